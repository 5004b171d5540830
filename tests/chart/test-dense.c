/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dense lines beside the stroke of all their points. */
#include "chart/jct-dense.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "chart/jct-export.h"
#include "chart/jct-paint.h"

#define WIDTH 500
#define HEIGHT 260
#define LEFT 20.0
#define RIGHT 480.0

typedef struct
{
  JctSeries *series;
  JctTimeScale time;
  JctValueScale value;
  gsize begin, end;
  double line_width;
} Fixture;

typedef enum
{
  WALK,
  NOISE,
  CONSTANT,
  SPIKES,
} Shape;

static double *
make_values (gsize n, Shape shape, double share_missing)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  double *values = g_new (double, n);
  double level = 0;

  for (gsize i = 0; i < n; i++)
    {
      level += g_rand_double (rand) - 0.5;
      values[i] = shape == WALK       ? level
                  : shape == NOISE    ? g_rand_double (rand)
                  : shape == CONSTANT ? 5
                                      : (i % 9973 == 4999 ? 100.0 : sin ((double) i / 20000));
    }
  /* Gaps from less than a pixel's to several pixels' width. */
  for (gsize i = 0; share_missing > 0 && i < n;)
    {
      gsize length = (gsize) (pow (10, g_rand_double_range (rand, 0, 3.5)));

      for (gsize k = i; k < MIN (i + length, n); k++)
        values[k] = NAN;
      i += length + 1 + (gsize) (length * (1 / share_missing - 1));
    }
  return values;
}

static void
fixture_init (Fixture *fixture, gsize n, Shape shape, double share_missing)
{
  g_autofree double *values = make_values (n, shape, share_missing);
  JctPeriod first = { jct_period_kind (JCT_PERIOD_DAY, 1), 0 };
  JctExtremes all;

  fixture->series = jct_series_new ("all", "all", first, n, values, FALSE);
  all = jct_pyramid_find_extremes (jct_series_get_pyramid (fixture->series), 0, n);
  fixture->time = jct_time_scale ((JctSpan){ 0, (JctDay) n }, LEFT, RIGHT);
  fixture->value = jct_value_scale (all.low, all.high, HEIGHT - 10, 10);
  fixture->begin = 0;
  fixture->end = n;
  fixture->line_width = 2.25;
}

static void
fixture_clear (Fixture *fixture)
{
  g_clear_pointer (&fixture->series, jct_series_unref);
}

static JctScene *
make_scene (const Fixture *fixture)
{
  JctScene *scene = jct_scene_new (WIDTH, HEIGHT);
  JctDenseLine *line = jct_dense_line_new (fixture->series, fixture->begin, fixture->end,
                                           &fixture->time, &fixture->value);
  JctMark *mark;

  jct_scene_set_plot (scene, (JctRect){ LEFT, 0, RIGHT - LEFT, HEIGHT });
  mark = jct_scene_add_dense_line (scene, JCT_ROLE_SERIES, "all", line, LEFT, RIGHT);
  mark->stroke = (JctColor){ 0, 0, 0, 1 };
  mark->line_width = fixture->line_width;
  mark->clip_to_plot = TRUE;
  return scene;
}

static cairo_surface_t *
new_image (double scale, cairo_t **cr)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) (WIDTH * scale),
                                                         (int) (HEIGHT * scale));

  *cr = cairo_create (surface);
  return surface;
}

static cairo_surface_t *
paint (const Fixture *fixture, double scale)
{
  g_autoptr (JctScene) scene = make_scene (fixture);
  cairo_t *cr;
  cairo_surface_t *surface = new_image (scale, &cr);

  cairo_scale (cr, scale, scale);
  jct_scene_paint (scene, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* One anti-aliased stroke of everything. */
static cairo_surface_t *
stroke (const Fixture *fixture, double scale)
{
  cairo_t *cr;
  cairo_surface_t *surface = new_image (scale, &cr);
  gboolean open = FALSE;

  cairo_scale (cr, scale, scale);
  cairo_rectangle (cr, LEFT, 0, RIGHT - LEFT, HEIGHT);
  cairo_clip (cr);
  cairo_set_line_width (cr, fixture->line_width);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  for (gsize i = fixture->begin; i < fixture->end; i++)
    {
      double value = jct_series_get_value (fixture->series, i);
      double x = jct_time_scale_map (&fixture->time, (double) i + 0.5);
      double y = jct_value_scale_map (&fixture->value, value);

      if (!isnan (value) && !open)
        cairo_move_to (cr, x, y);
      if (!isnan (value))
        cairo_line_to (cr, x, y);
      open = !isnan (value);
    }
  cairo_stroke (cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static guint
alpha_at (cairo_surface_t *surface, int x, int y)
{
  const guchar *row = cairo_image_surface_get_data (surface)
                      + (gsize) y * (gsize) cairo_image_surface_get_stride (surface);

  return ((const guint32 *) (gconstpointer) row)[x] >> 24;
}

/* A pixel is off where it is covered by a fifth more or less; the share of those with any ink, in percent. */
static double
share_off (cairo_surface_t *a, cairo_surface_t *b)
{
  guint ink = 0, off = 0;

  for (int y = 0; y < cairo_image_surface_get_height (a); y++)
    for (int x = 0; x < cairo_image_surface_get_width (a); x++)
      {
        guint p = alpha_at (a, x, y), q = alpha_at (b, x, y);

        ink += p > 0 || q > 0;
        off += abs ((int) p - (int) q) > 51;
      }
  g_assert_cmpuint (ink, >, 0);
  return 100.0 * off / ink;
}

static void
check_likeness (const Fixture *fixture, double scale)
{
  cairo_surface_t *ours = paint (fixture, scale), *naive = stroke (fixture, scale);
  double off = share_off (ours, naive);

  g_test_message ("%.2f %% of the pixels off", off);
  g_assert_cmpfloat (off, <=, 5);
  cairo_surface_destroy (ours);
  cairo_surface_destroy (naive);
}

static void
test_likeness (void)
{
  static const Shape shapes[] = { WALK, SPIKES, CONSTANT };
  static const double widths[] = { 1, 2.25, 5 };

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    for (guint k = 0; k < G_N_ELEMENTS (widths); k++)
      {
        Fixture fixture;

        fixture_init (&fixture, 100000, shapes[i], 0);
        fixture.line_width = widths[k];
        check_likeness (&fixture, k == 1 ? 2 : 1);
        fixture_clear (&fixture);
      }
}

/* Cairo's time for the noise grows faster than its points. */
static void
test_likeness_noise (void)
{
  Fixture fixture;

  fixture_init (&fixture, 5000, NOISE, 0);
  check_likeness (&fixture, 1);
  fixture_clear (&fixture);
}

static void
test_gaps (void)
{
  for (guint i = 0; i < 2; i++)
    {
      Fixture fixture;

      fixture_init (&fixture, 100000, i == 0 ? WALK : SPIKES, 0.3);
      check_likeness (&fixture, 1);
      check_likeness (&fixture, 2);
      fixture_clear (&fixture);
    }
}

/* The row of the lowest or highest value of each column has ink, and beyond what the pen reaches there is none. */
static void
check_extremes (const Fixture *fixture)
{
  cairo_surface_t *surface = paint (fixture, 1);
  JctDenseLine *line = jct_dense_line_new (fixture->series, fixture->begin, fixture->end,
                                           &fixture->time, &fixture->value);
  int reach = (int) ceil (fixture->line_width / 2 + 1);
  const JctPyramid *pyramid = jct_series_get_pyramid (fixture->series);
  double days = (double) (fixture->end - fixture->begin) / (RIGHT - LEFT);

  for (int x = (int) LEFT + reach; x < (int) RIGHT - reach; x++)
    {
      gsize from = (gsize) ceil ((x - LEFT) * days - 0.5),
            to = (gsize) ceil ((x + 1 - LEFT) * days - 0.5);
      gsize wide_from = (gsize) ((x - reach - LEFT) * days),
            wide_to = (gsize) ((x + 1 + reach - LEFT) * days);
      JctExtremes here = jct_pyramid_find_extremes (pyramid, from, to);
      JctExtremes near
        = jct_pyramid_find_extremes (pyramid, wide_from, MIN (wide_to, fixture->end));
      int top = (int) floor (jct_value_scale_map (&fixture->value, here.high));
      int bottom = (int) floor (jct_value_scale_map (&fixture->value, here.low));
      double highest = jct_value_scale_map (&fixture->value, near.high) - reach;
      double lowest = jct_value_scale_map (&fixture->value, near.low) + reach;

      g_assert_cmpuint (alpha_at (surface, x, top), >=, 80);
      g_assert_cmpuint (alpha_at (surface, x, bottom), >=, 80);
      for (int y = 0; y < HEIGHT; y++)
        if (y + 1 < highest || y > lowest)
          g_assert_cmpuint (alpha_at (surface, x, y), ==, 0);
    }
  jct_dense_line_free (line);
  cairo_surface_destroy (surface);
}

static void
test_extremes (void)
{
  static const Shape shapes[] = { WALK, NOISE, SPIKES };

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      Fixture fixture;

      fixture_init (&fixture, 200000, shapes[i], 0);
      check_extremes (&fixture);
      fixture_clear (&fixture);
    }
}

/* What is seen does not depend on what lies outside, and moves with it by whole pixels. */
static void
test_panning (void)
{
  Fixture fixture;
  cairo_surface_t *before, *after;
  gsize n = 46000, day = 100; /* a pixel */
  guint differing = 0;

  fixture_init (&fixture, 10 * n, WALK, 0.1);
  fixture.time = jct_time_scale ((JctSpan){ 4 * n, 5 * n }, LEFT, RIGHT);
  fixture.begin = 4 * n - 1;
  fixture.end = 5 * n + 1;
  before = paint (&fixture, 1);
  fixture.time = jct_time_scale ((JctSpan){ 4 * n + 37 * day, 5 * n + 37 * day }, LEFT, RIGHT);
  fixture.begin += 37 * day;
  fixture.end += 37 * day;
  after = paint (&fixture, 1);
  for (int y = 0; y < HEIGHT; y++)
    for (int x = (int) LEFT + 2; x < (int) RIGHT - 40; x++)
      differing += abs ((int) alpha_at (after, x, y) - (int) alpha_at (before, x + 37, y)) > 2;
  g_assert_cmpuint (differing, ==, 0);
  cairo_surface_destroy (before);
  cairo_surface_destroy (after);
  fixture_clear (&fixture);
}

/* The path for drawings without pixels: of bounded length, with the extremes, and interrupted by wide gaps. */
static void
test_path (void)
{
  Fixture fixture;

  fixture_init (&fixture, 500000, NOISE, 0.2);
  g_autoptr (JctScene) scene = make_scene (&fixture);
  const JctMark *mark = jct_scene_get (scene, 0);
  double top = INFINITY, bottom = -INFINITY;

  g_assert_cmpuint (mark->n_points, >, WIDTH);
  g_assert_cmpuint (mark->n_points, <=, 8 * (RIGHT - LEFT) + 2);
  g_assert_cmpuint (mark->n_breaks, >, 10);
  for (guint i = 0; i < mark->n_points; i++)
    {
      if (i > 0)
        g_assert_cmpfloat (mark->points[i].x, >, mark->points[i - 1].x);
      top = MIN (top, mark->points[i].y);
      bottom = MAX (bottom, mark->points[i].y);
    }
  g_assert_cmpfloat_with_epsilon (top, 10, 1e-9);
  g_assert_cmpfloat_with_epsilon (bottom, HEIGHT - 10, 1e-9);
  for (guint i = 1; i < mark->n_breaks; i++)
    g_assert_cmpuint (mark->breaks[i], >, mark->breaks[i - 1]);
  fixture_clear (&fixture);
}

/* A recording gets the path, unless it is said how many pixels it will have. */
static void
test_recording (void)
{
  Fixture fixture;

  fixture_init (&fixture, 100000, WALK, 0);
  g_autoptr (JctScene) scene = make_scene (&fixture);
  for (guint scale = 1; scale <= 2; scale++)
    {
      cairo_rectangle_t extents = { 0, 0, WIDTH, HEIGHT };
      cairo_surface_t *recording
        = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents);
      cairo_surface_t *direct = paint (&fixture, scale), *played;
      cairo_t *cr = cairo_create (recording);

      jct_scene_paint_pixels (scene, cr, scale);
      cairo_destroy (cr);
      played = new_image (scale, &cr);
      cairo_scale (cr, scale, scale);
      cairo_set_source_surface (cr, recording, 0, 0);
      cairo_paint (cr);
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
      cairo_destroy (cr);
      cairo_surface_flush (played);
      g_assert_cmpfloat (share_off (direct, played), ==, 0);
      cairo_surface_destroy (played);
      cairo_surface_destroy (direct);
      cairo_surface_destroy (recording);
    }
  fixture_clear (&fixture);
}

static void
test_vectors_are_bounded (void)
{
  static const JctExportFormat formats[] = { JCT_EXPORT_SVG, JCT_EXPORT_PDF };
  Fixture fixture;

  fixture_init (&fixture, 1000000, NOISE, 0);
  g_autoptr (JctScene) scene = make_scene (&fixture);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = jct_export_scene (scene, formats[i], 1, "t", "d", &error);

      g_assert_no_error (error);
      g_assert_cmpuint (g_bytes_get_size (bytes), <, 64 * 1024);
    }
  fixture_clear (&fixture);
}

/* Nothing puts the cairo_t into its error state, and what has values has ink. */
static void
check_odd (const double *values, gsize n, JctValueScale value)
{
  JctPeriod first = { jct_period_kind (JCT_PERIOD_DAY, 1), 0 };
  Fixture fixture = { .series = jct_series_new ("all", "all", first, n, values, FALSE),
                      .time = jct_time_scale ((JctSpan){ 0, (JctDay) n }, LEFT, RIGHT),
                      .value = value,
                      .end = n,
                      .line_width = 2 };
  cairo_surface_t *surface = paint (&fixture, 1);
  g_autoptr (JctScene) scene = make_scene (&fixture);
  guint ink = 0;

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      ink += alpha_at (surface, x, y) > 0;
  gsize missing = jct_pyramid_count_missing (jct_series_get_pyramid (fixture.series), 0, n);
  g_assert_cmpint (ink > 0, ==, missing < n);
  g_assert_cmpuint (jct_scene_get (scene, 0)->n_points, <=, 8 * (RIGHT - LEFT) + 2);
  cairo_surface_destroy (surface);
  fixture_clear (&fixture);
}

static void
test_odd_values (void)
{
  gsize n = 20000;
  g_autofree double *values = g_new (double, n);
  JctValueScale huge = jct_value_scale (-G_MAXDOUBLE, G_MAXDOUBLE, HEIGHT - 10, 10);
  JctValueScale plain = jct_value_scale (0, 1, HEIGHT - 10, 10);
  JctValueScale flat = jct_value_scale (7, 7, HEIGHT - 10, 10);

  for (gsize i = 0; i < n; i++)
    values[i] = i % 2 == 0 ? G_MAXDOUBLE : -G_MAXDOUBLE;
  check_odd (values, n, huge);
  check_odd (values, n, plain);
  for (gsize i = 0; i < n; i++)
    values[i] = i % 3 == 0 ? NAN : 0.5;
  check_odd (values, n, plain);
  for (gsize i = 0; i < n; i++)
    values[i] = 7;
  check_odd (values, n, flat);
  for (gsize i = 0; i < n; i++)
    values[i] = NAN;
  check_odd (values, n, plain);
  /* A single point among what is missing is a dot. */
  values[n / 2] = 0.5;
  check_odd (values, n, plain);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dense/likeness", test_likeness);
  g_test_add_func ("/dense/noise", test_likeness_noise);
  g_test_add_func ("/dense/gaps", test_gaps);
  g_test_add_func ("/dense/extremes", test_extremes);
  g_test_add_func ("/dense/panning", test_panning);
  g_test_add_func ("/dense/path", test_path);
  g_test_add_func ("/dense/recording", test_recording);
  g_test_add_func ("/dense/vectors", test_vectors_are_bounded);
  g_test_add_func ("/dense/odd", test_odd_values);
  return g_test_run ();
}
