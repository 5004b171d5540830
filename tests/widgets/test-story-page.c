/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Story page in real windows: slides added, put in order, deleted and undone; their pictures; keys; stories. */
#include "config.h"

#include "story-fixture.h"
#include "widgets/jct-slide-view.h"

/* ---- what is there --------------------------------------------------------------------------- */

static void
test_list (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  JctStoryPage *page = open_story_page (window);
  const JctStory *story = get_story (window);
  JctSlideView *preview = find_type (page, JCT_TYPE_SLIDE_VIEW);

  assert_slide_order (window, page);
  g_assert_cmpstr (jct_story_page_get_story (page), ==, STORY);
  g_assert_cmpstr (jct_story_page_get_slide (page), ==, jct_story_get_slide (story, 0)->id);
  for (guint i = 0; i < story->slides->len; i++)
    {
      JctSlidePicture *picture
        = jct_slide_row_get_picture (find_slide_row (page, jct_story_get_slide (story, i)->id));

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
  assert_slide_order (window, page);
  jct_view_state_undo (state);
  jct_view_state_undo (state);
  g_assert_true (get_document (window) == before);
  assert_slide_order (window, page);
}

/* A document without stories gets one with the slide, as one step. */
static void
test_first (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  JctViewState *state = jct_window_get_state (window);
  JctStoryPage *page = open_story_page (window);
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
  JctStoryPage *page = open_story_page (window);
  g_autoptr (JctDocument) before = jct_document_ref (get_document (window));
  g_autofree char *first = g_strdup (jct_story_get_slide (get_story (window), 0)->id);
  g_autofree char *second = g_strdup (jct_story_get_slide (get_story (window), 1)->id);
  guint n = get_story (window)->slides->len;
  JctSlidePicture *picture = jct_slide_row_get_picture (find_slide_row (page, first));

  /* Beside the slide a click only selects: the keys that follow are the list's. */
  g_assert_false (gtk_list_box_get_activate_on_single_click (
    GTK_LIST_BOX (gtk_widget_get_parent (GTK_WIDGET (find_slide_row (page, first))))));
  jct_slide_picture_ref (picture);
  g_assert_true (press (find_slide_row (page, first), GDK_KEY_Down, GDK_ALT_MASK));
  g_assert_cmpint (jct_story_find_slide (get_story (window), first), ==, 1);
  g_assert_cmpstr (jct_story_page_get_slide (page), ==, first);
  assert_slide_order (window, page);
  /* Its picture came with it. */
  g_assert_true (jct_slide_row_get_picture (find_slide_row (page, first)) == picture);
  jct_slide_picture_unref (picture);
  g_assert_true (press (find_slide_row (page, first), GDK_KEY_Up, GDK_ALT_MASK));
  g_assert_cmpint (jct_story_find_slide (get_story (window), first), ==, 0);
  /* There is nothing above the first. */
  press (find_slide_row (page, first), GDK_KEY_Up, GDK_ALT_MASK);
  g_assert_cmpint (jct_story_find_slide (get_story (window), first), ==, 0);

  g_assert_true (press (find_slide_row (page, first), GDK_KEY_d, GDK_CONTROL_MASK));
  g_assert_cmpuint (get_story (window)->slides->len, ==, n + 1);
  g_assert_cmpstr (jct_story_page_get_slide (page), !=, first);
  /* The application's own key for it, which elsewhere is about views. */
  gtk_widget_activate_action (GTK_WIDGET (window), "win.save-view", NULL);
  g_assert_cmpuint (get_story (window)->slides->len, ==, n + 2);
  g_assert_true (press (find_slide_row (page, jct_story_page_get_slide (page)), GDK_KEY_Delete, 0));
  g_assert_cmpuint (get_story (window)->slides->len, ==, n + 1);
  /* What stands in its place is selected. */
  g_assert_cmpstr (jct_story_page_get_slide (page), ==, second);
  assert_slide_order (window, page);
  jct_view_state_undo (state);
  g_assert_cmpstr (jct_story_page_get_slide (page), !=, second);
  jct_view_state_redo (state);
  g_assert_cmpuint (count_undo_steps (state), ==, 5);
  for (guint i = 0; i < 5; i++)
    jct_view_state_undo (state);
  g_assert_true (get_document (window) == before);
  assert_slide_order (window, page);
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
  JctStoryPage *page = open_story_page (window);
  g_autoptr (JctDocument) before = jct_document_ref (get_document (window));
  g_autofree char *last = NULL, *second = NULL;
  guint n = get_story (window)->slides->len;

  last = g_strdup (jct_story_get_slide (get_story (window), n - 1)->id);
  second = g_strdup (jct_story_get_slide (get_story (window), 1)->id);
  g_assert_true (drop (find_slide_row (page, last), find_slide_row (page, second)));
  /* A slide has no other place on itself. */
  g_assert_false (drop (find_slide_row (page, last), find_slide_row (page, last)));
  g_assert_cmpint (jct_story_find_slide (get_story (window), last), ==, 1);
  assert_slide_order (window, page);
  jct_view_state_undo (state);
  g_assert_true (get_document (window) == before);
}

/* ---- stories --------------------------------------------------------------------------------- */

static void
test_stories (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  JctViewState *state = jct_window_get_state (window);
  JctStoryPage *page = open_story_page (window);
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
  ADD ("stories", test_stories);
  return g_test_run ();
}
