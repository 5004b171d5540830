/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures of another file, beside those of the document that is open; of a document that has events only, as its own. */
#include "config.h"

#include "app/jct-window-private.h"

#include <glib/gi18n-lib.h>

#include "io/jct-reader.h"
#include "model/jct-beside.h"

/* What is asked before a document of several definitions is shown. */
typedef struct
{
  JctWindow *window;     /* owned */
  JctDocument *document; /* owned */
  JctView *view;         /* owned: the document's own */
  GtkDropDown *list;     /* borrowed */
} Choice;

static void
choice_free (gpointer data, GClosure *closure)
{
  Choice *choice = data;

  g_object_unref (choice->window);
  jct_document_unref (choice->document);
  jct_view_free (choice->view);
  g_free (choice);
}

static void
show_beside_toast (JctWindow *self, const char *title)
{
  /* A toast's title is markup. */
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  /* Translators: %s is the title of a document. */
  g_autofree char *text = g_strdup_printf (_ ("“%s” is shown beside"), escaped);

  jct_window_show_step (self, text);
}

static void
show_beside (JctWindow *self, JctDocument *other, const JctView *view)
{
  g_autoptr (GError) error = NULL;

  if (jct_view_state_add_beside (self->state, other, view, &error))
    show_beside_toast (self, jct_document_get_title (other));
  else
    jct_window_show_error (self, _ ("The dataset cannot be shown beside"), error->message);
}

/* ---- which definition ---- */

static void
on_response (AdwMessageDialog *dialog, const char *response, Choice *choice)
{
  guint selected = gtk_drop_down_get_selected (choice->list);
  g_autoptr (JctView) view = NULL;
  const JctDefinition *definition;

  if (!g_str_equal (response, "open") || jct_view_state_get_document (choice->window->state) == NULL
      || selected >= jct_document_get_n_definitions (choice->document))
    return;
  definition = jct_document_get_definition (choice->document, selected);
  if (g_strcmp0 (definition->id, choice->view->definition) == 0)
    {
      show_beside (choice->window, choice->document, choice->view);
      return;
    }
  view = jct_view_new ();
  view->definition = g_strdup (definition->id);
  show_beside (choice->window, choice->document, view);
}

static GtkWidget *
list_new (Choice *choice)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint n = jct_document_get_n_definitions (choice->document), selected = 0;

  for (guint i = 0; i < n; i++)
    {
      const JctDefinition *definition = jct_document_get_definition (choice->document, i);

      gtk_string_list_append (titles, definition->title);
      if (g_strcmp0 (definition->id, choice->view->definition) == 0)
        selected = i;
    }
  choice->list = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&titles)), NULL));
  gtk_drop_down_set_selected (choice->list, selected);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Definition"), -1);
  return GTK_WIDGET (choice->list);
}

/* Takes the view. */
static void
ask (JctWindow *self, JctDocument *other, JctView *view)
{
  Choice *choice = g_new0 (Choice, 1);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("Open Beside"), NULL);

  choice->window = g_object_ref (self);
  choice->document = jct_document_ref (other);
  choice->view = view;
  adw_message_dialog_format_body (
    ADW_MESSAGE_DIALOG (dialog),
    /* Translators: %s is the title of a document. */
    _ ("“%s” counts by several definitions. Which one is shown in a panel under the chart?"),
    jct_document_get_title (other));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "open",
                                    _ ("_Open Beside"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "open",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "open");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), list_new (choice));
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), choice, choice_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* ---- reading ---- */

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JctWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JctDocument) other = jct_document_load_finish (result, &error);
  g_autoptr (JctView) view = NULL;

  if (g_cancellable_is_cancelled (self->closing)
      || jct_view_state_get_document (self->state) == NULL)
    return;
  if (other == NULL)
    {
      jct_window_show_error (self, _ ("The dataset cannot be shown beside"), error->message);
      return;
    }
  view = jct_document_dup_default_view (other);
  if (jct_document_get_n_definitions (other) > 1)
    ask (self, other, g_steal_pointer (&view));
  else
    show_beside (self, other, view);
}

void
jct_window_open_beside (JctWindow *self, GFile *file)
{
  g_return_if_fail (JCT_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  jct_window_hide_error (self);
  jct_document_load_async (file, NULL, NULL, self->closing, on_read, g_object_ref (self));
}

static void
action_open_beside (GtkWidget *widget, const char *name, GVariant *parameter)
{
  jct_window_choose_to_read (JCT_WINDOW (widget), _ ("Open a Dataset Beside"), _ ("_Open"),
                             jct_window_open_beside);
}

static void
action_remove_beside (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JctWindow *self = JCT_WINDOW (widget);
  guint n = jct_view_state_get_view (self->state)->beside->len;

  if (n > 0)
    jct_view_state_remove_beside (self->state, n - 1);
}

void
jct_window_update_beside (JctWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean open = jct_view_state_get_document (self->state) != NULL;

  gtk_widget_action_set_enabled (widget, "win.open-beside", open);
  gtk_widget_action_set_enabled (widget, "win.remove-beside",
                                 jct_view_state_get_view (self->state)->beside->len > 0);
}

void
jct_window_install_beside_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.open-beside", NULL, action_open_beside);
  gtk_widget_class_install_action (widget_class, "win.remove-beside", NULL, action_remove_beside);
}
