/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which marks make up which part of a slide. */
#include "config.h"

#include "chart/jct-slide-private.h"

/* By role; 0 for what is always there. */
static const JctSlideParts role_parts[] = {
  [JCT_ROLE_TITLE] = JCT_SLIDE_TITLE,
  [JCT_ROLE_SUBTITLE] = JCT_SLIDE_UNITS,
  [JCT_ROLE_SOURCE] = JCT_SLIDE_SOURCE,
  [JCT_ROLE_BADGE] = JCT_SLIDE_BADGE,
  [JCT_ROLE_TEXT] = JCT_SLIDE_TEXT,
  [JCT_ROLE_GRID] = JCT_SLIDE_AXIS,
  [JCT_ROLE_VALUE_LABEL] = JCT_SLIDE_AXIS,
  [JCT_ROLE_TIME_TICK] = JCT_SLIDE_AXIS,
  [JCT_ROLE_TIME_LABEL] = JCT_SLIDE_AXIS,
  [JCT_ROLE_BASE] = JCT_SLIDE_AXIS,
  [JCT_ROLE_WINDOW] = JCT_SLIDE_WINDOW,
  [JCT_ROLE_WINDOW_EDGE] = JCT_SLIDE_WINDOW,
  [JCT_ROLE_MEAN] = JCT_SLIDE_WINDOW,
  [JCT_ROLE_MEAN_LABEL] = JCT_SLIDE_WINDOW,
  [JCT_ROLE_SERIES] = JCT_SLIDE_SHAPE,
  [JCT_ROLE_POINT] = JCT_SLIDE_SHAPE,
  [JCT_ROLE_RANGE] = JCT_SLIDE_SHAPE,
  [JCT_ROLE_SERIES_LABEL] = JCT_SLIDE_SERIES,
  [JCT_ROLE_EVENT] = JCT_SLIDE_EVENTS,
  [JCT_ROLE_EVENT_LABEL] = JCT_SLIDE_EVENTS,
  [JCT_ROLE_EVENT_GUIDE] = JCT_SLIDE_EVENTS,
  [JCT_ROLE_EVENT_COUNT] = JCT_SLIDE_EVENTS,
  [JCT_ROLE_LANE] = JCT_SLIDE_EVENTS,
  [JCT_ROLE_LANE_LABEL] = JCT_SLIDE_EVENTS,
  [JCT_ROLE_LANE_SCROLL] = JCT_SLIDE_EVENTS,
  [JCT_ROLE_BRUSH] = JCT_SLIDE_EVENTS,
  [JCT_ROLE_EFFECT] = JCT_SLIDE_EFFECT,
  [JCT_ROLE_EFFECT_AREA] = JCT_SLIDE_EFFECT,
  [JCT_ROLE_EFFECT_LABEL] = JCT_SLIDE_EFFECT,
  [JCT_ROLE_BREAK] = JCT_SLIDE_EFFECT,
  [JCT_ROLE_CLAIM] = JCT_SLIDE_EFFECT,
  [JCT_ROLE_CLAIM_LABEL] = JCT_SLIDE_EFFECT,
  [JCT_ROLE_ANNOTATION] = JCT_SLIDE_TEXT,
  [JCT_ROLE_ANNOTATION_SPAN] = JCT_SLIDE_TEXT,
  [JCT_ROLE_ANNOTATION_LABEL] = JCT_SLIDE_TEXT,
  [JCT_ROLE_HIDDEN] = JCT_SLIDE_SHAPE,
  [JCT_ROLE_GUESS] = JCT_SLIDE_SHAPE,
  [JCT_ROLE_GUESS_AREA] = JCT_SLIDE_SHAPE,
  [JCT_ROLE_GUESS_LABEL] = JCT_SLIDE_SHAPE,
  [JCT_ROLE_NOTE] = JCT_SLIDE_SHAPE,
};

static JctSlideParts
part_of_mark (const JctMark *mark)
{
  if (mark->role == JCT_ROLE_VALUE_LABEL && g_strcmp0 (mark->id, JCT_MARK_ID_UNIT) == 0)
    return JCT_SLIDE_UNITS;
  if (mark->role == JCT_ROLE_POINT && mark->type == JCT_MARK_TEXT)
    return JCT_SLIDE_SERIES;
  if (mark->role == JCT_ROLE_SUBTITLE && g_strcmp0 (mark->id, JCT_MARK_ID_METHOD) == 0)
    return JCT_SLIDE_EFFECT;
  return mark->role < G_N_ELEMENTS (role_parts) ? role_parts[mark->role] : 0;
}

static gboolean
keep_mark (const JctMark *mark, gpointer data)
{
  const JctSlideParts *parts = data;

  return (part_of_mark (mark) & ~*parts) == 0;
}

void
jct_slide_keep_parts (JctScene *scene, JctSlideParts parts)
{
  jct_scene_retain (scene, keep_mark, &parts);
}
