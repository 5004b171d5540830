/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/jct-cbp-fields.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  const char *normalised;
  const char *name;
  const char *title; /* (nullable) */
} columns[] = {
  { "fiscal_year", "fiscal_year", N_ ("Fiscal year") },
  { "month_grouping", "month_grouping", N_ ("Month grouping") },
  { "month_abbv", JCT_CBP_MONTH, NULL },
  { "component", "component", N_ ("Component") },
  { "land_border_region", "border", N_ ("Border region") },
  { "area_of_responsibility", "area", N_ ("Area of responsibility") },
  { "aor_abbv", "area_abbreviation", N_ ("Area, abbreviated") },
  { "state", "state", N_ ("State") },
  { "demographic", "demographic", N_ ("Demographic") },
  { "citizenship", "citizenship", N_ ("Citizenship") },
  { "title_of_authority", "authority", N_ ("Title of authority") },
  { "encounter_type", "encounter_type", N_ ("Encounter type") },
  { "encounter_count", JCT_CBP_COUNT, NULL },
};

static const struct
{
  const char *value;
  const char *label;
} demographics[] = {
  { "FMUA", N_ ("Family unit members") },
  { "Single Adults", N_ ("Single adults") },
  { "UC / Single Minors", N_ ("Unaccompanied children") },
  { "Accompanied Minors", N_ ("Accompanied minors") },
};

char *
jct_cbp_normalise_name (const char *name)
{
  GString *normalised = g_string_new (NULL);
  gboolean gap = FALSE;

  for (const char *p = name; *p != '\0'; p++)
    {
      if (!g_ascii_isalnum (*p))
        {
          gap = normalised->len > 0;
          continue;
        }
      if (gap)
        g_string_append_c (normalised, '_');
      gap = FALSE;
      g_string_append_c (normalised, g_ascii_tolower (*p));
    }
  return g_string_free (normalised, FALSE);
}

const char *
jct_cbp_column_name (const char *normalised)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (strcmp (columns[i].normalised, normalised) == 0)
      return columns[i].name;
  return NULL;
}

const char *
jct_cbp_dimension_title (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (strcmp (columns[i].name, name) == 0 && columns[i].title != NULL)
      return _ (columns[i].title);
  return NULL;
}

gboolean
jct_cbp_parse_year (const char *text, int *year)
{
  const char *p = text;
  int value = 0;

  if (g_ascii_strncasecmp (p, "FY", 2) == 0)
    p += 2;
  while (*p == ' ')
    p++;
  for (int i = 0; i < 4; i++, p++)
    {
      if (!g_ascii_isdigit (*p))
        return FALSE;
      value = value * 10 + g_ascii_digit_value (*p);
    }
  while (*p == ' ')
    p++;
  if (*p != '\0' && g_ascii_strcasecmp (p, "(FYTD)") != 0)
    return FALSE;
  *year = value;
  return value > 0;
}

gboolean
jct_cbp_parse_month (const char *text, int *month)
{
  static const char *const names[]
    = { "january", "february", "march",     "april",   "may",      "june",
        "july",    "august",   "september", "october", "november", "december" };
  gsize length = strlen (text);

  for (int i = 0; i < 12 && length >= 3; i++)
    if ((length == 3 || length == strlen (names[i]))
        && g_ascii_strncasecmp (text, names[i], length) == 0)
      {
        *month = i + 1;
        return TRUE;
      }
  return FALSE;
}

gboolean
jct_cbp_parse_count (const char *text, gint64 *count)
{
  const char *first_comma = strchr (text, ',');
  gsize length = strlen (text);
  gint64 value = 0;

  if (length == 0 || length > 24 || *text == ',')
    return FALSE;
  if (first_comma != NULL && first_comma - text > 3)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    {
      gsize left = length - 1 - i;

      if (text[i] == ',')
        {
          if (left % 4 != 3)
            return FALSE;
          continue;
        }
      if (!g_ascii_isdigit (text[i]) || (first_comma != NULL && left % 4 == 3))
        return FALSE;
      if (value > (G_MAXINT64 - 9) / 10)
        return FALSE;
      value = value * 10 + g_ascii_digit_value (text[i]);
    }
  *count = value;
  return TRUE;
}

gint32
jct_cbp_month_ordinal (int fiscal_year, int month)
{
  int year = month >= 10 ? fiscal_year - 1 : fiscal_year;

  return year * 12 + month - 1;
}

/* "EL SALVADOR" to "El Salvador"; small words stay small. */
static char *
title_case (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      gboolean start = TRUE;

      if (i > 0
          && (strcmp (words[i], "OF") == 0 || strcmp (words[i], "AND") == 0
              || strcmp (words[i], "THE") == 0))
        start = FALSE;
      for (char *p = words[i]; *p != '\0'; p++)
        {
          if (!start)
            *p = g_ascii_tolower (*p);
          start = !g_ascii_isalpha (*p) && *p != '\'' && (start || strchr ("(-/", *p) != NULL);
        }
    }
  return g_strjoinv (" ", words);
}

char *
jct_cbp_value_label (const char *dimension, const char *value)
{
  if (strcmp (dimension, "citizenship") == 0)
    {
      if (strcmp (value, "CHINA, PEOPLES REPUBLIC OF") == 0)
        return g_strdup (_ ("China"));
      return title_case (value);
    }
  if (strcmp (dimension, "demographic") == 0)
    {
      for (guint i = 0; i < G_N_ELEMENTS (demographics); i++)
        if (strcmp (demographics[i].value, value) == 0)
          return g_strdup (_ (demographics[i].label));
    }
  return NULL;
}
