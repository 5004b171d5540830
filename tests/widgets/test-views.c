/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of saved views in real windows, saving what was edited, and what becomes of unsaved edits. */
#include "config.h"

#include <string.h>

#include "widgets/jct-file-name.h"
#include "widgets/jct-saved-view-row.h"
#include "widgets/jct-views-menu.h"
#include "drop-row.h"
#include "window-fixture.h"

#define HOSTILE "<b>Q1 & “2”</b> _x %s"

static gboolean
is_of_type (GtkWidget *widget, gconstpointer type)
{
  return G_TYPE_CHECK_INSTANCE_TYPE (widget, GPOINTER_TO_SIZE (type));
}

static GtkWidget *
find_type (GtkWidget *root, GType type)
{
  GtkWidget *found = find_widget (root, is_of_type, GSIZE_TO_POINTER (type));

  g_assert_nonnull (found);
  return found;
}

/* A window with its list of saved views open. */
static GtkWidget *
open_list (JctWindow *window)
{
  GtkWidget *menu = find_type (GTK_WIDGET (window), JCT_TYPE_VIEWS_MENU);
  GtkWidget *list;

  WAIT_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (window)));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.save-view", NULL);
  list = find_type (menu, GTK_TYPE_LIST_BOX);
  WAIT_UNTIL (gtk_widget_get_mapped (list));
  return list;
}

static JctSavedViewRow *
row_at (GtkWidget *list, int index)
{
  return JCT_SAVED_VIEW_ROW (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), index));
}

static const char *
id_at (GtkWidget *list, int index)
{
  return jct_saved_view_row_get_id (row_at (list, index));
}

static gboolean
is_name_entry (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_ENTRY (widget) && gtk_widget_get_ancestor (widget, JCT_TYPE_SAVED_VIEW_ROW) == NULL;
}

static void
save_as (GtkWidget *list, const char *name)
{
  GtkWidget *entry
    = find_widget (gtk_widget_get_ancestor (list, GTK_TYPE_POPOVER), is_name_entry, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), name);
  g_signal_emit_by_name (entry, "activate");
}

static const JctView *
view_at (JctWindow *window, guint index)
{
  return jct_document_get_view (get_document (window), index);
}

static const char *
get_undo_tooltip (JctWindow *window)
{
  return gtk_widget_get_tooltip_text (find_widget (GTK_WIDGET (window), has_action, "win.undo"));
}

static void
test_save (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  guint n = jct_document_get_n_views (get_document (window));
  GtkWidget *list = open_list (window);

  g_assert_cmpint (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row_at (list, (int) n - 1))), ==,
                   (int) n - 1);
  g_assert_false (is_enabled (window, "win.undo"));
  save_as (list, "  " HOSTILE "  ");
  g_assert_cmpuint (jct_document_get_n_views (get_document (window)), ==, n + 1);
  g_assert_cmpstr (view_at (window, n)->title, ==, HOSTILE);
  g_assert_cmpstr (id_at (list, (int) n), ==, view_at (window, n)->id);
  g_assert_true (g_str_has_prefix (gtk_window_get_title (GTK_WINDOW (window)), "• "));
  g_assert_nonnull (strstr (get_undo_tooltip (window), "Save view"));

  /* Without a name it gets a generated one. */
  save_as (list, " ");
  g_assert_cmpuint (strlen (view_at (window, n + 1)->title), >, 10);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  g_assert_cmpuint (jct_document_get_n_views (get_document (window)), ==, n);
  g_assert_null (row_at (list, (int) n));
  g_assert_false (g_str_has_prefix (gtk_window_get_title (GTK_WINDOW (window)), "• "));
}

static void
test_show (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  GtkWidget *list = open_list (window);
  g_autofree char *id = g_strdup (id_at (list, 2));

  g_signal_emit_by_name (list, "row-activated", row_at (list, 2));
  g_assert_cmpstr (jct_view_state_get_view (jct_window_get_state (window))->id, ==, id);
  WAIT_UNTIL (!gtk_widget_get_mapped (list));
  g_assert_nonnull (strstr (get_undo_tooltip (window), "Show view"));
}

static void
test_rename (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  GtkWidget *list = open_list (window);
  GtkWidget *entry;

  gtk_widget_activate_action (GTK_WIDGET (row_at (list, 1)), "views.rename", "s", id_at (list, 1));
  entry = find_type (GTK_WIDGET (row_at (list, 1)), GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), HOSTILE);
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (view_at (window, 1)->title, ==, HOSTILE);
  g_assert_nonnull (strstr (get_undo_tooltip (window), "Rename view"));

  /* Nothing is no name. */
  gtk_widget_activate_action (GTK_WIDGET (row_at (list, 1)), "views.rename", "s", id_at (list, 1));
  entry = find_type (GTK_WIDGET (row_at (list, 1)), GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "   ");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (view_at (window, 1)->title, ==, HOSTILE);
}

/* The row that was moved keeps the focus, so that the key can be pressed again. */
static void
test_reorder (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  GtkWidget *list = open_list (window);
  g_autofree char *id = g_strdup (id_at (list, 0));

  gtk_widget_grab_focus (GTK_WIDGET (row_at (list, 0)));
  for (int i = 1; i <= 2; i++)
    {
      GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

      g_assert_true (JCT_IS_SAVED_VIEW_ROW (focus));
      gtk_widget_activate_action (focus, "views.move-down", "s",
                                  jct_saved_view_row_get_id (JCT_SAVED_VIEW_ROW (focus)));
      g_assert_cmpstr (id_at (list, i), ==, id);
      g_assert_cmpstr (view_at (window, (guint) i)->id, ==, id);
    }
  gtk_widget_activate_action (GTK_WIDGET (row_at (list, 0)), "views.move-up", "s", id_at (list, 0));
  g_assert_cmpstr (id_at (list, 2), ==, id);
  g_assert_true (drop_row (row_at (list, 2), row_at (list, 0)));
  g_assert_cmpstr (id_at (list, 0), ==, id);
  g_assert_nonnull (strstr (get_undo_tooltip (window), "Reorder views"));
  g_assert_false (drop_row (row_at (list, 0), row_at (list, 0)));
}

static void
test_update_and_delete (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  JctViewState *state = jct_window_get_state (window);
  GtkWidget *list = open_list (window);
  g_autofree char *id = g_strdup (jct_view_state_get_saved_view (state)->id);
  guint n = jct_document_get_n_views (get_document (window));

  jct_view_state_set_window (state, 17, JCT_EVENT_PERIOD_EXCLUDED);
  g_assert_nonnull (find_widget (list, has_action, "views.update"));
  gtk_widget_activate_action (list, "views.update", "s", id);
  g_assert_null (find_widget (list, has_action, "views.update"));
  g_assert_cmpuint (jct_document_find_view (get_document (window), id)->k, ==, 17);
  gtk_widget_activate_action (list, "views.default", "s", id_at (list, 3));
  g_assert_cmpstr (jct_document_get_default_view (get_document (window)), ==, id_at (list, 3));
  gtk_widget_activate_action (list, "views.delete", "s", id);
  g_assert_cmpuint (jct_document_get_n_views (get_document (window)), ==, n - 1);
  for (int i = 0; i < 3; i++)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  g_assert_false (jct_view_state_is_modified (state));
}

/* ---- saving ---- */

static void
test_save_document (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  JctViewState *state = jct_window_get_state (window);
  g_autoptr (GFile) file = g_file_new_build_filename (fixture->folder, "kept.json", NULL);
  g_autoptr (GFile) typed = g_file_new_build_filename (fixture->folder, "kept", NULL);
  g_autofree char *text = NULL;
  JctWindow *second;

  g_assert_true (jct_view_state_save_view (state, HOSTILE, NULL));
  jct_window_save_to (window, typed);
  WAIT_UNTIL (!jct_view_state_is_modified (state));
  g_assert_null (jct_window_get_error (window));
  g_assert_true (jct_window_has_file (window, file));
  g_assert_false (g_str_has_prefix (gtk_window_get_title (GTK_WINDOW (window)), "• "));

  /* From now on, it is written where it is. */
  jct_view_state_rename_saved_view (state, "b-q1-2-b-x-s", "Other");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.save", NULL);
  WAIT_UNTIL (!jct_view_state_is_modified (state));
  g_assert_true (g_file_get_contents (g_file_peek_path (file), &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "\"Other\""));

  /* What the edits were undone to is unsaved again. */
  jct_view_state_undo (state);
  g_assert_true (jct_view_state_is_modified (state));
  jct_view_state_redo (state);
  g_assert_false (jct_view_state_is_modified (state));

  gtk_window_close (GTK_WINDOW (window));
  WAIT_UNTIL (count_windows (fixture) == 0);
  second = activate (fixture);
  jct_window_open_file (second, file);
  WAIT_UNTIL (!jct_window_is_loading (second));
  g_assert_null (jct_window_get_error (second));
  g_assert_cmpstr (jct_document_find_view (get_document (second), "b-q1-2-b-x-s")->title, ==,
                   "Other");
}

/* A name that the ending makes another file's is refused: nobody agreed to replace that. */
static void
test_save_refused (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  g_autoptr (GFile) there = write_file (fixture, "there.json", "precious");
  g_autoptr (GFile) typed = g_file_new_build_filename (fixture->folder, "there", NULL);
  g_autoptr (GFile) nowhere = g_file_new_build_filename (fixture->folder, "no", "a.json", NULL);
  g_autoptr (GFile) bundled = bundled_file ();
  g_autofree char *text = NULL;

  g_assert_true (jct_view_state_save_view (jct_window_get_state (window), "x", NULL));
  jct_window_save_to (window, typed);
  g_assert_nonnull (jct_window_get_error (window));
  jct_window_save_to (window, bundled);
  g_assert_nonnull (strstr (jct_window_get_error (window), "come with the program"));
  jct_window_save_to (window, nowhere);
  g_assert_null (jct_window_get_error (window));
  WAIT_UNTIL (jct_window_get_error (window) != NULL);
  g_assert_true (jct_view_state_is_modified (jct_window_get_state (window)));
  g_assert_true (jct_window_has_file (window, bundled));
  g_assert_true (g_file_get_contents (g_file_peek_path (there), &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "precious");
}

static void
test_close_unsaved (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  JctViewState *state = jct_window_get_state (window);
  g_autoptr (GFile) file = g_file_new_build_filename (fixture->folder, "kept.json", NULL);

  jct_window_save_to (window, file);
  WAIT_UNTIL (jct_window_has_file (window, file));
  g_assert_true (jct_view_state_save_view (state, "x", NULL));
  gtk_window_close (GTK_WINDOW (window));
  answer ("cancel");
  g_assert_cmpuint (count_windows (fixture), ==, 1);
  g_assert_null (find_question ());
  gtk_window_close (GTK_WINDOW (window));
  answer ("save");
  WAIT_UNTIL (count_windows (fixture) == 0);

  g_autofree char *text = NULL;
  g_assert_true (g_file_get_contents (g_file_peek_path (file), &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "\"x\""));
}

static void
test_open_over_unsaved (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  JctDocument *document;
  g_autoptr (GFile) other = write_file (fixture, "o.csv", "month,n\n2023-01,4\n2023-02,7\n");

  g_assert_true (jct_view_state_save_view (jct_window_get_state (window), "x", NULL));
  document = get_document (window);
  jct_window_open_file (window, other);
  answer ("cancel");
  g_assert_false (jct_window_is_loading (window));
  g_assert_true (get_document (window) == document);
  jct_window_open_file (window, other);
  answer ("discard");
  WAIT_UNTIL (!jct_window_is_loading (window));
  g_assert_true (jct_window_has_file (window, other));
  g_assert_false (jct_view_state_is_modified (jct_window_get_state (window)));
}

/* Nothing that an edit leaves as it was is told anew. */
static void
test_notes_stay_closed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) guessed = write_file (fixture, "g.csv", "month,n\n2023-01,4\n2023-02,7\n");
  JctWindow *window = activate (fixture);
  GtkWidget *bar;

  jct_window_open_file (window, guessed);
  WAIT_UNTIL (!jct_window_is_loading (window));
  bar = gtk_widget_get_ancestor (find_widget (GTK_WIDGET (window), is_of_type,
                                              GSIZE_TO_POINTER (GTK_TYPE_INFO_BAR)),
                                 GTK_TYPE_INFO_BAR);
  while (bar != NULL && !gtk_info_bar_get_revealed (GTK_INFO_BAR (bar)))
    bar = gtk_widget_get_next_sibling (bar);
  g_assert_true (GTK_IS_INFO_BAR (bar));
  gtk_info_bar_response (GTK_INFO_BAR (bar), GTK_RESPONSE_CLOSE);
  g_assert_true (jct_view_state_save_view (jct_window_get_state (window), "x", NULL));
  g_assert_false (gtk_info_bar_get_revealed (GTK_INFO_BAR (bar)));
}

static void
test_suffix (void)
{
  static const struct
  {
    const char *name, *suffix, *expected;
  } cases[] = {
    { "out", "png", "out.png" },     { "out.png", "png", "out.png" },
    { "out.PNG", "png", "out.PNG" }, { "out.svg", "png", "out.svg.png" },
    { "png", "png", "png.png" },     { ".png", "png", ".png.png" },
    { "a.b", "json", "a.b.json" },   { "out.", "png", "out..png" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GFile) file = g_file_new_build_filename ("/folder", cases[i].name, NULL);
      g_autoptr (GFile) complete = jct_file_with_suffix (file, cases[i].suffix);
      g_autofree char *name = g_file_get_basename (complete);

      g_assert_cmpstr (name, ==, cases[i].expected);
    }
}

#define ADD(path, function) \
  g_test_add (path, Fixture, NULL, window_fixture_set_up, function, window_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_autoptr (JctApplication) application = window_fixture_init (&argc, &argv);

  ADD ("/views/save", test_save);
  ADD ("/views/show", test_show);
  ADD ("/views/rename", test_rename);
  ADD ("/views/reorder", test_reorder);
  ADD ("/views/update-and-delete", test_update_and_delete);
  ADD ("/views/save-document", test_save_document);
  ADD ("/views/save-refused", test_save_refused);
  ADD ("/views/close-unsaved", test_close_unsaved);
  ADD ("/views/open-over-unsaved", test_open_over_unsaved);
  ADD ("/views/notes-stay-closed", test_notes_stay_closed);
  g_test_add_func ("/views/suffix", test_suffix);
  return g_test_run ();
}
