/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/jct-before-after.h"

#include "oracle.h"

#include <float.h>
#include <glib.h>
#include <jansson.h>
#include <math.h>
#include <string.h>

#define MISSING NAN

static JctPeriod
month (const char *text)
{
  JctPeriod period = { 0 };

  g_assert_true (jct_period_parse (text, jct_period_kind (JCT_PERIOD_MONTH, 1), &period));
  return period;
}

static JctSeries *
series_new (const char *start, gsize n, const double *values)
{
  return jct_series_new ("all", "All", month (start), n, values, TRUE);
}

/* ---- against the reference values ---- */

static void
assert_close (double value, const json_t *expected, const char *what)
{
  double want = json_number_value (expected);

  g_assert_true (json_is_number (expected));
  if (fabs (value - want) > 1e-12 * MAX (fabs (want), DBL_MIN))
    g_error ("%s is %.17g, not %.17g", what, value, want);
}

static void
assert_side (const JctSide *side, const json_t *expected)
{
  g_autofree char *first = jct_period_to_text (side->first);
  g_autofree char *last = jct_period_to_text (side->last);

  g_assert_cmpstr (first, ==, json_string_value (json_object_get (expected, "from")));
  g_assert_cmpstr (last, ==, json_string_value (json_object_get (expected, "to")));
  g_assert_cmpint (side->n, ==, json_integer_value (json_object_get (expected, "n")));
  g_assert_cmpint (side->complete, ==, json_is_true (json_object_get (expected, "complete")));
  assert_close (side->sum, json_object_get (expected, "sum"), "sum");
  assert_close (side->mean, json_object_get (expected, "mean"), "mean");
  assert_close (side->median, json_object_get (expected, "median"), "median");
  assert_close (side->days, json_object_get (expected, "days"), "days");
  assert_close (side->daily_pooled, json_object_get (expected, "daily_pooled"), "daily_pooled");
  assert_close (side->daily_mean, json_object_get (expected, "daily_mean"), "daily_mean");
}

static void
assert_change (const JctChange *change, const json_t *expected, const char *name)
{
  g_autofree char *diff = g_strconcat ("diff_", name, NULL);
  g_autofree char *pct = g_strconcat ("pct_", name, NULL);

  assert_close (change->diff, json_object_get (expected, diff), diff);
  g_assert_cmpint (change->has_pct, ==, !json_is_null (json_object_get (expected, pct)));
  if (change->has_pct)
    assert_close (change->pct, json_object_get (expected, pct), pct);
}

static JctSeries *
series_of_reference (const json_t *root, const char *name)
{
  const json_t *described = json_object_get (json_object_get (root, "series"), name);
  const json_t *y = json_object_get (described, "y");
  gsize n = json_array_size (y);
  g_autofree double *values = g_new (double, n);

  g_assert_cmpuint (n, >, 0);
  for (gsize i = 0; i < n; i++)
    values[i] = json_number_value (json_array_get (y, i));
  return series_new (json_string_value (json_object_get (described, "start")), n, values);
}

static void
test_reference (void)
{
  g_autofree char *path
    = g_build_filename (g_getenv ("JCT_SHARED_DIR"), "oracles", "before_after.json", NULL);
  json_t *root;
  json_t *record;
  gsize i;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the reference values are not here");
      return;
    }
  root = json_load_file (path, 0, NULL);
  g_assert_cmpuint (json_array_size (json_object_get (root, "results")), ==, 12);
  json_array_foreach (json_object_get (root, "results"), i, record)
    {
      g_autoptr (JctSeries) series
        = series_of_reference (root, json_string_value (json_object_get (record, "series")));
      JctBeforeAfter result;
      JctEventPeriod event_period;

      g_assert_true (
        jct_event_period_from_name (json_string_value (json_object_get (record, "event_month")),
                                    &event_period));
      jct_before_after_compute (series,
                                month (json_string_value (json_object_get (record, "event"))),
                                (guint) json_integer_value (json_object_get (record, "k")),
                                event_period, &result);
      g_assert_cmpint (result.verdict, ==, JCT_VERDICT_ANSWERED);
      assert_side (&result.before, json_object_get (record, "before"));
      assert_side (&result.after, json_object_get (record, "after"));
      assert_change (&result.mean, record, "mean");
      assert_change (&result.median, record, "median");
      assert_change (&result.daily_pooled, record, "daily_pooled");
      assert_change (&result.daily_mean, record, "daily_mean");
    }
  json_decref (root);
}

/* ---- by hand ---- */

/* January 2024 on; the event is in the middle. */
static const double thirteen[] = { 100, 120, 80, 100, 110, 90, 7, 60, 60, 60, 90, 30, 60 };

static JctBeforeAfter
compute (const double *values, gsize n, const char *event, guint k, JctEventPeriod event_period)
{
  g_autoptr (JctSeries) series = series_new ("2024-01", n, values);
  JctBeforeAfter result;

  jct_before_after_compute (series, month (event), k, event_period, &result);
  return result;
}

static void
test_by_hand (void)
{
  JctBeforeAfter result
    = compute (thirteen, G_N_ELEMENTS (thirteen), "2024-07", 6, JCT_EVENT_PERIOD_EXCLUDED);

  g_assert_cmpint (result.verdict, ==, JCT_VERDICT_ANSWERED);
  g_assert_cmpfloat (result.before.sum, ==, 600);
  g_assert_cmpfloat (result.before.mean, ==, 100);
  g_assert_cmpfloat (result.before.median, ==, 100);
  g_assert_cmpfloat (result.before.days, ==, 182);
  g_assert_cmpfloat (result.after.mean, ==, 60);
  g_assert_cmpfloat (result.after.days, ==, 184);
  g_assert_cmpfloat (result.mean.diff, ==, -40);
  g_assert_true (result.mean.has_pct);
  g_assert_cmpfloat (result.mean.pct, ==, -40);

  result = compute (thirteen, G_N_ELEMENTS (thirteen), "2024-07", 6, JCT_EVENT_PERIOD_INCLUDED);
  g_assert_cmpint (result.after.first.ordinal, ==, month ("2024-07").ordinal);
  g_assert_cmpint (result.after.last.ordinal, ==, month ("2024-12").ordinal);
  g_assert_cmpfloat (result.after.sum, ==, 307);
}

static void
test_missing_values (void)
{
  static const double values[] = { 10, MISSING, 20, 30, 5, 40, MISSING, 50, 60 };
  JctBeforeAfter result
    = compute (values, G_N_ELEMENTS (values), "2024-05", 4, JCT_EVENT_PERIOD_EXCLUDED);

  g_assert_cmpuint (result.before.n, ==, 3);
  g_assert_false (result.before.complete);
  g_assert_cmpfloat (result.before.mean, ==, 20);
  g_assert_cmpfloat (result.before.days, ==, 31 + 31 + 30);
  g_assert_cmpfloat (result.after.mean, ==, 50);
  g_assert_cmpint (result.verdict, ==, JCT_VERDICT_ANSWERED);
}

static void
test_verdicts (void)
{
  static const double gap[] = { MISSING, MISSING, MISSING, 4, 5, 6, 7 };
  gsize n = G_N_ELEMENTS (thirteen);

  g_assert_cmpint (compute (thirteen, n, "2023-12", 3, JCT_EVENT_PERIOD_EXCLUDED).verdict, ==,
                   JCT_VERDICT_OUTSIDE);
  g_assert_cmpint (compute (thirteen, n, "2025-02", 3, JCT_EVENT_PERIOD_EXCLUDED).verdict, ==,
                   JCT_VERDICT_OUTSIDE);
  g_assert_cmpint (compute (thirteen, n, "-9999-01", 3, JCT_EVENT_PERIOD_EXCLUDED).verdict, ==,
                   JCT_VERDICT_OUTSIDE);
  g_assert_cmpint (compute (thirteen, n, "2024-01", 3, JCT_EVENT_PERIOD_EXCLUDED).verdict, ==,
                   JCT_VERDICT_EMPTY);
  g_assert_cmpint (compute (thirteen, n, "2025-01", 3, JCT_EVENT_PERIOD_EXCLUDED).verdict, ==,
                   JCT_VERDICT_EMPTY);
  g_assert_cmpint (compute (thirteen, n, "2025-01", 3, JCT_EVENT_PERIOD_INCLUDED).verdict, ==,
                   JCT_VERDICT_TOO_SHORT);
  g_assert_cmpint (compute (thirteen, n, "2024-03", 3, JCT_EVENT_PERIOD_EXCLUDED).verdict, ==,
                   JCT_VERDICT_TOO_SHORT);
  g_assert_cmpint (compute (thirteen, n, "2024-04", 3, JCT_EVENT_PERIOD_EXCLUDED).verdict, ==,
                   JCT_VERDICT_ANSWERED);
  g_assert_cmpint (compute (thirteen, n, "2024-07", 0, JCT_EVENT_PERIOD_EXCLUDED).verdict, ==,
                   JCT_VERDICT_EMPTY);
  g_assert_cmpint (compute (thirteen, n, "2024-07", 2, JCT_EVENT_PERIOD_EXCLUDED).verdict, ==,
                   JCT_VERDICT_TOO_SHORT);
  g_assert_cmpint (compute (gap, 7, "2024-04", 3, JCT_EVENT_PERIOD_EXCLUDED).verdict, ==,
                   JCT_VERDICT_EMPTY);
}

static void
test_wide_window (void)
{
  JctBeforeAfter result
    = compute (thirteen, G_N_ELEMENTS (thirteen), "2024-07", G_MAXUINT, JCT_EVENT_PERIOD_INCLUDED);

  g_assert_cmpuint (result.before.n, ==, 6);
  g_assert_cmpuint (result.after.n, ==, 7);
  g_assert_false (result.before.complete);
  g_assert_false (result.after.complete);
}

/* Nothing is ever NaN or infinite. */
static void
test_extreme_values (void)
{
  static const double values[] = { DBL_MAX, DBL_MAX, DBL_MAX, 1, -DBL_MAX, -DBL_MAX, -DBL_MAX };
  static const double zeros[] = { 0, 0, 0, 9, 1, 2, 3 };
  static const double tiny[] = { DBL_MIN, DBL_MIN, DBL_MIN, 9, 1e300, 1e300, 1e300 };
  JctBeforeAfter result = compute (values, 7, "2024-04", 3, JCT_EVENT_PERIOD_EXCLUDED);

  g_assert_true (isfinite (result.before.sum));
  g_assert_true (isfinite (result.before.mean));
  g_assert_true (isfinite (result.mean.diff));
  g_assert_true (isfinite (result.mean.pct));
  g_assert_cmpfloat (result.before.median, ==, DBL_MAX);
  result = compute (zeros, 7, "2024-04", 3, JCT_EVENT_PERIOD_EXCLUDED);
  g_assert_false (result.mean.has_pct);
  g_assert_cmpfloat (result.mean.pct, ==, 0);
  g_assert_cmpfloat (result.mean.diff, ==, 2);
  result = compute (tiny, 7, "2024-04", 3, JCT_EVENT_PERIOD_EXCLUDED);
  g_assert_true (isfinite (result.mean.pct));
}

/* An event's day, month or year finds its place in a series of any kind. */
static void
test_other_kinds (void)
{
  JctPeriodKind quarter = jct_period_kind (JCT_PERIOD_QUARTER, 1);
  g_autoptr (JctSeries) series
    = jct_series_new ("all", "All", jct_period_from_day (quarter, jct_day_from_date (2022, 1, 1)),
                      7, thirteen, TRUE);
  JctPeriod day
    = jct_period (jct_period_kind (JCT_PERIOD_DAY, 1), jct_day_from_date (2022, 11, 30));
  JctBeforeAfter result;

  jct_before_after_compute (series, day, 3, JCT_EVENT_PERIOD_EXCLUDED, &result);
  g_assert_cmpint (result.event.ordinal, ==, 2022 * 4 + 3);
  g_assert_cmpfloat (result.before.mean, ==, 100);
  g_assert_cmpfloat (result.before.days, ==, 273);
  g_assert_cmpint (result.verdict, ==, JCT_VERDICT_ANSWERED);
}

/* ---- the sentence ---- */

static void
assert_sentence (const double *values,
                 gsize n,
                 const char *event,
                 guint k,
                 JctEventPeriod event_period,
                 const char *unit,
                 guint n_others,
                 const char *expected)
{
  JctBeforeAfter result = compute (values, n, event, k, event_period);
  g_autofree char *sentence = jct_before_after_to_sentence (&result, unit, n_others);

  g_assert_cmpstr (sentence, ==, expected);
}

/* Three before and three after an event in April 2024. */
static void
assert_means (double before, double after, const char *expected)
{
  double values[] = { before, before, before, 0, after, after, after };

  assert_sentence (values, 7, "2024-04", 3, JCT_EVENT_PERIOD_EXCLUDED, NULL, 0, expected);
}

static void
test_sentence (void)
{
  gsize n = G_N_ELEMENTS (thirteen);
  static const double five_fold[]
    = { 150, 154, 158, 150, 154, 158, 0, 776, 776, 776, 770, 782, 776 };

  assert_sentence (
    five_fold, 13, "2024-07", 6, JCT_EVENT_PERIOD_EXCLUDED, "encounters", 3,
    "In the six months after, 776 encounters a month; in the six before, 154: 5.0 times as many. "
    "Three other events fall in this window.");
  assert_sentence (
    thirteen, n, "2024-07", 6, JCT_EVENT_PERIOD_EXCLUDED, "encounters", 1,
    "In the six months after, 60 encounters a month; in the six before, 100: 40% fewer. "
    "One other event falls in this window.");
  assert_sentence (
    thirteen, n, "2024-07", 3, JCT_EVENT_PERIOD_INCLUDED, NULL, 13,
    "In the three months from July 2024 on, 42 a month; in the three before, 100: 58% fewer. "
    "13 other events fall in this window.");
  assert_sentence (thirteen, n, "2024-04", 12, JCT_EVENT_PERIOD_EXCLUDED, NULL, 0,
                   "In the nine months after, 63 a month; in the three before, 100: 37% fewer. "
                   "These data do not hold all twelve months on either side. "
                   "No other event in this dataset falls in this window.");
  assert_sentence (
    thirteen, n, "2024-07", 7, JCT_EVENT_PERIOD_INCLUDED, NULL, 0,
    "In the seven months from July 2024 on, 52 a month; in the six before, 100: 48% fewer. "
    "These data do not hold all seven months before. "
    "No other event in this dataset falls in this window.");
}

#define NO_OTHER " No other event in this dataset falls in this window."

static void
test_sentence_changes (void)
{
  assert_means (
    100, 100,
    "In the three months after, 100 a month; in the three before, 100: the same." NO_OTHER);
  assert_means (
    10000, 10001,
    "In the three months after, 10,001 a month; in the three before, 10,000: almost the "
    "same." NO_OTHER);
  assert_means (
    100, 104,
    "In the three months after, 104 a month; in the three before, 100: 4.0% more." NO_OTHER);
  assert_means (
    100, 199,
    "In the three months after, 199 a month; in the three before, 100: 99% more." NO_OTHER);
  assert_means (100, 200,
                "In the three months after, 200 a month; in the three before, 100: 2.0 times as "
                "many." NO_OTHER);
  assert_means (10, 1702,
                "In the three months after, 1,702 a month; in the three before, 10: 170 times as "
                "many." NO_OTHER);
  assert_means (10000, 1,
                "In the three months after, 1 a month; in the three before, 10,000: more than 99% "
                "fewer." NO_OTHER);
}

static void
test_sentence_edges (void)
{
  assert_means (0, 12,
                "In the three months after, 12 a month; in the three before, none." NO_OTHER);
  assert_means (12, 0,
                "In the three months after, none; in the three before, 12 a month." NO_OTHER);
  assert_means (0, 0,
                "In the three months after, none; in the three before, none: the same." NO_OTHER);
  assert_means (3, 7,
                "In the three months after, 7 a month; in the three before, 3: too few for a "
                "percentage." NO_OTHER);
  assert_means (2.5, 0.128,
                "In the three months after, 0.13 a month; in the three before, 2.5: too few for a "
                "percentage." NO_OTHER);
  assert_means (-5, 7, "In the three months after, 7 a month; in the three before, −5." NO_OTHER);
}

static void
test_sentence_declines (void)
{
  static const double gap[] = { MISSING, MISSING, MISSING, 4, MISSING, MISSING, MISSING };
  gsize n = G_N_ELEMENTS (thirteen);

  assert_sentence (thirteen, n, "2030-08", 6, JCT_EVENT_PERIOD_EXCLUDED, "encounters", 3,
                   "No answer can be given: August 2030 lies outside these data.");
  assert_sentence (thirteen, n, "2024-01", 6, JCT_EVENT_PERIOD_EXCLUDED, "encounters", 3,
                   "No answer can be given: these data hold no figures before January 2024.");
  assert_sentence (thirteen, n, "2025-01", 6, JCT_EVENT_PERIOD_EXCLUDED, "encounters", 3,
                   "No answer can be given: these data hold no figures after January 2025.");
  assert_sentence (gap, 7, "2024-04", 3, JCT_EVENT_PERIOD_EXCLUDED, NULL, 0,
                   "No answer can be given: these data hold no figures near April 2024.");
  assert_sentence (
    thirteen, n, "2024-07", 1, JCT_EVENT_PERIOD_EXCLUDED, "encounters", 0,
    "In the month after, 60 encounters; in the month before, 90 encounters. "
    "That is too little to compare: at least three months on each side are needed." NO_OTHER);
  assert_sentence (
    thirteen, n, "2024-02", 6, JCT_EVENT_PERIOD_EXCLUDED, "encounters", 0,
    "In the six months after, 74 encounters a month; in the month before, 100 encounters. "
    "That is too little to compare: at least three months on each side are needed. "
    "These data do not hold all six months before." NO_OTHER);
}

/* Every sentence the program can say of a month, over many sizes: never a word of cause. */
static void
test_sentence_without_cause (void)
{
  static const double means[] = { 0, 0.01, 1, 3, 9.99, 50, 99, 100, 101, 5000, 1e9, -4, MISSING };

  for (guint b = 0; b < G_N_ELEMENTS (means); b++)
    for (guint a = 0; a < G_N_ELEMENTS (means); a++)
      for (guint k = 0; k < 15; k += k == 5 ? 9 : 1)
        for (guint included = 0; included < 2; included++)
          {
            double values[] = { means[b], means[b], means[b], 40, means[a], means[a], means[a] };
            JctBeforeAfter result
              = compute (values, 7, "2024-04", k,
                         included ? JCT_EVENT_PERIOD_INCLUDED : JCT_EVENT_PERIOD_EXCLUDED);
            g_autofree char *sentence = jct_before_after_to_sentence (&result, "encounters", k);
            g_autofree char *lower = g_ascii_strdown (sentence, -1);

            assert_no_word_of_cause (sentence);
            g_assert_null (strstr (lower, "nan"));
            g_assert_null (strstr (lower, "inf"));
            g_assert_true (g_ascii_isupper (sentence[0]));
            g_assert_true (g_str_has_suffix (sentence, "."));
          }
}

static void
test_sentence_units (void)
{
  static const char *const beginnings[JCT_N_PERIOD_UNITS] = {
    "In the three days after, 60 cases a day; in the three before, 100: 40% fewer.",
    "In the three weeks after, 60 cases a week; in the three before, 100: 40% fewer.",
    "In the three months after, 60 cases a month; in the three before, 100: 40% fewer.",
    "In the three quarters after, 60 cases a quarter; in the three before, 100: 40% fewer.",
    "In the three years after, 60 cases a year; in the three before, 100: 40% fewer.",
    "In the three fiscal years after, 60 cases a fiscal year; in the three before, 100: 40% fewer.",
  };
  static const double values[] = { 100, 100, 100, 1, 60, 60, 60 };

  for (guint unit = 0; unit < JCT_N_PERIOD_UNITS; unit++)
    {
      JctPeriod first = jct_period_from_day (jct_period_kind (unit, 10), 0);
      g_autoptr (JctSeries) series = jct_series_new ("all", "All", first, 7, values, TRUE);
      JctBeforeAfter result;
      g_autofree char *sentence = NULL;

      jct_before_after_compute (series, jct_period_shift (first, 3), 3, JCT_EVENT_PERIOD_EXCLUDED,
                                &result);
      sentence = jct_before_after_to_sentence (&result, "cases", 0);
      g_assert_true (g_str_has_prefix (sentence, beginnings[unit]));
    }
}

/* ---- the other events ---- */

static void
add_event (JctDocumentBuilder *builder, const char *id, const char *date)
{
  g_autoptr (GError) error = NULL;
  JctEvent *event = jct_event_new ();

  event->id = g_strdup (id);
  event->title = g_strdup (id);
  jct_edtf_parse (date, &event->date, &error);
  g_assert_no_error (error);
  jct_document_builder_take_event (builder, event, &error);
  g_assert_no_error (error);
}

static char *
list_others (const JctBeforeAfter *result, const JctDocument *document, const char *id)
{
  g_autoptr (GPtrArray) others
    = jct_before_after_list_others (result, document, jct_document_find_event (document, id));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < others->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            ((const JctEvent *) others->pdata[i])->id);
  return g_string_free (text, FALSE);
}

static void
test_others (void)
{
  g_autoptr (JctDocumentBuilder) builder = jct_document_builder_new ("test");
  g_autoptr (GError) error = NULL;
  g_autoptr (JctDocument) document = NULL;
  JctBeforeAfter result
    = compute (thirteen, G_N_ELEMENTS (thirteen), "2024-07", 3, JCT_EVENT_PERIOD_EXCLUDED);
  g_autofree char *others = NULL;
  g_autofree char *wide = NULL;

  add_event (builder, "itself", "2024-07-15");
  add_event (builder, "day-before-window", "2024-03-31");
  add_event (builder, "first-day", "2024-04-01");
  add_event (builder, "same-month", "2024-07");
  add_event (builder, "last-day", "2024-10-31");
  add_event (builder, "day-after-window", "2024-11-01");
  add_event (builder, "spans-it", "2023/2025");
  add_event (builder, "ends-in-it", "../2024-04");
  add_event (builder, "that-year", "2024~");
  add_event (builder, "long-after", "2030/..");
  document = jct_document_builder_finish (builder, &error);
  g_assert_no_error (error);
  others = list_others (&result, document, "itself");
  g_assert_cmpstr (others, ==, "ends-in-it spans-it that-year first-day same-month last-day");
  /* The window reaches no further than the figures that were compared. */
  result = compute (thirteen, G_N_ELEMENTS (thirteen), "2024-12", 3, JCT_EVENT_PERIOD_EXCLUDED);
  wide = list_others (&result, document, "day-after-window");
  g_assert_cmpstr (wide, ==, "spans-it that-year last-day");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/before-after/reference", test_reference);
  g_test_add_func ("/before-after/by-hand", test_by_hand);
  g_test_add_func ("/before-after/missing-values", test_missing_values);
  g_test_add_func ("/before-after/verdicts", test_verdicts);
  g_test_add_func ("/before-after/wide-window", test_wide_window);
  g_test_add_func ("/before-after/extreme-values", test_extreme_values);
  g_test_add_func ("/before-after/other-kinds", test_other_kinds);
  g_test_add_func ("/before-after/sentence", test_sentence);
  g_test_add_func ("/before-after/sentence-changes", test_sentence_changes);
  g_test_add_func ("/before-after/sentence-edges", test_sentence_edges);
  g_test_add_func ("/before-after/sentence-declines", test_sentence_declines);
  g_test_add_func ("/before-after/sentence-without-cause", test_sentence_without_cause);
  g_test_add_func ("/before-after/sentence-units", test_sentence_units);
  g_test_add_func ("/before-after/others", test_others);
  return g_test_run ();
}
