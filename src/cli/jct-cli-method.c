/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/jct-cli-method.h"

#include "cli/jct-cli-selection.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
jct_cli_method_clear (JctCliMethod *method)
{
  g_free (method->k);
  g_free (method->event_month);
  g_free (method->start);
  g_free (method->harmonics);
  g_free (method->offset);
  g_strfreev (method->controls);
  g_strfreev (method->donors);
  g_free (method->scaling);
  g_free (method->min_each_side);
  g_free (method->model);
  g_free (method->tolerance);
}

void
jct_cli_method_add_options (JctCliMethod *method, GOptionContext *options)
{
  const GOptionEntry entries[] = {
    { "k", 0, 0, G_OPTION_ARG_FILENAME, &method->k, N_ ("Periods each side of the event (6)"),
      N_ ("N") },
    { "event-month", 0, 0, G_OPTION_ARG_FILENAME, &method->event_month,
      N_ ("The event's own period: excluded (the default) or included"), N_ ("HOW") },
    { "start", 0, 0, G_OPTION_ARG_FILENAME, &method->start,
      N_ ("Where the step of a regression begins: after_event (the default) or from_event"),
      N_ ("WHERE") },
    { "harmonics", 0, 0, G_OPTION_ARG_FILENAME, &method->harmonics,
      N_ ("Pairs of sine and cosine a year in a regression: 0 (the default), 1 or 2"), N_ ("N") },
    { "offset", 0, 0, G_OPTION_ARG_FILENAME, &method->offset,
      N_ ("Of its_quasipoisson: none (the default) or days, a rate for each day"), N_ ("NAME") },
    { "controls", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &method->controls,
      N_ ("Control series of the forecast: other values of a dimension, all but some (DIM!=VALUE) "
          "as one series, or other definitions (definition=ID)"),
      N_ ("DIM=VALUE,...") },
    { "donors", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &method->donors,
      N_ ("Donors of the synthetic control, in place of all that are fit"), N_ ("DIM=VALUE,...") },
    { "scaling", 0, 0, G_OPTION_ARG_FILENAME, &method->scaling,
      N_ ("Of the synthetic control: count_scaled (the default), log1p or log1p_demeaned"),
      N_ ("NAME") },
    { "min-each-side", 0, 0, G_OPTION_ARG_FILENAME, &method->min_each_side,
      N_ ("Periods each side of the dates that placebo_time tries (6)"), N_ ("N") },
    { "model", 0, 0, G_OPTION_ARG_FILENAME, &method->model,
      N_ ("Of breakpoints: constant (the default) or trend"), N_ ("NAME") },
    { "tolerance", 0, 0, G_OPTION_ARG_FILENAME, &method->tolerance,
      N_ ("How many periods a break may lie from an event (2)"), N_ ("N") },
    G_OPTION_ENTRY_NULL,
  };

  g_option_context_add_main_entries (options, entries, GETTEXT_PACKAGE);
}

/* Takes `message`; always FALSE. */
static gboolean
fail_usage (const char *command, char *message, JctExit *status)
{
  *status = jct_cli_fail_usage (command, message);
  g_free (message);
  return FALSE;
}

/* An option that takes one of two words, the first the default; `*second` says which. */
static gboolean
parse_choice (const char *command,
              const char *option,
              const char *text,
              const char *first,
              const char *other,
              gboolean *second,
              JctExit *status)
{
  *second = FALSE;
  if (text == NULL || strcmp (text, first) == 0)
    return TRUE;
  *second = strcmp (text, other) == 0;
  return *second
         || fail_usage (
           command,
           /* Translators: an option of the command line, and the two words that it takes. */
           g_strdup_printf (_ ("--%s is %s or %s."), option, first, other), status);
}

/* Leaves `value` where the option is not given. */
static gboolean
parse_number (const char *command,
              const char *option,
              const char *text,
              guint min,
              guint max,
              guint64 *value,
              JctExit *status)
{
  if (text == NULL || g_ascii_string_to_unsigned (text, 10, min, max, value, NULL))
    return TRUE;
  return fail_usage (
    command,
    /* Translators: an option of the command line, what was given, the least and largest. */
    g_strdup_printf (_ ("--%s “%s”: write a whole number between %u and %u."), option, text, min,
                     max),
    status);
}

static gboolean
parse_numbers (const JctCliMethod *method,
               const char *command,
               JctAnalysisOptions *options,
               JctExit *status)
{
  guint64 k = options->k;
  guint64 harmonics = options->harmonics;
  guint64 min_each_side = options->min_each_side;
  guint64 tolerance = options->tolerance;

  if (!parse_number (command, "k", method->k, 1, JCT_ANALYSIS_MOST_PERIODS, &k, status)
      || !parse_number (command, "harmonics", method->harmonics, 0, JCT_ITS_MAX_HARMONICS,
                        &harmonics, status)
      || !parse_number (command, "min-each-side", method->min_each_side, JCT_ITS_MIN_SIDE,
                        JCT_ANALYSIS_MOST_PERIODS, &min_each_side, status)
      || !parse_number (command, "tolerance", method->tolerance, 0, JCT_ANALYSIS_MOST_PERIODS,
                        &tolerance, status))
    return FALSE;
  options->k = (guint) k;
  options->harmonics = (guint) harmonics;
  options->min_each_side = (gsize) min_each_side;
  options->tolerance = (guint) tolerance;
  return TRUE;
}

static gboolean
check_lists (const char *command, char **lists, const char *option, JctExit *status)
{
  for (guint i = 0; lists != NULL && lists[i] != NULL; i++)
    {
      if (!g_utf8_validate (lists[i], -1, NULL))
        return fail_usage (command, g_strdup (_ ("An argument is not UTF-8.")), status);
      if (!jct_cli_is_condition (lists[i]))
        return fail_usage (
          command,
          /* Translators: an option and its argument; DIM and VALUE as in the help. */
          g_strdup_printf (_ ("--%s “%s” is not of the form DIM=VALUE,..."), option, lists[i]),
          status);
    }
  return TRUE;
}

gboolean
jct_cli_method_parse (const JctCliMethod *method,
                      const char *command,
                      const char *transform,
                      JctAnalysisOptions *options,
                      JctExit *status)
{
  gboolean included, log1p;

  if (!parse_choice (command, "transform", transform, "count", "log1p", &log1p, status)
      || !parse_choice (command, "event-month", method->event_month, "excluded", "included",
                        &included, status)
      || !parse_choice (command, "start", method->start, "after_event", "from_event",
                        &options->from_event, status)
      || !parse_choice (command, "offset", method->offset, "none", "days", &options->per_day,
                        status)
      || !parse_choice (command, "model", method->model, "constant", "trend", &options->trend,
                        status))
    return FALSE;
  if (transform != NULL)
    {
      options->log1p = log1p;
      options->voting_scale = FALSE;
    }
  options->event_period = included ? JCT_EVENT_PERIOD_INCLUDED : JCT_EVENT_PERIOD_EXCLUDED;
  if (method->scaling != NULL && !jct_scaling_from_name (method->scaling, &options->scaling))
    return fail_usage (command,
                       g_strdup (_ ("--scaling is count_scaled, log1p or log1p_demeaned.")),
                       status);
  return parse_numbers (method, command, options, status)
         && check_lists (command, method->controls, "controls", status)
         && check_lists (command, method->donors, "donors", status);
}

/* "definition=ID", unless the table has a dimension of that name; "@definition=ID" in any case. */
static gboolean
names_definitions (JctTable *table, const char *text)
{
  return g_str_has_prefix (text, "@definition=")
         || (g_str_has_prefix (text, "definition=")
             && jct_table_find_dimension (table, "definition") < 0);
}

/* The ids in "definition=ID,ID" at the end of `ids`. FALSE and a message where there is none. */
static gboolean
add_definitions (const JctDocument *document, const char *text, GPtrArray *ids)
{
  g_auto (GStrv) names = g_strsplit (strchr (text, '=') + 1, ",", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      const JctDefinition *definition = jct_cli_find_definition (document, names[i]);

      if (definition == NULL)
        return FALSE;
      g_ptr_array_add (ids, g_strdup (definition->id));
    }
  return TRUE;
}

static gboolean
add_controls (const JctDocument *document,
              JctTable *table,
              char **lists,
              JctAnalysisOptions *analysis)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  if (lists == NULL)
    return TRUE;
  analysis->controls = jct_filter_new ();
  analysis->control_sums = jct_filter_new ();
  for (guint i = 0; lists[i] != NULL; i++)
    {
      if (names_definitions (table, lists[i])
            ? !add_definitions (document, lists[i], ids)
            : !jct_cli_add_values (table, lists[i], analysis->controls, analysis->control_sums))
        return FALSE;
    }
  if (ids->len == 0)
    return TRUE;
  g_ptr_array_add (ids, NULL);
  analysis->control_definitions = (char **) g_ptr_array_free (g_steal_pointer (&ids), FALSE);
  return TRUE;
}

/* A donor is one value. */
static gboolean
add_donors (JctTable *table, char **lists, JctAnalysisOptions *analysis)
{
  g_autoptr (JctFilter) excluded = jct_filter_new ();

  if (lists == NULL)
    return TRUE;
  analysis->donors = jct_filter_new ();
  for (guint i = 0; lists[i] != NULL; i++)
    if (!jct_cli_add_values (table, lists[i], analysis->donors, excluded))
      return FALSE;
  if (jct_filter_is_empty (excluded))
    return TRUE;
  jct_cli_print_error (_ ("--donors takes DIM=VALUE,...: each donor is one value."));
  return FALSE;
}
gboolean
jct_cli_method_apply (const JctCliMethod *method,
                      const JctDocument *document,
                      const JctView *view,
                      JctTable *table,
                      JctAnalysisOptions *options)
{
  if (method->k == NULL)
    options->k = view->k;
  if (method->event_month == NULL)
    options->event_period = view->event_period;
  return add_controls (document, table, method->controls, options)
         && add_donors (table, method->donors, options);
}
