/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/jct-vintage-published.h"

#include <math.h>
#include <string.h>

#include "model/jct-query-private.h"
#include "model/jct-series-private.h"

#define MAX_EXACT (G_GINT64_CONSTANT (1) << 53)

/* A figure, or part of one, and the point that it belongs to. */
typedef struct
{
  guint series;
  gint32 ordinal; /* of the period as shown */
  gint32 part;    /* of the vintage's own period */
  guint date;     /* its place among the vintage's dates */
  double value, rest;
  JctInterval range;
  gsize n_known; /* rows of combinations that today's table has too */
  gboolean missing;
  JctPublished published; /* once it is whole */
} Figure;

struct _JctPublishedSet
{
  gatomicrefcount ref_count;
  JctPeriodKind kind;
  GPtrArray *vintages; /* owned */
  GArray *figures;     /* Figure: by series, period and date */
  GArray *published;   /* JctPublished: the same in the same order */
};

/* A dimension that a vintage shares with today's table. */
typedef struct
{
  guint dimension, old_dimension; /* today's, and the vintage's */
  guint8 *passes;                 /* by the vintage's code */
  guint8 *passes_today;           /* by today's code */
  guint *today_of;                /* by the vintage's code: today's, or JCT_CODE_NONE */
  gsize stride;                   /* of a code in the number of a combination */
} Shared;

/* One vintage under one view. */
typedef struct
{
  const JctVintage *vintage;
  const JctResolvedView *resolved;
  JctSeriesSet *series;
  JctTable *table, *old;
  guint measure; /* the vintage's */
  Shared *shared;
  guint n_shared;
  int by;             /* the shared dimension that splits; -1 */
  guint *series_of;   /* by today's code of that: a series, or G_MAXUINT */
  gboolean is_single; /* nothing is added up: each figure is one row */
  gboolean *is_after; /* by date: later than today's table */
  gboolean counts;    /* no figure can be below zero */
  GArray *parts;      /* Figure */
} Question;

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
find_series (Question *question, const Shared *by)
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
share_dimension (Question *question, guint dimension, guint old_dimension, gsize *stride)
{
  const JctFilter *filter = question->resolved->filter;
  Shared *shared = &question->shared[question->n_shared++];
  guint n = jct_table_get_n_values (question->table, dimension);
  guint n_old = jct_table_get_n_values (question->old, old_dimension);
  const char *name = jct_table_get_dimension_name (question->table, dimension);

  *shared = (Shared){ .dimension = dimension, .old_dimension = old_dimension, .stride = *stride };
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

/* FALSE where the vintage was asked something else. */
static gboolean
question_init (Question *question,
               const JctVintage *vintage,
               const JctResolvedView *resolved,
               JctSeriesSet *series)
{
  guint n_dimensions = jct_table_get_n_dimensions (resolved->table);
  int measure = jct_table_find_measure (jct_vintage_get_table (vintage), resolved->measure);
  gsize stride = 1;

  *question = (Question){ .vintage = vintage, .resolved = resolved, .series = series, .by = -1 };
  question->table = resolved->table;
  question->old = jct_vintage_get_table (vintage);
  question->shared = g_new0 (Shared, MAX (n_dimensions, 1));
  question->is_single = TRUE;
  question->parts = g_array_new (FALSE, FALSE, sizeof (Figure));
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

static void
question_clear (Question *question)
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
find_today (const Question *question, gsize row, guint *series, gsize *combination)
{
  *series = 0;
  *combination = 0;
  for (guint i = 0; i < question->n_shared; i++)
    {
      const Shared *shared = &question->shared[i];
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
find_old (const Question *question, gsize row, guint *series, gsize *combination)
{
  *series = 0;
  *combination = 0;
  for (guint i = 0; i < question->n_shared; i++)
    {
      const Shared *shared = &question->shared[i];
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
list_today (const Question *question, JctPeriod period, gsize *n_of_series)
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
add_row (const Question *question, Figure *figure, gsize row)
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
static Figure *
get_figure (GArray *figures, GHashTable *places, guint series, guint date, guint n_dates)
{
  gsize key = (gsize) series * n_dates + date + 1;
  gsize place = GPOINTER_TO_SIZE (g_hash_table_lookup (places, GSIZE_TO_POINTER (key)));

  if (place == 0)
    {
      const Figure figure = { .series = series, .date = date, .range = jct_interval_exact (0) };

      g_array_append_val (figures, figure);
      place = figures->len;
      g_hash_table_insert (places, GSIZE_TO_POINTER (key), GSIZE_TO_POINTER (place));
    }
  return &g_array_index (figures, Figure, place - 1);
}

/* The figures of one period of the vintage, of its rows from `start` to `end`. */
static void
add_period (Question *question, JctPeriod period, gsize start, gsize end)
{
  guint n_dates = jct_vintage_get_n_dates (question->vintage);
  g_autoptr (GArray) figures = g_array_new (FALSE, FALSE, sizeof (Figure));
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
      Figure *figure = get_figure (figures, places, series, date, n_dates);
      add_row (question, figure, row);
      if (today != NULL && combination != G_MAXSIZE
          && g_hash_table_contains (today, GSIZE_TO_POINTER (combination + 1)))
        figure->n_known++;
    }
  for (guint i = 0; i < figures->len; i++)
    {
      Figure *figure = &g_array_index (figures, Figure, i);

      figure->part = period.ordinal;
      figure->ordinal = jct_period_convert (period, question->resolved->kind).ordinal;
      if (!figure->missing && figure->n_known == n_today[figure->series])
        g_array_append_val (question->parts, *figure);
    }
}

static void
add_rows (Question *question)
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

/* ---- whole figures ---- */

static int
compare_parts (gconstpointer a, gconstpointer b)
{
  const Figure *x = a, *y = b;

  if (x->series != y->series)
    return x->series < y->series ? -1 : 1;
  if (x->ordinal != y->ordinal)
    return x->ordinal < y->ordinal ? -1 : 1;
  if (x->date != y->date)
    return x->date < y->date ? -1 : 1;
  return x->part < y->part ? -1 : x->part > y->part;
}

/* Whether today's figure is one that a whole one can stand beside. */
static gboolean
can_stand_beside (const Question *question, const JctView *view, guint index, JctPeriod period)
{
  const JctSeries *series = jct_series_set_get (question->series, index);
  gssize place = jct_series_find (series, period);

  if (place < 0)
    return FALSE;
  switch (jct_series_get_state (series, (gsize) place))
    {
    case JCT_VALUE_PRESENT:
      return TRUE;
    case JCT_VALUE_MISSING:
      /* Withdrawn since; but a rate is also missing of a period that is not whole. */
      return jct_transform_is_none (&view->transform);
    case JCT_VALUE_PARTIAL:
    default:
      return FALSE;
    }
}

static void
finish_figure (const Question *question, const JctView *view, Figure *figure, JctPeriod period)
{
  double days = view->transform.per_day ? jct_period_n_days (period) : 1;
  double value = figure->value + figure->rest;
  JctInterval range = jct_interval_scale (jct_interval_with_value (figure->range, value), 1 / days);

  figure->published = (JctPublished){
    .vintage = question->vintage,
    .date = jct_vintage_get_date (question->vintage, figure->date),
    .value = value / days,
    .range = range,
    .qualifier = jct_interval_is_exact (&figure->range)
                   ? JCT_QUALIFIER_EXACT
                   : jct_interval_to_qualifier (&range, value / days),
  };
}

/* Adds up the parts of one period of one date, from the first on; returns how many they are. */
static guint
sum_parts (const Question *question, guint start, Figure *whole)
{
  guint i = start;

  *whole = g_array_index (question->parts, Figure, start);
  for (i = start + 1; i < question->parts->len; i++)
    {
      const Figure *part = &g_array_index (question->parts, Figure, i);

      if (part->series != whole->series || part->ordinal != whole->ordinal
          || part->date != whole->date)
        break;
      jct_real_add (&whole->value, &whole->rest, part->value);
      whole->rest += part->rest;
      whole->range = jct_interval_add (whole->range, part->range);
    }
  return i - start;
}

static void
collect (Question *question, const JctView *view, GArray *figures)
{
  JctPeriodKind fine = jct_table_get_period_kind (question->old);

  g_array_sort (question->parts, compare_parts);
  for (guint i = 0, n; i < question->parts->len; i += n)
    {
      Figure whole;

      n = sum_parts (question, i, &whole);
      JctPeriod period = jct_period (question->resolved->kind, whole.ordinal);
      if (n != jct_period_count_parts (period, fine) || !isfinite (whole.value + whole.rest)
          || fabs (whole.value) > (double) MAX_EXACT
          || !can_stand_beside (question, view, whole.series, period))
        continue;
      finish_figure (question, view, &whole, period);
      g_array_append_val (figures, whole);
    }
}

/* ---- the set ---- */

static int
compare_figures (gconstpointer a, gconstpointer b)
{
  const Figure *x = a, *y = b;
  JctSpan first, second;

  if (x->series != y->series)
    return x->series < y->series ? -1 : 1;
  if (x->ordinal != y->ordinal)
    return x->ordinal < y->ordinal ? -1 : 1;
  first = jct_edtf_span (x->published.date);
  second = jct_edtf_span (y->published.date);
  if (first.start != second.start)
    return first.start < second.start ? -1 : 1;
  if (first.end != second.end)
    return first.end < second.end ? -1 : 1;
  return (x->published.value > y->published.value) - (x->published.value < y->published.value);
}

/* The same figure of the same date, from two vintages, is one. */
static gboolean
repeats (const Figure *figure, const Figure *before)
{
  return figure->series == before->series && figure->ordinal == before->ordinal
         && jct_edtf_equal (figure->published.date, before->published.date)
         && figure->published.value == before->published.value;
}

static void
drop_repeats (GArray *figures)
{
  guint n = 0;

  for (guint i = 0; i < figures->len; i++)
    {
      const Figure *figure = &g_array_index (figures, Figure, i);

      if (n == 0 || !repeats (figure, &g_array_index (figures, Figure, n - 1)))
        g_array_index (figures, Figure, n++) = *figure;
    }
  g_array_set_size (figures, n);
}

/* Takes the arrays. */
static JctPublishedSet *
published_set_new (JctPeriodKind kind, GPtrArray *vintages, GArray *figures)
{
  JctPublishedSet *set = g_new0 (JctPublishedSet, 1);

  g_atomic_ref_count_init (&set->ref_count);
  set->kind = kind;
  set->vintages = vintages;
  g_array_sort (figures, compare_figures);
  drop_repeats (figures);
  set->figures = figures;
  set->published = g_array_new (FALSE, FALSE, sizeof (JctPublished));
  for (guint i = 0; i < figures->len; i++)
    g_array_append_val (set->published, g_array_index (figures, Figure, i).published);
  return set;
}

static gboolean
is_pointwise (const JctTransform *transform)
{
  return transform->kind == JCT_TRANSFORM_NONE && transform->rolling == 0;
}

JctPublishedSet *
jct_document_compute_published (const JctDocument *document,
                                const JctView *view,
                                JctSeriesSet *series)
{
  g_auto (JctResolvedView) resolved = { 0 };
  GPtrArray *vintages;
  GArray *figures;

  g_return_val_if_fail (document != NULL && view != NULL && series != NULL, NULL);

  if (jct_document_get_n_vintages (document) == 0 || !is_pointwise (&view->transform)
      || !jct_document_resolve_view (document, view, &resolved, NULL))
    return NULL;
  vintages = g_ptr_array_new_with_free_func ((GDestroyNotify) jct_vintage_unref);
  figures = g_array_new (FALSE, FALSE, sizeof (Figure));
  for (guint i = 0; i < jct_document_get_n_vintages (document); i++)
    {
      JctVintage *vintage = jct_document_get_vintage (document, i);
      Question question;

      if (strcmp (jct_vintage_get_of (vintage), jct_table_get_name (resolved.table)) != 0)
        continue;
      if (question_init (&question, vintage, &resolved, series))
        {
          g_ptr_array_add (vintages, jct_vintage_ref (vintage));
          add_rows (&question);
          collect (&question, view, figures);
        }
      question_clear (&question);
    }
  if (figures->len > 0)
    return published_set_new (resolved.kind, vintages, figures);
  g_array_unref (figures);
  g_ptr_array_unref (vintages);
  return NULL;
}

JctPublishedSet *
jct_published_set_ref (JctPublishedSet *set)
{
  g_return_val_if_fail (set != NULL, NULL);

  g_atomic_ref_count_inc (&set->ref_count);
  return set;
}

void
jct_published_set_unref (JctPublishedSet *set)
{
  g_return_if_fail (set != NULL);

  if (!g_atomic_ref_count_dec (&set->ref_count))
    return;
  g_array_unref (set->figures);
  g_array_unref (set->published);
  g_ptr_array_unref (set->vintages);
  g_free (set);
}

/* The first figure of the series that is of the period or of a later one. */
static guint
find_place (const JctPublishedSet *set, guint series, gint64 ordinal)
{
  guint low = 0, high = set->figures->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const Figure *figure = &g_array_index (set->figures, Figure, middle);

      if (figure->series < series || (figure->series == series && figure->ordinal < ordinal))
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

const JctPublished *
jct_published_set_find (const JctPublishedSet *set, guint series, JctPeriod period, guint *n)
{
  guint start;

  g_return_val_if_fail (n != NULL, NULL);

  *n = 0;
  if (set == NULL || !jct_period_kind_equal (set->kind, period.kind))
    return NULL;
  start = find_place (set, series, period.ordinal);
  *n = find_place (set, series, (gint64) period.ordinal + 1) - start;
  return *n > 0 ? &g_array_index (set->published, JctPublished, start) : NULL;
}

gboolean
jct_published_set_has (const JctPublishedSet *set, guint series, JctPeriod first, JctPeriod last)
{
  return set != NULL && jct_period_kind_equal (set->kind, first.kind)
         && find_place (set, series, first.ordinal)
              < find_place (set, series, (gint64) last.ordinal + 1);
}
