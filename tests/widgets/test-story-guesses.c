/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The guesses that are kept with a slide, in its form: whose they are is written, and they are removed. */
#include "config.h"

#include "model/jct-document-rounds.h"
#include "story-fixture.h"

/* Guesses as a presentation keeps them. */
static void
keep (JctViewState *state, const char *name, double value)
{
  JctDocument *document = jct_view_state_get_document (state);
  const JctStory *story = jct_document_find_story (document, STORY);
  const JctSlide *slide
    = jct_story_get_slide (story, (guint) jct_story_find_slide (story, "predict"));
  const JctView *view
    = slide->view != NULL ? slide->view : jct_document_find_view (document, slide->view_id);
  g_autoptr (JctGuessRound) round = jct_guess_round_new (jct_day_from_date (2026, 11, 22));
  g_autoptr (GError) error = NULL;
  JctPeriod period;

  g_assert_true (jct_document_dup_question (document, view, &round->of, &round->unit));
  g_ptr_array_add (round->guesses, jct_round_guess_new (name, 1));
  g_assert_true (jct_period_parse_any ("2023-08", 10, &period));
  g_assert_true (jct_round_guess_put (round->guesses->pdata[0], period, value));
  g_assert_true (jct_view_state_keep_guesses (state, STORY, "predict", round, &error));
  g_assert_no_error (error);
}

static GPtrArray *
get_rounds (JctWindow *window)
{
  const JctStory *story = get_story (window);

  return jct_story_get_slide (story, (guint) jct_story_find_slide (story, "predict"))->rounds;
}

static gboolean
is_round_row (GtkWidget *widget, gconstpointer text)
{
  return ADW_IS_ENTRY_ROW (widget)
         && strstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), text) != NULL;
}

static GtkWidget *
find_row (JctStoryPage *page, const char *text)
{
  return find_widget (find_type (page, JCT_TYPE_SLIDE_FORM), is_round_row, text);
}

static gboolean
removes (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_BUTTON (widget)
         && g_strcmp0 (gtk_widget_get_tooltip_text (widget), "Remove these guesses") == 0;
}

static void
press_remove (JctStoryPage *page)
{
  g_signal_emit_by_name (find_widget (find_row (page, "2026"), removes, NULL), "clicked");
}

static void
test_title (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  JctViewState *state = jct_window_get_state (window);
  JctStoryPage *page = open_story_page (window);
  GtkWidget *row;

  jct_story_page_select (page, STORY, "predict");
  g_assert_null (find_row (page, "2026"));
  keep (state, "Anna", 10);
  row = find_row (page, "22 Nov 2026, 1 guess");
  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (row), "8b");
  gtk_editable_set_text (GTK_EDITABLE (row), "8b, " HOSTILE);
  g_assert_cmpstr (((const JctGuessRound *) get_rounds (window)->pdata[0])->title, ==,
                   "8b, " HOSTILE);
  /* Typing is one step. */
  jct_view_state_undo (state);
  g_assert_null (((const JctGuessRound *) get_rounds (window)->pdata[0])->title);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "");
  /* What cannot be a name is not taken, and marked. */
  {
    g_autofree char *endless = g_strnfill (JCT_MAX_ROUND_TITLE + 1, 'x');

    gtk_editable_set_text (GTK_EDITABLE (row), endless);
    g_assert_true (gtk_widget_has_css_class (row, "error"));
    g_assert_null (((const JctGuessRound *) get_rounds (window)->pdata[0])->title);
  }
}

/* Each goes in a step of its own, and comes back with all it has. */
static void
test_remove (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  JctViewState *state = jct_window_get_state (window);
  JctStoryPage *page = open_story_page (window);
  g_autoptr (JctSlide) other = NULL;

  jct_story_page_select (page, STORY, "predict");
  keep (state, "Anna", 10);
  keep (state, "Ben", 20);
  g_assert_cmpuint (get_rounds (window)->len, ==, 2);
  g_assert_cmpstr (((const JctGuessRound *) get_rounds (window)->pdata[1])->id, ==, "2026-11-22-2");
  press_remove (page);
  g_assert_cmpuint (get_rounds (window)->len, ==, 1);
  g_assert_cmpstr (((const JctGuessRound *) get_rounds (window)->pdata[0])->id, ==, "2026-11-22-2");
  press_remove (page);
  g_assert_null (find_row (page, "2026"));
  jct_view_state_undo (state);
  g_assert_cmpuint (get_rounds (window)->len, ==, 1);
  g_assert_nonnull (find_row (page, "2026"));
  jct_view_state_undo (state);
  g_assert_cmpuint (get_rounds (window)->len, ==, 2);

  /* Of other figures they are kept, and it is said. */
  other = jct_slide_copy (
    jct_story_get_slide (get_story (window),
                         (guint) jct_story_find_slide (get_story (window), "predict")));
  g_clear_pointer (&other->view_id, g_free);
  g_clear_pointer (&other->view, jct_view_free);
  other->view = jct_view_copy (jct_view_state_get_view (state));
  jct_filter_clear (other->view->filter, "citizenship");
  g_assert_true (jct_view_state_put_slide (state, STORY, other, 0, NULL, NULL));
  g_assert_cmpuint (get_rounds (window)->len, ==, 2);
  g_assert_nonnull (find_row (page, "for other figures"));
}

#define ADD(path, function) \
  g_test_add (path, Fixture, NULL, window_fixture_set_up, function, window_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_autoptr (JctApplication) application = window_fixture_init (&argc, &argv);

  ADD ("/story-guesses/title", test_title);
  ADD ("/story-guesses/remove", test_remove);
  return g_test_run ();
}
