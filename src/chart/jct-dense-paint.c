/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A dense line's mask: three sub-columns a pixel, each with the intervals that the pen covers there; their starts and
 * ends are noted in a field of differences, which is summed down the columns, a strip of them at a time.
 */
#include "chart/jct-dense.h"

#include <math.h>
#include <string.h>

#include "chart/jct-shape-private.h"

#define SUB 3
#define FULL (255 / SUB)
/* Columns whose differences are summed together: a cache line of pixels. */
#define STRIP 64
/* Intervals of a sub-column that are told apart. */
#define MAX_INTERVALS 64
/* Sub-columns on each side that a pen reaches; wider ones are stroked. */
#define MAX_REACH 60

/* Px of the page to pixels of the surface, and the pixels that can be seen. */
typedef struct
{
  double x_scale, x_offset, y_scale, y_offset;
  double device_scale, device_x, device_y; /* of the surface alone */
  int left, top, width, height;
} JctDensePixels;

typedef struct
{
  double radius;
  int weight;                     /* of what it covers with the outermost sub-columns */
  int reach;                      /* sub-columns */
  double half[2 * MAX_REACH + 1]; /* the pen's half height at each of them */
} JctDensePen;

typedef struct
{
  JctDensePixels pixels;
  JctDensePen pen;
  JctDenseColumns columns; /* starting `reach` sub-columns left of the pixels; in pixels */
  gint16 *field;           /* rows of STRIP differences */
  int first_row, end_row;  /* of the present strip */
} JctDenseMask;

static gboolean
find_pixels (cairo_t *cr, double scale, JctDensePixels *pixels)
{
  cairo_surface_t *target = cairo_get_target (cr);
  double x_device = scale, y_device = scale, left, top, right, bottom;
  cairo_matrix_t matrix;

  cairo_get_matrix (cr, &matrix);
  if (scale <= 0)
    cairo_surface_get_device_scale (target, &x_device, &y_device);
  cairo_surface_get_device_offset (target, &pixels->device_x, &pixels->device_y);
  if (matrix.xy != 0 || matrix.yx != 0 || !(matrix.xx > 0) || matrix.xx != matrix.yy
      || !(x_device > 0) || x_device != y_device)
    return FALSE;
  pixels->device_scale = x_device;
  pixels->x_scale = pixels->y_scale = matrix.xx * x_device;
  pixels->x_offset = matrix.x0 * x_device + pixels->device_x;
  pixels->y_offset = matrix.y0 * x_device + pixels->device_y;
  cairo_clip_extents (cr, &left, &top, &right, &bottom);
  pixels->left = (int) floor (left * pixels->x_scale + pixels->x_offset + 1e-6);
  pixels->top = (int) floor (top * pixels->y_scale + pixels->y_offset + 1e-6);
  pixels->width = (int) ceil (right * pixels->x_scale + pixels->x_offset - 1e-6) - pixels->left;
  pixels->height = (int) ceil (bottom * pixels->y_scale + pixels->y_offset - 1e-6) - pixels->top;
  return TRUE;
}

static double
half_height (double radius, double away)
{
  return sqrt (MAX (radius * radius - away * away, 0));
}

/* From the middle of a sub-column a pen reaches so many others wholly, and a part of the next: what it covers lies
 * between what it would without that one and with it. */
static gboolean
find_pen (double width, JctDensePen *pen)
{
  double radius = MAX (width, 0) / 2, reach = MAX (radius * SUB - 0.5, 0);

  if (radius * SUB + 1 > MAX_REACH)
    return FALSE;
  pen->radius = radius;
  pen->reach = (int) floor (reach) + 1;
  pen->weight = (int) lrint (FULL * (reach - floor (reach)));
  for (int i = -pen->reach; i <= pen->reach; i++)
    pen->half[i + pen->reach] = half_height (radius, (double) i / SUB);
  return TRUE;
}

static void
find_columns (JctDenseMask *mask, const JctDenseLine *line)
{
  const JctDensePixels *pixels = &mask->pixels;
  double first = pixels->left - (double) mask->pen.reach / SUB;

  jct_dense_line_find_columns (line, (first - pixels->x_offset) / pixels->x_scale,
                               1 / (SUB * pixels->x_scale),
                               (guint) (pixels->width * SUB + 2 * mask->pen.reach), &mask->columns);
  for (guint i = 0; i < mask->columns.pieces->len; i++)
    {
      JctExtremes *piece = &g_array_index (mask->columns.pieces, JctExtremes, i);

      piece->low = piece->low * pixels->y_scale + pixels->y_offset;
      piece->high = piece->high * pixels->y_scale + pixels->y_offset;
    }
}

/* Only the rows that the line comes to. */
static void
limit_rows (JctDenseMask *mask)
{
  JctDensePixels *pixels = &mask->pixels;
  JctExtremes all = { pixels->top + pixels->height, pixels->top };

  for (guint i = 0; i < mask->columns.pieces->len; i++)
    {
      const JctExtremes *piece = &g_array_index (mask->columns.pieces, JctExtremes, i);

      all.low = MIN (all.low, piece->low - mask->pen.radius);
      all.high = MAX (all.high, piece->high + mask->pen.radius);
    }
  all.low = MAX (floor (all.low), pixels->top);
  all.high = MIN (ceil (all.high), pixels->top + pixels->height);
  pixels->top = (int) all.low;
  pixels->height = (int) MAX (all.high - all.low, 0);
}

/* ---- the intervals of a sub-column ----------------------------------------------------------- */

static void
add_edge (gint16 *field, double y, int weight)
{
  int row = (int) y;
  int below = (int) lrint (weight * (y - row));

  field[row * STRIP] += (gint16) (weight - below);
  field[(row + 1) * STRIP] += (gint16) below;
}

static void
add_interval (JctDenseMask *mask, guint column, JctExtremes interval, int weight)
{
  double low = CLAMP (interval.low - mask->pixels.top, 0, mask->pixels.height);
  double high = CLAMP (interval.high - mask->pixels.top, 0, mask->pixels.height);

  if (!(low < high))
    return;
  add_edge (mask->field + column, low, weight);
  add_edge (mask->field + column, high, -weight);
  mask->first_row = MIN (mask->first_row, (int) low);
  mask->end_row = MAX (mask->end_row, (int) high + 1);
}

/* Puts one among those that are there, ordered and apart. */
static guint
unite (JctExtremes *intervals, guint n, JctExtremes added)
{
  guint from = 0, to;

  while (from < n && intervals[from].high < added.low)
    from++;
  for (to = from; to < n && intervals[to].low <= added.high; to++)
    {
      added.low = MIN (added.low, intervals[to].low);
      added.high = MAX (added.high, intervals[to].high);
    }
  if (to == from && n == MAX_INTERVALS)
    return n;
  memmove (intervals + from + 1, intervals + to, (n - to) * sizeof *intervals);
  intervals[from] = added;
  return n - (to - from) + 1;
}

/* The sub-columns [start, end) of those in reach. Where the line has gaps, what the pen covers may lie apart. */
static void
add_apart (JctDenseMask *mask, guint sub, guint start, guint end, guint column, int weight)
{
  const JctDenseColumns *columns = &mask->columns;
  JctExtremes intervals[MAX_INTERVALS];
  guint n = 0;

  for (guint k = start; k < end; k++)
    for (guint i = columns->starts[sub + k]; i < columns->starts[sub + k + 1]; i++)
      {
        JctExtremes piece = g_array_index (columns->pieces, JctExtremes, i);

        piece.low -= mask->pen.half[k];
        piece.high += mask->pen.half[k];
        n = unite (intervals, n, piece);
      }
  for (guint i = 0; i < n; i++)
    add_interval (mask, column, intervals[i], weight);
}

static void
add_joined (JctDenseMask *mask, guint sub, guint start, guint end, guint column, int weight)
{
  const JctDenseColumns *columns = &mask->columns;
  guint first = columns->starts[sub + start];
  JctExtremes all = { INFINITY, -INFINITY };

  /* Before the line's start and after its end there are columns without a piece. */
  if (mask->columns.has_gaps || columns->starts[sub + end] - first != end - start)
    {
      add_apart (mask, sub, start, end, column, weight);
      return;
    }
  for (guint k = start; k < end; k++)
    {
      const JctExtremes *piece = &g_array_index (columns->pieces, JctExtremes, first + k - start);
      double low = piece->low - mask->pen.half[k];
      double high = piece->high + mask->pen.half[k];

      all.low = low < all.low ? low : all.low;
      all.high = high > all.high ? high : all.high;
    }
  add_interval (mask, column, all, weight);
}

/* ---- strips ---------------------------------------------------------------------------------- */

static void
sum_rows (JctDenseMask *mask, guchar *pixels, gsize stride, guint n)
{
  gint16 sums[STRIP] = { 0 };
  int end = MIN (mask->end_row, mask->pixels.height - 1);

  for (int y = mask->first_row; y <= end; y++)
    {
      const gint16 *row = mask->field + y * STRIP;
      guchar values[STRIP];

      for (guint i = 0; i < STRIP; i++)
        {
          sums[i] = (gint16) (sums[i] + row[i]);
          values[i] = (guchar) sums[i];
        }
      memcpy (pixels + (gsize) y * stride, values, n);
    }
}

static void
fill_strip (JctDenseMask *mask, guint first, guchar *pixels, gsize stride)
{
  guint n = MIN (STRIP, (guint) mask->pixels.width - first);
  gsize rows;

  mask->first_row = mask->pixels.height;
  mask->end_row = -1;
  for (guint column = 0; column < n; column++)
    for (guint k = 0; k < SUB; k++)
      {
        guint sub = (first + column) * SUB + k, end = 2 * (guint) mask->pen.reach + 1;

        add_joined (mask, sub, 1, end - 1, column, FULL - mask->pen.weight);
        add_joined (mask, sub, 0, end, column, mask->pen.weight);
      }
  if (mask->first_row > mask->end_row)
    return;
  sum_rows (mask, pixels + first, stride, n);
  rows = (gsize) (mask->end_row + 1 - mask->first_row);
  memset (mask->field + mask->first_row * STRIP, 0, rows * STRIP * sizeof *mask->field);
}

static void
composite (cairo_t *cr, const JctDensePixels *pixels, JctColor color, cairo_surface_t *surface)
{
  cairo_save (cr);
  cairo_identity_matrix (cr);
  cairo_scale (cr, 1 / pixels->device_scale, 1 / pixels->device_scale);
  cairo_set_source_rgba (cr, color.red, color.green, color.blue, color.alpha);
  cairo_mask_surface (cr, surface, pixels->left - pixels->device_x, pixels->top - pixels->device_y);
  cairo_restore (cr);
}

static gboolean
paint_mask (JctDenseMask *mask, cairo_t *cr, JctColor color)
{
  const JctDensePixels *pixels = &mask->pixels;
  cairo_surface_t *surface
    = cairo_image_surface_create (CAIRO_FORMAT_A8, pixels->width, pixels->height);
  gboolean ok = cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS;

  if (ok)
    {
      guchar *data = cairo_image_surface_get_data (surface);
      gsize stride = (gsize) cairo_image_surface_get_stride (surface);

      /* Two rows more: what ends at the bottom is noted below it. */
      mask->field = g_new0 (gint16, ((gsize) pixels->height + 2) * STRIP);
      for (guint first = 0; first < (guint) pixels->width; first += STRIP)
        fill_strip (mask, first, data, stride);
      g_clear_pointer (&mask->field, g_free);
      cairo_surface_mark_dirty (surface);
      composite (cr, pixels, color, surface);
    }
  cairo_surface_destroy (surface);
  return ok;
}

gboolean
jct_dense_line_paint (
  const JctDenseLine *line, cairo_t *cr, JctColor color, double line_width, double scale)
{
  JctDenseMask mask = { 0 };
  gboolean ok = TRUE;

  if (!(line->step > 0) || !find_pixels (cr, scale, &mask.pixels)
      || !find_pen (line_width * mask.pixels.x_scale, &mask.pen)
      || MAX (mask.pixels.width, mask.pixels.height) > 2 * JCT_FAR)
    return FALSE;
  if (mask.pixels.width <= 0 || mask.pixels.height <= 0)
    return TRUE;
  find_columns (&mask, line);
  limit_rows (&mask);
  if (mask.pixels.height > 0)
    ok = paint_mask (&mask, cr, color);
  jct_dense_columns_clear (&mask.columns);
  return ok;
}
