/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the timeline share: the context of one layout, and one lane's part in it. */
#pragma once

#include "chart/jct-chart-private.h"
#include "chart/jct-timeline-layout.h"

G_BEGIN_DECLS

typedef struct
{
  const JctTimelineInput *input;
  const JctTheme *theme;
  JctScene *scene;
  JctPlacement placement;
  double small, line_height;
  double symbol;            /* px across */
  double pad;
  double left, right;       /* of the plot */
  double label_width;       /* of the lanes' names, left of it */
  const JctEvent *selected; /* (nullable) */
  double guide_x;           /* of the selected event; NaN where it is not in the visible range */
} JctTimeline;

typedef struct
{
  const char *id;           /* the category's; (nullable): the merged lane */
  const char *title;
  JctColor color;
  GPtrArray *events;        /* of const JctEvent, ascending */
  JctRect rect;
  double middle;            /* of the marks: the y that they share */
  double mark_height;       /* the height that they may take */
  gboolean below_guide;     /* the selected event's guide passes through */
  guint row, n_rows;        /* of a category's lanes: which, and of how many */
} JctLane;

typedef struct
{
  GPtrArray *lanes;
  double header; /* height of the line above the lanes; 0: none */
  double lane_height;
  double label_height; /* of the names over the lanes; 0: they stand left of the plot */
  guint first, n; /* of the lanes in sight, the first's place among all, and how many these are */
} JctTimelinePlan;

/* The size of lane names, of a small text, where whole ones have no room otherwise. */
#define JCT_TIMELINE_TIGHT_LABEL 0.92

/* ---- jct-timeline-lane.c --------------------------------------------------------------------------------------- */

void      jct_lane_add_marks        (JctTimeline *timeline, const JctLane *lane);

/* ---- jct-timeline-plan.c --------------------------------------------------------------------------------------- */

void      jct_timeline_init         (JctTimeline *timeline, const JctTimelineInput *input);
/* Its lanes are the caller's. */
void      jct_timeline_make_plan    (const JctTimeline *timeline, JctTimelinePlan *plan);
double    jct_timeline_plan_height  (const JctTimelinePlan *plan);
gboolean  jct_timeline_names_stand_left (const JctTimeline *timeline);
/* -1 for none. */
int       jct_timeline_find_selected_lane (const JctTimeline *timeline, const JctTimelinePlan *plan);

/* A row of a lane, without events. */
JctLane  *jct_lane_new_row          (const JctLane *lane, guint row, guint n_rows);
void      jct_lane_free             (JctLane *lane);

/* ---- jct-timeline-rows.c --------------------------------------------------------------------------------------- */

/* Gives lanes rows of their own where that names more events, `most` rows in all. */
void      jct_timeline_spread_rows  (const JctTimeline *timeline, GPtrArray *lanes, guint most);

/* ---- for the figure -------------------------------------------------------------------------------------------- */

/* The height that the lanes take of `max_height`; 0 where none fits. */
double    jct_timeline_fit_height   (const JctTimelineInput *input);
/* The height of so many lanes at their least, where names stand left of the plot. */
double    jct_timeline_least_height (const JctTheme *theme, guint n_lanes);
/* The room between the lanes' names and the plot: for the count of what lies before the visible range. */
double    jct_timeline_edge_width   (const JctTheme *theme);
/* Whether the lanes are high enough for names on two lines. */
gboolean  jct_timeline_fits_two_lines (const JctTimelineInput *input);
/* The room that the lanes' names need left of it: at most `max_width`, on one line each where it holds the longest, else
 * on `n_lines`; where that is 1, up to a third more. */
double    jct_timeline_measure_labels (const JctDocument *document, const JctView *view, const JctTheme *theme,
                                       guint n_lines, double max_width);

G_END_DECLS
