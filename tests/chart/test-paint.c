/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/jct-paint.h"

#include <math.h>

#include "model/jct-event.h"

#define SIZE 200

static cairo_surface_t *
paint (JctScene *scene)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, SIZE, SIZE);
  cairo_t *cr = cairo_create (surface);

  jct_scene_paint (scene, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static guint
alpha_at (cairo_surface_t *surface, guint x, guint y)
{
  const guchar *row
    = cairo_image_surface_get_data (surface) + y * (guint) cairo_image_surface_get_stride (surface);

  return ((const guint32 *) (gconstpointer) row)[x] >> 24;
}

static const JctColor red = { 1, 0, 0, 1 };

static void
test_rect_fades (void)
{
  g_autoptr (JctScene) scene = jct_scene_new (SIZE, SIZE);
  JctMark *mark = jct_scene_add_rect (scene, JCT_ROLE_EVENT, NULL, (JctRect){ 20, 20, 100, 20 });
  cairo_surface_t *surface;

  mark->fill = red;
  mark->fade_right = 50;
  surface = paint (scene);
  g_assert_cmpuint (alpha_at (surface, 19, 30), ==, 0);
  g_assert_cmpuint (alpha_at (surface, 21, 30), ==, 255);
  g_assert_cmpuint (alpha_at (surface, 68, 30), ==, 255);
  g_assert_cmpuint (alpha_at (surface, 95, 30), >, 100);
  g_assert_cmpuint (alpha_at (surface, 95, 30), <, 160);
  g_assert_cmpuint (alpha_at (surface, 118, 30), <, 20);
  g_assert_cmpuint (alpha_at (surface, 121, 30), ==, 0);
  cairo_surface_destroy (surface);
}

static void
test_rounded_corner (void)
{
  g_autoptr (JctScene) scene = jct_scene_new (SIZE, SIZE);
  JctMark *mark = jct_scene_add_rect (scene, JCT_ROLE_EVENT, NULL, (JctRect){ 20, 20, 100, 40 });
  cairo_surface_t *surface;

  mark->fill = red;
  mark->radius = 1000; /* bounded by the rect: a pill */
  surface = paint (scene);
  g_assert_cmpuint (alpha_at (surface, 21, 21), ==, 0);
  g_assert_cmpuint (alpha_at (surface, 70, 21), ==, 255);
  g_assert_cmpuint (alpha_at (surface, 21, 40), ==, 255);
  cairo_surface_destroy (surface);
}

static void
test_breaks_leave_gaps (void)
{
  g_autoptr (JctScene) scene = jct_scene_new (SIZE, SIZE);
  static const guint breaks[] = { 2 };
  JctPoint points[]
    = { { 10, 50 }, { 50, 50 }, { 100, 50 }, { 120, 50 }, { NAN, 50 }, { 150, 50 } };
  JctMark *mark = jct_scene_add_polyline (scene, JCT_ROLE_SERIES, NULL, points, 6, breaks, 1);
  cairo_surface_t *surface;

  mark->stroke = red;
  mark->line_width = 4;
  surface = paint (scene);
  g_assert_cmpuint (alpha_at (surface, 30, 50), ==, 255);
  g_assert_cmpuint (alpha_at (surface, 75, 50), ==, 0);
  g_assert_cmpuint (alpha_at (surface, 110, 50), ==, 255);
  g_assert_cmpuint (alpha_at (surface, 135, 50), ==, 0);
  /* A point alone between two gaps is seen. */
  g_assert_cmpuint (alpha_at (surface, 150, 50), >, 200);
  cairo_surface_destroy (surface);
}

static void
test_clips_to_plot (void)
{
  g_autoptr (JctScene) scene = jct_scene_new (SIZE, SIZE);
  JctMark *mark;
  cairo_surface_t *surface;

  jct_scene_set_plot (scene, (JctRect){ 50, 50, 50, 50 });
  mark = jct_scene_add_line (scene, JCT_ROLE_SERIES, NULL, 0, 75, SIZE, 75);
  mark->stroke = red;
  mark->line_width = 4;
  mark->clip_to_plot = TRUE;
  surface = paint (scene);
  g_assert_cmpuint (alpha_at (surface, 75, 75), ==, 255);
  g_assert_cmpuint (alpha_at (surface, 45, 75), ==, 0);
  g_assert_cmpuint (alpha_at (surface, 105, 75), ==, 0);
  cairo_surface_destroy (surface);
}

static void
test_symbols_stay_in_their_box (void)
{
  for (guint shape = 0; shape < JCT_N_SHAPES; shape++)
    {
      g_autoptr (JctScene) scene = jct_scene_new (SIZE, SIZE);
      cairo_surface_t *surface;
      guint ink = 0;

      jct_scene_add_symbol (scene, JCT_ROLE_EVENT, NULL, 100, 100, shape, 40)->fill = red;
      surface = paint (scene);
      for (guint y = 0; y < SIZE; y++)
        for (guint x = 0; x < SIZE; x++)
          if (alpha_at (surface, x, y) > 0)
            {
              ink++;
              g_assert_cmpuint (x, >=, 79);
              g_assert_cmpuint (x, <=, 120);
              g_assert_cmpuint (y, >=, 79);
              g_assert_cmpuint (y, <=, 120);
            }
      g_assert_cmpuint (ink, >, 400);
      g_assert_cmpuint (ink, <, 1600);
      cairo_surface_destroy (surface);
    }
}

/* What is far outside must neither wrap around nor bend what is inside. */
static void
test_far_points (void)
{
  g_autoptr (JctScene) scene = jct_scene_new (SIZE, SIZE);
  JctMark *mark
    = jct_scene_add_line (scene, JCT_ROLE_SERIES, NULL, -1e12, 100 - 1e12, 1e12, 100 + 1e12);
  cairo_surface_t *surface;

  mark->stroke = red;
  mark->line_width = 4;
  surface = paint (scene);
  g_assert_cmpuint (alpha_at (surface, 50, 150), >, 200);
  g_assert_cmpuint (alpha_at (surface, 20, 120), >, 200);
  g_assert_cmpuint (alpha_at (surface, 50, 50), ==, 0);
  cairo_surface_destroy (surface);
}

/* A dense line keeps every column's extremes, and takes no longer than a person notices. */
static void
test_dense_line (void)
{
  g_autoptr (JctScene) scene = jct_scene_new (SIZE, SIZE);
  guint n = 1000000;
  g_autofree JctPoint *points = g_new (JctPoint, n);
  JctMark *mark;
  cairo_surface_t *surface;

  for (guint i = 0; i < n; i++)
    {
      points[i].x = i * (double) SIZE / n;
      points[i].y = 100 + 20 * sin (i * 0.9);
    }
  points[n / 2 + 17].y = 10;
  mark = jct_scene_add_polyline (scene, JCT_ROLE_SERIES, NULL, points, n, NULL, 0);
  mark->stroke = red;
  mark->line_width = 2;
  surface = paint (scene);
  g_assert_cmpuint (alpha_at (surface, 100, 12), >, 100);
  g_assert_cmpuint (alpha_at (surface, 50, 12), ==, 0);
  for (guint x = 2; x < SIZE - 2; x++)
    {
      g_assert_cmpuint (alpha_at (surface, x, 82), >, 200);
      g_assert_cmpuint (alpha_at (surface, x, 118), >, 200);
    }
  cairo_surface_destroy (surface);
}

static void
test_nothing_puts_cairo_into_error (void)
{
  static const double odd[] = { NAN, INFINITY, -INFINITY, 1e300, -1e300, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autoptr (JctScene) scene = jct_scene_new (SIZE, SIZE);
      cairo_surface_t *surface;
      JctMark *mark;

      mark = jct_scene_add_rect (scene, JCT_ROLE_EVENT, NULL, (JctRect){ odd[i], 0, odd[i], 5 });
      mark->fill = red;
      mark->fade_left = odd[i];
      jct_scene_add_symbol (scene, JCT_ROLE_EVENT, NULL, odd[i], 3, 99, odd[i])->fill = red;
      mark = jct_scene_add_line (scene, JCT_ROLE_EVENT, NULL, odd[i], odd[i], 4, 4);
      mark->stroke = red;
      mark->line_width = odd[i];
      jct_scene_add_text (scene, JCT_ROLE_TITLE, NULL, "x", odd[i], 4, JCT_ALIGN_START, 12, FALSE,
                          odd[i], 1);
      surface = paint (scene);
      cairo_surface_destroy (surface);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paint/fades", test_rect_fades);
  g_test_add_func ("/paint/rounded", test_rounded_corner);
  g_test_add_func ("/paint/breaks", test_breaks_leave_gaps);
  g_test_add_func ("/paint/clip", test_clips_to_plot);
  g_test_add_func ("/paint/symbols", test_symbols_stay_in_their_box);
  g_test_add_func ("/paint/far", test_far_points);
  g_test_add_func ("/paint/dense", test_dense_line);
  g_test_add_func ("/paint/odd", test_nothing_puts_cairo_into_error);
  return g_test_run ();
}
