/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/jct-placebo-time.h"

#include "oracle.h"

#include <math.h>
#include <string.h>

static JctPeriod
month (const char *text)
{
  JctPeriod period = { 0 };

  g_assert_true (jct_period_parse (text, jct_period_kind (JCT_PERIOD_MONTH, 1), &period));
  return period;
}

static const struct
{
  gsize event;
  JctItsVariant variant;
} reference_events[] = {
  { CHINA_AUGUST_2022, JCT_ITS_AFTER_EVENT },
  { CHINA_AUGUST_2022, JCT_ITS_FROM_EVENT },
  { CHINA_MAY_2024, JCT_ITS_AFTER_EVENT },
  { CHINA_MAY_2024, JCT_ITS_FROM_EVENT },
};

static void
test_reference (void)
{
  json_t *root = oracle_load ("placebo_time.json");
  gsize i;
  json_t *expected;

  if (root == NULL)
    return;
  g_assert_cmpuint (json_array_size (json_object_get (root, "results")), ==, 4);
  json_array_foreach (json_object_get (root, "results"), i, expected)
    {
      g_auto (JctPlaceboTime) placebo = { 0 };
      g_autofree char *where = g_strdup_printf ("record %" G_GSIZE_FORMAT, i);
      const char *scale = json_string_value (json_object_get (expected, "transform"));
      JctPlaceboRank ranks[G_N_ELEMENTS (reference_events)];
      JctPlaceboTimeOptions options;
      json_t *record;

      jct_placebo_time_options_init (&options);
      options.transform = g_str_equal (scale, "log1p") ? JCT_ITS_LOG1P : JCT_ITS_COUNT;
      options.min_each_side
        = (gsize) json_integer_value (json_object_get (expected, "min_each_side"));
      jct_placebo_time_compute (china_counts, N_CHINA, &options, &placebo);
      g_assert_cmpint (placebo.verdict, ==, JCT_VERDICT_ANSWERED);
      for (guint j = 0; j < G_N_ELEMENTS (ranks); j++)
        ranks[j] = jct_placebo_time_rank (&placebo, reference_events[j].event,
                                          reference_events[j].variant);
      record = jct_placebo_time_to_json (&placebo, ranks, G_N_ELEMENTS (ranks), "CHINA_BP",
                                         month ("2019-10"));
      assert_json_close (record, expected, 1e-8, NULL, where);
      json_decref (record);
    }
  json_decref (root);
}

static void
test_known (void)
{
  g_autoptr (JctSeries) series
    = jct_series_new ("all", "All", month ("2019-10"), N_CHINA, china_counts, TRUE);
  g_auto (JctPlaceboTime) placebo = { 0 };
  g_autofree char *sentence = NULL;
  JctPlaceboTimeOptions options;
  JctPlaceboRank rank;

  jct_placebo_time_options_init (&options);
  jct_placebo_time_compute_series (series, &options, &placebo);
  g_assert_cmpint (placebo.verdict, ==, JCT_VERDICT_ANSWERED);
  g_assert_cmpuint (placebo.n, ==, 49);
  g_assert_true (is_close (placebo.step[0], -811.2727272727253, 1e-8));
  g_assert_true (is_close (placebo.t[29], 1.9712613690667582, 1e-8));
  rank = jct_placebo_time_rank (&placebo, CHINA_AUGUST_2022, JCT_ITS_AFTER_EVENT);
  g_assert_true (rank.admissible);
  g_assert_cmpuint (rank.rank_effect, ==, 16);
  g_assert_cmpuint (rank.rank_t, ==, 21);
  g_assert_cmpfloat (rank.p_effect, ==, 16.0 / 49);
  sentence = jct_placebo_time_to_sentence (&placebo, &rank, month ("2019-10"));
  g_assert_cmpstr (sentence, ==,
                   "Of the 49 months at which the same step can be computed, 15 others have one at "
                   "least as large as September 2022. A step of this size is nothing unusual in "
                   "this series.");
  g_assert_false (jct_placebo_time_rank (&placebo, CHINA_MAY_2024, JCT_ITS_AFTER_EVENT).admissible);
  g_assert_false (jct_placebo_time_rank (&placebo, 0, JCT_ITS_FROM_EVENT).admissible);
  g_assert_false (jct_placebo_time_rank (&placebo, 5, JCT_ITS_FROM_EVENT).admissible);
  g_assert_true (jct_placebo_time_rank (&placebo, 5, JCT_ITS_AFTER_EVENT).admissible);
  g_assert_true (jct_placebo_time_rank (&placebo, 54, JCT_ITS_FROM_EVENT).admissible);
  g_assert_false (jct_placebo_time_rank (&placebo, 55, JCT_ITS_FROM_EVENT).admissible);
}

/* A step put in by hand stands out as the largest of all. */
static void
test_recovers (void)
{
  double y[60];
  g_auto (JctPlaceboTime) placebo = { 0 };
  g_autofree char *sentence = NULL;
  JctPlaceboTimeOptions options;
  JctPlaceboRank rank;

  for (gsize t = 0; t < 60; t++)
    y[t] = 200 + (double) (t * 37 % 11) + (t >= 25 ? 400 : 0);
  jct_placebo_time_options_init (&options);
  jct_placebo_time_compute (y, 60, &options, &placebo);
  g_assert_cmpint (placebo.verdict, ==, JCT_VERDICT_ANSWERED);
  rank = jct_placebo_time_rank (&placebo, 25, JCT_ITS_FROM_EVENT);
  g_assert_cmpuint (rank.rank_effect, ==, 1);
  g_assert_cmpuint (rank.rank_t, ==, 1);
  g_assert_cmpfloat_with_epsilon (rank.effect, 400, 8);
  sentence = jct_placebo_time_to_sentence (&placebo, &rank, month ("2019-10"));
  g_assert_nonnull (strstr (sentence, "no other"));
  g_assert_nonnull (strstr (sentence, "is unusual"));
}

/* Where the model fits exactly at the true start, no t exists there, so none is ranked. */
static void
test_exact (void)
{
  double y[30];
  g_auto (JctPlaceboTime) placebo = { 0 };
  JctPlaceboTimeOptions options;
  JctPlaceboRank rank;
  json_t *record;

  for (gsize t = 0; t < 30; t++)
    y[t] = 10 + (double) t + (t >= 15 ? 50 : 0);
  jct_placebo_time_options_init (&options);
  jct_placebo_time_compute (y, 30, &options, &placebo);
  g_assert_cmpint (placebo.verdict, ==, JCT_VERDICT_ANSWERED);
  g_assert_false (placebo.has_t);
  rank = jct_placebo_time_rank (&placebo, 15, JCT_ITS_FROM_EVENT);
  g_assert_cmpuint (rank.rank_effect, ==, 1);
  g_assert_false (rank.has_t);
  record = jct_placebo_time_to_json (&placebo, &rank, 1, "s", month ("2019-10"));
  assert_all_finite (record);
  g_assert_true (
    json_is_null (json_object_get (json_array_get (json_object_get (record, "events"), 0), "p_t")));
  json_decref (record);
}

static void
test_declines (void)
{
  g_autofree double *y = g_new0 (double, JCT_PLACEBO_TIME_MAX_N + 1);
  JctPlaceboTimeOptions options;
  JctPlaceboRank rank = { 0 };

  jct_placebo_time_options_init (&options);
  memcpy (y, china_counts, sizeof china_counts);
  for (gsize n = 0; n <= 14; n++)
    {
      g_auto (JctPlaceboTime) placebo = { 0 };
      g_autofree char *sentence = NULL;

      jct_placebo_time_compute (y, n, &options, &placebo);
      g_assert_cmpint (placebo.verdict, ==,
                       n == 0   ? JCT_VERDICT_EMPTY
                       : n < 12 ? JCT_VERDICT_TOO_SHORT
                                : JCT_VERDICT_ANSWERED);
      g_assert_cmpuint (placebo.n, ==, n < 12 ? 0 : n - 11);
      rank = jct_placebo_time_rank (&placebo, 6, JCT_ITS_FROM_EVENT);
      g_assert_cmpint (rank.admissible, ==, n >= 12);
      sentence = jct_placebo_time_to_sentence (&placebo, &rank, month ("2019-10"));
      g_assert_nonnull (strstr (sentence, n < 12 ? "No answer" : "too few to call"));
    }
  options.min_each_side = G_MAXSIZE;
  {
    g_auto (JctPlaceboTime) placebo = { 0 };

    jct_placebo_time_compute (y, N_CHINA, &options, &placebo);
    g_assert_cmpint (placebo.verdict, ==, JCT_VERDICT_TOO_SHORT);
    g_assert_null (jct_placebo_time_to_json (&placebo, NULL, 0, "s", month ("2019-10")));
  }
  jct_placebo_time_options_init (&options);
  for (guint i = 0; i < 5; i++)
    {
      const double odd[] = { NAN, INFINITY, -3, 1e200, 1e300 };
      const JctVerdict count[] = { JCT_VERDICT_MISSING, JCT_VERDICT_MISSING, JCT_VERDICT_ANSWERED,
                                   JCT_VERDICT_OVERFLOW, JCT_VERDICT_OVERFLOW };
      const JctVerdict log1p_of[]
        = { JCT_VERDICT_MISSING, JCT_VERDICT_MISSING, JCT_VERDICT_NEGATIVE, JCT_VERDICT_ANSWERED,
            JCT_VERDICT_ANSWERED };
      g_auto (JctPlaceboTime) on_counts = { 0 };
      g_auto (JctPlaceboTime) on_logs = { 0 };

      y[20] = odd[i];
      options.transform = JCT_ITS_COUNT;
      jct_placebo_time_compute (y, N_CHINA, &options, &on_counts);
      g_assert_cmpint (on_counts.verdict, ==, count[i]);
      options.transform = JCT_ITS_LOG1P;
      jct_placebo_time_compute (y, N_CHINA, &options, &on_logs);
      g_assert_cmpint (on_logs.verdict, ==, log1p_of[i]);
    }
  {
    g_auto (JctPlaceboTime) placebo = { 0 };

    jct_placebo_time_compute (y, JCT_PLACEBO_TIME_MAX_N + 1, &options, &placebo);
    g_assert_cmpint (placebo.verdict, ==, JCT_VERDICT_TOO_LONG);
  }
  for (guint i = 0; i < N_CHINA; i++)
    y[i] = 4;
  {
    g_auto (JctPlaceboTime) placebo = { 0 };

    jct_placebo_time_compute (y, N_CHINA, &options, &placebo);
    g_assert_cmpint (placebo.verdict, ==, JCT_VERDICT_CONSTANT);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/placebo-time/reference", test_reference);
  g_test_add_func ("/placebo-time/known", test_known);
  g_test_add_func ("/placebo-time/recovers", test_recovers);
  g_test_add_func ("/placebo-time/exact", test_exact);
  g_test_add_func ("/placebo-time/declines", test_declines);
  return g_test_run ();
}
