/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The notes of a view in a Data Package: read, edited, written, and refused where they cannot be understood. */
#include <string.h>

#include "io/jct-io-error.h"
#include "io/jct-json.h"
#include "io/jct-reader.h"
#include "io/jct-writer.h"

#define FRAME                                                                          \
  "{'name':'p','juncture':{'definitions':[{'id':'d','title':'D','table':'t',"          \
  "'measure':'n'}]},'resources':[{'name':'t','juncture':"                              \
  "{'role':'observations','time':'when'},'schema':{'fields':[{'name':'when','type':"   \
  "'yearmonth'},{'name':'n','type':'integer'}]},'data':[['when','n'],['2024-01',1]]}," \
  "{'name':'v','juncture':{'role':'views'},'data':[{'id':'v','definition':'d',"        \
  "'annotations':%s}]}]}"

static JctDocument *
try_load (const char *notes, GError **error)
{
  g_autofree char *json = g_strdup_printf (FRAME, notes);
  g_autoptr (GBytes) bytes = NULL;

  g_strdelimit (json, "'", '"');
  bytes = g_bytes_new (json, strlen (json));
  return jct_document_load_bytes (bytes, "notes.json", error);
}

static JctDocument *
load (const char *notes)
{
  g_autoptr (GError) error = NULL;
  JctDocument *document = try_load (notes, &error);

  g_assert_no_error (error);
  return document;
}

/* A version with the view in the place of its own; takes it. */
static JctDocument *
edit (const JctDocument *document, JctView *view)
{
  g_autoptr (JctDocumentBuilder) builder = jct_document_builder_new_edit (document, JCT_PART_VIEWS);
  JctDocument *edited;

  g_assert_true (jct_document_builder_take_view (builder, view, NULL));
  edited = jct_document_builder_finish (builder, NULL);
  g_assert_nonnull (edited);
  return edited;
}

static GBytes *
save (const JctDocument *document)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = jct_document_to_bytes (document, &error);

  g_assert_no_error (error);
  return bytes;
}

/* The notes as they are written. (transfer full) (nullable) */
static json_t *
get_notes (GBytes *bytes)
{
  g_autoptr (json_t) root
    = json_loadb (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), 0, NULL);
  json_t *views = json_object_get (json_array_get (json_object_get (root, "resources"), 1), "data");

  return json_incref (json_object_get (json_array_get (views, 0), "annotations"));
}

#define NOTES                                                                            \
  "[{'at':'2024-01','text':'One'},{'id':'b','at':'2022-08/2024-05','series':'S','text':" \
  "'<b>&amp;','dx':-3.5,'dy':2,'mine':[1]},{'at':'FY2023','text':'\\u202eabc\\u0007'}]"

static void
test_round_trip (void)
{
  g_autoptr (JctDocument) document = load (NOTES);
  const JctView *view = jct_document_find_view (document, "v");
  JctView *changed = jct_view_copy (view);
  JctAnnotation *second = g_ptr_array_index (changed->annotations, 1);

  g_assert_cmpuint (view->annotations->len, ==, 3);
  g_assert_cmpint (jct_annotation_list_find (view->annotations, "b"), ==, 1);
  g_assert_nonnull (((JctAnnotation *) view->annotations->pdata[0])->id);
  g_assert_cmpstr (second->text, ==, "<b>&amp;");
  g_assert_true (second->is_moved);
  g_assert_cmpfloat (second->dx, ==, -3.5);
  g_free (second->text);
  second->text = g_strdup ("Other words");

  g_autoptr (JctDocument) edited = edit (document, changed);
  g_autoptr (GBytes) bytes = save (edited);
  g_autoptr (json_t) notes = get_notes (bytes);
  json_t *note = json_array_get (notes, 1);
  g_assert_cmpuint (json_array_size (notes), ==, 3);
  g_assert_cmpstr (json_string_value (json_object_get (note, "text")), ==, "Other words");
  g_assert_cmpstr (json_string_value (json_object_get (note, "at")), ==, "2022-08/2024-05");
  /* What we do not know of a note survives. */
  g_assert_cmpuint (json_array_size (json_object_get (note, "mine")), ==, 1);

  g_autoptr (GError) error = NULL;
  g_autoptr (JctDocument) again = jct_document_load_bytes (bytes, "notes.json", &error);
  g_assert_no_error (error);
  g_assert_true (
    jct_view_equal (jct_document_find_view (again, "v"), jct_document_find_view (edited, "v")));
}

static void
test_gone (void)
{
  g_autoptr (JctDocument) document = load (NOTES);
  JctView *changed = jct_view_copy (jct_document_find_view (document, "v"));

  g_ptr_array_set_size (changed->annotations, 0);
  g_autoptr (JctDocument) edited = edit (document, changed);
  g_autoptr (GBytes) bytes = save (edited);
  g_autoptr (json_t) notes = get_notes (bytes);
  g_assert_null (notes);
}

static void
assert_fails (const char *notes, JctIoError code, const char *pointer)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JctDocument) document = try_load (notes, &error);

  g_assert_null (document);
  g_assert_error (error, JCT_IO_ERROR, (int) code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, pointer));
}

static void
test_refused (void)
{
  g_autoptr (GString) many = g_string_new ("[");
  g_autofree char *long_text = g_strnfill (JCT_MAX_ANNOTATION_CHARS + 1, 'x');
  g_autofree char *long_note = g_strdup_printf ("[{'at':'2024-01','text':'%s'}]", long_text);

  for (guint i = 0; i <= JCT_MAX_ANNOTATIONS; i++)
    g_string_append_printf (many, "%s{'at':'2024-01','text':'T'}", i > 0 ? "," : "");
  g_string_append_c (many, ']');
  assert_fails (many->str, JCT_IO_ERROR_LIMIT, "annotations");
  assert_fails (long_note, JCT_IO_ERROR_LIMIT, "annotations/0/text");
  assert_fails ("5", JCT_IO_ERROR_STRUCTURE, "annotations");
  assert_fails ("[5]", JCT_IO_ERROR_STRUCTURE, "annotations/0");
  assert_fails ("[{'text':'T'}]", JCT_IO_ERROR_STRUCTURE, "\"at\"");
  assert_fails ("[{'at':'2024-01'}]", JCT_IO_ERROR_STRUCTURE, "\"text\"");
  assert_fails ("[{'at':'2024-13','text':'T'}]", JCT_IO_ERROR_VALUE, "annotations/0/at");
  assert_fails ("[{'at':'2024-05/2024-01','text':'T'}]", JCT_IO_ERROR_VALUE, "annotations/0/at");
  assert_fails ("[{'at':'2024-01','text':' '}]", JCT_IO_ERROR_VALUE, "annotations/0/text");
  assert_fails ("[{'at':'2024-01','text':'T','dx':'1'}]", JCT_IO_ERROR_STRUCTURE, "0/dx");
  assert_fails ("[{'at':'2024-01','text':'T','dy':1e9}]", JCT_IO_ERROR_STRUCTURE, "0/dy");
  assert_fails ("[{'id':'a','at':'2024-01','text':'T'},{'id':'a','at':'2024-01','text':'T'}]",
                JCT_IO_ERROR_VALUE, "annotations/1/id");
}

/* A period or series that is not there is kept: the file may be a part of a larger one. */
static void
test_elsewhere (void)
{
  g_autoptr (JctDocument) document
    = load ("[{'at':'9999-12','text':'T'},{'at':'2024-01','series':'nobody','text':'T'}]");
  g_autoptr (JctDocument) none = load ("null");

  g_assert_cmpuint (jct_document_find_view (document, "v")->annotations->len, ==, 2);
  g_assert_cmpuint (jct_document_find_view (none, "v")->annotations->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/annotations/round-trip", test_round_trip);
  g_test_add_func ("/annotations/gone", test_gone);
  g_test_add_func ("/annotations/refused", test_refused);
  g_test_add_func ("/annotations/elsewhere", test_elsewhere);

  return g_test_run ();
}
