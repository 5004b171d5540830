/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "analysis/jct-compare-events.h"
#include "analysis/jct-effect-provenance.h"
#include "analysis/jct-multiple-testing.h"

#include <math.h>

static gboolean
is_same_period (JctPeriod a, JctPeriod b)
{
  return jct_period_kind_equal (a.kind, b.kind) && a.ordinal == b.ordinal;
}

/* Of another event in the same period. */
static void
copy_result (const JctComparedEvent *twin, JctComparedEvent *compared)
{
  const JctEvent *event = compared->event;

  *compared = *twin;
  compared->event = event;
  compared->row.reason = g_strdup (twin->row.reason);
}

static void
set_percent (JctComparedEvent *compared, const JctBeforeAfter *sides)
{
  double percent;

  if (!compared->row.has_size || sides->before.n == 0
      || sides->before.mean < JCT_BEFORE_AFTER_MIN_FOR_PERCENT)
    return;
  percent = compared->row.kind == JCT_SIZE_RATIO ? 100 * (compared->row.size - 1)
                                                 : 100 * compared->row.size / sides->before.mean;
  compared->has_percent = isfinite (percent);
  compared->percent = compared->has_percent ? percent : 0;
}

/* What was counted, from any of the analyses. */
static void
set_series (JctEventComparison *comparison, const JctAnalysis *analysis)
{
  if (comparison->series_name != NULL)
    return;
  comparison->series_name = g_strdup (analysis->series_name);
  comparison->unit = g_strdup (analysis->unit);
  comparison->series_key = g_strdup (jct_series_get_key (analysis->series));
  comparison->first = jct_series_get_first (analysis->series);
  comparison->last
    = jct_series_get_period (analysis->series, jct_series_get_n (analysis->series) - 1);
  comparison->others = jct_effect_dup_beside (analysis, comparison->method);
  jct_filter_free (comparison->filter);
  comparison->filter = jct_filter_copy (analysis->filter);
}

/* The first of the events before `i` in the same period; -1 for none. */
static gssize
find_twin (const JctEventComparison *comparison, guint i)
{
  for (guint j = 0; j < i; j++)
    if (is_same_period (comparison->rows[j].period, comparison->rows[i].period))
      return j;
  return -1;
}

static gboolean
compute_row (JctEventComparison *comparison,
             guint i,
             const JctView *view,
             GCancellable *cancellable,
             GError **error)
{
  JctComparedEvent *compared = &comparison->rows[i];
  gssize twin = find_twin (comparison, i);
  g_autoptr (JctAnalysis) analysis = NULL;
  g_autoptr (JctAgreement) agreement = NULL;

  if (twin >= 0)
    {
      copy_result (&comparison->rows[twin], compared);
      return TRUE;
    }
  analysis
    = jct_analysis_compute (comparison->document, view, compared->period, compared->event->id,
                            &comparison->options, cancellable, NULL, NULL, error);
  if (analysis == NULL)
    return FALSE;
  agreement = jct_agreement_new (analysis);
  compared->row = *jct_agreement_find (agreement, comparison->method);
  compared->row.reason = g_strdup (compared->row.reason);
  compared->is_inside = analysis->has_event_index;
  compared->before = analysis->before_after->before;
  compared->after = analysis->before_after->after;
  set_percent (compared, analysis->before_after);
  set_series (comparison, analysis);
  return TRUE;
}

static gboolean
has_test (const JctComparedEvent *compared)
{
  return compared->row.has_p && compared->row.finding != JCT_FINDING_NOT_ENOUGH;
}

static void
adjust (JctEventComparison *comparison)
{
  g_autofree double *p = g_new (double, comparison->n_rows);
  g_autofree guint *at = g_new (guint, comparison->n_rows);
  guint n = 0;

  for (guint i = 0; i < comparison->n_rows; i++)
    {
      gssize twin = find_twin (comparison, i);

      at[i] = twin >= 0 ? at[twin] : n;
      if (twin < 0 && has_test (&comparison->rows[i]))
        p[n++] = comparison->rows[i].row.p;
    }
  jct_adjust_false_discovery (p, n, p);
  for (guint i = 0; i < comparison->n_rows; i++)
    {
      JctComparedEvent *compared = &comparison->rows[i];

      compared->has_q = has_test (compared);
      compared->q = compared->has_q ? p[at[i]] : 0;
    }
  comparison->n_tests = n;
}

static gboolean
resolve (JctEventComparison *comparison, const JctView *view, GError **error)
{
  g_auto (JctResolvedView) resolved = { 0 };

  if (!jct_document_resolve_view (comparison->document, view, &resolved, error))
    return FALSE;
  comparison->kind = resolved.kind;
  comparison->definition = resolved.definition;
  comparison->filter = jct_filter_copy (resolved.filter);
  return TRUE;
}

JctEventComparison *
jct_compare_events (const JctDocument *document,
                    const JctView *view,
                    JctMethod method,
                    const JctAnalysisOptions *options,
                    GCancellable *cancellable,
                    JctAnalysisProgress progress,
                    gpointer data,
                    GError **error)
{
  g_autoptr (JctEventComparison) comparison = g_new0 (JctEventComparison, 1);

  comparison->document = jct_document_ref ((JctDocument *) document);
  comparison->view = jct_view_copy (view);
  comparison->method = method;
  if (options != NULL)
    jct_analysis_options_copy (options, &comparison->options);
  else
    jct_analysis_options_init (&comparison->options);
  /* The mean before is what percentages are of. */
  comparison->options.methods = JCT_METHOD_BIT (method) | JCT_METHOD_BIT (JCT_METHOD_BEFORE_AFTER);
  if (!resolve (comparison, view, error))
    return NULL;
  comparison->rows = g_new0 (JctComparedEvent, jct_document_get_n_events (document));
  for (guint i = 0; i < jct_document_get_n_events (document); i++)
    {
      JctComparedEvent *compared = &comparison->rows[i];

      compared->event = jct_document_get_event (document, i);
      compared->period = jct_event_get_period (compared->event, comparison->kind);
      if (!compute_row (comparison, i, view, cancellable, error))
        return NULL;
      comparison->n_rows = i + 1;
      if (progress != NULL)
        progress ((i + 1.0) / jct_document_get_n_events (document), data);
    }
  adjust (comparison);
  return g_steal_pointer (&comparison);
}

void
jct_event_comparison_free (JctEventComparison *comparison)
{
  for (guint i = 0; i < comparison->n_rows; i++)
    g_free (comparison->rows[i].row.reason);
  g_free (comparison->rows);
  g_free (comparison->series_name);
  g_free (comparison->unit);
  g_free (comparison->series_key);
  g_free (comparison->others);
  jct_view_free (comparison->view);
  g_clear_pointer (&comparison->filter, jct_filter_free);
  jct_analysis_options_clear (&comparison->options);
  jct_document_unref (comparison->document);
  g_free (comparison);
}

gboolean
jct_event_comparison_has_answer (const JctEventComparison *comparison)
{
  for (guint i = 0; i < comparison->n_rows; i++)
    {
      const JctAgreementRow *row = &comparison->rows[i].row;

      if (row->has_size || row->has_p || row->finding != JCT_FINDING_NOT_ENOUGH)
        return TRUE;
    }
  return FALSE;
}
