/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is typed and chosen for a slide, in real windows: the document’s at once, and kept in the file. */
#include "config.h"

#include "story-fixture.h"
#include "widgets/jct-slide-markup.h"
#include "widgets/jct-slide-steps.h"

/* ---- the form -------------------------------------------------------------------------------- */

/* The text views of the form in their order: text, notes, questions. */
static GtkTextBuffer *
find_buffer (JctSlideForm *form, guint index)
{
  g_autoptr (GPtrArray) views = g_ptr_array_new ();
  g_autoptr (GPtrArray) todo = g_ptr_array_new ();

  g_ptr_array_add (todo, form);
  while (todo->len > 0)
    {
      GtkWidget *widget = g_ptr_array_steal_index (todo, 0);
      guint place = 0;

      if (GTK_IS_TEXT_VIEW (widget))
        g_ptr_array_add (views, widget);
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        g_ptr_array_insert (todo, (int) place++, child);
    }
  g_assert_cmpuint (views->len, ==, 3);
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (views->pdata[index]));
}

static GtkTextView *
find_view (JctSlideForm *form, guint index)
{
  g_autoptr (GPtrArray) todo = g_ptr_array_new ();
  GtkTextBuffer *buffer = find_buffer (form, index);

  g_ptr_array_add (todo, form);
  while (todo->len > 0)
    {
      GtkWidget *widget = g_ptr_array_steal_index_fast (todo, 0);

      if (GTK_IS_TEXT_VIEW (widget) && gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)) == buffer)
        return GTK_TEXT_VIEW (widget);
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        g_ptr_array_add (todo, child);
    }
  return NULL;
}

static const JctSlide *
get_selected (JctWindow *window, JctStoryPage *page)
{
  const JctStory *story = get_story (window);

  return jct_story_get_slide (story, (guint) jct_story_find_slide (story, jct_story_page_get_slide (
                                                                            page)));
}

/* Typing is one step for each field, and the document's at once. */
static void
test_type (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  JctViewState *state = jct_window_get_state (window);
  JctStoryPage *page = open_story_page (window);
  JctSlideForm *form = find_type (page, JCT_TYPE_SLIDE_FORM);
  GtkEditable *headline = find_type (form, ADW_TYPE_ENTRY_ROW);
  g_autoptr (JctDocument) before = jct_document_ref (get_document (window));
  g_autofree char *id = g_strdup (jct_story_page_get_slide (page));
  JctSlidePicture *picture
    = jct_slide_picture_ref (jct_slide_row_get_picture (find_slide_row (page, id)));

  gtk_editable_set_text (headline, "H");
  gtk_editable_set_text (headline, HOSTILE);
  g_assert_cmpstr (get_selected (window, page)->headline, ==, HOSTILE);
  g_assert_cmpuint (count_undo_steps (state), ==, 1);
  gtk_text_buffer_set_text (find_buffer (form, 0), "**One** *two*\n\n- three", -1);
  gtk_text_buffer_set_text (find_buffer (form, 1), "Say it slowly.", -1);
  gtk_text_buffer_set_text (find_buffer (form, 2), "Why?\n\n  And then? \n", -1);
  g_assert_cmpstr (get_selected (window, page)->text, ==, "**One** *two*\n\n- three");
  g_assert_cmpstr (get_selected (window, page)->notes, ==, "Say it slowly.");
  g_assert_cmpuint (g_strv_length (get_selected (window, page)->questions), ==, 2);
  g_assert_cmpstr (get_selected (window, page)->questions[1], ==, "And then?");
  g_assert_cmpuint (count_undo_steps (state), ==, 4);
  /* Figures are as they were; the picture is another. */
  WAIT_UNTIL (!jct_story_page_is_busy (page));
  g_assert_true (jct_slide_row_get_picture (find_slide_row (page, id)) != picture);
  g_assert_true (
    jct_slide_picture_get_figures (jct_slide_row_get_picture (find_slide_row (page, id)))
    == jct_slide_picture_get_figures (picture));
  jct_slide_picture_unref (picture);
  for (guint i = 0; i < 4; i++)
    jct_view_state_undo (state);
  g_assert_true (get_document (window) == before);
  g_assert_cmpstr (gtk_editable_get_text (headline), ==, get_selected (window, page)->headline);
  /* What was undone is not typed on. */
  jct_view_state_redo (state);
  gtk_editable_set_text (headline, "Another");
  g_assert_cmpuint (count_undo_steps (state), ==, 2);
}

static void
test_steps (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  JctStoryPage *page = open_story_page (window);
  JctSlideSteps *steps = find_type (page, JCT_TYPE_SLIDE_STEPS);
  const JctSlide *slide;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.add-slide", NULL);
  g_assert_cmpuint (jct_slide_step_count (get_selected (window, page)), ==, 1);
  jct_slide_steps_choose (steps, JCT_SLIDE_SERIES, 2);
  jct_slide_steps_choose (steps, JCT_SLIDE_EVENTS, 3);
  slide = get_selected (window, page);
  g_assert_cmpuint (slide->n_reveal, ==, 2);
  g_assert_cmpint (slide->reveal[0], ==, JCT_SLIDE_SERIES);
  g_assert_cmpint (slide->reveal[1], ==, JCT_SLIDE_EVENTS);
  /* There is no step at which nothing appears. */
  jct_slide_steps_choose (steps, JCT_SLIDE_TEXT, 9);
  g_assert_cmpint (get_selected (window, page)->reveal[2], ==, JCT_SLIDE_TEXT);
  jct_slide_steps_choose (steps, JCT_SLIDE_SERIES, 1);
  slide = get_selected (window, page);
  g_assert_cmpuint (slide->n_reveal, ==, 2);
  g_assert_cmpint (slide->reveal[0], ==, JCT_SLIDE_EVENTS);
}

static GtkSwitch *
find_switch (JctSlideForm *form, const char *title)
{
  GtkWidget *row = NULL;
  g_autoptr (GPtrArray) todo = g_ptr_array_new ();

  g_ptr_array_add (todo, form);
  while (todo->len > 0 && row == NULL)
    {
      GtkWidget *widget = g_ptr_array_steal_index (todo, 0);

      if (ADW_IS_ACTION_ROW (widget)
          && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
        row = widget;
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        g_ptr_array_add (todo, child);
    }
  g_assert_nonnull (row);
  return GTK_SWITCH (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row)));
}

static void
test_class (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  JctStoryPage *page = open_story_page (window);
  JctSlideForm *form = find_type (page, JCT_TYPE_SLIDE_FORM);
  g_autofree char *after = NULL;
  const JctSlide *slide;

  jct_view_state_show_saved_view (jct_window_get_state (window), "halt-2022");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.add-slide", NULL);
  WAIT_UNTIL (!jct_story_page_is_busy (page));
  gtk_switch_set_active (find_switch (form, "Predict"), TRUE);
  slide = get_selected (window, page);
  g_assert_true (slide->has_predict);
  /* What is seen ends before the selected event. */
  after = jct_period_to_text (slide->predict.after);
  g_assert_cmpstr (after, ==, "2022-07");
  g_assert_false (slide->predict.has_until);
  gtk_switch_set_active (find_switch (form, "Without names"), TRUE);
  g_assert_true (get_selected (window, page)->anonymous);
  WAIT_UNTIL (!jct_story_page_is_busy (page));
  gtk_switch_set_active (find_switch (form, "Predict"), FALSE);
  g_assert_false (get_selected (window, page)->has_predict);
}

/* Its figure becomes what is shown, and is shown. */
static void
test_view (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  JctViewState *state = jct_window_get_state (window);
  JctStoryPage *page = open_story_page (window);
  g_autoptr (JctView) shown = NULL;

  jct_view_state_set_chart (state, JCT_CHART_BARS);
  gtk_widget_activate_action (GTK_WIDGET (page), "story.update-view", NULL);
  g_assert_cmpstr (get_selected (window, page)->view_id, ==, NULL);
  g_assert_cmpint (get_selected (window, page)->view->chart, ==, JCT_CHART_BARS);
  WAIT_UNTIL (!jct_story_page_is_busy (page));
  shown = jct_view_copy (get_selected (window, page)->view);
  jct_view_state_set_chart (state, JCT_CHART_STEP);
  gtk_widget_activate_action (GTK_WIDGET (page), "story.open-view", NULL);
  g_assert_cmpint (jct_view_state_get_view (state)->chart, ==, JCT_CHART_BARS);
  WAIT_UNTIL (!gtk_widget_get_mapped (GTK_WIDGET (page)));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "story");
  gtk_widget_activate_action (GTK_WIDGET (page), "story.remove-view", NULL);
  g_assert_null (get_selected (window, page)->view);
}

static void
test_markup (void)
{
  g_autoptr (GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_set_text (buffer, "one two\nthree", -1);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, 3);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, 7);
  gtk_text_buffer_select_range (buffer, &start, &end);
  jct_slide_markup_toggle_stars (buffer, "**");
  jct_slide_markup_toggle_stars (buffer, "*");
  g_object_get (buffer, "text", &text, NULL);
  g_assert_cmpstr (text, ==, "one ***two***\nthree");
  jct_slide_markup_toggle_stars (buffer, "**");
  g_clear_pointer (&text, g_free);
  g_object_get (buffer, "text", &text, NULL);
  g_assert_cmpstr (text, ==, "one *two*\nthree");
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_select_range (buffer, &start, &end);
  jct_slide_markup_toggle_items (buffer);
  g_clear_pointer (&text, g_free);
  g_object_get (buffer, "text", &text, NULL);
  g_assert_cmpstr (text, ==, "- one *two*\n- three");
  jct_slide_markup_toggle_items (buffer);
  g_clear_pointer (&text, g_free);
  g_object_get (buffer, "text", &text, NULL);
  g_assert_cmpstr (text, ==, "one *two*\nthree");
}

/* ---- kept ------------------------------------------------------------- */

static void
test_saved (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture), *other;
  JctStoryPage *page = open_story_page (window);
  JctSlideForm *form = find_type (page, JCT_TYPE_SLIDE_FORM);
  g_autoptr (GFile) file = g_file_new_build_filename (fixture->folder, "kept.json", NULL);
  g_autoptr (JctStory) before = NULL;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.add-slow-reveal", NULL);
  gtk_editable_set_text (find_type (form, ADW_TYPE_ENTRY_ROW), HOSTILE);
  gtk_text_buffer_set_text (find_buffer (form, 0), "- " HOSTILE, -1);
  before = jct_story_copy (get_story (window));
  jct_window_save_to (window, file);
  WAIT_UNTIL (!jct_view_state_is_modified (jct_window_get_state (window)));
  gtk_window_destroy (GTK_WINDOW (window));
  other = activate (fixture);
  jct_window_open_file (other, file);
  WAIT_UNTIL (!jct_window_is_loading (other));
  g_assert_true (jct_story_equal (before, get_story (other)));
}

/* A word of 200,000 letters: where it could break at any letter, the window would stand still for minutes. */
static void
test_long_words (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  JctStoryPage *page = open_story_page (window);
  JctSlideForm *form = find_type (page, JCT_TYPE_SLIDE_FORM);
  GtkEditable *headline = find_type (form, ADW_TYPE_ENTRY_ROW);
  g_autofree char *word = g_strnfill (200000, 'x');

  gtk_editable_set_text (headline, word);
  for (guint i = 0; i < 3; i++)
    {
      GtkTextView *view = find_view (form, i);

      gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), word, -1);
      g_assert_cmpint (gtk_text_view_get_wrap_mode (view), ==, GTK_WRAP_WORD);
    }
  g_assert_true (g_str_equal (get_selected (window, page)->notes, word));
  /* Laid out, it is wider than what is seen of it. */
  WAIT_UNTIL (
    gtk_adjustment_get_upper (gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (find_view (form, 0))))
    > 2000);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (form)), <, 1000);
  for (guint i = 0; i < 3; i++)
    {
      GtkTextView *view = find_view (form, i);

      gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), "words and words", -1);
      g_assert_cmpint (gtk_text_view_get_wrap_mode (view), ==, GTK_WRAP_WORD_CHAR);
    }
  gtk_editable_set_text (headline, "H");
}

#define ADD(path, func)                                                        \
  g_test_add ("/story-form/" path, Fixture, NULL, window_fixture_set_up, func, \
              window_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_autoptr (JctApplication) application = window_fixture_init (&argc, &argv);

  ADD ("type", test_type);
  ADD ("steps", test_steps);
  ADD ("class", test_class);
  ADD ("view", test_view);
  ADD ("long-words", test_long_words);
  ADD ("saved", test_saved);
  g_test_add_func ("/story-form/markup", test_markup);
  return g_test_run ();
}
