/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ways out of a real window: the export dialog, the clipboard, a drag, paper. */
#include "config.h"

#include <gdk/x11/gdkx.h>
#include <glib/gstdio.h>
#include <string.h>

#include "widgets/jct-export-dialog.h"
#include "widgets/jct-export-preview.h"
#include "widgets/jct-picture-content.h"
#include "window-fixture.h"

#define HALT "china-suspends-repatriation-cooperation"

/* ---- windows and files ----------------------------------------------------------------------- */

static GtkWindow *
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type) && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

/* What was remembered, as g_variant_parse() takes it, and the dialog that begins with it. */
static JctExportDialog *
open_dialog (JctWindow *window, const char *remembered)
{
  GSettings *settings
    = jct_application_get_settings (JCT_APPLICATION (g_application_get_default ()));

  if (settings != NULL)
    g_settings_set_value (settings, "export", g_variant_new_parsed (remembered));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.export", NULL);
  WAIT_UNTIL (find_window (JCT_TYPE_EXPORT_DIALOG) != NULL);
  JctExportDialog *dialog = JCT_EXPORT_DIALOG (find_window (JCT_TYPE_EXPORT_DIALOG));
  WAIT_UNTIL (jct_export_dialog_is_settled (dialog));
  return dialog;
}

static gboolean
skip_without_settings (Fixture *fixture)
{
  if (jct_application_get_settings (fixture->application) != NULL)
    return FALSE;
  g_test_skip ("the settings schema is not compiled");
  return TRUE;
}

static gboolean
has_title (GtkWidget *widget, gconstpointer title)
{
  return ADW_IS_PREFERENCES_ROW (widget)
         && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0;
}

static GtkWidget *
find_row (JctExportDialog *dialog, const char *title)
{
  GtkWidget *row = find_widget (GTK_WIDGET (dialog), has_title, title);

  g_assert_nonnull (row);
  return row;
}

static gboolean
has_label (GtkWidget *widget, gconstpointer label)
{
  return GTK_IS_BUTTON (widget)
         && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0;
}

/* The start of a file; NULL where there is none. */
static char *
read_path (Fixture *fixture, const char *name, gsize *length)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  char *content = NULL;

  g_file_get_contents (path, &content, length, NULL);
  return content;
}

static guint
count_files (Fixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
export_to (JctExportDialog *dialog, Fixture *fixture, const char *name)
{
  g_autoptr (GFile) file = g_file_new_build_filename (fixture->folder, name, NULL);

  jct_export_dialog_export (dialog, file);
}

/* ---- by keyboard alone ----------------------------------------------------------------------- */

/* Keys as xdotool names them, to the window. */
static void
press (GtkWindow *window, const char *const *keys)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));
  g_autofree char *xid = g_strdup_printf ("%lu", gdk_x11_surface_get_xid (surface));
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  int status;

  g_ptr_array_add (argv, (gpointer) "xdotool");
  g_ptr_array_add (argv, (gpointer) "windowfocus");
  g_ptr_array_add (argv, xid);
  for (guint i = 0; keys[i] != NULL; i++)
    g_ptr_array_add (argv, (gpointer) keys[i]);
  g_ptr_array_add (argv, NULL);
  g_spawn_sync (NULL, (char **) argv->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
}

#define PRESS(window, ...) \
  press (window, (const char *const[]){ "key", "--delay", "5", __VA_ARGS__, NULL })

static gboolean
is_focused (GtkWidget *widget)
{
  return (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

/* To the row by Tab, as somebody without a pointer comes there. */
static void
tab_to (JctExportDialog *dialog, GtkWidget *row)
{
  for (guint i = 0; i < 40 && !is_focused (row); i++)
    {
      GtkWidget *before = gtk_window_get_focus (GTK_WINDOW (dialog));

      PRESS (GTK_WINDOW (dialog), "Tab");
      WAIT_UNTIL (gtk_window_get_focus (GTK_WINDOW (dialog)) != before);
    }
  g_assert_true (is_focused (row));
}

static gboolean
is_list_open (JctExportDialog *dialog)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (dialog));

  return focus != NULL && gtk_widget_get_mapped (focus)
         && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL;
}

static void
choose_by_keys (JctExportDialog *dialog, const char *title, guint index)
{
  AdwComboRow *row = ADW_COMBO_ROW (find_row (dialog, title));

  tab_to (dialog, GTK_WIDGET (row));
  PRESS (GTK_WINDOW (dialog), "space");
  WAIT_UNTIL (is_list_open (dialog));
  PRESS (GTK_WINDOW (dialog), "Home");
  for (guint at = 0; at < index; at++)
    PRESS (GTK_WINDOW (dialog), "Down");
  PRESS (GTK_WINDOW (dialog), "Return");
  WAIT_UNTIL (adw_combo_row_get_selected (row) == index);
  WAIT_UNTIL (!is_list_open (dialog));
}

static void
test_keyboard (Fixture *fixture, gconstpointer data)
{
  g_autofree char *tool = g_find_program_in_path ("xdotool");
  g_autofree char *path = g_build_filename (fixture->folder, "by-keys.pdf", NULL);
  g_autofree char *content = NULL;
  gsize length = 0;

  if (tool == NULL || !GDK_IS_X11_DISPLAY (gdk_display_get_default ()))
    {
      g_test_skip ("xdotool is not installed");
      return;
    }
  JctWindow *window = open_bundled (fixture);
  WAIT_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (window)));
  PRESS (GTK_WINDOW (window), "ctrl+e");
  WAIT_UNTIL (find_window (JCT_TYPE_EXPORT_DIALOG) != NULL);
  JctExportDialog *dialog = JCT_EXPORT_DIALOG (find_window (JCT_TYPE_EXPORT_DIALOG));
  WAIT_UNTIL (jct_export_dialog_is_settled (dialog));

  choose_by_keys (dialog, "Format", JCT_EXPORT_PDF);
  choose_by_keys (dialog, "For", JCT_EXPORT_PRESET_A4);
  g_assert_cmpfloat (jct_export_dialog_get_settings (dialog)->width, ==, 210);
  PRESS (GTK_WINDOW (dialog), "alt+e");
  WAIT_UNTIL (find_window (GTK_TYPE_FILE_CHOOSER_DIALOG) != NULL);
  GtkWindow *chooser = find_window (GTK_TYPE_FILE_CHOOSER_DIALOG);
  PRESS (chooser, "ctrl+a");
  press (chooser, (const char *const[]){ "type", "--delay", "5", path, NULL });
  PRESS (chooser, "Return");
  WAIT_UNTIL (g_file_test (path, G_FILE_TEST_EXISTS));
  WAIT_UNTIL (find_window (JCT_TYPE_EXPORT_DIALOG) == NULL);
  g_file_get_contents (path, &content, &length, NULL);
  g_assert_true (g_str_has_prefix (content, "%PDF-"));
  g_assert_nonnull (memmem (content, length, "595.27", 6));
}

/* ---- files ----------------------------------------------------------------------------------- */

/* Choices are remembered once a file is written, words of one picture never. */
static void
test_remembers (Fixture *fixture, gconstpointer data)
{
  g_autofree char *content = NULL;
  gsize length = 0;

  if (skip_without_settings (fixture))
    return;
  JctWindow *window = open_bundled (fixture);
  JctExportDialog *dialog = open_dialog (window, "@a{sv} {}");
  const JctExportSettings *settings = jct_export_dialog_get_settings (dialog);

  g_assert_cmpint (settings->format, ==, JCT_EXPORT_PNG);
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (dialog, "Format")), JCT_EXPORT_SVG);
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (dialog, "Colours")), JCT_THEME_PRINT);
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (dialog, "For")), JCT_EXPORT_PRESET_COLUMN);
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (dialog, "Measured in")), JCT_EXPORT_UNIT_IN);
  g_assert_cmpfloat_with_epsilon (settings->width, 3.54, 0.001);
  gtk_editable_set_text (GTK_EDITABLE (find_row (dialog, "Words of the title")), "My & title");
  gtk_editable_set_text (GTK_EDITABLE (find_row (dialog, "Words of the subtitle")), "");
  g_assert_cmpstr (settings->own_title, ==, "My & title");
  /* Without words of its own the program's stand. */
  g_assert_cmpstr (settings->own_subtitle, ==, NULL);
  WAIT_UNTIL (jct_export_dialog_is_settled (dialog));
  export_to (dialog, fixture, "mine");
  WAIT_UNTIL (find_window (JCT_TYPE_EXPORT_DIALOG) == NULL);
  content = read_path (fixture, "mine.svg", &length);
  g_assert_nonnull (content);
  g_assert_nonnull (strstr (content, "My &amp; title"));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.export", NULL);
  WAIT_UNTIL (find_window (JCT_TYPE_EXPORT_DIALOG) != NULL);
  dialog = JCT_EXPORT_DIALOG (find_window (JCT_TYPE_EXPORT_DIALOG));
  settings = jct_export_dialog_get_settings (dialog);
  g_assert_cmpint (settings->format, ==, JCT_EXPORT_SVG);
  g_assert_cmpint (settings->theme, ==, JCT_THEME_PRINT);
  g_assert_cmpint (settings->unit, ==, JCT_EXPORT_UNIT_IN);
  g_assert_cmpstr (settings->own_title, ==, NULL);
  g_settings_reset (jct_application_get_settings (fixture->application), "export");
}

/* "out" and "out.PNG" are one name each; what exists is replaced only when that was said. */
static void
test_names (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  JctExportDialog *dialog
    = open_dialog (window, "{'width': <320.0>, 'height': <240.0>, 'scale': <1.0>}");
  g_autoptr (GFile) before = write_file (fixture, "out.png", "before");
  gsize length = 0;

  export_to (dialog, fixture, "out");
  WAIT_UNTIL (find_question () != NULL);
  answer ("cancel");
  g_autofree char *kept = read_path (fixture, "out.png", &length);
  g_assert_cmpstr (kept, ==, "before");
  g_assert_false (jct_export_dialog_is_exporting (dialog));

  export_to (dialog, fixture, "out");
  WAIT_UNTIL (find_question () != NULL);
  answer ("replace");
  WAIT_UNTIL (find_window (JCT_TYPE_EXPORT_DIALOG) == NULL);
  g_autofree char *replaced = read_path (fixture, "out.png", &length);
  g_assert_true (memcmp (replaced + 1, "PNG", 3) == 0);

  dialog = open_dialog (window, "{'width': <320.0>, 'height': <240.0>, 'scale': <1.0>}");
  export_to (dialog, fixture, "typed.PNG");
  WAIT_UNTIL (find_window (JCT_TYPE_EXPORT_DIALOG) == NULL);
  g_autofree char *typed = read_path (fixture, "typed.PNG", &length);
  g_assert_nonnull (typed);
  g_assert_cmpuint (count_files (fixture), ==, 2);
}

#define LARGE "{'width': <7680.0>, 'height': <4320.0>, 'scale': <1.0>}"

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  if (skip_without_settings (fixture))
    return;
  JctWindow *window = open_bundled (fixture);
  JctExportDialog *dialog = open_dialog (window, LARGE);
  GtkWidget *stop = find_widget (GTK_WIDGET (dialog), has_label, "Stop _Saving");

  g_assert_false (gtk_widget_get_visible (stop));
  export_to (dialog, fixture, "large.png");
  g_assert_true (jct_export_dialog_is_exporting (dialog));
  g_assert_true (gtk_widget_get_visible (stop));
  g_signal_emit_by_name (stop, "clicked");
  WAIT_UNTIL (!jct_export_dialog_is_exporting (dialog));
  g_assert_cmpuint (count_files (fixture), ==, 0);
  g_assert_null (find_question ());
  /* It is still there, and can be asked again. */
  g_assert_true (find_window (JCT_TYPE_EXPORT_DIALOG) == GTK_WINDOW (dialog));
  g_settings_reset (jct_application_get_settings (fixture->application), "export");
}

static void
test_large (Fixture *fixture, gconstpointer data)
{
  gsize length = 0;

  if (skip_without_settings (fixture))
    return;
  JctWindow *window = open_bundled (fixture);
  JctExportDialog *dialog = open_dialog (window, LARGE);
  export_to (dialog, fixture, "large.png");
  WAIT_UNTIL (find_window (JCT_TYPE_EXPORT_DIALOG) == NULL);
  g_autofree char *content = read_path (fixture, "large.png", &length);
  const guchar *header = (const guchar *) content + 16;
  g_assert_cmpuint (header[2] << 8 | header[3], ==, 7680);
  g_assert_cmpuint (header[6] << 8 | header[7], ==, 4320);
  g_settings_reset (jct_application_get_settings (fixture->application), "export");
}

static void
test_close_midway (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  JctExportDialog *dialog = open_dialog (window, LARGE);
  gpointer alive = dialog;

  g_object_add_weak_pointer (G_OBJECT (dialog), &alive);
  export_to (dialog, fixture, "large.png");
  gtk_window_close (GTK_WINDOW (dialog));
  WAIT_UNTIL (alive == NULL);
  g_assert_cmpuint (count_files (fixture), ==, 0);
}

static void
test_fails (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  JctExportDialog *dialog = open_dialog (window, "{'width': <320.0>, 'height': <240.0>}");
  g_autoptr (GFile) nowhere
    = g_file_new_build_filename (fixture->folder, "no", "such", "a.png", NULL);

  jct_export_dialog_export (dialog, nowhere);
  WAIT_UNTIL (find_question () != NULL);
  answer ("close");
  g_assert_false (jct_export_dialog_is_exporting (dialog));
  g_assert_true (find_window (JCT_TYPE_EXPORT_DIALOG) == GTK_WINDOW (dialog));
}

/* Effect panels without an effect, and a size past the limits, say what is the matter. */
static void
test_problems (Fixture *fixture, gconstpointer data)
{
  if (skip_without_settings (fixture))
    return;
  JctWindow *window = open_bundled (fixture);
  JctExportDialog *dialog = open_dialog (window, "{'width': <16000.0>, 'height': <16000.0>}");
  GtkWidget *button = find_widget (GTK_WIDGET (dialog), has_label, "_Export…");
  AdwComboRow *what = ADW_COMBO_ROW (find_row (dialog, "What"));

  /* 32000 x 32000 pixels. */
  g_assert_nonnull (strstr (jct_export_dialog_get_problem (dialog), "million"));
  g_assert_false (gtk_widget_get_sensitive (button));
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (dialog, "For")), JCT_EXPORT_PRESET_SLIDE);
  g_assert_null (jct_export_dialog_get_problem (dialog));
  g_assert_true (gtk_widget_get_sensitive (button));
  adw_combo_row_set_selected (what, JCT_EXPORT_WHAT_EFFECT);
  g_assert_nonnull (strstr (jct_export_dialog_get_problem (dialog), "no effect panels"));
  adw_combo_row_set_selected (what, JCT_EXPORT_WHAT_TABLE);
  g_assert_null (jct_export_dialog_get_problem (dialog));
  export_to (dialog, fixture, "rows");
  WAIT_UNTIL (find_window (JCT_TYPE_EXPORT_DIALOG) == NULL);
  gsize length;
  g_autofree char *rows = read_path (fixture, "rows.csv", &length);
  g_assert_true (g_str_has_prefix (rows, "period,series,value,"));
  g_settings_reset (jct_application_get_settings (fixture->application), "export");
}

static gboolean
begins_rows (GtkWidget *widget, gconstpointer beginning)
{
  return GTK_IS_LABEL (widget)
         && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (widget)), beginning);
}

/* The preview of a table is how its file begins, in either format. */
static void
test_table_preview (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  JctExportDialog *dialog = open_dialog (window, "{'what': <'table'>}");
  AdwComboRow *format = ADW_COMBO_ROW (find_row (dialog, "Format"));

  g_assert_nonnull (find_widget (GTK_WIDGET (dialog), begins_rows,
                                 "period,series,value,qualifier\n"
                                 "2019-10,bp-southwest,358,\n"));
  adw_combo_row_set_selected (format, JCT_EXPORT_TABLE_JSON);
  g_assert_nonnull (find_widget (GTK_WIDGET (dialog), begins_rows,
                                 "[\n{\"period\": \"2019-10\", \"series\": \"bp-southwest\""));
}

/* A slide has a text of a person's own, and none of the program's; what was written stays with it. */
static void
test_slide (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  JctExportDialog *dialog = open_dialog (window, "@a{sv} {}");
  const JctExportSettings *settings = jct_export_dialog_get_settings (dialog);
  AdwComboRow *what = ADW_COMBO_ROW (find_row (dialog, "What"));
  GtkEditable *words = GTK_EDITABLE (find_row (dialog, "Words of the subtitle"));
  g_autofree char *subtitle = g_strdup (gtk_editable_get_text (words));

  g_assert_cmpstr (subtitle, !=, "");
  adw_combo_row_set_selected (what, JCT_EXPORT_WHAT_SLIDE);
  g_assert_cmpint (settings->what, ==, JCT_EXPORT_WHAT_SLIDE);
  g_assert_null (settings->own_subtitle);
  g_assert_true (find_row (dialog, "Text beside the chart") == GTK_WIDGET (words));
  g_assert_cmpstr (gtk_editable_get_text (words), ==, "");
  adw_combo_row_set_selected (what, JCT_EXPORT_WHAT_FIGURE);
  g_assert_null (settings->own_subtitle);
  g_assert_cmpstr (gtk_editable_get_text (words), ==, subtitle);
  adw_combo_row_set_selected (what, JCT_EXPORT_WHAT_SLIDE);
  gtk_editable_set_text (words, "To talk about");
  g_assert_cmpstr (settings->own_subtitle, ==, "To talk about");
  g_assert_null (jct_export_dialog_get_problem (dialog));
}

/* Names of events are asked for where there are events. */
static void
test_event_names (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  JctExportDialog *dialog = open_dialog (window, "{'event-labels': <'chosen'>}");
  const JctExportSettings *settings = jct_export_dialog_get_settings (dialog);
  AdwComboRow *names = ADW_COMBO_ROW (find_row (dialog, "Names of events"));

  g_assert_cmpuint (adw_combo_row_get_selected (names), ==, JCT_EVENT_NAMES_CHOSEN);
  adw_combo_row_set_selected (names, JCT_EVENT_NAMES_NONE);
  g_assert_cmpint (settings->event_names, ==, JCT_EVENT_NAMES_NONE);
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (dialog, "Events")), JCT_EXPORT_EVENTS_NONE);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (names)));
}

/* With what is remembered not there today, the figure is meant. */
static void
test_effect_gone (Fixture *fixture, gconstpointer data)
{
  if (skip_without_settings (fixture))
    return;
  JctWindow *window = open_bundled (fixture);
  JctViewState *state = jct_window_get_state (window);
  JctExportDialog *dialog = open_dialog (window, "{'what': <'effect'>, 'format': <'svg'>}");

  g_assert_cmpint (jct_export_dialog_get_settings (dialog)->what, ==, JCT_EXPORT_WHAT_FIGURE);
  gtk_window_close (GTK_WINDOW (dialog));
  jct_view_state_set_method (state, "counterfactual");
  jct_view_state_select_event (state, HALT);
  dialog = open_dialog (window, "{'what': <'effect'>, 'format': <'svg'>}");
  WAIT_UNTIL (jct_export_dialog_is_settled (dialog));
  g_assert_null (jct_export_dialog_get_problem (dialog));
  g_assert_cmpint (jct_export_dialog_get_settings (dialog)->what, ==, JCT_EXPORT_WHAT_EFFECT);
  export_to (dialog, fixture, "effect.svg");
  WAIT_UNTIL (find_window (JCT_TYPE_EXPORT_DIALOG) == NULL);
  gsize length;
  g_autofree char *svg = read_path (fixture, "effect.svg", &length);
  g_assert_nonnull (strstr (svg, "In the same window: "));
  g_settings_reset (jct_application_get_settings (fixture->application), "export");
}

/* ---- clipboard and drag ---------------------------------------------------------------------- */

typedef struct
{
  GBytes *bytes;
  gboolean done;
} Read;

static void
spliced_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Read *read = data;

  g_assert_cmpint (g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, NULL), >=, 0);
  read->bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (source));
  read->done = TRUE;
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream
    = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, &error);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();

  g_assert_no_error (error);
  g_output_stream_splice_async (memory, stream,
                                G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE
                                  | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT, NULL, spliced_cb, data);
}

static GBytes *
read_clipboard (JctWindow *window, const char *mime_type)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (window));
  const char *const types[] = { mime_type, NULL };
  Read read = { 0 };

  gdk_clipboard_read_async (clipboard, (const char **) types, G_PRIORITY_DEFAULT, NULL, opened_cb,
                            &read);
  WAIT_UNTIL (read.done);
  return read.bytes;
}

static void
test_copy_image (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (window));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.copy-image", NULL);
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);
  g_assert_true (gdk_content_formats_contain_mime_type (formats, "image/png"));
  g_assert_true (gdk_content_formats_contain_mime_type (formats, "image/svg+xml"));
  /* Something that cannot be in two programs at once is not offered. */
  g_assert_false (gdk_content_formats_contain_mime_type (formats, "text/uri-list"));
  g_autoptr (GBytes) png = read_clipboard (window, "image/png");
  g_autoptr (GBytes) svg = read_clipboard (window, "image/svg+xml");
  g_assert_true (memcmp ((const char *) g_bytes_get_data (png, NULL) + 1, "PNG", 3) == 0);
  g_autofree char *text = g_strndup (g_bytes_get_data (svg, NULL), g_bytes_get_size (svg));
  g_assert_true (g_str_has_suffix (text, "</svg>\n"));
}

static void
test_copy_data (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.copy-data", NULL);
  g_autoptr (GBytes) csv = read_clipboard (window, "text/csv");
  g_autoptr (GBytes) plain = read_clipboard (window, "text/plain;charset=utf-8");
  g_autofree char *rows = g_strndup (g_bytes_get_data (csv, NULL), g_bytes_get_size (csv));
  g_autofree char *text = g_strndup (g_bytes_get_data (plain, NULL), g_bytes_get_size (plain));
  g_assert_true (g_str_has_prefix (rows, "period,series,value,"));
  g_assert_nonnull (strstr (rows, "\n2023-12,bp-southwest,5951,"));
  g_assert_nonnull (strchr (text, '\t'));
  g_assert_nonnull (strstr (text, "5951"));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (
    gdk_content_provider_write_mime_type_finish (GDK_CONTENT_PROVIDER (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

/* What is dragged, for a program that takes files. */
static void
test_drag (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  g_autoptr (JctPicture) picture = jct_picture_new (jct_window_get_state (window), NULL, NULL);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_auto (JctExportSettings) settings = { 0 };
  g_auto (GStrv) uris = NULL;
  g_autofree char *path = NULL;
  g_autofree char *content = NULL;
  gboolean done = FALSE;
  gsize length;

  jct_export_settings_init (&settings);
  /* A table is no picture. */
  settings.what = JCT_EXPORT_WHAT_TABLE;
  g_autoptr (GdkContentProvider) provider = jct_picture_content_new (picture, &settings, TRUE);
  gdk_content_provider_write_mime_type_async (provider, "text/uri-list", stream, G_PRIORITY_DEFAULT,
                                              NULL, written_cb, &done);
  WAIT_UNTIL (done);
  g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL);
  uris
    = g_uri_list_extract_uris (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)));
  g_assert_cmpuint (g_strv_length (uris), ==, 1);
  path = g_filename_from_uri (uris[0], NULL, NULL);
  g_assert_true (g_str_has_suffix (path, ".png"));
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_true (memcmp (content + 1, "PNG", 3) == 0);
  g_unlink (path);
}

/* ---- paper ----------------------------------------------------------------------------------- */

static void
test_print (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  g_autofree char *path = g_build_filename (fixture->folder, "printed.pdf", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  double box[4];
  gsize length;

  jct_view_state_select_event (jct_window_get_state (window), HALT);
  g_assert_true (jct_window_print (window, GTK_PRINT_OPERATION_ACTION_EXPORT, path, &error));
  g_assert_no_error (error);
  WAIT_UNTIL (g_file_test (path, G_FILE_TEST_EXISTS));
  g_file_get_contents (path, &content, &length, NULL);
  g_assert_true (g_str_has_prefix (content, "%PDF-"));
  const char *media = memmem (content, length, "/MediaBox", 9);
  g_assert_nonnull (media);
  g_assert_cmpint (sscanf (media, "/MediaBox [ %lf %lf %lf %lf ]", &box[0], &box[1], &box[2],
                           &box[3]),
                   ==, 4);
  /* Wide, on the paper of the locale. */
  g_assert_cmpfloat (box[2], >, box[3]);
  g_assert_cmpfloat (box[3], >, 500);
  g_assert_nonnull (memmem (content, length, "/Title", 6));
  g_assert_null (jct_window_get_error (window));
}

static void
find_previews (GtkWidget **found)
{
  GListModel *windows = gtk_window_get_toplevels ();

  *found = NULL;
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (g_strcmp0 (gtk_window_get_title (window), "Print Preview") == 0
          && gtk_widget_get_mapped (GTK_WIDGET (window)))
        *found = GTK_WIDGET (window);
    }
}

static gboolean
is_preview (GtkWidget *widget, gconstpointer data)
{
  return JCT_IS_EXPORT_PREVIEW (widget);
}

/* The page is looked at without another program; closing it ends the printing. */
static void
test_print_preview (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  g_autoptr (GError) error = NULL;
  GtkWidget *preview;

  g_assert_true (jct_window_print (window, GTK_PRINT_OPERATION_ACTION_PREVIEW, NULL, &error));
  g_assert_no_error (error);
  WAIT_UNTIL ((find_previews (&preview), preview != NULL));
  const JctScene *scene
    = jct_export_preview_get_scene (JCT_EXPORT_PREVIEW (find_widget (preview, is_preview, NULL)));
  g_assert_cmpfloat (jct_scene_get_width (scene), >, jct_scene_get_height (scene));
  g_assert_cmpuint (jct_scene_get_n (scene), >, 100);
  gtk_window_close (GTK_WINDOW (preview));
  WAIT_UNTIL ((find_previews (&preview), preview == NULL));
  g_assert_null (jct_window_get_error (window));
}

#define ADD(path, function) \
  g_test_add (path, Fixture, NULL, window_fixture_set_up, function, window_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_autoptr (JctApplication) application = window_fixture_init (&argc, &argv);

  ADD ("/export-dialog/remembers", test_remembers);
  ADD ("/export-dialog/names", test_names);
  ADD ("/export-dialog/cancel", test_cancel);
  ADD ("/export-dialog/large", test_large);
  ADD ("/export-dialog/close-midway", test_close_midway);
  ADD ("/export-dialog/fails", test_fails);
  ADD ("/export-dialog/problems", test_problems);
  ADD ("/export-dialog/table-preview", test_table_preview);
  ADD ("/export-dialog/slide", test_slide);
  ADD ("/export-dialog/event-names", test_event_names);
  ADD ("/export-dialog/effect-gone", test_effect_gone);
  ADD ("/export-dialog/keyboard", test_keyboard);
  ADD ("/export/copy-image", test_copy_image);
  ADD ("/export/copy-data", test_copy_data);
  ADD ("/export/drag", test_drag);
  ADD ("/export/print", test_print);
  ADD ("/export/print-preview", test_print_preview);
  return g_test_run ();
}
