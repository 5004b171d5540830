/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Events of the document added, edited and deleted, its categories, sources and definitions edited: the actions that lead
 * to the dialogs. */
#include "config.h"

#include "app/jct-window-private.h"

#include <glib/gi18n-lib.h>

#include "widgets/jct-contents-window.h"
#include "widgets/jct-definition-editor.h"
#include "widgets/jct-event-editor.h"
#include "widgets/jct-note-editor.h"

static const JctEvent *
find_event (JctWindow *self, GVariant *id)
{
  JctDocument *document = jct_view_state_get_document (self->state);

  return document != NULL ? jct_document_find_event (document, g_variant_get_string (id, NULL))
                          : NULL;
}

static void
edit (JctWindow *self, const JctEvent *event, gboolean has_date)
{
  gtk_window_present (
    GTK_WINDOW (jct_event_editor_new (GTK_WINDOW (self), self->state, event, has_date)));
}

/* The category that is asked for; else the one that the selected event has, or the first there is: rather one of those
 * than none. */
static char *
dup_likely_category (JctWindow *self, const char *asked)
{
  JctDocument *document = jct_view_state_get_document (self->state);
  const char *selected = jct_view_state_get_view (self->state)->selected_event;
  const JctEvent *event = selected != NULL ? jct_document_find_event (document, selected) : NULL;

  if (jct_document_find_category (document, asked) >= 0)
    return g_strdup (asked);
  if (event != NULL)
    return g_strdup (event->category);
  return g_strdup (jct_document_get_n_categories (document) > 0
                     ? jct_document_get_category (document, 0)->id
                     : "");
}

/* The date that is given; else that of the selected point. */
static gboolean
choose_date (JctWindow *self, const char *text, JctEdtf *date)
{
  const char *key;
  JctPeriod period;

  if (jct_edtf_parse (text, date, NULL))
    return TRUE;
  if (!jct_view_state_get_point (self->state, &key, &period))
    return FALSE;
  *date = jct_edtf_from_day (jct_period_first_day (period),
                             period.kind.unit <= JCT_PERIOD_WEEK      ? JCT_EDTF_DAY
                             : period.kind.unit <= JCT_PERIOD_QUARTER ? JCT_EDTF_MONTH
                                                                      : JCT_EDTF_YEAR);
  return TRUE;
}

/* `place`: a date, and the id of a category; each may be empty. */
static void
action_add_event (GtkWidget *widget, const char *name, GVariant *place)
{
  JctWindow *self = JCT_WINDOW (widget);
  g_autoptr (JctEvent) event = NULL;
  const char *date, *category;
  gboolean has_date;

  if (jct_view_state_get_document (self->state) == NULL)
    return;
  g_variant_get (place, "(&s&s)", &date, &category);
  event = jct_event_new ();
  g_free (event->category);
  event->category = dup_likely_category (self, category);
  has_date = choose_date (self, date, &event->date);
  edit (self, event, has_date);
}

static void
action_edit_event (GtkWidget *widget, const char *name, GVariant *id)
{
  const JctEvent *event = find_event (JCT_WINDOW (widget), id);

  if (event != NULL)
    edit (JCT_WINDOW (widget), event, TRUE);
}

static void
action_duplicate_event (GtkWidget *widget, const char *name, GVariant *id)
{
  const JctEvent *event = find_event (JCT_WINDOW (widget), id);
  g_autoptr (JctEvent) copy = NULL;

  if (event == NULL)
    return;
  copy = jct_event_copy (event);
  g_clear_pointer (&copy->id, g_free);
  edit (JCT_WINDOW (widget), copy, TRUE);
}

static void
show_deleted (JctWindow *self, const char *title)
{
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  /* Translators: %s is the title of an event, or the text of a note. */
  g_autofree char *text = g_strdup_printf (_ ("“%s” deleted"), escaped);

  jct_window_show_step (self, text);
}

static void
action_delete_event (GtkWidget *widget, const char *name, GVariant *id)
{
  JctWindow *self = JCT_WINDOW (widget);
  const JctEvent *event = find_event (self, id);
  g_autofree char *title = event != NULL ? g_strdup (event->title) : NULL;
  g_autofree char *own_id = event != NULL ? g_strdup (event->id) : NULL;
  g_autoptr (GError) error = NULL;

  if (event == NULL)
    return;
  if (jct_view_state_delete_event (self->state, own_id, &error))
    show_deleted (self, title);
  else
    jct_window_show_error (self, _ ("The event could not be deleted"), error->message);
}

static void
action_pin_event (GtkWidget *widget, const char *name, GVariant *id)
{
  jct_view_state_toggle_pin (JCT_WINDOW (widget)->state, g_variant_get_string (id, NULL));
}

static void
action_edit_contents (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JctWindow *self = JCT_WINDOW (widget);

  if (jct_view_state_get_document (self->state) != NULL)
    gtk_window_present (GTK_WINDOW (jct_contents_window_new (GTK_WINDOW (self), self->state)));
}

/* A definition of what the facets select now. */
static void
action_define_selection (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JctWindow *self = JCT_WINDOW (widget);

  if (jct_view_state_get_document (self->state) != NULL)
    gtk_window_present (
      GTK_WINDOW (jct_definition_editor_new (GTK_WINDOW (self), self->state, NULL)));
}

/* ---- notes ---- */

static const JctAnnotation *
find_note (JctWindow *self, GVariant *id)
{
  GPtrArray *notes = jct_view_state_get_view (self->state)->annotations;
  int index = jct_annotation_list_find (notes, g_variant_get_string (id, NULL));

  return index >= 0 ? g_ptr_array_index (notes, (guint) index) : NULL;
}

static void
edit_note (JctWindow *self, const JctAnnotation *note)
{
  gtk_window_present (GTK_WINDOW (jct_note_editor_new (GTK_WINDOW (self), self->state, note)));
}

/* `place`: periods, and the key of a series; without periods, the selected point, else what is visible. */
static void
action_add_note (GtkWidget *widget, const char *name, GVariant *place)
{
  JctWindow *self = JCT_WINDOW (widget);
  JctDocument *document = jct_view_state_get_document (self->state);
  g_autoptr (JctAnnotation) note = jct_annotation_new ();
  const char *at, *key;

  if (document == NULL)
    return;
  g_variant_get (place, "(&s&s)", &at, &key);
  note->series = *key != '\0' ? g_strdup (key) : NULL;
  if (jct_annotation_parse_at (at, jct_document_get_fiscal_start (document), note)
      || jct_view_state_write_note_point (self->state, note)
      || jct_view_state_write_note_range (self->state, note))
    edit_note (self, note);
}

static void
action_add_range_note (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JctWindow *self = JCT_WINDOW (widget);
  g_autoptr (JctAnnotation) note = jct_annotation_new ();

  if (jct_view_state_get_document (self->state) != NULL
      && jct_view_state_write_note_range (self->state, note))
    edit_note (self, note);
}

static void
action_edit_note (GtkWidget *widget, const char *name, GVariant *id)
{
  const JctAnnotation *note = find_note (JCT_WINDOW (widget), id);

  if (note != NULL)
    edit_note (JCT_WINDOW (widget), note);
}

/* Its text stands again where the chart puts it. */
static void
action_place_note (GtkWidget *widget, const char *name, GVariant *id)
{
  JctWindow *self = JCT_WINDOW (widget);
  const JctAnnotation *note = find_note (self, id);
  g_autoptr (JctAnnotation) placed = note != NULL ? jct_annotation_copy (note) : NULL;

  if (placed == NULL)
    return;
  placed->is_moved = FALSE;
  jct_view_state_put_note (self->state, placed, NULL);
}

static void
action_delete_note (GtkWidget *widget, const char *name, GVariant *id)
{
  JctWindow *self = JCT_WINDOW (widget);
  const JctAnnotation *note = find_note (self, id);
  g_autofree char *own_id = note != NULL ? g_strdup (note->id) : NULL;
  g_autofree char *text = note != NULL ? g_strdup (note->text) : NULL;

  if (note == NULL)
    return;
  jct_view_state_delete_note (self->state, own_id);
  show_deleted (self, text);
}

void
jct_window_install_edit_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.add-event", "(ss)", action_add_event);
  gtk_widget_class_install_action (widget_class, "win.edit-event", "s", action_edit_event);
  gtk_widget_class_install_action (widget_class, "win.duplicate-event", "s",
                                   action_duplicate_event);
  gtk_widget_class_install_action (widget_class, "win.delete-event", "s", action_delete_event);
  gtk_widget_class_install_action (widget_class, "win.pin-event", "s", action_pin_event);
  gtk_widget_class_install_action (widget_class, "win.add-note", "(ss)", action_add_note);
  gtk_widget_class_install_action (widget_class, "win.add-range-note", NULL, action_add_range_note);
  gtk_widget_class_install_action (widget_class, "win.edit-note", "s", action_edit_note);
  gtk_widget_class_install_action (widget_class, "win.place-note", "s", action_place_note);
  gtk_widget_class_install_action (widget_class, "win.delete-note", "s", action_delete_note);
  gtk_widget_class_install_action (widget_class, "win.edit-contents", NULL, action_edit_contents);
  gtk_widget_class_install_action (widget_class, "win.define-selection", NULL,
                                   action_define_selection);
}
