/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/jct-import-profile.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/jct-io-error.h"
#include "io/jct-limits.h"
#include "io/jct-number-text.h"
#include "io/jct-number.h"
#include "model/jct-edtf.h"

#define FISCAL_START 1 /* CSV does not say */
#define LOOKED_AT_LINES 20
#define MAX_SAMPLE_CHARS 80
#define MAX_PLAIN_DIGITS 18 /* fewer than a 64-bit integer has */

/* ---- delimiter ---- */

/* How often the delimiter stands in the line at `p` outside quotation marks; `*end` becomes the next line. */
static guint
count_in_line (const char *p, const char *limit, char delimiter, const char **end)
{
  gboolean quoted = FALSE;
  guint n = 0;

  for (; p < limit && (quoted || (*p != '\n' && *p != '\r')); p++)
    {
      quoted = quoted != (*p == '"');
      n += !quoted && *p == delimiter;
    }
  while (p < limit && (*p == '\n' || *p == '\r'))
    p++;
  *end = p;
  return n;
}

/* The number of lines, from the first on, that the delimiter parts as the first; `*n_fields` of each. */
static guint
count_alike (const char *text, gsize length, char delimiter, guint *n_fields)
{
  const char *limit = text + length;
  const char *p = text;
  guint first = count_in_line (p, limit, delimiter, &p);
  guint alike = first > 0;

  *n_fields = first + 1;
  for (guint i = 1; i < LOOKED_AT_LINES && p < limit; i++)
    alike += count_in_line (p, limit, delimiter, &p) == first && first > 0;
  return alike;
}

char
jct_import_guess_delimiter (const char *text, gsize length)
{
  static const char delimiters[] = { '\t', ';', '|', ',' };
  char best = '\0';
  guint most_alike = 0;
  guint most_fields = 0;

  for (guint i = 0; i < G_N_ELEMENTS (delimiters); i++)
    {
      guint n_fields;
      guint alike = count_alike (text, length, delimiters[i], &n_fields);

      if (alike > most_alike || (alike == most_alike && alike > 0 && n_fields > most_fields))
        {
          best = delimiters[i];
          most_alike = alike;
          most_fields = n_fields;
        }
    }
  return best;
}

/* ---- columns ---- */

static void
column_free (gpointer data)
{
  JctImportProfileColumn *column = data;

  g_free (column->name);
  g_ptr_array_unref (column->samples);
  g_string_free (column->last, TRUE);
  g_string_free (column->number, TRUE);
  g_free (column);
}

static JctImportProfileColumn *
column_new (const char *name)
{
  JctImportProfileColumn *column = g_new0 (JctImportProfileColumn, 1);

  column->name = g_strdup (name);
  column->samples = g_ptr_array_new_with_free_func (g_free);
  column->notations = (1u << JCT_N_TIME_NOTATIONS) - 1;
  column->is_whole_point = TRUE;
  column->is_whole_comma = TRUE;
  column->is_edtf = TRUE;
  column->is_qualifier = TRUE;
  column->last = g_string_new (NULL);
  column->number = g_string_new (NULL);
  for (guint i = 0; i < JCT_N_TIME_NOTATIONS; i++)
    column->coarse[i] = JCT_PERIOD_YEAR;
  return column;
}

static JctPeriodUnit
find_coarse (JctDay day)
{
  int month;
  int in_month;

  jct_day_to_date (day, NULL, &month, &in_month);
  if (in_month != 1)
    return JCT_PERIOD_DAY;
  if (month % 3 != 1)
    return JCT_PERIOD_MONTH;
  return month == 1 ? JCT_PERIOD_YEAR : JCT_PERIOD_QUARTER;
}

static void
look_for_periods (JctImportProfileColumn *column, const char *text)
{
  for (guint i = 0; i < JCT_N_TIME_NOTATIONS && column->notations != 0; i++)
    {
      gboolean known = column->n_values > column->n_marked;
      JctPeriod period;

      if ((column->notations & (1u << i)) == 0)
        continue;
      if (!jct_time_text_parse (text, i, FISCAL_START, &period)
          || (known && period.kind.unit != column->units[i]))
        {
          column->notations &= ~(1u << i);
          continue;
        }
      column->units[i] = period.kind.unit;
      if (period.kind.unit == JCT_PERIOD_DAY)
        column->coarse[i] = MIN (column->coarse[i], find_coarse (period.ordinal));
    }
}

static gboolean
look_for_number (JctImportProfileColumn *column, const char *text, char decimal, gboolean *is_whole)
{
  JctNumber number;

  if (!jct_number_text_normalise (text, decimal, column->number)
      || !jct_number_parse (column->number->str, &number))
    return FALSE;
  *is_whole = *is_whole && number.is_integer;
  return TRUE;
}

/* A short row of digits: a whole number, however its column marks thousands and fractions. */
static gboolean
is_plain (const char *text)
{
  gsize length = strspn (text, "0123456789");

  return length > 0 && length < MAX_PLAIN_DIGITS && text[length] == '\0';
}

static void
look_for_numbers (JctImportProfileColumn *column, const char *text)
{
  gboolean plain = is_plain (text);
  gboolean point = plain;
  gboolean comma = plain;

  if (!plain && column->n_point == column->n_values - column->n_marked)
    point = look_for_number (column, text, '.', &column->is_whole_point);
  if (!plain && column->n_comma == column->n_values - column->n_marked)
    comma = look_for_number (column, text, ',', &column->is_whole_comma);
  column->last_point = point;
  column->last_comma = comma;
  column->last_month
    = column->n_months == column->n_values - column->n_marked && jct_import_parse_month (text) > 0;
  column->has_two_ways = column->has_two_ways || (point && comma && strpbrk (text, ".,") != NULL);
  column->zero_led = column->zero_led || (text[0] == '0' && g_ascii_isdigit (text[1]));
}

static void
add_sample (JctImportProfileColumn *column, const char *text)
{
  if (column->samples->len == JCT_IMPORT_MAX_SAMPLES
      || g_ptr_array_find_with_equal_func (column->samples, text, g_str_equal, NULL))
    return;
  if (g_utf8_strlen (text, -1) > MAX_SAMPLE_CHARS)
    return;
  g_ptr_array_add (column->samples, g_strdup (text));
}

/* What only words and dates are, which the first value mostly decides. */
static void
look_for_words (JctImportProfileColumn *column, const char *text)
{
  JctQualifier qualifier;
  JctEdtf date;

  column->is_edtf = column->is_edtf && jct_edtf_parse (text, &date, NULL);
  column->is_qualifier = column->is_qualifier && jct_qualifier_from_name (text, &qualifier);
}

static void
look_at_value (JctImportProfileColumn *column, const char *text)
{
  gboolean is_first = column->n_values == column->n_marked;
  JctPeriod period;

  if (is_first)
    {
      column->starts_period = jct_time_text_parse (text, JCT_TIME_STANDARD, FISCAL_START, &period);
      column->first_unit = column->starts_period ? period.kind.unit : JCT_PERIOD_MONTH;
    }
  look_for_periods (column, text);
  look_for_words (column, text);
  look_for_numbers (column, text);
  column->varies = column->varies || !is_first;
}

/* Neighbours mostly repeat one another: of what is known already, only the numbers of values grow. */
static void
add_value (JctImportProfileColumn *column, const char *text, const char *const *missing)
{
  if (*text == '\0')
    {
      column->n_missing++;
      return;
    }
  if (column->n_values == 0 || strcmp (column->last->str, text) != 0)
    {
      add_sample (column, text);
      column->last_marked
        = jct_number_text_is_missing (text) || (missing != NULL && g_strv_contains (missing, text));
      if (!column->last_marked)
        look_at_value (column, text);
      g_string_assign (column->last, text);
    }
  column->n_values++;
  column->n_marked += column->last_marked;
  if (column->last_marked)
    return;
  column->n_point += column->last_point;
  column->n_comma += column->last_comma;
  column->n_months += column->last_month;
}

int
jct_import_parse_month (const char *text)
{
  JctPeriod period;
  g_autofree char *dated = NULL;
  guint64 number;

  if (g_ascii_isdigit (*text))
    return strlen (text) <= 2 && g_ascii_string_to_unsigned (text, 10, 1, 12, &number, NULL)
             ? (int) number
             : 0;
  if (!g_ascii_isalpha (*text) || strlen (text) > 9)
    return 0;
  dated = g_strconcat (text, " 2000", NULL);
  return jct_time_text_parse (dated, JCT_TIME_NAMED, FISCAL_START, &period)
           ? period.ordinal - 2000 * 12 + 1
           : 0;
}

/* ---- header ---- */

typedef enum
{
  LOOKS_EMPTY,
  LOOKS_PERIOD,
  LOOKS_NUMBER,
  LOOKS_TEXT,
} Looks;

static Looks
look_at (const char *text)
{
  g_autoptr (GString) number = g_string_new (NULL);
  JctPeriod period;

  if (*text == '\0')
    return LOOKS_EMPTY;
  if (jct_time_text_parse_any (text, FISCAL_START, &period)
      || jct_time_text_parse (text, JCT_TIME_DAY_MONTH_YEAR, FISCAL_START, &period)
      || jct_time_text_parse (text, JCT_TIME_MONTH_DAY_YEAR, FISCAL_START, &period))
    return LOOKS_PERIOD;
  return jct_number_text_normalise (text, '.', number)
             || jct_number_text_normalise (text, ',', number)
           ? LOOKS_NUMBER
           : LOOKS_TEXT;
}

typedef struct
{
  GArray *looks; /* Looks: of the first row's fields */
  gboolean is_first;
  gboolean alike;
} FirstRows;

/* Stops after two rows. */
static gboolean
look_at_row (const JctCsvRow *row, gpointer user_data, GError **error)
{
  FirstRows *rows = user_data;
  gboolean telling = FALSE;

  if (rows->is_first)
    {
      rows->is_first = FALSE;
      for (guint i = 0; i < row->n_fields; i++)
        {
          Looks looks = look_at (row->fields[i]);

          g_array_append_val (rows->looks, looks);
        }
      return TRUE;
    }
  rows->alike = row->n_fields == rows->looks->len;
  for (guint i = 0; i < row->n_fields && rows->alike; i++)
    {
      Looks first = g_array_index (rows->looks, Looks, i);
      Looks second = look_at (row->fields[i]);

      telling = telling || first == LOOKS_PERIOD || first == LOOKS_NUMBER;
      rows->alike = first == second || first == LOOKS_EMPTY || second == LOOKS_EMPTY;
    }
  rows->alike = rows->alike && telling;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CLOSED, "the first rows are known");
  return FALSE;
}

static gboolean
guess_header (const char *text, gsize length, char delimiter)
{
  JctLoadContext quiet = { .name = "" };
  g_autoptr (GArray) looks = g_array_new (FALSE, FALSE, sizeof (Looks));
  FirstRows rows = { looks, TRUE, FALSE };

  jct_csv_parse (&quiet, text, length, delimiter, look_at_row, &rows, NULL);
  return !rows.alike;
}

/* ---- the whole ---- */

typedef struct
{
  JctImportProfile *profile;
  const JctLoadContext *context;
  const char *const *missing; /* (nullable) */
  gboolean is_named;
} Profiling;

static gboolean
name_columns (Profiling *profiling, const JctCsvRow *row, GError **error)
{
  JctImportProfile *profile = profiling->profile;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *place = jct_io_place_line (row->line, 0);

  profiling->is_named = TRUE;
  for (guint i = 0; i < row->n_fields; i++)
    {
      g_autofree char *name = profile->has_header ? g_strdup (row->fields[i])
                                                  : g_strdup_printf (_ ("Column %u"), i + 1);

      if (*name == '\0')
        {
          jct_io_error_set (error, JCT_IO_ERROR_STRUCTURE, profiling->context->name, place,
                            _ ("Column %u of the header has no name."), i + 1);
          return FALSE;
        }
      g_ptr_array_add (profile->columns, column_new (name));
      if (!g_hash_table_add (seen, ((JctImportProfileColumn *) profile->columns->pdata[i])->name))
        {
          g_autofree char *quoted = jct_io_quote (name, -1);

          jct_io_error_set (error, JCT_IO_ERROR_DUPLICATE, profiling->context->name, place,
                            _ ("The header names the field %s twice."), quoted);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
profile_row (const JctCsvRow *row, gpointer user_data, GError **error)
{
  Profiling *profiling = user_data;
  JctImportProfile *profile = profiling->profile;

  if (!profiling->is_named)
    {
      if (!name_columns (profiling, row, error))
        return FALSE;
      if (profile->has_header)
        return TRUE;
    }
  if (row->n_fields != profile->columns->len)
    {
      g_autofree char *place = jct_io_place_line (row->line, 0);

      jct_io_error_set_n_values (error, profiling->context->name, place, row->n_fields,
                                 profile->columns->len);
      return FALSE;
    }
  for (guint i = 0; i < row->n_fields; i++)
    add_value (profile->columns->pdata[i], row->fields[i], profiling->missing);
  profile->n_rows++;
  return TRUE;
}

/* How the rows of CSV are to be parted. */
static void
find_shape (JctImportProfile *profile,
            const JctReadOptions *options,
            const char *text,
            gsize length)
{
  JctHeader header = options != NULL ? options->header : JCT_HEADER_GUESSED;

  profile->delimiter = options != NULL && options->delimiter != '\0'
                         ? options->delimiter
                         : jct_import_guess_delimiter (text, length);
  if (profile->delimiter == '\0')
    profile->delimiter = ',';
  profile->has_header = header == JCT_HEADER_GUESSED
                          ? guess_header (text, length, profile->delimiter)
                          : header == JCT_HEADER_PRESENT;
}

JctImportProfile *
jct_import_profile_new (const JctLoadContext *context,
                        JctImportFormat format,
                        const char *text,
                        gsize length,
                        GError **error)
{
  const JctReadOptions *options = context->options;
  g_autoptr (JctImportProfile) profile = g_new0 (JctImportProfile, 1);
  JctImportSource source = { context, format, text, length, ',', NULL };
  Profiling profiling = { profile, context, options != NULL ? options->missing : NULL, FALSE };
  g_auto (GStrv) fields = NULL;

  profile->columns = g_ptr_array_new_with_free_func (column_free);
  profile->delimiter = ',';
  profile->has_header = TRUE;
  if (format == JCT_IMPORT_CSV)
    find_shape (profile, options, text, length);
  else if ((fields = jct_import_source_dup_fields (&source, error)) == NULL)
    return NULL;
  source.delimiter = profile->delimiter;
  source.names = (const char *const *) fields;
  if (!jct_import_source_for_each (&source, profile_row, &profiling, error))
    return NULL;
  if (profile->n_rows == 0)
    {
      jct_io_error_set (error, JCT_IO_ERROR_STRUCTURE, context->name, NULL,
                        profile->columns->len == 0 ? _ ("The file is empty.")
                                                   : _ ("The file has a header and no rows."));
      return NULL;
    }
  return g_steal_pointer (&profile);
}

void
jct_import_profile_free (JctImportProfile *profile)
{
  g_ptr_array_unref (profile->columns);
  g_free (profile);
}
