/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the files of the figure view share.
 */
#pragma once

#include "widgets/jct-analysis-runner.h"
#include "widgets/jct-figure-part.h"
#include "widgets/jct-figure-tooltip.h"
#include "widgets/jct-figure-view.h"

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
} JctDragKind;

/* Parts that are only looked at. */
typedef enum
{
  JCT_FIGURE_EXTRA_EFFECT, /* panels of the method that compares the selected event */
  JCT_FIGURE_EXTRA_FOOTER, /* source line and badge */
  JCT_FIGURE_EXTRA_LINKS,  /* over all others */
} JctFigureExtra;

#define JCT_N_FIGURE_EXTRAS (JCT_FIGURE_EXTRA_LINKS + 1)

struct _JctFigureView
{
  JctPanel parent_instance;

  /* Children */
  JctFigurePart *parts[JCT_N_FIGURE_PARTS];
  JctFigurePart *extras[JCT_N_FIGURE_EXTRAS]; /* take no focus */
  GtkLabel *message;
  GtkPopover *popover; /* (nullable): a count's events */

  /* Owned */
  JctAnalysisRunner *runner; /* (nullable) */
  GSignalGroup *runner_signals;
  JctTheme *theme;
  JctFigure figure;
  JctFigureTooltip *tooltip;

  gboolean has_figure;
  int laid_out_width, laid_out_height;
  gboolean layout_is_due;
  gboolean words_are_due;
  gboolean wants_focus; /* as soon as there is a figure */

  /* The pointer */
  double pointer_x, pointer_y;
  gboolean pointer_inside;
  guint focused_series; /* of those hovered, for the keyboard */
  JctDragKind hovered_edge; /* of the window; JCT_DRAG_NONE */
  gboolean by_touch;    /* fingers need more room than a pointer */

  /* A drag */
  JctDragKind drag;
  gboolean dragging;      /* it has moved far enough to be one */
  JctSpan drag_visible;   /* when it began */
  double drag_px_per_day;
  JctPoint drag_start;
  double drag_day;        /* of the window's edge, then */

  /* Wheel steps that follow one another are one step of the history. */
  guint scroll_timeout;
  double zoom_scale;
};

/* jct-figure-view.c */
void          jct_figure_view_set_tooltip        (JctFigureView *self, JctFigureTooltip *tooltip);
JctSeriesSet *jct_figure_view_get_series         (JctFigureView *self);
JctRect       jct_figure_view_get_area           (JctFigureView *self, JctFigurePartKind part);
gboolean      jct_figure_view_find_part          (JctFigureView *self, double x, double y, JctFigurePartKind *part);
/* The plot in the widget's coordinates. */
JctRect       jct_figure_view_get_plot           (JctFigureView *self);

/* "6 months each side"; NULL without a selected event. (transfer full) (nullable) */
char         *jct_figure_view_dup_window_words   (JctFigureView *self);

/* jct-figure-overlay.c */
void          jct_figure_overlay_update          (JctFigureView *self);
void          jct_figure_overlay_snapshot        (JctFigureView *self, GtkSnapshot *snapshot);

/* jct-figure-view-input.c */
void          jct_figure_view_add_controllers    (JctFigureView *self);
void          jct_figure_view_end_scroll         (JctFigureView *self);
double        jct_figure_view_get_days           (JctFigureView *self); /* shown */
void          jct_figure_view_show_all           (JctFigureView *self);
void          jct_figure_view_clear_hover        (JctFigureView *self);
/* What of the brush is at a place of the overview. */
JctDragKind   jct_figure_view_find_brush         (JctFigureView *self, double x, double y);
/* The edge of the selected event's window at a place of the chart. */
JctDragKind   jct_figure_view_find_window_edge   (JctFigureView *self, double x, double y);
/* Its mark; NULL where it is out of sight. */
const JctMark *jct_figure_view_get_window_edge   (JctFigureView *self, JctDragKind kind);
/* Everything is as it was before the drag; FALSE where there was none. */
gboolean      jct_figure_view_cancel_drag        (JctFigureView *self);
/* Moves the edge that self->drag names from where it was in self->drag_visible. */
void          jct_figure_view_move_edge          (JctFigureView *self, double days);
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
