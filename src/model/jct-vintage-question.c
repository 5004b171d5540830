/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/jct-vintage-question-private.h"

#include <string.h>

#include "model/jct-query-private.h"

/* A dimension that a vintage shares with today's table. */
struct _JctVintageShared
{
  guint dimension, old_dimension; /* today's, and the vintage's */
  guint8 *passes;                 /* by the vintage's code */
  guint8 *passes_today;           /* by today's code */
  guint *today_of;                /* by the vintage's code: today's, or JCT_CODE_NONE */
  gsize stride;                   /* of a code in the number of a combination */
};

/* ---- is it the same question? ---- */

static gboolean
passes_all (const JctFilter *filter, const JctTable *table, guint dimension)
{
  const char *name = jct_table_get_dimension_name (table, dimension);

  if (!jct_filter_has_dimension (filter, name))
    return TRUE;
  for (guint code = 0; code < jct_table_get_n_values (table, dimension); code++)
    if (!jct_filter_passes (filter, name, jct_table_get_value (table, dimension, code)))
      return FALSE;
  return TRUE;
}

static guint8 *
list_passing (const JctFilter *filter, const JctTable *table, guint dimension)
{
  const char *name = jct_table_get_dimension_name (table, dimension);
  guint n = jct_table_get_n_values (table, dimension);
  guint8 *passes = g_new (guint8, MAX (n, 1));

  for (guint code = 0; code < n; code++)
    passes[code]
      = !jct_filter_has_dimension (filter, name)
        || jct_filter_passes (filter, name, jct_table_get_value (table, dimension, code));
  return passes;
}

static void
find_series (JctVintageQuestion *question, const JctVintageShared *by)
{
  guint n = jct_table_get_n_values (question->table, by->dimension);

  question->series_of = g_new (guint, MAX (n, 1));
  memset (question->series_of, 0xff, n * sizeof (guint));
  for (guint i = 0; i < jct_series_set_get_n (question->series); i++)
    {
      const JctSeries *series = jct_series_set_get (question->series, i);
      guint code
        = jct_table_find_value (question->table, by->dimension, jct_series_get_key (series));

      if (code != JCT_CODE_NONE && !jct_series_is_other (series))
        question->series_of[code] = i;
    }
}

static gboolean
passes_one (const guint8 *passes, guint n_values)
{
  guint n = 0;

  for (guint code = 0; code < n_values; code++)
    n += passes[code];
  return n <= 1;
}

/* FALSE where there are more combinations than can be numbered. */
static gboolean
share_dimension (JctVintageQuestion *question, guint dimension, guint old_dimension, gsize *stride)
{
  const JctFilter *filter = question->resolved->filter;
  JctVintageShared *shared = &question->shared[question->n_shared++];
  guint n = jct_table_get_n_values (question->table, dimension);
  guint n_old = jct_table_get_n_values (question->old, old_dimension);
  const char *name = jct_table_get_dimension_name (question->table, dimension);

  *shared = (JctVintageShared){ .dimension = dimension,
                                .old_dimension = old_dimension,
                                .stride = *stride };
  shared->passes = list_passing (filter, question->old, old_dimension);
  shared->passes_today = list_passing (filter, question->table, dimension);
  shared->today_of = g_new (guint, MAX (n_old, 1));
  for (guint code = 0; code < n_old; code++)
    shared->today_of[code]
      = jct_table_find_value (question->table, dimension,
                              jct_table_get_value (question->old, old_dimension, code));
  if (g_strcmp0 (question->resolved->by, name) == 0)
    {
      question->by = (int) question->n_shared - 1;
      find_series (question, shared);
    }
  else if (!passes_one (shared->passes, n_old) || !passes_one (shared->passes_today, n))
    question->is_single = FALSE;
  if (n > 0 && *stride > G_MAXSIZE / 4 / n)
    return FALSE;
  *stride *= MAX (n, 1);
  return TRUE;
}

gboolean
jct_vintage_question_init (JctVintageQuestion *question,
                           const JctVintage *vintage,
                           const JctResolvedView *resolved,
                           JctSeriesSet *series)
{
  guint n_dimensions = jct_table_get_n_dimensions (resolved->table);
  int measure = jct_table_find_measure (jct_vintage_get_table (vintage), resolved->measure);
  gsize stride = 1;

  *question
    = (JctVintageQuestion){ .vintage = vintage, .resolved = resolved, .series = series, .by = -1 };
  question->table = resolved->table;
  question->old = jct_vintage_get_table (vintage);
  question->shared = g_new0 (JctVintageShared, MAX (n_dimensions, 1));
  question->is_single = TRUE;
  question->parts = g_array_new (FALSE, FALSE, sizeof (JctVintageFigure));
  if (measure < 0
      || !jct_period_kind_nests (jct_table_get_period_kind (question->old), resolved->kind))
    return FALSE;
  question->measure = (guint) measure;
  question->counts = !question->old->measures[measure].has_negative;
  for (guint i = 0; i < n_dimensions; i++)
    {
      const char *name = jct_table_get_dimension_name (resolved->table, i);
      int old = jct_table_find_dimension (question->old, name);

      if (old < 0 || (guint) old == jct_vintage_get_published (vintage))
        {
          if (g_strcmp0 (resolved->by, name) == 0
              || !passes_all (resolved->filter, resolved->table, i))
            return FALSE;
        }
      else if (!share_dimension (question, i, (guint) old, &stride))
        return FALSE;
    }
  question->is_after = g_new (gboolean, MAX (jct_vintage_get_n_dates (vintage), 1));
  for (guint date = 0; date < jct_vintage_get_n_dates (vintage); date++)
    question->is_after[date] = jct_vintage_is_after (vintage, date, resolved->table);
  return TRUE;
}

void
jct_vintage_question_clear (JctVintageQuestion *question)
{
  for (guint i = 0; i < question->n_shared; i++)
    {
      g_free (question->shared[i].passes);
      g_free (question->shared[i].passes_today);
      g_free (question->shared[i].today_of);
    }
  g_free (question->shared);
  g_free (question->series_of);
  g_free (question->is_after);
  g_array_unref (question->parts);
}

/* ---- rows ---- */

/* The series that a row of today's table belongs to, and the number of its combination; FALSE where it does not pass. */
static gboolean
find_today (const JctVintageQuestion *question, gsize row, guint *series, gsize *combination)
{
  *series = 0;
  *combination = 0;
  for (guint i = 0; i < question->n_shared; i++)
    {
      const JctVintageShared *shared = &question->shared[i];
      guint code = jct_table_get_code (question->table, shared->dimension, row);

      if (!shared->passes_today[code])
        return FALSE;
      *combination += code * shared->stride;
      if ((int) i == question->by)
        *series = question->series_of[code];
    }
  return *series < jct_series_set_get_n (question->series);
}

/* The same of a row of the vintage; the number is G_MAXSIZE for a combination that today's table cannot have. */
static gboolean
find_old (const JctVintageQuestion *question, gsize row, guint *series, gsize *combination)
{
  *series = 0;
  *combination = 0;
  for (guint i = 0; i < question->n_shared; i++)
    {
      const JctVintageShared *shared = &question->shared[i];
      guint old_code = jct_table_get_code (question->old, shared->old_dimension, row);
      guint code = shared->today_of[old_code];

      if (!shared->passes[old_code])
        return FALSE;
      if (code == JCT_CODE_NONE)
        *combination = G_MAXSIZE;
      else if (*combination != G_MAXSIZE)
        *combination += code * shared->stride;
      if ((int) i == question->by)
        *series = code != JCT_CODE_NONE ? question->series_of[code] : G_MAXUINT;
    }
  return *series < jct_series_set_get_n (question->series);
}

/* What today's table has rows for in a period of the vintage: the combinations, and how many each series has. */
static GHashTable *
list_today (const JctVintageQuestion *question, JctPeriod period, gsize *n_of_series)
{
  GHashTable *there = g_hash_table_new (NULL, NULL);
  JctPeriodKind kind = jct_table_get_period_kind (question->table);
  gint64 first = jct_period_from_day (kind, jct_period_first_day (period)).ordinal;
  gint64 end = (gint64) jct_period_from_day (kind, jct_period_end_day (period) - 1).ordinal + 1;
  gsize row = question->table->runs[jct_table_find_run (question->table, first)].start;
  gsize last = question->table->runs[jct_table_find_run (question->table, end)].start;

  for (; row < last; row++)
    {
      gsize combination;
      guint series;

      if (find_today (question, row, &series, &combination)
          && g_hash_table_add (there, GSIZE_TO_POINTER (combination + 1)))
        n_of_series[series]++;
    }
  return there;
}

static void
add_row (const JctVintageQuestion *question, JctVintageFigure *figure, gsize row)
{
  double value = jct_table_get_real (question->old, question->measure, row);
  JctQualifier qualifier = jct_table_get_qualifier (question->old, question->measure, row);

  if (jct_table_is_missing (question->old, question->measure, row))
    {
      figure->missing = TRUE;
      return;
    }
  jct_real_add (&figure->value, &figure->rest, value);
  figure->range
    = jct_interval_add (figure->range, jct_interval_of_figure (qualifier, value, question->counts));
}

/* The figure of that series and date among those of the present period. */
static JctVintageFigure *
get_figure (GArray *figures, GHashTable *places, guint series, guint date, guint n_dates)
{
  gsize key = (gsize) series * n_dates + date + 1;
  gsize place = GPOINTER_TO_SIZE (g_hash_table_lookup (places, GSIZE_TO_POINTER (key)));

  if (place == 0)
    {
      const JctVintageFigure figure
        = { .series = series, .date = date, .range = jct_interval_exact (0) };

      g_array_append_val (figures, figure);
      place = figures->len;
      g_hash_table_insert (places, GSIZE_TO_POINTER (key), GSIZE_TO_POINTER (place));
    }
  return &g_array_index (figures, JctVintageFigure, place - 1);
}

/* The figures of one period of the vintage, of its rows from `start` to `end`. */
static void
add_period (JctVintageQuestion *question, JctPeriod period, gsize start, gsize end)
{
  guint n_dates = jct_vintage_get_n_dates (question->vintage);
  g_autoptr (GArray) figures = g_array_new (FALSE, FALSE, sizeof (JctVintageFigure));
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
  g_autofree gsize *n_today = g_new0 (gsize, jct_series_set_get_n (question->series));
  g_autoptr (GHashTable) today
    = !question->is_single ? list_today (question, period, n_today) : NULL;

  for (gsize row = start; row < end; row++)
    {
      guint date = jct_vintage_get_row_date (question->vintage, row), series;
      gsize combination;

      if (question->is_after[date] || !find_old (question, row, &series, &combination)
          || (question->is_single && combination == G_MAXSIZE))
        continue;
      JctVintageFigure *figure = get_figure (figures, places, series, date, n_dates);
      add_row (question, figure, row);
      if (today != NULL && combination != G_MAXSIZE
          && g_hash_table_contains (today, GSIZE_TO_POINTER (combination + 1)))
        figure->n_known++;
    }
  for (guint i = 0; i < figures->len; i++)
    {
      JctVintageFigure *figure = &g_array_index (figures, JctVintageFigure, i);

      figure->part = period.ordinal;
      figure->ordinal = jct_period_convert (period, question->resolved->kind).ordinal;
      if (!figure->missing && figure->n_known == n_today[figure->series])
        g_array_append_val (question->parts, *figure);
    }
}

void
jct_vintage_question_add_rows (JctVintageQuestion *question)
{
  const gint32 *periods = jct_table_get_periods (question->old);
  JctPeriodKind kind = jct_table_get_period_kind (question->old);
  gsize n_rows = jct_table_get_n_rows (question->old);

  for (gsize start = 0, end; start < n_rows; start = end)
    {
      end = start + 1;
      while (end < n_rows && periods[end] == periods[start])
        end++;
      add_period (question, jct_period (kind, periods[start]), start, end);
    }
}
