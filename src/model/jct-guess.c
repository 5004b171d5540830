/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/jct-guess.h"

#include <math.h>

#include "model/jct-series-private.h"

/* ---- what is hidden ---- */

gboolean
jct_predict_find_hidden (const JctPredict *predict, const JctSeries *series, JctHidden *hidden)
{
  JctDay seen, until;
  gsize n;

  g_return_val_if_fail (predict != NULL && series != NULL && hidden != NULL, FALSE);

  n = jct_series_get_n (series);
  seen = jct_period_end_day (predict->after);
  until = predict->has_until ? jct_period_end_day (predict->until) : JCT_DAY_MAX;
  hidden->begin = 0;
  while (hidden->begin < n
         && jct_period_end_day (jct_series_get_period (series, hidden->begin)) <= seen)
    hidden->begin++;
  hidden->end = hidden->begin;
  while (hidden->end < n
         && jct_period_end_day (jct_series_get_period (series, hidden->end)) <= until)
    hidden->end++;
  return hidden->begin > 0 && hidden->begin < hidden->end;
}

static JctSeries *
hide (const JctSeries *series, JctDay seen)
{
  JctSeries *left = jct_series_alloc (series->key, series->label,
                                      (JctPeriod){ series->kind, series->first }, series->n);
  gsize n = 0;

  while (n < series->n && jct_period_end_day (jct_series_get_period (series, n)) <= seen)
    n++;
  left->unit = g_strdup (series->unit);
  left->integer = series->integer;
  left->n_others = series->n_others;
  left->fine = series->fine;
  for (gsize i = 0; i < n; i++)
    left->values[i] = series->values[i];
  if (series->parts != NULL)
    {
      left->parts = g_new0 (guint32, series->n);
      for (gsize i = 0; i < n; i++)
        left->parts[i] = series->parts[i];
    }
  if (series->qualifiers != NULL)
    {
      jct_series_make_imprecise (left);
      for (gsize i = 0; i < n; i++)
        {
          left->qualifiers[i] = series->qualifiers[i];
          left->ranges[i] = series->ranges[i];
        }
    }
  return left;
}

JctSeriesSet *
jct_series_set_hide (JctSeriesSet *set, JctPeriod after)
{
  GPtrArray *left = g_ptr_array_new_with_free_func ((GDestroyNotify) jct_series_unref);

  g_return_val_if_fail (set != NULL, NULL);

  for (guint i = 0; i < jct_series_set_get_n (set); i++)
    g_ptr_array_add (left, hide (jct_series_set_get (set, i), jct_period_end_day (after)));
  return jct_series_set_take (jct_series_set_get_kind (set), left);
}

/* ---- guesses ---- */

JctGuess *
jct_guess_new (const char *name, guint hue, gsize n)
{
  JctGuess *guess = g_new0 (JctGuess, 1);

  guess->name = g_strdup (name);
  guess->hue = hue % JCT_GUESS_HUES;
  guess->n = n;
  guess->values = g_new (double, MAX (n, 1));
  jct_guess_clear (guess);
  return guess;
}

JctGuess *
jct_guess_copy (const JctGuess *guess)
{
  JctGuess *copy;

  g_return_val_if_fail (guess != NULL, NULL);

  copy = jct_guess_new (guess->name, guess->hue, guess->n);
  copy->number = guess->number;
  copy->round = g_strdup (guess->round);
  copy->round_label = g_strdup (guess->round_label);
  copy->hidden = guess->hidden;
  for (gsize i = 0; i < guess->n; i++)
    copy->values[i] = guess->values[i];
  return copy;
}

void
jct_guess_free (JctGuess *guess)
{
  if (guess == NULL)
    return;
  g_free (guess->name);
  g_free (guess->round);
  g_free (guess->round_label);
  g_free (guess->values);
  g_free (guess);
}

void
jct_guess_clear (JctGuess *guess)
{
  g_return_if_fail (guess != NULL);

  for (gsize i = 0; i < guess->n; i++)
    guess->values[i] = NAN;
}

gboolean
jct_guess_is_empty (const JctGuess *guess)
{
  g_return_val_if_fail (guess != NULL, TRUE);

  for (gsize i = 0; i < guess->n; i++)
    if (isfinite (guess->values[i]))
      return FALSE;
  return TRUE;
}

void
jct_guess_draw (JctGuess *guess, double from, double from_value, double to, double to_value)
{
  double first, last;

  g_return_if_fail (guess != NULL);

  if (!isfinite (from) || !isfinite (to) || !isfinite (from_value) || !isfinite (to_value))
    return;
  /* Where the hand is, the nearest period is meant; between, those that it has passed. */
  first = MAX (round (MIN (from, to)), 0);
  last = MIN (round (MAX (from, to)), (double) guess->n - 1);
  for (double at = first; at <= last; at++)
    {
      double share = from == to ? 1 : CLAMP ((at - from) / (to - from), 0, 1);

      guess->values[(gsize) at] = from_value + share * (to_value - from_value);
    }
}

void
jct_guess_erase (JctGuess *guess, double from, double to)
{
  double first, last;

  g_return_if_fail (guess != NULL);

  if (!isfinite (from) || !isfinite (to))
    return;
  first = MAX (round (MIN (from, to)), 0);
  last = MIN (round (MAX (from, to)), (double) guess->n - 1);
  for (double at = first; at <= last; at++)
    guess->values[(gsize) at] = NAN;
}

/* ---- kept ---- */

static JctRoundGuess *
keep (const JctGuess *guess, const JctSeries *series, JctHidden hidden)
{
  JctRoundGuess *kept = jct_round_guess_new (guess->name, guess->hue);

  for (gsize i = 0; i < guess->n && i < hidden.end - hidden.begin; i++)
    if (isfinite (guess->values[i]))
      jct_round_guess_put (kept, jct_series_get_period (series, hidden.begin + i),
                           CLAMP (guess->values[i], 0, JCT_MAX_GUESS_VALUE));
  return kept;
}

JctGuessRound *
jct_guesses_to_round (const JctGuess *const *guesses,
                      guint n_guesses,
                      const JctSeries *series,
                      JctHidden hidden,
                      JctDay day)
{
  g_autoptr (JctGuessRound) kept = NULL;

  g_return_val_if_fail (guesses != NULL || n_guesses == 0, NULL);
  g_return_val_if_fail (series != NULL, NULL);
  g_return_val_if_fail (hidden.end <= jct_series_get_n (series), NULL);

  kept = jct_guess_round_new (day);
  for (guint i = 0; i < n_guesses; i++)
    if (guesses[i]->round == NULL && !jct_guess_is_empty (guesses[i]))
      g_ptr_array_add (kept->guesses, keep (guesses[i], series, hidden));
  return kept->guesses->len > 0 ? g_steal_pointer (&kept) : NULL;
}

GPtrArray *
jct_guess_round_to_guesses (const JctGuessRound *kept, const JctSeries *series, JctHidden hidden)
{
  GPtrArray *guesses = g_ptr_array_new_with_free_func ((GDestroyNotify) jct_guess_free);

  g_return_val_if_fail (kept != NULL && series != NULL, guesses);
  g_return_val_if_fail (hidden.end <= jct_series_get_n (series), guesses);

  for (guint i = 0; i < kept->guesses->len; i++)
    {
      const JctRoundGuess *one = kept->guesses->pdata[i];
      g_autoptr (JctGuess) guess = jct_guess_new (one->name, one->hue, hidden.end - hidden.begin);

      guess->number = i + 1;
      guess->round = g_strdup (kept->id);
      guess->round_label = jct_guess_round_dup_label (kept, JCT_LABEL_SHORT);
      for (guint k = 0; k < one->values->len; k++)
        {
          const JctRoundValue *value = &g_array_index (one->values, JctRoundValue, k);
          gssize at = jct_series_find (series, value->period);

          if (at >= (gssize) hidden.begin && at < (gssize) hidden.end)
            guess->values[at - (gssize) hidden.begin] = value->value;
        }
      if (!jct_guess_is_empty (guess))
        g_ptr_array_add (guesses, g_steal_pointer (&guess));
    }
  return guesses;
}

/* ---- how far from the counts ---- */

gboolean
jct_series_find_turn (const JctSeries *series, JctHidden hidden, gsize *turn)
{
  double seen = 0, farthest = -1;

  g_return_val_if_fail (series != NULL && turn != NULL, FALSE);
  g_return_val_if_fail (hidden.end <= jct_series_get_n (series), FALSE);

  for (gsize i = hidden.begin; i-- > 0;)
    if (isfinite (jct_series_get_value (series, i)))
      {
        seen = jct_series_get_value (series, i);
        break;
      }
  for (gsize i = hidden.begin; i < hidden.end; i++)
    {
      double away = fabs (jct_series_get_value (series, i) - seen);

      if (isfinite (away) && away > farthest)
        {
          farthest = away;
          *turn = i;
        }
    }
  return farthest >= 0;
}

static JctGuessScore
score (const JctGuess *guess, const JctSeries *series, JctHidden hidden)
{
  JctGuessScore found = { .turn_error = NAN };
  double sum = 0;
  gsize turn;

  for (gsize i = hidden.begin; i < hidden.end && i - hidden.begin < guess->n; i++)
    {
      double error = fabs (guess->values[i - hidden.begin] - jct_series_get_value (series, i));

      if (!isfinite (error))
        continue;
      sum += error;
      found.n++;
    }
  if (found.n > 0)
    found.mean_error = sum / (double) found.n;
  if (jct_series_find_turn (series, hidden, &turn) && turn - hidden.begin < guess->n)
    found.turn_error
      = fabs (guess->values[turn - hidden.begin] - jct_series_get_value (series, turn));
  return found;
}

void
jct_guesses_score (const JctGuess *const *guesses,
                   guint n_guesses,
                   const JctSeries *series,
                   JctHidden hidden,
                   JctGuessScore *scores)
{
  double least = INFINITY;

  g_return_if_fail (guesses != NULL || n_guesses == 0);
  g_return_if_fail (series != NULL && (scores != NULL || n_guesses == 0));
  g_return_if_fail (hidden.end <= jct_series_get_n (series));

  for (guint i = 0; i < n_guesses; i++)
    {
      scores[i] = score (guesses[i], series, hidden);
      if (scores[i].turn_error < least)
        least = scores[i].turn_error;
    }
  for (guint i = 0; i < n_guesses; i++)
    scores[i].nearest = scores[i].turn_error <= least;
}
