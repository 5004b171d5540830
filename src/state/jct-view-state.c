/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "state/jct-view-state-private.h"

#include "model/jct-beside.h"

G_DEFINE_FINAL_TYPE (JctViewState, jct_view_state, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_DOCUMENT,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_UNDO_NAME,
  PROP_REDO_NAME,
  PROP_MODIFIED,
  N_PROPS
};

enum
{
  VIEW_CHANGED,
  HOVER_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* ---- telling ---- */

gboolean
jct_view_state_replace_name (char **told, const char *name)
{
  char *copy;

  if (g_strcmp0 (*told, name) == 0)
    return FALSE;
  copy = g_strdup (name);
  g_free (*told);
  *told = copy;
  return TRUE;
}

/* All is noted before the first is told, so that a handler that changes the state again finds it
 * whole. */
void
jct_view_state_notify_history (JctViewState *self)
{
  const char *undo_name = jct_history_undo_name (&self->history);
  const char *redo_name = jct_history_redo_name (&self->history);
  gboolean can_undo = undo_name != NULL, can_redo = redo_name != NULL;
  gboolean undo_changed = can_undo != self->told_undo;
  gboolean redo_changed = can_redo != self->told_redo;
  gboolean modified = jct_view_state_is_modified (self);
  gboolean modified_changed = modified != self->told_modified;
  gboolean undo_name_changed = jct_view_state_replace_name (&self->told_undo_name, undo_name);
  gboolean redo_name_changed = jct_view_state_replace_name (&self->told_redo_name, redo_name);

  self->told_undo = can_undo;
  self->told_redo = can_redo;
  self->told_modified = modified;
  if (undo_changed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);
  if (redo_changed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_REDO]);
  if (undo_name_changed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNDO_NAME]);
  if (redo_name_changed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REDO_NAME]);
  if (modified_changed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODIFIED]);
}

void
jct_view_state_emit_changed (JctViewState *self, JctViewChange changes)
{
  if (changes != 0)
    g_signal_emit (self, signals[VIEW_CHANGED], 0, changes);
}

void
jct_view_state_emit_hover_changed (JctViewState *self)
{
  g_signal_emit (self, signals[HOVER_CHANGED], 0);
}

/* ---- changing ---- */

static void
forget_derived (JctViewState *self)
{
  jct_resolved_view_clear (&self->resolved);
  self->resolved_known = FALSE;
  g_clear_pointer (&self->series, jct_series_set_unref);
  g_clear_pointer (&self->counts, jct_series_set_unref);
  g_clear_pointer (&self->beside, g_ptr_array_unref);
  g_clear_pointer (&self->published, jct_published_set_unref);
  self->published_known = FALSE;
  g_clear_error (&self->series_error);
}

/* What has changed with it. */
static JctViewChange
forget_rows (JctViewState *self)
{
  if (self->rows == NULL)
    return 0;
  g_clear_pointer (&self->rows, jct_provenance_part_free);
  return JCT_VIEW_CHANGE_ROWS;
}

static gboolean
lists_equal (char **a, char **b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return g_strv_equal ((const char *const *) a, (const char *const *) b);
}

/* Whether the periods or the series of the two can be others, so that a point of one is none of the
 * other. */
static gboolean
points_differ (const JctView *a, const JctView *b)
{
  return g_strcmp0 (a->definition, b->definition) != 0 || g_strcmp0 (a->table, b->table) != 0
         || g_strcmp0 (a->measure, b->measure) != 0 || g_strcmp0 (a->by, b->by) != 0
         || a->top != b->top || !a->has_period != !b->has_period
         || (a->has_period && a->period != b->period);
}

static JctViewChange
compare_views (const JctView *a, const JctView *b)
{
  JctViewChange changes = 0;

  if (points_differ (a, b) || !jct_filter_equal (a->filter, b->filter)
      || !jct_transform_equal (&a->transform, &b->transform))
    changes |= JCT_VIEW_CHANGE_DATA;
  if (a->chart != b->chart || !a->log_axis != !b->log_axis || a->years != b->years
      || !a->free_scale != !b->free_scale || g_strcmp0 (a->focus, b->focus) != 0
      || !a->events_shown != !b->events_shown || !a->vintages_hidden != !b->vintages_hidden
      || !lists_equal (a->categories, b->categories)
      || !lists_equal (a->pinned_events, b->pinned_events)
      || g_strcmp0 (a->headline, b->headline) != 0 || g_strcmp0 (a->title, b->title) != 0
      || g_strcmp0 (a->id, b->id) != 0 || g_strcmp0 (a->claim, b->claim) != 0
      || !jct_beside_list_equal (a->beside, b->beside)
      || !jct_annotation_list_equal (a->annotations, b->annotations))
    changes |= JCT_VIEW_CHANGE_LOOK;
  if (g_strcmp0 (a->selected_event, b->selected_event) != 0 || a->k != b->k
      || a->event_period != b->event_period || g_strcmp0 (a->method, b->method) != 0)
    changes |= JCT_VIEW_CHANGE_SELECTION;
  return changes;
}

static gboolean
spans_equal (JctSpan a, JctSpan b)
{
  return a.start == b.start && a.end == b.end;
}

/* A view without an id may be a changed one of those that are saved: the last one counts. */
static void
note_saved_view (JctViewState *self)
{
  if (self->view->id != NULL)
    jct_view_state_replace_name (&self->saved_view, self->view->id);
}

void
jct_view_state_replace_view (JctViewState *self, JctView *next)
{
  JctSpan whole = jct_view_state_get_whole_range (self);
  JctSpan visible = jct_view_state_get_visible (self);
  JctViewChange changes = compare_views (self->view, next);

  if (self->point_key != NULL && points_differ (self->view, next))
    {
      g_clear_pointer (&self->point_key, g_free);
      changes |= JCT_VIEW_CHANGE_SELECTION;
    }
  gboolean shifted = self->event_shift != 0
                     && (points_differ (self->view, next)
                         || g_strcmp0 (self->view->selected_event, next->selected_event) != 0);
  if (shifted)
    self->event_shift = 0;
  if (!jct_beside_list_equal (self->view->beside, next->beside))
    g_clear_pointer (&self->beside, g_ptr_array_unref);
  jct_view_free (self->view);
  self->view = next;
  note_saved_view (self);
  if (changes & JCT_VIEW_CHANGE_DATA)
    {
      forget_derived (self);
      changes |= forget_rows (self);
    }
  if (!spans_equal (whole, jct_view_state_get_whole_range (self))
      || !spans_equal (visible, jct_view_state_get_visible (self)))
    changes |= JCT_VIEW_CHANGE_RANGE;

  g_object_ref (self);
  jct_view_state_emit_changed (self, changes);
  if (shifted)
    jct_view_state_emit_hover_changed (self);
  jct_view_state_notify_history (self);
  g_object_unref (self);
}

void
jct_view_state_commit (JctViewState *self, JctView *next, const char *name)
{
  if (jct_view_equal (self->view, next))
    {
      jct_view_free (next);
      return;
    }
  if (self->gesture_depth == 0)
    jct_history_push (&self->history, self->document, self->view, name);
  else if (self->gesture_name == NULL)
    self->gesture_name = g_strdup (name);
  jct_view_state_replace_view (self, next);
}

void
jct_view_state_commit_edit (JctViewState *self, JctView *next, const char *name)
{
  if (compare_views (self->view, next) & JCT_VIEW_CHANGE_DATA)
    {
      g_clear_pointer (&next->id, g_free);
      g_clear_pointer (&next->title, g_free);
      g_clear_pointer (&next->headline, g_free);
    }
  jct_view_state_commit (self, next, name);
}

gboolean
jct_view_state_is_leaping (JctViewState *self)
{
  g_return_val_if_fail (JCT_IS_VIEW_STATE (self), FALSE);

  return self->leaps;
}

void
jct_view_state_set_view (JctViewState *self, const JctView *view, const char *name)
{
  g_return_if_fail (JCT_IS_VIEW_STATE (self));
  g_return_if_fail (view != NULL && name != NULL);

  self->leaps = TRUE;
  jct_view_state_commit (self, jct_view_copy (view), name);
  self->leaps = FALSE;
}

/* Whether the series stay what they are when another document and view are shown. */
static gboolean
keeps_series (JctViewState *self, const JctDocument *document, const JctView *view)
{
  return self->document != NULL && document != NULL
         && (jct_document_compare (self->document, document)
             & (JCT_PART_DATA | JCT_PART_DEFINITIONS))
              == 0
         && (compare_views (self->view, view) & JCT_VIEW_CHANGE_DATA) == 0;
}

/* Takes the references. `view` belongs to the document. */
static void
replace_document (JctViewState *self, JctDocument *document, JctView *view)
{
  gboolean hovered = self->hovered_event != NULL || self->period_hovered || self->event_shift != 0;
  JctViewChange changes = JCT_VIEW_CHANGE_ALL | JCT_VIEW_CHANGE_DOCUMENT;
  gboolean keeps = keeps_series (self, document, view);
  JctSeriesSet *series = keeps ? g_steal_pointer (&self->series) : NULL;

  jct_view_state_forget_gesture (self);
  forget_derived (self);
  self->series = series;
  if (!keeps)
    {
      g_clear_pointer (&self->point_key, g_free);
      changes |= forget_rows (self);
    }
  g_clear_pointer (&self->hovered_event, g_free);
  self->period_hovered = FALSE;
  self->event_shift = 0;
  g_clear_pointer (&self->crossfilter, jct_crossfilter_free);
  jct_view_free (self->view);
  self->view = view;
  note_saved_view (self);
  g_clear_pointer (&self->document, jct_document_unref);
  self->document = document;

  g_object_ref (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOCUMENT]);
  jct_view_state_emit_changed (self, changes);
  if (hovered)
    jct_view_state_emit_hover_changed (self);
  jct_view_state_notify_history (self);
  g_object_unref (self);
}

void
jct_view_state_set_document (JctViewState *self, JctDocument *document)
{
  g_return_if_fail (JCT_IS_VIEW_STATE (self));

  if (document == self->document)
    return;
  jct_history_empty (&self->history);
  g_clear_pointer (&self->saved_document, jct_document_unref);
  g_clear_pointer (&self->saved_view, g_free);
  if (document == NULL)
    {
      replace_document (self, NULL, jct_view_new ());
      return;
    }
  self->saved_document = jct_document_ref (document);
  replace_document (self, jct_document_ref (document), jct_document_dup_default_view (document));
}

void
jct_view_state_replace_moment (JctViewState *self, JctDocument *document, JctView *view)
{
  if (document != self->document)
    {
      replace_document (self, document, view);
      return;
    }
  g_clear_pointer (&document, jct_document_unref);
  jct_view_state_replace_view (self, view);
}

/* ---- what is there ---- */

JctDocument *
jct_view_state_get_document (JctViewState *self)
{
  g_return_val_if_fail (JCT_IS_VIEW_STATE (self), NULL);

  return self->document;
}

const JctView *
jct_view_state_get_view (JctViewState *self)
{
  g_return_val_if_fail (JCT_IS_VIEW_STATE (self), NULL);

  return self->view;
}

/* ---- the object ---- */

static void
jct_view_state_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  JctViewState *self = JCT_VIEW_STATE (object);

  switch (id)
    {
    case PROP_DOCUMENT:
      g_value_set_pointer (value, self->document);
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, jct_history_undo_name (&self->history) != NULL);
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, jct_history_redo_name (&self->history) != NULL);
      break;
    case PROP_UNDO_NAME:
      g_value_set_string (value, jct_history_undo_name (&self->history));
      break;
    case PROP_REDO_NAME:
      g_value_set_string (value, jct_history_redo_name (&self->history));
      break;
    case PROP_MODIFIED:
      g_value_set_boolean (value, jct_view_state_is_modified (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
jct_view_state_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_DOCUMENT:
      jct_view_state_set_document (JCT_VIEW_STATE (object), g_value_get_pointer (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
jct_view_state_finalize (GObject *object)
{
  JctViewState *self = JCT_VIEW_STATE (object);

  jct_view_state_forget_gesture (self);
  forget_derived (self);
  jct_history_clear (&self->history);
  g_clear_pointer (&self->crossfilter, jct_crossfilter_free);
  jct_view_free (self->view);
  g_clear_pointer (&self->document, jct_document_unref);
  g_clear_pointer (&self->saved_document, jct_document_unref);
  g_free (self->typed_into);
  g_clear_pointer (&self->rows, jct_provenance_part_free);
  g_free (self->point_key);
  g_free (self->selected_note);
  g_free (self->hovered_event);
  g_free (self->saved_view);
  g_free (self->told_undo_name);
  g_free (self->told_redo_name);
  G_OBJECT_CLASS (jct_view_state_parent_class)->finalize (object);
}

static void
jct_view_state_class_init (JctViewStateClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags told = G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = jct_view_state_get_property;
  object_class->set_property = jct_view_state_set_property;
  object_class->finalize = jct_view_state_finalize;

  properties[PROP_DOCUMENT]
    = g_param_spec_pointer ("document", NULL, NULL, G_PARAM_READWRITE | told);
  properties[PROP_CAN_UNDO]
    = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, G_PARAM_READABLE | told);
  properties[PROP_CAN_REDO]
    = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, G_PARAM_READABLE | told);
  properties[PROP_UNDO_NAME]
    = g_param_spec_string ("undo-name", NULL, NULL, NULL, G_PARAM_READABLE | told);
  properties[PROP_REDO_NAME]
    = g_param_spec_string ("redo-name", NULL, NULL, NULL, G_PARAM_READABLE | told);
  properties[PROP_MODIFIED]
    = g_param_spec_boolean ("modified", NULL, NULL, FALSE, G_PARAM_READABLE | told);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[VIEW_CHANGED]
    = g_signal_new ("view-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[HOVER_CHANGED] = g_signal_new ("hover-changed", G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
jct_view_state_init (JctViewState *self)
{
  self->view = jct_view_new ();
  jct_history_init (&self->history);
}

JctViewState *
jct_view_state_new (void)
{
  return g_object_new (JCT_TYPE_VIEW_STATE, NULL);
}
