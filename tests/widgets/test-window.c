/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Real windows on an X server of their own: opening, failing, exporting, closing. */
#include "config.h"

#include <glib/gstdio.h>
#include <math.h>
#include <unistd.h>

#include "app/jct-application.h"
#include "app/jct-window.h"
#include "widgets/jct-widgets.h"
#include "window-fixture.h"

/* ---- the tests ---- */

static gboolean
is_mapped_list (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LIST_BOX (widget) && gtk_widget_get_mapped (widget);
}

static void
test_start_page (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = activate (fixture);

  g_assert_true (jct_window_is_empty (window));
  g_assert_null (get_document (window));
  g_assert_cmpuint (count_windows (fixture), ==, 1);
  g_assert_true (activate (fixture) == window);
  g_assert_cmpuint (count_windows (fixture), ==, 1);
  g_assert_false (is_enabled (window, "win.undo"));
  g_assert_false (is_enabled (window, "win.show-facets"));
  g_assert_true (is_enabled (window, "win.open"));
}

/* The window does not wait for its icon, and has it all the same. */
static void
test_icon (Fixture *fixture, gconstpointer data)
{
  JctWindow *window;

  /* One that is closed before it has any. */
  gtk_window_destroy (GTK_WINDOW (activate (fixture)));
  window = activate (fixture);
  WAIT_UNTIL (g_strcmp0 (gtk_window_get_icon_name (GTK_WINDOW (window)), JCT_APP_ID) == 0);
}

static void
test_activate_dataset (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = activate (fixture);
  GtkWidget *list;

  WAIT_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (window)));
  list = find_widget (GTK_WIDGET (window), is_mapped_list, NULL);
  g_assert_nonnull (list);

  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0);
  g_assert_nonnull (row);
  g_signal_emit_by_name (list, "row-activated", row);
  WAIT_UNTIL (!jct_window_is_loading (window));
  g_assert_cmpstr (jct_window_get_error (window), ==, NULL);
  g_assert_nonnull (get_document (window));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==,
                   jct_document_get_title (get_document (window)));
  g_assert_false (jct_window_is_empty (window));
  g_assert_true (is_enabled (window, "win.show-facets"));
  g_assert_true (is_enabled (window, "win.show-inspector"));
}

static gboolean
is_revealed_bar (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_INFO_BAR (widget) && gtk_info_bar_get_revealed (GTK_INFO_BAR (widget));
}

static void
test_bad_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) bad = write_file (fixture, "bad & <b>broken.json", "{\"resources\": [,]}");
  g_autoptr (GFile) good = bundled_file ();
  JctWindow *window = open_bundled (fixture);
  JctDocument *before = get_document (window);
  g_autofree char *title = g_strdup (gtk_window_get_title (GTK_WINDOW (window)));

  jct_window_open_file (window, bad);
  WAIT_UNTIL (!jct_window_is_loading (window));
  g_assert_nonnull (jct_window_get_error (window));
  g_assert_nonnull (strstr (jct_window_get_error (window), "bad & <b>broken.json"));
  WAIT_UNTIL (gtk_widget_get_mapped (find_widget (GTK_WIDGET (window), is_revealed_bar, NULL)));
  g_assert_true (get_document (window) == before);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, title);
  g_assert_true (jct_window_has_file (window, good));
  g_assert_false (jct_window_has_file (window, bad));
}

static void
test_bad_file_on_start_page (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) missing = g_file_new_build_filename (fixture->folder, "missing.json", NULL);
  g_autoptr (GFile) good = bundled_file ();
  JctWindow *window = activate (fixture);

  jct_window_open_file (window, missing);
  WAIT_UNTIL (!jct_window_is_loading (window));
  g_assert_nonnull (strstr (jct_window_get_error (window), "missing.json"));
  g_assert_true (jct_window_is_empty (window));

  /* The next attempt takes the message away. */
  jct_window_open_file (window, good);
  g_assert_null (jct_window_get_error (window));
  WAIT_UNTIL (!jct_window_is_loading (window));
  g_assert_nonnull (get_document (window));
}

static void
test_same_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = bundled_file ();
  g_autoptr (GFile) link = g_file_new_build_filename (fixture->folder, "link.json", NULL);
  GFile *files[] = { file, link };
  JctWindow *window;

  g_assert_cmpint (symlink (g_file_peek_path (file), g_file_peek_path (link)), ==, 0);
  g_application_open (G_APPLICATION (fixture->application), files, 1, "");
  g_assert_cmpuint (count_windows (fixture), ==, 1);
  window = JCT_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (fixture->application)));
  /* While it is being read, and when it is open. */
  g_application_open (G_APPLICATION (fixture->application), files, 2, "");
  g_assert_cmpuint (count_windows (fixture), ==, 1);
  WAIT_UNTIL (!jct_window_is_loading (window));
  g_application_open (G_APPLICATION (fixture->application), files, 2, "");
  g_assert_cmpuint (count_windows (fixture), ==, 1);
  g_assert_false (jct_window_is_loading (window));
}

/* A new window's first frame shows what it was opened for, or why that failed. */
static void
test_present_loaded (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = bundled_file ();
  g_autoptr (GFile) odd = write_file (fixture, "odd.json", "{");
  GFile *files[] = { file, odd };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_application_open (G_APPLICATION (fixture->application), &files[i], 1, "");
      JctWindow *window = JCT_WINDOW (jct_application_find_window (fixture->application, files[i]));
      g_assert_true (jct_window_is_loading (window));
      g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (window)));
      WAIT_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (window)));
      WAIT_UNTIL (!jct_window_is_loading (window));
      g_assert_true ((get_document (window) == NULL) == (jct_window_get_error (window) != NULL));
    }
}

static void
test_other_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) other = g_file_new_build_filename (g_getenv ("JUNCTURE_DATADIR"), "datasets",
                                                       "reported-figures.json", NULL);
  JctWindow *window = open_bundled (fixture);
  JctWindow *second;

  g_application_open (G_APPLICATION (fixture->application), &other, 1, "");
  g_assert_cmpuint (count_windows (fixture), ==, 2);
  second = JCT_WINDOW (jct_application_find_window (fixture->application, other));
  g_assert_true (JCT_IS_WINDOW (second));
  g_assert_true (second != window);
  WAIT_UNTIL (!jct_window_is_loading (second));
  g_assert_cmpstr (jct_window_get_error (second), ==, NULL);
  g_assert_nonnull (get_document (second));
  g_assert_true (get_document (second) != get_document (window));
}

static GtkDropTarget *
find_drop_target (JctWindow *window)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (window));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      if (GTK_IS_DROP_TARGET (controller))
        return GTK_DROP_TARGET (controller);
    }
  return NULL;
}

static void
test_drop (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = bundled_file ();
  g_autoptr (GFile) other = g_file_new_build_filename (g_getenv ("JUNCTURE_DATADIR"), "datasets",
                                                       "reported-figures.json", NULL);
  g_autoslist (GFile) files = NULL;
  g_auto (GValue) value = G_VALUE_INIT;
  JctWindow *window = activate (fixture);
  gboolean taken = FALSE;

  files = g_slist_prepend (files, g_object_ref (other));
  files = g_slist_prepend (files, g_object_ref (file));
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_set_boxed (&value, files);
  g_signal_emit_by_name (find_drop_target (window), "drop", &value, 10.0, 10.0, &taken);
  g_assert_true (taken);

  /* The first is opened where it was dropped, the others beside it. */
  g_assert_cmpuint (count_windows (fixture), ==, 2);
  g_assert_true (jct_window_has_file (window, file));
  g_assert_nonnull (jct_application_find_window (fixture->application, other));
  WAIT_UNTIL (!jct_window_is_loading (window));
  g_assert_nonnull (get_document (window));
}

static void
test_close_while_loading (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = bundled_file ();
  JctWindow *window = activate (fixture);
  gpointer watched = window;

  g_object_add_weak_pointer (G_OBJECT (window), &watched);
  jct_window_open_file (window, file);
  gtk_window_close (GTK_WINDOW (window));
  WAIT_UNTIL (watched == NULL);
  g_assert_cmpuint (count_windows (fixture), ==, 0);
  /* The reading thread comes to its end after the window has. */
  for (int i = 0; i < 20; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (10000);
    }
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = bundled_file ();
  JctWindow *window = activate (fixture);

  jct_window_open_file (window, file);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.cancel-load", NULL);
  g_assert_false (jct_window_is_loading (window));
  g_assert_true (jct_window_is_empty (window));
  g_assert_null (jct_window_get_error (window));

  /* What the given-up reading brings is not taken for what the new one brings. */
  jct_window_open_file (window, file);
  WAIT_UNTIL (!jct_window_is_loading (window));
  g_assert_nonnull (get_document (window));
}

/* What was guessed about a file is said, and said of that file only. */
static void
test_notes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) guessed
    = write_file (fixture, "guessed.csv", "month,n\n2023-01,4\n2023-02,7\n2023-03,9\n");
  JctWindow *window = open_bundled (fixture);

  g_assert_cmpuint (jct_document_get_n_problems (get_document (window)), ==, 0);
  g_assert_null (find_widget (GTK_WIDGET (window), is_revealed_bar, NULL));
  jct_window_open_file (window, guessed);
  WAIT_UNTIL (!jct_window_is_loading (window));
  g_assert_null (jct_window_get_error (window));
  g_assert_cmpuint (jct_document_get_n_problems (get_document (window)), >, 0);
  g_assert_nonnull (find_widget (GTK_WIDGET (window), is_revealed_bar, NULL));
}

static void
test_history (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  JctViewState *state = jct_window_get_state (window);
  JctDocument *document = get_document (window);
  guint n = jct_document_get_n_definitions (document);

  g_assert_cmpuint (n, >, 1);
  g_assert_false (is_enabled (window, "win.undo"));
  g_assert_false (is_enabled (window, "win.redo"));
  jct_view_state_set_definition (state, jct_document_get_definition (document, n - 1)->id);
  g_assert_true (is_enabled (window, "win.undo"));
  g_assert_false (is_enabled (window, "win.redo"));

  g_autofree char *name = NULL;
  g_object_get (state, "undo-name", &name, NULL);
  GtkWidget *button = find_widget (GTK_WIDGET (window), has_action, "win.undo");
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (button), name));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  g_assert_false (is_enabled (window, "win.undo"));
  g_assert_true (is_enabled (window, "win.redo"));
}

static void
on_exported (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

static void
check_export (JctWindow *window,
              const char *folder,
              const char *name,
              JctExportFormat format,
              const char *magic)
{
  g_autoptr (GFile) file = g_file_new_build_filename (folder, name, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  gsize length;

  jct_window_export_async (window, format, file, on_exported, &result);
  WAIT_UNTIL (result != NULL);
  g_assert_true (jct_window_export_finish (window, result, &error));
  g_assert_no_error (error);
  g_file_get_contents (g_file_peek_path (file), &content, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (length, >, 1000);
  g_assert_nonnull (g_strstr_len (content, 64, magic));
  g_assert_null (jct_window_get_error (window));
}

static void
test_export (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);

  check_export (window, fixture->folder, "a.png", JCT_EXPORT_PNG, "PNG");
  check_export (window, fixture->folder, "a.svg", JCT_EXPORT_SVG, "<?xml");
  check_export (window, fixture->folder, "a.pdf", JCT_EXPORT_PDF, "%PDF-");
}

/* A picture that is asked for while the method is still being computed has it all the same. */
static void
test_export_method (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  JctViewState *state = jct_window_get_state (window);
  g_autofree char *path = g_build_filename (fixture->folder, "method.svg", NULL);
  g_autofree char *content = NULL;

  jct_view_state_set_method (state, "counterfactual");
  jct_view_state_select_event (state, "china-suspends-repatriation-cooperation");
  check_export (window, fixture->folder, "method.svg", JCT_EXPORT_SVG, "<?xml");
  g_file_get_contents (path, &content, NULL, NULL);
  g_assert_nonnull (strstr (content, "times the expected"));
}

static char *
run_chart (Fixture *fixture, const char *method)
{
  g_autofree char *path = g_build_filename (fixture->folder, "command.svg", NULL);
  g_autofree char *bundled = g_build_filename (g_getenv ("JCT_PROJECT_DIR"), "data", "datasets",
                                               "us-china-repatriation.json", NULL);
  const char *const argv[] = { g_getenv ("JCT_JUNCTURE"),
                               "chart",
                               bundled,
                               "--view",
                               "halt-2022",
                               "--method",
                               method,
                               "--size",
                               "1280x720",
                               "-o",
                               path,
                               NULL };
  g_autoptr (GError) error = NULL;
  char *content = NULL;
  int status = -1;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  return content;
}

/* The window and the command draw one scene: at one size, every mark and word of it is the same. */
static void
test_same_as_command (Fixture *fixture, gconstpointer data)
{
  static const char *const methods[] = { "before_after", "its_ols",      "counterfactual",
                                         "breakpoints",  "placebo_time", "synthetic_control" };
  JctWindow *window = open_bundled (fixture);
  JctViewState *state = jct_window_get_state (window);
  g_autofree char *path = g_build_filename (fixture->folder, "same.svg", NULL);

  jct_view_state_set_view (
    state, jct_document_find_view (jct_view_state_get_document (state), "halt-2022"), "view");
  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      g_autofree char *shown = NULL;
      g_autofree char *drawn = run_chart (fixture, methods[i]);

      jct_view_state_set_method (state, methods[i]);
      check_export (window, fixture->folder, "same.svg", JCT_EXPORT_SVG, "<?xml");
      g_assert_true (g_file_get_contents (path, &shown, NULL, NULL));
      if (g_strcmp0 (shown, drawn) != 0)
        g_error ("%s: the window's picture is not that of the command", methods[i]);
    }
}

/* Width and height as a PNG's header says them. */
static void
check_png_size (const char *folder, guint32 width, guint32 height)
{
  g_autofree char *path = g_build_filename (folder, "sized.png", NULL);
  g_autofree char *content = NULL;
  gsize length = 0;
  guint32 found[2];

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_cmpuint (length, >, 24);
  memcpy (found, content + 16, sizeof found);
  g_assert_cmpuint (GUINT32_FROM_BE (found[0]), ==, width);
  g_assert_cmpuint (GUINT32_FROM_BE (found[1]), ==, height);
}

static void
test_export_size (Fixture *fixture, gconstpointer data)
{
  GSettings *settings = jct_application_get_settings (fixture->application);
  static const struct
  {
    const char *setting;
    guint width, height;
  } cases[] = {
    { "{'width': <800.0>, 'height': <600.0>}", 1600, 1200 },
    { "{'width': <1280.0>, 'height': <720.0>, 'scale': <1.0>}", 1280, 720 },
    { "{'unit': <'mm'>, 'width': <101.6>, 'height': <50.8>, 'scale': <3.125>}", 1200, 600 },
    { "{'width': <0.0>, 'height': <0.0>}", 2560, 1440 },
    { "{'width': <-800.0>, 'height': <600.0>}", 2560, 1440 },
    { "{'width': <'800'>, 'height': <600>}", 2560, 1440 },
    { "{'width': <1e30>, 'height': <600.0>}", 2560, 1440 },
    { "@a{sv} {}", 2560, 1440 },
  };
  JctWindow *window = open_bundled (fixture);

  if (settings == NULL)
    {
      g_test_skip ("the settings schema is not compiled");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_settings_set_value (settings, "export", g_variant_new_parsed (cases[i].setting));
      check_export (window, fixture->folder, "sized.png", JCT_EXPORT_PNG, "PNG");
      check_png_size (fixture->folder, cases[i].width, cases[i].height);
    }
  g_settings_reset (settings, "export");
}

static void
test_export_fails (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  g_autoptr (GFile) file = g_file_new_build_filename (fixture->folder, "no", "such", "a.png", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  jct_window_export_async (window, JCT_EXPORT_PNG, file, on_exported, &result);
  WAIT_UNTIL (result != NULL);
  g_assert_false (jct_window_export_finish (window, result, &error));
  g_assert_nonnull (error);
  g_assert_cmpstr (jct_window_get_error (window), ==, error->message);
}

static void
test_close_while_exporting (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  g_autoptr (GFile) file = g_file_new_build_filename (fixture->folder, "a.png", NULL);
  g_autoptr (GAsyncResult) result = NULL;

  jct_window_export_async (window, JCT_EXPORT_PNG, file, on_exported, &result);
  gtk_window_destroy (GTK_WINDOW (window));
  WAIT_UNTIL (result != NULL);
}

/* Every window action of the class, as "win.open". */
static gboolean
class_has_action (const char *name)
{
  GtkWidgetClass *klass = g_type_class_peek (JCT_TYPE_WINDOW);
  const char *found, *property;
  const GVariantType *parameter;
  GType owner;

  for (guint i = 0; gtk_widget_class_query_action (klass, i, &owner, &found, &parameter, &property);
       i++)
    {
      if (g_str_equal (found, name))
        return TRUE;
    }
  return FALSE;
}

static void
test_shortcuts (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = activate (fixture);
  g_autoptr (GBytes) bytes
    = g_resources_lookup_data (JCT_RESOURCE_BASE "/help-overlay.ui", 0, NULL);
  g_autoptr (GRegex) regex = g_regex_new ("name=\"action-name\">([a-z.-]+)<", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  GtkShortcutsWindow *overlay;
  int width, height;
  guint n = 0;

  g_assert_nonnull (bytes);
  /* It is built when it is wanted, once. */
  g_assert_null (gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (window)));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-help-overlay", NULL);
  overlay = gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (window));
  g_assert_nonnull (overlay);
  WAIT_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (overlay)));
  /* It does not scroll: all of it has to be on a small screen. */
  gtk_widget_measure (GTK_WIDGET (overlay), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL,
                      NULL);
  gtk_widget_measure (GTK_WIDGET (overlay), GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL,
                      NULL);
  g_assert_cmpint (width, <=, 1024);
  g_assert_cmpint (height, <=, 740);
  gtk_window_close (GTK_WINDOW (overlay));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-help-overlay", NULL);
  g_assert_true (gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (window))
                 == overlay);
  gtk_window_close (GTK_WINDOW (overlay));
  for (g_regex_match (regex, g_bytes_get_data (bytes, NULL), 0, &match);
       g_match_info_matches (match); g_match_info_next (match, NULL), n++)
    {
      g_autofree char *name = g_match_info_fetch (match, 1);
      const char *short_name = strchr (name, '.') + 1;
      GActionGroup *group = g_str_has_prefix (name, "app.") ? G_ACTION_GROUP (fixture->application)
                                                            : G_ACTION_GROUP (window);
      g_auto (GStrv) keys
        = gtk_application_get_accels_for_action (GTK_APPLICATION (fixture->application), name);

      g_test_message ("%s", name);
      g_assert_true (class_has_action (name) || g_action_group_has_action (group, short_name));
      g_assert_cmpuint (g_strv_length (keys), >, 0);
    }
  g_assert_cmpuint (n, >, 8);
}

/* Those as well that have nothing to say. */
static void
show_bars (GtkWidget *root)
{
  if (GTK_IS_INFO_BAR (root))
    gtk_widget_set_visible (root, TRUE);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    show_bars (child);
}

static void
test_fits_small_screens (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = bundled_file ();
  JctWindow *window = activate (fixture);
  int minimum, height;

  gtk_window_set_default_size (GTK_WINDOW (window), 360, 480);
  WAIT_UNTIL (gtk_widget_get_width (GTK_WIDGET (window)) > 0
              && gtk_widget_get_width (GTK_WIDGET (window)) < 760);
  jct_window_open_file (window, file);
  WAIT_UNTIL (!jct_window_is_loading (window));
  WAIT_UNTIL (!g_main_context_pending (NULL));
  show_bars (GTK_WIDGET (window));
  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                      NULL);
  g_assert_cmpint (minimum, <=, 400);
  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_VERTICAL, minimum, &height, NULL, NULL,
                      NULL);
  g_assert_cmpint (height, <=, 560);
}

static gboolean
is_of_type (GtkWidget *widget, gconstpointer data)
{
  return G_TYPE_CHECK_INSTANCE_TYPE (widget, *(const GType *) data);
}

/* The bar below is there exactly where it is wanted, and the page has all the rest of the window. */
static gboolean
page_fills_window (JctWindow *window, gboolean wants_bar)
{
  const GType bar_type = ADW_TYPE_VIEW_SWITCHER_BAR, views_type = ADW_TYPE_VIEW_STACK;
  GtkWidget *bar = find_widget (GTK_WIDGET (window), is_of_type, &bar_type);
  GtkWidget *views = find_widget (GTK_WIDGET (window), is_of_type, &views_type);
  graphene_rect_t bounds;

  if (bar == NULL || views == NULL || gtk_widget_get_visible (bar) != wants_bar
      || !gtk_widget_compute_bounds (views, GTK_WIDGET (window), &bounds))
    return FALSE;
  return fabs (gtk_widget_get_height (GTK_WIDGET (window))
               - (wants_bar ? gtk_widget_get_height (bar) : 0) - bounds.origin.y
               - bounds.size.height)
         < 1;
}

/* Whether the header has room for the pages is known only while it is given its place. */
static void
test_page_fills_window (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);

  WAIT_UNTIL (page_fills_window (window, FALSE));
  gtk_window_set_default_size (GTK_WINDOW (window), 800, 700);
  WAIT_UNTIL (page_fills_window (window, TRUE));
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 700);
  WAIT_UNTIL (page_fills_window (window, FALSE));
}

static gboolean
is_main_menu (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_MENU_BUTTON (widget) && gtk_menu_button_get_primary (GTK_MENU_BUTTON (widget));
}

static gboolean
is_facet_menu (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_MENU_BUTTON (widget) && gtk_widget_has_css_class (widget, "facet-menu");
}

static void
open_menu (GtkWidget *widget)
{
  GtkMenuButton *button = GTK_MENU_BUTTON (widget);

  /* It is built when it is opened, once. */
  g_assert_null (gtk_menu_button_get_popover (button));
  gtk_menu_button_popup (button);
  GtkPopover *popover = gtk_menu_button_get_popover (button);
  g_assert_nonnull (popover);
  WAIT_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (popover)));
  g_assert_cmpint (g_menu_model_get_n_items (gtk_menu_button_get_menu_model (button)), >, 1);
  gtk_menu_button_popdown (button);
  WAIT_UNTIL (!gtk_widget_get_mapped (GTK_WIDGET (popover)));
  gtk_menu_button_popup (button);
  g_assert_true (gtk_menu_button_get_popover (button) == popover);
  gtk_menu_button_popdown (button);
}

static void
test_menus (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (open_bundled (fixture));

  WAIT_UNTIL (gtk_widget_get_mapped (find_widget (window, is_facet_menu, NULL)));
  open_menu (find_widget (window, is_main_menu, NULL));
  open_menu (find_widget (window, is_facet_menu, NULL));
}

static void
quit (Fixture *fixture)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "quit", NULL);
  WAIT_UNTIL (count_windows (fixture) == 0);
}

static void
test_quit_keeps_size (Fixture *fixture, gconstpointer data)
{
  GSettings *settings = jct_application_get_settings (fixture->application);
  JctWindow *window;

  if (settings == NULL)
    {
      g_test_skip ("the settings schema is not compiled");
      return;
    }
  g_settings_set_int (settings, "window-width", 1111);
  g_settings_set_int (settings, "window-height", 777);
  g_settings_set_boolean (settings, "show-inspector", FALSE);

  /* Neither grows nor shrinks from one start to the next. */
  for (int i = 0; i < 2; i++)
    {
      gboolean facets, inspector;

      window = activate (fixture);
      WAIT_UNTIL (gtk_widget_get_width (GTK_WIDGET (window)) >= 900);
      g_object_get (window, "show-facets", &facets, "show-inspector", &inspector, NULL);
      g_assert_cmpint (facets, ==, i == 0);
      g_assert_false (inspector);
      g_object_set (window, "show-facets", FALSE, NULL);
      quit (fixture);
      g_assert_cmpint (g_settings_get_int (settings, "window-width"), ==, 1111);
      g_assert_cmpint (g_settings_get_int (settings, "window-height"), ==, 777);
    }
  g_settings_reset (settings, "window-width");
  g_settings_reset (settings, "window-height");
  g_settings_reset (settings, "show-facets");
  g_settings_reset (settings, "show-inspector");
}

#define ADD(path, function) \
  g_test_add (path, Fixture, NULL, window_fixture_set_up, function, window_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_autoptr (JctApplication) application = window_fixture_init (&argc, &argv);

  ADD ("/window/start-page", test_start_page);
  ADD ("/window/icon", test_icon);
  ADD ("/window/activate-dataset", test_activate_dataset);
  ADD ("/window/bad-file", test_bad_file);
  ADD ("/window/bad-file-on-start-page", test_bad_file_on_start_page);
  ADD ("/window/same-file", test_same_file);
  ADD ("/window/present-loaded", test_present_loaded);
  ADD ("/window/other-file", test_other_file);
  ADD ("/window/drop", test_drop);
  ADD ("/window/close-while-loading", test_close_while_loading);
  ADD ("/window/cancel", test_cancel);
  ADD ("/window/notes", test_notes);
  ADD ("/window/history", test_history);
  ADD ("/window/export", test_export);
  ADD ("/window/export-method", test_export_method);
  ADD ("/window/same-as-command", test_same_as_command);
  ADD ("/window/export-size", test_export_size);
  ADD ("/window/export-fails", test_export_fails);
  ADD ("/window/close-while-exporting", test_close_while_exporting);
  ADD ("/window/shortcuts", test_shortcuts);
  ADD ("/window/fits-small-screens", test_fits_small_screens);
  ADD ("/window/page-fills-window", test_page_fills_window);
  ADD ("/window/menus", test_menus);
  ADD ("/window/quit-keeps-size", test_quit_keeps_size);
  return g_test_run ();
}
