/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-effect-figures.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "analysis/jct-words.h"

/* Of the regressions' designs: the columns of the first event. */
#define STEP 2
#define RAMP 3

const char *
jct_effect_trend_to_symbol (JctTrend trend)
{
  switch (trend)
    {
    case JCT_TREND_UP:
      return "\342\226\262";
    case JCT_TREND_DOWN:
      return "\342\226\274";
    case JCT_TREND_NONE:
    default:
      return "\342\200\223";
    }
}

char *
jct_effect_finding_to_tag (JctFinding finding)
{
  return jct_words_capitalise (g_strdup (jct_finding_to_label (finding)));
}

/* ---- figures ----------------------------------------------------------------------------------
 */

static void
figure_free (gpointer data)
{
  JctEffectFigure *figure = data;

  g_free (figure->name);
  g_free (figure->value);
  g_free (figure->interval);
  g_free (figure->p);
  g_free (figure);
}

static GPtrArray *
list_new (void)
{
  return g_ptr_array_new_with_free_func (figure_free);
}

/* Takes `value`; a figure without one is none. */
static JctEffectFigure *
add_figure (GPtrArray *list, const char *name, char *value)
{
  JctEffectFigure *figure;

  if (value == NULL)
    return NULL;
  figure = g_new0 (JctEffectFigure, 1);
  figure->name = g_strdup (name);
  figure->value = value;
  g_ptr_array_add (list, figure);
  return figure;
}

static void
set_interval (JctEffectFigure *figure, const char *interval)
{
  if (figure != NULL && interval != NULL)
    /* Translators: the limits of a 95% interval, "+12 to +60". */
    figure->interval = g_strdup_printf (_ ("95%%: %s"), interval);
}

static void
set_p (JctEffectFigure *figure, gboolean has_p, double p)
{
  g_autofree char *text = jct_agreement_p_to_text (has_p, p);

  if (figure != NULL && text != NULL)
    /* Translators: a probability, "0.03" or "below 0.001". */
    figure->p = g_strdup_printf (_ ("p %s"), text);
}

static char *
format_number (double value, gboolean is_log)
{
  g_autofree char *ratio = NULL;

  if (!is_log)
    return jct_words_change (value);
  if (!isfinite (exp (value)))
    return NULL;
  ratio = jct_words_ratio (exp (value));
  /* Translators: a factor. */
  return g_strdup_printf (_ ("× %s"), ratio);
}

/* A coefficient; on the log scale the factor that it stands for. */
static JctEffectFigure *
add_coefficient (GPtrArray *list,
                 const char *name,
                 double value,
                 gboolean is_log,
                 const JctItsInference *inference)
{
  JctEffectFigure *figure = add_figure (list, name, format_number (value, is_log));
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;
  g_autofree char *interval = NULL;

  if (figure == NULL || !inference->defined)
    return figure;
  low = format_number (inference->ci_t[0], is_log);
  high = format_number (inference->ci_t[1], is_log);
  if (low != NULL && high != NULL)
    interval = g_strdup_printf (C_ ("interval", "%s to %s"), low, high);
  set_interval (figure, interval);
  set_p (figure, TRUE, inference->p_t);
  return figure;
}

/* ---- estimates --------------------------------------------------------------------------------
 */

/* How the two scales are called beside each other. */
static const char *
name_of_row (const JctAgreementRow *row)
{
  switch (row->scale)
    {
    case JCT_SCALE_COUNT:
      return _ ("On counts");
    case JCT_SCALE_LOG1P:
      return _ ("On logarithms");
    case JCT_SCALE_NONE:
    default:
      return _ ("Size");
    }
}

static void
list_rows (const JctAnalysis *analysis,
           const JctAgreement *agreement,
           JctMethod method,
           GPtrArray *list)
{
  JctPeriodUnit unit = jct_series_get_kind (analysis->series).unit;

  for (guint i = 0; i < agreement->n_rows; i++)
    {
      const JctAgreementRow *row = &agreement->rows[i];
      g_autofree char *interval = NULL;
      JctEffectFigure *figure;

      if (row->method != method)
        continue;
      interval = jct_agreement_row_to_interval (row);
      figure = add_figure (list, name_of_row (row), jct_agreement_row_to_size (row, unit));
      set_interval (figure, interval);
      set_p (figure, row->has_p, row->p);
    }
}

static void
list_its (const JctAnalysis *analysis, GPtrArray *list)
{
  const JctIts *its = jct_analysis_get_its (analysis);
  gboolean is_log = its->options.transform == JCT_ITS_LOG1P;

  add_coefficient (list, _ ("Level change"), its->coef[STEP], is_log, &its->ar1[STEP]);
  add_coefficient (list, _ ("Slope change"), its->coef[RAMP], is_log, &its->ar1[RAMP]);
  if (!its->has_effects)
    return;
  add_coefficient (list, _ ("Mean change after"), its->effect_average.estimate, is_log,
                   &its->effect_average.ar1);
  add_coefficient (list, _ ("Change at the end"), its->effect_last_period.estimate, is_log,
                   &its->effect_last_period.ar1);
}

static void
list_quasi_poisson (const JctAnalysis *analysis, GPtrArray *list)
{
  const JctQuasiPoisson *result = analysis->quasi_poisson;

  add_coefficient (list, _ ("Level change"), result->coef[STEP], TRUE, &result->ar1[STEP]);
  add_coefficient (list, _ ("Growth change"), result->coef[RAMP], TRUE, &result->ar1[RAMP]);
  if (result->has_excess)
    add_figure (list, _ ("Sum above expectation"), jct_words_change (result->excess));
}

static void
list_rank (const JctAnalysis *analysis, GPtrArray *list)
{
  const JctPlaceboRank *rank = jct_analysis_get_placebo_rank (analysis);
  const JctPlaceboTime *placebo = jct_analysis_get_placebo (analysis);
  gboolean is_log = placebo->options.transform == JCT_ITS_LOG1P;
  g_autofree char *n = jct_words_mean (placebo->n);
  g_autofree char *place = jct_words_mean (rank->rank_effect);
  JctEffectFigure *figure;

  add_figure (list, _ ("Level change"), format_number (rank->effect, is_log));
  /* Translators: a rank among a number: "31 of 48". */
  figure
    = add_figure (list, _ ("Rank by size"), g_strdup_printf (C_ ("rank", "%s of %s"), place, n));
  set_p (figure, TRUE, rank->p_effect);
  if (rank->has_t)
    {
      g_autofree char *place_t = jct_words_mean (rank->rank_t);

      figure = add_figure (list, _ ("Rank by |t|"),
                           g_strdup_printf (C_ ("rank", "%s of %s"), place_t, n));
      set_p (figure, TRUE, rank->p_t);
    }
}

GPtrArray *
jct_effect_list_estimates (const JctAnalysis *analysis,
                           const JctAgreement *agreement,
                           JctMethod method)
{
  GPtrArray *list = list_new ();

  if (!jct_analysis_has (analysis, method)
      || jct_analysis_get_verdict (analysis, method) != JCT_VERDICT_ANSWERED)
    return list;
  switch (method)
    {
    case JCT_METHOD_ITS_OLS:
      list_its (analysis, list);
      break;
    case JCT_METHOD_ITS_QUASIPOISSON:
      list_quasi_poisson (analysis, list);
      break;
    case JCT_METHOD_PLACEBO_TIME:
      list_rank (analysis, list);
      break;
    case JCT_METHOD_BEFORE_AFTER:
    case JCT_METHOD_COUNTERFACTUAL:
    case JCT_METHOD_OPTIMAL_PARTITIONING:
    case JCT_METHOD_BREAKPOINTS:
    case JCT_METHOD_SYNTHETIC_CONTROL:
    default:
      list_rows (analysis, agreement, method, list);
      break;
    }
  return list;
}

/* ---- facts ------------------------------------------------------------------------------------
 */

static void
add_count (GPtrArray *list, const char *name, double value)
{
  add_figure (list, name, jct_words_mean (value));
}

static void
list_design_facts (
  GPtrArray *list, const JctItsDesign *design, gboolean has_dw, double dw, const JctAr1Fit *ar1)
{
  add_count (list, _ ("Periods before"), design->starts[0]);
  add_count (list, _ ("Periods after"), jct_its_design_n_post (design));
  if (has_dw)
    add_figure (list, _ ("Durbin-Watson"), jct_words_decimals (dw, 2));
  if (ar1->defined)
    add_figure (list, _ ("Errors’ dependence (rho)"), jct_words_decimals (ar1->rho, 2));
}

static void
list_its_facts (const JctIts *its, GPtrArray *list)
{
  list_design_facts (list, &its->design, its->has_durbin_watson, its->durbin_watson, &its->ar1_fit);
  add_figure (list, _ ("R squared"), jct_words_decimals (its->r2, 2));
}

static void
list_quasi_poisson_facts (const JctQuasiPoisson *result, GPtrArray *list)
{
  list_design_facts (list, &result->design, result->has_durbin_watson, result->durbin_watson,
                     &result->ar1_fit);
  add_figure (list, _ ("Dispersion"), jct_words_ratio (result->dispersion));
}

GPtrArray *
jct_effect_list_facts (const JctAnalysis *analysis, JctMethod method)
{
  GPtrArray *list = list_new ();

  if (!jct_analysis_has (analysis, method)
      || jct_analysis_get_verdict (analysis, method) != JCT_VERDICT_ANSWERED)
    return list;
  switch (method)
    {
    case JCT_METHOD_ITS_OLS:
      list_its_facts (jct_analysis_get_its (analysis), list);
      break;
    case JCT_METHOD_ITS_QUASIPOISSON:
      list_quasi_poisson_facts (analysis->quasi_poisson, list);
      break;
    case JCT_METHOD_PLACEBO_TIME:
      add_count (list, _ ("Dates compared"), jct_analysis_get_placebo (analysis)->n);
      add_count (list, _ ("Periods each side, at least"),
                 jct_analysis_get_placebo (analysis)->options.min_each_side);
      break;
    case JCT_METHOD_BEFORE_AFTER:
    case JCT_METHOD_COUNTERFACTUAL:
    case JCT_METHOD_OPTIMAL_PARTITIONING:
    case JCT_METHOD_BREAKPOINTS:
    case JCT_METHOD_SYNTHETIC_CONTROL:
    default:
      add_count (list, _ ("Periods in the series"), jct_series_get_n (analysis->series));
      break;
    }
  return list;
}
