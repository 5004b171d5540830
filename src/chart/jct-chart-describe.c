/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart in words, for who does not see it: what is drawn, and what can be read from it. No word
 * of cause. */
#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "chart/jct-annotations-private.h"
#include "chart/jct-events-private.h"
#include "chart/jct-ranked-private.h"
#include "chart/jct-years-private.h"

/* So many series are described one by one. */
#define MAX_DESCRIBED 3

typedef struct
{
  gsize first, last, peak, n;
  double min, max;
  double early, late; /* means of the first and the last quarter of the values */
} JctSummary;

static double
find_mean (const JctPyramid *pyramid, gsize begin, gsize end)
{
  gsize n = end - begin - jct_pyramid_count_missing (pyramid, begin, end);

  return jct_pyramid_sum (pyramid, begin, end) / (double) n;
}

static gboolean
summarize (const JctChartSeries *s, JctSummary *summary)
{
  const JctPyramid *pyramid = jct_series_get_pyramid (s->series);

  *summary = (JctSummary){ .first = s->first, .last = s->last };
  if (!s->has_values)
    return FALSE;

  gsize end = s->last + 1, quarter = MAX ((end - s->first) / 4, 1);
  JctExtremes values = jct_pyramid_find_extremes (pyramid, s->first, end);
  summary->n = end - s->first - jct_pyramid_count_missing (pyramid, s->first, end);
  summary->min = values.low;
  summary->max = values.high;
  summary->peak = jct_pyramid_find_place (pyramid, s->first, end, values.high);
  /* The first and the last value are present, so that neither mean is empty. */
  summary->early = find_mean (pyramid, s->first, s->first + quarter);
  summary->late = find_mean (pyramid, end - quarter, end);
  return TRUE;
}

static char *
format_point (const JctChart *chart, const JctChartSeries *s, gsize index)
{
  g_autofree char *value = jct_chart_format_point (chart, s->series, index);
  g_autofree char *period
    = jct_period_to_label (jct_series_get_period (s->series, index), JCT_LABEL_LONG);

  /* Translators: a figure and its period, as in "5,951 (December 2023)". */
  return g_strdup_printf (C_ ("figure in a description", "%s (%s)"), value, period);
}

static const char *
describe_trend (const JctSummary *summary)
{
  double change = summary->late - summary->early, range = summary->max - summary->min;

  if (summary->n < 4)
    return NULL;
  if (range == 0)
    return _ ("All values are equal.");
  if (change > range * 0.25)
    return _ ("The values rose over the range.");
  if (change < -range * 0.25)
    return _ ("The values fell over the range.");
  return _ ("The values varied without a clear rise or fall over the range.");
}

static void
append_series (GString *text, const JctChart *chart, const JctChartSeries *s)
{
  JctSummary summary;

  if (!summarize (s, &summary))
    return;
  if (chart->n_series > 1)
    g_string_append_printf (text, " %s:", s->label);
  g_autofree char *start = format_point (chart, s, summary.first);
  g_autofree char *end = format_point (chart, s, summary.last);
  g_autofree char *peak = format_point (chart, s, summary.peak);
  const char *trend = describe_trend (&summary);

  g_string_append_c (text, ' ');
  if (summary.n == 1)
    g_string_append_printf (text, _ ("One value: %s."), start);
  else
    /* Translators: each %s is a figure with its period. */
    g_string_append_printf (text, _ ("Starts at %s, ends at %s; the highest value is %s."), start,
                            end, peak);
  if (trend != NULL)
    g_string_append_printf (text, " %s", trend);
}

static void
append_names (GString *text, const JctChart *chart)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < MIN (chart->n_series, MAX_DESCRIBED); i++)
    g_ptr_array_add (names, (char *) chart->series[i].label);
  g_ptr_array_add (names, NULL);
  g_autofree char *list = g_strjoinv (C_ ("list separator", ", "), (char **) names->pdata);
  g_string_append_c (text, ' ');
  /* Translators: how many series, and the names of the largest. */
  g_string_append_printf (text,
                          ngettext ("%u series; the largest: %s.", "%u series; the largest: %s.",
                                    chart->n_series),
                          chart->n_series, list);
}

/* What is compared are the counts, whatever is drawn in their place. */
static void
compare_counts (const JctChart *chart, JctBeforeAfter *comparison)
{
  const JctChartInput *input = chart->input;
  g_autoptr (JctView) view = jct_view_copy (input->view);

  view->transform = (JctTransform){ 0 };
  g_autoptr (JctSeriesSet) counts = jct_document_compute_series (input->document, view, NULL);
  if (counts != NULL && jct_series_set_get_n (counts) > 0)
    jct_before_after_compute (jct_series_set_get (counts, 0),
                              jct_period_from_day (chart->kind,
                                                   jct_edtf_anchor (&chart->selected->date)),
                              view->k, view->event_period, comparison);
}

/* FALSE where the means of before and after are what is shown. */
static gboolean
append_effect (GString *text, const JctChartInput *input)
{
  if (input->method == JCT_METHOD_BEFORE_AFTER)
    return FALSE;
  if (input->analysis == NULL || !jct_analysis_has (input->analysis, input->method))
    return TRUE;
  g_autofree char *sentence = jct_analysis_to_sentence (input->analysis, input->method);
  g_autofree char *others = jct_effect_dup_others (input);
  g_string_append_printf (text, " %s", sentence);
  if (others != NULL)
    g_string_append_printf (text, " %s", others);
  return TRUE;
}

static void
append_event (GString *text, const JctChart *chart, JctChartType type)
{
  const JctEvent *event = chart->selected != NULL ? chart->selected : chart->shown_event;

  if (event == NULL)
    return;
  g_autofree char *date = jct_edtf_to_label (&event->date, JCT_LABEL_LONG);
  g_string_append_c (text, ' ');
  /* Translators: the title of an event and its date. */
  g_string_append_printf (text, _ ("Selected event: %s, %s."), event->title, date);
  if (chart->type == JCT_CHART_MULTIPLES)
    {
      const JctChartInput *input = chart->input;
      g_autofree char *elsewhere
        = jct_chart_dup_elsewhere (input->document, input->view, input->series);
      if (elsewhere != NULL)
        g_string_append_printf (text, " %s", elsewhere);
    }
  if (chart->n_series != 1 || !jct_chart_type_get_form (type)->shows_event)
    return;
  if (append_effect (text, chart->input))
    return;
  JctBeforeAfter comparison = chart->comparison;
  if (!jct_transform_is_none (&chart->input->view->transform))
    compare_counts (chart, &comparison);
  g_autoptr (GPtrArray) others
    = jct_before_after_list_others (&comparison, chart->input->document, event);
  g_autofree char *sentence = jct_before_after_to_sentence (&comparison, chart->unit, others->len);
  g_autofree char *named = jct_effect_dup_others (chart->input);
  g_string_append_printf (text, " %s", sentence);
  if (named != NULL)
    g_string_append_printf (text, " %s", named);
}

static const char *
name_chart (JctChartType type)
{
  switch (type)
    {
    case JCT_CHART_STEP:
      return C_ ("chart type", "Step chart");
    case JCT_CHART_BARS:
      return C_ ("chart type", "Bar chart");
    case JCT_CHART_AREA:
      return C_ ("chart type", "Stacked area chart");
    case JCT_CHART_OVERLAY:
      return C_ ("chart type", "Year-on-year overlay");
    case JCT_CHART_HEAT:
      return C_ ("chart type", "Heat map");
    case JCT_CHART_RANKED:
      return C_ ("chart type", "Ranked bars");
    case JCT_CHART_MULTIPLES:
      return C_ ("chart type", "Small multiples");
    case JCT_CHART_LINE:
    default:
      return C_ ("chart type", "Line chart");
    }
}

static void
append_all (GString *text, const JctChart *chart)
{
  gboolean any = FALSE;

  if (chart->n_series > 1)
    append_names (text, chart);
  for (guint i = 0; i < MIN (chart->n_series, MAX_DESCRIBED); i++)
    {
      append_series (text, chart, &chart->series[i]);
      any = any || chart->series[i].has_values;
    }
  if (!any)
    g_string_append_printf (text, " %s", _ ("No figures are shown."));
}

char *
jct_chart_describe (const JctChartInput *input)
{
  g_autoptr (GString) text = g_string_new (NULL);
  JctChart chart;

  if (input->series == NULL)
    return jct_events_describe (input->document, input->view, input->visible);
  JctChartInput described = *input;
  g_autoptr (JctView) view = NULL;
  g_autoptr (JctSeriesSet) alone = NULL;

  /* The years of one series are told as what they are: one course of time. */
  JctSeries *subject = jct_chart_type_has_years (input->view->chart)
                         ? jct_years_find_subject (input->document, input->view, input->series)
                         : NULL;
  if (subject != NULL)
    {
      described.view = view = jct_view_copy (input->view);
      view->chart = JCT_CHART_LINE;
      described.series = alone = jct_series_set_new (&subject, 1);
      described.published = NULL;
    }
  jct_chart_init (&chart, &described);
  g_autofree char *what = jct_chart_dup_subtitle (input->document, input->view, input->series,
                                                  jct_chart_get_told_span (input));
  /* Translators: the chart's type and what it shows, as in "Line chart: Encounters per month, ...".
   */
  g_string_append_printf (text, C_ ("description", "%s: %s."),
                          name_chart (jct_chart_find_drawn_type (input)), what);
  if (chart.type == JCT_CHART_RANKED)
    jct_ranked_append_words (text, &chart);
  else
    append_all (text, &chart);
  jct_chart_append_vintages (text, &chart);
  if (chart.has_claim)
    {
      g_autofree char *claim = jct_claim_mark_to_sentence (&chart.claim);
      g_string_append_printf (text, " %s", claim);
    }
  else
    {
      const char *note = jct_chart_get_claim_note (input->document, input->view, input->series,
                                                   jct_chart_get_told_span (input));
      if (note != NULL)
        g_string_append_printf (text, " %s", note);
    }
  append_event (text, &chart, input->view->chart);
  jct_annotations_append_words (text, input->view, input->series, input->visible);
  jct_chart_clear (&chart);
  return g_strdup (text->str);
}
