/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names that are hidden on any slide of a presentation: nothing that its audience sees, hears or points at tells them. */
#include "../nameless.h"
#include "present-fixture.h"

static JctPresentation *
get_presentation (JctPresentWindow *window)
{
  return jct_present_window_get_presentation (window);
}

static gboolean
tells_names (GtkWidget *widget, gconstpointer data)
{
  GHashTable *names = (gpointer) data;

  /* What a button does is the program's own word. */
  if (gtk_widget_get_mapped (widget) && GTK_IS_LABEL (widget)
      && gtk_widget_get_ancestor (widget, GTK_TYPE_BUTTON) == NULL)
    assert_nameless (names, gtk_label_get_text (GTK_LABEL (widget)));
  return FALSE;
}

static void
assert_property_nameless (GHashTable *names, gpointer widget, GtkAccessibleProperty property)
{
  g_autofree char *told = gtk_test_accessible_check_property (widget, property, "");

  if (told != NULL)
    assert_nameless (names, told);
}

/* Whatever is under the pointer: a click finds no event, and what is told of a figure would be told of a name. */
static void
assert_nothing_to_click (JctPresentWindow *window)
{
  JctStage *stage = jct_present_window_get_stage (window);
  const JctScene *scene = jct_slide_frame_get_scene (jct_stage_get_frame (stage));
  GtkEventController *click
    = find_controller (GTK_WIDGET (stage), GTK_TYPE_GESTURE_CLICK, GTK_PHASE_BUBBLE);
  guint serial = jct_presentation_get_serial (get_presentation (window));

  for (guint i = 0; i < jct_scene_get_n (scene); i++)
    {
      JctMark mark = *jct_scene_get (scene, i);

      if (mark.role == JCT_ROLE_EVENT && mark.type == JCT_MARK_SYMBOL)
        g_signal_emit_by_name (click, "released", 1, mark.center.x, mark.center.y);
      g_assert_cmpuint (jct_presentation_get_serial (get_presentation (window)), ==, serial);
    }
}

static void
assert_window_nameless (GHashTable *names, JctPresentWindow *window)
{
  JctStage *stage = jct_present_window_get_stage (window);
  JctSlideFrame *frame = jct_stage_get_frame (stage);
  const JctScene *scene = jct_slide_frame_get_scene (frame);

  for (guint i = 0; i < jct_scene_get_n (scene); i++)
    if (jct_scene_get (scene, i)->type == JCT_MARK_TEXT)
      assert_nameless (names, jct_scene_get (scene, i)->text);
  assert_nameless (names, jct_slide_frame_get_title (frame));
  assert_nameless (names, jct_slide_frame_get_description (frame));
  assert_property_nameless (names, stage, GTK_ACCESSIBLE_PROPERTY_LABEL);
  assert_property_nameless (names, stage, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  find_widget (GTK_WIDGET (window), tells_names, names);
  assert_nothing_to_click (window);
}

/* Once hidden, through the whole story: each slide, each step, the notes over it as well. */
static void
test_whole_story (Fixture *fixture, gconstpointer data)
{
  JctWindow *main_window = open_bundled (fixture);
  g_autoptr (GHashTable) names = list_names (get_document (main_window));
  JctPresentWindow *window = present (main_window);
  JctPresentation *presentation = get_presentation (window);
  guint n = 0;

  jct_presentation_go_to (presentation, 1);
  wait_for_frame (window);
  g_assert_false (jct_present_window_hides_names (window));
  press (window, GDK_KEY_n);
  g_assert_true (press (window, GDK_KEY_a));
  press (window, GDK_KEY_Home);
  while (jct_presentation_get_screen (presentation) != JCT_SCREEN_END)
    {
      wait_for_frame (window);
      assert_window_nameless (names, window);
      press (window, GDK_KEY_Page_Down);
      n++;
    }
  g_assert_cmpuint (n, >, jct_presentation_get_n_slides (presentation));
}

/* What the slide showed goes with the key, though the slide without names must be computed first. */
static void
test_while_waiting (Fixture *fixture, gconstpointer data)
{
  JctWindow *main_window = open_bundled (fixture);
  g_autoptr (GHashTable) names = list_names (get_document (main_window));
  JctPresentWindow *window;
  JctStage *stage;

  gtk_widget_activate_action (GTK_WIDGET (main_window), "win.present-view", NULL);
  window = find_present_window ();
  wait_for_frame (window);
  stage = jct_present_window_get_stage (window);
  g_assert_false (jct_slide_frame_is_anonymous (jct_stage_get_frame (stage)));
  press (window, GDK_KEY_d);
  g_assert_true (jct_stage_is_waiting (stage));
  g_assert_nonnull (jct_stage_get_frame (stage));
  press (window, GDK_KEY_a);
  g_assert_null (jct_stage_get_frame (stage));
  assert_property_nameless (names, stage, GTK_ACCESSIBLE_PROPERTY_LABEL);
  assert_property_nameless (names, stage, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  wait_for_frame (window);
  assert_window_nameless (names, window);
  press (window, GDK_KEY_a);
  wait_for_frame (window);
  g_assert_false (jct_slide_frame_is_anonymous (jct_stage_get_frame (stage)));
}

/* A title that appears at a later step is not told before that. */
static void
test_late_title (Fixture *fixture, gconstpointer data)
{
  JctPresentWindow *window = present (open_bundled (fixture));
  JctStage *stage = jct_present_window_get_stage (window);
  JctPresentation *presentation = get_presentation (window);
  gboolean was_shown = FALSE;

  jct_presentation_go_to (presentation, 1);
  for (guint step = 0; step < jct_presentation_get_n_steps (presentation); step++)
    {
      JctSlideFrame *frame;
      g_autofree char *told = NULL;

      wait_for_frame (window);
      frame = jct_stage_get_frame (stage);
      told = gtk_test_accessible_check_property (GTK_ACCESSIBLE (stage),
                                                 GTK_ACCESSIBLE_PROPERTY_LABEL, "");
      g_assert_nonnull (told);
      if (!jct_slide_frame_shows_title (frame))
        g_assert_null (strstr (told, jct_slide_frame_get_title (frame)));
      else
        g_assert_nonnull (strstr (told, jct_slide_frame_get_title (frame)));
      was_shown = jct_slide_frame_shows_title (frame);
      if (step == 0)
        g_assert_false (was_shown);
      press (window, GDK_KEY_Page_Down);
    }
  g_assert_true (was_shown);
}

static gboolean
is_names_button (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_TOGGLE_BUTTON (widget)
         && g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (widget)), data) == 0;
}

static gboolean
is_window_status (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL;
}

/* The button follows the key and the slide; the speaker reads whether the audience does. */
static void
test_state_is_seen (Fixture *fixture, gconstpointer data)
{
  JctPresentWindow *window = present (open_bundled (fixture));
  GtkWidget *button, *speaker;

  press_with (window, GDK_KEY_N, GDK_SHIFT_MASK);
  speaker = GTK_WIDGET (jct_present_window_get_speaker (window));
  button = find_widget (GTK_WIDGET (window), is_names_button, "view-conceal-symbolic");
  g_assert_nonnull (button);
  /* The first slide of the story has no names by itself. */
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
  g_assert_nonnull (find_widget (speaker, is_window_status, "without names"));
  press (window, GDK_KEY_a);
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
  g_assert_null (find_widget (speaker, is_window_status, "without names"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  g_assert_true (jct_present_window_hides_names (window));
  g_assert_true (jct_presentation_toggle_names (get_presentation (window)));
  gtk_widget_activate_action (speaker, "speaker.do", "s", "names");
  g_assert_true (jct_present_window_hides_names (window));
  jct_presentation_go_to (get_presentation (window), 1);
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
}

#define ADD(path, function) \
  g_test_add (path, Fixture, NULL, window_fixture_set_up, function, window_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_setenv ("GTK_A11Y", "test", TRUE);
  g_autoptr (JctApplication) application = window_fixture_init (&argc, &argv);

  ADD ("/present-names/whole-story", test_whole_story);
  ADD ("/present-names/while-waiting", test_while_waiting);
  ADD ("/present-names/late-title", test_late_title);
  ADD ("/present-names/state-is-seen", test_state_is_seen);
  return g_test_run ();
}
