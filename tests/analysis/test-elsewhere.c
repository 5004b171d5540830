/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same event in other series: which way each went, and the sentence. */
#include "analysis/jct-elsewhere.h"

#include <math.h>
#include <string.h>

#define N 24
#define EVENT 12

static JctPeriod
month (gint32 index)
{
  return jct_period (jct_period_kind (JCT_PERIOD_MONTH, 1), 2020 * 12 + index);
}

/* Constant before and after the event. */
static JctSeries *
step (const char *key, double before, double after)
{
  double values[N];

  for (guint i = 0; i < N; i++)
    values[i] = i <= EVENT ? before : after;
  return jct_series_new (key, key, month (0), N, values, TRUE);
}

/* `plan`: a letter a series: u(p), d(own), s(ame), m(issing). Their keys are "0", "1", ... */
static JctSeriesSet *
make_set (const char *plan)
{
  g_autoptr (GPtrArray) series = g_ptr_array_new_with_free_func ((GDestroyNotify) jct_series_unref);

  for (guint i = 0; plan[i] != '\0'; i++)
    {
      g_autofree char *key = g_strdup_printf ("%u", i);
      double before = plan[i] == 'm' ? NAN : 20;
      double after = plan[i] == 'u' ? 30 : plan[i] == 'd' ? 10 : plan[i] == 'm' ? NAN : 20;
      g_ptr_array_add (series, step (key, before, after));
    }
  return jct_series_set_new ((JctSeries *const *) series->pdata, series->len);
}

static void
check (const char *plan, const char *focus, const char *expected)
{
  g_autoptr (JctSeriesSet) set = make_set (plan);
  JctElsewhere result;

  jct_elsewhere_compute (set, focus, month (EVENT), 6, JCT_EVENT_PERIOD_EXCLUDED, &result);
  g_autofree char *sentence = jct_elsewhere_to_sentence (&result, "group");
  g_assert_cmpstr (sentence, ==, expected);
  g_assert_cmpuint (result.others.n, ==,
                    result.others.n_up + result.others.n_down + result.others.n_same
                      + result.others.n_too_few);
}

#define MEANS " Two means describe; they do not say how much varies by chance."

static void
test_sentence (void)
{
  check ("uuds", "0",
         "0: the mean was higher after the event than before. Of the 3 others by group, 1 rose as "
         "well, 1 fell, 1 stayed the same." MEANS);
  check ("dud", "0",
         "0: the mean was lower after the event than before. Of the 2 others by group, 1 rose, 1 "
         "fell as well." MEANS);
  check ("sud", "0",
         "0: the mean was the same before and after the event. Of the 2 others by group, 1 rose, 1 "
         "fell." MEANS);
  check ("uum", "0",
         "0: the mean was higher after the event than before. Of the 2 others by group, 1 rose as "
         "well, 1 has too few figures to say." MEANS);
  check ("mud", "0",
         "0: too few figures around the event to say. Of the 2 others by group, 1 rose, 1 "
         "fell." MEANS);
  check ("du", NULL, "Of the 2 others by group, 1 rose, 1 fell." MEANS);
  check ("ud", "1",
         "1: the mean was lower after the event than before. Of the 1 other by group, 1 "
         "rose." MEANS);
}

static void
test_nothing (void)
{
  check ("u", "0",
         "0: the mean was higher after the event than before. There is no other series to compare "
         "with.");
  check ("umm", "0",
         "0: the mean was higher after the event than before. The others have too few figures "
         "around the event to say.");
}

/* The largest alone, and it is said that there are more. */
static void
test_largest (void)
{
  g_autoptr (JctSeriesSet) set = make_set ("uuuuuuuuuuuuddu");
  JctElsewhere result;

  jct_elsewhere_compute (set, "14", month (EVENT), 6, JCT_EVENT_PERIOD_EXCLUDED, &result);
  g_assert_cmpuint (result.n_all, ==, 14);
  g_assert_cmpuint (result.others.n, ==, JCT_ELSEWHERE_MOST);
  g_assert_cmpuint (result.others.n_up, ==, JCT_ELSEWHERE_MOST);
  g_autofree char *sentence = jct_elsewhere_to_sentence (&result, "group");
  g_assert_nonnull (strstr (sentence, "Of the 12 largest others by group, 12 rose as well."));
}

/* Outside of the data, and too near an end, nothing is said of a direction. */
static void
test_outside (void)
{
  g_autoptr (JctSeriesSet) set = make_set ("ud");
  JctElsewhere result;

  for (gint32 at = -100; at < 200; at += 3)
    {
      jct_elsewhere_compute (set, "0", month (at), 6, JCT_EVENT_PERIOD_EXCLUDED, &result);
      gboolean inside = at >= JCT_BEFORE_AFTER_MIN_PERIODS && at < N - JCT_BEFORE_AFTER_MIN_PERIODS;
      g_assert_true (result.focus_answered == inside);
      g_assert_cmpuint (result.others.n_too_few, ==, inside ? 0 : 1);
    }
}

/* The change in a few words. */
static void
check_label (double before, double after, const char *expected)
{
  g_autoptr (JctSeries) series = step ("a", before, after);
  JctBeforeAfter result;

  jct_before_after_compute (series, month (EVENT), 6, JCT_EVENT_PERIOD_EXCLUDED, &result);
  g_autofree char *label = jct_before_after_to_label (&result);
  g_assert_cmpstr (label, ==, expected);
}

static void
test_label (void)
{
  check_label (100, 210, "2.1 times as many");
  check_label (100, 138, "38% more");
  check_label (100, 62, "38% fewer");
  check_label (100, 100, "the same");
  check_label (0, 0, "the same");
  check_label (3, 7, "from 3 to 7 a month");
  check_label (0, 12, "from none to 12 a month");
  check_label (40, 0, "from 40 to none");
  check_label (3, 0, "from 3 to none");
  check_label (NAN, NAN, "too few figures");
  check_label (NAN, 5, "too few figures");
}

static void
test_find (void)
{
  g_autoptr (JctSeriesSet) set = make_set ("ud");

  g_assert_cmpint (jct_series_set_find (set, "1"), ==, 1);
  g_assert_cmpint (jct_series_set_find (set, "2"), ==, -1);
  g_assert_cmpint (jct_series_set_find (set, NULL), ==, -1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/elsewhere/sentence", test_sentence);
  g_test_add_func ("/elsewhere/nothing", test_nothing);
  g_test_add_func ("/elsewhere/largest", test_largest);
  g_test_add_func ("/elsewhere/outside", test_outside);
  g_test_add_func ("/elsewhere/label", test_label);
  g_test_add_func ("/elsewhere/find", test_find);
  return g_test_run ();
}
