/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The options as a dictionary and back, for who keeps them in a file. */
#include "config.h"

#include "analysis/jct-analysis.h"

/* ---- to a dictionary ------------------------------------------------------------------------- */

/* As in a document: for each dimension the values that pass, or {"not": those that do not}. */
static void
insert_filter (GVariantDict *dict, const char *key, const JctFilter *filter)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);

  if (filter == NULL)
    return;
  for (guint i = 0; i < jct_filter_get_n_dimensions (filter); i++)
    {
      const char *dimension = jct_filter_get_dimension (filter, i);
      GVariant *values = g_variant_new_strv (jct_filter_get_named (filter, dimension), -1);

      if (jct_filter_is_excluding (filter, dimension))
        {
          GVariantDict excluded;

          g_variant_dict_init (&excluded, NULL);
          g_variant_dict_insert_value (&excluded, "not", values);
          values = g_variant_dict_end (&excluded);
        }
      g_variant_builder_add (&builder, "{sv}", dimension, values);
    }
  g_variant_dict_insert_value (dict, key, g_variant_builder_end (&builder));
}

static void
insert_period (GVariantDict *dict, const char *key, gboolean has, JctPeriod period)
{
  g_autofree char *text = has ? jct_period_to_text (period) : NULL;

  if (text != NULL)
    g_variant_dict_insert (dict, key, "s", text);
}

GVariant *
jct_analysis_options_to_variant (const JctAnalysisOptions *options)
{
  GVariantDict dict;

  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert (&dict, "k", "d", (double) options->k);
  g_variant_dict_insert (&dict, "event-period", "s",
                         jct_event_period_to_name (options->event_period));
  g_variant_dict_insert (&dict, "from-event", "b", options->from_event);
  g_variant_dict_insert (&dict, "log1p", "b", options->log1p);
  g_variant_dict_insert (&dict, "voting-scale", "b", options->voting_scale);
  g_variant_dict_insert (&dict, "harmonics", "d", (double) options->harmonics);
  g_variant_dict_insert (&dict, "trend", "b", options->trend);
  g_variant_dict_insert (&dict, "min-each-side", "d", (double) options->min_each_side);
  g_variant_dict_insert (&dict, "tolerance", "d", (double) options->tolerance);
  g_variant_dict_insert (&dict, "per-day", "b", options->per_day);
  g_variant_dict_insert (&dict, "scaling", "s", jct_scaling_to_name (options->scaling));
  insert_period (&dict, "second", options->has_second, options->second);
  insert_period (&dict, "from", options->has_from, options->from);
  insert_period (&dict, "to", options->has_to, options->to);
  insert_filter (&dict, "controls", options->controls);
  insert_filter (&dict, "control-sums", options->control_sums);
  insert_filter (&dict, "donors", options->donors);
  if (options->control_definitions != NULL)
    g_variant_dict_insert_value (
      &dict, "control-definitions",
      g_variant_new_strv ((const char *const *) options->control_definitions, -1));
  return g_variant_dict_end (&dict);
}

/* ---- from one -------------------------------------------------------------------------------- */

/* (nullable) (transfer full) */
static JctFilter *
look_up_filter (GVariantDict *dict, const char *key)
{
  g_autoptr (GVariant) recorded = g_variant_dict_lookup_value (dict, key, G_VARIANT_TYPE_VARDICT);
  JctFilter *filter;
  GVariantIter iter;
  const char *dimension;
  GVariant *value;

  if (recorded == NULL)
    return NULL;
  filter = jct_filter_new ();
  g_variant_iter_init (&iter, recorded);
  while (g_variant_iter_loop (&iter, "{&sv}", &dimension, &value))
    {
      g_autofree const char **passing = NULL;
      g_autofree const char **excluded = NULL;

      if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING_ARRAY))
        {
          passing = g_variant_get_strv (value, NULL);
          jct_filter_set (filter, dimension, passing);
        }
      else if (g_variant_is_of_type (value, G_VARIANT_TYPE_VARDICT)
               && g_variant_lookup (value, "not", "^a&s", &excluded))
        jct_filter_set_excluded (filter, dimension, excluded);
    }
  return filter;
}

static guint
look_up_count (GVariantDict *dict, const char *key, guint least, guint most, guint fallback)
{
  double value;

  if (g_variant_dict_lookup (dict, key, "d", &value) && value >= least && value <= most)
    return (guint) value;
  return fallback;
}

static gboolean
look_up_period (GVariantDict *dict, const char *key, guint fiscal_start, JctPeriod *period)
{
  const char *text = NULL;

  return g_variant_dict_lookup (dict, key, "&s", &text)
         && jct_period_parse_any (text, fiscal_start, period);
}

static void
look_up_counts (GVariantDict *dict, JctAnalysisOptions *options)
{
  options->k = look_up_count (dict, "k", 1, JCT_ANALYSIS_MOST_PERIODS, options->k);
  options->harmonics
    = look_up_count (dict, "harmonics", 0, JCT_ITS_MAX_HARMONICS, options->harmonics);
  options->min_each_side
    = look_up_count (dict, "min-each-side", JCT_ITS_MIN_SIDE, JCT_ANALYSIS_MOST_PERIODS,
                     (guint) options->min_each_side);
  options->tolerance
    = look_up_count (dict, "tolerance", 0, JCT_ANALYSIS_MOST_PERIODS, options->tolerance);
}

void
jct_analysis_options_from_variant (JctAnalysisOptions *options,
                                   GVariant *variant,
                                   guint fiscal_start)
{
  GVariantDict dict;
  const char *name = NULL;

  jct_analysis_options_init (options);
  if (variant == NULL || !g_variant_is_of_type (variant, G_VARIANT_TYPE_VARDICT))
    return;
  g_variant_dict_init (&dict, variant);
  look_up_counts (&dict, options);
  if (g_variant_dict_lookup (&dict, "event-period", "&s", &name))
    jct_event_period_from_name (name, &options->event_period);
  if (g_variant_dict_lookup (&dict, "scaling", "&s", &name))
    jct_scaling_from_name (name, &options->scaling);
  g_variant_dict_lookup (&dict, "from-event", "b", &options->from_event);
  g_variant_dict_lookup (&dict, "log1p", "b", &options->log1p);
  g_variant_dict_lookup (&dict, "voting-scale", "b", &options->voting_scale);
  g_variant_dict_lookup (&dict, "trend", "b", &options->trend);
  g_variant_dict_lookup (&dict, "per-day", "b", &options->per_day);
  options->has_second = look_up_period (&dict, "second", fiscal_start, &options->second);
  options->has_from = look_up_period (&dict, "from", fiscal_start, &options->from);
  options->has_to = look_up_period (&dict, "to", fiscal_start, &options->to);
  options->controls = look_up_filter (&dict, "controls");
  options->control_sums = look_up_filter (&dict, "control-sums");
  options->donors = look_up_filter (&dict, "donors");
  g_variant_dict_lookup (&dict, "control-definitions", "^as", &options->control_definitions);
  g_variant_dict_clear (&dict);
}
