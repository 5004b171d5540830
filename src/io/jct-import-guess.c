/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/jct-import-plan-private.h"
#include "io/jct-import-values.h"
#include "io/jct-io-error.h"

#define MIN_PERIOD_COLUMNS 2

static void
add_note (JctImportPlan *plan, char *note)
{
  g_ptr_array_add (plan->notes, note);
}

/* ---- columns ---- */

static void
note_two_ways (JctImportPlan *plan, const JctImportProfileColumn *column, char decimal)
{
  g_autofree char *quoted = NULL;

  if (!column->has_two_ways || !jct_import_values_are_numbers (column, '.')
      || !jct_import_values_are_numbers (column, ','))
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
add_columns (JctImportPlan *plan, const JctImportProfile *profile, const JctReadOptions *options)
{
  gboolean comma = jct_import_values_have_comma (profile);
  char given = options != NULL ? options->decimal : '\0';

  for (guint i = 0; i < profile->columns->len; i++)
    {
      const JctImportProfileColumn *profiled = profile->columns->pdata[i];
      JctImportColumn *column = jct_import_plan_add_column (plan, profiled->name);

      jct_import_values_copy_samples (column, profiled);
      column->decimal = given != '\0' ? given : jct_import_values_find_decimal (profiled, comma);
      jct_import_values_complete (column, profiled);
    }
}

/* ---- columns that are periods ---- */

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
      int notation = jct_import_values_name_notation (column->name, &unit);

      if (notation < 0 || (n > 0 && (notation != (int) plan->notation || unit != plan->unit))
          || (!jct_import_values_are_numbers (profiled, column->decimal)
              && profiled->n_values > profiled->n_marked))
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

/* The column of a name that was given; NULL with an error. */
static JctImportColumn *
find_given (const JctImportPlan *plan,
            const JctLoadContext *context,
            const char *name,
            GError **error)
{
  int index = jct_import_plan_find (plan, name);
  g_autofree char *quoted = jct_io_quote (name, -1);
  g_autofree char *names = NULL;

  if (index >= 0)
    return plan->columns->pdata[index];
  names = jct_import_plan_list_names (plan);
  jct_io_error_set (error, JCT_IO_ERROR_REFERENCE, context->name, NULL,
                    /* Translators: the name of a column, then the names of all columns. */
                    _ ("The table has no column %s; its columns are %s."), quoted, names);
  return NULL;
}

static gboolean
check_names (const JctImportPlan *plan,
             const JctLoadContext *context,
             const char *const *names,
             GError **error)
{
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (find_given (plan, context, names[i], error) == NULL)
      return FALSE;
  return TRUE;
}

/* The roles that jct-field-guess.h does not know, after all others. */
static gboolean
set_others (JctImportPlan *plan, const JctLoadContext *context, GError **error)
{
  const JctImportGiven *others = context->options != NULL ? context->options->others : NULL;

  for (; others != NULL && others->name != NULL; others++)
    {
      JctImportColumn *column = find_given (plan, context, others->name, error);

      if (column == NULL)
        return FALSE;
      column->role = others->role;
      if (others->role == JCT_IMPORT_MONTH)
        plan->unit = JCT_PERIOD_MONTH;
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
  int notation = jct_import_values_find_notation (profiled);

  field->n_values = profiled->n_values;
  field->n_missing = profiled->n_missing;
  field->n_numbers
    = jct_import_values_are_numbers (profiled, column->decimal) ? profiled->n_values : 0;
  field->all_integer = column->is_integer;
  field->zero_led = profiled->zero_led;
  field->starts_period = profiled->starts_period || notation >= 0;
  field->is_period = notation >= 0;
  field->unit
    = notation >= 0 ? jct_import_values_find_unit (profiled, notation) : profiled->first_unit;
  g_string_assign (field->last, profiled->last->str);
}

/* Whether the column has a role already that the guess of a table's roles does not know. */
static gboolean
is_other (const JctReadOptions *options, const char *name)
{
  const JctImportGiven *others = options != NULL ? options->others : NULL;

  for (; others != NULL && others->name != NULL; others++)
    if (strcmp (others->name, name) == 0)
      return TRUE;
  return FALSE;
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

      if (!is_other (context->options, column->name))
        fill_field (jct_records_profile_get (fields, column->name), profile->columns->pdata[i],
                    column);
    }
  fields->n_records = profile->n_rows;
  return jct_records_guess (fields, context, JCT_IMPORT_TABLE_NAME, ignored, note, error);
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

/* There may be several dates in a row, of which one only can be the time. */
static void
note_other_times (JctImportPlan *plan, const JctImportProfile *profile)
{
  for (guint i = 0; i < plan->columns->len; i++)
    {
      const JctImportColumn *column = plan->columns->pdata[i];
      const JctImportProfileColumn *profiled = profile->columns->pdata[i];
      g_autofree char *quoted = NULL;

      if (column->role != JCT_IMPORT_DIMENSION || jct_import_values_are_numbers (profiled, '.')
          || jct_import_values_find_notation (profiled) < 0)
        continue;
      quoted = jct_io_quote (column->name, -1);
      add_note (plan, g_strdup_printf (
                        /* Translators: %s is the name of a field. */
                        _ ("%s holds periods, too, and could be the time."), quoted));
    }
}

static void
guess_time (JctImportPlan *plan, const JctImportProfile *profile)
{
  int time = find_role (plan, JCT_IMPORT_TIME);
  const JctImportProfileColumn *profiled = profile->columns->pdata[time];
  int notation = jct_import_values_take_time (plan, profiled);

  if (notation >= 0)
    note_time (plan, profiled, notation);
  if (plan->unit == JCT_PERIOD_YEAR && profiled->units[plan->notation] == JCT_PERIOD_YEAR)
    guess_month_column (plan, profile);
}

static void
guess_qualifiers (JctImportPlan *plan, const JctImportProfile *profile)
{
  for (guint i = 0; i < plan->columns->len; i++)
    {
      JctImportColumn *column = plan->columns->pdata[i];
      const JctImportProfileColumn *profiled = profile->columns->pdata[i];
      g_autofree char *lower = g_utf8_strdown (column->name, -1);

      if (column->role == JCT_IMPORT_DIMENSION && profiled->is_qualifier
          && profiled->n_values > profiled->n_marked && strstr (lower, "qualifier") != NULL)
        column->role = JCT_IMPORT_QUALIFIER;
    }
}

static gboolean
guess_table (JctImportPlan *plan,
             const JctImportProfile *profile,
             const JctLoadContext *context,
             GError **error)
{
  g_auto (GStrv) ignored = NULL;
  g_autofree char *note = NULL;
  g_autoptr (json_t) resource = guess_roles (plan, profile, context, &ignored, &note, error);

  if (resource == NULL)
    return FALSE;
  jct_import_plan_take_roles (plan, resource, (const char *const *) ignored);
  if (note != NULL)
    add_note (plan, g_steal_pointer (&note));
  guess_time (plan, profile);
  if (context->options == NULL || context->options->dimensions == NULL)
    guess_qualifiers (plan, profile);
  if (context->options == NULL || context->options->time == NULL)
    note_other_times (plan, profile);
  return set_others (plan, context, error);
}

static gboolean
guess_periods (JctImportPlan *plan, const JctLoadContext *context, GError **error)
{
  const JctReadOptions *options = context->options;

  complete_period_columns (plan, options);
  return options == NULL
         || (check_names (plan, context, options->dimensions, error)
             && check_names (plan, context, options->ignored, error)
             && set_others (plan, context, error));
}

static gboolean
has_given_events (const JctReadOptions *options)
{
  const JctImportGiven *others = options != NULL ? options->others : NULL;

  for (; others != NULL && others->name != NULL; others++)
    if (jct_import_role_is_event (others->role))
      return TRUE;
  return FALSE;
}

static gboolean
guess_columns (JctImportPlan *plan,
               const JctImportProfile *profile,
               const JctLoadContext *context,
               GError **error)
{
  const JctReadOptions *options = context->options;
  gboolean table_given = options != NULL && (options->time != NULL || options->measures != NULL);
  g_autoptr (GError) inner = NULL;

  if (has_given_events (options))
    return check_names (plan, context, options->ignored, error) && set_others (plan, context, error)
           && jct_import_guess_events (plan, profile, context, error);
  if (!table_given && guess_period_columns (plan, profile))
    return guess_periods (plan, context, error);
  if (guess_table (plan, profile, context, &inner))
    return TRUE;
  /* Nothing is counted: perhaps something happened. */
  if (!table_given && g_error_matches (inner, JCT_IO_ERROR, JCT_IO_ERROR_STRUCTURE)
      && jct_import_guess_events (plan, profile, context, NULL))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&inner));
  return FALSE;
}

static void
add_notes (JctImportPlan *plan, const JctImportProfile *profile)
{
  if (!plan->has_header)
    add_note (plan, g_strdup (_ ("The first row looks like the others: the columns have no names "
                                 "and are numbered.")));
  for (guint i = 0; i < plan->columns->len; i++)
    {
      const JctImportColumn *column = plan->columns->pdata[i];

      if (column->role == JCT_IMPORT_MEASURE)
        note_two_ways (plan, profile->columns->pdata[i], column->decimal);
    }
}

/* The plan without roles. */
static JctImportPlan *
make_plan (const JctLoadContext *context,
           const JctImportProfile *profile,
           JctImportFormat format,
           const char *encoding)
{
  const JctReadOptions *options = context->options;
  JctImportPlan *plan = jct_import_plan_new ();

  g_free (plan->encoding);
  plan->format = format;
  plan->encoding = g_strdup (encoding);
  plan->delimiter = profile->delimiter;
  plan->has_header = profile->has_header;
  if (options != NULL && options->missing != NULL)
    {
      g_strfreev (plan->missing);
      plan->missing = g_strdupv ((char **) options->missing);
    }
  add_columns (plan, profile, options);
  return plan;
}

JctImportPlan *
jct_import_plan_guess_text (const JctLoadContext *context,
                            JctImportFormat format,
                            const char *text,
                            gsize length,
                            const char *encoding,
                            GError **error)
{
  g_autoptr (JctImportProfile) profile
    = jct_import_profile_new (context, format, text, length, error);
  g_autoptr (JctImportPlan) plan = NULL;

  if (profile == NULL)
    return NULL;
  plan = make_plan (context, profile, format, encoding);
  if (!guess_columns (plan, profile, context, error))
    return NULL;
  if (context->options != NULL && context->options->has_unit)
    plan->unit = context->options->unit;
  add_notes (plan, profile);
  return g_steal_pointer (&plan);
}

JctImportPlan *
jct_import_plan_outline_text (const JctLoadContext *context,
                              JctImportFormat format,
                              const char *text,
                              gsize length,
                              const char *encoding,
                              GError **error)
{
  g_autoptr (JctImportProfile) profile
    = jct_import_profile_new (context, format, text, length, error);

  return profile != NULL ? make_plan (context, profile, format, encoding) : NULL;
}
