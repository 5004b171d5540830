/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each method's answer looks like in the plot. */
#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "analysis/jct-words.h"
#include "chart/jct-chart-effect-private.h"
#include "chart/jct-chart-private.h"

/* Below this, counts are too small for ratios. */
#define FEW 10

/* "+14 each month": what a straight line adds from one period to the next. */
static char *
format_slope (const char *change, JctPeriodUnit unit)
{
  switch (unit)
    {
    case JCT_PERIOD_DAY:
      return g_strdup_printf (C_ ("slope", "%s each day"), change);
    case JCT_PERIOD_WEEK:
      return g_strdup_printf (C_ ("slope", "%s each week"), change);
    case JCT_PERIOD_MONTH:
      return g_strdup_printf (C_ ("slope", "%s each month"), change);
    case JCT_PERIOD_QUARTER:
      return g_strdup_printf (C_ ("slope", "%s each quarter"), change);
    case JCT_PERIOD_FISCAL_YEAR:
      return g_strdup_printf (C_ ("slope", "%s each fiscal year"), change);
    case JCT_PERIOD_YEAR:
    default:
      return g_strdup_printf (C_ ("slope", "%s each year"), change);
    }
}

/* ---- building -------------------------------------------------------------------------------- */

static JctEffectLine *
add_line (JctEffect *effect, const char *id, JctEffectSide side, gsize first, gsize n)
{
  JctEffectLine line
    = { .id = id, .side = side, .first = first, .n = n, .values = g_new0 (double, MAX (n, 1)) };

  g_array_append_val (effect->lines, line);
  return &g_array_index (effect->lines, JctEffectLine, effect->lines->len - 1);
}

static JctEffectLine *
add_values (
  JctEffect *effect, const char *id, JctEffectSide side, gsize first, const double *values, gsize n)
{
  JctEffectLine *line = add_line (effect, id, side, first, n);

  memcpy (line->values, values, n * sizeof *values);
  return line;
}

/* A multiple where the levels are large enough for one; else the levels themselves. */
static char *
format_step (double step, double from, double to, JctPeriodUnit unit, gboolean is_log)
{
  g_autofree char *level = NULL;
  g_autofree char *rate = NULL;

  if (!is_log)
    return jct_effect_format_change (step, unit);
  if (MIN (from, to) >= FEW)
    return jct_effect_format_ratio (step);
  level = jct_words_mean (MAX (from, 0));
  rate = jct_chart_format_rate (MAX (to, 0), FALSE, unit);
  /* Translators: a count and a rate, as in "from 3 to 7.5 a month". */
  return g_strdup_printf (C_ ("rate", "from %s to %s"), level, rate);
}

/* The fitted lines before and after the step, and the one before carried on. `coef`: const, slope,
 * step, change of slope; `is_log`: they add to logarithms. */
static void
build_segments (JctEffect *effect,
                const JctItsDesign *design,
                const double *coef,
                const double *fitted,
                const double *without,
                gboolean is_log)
{
  JctPeriodUnit unit = jct_series_get_kind (effect->series).unit;
  gsize first = design->first, start = design->starts[0], n = design->n;
  double slopes[] = { coef[1], coef[1] + coef[3] };
  JctEffectLine *line;

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *change
        = is_log ? jct_effect_format_ratio (slopes[i]) : jct_effect_format_signed (slopes[i]);
      g_autofree char *slope = format_slope (change, unit);
      if (i == 0)
        line = add_values (effect, "before", JCT_EFFECT_BEFORE, first, fitted, start);
      else
        line = add_values (effect, "after", JCT_EFFECT_AFTER, first + start, fitted + start,
                           n - start);
      /* Translators: the slope of the fitted line, as in "before: +14 each month". */
      line->label
        = g_strdup_printf (i == 0 ? C_ ("slope", "before: %s") : C_ ("slope", "after: %s"), slope);
    }
  line = add_values (effect, "without", JCT_EFFECT_BEFORE, first + start - 1, without + start - 1,
                     n - start + 1);
  line->dashed = TRUE;
  line->label = g_strdup (C_ ("line in a chart", "line before, carried on"));

  g_autofree char *step = format_step (coef[2], without[start], fitted[start], unit, is_log);
  effect->has_bracket = TRUE;
  effect->bracket_from = without[start];
  effect->bracket_to = fitted[start];
  effect->bracket_day
    = jct_period_first_day (jct_series_get_period (effect->series, first + start));
  /* Translators: the jump of the fitted line at the event, as in "step: +412 a month". */
  effect->key = g_strdup_printf (C_ ("effect", "step: %s"), step);
}

static gboolean
build_its (JctEffect *effect, const JctAnalysis *analysis)
{
  const JctIts *its = jct_analysis_get_its (analysis);

  effect->is_ratio = its->options.transform == JCT_ITS_LOG1P;
  build_segments (effect, &its->design, its->coef, its->fitted, its->without, effect->is_ratio);
  return TRUE;
}

static gboolean
build_quasi_poisson (JctEffect *effect, const JctAnalysis *analysis)
{
  const JctQuasiPoisson *result = analysis->quasi_poisson;

  effect->is_ratio = TRUE;
  build_segments (effect, &result->design, result->coef, result->fitted, result->without, TRUE);
  return TRUE;
}

/* The mean counted and the mean expected over some periods, with a bracket between them behind the
 * last. */
static void
build_difference (
  JctEffect *effect, gsize last, double expected, double counted, const char *expected_label)
{
  JctPeriodUnit unit = jct_series_get_kind (effect->series).unit;
  g_autofree char *rate = jct_chart_format_rate (counted, TRUE, unit);
  g_autofree char *difference = jct_effect_format_change (counted - expected, unit);

  effect->has_bracket = effect->bracket_outside = TRUE;
  effect->bracket_from = expected;
  effect->bracket_to = counted;
  effect->bracket_day = jct_period_end_day (jct_series_get_period (effect->series, last));
  g_array_index (effect->lines, JctEffectLine, 0).label = g_strdup (expected_label);
  /* Translators: a mean, as in "counted: 1,230 a month". */
  effect->to_label = g_strdup_printf (C_ ("effect", "counted: %s"), rate);
  /* Translators: what was counted less what was expected, as in "difference: +1,077 a month". */
  effect->key = g_strdup_printf (C_ ("effect", "difference: %s"), difference);
}

/* "2.1 times the expected"; "difference: +32%" where that reads better. */
static char *
format_multiple (double log_ratio)
{
  g_autofree char *ratio = jct_effect_format_ratio (log_ratio);

  if (exp (log_ratio) >= JCT_EFFECT_TIMES_FROM)
    /* Translators: %s is as in "2.1 times". */
    return g_strdup_printf (C_ ("effect", "%s the expected"), ratio);
  return g_strdup_printf (C_ ("effect", "difference: %s"), ratio);
}

/* The bracket stands between the levels of a typical period, whose ratio is the mean effect. */
static void
build_multiple (
  JctEffect *effect, gsize last, double expected, double counted, const char *expected_label)
{
  effect->has_bracket = effect->bracket_outside = TRUE;
  effect->bracket_from = MAX (expm1 (expected), 0);
  effect->bracket_to = MAX (expm1 (counted), 0);
  effect->bracket_day = jct_period_end_day (jct_series_get_period (effect->series, last));
  g_array_index (effect->lines, JctEffectLine, 0).label = g_strdup (expected_label);
  effect->key = format_multiple (counted - expected);
}

static void
build_forecast (JctEffect *effect, const JctCounterfactual *result, const JctForecast *forecast)
{
  JctEffectLine *line = &g_array_index (effect->lines, JctEffectLine, 0);

  line->dashed = TRUE;
  effect->has_band = TRUE;
  effect->lower = g_new (double, line->n);
  effect->upper = g_new (double, line->n);
  for (gsize i = 0; i < line->n; i++)
    {
      line->values[i] = jct_counterfactual_to_count (result, forecast->mean[i]);
      effect->lower[i] = jct_counterfactual_to_count (result, forecast->shown_lower[i]);
      effect->upper[i] = jct_counterfactual_to_count (result, forecast->shown_upper[i]);
    }
}

/* What the headline sums up: the event's own period is not counted where it is excluded. */
static gboolean
build_counterfactual (JctEffect *effect, const JctAnalysis *analysis)
{
  const JctCounterfactual *result = jct_analysis_get_counterfactual (analysis);
  const JctCounterfactualFit *fit = jct_counterfactual_get_fit (result);
  const JctEffectSummary *summary = jct_counterfactual_get_headline (result);
  JctPeriodUnit unit = jct_series_get_kind (effect->series).unit;

  if (fit == NULL || summary == NULL || summary->n == 0)
    return FALSE;
  const JctForecast *forecast = &fit->forecast;
  gsize skipped = summary->event_period == JCT_EVENT_PERIOD_EXCLUDED ? 1 : 0;
  gsize n = MIN (skipped + summary->n, forecast->n), last = result->event + n - 1;
  double expected = 0;

  add_line (effect, "expected", JCT_EFFECT_BEFORE, result->event, n);
  build_forecast (effect, result, forecast);
  effect->is_ratio = result->options.log1p;
  effect->has_gap = TRUE;
  effect->gap_first = result->event + skipped;
  effect->gap_n = n - skipped;
  const JctEffectLine *line = &g_array_index (effect->lines, JctEffectLine, 0);
  for (gsize i = skipped; i < n; i++)
    expected += (effect->is_ratio ? forecast->mean[i] : line->values[i]) / summary->n;
  if (effect->is_ratio)
    {
      build_multiple (effect, last, expected, expected + summary->average_effect,
                      C_ ("effect", "expected without a change"));
      return TRUE;
    }
  g_autofree char *rate = jct_chart_format_rate (expected, TRUE, unit);
  /* Translators: a mean, as in "expected without a change: 153 a month". */
  g_autofree char *label = g_strdup_printf (C_ ("effect", "expected without a change: %s"), rate);
  build_difference (effect, last, expected, summary->observed_sum / summary->n, label);
  return TRUE;
}

/* ---- breaks ---------------------------------------------------------------------------------- */

static double
untransform (double x, JctBreakTransform transform)
{
  return transform == JCT_BREAK_LOG1P ? MAX (expm1 (x), 0) : x;
}

/* The level, or the line, of the periods [from, end). */
static void
add_regime (JctEffect *effect,
            const double *x,
            gsize from,
            gsize end,
            JctBreakTransform transform,
            JctSegmentModel model)
{
  JctEffectLine *line = add_line (effect, "regime", JCT_EFFECT_REGIME, from, end - from);
  JctSegmentFit fit;

  jct_segment_fit (x, from, end, model, &fit);
  for (gsize i = from; i < end; i++)
    line->values[i - from]
      = untransform (fit.mean + fit.slope * ((double) i - fit.mean_t), transform);
  if (model == JCT_SEGMENT_CONSTANT)
    line->label = jct_chart_format_rate (line->values[0], jct_series_is_integer (effect->series),
                                         jct_series_get_kind (effect->series).unit);
}

static void
add_break (JctEffect *effect,
           gsize index,
           const JctBreakInterval *interval,
           const JctBreakMatch *match)
{
  gint64 n = (gint64) jct_series_get_n (effect->series);
  JctEffectBreak b = { .index = index, .events = g_ptr_array_new () };

  if (interval != NULL && interval->has_interval && interval->upper >= 0 && interval->lower < n)
    {
      b.has_interval = TRUE;
      b.lower = (gsize) MAX (interval->lower, 0);
      b.upper = (gsize) MIN (interval->upper, n - 1);
    }
  for (guint i = 0; match != NULL && i < match->n_breaks; i++)
    {
      if (match->breaks[i].index != index)
        continue;
      for (guint k = 0; k < match->breaks[i].n_events; k++)
        g_ptr_array_add (b.events, (gpointer) match->breaks[i].events[k].event);
    }
  g_array_append_val (effect->breaks, b);
}

/* `intervals` (nullable): one a break. */
static gboolean
build_regimes (JctEffect *effect,
               const gsize *breaks,
               gsize n_breaks,
               const JctBreakInterval *intervals,
               JctBreakTransform transform,
               JctSegmentModel model,
               const JctBreakMatch *match)
{
  gsize n = jct_series_get_n (effect->series);

  effect->is_ratio = transform == JCT_BREAK_LOG1P;
  g_autofree double *x = g_new (double, MAX (n, 1));

  if (jct_segmentation_prepare (jct_series_get_values (effect->series), n, transform, 1, x)
      != JCT_VERDICT_ANSWERED)
    return FALSE;
  for (gsize i = 0; i <= n_breaks; i++)
    add_regime (effect, x, i > 0 ? breaks[i - 1] : 0, i < n_breaks ? breaks[i] : n, transform,
                model);
  for (gsize i = 0; i < n_breaks; i++)
    add_break (effect, breaks[i], intervals != NULL ? &intervals[i] : NULL, match);
  return TRUE;
}

static gboolean
build_partitioning (JctEffect *effect, const JctAnalysis *analysis)
{
  const JctPartitioning *result = jct_analysis_get_partitioning (analysis);

  if (result->chosen < 0)
    return FALSE;
  const JctPartition *partition = &result->penalised[result->chosen];
  return build_regimes (effect, partition->breaks, partition->n_breaks, NULL, result->transform,
                        JCT_SEGMENT_CONSTANT, analysis->partitioning_match);
}

static gboolean
build_breakpoints (JctEffect *effect, const JctAnalysis *analysis)
{
  const JctBreakpoints *result = jct_analysis_get_breakpoints (analysis);
  const JctBreakpointsCut *cut = &result->cuts[result->best_m];

  return build_regimes (effect, cut->breaks, cut->m, cut->intervals, result->transform,
                        result->model, analysis->breakpoints_match);
}

/* ---- synthetic control ----------------------------------------------------------------------- */

/* The means of both series over the periods that are compared, on the scale of the effect. */
static void
build_synthetic_gap (JctEffect *effect, const JctSyntheticVariant *variant)
{
  const JctEffectLine *line = &g_array_index (effect->lines, JctEffectLine, 0);
  const double *counted = jct_series_get_values (effect->series);
  gsize last = variant->first + variant->n_post - 1;
  double expected = 0, mean = 0;

  effect->has_gap = TRUE;
  effect->gap_first = variant->first;
  effect->gap_n = variant->n_post;
  for (gsize t = variant->first; t <= last; t++)
    {
      expected += jct_effect_to_axis (line->values[t], effect->is_ratio) / variant->n_post;
      mean += jct_effect_to_axis (counted[t], effect->is_ratio) / variant->n_post;
    }
  if (effect->is_ratio)
    {
      build_multiple (effect, last, expected, mean, C_ ("line in a chart", "synthetic control"));
      return;
    }
  build_difference (effect, last, expected, mean, C_ ("line in a chart", "synthetic control"));
}

static gboolean
build_synthetic (JctEffect *effect, const JctAnalysis *analysis)
{
  const JctSynthetic *result = analysis->synthetic;
  const JctSyntheticVariant *variant
    = result->after_event.defined ? &result->after_event : &result->from_event;
  JctEffectLine *line = add_line (effect, "synthetic", JCT_EFFECT_BEFORE, 0, result->n);

  effect->is_ratio = result->scaling != JCT_SCALING_COUNT_SCALED;
  for (gsize t = 0; t < result->n; t++)
    line->values[t] = jct_synthetic_get_count (result, t);
  line->dashed = TRUE;
  if (variant->defined && variant->n_post > 0)
    build_synthetic_gap (effect, variant);
  else
    line->label = g_strdup (C_ ("line in a chart", "synthetic control"));
  return TRUE;
}

JctEffect *
jct_effect_new (const JctAnalysis *analysis, JctMethod method)
{
  gboolean built = FALSE;

  if (analysis == NULL || !jct_analysis_has (analysis, method)
      || jct_analysis_get_verdict (analysis, method) != JCT_VERDICT_ANSWERED)
    return NULL;

  g_autoptr (JctEffect) effect = g_new0 (JctEffect, 1);
  effect->method = method;
  effect->series = analysis->series;
  effect->lines = g_array_new (FALSE, FALSE, sizeof (JctEffectLine));
  effect->breaks = g_array_new (FALSE, FALSE, sizeof (JctEffectBreak));
  switch (method)
    {
    case JCT_METHOD_ITS_OLS:
      built = build_its (effect, analysis);
      break;
    case JCT_METHOD_ITS_QUASIPOISSON:
      built = build_quasi_poisson (effect, analysis);
      break;
    case JCT_METHOD_COUNTERFACTUAL:
      built = build_counterfactual (effect, analysis);
      break;
    case JCT_METHOD_OPTIMAL_PARTITIONING:
      built = build_partitioning (effect, analysis);
      break;
    case JCT_METHOD_BREAKPOINTS:
      built = build_breakpoints (effect, analysis);
      break;
    case JCT_METHOD_SYNTHETIC_CONTROL:
      built = build_synthetic (effect, analysis);
      break;
    case JCT_METHOD_BEFORE_AFTER:
    case JCT_METHOD_PLACEBO_TIME:
    default:
      break;
    }
  return built ? g_steal_pointer (&effect) : NULL;
}

void
jct_effect_free (JctEffect *effect)
{
  if (effect == NULL)
    return;
  for (guint i = 0; i < effect->lines->len; i++)
    {
      g_free (g_array_index (effect->lines, JctEffectLine, i).values);
      g_free (g_array_index (effect->lines, JctEffectLine, i).label);
    }
  for (guint i = 0; i < effect->breaks->len; i++)
    g_ptr_array_unref (g_array_index (effect->breaks, JctEffectBreak, i).events);
  g_array_unref (effect->lines);
  g_array_unref (effect->breaks);
  g_free (effect->lower);
  g_free (effect->upper);
  g_free (effect->key);
  g_free (effect->to_label);
  g_free (effect);
}
