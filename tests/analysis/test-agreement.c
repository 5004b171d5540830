/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of methods, on series in which it is known what changes, and on hostile ones. */
#include "analysis/jct-agreement.h"

#include <math.h>
#include <string.h>

#include "made-up.h"
#include "oracle.h"

typedef struct
{
  JctDocument *document;
  JctAnalysis *analysis;
  JctAgreement *agreement;
} Case;

static Case
analyse (double *values, gsize n, gsize event, const char *const *events)
{
  g_autofree double *owned = values;
  g_autoptr (JctView) view = jct_view_new ();
  g_autoptr (GError) error = NULL;
  Case result;

  result.document = made_up_document (owned, n, events);
  result.analysis = jct_analysis_compute (result.document, view, made_up_month (event), NULL, NULL,
                                          NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  result.agreement = jct_agreement_new (result.analysis);
  return result;
}

/* What every table holds: reasons, votes and numbers that fit together, no word of cause. */
static void
assert_sound (const Case *one)
{
  const JctAgreement *agreement = one->agreement;
  g_autofree char *line = jct_agreement_to_line (agreement);
  g_autofree char *headline = jct_agreement_to_headline (agreement, one->analysis);
  g_autoptr (GPtrArray) warnings = jct_agreement_get_warnings (agreement, one->analysis);
  json_t *json = jct_analysis_to_json (one->analysis, TRUE);

  assert_all_finite (json);
  json_decref (json);
  json = jct_agreement_to_json (agreement, one->analysis);
  assert_all_finite (json);
  json_decref (json);
  assert_no_word_of_cause (line);
  assert_no_word_of_cause (headline);
  /* Those of the methods speak of their own computation: "so that their standard errors ...". */
  for (guint i = 0; i < warnings->len; i++)
    g_assert_true (g_str_has_suffix (g_ptr_array_index (warnings, i), "."));
  for (guint i = 0; i < agreement->n_rows; i++)
    {
      const JctAgreementRow *row = &agreement->rows[i];

      g_assert_true ((row->finding == JCT_FINDING_NOT_ENOUGH) == (row->reason != NULL));
      g_assert_false (row->votes && row->finding == JCT_FINDING_NOT_ENOUGH);
      g_assert_true (!row->has_p || (row->p >= 0 && row->p <= 1));
      g_assert_true (!row->has_interval || row->interval[0] <= row->interval[1]);
      if (row->reason != NULL)
        assert_no_word_of_cause (row->reason);
    }
  for (guint m = 0; m < JCT_N_METHODS; m++)
    {
      g_autofree char *sentence = jct_analysis_to_sentence (one->analysis, (JctMethod) m);

      assert_no_word_of_cause (sentence);
    }
}

static void
case_clear (Case *one)
{
  assert_sound (one);
  jct_agreement_free (one->agreement);
  jct_analysis_unref (one->analysis);
  jct_document_unref (one->document);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, case_clear)

/* From 100 to 400 a month in the middle of 60 months: nobody misses it. */
static void
test_step (void)
{
  g_auto (Case) up = analyse (made_up_step (60, 31, 100, 400), 60, 30, NULL);
  g_auto (Case) down = analyse (made_up_step (60, 31, 400, 100), 60, 30, NULL);
  g_autofree char *headline = jct_agreement_to_headline (up.agreement, up.analysis);

  g_assert_cmpint (up.agreement->finding, ==, JCT_FINDING_CHANGE);
  g_assert_cmpint (up.agreement->trend, ==, JCT_TREND_UP);
  g_assert_cmpuint (up.agreement->n_up, >=, 4);
  g_assert_cmpuint (up.agreement->n_down, ==, 0);
  g_assert_nonnull (strstr (headline, "find higher figures after July 2020 than before."));
  g_assert_cmpint (down.agreement->finding, ==, JCT_FINDING_CHANGE);
  g_assert_cmpint (down.agreement->trend, ==, JCT_TREND_DOWN);
  g_assert_cmpuint (down.agreement->n_up, ==, 0);
}

static const JctAgreementRow *
find_row (const Case *one, JctMethod method, JctScale scale)
{
  for (guint i = 0; i < one->agreement->n_rows; i++)
    if (one->agreement->rows[i].method == method && one->agreement->rows[i].scale == scale)
      return &one->agreement->rows[i];
  g_assert_not_reached ();
}

/* Figures that fall to nothing before the event: the line before leads below zero on counts and to
 * next to nothing on logarithms, so that neither a step nor a multiple of it says anything. */
static void
test_no_level (void)
{
  double *values = g_new (double, 60);
  const JctAgreementRow *row;

  for (guint i = 0; i < 60; i++)
    values[i] = i < 16 ? floor (400 * exp (-0.6 * i)) : 20 + 60 * (i - 15) + (i * 7) % 5;
  {
    g_auto (Case) one = analyse (values, 60, 15, NULL);

    for (guint scale = JCT_SCALE_COUNT; scale <= JCT_SCALE_LOG1P; scale++)
      {
        row = find_row (&one, JCT_METHOD_ITS_OLS, (JctScale) scale);
        g_assert_cmpint (row->finding, ==, JCT_FINDING_NOT_ENOUGH);
        g_assert_false (row->has_size || row->has_interval || row->has_p);
        g_assert_nonnull (strstr (row->reason, scale == JCT_SCALE_COUNT
                                                 ? "no count is below zero"
                                                 : "a multiple of next to nothing"));
      }
  }
}

/* No step, but a fall that turns into a rise: the mean change would be taken against a line that leads to nothing. */
static void
test_no_level_later (void)
{
  double *values = g_new (double, 60);

  for (guint i = 0; i < 60; i++)
    values[i] = floor (400 * exp (-0.12 * (i < 30 ? i : 60.0 - i))) + (i * 7) % 3;
  {
    g_auto (Case) one = analyse (values, 60, 29, NULL);
    const JctAgreementRow *row = find_row (&one, JCT_METHOD_ITS_OLS, JCT_SCALE_LOG1P);

    g_assert_cmpint (row->finding, ==, JCT_FINDING_NOT_ENOUGH);
    g_assert_false (row->has_size);
    g_assert_nonnull (strstr (row->reason, "a multiple of next to nothing"));
  }
}

/* The step lies elsewhere, or there is none. */
static void
test_nothing (void)
{
  g_auto (Case) flat = analyse (made_up_step (60, 31, 100, 100), 60, 30, NULL);

  g_assert_cmpint (flat.agreement->finding, ==, JCT_FINDING_NO_CLEAR_CHANGE);
  g_assert_cmpint (flat.agreement->trend, ==, JCT_TREND_NONE);
}

/* Two, three, four periods after: no line's standard error is believed. */
static void
test_few_after (void)
{
  for (gsize n = 33; n <= 35; n++)
    {
      g_auto (Case) one = analyse (made_up_step (n, 31, 100, 400), n, 30, NULL);
      const JctAgreementRow *row = jct_agreement_find (one.agreement, JCT_METHOD_ITS_OLS);

      g_assert_cmpint (row->finding, ==, JCT_FINDING_NOT_ENOUGH);
      g_assert_false (row->has_p);
      g_assert_false (row->has_interval);
      row = jct_agreement_find (one.agreement, JCT_METHOD_ITS_QUASIPOISSON);
      g_assert_cmpint (row->finding, ==, JCT_FINDING_NOT_ENOUGH);
      row = jct_agreement_find (one.agreement, JCT_METHOD_PLACEBO_TIME);
      g_assert_cmpint (row->finding, ==, JCT_FINDING_NOT_ENOUGH);
    }
}

/* A new level every six months: wherever an event lies, a break is not far. */
static void
test_luck (void)
{
  double *values = g_new (double, 60);
  g_auto (Case) lone = analyse (made_up_step (60, 31, 100, 400), 60, 31, NULL);
  const JctAgreementRow *row = jct_agreement_find (lone.agreement, JCT_METHOD_OPTIMAL_PARTITIONING);

  g_assert_cmpint (row->finding, ==, JCT_FINDING_CHANGE);
  g_assert_true (row->has_chance);
  g_assert_cmpfloat (row->chance, <=, JCT_AGREEMENT_P_RANK);
  row = jct_agreement_find (lone.agreement, JCT_METHOD_BREAKPOINTS);
  g_assert_cmpint (row->finding, ==, JCT_FINDING_CHANGE);
  g_assert_cmpfloat (row->chance, <=, JCT_AGREEMENT_P_RANK);

  for (gsize t = 0; t < 60; t++)
    values[t] = 100 * (double) (1 + (t / 6 * 7) % 5) + (double) (t % 3);
  g_auto (Case) often = analyse (values, 60, 31, NULL);
  g_autofree char *sentence
    = jct_analysis_to_sentence (often.analysis, JCT_METHOD_OPTIMAL_PARTITIONING);
  guint n_near = 0;

  for (guint i = 0; i < often.agreement->n_rows; i++)
    {
      row = &often.agreement->rows[i];
      if (!row->has_chance)
        continue;
      n_near++;
      g_assert_cmpfloat (row->chance, >, JCT_AGREEMENT_P_RANK);
      g_assert_cmpint (row->finding, ==, JCT_FINDING_NOT_ENOUGH);
      g_assert_false (row->votes);
    }
  g_assert_cmpuint (n_near, >, 0);
  g_assert_nonnull (strstr (sentence, "of all dates have a break as near."));
}

/* Nothing varies, there is next to nothing, all is zero, figures are huge, the event lies outside. */
static void
test_hostile (void)
{
  for (guint i = 0; i < 7; i++)
    {
      static const gsize sizes[] = { 60, 60, 1, 2, 5, 12, 60 };
      static const double levels[] = { 7, 0, 3, 3, 3, 3, 1e15 };
      static const gsize places[] = { 0, 30, 59, 100 };
      gsize n = sizes[i];

      for (guint e = 0; e < G_N_ELEMENTS (places); e++)
        {
          double *values = g_new (double, n);

          for (gsize t = 0; t < n; t++)
            values[t] = levels[i];
          {
            g_auto (Case) one = analyse (values, n, places[e], NULL);

            g_assert_cmpint (one.agreement->finding, !=, JCT_FINDING_CHANGE);
          }
        }
    }
}

/* The log scale votes; of counts alone it is told. */
static void
test_scales (void)
{
  g_autofree double *values = g_memdup2 (china_counts, sizeof china_counts);
  g_auto (Case) one = analyse (g_steal_pointer (&values), N_CHINA, CHINA_AUGUST_2022, NULL);
  const JctAgreementRow *row = jct_agreement_find (one.agreement, JCT_METHOD_COUNTERFACTUAL);
  g_assert_cmpint (row->scale, ==, JCT_SCALE_LOG1P);
  g_assert_cmpint (row->finding, ==, JCT_FINDING_NO_CLEAR_CHANGE);
  /* Newey and West's limits, 2.0 to 69, are not those that vote: neighbouring months are alike. */
  row = jct_agreement_find (one.agreement, JCT_METHOD_ITS_OLS);
  g_assert_cmpint (row->finding, ==, JCT_FINDING_NO_CLEAR_CHANGE);
  g_assert_cmpfloat (one.analysis->its_log1p->hac_adj[2].p_t, <, 0.05);
  g_assert_cmpfloat (row->interval[0], <, 1);
  g_assert_cmpfloat (row->p, ==, one.analysis->its_log1p->ar1[2].p_t);
  g_assert_cmpfloat_with_epsilon (row->size, exp (2.46), 0.5);
  g_assert_cmpint (one.agreement->finding, ==, JCT_FINDING_NO_CLEAR_CHANGE);
}

/* Where the scales differ that is told: growth that goes on as before is a line on logarithms and a bow on counts. */
static void
test_scales_differ (void)
{
  double *values = g_new (double, 60);
  gboolean is_told = FALSE;

  for (guint t = 0; t < 60; t++)
    values[t] = round (20 * exp (0.07 * t) * (1 + 0.1 * ((t * 7919 + 104729) % 101 / 50.0 - 1)));
  {
    g_auto (Case) one = analyse (values, 60, 30, NULL);
    g_autoptr (GPtrArray) warnings = jct_agreement_get_warnings (one.agreement, one.analysis);
    const JctAgreementRow *row = jct_agreement_find (one.agreement, JCT_METHOD_ITS_OLS);

    g_assert_cmpint (row->scale, ==, JCT_SCALE_LOG1P);
    g_assert_cmpint (row->finding, ==, JCT_FINDING_NO_CLEAR_CHANGE);
    for (guint i = 0; i < warnings->len; i++)
      is_told = is_told || strstr (g_ptr_array_index (warnings, i), "different answers") != NULL;
    g_assert_true (is_told);
  }
}

/* An event in the same month cannot be told apart. */
static void
test_others (void)
{
  const char *const events[] = { "2020-07-04", "2020-08", "2019-12", NULL };
  g_auto (Case) one = analyse (made_up_step (60, 31, 100, 400), 60, 30, events);
  g_autoptr (GPtrArray) warnings = jct_agreement_get_warnings (one.agreement, one.analysis);

  g_assert_cmpuint (one.analysis->n_confounders, ==, 2);
  g_assert_cmpint (one.analysis->confounders[0].distance, ==, 0);
  g_assert_cmpint (one.analysis->confounders[1].distance, ==, 1);
  g_assert_true (g_str_has_prefix (g_ptr_array_index (warnings, 0), "Two other events lie in the"));
}

static void
test_words (void)
{
  g_autofree char *none = jct_agreement_p_to_text (FALSE, 0);
  g_autofree char *tiny = jct_agreement_p_to_text (TRUE, 1e-30);
  g_autofree char *small = jct_agreement_p_to_text (TRUE, 0.0123);
  g_autofree char *large = jct_agreement_p_to_text (TRUE, 0.456);

  g_assert_null (none);
  g_assert_cmpstr (tiny, ==, "below 0.001");
  g_assert_cmpstr (small, ==, "0.012");
  g_assert_cmpstr (large, ==, "0.46");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/agreement/step", test_step);
  g_test_add_func ("/agreement/no-level", test_no_level);
  g_test_add_func ("/agreement/no-level-later", test_no_level_later);
  g_test_add_func ("/agreement/luck", test_luck);
  g_test_add_func ("/agreement/nothing", test_nothing);
  g_test_add_func ("/agreement/few-after", test_few_after);
  g_test_add_func ("/agreement/hostile", test_hostile);
  g_test_add_func ("/agreement/scales", test_scales);
  g_test_add_func ("/agreement/scales-differ", test_scales_differ);
  g_test_add_func ("/agreement/others", test_others);
  g_test_add_func ("/agreement/words", test_words);
  return g_test_run ();
}
