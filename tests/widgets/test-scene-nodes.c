/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scene's render nodes: they show what the scene shows, and are kept as long as they do. */
#include "config.h"

#include <adwaita.h>
#include <math.h>
#include <stdlib.h>

#include "chart/jct-dense.h"
#include "chart/jct-paint.h"
#include "widgets/jct-scene-nodes.h"

#define WIDTH 400
#define HEIGHT 120
#define N 20000

static JctSeries *
make_series (guint32 seed)
{
  g_autofree double *values = g_new (double, N);
  JctPeriod first = { jct_period_kind (JCT_PERIOD_DAY, 1), 0 };
  double level = 0;

  for (guint i = 0; i < N; i++)
    {
      seed = seed * 1664525u + 1013904223u;
      level += seed / 4294967296.0 - 0.5;
      values[i] = level;
    }
  return jct_series_new ("walk", "Walk", first, N, values, FALSE);
}

typedef struct
{
  JctSeries *series;
  double shift; /* of the line, in px */
  double text_px;
  JctColor color;
  const char *font;
} Look;

static JctScene *
make_scene (const Look *look)
{
  JctScene *scene = jct_scene_new (WIDTH, HEIGHT);
  JctTimeScale time = jct_time_scale ((JctSpan){ 0, N }, 20 + look->shift, 380 + look->shift);
  JctValueScale value = jct_value_scale (-150, 150, 110, 10);

  jct_scene_set_font (scene, look->font);
  jct_scene_set_plot (scene, (JctRect){ 20, 10, 360, 100 });
  JctMark *mark
    = jct_scene_add_rect (scene, JCT_ROLE_BACKGROUND, NULL, (JctRect){ 0, 0, WIDTH, HEIGHT });
  mark->fill = (JctColor){ 1, 1, 1, 1 };
  mark = jct_scene_add_line (scene, JCT_ROLE_GRID, NULL, 20, 60.5, 380, 60.5);
  mark->stroke = (JctColor){ 0.8, 0.8, 0.8, 1 };
  mark = jct_scene_add_dense_line (scene, JCT_ROLE_SERIES, "walk",
                                   jct_dense_line_new (look->series, 0, N, &time, &value), 20, 380);
  mark->stroke = look->color;
  mark->line_width = 2;
  mark->clip_to_plot = TRUE;
  mark = jct_scene_add_text (scene, JCT_ROLE_VALUE_LABEL, NULL, "Ágil fj", 2, 2, JCT_ALIGN_START,
                             look->text_px, TRUE, 0, 0);
  mark->fill = look->color;
  mark = jct_scene_add_symbol (scene, JCT_ROLE_EVENT, "e", 399, 60, 1, 11);
  mark->stroke = mark->fill = look->color;
  return scene;
}

static cairo_surface_t *
new_surface (cairo_t **cr)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);

  *cr = cairo_create (surface);
  return surface;
}

/* As the renderer that needs no GPU draws them. */
static void
assert_shows (GskRenderNode *node, const JctScene *scene)
{
  cairo_t *cr;
  cairo_surface_t *drawn = new_surface (&cr);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_t *painted = new_surface (&cr);
  jct_scene_paint (scene, cr);
  cairo_destroy (cr);
  cairo_surface_flush (drawn);
  cairo_surface_flush (painted);
  const guchar *a = cairo_image_surface_get_data (drawn);
  const guchar *b = cairo_image_surface_get_data (painted);
  for (gsize i = 0; i < (gsize) HEIGHT * WIDTH * 4; i++)
    if (i % 4 != 3)
      g_assert_cmpint (abs (a[i] - b[i]), <=, 3);
  cairo_surface_destroy (drawn);
  cairo_surface_destroy (painted);
}

/* How many nodes a scene of this look needs anew. */
static guint
render (JctSceneNodes *nodes, const Look *look, double scale)
{
  g_autoptr (JctScene) scene = make_scene (look);
  GskRenderNode *node = jct_scene_nodes_render (nodes, scene, scale);

  if (scale == 1)
    assert_shows (node, scene);
  gsk_render_node_unref (node);
  return jct_scene_nodes_get_n_made (nodes);
}

static void
test_kept (void)
{
  g_autoptr (JctSeries) series = make_series (1);
  g_autoptr (JctSeries) other = make_series (2);
  g_autoptr (JctSceneNodes) nodes = jct_scene_nodes_new ();
  const Look look = { series, 0, 14, { 0.1, 0.2, 0.6, 1 }, "DejaVu Sans" };
  guint all = render (nodes, &look, 1);

  g_assert_cmpuint (all, >, 4);
  g_assert_cmpuint (render (nodes, &look, 1), ==, 0);
  /* The line moves: what stands still is kept. */
  Look changed = look;
  changed.shift = 3;
  guint moved = render (nodes, &changed, 1);
  g_assert_cmpuint (moved, >, 0);
  g_assert_cmpuint (moved, <, all);
  /* What was not shown last is not kept. */
  g_assert_cmpuint (render (nodes, &look, 1), ==, moved);
  changed = look;
  changed.series = other;
  g_assert_cmpuint (render (nodes, &changed, 1), >, 0);
  render (nodes, &look, 1);
  changed = look;
  changed.text_px = 18;
  g_assert_cmpuint (render (nodes, &changed, 1), >, 0);
  render (nodes, &look, 1);
  changed = look;
  changed.font = "DejaVu Serif";
  g_assert_cmpuint (render (nodes, &changed, 1), >, 0);
  render (nodes, &look, 1);
  changed = look;
  changed.color.red = 0.9;
  g_assert_cmpuint (render (nodes, &changed, 1), >, 0);
  render (nodes, &look, 1);
  g_assert_cmpuint (render (nodes, &look, 2), ==, all);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/scene-nodes/kept", test_kept);
  return g_test_run ();
}
