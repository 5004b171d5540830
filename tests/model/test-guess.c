/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Guesses: what is hidden, what a hand draws, and how far that is from the counts. The cases are computed by hand. */
#include "model/jct-guess.h"

#include <math.h>

static JctPeriod
month (int year, int number)
{
  return (JctPeriod){ jct_period_kind (JCT_PERIOD_MONTH, 1), year * 12 + number - 1 };
}

/* Months from January 2020. */
static JctSeries *
new_series (const double *values, gsize n)
{
  return jct_series_new ("all", "All", month (2020, 1), n, values, TRUE);
}

static void
test_hidden (void)
{
  const double values[] = { 1, 2, 3, 4, 5, 6 };
  g_autoptr (JctSeries) series = new_series (values, 6);
  JctPredict predict = { .after = month (2020, 2) };
  JctHidden hidden;

  g_assert_true (jct_predict_find_hidden (&predict, series, &hidden));
  g_assert_cmpuint (hidden.begin, ==, 2);
  g_assert_cmpuint (hidden.end, ==, 6);
  predict.has_until = TRUE;
  predict.until = month (2020, 4);
  g_assert_true (jct_predict_find_hidden (&predict, series, &hidden));
  g_assert_cmpuint (hidden.end, ==, 4);

  /* A year stands for its last month. */
  predict.after = (JctPeriod){ jct_period_kind (JCT_PERIOD_YEAR, 1), 2020 };
  g_assert_false (jct_predict_find_hidden (&predict, series, &hidden));
  predict.after = month (2020, 6);
  predict.has_until = FALSE;
  g_assert_false (jct_predict_find_hidden (&predict, series, &hidden));
  predict.after = month (2019, 12);
  g_assert_false (jct_predict_find_hidden (&predict, series, &hidden));
}

static void
test_hide (void)
{
  const double values[] = { 1, NAN, 3, 4 };
  g_autoptr (JctSeries) series = new_series (values, 4);
  g_autoptr (JctSeriesSet) set = jct_series_set_new (&series, 1);
  g_autoptr (JctSeriesSet) seen = jct_series_set_hide (set, month (2020, 3));
  const JctSeries *left = jct_series_set_get (seen, 0);

  g_assert_cmpuint (jct_series_get_n (left), ==, 4);
  g_assert_cmpstr (jct_series_get_key (left), ==, "all");
  g_assert_true (jct_series_is_integer (left));
  g_assert_cmpfloat (jct_series_get_value (left, 0), ==, 1);
  g_assert_true (isnan (jct_series_get_value (left, 1)));
  g_assert_cmpfloat (jct_series_get_value (left, 2), ==, 3);
  g_assert_true (isnan (jct_series_get_value (left, 3)));
  g_assert_cmpint (jct_series_get_state (left, 3), ==, JCT_VALUE_MISSING);
}

static void
assert_values (const JctGuess *guess, const double *expected)
{
  for (gsize i = 0; i < guess->n; i++)
    if (isnan (expected[i]))
      g_assert_true (isnan (guess->values[i]));
    else
      g_assert_cmpfloat_with_epsilon (guess->values[i], expected[i], 1e-9);
}

static void
test_draw (void)
{
  g_autoptr (JctGuess) guess = jct_guess_new ("A", 9, 5);

  g_assert_cmpuint (guess->hue, <, JCT_GUESS_HUES);
  g_assert_true (jct_guess_is_empty (guess));
  jct_guess_draw (guess, 1, 10, 1, 10);
  assert_values (guess, (const double[]){ NAN, 10, NAN, NAN, NAN });
  /* A quick hand leaves no gap, whichever way it goes. */
  jct_guess_draw (guess, 4, 40, 1, 10);
  assert_values (guess, (const double[]){ NAN, 10, 20, 30, 40 });
  /* Corrected at will; what lies outside is left alone. */
  jct_guess_draw (guess, -3, 0, 0.4, 7);
  g_assert_cmpfloat_with_epsilon (guess->values[0], 0 + 3 / 3.4 * 7, 1e-9);
  jct_guess_draw (guess, 3.6, 1, 99, 1);
  assert_values (guess, (const double[]){ 3 / 3.4 * 7, 10, 20, 30, 1 });
  jct_guess_draw (guess, NAN, 1, 2, 2);
  jct_guess_draw (guess, 0, INFINITY, 2, 2);
  jct_guess_draw (guess, 7, 1, 99, 1);
  assert_values (guess, (const double[]){ 3 / 3.4 * 7, 10, 20, 30, 1 });
  jct_guess_clear (guess);
  g_assert_true (jct_guess_is_empty (guess));
}

/* Counts 100 | 120 200 150 90 hidden: the turn is the 200. */
static void
test_score (void)
{
  const double values[] = { 80, 100, 120, 200, 150, 90 };
  g_autoptr (JctSeries) series = new_series (values, 6);
  g_autoptr (JctGuess) whole = jct_guess_new ("whole", 0, 4);
  g_autoptr (JctGuess) half = jct_guess_new ("half", 1, 4);
  g_autoptr (JctGuess) empty = jct_guess_new ("empty", 2, 4);
  const JctGuess *guesses[] = { whole, half, empty };
  JctHidden hidden = { 2, 6 };
  JctGuessScore scores[3];
  gsize turn;

  jct_guess_draw (whole, 0, 110, 3, 140); /* 110 120 130 140 */
  jct_guess_draw (half, 1, 220, 1, 220);
  g_assert_true (jct_series_find_turn (series, hidden, &turn));
  g_assert_cmpuint (turn, ==, 3);
  jct_guesses_score (guesses, 3, series, hidden, scores);
  g_assert_cmpuint (scores[0].n, ==, 4);
  /* (10 + 80 + 20 + 50) / 4 */
  g_assert_cmpfloat_with_epsilon (scores[0].mean_error, 40, 1e-9);
  g_assert_cmpfloat_with_epsilon (scores[0].turn_error, 80, 1e-9);
  g_assert_false (scores[0].nearest);
  g_assert_cmpuint (scores[1].n, ==, 1);
  g_assert_cmpfloat_with_epsilon (scores[1].mean_error, 20, 1e-9);
  g_assert_true (scores[1].nearest);
  g_assert_cmpuint (scores[2].n, ==, 0);
  g_assert_true (isnan (scores[2].turn_error));
  g_assert_false (scores[2].nearest);
}

/* A fall has its turn at the bottom; of equals the first; two who are as near share it; missing counts say nothing. */
static void
test_turn (void)
{
  const double values[] = { 100, 90, NAN, 20, 20, 95 };
  const double nothing[] = { 100, NAN, NAN };
  g_autoptr (JctSeries) series = new_series (values, 6);
  g_autoptr (JctSeries) gone = new_series (nothing, 3);
  g_autoptr (JctGuess) above = jct_guess_new (NULL, 0, 5);
  g_autoptr (JctGuess) below = jct_guess_new (NULL, 1, 5);
  const JctGuess *guesses[] = { above, below };
  JctGuessScore scores[2];
  gsize turn;

  jct_guess_draw (above, 0, 30, 4, 30);
  jct_guess_draw (below, 0, 10, 4, 10);
  g_assert_true (jct_series_find_turn (series, (JctHidden){ 1, 6 }, &turn));
  g_assert_cmpuint (turn, ==, 3);
  jct_guesses_score (guesses, 2, series, (JctHidden){ 1, 6 }, scores);
  g_assert_true (scores[0].nearest && scores[1].nearest);
  /* 60, 10, 10 and 65 of four periods that have a count */
  g_assert_cmpuint (scores[0].n, ==, 4);
  g_assert_cmpfloat_with_epsilon (scores[0].mean_error, 145 / 4.0, 1e-9);
  g_assert_false (jct_series_find_turn (gone, (JctHidden){ 1, 3 }, &turn));
}

static void
test_erase (void)
{
  g_autoptr (JctGuess) guess = jct_guess_new (NULL, 0, 5);

  jct_guess_draw (guess, 0, 10, 4, 10);
  jct_guess_erase (guess, 1.2, 2.6);
  g_assert_cmpfloat (guess->values[0], ==, 10);
  g_assert_true (isnan (guess->values[1]) && isnan (guess->values[2]) && isnan (guess->values[3]));
  g_assert_cmpfloat (guess->values[4], ==, 10);
  jct_guess_erase (guess, NAN, 3);
  g_assert_cmpfloat (guess->values[0], ==, 10);
  jct_guess_erase (guess, 90, -90);
  g_assert_true (jct_guess_is_empty (guess));
}

/* What is kept comes back for the same periods, whatever the slide hides then. */
static void
test_round (void)
{
  const double values[] = { 1, 2, 3, 4, 5, 6 };
  g_autoptr (JctSeries) series = new_series (values, 6);
  g_autoptr (JctGuess) anna = jct_guess_new ("Anna", 4, 3);
  g_autoptr (JctGuess) empty = jct_guess_new ("Ben", 1, 3);
  g_autoptr (JctGuess) earlier = jct_guess_new ("Eve", 1, 3);
  const JctGuess *const guesses[] = { empty, anna, earlier };
  g_autoptr (JctGuessRound) round = NULL, copy = NULL;
  g_autoptr (GPtrArray) same = NULL, later = NULL, none = NULL;

  earlier->round = g_strdup ("2025-11-20");
  jct_guess_draw (earlier, 0, 1, 2, 1);
  g_assert_null (jct_guesses_to_round (guesses, 1, series, (JctHidden){ 2, 5 },
                                       jct_day_from_date (2026, 11, 22)));
  jct_guess_draw (anna, 0, 10, 1, 20);
  round = jct_guesses_to_round (guesses, 3, series, (JctHidden){ 2, 5 },
                                jct_day_from_date (2026, 11, 22));
  g_assert_cmpuint (round->guesses->len, ==, 1);
  {
    const JctRoundGuess *kept = round->guesses->pdata[0];

    g_assert_cmpstr (kept->name, ==, "Anna");
    g_assert_cmpuint (kept->values->len, ==, 2);
    g_assert_cmpint (g_array_index (kept->values, JctRoundValue, 1).period.ordinal, ==,
                     month (2020, 4).ordinal);
  }
  copy = jct_guess_round_copy (round);
  g_assert_true (jct_guess_round_equal (copy, round));
  g_free (copy->title);
  copy->title = g_strdup ("8b");
  g_assert_false (jct_guess_round_equal (copy, round));
  g_assert_true (jct_guess_round_has_same (copy, round));
  {
    g_autofree char *label = jct_guess_round_dup_label (copy, JCT_LABEL_LONG);
    g_autofree char *short_label = jct_guess_round_dup_label (copy, JCT_LABEL_SHORT);
    g_autofree char *day = jct_guess_round_dup_label (round, JCT_LABEL_SHORT);

    g_assert_cmpstr (label, ==, "8b, 22 November 2026");
    g_assert_cmpstr (short_label, ==, "8b, 2026");
    g_assert_cmpstr (day, ==, "22 Nov 2026");
  }

  same = jct_guess_round_to_guesses (round, series, (JctHidden){ 2, 5 });
  g_assert_cmpuint (same->len, ==, 1);
  {
    const JctGuess *back = same->pdata[0];

    g_assert_cmpuint (back->n, ==, 3);
    g_assert_cmpuint (back->hue, ==, 4);
    g_assert_cmpfloat (back->values[0], ==, 10);
    g_assert_cmpfloat (back->values[1], ==, 20);
    g_assert_true (isnan (back->values[2]));
    g_assert_nonnull (back->round_label);
  }
  later = jct_guess_round_to_guesses (round, series, (JctHidden){ 3, 6 });
  g_assert_cmpfloat (((const JctGuess *) later->pdata[0])->values[0], ==, 20);
  none = jct_guess_round_to_guesses (round, series, (JctHidden){ 4, 6 });
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_round_texts (void)
{
  g_autoptr (GPtrArray) rounds = jct_guess_rounds_new ();
  g_autoptr (JctRoundGuess) guess = jct_round_guess_new (NULL, 99);
  JctDay day = jct_day_from_date (2026, 11, 22);
  static const char *const ids[] = { "2026-11-22", "2026-11-22-2", "2026-11-22-3" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_ptr_array_add (rounds, jct_guess_round_new (day));
      jct_guess_rounds_name (rounds, rounds->pdata[i]);
      g_assert_cmpstr (((JctGuessRound *) rounds->pdata[i])->id, ==, ids[i]);
    }
  g_assert_cmpint (jct_guess_rounds_find (rounds, ids[1]), ==, 1);
  g_assert_true (jct_guess_round_is_text ("8b <i>", 6));
  g_assert_false (jct_guess_round_is_text ("8b <i>", 5));
  g_assert_false (jct_guess_round_is_text ("", 5));
  g_assert_false (jct_guess_round_is_text ("  ", 5));
  g_assert_false (jct_guess_round_is_text ("a\nb", 5));
  g_assert_cmpuint (guess->hue, <, JCT_GUESS_HUES);
  g_assert_true (jct_round_guess_put (guess, month (2020, 4), 4));
  g_assert_true (jct_round_guess_put (guess, month (2020, 2), 2));
  g_assert_false (jct_round_guess_put (guess, month (2020, 4), 5));
  g_assert_false (
    jct_round_guess_put (guess, (JctPeriod){ jct_period_kind (JCT_PERIOD_YEAR, 1), 2021 }, 1));
  g_assert_cmpfloat (g_array_index (guess->values, JctRoundValue, 0).value, ==, 2);
  g_assert_cmpuint (guess->values->len, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guess/hidden", test_hidden);
  g_test_add_func ("/guess/hide", test_hide);
  g_test_add_func ("/guess/draw", test_draw);
  g_test_add_func ("/guess/score", test_score);
  g_test_add_func ("/guess/turn", test_turn);
  g_test_add_func ("/guess/erase", test_erase);
  g_test_add_func ("/guess/round", test_round);
  g_test_add_func ("/guess/round/texts", test_round_texts);
  return g_test_run ();
}
