/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/jct-dense.h"

#include <math.h>

#include "chart/jct-shape-private.h"

/* In a column of no more points than this, gaps are looked for. */
#define MAX_LOOK 256
/* Columns, in which memory has the time to answer. */
#define AHEAD 8

gboolean
jct_is_dense (gsize n_points, double width)
{
  return n_points > JCT_DENSE_POINTS * MAX (width, 1);
}

JctDenseLine *
jct_dense_line_new (
  JctSeries *series, gsize begin, gsize end, const JctTimeScale *time, const JctValueScale *value)
{
  JctDenseLine *line;

  g_return_val_if_fail (series != NULL && begin < end && end <= jct_series_get_n (series), NULL);

  line = g_new0 (JctDenseLine, 1);
  line->series = jct_series_ref (series);
  line->begin = begin;
  line->end = end;
  line->value = *value;
  line->time = *time;
  line->x = jct_time_scale_map_period (time, jct_series_get_period (series, begin));
  if (end - begin > 1)
    line->step
      = (jct_time_scale_map_period (time, jct_series_get_period (series, end - 1)) - line->x)
        / (double) (end - 1 - begin);
  return line;
}

JctDenseLine *
jct_dense_line_copy (const JctDenseLine *line)
{
  JctDenseLine *copy = g_memdup2 (line, sizeof *line);

  jct_series_ref (copy->series);
  return copy;
}

void
jct_dense_line_free (JctDenseLine *line)
{
  if (line == NULL)
    return;
  jct_series_unref (line->series);
  g_free (line);
}

void
jct_dense_line_move (JctDenseLine *line, double dx, double dy)
{
  line->x += dx;
  line->time.range_start += dx;
  line->time.range_end += dx;
  line->left += dx;
  line->right += dx;
  line->value.range_start += dy;
  line->value.range_end += dy;
}

static double
map_value (const JctDenseLine *line, double value)
{
  const JctValueScale *scale = &line->value;
  double y = jct_value_scale_map (scale, value);

  /* So far out that there is no number for it. What is missing stays so. */
  if (isnan (y) && !isnan (value))
    y = (value > scale->domain_min) == (scale->range_end > scale->range_start) ? JCT_FAR : -JCT_FAR;
  return CLAMP (y, -JCT_FAR, JCT_FAR);
}

JctRect
jct_dense_line_get_bounds (const JctDenseLine *line)
{
  JctExtremes values
    = jct_pyramid_find_extremes (jct_series_get_pyramid (line->series), line->begin, line->end);
  double width = (double) (line->end - 1 - line->begin) * line->step;
  double a, b;

  if (!(values.low <= values.high))
    return (JctRect){ line->x, line->value.range_start, width, 0 };
  a = map_value (line, values.low);
  b = map_value (line, values.high);
  return (JctRect){ line->x, MIN (a, b), width, fabs (a - b) };
}

/* ---- columns --------------------------------------------------------------------------------- */

/* The first point from x on. */
static gsize
find_index (const JctDenseLine *line, double x)
{
  double place = ceil ((x - line->x) / line->step);

  if (!(place > 0))
    return line->begin;
  return place < (double) (line->end - line->begin) ? line->begin + (gsize) place : line->end;
}

/* Where the line passes x, between two points of which `next` is the second; NaN where it does not. */
static double
find_crossing (const JctDenseLine *line, double x, gsize next)
{
  const double *values = jct_series_get_values (line->series);
  double way;

  if (next <= line->begin || next >= line->end)
    return NAN;
  way = (x - line->x) / line->step - (double) (next - 1 - line->begin);
  return (1 - way) * map_value (line, values[next - 1]) + way * map_value (line, values[next]);
}

static const JctExtremes nothing = { INFINITY, -INFINITY };

/* NaN counts nothing. */
static void
add_y (JctExtremes *piece, double y)
{
  piece->low = y < piece->low ? y : piece->low;
  piece->high = y > piece->high ? y : piece->high;
}

static void
close_piece (JctDenseColumns *columns, JctExtremes *piece)
{
  if (piece->low <= piece->high)
    g_array_append_val (columns->pieces, *piece);
  *piece = nothing;
}

/* The points [from, to) of a column and where the line enters and leaves it. */
static void
add_column (const JctDenseLine *line,
            gsize from,
            gsize to,
            double enters,
            double leaves,
            JctDenseColumns *columns)
{
  const JctPyramid *pyramid = jct_series_get_pyramid (line->series);
  JctExtremes piece = nothing;

  add_y (&piece, enters);
  if (columns->has_gaps && to - from <= MAX_LOOK
      && jct_pyramid_count_missing (pyramid, from, to) > 0)
    {
      const double *values = jct_series_get_values (line->series);

      for (gsize i = from; i < to; i++)
        if (isnan (values[i]))
          close_piece (columns, &piece);
        else
          add_y (&piece, map_value (line, values[i]));
    }
  else if (from < to)
    {
      JctExtremes values = jct_pyramid_find_extremes (pyramid, from, to);

      if (values.low <= values.high)
        {
          add_y (&piece, map_value (line, values.low));
          add_y (&piece, map_value (line, values.high));
        }
    }
  add_y (&piece, leaves);
  close_piece (columns, &piece);
}

void
jct_dense_line_find_columns (
  const JctDenseLine *line, double x, double width, guint n, JctDenseColumns *columns)
{
  const JctPyramid *pyramid = jct_series_get_pyramid (line->series);
  gsize from = find_index (line, x);
  double enters = find_crossing (line, x, from);

  columns->pieces = g_array_sized_new (FALSE, FALSE, sizeof (JctExtremes), n);
  columns->starts = g_new (guint, n + 1);
  columns->n = n;
  columns->has_gaps = jct_pyramid_count_missing (pyramid, line->begin, line->end) > 0;
  for (guint i = 0; i < n; i++)
    {
      double edge = x + (i + 1) * width;
      gsize to = find_index (line, edge);
      double leaves = find_crossing (line, edge, to);

      columns->starts[i] = columns->pieces->len;
      jct_pyramid_prefetch (pyramid, find_index (line, edge + AHEAD * width));
      add_column (line, from, to, enters, leaves, columns);
      from = to;
      enters = leaves;
    }
  columns->starts[n] = columns->pieces->len;
}

void
jct_dense_columns_clear (JctDenseColumns *columns)
{
  g_clear_pointer (&columns->pieces, g_array_unref);
  g_clear_pointer (&columns->starts, g_free);
}

gboolean
jct_dense_line_find_reach (const JctDenseLine *line, double left, double right, JctExtremes *reach)
{
  gsize from = find_index (line, left), to = find_index (line, right);

  /* And the points on either side, to which it leads on. */
  from = from > line->begin ? from - 1 : from;
  to = MIN (to + 1, line->end);
  *reach = nothing;
  if (from >= to)
    return FALSE;
  JctExtremes values = jct_pyramid_find_extremes (jct_series_get_pyramid (line->series), from, to);
  if (!(values.low <= values.high))
    return FALSE;
  add_y (reach, map_value (line, values.low));
  add_y (reach, map_value (line, values.high));
  return TRUE;
}

/* ---- a path of bounded length ---------------------------------------------------------------- */

static void
append_point (const JctDenseLine *line, gsize index, GArray *points)
{
  JctPoint point = {
    jct_time_scale_map_period (&line->time, jct_series_get_period (line->series, index)),
    map_value (line, jct_series_get_value (line->series, index)),
  };

  g_array_append_val (points, point);
}

/* The four points of a run, in their order, each once. */
static void
append_run (const JctDenseLine *line, gsize first, gsize last, GArray *points)
{
  const JctPyramid *pyramid = jct_series_get_pyramid (line->series);
  JctExtremes extremes = jct_pyramid_find_extremes (pyramid, first, last + 1);
  gsize low = jct_pyramid_find_place (pyramid, first, last + 1, extremes.low);
  gsize high = jct_pyramid_find_place (pyramid, first, last + 1, extremes.high);
  gsize places[] = { first, MIN (low, high), MAX (low, high), last };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (i == 0 || places[i] != places[i - 1])
      append_point (line, places[i], points);
}

/* A column's points in one run, or in two where there is a gap inside: shorter gaps than a px are no more than one. */
static void
append_points (const JctDenseLine *line, gsize first, gsize last, GArray *points, GArray *breaks)
{
  const double *values = jct_series_get_values (line->series);
  gsize gap = first;

  if (jct_pyramid_count_missing (jct_series_get_pyramid (line->series), first, last) > 0)
    {
      while (!isnan (values[gap + 1]))
        gap++;
      append_run (line, first, gap, points);
      g_array_append_val (breaks, points->len);
      first = gap + 1;
      while (isnan (values[first]))
        first++;
    }
  append_run (line, first, last, points);
}

void
jct_dense_line_decimate (const JctDenseLine *line, GArray *points, GArray *breaks)
{
  double left = line->left, right = line->right;
  const JctPyramid *pyramid = jct_series_get_pyramid (line->series);
  gsize from = find_index (line, left), end = find_index (line, right), before = line->end;

  from = from > line->begin ? from - 1 : from;
  end = MIN (end + 1, line->end);
  for (guint column = 1; from < end; column++)
    {
      gsize to = CLAMP (find_index (line, left + column), from, end);
      gsize first, last;

      if (left + column >= right)
        to = end;
      if (from < to && jct_pyramid_find_present (pyramid, from, to, &first, &last))
        {
          if (before < first && jct_pyramid_count_missing (pyramid, before, first) > 0)
            g_array_append_val (breaks, points->len);
          append_points (line, first, last, points, breaks);
          before = last;
        }
      from = to;
    }
}
