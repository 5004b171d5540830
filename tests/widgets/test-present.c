/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Presenting in real windows: keys, tools, what is looked into, and that nothing of it stays. */
#include <string.h>

#include "present-fixture.h"

static guint
get_slide (JctPresentWindow *window)
{
  return jct_presentation_get_slide_index (jct_present_window_get_presentation (window));
}

static JctScreen
get_screen (JctPresentWindow *window)
{
  return jct_presentation_get_screen (jct_present_window_get_presentation (window));
}

/* ---- tests ---- */

/* A whole lesson with one key, and out with another. */
static void
test_keyboard_alone (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  JctDocument *document = get_document (window);
  gpointer presenting = present (window);
  guint n_steps = 0, n = 0;

  for (guint i = 0; i < jct_document_get_story (document, 0)->slides->len; i++)
    {
      const JctSlide *slide = jct_story_get_slide (jct_document_get_story (document, 0), i);

      /* What is predicted is revealed by a step more. */
      n_steps += jct_slide_step_count (slide) + (slide->has_predict ? 1 : 0);
    }
  while (get_screen (presenting) != JCT_SCREEN_END)
    {
      wait_for_frame (presenting);
      g_assert_true (press (presenting, GDK_KEY_Page_Down));
      n++;
    }
  g_assert_cmpuint (n, ==, n_steps);
  g_assert_true (press (presenting, GDK_KEY_Page_Up));
  g_assert_cmpint (get_screen (presenting), ==, JCT_SCREEN_SLIDE);
  g_assert_true (press (presenting, GDK_KEY_Home));
  g_assert_cmpuint (get_slide (presenting), ==, 0);
  g_assert_true (press (presenting, GDK_KEY_End));
  g_assert_cmpuint (get_slide (presenting), ==,
                    jct_document_get_story (document, 0)->slides->len - 1);
  g_object_add_weak_pointer (presenting, &presenting);
  g_assert_true (press (presenting, GDK_KEY_Escape));
  WAIT_UNTIL (presenting == NULL);
  g_assert_true (get_document (window) == document);
  g_assert_false (jct_view_state_is_modified (jct_window_get_state (window)));
}

static void
test_screens_and_numbers (Fixture *fixture, gconstpointer data)
{
  JctPresentWindow *window = present (open_bundled (fixture));

  press (window, GDK_KEY_b);
  g_assert_cmpint (get_screen (window), ==, JCT_SCREEN_BLACK);
  press (window, GDK_KEY_period);
  g_assert_cmpint (get_screen (window), ==, JCT_SCREEN_SLIDE);
  press (window, GDK_KEY_W);
  g_assert_cmpint (get_screen (window), ==, JCT_SCREEN_WHITE);
  press (window, GDK_KEY_3);
  press (window, GDK_KEY_Return);
  g_assert_cmpuint (get_slide (window), ==, 2);
  g_assert_cmpint (get_screen (window), ==, JCT_SCREEN_SLIDE);
  press (window, GDK_KEY_KP_1);
  /* Escape forgets the number and leaves the rest alone. */
  press (window, GDK_KEY_Escape);
  g_assert_true (find_present_window () == window);
  press (window, GDK_KEY_Return);
  g_assert_cmpuint (get_slide (window), ==, 2);
}

static gboolean
is_button (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget)
         && gtk_widget_is_sensitive (widget);
}

/* A remote control moves the slides even where a button would take the key. */
static void
test_focus_eats_nothing (Fixture *fixture, gconstpointer data)
{
  static const guint keys[] = { GDK_KEY_space, GDK_KEY_Right, GDK_KEY_Down, GDK_KEY_Page_Down };
  JctPresentWindow *window = present (open_bundled (fixture));
  JctPresentation *presentation = jct_present_window_get_presentation (window);
  GtkWidget *button = NULL;

  WAIT_UNTIL ((button = find_widget (GTK_WIDGET (window), is_button, NULL)) != NULL);
  g_assert_true (gtk_widget_grab_focus (button));
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      guint slide, step;

      g_assert_true (jct_presentation_peek_next (presentation, &slide, &step));
      g_assert_true (press (window, keys[i]));
      g_assert_cmpuint (jct_presentation_get_slide_index (presentation), ==, slide);
      g_assert_cmpuint (jct_presentation_get_step (presentation), ==, step);
    }
  /* What moves the focus, and a menu's key, are the window's own. */
  g_assert_false (press (window, GDK_KEY_Tab));
  g_assert_false (press (window, GDK_KEY_Return));
  g_assert_false (press_with (window, GDK_KEY_q, GDK_CONTROL_MASK));
}

static void
test_pen_leaves_no_trace (Fixture *fixture, gconstpointer data)
{
  JctWindow *main_window = open_bundled (fixture);
  JctDocument *document = get_document (main_window);
  JctPresentWindow *window = present (main_window);
  JctStage *stage = jct_present_window_get_stage (window);
  GtkEventController *drag
    = find_controller (GTK_WIDGET (stage), GTK_TYPE_GESTURE_DRAG, GTK_PHASE_BUBBLE);

  g_signal_emit_by_name (drag, "drag-begin", 20.0, 20.0);
  g_assert_cmpuint (jct_stage_get_n_strokes (stage), ==, 0);
  press (window, GDK_KEY_p);
  g_assert_cmpint (jct_stage_get_tool (stage), ==, JCT_TOOL_PEN);
  g_signal_emit_by_name (drag, "drag-begin", 20.0, 20.0);
  press (window, GDK_KEY_k);
  g_assert_cmpuint (jct_stage_get_pen_color (stage), ==, 1);
  g_signal_emit_by_name (drag, "drag-begin", 50.0, 20.0);
  g_assert_cmpuint (jct_stage_get_n_strokes (stage), ==, 2);
  press (window, GDK_KEY_z);
  g_assert_cmpuint (jct_stage_get_n_strokes (stage), ==, 1);
  /* Each slide has its own. */
  press (window, GDK_KEY_2);
  press (window, GDK_KEY_Return);
  wait_for_frame (window);
  g_assert_cmpuint (jct_stage_get_n_strokes (stage), ==, 0);
  press (window, GDK_KEY_Home);
  wait_for_frame (window);
  g_assert_cmpuint (jct_stage_get_n_strokes (stage), ==, 1);
  press (window, GDK_KEY_c);
  g_assert_cmpuint (jct_stage_get_n_strokes (stage), ==, 0);
  /* Escape lays the pen down first. */
  press (window, GDK_KEY_Escape);
  g_assert_true (find_present_window () == window);
  g_assert_cmpint (jct_stage_get_tool (stage), ==, JCT_TOOL_NONE);
  g_assert_true (get_document (main_window) == document);
  g_assert_false (jct_view_state_is_modified (jct_window_get_state (main_window)));
}

static void
test_held_tools (Fixture *fixture, gconstpointer data)
{
  JctPresentWindow *window = present (open_bundled (fixture));
  JctStage *stage = jct_present_window_get_stage (window);

  press (window, GDK_KEY_s);
  g_assert_cmpint (jct_stage_get_tool (stage), ==, JCT_TOOL_SPOTLIGHT);
  let_go (window, GDK_KEY_s);
  g_assert_cmpint (jct_stage_get_tool (stage), ==, JCT_TOOL_NONE);
  press (window, GDK_KEY_m);
  g_assert_cmpint (jct_stage_get_tool (stage), ==, JCT_TOOL_MAGNIFIER);
  let_go (window, GDK_KEY_m);
  press_with (window, GDK_KEY_M, GDK_SHIFT_MASK);
  let_go (window, GDK_KEY_m);
  g_assert_cmpint (jct_stage_get_tool (stage), ==, JCT_TOOL_MAGNIFIER);
  press_with (window, GDK_KEY_S, GDK_SHIFT_MASK);
  g_assert_cmpint (jct_stage_get_tool (stage), ==, JCT_TOOL_SPOTLIGHT);
}

static const JctMark *
find_event_mark (const JctScene *scene)
{
  for (guint i = 0; i < jct_scene_get_n (scene); i++)
    if (jct_scene_get (scene, i)->role == JCT_ROLE_EVENT
        && jct_scene_get (scene, i)->type == JCT_MARK_SYMBOL)
      return jct_scene_get (scene, i);
  return NULL;
}

/* A click selects the event that is there; R takes that back; the window's own view knows nothing of it. */
static void
test_explore (Fixture *fixture, gconstpointer data)
{
  JctWindow *main_window = open_bundled (fixture);
  JctPresentWindow *window;
  JctPresentation *presentation;
  JctStage *stage;
  const JctMark *mark;
  g_autofree char *id = NULL, *before = NULL;

  gtk_widget_activate_action (GTK_WIDGET (main_window), "win.present-view", NULL);
  window = find_present_window ();
  wait_for_frame (window);
  presentation = jct_present_window_get_presentation (window);
  stage = jct_present_window_get_stage (window);
  before = g_strdup (jct_view_state_get_view (jct_window_get_state (main_window))->selected_event);
  mark = find_event_mark (jct_slide_frame_get_scene (jct_stage_get_frame (stage)));
  g_assert_nonnull (mark);
  id = g_strdup (mark->id);
  g_signal_emit_by_name (find_controller (GTK_WIDGET (stage), GTK_TYPE_GESTURE_CLICK,
                                          GTK_PHASE_BUBBLE),
                         "released", 1, mark->center.x, mark->center.y);
  g_assert_true (jct_presentation_is_exploring (presentation));
  wait_for_frame (window);
  g_assert_cmpstr (jct_slide_frame_get_slide (jct_stage_get_frame (stage))->view->selected_event,
                   ==, id);
  press (window, GDK_KEY_d);
  wait_for_frame (window);
  press (window, GDK_KEY_r);
  g_assert_false (jct_presentation_is_exploring (presentation));
  wait_for_frame (window);
  g_assert_cmpstr (jct_view_state_get_view (jct_window_get_state (main_window))->selected_event, ==,
                   before);
}

/* While the first slide is computed, and whatever is made ahead. */
static void
test_closing_midway (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  gpointer presenting;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.present", NULL);
  presenting = find_present_window ();
  g_object_add_weak_pointer (presenting, &presenting);
  press (presenting, GDK_KEY_Page_Down);
  press_with (presenting, GDK_KEY_N, GDK_SHIFT_MASK);
  g_assert_nonnull (jct_present_window_get_speaker (presenting));
  press (presenting, GDK_KEY_F5);
  WAIT_UNTIL (presenting == NULL);
  presenting = present (window);
  g_object_add_weak_pointer (presenting, &presenting);
  press (presenting, GDK_KEY_p);
  gtk_window_destroy (GTK_WINDOW (window));
  WAIT_UNTIL (presenting == NULL);
}

/* The second start of one window takes the place of the first; two windows present side by side. */
static void
test_two_windows (Fixture *fixture, gconstpointer data)
{
  JctWindow *first = open_bundled (fixture), *second;
  gpointer one = present (first), other;
  g_autoptr (GFile) copy = NULL, file = bundled_file ();
  g_autofree char *text = NULL;

  g_object_add_weak_pointer (one, &one);
  g_assert_true (g_file_load_contents (file, NULL, &text, NULL, NULL, NULL));
  copy = write_file (fixture, "copy.json", text);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "new-window", NULL);
  second = jct_application_get_free_window (fixture->application);
  g_assert_true (second != first);
  jct_window_open_file (second, copy);
  jct_window_present_story (second, NULL, 2, -1);
  WAIT_UNTIL (!jct_window_is_loading (second));
  press (one, GDK_KEY_Page_Down);
  gtk_widget_activate_action (GTK_WIDGET (first), "win.present", NULL);
  WAIT_UNTIL (one == NULL);
  other = find_present_window ();
  g_assert_nonnull (other);
  wait_for_frame (other);
}

static void
test_no_such_monitor (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  JctPresentWindow *presenting;
  int monitor;

  jct_window_present_story (window, NULL, 1, 42);
  presenting = find_present_window ();
  g_assert_nonnull (presenting);
  wait_for_frame (presenting);
  g_assert_cmpuint (get_slide (presenting), ==, 1);
  g_object_get (presenting, "monitor", &monitor, NULL);
  g_assert_cmpint (monitor, ==, 0);
  g_object_set (presenting, "monitor", 9, NULL);
  g_object_get (presenting, "monitor", &monitor, NULL);
  g_assert_cmpint (monitor, ==, 0);
}

static void
test_without_stories (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = write_file (
    fixture, "plain.json",
    "[{\"month\": \"2020-01\", \"n\": 3}, {\"month\": \"2020-02\", \"n\": 5}, {\"month\": \"2020-03\", \"n\": 4}]");
  JctWindow *window = activate (fixture);
  JctPresentWindow *presenting;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.present", NULL);
  g_assert_null (find_present_window ());
  jct_window_open_file (window, file);
  WAIT_UNTIL (!jct_window_is_loading (window));
  jct_window_present_story (window, "lesson", 0, -1);
  g_assert_null (find_present_window ());
  g_assert_nonnull (strstr (jct_window_get_error (window), "lesson"));
  presenting = present (window);
  g_assert_cmpuint (jct_presentation_get_n_slides (
                      jct_present_window_get_presentation (presenting)),
                    ==, 1);
}

static gboolean
has_text (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
         && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL;
}

static void
test_empty_story (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  g_autoptr (JctStory) story = jct_story_new ();
  g_autofree char *id = NULL;
  gpointer presenting;

  story->title = g_strdup ("Empty");
  g_assert_true (jct_view_state_put_story (jct_window_get_state (window), story, &id, NULL));
  jct_window_present_story (window, id, 0, -1);
  presenting = find_present_window ();
  g_assert_nonnull (presenting);
  WAIT_UNTIL (find_widget (presenting, has_text, "no slides") != NULL);
  press (presenting, GDK_KEY_Page_Down);
  press (presenting, GDK_KEY_p);
  press (presenting, GDK_KEY_Escape);
  g_object_add_weak_pointer (presenting, &presenting);
  press (presenting, GDK_KEY_Escape);
  WAIT_UNTIL (presenting == NULL);
}

/* The speaker sees notes, slide and step, and its keys are those of the presentation. */
static void
test_speaker (Fixture *fixture, gconstpointer data)
{
  JctPresentWindow *window = present (open_bundled (fixture));
  const JctStopwatch *watch = jct_present_window_get_stopwatch (window);
  double scale = jct_present_window_get_notes_scale (window);
  GtkWidget *speaker;

  press_with (window, GDK_KEY_N, GDK_SHIFT_MASK);
  speaker = GTK_WIDGET (jct_present_window_get_speaker (window));
  WAIT_UNTIL (find_widget (speaker, has_text, "Begin with the bare line") != NULL);
  g_assert_nonnull (find_widget (speaker, has_text, "step 1 of"));
  g_assert_true (press (speaker, GDK_KEY_Page_Down));
  g_assert_cmpuint (jct_presentation_get_step (jct_present_window_get_presentation (window)), ==,
                    1);
  g_assert_nonnull (find_widget (speaker, has_text, "step 2 of"));
  g_assert_true (watch->is_running);
  press (speaker, GDK_KEY_t);
  g_assert_false (watch->is_running);
  press (speaker, GDK_KEY_plus);
  g_assert_cmpfloat (jct_present_window_get_notes_scale (window), >, scale);
  /* What the audience is not told it does not read either. */
  press (window, GDK_KEY_n);
  WAIT_UNTIL (find_widget (GTK_WIDGET (window), has_text, "so are the notes") != NULL);
  g_assert_null (find_widget (GTK_WIDGET (window), has_text, "Begin with the bare line"));
  g_assert_nonnull (find_widget (speaker, has_text, "without names"));
  press (window, GDK_KEY_a);
  WAIT_UNTIL (find_widget (GTK_WIDGET (window), has_text, "Begin with the bare line") != NULL);
  g_assert_null (find_widget (speaker, has_text, "without names"));
  press_with (window, GDK_KEY_N, GDK_SHIFT_MASK);
  WAIT_UNTIL (jct_present_window_get_speaker (window) == NULL);
}

/* Slides that move end where slides that do not move are at once. */
static void
test_motion (Fixture *fixture, gconstpointer data)
{
  JctPresentWindow *window;
  gboolean animations;

  g_object_get (gtk_settings_get_default (), "gtk-enable-animations", &animations, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  window = present (open_bundled (fixture));
  WAIT_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (window)));
  for (guint i = 0; i < 8; i++)
    {
      press (window, GDK_KEY_Page_Down);
      wait_for_frame (window);
      g_main_context_iteration (NULL, FALSE);
    }
  WAIT_UNTIL (!jct_stage_is_moving (jct_present_window_get_stage (window)));
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  press (window, GDK_KEY_Page_Up);
  wait_for_frame (window);
  g_assert_false (jct_stage_is_moving (jct_present_window_get_stage (window)));
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", animations, NULL);
}

/* A button that was clicked has the focus, but nobody goes through the buttons: the bar goes, and no key presses it then. */
static void
test_bar_goes (Fixture *fixture, gconstpointer data)
{
  JctPresentWindow *window = present (open_bundled (fixture));
  GtkWidget *stage = GTK_WIDGET (jct_present_window_get_stage (window));
  GtkWidget *button = NULL, *bar;

  WAIT_UNTIL ((button = find_widget (GTK_WIDGET (window), is_button, NULL)) != NULL);
  bar = gtk_widget_get_ancestor (button, GTK_TYPE_REVEALER);
  g_assert_true (gtk_widget_grab_focus (button));
  gtk_window_set_focus_visible (GTK_WINDOW (window), FALSE);
  WAIT_UNTIL (!gtk_revealer_get_reveal_child (GTK_REVEALER (bar)));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == stage);
}

static void
count_frame (JctStage *stage, guint *n)
{
  (*n)++;
}

/* Who hears of a frame shows and hides parts of the window: not while the window gives out sizes. */
static void
test_resize (Fixture *fixture, gconstpointer data)
{
  JctPresentWindow *window = present (open_bundled (fixture));
  JctStage *stage = jct_present_window_get_stage (window);
  guint n = 0, before;
  int height = gtk_widget_get_height (GTK_WIDGET (stage));

  press (window, GDK_KEY_6);
  press (window, GDK_KEY_Return);
  wait_for_frame (window);
  press_with (window, GDK_KEY_G, GDK_SHIFT_MASK);
  g_signal_connect (stage, "frame-changed", G_CALLBACK (count_frame), &n);
  before = n;
  gtk_widget_allocate (GTK_WIDGET (stage), gtk_widget_get_width (GTK_WIDGET (stage)), height - 40,
                       -1, NULL);
  g_assert_cmpuint (n, ==, before);
  g_assert_cmpfloat (jct_scene_get_height (jct_slide_frame_get_scene (jct_stage_get_frame (stage))),
                     ==, height - 40);
  WAIT_UNTIL (n > before);
  press (window, GDK_KEY_F11);
  WAIT_UNTIL (gtk_widget_get_height (GTK_WIDGET (stage)) != height);
  wait_for_frame (window);
}

#define ADD(path, function) \
  g_test_add (path, Fixture, NULL, window_fixture_set_up, function, window_fixture_tear_down)

/* What is shown, slowly, and without names: as a slide that no story has. */
static void
test_view_alone (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  JctDocument *document = get_document (window);
  JctPresentWindow *presenting;
  JctPresentation *presentation;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.slow-reveal", NULL);
  presenting = find_present_window ();
  g_assert_nonnull (presenting);
  wait_for_frame (presenting);
  presentation = jct_present_window_get_presentation (presenting);
  g_assert_cmpuint (jct_presentation_get_n_slides (presentation), ==, 1);
  g_assert_cmpuint (jct_presentation_get_n_steps (presentation), >, 4);
  g_assert_cmpuint (jct_presentation_get_parts (presentation) & JCT_SLIDE_TITLE, ==, 0);
  press (presenting, GDK_KEY_End);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.present-anonymous", NULL);
  presenting = find_present_window ();
  g_assert_nonnull (presenting);
  wait_for_frame (presenting);
  presentation = jct_present_window_get_presentation (presenting);
  g_assert_true (jct_presentation_hides_names (presentation, 0));
  g_assert_true (jct_presentation_toggle_names (presentation));
  g_assert_false (jct_presentation_hides_names (presentation, 0));
  g_assert_true (get_document (window) == document);
  gtk_window_destroy (GTK_WINDOW (presenting));
}

int
main (int argc, char **argv)
{
  g_autoptr (JctApplication) application = window_fixture_init (&argc, &argv);

  ADD ("/present/keyboard-alone", test_keyboard_alone);
  ADD ("/present/screens-and-numbers", test_screens_and_numbers);
  ADD ("/present/focus-eats-nothing", test_focus_eats_nothing);
  ADD ("/present/pen-leaves-no-trace", test_pen_leaves_no_trace);
  ADD ("/present/held-tools", test_held_tools);
  ADD ("/present/explore", test_explore);
  ADD ("/present/closing-midway", test_closing_midway);
  ADD ("/present/two-windows", test_two_windows);
  ADD ("/present/no-such-monitor", test_no_such_monitor);
  ADD ("/present/without-stories", test_without_stories);
  ADD ("/present/empty-story", test_empty_story);
  ADD ("/present/view-alone", test_view_alone);
  ADD ("/present/speaker", test_speaker);
  ADD ("/present/motion", test_motion);
  ADD ("/present/resize", test_resize);
  ADD ("/present/bar-goes", test_bar_goes);
  return g_test_run ();
}
