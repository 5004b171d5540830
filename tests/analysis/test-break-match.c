/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/jct-break-match.h"

#include "oracle.h"

#include <string.h>

static JctPeriod
month (const char *text)
{
  JctPeriod period = { 0 };

  g_assert_true (jct_period_parse (text, jct_period_kind (JCT_PERIOD_MONTH, 1), &period));
  return period;
}

static void
add_event (JctDocumentBuilder *builder, const char *id, const char *date)
{
  JctEvent *event = jct_event_new ();
  g_autoptr (GError) error = NULL;

  event->id = g_strdup (id);
  event->title = g_strdup (id);
  g_free (event->category);
  event->category = g_strdup (g_str_has_prefix (id, "hidden") ? "hidden" : "shown");
  jct_edtf_parse (date, &event->date, &error);
  g_assert_no_error (error);
  g_assert_true (jct_document_builder_take_event (builder, event, &error));
}

/* Twenty months from January 2020 with breaks at 5 (June 2020) and 12 (January 2021). */
static const gsize breaks[] = { 5, 12 };

static JctDocument *
make_document (void)
{
  g_autoptr (JctDocumentBuilder) builder = jct_document_builder_new ("records");
  JctDocument *document;

  add_event (builder, "two-before", "2020-04-30");
  add_event (builder, "first-same", "2020-06-01");
  add_event (builder, "second-same", "2020-06-30");
  add_event (builder, "one-after", "2020-07-31");
  add_event (builder, "one-before", "2020-05-01");
  add_event (builder, "three-after", "2020-09-01");
  add_event (builder, "early", "2020-01");
  add_event (builder, "years-before", "2018");
  add_event (builder, "whole-year", "2021");
  add_event (builder, "lasts", "2020-09/2021-02");
  add_event (builder, "open", "2019-01/..");
  add_event (builder, "hidden-one", "2020-06-15");
  document = jct_document_builder_finish (builder, NULL);
  g_assert_nonnull (document);
  return document;
}

static void
assert_near (const JctNearEvent *near, const char *id, int distance)
{
  g_assert_cmpstr (near->event->id, ==, id);
  g_assert_cmpint (near->distance, ==, distance);
}

static const JctMatchedEvent *
find (const JctBreakMatch *result, const char *id)
{
  for (guint i = 0; i < result->n_events; i++)
    if (g_str_equal (result->events[i].event->id, id))
      return &result->events[i];
  g_error ("no event %s", id);
}

/* All events near a break are listed, the nearest first, those before it ahead of those after. */
static void
test_breaks (void)
{
  g_autoptr (JctDocument) document = make_document ();
  g_auto (JctBreakMatch) result = { 0 };
  g_auto (JctBreakMatch) narrow = { 0 };

  jct_break_match_compute (document, NULL, month ("2020-01"), 20, breaks, 2, 3, 2, &result);
  g_assert_cmpuint (result.n_breaks, ==, 2);
  g_assert_cmpuint (result.n_explained, ==, 2);
  g_assert_cmpuint (result.breaks[0].n_events, ==, 6);
  assert_near (&result.breaks[0].events[0], "first-same", 0);
  assert_near (&result.breaks[0].events[1], "hidden-one", 0);
  assert_near (&result.breaks[0].events[2], "second-same", 0);
  assert_near (&result.breaks[0].events[3], "one-before", 1);
  assert_near (&result.breaks[0].events[4], "one-after", -1);
  assert_near (&result.breaks[0].events[5], "two-before", 2);
  g_assert_cmpuint (result.breaks[1].n_events, ==, 2);
  assert_near (&result.breaks[1].events[0], "whole-year", 0);
  assert_near (&result.breaks[1].events[1], "lasts", -1);

  jct_break_match_compute (document, NULL, month ("2020-01"), 20, breaks, 2, 3, 0, &narrow);
  g_assert_cmpuint (narrow.breaks[0].n_events, ==, 3);
  g_assert_cmpuint (narrow.breaks[1].n_events, ==, 1);
}

static void
test_events (void)
{
  g_autoptr (JctDocument) document = make_document ();
  g_auto (JctBreakMatch) result = { 0 };

  jct_break_match_compute (document, NULL, month ("2020-01"), 20, breaks, 2, 3, 2, &result);
  g_assert_cmpint (find (&result, "first-same")->status, ==, JCT_EVENT_BREAK_NEAR);
  g_assert_cmpint (find (&result, "three-after")->status, ==, JCT_EVENT_BREAK_ALONE);
  g_assert_cmpint (find (&result, "three-after")->distance, ==, -3);
  g_assert_cmpint (find (&result, "early")->status, ==, JCT_EVENT_BREAK_NOT_TESTABLE);
  g_assert_cmpint (find (&result, "years-before")->status, ==, JCT_EVENT_BREAK_OUTSIDE);
  g_assert_false (find (&result, "years-before")->has_nearest);
  g_assert_cmpint (find (&result, "lasts")->status, ==, JCT_EVENT_BREAK_NEAR);
  g_assert_cmpuint (find (&result, "lasts")->nearest, ==, 1);
  /* What has gone on since before the data has no date in them. */
  g_assert_cmpint (find (&result, "open")->status, ==, JCT_EVENT_BREAK_OUTSIDE);
  g_assert_cmpuint (result.n_alone, ==, 1);
  g_assert_cmpfloat (result.chance, ==, 1);
}

static void
test_view (void)
{
  g_autoptr (JctDocument) document = make_document ();
  g_autoptr (JctView) view = jct_view_new ();
  g_auto (JctBreakMatch) result = { 0 };

  view->events_shown = TRUE;
  view->categories = g_new0 (char *, 2);
  view->categories[0] = g_strdup ("hidden");
  jct_break_match_compute (document, view, month ("2020-01"), 20, breaks, 2, 3, 2, &result);
  g_assert_cmpuint (result.n_events, ==, 1);
  g_assert_cmpuint (result.breaks[0].n_events, ==, 1);
  g_assert_cmpuint (result.breaks[1].n_events, ==, 0);
  g_assert_cmpuint (result.n_explained, ==, 1);
  /* Of the 15 places 3 .. 17 those from April to August 2020. */
  g_assert_true (is_close (result.chance, 5 / 15.0, 1e-15));
}

/* Of 20 periods with three at each end free of breaks, 1 .. 19 could have one within two. */
static void
test_luck (void)
{
  static const gsize many[] = { 3, 5, 7, 9, 11, 13, 15, 17 };
  g_autoptr (JctDocument) document = make_document ();
  g_auto (JctBreakMatch) result = { 0 };
  double chance = -1;

  g_assert_false (jct_breaks_could_be_near (0, 20, 3, 2));
  g_assert_true (jct_breaks_could_be_near (1, 20, 3, 2));
  g_assert_true (jct_breaks_could_be_near (19, 20, 3, 2));
  g_assert_false (jct_breaks_could_be_near (20, 20, 3, 2));
  g_assert_cmpint (jct_breaks_find_near (breaks, 2, 9, 20, 3, 2, &chance), ==, -1);
  g_assert_cmpint (jct_breaks_find_near (NULL, 0, 9, 20, 3, 2, &chance), ==, -1);
  g_assert_cmpfloat (chance, ==, -1);

  /* On a break: 2 dates of 19; one period away: 6; two: 10. */
  g_assert_cmpint (jct_breaks_find_near (breaks, 2, 12, 20, 3, 2, &chance), ==, 1);
  g_assert_true (is_close (chance, 2 / 19.0, 1e-15));
  g_assert_cmpint (jct_breaks_find_near (breaks, 2, 4, 20, 3, 2, &chance), ==, 0);
  g_assert_true (is_close (chance, 6 / 19.0, 1e-15));
  g_assert_cmpint (jct_breaks_find_near (breaks, 2, 7, 20, 3, 2, &chance), ==, 0);
  g_assert_true (is_close (chance, 10 / 19.0, 1e-15));
  /* Between two of them the first; and with breaks everywhere nothing is far. */
  g_assert_cmpint (jct_breaks_find_near (many, G_N_ELEMENTS (many), 6, 20, 3, 2, &chance), ==, 1);
  g_assert_true (is_close (chance, 17 / 19.0, 1e-15));

  jct_break_match_compute (document, NULL, month ("2020-01"), 20, breaks, 2, 3, 2, &result);
  g_assert_cmpint (jct_break_match_find_near (&result, 4, &chance), ==, 0);
  g_assert_true (is_close (chance, 6 / 19.0, 1e-15));
  g_assert_cmpint (jct_break_match_find_near (&result, 9, NULL), ==, -1);
}

static void
test_words (void)
{
  g_autoptr (JctDocument) document = make_document ();
  g_autoptr (JctView) view = jct_view_new ();
  g_auto (JctBreakMatch) result = { 0 };
  g_auto (JctBreakMatch) none = { 0 };
  g_autofree char *sentence = NULL;
  g_autofree char *nothing = NULL;
  json_t *record;

  view->events_shown = TRUE;
  view->events = g_new0 (char *, 3);
  view->events[0] = g_strdup ("one-after");
  view->events[1] = g_strdup ("three-after");
  jct_break_match_compute (document, view, month ("2020-01"), 20, breaks, 2, 3, 2, &result);
  sentence = jct_break_match_to_sentence (&result);
  g_assert_cmpstr (sentence, ==,
                   "June 2020: near one-after (one month after). January 2021: no event near. One "
                   "event has no break near. A break placed by chance would have an event within "
                   "two months in 47% of places: nearness alone says little.");
  record = jct_break_match_to_json (&result);
  g_assert_cmpstr (json_string_value (
                     json_object_get (json_array_get (json_object_get (record, "breaks"), 1),
                                      "status")),
                   ==, "unexplained");
  g_assert_cmpstr (json_string_value (
                     json_object_get (json_array_get (json_object_get (record, "events"), 1),
                                      "status")),
                   ==, "no_break_near");
  assert_all_finite (record);
  json_decref (record);

  jct_break_match_compute (document, NULL, month ("2020-01"), 0, NULL, 0, 3, 2, &none);
  nothing = jct_break_match_to_sentence (&none);
  g_assert_cmpstr (nothing, ==, "There is no break to compare with the events.");
  g_assert_cmpfloat (none.chance, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/break-match/breaks", test_breaks);
  g_test_add_func ("/break-match/events", test_events);
  g_test_add_func ("/break-match/view", test_view);
  g_test_add_func ("/break-match/luck", test_luck);
  g_test_add_func ("/break-match/words", test_words);
  return g_test_run ();
}
