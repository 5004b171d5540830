/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/jct-guess-round.h"

#include <glib/gi18n-lib.h>

/* ---- a guess ---- */

JctRoundGuess *
jct_round_guess_new (const char *name, guint hue)
{
  JctRoundGuess *guess = g_new0 (JctRoundGuess, 1);

  guess->name = g_strdup (name);
  guess->hue = hue % JCT_GUESS_HUES;
  guess->values = g_array_new (FALSE, FALSE, sizeof (JctRoundValue));
  return guess;
}

void
jct_round_guess_free (JctRoundGuess *guess)
{
  if (guess == NULL)
    return;
  g_free (guess->name);
  g_array_unref (guess->values);
  g_free (guess);
}

static JctRoundGuess *
copy_guess (const JctRoundGuess *guess)
{
  JctRoundGuess *copy = jct_round_guess_new (guess->name, guess->hue);

  g_array_append_vals (copy->values, guess->values->data, guess->values->len);
  return copy;
}

static gboolean
guesses_equal (const JctRoundGuess *a, const JctRoundGuess *b)
{
  if (g_strcmp0 (a->name, b->name) != 0 || a->hue != b->hue || a->values->len != b->values->len)
    return FALSE;
  for (guint i = 0; i < a->values->len; i++)
    {
      const JctRoundValue *x = &g_array_index (a->values, JctRoundValue, i);
      const JctRoundValue *y = &g_array_index (b->values, JctRoundValue, i);

      if (!jct_period_kind_equal (x->period.kind, y->period.kind)
          || x->period.ordinal != y->period.ordinal || x->value != y->value)
        return FALSE;
    }
  return TRUE;
}

gboolean
jct_round_guess_put (JctRoundGuess *guess, JctPeriod period, double value)
{
  const JctRoundValue added = { period, value };
  guint at;

  g_return_val_if_fail (guess != NULL, FALSE);

  at = guess->values->len;
  if (at > 0
      && !jct_period_kind_equal (g_array_index (guess->values, JctRoundValue, 0).period.kind,
                                 period.kind))
    return FALSE;
  while (at > 0
         && g_array_index (guess->values, JctRoundValue, at - 1).period.ordinal > period.ordinal)
    at--;
  if (at > 0
      && g_array_index (guess->values, JctRoundValue, at - 1).period.ordinal == period.ordinal)
    return FALSE;
  g_array_insert_val (guess->values, at, added);
  return TRUE;
}

/* ---- a round ---- */

JctGuessRound *
jct_guess_round_new (JctDay day)
{
  JctGuessRound *round = g_new0 (JctGuessRound, 1);

  round->day = day;
  round->guesses = g_ptr_array_new_with_free_func ((GDestroyNotify) jct_round_guess_free);
  return round;
}

JctGuessRound *
jct_guess_round_copy (const JctGuessRound *round)
{
  JctGuessRound *copy;

  g_return_val_if_fail (round != NULL, NULL);

  copy = jct_guess_round_new (round->day);
  copy->id = g_strdup (round->id);
  copy->title = g_strdup (round->title);
  copy->unit = g_strdup (round->unit);
  copy->of = g_strdup (round->of);
  for (guint i = 0; i < round->guesses->len; i++)
    g_ptr_array_add (copy->guesses, copy_guess (round->guesses->pdata[i]));
  return copy;
}

gboolean
jct_guess_round_equal (const JctGuessRound *a, const JctGuessRound *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return g_strcmp0 (a->id, b->id) == 0 && a->day == b->day && g_strcmp0 (a->title, b->title) == 0
         && g_strcmp0 (a->unit, b->unit) == 0 && g_strcmp0 (a->of, b->of) == 0
         && jct_guess_round_has_same (a, b);
}

gboolean
jct_guess_round_has_same (const JctGuessRound *a, const JctGuessRound *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a->guesses->len != b->guesses->len)
    return FALSE;
  for (guint i = 0; i < a->guesses->len; i++)
    if (!guesses_equal (a->guesses->pdata[i], b->guesses->pdata[i]))
      return FALSE;
  return TRUE;
}

void
jct_guess_round_free (JctGuessRound *round)
{
  if (round == NULL)
    return;
  g_free (round->id);
  g_free (round->title);
  g_free (round->unit);
  g_free (round->of);
  g_ptr_array_unref (round->guesses);
  g_free (round);
}

char *
jct_guess_round_dup_label (const JctGuessRound *round, JctLabelLength length)
{
  g_autofree char *day = NULL;

  g_return_val_if_fail (round != NULL, NULL);

  day = jct_day_to_label (round->day, length);
  if (round->title == NULL)
    return g_steal_pointer (&day);
  if (length == JCT_LABEL_SHORT)
    {
      int year, month, day_of_month;

      jct_day_to_date (round->day, &year, &month, &day_of_month);
      /* Translators: which class drew guesses, and in which year. */
      return g_strdup_printf (C_ ("prediction", "%s, %d"), round->title, year);
    }
  /* Translators: which class drew guesses, and the day on which they were kept. */
  return g_strdup_printf (C_ ("prediction", "%s, %s"), round->title, day);
}

gboolean
jct_guess_round_is_text (const char *text, glong max_chars)
{
  gboolean seen = FALSE;

  g_return_val_if_fail (text != NULL, FALSE);

  if (!g_utf8_validate (text, -1, NULL) || g_utf8_strlen (text, -1) > max_chars)
    return FALSE;
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_iscntrl (c) || g_unichar_type (c) == G_UNICODE_LINE_SEPARATOR
          || g_unichar_type (c) == G_UNICODE_PARAGRAPH_SEPARATOR)
        return FALSE;
      seen = seen || g_unichar_isgraph (c);
    }
  return seen;
}

/* ---- lists ---- */

GPtrArray *
jct_guess_rounds_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) jct_guess_round_free);
}

GPtrArray *
jct_guess_rounds_copy (GPtrArray *rounds)
{
  GPtrArray *copy = jct_guess_rounds_new ();

  g_return_val_if_fail (rounds != NULL, copy);

  for (guint i = 0; i < rounds->len; i++)
    g_ptr_array_add (copy, jct_guess_round_copy (rounds->pdata[i]));
  return copy;
}

gboolean
jct_guess_rounds_equal (GPtrArray *a, GPtrArray *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!jct_guess_round_equal (a->pdata[i], b->pdata[i]))
      return FALSE;
  return TRUE;
}

int
jct_guess_rounds_find (GPtrArray *rounds, const char *id)
{
  g_return_val_if_fail (rounds != NULL && id != NULL, -1);

  for (guint i = 0; i < rounds->len; i++)
    if (g_strcmp0 (((const JctGuessRound *) rounds->pdata[i])->id, id) == 0)
      return (int) i;
  return -1;
}

void
jct_guess_rounds_name (GPtrArray *rounds, JctGuessRound *round)
{
  g_autofree char *day = NULL;

  g_return_if_fail (rounds != NULL && round != NULL);

  day = jct_period_to_text ((JctPeriod){ jct_period_kind (JCT_PERIOD_DAY, 1), round->day });
  g_clear_pointer (&round->id, g_free);
  for (guint n = 1; round->id == NULL; n++)
    {
      g_autofree char *id = n == 1 ? g_strdup (day) : g_strdup_printf ("%s-%u", day, n);

      if (jct_guess_rounds_find (rounds, id) < 0)
        round->id = g_steal_pointer (&id);
    }
}
