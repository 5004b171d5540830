/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Slides made of what is shown, from any page, and what the Story page tells. */
#include "config.h"

#include "app/jct-window-private.h"

#include <glib/gi18n-lib.h>

#include "widgets/jct-step-dialog.h"
#include "widgets/jct-story-export-dialog.h"
#include "widgets/jct-story-page.h"

/* ---- where a slide goes ---------------------------------------------------------------------- */

/* The story that the page shows; before there is a page, the first. (nullable) */
static const JctStory *
find_story (JctWindow *self)
{
  const JctDocument *document = jct_view_state_get_document (self->state);
  const char *shown = self->story_page != NULL
                        ? jct_story_page_get_story (JCT_STORY_PAGE (self->story_page))
                        : NULL;

  if (shown != NULL)
    return jct_document_find_story (document, shown);
  return jct_document_get_n_stories (document) > 0 ? jct_document_get_story (document, 0) : NULL;
}

/* On the story's page after the selected slide, from elsewhere at the end. */
static guint
find_place (JctWindow *self, const JctStory *story)
{
  const char *slide = jct_window_shows_page (self, "story")
                        ? jct_story_page_get_slide (JCT_STORY_PAGE (self->story_page))
                        : NULL;
  int index = slide != NULL ? jct_story_find_slide (story, slide) : -1;

  return index >= 0 ? (guint) index + 1 : story->slides->len;
}

/* ---- making one ------------------------------------------------------------------------------ */

/* The slide in a story of its own, as one step. */
static gboolean
put_in_new_story (JctWindow *self, const JctSlide *slide, char **story, char **id, GError **error)
{
  const JctDocument *document = jct_view_state_get_document (self->state);
  g_autoptr (JctStory) made = jct_story_new ();

  g_free (made->title);
  made->title = g_strdup (jct_document_get_title (document));
  if (made->title == NULL || made->title[0] == '\0')
    {
      g_free (made->title);
      made->title = g_strdup (C_ ("story", "Story"));
    }
  g_ptr_array_add (made->slides, jct_slide_copy (slide));
  if (!jct_view_state_put_story (self->state, made, story, error))
    return FALSE;
  document = jct_view_state_get_document (self->state);
  *id = g_strdup (jct_story_get_slide (jct_document_find_story (document, *story), 0)->id);
  return TRUE;
}

static gboolean
put_slide (JctWindow *self, const JctSlide *slide, char **story, char **id, GError **error)
{
  const JctStory *own = find_story (self);

  if (own == NULL)
    return put_in_new_story (self, slide, story, id, error);
  *story = g_strdup (own->id);
  return jct_view_state_put_slide (self->state, *story, slide, find_place (self, own), id, error);
}

static void
tell_added (JctWindow *self, const char *story_id, const char *slide_id)
{
  const JctDocument *document = jct_view_state_get_document (self->state);
  const JctStory *story = jct_document_find_story (document, story_id);
  g_autofree char *title = g_markup_escape_text (story->title, -1);
  /* Translators: %u is the number of a slide in its story, %s the story's title. */
  g_autofree char *text
    = g_strdup_printf (_ ("Slide %u added to “%s”"),
                       (guint) jct_story_find_slide (story, slide_id) + 1, title);

  if (jct_window_shows_page (self, "story"))
    jct_window_show_step (self, text);
  else
    jct_window_show_step_with (self, text, C_ ("story", "_Show"), "win.show-slide",
                               g_variant_new ("(ss)", story_id, slide_id));
}

static void
add_slide (JctWindow *self, const JctSlide *slide)
{
  g_autofree char *story = NULL, *id = NULL;
  g_autoptr (GError) error = NULL;

  if (!put_slide (self, slide, &story, &id, &error))
    {
      jct_window_show_error (self, _ ("The slide could not be added"), error->message);
      return;
    }
  if (self->story_page != NULL)
    jct_story_page_select (JCT_STORY_PAGE (self->story_page), story, id);
  tell_added (self, story, id);
}

/* What is shown, with no name of its own. (transfer full) */
static JctView *
dup_view (JctWindow *self)
{
  JctView *view = jct_view_copy (jct_view_state_get_view (self->state));

  g_clear_pointer (&view->id, g_free);
  return view;
}

static void
name_slide (JctSlide *slide)
{
  const JctView *view = slide->view;

  if (slide->headline == NULL)
    slide->headline = g_strdup (view->headline != NULL ? view->headline : view->title);
}

static void
action_add_slide (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JctWindow *self = JCT_WINDOW (widget);
  g_autoptr (JctSlide) slide = NULL;

  if (jct_view_state_get_document (self->state) == NULL)
    return;
  slide = jct_slide_new ();
  slide->view = dup_view (self);
  name_slide (slide);
  add_slide (self, slide);
}

static void
action_add_slow_reveal (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JctWindow *self = JCT_WINDOW (widget);
  g_autoptr (JctView) view = NULL;
  g_autoptr (JctSlide) slide = NULL;

  if (jct_view_state_get_document (self->state) == NULL)
    return;
  view = dup_view (self);
  slide = jct_slide_new_slow_reveal (view);
  name_slide (slide);
  add_slide (self, slide);
}

static void
action_show_slide (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JctWindow *self = JCT_WINDOW (widget);
  const char *story, *slide;

  if (self->views == NULL)
    return;
  g_variant_get (parameter, "(&s&s)", &story, &slide);
  adw_view_stack_set_visible_child_name (self->views, "story");
  jct_story_page_select (JCT_STORY_PAGE (self->story_page), story, slide);
}

/* ---- out of the window ----------------------------------------------------------------------- */

static void
exported_cb (JctStoryExportDialog *dialog, GFile *file, JctWindow *self)
{
  jct_window_keep_last_folder (self, file);
  jct_window_show_exported (self, file);
}

static void
action_export_story (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JctWindow *self = JCT_WINDOW (widget);
  JctDocument *document = jct_view_state_get_document (self->state);
  const JctStory *story = document != NULL ? find_story (self) : NULL;
  g_autoptr (GFile) folder = NULL;
  JctStoryExportDialog *dialog;

  if (story == NULL || story->slides->len == 0)
    return;
  folder = jct_window_dup_last_folder (self);
  dialog
    = jct_story_export_dialog_new (GTK_WINDOW (self), document, story->id, self->settings, folder);
  g_signal_connect_object (dialog, "exported", G_CALLBACK (exported_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* ---- any step -------------------------------------------------------------------------------- */

static void
told_step_cb (JctStepDialog *dialog, const char *text, JctWindow *self)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  jct_window_show_toast (self, adw_toast_new (escaped));
}

static JctStepDialog *
open_steps (JctWindow *self, const JctStory *story, guint slide, guint step)
{
  JctStepDialog *dialog
    = jct_step_dialog_new (GTK_WINDOW (self), jct_view_state_get_document (self->state), story,
                           slide, step, self->settings);

  g_signal_connect_object (dialog, "told", G_CALLBACK (told_step_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}

/* The slide and the step that the Story page shows; from elsewhere the first slide. */
static void
action_print_slide (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JctWindow *self = JCT_WINDOW (widget);
  const JctStory *story
    = jct_view_state_get_document (self->state) != NULL ? find_story (self) : NULL;
  JctStoryPage *page = self->story_page != NULL ? JCT_STORY_PAGE (self->story_page) : NULL;
  const char *slide = page != NULL ? jct_story_page_get_slide (page) : NULL;
  int index = story != NULL && slide != NULL ? jct_story_find_slide (story, slide) : -1;

  if (story == NULL || story->slides->len == 0)
    return;
  open_steps (self, story, (guint) MAX (index, 0),
              index >= 0 ? jct_story_page_get_step (page) : G_MAXUINT);
}

/* What is shown, in the steps in which it comes to light, without a slide of it in the document. */
static void
action_print_slow_reveal (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JctWindow *self = JCT_WINDOW (widget);
  g_autoptr (JctStory) story = jct_story_new ();
  JctSlide *slide;

  if (jct_view_state_get_document (self->state) == NULL)
    return;
  slide = jct_slide_new_slow_reveal (jct_view_state_get_view (self->state));
  slide->id = g_strdup ("view");
  g_ptr_array_add (story->slides, slide);
  jct_step_dialog_set_step (open_steps (self, story, 0, 0), G_MAXUINT);
}

/* Of the story that the page shows. */
void
jct_window_update_story (JctWindow *self)
{
  gboolean open = jct_view_state_get_document (self->state) != NULL;
  const JctStory *story = open ? find_story (self) : NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.add-slide", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.add-slow-reveal", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.print-slow-reveal", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.print-slide",
                                 story != NULL && story->slides->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.export-story",
                                 story != NULL && story->slides->len > 0);
}

/* ---- what the page tells --------------------------------------------------------------------- */

static void
shown_cb (JctStoryPage *page, const char *story, guint slide, JctWindow *self)
{
  jct_window_note_slide (self, story, slide);
}

static void
told_cb (JctStoryPage *page, const char *markup, JctWindow *self)
{
  jct_window_show_step (self, markup);
}

static void
failed_cb (JctStoryPage *page, const char *heading, const char *message, JctWindow *self)
{
  jct_window_show_error (self, heading, message);
}

void
jct_window_watch_story (JctWindow *self)
{
  g_signal_connect_object (self->story_page, "shown", G_CALLBACK (shown_cb), self, 0);
  g_signal_connect_object (self->story_page, "told", G_CALLBACK (told_cb), self, 0);
  g_signal_connect_object (self->story_page, "failed", G_CALLBACK (failed_cb), self, 0);
}

void
jct_window_install_story_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.add-slide", NULL, action_add_slide);
  gtk_widget_class_install_action (widget_class, "win.add-slow-reveal", NULL,
                                   action_add_slow_reveal);
  gtk_widget_class_install_action (widget_class, "win.export-story", NULL, action_export_story);
  gtk_widget_class_install_action (widget_class, "win.print-slide", NULL, action_print_slide);
  gtk_widget_class_install_action (widget_class, "win.print-slow-reveal", NULL,
                                   action_print_slow_reveal);
  gtk_widget_class_install_action (widget_class, "win.show-slide", "(ss)", action_show_slide);
}
