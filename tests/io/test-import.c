/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any CSV: what is guessed of it, the plan as a value, what is refused. */
#include <string.h>

#include "io/jct-import-plan.h"
#include "io/jct-json.h"
#include "io/jct-number-text.h"
#include "io/jct-writer.h"

#include "describe-table.h"

static GBytes *
make_bytes (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static gboolean
has_problem (const JctDocument *document, const char *words)
{
  for (guint i = 0; i < jct_document_get_n_problems (document); i++)
    if (strstr (jct_document_get_problem (document, i)->message, words) != NULL)
      return TRUE;
  return FALSE;
}

static void
assert_survives_saving (const JctDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = jct_document_to_bytes (document, &error);
  g_autoptr (JctDocument) again = NULL;
  g_autofree char *before = describe_table (document);
  g_autofree char *after = NULL;

  g_assert_no_error (error);
  again = jct_document_load_bytes (bytes, "again.json", &error);
  g_assert_no_error (error);
  after = describe_table (again);
  g_assert_cmpstr (before, ==, after);
}

static void
test_guess (void)
{
  static const struct
  {
    const char *text;
    const char *rows;
    const char *problem; /* NULL for any */
  } cases[] = {
    /* as FRED, where a point stands for a missing value and the days for months */
    { "DATE,UNRATE\n2020-01-01,3.5\n2020-02-01,.\n2020-03-01,4.4\n",
      "2020-01,3.5 2020-02, 2020-03,4.4", "read as months" },
    { "DATE,GDP\n2020-01-01,3\n2020-04-01,4\n", "2020-Q1,3 2020-Q2,4", "read as quarters" },
    { "DATE,GDP\n2020-01-01,3\n2021-01-01,4\n", "2020,3 2021,4", "read as years" },
    { "DATE,GDP\n2020-01-01,3\n2020-01-02,4\n", "2020-01-01,3 2020-01-02,4", NULL },
    /* as Our World in Data's grapher */
    { "Entity,Code,Year,Deaths\nFrance,FRA,1990,1200\nWorld,,1990,9\n",
      "1990,France,FRA,1200 1990,World,,9", "dimensions: \"Entity\", \"Code\"" },
    /* delimiters, and what belongs to them */
    { "Monat;Zahl;Anteil\n01/2024;1.234;12,5 %\n02/2024;1.300;3,75%\n",
      "2024-01,1234,12.5 2024-02,1300,3.75", "a comma was taken" },
    { "month\tn\nJan 2024\t1 234\nFebruary 2024\t5\n", "2024-01,1234 2024-02,5", NULL },
    { "month|n\n2020M01|\"1,234\"\n2020M02|\xe2\x88\x92"
      "5\n",
      "2020-01,1234 2020-02,-5", "a point was taken" },
    { "a;month;n\n\"x;y\";2024-01;1,5\n\"z\n\";2024-02;2\n", "2024-01,x;y,1.5 2024-02,z\n,2",
      NULL },
    { "\xef\xbb\xbfmonth,n\r\n2024-01,5\r\n", "2024-01,5", NULL },
    /* notations */
    { "date,n\n31/12/2023,1\n01/02/2024,2\n", "2023-12-31,1 2024-02-01,2", NULL },
    { "date,n\n12/31/2023,1\n01/02/2024,2\n", "2023-12-31,1 2024-01-02,2", NULL },
    { "date,n\n03/04/2024,1\n05/06/2024,2\n", "2024-04-03,1 2024-06-05,2",
      "the day was taken to come first" },
    { "Fiscal year,n\nFY2020,1\nFY2021,2\n", "FY2020,1 FY2021,2", "January" },
    { "year,n\n2019/20,1\n2020/21,2\n", "FY2020,1 FY2021,2", "January" },
    { "Year,Month,Area,Count\n2024,1,A,5\n2024,2,A,6\n", "2024-01,A,5 2024-02,A,6",
      "\"Month\" is no dimension" },
    { "Month,Year,Count\nJan,2024,5\nFebruary,2024,6\n", "2024-01,5 2024-02,6", NULL },
    /* periods as columns; a missing value is no row */
    { "Country,2019,2020\nA,1,2\nB,,n/a\nC,5.5,6\n", "2019,A,1 2019,C,5.5 2020,A,2 2020,C,6",
      "2 columns are named after periods" },
    { "period,Jan 2024,Feb 2024\nA,1,2\n", "2024-01,A,1 2024-02,A,2", NULL },
    /* without a header */
    { "2024-01,A,5\n2024-02,B,6\n", "2024-01,A,5 2024-02,B,6", "are numbered" },
    /* a total stays, and is said */
    { "month,sex,n\n2024-01,Total,3\n2024-01,F,1\n2024-01,M,2\n",
      "2024-01,Total,3 2024-01,F,1 2024-01,M,2", "\"Total\" stands beside" },
    /* text that only looks like a missing number stays where it names something */
    { "month,code,n\n2024-01,NA,3\n2024-02,DE,-\n", "2024-01,NA,3 2024-02,DE,", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = make_bytes (cases[i].text);
      g_autoptr (GError) error = NULL;
      g_autoptr (JctDocument) document = jct_document_load_bytes (bytes, "x.csv", &error);
      g_autofree char *rows = NULL;

      g_test_message ("case %u", i);
      g_assert_no_error (error);
      rows = describe_table (document);
      g_assert_cmpstr (rows, ==, cases[i].rows);
      g_assert_cmpstr (jct_document_get_format (document), ==, "csv");
      if (cases[i].problem != NULL)
        g_assert_true (has_problem (document, cases[i].problem));
      assert_survives_saving (document);
    }
}

/* The document opens with the total alone, so that nothing is counted twice. */
static void
test_total (void)
{
  g_autoptr (GBytes) bytes
    = make_bytes ("month,sex,n\n2024-01,Total,3\n2024-01,F,1\n2024-01,M,2\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (JctDocument) document = jct_document_load_bytes (bytes, "x.csv", &error);
  g_autoptr (JctView) view = NULL;
  g_autoptr (JctSeriesSet) set = NULL;

  g_assert_no_error (error);
  view = jct_document_dup_default_view (document);
  set = jct_document_compute_series (document, view, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (jct_series_get_values (jct_series_set_get (set, 0))[0], ==, 3);
}

static void
test_encodings (void)
{
  static const char *const encodings[] = { "UTF-16", "UTF-16", "windows-1252" };
  static const char *const converted[] = { "UTF-16LE", "UTF-16BE", "WINDOWS-1252" };
  static const char *const marks[] = { "\xff\xfe", "\xfe\xff", "" };

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autoptr (GByteArray) array = g_byte_array_new ();
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (JctDocument) document = NULL;
      gsize length;
      g_autofree char *text = g_convert ("month,land,n\n2024-01,Österreich,5\n", -1, converted[i],
                                         "UTF-8", NULL, &length, NULL);

      g_byte_array_append (array, (const guint8 *) marks[i], (guint) strlen (marks[i]));
      g_byte_array_append (array, (const guint8 *) text, (guint) length);
      bytes = g_byte_array_free_to_bytes (g_steal_pointer (&array));
      document = jct_document_load_bytes (bytes, "x.csv", &error);
      g_assert_no_error (error);
      g_assert_cmpstr (jct_table_get_value (jct_document_get_table (document, 0), 0, 0), ==,
                       "Österreich");
      g_assert_true (has_problem (document, encodings[i]));
    }
}

/* ---- the plan ---- */

#define TABLE "when;what;n;x\n03/04/2024;a;1,5;7\n05/06/2024;b;2,5;8\n"

static void
test_plan (void)
{
  g_autoptr (GBytes) bytes = make_bytes (TABLE);
  g_autoptr (GError) error = NULL;
  g_autoptr (JctImportPlan) plan = jct_import_plan_guess (bytes, "x.csv", NULL, &error);
  g_autoptr (JctImportPlan) copy = NULL;
  g_autoptr (json_t) json = NULL;
  g_autoptr (JctDocument) document = NULL;
  g_autofree char *rows = NULL;
  JctImportColumn *column;

  g_assert_no_error (error);
  g_assert_cmpint (plan->delimiter, ==, ';');
  g_assert_true (plan->has_header);
  g_assert_cmpint (plan->notation, ==, JCT_TIME_DAY_MONTH_YEAR);
  g_assert_cmpuint (plan->columns->len, ==, 4);
  column = plan->columns->pdata[2];
  g_assert_cmpint (column->role, ==, JCT_IMPORT_MEASURE);
  g_assert_cmpint (column->decimal, ==, ',');
  g_assert_cmpstr (column->samples[1], ==, "2,5");

  /* what a person changes: the month comes first, a column is left out */
  plan->notation = JCT_TIME_MONTH_DAY_YEAR;
  ((JctImportColumn *) plan->columns->pdata[3])->role = JCT_IMPORT_IGNORED;
  json = jct_import_plan_to_json (plan);
  copy = jct_import_plan_from_json (json, &error);
  g_assert_no_error (error);
  document = jct_import_plan_apply (copy, bytes, "x.csv", &error);
  g_assert_no_error (error);
  rows = describe_table (document);
  g_assert_cmpstr (rows, ==, "2024-03-04,a,1.5 2024-05-06,b,2.5");
}

static void
test_plan_errors (void)
{
  static const char *const texts[]
    = { "[]", "{}", "{\"encoding\":\"UTF-8\",\"delimiter\":\"x\"}",
        "{\"encoding\":\"UTF-8\",\"delimiter\":\",\",\"notation\":\"no\",\"periodKind\":\"month\","
        "\"columns\":[]}",
        "{\"encoding\":\"UTF-8\",\"delimiter\":\",\",\"notation\":\"standard\",\"periodKind\":"
        "\"month\",\"columns\":[{\"name\":\"a\",\"role\":\"king\"}]}" };
  g_autoptr (GBytes) bytes = make_bytes (TABLE);
  g_autoptr (JctImportPlan) plan = jct_import_plan_guess (bytes, "x.csv", NULL, NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (json_t) json = json_loads (texts[i], 0, NULL);
      g_autoptr (GError) plan_error = NULL;

      g_assert_null (jct_import_plan_from_json (json, &plan_error));
      g_assert_nonnull (plan_error);
    }
  ((JctImportColumn *) plan->columns->pdata[0])->role = JCT_IMPORT_DIMENSION;
  g_assert_null (jct_import_plan_apply (plan, bytes, "x.csv", &error));
  g_assert_error (error, JCT_IO_ERROR, JCT_IO_ERROR_STRUCTURE);
  g_clear_error (&error);
  /* a column that is no period cannot be made one */
  for (guint i = 0; i < plan->columns->len; i++)
    ((JctImportColumn *) plan->columns->pdata[i])->role = JCT_IMPORT_PERIOD;
  g_assert_null (jct_import_plan_apply (plan, bytes, "x.csv", &error));
  g_assert_error (error, JCT_IO_ERROR, JCT_IO_ERROR_VALUE);
}

static void
test_errors (void)
{
  static const char *const gone[] = { "gone", NULL };
  static const JctReadOptions tab = { .delimiter = '\t' };
  static const JctReadOptions no_encoding = { .encoding = "no-such" };
  static const JctReadOptions ignored = { .ignored = gone };
  static const struct
  {
    const char *text;
    const JctReadOptions *options;
    JctIoError code;
    const char *place;
    const char *words;
  } cases[] = {
    { "month;n\n2024-01;5\n2024-02\n", NULL, JCT_IO_ERROR_STRUCTURE, "line 3",
      "1 value; expected 2" },
    { "month;n\n2024-01;5\n2024-13;6\n", NULL, JCT_IO_ERROR_VALUE, "line 3, field \"month\"",
      "\"2024-13\"" },
    { "Country,2019,2019\nA,1,2\n", NULL, JCT_IO_ERROR_DUPLICATE, "line 1", "\"2019\" twice" },
    { "month;n\n2024-01;\"5\n", NULL, JCT_IO_ERROR_SYNTAX, "line 2", "never closed" },
    { "month;n\n2024-01;5\n", &tab, JCT_IO_ERROR_STRUCTURE, NULL, "periods" },
    { "month;n\n2024-01;5\n", &no_encoding, JCT_IO_ERROR_SYNTAX, NULL, "no-such" },
    { "month;n\n2024-01;5\n", &ignored, JCT_IO_ERROR_REFERENCE, NULL, "\"gone\"" },
    { "Country,2019,2020\nA,1,2\n", &ignored, JCT_IO_ERROR_REFERENCE, NULL, "\"gone\"" },
    { "a;b\nx;y\n", NULL, JCT_IO_ERROR_STRUCTURE, NULL, "periods" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = make_bytes (cases[i].text);
      g_autoptr (GError) error = NULL;
      g_autoptr (JctImportPlan) plan
        = jct_import_plan_guess (bytes, "x.csv", cases[i].options, &error);
      g_autoptr (JctDocument) document
        = plan != NULL ? jct_import_plan_apply (plan, bytes, "x.csv", &error) : NULL;

      g_test_message ("case %u: %s", i, error != NULL ? error->message : "no error");
      g_assert_null (document);
      g_assert_error (error, JCT_IO_ERROR, (gint) cases[i].code);
      g_assert_cmpstr (jct_io_error_get_place (error), ==, cases[i].place);
      g_assert_nonnull (strstr (error->message, cases[i].words));
    }
}

static void
test_numbers (void)
{
  static const struct
  {
    const char *text;
    char decimal;
    const char *expected; /* NULL: no number */
  } cases[] = {
    { "1234", '.', "1234" },
    { "1,234", '.', "1234" },
    { "1,234.5", '.', "1234.5" },
    { "1,234,567", '.', "1234567" },
    { "12,34", '.', NULL },
    { "1,2345", '.', NULL },
    { "1234,567", '.', NULL },
    { "1,234 567", '.', NULL },
    { "1.234,5", ',', "1234.5" },
    { "12,5 %", ',', "12.5" },
    { "1 234", '.', "1234" },
    { "1\xc2\xa0"
      "234",
      ',', "1234" },
    { "1'234", '.', "1234" },
    { "+5", '.', "5" },
    { " -5 ", '.', "-5" },
    { "\xe2\x88\x92"
      "5",
      '.', "-5" },
    { "1e5", '.', "1e5" },
    { "", '.', NULL },
    { "-", '.', NULL },
    { "%", '.', NULL },
    { "5%%", '.', NULL },
    { "1.5", ',', NULL },
    { "1.500", ',', "1500" },
    { "abc", '.', NULL },
    { "1e999", '.', NULL },
    { "0x10", '.', NULL },
    { "1,", '.', NULL },
  };
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean ok = jct_number_text_normalise (cases[i].text, cases[i].decimal, out);

      g_test_message ("\"%s\"", cases[i].text);
      g_assert_cmpstr (ok ? out->str : NULL, ==, cases[i].expected);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/io/import/guess", test_guess);
  g_test_add_func ("/io/import/total", test_total);
  g_test_add_func ("/io/import/encodings", test_encodings);
  g_test_add_func ("/io/import/plan", test_plan);
  g_test_add_func ("/io/import/plan-errors", test_plan_errors);
  g_test_add_func ("/io/import/errors", test_errors);
  g_test_add_func ("/io/import/numbers", test_numbers);
  return g_test_run ();
}
