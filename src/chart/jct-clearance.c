/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "chart/jct-clearance-private.h"
#include "chart/jct-dense.h"

/* Further out Cairo's numbers end; no plot is so large. */
#define MOST 100000.0

void
jct_clearance_init (JctClearance *clearance, JctRect area, double cell, double margin)
{
  *clearance = (JctClearance){ .area = area, .cell = MAX (cell, 1), .margin = margin };
  clearance->columns = (guint) ceil (CLAMP (area.width / clearance->cell, 1, 4096));
  clearance->rows = (guint) ceil (CLAMP (area.height / clearance->cell, 1, 4096));
  for (guint i = 0; i < JCT_N_CLEARANCE_LAYERS; i++)
    {
      clearance->layers[i] = cairo_image_surface_create (CAIRO_FORMAT_A8, (int) clearance->columns,
                                                         (int) clearance->rows);
      clearance->sums[i]
        = g_new0 (guint32, (gsize) (clearance->columns + 1) * (clearance->rows + 1));
    }
}

void
jct_clearance_clear (JctClearance *clearance)
{
  for (guint i = 0; i < JCT_N_CLEARANCE_LAYERS; i++)
    {
      g_clear_pointer (&clearance->layers[i], cairo_surface_destroy);
      g_clear_pointer (&clearance->sums[i], g_free);
    }
}

/* ---- taking ---------------------------------------------------------------------------------- */

/* A text may lie on these. */
static const JctRole behind[] = { JCT_ROLE_BACKGROUND, JCT_ROLE_PLOT, JCT_ROLE_WINDOW,
                                  JCT_ROLE_WINDOW_EDGE, JCT_ROLE_ANNOTATION_SPAN };

static gboolean
find_layer (const JctMark *mark, JctClearanceLayer *layer)
{
  for (guint i = 0; i < G_N_ELEMENTS (behind); i++)
    if (mark->role == behind[i])
      return FALSE;
  *layer = mark->role == JCT_ROLE_GRID   ? JCT_CLEARANCE_GRID
           : mark->type == JCT_MARK_TEXT ? JCT_CLEARANCE_TEXT
                                         : JCT_CLEARANCE_DATA;
  return mark->type == JCT_MARK_TEXT || mark->fill.alpha > 0 || mark->stroke.alpha > 0;
}

static void
add_points (cairo_t *cr, const JctMark *mark)
{
  guint next = 0;

  for (guint i = 0; i < mark->n_points; i++)
    {
      double x = CLAMP (mark->points[i].x, -MOST, MOST), y = CLAMP (mark->points[i].y, -MOST, MOST);
      gboolean starts = i == 0;

      if (next < mark->n_breaks && mark->breaks[next] == i)
        {
          starts = TRUE;
          next++;
        }
      if (starts)
        cairo_move_to (cr, x, y);
      else
        cairo_line_to (cr, x, y);
    }
  if (mark->closed)
    cairo_close_path (cr);
}

/* Half a cell more than the margin: the painting may miss a cell of which it touches little. */
static double
find_margin (const JctClearance *clearance, const JctMark *mark)
{
  return clearance->margin + clearance->cell / 2 + mark->line_width / 2;
}

static void
paint_mark (cairo_t *cr, const JctClearance *clearance, const JctMark *mark)
{
  double margin = find_margin (clearance, mark);
  JctRect box = mark->bounds;

  if (mark->type == JCT_MARK_POLYLINE)
    {
      add_points (cr, mark);
      if (mark->fill.alpha > 0)
        cairo_fill_preserve (cr);
      cairo_set_line_width (cr, 2 * margin);
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_SQUARE);
      cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
      cairo_stroke (cr);
      return;
    }
  double left = CLAMP (box.x - margin, -MOST, MOST), top = CLAMP (box.y - margin, -MOST, MOST);
  double right = CLAMP (box.x + box.width + margin, -MOST, MOST);
  double bottom = CLAMP (box.y + box.height + margin, -MOST, MOST);
  cairo_rectangle (cr, left, top, right - left, bottom - top);
  cairo_fill (cr);
}

void
jct_clearance_add_mark (JctClearance *clearance, const JctScene *scene, const JctMark *mark)
{
  JctClearanceLayer layer;
  JctRect clip;
  cairo_t *cr;

  if (!find_layer (mark, &layer))
    return;
  cr = cairo_create (clearance->layers[layer]);
  cairo_scale (cr, 1 / clearance->cell, 1 / clearance->cell);
  cairo_translate (cr, -clearance->area.x, -clearance->area.y);
  if (jct_scene_get_clip (scene, mark, &clip))
    {
      cairo_rectangle (cr, clip.x, clip.y, clip.width, clip.height);
      cairo_clip (cr);
    }
  paint_mark (cr, clearance, mark);
  cairo_destroy (cr);
}

static void
sum_layer (const JctClearance *clearance, JctClearanceLayer layer)
{
  cairo_surface_t *surface = clearance->layers[layer];
  guint32 *sums = clearance->sums[layer];
  guint wide = clearance->columns + 1;

  cairo_surface_flush (surface);
  const guint8 *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);
  for (guint row = 0; row < clearance->rows; row++)
    {
      guint32 along = 0;

      for (guint column = 0; column < clearance->columns; column++)
        {
          along += data[(gsize) row * (guint) stride + column] > 0;
          sums[(row + 1) * wide + column + 1] = sums[row * wide + column + 1] + along;
        }
    }
}

void
jct_clearance_settle (JctClearance *clearance)
{
  for (guint i = 0; i < JCT_N_CLEARANCE_LAYERS; i++)
    sum_layer (clearance, i);
}

/* ---- asking ---------------------------------------------------------------------------------- */

static guint
find_cell (double at, double cell, guint n, gboolean end)
{
  double index = end ? ceil (at / cell) : floor (at / cell);

  return (guint) CLAMP (index, 0, (double) n);
}

guint
jct_clearance_count (const JctClearance *clearance, JctClearanceLayer layer, JctRect box)
{
  const guint32 *sums = clearance->sums[layer];
  double x = box.x - clearance->area.x, y = box.y - clearance->area.y, cell = clearance->cell;
  guint wide = clearance->columns + 1;
  guint left = find_cell (x, cell, clearance->columns, FALSE);
  guint right = find_cell (x + box.width, cell, clearance->columns, TRUE);
  guint top = find_cell (y, cell, clearance->rows, FALSE);
  guint bottom = find_cell (y + box.height, cell, clearance->rows, TRUE);

  if (right <= left || bottom <= top)
    return 0;
  return sums[bottom * wide + right] + sums[top * wide + left] - sums[top * wide + right]
         - sums[bottom * wide + left];
}

double
jct_clearance_count_way (
  const JctClearance *clearance, JctClearanceLayer layer, JctPoint a, JctPoint b, double skip)
{
  double length = hypot (b.x - a.x, b.y - a.y), step = clearance->cell / 2, taken = 0;

  for (double at = skip; at < length; at += step)
    {
      double share = at / length;
      JctRect point = { a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share, 0.01, 0.01 };

      taken += jct_clearance_count (clearance, layer, point) > 0 ? step : 0;
    }
  return taken;
}
