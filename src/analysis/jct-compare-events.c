/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "analysis/jct-compare-events.h"
#include "analysis/jct-multiple-testing.h"
#include "analysis/jct-words.h"

#include <glib/gi18n-lib.h>

#define RATE 0.05

static gboolean
is_same_period (JctPeriod a, JctPeriod b)
{
  return jct_period_kind_equal (a.kind, b.kind) && a.ordinal == b.ordinal;
}

static void
copy_row (const JctAgreementRow *row, JctAgreementRow *copy)
{
  *copy = *row;
  copy->reason = g_strdup (row->reason);
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
             const JctAnalysisOptions *options,
             GCancellable *cancellable,
             GError **error)
{
  JctComparedEvent *compared = &comparison->rows[i];
  gssize twin = find_twin (comparison, i);
  g_autoptr (JctAnalysis) analysis = NULL;
  g_autoptr (JctAgreement) agreement = NULL;

  if (twin >= 0)
    {
      copy_row (&comparison->rows[twin].row, &compared->row);
      return TRUE;
    }
  analysis = jct_analysis_compute (comparison->document, view, compared->period,
                                   compared->event->id, options, cancellable, NULL, NULL, error);
  if (analysis == NULL)
    return FALSE;
  agreement = jct_agreement_new (analysis);
  copy_row (jct_agreement_find (agreement, comparison->method), &compared->row);
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

/* The kind of the series' periods. */
static gboolean
find_kind (const JctDocument *document, const JctView *view, JctPeriodKind *kind, GError **error)
{
  g_auto (JctResolvedView) resolved = { 0 };

  if (!jct_document_resolve_view (document, view, &resolved, error))
    return FALSE;
  *kind = resolved.kind;
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
  g_autoptr (JctEventComparison) comparison = NULL;
  g_auto (JctAnalysisOptions) own = { 0 };
  JctPeriodKind kind;

  if (!find_kind (document, view, &kind, error))
    return NULL;
  if (options != NULL)
    jct_analysis_options_copy (options, &own);
  else
    jct_analysis_options_init (&own);
  own.methods = JCT_METHOD_BIT (method);
  comparison = g_new0 (JctEventComparison, 1);
  comparison->document = jct_document_ref ((JctDocument *) document);
  comparison->method = method;
  comparison->rows = g_new0 (JctComparedEvent, jct_document_get_n_events (document));
  for (guint i = 0; i < jct_document_get_n_events (document); i++)
    {
      JctComparedEvent *compared = &comparison->rows[i];

      compared->event = jct_document_get_event (document, i);
      compared->period = jct_event_get_period (compared->event, kind);
      if (!compute_row (comparison, i, view, &own, cancellable, error))
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
  jct_document_unref (comparison->document);
  g_free (comparison);
}

char *
jct_event_comparison_to_sentence (const JctEventComparison *comparison)
{
  g_autofree char *rate = jct_words_decimals (RATE, 2);
  g_autofree char *tests = jct_words_number (comparison->n_tests);
  g_autofree char *clear = NULL;
  g_autofree char *sentence = NULL;
  guint n_clear = 0;

  for (guint i = 0; i < comparison->n_rows; i++)
    n_clear += comparison->rows[i].has_q && comparison->rows[i].q <= RATE
               && find_twin (comparison, i) < 0;
  if (comparison->n_tests == 0)
    return g_strdup (_ ("No event has a p under this method."));
  clear = n_clear > 0 ? jct_words_number (n_clear) : g_strdup (C_ ("count", "none"));
  sentence = g_strdup_printf (
    /* Translators: two numbers in words (the second may be “none”) and a decimal number. */
    g_dngettext (GETTEXT_PACKAGE,
                 "%s date with an event is compared; at a false-discovery rate of %s (Benjamini "
                 "and Hochberg 1995), standing out: %s.",
                 "%s dates with an event are compared; at a false-discovery rate of %s (Benjamini "
                 "and Hochberg 1995), standing out: %s.",
                 comparison->n_tests),
    tests, rate, clear);
  return jct_words_capitalise (g_steal_pointer (&sentence));
}
