/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where text may stand: the boxes taken so far on a page. Every text of a chart or timeline goes through here, so that
 * no two boxes come within JCT_TEXT_GAP px of each other and none leaves the page. A leader, the line from a label to
 * what it names, is struck through no text, whichever of them comes first.
 */
#pragma once

#include "chart/jct-scene.h"

G_BEGIN_DECLS

#define JCT_TEXT_GAP 2.0

typedef struct
{
  JctRect page;
  GArray *boxes;     /* of JctRect: taken by text, or kept free for something else */
  GArray *leaders;   /* of JctLeader */
} JctPlacement;

typedef struct
{
  JctPoint from, to;
} JctLeader;

void      jct_placement_init      (JctPlacement *placement, JctRect page);
void      jct_placement_clear     (JctPlacement *placement);
void      jct_placement_reserve   (JctPlacement *placement, JctRect box);
gboolean  jct_placement_is_free   (const JctPlacement *placement, JctRect box);
/* Whether a leader would cross no box but such as lie around what it leads to. */
gboolean  jct_placement_may_lead  (const JctPlacement *placement, JctLeader leader);
/* No text is put onto it after this. */
void      jct_placement_add_leader (JctPlacement *placement, JctLeader leader);

/* A text as it would be added to a scene; `y` is the top of the first line. */
typedef struct
{
  JctRole role;
  const char *id;       /* (nullable) */
  const char *text;
  double px;
  gboolean bold;
  JctAlign align;
  double max_width;     /* > 0: wraps or ends in an ellipsis there */
  guint max_lines;
  JctColor color;
} JctLabel;

/* The box that the label takes at (x, y). */
JctRect   jct_label_measure       (const JctLabel *label, const char *family, double x, double y);
/* Adds the label where it is free and inside the page; NULL where it is not. */
JctMark  *jct_placement_add_label (JctPlacement *placement, JctScene *scene, const JctLabel *label,
                                   double x, double y);

gboolean  jct_rect_overlaps       (JctRect a, JctRect b, double gap);
gboolean  jct_rect_contains       (JctRect outer, JctRect inner);
/* Whether the segment from `a` to `b` touches the rectangle. */
gboolean  jct_rect_hits_segment   (JctRect rect, JctPoint a, JctPoint b);

JctColor  jct_color_with_alpha    (JctColor color, double alpha);

G_END_DECLS
