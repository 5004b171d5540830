/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts of years: the overlay and the heat map. */
#include "chart-fixture.h"

#include <math.h>
#include <string.h>

typedef struct
{
  JctDocument *document;
  JctView *view;
  JctTheme *theme;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->document = fixture_document_new (FIXTURE_PLAIN);
  fixture->view = fixture_view_new ();
  fixture->theme = fixture_theme_new (JCT_THEME_LIGHT, 1);
  fixture->view->chart = (JctChartType) GPOINTER_TO_INT (data);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  jct_document_unref (fixture->document);
  jct_view_free (fixture->view);
  jct_theme_free (fixture->theme);
}

static JctScene *
lay_out (Fixture *fixture, JctSeriesSet *series, double width, double height, JctChartAxes *axes)
{
  JctChartInput input
    = fixture_chart_input (fixture->document, fixture->view, series, fixture->theme, width, height);
  JctScene *scene = jct_chart_layout (&input, axes);

  fixture_assert_sound (scene, "years");
  return scene;
}

static JctSeriesSet *
compute (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  JctSeriesSet *series = jct_document_compute_series (fixture->document, fixture->view, &error);

  g_assert_no_error (error);
  return series;
}

/* 2020 to 2022 from January, with two months missing and a zero. */
static JctSeriesSet *
make_series (void)
{
  double values[30];

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    values[i] = 100 + i;
  values[4] = values[17] = NAN;
  values[6] = 0;
  return fixture_series_new (values, G_N_ELEMENTS (values), TRUE);
}

/* Where the pointer finds a period is where its figure is, and the other way round. */
static void
assert_round_trip (const JctChartAxes *axes, JctSeriesSet *set)
{
  JctSeries *series = jct_series_set_get (set, (guint) MAX (axes->subject, 0));

  for (gsize i = 0; i < jct_series_get_n (series); i++)
    {
      JctPeriod period = jct_series_get_period (series, i), found;
      JctPoint point;
      gboolean there = jct_chart_axes_find_point (axes, NULL, set, (guint) MAX (axes->subject, 0),
                                                  period, &point);
      g_assert_true (there == !isnan (jct_series_get_value (series, i)));
      if (!there)
        continue;
      g_assert_true (jct_chart_axes_find_period (axes, NULL, set, point.x, point.y, &found));
      g_assert_cmpint (found.ordinal, ==, period.ordinal);
    }
}

/* A line a year, the last in colour, each over the same months; gaps stay gaps. */
static void
test_overlay (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JctSeriesSet) series = make_series ();
  JctChartAxes axes;
  g_autoptr (JctScene) scene = lay_out (fixture, series, 900, 600, &axes);
  guint n = fixture_count (scene, JCT_ROLE_SERIES, JCT_MARK_POLYLINE);
  const JctMark *last = fixture_find (scene, JCT_ROLE_SERIES, JCT_MARK_POLYLINE, n - 1);

  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpstr (last->id, ==, "2022");
  g_assert_cmpmem (&last->stroke, sizeof last->stroke, &fixture->theme->series[0],
                   sizeof last->stroke);
  g_assert_cmpuint (last->n_points, ==, 6);
  for (guint i = 0; i + 1 < n; i++)
    {
      const JctMark *line = fixture_find (scene, JCT_ROLE_SERIES, JCT_MARK_POLYLINE, i);
      g_assert_cmpmem (&line->stroke, sizeof line->stroke, &fixture->theme->context,
                       sizeof line->stroke);
      g_assert_cmpuint (line->n_breaks, ==, 1);
    }
  g_assert_cmpuint (fixture_count (scene, JCT_ROLE_SERIES_LABEL, JCT_MARK_TEXT), ==, 3);
  assert_round_trip (&axes, series);
  g_autofree char *badge
    = jct_chart_dup_badge (fixture->document, fixture->view, series, (JctSpan){ 0, 0 }, 1);
  g_assert_cmpstr (badge, ==,
                   "Axis starts at zero. 2 months missing. 2022 incomplete: 6 of 12 months.");
}

/* The year of the selected event is second, and no comparison is drawn. */
static void
test_selected (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JctSeriesSet) series = compute (fixture);
  JctChartAxes axes;

  /* e06 is 2023-07-11; the last year is 2024, or FY2024. */
  fixture->view->selected_event = g_strdup ("e06");
  for (guint i = 0; i < 2; i++)
    {
      fixture->view->years = i == 0 ? JCT_YEARS_CALENDAR : JCT_YEARS_FISCAL;
      g_autoptr (JctScene) scene = lay_out (fixture, series, 900, 600, &axes);
      guint n = fixture_count (scene, JCT_ROLE_SERIES, JCT_MARK_POLYLINE), n_guide = 0;
      for (guint k = 0; k < n; k++)
        {
          const JctMark *line = fixture_find (scene, JCT_ROLE_SERIES, JCT_MARK_POLYLINE, k);
          if (memcmp (&line->stroke, &fixture->theme->guide, sizeof line->stroke) != 0)
            continue;
          g_assert_cmpstr (line->id, ==, i == 0 ? "2023" : "FY2023");
          n_guide++;
        }
      g_assert_cmpuint (n_guide, ==, 1);
      g_assert_cmpuint (fixture_count (scene, JCT_ROLE_WINDOW, JCT_MARK_RECT), ==, 0);
      g_assert_cmpuint (fixture_count (scene, JCT_ROLE_MEAN, JCT_MARK_POLYLINE), ==, 0);
      assert_round_trip (&axes, series);
    }
  JctChartInput input
    = fixture_chart_input (fixture->document, fixture->view, series, fixture->theme, 900, 600);
  g_autofree char *subtitle = jct_chart_dup_full_subtitle (&input);
  g_autofree char *words = jct_chart_describe (&input);
  g_assert_nonnull (strstr (subtitle, "fiscal years over each other. What is computed for"));
  g_assert_true (g_str_has_prefix (words, "Year-on-year overlay: "));
  g_assert_nonnull (strstr (words, "(October 2019)"));
  g_assert_nonnull (strstr (words, "Selected event: Event number 6"));
}

/* Of a split, the one in focus, else the first; the subtitle says which. */
static void
test_subject (Fixture *fixture, gconstpointer data)
{
  jct_filter_clear (fixture->view->filter, "group");
  fixture->view->by = g_strdup ("group");
  for (guint i = 0; i < 2; i++)
    {
      JctChartAxes axes;
      fixture->view->focus = i == 0 ? NULL : g_strdup ("g03");
      g_autoptr (JctSeriesSet) series = compute (fixture);
      g_autoptr (JctScene) scene = lay_out (fixture, series, 900, 600, &axes);
      g_autofree char *subtitle
        = jct_chart_dup_subtitle (fixture->document, fixture->view, series, (JctSpan){ 0, 0 });
      g_assert_cmpint (axes.subject, ==, i == 0 ? 0 : 3);
      g_assert_nonnull (strstr (subtitle, i == 0 ? "shown: Group 0;" : "shown: Group 3;"));
      assert_round_trip (&axes, series);
    }
}

/* Years have nothing to lay over each other: a calm note, and no axis. */
static void
test_years_of_years (Fixture *fixture, gconstpointer data)
{
  fixture->view->has_period = TRUE;
  fixture->view->period = JCT_PERIOD_YEAR;
  g_autoptr (JctSeriesSet) series = compute (fixture);
  g_autoptr (JctScene) scene = lay_out (fixture, series, 900, 600, NULL);

  g_assert_cmpuint (fixture_count (scene, JCT_ROLE_NOTE, JCT_MARK_TEXT), ==, 1);
  g_assert_cmpuint (fixture_count (scene, JCT_ROLE_SERIES, JCT_MARK_POLYLINE), ==, 0);
  g_assert_cmpuint (fixture_count (scene, JCT_ROLE_SERIES, JCT_MARK_RECT), ==, 0);
}

static const JctMark *
find_cell (const JctScene *scene, int year, int month)
{
  for (guint i = 0; i < jct_scene_get_n (scene); i++)
    {
      const JctMark *mark = jct_scene_get (scene, i);
      if (mark->role == JCT_ROLE_SERIES && mark->has_period
          && mark->period.ordinal == year * 12 + month - 1)
        return mark;
    }
  return NULL;
}

/* A cell for each figure, zero among them; what is missing is hatched, what the data do not reach empty. */
static void
test_cells (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JctSeriesSet) series = make_series ();
  JctChartAxes axes;
  g_autoptr (JctScene) scene = lay_out (fixture, series, 900, 600, &axes);
  guint n_hatched = 0;

  g_assert_cmpuint (fixture_count (scene, JCT_ROLE_SERIES, JCT_MARK_RECT), ==, 28);
  for (guint i = 0; i < jct_scene_get_n (scene); i++)
    {
      const JctMark *mark = jct_scene_get (scene, i);
      n_hatched += mark->type == JCT_MARK_POLYLINE && g_strcmp0 (mark->id, "missing") == 0 ? 1 : 0;
    }
  /* Two months, and the key. */
  g_assert_cmpuint (n_hatched, ==, 3);
  const JctMark *zero = find_cell (scene, 2020, 7), *january = find_cell (scene, 2020, 1);
  g_assert_cmpfloat (zero->value, ==, 0);
  g_assert_null (find_cell (scene, 2020, 5));
  g_assert_null (find_cell (scene, 2022, 7));
  g_assert_cmpfloat (january->bounds.y, ==, zero->bounds.y);
  g_assert_cmpfloat (january->bounds.x, ==, find_cell (scene, 2021, 1)->bounds.x);
  g_assert_cmpfloat (january->bounds.y, <, find_cell (scene, 2021, 1)->bounds.y);
  /* More is farther from the background. */
  JctColor paper = fixture->theme->background;
  g_assert_cmpfloat (jct_color_distance (zero->fill, paper), <,
                     jct_color_distance (january->fill, paper));
  assert_round_trip (&axes, series);
}

/* Figures in cells can be read on their colours, in every theme and in both kinds of ramp. */
static void
test_contrast (Fixture *fixture, gconstpointer data)
{
  for (guint t = 0; t < 2 * JCT_N_THEMES; t++)
    {
      double values[36];
      for (guint i = 0; i < G_N_ELEMENTS (values); i++)
        values[i] = t % 2 == 0 ? i * 10 : (double) i * 10 - 180;
      g_autoptr (JctTheme) theme = fixture_theme_new ((JctThemeKind) (t / 2), 1);
      g_autoptr (JctSeriesSet) series = fixture_series_new (values, 36, TRUE);
      JctChartInput input
        = fixture_chart_input (fixture->document, fixture->view, series, theme, 1280, 720);
      g_autoptr (JctScene) scene = jct_chart_layout (&input, NULL);
      guint n = 0;

      for (guint i = 1; i < jct_scene_get_n (scene); i++)
        {
          const JctMark *text = jct_scene_get (scene, i), *cell = jct_scene_get (scene, i - 1);
          if (text->type != JCT_MARK_TEXT || text->role != JCT_ROLE_POINT)
            continue;
          g_assert_cmpint (cell->role, ==, JCT_ROLE_SERIES);
          g_assert_cmpfloat (jct_color_contrast (text->fill, cell->fill), >=, 4.5);
          n++;
        }
      g_assert_cmpuint (n, ==, 36);
    }
}

/* Below and above zero have hues of their own; equal distances are equally far from the middle. */
static void
test_diverges (Fixture *fixture, gconstpointer data)
{
  const double values[] = { -50, 50, 0, -10, 10, 20, 30, 40, -20, 5, 6, 7 };
  g_autoptr (JctSeriesSet) series = fixture_series_new (values, G_N_ELEMENTS (values), TRUE);
  g_autoptr (JctScene) scene = lay_out (fixture, series, 1280, 720, NULL);
  JctColor low = find_cell (scene, 2020, 1)->fill, high = find_cell (scene, 2020, 2)->fill;
  JctColor zero = find_cell (scene, 2020, 3)->fill;
  g_autofree char *badge
    = jct_chart_dup_badge (fixture->document, fixture->view, series, (JctSpan){ 0, 0 }, 1);

  g_assert_cmpfloat (jct_color_distance (low, high), >, 0.15);
  g_assert_cmpfloat (jct_color_distance (zero, fixture->theme->background), <, 0.1);
  g_assert_true (g_str_has_prefix (badge, "Colours run to both sides of zero."));
}

/* Nothing, one month, zeros, large, days, weeks, and thousands of years, at all sizes. */
static void
test_extremes (Fixture *fixture, gconstpointer data)
{
  const double sizes[][2]
    = { { 320, 240 }, { 320, 900 }, { 640, 360 }, { 2000, 240 }, { 1280, 720 }, { 7680, 4320 } };
  const double nothing[] = { NAN, NAN }, one[] = { 7 }, zeros[] = { 0, 0, 0 },
               large[] = { 9e14, 1, -3 };
  g_autofree double *many = g_new (double, 20000);

  for (guint i = 0; i < 20000; i++)
    many[i] = i % 371;
  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      const double *short_ones[] = { nothing, one, zeros, large };
      const gsize counts[] = { 2, 1, 3, 3 };
      const JctPeriodUnit units[]
        = { JCT_PERIOD_DAY, JCT_PERIOD_WEEK, JCT_PERIOD_MONTH, JCT_PERIOD_QUARTER };
      for (guint i = 0; i < 4; i++)
        {
          g_autoptr (JctSeriesSet) series = fixture_series_new (short_ones[i], counts[i], TRUE);
          g_autoptr (JctScene) scene = lay_out (fixture, series, sizes[s][0], sizes[s][1], NULL);
          g_autoptr (JctSeries) line
            = jct_series_new ("all", "All", jct_period (jct_period_kind (units[i], 1), -4000),
                              20000, many, TRUE);
          g_autoptr (JctSeriesSet) set = jct_series_set_new (&line, 1);
          g_autoptr (JctScene) dense = lay_out (fixture, set, sizes[s][0], sizes[s][1], NULL);
        }
    }
}

/* Every event of the visible range has a mark in its month, or is in that of several. */
static void
test_events (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JctSeriesSet) series = compute (fixture);
  g_autoptr (JctScene) scene = lay_out (fixture, series, 1280, 900, NULL);
  guint n = fixture_count (scene, JCT_ROLE_EVENT, JCT_MARK_SYMBOL)
            + fixture_count (scene, JCT_ROLE_EVENT, JCT_MARK_RECT)
            + fixture_count (scene, JCT_ROLE_EVENT_COUNT, JCT_MARK_SYMBOL);

  g_assert_cmpuint (n, >, 20);
  fixture->view->events_shown = FALSE;
  g_autoptr (JctScene) none = lay_out (fixture, series, 1280, 900, NULL);
  g_assert_cmpuint (fixture_count (none, JCT_ROLE_EVENT, JCT_MARK_SYMBOL), ==, 0);
  g_assert_cmpuint (fixture_count (none, JCT_ROLE_EVENT, JCT_MARK_RECT), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, type, function) \
  g_test_add (name, Fixture, GINT_TO_POINTER (type), set_up, function, tear_down)
  ADD ("/years/overlay", JCT_CHART_OVERLAY, test_overlay);
  ADD ("/years/overlay/selected", JCT_CHART_OVERLAY, test_selected);
  ADD ("/years/overlay/subject", JCT_CHART_OVERLAY, test_subject);
  ADD ("/years/overlay/years", JCT_CHART_OVERLAY, test_years_of_years);
  ADD ("/years/overlay/extremes", JCT_CHART_OVERLAY, test_extremes);
  ADD ("/years/overlay/events", JCT_CHART_OVERLAY, test_events);
  ADD ("/years/heat-map", JCT_CHART_HEAT, test_cells);
  ADD ("/years/heat-map/contrast", JCT_CHART_HEAT, test_contrast);
  ADD ("/years/heat-map/diverges", JCT_CHART_HEAT, test_diverges);
  ADD ("/years/heat-map/subject", JCT_CHART_HEAT, test_subject);
  ADD ("/years/heat-map/years", JCT_CHART_HEAT, test_years_of_years);
  ADD ("/years/heat-map/extremes", JCT_CHART_HEAT, test_extremes);
  ADD ("/years/heat-map/events", JCT_CHART_HEAT, test_events);
#undef ADD
  return g_test_run ();
}
