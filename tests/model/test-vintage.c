/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures as published earlier: when they answer the question of a view, and when nothing is said. */
#include <math.h>

#include "model/jct-vintage-published.h"

/* Rows of (period, kind, place, value); NULL ends them, and NULL for a field that the table does not have. */
typedef struct
{
  const char *period;
  const char *published; /* of a vintage */
  const char *kind, *place;
  int value; /* below 0: missing */
  JctQualifier qualifier;
} Row;

typedef enum
{
  HAS_KIND = 1,
  HAS_PLACE = 2,
} Columns;

static void
set_text (JctTableBuilder *builder, int dimension, const char *text)
{
  if (dimension >= 0)
    jct_table_builder_set_code (builder, (guint) dimension,
                                jct_table_builder_intern (builder, (guint) dimension, text, -1));
}

static JctTable *
make_table (const char *name, JctPeriodKind kind, Columns columns, gboolean dated, const Row *rows)
{
  g_autoptr (JctTableBuilder) builder = jct_table_builder_new (name, kind);
  int published = -1, kinds = -1, places = -1;
  guint measure;
  JctTable *table;
  g_autoptr (GError) error = NULL;

  jct_table_builder_set_missing_periods (builder, JCT_MISSING_IS_ZERO);
  if (dated)
    published = (int) jct_table_builder_add_dimension (builder, "published", NULL);
  else
    jct_table_builder_set_data_date (builder, "2024-10");
  if (columns & HAS_KIND)
    kinds = (int) jct_table_builder_add_dimension (builder, "kind", NULL);
  if (columns & HAS_PLACE)
    places = (int) jct_table_builder_add_dimension (builder, "place", NULL);
  measure = jct_table_builder_add_measure (builder, "n", NULL, NULL, JCT_MEASURE_INTEGER);
  jct_table_builder_add_qualifier (builder, measure);
  for (; rows->period != NULL; rows++)
    {
      JctPeriod period;

      g_assert_true (jct_period_parse (rows->period, kind, &period));
      jct_table_builder_add_row (builder, period.ordinal);
      set_text (builder, published, rows->published);
      set_text (builder, kinds, rows->kind);
      set_text (builder, places, rows->place);
      if (rows->value >= 0)
        jct_table_builder_set_integer (builder, measure, rows->value);
      jct_table_builder_set_qualifier (builder, measure, rows->qualifier);
    }
  table = jct_table_builder_finish (builder, FALSE, NULL, NULL, &error);
  g_assert_no_error (error);
  return table;
}

#define MONTH (jct_period_kind (JCT_PERIOD_MONTH, 1))
#define QUARTER (jct_period_kind (JCT_PERIOD_QUARTER, 1))

/* Two kinds at two places in January and February 2024, one kind alone in March. */
static const Row today_rows[] = {
  { "2024-01", NULL, "a", "x", 10, 0 }, { "2024-01", NULL, "b", "x", 20, 0 },
  { "2024-01", NULL, "a", "y", 1, 0 },  { "2024-02", NULL, "a", "x", 30, 0 },
  { "2024-02", NULL, "b", "y", 40, 0 }, { "2024-03", NULL, "a", "x", 50, 0 },
  { NULL, NULL, NULL, NULL, 0, 0 },
};

static JctDocument *
make_document (JctPeriodKind kind, Columns columns, const Row *rows)
{
  g_autoptr (JctDocumentBuilder) builder = jct_document_builder_new ("test");
  g_autoptr (JctTable) table = make_table ("today", MONTH, HAS_KIND | HAS_PLACE, FALSE, today_rows);
  g_autoptr (JctTable) old = make_table ("old", kind, columns, TRUE, rows);
  g_autoptr (GError) error = NULL;
  JctVintage *vintage = jct_vintage_new (old, table, JCT_VINTAGE_PUBLISHED, &error);
  JctDocument *document;

  g_assert_no_error (error);
  g_assert_true (jct_document_builder_take_table (builder, jct_table_ref (table), &error));
  g_assert_true (jct_document_builder_take_vintage (builder, vintage, &error));
  document = jct_document_builder_finish (builder, &error);
  g_assert_no_error (error);
  return document;
}

/* "10 (2024-02), 12 (2024-03)": what was published of a period of a series; "" for nothing. */
static char *
ask (const JctDocument *document, const JctView *view, const char *key, const char *period)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JctSeriesSet) series = jct_document_compute_series (document, view, &error);
  g_autoptr (JctPublishedSet) set = NULL;
  GString *text = g_string_new (NULL);
  int index;
  JctPeriod at;
  guint n;

  g_assert_no_error (error);
  set = jct_document_compute_published (document, view, series);
  index = key != NULL ? jct_series_set_find (series, key) : 0;
  g_assert_cmpint (index, >=, 0);
  g_assert_true (jct_period_parse (period, jct_series_set_get_kind (series), &at));
  const JctPublished *found = jct_published_set_find (set, (guint) index, at, &n);
  g_assert_true ((found != NULL) == (n > 0));
  g_assert_true (jct_published_set_has (set, (guint) index, at, at) == (n > 0));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *date = jct_edtf_to_text (found[i].date);

      g_string_append_printf (text, "%s%g%s (%s)", i > 0 ? ", " : "", found[i].value,
                              found[i].qualifier != JCT_QUALIFIER_EXACT ? "~" : "", date);
    }
  return g_string_free (text, FALSE);
}

#define assert_answer(document, view, key, period, expected)           \
  G_STMT_START                                                         \
  {                                                                    \
    g_autofree char *answer_found = ask (document, view, key, period); \
    g_assert_cmpstr (answer_found, ==, expected);                      \
  }                                                                    \
  G_STMT_END

static JctView *
make_view (const char *kind, const char *place, const char *by)
{
  JctView *view = jct_view_new ();

  view->by = g_strdup (by);
  if (kind != NULL)
    jct_filter_add (view->filter, "kind", kind);
  if (place != NULL)
    jct_filter_add (view->filter, "place", place);
  return view;
}

/* Rows in any order: by date of publication in the answer; each row alone is one figure. */
static void
test_same (void)
{
  static const Row rows[] = {
    { "2024-02", "2024-04", "a", "x", 28, 0 }, { "2024-01", "2024-05-02", "a", "x", 9, 0 },
    { "2024-01", "2024-02", "a", "x", 12, 0 }, { "2024-01", "2024-05-01", "a", "x", 11, 0 },
    { "2024-01", "2024-02", "b", "x", 25, 0 }, { NULL, NULL, NULL, NULL, 0, 0 },
  };
  g_autoptr (JctDocument) document = make_document (MONTH, HAS_KIND | HAS_PLACE, rows);
  g_autoptr (JctView) ax = make_view ("a", "x", NULL);
  g_autoptr (JctView) by = make_view (NULL, "x", "kind");
  g_autoptr (JctView) ay = make_view ("a", "y", NULL);

  assert_answer (document, ax, NULL, "2024-01", "12 (2024-02), 11 (2024-05-01), 9 (2024-05-02)");
  assert_answer (document, ax, NULL, "2024-02", "28 (2024-04)");
  assert_answer (document, ax, NULL, "2024-03", "");
  assert_answer (document, by, "b", "2024-01", "25 (2024-02)");
  assert_answer (document, by, "a", "2024-01", "12 (2024-02), 11 (2024-05-01), 9 (2024-05-02)");
  assert_answer (document, ay, NULL, "2024-01", "");
  ax->transform.per_day = TRUE;
  assert_answer (document, ax, NULL, "2024-02", "0.965517 (2024-04)");
  ax->transform.rolling = 2;
  assert_answer (document, ax, NULL, "2024-02", "");
  ax->transform = (JctTransform){ .kind = JCT_TRANSFORM_SHARE };
  assert_answer (document, ax, NULL, "2024-02", "");
}

/* A sum only where all is there that today's table adds up. */
static void
test_sums (void)
{
  static const Row rows[] = {
    { "2024-01", "2024-02", "a", "x", 12, 0 }, { "2024-01", "2024-02", "b", "x", 25, 0 },
    { "2024-01", "2024-03", "a", "x", 11, 0 }, { "2024-01", "2024-03", "b", "x", 24, 0 },
    { "2024-01", "2024-03", "a", "y", 2, 0 },  { "2024-02", "2024-03", "a", "x", 30, 0 },
    { "2024-02", "2024-03", "b", "y", -1, 0 }, { "2024-03", "2024-05", "a", "x", 52, 0 },
    { "2024-03", "2024-05", "b", "x", 3, 0 },  { NULL, NULL, NULL, NULL, 0, 0 },
  };
  g_autoptr (JctDocument) document = make_document (MONTH, HAS_KIND | HAS_PLACE, rows);
  g_autoptr (JctView) all = make_view (NULL, NULL, NULL);
  g_autoptr (JctView) x = make_view (NULL, "x", NULL);
  g_autoptr (JctView) a = make_view ("a", NULL, NULL);
  g_autoptr (JctView) by = make_view (NULL, NULL, "kind");

  /* In February 2024 nothing was published of "a" at "y". */
  assert_answer (document, all, NULL, "2024-01", "37 (2024-03)");
  assert_answer (document, x, NULL, "2024-01", "37 (2024-02), 35 (2024-03)");
  assert_answer (document, a, NULL, "2024-01", "13 (2024-03)");
  assert_answer (document, by, "a", "2024-01", "13 (2024-03)");
  assert_answer (document, by, "b", "2024-01", "25 (2024-02), 24 (2024-03)");
  /* One part is not known. */
  assert_answer (document, all, NULL, "2024-02", "");
  assert_answer (document, by, "a", "2024-02", "30 (2024-03)");
  /* What was withdrawn since belongs to the sum as published. */
  assert_answer (document, all, NULL, "2024-03", "55 (2024-05)");
}

/* A total without its parts answers for the total alone. */
static void
test_coarse (void)
{
  static const Row rows[] = {
    { "2024-01", "2024-02-10", NULL, "x", 33, JCT_QUALIFIER_NEARLY },
    { "2024-02", "2024-02-10", NULL, "x", 31, 0 },
    { NULL, NULL, NULL, NULL, 0, 0 },
  };
  g_autoptr (JctDocument) document = make_document (MONTH, HAS_PLACE, rows);
  g_autoptr (JctView) x = make_view (NULL, "x", NULL);
  g_autoptr (JctView) ax = make_view ("a", "x", NULL);
  g_autoptr (JctView) by = make_view (NULL, "x", "kind");
  g_autoptr (JctView) all = make_view (NULL, NULL, NULL);
  g_autoptr (JctView) both = make_view ("a", "x", NULL);
  gsize row;
  guint n;

  jct_filter_add (both->filter, "kind", "b");
  assert_answer (document, x, NULL, "2024-01", "33~ (2024-02-10)");
  assert_answer (document, both, NULL, "2024-01", "33~ (2024-02-10)");
  assert_answer (document, ax, NULL, "2024-01", "");
  assert_answer (document, by, "a", "2024-01", "");
  assert_answer (document, all, NULL, "2024-01", "");
  /* That of February was published in it. */
  g_assert_true (jct_vintage_find_early (jct_document_get_vintage (document, 0), &row, &n));
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (row, ==, 1);
}

/* A quarter is the sum of its months of one publication, and never stands beside one of two months. */
static void
test_periods (void)
{
  static const Row months[] = {
    { "2024-01", "2024-04", "a", "x", 11, 0 }, { "2024-02", "2024-04", "a", "x", 31, 0 },
    { "2024-03", "2024-04", "a", "x", 51, 0 }, { "2024-01", "2024-05", "a", "x", 12, 0 },
    { "2024-02", "2024-05", "a", "x", 32, 0 }, { "2024-03", "2024-06", "a", "x", 52, 0 },
    { NULL, NULL, NULL, NULL, 0, 0 },
  };
  static const Row quarters[] = {
    { "2024-Q1", "2024-04", "a", "x", 95, 0 },
    { "2024-Q2", "2024-07", "a", "x", 7, 0 },
    { "2024-Q1", "2024-12", "a", "x", 96, 0 },
    { NULL, NULL, NULL, NULL, 0, 0 },
  };
  g_autoptr (JctDocument) fine = make_document (MONTH, HAS_KIND | HAS_PLACE, months);
  g_autoptr (JctDocument) coarse = make_document (QUARTER, HAS_KIND | HAS_PLACE, quarters);
  g_autoptr (JctView) view = make_view ("a", "x", NULL);

  assert_answer (coarse, view, NULL, "2024-01", "");
  view->has_period = TRUE;
  view->period = JCT_PERIOD_QUARTER;
  assert_answer (fine, view, NULL, "2024-Q1", "93 (2024-04)");
  /* Not what was published after the state of today's table, October 2024. */
  assert_answer (coarse, view, NULL, "2024-Q1", "95 (2024-04)");
  assert_answer (coarse, view, NULL, "2024-Q2", "");
  view->period = JCT_PERIOD_YEAR;
  assert_answer (fine, view, NULL, "2024", "");
  assert_answer (coarse, view, NULL, "2024", "");
}

static void
test_refused (void)
{
  static const Row rows[]
    = { { "2024-01", "2024-02", "a", "x", 1, 0 }, { NULL, NULL, NULL, NULL, 0, 0 } };
  static const Row open[]
    = { { "2024-01", "2024-02/..", "a", "x", 1, 0 }, { NULL, NULL, NULL, NULL, 0, 0 } };
  g_autoptr (JctTable) today = make_table ("today", MONTH, HAS_PLACE, FALSE, rows);
  g_autoptr (JctTable) more = make_table ("old", MONTH, HAS_KIND | HAS_PLACE, TRUE, rows);
  g_autoptr (JctTable) never = make_table ("old", MONTH, HAS_PLACE, FALSE, rows);
  g_autoptr (JctTable) endless = make_table ("old", MONTH, HAS_PLACE, TRUE, open);
  g_autoptr (JctTable) good = make_table ("old", MONTH, HAS_PLACE, TRUE, rows);
  g_autoptr (JctDocumentBuilder) builder = jct_document_builder_new ("test");
  g_autoptr (GError) error = NULL;

  g_assert_null (jct_vintage_new (more, today, JCT_VINTAGE_PUBLISHED, &error));
  g_assert_error (error, JCT_VINTAGE_ERROR, JCT_VINTAGE_ERROR_COLUMN);
  g_clear_error (&error);
  g_assert_null (jct_vintage_new (never, today, JCT_VINTAGE_PUBLISHED, &error));
  g_assert_error (error, JCT_VINTAGE_ERROR, JCT_VINTAGE_ERROR_COLUMN);
  g_clear_error (&error);
  g_assert_null (jct_vintage_new (endless, today, JCT_VINTAGE_PUBLISHED, &error));
  g_assert_error (error, JCT_VINTAGE_ERROR, JCT_VINTAGE_ERROR_DATE);
  g_clear_error (&error);
  /* A document without the table that it belongs to. */
  g_assert_true (jct_document_builder_take_vintage (
    builder, jct_vintage_new (good, today, JCT_VINTAGE_PUBLISHED, NULL), NULL));
  g_assert_null (jct_document_builder_finish (builder, &error));
  g_assert_error (error, JCT_DOCUMENT_ERROR, JCT_DOCUMENT_ERROR_NO_TABLE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vintage/same", test_same);
  g_test_add_func ("/vintage/sums", test_sums);
  g_test_add_func ("/vintage/coarse", test_coarse);
  g_test_add_func ("/vintage/periods", test_periods);
  g_test_add_func ("/vintage/refused", test_refused);
  return g_test_run ();
}
