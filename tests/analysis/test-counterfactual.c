/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/jct-counterfactual.h"

#include "oracle.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define N_ORACLE_CONTROLS 2

/* ---- comparing with the reference values ---- */

/* What describes the run of other programs. */
static gboolean
is_foreign (const char *key)
{
  return g_str_has_prefix (key, "loglik_statsmodels") || g_str_has_prefix (key, "statsmodels_")
         || g_str_has_prefix (key, "r_");
}

static void
hold (double value, double expected, double tolerance, const char *where)
{
  if (!(fabs (value - expected) <= tolerance))
    g_error ("%s is %.17g, not %.17g", where, value, expected);
}

static double
real (const json_t *object, const char *key)
{
  const json_t *member = json_object_get (object, key);

  g_assert_true (json_is_number (member));
  return json_number_value (member);
}

/* Draws are random: five times their standard error, at least 2%. */
static void
hold_simulated (const json_t *value, const json_t *expected, const char *where)
{
  const json_t *quantiles = json_object_get (expected, "counterfactual_count_sum_quantiles");
  const json_t *errors = json_object_get (expected, "quantile_mc_se");
  const json_t *ours = json_object_get (value, "counterfactual_count_sum_quantiles");

  g_assert_cmpint (json_array_size (ours), ==, 3);
  for (gsize i = 0; i < 3; i++)
    {
      double quantile = json_number_value (json_array_get (quantiles, i));
      double error = json_number_value (json_array_get (errors, i));

      hold (json_number_value (json_array_get (ours, i)), quantile,
            MAX (5 * error, 0.02 * quantile), where);
    }
  hold (real (value, "p_one_sided"), real (expected, "p_one_sided"),
        0.02 * real (expected, "p_one_sided"), where);
}

static void
hold_json (const json_t *value, const json_t *expected, double tolerance, const char *where)
{
  const char *key;
  json_t *member;

  if (json_is_object (expected))
    json_object_foreach ((json_t *) expected, key, member)
      {
        g_autofree char *inner = g_strconcat (where, ".", key, NULL);

        if (is_foreign (key))
          continue;
        if (json_object_get (value, key) == NULL)
          g_error ("%s is not there", inner);
        if (g_str_equal (key, "simulated"))
          hold_simulated (json_object_get (value, key), member, inner);
        else
          hold_json (json_object_get (value, key), member, tolerance, inner);
      }
  else if (json_is_array (expected))
    {
      g_assert_cmpuint (json_array_size (value), ==, json_array_size (expected));
      for (gsize i = 0; i < json_array_size (expected); i++)
        {
          g_autofree char *inner = g_strdup_printf ("%s[%" G_GSIZE_FORMAT "]", where, i);

          hold_json (json_array_get (value, i), json_array_get (expected, i), tolerance, inner);
        }
    }
  else if (json_is_number (expected) && json_is_number (value))
    hold (json_number_value (value), json_number_value (expected),
          tolerance * fabs (json_number_value (expected)), where);
  else if (!json_equal (value, expected))
    g_error ("%s is not as expected", where);
}

/* ---- the oracle's records ---- */

typedef struct
{
  JctSeries *series;
  JctSeries *controls[N_ORACLE_CONTROLS];
  guint n_controls;
  JctPeriod event;
  JctCounterfactualOptions options;
} Question;

static JctSeries *
make_series (const json_t *root, const char *name)
{
  const json_t *object = json_object_get (json_object_get (root, "series"), name);
  const json_t *y = json_object_get (object, "y");
  gsize n = json_array_size (y);
  g_autofree double *values = g_new (double, n);
  JctPeriod first;

  for (gsize i = 0; i < n; i++)
    values[i] = json_number_value (json_array_get (y, i));
  g_assert_true (
    jct_period_parse_any (json_string_value (json_object_get (object, "start")), 10, &first));
  return jct_series_new (name, name, first, n, values, TRUE);
}

static void
read_question (const json_t *root, const json_t *record, Question *question)
{
  const json_t *exog = json_object_get (record, "exog");

  *question = (Question){ .n_controls = (guint) json_array_size (exog) };
  g_assert_cmpuint (question->n_controls, <=, N_ORACLE_CONTROLS);
  question->series = make_series (root, json_string_value (json_object_get (record, "series")));
  for (guint j = 0; j < question->n_controls; j++)
    question->controls[j] = make_series (root, json_string_value (json_array_get (exog, j)));
  g_assert_true (jct_period_parse_any (json_string_value (json_object_get (record, "event")), 10,
                                       &question->event));
  jct_counterfactual_options_init (&question->options);
  question->options.log1p
    = g_str_equal (json_string_value (json_object_get (record, "transform")), "log1p");
}

static void
clear_question (Question *question)
{
  jct_series_unref (question->series);
  for (guint j = 0; j < question->n_controls; j++)
    jct_series_unref (question->controls[j]);
}

static void
answer (const Question *question, JctCounterfactual *result)
{
  jct_counterfactual_compute_for_series (question->series, question->event, question->controls,
                                         question->n_controls, &question->options, result);
  g_assert_cmpint (result->verdict, ==, JCT_VERDICT_ANSWERED);
}

static json_t *
answer_at (Question *question, double s2_irregular, double s2_level)
{
  g_auto (JctCounterfactual) result = { 0 };

  question->options.has_variances = TRUE;
  question->options.s2_irregular = s2_irregular;
  question->options.s2_level = s2_level;
  answer (question, &result);
  question->options.has_variances = FALSE;
  return jct_counterfactual_to_json (&result);
}

static void
hold_array (const json_t *value, const json_t *expected, gsize n, double tolerance)
{
  for (gsize i = 0; i < n; i++)
    {
      double number = json_number_value (json_array_get (expected, i));

      hold (json_number_value (json_array_get (value, i)), number, tolerance * fabs (number),
            "fixed");
    }
}

/* At stated variances; nothing is searched. */
static void
hold_fixed (Question *question, const json_t *fixed)
{
  json_t *record = answer_at (question, real (fixed, "s2_irregular"), real (fixed, "s2_level"));
  const json_t *ml = json_object_get (record, "beta_ml");
  const json_t *diffuse = json_object_get (record, "beta_diffuse");
  const json_t *forecast = json_object_get (ml, "forecast");
  guint k = question->n_controls;

  hold (real (ml, "loglik"), real (fixed, "loglik"), 1e-8 * fabs (real (fixed, "loglik")),
        "loglik");
  hold (real (ml, "filtered_level_last"), real (fixed, "filtered_level_last"),
        1e-8 * fabs (real (fixed, "filtered_level_last")), "level");
  hold (real (ml, "filtered_level_var_last"), real (fixed, "filtered_level_var_last"),
        1e-8 * real (fixed, "filtered_level_var_last"), "level variance");
  hold_array (json_object_get (ml, "beta"), json_object_get (fixed, "beta_gls"), k, 1e-8);
  hold_array (json_object_get (forecast, "mean"), json_object_get (fixed, "forecast_mean_first3"),
              3, 1e-8);
  hold_array (json_object_get (forecast, "se"), json_object_get (fixed, "forecast_se_first3"), 3,
              1e-8);
  if (k > 0)
    {
      hold (real (diffuse, "loglik"), real (fixed, "loglik_diffuse_beta"),
            1e-8 * fabs (real (fixed, "loglik_diffuse_beta")), "loglik_diffuse_beta");
      hold_array (json_object_get (diffuse, "beta"), json_object_get (fixed, "beta_diffuse_last"),
                  k, 1e-8);
      hold_array (json_object_get (diffuse, "beta_se"),
                  json_object_get (fixed, "beta_diffuse_se_last"), k, 1e-8);
    }
  json_decref (record);
}

/* What the search finds. The likelihood is flat, so a variance is known to fewer digits. */
static void
hold_maximum (const json_t *value, const json_t *expected, const char *where)
{
  static const char *const logliks[] = { "loglik", "llf_at_rho0", "llf_at_rho1" };
  const json_t *changes = json_object_get (expected, "loglik_change_if_q_times");
  const json_t *ours = json_object_get (value, "loglik_change_if_q_times");
  const char *key;
  json_t *change;

  for (guint i = 0; i < G_N_ELEMENTS (logliks); i++)
    hold (real (value, logliks[i]), real (expected, logliks[i]), 1e-8, logliks[i]);
  g_assert_cmpuint (json_object_size (ours), ==, json_object_size (changes));
  json_object_foreach ((json_t *) changes, key, change)
    hold (real (ours, key), json_number_value (change), 1e-8, key);
  hold_json (json_object_get (value, "boundary"), json_object_get (expected, "boundary"), 0, where);
  hold_json (json_object_get (value, "n_local_maxima"),
             json_object_get (expected, "n_local_maxima"), 0, where);
  hold_json (json_object_get (value, "q"), json_object_get (expected, "q"), 1e-6, where);
  hold_json (json_object_get (value, "s2_level"), json_object_get (expected, "s2_level"), 1e-6,
             where);
  hold_json (json_object_get (value, "s2_irregular"), json_object_get (expected, "s2_irregular"),
             1e-6, where);
}

static void
hold_mode (Question *question, const json_t *record, const json_t *expected, const char *mode)
{
  const json_t *fit = json_object_get (expected, mode);
  json_t *at, *ours, *reduced;

  hold_maximum (json_object_get (record, mode), fit, mode);
  at = answer_at (question, real (fit, "s2_irregular"), real (fit, "s2_level"));
  ours = json_object_get (at, mode);
  /* The search is held above. */
  reduced = json_copy ((json_t *) fit);
  json_object_del (reduced, "boundary");
  json_object_del (reduced, "n_local_maxima");
  json_object_del (reduced, "llf_at_rho0");
  json_object_del (reduced, "llf_at_rho1");
  json_object_del (reduced, "loglik_change_if_q_times");
  hold_json (ours, reduced, 1e-7, mode);
  json_decref (reduced);
  json_decref (at);
}

static void
hold_record (const json_t *root, const json_t *expected)
{
  static const char *const plain[] = { "series", "event", "event_index", "transform",
                                       "exog",   "n_pre", "n_forecast",  "forecast_from" };
  g_auto (JctCounterfactual) result = { 0 };
  const json_t *fixed = json_object_get (expected, "fixed");
  Question question;
  json_t *record;

  read_question (root, expected, &question);
  answer (&question, &result);
  record = jct_counterfactual_to_json (&result);
  assert_all_finite (record);
  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    hold_json (json_object_get (record, plain[i]), json_object_get (expected, plain[i]), 0,
               plain[i]);
  hold_mode (&question, record, expected, "beta_ml");
  g_assert_true (result.has_diffuse == (json_object_get (expected, "beta_diffuse") != NULL));
  if (result.has_diffuse)
    hold_mode (&question, record, expected, "beta_diffuse");
  for (gsize i = 0; i < json_array_size (fixed); i++)
    hold_fixed (&question, json_array_get (fixed, i));
  json_decref (record);
  clear_question (&question);
}

static void
test_oracle (void)
{
  json_t *root = oracle_load ("counterfactual.json");
  const json_t *results;

  if (root == NULL)
    return;
  results = json_object_get (root, "results");
  g_assert_cmpuint (json_array_size (results), >, 0);
  for (gsize i = 0; i < json_array_size (results); i++)
    hold_record (root, json_array_get (results, i));
  json_decref (root);
}

/* ---- without the files ---- */

static JctSeries *
make_china (void)
{
  JctPeriod first;

  g_assert_true (jct_period_parse_any ("2019-10", 10, &first));
  return jct_series_new ("china", "China", first, N_CHINA, china_counts, TRUE);
}

static void
answer_china (const char *event,
              const JctCounterfactualOptions *options,
              JctCounterfactualPair *pair)
{
  g_autoptr (JctSeries) series = make_china ();
  JctPeriod at;

  g_assert_true (jct_period_parse_any (event, 10, &at));
  jct_counterfactual_pair_compute (series, at, NULL, 0, options, pair);
}

static void
assert_close (double value, double expected, double tolerance)
{
  hold (value, expected, tolerance * fabs (expected), "value");
}

static gboolean
has_text (const GPtrArray *texts, const char *part)
{
  for (guint i = 0; i < texts->len; i++)
    if (strstr (texts->pdata[i], part) != NULL)
      return TRUE;
  return FALSE;
}

/* Some of the reference values, so that the method is held where the files are not there. */
static void
test_china (void)
{
  g_auto (JctCounterfactualPair) pair = { 0 };
  const JctEffectSummary *summary;

  answer_china ("2022-08", NULL, &pair);
  assert_close (pair.log1p.ml.loglik, -41.43426089701226, 1e-10);
  assert_close (pair.log1p.ml.s2_irregular, 0.1218295234477922, 1e-6);
  assert_close (pair.log1p.ml.s2_level, 0.49759617115220706, 1e-6);
  assert_close (pair.log1p.ml.llf_at_rho0, -62.16034965204359, 1e-10);
  assert_close (pair.log1p.ml.llf_at_rho1, -41.9257506000105, 1e-10);
  assert_close (pair.log1p.ml.forecast.se[1], 1.1037462421145345, 1e-6);
  assert_close (pair.log1p.ml.path.smoothed[1], 5.522927937512493, 1e-6);
  summary = jct_counterfactual_get_headline (&pair.log1p);
  g_assert_cmpuint (summary->n, ==, 25);
  assert_close (summary->p_two_sided, 0.3696853726314471, 1e-6);
  assert_close (summary->cumulative_sd, 55.91541271367728, 1e-6);
  assert_close (summary->count_sum_mean, 883113.0465644839, 1e-5);
  g_assert_true (summary->has_simulated);
  assert_close (summary->simulated.quantiles[1], 13055.681831601833, 0.03);
  assert_close (summary->observed_sum, 62266, 0);

  assert_close (pair.count.ml.loglik, -177.9631741882274, 1e-10);
  assert_close (pair.count.ml.q, 47.40961392941436, 1e-6);
  summary = jct_counterfactual_get_headline (&pair.count);
  assert_close (summary->p_two_sided, 2.92349905283017e-41, 1e-4);
  assert_close (summary->z, 13.453824914639661, 1e-6);
  g_assert_false (summary->has_simulated);
}

/* The panel of cumulative effects ends at the summary. */
static void
test_cumulative (void)
{
  JctCounterfactualOptions options;

  jct_counterfactual_options_init (&options);
  for (int included = 0; included < 2; included++)
    {
      g_auto (JctCounterfactualPair) pair = { 0 };
      const JctForecast *forecast = &pair.count.ml.forecast;
      const JctEffectSummary *summary;

      options.event_period = included ? JCT_EVENT_PERIOD_INCLUDED : JCT_EVENT_PERIOD_EXCLUDED;
      answer_china ("2022-08", &options, &pair);
      summary = jct_counterfactual_get_headline (&pair.count);
      assert_close (forecast->cumulative[forecast->n - 1], summary->cumulative_effect, 1e-12);
      assert_close (forecast->cumulative_se[forecast->n - 1], summary->cumulative_sd, 1e-12);
      if (included)
        assert_close (forecast->cumulative_se[0], forecast->se[0], 1e-12);
      else
        g_assert_cmpfloat (forecast->cumulative_se[0], ==, 0);
    }
}

static void
test_guards (void)
{
  g_auto (JctCounterfactualPair) early = { 0 };
  g_auto (JctCounterfactualPair) late = { 0 };
  g_autoptr (GPtrArray) texts = NULL;
  g_autoptr (GPtrArray) none = jct_counterfactual_warnings_to_text (0);
  g_autofree char *sentence = NULL;

  answer_china ("2022-08", NULL, &early);
  g_assert_true (early.warnings & JCT_COUNTERFACTUAL_SCALES_DISAGREE);
  g_assert_true (early.count.warnings & JCT_COUNTERFACTUAL_GREW_FROM_ZERO);
  g_assert_false (early.log1p.warnings & JCT_COUNTERFACTUAL_GREW_FROM_ZERO);
  g_assert_true (early.log1p.warnings & JCT_COUNTERFACTUAL_FLAT);
  g_assert_true (early.log1p.warnings & JCT_COUNTERFACTUAL_SHORT_BEFORE);
  texts = jct_counterfactual_warnings_to_text (early.warnings);
  g_assert_true (has_text (texts, "Counts and logarithms disagree"));
  g_assert_true (has_text (texts, "small and quiet"));
  g_assert_cmpuint (none->len, ==, 0);
  sentence = jct_counterfactual_pair_to_sentence (&early, "encounters");
  g_assert_nonnull (strstr (sentence, "after August 2022, 62,266 encounters;"));
  g_assert_nonnull (strstr (sentence, "7.4 times the model's figure (95% interval 0.05 to 1,013"));
  g_assert_nonnull (strstr (sentence, "That is within what the model expects. On the counts"));
  g_assert_true (g_str_has_suffix (sentence, "That is more than the model expects."));

  answer_china ("2024-05", NULL, &late);
  g_assert_false (late.warnings & JCT_COUNTERFACTUAL_SCALES_DISAGREE);
  g_assert_false (late.warnings & JCT_COUNTERFACTUAL_GREW_FROM_ZERO);
}

static void
test_seed (void)
{
  char *texts[3];
  JctCounterfactualOptions options;

  jct_counterfactual_options_init (&options);
  for (guint i = 0; i < 3; i++)
    {
      g_auto (JctCounterfactualPair) pair = { 0 };
      json_t *record;

      options.seed = i == 2 ? 7 : 1;
      answer_china ("2022-08", &options, &pair);
      record = jct_counterfactual_to_json (&pair.log1p);
      texts[i] = json_dumps (record, 0);
      json_decref (record);
    }
  g_assert_cmpstr (texts[0], ==, texts[1]);
  g_assert_cmpstr (texts[0], !=, texts[2]);
  for (guint i = 0; i < 3; i++)
    free (texts[i]);
}

/* By hand: a line is a random walk whose steps are all 1: s2_level = 1, s2_irregular = 0, and the
 * forecast is the last value. A constant level with alternating errors: the forecast is the mean.
 */
static void
test_boundaries (void)
{
  double line[30], zigzag[30];
  g_auto (JctCounterfactual) walk = { 0 };
  g_auto (JctCounterfactual) level = { 0 };

  for (guint t = 0; t < 30; t++)
    {
      line[t] = 100 + t;
      zigzag[t] = t % 2 == 0 ? 11 : 9;
    }
  jct_counterfactual_compute (line, 30, 20, NULL, 0, NULL, &walk);
  g_assert_cmpint (walk.verdict, ==, JCT_VERDICT_ANSWERED);
  g_assert_cmpint (walk.ml.boundary, ==, JCT_BOUNDARY_IRREGULAR_ZERO);
  g_assert_false (walk.ml.has_q);
  g_assert_cmpuint (walk.ml.n_local_maxima, ==, 1);
  g_assert_true (walk.warnings & JCT_COUNTERFACTUAL_RANDOM_WALK);
  assert_close (walk.ml.s2_level, 1, 1e-14);
  g_assert_cmpfloat (walk.ml.s2_irregular, ==, 0);
  assert_close (walk.ml.loglik, -9.5 * (log (2 * G_PI) + 1), 1e-14);
  assert_close (walk.ml.forecast.mean[9], 119, 1e-14);
  assert_close (walk.ml.forecast.se[8], 3, 1e-14);
  assert_close (walk.ml.path.smoothed[7], 107, 1e-14);
  /* Effects 2 and 3 in the two periods after the first; variances 2, 3, covariance 2. */
  assert_close (walk.ml.forecast.cumulative[2], 5, 1e-14);
  assert_close (walk.ml.forecast.cumulative_se[2], 3, 1e-14);

  jct_counterfactual_compute (zigzag, 30, 20, NULL, 0, NULL, &level);
  g_assert_cmpint (level.ml.boundary, ==, JCT_BOUNDARY_LEVEL_ZERO);
  g_assert_true (level.warnings & JCT_COUNTERFACTUAL_CONSTANT_LEVEL);
  g_assert_cmpfloat (level.ml.s2_level, ==, 0);
  assert_close (level.ml.forecast.mean[9], 10, 1e-13);
  assert_close (level.ml.s2_irregular, 20.0 / 19, 1e-13);
  assert_close (level.ml.level_var_last, 1.0 / 19, 1e-12);
}

/* A level that wanders a little, a control with a known coefficient, a known step after. */
static void
test_synthetic (void)
{
  enum
  {
    N = 200,
    EVENT = 160
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  double y[N], control[N];
  const double *controls[] = { control };
  double level = 1000;
  g_auto (JctCounterfactual) result = { 0 };
  const JctEffectSummary *summary;

  for (guint t = 0; t < N; t++)
    {
      level += g_rand_double_range (random, -2, 2);
      control[t] = 500 + 100 * sin (t / 3.0) + g_rand_double_range (random, -20, 20);
      y[t] = level + 0.5 * control[t] + g_rand_double_range (random, -9, 9) + (t > EVENT ? 80 : 0);
    }
  jct_counterfactual_compute (y, N, EVENT, controls, 1, NULL, &result);
  g_assert_cmpint (result.verdict, ==, JCT_VERDICT_ANSWERED);
  g_assert_true (jct_counterfactual_get_fit (&result) == &result.diffuse);
  assert_close (result.diffuse.beta[0], 0.5, 0.05);
  g_assert_cmpfloat (fabs (result.diffuse.beta[0] - 0.5), <, 4 * result.diffuse.beta_se[0]);
  /* Uniform on (-2, 2): variance 16/12; on (-9, 9): 324/12. */
  g_assert_cmpfloat (result.ml.s2_level, >, 0.5);
  g_assert_cmpfloat (result.ml.s2_level, <, 3);
  g_assert_cmpfloat (result.ml.s2_irregular, >, 20);
  g_assert_cmpfloat (result.ml.s2_irregular, <, 36);
  summary = jct_counterfactual_fit_find (&result.diffuse, JCT_EVENT_PERIOD_EXCLUDED, 12);
  g_assert_cmpfloat (summary->average_ci95[0], <, 80);
  g_assert_cmpfloat (summary->average_ci95[1], >, 80);
  g_assert_cmpfloat (summary->p_two_sided, <, 1e-6);
  /* Uncertainty of beta only adds. */
  for (guint i = 0; i < result.n_forecast; i++)
    g_assert_cmpfloat (result.diffuse.forecast.se[i], >, 0.99 * result.ml.forecast.se[i]);
  g_assert_true (result.warnings & JCT_COUNTERFACTUAL_CONTROLS_ASSUMED);
  g_assert_false (result.warnings & JCT_COUNTERFACTUAL_SHORT_BEFORE);
}

/* ---- hostile input ---- */

static JctVerdict
decide (const double *y, gsize n, gsize event, const double *const *controls, guint n_controls)
{
  JctVerdict verdicts[2];

  for (int log1p = 0; log1p < 2; log1p++)
    {
      JctCounterfactualOptions options;
      g_auto (JctCounterfactual) result = { 0 };
      g_autofree char *sentence = NULL;
      json_t *record;

      jct_counterfactual_options_init (&options);
      options.log1p = log1p;
      jct_counterfactual_compute (y, n, event, controls, n_controls, &options, &result);
      verdicts[log1p] = result.verdict;
      record = jct_counterfactual_to_json (&result);
      assert_all_finite (record);
      json_decref (record);
      sentence = jct_counterfactual_to_sentence (&result, NULL);
      g_assert_null (strstr (sentence, "nan"));
      g_assert_null (strstr (sentence, "inf"));
      g_assert_true (g_str_has_suffix (sentence, "."));
      if (result.verdict != JCT_VERDICT_ANSWERED)
        {
          g_assert_null (jct_counterfactual_get_fit (&result));
          g_assert_null (jct_counterfactual_get_headline (&result));
          g_assert_nonnull (strstr (sentence, "No answer can be given"));
        }
    }
  return verdicts[0] == verdicts[1] ? verdicts[0] : JCT_VERDICT_NOT_ADMISSIBLE;
}

static void
test_declines (void)
{
  double y[40], constant[40], zeros[40] = { 0 }, other[40];
  const double *flat[] = { constant };
  const double *twice[] = { other, other };
  const double *itself[] = { y };
  const double *many[JCT_COUNTERFACTUAL_MAX_CONTROLS + 1] = { NULL };

  for (guint t = 0; t < 40; t++)
    {
      y[t] = (double) ((t * 7919) % 101);
      other[t] = (double) ((t * 104729) % 89);
      constant[t] = 7;
    }
  for (gsize n = 0; n < 4; n++)
    g_assert_cmpint (decide (y, n, n / 2, NULL, 0), !=, JCT_VERDICT_ANSWERED);
  g_assert_cmpint (decide (y, 0, 0, NULL, 0), ==, JCT_VERDICT_EMPTY);
  g_assert_cmpint (decide (y, 40, 40, NULL, 0), ==, JCT_VERDICT_OUTSIDE);
  g_assert_cmpint (decide (y, 40, G_MAXSIZE, NULL, 0), ==, JCT_VERDICT_OUTSIDE);
  g_assert_cmpint (decide (y, 40, 0, NULL, 0), ==, JCT_VERDICT_TOO_SHORT);
  g_assert_cmpint (decide (y, 40, JCT_COUNTERFACTUAL_MIN_BEFORE - 1, NULL, 0), ==,
                   JCT_VERDICT_TOO_SHORT);
  g_assert_cmpint (decide (y, 40, JCT_COUNTERFACTUAL_MIN_BEFORE, NULL, 0), ==,
                   JCT_VERDICT_ANSWERED);
  g_assert_cmpint (decide (y, 40, JCT_COUNTERFACTUAL_MIN_BEFORE, flat, 1), ==,
                   JCT_VERDICT_TOO_SHORT);
  g_assert_cmpint (decide (constant, 40, 20, NULL, 0), ==, JCT_VERDICT_CONSTANT);
  g_assert_cmpint (decide (zeros, 40, 20, NULL, 0), ==, JCT_VERDICT_CONSTANT);
  g_assert_cmpint (decide (y, 40, 20, flat, 1), ==, JCT_VERDICT_SINGULAR);
  g_assert_cmpint (decide (y, 40, 20, twice, 2), ==, JCT_VERDICT_SINGULAR);
  g_assert_cmpint (decide (y, 40, 20, itself, 1), ==, JCT_VERDICT_NO_CONVERGENCE);
  g_assert_cmpint (decide (y, 40, 39, many, G_N_ELEMENTS (many)), ==, JCT_VERDICT_SINGULAR);
  y[30] = NAN;
  g_assert_cmpint (decide (y, 40, 20, NULL, 0), ==, JCT_VERDICT_MISSING);
  y[30] = INFINITY;
  g_assert_cmpint (decide (y, 40, 20, NULL, 0), ==, JCT_VERDICT_MISSING);
  y[30] = 1e300;
  g_assert_cmpint (decide (y, 40, 20, NULL, 0), ==, JCT_VERDICT_OVERFLOW);
  y[30] = -2; /* counts answer, logarithms do not */
  g_assert_cmpint (decide (y, 40, 20, NULL, 0), ==, JCT_VERDICT_NOT_ADMISSIBLE);
}

/* Huge and tiny values, zeros with one figure among them, an event in the last period. */
static void
test_extremes (void)
{
  static const double scales[] = { 1e15, 1e90, 1e-9, 1e-160 };
  double y[40] = { 0 };
  g_auto (JctCounterfactual) last = { 0 };
  g_autofree char *sentence = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      for (guint t = 0; t < 40; t++)
        y[t] = scales[i] * (double) ((t * 7919) % 101);
      decide (y, 40, 20, NULL, 0);
      if (scales[i] == 1e15)
        g_assert_cmpint (decide (y, 40, 20, NULL, 0), ==, JCT_VERDICT_ANSWERED);
    }
  memset (y, 0, sizeof y);
  y[4] = 1;
  g_assert_cmpint (decide (y, 40, 20, NULL, 0), ==, JCT_VERDICT_ANSWERED);
  y[39] = 1e15;
  g_assert_cmpint (decide (y, 40, 20, NULL, 0), ==, JCT_VERDICT_ANSWERED);
  g_assert_cmpint (decide (y, 40, 39, NULL, 0), ==, JCT_VERDICT_ANSWERED);
  jct_counterfactual_compute (y, 40, 39, NULL, 0, NULL, &last);
  g_assert_null (jct_counterfactual_get_headline (&last));
  g_assert_nonnull (jct_counterfactual_fit_find (&last.ml, JCT_EVENT_PERIOD_INCLUDED, 0));
  g_assert_null (jct_counterfactual_fit_find (&last.ml, JCT_EVENT_PERIOD_INCLUDED, 3));
  sentence = jct_counterfactual_to_sentence (&last, "encounters");
  g_assert_cmpstr (sentence, ==, "No answer can be given: these data end with the event.");
}

/* Small figures are told as they are, never as a ratio. */
static void
test_tiny (void)
{
  g_auto (JctCounterfactual) result = { 0 };
  g_autofree char *sentence = NULL;
  JctCounterfactualOptions options;
  double y[30];

  for (guint t = 0; t < 30; t++)
    y[t] = (double) (t % 3);
  jct_counterfactual_options_init (&options);
  options.log1p = TRUE;
  options.k = 3;
  jct_counterfactual_compute (y, 30, 20, NULL, 0, &options, &result);
  sentence = jct_counterfactual_to_sentence (&result, "encounters");
  g_assert_true (
    g_str_has_prefix (sentence, "In the three periods after the event, 3 encounters;"));
  g_assert_null (strstr (sentence, "times"));
  g_assert_null (strstr (sentence, "%"));
}

static void
test_missing (void)
{
  g_auto (JctCounterfactual) result = { 0 };
  g_auto (JctCounterfactual) outside = { 0 };
  double values[N_CHINA];
  g_autoptr (JctSeries) whole = make_china ();
  g_autoptr (JctSeries) holed = NULL;
  JctPeriod first = jct_series_get_first (whole);
  JctSeries *controls[1];

  memcpy (values, china_counts, sizeof values);
  values[50] = NAN;
  holed = jct_series_new ("holed", "Holed", first, N_CHINA, values, TRUE);
  controls[0] = holed;
  jct_counterfactual_compute_for_series (whole, jct_period_shift (first, 34), controls, 1, NULL,
                                         &result);
  g_assert_cmpint (result.verdict, ==, JCT_VERDICT_MISSING);
  jct_counterfactual_compute_for_series (whole, jct_period_shift (first, -1), NULL, 0, NULL,
                                         &outside);
  g_assert_cmpint (outside.verdict, ==, JCT_VERDICT_OUTSIDE);
}

/* Values of counterfactual-reference.R, beside this file, which has dense matrices in place of a filter. */
static void
test_shown (void)
{
  static const double expected[][7]
    = { { 88.4153099, 111.264921, 78.7184699, 122.09084, 516.654174, 688.097988, 0.0092725734 },
        { 89.5569201, 112.372979, 76.0757807, 120.712435, 512.514423, 687.582979, 0.0087848155 } };
  double x[30], z[30];
  const double *const controls[] = { z };
  double sum = 0;

  for (guint t = 0; t < 30; t++)
    {
      x[t] = 100 + 10 * sin (t / 4.0) + t * t * 7 % 11 + (t >= 24 ? 12 : 0);
      z[t] = 50 + t * 5 % 7 + t / 3.0;
      sum += t >= 24 ? x[t] : 0;
    }
  for (guint k = 0; k < 2; k++)
    {
      g_auto (JctCounterfactual) result = { 0 };
      const JctCounterfactualFit *fit;
      const JctEffectSummary *summary;
      JctCounterfactualOptions options;
      json_t *record;

      jct_counterfactual_options_init (&options);
      options.event_period = JCT_EVENT_PERIOD_INCLUDED;
      jct_counterfactual_compute (x, 30, 24, controls, k, &options, &result);
      fit = jct_counterfactual_get_fit (&result);
      summary = jct_counterfactual_get_headline (&result);
      g_assert_true (fit->has_integrated);
      g_test_message ("%.9g %.9g %.9g %.9g %.9g %.9g %.9g", fit->forecast.shown_lower[0],
                      fit->forecast.shown_upper[0], fit->forecast.shown_lower[5],
                      fit->forecast.shown_upper[5], sum - summary->shown_cumulative_ci95[1],
                      sum - summary->shown_cumulative_ci95[0], summary->shown_p);
      assert_close (fit->forecast.shown_lower[0], expected[k][0], 1e-4);
      assert_close (fit->forecast.shown_upper[0], expected[k][1], 1e-4);
      assert_close (fit->forecast.shown_lower[5], expected[k][2], 1e-4);
      assert_close (fit->forecast.shown_upper[5], expected[k][3], 1e-4);
      assert_close (sum - summary->shown_cumulative_ci95[1], expected[k][4], 1e-4);
      assert_close (sum - summary->shown_cumulative_ci95[0], expected[k][5], 1e-4);
      assert_close (summary->shown_p, expected[k][6], 5e-3);
      assert_close (fit->forecast.shown_cumulative_lower[5], summary->shown_cumulative_ci95[0],
                    1e-12);
      assert_close (summary->shown_average_ci95[1] * 6, summary->shown_cumulative_ci95[1], 1e-12);
      record = jct_counterfactual_shown_to_json (&result);
      g_assert_cmpuint (json_array_size (json_object_get (record, "lower")), ==, 6);
      assert_all_finite (record);
      json_decref (record);
    }
}

/* Where the variances are given, or taken as known, what is shown takes them as known too. */
static void
test_known (void)
{
  double x[40];

  for (guint t = 0; t < 40; t++)
    x[t] = 100 + 10 * sin (t / 4.0) + t * t * 7 % 11;
  for (guint i = 0; i < 2; i++)
    {
      g_auto (JctCounterfactual) result = { 0 };
      const JctEffectSummary *summary;
      JctCounterfactualOptions options;

      jct_counterfactual_options_init (&options);
      options.as_known = i == 0;
      options.has_variances = i == 1;
      options.s2_irregular = options.s2_level = 4;
      jct_counterfactual_compute (x, 40, 30, NULL, 0, &options, &result);
      summary = jct_counterfactual_get_headline (&result);
      g_assert_false (result.ml.has_integrated);
      g_assert_cmpfloat (summary->shown_p, ==, summary->p_two_sided);
      g_assert_cmpfloat (result.ml.forecast.shown_lower[3], ==, result.ml.forecast.lower[3]);
      assert_close (result.ml.forecast.shown_cumulative_upper[9], summary->cumulative_ci95[1],
                    1e-12);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/counterfactual/oracle", test_oracle);
  g_test_add_func ("/counterfactual/china", test_china);
  g_test_add_func ("/counterfactual/cumulative", test_cumulative);
  g_test_add_func ("/counterfactual/guards", test_guards);
  g_test_add_func ("/counterfactual/seed", test_seed);
  g_test_add_func ("/counterfactual/boundaries", test_boundaries);
  g_test_add_func ("/counterfactual/synthetic", test_synthetic);
  g_test_add_func ("/counterfactual/declines", test_declines);
  g_test_add_func ("/counterfactual/extremes", test_extremes);
  g_test_add_func ("/counterfactual/tiny", test_tiny);
  g_test_add_func ("/counterfactual/missing", test_missing);
  g_test_add_func ("/counterfactual/shown", test_shown);
  g_test_add_func ("/counterfactual/known", test_known);
  return g_test_run ();
}
