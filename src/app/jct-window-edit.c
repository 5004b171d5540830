/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Events of the document added, edited and deleted, its categories, sources and definitions edited: the actions that lead
 * to the dialogs. */
#include "config.h"

#include "app/jct-window-private.h"

#include <glib/gi18n-lib.h>

#include "widgets/jct-contents-window.h"
#include "widgets/jct-definition-editor.h"
#include "widgets/jct-event-editor.h"

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
  /* Translators: %s is the title of an event. */
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

void
jct_window_install_edit_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.add-event", "(ss)", action_add_event);
  gtk_widget_class_install_action (widget_class, "win.edit-event", "s", action_edit_event);
  gtk_widget_class_install_action (widget_class, "win.duplicate-event", "s",
                                   action_duplicate_event);
  gtk_widget_class_install_action (widget_class, "win.delete-event", "s", action_delete_event);
  gtk_widget_class_install_action (widget_class, "win.pin-event", "s", action_pin_event);
  gtk_widget_class_install_action (widget_class, "win.edit-contents", NULL, action_edit_contents);
  gtk_widget_class_install_action (widget_class, "win.define-selection", NULL,
                                   action_define_selection);
}
