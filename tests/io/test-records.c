/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Flat records and plain CSV: what is guessed, what is given, what is refused. */
#include <string.h>

#include "io/jct-reader.h"
#include "io/jct-writer.h"

static JctDocument *
load (const char *text, const JctReadOptions *options, GError **error)
{
  g_autofree char *path = NULL;
  g_autofree char *json = g_strdup (text);
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFileIOStream) stream = NULL;
  JctDocument *document;

  if (*json == '[' || *json == '{')
    g_strdelimit (json, "'", '"');
  file = g_file_new_tmp ("jct-records-XXXXXX.data", &stream, NULL);
  g_assert_nonnull (file);
  path = g_file_get_path (file);
  g_assert_true (g_file_set_contents (path, json, -1, NULL));
  document = jct_document_load_with_options (file, options, NULL, NULL, NULL, error);
  g_file_delete (file, NULL, NULL);
  return document;
}

static JctDocument *
load_ok (const char *text, const JctReadOptions *options)
{
  g_autoptr (GError) error = NULL;
  JctDocument *document = load (text, options, &error);

  g_assert_no_error (error);
  return document;
}

static void
test_guess (void)
{
  static const struct
  {
    const char *text;
    const char *format;
    JctPeriodUnit unit;
    gint32 first;
    const char *note;
  } cases[] = {
    { "[{'month':'2024-01','country':'A','count':5},{'month':'2024-02','country':null,'count':null,"
      "'late':'x'}]",
      "records", JCT_PERIOD_MONTH, 2024 * 12,
      "the time is \"month\"; measures: \"count\"; dimensions: \"country\", \"late\"." },
    { "[{'n':1,'x':0.5,'year':1995}]", "records", JCT_PERIOD_YEAR, 1995,
      "the time is \"year\"; measures: \"n\", \"x\"; dimensions: none." },
    /* a count that looks like a year does not outdo a field of months */
    { "[{'count':2024,'when':'2024M03','site id':17}]", "records", JCT_PERIOD_MONTH, 2024 * 12 + 2,
      "the time is \"when\"; measures: \"count\"; dimensions: \"site id\"." },
    { "[{'date':'2024-05-09','month':'2024-05','n':1}]", "records", JCT_PERIOD_DAY, 19852,
      "the time is \"date\"; measures: \"n\"; dimensions: \"month\"." },
    { "month,code,fips,n\r\n202401,A,007,1.5\r\n202402,B,008,\r\n", "csv", JCT_PERIOD_MONTH,
      2024 * 12, "the time is \"month\"; measures: \"n\"; dimensions: \"code\", \"fips\"." },
    { "n,Fiscal Year\n3,FY2024\n", "csv", JCT_PERIOD_FISCAL_YEAR, 2024,
      "the time is \"Fiscal Year\"; measures: \"n\"; dimensions: none." },
    { "{'month':'2024-01','a':'x','n':5}\n\n  {'month':'2024-02','n':6}\r\n", "json-lines",
      JCT_PERIOD_MONTH, 2024 * 12, "the time is \"month\"; measures: \"n\"; dimensions: \"a\"." },
    { "week,n\n2024-W05,3\n", "csv", JCT_PERIOD_WEEK, 2822, "the time is \"week\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JctDocument) document = load_ok (cases[i].text, NULL);
      JctTable *table = jct_document_get_table (document, 0);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (JctDocument) again = NULL;

      g_assert_cmpstr (jct_document_get_format (document), ==, cases[i].format);
      g_assert_true (g_str_has_prefix (jct_document_get_title (document), "jct-records-"));
      g_assert_cmpint (jct_table_get_period_kind (table).unit, ==, cases[i].unit);
      g_assert_cmpint (jct_table_get_periods (table)[0], ==, cases[i].first);
      g_assert_nonnull (strstr (jct_document_get_problem (document, 0)->message, cases[i].note));
      bytes = jct_document_to_bytes (document, &error);
      g_assert_no_error (error);
      again = jct_document_load_bytes (bytes, "again", &error);
      g_assert_no_error (error);
      g_assert_cmpint (jct_table_get_periods (jct_document_get_table (again, 0))[0], ==,
                       cases[i].first);
    }
}

static void
test_values (void)
{
  g_autoptr (JctDocument) document = load_ok ("[{'month':'2024-02','a':'x','n':7},{'month':'2024-"
                                              "01','a':5,'n':null},{'month':'2024-01','n':3}]",
                                              NULL);
  JctTable *table = jct_document_get_table (document, 0);

  g_assert_cmpuint (jct_table_get_n_rows (table), ==, 3);
  g_assert_true (jct_table_is_missing (table, 0, 0));
  g_assert_cmpstr (jct_table_get_value (table, 0, jct_table_get_code (table, 0, 0)), ==, "5");
  g_assert_cmpstr (jct_table_get_value (table, 0, jct_table_get_code (table, 0, 1)), ==, "");
  g_assert_cmpint (jct_table_get_integer (table, 0, 1), ==, 3);
  g_assert_cmpint (jct_table_get_integer (table, 0, 2), ==, 7);
  g_assert_cmpint (jct_table_get_missing_periods (table), ==, JCT_MISSING_IS_MISSING);
}

#define RECORDS                                                                           \
  "[{'published':'2024-03','month':'2024-01','country':'A','area':'B','n':5,'rate':0.5}," \
  "{'published':'2024-03','month':'2024-02','country':'A','area':'C','n':6,'rate':0.25}]"

static void
test_given (void)
{
  const char *const measures[] = { "rate", NULL };
  const char *const dimensions[] = { "area", NULL };
  JctReadOptions all = { "published", measures, dimensions };
  JctReadOptions one = { NULL, measures, NULL };
  g_autoptr (JctDocument) given = load_ok (RECORDS, &all);
  g_autoptr (JctDocument) part = load_ok (RECORDS, &one);
  JctTable *table = jct_document_get_table (given, 0);

  g_assert_cmpuint (jct_document_get_n_problems (given), ==, 0);
  g_assert_cmpstr (jct_table_get_period_name (table), ==, "published");
  g_assert_cmpuint (jct_table_get_n_dimensions (table), ==, 1);
  g_assert_cmpstr (jct_table_get_dimension_name (table, 0), ==, "area");
  g_assert_cmpuint (jct_table_get_n_measures (table), ==, 1);
  g_assert_cmpstr (jct_table_get_measure_name (table, 0), ==, "rate");

  table = jct_document_get_table (part, 0);
  g_assert_cmpstr (jct_table_get_period_name (table), ==, "month");
  g_assert_cmpuint (jct_table_get_n_measures (table), ==, 1);
  g_assert_nonnull (strstr (jct_document_get_problem (part, 0)->message, "Left out: \"n\"."));
}

#define LINE "{'month':'2024-01','n':1}"

static void
test_errors (void)
{
  const char *const gone[] = { "gone", NULL };
  const char *const country[] = { "country", NULL };
  const JctReadOptions no_field = { .measures = gone };
  const JctReadOptions text_measure = { .measures = country };
  const JctReadOptions text_time = { .time = "country" };
  const JctReadOptions twice = { .time = "country", .dimensions = country };
  const struct
  {
    const char *text;
    const JctReadOptions *options;
    JctIoError code;
    const char *place;
    const char *words;
  } cases[] = {
    { "[{'a':'x','n':1}]", NULL, JCT_IO_ERROR_STRUCTURE, NULL, "\"a\", \"n\"" },
    { "[{'month':'2024-01','a':'x'}]", NULL, JCT_IO_ERROR_STRUCTURE, NULL, "count something" },
    { "[{'month':'2024-01','n':1},5]", NULL, JCT_IO_ERROR_STRUCTURE, "/1", "an object" },
    { "[{'month':'2024-01','n':1},{'month':'2024-01','n':{}}]", NULL, JCT_IO_ERROR_STRUCTURE,
      "/1/n", "flat" },
    { "[{'month':'2024-01','n':1},{'month':'2024-13','n':1}]", NULL, JCT_IO_ERROR_VALUE, "/1/month",
      "\"2024-13\"" },
    { "[{'month':'2024-01','n':1},{'n':1}]", NULL, JCT_IO_ERROR_STRUCTURE, "/1/month",
      "found nothing" },
    { RECORDS, &no_field, JCT_IO_ERROR_REFERENCE, NULL, "no field \"gone\"" },
    { RECORDS, &text_measure, JCT_IO_ERROR_STRUCTURE, "/0/country",
      "Expected a number, found the text \"A\"" },
    { RECORDS, &text_time, JCT_IO_ERROR_VALUE, "/0/country", "\"A\"" },
    { RECORDS, &twice, JCT_IO_ERROR_REFERENCE, NULL, "two roles" },
    { LINE "\n{'month':'2024-02',\n", NULL, JCT_IO_ERROR_SYNTAX, "line 2, column 19", NULL },
    { LINE "\n\n{'month':'2024-02','n':1}}\n", NULL, JCT_IO_ERROR_SYNTAX, "line 3, column 26",
      "}" },
    { LINE "\n{'month':'2024-13','n':1}\n", NULL, JCT_IO_ERROR_VALUE, "line 2, field \"month\"",
      "\"2024-13\"" },
    { LINE "\n[1]\n", NULL, JCT_IO_ERROR_STRUCTURE, "line 2", "found an array" },
    { LINE "\n{'month':'2024-02','n':[1]}\n", NULL, JCT_IO_ERROR_STRUCTURE, "line 2",
      "\"n\" holds an array" },
    { LINE "\n{'month':'2024-02','n':1,'n':2}\n", NULL, JCT_IO_ERROR_DUPLICATE, "line 2, column 28",
      "\"n\"" },
    { LINE "\n{'month':'2024-02'}\nmonth,n\n", NULL, JCT_IO_ERROR_SYNTAX, "line 3, column 1",
      NULL },
    { "month,n\n2024-01,1\n2024-02\n", NULL, JCT_IO_ERROR_STRUCTURE, "line 3",
      "1 value; expected 2" },
    { "month,month\n2024-01,1\n", NULL, JCT_IO_ERROR_DUPLICATE, "line 1", "\"month\"" },
    { "month,\n2024-01,1\n", NULL, JCT_IO_ERROR_STRUCTURE, "line 1", "Column 2" },
    { "month,n\n", NULL, JCT_IO_ERROR_STRUCTURE, NULL, "no rows" },
    { "month,n\n2024-01,\"1\n", NULL, JCT_IO_ERROR_SYNTAX, "line 2", "never closed" },
    { "fiscal_year,month_abbv,encounter_count\n2024,OCT,1\n", &text_time, JCT_IO_ERROR_FORMAT, NULL,
      "roles" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JctDocument) document = load (cases[i].text, cases[i].options, &error);

      g_test_message ("case %u: %s", i, error != NULL ? error->message : "no error");
      g_assert_null (document);
      g_assert_error (error, JCT_IO_ERROR, (gint) cases[i].code);
      g_assert_cmpstr (jct_io_error_get_place (error), ==, cases[i].place);
      if (cases[i].words != NULL)
        g_assert_nonnull (strstr (error->message, cases[i].words));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/io/records/guess", test_guess);
  g_test_add_func ("/io/records/values", test_values);
  g_test_add_func ("/io/records/given", test_given);
  g_test_add_func ("/io/records/errors", test_errors);
  return g_test_run ();
}
