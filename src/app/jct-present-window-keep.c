/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Guesses are kept in the document when somebody asks for it, and after they were told what will be: names, colours, values
 * and the day; nothing of who drew them.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/jct-present-window-private.h"
#include "model/jct-document-rounds.h"

#define CLASS_KEY "jct-class"
#define ROUND_KEY "jct-round"
#define SLIDE_KEY "jct-slide"

void
jct_present_window_set_keeper (JctPresentWindow *self, JctPresentKeep keep, gpointer data)
{
  g_return_if_fail (JCT_IS_PRESENT_WINDOW (self));

  self->keep = keep;
  self->keep_data = data;
}

/* "Anna, Ben, Guess 3" (transfer full) */
static char *
list_names (const JctGuessRound *round)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < round->guesses->len; i++)
    {
      const JctRoundGuess *guess = round->guesses->pdata[i];

      if (guess->name != NULL)
        g_string_append_printf (names, "%s%s", names->len > 0 ? C_ ("list separator", ", ") : "",
                                guess->name);
    }
  return names->len > 0 ? g_strdup (names->str) : g_strdup (C_ ("prediction", "none was given"));
}

/* (transfer full) */
static char *
dup_question (const JctGuessRound *round)
{
  g_autofree char *names = list_names (round);
  g_autofree char *day = jct_day_to_label (round->day, JCT_LABEL_LONG);
  guint n = round->guesses->len;

  return g_strdup_printf (
    /* Translators: a number of guesses, the names that were given to them, and today's date. */
    ngettext (
      "With this slide the document will keep %u guess: the name as it was typed (%s), the "
      "colour, the values drawn, and the day, %s. Nothing says who drew it. For a file that "
      "others get, use names of groups.",
      "With this slide the document will keep %u guesses: the names as they were typed "
      "(%s), the colours, the values drawn, and the day, %s. Nothing says who drew them. "
      "For a file that others get, use names of groups.",
      n),
    n, names, day);
}

/* Once more what was kept already would only be there twice. */
static gboolean
is_kept (JctPresentWindow *self, const JctGuessRound *round)
{
  GPtrArray *rounds = jct_presentation_get_slide (self->presentation)->rounds;

  for (guint i = 0; i < rounds->len; i++)
    if (jct_guess_round_has_same (rounds->pdata[i], round))
      return TRUE;
  return FALSE;
}

/* What it is about, as the presentation's document has it. */
static void
name_question (JctPresentWindow *self, JctGuessRound *round)
{
  JctSlideFrame *frame = jct_stage_get_frame (self->stage);
  const JctSlideFigures *figures = jct_slide_frame_get_figures (frame);
  const JctSlide *slide = jct_presentation_get_slide (self->presentation);
  const JctDocument *document = jct_presentation_get_document (self->presentation);
  const JctView *view
    = slide->view != NULL ? slide->view : jct_document_find_view (document, slide->view_id);

  if (view != NULL && figures != NULL)
    jct_document_dup_question (document, view, &round->of, &round->unit);
}

static void
keep (JctPresentWindow *self, guint slide, JctGuessRound *round)
{
  const JctStory *story = jct_presentation_get_story (self->presentation);
  g_autoptr (GError) error = NULL;

  if (!self->keep (story->id, jct_story_get_slide (story, slide)->id, round, self->keep_data,
                   &error))
    {
      jct_present_window_tell (self, error->message);
      return;
    }
  jct_presentation_add_round (self->presentation, slide, round);
  jct_present_window_tell (
    self, _ ("The guesses are in the document. They are in its file once you save it."));
}

static void
on_response (AdwMessageDialog *dialog, const char *response, JctPresentWindow *self)
{
  JctGuessRound *round = g_object_get_data (G_OBJECT (dialog), ROUND_KEY);
  GtkEditable *entry = g_object_get_data (G_OBJECT (dialog), CLASS_KEY);
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  if (!g_str_equal (response, "keep") || self->keep == NULL)
    return;
  if (jct_guess_round_is_text (title, JCT_MAX_ROUND_TITLE))
    round->title = g_steal_pointer (&title);
  keep (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (dialog), SLIDE_KEY)), round);
}

static GtkWidget *
new_class_row (GtkWidget *dialog)
{
  GtkWidget *list = gtk_list_box_new (), *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 C_ ("prediction", "Class, to tell it from others (may be empty)"));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  g_object_set_data (G_OBJECT (dialog), CLASS_KEY, row);
  return list;
}

/* Takes the round. */
static void
ask (JctPresentWindow *self, JctGuessRound *round)
{
  g_autofree char *body = dup_question (round);
  GtkWidget *dialog = adw_message_dialog_new (jct_present_window_get_parent (self),
                                              _ ("Keep These Guesses?"), body);
  AdwMessageDialog *message = ADW_MESSAGE_DIALOG (dialog);

  adw_message_dialog_set_extra_child (message, new_class_row (dialog));
  adw_message_dialog_add_responses (message, "cancel", _ ("_Cancel"), "keep",
                                    C_ ("prediction", "_Keep"), NULL);
  adw_message_dialog_set_response_appearance (message, "keep", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (message, "keep");
  adw_message_dialog_set_close_response (message, "cancel");
  g_object_set_data_full (G_OBJECT (dialog), ROUND_KEY, round,
                          (GDestroyNotify) jct_guess_round_free);
  g_object_set_data (G_OBJECT (dialog), SLIDE_KEY,
                     GUINT_TO_POINTER (jct_presentation_get_slide_index (self->presentation)));
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_response), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
jct_present_window_ask_to_keep (JctPresentWindow *self)
{
  g_autoptr (JctGuessRound) round = jct_present_window_dup_round (self);

  gtk_menu_button_popdown (self->guess_menu);
  if (round == NULL)
    jct_present_window_tell (self, _ ("Nothing is drawn that could be kept."));
  else if (self->keep == NULL)
    jct_present_window_tell (self, _ ("This slide is in no document that could keep them."));
  else if (is_kept (self, round))
    jct_present_window_tell (self, _ ("These guesses are kept already."));
  else
    {
      name_question (self, round);
      ask (self, g_steal_pointer (&round));
    }
}
