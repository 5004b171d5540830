/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A method's answer in words: what is drawn, what a careful reader asks, what else happened. */
#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "analysis/jct-words.h"
#include "chart/jct-chart-effect-private.h"
#include "chart/jct-chart-private.h"

/* ---- what is drawn --------------------------------------------------------------------------- */

static char *
describe_counterfactual (const JctAnalysis *analysis)
{
  const JctCounterfactual *result = jct_analysis_get_counterfactual (analysis);
  const char *noun
    = jct_period_unit_to_noun (jct_series_get_kind (analysis->series).unit, result->n_before);
  g_autofree char *model
    = g_strdup_printf (analysis->options.log1p
                         /* Translators: %s is months, years, ... */
                         ? _ ("expected path from the %s before: local-level model on log counts, "
                              "95%% band")
                         : _ ("expected path from the %s before: local-level model on counts, "
                              "95%% band"),
                       noun);

  if (result->n_controls == 0)
    return g_steal_pointer (&model);
  return g_strdup_printf (ngettext ("%s, %u control series", "%s, %u control series",
                                    result->n_controls),
                          model, result->n_controls);
}

static char *
describe_placebo (const JctAnalysis *analysis)
{
  const char *noun = jct_period_unit_to_noun (jct_series_get_kind (analysis->series).unit, 2);

  return g_strdup_printf (
    /* Translators: %s is months, years, ... */
    _ ("the step at the event among the steps that the same computation gives at all other %s"),
    noun);
}

/* "4 breaks in the mean, found without looking at the events: optimal partitioning of log counts"
 */
static char *
describe_breaks (const JctAnalysis *analysis, JctMethod method)
{
  g_autoptr (JctEffect) effect = jct_effect_new (analysis, method);
  guint n = effect != NULL ? effect->breaks->len : 0;
  g_autofree char *number = jct_format_value (n, 0);
  g_autofree char *found = g_strdup_printf (
    /* Translators: %s is how many. */
    ngettext ("%s break, found without looking at the events",
              "%s breaks, found without looking at the events", n),
    number);
  gboolean is_log = analysis->options.log1p;
  const char *how;

  if (method == JCT_METHOD_OPTIMAL_PARTITIONING)
    how = is_log ? _ ("optimal partitioning of log counts") : _ ("optimal partitioning of counts");
  else
    how = is_log /* xgettext:no-c-format */
            ? _ ("Bai and Perron’s method on log counts, 95% intervals")
            /* xgettext:no-c-format */
            : _ ("Bai and Perron’s method, 95% intervals");
  /* Translators: what was found, and by which method. */
  return g_strdup_printf (C_ ("chart subtitle", "%s: %s"), found, how);
}

char *
jct_effect_dup_subtitle (const JctAnalysis *analysis, JctMethod method)
{
  if (analysis == NULL || !jct_analysis_has (analysis, method) || method == JCT_METHOD_BEFORE_AFTER)
    return NULL;
  if (jct_analysis_get_verdict (analysis, method) != JCT_VERDICT_ANSWERED)
    return jct_analysis_to_sentence (analysis, method);
  switch (method)
    {
    case JCT_METHOD_ITS_OLS:
      return g_strdup (analysis->options.log1p
                         ? _ ("fitted curve and its break at the event: ordinary least squares on "
                              "log counts, Newey-West intervals")
                         : _ ("fitted line and its break at the event: ordinary least squares, "
                              "Newey-West intervals"));
    case JCT_METHOD_ITS_QUASIPOISSON:
      return g_strdup (_ ("fitted growth and its break at the event: quasi-Poisson regression"));
    case JCT_METHOD_COUNTERFACTUAL:
      return describe_counterfactual (analysis);
    case JCT_METHOD_OPTIMAL_PARTITIONING:
    case JCT_METHOD_BREAKPOINTS:
      return describe_breaks (analysis, method);
    case JCT_METHOD_PLACEBO_TIME:
      return describe_placebo (analysis);
    case JCT_METHOD_SYNTHETIC_CONTROL:
      return g_strdup (_ ("the same series put together from others, weighted to be like it before "
                          "the event"));
    case JCT_METHOD_BEFORE_AFTER:
    default:
      return NULL;
    }
}

char *
jct_chart_dup_full_subtitle (const JctChartInput *input)
{
  g_autofree char *what
    = jct_chart_dup_subtitle (input->document, input->view, input->series, input->visible);
  g_autofree char *effect = jct_effect_dup_subtitle (input->analysis, input->method);

  if (effect == NULL)
    return g_steal_pointer (&what);
  return g_strjoin (C_ ("part separator", "; "), what, effect, NULL);
}

/* ---- what a careful reader asks -------------------------------------------------------------- */

static void
append_band (GString *text, const JctChartInput *input)
{
  g_autoptr (JctEffect) effect = jct_effect_new (input->analysis, input->method);
  JctSpan visible = jct_chart_visible_span (input->series, input->visible);
  double min, max, greatest;

  jct_chart_find_value_range (input->series, input->visible, input->view->chart, &min, &max);
  jct_effect_widen_range (effect, visible, &min, &max);
  if (!jct_effect_exceeds (effect, visible, max, &greatest))
    return;
  g_autofree char *rate
    = jct_chart_format_rate (greatest, TRUE, jct_series_set_get_kind (input->series).unit);
  /* Translators: %s is a rate such as "14,210 a month". */
  g_string_append_printf (text, _ ("The 95%% band reaches %s, beyond the chart."), rate);
}

char *
jct_effect_dup_badge (const JctChartInput *input)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (input->analysis == NULL || !jct_analysis_has (input->analysis, input->method)
      || input->method == JCT_METHOD_BEFORE_AFTER)
    return g_strdup ("");
  /* Then the subtitle says why. */
  if (jct_analysis_get_verdict (input->analysis, input->method) != JCT_VERDICT_ANSWERED)
    return g_strdup ("");

  g_autoptr (GPtrArray) warnings = jct_analysis_get_warnings (input->analysis, input->method);
  append_band (text, input);
  /* The gravest; the rest stand beside the figures. */
  if (warnings->len > 0)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "",
                            (const char *) g_ptr_array_index (warnings, 0));
  return g_strdup (text->str);
}

/* ---- what else happened ---------------------------------------------------------------------- */

static void
add_name (GPtrArray *names, const JctEvent *event)
{
  g_autofree char *date = jct_edtf_to_label (&event->date, JCT_LABEL_SHORT);

  /* Translators: an event and its date. */
  g_ptr_array_add (names,
                   g_strdup_printf (C_ ("event", "%s (%s)"), jct_event_get_short (event), date));
}

/* By the analysis where there is one, else around the means that are shown. */
static void
list_others (const JctChartInput *input, GPtrArray *names)
{
  const JctAnalysis *analysis = input->analysis;
  JctChart chart;

  if (analysis != NULL)
    {
      for (guint i = 0; i < analysis->n_confounders; i++)
        add_name (names, analysis->confounders[i].event);
      return;
    }
  jct_chart_init (&chart, input);
  if (chart.has_comparison)
    {
      g_autoptr (GPtrArray) others
        = jct_before_after_list_others (&chart.comparison, input->document, chart.selected);
      for (guint i = 0; i < others->len; i++)
        add_name (names, g_ptr_array_index (others, i));
    }
  jct_chart_clear (&chart);
}

char *
jct_effect_dup_others (const JctChartInput *input)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  if (input->view->selected_event == NULL)
    return NULL;
  list_others (input, names);
  if (names->len == 0)
    return NULL;
  g_ptr_array_add (names, NULL);
  g_autofree char *list = g_strjoinv (C_ ("list separator", ", "), (char **) names->pdata);
  /* Translators: events, by name and date. */
  return g_strdup_printf (_ ("In the same window: %s."), list);
}
