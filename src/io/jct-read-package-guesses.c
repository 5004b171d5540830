/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The guesses that are kept with a slide. Values of periods that the slide does not hide are no error: what it hides may
 * have been changed since. They are noted, kept, and not drawn.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "io/jct-io-error.h"
#include "io/jct-read-package-private.h"

/* ---- a guess ---- */

static gboolean
read_text (const json_t *object,
           const JctJsonPlace *at,
           const char *key,
           glong max_chars,
           char **text,
           GError **error)
{
  if (!jct_json_dup_text (object, at, key, FALSE, text, error))
    return FALSE;
  if (*text == NULL || jct_guess_round_is_text (*text, max_chars))
    return TRUE;
  if (g_utf8_strlen (*text, -1) > max_chars)
    return jct_json_fail_with (at, key, JCT_IO_ERROR_LIMIT, error,
                               /* Translators: both are numbers of characters. */
                               _ ("The name has at most %ld characters; this one has %ld."),
                               max_chars, g_utf8_strlen (*text, -1));
  return jct_json_fail_value (at, key, _ ("a name in one line"), *text, error);
}

static gboolean
read_value (JctPackageReader *reader,
            JctRoundGuess *guess,
            const char *key,
            const json_t *value,
            const JctJsonPlace *at,
            GError **error)
{
  JctPeriod period;

  if (!jct_period_parse_any (key, reader->fiscal_start, &period))
    return jct_json_fail_value (at, NULL, _ ("a period such as 2024-05"), key, error);
  if (!json_is_number (value) || !(json_number_value (value) >= 0)
      || json_number_value (value) > JCT_MAX_GUESS_VALUE)
    return jct_json_fail (at, key, _ ("a number from 0 to 1,000,000,000,000"), value, error);
  if (!jct_round_guess_put (guess, period, json_number_value (value)))
    return jct_json_fail_value (at, NULL, _ ("periods of one kind, each once"), key, error);
  return TRUE;
}

static gboolean
read_values (JctPackageReader *reader,
             JctRoundGuess *guess,
             const json_t *object,
             const JctJsonPlace *at,
             GError **error)
{
  g_autofree char *pointer = jct_json_pointer_key (at->pointer, "values");
  JctJsonPlace place = { at->file, pointer };
  json_t *values = NULL, *value;
  const char *key;

  if (!jct_json_get_object (object, at, "values", TRUE, &values, error))
    return FALSE;
  if (json_object_size (values) > JCT_MAX_GUESS_VALUES)
    return jct_json_fail_with (at, "values", JCT_IO_ERROR_LIMIT, error,
                               /* Translators: both are numbers of values. */
                               _ ("A guess has at most %d values; this one has %zu."),
                               JCT_MAX_GUESS_VALUES, json_object_size (values));
  json_object_foreach (values, key, value)
    if (!read_value (reader, guess, key, value, &place, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_guess (JctPackageReader *reader,
            JctGuessRound *round,
            const json_t *object,
            const JctJsonPlace *at,
            GError **error)
{
  g_autoptr (JctRoundGuess) guess = jct_round_guess_new (NULL, 0);
  gint64 hue = round->guesses->len % JCT_GUESS_HUES;

  if (!jct_json_expect_object (object, at, error)
      || !read_text (object, at, "name", JCT_MAX_GUESS_NAME, &guess->name, error)
      || !jct_json_get_integer (object, at, "hue", 0, JCT_GUESS_HUES - 1, &hue, error)
      || !read_values (reader, guess, object, at, error))
    return FALSE;
  guess->hue = (guint) hue;
  g_ptr_array_add (round->guesses, g_steal_pointer (&guess));
  return TRUE;
}

static gboolean
read_drawn (JctPackageReader *reader,
            JctGuessRound *round,
            const json_t *object,
            const JctJsonPlace *at,
            GError **error)
{
  g_autofree char *list = jct_json_pointer_key (at->pointer, "drawn");
  json_t *drawn = NULL;

  if (!jct_json_get_array (object, at, "drawn", TRUE, &drawn, error))
    return FALSE;
  if (json_array_size (drawn) > JCT_MAX_GUESSES)
    return jct_json_fail_with (at, "drawn", JCT_IO_ERROR_LIMIT, error,
                               _ ("The list has more than %d entries."), JCT_MAX_GUESSES);
  for (gsize i = 0; i < json_array_size (drawn); i++)
    {
      g_autofree char *pointer = jct_json_pointer_index (list, i);
      JctJsonPlace place = { at->file, pointer };

      if (!read_guess (reader, round, json_array_get (drawn, i), &place, error))
        return FALSE;
    }
  return TRUE;
}

/* ---- a round ---- */

static gboolean
read_day (const json_t *object, const JctJsonPlace *at, JctDay *day, GError **error)
{
  const char *text = NULL;
  JctPeriod period;

  if (!jct_json_get_text (object, at, "date", TRUE, &text, error))
    return FALSE;
  if (!jct_period_parse (text, jct_period_kind (JCT_PERIOD_DAY, 1), &period))
    return jct_json_fail_value (at, "date", _ ("a day such as 2026-11-22"), text, error);
  *day = jct_period_first_day (period);
  return TRUE;
}

static gboolean
is_hidden (const JctSlide *slide, JctPeriod period)
{
  JctDay end = jct_period_end_day (period);

  return slide->has_predict && end > jct_period_end_day (slide->predict.after)
         && (!slide->predict.has_until || end <= jct_period_end_day (slide->predict.until));
}

static void
note_outside (JctPackageReader *reader,
              const JctSlide *slide,
              const JctGuessRound *round,
              const JctJsonPlace *at)
{
  g_autofree char *message = NULL;
  guint n = 0;

  for (guint i = 0; i < round->guesses->len; i++)
    {
      GArray *values = ((const JctRoundGuess *) round->guesses->pdata[i])->values;

      for (guint k = 0; k < values->len; k++)
        n += !is_hidden (slide, g_array_index (values, JctRoundValue, k).period);
    }
  if (n == 0)
    return;
  message = g_strdup_printf (
    ngettext (
      "%u value is of a period that the slide does not hide; it is kept, and not drawn.",
      "%u values are of periods that the slide does not hide; they are kept, and not drawn.", n),
    n);
  jct_document_builder_add_problem (reader->builder, at->pointer, message);
}

static gboolean
read_round (JctPackageReader *reader,
            JctSlide *slide,
            const json_t *object,
            const JctJsonPlace *at,
            GError **error)
{
  g_autoptr (JctGuessRound) round = jct_guess_round_new (0);

  if (!jct_json_expect_object (object, at, error)
      || !jct_json_dup_text (object, at, "id", TRUE, &round->id, error)
      || !read_day (object, at, &round->day, error)
      || !read_text (object, at, "title", JCT_MAX_ROUND_TITLE, &round->title, error)
      || !jct_json_dup_text (object, at, "unit", FALSE, &round->unit, error)
      || !jct_json_dup_text (object, at, "of", FALSE, &round->of, error)
      || !read_drawn (reader, round, object, at, error))
    return FALSE;
  if (jct_guess_rounds_find (slide->rounds, round->id) >= 0)
    {
      g_autofree char *quoted = jct_io_quote (round->id, -1);

      return jct_json_fail_with (at, "id", JCT_IO_ERROR_DUPLICATE, error,
                                 _ ("Two rounds of guesses of the slide have the id %s."), quoted);
    }
  note_outside (reader, slide, round, at);
  g_ptr_array_add (slide->rounds, g_steal_pointer (&round));
  return TRUE;
}

gboolean
jct_package_read_guesses (JctPackageReader *reader,
                          JctSlide *slide,
                          const json_t *object,
                          const JctJsonPlace *at,
                          GError **error)
{
  g_autofree char *list = jct_json_pointer_key (at->pointer, "guesses");
  json_t *rounds = NULL;

  if (!jct_json_get_array (object, at, "guesses", FALSE, &rounds, error))
    return FALSE;
  if (json_array_size (rounds) > JCT_MAX_ROUNDS)
    return jct_json_fail_with (at, "guesses", JCT_IO_ERROR_LIMIT, error,
                               _ ("The list has more than %d entries."), JCT_MAX_ROUNDS);
  for (gsize i = 0; i < json_array_size (rounds); i++)
    {
      g_autofree char *pointer = jct_json_pointer_index (list, i);
      JctJsonPlace place = { at->file, pointer };

      if (!read_round (reader, slide, json_array_get (rounds, i), &place, error))
        return FALSE;
    }
  return TRUE;
}
