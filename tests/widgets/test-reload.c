/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file on the disk changes while it is open. */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "window-fixture.h"

#define PACKAGE                                                                                   \
  "{'name':'p','title':'%s','resources':[{'name':'t','juncture':{'role':'observations',"          \
  "'time':'when'},'schema':{'fields':[{'name':'when','type':'yearmonth'},{'name':'n','type':"     \
  "'integer'}]},'data':[['when','n'],['2024-01',1],['2024-02',%d],['2024-03',3],['2024-04',4]]}," \
  "{'name':'e','juncture':{'role':'events'},'data':[{'id':'one','date':'2024-02-03','title':"     \
  "'One'}%s]}]}"

static char *
make_text (const char *title, int value, gboolean two_events)
{
  char *text
    = g_strdup_printf (PACKAGE, title, value,
                       two_events ? ",{'id':'two','date':'2024-03-03','title':'Two'}" : "");

  return g_strdelimit (text, "'", '"');
}

static void
replace (GFile *file, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (g_file_peek_path (file), text, -1, &error);
  g_assert_no_error (error);
}

/* A window with a package of two events; the second is selected and a point, too. */
static JctWindow *
open_package (Fixture *fixture, GFile **file)
{
  g_autofree char *text = make_text ("First", 2, TRUE);
  JctWindow *window = activate (fixture);
  JctViewState *state = jct_window_get_state (window);

  *file = write_file (fixture, "open.json", text);
  jct_window_open_file (window, *file);
  WAIT_UNTIL (!jct_window_is_loading (window));
  g_assert_cmpstr (jct_window_get_error (window), ==, NULL);
  jct_view_state_select_event (state, "two");
  jct_view_state_set_chart (state, JCT_CHART_BARS);
  return window;
}

static gboolean
has_reload_bar (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_INFO_BAR (widget) && gtk_info_bar_get_revealed (GTK_INFO_BAR (widget))
         && gtk_info_bar_get_message_type (GTK_INFO_BAR (widget)) == GTK_MESSAGE_WARNING;
}

static GtkInfoBar *
find_bar (JctWindow *window)
{
  GtkWidget *bar = find_widget (GTK_WIDGET (window), has_reload_bar, NULL);

  return bar != NULL ? GTK_INFO_BAR (bar) : NULL;
}

static void
assert_title (JctWindow *window, const char *title)
{
  g_assert_cmpstr (jct_document_get_title (get_document (window)), ==, title);
}

static void
test_changed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = NULL;
  JctWindow *window = open_package (fixture, &file);
  JctViewState *state = jct_window_get_state (window);
  g_autofree char *text = make_text ("Second", 20, TRUE);
  g_autofree char *third = make_text ("Third", 20, FALSE);

  g_assert_null (find_bar (window));
  replace (file, text);
  WAIT_UNTIL (find_bar (window) != NULL);
  assert_title (window, "First");
  gtk_info_bar_response (find_bar (window), 1);
  WAIT_UNTIL (!jct_window_is_loading (window));
  assert_title (window, "Second");
  g_assert_null (find_bar (window));
  g_assert_cmpstr (jct_view_state_get_view (state)->selected_event, ==, "two");
  g_assert_cmpint (jct_view_state_get_view (state)->chart, ==, JCT_CHART_BARS);
  g_assert_false (jct_view_state_is_modified (state));

  /* What the file no longer has is no longer selected. */
  replace (file, third);
  WAIT_UNTIL (find_bar (window) != NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.reload", NULL);
  WAIT_UNTIL (!jct_window_is_loading (window));
  assert_title (window, "Third");
  g_assert_null (jct_view_state_get_view (state)->selected_event);

  /* A reading is a step as any other. */
  jct_view_state_undo (state);
  assert_title (window, "Second");
  g_assert_true (jct_view_state_is_modified (state));
}

static void
test_ignored (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = NULL;
  JctWindow *window = open_package (fixture, &file);
  g_autofree char *text = make_text ("Second", 20, TRUE);
  g_autofree char *other = make_text ("Other", 20, TRUE);

  replace (file, text);
  WAIT_UNTIL (find_bar (window) != NULL);
  gtk_info_bar_response (find_bar (window), 2);
  g_assert_null (find_bar (window));
  assert_title (window, "First");
  replace (file, other);
  WAIT_UNTIL (find_bar (window) != NULL);
}

static void
test_invalid (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = NULL;
  JctWindow *window = open_package (fixture, &file);
  JctDocument *before = get_document (window);

  replace (file, "{\"resources\": [");
  WAIT_UNTIL (find_bar (window) != NULL);
  gtk_info_bar_response (find_bar (window), 1);
  WAIT_UNTIL (!jct_window_is_loading (window));
  g_assert_nonnull (jct_window_get_error (window));
  g_assert_true (get_document (window) == before);
  g_assert_true (jct_window_has_file (window, file));
}

static void
test_vanished (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = NULL;
  JctWindow *window = open_package (fixture, &file);
  g_autofree char *text = make_text ("First", 2, TRUE);

  g_assert_cmpint (g_unlink (g_file_peek_path (file)), ==, 0);
  WAIT_UNTIL (find_bar (window) != NULL);
  assert_title (window, "First");
  replace (file, text);
  gtk_info_bar_response (find_bar (window), 2);
}

/* Edits are kept over what the file has now, or given up. */
static void
test_edited (Fixture *fixture, gconstpointer how)
{
  g_autoptr (GFile) file = NULL;
  JctWindow *window = open_package (fixture, &file);
  JctViewState *state = jct_window_get_state (window);
  gboolean keeps = g_str_equal (how, "keep");
  g_autofree char *text = make_text ("Second", 20, TRUE);

  g_assert_true (jct_view_state_save_view (state, "Mine", NULL));
  replace (file, text);
  WAIT_UNTIL (find_bar (window) != NULL);
  gtk_info_bar_response (find_bar (window), 1);
  answer ("cancel");
  g_assert_false (jct_window_is_loading (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.reload", NULL);
  answer (how);
  WAIT_UNTIL (!jct_window_is_loading (window));
  assert_title (window, "Second");
  g_assert_cmpuint (jct_document_get_n_views (get_document (window)), ==, keeps ? 1 : 0);
  g_assert_cmpint (jct_view_state_is_modified (state), ==, keeps);
}

/* What another program wrote is not replaced unasked, and what this one writes is no change. */
static void
test_save_over_change (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = NULL;
  JctWindow *window = open_package (fixture, &file);
  JctViewState *state = jct_window_get_state (window);
  g_autofree char *text = make_text ("Second", 20, TRUE);
  g_autofree char *found = NULL;

  replace (file, text);
  g_assert_true (jct_view_state_save_view (state, "Mine", NULL));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.save", NULL);
  answer ("cancel");
  g_assert_true (g_file_get_contents (g_file_peek_path (file), &found, NULL, NULL));
  g_assert_cmpstr (found, ==, text);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.save", NULL);
  answer ("replace");
  WAIT_UNTIL (!jct_view_state_is_modified (state));
  g_assert_null (find_bar (window));
  jct_view_state_rename_saved_view (state, "mine", "Other");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.save", NULL);
  WAIT_UNTIL (!jct_view_state_is_modified (state));
}

#define ADD(path, data, function) \
  g_test_add (path, Fixture, data, window_fixture_set_up, function, window_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_autoptr (JctApplication) application = window_fixture_init (&argc, &argv);

  ADD ("/reload/changed", NULL, test_changed);
  ADD ("/reload/ignored", NULL, test_ignored);
  ADD ("/reload/invalid", NULL, test_invalid);
  ADD ("/reload/vanished", NULL, test_vanished);
  ADD ("/reload/edited-keep", "keep", test_edited);
  ADD ("/reload/edited-drop", "drop", test_edited);
  ADD ("/reload/save-over-change", NULL, test_save_over_change);
  return g_test_run ();
}
