/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/jct-import-plan-private.h"
#include "io/jct-import-profile.h"
#include "io/jct-io-error.h"
#include "io/jct-json-scan.h"
#include "io/jct-number-text.h"
#include "io/jct-number.h"
#include "model/jct-edtf.h"

#define FISCAL_START 1
#define PERIOD_NAME "period"
#define VALUE_NAME "value"

typedef struct
{
  const JctImportPlan *plan;
  const JctLoadContext *context;
  JctCsvRowFunc func;
  gpointer user_data;
  gboolean is_wide;
  gboolean is_past_header;
  int month;          /* the column of months, or -1 */
  GPtrArray *fields;  /* of the row to be handed on, borrowed */
  GPtrArray *numbers; /* GString, one a column */
  GString *last_time; /* as the file has it */
  GString *period;    /* what it means */
  GPtrArray *periods; /* char *: of columns that are periods; NULL for others */
} Rows;

gboolean
jct_import_rows_are_wide (const JctImportPlan *plan)
{
  for (guint i = 0; i < plan->columns->len; i++)
    if (((JctImportColumn *) plan->columns->pdata[i])->role == JCT_IMPORT_PERIOD)
      return TRUE;
  return FALSE;
}

static gboolean
is_handed_on (const JctImportColumn *column)
{
  return column->role == JCT_IMPORT_TIME || column->role == JCT_IMPORT_DIMENSION
         || column->role == JCT_IMPORT_MEASURE || column->role == JCT_IMPORT_QUALIFIER;
}

/* A name that no column has. */
static char *
make_name (const JctImportPlan *plan, const char *wanted)
{
  g_autoptr (GString) name = g_string_new (wanted);

  while (jct_import_plan_find (plan, name->str) >= 0)
    g_string_append_c (name, '_');
  return g_string_free (g_steal_pointer (&name), FALSE);
}

char **
jct_import_rows_dup_names (const JctImportPlan *plan)
{
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; i < plan->columns->len; i++)
    {
      const JctImportColumn *column = plan->columns->pdata[i];

      if (is_handed_on (column))
        g_ptr_array_add (names, g_strdup (column->name));
    }
  if (jct_import_rows_are_wide (plan))
    {
      g_ptr_array_add (names, make_name (plan, PERIOD_NAME));
      g_ptr_array_add (names, make_name (plan, VALUE_NAME));
    }
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (names, FALSE);
}

/* ---- values ---- */

/* The text as a period of the plan, or FALSE. */
static gboolean
read_period (const JctImportPlan *plan, const char *text, JctPeriod *period)
{
  JctPeriodKind kind = jct_period_kind (plan->unit, FISCAL_START);
  JctPeriod whole;

  if (!jct_time_text_parse (text, plan->notation, FISCAL_START, period))
    return FALSE;
  if (period->kind.unit == plan->unit)
    return TRUE;
  /* The year alone does not say which of the two it is. */
  if ((period->kind.unit == JCT_PERIOD_YEAR && plan->unit == JCT_PERIOD_FISCAL_YEAR)
      || (period->kind.unit == JCT_PERIOD_FISCAL_YEAR && plan->unit == JCT_PERIOD_YEAR))
    {
      *period = jct_period (kind, period->ordinal);
      return TRUE;
    }
  if (period->kind.unit != JCT_PERIOD_DAY)
    return FALSE;
  whole = jct_period_convert (*period, kind);
  if (jct_period_first_day (whole) != period->ordinal)
    return FALSE;
  *period = whole;
  return TRUE;
}

/* The year of `text` and the month of `month` as one period. */
static gboolean
read_year_and_month (const char *text, const char *month, JctPeriod *period)
{
  int number = jct_import_parse_month (month);
  JctPeriod year;

  if (number == 0 || !jct_time_text_parse (text, JCT_TIME_STANDARD, FISCAL_START, &year)
      || year.kind.unit != JCT_PERIOD_YEAR)
    return FALSE;
  *period = jct_period (jct_period_kind (JCT_PERIOD_MONTH, 1), year.ordinal * 12 + number - 1);
  return TRUE;
}

static const char *
convert_time (Rows *rows, const char *text, const char *month)
{
  JctPeriod period;
  g_autofree char *result = NULL;

  if (month == NULL && rows->last_time->len > 0 && strcmp (rows->last_time->str, text) == 0)
    return rows->period->str;
  if (month != NULL && !read_year_and_month (text, month, &period))
    {
      /* No period, whatever the text alone would be: both are said to be none. */
      g_string_printf (rows->period, "%s %s", text, month);
      return rows->period->str;
    }
  if (month == NULL && !read_period (rows->plan, text, &period))
    return text;
  result = jct_period_to_text (period);
  g_string_assign (rows->last_time, text);
  g_string_assign (rows->period, result);
  return rows->period->str;
}

static gboolean
is_missing (const JctImportPlan *plan, const char *text)
{
  return jct_number_text_is_missing (text)
         || (*plan->missing != NULL && g_strv_contains ((const char *const *) plan->missing, text));
}

static const char *
convert_number (Rows *rows, guint column, const char *text)
{
  const JctImportColumn *planned = rows->plan->columns->pdata[column];
  GString *number = rows->numbers->pdata[column];
  JctNumber ignored;

  if (is_missing (rows->plan, text))
    return "";
  if (planned->decimal == '.' && jct_number_parse (text, &ignored))
    return text;
  return jct_number_text_normalise (text, planned->decimal, number) ? number->str : text;
}

/* ---- values for people ---- */

static char *
read_time_cell (const JctImportPlan *plan, const char *text, const char *month)
{
  JctPeriod period;

  if (month != NULL ? !read_year_and_month (text, month, &period)
                    : !read_period (plan, text, &period))
    return NULL;
  return jct_period_to_label (period, JCT_LABEL_LONG);
}

static char *
read_number_cell (const JctImportPlan *plan, const JctImportColumn *column, const char *text)
{
  g_autoptr (GString) number = g_string_new (NULL);

  if (is_missing (plan, text))
    return g_strdup ("");
  return jct_number_text_normalise (text, column->decimal, number)
           ? g_string_free (g_steal_pointer (&number), FALSE)
           : NULL;
}

static char *
read_date_cell (const JctImportPlan *plan, const char *text)
{
  g_autofree char *date = jct_import_event_dup_date (plan, text);
  JctEdtf edtf;

  return date != NULL && jct_edtf_parse (date, &edtf, NULL)
           ? jct_edtf_to_label (&edtf, JCT_LABEL_LONG)
           : NULL;
}

char *
jct_import_rows_read_cell (
  const JctImportPlan *plan, guint column, const char *text, const char *month, gboolean *is_wrong)
{
  const JctImportColumn *planned = plan->columns->pdata[column];
  char *read = NULL;

  *is_wrong = FALSE;
  if (planned->role == JCT_IMPORT_TIME)
    read = read_time_cell (plan, text, month);
  else if (planned->role == JCT_IMPORT_MEASURE || planned->role == JCT_IMPORT_PERIOD)
    read = read_number_cell (plan, planned, text);
  else if (planned->role == JCT_IMPORT_EVENT_DATE
           || (planned->role == JCT_IMPORT_EVENT_END && *text != '\0'))
    read = read_date_cell (plan, text);
  else
    return g_strdup (text);
  *is_wrong = read == NULL;
  return read != NULL ? read : g_strdup (text);
}

/* ---- rows ---- */

static gboolean
hand_on (Rows *rows, const JctCsvRow *row, GError **error)
{
  JctCsvRow converted = { row->line, rows->fields->len, (const char *const *) rows->fields->pdata };

  return rows->func (&converted, rows->user_data, error);
}

static void
convert_fields (Rows *rows, const JctCsvRow *row)
{
  g_ptr_array_set_size (rows->fields, 0);
  for (guint i = 0; i < row->n_fields; i++)
    {
      const JctImportColumn *column = rows->plan->columns->pdata[i];
      const char *text = row->fields[i];

      if (!is_handed_on (column))
        continue;
      if (column->role == JCT_IMPORT_TIME)
        text = convert_time (rows, text, rows->month >= 0 ? row->fields[rows->month] : NULL);
      else if (column->role == JCT_IMPORT_MEASURE)
        text = convert_number (rows, i, text);
      g_ptr_array_add (rows->fields, (gpointer) text);
    }
}

/* One row for each column that is a period and has a value. */
static gboolean
hand_on_periods (Rows *rows, const JctCsvRow *row, GError **error)
{
  guint n = rows->fields->len;

  for (guint i = 0; i < row->n_fields; i++)
    {
      const char *number;

      if (rows->periods->pdata[i] == NULL)
        continue;
      number = convert_number (rows, i, row->fields[i]);
      if (*number == '\0')
        continue;
      g_ptr_array_set_size (rows->fields, (gint) n);
      g_ptr_array_add (rows->fields, rows->periods->pdata[i]);
      g_ptr_array_add (rows->fields, (gpointer) number);
      if (!hand_on (rows, row, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
take_row (const JctCsvRow *row, gpointer user_data, GError **error)
{
  Rows *rows = user_data;

  if (rows->is_past_header && row->n_fields != rows->plan->columns->len)
    {
      g_autofree char *place = jct_io_place_line (row->line, 0);

      jct_io_error_set_n_values (error, rows->context->name, place, row->n_fields,
                                 rows->plan->columns->len);
      return FALSE;
    }
  if (!rows->is_past_header)
    {
      rows->is_past_header = TRUE;
      return jct_import_plan_check_names (rows->plan, rows->context, row->fields, row->n_fields,
                                          error);
    }
  convert_fields (rows, row);
  return rows->is_wide ? hand_on_periods (rows, row, error) : hand_on (rows, row, error);
}

static void
free_string (gpointer string)
{
  g_string_free (string, TRUE);
}

static gboolean
name_periods (Rows *rows, GError **error)
{
  for (guint i = 0; i < rows->plan->columns->len; i++)
    {
      const JctImportColumn *column = rows->plan->columns->pdata[i];
      JctPeriod period;

      g_ptr_array_add (rows->numbers, g_string_new (NULL));
      g_ptr_array_add (rows->periods, NULL);
      if (column->role == JCT_IMPORT_MONTH)
        rows->month = (int) i;
      if (column->role != JCT_IMPORT_PERIOD)
        continue;
      if (!read_period (rows->plan, column->name, &period))
        {
          g_autofree char *quoted = jct_io_quote (column->name, -1);

          jct_io_error_set (error, JCT_IO_ERROR_VALUE, rows->context->name, NULL,
                            _ ("The column %s is to be a period, and is not named after one."),
                            quoted);
          return FALSE;
        }
      rows->periods->pdata[i] = jct_period_to_text (period);
    }
  return TRUE;
}

gboolean
jct_import_plan_for_each_row (const JctImportPlan *plan,
                              const JctLoadContext *context,
                              const char *text,
                              gsize length,
                              JctCsvRowFunc func,
                              gpointer user_data,
                              GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  JctImportSource source = { context, plan->format, text, length, plan->delimiter, NULL };

  for (guint i = 0; i < plan->columns->len; i++)
    g_ptr_array_add (names, ((JctImportColumn *) plan->columns->pdata[i])->name);
  g_ptr_array_add (names, NULL);
  source.names = (const char *const *) names->pdata;
  if (plan->format != JCT_IMPORT_CSV && !jct_json_scan (context, text, length, error))
    return FALSE;
  return jct_import_source_for_each (&source, func, user_data, error);
}

gboolean
jct_import_rows_for_each (const JctImportPlan *plan,
                          const JctLoadContext *context,
                          const char *text,
                          gsize length,
                          JctCsvRowFunc func,
                          gpointer user_data,
                          GError **error)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  g_autoptr (GPtrArray) numbers = g_ptr_array_new_with_free_func (free_string);
  g_autoptr (GPtrArray) periods = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) last_time = g_string_new (NULL);
  g_autoptr (GString) period = g_string_new (NULL);
  Rows rows = { plan,
                context,
                func,
                user_data,
                jct_import_rows_are_wide (plan),
                !plan->has_header,
                -1,
                fields,
                numbers,
                last_time,
                period,
                periods };

  return name_periods (&rows, error)
         && jct_import_plan_for_each_row (plan, context, text, length, take_row, &rows, error);
}
