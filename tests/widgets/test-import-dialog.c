/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file whose roles are guessed: said, changed in the dialog, remembered, forgotten. */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "widgets/jct-import-dialog.h"
#include "window-fixture.h"

#define TABLE "day;place;n\n03/04/2024;A;1,5\n05/06/2024;B;2,5\n"

static JctWindow *
open_file (Fixture *fixture, GFile *file)
{
  JctWindow *window = activate (fixture);

  jct_window_open_file (window, file);
  WAIT_UNTIL (!jct_window_is_loading (window));
  g_assert_cmpstr (jct_window_get_error (window), ==, NULL);
  return window;
}

static gboolean
has_text (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
         && strstr (gtk_label_get_text (GTK_LABEL (widget)), data) != NULL;
}

static gboolean
says (JctWindow *window, const char *text)
{
  return find_widget (GTK_WIDGET (window), has_text, text) != NULL;
}

static JctImportDialog *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (JCT_IS_IMPORT_DIALOG (window))
        return JCT_IMPORT_DIALOG (window);
    }
  return NULL;
}

static JctImportDialog *
open_dialog (JctWindow *window)
{
  JctImportDialog *dialog;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.import-options", NULL);
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  WAIT_UNTIL (!jct_import_dialog_is_busy (dialog));
  return dialog;
}

static guint
count_dimensions (JctWindow *window)
{
  return jct_table_get_n_dimensions (jct_document_get_table (get_document (window), 0));
}

static void
test_change (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = write_file (fixture, "a.csv", TABLE);
  JctWindow *window = open_file (fixture, file);
  JctImportDialog *dialog;

  WAIT_UNTIL (says (window, "Guessed: time = day, measure = n, 1 dimension"));
  dialog = open_dialog (window);
  g_assert_nonnull (jct_import_dialog_get_document (dialog));
  g_assert_nonnull (strstr (jct_import_dialog_get_sentence (dialog), "2 rows, day"));

  /* a column that counts nothing cannot be a measure, and why is said with the line */
  jct_import_dialog_set_role (dialog, 1, JCT_IMPORT_MEASURE);
  g_assert_true (jct_import_dialog_is_busy (dialog));
  WAIT_UNTIL (!jct_import_dialog_is_busy (dialog));
  g_assert_null (jct_import_dialog_get_document (dialog));
  g_assert_true (g_str_has_prefix (jct_import_dialog_get_sentence (dialog), "line 2"));
  jct_import_dialog_apply (dialog);
  g_assert_cmpuint (count_dimensions (window), ==, 1);

  /* the last change is what is tried */
  jct_import_dialog_set_role (dialog, 1, JCT_IMPORT_DIMENSION);
  jct_import_dialog_set_role (dialog, 1, JCT_IMPORT_IGNORED);
  WAIT_UNTIL (!jct_import_dialog_is_busy (dialog));
  jct_import_dialog_apply (dialog);
  WAIT_UNTIL (find_dialog () == NULL);
  g_assert_cmpuint (count_dimensions (window), ==, 0);
  WAIT_UNTIL (says (window, "Read as remembered: time = day"));

  /* reading it again keeps to it; forgetting it guesses again */
  gtk_widget_activate_action (GTK_WIDGET (window), "win.reload", NULL);
  WAIT_UNTIL (!jct_window_is_loading (window));
  g_assert_cmpuint (count_dimensions (window), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.import-forget", NULL);
  WAIT_UNTIL (!jct_window_is_loading (window));
  g_assert_cmpuint (count_dimensions (window), ==, 1);
  WAIT_UNTIL (says (window, "Guessed: time = day"));
}

static void
test_single_roles (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file
    = write_file (fixture, "b.csv", "seen,told,n\n2024-01,2024-02-03,5\n2024-02,2024-03-04,6\n");
  JctWindow *window = open_file (fixture, file);
  JctImportDialog *dialog = open_dialog (window);
  const JctImportPlan *plan;

  /* another column of time: how its periods are written is found anew, and the first is a dimension */
  jct_import_dialog_set_role (dialog, 0, JCT_IMPORT_TIME);
  jct_import_dialog_set_role (dialog, 1, JCT_IMPORT_TIME);
  WAIT_UNTIL (!jct_import_dialog_is_busy (dialog));
  plan = jct_import_dialog_get_plan (dialog);
  g_assert_cmpint (plan->unit, ==, JCT_PERIOD_DAY);
  g_assert_cmpint (((JctImportColumn *) plan->columns->pdata[0])->role, ==, JCT_IMPORT_DIMENSION);
  g_assert_nonnull (jct_import_dialog_get_document (dialog));

  jct_import_dialog_set_role (dialog, 2, JCT_IMPORT_IGNORED);
  WAIT_UNTIL (!jct_import_dialog_is_busy (dialog));
  g_assert_null (jct_import_dialog_get_document (dialog));
  jct_import_dialog_reset (dialog);
  WAIT_UNTIL (!jct_import_dialog_is_busy (dialog));
  plan = jct_import_dialog_get_plan (dialog);
  g_assert_cmpint (((JctImportColumn *) plan->columns->pdata[2])->role, ==, JCT_IMPORT_MEASURE);
  g_assert_nonnull (jct_import_dialog_get_document (dialog));
}

/* A file that says itself what it holds has no such options, and takes the dialog of another one away. */
static void
test_other_files (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = write_file (fixture, "c.json", "[{\"month\":\"2024-01\",\"n\":5}]");
  g_autoptr (GFile) bundled = bundled_file ();
  JctWindow *window = open_file (fixture, file);

  g_assert_true (is_enabled (window, "win.import-options"));
  open_dialog (window);
  jct_window_open_file (window, bundled);
  WAIT_UNTIL (!jct_window_is_loading (window));
  WAIT_UNTIL (find_dialog () == NULL);
  g_assert_false (is_enabled (window, "win.import-options"));
  g_assert_false (is_enabled (window, "win.import-forget"));
}

/* The file is gone, or became another one, while the dialog is open. */
static void
test_changed_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = write_file (fixture, "d.csv", TABLE);
  JctWindow *window = open_file (fixture, file);
  JctImportDialog *dialog = open_dialog (window);

  g_object_unref (write_file (fixture, "d.csv", "a;b\n1;2\n"));
  jct_import_dialog_set_role (dialog, 1, JCT_IMPORT_IGNORED);
  WAIT_UNTIL (!jct_import_dialog_is_busy (dialog));
  g_assert_null (jct_import_dialog_get_document (dialog));
  g_assert_nonnull (strstr (jct_import_dialog_get_sentence (dialog), "other columns"));
  g_unlink (g_file_peek_path (file));
  jct_import_dialog_reset (dialog);
  WAIT_UNTIL (!jct_import_dialog_is_busy (dialog));
  g_assert_null (jct_import_dialog_get_document (dialog));
  jct_import_dialog_set_role (dialog, 0, JCT_IMPORT_IGNORED);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Dialog and window go while a change is being tried. */
static void
test_closed_while_busy (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = write_file (fixture, "j.csv", TABLE);
  JctWindow *window = open_file (fixture, file);
  JctImportDialog *dialog = open_dialog (window);

  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  jct_import_dialog_set_role (dialog, 1, JCT_IMPORT_IGNORED);
  g_assert_true (jct_import_dialog_is_busy (dialog));
  gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_window_destroy (GTK_WINDOW (window));
  WAIT_UNTIL (dialog == NULL);
}

static gboolean
is_offered (JctWindow *window)
{
  GtkWidget *button = find_widget (GTK_WIDGET (window), has_action, "win.import-failed");

  g_assert_nonnull (button);
  return gtk_widget_get_visible (button);
}

static void
fail_to_open (JctWindow *window, GFile *file)
{
  jct_window_open_file (window, file);
  WAIT_UNTIL (!jct_window_is_loading (window));
  g_assert_nonnull (jct_window_get_error (window));
}

/* Nothing says which column is the time: the person does. */
static void
test_failed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = write_file (fixture, "e.csv", "a,b\nI/2024,x5\n2024-02,6\n");
  g_autoptr (GFile) package = write_file (fixture, "f.json", "{\"resources\":[{}]}");
  g_autoptr (GFile) gone = g_file_get_child (file, "none");
  JctWindow *window = activate (fixture);
  JctImportDialog *dialog;

  fail_to_open (window, file);
  WAIT_UNTIL (is_offered (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.import-failed", NULL);
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  WAIT_UNTIL (!jct_import_dialog_is_busy (dialog));
  g_assert_null (jct_import_dialog_get_document (dialog));
  jct_import_dialog_set_role (dialog, 0, JCT_IMPORT_TIME);
  jct_import_dialog_set_role (dialog, 1, JCT_IMPORT_MEASURE);
  WAIT_UNTIL (!jct_import_dialog_is_busy (dialog));
  g_assert_nonnull (strstr (jct_import_dialog_get_sentence (dialog), "line 2"));

  /* it is mended on the disk, and read so from then on */
  g_object_unref (write_file (fixture, "e.csv", "a,b\n2024-01,5\n2024-02,6\n"));
  jct_import_dialog_set_role (dialog, 0, JCT_IMPORT_TIME);
  WAIT_UNTIL (!jct_import_dialog_is_busy (dialog));
  jct_import_dialog_apply (dialog);
  WAIT_UNTIL (find_dialog () == NULL);
  g_assert_true (jct_window_has_file (window, file));
  g_assert_null (jct_window_get_error (window));
  WAIT_UNTIL (says (window, "Read as remembered: time = a, measure = b"));
  g_assert_true (is_enabled (window, "win.import-options"));

  /* what open stays so beside a file of which nothing can be said, and the button is of one error */
  fail_to_open (window, package);
  g_assert_false (is_offered (window));
  g_assert_true (jct_window_has_file (window, file));
  fail_to_open (window, gone);
  g_assert_false (is_offered (window));
}

/* The dialog of a file that could not be opened, beside another that is open. */
static void
test_failed_beside_open (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) open = write_file (fixture, "h.csv", TABLE);
  g_autoptr (GFile) file = write_file (fixture, "i.csv", "a,b\n2024-01,x\n2024-02,6\n");
  JctWindow *window = open_file (fixture, open);
  JctImportDialog *dialog = open_dialog (window);

  g_assert_true (g_file_equal (jct_import_dialog_get_file (dialog), open));
  fail_to_open (window, file);
  WAIT_UNTIL (is_offered (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.import-failed", NULL);
  dialog = find_dialog ();
  g_assert_true (g_file_equal (jct_import_dialog_get_file (dialog), file));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.import-options", NULL);
  dialog = find_dialog ();
  g_assert_true (g_file_equal (jct_import_dialog_get_file (dialog), open));
  /* another error takes the offer away */
  g_assert_true (is_offered (window));
  jct_window_open_file (window, open);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.reload", NULL);
  WAIT_UNTIL (!jct_window_is_loading (window));
  g_assert_null (jct_window_get_error (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.import-failed", NULL);
  g_assert_true (g_file_equal (jct_import_dialog_get_file (find_dialog ()), open));
}

#define ADD(path, func) \
  g_test_add (path, Fixture, NULL, window_fixture_set_up, func, window_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_autofree char *state = g_dir_make_tmp ("jct-state-XXXXXX", NULL);
  JctApplication *application;
  int status;

  /* What is remembered is the test's own. */
  g_setenv ("XDG_STATE_HOME", state, TRUE);
  application = window_fixture_init (&argc, &argv);
  ADD ("/import/change", test_change);
  ADD ("/import/single-roles", test_single_roles);
  ADD ("/import/other-files", test_other_files);
  ADD ("/import/changed-file", test_changed_file);
  ADD ("/import/closed-while-busy", test_closed_while_busy);
  ADD ("/import/failed", test_failed);
  ADD ("/import/failed-beside-open", test_failed_beside_open);
  status = g_test_run ();
  g_object_unref (application);
  return status;
}
