/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/jct-paint.h"

#include <math.h>

#include "chart/jct-dense.h"
#include "chart/jct-shape-private.h"

/* Cairo's stroker grows faster than linearly with a path's overlaps: an opaque line is stroked in
 * parts. */
#define STROKE_PART 256

static void
set_color (cairo_t *cr, JctColor color)
{
  cairo_set_source_rgba (cr, color.red, color.green, color.blue, color.alpha);
}

/* The colour of a rect, running out where it fades. */
static void
set_rect_color (cairo_t *cr, const JctMark *mark, JctColor color)
{
  cairo_pattern_t *pattern;
  JctFade fade;

  if (!jct_mark_find_fade (mark, &fade))
    {
      set_color (cr, color);
      return;
    }
  pattern = cairo_pattern_create_linear (fade.x1, fade.y1, fade.x2, fade.y2);
  for (guint i = 0; i < JCT_FADE_STOPS; i++)
    cairo_pattern_add_color_stop_rgba (pattern, fade.offset[i], color.red, color.green, color.blue,
                                       color.alpha * fade.strength[i]);
  cairo_set_source (cr, pattern);
  cairo_pattern_destroy (pattern);
}

static void
set_pen (cairo_t *cr, const JctMark *mark)
{
  int n = 0;

  while (n < 4 && mark->dash[n] > 0)
    n++;
  cairo_set_line_width (cr, mark->line_width);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr,
                      jct_mark_has_round_ends (mark) ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
  cairo_set_dash (cr, mark->dash, n, 0);
}

static void
rounded_rect (cairo_t *cr, JctRect r, double radius)
{
  radius = MIN (radius, MIN (r.width, r.height) / 2);
  if (!(radius > 0))
    {
      cairo_rectangle (cr, r.x, r.y, r.width, r.height);
      return;
    }
  cairo_new_sub_path (cr);
  cairo_arc (cr, r.x + r.width - radius, r.y + radius, radius, -G_PI / 2, 0);
  cairo_arc (cr, r.x + r.width - radius, r.y + r.height - radius, radius, 0, G_PI / 2);
  cairo_arc (cr, r.x + radius, r.y + r.height - radius, radius, G_PI / 2, G_PI);
  cairo_arc (cr, r.x + radius, r.y + radius, radius, G_PI, 3 * G_PI / 2);
  cairo_close_path (cr);
}

static void
paint_rect (cairo_t *cr, const JctMark *mark)
{
  rounded_rect (cr, mark->bounds, mark->radius);
  if (mark->fill.alpha > 0)
    {
      set_rect_color (cr, mark, mark->fill);
      cairo_fill_preserve (cr);
    }
  if (mark->stroke.alpha > 0)
    {
      set_rect_color (cr, mark, mark->stroke);
      set_pen (cr, mark);
      cairo_stroke_preserve (cr);
    }
  cairo_new_path (cr);
}

static void
paint_symbol (cairo_t *cr, const JctMark *mark)
{
  JctPoint points[JCT_SHAPE_MAX_POINTS];
  guint n = jct_shape_outline (mark->shape, mark->center, mark->size, points);

  cairo_new_path (cr);
  if (n == 0)
    cairo_arc (cr, mark->center.x, mark->center.y, MAX (mark->size, 0) / 2, 0, 2 * G_PI);
  for (guint i = 0; i < n; i++)
    cairo_line_to (cr, points[i].x, points[i].y);
  cairo_close_path (cr);
  if (mark->fill.alpha > 0)
    {
      set_color (cr, mark->fill);
      cairo_fill_preserve (cr);
    }
  if (mark->stroke.alpha > 0)
    {
      set_color (cr, mark->stroke);
      set_pen (cr, mark);
      cairo_stroke_preserve (cr);
    }
  cairo_new_path (cr);
}

static gboolean
has_pixels (cairo_t *cr)
{
  return cairo_surface_get_type (cairo_get_target (cr)) == CAIRO_SURFACE_TYPE_IMAGE;
}

/* A device pixel's width in px; vector surfaces get two columns a px. */
static double
column_width (cairo_t *cr)
{
  double dx = 1, dy = 0, length;

  cairo_user_to_device_distance (cr, &dx, &dy);
  length = hypot (dx, dy);
  if (!has_pixels (cr))
    length = MAX (length, 2);
  return length > 0 ? 1 / length : 1;
}

static void
stroke_run (cairo_t *cr, const JctPoint *points, guint n, guint part)
{
  guint since = 0;

  cairo_move_to (cr, points[0].x, points[0].y);
  if (n == 1)
    cairo_line_to (cr, points[0].x, points[0].y);
  for (guint i = 1; i < n; i++)
    {
      cairo_line_to (cr, points[i].x, points[i].y);
      if (++since == part && i + 1 < n)
        {
          cairo_stroke (cr);
          cairo_move_to (cr, points[i].x, points[i].y);
          since = 0;
        }
    }
}

static void
paint_polyline (cairo_t *cr, const JctMark *mark)
{

  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (JctPoint));
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (guint));
  double column = column_width (cr);
  /* Parts of a translucent or dashed line would show their seams. */
  gboolean whole
    = mark->fill.alpha > 0 || mark->closed || mark->stroke.alpha < 1 || mark->dash[0] > 0;
  JctPiece piece = { 0, 0 };

  while (jct_mark_next_piece (mark, &piece))
    jct_piece_simplify (mark, piece, column, points, runs);

  set_pen (cr, mark);
  set_color (cr, mark->stroke);
  cairo_new_path (cr);
  for (guint r = 0; r < runs->len; r++)
    {
      guint start = g_array_index (runs, guint, r);
      guint end = r + 1 < runs->len ? g_array_index (runs, guint, r + 1) : points->len;

      stroke_run (cr, &g_array_index (points, JctPoint, start), end - start,
                  whole ? 0 : STROKE_PART);
      if (mark->closed)
        cairo_close_path (cr);
    }
  if (mark->fill.alpha > 0)
    {
      set_color (cr, mark->fill);
      cairo_fill_preserve (cr);
      set_color (cr, mark->stroke);
    }
  if (mark->stroke.alpha > 0)
    cairo_stroke (cr);
  cairo_new_path (cr);
}

/* A dense line has its points only when it is asked for by jct_scene_get(). */
static void
paint_path (const JctScene *scene, guint index, cairo_t *cr)
{
  JctMark bounded;

  if (jct_mark_bound (jct_scene_get (scene, index), &bounded))
    paint_polyline (cr, &bounded);
}

static gboolean
paint_dense (cairo_t *cr, const JctMark *mark, double scale)
{
  return mark->dense != NULL && (scale > 0 || has_pixels (cr))
         && jct_dense_line_paint (mark->dense, cr, mark->stroke, mark->line_width, scale);
}

static void
paint_text (const JctScene *scene, cairo_t *cr, const JctMark *mark)
{
  JctTextStyle style = jct_scene_get_text_style (scene, mark);

  if (mark->fill.alpha <= 0)
    return;
  set_color (cr, mark->fill);
  jct_text_draw (cr, mark->text, &style, mark->bounds.x, mark->bounds.y);
}

void
jct_scene_paint (const JctScene *scene, cairo_t *cr)
{
  jct_scene_paint_pixels (scene, cr, 0);
}

void
jct_scene_paint_pixels (const JctScene *scene, cairo_t *cr, double scale)
{
  g_return_if_fail (scene != NULL && cr != NULL);

  for (guint i = 0; i < jct_scene_get_n (scene); i++)
    jct_scene_paint_mark (scene, i, cr, scale);
}

void
jct_scene_paint_mark (const JctScene *scene, guint index, cairo_t *cr, double scale)
{
  JctMark bounded;
  const JctMark *mark = &bounded;
  JctRect clip;

  g_return_if_fail (scene != NULL && index < jct_scene_get_n (scene) && cr != NULL);

  /* A mark at no place cannot be drawn, and would put the cairo_t into its error state. */
  if (!jct_mark_bound (jct_scene_peek (scene, index), &bounded))
    return;
  cairo_save (cr);
  if (jct_scene_get_clip (scene, mark, &clip))
    {
      cairo_rectangle (cr, clip.x, clip.y, clip.width, clip.height);
      cairo_clip (cr);
    }
  switch (mark->type)
    {
    case JCT_MARK_RECT:
      paint_rect (cr, mark);
      break;
    case JCT_MARK_POLYLINE:
      if (!paint_dense (cr, mark, scale))
        paint_path (scene, index, cr);
      break;
    case JCT_MARK_SYMBOL:
      paint_symbol (cr, mark);
      break;
    case JCT_MARK_TEXT:
      paint_text (scene, cr, mark);
      break;
    }
  cairo_restore (cr);
}

static JctRect
intersect (JctRect a, JctRect b)
{
  double left = MAX (a.x, b.x), right = MIN (a.x + a.width, b.x + b.width);
  double top = MAX (a.y, b.y), bottom = MIN (a.y + a.height, b.y + b.height);

  return (JctRect){ left, top, MAX (right - left, 0), MAX (bottom - top, 0) };
}

/* Glyphs reach out of their logical box, as in italics and with accents; a symbol's corners reach as far as its stroke
 * is wide. */
static double
reach_of_ink (const JctMark *mark)
{
  double reach = mark->stroke.alpha > 0 ? mark->line_width : 0;

  return mark->type == JCT_MARK_TEXT ? mark->text_px * 0.5 : reach + 1;
}

gboolean
jct_scene_find_ink (const JctScene *scene, guint index, JctRect *ink)
{
  JctRect whole = { 0, 0, jct_scene_get_width (scene), jct_scene_get_height (scene) }, clip;
  JctMark bounded;

  g_return_val_if_fail (scene != NULL && index < jct_scene_get_n (scene) && ink != NULL, FALSE);

  if (!jct_mark_bound (jct_scene_peek (scene, index), &bounded))
    return FALSE;
  double reach = reach_of_ink (&bounded);
  JctRect area = { bounded.bounds.x - reach, bounded.bounds.y - reach,
                   bounded.bounds.width + 2 * reach, bounded.bounds.height + 2 * reach };
  if (jct_scene_get_clip (scene, &bounded, &clip))
    area = intersect (area, clip);
  area = intersect (area, whole);
  ink->x = floor (area.x);
  ink->y = floor (area.y);
  ink->width = ceil (area.x + area.width) - ink->x;
  ink->height = ceil (area.y + area.height) - ink->y;
  return area.width > 0 && area.height > 0;
}
