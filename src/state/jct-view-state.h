/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The one shared view state of a window: the document that is open, the view of it, what the pointer is over, and the
 * history of views. Widgets watch it and call it, never each other. It knows no GTK.
 *
 * Every change is complete before the first notification. Three groups of notification: "document" (a new document:
 * everything is new), "view" (what the chart shows has changed: series, layout), "hover" (transient: an overlay at
 * most). The "selection" detail comes with every change of the selected event or point. Hover is not kept, selection
 * is; hover is no part of the history.
 *
 * Changes of the same kind in quick succession (a drag, a wheel) form one step of the history: between
 * jct_view_state_begin_gesture() and _end_gesture().
 */
#pragma once

#include <glib-object.h>

#include "model/jct-crossfilter.h"
#include "model/jct-document.h"
#include "model/jct-provenance.h"
#include "model/jct-vintage-published.h"

G_BEGIN_DECLS

#define JCT_TYPE_VIEW_STATE (jct_view_state_get_type ())
G_DECLARE_FINAL_TYPE (JctViewState, jct_view_state, JCT, VIEW_STATE, GObject)

/*
 * Properties, explicit-notify: "document" (pointer), "can-undo", "can-redo", "modified" (boolean, read-only), "undo-name",
 * "redo-name" (string, read-only).
 * Signals: "view-changed" (JctViewChange flags), "hover-changed".
 */
typedef enum
{
  JCT_VIEW_CHANGE_DATA = 1 << 0,      /* definition, filter, split, period kind: new series */
  JCT_VIEW_CHANGE_RANGE = 1 << 1,     /* the visible range */
  JCT_VIEW_CHANGE_LOOK = 1 << 2,      /* chart type, events shown, categories, pins, notes */
  JCT_VIEW_CHANGE_SELECTION = 1 << 3, /* selected event, its method and window (k, event period), point */
  JCT_VIEW_CHANGE_ALL = (1 << 4) - 1,
  JCT_VIEW_CHANGE_ROWS = 1 << 5,      /* the rows behind a number that are asked for, or no longer */
  JCT_VIEW_CHANGE_DOCUMENT = 1 << 4,  /* with all others: a new document, of which "document" told before */
} JctViewChange;

/* A side of the window around the selected event. */
typedef enum
{
  JCT_WINDOW_BEFORE,
  JCT_WINDOW_AFTER,
} JctWindowSide;

JctViewState    *jct_view_state_new              (void);
/* (transfer none) (nullable) */
JctDocument     *jct_view_state_get_document     (JctViewState *self);
/* The document's default view comes with it; the history is emptied; NULL for none. */
void             jct_view_state_set_document     (JctViewState *self, JctDocument *document);
/*
 * A new version of the document (jct_document_builder_new_edit()) with the view of it, which must fit: NULL for the
 * present one. One step of the history; "document" is notified.
 */
void             jct_view_state_edit_document    (JctViewState *self, JctDocument *document, const JctView *view,
                                                  const char *name);
/* Whether the document is another version than the one that was opened or saved last. */
gboolean         jct_view_state_is_modified      (JctViewState *self);
/* (transfer none) (nullable): the version that was opened or saved last */
JctDocument     *jct_view_state_get_saved_document (JctViewState *self);
/* The file now has this version: the present one, or one that was saved while the work went on. */
void             jct_view_state_mark_saved       (JctViewState *self, JctDocument *document);
/*
 * The saved views of the document. A change of them is an edit of the document and one step of the history. An id that
 * the document does not have changes nothing; FALSE and the error where the view cannot be saved, for it shows nothing.
 */
gboolean         jct_view_state_save_view        (JctViewState *self, const char *title, GError **error);
/* The saved view becomes what is shown. */
gboolean         jct_view_state_update_saved_view (JctViewState *self, const char *id, GError **error);
void             jct_view_state_rename_saved_view (JctViewState *self, const char *id, const char *title);
void             jct_view_state_move_saved_view  (JctViewState *self, const char *id, guint index);
void             jct_view_state_delete_saved_view (JctViewState *self, const char *id);
/* The view that the document opens with; NULL for none. */
void             jct_view_state_set_default_view (JctViewState *self, const char *id);
void             jct_view_state_show_saved_view  (JctViewState *self, const char *id);
/* (nullable): the saved view that is shown, maybe changed since */
const JctView   *jct_view_state_get_saved_view   (JctViewState *self);
/* Whether what is shown is another than that. */
gboolean         jct_view_state_is_saved_view_changed (JctViewState *self);
/*
 * Events, categories, sources, claims and definitions of the document (model/jct-document-items.h). Each change of them is one
 * step of the history, named after what it is of; one that changes nothing is none. FALSE and the error, for people,
 * where it cannot be. `id` (nullable): what a new one was named. (transfer full)
 */
gboolean         jct_view_state_put_event        (JctViewState *self, const JctEvent *event, char **id,
                                                  GError **error); /* a new one is shown, and selected */
gboolean         jct_view_state_delete_event     (JctViewState *self, const char *id, GError **error);
/* Moves its date, or an end of it, by so many units of it (jct_edtf_shift()); FALSE where it cannot be moved so. */
gboolean         jct_view_state_move_event       (JctViewState *self, const char *id, JctEdtfPart part, int by);
gboolean         jct_view_state_put_category     (JctViewState *self, const JctCategory *category, char **id,
                                                  GError **error);
gboolean         jct_view_state_move_category    (JctViewState *self, const char *id, guint index, GError **error);
gboolean         jct_view_state_delete_category  (JctViewState *self, const char *id, const char *heir,
                                                  GError **error);
gboolean         jct_view_state_put_source       (JctViewState *self, const JctSource *source, char **key,
                                                  GError **error);
gboolean         jct_view_state_delete_source    (JctViewState *self, const char *key, GError **error);
gboolean         jct_view_state_put_claim        (JctViewState *self, const JctClaim *claim, char **id,
                                                  GError **error);
/* Several new ones (of JctClaim, without ids) as one step; all or none. `id` is the first one's. */
gboolean         jct_view_state_add_claims       (JctViewState *self, GPtrArray *claims, char **id, GError **error);
gboolean         jct_view_state_delete_claim     (JctViewState *self, const char *id, GError **error);
gboolean         jct_view_state_put_definition   (JctViewState *self, const JctDefinition *definition, char **id,
                                                  GError **error);
gboolean         jct_view_state_move_definition  (JctViewState *self, const char *id, guint index, GError **error);
/* What is shown stays, and says itself what the definition said for it. */
gboolean         jct_view_state_delete_definition (JctViewState *self, const char *id, GError **error);
/*
 * Stories and their slides, in the same way. What `story` or `slide` names and the document does not have is an error. A
 * story or slide is put under its id, a new one (NULL) gets one; `index` is the place of a new slide, past the end the last.
 */
gboolean         jct_view_state_put_story        (JctViewState *self, const JctStory *story, char **id, GError **error);
gboolean         jct_view_state_move_story       (JctViewState *self, const char *story, guint index, GError **error);
gboolean         jct_view_state_delete_story     (JctViewState *self, const char *story, GError **error);
/* A slide of what is shown, as it is now: its own copy of the view. */
gboolean         jct_view_state_add_slide        (JctViewState *self, const char *story, guint index, char **id,
                                                  GError **error);
gboolean         jct_view_state_put_slide        (JctViewState *self, const char *story, const JctSlide *slide,
                                                  guint index, char **id, GError **error);
/* As that, of a slide that is there, by someone who types or drags: while nothing else happens to the document, it is one
 * step with the typing before, as far as that was about the same slide and `field`. */
gboolean         jct_view_state_type_slide       (JctViewState *self, const char *story, const JctSlide *slide,
                                                  const char *field, GError **error);
/* Guesses that were drawn on that slide are kept with it; the round gets the id that it has there. Fails
 * (JCT_DOCUMENT_ERROR_NO_STORY) where the slide is gone, hides nothing or shows other figures than they were drawn for. */
gboolean         jct_view_state_keep_guesses     (JctViewState *self, const char *story, const char *slide,
                                                  JctGuessRound *round, GError **error);
gboolean         jct_view_state_move_slide       (JctViewState *self, const char *story, const char *slide, guint index,
                                                  GError **error);
gboolean         jct_view_state_duplicate_slide  (JctViewState *self, const char *story, const char *slide, char **id,
                                                  GError **error);
gboolean         jct_view_state_delete_slide     (JctViewState *self, const char *story, const char *slide,
                                                  GError **error);
/* The events of another document are added to this one's, and shown; nothing new is no step. `n_added`: nullable. */
gboolean         jct_view_state_add_events       (JctViewState *self, const JctDocument *other, guint *n_added,
                                                  GError **error);
/* The parts that differ from the version that was opened or saved last. */
JctDocumentParts jct_view_state_get_unsaved_parts (JctViewState *self);
/* The file was read again: `read` is what it has, `shown` the same, or with the unsaved edits. View and selected point
 * stay, as far as what they name is still there. One step of the history. */
void             jct_view_state_reload_document  (JctViewState *self, JctDocument *read, JctDocument *shown);
/* Whether the change that is being told is one to another view as a whole, a saved one or one of the history. */
gboolean         jct_view_state_is_leaping       (JctViewState *self);
/* The view as it is; valid until the next change. */
const JctView   *jct_view_state_get_view         (JctViewState *self);
/* The view's series, whole range, computed when first asked for after a change. (transfer none) (nullable): NULL and
 * the error when they cannot be computed. */
JctSeriesSet    *jct_view_state_get_series       (JctViewState *self, GError **error);
/* The counts that the series are made of, the series themselves without a transform. (transfer none) (nullable) */
JctSeriesSet    *jct_view_state_get_counts       (JctViewState *self);
/* What was published earlier of the series, shown or not. (transfer none) (nullable): NULL for nothing */
JctPublishedSet *jct_view_state_get_published   (JctViewState *self);
/* What stands beside them: JctBesideSeries, see jct-beside.h. (transfer none) (nullable): NULL without a document */
GPtrArray       *jct_view_state_get_beside       (JctViewState *self);
/*
 * What `other_view` shows of another document beside this one's series, or, in a document that has events only, as its
 * figures: the table is taken in. One step of the history. FALSE and the error where it cannot be shown.
 */
gboolean         jct_view_state_add_beside       (JctViewState *self, const JctDocument *other,
                                                  const JctView *other_view, GError **error);
/* Out of the view; its table stays in the document. */
void             jct_view_state_remove_beside    (JctViewState *self, guint index);
/* Whether the document has events and no table: then there are no series, and its range is that of the events. */
gboolean         jct_view_state_has_only_events  (JctViewState *self);
/* The whole range of the series, joined with nothing else; empty without series. */
JctSpan          jct_view_state_get_whole_range  (JctViewState *self);
JctSpan          jct_view_state_get_visible      (JctViewState *self);
/* What each value of the view's table counts under the filters of the other dimensions, within the periods in sight;
 * valid until the next change. (transfer none) (nullable): NULL where the view cannot be resolved */
JctCrossfilter  *jct_view_state_get_crossfilter  (JctViewState *self);
/* The periods of the view's table that it counts, those of which more than half is in sight; FALSE where all are. */
gboolean         jct_view_state_get_counted      (JctViewState *self, JctPeriod *first, JctPeriod *last);

/* Each is one step of the history, named for "Undo ..." menus; a call that changes nothing is none. */
void             jct_view_state_set_view         (JctViewState *self, const JctView *view, const char *name);
void             jct_view_state_set_definition   (JctViewState *self, const char *id);
/* What a click in a facet does. `extend` (shift): adds or takes away; else: only this value, or, when it was the only
 * one, none at all. */
void             jct_view_state_toggle_value     (JctViewState *self, const char *dimension, const char *value,
                                                  gboolean extend);
/* Only this value, also when it is the only one already. */
void             jct_view_state_select_only      (JctViewState *self, const char *dimension, const char *value);
/* Leaves the value out, or lets it in again when it is left out. */
void             jct_view_state_toggle_excluded  (JctViewState *self, const char *dimension, const char *value);
void             jct_view_state_clear_dimension  (JctViewState *self, const char *dimension);
void             jct_view_state_clear_filter     (JctViewState *self); /* every dimension */
void             jct_view_state_set_by           (JctViewState *self, const char *dimension);
void             jct_view_state_set_period       (JctViewState *self, JctPeriodUnit unit);
void             jct_view_state_set_chart        (JctViewState *self, JctChartType type);
/* What is drawn in the place of the counts; one that does not fit the periods shows its error in the place of series. */
void             jct_view_state_set_transform    (JctViewState *self, const JctTransform *transform);
void             jct_view_state_set_log_axis     (JctViewState *self, gboolean log_axis);
/* Whether figures as published earlier are drawn behind today's. */
void             jct_view_state_set_vintages_hidden (JctViewState *self, gboolean hidden);
/* Of a split: 0 for all, or so many values of their own and the rest as one. */
void             jct_view_state_set_top          (JctViewState *self, guint top);
void             jct_view_state_set_years        (JctViewState *self, JctYears years);
/* The claim that is drawn beside the figures; NULL for none. */
void             jct_view_state_set_claim        (JctViewState *self, const char *id);
/* Of small multiples: a value axis for each panel. */
void             jct_view_state_set_free_scale   (JctViewState *self, gboolean free_scale);
/* The same event in the other series: see jct-view-elsewhere.h. FALSE where the view cannot be turned so. */
gboolean         jct_view_state_show_elsewhere   (JctViewState *self, const char *dimension);
/* Back to the series in focus: undone, if that was the last step, else a step of its own. */
void             jct_view_state_leave_elsewhere  (JctViewState *self);
/* Clamped to the whole range and to a shortest span of three periods; an empty span shows all. */
void             jct_view_state_set_visible      (JctViewState *self, JctSpan span);
/* Zooms by `factor` (> 1: closer) with the given day staying where it is. */
void             jct_view_state_zoom             (JctViewState *self, double factor, double day);
void             jct_view_state_pan              (JctViewState *self, double days);
void             jct_view_state_select_event     (JctViewState *self, const char *id); /* NULL: none */
/* The next (1) or previous (-1) event that is shown and lies in the whole range, from the selected one. */
void             jct_view_state_step_event       (JctViewState *self, int by);
void             jct_view_state_toggle_pin       (JctViewState *self, const char *id);
void             jct_view_state_set_window       (JctViewState *self, guint k, JctEventPeriod event_period);
/* The days of the window around the selected event, as far as there are figures; empty without one. */
JctSpan          jct_view_state_get_window       (JctViewState *self);
/* Moves the outer edge of one side to the start of a period nearest to `day`; the other side follows, for both are as
 * long as each other. No side is shorter than a period, nor longer than there are figures for or JCT_VIEW_MOST_K. */
void             jct_view_state_drag_window      (JctViewState *self, JctWindowSide side, double day);
/* `by` periods longer or shorter; FALSE where no event is selected. */
gboolean         jct_view_state_stretch_window   (JctViewState *self, int by);
/* The window and `margin` periods more at each side, as far as there are figures; empty without a selected event. */
JctSpan          jct_view_state_get_window_range (JctViewState *self, guint margin);
/* By its name in files, such as "its_ols". */
void             jct_view_state_set_method       (JctViewState *self, const char *method);
void             jct_view_state_toggle_category  (JctViewState *self, const char *id);
void             jct_view_state_set_events_shown (JctViewState *self, gboolean shown);
/* A point of a series, kept: NULL for none. */
void             jct_view_state_select_point     (JctViewState *self, const char *series_key, JctPeriod period);
gboolean         jct_view_state_get_point        (JctViewState *self, const char **series_key, JctPeriod *period);

/*
 * The rows behind a number, to be shown in the place of all that the view counts. Transient: no part of the history, and
 * over with the next change of the data that the view shows. NULL for none; asking for the same again tells it again.
 */
void             jct_view_state_show_rows        (JctViewState *self, const JctProvenancePart *part);
/* (transfer none) (nullable) */
const JctProvenancePart *jct_view_state_get_rows (JctViewState *self);

/*
 * The notes of the view. A change of them is one step of the history, and an edit of the document: the saved view that is
 * shown has them as well. FALSE where the text is none or there are JCT_MAX_ANNOTATIONS already. `id` (nullable): what a
 * new one, without an id, was named. (transfer full)
 */
gboolean         jct_view_state_put_note         (JctViewState *self, const JctAnnotation *annotation, char **id);
void             jct_view_state_delete_note      (JctViewState *self, const char *id);
/* As transient as what is hovered, and told as "hover-changed"; NULL for none. (transfer none) (nullable) */
void             jct_view_state_select_note      (JctViewState *self, const char *id);
const JctAnnotation *jct_view_state_get_selected_note (JctViewState *self);
/* Writes the place of a note: the selected point, or the visible periods of the plot as a whole; FALSE where there is
 * none. */
gboolean         jct_view_state_write_note_point (JctViewState *self, JctAnnotation *annotation);
gboolean         jct_view_state_write_note_range (JctViewState *self, JctAnnotation *annotation);

void             jct_view_state_hover_event      (JctViewState *self, const char *id);
const char      *jct_view_state_get_hovered_event (JctViewState *self);
void             jct_view_state_hover_period     (JctViewState *self, gboolean hovered, JctPeriod period);
gboolean         jct_view_state_get_hovered_period (JctViewState *self, JctPeriod *period);

/* The selected event as if it had been so many periods later or (negative) earlier, to see what hangs on its date: as
 * transient as what is hovered, told as "hover-changed", and over when another event or kind of period is chosen. */
void             jct_view_state_shift_event      (JctViewState *self, int periods);
int              jct_view_state_get_event_shift  (JctViewState *self);

void             jct_view_state_begin_gesture    (JctViewState *self, const char *name);
void             jct_view_state_end_gesture      (JctViewState *self);
/* The view is again what it was when the gesture began, and the history knows nothing of it. */
void             jct_view_state_cancel_gesture   (JctViewState *self);
void             jct_view_state_undo             (JctViewState *self);
void             jct_view_state_redo             (JctViewState *self);

G_END_DECLS
