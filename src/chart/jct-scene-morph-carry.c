/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the axes of another plot put a mark of this one. */
#include <math.h>

#include "chart/jct-dense.h"
#include "chart/jct-scene-morph-private.h"

/* No mark goes further beyond the plot than this many times its extent: a line of counts on an axis of
 * per cent would be far away at once. */
#define FAR_OUT 8.0
/* Px outside of the plot over which a mark fades that leaves it. */
#define EDGE 14.0

/* What of a mark's place says what it stands for. */
enum
{
  BY_TIME = 1,
  BY_VALUE = 2,
  KEEPS = 4, /* neither, and it does not follow the plot */
};

/* Of all others nothing does: they follow the plot. */
static const guint8 ways[JCT_N_ROLES] = {
  [JCT_ROLE_TITLE] = KEEPS,
  [JCT_ROLE_SUBTITLE] = KEEPS,
  [JCT_ROLE_SOURCE] = KEEPS,
  [JCT_ROLE_BADGE] = KEEPS,
  [JCT_ROLE_NOTE] = KEEPS,
  [JCT_ROLE_TEXT] = KEEPS,
  [JCT_ROLE_NUMBER] = KEEPS,
  [JCT_ROLE_GRID] = BY_VALUE,
  [JCT_ROLE_VALUE_LABEL] = BY_VALUE,
  [JCT_ROLE_SERIES_LABEL] = BY_VALUE,
  [JCT_ROLE_TIME_TICK] = BY_TIME,
  [JCT_ROLE_TIME_LABEL] = BY_TIME,
  [JCT_ROLE_WINDOW] = BY_TIME,
  [JCT_ROLE_WINDOW_EDGE] = BY_TIME,
  [JCT_ROLE_EVENT] = BY_TIME,
  [JCT_ROLE_EVENT_LABEL] = BY_TIME,
  [JCT_ROLE_EVENT_GUIDE] = BY_TIME,
  [JCT_ROLE_EVENT_COUNT] = BY_TIME,
  [JCT_ROLE_BREAK] = BY_TIME,
  [JCT_ROLE_ANNOTATION_SPAN] = BY_TIME,
  [JCT_ROLE_SERIES] = BY_TIME | BY_VALUE,
  [JCT_ROLE_POINT] = BY_TIME | BY_VALUE,
  [JCT_ROLE_RANGE] = BY_TIME | BY_VALUE,
  [JCT_ROLE_MEAN] = BY_TIME | BY_VALUE,
  [JCT_ROLE_MEAN_LABEL] = BY_TIME | BY_VALUE,
  [JCT_ROLE_EFFECT] = BY_TIME | BY_VALUE,
  [JCT_ROLE_EFFECT_AREA] = BY_TIME | BY_VALUE,
  [JCT_ROLE_EFFECT_LABEL] = BY_TIME | BY_VALUE,
  [JCT_ROLE_CLAIM] = BY_TIME | BY_VALUE,
  [JCT_ROLE_CLAIM_LABEL] = BY_TIME | BY_VALUE,
  [JCT_ROLE_ANNOTATION] = BY_TIME | BY_VALUE,
  [JCT_ROLE_ANNOTATION_LABEL] = BY_TIME | BY_VALUE,
  [JCT_ROLE_BASE] = BY_TIME | BY_VALUE,
};

typedef struct
{
  const JctScenePlot *here, *there;
  gboolean by_time, by_value, keeps, is_clipped;
  JctMorphEdges leads_out; /* of the plot */
} Way;

static Way
find_way (const JctMark *mark, const JctScenePlot *here, const JctScenePlot *there)
{
  return (Way){ here,
                there,
                (ways[mark->role] & BY_TIME) != 0 && here->has_time && there->has_time,
                (ways[mark->role] & BY_VALUE) != 0 && here->has_value && there->has_value,
                (ways[mark->role] & KEEPS) != 0,
                mark->clip_to_plot };
}

/* With the plot's extent, and outside of it with its nearest edge. */
static double
shift (double at, double start, double length, double to_start, double to_length)
{
  if (at <= start)
    return at + to_start - start;
  if (at >= start + length)
    return at + to_start + to_length - start - length;
  return to_start + (at - start) / length * to_length;
}

static gboolean
is_inside (double at, double start, double length)
{
  return at >= start - 1 && at <= start + length + 1;
}

static double
limit (Way *way, double at, double start, double length, JctMorphEdges edges)
{
  if (!way->is_clipped && !is_inside (at, start, length))
    way->leads_out |= edges;
  return CLAMP (at, start - FAR_OUT * length, start + length + FAR_OUT * length);
}

static double
carry_x (Way *way, double x)
{
  JctRect here = way->here->rect, there = way->there->rect;
  double carried = NAN;

  if (way->keeps)
    return x;
  if (way->by_time && (way->is_clipped || is_inside (x, here.x, here.width)))
    carried
      = limit (way,
               jct_time_scale_map (&way->there->time, jct_time_scale_invert (&way->here->time, x)),
               there.x, there.width, JCT_MORPH_SIDES);
  return isfinite (carried) ? carried : shift (x, here.x, here.width, there.x, there.width);
}

static double
carry_y (Way *way, double y)
{
  JctRect here = way->here->rect, there = way->there->rect;
  double carried = NAN;

  if (way->keeps)
    return y;
  if (way->by_value && (way->is_clipped || is_inside (y, here.y, here.height)))
    carried = limit (way,
                     jct_value_scale_map (&way->there->value,
                                          jct_value_scale_invert (&way->here->value, y)),
                     there.y, there.height, JCT_MORPH_ENDS);
  return isfinite (carried) ? carried : shift (y, here.y, here.height, there.y, there.height);
}

/* Whole, by what it is aligned at. */
static void
carry_text (Way *way, JctMark *text)
{
  JctRect *box = &text->bounds;
  double share = text->align == JCT_ALIGN_START ? 0 : text->align == JCT_ALIGN_MIDDLE ? 0.5 : 1;
  double anchor = box->x + share * box->width, middle = box->y + box->height / 2;

  box->x += carry_x (way, anchor) - anchor;
  box->y += carry_y (way, middle) - middle;
}

static void
carry_rect (Way *way, JctMark *mark)
{
  JctRect r = mark->bounds;

  /* A count of events has no extent in time. */
  if (mark->role == JCT_ROLE_EVENT_COUNT)
    {
      mark->bounds.x = carry_x (way, r.x + r.width / 2) - r.width / 2;
      mark->bounds.y = carry_y (way, r.y + r.height / 2) - r.height / 2;
      return;
    }
  double left = carry_x (way, r.x), right = carry_x (way, r.x + r.width);
  double top = carry_y (way, r.y), bottom = carry_y (way, r.y + r.height);

  mark->bounds
    = (JctRect){ MIN (left, right), MIN (top, bottom), fabs (right - left), fabs (bottom - top) };
}

static void
carry_points (Way *way, JctMark *mark)
{
  double left = INFINITY, right = -INFINITY, top = INFINITY, bottom = -INFINITY;

  for (guint i = 0; i < mark->n_points; i++)
    {
      JctPoint *p = &mark->points[i];
      if (!isfinite (p->x) || !isfinite (p->y))
        continue;
      *p = (JctPoint){ carry_x (way, p->x), carry_y (way, p->y) };
      left = MIN (left, p->x);
      right = MAX (right, p->x);
      top = MIN (top, p->y);
      bottom = MAX (bottom, p->y);
    }
  if (left <= right)
    mark->bounds = (JctRect){ left, top, right - left, bottom - top };
}

static void
keep_on_page (JctMark *mark, double width, double height)
{
  JctRect *box = &mark->bounds;

  /* A lane is as wide as the page, and stays so. */
  if (mark->type == JCT_MARK_RECT)
    {
      box->width = MIN (box->width, width);
      box->height = MIN (box->height, height);
    }
  double dx = CLAMP (box->x, 0, MAX (width - box->width, 0)) - box->x;
  double dy = CLAMP (box->y, 0, MAX (height - box->height, 0)) - box->y;

  box->x += dx;
  box->y += dy;
  mark->center.x += dx;
  mark->center.y += dy;
  for (guint i = 0; i < mark->n_points; i++)
    mark->points[i] = (JctPoint){ mark->points[i].x + dx, mark->points[i].y + dy };
}

/* How far [at, at + size] is outside of [start, start + length]. */
static double
find_distance (double at, double size, double start, double length)
{
  return MAX (MAX (start - at - size, at - start - length), 0);
}

static void
trim (double *at, double *size, double start, double length)
{
  double end = CLAMP (*at + *size, start, start + length);

  *at = CLAMP (*at, start, start + length);
  *size = end - *at;
}

/* What has an extent is cut off; what is a sign of something fades around it. */
double
jct_morph_hold (JctMark *mark, JctMorphEdges edges, JctRect plot, double width, double height)
{
  gboolean is_sign = mark->type == JCT_MARK_TEXT || mark->type == JCT_MARK_SYMBOL;
  JctRect r = mark->bounds;
  double away = 0;

  if (is_sign)
    r = (JctRect){ r.x + r.width / 2, r.y + r.height / 2, 0, 0 };
  if (edges & JCT_MORPH_SIDES)
    away = find_distance (r.x, r.width, plot.x, plot.width);
  if (edges & JCT_MORPH_ENDS)
    away = MAX (away, find_distance (r.y, r.height, plot.y, plot.height));
  if (!is_sign && (edges & JCT_MORPH_SIDES))
    {
      trim (&mark->bounds.x, &mark->bounds.width, plot.x, plot.width);
      for (guint i = 0; i < mark->n_points; i++)
        mark->points[i].x = CLAMP (mark->points[i].x, plot.x, plot.x + plot.width);
    }
  if (!is_sign && (edges & JCT_MORPH_ENDS))
    {
      trim (&mark->bounds.y, &mark->bounds.height, plot.y, plot.height);
      for (guint i = 0; i < mark->n_points; i++)
        mark->points[i].y = CLAMP (mark->points[i].y, plot.y, plot.y + plot.height);
    }
  keep_on_page (mark, width, height);
  return MAX (1 - away / EDGE, 0);
}

static void
set_dense (JctMark *mark, JctDenseLine *line, JctRect plot)
{
  jct_dense_line_free (mark->dense);
  line->left = plot.x;
  line->right = plot.x + plot.width;
  mark->dense = line;
  mark->bounds = jct_dense_line_get_bounds (line);
  /* They are found anew when they are asked for. */
  g_clear_pointer (&mark->points, g_free);
  g_clear_pointer (&mark->breaks, g_free);
  mark->n_points = mark->n_breaks = 0;
}

JctMorphEdges
jct_morph_carry (const JctMark *mark,
                 const JctScenePlot *here,
                 const JctScenePlot *there,
                 double width,
                 double height,
                 JctMark *carried)
{
  Way way = find_way (mark, here, there);

  jct_mark_copy (mark, carried);
  if (mark->dense != NULL)
    {
      const JctDenseLine *line = mark->dense;
      if (way.by_time && way.by_value)
        set_dense (carried,
                   jct_dense_line_new (line->series, line->begin, line->end, &there->time,
                                       &there->value),
                   there->rect);
      return 0;
    }
  switch (mark->type)
    {
    case JCT_MARK_TEXT:
      carry_text (&way, carried);
      break;
    case JCT_MARK_SYMBOL:
      carried->center
        = (JctPoint){ carry_x (&way, mark->center.x), carry_y (&way, mark->center.y) };
      carried->bounds.x += carried->center.x - mark->center.x;
      carried->bounds.y += carried->center.y - mark->center.y;
      break;
    case JCT_MARK_POLYLINE:
      carry_points (&way, carried);
      break;
    case JCT_MARK_RECT:
    default:
      carry_rect (&way, carried);
      break;
    }
  if (!mark->clip_to_plot && way.leads_out == 0)
    keep_on_page (carried, width, height);
  return way.leads_out;
}

gboolean
jct_morph_flatten_bar (const JctMark *mark,
                       const JctScenePlot *here,
                       const JctScenePlot *there,
                       JctMark *flat)
{
  Way way = find_way (mark, here, there);

  if (mark->type != JCT_MARK_RECT || mark->role != JCT_ROLE_SERIES || !mark->has_period
      || !way.by_time || !way.by_value
      || jct_period_first_day (mark->period) < there->time.domain.start
      || jct_period_end_day (mark->period) > there->time.domain.end)
    return FALSE;
  JctRect rect = there->rect;
  double base = jct_value_scale_map (&there->value, 0);
  jct_mark_copy (mark, flat);
  carry_rect (&way, flat);
  flat->bounds.y = isfinite (base) ? CLAMP (base, rect.y, rect.y + rect.height) : rect.y;
  flat->bounds.height = 0;
  return TRUE;
}

/* A scale over the domain of another that puts values where this one does; both are straight. */
static JctValueScale
over_domain (const JctValueScale *scale, const JctValueScale *domain)
{
  JctValueScale same = *domain;

  same.range_start = jct_value_scale_map (scale, domain->domain_min);
  same.range_end = jct_value_scale_map (scale, domain->domain_max);
  return same;
}

gboolean
jct_morph_pair_dense (
  const JctMark *a, const JctMark *b, const JctMorphPlot *plot, JctMark *from, JctMark *to)
{
  const JctDenseLine *x = a->dense, *y = b->dense;

  if (x == NULL || y == NULL || x->series != y->series || x->value.is_log || y->value.is_log)
    return FALSE;
  gsize begin = MIN (x->begin, y->begin), end = MAX (x->end, y->end);
  JctValueScale value = over_domain (&x->value, &y->value);
  if (!isfinite (value.range_start) || !isfinite (value.range_end))
    return FALSE;
  jct_mark_copy (a, from);
  jct_mark_copy (b, to);
  set_dense (from, jct_dense_line_new (x->series, begin, end, &x->time, &value), plot->from.rect);
  set_dense (to, jct_dense_line_new (x->series, begin, end, &y->time, &y->value), plot->to.rect);
  return TRUE;
}
