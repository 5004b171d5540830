/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/jct-shape-private.h"

#include <math.h>

/* Above so many points in a column a stroke costs more than it shows. */
#define DENSE 5.0

static guint
star (JctPoint center, double outer, double inner, guint n, JctPoint *points)
{
  for (guint i = 0; i < 2 * n; i++)
    {
      double angle = -G_PI / 2 + i * G_PI / n;
      double radius = i % 2 == 0 ? outer : inner;

      points[i].x = center.x + radius * cos (angle);
      points[i].y = center.y + radius * sin (angle);
    }
  return 2 * n;
}

static guint
regular (JctPoint center, double radius, double start, guint n, JctPoint *points)
{
  for (guint i = 0; i < n; i++)
    {
      points[i].x = center.x + radius * cos (start + i * 2 * G_PI / n);
      points[i].y = center.y + radius * sin (start + i * 2 * G_PI / n);
    }
  return n;
}

static guint
cross (JctPoint center, double half, JctPoint *points)
{
  /* A plus of arm width w, turned by 45 degrees: its twelve corners. */
  static const gint8 corner[12][2]
    = { { -1, -3 }, { 1, -3 }, { 1, -1 }, { 3, -1 }, { 3, 1 },   { 1, 1 },
        { 1, 3 },   { -1, 3 }, { -1, 1 }, { -3, 1 }, { -3, -1 }, { -1, -1 } };
  double unit = half / 4 * G_SQRT2;

  for (guint i = 0; i < 12; i++)
    {
      points[i].x = center.x + unit * (corner[i][0] - corner[i][1]) / G_SQRT2;
      points[i].y = center.y + unit * (corner[i][0] + corner[i][1]) / G_SQRT2;
    }
  return 12;
}

guint
jct_shape_outline (JctShape shape, JctPoint center, double size, JctPoint *points)
{
  double half = size / 2;

  switch (shape)
    {
    case JCT_SHAPE_SQUARE:
      return regular (center, half * 0.88 * G_SQRT2, G_PI / 4, 4, points);
    case JCT_SHAPE_DIAMOND:
      return regular (center, half, -G_PI / 2, 4, points);
    case JCT_SHAPE_TRIANGLE:
      return regular ((JctPoint){ center.x, center.y + half * 0.14 }, half * 1.14, -G_PI / 2, 3,
                      points);
    case JCT_SHAPE_TRIANGLE_DOWN:
      return regular ((JctPoint){ center.x, center.y - half * 0.14 }, half * 1.14, G_PI / 2, 3,
                      points);
    case JCT_SHAPE_CROSS:
      return cross (center, half, points);
    case JCT_SHAPE_STAR:
      return star (center, half, half * 0.45, 5, points);
    case JCT_SHAPE_HEXAGON:
      return regular (center, half, 0, 6, points);
    case JCT_SHAPE_CIRCLE:
    default:
      return 0;
    }
}

static gboolean
is_finite (JctPoint p)
{
  return isfinite (p.x) && isfinite (p.y);
}

gboolean
jct_mark_next_piece (const JctMark *mark, JctPiece *piece)
{
  guint i = piece->end;
  guint low = 0, high = mark->n_breaks;

  while (i < mark->n_points && !is_finite (mark->points[i]))
    i++;
  if (i >= mark->n_points)
    return FALSE;
  /* The first break behind i. */
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (mark->breaks[middle] <= i)
        low = middle + 1;
      else
        high = middle;
    }
  piece->start = i;
  piece->end = low < mark->n_breaks ? MIN (mark->breaks[low], mark->n_points) : mark->n_points;
  while (++i < piece->end)
    if (!is_finite (mark->points[i]))
      {
        piece->end = i;
        break;
      }
  return TRUE;
}

static gboolean
is_far (JctPoint p)
{
  return fabs (p.x) > JCT_FAR || fabs (p.y) > JCT_FAR;
}

/* Liang and Barsky (1984): the part of a segment inside the square of side 2 * JCT_FAR. */
static gboolean
clip_segment (JctPoint *a, JctPoint *b)
{
  double dx = b->x - a->x, dy = b->y - a->y;
  double p[4] = { -dx, dx, -dy, dy };
  double q[4] = { a->x + JCT_FAR, JCT_FAR - a->x, a->y + JCT_FAR, JCT_FAR - a->y };
  double from = 0, to = 1;
  JctPoint start = *a;

  for (guint i = 0; i < 4; i++)
    {
      double t;

      if (p[i] == 0)
        {
          if (q[i] < 0)
            return FALSE;
          continue;
        }
      t = q[i] / p[i];
      if (p[i] < 0)
        from = MAX (from, t);
      else
        to = MIN (to, t);
    }
  if (!(from <= to))
    return FALSE;
  *a = (JctPoint){ start.x + from * dx, start.y + from * dy };
  *b = (JctPoint){ start.x + to * dx, start.y + to * dy };
  return TRUE;
}

static void
append_clipped (const JctPoint *from, guint n, GArray *points, GArray *runs)
{
  gboolean open = FALSE;

  for (guint i = 0; i + 1 < n; i++)
    {
      JctPoint a = from[i], b = from[i + 1];

      if (!clip_segment (&a, &b))
        {
          open = FALSE;
          continue;
        }
      if (!open)
        {
          g_array_append_val (runs, points->len);
          g_array_append_val (points, a);
        }
      g_array_append_val (points, b);
      open = !is_far (from[i + 1]);
    }
}

/* Points run from left to right, and so densely that the pixels cannot show them. */
static gboolean
is_dense (const JctPoint *points, guint n, double column)
{
  if (n < 64 || !(column > 0) || n * column < DENSE * fabs (points[n - 1].x - points[0].x))
    return FALSE;
  for (guint i = 1; i < n; i++)
    if (points[i].x < points[i - 1].x)
      return FALSE;
  return TRUE;
}

static void
append_column (const JctPoint *points, guint start, guint end, GArray *reduced)
{
  guint low = start, high = start;

  for (guint i = start + 1; i < end; i++)
    {
      if (points[i].y < points[low].y)
        low = i;
      if (points[i].y > points[high].y)
        high = i;
    }
  g_array_append_val (reduced, points[start]);
  for (guint k = 0; k < 2; k++)
    {
      guint i = k == 0 ? MIN (low, high) : MAX (low, high);

      if (i > start && i < end - 1 && (k == 0 || low != high))
        g_array_append_val (reduced, points[i]);
    }
  if (end - 1 > start)
    g_array_append_val (reduced, points[end - 1]);
}

static GArray *
reduce (const JctPoint *points, guint n, double column)
{
  GArray *reduced = g_array_new (FALSE, FALSE, sizeof (JctPoint));
  guint start = 0;

  while (start < n)
    {
      double edge = (floor (points[start].x / column) + 1) * column;
      guint end = start + 1;

      while (end < n && points[end].x < edge)
        end++;
      append_column (points, start, end, reduced);
      start = end;
    }
  return reduced;
}

void
jct_piece_simplify (
  const JctMark *mark, JctPiece piece, double column, GArray *points, GArray *runs)
{
  const JctPoint *from = mark->points + piece.start;
  guint n = piece.end - piece.start;
  g_autoptr (GArray) reduced = NULL;
  gboolean far = FALSE;

  if (!mark->closed && mark->fill.alpha <= 0 && is_dense (from, n, column))
    {
      reduced = reduce (from, n, column);
      from = &g_array_index (reduced, JctPoint, 0);
      n = reduced->len;
    }
  for (guint i = 0; i < n && !far; i++)
    far = is_far (from[i]);
  if (far && !mark->closed && mark->fill.alpha <= 0)
    {
      append_clipped (from, n, points, runs);
      return;
    }
  g_array_append_val (runs, points->len);
  for (guint i = 0; i < n; i++)
    {
      JctPoint p = { CLAMP (from[i].x, -JCT_FAR, JCT_FAR), CLAMP (from[i].y, -JCT_FAR, JCT_FAR) };

      g_array_append_val (points, p);
    }
}

gboolean
jct_mark_bound (const JctMark *mark, JctMark *bounded)
{
  JctRect r = mark->bounds;
  double left, right, top, bottom;

  *bounded = *mark;
  if (!isfinite (r.x) || !isfinite (r.y) || !isfinite (r.width) || !isfinite (r.height))
    return FALSE;
  bounded->line_width = mark->line_width > 0 ? MIN (mark->line_width, JCT_FAR) : 0;
  if (mark->type == JCT_MARK_POLYLINE)
    return TRUE;
  if (r.width < 0 || r.height < 0 || fabs (r.x + r.width / 2) > JCT_FAR + r.width / 2
      || fabs (r.y + r.height / 2) > JCT_FAR + r.height / 2)
    return FALSE;
  if (mark->type == JCT_MARK_SYMBOL)
    return mark->size < JCT_FAR;
  if (mark->type == JCT_MARK_TEXT)
    return TRUE;

  left = MAX (r.x, -JCT_FAR);
  right = MIN (r.x + r.width, JCT_FAR);
  top = MAX (r.y, -JCT_FAR);
  bottom = MIN (r.y + r.height, JCT_FAR);
  bounded->bounds = (JctRect){ left, top, right - left, bottom - top };
  bounded->fade_left = MAX (mark->fade_left - (left - r.x), 0);
  bounded->fade_right = MAX (mark->fade_right - (r.x + r.width - right), 0);
  bounded->fade_top = MAX (mark->fade_top - (top - r.y), 0);
  bounded->fade_bottom = MAX (mark->fade_bottom - (r.y + r.height - bottom), 0);
  return TRUE;
}

gboolean
jct_mark_find_fade (const JctMark *mark, JctFade *fade)
{
  JctRect r = mark->bounds;
  gboolean along = mark->fade_left > 0 || mark->fade_right > 0;
  double length = along ? r.width : r.height;
  double start = along ? mark->fade_left : mark->fade_top;
  double end = along ? mark->fade_right : mark->fade_bottom;

  if (!(length > 0) || (start <= 0 && end <= 0))
    return FALSE;
  start = CLAMP (start, 0, length);
  end = CLAMP (end, 0, length - start);
  *fade = (JctFade){
    .x1 = along ? r.x : 0,
    .y1 = along ? 0 : r.y,
    .x2 = along ? r.x + r.width : 0,
    .y2 = along ? 0 : r.y + r.height,
    .offset = { 0, start / length, 1 - end / length, 1 },
    .strength = { start > 0 ? 0 : 1, 1, 1, end > 0 ? 0 : 1 },
  };
  return TRUE;
}

gboolean
jct_mark_has_round_ends (const JctMark *mark)
{
  return mark->dash[0] <= 0 && mark->role != JCT_ROLE_GRID;
}
