/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lanes that have more height than they need get rows, so that more of their events are named. Which row an event stands
 * in depends on how close in time its neighbours are drawn, never on what part of the time is in sight: panning moves
 * nothing up or down.
 */
#include "config.h"

#include <math.h>

#include "chart/jct-timeline-private.h"

/* The names of more events are not measured for each layout: their lanes keep one row. */
#define MAX_SPREAD 400
/* Between a name and the next mark, in small text. */
#define CLEAR 1.6

typedef struct
{
  double start, end; /* px: mark and name */
} JctReach;

static JctReach
find_reach (const JctTimeline *timeline, const JctEvent *event)
{
  const JctTimeScale *time = &timeline->input->time;
  JctSpan span = jct_edtf_span (&event->date);
  double x = jct_time_scale_map (time, jct_event_position (event));
  double name
    = jct_text_width (timeline->theme, jct_event_get_short (event), timeline->small, FALSE);
  JctReach reach = { x - timeline->symbol / 2, x + timeline->symbol / 2 };

  name = MIN (name, (timeline->right - timeline->left) / 2) + timeline->small * CLEAR;
  if (!event->date.is_interval)
    return (JctReach){ reach.start, reach.end + name };
  /* An open end is drawn to the edge of what is in sight: it blocks no row beyond its own date. */
  if (span.start != JCT_DAY_MIN)
    reach.start = MIN (reach.start, jct_time_scale_map (time, span.start));
  if (span.end != JCT_DAY_MAX)
    reach.end = MAX (reach.end, jct_time_scale_map (time, span.end));
  /* Inside a bar that is long enough. */
  if (reach.end - reach.start < name + timeline->symbol)
    reach.end += name;
  else
    reach.end += timeline->small;
  return reach;
}

/* The first row that is free, or the one that is free soonest; `ends` holds `*n` rows of at most `most`. */
static guint
take_row (double *ends, guint *n, guint most, JctReach reach)
{
  guint best = 0;

  for (guint i = 0; i < *n; i++)
    {
      if (ends[i] <= reach.start)
        {
          ends[i] = reach.end;
          return i;
        }
      if (ends[i] < ends[best])
        best = i;
    }
  if (*n < most)
    best = (*n)++;
  else
    reach.end = MAX (reach.end, ends[best]);
  ends[best] = reach.end;
  return best;
}

static guint
assign_rows (const GArray *reaches, guint most, guint *rows)
{
  g_autofree double *ends = g_new (double, MAX (most, 1));
  guint n = 0;

  for (guint i = 0; i < reaches->len; i++)
    rows[i] = take_row (ends, &n, MAX (most, 1), g_array_index (reaches, JctReach, i));
  return MAX (n, 1);
}

static GArray *
list_reaches (const JctTimeline *timeline, const JctLane *lane)
{
  GArray *reaches = g_array_sized_new (FALSE, FALSE, sizeof (JctReach), lane->events->len);

  for (guint i = 0; i < lane->events->len; i++)
    {
      JctReach reach = find_reach (timeline, g_ptr_array_index (lane->events, i));
      g_array_append_val (reaches, reach);
    }
  return reaches;
}

/* Takes rows from those who have most, until all have no more than there are. */
static void
share_rows (guint *n_rows, guint n_lanes, guint most)
{
  guint total = 0;

  for (guint i = 0; i < n_lanes; i++)
    total += n_rows[i];
  for (; total > MAX (most, n_lanes); total--)
    {
      guint largest = 0;
      for (guint i = 1; i < n_lanes; i++)
        if (n_rows[i] > n_rows[largest])
          largest = i;
      n_rows[largest]--;
    }
}

/* What is out of sight stands in the first row: it is counted once for a lane. */
static void
split_lane (const JctTimeline *timeline,
            const JctLane *lane,
            const GArray *reaches,
            guint n_rows,
            GPtrArray *into)
{
  g_autofree guint *rows = g_new (guint, MAX (reaches->len, 1));
  JctSpan domain = timeline->input->time.domain;
  guint first = into->len;

  assign_rows (reaches, n_rows, rows);
  for (guint i = 0; i < n_rows; i++)
    g_ptr_array_add (into, jct_lane_new_row (lane, i, n_rows));
  for (guint i = 0; i < lane->events->len; i++)
    {
      JctEvent *event = g_ptr_array_index (lane->events, i);
      gboolean out = jct_span_is_empty (jct_span_intersect (jct_edtf_span (&event->date), domain));
      JctLane *row = g_ptr_array_index (into, first + (out ? 0 : rows[i]));
      g_ptr_array_add (row->events, event);
    }
}

static guint
count_events (const GPtrArray *lanes)
{
  guint n = 0;

  for (guint i = 0; i < lanes->len; i++)
    n += ((const JctLane *) g_ptr_array_index (lanes, i))->events->len;
  return n;
}

void
jct_timeline_spread_rows (const JctTimeline *timeline, GPtrArray *lanes, guint most)
{
  g_autoptr (GPtrArray) reaches = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autofree guint *n_rows = g_new0 (guint, MAX (lanes->len, 1));
  g_autofree gpointer *whole = NULL;
  gsize n;

  if (count_events (lanes) > MAX_SPREAD || most <= lanes->len)
    return;
  for (guint i = 0; i < lanes->len; i++)
    {
      GArray *reach = list_reaches (timeline, g_ptr_array_index (lanes, i));
      g_autofree guint *rows = g_new (guint, MAX (reach->len, 1));

      g_ptr_array_add (reaches, reach);
      n_rows[i] = assign_rows (reach, most, rows);
    }
  share_rows (n_rows, lanes->len, most);
  whole = g_ptr_array_steal (lanes, &n);
  for (gsize i = 0; i < n; i++)
    {
      split_lane (timeline, whole[i], g_ptr_array_index (reaches, i), n_rows[i], lanes);
      jct_lane_free (whole[i]);
    }
}
