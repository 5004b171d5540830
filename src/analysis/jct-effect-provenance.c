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
add_periods (JctProvenance *provenance,
             const JctAnalysis *analysis,
             JctMethod method,
             GError **error)
{
  const JctBeforeAfter *sides = analysis->before_after;
  gsize n = jct_series_get_n (analysis->series);

  if (method == JCT_METHOD_BEFORE_AFTER && sides != NULL)
    return add_side (provenance, JCT_PROVENANCE_BEFORE, &sides->before, error)
           && add_side (provenance, JCT_PROVENANCE_AFTER, &sides->after, error);
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

static void
add_others (JctProvenance *provenance, const JctAnalysis *analysis, JctMethod method)
{
  gboolean donors = method == JCT_METHOD_SYNTHETIC_CONTROL;
  guint n = donors ? analysis->n_donors : analysis->n_controls;

  if (n == 0 || (!donors && method != JCT_METHOD_COUNTERFACTUAL))
    return;
  g_autofree char *names = join_names (donors ? analysis->donors : analysis->controls, n);
  g_autofree char *step = g_strdup_printf (_ ("It is set beside other series: %s."), names);
  jct_provenance_add_step (provenance, step);
}

JctProvenance *
jct_effect_provenance_new (const JctAnalysis *analysis,
                           const JctView *view,
                           JctMethod method,
                           GError **error)
{
  g_autoptr (JctProvenance) provenance = NULL;

  g_return_val_if_fail (analysis != NULL && view != NULL, NULL);

  provenance = jct_provenance_new_range (analysis->document, view,
                                         jct_series_get_key (analysis->series), error);
  if (provenance == NULL || !add_periods (provenance, analysis, method, error))
    return NULL;
  add_others (provenance, analysis, method);
  jct_provenance_add_step (provenance, jct_effect_get_definition (method));
  return g_steal_pointer (&provenance);
}
