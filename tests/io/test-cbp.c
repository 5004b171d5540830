/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The CBP reader: real figures against known totals, the forms that CBP's files have, revised
 * files. */
#include "io/jct-reader.h"

#include <glib/gstdio.h>
#include <string.h>

#define HEADER                                                                                   \
  "Fiscal Year,Month Grouping,Month (abbv),Component,Land Border Region,Area of Responsibility," \
  "AOR (Abbv),Demographic,Citizenship,Title of Authority,Encounter Type,Encounter Count\n"
#define CHINA "\"CHINA, PEOPLES REPUBLIC OF\""
#define REST                                                                            \
  ",U.S. Border Patrol,Southwest Land Border,San Diego Sector,SDC,Single Adults," CHINA \
  ",Title 8,Apprehensions,"

static JctDocument *
load_text (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return jct_document_load_bytes (bytes, "cbp.csv", error);
}

static JctDocument *
load_text_ok (const char *text)
{
  g_autoptr (GError) error = NULL;
  JctDocument *document = load_text (text, &error);

  g_assert_no_error (error);
  g_assert_nonnull (document);
  return document;
}

/* The sum of the first measure over the calendar months from `from` to `to` under the filter. */
static double
sum_months (const JctDocument *document, const JctFilter *filter, const char *from, const char *to)
{
  JctSeriesQuery query = { .filter = filter, .kind = jct_period_kind (JCT_PERIOD_MONTH, 1) };
  g_autoptr (GError) error = NULL;
  g_autoptr (JctSeriesSet) set = NULL;
  double sum = 0;

  g_assert_true (jct_period_parse (from, query.kind, &query.from));
  g_assert_true (jct_period_parse (to, query.kind, &query.to));
  query.has_from = query.has_to = TRUE;
  set = jct_series_set_compute (jct_document_get_table (document, 0), &query, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < jct_series_get_n (jct_series_set_get (set, 0)); i++)
    sum += jct_series_get_value (jct_series_set_get (set, 0), i);
  return sum;
}

static double
sum_definition (const JctDocument *document, const char *id, const char *from, const char *to)
{
  const JctDefinition *definition = jct_document_find_definition (document, id);
  g_autoptr (JctFilter) filter = NULL;

  g_assert_nonnull (definition);
  filter = jct_filter_copy (definition->filter);
  jct_filter_add (filter, "citizenship", "CHINA, PEOPLES REPUBLIC OF");
  return sum_months (document, filter, from, to);
}

static void
test_control_totals (void)
{
  const char *shared = g_getenv ("JCT_SHARED_DIR");
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JctDocument) document = NULL;
  JctTable *table;
  guint citizenship;

  path = g_build_filename (shared != NULL ? shared : "", "data",
                           "cbp-nationwide-encounters-fy20-fy24-aor.csv.gz", NULL);
  if (shared == NULL || !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("CBP's file is not here");
      return;
    }
  file = g_file_new_for_path (path);
  document = jct_document_load (file, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (jct_document_get_format (document), ==, "cbp");
  g_assert_cmpuint (jct_document_get_n_problems (document), ==, 0);
  g_assert_cmpuint (jct_document_get_fiscal_start (document), ==, 10);
  g_assert_cmpstr (jct_document_get_definition (document, 0)->id, ==, "bp-southwest");
  g_assert_cmpuint (jct_document_get_n_definitions (document), ==, 5);

  g_assert_cmpfloat (sum_definition (document, "bp-southwest", "2021-10", "2022-09"), ==, 1970);
  g_assert_cmpfloat (sum_definition (document, "bp-southwest", "2022-10", "2023-09"), ==, 24048);
  g_assert_cmpfloat (sum_definition (document, "bp-southwest", "2023-01", "2023-12"), ==, 37153);
  g_assert_cmpfloat (sum_definition (document, "bp-southwest", "2023-12", "2023-12"), ==, 5951);
  g_assert_cmpfloat (sum_definition (document, "bp-southwest", "2024-01", "2024-01"), ==, 3693);
  g_assert_cmpfloat (sum_definition (document, "bp-southwest", "2024-02", "2024-02"), ==, 3507);
  g_assert_cmpfloat (sum_definition (document, "bp-southwest", "2024-03", "2024-03"), ==, 2048);
  g_assert_cmpfloat (sum_definition (document, "all-southwest", "2022-10", "2023-09"), ==, 24314);
  g_assert_cmpfloat (sum_definition (document, "all-southwest", "2021-10", "2022-09"), ==, 2176);

  table = jct_document_get_table (document, 0);
  g_assert_cmpuint (jct_table_get_n_rows (table), ==, 68815);
  g_assert_cmpint (jct_table_get_missing_periods (table), ==, JCT_MISSING_IS_ZERO);
  g_assert_cmpuint (jct_table_get_n_dimensions (table), ==, 10);
  citizenship = (guint) jct_table_find_dimension (table, "citizenship");
  g_assert_cmpuint (jct_table_get_n_values (table, citizenship), ==, 22);
  g_assert_cmpstr (jct_table_get_value_label (table, citizenship,
                                              jct_table_find_value (table, citizenship,
                                                                    "CHINA, PEOPLES REPUBLIC OF")),
                   ==, "China");
  g_assert_cmpstr (jct_table_get_value_label (table, citizenship,
                                              jct_table_find_value (table, citizenship,
                                                                    "MYANMAR (BURMA)")),
                   ==, "Myanmar (Burma)");
}

/* Every form at once: mark, CRLF, quoted and bare numbers, (FYTD), both groupings, names in any
 * case, an empty line. */
static void
test_forms (void)
{
  g_autoptr (JctDocument) published
    = load_text_ok ("\xef\xbb\xbf" HEADER "2024 (FYTD),FYTD,OCT" REST "\"1,234\"\r\n\r\n"
                    "2024 (FYTD),FYTD,JAN" REST "5\r\n2023,Remaining,SEP" REST "\"12,345,678\"");
  g_autoptr (JctDocument) lower = load_text_ok (
    "encounter_count,citizenship,month_abbv,fiscal_year,month_grouping\n7,HAITI,Dec,FY2024,FYTD\n");
  JctTable *table = jct_document_get_table (published, 0);
  const gint32 *periods = jct_table_get_periods (table);

  g_assert_cmpuint (jct_table_get_n_rows (table), ==, 3);
  g_assert_cmpint (periods[0], ==, 2023 * 12 + 8);
  g_assert_cmpint (periods[1], ==, 2023 * 12 + 9);
  g_assert_cmpint (periods[2], ==, 2024 * 12);
  g_assert_cmpint (jct_table_get_integer (table, 0, 0), ==, 12345678);
  g_assert_cmpint (jct_table_get_integer (table, 0, 1), ==, 1234);
  g_assert_cmpint (jct_table_find_dimension (table, "authority"), >=, 0);
  g_assert_cmpint (jct_table_find_dimension (table, "area_abbreviation"), >=, 0);
  g_assert_cmpstr (jct_table_get_value (table,
                                        (guint) jct_table_find_dimension (table, "fiscal_year"), 0),
                   ==, "2024");
  table = jct_document_get_table (lower, 0);
  g_assert_cmpint (jct_table_get_periods (table)[0], ==, 2023 * 12 + 11);
  g_assert_cmpuint (jct_table_get_n_dimensions (table), ==, 3);
  /* Without components and borders only the definition without conditions holds. */
  g_assert_cmpuint (jct_document_get_n_definitions (lower), ==, 1);
  g_assert_cmpstr (jct_document_get_definition (lower, 0)->id, ==, "all-nationwide");
}

/* The same figure twice in one file is not added, whatever its grouping. */
static void
test_overlap_within (void)
{
  g_autoptr (JctDocument) document
    = load_text_ok (HEADER "2024,FYTD,OCT" REST "10\n2024 (FYTD),Remaining,OCT" REST
                           "12\n2024,FYTD,NOV" REST "3\n");
  JctTable *table = jct_document_get_table (document, 0);
  const JctProblem *problem;

  g_assert_cmpuint (jct_table_get_n_rows (table), ==, 2);
  g_assert_cmpint (jct_table_get_integer (table, 0, 0), ==, 12);
  g_assert_cmpuint (jct_document_get_n_problems (document), ==, 1);
  problem = jct_document_get_problem (document, 0);
  g_assert_cmpstr (problem->place, ==, "line 3");
  g_assert_nonnull (strstr (problem->message, "FY2024"));
  g_assert_nonnull (strstr (problem->message, "October 2023, 10 became 12"));
}

static GFile *
write_file (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

/* A later file revises one figure, leaves one out and adds a month. */
static void
test_revised_files (void)
{
  g_autofree char *folder = g_dir_make_tmp ("jct-cbp-XXXXXX", NULL);
  g_autoptr (GFile) old
    = write_file (folder, "old.csv",
                  HEADER "2023,FYTD,SEP" REST "2999\n2022,FYTD,SEP" REST "4\n"
                         "2023,FYTD,SEP,Office of Field Operations,Other,A,A,FMUA,HAITI,Title 8,"
                         "Inadmissibles,1\n");
  g_autoptr (GFile) new
    = write_file (folder, "new.csv",
                  HEADER "2023,FYTD,SEP" REST "\"2,998\"\n2024 (FYTD),FYTD,OCT" REST "8\n");
  GFile *files[] = { old, new };
  g_autoptr (GError) error = NULL;
  g_autoptr (JctDocument) document = jct_document_load_files (files, 2, NULL, &error);
  g_autoptr (JctFilter) filter = jct_filter_new ();
  const JctProblem *problem;

  g_assert_no_error (error);
  jct_filter_add (filter, "citizenship", "CHINA, PEOPLES REPUBLIC OF");
  g_assert_cmpfloat (sum_months (document, filter, "2023-09", "2023-09"), ==, 2998);
  g_assert_cmpfloat (sum_months (document, filter, "2022-09", "2023-10"), ==, 2998 + 4 + 8);
  g_assert_cmpuint (jct_document_get_n_problems (document), ==, 2);
  problem = jct_document_get_problem (document, 0);
  g_assert_nonnull (strstr (problem->place, "new.csv, line 2"));
  g_assert_nonnull (strstr (problem->message, "1 figure of FY2023"));
  g_assert_nonnull (strstr (problem->message, "2999 became 2998"));
  problem = jct_document_get_problem (document, 1);
  g_assert_nonnull (strstr (problem->message, "September 2023"));

  g_file_delete (old, NULL, NULL);
  g_file_delete (new, NULL, NULL);
  g_rmdir (folder);
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
    { HEADER "2024,FYTD,OCX" REST "1\n", JCT_IO_ERROR_VALUE, "line 2, field \"month_abbv\"",
      "\"OCX\"" },
    { HEADER "24,FYTD,OCT" REST "1\n", JCT_IO_ERROR_VALUE, "line 2, field \"fiscal_year\"",
      "\"24\"" },
    { HEADER "2024,FYTD,OCT" REST "-1\n", JCT_IO_ERROR_VALUE, "line 2, field \"encounter_count\"",
      "\"-1\"" },
    { HEADER "2024,FYTD,OCT" REST "\"1,2\"\n", JCT_IO_ERROR_VALUE,
      "line 2, field \"encounter_count\"", "\"1,2\"" },
    { HEADER "2024,FYTD,OCT" REST "\"1234,567\"\n", JCT_IO_ERROR_VALUE,
      "line 2, field \"encounter_count\"", NULL },
    { HEADER "2024,FYTD,OCT" REST "\n", JCT_IO_ERROR_VALUE, "line 2, field \"encounter_count\"",
      NULL },
    { HEADER "2024,FYTD,OCT" REST "99999999999999999999\n", JCT_IO_ERROR_VALUE, NULL, NULL },
    { HEADER "2024,FYTD,OCT\n", JCT_IO_ERROR_STRUCTURE, "line 2", "12" },
    { HEADER "\n\n2024,FYTD,OCT" REST "\"1\n", JCT_IO_ERROR_SYNTAX, "line 4", "never closed" },
    { HEADER "2024,FYTD,OCT" REST "1\"2\n", JCT_IO_ERROR_SYNTAX, "line 2", "quotation mark" },
    { HEADER, JCT_IO_ERROR_STRUCTURE, NULL, "no row" },
    { "fiscal_year,fiscal year,month_abbv,encounter_count\n", JCT_IO_ERROR_DUPLICATE, "line 1",
      NULL },
    { "fiscal_year,,month_abbv,encounter_count\n", JCT_IO_ERROR_STRUCTURE, "line 1", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JctDocument) document = load_text (cases[i].text, &error);

      g_test_message ("case %u: %s", i, error != NULL ? error->message : "no error");
      g_assert_null (document);
      g_assert_error (error, JCT_IO_ERROR, (gint) cases[i].code);
      g_assert_true (g_str_has_prefix (error->message, "cbp.csv: "));
      if (cases[i].place != NULL)
        g_assert_cmpstr (jct_io_error_get_place (error), ==, cases[i].place);
      if (cases[i].words != NULL)
        g_assert_nonnull (strstr (error->message, cases[i].words));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/io/cbp/control-totals", test_control_totals);
  g_test_add_func ("/io/cbp/forms", test_forms);
  g_test_add_func ("/io/cbp/overlap-within", test_overlap_within);
  g_test_add_func ("/io/cbp/revised-files", test_revised_files);
  g_test_add_func ("/io/cbp/errors", test_errors);
  return g_test_run ();
}
