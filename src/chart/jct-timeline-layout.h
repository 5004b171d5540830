/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The event timeline: lanes by category under the chart, on the chart's own time scale. Points and intervals; uncertain
 * and imprecise dates have soft edges; labels never overlap, and where they or the marks would, events collapse into a
 * count (JCT_ROLE_EVENT_COUNT) that can be opened. Events out of the visible range are counted at the lane's edge.
 * Interval with an open end fades at that end. The events of a category that the view hides are not laid out.
 */
#pragma once

#include "chart/jct-chart-layout.h"

G_BEGIN_DECLS

typedef struct
{
  const JctDocument *document;
  const JctView *view;
  const JctTheme *theme;
  JctTimeScale time;                /* the chart's */
  double width;                     /* of the page: lane labels stand left of or over the plot's left part */
  double max_height;                /* 0: as much as the lanes need */
  const char *hovered_event;        /* (nullable) */
  JctEventNames names;
  gboolean scrolls;                 /* lanes that do not fit are out of sight, not merged into one */
  guint first_lane;                 /* then, of those with events in the range: the first in sight, if there are as many */
  gboolean reveal_selected;         /* then the selected event's lane comes into sight */
  gboolean fills;                   /* lanes have rows where there is height for them */
} JctTimelineInput;

/* Which lanes are in sight. */
typedef struct
{
  guint n, first, n_shown;
} JctLaneRange;

/* The height that all lanes need. */
double    jct_timeline_measure_height (const JctTimelineInput *input);
/* Where not all lanes are in sight, a bar at the right shows which (JCT_ROLE_LANE_SCROLL, ids "track" and "thumb"). */
JctScene *jct_timeline_layout         (const JctTimelineInput *input);
JctLaneRange jct_timeline_get_lanes   (const JctTimelineInput *input);

/* The overview: the whole range small, with the visible range as a brush (JCT_ROLE_BRUSH: ids "range", "start", "end"
 * for its body and its two handles). */
typedef struct
{
  JctSeriesSet *series;             /* NULL: of the events */
  const JctDocument *document;
  const JctView *view;
  const JctTheme *theme;
  JctSpan whole, visible;
  double width, height;
  double plot_left, plot_right;     /* px of the page, as the chart's */
} JctOverviewInput;

JctScene *jct_overview_layout         (const JctOverviewInput *input, JctTimeScale *scale);

G_END_DECLS
