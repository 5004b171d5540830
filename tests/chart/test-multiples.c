/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small multiples: where panels stand, what is in them, and what is said of them. */
#include "chart-fixture.h"
#include "model/jct-view-elsewhere.h"

#include <math.h>
#include <string.h>

typedef struct
{
  JctDocument *document;
  JctView *view;
  JctTheme *theme;
  JctSeriesSet *series;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->document = fixture_document_new (FIXTURE_PLAIN);
  fixture->view = fixture_view_new ();
  fixture->theme = fixture_theme_new (JCT_THEME_LIGHT, 1);
  fixture->view->selected_event = g_strdup ("e06");
  g_free (fixture->view->focus);
  jct_filter_set (fixture->view->filter, "group", (const char *const[]){ "g05", NULL });
  g_assert_true (jct_view_turn_elsewhere (fixture->view, fixture->document, "group"));
  fixture->series = jct_document_compute_series (fixture->document, fixture->view, NULL);
  g_assert_nonnull (fixture->series);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  jct_series_set_unref (fixture->series);
  jct_document_unref (fixture->document);
  jct_view_free (fixture->view);
  jct_theme_free (fixture->theme);
}

static JctScene *
lay_out (Fixture *fixture, double width, double height, JctChartAxes *axes)
{
  JctChartInput input = fixture_chart_input (fixture->document, fixture->view, fixture->series,
                                             fixture->theme, width, height);

  input.visible = fixture->view->has_visible ? fixture->view->visible : (JctSpan){ 0 };
  JctScene *scene = jct_chart_layout (&input, axes);
  fixture_assert_sound (scene, "panels");
  return scene;
}

static gboolean
overlap (JctRect a, JctRect b)
{
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/* Plots apart, inside the page, of one size and one span of time; every series at most once; what is
 * left out is counted. */
static void
test_grid (Fixture *fixture, gconstpointer data)
{
  const double sizes[][2]
    = { { 320, 240 },  { 320, 900 },  { 480, 300 },   { 640, 360 },   { 700, 700 },
        { 1280, 720 }, { 2000, 240 }, { 3840, 2160 }, { 7680, 4320 }, { 400, 4320 } };

  for (guint s = 0; s < 2 * G_N_ELEMENTS (sizes); s++)
    {
      const double *size = sizes[s / 2];
      JctChartAxes axes;
      fixture->view->free_scale = s % 2 == 1;
      g_autoptr (JctScene) scene = lay_out (fixture, size[0], size[1], &axes);
      guint seen = 0;

      g_assert_cmpuint (axes.n_panels, >, 0);
      for (guint i = 0; i < axes.n_panels; i++)
        {
          const JctChartPanel *a = &axes.panels[i];
          g_assert_cmpfloat (a->plot.x, >=, 0);
          g_assert_cmpfloat (a->plot.x + a->plot.width, <=, size[0]);
          g_assert_cmpfloat (a->plot.y + a->plot.height, <=, size[1]);
          g_assert_cmpfloat (a->plot.width, ==, axes.panels[0].plot.width);
          g_assert_cmpfloat (a->plot.height, ==, axes.panels[0].plot.height);
          g_assert_cmpint (a->time.domain.start, ==, axes.time.domain.start);
          g_assert_cmpuint (seen & 1u << a->series, ==, 0);
          seen |= 1u << a->series;
          for (guint k = 0; k < i; k++)
            g_assert_false (overlap (a->plot, axes.panels[k].plot));
          g_assert_true (jct_chart_axes_find_panel (&axes, a->plot.x + 1, a->plot.y + 1) == a);
        }
      const JctMark *note = fixture_find (scene, JCT_ROLE_NOTE, JCT_MARK_TEXT, 0);
      g_autofree char *more = g_strdup_printf ("and %u more", FIXTURE_N_GROUPS - axes.n_panels);
      if (axes.n_panels == FIXTURE_N_GROUPS)
        g_assert_null (note);
      else if (note != NULL)
        g_assert_cmpstr (note->text, ==, more);
      if (size[0] >= 480 && size[1] >= 360)
        {
          g_assert_true (axes.n_panels == FIXTURE_N_GROUPS || note != NULL);
          g_assert_cmpuint (axes.n_panels, >=, 6);
        }
    }
}

/* The focus first, then by total; each named. */
static void
test_order (Fixture *fixture, gconstpointer data)
{
  JctChartAxes axes;
  g_autoptr (JctScene) scene = lay_out (fixture, 1280, 720, &axes);

  for (guint i = 0; i < axes.n_panels; i++)
    g_assert_cmpuint (axes.panels[i].series, ==, i == 0 ? 5 : i <= 5 ? i - 1 : i);
  g_assert_cmpuint (fixture_count (scene, JCT_ROLE_SERIES_LABEL, JCT_MARK_TEXT), ==, axes.n_panels);
  const JctMark *name = fixture_find (scene, JCT_ROLE_SERIES_LABEL, JCT_MARK_TEXT, 0);
  g_assert_cmpstr (name->id, ==, "g05");
  g_assert_cmpfloat (name->bounds.y, <, axes.panels[0].plot.y);

  /* In the hue that it has everywhere, and no other panel in colour. */
  for (guint i = 0; i < axes.n_panels; i++)
    {
      const JctMark *line = fixture_find (scene, JCT_ROLE_SERIES, JCT_MARK_POLYLINE, i);
      JctColor expected = i == 0 ? fixture->theme->series[5] : fixture->theme->text_secondary;
      g_assert_cmpmem (&line->stroke, sizeof expected, &expected, sizeof expected);
    }
}

static void
test_scales (Fixture *fixture, gconstpointer data)
{
  JctChartAxes axes;

  fixture->view->free_scale = FALSE;
  g_autoptr (JctScene) shared = lay_out (fixture, 1280, 720, &axes);
  for (guint i = 1; i < axes.n_panels; i++)
    g_assert_cmpfloat (axes.panels[i].value.domain_max, ==, axes.panels[0].value.domain_max);
  g_autofree char *alike
    = jct_chart_dup_subtitle (fixture->document, fixture->view, fixture->series, (JctSpan){ 0, 0 });
  g_assert_nonnull (strstr (alike, "the same scale in all panels"));

  fixture->view->free_scale = TRUE;
  g_autoptr (JctScene) scene = lay_out (fixture, 1280, 720, &axes);
  double largest = 0, smallest = INFINITY;
  for (guint i = 0; i < axes.n_panels; i++)
    {
      g_assert_cmpfloat (axes.panels[i].value.domain_min, ==, 0);
      largest = MAX (largest, axes.panels[i].value.domain_max);
      smallest = MIN (smallest, axes.panels[i].value.domain_max);
    }
  g_assert_cmpfloat (smallest, <, largest);
  g_autofree char *own
    = jct_chart_dup_subtitle (fixture->document, fixture->view, fixture->series, (JctSpan){ 0, 0 });
  g_assert_nonnull (strstr (own, "each panel has its own scale"));
  g_autofree char *badge
    = jct_chart_dup_badge (fixture->document, fixture->view, fixture->series, (JctSpan){ 0, 0 }, 1);
  g_assert_nonnull (strstr (badge, "All axes start at zero."));
  g_assert_null (strstr (badge, "grey"));
}

/* The event's guide, its two means and the change in words in each panel. */
static void
test_event (Fixture *fixture, gconstpointer data)
{
  JctChartAxes axes;
  g_autoptr (JctScene) scene = lay_out (fixture, 1280, 720, &axes);

  g_assert_cmpuint (fixture_count (scene, JCT_ROLE_EVENT_GUIDE, JCT_MARK_POLYLINE), ==,
                    axes.n_panels);
  g_assert_cmpuint (fixture_count (scene, JCT_ROLE_MEAN, JCT_MARK_POLYLINE), ==, 2 * axes.n_panels);
  g_assert_cmpuint (fixture_count (scene, JCT_ROLE_MEAN_LABEL, JCT_MARK_TEXT), ==, axes.n_panels);
  for (guint i = 0; i < axes.n_panels; i++)
    {
      const JctMark *guide = fixture_find (scene, JCT_ROLE_EVENT_GUIDE, JCT_MARK_POLYLINE, i);
      JctRect plot = axes.panels[i].plot;
      g_assert_cmpfloat (guide->points[0].x, >, plot.x);
      g_assert_cmpfloat (guide->points[0].x, <, plot.x + plot.width);
    }
  JctChartInput input = fixture_chart_input (fixture->document, fixture->view, fixture->series,
                                             fixture->theme, 1280, 720);
  g_autofree char *words = jct_chart_describe (&input);
  g_assert_true (g_str_has_prefix (words, "Small multiples: "));
  g_assert_nonnull (strstr (words, "Of the 12 largest others by group, "));
  g_assert_null (strstr (words, "caused"));
}

/* A gap is a gap in its panel. */
static void
test_gap (Fixture *fixture, gconstpointer data)
{
  const double values[] = { 1, 2, NAN, 4, 5, NAN, 7, NAN, 9, 10 };
  g_autoptr (JctSeriesSet) series = fixture_series_new (values, G_N_ELEMENTS (values), TRUE);
  JctChartInput input
    = fixture_chart_input (fixture->document, fixture->view, series, fixture->theme, 800, 500);
  JctChartAxes axes;

  g_autoptr (JctScene) scene = jct_chart_layout (&input, &axes);
  const JctMark *line = fixture_find (scene, JCT_ROLE_SERIES, JCT_MARK_POLYLINE, 0);
  g_assert_cmpuint (axes.n_panels, ==, 1);
  g_assert_cmpuint (line->n_breaks, >=, 2);
  g_assert_true (line->clip_to_plot);
}

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  const double values[] = { NAN, NAN };
  g_autoptr (JctSeriesSet) series = fixture_series_new (values, G_N_ELEMENTS (values), TRUE);
  g_autoptr (JctSeriesSet) none = NULL;
  JctChartInput input
    = fixture_chart_input (fixture->document, fixture->view, series, fixture->theme, 800, 500);
  JctChartAxes axes;

  g_autoptr (JctScene) empty = jct_chart_layout (&input, &axes);
  g_assert_cmpuint (fixture_count (empty, JCT_ROLE_NOTE, JCT_MARK_TEXT), ==, 1);
  g_assert_cmpuint (axes.n_panels, ==, 0);
  g_assert_null (jct_chart_axes_find_panel (&axes, 100, 100));
  jct_filter_set (fixture->view->filter, "group", (const char *const[]){ NULL });
  none = jct_document_compute_series (fixture->document, fixture->view, NULL);
  g_assert_nonnull (none);
  input.series = none;
  g_autoptr (JctScene) nothing = jct_chart_layout (&input, &axes);
  g_assert_cmpuint (fixture_count (nothing, JCT_ROLE_NOTE, JCT_MARK_TEXT), ==, 1);
}

/* Turned and back; what the view is not narrowed by it cannot be turned by. */
static void
test_turned (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JctView) view = fixture_view_new ();
  g_autoptr (GPtrArray) ways = jct_view_list_elsewhere (view, fixture->document);
  g_autoptr (GPtrArray) none = jct_view_list_elsewhere (fixture->view, fixture->document);

  g_assert_cmpuint (ways->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (ways, 0), ==, "group");
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_false (jct_view_turn_elsewhere (view, fixture->document, "nothing"));
  g_assert_false (jct_view_turn_elsewhere (fixture->view, fixture->document, "group"));
  g_assert_cmpstr (fixture->view->by, ==, "group");
  g_assert_cmpstr (fixture->view->focus, ==, "g05");
  g_assert_cmpint (fixture->view->chart, ==, JCT_CHART_MULTIPLES);
  g_assert_false (jct_filter_has_dimension (fixture->view->filter, "group"));
  g_assert_false (jct_view_turn_back (view, fixture->document));
  g_assert_true (jct_view_turn_back (fixture->view, fixture->document));
  g_assert_cmpint (fixture->view->chart, ==, JCT_CHART_LINE);
  g_assert_true (jct_filter_has_value (fixture->view->filter, "group", "g05"));
  g_assert_null (fixture->view->by);

  /* Around the event: its window, and as much again. */
  const JctEvent *event = jct_document_find_event (fixture->document, "e06");
  g_assert_true (fixture->view->has_visible);
  g_assert_true (jct_span_contains (fixture->view->visible, jct_edtf_anchor (&event->date)));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/multiples/grid", test_grid },     { "/multiples/order", test_order },
    { "/multiples/scales", test_scales }, { "/multiples/event", test_event },
    { "/multiples/gap", test_gap },       { "/multiples/nothing", test_nothing },
    { "/multiples/turned", test_turned },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
