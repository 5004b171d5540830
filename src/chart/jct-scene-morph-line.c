/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A line that becomes another, by the days at which their points stand: a point that both have goes from its place to
 * the other; where only one has a point, the other is read between its own two. So a line of months goes over into its
 * steps, or into one of years, without a detour. Beyond the end of a line its end answers, or, outside of the time that
 * its plot shows, the axes do.
 */
#include <math.h>

#include "chart/jct-scene-morph-private.h"
#include "chart/jct-shape-private.h"

/* Days that are closer than this are one: places are not computed without rounding. */
#define SAME_DAY 0.02

typedef struct
{
  double day;
  JctPoint place;
  guint piece;
} Stop;

typedef struct
{
  GArray *stops; /* of Stop, by day */
  const JctScenePlot *plot;
} Track;

typedef enum
{
  ON,     /* the line */
  IN_GAP, /* between two pieces of it */
  BEYOND, /* its ends */
} Where;

/* Where a line is on a day. */
typedef struct
{
  Where where;
  guint piece;
  JctPoint place;
} Reading;

typedef struct
{
  Reading from, to;
} Pair;

static gboolean
track_init (Track *track, const JctMark *mark, const JctScenePlot *plot)
{
  JctPiece piece = { 0, 0 };
  double last = -INFINITY;
  guint n = 0;

  *track = (Track){ g_array_sized_new (FALSE, FALSE, sizeof (Stop), mark->n_points), plot };
  for (; jct_mark_next_piece (mark, &piece); n++)
    for (guint i = piece.start; i < piece.end; i++)
      {
        Stop stop = { jct_time_scale_invert (&plot->time, mark->points[i].x), mark->points[i], n };
        /* No time goes backwards: it is no line of a series. */
        if (!(stop.day >= last - SAME_DAY))
          return FALSE;
        last = MAX (stop.day, last);
        g_array_append_val (track->stops, stop);
      }
  return track->stops->len > 0;
}

static const Stop *
get_stop (const Track *track, guint index)
{
  return &g_array_index (track->stops, Stop, index);
}

/* How many stops from `index` on are of that day: a step has two. */
static guint
count_on (const Track *track, guint index, double day)
{
  guint n = 0;

  while (index + n < track->stops->len && get_stop (track, index + n)->day <= day + SAME_DAY)
    n++;
  return n;
}

/* Outside of what a plot shows, its axes say where the other line's point would be. */
static JctPoint
read_beyond (const Track *track, const Stop *end, const Track *other, const Stop *theirs)
{
  const JctScenePlot *plot = track->plot;
  double y;

  if (theirs->day >= plot->time.domain.start && theirs->day <= plot->time.domain.end)
    return end->place;
  y = plot->has_value && other->plot->has_value
        ? jct_value_scale_map (&plot->value,
                               jct_value_scale_invert (&other->plot->value, theirs->place.y))
        : end->place.y;
  return (JctPoint){ jct_time_scale_map (&plot->time, theirs->day),
                     isfinite (y) ? CLAMP (y, -JCT_FAR, JCT_FAR) : end->place.y };
}

/* The line on a day at which it has no stop; `next` is the first after it. */
static Reading
read_between (const Track *track, guint next, const Track *other, const Stop *theirs)
{
  const Stop *a, *b;

  if (next == 0 || next == track->stops->len)
    {
      const Stop *end = get_stop (track, next == 0 ? 0 : next - 1);
      return (Reading){ BEYOND, end->piece, read_beyond (track, end, other, theirs) };
    }
  a = get_stop (track, next - 1);
  b = get_stop (track, next);
  double way = (theirs->day - a->day) / MAX (b->day - a->day, SAME_DAY);
  JctPoint place = { jct_time_scale_map (&track->plot->time, theirs->day),
                     a->place.y * (1 - way) + b->place.y * way };
  return (Reading){ a->piece == b->piece ? ON : IN_GAP, a->piece, place };
}

static Reading
read_stop (const Track *track, guint index)
{
  const Stop *stop = get_stop (track, index);

  return (Reading){ ON, stop->piece, stop->place };
}

/* Both lines on each day on which one of them has a stop. */
static GArray *
pair_up (const Track *from, const Track *to)
{
  GArray *pairs
    = g_array_sized_new (FALSE, FALSE, sizeof (Pair), from->stops->len + to->stops->len);
  guint i = 0, k = 0;

  while (i < from->stops->len || k < to->stops->len)
    {
      double day = MIN (i < from->stops->len ? get_stop (from, i)->day : INFINITY,
                        k < to->stops->len ? get_stop (to, k)->day : INFINITY);
      guint n_from = count_on (from, i, day), n_to = count_on (to, k, day);

      for (guint s = 0; s < MAX (n_from, n_to); s++)
        {
          Pair pair = {
            n_from > 0 ? read_stop (from, i + MIN (s, n_from - 1))
                       : read_between (from, i, to, get_stop (to, k + s)),
            n_to > 0 ? read_stop (to, k + MIN (s, n_to - 1))
                     : read_between (to, k, from, get_stop (from, i + s)),
          };
          g_array_append_val (pairs, pair);
        }
      i += n_from;
      k += n_to;
    }
  return pairs;
}

/* ---- what is joined -------------------------------------------------------------------------- */

typedef enum
{
  BY_BOTH,
  BY_FROM,
  BY_TO,
  BY_NONE,
} Joined;

static gboolean
joins (const Reading *a, const Reading *b)
{
  return a->where == ON && b->where == ON && a->piece == b->piece;
}

static gboolean
is_beyond (const Reading *a, const Reading *b)
{
  return a->where == BEYOND || b->where == BEYOND;
}

/* Beyond the ends of the one, it grows out of these as the other is joined. */
static Joined
find_joined (const Pair *a, const Pair *b)
{
  gboolean from = joins (&a->from, &b->from), to = joins (&a->to, &b->to);

  if (is_beyond (&a->from, &b->from))
    return to ? BY_BOTH : BY_NONE;
  if (is_beyond (&a->to, &b->to))
    return from ? BY_BOTH : BY_NONE;
  return from && to ? BY_BOTH : from ? BY_FROM : to ? BY_TO : BY_NONE;
}

typedef struct
{
  GArray *from, *to, *breaks;
} Path;

static void
append_pair (Path *path, const Pair *pair)
{
  g_array_append_val (path->from, pair->from.place);
  g_array_append_val (path->to, pair->to.place);
}

static void
collect (const GArray *pairs, Joined wanted, Path *path)
{
  gboolean open = FALSE;

  for (guint i = 1; i < pairs->len; i++)
    {
      const Pair *a = &g_array_index (pairs, Pair, i - 1), *b = &g_array_index (pairs, Pair, i);

      if (find_joined (a, b) != wanted)
        {
          open = FALSE;
          continue;
        }
      if (!open)
        {
          if (path->from->len > 0)
            g_array_append_val (path->breaks, path->from->len);
          append_pair (path, a);
        }
      append_pair (path, b);
      open = TRUE;
    }
}

static JctRect
find_bounds (const GArray *points)
{
  const JctPoint *p = (const JctPoint *) (const void *) points->data;
  double left = p[0].x, right = left, top = p[0].y, bottom = top;

  for (guint i = 1; i < points->len; i++)
    {
      left = MIN (left, p[i].x);
      right = MAX (right, p[i].x);
      top = MIN (top, p[i].y);
      bottom = MAX (bottom, p[i].y);
    }
  return (JctRect){ left, top, right - left, bottom - top };
}

static void
set_path (JctMark *mark, const GArray *points, const GArray *breaks)
{
  g_free (mark->points);
  g_free (mark->breaks);
  mark->points = g_memdup2 (points->data, points->len * sizeof (JctPoint));
  mark->n_points = points->len;
  mark->breaks = g_memdup2 (breaks->data, breaks->len * sizeof (guint));
  mark->n_breaks = breaks->len;
  mark->bounds = find_bounds (points);
}

/* What only one of them joins looks as that one does. */
static void
add_path (const JctMark *a, const JctMark *b, const GArray *pairs, Joined wanted, GArray *items)
{
  Path path
    = { g_array_new (FALSE, FALSE, sizeof (JctPoint)),
        g_array_new (FALSE, FALSE, sizeof (JctPoint)), g_array_new (FALSE, FALSE, sizeof (guint)) };
  JctMorphItem item = { .phase = wanted == BY_BOTH   ? JCT_MORPH_STAYS
                                 : wanted == BY_FROM ? JCT_MORPH_GOES
                                                     : JCT_MORPH_COMES };

  collect (pairs, wanted, &path);
  if (path.from->len > 0)
    {
      jct_mark_copy (wanted == BY_TO ? b : a, &item.from);
      jct_mark_copy (wanted == BY_FROM ? a : b, &item.to);
      set_path (&item.from, path.from, path.breaks);
      set_path (&item.to, path.to, path.breaks);
      g_array_append_val (items, item);
    }
  g_array_unref (path.from);
  g_array_unref (path.to);
  g_array_unref (path.breaks);
}

gboolean
jct_morph_add_line (const JctMark *a, const JctMark *b, const JctMorphPlot *plot, GArray *items)
{
  Track from = { NULL, NULL }, to = { NULL, NULL };
  gboolean done = FALSE;

  if (!plot->from.has_time || !plot->to.has_time)
    return FALSE;
  if (track_init (&from, a, &plot->from) && track_init (&to, b, &plot->to))
    {
      g_autoptr (GArray) pairs = pair_up (&from, &to);
      add_path (a, b, pairs, BY_FROM, items);
      add_path (a, b, pairs, BY_BOTH, items);
      add_path (a, b, pairs, BY_TO, items);
      done = TRUE;
    }
  g_clear_pointer (&from.stops, g_array_unref);
  g_clear_pointer (&to.stops, g_array_unref);
  return done;
}
