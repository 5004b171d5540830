/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The badge of a chart: what a careful reader asks, from the view and the data. */
#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "chart/jct-heat-private.h"

static char *
format_missing (JctPeriodUnit unit, guint n)
{
  switch (unit)
    {
    case JCT_PERIOD_DAY:
      return g_strdup_printf (ngettext ("%u day missing.", "%u days missing.", n), n);
    case JCT_PERIOD_WEEK:
      return g_strdup_printf (ngettext ("%u week missing.", "%u weeks missing.", n), n);
    case JCT_PERIOD_MONTH:
      return g_strdup_printf (ngettext ("%u month missing.", "%u months missing.", n), n);
    case JCT_PERIOD_QUARTER:
      return g_strdup_printf (ngettext ("%u quarter missing.", "%u quarters missing.", n), n);
    case JCT_PERIOD_FISCAL_YEAR:
      return g_strdup_printf (ngettext ("%u fiscal year missing.", "%u fiscal years missing.", n),
                              n);
    case JCT_PERIOD_YEAR:
    default:
      return g_strdup_printf (ngettext ("%u year missing.", "%u years missing.", n), n);
    }
}

/* Of what is drawn in the place of counts: these may all be there. */
static char *
format_undrawn (JctPeriodUnit unit, guint n)
{
  /* Translators: how many, and "months" or the like: 12 of them have nothing a year before them, for instance. */
  return g_strdup_printf (C_ ("badge", "No value for %u %s: figures that it needs are not there."),
                          n, jct_period_unit_to_noun (unit, n));
}

/* The unit of the table's own periods, which are the parts of an incomplete one. */
static JctPeriodUnit
find_part_unit (const JctDocument *document, const JctView *view)
{
  g_auto (JctResolvedView) resolved = { 0 };

  if (!jct_document_resolve_view (document, view, &resolved, NULL))
    return JCT_PERIOD_MONTH;
  return jct_table_get_period_kind (resolved.table).unit;
}

static void
append_sentence (GString *text, const char *sentence)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, sentence);
}

/* What is said of the visible points of all series together. */
typedef struct
{
  guint n_missing; /* periods in which some series has no figure */
  gboolean inexact;
  GPtrArray *partial; /* sentences, of the first series: partial periods are the same in all */
} JctBadgeFacts;

static void
append_partial (JctBadgeFacts *facts, const JctSeries *series, gsize index, JctPeriodUnit parts)
{
  guint n, n_whole;

  jct_series_get_parts (series, index, &n, &n_whole);
  g_autofree char *period
    = jct_period_to_label (jct_series_get_period (series, index), JCT_LABEL_LONG);
  /* Translators: a period of which only some parts have figures, as in "FY2025 incomplete: 3 of 12
   * months." */
  g_ptr_array_add (facts->partial,
                   g_strdup_printf (_ ("%s incomplete: %u of %u %s."), period, n, n_whole,
                                    jct_period_unit_to_noun (parts, n_whole)));
}

static gboolean
has_inexact (const JctSeries *series, gsize begin, gsize end)
{
  if (!jct_series_may_be_inexact (series))
    return FALSE;
  for (gsize i = begin; i < end; i++)
    if (jct_series_get_qualifier (series, i) != JCT_QUALIFIER_EXACT
        && !isnan (jct_series_get_value (series, i)))
      return TRUE;
  return FALSE;
}

/* In how many periods a series or more has no figure: only where several have such is there a need to look at each. */
static guint
count_missing (JctSeriesSet *set, gsize begin, gsize end)
{
  guint n = jct_series_set_get_n (set), n_with = 0;
  g_autofree const double **with = g_new (const double *, MAX (n, 1));
  gsize most = 0;

  for (guint k = 0; k < n; k++)
    {
      JctSeries *series = jct_series_set_get (set, k);
      gsize missing = jct_pyramid_count_missing (jct_series_get_pyramid (series), begin, end);

      most = MAX (most, missing);
      if (missing > 0)
        with[n_with++] = jct_series_get_values (series);
    }
  if (n_with <= 1 || most == end - begin)
    return (guint) most;
  most = 0;
  for (gsize i = begin; i < end; i++)
    {
      guint k = 0;

      while (k < n_with && !isnan (with[k][i]))
        k++;
      most += k < n_with ? 1 : 0;
    }
  return (guint) most;
}

static void
collect_facts (JctSeriesSet *set, JctSpan visible, JctPeriodUnit parts, JctBadgeFacts *facts)
{
  gsize begin, end;
  guint n = jct_series_set_get_n (set);

  if (n == 0)
    return;
  jct_series_find_span (jct_series_set_get (set, 0), jct_chart_visible_span (set, visible), &begin,
                        &end);
  for (guint k = 0; k < n && !facts->inexact; k++)
    facts->inexact = has_inexact (jct_series_set_get (set, k), begin, end);
  facts->n_missing = count_missing (set, begin, end);
  const JctSeries *first = jct_series_set_get (set, 0);
  for (gsize i = begin; jct_series_may_be_partial (first) && i < end; i++)
    if (jct_series_get_state (first, i) == JCT_VALUE_PARTIAL)
      append_partial (facts, first, i, parts);
}

/* Of panels with an axis each. */
static const char *
describe_axes (JctSeriesSet *series, JctSpan visible)
{
  gboolean all_zero = TRUE;

  for (guint i = 0; i < jct_series_set_get_n (series); i++)
    {
      JctSeries *one = jct_series_set_get (series, i);
      g_autoptr (JctSeriesSet) alone = jct_series_set_new (&one, 1);
      double min, max;

      if (jct_chart_find_value_range (alone, visible, JCT_CHART_MULTIPLES, &min, &max))
        all_zero = all_zero && min == 0;
    }
  return all_zero ? _ ("All axes start at zero.") : _ ("Not all axes start at zero.");
}

/* (transfer full) (nullable) */
static char *
describe_axis (const JctChartInput *input)
{
  const JctView *view = input->view;
  double min, max;
  JctChartType type = jct_chart_find_type (view, input->series, input->visible);

  if (input->wording.no_plot
      || !jct_chart_find_value_range (input->series, input->visible, type, &min, &max))
    return NULL;
  if (view->chart == JCT_CHART_HEAT)
    return g_strdup (jct_heat_describe (view, min));
  if (view->chart == JCT_CHART_RANKED)
    return g_strdup (_ ("Bars start at zero."));
  char *logarithmic = jct_effect_dup_axis (input);
  if (logarithmic == NULL && jct_chart_type_has_log (type))
    logarithmic = jct_chart_dup_log_words (view, input->series, input->visible);
  if (logarithmic != NULL)
    return logarithmic;
  if (view->chart == JCT_CHART_MULTIPLES && view->free_scale)
    return g_strdup (describe_axes (input->series, input->visible));
  if (min == 0)
    return g_strdup (_ ("Axis starts at zero."));
  return g_strdup (min < 0 && max >= 0 ? _ ("Axis includes zero.")
                                       : _ ("Axis does not start at zero."));
}

char *
jct_chart_dup_badge (const JctDocument *document,
                     const JctView *view,
                     JctSeriesSet *series,
                     JctSpan visible,
                     guint n_colored)
{
  const JctChartInput input
    = { .document = document, .view = view, .series = series, .visible = visible };

  return jct_chart_dup_whole_badge (&input, n_colored);
}

char *
jct_chart_dup_whole_badge (const JctChartInput *input, guint n_colored)
{
  const JctDocument *document = input->document;
  const JctView *view = input->view;
  JctSeriesSet *series = input->series;
  JctSpan visible = jct_chart_get_told_span (input);
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = jct_series_set_get_n (series);
  g_autofree char *axis = describe_axis (input);
  JctBadgeFacts facts = { .partial = g_ptr_array_new_with_free_func (g_free) };

  if (axis != NULL)
    append_sentence (text, axis);
  if (!jct_chart_type_has_log (jct_chart_find_type (view, series, visible)) && view->log_axis)
    append_sentence (text, _ ("Not logarithmic: this type of chart has no such axis."));
  collect_facts (series, visible, find_part_unit (document, view), &facts);
  for (guint i = 0; i < facts.partial->len; i++)
    append_sentence (text, g_ptr_array_index (facts.partial, i));
  if (facts.n_missing > 0)
    {
      JctPeriodUnit unit = jct_series_set_get_kind (series).unit;
      g_autofree char *missing = jct_transform_is_none (&view->transform)
                                   ? format_missing (unit, facts.n_missing)
                                   : format_undrawn (unit, facts.n_missing);
      append_sentence (text, missing);
      if (n > 1 && jct_chart_find_type (view, series, visible) == JCT_CHART_AREA)
        append_sentence (text, _ ("Where a figure is missing, the stack has a gap."));
    }
  if (jct_chart_type_has_years (view->chart))
    {
      g_autofree char *years = jct_years_dup_badge (document, view, series, visible);
      if (years != NULL)
        append_sentence (text, years);
    }
  if (facts.inexact)
    append_sentence (text,
                     jct_chart_describe_ranges (jct_chart_find_type (view, series, visible), n));
  if (jct_chart_input_has_vintages (input))
    append_sentence (text, _ ("Hollow diamonds: figures as published earlier."));
  const char *claim
    = input->is_context ? NULL : jct_chart_get_claim_note (document, view, series, visible);
  if (claim != NULL)
    append_sentence (text, claim);
  if (view->selected_event != NULL && !jct_transform_is_none (&view->transform))
    append_sentence (
      text, _ ("The comparison around the event is made on the counts and is not drawn here."));
  if (n > n_colored && view->chart != JCT_CHART_MULTIPLES && view->chart != JCT_CHART_RANKED)
    {
      guint rest = n - n_colored;
      g_autofree char *grey
        = g_strdup_printf (ngettext ("%u more series in grey.", "%u more series in grey.", rest),
                           rest);
      append_sentence (text, grey);
    }
  g_ptr_array_unref (facts.partial);
  return g_strdup (text->str);
}
