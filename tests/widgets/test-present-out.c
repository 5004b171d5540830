/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A step that is shown, on paper, in files and on the clipboard: as it is seen, no more and no less. */
#include <string.h>

#include "present-fixture.h"

static gboolean
exists (GFile *file)
{
  return g_file_query_exists (file, NULL);
}

/* What the file of that name has, once it is written. (transfer full) */
static char *
export_as (Fixture *fixture, JctPresentWindow *window, const char *name, gsize *length)
{
  g_autoptr (GFile) file = g_file_new_build_filename (fixture->folder, name, NULL);
  char *content = NULL;

  wait_for_frame (window);
  g_file_delete (file, NULL, NULL);
  jct_present_window_export (window, file);
  WAIT_UNTIL (exists (file));
  g_assert_true (g_file_load_contents (file, NULL, &content, length, NULL, NULL));
  return content;
}

static void
assert_begins (const char *content, const char *with)
{
  g_assert_cmpmem (content, strlen (with), with, strlen (with));
}

/* Each format; a name without an ending is a PNG's; the same step gives the same bytes. */
static void
test_files (Fixture *fixture, gconstpointer data)
{
  JctPresentWindow *window = present (open_bundled (fixture));
  g_autoptr (GFile) named = g_file_new_build_filename (fixture->folder, "plain.png", NULL);
  g_autoptr (GFile) plain = g_file_new_build_filename (fixture->folder, "plain", NULL);
  g_autofree char *png = NULL, *again = NULL, *svg = NULL, *pdf = NULL;
  gsize n, n_again;

  jct_presentation_go_to (jct_present_window_get_presentation (window), 1);
  png = export_as (fixture, window, "a.png", &n);
  again = export_as (fixture, window, "b.PNG", &n_again);
  svg = export_as (fixture, window, "a.svg", NULL);
  pdf = export_as (fixture, window, "a.pdf", NULL);
  assert_begins (png, "\x89PNG");
  assert_begins (svg, "<?xml");
  assert_begins (pdf, "%PDF-");
  g_assert_cmpmem (png, n, again, n_again);
  jct_present_window_export (window, plain);
  WAIT_UNTIL (exists (named));
  /* There it is now, and not replaced unasked. */
  g_assert_true (g_file_replace_contents (named, "x", 1, NULL, FALSE, 0, NULL, NULL, NULL));
  jct_present_window_export (window, plain);
  answer ("cancel");
  g_clear_pointer (&again, g_free);
  g_assert_true (g_file_load_contents (named, NULL, &again, NULL, NULL, NULL));
  g_assert_cmpstr (again, ==, "x");
}

/* Each step is another picture, and the pen is in it. */
static void
test_as_shown (Fixture *fixture, gconstpointer data)
{
  JctPresentWindow *window = present (open_bundled (fixture));
  JctStage *stage = jct_present_window_get_stage (window);
  GtkEventController *drag
    = find_controller (GTK_WIDGET (stage), GTK_TYPE_GESTURE_DRAG, GTK_PHASE_BUBBLE);
  g_autofree char *first = NULL, *second = NULL, *drawn = NULL;

  jct_presentation_go_to (jct_present_window_get_presentation (window), 3);
  first = export_as (fixture, window, "1.svg", NULL);
  press (window, GDK_KEY_Page_Down);
  second = export_as (fixture, window, "2.svg", NULL);
  g_assert_cmpuint (strlen (first), <, strlen (second));
  press (window, GDK_KEY_p);
  g_signal_emit_by_name (drag, "drag-begin", 20.0, 20.0);
  drawn = export_as (fixture, window, "3.svg", NULL);
  g_assert_cmpuint (strlen (second), <, strlen (drawn));
}

/* Names that are hidden are in no file: not in its words, not in its title. */
static void
test_no_names (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "China", "2022", "Border Patrol", "repatriation" };
  JctPresentWindow *window = present (open_bundled (fixture));
  g_autofree char *hidden = NULL, *shown = NULL;

  jct_presentation_go_to (jct_present_window_get_presentation (window), 3);
  wait_for_frame (window);
  press (window, GDK_KEY_End);
  jct_presentation_go_to (jct_present_window_get_presentation (window), 3);
  press (window, GDK_KEY_Page_Down);
  shown = export_as (fixture, window, "shown.svg", NULL);
  press (window, GDK_KEY_a);
  hidden = export_as (fixture, window, "hidden.svg", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_assert_nonnull (strstr (shown, names[i]));
      g_assert_null (strstr (hidden, names[i]));
    }
}

static void
test_print (Fixture *fixture, gconstpointer data)
{
  JctPresentWindow *window = present (open_bundled (fixture));
  g_autofree char *path = g_build_filename (fixture->folder, "paper.pdf", NULL);
  g_autofree char *content = NULL;

  g_assert_true (jct_present_window_print (window, GTK_PRINT_OPERATION_ACTION_EXPORT, path));
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  assert_begins (content, "%PDF-");
  g_object_set (window, "theme", "dark", NULL);
  wait_for_frame (window);
  g_assert_true (jct_present_window_print (window, GTK_PRINT_OPERATION_ACTION_PREVIEW, NULL));
}

static gboolean
has_both (GdkClipboard *clipboard)
{
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);

  return gdk_content_formats_contain_mime_type (formats, "image/png")
         && gdk_content_formats_contain_mime_type (formats, "image/svg+xml");
}

/* By its key; without Control it is the pen's. */
static void
test_copy (Fixture *fixture, gconstpointer data)
{
  JctPresentWindow *window = present (open_bundled (fixture));
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (window));

  gdk_clipboard_set_text (clipboard, "before");
  g_assert_true (press (window, GDK_KEY_c));
  g_assert_false (has_both (clipboard));
  g_assert_true (press_with (window, GDK_KEY_c, GDK_CONTROL_MASK));
  WAIT_UNTIL (has_both (clipboard));
  g_assert_false (press_with (window, GDK_KEY_C, GDK_CONTROL_MASK | GDK_SHIFT_MASK));
}

/* While a picture is written: nothing is told to a window that is gone. */
static void
test_closing_midway (Fixture *fixture, gconstpointer data)
{
  JctPresentWindow *window = present (open_bundled (fixture));
  g_autoptr (GFile) file = g_file_new_build_filename (fixture->folder, "late.png", NULL);
  gpointer gone = window;

  g_object_add_weak_pointer (G_OBJECT (window), &gone);
  jct_present_window_export (window, file);
  press_with (window, GDK_KEY_c, GDK_CONTROL_MASK);
  press (window, GDK_KEY_F5);
  WAIT_UNTIL (gone == NULL);
}

#define ADD(path, function) \
  g_test_add (path, Fixture, NULL, window_fixture_set_up, function, window_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_autoptr (JctApplication) application = window_fixture_init (&argc, &argv);

  ADD ("/present-out/files", test_files);
  ADD ("/present-out/as-shown", test_as_shown);
  ADD ("/present-out/no-names", test_no_names);
  ADD ("/present-out/print", test_print);
  ADD ("/present-out/copy", test_copy);
  ADD ("/present-out/closing-midway", test_closing_midway);
  return g_test_run ();
}
