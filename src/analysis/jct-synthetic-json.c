/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "analysis/jct-synthetic.h"

static json_t *
reals (const double *values, gsize n)
{
  json_t *array = json_array ();

  for (gsize i = 0; i < n; i++)
    json_array_append_new (array, json_real (values[i]));
  return array;
}

static json_t *
real_or_null (gboolean defined, double value)
{
  return defined ? json_real (value) : json_null ();
}

static json_t *
donors_to_json (const JctSynthetic *result)
{
  json_t *array = json_array ();

  for (guint j = 0; j < result->n_donors; j++)
    json_array_append_new (array, json_string (result->donors[j]));
  return array;
}

static json_t *
placebo_to_json (const JctSynthetic *result, const JctSyntheticPlacebo *placebo)
{
  json_t *ratios = json_array ();

  for (guint j = 0; j < result->n_donors; j++)
    json_array_append_new (ratios, real_or_null (placebo->has_ratio[j], placebo->ratio[j]));
  return json_pack ("{s:o, s:o, s:o, s:o, s:o, s:o}", "units", donors_to_json (result), "pre_rmspe",
                    reals (placebo->pre_rmspe, result->n_donors), "post_rmspe",
                    reals (placebo->post_rmspe, result->n_donors), "ratio", ratios, "rank",
                    placebo->has_rank ? json_integer ((json_int_t) placebo->rank) : json_null (),
                    "p", real_or_null (placebo->has_rank, placebo->p));
}

static json_t *
variant_to_json (const JctSynthetic *result, const JctSyntheticVariant *variant)
{
  json_t *object;

  if (!variant->defined)
    return json_null ();
  object = json_pack ("{s:f, s:o, s:f}", "post_rmspe", variant->post_rmspe, "ratio",
                      real_or_null (variant->has_ratio, variant->ratio), "average_gap",
                      variant->average_gap);
  if (result->scaling == JCT_SCALING_COUNT_SCALED)
    {
      json_object_set_new (object, "average_gap_counts", json_real (variant->average_gap_counts));
      json_object_set_new (object, "cumulative_gap_counts",
                           json_real (variant->cumulative_gap_counts));
      json_object_set_new (object, "relative_effect_pct",
                           real_or_null (variant->has_relative, variant->relative_effect_pct));
    }
  else
    json_object_set_new (object, "ratio_effect_pct",
                         real_or_null (variant->has_ratio_effect, variant->ratio_effect_pct));
  json_object_set_new (object, "placebo", placebo_to_json (result, &variant->placebo));
  json_object_set_new (object, "placebo_with_treated_in_pool",
                       placebo_to_json (result, &variant->placebo_with_treated));
  return object;
}

json_t *
jct_synthetic_to_json (const JctSynthetic *result, const char *series, JctPeriod start)
{
  g_autofree char *event = NULL;
  json_t *rows;

  if (result->verdict != JCT_VERDICT_ANSWERED)
    return NULL;
  event = jct_period_to_text (jct_period_shift (start, (int) result->event));
  rows = json_array ();
  for (guint j = 0; j < result->n_donors; j++)
    json_array_append_new (rows,
                           reals (result->placebo_weights + (gsize) j * (result->n_donors - 1),
                                  result->n_donors - 1));
  return json_pack (
    "{s:s, s:s, s:I, s:s, s:o, s:o, s:f, s:f, s:o, s:o, s:o, s:o, s:{s:o, s:o}, s:o}", "series",
    series, "event", event, "event_index", (json_int_t) result->event, "scaling",
    jct_scaling_to_name (result->scaling), "donors", donors_to_json (result), "weights",
    reals (result->weights, result->n_donors), "pre_rmspe", result->pre_rmspe,
    "smallest_positive_weight", result->smallest_positive_weight, "smallest_multiplier_relative",
    real_or_null (result->has_multiplier, result->smallest_multiplier_relative), "condition_number",
    real_or_null (result->has_condition_number, result->condition_number), "synthetic",
    reals (result->synthetic, result->n), "gap", reals (result->gap, result->n), "variants",
    "after_event", variant_to_json (result, &result->after_event), "from_event",
    variant_to_json (result, &result->from_event), "placebo_weights", rows);
}
