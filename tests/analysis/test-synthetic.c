/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/jct-synthetic.h"

#include "oracle.h"

#include <math.h>
#include <string.h>

static JctPeriod
october_2019 (void)
{
  JctPeriod period = { 0 };

  g_assert_true (jct_period_parse ("2019-10", jct_period_kind (JCT_PERIOD_MONTH, 1), &period));
  return period;
}

/* ---- against the reference values ---- */

/* A weight that is exactly 0 must be so; the file asks for 1e-7 absolute. */
static double
tolerance_of (const char *key, double tolerance)
{
  return g_str_equal (key, "smallest_multiplier_relative") ? 1e-7 : tolerance;
}

static void
assert_record (const json_t *root, const json_t *expected)
{
  const json_t *names = json_object_get (expected, "donors");
  guint n_donors = (guint) json_array_size (names);
  g_autofree double *values = g_new (double, n_donors *N_CHINA);
  g_autofree const double **donors = g_new (const double *, n_donors);
  g_autofree const char **keys = g_new (const char *, n_donors);
  gsize event = (gsize) json_integer_value (json_object_get (expected, "event_index"));
  JctScaling scaling = JCT_SCALING_LOG1P;
  g_auto (JctSynthetic) result = { 0 };
  json_t *record;

  g_assert_true (
    jct_scaling_from_name (json_string_value (json_object_get (expected, "scaling")), &scaling));
  for (guint j = 0; j < n_donors; j++)
    {
      const json_t *series, *y;

      keys[j] = json_string_value (json_array_get (names, j));
      series = json_object_get (json_object_get (root, "series"), keys[j]);
      y = json_object_get (series, "y");
      g_assert_cmpuint (json_array_size (y), ==, N_CHINA);
      for (gsize t = 0; t < N_CHINA; t++)
        values[j * N_CHINA + t] = json_number_value (json_array_get (y, t));
      donors[j] = values + (gsize) j * N_CHINA;
    }
  jct_synthetic_compute (china_counts, N_CHINA, event, donors, keys, n_donors, scaling, &result);
  record = jct_synthetic_to_json (&result, "CHINA_BP", october_2019 ());
  assert_all_finite (record);
  assert_json_close (record, expected, 1e-8, tolerance_of, jct_scaling_to_name (scaling));
  g_assert_true (result.warnings & JCT_SYNTHETIC_WARNING_POOR_FIT);
  json_decref (record);
}

static void
test_reference (void)
{
  json_t *root = oracle_load ("synthetic_control.json");
  gsize i;
  json_t *expected;

  if (root == NULL)
    return;
  g_assert_cmpuint (json_array_size (json_object_get (root, "results")), ==, 6);
  json_array_foreach (json_object_get (root, "results"), i, expected)
    assert_record (root, expected);
  json_decref (root);
}

/* ---- the weights ---- */

#define N_TIMES 24
#define N_COLUMNS 9

/* Deterministic numbers that look like chance. */
static double
pseudo (guint *state)
{
  *state = *state * 1664525u + 1013904223u;
  return (double) (*state >> 8) / (1 << 24);
}

static double
squared_gap (const double *target, const double *const *columns, guint n, const double *weights)
{
  double sum = 0;

  for (gsize t = 0; t < N_TIMES; t++)
    {
      double gap = target[t];

      for (guint j = 0; j < n; j++)
        gap -= weights[j] * columns[j][t];
      sum += gap * gap;
    }
  return sum;
}

/* The Kuhn-Tucker conditions: no move of weight from a donor in use to any other makes it better.
 */
static void
assert_best (const double *target, const double *const *columns, guint n, const double *weights)
{
  double best = squared_gap (target, columns, n, weights);
  double sum = 0;

  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpfloat (weights[i], >=, 0);
      sum += weights[i];
      for (guint j = 0; j < n; j++)
        if (i != j && weights[i] > 0)
          {
            double moved[N_COLUMNS];

            memcpy (moved, weights, n * sizeof *moved);
            moved[i] -= MIN (weights[i], 1e-4);
            moved[j] += MIN (weights[i], 1e-4);
            g_assert_cmpfloat (squared_gap (target, columns, n, moved), >=, best * (1 - 1e-12));
          }
    }
  g_assert_cmpfloat (fabs (sum - 1), <, 1e-13);
}

static void
test_weights (void)
{
  double values[N_COLUMNS][N_TIMES];
  const double *columns[N_COLUMNS];
  double target[N_TIMES];
  double weights[N_COLUMNS];
  guint state = 7;

  for (guint trial = 0; trial < 200; trial++)
    {
      for (guint j = 0; j < N_COLUMNS; j++)
        {
          columns[j] = values[j];
          for (gsize t = 0; t < N_TIMES; t++)
            values[j][t] = 10 * pseudo (&state) + (double) t * pseudo (&state);
        }
      for (gsize t = 0; t < N_TIMES; t++)
        target[t] = 5 + 3 * pseudo (&state) + 0.4 * (double) t;
      g_assert_true (jct_simplex_weights (target, columns, N_COLUMNS, N_TIMES, weights));
      assert_best (target, columns, N_COLUMNS, weights);
    }
  /* A mixture is found again; so is a corner; of two equal columns any share will do. */
  for (gsize t = 0; t < N_TIMES; t++)
    target[t] = 0.25 * values[1][t] + 0.75 * values[6][t];
  g_assert_true (jct_simplex_weights (target, columns, N_COLUMNS, N_TIMES, weights));
  g_assert_cmpfloat (fabs (weights[1] - 0.25), <, 1e-12);
  g_assert_cmpfloat (fabs (weights[6] - 0.75), <, 1e-12);
  g_assert_true (jct_simplex_weights (values[3], columns, N_COLUMNS, N_TIMES, weights));
  g_assert_cmpfloat (fabs (weights[3] - 1), <, 1e-12);
  columns[2] = values[1];
  g_assert_true (jct_simplex_weights (target, columns, N_COLUMNS, N_TIMES, weights));
  g_assert_cmpfloat (fabs (weights[1] + weights[2] - 0.25), <, 1e-12);
  g_assert_false (jct_simplex_weights (target, columns, 0, N_TIMES, weights));
  target[0] = NAN;
  g_assert_false (jct_simplex_weights (target, columns, N_COLUMNS, N_TIMES, weights));
}

/* More columns than periods: many weights fit exactly; one is found and the search ends. */
static void
test_more_columns_than_periods (void)
{
  double values[N_COLUMNS][N_TIMES];
  const double *columns[N_COLUMNS];
  double weights[N_COLUMNS];
  const double target[] = { 5, 5, 5 };
  double gap[3] = { 5, 5, 5 };
  guint state = 3;

  for (guint j = 0; j < N_COLUMNS; j++)
    {
      columns[j] = values[j];
      for (gsize t = 0; t < 3; t++)
        values[j][t] = (j + t) % 3 == 0 ? 20 * pseudo (&state) : 10 * pseudo (&state);
    }
  g_assert_true (jct_simplex_weights (target, columns, N_COLUMNS, 3, weights));
  for (guint j = 0; j < N_COLUMNS; j++)
    for (gsize t = 0; t < 3; t++)
      gap[t] -= weights[j] * columns[j][t];
  g_assert_cmpfloat (fabs (gap[0]) + fabs (gap[1]) + fabs (gap[2]), <, 1e-9);
}

/* ---- known answers ---- */

typedef struct
{
  double values[20][40];
  double y[40];
  const double *donors[20];
  const char *names[20];
} Panel;

/* The treated series is 0.3 of donor 2 and 0.7 of donor 5, and a little more that alternates; from
 * period 30 on it has 1000 more. */
static void
fill_panel (Panel *panel, double wobble)
{
  static const char *const names[] = { "a", "b", "c", "d", "e", "f", "g", "h", "i", "j",
                                       "k", "l", "m", "n", "o", "p", "q", "r", "s", "t" };
  guint state = 11;

  for (guint j = 0; j < 20; j++)
    {
      panel->donors[j] = panel->values[j];
      panel->names[j] = names[j];
      for (gsize t = 0; t < 40; t++)
        panel->values[j][t] = floor (500 + 900 * pseudo (&state));
    }
  for (gsize t = 0; t < 40; t++)
    panel->y[t] = 0.3 * panel->values[2][t] + 0.7 * panel->values[5][t]
                  + (t % 2 == 0 ? wobble : -wobble) + (t >= 30 ? 1000 : 0);
}

static void
test_known_effect (void)
{
  Panel panel;
  g_auto (JctSynthetic) result = { 0 };
  g_autofree char *sentence = NULL;

  fill_panel (&panel, 10);
  /* Equal levels before the event, so that dividing by the mean changes little. */
  jct_synthetic_compute (panel.y, 40, 30, panel.donors, panel.names, 20, JCT_SCALING_COUNT_SCALED,
                         &result);
  g_assert_cmpint (result.verdict, ==, JCT_VERDICT_ANSWERED);
  g_assert_cmpuint (result.n_donors, ==, 20);
  g_assert_false (result.is_poor_fit);
  g_assert_cmpfloat (result.r2_before, >, 0.98);
  g_assert_cmpfloat (fabs (result.weights[2] - 0.3), <, 0.05);
  g_assert_cmpfloat (fabs (result.weights[5] - 0.7), <, 0.05);
  g_assert_cmpfloat (fabs (result.from_event.average_gap_counts - 1000), <, 60);
  g_assert_cmpuint (result.from_event.n_post, ==, 10);
  g_assert_cmpuint (result.after_event.n_post, ==, 9);
  g_assert_cmpuint (result.after_event.placebo.rank, ==, 1);
  g_assert_true (is_close (result.after_event.placebo.p, 1 / 21.0, 1e-15));
  g_assert_cmpint (result.warnings, ==, 0);
  g_assert_true (is_close (jct_synthetic_get_count (&result, 4),
                           panel.y[4] - result.gap[4] * result.scale, 1e-12));
  sentence = jct_synthetic_to_sentence (&result, october_2019 ());
  g_assert_true (g_str_has_prefix (sentence, "Mean, May 2022 to January 2023: "));
  g_assert_nonnull (strstr (sentence, "None of the 20 other series, treated alike, departs as far "
                                      "from its own weighted mean (p = 0.048)."));
}

/* The event in the last period: nothing after it, but something from it on. */
static void
test_last_period (void)
{
  Panel panel;
  g_auto (JctSynthetic) result = { 0 };
  g_autofree char *sentence = NULL;
  json_t *record;

  fill_panel (&panel, 10);
  jct_synthetic_compute (panel.y, 40, 39, panel.donors, panel.names, 4, JCT_SCALING_LOG1P, &result);
  g_assert_cmpint (result.verdict, ==, JCT_VERDICT_ANSWERED);
  g_assert_false (result.after_event.defined);
  g_assert_true (result.from_event.defined);
  record = jct_synthetic_to_json (&result, "x", october_2019 ());
  assert_all_finite (record);
  g_assert_true (
    json_is_null (json_object_get (json_object_get (record, "variants"), "after_event")));
  json_decref (record);
  sentence = jct_synthetic_to_sentence (&result, october_2019 ());
  g_assert_true (g_str_has_prefix (sentence, "This is no evidence either way: "));
}

/* A series that its donors give exactly: no ratio to a gap of zero, no rank. */
static void
test_exact_fit (void)
{
  Panel panel;
  g_auto (JctSynthetic) result = { 0 };
  g_autoptr (GPtrArray) texts = NULL;
  json_t *record;

  fill_panel (&panel, 0);
  memcpy (panel.y, panel.values[3], sizeof panel.y);
  jct_synthetic_compute (panel.y, 40, 30, panel.donors, panel.names, 20, JCT_SCALING_LOG1P,
                         &result);
  g_assert_cmpint (result.verdict, ==, JCT_VERDICT_ANSWERED);
  g_assert_true (result.warnings & JCT_SYNTHETIC_WARNING_EXACT_FIT);
  g_assert_true (result.warnings & JCT_SYNTHETIC_WARNING_ONE_DONOR);
  g_assert_false (result.after_event.has_ratio);
  g_assert_false (result.after_event.placebo.has_rank);
  record = jct_synthetic_to_json (&result, "x", october_2019 ());
  assert_all_finite (record);
  json_decref (record);
  texts = jct_synthetic_warnings_to_text (&result, JCT_PERIOD_MONTH);
  g_assert_cmpuint (texts->len, ==, 2);
}

/* ---- what declines, and what is left out ---- */

static JctVerdict
verdict_of (const Panel *panel, gsize n, gsize event, guint n_donors, JctScaling scaling)
{
  g_auto (JctSynthetic) result = { 0 };
  g_autofree char *sentence = NULL;
  json_t *record;

  jct_synthetic_compute (panel->y, n, event, panel->donors, panel->names, n_donors, scaling,
                         &result);
  record = jct_synthetic_to_json (&result, "x", october_2019 ());
  g_assert_cmpint (record != NULL, ==, result.verdict == JCT_VERDICT_ANSWERED);
  if (record != NULL)
    assert_all_finite (record);
  json_decref (record);
  sentence = jct_synthetic_to_sentence (&result, october_2019 ());
  g_assert_true (strlen (sentence) > 10);
  return result.verdict;
}

static void
test_declines (void)
{
  Panel panel;

  fill_panel (&panel, 10);
  g_assert_cmpint (verdict_of (&panel, 0, 0, 20, JCT_SCALING_LOG1P), ==, JCT_VERDICT_OUTSIDE);
  g_assert_cmpint (verdict_of (&panel, 40, 40, 20, JCT_SCALING_LOG1P), ==, JCT_VERDICT_OUTSIDE);
  g_assert_cmpint (verdict_of (&panel, 40, 0, 20, JCT_SCALING_LOG1P), ==, JCT_VERDICT_TOO_SHORT);
  g_assert_cmpint (verdict_of (&panel, 40, 5, 20, JCT_SCALING_LOG1P), ==, JCT_VERDICT_TOO_SHORT);
  g_assert_cmpint (verdict_of (&panel, 40, 6, 20, JCT_SCALING_LOG1P), ==, JCT_VERDICT_ANSWERED);
  for (guint n_donors = 0; n_donors < 2; n_donors++)
    g_assert_cmpint (verdict_of (&panel, 40, 30, n_donors, JCT_SCALING_LOG1P), ==,
                     JCT_VERDICT_NO_DONORS);
  g_assert_cmpint (verdict_of (&panel, 40, 30, 2, JCT_SCALING_LOG1P), ==, JCT_VERDICT_ANSWERED);
  panel.y[7] = 1e15;
  g_assert_cmpint (verdict_of (&panel, 40, 30, 20, JCT_SCALING_COUNT_SCALED), ==,
                   JCT_VERDICT_ANSWERED);
  panel.y[7] = 1e300;
  g_assert_cmpint (verdict_of (&panel, 40, 30, 20, JCT_SCALING_COUNT_SCALED), ==,
                   JCT_VERDICT_OVERFLOW);
  panel.y[7] = -1;
  g_assert_cmpint (verdict_of (&panel, 40, 30, 20, JCT_SCALING_LOG1P), ==, JCT_VERDICT_NEGATIVE);
  panel.y[7] = NAN;
  g_assert_cmpint (verdict_of (&panel, 40, 30, 20, JCT_SCALING_LOG1P), ==, JCT_VERDICT_MISSING);
  for (gsize t = 0; t < 30; t++)
    panel.y[t] = 0;
  g_assert_cmpint (verdict_of (&panel, 40, 30, 20, JCT_SCALING_COUNT_SCALED), ==,
                   JCT_VERDICT_CONSTANT);
}

static void
test_left_out (void)
{
  Panel panel;
  g_auto (JctSynthetic) result = { 0 };
  g_autoptr (GPtrArray) texts = NULL;

  fill_panel (&panel, 10);
  memset (panel.values[0], 0, sizeof panel.values[0]);
  panel.values[1][3] = NAN;
  panel.values[4][3] = -2;
  jct_synthetic_compute (panel.y, 40, 30, panel.donors, panel.names, 20, JCT_SCALING_COUNT_SCALED,
                         &result);
  g_assert_cmpint (result.verdict, ==, JCT_VERDICT_ANSWERED);
  g_assert_cmpuint (result.n_donors, ==, 17);
  g_assert_cmpuint (result.n_left_out, ==, 3);
  g_assert_cmpstr (result.donors[0], ==, "c");
  g_assert_cmpstr (result.donors[2], ==, "f");
  g_assert_null (result.donors[17]);
  texts = jct_synthetic_warnings_to_text (&result, JCT_PERIOD_MONTH);
  g_assert_cmpuint (texts->len, ==, 2);
  g_assert_cmpstr (texts->pdata[0], ==, "With 17 other series p cannot be below 0.056.");
}

static void
test_names (void)
{
  JctScaling scaling;

  for (guint i = 0; i <= JCT_SCALING_LOG1P_DEMEANED; i++)
    {
      g_assert_true (jct_scaling_from_name (jct_scaling_to_name (i), &scaling));
      g_assert_cmpint (scaling, ==, i);
    }
  g_assert_false (jct_scaling_from_name ("count", &scaling));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/synthetic/reference", test_reference);
  g_test_add_func ("/synthetic/weights", test_weights);
  g_test_add_func ("/synthetic/more-columns-than-periods", test_more_columns_than_periods);
  g_test_add_func ("/synthetic/known-effect", test_known_effect);
  g_test_add_func ("/synthetic/last-period", test_last_period);
  g_test_add_func ("/synthetic/exact-fit", test_exact_fit);
  g_test_add_func ("/synthetic/declines", test_declines);
  g_test_add_func ("/synthetic/left-out", test_left_out);
  g_test_add_func ("/synthetic/names", test_names);
  return g_test_run ();
}
