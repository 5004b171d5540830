/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Events and what belongs to them, edited through the view state: one step each, with a name, undone and redone. */
#include "model/jct-document-items.h"
#include "state/jct-view-state.h"

static JctTable *
make_table (void)
{
  g_autoptr (JctTableBuilder) builder
    = jct_table_builder_new ("t", jct_period_kind (JCT_PERIOD_MONTH, 1));
  JctTable *table;

  jct_table_builder_add_measure (builder, "count", NULL, NULL, JCT_MEASURE_INTEGER);
  for (gint32 month = 24000; month < 24024; month++)
    {
      jct_table_builder_add_row (builder, month);
      jct_table_builder_set_integer (builder, 0, month - 23990);
    }
  table = jct_table_builder_finish (builder, TRUE, NULL, NULL, NULL);
  g_assert_nonnull (table);
  return table;
}

static JctEvent *
new_event (const char *id, const char *title, const char *date)
{
  JctEvent *event = jct_event_new ();

  event->id = g_strdup (id);
  event->title = g_strdup (title);
  g_assert_true (jct_edtf_parse (date, &event->date, NULL));
  return event;
}

typedef struct
{
  JctDocument *document;
  JctViewState *state;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JctDocumentBuilder) builder = jct_document_builder_new ("datapackage");
  JctDefinition *definition = jct_definition_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (jct_document_builder_take_table (builder, make_table (), NULL));
  definition->id = g_strdup ("all");
  definition->title = g_strdup ("All");
  definition->table = g_strdup ("t");
  definition->measure = g_strdup ("count");
  jct_document_builder_take_definition (builder, definition, NULL);
  jct_document_builder_take_category (builder, jct_category_new ("law", "Laws", 0), NULL);
  jct_document_builder_take_category (builder, jct_category_new ("talks", "Talks", 1), NULL);
  jct_document_builder_take_event (builder, new_event ("a", "First", "2000-05-07"), NULL);
  jct_document_builder_take_event (builder, new_event ("b", "Second", "2000-07/2001-02"), NULL);
  fixture->document = jct_document_builder_finish (builder, &error);
  g_assert_no_error (error);
  fixture->state = jct_view_state_new ();
  jct_view_state_set_document (fixture->state, fixture->document);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->state);
  jct_document_unref (fixture->document);
}

static void
assert_undo_name (Fixture *fixture, const char *expected)
{
  g_autofree char *name = NULL;

  g_object_get (fixture->state, "undo-name", &name, NULL);
  g_assert_cmpstr (name, ==, expected);
}

static const JctEvent *
find (Fixture *fixture, const char *id)
{
  return jct_document_find_event (jct_view_state_get_document (fixture->state), id);
}

static void
assert_date (Fixture *fixture, const char *id, const char *expected)
{
  g_autofree char *text = jct_edtf_to_text (&find (fixture, id)->date);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_add (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JctEvent) event = new_event (NULL, "Third", "2000-12");
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;
  const JctView *view;

  /* Whatever is shown, what was just added is. */
  jct_view_state_toggle_category (fixture->state, "law");
  jct_view_state_set_events_shown (fixture->state, FALSE);
  g_assert_true (jct_view_state_put_event (fixture->state, event, &id, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (id, ==, "third");
  assert_undo_name (fixture, "Add “Third”");
  view = jct_view_state_get_view (fixture->state);
  g_assert_cmpstr (view->selected_event, ==, "third");
  g_assert_true (jct_view_shows_event (view, find (fixture, "third")));
  g_assert_true (jct_view_state_is_modified (fixture->state));

  jct_view_state_undo (fixture->state);
  g_assert_null (find (fixture, "third"));
  g_assert_false (jct_view_state_is_modified (fixture->state));
  g_assert_false (jct_view_state_get_view (fixture->state)->events_shown);
  jct_view_state_redo (fixture->state);
  g_assert_nonnull (find (fixture, "third"));
}

static void
test_change (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JctEvent) event = jct_event_copy (find (fixture, "a"));
  g_autoptr (GError) error = NULL;

  g_assert_true (jct_view_state_put_event (fixture->state, event, NULL, &error));
  assert_undo_name (fixture, NULL);
  g_free (event->title);
  event->title = g_strdup ("A title of far more characters than a menu has any room for");
  g_assert_true (jct_view_state_put_event (fixture->state, event, NULL, &error));
  assert_undo_name (fixture, "Change “A title of far more characters than a m…”");
  g_free (event->title);
  event->title = g_strdup ("");
  g_assert_false (jct_view_state_put_event (fixture->state, event, NULL, &error));
  g_assert_error (error, JCT_DOCUMENT_ERROR, JCT_DOCUMENT_ERROR_INCOMPLETE);
  jct_view_state_undo (fixture->state);
  g_assert_cmpstr (find (fixture, "a")->title, ==, "First");
}

static void
test_move (Fixture *fixture, gconstpointer data)
{
  g_assert_true (jct_view_state_move_event (fixture->state, "a", JCT_EDTF_WHOLE, -7));
  assert_date (fixture, "a", "2000-04-30");
  assert_undo_name (fixture, "Move “First”");
  g_assert_true (jct_view_state_move_event (fixture->state, "b", JCT_EDTF_TO, 2));
  assert_date (fixture, "b", "2000-07/2001-04");
  g_assert_false (jct_view_state_move_event (fixture->state, "b", JCT_EDTF_FROM, 12));
  g_assert_false (jct_view_state_move_event (fixture->state, "none", JCT_EDTF_WHOLE, 1));
  jct_view_state_undo (fixture->state);
  jct_view_state_undo (fixture->state);
  assert_undo_name (fixture, NULL);
  assert_date (fixture, "a", "2000-05-07");
  /* Nowhere is no step. */
  g_assert_true (jct_view_state_move_event (fixture->state, "a", JCT_EDTF_WHOLE, 0));
  assert_undo_name (fixture, NULL);
}

static void
test_delete (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  jct_view_state_select_event (fixture->state, "a");
  jct_view_state_toggle_pin (fixture->state, "a");
  g_assert_true (jct_view_state_delete_event (fixture->state, "a", &error));
  g_assert_no_error (error);
  assert_undo_name (fixture, "Delete “First”");
  g_assert_null (jct_view_state_get_view (fixture->state)->selected_event);
  g_assert_null (jct_view_state_get_view (fixture->state)->pinned_events[0]);
  jct_view_state_undo (fixture->state);
  g_assert_cmpstr (jct_view_state_get_view (fixture->state)->selected_event, ==, "a");
}

static void
test_categories (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JctCategory) category = jct_category_new ("law", "Acts", JCT_SHAPE_STAR);
  g_autoptr (GError) error = NULL;

  g_assert_true (jct_view_state_put_category (fixture->state, category, NULL, &error));
  assert_undo_name (fixture, "Change “Acts”");
  g_assert_true (jct_view_state_move_category (fixture->state, "law", 1, &error));
  assert_undo_name (fixture, "Move “Acts”");
  g_assert_true (jct_view_state_delete_category (fixture->state, "law", "talks", &error));
  assert_undo_name (fixture, "Delete “Acts”");
  g_assert_no_error (error);
  for (guint i = 0; i < 3; i++)
    jct_view_state_undo (fixture->state);
  g_assert_false (jct_view_state_is_modified (fixture->state));
}

static void
test_sources (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JctSource) source = jct_source_new ();
  g_autofree char *key = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (jct_view_state_put_source (fixture->state, source, NULL, &error));
  g_assert_error (error, JCT_DOCUMENT_ERROR, JCT_DOCUMENT_ERROR_INCOMPLETE);
  g_clear_error (&error);
  source->title = g_strdup ("Paper");
  g_assert_true (jct_view_state_put_source (fixture->state, source, &key, &error));
  assert_undo_name (fixture, "Add “Paper”");
  g_assert_true (jct_view_state_delete_source (fixture->state, key, &error));
  assert_undo_name (fixture, "Delete “Paper”");
}

/* A claim that goes is no longer drawn, in no saved view either. */
static void
test_claims (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JctClaim) claim = jct_claim_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  g_assert_false (jct_view_state_put_claim (fixture->state, claim, NULL, &error));
  g_assert_error (error, JCT_DOCUMENT_ERROR, JCT_DOCUMENT_ERROR_INCOMPLETE);
  g_clear_error (&error);
  claim->text = g_strdup ("More than 300");
  g_assert_true (jct_view_state_put_claim (fixture->state, claim, &id, &error));
  assert_undo_name (fixture, "Add “More than 300”");
  jct_view_state_set_claim (fixture->state, id);
  assert_undo_name (fixture, "Show claim");
  g_assert_true (jct_view_state_save_view (fixture->state, "With the claim", &error));
  claim->id = g_strdup (id);
  claim->has_value = TRUE;
  claim->value = 300;
  g_assert_true (jct_view_state_put_claim (fixture->state, claim, NULL, &error));
  assert_undo_name (fixture, "Change “More than 300”");
  g_assert_cmpfloat (
    jct_document_find_claim (jct_view_state_get_document (fixture->state), id)->value, ==, 300);
  /* The same once more is no step. */
  g_assert_true (jct_view_state_put_claim (fixture->state, claim, NULL, &error));
  g_assert_true (jct_view_state_delete_claim (fixture->state, id, &error));
  assert_undo_name (fixture, "Delete “More than 300”");
  g_assert_null (jct_view_state_get_view (fixture->state)->claim);
  g_assert_null (jct_document_get_view (jct_view_state_get_document (fixture->state), 0)->claim);
  jct_view_state_undo (fixture->state);
  g_assert_cmpstr (jct_view_state_get_view (fixture->state)->claim, ==, id);
  claim->source = g_strdup ("nobody");
  g_assert_false (jct_view_state_put_claim (fixture->state, claim, NULL, &error));
  g_assert_error (error, JCT_DOCUMENT_ERROR, JCT_DOCUMENT_ERROR_BAD_REFERENCE);
}

/* What is shown stays when the definition that says it goes. */
static void
test_definitions (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JctDefinition) definition = jct_definition_copy (
    jct_document_find_definition (jct_view_state_get_document (fixture->state), "all"));
  g_autoptr (GError) error = NULL;

  definition->short_title = g_strdup ("Everything");
  g_assert_true (jct_view_state_put_definition (fixture->state, definition, NULL, &error));
  g_assert_cmpstr (jct_view_state_get_view (fixture->state)->definition, ==, "all");
  g_assert_true (jct_view_state_delete_definition (fixture->state, "all", &error));
  assert_undo_name (fixture, "Delete “Everything”");
  g_assert_null (jct_view_state_get_view (fixture->state)->definition);
  g_assert_nonnull (jct_view_state_get_series (fixture->state, &error));
  g_assert_no_error (error);
  jct_view_state_undo (fixture->state);
  g_assert_cmpstr (jct_view_state_get_view (fixture->state)->definition, ==, "all");
}

static void
add_test (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_test ("/edit-items/add", test_add);
  add_test ("/edit-items/change", test_change);
  add_test ("/edit-items/move", test_move);
  add_test ("/edit-items/delete", test_delete);
  add_test ("/edit-items/categories", test_categories);
  add_test ("/edit-items/sources", test_sources);
  add_test ("/edit-items/claims", test_claims);
  add_test ("/edit-items/definitions", test_definitions);
  return g_test_run ();
}
