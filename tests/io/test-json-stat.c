/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON-stat as three offices write it, and what of it is refused. */
#include <string.h>

#include "io/jct-reader.h"
#include "io/jct-time-text.h"
#include "io/jct-writer.h"

/* ---- files ---- */

static JctDocument *
load_file (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "io", "formats", name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  JctDocument *document = jct_document_load (file, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (jct_document_get_format (document), ==, "json-stat");
  return document;
}

static gboolean
has_problem (const JctDocument *document, const char *words)
{
  for (guint i = 0; i < jct_document_get_n_problems (document); i++)
    if (strstr (jct_document_get_problem (document, i)->message, words) != NULL)
      return TRUE;
  return FALSE;
}

/* The value of the default view's series `key` in its period `index`. */
static double
get_value (const JctDocument *document, const char *key, guint index)
{
  g_autoptr (JctView) view = jct_document_dup_default_view (document);
  g_autoptr (GError) error = NULL;
  g_autoptr (JctSeriesSet) set = jct_document_compute_series (document, view, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < jct_series_set_get_n (set); i++)
    {
      const JctSeries *series = jct_series_set_get (set, i);

      if (key == NULL || g_strcmp0 (jct_series_get_key (series), key) == 0)
        return jct_series_get_values (series)[index];
    }
  g_assert_not_reached ();
}

static void
assert_survives_saving (const JctDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = jct_document_to_bytes (document, &error);
  g_autoptr (JctDocument) again = NULL;
  g_autoptr (JctView) before = jct_document_dup_default_view (document);
  g_autoptr (JctView) after = NULL;

  g_assert_no_error (error);
  again = jct_document_load_bytes (bytes, "again.json", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (jct_document_get_n_tables (again), ==, jct_document_get_n_tables (document));
  for (guint i = 0; i < jct_document_get_n_tables (document); i++)
    g_assert_cmpuint (jct_table_get_n_rows (jct_document_get_table (again, i)), ==,
                      jct_table_get_n_rows (jct_document_get_table (document, i)));
  after = jct_document_dup_default_view (again);
  g_assert_true (jct_view_equal (before, after));
}

static void
test_eurostat (void)
{
  g_autoptr (JctDocument) document = load_file ("eurostat.json");
  JctTable *table = jct_document_get_table (document, 0);
  g_autoptr (JctView) view = jct_document_dup_default_view (document);
  int status = jct_table_find_dimension (table, "status");

  g_assert_cmpuint (jct_table_get_n_rows (table), ==, 25);
  g_assert_cmpint (jct_table_get_period_kind (table).unit, ==, JCT_PERIOD_MONTH);
  g_assert_cmpstr (jct_table_get_measure_unit (table, 0), ==, "Person");
  g_assert_cmpint (jct_table_get_measure_type (table, 0), ==, JCT_MEASURE_INTEGER);
  g_assert_cmpstr (jct_table_get_data_date (table), ==, "2024-06-17");
  g_assert_cmpstr (jct_document_get_source (document, 0)->title, ==, "ESTAT");
  g_assert_cmpstr (jct_table_get_value_label (table, 1, jct_table_find_value (table, 1, "CN")), ==,
                   "China");
  /* a single value of each dimension that is not split by: the total where there is one */
  g_assert_cmpstr (view->by, ==, "citizen");
  g_assert_true (jct_filter_has_value (view->filter, "sex", "T"));
  g_assert_true (jct_filter_has_value (view->filter, "geo", "DE"));
  g_assert_cmpfloat (get_value (document, "CN", 0), ==, 120);
  g_assert_true (has_problem (document, "\"Sex\", \"Total\" stands beside"));
  /* statuses: all kept, with words of the file or of the shared letters; only some make a figure approximate */
  g_assert_cmpint (status, >=, 0);
  g_assert_cmpuint (jct_table_get_n_values (table, (guint) status), ==, 5);
  g_assert_cmpstr (jct_table_get_value_label (table, (guint) status,
                                              jct_table_find_value (table, (guint) status, ":")),
                   ==, "not available");
  for (gsize row = 0; row < jct_table_get_n_rows (table); row++)
    {
      guint code = jct_table_get_code (table, (guint) status, row);
      const char *text = jct_table_get_value (table, (guint) status, code);

      g_assert_cmpint (jct_table_get_qualifier (table, 0, row), ==,
                       strchr (text, 'p') != NULL ? JCT_QUALIFIER_ABOUT : JCT_QUALIFIER_EXACT);
      g_assert_cmpint (jct_table_is_missing (table, 0, row), ==, strcmp (text, ":") == 0);
    }
  assert_survives_saving (document);
}

static void
test_ssb (void)
{
  g_autoptr (JctDocument) document = load_file ("ssb.json");
  JctTable *table = jct_document_get_table (document, 0);
  g_autoptr (JctView) view = jct_document_dup_default_view (document);

  g_assert_cmpint (jct_table_get_period_kind (table).unit, ==, JCT_PERIOD_QUARTER);
  g_assert_cmpint (jct_table_get_periods (table)[0], ==, 2023 * 4 + 2);
  g_assert_cmpuint (jct_table_get_n_rows (table), ==, 9);
  g_assert_cmpuint (jct_table_get_n_measures (table), ==, 2);
  g_assert_cmpstr (jct_table_get_measure_title (table, 0), ==, "Immigrations");
  g_assert_cmpstr (jct_table_get_measure_unit (table, 1), ==, "per 1000");
  g_assert_cmpint (jct_table_get_measure_type (table, 0), ==, JCT_MEASURE_INTEGER);
  g_assert_cmpint (jct_table_get_measure_type (table, 1), ==, JCT_MEASURE_REAL);
  g_assert_cmpstr (jct_table_get_description (table), ==,
                   "Figures are made up.\nThey mean nothing.");
  /* the top of the hierarchy, not its sum with its parts */
  g_assert_null (view->by);
  g_assert_cmpfloat (get_value (document, NULL, 2), ==, 320);
  g_assert_true (has_problem (document, "\"The whole country\" stands beside"));
  assert_survives_saving (document);
}

static void
test_collection (void)
{
  g_autoptr (JctDocument) document = load_file ("ons.json");
  JctTable *months = jct_document_get_table (document, 0);
  JctTable *quarters = jct_document_get_table (document, 1);

  g_assert_cmpuint (jct_document_get_n_tables (document), ==, 2);
  g_assert_cmpuint (jct_document_get_n_views (document), ==, 2);
  g_assert_cmpint (jct_table_get_periods (months)[0], ==, 2024 * 12);
  g_assert_cmpint (jct_table_get_period_kind (quarters).unit, ==, JCT_PERIOD_QUARTER);
  /* the year beside its quarters is left out, and this is said */
  g_assert_cmpuint (jct_table_get_n_rows (quarters), ==, 3);
  g_assert_true (has_problem (document, "1 period is longer"));
  g_assert_true (has_problem (document, "1 other file"));
  g_assert_cmpint (jct_table_get_qualifier (quarters, 0, 0), ==, JCT_QUALIFIER_ABOUT);
  g_assert_cmpfloat (get_value (document, "25-64", 2), ==, 22);
  assert_survives_saving (document);
}

/* ---- refusals ---- */

/* A dataset of two dimensions, of which each part can be exchanged; single quotes stand for double ones. */
#define DATASET(id, size, time, place, value, more)                                             \
  "{'version':'2.0','class':'dataset','id':" id ",'size':" size ",'dimension':{'t':{'category'" \
  ":" time "},'p':{'category':" place "}},'value':" value more "}"
#define ID "['t','p']"
#define SIZE "[2,2]"
#define TIME "{'index':['2024M01','2024M02']}"
#define PLACE "{'index':{'a':0,'b':1}}"
#define VALUE "[1,2,3,4]"

static JctDocument *
load (const char *text, GError **error)
{
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));

  return jct_document_load_bytes (bytes, "x.json", error);
}

static void
test_errors (void)
{
  static const struct
  {
    const char *text;
    JctIoError code;
    const char *place;
    const char *words;
  } cases[] = {
    { DATASET ("[]", "[]", TIME, PLACE, VALUE, ""), JCT_IO_ERROR_STRUCTURE, "/id",
      "no dimensions" },
    { DATASET ("['t','t']", SIZE, TIME, PLACE, VALUE, ""), JCT_IO_ERROR_DUPLICATE, "/id/1",
      "\"t\" twice" },
    { DATASET ("['t',5]", SIZE, TIME, PLACE, VALUE, ""), JCT_IO_ERROR_STRUCTURE, "/id/1",
      "found the number 5" },
    { DATASET ("['t','x']", SIZE, TIME, PLACE, VALUE, ""), JCT_IO_ERROR_STRUCTURE, "/dimension",
      "\"x\" is missing" },
    { DATASET (ID, "[2]", TIME, PLACE, VALUE, ""), JCT_IO_ERROR_STRUCTURE, "/size",
      "sizes is 1; the dataset has 2" },
    { DATASET (ID, "[2,0]", TIME, PLACE, VALUE, ""), JCT_IO_ERROR_STRUCTURE, "/size/1",
      "found the number 0" },
    { DATASET (ID, "[2,-1]", TIME, PLACE, VALUE, ""), JCT_IO_ERROR_STRUCTURE, "/size/1", "-1" },
    { DATASET (ID, "[2,99999999]", TIME, PLACE, VALUE, ""), JCT_IO_ERROR_LIMIT, "/size/1",
      "50000000" },
    { DATASET (ID, "[2,3]", TIME, PLACE, VALUE, ""), JCT_IO_ERROR_STRUCTURE,
      "/dimension/p/category/index", "categories is 2; the dimension's size is 3" },
    /* sizes that overflow are refused before anything is made of them */
    { "{'class':'dataset','version':'2.0','id':['a','b','c'],'size':[40000000,40000000,40000000],"
      "'dimension':{},'value':[]}",
      JCT_IO_ERROR_LIMIT, "/size", "can count" },
    { DATASET (ID, "[40000000,40000000]", TIME, PLACE, "{}", ""), JCT_IO_ERROR_STRUCTURE,
      "/dimension/t/category/index", "categories is 2" },
    { DATASET (ID, SIZE, "{'index':['2024M01','2024M01']}", PLACE, VALUE, ""),
      JCT_IO_ERROR_DUPLICATE, "/dimension/t/category/index/1", "\"2024M01\" twice" },
    { DATASET (ID, SIZE, "{'index':['2024M01','2024-01']}", PLACE, VALUE, ""),
      JCT_IO_ERROR_DUPLICATE, "/dimension/t/category", "\"2024-01\" has two" },
    { DATASET (ID, SIZE, TIME, "{'index':{'a':0,'b':0}}", VALUE, ""), JCT_IO_ERROR_DUPLICATE,
      "/dimension/p/category/index/b", "which \"a\" has already" },
    { DATASET (ID, SIZE, TIME, "{'index':{'a':0,'b':2}}", VALUE, ""), JCT_IO_ERROR_STRUCTURE,
      "/dimension/p/category/index/b", "a position from 0 to 1" },
    { DATASET (ID, SIZE, TIME, "{'index':{'a':0,'b':1.5}}", VALUE, ""), JCT_IO_ERROR_STRUCTURE,
      "/dimension/p/category/index/b", "1.5" },
    { DATASET (ID, SIZE, TIME, "{'index':['a',1]}", VALUE, ""), JCT_IO_ERROR_STRUCTURE,
      "/dimension/p/category/index/1", "a category's id" },
    { DATASET (ID, SIZE, TIME, "{'label':{'a':'A','b':'B'}}", VALUE, ""), JCT_IO_ERROR_STRUCTURE,
      "/dimension/p/category", "\"index\" is missing" },
    { DATASET (ID, SIZE, TIME, "{'index':['a','b'],'label':{'a':3}}", VALUE, ""),
      JCT_IO_ERROR_STRUCTURE, "/dimension/p/category/label/a", "a text" },
    { DATASET (ID, SIZE, TIME, "{'index':['a','b'],'child':{'a':['c']}}", VALUE, ""),
      JCT_IO_ERROR_REFERENCE, "/dimension/p/category/child/a", "no category \"c\"" },
    { DATASET (ID, SIZE, TIME, "{'index':['a','b'],'unit':{'a':5}}", VALUE, ""),
      JCT_IO_ERROR_STRUCTURE, "/dimension/p/category/unit/a", "an object" },
    { DATASET (ID, SIZE, "{'index':['x','y']}", PLACE, VALUE, ""), JCT_IO_ERROR_STRUCTURE,
      "/dimension", "\"t\", \"p\"" },
    { DATASET (ID, SIZE, "{'index':['2024H1','2024H2']}", PLACE, VALUE, ",'role':{'time':['t']}"),
      JCT_IO_ERROR_VALUE, "/dimension/t/category", "found \"2024H1\"" },
    { DATASET (ID, SIZE, TIME, PLACE, VALUE, ",'role':{'time':['u']}"), JCT_IO_ERROR_REFERENCE,
      "/role/time", "no dimension \"u\"" },
    { DATASET (ID, SIZE, TIME, PLACE, "[1,2,3]", ""), JCT_IO_ERROR_STRUCTURE, "/value",
      "items is 3; the dimensions' sizes multiplied give 4" },
    { DATASET (ID, SIZE, TIME, PLACE, "[1,2,'3',4]", ""), JCT_IO_ERROR_STRUCTURE, "/value/2",
      "a number or null, found the text \"3\"" },
    { DATASET (ID, SIZE, TIME, PLACE, "{'4':1}", ""), JCT_IO_ERROR_VALUE, "/value/4",
      "from 0 to 3" },
    { DATASET (ID, SIZE, TIME, PLACE, "{'01':1}", ""), JCT_IO_ERROR_VALUE, "/value/01", "\"01\"" },
    { DATASET (ID, SIZE, TIME, PLACE, "{'99999999999999999999999':1}", ""), JCT_IO_ERROR_VALUE,
      "/value/99999999999999999999999", "from 0 to 3" },
    { DATASET (ID, SIZE, TIME, PLACE, "5", ""), JCT_IO_ERROR_STRUCTURE, "/value",
      "found the number 5" },
    { DATASET (ID, SIZE, TIME, PLACE, "[null,null,null,null]", ""), JCT_IO_ERROR_STRUCTURE,
      "/value", "no values" },
    { DATASET (ID, SIZE, TIME, PLACE, VALUE, ",'status':['p']"), JCT_IO_ERROR_STRUCTURE, "/status",
      "items is 1" },
    { DATASET (ID, SIZE, TIME, PLACE, VALUE, ",'status':{'1':7}"), JCT_IO_ERROR_STRUCTURE,
      "/status/1", "a text or null" },
    { DATASET (ID, SIZE, TIME, PLACE, VALUE, ",'status':1"), JCT_IO_ERROR_STRUCTURE, "/status",
      "an array, an object or a text" },
    { "{'class':'dataset','version':'3.0'}", JCT_IO_ERROR_STRUCTURE, "/version", "version 2.0" },
    { "{'class':'dimension','version':'2.0'}", JCT_IO_ERROR_STRUCTURE, "/class",
      "“dataset” or “collection”" },
    { "{'class':'collection','version':'2.0','link':{'item':[]}}", JCT_IO_ERROR_FORMAT,
      "/link/item", "no dataset" },
    { "{'class':'collection','version':'2.0','link':{'item':[{'class':'dataset','href':'http://x/"
      "y'}]}}",
      JCT_IO_ERROR_FORMAT, "/link/item", "\"http://x/y\"" },
    { "{'class':'collection','version':'2.0','link':{'item':[{'class':'dataset','value':[1]}]}}",
      JCT_IO_ERROR_STRUCTURE, "/link/item/0", "\"id\" is missing" },
    { "{'oecd':{'label':'x','dimension':{},'value':[]}}", JCT_IO_ERROR_FORMAT, NULL, "version 1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JctDocument) document = load (cases[i].text, &error);

      g_test_message ("case %u: %s", i, error != NULL ? error->message : "no error");
      g_assert_null (document);
      g_assert_error (error, JCT_IO_ERROR, (gint) cases[i].code);
      g_assert_cmpstr (jct_io_error_get_place (error), ==, cases[i].place);
      g_assert_nonnull (strstr (error->message, cases[i].words));
    }
}

/* What is odd and still means one thing. */
static void
test_odd (void)
{
  static const char *const texts[] = {
    DATASET (ID, SIZE, TIME, PLACE, VALUE, ""),
    DATASET (ID, SIZE, TIME, PLACE, "[1,null,3.5,4]", ",'status':null"),
    /* sparse, with a size far beyond what is there */
    DATASET (ID, SIZE, TIME, PLACE, "{'3':4}", ",'status':'p'"),
    /* a place called as measure and status are; a dimension that is its own child */
    "{'class':'dataset','version':2,'id':['value','status','time'],'size':[1,1,1],'dimension':{"
    "'value':{'category':{'index':['x'],'child':{'x':['x']}}},'status':{'category':{'label':{'y':"
    "'Y'}}},'time':{'category':{'index':{'20240105':0}}}},'value':[1],'status':['e']}",
    /* codes that look like years are places, since their names are not years */
    "{'class':'dataset','version':'2.0','id':['region','year'],'size':[2,1],'dimension':{'region':{"
    "'category':{'index':['1103','1201'],'label':{'1103':'Stavanger','1201':'Bergen'}}},'year':{"
    "'category':{'index':['2024']}}},'value':[1,2]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JctDocument) document = load (texts[i], &error);

      g_test_message ("text %u", i);
      g_assert_no_error (error);
      assert_survives_saving (document);
    }
}

/* ---- notations ---- */

static void
test_notations (void)
{
  static const struct
  {
    const char *text;
    JctTimeNotation notation;
    const char *expected; /* NULL: refused */
  } cases[] = {
    { "2020", JCT_TIME_STANDARD, "2020" },
    { "2020-01", JCT_TIME_STANDARD, "2020-01" },
    { "2020/1", JCT_TIME_STANDARD, "2020-01" },
    { "2020M01", JCT_TIME_STANDARD, "2020-01" },
    { "2020 M1", JCT_TIME_STANDARD, "2020-01" },
    { "202013", JCT_TIME_STANDARD, NULL },
    { "2020Q1", JCT_TIME_STANDARD, "2020-Q1" },
    { "2020-Q4", JCT_TIME_STANDARD, "2020-Q4" },
    { "2020 Q4", JCT_TIME_STANDARD, "2020-Q4" },
    { "Q4 2020", JCT_TIME_STANDARD, "2020-Q4" },
    { "2020K1", JCT_TIME_STANDARD, "2020-Q1" },
    { "2020Q5", JCT_TIME_STANDARD, NULL },
    { "2020W05", JCT_TIME_STANDARD, "2020-W05" },
    { "2020U53", JCT_TIME_STANDARD, "2020-W53" },
    { "2021U53", JCT_TIME_STANDARD, NULL },
    { "2020-02-29", JCT_TIME_STANDARD, "2020-02-29" },
    { "2020/2/29", JCT_TIME_STANDARD, "2020-02-29" },
    { "20200229", JCT_TIME_STANDARD, "2020-02-29" },
    { "20190229", JCT_TIME_STANDARD, NULL },
    { "2020-01-05T00:00:00.000Z", JCT_TIME_STANDARD, "2020-01-05" },
    { "2020-01-05 00:00", JCT_TIME_STANDARD, "2020-01-05" },
    { "2020-01-05T12:00:00Z", JCT_TIME_STANDARD, NULL },
    { "FY2020", JCT_TIME_STANDARD, "FY2020" },
    { "FY 2020", JCT_TIME_STANDARD, "FY2020" },
    { "fy20", JCT_TIME_STANDARD, "FY2020" },
    { " 2020 ", JCT_TIME_STANDARD, "2020" },
    { "-0044", JCT_TIME_STANDARD, "-0044" },
    { "2020H1", JCT_TIME_STANDARD, NULL },
    { "Jan 2020", JCT_TIME_NAMED, "2020-01" },
    { "January 2020", JCT_TIME_NAMED, "2020-01" },
    { "2020 SEPT", JCT_TIME_NAMED, "2020-09" },
    { "2020DEC", JCT_TIME_NAMED, "2020-12" },
    { "Jan-98", JCT_TIME_NAMED, "1998-01" },
    { "5 March 2020", JCT_TIME_NAMED, "2020-03-05" },
    { "Mar 5, 2020", JCT_TIME_NAMED, "2020-03-05" },
    { "Feb 30, 2020", JCT_TIME_NAMED, NULL },
    { "Janu 2020", JCT_TIME_NAMED, NULL },
    { "1/2020", JCT_TIME_MONTH_YEAR, "2020-01" },
    { "13.2020", JCT_TIME_MONTH_YEAR, NULL },
    { "31/12/2020", JCT_TIME_DAY_MONTH_YEAR, "2020-12-31" },
    { "31.12.2020", JCT_TIME_DAY_MONTH_YEAR, "2020-12-31" },
    { "12/31/2020", JCT_TIME_DAY_MONTH_YEAR, NULL },
    { "12/31/2020", JCT_TIME_MONTH_DAY_YEAR, "2020-12-31" },
    { "12-31/2020", JCT_TIME_MONTH_DAY_YEAR, NULL },
    { "2019/20", JCT_TIME_YEAR_SPAN, "FY2020" },
    { "1999-00", JCT_TIME_YEAR_SPAN, "FY2000" },
    { "2019-2020", JCT_TIME_YEAR_SPAN, "FY2020" },
    { "2019/21", JCT_TIME_YEAR_SPAN, NULL },
    { "", JCT_TIME_STANDARD, NULL },
    { "2020-", JCT_TIME_STANDARD, NULL },
    { "2020  01", JCT_TIME_NAMED, NULL },
    { "99999999999999999999", JCT_TIME_STANDARD, NULL },
    { "a b c d e f", JCT_TIME_NAMED, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      JctPeriod period;
      gboolean ok = jct_time_text_parse (cases[i].text, cases[i].notation, 10, &period);
      g_autofree char *found = ok ? jct_period_to_text (period) : NULL;

      g_test_message ("\"%s\"", cases[i].text);
      g_assert_cmpstr (found, ==, cases[i].expected);
    }
  for (guint i = 0; i < JCT_N_TIME_NOTATIONS; i++)
    {
      JctTimeNotation notation;

      g_assert_true (jct_time_notation_from_name (jct_time_notation_to_name (i), &notation));
      g_assert_cmpint (notation, ==, i);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/io/json-stat/eurostat", test_eurostat);
  g_test_add_func ("/io/json-stat/ssb", test_ssb);
  g_test_add_func ("/io/json-stat/collection", test_collection);
  g_test_add_func ("/io/json-stat/errors", test_errors);
  g_test_add_func ("/io/json-stat/odd", test_odd);
  g_test_add_func ("/io/json-stat/notations", test_notations);
  return g_test_run ();
}
