/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "io/jct-io-error.h"
#include "io/jct-json-write.h"
#include "io/jct-limits.h"
#include "io/jct-number.h"
#include "io/jct-table-reader-private.h"
#include "model/jct-vintage.h"

/* ---- errors ---- */

static char *
cell_place (const JctTableCell *cell)
{
  const JctTableReader *reader = cell->reader;
  g_autofree char *row = NULL;

  if (reader->pointer == NULL)
    {
      g_autofree char *line = jct_io_place_line (cell->line, 0);
      g_autofree char *name = jct_io_quote (cell->field->name, -1);

      /* Translators: a place in a CSV file: 'line 3, field "month"'. */
      return g_strdup_printf (_ ("%s, field %s"), line, name);
    }
  row = jct_json_pointer_index (reader->pointer, cell->row);
  if (cell->column >= 0)
    return jct_json_pointer_index (row, (gsize) cell->column);
  return jct_json_pointer_key (row, cell->field->name);
}

static gboolean
cell_fail (const JctTableCell *cell,
           JctIoError code,
           const char *expected,
           const char *found,
           GError **error)
{
  g_autofree char *place = cell_place (cell);

  jct_io_error_set (error, code, cell->reader->file, place, _ ("Expected %s, found %s."), expected,
                    found);
  return FALSE;
}

static gboolean
cell_fail_json (const JctTableCell *cell, const char *expected, const json_t *found, GError **error)
{
  g_autofree char *description = jct_json_describe (found);

  return cell_fail (cell, JCT_IO_ERROR_STRUCTURE, expected, description, error);
}

static gboolean
cell_fail_text (const JctTableCell *cell,
                JctIoError code,
                const char *expected,
                const char *found,
                GError **error)
{
  g_autofree char *quoted = jct_io_quote (found, -1);

  return cell_fail (cell, code, expected, quoted, error);
}

static const char *
expected_period (JctPeriodKind kind)
{
  switch (kind.unit)
    {
    case JCT_PERIOD_DAY:
      return _ ("a day such as 2024-05-09");
    case JCT_PERIOD_WEEK:
      return _ ("a week such as 2024-W05");
    case JCT_PERIOD_QUARTER:
      return _ ("a quarter such as 2024-Q1");
    case JCT_PERIOD_YEAR:
      return _ ("a year such as 2024");
    case JCT_PERIOD_FISCAL_YEAR:
      return _ ("a fiscal year such as FY2024");
    case JCT_PERIOD_MONTH:
    default:
      return _ ("a month such as 2024-05");
    }
}

/* ---- cells ---- */

/* Whether the field's last text is `text`; remembers it if not. */
static gboolean
is_last_text (JctLastText *last, const char *text, gsize length)
{
  if (last->valid && last->text->len == length && memcmp (last->text->str, text, length) == 0)
    return TRUE;
  last->valid = FALSE;
  g_string_truncate (last->text, 0);
  g_string_append_len (last->text, text, (gssize) length);
  return FALSE;
}

/* A date field whose table counts coarser periods names the first day of its period. */
gboolean
jct_table_reader_parse_period (const JctTableReader *reader,
                               const JctField *field,
                               const char *text,
                               JctPeriod *period)
{
  JctPeriodKind kind = reader->schema->kind;
  JctPeriod day;

  if (jct_period_parse (text, kind, period))
    return TRUE;
  if (kind.unit == JCT_PERIOD_FISCAL_YEAR && field->type == JCT_FIELD_YEAR
      && jct_period_parse (text, jct_period_kind (JCT_PERIOD_YEAR, 1), period))
    {
      *period = jct_period (kind, period->ordinal);
      return TRUE;
    }
  if (field->type != JCT_FIELD_DATE
      || !jct_period_parse (text, jct_period_kind (JCT_PERIOD_DAY, 1), &day))
    return FALSE;
  *period = jct_period_convert (day, kind);
  return jct_period_first_day (*period) == day.ordinal;
}

static gboolean
take_time (JctTableCell *cell, const char *text, gsize length, GError **error)
{
  JctTableReader *reader = cell->reader;
  JctLastText *last = &reader->last[cell->field_index];
  JctPeriod period;

  if (!is_last_text (last, text, length))
    {
      if (!jct_table_reader_parse_period (reader, cell->field, text, &period))
        return cell_fail_text (cell, JCT_IO_ERROR_VALUE, expected_period (reader->schema->kind),
                               text, error);
      last->meaning = (guint32) period.ordinal;
      last->valid = TRUE;
    }
  reader->row_ordinal = (gint32) last->meaning;
  jct_table_builder_add_row (reader->builder, reader->row_ordinal);
  return TRUE;
}

static gboolean
check_published (const JctTableCell *cell, const char *text, gsize length, GError **error)
{
  const char *expected = _ ("the date of publication, such as 2024-01-26");
  JctEdtf date;

  if (length == 0)
    return cell_fail (cell, JCT_IO_ERROR_STRUCTURE, expected, _ ("nothing"), error);
  return jct_vintage_parse_date (text, &date, NULL)
         || cell_fail_text (cell, JCT_IO_ERROR_VALUE, expected, text, error);
}

static gboolean
take_dimension (JctTableCell *cell, const char *text, gsize length, GError **error)
{
  JctTableReader *reader = cell->reader;
  JctLastText *last = &reader->last[cell->field_index];

  if (!is_last_text (last, text, length))
    {
      if (cell->field->is_published && !check_published (cell, text, length, error))
        return FALSE;
      last->meaning
        = jct_table_builder_intern (reader->builder, cell->field->index, text, (gssize) length);
      last->valid = last->meaning != JCT_CODE_NONE;
    }
  reader->row_codes[cell->field_index] = last->meaning;
  /* A full dimension makes the builder's finish fail with the reason. */
  if (last->valid)
    jct_table_builder_set_code (reader->builder, cell->field->index, last->meaning);
  return TRUE;
}

static gboolean
take_qualifier (JctTableCell *cell, const char *text, GError **error)
{
  JctQualifier qualifier;

  if (!jct_qualifier_from_name (text, &qualifier))
    return cell_fail_text (cell, JCT_IO_ERROR_VALUE,
                           _ ("exact, about, nearly, just-over, more-than, at-least or at-most"),
                           text, error);
  jct_table_builder_set_qualifier (cell->reader->builder, cell->field->index, qualifier);
  return TRUE;
}

static gboolean
take_real (JctTableCell *cell, double value, GError **error)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (cell->field->type == JCT_FIELD_NUMBER)
    {
      if (!isfinite (value))
        return cell_fail (cell, JCT_IO_ERROR_VALUE, _ ("a finite number"),
                          g_ascii_dtostr (buffer, sizeof buffer, value), error);
      jct_table_builder_set_real (cell->reader->builder, cell->field->index, value);
      return TRUE;
    }
  /* 12.0 is a whole number however it is written; beyond 2^53 it may not be the one that was
   * meant. */
  if (value != floor (value) || fabs (value) > 9007199254740992.0)
    return cell_fail (cell, JCT_IO_ERROR_STRUCTURE, _ ("a whole number"),
                      g_ascii_formatd (buffer, sizeof buffer, "%.15g", value), error);
  jct_table_builder_set_integer (cell->reader->builder, cell->field->index, (gint64) value);
  return TRUE;
}

static gboolean
take_integer (JctTableCell *cell, gint64 value)
{
  if (cell->field->type == JCT_FIELD_NUMBER)
    jct_table_builder_set_real (cell->reader->builder, cell->field->index, (double) value);
  else
    jct_table_builder_set_integer (cell->reader->builder, cell->field->index, value);
  return TRUE;
}

gboolean
jct_table_reader_is_missing_text (const JctTableReader *reader, const char *text)
{
  for (guint i = 0; i < reader->schema->missing->len; i++)
    if (strcmp (reader->schema->missing->pdata[i], text) == 0)
      return TRUE;
  return FALSE;
}

/* A value that is null or not there: a missing measure, an exact qualifier, the empty value of a
 * dimension. */
static gboolean
take_missing (JctTableCell *cell, GError **error)
{
  if (cell->field->role == JCT_FIELD_IS_TIME)
    return cell_fail (cell, JCT_IO_ERROR_STRUCTURE, expected_period (cell->reader->schema->kind),
                      _ ("nothing"), error);
  if (cell->field->role == JCT_FIELD_IS_DIMENSION)
    return take_dimension (cell, "", 0, error);
  return TRUE;
}

/* ---- cells of JSON ---- */

static const char *
expected_json (const JctField *field)
{
  if (field->role == JCT_FIELD_IS_MEASURE)
    return field->type == JCT_FIELD_INTEGER ? _ ("a whole number") : _ ("a number");
  switch (field->type)
    {
    case JCT_FIELD_INTEGER:
      return _ ("a whole number");
    case JCT_FIELD_NUMBER:
      return _ ("a number");
    case JCT_FIELD_BOOLEAN:
      return _ ("true or false");
    case JCT_FIELD_TEXT:
    case JCT_FIELD_DATE:
    case JCT_FIELD_YEARMONTH:
    case JCT_FIELD_YEAR:
    case JCT_FIELD_ANY:
    default:
      return _ ("a text");
    }
}

/* A dimension or the time in a type other than text, as the text that stands for it. */
static gboolean
take_json_scalar (JctTableCell *cell, const json_t *value, GError **error)
{
  JctFieldType type = cell->field->type;
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  const char *text = NULL;

  if (json_is_integer (value)
      && (type == JCT_FIELD_INTEGER || type == JCT_FIELD_NUMBER || type == JCT_FIELD_YEAR
          || type == JCT_FIELD_ANY))
    {
      /* Years have four digits: 0044, -0044. */
      if (type == JCT_FIELD_YEAR)
        g_snprintf (buffer, sizeof buffer, "%0*" JSON_INTEGER_FORMAT,
                    json_integer_value (value) < 0 ? 5 : 4, json_integer_value (value));
      else
        g_snprintf (buffer, sizeof buffer, "%" JSON_INTEGER_FORMAT, json_integer_value (value));
      text = buffer;
    }
  else if (json_is_real (value) && (type == JCT_FIELD_NUMBER || type == JCT_FIELD_ANY))
    {
      g_string_truncate (cell->reader->number, 0);
      jct_json_write_real (cell->reader->number, json_real_value (value));
      text = cell->reader->number->str;
    }
  else if (json_is_boolean (value) && (type == JCT_FIELD_BOOLEAN || type == JCT_FIELD_ANY))
    text = json_is_true (value) ? "true" : "false";
  if (text == NULL)
    return cell_fail_json (cell,
                           cell->field->role == JCT_FIELD_IS_TIME
                             ? expected_period (cell->reader->schema->kind)
                             : expected_json (cell->field),
                           value, error);
  if (cell->field->role == JCT_FIELD_IS_TIME)
    return take_time (cell, text, strlen (text), error);
  return take_dimension (cell, text, strlen (text), error);
}

static gboolean
take_json_measure (JctTableCell *cell, const json_t *value, GError **error)
{
  if (json_is_integer (value))
    return take_integer (cell, json_integer_value (value));
  if (json_is_real (value))
    return take_real (cell, json_real_value (value), error);
  return cell_fail_json (cell, expected_json (cell->field), value, error);
}

gboolean
jct_table_field_takes_text (const JctField *field)
{
  return field->role != JCT_FIELD_IS_DIMENSION
         || (field->type != JCT_FIELD_INTEGER && field->type != JCT_FIELD_NUMBER
             && field->type != JCT_FIELD_BOOLEAN);
}

gboolean
jct_table_cell_take_json (JctTableCell *cell, const json_t *value, GError **error)
{
  const char *text = json_string_value (value);

  if (cell->field->role == JCT_FIELD_IS_IGNORED)
    return TRUE;
  if (value == NULL || json_is_null (value)
      || (text != NULL && cell->reader->schema->missing_given
          && jct_table_reader_is_missing_text (cell->reader, text)))
    return take_missing (cell, error);
  if (cell->field->role == JCT_FIELD_IS_MEASURE)
    return take_json_measure (cell, value, error);
  if (cell->field->role == JCT_FIELD_IS_QUALIFIER && text == NULL)
    return cell_fail_json (cell, _ ("a text"), value, error);
  if (text == NULL || !jct_table_field_takes_text (cell->field))
    return take_json_scalar (cell, value, error);
  if (cell->field->role == JCT_FIELD_IS_TIME)
    return take_time (cell, text, json_string_length (value), error);
  if (cell->field->role == JCT_FIELD_IS_QUALIFIER)
    return take_qualifier (cell, text, error);
  return take_dimension (cell, text, json_string_length (value), error);
}

/* ---- cells of CSV ---- */

static gboolean
take_csv_measure (JctTableCell *cell, const char *text, GError **error)
{
  JctNumber number;

  if (strnlen (text, JCT_LIMIT_NUMBER_CHARS + 1) > JCT_LIMIT_NUMBER_CHARS)
    return cell_fail_text (cell, JCT_IO_ERROR_LIMIT, expected_json (cell->field), text, error);
  if (!jct_number_parse (text, &number))
    return cell_fail_text (cell, JCT_IO_ERROR_VALUE, expected_json (cell->field), text, error);
  return number.is_integer ? take_integer (cell, number.integer)
                           : take_real (cell, number.real, error);
}

/* A cell of a type other than text. */
static gboolean
take_csv_typed (JctTableCell *cell, const char *text, GError **error)
{
  g_autoptr (json_t) value = NULL;

  if (strlen (text) > JCT_LIMIT_NUMBER_CHARS)
    return cell_fail_text (cell, JCT_IO_ERROR_LIMIT, expected_json (cell->field), text, error);
  if (cell->field->type == JCT_FIELD_BOOLEAN)
    {
      if (strcmp (text, "true") == 0 || strcmp (text, "false") == 0)
        value = json_boolean (*text == 't');
    }
  else
    {
      JctNumber number;

      if (jct_number_parse (text, &number))
        value = number.is_integer ? json_integer (number.integer) : json_real (number.real);
    }
  if (value == NULL)
    return cell_fail_text (cell, JCT_IO_ERROR_VALUE, expected_json (cell->field), text, error);
  return jct_table_cell_take_json (cell, value, error);
}

gboolean
jct_table_cell_take_csv (JctTableCell *cell, const char *text, GError **error)
{
  if (cell->field->role == JCT_FIELD_IS_IGNORED)
    return TRUE;
  if (jct_table_reader_is_missing_text (cell->reader, text))
    return take_missing (cell, error);
  switch (cell->field->role)
    {
    case JCT_FIELD_IS_TIME:
      return take_time (cell, text, strlen (text), error);
    case JCT_FIELD_IS_MEASURE:
      return take_csv_measure (cell, text, error);
    case JCT_FIELD_IS_QUALIFIER:
      return take_qualifier (cell, text, error);
    case JCT_FIELD_IS_DIMENSION:
    case JCT_FIELD_IS_IGNORED:
    default:
      return jct_table_field_takes_text (cell->field)
               ? take_dimension (cell, text, strlen (text), error)
               : take_csv_typed (cell, text, error);
    }
}
