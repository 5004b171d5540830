/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saving: what is read again equals what was saved, a second saving gives the same bytes, and no
 * failure loses a file. */
#include "io/jct-writer.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "io/jct-reader.h"

static JctDocument *
load_bytes (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  JctDocument *document = jct_document_load_bytes (bytes, "again.json", &error);

  g_assert_no_error (error);
  return document;
}

static JctDocument *
load_text (const char *text)
{
  g_autofree char *json = g_strdup (text);
  g_autoptr (GBytes) bytes = NULL;

  g_strdelimit (json, "'", '"');
  bytes = g_bytes_new (json, strlen (json));
  return load_bytes (bytes);
}

static GBytes *
save_bytes (const JctDocument *document)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = jct_document_to_bytes (document, &error);

  g_assert_no_error (error);
  return bytes;
}

static void
assert_same_table (const JctTable *a, const JctTable *b)
{
  gsize n = jct_table_get_n_rows (a);

  g_assert_cmpstr (jct_table_get_name (a), ==, jct_table_get_name (b));
  g_assert_cmpstr (jct_table_get_title (a), ==, jct_table_get_title (b));
  g_assert_cmpstr (jct_table_get_description (a), ==, jct_table_get_description (b));
  g_assert_cmpstr (jct_table_get_period_name (a), ==, jct_table_get_period_name (b));
  g_assert_cmpstr (jct_table_get_data_date (a), ==, jct_table_get_data_date (b));
  g_assert_true (
    jct_period_kind_equal (jct_table_get_period_kind (a), jct_table_get_period_kind (b)));
  g_assert_cmpint (jct_table_get_missing_periods (a), ==, jct_table_get_missing_periods (b));
  g_assert_cmpuint (n, ==, jct_table_get_n_rows (b));
  g_assert_cmpuint (jct_table_get_n_dimensions (a), ==, jct_table_get_n_dimensions (b));
  g_assert_cmpuint (jct_table_get_n_measures (a), ==, jct_table_get_n_measures (b));
  for (guint d = 0; d < jct_table_get_n_dimensions (a); d++)
    {
      g_assert_cmpstr (jct_table_get_dimension_name (a, d), ==,
                       jct_table_get_dimension_name (b, d));
      g_assert_cmpstr (jct_table_get_dimension_title (a, d), ==,
                       jct_table_get_dimension_title (b, d));
      for (gsize row = 0; row < n; row++)
        {
          guint code = jct_table_get_code (a, d, row);
          guint other = jct_table_get_code (b, d, row);

          g_assert_cmpstr (jct_table_get_value (a, d, code), ==, jct_table_get_value (b, d, other));
          g_assert_cmpstr (jct_table_get_value_label (a, d, code), ==,
                           jct_table_get_value_label (b, d, other));
        }
    }
  for (guint m = 0; m < jct_table_get_n_measures (a); m++)
    {
      g_assert_cmpstr (jct_table_get_measure_name (a, m), ==, jct_table_get_measure_name (b, m));
      g_assert_cmpstr (jct_table_get_measure_unit (a, m), ==, jct_table_get_measure_unit (b, m));
      g_assert_cmpint (jct_table_get_measure_type (a, m), ==, jct_table_get_measure_type (b, m));
      g_assert_cmpint (jct_table_has_qualifier (a, m), ==, jct_table_has_qualifier (b, m));
      for (gsize row = 0; row < n; row++)
        {
          g_assert_cmpint (jct_table_is_missing (a, m, row), ==, jct_table_is_missing (b, m, row));
          if (jct_table_is_missing (a, m, row))
            continue;
          g_assert_true (jct_table_get_real (a, m, row) == jct_table_get_real (b, m, row));
          if (jct_table_get_measure_type (a, m) == JCT_MEASURE_INTEGER)
            g_assert_cmpint (jct_table_get_integer (a, m, row), ==,
                             jct_table_get_integer (b, m, row));
          if (jct_table_has_qualifier (a, m))
            g_assert_cmpint (jct_table_get_qualifier (a, m, row), ==,
                             jct_table_get_qualifier (b, m, row));
        }
    }
  for (gsize row = 0; row < n; row++)
    g_assert_cmpint (jct_table_get_periods (a)[row], ==, jct_table_get_periods (b)[row]);
}

static void
assert_same_lists (const JctDocument *a, const JctDocument *b)
{
  g_assert_cmpuint (jct_document_get_n_definitions (a), ==, jct_document_get_n_definitions (b));
  for (guint i = 0; i < jct_document_get_n_definitions (a); i++)
    {
      const JctDefinition *x = jct_document_get_definition (a, i);
      const JctDefinition *y = jct_document_get_definition (b, i);

      g_assert_cmpstr (x->id, ==, y->id);
      g_assert_cmpstr (x->title, ==, y->title);
      g_assert_cmpstr (x->description, ==, y->description);
      g_assert_cmpstr (x->table, ==, y->table);
      g_assert_cmpstr (x->measure, ==, y->measure);
      g_assert_cmpstr (x->by, ==, y->by);
      g_assert_true (jct_filter_equal (x->filter, y->filter));
    }
  g_assert_cmpuint (jct_document_get_n_events (a), ==, jct_document_get_n_events (b));
  for (guint i = 0; i < jct_document_get_n_events (a); i++)
    {
      const JctEvent *x = jct_document_get_event (a, i);
      const JctEvent *y = jct_document_get_event (b, i);

      g_assert_cmpstr (x->id, ==, y->id);
      g_assert_true (jct_edtf_equal (&x->date, &y->date));
      g_assert_cmpstr (x->summary, ==, y->summary);
      g_assert_true (
        g_strv_equal ((const char *const *) x->source_keys, (const char *const *) y->source_keys));
      g_assert_cmpint (x->verified, ==, y->verified);
      g_assert_cmpint (x->claimed, ==, y->claimed);
    }
  g_assert_cmpuint (jct_document_get_n_sources (a), ==, jct_document_get_n_sources (b));
  g_assert_cmpuint (jct_document_get_n_claims (a), ==, jct_document_get_n_claims (b));
  g_assert_cmpuint (jct_document_get_n_categories (a), ==, jct_document_get_n_categories (b));
  g_assert_cmpuint (jct_document_get_n_views (a), ==, jct_document_get_n_views (b));
  for (guint i = 0; i < jct_document_get_n_views (a); i++)
    g_assert_true (jct_view_equal (jct_document_get_view (a, i), jct_document_get_view (b, i)));
}

/* Saves, reads, compares, and saves again to the same bytes. Returns the text. */
static char *
assert_round_trip (const JctDocument *document)
{
  g_autoptr (GBytes) first = save_bytes (document);
  g_autoptr (JctDocument) again = load_bytes (first);
  g_autoptr (GBytes) second = save_bytes (again);

  g_assert_cmpstr (jct_document_get_title (document), ==, jct_document_get_title (again));
  g_assert_cmpuint (jct_document_get_fiscal_start (document), ==,
                    jct_document_get_fiscal_start (again));
  g_assert_cmpuint (jct_document_get_n_tables (document), ==, jct_document_get_n_tables (again));
  for (guint i = 0; i < jct_document_get_n_tables (document); i++)
    assert_same_table (jct_document_get_table (document, i), jct_document_get_table (again, i));
  assert_same_lists (document, again);
  g_assert_cmpmem (g_bytes_get_data (first, NULL), g_bytes_get_size (first),
                   g_bytes_get_data (second, NULL), g_bytes_get_size (second));
  return g_strndup (g_bytes_get_data (first, NULL), g_bytes_get_size (first));
}

#define PACKAGE                                                                                    \
  "{'zebra':[1,2.0,{'deep':[[],{}]}],'name':'p','title':'Ti\\ttle \\u00fc \\u0007','resources':["  \
  "{'name':'t','data':[['q','m','s','x','n','ok','year'],"                                         \
  "['nearly','2024-02','b',0.1,9007199254740993,true,2020],[null,'2024-01','a \\\\ "               \
  "\\u001f',1e300,null,null,null],"                                                                \
  "['exact','2024-01','',-3,-1,false,-44]],"                                                       \
  "'mark':'after the data','juncture':{'role':'observations','colour':'kept','measures':{'n':"     \
  "{'qualifier':'q'},'x':{'unit':'per day'}}},'schema':{'fields':[{'name':'q','type':'string'},"   \
  "{'name':'m','type':'yearmonth'},{'name':'s','type':'string','categories':[{'value':'b','label'" \
  ":'Bee'}]},"                                                                                     \
  "{'name':'x','type':'number'},{'name':'n','type':'integer','custom':true},{'name':'ok','type':'" \
  "boolean'},"                                                                                     \
  "{'name':'year','type':'integer'}]}},"                                                           \
  "{'name':'e','juncture':{'role':'events'},'data':[{'id':'e','date':'2022-08-05','title':'E','"   \
  "unknown':{'a':1}}]},"                                                                           \
  "{'name':'stories','juncture':{'role':'stories'},'data':[{'id':'s','slides':[]}]},"              \
  "{'name':'else','anything':null}]}"

static void
test_round_trip (void)
{
  g_autoptr (JctDocument) document = load_text (PACKAGE);
  g_autofree char *text = assert_round_trip (document);
  const char *const in_order[]
    = { "\"zebra\"", "\"deep\"", "\"name\": \"p\"", "Ti\\ttle ü \\u0007", "\"data\": [",
        "[\"q\", \"m\", \"s\", \"x\", \"n\", \"ok\", \"year\"]",
        /* months in order, rows of a month in theirs */
        "[\"exact\", \"2024-01\", \"a \\\\ \\u001f\", 1e+300, null, null, null]",
        "[\"exact\", \"2024-01\", \"\", -3.0, -1, false, -44]",
        "[\"nearly\", \"2024-02\", \"b\", 0.1, 9007199254740993, true, 2020]", "after the data",
        "\"colour\"", "\"custom\": true", "\"unknown\"", "\"slides\"", "\"anything\": null" };
  const char *p = text;

  g_assert_cmpuint (jct_document_get_n_tables (document), ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (in_order); i++)
    {
      p = strstr (p, in_order[i]);
      if (p == NULL)
        g_error ("%s is missing or out of order in %s", in_order[i], text);
    }
  g_assert_true (g_str_has_suffix (text, "}\n"));
}

/* Each kind of period, as text that is read again. */
static void
test_periods (void)
{
  static const char *const kinds[][3] = {
    { "day", "date", "'2024-02-29'" },
    { "week", "string", "'2020-W53'" },
    { "month", "yearmonth", "'0044-12'" },
    { "month", "date", "'2024-05-01'" },
    { "quarter", "string", "'2024-Q4'" },
    { "quarter", "date", "'2024-10-01'" },
    { "year", "year", "-44" },
    { "year", "year", "7" },
    { "year", "string", "'2024'" },
    { "fiscal-year", "string", "'FY2024'" },
    { "fiscal-year", "year", "2024" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *text
        = g_strdup_printf ("{'juncture':{'fiscalYearStartMonth':4},'resources':[{'name':'t','"
                           "juncture':{'role':'observations',"
                           "'time':'p','periodKind':'%s'},'schema':{'fields':[{'name':'p','type':'%"
                           "s'},{'name':'n','type':'integer'}]},"
                           "'data':[['p','n'],[%s,1]]}]}",
                           kinds[i][0], kinds[i][1], kinds[i][2]);
      g_autoptr (JctDocument) document = load_text (text);
      g_autofree char *saved = assert_round_trip (document);
      g_autofree char *row = g_strdup_printf ("[%s, 1]", kinds[i][2]);

      g_strdelimit (row, "'", '"');
      g_assert_nonnull (strstr (saved, row));
    }
}

static JctDocument *
load_file (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv (folder), name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  JctDocument *document;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return NULL;
  document = jct_document_load (file, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return document;
}

static void
test_datasets (void)
{
  g_autoptr (JctDocument) subject
    = load_file ("JCT_PROJECT_DIR", "data/datasets/us-china-repatriation.json");
  g_autoptr (JctDocument) figures
    = load_file ("JCT_PROJECT_DIR", "data/datasets/reported-figures.json");
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  g_assert_nonnull (subject);
  g_assert_nonnull (figures);
  g_assert_cmpuint (jct_document_get_n_events (subject), ==, 48);
  first = assert_round_trip (subject);
  second = assert_round_trip (figures);
  g_assert_nonnull (strstr (first, "\"bp-southwest\""));
}

/* A document without a package of its own gets one. */
static void
test_from_cbp (void)
{
  g_autoptr (JctDocument) document
    = load_file ("JCT_SHARED_DIR", "data/cbp-nationwide-encounters-fy20-fy24-aor.csv.gz");
  g_autofree char *text = NULL;

  if (document == NULL)
    {
      g_test_skip ("CBP's file is not here");
      return;
    }
  text = assert_round_trip (document);
  g_assert_nonnull (strstr (text, "\"fiscalYearStartMonth\": 10"));
}

/* Everything that a builder can hold. */
static void
test_from_parts (void)
{
  g_autoptr (JctDocumentBuilder) builder = jct_document_builder_new ("test");
  g_autoptr (JctTableBuilder) rows
    = jct_table_builder_new ("t", jct_period_kind (JCT_PERIOD_QUARTER, 1));
  g_autoptr (JctDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  JctEvent *event = jct_event_new ();
  JctSource *source = jct_source_new ();
  JctClaim *claim = jct_claim_new ();
  JctView *view = jct_view_new ();

  jct_table_builder_add_dimension (rows, "n_qualifier", "Taken name");
  jct_table_builder_add_measure (rows, "n", "Number", "things", JCT_MEASURE_REAL);
  jct_table_builder_add_qualifier (rows, 0);
  jct_table_builder_add_row (rows, 8096);
  jct_table_builder_set_code (rows, 0, jct_table_builder_intern (rows, 0, "value", -1));
  jct_table_builder_set_real (rows, 0, 1.0 / 3.0);
  jct_table_builder_set_qualifier (rows, 0, JCT_QUALIFIER_AT_MOST);
  jct_document_builder_set_title (builder, "Title");
  jct_document_builder_take_table (builder, jct_table_builder_finish (rows, TRUE, NULL, NULL, NULL),
                                   &error);
  g_assert_no_error (error);

  event->id = g_strdup ("e");
  event->title = g_strdup ("Event");
  g_assert_true (jct_edtf_parse ("2022-08~/..", &event->date, NULL));
  event->claimed = JCT_DIRECTION_UNCLEAR;
  event->verified = FALSE;
  jct_document_builder_take_event (builder, event, &error);
  g_assert_no_error (error);
  source->key = g_strdup ("s");
  source->title = g_strdup ("Source");
  jct_document_builder_take_source (builder, source, &error);
  g_assert_no_error (error);
  claim->id = g_strdup ("c");
  claim->kind = JCT_CLAIM_COUNT;
  claim->text = g_strdup ("Words");
  claim->has_value = TRUE;
  claim->value = 12.5;
  jct_document_builder_take_claim (builder, claim, &error);
  g_assert_no_error (error);
  view->id = g_strdup ("v");
  view->table = g_strdup ("t");
  view->measure = g_strdup ("n");
  view->has_visible = TRUE;
  view->visible.start = jct_day_from_date (2024, 1, 15);
  view->visible.end = jct_day_from_date (2024, 2, 1);
  view->chart = JCT_CHART_MULTIPLES;
  view->free_scale = TRUE;
  view->focus = g_strdup ("value");
  view->top = 7;
  view->log_axis = TRUE;
  view->years = JCT_YEARS_FISCAL;
  g_assert_true (
    jct_transform_from_text ("rolling-centred:3,index:2024-01", 1, &view->transform, NULL));
  g_free (view->method);
  view->method = g_strdup ("a_later_method");
  view->events = g_strsplit ("e", ",", -1);
  jct_filter_add (view->filter, "n_qualifier", "value");
  jct_document_builder_take_view (builder, view, &error);
  g_assert_no_error (error);

  document = jct_document_builder_finish (builder, &error);
  g_assert_no_error (error);
  text = assert_round_trip (document);
  g_assert_nonnull (strstr (text, "\"n_qualifier_\""));
  g_assert_nonnull (strstr (text, "0.3333333333333333"));
}

/* ---- safe saving ---- */

typedef struct
{
  char *folder;
  char *path;
} Folder;

static void
folder_set_up (Folder *folder, gconstpointer data)
{
  folder->folder = g_dir_make_tmp ("jct-writer-XXXXXX", NULL);
  folder->path = g_build_filename (folder->folder, "file.json", NULL);
}

static guint
count_files (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
folder_tear_down (Folder *folder, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (folder->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (folder->folder, name, NULL);

      g_remove (child);
    }
  g_rmdir (folder->folder);
  g_free (folder->folder);
  g_free (folder->path);
}

static gboolean
save (const char *path, const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return jct_save_bytes (path, bytes, error);
}

static void
assert_content (const char *path, const char *text)
{
  g_autofree char *content = NULL;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, text);
}

static void
test_save (Folder *folder, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *link = g_build_filename (folder->folder, "link.json", NULL);
  struct stat info;

  save (folder->path, "one", &error);
  g_assert_no_error (error);
  assert_content (folder->path, "one");

  g_assert_cmpint (g_chmod (folder->path, 0640), ==, 0);
  save (folder->path, "two", &error);
  g_assert_no_error (error);
  assert_content (folder->path, "two");
  g_assert_cmpint (g_stat (folder->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 07777, ==, 0640);

  /* A link stays a link. */
  g_assert_cmpint (symlink ("file.json", link), ==, 0);
  save (link, "three", &error);
  g_assert_no_error (error);
  assert_content (folder->path, "three");
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpuint (count_files (folder->folder), ==, 2);
}

static void
assert_not_saved (const char *path, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (save (path, "text", &error));
  g_assert_error (error, G_IO_ERROR, code);
  g_assert_nonnull (strstr (error->message, path));
  g_assert_null (strchr (error->message, '\n'));
}

static void
test_save_errors (Folder *folder, gconstpointer data)
{
  g_autofree char *missing = g_build_filename (folder->folder, "no", "file.json", NULL);
  g_autofree char *sub = g_build_filename (folder->folder, "sub", NULL);
  g_autofree char *under = g_build_filename (folder->path, "file.json", NULL);
  g_autofree char *fifo = g_build_filename (folder->folder, "fifo", NULL);

  assert_not_saved (missing, G_IO_ERROR_NOT_FOUND);
  g_assert_cmpint (g_mkdir (sub, 0755), ==, 0);
  assert_not_saved (sub, G_IO_ERROR_IS_DIRECTORY);
  g_assert_true (g_file_set_contents (folder->path, "old", -1, NULL));
  assert_not_saved (under, G_IO_ERROR_NOT_DIRECTORY);
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  assert_not_saved (fifo, G_IO_ERROR_NOT_REGULAR_FILE);
  g_assert_cmpuint (count_files (folder->folder), ==, 3);
  if (geteuid () == 0)
    {
      g_test_message ("permissions do not bind root");
      return;
    }
  g_assert_cmpint (g_chmod (folder->path, 0400), ==, 0);
  assert_not_saved (folder->path, G_IO_ERROR_PERMISSION_DENIED);
  g_assert_cmpint (g_chmod (folder->path, 0600), ==, 0);
  g_assert_cmpint (g_chmod (folder->folder, 0500), ==, 0);
  assert_not_saved (folder->path, G_IO_ERROR_PERMISSION_DENIED);
  g_assert_cmpint (g_chmod (folder->folder, 0700), ==, 0);
  assert_content (folder->path, "old");
}

/* The disk is full while writing: the old file stands, and nothing is left beside it. */
static void
test_save_full (Folder *folder, gconstpointer data)
{
  struct rlimit before;
  struct rlimit small;
  g_autoptr (GError) error = NULL;
  g_autofree char *large = g_strnfill (100000, 'x');
  void (*handler) (int);
  gboolean saved;

  save (folder->path, "old", &error);
  g_assert_no_error (error);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  small = before;
  small.rlim_cur = 4096;
  handler = signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  saved = save (folder->path, large, &error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  signal (SIGXFSZ, handler);
  g_assert_false (saved);
  g_assert_nonnull (error);
  g_assert_cmpint (error->domain, ==, G_IO_ERROR);
  g_assert_nonnull (strstr (error->message, folder->path));
  assert_content (folder->path, "old");
  g_assert_cmpuint (count_files (folder->folder), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/io/writer/round-trip", test_round_trip);
  g_test_add_func ("/io/writer/periods", test_periods);
  g_test_add_func ("/io/writer/datasets", test_datasets);
  g_test_add_func ("/io/writer/from-cbp", test_from_cbp);
  g_test_add_func ("/io/writer/from-parts", test_from_parts);
  g_test_add ("/io/writer/save", Folder, NULL, folder_set_up, test_save, folder_tear_down);
  g_test_add ("/io/writer/save-errors", Folder, NULL, folder_set_up, test_save_errors,
              folder_tear_down);
  g_test_add ("/io/writer/save-full", Folder, NULL, folder_set_up, test_save_full,
              folder_tear_down);
  return g_test_run ();
}
