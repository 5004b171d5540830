/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Events, categories, sources and definitions of a document: added, changed, gone, and nothing left that names them. */
#include "model/jct-document-items.h"

#include <math.h>
#include <string.h>

static JctTable *
make_table (void)
{
  g_autoptr (JctTableBuilder) builder
    = jct_table_builder_new ("t", jct_period_kind (JCT_PERIOD_MONTH, 1));
  const char *const keys[] = { "agency", NULL };
  JctTable *table;

  jct_table_builder_add_dimension (builder, "place", NULL);
  jct_table_builder_add_measure (builder, "count", NULL, NULL, JCT_MEASURE_INTEGER);
  jct_table_builder_set_source_keys (builder, keys);
  for (gint32 month = 24000; month < 24024; month++)
    {
      jct_table_builder_add_row (builder, month);
      jct_table_builder_set_code (builder, 0,
                                  jct_table_builder_intern (builder, 0,
                                                            month % 2 ? "north" : "south", -1));
      jct_table_builder_set_integer (builder, 0, month - 23990);
    }
  table = jct_table_builder_finish (builder, TRUE, NULL, NULL, NULL);
  g_assert_nonnull (table);
  return table;
}

static void
take_event (JctDocumentBuilder *builder, const char *id, const char *date, const char *category)
{
  JctEvent *event = jct_event_new ();

  event->id = g_strdup (id);
  event->title = g_strdup (id);
  g_free (event->category);
  event->category = g_strdup (category);
  g_strfreev (event->source_keys);
  event->source_keys = g_strsplit ("press,gone", ",", -1);
  event->claimed_source = g_strdup ("press");
  g_assert_true (jct_edtf_parse (date, &event->date, NULL));
  g_assert_true (jct_document_builder_take_event (builder, event, NULL));
}

static void
take_source (JctDocumentBuilder *builder, const char *key)
{
  JctSource *source = jct_source_new ();

  source->key = g_strdup (key);
  source->title = g_strdup (key);
  g_assert_true (jct_document_builder_take_source (builder, source, NULL));
}

static void
take_definition (JctDocumentBuilder *builder, const char *id, const char *place)
{
  JctDefinition *definition = jct_definition_new ();

  definition->id = g_strdup (id);
  definition->title = g_strdup (id);
  definition->table = g_strdup ("t");
  definition->measure = g_strdup ("count");
  if (place != NULL)
    jct_filter_add (definition->filter, "place", place);
  g_assert_true (jct_document_builder_take_definition (builder, definition, NULL));
}

static JctDocument *
make_document (void)
{
  g_autoptr (JctDocumentBuilder) builder = jct_document_builder_new ("datapackage");
  g_autoptr (GError) error = NULL;
  JctClaim *claim = jct_claim_new ();
  JctView *view = jct_view_new ();
  JctDocument *document;

  g_assert_true (jct_document_builder_take_table (builder, make_table (), NULL));
  jct_document_builder_take_category (builder, jct_category_new ("law", "Laws", 0), NULL);
  jct_document_builder_take_category (builder, jct_category_new ("talks", "Talks", 1), NULL);
  jct_document_builder_take_category (builder, jct_category_new ("other", "Other", 2), NULL);
  take_event (builder, "first", "2000-05", "law");
  take_event (builder, "second", "2000-05-01", "law");
  take_event (builder, "third", "2001-05", "talks");
  take_source (builder, "agency");
  take_source (builder, "press");
  take_definition (builder, "all", NULL);
  take_definition (builder, "northern", "north");
  claim->id = g_strdup ("claim");
  claim->kind = JCT_CLAIM_COUNT;
  claim->text = g_strdup ("x");
  claim->source = g_strdup ("press");
  g_assert_true (jct_document_builder_take_claim (builder, claim, NULL));
  view->id = g_strdup ("view");
  view->definition = g_strdup ("northern");
  view->selected_event = g_strdup ("first");
  view->events = g_strsplit ("first,third", ",", -1);
  g_strfreev (view->pinned_events);
  view->pinned_events = g_strsplit ("first", ",", -1);
  view->categories = g_strsplit ("law,talks", ",", -1);
  g_assert_true (jct_document_builder_take_view (builder, view, NULL));
  jct_document_builder_set_default_view (builder, "view");
  document = jct_document_builder_finish (builder, &error);
  g_assert_no_error (error);
  return document;
}

static JctEvent *
new_event (const char *title, const char *date)
{
  JctEvent *event = jct_event_new ();

  event->title = g_strdup (title);
  g_assert_true (jct_edtf_parse (date, &event->date, NULL));
  return event;
}

static void
test_add_event (void)
{
  g_autoptr (JctDocument) document = make_document ();
  g_autoptr (JctEvent) event
    = new_event ("Título: <b>“Ñ”</b> & more, much more than a name needs", "2000");
  g_autofree char *id = NULL;
  g_autofree char *second_id = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JctDocument) added = jct_document_with_event (document, event, &id, &error);
  g_autoptr (JctDocument) twice = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (jct_document_get_n_events (document), ==, 3);
  g_assert_cmpuint (jct_document_get_n_events (added), ==, 4);
  g_assert_cmpint (jct_document_get_edited (added), ==, JCT_PART_EVENTS);
  g_assert_cmpstr (id, ==, "titulo-b-n-b-more-much-more-than-a-name");
  g_assert_cmpstr (jct_document_find_event (added, id)->title, ==, event->title);
  twice = jct_document_with_event (added, event, &second_id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (second_id, ==, "titulo-b-n-b-more-much-more-than-a-name-2");
}

static void
test_change_event (void)
{
  g_autoptr (JctDocument) document = make_document ();
  g_autoptr (JctEvent) event = jct_event_copy (jct_document_find_event (document, "first"));
  g_autoptr (GError) error = NULL;
  g_autoptr (JctDocument) changed = NULL;

  event->verified = TRUE;
  changed = jct_document_with_event (document, event, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (jct_document_get_n_events (changed), ==, 3);
  /* It keeps its place among those of the same day. */
  g_assert_cmpstr (jct_document_get_event (changed, 0)->id, ==, "first");
  g_assert_true (jct_event_equal (jct_document_get_event (changed, 0), event));
  g_assert_false (jct_event_equal (jct_document_get_event (document, 0), event));
}

static void
assert_refused (const JctDocument *document, const JctEvent *event, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (jct_document_with_event (document, event, NULL, &error));
  g_assert_error (error, JCT_DOCUMENT_ERROR, code);
  g_assert_cmpuint (strlen (error->message), >, 10);
}

static void
test_refuse_event (void)
{
  g_autoptr (JctDocument) document = make_document ();
  g_autoptr (JctEvent) blank = new_event (" \t ", "2000");
  g_autoptr (JctEvent) known = jct_event_copy (jct_document_find_event (document, "first"));
  g_autoptr (JctEvent) event = new_event ("x", "2000");
  g_autoptr (JctDocument) fine = NULL;

  assert_refused (document, blank, JCT_DOCUMENT_ERROR_INCOMPLETE);
  g_free (event->category);
  event->category = g_strdup ("none");
  assert_refused (document, event, JCT_DOCUMENT_ERROR_BAD_REFERENCE);
  g_free (event->category);
  event->category = g_strdup ("law");
  event->short_title = g_strnfill (29, 'x');
  assert_refused (document, event, JCT_DOCUMENT_ERROR_INCOMPLETE);
  g_clear_pointer (&event->short_title, g_free);
  event->summary = g_strnfill (300 * 1024, 'x');
  assert_refused (document, event, JCT_DOCUMENT_ERROR_INCOMPLETE);
  g_clear_pointer (&event->summary, g_free);
  event->claimed_source = g_strdup ("gone");
  assert_refused (document, event, JCT_DOCUMENT_ERROR_BAD_REFERENCE);
  /* What an event had before, it may keep: a file may cite what it does not list. */
  known->verified = TRUE;
  fine = jct_document_with_event (document, known, NULL, NULL);
  g_assert_nonnull (fine);
}

static void
test_delete_event (void)
{
  g_autoptr (JctDocument) document = make_document ();
  g_autoptr (GError) error = NULL;
  g_autoptr (JctDocument) without = jct_document_without_event (document, "first", &error);
  g_autoptr (JctDocument) second = NULL;
  const JctView *view;

  g_assert_no_error (error);
  g_assert_null (jct_document_find_event (without, "first"));
  view = jct_document_find_view (without, "view");
  g_assert_null (view->selected_event);
  g_assert_cmpuint (g_strv_length (view->events), ==, 1);
  g_assert_cmpuint (g_strv_length (view->pinned_events), ==, 0);
  g_assert_cmpstr (jct_document_get_default_view (without), ==, "view");
  /* Where no view names it, views are left alone. */
  second = jct_document_without_event (document, "second", &error);
  g_assert_no_error (error);
  g_assert_cmpint (jct_document_get_edited (second), ==, JCT_PART_EVENTS);
}

/* ---- categories ---- */

static void
test_add_category (void)
{
  g_autoptr (JctDocument) document = make_document ();
  g_autoptr (JctCategory) category = jct_category_new ("x", "Protests", JCT_SHAPE_STAR);
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JctDocument) added = NULL;
  g_autoptr (JctDocument) changed = NULL;

  g_clear_pointer (&category->id, g_free);
  added = jct_document_with_category (document, category, &id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (id, ==, "protests");
  g_assert_cmpint (jct_document_find_category (added, id), ==, 3);
  g_assert_cmpint (jct_document_get_category (added, 3)->hue, ==, JCT_HUE_GREEN);

  g_free (category->title);
  category->title = g_strdup ("Laws");
  g_assert_null (jct_document_with_category (added, category, NULL, &error));
  g_assert_error (error, JCT_DOCUMENT_ERROR, JCT_DOCUMENT_ERROR_DUPLICATE_ID);
  g_clear_error (&error);
  category->id = g_strdup ("law");
  category->hue = JCT_HUE_TEAL;
  changed = jct_document_with_category (added, category, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (jct_document_find_category (changed, "law"), ==, 0);
  g_assert_cmpint (jct_document_get_category_hue (changed, 0), ==, JCT_HUE_TEAL);
}

/* Whatever becomes of the places, every category keeps its hue. */
static void
test_move_category (void)
{
  g_autoptr (JctDocument) document = make_document ();
  g_autoptr (GError) error = NULL;
  g_autoptr (JctDocument) moved = jct_document_with_category_at (document, "other", 0, &error);

  g_assert_no_error (error);
  g_assert_cmpint (jct_document_find_category (moved, "other"), ==, 0);
  g_assert_cmpint (jct_document_find_category (moved, "law"), ==, 1);
  g_assert_cmpint (jct_document_get_category_hue (moved, 0), ==, JCT_HUE_BLUE);
  g_assert_cmpint (jct_document_get_category_hue (moved, 1), ==, JCT_HUE_CRIMSON);
}

/* From each place to each, the last too; the others keep their order. */
static void
test_move_everywhere (void)
{
  g_autoptr (JctDocument) document = make_document ();
  guint n = jct_document_get_n_categories (document);

  g_assert_cmpuint (n, >, 1);
  for (guint from = 0; from < n; from++)
    for (guint to = 0; to < n; to++)
      {
        const char *id = jct_document_get_category (document, from)->id;
        g_autoptr (JctDocument) moved = jct_document_with_category_at (document, id, to, NULL);

        g_assert_cmpint (jct_document_find_category (moved, id), ==, (int) to);
        for (guint i = 0, at = 0; i < n; i++)
          {
            if (i == from)
              continue;
            at += at == to;
            g_assert_cmpstr (jct_document_get_category (moved, at++)->id, ==,
                             jct_document_get_category (document, i)->id);
          }
      }
}

static void
test_delete_category (void)
{
  g_autoptr (JctDocument) document = make_document ();
  g_autoptr (GError) error = NULL;
  g_autoptr (JctDocument) moved = jct_document_without_category (document, "law", "talks", &error);
  g_autoptr (JctDocument) none = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (jct_document_get_n_categories (moved), ==, 2);
  g_assert_cmpuint (jct_document_count_events_of (moved, "talks"), ==, 3);
  g_assert_cmpint (jct_document_get_category_hue (moved, 0), ==, JCT_HUE_PURPLE);
  g_assert_cmpuint (g_strv_length (jct_document_find_view (moved, "view")->categories), ==, 1);
  none = jct_document_without_category (document, "law", "", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (jct_document_count_events_of (none, ""), ==, 2);
}

/* ---- sources ---- */

static void
test_source (void)
{
  g_autoptr (JctDocument) document = make_document ();
  g_autoptr (JctSource) source = jct_source_new ();
  g_autofree char *key = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JctDocument) added = NULL;
  const char *const bad[] = { "javascript:alert(1)", "file:///etc/passwd", "www.x.org", "" };

  source->title = g_strdup ("A paper");
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      source->url = g_strdup (bad[i]);
      g_assert_null (jct_document_with_source (document, source, NULL, &error));
      g_assert_error (error, JCT_DOCUMENT_ERROR, JCT_DOCUMENT_ERROR_INCOMPLETE);
      g_clear_error (&error);
      g_clear_pointer (&source->url, g_free);
    }
  source->date = g_strdup ("yesterday");
  g_assert_null (jct_document_with_source (document, source, NULL, &error));
  g_assert_error (error, JCT_EDTF_ERROR, JCT_EDTF_ERROR_SYNTAX);
  g_clear_error (&error);
  g_free (source->date);
  source->date = g_strdup ("2024-05-09");
  source->url = g_strdup ("https://example.org/a");
  added = jct_document_with_source (document, source, &key, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (key, ==, "a-paper");
  g_assert_cmpstr (jct_document_find_source (added, key)->url, ==, source->url);
}

static void
test_delete_source (void)
{
  g_autoptr (JctDocument) document = make_document ();
  JctCitations citations = jct_document_count_citations (document, "press");
  g_autoptr (GError) error = NULL;
  g_autoptr (JctDocument) without = jct_document_without_source (document, "press", &error);
  const JctEvent *event;

  g_assert_no_error (error);
  g_assert_cmpuint (citations.n_events, ==, 3);
  g_assert_cmpuint (citations.n_claims, ==, 1);
  g_assert_cmpuint (citations.n_tables, ==, 0);
  event = jct_document_find_event (without, "first");
  g_assert_cmpuint (g_strv_length (event->source_keys), ==, 1);
  g_assert_null (event->claimed_source);
  g_assert_null (jct_document_get_claim (without, 0)->source);
  /* Figures do not lose what they rest on. */
  g_assert_null (jct_document_without_source (document, "agency", &error));
  g_assert_error (error, JCT_DOCUMENT_ERROR, JCT_DOCUMENT_ERROR_BAD_REFERENCE);
}

/* ---- definitions ---- */

static double
total_of (const JctDocument *document, const JctView *view)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JctSeriesSet) set = jct_document_compute_series (document, view, &error);
  double total = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < jct_series_get_n (jct_series_set_get (set, 0)); i++)
    if (!isnan (jct_series_get_value (jct_series_set_get (set, 0), i)))
      total += jct_series_get_value (jct_series_set_get (set, 0), i);
  return total;
}

static void
test_definition (void)
{
  g_autoptr (JctDocument) document = make_document ();
  g_autoptr (JctDefinition) definition = jct_definition_new ();
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JctDocument) added = NULL;
  g_autoptr (JctDocument) moved = NULL;

  definition->title = g_strdup ("Southern");
  g_assert_null (jct_document_with_definition (document, definition, NULL, &error));
  g_assert_error (error, JCT_DOCUMENT_ERROR, JCT_DOCUMENT_ERROR_NO_TABLE);
  g_clear_error (&error);
  definition->table = g_strdup ("t");
  definition->measure = g_strdup ("none");
  g_assert_null (jct_document_with_definition (document, definition, NULL, &error));
  g_assert_error (error, JCT_DOCUMENT_ERROR, JCT_DOCUMENT_ERROR_BAD_REFERENCE);
  g_clear_error (&error);
  g_free (definition->measure);
  definition->measure = g_strdup ("count");
  /* What the table has is no matter of all its rows. */
  jct_filter_add (definition->about, "place", "south");
  g_assert_null (jct_document_with_definition (document, definition, NULL, &error));
  g_assert_error (error, JCT_DOCUMENT_ERROR, JCT_DOCUMENT_ERROR_BAD_REFERENCE);
  g_clear_error (&error);
  jct_filter_clear (definition->about, "place");
  jct_filter_add (definition->about, "sex", "all");
  jct_filter_add (definition->filter, "place", "south");
  added = jct_document_with_definition (document, definition, &id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (id, ==, "southern");
  moved = jct_document_with_definition_at (added, id, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (jct_document_get_definition (moved, 0)->id, ==, "southern");
}

/* A saved view of it shows the same figures as before. */
static void
test_delete_definition (void)
{
  g_autoptr (JctDocument) document = make_document ();
  g_autoptr (GError) error = NULL;
  g_autoptr (JctDocument) without = jct_document_without_definition (document, "northern", &error);
  const JctView *before = jct_document_find_view (document, "view");
  const JctView *after;

  g_assert_no_error (error);
  g_assert_cmpuint (jct_document_count_views_of (document, "northern"), ==, 1);
  after = jct_document_find_view (without, "view");
  g_assert_null (after->definition);
  g_assert_cmpfloat (total_of (without, after), ==, total_of (document, before));
  g_assert_cmpfloat (total_of (without, after), >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document-items/add-event", test_add_event);
  g_test_add_func ("/document-items/change-event", test_change_event);
  g_test_add_func ("/document-items/refuse-event", test_refuse_event);
  g_test_add_func ("/document-items/delete-event", test_delete_event);
  g_test_add_func ("/document-items/add-category", test_add_category);
  g_test_add_func ("/document-items/move-category", test_move_category);
  g_test_add_func ("/document-items/move-everywhere", test_move_everywhere);
  g_test_add_func ("/document-items/delete-category", test_delete_category);
  g_test_add_func ("/document-items/source", test_source);
  g_test_add_func ("/document-items/delete-source", test_delete_source);
  g_test_add_func ("/document-items/definition", test_definition);
  g_test_add_func ("/document-items/delete-definition", test_delete_definition);
  return g_test_run ();
}
