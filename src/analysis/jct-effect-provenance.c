/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "analysis/jct-effect-provenance.h"

#include <glib/gi18n-lib.h>

#include "analysis/jct-effect-figures.h"

/* Longer lists of series are cut to this many names. */
#define MAX_NAMES 6

static gboolean
add_side (JctProvenance *provenance, JctProvenanceRole role, const JctSide *side, GError **error)
{
  return side->n == 0
         || jct_provenance_add_range (provenance, role, side->first, side->last, error);
}

static gboolean
add_sides (JctProvenance *provenance, const JctSide *before, const JctSide *after, GError **error)
{
  return add_side (provenance, JCT_PROVENANCE_BEFORE, before, error)
         && add_side (provenance, JCT_PROVENANCE_AFTER, after, error);
}

static gboolean
add_periods (JctProvenance *provenance,
             const JctAnalysis *analysis,
             JctMethod method,
             GError **error)
{
  const JctBeforeAfter *sides = analysis->before_after;
  gsize n = jct_series_get_n (analysis->series);

  if (method == JCT_METHOD_BEFORE_AFTER && sides != NULL)
    return add_sides (provenance, &sides->before, &sides->after, error);
  return n == 0
         || jct_provenance_add_range (provenance, JCT_PROVENANCE_SERIES,
                                      jct_series_get_first (analysis->series),
                                      jct_series_get_period (analysis->series, n - 1), error);
}

static char *
join_names (JctSeries *const *series, guint n)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < MIN (n, MAX_NAMES); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? C_ ("list separator", ", ") : "",
                            jct_series_get_label (series[i]));
  if (n > MAX_NAMES)
    {
      g_autofree char *list = g_string_free (names, FALSE);

      /* Translators: %s is a list of names, %u how many more there are. */
      return g_strdup_printf (ngettext ("%s and %u more", "%s and %u more", n - MAX_NAMES), list,
                              n - MAX_NAMES);
    }
  return g_string_free (names, FALSE);
}

char *
jct_effect_dup_beside (const JctAnalysis *analysis, JctMethod method)
{
  gboolean donors = method == JCT_METHOD_SYNTHETIC_CONTROL;
  guint n;

  g_return_val_if_fail (analysis != NULL, NULL);

  n = donors ? analysis->n_donors : analysis->n_controls;
  if (n == 0 || (!donors && method != JCT_METHOD_COUNTERFACTUAL))
    return NULL;
  return join_names (donors ? analysis->donors : analysis->controls, n);
}

/* How the method is defined, and what it sets beside the series; `others` is nullable. */
static void
add_steps (JctProvenance *provenance, const char *others, JctMethod method)
{
  if (others != NULL)
    {
      g_autofree char *step = g_strdup_printf (_ ("It is set beside other series: %s."), others);

      jct_provenance_add_step (provenance, step);
    }
  jct_provenance_add_step (provenance, jct_effect_get_definition (method));
}

JctProvenance *
jct_effect_provenance_new (const JctAnalysis *analysis,
                           const JctView *view,
                           JctMethod method,
                           GError **error)
{
  g_autoptr (JctProvenance) provenance = NULL;
  g_autofree char *others = NULL;

  g_return_val_if_fail (analysis != NULL && view != NULL, NULL);

  provenance = jct_provenance_new_range (analysis->document, view,
                                         jct_series_get_key (analysis->series), error);
  if (provenance == NULL || !add_periods (provenance, analysis, method, error))
    return NULL;
  others = jct_effect_dup_beside (analysis, method);
  add_steps (provenance, others, method);
  return g_steal_pointer (&provenance);
}

JctProvenance *
jct_compared_provenance_new (const JctEventComparison *comparison,
                             const JctComparedEvent *compared,
                             GError **error)
{
  g_autoptr (JctProvenance) provenance = NULL;
  gboolean added;

  g_return_val_if_fail (comparison != NULL && compared != NULL, NULL);
  g_return_val_if_fail (comparison->series_key != NULL, NULL);

  provenance = jct_provenance_new_range (comparison->document, comparison->view,
                                         comparison->series_key, error);
  if (provenance == NULL)
    return NULL;
  if (comparison->method == JCT_METHOD_BEFORE_AFTER)
    added = add_sides (provenance, &compared->before, &compared->after, error);
  else
    added = jct_provenance_add_range (provenance, JCT_PROVENANCE_SERIES, comparison->first,
                                      comparison->last, error);
  if (!added)
    return NULL;
  add_steps (provenance, comparison->others, comparison->method);
  return g_steal_pointer (&provenance);
}

JctProvenance *
jct_elsewhere_provenance_new (
  JctDocument *document, const JctView *view, JctSeriesSet *set, JctPeriod event, GError **error)
{
  g_autoptr (JctView) whole = NULL;
  g_autoptr (JctProvenance) provenance = NULL;
  JctBeforeAfter sides;

  g_return_val_if_fail (document != NULL && view != NULL, NULL);
  g_return_val_if_fail (set != NULL && jct_series_set_get_n (set) > 0, NULL);

  whole = jct_view_copy (view);
  g_free (whole->by);
  whole->by = g_strdup ("");
  provenance = jct_provenance_new_range (document, whole, NULL, error);
  /* The sides are the same in all series of a set. */
  jct_before_after_compute (jct_series_set_get (set, 0), event, view->k, view->event_period,
                            &sides);
  if (provenance == NULL || !add_sides (provenance, &sides.before, &sides.after, error))
    return NULL;
  jct_provenance_add_step (provenance,
                           _ ("The rows are told apart by series. Of each series the mean of the "
                              "periods before is compared with the mean of those after, and it is "
                              "counted which way it went."));
  return g_steal_pointer (&provenance);
}
