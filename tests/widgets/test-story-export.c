/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A story out of the window: documents, lesson sheets and pictures; stopped, remembered, and nothing replaced unasked. */
#include "config.h"

#include "story-fixture.h"
#include "widgets/jct-story-export-dialog.h"

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

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
export_to (JctStoryExportDialog *dialog, GFile *file)
{
  gpointer gone = dialog;

  g_object_add_weak_pointer (G_OBJECT (dialog), &gone);
  jct_story_export_dialog_export (dialog, file);
  WAIT_UNTIL (gone == NULL);
}

/* The next dialog begins with what was chosen in the last one, in another window too. */
static void
test_remembered (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  g_autoptr (GFile) first = g_file_new_build_filename (fixture->folder, "first", NULL);
  g_autoptr (GFile) second = g_file_new_build_filename (fixture->folder, "second", NULL);
  g_autoptr (GFile) document = g_file_new_build_filename (fixture->folder, "slides", NULL);
  JctStoryExportDialog *dialog;
  guint n;

  open_story_page (window);
  dialog = open_export (window);
  jct_story_export_dialog_set_out (dialog, JCT_STORY_OUT_PICTURES);
  jct_story_export_dialog_set_steps (dialog, TRUE);
  export_to (dialog, first);
  n = count_files (g_file_peek_path (first));
  g_assert_cmpuint (n, >, get_story (window)->slides->len);
  export_to (open_export (window), second);
  g_assert_cmpuint (count_files (g_file_peek_path (second)), ==, n);
  /* For the tests that follow. */
  dialog = open_export (window);
  jct_story_export_dialog_set_out (dialog, JCT_STORY_OUT_SLIDES);
  jct_story_export_dialog_set_steps (dialog, FALSE);
  export_to (dialog, document);
  g_assert_cmpuint (count_files (fixture->folder), ==, 3);
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

  open_story_page (window);
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
  /* Stopped, the dialog is there for another choice, and the folder is as it was; what is there is asked about. */
  g_assert_nonnull (dialog);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
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

#define ADD(path, func)                                                          \
  g_test_add ("/story-export/" path, Fixture, NULL, window_fixture_set_up, func, \
              window_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_autoptr (JctApplication) application = window_fixture_init (&argc, &argv);

  ADD ("export", test_export);
  ADD ("remembered", test_remembered);
  return g_test_run ();
}
