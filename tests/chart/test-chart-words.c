/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a chart: true to the view and to the data. */
#include "chart-fixture.h"

#include "chart/jct-value-words.h"

#include <math.h>
#include <string.h>

static const JctSpan whole = { 0, 0 };

static JctTable *
build_small_table (void)
{
  g_autoptr (JctTableBuilder) builder
    = jct_table_builder_new ("small", jct_period_kind (JCT_PERIOD_MONTH, 1));
  static const char *values[] = { "CHINA", "INDIA", "CUBA", "PERU", "HAITI", "BRAZIL" };
  const char *keys[] = { "cbp", NULL };
  guint dimension, measure;

  jct_table_builder_set_data_date (builder, "2024-10");
  jct_table_builder_set_source_keys (builder, keys);
  dimension = jct_table_builder_add_dimension (builder, "citizenship", "Citizenship");
  measure = jct_table_builder_add_measure (builder, "count", "Encounters", "encounters",
                                           JCT_MEASURE_INTEGER);
  jct_table_builder_add_qualifier (builder, measure);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    jct_table_builder_intern (builder, dimension, values[i], -1);
  jct_table_builder_set_value_label (builder, dimension, "CHINA", "China");
  /* January to March and June 2023; the figure of March is "nearly 300". */
  static const int months[] = { 0, 1, 2, 5 };
  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    {
      jct_table_builder_add_row (builder, 2023 * 12 + months[i]);
      jct_table_builder_set_code (builder, dimension, 0);
      jct_table_builder_set_integer (builder, measure, (months[i] + 1) * 100);
      jct_table_builder_set_qualifier (builder, measure,
                                       months[i] == 2 ? JCT_QUALIFIER_NEARLY : JCT_QUALIFIER_EXACT);
    }
  return jct_table_builder_finish (builder, FALSE, NULL, NULL, NULL);
}

static JctDocument *
build_document_defined (const char *definition_title)
{
  g_autoptr (JctDocumentBuilder) builder = jct_document_builder_new ("datapackage");
  JctDefinition *definition = jct_definition_new ();
  JctSource *source = jct_source_new ();
  JctEvent *event = jct_event_new ();
  g_autoptr (GError) error = NULL;

  jct_document_builder_set_title (builder, "A document");
  g_assert_true (jct_document_builder_take_table (builder, build_small_table (), NULL));
  definition->id = g_strdup ("bp");
  definition->title = g_strdup (definition_title);
  definition->unit = g_strdup ("encounters");
  definition->table = g_strdup ("small");
  definition->measure = g_strdup ("count");
  g_assert_true (jct_document_builder_take_definition (builder, definition, NULL));
  source->key = g_strdup ("cbp");
  source->title = g_strdup ("Nationwide Encounters");
  source->publisher = g_strdup ("CBP");
  g_assert_true (jct_document_builder_take_source (builder, source, NULL));
  event->id = g_strdup ("e");
  event->title = g_strdup ("Something happens");
  g_assert_true (jct_edtf_parse ("2023-03-15", &event->date, NULL));
  g_assert_true (jct_document_builder_take_event (builder, event, NULL));
  JctDocument *document = jct_document_builder_finish (builder, &error);
  g_assert_no_error (error);
  return document;
}

static JctDocument *
build_document (void)
{
  return build_document_defined ("Border Patrol, southwest border");
}

static JctView *
build_view (void)
{
  JctView *view = jct_view_new ();

  view->definition = g_strdup ("bp");
  view->k = 3;
  jct_filter_add (view->filter, "citizenship", "CHINA");
  return view;
}

static void
test_title (void)
{
  g_autoptr (JctDocument) document = build_document ();
  g_autoptr (JctView) view = build_view ();
  g_autofree char *one = jct_chart_dup_title (document, view);
  g_assert_cmpstr (one, ==, "China: encounters, Border Patrol, southwest border");

  jct_filter_clear (view->filter, "citizenship");
  g_autofree char *all = jct_chart_dup_title (document, view);
  g_assert_cmpstr (all, ==, "Encounters, Border Patrol, southwest border");

  view->by = g_strdup ("citizenship");
  g_autofree char *split = jct_chart_dup_title (document, view);
  g_assert_cmpstr (split, ==, "Encounters by citizenship, Border Patrol, southwest border");

  view->headline = g_strdup ("A finding");
  g_autofree char *headline = jct_chart_dup_title (document, view);
  g_assert_cmpstr (headline, ==, "A finding");
}

/* A definition that names what it counts is not told it again. */
static void
test_title_unit_once (void)
{
  static const struct
  {
    const char *definition, *title, *split;
  } cases[] = {
    { "All encounters, southwest border", "China: All encounters, southwest border",
      "All encounters, southwest border, by citizenship" },
    { "ENCOUNTERS", "China: ENCOUNTERS", "ENCOUNTERS, by citizenship" },
    { "Repeated reencounters", "China: encounters, Repeated reencounters",
      "Encounters by citizenship, Repeated reencounters" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JctDocument) document = build_document_defined (cases[i].definition);
      g_autoptr (JctView) view = build_view ();
      g_autofree char *title = jct_chart_dup_title (document, view);

      g_assert_cmpstr (title, ==, cases[i].title);
      jct_filter_clear (view->filter, "citizenship");
      view->by = g_strdup ("citizenship");
      g_autofree char *split = jct_chart_dup_title (document, view);
      g_assert_cmpstr (split, ==, cases[i].split);
    }
}

static void
test_subtitle (void)
{
  g_autoptr (JctDocument) document = build_document ();
  g_autoptr (JctView) view = build_view ();
  g_autoptr (JctSeriesSet) series = jct_document_compute_series (document, view, NULL);
  JctSpan spring = { jct_day_from_date (2023, 2, 1), jct_day_from_date (2023, 4, 1) };
  static const char *more[] = { "INDIA", "CUBA", "PERU", "HAITI" };

  g_autofree char *text = jct_chart_dup_subtitle (document, view, series, whole);
  g_assert_cmpstr (
    text, ==,
    "Encounters per month, Border Patrol, southwest border; citizenship: China; January 2023 to "
    "June 2023");
  g_autofree char *part = jct_chart_dup_subtitle (document, view, series, spring);
  g_assert_true (g_str_has_suffix (part, "; February 2023 to March 2023"));

  for (guint i = 0; i < G_N_ELEMENTS (more); i++)
    jct_filter_add (view->filter, "citizenship", more[i]);
  g_autofree char *list = jct_chart_dup_subtitle (document, view, series, whole);
  g_assert_nonnull (strstr (list, "; citizenship: China, INDIA, CUBA and 2 more; "));

  jct_filter_clear (view->filter, "citizenship");
  jct_filter_exclude (view->filter, "citizenship", "INDIA");
  g_autofree char *but = jct_chart_dup_subtitle (document, view, series, whole);
  g_assert_nonnull (strstr (but, "; citizenship: all but INDIA; "));
}

static char *
describe (JctDocument *document, JctView *view)
{
  g_autoptr (JctSeriesSet) series = jct_document_compute_series (document, view, NULL);
  g_autoptr (JctTheme) theme = fixture_theme_new (JCT_THEME_LIGHT, 1);
  JctChartInput input = fixture_chart_input (document, view, series, theme, 800, 500);

  return jct_chart_describe (&input);
}

/* What is drawn in the place of counts is told whole, on a fixed series of months, in title, subtitle and axis. */
static void
test_transforms (void)
{
  static const struct
  {
    const char *transform, *name, *told;
  } cases[] = {
    { "per-day", " – per day", "Encounters per day, mean of each month, Border" },
    { "rolling:3", " – rolling mean of 3 months",
      "Encounters per month, rolling mean of 3 months (trailing), Border" },
    { "rolling-centred:2", " – rolling mean of 2 months",
      "Encounters per month, rolling mean of 2 months (centred), Border" },
    { "change", " – change on a year before",
      "Encounters per month, change on the same month a year before, Border" },
    { "percent-change", " – change on a year before",
      "Encounters per month, change on the same month a year before, per cent, Border" },
    { "index", " – index", "Encounters per month, index, January 2023 = 100, Border" },
    { "index:2023-02", " – index", "Encounters per month, index, February 2023 = 100, Border" },
    { "share", " – share of the total",
      "Encounters per month, share of all encounters, per cent, Border" },
    { "cumulative", " – sum within the fiscal year",
      "Encounters, running sum within the fiscal year (from January), month by month, Border" },
    { "per-day,rolling:2,index:2023-02", " – index",
      "Encounters per day, mean of each month, rolling mean of 2 months (trailing), index, "
      "February 2023 = 100, Border" },
  };
  g_autoptr (JctDocument) document = build_document ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JctView) view = build_view ();
      g_autoptr (GError) error = NULL;
      g_assert_true (jct_transform_from_text (cases[i].transform, 10, &view->transform, &error));
      g_autoptr (JctSeriesSet) series = jct_document_compute_series (document, view, &error);
      g_assert_no_error (error);
      g_autofree char *title = jct_chart_dup_title (document, view);
      g_autofree char *subtitle = jct_chart_dup_subtitle (document, view, series, whole);
      g_assert_true (g_str_has_suffix (title, cases[i].name));
      g_assert_true (g_str_has_prefix (subtitle, cases[i].told));
      g_autofree char *described = describe (document, view);
      g_assert_nonnull (strstr (described, cases[i].told));
    }
}

/* A value that cannot be computed is not called a missing figure, and no comparison is made of what is no count. */
static void
test_transform_badge (void)
{
  g_autoptr (JctDocument) document = build_document ();
  g_autoptr (JctView) view = build_view ();

  view->transform.rolling = 2;
  view->selected_event = g_strdup ("e");
  g_autoptr (JctSeriesSet) series = jct_document_compute_series (document, view, NULL);
  g_autofree char *text = jct_chart_dup_badge (document, view, series, whole, 1);
  g_assert_cmpstr (
    text, ==,
    "Axis starts at zero. No value for 4 months: figures that it needs are not there. "
    "Imprecise figures are drawn as ranges. The comparison around the event is made on "
    "the counts and is not drawn here.");
  /* In words it is, and of the counts: 100 and 200 before, 600 after. */
  g_autofree char *described = describe (document, view);
  g_assert_nonnull (strstr (described, "150"));
}

/* As people read them. */
static void
test_transform_values (void)
{
  static const struct
  {
    const char *transform;
    double value;
    gboolean integer;
    const char *text;
  } cases[] = {
    { "none", 5951, TRUE, "5,951" },
    { "per-day", 12.345, FALSE, "12.3" },
    { "change", 1447, TRUE, "+1,447" },
    { "change", -3, TRUE, "−3" },
    { "change", 0, TRUE, "0" },
    { "percent-change", 25, FALSE, "+25%" },
    { "percent-change", -8.25, FALSE, "−8.25%" },
    { "share", 2.5, FALSE, "2.50%" },
    { "index", 354.2, FALSE, "354" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      JctTransform transform;
      g_assert_true (jct_transform_from_text (cases[i].transform, 10, &transform, NULL));
      g_autofree char *text = jct_value_words_format (&transform, cases[i].value, cases[i].integer,
                                                      JCT_QUALIFIER_EXACT);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_source (void)
{
  g_autoptr (JctDocument) document = build_document ();
  g_autoptr (JctView) view = build_view ();
  g_autofree char *text = jct_chart_dup_source_line (document, view);

  g_assert_cmpstr (
    text, ==,
    "Source: Nationwide Encounters, CBP (data of October 2024); definition: Border Patrol, "
    "southwest border; Juncture");
}

static void
test_badge (void)
{
  g_autoptr (JctDocument) document = build_document ();
  g_autoptr (JctView) view = build_view ();
  g_autoptr (JctSeriesSet) series = jct_document_compute_series (document, view, NULL);
  JctSpan start = { jct_day_from_date (2023, 1, 1), jct_day_from_date (2023, 3, 1) };

  g_autofree char *text = jct_chart_dup_badge (document, view, series, whole, 1);
  g_assert_cmpstr (text, ==,
                   "Axis starts at zero. 2 months missing. Imprecise figures are drawn as ranges.");
  /* What is not visible is not spoken of. */
  g_autofree char *part = jct_chart_dup_badge (document, view, series, start, 1);
  g_assert_cmpstr (part, ==, "Axis starts at zero.");
}

static void
test_description (void)
{
  g_autoptr (JctDocument) document = build_document ();
  g_autoptr (JctView) view = build_view ();
  static const char *causal[]
    = { "cause", "because", "due to", "led to", "result", "effect", "impact" };

  view->chart = JCT_CHART_STEP;
  view->selected_event = g_strdup ("e");
  g_autofree char *text = describe (document, view);
  g_assert_true (
    g_str_has_prefix (text, "Step chart: Encounters per month, Border Patrol, southwest border; "));
  g_assert_nonnull (
    strstr (text, "Starts at 100 (January 2023), ends at 600 (June 2023); the highest value is 600 "
                  "(June 2023)."));
  g_assert_nonnull (strstr (text, "The values rose over the range."));
  g_assert_nonnull (strstr (text, "Selected event: Something happens, 15 March 2023."));
  for (guint i = 0; i < G_N_ELEMENTS (causal); i++)
    g_assert_null (strstr (text, causal[i]));

  jct_filter_set (view->filter, "citizenship", (const char *[]){ "PERU", NULL });
  g_autofree char *nothing = describe (document, view);
  g_assert_nonnull (strstr (nothing, "No figures are shown."));
}

/* A figure that its source did not state exactly is never drawn as an exact dot. */
static void
test_inexact (void)
{
  g_autoptr (JctDocument) document = build_document ();
  g_autoptr (JctView) view = build_view ();
  g_autoptr (JctSeriesSet) series = jct_document_compute_series (document, view, NULL);
  g_autoptr (JctTheme) theme = fixture_theme_new (JCT_THEME_LIGHT, 1);
  JctChartInput input = fixture_chart_input (document, view, series, theme, 800, 500);
  g_autoptr (JctScene) scene = jct_chart_layout (&input, NULL);
  const JctMark *dot = fixture_find (scene, JCT_ROLE_POINT, JCT_MARK_SYMBOL, 0);

  g_assert_nonnull (dot);
  g_assert_cmpfloat (dot->value, ==, 300);
  g_assert_cmpmem (&dot->fill, sizeof dot->fill, &theme->background, sizeof theme->background);

  view->chart = JCT_CHART_BARS;
  g_autoptr (JctScene) bars = jct_chart_layout (&input, NULL);
  gboolean named = FALSE;
  for (guint i = 0; i < jct_scene_get_n (bars); i++)
    {
      const JctMark *mark = jct_scene_get (bars, i);
      named = named || (mark->role == JCT_ROLE_POINT && g_strcmp0 (mark->text, "nearly 300") == 0);
    }
  g_assert_true (named);
}

static const JctMark *
find_range (const JctScene *scene, JctMarkType type)
{
  return fixture_find (scene, JCT_ROLE_RANGE, type, 0);
}

/* "Nearly 300" fades from 300 down to 270; the solid part of its bar ends at 270. */
static void
test_ranges (void)
{
  g_autoptr (JctDocument) document = build_document ();
  g_autoptr (JctView) view = build_view ();
  g_autoptr (JctSeriesSet) series = jct_document_compute_series (document, view, NULL);
  g_autoptr (JctTheme) theme = fixture_theme_new (JCT_THEME_LIGHT, 1);
  JctChartInput input = fixture_chart_input (document, view, series, theme, 800, 500);
  static const JctChartType types[] = { JCT_CHART_LINE, JCT_CHART_STEP, JCT_CHART_BARS };

  for (guint t = 0; t < G_N_ELEMENTS (types); t++)
    {
      view->chart = types[t];
      g_autoptr (JctScene) scene = jct_chart_layout (&input, NULL);
      JctRect plot = jct_scene_get_plot (scene);
      const JctMark *range = find_range (scene, JCT_MARK_RECT);
      double foot = plot.y + plot.height;

      g_assert_nonnull (range);
      g_assert_cmpfloat (range->value, ==, 300);
      g_assert_true (range->clip_to_plot);
      double top = foot - range->bounds.y, bottom = top - range->bounds.height;
      g_assert_cmpfloat_with_epsilon (bottom / top, 0.9, 1e-6);
      /* Away from what is printed on a line; away from what is certain on a bar. */
      g_assert_cmpfloat (types[t] == JCT_CHART_BARS ? range->fade_top : range->fade_bottom, ==,
                         range->bounds.height);
      g_assert_cmpfloat (types[t] == JCT_CHART_BARS ? range->fade_bottom : range->fade_top, ==, 0);
      for (guint i = 0; types[t] == JCT_CHART_BARS && i < jct_scene_get_n (scene); i++)
        {
          const JctMark *bar = jct_scene_get (scene, i);

          if (bar->role == JCT_ROLE_SERIES && bar->value == 300)
            g_assert_cmpfloat_with_epsilon (bar->bounds.height, bottom, 1e-6);
        }
    }
}

/* Without an end, a range fades out in the plot, which has room for it, and the word is beside it. */
static void
test_open_range (void)
{
  g_autoptr (JctTableBuilder) builder
    = jct_table_builder_new ("open", jct_period_kind (JCT_PERIOD_MONTH, 1));
  g_autoptr (JctDocumentBuilder) documents = jct_document_builder_new ("datapackage");
  g_autoptr (JctView) view = jct_view_new ();
  g_autoptr (JctTheme) theme = fixture_theme_new (JCT_THEME_LIGHT, 1);
  gboolean named = FALSE;

  jct_table_builder_add_measure (builder, "n", NULL, NULL, JCT_MEASURE_INTEGER);
  jct_table_builder_add_qualifier (builder, 0);
  for (guint i = 0; i < 4; i++)
    {
      jct_table_builder_add_row (builder, 2023 * 12 + (int) i);
      jct_table_builder_set_integer (builder, 0, i == 2 ? 37000 : 100);
      jct_table_builder_set_qualifier (builder, 0,
                                       i == 2 ? JCT_QUALIFIER_MORE_THAN : JCT_QUALIFIER_EXACT);
    }
  g_assert_true (jct_document_builder_take_table (
    documents, jct_table_builder_finish (builder, FALSE, NULL, NULL, NULL), NULL));
  g_autoptr (JctDocument) document = jct_document_builder_finish (documents, NULL);
  g_autoptr (JctSeriesSet) series = jct_document_compute_series (document, view, NULL);
  JctChartInput input = fixture_chart_input (document, view, series, theme, 800, 500);
  g_autoptr (JctScene) scene = jct_chart_layout (&input, NULL);
  const JctMark *range = find_range (scene, JCT_MARK_RECT);

  g_assert_nonnull (range);
  g_assert_cmpfloat (range->bounds.height, >, 10);
  g_assert_cmpfloat (range->fade_top, ==, range->bounds.height);
  g_assert_cmpfloat (range->bounds.y, >=, jct_scene_get_plot (scene).y - 1e-6);
  for (guint i = 0; i < jct_scene_get_n (scene); i++)
    {
      const JctMark *mark = jct_scene_get (scene, i);
      named = named || (mark->text != NULL && strstr (mark->text, "more than 37,000") != NULL);
    }
  g_assert_true (named);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart-words/title", test_title);
  g_test_add_func ("/chart-words/title-unit-once", test_title_unit_once);
  g_test_add_func ("/chart-words/subtitle", test_subtitle);
  g_test_add_func ("/chart-words/transforms", test_transforms);
  g_test_add_func ("/chart-words/transform-badge", test_transform_badge);
  g_test_add_func ("/chart-words/transform-values", test_transform_values);
  g_test_add_func ("/chart-words/source", test_source);
  g_test_add_func ("/chart-words/badge", test_badge);
  g_test_add_func ("/chart-words/description", test_description);
  g_test_add_func ("/chart-words/inexact", test_inexact);
  g_test_add_func ("/chart-words/ranges", test_ranges);
  g_test_add_func ("/chart-words/open-range", test_open_range);
  return g_test_run ();
}
