/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A method's answer in words: what is drawn, what a careful reader asks, what else happened. */
#include "config.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "analysis/jct-words.h"
#include "chart/jct-chart-effect-private.h"
#include "chart/jct-years-private.h"

/* Donors of less are not named; of the others, so many are. */
#define LEAST_SHARE 0.005
#define MAX_DONORS 3

/* ---- numbers --------------------------------------------------------------------------------- */

/* "+1,447", "−3.2", "0": grouped as the axis is. */
char *
jct_effect_format_signed (double change)
{
  double size = fabs (change);
  int decimals = size >= 9.95 ? 0 : size >= 0.095 ? 1 : 2;
  g_autofree char *number = jct_format_value (size, decimals);

  if (size < 0.005)
    return jct_format_value (0, 0);
  return g_strconcat (change < 0 ? "−" : "+", number, NULL);
}

char *
jct_effect_format_change (double change, JctPeriodUnit unit)
{
  g_autofree char *size = jct_effect_format_signed (change);

  switch (unit)
    {
    case JCT_PERIOD_DAY:
      return g_strdup_printf (C_ ("rate", "%s a day"), size);
    case JCT_PERIOD_WEEK:
      return g_strdup_printf (C_ ("rate", "%s a week"), size);
    case JCT_PERIOD_MONTH:
      return g_strdup_printf (C_ ("rate", "%s a month"), size);
    case JCT_PERIOD_QUARTER:
      return g_strdup_printf (C_ ("rate", "%s a quarter"), size);
    case JCT_PERIOD_FISCAL_YEAR:
      return g_strdup_printf (C_ ("rate", "%s a fiscal year"), size);
    case JCT_PERIOD_YEAR:
    default:
      return g_strdup_printf (C_ ("rate", "%s a year"), size);
    }
}

char *
jct_effect_format_ratio (double log_ratio)
{
  double ratio = exp (log_ratio), percent = 100 * (ratio - 1);

  if (ratio >= JCT_EFFECT_TIMES_FROM || !isfinite (ratio))
    {
      g_autofree char *times = jct_words_ratio (ratio);
      /* Translators: a ratio to what was before, as in "2.4 times". */
      return g_strdup_printf (C_ ("ratio", "%s times"), times);
    }
  g_autofree char *number = jct_words_decimals (fabs (percent), fabs (percent) < 9.95 ? 1 : 0);
  /* Translators: a change in per cent; the first %s is its sign. */
  return g_strdup_printf (C_ ("change", "%s%s%%"), percent < 0 ? "−" : "+", number);
}

/* ---- what is drawn --------------------------------------------------------------------------- */

/* "local-level model of logarithms, 2 control series" */
static char *
describe_model (const JctAnalysis *analysis)
{
  const JctCounterfactual *result = jct_analysis_get_counterfactual (analysis);
  const char *model = result->options.log1p ? C_ ("model", "local-level model of logarithms")
                                            : C_ ("model", "local-level model of counts");

  if (result->n_controls == 0)
    return g_strdup (model);
  return g_strdup_printf (ngettext ("%s, %u control series", "%s, %u control series",
                                    result->n_controls),
                          model, result->n_controls);
}

static char *
describe_counterfactual (const JctAnalysis *analysis)
{
  const char *noun = jct_period_unit_to_noun (jct_series_get_kind (analysis->series).unit, 2);
  g_autofree char *model = describe_model (analysis);

  return g_strdup_printf (
    /* Translators: %s is months, years, ...; then the name of a model. */
    _ ("Dashed: what the %s before let expect, with its 95%% band (%s)"), noun, model);
}

static char *
describe_its (const JctAnalysis *analysis)
{
  const char *how = jct_analysis_shows_log (analysis, JCT_METHOD_ITS_OLS)
                      ? C_ ("model", "least squares on logarithms")
                      : C_ ("model", "least squares on counts");

  return g_strdup_printf (
    /* Translators: %s is how they are fitted. */
    _ ("Lines fitted before and after the event, and the step between them (%s)"), how);
}

static char *
describe_placebo (const JctAnalysis *analysis)
{
  const JctPlaceboRank *rank = jct_analysis_get_placebo_rank (analysis);
  const JctPlaceboTime *placebo = jct_analysis_get_placebo (analysis);
  const char *noun = jct_period_unit_to_noun (jct_series_get_kind (analysis->series).unit, 2);
  g_autofree char *place = jct_format_value (rank->rank_effect, 0);
  g_autofree char *of = jct_format_value ((double) placebo->n, 0);

  return g_strdup_printf (
    /* Translators: months, years, ...; "17", "49". */
    _ ("Is the step at the event larger than at other %s? By size it ranks %s of %s"), noun, place,
    of);
}

/* "4 breaks in the level, found without looking at the events (optimal partitioning of logarithms)" */
static char *
describe_breaks (const JctAnalysis *analysis, JctMethod method)
{
  g_autoptr (JctEffect) effect = jct_effect_new (analysis, method);
  guint n = effect != NULL ? effect->breaks->len : 0;
  g_autofree char *number = jct_format_value (n, 0);
  gboolean is_log = jct_analysis_shows_log (analysis, method);
  const char *how;

  if (method == JCT_METHOD_OPTIMAL_PARTITIONING)
    how = is_log ? C_ ("model", "optimal partitioning of logarithms")
                 : C_ ("model", "optimal partitioning of counts");
  else
    how = is_log /* xgettext:no-c-format */
            ? C_ ("model", "Bai and Perron on logarithms; bars: 95% intervals")
            /* xgettext:no-c-format */
            : C_ ("model", "Bai and Perron on counts; bars: 95% intervals");
  return g_strdup_printf (
    /* Translators: how many, and how they are found. */
    ngettext ("%s break, found without looking at the events (%s)",
              "%s breaks, found without looking at the events (%s)", n),
    number, how);
}

typedef struct
{
  const char *key;
  double weight;
} JctShare;

static int
compare_shares (gconstpointer a, gconstpointer b)
{
  const JctShare *x = a, *y = b;

  return x->weight != y->weight ? (x->weight < y->weight ? 1 : -1) : strcmp (x->key, y->key);
}

static const char *
find_donor_label (const JctAnalysis *analysis, const char *key)
{
  for (guint i = 0; i < analysis->n_donors; i++)
    {
      if (g_str_equal (jct_series_get_key (analysis->donors[i]), key))
        return jct_series_get_label (analysis->donors[i]);
    }
  return key;
}

/* "Colombia 52%, Peru 31% and 3 more" */
static char *
describe_donors (const JctAnalysis *analysis)
{
  const JctSynthetic *result = analysis->synthetic;
  g_autoptr (GArray) shares = g_array_new (FALSE, FALSE, sizeof (JctShare));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < result->n_donors; i++)
    {
      JctShare share = { result->donors[i], result->weights[i] };
      if (share.weight >= LEAST_SHARE)
        g_array_append_val (shares, share);
    }
  g_array_sort (shares, compare_shares);
  for (guint i = 0; i < MIN (shares->len, MAX_DONORS); i++)
    {
      const JctShare *share = &g_array_index (shares, JctShare, i);
      g_autofree char *percent = jct_format_value (100 * share->weight, 0);

      /* Translators: a series and its share, as in "Peru 31%". */
      g_string_append_printf (text, C_ ("share", "%s%s %s%%"),
                              i > 0 ? C_ ("list separator", ", ") : "",
                              find_donor_label (analysis, share->key), percent);
    }
  if (shares->len > MAX_DONORS)
    g_string_append_printf (text,
                            ngettext (" and %u more", " and %u more", shares->len - MAX_DONORS),
                            shares->len - MAX_DONORS);
  return g_strdup (text->str);
}

static char *
describe_synthetic (const JctAnalysis *analysis)
{
  g_autofree char *donors = describe_donors (analysis);

  return g_strdup_printf (
    /* Translators: %s is several series with their shares. */
    _ ("Dashed, the synthetic control: %s, weighted to be like this series before the event"),
    donors);
}

char *
jct_effect_dup_subtitle (const JctAnalysis *analysis, JctMethod method)
{
  if (analysis == NULL || !jct_analysis_has (analysis, method)
      || jct_analysis_get_verdict (analysis, method) != JCT_VERDICT_ANSWERED)
    return NULL;
  switch (method)
    {
    case JCT_METHOD_ITS_OLS:
      return describe_its (analysis);
    case JCT_METHOD_ITS_QUASIPOISSON:
      return g_strdup (_ ("Growth fitted before and after the event, and the step between "
                          "(quasi-Poisson regression)"));
    case JCT_METHOD_COUNTERFACTUAL:
      return describe_counterfactual (analysis);
    case JCT_METHOD_OPTIMAL_PARTITIONING:
    case JCT_METHOD_BREAKPOINTS:
      return describe_breaks (analysis, method);
    case JCT_METHOD_PLACEBO_TIME:
      return describe_placebo (analysis);
    case JCT_METHOD_SYNTHETIC_CONTROL:
      return describe_synthetic (analysis);
    case JCT_METHOD_BEFORE_AFTER:
    default:
      return NULL;
    }
}

char *
jct_effect_dup_refusal (const JctAnalysis *analysis, JctMethod method)
{
  if (analysis == NULL || !jct_analysis_has (analysis, method)
      || jct_analysis_get_verdict (analysis, method) == JCT_VERDICT_ANSWERED)
    return NULL;
  return jct_analysis_to_sentence (analysis, method);
}

/* Where an event's comparison is drawn, since it is not here; NULL without a selected event. */
static char *
dup_hint (const JctView *view)
{
  if (view->selected_event == NULL)
    return NULL;
  return g_strdup (
    C_ ("chart subtitle",
        "What is computed for the selected event is drawn in line, step and bar charts"));
}

char *
jct_chart_dup_full_subtitle (const JctChartInput *input)
{
  g_autofree char *what = jct_chart_dup_subtitle (input->document, input->view, input->series,
                                                  jct_chart_get_told_span (input));
  gboolean shows_event = jct_chart_type_get_form (input->view->chart)->shows_event;
  JctChartInput drawn = *input;
  g_autofree char *effect = NULL;

  if (input->series == NULL)
    return g_steal_pointer (&what);
  jct_chart_input_settle (&drawn);
  if (!shows_event)
    effect = dup_hint (input->view);
  else
    effect = jct_effect_dup_subtitle (drawn.analysis, drawn.method);
  if (effect == NULL && shows_event)
    effect = jct_effect_dup_refusal (drawn.analysis, drawn.method);
  if (effect == NULL)
    return g_steal_pointer (&what);
  /* Translators: what a chart shows, and a method: two sentences, the last without its full stop. */
  return g_strdup_printf (C_ ("chart subtitle", "%s. %s"), what, effect);
}

/* ---- what a careful reader asks -------------------------------------------------------------- */

char *
jct_effect_dup_axis (const JctChartInput *input)
{
  g_autoptr (JctEffect) effect = jct_effect_new (input->analysis, input->method);
  double min, max;

  if (effect == NULL || jct_series_set_get_n (input->series) != 1)
    return NULL;
  jct_chart_find_value_range (input->series, input->visible, input->view->chart, &min, &max);
  if (!jct_effect_is_log (effect, input->view->chart, min, max))
    return NULL;
  return g_strdup (_ ("Logarithmic axis; below 10 it shrinks to zero at its foot."));
}

/* Where the band is cut off. */
static void
append_reach (GString *text, const JctChartInput *input)
{
  g_autoptr (JctEffect) effect = jct_effect_new (input->analysis, input->method);
  JctSpan visible = jct_chart_visible_span (input->series, input->visible);
  JctChartType type = input->view->chart;
  double min, max, greatest;

  if (effect == NULL || jct_series_set_get_n (input->series) != 1)
    return;
  jct_chart_find_value_range (input->series, input->visible, type, &min, &max);
  jct_effect_widen_range (effect, type, visible, &min, &max);
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
  /* Then the plot says why. */
  if (jct_analysis_get_verdict (input->analysis, input->method) != JCT_VERDICT_ANSWERED)
    return g_strdup ("");

  g_autoptr (GPtrArray) warnings = jct_analysis_get_warnings (input->analysis, input->method);
  if (!input->wording.no_plot)
    append_reach (text, input);
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

GPtrArray *
jct_effect_list_others (const JctChartInput *input)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  if (input->view->selected_event != NULL)
    list_others (input, names);
  return names;
}

char *
jct_effect_others_to_text (const GPtrArray *names, guint n_named)
{
  g_autoptr (GString) list = g_string_new (NULL);

  if (names->len == 0)
    return NULL;
  if (n_named == 0)
    return g_strdup_printf (ngettext ("In the same window: %u other event.",
                                      "In the same window: %u other events.", names->len),
                            names->len);
  for (guint i = 0; i < MIN (n_named, names->len); i++)
    g_string_append_printf (list, "%s%s", i > 0 ? C_ ("list separator", ", ") : "",
                            (const char *) g_ptr_array_index (names, i));
  if (names->len > n_named)
    g_string_append_printf (list, ngettext (" and %u more", " and %u more", names->len - n_named),
                            names->len - n_named);
  /* Translators: events, by name and date. */
  return g_strdup_printf (_ ("In the same window: %s."), list->str);
}

char *
jct_effect_dup_others (const JctChartInput *input)
{
  g_autoptr (GPtrArray) names = jct_effect_list_others (input);

  return jct_effect_others_to_text (names, names->len);
}
