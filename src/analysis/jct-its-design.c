/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "analysis/jct-distributions.h"
#include "analysis/jct-its-design.h"

#include <math.h>
#include <string.h>

void
jct_its_spec_init (JctItsSpec *spec, gsize event)
{
  *spec = (JctItsSpec){ .n_events = 1, .events = { event }, .per_year = 12 };
}

/* How many values stand from the start of part `i` (0: before the first event) to the next. */
static gsize
part_length (const JctItsDesign *design, guint i)
{
  gsize from = i == 0 ? 0 : design->starts[i - 1];
  gsize to = i == design->spec.n_events ? design->n : design->starts[i];

  return to > from ? to - from : 0;
}

static void
sort_events (JctItsSpec *spec)
{
  gsize first = spec->events[0];

  if (spec->n_events == 2 && first > spec->events[1])
    {
      spec->events[0] = spec->events[1];
      spec->events[1] = first;
    }
}

JctVerdict
jct_its_design_init (JctItsDesign *design, const JctItsSpec *spec, gsize n)
{
  gsize last;

  g_return_val_if_fail (spec->n_events >= 1 && spec->n_events <= JCT_ITS_MAX_EVENTS,
                        JCT_VERDICT_SINGULAR);
  g_return_val_if_fail (spec->harmonics <= JCT_ITS_MAX_HARMONICS, JCT_VERDICT_SINGULAR);

  memset (design, 0, sizeof *design);
  design->spec = *spec;
  sort_events (&design->spec);
  if (n == 0)
    return JCT_VERDICT_EMPTY;
  design->first = spec->has_window ? spec->window_first : 0;
  last = spec->has_window ? spec->window_last : n - 1;
  if (design->first > last || last >= n)
    return JCT_VERDICT_OUTSIDE;
  design->n = last - design->first + 1;
  if (design->n > JCT_ITS_MAX_N)
    return JCT_VERDICT_TOO_LONG;
  design->k = 2 + 2 * spec->n_events + 2 * spec->harmonics;
  for (guint i = 0; i < spec->n_events; i++)
    {
      gsize event = design->spec.events[i];

      if (event < design->first || event > last)
        return JCT_VERDICT_OUTSIDE;
      design->starts[i] = event - design->first + (spec->variant == JCT_ITS_AFTER_EVENT ? 1 : 0);
    }
  for (guint i = 0; i <= spec->n_events; i++)
    {
      if (part_length (design, i) < JCT_ITS_MIN_SIDE)
        return JCT_VERDICT_TOO_SHORT;
    }
  if (design->n <= design->k)
    return JCT_VERDICT_TOO_SHORT;
  /* The sine of half a turn a period is zero everywhere. */
  if (spec->harmonics > 0 && 2 * spec->harmonics >= spec->per_year)
    return JCT_VERDICT_SINGULAR;
  return JCT_VERDICT_ANSWERED;
}

JctVerdict
jct_its_spec_from_series (JctItsSpec *spec,
                          const JctSeries *series,
                          const JctPeriod *events,
                          guint n_events)
{
  gsize n = jct_series_get_n (series);
  gsize first = spec->has_window ? spec->window_first : 0;
  gsize last = spec->has_window ? spec->window_last : n - 1;

  g_return_val_if_fail (n_events >= 1 && n_events <= JCT_ITS_MAX_EVENTS, JCT_VERDICT_SINGULAR);

  if (n == 0)
    return JCT_VERDICT_EMPTY;
  spec->per_year = (guint) jct_period_kind_per_year (jct_series_get_kind (series));
  spec->n_events = n_events;
  for (guint i = 0; i < n_events; i++)
    {
      JctPeriod period = jct_period_convert (events[i], jct_series_get_kind (series));
      gssize index = jct_series_find (series, period);

      if (index < 0)
        return JCT_VERDICT_OUTSIDE;
      spec->events[i] = (gsize) index;
    }
  if (first > last)
    return JCT_VERDICT_OUTSIDE;
  return jct_verdict_check (series, first, last - first + 1);
}

void
jct_its_design_fill_event (const JctItsDesign *design,
                           guint event,
                           gsize start,
                           JctLeastSquares *fit)
{
  double *step = jct_least_squares_get_column (fit, 2 + 2 * event);
  double *ramp = jct_least_squares_get_column (fit, 3 + 2 * event);

  for (gsize t = 0; t < start; t++)
    step[t] = ramp[t] = 0;
  for (gsize t = start; t < design->n; t++)
    {
      step[t] = 1;
      ramp[t] = (double) (t - start);
    }
}

void
jct_its_design_fill (const JctItsDesign *design, JctLeastSquares *fit)
{
  double *constant = jct_least_squares_get_column (fit, 0);
  double *trend = jct_least_squares_get_column (fit, 1);
  guint j = 2 + 2 * design->spec.n_events;

  for (gsize t = 0; t < design->n; t++)
    {
      constant[t] = 1;
      trend[t] = (double) t;
    }
  for (guint i = 0; i < design->spec.n_events; i++)
    jct_its_design_fill_event (design, i, design->starts[i], fit);
  for (guint h = 1; h <= design->spec.harmonics; h++, j += 2)
    {
      double *sine = jct_least_squares_get_column (fit, j);
      double *cosine = jct_least_squares_get_column (fit, j + 1);
      guint per_year = design->spec.per_year;

      for (gsize t = 0; t < design->n; t++)
        {
          double angle = 2 * G_PI * (double) (h * t % per_year) / per_year;

          sine[t] = sin (angle);
          cosine[t] = cos (angle);
        }
    }
}

double
jct_its_design_effect (const JctItsDesign *design, const double *coef, gsize t)
{
  double sum = 0;

  for (guint i = 0; i < design->spec.n_events; i++)
    {
      if (t >= design->starts[i])
        sum += coef[2 + 2 * i] + coef[3 + 2 * i] * (double) (t - design->starts[i]);
    }
  return sum;
}

char *
jct_its_design_name_column (const JctItsDesign *design, guint j)
{
  guint n_events = design->spec.n_events;

  if (j < 2)
    return g_strdup (j == 0 ? "const" : "t");
  j -= 2;
  if (j < 2 * n_events)
    {
      const char *name = j % 2 == 0 ? "step" : "ramp";

      return n_events == 1 ? g_strdup (name) : g_strdup_printf ("%s%u", name, j / 2 + 1);
    }
  j -= 2 * n_events;
  return g_strdup_printf ("%s%u", j % 2 == 0 ? "sin" : "cos", j / 2 + 1);
}

gsize
jct_its_design_n_post (const JctItsDesign *design)
{
  return part_length (design, design->spec.n_events);
}

JctItsWarnings
jct_its_design_get_warnings (const JctItsDesign *design)
{
  guint n_events = design->spec.n_events;
  JctItsWarnings warnings = 0;

  for (guint i = 0; i <= n_events; i++)
    {
      gsize length = part_length (design, i);

      if (length <= JCT_ITS_SHORT)
        warnings |= JCT_ITS_WARNING_SHORT;
      if (length <= JCT_ITS_FEW)
        warnings |= i == 0          ? JCT_ITS_WARNING_FEW_BEFORE
                    : i == n_events ? JCT_ITS_WARNING_FEW_AFTER
                                    : JCT_ITS_WARNING_FEW_BETWEEN;
    }
  if (design->spec.harmonics > 0 && design->n < 2 * (gsize) design->spec.per_year)
    warnings |= JCT_ITS_WARNING_SEASON;
  return warnings;
}

JctItsInference
jct_its_infer (double coef, double se, double df, double t_975, gboolean exact)
{
  JctItsInference result = { .se = se };

  if (exact || !(se > 0) || !isfinite (coef / se))
    return result;
  result.defined = TRUE;
  result.t = coef / se;
  result.p_normal = jct_normal_two_sided (result.t);
  result.p_t = jct_t_two_sided (result.t, df);
  result.ci_normal[0] = coef - JCT_NORMAL_975 * se;
  result.ci_normal[1] = coef + JCT_NORMAL_975 * se;
  result.ci_t[0] = coef - t_975 * se;
  result.ci_t[1] = coef + t_975 * se;
  return result;
}

JctItsInference
jct_its_infer_ar1 (double estimate,
                   const JctAr1Errors *errors,
                   const double *combination,
                   double t_975)
{
  JctItsInference result;
  double half_width, p;

  if (errors == NULL || !jct_ar1_errors_infer (errors, combination, &half_width, &p))
    return (JctItsInference){ 0 };
  result = (JctItsInference){ .se = half_width / t_975, .p_t = p };
  if (!isnormal (result.se) || !isfinite (estimate / result.se))
    return (JctItsInference){ 0 };
  result.defined = TRUE;
  result.t = estimate / result.se;
  result.p_normal = jct_normal_two_sided (result.t);
  result.ci_normal[0] = estimate - JCT_NORMAL_975 * result.se;
  result.ci_normal[1] = estimate + JCT_NORMAL_975 * result.se;
  result.ci_t[0] = estimate - half_width;
  result.ci_t[1] = estimate + half_width;
  return result;
}

void
jct_its_infer_ar1_all (const double *coef,
                       guint k,
                       const JctAr1Errors *errors,
                       double t_975,
                       JctAr1Fit *fit,
                       JctItsInference *inferences)
{
  *fit = (JctAr1Fit){ .defined = errors != NULL };
  if (errors != NULL)
    fit->rho = jct_ar1_errors_get_rho (errors, fit->rho_ci95);
  for (guint j = 0; j < k; j++)
    {
      double combination[JCT_ITS_MAX_K] = { 0 };

      combination[j] = 1;
      inferences[j] = jct_its_infer_ar1 (coef[j], errors, combination, t_975);
    }
}

json_t *
jct_its_ar1_to_json (const JctAr1Fit *fit, const JctItsInference *inferences, guint n)
{
  json_t *se = json_array ();
  json_t *p = json_array ();
  json_t *limits = json_array ();

  for (guint j = 0; j < n; j++)
    {
      const JctItsInference *of = &inferences[j];

      json_array_append_new (se, jct_its_number_to_json (of->defined, of->se));
      json_array_append_new (p, jct_its_number_to_json (of->defined, of->p_t));
      json_array_append_new (limits, jct_its_pair_to_json (of->defined, of->ci_t));
    }
  return json_pack ("{so, so, so, so, so}", "rho", jct_its_number_to_json (fit->defined, fit->rho),
                    "rho_ci95", jct_its_pair_to_json (fit->defined, fit->rho_ci95), "se", se, "p",
                    p, "ci95", limits);
}

gboolean
jct_its_inference_is_clear (const JctItsInference *inference)
{
  return inference->defined && (inference->ci_t[0] > 0 || inference->ci_t[1] < 0);
}

JctItsWarnings
jct_its_warn_autocorrelation (double durbin_watson, const JctAr1Fit *fit, gsize n)
{
  if (durbin_watson >= JCT_ITS_DURBIN_WATSON_LOW && durbin_watson <= JCT_ITS_DURBIN_WATSON_HIGH)
    return 0;
  if (n < JCT_ITS_ENOUGH && fit->defined && fit->rho_ci95[1] > JCT_ITS_STRONG)
    return JCT_ITS_WARNING_AUTOCORRELATION | JCT_ITS_WARNING_STRONG;
  return JCT_ITS_WARNING_AUTOCORRELATION;
}

double
jct_its_durbin_watson (const double *residuals, gsize n)
{
  double differences = 0;
  double squares = 0;

  for (gsize t = 0; t < n; t++)
    {
      double difference = t == 0 ? 0 : residuals[t] - residuals[t - 1];

      squares += residuals[t] * residuals[t];
      differences += difference * difference;
    }
  return squares > 0 ? differences / squares : 0;
}

/* ---- JSON ---- */

json_t *
jct_its_number_to_json (gboolean defined, double value)
{
  return defined && isfinite (value) ? json_real (value) : json_null ();
}

json_t *
jct_its_pair_to_json (gboolean defined, const double *pair)
{
  return defined ? json_pack ("[ff]", pair[0], pair[1]) : json_null ();
}

json_t *
jct_its_period_to_json (JctPeriod start, gsize index)
{
  g_autofree char *text = jct_period_to_text (jct_period_shift (start, (int) index));

  return json_string (text);
}

/* A value alone where there is one event, a list where there are two. */
static void
set_per_event (json_t *record, const char *key, const JctItsDesign *design, json_t **values)
{
  if (design->spec.n_events == 1)
    json_object_set_new (record, key, values[0]);
  else
    {
      json_t *list = json_array ();

      for (guint i = 0; i < design->spec.n_events; i++)
        json_array_append_new (list, values[i]);
      json_object_set_new (record, key, list);
    }
}

json_t *
jct_its_design_to_json (const JctItsDesign *design, const char *series, JctPeriod start)
{
  const JctItsSpec *spec = &design->spec;
  json_t *record = json_object ();
  json_t *columns = json_array ();
  json_t *events[JCT_ITS_MAX_EVENTS];
  json_t *starts[JCT_ITS_MAX_EVENTS];
  json_t *indices[JCT_ITS_MAX_EVENTS];

  for (guint i = 0; i < spec->n_events; i++)
    {
      events[i] = jct_its_period_to_json (start, spec->events[i]);
      starts[i] = jct_its_period_to_json (start, design->first + design->starts[i]);
      indices[i] = json_integer ((json_int_t) design->starts[i]);
    }
  json_object_set_new (record, "series", json_string (series));
  set_per_event (record, "event", design, events);
  json_object_set_new (record, "variant",
                       json_string (spec->variant == JCT_ITS_AFTER_EVENT ? "after_event"
                                                                         : "from_event"));
  set_per_event (record, "step_start", design, starts);
  set_per_event (record, "step_index", design, indices);
  json_object_set_new (record, "harmonics", json_integer (spec->harmonics));
  json_object_set_new (record, "window",
                       !spec->has_window
                         ? json_null ()
                         : json_pack ("[oo]", jct_its_period_to_json (start, spec->window_first),
                                      jct_its_period_to_json (start, spec->window_last)));
  json_object_set_new (record, "n", json_integer ((json_int_t) design->n));
  json_object_set_new (record, "k", json_integer (design->k));
  json_object_set_new (record, "df", json_integer ((json_int_t) (design->n - design->k)));
  for (guint j = 0; j < design->k; j++)
    {
      g_autofree char *name = jct_its_design_name_column (design, j);

      json_array_append_new (columns, json_string (name));
    }
  json_object_set_new (record, "columns", columns);
  return record;
}
