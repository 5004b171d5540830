/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Receipts in a real window: written beside a picture by the export dialog, and opened. */
#include "config.h"

#include <string.h>

#include "io/jct-receipt.h"
#include "widgets/jct-export-dialog.h"
#include "window-fixture.h"

#define NO_DIGEST "0000000000000000000000000000000000000000000000000000000000000000"
#define HALT "china-suspends-repatriation-cooperation"

static GtkWindow *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (JCT_IS_EXPORT_DIALOG (window) && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

static gboolean
has_title (GtkWidget *widget, gconstpointer title)
{
  return ADW_IS_PREFERENCES_ROW (widget)
         && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0;
}

static JctExportDialog *
open_dialog (JctWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.export", NULL);
  WAIT_UNTIL (find_dialog () != NULL);
  JctExportDialog *dialog = JCT_EXPORT_DIALOG (find_dialog ());
  WAIT_UNTIL (jct_export_dialog_is_settled (dialog));
  return dialog;
}

/* What the window shows now, with its receipt. (transfer full): the receipt's file */
static GFile *
export_with_receipt (JctWindow *window, Fixture *fixture)
{
  g_autoptr (GFile) picture = g_file_new_build_filename (fixture->folder, "a.svg", NULL);
  GSettings *settings = jct_application_get_settings (fixture->application);
  JctExportDialog *dialog;
  GtkWidget *row;

  g_settings_set_value (settings, "export", g_variant_new_parsed ("{'format': <'svg'>}"));
  g_settings_set_boolean (settings, "export-receipt", TRUE);
  dialog = open_dialog (window);
  row = find_widget (GTK_WIDGET (dialog), has_title, "Receipt beside the file");
  g_assert_nonnull (row);
  g_assert_true (gtk_widget_is_sensitive (row));
  jct_export_dialog_export (dialog, picture);
  WAIT_UNTIL (find_dialog () == NULL);
  g_settings_reset (settings, "export");
  g_settings_reset (settings, "export-receipt");
  return g_file_new_build_filename (fixture->folder, "a.svg.receipt.json", NULL);
}

/* Another event, method and range than those that the dataset opens with. */
static void
change_view (JctWindow *window)
{
  JctViewState *state = jct_window_get_state (window);
  g_autoptr (JctView) view = jct_view_copy (jct_view_state_get_view (state));

  g_free (view->selected_event);
  view->selected_event = g_strdup (HALT);
  g_free (view->method);
  view->method = g_strdup ("its_ols");
  view->chart = JCT_CHART_BARS;
  view->k = 9;
  jct_view_state_set_view (state, view, "test");
  jct_view_state_set_visible (state, (JctSpan){ 18993, 19723 });
}

static gboolean
skip_without_settings (Fixture *fixture)
{
  if (jct_application_get_settings (fixture->application) != NULL)
    return FALSE;
  g_test_skip ("the settings schema is not compiled");
  return TRUE;
}

/* Written by one window, opened in another: the same view, of the included dataset. */
static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  if (skip_without_settings (fixture))
    return;
  JctWindow *window = open_bundled (fixture);
  JctViewState *state = jct_window_get_state (window);
  change_view (window);
  g_autoptr (JctView) shown = jct_view_copy (jct_view_state_get_view (state));
  JctSpan visible = jct_view_state_get_visible (state);
  g_autoptr (GFile) receipt = export_with_receipt (window, fixture);

  g_assert_true (g_file_query_exists (receipt, NULL));
  jct_view_state_undo (state);
  jct_view_state_undo (state);
  g_assert_false (jct_view_equal (jct_view_state_get_view (state), shown));
  jct_window_open_file (window, receipt);
  WAIT_UNTIL (g_strcmp0 (jct_view_state_get_view (state)->selected_event, HALT) == 0);
  WAIT_UNTIL (!jct_window_is_loading (window));
  g_assert_cmpstr (jct_view_state_get_view (state)->method, ==, "its_ols");
  g_assert_cmpint (jct_view_state_get_view (state)->chart, ==, JCT_CHART_BARS);
  g_assert_cmpuint (jct_view_state_get_view (state)->k, ==, 9);
  g_assert_cmpint (jct_view_state_get_visible (state).start, ==, visible.start);
  g_assert_cmpint (jct_view_state_get_visible (state).end, ==, visible.end);
  g_assert_null (jct_window_get_error (window));
}

/* The receipt with `from` replaced. */
static void
spoil (GFile *receipt, const char *from, const char *to)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_load_contents (receipt, NULL, &text, NULL, NULL, NULL));
  g_autoptr (GString) spoilt = g_string_new (text);
  g_assert_cmpuint (g_string_replace (spoilt, from, to, 1), ==, 1);
  g_assert_true (g_file_set_contents (g_file_peek_path (receipt), spoilt->str, -1, NULL));
}

/* Of a picture that shows another dataset under its own, written by the command: the window takes both in. */
static void
test_beside (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  JctViewState *state = jct_window_get_state (window);
  g_autoptr (GFile) bundled = bundled_file ();
  g_autoptr (GFile) folder = g_file_get_parent (bundled);
  g_autoptr (GFile) other = g_file_get_child (folder, "reported-figures.json");
  g_autoptr (GFile) picture = g_file_new_build_filename (fixture->folder, "b.svg", NULL);
  g_autoptr (GFile) receipt
    = g_file_new_build_filename (fixture->folder, "b.svg.receipt.json", NULL);
  const char *const arguments[] = {
    g_getenv ("JCT_JUNCTURE"),
    "chart",
    g_file_peek_path (bundled),
    "-o",
    g_file_peek_path (picture),
    "--write-receipt",
    "--beside",
    g_file_peek_path (other),
    NULL,
  };
  g_autoptr (GSubprocess) process = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_NONE, NULL);

  g_assert_true (g_subprocess_wait_check (process, NULL, NULL));
  g_assert_cmpuint (jct_view_state_get_view (state)->beside->len, ==, 0);
  jct_window_open_file (window, receipt);
  WAIT_UNTIL (jct_view_state_get_view (state)->beside->len == 1
              || jct_window_get_error (window) != NULL);
  WAIT_UNTIL (!jct_window_is_loading (window));
  g_assert_null (jct_window_get_error (window));
  g_assert_nonnull (jct_view_state_get_beside (state));
  g_assert_cmpuint (jct_view_state_get_beside (state)->len, ==, 1);
}

/* What was drawn from other data is shown, and that is said; what cannot be shown is an error, and what was open stays. */
static void
test_other (Fixture *fixture, gconstpointer data)
{
  if (skip_without_settings (fixture))
    return;
  JctWindow *window = open_bundled (fixture);
  g_autoptr (GFile) receipt = export_with_receipt (window, fixture);
  JctDocument *open = get_document (window);

  spoil (receipt, "\"tolerance\": 2", "\"tolerance\": -2");
  jct_window_open_file (window, receipt);
  WAIT_UNTIL (jct_window_get_error (window) != NULL);
  g_assert_nonnull (strstr (jct_window_get_error (window), "/method/tolerance"));
  spoil (receipt, "\"tolerance\": -2", "\"tolerance\": 2");
  spoil (receipt, "\"contentSha256\": \"", "\"contentSha256\": \"" NO_DIGEST "\", \"was\": \"");
  g_assert_true (get_document (window) != NULL && open != NULL);
  jct_window_open_file (window, receipt);
  WAIT_UNTIL (jct_window_get_error (window) != NULL
              && strstr (jct_window_get_error (window), "/method/") == NULL);
  g_assert_nonnull (strstr (jct_window_get_error (window), "what is read from it is not"));
}

#define ADD(path, function) \
  g_test_add (path, Fixture, NULL, window_fixture_set_up, function, window_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_autoptr (JctApplication) application = window_fixture_init (&argc, &argv);

  ADD ("/receipt-window/round-trip", test_round_trip);
  ADD ("/receipt-window/beside", test_beside);
  ADD ("/receipt-window/other", test_other);
  return g_test_run ();
}
