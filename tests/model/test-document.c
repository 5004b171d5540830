/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/jct-document.h"

#include <string.h>

static JctTable *
make_table (const char *name, guint n_measures)
{
  static const char *const measures[] = { "first", "second" };
  g_autoptr (JctTableBuilder) builder
    = jct_table_builder_new (name, jct_period_kind (JCT_PERIOD_MONTH, 1));

  jct_table_builder_add_dimension (builder, "place", NULL);
  jct_table_builder_add_dimension (builder, "nation", NULL);
  for (guint i = 0; i < n_measures; i++)
    jct_table_builder_add_measure (builder, measures[i], NULL, "counted", JCT_MEASURE_INTEGER);
  for (guint i = 0; i < 8; i++)
    {
      jct_table_builder_add_row (builder, 24000 + (gint32) (i / 4));
      jct_table_builder_set_code (builder, 0,
                                  jct_table_builder_intern (builder, 0, i & 1 ? "N" : "S", -1));
      jct_table_builder_set_code (builder, 1,
                                  jct_table_builder_intern (builder, 1, i & 2 ? "A" : "B", -1));
      for (guint j = 0; j < n_measures; j++)
        jct_table_builder_set_integer (builder, j, (gint64) (1 << i) * (j + 1));
    }
  return jct_table_builder_finish (builder, TRUE, NULL, NULL, NULL);
}

static JctDefinition *
make_definition (const char *id, const char *table, const char *measure)
{
  JctDefinition *definition = jct_definition_new ();

  definition->id = g_strdup (id);
  definition->title = g_strdup (id);
  definition->table = g_strdup (table);
  definition->measure = g_strdup (measure);
  return definition;
}

static JctView *
make_view (const char *id, const char *definition)
{
  JctView *view = jct_view_new ();

  view->id = g_strdup (id);
  view->definition = g_strdup (definition);
  return view;
}

static JctEvent *
make_event (const char *id, const char *date, const char *category)
{
  JctEvent *event = jct_event_new ();

  event->id = g_strdup (id);
  event->title = g_strdup (id);
  g_free (event->category);
  event->category = g_strdup (category);
  g_assert_true (jct_edtf_parse (date, &event->date, NULL));
  return event;
}

static JctDocumentBuilder *
new_builder (void)
{
  JctDocumentBuilder *builder = jct_document_builder_new ("datapackage");

  g_assert_true (jct_document_builder_take_table (builder, make_table ("t", 2), NULL));
  return builder;
}

static void
take_definition (JctDocumentBuilder *builder, JctDefinition *definition)
{
  g_assert_true (jct_document_builder_take_definition (builder, definition, NULL));
}

static void
take_view (JctDocumentBuilder *builder, JctView *view)
{
  g_assert_true (jct_document_builder_take_view (builder, view, NULL));
}

static void
take_event (JctDocumentBuilder *builder, const char *id, const char *date, const char *category)
{
  g_assert_true (jct_document_builder_take_event (builder, make_event (id, date, category), NULL));
}

static JctDocument *
finish (JctDocumentBuilder *builder)
{
  g_autoptr (GError) error = NULL;
  JctDocument *document = jct_document_builder_finish (builder, &error);

  g_assert_no_error (error);
  g_assert_nonnull (document);
  return document;
}

static void
assert_refused (JctDocumentBuilder *builder, JctDocumentError code, const char *names)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (jct_document_builder_finish (builder, &error));
  g_assert_error (error, JCT_DOCUMENT_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, names));
}

/* ---- what it holds ---- */

static void
test_plain (void)
{
  g_autoptr (JctDocumentBuilder) builder = jct_document_builder_new ("records");
  g_autoptr (JctDocument) document = finish (builder);
  g_autoptr (JctView) view = jct_document_dup_default_view (document);
  g_auto (JctResolvedView) resolved = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (jct_document_get_format (document), ==, "records");
  g_assert_cmpstr (jct_document_get_title (document), ==, "Untitled");
  g_assert_null (jct_document_get_name (document));
  g_assert_null (jct_document_get_description (document));
  g_assert_null (jct_document_get_package (document));
  g_assert_cmpuint (jct_document_get_fiscal_start (document), ==, 1);
  g_assert_cmpuint (jct_document_get_n_tables (document), ==, 0);
  g_assert_cmpuint (jct_document_get_n_events (document), ==, 0);
  g_assert_null (view->table);
  g_assert_false (jct_document_resolve_view (document, view, &resolved, &error));
  g_assert_error (error, JCT_DOCUMENT_ERROR, JCT_DOCUMENT_ERROR_NO_TABLE);
}

static void
test_contents (void)
{
  g_autoptr (JctDocumentBuilder) builder = new_builder ();
  json_t *package = json_pack ("{s:i}", "kept", 1);
  g_autoptr (JctDocument) document = NULL;
  JctSource *source = jct_source_new ();
  JctClaim *claim = jct_claim_new ();

  source->key = g_strdup ("s1");
  source->title = g_strdup ("Source");
  claim->id = g_strdup ("c1");
  claim->text = g_strdup ("text");
  jct_document_builder_set_name (builder, "name");
  jct_document_builder_set_description (builder, "About.");
  jct_document_builder_set_fiscal_start (builder, 10);
  jct_document_builder_set_package (builder, package);
  json_decref (package);
  g_assert_true (jct_document_builder_take_source (builder, source, NULL));
  g_assert_true (jct_document_builder_take_claim (builder, claim, NULL));
  jct_document_builder_add_problem (builder, "line 3", "odd");
  jct_document_builder_add_problem (builder, NULL, "strange");
  take_definition (builder, make_definition ("d1", "t", "first"));
  take_view (builder, make_view ("v1", "d1"));
  document = finish (builder);

  g_assert_cmpstr (jct_document_get_title (document), ==, "name");
  g_assert_cmpstr (jct_document_get_description (document), ==, "About.");
  g_assert_cmpuint (jct_document_get_fiscal_start (document), ==, 10);
  g_assert_cmpint (json_integer_value (
                     json_object_get (jct_document_get_package (document), "kept")),
                   ==, 1);
  g_assert_true (jct_document_find_table (document, "t") == jct_document_get_table (document, 0));
  g_assert_null (jct_document_find_table (document, "u"));
  g_assert_cmpuint (jct_document_get_n_sources (document), ==, 1);
  g_assert_cmpstr (jct_document_find_source (document, "s1")->title, ==, "Source");
  g_assert_null (jct_document_find_source (document, "s2"));
  g_assert_cmpstr (jct_document_get_claim (document, 0)->text, ==, "text");
  g_assert_cmpuint (jct_document_get_n_problems (document), ==, 2);
  g_assert_cmpstr (jct_document_get_problem (document, 0)->place, ==, "line 3");
  g_assert_null (jct_document_get_problem (document, 1)->place);
  g_assert_cmpstr (jct_document_find_definition (document, "d1")->measure, ==, "first");
  g_assert_cmpstr (jct_document_find_view (document, "v1")->definition, ==, "d1");
  g_assert_null (jct_document_find_view (document, "v2"));
}

static void
test_duplicates (void)
{
  g_autoptr (JctDocumentBuilder) builder = new_builder ();
  g_autoptr (JctDocument) document = NULL;
  JctSource *sources[2];
  JctClaim *claims[2];

#define ASSERT_DUPLICATE(call)                                                    \
  G_STMT_START                                                                    \
  {                                                                               \
    g_autoptr (GError) error_ = NULL;                                             \
    GError **error = &error_;                                                     \
    g_assert_false (call);                                                        \
    g_assert_error (error_, JCT_DOCUMENT_ERROR, JCT_DOCUMENT_ERROR_DUPLICATE_ID); \
    g_assert_nonnull (strstr (error_->message, "“t”"));                           \
  }                                                                               \
  G_STMT_END

  for (guint i = 0; i < 2; i++)
    {
      sources[i] = jct_source_new ();
      sources[i]->key = g_strdup ("t");
      claims[i] = jct_claim_new ();
      claims[i]->id = g_strdup ("t");
    }
  take_definition (builder, make_definition ("t", "t", "first"));
  take_view (builder, make_view ("t", "t"));
  take_event (builder, "t", "2020", "");
  g_assert_true (jct_document_builder_take_category (builder,
                                                     jct_category_new ("t", "T", JCT_SHAPE_STAR),
                                                     NULL));
  g_assert_true (jct_document_builder_take_source (builder, sources[0], NULL));
  g_assert_true (jct_document_builder_take_claim (builder, claims[0], NULL));

  ASSERT_DUPLICATE (jct_document_builder_take_table (builder, make_table ("t", 1), error));
  ASSERT_DUPLICATE (
    jct_document_builder_take_definition (builder, make_definition ("t", "t", "first"), error));
  ASSERT_DUPLICATE (jct_document_builder_take_view (builder, make_view ("t", "t"), error));
  ASSERT_DUPLICATE (jct_document_builder_take_event (builder, make_event ("t", "2021", ""), error));
  ASSERT_DUPLICATE (jct_document_builder_take_category (builder,
                                                        jct_category_new ("t", "T", JCT_SHAPE_STAR),
                                                        error));
  ASSERT_DUPLICATE (jct_document_builder_take_source (builder, sources[1], error));
  ASSERT_DUPLICATE (jct_document_builder_take_claim (builder, claims[1], error));

  document = finish (builder);
  g_assert_cmpuint (jct_document_get_n_tables (document), ==, 1);
  g_assert_cmpuint (jct_document_get_n_events (document), ==, 1);
}

static void
test_events (void)
{
  static const char *const expected[] = { "open", "year", "january", "first", "second", "late" };
  g_autoptr (JctDocumentBuilder) builder = new_builder ();
  g_autoptr (JctDocument) document = NULL;

  g_assert_true (jct_document_builder_take_category (builder,
                                                     jct_category_new ("z", "Zed", JCT_SHAPE_STAR),
                                                     NULL));
  take_event (builder, "late", "2024-05-09", "b");
  take_event (builder, "first", "2022-08-05", "a");
  take_event (builder, "second", "2022-08-05", "z");
  take_event (builder, "year", "2022", "b");
  take_event (builder, "january", "2022-01-01~", "");
  take_event (builder, "open", "../2030", "a");
  document = finish (builder);

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_assert_cmpstr (jct_document_get_event (document, i)->id, ==, expected[i]);
      g_assert_true (jct_document_find_event (document, expected[i])
                     == jct_document_get_event (document, i));
    }
  g_assert_null (jct_document_find_event (document, "none"));

  /* Those that only events name follow the listed ones, in the order of the file. */
  g_assert_cmpuint (jct_document_get_n_categories (document), ==, 3);
  g_assert_cmpstr (jct_document_get_category (document, 0)->title, ==, "Zed");
  g_assert_cmpstr (jct_document_get_category (document, 1)->id, ==, "b");
  g_assert_cmpstr (jct_document_get_category (document, 1)->title, ==, "b");
  g_assert_cmpint (jct_document_get_category (document, 1)->shape, ==, JCT_SHAPE_SQUARE);
  g_assert_cmpint (jct_document_find_category (document, "a"), ==, 2);
  g_assert_cmpint (jct_document_find_category (document, ""), ==, -1);
}

/* ---- references ---- */

static void
test_definition_references (void)
{
  static const char *const broken[][5] = {
    { "u", "first", NULL, NULL, "“u”" },
    { "t", "third", NULL, NULL, "“third”" },
    { "t", "first", "colour", NULL, "“colour”" },
    { "t", "first", NULL, "height", "“height”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (JctDocumentBuilder) builder = new_builder ();
      JctDefinition *definition = make_definition ("broken", broken[i][0], broken[i][1]);

      if (broken[i][2] != NULL)
        jct_filter_add (definition->filter, broken[i][2], "red");
      definition->by = g_strdup (broken[i][3]);
      take_definition (builder, definition);
      assert_refused (builder, JCT_DOCUMENT_ERROR_BAD_REFERENCE, broken[i][4]);
    }
}

static void
test_view_references (void)
{
  g_autoptr (JctDocumentBuilder) builder = new_builder ();
  g_autoptr (JctDocumentBuilder) other = new_builder ();
  g_autoptr (JctDocumentBuilder) third = new_builder ();
  g_autoptr (JctDocumentBuilder) fourth = new_builder ();
  g_autoptr (JctDocumentBuilder) fifth = new_builder ();
  g_autoptr (JctDocumentBuilder) sixth = new_builder ();
  JctView *view = make_view ("v", NULL);

  take_view (builder, make_view ("v", "nowhere"));
  assert_refused (builder, JCT_DOCUMENT_ERROR_NO_DEFINITION, "“nowhere”");

  view->table = g_strdup ("u");
  take_view (other, view);
  assert_refused (other, JCT_DOCUMENT_ERROR_NO_TABLE, "“u”");

  view = make_view ("v", NULL);
  view->selected_event = g_strdup ("never");
  take_view (third, view);
  assert_refused (third, JCT_DOCUMENT_ERROR_NO_EVENT, "“never”");

  view = make_view ("v", NULL);
  g_strfreev (view->pinned_events);
  view->pinned_events = g_strsplit ("never", ",", -1);
  take_view (fourth, view);
  assert_refused (fourth, JCT_DOCUMENT_ERROR_NO_EVENT, "“never”");

  jct_document_builder_set_default_view (fifth, "opening");
  assert_refused (fifth, JCT_DOCUMENT_ERROR_NO_VIEW, "“opening”");

  view = make_view ("v", NULL);
  view->events = g_strsplit ("never", ",", -1);
  take_view (sixth, view);
  assert_refused (sixth, JCT_DOCUMENT_ERROR_NO_EVENT, "“never”");
}

/* A value that is not in the data is told, and refuses nothing. */
static void
test_unknown_value (void)
{
  g_autoptr (JctDocumentBuilder) builder = new_builder ();
  JctDefinition *definition = make_definition ("d", "t", "first");
  g_autoptr (JctDocument) document = NULL;

  jct_filter_add (definition->filter, "place", "N");
  jct_filter_add (definition->filter, "place", "Narnia");
  take_definition (builder, definition);
  document = finish (builder);
  g_assert_cmpuint (jct_document_get_n_problems (document), ==, 1);
  g_assert_nonnull (strstr (jct_document_get_problem (document, 0)->message, "“Narnia”"));
  g_assert_nonnull (strstr (jct_document_get_problem (document, 0)->place, "“d”"));
}

/* ---- views ---- */

static void
test_default_view (void)
{
  g_autoptr (JctDocumentBuilder) tables = new_builder ();
  g_autoptr (JctDocumentBuilder) definitions = new_builder ();
  g_autoptr (JctDocumentBuilder) views = new_builder ();
  g_autoptr (JctDocument) of_tables = finish (tables);
  g_autoptr (JctDocument) of_definitions = NULL;
  g_autoptr (JctDocument) of_views = NULL;
  g_autoptr (JctView) a = jct_document_dup_default_view (of_tables);
  g_autoptr (JctView) b = NULL;
  g_autoptr (JctView) c = NULL;

  g_assert_null (a->definition);
  g_assert_cmpstr (a->table, ==, "t");
  g_assert_cmpstr (a->measure, ==, "first");
  g_assert_cmpint (a->chart, ==, JCT_CHART_LINE);
  g_assert_cmpuint (a->k, ==, 6);
  g_assert_true (a->events_shown);
  g_assert_null (a->categories);
  g_assert_cmpint (a->event_period, ==, JCT_EVENT_PERIOD_EXCLUDED);
  g_assert_false (a->has_period);
  g_assert_false (a->has_visible);

  take_definition (definitions, make_definition ("d", "t", "second"));
  take_view (definitions, make_view ("v", "d"));
  of_definitions = finish (definitions);
  b = jct_document_dup_default_view (of_definitions);
  g_assert_null (b->id);
  g_assert_cmpstr (b->definition, ==, "d");

  take_view (views, make_view ("v", NULL));
  jct_document_builder_set_default_view (views, "v");
  of_views = finish (views);
  c = jct_document_dup_default_view (of_views);
  g_assert_cmpstr (c->id, ==, "v");
}

static void
assert_first_value (JctDocument *document, const JctView *view, double value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JctSeriesSet) set = jct_document_compute_series (document, view, &error);

  g_assert_no_error (error);
  g_assert_cmpfloat (jct_series_get_value (jct_series_set_get (set, 0), 0), ==, value);
}

static void
test_resolve (void)
{
  g_autoptr (JctDocumentBuilder) builder = new_builder ();
  JctDefinition *definition = make_definition ("d", "t", "second");
  g_autoptr (JctDocument) document = NULL;
  g_autoptr (JctView) view = make_view (NULL, "d");
  g_auto (JctResolvedView) resolved = { 0 };
  g_autoptr (JctSeriesSet) set = NULL;

  g_assert_true (jct_document_builder_take_table (builder, make_table ("u", 1), NULL));
  jct_document_builder_set_fiscal_start (builder, 10);
  jct_filter_add (definition->filter, "place", "S");
  definition->by = g_strdup ("nation");
  definition->unit = g_strdup ("removals");
  take_definition (builder, definition);
  document = finish (builder);

  jct_filter_add (view->filter, "nation", "B");
  view->has_period = TRUE;
  view->period = JCT_PERIOD_FISCAL_YEAR;
  g_assert_true (jct_document_resolve_view (document, view, &resolved, NULL));
  g_assert_true (resolved.table == jct_document_get_table (document, 0));
  g_assert_cmpstr (resolved.definition->id, ==, "d");
  g_assert_cmpstr (resolved.measure, ==, "second");
  g_assert_cmpstr (resolved.by, ==, "nation");
  g_assert_true (jct_filter_has_value (resolved.filter, "place", "S"));
  g_assert_true (jct_filter_has_value (resolved.filter, "nation", "B"));
  g_assert_cmpint (resolved.kind.unit, ==, JCT_PERIOD_FISCAL_YEAR);
  g_assert_cmpuint (resolved.kind.fiscal_start, ==, 10);
  jct_resolved_view_clear (&resolved);

  /* Rows 0 and 4 of eight: S, B; the second measure is twice the first. */
  assert_first_value (document, view, 2 * (1 + 16));
  set = jct_document_compute_series (document, view, NULL);
  g_assert_cmpstr (jct_series_get_unit (jct_series_set_get (set, 0)), ==, "removals");

  view->by = g_strdup ("");
  g_assert_true (jct_document_resolve_view (document, view, &resolved, NULL));
  g_assert_null (resolved.by);
  jct_resolved_view_clear (&resolved);

  g_clear_pointer (&view->definition, g_free);
  view->table = g_strdup ("u");
  view->has_period = FALSE;
  g_assert_true (jct_document_resolve_view (document, view, &resolved, NULL));
  g_assert_cmpstr (resolved.measure, ==, "first");
  g_assert_cmpint (resolved.kind.unit, ==, JCT_PERIOD_MONTH);
  assert_first_value (document, view, 1 + 2);
}

static void
assert_unresolved (JctDocument *document, const JctView *view, JctDocumentError code)
{
  g_auto (JctResolvedView) resolved = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_false (jct_document_resolve_view (document, view, &resolved, &error));
  g_assert_error (error, JCT_DOCUMENT_ERROR, (int) code);
  g_clear_error (&error);
  g_assert_null (jct_document_compute_series (document, view, &error));
  g_assert_error (error, JCT_DOCUMENT_ERROR, (int) code);
}

static void
test_unresolved (void)
{
  g_autoptr (JctDocumentBuilder) builder = new_builder ();
  g_autoptr (JctDocument) document = finish (builder);
  g_autoptr (JctView) view = make_view (NULL, "nowhere");

  assert_unresolved (document, view, JCT_DOCUMENT_ERROR_NO_DEFINITION);
  g_clear_pointer (&view->definition, g_free);
  view->table = g_strdup ("nowhere");
  assert_unresolved (document, view, JCT_DOCUMENT_ERROR_NO_TABLE);
  g_clear_pointer (&view->table, g_free);
  view->measure = g_strdup ("third");
  assert_unresolved (document, view, JCT_DOCUMENT_ERROR_BAD_REFERENCE);
  g_clear_pointer (&view->measure, g_free);
  view->by = g_strdup ("colour");
  assert_unresolved (document, view, JCT_DOCUMENT_ERROR_BAD_REFERENCE);
  g_clear_pointer (&view->by, g_free);
  jct_filter_add (view->filter, "colour", "red");
  assert_unresolved (document, view, JCT_DOCUMENT_ERROR_BAD_REFERENCE);
}

static void
test_no_measure (void)
{
  g_autoptr (JctDocumentBuilder) builder = jct_document_builder_new ("records");
  g_autoptr (JctDocument) document = NULL;
  g_autoptr (JctView) view = NULL;

  g_assert_true (jct_document_builder_take_table (builder, make_table ("t", 0), NULL));
  document = finish (builder);
  view = jct_document_dup_default_view (document);
  assert_unresolved (document, view, JCT_DOCUMENT_ERROR_BAD_REFERENCE);
}

static void
test_shows_event (void)
{
  g_autoptr (JctView) view = jct_view_new ();
  g_autoptr (JctEvent) event = make_event ("e", "2020", "a");

  g_assert_true (jct_view_shows_event (view, event));
  view->categories = g_strsplit ("b,c", ",", -1);
  g_assert_false (jct_view_shows_event (view, event));
  g_strfreev (view->categories);
  view->categories = g_strsplit ("b,a", ",", -1);
  g_assert_true (jct_view_shows_event (view, event));
  view->events_shown = FALSE;
  g_assert_false (jct_view_shows_event (view, event));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/plain", test_plain);
  g_test_add_func ("/document/contents", test_contents);
  g_test_add_func ("/document/duplicates", test_duplicates);
  g_test_add_func ("/document/events", test_events);
  g_test_add_func ("/document/definition-references", test_definition_references);
  g_test_add_func ("/document/view-references", test_view_references);
  g_test_add_func ("/document/unknown-value", test_unknown_value);
  g_test_add_func ("/document/default-view", test_default_view);
  g_test_add_func ("/document/resolve", test_resolve);
  g_test_add_func ("/document/unresolved", test_unresolved);
  g_test_add_func ("/document/no-measure", test_no_measure);
  g_test_add_func ("/document/shows-event", test_shows_event);
  return g_test_run ();
}
