/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a field's values have in common, from its column: each distinct text is looked at once. */
#include "config.h"

#include "io/jct-field-guess.h"

#define INTEGER_CHARS 24
/* A power of two: integers that were found to be periods lately. */
#define N_REMEMBERED 256

static gboolean
parse_integer (gint64 value, JctPeriod *period)
{
  char text[INTEGER_CHARS];

  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, value);
  return jct_period_parse_any (text, 1, period);
}

static void
set_first (JctFieldProfile *field, gboolean is_period, const JctPeriod *period)
{
  field->starts_period = is_period;
  field->is_period = is_period;
  if (is_period)
    field->unit = period->kind.unit;
}

static void
profile_texts (JctFieldProfile *field, const JctFlatColumn *column)
{
  guint n_texts = jct_text_column_get_n_texts (column->texts);
  JctPeriod period;

  set_first (field,
             jct_period_parse_any (jct_text_column_get_text (column->texts, column->first_code), 1,
                                   &period),
             &period);
  field->is_period = field->is_period && !column->has_real && !column->has_boolean;
  for (guint code = 0; code < n_texts && field->is_period; code++)
    {
      const char *text = jct_text_column_get_text (column->texts, code);

      /* It may stand for missing values alone. */
      if (*text == '\0' && !column->has_empty_text)
        continue;
      field->is_period = jct_period_parse_any (text, 1, &period) && period.kind.unit == field->unit;
    }
}

static void
profile_integers (JctFieldProfile *field, const JctFlatColumn *column)
{
  gint64 remembered[N_REMEMBERED] = { 0 };
  JctPeriod period;

  set_first (field, parse_integer (column->first_integer, &period), &period);
  for (gsize row = 0; row < column->n_rows && field->is_period; row++)
    {
      gint64 value = column->width == 4 ? ((const gint32 *) column->numbers)[row]
                                        : ((const gint64 *) column->numbers)[row];
      gint64 *place = &remembered[(guint64) value % N_REMEMBERED];

      /* 0 is no period: none is remembered that was not found to be one. */
      if ((value != 0 && *place == value) || (column->missing != NULL && column->missing[row] != 0))
        continue;
      field->is_period = parse_integer (value, &period) && period.kind.unit == field->unit;
      *place = value;
    }
  g_string_printf (field->last, "%" G_GINT64_FORMAT, column->last_integer);
}

static void
profile_column (JctFieldProfile *field, const JctFlatColumn *column)
{
  JctPeriod period;

  field->n_missing = column->n_null;
  field->n_values = column->n_rows - column->n_null - column->n_absent;
  field->all_integer = !column->has_real;
  /* Among texts there is one at least that is no number: how many are does not matter. */
  if (column->type == JCT_FLAT_INTEGERS || column->type == JCT_FLAT_REALS)
    field->n_numbers = field->n_values;
  if (column->type == JCT_FLAT_TEXTS)
    profile_texts (field, column);
  else if (column->type == JCT_FLAT_INTEGERS)
    profile_integers (field, column);
  else if (column->type == JCT_FLAT_REALS)
    {
      set_first (field, column->starts_integer && parse_integer (column->first_integer, &period),
                 &period);
      field->is_period = FALSE;
    }
}

void
jct_records_profile_add_flat (JctRecordsProfile *profile, const JctFlatTable *table)
{
  for (guint i = 0; i < table->columns->len; i++)
    {
      const JctFlatColumn *column = table->columns->pdata[i];

      profile_column (jct_records_profile_get (profile, column->name), column);
    }
  profile->n_records = table->n_rows;
}
