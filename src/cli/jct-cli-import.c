/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/jct-cli-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/jct-import-memory.h"

void
jct_cli_import_clear (JctCliImport *import)
{
  g_free (import->time);
  g_strfreev (import->measures);
  g_strfreev (import->dimensions);
  g_strfreev (import->ignored);
  for (guint i = 0; i < JCT_N_IMPORT_ROLES; i++)
    g_strfreev (import->by_role[i]);
  g_free (import->period);
  g_free (import->decimal);
  g_strfreev (import->missing);
  g_free (import->delimiter);
  g_free (import->encoding);
  g_free (import->plan);
  g_free (import->save_plan);
}

static void
add_field_options (JctCliImport *import, GOptionContext *context)
{
  const GOptionEntry entries[] = {
    { "time", 0, 0, G_OPTION_ARG_FILENAME, &import->time, N_ ("The field that holds the periods"),
      N_ ("FIELD") },
    { "month", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &import->by_role[JCT_IMPORT_MONTH],
      N_ ("The field that holds the months of the years in --time"), N_ ("FIELD") },
    { "measure", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &import->measures,
      N_ ("A field that is counted (repeatable)"), N_ ("FIELD") },
    { "qualifier", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &import->by_role[JCT_IMPORT_QUALIFIER],
      N_ ("A field that says how exact the measure before it is (repeatable)"), N_ ("FIELD") },
    { "dimension", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &import->dimensions,
      N_ ("A field to filter and split by (repeatable)"), N_ ("FIELD") },
    { "ignore", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &import->ignored,
      N_ ("A field to leave out (repeatable)"), N_ ("FIELD") },
    { "event-date", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &import->by_role[JCT_IMPORT_EVENT_DATE],
      N_ ("The file is a list of events: the field of their dates"), N_ ("FIELD") },
    { "event-end", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &import->by_role[JCT_IMPORT_EVENT_END],
      N_ ("The field of the dates on which events end"), N_ ("FIELD") },
    { "event-title", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &import->by_role[JCT_IMPORT_EVENT_TITLE],
      N_ ("The field of the events’ titles"), N_ ("FIELD") },
    { "event-summary", 0, 0, G_OPTION_ARG_FILENAME_ARRAY,
      &import->by_role[JCT_IMPORT_EVENT_SUMMARY], N_ ("The field of the events’ summaries"),
      N_ ("FIELD") },
    { "event-category", 0, 0, G_OPTION_ARG_FILENAME_ARRAY,
      &import->by_role[JCT_IMPORT_EVENT_CATEGORY], N_ ("The field of the events’ categories"),
      N_ ("FIELD") },
    { "event-source", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &import->by_role[JCT_IMPORT_EVENT_SOURCE],
      N_ ("The field of the addresses of the events’ sources"), N_ ("FIELD") },
    G_OPTION_ENTRY_NULL,
  };

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
}

static void
add_form_options (JctCliImport *import, GOptionContext *context)
{
  const GOptionEntry entries[] = {
    { "period", 0, 0, G_OPTION_ARG_STRING, &import->period,
      N_ ("What the periods are: day, week, month, quarter, year or fiscal-year"), N_ ("KIND") },
    { "decimal", 0, 0, G_OPTION_ARG_STRING, &import->decimal,
      N_ ("The decimal mark of the numbers: . or ,"), N_ ("CHARACTER") },
    { "missing", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &import->missing,
      N_ ("What stands for a missing number (repeatable)"), N_ ("TEXT") },
    { "delimiter", 0, 0, G_OPTION_ARG_STRING, &import->delimiter,
      N_ ("What parts the fields of a CSV table: , ; | or tab"), N_ ("CHARACTER") },
    { "encoding", 0, 0, G_OPTION_ARG_STRING, &import->encoding,
      N_ ("The encoding of a CSV table, such as windows-1252"), N_ ("NAME") },
    { "no-header", 0, 0, G_OPTION_ARG_NONE, &import->no_header,
      N_ ("The CSV table has no row of names: its fields are “Column 1” and so on"), NULL },
    { "plan", 0, 0, G_OPTION_ARG_FILENAME, &import->plan, N_ ("Read the file as this plan says"),
      N_ ("PLAN.json") },
    { "save-plan", 0, 0, G_OPTION_ARG_FILENAME, &import->save_plan,
      N_ ("Write how the file was read as a plan"), N_ ("OUT.json") },
    G_OPTION_ENTRY_NULL,
  };

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
}

void
jct_cli_import_add_options (JctCliImport *import, GOptionContext *context)
{
  add_field_options (import, context);
  add_form_options (import, context);
}

/* ---- what was given ---- */

/* What a plan says, too. */
static gboolean
has_details (const JctCliImport *import)
{
  for (guint i = 0; i < JCT_N_IMPORT_ROLES; i++)
    if (import->by_role[i] != NULL)
      return TRUE;
  return import->time != NULL || import->measures != NULL || import->dimensions != NULL
         || import->ignored != NULL || import->period != NULL || import->decimal != NULL
         || import->missing != NULL || import->delimiter != NULL || import->encoding != NULL
         || import->no_header;
}

gboolean
jct_cli_import_is_given (const JctCliImport *import)
{
  return has_details (import) || import->plan != NULL || import->save_plan != NULL;
}

/* "tab" or the character itself; 0 for anything else. */
static char
parse_delimiter (const char *text)
{
  if (strcmp (text, "tab") == 0)
    return '\t';
  return strlen (text) == 1 && strchr (",;|\t", *text) != NULL ? *text : '\0';
}

static char
parse_decimal (const char *text)
{
  return strlen (text) == 1 && strchr (".,", *text) != NULL ? *text : '\0';
}

char *
jct_cli_import_check (const JctCliImport *import)
{
  JctPeriodUnit unit;

  if (import->delimiter != NULL && parse_delimiter (import->delimiter) == '\0')
    return g_strdup (_ ("A delimiter is one of , ; | and tab."));
  if (import->decimal != NULL && parse_decimal (import->decimal) == '\0')
    return g_strdup (_ ("A decimal mark is a point or a comma."));
  if (import->period != NULL && !jct_period_unit_from_name (import->period, &unit))
    return g_strdup_printf (
      _ ("“%s” is no kind of period: day, week, month, quarter, year, fiscal-year."),
      import->period);
  if (import->plan != NULL && has_details (import))
    return g_strdup (_ ("A plan says all: beside --plan nothing else of it can be given."));
  return NULL;
}

/* ---- reading ---- */

/* (transfer full): JctImportGiven, ended by one without a name; NULL for none */
static GArray *
list_others (const JctCliImport *import)
{
  g_autoptr (GArray) others = g_array_new (TRUE, TRUE, sizeof (JctImportGiven));

  for (guint i = 0; i < JCT_N_IMPORT_ROLES; i++)
    for (guint j = 0; import->by_role[i] != NULL && import->by_role[i][j] != NULL; j++)
      {
        JctImportGiven given = { import->by_role[i][j], i };

        g_array_append_val (others, given);
      }
  return others->len > 0 ? g_steal_pointer (&others) : NULL;
}

static JctDocument *
load (const JctCliImport *import, GFile *file, JctImportPlan **plan, GError **error)
{
  g_autoptr (GArray) others = list_others (import);
  JctReadOptions options
    = { .time = import->time,
        .measures = (const char *const *) import->measures,
        .dimensions = (const char *const *) import->dimensions,
        .ignored = (const char *const *) import->ignored,
        .delimiter = import->delimiter != NULL ? parse_delimiter (import->delimiter) : '\0',
        .encoding = import->encoding,
        .header = import->no_header ? JCT_HEADER_ABSENT : JCT_HEADER_GUESSED,
        .others = others != NULL ? (const JctImportGiven *) (gpointer) others->data : NULL,
        .decimal = import->decimal != NULL ? parse_decimal (import->decimal) : '\0',
        .missing = (const char *const *) import->missing };
  g_autoptr (GFile) plan_file = NULL;
  g_autoptr (JctImportPlan) given = NULL;

  if (import->period != NULL)
    options.has_unit = jct_period_unit_from_name (import->period, &options.unit);
  if (import->plan != NULL)
    {
      plan_file = jct_cli_file_new (import->plan);
      given = jct_import_plan_load (plan_file, error);
      if (given == NULL)
        return NULL;
      options.plan = given;
    }
  return jct_document_load_planned (file, &options, plan, NULL, NULL, NULL, error);
}

JctDocument *
jct_cli_import_load (const JctCliImport *import, GFile *file, GError **error)
{
  g_autoptr (JctImportPlan) plan = NULL;
  g_autoptr (JctDocument) document = load (import, file, &plan, error);

  if (document == NULL || import->save_plan == NULL)
    return g_steal_pointer (&document);
  if (plan == NULL)
    {
      g_set_error_literal (
        error, JCT_IO_ERROR, JCT_IO_ERROR_FORMAT,
        _ ("The file says itself which field is what: there is no plan of it to write."));
      return NULL;
    }
  return jct_import_plan_save (plan, import->save_plan, error) ? g_steal_pointer (&document) : NULL;
}
