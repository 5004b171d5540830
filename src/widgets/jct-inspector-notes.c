/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The notes of the view, or of the selected point: what each says and is about, with its figure as it is now. Everything
 * that the pointer does to a note in the chart can be done here from the keyboard.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "chart/jct-annotations.h"
#include "widgets/jct-box.h"
#include "widgets/jct-tooltip-text.h"
#include "widgets/jct-inspector-private.h"
#include "widgets/jct-widgets.h"
#include "widgets/jct-wrapped-label.h"

struct _JctInspectorNotes
{
  JctPanel parent_instance;

  /* Template */
  GtkWidget *heading;
  GtkBox *rows;
  GtkWidget *add;
};

G_DEFINE_FINAL_TYPE (JctInspectorNotes, jct_inspector_notes, JCT_TYPE_PANEL)

/* ---- a row ------------------------------------------------------------------------------------- */

static const char *
get_id (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "note");
}

static void
edit_cb (GtkWidget *button, GtkWidget *row)
{
  gtk_widget_activate_action (row, "win.edit-note", "s", get_id (row));
}

static void
delete_cb (GtkWidget *button, GtkWidget *row)
{
  /* The row goes with it. */
  g_autofree char *id = g_strdup (get_id (row));

  gtk_widget_activate_action (row, "win.delete-note", "s", id);
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType modifiers,
        GtkWidget *row)
{
  if (key != GDK_KEY_Delete && key != GDK_KEY_KP_Delete)
    return GDK_EVENT_PROPAGATE;
  delete_cb (NULL, row);
  return GDK_EVENT_STOP;
}

/* The chart marks the note whose row has the focus. */
static void
enter_cb (GtkEventController *controller, GtkWidget *row)
{
  JctPanel *panel = JCT_PANEL (gtk_widget_get_ancestor (row, JCT_TYPE_INSPECTOR_NOTES));

  if (panel != NULL && jct_panel_get_state (panel) != NULL)
    jct_view_state_select_note (jct_panel_get_state (panel), get_id (row));
}

/* What it is about, and its figure as it is now. (transfer full) */
static char *
dup_subject (JctViewState *state, const JctAnnotation *note)
{
  JctSeriesSet *set = jct_view_state_get_series (state, NULL);
  JctSpan visible = jct_view_state_get_visible (state);
  g_autofree char *subject = jct_annotation_dup_subject (note, set);
  g_autofree char *value = jct_annotation_dup_value (note, jct_view_state_get_counts (state));
  const char *why = jct_annotation_sight_to_words (
    jct_annotation_find_sight (jct_view_state_get_view (state), set, visible, note));
  g_autofree char *about
    = value != NULL
        /* Translators: what a note is about, and the figure there: "December 2023: 5,951". */
        ? g_strdup_printf (C_ ("subject of a note", "%s: %s"), subject, value)
        : g_strdup (subject);

  return why != NULL ? g_strconcat (about, "\n", why, NULL) : g_steal_pointer (&about);
}

static GtkWidget *
new_row (JctViewState *state, const JctAnnotation *note)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *edit = gtk_button_new ();
  GtkWidget *trash = gtk_button_new_from_icon_name ("user-trash-symbolic");
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *key = gtk_event_controller_key_new ();
  g_autofree char *subject = dup_subject (state, note);
  GtkWidget *about = jct_wrapped_label_new (subject, NULL);

  g_object_set_data (G_OBJECT (row), "about", about);
  g_object_set_data_full (G_OBJECT (row), "note", g_strdup (note->id), g_free);
  gtk_widget_add_css_class (about, "caption");
  gtk_widget_add_css_class (about, "dim-label");
  gtk_box_append (GTK_BOX (box), about);
  gtk_box_append (GTK_BOX (box), jct_wrapped_label_new (note->text, NULL));
  gtk_button_set_child (GTK_BUTTON (edit), box);
  gtk_widget_set_hexpand (edit, TRUE);
  gtk_widget_set_tooltip_text (edit, _ ("Edit Note"));
  gtk_widget_add_css_class (edit, "flat");
  gtk_widget_add_css_class (edit, "event-row");
  gtk_widget_set_tooltip_text (trash, _ ("Delete Note"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (trash), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Delete Note"), -1);
  gtk_widget_set_valign (trash, GTK_ALIGN_START);
  gtk_widget_add_css_class (trash, "flat");
  gtk_widget_add_css_class (trash, "circular");
  gtk_widget_add_css_class (trash, "small-button");
  g_signal_connect (edit, "clicked", G_CALLBACK (edit_cb), row);
  g_signal_connect (trash, "clicked", G_CALLBACK (delete_cb), row);
  g_signal_connect (focus, "enter", G_CALLBACK (enter_cb), row);
  g_signal_connect (key, "key-pressed", G_CALLBACK (key_cb), row);
  gtk_widget_add_controller (row, focus);
  gtk_widget_add_controller (row, key);
  gtk_box_append (GTK_BOX (row), edit);
  gtk_box_append (GTK_BOX (row), trash);
  return row;
}

/* ---- the list ---------------------------------------------------------------------------------- */

/* Whether it is among those of the selected point; all are where there is none. */
static gboolean
is_listed (JctViewState *state, const JctAnnotation *note)
{
  JctPeriod period;
  const char *key;

  if (!jct_view_state_get_point (state, &key, &period))
    return TRUE;
  return (note->series == NULL || g_strcmp0 (note->series, key) == 0)
         && !jct_span_is_empty (
           jct_span_intersect (jct_annotation_get_span (note), jct_period_span (period)));
}

static int
find_focused_row (JctInspectorNotes *self)
{
  GtkWidget *focused = gtk_widget_get_focus_child (GTK_WIDGET (self->rows));
  int index = focused != NULL ? 0 : -1;

  while (focused != NULL && (focused = gtk_widget_get_prev_sibling (focused)) != NULL)
    index++;
  return index;
}

/* The focus stays in the list, at the same place or the last; without rows, it goes to the button under it. */
static void
focus_row (JctInspectorNotes *self, int index)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows));

  while (index-- > 0 && row != NULL && gtk_widget_get_next_sibling (row) != NULL)
    row = gtk_widget_get_next_sibling (row);
  if (row != NULL)
    gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
  else
    gtk_widget_grab_focus (self->add);
}

static void
show_notes (JctInspectorNotes *self)
{
  JctViewState *state = jct_panel_get_state (JCT_PANEL (self));
  GPtrArray *notes = jct_view_state_get_view (state)->annotations;
  int focused = find_focused_row (self);

  jct_box_clear (self->rows);
  for (guint i = 0; i < notes->len; i++)
    if (is_listed (state, g_ptr_array_index (notes, i)))
      gtk_box_append (self->rows, new_row (state, g_ptr_array_index (notes, i)));
  gtk_widget_set_visible (self->heading,
                          gtk_widget_get_first_child (GTK_WIDGET (self->rows)) != NULL);
  if (focused >= 0)
    focus_row (self, focused);
}

/* Which of them are in sight, after the visible range has moved. */
static void
update_subjects (JctInspectorNotes *self)
{
  JctViewState *state = jct_panel_get_state (JCT_PANEL (self));
  GPtrArray *notes = jct_view_state_get_view (state)->annotations;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      int index = jct_annotation_list_find (notes, get_id (row));
      g_autofree char *subject
        = index >= 0 ? dup_subject (state, g_ptr_array_index (notes, (guint) index)) : NULL;

      if (subject != NULL)
        jct_set_label_text (g_object_get_data (G_OBJECT (row), "about"), subject);
    }
}

static void
jct_inspector_notes_changed (JctPanel *panel, guint changes)
{
  JctInspectorNotes *self = JCT_INSPECTOR_NOTES (panel);
  gboolean shown
    = jct_inspector_get_series (panel) != NULL && jct_inspector_get_event (panel) == NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), shown);
  if (shown && (changes & ~(guint) JCT_VIEW_CHANGE_RANGE) != 0)
    show_notes (self);
  else if (shown)
    update_subjects (self);
}

static void
add_cb (JctInspectorNotes *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.add-note", "(ss)", "", "");
}

static void
jct_inspector_notes_class_init (JctInspectorNotesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  JCT_PANEL_CLASS (klass)->changed = jct_inspector_notes_changed;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               JCT_RESOURCE_BASE "/jct-inspector-notes.ui");
  gtk_widget_class_bind_template_child (widget_class, JctInspectorNotes, heading);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorNotes, rows);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorNotes, add);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
jct_inspector_notes_init (JctInspectorNotes *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
