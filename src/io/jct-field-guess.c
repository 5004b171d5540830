/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/jct-field-guess.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "io/jct-io-error.h"
#include "io/jct-number.h"

/* Bare numbers are years only in this range, unless the field's name says year. */
#define FIRST_LIKELY_YEAR 1800
#define LAST_LIKELY_YEAR 2100

typedef enum
{
  ROLE_NONE,
  ROLE_TIME,
  ROLE_MEASURE,
  ROLE_DIMENSION,
  ROLE_LEFT_OUT, /* as given; ROLE_NONE after the guess */
} Role;

/* ---- profile ---- */

static void
field_profile_free (gpointer data)
{
  JctFieldProfile *field = data;

  g_free (field->name);
  g_string_free (field->last, TRUE);
  g_free (field);
}

JctRecordsProfile *
jct_records_profile_new (void)
{
  JctRecordsProfile *profile = g_new0 (JctRecordsProfile, 1);

  profile->fields = g_ptr_array_new_with_free_func (field_profile_free);
  profile->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  return profile;
}

void
jct_records_profile_free (JctRecordsProfile *profile)
{
  g_hash_table_unref (profile->by_name);
  g_ptr_array_unref (profile->fields);
  g_free (profile);
}

JctFieldProfile *
jct_records_profile_get (JctRecordsProfile *profile, const char *name)
{
  JctFieldProfile *field = g_hash_table_lookup (profile->by_name, name);

  if (field != NULL)
    return field;
  field = g_new0 (JctFieldProfile, 1);
  field->name = g_strdup (name);
  field->all_integer = TRUE;
  field->is_period = TRUE;
  field->last = g_string_new (NULL);
  g_ptr_array_add (profile->fields, field);
  g_hash_table_insert (profile->by_name, field->name, field);
  return field;
}

/* All values must be periods of one unit; neighbours mostly repeat one another. */
static void
look_for_period (JctFieldProfile *field, const char *text)
{
  JctPeriod period;

  if (!field->is_period || (field->n_values > 0 && strcmp (field->last->str, text) == 0))
    return;
  if (!jct_period_parse_any (text, 1, &period))
    field->is_period = FALSE;
  else if (field->n_values == 0)
    {
      field->starts_period = TRUE;
      field->unit = period.kind.unit;
    }
  else if (period.kind.unit != field->unit)
    field->is_period = FALSE;
  g_string_assign (field->last, text);
}

static void
add_number (JctFieldProfile *field, gboolean is_integer)
{
  field->n_numbers++;
  field->all_integer = field->all_integer && is_integer;
}

void
jct_field_profile_add_text (JctFieldProfile *field, const char *text)
{
  JctNumber number;

  if (*text == '\0')
    {
      field->n_missing++;
      return;
    }
  look_for_period (field, text);
  if (jct_number_parse (text, &number))
    {
      add_number (field, number.is_integer);
      field->zero_led = field->zero_led || (text[0] == '0' && g_ascii_isdigit (text[1]));
    }
  field->n_values++;
}

gboolean
jct_field_profile_add_json (JctFieldProfile *field, const json_t *value)
{
  g_autofree char *text = NULL;

  if (json_is_object (value) || json_is_array (value))
    return FALSE;
  if (json_is_null (value))
    {
      field->n_missing++;
      return TRUE;
    }
  if (json_is_integer (value))
    {
      text = g_strdup_printf ("%" JSON_INTEGER_FORMAT, json_integer_value (value));
      look_for_period (field, text);
      add_number (field, TRUE);
    }
  else if (json_is_string (value))
    {
      look_for_period (field, json_string_value (value));
    }
  else
    {
      field->is_period = FALSE;
      if (json_is_real (value))
        add_number (field, FALSE);
    }
  field->n_values++;
  return TRUE;
}

/* ---- guess ---- */

gboolean
jct_field_name_has_word (const char *name, const char *const *words)
{
  g_autofree char *lower = g_utf8_strdown (name, -1);
  g_auto (GStrv) parts = g_strsplit_set (lower, " _-./()", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (g_strv_contains (words, parts[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_numeric (const JctFieldProfile *field)
{
  return field->n_values > 0 && field->n_numbers == field->n_values && !field->zero_led;
}

/* How well the field would serve as the time; 0 not at all. */
static int
score_time (const JctFieldProfile *field)
{
  static const char *const words[] = { "period",  "month", "date", "year", "time", "yearmonth",
                                       "quarter", "week",  "day",  "fy",   NULL };
  gboolean named = jct_field_name_has_word (field->name, words);
  int finer = 5 - (int) field->unit;

  if (field->n_values == 0 || !field->starts_period)
    return 0;
  /* One bad or missing value does not make it another field: the reader will say where it
   * stands. */
  if (!field->is_period || field->n_missing > 0)
    return named ? 2 : 0;
  if (field->n_numbers == field->n_values && !named)
    {
      int first = atoi (field->last->str);

      /* Counts may look like years: only what stays among likely years, and only if nothing better
       * is there. */
      return field->unit == JCT_PERIOD_YEAR && first >= FIRST_LIKELY_YEAR
                 && first <= LAST_LIKELY_YEAR
               ? 1
               : 0;
    }
  return (named ? 20 : 10) + finer;
}

static int
guess_time (const JctRecordsProfile *profile, const Role *roles)
{
  int best = -1;
  int best_score = 0;

  for (guint i = 0; i < profile->fields->len; i++)
    {
      int score = roles[i] != ROLE_LEFT_OUT ? score_time (profile->fields->pdata[i]) : 0;

      if (score > best_score)
        {
          best_score = score;
          best = (int) i;
        }
    }
  return best;
}

/* A number that names something instead of counting it. */
static gboolean
is_code (const JctFieldProfile *field)
{
  static const char *const words[]
    = { "id", "code", "fips", "zip", "year", "month", "quarter", "week", "day", "hour", NULL };

  return field->all_integer && jct_field_name_has_word (field->name, words);
}

static int
find_field (const JctRecordsProfile *profile, const char *name)
{
  for (guint i = 0; i < profile->fields->len; i++)
    if (strcmp (((JctFieldProfile *) profile->fields->pdata[i])->name, name) == 0)
      return (int) i;
  return -1;
}

static char *
list_names (const JctRecordsProfile *profile, const Role *roles, Role role)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < profile->fields->len; i++)
    {
      g_autofree char *quoted = NULL;

      if (roles != NULL && roles[i] != role)
        continue;
      quoted = jct_io_quote (((JctFieldProfile *) profile->fields->pdata[i])->name, -1);
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", quoted);
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static gboolean
set_given (const JctRecordsProfile *profile,
           const JctLoadContext *context,
           const char *name,
           Role role,
           Role *roles,
           GError **error)
{
  int index = find_field (profile, name);
  g_autofree char *quoted = jct_io_quote (name, -1);

  if (index < 0)
    {
      g_autofree char *names = list_names (profile, NULL, ROLE_NONE);

      jct_io_error_set (error, JCT_IO_ERROR_REFERENCE, context->name, NULL,
                        /* Translators: a field's name, then the names of all fields. */
                        _ ("The records have no field %s; their fields are %s."), quoted, names);
      return FALSE;
    }
  if (roles[index] != ROLE_NONE && roles[index] != role)
    {
      jct_io_error_set (error, JCT_IO_ERROR_REFERENCE, context->name, NULL,
                        _ ("The field %s is given two roles."), quoted);
      return FALSE;
    }
  roles[index] = role;
  return TRUE;
}

static gboolean
set_all_given (const JctRecordsProfile *profile,
               const JctLoadContext *context,
               Role *roles,
               GError **error)
{
  const JctReadOptions *options = context->options;

  if (options == NULL)
    return TRUE;
  if (options->time != NULL
      && !set_given (profile, context, options->time, ROLE_TIME, roles, error))
    return FALSE;
  for (guint i = 0; options->measures != NULL && options->measures[i] != NULL; i++)
    if (!set_given (profile, context, options->measures[i], ROLE_MEASURE, roles, error))
      return FALSE;
  for (guint i = 0; options->dimensions != NULL && options->dimensions[i] != NULL; i++)
    if (!set_given (profile, context, options->dimensions[i], ROLE_DIMENSION, roles, error))
      return FALSE;
  for (guint i = 0; options->ignored != NULL && options->ignored[i] != NULL; i++)
    if (!set_given (profile, context, options->ignored[i], ROLE_LEFT_OUT, roles, error))
      return FALSE;
  return TRUE;
}

static gboolean
has_role (const JctRecordsProfile *profile, const Role *roles, Role role)
{
  for (guint i = 0; i < profile->fields->len; i++)
    if (roles[i] == role)
      return TRUE;
  return FALSE;
}

/* Where measures are given, other numbers are left out, and where dimensions are given, all other
 * texts. */
static void
guess_rest (const JctRecordsProfile *profile, Role *roles)
{
  gboolean measures_given = has_role (profile, roles, ROLE_MEASURE);
  gboolean dimensions_given = has_role (profile, roles, ROLE_DIMENSION);

  for (guint i = 0; i < profile->fields->len; i++)
    {
      const JctFieldProfile *field = profile->fields->pdata[i];

      if (roles[i] != ROLE_NONE)
        continue;
      if (is_numeric (field) && !is_code (field))
        roles[i] = measures_given ? ROLE_NONE : ROLE_MEASURE;
      else if (!dimensions_given)
        roles[i] = ROLE_DIMENSION;
    }
  for (guint i = 0; i < profile->fields->len; i++)
    if (roles[i] == ROLE_LEFT_OUT)
      roles[i] = ROLE_NONE;
}

static gboolean
find_roles (const JctRecordsProfile *profile,
            const JctLoadContext *context,
            Role *roles,
            GError **error)
{
  g_autofree char *names = list_names (profile, NULL, ROLE_NONE);

  if (!set_all_given (profile, context, roles, error))
    return FALSE;
  if (!has_role (profile, roles, ROLE_TIME))
    {
      int time = guess_time (profile, roles);

      if (time < 0 || roles[time] != ROLE_NONE)
        {
          jct_io_error_set (
            error, JCT_IO_ERROR_STRUCTURE, context->name, NULL,
            /* Translators: %s is a list of the fields' names. */
            _ ("No field of the records holds periods such as 2024-05, 2024-05-09 or 2024; their "
               "fields are %s."),
            names);
          return FALSE;
        }
      roles[time] = ROLE_TIME;
    }
  guess_rest (profile, roles);
  if (!has_role (profile, roles, ROLE_MEASURE))
    {
      jct_io_error_set (
        error, JCT_IO_ERROR_STRUCTURE, context->name, NULL,
        /* Translators: %s is a list of the fields' names. */
        _ ("No field of the records holds numbers that count something; their fields are %s."),
        names);
      return FALSE;
    }
  return TRUE;
}

/* ---- result ---- */

static const char *
get_type (const JctFieldProfile *field, Role role)
{
  if (role == ROLE_MEASURE)
    return field->all_integer && is_numeric (field) ? "integer" : "number";
  return "any";
}

static json_t *
make_resource (const JctRecordsProfile *profile, const Role *roles, const char *name)
{
  json_t *fields = json_array ();
  json_t *measures = json_object ();
  const JctFieldProfile *time = NULL;

  for (guint i = 0; i < profile->fields->len; i++)
    {
      const JctFieldProfile *field = profile->fields->pdata[i];

      json_array_append_new (fields, json_pack ("{s:s, s:s}", "name", field->name, "type",
                                                get_type (field, roles[i])));
      if (roles[i] == ROLE_TIME)
        time = field;
      else if (roles[i] == ROLE_MEASURE)
        json_object_set_new (measures, field->name, json_object ());
    }
  return json_pack ("{s:s, s:{s:s, s:s, s:s, s:o}, s:{s:o}}", "name", name, "juncture", "role",
                    "observations", "time", time->name, "periodKind",
                    jct_period_unit_to_name (time->unit), "measures", measures, "schema", "fields",
                    fields);
}

static char *
make_note (const JctRecordsProfile *profile, const JctLoadContext *context, const Role *roles)
{
  const JctReadOptions *options = context->options;
  g_autofree char *time = list_names (profile, roles, ROLE_TIME);
  g_autofree char *measures = list_names (profile, roles, ROLE_MEASURE);
  g_autofree char *dimensions = list_names (profile, roles, ROLE_DIMENSION);
  g_autofree char *ignored = list_names (profile, roles, ROLE_NONE);
  g_autoptr (GString) note = g_string_new (NULL);

  if (options != NULL && options->time != NULL && options->measures != NULL
      && options->dimensions != NULL)
    return NULL;
  /* Translators: names of fields. */
  g_string_append_printf (note, _ ("Guessed: the time is %s; measures: %s; dimensions: %s."), time,
                          measures,
                          /* Translators: there are no dimensions. */
                          *dimensions != '\0' ? dimensions : _ ("none"));
  if (*ignored != '\0')
    {
      g_string_append_c (note, ' ');
      /* Translators: %s is a list of names of fields. */
      g_string_append_printf (note, _ ("Left out: %s."), ignored);
    }
  return g_string_free (g_steal_pointer (&note), FALSE);
}

static char **
list_ignored (const JctRecordsProfile *profile, const Role *roles)
{
  GPtrArray *ignored = g_ptr_array_new ();

  for (guint i = 0; i < profile->fields->len; i++)
    if (roles[i] == ROLE_NONE)
      g_ptr_array_add (ignored, g_strdup (((JctFieldProfile *) profile->fields->pdata[i])->name));
  g_ptr_array_add (ignored, NULL);
  return (char **) g_ptr_array_free (ignored, FALSE);
}

json_t *
jct_records_guess (const JctRecordsProfile *profile,
                   const JctLoadContext *context,
                   const char *name,
                   char ***ignored,
                   char **note,
                   GError **error)
{
  g_autofree Role *roles = g_new0 (Role, profile->fields->len + 1);

  if (!find_roles (profile, context, roles, error))
    return NULL;
  *ignored = list_ignored (profile, roles);
  *note = make_note (profile, context, roles);
  return make_resource (profile, roles, name);
}
