/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits of a document, and what saving makes of the package that it was read from. */
#include <string.h>

#include "io/jct-json.h"
#include "io/jct-reader.h"
#include "io/jct-writer.h"
#include "model/jct-document-items.h"

static JctDocument *
load (const char *text)
{
  g_autofree char *json = g_strdup (text);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  JctDocument *document;

  g_strdelimit (json, "'", '"');
  bytes = g_bytes_new (json, strlen (json));
  document = jct_document_load_bytes (bytes, "edit.json", &error);
  g_assert_no_error (error);
  return document;
}

static json_t *
save (const JctDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = jct_document_to_bytes (document, &error);
  json_t *root;

  g_assert_no_error (error);
  root = json_loadb (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), 0, NULL);
  g_assert_nonnull (root);
  return root;
}

#define PACKAGE                                                                           \
  "{'name':'p','x-mine':[1],'juncture':{'formatVersion':1,'kept':true,'defaultView':'b'," \
  "'categories':[{'id':'c','title':'C','shape':'star','colour':'teal'}]},"                \
  "'resources':[{'name':'t','juncture':{'role':'observations','time':'when'},'schema':"   \
  "{'fields':[{'name':'when','type':'yearmonth'},{'name':'n','type':'integer'}]},"        \
  "'data':[['when','n'],['2024-01',1],['2024-02',2]]},"                                   \
  "{'name':'v','later':7,'juncture':{'role':'views'},'data':["                            \
  "{'zoom':3,'id':'a','title':'A','table':'t','measure':'n'},"                            \
  "{'id':'b','table':'t','title':'B','measure':'n','note':'mine'}]},"                     \
  "{'name':'e','juncture':{'role':'events'},'data':["                                     \
  "{'id':'late','date':'2024-02','title':'Late','link':'kept'},"                          \
  "{'id':'early','date':'2024-01','title':'Early','shortTitle':'E'}]},"                   \
  "{'name':'other','juncture':{'role':'notes'},'data':[{'a':null}]}]}"

static json_t *
get_data (const json_t *root, guint resource)
{
  return json_object_get (json_array_get (json_object_get (root, "resources"), resource), "data");
}

static const char *
get_text (const json_t *items, guint index, const char *key)
{
  return json_string_value (json_object_get (json_array_get (items, index), key));
}

/* Nothing is edited: the package as it was. */
static void
test_untouched (void)
{
  g_autoptr (JctDocument) document = load (PACKAGE);
  g_autoptr (JctDocumentBuilder) builder = jct_document_builder_new_edit (document, 0);
  g_autoptr (JctDocument) same = jct_document_builder_finish (builder, NULL);
  g_autoptr (json_t) a = save (document);
  g_autoptr (json_t) b = save (same);

  g_assert_cmpuint (jct_document_get_edited (same), ==, 0);
  g_assert_true (json_equal (a, b));
  g_assert_cmpuint (jct_document_get_n_problems (same), ==, jct_document_get_n_problems (document));
}

/* Renamed, reordered, one new, one changed; what the program does not know is kept where it was. */
static void
test_views (void)
{
  g_autoptr (JctDocument) document = load (PACKAGE);
  g_autoptr (JctDocumentBuilder) builder = jct_document_builder_new_edit (document, JCT_PART_VIEWS);
  g_autoptr (JctDocument) edited = NULL;
  g_autoptr (json_t) root = NULL;
  g_autoptr (JctDocument) again = NULL;
  g_autofree char *text = NULL;
  JctView *b = jct_view_copy (jct_document_find_view (document, "b"));
  JctView *new = jct_view_copy (b);
  json_t *data;

  g_free (b->title);
  b->title = g_strdup ("<b>Renamed</b>");
  b->k = 9;
  g_free (new->id);
  new->id = g_strdup ("new");
  g_assert_true (jct_document_builder_take_view (builder, b, NULL));
  g_assert_true (jct_document_builder_take_view (builder, new, NULL));
  g_assert_true (
    jct_document_builder_take_view (builder, jct_view_copy (jct_document_find_view (document, "a")),
                                    NULL));
  edited = jct_document_builder_finish (builder, NULL);
  g_assert_cmpint (jct_document_get_edited (edited), ==, JCT_PART_VIEWS);

  root = save (edited);
  data = get_data (root, 1);
  g_assert_cmpuint (json_array_size (data), ==, 3);
  g_assert_cmpstr (get_text (data, 0, "id"), ==, "b");
  g_assert_cmpstr (get_text (data, 0, "title"), ==, "<b>Renamed</b>");
  g_assert_cmpstr (get_text (data, 0, "note"), ==, "mine");
  g_assert_cmpint (json_integer_value (json_object_get (json_array_get (data, 0), "k")), ==, 9);
  g_assert_cmpstr (get_text (data, 1, "id"), ==, "new");
  g_assert_cmpstr (get_text (data, 2, "id"), ==, "a");
  /* The order of properties too. */
  text = json_dumps (json_array_get (data, 2), JSON_COMPACT);
  g_assert_true (g_str_has_prefix (text, "{\"zoom\":3,\"id\":\"a\",\"title\":\"A\""));
  /* No default view was named again. */
  g_assert_null (json_object_get (json_object_get (root, "juncture"), "defaultView"));
  g_assert_true (json_is_true (json_object_get (json_object_get (root, "juncture"), "kept")));
  g_assert_nonnull (json_object_get (root, "x-mine"));
  g_assert_cmpstr (get_text (get_data (root, 2), 0, "link"), ==, "kept");
  g_assert_cmpuint (json_array_size (get_data (root, 3)), ==, 1);
}

/* The file's order of events stays, though the document sorts them; what is cleared is gone. */
static void
test_events (void)
{
  g_autoptr (JctDocument) document = load (PACKAGE);
  g_autoptr (JctDocumentBuilder) builder
    = jct_document_builder_new_edit (document, JCT_PART_EVENTS | JCT_PART_CATEGORIES);
  g_autoptr (JctDocument) edited = NULL;
  g_autoptr (json_t) root = NULL;
  JctEvent *early = jct_event_copy (jct_document_find_event (document, "early"));
  JctEvent *added = jct_event_copy (early);
  json_t *data;

  g_clear_pointer (&early->short_title, g_free);
  g_free (added->id);
  added->id = g_strdup ("added");
  jct_document_builder_take_event (builder, added, NULL);
  jct_document_builder_take_event (builder, early, NULL);
  jct_document_builder_take_event (builder,
                                   jct_event_copy (jct_document_find_event (document, "late")),
                                   NULL);
  jct_document_builder_take_category (builder, jct_category_new ("c", "New", JCT_SHAPE_STAR), NULL);
  edited = jct_document_builder_finish (builder, NULL);

  root = save (edited);
  data = get_data (root, 2);
  g_assert_cmpuint (json_array_size (data), ==, 3);
  g_assert_cmpstr (get_text (data, 0, "id"), ==, "late");
  g_assert_cmpstr (get_text (data, 0, "link"), ==, "kept");
  g_assert_cmpstr (get_text (data, 1, "id"), ==, "early");
  g_assert_null (get_text (data, 1, "shortTitle"));
  g_assert_cmpstr (get_text (data, 2, "id"), ==, "added");
  data = json_object_get (json_object_get (root, "juncture"), "categories");
  g_assert_cmpstr (get_text (data, 0, "title"), ==, "New");
  g_assert_cmpstr (get_text (data, 0, "colour"), ==, "teal");
  g_assert_cmpstr (json_string_value (
                     json_object_get (json_object_get (root, "juncture"), "defaultView")),
                   ==, "b");
}

/* A document without a list gets one; one that was no package becomes one. */
static void
test_new_list (void)
{
  g_autoptr (JctDocument) document = load ("[{'when':'2024-01','n':1},{'when':'2024-02','n':2}]");
  g_autoptr (JctDocumentBuilder) builder = jct_document_builder_new_edit (document, JCT_PART_VIEWS);
  g_autoptr (JctDocument) edited = NULL;
  g_autoptr (json_t) root = NULL;
  JctView *view = jct_document_dup_default_view (document);

  g_free (view->id);
  view->id = g_strdup ("mine");
  g_assert_true (jct_document_builder_take_view (builder, view, NULL));
  jct_document_builder_set_default_view (builder, "mine");
  edited = jct_document_builder_finish (builder, NULL);
  root = save (edited);
  g_assert_cmpstr (get_text (get_data (root, 1), 0, "id"), ==, "mine");
  g_assert_cmpstr (json_string_value (
                     json_object_get (json_object_get (root, "juncture"), "defaultView")),
                   ==, "mine");
}

#define CLAIMED                                                                         \
  "{'name':'p','juncture':{'categories':[{'id':'c','title':'C','hue':'teal','x':1}]},"  \
  "'resources':[{'name':'t','juncture':{'role':'observations','time':'when'},'schema':" \
  "{'fields':[{'name':'when','type':'yearmonth'},{'name':'n','type':'integer'}]},"      \
  "'data':[['when','n'],['2024-01',1]]},"                                               \
  "{'name':'s','juncture':{'role':'sources'},'data':[{'key':'k','title':'K'}]},"        \
  "{'name':'e','juncture':{'role':'events'},'data':[{'id':'a','date':'2024-01',"        \
  "'title':'A','claimed':{'direction':'up','source':'k','page':7}},"                    \
  "{'id':'b','date':'2024-01','title':'B'}]}]}"

/* Editing one event leaves what others said alone; of what was claimed, an unknown property stays too. */
static void
test_claimed (void)
{
  g_autoptr (JctDocument) document = load (CLAIMED);
  g_autoptr (JctEvent) event = jct_event_copy (jct_document_find_event (document, "b"));
  g_autoptr (JctDocument) edited = NULL;
  g_autoptr (JctDocument) again = NULL;
  g_autoptr (json_t) root = NULL;
  g_autoptr (json_t) second = NULL;
  json_t *claimed;

  g_free (event->title);
  event->title = g_strdup ("Bee");
  edited = jct_document_with_event (document, event, NULL, NULL);
  root = save (edited);
  claimed = json_object_get (json_array_get (get_data (root, 2), 0), "claimed");
  g_assert_cmpstr (json_string_value (json_object_get (claimed, "source")), ==, "k");
  g_assert_cmpint (json_integer_value (json_object_get (claimed, "page")), ==, 7);
  g_assert_cmpstr (get_text (get_data (root, 2), 1, "title"), ==, "Bee");

  jct_event_free (g_steal_pointer (&event));
  event = jct_event_copy (jct_document_find_event (edited, "a"));
  g_assert_cmpstr (event->claimed_source, ==, "k");
  event->claimed = JCT_DIRECTION_DOWN;
  g_clear_pointer (&event->claimed_source, g_free);
  again = jct_document_with_event (edited, event, NULL, NULL);
  second = save (again);
  claimed = json_object_get (json_array_get (get_data (second, 2), 0), "claimed");
  g_assert_cmpstr (json_string_value (json_object_get (claimed, "direction")), ==, "down");
  g_assert_null (json_object_get (claimed, "source"));
  g_assert_cmpint (json_integer_value (json_object_get (claimed, "page")), ==, 7);
}

static void
test_hue (void)
{
  g_autoptr (JctDocument) document = load (CLAIMED);
  g_autoptr (JctCategory) category = jct_category_copy (jct_document_get_category (document, 0));
  g_autoptr (JctDocument) edited = NULL;
  g_autoptr (json_t) root = NULL;
  json_t *categories;

  g_assert_cmpint (category->hue, ==, JCT_HUE_TEAL);
  category->hue = JCT_HUE_AMBER;
  edited = jct_document_with_category (document, category, NULL, NULL);
  root = save (edited);
  categories = json_object_get (json_object_get (root, "juncture"), "categories");
  g_assert_cmpstr (get_text (categories, 0, "hue"), ==, "amber");
  g_assert_cmpint (json_integer_value (json_object_get (json_array_get (categories, 0), "x")), ==,
                   1);
}

/* A view that names what was taken away is refused, and the document before is untouched. */
/* What a view no longer says is not left behind as if somebody else had written it. */
static void
test_focus (void)
{
  g_auto (GStrv) parts = g_strsplit (PACKAGE, "'note':'mine'", -1);
  g_autofree char *focused = g_strjoinv ("'note':'mine','focus':'x'", parts);
  g_autoptr (JctDocument) document = load (focused);
  g_autoptr (GPtrArray) views = g_ptr_array_new_with_free_func ((GDestroyNotify) jct_view_free);
  g_autoptr (JctDocument) edited = NULL;
  g_autoptr (GError) error = NULL;
  json_t *root;

  for (guint i = 0; i < jct_document_get_n_views (document); i++)
    {
      JctView *view = jct_view_copy (jct_document_get_view (document, i));

      g_clear_pointer (&view->focus, g_free);
      g_ptr_array_add (views, view);
    }
  edited = jct_document_with_views (document, views, "b", &error);
  g_assert_no_error (error);
  root = save (edited);
  g_assert_cmpstr (get_text (get_data (root, 1), 1, "note"), ==, "mine");
  g_assert_null (get_text (get_data (root, 1), 1, "focus"));
  json_decref (root);
}

static void
test_refuses (void)
{
  g_autoptr (JctDocument) document = load (PACKAGE);
  g_autoptr (JctDocumentBuilder) builder = jct_document_builder_new_edit (document, JCT_PART_VIEWS);
  g_autoptr (GError) error = NULL;
  JctView *view = jct_view_copy (jct_document_find_view (document, "a"));

  view->selected_event = g_strdup ("gone");
  g_assert_true (jct_document_builder_take_view (builder, view, NULL));
  g_assert_null (jct_document_builder_finish (builder, &error));
  g_assert_error (error, JCT_DOCUMENT_ERROR, JCT_DOCUMENT_ERROR_NO_EVENT);
  g_assert_cmpuint (jct_document_get_n_views (document), ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document-edit/untouched", test_untouched);
  g_test_add_func ("/document-edit/views", test_views);
  g_test_add_func ("/document-edit/events", test_events);
  g_test_add_func ("/document-edit/new-list", test_new_list);
  g_test_add_func ("/document-edit/claimed", test_claimed);
  g_test_add_func ("/document-edit/hue", test_hue);
  g_test_add_func ("/document-edit/focus", test_focus);
  g_test_add_func ("/document-edit/refuses", test_refuses);
  return g_test_run ();
}
