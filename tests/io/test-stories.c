/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stories of a Data Package: read, edited, written, and refused where they cannot be understood. */
#include <string.h>

#include "io/jct-io-error.h"
#include "io/jct-reader.h"
#include "io/jct-writer.h"

#define FRAME                                                                                  \
  "{'name':'p','resources':[{'name':'t','juncture':{'role':'observations','time':"             \
  "'when'},'schema':{'fields':[{'name':'when','type':'yearmonth'},{'name':'n','type':"         \
  "'integer'}]},'data':[['when','n'],['2024-01',1],['2024-02',3]]},{'name':'s',"               \
  "'juncture':{'role':'stories'},'data':[{'id':'story','title':'S','mine':1,'slides':[%s]}]}," \
  "{'name':'v','juncture':{'role':'views'},'data':[{'id':'saved','table':'t'}]}]}"

#define EVERYTHING                                                                           \
  "{'id':'a','headline':'H','text':'T *e*','view':{'table':'t','measure':'n','where':{},"    \
  "'chart':'bars','events':'none','method':'before_after','k':6,'eventPeriod':'excluded',"   \
  "'mine':{'x':1}},'reveal':[['axis','units'],['source']],'predict':{'after':'2024-01',"     \
  "'until':'2024-02','mine':2},'guesses':[{'id':'2026-11-22','date':'2026-11-22',"           \
  "'title':'8b','unit':'n','drawn':[{'name':'Anna','hue':3,'values':{'2024-02':12.5}},"      \
  "{'hue':1,'values':{}}],'mine':true}],'anonymous':true,'notes':'N','questions':['Q','R']," \
  "'sources':['k'],'mine':[1]}"

#define GUESSES "/resources/1/data/0/slides/0/guesses"
#define ROUND(drawn) "{'id':'r','date':'2026-11-22','drawn':[" drawn "]}"

static JctDocument *
try_load (const char *slides, GError **error)
{
  g_autofree char *json = g_strdup_printf (FRAME, slides);
  g_autoptr (GBytes) bytes = NULL;

  g_strdelimit (json, "'", '"');
  bytes = g_bytes_new (json, strlen (json));
  return jct_document_load_bytes (bytes, "stories.json", error);
}

static JctDocument *
load (const char *slides)
{
  g_autoptr (GError) error = NULL;
  JctDocument *document = try_load (slides, &error);

  g_assert_no_error (error);
  return document;
}

/* The stories as they are written. (transfer full) */
static json_t *
save_stories (const JctDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = jct_document_to_bytes (document, &error);
  json_t *root, *stories;

  g_assert_no_error (error);
  root = json_loadb (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), 0, NULL);
  g_assert_nonnull (root);
  stories = json_incref (
    json_object_get (json_array_get (json_object_get (root, "resources"), 1), "data"));
  json_decref (root);
  return stories;
}

/* A version whose stories are marked as edited, with a copy of each. */
static JctDocument *
edit (const JctDocument *document)
{
  g_autoptr (JctDocumentBuilder) builder
    = jct_document_builder_new_edit (document, JCT_PART_STORIES);
  JctDocument *edited;

  for (guint i = 0; i < jct_document_get_n_stories (document); i++)
    g_assert_true (jct_document_builder_take_story (
      builder, jct_story_copy (jct_document_get_story (document, i)), NULL));
  edited = jct_document_builder_finish (builder, NULL);
  g_assert_nonnull (edited);
  return edited;
}

static void
test_read (void)
{
  g_autoptr (JctDocument) document = load (EVERYTHING ",{'id':'b','view':'saved'},{'id':'c'}");
  const JctStory *story = jct_document_find_story (document, "story");
  const JctSlide *slide = jct_story_get_slide (story, 0);

  g_assert_cmpuint (story->slides->len, ==, 3);
  g_assert_cmpstr (slide->headline, ==, "H");
  g_assert_cmpstr (slide->text, ==, "T *e*");
  g_assert_cmpint (slide->view->chart, ==, JCT_CHART_BARS);
  g_assert_null (slide->view_id);
  g_assert_cmpuint (slide->n_reveal, ==, 2);
  g_assert_cmpint (slide->reveal[0], ==, JCT_SLIDE_AXIS | JCT_SLIDE_UNITS);
  g_assert_true (slide->has_predict && slide->predict.has_until);
  g_assert_cmpuint (slide->rounds->len, ==, 1);
  {
    const JctGuessRound *round = slide->rounds->pdata[0];
    const JctRoundGuess *anna = round->guesses->pdata[0];

    g_assert_cmpint (round->day, ==, jct_day_from_date (2026, 11, 22));
    g_assert_cmpstr (round->title, ==, "8b");
    g_assert_cmpuint (round->guesses->len, ==, 2);
    g_assert_cmpstr (anna->name, ==, "Anna");
    g_assert_cmpuint (anna->hue, ==, 3);
    g_assert_cmpuint (anna->values->len, ==, 1);
    g_assert_cmpfloat (g_array_index (anna->values, JctRoundValue, 0).value, ==, 12.5);
  }
  g_assert_true (slide->anonymous);
  g_assert_cmpstr (slide->questions[1], ==, "R");
  g_assert_cmpstr (slide->sources[0], ==, "k");
  g_assert_cmpstr (jct_story_get_slide (story, 1)->view_id, ==, "saved");
  g_assert_null (jct_story_get_slide (story, 2)->view);
  /* The source is named and not listed. */
  g_assert_cmpuint (jct_document_get_n_problems (document), ==, 1);
}

/* An edit writes what it was given, and what the program does not know stays. */
static void
test_round_trip (void)
{
  static const char *const slides[] = {
    EVERYTHING,
    "{'id':'a','view':'saved'},{'id':'b','later':{'deep':[1]},'questions':[]}",
    "{'id':'a','headline':null,'view':null,'predict':null}",
    "",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (slides); i++)
    {
      g_autoptr (JctDocument) document = load (slides[i]);
      g_autoptr (JctDocument) edited = edit (document);
      json_t *before = save_stories (document), *after = save_stories (edited);
      g_autofree char *text = json_dumps (after, JSON_COMPACT);

      g_assert_cmpint (jct_document_get_edited (edited), ==, JCT_PART_STORIES);
      json_object_del (json_array_get (json_object_get (json_array_get (before, 0), "slides"), 1),
                       "questions");
      json_object_del (json_array_get (json_object_get (json_array_get (after, 0), "slides"), 1),
                       "questions");
      if (!json_equal (before, after))
        g_error ("changed: %s", text);
      json_decref (before);
      json_decref (after);
    }
}

/* Read, written, read: the same stories. */
static void
test_same_again (void)
{
  g_autoptr (JctDocument) document = load (EVERYTHING ",{'id':'b','view':'saved'}");
  g_autoptr (JctDocument) edited = edit (document);
  g_autoptr (GBytes) bytes = jct_document_to_bytes (edited, NULL);
  g_autoptr (JctDocument) again = jct_document_load_bytes (bytes, "again.json", NULL);

  g_assert_nonnull (again);
  g_assert_true (
    jct_story_equal (jct_document_get_story (document, 0), jct_document_get_story (again, 0)));
}

static void
test_refused (void)
{
  static const struct
  {
    const char *slides, *place;
    JctIoError code;
  } cases[] = {
    { "1", "/resources/1/data/0/slides/0", JCT_IO_ERROR_STRUCTURE },
    { "{}", "/resources/1/data/0/slides/0", JCT_IO_ERROR_STRUCTURE },
    { "{'id':'a'},{'id':'a'}", "/resources/1/data/0/slides/1/id", JCT_IO_ERROR_DUPLICATE },
    { "{'id':'a','view':'gone'}", "/resources/1/data/0/slides/0/view", JCT_IO_ERROR_REFERENCE },
    { "{'id':'a','view':7}", "/resources/1/data/0/slides/0/view", JCT_IO_ERROR_STRUCTURE },
    { "{'id':'a','view':{'definition':'gone'}}", "/resources/1/data/0/slides/0/view/definition",
      JCT_IO_ERROR_REFERENCE },
    { "{'id':'a','view':{'selectedEvent':'gone'}}",
      "/resources/1/data/0/slides/0/view/selectedEvent", JCT_IO_ERROR_REFERENCE },
    { "{'id':'a','reveal':'axis'}", "/resources/1/data/0/slides/0/reveal", JCT_IO_ERROR_STRUCTURE },
    { "{'id':'a','reveal':['nothing']}", "/resources/1/data/0/slides/0/reveal/0",
      JCT_IO_ERROR_VALUE },
    { "{'id':'a','reveal':[['axis',1]]}", "/resources/1/data/0/slides/0/reveal/0/1",
      JCT_IO_ERROR_STRUCTURE },
    { "{'id':'a','reveal':[[]]}", "/resources/1/data/0/slides/0/reveal/0", JCT_IO_ERROR_STRUCTURE },
    { "{'id':'a','predict':{}}", "/resources/1/data/0/slides/0/predict", JCT_IO_ERROR_STRUCTURE },
    { "{'id':'a','predict':{'after':'soon'}}", "/resources/1/data/0/slides/0/predict/after",
      JCT_IO_ERROR_VALUE },
    { "{'id':'a','predict':{'after':'2024-02','until':'2024-02'}}",
      "/resources/1/data/0/slides/0/predict/until", JCT_IO_ERROR_VALUE },
    { "{'id':'a','anonymous':'yes'}", "/resources/1/data/0/slides/0/anonymous",
      JCT_IO_ERROR_STRUCTURE },
    { "{'id':'a','questions':[1]}", "/resources/1/data/0/slides/0/questions/0",
      JCT_IO_ERROR_STRUCTURE },
    { "{'id':'a','text':[]}", "/resources/1/data/0/slides/0/text", JCT_IO_ERROR_STRUCTURE },
    { "{'id':'a','guesses':{}}", GUESSES, JCT_IO_ERROR_STRUCTURE },
    { "{'id':'a','guesses':[1]}", GUESSES "/0", JCT_IO_ERROR_STRUCTURE },
    { "{'id':'a','guesses':[{'id':'r','drawn':[]}]}", GUESSES "/0", JCT_IO_ERROR_STRUCTURE },
    { "{'id':'a','guesses':[{'id':'r','date':'2026-02-30','drawn':[]}]}", GUESSES "/0/date",
      JCT_IO_ERROR_VALUE },
    { "{'id':'a','guesses':[{'id':'r','date':'2026-11-22'}]}", GUESSES "/0",
      JCT_IO_ERROR_STRUCTURE },
    { "{'id':'a','guesses':[" ROUND ("") "," ROUND ("") "]}", GUESSES "/1/id",
      JCT_IO_ERROR_DUPLICATE },
    { "{'id':'a','guesses':[" ROUND ("{'hue':7,'values':{}}") "]}", GUESSES "/0/drawn/0/hue",
      JCT_IO_ERROR_VALUE },
    { "{'id':'a','guesses':[" ROUND ("{'name':'a\\nb','values':{}}") "]}",
      GUESSES "/0/drawn/0/name", JCT_IO_ERROR_VALUE },
    { "{'id':'a','guesses':[" ROUND ("{'name':' ','values':{}}") "]}", GUESSES "/0/drawn/0/name",
      JCT_IO_ERROR_VALUE },
    { "{'id':'a','guesses':[" ROUND (
        "{'name':'a name that is longer than any that has room beside','values':{}}") "]}",
      GUESSES "/0/drawn/0/name", JCT_IO_ERROR_LIMIT },
    { "{'id':'a','guesses':[" ROUND ("{'values':{'soon':1}}") "]}", GUESSES "/0/drawn/0/values",
      JCT_IO_ERROR_VALUE },
    { "{'id':'a','guesses':[" ROUND ("{'values':{'2024-02':-1}}") "]}",
      GUESSES "/0/drawn/0/values/2024-02", JCT_IO_ERROR_STRUCTURE },
    { "{'id':'a','guesses':[" ROUND ("{'values':{'2024-02':null}}") "]}",
      GUESSES "/0/drawn/0/values/2024-02", JCT_IO_ERROR_STRUCTURE },
    { "{'id':'a','guesses':[" ROUND ("{'values':{'2024-02':1e300}}") "]}",
      GUESSES "/0/drawn/0/values/2024-02", JCT_IO_ERROR_STRUCTURE },
    { "{'id':'a','guesses':[" ROUND ("{'values':{'2024-02':'3'}}") "]}",
      GUESSES "/0/drawn/0/values/2024-02", JCT_IO_ERROR_STRUCTURE },
    { "{'id':'a','guesses':[" ROUND ("{'values':{'2024-02':1,'2024':2}}") "]}",
      GUESSES "/0/drawn/0/values", JCT_IO_ERROR_VALUE },
    { "{'id':'a','guesses':[" ROUND ("{'values':{'2024-02':1,'202402':2}}") "]}",
      GUESSES "/0/drawn/0/values", JCT_IO_ERROR_VALUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (try_load (cases[i].slides, &error));
      g_assert_error (error, JCT_IO_ERROR, (int) cases[i].code);
      if (strstr (error->message, cases[i].place) == NULL)
        g_error ("%s: %s", cases[i].slides, error->message);
    }
}

/* A slide on which nobody can draw is no error, and said. */
static void
test_nothing_to_predict (void)
{
  static const struct
  {
    const char *slide, *problem;
  } cases[] = {
    { "{'id':'a','view':'saved','predict':{'after':'2024-01'}}", NULL },
    { "{'id':'a','view':'saved','predict':{'after':'2024-02'}}", "after February 2024" },
    { "{'id':'a','view':{'table':'t'},'predict':{'after':'9999-12'}}", "after December 9999" },
    { "{'id':'a','view':'saved','predict':{'after':'2023-12','until':'2024-01'}}",
      "up to December 2023" },
    { "{'id':'a','view':{'table':'t','period':'year'},'predict':{'after':'2024-01'}}",
      "up to January 2024" },
    { "{'id':'a','predict':{'after':'2024-01'}}", "without a chart" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JctDocument) document = load (cases[i].slide);
      guint n = jct_document_get_n_problems (document);

      g_assert_cmpuint (n, ==, cases[i].problem != NULL ? 1 : 0);
      if (n == 0)
        continue;
      g_assert_cmpstr (jct_document_get_problem (document, 0)->place, ==, "Slide “a” of “story”");
      if (strstr (jct_document_get_problem (document, 0)->message, cases[i].problem) == NULL)
        g_error ("%s: %s", cases[i].slide, jct_document_get_problem (document, 0)->message);
    }
}

static void
test_limits (void)
{
  g_autoptr (GString) slides = g_string_new ("{'id':'0'}");
  g_autoptr (GString) steps = g_string_new ("{'id':'a','reveal':['axis'");
  g_autoptr (GError) error = NULL;
  g_autoptr (JctDocument) document = NULL;

  for (guint i = 1; i < JCT_MAX_SLIDES; i++)
    g_string_append_printf (slides, ",{'id':'%u'}", i);
  document = load (slides->str);
  g_assert_cmpuint (jct_document_get_story (document, 0)->slides->len, ==, JCT_MAX_SLIDES);
  g_string_append (slides, ",{'id':'more'}");
  g_assert_null (try_load (slides->str, &error));
  g_assert_error (error, JCT_IO_ERROR, JCT_IO_ERROR_LIMIT);
  g_clear_error (&error);

  for (guint i = 0; i < JCT_MAX_REVEAL_STEPS; i++)
    g_string_append (steps, ",'units'");
  g_string_append (steps, "]}");
  g_assert_null (try_load (steps->str, &error));
  g_assert_error (error, JCT_IO_ERROR, JCT_IO_ERROR_LIMIT);
}

/* No number, and more than a number can be, is no JSON at all. */
static void
test_no_numbers (void)
{
  static const char *const values[] = { "NaN", "Infinity", "1e999", "-1e999" };

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *slide
        = g_strdup_printf ("{'id':'a','predict':{'after':'2024-01'},'guesses':[" ROUND (
                             "{'values':{'2024-02':%s}}") "]}",
                           values[i]);
      g_autoptr (GError) error = NULL;

      g_assert_null (try_load (slide, &error));
      g_assert_true (error->domain == JCT_IO_ERROR);
    }
}

/* What cannot be drawn on the slide as it is now is kept and noted: the slide may have been changed since. */
static void
test_guesses_elsewhere (void)
{
  static const struct
  {
    const char *slide;
    guint n_problems;
  } cases[] = {
    { "{'id':'a','view':'saved','predict':{'after':'2024-01'},'guesses':[" ROUND (
        "{'values':{'2024-02':1}}") "]}",
      0 },
    /* Nobody can draw there any more. */
    { "{'id':'a','view':'saved','predict':{'after':'2024-02'},'guesses':[" ROUND (
        "{'values':{'2024-02':1,'2024-03':2}}") "]}",
      2 },
    { "{'id':'a','view':'saved','predict':{'after':'2024-01','until':'2024-02'},'guesses':[" ROUND (
        "{'values':{'2024-03':1}},{'values':{'9999-12':1}}") "]}",
      1 },
    /* Hides nothing any more, and shows nothing. */
    { "{'id':'a','guesses':[" ROUND ("{'values':{'2024-02':1}}") "]}", 2 },
    { "{'id':'a','view':'saved','predict':{'after':'2024-01'},'guesses':[{'id':'r','date':"
      "'2026-11-22','unit':'apprehensions','drawn':[]}]}",
      1 },
    { "{'id':'a','view':'saved','predict':{'after':'2024-01'},'guesses':[{'id':'r','date':"
      "'2026-11-22','of':'something else','drawn':[]}]}",
      1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JctDocument) document = load (cases[i].slide);
      g_autoptr (JctDocument) edited = edit (document);
      g_autoptr (GBytes) bytes = jct_document_to_bytes (edited, NULL);
      g_autoptr (JctDocument) again = jct_document_load_bytes (bytes, "again.json", NULL);

      if (jct_document_get_n_problems (document) != cases[i].n_problems)
        g_error ("%s: %u problems", cases[i].slide, jct_document_get_n_problems (document));
      g_assert_nonnull (again);
      g_assert_true (
        jct_story_equal (jct_document_get_story (document, 0), jct_document_get_story (again, 0)));
    }
}

static void
test_guess_limits (void)
{
  g_autoptr (GString) rounds = g_string_new ("{'id':'a','guesses':[");
  g_autoptr (GString) drawn = g_string_new (NULL);
  g_autoptr (GString) values = g_string_new ("{'values':{");
  g_autofree char *many = NULL, *long_one = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i <= JCT_MAX_ROUNDS; i++)
    g_string_append_printf (rounds, "%s{'id':'%u','date':'2026-11-22','drawn':[]}",
                            i > 0 ? "," : "", i);
  g_string_append (rounds, "]}");
  g_assert_null (try_load (rounds->str, &error));
  g_assert_error (error, JCT_IO_ERROR, JCT_IO_ERROR_LIMIT);
  g_clear_error (&error);
  for (guint i = 0; i <= JCT_MAX_GUESSES; i++)
    g_string_append_printf (drawn, "%s{'values':{}}", i > 0 ? "," : "");
  many = g_strdup_printf ("{'id':'a','guesses':[" ROUND ("%s") "]}", drawn->str);
  g_assert_null (try_load (many, &error));
  g_assert_error (error, JCT_IO_ERROR, JCT_IO_ERROR_LIMIT);
  g_clear_error (&error);
  for (guint i = 0; i <= JCT_MAX_GUESS_VALUES; i++)
    g_string_append_printf (values, "%s'%04u-%02u':1", i > 0 ? "," : "", 1900 + i / 12, i % 12 + 1);
  g_string_append (values, "}}");
  long_one = g_strdup_printf ("{'id':'a','guesses':[" ROUND ("%s") "]}", values->str);
  g_assert_null (try_load (long_one, &error));
  g_assert_error (error, JCT_IO_ERROR, JCT_IO_ERROR_LIMIT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stories/read", test_read);
  g_test_add_func ("/stories/round-trip", test_round_trip);
  g_test_add_func ("/stories/same-again", test_same_again);
  g_test_add_func ("/stories/refused", test_refused);
  g_test_add_func ("/stories/nothing-to-predict", test_nothing_to_predict);
  g_test_add_func ("/stories/limits", test_limits);
  g_test_add_func ("/stories/guesses/no-numbers", test_no_numbers);
  g_test_add_func ("/stories/guesses/elsewhere", test_guesses_elsewhere);
  g_test_add_func ("/stories/guesses/limits", test_guess_limits);
  return g_test_run ();
}
