/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "analysis/jct-analysis.h"

#define DEFAULT_K 6

void
jct_analysis_options_init (JctAnalysisOptions *options)
{
  *options = (JctAnalysisOptions){
    .methods = JCT_METHODS_ALL,
    .k = DEFAULT_K,
    .event_period = JCT_EVENT_PERIOD_EXCLUDED,
    .min_each_side = JCT_PLACEBO_TIME_MIN_EACH_SIDE,
    .tolerance = JCT_BREAK_MATCH_TOLERANCE,
    .scaling = JCT_SCALING_COUNT_SCALED,
  };
}

static JctFilter *
copy_filter (const JctFilter *filter)
{
  return filter != NULL ? jct_filter_copy (filter) : NULL;
}

void
jct_analysis_options_copy (const JctAnalysisOptions *options, JctAnalysisOptions *copy)
{
  *copy = *options;
  copy->controls = copy_filter (options->controls);
  copy->control_sums = copy_filter (options->control_sums);
  copy->control_definitions = g_strdupv (options->control_definitions);
  copy->donors = copy_filter (options->donors);
}

void
jct_analysis_options_clear (JctAnalysisOptions *options)
{
  g_clear_pointer (&options->controls, jct_filter_free);
  g_clear_pointer (&options->control_sums, jct_filter_free);
  g_clear_pointer (&options->control_definitions, g_strfreev);
  g_clear_pointer (&options->donors, jct_filter_free);
}

static gboolean
filters_equal (const JctFilter *a, const JctFilter *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return jct_filter_equal (a, b);
}

static gboolean
lists_equal (char **a, char **b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return g_strv_equal ((const char *const *) a, (const char *const *) b);
}

static gboolean
ends_equal (gboolean has_a, JctPeriod a, gboolean has_b, JctPeriod b)
{
  if (!has_a || !has_b)
    return has_a == has_b;
  return jct_period_kind_equal (a.kind, b.kind) && a.ordinal == b.ordinal;
}

gboolean
jct_analysis_options_equal (const JctAnalysisOptions *a, const JctAnalysisOptions *b)
{
  return a->methods == b->methods && a->k == b->k && a->event_period == b->event_period
         && a->from_event == b->from_event && a->log1p == b->log1p
         && a->voting_scale == b->voting_scale && a->harmonics == b->harmonics
         && a->trend == b->trend && a->min_each_side == b->min_each_side
         && a->tolerance == b->tolerance && a->scaling == b->scaling && a->per_day == b->per_day
         && ends_equal (a->has_second, a->second, b->has_second, b->second)
         && filters_equal (a->controls, b->controls) && filters_equal (a->donors, b->donors)
         && filters_equal (a->control_sums, b->control_sums)
         && lists_equal (a->control_definitions, b->control_definitions)
         && ends_equal (a->has_from, a->from, b->has_from, b->from)
         && ends_equal (a->has_to, a->to, b->has_to, b->to);
}
