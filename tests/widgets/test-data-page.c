/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Data page in a window of its own: what it shows of a view, sorted, chosen, copied, written to a file. */
#include "config.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "io/jct-reader.h"
#include "model/jct-series-table.h"
#include "wait-until.h"
#include "widgets/jct-data-page.h"
#include "widgets/jct-widgets.h"

typedef struct
{
  JctViewState *state;
  GtkWindow *window;
  JctDataPage *page;
  JctDataTable *table;
} Fixture;

static JctDocument *
load_bundled (void)
{
  g_autoptr (GFile) file = g_file_new_build_filename (g_getenv ("JUNCTURE_DATADIR"), "datasets",
                                                      "us-china-repatriation.json", NULL);
  g_autoptr (GError) error = NULL;
  JctDocument *document = jct_document_load (file, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return document;
}

static JctDocument *
make_document (guint n_rows)
{
  g_autoptr (JctTableBuilder) builder
    = jct_table_builder_new ("made", jct_period_kind (JCT_PERIOD_MONTH, 1));
  g_autoptr (JctDocumentBuilder) document = jct_document_builder_new ("records");

  jct_table_builder_add_dimension (builder, "place", "Place");
  jct_table_builder_add_measure (builder, "count", "Count", "people", JCT_MEASURE_INTEGER);
  jct_table_builder_add_measure (builder, "rate", NULL, NULL, JCT_MEASURE_REAL);
  jct_table_builder_add_qualifier (builder, 0);
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *place = g_strdup_printf ("Place %u", i % 37);

      jct_table_builder_add_row (builder, 24000 + (gint32) (i / 1000));
      jct_table_builder_set_code (builder, 0, jct_table_builder_intern (builder, 0, place, -1));
      if (i % 11 != 3)
        jct_table_builder_set_integer (builder, 0, i * 7919 % 100003);
      if (i == 0)
        jct_table_builder_set_qualifier (builder, 0, JCT_QUALIFIER_NEARLY);
      jct_table_builder_set_real (builder, 1, i / 8.0);
    }
  g_assert_true (jct_document_builder_take_table (
    document, jct_table_builder_finish (builder, FALSE, NULL, NULL, NULL), NULL));
  return jct_document_builder_finish (document, NULL);
}

static void
show (Fixture *fixture, JctDocument *document)
{
  fixture->state = jct_view_state_new ();
  jct_view_state_set_document (fixture->state, document);
  fixture->page = JCT_DATA_PAGE (jct_data_page_new (fixture->state));
  fixture->table = jct_data_page_get_table (fixture->page);
  fixture->window = GTK_WINDOW (adw_window_new ());
  gtk_window_set_default_size (fixture->window, 1100, 700);
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  gtk_window_present (fixture->window);
  WAIT_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (fixture->page)));
  WAIT_UNTIL (!jct_data_page_is_busy (fixture->page));
}

static void
clear (Fixture *fixture)
{
  gpointer window = fixture->window;
  gpointer state = fixture->state;

  g_object_add_weak_pointer (window, &window);
  gtk_window_destroy (fixture->window);
  WAIT_UNTIL (window == NULL);
  /* A thread that puts rows in order keeps the page until it notices. */
  g_object_add_weak_pointer (state, &state);
  g_object_unref (state);
  WAIT_UNTIL (state == NULL);
}

static JctRowOrder *
get_order (Fixture *fixture)
{
  return jct_row_list_get_order (jct_data_table_get_list (fixture->table));
}

static guint
get_n_rows (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (jct_data_table_get_list (fixture->table)));
}

static char *
dup_copy (Fixture *fixture)
{
  gsize n_copied, n_asked;

  return jct_data_page_dup_copy (fixture->page, &n_copied, &n_asked);
}

/* The first mapped label for which that is the text. */
static GtkWidget *
find_label (GtkWidget *root, const char *text)
{
  if (GTK_IS_LABEL (root) && gtk_widget_get_mapped (root)
      && g_str_equal (gtk_label_get_label (GTK_LABEL (root)), text))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static guint
count_labels (GtkWidget *root)
{
  guint n = GTK_IS_LABEL (root);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_labels (child);
  return n;
}

/* ---- the tests ---- */

static void
test_follows_the_view (void)
{
  g_autoptr (JctDocument) document = load_bundled ();
  Fixture fixture;
  guint n;

  show (&fixture, document);
  n = get_n_rows (&fixture);
  g_assert_cmpuint (n, ==, 75);
  g_assert_cmpstr (jct_data_page_get_count (fixture.page), ==, "75 of 8,400 rows");

  jct_view_state_toggle_value (fixture.state, "citizenship", "MEXICO", TRUE);
  jct_view_state_clear_dimension (fixture.state, "citizenship");
  g_assert_cmpuint (get_n_rows (&fixture), >, n);
  jct_view_state_undo (fixture.state);
  jct_view_state_undo (fixture.state);

  jct_view_state_set_visible (fixture.state, (JctSpan){ jct_day_from_date (2023, 1, 1),
                                                        jct_day_from_date (2024, 1, 1) });
  g_assert_cmpuint (get_n_rows (&fixture), ==, n);
  g_object_set (fixture.page, "visible-only", TRUE, NULL);
  g_assert_cmpuint (get_n_rows (&fixture), <, n);
  g_assert_cmpuint (get_n_rows (&fixture), >=, 12);
  jct_view_state_set_visible (fixture.state, (JctSpan){ 0, 0 });
  g_assert_cmpuint (get_n_rows (&fixture), ==, n);
  clear (&fixture);
}

static void
test_numbers (void)
{
  g_autoptr (JctDocument) document = load_bundled ();
  const JctSeries *series;
  const char *key;
  JctPeriod period;
  Fixture fixture;

  show (&fixture, document);
  g_object_set (fixture.page, "numbers", TRUE, NULL);
  series = jct_series_set_get (jct_view_state_get_series (fixture.state, NULL), 0);
  g_assert_cmpuint (get_n_rows (&fixture), ==, jct_series_get_n (series));
  for (gsize i = 0; i < jct_series_get_n (series); i++)
    g_assert_cmpfloat (jct_table_get_real (jct_row_order_get_table (get_order (&fixture)), 0,
                                           jct_row_order_get_row (get_order (&fixture), i)),
                       ==, jct_series_get_value (series, i));

  /* A row of them is a point of the chart. */
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (jct_data_table_get_list (fixture.table)), 4,
                                   TRUE);
  g_assert_true (jct_view_state_get_point (fixture.state, &key, &period));
  g_assert_cmpstr (key, ==, jct_series_get_key (series));
  g_assert_cmpint (period.ordinal, ==, jct_series_get_period (series, 4).ordinal);

  /* Another period or transform is another table of numbers. */
  jct_view_state_set_period (fixture.state, JCT_PERIOD_YEAR);
  g_assert_cmpuint (get_n_rows (&fixture), ==, 6);
  g_assert_nonnull (find_label (GTK_WIDGET (fixture.page), "3 of 12 months"));
  jct_view_state_set_transform (fixture.state, &(JctTransform){ .kind = JCT_TRANSFORM_SHARE });
  g_assert_cmpint (jct_table_get_measure_type (jct_row_order_get_table (get_order (&fixture)), 0),
                   ==, JCT_MEASURE_REAL);
  g_object_set (fixture.page, "numbers", FALSE, NULL);
  g_assert_cmpuint (get_n_rows (&fixture), ==, 75);
  clear (&fixture);
}

static JctDocument *
make_days (guint n_rows)
{
  g_autoptr (JctTableBuilder) builder
    = jct_table_builder_new ("days", jct_period_kind (JCT_PERIOD_DAY, 1));
  g_autoptr (JctDocumentBuilder) document = jct_document_builder_new ("records");

  jct_table_builder_add_measure (builder, "count", "Count", NULL, JCT_MEASURE_INTEGER);
  for (guint i = 0; i < n_rows; i++)
    {
      jct_table_builder_add_row (builder, (gint32) i);
      jct_table_builder_set_integer (builder, 0, i * 7919 % 100003);
    }
  g_assert_true (jct_document_builder_take_table (
    document, jct_table_builder_finish (builder, FALSE, NULL, NULL, NULL), NULL));
  return jct_document_builder_finish (document, NULL);
}

/* So many numbers that a thread makes a table of them; the rows stay until it has. */
static void
test_many_numbers (void)
{
  g_autoptr (JctDocument) document = make_days (50000);
  Fixture fixture;

  show (&fixture, document);
  jct_view_state_set_period (fixture.state, JCT_PERIOD_DAY);
  JctTable *rows = jct_row_order_get_table (get_order (&fixture));
  g_object_set (fixture.page, "numbers", TRUE, NULL);
  g_assert_true (jct_data_page_is_busy (fixture.page));
  g_assert_true (jct_row_order_get_table (get_order (&fixture)) == rows);
  WAIT_UNTIL (!jct_data_page_is_busy (fixture.page));
  JctTable *numbers = jct_row_order_get_table (get_order (&fixture));
  g_assert_true (numbers != rows);
  g_assert_cmpstr (jct_data_page_get_count (fixture.page), ==, "50,000 rows");
  g_assert_cmpint (jct_table_find_dimension (numbers, JCT_SERIES_TABLE_SERIES), ==, 0);

  /* Sorted, it is the same table; and back again before a thread is done. */
  jct_data_table_sort (fixture.table, (JctColumn){ JCT_COLUMN_MEASURE, 0 }, TRUE);
  WAIT_UNTIL (!jct_data_page_is_busy (fixture.page));
  g_assert_true (jct_row_order_get_table (get_order (&fixture)) == numbers);
  for (gsize i = 1; i < 50000; i += 100)
    g_assert_cmpint (
      jct_table_get_integer (numbers, 0, jct_row_order_get_row (get_order (&fixture), i - 1)), >=,
      jct_table_get_integer (numbers, 0, jct_row_order_get_row (get_order (&fixture), i)));
  g_object_set (fixture.page, "numbers", FALSE, NULL);
  g_object_set (fixture.page, "numbers", TRUE, NULL);
  g_object_set (fixture.page, "numbers", FALSE, NULL);
  WAIT_UNTIL (!jct_data_page_is_busy (fixture.page));
  g_assert_true (jct_row_order_get_table (get_order (&fixture)) == rows);
  clear (&fixture);
}

/* A list cannot have as many rows as a table. */
static void
test_count (void)
{
  g_autofree char *all = jct_data_page_dup_count (68815, 68815);
  g_autofree char *some = jct_data_page_dup_count (1234, 68815);
  g_autofree char *most = jct_data_page_dup_count (JCT_ROW_LIST_MAX, 50000000);
  g_autofree char *many = jct_data_page_dup_count (50000000, 50000000);

  g_assert_cmpstr (all, ==, "68,815 rows");
  g_assert_cmpstr (some, ==, "1,234 of 68,815 rows");
  g_assert_cmpstr (most, ==, "40,000,000 of 50,000,000 rows");
  g_assert_cmpstr (many, ==, "50,000,000 rows; here the first 40,000,000, in an export all");
}

/* Six columns of long names, and one of numbers. */
static JctDocument *
make_wide_document (void)
{
  g_autoptr (JctTableBuilder) builder
    = jct_table_builder_new ("wide", jct_period_kind (JCT_PERIOD_MONTH, 1));
  g_autoptr (JctDocumentBuilder) document = jct_document_builder_new ("records");

  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *name = g_strdup_printf ("place%u", i);

      jct_table_builder_add_dimension (builder, name, name);
    }
  jct_table_builder_add_measure (builder, "count", "Count", NULL, JCT_MEASURE_INTEGER);
  for (guint row = 0; row < 40; row++)
    {
      jct_table_builder_add_row (builder, 24000 + (gint32) row);
      for (guint i = 0; i < 6; i++)
        jct_table_builder_set_code (builder, i,
                                    jct_table_builder_intern (builder, i,
                                                              "A place whose name is wide enough",
                                                              -1));
      jct_table_builder_set_integer (builder, 0, 123456);
    }
  g_assert_true (jct_document_builder_take_table (
    document, jct_table_builder_finish (builder, FALSE, NULL, NULL, NULL), NULL));
  return jct_document_builder_finish (document, NULL);
}

static gboolean
ends_within (GtkWidget *label, GtkWidget *table)
{
  graphene_rect_t bounds;

  return label != NULL && gtk_widget_compute_bounds (label, table, &bounds)
         && bounds.origin.x + bounds.size.width <= (float) gtk_widget_get_width (table);
}

/* Names are cut before the numbers are out of sight; a column that the person has made wide stays so. */
static void
test_narrow (void)
{
  g_autoptr (JctDocument) document = make_wide_document ();
  GtkWidget *scrolled, *view;
  GtkColumnViewColumn *column;
  GListModel *columns;
  Fixture fixture;

  show (&fixture, document);
  WAIT_UNTIL (
    ends_within (find_label (GTK_WIDGET (fixture.table), "123,456"), GTK_WIDGET (fixture.table)));
  scrolled = gtk_widget_get_first_child (GTK_WIDGET (fixture.table));
  view = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scrolled));
  columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (view));
  column = g_list_model_get_item (columns, 1);
  gtk_column_view_column_set_fixed_width (column, 700);
  gtk_window_set_default_size (fixture.window, 1000, 700);
  WAIT_UNTIL (
    !ends_within (find_label (GTK_WIDGET (fixture.table), "123,456"), GTK_WIDGET (fixture.table)));
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (column), ==, 700);
  g_object_unref (column);
  clear (&fixture);
}

static void
test_sort (void)
{
  g_autoptr (JctDocument) document = make_document (5000);
  const JctColumn count = { JCT_COLUMN_MEASURE, 0 };
  gboolean descending;
  JctTable *table;
  Fixture fixture;

  show (&fixture, document);
  table = jct_document_get_table (document, 0);
  g_assert_cmpint (jct_data_table_get_sort (fixture.table, &descending).kind, ==,
                   JCT_COLUMN_PERIOD);
  g_assert_false (descending);
  jct_data_table_sort (fixture.table, count, TRUE);
  g_assert_cmpint (jct_data_table_get_sort (fixture.table, &descending).kind, ==,
                   JCT_COLUMN_MEASURE);
  g_assert_true (descending);
  for (gsize i = 1; i < 4000; i++)
    g_assert_cmpint (
      jct_table_get_integer (table, 0, jct_row_order_get_row (get_order (&fixture), i - 1)), >=,
      jct_table_get_integer (table, 0, jct_row_order_get_row (get_order (&fixture), i)));
  g_assert_true (
    jct_table_is_missing (table, 0, jct_row_order_get_row (get_order (&fixture), 4999)));
  jct_data_table_sort (fixture.table, count, FALSE);
  g_assert_false ((jct_data_table_get_sort (fixture.table, &descending), descending));
  g_assert_true (
    jct_table_is_missing (table, 0, jct_row_order_get_row (get_order (&fixture), 4999)));
  jct_data_table_sort (fixture.table, (JctColumn){ JCT_COLUMN_DIMENSION, 0 }, FALSE);
  g_assert_cmpint (jct_data_table_get_sort (fixture.table, NULL).kind, ==, JCT_COLUMN_DIMENSION);
  clear (&fixture);
}

static void
test_words (void)
{
  g_autoptr (JctDocument) document = make_document (2000);
  Fixture fixture;

  show (&fixture, document);
  WAIT_UNTIL (find_label (GTK_WIDGET (fixture.page), "Jan 2000") != NULL);
  g_assert_nonnull (find_label (GTK_WIDGET (fixture.page), "Month"));
  g_assert_nonnull (find_label (GTK_WIDGET (fixture.page), "Count (people)"));
  g_assert_nonnull (find_label (GTK_WIDGET (fixture.page), "nearly 0"));
  g_assert_nonnull (find_label (GTK_WIDGET (fixture.page), "31,676"));
  g_assert_nonnull (find_label (GTK_WIDGET (fixture.page), "0.125"));
  g_assert_nonnull (find_label (GTK_WIDGET (fixture.page), "–"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (
                                         find_label (GTK_WIDGET (fixture.page), "31,676")),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Count (people): 31,676");
  clear (&fixture);
}

static void
test_copy (void)
{
  g_autoptr (JctDocument) document = make_document (JCT_DATA_PAGE_MAX_COPIED + 10);
  GtkSelectionModel *selection;
  g_autofree char *two = NULL, *all = NULL;
  gsize n_copied, n_asked;
  Fixture fixture;

  show (&fixture, document);
  selection = GTK_SELECTION_MODEL (jct_data_table_get_list (fixture.table));
  gtk_selection_model_select_item (selection, 0, TRUE);
  gtk_selection_model_select_item (selection, 3, FALSE);
  two = dup_copy (&fixture);
  g_assert_cmpstr (two, ==,
                   "period\tPlace\tCount\tcount_qualifier\trate\n"
                   "2000-01\tPlace 0\t0\tnearly\t0\n"
                   "2000-01\tPlace 3\t\t\t0.375\n");
  gtk_widget_activate_action (GTK_WIDGET (fixture.page), "data.select-all", NULL);
  all = jct_data_page_dup_copy (fixture.page, &n_copied, &n_asked);
  g_assert_cmpuint (n_asked, ==, JCT_DATA_PAGE_MAX_COPIED + 10);
  g_assert_cmpuint (n_copied, ==, JCT_DATA_PAGE_MAX_COPIED);
  gtk_widget_activate_action (GTK_WIDGET (fixture.page), "data.copy", NULL);
  WAIT_UNTIL (find_label (GTK_WIDGET (fixture.page),
                          "The first 100,000 of 100,010 rows copied: export the table to have all")
              != NULL);
  clear (&fixture);
}

static void
test_go_to (void)
{
  g_autoptr (JctDocument) document = make_document (30000);
  GtkSelectionModel *selection;
  JctPeriod period;
  Fixture fixture;

  show (&fixture, document);
  selection = GTK_SELECTION_MODEL (jct_data_table_get_list (fixture.table));
  g_assert_true (jct_period_parse_any ("2001-03", 1, &period));
  g_assert_true (jct_data_page_go_to (fixture.page, period));
  g_assert_true (gtk_selection_model_is_selected (selection, 14000));
  WAIT_UNTIL (find_label (GTK_WIDGET (fixture.table), "Mar 2001") != NULL);
  /* A year is its first month; what is before the rows, the first of them. */
  g_assert_true (jct_period_parse_any ("2002", 1, &period));
  g_assert_true (jct_data_page_go_to (fixture.page, period));
  g_assert_true (gtk_selection_model_is_selected (selection, 24000));
  g_assert_true (jct_period_parse_any ("1999-12", 1, &period));
  g_assert_true (jct_data_page_go_to (fixture.page, period));
  g_assert_true (gtk_selection_model_is_selected (selection, 0));
  g_assert_true (jct_period_parse_any ("2010", 1, &period));
  g_assert_false (jct_data_page_go_to (fixture.page, period));
  clear (&fixture);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (jct_data_page_export_finish (JCT_DATA_PAGE (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static void
test_export (void)
{
  g_autoptr (JctDocument) document = make_document (3000);
  g_autofree char *folder = g_dir_make_tmp ("juncture-XXXXXX", NULL);
  g_autoptr (GFile) file = g_file_new_build_filename (folder, "rows.csv", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  gboolean done = FALSE;
  Fixture fixture;

  show (&fixture, document);
  jct_view_state_toggle_value (fixture.state, "place", "Place 2", FALSE);
  jct_data_table_sort (fixture.table, (JctColumn){ JCT_COLUMN_MEASURE, 1 }, TRUE);
  jct_data_page_export_async (fixture.page, JCT_ROWS_CSV, file, exported_cb, &done);
  WAIT_UNTIL (done);
  g_assert_true (g_file_get_contents (g_file_peek_path (file), &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 1 + get_n_rows (&fixture) + 1);
  g_assert_cmpstr (lines[0], ==, "period,place,count,count_qualifier,rate");
  g_assert_cmpstr (lines[1], ==, "2000-03,Place 2,48370,,374.875");
  g_unlink (g_file_peek_path (file));
  g_rmdir (folder);
  clear (&fixture);
}

static void
test_empty (void)
{
  g_autoptr (JctDocument) document = load_bundled ();
  Fixture fixture;

  show (&fixture, document);
  jct_view_state_toggle_value (fixture.state, "encounter_type", "Inadmissibles", FALSE);
  g_assert_cmpuint (get_n_rows (&fixture), ==, 0);
  WAIT_UNTIL (find_label (GTK_WIDGET (fixture.page), "No Rows") != NULL);
  g_assert_null (dup_copy (&fixture));
  jct_view_state_undo (fixture.state);
  WAIT_UNTIL (find_label (GTK_WIDGET (fixture.page), "No Rows") == NULL);
  jct_view_state_set_document (fixture.state, NULL);
  g_assert_cmpuint (get_n_rows (&fixture), ==, 0);
  clear (&fixture);
}

/* While it is not shown it does nothing; when it is, what it shows is true. */
static void
test_hidden (void)
{
  g_autoptr (JctDocument) document = load_bundled ();
  JctRowOrder *before;
  Fixture fixture;

  show (&fixture, document);
  before = get_order (&fixture);
  gtk_widget_set_visible (GTK_WIDGET (fixture.page), FALSE);
  jct_view_state_clear_dimension (fixture.state, "citizenship");
  g_assert_true (get_order (&fixture) == before);
  gtk_widget_set_visible (GTK_WIDGET (fixture.page), TRUE);
  WAIT_UNTIL (get_order (&fixture) != before);
  g_assert_cmpuint (get_n_rows (&fixture), >, 75);
  clear (&fixture);
}

/* Rows are made for the screen, not for the table; a sort of many is another thread's. */
static void
test_million_rows (void)
{
  g_autoptr (JctDocument) document = make_document (1000000);
  g_autoptr (GtkBitset) selected = NULL;
  JctRowList *list;
  JctRowOrder *before;
  Fixture fixture;

  show (&fixture, document);
  list = jct_data_table_get_list (fixture.table);
  g_assert_cmpuint (get_n_rows (&fixture), ==, 1000000);
  g_assert_cmpuint (jct_row_list_get_n_alive (list), <, 1000);
  g_assert_cmpuint (count_labels (GTK_WIDGET (fixture.table)), <, 4000);

  before = get_order (&fixture);
  jct_data_table_sort (fixture.table, (JctColumn){ JCT_COLUMN_MEASURE, 1 }, TRUE);
  g_assert_true (jct_data_page_is_busy (fixture.page));
  g_assert_true (get_order (&fixture) == before);
  WAIT_UNTIL (!jct_data_page_is_busy (fixture.page));
  g_assert_cmpuint (jct_row_order_get_row (get_order (&fixture), 0), ==, 999999);
  g_assert_cmpuint (jct_row_list_get_n_alive (list), <, 1000);

  gtk_selection_model_select_all (GTK_SELECTION_MODEL (list));
  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (list));
  g_assert_cmpuint (gtk_bitset_get_size (selected), ==, 1000000);
  gtk_selection_model_unselect_item (GTK_SELECTION_MODEL (list), 5);
  g_assert_false (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (list), 5));
  g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (list), 6));
  jct_data_table_show (fixture.table, 900000);
  WAIT_UNTIL (find_label (GTK_WIDGET (fixture.table), "12,499.875") != NULL);
  g_assert_cmpuint (jct_row_list_get_n_alive (list), <, 1000);

  /* A second one takes the place of the first; one that is going on ends with the page. */
  jct_data_table_sort (fixture.table, (JctColumn){ JCT_COLUMN_DIMENSION, 0 }, FALSE);
  jct_data_table_sort (fixture.table, (JctColumn){ JCT_COLUMN_MEASURE, 0 }, FALSE);
  clear (&fixture);
}

int
main (int argc, char **argv)
{
  g_setenv ("GTK_A11Y", "test", TRUE);
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  jct_widgets_init ();
  g_test_add_func ("/data-page/follows-the-view", test_follows_the_view);
  g_test_add_func ("/data-page/numbers", test_numbers);
  g_test_add_func ("/data-page/many-numbers", test_many_numbers);
  g_test_add_func ("/data-page/count", test_count);
  g_test_add_func ("/data-page/narrow", test_narrow);
  g_test_add_func ("/data-page/sort", test_sort);
  g_test_add_func ("/data-page/words", test_words);
  g_test_add_func ("/data-page/copy", test_copy);
  g_test_add_func ("/data-page/go-to", test_go_to);
  g_test_add_func ("/data-page/export", test_export);
  g_test_add_func ("/data-page/empty", test_empty);
  g_test_add_func ("/data-page/hidden", test_hidden);
  g_test_add_func ("/data-page/million-rows", test_million_rows);
  return g_test_run ();
}
