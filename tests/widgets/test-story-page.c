/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Story page in real windows: slides added, edited, put in order, deleted and undone; their pictures; keys. */
#include "config.h"

#include <string.h>

#include "widgets/jct-slide-form.h"
#include "widgets/jct-slide-markup.h"
#include "widgets/jct-slide-view.h"
#include "widgets/jct-slide-row.h"
#include "widgets/jct-slide-steps.h"
#include "widgets/jct-story-export-dialog.h"
#include "widgets/jct-story-page.h"
#include "window-fixture.h"

#define STORY "lesson"
#define HOSTILE "<b>Q1 & “2”</b> _x %s"

static gboolean
is_of_type (GtkWidget *widget, gconstpointer type)
{
  return G_TYPE_CHECK_INSTANCE_TYPE (widget, GPOINTER_TO_SIZE (type));
}

static gpointer
find_type (gpointer root, GType type)
{
  return find_widget (root, is_of_type, GSIZE_TO_POINTER (type));
}

static gboolean
is_shown_label (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
         && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL;
}

static JctStoryPage *
open_page (JctWindow *window)
{
  JctStoryPage *page;

  gtk_window_maximize (GTK_WINDOW (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "story");
  page = find_type (window, JCT_TYPE_STORY_PAGE);
  WAIT_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (page)));
  WAIT_UNTIL (!jct_story_page_is_busy (page));
  return page;
}

static const JctStory *
get_story (JctWindow *window)
{
  return jct_document_find_story (get_document (window), STORY);
}

/* The ids of the slides in their order. (transfer full) */
static char *
dup_order (JctWindow *window)
{
  g_autoptr (GString) order = g_string_new (NULL);
  const JctStory *story = get_story (window);

  for (guint i = 0; i < story->slides->len; i++)
    g_string_append_printf (order, "%s\n", jct_story_get_slide (story, i)->id);
  return g_string_free (g_steal_pointer (&order), FALSE);
}

/* As the list shows them. (transfer full) */
static char *
dup_listed (JctStoryPage *page)
{
  g_autoptr (GString) order = g_string_new (NULL);
  GtkWidget *first = find_type (page, JCT_TYPE_SLIDE_ROW);

  for (GtkWidget *row = first; row != NULL; row = gtk_widget_get_next_sibling (row))
    g_string_append_printf (order, "%s\n", jct_slide_row_get_slide (JCT_SLIDE_ROW (row))->id);
  return g_string_free (g_steal_pointer (&order), FALSE);
}

static void
assert_order (JctWindow *window, JctStoryPage *page)
{
  g_autofree char *order = dup_order (window), *listed = dup_listed (page);

  g_assert_cmpstr (order, ==, listed);
}

static JctSlideRow *
find_row (JctStoryPage *page, const char *slide)
{
  GtkWidget *row = find_type (page, JCT_TYPE_SLIDE_ROW);

  while (row != NULL && !g_str_equal (jct_slide_row_get_slide (JCT_SLIDE_ROW (row))->id, slide))
    row = gtk_widget_get_next_sibling (row);
  g_assert_nonnull (row);
  return JCT_SLIDE_ROW (row);
}

static guint
count_steps (JctViewState *state)
{
  g_autofree char *name = NULL;
  guint n = 0;

  for (;; n++)
    {
      gboolean can_undo;

      g_object_get (state, "can-undo", &can_undo, NULL);
      if (!can_undo)
        break;
      jct_view_state_undo (state);
    }
  for (guint i = 0; i < n; i++)
    jct_view_state_redo (state);
  return n;
}

/* ---- what is there --------------------------------------------------------------------------- */

static void
test_list (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  JctStoryPage *page = open_page (window);
  const JctStory *story = get_story (window);
  JctSlideView *preview = find_type (page, JCT_TYPE_SLIDE_VIEW);

  assert_order (window, page);
  g_assert_cmpstr (jct_story_page_get_story (page), ==, STORY);
  g_assert_cmpstr (jct_story_page_get_slide (page), ==, jct_story_get_slide (story, 0)->id);
  for (guint i = 0; i < story->slides->len; i++)
    {
      JctSlidePicture *picture
        = jct_slide_row_get_picture (find_row (page, jct_story_get_slide (story, i)->id));

      g_assert_nonnull (picture);
      g_assert_cmpstr (jct_slide_picture_get_fault (picture), ==, NULL);
      g_assert_true (GDK_IS_TEXTURE (jct_slide_picture_get_icon (picture)));
    }
  /* A slide is looked at with all its parts; its steps lead there. */
  g_assert_cmpuint (jct_slide_view_get_step (preview) + 1, ==,
                    jct_slide_step_count (jct_story_get_slide (story, 0)));
  g_assert_nonnull (jct_slide_view_get_scene (preview));
  guint all = jct_scene_get_n (jct_slide_view_get_scene (preview));
  jct_slide_view_set_step (preview, 0);
  g_assert_cmpuint (jct_scene_get_n (jct_slide_view_get_scene (preview)), <, all);
}

/* ---- slides of what is shown ----------------------------------------------------------------- */

static void
test_add (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  JctViewState *state = jct_window_get_state (window);
  g_autoptr (JctDocument) before = jct_document_ref (get_document (window));
  guint n = get_story (window)->slides->len;
  const JctSlide *slide;
  JctStoryPage *page;

  jct_view_state_show_saved_view (state, "halt-2022");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.add-slide", NULL);
  g_assert_cmpuint (get_story (window)->slides->len, ==, n + 1);
  slide = jct_story_get_slide (get_story (window), n);
  g_assert_cmpstr (slide->view->selected_event, ==,
                   jct_view_state_get_view (state)->selected_event);
  g_assert_cmpstr (slide->view->id, ==, NULL);
  /* What tells of it leads there. */
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-slide", "(ss)", STORY, slide->id);
  page = find_type (window, JCT_TYPE_STORY_PAGE);
  g_assert_cmpstr (jct_story_page_get_slide (page), ==, slide->id);
  /* On the page, after the one that is selected. */
  jct_story_page_select (page, STORY, jct_story_get_slide (get_story (window), 0)->id);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.add-slow-reveal", NULL);
  slide = jct_story_get_slide (get_story (window), 1);
  g_assert_cmpuint (jct_slide_step_count (slide), >=, 5);
  g_assert_cmpstr (jct_story_page_get_slide (page), ==, slide->id);
  assert_order (window, page);
  jct_view_state_undo (state);
  jct_view_state_undo (state);
  g_assert_true (get_document (window) == before);
  assert_order (window, page);
}

/* A document without stories gets one with the slide, as one step. */
static void
test_first (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  JctViewState *state = jct_window_get_state (window);
  JctStoryPage *page = open_page (window);
  g_autoptr (JctDocument) none = NULL;

  gtk_widget_activate_action (GTK_WIDGET (page), "story.delete", NULL);
  g_assert_cmpuint (jct_document_get_n_stories (get_document (window)), ==, 0);
  g_assert_cmpstr (jct_story_page_get_story (page), ==, NULL);
  WAIT_UNTIL (find_widget (GTK_WIDGET (page), is_shown_label, "No Story") != NULL);
  none = jct_document_ref (get_document (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.add-slide", NULL);
  g_assert_cmpuint (jct_document_get_n_stories (get_document (window)), ==, 1);
  g_assert_nonnull (jct_story_page_get_slide (page));
  jct_view_state_undo (state);
  g_assert_true (get_document (window) == none);
  jct_view_state_undo (state);
  g_assert_nonnull (get_story (window));
}

/* ---- order, copies, deletion ----------------------------------------------------------------- */

static gboolean
press (gpointer widget, guint key, GdkModifierType modifiers)
{
  /* The shortcuts of a widget's class, as a key event would find them. */
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint k = 0; k < g_list_model_get_n_items (G_LIST_MODEL (controller)); k++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), k);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (GTK_IS_KEYVAL_TRIGGER (trigger)
              && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key
              && gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == modifiers)
            return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut),
                                                 GTK_SHORTCUT_ACTION_EXCLUSIVE, widget,
                                                 gtk_shortcut_get_arguments (shortcut));
        }
    }
  return FALSE;
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  JctViewState *state = jct_window_get_state (window);
  JctStoryPage *page = open_page (window);
  g_autoptr (JctDocument) before = jct_document_ref (get_document (window));
  g_autofree char *first = g_strdup (jct_story_get_slide (get_story (window), 0)->id);
  g_autofree char *second = g_strdup (jct_story_get_slide (get_story (window), 1)->id);
  guint n = get_story (window)->slides->len;
  JctSlidePicture *picture = jct_slide_row_get_picture (find_row (page, first));

  /* Beside the slide a click only selects: the keys that follow are the list's. */
  g_assert_false (gtk_list_box_get_activate_on_single_click (
    GTK_LIST_BOX (gtk_widget_get_parent (GTK_WIDGET (find_row (page, first))))));
  jct_slide_picture_ref (picture);
  g_assert_true (press (find_row (page, first), GDK_KEY_Down, GDK_ALT_MASK));
  g_assert_cmpint (jct_story_find_slide (get_story (window), first), ==, 1);
  g_assert_cmpstr (jct_story_page_get_slide (page), ==, first);
  assert_order (window, page);
  /* Its picture came with it. */
  g_assert_true (jct_slide_row_get_picture (find_row (page, first)) == picture);
  jct_slide_picture_unref (picture);
  g_assert_true (press (find_row (page, first), GDK_KEY_Up, GDK_ALT_MASK));
  g_assert_cmpint (jct_story_find_slide (get_story (window), first), ==, 0);
  /* There is nothing above the first. */
  press (find_row (page, first), GDK_KEY_Up, GDK_ALT_MASK);
  g_assert_cmpint (jct_story_find_slide (get_story (window), first), ==, 0);

  g_assert_true (press (find_row (page, first), GDK_KEY_d, GDK_CONTROL_MASK));
  g_assert_cmpuint (get_story (window)->slides->len, ==, n + 1);
  g_assert_cmpstr (jct_story_page_get_slide (page), !=, first);
  /* The application's own key for it, which elsewhere is about views. */
  gtk_widget_activate_action (GTK_WIDGET (window), "win.save-view", NULL);
  g_assert_cmpuint (get_story (window)->slides->len, ==, n + 2);
  g_assert_true (press (find_row (page, jct_story_page_get_slide (page)), GDK_KEY_Delete, 0));
  g_assert_cmpuint (get_story (window)->slides->len, ==, n + 1);
  /* What stands in its place is selected. */
  g_assert_cmpstr (jct_story_page_get_slide (page), ==, second);
  assert_order (window, page);
  jct_view_state_undo (state);
  g_assert_cmpstr (jct_story_page_get_slide (page), !=, second);
  jct_view_state_redo (state);
  g_assert_cmpuint (count_steps (state), ==, 5);
  for (guint i = 0; i < 5; i++)
    jct_view_state_undo (state);
  g_assert_true (get_document (window) == before);
  assert_order (window, page);
}

/* What GTK does when the row is let go over another. */
static gboolean
drop (JctSlideRow *row, JctSlideRow *target)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (target));
  gboolean taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);
      g_auto (GValue) value = G_VALUE_INIT;

      if (!GTK_IS_DROP_TARGET (controller))
        continue;
      g_value_init (&value, JCT_TYPE_SLIDE_ROW);
      g_value_set_object (&value, row);
      g_signal_emit_by_name (controller, "drop", &value, 4.0, 4.0, &taken);
    }
  return taken;
}

static void
test_drop (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  JctViewState *state = jct_window_get_state (window);
  JctStoryPage *page = open_page (window);
  g_autoptr (JctDocument) before = jct_document_ref (get_document (window));
  g_autofree char *last = NULL, *second = NULL;
  guint n = get_story (window)->slides->len;

  last = g_strdup (jct_story_get_slide (get_story (window), n - 1)->id);
  second = g_strdup (jct_story_get_slide (get_story (window), 1)->id);
  g_assert_true (drop (find_row (page, last), find_row (page, second)));
  /* A slide has no other place on itself. */
  g_assert_false (drop (find_row (page, last), find_row (page, last)));
  g_assert_cmpint (jct_story_find_slide (get_story (window), last), ==, 1);
  assert_order (window, page);
  jct_view_state_undo (state);
  g_assert_true (get_document (window) == before);
}

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
  JctStoryPage *page = open_page (window);
  JctSlideForm *form = find_type (page, JCT_TYPE_SLIDE_FORM);
  GtkEditable *headline = find_type (form, ADW_TYPE_ENTRY_ROW);
  g_autoptr (JctDocument) before = jct_document_ref (get_document (window));
  g_autofree char *id = g_strdup (jct_story_page_get_slide (page));
  JctSlidePicture *picture
    = jct_slide_picture_ref (jct_slide_row_get_picture (find_row (page, id)));

  gtk_editable_set_text (headline, "H");
  gtk_editable_set_text (headline, HOSTILE);
  g_assert_cmpstr (get_selected (window, page)->headline, ==, HOSTILE);
  g_assert_cmpuint (count_steps (state), ==, 1);
  gtk_text_buffer_set_text (find_buffer (form, 0), "**One** *two*\n\n- three", -1);
  gtk_text_buffer_set_text (find_buffer (form, 1), "Say it slowly.", -1);
  gtk_text_buffer_set_text (find_buffer (form, 2), "Why?\n\n  And then? \n", -1);
  g_assert_cmpstr (get_selected (window, page)->text, ==, "**One** *two*\n\n- three");
  g_assert_cmpstr (get_selected (window, page)->notes, ==, "Say it slowly.");
  g_assert_cmpuint (g_strv_length (get_selected (window, page)->questions), ==, 2);
  g_assert_cmpstr (get_selected (window, page)->questions[1], ==, "And then?");
  g_assert_cmpuint (count_steps (state), ==, 4);
  /* Figures are as they were; the picture is another. */
  WAIT_UNTIL (!jct_story_page_is_busy (page));
  g_assert_true (jct_slide_row_get_picture (find_row (page, id)) != picture);
  g_assert_true (jct_slide_picture_get_figures (jct_slide_row_get_picture (find_row (page, id)))
                 == jct_slide_picture_get_figures (picture));
  jct_slide_picture_unref (picture);
  for (guint i = 0; i < 4; i++)
    jct_view_state_undo (state);
  g_assert_true (get_document (window) == before);
  g_assert_cmpstr (gtk_editable_get_text (headline), ==, get_selected (window, page)->headline);
  /* What was undone is not typed on. */
  jct_view_state_redo (state);
  gtk_editable_set_text (headline, "Another");
  g_assert_cmpuint (count_steps (state), ==, 2);
}

static void
test_steps (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  JctStoryPage *page = open_page (window);
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
  JctStoryPage *page = open_page (window);
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
  JctStoryPage *page = open_page (window);
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

/* ---- stories --------------------------------------------------------------------------------- */

static void
test_stories (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  JctViewState *state = jct_window_get_state (window);
  JctStoryPage *page = open_page (window);
  g_autoptr (JctDocument) before = jct_document_ref (get_document (window));
  GtkEditable *title;

  gtk_widget_activate_action (GTK_WIDGET (page), "story.duplicate", NULL);
  g_assert_cmpuint (jct_document_get_n_stories (get_document (window)), ==, 2);
  g_assert_cmpstr (jct_story_page_get_story (page), !=, STORY);
  gtk_widget_activate_action (GTK_WIDGET (page), "story.rename", NULL);
  WAIT_UNTIL (find_question () != NULL);
  title = find_type (find_question (), ADW_TYPE_ENTRY_ROW);
  gtk_editable_set_text (title, "  ");
  g_assert_false (adw_message_dialog_get_response_enabled (find_question (), "done"));
  gtk_editable_set_text (title, HOSTILE);
  answer ("done");
  g_assert_cmpstr (
    jct_document_find_story (get_document (window), jct_story_page_get_story (page))->title, ==,
    HOSTILE);
  gtk_widget_activate_action (GTK_WIDGET (page), "story.delete", NULL);
  g_assert_cmpstr (jct_story_page_get_story (page), ==, STORY);
  for (guint i = 0; i < 3; i++)
    jct_view_state_undo (state);
  g_assert_true (get_document (window) == before);
}

/* ---- kept, and out of the window ------------------------------------------------------------- */

static void
test_saved (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture), *other;
  JctStoryPage *page = open_page (window);
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

static JctStoryExportDialog *
open_export (JctWindow *window)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  gtk_widget_activate_action (GTK_WIDGET (window), "win.export", NULL);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GObject) found = g_list_model_get_item (windows, i);

      if (JCT_IS_STORY_EXPORT_DIALOG (found))
        return JCT_STORY_EXPORT_DIALOG (found);
    }
  g_assert_not_reached ();
}

static void
test_export (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  g_autoptr (GFile) name = g_file_get_child (folder, "lesson");
  g_autoptr (GFile) pdf = g_file_get_child (folder, "lesson.pdf");
  g_autoptr (GFile) first = g_file_get_child (folder, "01.png");
  JctStoryExportDialog *dialog;
  g_autofree char *content = NULL;
  gsize length;

  open_page (window);
  dialog = open_export (window);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  jct_story_export_dialog_set_out (dialog, JCT_STORY_OUT_HANDOUT);
  jct_story_export_dialog_export (dialog, name);
  g_assert_true (jct_story_export_dialog_is_exporting (dialog));
  WAIT_UNTIL (dialog == NULL);
  g_assert_true (g_file_load_contents (pdf, NULL, &content, &length, NULL, NULL));
  g_assert_true (g_str_has_prefix (content, "%PDF-"));

  dialog = open_export (window);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  jct_story_export_dialog_set_out (dialog, JCT_STORY_OUT_PICTURES);
  jct_story_export_dialog_export (dialog, folder);
  jct_story_export_dialog_cancel (dialog);
  WAIT_UNTIL (dialog == NULL || !jct_story_export_dialog_is_exporting (dialog));
  /* Stopped, the dialog is there for another choice; what is there is asked about. */
  g_assert_nonnull (dialog);
  g_assert_true (g_file_replace_contents (first, "x", 1, NULL, FALSE, 0, NULL, NULL, NULL));
  jct_story_export_dialog_export (dialog, folder);
  g_assert_false (jct_story_export_dialog_is_exporting (dialog));
  answer ("replace");
  WAIT_UNTIL (dialog == NULL);
  g_clear_pointer (&content, g_free);
  g_assert_true (g_file_load_contents (first, NULL, &content, &length, NULL, NULL));
  g_assert_cmpuint (length, >, 1000);
  g_assert_cmpint (memcmp (content, "\x89PNG", 4), ==, 0);
}

#define ADD(path, func)                                                        \
  g_test_add ("/story-page/" path, Fixture, NULL, window_fixture_set_up, func, \
              window_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_autoptr (JctApplication) application = window_fixture_init (&argc, &argv);

  ADD ("list", test_list);
  ADD ("add", test_add);
  ADD ("first", test_first);
  ADD ("keys", test_keys);
  ADD ("drop", test_drop);
  ADD ("type", test_type);
  ADD ("steps", test_steps);
  ADD ("class", test_class);
  ADD ("view", test_view);
  ADD ("stories", test_stories);
  ADD ("saved", test_saved);
  ADD ("export", test_export);
  g_test_add_func ("/story-page/markup", test_markup);
  return g_test_run ();
}
