/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/jct-analysis-text.h"
#include "cli/jct-cli-method.h"
#include "cli/jct-cli-selection.h"
#include "cli/jct-comparison-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/jct-model-json.h"

/* As written on the command line; each NULL when not given. */
typedef struct
{
  JctCliSelection selection;
  JctCliMethod how;
  char **events;
  char *method;
  char *format;
} Options;

static void
options_clear (Options *options)
{
  jct_cli_selection_clear (&options->selection);
  jct_cli_method_clear (&options->how);
  g_strfreev (options->events);
  g_free (options->method);
  g_free (options->format);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

typedef enum
{
  FORMAT_TEXT,
  FORMAT_JSON,
  FORMAT_CSV, /* of all events only */
} Format;

/* The options, read. */
typedef struct
{
  JctAnalysisOptions analysis;
  gboolean all_events;
  JctMethod method; /* of all events */
  gboolean both_scales;
  Format format;
} Settings;

static void
settings_clear (Settings *settings)
{
  jct_analysis_options_clear (&settings->analysis);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Settings, settings_clear)

static void
add_options (Options *options, GOptionContext *context)
{
  const GOptionEntry entries[] = {
    { "event", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->events,
      N_ ("The event, or a date such as 2022-08, or all: every event under one method; a second "
          "one takes part in the regressions"),
      N_ ("ID|DATE|all") },
    { "method", 0, 0, G_OPTION_ARG_FILENAME, &options->method,
      N_ ("all (the default), before_after, its_ols, its_quasipoisson, counterfactual, "
          "optimal_partitioning, breakpoints, placebo_time or synthetic_control"),
      N_ ("NAME") },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &options->format,
      N_ ("text (the default) or json; of all events csv as well"), N_ ("FORMAT") },
    G_OPTION_ENTRY_NULL,
  };

  jct_cli_selection_add_options (&options->selection,
                                 N_ ("count or log1p: one scale, where both are the default"),
                                 context);
  jct_cli_method_add_options (&options->how, context);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
}

/* ---- what the options say ---- */

/* Takes `message`; always FALSE. */
static gboolean
fail_usage (char *message, JctExit *status)
{
  *status = jct_cli_fail_usage ("analyse", message);
  g_free (message);
  return FALSE;
}

static gboolean
parse_method (const char *name, JctAnalysisOptions *analysis, JctExit *status)
{
  JctMethod method;

  if (name == NULL || strcmp (name, "all") == 0)
    return TRUE;
  if (!jct_method_from_name (name, &method))
    {
      g_autofree char *valid = g_utf8_make_valid (name, -1);
      g_autoptr (GString) names = g_string_new ("all");

      for (guint m = 0; m < JCT_N_METHODS; m++)
        g_string_append_printf (names, ", %s", jct_method_to_name ((JctMethod) m));
      /* Translators: what was given as a method, and the names that there are. */
      return fail_usage (g_strdup_printf (_ ("“%s” is no method: there are %s."), valid,
                                          names->str),
                         status);
    }
  analysis->methods = JCT_METHOD_BIT (method);
  return TRUE;
}

/* All events are compared by one method. */
static gboolean
parse_event (const Options *options, Settings *settings, JctExit *status)
{
  if (options->events == NULL)
    return fail_usage (g_strdup (
                         _ ("Which event is missing: --event ID or --event DATE, or --event all.")),
                       status);
  if (g_strv_length (options->events) > JCT_ITS_MAX_EVENTS)
    return fail_usage (g_strdup (_ ("--event is given once, or twice for the regressions.")),
                       status);
  settings->all_events = g_strv_contains ((const char *const *) options->events, "all");
  if (settings->all_events && options->events[1] != NULL)
    return fail_usage (g_strdup (_ ("--event all stands alone.")), status);
  if (settings->all_events
      && (options->method == NULL || !jct_method_from_name (options->method, &settings->method)))
    return fail_usage (g_strdup (
                         _ ("--event all compares the events by one method: --method NAME.")),
                       status);
  return TRUE;
}

static gboolean
parse_format (const Options *options, Settings *settings, JctExit *status)
{
  const char *format = options->format != NULL ? options->format : "text";

  if (strcmp (format, "text") == 0)
    settings->format = FORMAT_TEXT;
  else if (strcmp (format, "json") == 0)
    settings->format = FORMAT_JSON;
  else if (strcmp (format, "csv") == 0 && settings->all_events)
    settings->format = FORMAT_CSV;
  else
    return fail_usage (g_strdup (_ ("--format is text or json; with --event all it may be csv.")),
                       status);
  return TRUE;
}

static gboolean
parse_settings (Options *options, Settings *settings, JctExit *status)
{
  JctAnalysisOptions *analysis = &settings->analysis;
  g_autofree char *transform = g_steal_pointer (&options->selection.transform);

  jct_analysis_options_init (analysis);
  settings->both_scales = transform == NULL;
  return jct_cli_method_parse (&options->how, "analyse", transform, analysis, status)
         && parse_method (options->method, analysis, status)
         && parse_event (options, settings, status) && parse_format (options, settings, status);
}

/* ---- the event, the series ---- */

/* An event's id; else a date or a period. `id` is NULL for these. */
static gboolean
find_event (const JctDocument *document,
            const char *text,
            const char **id,
            JctPeriod *period,
            JctExit *status)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  const JctEvent *event = jct_document_find_event (document, valid);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autofree char *sentence = NULL;

  *id = event != NULL ? event->id : NULL;
  *status = JCT_EXIT_FAULT;
  if (event != NULL)
    {
      *period = jct_event_get_period (event, jct_period_kind (JCT_PERIOD_DAY, 1));
      return TRUE;
    }
  if (jct_period_parse_any (valid, jct_document_get_fiscal_start (document), period))
    return TRUE;
  for (guint i = 0; i < jct_document_get_n_events (document); i++)
    g_ptr_array_add (ids, jct_document_get_event (document, i)->id);
  /* Translators: what was given as an event's id. */
  sentence = g_strdup_printf (_ ("“%s” is neither an event nor a date."), valid);
  jct_cli_print_unknown (sentence, valid, (const char *const *) ids->pdata, ids->len);
  return FALSE;
}

/* The one event, or both. */
static gboolean
find_events (const JctDocument *document,
             char **events,
             JctAnalysisOptions *analysis,
             const char **id,
             JctPeriod *period,
             JctExit *status)
{
  const char *second;

  if (!find_event (document, events[0], id, period, status))
    return FALSE;
  analysis->has_second = events[1] != NULL;
  return events[1] == NULL || find_event (document, events[1], &second, &analysis->second, status);
}

static void
apply_range (const JctCliRange *range, JctAnalysisOptions *analysis)
{
  analysis->has_from = range->has_from;
  analysis->from = range->from;
  analysis->has_to = range->has_to;
  analysis->to = range->to;
}

/* ---- what is written ---- */

static gboolean
write_json (const JctAnalysis *analysis, JctTable *table, gboolean both_scales)
{
  g_autoptr (JctAgreement) agreement = jct_agreement_new (analysis);
  json_t *root = json_object ();
  json_t *results = jct_analysis_to_json (analysis, both_scales);
  json_t *sources = jct_table_sources_to_json (analysis->document, table);
  json_t *record;
  gsize i;

  json_array_foreach (results, i, record)
    {
      json_object_set_new (record, "filter", jct_filter_to_json (analysis->filter));
      json_object_set (record, "sources", sources);
    }
  json_object_set_new (root, "results", results);
  json_object_set_new (root, "agreement", jct_agreement_to_json (agreement, analysis));
  json_object_set_new (root, "document", json_string (jct_document_get_title (analysis->document)));
  json_object_set_new (root, "sources", sources);
  json_object_set_new (root, "program", json_string ("Juncture " JCT_VERSION));
  return jct_cli_write_json (root);
}

static gboolean
write_text (const JctAnalysis *analysis, JctTable *table)
{
  g_autofree char *text = jct_analysis_to_text (analysis, table);
  g_autofree char *printable = jct_cli_dup_printable (text);

  return jct_cli_write (printable);
}

static gboolean
write_comparison_json (const JctEventComparison *comparison, JctTable *table)
{
  json_t *root = jct_event_comparison_to_json (comparison);

  json_object_set_new (root, "filter", jct_filter_to_json (comparison->filter));
  json_object_set_new (root, "document",
                       json_string (jct_document_get_title (comparison->document)));
  json_object_set_new (root, "sources", jct_table_sources_to_json (comparison->document, table));
  json_object_set_new (root, "program", json_string ("Juncture " JCT_VERSION));
  return jct_cli_write_json (root);
}

static gboolean
write_comparison (const JctEventComparison *comparison, JctTable *table, Format format)
{
  g_autofree char *text = NULL;
  g_autofree char *printable = NULL;

  if (format == FORMAT_JSON)
    return write_comparison_json (comparison, table);
  if (format == FORMAT_CSV)
    {
      text = jct_event_comparison_to_csv (comparison, NULL, ',');
      return jct_cli_write (text);
    }
  text = jct_comparison_to_text (comparison);
  printable = jct_cli_dup_printable (text);
  return jct_cli_write (printable);
}

/* ---- the command ---- */

static JctExit
compare_events (const JctDocument *document,
                const JctView *view,
                JctTable *table,
                const Settings *settings)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JctEventComparison) comparison
    = jct_compare_events (document, view, settings->method, &settings->analysis, NULL, NULL, NULL,
                          &error);

  if (comparison == NULL)
    return jct_cli_fail (error);
  return write_comparison (comparison, table, settings->format) ? JCT_EXIT_OK : JCT_EXIT_FAULT;
}

static JctExit
analyse_event (const JctDocument *document,
               const JctView *view,
               JctTable *table,
               char **events,
               Settings *settings)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JctAnalysis) analysis = NULL;
  gboolean is_written;
  const char *id;
  JctPeriod period;
  JctExit status;

  if (!find_events (document, events, &settings->analysis, &id, &period, &status))
    return status;
  analysis = jct_analysis_compute (document, view, period, id, &settings->analysis, NULL, NULL,
                                   NULL, &error);
  if (analysis == NULL)
    return jct_cli_fail (error);
  is_written = settings->format == FORMAT_JSON ? write_json (analysis, table, settings->both_scales)
                                               : write_text (analysis, table);
  return is_written ? JCT_EXIT_OK : JCT_EXIT_FAULT;
}

static JctExit
run (const char *path, const Options *options, Settings *settings)
{
  g_autoptr (JctDocument) document = jct_cli_load (path);
  g_autoptr (JctView) view = NULL;
  g_auto (JctResolvedView) resolved = { 0 };
  g_autoptr (GError) error = NULL;
  JctCliRange range = { 0 };
  JctExit status;

  if (document == NULL)
    return JCT_EXIT_FAULT;
  view = jct_cli_selection_dup_view (&options->selection, document);
  if (view == NULL)
    return JCT_EXIT_FAULT;
  if (!jct_cli_selection_apply (&options->selection, "analyse", document, view, &range, &status))
    return status;
  apply_range (&range, &settings->analysis);
  if (!jct_document_resolve_view (document, view, &resolved, &error))
    return jct_cli_fail (error);
  if (!jct_cli_method_apply (&options->how, document, view, resolved.table, &settings->analysis))
    return JCT_EXIT_FAULT;
  if (settings->all_events)
    return compare_events (document, view, resolved.table, settings);
  return analyse_event (document, view, resolved.table, options->events, settings);
}

JctExit
jct_command_analyse (char **argv)
{
  g_auto (JctCliParser) parser = { 0 };
  g_auto (Options) options = { 0 };
  g_auto (Settings) settings = { 0 };
  JctExit status;

  jct_cli_parser_init (&parser, "analyse", _ ("FILE --event ID|DATE|all"),
                       _ ("Compares the figures of a selection before and after an event, by "
                          "several methods, and says whether they agree. Without --view and "
                          "--definition it starts from the file’s own view."));
  add_options (&options, parser.options);
  if (!jct_cli_parser_run (&parser, argv, 1, 1, &status)
      || !parse_settings (&options, &settings, &status))
    return status;
  return run (parser.files[0], &options, &settings);
}
