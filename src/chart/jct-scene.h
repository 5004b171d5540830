/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A scene: what a chart consists of once it is laid out, as a list of positioned marks in drawing order. Layout makes
 * it once; painting, hit tests, tests and the description in words all read the same list. Units are px of the page
 * (1 px = 1/96 in at scale 1), the origin at the top left. Owned by whoever laid it out; immutable afterwards.
 */
#pragma once

#include "chart/jct-scale.h"
#include "chart/jct-text.h"
#include "chart/jct-theme.h"
#include "model/jct-period.h"

G_BEGIN_DECLS

typedef struct
{
  double x, y, width, height;
} JctRect;

typedef struct
{
  double x, y;
} JctPoint;

/* What a mark is, for hit tests and for tests. */
typedef enum
{
  JCT_ROLE_BACKGROUND,
  JCT_ROLE_TITLE,
  JCT_ROLE_SUBTITLE,
  JCT_ROLE_SOURCE,
  JCT_ROLE_BADGE,
  JCT_ROLE_PLOT,           /* the plot's own area */
  JCT_ROLE_GRID,
  JCT_ROLE_VALUE_LABEL,
  JCT_ROLE_TIME_TICK,
  JCT_ROLE_TIME_LABEL,
  JCT_ROLE_WINDOW,         /* a selected event's before or after */
  JCT_ROLE_WINDOW_EDGE,    /* its outer edge, not painted: what is grabbed; `id` "before" or "after" */
  JCT_ROLE_MEAN,
  JCT_ROLE_MEAN_LABEL,
  JCT_ROLE_SERIES,         /* `id` the series' key */
  JCT_ROLE_POINT,
  JCT_ROLE_RANGE,          /* what a figure that is not exact may be */
  JCT_ROLE_VINTAGE,        /* a figure as published earlier, or what links it with today's */
  JCT_ROLE_SERIES_LABEL,
  JCT_ROLE_EVENT,          /* `id` the event's id: in the timeline, and its tick on the axis */
  JCT_ROLE_EVENT_LABEL,
  JCT_ROLE_EVENT_GUIDE,
  JCT_ROLE_EVENT_COUNT,    /* several events that do not fit; `id` their ids, separated by '\n' */
  JCT_ROLE_LANE,           /* `id` the category's id */
  JCT_ROLE_LANE_LABEL,
  JCT_ROLE_LANE_SCROLL,    /* which of the lanes are in sight; `id` "track" or "thumb" */
  JCT_ROLE_BRUSH,
  JCT_ROLE_EFFECT,         /* a method's line, or its bracket; `id` says which */
  JCT_ROLE_EFFECT_AREA,    /* its band; the space between what was counted and what was expected */
  JCT_ROLE_EFFECT_LABEL,
  JCT_ROLE_BREAK,          /* on the axis; `id` "interval" for its bar */
  JCT_ROLE_CLAIM,          /* what an article claims; `id` "range", "open", "value", "earlier" or "period" */
  JCT_ROLE_CLAIM_LABEL,
  JCT_ROLE_ANNOTATION,     /* of a note: its ring, line, bracket or numbered mark; `id` the note's id */
  JCT_ROLE_ANNOTATION_SPAN, /* the shade over its periods */
  JCT_ROLE_ANNOTATION_LABEL, /* its text, or the number in its place; without an id, the texts that have numbers */
  JCT_ROLE_BASE,           /* of an index; `id` "level" (100), "period" (which has it), "grip" (what is grabbed) */
  JCT_ROLE_NOTE,           /* "No data under this filter" and the like */
  JCT_ROLE_TEXT,           /* of a slide, beside its figure */
  JCT_ROLE_NUMBER,         /* of a slide among others */
  JCT_ROLE_HIDDEN,         /* where a series is hidden, for people to draw how it goes on */
  JCT_ROLE_GUESS,          /* what one drew; `id` its place among them */
  JCT_ROLE_GUESS_AREA,     /* between that and the series */
  JCT_ROLE_GUESS_LABEL,    /* whose it is; and how near all were */
} JctRole;

#define JCT_N_ROLES (JCT_ROLE_NUMBER + 1)

/* `id` of a value label that is the unit, and of a subtitle that says what a method shows. */
#define JCT_MARK_ID_UNIT "unit"
#define JCT_MARK_ID_METHOD "method"

typedef enum
{
  JCT_MARK_RECT,           /* with corner radius; a fade along where fade_left or fade_right > 0, else upright */
  JCT_MARK_POLYLINE,       /* stroked; `breaks` separate its pieces; filled when fill.alpha > 0 */
  JCT_MARK_SYMBOL,         /* a shape around a point: `shape`, `size` */
  JCT_MARK_TEXT,
} JctMarkType;

typedef struct
{
  JctMarkType type;
  JctRole role;
  char *id;                /* owned (nullable): series key, event id, category id */
  JctRect bounds;          /* of the ink without the line's width; for text, the logical box */
  gboolean has_period;
  JctPeriod period;        /* of a point or bar */
  double value;            /* of a point or bar; of a grid line and its label; the day of a time tick and its label */

  JctColor fill;           /* alpha 0: none */
  JctColor stroke;         /* alpha 0: none */
  double line_width;
  double dash[4];          /* ends with 0 */
  double radius;           /* of a rect's corners */
  double fade_left, fade_right; /* px over which a rect fades out at that end */
  double fade_top, fade_bottom;
  gboolean clip_to_plot;
  guint plot;              /* which plot that is: 0, the scene's own; others came with jct_scene_take() */
  gboolean leaves;         /* in a scene between two (jct-scene-morph.h): only the first of these has it */

  JctPoint *points;        /* owned: of a polyline */
  guint n_points;
  guint *breaks;           /* owned: indices of points that start a new piece; ascending */
  guint n_breaks;
  gboolean closed;
  struct _JctDenseLine *dense; /* owned (nullable): what `points`, then at most eight a px, stand for */

  guint shape;             /* of a symbol: JctShape */
  double size;             /* of a symbol: px across */
  JctPoint center;

  char *text;              /* owned: plain text, never markup */
  double text_px;
  gboolean bold;
  JctAlign align;
  double max_width;        /* > 0: wraps there */
  guint max_lines;         /* > 0: at most so many lines, then an ellipsis; 1 with max_width: no wrap */
  JctTextSpan *spans;      /* owned: parts of the text in another style */
  guint n_spans;
} JctMark;

typedef struct _JctScene JctScene;

JctScene      *jct_scene_new        (double width, double height);
void           jct_scene_free       (JctScene *scene);
double         jct_scene_get_width  (const JctScene *scene);
double         jct_scene_get_height (const JctScene *scene);
guint          jct_scene_get_n      (const JctScene *scene);
const JctMark *jct_scene_get        (const JctScene *scene, guint index);
void           jct_scene_set_plot   (JctScene *scene, JctRect plot);
JctRect        jct_scene_get_plot   (const JctScene *scene);
void           jct_scene_set_font   (JctScene *scene, const char *family);
const char    *jct_scene_get_font   (const JctScene *scene);
/* How days and values (either NULL: no such axis) became places in the scene's own plot: what a change to another scene
 * slides along. Moves with the marks. */
void           jct_scene_set_scales (JctScene *scene, const JctTimeScale *time, const JctValueScale *value);
/* Which part of a page its plots and marks are, a number of the caller's (0 at first): a change to another scene leads a
 * mark to one of the same part only. */
void           jct_scene_set_part   (JctScene *scene, guint part);
/* (transfer full) */
JctScene      *jct_scene_copy       (const JctScene *scene);
/* What a mark is clipped to; FALSE where it is not. */
gboolean       jct_scene_get_clip   (const JctScene *scene, const JctMark *mark, JctRect *clip);
/* Moves all marks of `other`, still clipped to its own plot, to the end of `scene`, shifted; `other` is freed. */
void           jct_scene_take       (JctScene *scene, JctScene *other, double dx, double dy);

/* Takes the backgrounds away, of which a scene of several has several. */
void           jct_scene_clear_background (JctScene *scene);
/* Takes away the marks that `keep` says FALSE of. */
typedef gboolean (*JctMarkFunc) (const JctMark *mark, gpointer data);
void           jct_scene_retain     (JctScene *scene, JctMarkFunc keep, gpointer data);

/* Each appends a mark with the role set and everything else plain, and returns it to be completed before the next is
 * appended. `id` may be NULL. */
JctMark       *jct_scene_add_rect     (JctScene *scene, JctRole role, const char *id, JctRect rect);
JctMark       *jct_scene_add_line     (JctScene *scene, JctRole role, const char *id,
                                       double x1, double y1, double x2, double y2);
/* Copies the points and breaks. */
JctMark       *jct_scene_add_polyline (JctScene *scene, JctRole role, const char *id, const JctPoint *points,
                                       guint n_points, const guint *breaks, guint n_breaks);
JctMark       *jct_scene_add_symbol   (JctScene *scene, JctRole role, const char *id, double x, double y,
                                       guint shape, double size);
/* Measures the text with the scene's font and sets its bounds. `y` is the top of the first line. */
JctMark       *jct_scene_add_text     (JctScene *scene, JctRole role, const char *id, const char *text,
                                       double x, double y, JctAlign align, double text_px, gboolean bold,
                                       double max_width, guint max_lines);

/* A text at the left of its box of which parts (copied) have another style. */
JctMark       *jct_scene_add_rich_text (JctScene *scene, JctRole role, const char *id, const char *text,
                                       const JctTextSpan *spans, guint n_spans, double x, double y, JctAlign align,
                                       double text_px, double max_width, guint max_lines);
/* How a text mark is measured and drawn; valid as long as the scene. */
JctTextStyle   jct_scene_get_text_style (const JctScene *scene, const JctMark *mark);

/* The marks of a role that lie within `distance` px of a point, the nearest last drawn; NULL where there is none. */
const JctMark *jct_scene_pick         (const JctScene *scene, double x, double y, const JctRole *roles,
                                       guint n_roles, double distance);
/* A JSON description of the scene, for tests and for people who want to redraw it. (transfer full) */
char          *jct_scene_describe     (const JctScene *scene);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctScene, jct_scene_free)

G_END_DECLS
