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

static gboolean
is_gap (gunichar c)
{
  return g_unichar_isspace (c) || c == '\'' || c == 0x2019 || c == 0x00a0 || c == 0x202f;
}

/* Without the marks between groups, the decimal mark a point; FALSE where a group has not three digits. */
static gboolean
ungroup (const char *text, char decimal, GString *digits)
{
  char group = decimal == ',' ? '.' : ',';
  guint n_group = 0;
  gboolean grouped = FALSE, whole = TRUE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_ascii_isdigit (*p))
        {
          g_string_append_c (digits, *p);
          n_group++;
        }
      else if (whole && *p == decimal)
        {
          if (grouped && n_group != 3)
            return FALSE;
          g_string_append_c (digits, '.');
          whole = FALSE;
        }
      else if (whole && n_group > 0 && (*p == group || is_gap (c)))
        {
          if (n_group > 3 || (grouped && n_group != 3))
            return FALSE;
          grouped = TRUE;
          n_group = 0;
        }
      else
        return FALSE;
    }
  return !whole || !grouped || n_group == 3;
}

gboolean
jct_read_value (const char *text, double *value)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  g_autofree char *bare = NULL;
  const char *start;
  gboolean negative;

  g_return_val_if_fail (text != NULL && value != NULL, FALSE);

  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;
  bare = g_strstrip (g_strdup (text));
  negative = g_str_has_prefix (bare, "-") || g_str_has_prefix (bare, "−");
  start = negative ? g_utf8_next_char (bare) : bare;
  if (!ungroup (start, localeconv ()->decimal_point[0], digits)
      || strpbrk (digits->str, "0123456789") == NULL)
    return FALSE;
  *value = g_ascii_strtod (digits->str, NULL) * (negative ? -1 : 1);
  return isfinite (*value);
}
