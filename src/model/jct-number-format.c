/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/jct-number-format.h"

#include <locale.h>
#include <math.h>
#include <string.h>

/* Puts `separator` between groups of three digits of the whole part. */
static char *
group_digits (const char *digits, const char *separator)
{
  GString *grouped = g_string_new (NULL);
  gsize whole = strspn (digits, "0123456789");

  for (gsize i = 0; i < whole; i++)
    {
      if (i > 0 && (whole - i) % 3 == 0)
        g_string_append (grouped, separator);
      g_string_append_c (grouped, digits[i]);
    }
  g_string_append (grouped, digits + whole);
  return g_string_free (grouped, FALSE);
}

char *
jct_format_value (double value, int decimals)
{
  const struct lconv *locale = localeconv ();
  g_autofree char *plain = NULL, *text = NULL;
  double size = fabs (value);

  if (isnan (value))
    return g_strdup ("–");
  decimals = CLAMP (decimals, 0, 12);
  if (isinf (value))
    return g_strdup (value > 0 ? "∞" : "−∞");
  if (size >= 1e21)
    plain = g_strdup_printf ("%.6g", size);
  else if (locale->thousands_sep[0] != '\0' && locale->grouping[0] != '\0')
    plain = g_strdup_printf ("%'.*f", decimals, size);
  else
    {
      g_autofree char *digits = g_strdup_printf ("%.*f", decimals, size);

      /* The POSIX locale does not group; five digits without a mark are hard to read all the same.
       * Where the comma is the decimal point, the mark is a narrow space. */
      plain = group_digits (digits, locale->decimal_point[0] == ',' ? "\342\200\257" : ",");
    }
  text = g_locale_to_utf8 (plain, -1, NULL, NULL, NULL);
  if (text == NULL || g_utf8_validate (plain, -1, NULL))
    {
      g_free (text);
      text = g_utf8_make_valid (plain, -1);
    }
  /* Nothing is minus zero. */
  if (value < 0 && strpbrk (text, "123456789") != NULL)
    return g_strconcat ("−", text, NULL);
  return g_steal_pointer (&text);
}
