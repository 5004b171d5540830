/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stacked area: layers that add up, gaps, and what is not stacked. */
#include "chart-fixture.h"

#include <math.h>
#include <string.h>

#define N_MONTHS 24

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
  fixture->view->chart = JCT_CHART_AREA;
  jct_filter_clear (fixture->view->filter, "group");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  jct_document_unref (fixture->document);
  jct_view_free (fixture->view);
  jct_theme_free (fixture->theme);
}

/* Series of so many months, of (i + 1) * value. */
static JctSeriesSet *
make_series (guint n, const double *values, gsize n_months)
{
  g_autoptr (GPtrArray) series = g_ptr_array_new_with_free_func ((GDestroyNotify) jct_series_unref);
  JctPeriod first = jct_period (jct_period_kind (JCT_PERIOD_MONTH, 1), 2020 * 12);

  for (guint i = 0; i < n; i++)
    {
      g_autofree double *own = g_new (double, n_months);
      g_autofree char *key = g_strdup_printf ("s%u", i);
      for (gsize m = 0; m < n_months; m++)
        own[m] = values[m] * (n - i);
      g_ptr_array_add (series, jct_series_new (key, key, first, n_months, own, TRUE));
    }
  return jct_series_set_new ((JctSeries *const *) series->pdata, series->len);
}

static JctScene *
lay_out (Fixture *fixture, JctSeriesSet *series, double width, double height, JctChartAxes *axes)
{
  JctChartInput input
    = fixture_chart_input (fixture->document, fixture->view, series, fixture->theme, width, height);
  JctScene *scene = jct_chart_layout (&input, axes);

  fixture_assert_sound (scene, "area");
  return scene;
}

static const JctMark *
find_layer (const JctScene *scene, const char *key)
{
  for (guint i = 0; i < jct_scene_get_n (scene); i++)
    {
      const JctMark *mark = jct_scene_get (scene, i);
      if (mark->role == JCT_ROLE_SERIES && mark->type == JCT_MARK_POLYLINE
          && g_strcmp0 (mark->id, key) == 0)
        return mark;
    }
  g_error ("no layer %s", key);
}

/* The highest and the lowest pixel of a layer at x. */
static void
find_edges (const JctMark *layer, double x, double *top, double *foot)
{
  *top = INFINITY;
  *foot = -INFINITY;
  for (guint i = 0; i < layer->n_points; i++)
    if (fabs (layer->points[i].x - x) < 1e-6)
      {
        *top = MIN (*top, layer->points[i].y);
        *foot = MAX (*foot, layer->points[i].y);
      }
}

static double
month_x (const JctChartAxes *axes, int month)
{
  return jct_time_scale_map_period (&axes->time, jct_period (jct_period_kind (JCT_PERIOD_MONTH, 1),
                                                             2020 * 12 + month));
}

/* Each layer starts where the one before ends, the first at zero; the last ends at the sum. */
static void
test_adds_up (Fixture *fixture, gconstpointer data)
{
  double values[N_MONTHS];
  JctChartAxes axes;

  for (guint i = 0; i < N_MONTHS; i++)
    values[i] = 10 + (i * 7) % 13;
  g_autoptr (JctSeriesSet) series = make_series (4, values, N_MONTHS);
  g_autoptr (JctScene) scene = lay_out (fixture, series, 900, 600, &axes);

  g_assert_cmpint (axes.type, ==, JCT_CHART_AREA);
  g_assert_cmpfloat (axes.value.domain_min, ==, 0);
  g_assert_cmpuint (fixture_count (scene, JCT_ROLE_SERIES_LABEL, JCT_MARK_TEXT), ==, 4);
  for (int month = 0; month < N_MONTHS; month++)
    {
      double below = jct_value_scale_map (&axes.value, 0), sum = 0, top, foot;
      for (guint i = 0; i < 4; i++)
        {
          g_autofree char *key = g_strdup_printf ("s%u", i);
          JctPeriod period = jct_series_get_period (jct_series_set_get (series, i), month);
          JctPoint point;

          sum += values[month] * (4 - i);
          find_edges (find_layer (scene, key), month_x (&axes, month), &top, &foot);
          g_assert_cmpfloat_with_epsilon (foot, below, 1e-6);
          g_assert_cmpfloat_with_epsilon (top, jct_value_scale_map (&axes.value, sum), 1e-6);
          /* The pointer finds its upper edge. */
          g_assert_true (jct_chart_axes_find_point (&axes, NULL, series, i, period, &point));
          g_assert_cmpfloat_with_epsilon (point.y, top, 1e-6);
          below = top;
        }
    }
}

/* Where one figure is missing nothing is stacked, not even the others; no layer crosses it. */
static void
test_gap (Fixture *fixture, gconstpointer data)
{
  double values[N_MONTHS], other[N_MONTHS];
  JctPeriod first = jct_period (jct_period_kind (JCT_PERIOD_MONTH, 1), 2020 * 12);
  JctChartAxes axes;

  for (guint i = 0; i < N_MONTHS; i++)
    values[i] = other[i] = 10;
  other[8] = NAN;
  JctSeries *both[] = { jct_series_new ("a", "A", first, N_MONTHS, values, TRUE),
                        jct_series_new ("b", "B", first, N_MONTHS, other, TRUE) };
  g_autoptr (JctSeriesSet) series = jct_series_set_new (both, 2);
  g_autoptr (JctScene) scene = lay_out (fixture, series, 900, 600, &axes);
  JctPoint point;

  for (guint k = 0; k < 2; k++)
    {
      const JctMark *layer = find_layer (scene, k == 0 ? "a" : "b");
      g_assert_cmpuint (layer->n_breaks, ==, 1);
      g_assert_true (layer->closed);
      for (guint i = 0; i < layer->n_points; i++)
        g_assert_cmpfloat (fabs (layer->points[i].x - month_x (&axes, 8)), >, 1);
      g_assert_false (jct_chart_axes_find_point (&axes, NULL, series, k,
                                                 jct_series_get_period (both[k], 8), &point));
    }
  g_autofree char *badge
    = jct_chart_dup_badge (fixture->document, fixture->view, series, (JctSpan){ 0, 0 }, 2);
  g_assert_cmpstr (badge, ==,
                   "Axis starts at zero. 1 month missing. Where a figure is missing, the stack has "
                   "a gap.");
  for (guint k = 0; k < 2; k++)
    jct_series_unref (both[k]);
}

static void
check_lines (Fixture *fixture, const double *values, const char *reason)
{
  g_autoptr (JctSeriesSet) series = make_series (3, values, N_MONTHS);
  JctChartInput input
    = fixture_chart_input (fixture->document, fixture->view, series, fixture->theme, 900, 600);
  JctChartAxes axes;
  g_autoptr (JctScene) scene = lay_out (fixture, series, 900, 600, &axes);
  g_autofree char *subtitle
    = jct_chart_dup_subtitle (fixture->document, fixture->view, series, (JctSpan){ 0, 0 });
  g_autofree char *words = jct_chart_describe (&input);

  g_assert_cmpint (axes.type, ==, JCT_CHART_LINE);
  g_assert_false (find_layer (scene, "s0")->closed);
  g_assert_true (g_str_has_suffix (subtitle, reason));
  g_assert_true (g_str_has_prefix (words, "Line chart: "));
}

static void
test_refuses (Fixture *fixture, gconstpointer data)
{
  double values[N_MONTHS];

  for (guint i = 0; i < N_MONTHS; i++)
    values[i] = i % 2 == 0 ? 5 : -5;
  check_lines (fixture, values, "as lines, since values below zero do not stack");
  for (guint i = 0; i < N_MONTHS; i++)
    values[i] = 5;
  fixture->view->transform.kind = JCT_TRANSFORM_INDEX;
  check_lines (fixture, values, "as lines, since these values are no parts of a sum");
  fixture->view->transform.kind = JCT_TRANSFORM_NONE;
  fixture->view->log_axis = TRUE;
  check_lines (fixture, values, "as lines, since nothing stacks on a logarithmic axis");
}

/* One series is a line with its area filled; its point is its value. */
static void
test_one (Fixture *fixture, gconstpointer data)
{
  double values[N_MONTHS];
  JctChartAxes axes;

  for (guint i = 0; i < N_MONTHS; i++)
    values[i] = 100 + i;
  g_autoptr (JctSeriesSet) series = fixture_series_new (values, N_MONTHS, FALSE);
  g_autoptr (JctScene) scene = lay_out (fixture, series, 900, 600, &axes);
  const JctMark *area = fixture_find (scene, JCT_ROLE_SERIES, JCT_MARK_POLYLINE, 0);
  const JctMark *line = fixture_find (scene, JCT_ROLE_SERIES, JCT_MARK_POLYLINE, 1);

  g_assert_cmpfloat (axes.value.domain_min, ==, 0);
  g_assert_true (area->closed && area->fill.alpha < 0.5);
  g_assert_false (line->closed);
  g_assert_cmpuint (line->n_points, ==, N_MONTHS);
}

/* The rest of a split lies on top, in grey, and keeps its name. */
static void
test_other (Fixture *fixture, gconstpointer data)
{
  fixture->view->by = g_strdup ("group");
  fixture->view->top = 4;
  g_autoptr (JctSeriesSet) series
    = jct_document_compute_series (fixture->document, fixture->view, NULL);
  g_autoptr (JctScene) scene = lay_out (fixture, series, 900, 600, NULL);
  const JctMark *rest = find_layer (scene, JCT_SERIES_OTHER);
  const JctColor grey = fixture->theme->context;

  g_assert_cmpuint (jct_series_set_get_n (series), ==, 5);
  g_assert_cmpmem (&rest->fill, sizeof grey, &grey, sizeof grey);
  g_assert_true (fixture_find (scene, JCT_ROLE_SERIES, JCT_MARK_POLYLINE, 4) == rest);
  g_assert_cmpuint (fixture_count (scene, JCT_ROLE_SERIES_LABEL, JCT_MARK_TEXT), ==, 5);
}

/* Nothing, one month, zeros, the largest counts, many series, many days: whatever is drawn is finite and
 * inside the plot. */
static void
test_extremes (Fixture *fixture, gconstpointer data)
{
  const double nothing[] = { NAN, NAN }, one[] = { 7 }, zeros[] = { 0, 0, 0 },
               large[] = { 9e14, 1 };
  const struct
  {
    const double *values;
    gsize n;
  } cases[] = { { nothing, 2 }, { one, 1 }, { zeros, 3 }, { large, 2 } };
  const double sizes[][2] = { { 320, 240 }, { 1280, 720 }, { 7680, 4320 } };
  g_autofree double *days = g_new (double, 50000);

  for (guint i = 0; i < G_N_ELEMENTS (cases) * G_N_ELEMENTS (sizes) * 3; i++)
    {
      guint c = i % G_N_ELEMENTS (cases), s = i / G_N_ELEMENTS (cases) % G_N_ELEMENTS (sizes);
      guint n = (const guint[]){ 1, 3, 200 }[i / 12];
      g_autoptr (JctSeriesSet) series = make_series (n, cases[c].values, cases[c].n);
      g_autoptr (JctScene) scene = lay_out (fixture, series, sizes[s][0], sizes[s][1], NULL);
      g_assert_true (fixture_count (scene, JCT_ROLE_NOTE, JCT_MARK_TEXT) == (c == 0 ? 1 : 0));
    }
  /* Many periods: at most two in a column of pixels, and the highest of all among them. */
  for (guint i = 0; i < 50000; i++)
    days[i] = i % 10;
  days[31234] = 4000;
  g_autoptr (JctSeriesSet) series = make_series (2, days, 50000);
  JctChartAxes axes;
  g_autoptr (JctScene) scene = lay_out (fixture, series, 900, 600, &axes);
  const JctMark *upper = find_layer (scene, "s1");
  g_assert_cmpuint (upper->n_points, <=, 4 * 902);
  g_assert_cmpfloat_with_epsilon (upper->bounds.y, jct_value_scale_map (&axes.value, 12000), 1e-6);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
  ADD ("/area/adds-up", test_adds_up);
  ADD ("/area/gap", test_gap);
  ADD ("/area/refuses", test_refuses);
  ADD ("/area/one", test_one);
  ADD ("/area/other", test_other);
  ADD ("/area/extremes", test_extremes);
#undef ADD
  return g_test_run ();
}
