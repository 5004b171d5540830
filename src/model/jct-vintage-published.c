/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/jct-vintage-published.h"

#include <math.h>
#include <string.h>

#include "model/jct-query-private.h"
#include "model/jct-series-private.h"
#include "model/jct-vintage-question-private.h"

#define MAX_EXACT (G_GINT64_CONSTANT (1) << 53)

struct _JctPublishedSet
{
  gatomicrefcount ref_count;
  JctPeriodKind kind;
  GPtrArray *vintages; /* owned */
  GArray *figures;     /* JctVintageFigure: by series, period and date */
  GArray *published;   /* JctPublished: the same in the same order */
};

/* ---- whole figures ---- */

static int
compare_parts (gconstpointer a, gconstpointer b)
{
  const JctVintageFigure *x = a, *y = b;

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
can_stand_beside (const JctVintageQuestion *question,
                  const JctView *view,
                  guint index,
                  JctPeriod period)
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
finish_figure (const JctVintageQuestion *question,
               const JctView *view,
               JctVintageFigure *figure,
               JctPeriod period)
{
  double days = view->transform.per_day ? jct_period_n_days (period) : 1;
  double value = figure->value + figure->rest;
  JctInterval range = jct_interval_scale (jct_interval_with_value (figure->range, value), 1 / days);

  figure->published = (JctPublished){
    .vintage = question->vintage,
    .date = jct_vintage_get_date (question->vintage, figure->date),
    .value = value / days,
    .count = value,
    .range = range,
    .qualifier = jct_interval_is_exact (&figure->range)
                   ? JCT_QUALIFIER_EXACT
                   : jct_interval_to_qualifier (&range, value / days),
  };
}

/* Adds up the parts of one period of one date, from the first on; returns how many they are. */
static guint
sum_parts (const JctVintageQuestion *question, guint start, JctVintageFigure *whole)
{
  guint i = start;

  *whole = g_array_index (question->parts, JctVintageFigure, start);
  for (i = start + 1; i < question->parts->len; i++)
    {
      const JctVintageFigure *part = &g_array_index (question->parts, JctVintageFigure, i);

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
collect (JctVintageQuestion *question, const JctView *view, GArray *figures)
{
  JctPeriodKind fine = jct_table_get_period_kind (question->old);

  g_array_sort (question->parts, compare_parts);
  for (guint i = 0, n; i < question->parts->len; i += n)
    {
      JctVintageFigure whole;

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
  const JctVintageFigure *x = a, *y = b;
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
repeats (const JctVintageFigure *figure, const JctVintageFigure *before)
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
      const JctVintageFigure *figure = &g_array_index (figures, JctVintageFigure, i);

      if (n == 0 || !repeats (figure, &g_array_index (figures, JctVintageFigure, n - 1)))
        g_array_index (figures, JctVintageFigure, n++) = *figure;
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
    g_array_append_val (set->published, g_array_index (figures, JctVintageFigure, i).published);
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
  figures = g_array_new (FALSE, FALSE, sizeof (JctVintageFigure));
  for (guint i = 0; i < jct_document_get_n_vintages (document); i++)
    {
      JctVintage *vintage = jct_document_get_vintage (document, i);
      JctVintageQuestion question;

      if (strcmp (jct_vintage_get_of (vintage), jct_table_get_name (resolved.table)) != 0)
        continue;
      if (jct_vintage_question_init (&question, vintage, &resolved, series))
        {
          g_ptr_array_add (vintages, jct_vintage_ref (vintage));
          jct_vintage_question_add_rows (&question);
          collect (&question, view, figures);
        }
      jct_vintage_question_clear (&question);
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
      const JctVintageFigure *figure = &g_array_index (set->figures, JctVintageFigure, middle);

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
