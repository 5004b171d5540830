/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stories made, renamed, duplicated and deleted. */
#include "config.h"

#include "widgets/jct-story-page-private.h"

#include <glib/gi18n-lib.h>

static void
put (JctStoryPage *self, const JctStory *story)
{
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;

  if (jct_view_state_put_story (jct_story_page_get_state (self), story, &id, &error))
    jct_story_page_select (self, id, NULL);
  else
    jct_story_page_fail (self, error);
}

/* ---- what it is called ----------------------------------------------------------------------- */

#define TITLE "jct-title"
#define DESCRIPTION "jct-description"

/* (transfer full): without the blanks at its ends */
static char *
dup_entered (gpointer dialog, const char *field)
{
  return g_strstrip (
    g_strdup (gtk_editable_get_text (GTK_EDITABLE (g_object_get_data (dialog, field)))));
}

static void
entered_cb (GtkWidget *dialog)
{
  g_autofree char *title = dup_entered (dialog, TITLE);

  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "done", title[0] != '\0');
}

static GtkWidget *
add_row (GtkWidget *dialog, GtkWidget *list, const char *field, const char *label, const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  g_object_set_data (G_OBJECT (dialog), field, row);
  return row;
}

static GtkWidget *
new_rows (GtkWidget *dialog, const JctStory *story)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *title = add_row (dialog, list, TITLE, C_ ("story", "Title"), story->title);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  add_row (dialog, list, DESCRIPTION, C_ ("story", "Description"), story->description);
  g_signal_connect_object (title, "changed", G_CALLBACK (entered_cb), dialog, G_CONNECT_SWAPPED);
  return list;
}

/* Asks what a story is called; `done` gets the response. */
static void
ask (JctStoryPage *self,
     const char *heading,
     const char *label,
     const JctStory *story,
     void (*done) (AdwMessageDialog *, const char *, JctStoryPage *))
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog
    = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, heading, NULL);
  AdwMessageDialog *message = ADW_MESSAGE_DIALOG (dialog);

  adw_message_dialog_set_extra_child (message, new_rows (dialog, story));
  adw_message_dialog_add_responses (message, "cancel", _ ("_Cancel"), "done", label, NULL);
  adw_message_dialog_set_response_appearance (message, "done", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (message, "done");
  adw_message_dialog_set_close_response (message, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (done), self, 0);
  entered_cb (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
put_entered (JctStoryPage *self, JctStory *story, AdwMessageDialog *dialog)
{
  g_free (story->title);
  story->title = dup_entered (dialog, TITLE);
  g_free (story->description);
  story->description = dup_entered (dialog, DESCRIPTION);
  if (story->description[0] == '\0')
    g_clear_pointer (&story->description, g_free);
  put (self, story);
}

static void
made_cb (AdwMessageDialog *dialog, const char *response, JctStoryPage *self)
{
  g_autoptr (JctStory) story = NULL;

  if (!g_str_equal (response, "done") || jct_panel_get_document (JCT_PANEL (self)) == NULL)
    return;
  story = jct_story_new ();
  put_entered (self, story, dialog);
}

static void
renamed_cb (AdwMessageDialog *dialog, const char *response, JctStoryPage *self)
{
  const JctStory *own = jct_story_page_find_story (self);
  g_autoptr (JctStory) story = NULL;

  if (!g_str_equal (response, "done") || own == NULL)
    return;
  story = jct_story_copy (own);
  put_entered (self, story, dialog);
}

/* ---- the actions ----------------------------------------------------------------------------- */

static void
action_new (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JctStoryPage *self = JCT_STORY_PAGE (widget);

  g_autoptr (JctStory) story = jct_story_new ();

  if (jct_panel_get_document (JCT_PANEL (self)) != NULL)
    ask (self, C_ ("story", "New Story"), C_ ("story", "_Make"), story, made_cb);
}

static void
action_rename (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JctStoryPage *self = JCT_STORY_PAGE (widget);
  const JctStory *story = jct_story_page_find_story (self);

  if (story != NULL)
    ask (self, C_ ("story", "Rename Story"), C_ ("story", "_Rename"), story, renamed_cb);
}

static void
action_duplicate (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JctStoryPage *self = JCT_STORY_PAGE (widget);
  const JctStory *own = jct_story_page_find_story (self);
  g_autoptr (JctStory) story = NULL;

  if (own == NULL)
    return;
  story = jct_story_copy (own);
  g_clear_pointer (&story->id, g_free);
  g_free (story->title);
  /* Translators: the title of a copy of the story of that title. */
  story->title = g_strdup_printf (C_ ("story", "%s (copy)"), own->title);
  put (self, story);
}

static void
action_delete (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JctStoryPage *self = JCT_STORY_PAGE (widget);
  const JctStory *story = jct_story_page_find_story (self);
  g_autofree char *id = NULL, *title = NULL;
  g_autoptr (GError) error = NULL;

  if (story == NULL)
    return;
  id = g_strdup (story->id);
  title = g_strdup (story->title);
  if (!jct_view_state_delete_story (jct_story_page_get_state (self), id, &error))
    jct_story_page_fail (self, error);
  else
    /* Translators: %s is the title of a story. */
    jct_story_page_tell (self, _ ("Story “%s” deleted"), title);
}

void
jct_story_page_install_stories (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "story.new", NULL, action_new);
  gtk_widget_class_install_action (widget_class, "story.rename", NULL, action_rename);
  gtk_widget_class_install_action (widget_class, "story.duplicate", NULL, action_duplicate);
  gtk_widget_class_install_action (widget_class, "story.delete", NULL, action_delete);
}
