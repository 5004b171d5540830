/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saved views: each change of them is an edit of the document in the one history. */
#include "state/jct-view-state.h"

static JctTable *
make_table (void)
{
  g_autoptr (JctTableBuilder) builder
    = jct_table_builder_new ("t", jct_period_kind (JCT_PERIOD_MONTH, 1));
  JctTable *table;

  jct_table_builder_add_dimension (builder, "place", NULL);
  jct_table_builder_add_measure (builder, "count", NULL, NULL, JCT_MEASURE_INTEGER);
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
take_view (JctDocumentBuilder *builder, const char *id, const char *title, guint k)
{
  JctView *view = jct_view_new ();

  view->id = g_strdup (id);
  view->title = g_strdup (title);
  view->table = g_strdup ("t");
  view->measure = g_strdup ("count");
  view->k = k;
  g_assert_true (jct_document_builder_take_view (builder, view, NULL));
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
  g_autoptr (GError) error = NULL;

  g_assert_true (jct_document_builder_take_table (builder, make_table (), NULL));
  take_view (builder, "a", "First", 3);
  take_view (builder, "b", "Second", 6);
  take_view (builder, "c", NULL, 12);
  jct_document_builder_set_default_view (builder, "a");
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
assert_ids (JctViewState *state, const char *ids)
{
  const JctDocument *document = jct_view_state_get_document (state);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < jct_document_get_n_views (document); i++)
    g_string_append_printf (found, "%s ", jct_document_get_view (document, i)->id);
  g_assert_cmpstr (found->str, ==, ids);
}

static void
assert_undo (JctViewState *state, const char *name)
{
  g_autofree char *undo_name = NULL;

  g_object_get (state, "undo-name", &undo_name, NULL);
  g_assert_cmpstr (undo_name, ==, name);
}

static void
assert_saved (JctViewState *state, const char *id, gboolean changed)
{
  const JctView *saved = jct_view_state_get_saved_view (state);

  g_assert_cmpstr (saved != NULL ? saved->id : NULL, ==, id);
  g_assert_cmpint (jct_view_state_is_saved_view_changed (state), ==, changed);
}

static const char *
title_of (JctViewState *state, const char *id)
{
  return jct_document_find_view (jct_view_state_get_document (state), id)->title;
}

static void
test_save (Fixture *fixture, gconstpointer data)
{
  JctViewState *state = fixture->state;
  JctSeriesSet *series = jct_view_state_get_series (state, NULL);

  assert_saved (state, "a", FALSE);
  jct_view_state_set_window (state, 9, JCT_EVENT_PERIOD_EXCLUDED);
  assert_saved (state, "a", TRUE);
  g_assert_true (jct_view_state_save_view (state, "Ça & <b>là</b>", NULL));
  assert_ids (state, "a b c ca-b-la-b ");
  assert_saved (state, "ca-b-la-b", FALSE);
  g_assert_cmpstr (title_of (state, "ca-b-la-b"), ==, "Ça & <b>là</b>");
  g_assert_true (jct_view_state_is_modified (state));
  assert_undo (state, "Save view");
  /* Nothing of the data has changed. */
  g_assert_true (jct_view_state_get_series (state, NULL) == series);
  g_assert_cmpint (jct_document_compare (fixture->document, jct_view_state_get_document (state)),
                   ==, JCT_PART_VIEWS);

  jct_view_state_undo (state);
  assert_ids (state, "a b c ");
  assert_saved (state, "a", TRUE);
  g_assert_false (jct_view_state_is_modified (state));
  jct_view_state_undo (state);
  assert_saved (state, "a", FALSE);
  jct_view_state_redo (state);
  jct_view_state_redo (state);
  assert_ids (state, "a b c ca-b-la-b ");
  assert_saved (state, "ca-b-la-b", FALSE);
  g_assert_cmpuint (jct_view_state_get_view (state)->k, ==, 9);
}

/* An id is new, and there is one whatever the letters of the title. */
static void
test_ids (Fixture *fixture, gconstpointer data)
{
  static const char *const titles[] = { "A", "a!", "  ", "", "中国", "-- --", "a" };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    g_assert_true (jct_view_state_save_view (fixture->state, titles[i], NULL));
  assert_ids (fixture->state, "a b c a-2 a-3 view view-2 view-3 view-4 a-4 ");
}

static void
test_changed_selection (Fixture *fixture, gconstpointer data)
{
  JctViewState *state = fixture->state;

  jct_view_state_show_saved_view (state, "b");
  assert_undo (state, "Show view “Second”");
  assert_saved (state, "b", FALSE);
  jct_view_state_toggle_value (state, "place", "north", FALSE);
  g_assert_null (jct_view_state_get_view (state)->id);
  assert_saved (state, "b", TRUE);
  g_assert_true (jct_view_state_update_saved_view (state, "b", NULL));
  assert_saved (state, "b", FALSE);
  g_assert_cmpstr (title_of (state, "b"), ==, "Second");
  assert_undo (state, "Update view");
  jct_view_state_show_saved_view (state, "c");
  assert_undo (state, "Show view “c”");
  jct_view_state_show_saved_view (state, "b");
  g_assert_true (jct_filter_has_dimension (jct_view_state_get_view (state)->filter, "place"));
}

static void
test_rename (Fixture *fixture, gconstpointer data)
{
  JctViewState *state = fixture->state;

  jct_view_state_rename_saved_view (state, "a", "Other");
  g_assert_cmpstr (title_of (state, "a"), ==, "Other");
  assert_saved (state, "a", FALSE);
  assert_undo (state, "Rename view");
  jct_view_state_rename_saved_view (state, "a", "Other");
  jct_view_state_rename_saved_view (state, "none", "Other");
  jct_view_state_undo (state);
  g_assert_cmpstr (title_of (state, "a"), ==, "First");
  assert_undo (state, NULL);
}

static void
test_move (Fixture *fixture, gconstpointer data)
{
  JctViewState *state = fixture->state;

  jct_view_state_move_saved_view (state, "a", 2);
  assert_ids (state, "b c a ");
  jct_view_state_move_saved_view (state, "a", 1);
  assert_ids (state, "b a c ");
  jct_view_state_move_saved_view (state, "c", 0);
  assert_ids (state, "c b a ");
  jct_view_state_move_saved_view (state, "c", 0);
  jct_view_state_move_saved_view (state, "c", 3);
  jct_view_state_move_saved_view (state, "none", 0);
  assert_undo (state, "Reorder views");
  for (guint i = 0; i < 3; i++)
    jct_view_state_undo (state);
  assert_ids (state, "a b c ");
  assert_undo (state, NULL);
}

/* What is shown stays shown; the document opens with something else. */
static void
test_delete (Fixture *fixture, gconstpointer data)
{
  JctViewState *state = fixture->state;

  jct_view_state_delete_saved_view (state, "a");
  assert_ids (state, "b c ");
  assert_saved (state, NULL, FALSE);
  g_assert_cmpuint (jct_view_state_get_view (state)->k, ==, 3);
  g_assert_null (jct_view_state_get_view (state)->id);
  g_assert_null (jct_document_get_default_view (jct_view_state_get_document (state)));
  assert_undo (state, "Delete view");
  jct_view_state_undo (state);
  assert_saved (state, "a", FALSE);
  g_assert_cmpstr (jct_document_get_default_view (jct_view_state_get_document (state)), ==, "a");
}

static void
test_default (Fixture *fixture, gconstpointer data)
{
  JctViewState *state = fixture->state;

  jct_view_state_set_default_view (state, "c");
  g_assert_cmpstr (jct_document_get_default_view (jct_view_state_get_document (state)), ==, "c");
  assert_undo (state, "Choose default view");
  jct_view_state_set_default_view (state, "none");
  jct_view_state_set_default_view (state, NULL);
  g_assert_null (jct_document_get_default_view (jct_view_state_get_document (state)));
  jct_view_state_undo (state);
  jct_view_state_undo (state);
  assert_undo (state, NULL);
}

/* A view that shows nothing cannot be saved, and the document stays what it is. */
static void
test_cannot_save (Fixture *fixture, gconstpointer data)
{
  JctViewState *state = fixture->state;
  g_autoptr (JctView) view = jct_view_copy (jct_view_state_get_view (state));
  g_autoptr (GError) error = NULL;

  g_free (view->measure);
  view->measure = g_strdup ("none");
  jct_view_state_set_view (state, view, "test");
  g_assert_false (jct_view_state_save_view (state, "Broken", &error));
  g_assert_nonnull (error);
  g_assert_true (jct_view_state_get_document (state) == fixture->document);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/saved-views/save", test_save);
  ADD ("/saved-views/ids", test_ids);
  ADD ("/saved-views/changed-selection", test_changed_selection);
  ADD ("/saved-views/rename", test_rename);
  ADD ("/saved-views/move", test_move);
  ADD ("/saved-views/delete", test_delete);
  ADD ("/saved-views/default", test_default);
  ADD ("/saved-views/cannot-save", test_cannot_save);
  return g_test_run ();
}
