/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "state/jct-view-state.h"

#include <math.h>

#define MONTH(year, month) ((year) *12 + (month) -1)

/* ---- a document ---- */

static JctTable *
make_table (const char *name, gboolean with_nation)
{
  static const char *const places[] = { "south", "north", "coast" };
  static const char *const nations[] = { "CHINA", "ECUADOR" };
  g_autoptr (JctTableBuilder) builder
    = jct_table_builder_new (name, jct_period_kind (JCT_PERIOD_MONTH, 1));
  JctTable *table;

  jct_table_builder_set_missing_periods (builder, JCT_MISSING_IS_ZERO);
  jct_table_builder_add_dimension (builder, "place", "Place");
  if (with_nation)
    {
      jct_table_builder_add_dimension (builder, "nation", NULL);
      jct_table_builder_set_value_label (builder, 1, "CHINA", "China");
    }
  jct_table_builder_add_measure (builder, "count", "Count", "encounters", JCT_MEASURE_INTEGER);
  for (gint32 month = MONTH (2020, 10); month <= MONTH (2023, 9); month++)
    for (guint place = 0; place < 3; place++)
      for (guint nation = 0; nation < (with_nation ? 2 : 1); nation++)
        {
          jct_table_builder_add_row (builder, month);
          jct_table_builder_set_code (builder, 0,
                                      jct_table_builder_intern (builder, 0, places[place], -1));
          if (with_nation)
            jct_table_builder_set_code (builder, 1,
                                        jct_table_builder_intern (builder, 1, nations[nation], -1));
          jct_table_builder_set_integer (builder, 0, 1 + place * 10 + nation * 100);
        }
  table = jct_table_builder_finish (builder, TRUE, NULL, NULL, NULL);
  g_assert_nonnull (table);
  return table;
}

static void
take_definition (JctDocumentBuilder *builder,
                 const char *id,
                 const char *table,
                 const char *dimension,
                 const char *value,
                 const char *by)
{
  JctDefinition *definition = jct_definition_new ();

  definition->id = g_strdup (id);
  definition->title = g_strdup (id);
  definition->table = g_strdup (table);
  definition->measure = g_strdup ("count");
  definition->by = g_strdup (by);
  if (dimension != NULL)
    jct_filter_add (definition->filter, dimension, value);
  g_assert_true (jct_document_builder_take_definition (builder, definition, NULL));
}

static void
take_event (JctDocumentBuilder *builder, const char *id, const char *date, const char *category)
{
  JctEvent *event = jct_event_new ();

  event->id = g_strdup (id);
  event->title = g_strdup (id);
  g_free (event->category);
  event->category = g_strdup (category);
  g_assert_true (jct_edtf_parse (date, &event->date, NULL));
  g_assert_true (jct_document_builder_take_event (builder, event, NULL));
}

static JctDocument *
make_document (void)
{
  g_autoptr (JctDocumentBuilder) builder = jct_document_builder_new ("datapackage");
  g_autoptr (GError) error = NULL;
  JctView *view = jct_view_new ();
  JctDocument *document;

  jct_document_builder_set_fiscal_start (builder, 10);
  g_assert_true (jct_document_builder_take_table (builder, make_table ("full", TRUE), NULL));
  g_assert_true (jct_document_builder_take_table (builder, make_table ("small", FALSE), NULL));
  take_definition (builder, "south", "full", "place", "south", NULL);
  take_definition (builder, "everywhere", "full", NULL, NULL, NULL);
  take_definition (builder, "small", "small", NULL, NULL, NULL);
  take_definition (builder, "split", "full", NULL, NULL, "nation");
  take_event (builder, "late", "2023-02-01", "b");
  take_event (builder, "before", "2018", "a");
  take_event (builder, "early", "2021-03", "a");
  take_event (builder, "middle", "2022-01-15/2022-06", "");
  take_event (builder, "after", "2025-01-01", "b");

  view->id = g_strdup ("opening");
  view->headline = g_strdup ("China, in the south");
  view->definition = g_strdup ("south");
  jct_filter_add (view->filter, "nation", "CHINA");
  g_assert_true (jct_document_builder_take_view (builder, view, NULL));
  jct_document_builder_set_default_view (builder, "opening");
  document = jct_document_builder_finish (builder, &error);
  g_assert_no_error (error);
  return document;
}

static JctDocument *
make_bare_document (void)
{
  g_autoptr (JctDocumentBuilder) builder = jct_document_builder_new ("records");
  JctDocument *document;

  g_assert_true (jct_document_builder_take_table (builder, make_table ("only", FALSE), NULL));
  document = jct_document_builder_finish (builder, NULL);
  g_assert_nonnull (document);
  return document;
}

/* ---- counting ---- */

typedef struct
{
  JctDocument *document;
  JctViewState *state;
  guint n_views, n_hovers, n_documents, n_undos, n_redos, n_names;
  JctViewChange changes;
} Fixture;

static void
on_view_changed (JctViewState *state, JctViewChange changes, Fixture *fixture)
{
  g_assert_cmpuint (changes, !=, 0);
  fixture->n_views++;
  fixture->changes |= changes;
}

static void
count (guint *counter)
{
  (*counter)++;
}

static void
reset (Fixture *fixture)
{
  fixture->n_views = fixture->n_hovers = fixture->n_documents = 0;
  fixture->n_undos = fixture->n_redos = fixture->n_names = 0;
  fixture->changes = 0;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->document = make_document ();
  fixture->state = jct_view_state_new ();
  jct_view_state_set_document (fixture->state, fixture->document);
  g_signal_connect (fixture->state, "view-changed", G_CALLBACK (on_view_changed), fixture);
  g_signal_connect_swapped (fixture->state, "hover-changed", G_CALLBACK (count),
                            &fixture->n_hovers);
  g_signal_connect_swapped (fixture->state, "notify::document", G_CALLBACK (count),
                            &fixture->n_documents);
  g_signal_connect_swapped (fixture->state, "notify::can-undo", G_CALLBACK (count),
                            &fixture->n_undos);
  g_signal_connect_swapped (fixture->state, "notify::can-redo", G_CALLBACK (count),
                            &fixture->n_redos);
  g_signal_connect_swapped (fixture->state, "notify::undo-name", G_CALLBACK (count),
                            &fixture->n_names);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->state);
  jct_document_unref (fixture->document);
}

static void
assert_told (Fixture *fixture, guint n_views, guint changes)
{
  g_assert_cmpuint (fixture->n_views, ==, n_views);
  g_assert_cmphex (fixture->changes, ==, changes);
  reset (fixture);
}

static const JctView *
view_of (Fixture *fixture)
{
  return jct_view_state_get_view (fixture->state);
}

static void
assert_undo_name (Fixture *fixture, const char *name)
{
  g_autofree char *undo_name = NULL;
  gboolean can_undo;

  g_object_get (fixture->state, "undo-name", &undo_name, "can-undo", &can_undo, NULL);
  g_assert_cmpstr (undo_name, ==, name);
  g_assert_cmpint (can_undo, ==, name != NULL);
}

static void
assert_redo_name (Fixture *fixture, const char *name)
{
  g_autofree char *redo_name = NULL;
  gboolean can_redo;

  g_object_get (fixture->state, "redo-name", &redo_name, "can-redo", &can_redo, NULL);
  g_assert_cmpstr (redo_name, ==, name);
  g_assert_cmpint (can_redo, ==, name != NULL);
}

static void
assert_span (JctSpan span, JctDay start, JctDay end)
{
  g_assert_cmpint (span.start, ==, start);
  g_assert_cmpint (span.end, ==, end);
}

/* ---- documents ---- */

static void
test_empty (void)
{
  JctViewState *state = jct_view_state_new ();
  const JctPeriod period = { { JCT_PERIOD_MONTH, 1 }, 0 };
  g_autoptr (GError) error = NULL;

  g_assert_null (jct_view_state_get_document (state));
  g_assert_nonnull (jct_view_state_get_view (state));
  g_assert_null (jct_view_state_get_series (state, &error));
  g_assert_error (error, JCT_DOCUMENT_ERROR, JCT_DOCUMENT_ERROR_NO_TABLE);
  g_assert_true (jct_span_is_empty (jct_view_state_get_whole_range (state)));
  g_assert_true (jct_span_is_empty (jct_view_state_get_visible (state)));

  jct_view_state_set_definition (state, "south");
  jct_view_state_toggle_value (state, "nation", "CHINA", FALSE);
  jct_view_state_clear_dimension (state, "nation");
  jct_view_state_set_by (state, "nation");
  jct_view_state_set_period (state, JCT_PERIOD_YEAR);
  jct_view_state_set_visible (state, (JctSpan){ 0, 100 });
  jct_view_state_zoom (state, 2, 0);
  jct_view_state_pan (state, 10);
  jct_view_state_select_event (state, "early");
  jct_view_state_step_event (state, 1);
  jct_view_state_toggle_pin (state, "early");
  jct_view_state_toggle_category (state, "a");
  jct_view_state_undo (state);
  jct_view_state_redo (state);
  jct_view_state_end_gesture (state);
  g_assert_false (jct_view_state_get_point (state, NULL, NULL));
  jct_view_state_hover_period (state, TRUE, period);
  g_assert_true (jct_view_state_get_hovered_period (state, NULL));
  g_assert_finalize_object (state);
}

static void
test_documents (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JctDocument) bare = make_bare_document ();
  const JctPeriod period = { { JCT_PERIOD_MONTH, 1 }, MONTH (2021, 1) };
  JctDocument *got;

  g_assert_true (jct_view_state_get_document (fixture->state) == fixture->document);
  g_assert_cmpstr (view_of (fixture)->definition, ==, "south");
  g_assert_cmpstr (view_of (fixture)->headline, ==, "China, in the south");
  jct_view_state_set_document (fixture->state, fixture->document);
  g_assert_cmpuint (fixture->n_documents, ==, 0);
  assert_told (fixture, 0, 0);

  jct_view_state_set_chart (fixture->state, JCT_CHART_BARS);
  jct_view_state_hover_event (fixture->state, "early");
  jct_view_state_select_point (fixture->state, "all", period);
  jct_view_state_begin_gesture (fixture->state, "Drag");
  reset (fixture);
  g_object_set (fixture->state, "document", bare, NULL);
  g_object_get (fixture->state, "document", &got, NULL);
  g_assert_true (got == bare);
  g_assert_cmpuint (fixture->n_documents, ==, 1);
  g_assert_cmpuint (fixture->n_hovers, ==, 1);
  g_assert_cmpuint (fixture->n_undos, ==, 1);
  assert_told (fixture, 1, JCT_VIEW_CHANGE_ALL | JCT_VIEW_CHANGE_DOCUMENT);
  assert_undo_name (fixture, NULL);
  g_assert_null (jct_view_state_get_hovered_event (fixture->state));
  g_assert_false (jct_view_state_get_point (fixture->state, NULL, NULL));
  g_assert_cmpstr (view_of (fixture)->table, ==, "only");
  g_assert_cmpint (view_of (fixture)->chart, ==, JCT_CHART_LINE);
  jct_view_state_end_gesture (fixture->state);
  assert_undo_name (fixture, NULL);

  jct_view_state_set_document (fixture->state, NULL);
  g_assert_null (jct_view_state_get_document (fixture->state));
  assert_told (fixture, 1, JCT_VIEW_CHANGE_ALL | JCT_VIEW_CHANGE_DOCUMENT);
}

/* ---- the series ---- */

static double
first_value (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  JctSeriesSet *set = jct_view_state_get_series (fixture->state, &error);

  g_assert_no_error (error);
  return jct_series_get_value (jct_series_set_get (set, 0), 0);
}

static void
test_series (Fixture *fixture, gconstpointer data)
{
  JctSeriesSet *set = jct_view_state_get_series (fixture->state, NULL);
  g_autoptr (JctView) bad = jct_view_new ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpfloat (first_value (fixture), ==, 1);
  jct_view_state_set_chart (fixture->state, JCT_CHART_STEP);
  jct_view_state_zoom (fixture->state, 2, 19000);
  g_assert_true (set == jct_view_state_get_series (fixture->state, NULL));
  jct_view_state_toggle_value (fixture->state, "nation", "ECUADOR", TRUE);
  g_assert_cmpfloat (first_value (fixture), ==, 102);

  bad->definition = g_strdup ("nowhere");
  jct_view_state_set_view (fixture->state, bad, "Bad");
  g_assert_null (jct_view_state_get_series (fixture->state, &error));
  g_assert_error (error, JCT_DOCUMENT_ERROR, JCT_DOCUMENT_ERROR_NO_DEFINITION);
  g_clear_error (&error);
  g_assert_null (jct_view_state_get_series (fixture->state, &error));
  g_assert_error (error, JCT_DOCUMENT_ERROR, JCT_DOCUMENT_ERROR_NO_DEFINITION);
  g_assert_true (jct_span_is_empty (jct_view_state_get_whole_range (fixture->state)));
  jct_view_state_undo (fixture->state);
  g_assert_cmpfloat (first_value (fixture), ==, 102);
}

/* Of all but some, one more that does not pass, and one that passes again; each can be undone. */
static void
test_excluded (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JctView) view = jct_view_copy (view_of (fixture));
  const JctFilter *filter;

  jct_filter_clear (view->filter, "nation");
  jct_filter_exclude (view->filter, "nation", "CHINA");
  jct_view_state_set_view (fixture->state, view, "All but China");
  jct_view_state_toggle_value (fixture->state, "nation", "ECUADOR", TRUE);
  filter = view_of (fixture)->filter;
  g_assert_false (jct_filter_passes (filter, "nation", "ECUADOR"));
  jct_view_state_toggle_value (fixture->state, "nation", "CHINA", TRUE);
  filter = view_of (fixture)->filter;
  g_assert_true (jct_filter_passes (filter, "nation", "CHINA"));
  g_assert_false (jct_filter_passes (filter, "nation", "ECUADOR"));
  jct_view_state_undo (fixture->state);
  jct_view_state_undo (fixture->state);
  g_assert_true (jct_filter_equal (view_of (fixture)->filter, view->filter));
  jct_view_state_toggle_value (fixture->state, "nation", "ECUADOR", FALSE);
  g_assert_cmpstr (jct_filter_get_values (view_of (fixture)->filter, "nation")[0], ==, "ECUADOR");
}

static void
test_definition (Fixture *fixture, gconstpointer data)
{
  jct_view_state_set_definition (fixture->state, "everywhere");
  g_assert_cmpstr (view_of (fixture)->definition, ==, "everywhere");
  g_assert_null (view_of (fixture)->headline);
  g_assert_null (view_of (fixture)->id);
  assert_told (fixture, 1, JCT_VIEW_CHANGE_DATA | JCT_VIEW_CHANGE_LOOK);
  assert_undo_name (fixture, "Choose definition");
  g_assert_cmpfloat (first_value (fixture), ==, 1 + 11 + 21);

  jct_view_state_set_definition (fixture->state, "everywhere");
  jct_view_state_set_definition (fixture->state, "nowhere");
  assert_told (fixture, 0, 0);

  /* Facets that the next definition does not have are dropped. */
  jct_view_state_set_by (fixture->state, "nation");
  jct_view_state_toggle_value (fixture->state, "place", "north", FALSE);
  jct_view_state_toggle_value (fixture->state, "place", "south", TRUE);
  reset (fixture);
  jct_view_state_set_definition (fixture->state, "south");
  g_assert_false (jct_filter_has_value (view_of (fixture)->filter, "place", "north"));
  g_assert_true (jct_filter_has_value (view_of (fixture)->filter, "place", "south"));
  jct_view_state_set_definition (fixture->state, "small");
  g_assert_false (jct_filter_has_dimension (view_of (fixture)->filter, "nation"));
  g_assert_null (view_of (fixture)->by);
  g_assert_nonnull (jct_view_state_get_series (fixture->state, NULL));

  jct_view_state_set_definition (fixture->state, NULL);
  g_assert_null (view_of (fixture)->definition);
  g_assert_cmpstr (view_of (fixture)->table, ==, "small");
  g_assert_cmpstr (view_of (fixture)->measure, ==, "count");
}

/* A value is left out and let in again; the last of those that were chosen is left out of all. */
static void
test_leave_out (Fixture *fixture, gconstpointer data)
{
  jct_view_state_clear_filter (fixture->state);
  assert_undo_name (fixture, "Clear all filters");
  jct_view_state_toggle_excluded (fixture->state, "place", "south");
  assert_undo_name (fixture, "Leave out south");
  g_assert_false (jct_filter_passes (view_of (fixture)->filter, "place", "south"));
  g_assert_true (jct_filter_passes (view_of (fixture)->filter, "place", "north"));
  jct_view_state_toggle_excluded (fixture->state, "place", "south");
  assert_undo_name (fixture, "No longer leave out south");
  g_assert_false (jct_filter_has_dimension (view_of (fixture)->filter, "place"));

  jct_view_state_select_only (fixture->state, "place", "south");
  assert_undo_name (fixture, "Show only south");
  reset (fixture);
  jct_view_state_select_only (fixture->state, "place", "south");
  assert_told (fixture, 0, 0);
  jct_view_state_toggle_excluded (fixture->state, "place", "south");
  g_assert_true (jct_filter_is_excluding (view_of (fixture)->filter, "place"));
  g_assert_true (jct_filter_passes (view_of (fixture)->filter, "place", "north"));
  reset (fixture);
  jct_view_state_toggle_excluded (fixture->state, "place", "nowhere");
  jct_view_state_select_only (fixture->state, "nowhere", "south");
  assert_told (fixture, 0, 0);
}

static void
test_values (Fixture *fixture, gconstpointer data)
{
  const JctFilter *filter;

  jct_view_state_toggle_value (fixture->state, "place", "south", FALSE);
  assert_told (fixture, 1, JCT_VIEW_CHANGE_DATA | JCT_VIEW_CHANGE_LOOK);
  assert_undo_name (fixture, "Select south");
  jct_view_state_toggle_value (fixture->state, "place", "north", TRUE);
  filter = view_of (fixture)->filter;
  g_assert_cmpuint (g_strv_length ((char **) jct_filter_get_values (filter, "place")), ==, 2);
  assert_told (fixture, 1, JCT_VIEW_CHANGE_DATA);
  /* A click on one of two leaves that one. */
  jct_view_state_toggle_value (fixture->state, "place", "north", FALSE);
  filter = view_of (fixture)->filter;
  g_assert_cmpuint (g_strv_length ((char **) jct_filter_get_values (filter, "place")), ==, 1);
  g_assert_true (jct_filter_has_value (filter, "place", "north"));
  /* A click on the only one: none at all. */
  jct_view_state_toggle_value (fixture->state, "place", "north", FALSE);
  g_assert_false (jct_filter_has_dimension (view_of (fixture)->filter, "place"));
  assert_undo_name (fixture, "Deselect north");
  jct_view_state_toggle_value (fixture->state, "nation", "CHINA", TRUE);
  g_assert_false (jct_filter_has_dimension (view_of (fixture)->filter, "nation"));
  assert_undo_name (fixture, "Deselect China");
  jct_view_state_toggle_value (fixture->state, "nation", "CHINA", FALSE);
  assert_undo_name (fixture, "Select China");
  reset (fixture);

  jct_view_state_toggle_value (fixture->state, "nation", "NARNIA", FALSE);
  jct_view_state_toggle_value (fixture->state, "colour", "red", FALSE);
  jct_view_state_clear_dimension (fixture->state, "place");
  jct_view_state_clear_dimension (fixture->state, "colour");
  assert_told (fixture, 0, 0);
  jct_view_state_clear_dimension (fixture->state, "nation");
  assert_told (fixture, 1, JCT_VIEW_CHANGE_DATA);
  g_assert_true (jct_filter_is_empty (view_of (fixture)->filter));
  assert_undo_name (fixture, "Show every nation");
}

static void
test_by (Fixture *fixture, gconstpointer data)
{
  jct_view_state_set_by (fixture->state, NULL);
  jct_view_state_set_by (fixture->state, "colour");
  assert_told (fixture, 0, 0);
  jct_view_state_set_by (fixture->state, "place");
  g_assert_cmpstr (view_of (fixture)->by, ==, "place");
  assert_told (fixture, 1, JCT_VIEW_CHANGE_DATA | JCT_VIEW_CHANGE_LOOK);
  assert_undo_name (fixture, "Split by Place");
  jct_view_state_set_by (fixture->state, "place");
  assert_told (fixture, 0, 0);
  jct_view_state_set_by (fixture->state, NULL);
  g_assert_null (view_of (fixture)->by);
  assert_told (fixture, 1, JCT_VIEW_CHANGE_DATA);

  /* A definition with a split of its own can be shown without it. */
  jct_view_state_set_definition (fixture->state, "split");
  jct_view_state_clear_dimension (fixture->state, "nation");
  g_assert_cmpuint (jct_series_set_get_n (jct_view_state_get_series (fixture->state, NULL)), ==, 2);
  jct_view_state_set_by (fixture->state, NULL);
  g_assert_cmpuint (jct_series_set_get_n (jct_view_state_get_series (fixture->state, NULL)), ==, 1);
  reset (fixture);
  jct_view_state_set_by (fixture->state, NULL);
  assert_told (fixture, 0, 0);
  jct_view_state_set_by (fixture->state, "nation");
  g_assert_cmpuint (jct_series_set_get_n (jct_view_state_get_series (fixture->state, NULL)), ==, 2);
}

static void
test_period (Fixture *fixture, gconstpointer data)
{
  jct_view_state_set_period (fixture->state, JCT_PERIOD_MONTH);
  jct_view_state_set_period (fixture->state, JCT_PERIOD_WEEK);
  assert_told (fixture, 0, 0);
  jct_view_state_set_period (fixture->state, JCT_PERIOD_YEAR);
  g_assert_true (view_of (fixture)->has_period);
  g_assert_cmpint (view_of (fixture)->period, ==, JCT_PERIOD_YEAR);
  assert_told (fixture, 1, JCT_VIEW_CHANGE_DATA | JCT_VIEW_CHANGE_LOOK | JCT_VIEW_CHANGE_RANGE);
  assert_span (jct_view_state_get_whole_range (fixture->state), jct_day_from_date (2020, 1, 1),
               jct_day_from_date (2024, 1, 1));
  jct_view_state_set_period (fixture->state, JCT_PERIOD_FISCAL_YEAR);
  assert_span (jct_view_state_get_whole_range (fixture->state), jct_day_from_date (2020, 10, 1),
               jct_day_from_date (2023, 10, 1));
  g_assert_cmpfloat (first_value (fixture), ==, 12);
  jct_view_state_set_period (fixture->state, JCT_PERIOD_MONTH);
  g_assert_false (view_of (fixture)->has_period);
}

/* The visible range goes out to whole periods of the new kind, and all stays all. */
static void
test_period_visible (Fixture *fixture, gconstpointer data)
{
  JctSpan months = { jct_day_from_date (2021, 3, 1), jct_day_from_date (2022, 2, 1) };

  jct_view_state_set_visible (fixture->state, months);
  jct_view_state_set_period (fixture->state, JCT_PERIOD_QUARTER);
  assert_span (jct_view_state_get_visible (fixture->state), jct_day_from_date (2021, 1, 1),
               jct_day_from_date (2022, 4, 1));
  jct_view_state_undo (fixture->state);
  assert_span (jct_view_state_get_visible (fixture->state), months.start, months.end);

  g_autoptr (JctView) view = jct_view_copy (view_of (fixture));
  view->has_visible = TRUE;
  view->visible = jct_view_state_get_whole_range (fixture->state);
  jct_view_state_set_view (fixture->state, view, "All");
  jct_view_state_set_period (fixture->state, JCT_PERIOD_YEAR);
  g_assert_false (view_of (fixture)->has_visible);
  assert_span (jct_view_state_get_visible (fixture->state), jct_day_from_date (2020, 1, 1),
               jct_day_from_date (2024, 1, 1));
}

static void
test_look (Fixture *fixture, gconstpointer data)
{
  jct_view_state_set_chart (fixture->state, JCT_CHART_LINE);
  jct_view_state_set_events_shown (fixture->state, TRUE);
  jct_view_state_set_window (fixture->state, 6, JCT_EVENT_PERIOD_EXCLUDED);
  assert_told (fixture, 0, 0);
  jct_view_state_set_chart (fixture->state, JCT_CHART_BARS);
  g_assert_cmpint (view_of (fixture)->chart, ==, JCT_CHART_BARS);
  g_assert_cmpstr (view_of (fixture)->headline, ==, "China, in the south");
  assert_told (fixture, 1, JCT_VIEW_CHANGE_LOOK);
  jct_view_state_set_events_shown (fixture->state, FALSE);
  g_assert_false (view_of (fixture)->events_shown);
  assert_told (fixture, 1, JCT_VIEW_CHANGE_LOOK);
  assert_undo_name (fixture, "Hide events");
  jct_view_state_set_window (fixture->state, 12, JCT_EVENT_PERIOD_INCLUDED);
  g_assert_cmpuint (view_of (fixture)->k, ==, 12);
  g_assert_cmpint (view_of (fixture)->event_period, ==, JCT_EVENT_PERIOD_INCLUDED);
  assert_told (fixture, 1, JCT_VIEW_CHANGE_SELECTION);
  jct_view_state_set_method (fixture->state, JCT_VIEW_DEFAULT_METHOD);
  assert_told (fixture, 0, 0);
  jct_view_state_set_method (fixture->state, "counterfactual");
  g_assert_cmpstr (view_of (fixture)->method, ==, "counterfactual");
  assert_told (fixture, 1, JCT_VIEW_CHANGE_SELECTION);
  assert_undo_name (fixture, "Change method");
  jct_view_state_undo (fixture->state);
  g_assert_cmpstr (view_of (fixture)->method, ==, JCT_VIEW_DEFAULT_METHOD);
  assert_told (fixture, 1, JCT_VIEW_CHANGE_SELECTION);
}

/* ---- the visible range ---- */

static void
test_range (Fixture *fixture, gconstpointer data)
{
  const JctDay first = jct_day_from_date (2020, 10, 1), end = jct_day_from_date (2023, 10, 1);
  const JctDay from = jct_day_from_date (2021, 3, 1), to = jct_day_from_date (2022, 3, 1);
  JctSpan span;

  assert_span (jct_view_state_get_whole_range (fixture->state), first, end);
  assert_span (jct_view_state_get_visible (fixture->state), first, end);
  jct_view_state_set_visible (fixture->state, (JctSpan){ first, end });
  jct_view_state_set_visible (fixture->state, (JctSpan){ JCT_DAY_MIN, JCT_DAY_MAX });
  jct_view_state_set_visible (fixture->state, (JctSpan){ 5, 5 });
  jct_view_state_zoom (fixture->state, 0.5, first);
  jct_view_state_pan (fixture->state, 100);
  assert_told (fixture, 0, 0);

  jct_view_state_set_visible (fixture->state, (JctSpan){ from, to });
  assert_span (jct_view_state_get_visible (fixture->state), from, to);
  assert_told (fixture, 1, JCT_VIEW_CHANGE_RANGE);
  assert_undo_name (fixture, "Zoom");
  /* Out of the range: as far as there is data, the length kept. */
  jct_view_state_pan (fixture->state, -100000);
  assert_span (jct_view_state_get_visible (fixture->state), first, first + (to - from));
  jct_view_state_pan (fixture->state, 1e18);
  assert_span (jct_view_state_get_visible (fixture->state), end - (to - from), end);
  jct_view_state_set_visible (fixture->state, (JctSpan){ from, from + 1 });
  span = jct_view_state_get_visible (fixture->state);
  g_assert_cmpint (span.end - span.start, ==, 89);
  jct_view_state_zoom (fixture->state, 1e9, from);
  g_assert_cmpint (jct_view_state_get_visible (fixture->state).start, ==, span.start);
  jct_view_state_zoom (fixture->state, 1e-9, from);
  assert_span (jct_view_state_get_visible (fixture->state), first, end);
  g_assert_false (view_of (fixture)->has_visible);
  jct_view_state_set_visible (fixture->state, (JctSpan){ from, to });
  reset (fixture);
  jct_view_state_set_visible (fixture->state, (JctSpan){ 0, 0 });
  assert_span (jct_view_state_get_visible (fixture->state), first, end);
  assert_told (fixture, 1, JCT_VIEW_CHANGE_RANGE);
  assert_undo_name (fixture, "Show whole range");
}

static void
test_zoom_anchor (Fixture *fixture, gconstpointer data)
{
  const JctDay first = jct_day_from_date (2020, 10, 1), end = jct_day_from_date (2023, 10, 1);
  const double day = first + (end - first) * 0.25;
  JctSpan span;

  jct_view_state_zoom (fixture->state, 2, day);
  span = jct_view_state_get_visible (fixture->state);
  g_assert_cmpfloat_with_epsilon ((day - span.start) / (span.end - span.start), 0.25, 0.005);
  g_assert_cmpfloat_with_epsilon (span.end - span.start, (end - first) / 2.0, 0.51);
  /* Small steps add up. */
  for (guint i = 0; i < 1000; i++)
    jct_view_state_pan (fixture->state, 0.1);
  g_assert_cmpint (jct_view_state_get_visible (fixture->state).start, ==, span.start + 100);
  for (guint i = 0; i < 1000; i++)
    jct_view_state_zoom (fixture->state, 1.0005, span.start + 200);
  g_assert_cmpfloat_with_epsilon (jct_view_state_get_visible (fixture->state).end
                                    - jct_view_state_get_visible (fixture->state).start,
                                  (end - first) / 2.0 / pow (1.0005, 1000), 0.6);
  /* Whatever is done, what is visible lies within the whole and the view says the same. */
  for (guint i = 0; i < 500; i++)
    {
      jct_view_state_pan (fixture->state, g_test_rand_double_range (-300, 300));
      jct_view_state_zoom (fixture->state, g_test_rand_double_range (0.5, 2),
                           g_test_rand_double_range (first - 100, end + 100));
      span = jct_view_state_get_visible (fixture->state);
      g_assert_cmpint (span.start, >=, first);
      g_assert_cmpint (span.end, <=, end);
      g_assert_cmpint (span.end - span.start, >=, 89);
      if (view_of (fixture)->has_visible)
        assert_span (view_of (fixture)->visible, span.start, span.end);
    }
}

/* ---- events ---- */

static void
test_select_event (Fixture *fixture, gconstpointer data)
{
  jct_view_state_select_event (fixture->state, "early");
  g_assert_cmpstr (view_of (fixture)->selected_event, ==, "early");
  assert_told (fixture, 1, JCT_VIEW_CHANGE_SELECTION);
  jct_view_state_select_event (fixture->state, "early");
  jct_view_state_select_event (fixture->state, "never");
  assert_told (fixture, 0, 0);
  jct_view_state_select_event (fixture->state, NULL);
  g_assert_null (view_of (fixture)->selected_event);
  assert_told (fixture, 1, JCT_VIEW_CHANGE_SELECTION);
  assert_undo_name (fixture, "Clear selection");
}

static void
assert_step (Fixture *fixture, int by, const char *id)
{
  jct_view_state_step_event (fixture->state, by);
  g_assert_cmpstr (view_of (fixture)->selected_event, ==, id);
}

static void
test_step_event (Fixture *fixture, gconstpointer data)
{
  const JctDay from = jct_day_from_date (2020, 10, 1);

  /* 2018 and 2025 lie outside the data. */
  assert_step (fixture, 1, "early");
  assert_step (fixture, 1, "middle");
  assert_step (fixture, 1, "late");
  assert_told (fixture, 3, JCT_VIEW_CHANGE_SELECTION);
  assert_step (fixture, 1, "late");
  assert_told (fixture, 0, 0);
  assert_step (fixture, -2, "early");
  assert_step (fixture, -1, "early");
  jct_view_state_select_event (fixture->state, "before");
  assert_step (fixture, 1, "early");
  jct_view_state_select_event (fixture->state, NULL);
  assert_step (fixture, -1, "late");

  /* Of another category: passed by. */
  jct_view_state_toggle_category (fixture->state, "");
  assert_step (fixture, -1, "early");
  jct_view_state_set_events_shown (fixture->state, FALSE);
  assert_step (fixture, 1, "early");
  jct_view_state_set_events_shown (fixture->state, TRUE);

  /* What is stepped to comes into sight. */
  jct_view_state_set_visible (fixture->state, (JctSpan){ from, from + 365 });
  reset (fixture);
  assert_step (fixture, 1, "late");
  assert_told (fixture, 1, JCT_VIEW_CHANGE_SELECTION | JCT_VIEW_CHANGE_RANGE);
  g_assert_true (jct_span_contains (jct_view_state_get_visible (fixture->state),
                                    jct_day_from_date (2023, 2, 1)));
  jct_view_state_undo (fixture->state);
  g_assert_cmpstr (view_of (fixture)->selected_event, ==, "early");
  assert_span (jct_view_state_get_visible (fixture->state), from, from + 365);
}

static void
test_pins (Fixture *fixture, gconstpointer data)
{
  jct_view_state_toggle_pin (fixture->state, "late");
  jct_view_state_toggle_pin (fixture->state, "early");
  assert_told (fixture, 2, JCT_VIEW_CHANGE_LOOK);
  g_assert_cmpstr (view_of (fixture)->pinned_events[0], ==, "late");
  g_assert_cmpstr (view_of (fixture)->pinned_events[1], ==, "early");
  jct_view_state_toggle_pin (fixture->state, "never");
  assert_told (fixture, 0, 0);
  jct_view_state_toggle_pin (fixture->state, "late");
  g_assert_cmpstr (view_of (fixture)->pinned_events[0], ==, "early");
  g_assert_null (view_of (fixture)->pinned_events[1]);
  assert_undo_name (fixture, "Unpin event");
}

static void
test_categories (Fixture *fixture, gconstpointer data)
{
  jct_view_state_toggle_category (fixture->state, "a");
  assert_told (fixture, 1, JCT_VIEW_CHANGE_LOOK);
  assert_undo_name (fixture, "Hide category");
  g_assert_cmpuint (g_strv_length (view_of (fixture)->categories), ==, 2);
  g_assert_false (
    jct_view_shows_event (view_of (fixture), jct_document_find_event (fixture->document, "early")));
  g_assert_true (jct_view_shows_event (view_of (fixture),
                                       jct_document_find_event (fixture->document, "middle")));
  jct_view_state_toggle_category (fixture->state, "b");
  jct_view_state_toggle_category (fixture->state, "");
  g_assert_cmpuint (g_strv_length (view_of (fixture)->categories), ==, 0);
  jct_view_state_toggle_category (fixture->state, "b");
  g_assert_cmpstr (view_of (fixture)->categories[0], ==, "b");
  jct_view_state_toggle_category (fixture->state, "");
  jct_view_state_toggle_category (fixture->state, "a");
  g_assert_null (view_of (fixture)->categories);
  reset (fixture);
  jct_view_state_toggle_category (fixture->state, "z");
  assert_told (fixture, 0, 0);
}

/* ---- the point and the pointer ---- */

static void
test_point (Fixture *fixture, gconstpointer data)
{
  const JctPeriod january = { { JCT_PERIOD_MONTH, 1 }, MONTH (2021, 1) };
  const JctPeriod june = { { JCT_PERIOD_MONTH, 1 }, MONTH (2021, 6) };
  const char *key;
  JctPeriod period;

  jct_view_state_select_point (fixture->state, NULL, january);
  assert_told (fixture, 0, 0);
  jct_view_state_select_point (fixture->state, "all", january);
  jct_view_state_select_point (fixture->state, "all", january);
  assert_told (fixture, 1, JCT_VIEW_CHANGE_SELECTION);
  jct_view_state_select_point (fixture->state, "all", june);
  assert_told (fixture, 1, JCT_VIEW_CHANGE_SELECTION);
  g_assert_true (jct_view_state_get_point (fixture->state, &key, &period));
  g_assert_cmpstr (key, ==, "all");
  g_assert_cmpint (period.ordinal, ==, june.ordinal);
  assert_undo_name (fixture, NULL);

  /* It outlives a filter and not a change of periods. */
  jct_view_state_clear_dimension (fixture->state, "nation");
  g_assert_true (jct_view_state_get_point (fixture->state, NULL, NULL));
  reset (fixture);
  jct_view_state_set_period (fixture->state, JCT_PERIOD_FISCAL_YEAR);
  g_assert_false (jct_view_state_get_point (fixture->state, &key, NULL));
  g_assert_null (key);
  assert_told (fixture, 1, JCT_VIEW_CHANGE_DATA | JCT_VIEW_CHANGE_SELECTION);
}

static void
test_hover (Fixture *fixture, gconstpointer data)
{
  const JctPeriod january = { { JCT_PERIOD_MONTH, 1 }, MONTH (2021, 1) };
  const JctPeriod june = { { JCT_PERIOD_MONTH, 1 }, MONTH (2021, 6) };
  JctPeriod period;

  jct_view_state_hover_event (fixture->state, NULL);
  jct_view_state_hover_period (fixture->state, FALSE, january);
  g_assert_cmpuint (fixture->n_hovers, ==, 0);
  jct_view_state_hover_event (fixture->state, "early");
  jct_view_state_hover_event (fixture->state, "early");
  g_assert_cmpuint (fixture->n_hovers, ==, 1);
  g_assert_cmpstr (jct_view_state_get_hovered_event (fixture->state), ==, "early");
  jct_view_state_hover_period (fixture->state, TRUE, january);
  jct_view_state_hover_period (fixture->state, TRUE, january);
  g_assert_cmpuint (fixture->n_hovers, ==, 2);
  jct_view_state_hover_period (fixture->state, TRUE, june);
  g_assert_cmpuint (fixture->n_hovers, ==, 3);
  g_assert_true (jct_view_state_get_hovered_period (fixture->state, &period));
  g_assert_cmpint (period.ordinal, ==, june.ordinal);
  jct_view_state_hover_period (fixture->state, FALSE, june);
  jct_view_state_hover_period (fixture->state, FALSE, january);
  jct_view_state_hover_event (fixture->state, NULL);
  g_assert_cmpuint (fixture->n_hovers, ==, 5);
  g_assert_false (jct_view_state_get_hovered_period (fixture->state, &period));
  assert_told (fixture, 0, 0);
  assert_undo_name (fixture, NULL);
}

/* ---- the history ---- */

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JctView) before = jct_view_copy (view_of (fixture));
  g_autoptr (JctView) after = NULL;

  jct_view_state_set_definition (fixture->state, "everywhere");
  jct_view_state_set_chart (fixture->state, JCT_CHART_BARS);
  g_assert_cmpuint (fixture->n_undos, ==, 1);
  g_assert_cmpuint (fixture->n_names, ==, 2);
  after = jct_view_copy (view_of (fixture));
  assert_undo_name (fixture, "Change chart type");
  assert_redo_name (fixture, NULL);
  reset (fixture);

  jct_view_state_undo (fixture->state);
  assert_told (fixture, 1, JCT_VIEW_CHANGE_LOOK);
  assert_undo_name (fixture, "Choose definition");
  assert_redo_name (fixture, "Change chart type");
  jct_view_state_undo (fixture->state);
  assert_told (fixture, 1, JCT_VIEW_CHANGE_DATA | JCT_VIEW_CHANGE_LOOK);
  g_assert_true (jct_view_equal (view_of (fixture), before));
  g_assert_cmpstr (view_of (fixture)->headline, ==, "China, in the south");
  assert_undo_name (fixture, NULL);
  jct_view_state_undo (fixture->state);
  assert_told (fixture, 0, 0);

  jct_view_state_redo (fixture->state);
  jct_view_state_redo (fixture->state);
  g_assert_true (jct_view_equal (view_of (fixture), after));
  assert_redo_name (fixture, NULL);
  reset (fixture);
  jct_view_state_redo (fixture->state);
  assert_told (fixture, 0, 0);

  /* A new step: what was undone is gone. */
  jct_view_state_undo (fixture->state);
  jct_view_state_set_chart (fixture->state, JCT_CHART_STEP);
  assert_redo_name (fixture, NULL);
}

static void
test_undo_cap (Fixture *fixture, gconstpointer data)
{
  guint n = 0;

  for (guint i = 0; i < 250; i++)
    jct_view_state_set_window (fixture->state, 100 + i, JCT_EVENT_PERIOD_EXCLUDED);
  for (gboolean can_undo = TRUE; can_undo;)
    {
      jct_view_state_undo (fixture->state);
      n++;
      g_object_get (fixture->state, "can-undo", &can_undo, NULL);
    }
  g_assert_cmpuint (n, ==, 200);
  g_assert_cmpuint (view_of (fixture)->k, ==, 149);
}

static void
test_gesture (Fixture *fixture, gconstpointer data)
{
  jct_view_state_zoom (fixture->state, 2, 19000);
  reset (fixture);
  jct_view_state_begin_gesture (fixture->state, "Drag");
  jct_view_state_begin_gesture (fixture->state, "Inner");
  jct_view_state_pan (fixture->state, 10);
  jct_view_state_pan (fixture->state, 10);
  jct_view_state_end_gesture (fixture->state);
  jct_view_state_pan (fixture->state, 10);
  assert_undo_name (fixture, "Zoom");
  g_assert_cmpuint (fixture->n_names, ==, 0);
  jct_view_state_end_gesture (fixture->state);
  g_assert_cmpuint (fixture->n_names, ==, 1);
  assert_told (fixture, 3, JCT_VIEW_CHANGE_RANGE);
  assert_undo_name (fixture, "Drag");
  jct_view_state_undo (fixture->state);
  assert_undo_name (fixture, "Zoom");

  /* Nothing changed, or changed back: no step, and what was undone is still there. */
  jct_view_state_begin_gesture (fixture->state, "Drag");
  jct_view_state_set_chart (fixture->state, JCT_CHART_BARS);
  jct_view_state_set_chart (fixture->state, JCT_CHART_LINE);
  jct_view_state_end_gesture (fixture->state);
  assert_undo_name (fixture, "Zoom");
  assert_redo_name (fixture, "Drag");

  /* Without a name, its first change names it; an undo in its midst ends it. */
  jct_view_state_begin_gesture (fixture->state, NULL);
  jct_view_state_set_chart (fixture->state, JCT_CHART_BARS);
  jct_view_state_set_events_shown (fixture->state, FALSE);
  jct_view_state_undo (fixture->state);
  g_assert_cmpint (view_of (fixture)->chart, ==, JCT_CHART_LINE);
  g_assert_true (view_of (fixture)->events_shown);
  assert_redo_name (fixture, "Change chart type");
  jct_view_state_end_gesture (fixture->state);
  assert_redo_name (fixture, "Change chart type");
}

static void
test_set_view (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JctView) view = jct_view_copy (view_of (fixture));

  jct_view_state_set_view (fixture->state, view, "Nothing");
  assert_told (fixture, 0, 0);
  view->k = 3;
  view->chart = JCT_CHART_BARS;
  jct_view_state_set_view (fixture->state, view, "Show view");
  g_assert_true (jct_view_equal (view_of (fixture), view));
  assert_told (fixture, 1, JCT_VIEW_CHANGE_LOOK | JCT_VIEW_CHANGE_SELECTION);
  assert_undo_name (fixture, "Show view");
}

/* ---- handlers that change the state again ---- */

static void
select_with_bars (JctViewState *state, JctViewChange changes, gpointer data)
{
  if (jct_view_state_get_view (state)->chart == JCT_CHART_BARS)
    jct_view_state_select_event (state, "early");
  g_assert_nonnull (jct_view_state_get_series (state, NULL));
}

static void
test_reentrancy (Fixture *fixture, gconstpointer data)
{
  g_signal_connect (fixture->state, "view-changed", G_CALLBACK (select_with_bars), NULL);
  jct_view_state_set_chart (fixture->state, JCT_CHART_BARS);
  g_assert_cmpstr (view_of (fixture)->selected_event, ==, "early");
  assert_told (fixture, 2, JCT_VIEW_CHANGE_LOOK | JCT_VIEW_CHANGE_SELECTION);
  assert_undo_name (fixture, "Select event");
  jct_view_state_set_definition (fixture->state, "everywhere");
  assert_undo_name (fixture, "Choose definition");
}

static void
set_bars (JctViewState *state)
{
  jct_view_state_set_chart (state, JCT_CHART_BARS);
}

static void
test_reentrant_document (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JctDocument) bare = make_bare_document ();

  g_signal_connect (fixture->state, "notify::document", G_CALLBACK (set_bars), NULL);
  jct_view_state_set_document (fixture->state, bare);
  g_assert_cmpint (view_of (fixture)->chart, ==, JCT_CHART_BARS);
  assert_undo_name (fixture, "Change chart type");
  g_assert_cmpuint (fixture->n_views, ==, 2);
}

static void
drop (JctViewState *state)
{
  g_object_unref (state);
}

static void
test_dropped_by_a_handler (void)
{
  JctViewState *state = jct_view_state_new ();
  gpointer watched = state;

  g_object_add_weak_pointer (G_OBJECT (state), &watched);
  g_signal_connect (state, "view-changed", G_CALLBACK (drop), NULL);
  jct_view_state_set_chart (state, JCT_CHART_BARS);
  g_assert_null (watched);
}

/* ---- the window around the selected event ---- */

static JctDay
month_start (int year, int month)
{
  return jct_period_first_day (
    (JctPeriod){ jct_period_kind (JCT_PERIOD_MONTH, 1), MONTH (year, month) });
}

static guint
k_of (Fixture *fixture)
{
  return view_of (fixture)->k;
}

static void
assert_window (Fixture *fixture, JctDay start, JctDay end)
{
  JctSpan window = jct_view_state_get_window (fixture->state);

  g_assert_cmpint (window.start, ==, start);
  g_assert_cmpint (window.end, ==, end);
}

static void
test_window (Fixture *fixture, gconstpointer data)
{
  JctViewState *state = fixture->state;

  g_assert_true (jct_span_is_empty (jct_view_state_get_window (state)));
  g_assert_true (jct_span_is_empty (jct_view_state_get_window_range (state, 3)));
  g_assert_false (jct_view_state_stretch_window (state, 1));
  jct_view_state_drag_window (state, JCT_WINDOW_BEFORE, month_start (2021, 1));
  g_assert_null (view_of (fixture)->selected_event);
  g_assert_cmpuint (k_of (fixture), ==, 6);

  /* March 2021, six months of figures after October 2020: the window ends where they do. */
  jct_view_state_select_event (state, "early");
  assert_window (fixture, month_start (2020, 10), month_start (2021, 10));
  jct_view_state_select_event (state, "middle");
  assert_window (fixture, month_start (2021, 7), month_start (2022, 8));
  jct_view_state_set_window (state, 6, JCT_EVENT_PERIOD_INCLUDED);
  assert_window (fixture, month_start (2021, 7), month_start (2022, 7));
  JctSpan range = jct_view_state_get_window_range (state, 2);
  g_assert_cmpint (range.start, ==, month_start (2021, 5));
  g_assert_cmpint (range.end, ==, month_start (2022, 9));

  jct_view_state_select_event (state, "after");
  g_assert_true (jct_span_is_empty (jct_view_state_get_window (state)));
}

/* To whole periods, alike on both sides, within the figures. */
static void
test_window_drag (Fixture *fixture, gconstpointer data)
{
  JctViewState *state = fixture->state;

  jct_view_state_select_event (state, "middle");
  jct_view_state_drag_window (state, JCT_WINDOW_BEFORE, month_start (2021, 9) + 10);
  g_assert_cmpuint (k_of (fixture), ==, 4);
  jct_view_state_drag_window (state, JCT_WINDOW_BEFORE, month_start (2021, 9) + 20);
  g_assert_cmpuint (k_of (fixture), ==, 3);
  jct_view_state_drag_window (state, JCT_WINDOW_AFTER, month_start (2022, 10) - 3);
  g_assert_cmpuint (k_of (fixture), ==, 8);
  jct_view_state_set_window (state, 8, JCT_EVENT_PERIOD_INCLUDED);
  jct_view_state_drag_window (state, JCT_WINDOW_AFTER, month_start (2022, 10) - 3);
  g_assert_cmpuint (k_of (fixture), ==, 9);
  /* Past the event, past the figures. */
  jct_view_state_drag_window (state, JCT_WINDOW_BEFORE, month_start (2023, 1));
  g_assert_cmpuint (k_of (fixture), ==, 1);
  jct_view_state_drag_window (state, JCT_WINDOW_BEFORE, -1e12);
  g_assert_cmpuint (k_of (fixture), ==, 15);
  jct_view_state_drag_window (state, JCT_WINDOW_AFTER, 1e12);
  g_assert_cmpuint (k_of (fixture), ==, 21);

  jct_view_state_stretch_window (state, 1);
  g_assert_cmpuint (k_of (fixture), ==, 21);
  jct_view_state_stretch_window (state, -5);
  g_assert_cmpuint (k_of (fixture), ==, 16);
  jct_view_state_stretch_window (state, -100);
  g_assert_cmpuint (k_of (fixture), ==, 1);
  /* A file may say more than there is. */
  jct_view_state_set_window (state, 1200, JCT_EVENT_PERIOD_EXCLUDED);
  assert_window (fixture, month_start (2020, 10), month_start (2023, 10));
  jct_view_state_stretch_window (state, -1);
  g_assert_cmpuint (k_of (fixture), ==, 20);
}

/* As transient as what is hovered, and only of the event that is selected. */
static void
test_event_shift (Fixture *fixture, gconstpointer data)
{
  JctViewState *state = fixture->state;

  jct_view_state_shift_event (state, 3);
  g_assert_cmpint (jct_view_state_get_event_shift (state), ==, 0);
  jct_view_state_select_event (state, "middle");
  reset (fixture);
  jct_view_state_shift_event (state, 3);
  jct_view_state_shift_event (state, 3);
  g_assert_cmpuint (fixture->n_hovers, ==, 1);
  g_assert_cmpuint (fixture->n_views, ==, 0);
  jct_view_state_set_window (state, 9, JCT_EVENT_PERIOD_EXCLUDED);
  g_assert_cmpint (jct_view_state_get_event_shift (state), ==, 3);
  jct_view_state_set_period (state, JCT_PERIOD_QUARTER);
  g_assert_cmpint (jct_view_state_get_event_shift (state), ==, 0);
  jct_view_state_shift_event (state, -2);
  jct_view_state_select_event (state, "early");
  g_assert_cmpint (jct_view_state_get_event_shift (state), ==, 0);
  g_assert_cmpuint (fixture->n_hovers, ==, 4);
  jct_view_state_shift_event (state, -2);
  jct_view_state_set_document (state, NULL);
  g_assert_cmpint (jct_view_state_get_event_shift (state), ==, 0);
}

static void
test_cancel_gesture (Fixture *fixture, gconstpointer data)
{
  JctViewState *state = fixture->state;

  jct_view_state_select_event (state, "middle");
  reset (fixture);
  jct_view_state_begin_gesture (state, "drag");
  jct_view_state_set_window (state, 9, JCT_EVENT_PERIOD_EXCLUDED);
  jct_view_state_set_window (state, 12, JCT_EVENT_PERIOD_EXCLUDED);
  assert_told (fixture, 2, JCT_VIEW_CHANGE_SELECTION);
  jct_view_state_cancel_gesture (state);
  assert_told (fixture, 1, JCT_VIEW_CHANGE_SELECTION);
  g_assert_cmpuint (k_of (fixture), ==, 6);
  /* What ends it afterwards finds nothing to end. */
  jct_view_state_end_gesture (state);
  jct_view_state_cancel_gesture (state);
  jct_view_state_undo (state);
  g_assert_null (view_of (fixture)->selected_event);
}

/* ---- edits of the document, and how values are drawn ---- */

static JctDocument *
rename_events (JctDocument *document, const char *title)
{
  g_autoptr (JctDocumentBuilder) builder
    = jct_document_builder_new_edit (document, JCT_PART_EVENTS);

  for (guint i = 0; i < jct_document_get_n_events (document); i++)
    {
      JctEvent *event = jct_event_copy (jct_document_get_event (document, i));

      g_free (event->title);
      event->title = g_strdup (title);
      g_assert_true (jct_document_builder_take_event (builder, event, NULL));
    }
  return jct_document_builder_finish (builder, NULL);
}

static void
count_notify (GObject *object, GParamSpec *pspec, gpointer data)
{
  ++*(guint *) data;
}

/* Views and versions of the document are one history. */
static void
test_edit_document (void)
{
  g_autoptr (JctDocument) document = make_document ();
  g_autoptr (JctViewState) state = jct_view_state_new ();
  g_autoptr (JctDocument) edited = NULL;
  guint n_documents = 0, n_modified = 0;

  jct_view_state_set_document (state, document);
  g_signal_connect (state, "notify::document", G_CALLBACK (count_notify), &n_documents);
  g_signal_connect (state, "notify::modified", G_CALLBACK (count_notify), &n_modified);
  jct_view_state_set_chart (state, JCT_CHART_BARS);
  edited = rename_events (document, "New");
  jct_view_state_edit_document (state, edited, NULL, "Rename");
  jct_view_state_set_chart (state, JCT_CHART_STEP);
  g_assert_cmpuint (n_documents, ==, 1);
  g_assert_true (jct_view_state_is_modified (state));

  jct_view_state_undo (state);
  g_assert_true (jct_view_state_get_document (state) == edited);
  g_assert_cmpint (jct_view_state_get_view (state)->chart, ==, JCT_CHART_BARS);
  jct_view_state_undo (state);
  g_assert_true (jct_view_state_get_document (state) == document);
  g_assert_cmpint (jct_view_state_get_view (state)->chart, ==, JCT_CHART_BARS);
  g_assert_false (jct_view_state_is_modified (state));
  jct_view_state_redo (state);
  g_assert_true (jct_view_state_get_document (state) == edited);
  g_assert_cmpuint (n_documents, ==, 3);
  g_assert_cmpuint (n_modified, ==, 3);

  jct_view_state_mark_saved (state, edited);
  g_assert_false (jct_view_state_is_modified (state));
  jct_view_state_undo (state);
  g_assert_true (jct_view_state_is_modified (state));
  g_assert_nonnull (jct_view_state_get_series (state, NULL));
}

static void
test_how_values_are_drawn (void)
{
  g_autoptr (JctDocument) document = make_document ();
  g_autoptr (JctViewState) state = jct_view_state_new ();
  JctTransform share = { .kind = JCT_TRANSFORM_SHARE };
  JctSeriesSet *before;

  jct_view_state_set_document (state, document);
  before = jct_series_set_ref (jct_view_state_get_series (state, NULL));
  jct_view_state_set_transform (state, &share);
  g_assert_true (jct_view_state_get_series (state, NULL) != before);
  jct_series_set_unref (before);
  jct_view_state_set_log_axis (state, TRUE);
  jct_view_state_set_top (state, 1);
  jct_view_state_set_years (state, JCT_YEARS_FISCAL);
  for (guint i = 0; i < 3; i++)
    jct_view_state_undo (state);
  g_assert_cmpint (jct_view_state_get_view (state)->transform.kind, ==, JCT_TRANSFORM_SHARE);
  g_assert_false (jct_view_state_get_view (state)->log_axis);
  jct_view_state_undo (state);
  g_assert_true (jct_transform_is_none (&jct_view_state_get_view (state)->transform));
}

/* Without a table there are the events: their range is what zooming and panning move in. */
static void
test_events_only (void)
{
  g_autoptr (JctDocumentBuilder) builder = jct_document_builder_new ("timeline");
  g_autoptr (JctViewState) state = jct_view_state_new ();
  g_autoptr (JctDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  JctSpan whole, visible;

  g_assert_false (jct_view_state_has_only_events (state));
  take_event (builder, "first", "2021-03-01", "a");
  take_event (builder, "last", "2023-03-01", "b");
  document = jct_document_builder_finish (builder, NULL);
  jct_view_state_set_document (state, document);
  g_assert_true (jct_view_state_has_only_events (state));
  g_assert_null (jct_view_state_get_series (state, &error));
  g_assert_error (error, JCT_DOCUMENT_ERROR, JCT_DOCUMENT_ERROR_NO_TABLE);

  whole = jct_view_state_get_whole_range (state);
  g_assert_cmpint (whole.start, <, jct_day_from_date (2021, 3, 1));
  g_assert_cmpint (whole.end, >, jct_day_from_date (2023, 3, 1));
  jct_view_state_zoom (state, 1e9, jct_day_from_date (2021, 3, 1));
  visible = jct_view_state_get_visible (state);
  g_assert_cmpint (visible.end - visible.start, ==, 3);
  jct_view_state_pan (state, 1e9);
  g_assert_cmpint (jct_view_state_get_visible (state).end, ==, whole.end);
  jct_view_state_set_visible (state, (JctSpan){ 0, 0 });
  g_assert_cmpint (jct_view_state_get_visible (state).start, ==, whole.start);

  jct_view_state_step_event (state, 1);
  g_assert_cmpstr (jct_view_state_get_view (state)->selected_event, ==, "first");
  jct_view_state_step_event (state, 1);
  g_assert_cmpstr (jct_view_state_get_view (state)->selected_event, ==, "last");
  /* What needs figures does nothing. */
  g_assert_false (jct_view_state_stretch_window (state, 1));
  g_assert_true (jct_span_is_empty (jct_view_state_get_window (state)));
  jct_view_state_toggle_category (state, "a");
  jct_view_state_undo (state);
  g_assert_null (jct_view_state_get_view (state)->categories);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/view-state/empty", test_empty);
#define ADD(name, function) \
  g_test_add ("/view-state/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("documents", test_documents);
  ADD ("series", test_series);
  ADD ("definition", test_definition);
  ADD ("excluded", test_excluded);
  ADD ("leave-out", test_leave_out);
  ADD ("values", test_values);
  ADD ("by", test_by);
  ADD ("period", test_period);
  ADD ("period-visible", test_period_visible);
  ADD ("look", test_look);
  ADD ("range", test_range);
  ADD ("zoom-anchor", test_zoom_anchor);
  ADD ("select-event", test_select_event);
  ADD ("step-event", test_step_event);
  ADD ("pins", test_pins);
  ADD ("categories", test_categories);
  ADD ("point", test_point);
  ADD ("hover", test_hover);
  ADD ("undo", test_undo);
  ADD ("undo-cap", test_undo_cap);
  ADD ("gesture", test_gesture);
  ADD ("window", test_window);
  ADD ("window-drag", test_window_drag);
  ADD ("event-shift", test_event_shift);
  ADD ("cancel-gesture", test_cancel_gesture);
  ADD ("set-view", test_set_view);
  ADD ("reentrancy", test_reentrancy);
  ADD ("reentrant-document", test_reentrant_document);
  g_test_add_func ("/view-state/dropped-by-a-handler", test_dropped_by_a_handler);
  g_test_add_func ("/view-state/events-only", test_events_only);
  g_test_add_func ("/view-state/edit-document", test_edit_document);
  g_test_add_func ("/view-state/how-values-are-drawn", test_how_values_are_drawn);
  return g_test_run ();
}
