/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands beside a view: taken into the document as an edit, computed in periods of its own. */
#include "model/jct-beside.h"

#define MONTH(year, month) ((year) *12 + (month) -1)

static JctTable *
make_table (const char *name, JctPeriodKind kind, gint32 first, guint n, const char *source)
{
  g_autoptr (JctTableBuilder) builder = jct_table_builder_new (name, kind);
  const char *keys[] = { source, NULL };
  JctTable *table;

  jct_table_builder_add_dimension (builder, "place", "Place");
  jct_table_builder_add_measure (builder, "count", "Count", "arrests", JCT_MEASURE_INTEGER);
  if (source != NULL)
    jct_table_builder_set_source_keys (builder, keys);
  for (guint i = 0; i < n; i++)
    {
      jct_table_builder_add_row (builder, first + (gint32) i);
      jct_table_builder_set_code (builder, 0,
                                  jct_table_builder_intern (builder, 0, i % 2 ? "a" : "b", -1));
      jct_table_builder_set_integer (builder, 0, 10 + i);
    }
  table = jct_table_builder_finish (builder, FALSE, NULL, NULL, NULL);
  g_assert_nonnull (table);
  return table;
}

static JctDocument *
make_document (const char *title, const char *table, JctPeriodKind kind, gint32 first, guint n)
{
  g_autoptr (JctDocumentBuilder) builder = jct_document_builder_new ("datapackage");
  g_autoptr (GError) error = NULL;
  JctDefinition *definition = jct_definition_new ();
  JctSource *source = jct_source_new ();
  JctDocument *document;

  jct_document_builder_set_title (builder, title);
  jct_document_builder_set_fiscal_start (builder, 10);
  source->key = g_strdup ("key");
  source->title = g_strdup_printf ("Source of %s", title);
  g_assert_true (jct_document_builder_take_source (builder, source, NULL));
  g_assert_true (
    jct_document_builder_take_table (builder, make_table (table, kind, first, n, "key"), &error));
  definition->id = g_strdup ("all");
  definition->title = g_strdup_printf ("All of %s", title);
  definition->table = g_strdup (table);
  definition->measure = g_strdup ("count");
  g_assert_true (jct_document_builder_take_definition (builder, definition, NULL));
  document = jct_document_builder_finish (builder, &error);
  g_assert_no_error (error);
  return document;
}

static JctDocument *
make_months (const char *title)
{
  /* No two have the same figures. */
  guint n = g_str_equal (title, "One") ? 48 : 36;

  return make_document (title, "counts", jct_period_kind (JCT_PERIOD_MONTH, 10), MONTH (2020, 1),
                        n);
}

static JctDocument *
add (const JctDocument *document, const JctDocument *other, JctBeside **beside)
{
  g_autoptr (JctView) view = jct_document_dup_default_view (other);
  g_autoptr (GError) error = NULL;
  JctDocument *edited = jct_document_with_beside (document, other, view, beside, &error);

  g_assert_no_error (error);
  g_assert_nonnull (edited);
  return edited;
}

/* The other's names are taken already: everything comes under names of its own, and nothing of the document changes. */
static void
test_names (void)
{
  g_autoptr (JctDocument) document = make_months ("One");
  g_autoptr (JctDocument) other = make_months ("Two");
  g_autoptr (JctBeside) beside = NULL;
  g_autoptr (JctDocument) edited = add (document, other, &beside);
  const JctDefinition *definition = jct_document_find_definition (edited, beside->definition);

  g_assert_cmpuint (jct_document_get_n_tables (document), ==, 1);
  g_assert_cmpuint (jct_document_get_n_tables (edited), ==, 2);
  g_assert_cmpuint (jct_document_get_n_definitions (edited), ==, 2);
  g_assert_nonnull (definition);
  g_assert_cmpstr (definition->id, !=, "all");
  g_assert_cmpstr (definition->title, ==, "All of Two");
  g_assert_cmpstr (definition->table, !=, "counts");
  JctTable *table = jct_document_find_table (edited, definition->table);
  g_assert_nonnull (table);
  const char *const *keys = jct_table_get_source_keys (table);
  g_assert_cmpstr (jct_document_find_source (edited, keys[0])->title, ==, "Source of Two");
  g_assert_cmpstr (jct_document_find_source (edited, "key")->title, ==, "Source of One");
  g_assert_true (jct_document_has_beside (edited, beside));
  g_assert_false (jct_document_has_beside (document, beside));
  /* The columns outlive the document that they are from. */
  g_clear_pointer (&other, jct_document_unref);
  g_assert_cmpint (jct_table_get_integer (table, 0, 35), ==, 45);
  g_assert_true (jct_document_compare (document, edited) & JCT_PART_DATA);
}

/* The same figures under the same definition are not added again; another definition of them shares the table. */
static void
test_again (void)
{
  g_autoptr (JctDocument) document = make_months ("One");
  g_autoptr (JctDocument) other = make_months ("Two");
  g_autoptr (JctDocument) read_again = make_months ("Two");
  g_autoptr (JctBeside) beside = NULL, second = NULL, third = NULL;
  g_autoptr (JctDocument) edited = add (document, other, &beside);
  g_autoptr (JctDocument) same = add (edited, read_again, &second);
  g_autoptr (JctView) view = jct_view_new ();

  g_assert_true (same == edited);
  g_assert_cmpstr (second->definition, ==, beside->definition);
  view->table = g_strdup ("counts");
  g_autoptr (JctDocument) more = jct_document_with_beside (edited, read_again, view, &third, NULL);
  g_assert_cmpuint (jct_document_get_n_tables (more), ==, 2);
  g_assert_cmpuint (jct_document_get_n_definitions (more), ==, 3);
}

static JctBesideSeries *
compute_one (GPtrArray **all, const JctDocument *document, JctView *view, JctBeside *beside)
{
  g_ptr_array_add (view->beside, beside);
  *all = jct_document_compute_beside (document, view);
  g_assert_cmpuint ((*all)->len, ==, 1);
  return g_ptr_array_index (*all, 0);
}

/* Finer periods are summed into the view's, coarser ones are steps, and the view's filter and transform do nothing. */
static void
test_periods (void)
{
  static const struct
  {
    JctPeriodUnit unit, asked, got;
    gint32 first;
    guint n;
    JctChartType chart;
  } cases[] = {
    { JCT_PERIOD_MONTH, JCT_PERIOD_MONTH, JCT_PERIOD_MONTH, MONTH (2021, 1), 24, JCT_CHART_LINE },
    { JCT_PERIOD_MONTH, JCT_PERIOD_YEAR, JCT_PERIOD_YEAR, MONTH (2021, 1), 24, JCT_CHART_LINE },
    { JCT_PERIOD_YEAR, JCT_PERIOD_MONTH, JCT_PERIOD_YEAR, 2021, 2, JCT_CHART_STEP },
    { JCT_PERIOD_FISCAL_YEAR, JCT_PERIOD_MONTH, JCT_PERIOD_FISCAL_YEAR, 2021, 2, JCT_CHART_STEP },
    { JCT_PERIOD_FISCAL_YEAR, JCT_PERIOD_YEAR, JCT_PERIOD_FISCAL_YEAR, 2021, 2, JCT_CHART_STEP },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JctDocument) document = make_months ("One");
      g_autoptr (JctDocument) other
        = make_document ("Two", "other", jct_period_kind (cases[i].unit, 10), cases[i].first,
                         cases[i].n);
      g_autoptr (JctView) view = jct_document_dup_default_view (document);
      g_autoptr (GPtrArray) all = NULL;
      JctBeside *beside;
      g_autoptr (JctDocument) edited = add (document, other, &beside);

      view->has_period = TRUE;
      view->period = cases[i].asked;
      view->transform.per_day = TRUE;
      jct_filter_add (view->filter, "place", "a");
      JctBesideSeries *entry = compute_one (&all, edited, view, beside);
      g_assert_cmpint (jct_series_set_get_kind (entry->series).unit, ==, cases[i].got);
      g_assert_cmpint (entry->view->chart, ==, cases[i].chart);
      double total = 0;
      JctSeries *series = jct_series_set_get (entry->series, 0);
      for (gsize k = 0; k < jct_series_get_n (series); k++)
        total += jct_series_get_value (series, k);
      g_assert_cmpfloat (total, ==, cases[i].n * 10 + cases[i].n * (cases[i].n - 1) / 2.0);
    }
}

static void
test_refused (void)
{
  g_autoptr (JctDocument) document = make_months ("One");
  g_autoptr (JctDocument) other
    = make_document ("Two", "other", jct_period_kind (JCT_PERIOD_FISCAL_YEAR, 7), 2021, 2);
  g_autoptr (JctDocumentBuilder) builder = jct_document_builder_new ("timeline");
  g_autoptr (JctDocument) events = jct_document_builder_finish (builder, NULL);
  g_autoptr (JctView) view = jct_document_dup_default_view (other);
  g_autoptr (JctView) none = jct_document_dup_default_view (events);
  g_autoptr (GError) error = NULL;
  JctBeside *beside = NULL;

  g_assert_null (jct_document_with_beside (document, other, view, &beside, &error));
  g_assert_error (error, JCT_DOCUMENT_ERROR, JCT_DOCUMENT_ERROR_BAD_REFERENCE);
  g_clear_error (&error);
  g_assert_null (jct_document_with_beside (document, events, none, &beside, &error));
  g_assert_error (error, JCT_DOCUMENT_ERROR, JCT_DOCUMENT_ERROR_NO_TABLE);
  g_assert_null (beside);
}

static void
test_views (void)
{
  g_autoptr (JctView) view = jct_view_new ();
  g_autoptr (JctView) copy = NULL;

  g_ptr_array_add (view->beside, jct_beside_new ("all"));
  copy = jct_view_copy (view);
  g_assert_true (jct_view_equal (view, copy));
  jct_filter_add (((JctBeside *) copy->beside->pdata[0])->filter, "place", "a");
  g_assert_false (jct_view_equal (view, copy));
  g_ptr_array_set_size (copy->beside, 0);
  g_assert_false (jct_view_equal (view, copy));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/beside/names", test_names);
  g_test_add_func ("/beside/again", test_again);
  g_test_add_func ("/beside/periods", test_periods);
  g_test_add_func ("/beside/refused", test_refused);
  g_test_add_func ("/beside/views", test_views);
  return g_test_run ();
}
