/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the files of the figure view share.
 */
#pragma once

#include "analysis/jct-lead-lag.h"
#include "chart/jct-ranking.h"
#include "chart/jct-scene-morph.h"
#include "widgets/jct-analysis-runner.h"
#include "widgets/jct-figure-part.h"
#include "widgets/jct-figure-tooltip.h"
#include "widgets/jct-figure-view.h"
#include "widgets/jct-scene-nodes.h"

G_BEGIN_DECLS

/* Of one step of the wheel or one key. */
#define JCT_FIGURE_ZOOM_STEP 1.25
#define JCT_FIGURE_PAN_STEP 0.1

typedef enum
{
  JCT_DRAG_NONE,
  JCT_DRAG_PLOT,
  JCT_DRAG_BRUSH,
  JCT_DRAG_BRUSH_START,
  JCT_DRAG_BRUSH_END,
  JCT_DRAG_WINDOW_BEFORE, /* the outer edges of the selected event's window */
  JCT_DRAG_WINDOW_AFTER,
  JCT_DRAG_EVENT, /* the selected one, to see what hangs on its date */
  JCT_DRAG_BASE,  /* of an index */
  JCT_DRAG_MOVE,  /* an event, to another date */
  JCT_DRAG_NOTE,  /* a note's text, or what it is about */
  JCT_DRAG_LANES, /* the timeline's, up and down */
} JctDragKind;

/* Parts that are only looked at. */
typedef enum
{
  JCT_FIGURE_EXTRA_EFFECT, /* panels of the method that compares the selected event */
  JCT_FIGURE_EXTRA_BESIDE, /* panels of what stands beside the chart */
  JCT_FIGURE_EXTRA_FOOTER, /* source line and badge */
  JCT_FIGURE_EXTRA_LINKS,  /* over all others */
} JctFigureExtra;

#define JCT_N_FIGURE_EXTRAS (JCT_FIGURE_EXTRA_LINKS + 1)

/* The figure on its way from what was shown to what it is. */
typedef struct
{
  gboolean is_wanted;     /* the next layout is one that is moved to */
  JctScene *origin;       /* (nullable): what it started from; while it moves, as all that follows */
  JctSceneMorph *morph;
  JctScene *scene;        /* of this frame */
  JctSceneNodes *nodes;
  GskRenderNode *node;    /* (nullable): the scene, painted */
  gint64 start;           /* frame time, in us */
  guint tick;
} JctFigureMotion;

struct _JctFigureView
{
  JctPanel parent_instance;

  /* Children */
  JctFigurePart *parts[JCT_N_FIGURE_PARTS];
  JctFigurePart *extras[JCT_N_FIGURE_EXTRAS]; /* take no focus */
  GtkLabel *message;
  GtkPopover *popover; /* (nullable): a count's events */
  GtkPopover *menu;    /* (nullable): from when it was first opened */
  JctFigurePartKind menu_part; /* where it was opened last */

  /* Owned */
  JctAnalysisRunner *runner; /* (nullable) */
  GSignalGroup *runner_signals;
  JctTheme *theme;
  JctFigure figure;
  JctFigureTooltip *tooltip;

  JctFigureMotion motion;
  gboolean has_figure;
  int laid_out_width, laid_out_height;
  gboolean layout_is_due;
  gboolean words_are_due;
  gboolean has_words;
  guint words_timeout;
  GdkFrameClock *clock; /* (nullable): while it is realized */
  gulong clock_handlers[3];
  gboolean is_past_update; /* of this frame */
  gboolean wants_focus; /* as soon as there is a figure */

  /* The pointer */
  double pointer_x, pointer_y;
  gboolean pointer_inside;
  guint first_lane;     /* in sight, of those that do not all fit */
  char *revealed_event;     /* (owned) (nullable): its lane was brought into sight when it was selected */
  gboolean reveal_selected;
  double lane_steps;    /* of the wheel, until they are a whole one */
  int shown_panel;      /* the series of the panel that the tooltip tells of; -1 for none */
  guint focused_series; /* of those hovered, for the keyboard */
  JctPeriod point;      /* the selected one's, where there is one */
  JctDragKind hovered_edge; /* of the window; JCT_DRAG_NONE */
  gboolean by_touch;    /* fingers need more room than a pointer */

  /* A drag */
  JctDragKind drag;
  gboolean dragging;      /* it has moved far enough to be one */
  JctSpan drag_visible;   /* when it began */
  double drag_px_per_day;
  JctPoint drag_start;
  guint drag_lane;        /* the first in sight, then */
  gboolean drag_is_bar;   /* by the scroll bar, which moves the other way */
  int drag_shift;         /* of the event, then */
  double drag_day;        /* of the window's edge, then */
  char *move_event;       /* (owned) (nullable): the one that is moved to another date */
  JctEdtfPart move_part;
  char *drag_note;        /* (owned) (nullable): id of the note that is dragged */
  gboolean drag_note_place; /* by what it is about, and not by its text */
  int move_by;            /* so far, in units of its date */
  gboolean is_lifted;     /* by a finger: let go where it is, it has its menu */

  /* Wheel steps that follow one another are one step of the history. */
  guint scroll_timeout;
  double zoom_scale;
};

/* jct-figure-view.c */
void          jct_figure_view_set_tooltip        (JctFigureView *self, JctFigureTooltip *tooltip);
JctSeriesSet *jct_figure_view_get_series         (JctFigureView *self);

/* "6 months each side"; NULL without a selected event. (transfer full) (nullable) */
char         *jct_figure_view_dup_window_words   (JctFigureView *self);

/* jct-figure-view-layout.c */
/* For the next frame. GTK is asked to allocate only where a part moves: panning lays out the figure, and nothing else. */
void          jct_figure_view_queue_layout       (JctFigureView *self);
void          jct_figure_view_drop               (JctFigureView *self); /* the figure that is shown */
void          jct_figure_view_size_allocate      (GtkWidget *widget, int width, int height, int baseline);
void          jct_figure_view_measure            (GtkWidget *widget, GtkOrientation orientation, int for_size,
                                                  int *minimum, int *natural, int *minimum_baseline,
                                                  int *natural_baseline);
/* Whether the parts paint the figure themselves. */
void          jct_figure_view_show_parts         (JctFigureView *self, gboolean shown);
/* While it is realized. */
void          jct_figure_view_watch_clock        (JctFigureView *self);
void          jct_figure_view_leave_clock        (JctFigureView *self);
JctRect       jct_figure_view_get_area           (JctFigureView *self, JctFigurePartKind part);
gboolean      jct_figure_view_find_part          (JctFigureView *self, double x, double y, JctFigurePartKind *part);
/* The plot in the widget's coordinates. */
JctRect       jct_figure_view_get_plot           (JctFigureView *self);
/* What ranked bars show. */
void          jct_figure_view_get_ranking        (JctFigureView *self, JctRanking *ranking);

/* jct-figure-view-motion.c: a figure that was not changed by a hand on it goes over into the next. Only the picture does:
 * the layout is that of the new one at once. */
void          jct_figure_view_want_motion        (JctFigureView *self);
/* Before another layout: what is on screen, if that is to be moved from, and no more motion. (transfer full) (nullable) */
JctScene     *jct_figure_view_take_shown         (JctFigureView *self, int width, int height);
/* After it; `shown` (nullable) is what the former gave. */
void          jct_figure_view_start_motion       (JctFigureView *self, const JctScene *shown);
void          jct_figure_view_stop_motion        (JctFigureView *self);
void          jct_figure_view_snapshot_motion    (JctFigureView *self, GtkSnapshot *snapshot);

/* jct-figure-view-plots.c; all in the widget's coordinates */

typedef struct
{
  JctRect rect;
  JctTimeScale time;
  int series;             /* the only one in it; -1: all of them */
  const JctChartAxes *axes; /* in the chart's coordinates, which start at `origin` */
  const JctChartPanel *panel; /* (nullable) */
  JctPoint origin;
} JctFigurePlot;

guint         jct_figure_view_get_n_plots        (JctFigureView *self);
JctFigurePlot jct_figure_view_get_nth_plot       (JctFigureView *self, guint index);
gboolean      jct_figure_view_find_plot          (JctFigureView *self, double x, double y, JctFigurePlot *plot);
gboolean      jct_figure_plot_has_series         (const JctFigurePlot *plot, guint series);
/* FALSE where the series has no value. */
gboolean      jct_figure_plot_find_point         (const JctFigurePlot *plot, JctSeriesSet *set, guint series,
                                                  JctPeriod period, JctPoint *point);
/* The series, by its index, whose panel the pointer or the keyboard is at; -1 where a plot shows all. */
int           jct_figure_view_get_panel_series   (JctFigureView *self);

/* jct-figure-overlay.c */
/* The mark of an event in the timeline, or its tick under the chart. */
gboolean      jct_figure_overlay_find_event      (JctFigureView *self, const char *id, JctPoint *point);
void          jct_figure_overlay_update          (JctFigureView *self);
void          jct_figure_overlay_snapshot        (JctFigureView *self, GtkSnapshot *snapshot);

/* jct-figure-view-range.c */
void          jct_figure_view_add_range_controllers (JctFigureView *self);
void          jct_figure_view_end_scroll         (JctFigureView *self);
double        jct_figure_view_get_days           (JctFigureView *self); /* shown */
/* jct-figure-view-input.c */
void          jct_figure_view_add_controllers    (JctFigureView *self);
void          jct_figure_view_clear_hover        (JctFigureView *self);
/* The period that a place of a plot is about, and the series whose point is near enough to be meant: NULL for none.
 * FALSE elsewhere. */
gboolean      jct_figure_view_find_point_at      (JctFigureView *self, double x, double y, const char **key,
                                                  JctPeriod *period);
/* The event or count at a place. (nullable) */
const JctMark *jct_figure_view_pick_event        (JctFigureView *self, double x, double y);
/* The id of the category whose lane of the timeline is at a place; empty for the lane of those without. (nullable) */
const char   *jct_figure_view_pick_lane         (JctFigureView *self, double x, double y);
/* What of the brush is at a place of the overview. */
JctDragKind   jct_figure_view_find_brush         (JctFigureView *self, double x, double y);
/* Where an index stands at 100: its grip or line is at that place; the day it marks; moved to a day, or to a period. */
gboolean      jct_figure_view_is_on_base         (JctFigureView *self, double x, double y);
double        jct_figure_view_get_base_day       (JctFigureView *self, double x, double y);
void          jct_figure_view_drag_base          (JctFigureView *self, double day);
gboolean      jct_figure_view_set_base           (JctFigureView *self, JctPeriod base);
/* To the selected point's period; FALSE where there is none or no index is drawn. */
gboolean      jct_figure_view_base_on_point      (JctFigureView *self);
/* The edge of the selected event's window at a place of the chart. */
JctDragKind   jct_figure_view_find_window_edge   (JctFigureView *self, double x, double y);
/* How step and rank follow the date of the selected event; FALSE where that is not computed. */
gboolean      jct_figure_view_get_lead_lag       (JctFigureView *self, JctLeadLag *result);
/* Whether the selected event's mark in the timeline, or where it was moved to, is at a place. */
gboolean      jct_figure_view_is_on_selected     (JctFigureView *self, double x, double y);
/* Date, estimate and rank, a line each, for the event as it is moved; NULL where they are not known. (transfer full)
 * (nullable) */
char         *jct_figure_view_dup_shift_words    (JctFigureView *self);
/* Moves it to so many periods from its own date, as far as that can be compared; FALSE where it cannot. */
gboolean      jct_figure_view_shift_event        (JctFigureView *self, int shift);
/* The day of the selected event, moved as it is. */
gboolean      jct_figure_view_get_shifted_day    (JctFigureView *self, int shift, double *day);
/* jct-figure-view-move.c: an event of the timeline is moved to another date */
/* The event whose mark is there, and what of its date a drag from there moves; NULL for none. */
const char   *jct_figure_view_find_movable       (JctFigureView *self, double x, double y, JctEdtfPart *part);
void          jct_figure_view_drag_move          (JctFigureView *self, double dx, double dy);
/* What was dragged becomes the event's date: one step of the history. */
void          jct_figure_view_finish_move        (JctFigureView *self);
/* The selected event's date, or an end of it, by so many units of it. */
gboolean      jct_figure_view_move_selected      (JctFigureView *self, JctEdtfPart part, int by);
/* The date so far; NULL where nothing is moved. (transfer full) (nullable) */
char         *jct_figure_view_dup_move_words     (JctFigureView *self);
void          jct_figure_view_snapshot_move      (JctFigureView *self, GtkSnapshot *snapshot);

/* jct-figure-view-touch.c */
void          jct_figure_view_add_long_press     (JctFigureView *self, GtkGesture *drag);

/* jct-figure-view-notes.c */
/* The note at a place; `is_place` receives whether that is its ring or bracket. (nullable) */
const JctAnnotation *jct_figure_view_pick_note   (JctFigureView *self, double x, double y, gboolean *is_place);
/* Selects the note there, or none; two presses open it. TRUE where there is one. */
gboolean      jct_figure_view_click_note         (JctFigureView *self, double x, double y, int n_press);
/* The selected note; FALSE without one. A nudge is of its text, in heights of it. */
gboolean      jct_figure_view_edit_note          (JctFigureView *self);
gboolean      jct_figure_view_delete_note        (JctFigureView *self);
gboolean      jct_figure_view_nudge_note         (JctFigureView *self, int x, int y);
/* What a note at a place is about, for win.add-note; NULL for nothing. (transfer floating) (nullable) */
GVariant     *jct_figure_view_new_note_place     (JctFigureView *self, double x, double y);
/* On the selected point, else on what is hovered, of the series with that key, else on what is visible. */
gboolean      jct_figure_view_add_note           (JctFigureView *self, const char *key);
/* A drag of the note at a place; FALSE where there is none. */
gboolean      jct_figure_view_begin_note         (JctFigureView *self, double x, double y);
void          jct_figure_view_drag_note          (JctFigureView *self, double dx, double dy);
/* What was dragged stays there: one step of the history. */
void          jct_figure_view_finish_note        (JctFigureView *self);
/* What it would be about; NULL while its text is dragged. (transfer full) (nullable) */
char         *jct_figure_view_dup_note_words     (JctFigureView *self);
void          jct_figure_view_snapshot_note      (JctFigureView *self, GtkSnapshot *snapshot);

/* jct-figure-view-menu.c */
void          jct_figure_view_add_menu           (JctFigureView *self);
/* Of the event at a place, or of the place itself. */
void          jct_figure_view_open_menu          (JctFigureView *self, double x, double y);
/* Of the selected event, or of the part that has the focus. */
void          jct_figure_view_open_menu_by_key   (JctFigureView *self, JctFigurePartKind part);
/* A new event at a place of the timeline where there is none; FALSE elsewhere. */
gboolean      jct_figure_view_add_event_at       (JctFigureView *self, double x, double y);
/* The selected event; FALSE without one. */
gboolean      jct_figure_view_delete_selected    (JctFigureView *self);

/* Its mark; NULL where it is out of sight. */
const JctMark *jct_figure_view_get_window_edge   (JctFigureView *self, JctDragKind kind);
/* jct-figure-view-drag.c: the event at a place goes with the finger from now on; FALSE where there is none. */
gboolean      jct_figure_view_lift               (JctFigureView *self, double x, double y);
/* Everything is as it was before the drag; FALSE where there was none. */
gboolean      jct_figure_view_cancel_drag        (JctFigureView *self);
/* Moves the edge that self->drag names from where it was in self->drag_visible. */
void          jct_figure_view_move_edge          (JctFigureView *self, double days);
/* Other lanes of the timeline, where not all are in sight; FALSE where they are. */
gboolean      jct_figure_view_scroll_lanes       (JctFigureView *self, int by);
gboolean      jct_figure_view_set_first_lane     (JctFigureView *self, int first);
/* The events of a count, in a list that opens at (x, y). */
void          jct_figure_view_open_list          (JctFigureView *self, const char *ids, double x, double y);

/* For g_clear_pointer() of a child of any type. */
static inline void
jct_figure_view_unparent (gpointer widget)
{
  gtk_widget_unparent (widget);
}

static inline gboolean
jct_drag_is_window (JctDragKind kind)
{
  return kind == JCT_DRAG_WINDOW_BEFORE || kind == JCT_DRAG_WINDOW_AFTER;
}

static inline gboolean
jct_rect_contains (JctRect rect, double x, double y)
{
  return x >= rect.x && y >= rect.y && x < rect.x + rect.width && y < rect.y + rect.height;
}

G_END_DECLS
