/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Slides moved, duplicated and deleted, and what figure they have: each a step of the document's history. */
#include "config.h"

#include "widgets/jct-story-page-private.h"

#include <glib/gi18n-lib.h>

/* (transfer full) */
static char *
dup_name (const JctSlide *slide)
{
  return g_strdup (slide->headline != NULL ? slide->headline : _ ("Slide"));
}

/* ---- their order ----------------------------------------------------------------------------- */

void
jct_story_page_move_slide (JctStoryPage *self, const char *slide, guint index)
{
  g_autoptr (GError) error = NULL;

  if (self->story != NULL
      && !jct_view_state_move_slide (jct_story_page_get_state (self), self->story, slide, index,
                                     &error))
    jct_story_page_fail (self, error);
}

static void
move_by (JctStoryPage *self, int by)
{
  guint index;
  const JctSlide *slide = jct_story_page_find_slide (self, &index);
  const JctStory *story = jct_story_page_find_story (self);
  g_autofree char *id = NULL;

  if (slide == NULL || (int) index + by < 0 || (int) index + by >= (int) story->slides->len)
    return;
  id = g_strdup (slide->id);
  jct_story_page_move_slide (self, id, (guint) ((int) index + by));
}

static void
action_move_up (GtkWidget *widget, const char *name, GVariant *parameter)
{
  move_by (JCT_STORY_PAGE (widget), -1);
}

static void
action_move_down (GtkWidget *widget, const char *name, GVariant *parameter)
{
  move_by (JCT_STORY_PAGE (widget), 1);
}

/* ---- once more, or no more ------------------------------------------------------------------- */

static void
action_duplicate (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JctStoryPage *self = JCT_STORY_PAGE (widget);
  const JctSlide *slide = jct_story_page_find_slide (self, NULL);
  g_autofree char *id = NULL, *copy = NULL;
  g_autoptr (GError) error = NULL;

  if (slide == NULL)
    return;
  id = g_strdup (slide->id);
  if (jct_view_state_duplicate_slide (jct_story_page_get_state (self), self->story, id, &copy,
                                      &error))
    jct_story_page_select_slide (self, copy);
  else
    jct_story_page_fail (self, error);
}

static void
action_delete (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JctStoryPage *self = JCT_STORY_PAGE (widget);
  const JctSlide *slide = jct_story_page_find_slide (self, NULL);
  g_autofree char *id = NULL, *headline = NULL;
  g_autoptr (GError) error = NULL;

  if (slide == NULL)
    return;
  id = g_strdup (slide->id);
  headline = dup_name (slide);
  if (!jct_view_state_delete_slide (jct_story_page_get_state (self), self->story, id, &error))
    jct_story_page_fail (self, error);
  else
    /* Translators: %s is the headline of a slide. */
    jct_story_page_tell (self, _ ("Slide “%s” deleted"), headline);
}

/* ---- their figure ---------------------------------------------------------------------------- */

static void
put (JctStoryPage *self, const JctSlide *slide)
{
  g_autoptr (GError) error = NULL;

  if (!jct_view_state_put_slide (jct_story_page_get_state (self), self->story, slide, 0, NULL,
                                 &error))
    jct_story_page_fail (self, error);
}

/* `view` (nullable) (transfer full) */
static void
give_view (JctStoryPage *self, JctView *view)
{
  const JctSlide *slide = jct_story_page_find_slide (self, NULL);
  g_autoptr (JctSlide) changed = NULL;

  if (slide == NULL)
    {
      jct_view_free (view);
      return;
    }
  changed = jct_slide_copy (slide);
  g_clear_pointer (&changed->view_id, g_free);
  g_clear_pointer (&changed->view, jct_view_free);
  changed->view = view;
  put (self, changed);
}

static void
action_update_view (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JctStoryPage *self = JCT_STORY_PAGE (widget);
  JctView *view = jct_view_copy (jct_view_state_get_view (jct_story_page_get_state (self)));

  g_clear_pointer (&view->id, g_free);
  give_view (self, view);
}

static void
action_remove_view (GtkWidget *widget, const char *name, GVariant *parameter)
{
  give_view (JCT_STORY_PAGE (widget), NULL);
}

static void
action_open_view (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JctStoryPage *self = JCT_STORY_PAGE (widget);
  JctViewState *state = jct_story_page_get_state (self);
  const JctSlide *slide = jct_story_page_find_slide (self, NULL);

  if (slide == NULL)
    return;
  if (slide->view != NULL)
    /* Translators: the name of a step that can be undone. */
    jct_view_state_set_view (state, slide->view, _ ("Show slide"));
  else if (slide->view_id != NULL)
    {
      g_autofree char *id = g_strdup (slide->view_id);

      jct_view_state_show_saved_view (state, id);
    }
  gtk_widget_activate_action (widget, "win.page", "s", "explore");
}

/* ---- what can be done ------------------------------------------------------------------------ */

void
jct_story_page_update_actions (JctStoryPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  guint index = 0;
  const JctSlide *slide = jct_story_page_find_slide (self, &index);
  const JctStory *story = jct_story_page_find_story (self);
  gboolean has_view = slide != NULL && (slide->view != NULL || slide->view_id != NULL);

  gtk_widget_action_set_enabled (widget, "story.delete-slide", slide != NULL);
  gtk_widget_action_set_enabled (widget, "story.duplicate-slide", slide != NULL);
  gtk_widget_action_set_enabled (widget, "story.move-up", slide != NULL && index > 0);
  gtk_widget_action_set_enabled (widget, "story.move-down",
                                 slide != NULL && index + 1 < story->slides->len);
  gtk_widget_action_set_enabled (widget, "story.update-view", slide != NULL);
  gtk_widget_action_set_enabled (widget, "story.open-view", has_view);
  gtk_widget_action_set_enabled (widget, "story.remove-view", has_view);
  gtk_widget_action_set_enabled (widget, "story.rename", story != NULL);
  gtk_widget_action_set_enabled (widget, "story.duplicate", story != NULL);
  gtk_widget_action_set_enabled (widget, "story.delete", story != NULL);
}

void
jct_story_page_install_edits (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "story.move-up", NULL, action_move_up);
  gtk_widget_class_install_action (widget_class, "story.move-down", NULL, action_move_down);
  gtk_widget_class_install_action (widget_class, "story.duplicate-slide", NULL, action_duplicate);
  gtk_widget_class_install_action (widget_class, "story.delete-slide", NULL, action_delete);
  gtk_widget_class_install_action (widget_class, "story.update-view", NULL, action_update_view);
  gtk_widget_class_install_action (widget_class, "story.remove-view", NULL, action_remove_view);
  gtk_widget_class_install_action (widget_class, "story.open-view", NULL, action_open_view);
}
