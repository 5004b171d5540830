/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saving in real windows where something stands in the way: what is open stays open, unsaved and as it was. */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "window-fixture.h"

#define PACKAGE                                                                               \
  "{'name':'p','title':'%s','resources':[{'name':'t','juncture':{'role':'observations',"      \
  "'time':'when'},'schema':{'fields':[{'name':'when','type':'yearmonth'},{'name':'n','type':" \
  "'integer'}]},'data':[['when','n'],['2024-01',1],['2024-02',2],['2024-03',3],['2024-04',4]]}]}"

static char *
make_text (const char *title)
{
  return g_strdelimit (g_strdup_printf (PACKAGE, title), "'", '"');
}

/* A window with a package that was edited. */
static JctWindow *
open_edited (Fixture *fixture, const char *name, GFile **file)
{
  g_autofree char *text = make_text ("Mine");
  JctWindow *window = activate (fixture);

  *file = write_file (fixture, name, text);
  jct_window_open_file (window, *file);
  WAIT_UNTIL (!jct_window_is_loading (window));
  g_assert_true (jct_view_state_save_view (jct_window_get_state (window), "My view", NULL));
  return window;
}

static char *
read_file (GFile *file)
{
  char *text;

  g_assert_true (g_file_get_contents (g_file_peek_path (file), &text, NULL, NULL));
  return text;
}

static void
save (JctWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.save", NULL);
}

/* An error that names the file and a button to save elsewhere; nothing is lost. */
static void
assert_failed (JctWindow *window, GFile *file)
{
  WAIT_UNTIL (jct_window_get_error (window) != NULL);
  g_assert_nonnull (strstr (jct_window_get_error (window), g_file_peek_path (file)));
  g_assert_true (jct_view_state_is_modified (jct_window_get_state (window)));
  g_assert_true (is_enabled (window, "win.save-as"));
}

static gboolean
is_shown_save_as (GtkWidget *widget, gconstpointer data)
{
  return has_action (widget, "win.save-as") && gtk_widget_get_visible (widget);
}

/* The edits are put over what the other program wrote, and saved then without another question. */
static void
test_reload (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = NULL;
  JctWindow *window = open_edited (fixture, "a.json", &file);
  JctViewState *state = jct_window_get_state (window);
  g_autofree char *theirs = make_text ("Theirs");
  g_autofree char *found = NULL;

  g_assert_true (g_file_set_contents (g_file_peek_path (file), theirs, -1, NULL));
  save (window);
  answer ("reload");
  WAIT_UNTIL (!jct_window_is_loading (window));
  g_assert_cmpstr (jct_document_get_title (get_document (window)), ==, "Theirs");
  g_assert_true (jct_view_state_is_modified (state));
  save (window);
  g_assert_null (find_question ());
  WAIT_UNTIL (!jct_view_state_is_modified (state));
  found = read_file (file);
  g_assert_nonnull (strstr (found, "Theirs"));
  g_assert_nonnull (strstr (found, "My view"));
}

/* A version that came while the question was open was not agreed to. */
static void
test_changed_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = NULL;
  JctWindow *window = open_edited (fixture, "a.json", &file);
  g_autofree char *second = make_text ("Second");
  g_autofree char *third = make_text ("Third!");
  g_autofree char *found = NULL;

  g_assert_true (g_file_set_contents (g_file_peek_path (file), second, -1, NULL));
  save (window);
  g_assert_nonnull (find_question ());
  g_assert_true (g_file_set_contents (g_file_peek_path (file), third, -1, NULL));
  answer ("replace");
  WAIT_UNTIL (find_question () != NULL);
  found = read_file (file);
  g_assert_cmpstr (found, ==, third);
  answer ("replace");
  WAIT_UNTIL (!jct_view_state_is_modified (jct_window_get_state (window)));
}

/* A file that another program only touched is the same. */
static void
test_touched (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = NULL;
  JctWindow *window = open_edited (fixture, "a.json", &file);
  JctViewState *state = jct_window_get_state (window);
  g_autofree char *text = NULL;

  save (window);
  WAIT_UNTIL (!jct_view_state_is_modified (state));
  text = read_file (file);
  g_assert_true (g_file_set_contents (g_file_peek_path (file), text, -1, NULL));
  g_assert_true (jct_view_state_save_view (state, "Another", NULL));
  save (window);
  g_assert_null (find_question ());
  WAIT_UNTIL (!jct_view_state_is_modified (state));
}

static void
test_vanished (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = NULL;
  JctWindow *window = open_edited (fixture, "a.json", &file);

  g_assert_cmpint (g_unlink (g_file_peek_path (file)), ==, 0);
  save (window);
  g_assert_false (adw_message_dialog_has_response (find_question (), "reload"));
  answer ("cancel");
  g_assert_true (jct_view_state_is_modified (jct_window_get_state (window)));
  save (window);
  answer ("replace");
  WAIT_UNTIL (!jct_view_state_is_modified (jct_window_get_state (window)));
  g_assert_true (g_file_query_exists (file, NULL));
}

/* The folder goes, with the file: there is no place to save it at, and a way to another. */
static void
test_no_folder (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *folder = g_build_filename (fixture->folder, "sub", NULL);
  JctWindow *window;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  window = open_edited (fixture, "sub/a.json", &file);
  g_assert_null (find_widget (GTK_WIDGET (window), is_shown_save_as, NULL));
  g_assert_cmpint (g_unlink (g_file_peek_path (file)), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  save (window);
  answer ("replace");
  assert_failed (window, file);
  g_assert_nonnull (find_widget (GTK_WIDGET (window), is_shown_save_as, NULL));

  /* Closing does not lose it either. */
  gtk_window_close (GTK_WINDOW (window));
  answer ("save");
  answer ("replace");
  assert_failed (window, file);
  g_assert_cmpuint (count_windows (fixture), ==, 1);
}

/* A folder stands where the file was. */
static void
test_folder_in_place (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = NULL;
  JctWindow *window = open_edited (fixture, "a.json", &file);

  g_assert_cmpint (g_unlink (g_file_peek_path (file)), ==, 0);
  g_assert_cmpint (g_mkdir (g_file_peek_path (file), 0700), ==, 0);
  save (window);
  answer ("replace");
  assert_failed (window, file);
  g_assert_cmpint (g_rmdir (g_file_peek_path (file)), ==, 0);
}

#define ADD(path, function) \
  g_test_add (path, Fixture, NULL, window_fixture_set_up, function, window_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_autoptr (JctApplication) application = window_fixture_init (&argc, &argv);

  ADD ("/conflict/reload", test_reload);
  ADD ("/conflict/changed-again", test_changed_again);
  ADD ("/conflict/touched", test_touched);
  ADD ("/conflict/vanished", test_vanished);
  ADD ("/conflict/no-folder", test_no_folder);
  ADD ("/conflict/folder-in-place", test_folder_in_place);
  return g_test_run ();
}
