/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "analysis/jct-effect-figures.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "analysis/jct-words.h"

/* Of the regressions' designs: the columns of the first event. */
#define STEP 2
#define RAMP 3

/* A weight below it would read 0.00. */
#define LEAST_WEIGHT 0.005

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

/* Takes both ends. */
static void
set_interval_between (JctEffectFigure *figure, char *low, char *high)
{
  g_autofree char *from = low;
  g_autofree char *to = high;
  g_autofree char *interval = NULL;

  if (from == NULL || to == NULL)
    return;
  interval = g_strdup_printf (C_ ("interval", "%s to %s"), from, to);
  set_interval (figure, interval);
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

  if (figure == NULL || !inference->defined)
    return figure;
  set_interval_between (figure, format_number (inference->ci_t[0], is_log),
                        format_number (inference->ci_t[1], is_log));
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

/* In place of p, how often a break is as near by luck. */
static void
set_chance (JctEffectFigure *figure, double chance)
{
  g_autofree char *percent = jct_words_decimals (100 * chance, 0);

  if (figure != NULL && figure->p == NULL)
    /* Translators: a number of per cent: how many dates have a break as near as the event has. */
    figure->p = g_strdup_printf (_ ("as near by luck: %s%%"), percent);
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
      if (row->has_chance)
        set_chance (figure, row->chance);
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

/* The sum of the differences over the periods compared, in what is counted. */
static void
list_cumulative (const JctCounterfactualPair *pair, GPtrArray *list)
{
  const JctEffectSummary *summary = jct_counterfactual_get_headline (&pair->count);
  JctEffectFigure *figure;

  if (summary == NULL)
    return;
  figure = add_figure (
    list,
    /* Translators: the sum of the differences from what is expected. */ _ ("Summed, on counts"),
    jct_words_change (summary->cumulative_effect));
  set_interval_between (figure, jct_words_change (summary->shown_cumulative_ci95[0]),
                        jct_words_change (summary->shown_cumulative_ci95[1]));
}

/* Each break of the best cut, with the limits of its date where they lie in the series. */
static void
list_break_dates (const JctAnalysis *analysis, GPtrArray *list)
{
  const JctBreakpoints *result = jct_analysis_get_breakpoints (analysis);
  const JctBreakpointsCut *cut = &result->cuts[result->best_m];
  JctPeriod start = jct_series_get_first (analysis->series);

  for (guint i = 0; i < cut->m; i++)
    {
      const JctBreakInterval *limits = &cut->intervals[i];
      JctPeriod period = jct_period_shift (start, (int) cut->breaks[i]);
      JctEffectFigure *figure
        /* Translators: a change of regime, with its date. */
        = add_figure (list, _ ("Break"), jct_period_to_label (period, JCT_LABEL_SHORT));

      if (!limits->has_interval || limits->lower < 0 || limits->upper >= (gint64) result->n)
        continue;
      set_interval_between (figure,
                            jct_period_to_label (jct_period_shift (start, (int) limits->lower),
                                                 JCT_LABEL_SHORT),
                            jct_period_to_label (jct_period_shift (start, (int) limits->upper),
                                                 JCT_LABEL_SHORT));
    }
}

/* How many breaks each estimate of the variance gives: the answer depends on it. */
static void
list_variances (const JctAnalysis *analysis, GPtrArray *list)
{
  const JctPartitioning *result = jct_analysis_get_partitioning (analysis);
  const char *const names[JCT_N_VARIANCE_ESTIMATES] = {
    [JCT_VARIANCE_RICE] = _ ("Breaks, by the variance of neighbours’ differences"),
    [JCT_VARIANCE_MAD] = _ ("Breaks, by the median of these differences"),
    [JCT_VARIANCE_SAMPLE] = _ ("Breaks, by the variance of all figures"),
  };

  for (guint i = 0; i < result->n_penalised; i++)
    if (result->penalised[i].kind < G_N_ELEMENTS (names))
      add_figure (list, names[result->penalised[i].kind],
                  jct_words_mean ((double) result->penalised[i].n_breaks));
}

static const char *
get_label_of_donor (const JctAnalysis *analysis, const char *key)
{
  for (guint i = 0; i < analysis->n_donors; i++)
    if (g_str_equal (jct_series_get_key (analysis->donors[i]), key))
      return jct_series_get_label (analysis->donors[i]);
  return key;
}

static int
compare_weights (gconstpointer a, gconstpointer b, gpointer weights)
{
  double one = ((const double *) weights)[*(const guint *) a];
  double other = ((const double *) weights)[*(const guint *) b];

  return one > other ? -1 : one < other;
}

/* The donors that the synthetic series is made of, the heaviest first. */
static void
list_weights (const JctAnalysis *analysis, GPtrArray *list)
{
  const JctSynthetic *result = analysis->synthetic;
  g_autofree guint *order = g_new (guint, (gsize) result->n_donors + 1);

  for (guint i = 0; i < result->n_donors; i++)
    order[i] = i;
  g_qsort_with_data (order, (int) result->n_donors, sizeof *order, compare_weights,
                     result->weights);
  for (guint i = 0; i < result->n_donors && result->weights[order[i]] >= LEAST_WEIGHT; i++)
    {
      const char *donor = get_label_of_donor (analysis, result->donors[order[i]]);
      /* Translators: the name of a series of which another is put together. */
      g_autofree char *name = g_strdup_printf (_ ("Weight of %s"), donor);

      add_figure (list, name, jct_words_decimals (result->weights[order[i]], 2));
    }
}

/* ---- how many periods ---- */

/* FALSE where the method has no sides. */
static gboolean
count_sides (const JctAnalysis *analysis, JctMethod method, gsize *before, gsize *after)
{
  const JctCounterfactual *forecast = jct_analysis_get_counterfactual (analysis);
  const JctEffectSummary *summary
    = forecast != NULL ? jct_counterfactual_get_headline (forecast) : NULL;
  const JctItsDesign *design = NULL;

  switch (method)
    {
    case JCT_METHOD_BEFORE_AFTER:
      *before = analysis->before_after->before.n;
      *after = analysis->before_after->after.n;
      return TRUE;
    case JCT_METHOD_COUNTERFACTUAL:
      *before = forecast->n_before;
      *after = summary != NULL ? summary->n : 0;
      return TRUE;
    case JCT_METHOD_ITS_OLS:
      design = &jct_analysis_get_its (analysis)->design;
      break;
    case JCT_METHOD_ITS_QUASIPOISSON:
      design = &analysis->quasi_poisson->design;
      break;
    case JCT_METHOD_PLACEBO_TIME:
    case JCT_METHOD_SYNTHETIC_CONTROL:
      *before = analysis->event_index;
      *after = jct_series_get_n (analysis->series) - analysis->event_index
               - (analysis->options.from_event ? 0 : 1);
      return TRUE;
    case JCT_METHOD_OPTIMAL_PARTITIONING:
    case JCT_METHOD_BREAKPOINTS:
    default:
      return FALSE;
    }
  *before = design->starts[0];
  *after = jct_its_design_n_post (design);
  return TRUE;
}

static void
list_sides (const JctAnalysis *analysis, JctMethod method, GPtrArray *list)
{
  gsize before, after;
  g_autofree char *n_before = NULL;
  g_autofree char *n_after = NULL;

  if (!count_sides (analysis, method, &before, &after))
    {
      add_figure (list, _ ("Periods in the series"),
                  jct_words_mean ((double) jct_series_get_n (analysis->series)));
      return;
    }
  n_before = jct_words_mean ((double) before);
  n_after = jct_words_mean ((double) after);
  add_figure (list, _ ("Periods"),
              /* Translators: two numbers of periods. */
              g_strdup_printf (_ ("%s before, %s after"), n_before, n_after));
}

/* ---- what is public ---- */

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
  if (method == JCT_METHOD_COUNTERFACTUAL)
    list_cumulative (analysis->counterfactual, list);
  else if (method == JCT_METHOD_OPTIMAL_PARTITIONING)
    list_variances (analysis, list);
  else if (method == JCT_METHOD_BREAKPOINTS)
    list_break_dates (analysis, list);
  else if (method == JCT_METHOD_SYNTHETIC_CONTROL)
    list_weights (analysis, list);
  list_sides (analysis, method, list);
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
add_dependence (GPtrArray *list, gboolean has_dw, double dw, const JctAr1Fit *ar1)
{
  if (has_dw)
    add_figure (list, _ ("Durbin-Watson"), jct_words_decimals (dw, 2));
  if (ar1->defined)
    add_figure (list, _ ("Errors’ dependence (rho)"), jct_words_decimals (ar1->rho, 2));
}

static void
list_its_facts (const JctIts *its, GPtrArray *list)
{
  add_dependence (list, its->has_durbin_watson, its->durbin_watson, &its->ar1_fit);
  add_figure (list, _ ("R squared"), jct_words_decimals (its->r2, 2));
}

static void
list_quasi_poisson_facts (const JctQuasiPoisson *result, GPtrArray *list)
{
  add_dependence (list, result->has_durbin_watson, result->durbin_watson, &result->ar1_fit);
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
    case JCT_METHOD_SYNTHETIC_CONTROL:
      /* Translators: of a fit: how much of the variation before the event it accounts for. */
      add_figure (list, _ ("R squared before the event"),
                  jct_words_decimals (analysis->synthetic->r2_before, 2));
      add_count (list, _ ("Donors"), analysis->synthetic->n_donors);
      break;
    case JCT_METHOD_BEFORE_AFTER:
    case JCT_METHOD_COUNTERFACTUAL:
    case JCT_METHOD_OPTIMAL_PARTITIONING:
    case JCT_METHOD_BREAKPOINTS:
    default:
      break;
    }
  return list;
}
