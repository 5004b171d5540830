/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any step of a slide out of the window: chosen, seen, printed, saved; from the Story page and of what Explore shows. */
#include "config.h"

#include "story-fixture.h"
#include "widgets/jct-slide-sheet.h"
#include "widgets/jct-slide-view.h"
#include "widgets/jct-step-dialog.h"

static JctStepDialog *
open_dialog (JctWindow *window, const char *action)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  gtk_widget_activate_action (GTK_WIDGET (window), action, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GObject) found = g_list_model_get_item (windows, i);

      if (JCT_IS_STEP_DIALOG (found))
        return JCT_STEP_DIALOG (found);
    }
  g_assert_not_reached ();
}

static guint
wait_for_sheets (JctStepDialog *dialog)
{
  WAIT_UNTIL (jct_step_dialog_get_sheets (dialog) != NULL);
  return jct_step_dialog_get_sheets (dialog)->len;
}

static const JctSlideSheet *
get_sheet (JctStepDialog *dialog, guint index)
{
  return g_ptr_array_index (jct_step_dialog_get_sheets (dialog), index);
}

static guint
count_marks (JctStepDialog *dialog, guint index)
{
  return jct_scene_get_n (jct_slide_sheet_get_scene (get_sheet (dialog, index)));
}

static gboolean
exists (GFile *file)
{
  return g_file_query_exists (file, NULL);
}

static void
assert_saved (Fixture *fixture,
              JctStepDialog *dialog,
              const char *name,
              const char *written,
              const char *begins)
{
  g_autoptr (GFile) chosen = g_file_new_build_filename (fixture->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_build_filename (fixture->folder, written, NULL);
  g_autofree char *content = NULL;

  jct_step_dialog_save (dialog, chosen);
  WAIT_UNTIL (exists (file));
  g_assert_true (g_file_load_contents (file, NULL, &content, NULL, NULL, NULL));
  g_assert_cmpmem (content, strlen (begins), begins, strlen (begins));
}

/* The slide and the step that the page shows come first; each other one is a choice away. */
static void
test_steps (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  JctStoryPage *page = open_story_page (window);
  const JctSlide *slide = jct_story_get_slide (get_story (window), 3);
  guint n = jct_slide_step_count (slide), before;
  JctStepDialog *dialog;

  jct_story_page_select (page, STORY, slide->id);
  WAIT_UNTIL (!jct_story_page_is_busy (page));
  jct_slide_view_set_step (find_type (page, JCT_TYPE_SLIDE_VIEW), 1);
  /* What prints elsewhere prints the slide here. */
  dialog = open_dialog (window, "win.print");
  g_assert_cmpuint (wait_for_sheets (dialog), ==, 1);
  g_assert_cmpstr (jct_slide_sheet_get_title (get_sheet (dialog, 0)), ==, slide->headline);
  before = count_marks (dialog, 0);
  jct_step_dialog_set_step (dialog, n - 1);
  g_assert_null (jct_step_dialog_get_sheets (dialog));
  g_assert_cmpuint (wait_for_sheets (dialog), ==, 1);
  g_assert_cmpuint (count_marks (dialog, 0), >, before);
  jct_step_dialog_set_step (dialog, G_MAXUINT);
  g_assert_cmpuint (wait_for_sheets (dialog), ==, n);
  g_assert_cmpuint (count_marks (dialog, 0), <, count_marks (dialog, n - 1));
  g_assert_cmpuint (count_marks (dialog, 1), ==, before);
  /* What is revealed after the last step is one more. */
  jct_step_dialog_set_slide (dialog, 5);
  jct_step_dialog_set_step (dialog, G_MAXUINT);
  g_assert_cmpuint (wait_for_sheets (dialog), ==,
                    jct_slide_step_count (jct_story_get_slide (get_story (window), 5)) + 1);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_out (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  g_autofree char *path = g_build_filename (fixture->folder, "paper.pdf", NULL);
  g_autofree char *content = NULL;
  JctStepDialog *dialog;

  open_story_page (window);
  dialog = open_dialog (window, "win.print-slide");
  jct_step_dialog_set_slide (dialog, 3);
  g_assert_false (jct_step_dialog_print (dialog, GTK_PRINT_OPERATION_ACTION_EXPORT, path));
  wait_for_sheets (dialog);
  assert_saved (fixture, dialog, "one.svg", "one.svg", "<?xml");
  assert_saved (fixture, dialog, "one", "one.png", "\x89PNG");
  jct_step_dialog_set_step (dialog, G_MAXUINT);
  wait_for_sheets (dialog);
  assert_saved (fixture, dialog, "all", "all.pdf", "%PDF-");
  g_assert_true (jct_step_dialog_print (dialog, GTK_PRINT_OPERATION_ACTION_EXPORT, path));
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_true (g_str_has_prefix (content, "%PDF-"));
  g_assert_true (jct_step_dialog_print (dialog, GTK_PRINT_OPERATION_ACTION_PREVIEW, NULL));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_no_names (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  JctStepDialog *dialog;

  open_story_page (window);
  dialog = open_dialog (window, "win.print-slide");
  jct_step_dialog_set_slide (dialog, 3);
  jct_step_dialog_set_step (dialog, G_MAXUINT);
  jct_step_dialog_set_anonymous (dialog, TRUE);
  wait_for_sheets (dialog);
  for (guint i = 0; i < jct_step_dialog_get_sheets (dialog)->len; i++)
    {
      const JctSlideSheet *sheet = get_sheet (dialog, i);

      g_assert_null (strstr (jct_slide_sheet_get_title (sheet), "China"));
      g_assert_null (strstr (jct_slide_sheet_get_description (sheet), "China"));
      g_assert_null (strstr (jct_slide_sheet_get_description (sheet), "2022"));
    }
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* What Explore shows, slowly, and nothing of it in the document. */
static void
test_slow_reveal (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  JctDocument *document = get_document (window);
  JctStepDialog *dialog = open_dialog (window, "win.print-slow-reveal");

  g_assert_cmpuint (wait_for_sheets (dialog), >=, 5);
  g_assert_cmpuint (count_marks (dialog, 0), <, count_marks (dialog, 4));
  g_assert_true (get_document (window) == document);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* While something is laid out, and while something is written. */
static void
test_closing_midway (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  g_autoptr (GFile) file = g_file_new_build_filename (fixture->folder, "late.png", NULL);
  gpointer dialog;

  dialog = open_dialog (window, "win.print-slow-reveal");
  g_object_add_weak_pointer (dialog, &dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));
  WAIT_UNTIL (dialog == NULL);
  dialog = open_dialog (window, "win.print-slow-reveal");
  g_object_add_weak_pointer (dialog, &dialog);
  jct_step_dialog_set_step (dialog, 2);
  wait_for_sheets (dialog);
  jct_step_dialog_save (dialog, file);
  jct_step_dialog_copy (dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));
  WAIT_UNTIL (dialog == NULL);
}

#define ADD(path, func)                                                         \
  g_test_add ("/step-dialog/" path, Fixture, NULL, window_fixture_set_up, func, \
              window_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_autoptr (JctApplication) application = window_fixture_init (&argc, &argv);

  ADD ("steps", test_steps);
  ADD ("out", test_out);
  ADD ("no-names", test_no_names);
  ADD ("slow-reveal", test_slow_reveal);
  ADD ("closing-midway", test_closing_midway);
  return g_test_run ();
}
