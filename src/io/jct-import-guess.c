/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/jct-import-plan-private.h"
#include "io/jct-import-profile.h"
#include "io/jct-io-error.h"

#define MIN_PERIOD_COLUMNS 2

static void
add_note (JctImportPlan *plan, char *note)
{
  g_ptr_array_add (plan->notes, note);
}

/* ---- a column alone ---- */

static gboolean
is_number (const JctImportProfileColumn *column, char decimal)
{
  gsize n = column->n_values - column->n_marked;

  return n > 0 && (decimal == '.' ? column->n_point : column->n_comma) == n;
}

/* The first notation that all values share; -1 for none. */
static int
find_notation (const JctImportProfileColumn *column)
{
  if (column->n_values == 0 || column->n_marked > 0)
    return -1;
  for (int i = 0; i < JCT_N_TIME_NOTATIONS; i++)
    if ((column->notations & (1u << i)) != 0)
      return i;
  return -1;
}

static JctPeriodUnit
find_unit (const JctImportProfileColumn *column, int notation)
{
  return column->units[notation] == JCT_PERIOD_DAY && column->varies ? column->coarse[notation]
                                                                     : column->units[notation];
}

/* Whether the file's numbers have a decimal comma, for columns that can be read both ways. */
static gboolean
has_comma (const JctImportProfile *profile)
{
  gboolean point = FALSE;

  for (guint i = 0; i < profile->columns->len; i++)
    {
      const JctImportProfileColumn *column = profile->columns->pdata[i];

      if (is_number (column, ',') && !is_number (column, '.'))
        return TRUE;
      point = point || (is_number (column, '.') && !is_number (column, ','));
    }
  return profile->delimiter == ';' && !point;
}

static char
find_decimal (const JctImportProfileColumn *column, gboolean comma)
{
  if (!is_number (column, ','))
    return '.';
  return !is_number (column, '.') || comma ? ',' : '.';
}

static void
note_two_ways (JctImportPlan *plan, const JctImportProfileColumn *column, char decimal)
{
  g_autofree char *quoted = NULL;

  if (!column->has_two_ways || !is_number (column, '.') || !is_number (column, ','))
    return;
  quoted = jct_io_quote (column->name, -1);
  add_note (plan, g_strdup_printf (decimal == ','
                                     ? _ ("The numbers of %s can be read in two ways; a comma was "
                                          "taken for the decimal mark.")
                                     : _ ("The numbers of %s can be read in two ways; a point was "
                                          "taken for the decimal mark."),
                                   quoted));
}

static void
add_columns (JctImportPlan *plan, const JctImportProfile *profile)
{
  gboolean comma = has_comma (profile);

  for (guint i = 0; i < profile->columns->len; i++)
    {
      const JctImportProfileColumn *profiled = profile->columns->pdata[i];
      JctImportColumn *column = jct_import_plan_add_column (plan, profiled->name);

      g_strfreev (column->samples);
      column->samples = g_new0 (char *, profiled->samples->len + 1);
      for (guint j = 0; j < profiled->samples->len; j++)
        column->samples[j] = g_strdup (profiled->samples->pdata[j]);
      column->decimal = find_decimal (profiled, comma);
      column->is_integer
        = is_number (profiled, column->decimal)
          && (column->decimal == '.' ? profiled->is_whole_point : profiled->is_whole_comma);
    }
}

/* ---- columns that are periods ---- */

/* The notation in which a name is a period, of those that say themselves what they are; -1 for none. */
static int
find_name_notation (const char *name, JctPeriodUnit *unit)
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

/* Gives the columns that are named after periods of one kind and hold numbers their role. */
static gboolean
guess_period_columns (JctImportPlan *plan, const JctImportProfile *profile)
{
  guint n = 0;

  for (guint i = 0; i < plan->columns->len; i++)
    {
      JctImportColumn *column = plan->columns->pdata[i];
      const JctImportProfileColumn *profiled = profile->columns->pdata[i];
      JctPeriodUnit unit;
      int notation = find_name_notation (column->name, &unit);

      if (notation < 0 || (n > 0 && (notation != (int) plan->notation || unit != plan->unit))
          || (!is_number (profiled, column->decimal) && profiled->n_values > profiled->n_marked))
        continue;
      plan->notation = (JctTimeNotation) notation;
      plan->unit = unit;
      column->role = JCT_IMPORT_PERIOD;
      n++;
    }
  if (n >= MIN_PERIOD_COLUMNS)
    return TRUE;
  for (guint i = 0; i < plan->columns->len; i++)
    ((JctImportColumn *) plan->columns->pdata[i])->role = JCT_IMPORT_IGNORED;
  return FALSE;
}

/* Whether a column that is no period is a dimension: what is given has precedence. */
static gboolean
is_wanted (const JctReadOptions *options, const char *name)
{
  if (options == NULL)
    return TRUE;
  if (options->ignored != NULL && g_strv_contains (options->ignored, name))
    return FALSE;
  return options->dimensions == NULL || g_strv_contains (options->dimensions, name);
}

static gboolean
check_names (const JctImportPlan *plan,
             const JctLoadContext *context,
             const char *const *names,
             GError **error)
{
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *quoted = jct_io_quote (names[i], -1);

      if (jct_import_plan_find (plan, names[i]) >= 0)
        continue;
      jct_io_error_set (error, JCT_IO_ERROR_REFERENCE, context->name, NULL,
                        /* Translators: %s is the name of a column. */
                        _ ("The table has no column %s."), quoted);
      return FALSE;
    }
  return TRUE;
}

static void
complete_period_columns (JctImportPlan *plan, const JctReadOptions *options)
{
  guint n = 0;

  for (guint i = 0; i < plan->columns->len; i++)
    {
      JctImportColumn *column = plan->columns->pdata[i];

      if (column->role == JCT_IMPORT_PERIOD)
        n++;
      else
        column->role
          = is_wanted (options, column->name) ? JCT_IMPORT_DIMENSION : JCT_IMPORT_IGNORED;
    }
  add_note (plan, g_strdup_printf (
                    /* Translators: %u is a number. */
                    _ ("Guessed: %u columns are named after periods and hold the figures of these; "
                       "the other columns are dimensions."),
                    n));
}

/* ---- roles ---- */

/* What the guess of roles wants to know of a column. */
static void
fill_field (JctFieldProfile *field,
            const JctImportProfileColumn *profiled,
            const JctImportColumn *column)
{
  int notation = find_notation (profiled);

  field->n_values = profiled->n_values;
  field->n_missing = profiled->n_missing;
  field->n_numbers = is_number (profiled, column->decimal) ? profiled->n_values : 0;
  field->all_integer = column->is_integer;
  field->zero_led = profiled->zero_led;
  field->starts_period = profiled->starts_period || notation >= 0;
  field->is_period = notation >= 0;
  field->unit = notation >= 0 ? find_unit (profiled, notation) : profiled->first_unit;
  g_string_assign (field->last, profiled->last->str);
}

static json_t *
guess_roles (const JctImportPlan *plan,
             const JctImportProfile *profile,
             const JctLoadContext *context,
             char ***ignored,
             char **note,
             GError **error)
{
  g_autoptr (JctRecordsProfile) fields = jct_records_profile_new ();

  for (guint i = 0; i < plan->columns->len; i++)
    {
      const JctImportColumn *column = plan->columns->pdata[i];

      fill_field (jct_records_profile_get (fields, column->name), profile->columns->pdata[i],
                  column);
    }
  fields->n_records = profile->n_rows;
  return jct_records_guess (fields, context, JCT_IMPORT_TABLE_NAME, ignored, note, error);
}

static void
take_roles (JctImportPlan *plan, const json_t *resource, const char *const *ignored)
{
  const json_t *juncture = json_object_get (resource, "juncture");
  const char *time = json_string_value (json_object_get (juncture, "time"));
  const json_t *measures = json_object_get (juncture, "measures");

  for (guint i = 0; i < plan->columns->len; i++)
    {
      JctImportColumn *column = plan->columns->pdata[i];

      if (strcmp (column->name, time) == 0)
        column->role = JCT_IMPORT_TIME;
      else if (json_object_get (measures, column->name) != NULL)
        column->role = JCT_IMPORT_MEASURE;
      else
        column->role
          = g_strv_contains (ignored, column->name) ? JCT_IMPORT_IGNORED : JCT_IMPORT_DIMENSION;
    }
}

/* ---- the column of time ---- */

static int
find_role (const JctImportPlan *plan, JctImportRole role)
{
  for (guint i = 0; i < plan->columns->len; i++)
    if (((JctImportColumn *) plan->columns->pdata[i])->role == role)
      return (int) i;
  return -1;
}

static void
note_time (JctImportPlan *plan, const JctImportProfileColumn *profiled, int notation)
{
  g_autofree char *quoted = jct_io_quote (profiled->name, -1);
  guint both = (1u << JCT_TIME_DAY_MONTH_YEAR) | (1u << JCT_TIME_MONTH_DAY_YEAR);

  if (notation == JCT_TIME_DAY_MONTH_YEAR && (profiled->notations & both) == both)
    add_note (plan, g_strdup_printf (
                      /* Translators: %s is the name of a field. */
                      _ ("The dates of %s can have the day or the month first; the day was taken "
                         "to come first."),
                      quoted));
  if (profiled->units[notation] == JCT_PERIOD_DAY && plan->unit != JCT_PERIOD_DAY)
    add_note (plan, g_strdup_printf (
                      /* Translators: the name of a field, then "months", "quarters" or "years". */
                      _ ("All days of %s are the first of their period; they are read as %s."),
                      quoted, jct_period_unit_to_noun (plan->unit, 2)));
}

/* A column of months beside one of years makes months of both. */
static void
guess_month_column (JctImportPlan *plan, const JctImportProfile *profile)
{
  for (guint i = 0; i < plan->columns->len; i++)
    {
      JctImportColumn *column = plan->columns->pdata[i];
      const JctImportProfileColumn *profiled = profile->columns->pdata[i];
      g_autofree char *lower = g_utf8_strdown (column->name, -1);
      g_autofree char *quoted = NULL;

      if (column->role == JCT_IMPORT_TIME || column->role == JCT_IMPORT_IGNORED
          || profiled->n_values == 0 || profiled->n_missing > 0
          || profiled->n_months != profiled->n_values || strstr (lower, "month") == NULL)
        continue;
      column->role = JCT_IMPORT_MONTH;
      plan->unit = JCT_PERIOD_MONTH;
      quoted = jct_io_quote (column->name, -1);
      add_note (plan,
                g_strdup_printf (
                  /* Translators: %s is the name of a field. */
                  _ ("The months of %s and the years beside them are the time together; %s is no "
                     "dimension."),
                  quoted, quoted));
      return;
    }
}

static void
guess_time (JctImportPlan *plan, const JctImportProfile *profile)
{
  int time = find_role (plan, JCT_IMPORT_TIME);
  const JctImportProfileColumn *profiled = profile->columns->pdata[time];
  int notation = find_notation (profiled);

  plan->notation = notation >= 0 ? (JctTimeNotation) notation : JCT_TIME_STANDARD;
  plan->unit = notation >= 0 ? find_unit (profiled, notation) : profiled->first_unit;
  if (notation >= 0)
    note_time (plan, profiled, notation);
  if (plan->unit == JCT_PERIOD_YEAR && profiled->units[plan->notation] == JCT_PERIOD_YEAR)
    guess_month_column (plan, profile);
}

static gboolean
guess_columns (JctImportPlan *plan,
               const JctImportProfile *profile,
               const JctLoadContext *context,
               GError **error)
{
  const JctReadOptions *options = context->options;
  g_auto (GStrv) ignored = NULL;
  g_autofree char *note = NULL;
  g_autoptr (json_t) resource = NULL;

  if ((options == NULL || (options->time == NULL && options->measures == NULL))
      && guess_period_columns (plan, profile))
    {
      complete_period_columns (plan, options);
      return options == NULL
             || (check_names (plan, context, options->dimensions, error)
                 && check_names (plan, context, options->ignored, error));
    }
  resource = guess_roles (plan, profile, context, &ignored, &note, error);
  if (resource == NULL)
    return FALSE;
  take_roles (plan, resource, (const char *const *) ignored);
  if (note != NULL)
    add_note (plan, g_steal_pointer (&note));
  guess_time (plan, profile);
  return TRUE;
}

JctImportPlan *
jct_import_plan_guess_text (const JctLoadContext *context,
                            const char *text,
                            gsize length,
                            const char *encoding,
                            GError **error)
{
  char delimiter = context->options != NULL ? context->options->delimiter : '\0';
  g_autoptr (JctImportProfile) profile
    = jct_import_profile_new (context, text, length, delimiter, error);
  g_autoptr (JctImportPlan) plan = jct_import_plan_new ();

  if (profile == NULL)
    return NULL;
  g_free (plan->encoding);
  plan->encoding = g_strdup (encoding);
  plan->delimiter = profile->delimiter;
  plan->has_header = profile->has_header;
  add_columns (plan, profile);
  if (!guess_columns (plan, profile, context, error))
    return NULL;
  if (!plan->has_header)
    add_note (plan, g_strdup (_ ("The first row looks like the others: the columns have no names "
                                 "and are numbered.")));
  for (guint i = 0; i < plan->columns->len; i++)
    {
      const JctImportColumn *column = plan->columns->pdata[i];

      if (column->role == JCT_IMPORT_MEASURE)
        note_two_ways (plan, profile->columns->pdata[i], column->decimal);
    }
  return g_steal_pointer (&plan);
}
