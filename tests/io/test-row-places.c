/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where rows stand in their file: what is said of them is looked up there again. */
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "io/jct-reader.h"
#include "model/jct-model-json.h"
#include "model/jct-provenance.h"
#include "model/jct-row-places.h"

#define SCHEMA                                                                                   \
  "'juncture':{'role':'observations','time':'period','periodKind':'month','measures':{'n':{}}}," \
  "'schema':{'fields':[{'name':'period','type':'yearmonth'},{'name':'who','type':'string'},"     \
  "{'name':'n','type':'integer'}]}"
#define PACKAGE(data)                                                                       \
  "{'name':'p','title':'T','juncture':{'formatVersion':1},'resources':[{'name':'t'," SCHEMA \
  "," data "}]}"
/* Not in the order of time. */
#define OBJECTS                                                                 \
  "[{'period':'2024-02','who':'a','n':1},{'period':'2024-01','who':'a','n':2}," \
  "{'period':'2024-02','who':'b','n':4},{'period':'2024-02','who':'a','n':8},"  \
  "{'period':'2024-01','who':'b','n':16},{'period':'2024-02','who':'a','n':32}]"

static JctDocument *
read_text (const char *quoted)
{
  g_autofree char *text = g_strdelimit (g_strdup (quoted), "'", '"');
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  JctDocument *document = jct_document_load_bytes (bytes, "somewhere/p.json", &error);

  g_assert_no_error (error);
  return document;
}

static char *
describe_rows (JctDocument *document, const char *who)
{
  g_autoptr (JctFilter) filter = jct_filter_new ();
  const JctRowQuery query = { .filter = filter };
  g_autoptr (JctRowOrder) order = NULL;
  g_autoptr (GArray) places = NULL;

  if (who != NULL)
    jct_filter_add (filter, "who", who);
  order = jct_row_order_new (jct_document_get_table (document, 0), &query, NULL, NULL);
  places = jct_row_places_new (order);
  return places != NULL ? jct_row_places_to_words (places) : NULL;
}

static void
assert_rows (const char *text, const char *who, const char *expected)
{
  g_autoptr (JctDocument) document = read_text (text);
  g_autofree char *words = describe_rows (document, who);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_pointers (void)
{
  assert_rows (PACKAGE ("'data':" OBJECTS), NULL, "p.json: /resources/0/data/0 to 5");
  assert_rows (PACKAGE ("'data':" OBJECTS), "b",
               "p.json: /resources/0/data/2, /resources/0/data/4");
  assert_rows (PACKAGE ("'data':" OBJECTS), "a",
               "p.json: /resources/0/data/0 to 1, /resources/0/data/3, /resources/0/data/5");
  /* A row of names comes first. */
  assert_rows (PACKAGE ("'data':[['period','who','n'],['2024-02','a',1],['2024-01','b',2]]"), "b",
               "p.json: /resources/0/data/2");
  assert_rows ("[{'period':'2024-02','who':'a','n':1},{'period':'2024-01','who':'b','n':2}]", "b",
               "p.json: /1");
}

static void
test_many (void)
{
  g_autoptr (GString) rows = g_string_new ("'data':[");

  for (guint i = 0; i < 10; i++)
    g_string_append_printf (rows, "%s{'period':'2024-01','who':'%s','n':1}", i > 0 ? "," : "",
                            i % 2 == 0 ? "a" : "b");
  g_string_append_c (rows, ']');
  g_autofree char *text = g_strconcat (
    "{'name':'p','title':'T','juncture':{'formatVersion':1},'resources':[{'name':'t',", SCHEMA, ",",
    rows->str, "}]}", NULL);
  assert_rows (text, "b",
               "p.json: /resources/0/data/1, /resources/0/data/3, /resources/0/data/5, "
               "and 2 more places");
}

/* Two files of lines, in a folder of their own; one of them has an empty line. */
static void
test_lines (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("juncture-places-XXXXXX", &error);
  g_autofree char *package = g_build_filename (folder, "p.json", NULL);
  g_autofree char *one = g_build_filename (folder, "one.csv", NULL);
  g_autofree char *two = g_build_filename (folder, "two.csv", NULL);
  g_autofree char *text
    = g_strdelimit (g_strdup (PACKAGE ("'path':['one.csv','two.csv']")), "'", '"');
  g_autoptr (GFile) file = g_file_new_for_path (package);

  g_assert_true (g_file_set_contents (package, text, -1, &error));
  g_assert_true (
    g_file_set_contents (one, "period,who,n\n2024-03,a,1\n2024-01,b,2\n2024-02,b,4\n", -1, &error));
  g_assert_true (
    g_file_set_contents (two, "2024-01,a,8\n2024-02,a,16\n2024-02,a,32\n", -1, &error));
  g_autoptr (JctDocument) document = jct_document_load (file, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *first = describe_rows (document, "b");
  g_assert_cmpstr (first, ==, "one.csv: lines 3 to 4");
  g_autofree char *both = describe_rows (document, "a");
  g_assert_cmpstr (both, ==, "one.csv: line 2, two.csv: lines 1 to 3");
  g_unlink (one);
  g_unlink (two);
  g_unlink (package);
  g_rmdir (folder);
}

/* Of rows that come from no file nothing is said. */
static void
test_unknown (void)
{
  g_autoptr (JctTableBuilder) builder
    = jct_table_builder_new ("t", jct_period_kind (JCT_PERIOD_YEAR, 1));
  g_autoptr (JctTable) table = NULL;
  g_autoptr (JctRowOrder) order = NULL;
  const JctRowQuery query = { 0 };
  JctRowPlace place;

  jct_table_builder_add_measure (builder, "n", NULL, NULL, JCT_MEASURE_INTEGER);
  jct_table_builder_add_row (builder, 2020);
  table = jct_table_builder_finish (builder, FALSE, NULL, NULL, NULL);
  order = jct_row_order_new (table, &query, NULL, NULL);
  g_assert_null (jct_row_places_new (order));
  g_assert_false (jct_row_place_find (table, 0, &place));
  json_t *none = jct_row_places_to_json (NULL);
  g_assert_cmpuint (json_array_size (none), ==, 0);
  json_decref (none);
}

/* ---- the bundled file ------------------------------------------------------------------------ */

static GFile *
bundled_file (void)
{
  return g_file_new_build_filename (g_getenv ("JCT_PROJECT_DIR"), "data", "datasets",
                                    "us-china-repatriation.json", NULL);
}

/* What the rows of the file say at the places that a part names, added up. */
static double
add_up_places (const json_t *package, const json_t *places, gsize column, gsize *n_rows)
{
  double sum = 0;
  json_t *origin, *range;
  gsize i, k;

  *n_rows = 0;
  json_array_foreach (places, i, origin)
    {
      int resource;

      g_assert_cmpstr (json_string_value (json_object_get (origin, "file")), ==,
                       "us-china-repatriation.json");
      g_assert_cmpint (sscanf (json_string_value (json_object_get (origin, "pointer")),
                               "/resources/%d/data", &resource),
                       ==, 1);
      const json_t *data = json_object_get (json_array_get (json_object_get (package, "resources"),
                                                            (gsize) resource),
                                            "data");
      json_array_foreach (json_object_get (origin, "rows"), k, range)
        for (json_int_t row = json_integer_value (json_array_get (range, 0));
             row <= json_integer_value (json_array_get (range, 1)); row++)
          {
            sum += json_number_value (json_array_get (json_array_get (data, (gsize) row), column));
            (*n_rows)++;
          }
    }
  return sum;
}

/* The fast way reads it: each point of the default view is what stands at the places that it names. */
static void
test_bundled (void)
{
  g_autoptr (GFile) file = bundled_file ();
  g_autoptr (GError) error = NULL;
  g_autoptr (JctDocument) document = jct_document_load (file, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (JctView) view = jct_document_dup_default_view (document);
  g_autoptr (JctSeriesSet) set = jct_document_compute_series (document, view, &error);
  g_assert_no_error (error);
  g_autofree char *path = g_file_get_path (file);
  json_t *package = json_load_file (path, 0, NULL);
  const JctSeries *series = jct_series_set_get (set, 0);
  g_autoptr (JctProvenance) provenance
    = jct_provenance_new_points (document, view, jct_series_get_key (series), &error);

  g_assert_nonnull (package);
  for (gsize i = 0; i < jct_series_get_n (series); i++)
    {
      gsize n_rows;

      g_assert_true (
        jct_provenance_set_point (provenance, view, jct_series_get_period (series, i), &error));
      json_t *record = jct_provenance_parts_to_json (provenance);
      const json_t *part = json_array_get (record, 0);
      g_assert_cmpfloat (add_up_places (package, json_object_get (part, "places"), 5, &n_rows), ==,
                         jct_series_get_value (series, i));
      g_assert_cmpuint (n_rows, ==, (gsize) json_integer_value (json_object_get (part, "rows")));
      json_decref (record);
    }
  json_decref (package);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/row-places/pointers", test_pointers);
  g_test_add_func ("/row-places/many", test_many);
  g_test_add_func ("/row-places/lines", test_lines);
  g_test_add_func ("/row-places/unknown", test_unknown);
  g_test_add_func ("/row-places/bundled", test_bundled);
  return g_test_run ();
}
