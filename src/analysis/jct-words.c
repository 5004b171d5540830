/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "analysis/jct-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "model/jct-number-format.h"

char *
jct_words_number (guint n)
{
  const char *const words[] = {
    C_ ("number of things", "none"),   C_ ("number of things", "one"),
    C_ ("number of things", "two"),    C_ ("number of things", "three"),
    C_ ("number of things", "four"),   C_ ("number of things", "five"),
    C_ ("number of things", "six"),    C_ ("number of things", "seven"),
    C_ ("number of things", "eight"),  C_ ("number of things", "nine"),
    C_ ("number of things", "ten"),    C_ ("number of things", "eleven"),
    C_ ("number of things", "twelve"),
  };

  if (n < G_N_ELEMENTS (words))
    return g_strdup (words[n]);
  return jct_format_value (n, 0);
}

/* Whole phrases, since in many languages "one" and "two" have a gender. */
static const char *
format_periods (JctPeriodUnit unit, guint n)
{
  switch (unit)
    {
    /* Translators: a number in words: "one month", "six months". */
    case JCT_PERIOD_DAY:
      return g_dngettext (GETTEXT_PACKAGE, "%s day", "%s days", n);
    case JCT_PERIOD_WEEK:
      return g_dngettext (GETTEXT_PACKAGE, "%s week", "%s weeks", n);
    case JCT_PERIOD_MONTH:
      return g_dngettext (GETTEXT_PACKAGE, "%s month", "%s months", n);
    case JCT_PERIOD_QUARTER:
      return g_dngettext (GETTEXT_PACKAGE, "%s quarter", "%s quarters", n);
    case JCT_PERIOD_YEAR:
      return g_dngettext (GETTEXT_PACKAGE, "%s year", "%s years", n);
    case JCT_PERIOD_FISCAL_YEAR:
      return g_dngettext (GETTEXT_PACKAGE, "%s fiscal year", "%s fiscal years", n);
    default:
      g_return_val_if_reached ("%s");
    }
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"

char *
jct_words_periods (guint n, JctPeriodUnit unit)
{
  g_autofree char *number = jct_words_number (n);

  return g_strdup_printf (format_periods (unit, n), number);
}

#pragma GCC diagnostic pop

char *
jct_words_distance (int periods, JctPeriodUnit unit)
{
  if (periods == 0)
    /* Translators: of another event, in the period of this one: "in the same month". */
    return g_strdup_printf (C_ ("distance", "in the same %s"), jct_period_unit_to_noun (unit, 1));
  g_autofree char *length
    = jct_words_periods (periods < 0 ? 0u - (guint) periods : (guint) periods, unit);
  /* Translators: of another event, from this one: "two months before", "two months after". */
  return g_strdup_printf (periods < 0 ? C_ ("distance", "%s before") : C_ ("distance", "%s after"),
                          length);
}

char *
jct_words_capitalise (char *text)
{
  const char *rest = g_utf8_next_char (text);
  g_autofree char *first = *text == '\0' ? g_strdup ("") : g_utf8_strup (text, rest - text);
  char *capitalised = g_strconcat (first, *text == '\0' ? "" : rest, NULL);

  g_free (text);
  return capitalised;
}

char *
jct_words_decimals (double value, int decimals)
{
  return jct_format_value (value, decimals);
}

char *
jct_words_mean (double value)
{
  double size = fabs (value);
  int decimals = 0;

  if (size >= 1e15)
    return g_strdup_printf ("%.3g", value);
  if (size != 0 && size < 1e-6)
    return g_strdup_printf ("%.2g", value);
  if (size != 0 && size < 1)
    decimals = 1 - (int) floor (log10 (size));
  else if (size < 9.95)
    decimals = 1;
  /* No ".0". */
  for (double scale = pow (10, decimals - 1); decimals > 0; decimals--, scale /= 10)
    if (round (value * scale * 10) != round (value * scale) * 10)
      break;
  return jct_words_decimals (value, decimals);
}

char *
jct_words_count (double value, const char *unit)
{
  g_autofree char *number = jct_words_mean (value);

  /* "1 encounters" would be wrong, and the singular of the unit is not known. */
  if (unit == NULL || *unit == '\0' || strcmp (number, "1") == 0)
    return g_steal_pointer (&number);
  return g_strconcat (number, " ", unit, NULL);
}

char *
jct_words_change (double value)
{
  g_autofree char *size = jct_words_mean (fabs (value));

  /* What is left of rounding is no change. */
  if (fabs (value) < 1e-9)
    return g_strdup ("0");
  return g_strconcat (value < 0 ? "−" : "+", size, NULL);
}

char *
jct_words_ratio (double value)
{
  if (value >= 1e6 || (value != 0 && value < 0.005))
    return g_strdup_printf ("%.2g", value);
  return jct_words_decimals (value, value < 0.995 ? 2 : value < 9.95 ? 1 : 0);
}
