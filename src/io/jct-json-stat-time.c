/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/jct-json-stat-time.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/jct-io-error.h"
#include "io/jct-time-text.h"

#define FISCAL_START 1 /* JSON-stat does not say */

static gboolean
parse_category (const JctStatCategory *category, JctPeriod *period)
{
  return jct_time_text_parse_any (category->value, FISCAL_START, period)
         || jct_time_text_parse_any (category->label, FISCAL_START, period);
}

/* The first category that is no period; -1 if all are. */
static int
find_no_period (const JctStatDimension *dimension)
{
  JctPeriod period;

  for (guint i = 0; i < dimension->categories->len; i++)
    if (!parse_category (dimension->categories->pdata[i], &period))
      return (int) i;
  return -1;
}

static gboolean
is_called_time (const JctStatDimension *dimension)
{
  static const char *const names[]
    = { "time", "time_period", "tid",  "year", "month", "quarter", "week", "date",
        "day",  "period",      "años", "año",  "temps", "tiempo",  "zeit", NULL };
  g_autofree char *id = g_utf8_strdown (dimension->id, -1);

  return g_strv_contains (names, id);
}

/* Codes of places may look like years ("1103"); what has another name beside its code is none. */
static gboolean
has_own_labels (const JctStatDimension *dimension)
{
  for (guint i = 0; i < dimension->categories->len; i++)
    {
      const JctStatCategory *category = dimension->categories->pdata[i];
      JctPeriod period;

      if (strcmp (category->value, category->label) != 0
          && !jct_time_text_parse_any (category->label, FISCAL_START, &period))
        return TRUE;
    }
  return FALSE;
}

static gboolean
fail_no_time (GPtrArray *dimensions, const JctJsonPlace *at, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < dimensions->len; i++)
    {
      g_autofree char *quoted = jct_io_quote (((JctStatDimension *) dimensions->pdata[i])->id, -1);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", quoted);
    }
  return jct_json_fail_with (
    at, "dimension", JCT_IO_ERROR_STRUCTURE, error,
    /* Translators: %s is a list of names. */
    _ ("No dimension of the dataset holds periods such as 2024, 2024M05 or 2024-Q1; they are %s."),
    names->str);
}

static gboolean
fail_no_period (const JctStatDimension *dimension,
                guint index,
                const JctJsonPlace *at,
                GError **error)
{
  g_autofree char *pointer = jct_stat_dimension_pointer (dimension, at);
  JctJsonPlace place = { at->file, pointer };

  return jct_json_fail_value (&place, NULL,
                              _ ("a period such as 2024, 2024M05, 2024-Q1 or 2024W05"),
                              ((JctStatCategory *) dimension->categories->pdata[index])->value,
                              error);
}

static JctStatDimension *
find_dimension (GPtrArray *dimensions, const JctJsonPlace *at, GError **error)
{
  JctStatDimension *first_role = NULL;
  JctStatDimension *guess = NULL;

  for (guint i = 0; i < dimensions->len; i++)
    {
      JctStatDimension *dimension = dimensions->pdata[i];

      if (first_role == NULL && dimension->is_time)
        first_role = dimension;
      if (find_no_period (dimension) >= 0)
        continue;
      if (dimension->is_time)
        return dimension;
      if (guess == NULL ? is_called_time (dimension) || !has_own_labels (dimension)
                        : !is_called_time (guess) && is_called_time (dimension))
        guess = dimension;
    }
  if (first_role != NULL)
    fail_no_period (first_role, (guint) find_no_period (first_role), at, error);
  else if (guess == NULL)
    fail_no_time (dimensions, at, error);
  return first_role == NULL ? guess : NULL;
}

/* Two ids may mean one period, such as 2024-01 and 2024M01. */
static gboolean
check_distinct (const JctStatTime *time, const JctJsonPlace *at, GError **error)
{
  GPtrArray *categories = time->dimension->categories;
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < categories->len; i++)
    {
      if (time->used[i] && !g_hash_table_add (seen, GINT_TO_POINTER (time->ordinals[i])))
        {
          const JctStatCategory *category = categories->pdata[i];
          g_autofree char *pointer = jct_stat_dimension_pointer (time->dimension, at);
          g_autofree char *quoted = jct_io_quote (category->value, -1);
          JctJsonPlace place = { at->file, pointer };

          return jct_json_fail_with (&place, NULL, JCT_IO_ERROR_DUPLICATE, error,
                                     /* Translators: %s is the text of a period. */
                                     _ ("The period %s has two categories."), quoted);
        }
    }
  return TRUE;
}

gboolean
jct_stat_time_find (GPtrArray *dimensions,
                    const JctJsonPlace *at,
                    JctStatTime *time,
                    GError **error)
{
  JctStatDimension *dimension = find_dimension (dimensions, at, error);
  g_autofree JctPeriod *periods = NULL;
  guint n;

  if (dimension == NULL)
    return FALSE;
  n = dimension->categories->len;
  periods = g_new0 (JctPeriod, n);
  *time = (JctStatTime){ dimension, { 0, 1 }, g_new0 (gint32, n), g_new0 (gboolean, n), 0 };
  for (guint i = 0; i < n; i++)
    {
      parse_category (dimension->categories->pdata[i], &periods[i]);
      if (i == 0 || periods[i].kind.unit < time->kind.unit)
        time->kind = periods[i].kind;
    }
  for (guint i = 0; i < n; i++)
    {
      time->ordinals[i] = periods[i].ordinal;
      time->used[i] = jct_period_kind_equal (periods[i].kind, time->kind);
      time->n_left_out += !time->used[i];
    }
  if (check_distinct (time, at, error))
    return TRUE;
  jct_stat_time_clear (time);
  return FALSE;
}

void
jct_stat_time_clear (JctStatTime *time)
{
  g_clear_pointer (&time->ordinals, g_free);
  g_clear_pointer (&time->used, g_free);
}
