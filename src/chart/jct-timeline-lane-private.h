/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of one lane share: its events as items, with their places. */
#pragma once

#include "chart/jct-timeline-private.h"

G_BEGIN_DECLS

typedef struct
{
  const JctEvent *event; /* NULL: a count of `members` */
  GPtrArray *members;    /* (owned) (nullable): of const JctEvent */
  gboolean is_bar;
  double x;                    /* the middle of a symbol or count; where a bar's own date stands */
  double start, end;           /* the ink's reach */
  double soft_start, soft_end; /* a symbol's, with the days that its date can mean */
  double fade_start, fade_end;
  gboolean selected, named;
  double hold_start, hold_end; /* of the selected: its ring, and its name where that has a side kept */
  gboolean name_kept, name_right;
  guint row; /* of a bar */
} JctLaneItem;

typedef struct
{
  JctTimeline *timeline;
  const JctLane *lane;
  GArray *bars, *points;     /* of JctLaneItem */
  GPtrArray *before, *after; /* of const JctEvent: out of the visible range */
  GArray *obstacles;         /* of JctRect: marks that names do not cover */
  double bar_height;
  guint n_rows;
} JctLaneLayout;

/* ---- jct-timeline-lane.c --------------------------------------------------------------------------------------- */

JctRect   jct_lane_bar_rect         (const JctLaneLayout *layout, const JctLaneItem *bar);

/* ---- jct-timeline-items.c -------------------------------------------------------------------------------------- */

/* Fills bars, points, before and after; what cannot stand side by side is collapsed. */
void      jct_lane_find_items       (JctLaneLayout *layout);

/* ---- jct-timeline-names.c -------------------------------------------------------------------------------------- */

void      jct_lane_add_names        (JctLaneLayout *layout);
/* Whether names of such events are asked for; of a count (NULL) there is none. */
gboolean  jct_lane_names            (const JctLaneLayout *layout, const JctEvent *event);
/* Where an item's whole name stands on that side of it. */
JctRect   jct_lane_name_rect        (const JctLaneLayout *layout, const JctLaneItem *item, gboolean right);

G_END_DECLS
