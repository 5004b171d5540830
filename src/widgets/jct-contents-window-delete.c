/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is deleted, and the question before that where something hangs on it. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "widgets/jct-contents-window-private.h"

static JctDocument *
get_document (JctContentsWindow *self)
{
  return jct_view_state_get_document (self->state);
}

/* The question; its "delete" destroys. `id` is kept with it. */
static AdwMessageDialog *
new_question (JctContentsWindow *self, const char *heading, const char *body, const char *id)
{
  AdwMessageDialog *dialog
    = ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_WINDOW (self), heading, body));

  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "delete", _ ("_Delete"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "delete", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "jct-id", g_strdup (id), g_free);
  return dialog;
}

/* Where the events of a category that goes can go: to each other one, or to none. */
static GtkWidget *
new_heirs (JctDocument *document, const char *id)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  GtkWidget *heirs = gtk_drop_down_new (NULL, NULL);

  for (guint i = 0; i < jct_document_get_n_categories (document); i++)
    {
      const JctCategory *category = jct_document_get_category (document, i);

      if (g_str_equal (category->id, id))
        continue;
      gtk_string_list_append (titles, category->title);
      g_ptr_array_add (ids, g_strdup (category->id));
    }
  gtk_string_list_append (titles, C_ ("category", "None"));
  g_ptr_array_add (ids, g_strdup (""));
  gtk_drop_down_set_model (GTK_DROP_DOWN (heirs), G_LIST_MODEL (titles));
  gtk_accessible_update_property (GTK_ACCESSIBLE (heirs), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Their new category"), -1);
  g_object_set_data_full (G_OBJECT (heirs), "jct-ids", ids, (GDestroyNotify) g_ptr_array_unref);
  return heirs;
}

static void
delete_category (JctContentsWindow *self, const char *id, const char *heir)
{
  g_autoptr (GError) error = NULL;

  if (!jct_view_state_delete_category (self->state, id, heir, &error))
    jct_contents_window_tell (self, error->message);
}

static void
category_answer_cb (AdwMessageDialog *dialog, const char *response, JctContentsWindow *self)
{
  GtkDropDown *heirs = GTK_DROP_DOWN (adw_message_dialog_get_extra_child (dialog));
  GPtrArray *ids = g_object_get_data (G_OBJECT (heirs), "jct-ids");
  guint selected = gtk_drop_down_get_selected (heirs);

  if (g_str_equal (response, "delete") && selected < ids->len)
    delete_category (self, g_object_get_data (G_OBJECT (dialog), "jct-id"), ids->pdata[selected]);
}

static void
action_delete_category (GtkWidget *widget, const char *name, GVariant *variant)
{
  JctContentsWindow *self = JCT_CONTENTS_WINDOW (widget);
  const char *id = g_variant_get_string (variant, NULL);
  guint n = jct_document_count_events_of (get_document (self), id);
  g_autofree char *body = NULL;
  AdwMessageDialog *dialog;

  if (n == 0)
    {
      g_autofree char *own = g_strdup (id);
      delete_category (self, own, "");
      return;
    }
  body = g_strdup_printf (
    ngettext ("%u event has it, and goes to:", "%u events have it, and go to:", n), n);
  dialog = new_question (self, _ ("Delete the Category?"), body, id);
  adw_message_dialog_set_extra_child (dialog, new_heirs (get_document (self), id));
  g_signal_connect_object (dialog, "response", G_CALLBACK (category_answer_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
delete_source (JctContentsWindow *self, const char *key)
{
  g_autoptr (GError) error = NULL;

  if (!jct_view_state_delete_source (self->state, key, &error))
    jct_contents_window_tell (self, error->message);
}

static void
source_answer_cb (AdwMessageDialog *dialog, const char *response, JctContentsWindow *self)
{
  if (g_str_equal (response, "delete"))
    delete_source (self, g_object_get_data (G_OBJECT (dialog), "jct-id"));
}

static void
action_delete_source (GtkWidget *widget, const char *name, GVariant *variant)
{
  JctContentsWindow *self = JCT_CONTENTS_WINDOW (widget);
  g_autofree char *key = g_strdup (g_variant_get_string (variant, NULL));
  JctCitations citations = jct_document_count_citations (get_document (self), key);
  g_autofree char *cited = jct_citations_dup_words (&citations);
  g_autofree char *body = NULL;
  AdwMessageDialog *dialog;

  /* What a table rests on is refused, with the reason. */
  if (citations.n_events + citations.n_claims == 0 || citations.n_tables > 0)
    {
      delete_source (self, key);
      return;
    }
  /* Translators: %s is "Cited by 3 events, 2 claims". */
  body = g_strdup_printf (_ ("%s. They will no longer cite it."), cited);
  dialog = new_question (self, _ ("Delete the Source?"), body, key);
  g_signal_connect_object (dialog, "response", G_CALLBACK (source_answer_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
action_delete_definition (GtkWidget *widget, const char *name, GVariant *variant)
{
  JctContentsWindow *self = JCT_CONTENTS_WINDOW (widget);
  g_autofree char *id = g_strdup (g_variant_get_string (variant, NULL));
  guint n = jct_document_count_views_of (get_document (self), id);
  g_autoptr (GError) error = NULL;

  if (!jct_view_state_delete_definition (self->state, id, &error))
    jct_contents_window_tell (self, error->message);
  else if (n > 0)
    jct_contents_window_tell (self,
                              ngettext ("A saved view of it shows the same figures as before.",
                                        "Saved views of it show the same figures as before.", n));
}

void
jct_contents_window_install_deleting (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "contents.delete-category", "s",
                                   action_delete_category);
  gtk_widget_class_install_action (widget_class, "contents.delete-source", "s",
                                   action_delete_source);
  gtk_widget_class_install_action (widget_class, "contents.delete-definition", "s",
                                   action_delete_definition);
}
