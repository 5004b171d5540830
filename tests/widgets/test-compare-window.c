/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All events compared: the runner, the table, the window around it. */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "app/jct-application.h"
#include "app/jct-window.h"
#include "wait-until.h"
#include "widgets/jct-compare-window.h"
#include "widgets/jct-widgets.h"

typedef struct
{
  JctWindow *window;
  JctCompareWindow *compare;
} Fixture;

static JctViewState *
get_state (Fixture *fixture)
{
  return jct_window_get_state (fixture->window);
}

static JctComparisonRunner *
get_runner (Fixture *fixture)
{
  return jct_compare_window_get_runner (fixture->compare);
}

static const JctEventComparison *
get_comparison (Fixture *fixture)
{
  return jct_comparison_runner_get_comparison (get_runner (fixture));
}

static JctCompareWindow *
find_compare_window (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (JCT_IS_COMPARE_WINDOW (window))
        return JCT_COMPARE_WINDOW (window);
    }
  return NULL;
}

#define WAIT_UNTIL_DONE(fixture) \
  WAIT_UNTIL (!jct_comparison_runner_is_running (get_runner (fixture)))

/* By the action, as a person does. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  GApplication *application = g_application_get_default ();
  g_autoptr (GFile) file = g_file_new_build_filename (g_getenv ("JUNCTURE_DATADIR"), "datasets",
                                                      "us-china-repatriation.json", NULL);

  if (data != NULL)
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  g_application_activate (application);
  fixture->window = JCT_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application)));
  /* Without a document there is nothing to compare. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.compare-events", NULL);
  g_assert_null (find_compare_window ());
  jct_window_open_file (fixture->window, file);
  WAIT_UNTIL (!jct_window_is_loading (fixture->window));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.compare-events", NULL);
  fixture->compare = find_compare_window ();
  g_assert_nonnull (fixture->compare);
  WAIT_UNTIL_DONE (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gpointer compare = find_compare_window ();
  gpointer window = fixture->window;

  if (compare != NULL)
    g_object_add_weak_pointer (compare, &compare);
  g_object_add_weak_pointer (window, &window);
  gtk_window_destroy (window);
  WAIT_UNTIL (window == NULL && compare == NULL);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* ---- what is in it ---- */

typedef gboolean (*Match) (GtkWidget *widget, gconstpointer wanted);

static GtkWidget *
find (GtkWidget *root, Match match, gconstpointer wanted)
{
  if (!gtk_widget_get_visible (root))
    return NULL;
  if (match (root, wanted))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, match, wanted);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
has_text (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
         && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL;
}

static gboolean
has_type (GtkWidget *widget, gconstpointer type)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), *(const GType *) type);
}

static GtkWidget *
find_type (Fixture *fixture, GType type)
{
  return find (GTK_WIDGET (fixture->compare), has_type, &type);
}

static gboolean
shows (Fixture *fixture, const char *text)
{
  return find (GTK_WIDGET (fixture->compare), has_text, text) != NULL;
}

/* ---- the tests ---- */

static void
test_open (Fixture *fixture, gconstpointer data)
{
  const JctEventComparison *comparison = get_comparison (fixture);
  g_autofree char *sentence = jct_event_comparison_to_sentence (comparison);
  g_autofree char *note = jct_event_comparison_to_note (comparison);
  g_autoptr (GPtrArray) rows
    = jct_compare_table_list_rows (jct_compare_window_get_table (fixture->compare), FALSE);
  g_autoptr (GPtrArray) expected = jct_event_comparison_sort (comparison, JCT_COMPARED_SIZE, TRUE);

  /* The default has no p: another is chosen at first. */
  g_assert_cmpint (comparison->method, ==, JCT_METHOD_ITS_OLS);
  g_assert_cmpuint (rows->len, ==, comparison->n_rows);
  for (guint i = 0; i < rows->len; i++)
    g_assert_true (g_ptr_array_index (rows, i) == g_ptr_array_index (expected, i));
  WAIT_UNTIL (shows (fixture, sentence));
  g_assert_true (shows (fixture, note));
  g_assert_true (shows (fixture, jct_method_get_explanation (JCT_METHOD_ITS_OLS)));
  g_assert_nonnull (strstr (note, "Benjamini and Hochberg"));

  /* A second request brings the same window to the front. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.compare-events", NULL);
  g_assert_true (find_compare_window () == fixture->compare);
}

/* Every column both ways is in the order that the core gives. */
static void
test_sort (Fixture *fixture, gconstpointer data)
{
  JctCompareTable *table = jct_compare_window_get_table (fixture->compare);

  for (guint column = 0; column < JCT_N_COMPARED_COLUMNS; column++)
    for (guint down = 0; down < 2; down++)
      {
        g_autoptr (GPtrArray) expected
          = jct_event_comparison_sort (get_comparison (fixture), (JctComparedColumn) column,
                                       down == 1);
        g_autoptr (GPtrArray) rows = NULL;

        jct_compare_table_sort (table, (JctComparedColumn) column, down == 1);
        rows = jct_compare_table_list_rows (table, FALSE);
        g_assert_cmpuint (rows->len, ==, expected->len);
        for (guint i = 0; i < rows->len; i++)
          {
            const JctComparedEvent *row = g_ptr_array_index (rows, i);
            const JctComparedEvent *wanted = g_ptr_array_index (expected, i);

            g_assert_cmpstr (row->event->id, ==, wanted->event->id);
          }
      }
}

static GtkColumnView *
get_view (Fixture *fixture)
{
  return GTK_COLUMN_VIEW (find_type (fixture, GTK_TYPE_COLUMN_VIEW));
}

static const char *
only_selected (Fixture *fixture)
{
  g_autoptr (GPtrArray) rows
    = jct_compare_table_list_rows (jct_compare_window_get_table (fixture->compare), TRUE);
  const JctComparedEvent *row = rows->len == 1 ? g_ptr_array_index (rows, 0) : NULL;

  return row != NULL ? row->event->id : NULL;
}

/* The table and the view have one selection, whichever it is made in. */
static void
test_select (Fixture *fixture, gconstpointer data)
{
  GtkSelectionModel *model = gtk_column_view_get_model (get_view (fixture));
  const char *id = jct_document_get_event (get_comparison (fixture)->document, 7)->id;

  gtk_selection_model_select_item (model, 2, TRUE);
  g_assert_nonnull (only_selected (fixture));
  g_assert_cmpstr (jct_view_state_get_view (get_state (fixture))->selected_event, ==,
                   only_selected (fixture));
  jct_view_state_select_event (get_state (fixture), id);
  g_assert_cmpstr (only_selected (fixture), ==, id);
  /* Several are for copying, and leave the view's event alone. */
  gtk_selection_model_select_all (model);
  g_assert_null (only_selected (fixture));
  g_assert_cmpstr (jct_view_state_get_view (get_state (fixture))->selected_event, ==, id);
  g_signal_emit_by_name (get_view (fixture), "activate", 0u);
  g_assert_cmpstr (jct_view_state_get_view (get_state (fixture))->selected_event, !=, id);
  /* Nothing is computed anew for it. */
  g_assert_false (jct_comparison_runner_is_running (get_runner (fixture)));
}

static void
test_methods (Fixture *fixture, gconstpointer data)
{
  GtkDropDown *picker = GTK_DROP_DOWN (find_type (fixture, GTK_TYPE_DROP_DOWN));
  const JctEventComparison *first = get_comparison (fixture);

  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (picker)), ==, JCT_N_METHODS);
  for (guint method = 0; method < JCT_N_METHODS; method++)
    {
      gtk_drop_down_set_selected (picker, method);
      WAIT_UNTIL_DONE (fixture);
      g_assert_nonnull (get_comparison (fixture));
      g_assert_cmpint (get_comparison (fixture)->method, ==, (JctMethod) method);
      g_assert_null (jct_comparison_runner_get_problem (get_runner (fixture)));
    }
  /* What was computed before is there at once. */
  gtk_drop_down_set_selected (picker, JCT_METHOD_ITS_OLS);
  g_assert_false (jct_comparison_runner_is_running (get_runner (fixture)));
  g_assert_true (get_comparison (fixture) == first);
}

/* The view's window, filter and the options, from wherever they are changed. */
static void
test_follows (Fixture *fixture, gconstpointer data)
{
  JctViewState *state = get_state (fixture);
  guint k = get_comparison (fixture)->options.k;

  jct_view_state_set_window (state, k + 3, JCT_EVENT_PERIOD_INCLUDED);
  g_assert_true (jct_comparison_runner_is_running (get_runner (fixture)));
  WAIT_UNTIL_DONE (fixture);
  g_assert_cmpuint (get_comparison (fixture)->options.k, ==, k + 3);
  g_assert_cmpint (get_comparison (fixture)->options.event_period, ==, JCT_EVENT_PERIOD_INCLUDED);
  jct_view_state_set_definition (
    state, jct_document_get_definition (jct_view_state_get_document (state), 1)->id);
  WAIT_UNTIL_DONE (fixture);
  g_assert_cmpstr (get_comparison (fixture)->definition->id, ==,
                   jct_document_get_definition (jct_view_state_get_document (state), 1)->id);
  jct_view_state_undo (state);
  g_assert_false (jct_comparison_runner_is_running (get_runner (fixture)));
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  jct_comparison_runner_set_method (get_runner (fixture), JCT_METHOD_SYNTHETIC_CONTROL);
  jct_comparison_runner_cancel (get_runner (fixture));
  g_assert_false (jct_comparison_runner_is_running (get_runner (fixture)));
  g_assert_null (get_comparison (fixture));
  WAIT_UNTIL (shows (fixture, "Not Computed"));
  jct_comparison_runner_restart (get_runner (fixture));
  WAIT_UNTIL_DONE (fixture);
  g_assert_cmpint (get_comparison (fixture)->method, ==, JCT_METHOD_SYNTHETIC_CONTROL);
  /* Closed in the midst of it. */
  jct_view_state_set_window (get_state (fixture), 9, JCT_EVENT_PERIOD_EXCLUDED);
  gtk_window_destroy (GTK_WINDOW (fixture->compare));
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (jct_compare_window_export_finish (JCT_COMPARE_WINDOW (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static void
failed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (jct_compare_window_export_finish (JCT_COMPARE_WINDOW (source), result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  *(gboolean *) data = TRUE;
}

/* The file has the rows as they are shown. */
static void
test_export (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("juncture-XXXXXX", NULL);
  g_autoptr (GFile) file = g_file_new_build_filename (folder, "events.csv", NULL);
  g_autoptr (GFile) nowhere = g_file_new_build_filename (folder, "not", "there.csv", NULL);
  JctCompareTable *table = jct_compare_window_get_table (fixture->compare);
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *content = NULL;
  gboolean done = FALSE;

  jct_compare_table_sort (table, JCT_COMPARED_DATE, TRUE);
  rows = jct_compare_table_list_rows (table, FALSE);
  expected = jct_event_comparison_to_csv (get_comparison (fixture), rows, ',');
  jct_compare_window_export_async (fixture->compare, file, exported_cb, &done);
  WAIT_UNTIL (done);
  g_assert_true (g_file_get_contents (g_file_peek_path (file), &content, NULL, NULL));
  g_assert_cmpstr (content, ==, expected);
  done = FALSE;
  jct_compare_window_export_async (fixture->compare, nowhere, failed_cb, &done);
  WAIT_UNTIL (done);
  g_unlink (g_file_peek_path (file));
  g_rmdir (folder);
}

static void
text_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);
  g_assert_no_error (error);
}

static guint
copy_lines (Fixture *fixture, const char *action)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->compare));
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  gtk_widget_activate_action (GTK_WIDGET (fixture->compare), action, NULL);
  gdk_clipboard_read_text_async (clipboard, NULL, text_cb, &text);
  WAIT_UNTIL (text != NULL);
  g_assert_true (g_str_has_prefix (text, "definition\tseries\t"));
  lines = g_strsplit (text, "\n", -1);
  return g_strv_length (lines) - 1;
}

static void
test_copy (Fixture *fixture, gconstpointer data)
{
  GtkSelectionModel *model = gtk_column_view_get_model (get_view (fixture));
  guint n = get_comparison (fixture)->n_rows;

  gtk_selection_model_unselect_all (model);
  g_assert_cmpuint (copy_lines (fixture, "compare.copy"), ==, n + 1);
  gtk_selection_model_select_item (model, 0, TRUE);
  gtk_selection_model_select_item (model, 3, FALSE);
  g_assert_cmpuint (copy_lines (fixture, "compare.copy"), ==, 3);
  g_assert_cmpuint (copy_lines (fixture, "compare.copy-all"), ==, n + 1);
}

/* Another document, without events and with none in range: no table, and why. */
static void
test_empty (Fixture *fixture, gconstpointer data)
{
  static const char *const events[]
    = { "", "{\"id\":\"far\",\"date\":\"2031\",\"title\":\"Far\"}" };
  static const char *const says[] = { "No Events", "No Event in Range" };

  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    {
      g_autofree char *folder = g_dir_make_tmp ("juncture-XXXXXX", NULL);
      g_autoptr (GFile) file = g_file_new_build_filename (folder, "small.json", NULL);
      g_autofree char *text = g_strdup_printf (
        "{\"$schema\":\"https://datapackage.org/profiles/2.0/datapackage.json\",\"name\":\"small\","
        "\"juncture\":{\"formatVersion\":1},\"resources\":[{\"name\":\"counts\",\"juncture\":"
        "{\"role\":\"observations\",\"time\":\"month\",\"periodKind\":\"month\"},\"schema\":"
        "{\"fields\":[{\"name\":\"month\",\"type\":\"yearmonth\"},{\"name\":\"count\",\"type\":"
        "\"integer\"}]},\"data\":[[\"month\",\"count\"],[\"2020-01\",3],[\"2020-02\",5]]},"
        "{\"name\":\"events\",\"juncture\":{\"role\":\"events\"},\"data\":[%s]}]}",
        events[i]);

      g_assert_true (g_file_set_contents (g_file_peek_path (file), text, -1, NULL));
      jct_window_open_file (fixture->window, file);
      WAIT_UNTIL (!jct_window_is_loading (fixture->window));
      g_assert_null (jct_window_get_error (fixture->window));
      WAIT_UNTIL_DONE (fixture);
      WAIT_UNTIL (shows (fixture, says[i]));
      g_unlink (g_file_peek_path (file));
      g_rmdir (folder);
    }
}

/* What has no words of its own has a name. */
static void
test_names (Fixture *fixture, gconstpointer data)
{
  GtkWidget *title = find (GTK_WIDGET (fixture->compare), has_text, "DHS action plan on China");
  g_autofree char *label = NULL;

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get_view (fixture)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "All events under one method");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (find_type (fixture, GTK_TYPE_DROP_DOWN)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Method");
  g_assert_nonnull (title);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (title), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Event: DHS action plan on China");
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_autoptr (JctApplication) application = NULL;
  g_autoptr (GError) error = NULL;

  /* Names are kept, and told to nobody. */
  g_setenv ("GTK_A11Y", "test", TRUE);
  g_test_init (&argc, &argv, NULL);
  application = jct_application_new ();
  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);

  ADD ("/compare-window/open", test_open);
  ADD ("/compare-window/sort", test_sort);
  ADD ("/compare-window/select", test_select);
  ADD ("/compare-window/methods", test_methods);
  ADD ("/compare-window/follows", test_follows);
  ADD ("/compare-window/cancel", test_cancel);
  ADD ("/compare-window/export", test_export);
  ADD ("/compare-window/copy", test_copy);
  ADD ("/compare-window/empty", test_empty);
  ADD ("/compare-window/names", test_names);
  g_test_add ("/compare-window/right-to-left", Fixture, "rtl", set_up, test_sort, tear_down);
  return g_test_run ();
}
