/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A story as it is presented: going through it, screens, numbers, exploring; and the stopwatch. */
#include "io/jct-reader.h"
#include "state/jct-presentation.h"
#include "state/jct-stopwatch.h"

static JctDocument *document;

static void
load (void)
{
  g_autoptr (GFile) file
    = g_file_new_build_filename (g_getenv ("JCT_PROJECT_DIR"), "data", "datasets",
                                 "us-china-repatriation.json", NULL);
  g_autoptr (GError) error = NULL;

  document = jct_document_load (file, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static JctPresentation *
present_bundled (void)
{
  g_assert_cmpuint (jct_document_get_n_stories (document), >, 0);
  return jct_presentation_new (document, jct_document_get_story (document, 0));
}

static void
add_change (JctPresentation *presentation, guint changes, guint *sum)
{
  *sum |= changes;
}

/* Every step of every slide once, in order, then the end; and all the way back. */
static void
test_through (void)
{
  g_autoptr (JctPresentation) presentation = present_bundled ();
  const JctStory *story = jct_presentation_get_story (presentation);
  guint changes = 0, n = 0;

  g_signal_connect (presentation, "changed", G_CALLBACK (add_change), &changes);
  for (guint i = 0; i < story->slides->len; i++)
    {
      const JctSlide *slide = jct_story_get_slide (story, i);

      /* What was hidden to be predicted is there at a step of its own, the last one. */
      guint n_steps = jct_slide_step_count (slide) + (slide->has_predict ? 1 : 0);

      for (guint step = 0; step < n_steps; step++, n++)
        {
          g_assert_cmpint (jct_presentation_is_answered (presentation, i, step), ==,
                           slide->has_predict && step + 1 == n_steps);
          g_assert_cmpuint (jct_presentation_get_slide_index (presentation), ==, i);
          g_assert_cmpuint (jct_presentation_get_step (presentation), ==, step);
          g_assert_cmpuint (jct_presentation_get_parts (presentation), ==,
                            jct_slide_parts_at_step (slide, step));
          g_assert_cmpstr (jct_presentation_get_slide (presentation)->id, ==, slide->id);
          g_assert_true (jct_presentation_next (presentation));
        }
    }
  g_assert_cmpuint (n, >, story->slides->len);
  g_assert_cmpint (jct_presentation_get_screen (presentation), ==, JCT_SCREEN_END);
  g_assert_true ((changes & JCT_PRESENTATION_SCREEN) != 0);
  g_assert_false (jct_presentation_next (presentation));
  while (n-- > 0)
    g_assert_true (jct_presentation_previous (presentation));
  g_assert_cmpuint (jct_presentation_get_slide_index (presentation), ==, 0);
  g_assert_cmpuint (jct_presentation_get_step (presentation), ==, 0);
  g_assert_false (jct_presentation_previous (presentation));
}

static void
test_screens (void)
{
  g_autoptr (JctPresentation) presentation = present_bundled ();

  jct_presentation_toggle_screen (presentation, JCT_SCREEN_BLACK);
  g_assert_cmpint (jct_presentation_get_screen (presentation), ==, JCT_SCREEN_BLACK);
  g_assert_false (jct_presentation_can_explore (presentation));
  jct_presentation_toggle_screen (presentation, JCT_SCREEN_WHITE);
  g_assert_cmpint (jct_presentation_get_screen (presentation), ==, JCT_SCREEN_WHITE);
  jct_presentation_toggle_screen (presentation, JCT_SCREEN_WHITE);
  g_assert_cmpint (jct_presentation_get_screen (presentation), ==, JCT_SCREEN_SLIDE);
  jct_presentation_toggle_screen (presentation, JCT_SCREEN_BLACK);
  jct_presentation_next (presentation);
  g_assert_cmpint (jct_presentation_get_screen (presentation), ==, JCT_SCREEN_SLIDE);
  g_assert_cmpuint (jct_presentation_get_step (presentation), ==, 1);
}

static void
type (JctPresentation *presentation, const char *digits)
{
  for (; *digits != '\0'; digits++)
    jct_presentation_type_digit (presentation, (guint) (*digits - '0'));
}

static void
test_numbers (void)
{
  g_autoptr (JctPresentation) presentation = present_bundled ();

  g_assert_false (jct_presentation_accept_typed (presentation));
  type (presentation, "3");
  g_assert_cmpstr (jct_presentation_get_typed (presentation), ==, "3");
  g_assert_true (jct_presentation_accept_typed (presentation));
  g_assert_cmpuint (jct_presentation_get_slide_index (presentation), ==, 2);
  g_assert_cmpstr (jct_presentation_get_typed (presentation), ==, "");
  /* None that there is. */
  type (presentation, "0");
  g_assert_true (jct_presentation_accept_typed (presentation));
  type (presentation, "99999999");
  g_assert_cmpstr (jct_presentation_get_typed (presentation), ==, "9999");
  g_assert_true (jct_presentation_accept_typed (presentation));
  g_assert_cmpuint (jct_presentation_get_slide_index (presentation), ==, 2);
  type (presentation, "1");
  jct_presentation_next (presentation);
  g_assert_cmpstr (jct_presentation_get_typed (presentation), ==, "");
  jct_presentation_go_to (presentation, 9999);
  g_assert_cmpuint (jct_presentation_get_slide_index (presentation), ==,
                    jct_presentation_get_n_slides (presentation) - 1);
}

static void
test_explore (void)
{
  g_autoptr (JctPresentation) presentation
    = jct_presentation_new_of_view (document, jct_document_get_view (document, 0));
  const char *event = jct_document_get_event (document, 0)->id;
  const char *definition = jct_presentation_get_slide (presentation)->view->definition;
  guint serial;

  g_assert_cmpuint (jct_presentation_get_n_slides (presentation), ==, 1);
  g_assert_false (jct_presentation_is_exploring (presentation));
  g_assert_false (jct_presentation_reset (presentation));
  g_assert_false (jct_presentation_select_event (presentation, "no such event"));
  g_assert_true (jct_presentation_select_event (presentation, event));
  g_assert_true (jct_presentation_is_exploring (presentation));
  g_assert_cmpstr (jct_presentation_get_slide (presentation)->view->selected_event, ==, event);
  serial = jct_presentation_get_serial (presentation);
  g_assert_cmpuint (serial, >, 0);
  g_assert_true (jct_presentation_step_definition (presentation, 1));
  g_assert_cmpuint (jct_presentation_get_serial (presentation), !=, serial);
  g_assert_cmpstr (jct_presentation_get_slide (presentation)->view->definition, !=, definition);
  g_assert_true (jct_presentation_step_definition (presentation, -1));
  g_assert_cmpstr (jct_presentation_get_slide (presentation)->view->definition, ==, definition);
  g_assert_true (jct_presentation_reset (presentation));
  g_assert_cmpuint (jct_presentation_get_serial (presentation), ==, 0);
  g_assert_cmpstr (jct_presentation_get_slide (presentation)->view->selected_event, !=, event);
  /* Going on ends it too. */
  jct_presentation_select_event (presentation, event);
  jct_presentation_next (presentation);
  jct_presentation_previous (presentation);
  g_assert_false (jct_presentation_is_exploring (presentation));
}

/* What is to be predicted is not looked up. */
static void
test_predict (void)
{
  g_autoptr (JctPresentation) presentation = present_bundled ();
  const JctStory *story = jct_presentation_get_story (presentation);
  guint n_predict = 0;

  for (guint i = 0; i < story->slides->len; i++)
    {
      if (!jct_story_get_slide (story, i)->has_predict)
        continue;
      jct_presentation_go_to (presentation, i);
      n_predict++;
      g_assert_false (jct_presentation_can_explore (presentation));
      g_assert_false (jct_presentation_step_definition (presentation, 1));
    }
  g_assert_cmpuint (n_predict, >, 0);
}

/* A slide that the story marks is about itself alone: shown or hidden, the next slide is as it was. */
static void
test_marked_names (void)
{
  g_autoptr (JctPresentation) presentation = present_bundled ();
  const JctStory *story = jct_presentation_get_story (presentation);
  guint n_anonymous = 0;

  for (guint i = 0; i < story->slides->len; i++)
    {
      gboolean anonymous = jct_story_get_slide (story, i)->anonymous;

      jct_presentation_go_to (presentation, i);
      g_assert_true (jct_presentation_hides_names (presentation, i) == anonymous);
      if (!anonymous)
        continue;
      n_anonymous++;
      g_assert_true (jct_presentation_toggle_names (presentation));
      g_assert_false (jct_presentation_hides_names (presentation, i));
      /* Going through its steps is staying on it. */
      jct_presentation_next (presentation);
      jct_presentation_previous (presentation);
      g_assert_false (jct_presentation_hides_names (presentation, i));
      jct_presentation_go_to (presentation, i + 1);
      g_assert_false (jct_presentation_hides_names (presentation, i + 1));
      jct_presentation_go_to (presentation, i);
      g_assert_true (jct_presentation_hides_names (presentation, i));
      jct_presentation_toggle_names (presentation);
      jct_presentation_toggle_names (presentation);
      g_assert_true (jct_presentation_hides_names (presentation, i));
      g_assert_false (jct_presentation_hides_names (presentation, i + 1));
    }
  g_assert_cmpuint (n_anonymous, >, 0);
}

/* Hidden by hand, they stay hidden on every slide until they are shown. */
static void
test_names_by_hand (void)
{
  g_autoptr (JctPresentation) presentation = present_bundled ();
  guint n = jct_presentation_get_n_slides (presentation);

  jct_presentation_go_to (presentation, 1);
  g_assert_false (jct_presentation_get_slide (presentation)->anonymous);
  g_assert_true (jct_presentation_toggle_names (presentation));
  for (guint i = 0; i < n; i++)
    {
      g_assert_true (jct_presentation_hides_names (presentation, i));
      jct_presentation_go_to (presentation, i);
      g_assert_true (jct_presentation_hides_names (presentation, i));
    }
  /* A screen over the slide, and a look beyond it, change nothing of that. */
  jct_presentation_toggle_screen (presentation, JCT_SCREEN_BLACK);
  jct_presentation_go_to (presentation, 1);
  jct_presentation_step_definition (presentation, 1);
  g_assert_true (jct_presentation_hides_names (presentation, 1));
  g_assert_true (jct_presentation_toggle_names (presentation));
  for (guint i = 0; i < n; i++)
    g_assert_true (
      jct_presentation_hides_names (presentation, i)
      == jct_story_get_slide (jct_presentation_get_story (presentation), i)->anonymous);
}

static void
test_empty (void)
{
  g_autoptr (JctStory) story = jct_story_new ();
  g_autoptr (JctPresentation) presentation = NULL;

  story->id = g_strdup ("empty");
  story->title = g_strdup ("Empty");
  presentation = jct_presentation_new (document, story);
  g_assert_cmpuint (jct_presentation_get_n_slides (presentation), ==, 0);
  g_assert_null (jct_presentation_get_slide (presentation));
  jct_presentation_go_to (presentation, 3);
  jct_presentation_next (presentation);
  jct_presentation_previous (presentation);
  type (presentation, "1");
  jct_presentation_accept_typed (presentation);
  g_assert_false (jct_presentation_can_explore (presentation));
  g_assert_false (jct_presentation_step_definition (presentation, 1));
  g_assert_false (jct_presentation_toggle_names (presentation));
  g_assert_false (jct_presentation_hides_names (presentation, 0));
  g_assert_cmpuint (jct_presentation_get_slide_index (presentation), ==, 0);
}

static void
assert_time (const JctStopwatch *watch, gint64 seconds, const char *text)
{
  g_autofree char *shown = jct_stopwatch_to_text (watch, seconds * G_USEC_PER_SEC);

  g_assert_cmpstr (shown, ==, text);
}

static void
test_stopwatch (void)
{
  JctStopwatch watch = { 0 };

  assert_time (&watch, 1000, "0:00");
  jct_stopwatch_start (&watch, G_GINT64_CONSTANT (1000) * G_USEC_PER_SEC);
  assert_time (&watch, 1065, "1:05");
  jct_stopwatch_stop (&watch, G_GINT64_CONSTANT (1065) * G_USEC_PER_SEC);
  assert_time (&watch, 9000, "1:05");
  jct_stopwatch_start (&watch, G_GINT64_CONSTANT (9000) * G_USEC_PER_SEC);
  jct_stopwatch_start (&watch, G_GINT64_CONSTANT (9001) * G_USEC_PER_SEC);
  assert_time (&watch, 9000 + 3600, "1:01:05");
  jct_stopwatch_reset (&watch, G_GINT64_CONSTANT (20000) * G_USEC_PER_SEC);
  assert_time (&watch, 20003, "0:03");
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  load ();
  g_test_add_func ("/presentation/through", test_through);
  g_test_add_func ("/presentation/screens", test_screens);
  g_test_add_func ("/presentation/numbers", test_numbers);
  g_test_add_func ("/presentation/explore", test_explore);
  g_test_add_func ("/presentation/predict", test_predict);
  g_test_add_func ("/presentation/names/marked", test_marked_names);
  g_test_add_func ("/presentation/names/by-hand", test_names_by_hand);
  g_test_add_func ("/presentation/empty", test_empty);
  g_test_add_func ("/stopwatch", test_stopwatch);
  status = g_test_run ();
  jct_document_unref (document);
  return status;
}
