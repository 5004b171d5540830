/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "analysis/jct-agreement.h"

static json_t *
json_text (const char *text)
{
  return text != NULL ? json_string (text) : json_null ();
}

static json_t *
confounders_to_json (const JctAnalysis *analysis)
{
  json_t *array = json_array ();

  for (guint i = 0; i < analysis->n_confounders; i++)
    {
      const JctConfounder *confounder = &analysis->confounders[i];
      g_autofree char *date = jct_edtf_to_text (&confounder->event->date);

      json_array_append_new (array, json_pack ("{s:s,s:s,s:s,s:i}", "id", confounder->event->id,
                                               "date", date, "title", confounder->event->title,
                                               "distance", confounder->distance));
    }
  return array;
}

static json_t *
definition_to_json (const JctDefinition *definition)
{
  if (definition == NULL)
    return json_null ();
  return json_pack ("{s:s,s:s,s:s?}", "id", definition->id, "title", definition->title,
                    "description", definition->description);
}

/* Of the part of the series that the options cut out; as the reference values write it. */
static void
set_window (json_t *record, const JctAnalysis *analysis)
{
  gsize n = jct_series_get_n (analysis->series);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (!analysis->options.has_from && !analysis->options.has_to)
    return;
  first = jct_period_to_text (jct_series_get_first (analysis->series));
  last = jct_period_to_text (jct_series_get_period (analysis->series, n - 1));
  json_object_set_new (record, "window", json_pack ("[s,s]", first, last));
}

/* Which events lie near the breaks; of the scale that is shown. */
static void
set_match (json_t *record, const JctAnalysis *analysis, JctMethod method, JctScale scale)
{
  JctScale shown = jct_analysis_shows_log (analysis, method) ? JCT_SCALE_LOG1P : JCT_SCALE_COUNT;
  const JctBreakMatch *match = NULL;

  if (method == JCT_METHOD_OPTIMAL_PARTITIONING)
    match = analysis->partitioning_match;
  else if (method == JCT_METHOD_BREAKPOINTS)
    match = analysis->breakpoints_match;
  if (match != NULL && scale == shown)
    json_object_set_new (record, "match", jct_break_match_to_json (match));
}

static json_t *
list_to_json (char **texts)
{
  json_t *array = json_array ();

  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    json_array_append_new (array, json_string (texts[i]));
  return array;
}

/* What the series beside the analysis's own are. */
static void
set_others (json_t *record, const JctAnalysis *analysis, JctMethod method)
{
  if (method == JCT_METHOD_COUNTERFACTUAL)
    {
      json_object_set_new (record, "controls_left_out", list_to_json (analysis->controls_left_out));
      json_object_set_new (record, "controls_moved", list_to_json (analysis->controls_moved));
    }
  else if (method == JCT_METHOD_SYNTHETIC_CONTROL)
    json_object_set_new (record, "donors_left_out", list_to_json (analysis->donors_left_out));
}

/* ---- a record ---- */

/* What the method writes of itself; NULL where it declined. */
static json_t *
method_to_json (const JctAnalysis *analysis, JctMethod method, JctScale scale)
{
  JctPeriod start = jct_series_get_first (analysis->series);
  const char *name = analysis->series_name;
  gboolean log1p = scale == JCT_SCALE_LOG1P;

  switch (method)
    {
    case JCT_METHOD_BEFORE_AFTER:
      return jct_before_after_to_json (analysis->before_after, name);
    case JCT_METHOD_ITS_OLS:
      return jct_its_to_json (log1p ? analysis->its_log1p : analysis->its_count, name, start);
    case JCT_METHOD_ITS_QUASIPOISSON:
      return jct_quasi_poisson_to_json (analysis->quasi_poisson, name, start);
    case JCT_METHOD_COUNTERFACTUAL:
      {
        const JctCounterfactual *result
          = log1p ? &analysis->counterfactual->log1p : &analysis->counterfactual->count;

        return result->verdict == JCT_VERDICT_ANSWERED ? jct_counterfactual_to_json (result) : NULL;
      }
    case JCT_METHOD_PLACEBO_TIME:
      {
        const JctPlaceboTime *placebo = log1p ? analysis->placebo_log1p : analysis->placebo_count;
        const JctItsVariant variants[] = { JCT_ITS_AFTER_EVENT, JCT_ITS_FROM_EVENT };
        JctPlaceboRank ranks[G_N_ELEMENTS (variants)];

        if (placebo->verdict != JCT_VERDICT_ANSWERED || !analysis->has_event_index)
          return NULL;
        for (guint i = 0; i < G_N_ELEMENTS (variants); i++)
          ranks[i] = jct_placebo_time_rank (placebo, analysis->event_index, variants[i]);
        return jct_placebo_time_to_json (placebo, ranks, G_N_ELEMENTS (ranks), name, start);
      }
    case JCT_METHOD_OPTIMAL_PARTITIONING:
      return jct_partitioning_to_json (log1p ? analysis->partitioning_log1p
                                             : analysis->partitioning_count,
                                       name, start);
    case JCT_METHOD_BREAKPOINTS:
      return jct_breakpoints_to_json (log1p ? analysis->breakpoints_log1p
                                            : analysis->breakpoints_count,
                                      name, start);
    case JCT_METHOD_SYNTHETIC_CONTROL:
      return jct_synthetic_to_json (analysis->synthetic, name, start);
    default:
      return NULL;
    }
}

/* Beside the record of a regression or a forecast the intervals that are shown, which the reference values do not have. */
static void
set_shown (json_t *record, const JctAnalysis *analysis, JctMethod method, JctScale scale)
{
  const JctIts *its = scale == JCT_SCALE_LOG1P ? analysis->its_log1p : analysis->its_count;
  json_t *shown = NULL;

  if (method == JCT_METHOD_ITS_OLS)
    shown = jct_its_shown_to_json (its);
  else if (method == JCT_METHOD_ITS_QUASIPOISSON)
    shown = jct_quasi_poisson_shown_to_json (analysis->quasi_poisson);
  if (shown != NULL)
    json_object_set_new (record, "ar1", shown);
  if (method == JCT_METHOD_COUNTERFACTUAL)
    {
      shown = jct_counterfactual_shown_to_json (scale == JCT_SCALE_LOG1P
                                                  ? &analysis->counterfactual->log1p
                                                  : &analysis->counterfactual->count);
      if (shown != NULL)
        json_object_set_new (record, "shown", shown);
    }
}

static const JctAgreementRow *
find_row (const JctAgreement *agreement, JctMethod method, JctScale scale)
{
  for (guint i = 0; i < agreement->n_rows; i++)
    {
      if (agreement->rows[i].method == method && agreement->rows[i].scale == scale)
        return &agreement->rows[i];
    }
  return jct_agreement_find (agreement, method);
}

/* The same analysis with the other scale as the one that is shown: for its sentence and warnings.
 */
static void
set_words (json_t *record, const JctAnalysis *analysis, JctMethod method, JctScale scale)
{
  JctAnalysis shown = *analysis;
  g_autofree char *sentence = NULL;
  g_autoptr (GPtrArray) warnings = NULL;
  json_t *array = json_array ();
  JctVerdict verdict;

  if (scale != JCT_SCALE_NONE)
    shown.log_methods = scale == JCT_SCALE_LOG1P ? JCT_METHODS_ALL : 0;
  verdict = jct_analysis_get_verdict (&shown, method);
  sentence = jct_analysis_to_sentence (&shown, method);
  warnings = jct_analysis_get_warnings (&shown, method);
  for (guint i = 0; i < warnings->len; i++)
    json_array_append_new (array, json_string (g_ptr_array_index (warnings, i)));
  json_object_set_new (record, "answer", json_string (jct_verdict_to_name (verdict)));
  json_object_set_new (record, "sentence", json_text (sentence));
  json_object_set_new (record, "warnings", array);
}

static json_t *
record_to_json (const JctAnalysis *analysis,
                const JctAgreement *agreement,
                JctMethod method,
                JctScale scale)
{
  const JctAgreementRow *row = find_row (agreement, method, scale);
  g_autofree char *event = jct_period_to_text (analysis->event);
  json_t *own = method_to_json (analysis, method, scale);
  json_t *record = json_object ();

  json_object_set_new (record, "method", json_string (jct_method_to_name (method)));
  json_object_set_new (record, "series", json_string (analysis->series_name));
  json_object_set_new (record, "event", json_string (event));
  json_object_set_new (record, "event_id",
                       json_text (analysis->about != NULL ? analysis->about->id : NULL));
  if (scale != JCT_SCALE_NONE)
    json_object_set_new (record, "transform", json_string (jct_scale_to_name (scale)));
  json_object_set_new (record, "n",
                       json_integer ((json_int_t) jct_series_get_n (analysis->series)));
  if (own != NULL)
    {
      json_object_update (record, own);
      json_decref (own);
      if (json_object_get (record, "window") != NULL)
        set_window (record, analysis);
    }
  json_object_set_new (record, "verdict", json_string (jct_finding_to_name (row->finding)));
  json_object_set_new (record, "reason", json_text (row->reason));
  set_shown (record, analysis, method, scale);
  set_words (record, analysis, method, scale);
  set_match (record, analysis, method, scale);
  set_others (record, analysis, method);
  json_object_set_new (record, "confounders", confounders_to_json (analysis));
  json_object_set_new (record, "unit", json_text (analysis->unit));
  json_object_set_new (record, "definition", definition_to_json (analysis->definition));
  return record;
}

/* Whether the method is computed on a scale of its own choice. */
static gboolean
has_scales (JctMethod method)
{
  switch (method)
    {
    case JCT_METHOD_ITS_OLS:
    case JCT_METHOD_COUNTERFACTUAL:
    case JCT_METHOD_OPTIMAL_PARTITIONING:
    case JCT_METHOD_BREAKPOINTS:
    case JCT_METHOD_PLACEBO_TIME:
      return TRUE;
    case JCT_METHOD_BEFORE_AFTER:
    case JCT_METHOD_ITS_QUASIPOISSON:
    case JCT_METHOD_SYNTHETIC_CONTROL:
    default:
      return FALSE;
    }
}

json_t *
jct_analysis_to_json (const JctAnalysis *analysis, gboolean both_scales)
{
  g_autoptr (JctAgreement) agreement = jct_agreement_new (analysis);
  json_t *records = json_array ();

  for (guint m = 0; m < JCT_N_METHODS; m++)
    {
      JctMethod method = (JctMethod) m;
      JctScale shown
        = jct_analysis_shows_log (analysis, method) ? JCT_SCALE_LOG1P : JCT_SCALE_COUNT;

      if (!jct_analysis_has (analysis, method))
        continue;
      if (!has_scales (method))
        json_array_append_new (records,
                               record_to_json (analysis, agreement, method, JCT_SCALE_NONE));
      else
        for (JctScale scale = JCT_SCALE_COUNT; scale <= JCT_SCALE_LOG1P; scale++)
          {
            if (both_scales || scale == shown)
              json_array_append_new (records, record_to_json (analysis, agreement, method, scale));
          }
    }
  return records;
}
