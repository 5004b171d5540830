/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The change from one scene to another. */
#include "chart/jct-scene-morph.h"

#include <math.h>

#include "chart-fixture.h"
#include "chart/jct-dense.h"

#define WIDTH 800.0
#define HEIGHT 600.0

static const double times[] = { 0.02, 0.25, 0.5, 0.75, 0.98 };

/* ---- scenes of a few marks ------------------------------------------------------------------- */

/* A plot of the year from day 0 on, with values from 0 to `top`. */
static JctScene *
make_scene (double top, JctDay start)
{
  JctScene *scene = jct_scene_new (WIDTH, HEIGHT);
  JctTimeScale time = jct_time_scale ((JctSpan){ start, start + 100 }, 100, 700);
  JctValueScale value = jct_value_scale (0, top, 500, 100);

  jct_scene_set_plot (scene, (JctRect){ 100, 100, 600, 400 });
  jct_scene_set_scales (scene, &time, &value);
  return scene;
}

/* A line with a point at each of `n` days, 10 apart; its values lie on a slope. Negative days are gaps. */
static void
add_line (JctScene *scene, const char *id, const double *days, guint n, double top, JctDay start)
{
  g_autofree JctPoint *points = g_new (JctPoint, n);
  g_autofree guint *breaks = g_new (guint, n);
  guint n_points = 0, n_breaks = 0;

  for (guint i = 0; i < n; i++)
    {
      if (days[i] < 0)
        breaks[n_breaks++] = n_points;
      else
        points[n_points++] = (JctPoint){ 100 + (days[i] - start) * 6, 500 - days[i] / top * 400 };
    }
  JctMark *mark
    = jct_scene_add_polyline (scene, JCT_ROLE_SERIES, id, points, n_points, breaks, n_breaks);
  mark->stroke = (JctColor){ 0, 0, 0, 1 };
  mark->clip_to_plot = TRUE;
}

static JctScene *
at (const JctScene *from, const JctScene *to, double t)
{
  g_autoptr (JctSceneMorph) morph = jct_scene_morph_new (from, to);

  return jct_scene_morph_at (morph, t);
}

static JctMark *
add_bar (JctScene *scene, gint32 month, JctRect rect)
{
  JctMark *mark = jct_scene_add_rect (scene, JCT_ROLE_SERIES, "a", rect);

  mark->fill = (JctColor){ 0, 0, 1, 1 };
  mark->has_period = TRUE;
  mark->period = (JctPeriod){ jct_period_kind (JCT_PERIOD_MONTH, 1), month };
  return mark;
}

static void
test_bar (void)
{
  g_autoptr (JctScene) from = jct_scene_new (WIDTH, HEIGHT);
  g_autoptr (JctScene) to = jct_scene_new (WIDTH, HEIGHT);

  add_bar (from, 600, (JctRect){ 100, 400, 20, 100 });
  add_bar (to, 601, (JctRect){ 300, 450, 20, 50 });
  add_bar (to, 600, (JctRect){ 100, 200, 30, 300 });

  g_autoptr (JctSceneMorph) morph = jct_scene_morph_new (from, to);
  double last = 100;
  for (double t = 0.05; t < 1; t += 0.05)
    {
      g_autoptr (JctScene) scene = jct_scene_morph_at (morph, t);
      const JctMark *bar = fixture_find (scene, JCT_ROLE_SERIES, JCT_MARK_RECT, 1);

      /* Slower and slower, from its place to the other; it stands on the axis and keeps its colour. */
      g_assert_cmpfloat (bar->bounds.height, >, last);
      g_assert_cmpfloat (bar->bounds.height, <, 300);
      g_assert_cmpfloat_with_epsilon (bar->bounds.y + bar->bounds.height, 500, 1e-9);
      g_assert_cmpfloat (bar->fill.alpha, ==, 1);
      last = bar->bounds.height;
      /* The other one is new, and no axes say where it comes from. */
      const JctMark *new = fixture_find (scene, JCT_ROLE_SERIES, JCT_MARK_RECT, 0);
      g_assert_cmpfloat (new->fill.alpha, <, 1);
      g_assert_cmpfloat (new->bounds.height, ==, 50);
    }
  g_assert_cmpfloat (last, >, 299);
}

/* With axes, a bar that only one has goes down to zero, in full colour. */
static void
test_new_bar (void)
{
  g_autoptr (JctScene) from = make_scene (100, 0), to = make_scene (50, 0);

  add_bar (from, 1970 * 12, (JctRect){ 100, 400, 20, 100 });
  g_autoptr (JctScene) late = at (from, to, 0.98);
  const JctMark *bar = fixture_find (late, JCT_ROLE_SERIES, JCT_MARK_RECT, 0);
  g_assert_cmpfloat (bar->bounds.height, <, 1);
  g_assert_cmpfloat_with_epsilon (bar->bounds.y + bar->bounds.height, 500, 1e-9);
  g_assert_cmpfloat (bar->fill.alpha, ==, 1);
}

/* Points go by their days, and not by their order; what is out of sight comes in along the axes. */
static void
test_line_slides (void)
{
  const double days[] = { 10, 20, 30, 40, 50, 60 }, later[] = { 40, 50, 60, 70, 80 };
  g_autoptr (JctScene) from = make_scene (100, 0), to = make_scene (100, 40);

  add_line (from, "a", days, G_N_ELEMENTS (days), 100, 0);
  add_line (to, "a", later, G_N_ELEMENTS (later), 100, 40);
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autoptr (JctScene) scene = at (from, to, times[i]);
      const JctMark *line = fixture_find (scene, JCT_ROLE_SERIES, JCT_MARK_POLYLINE, 0);
      double way = 1 - pow (1 - times[i], 3);

      g_assert_cmpuint (fixture_count (scene, JCT_ROLE_SERIES, JCT_MARK_POLYLINE), ==, 1);
      g_assert_cmpuint (line->n_points, ==, 8);
      g_assert_cmpfloat (line->stroke.alpha, ==, 1);
      /* Day 10 was at 160 and would be at -80. */
      g_assert_cmpfloat_with_epsilon (line->points[0].x, 160 - 240 * way, 1e-6);
      g_assert_cmpfloat_with_epsilon (line->points[3].x, 340 - 240 * way, 1e-6);
      for (guint p = 0; p < 6; p++)
        g_assert_cmpfloat_with_epsilon (line->points[p].y, 500 - 4 * (10 + 10.0 * p), 1e-6);
      /* In sight before, day 70 grows out of the end. */
      g_assert_cmpfloat_with_epsilon (line->points[6].x, 460 * (1 - way) + 280 * way, 1e-6);
    }
}

/* The value axis changes: a point stays on its value. */
static void
test_line_rescales (void)
{
  const double days[] = { 10, 20, 30 };
  g_autoptr (JctScene) from = make_scene (100, 0), to = make_scene (50, 0);

  add_line (from, "a", days, 3, 100, 0);
  add_line (to, "a", days, 3, 50, 0);
  JctMark *tick = jct_scene_add_line (from, JCT_ROLE_GRID, NULL, 100, 420, 700, 420);
  tick->stroke = (JctColor){ 0, 0, 0, 0.2 };
  tick->value = 20;
  tick = jct_scene_add_line (from, JCT_ROLE_GRID, NULL, 100, 180, 700, 180);
  tick->stroke = (JctColor){ 0, 0, 0, 0.2 };
  tick->value = 80;
  tick = jct_scene_add_line (to, JCT_ROLE_GRID, NULL, 100, 340, 700, 340);
  tick->stroke = (JctColor){ 0, 0, 0, 0.2 };
  tick->value = 20;

  g_autoptr (JctScene) scene = at (from, to, 0.1);
  const JctMark *line = fixture_find (scene, JCT_ROLE_SERIES, JCT_MARK_POLYLINE, 0);
  const JctMark *twenty = fixture_find (scene, JCT_ROLE_GRID, JCT_MARK_POLYLINE, 0);
  g_assert_cmpfloat_with_epsilon (line->points[1].y, twenty->points[0].y, 1e-6);
  g_assert_cmpfloat_with_epsilon (twenty->stroke.alpha, 0.2, 1e-9);
  g_autoptr (JctScene) soon = at (from, to, 0.05);
  const JctMark *eighty = fixture_find (soon, JCT_ROLE_GRID, JCT_MARK_POLYLINE, 1);
  /* On its way out of the plot it fades, and past the edge nothing is left of it. */
  g_assert_cmpfloat (eighty->stroke.alpha, <, 0.2);
  g_assert_cmpfloat_with_epsilon (eighty->points[0].y, 180 - 320 * (1 - pow (0.95, 3)), 1e-6);
  g_autoptr (JctScene) later = at (from, to, 0.3);
  for (guint i = 0; i < jct_scene_get_n (later); i++)
    if (jct_scene_get (later, i)->role == JCT_ROLE_GRID && jct_scene_get (later, i)->value == 80)
      {
        g_assert_cmpfloat (jct_scene_get (later, i)->stroke.alpha, ==, 0);
        g_assert_cmpfloat (jct_scene_get (later, i)->points[0].y, >=, 100);
      }
}

/* No line is drawn across a gap but as far as the other has it, and fading. */
static void
test_gap (void)
{
  const double whole[] = { 10, 20, 30, 40, 50 }, gap[] = { 10, 20, -1, 40, 50 };
  g_autoptr (JctScene) from = make_scene (100, 0), to = make_scene (100, 0);

  add_line (from, "a", whole, 5, 100, 0);
  add_line (to, "a", gap, 5, 100, 0);
  g_autoptr (JctScene) scene = at (from, to, 0.5);
  const JctMark *going = fixture_find (scene, JCT_ROLE_SERIES, JCT_MARK_POLYLINE, 0);
  const JctMark *line = fixture_find (scene, JCT_ROLE_SERIES, JCT_MARK_POLYLINE, 1);
  g_assert_cmpuint (fixture_count (scene, JCT_ROLE_SERIES, JCT_MARK_POLYLINE), ==, 2);
  g_assert_cmpfloat (going->stroke.alpha, <, 0.2);
  g_assert_cmpfloat (going->points[0].x, ==, 220);
  g_assert_cmpfloat (going->points[going->n_points - 1].x, ==, 340);
  g_assert_cmpfloat (line->stroke.alpha, ==, 1);
  g_assert_cmpuint (line->n_breaks, ==, 1);
  g_assert_cmpfloat (line->points[line->breaks[0] - 1].x, ==, 220);
  g_assert_cmpfloat (line->points[line->breaks[0]].x, ==, 340);
}

static JctScene *
make_title (const char *words)
{
  JctScene *scene = jct_scene_new (WIDTH, HEIGHT);

  jct_scene_add_text (scene, JCT_ROLE_TITLE, NULL, words, 10, 10, JCT_ALIGN_START, 20, TRUE, 0, 0);
  jct_scene_add_text (scene, JCT_ROLE_SUBTITLE, NULL, "same", 10 + 3.0 * (double) strlen (words),
                      40, JCT_ALIGN_START, 12, FALSE, 0, 0);
  return scene;
}

static double
find_alpha (const JctScene *scene, const char *words)
{
  for (guint i = 0; i < jct_scene_get_n (scene); i++)
    if (g_strcmp0 (jct_scene_get (scene, i)->text, words) == 0)
      return jct_scene_get (scene, i)->fill.alpha;
  return 0;
}

static void
test_texts (void)
{
  g_autoptr (JctScene) from = make_title ("Before"), to = make_title ("Afterwards");
  gboolean seen_before = FALSE, seen_after = FALSE;

  for (double t = 0.01; t < 1; t += 0.01)
    {
      g_autoptr (JctScene) scene = at (from, to, t);
      double before = find_alpha (scene, "Before"), after = find_alpha (scene, "Afterwards");

      g_assert_cmpfloat (MIN (before, after), ==, 0);
      seen_before = seen_before || (before > 0.4 && before < 0.6);
      seen_after = seen_after || (after > 0.4 && after < 0.6);
      /* What is the same goes along, as it is. */
      g_assert_cmpfloat (find_alpha (scene, "same"), ==, 1);
    }
  g_assert_true (seen_before && seen_after);
}

static void
test_still (void)
{
  g_autoptr (JctScene) from = make_title ("Same"), to = make_title ("Same"),
                       other = make_title ("O");
  g_autoptr (JctSceneMorph) still = jct_scene_morph_new (from, to);
  g_autoptr (JctSceneMorph) moves = jct_scene_morph_new (from, other);

  g_assert_true (jct_scene_morph_is_still (still));
  g_assert_false (jct_scene_morph_is_still (moves));
}

/* A mark that was on its way out when another change began goes on to do so; what stays is led on from its place. */
static void
test_interrupted (void)
{
  const double days[] = { 10, 20, 30 };
  g_autoptr (JctScene) first = make_scene (100, 0), second = make_scene (50, 0);

  add_line (first, "a", days, 3, 100, 0);
  add_line (first, "b", days, 2, 100, 0);
  add_line (second, "a", days, 3, 50, 0);
  g_autoptr (JctScene) shown = at (first, second, 0.1);
  g_autoptr (JctSceneMorph) back = jct_scene_morph_new (shown, first);
  g_autoptr (JctScene) start = jct_scene_morph_at (back, 0);
  g_autoptr (JctScene) soon = jct_scene_morph_at (back, 1e-6);
  g_autoptr (JctScene) late = jct_scene_morph_at (back, 0.9);
  g_autofree char *a = jct_scene_describe (shown), *b = jct_scene_describe (start);
  g_assert_cmpstr (a, ==, b);

  /* Nothing jumps: the line that stays is where it was, and the one that left is led back from nothing. */
  const JctMark *was = NULL, *is = NULL;
  double leaving = 0, coming = 0;
  for (guint i = 0; i < jct_scene_get_n (shown); i++)
    if (g_str_equal (jct_scene_get (shown, i)->id, "a"))
      was = jct_scene_get (shown, i);
  for (guint i = 0; i < jct_scene_get_n (soon); i++)
    {
      const JctMark *mark = jct_scene_get (soon, i);
      if (g_str_equal (mark->id, "a"))
        is = mark;
      else if (mark->leaves)
        leaving = mark->stroke.alpha;
      else
        coming = mark->stroke.alpha;
    }
  g_assert_cmpfloat_with_epsilon (was->points[1].y, is->points[1].y, 0.01);
  g_assert_cmpfloat (leaving, >, 0.7);
  g_assert_cmpfloat (coming, <, 0.01);
  for (guint i = 0; i < jct_scene_get_n (late); i++)
    if (!jct_scene_get (late, i)->leaves)
      g_assert_cmpfloat (jct_scene_get (late, i)->stroke.alpha, >, 0.99);
}

static JctScene *
make_dense (JctSeries *series, double top)
{
  JctScene *scene = make_scene (top, 0);
  JctTimeScale time = jct_time_scale ((JctSpan){ 0, 60000 }, 100, 700);
  JctValueScale value = jct_value_scale (0, top, 500, 100);

  jct_scene_set_scales (scene, &time, &value);
  JctMark *mark
    = jct_scene_add_dense_line (scene, JCT_ROLE_SERIES, "a",
                                jct_dense_line_new (series, 0, jct_series_get_n (series), &time,
                                                    &value),
                                100, 700);
  mark->stroke = (JctColor){ 0, 0, 0, 1 };
  mark->clip_to_plot = TRUE;
  return scene;
}

static void
test_dense (void)
{
  gsize n = 20000;
  g_autofree double *values = g_new (double, n);
  JctPeriod first = { jct_period_kind (JCT_PERIOD_DAY, 1), 0 };

  for (gsize i = 0; i < n; i++)
    values[i] = (double) (i % 97);
  g_autoptr (JctSeries) series = jct_series_new ("a", "a", first, n, values, FALSE);
  g_autoptr (JctSeries) other = jct_series_new ("a", "a", first, n, values, FALSE);
  g_autoptr (JctScene) from = make_dense (series, 100), to = make_dense (series, 200);
  g_autoptr (JctScene) strange = make_dense (other, 200);

  g_autoptr (JctScene) slides = at (from, to, 0.5);
  const JctMark *mark = jct_scene_peek (slides, 0);
  g_assert_cmpuint (jct_scene_get_n (slides), ==, 1);
  g_assert_nonnull (mark->dense);
  g_assert_null (mark->points);
  /* 0 stays at the bottom; 200 comes from 400 px over it times two. */
  g_assert_cmpfloat_with_epsilon (jct_value_scale_map (&mark->dense->value, 0), 500, 1e-6);
  g_assert_cmpfloat_with_epsilon (jct_value_scale_map (&mark->dense->value, 200),
                                  -300 * 0.125 + 100 * 0.875, 1e-6);
  g_autoptr (JctScene) fades = at (from, strange, 0.5);
  g_assert_cmpuint (jct_scene_get_n (fades), ==, 2);
  g_assert_cmpfloat (jct_scene_peek (fades, 0)->stroke.alpha
                       + jct_scene_peek (fades, 1)->stroke.alpha,
                     <=, 1 + 1e-9);
}

/* ---- figures of every kind -------------------------------------------------------------------- */

typedef struct
{
  JctChartType chart;
  gboolean split, fiscal;
  const char *selected;
  gboolean zoomed, has_log;
  JctTransformKind transform;
} Case;

static const Case cases[] = {
  { JCT_CHART_LINE, FALSE, FALSE, NULL },
  { JCT_CHART_LINE, TRUE, FALSE, "e22" },
  { JCT_CHART_LINE, FALSE, TRUE, NULL },
  { JCT_CHART_LINE, TRUE, FALSE, NULL, TRUE },
  { JCT_CHART_LINE, TRUE, FALSE, NULL, FALSE, TRUE },
  { JCT_CHART_LINE, FALSE, FALSE, NULL, FALSE, FALSE, JCT_TRANSFORM_INDEX },
  { JCT_CHART_STEP, FALSE, FALSE, "e06" },
  { JCT_CHART_BARS, FALSE, TRUE, "e06" },
  { JCT_CHART_BARS, FALSE, FALSE, NULL, TRUE },
  { JCT_CHART_AREA, TRUE, FALSE, "e22" },
  { JCT_CHART_MULTIPLES, TRUE, FALSE, "e22" },
  { JCT_CHART_OVERLAY, FALSE, FALSE, NULL },
  { JCT_CHART_HEAT, FALSE, FALSE, NULL },
  { JCT_CHART_RANKED, TRUE, FALSE, NULL },
};

static JctScene *
make_figure (JctDocument *document, JctTheme *theme, const Case *c, double width, double height)
{
  g_autoptr (JctView) view = fixture_view_new ();
  g_autoptr (GError) error = NULL;

  view->chart = c->chart;
  view->by = c->split ? g_strdup ("group") : NULL;
  if (c->split)
    jct_filter_clear (view->filter, "group");
  view->has_period = c->fiscal;
  view->period = c->fiscal ? JCT_PERIOD_FISCAL_YEAR : JCT_PERIOD_MONTH;
  view->selected_event = g_strdup (c->selected);
  view->log_axis = c->has_log;
  view->transform.kind = c->transform;
  g_autoptr (JctSeriesSet) series = jct_document_compute_series (document, view, &error);
  g_assert_no_error (error);
  JctFigureInput input = {
    .chart = fixture_chart_input (document, view, series, theme, width, height),
    .show_timeline = TRUE,
    .show_overview = TRUE,
  };
  if (c->zoomed)
    input.chart.visible
      = (JctSpan){ jct_day_from_date (2022, 3, 1), jct_day_from_date (2023, 9, 1) };
  return jct_figure_dup_scene (&input);
}

static void
assert_finite (JctRect r)
{
  g_assert_true (isfinite (r.x) && isfinite (r.y) && isfinite (r.width) && isfinite (r.height));
  g_assert_cmpfloat (r.width, >=, 0);
  g_assert_cmpfloat (r.height, >=, 0);
}

/* Of the marks that no plot clips, how far the outermost is off the page. */
static double
find_excess (const JctScene *scene)
{
  double width = jct_scene_get_width (scene), height = jct_scene_get_height (scene), excess = 0;
  JctRect clip;

  for (guint i = 0; i < jct_scene_get_n (scene); i++)
    {
      const JctMark *mark = jct_scene_get (scene, i);
      JctRect r = mark->bounds;

      if (jct_scene_get_clip (scene, mark, &clip)
          || (mark->fill.alpha <= 0 && mark->stroke.alpha <= 0))
        continue;
      if (g_test_verbose ()
          && MAX (MAX (-r.x, -r.y), MAX (r.x + r.width - width, r.y + r.height - height)) > 1e-6)
        g_test_message ("off the page: role %d, type %d, %s", mark->role, mark->type, mark->id);
      excess = MAX (excess, MAX (-r.x, -r.y));
      excess = MAX (excess, MAX (r.x + r.width - width, r.y + r.height - height));
    }
  return excess;
}

static void
check_between (const JctScene *scene, double excess)
{
  for (guint i = 0; i < jct_scene_get_n (scene); i++)
    {
      const JctMark *mark = jct_scene_get (scene, i);

      assert_finite (mark->bounds);
      for (guint p = 0; p < mark->n_points; p++)
        g_assert_true (isfinite (mark->points[p].x) && isfinite (mark->points[p].y));
      g_assert_true (mark->fill.alpha >= 0 && mark->fill.alpha <= 1);
      g_assert_true (mark->stroke.alpha >= 0 && mark->stroke.alpha <= 1);
    }
  g_assert_cmpfloat (find_excess (scene), <=, excess + 1e-6);
}

static void
assert_same (JctScene *made, const JctScene *scene)
{
  g_autofree char *a = jct_scene_describe (made), *b = jct_scene_describe (scene);

  g_assert_cmpstr (a, ==, b);
  jct_scene_free (made);
}

static void
check_pair (const JctScene *from, const JctScene *to, const JctScene *third)
{
  g_autoptr (JctSceneMorph) morph = jct_scene_morph_new (from, to);
  double excess = MAX (find_excess (from), find_excess (to));

  assert_same (jct_scene_morph_at (morph, 0), from);
  assert_same (jct_scene_morph_at (morph, 1), to);
  for (guint t = 0; t < G_N_ELEMENTS (times); t++)
    {
      g_autoptr (JctScene) scene = jct_scene_morph_at (morph, times[t]);
      check_between (scene, excess);
      if (t != 1)
        continue;
      /* And on from there. */
      g_autoptr (JctSceneMorph) next = jct_scene_morph_new (scene, third);
      g_autoptr (JctScene) between = jct_scene_morph_at (next, 0.3);
      check_between (between, MAX (excess, find_excess (third)));
      assert_same (jct_scene_morph_at (next, 1), third);
    }
}

static void
test_pairs (gconstpointer data)
{
  g_autoptr (JctDocument) document = fixture_document_new (GPOINTER_TO_INT (data));
  g_autoptr (JctTheme) theme = fixture_theme_new (JCT_THEME_LIGHT, 1);
  guint step = GPOINTER_TO_INT (data) == FIXTURE_PLAIN ? 1 : 3;
  JctScene *scenes[G_N_ELEMENTS (cases)];

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    /* Some are of another size: so is what words above a figure leave of it. */
    scenes[i] = make_figure (document, theme, &cases[i], 1024, i % 5 == 4 ? 690 : 720);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint k = i % step; k < G_N_ELEMENTS (cases); k += step)
      if (i != k)
        check_pair (scenes[i], scenes[k], scenes[(i + k) % G_N_ELEMENTS (cases)]);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    jct_scene_free (scenes[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene-morph/bar", test_bar);
  g_test_add_func ("/scene-morph/new-bar", test_new_bar);
  g_test_add_func ("/scene-morph/line-slides", test_line_slides);
  g_test_add_func ("/scene-morph/line-rescales", test_line_rescales);
  g_test_add_func ("/scene-morph/gap", test_gap);
  g_test_add_func ("/scene-morph/texts", test_texts);
  g_test_add_func ("/scene-morph/still", test_still);
  g_test_add_func ("/scene-morph/interrupted", test_interrupted);
  g_test_add_func ("/scene-morph/dense", test_dense);
  g_test_add_data_func ("/scene-morph/pairs", GINT_TO_POINTER (FIXTURE_PLAIN), test_pairs);
  g_test_add_data_func ("/scene-morph/pairs-hostile", GINT_TO_POINTER (FIXTURE_HOSTILE),
                        test_pairs);
  return g_test_run ();
}
