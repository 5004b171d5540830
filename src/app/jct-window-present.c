/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Presenting the document: a story of it, or, where it has none, what the window shows. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/jct-present-window.h"
#include "app/jct-window-private.h"

/* (transfer full) (nullable): NULL, and told, where the document has no such story. */
static JctPresentation *
make_presentation (JctWindow *self, const char *id)
{
  JctDocument *document = jct_view_state_get_document (self->state);
  const JctStory *story
    = jct_document_get_n_stories (document) > 0 ? jct_document_get_story (document, 0) : NULL;

  if (id != NULL)
    story = jct_document_find_story (document, id);
  if (id != NULL && story == NULL)
    {
      g_autofree char *message
        /* Translators: %s is the id of a story. */
        = g_strdup_printf (_ ("The document has no story “%s”."), id);

      jct_window_show_error (self, _ ("Nothing can be presented"), message);
      return NULL;
    }
  return story != NULL
           ? jct_presentation_new (document, story)
           : jct_presentation_new_of_view (document, jct_view_state_get_view (self->state));
}

static gboolean
keep_guesses (
  const char *story, const char *slide, JctGuessRound *round, gpointer data, GError **error)
{
  JctWindow *self = data;

  if (!jct_view_state_keep_guesses (self->state, story, slide, round, error))
    return FALSE;
  self->guesses_are_kept = TRUE;
  return TRUE;
}

/* Guesses that were kept are in no file yet: the ways to save and to undo are offered once there is a window to see. */
static void
on_presented (JctWindow *self)
{
  gboolean kept = self->guesses_are_kept;

  self->guesses_are_kept = FALSE;
  if (kept && !gtk_widget_in_destruction (GTK_WIDGET (self))
      && jct_view_state_is_modified (self->state))
    jct_window_show_step_with (self, _ ("Guesses kept with the slide, not saved yet"), _ ("_Save"),
                               "win.save", NULL);
}

static void
start (JctWindow *self, JctPresentation *presentation, guint slide, int monitor)
{
  JctPresentWindow *window;

  jct_presentation_go_to (presentation, slide);
  if (self->present_window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->present_window));
  window = jct_present_window_new (gtk_window_get_application (GTK_WINDOW (self)), presentation,
                                   self->settings);
  g_set_weak_pointer (&self->present_window, GTK_WIDGET (window));
  jct_present_window_set_keeper (window, keep_guesses, self);
  g_signal_connect_object (window, "destroy", G_CALLBACK (on_presented), self, G_CONNECT_SWAPPED);
  jct_present_window_start (window, monitor, GTK_WINDOW (self));
}

static void
present_story (JctWindow *self, const char *story, guint slide, int monitor)
{
  g_autoptr (JctPresentation) presentation = make_presentation (self, story);

  if (presentation != NULL)
    start (self, presentation, slide, monitor);
}

void
jct_window_present_story (JctWindow *self, const char *story, guint slide, int monitor)
{
  g_return_if_fail (JCT_IS_WINDOW (self));

  if (self->run == NULL && jct_view_state_get_document (self->state) != NULL)
    {
      present_story (self, story, slide, monitor);
      return;
    }
  g_free (self->due_story);
  self->due_story = g_strdup (story);
  self->due_slide = slide;
  self->due_monitor = monitor;
  self->presentation_is_due = TRUE;
}

/* A file that could not be opened has nothing to present: the window says why. */
void
jct_window_present_due (JctWindow *self)
{
  g_autofree char *story = NULL;

  if (!self->presentation_is_due || self->run != NULL)
    return;
  self->presentation_is_due = FALSE;
  story = g_steal_pointer (&self->due_story);
  if (jct_view_state_get_document (self->state) != NULL && jct_window_get_error (self) == NULL)
    present_story (self, story, self->due_slide, self->due_monitor);
}

void
jct_window_note_slide (JctWindow *self, const char *story, guint slide)
{
  g_free (self->shown_story);
  self->shown_story = g_strdup (story);
  self->shown_slide = slide;
}

/* The story that the person works on, as long as it is there; else the first. (nullable) */
static const char *
find_shown_story (JctWindow *self)
{
  JctDocument *document = jct_view_state_get_document (self->state);

  return self->shown_story != NULL && jct_document_find_story (document, self->shown_story) != NULL
           ? self->shown_story
           : NULL;
}

static void
action_present (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JctWindow *self = JCT_WINDOW (widget);

  if (jct_view_state_get_document (self->state) != NULL)
    present_story (self, find_shown_story (self), 0, -1);
}

static void
action_present_from_here (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JctWindow *self = JCT_WINDOW (widget);
  const char *story;

  if (jct_view_state_get_document (self->state) == NULL)
    return;
  story = find_shown_story (self);
  present_story (self, story, story != NULL ? self->shown_slide : 0, -1);
}

/* What is shown, whatever stories there are. */
static void
action_present_view (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JctWindow *self = JCT_WINDOW (widget);
  g_autoptr (JctPresentation) presentation = NULL;

  if (jct_view_state_get_document (self->state) == NULL)
    return;
  presentation = jct_presentation_new_of_view (jct_view_state_get_document (self->state),
                                               jct_view_state_get_view (self->state));
  start (self, presentation, 0, -1);
}

/* The slide (transfer full) alone, of what is shown; no story of the document has it. */
static void
present_slide (JctWindow *self, JctSlide *slide)
{
  JctDocument *document = jct_view_state_get_document (self->state);
  g_autoptr (JctStory) story = jct_story_new ();
  g_autoptr (JctPresentation) presentation = NULL;

  slide->id = g_strdup ("view");
  story->id = g_strdup ("view");
  story->title = g_strdup (jct_document_get_title (document));
  g_ptr_array_add (story->slides, slide);
  presentation = jct_presentation_new (document, story);
  start (self, presentation, 0, -1);
}

/* Its shape first, then axis, units, title, events and source. */
static void
action_slow_reveal (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JctWindow *self = JCT_WINDOW (widget);

  if (jct_view_state_get_document (self->state) != NULL)
    present_slide (self, jct_slide_new_slow_reveal (jct_view_state_get_view (self->state)));
}

/* Without who, where and when, until that is asked for. */
static void
action_present_anonymous (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JctWindow *self = JCT_WINDOW (widget);
  JctSlide *slide;

  if (jct_view_state_get_document (self->state) == NULL)
    return;
  slide = jct_slide_new ();
  slide->view = jct_view_copy (jct_view_state_get_view (self->state));
  slide->anonymous = TRUE;
  present_slide (self, slide);
}

void
jct_window_install_present_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.present", NULL, action_present);
  gtk_widget_class_install_action (widget_class, "win.present-from-here", NULL,
                                   action_present_from_here);
  gtk_widget_class_install_action (widget_class, "win.present-view", NULL, action_present_view);
  gtk_widget_class_install_action (widget_class, "win.slow-reveal", NULL, action_slow_reveal);
  gtk_widget_class_install_action (widget_class, "win.present-anonymous", NULL,
                                   action_present_anonymous);
}
