/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/jct-import-values.h"

gboolean
jct_import_values_are_numbers (const JctImportProfileColumn *column, char decimal)
{
  gsize n = column->n_values - column->n_marked;

  return n > 0 && (decimal == '.' ? column->n_point : column->n_comma) == n;
}

int
jct_import_values_find_notation (const JctImportProfileColumn *column)
{
  if (column->n_values == 0 || column->n_marked > 0)
    return -1;
  for (int i = 0; i < JCT_N_TIME_NOTATIONS; i++)
    if ((column->notations & (1u << i)) != 0)
      return i;
  return -1;
}

JctPeriodUnit
jct_import_values_find_unit (const JctImportProfileColumn *column, int notation)
{
  return column->units[notation] == JCT_PERIOD_DAY && column->varies ? column->coarse[notation]
                                                                     : column->units[notation];
}

gboolean
jct_import_values_have_comma (const JctImportProfile *profile)
{
  gboolean point = FALSE;

  for (guint i = 0; i < profile->columns->len; i++)
    {
      const JctImportProfileColumn *column = profile->columns->pdata[i];

      if (jct_import_values_are_numbers (column, ',')
          && !jct_import_values_are_numbers (column, '.'))
        return TRUE;
      point = point
              || (jct_import_values_are_numbers (column, '.')
                  && !jct_import_values_are_numbers (column, ','));
    }
  return profile->delimiter == ';' && !point;
}

char
jct_import_values_find_decimal (const JctImportProfileColumn *column, gboolean comma)
{
  if (!jct_import_values_are_numbers (column, ','))
    return '.';
  return !jct_import_values_are_numbers (column, '.') || comma ? ',' : '.';
}

void
jct_import_values_complete (JctImportColumn *column, const JctImportProfileColumn *profiled)
{
  column->is_integer
    = jct_import_values_are_numbers (profiled, column->decimal)
      && (column->decimal == '.' ? profiled->is_whole_point : profiled->is_whole_comma);
}

void
jct_import_values_copy_samples (JctImportColumn *column, const JctImportProfileColumn *profiled)
{
  g_strfreev (column->samples);
  column->samples = g_new0 (char *, profiled->samples->len + 1);
  for (guint i = 0; i < profiled->samples->len; i++)
    column->samples[i] = g_strdup (profiled->samples->pdata[i]);
}

int
jct_import_values_name_notation (const char *name, JctPeriodUnit *unit)
{
  static const JctTimeNotation notations[]
    = { JCT_TIME_STANDARD, JCT_TIME_NAMED, JCT_TIME_MONTH_YEAR, JCT_TIME_YEAR_SPAN };
  JctPeriod period;

  for (guint i = 0; i < G_N_ELEMENTS (notations); i++)
    if (jct_time_text_parse (name, notations[i], 1, &period))
      {
        *unit = period.kind.unit;
        return (int) notations[i];
      }
  return -1;
}

int
jct_import_values_take_time (JctImportPlan *plan, const JctImportProfileColumn *profiled)
{
  int notation = jct_import_values_find_notation (profiled);

  plan->notation = notation >= 0 ? (JctTimeNotation) notation : JCT_TIME_STANDARD;
  plan->unit
    = notation >= 0 ? jct_import_values_find_unit (profiled, notation) : profiled->first_unit;
  return notation;
}
