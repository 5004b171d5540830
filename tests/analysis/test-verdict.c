/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/jct-verdict.h"
#include "analysis/jct-words.h"

#include <math.h>

/* Every verdict has a name of its own, and every one but ANSWERED a reason. */
static void
test_names (void)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) reasons = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_null (jct_verdict_to_reason (JCT_VERDICT_ANSWERED));
  for (guint v = JCT_VERDICT_ANSWERED; v <= JCT_VERDICT_TOO_LONG; v++)
    {
      g_assert_true (g_hash_table_add (names, (gpointer) jct_verdict_to_name (v)));
      if (v == JCT_VERDICT_ANSWERED)
        continue;
      g_assert_true (g_str_has_prefix (jct_verdict_to_reason (v), "No answer can be given: "));
      g_assert_true (g_hash_table_add (reasons, (gpointer) jct_verdict_to_reason (v)));
    }
}

static void
test_check (void)
{
  const double y[] = { 1, 2, NAN, 4, 5 };
  JctPeriod first = jct_period (jct_period_kind (JCT_PERIOD_MONTH, 1), 24000);
  g_autoptr (JctSeries) series = jct_series_new ("all", "All", first, 5, y, TRUE);

  g_assert_cmpint (jct_verdict_check (series, 0, 2), ==, JCT_VERDICT_ANSWERED);
  g_assert_cmpint (jct_verdict_check (series, 3, 2), ==, JCT_VERDICT_ANSWERED);
  g_assert_cmpint (jct_verdict_check (series, 0, 5), ==, JCT_VERDICT_MISSING);
  g_assert_cmpint (jct_verdict_check (series, 0, 0), ==, JCT_VERDICT_EMPTY);
  g_assert_cmpint (jct_verdict_check (series, 3, 3), ==, JCT_VERDICT_OUTSIDE);
  g_assert_cmpint (jct_verdict_check (series, 5, 1), ==, JCT_VERDICT_OUTSIDE);
  g_assert_cmpint (jct_verdict_check (series, 1, G_MAXSIZE), ==, JCT_VERDICT_OUTSIDE);
}

static void
assert_text (char *text, const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_words (void)
{
  assert_text (jct_words_number (0), "none");
  assert_text (jct_words_number (12), "twelve");
  assert_text (jct_words_number (13), "13");
  assert_text (jct_words_mean (0), "0");
  assert_text (jct_words_mean (7), "7");
  assert_text (jct_words_mean (7.46), "7.5");
  assert_text (jct_words_mean (0.0123), "0.012");
  assert_text (jct_words_mean (776.4), "776");
  assert_text (jct_words_change (12.2), "+12");
  assert_text (jct_words_change (-0.5), "−0.5");
  assert_text (jct_words_change (1e-15), "0");
  assert_text (jct_words_change (0), "0");
  assert_text (jct_words_ratio (0.519), "0.52");
  assert_text (jct_words_ratio (1.44), "1.4");
  assert_text (jct_words_ratio (14.9), "15");
  assert_text (jct_words_ratio (5.2e12), "5.2e+12");
  assert_text (jct_words_count (5, "encounters"), "5 encounters");
  assert_text (jct_words_count (1, "encounters"), "1");
  assert_text (jct_words_count (5, NULL), "5");
  assert_text (jct_words_capitalise (g_strdup ("")), "");
  assert_text (jct_words_capitalise (g_strdup ("in")), "In");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/verdict/names", test_names);
  g_test_add_func ("/verdict/check", test_check);
  g_test_add_func ("/verdict/words", test_words);
  return g_test_run ();
}
