/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Resources of figures published earlier: read, refused with a place, written again. */
#include "io/jct-reader.h"
#include "io/jct-writer.h"

#include <glib/gstdio.h>
#include <string.h>

#include "model/jct-vintage-published.h"

#define TODAY(name)                                                                           \
  "{'name':'" name                                                                            \
  "','juncture':{'role':'observations','dataDate':'2024-10'},'schema':{'fields':["            \
  "{'name':'period','type':'yearmonth'},{'name':'place','type':'string'},{'name':'n','type':" \
  "'integer'}]},'data':[['period','place','n'],['2024-01','x',10],['2024-01','y',5]]}"
#define OLD(more, fields, data)                                                                   \
  "{'name':'old','juncture':{'role':'vintages'" more "},'schema':{'fields':[{'name':'period',"    \
  "'type':'yearmonth'},{'name':'published','type':'string'},{'name':'n','type':'integer'}" fields \
  "]},'data':" data "}"
#define PACKAGE(resources) "{'name':'p','resources':[" resources "]}"
#define WITH(more, fields, data) PACKAGE (TODAY ("t") "," OLD (more, fields, data))
#define HEAD "['period','published','n']"
#define PLACE ",{'name':'place','type':'string'}"

/* The texts above are easier to read with single quotes. */
static GBytes *
to_bytes (const char *text)
{
  char *json = g_strdup (text);

  g_strdelimit (json, "'", '"');
  return g_bytes_new_take (json, strlen (json));
}

static JctDocument *
load (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = to_bytes (text);

  return jct_document_load_bytes (bytes, "p.json", error);
}

static const struct
{
  const char *text;
  JctIoError code;
  const char *place;
  const char *words; /* (nullable) */
} refused[] = {
  { PACKAGE (OLD ("", "", "[" HEAD "]")), JCT_IO_ERROR_STRUCTURE, "/resources/0/juncture",
    "the table that the figures were published of" },
  { PACKAGE (TODAY ("t") "," TODAY ("u") "," OLD ("", "", "[" HEAD "]")), JCT_IO_ERROR_STRUCTURE,
    "/resources/2/juncture", "table" },
  { WITH (",'table':'gone'", "", "[" HEAD "]"), JCT_IO_ERROR_REFERENCE,
    "/resources/1/juncture/table", "no table \"gone\"" },
  { WITH (",'table':5", "", "[" HEAD "]"), JCT_IO_ERROR_STRUCTURE, "/resources/1/juncture/table",
    NULL },
  { WITH (",'published':'day'", "", "[" HEAD "]"), JCT_IO_ERROR_REFERENCE,
    "/resources/1/juncture/published", "\"day\"" },
  { WITH (",'published':'n'", "", "[" HEAD "]"), JCT_IO_ERROR_REFERENCE,
    "/resources/1/juncture/published", NULL },
  { WITH ("", ",{'name':'colour','type':'string'}", "[" HEAD "]"), JCT_IO_ERROR_REFERENCE,
    "/resources/1/schema/fields/3", "none of the table \"t\"" },
  { WITH ("", ",{'name':'m','type':'integer'}", "[" HEAD "]"), JCT_IO_ERROR_REFERENCE,
    "/resources/1/schema/fields/3", "\"m\"" },
  { WITH ("", "", "[" HEAD ",['2024-01','soon',1]]"), JCT_IO_ERROR_VALUE, "/resources/1/data/1/1",
    "the date of publication" },
  { WITH ("", "", "[" HEAD ",['2024-01','2024-02-30',1]]"), JCT_IO_ERROR_VALUE,
    "/resources/1/data/1/1", NULL },
  { WITH ("", "", "[" HEAD ",['2024-01','2024-02',1],['2024-01','2024/..',1]]"), JCT_IO_ERROR_VALUE,
    "/resources/1/data/2/1", NULL },
  { WITH ("", "", "[" HEAD ",['2024-01',null,1]]"), JCT_IO_ERROR_STRUCTURE, "/resources/1/data/1/1",
    "found nothing" },
  { WITH ("", "", "[{'period':'2024-01','n':1}]"), JCT_IO_ERROR_STRUCTURE,
    "/resources/1/data/0/published", "found nothing" },
  { WITH ("",
          "",
          "[" HEAD ",['2024-01','2024-02',1],['2024-01','2024-03',1],['2024-01','2024-02',2]]"),
    JCT_IO_ERROR_DUPLICATE, "/resources/1/data/3", "/resources/1/data/1" },
  { WITH ("", "", "[" HEAD ",['2024-13','2024-02',1]]"), JCT_IO_ERROR_VALUE,
    "/resources/1/data/1/0", NULL },
  { WITH ("", "", "5"), JCT_IO_ERROR_STRUCTURE, "/resources/1/data", NULL },
};

static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *place = g_strdup_printf ("p.json: %s: ", refused[i].place);

      g_test_message ("%s", refused[i].text);
      g_assert_null (load (refused[i].text, &error));
      g_test_message ("%s", error->message);
      g_assert_error (error, JCT_IO_ERROR, (int) refused[i].code);
      g_assert_true (g_str_has_prefix (error->message, place));
      if (refused[i].words != NULL)
        g_assert_nonnull (strstr (error->message, refused[i].words));
    }
}

static void
assert_problem (const char *text, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JctDocument) document = load (text, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (jct_document_get_n_problems (document), ==, 1);
  g_assert_cmpstr (jct_document_get_problem (document, 0)->place, ==, "/resources/1");
  g_assert_nonnull (strstr (jct_document_get_problem (document, 0)->message, words));
}

/* Odd, and no reason to refuse the file. */
static void
test_problems (void)
{
  assert_problem (WITH ("", "", "[" HEAD ",['2024-03','2024-04',1],['2024-01','2024-01-20',1]]"),
                  "1 figure was published before its period was over: that of January 2024 (20 ");
  assert_problem (WITH ("", "", "[" HEAD ",['2024-01','2025-02',1]]"), "February 2025");
  assert_problem (WITH (",'sourceKeys':['nobody']", "", "[" HEAD ",['2024-01','2024-02',1]]"),
                  "nobody");
}

/* The figures of all series in the table of a document, and what was published of them. */
static void
assert_published (const JctDocument *document, const char *place, double expected)
{
  g_autoptr (JctView) view = jct_document_dup_default_view (document);
  g_autoptr (JctSeriesSet) series = NULL;
  g_autoptr (JctPublishedSet) set = NULL;
  guint n;

  if (place != NULL)
    jct_filter_add (view->filter, "place", place);
  series = jct_document_compute_series (document, view, NULL);
  g_assert_nonnull (series);
  set = jct_document_compute_published (document, view, series);
  const JctPublished *found
    = jct_published_set_find (set, 0, jct_period (jct_period_kind (JCT_PERIOD_MONTH, 1), 2024 * 12),
                              &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpfloat (found->value, ==, expected);
}

/* A total and a part, in two resources; what is not known survives, with the rows. */
static void
test_round_trip (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JctDocument) document = load (
    PACKAGE (TODAY ("t") "," OLD (
      ",'colour':'kept'", "",
      "[" HEAD
      ",['2024-01','2024-02~',16]]") ",{'name':'part','juncture':{'role':'vintages','table':'t','published':'on',"
                                     "'time':'period'},'schema':{'fields':[{'name':'on','type':'date'},{'name':'n',"
                                     "'type':'integer'},{'name':'period','type':'yearmonth'}" PLACE
                                     "]},'data':[{"
                                     "'on':'2024-02-09','place':'x','period':'2024-01','n':11}]}"),
    &error);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JctDocument) again = NULL;
  g_autoptr (JctDocument) edited = NULL;
  g_autoptr (JctDocumentBuilder) builder = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (jct_document_get_n_tables (document), ==, 1);
  g_assert_cmpuint (jct_document_get_n_vintages (document), ==, 2);
  g_assert_cmpuint (jct_document_get_n_problems (document), ==, 0);
  assert_published (document, NULL, 16);
  assert_published (document, "x", 11);

  builder = jct_document_builder_new_edit (document, JCT_PART_VIEWS);
  edited = jct_document_builder_finish (builder, &error);
  g_assert_no_error (error);
  g_assert_cmpint (jct_document_compare (document, edited), ==, JCT_PART_VIEWS);
  bytes = jct_document_to_bytes (edited, &error);
  g_assert_no_error (error);
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                                  "\"colour\": \"kept\""));
  again = jct_document_load_bytes (bytes, "p.json", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (jct_document_get_n_vintages (again), ==, 2);
  assert_published (again, NULL, 16);
  assert_published (again, "x", 11);
  g_autoptr (GBytes) repeated = jct_document_to_bytes (again, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (bytes, repeated));
}

/* Without a package of its own to keep. */
static void
test_made (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JctDocument) document
    = load (WITH ("", "", "[" HEAD ",['2024-01','2024-02',16]]"), &error);
  g_autoptr (JctDocumentBuilder) builder = jct_document_builder_new ("test");
  g_autoptr (JctDocument) made = NULL;
  g_autoptr (JctDocument) again = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_assert_no_error (error);
  jct_document_builder_take_table (builder, jct_table_ref (jct_document_get_table (document, 0)),
                                   NULL);
  jct_document_builder_take_vintage (builder,
                                     jct_vintage_ref (jct_document_get_vintage (document, 0)),
                                     NULL);
  made = jct_document_builder_finish (builder, &error);
  g_assert_no_error (error);
  bytes = jct_document_to_bytes (made, &error);
  g_assert_no_error (error);
  again = jct_document_load_bytes (bytes, "p.json", &error);
  g_assert_no_error (error);
  assert_published (again, NULL, 16);
}

/* A long array goes by the reader of blocks, and is refused by the other with its place. */
static void
test_long (void)
{
  for (guint bad = 0; bad < 2; bad++)
    {
      g_autoptr (GString) rows = g_string_new ("[" HEAD);
      g_autoptr (GError) error = NULL;
      g_autoptr (JctDocument) document = NULL;
      g_autofree char *old = NULL;

      for (guint year = 1000; year < 2000; year++)
        for (guint month = 1; month <= 12; month++)
          g_string_append_printf (rows, ",['%04u-%02u','2024-%02u-05',%u]", year, month, month,
                                  year);
      g_string_append (rows, bad ? ",['2024-01','2024-x',16]]" : ",['2024-01','2024-02',16]]");
      old = g_strconcat (
        "{'name':'p','resources':[" TODAY (
          "t") ",{'name':'old','juncture':{'role':'vintages'},'schema':{'fields':[{'name':"
               "'period','type':'yearmonth'},{'name':'published','type':'string'},{'name':"
               "'n','type':'integer'}]},'data':",
        rows->str, "}]}", NULL);
      g_assert_cmpuint (strlen (old), >, 256 * 1024);
      document = load (old, &error);
      if (bad)
        {
          g_assert_error (error, JCT_IO_ERROR, JCT_IO_ERROR_VALUE);
          g_assert_nonnull (strstr (error->message, "/resources/1/data/12001/1"));
          continue;
        }
      g_assert_no_error (error);
      assert_published (document, NULL, 16);
    }
}

/* The file of a resource beside the package, as of observations. */
static void
test_sibling (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("juncture-XXXXXX", &error);
  g_autofree char *package = g_build_filename (folder, "p.json", NULL);
  g_autofree char *csv = g_build_filename (folder, "old.csv", NULL);
  g_autofree char *text = g_strdup (PACKAGE (
    TODAY ("t") ",{'name':'old','path':'old.csv','juncture':{'role':'vintages'},'schema':{"
                "'fields':[{'name':'period','type':'yearmonth'},{'name':'published','type':"
                "'string'},{'name':'n','type':'integer'}]}}"));
  g_autoptr (JctDocument) document = NULL;

  g_assert_no_error (error);
  g_strdelimit (text, "'", '"');
  g_assert_true (g_file_set_contents (package, text, -1, &error));
  g_assert_true (g_file_set_contents (csv, "period,published,n\n2024-01,2024-02,16\n", -1, &error));
  g_autoptr (GFile) file = g_file_new_for_path (package);
  document = jct_document_load (file, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_published (document, NULL, 16);
  g_clear_pointer (&document, jct_document_unref);
  g_assert_true (
    g_file_set_contents (csv, "period,published,n\n2024-01,2024-02,16\n2024-01,yesterday,1\n", -1,
                         &error));
  g_assert_null (jct_document_load (file, NULL, NULL, NULL, &error));
  g_assert_error (error, JCT_IO_ERROR, JCT_IO_ERROR_VALUE);
  g_assert_nonnull (strstr (error->message, "line 3, field \"published\""));
  g_remove (csv);
  g_remove (package);
  g_rmdir (folder);
}

/* A view that does not want to see them. */
static void
test_view (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JctDocument) document = load (
    PACKAGE (TODAY (
      "t") ",{'name':'v','juncture':{'role':'views'},'data':[{'id':'a','table':'t'},{'id':'b','table':'t',"
           "'vintages':'none'}]}"),
    &error);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JctDocument) again = NULL;

  g_assert_no_error (error);
  g_assert_false (jct_document_find_view (document, "a")->vintages_hidden);
  g_assert_true (jct_document_find_view (document, "b")->vintages_hidden);
  bytes = jct_document_to_bytes (document, &error);
  again = jct_document_load_bytes (bytes, "p.json", &error);
  g_assert_no_error (error);
  g_assert_true (jct_document_find_view (again, "b")->vintages_hidden);
  g_assert_null (
    load (PACKAGE (TODAY ("t") ",{'name':'v','juncture':{'role':'views'},'data':[{'id':'a',"
                               "'vintages':'some'}]}"),
          &error));
  g_assert_error (error, JCT_IO_ERROR, JCT_IO_ERROR_VALUE);
}

int
main (int argc, char **argv)
{
  g_setenv ("LANGUAGE", "C", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vintages/refused", test_refused);
  g_test_add_func ("/vintages/problems", test_problems);
  g_test_add_func ("/vintages/round-trip", test_round_trip);
  g_test_add_func ("/vintages/made", test_made);
  g_test_add_func ("/vintages/long", test_long);
  g_test_add_func ("/vintages/sibling", test_sibling);
  g_test_add_func ("/vintages/view", test_view);
  return g_test_run ();
}
