/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Quasi-Poisson regression as JSON and in plain sentences. */
#include "config.h"

#include "analysis/jct-quasi-poisson.h"
#include "analysis/jct-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* A ratio of counts below this says more than the figures do. */
#define TINY_LEVEL 10

/* ---- JSON ---- */

static void
set_inference (json_t *record, const JctQuasiPoisson *result)
{
  const char *const names[]
    = { "coef", "se", "t", "p_normal", "p_t", "irr", "irr_ci95_normal", "irr_ci95_t" };
  json_t *lists[G_N_ELEMENTS (names)];

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      lists[i] = json_array ();
      json_object_set_new (record, names[i], lists[i]);
    }
  for (guint j = 0; j < result->design.k; j++)
    {
      const JctItsInference *of = &result->inference[j];
      const JctRateRatio *irr = &result->irr[j];

      json_array_append_new (lists[0], json_real (result->coef[j]));
      json_array_append_new (lists[1], json_real (of->se));
      json_array_append_new (lists[2], jct_its_number_to_json (of->defined, of->t));
      json_array_append_new (lists[3], jct_its_number_to_json (of->defined, of->p_normal));
      json_array_append_new (lists[4], jct_its_number_to_json (of->defined, of->p_t));
      json_array_append_new (lists[5], jct_its_number_to_json (irr->defined, irr->estimate));
      json_array_append_new (lists[6], jct_its_pair_to_json (irr->has_ci, irr->ci_normal));
      json_array_append_new (lists[7], jct_its_pair_to_json (irr->has_ci, irr->ci_t));
    }
}

json_t *
jct_quasi_poisson_to_json (const JctQuasiPoisson *result, const char *series, JctPeriod start)
{
  json_t *record;

  if (result->verdict != JCT_VERDICT_ANSWERED)
    return NULL;
  record = jct_its_design_to_json (&result->design, series, start);
  json_object_set_new (record, "offset",
                       result->options.per_day ? json_string ("log(days in month)") : json_null ());
  set_inference (record, result);
  json_object_set_new (record, "dispersion", json_real (result->dispersion));
  json_object_set_new (record, "pearson_chi2", json_real (result->pearson_chi2));
  json_object_set_new (record, "deviance", json_real (result->deviance));
  if (result->design.spec.n_events == 1)
    {
      gboolean has = result->has_excess;

      json_object_set_new (record, "expected_without",
                           jct_its_number_to_json (has, result->expected_without));
      json_object_set_new (record, "excess", jct_its_number_to_json (has, result->excess));
      json_object_set_new (record, "excess_pct", jct_its_number_to_json (has, result->excess_pct));
    }
  return record;
}

json_t *
jct_quasi_poisson_shown_to_json (const JctQuasiPoisson *result)
{
  json_t *record, *ratios;

  if (result->verdict != JCT_VERDICT_ANSWERED)
    return NULL;
  record = jct_its_ar1_to_json (&result->ar1_fit, result->ar1, result->design.k);
  ratios = json_array ();
  for (guint j = 0; j < result->design.k; j++)
    json_array_append_new (ratios, jct_its_pair_to_json (result->irr_ar1[j].has_ci,
                                                         result->irr_ar1[j].ci_t));
  json_object_set_new (record, "irr_ci95", ratios);
  return record;
}

/* ---- sentences ---- */

/* " (95% interval: 3.6 to 62)"; empty where an interval has no meaning. */
static char *
describe_interval (const JctQuasiPoisson *result, guint j)
{
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  if (!result->irr_ar1[j].has_ci || (result->warnings & JCT_ITS_WARNINGS_FEW) != 0)
    return g_strdup ("");
  low = jct_words_ratio (result->irr_ar1[j].ci_t[0]);
  high = jct_words_ratio (result->irr_ar1[j].ci_t[1]);
  return jct_its_describe_interval (low, high);
}

static char *
describe_step (const JctQuasiPoisson *result, guint event, JctPeriod start, const char *unit)
{
  guint j = 2 + 2 * event;
  gsize s = result->design.starts[event];
  double with = result->fitted[s];
  double without = with * exp (-result->coef[j]);
  JctPeriod first = jct_period_shift (start, (int) (result->design.first + s));
  g_autofree char *label = jct_period_to_label (first, JCT_LABEL_LONG);
  g_autofree char *with_text = jct_words_count (with, unit);
  g_autofree char *without_text = jct_words_mean (without);
  g_autofree char *ratio = jct_words_ratio (result->irr[j].estimate);
  g_autofree char *interval = describe_interval (result, j);

  if (MIN (with, without) < TINY_LEVEL || !result->irr[j].defined)
    /* Translators: a month (or other period), the level that the fitted curve has there, and the
     * level of the curve before. */
    return g_strdup_printf (_ ("In %s the fitted curve stands at %s; the curve before, carried on, "
                               "at %s: too few for a ratio."),
                            label, with_text, without_text);
  /* Translators: the last two: a ratio, and "(95% interval: 3.6 to 62)" or nothing. */
  return g_strdup_printf (_ ("In %s the fitted curve stands at %s; the curve before, carried on, "
                             "at %s: %s times as many%s."),
                          label, with_text, without_text, ratio, interval);
}

/* What the model says of the whole time after. */
static char *
describe_excess (const JctQuasiPoisson *result, JctPeriodUnit unit)
{
  gsize n = jct_its_design_n_post (&result->design);
  g_autofree char *periods = jct_words_periods ((guint) n, unit);
  g_autofree char *with = jct_words_mean (result->excess + result->expected_without);
  g_autofree char *without = jct_words_mean (result->expected_without);

  /* Translators: "twelve months" or another number of periods, and two counts. */
  return g_strdup_printf (_ (
                            "Over the %s from then on it sums to %s; the curve before, carried on, "
                            "to %s."),
                          periods, with, without);
}

char *
jct_quasi_poisson_to_sentence (const JctQuasiPoisson *result, JctPeriod start, const char *unit)
{
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);
  const char *finding;

  if (result->verdict != JCT_VERDICT_ANSWERED)
    return g_strdup (jct_verdict_to_reason (result->verdict));
  for (guint i = 0; i < result->design.spec.n_events; i++)
    g_ptr_array_add (sentences, describe_step (result, i, start, unit));
  if (result->has_excess && (result->warnings & JCT_ITS_WARNINGS_FEW) == 0)
    g_ptr_array_add (sentences, describe_excess (result, start.kind.unit));
  finding = jct_its_describe_finding (result->warnings, &result->design, &result->ar1[2],
                                      &result->ar1[3]);
  if (finding != NULL)
    g_ptr_array_add (sentences, g_strdup (finding));
  g_ptr_array_add (sentences, NULL);
  return g_strjoinv (" ", (char **) sentences->pdata);
}
