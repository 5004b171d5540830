/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A class draws: strokes, keys, the answer and the next class, in the presenting window, and that nothing of it stays. */
#include <math.h>
#include <string.h>

#include "app/jct-present-window.h"
#include "widgets/jct-guess-pad.h"
#include "window-fixture.h"

/* ---- helpers ---- */

static JctPresentWindow *
find_present_window (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (JCT_IS_PRESENT_WINDOW (window))
        return JCT_PRESENT_WINDOW (window);
    }
  return NULL;
}

static JctSlideFrame *
get_frame (JctPresentWindow *window)
{
  return jct_stage_get_frame (jct_present_window_get_stage (window));
}

static gboolean
is_shown (JctPresentWindow *window)
{
  JctStage *stage = jct_present_window_get_stage (window);

  return get_frame (window) != NULL && !jct_stage_is_waiting (stage)
         && jct_slide_frame_get_index (get_frame (window))
              == jct_presentation_get_slide_index (jct_present_window_get_presentation (window));
}

static gboolean
is_pad (GtkWidget *widget, gconstpointer data)
{
  return JCT_IS_GUESS_PAD (widget);
}

static GtkWidget *
find_pad (JctPresentWindow *window)
{
  return find_widget (GTK_WIDGET (window), is_pad, NULL);
}

/* The story's slide to predict, and the pad over it. */
static JctPresentWindow *
present_predict (JctWindow *window)
{
  const JctStory *story = jct_document_get_story (get_document (window), 0);
  guint slide = 0;
  JctPresentWindow *presenting;

  while (!jct_story_get_slide (story, slide)->has_predict)
    slide++;
  jct_window_present_story (window, NULL, slide, -1);
  presenting = find_present_window ();
  g_assert_nonnull (presenting);
  WAIT_UNTIL (is_shown (presenting) && find_pad (presenting) != NULL);
  return presenting;
}

static GtkEventController *
find_controller (GtkWidget *widget, GType type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type))
        return controller;
    }
  return NULL;
}

static gboolean
press_with (gpointer window, guint key, GdkModifierType state)
{
  gboolean handled = FALSE;
  GtkEventController *keys = NULL;
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (window);

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && keys == NULL; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller)
          && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        keys = controller;
    }
  g_assert_nonnull (keys);
  g_signal_emit_by_name (keys, "key-pressed", key, 0, state, &handled);
  return handled;
}

static gboolean
press (gpointer window, guint key)
{
  return press_with (window, key, 0);
}

static const JctSlidePlaces *
get_places (JctPresentWindow *window)
{
  return jct_slide_frame_get_places (get_frame (window));
}

/* Where a hidden period and a value are on the slide. */
static JctPoint
find_point (JctPresentWindow *window, double period, double value)
{
  const JctSlidePlaces *places = get_places (window);

  return (JctPoint){ places->figure.x + places->first_x + period * places->step_x,
                     places->figure.y + jct_value_scale_map (&places->axes.value, value) };
}

/* As the gesture of a finger, a pen or the mouse tells it. */
static void
stroke (JctPresentWindow *window, const JctPoint *points, guint n)
{
  GtkEventController *drag = find_controller (find_pad (window), GTK_TYPE_GESTURE_DRAG);
  JctGuessPad *pad = JCT_GUESS_PAD (find_pad (window));

  g_signal_emit_by_name (drag, "drag-begin", points[0].x, points[0].y);
  g_assert_true (jct_guess_pad_is_drawing (pad));
  for (guint i = 1; i < n; i++)
    jct_guess_pad_draw_to (pad, points[i].x, points[i].y);
  g_signal_emit_by_name (drag, "drag-end", 0.0, 0.0);
  g_assert_false (jct_guess_pad_is_drawing (pad));
}

static JctGuessBoard *
get_board (JctPresentWindow *window)
{
  return jct_presentation_get_board (jct_present_window_get_presentation (window));
}

static guint
get_slide (JctPresentWindow *window)
{
  return jct_presentation_get_slide_index (jct_present_window_get_presentation (window));
}

static const JctGuess *
get_guess (JctPresentWindow *window, guint index)
{
  GPtrArray *guesses = jct_guess_board_get_guesses (get_board (window), get_slide (window));

  return index < guesses->len ? guesses->pdata[index] : NULL;
}

static guint
count_marks (JctPresentWindow *window, JctRole role)
{
  const JctScene *scene = jct_slide_frame_get_scene (get_frame (window));
  guint n = 0;

  for (guint i = 0; i < jct_scene_get_n (scene); i++)
    n += jct_scene_get (scene, i)->role == role;
  return n;
}

static double
get_top (JctPresentWindow *window)
{
  const JctSlidePlaces *places = get_places (window);

  return jct_value_scale_invert (&places->axes.value, places->axes.plot.y);
}

static gboolean
has_type (GtkWidget *widget, gconstpointer type)
{
  return G_TYPE_CHECK_INSTANCE_TYPE (widget, *(const GType *) type);
}

static GtkWidget *
find_type (gpointer root, GType type)
{
  return find_widget (GTK_WIDGET (root), has_type, &type);
}

/* ---- tests ---- */

/* Two guesses, the answer with their distances, back, and the next class. */
static void
test_whole_round (Fixture *fixture, gconstpointer data)
{
  JctWindow *main_window = open_bundled (fixture);
  JctDocument *document = get_document (main_window);
  JctPresentWindow *window = present_predict (main_window);
  gsize n = get_places (window)->n_hidden;
  guint slide = get_slide (window);
  JctPoint first[2], second[2];

  g_assert_cmpuint (n, ==, 14);
  first[0] = find_point (window, 0, 1000);
  first[1] = find_point (window, (double) n - 1, 2300);
  stroke (window, first, 2);
  g_assert_nonnull (get_guess (window, 0));
  for (guint i = 0; i < n; i++)
    g_assert_cmpfloat_with_epsilon (get_guess (window, 0)->values[i], 1000 + 100 * i, 2);
  /* A line, with its shape at the end and at its name. */
  g_assert_cmpuint (count_marks (window, JCT_ROLE_GUESS), ==, 3);
  /* The list has it as soon as the hand is lifted. */
  g_assert_nonnull (
    gtk_list_box_get_row_at_index (GTK_LIST_BOX (find_type (window, GTK_TYPE_LIST_BOX)), 0));
  jct_guess_board_rename (get_board (window), slide, "Anna");

  press_with (window, GDK_KEY_G, GDK_SHIFT_MASK);
  second[0] = find_point (window, 0, 500);
  second[1] = find_point (window, (double) n - 1, 500);
  stroke (window, second, 2);
  g_assert_cmpuint (count_marks (window, JCT_ROLE_GUESS), ==, 6);
  /* Drawn over, it is corrected where the hand was. */
  second[0] = find_point (window, 3, 900);
  second[1] = find_point (window, 5, 900);
  stroke (window, second, 2);
  g_assert_cmpfloat_with_epsilon (get_guess (window, 1)->values[4], 900, 2);
  g_assert_cmpfloat_with_epsilon (get_guess (window, 1)->values[6], 500, 2);
  press (window, GDK_KEY_z);
  g_assert_cmpfloat_with_epsilon (get_guess (window, 1)->values[4], 500, 2);

  g_assert_false (jct_slide_frame_is_answered (get_frame (window)));
  g_assert_null (strstr (jct_slide_frame_get_description (get_frame (window)), "Anna by"));
  press (window, GDK_KEY_Page_Down);
  WAIT_UNTIL (is_shown (window) && jct_slide_frame_is_answered (get_frame (window)));
  g_assert_cmpuint (get_slide (window), ==, slide);
  g_assert_null (find_pad (window));
  /* Who does not see it is told the same, by the stage that has the focus. */
  {
    GtkAccessible *stage = GTK_ACCESSIBLE (jct_present_window_get_stage (window));
    const char *words = jct_slide_frame_get_description (get_frame (window));

    g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == GTK_WIDGET (stage));
    gtk_test_accessible_assert_property (stage, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words);
    g_assert_nonnull (strstr (words, " encounters a month"));
    g_assert_nonnull (strstr (words, "Nearest at the turn, December 2023 (5,951)"));
  }
  g_assert_cmpuint (count_marks (window, JCT_ROLE_GUESS_AREA), >=, 2);
  g_assert_nonnull (strstr (jct_slide_frame_get_description (get_frame (window)), "Anna by "));
  g_assert_nonnull (
    strstr (jct_slide_frame_get_description (get_frame (window)), "Nearest at the turn"));
  press (window, GDK_KEY_Page_Up);
  WAIT_UNTIL (is_shown (window) && !jct_slide_frame_is_answered (get_frame (window)));
  WAIT_UNTIL (find_pad (window) != NULL);
  g_assert_cmpuint (count_marks (window, JCT_ROLE_GUESS), ==, 6);

  press_with (window, GDK_KEY_R, GDK_SHIFT_MASK);
  g_assert_null (get_guess (window, 0));
  g_assert_cmpuint (count_marks (window, JCT_ROLE_GUESS), ==, 0);
  g_assert_false (jct_guess_board_undo (get_board (window), slide));
  g_assert_true (get_document (main_window) == document);
  g_assert_false (jct_view_state_is_modified (jct_window_get_state (main_window)));
}

/* Nothing is drawn left of what is hidden, nor beyond the axis; over the top there is more room, once a time. */
static void
test_edges (Fixture *fixture, gconstpointer data)
{
  JctPresentWindow *window = present_predict (open_bundled (fixture));
  GtkEventController *drag = find_controller (find_pad (window), GTK_TYPE_GESTURE_DRAG);
  double top = get_top (window);
  JctPoint points[3] = { find_point (window, 2, 500) };

  g_signal_emit_by_name (drag, "drag-begin", 2.0, 2.0);
  g_assert_null (get_guess (window, 0));
  points[1] = (JctPoint){ get_places (window)->plot.x + 1, points[0].y };
  points[2] = (JctPoint){ points[0].x,
                          get_places (window)->plot.y + get_places (window)->plot.height + 50 };
  stroke (window, points, 3);
  g_assert_cmpfloat_with_epsilon (get_guess (window, 0)->values[0], 500, 2);
  g_assert_cmpfloat_with_epsilon (get_guess (window, 0)->values[2], 0, 2);
  g_assert_cmpfloat (get_top (window), ==, top);
  points[1] = points[2] = (JctPoint){ points[0].x, get_places (window)->plot.y - 5 };
  stroke (window, points, 3);
  g_assert_cmpuint (jct_guess_board_get_room (get_board (window), get_slide (window)), ==, 1);
  g_assert_cmpfloat (get_top (window), >, top * 1.5);
  g_assert_cmpfloat (get_guess (window, 0)->values[2], >, top);
}

/* The same without a mouse; a remote control's keys still move the slides. */
static void
test_keys (Fixture *fixture, gconstpointer data)
{
  JctPresentWindow *window = present_predict (open_bundled (fixture));
  double before;

  press (window, GDK_KEY_g);
  g_assert_true (jct_guess_pad_has_cursor (JCT_GUESS_PAD (find_pad (window))));
  press (window, GDK_KEY_8);
  press (window, GDK_KEY_0);
  press (window, GDK_KEY_9);
  press (window, GDK_KEY_BackSpace);
  press (window, GDK_KEY_0);
  press (window, GDK_KEY_Return);
  g_assert_cmpfloat (get_guess (window, 0)->values[0], ==, 800);
  press (window, GDK_KEY_Right);
  g_assert_true (isnan (get_guess (window, 0)->values[1]));
  press (window, GDK_KEY_Up);
  before = get_guess (window, 0)->values[1];
  g_assert_cmpfloat (before, >, 800);
  press_with (window, GDK_KEY_Up, GDK_SHIFT_MASK);
  g_assert_cmpfloat_with_epsilon (get_guess (window, 0)->values[1] - 800, 11 * (before - 800),
                                  1e-6);
  press (window, GDK_KEY_Delete);
  g_assert_cmpfloat (get_guess (window, 0)->values[1], ==, before);
  press_with (window, GDK_KEY_Right, GDK_SHIFT_MASK);
  press_with (window, GDK_KEY_Right, GDK_SHIFT_MASK);
  press_with (window, GDK_KEY_Down, GDK_SHIFT_MASK);
  g_assert_true (isfinite (get_guess (window, 0)->values[13]));
  press (window, GDK_KEY_Escape);
  g_assert_true (find_present_window () == window);
  g_assert_false (jct_guess_pad_has_cursor (JCT_GUESS_PAD (find_pad (window))));
  press (window, GDK_KEY_g);
  press (window, GDK_KEY_Page_Down);
  WAIT_UNTIL (is_shown (window) && jct_slide_frame_is_answered (get_frame (window)));
}

/* ---- what is kept ---- */

/* Two guesses, one of them named. */
static void
draw_two (JctPresentWindow *window)
{
  gsize n = get_places (window)->n_hidden;
  JctPoint points[2] = { find_point (window, 0, 1000), find_point (window, (double) n - 1, 2300) };

  stroke (window, points, 2);
  jct_guess_board_rename (get_board (window), get_slide (window), "Anna");
  press_with (window, GDK_KEY_G, GDK_SHIFT_MASK);
  points[0] = find_point (window, 3, 700);
  points[1] = find_point (window, 5, 700);
  stroke (window, points, 2);
}

static const JctSlide *
get_document_slide (JctWindow *window, guint slide)
{
  return jct_story_get_slide (jct_document_get_story (get_document (window), 0), slide);
}

/* Asked for, and told what, they are in the document as one edit, come back beside another class's, and can be undone. */
static void
test_keep (Fixture *fixture, gconstpointer data)
{
  JctWindow *main_window = open_bundled (fixture);
  JctViewState *state = jct_window_get_state (main_window);
  JctPresentWindow *window = present_predict (main_window);
  guint slide = get_slide (window);
  const JctGuessRound *round;

  /* Nothing yet. */
  press_with (window, GDK_KEY_K, GDK_SHIFT_MASK);
  g_assert_null (find_question ());
  draw_two (window);
  press_with (window, GDK_KEY_K, GDK_SHIFT_MASK);
  g_assert_nonnull (find_question ());
  g_assert_nonnull (strstr (adw_message_dialog_get_body (find_question ()), "Anna"));
  g_assert_nonnull (strstr (adw_message_dialog_get_body (find_question ()), "2 guesses"));
  answer ("cancel");
  g_assert_false (jct_view_state_is_modified (state));

  press_with (window, GDK_KEY_K, GDK_SHIFT_MASK);
  gtk_editable_set_text (GTK_EDITABLE (find_type (find_question (), ADW_TYPE_ENTRY_ROW)), " 8b ");
  answer ("keep");
  g_assert_true (jct_view_state_is_modified (state));
  g_assert_cmpuint (get_document_slide (main_window, slide)->rounds->len, ==, 1);
  round = get_document_slide (main_window, slide)->rounds->pdata[0];
  g_assert_cmpstr (round->title, ==, "8b");
  g_assert_cmpstr (round->unit, ==, "encounters");
  g_assert_nonnull (round->of);
  g_assert_cmpuint (round->guesses->len, ==, 2);
  g_assert_cmpuint (((const JctRoundGuess *) round->guesses->pdata[0])->values->len, ==, 14);
  g_assert_cmpuint (((const JctRoundGuess *) round->guesses->pdata[1])->values->len, ==, 3);
  /* The same once more is not asked. */
  press_with (window, GDK_KEY_K, GDK_SHIFT_MASK);
  g_assert_null (find_question ());

  press_with (window, GDK_KEY_R, GDK_SHIFT_MASK);
  g_assert_null (get_guess (window, 0));
  press_with (window, GDK_KEY_V, GDK_SHIFT_MASK);
  g_assert_cmpstr (get_guess (window, 0)->round, ==, round->id);
  g_assert_cmpuint (count_marks (window, JCT_ROLE_GUESS), >, 0);
  g_assert_null (strstr (jct_slide_frame_get_description (get_frame (window)), "5,951"));
  /* Only one's own is kept, whatever stands beside. */
  draw_two (window);
  g_assert_cmpuint (jct_guess_board_get_guesses (get_board (window), slide)->len, ==, 4);
  press (window, GDK_KEY_Page_Down);
  WAIT_UNTIL (is_shown (window) && jct_slide_frame_is_answered (get_frame (window)));
  press_with (window, GDK_KEY_V, GDK_SHIFT_MASK);
  g_assert_cmpuint (jct_guess_board_get_guesses (get_board (window), slide)->len, ==, 2);

  gtk_window_destroy (GTK_WINDOW (window));
  jct_view_state_undo (state);
  g_assert_cmpuint (get_document_slide (main_window, slide)->rounds->len, ==, 0);
  g_assert_false (jct_view_state_is_modified (state));
}

/* A slide that has gone since keeps nothing, and says so. */
static void
test_keep_gone (Fixture *fixture, gconstpointer data)
{
  JctWindow *main_window = open_bundled (fixture);
  JctViewState *state = jct_window_get_state (main_window);
  JctPresentWindow *window = present_predict (main_window);
  guint n = jct_document_get_story (get_document (main_window), 0)->slides->len;

  draw_two (window);
  g_assert_true (jct_view_state_delete_slide (state, "lesson", "predict", NULL));
  press_with (window, GDK_KEY_K, GDK_SHIFT_MASK);
  answer ("keep");
  g_assert_cmpuint (jct_document_get_story (get_document (main_window), 0)->slides->len, ==, n - 1);
  g_assert_nonnull (get_guess (window, 1));
}

/* In the list each is chosen, named, coloured, hidden and deleted. */
static void
test_list (Fixture *fixture, gconstpointer data)
{
  JctPresentWindow *window = present_predict (open_bundled (fixture));
  guint slide = get_slide (window);
  GtkListBox *list;
  GtkWidget *name;

  draw_two (window);
  press (window, GDK_KEY_l);
  list = GTK_LIST_BOX (find_type (window, GTK_TYPE_LIST_BOX));
  WAIT_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (list)));
  g_assert_nonnull (gtk_list_box_get_row_at_index (list, 1));
  g_assert_null (gtk_list_box_get_row_at_index (list, 2));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (gtk_list_box_get_row_at_index (list, 0)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Anna");
  gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, 0));
  g_assert_cmpuint (jct_guess_board_get_active (get_board (window), slide), ==, 0);
  /* Arrows are the list's, and letters the name's. */
  g_assert_false (press (window, GDK_KEY_Down));
  g_assert_false (press (window, GDK_KEY_g));
  g_assert_cmpuint (get_slide (window), ==, slide);
  name = find_type (window, GTK_TYPE_ENTRY);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (name)), ==, "Anna");
  gtk_editable_set_text (GTK_EDITABLE (name), "Group <1>");
  g_signal_emit_by_name (name, "activate");
  g_assert_cmpstr (get_guess (window, 0)->name, ==, "Group <1>");
  jct_guess_board_set_hue (get_board (window), slide, 5);
  gtk_toggle_button_set_active (
    GTK_TOGGLE_BUTTON (find_type (gtk_list_box_get_row_at_index (list, 0), GTK_TYPE_TOGGLE_BUTTON)),
    TRUE);
  g_assert_true (get_guess (window, 0)->hidden);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (gtk_list_box_get_row_at_index (list, 0)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Group <1>, hidden");
  /* Neither seen nor counted with. */
  g_assert_cmpuint (count_marks (window, JCT_ROLE_GUESS), ==, 3);
  /* A remote control goes on. */
  press (window, GDK_KEY_Page_Down);
  WAIT_UNTIL (is_shown (window) && jct_slide_frame_is_answered (get_frame (window)));
  g_assert_null (strstr (jct_slide_frame_get_description (get_frame (window)), "Group"));
  press (window, GDK_KEY_h);
  WAIT_UNTIL (strstr (jct_slide_frame_get_description (get_frame (window)), "Group <1> by ")
              != NULL);
}

/* The eraser takes months away, by hand and by key; they are told not to be drawn. */
static void
test_eraser (Fixture *fixture, gconstpointer data)
{
  JctPresentWindow *window = present_predict (open_bundled (fixture));
  JctGuessPad *pad = JCT_GUESS_PAD (find_pad (window));
  JctPoint points[2];
  g_autofree char *text = NULL;

  draw_two (window);
  press (window, GDK_KEY_e);
  g_assert_true (jct_guess_pad_has_eraser (pad));
  points[0] = find_point (window, 4, 100);
  points[1] = find_point (window, 5, 9000);
  stroke (window, points, 2);
  g_assert_true (isfinite (get_guess (window, 1)->values[3]));
  g_assert_true (isnan (get_guess (window, 1)->values[4]));
  g_assert_true (isnan (get_guess (window, 1)->values[5]));
  g_assert_cmpuint (jct_guess_board_get_room (get_board (window), get_slide (window)), ==, 0);
  press (window, GDK_KEY_z);
  g_assert_true (isfinite (get_guess (window, 1)->values[5]));
  press (window, GDK_KEY_e);
  press (window, GDK_KEY_g);
  for (guint i = 0; i < 3; i++)
    press (window, GDK_KEY_Right);
  press (window, GDK_KEY_BackSpace);
  g_assert_true (isnan (get_guess (window, 1)->values[3]));
  text = jct_guess_pad_dup_cursor_text (pad);
  g_assert_nonnull (strstr (text, "nothing drawn"));
  press (window, GDK_KEY_Escape);
  press (window, GDK_KEY_Page_Down);
  WAIT_UNTIL (is_shown (window) && jct_slide_frame_is_answered (get_frame (window)));
  g_assert_nonnull (
    strstr (jct_slide_frame_get_description (get_frame (window)), "(2 of 14 months)"));
}

/* The line comes month by month, and ends where it is at once without animations. */
static void
test_motion (Fixture *fixture, gconstpointer data)
{
  JctPresentWindow *window;
  gboolean animations;
  JctStage *stage;

  g_object_get (gtk_settings_get_default (), "gtk-enable-animations", &animations, NULL);
  window = present_predict (open_bundled (fixture));
  stage = jct_present_window_get_stage (window);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  WAIT_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (stage)));
  press (window, GDK_KEY_Page_Down);
  WAIT_UNTIL (is_shown (window) && jct_slide_frame_is_answered (get_frame (window)));
  g_assert_true (jct_stage_is_moving (stage));
  WAIT_UNTIL (!jct_stage_is_moving (stage));
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", animations, NULL);
}

#define ADD(path, function) \
  g_test_add (path, Fixture, NULL, window_fixture_set_up, function, window_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_autoptr (JctApplication) application = NULL;

  g_setenv ("GTK_A11Y", "test", TRUE);
  application = window_fixture_init (&argc, &argv);
  ADD ("/predict/whole-round", test_whole_round);
  ADD ("/predict/edges", test_edges);
  ADD ("/predict/keys", test_keys);
  ADD ("/predict/motion", test_motion);
  ADD ("/predict/keep", test_keep);
  ADD ("/predict/keep-gone", test_keep_gone);
  ADD ("/predict/list", test_list);
  ADD ("/predict/eraser", test_eraser);
  return g_test_run ();
}
