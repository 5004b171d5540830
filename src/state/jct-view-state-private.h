/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The state's insides, for the files that change it. Every change goes through jct_view_state_commit(). */
#pragma once

#include "state/jct-view-history-private.h"
#include "state/jct-view-state.h"

G_BEGIN_DECLS

struct _JctViewState
{
  GObject parent_instance;

  JctDocument *document;     /* (nullable) */
  JctDocument *saved_document; /* (nullable): the version that the file has */
  JctView *view;
  char *saved_view;          /* (nullable): id of the saved view that was shown last */
  JctHistory history;

  /* Transient: no part of the history. */
  char *selected_note;       /* (nullable): id; one that the view does not have is none */
  char *point_key;           /* (nullable): no point is selected */
  JctPeriod point_period;
  JctProvenancePart *rows;   /* (nullable): the rows behind a number, asked for */
  char *hovered_event;       /* (nullable) */
  gboolean period_hovered;
  JctPeriod hovered_period;
  gboolean leaps;            /* while a view is replaced as a whole */
  int event_shift;           /* of the selected event, in periods, to see what hangs on its date */

  /* While a gesture lasts, its changes are one step, from this view. */
  guint gesture_depth;
  JctView *gesture_view;     /* (nullable) */
  char *gesture_name;        /* (nullable): the first change names it */

  /* What was typed into last, and where the history stood then: more of it is the same step. */
  char *typed_into;          /* (nullable) */
  guint typed_at;

  /* The visible range with its fractions of days, so that many small moves add up; it counts only as long as it
   * rounds to the view's own. */
  double exact_start, exact_end;

  /* Derived from document and view, computed when first asked for. */
  gboolean resolved_known;
  JctResolvedView resolved;  /* the table is NULL where the view cannot be resolved */
  JctSeriesSet *series;      /* (nullable) */
  JctSeriesSet *counts;      /* (nullable): where the series are not that */
  GPtrArray *beside;         /* (nullable) */
  gboolean published_known;
  JctPublishedSet *published; /* (nullable) */
  GError *series_error;      /* (nullable) */

  /* Brought up to date whenever it is asked for. */
  JctCrossfilter *crossfilter;       /* (nullable) */
  const JctTable *crossfilter_table; /* kept by it */
  int crossfilter_measure;

  /* What the watchers of the history properties were told last. */
  gboolean told_undo, told_redo, told_modified;
  char *told_undo_name, *told_redo_name;
};

/* Makes `next` (transfer full) the view, as one step of the history named `name`, unless it equals the present one. */
void                   jct_view_state_commit       (JctViewState *self, JctView *next, const char *name);
/* As above, for a change of a part: a changed selection is no longer the saved view, nor what its headline says. */
void                   jct_view_state_commit_edit  (JctViewState *self, JctView *next, const char *name);
/* As that, and no step of the history: the view is owned from here on. */
void                   jct_view_state_replace_view (JctViewState *self, JctView *next);
/* The same with the version of the document that the view shows; takes both. */
void                   jct_view_state_replace_moment (JctViewState *self, JctDocument *document, JctView *view);
void                   jct_view_state_forget_gesture (JctViewState *self);
/* As jct_view_state_commit(), for other notes, which the saved view that is shown gets as well. */
void                   jct_view_state_keep_notes   (JctViewState *self, JctView *next, const char *name);
/* Whether the name that is kept was another one. */
gboolean               jct_view_state_replace_name (char **kept, const char *name);
void                   jct_view_state_emit_changed (JctViewState *self, JctViewChange changes);
void                   jct_view_state_emit_hover_changed (JctViewState *self);
/* Tells what the properties of the history have become. */
void                   jct_view_state_notify_history (JctViewState *self);
/* A step that changes a thing of the document, for its name. */
typedef enum
{
  JCT_STEP_ADD,
  JCT_STEP_CHANGE,
  JCT_STEP_MOVE,
  JCT_STEP_DUPLICATE,
  JCT_STEP_DELETE,
} JctStep;

/* Makes the version the document's, unless there is none; takes it. `view` (nullable): what is shown of it. The step is
 * named after the title. */
gboolean               jct_view_state_take_version (JctViewState *self, JctDocument *document, const JctView *view,
                                                    JctStep step, const char *title);
/* What the view asks of the document; NULL where that cannot be said. */
const JctResolvedView *jct_view_state_get_resolved (JctViewState *self);
/* Writes the span into a view, clamped; the whole range is written as no choice. */
void                   jct_view_state_write_visible (JctViewState *self, JctView *view, double start, double end);

G_END_DECLS
