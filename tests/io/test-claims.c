/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Claims of a Data Package: read, edited, written, and refused where they cannot be understood. */
#include <string.h>

#include "io/jct-io-error.h"
#include "io/jct-json.h"
#include "io/jct-reader.h"
#include "io/jct-writer.h"

#define FRAME                                                                          \
  "{'name':'p','juncture':{'definitions':[{'id':'d','title':'D','table':'t',"          \
  "'measure':'n','about':{'who':['A']}}]},'resources':[{'name':'t','juncture':"        \
  "{'role':'observations','time':'when'},'schema':{'fields':[{'name':'when','type':"   \
  "'yearmonth'},{'name':'n','type':'integer'}]},'data':[['when','n'],['2024-01',1]]}," \
  "{'name':'c','juncture':{'role':'claims'},'data':[%s]}]}"

#define EVERYTHING                                                                        \
  "{'id':'a','quote':'Q','verbatim':true,'measure':'arrests','kind':'change','value':20," \
  "'valueTo':30.5,'qualifier':'about','unit':'percent','trend':'down','period':'2023',"   \
  "'baseline':'FY2022','compared':'2022-09/2023-08','where':{'who':['A','B'],"            \
  "'how':{'not':['C']}},'event':'e','checkable':false,'needs':'more','mine':[1]}"

static JctDocument *
try_load (const char *claim, GError **error)
{
  g_autofree char *json = g_strdup_printf (FRAME, claim);
  g_autoptr (GBytes) bytes = NULL;

  g_strdelimit (json, "'", '"');
  bytes = g_bytes_new (json, strlen (json));
  return jct_document_load_bytes (bytes, "claims.json", error);
}

static JctDocument *
load (const char *claim)
{
  g_autoptr (GError) error = NULL;
  JctDocument *document = try_load (claim, &error);

  g_assert_no_error (error);
  return document;
}

/* The claims as they are written. (transfer full) */
static json_t *
save_claims (const JctDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = jct_document_to_bytes (document, &error);
  g_autoptr (json_t) root = NULL;

  g_assert_no_error (error);
  root = json_loadb (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), 0, NULL);
  g_assert_nonnull (root);
  return json_incref (
    json_object_get (json_array_get (json_object_get (root, "resources"), 1), "data"));
}

/* A version whose claims are marked as edited, with a copy of each. */
static JctDocument *
edit (const JctDocument *document)
{
  g_autoptr (JctDocumentBuilder) builder
    = jct_document_builder_new_edit (document, JCT_PART_CLAIMS);
  JctDocument *edited;

  for (guint i = 0; i < jct_document_get_n_claims (document); i++)
    g_assert_true (jct_document_builder_take_claim (
      builder, jct_claim_copy (jct_document_get_claim (document, i)), NULL));
  edited = jct_document_builder_finish (builder, NULL);
  g_assert_nonnull (edited);
  return edited;
}

static void
test_read (void)
{
  g_autoptr (JctDocument) document = load (EVERYTHING);
  const JctClaim *claim = jct_document_find_claim (document, "a");
  const char *const excluded[] = { "C", NULL };

  g_assert_nonnull (claim);
  g_assert_null (jct_document_find_claim (document, "b"));
  g_assert_cmpstr (claim->measure, ==, "arrests");
  g_assert_cmpint (claim->kind, ==, JCT_CLAIM_CHANGE);
  g_assert_cmpfloat (claim->value, ==, 20);
  g_assert_cmpfloat (claim->value_to, ==, 30.5);
  g_assert_cmpint (claim->qualifier, ==, JCT_CLAIM_ABOUT);
  g_assert_true (claim->percent);
  g_assert_cmpint (claim->trend, ==, JCT_DIRECTION_DOWN);
  g_assert_true (claim->baseline.is_fiscal);
  g_assert_true (claim->compared.is_set);
  g_assert_true (jct_filter_has_value (claim->where, "who", "B"));
  g_assert_cmpstr (jct_filter_get_excluded (claim->where, "how")[0], ==, excluded[0]);
  g_assert_false (claim->checkable);
  g_assert_cmpstr (claim->needs, ==, "more");
  g_assert_cmpstr (claim->event, ==, "e");
  g_assert_true (
    jct_filter_has_value (jct_document_find_definition (document, "d")->about, "who", "A"));
}

/* An edit writes what it was given, and what the program does not know stays. */
static void
test_round_trip (void)
{
  static const char *const claims[] = {
    EVERYTHING,
    "{'id':'a','paraphrase':'P','verbatim':false,'kind':'rank','rank':'lowest','place':3,"
    "'period':'2024-01','within':'2020/2024','checkable':true}",
    "{'id':'a','quote':'Q','verbatim':true,'kind':'ratio','value':10,'reading':'times-more',"
    "'qualifier':'nearly','period':'2022/2023','checkable':true,'note':'N'}",
    "{'id':'a','quote':'Q','verbatim':true,'kind':'hunch','qualifier':'umpteen','checkable':true}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (claims); i++)
    {
      g_autoptr (JctDocument) document = load (claims[i]);
      g_autoptr (JctDocument) edited = edit (document);
      g_autoptr (json_t) before = save_claims (document);
      g_autoptr (json_t) after = save_claims (edited);
      g_autofree char *text = json_dumps (after, JSON_COMPACT);

      g_assert_cmpint (jct_document_get_edited (edited), ==, JCT_PART_CLAIMS);
      if (!json_equal (before, after))
        g_error ("changed: %s", text);
    }
}

/* What is cleared is gone from the file. */
static void
test_cleared (void)
{
  g_autoptr (JctDocument) document = load (EVERYTHING);
  g_autoptr (JctDocumentBuilder) builder
    = jct_document_builder_new_edit (document, JCT_PART_CLAIMS);
  g_autoptr (JctDocument) edited = NULL;
  g_autoptr (json_t) written = NULL;
  JctClaim *claim = jct_claim_copy (jct_document_get_claim (document, 0));
  const json_t *object;

  claim->period = (JctClaimPeriod){ 0 };
  claim->has_value_to = FALSE;
  claim->percent = FALSE;
  jct_filter_clear (claim->where, "who");
  jct_filter_clear (claim->where, "how");
  g_assert_true (jct_document_builder_take_claim (builder, claim, NULL));
  edited = jct_document_builder_finish (builder, NULL);
  written = save_claims (edited);
  object = json_array_get (written, 0);
  g_assert_null (json_object_get (object, "period"));
  g_assert_null (json_object_get (object, "valueTo"));
  g_assert_null (json_object_get (object, "unit"));
  g_assert_null (json_object_get (object, "where"));
  g_assert_nonnull (json_object_get (object, "mine"));
}

static void
test_refused (void)
{
  static const struct
  {
    const char *property, *key;
  } cases[] = {
    { "'period':'last year'", "period" },
    { "'period':'2023/2022'", "period" },
    { "'period':'FY2023/FY2022'", "period" },
    { "'baseline':'2023-13'", "baseline" },
    { "'compared':7", "compared" },
    { "'within':''", "within" },
    { "'value':'many'", "value" },
    { "'valueTo':[]", "valueTo" },
    { "'unit':'furlongs'", "unit" },
    { "'trend':'sideways'", "trend" },
    { "'reading':'fold'", "reading" },
    { "'rank':'middle'", "rank" },
    { "'place':0", "place" },
    { "'place':1.5", "place" },
    { "'where':[]", "where" },
    { "'where':{'a':null}", "where/a" },
    { "'checkable':'no'", "checkable" },
    { "'qualifier':3", "qualifier" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *claim
        = g_strdup_printf ("{'id':'a','quote':'Q','verbatim':true,'kind':'count',%s}",
                           cases[i].property);
      g_autofree char *place = g_strconcat ("/resources/1/data/0/", cases[i].key, NULL);
      g_autoptr (GError) error = NULL;

      g_assert_null (try_load (claim, &error));
      g_assert_nonnull (error);
      if (strstr (error->message, place) == NULL)
        g_error ("no place in: %s", error->message);
    }
}

/* What a claim names and the document does not have is said with its place, once each. */
static void
test_unknown_names (void)
{
  g_autoptr (JctDocument) document
    = load ("{'id':'a','quote':'Q','kind':'count','value':1,'event':'gone','source':'lost'},"
            "{'id':'b','quote':'Q','kind':'count','value':1,'event':'gone'}");
  const JctProblem *source, *event;

  g_assert_cmpuint (jct_document_get_n_problems (document), ==, 2);
  source = jct_document_get_problem (document, 0);
  event = jct_document_get_problem (document, 1);
  g_assert_cmpstr (source->place, ==, "/resources/1/data/0");
  g_assert_nonnull (strstr (source->message, "lost"));
  g_assert_cmpstr (event->place, ==, "/resources/1/data/0/event");
  g_assert_nonnull (strstr (event->message, "gone"));
}

/* A name may hold what a format takes for its own. */
static void
test_hostile_names (void)
{
  g_autoptr (JctDocument) document
    = load ("{'id':'a','quote':'Q','kind':'count','value':1,'event':'%%s%%n<b>'}");

  g_assert_cmpuint (jct_document_get_n_problems (document), ==, 1);
  g_assert_nonnull (strstr (jct_document_get_problem (document, 0)->message, "%%s%%n<b>"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/claims/read", test_read);
  g_test_add_func ("/claims/round-trip", test_round_trip);
  g_test_add_func ("/claims/cleared", test_cleared);
  g_test_add_func ("/claims/refused", test_refused);
  g_test_add_func ("/claims/unknown-names", test_unknown_names);
  g_test_add_func ("/claims/hostile-names", test_hostile_names);
  return g_test_run ();
}
