/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows as text: exactly these bytes; as a file, whole or not at all; and the same rows when they are opened again. */
#include "io/jct-rows-write.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "io/jct-reader.h"
#include "model/jct-series-table.h"

static void
add_row (JctTableBuilder *builder, gint32 ordinal, const char *place, gint64 count, double rate)
{
  jct_table_builder_add_row (builder, ordinal);
  jct_table_builder_set_code (builder, 0, jct_table_builder_intern (builder, 0, place, -1));
  if (count >= 0)
    jct_table_builder_set_integer (builder, 0, count);
  jct_table_builder_set_real (builder, 1, rate);
}

static JctTable *
make_table (void)
{
  g_autoptr (JctTableBuilder) builder
    = jct_table_builder_new ("t", jct_period_kind (JCT_PERIOD_MONTH, 1));

  jct_table_builder_set_period_name (builder, "month");
  jct_table_builder_add_dimension (builder, "place", "Place");
  jct_table_builder_add_measure (builder, "count", "Count", NULL, JCT_MEASURE_INTEGER);
  jct_table_builder_add_measure (builder, "rate", NULL, NULL, JCT_MEASURE_REAL);
  jct_table_builder_add_qualifier (builder, 0);
  jct_table_builder_set_value_label (builder, 0, "a", "Albania\tnew");
  add_row (builder, 24000, "a", 6000, 0.1);
  jct_table_builder_set_qualifier (builder, 0, JCT_QUALIFIER_NEARLY);
  add_row (builder, 24000, "say \"no\", or\nnot", -1, -2);
  add_row (builder, 24001, "Ñandú", 0, 1e-9);
  return jct_table_builder_finish (builder, FALSE, NULL, NULL, NULL);
}

static JctRowOrder *
order_of (JctTable *table, gboolean descending)
{
  const JctRowQuery query = { .descending = descending };

  return jct_row_order_new (table, &query, NULL, NULL);
}

static void
assert_text (JctRowsFormat format, const char *expected)
{
  g_autoptr (JctTable) table = make_table ();
  g_autoptr (JctRowOrder) order = order_of (table, FALSE);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;
  gsize length;

  g_assert_true (jct_rows_write (order, format, stream, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  length = g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream));
  g_assert_cmpmem (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)), length,
                   expected, strlen (expected));
  /* How it begins, with any number of rows. */
  for (gsize n = 0; n <= jct_row_order_get_n (order) + 1; n++)
    {
      g_autoptr (GString) head = g_string_new (NULL);

      jct_rows_append_head (head, order, format, n);
      g_assert_true (g_str_has_prefix (expected, head->str));
      g_assert_true ((strlen (expected) == head->len) == (n >= jct_row_order_get_n (order)));
    }
}

static void
test_csv (void)
{
  assert_text (JCT_ROWS_CSV, "month,place,count,count_qualifier,rate\n"
                             "2000-01,a,6000,nearly,0.1\n"
                             "2000-01,\"say \"\"no\"\", or\nnot\",,,-2\n"
                             "2000-02,Ñandú,0,,1e-09\n");
}

static void
test_json (void)
{
  assert_text (
    JCT_ROWS_JSON,
    "[\n"
    "{\"month\": \"2000-01\", \"place\": \"a\", \"count\": 6000, \"count_qualifier\": \"nearly\", "
    "\"rate\": 0.1},\n"
    "{\"month\": \"2000-01\", \"place\": \"say \\\"no\\\", or\\nnot\", \"count\": null, "
    "\"count_qualifier\": \"exact\", \"rate\": -2.0},\n"
    "{\"month\": \"2000-02\", \"place\": \"Ñandú\", \"count\": 0, \"count_qualifier\": \"exact\", "
    "\"rate\": 1e-09}\n"
    "]\n");
}

/* What a spreadsheet takes: titles and labels, and no tab or line end inside a field. */
static void
test_tsv (void)
{
  g_autoptr (JctTable) table = make_table ();
  g_autoptr (JctRowOrder) order = order_of (table, TRUE);
  g_autoptr (GString) text = g_string_new (NULL);

  assert_text (JCT_ROWS_TSV, "month\tPlace\tCount\tcount_qualifier\trate\n"
                             "2000-01\tAlbania new\t6000\tnearly\t0.1\n"
                             "2000-01\tsay \"no\", or not\t\t\t-2\n"
                             "2000-02\tÑandú\t0\t\t1e-09\n");
  jct_rows_append_rows (text, order, 1, 1);
  g_assert_cmpstr (text->str, ==, "2000-01\tAlbania new\t6000\tnearly\t0.1\n");
}

static void
test_empty (void)
{
  g_autoptr (JctTable) table = make_table ();
  const JctRowQuery query = { .has_span = TRUE };
  g_autoptr (JctRowOrder) order = jct_row_order_new (table, &query, NULL, NULL);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();

  g_assert_cmpuint (jct_row_order_get_n (order), ==, 0);
  g_assert_true (jct_rows_write (order, JCT_ROWS_JSON, stream, NULL, NULL, NULL, NULL));
  g_assert_cmpmem (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)),
                   g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)), "[\n]\n",
                   4);
}

static JctTable *
make_long_table (guint n_rows)
{
  g_autoptr (JctTableBuilder) builder
    = jct_table_builder_new ("t", jct_period_kind (JCT_PERIOD_MONTH, 1));

  jct_table_builder_set_period_name (builder, "month");
  jct_table_builder_add_dimension (builder, "place", NULL);
  jct_table_builder_add_measure (builder, "count", NULL, NULL, JCT_MEASURE_INTEGER);
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *place = g_strdup_printf ("place %u", i % 50);

      jct_table_builder_add_row (builder, 24000 + (gint32) (i / 50));
      jct_table_builder_set_code (builder, 0, jct_table_builder_intern (builder, 0, place, -1));
      jct_table_builder_set_integer (builder, 0, i);
    }
  return jct_table_builder_finish (builder, FALSE, NULL, NULL, NULL);
}

static void
count_progress (double done, gpointer data)
{
  double *last = data;

  g_assert_cmpfloat (done, >, *last);
  g_assert_cmpfloat (done, <=, 1);
  *last = done;
}

static void
assert_opens_again (JctRowsFormat format, const char *path)
{
  g_autoptr (JctTable) table = make_long_table (20000);
  g_autoptr (JctRowOrder) order = order_of (table, FALSE);
  g_autoptr (JctDocument) document = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  double last = 0;
  JctTable *again;

  g_assert_true (jct_rows_save (order, format, path, count_progress, &last, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (last, >, 0);
  document = jct_document_load (file, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  again = jct_document_get_table (document, 0);
  g_assert_cmpuint (jct_table_get_n_rows (again), ==, 20000);
  g_assert_cmpint (jct_table_get_period_kind (again).unit, ==, JCT_PERIOD_MONTH);
  g_assert_cmpuint (jct_table_get_n_dimensions (again), ==, 1);
  for (gsize row = 0; row < 20000; row += 1237)
    {
      g_assert_cmpint (jct_table_get_periods (again)[row], ==, jct_table_get_periods (table)[row]);
      g_assert_cmpint (jct_table_get_integer (again, 0, row), ==, (gint64) row);
    }
}

static void
test_opens_again (void)
{
  g_autofree char *folder = g_dir_make_tmp ("juncture-XXXXXX", NULL);
  g_autofree char *csv = g_build_filename (folder, "rows.csv", NULL);
  g_autofree char *json = g_build_filename (folder, "rows.json", NULL);

  assert_opens_again (JCT_ROWS_CSV, csv);
  assert_opens_again (JCT_ROWS_JSON, json);
  g_unlink (csv);
  g_unlink (json);
  g_rmdir (folder);
}

static void
cancel_progress (double done, gpointer data)
{
  g_cancellable_cancel (data);
}

/* Ended half way, and refused: the old file stays, and no other is left behind. */
static void
test_cancelled (void)
{
  g_autoptr (JctTable) table = make_long_table (60000);
  g_autoptr (JctRowOrder) order = order_of (table, FALSE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *folder = g_dir_make_tmp ("juncture-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "rows.csv", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "none", "rows.csv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  g_assert_false (
    jct_rows_save (order, JCT_ROWS_CSV, path, cancel_progress, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "old");
  g_assert_false (jct_rows_save (order, JCT_ROWS_CSV, nowhere, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_unlink (path);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* The numbers behind a chart: years of which one is incomplete, and one missing. */
static void
test_series_table (void)
{
  g_autoptr (JctTable) table = make_long_table (20 * 50);
  const JctSeriesQuery query
    = { .by = "place", .top = 2, .kind = jct_period_kind (JCT_PERIOD_YEAR, 1) };
  g_autoptr (JctSeriesSet) set = jct_series_set_compute (table, &query, NULL);
  g_autoptr (JctTable) numbers
    = jct_series_set_to_table (set, NULL, JCT_PERIOD_MONTH, "Count", NULL, NULL);
  guint n = jct_series_set_get_n (set);

  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpuint (jct_table_get_n_rows (numbers), ==, n * 2);
  g_assert_cmpint (jct_table_get_measure_type (numbers, 0), ==, JCT_MEASURE_INTEGER);
  for (gsize row = 0; row < n * 2; row++)
    {
      guint s = jct_table_get_code (numbers, 0, row);
      const JctSeries *series = jct_series_set_get (set, s);
      gssize index
        = jct_series_find (series, (JctPeriod){ query.kind, jct_table_get_periods (numbers)[row] });

      g_assert_cmpstr (jct_table_get_value (numbers, 0, s), ==, jct_series_get_key (series));
      g_assert_cmpfloat (jct_table_get_real (numbers, 0, row), ==,
                         jct_series_get_value (series, (gsize) index));
      g_assert_cmpstr (jct_table_get_value_label (numbers, 1, jct_table_get_code (numbers, 1, row)),
                       ==, index == 0 ? "" : "8 of 12 months");
    }
}

static void
test_series_unsplit (void)
{
  const double values[] = { 1.5, NAN, 2 };
  g_autoptr (JctSeries) series
    = jct_series_new ("all", "All", jct_period (jct_period_kind (JCT_PERIOD_MONTH, 1), 24000), 3,
                      values, FALSE);
  g_autoptr (JctSeriesSet) set = jct_series_set_new (&series, 1);
  g_autoptr (JctTable) table
    = jct_series_set_to_table (set, NULL, JCT_PERIOD_MONTH, NULL, "id", "The definition");
  g_autoptr (JctRowOrder) order = order_of (table, FALSE);
  g_autoptr (GString) text = g_string_new (NULL);

  jct_rows_append_titles (text, table);
  jct_rows_append_rows (text, order, 0, 3);
  g_assert_cmpstr (text->str, ==,
                   "period\tSeries\tValue\tqualifier\n"
                   "2000-01\tThe definition\t1.5\t\n"
                   "2000-02\tThe definition\t\t\n"
                   "2000-03\tThe definition\t2\t\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rows-write/csv", test_csv);
  g_test_add_func ("/rows-write/json", test_json);
  g_test_add_func ("/rows-write/tsv", test_tsv);
  g_test_add_func ("/rows-write/empty", test_empty);
  g_test_add_func ("/rows-write/opens-again", test_opens_again);
  g_test_add_func ("/rows-write/cancelled", test_cancelled);
  g_test_add_func ("/rows-write/series-table", test_series_table);
  g_test_add_func ("/rows-write/series-unsplit", test_series_unsplit);
  return g_test_run ();
}
