/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a chart draws of its data: read from the scene, by hand-known answers. */
#include "chart-fixture.h"

#include "chart/jct-text.h"

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
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  jct_document_unref (fixture->document);
  jct_view_free (fixture->view);
  jct_theme_free (fixture->theme);
}

static JctScene *
lay_out (Fixture *fixture, JctSeriesSet *series, JctChartAxes *axes)
{
  JctChartInput input
    = fixture_chart_input (fixture->document, fixture->view, series, fixture->theme, 800, 500);
  JctScene *scene = jct_chart_layout (&input, axes);

  fixture_assert_sound (scene, "chart");
  return scene;
}

static double
period_x (const JctChartAxes *axes, int month)
{
  return jct_time_scale_map_period (&axes->time, jct_period (jct_period_kind (JCT_PERIOD_MONTH, 1),
                                                             2020 * 12 + month));
}

/* Whether a break stands right before the point. */
static gboolean
starts_piece (const JctMark *mark, guint point)
{
  for (guint i = 0; i < mark->n_breaks; i++)
    {
      if (mark->breaks[i] == point)
        return TRUE;
    }
  return point == 0;
}

static void
test_gap (Fixture *fixture, gconstpointer data)
{
  const double values[] = { 1, 2, NAN, 4, 5, NAN, 7, NAN, 9, 10 };
  g_autoptr (JctSeriesSet) series = fixture_series_new (values, G_N_ELEMENTS (values), TRUE);
  JctChartAxes axes;
  g_autoptr (JctScene) scene = lay_out (fixture, series, &axes);
  const JctMark *line = fixture_find (scene, JCT_ROLE_SERIES, JCT_MARK_POLYLINE, 0);
  guint n_segments = 0;

  g_assert_nonnull (line);
  g_assert_true (line->clip_to_plot);
  g_assert_cmpstr (line->id, ==, "all");
  for (guint i = 1; i < line->n_points; i++)
    {
      if (starts_piece (line, i))
        continue;
      n_segments++;
      /* A segment joins neighbouring months, never across a missing one. */
      g_assert_cmpfloat (line->points[i].x - line->points[i - 1].x, <,
                         1.5 * (period_x (&axes, 1) - period_x (&axes, 0)));
    }
  g_assert_cmpuint (n_segments, ==, 3);

  /* The seventh value stands alone: a dot, where its month is. */
  const JctMark *dot = fixture_find (scene, JCT_ROLE_POINT, JCT_MARK_SYMBOL, 0);
  g_assert_nonnull (dot);
  g_assert_true (dot->has_period);
  g_assert_cmpint (dot->period.ordinal, ==, 2020 * 12 + 6);
  g_assert_cmpfloat (dot->value, ==, 7);
  g_assert_cmpfloat (dot->center.x, ==, period_x (&axes, 6));
  g_assert_cmpfloat (dot->center.y, ==, jct_value_scale_map (&axes.value, 7));
}

static void
test_steps_gap (Fixture *fixture, gconstpointer data)
{
  const double values[] = { 1, 2, NAN, 4 };
  g_autoptr (JctSeriesSet) series = fixture_series_new (values, G_N_ELEMENTS (values), TRUE);
  JctChartAxes axes;

  fixture->view->chart = JCT_CHART_STEP;
  g_autoptr (JctScene) scene = lay_out (fixture, series, &axes);
  const JctMark *line = fixture_find (scene, JCT_ROLE_SERIES, JCT_MARK_POLYLINE, 0);
  g_assert_nonnull (line);
  g_assert_cmpuint (line->n_points, ==, 6);
  g_assert_cmpuint (line->n_breaks, ==, 1);
  g_assert_cmpuint (line->breaks[0], ==, 4);
  g_assert_cmpfloat (line->points[0].y, ==, line->points[1].y);
  g_assert_cmpfloat (line->points[1].x, ==, line->points[2].x);
}

static void
test_bars (Fixture *fixture, gconstpointer data)
{
  const double values[] = { 1000, 2500, NAN, -400, 0 };
  g_autoptr (JctSeriesSet) series = fixture_series_new (values, G_N_ELEMENTS (values), TRUE);
  JctChartAxes axes;

  fixture->view->chart = JCT_CHART_BARS;
  g_autoptr (JctScene) scene = lay_out (fixture, series, &axes);
  double zero = jct_value_scale_map (&axes.value, 0);

  g_assert_cmpfloat (axes.value.domain_min, <=, -400);
  g_assert_cmpfloat (axes.value.domain_max, >=, 2500);
  g_assert_cmpuint (fixture_count (scene, JCT_ROLE_SERIES, JCT_MARK_RECT), ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      const JctMark *bar = fixture_find (scene, JCT_ROLE_SERIES, JCT_MARK_RECT, i);
      double value = jct_value_scale_map (&axes.value, bar->value);
      g_assert_true (bar->has_period);
      g_assert_cmpfloat (bar->bounds.y, ==, MIN (zero, value));
      g_assert_cmpfloat_with_epsilon (bar->bounds.height, fabs (value - zero), 1e-9);
    }
}

/* Bars never start elsewhere, however far away zero is. */
static void
test_zero (Fixture *fixture, gconstpointer data)
{
  const double values[] = { 1000000, 1000001, 1000002, 1000003 };
  JctChartAxes axes;

  for (guint i = 0; i < 3; i++)
    {
      gboolean integer = i == 0;
      g_autoptr (JctSeriesSet) series = fixture_series_new (values, G_N_ELEMENTS (values), integer);
      fixture->view->chart = i == 1 ? JCT_CHART_BARS : JCT_CHART_LINE;
      g_autoptr (JctScene) scene = lay_out (fixture, series, &axes);
      g_autofree char *badge
        = jct_chart_dup_badge (fixture->document, fixture->view, series, (JctSpan){ 0, 0 }, 1);
      if (i < 2)
        {
          g_assert_cmpfloat (axes.value.domain_min, ==, 0);
          g_assert_cmpstr (badge, ==, "Axis starts at zero.");
        }
      else
        {
          g_assert_cmpfloat (axes.value.domain_min, >, 0);
          g_assert_cmpstr (badge, ==, "Axis does not start at zero.");
        }
    }
}

/* Every value has its place on a logarithmic axis, zeros at its foot; bars, which would start there, are steps. */
static void
test_log_axis (Fixture *fixture, gconstpointer data)
{
  const double zeros[] = { 0, 3, 40, 500, 0, 6000 }, none[] = { 12, 20, 400, NAN, 900, 15 };
  const double below[] = { -5, 3, 40, 500, 2, 6000 };

  fixture->view->log_axis = TRUE;
  for (guint i = 0; i < 6; i++)
    {
      const double *values = i / 2 == 0 ? zeros : i / 2 == 1 ? none : below;
      g_autoptr (JctSeriesSet) series = fixture_series_new (values, 6, TRUE);
      JctChartAxes axes;

      fixture->view->chart = i % 2 == 0 ? JCT_CHART_LINE : JCT_CHART_BARS;
      g_autoptr (JctScene) scene = lay_out (fixture, series, &axes);
      g_autofree char *badge
        = jct_chart_dup_badge (fixture->document, fixture->view, series, (JctSpan){ 0, 0 }, 1);
      g_assert_true (axes.value.is_log == (i / 2 < 2));
      g_assert_cmpuint (fixture_count (scene, JCT_ROLE_SERIES, JCT_MARK_RECT), ==, i == 5 ? 6 : 0);
      g_assert_true ((strstr (badge, "drawn as steps") != NULL) == (i == 1 || i == 3));
      g_assert_true ((strstr (badge, "zeros are drawn at its foot") != NULL) == (i < 2));
      g_assert_true ((strstr (badge, "does not reach zero") != NULL) == (i / 2 == 1));
      g_assert_true ((strstr (badge, "is not logarithmic") != NULL) == (i / 2 == 2));
      for (guint k = 0; i < 4 && k < 6; k++)
        {
          double y = jct_value_scale_map (&axes.value, values[k]);
          g_assert_true (isnan (values[k])
                         || (y >= axes.plot.y && y <= axes.plot.y + axes.plot.height + 1e-9));
        }
    }
}

/* Whatever is drawn in the place of counts, its words and marks keep apart, in all sizes; a running sum's line is broken
 * where it begins anew. */
static void
test_transforms (Fixture *fixture, gconstpointer data)
{
  static const char *const transforms[] = { "per-day",        "rolling:3",     "change",
                                            "percent-change", "index:2022-08", "share",
                                            "cumulative" };
  static const double widths[] = { 320, 640, 1024, 3840 };

  for (guint i = 0; i < 4 * G_N_ELEMENTS (transforms); i++)
    {
      double width = widths[i % 4];
      g_autoptr (JctTheme) theme = fixture_theme_new ((JctThemeKind) (i % JCT_N_THEMES), 1);
      g_autoptr (GError) error = NULL;

      g_assert_true (
        jct_transform_from_text (transforms[i / 4], 10, &fixture->view->transform, &error));
      fixture->view->chart = i % 3 == 0 ? JCT_CHART_BARS : JCT_CHART_LINE;
      fixture->view->log_axis = i % 2 == 0;
      g_autoptr (JctSeriesSet) series
        = jct_document_compute_series (fixture->document, fixture->view, &error);
      g_assert_no_error (error);
      JctChartInput input
        = fixture_chart_input (fixture->document, fixture->view, series, theme, width, width * 0.6);
      JctChartAxes axes;
      g_autoptr (JctScene) scene = jct_chart_layout (&input, &axes);
      fixture_assert_sound (scene, transforms[i / 4]);
      g_assert_true (!jct_transform_has_sign (&fixture->view->transform) || !axes.value.is_log);
      if (fixture->view->transform.kind == JCT_TRANSFORM_CUMULATIVE
          && fixture->view->chart == JCT_CHART_LINE)
        g_assert_cmpuint (fixture_find (scene, JCT_ROLE_SERIES, JCT_MARK_POLYLINE, 0)->n_breaks, ==,
                          4);
      g_assert_true ((fixture_count (scene, JCT_ROLE_BASE, JCT_MARK_RECT) == 1)
                     == (fixture->view->transform.kind == JCT_TRANSFORM_INDEX));
    }
}

static void
check_extreme (Fixture *fixture, const double *values, gsize n, gboolean note)
{
  g_autoptr (JctSeriesSet) series = fixture_series_new (values, n, TRUE);

  for (JctChartType type = JCT_CHART_LINE; type <= JCT_CHART_BARS; type++)
    {
      JctChartAxes axes;
      fixture->view->chart = type;
      g_autoptr (JctScene) scene = lay_out (fixture, series, &axes);
      g_assert_cmpuint (fixture_count (scene, JCT_ROLE_NOTE, JCT_MARK_TEXT), ==, note ? 1 : 0);
      if (note)
        {
          /* No axis that pretends to measure something. */
          g_assert_cmpuint (fixture_count (scene, JCT_ROLE_VALUE_LABEL, JCT_MARK_TEXT), ==, 0);
          g_assert_cmpuint (fixture_count (scene, JCT_ROLE_GRID, JCT_MARK_POLYLINE), ==, 0);
        }
      else
        g_assert_cmpuint (fixture_count (scene, JCT_ROLE_VALUE_LABEL, JCT_MARK_TEXT), >=, 2);
      g_assert_true (isfinite (jct_value_scale_map (&axes.value, 0)));
      g_assert_cmpfloat (axes.value.domain_min, <, axes.value.domain_max);
    }
}

static void
test_extremes (Fixture *fixture, gconstpointer data)
{
  const double nothing[] = { NAN, NAN, NAN }, one[] = { 5 }, zeros[] = { 0, 0, 0, 0 };
  const double negative[] = { -5, -1, -80, -3 }, large[] = { 1e12, 3e12, 2e12 };
  g_autofree double *many = g_new (double, 10000);

  for (guint i = 0; i < 10000; i++)
    many[i] = (i * 7919) % 1000;
  check_extreme (fixture, nothing, G_N_ELEMENTS (nothing), TRUE);
  check_extreme (fixture, one, G_N_ELEMENTS (one), FALSE);
  check_extreme (fixture, zeros, G_N_ELEMENTS (zeros), FALSE);
  check_extreme (fixture, negative, G_N_ELEMENTS (negative), FALSE);
  check_extreme (fixture, large, G_N_ELEMENTS (large), FALSE);
  check_extreme (fixture, many, 10000, FALSE);
}

/* The year stands under the only month, not at the other end of the axis. */
static void
test_one_month (Fixture *fixture, gconstpointer data)
{
  const double one[] = { 5 };
  g_autoptr (JctSeriesSet) series = fixture_series_new (one, 1, TRUE);
  g_autoptr (JctScene) scene = lay_out (fixture, series, NULL);
  double middles[2] = { 0 };
  guint n = 0;

  for (guint i = 0; i < jct_scene_get_n (scene); i++)
    {
      const JctMark *mark = jct_scene_get (scene, i);
      if (mark->role != JCT_ROLE_TIME_LABEL)
        continue;
      g_assert_cmpuint (n, <, 2);
      middles[n++] = mark->bounds.x + mark->bounds.width / 2;
    }
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpfloat_with_epsilon (middles[0], middles[1], 2);
}

/* A dense line is thinned without losing a peak or closing a gap. */
static void
test_dense (Fixture *fixture, gconstpointer data)
{
  gsize n = 100000;
  g_autofree double *values = g_new (double, n);
  JctChartAxes axes;
  double top = INFINITY;

  for (gsize i = 0; i < n; i++)
    values[i] = i % 2;
  values[54321] = 977;
  values[77777] = NAN;
  g_autoptr (JctSeries) days
    = jct_series_new ("all", "All", jct_period (jct_period_kind (JCT_PERIOD_DAY, 1), 0), n, values,
                      TRUE);
  g_autoptr (JctSeriesSet) series = jct_series_set_new (&days, 1);
  g_autoptr (JctScene) scene = lay_out (fixture, series, &axes);
  const JctMark *line = fixture_find (scene, JCT_ROLE_SERIES, JCT_MARK_POLYLINE, 0);

  g_assert_cmpuint (line->n_points, <, 5 * 800);
  g_assert_cmpuint (line->n_breaks, ==, 1);
  for (guint i = 0; i < line->n_points; i++)
    {
      top = MIN (top, line->points[i].y);
      if (i > 0)
        g_assert_cmpfloat (line->points[i].x, >=, line->points[i - 1].x);
    }
  g_assert_cmpfloat (top, ==, jct_value_scale_map (&axes.value, 977));
  g_assert_cmpfloat (line->points[line->breaks[0] - 1].x, ==,
                     jct_time_scale_map_period (&axes.time, jct_series_get_period (days, 77776)));
  g_assert_cmpfloat (line->points[line->breaks[0]].x, ==,
                     jct_time_scale_map_period (&axes.time, jct_series_get_period (days, 77778)));
}

/* Bars too thin to be seen are drawn as steps, and called so. */
static void
test_thin_bars (Fixture *fixture, gconstpointer data)
{
  g_autofree double *values = g_new0 (double, 4000);

  fixture->view->chart = JCT_CHART_BARS;
  for (gsize n = 40; n <= 4000; n *= 100)
    {
      g_autoptr (JctSeriesSet) series = fixture_series_new (values, n, TRUE);
      JctChartInput input
        = fixture_chart_input (fixture->document, fixture->view, series, fixture->theme, 800, 500);
      g_autoptr (JctScene) scene = jct_chart_layout (&input, NULL);
      g_autofree char *words = jct_chart_describe (&input);
      gboolean bars = fixture_count (scene, JCT_ROLE_SERIES, JCT_MARK_RECT) > 0;
      g_assert_true (bars == (n == 40));
      g_assert_true (g_str_has_prefix (words, bars ? "Bar chart: " : "Step chart: "));
    }
}

static void
test_no_series (Fixture *fixture, gconstpointer data)
{
  const char *none[] = { NULL };

  jct_filter_set (fixture->view->filter, "group", none);
  fixture->view->by = g_strdup ("group");
  g_autoptr (JctSeriesSet) series
    = jct_document_compute_series (fixture->document, fixture->view, NULL);
  g_assert_cmpuint (jct_series_set_get_n (series), ==, 0);
  g_autoptr (JctScene) scene = lay_out (fixture, series, NULL);

  g_assert_cmpuint (fixture_count (scene, JCT_ROLE_NOTE, JCT_MARK_TEXT), ==, 1);
}

static void
test_end_labels (Fixture *fixture, gconstpointer data)
{
  JctChartAxes axes;

  jct_filter_clear (fixture->view->filter, "group");
  fixture->view->by = g_strdup ("group");
  g_autoptr (JctSeriesSet) series
    = jct_document_compute_series (fixture->document, fixture->view, NULL);
  g_autoptr (JctScene) scene = lay_out (fixture, series, &axes);
  guint n = fixture_count (scene, JCT_ROLE_SERIES_LABEL, JCT_MARK_TEXT);

  /* Eight series in colour, with their names; fourteen in grey. */
  g_assert_cmpuint (n, ==, 8);
  g_assert_cmpuint (fixture_count (scene, JCT_ROLE_SERIES, JCT_MARK_POLYLINE), ==,
                    FIXTURE_N_GROUPS);
  for (guint i = 0; i < n; i++)
    {
      const JctMark *label = fixture_find (scene, JCT_ROLE_SERIES_LABEL, JCT_MARK_TEXT, i);
      double right = axes.plot.x + axes.plot.width;
      g_assert_cmpfloat (label->bounds.x, >, right);
      g_assert_cmpfloat (label->bounds.x, <, right + 20);
      /* In the colour of its line, as text can be read in it. */
      for (guint k = 0; k < FIXTURE_N_GROUPS; k++)
        {
          const JctMark *line = fixture_find (scene, JCT_ROLE_SERIES, JCT_MARK_POLYLINE, k);
          JctColor readable = jct_theme_text_color (fixture->theme, line->stroke);
          if (g_strcmp0 (line->id, label->id) == 0)
            g_assert_cmpmem (&readable, sizeof (JctColor), &label->fill, sizeof (JctColor));
        }
    }
}

static void
split_by_group (Fixture *fixture)
{
  jct_filter_clear (fixture->view->filter, "group");
  g_free (fixture->view->by);
  fixture->view->by = g_strdup ("group");
}

/* The hue of a group when these are shown together, and some others not. */
static guint
find_hue (Fixture *fixture, const char *groups, const char *key)
{
  g_autoptr (JctView) view = jct_view_copy (fixture->view);
  g_auto (GStrv) shown = g_strsplit (groups, " ", -1);

  jct_filter_set (view->filter, "group", (const char *const *) shown);
  g_autoptr (JctSeriesSet) series = jct_document_compute_series (fixture->document, view, NULL);
  g_autofree guint *hues = jct_chart_find_hues (fixture->document, view, series);
  for (guint i = 0; i < jct_series_set_get_n (series); i++)
    {
      if (g_strcmp0 (jct_series_get_key (jct_series_set_get (series, i)), key) == 0)
        return hues[i];
    }
  g_assert_not_reached ();
}

/* A value has the hue of its rank, with whatever it is shown; the fixture's groups stand in the
 * order of their totals. */
static void
test_colour_stays (Fixture *fixture, gconstpointer data)
{
  split_by_group (fixture);
  g_assert_cmpuint (find_hue (fixture, "g00", "g00"), ==, 0);
  g_assert_cmpuint (find_hue (fixture, "g03", "g03"), ==, 3);
  g_assert_cmpuint (find_hue (fixture, "g03 g05", "g03"), ==, 3);
  g_assert_cmpuint (find_hue (fixture, "g05 g03 g20 g01", "g05"), ==, 5);
  g_assert_cmpuint (find_hue (fixture, "g20 g21", "g20"), ==, 20 % 8);

  /* As drawn, and as the figure says it. */
  g_autoptr (JctSeriesSet) series
    = jct_document_compute_series (fixture->document, fixture->view, NULL);
  JctFigureInput input = {
    .chart
    = fixture_chart_input (fixture->document, fixture->view, series, fixture->theme, 800, 500),
  };
  g_auto (JctFigure) figure = { 0 };
  jct_figure_layout (&input, &figure);
  for (guint i = 0; i < FIXTURE_N_GROUPS; i++)
    {
      const JctMark *line
        = fixture_find (figure.chart, JCT_ROLE_SERIES, JCT_MARK_POLYLINE, FIXTURE_N_GROUPS - 1 - i);
      JctColor expected = i < 8 ? fixture->theme->series[i] : fixture->theme->context;
      JctColor said = jct_figure_get_color (&figure, i);
      g_assert_cmpmem (&line->stroke, sizeof expected, &expected, sizeof expected);
      g_assert_cmpmem (&said, sizeof said, &expected, sizeof expected);
    }
  g_assert_cmpfloat (jct_figure_get_color (&figure, FIXTURE_N_GROUPS).alpha, ==, 0);
}

/* Of two values with one hue, the larger keeps it; the other's next one is no third's own. */
static void
test_colour_collision (Fixture *fixture, gconstpointer data)
{
  split_by_group (fixture);
  g_assert_cmpuint (find_hue (fixture, "g02 g10", "g02"), ==, 2);
  g_assert_cmpuint (find_hue (fixture, "g02 g10", "g10"), ==, 3);
  g_assert_cmpuint (find_hue (fixture, "g02 g10 g11", "g11"), ==, 3);
  g_assert_cmpuint (find_hue (fixture, "g02 g10 g11", "g10"), ==, 4);
  g_assert_cmpuint (find_hue (fixture, "g07 g15", "g15"), ==, 0);
}

/* Lines of one chart differ: in hue, and in print by their dash as well; in light they are solid.
 */
static void
test_colour_cues (Fixture *fixture, gconstpointer data)
{
  for (JctThemeKind kind = JCT_THEME_LIGHT; kind < JCT_N_THEMES; kind++)
    {
      g_autoptr (JctTheme) theme = fixture_theme_new (kind, 1);
      const char *groups[] = { "g01", "g09", "g17", "g04", "g12", "g20", "g06", "g14", NULL };
      split_by_group (fixture);
      jct_filter_set (fixture->view->filter, "group", groups);
      g_autoptr (JctSeriesSet) series
        = jct_document_compute_series (fixture->document, fixture->view, NULL);
      JctChartInput input
        = fixture_chart_input (fixture->document, fixture->view, series, theme, 1000, 700);
      g_autoptr (JctScene) scene = jct_chart_layout (&input, NULL);
      g_assert_cmpuint (fixture_count (scene, JCT_ROLE_SERIES, JCT_MARK_POLYLINE), ==, 8);
      for (guint i = 0; i < 8; i++)
        {
          const JctMark *a = fixture_find (scene, JCT_ROLE_SERIES, JCT_MARK_POLYLINE, i);
          if (!theme->second_cue)
            g_assert_cmpfloat (a->dash[0], ==, 0);
          for (guint j = 0; j < i; j++)
            {
              const JctMark *b = fixture_find (scene, JCT_ROLE_SERIES, JCT_MARK_POLYLINE, j);
              g_assert_cmpint (memcmp (&a->stroke, &b->stroke, sizeof a->stroke), !=, 0);
              if (theme->second_cue)
                g_assert_cmpint (memcmp (a->dash, b->dash, sizeof a->dash), !=, 0);
            }
        }
    }
}

static void
test_window (Fixture *fixture, gconstpointer data)
{
  /* e06 is 2023-07-11 by the fixture's rule: in the middle of the table. */
  JctChartAxes axes;
  g_autoptr (JctSeriesSet) series
    = jct_document_compute_series (fixture->document, fixture->view, NULL);
  const JctEvent *event = jct_document_find_event (fixture->document, "e06");
  JctPeriodKind month = jct_period_kind (JCT_PERIOD_MONTH, 1);
  JctPeriod own = jct_period_from_day (month, jct_edtf_anchor (&event->date));

  fixture->view->selected_event = g_strdup ("e06");
  fixture->view->k = 3;
  g_autoptr (JctScene) scene = lay_out (fixture, series, &axes);
  g_assert_cmpuint (fixture_count (scene, JCT_ROLE_WINDOW, JCT_MARK_RECT), ==, 2);
  g_assert_cmpuint (fixture_count (scene, JCT_ROLE_MEAN, JCT_MARK_POLYLINE), ==, 2);
  g_assert_cmpuint (fixture_count (scene, JCT_ROLE_MEAN_LABEL, JCT_MARK_TEXT), ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const JctMark *window = fixture_find (scene, JCT_ROLE_WINDOW, JCT_MARK_RECT, i);
      const JctMark *mean = fixture_find (scene, JCT_ROLE_MEAN, JCT_MARK_POLYLINE, i);
      JctPeriod first = jct_period_shift (own, i == 0 ? -3 : 1);
      JctPeriod last = jct_period_shift (own, i == 0 ? -1 : 3);
      double start = jct_time_scale_map (&axes.time, jct_period_first_day (first));
      double end = jct_time_scale_map (&axes.time, jct_period_end_day (last)), sum = 0;
      JctSeries *line = jct_series_set_get (series, 0);

      g_assert_cmpstr (window->id, ==, i == 0 ? "before" : "after");
      g_assert_cmpfloat_with_epsilon (window->bounds.x, start, 1e-9);
      g_assert_cmpfloat_with_epsilon (window->bounds.x + window->bounds.width, end, 1e-9);
      /* Its outer edge can be grabbed. */
      const JctRole edges[] = { JCT_ROLE_WINDOW_EDGE };
      double edge = i == 0 ? start : end, middle = axes.plot.y + axes.plot.height / 2;
      const JctMark *grip = jct_scene_pick (scene, edge + 3, middle, edges, 1, 4);
      g_assert_nonnull (grip);
      g_assert_cmpstr (grip->id, ==, window->id);
      g_assert_null (jct_scene_pick (scene, edge + 6, middle, edges, 1, 4));
      for (int k = 0; k < 3; k++)
        sum += jct_series_get_value (line, jct_series_find (line, jct_period_shift (first, k)));
      g_assert_cmpfloat_with_epsilon (mean->points[0].y, jct_value_scale_map (&axes.value, sum / 3),
                                      1e-9);
    }
}

static void
test_window_outside (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JctSeriesSet) series
    = jct_document_compute_series (fixture->document, fixture->view, NULL);

  /* e13 is the year 2025: after the data. */
  fixture->view->selected_event = g_strdup ("e13");
  g_autoptr (JctScene) scene = lay_out (fixture, series, NULL);
  g_assert_cmpuint (fixture_count (scene, JCT_ROLE_WINDOW, JCT_MARK_RECT), ==, 0);
  g_assert_cmpuint (fixture_count (scene, JCT_ROLE_WINDOW_EDGE, JCT_MARK_RECT), ==, 0);
  g_assert_cmpuint (fixture_count (scene, JCT_ROLE_MEAN, JCT_MARK_POLYLINE), ==, 0);
  g_assert_cmpuint (fixture_count (scene, JCT_ROLE_EVENT_GUIDE, JCT_MARK_POLYLINE), ==, 0);
}

static void
test_partial (Fixture *fixture, gconstpointer data)
{
  fixture->view->has_period = TRUE;
  fixture->view->period = JCT_PERIOD_YEAR;
  g_autoptr (JctSeriesSet) series
    = jct_document_compute_series (fixture->document, fixture->view, NULL);
  JctSeries *years = jct_series_set_get (series, 0);

  /* 2019 has three months of twelve, 2024 nine. */
  g_assert_cmpuint (jct_series_get_n (years), ==, 6);
  g_assert_cmpint (jct_series_get_state (years, 0), ==, JCT_VALUE_PARTIAL);
  g_autoptr (JctScene) lines = lay_out (fixture, series, NULL);
  const JctMark *solid = fixture_find (lines, JCT_ROLE_SERIES, JCT_MARK_POLYLINE, 0);
  const JctMark *dashed = fixture_find (lines, JCT_ROLE_SERIES, JCT_MARK_POLYLINE, 1);
  g_assert_cmpuint (solid->n_points, ==, 4);
  g_assert_cmpfloat (solid->dash[0], ==, 0);
  g_assert_cmpuint (dashed->n_points, ==, 4);
  g_assert_cmpuint (dashed->n_breaks, ==, 1);
  g_assert_cmpfloat (dashed->dash[0], >, 0);

  fixture->view->chart = JCT_CHART_BARS;
  g_autoptr (JctScene) bars = lay_out (fixture, series, NULL);
  for (guint i = 0; i < 6; i++)
    {
      const JctMark *bar = fixture_find (bars, JCT_ROLE_SERIES, JCT_MARK_RECT, i);
      gboolean partial = i == 0 || i == 5;
      g_assert_true ((bar->dash[0] > 0) == partial);
      g_assert_true ((bar->fill.alpha < 1) == partial);
    }
  g_autofree char *badge
    = jct_chart_dup_badge (fixture->document, fixture->view, series, (JctSpan){ 0, 0 }, 1);
  g_assert_cmpstr (badge, ==,
                   "Axis starts at zero. 2019 incomplete: 3 of 12 months. 2024 incomplete: 9 of 12 "
                   "months.");
}

static void
test_same_input (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JctSeriesSet) series
    = jct_document_compute_series (fixture->document, fixture->view, NULL);

  fixture->view->selected_event = g_strdup ("e06");
  g_autoptr (JctScene) a = lay_out (fixture, series, NULL);
  g_autoptr (JctScene) b = lay_out (fixture, series, NULL);
  g_autofree char *first = jct_scene_describe (a), *second = jct_scene_describe (b);
  g_assert_cmpstr (first, ==, second);
}

static gboolean
is_in_box (JctRect box, JctPoint a, JctPoint b)
{
  /* Fine enough for boxes of text: no piece of the segment between two steps is longer than a
   * pixel. */
  guint n = (guint) (fabs (b.x - a.x) + fabs (b.y - a.y)) + 1;

  for (guint i = 0; i <= n; i++)
    {
      double x = a.x + (b.x - a.x) * i / n, y = a.y + (b.y - a.y) * i / n;
      if (x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height)
        return TRUE;
    }
  return FALSE;
}

/* No figure, mean or event is named over a line: neither over data nor over a mean nor over a
 * guide. */
static void
assert_labels_clear (const JctScene *scene)
{
  for (guint i = 0; i < jct_scene_get_n (scene); i++)
    {
      const JctMark *text = jct_scene_get (scene, i);
      if (text->type != JCT_MARK_TEXT
          || (text->role != JCT_ROLE_POINT && text->role != JCT_ROLE_MEAN_LABEL
              && text->role != JCT_ROLE_EVENT_LABEL))
        continue;
      for (guint j = 0; j < jct_scene_get_n (scene); j++)
        {
          const JctMark *line = jct_scene_get (scene, j);
          if (line->type != JCT_MARK_POLYLINE
              || (line->role != JCT_ROLE_SERIES && line->role != JCT_ROLE_MEAN
                  && line->role != JCT_ROLE_EVENT_GUIDE))
            continue;
          for (guint k = 1; k < line->n_points; k++)
            {
              if (!starts_piece (line, k)
                  && is_in_box (text->bounds, line->points[k - 1], line->points[k]))
                g_error ("“%s” (role %d) lies over a line of role %d", text->text, text->role,
                         line->role);
            }
        }
    }
}

static void
test_labels_clear (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20220805);

  g_strfreev (fixture->view->pinned_events);
  fixture->view->pinned_events = g_strsplit ("e14 e30", " ", -1);
  fixture->view->selected_event = g_strdup ("e06");
  for (guint run = 0; run < 60; run++)
    {
      double values[57], level = 500;
      for (guint i = 0; i < G_N_ELEMENTS (values); i++)
        {
          level = MAX (0, level + g_rand_double_range (random, -150, 160));
          values[i] = run % 3 == 0 && i % 11 == 5 ? NAN : floor (level);
        }
      g_autoptr (JctSeriesSet) series = fixture_series_new (values, G_N_ELEMENTS (values), TRUE);
      JctChartInput input
        = fixture_chart_input (fixture->document, fixture->view, series, fixture->theme,
                               400 + 37 * (run % 20), 300 + 23 * (run % 13));
      fixture->view->chart = run % 2 == 0 ? JCT_CHART_LINE : JCT_CHART_STEP;
      g_autoptr (JctScene) scene = jct_chart_layout (&input, NULL);
      assert_labels_clear (scene);
    }
}

/* Given edges are used as they are, and chart, timeline and overview share them to the pixel. */
static void
test_shared_time (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JctSeriesSet) series
    = jct_document_compute_series (fixture->document, fixture->view, NULL);
  JctFigureInput input = {
    .chart
    = fixture_chart_input (fixture->document, fixture->view, series, fixture->theme, 1000, 900),
    .show_timeline = TRUE,
    .show_overview = TRUE,
    .overview_height = 50,
  };
  g_auto (JctFigure) figure = { 0 };

  fixture->view->selected_event = g_strdup ("e06");
  jct_figure_layout (&input, &figure);
  g_assert_nonnull (figure.timeline);
  g_assert_nonnull (figure.overview);
  g_assert_nonnull (figure.footer);
  g_assert_cmpfloat (figure.overview_area.height, ==, 50);
  g_assert_cmpfloat (figure.overview_scale.range_start, ==, figure.axes.time.range_start);
  g_assert_cmpfloat (figure.overview_scale.range_end, ==, figure.axes.time.range_end);

  const JctEvent *event = jct_document_find_event (fixture->document, "e06");
  double x = jct_time_scale_map (&figure.axes.time, jct_edtf_anchor (&event->date) + 0.5);
  const JctMark *above = fixture_find (figure.chart, JCT_ROLE_EVENT_GUIDE, JCT_MARK_POLYLINE, 0);
  const JctMark *below = fixture_find (figure.timeline, JCT_ROLE_EVENT_GUIDE, JCT_MARK_POLYLINE, 0);
  g_assert_cmpfloat (above->points[0].x, ==, x);
  g_assert_cmpfloat (below->points[0].x, ==, x);

  /* The parts stand under each other without a gap that is lost, and within the page. */
  g_assert_cmpfloat (figure.timeline_area.y, >=, figure.chart_area.y + figure.chart_area.height);
  g_assert_cmpfloat (figure.overview_area.y, >=,
                     figure.timeline_area.y + figure.timeline_area.height);
  g_assert_cmpfloat (figure.footer_area.y, >=,
                     figure.overview_area.y + figure.overview_area.height);
  g_assert_cmpfloat (figure.footer_area.y + figure.footer_area.height, <=, 900);
}

/* A selected event in sight is named, in the timeline or at its guide. */
static void
test_selected_named (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JctSeriesSet) series
    = jct_document_compute_series (fixture->document, fixture->view, NULL);

  for (guint i = 0; i < FIXTURE_N_EVENTS; i++)
    {
      const JctEvent *event = jct_document_get_event (fixture->document, i);
      g_free (fixture->view->selected_event);
      fixture->view->selected_event = g_strdup (event->id);
      JctFigureInput input = {
        .chart
        = fixture_chart_input (fixture->document, fixture->view, series, fixture->theme, 1000, 800),
        .show_timeline = TRUE,
      };
      g_autoptr (JctScene) scene = jct_figure_dup_scene (&input);
      gboolean named = FALSE;
      for (guint k = 0; k < jct_scene_get_n (scene); k++)
        {
          const JctMark *mark = jct_scene_get (scene, k);
          named
            = named || (mark->role == JCT_ROLE_EVENT_LABEL && g_strcmp0 (mark->id, event->id) == 0);
        }
      if (fixture_find (scene, JCT_ROLE_EVENT_GUIDE, JCT_MARK_POLYLINE, 0) != NULL)
        g_assert_true (named);
    }
}

/* A line in colour has its name, whatever the size; the badge counts the others, and no margin is
 * kept for names that are not there. */
static void
check_names (const JctFigureInput *input, guint n_series)
{
  g_autoptr (JctScene) scene = jct_figure_dup_scene (input);
  const JctMark *badge = fixture_find (scene, JCT_ROLE_BADGE, JCT_MARK_TEXT, 0);
  JctRect plot = jct_scene_get_plot (scene);
  guint n_named = fixture_count (scene, JCT_ROLE_SERIES_LABEL, JCT_MARK_TEXT), n_grey = 0;

  fixture_assert_sound (scene, "names");
  for (guint i = 0; i < n_series; i++)
    {
      const JctMark *line = fixture_find (scene, JCT_ROLE_SERIES, JCT_MARK_POLYLINE, i);
      JctColor context = input->chart.theme->context;
      gboolean named = FALSE;

      for (guint k = 0; k < n_named; k++)
        named = named
                || g_str_equal (fixture_find (scene, JCT_ROLE_SERIES_LABEL, JCT_MARK_TEXT, k)->id,
                                line->id);
      gboolean grey = memcmp (&line->stroke, &context, sizeof context) == 0;
      g_assert_true (named != grey);
      n_grey += grey;
    }
  if (badge != NULL && n_grey > 0)
    {
      g_autofree char *words = g_strdup_printf ("%u more series in grey.", n_grey);
      g_assert_nonnull (strstr (badge->text, words));
    }
  if (n_named == 0)
    g_assert_cmpfloat (plot.x + plot.width, >, input->chart.width * 0.95);
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  const double sizes[][2]
    = { { 320, 240 }, { 640, 360 }, { 640, 480 }, { 900, 500 }, { 1280, 720 }, { 1600, 1400 } };

  split_by_group (fixture);
  g_autoptr (JctSeriesSet) series
    = jct_document_compute_series (fixture->document, fixture->view, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      for (guint parts = 0; parts < 2; parts++)
        {
          JctFigureInput input = {
            .chart = fixture_chart_input (fixture->document, fixture->view, series, fixture->theme,
                                          sizes[i][0], sizes[i][1]),
            .show_timeline = parts > 0,
          };
          check_names (&input, FIXTURE_N_GROUPS);
        }
    }
}

/* A title, or a subtitle, that one line does not hold has two before anything of it is cut. */
static void
test_long_title (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JctSeriesSet) series
    = jct_document_compute_series (fixture->document, fixture->view, NULL);

  fixture->view->headline
    = g_strdup ("Chinese nationals encountered by Border Patrol at the southwest border");
  for (guint parts = 0; parts < 2; parts++)
    {
      JctFigureInput input = {
        .chart
        = fixture_chart_input (fixture->document, fixture->view, series, fixture->theme, 500, 480),
        .show_timeline = parts > 0,
      };
      g_autoptr (JctScene) scene = jct_figure_dup_scene (&input);
      const JctMark *title = fixture_find (scene, JCT_ROLE_TITLE, JCT_MARK_TEXT, 0);
      const JctMark *subtitle = fixture_find (scene, JCT_ROLE_SUBTITLE, JCT_MARK_TEXT, 0);
      JctTextStyle style = { .family = fixture->theme->font_family,
                             .px = title->text_px,
                             .bold = TRUE,
                             .max_width = title->max_width };
      JctTextExtents whole;

      jct_text_measure (title->text, &style, &whole);
      g_assert_cmpuint (title->max_lines, ==, 2);
      g_assert_cmpfloat (title->bounds.height, ==, whole.height);
      g_assert_cmpfloat (whole.height, >, title->text_px * 2);
      g_assert_nonnull (subtitle);
      g_assert_cmpuint (subtitle->max_lines, ==, 2);
      fixture_assert_sound (scene, "long title");
    }
}

/* A year of which three months are in sight is shown whole, in every part. */
static void
test_whole_periods (Fixture *fixture, gconstpointer data)
{
  fixture->view->has_period = TRUE;
  fixture->view->period = JCT_PERIOD_YEAR;
  fixture->view->chart = JCT_CHART_BARS;
  g_autoptr (JctSeriesSet) series
    = jct_document_compute_series (fixture->document, fixture->view, NULL);
  JctFigureInput input = {
    .chart
    = fixture_chart_input (fixture->document, fixture->view, series, fixture->theme, 800, 700),
    .show_timeline = TRUE,
    .show_overview = TRUE,
  };
  input.chart.visible
    = (JctSpan){ jct_day_from_date (2020, 10, 1), jct_day_from_date (2023, 4, 1) };
  g_auto (JctFigure) figure = { 0 };
  jct_figure_layout (&input, &figure);
  JctRect plot = figure.axes.plot;

  g_assert_cmpint (figure.axes.time.domain.start, ==, jct_day_from_date (2020, 1, 1));
  g_assert_cmpint (figure.axes.time.domain.end, ==, jct_day_from_date (2024, 1, 1));
  guint n_shown = 0;
  for (guint i = 0; i < fixture_count (figure.chart, JCT_ROLE_SERIES, JCT_MARK_RECT); i++)
    {
      JctRect bar = fixture_find (figure.chart, JCT_ROLE_SERIES, JCT_MARK_RECT, i)->bounds;
      g_assert_cmpfloat (bar.x, >=, plot.x);
      g_assert_cmpfloat (bar.x + bar.width, <=, plot.x + plot.width);
      n_shown++;
    }
  g_assert_cmpuint (n_shown, ==, 4);
  const JctMark *brush = fixture_find (figure.overview, JCT_ROLE_BRUSH, JCT_MARK_RECT, 0);
  g_assert_cmpstr (brush->id, ==, "range");
  g_assert_cmpfloat (brush->bounds.x, ==,
                     jct_time_scale_map (&figure.overview_scale, jct_day_from_date (2020, 1, 1)));
}

static double
find_width (const JctScene *scene, JctRole role)
{
  return fixture_find (scene, role, JCT_MARK_POLYLINE, 0)->line_width;
}

/* Twice the size with twice the text is the same picture, but for its details. */
static void
test_grows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JctTheme) large = fixture_theme_new (JCT_THEME_LIGHT, 2);
  g_autoptr (JctSeriesSet) series
    = jct_document_compute_series (fixture->document, fixture->view, NULL);
  JctChartInput input
    = fixture_chart_input (fixture->document, fixture->view, series, fixture->theme, 800, 500);
  JctChartAxes axes, large_axes;

  fixture->view->selected_event = g_strdup ("e06");
  g_autoptr (JctScene) scene = jct_chart_layout (&input, &axes);
  input.theme = large;
  input.width *= 2;
  input.height *= 2;
  g_autoptr (JctScene) larger = jct_chart_layout (&input, &large_axes);
  fixture_assert_sound (larger, "larger");
  g_assert_cmpfloat_with_epsilon (large_axes.plot.width / axes.plot.width, 2, 0.05);
  g_assert_cmpfloat_with_epsilon (large_axes.plot.height / axes.plot.height, 2, 0.05);
  g_assert_cmpfloat (find_width (larger, JCT_ROLE_SERIES), >,
                     1.6 * find_width (scene, JCT_ROLE_SERIES));
  g_assert_cmpfloat (find_width (larger, JCT_ROLE_GRID), ==, 2 * find_width (scene, JCT_ROLE_GRID));
  g_assert_cmpfloat (find_width (larger, JCT_ROLE_EVENT_GUIDE), ==,
                     2 * find_width (scene, JCT_ROLE_EVENT_GUIDE));
}

static void
test_export_text_scale (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JctTheme) theme
    = fixture_theme_new (JCT_THEME_LIGHT, jct_figure_export_text_scale (640, 360));

  g_assert_cmpfloat (jct_theme_text_px (theme, JCT_TEXT_SMALL), >=, 11);
  g_assert_cmpfloat (jct_figure_export_text_scale (1280, 720), ==, 1);
  g_assert_cmpfloat (jct_figure_export_text_scale (64, 16384), ==, 1);
  g_assert_cmpfloat (jct_figure_export_text_scale (1920, 1080), >, 1.4);
  g_assert_cmpfloat (jct_figure_export_text_scale (1920, 1080), <=, 1.5);
  g_assert_cmpfloat (jct_figure_export_text_scale (1920, 5000), ==,
                     jct_figure_export_text_scale (1920, 1080));
  g_assert_cmpfloat (jct_figure_export_text_scale (7680, 4320), >, 4);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/chart-layout/gap", test_gap },
    { "/chart-layout/steps-gap", test_steps_gap },
    { "/chart-layout/bars", test_bars },
    { "/chart-layout/zero", test_zero },
    { "/chart-layout/log-axis", test_log_axis },
    { "/chart-layout/transforms", test_transforms },
    { "/chart-layout/extremes", test_extremes },
    { "/chart-layout/one-month", test_one_month },
    { "/chart-layout/dense", test_dense },
    { "/chart-layout/thin-bars", test_thin_bars },
    { "/chart-layout/no-series", test_no_series },
    { "/chart-layout/end-labels", test_end_labels },
    { "/chart-layout/colour-stays", test_colour_stays },
    { "/chart-layout/colour-collision", test_colour_collision },
    { "/chart-layout/colour-cues", test_colour_cues },
    { "/chart-layout/names", test_names },
    { "/chart-layout/long-title", test_long_title },
    { "/chart-layout/whole-periods", test_whole_periods },
    { "/chart-layout/grows", test_grows },
    { "/chart-layout/export-text-scale", test_export_text_scale },
    { "/chart-layout/window", test_window },
    { "/chart-layout/window-outside", test_window_outside },
    { "/chart-layout/partial", test_partial },
    { "/chart-layout/labels-clear", test_labels_clear },
    { "/chart-layout/same-input", test_same_input },
    { "/chart-layout/selected-named", test_selected_named },
    { "/chart-layout/shared-time", test_shared_time },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
