/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stories and slides, edited through the view state: one step each, with a name, undone and redone; and what becomes of
 * slides when what they name goes. */
#include "io/jct-reader.h"
#include "model/jct-document-items.h"
#include "state/jct-view-state.h"

#include <string.h>

static const char package[]
  = "{'name':'p','juncture':{'definitions':[{'id':'d','title':'D','table':'t','measure':'n'}]},"
    "'resources':[{'name':'t','juncture':{'role':'observations','time':'when'},'schema':{'fields':"
    "[{'name':'when','type':'yearmonth'},{'name':'n','type':'integer'}]},'data':[['when','n'],"
    "['2024-01',1],['2024-02',3]]},"
    "{'name':'e','juncture':{'role':'events'},'data':[{'id':'e','date':'2024-01','title':'E'}]},"
    "{'name':'k','juncture':{'role':'sources'},'data':[{'key':'k','title':'K'}]},"
    "{'name':'v','juncture':{'role':'views'},'data':[{'id':'saved','definition':'d','k':3}]},"
    "{'name':'s','juncture':{'role':'stories'},'data':[{'id':'s','title':'S','slides':["
    "{'id':'one','headline':'One','view':'saved','sources':['k']},"
    "{'id':'two','headline':'Two','view':{'definition':'d','selectedEvent':'e'}},"
    "{'id':'three'}]}]}]}";

typedef struct
{
  JctViewState *state;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *json = g_strdup (package);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JctDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  g_strdelimit (json, "'", '"');
  bytes = g_bytes_new (json, strlen (json));
  document = jct_document_load_bytes (bytes, "p.json", &error);
  g_assert_no_error (error);
  fixture->state = jct_view_state_new ();
  jct_view_state_set_document (fixture->state, document);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->state);
}

/* The ids of the first story's slides, "one two three". (transfer full) */
static char *
list_slides (Fixture *fixture)
{
  JctDocument *document = jct_view_state_get_document (fixture->state);
  GString *ids = g_string_new (NULL);
  const JctStory *story;

  if (jct_document_get_n_stories (document) == 0)
    return g_string_free (ids, FALSE);
  story = jct_document_get_story (document, 0);
  for (guint i = 0; i < story->slides->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", jct_story_get_slide (story, i)->id);
  return g_string_free (ids, FALSE);
}

static void
assert_slides (Fixture *fixture, const char *expected)
{
  g_autofree char *ids = list_slides (fixture);

  g_assert_cmpstr (ids, ==, expected);
}

/* The last step has that name, and undone and redone leads to and fro. */
static void
assert_step (Fixture *fixture, const char *name, const char *before, const char *after)
{
  g_autofree char *undo = NULL;

  g_object_get (fixture->state, "undo-name", &undo, NULL);
  g_assert_cmpstr (undo, ==, name);
  assert_slides (fixture, after);
  jct_view_state_undo (fixture->state);
  assert_slides (fixture, before);
  jct_view_state_redo (fixture->state);
  assert_slides (fixture, after);
}

static const JctSlide *
get_slide (Fixture *fixture, const char *id)
{
  const JctStory *story
    = jct_document_find_story (jct_view_state_get_document (fixture->state), "s");

  return jct_story_get_slide (story, (guint) jct_story_find_slide (story, id));
}

static void
test_slides (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *added = NULL;
  g_autofree char *twice = NULL;

  g_assert_true (jct_view_state_move_slide (fixture->state, "s", "one", 2, &error));
  assert_step (fixture, "Move “One”", "one two three", "two three one");
  g_assert_true (jct_view_state_duplicate_slide (fixture->state, "s", "two", &twice, &error));
  g_assert_cmpstr (twice, ==, "two-2");
  assert_step (fixture, "Duplicate “Two”", "two three one", "two two-2 three one");
  g_assert_true (jct_view_state_delete_slide (fixture->state, "s", "two", &error));
  assert_step (fixture, "Delete “Two”", "two two-2 three one", "two-2 three one");
  g_assert_true (jct_view_state_add_slide (fixture->state, "s", 1, &added, &error));
  assert_step (fixture, "Add “Slide”", "two-2 three one", "two-2 slide three one");
  g_assert_no_error (error);

  /* What does not change anything is no step. */
  g_assert_true (jct_view_state_move_slide (fixture->state, "s", "one", 3, &error));
  g_assert_true (jct_view_state_move_slide (fixture->state, "s", "one", 99, &error));
  g_assert_true (
    jct_view_state_put_slide (fixture->state, "s", get_slide (fixture, "one"), 0, NULL, &error));
  assert_step (fixture, "Add “Slide”", "two-2 three one", "two-2 slide three one");
}

/* A slide keeps the view that it was made from, whatever is shown later. */
static void
test_present_view (Fixture *fixture, gconstpointer data)
{
  g_autofree char *added = NULL;

  jct_view_state_set_chart (fixture->state, JCT_CHART_BARS);
  g_assert_true (jct_view_state_add_slide (fixture->state, "s", 0, &added, NULL));
  jct_view_state_set_chart (fixture->state, JCT_CHART_STEP);
  g_assert_cmpint (get_slide (fixture, added)->view->chart, ==, JCT_CHART_BARS);
  g_assert_null (get_slide (fixture, added)->view->id);
}

static void
test_edit_slide (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JctSlide) slide = jct_slide_copy (get_slide (fixture, "two"));
  g_autoptr (GError) error = NULL;

  g_free (slide->headline);
  slide->headline = g_strdup ("Other");
  g_assert_true (jct_view_state_put_slide (fixture->state, "s", slide, 0, NULL, &error));
  assert_step (fixture, "Change “Other”", "one two three", "one two three");
  g_assert_cmpstr (get_slide (fixture, "two")->headline, ==, "Other");

  g_strfreev (slide->sources);
  slide->sources = g_strsplit ("nobody", ",", -1);
  g_assert_false (jct_view_state_put_slide (fixture->state, "s", slide, 0, NULL, &error));
  g_assert_error (error, JCT_DOCUMENT_ERROR, JCT_DOCUMENT_ERROR_BAD_REFERENCE);
}

static void
test_unknown (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (jct_view_state_delete_slide (fixture->state, "s", "gone", &error));
  g_assert_error (error, JCT_DOCUMENT_ERROR, JCT_DOCUMENT_ERROR_NO_STORY);
  g_clear_error (&error);
  g_assert_false (jct_view_state_add_slide (fixture->state, "gone", 0, NULL, &error));
  g_assert_error (error, JCT_DOCUMENT_ERROR, JCT_DOCUMENT_ERROR_NO_STORY);
  g_clear_error (&error);
  g_assert_false (jct_view_state_delete_story (fixture->state, "gone", &error));
  g_assert_error (error, JCT_DOCUMENT_ERROR, JCT_DOCUMENT_ERROR_NO_STORY);
  g_assert_false (jct_view_state_is_modified (fixture->state));
}

static void
test_stories (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JctStory) story = jct_story_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  g_assert_false (jct_view_state_put_story (fixture->state, story, &id, &error));
  g_assert_error (error, JCT_DOCUMENT_ERROR, JCT_DOCUMENT_ERROR_INCOMPLETE);
  g_clear_error (&error);
  story->title = g_strdup ("New one");
  g_ptr_array_add (story->slides, jct_slide_new ());
  g_assert_true (jct_view_state_put_story (fixture->state, story, &id, &error));
  g_assert_cmpstr (id, ==, "new-one");
  g_assert_true (jct_view_state_move_story (fixture->state, id, 0, &error));
  assert_step (fixture, "Move “New one”", "one two three", "slide");
  g_assert_true (jct_view_state_delete_story (fixture->state, id, &error));
  assert_step (fixture, "Delete “New one”", "slide", "one two three");
  g_assert_no_error (error);
}

/* The slide shows what it showed, though the saved view is gone. */
static void
test_view_deleted (Fixture *fixture, gconstpointer data)
{
  jct_view_state_delete_saved_view (fixture->state, "saved");
  g_assert_null (get_slide (fixture, "one")->view_id);
  g_assert_cmpuint (get_slide (fixture, "one")->view->k, ==, 3);
  g_assert_null (get_slide (fixture, "one")->view->id);
  jct_view_state_undo (fixture->state);
  g_assert_cmpstr (get_slide (fixture, "one")->view_id, ==, "saved");
}

/* Nothing names what is gone. */
static void
test_mended (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (jct_view_state_delete_event (fixture->state, "e", &error));
  g_assert_null (get_slide (fixture, "two")->view->selected_event);
  g_assert_true (jct_view_state_delete_source (fixture->state, "k", &error));
  g_assert_cmpuint (g_strv_length (get_slide (fixture, "one")->sources), ==, 0);
  g_assert_true (jct_view_state_delete_definition (fixture->state, "d", &error));
  g_assert_null (get_slide (fixture, "two")->view->definition);
  g_assert_cmpstr (get_slide (fixture, "two")->view->table, ==, "t");
  g_assert_no_error (error);
}

static void
add (const char *path, void (*func) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, set_up, func, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/stories/slides", test_slides);
  add ("/stories/present-view", test_present_view);
  add ("/stories/edit-slide", test_edit_slide);
  add ("/stories/unknown", test_unknown);
  add ("/stories/stories", test_stories);
  add ("/stories/view-deleted", test_view_deleted);
  add ("/stories/mended", test_mended);
  return g_test_run ();
}
