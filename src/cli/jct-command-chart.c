/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/jct-cli-drawing.h"
#include "cli/jct-cli-method.h"
#include "cli/jct-cli-picture.h"
#include "cli/jct-cli-receipt.h"
#include "cli/jct-cli-selection.h"

#include "analysis/jct-claim-view.h"
#include "chart/jct-export-request.h"
#include "io/jct-rows-write.h"
#include "io/jct-writer.h"
#include "model/jct-beside.h"
#include "model/jct-view-elsewhere.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

/* As written on the command line; each NULL when not given. */
typedef struct
{
  JctCliSelection selection;
  JctCliMethod how;
  JctCliPicture picture;
  char *output;
  char *type;
  char *value_scale, *years;
  char *axis;
  char *vintages;
  char *events;
  char *annotations;
  char *event;
  char *claim;
  char *method;
  char *beside;
  char *beside_definition;
  gboolean write_receipt;
  char *receipt; /* for the help alone: who draws it again has a parser of its own */
  gboolean anyway;
} Options;

static void
options_clear (Options *options)
{
  jct_cli_selection_clear (&options->selection);
  jct_cli_method_clear (&options->how);
  jct_cli_picture_clear (&options->picture);
  g_free (options->output);
  g_free (options->type);
  g_free (options->value_scale);
  g_free (options->years);
  g_free (options->axis);
  g_free (options->vintages);
  g_free (options->events);
  g_free (options->annotations);
  g_free (options->event);
  g_free (options->claim);
  g_free (options->method);
  g_free (options->beside);
  g_free (options->beside_definition);
  g_free (options->receipt);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* The options, read. */
typedef struct
{
  JctExportSettings picture;
  gboolean has_type, has_value_scale, free_scale, vintages_hidden;
  JctYears years;
  JctChartType type;
  JctAnalysisOptions analysis;
  gboolean has_method;
  JctMethod method;
} Settings;

static void
settings_clear (Settings *settings)
{
  jct_export_settings_clear (&settings->picture);
  jct_analysis_options_clear (&settings->analysis);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Settings, settings_clear)

static void
add_options (Options *options, GOptionContext *context)
{
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output,
      N_ ("The file to write: .png, .svg or .pdf, of a table .csv or .json"), N_ ("FILE") },
    { "type", 0, 0, G_OPTION_ARG_FILENAME, &options->type,
      N_ ("line, step, bars, small-multiples, area, year-overlay, heat-map or ranked"),
      N_ ("TYPE") },
    { "value-scale", 0, 0, G_OPTION_ARG_FILENAME, &options->value_scale,
      N_ ("Of small multiples: shared by all panels, or free in each"), N_ ("HOW") },
    { "years", 0, 0, G_OPTION_ARG_FILENAME, &options->years,
      N_ ("Whether an overlay and a heat map have calendar or fiscal years"), N_ ("HOW") },
    { "axis", 0, 0, G_OPTION_ARG_FILENAME, &options->axis, N_ ("The axis of values: linear or log"),
      N_ ("NAME") },
    { "vintages", 0, 0, G_OPTION_ARG_FILENAME, &options->vintages,
      N_ ("The figures as published earlier: all or none"), N_ ("WHICH") },
    { "events", 0, 0, G_OPTION_ARG_FILENAME, &options->events,
      N_ ("all, none, or the ids of those to show"), N_ ("ID,…") },
    { "annotations", 0, 0, G_OPTION_ARG_FILENAME, &options->annotations,
      N_ ("The notes pinned to the view: all or none"), N_ ("WHICH") },
    { "event", 0, 0, G_OPTION_ARG_FILENAME, &options->event,
      N_ ("Compare before and after this event"), N_ ("ID") },
    { "claim", 0, 0, G_OPTION_ARG_FILENAME, &options->claim,
      N_ ("Draw what this claim says beside the figures it is checked by"), N_ ("ID") },
    { "method", 0, 0, G_OPTION_ARG_FILENAME, &options->method,
      N_ ("Draw what this method gives for the event (before_after)"), N_ ("NAME") },
    { "beside", 0, 0, G_OPTION_ARG_FILENAME, &options->beside,
      N_ ("Figures of another file in a panel under the chart"), N_ ("FILE") },
    { "beside-definition", 0, 0, G_OPTION_ARG_FILENAME, &options->beside_definition,
      N_ ("Which of that file’s definitions, in place of its own view"), N_ ("DEF") },
    { "write-receipt", 0, 0, G_OPTION_ARG_NONE, &options->write_receipt,
      N_ ("Write the picture’s receipt beside it, OUT.receipt.json"), NULL },
    { "receipt", 0, 0, G_OPTION_ARG_FILENAME, &options->receipt,
      N_ ("Draw the picture of this receipt again: juncture chart --receipt FILE -o OUT "
          "[DATASET]"),
      N_ ("FILE") },
    { "anyway", 0, 0, G_OPTION_ARG_NONE, &options->anyway,
      N_ ("With --receipt: though the data are not those of the picture"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  jct_cli_selection_add_options (&options->selection,
                                 N_ ("As in series; or count or log1p: the scale of the method, in "
                                     "place of the one that counts where they disagree"),
                                 context);
  jct_cli_method_add_options (&options->how, context);
  jct_cli_picture_add_options (&options->picture, context);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
}

/* ---- reading the options ---- */

static gboolean
fail_usage (char *message, JctExit *status)
{
  *status = jct_cli_fail_usage ("chart", message);
  g_free (message);
  return FALSE;
}

/* --transform is the method's scale; any other is left to the selection. */
static gboolean
parse_how (Options *options, Settings *settings, JctExit *status)
{
  char **transform = &options->selection.transform;
  g_autofree char *scale = NULL;

  jct_analysis_options_init (&settings->analysis);
  settings->analysis.voting_scale = TRUE;
  if (g_strcmp0 (*transform, "count") == 0 || g_strcmp0 (*transform, "log1p") == 0)
    scale = g_steal_pointer (transform);
  return jct_cli_method_parse (&options->how, "chart", scale, &settings->analysis, status);
}

static gboolean
parse_method (const Options *options, Settings *settings, JctExit *status)
{
  g_autoptr (GString) names = g_string_new (NULL);

  settings->has_method = options->method != NULL;
  if (options->method == NULL || jct_method_from_name (options->method, &settings->method))
    return TRUE;
  if (strcmp (options->method, "all") == 0)
    return fail_usage (g_strdup (_ ("A picture shows one method: --method takes one name.")),
                       status);
  for (guint i = 0; i < JCT_N_METHODS; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? C_ ("list separator", ", ") : "",
                            jct_method_to_name ((JctMethod) i));
  return fail_usage (
    /* Translators: an argument of the command line, and the names there are. */
    g_strdup_printf (_ ("“%s” is no method: there are %s."), options->method, names->str), status);
}

static gboolean
check_receipt (const Options *options, const Settings *settings, JctExit *status)
{
  if (!options->write_receipt || settings->picture.what != JCT_EXPORT_WHAT_TABLE)
    return TRUE;
  return fail_usage (g_strdup (_ ("Receipts are of pictures, not of tables.")), status);
}

static gboolean
parse_settings (Options *options, Settings *settings, JctExit *status)
{
  *settings = (Settings){ 0 };
  if (options->output == NULL)
    return fail_usage (g_strdup (_ ("Where to draw is missing: -o FILE.")), status);
  settings->has_type = options->type != NULL;
  if (options->type != NULL && !jct_chart_type_from_name (options->type, &settings->type))
    return fail_usage (
      /* Translators: an argument of the command line; names are not translated. */
      g_strdup_printf (
        _ (
          "“%s” is no type of chart: there are line, step, bars, small-multiples, area, year-overlay, heat-map and ranked."),
        options->type),
      status);
  if (options->years != NULL && !jct_years_from_name (options->years, &settings->years))
    return fail_usage (g_strdup (_ ("--years is calendar or fiscal.")), status);
  settings->has_value_scale = options->value_scale != NULL;
  if (options->value_scale != NULL
      && !jct_view_scale_from_name (options->value_scale, &settings->free_scale))
    return fail_usage (g_strdup (_ ("--value-scale is shared or free.")), status);
  if (options->axis != NULL && strcmp (options->axis, "linear") != 0
      && strcmp (options->axis, "log") != 0)
    return fail_usage (g_strdup (_ ("--axis is linear or log.")), status);
  if (options->vintages != NULL
      && !jct_view_vintages_from_name (options->vintages, &settings->vintages_hidden))
    return fail_usage (g_strdup (_ ("--vintages is all or none.")), status);
  if (options->annotations != NULL && strcmp (options->annotations, "all") != 0
      && strcmp (options->annotations, "none") != 0)
    return fail_usage (g_strdup (_ ("--annotations is all or none.")), status);
  if (options->beside_definition != NULL
      && (options->beside == NULL || !g_utf8_validate (options->beside_definition, -1, NULL)))
    return fail_usage (g_strdup (
                         _ ("--beside-definition names a definition of the file of --beside.")),
                       status);
  if (options->anyway)
    return fail_usage (g_strdup (_ ("--anyway is for --receipt.")), status);
  if (options->write_receipt && options->beside != NULL)
    return fail_usage (g_strdup (_ ("A receipt names one dataset: --write-receipt does not go with "
                                    "--beside.")),
                       status);
  return jct_cli_picture_parse (&options->picture, "chart", options->output, &settings->picture,
                                status)
         && check_receipt (options, settings, status) && parse_how (options, settings, status)
         && parse_method (options, settings, status);
}

/* ---- events ---- */

static gboolean
check_event (const JctDocument *document, const char *id)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autofree char *valid = g_utf8_make_valid (id, -1);
  g_autofree char *sentence = NULL;

  if (jct_document_find_event (document, id) != NULL)
    return TRUE;
  for (guint i = 0; i < jct_document_get_n_events (document); i++)
    g_ptr_array_add (ids, jct_document_get_event (document, i)->id);
  /* Translators: the id of an event. */
  sentence = g_strdup_printf (_ ("There is no event “%s”."), valid);
  jct_cli_print_unknown (sentence, valid, (const char *const *) ids->pdata, ids->len);
  return FALSE;
}

static gboolean
apply_events (const char *events, const JctDocument *document, JctView *view)
{
  if (events == NULL)
    return TRUE;
  view->events_shown = strcmp (events, "none") != 0;
  g_clear_pointer (&view->categories, g_strfreev);
  g_clear_pointer (&view->events, g_strfreev);
  if (strcmp (events, "none") == 0 || strcmp (events, "all") == 0)
    return TRUE;
  if (*events == '\0')
    return check_event (document, events);
  view->events = g_strsplit (events, ",", -1);
  for (guint i = 0; view->events[i] != NULL; i++)
    if (!check_event (document, view->events[i]))
      return FALSE;
  return TRUE;
}

static gboolean
apply_selected (const char *event, const JctDocument *document, JctView *view)
{
  if (event == NULL)
    return TRUE;
  if (!check_event (document, event))
    return FALSE;
  g_free (view->selected_event);
  view->selected_event = g_strdup (event);
  return TRUE;
}

/* The computation of the claim under the definition that was asked for, in the calendar of the periods that were. */
static const JctClaimCell *
choose_cell (const JctClaimResult *result, const JctCliSelection *selection)
{
  const JctClaimCell *shown = jct_claim_result_get_shown (result);
  JctPeriodUnit unit;
  gboolean has_unit
    = selection->period != NULL && jct_period_unit_from_name (selection->period, &unit);

  if (shown == NULL || (selection->definition == NULL && !has_unit))
    return shown;
  for (guint i = 0; i < jct_claim_result_get_n_cells (result); i++)
    {
      const JctClaimCell *cell = jct_claim_result_get_cell (result, i);
      gboolean in_unit
        = !has_unit
          || (unit == JCT_PERIOD_FISCAL_YEAR) == (cell->calendar == JCT_CLAIM_FISCAL_YEARS);

      if (in_unit
          && (selection->definition == NULL
              || g_strcmp0 (cell->definition->id, selection->definition) == 0
              || g_strcmp0 (cell->definition->title, selection->definition) == 0))
        return cell;
    }
  return shown;
}

/* The view that shows the claim; what else is asked for is laid over it. */
static gboolean
apply_claim (const Options *options, const JctDocument *document, JctView **view)
{
  const JctClaim *claim;
  g_autofree char *valid = NULL;
  g_autoptr (JctClaimResult) result = NULL;
  const JctClaimCell *cell;
  JctView *shown;

  if (options->claim == NULL)
    return TRUE;
  valid = g_utf8_make_valid (options->claim, -1);
  claim = jct_document_find_claim (document, valid);
  if (claim == NULL)
    {
      /* Translators: the id of a claim. */
      g_autofree char *sentence = g_strdup_printf (_ ("There is no claim “%s”."), valid);
      g_autoptr (GPtrArray) ids = g_ptr_array_new ();

      for (guint i = 0; i < jct_document_get_n_claims (document); i++)
        g_ptr_array_add (ids, jct_document_get_claim (document, i)->id);
      jct_cli_print_unknown (sentence, valid, (const char *const *) ids->pdata, ids->len);
      return FALSE;
    }
  result = jct_claim_check ((JctDocument *) document, claim);
  cell = choose_cell (result, &options->selection);
  if (cell == NULL)
    {
      const char *needs = jct_claim_result_get_needs (result);
      /* Translators: the id of a claim, and what it would take to check it. */
      g_autofree char *message
        = g_strdup_printf (_ ("The claim “%s” cannot be shown with these data. %s"), valid,
                           needs != NULL ? needs : "");

      jct_cli_print_error (message);
      return FALSE;
    }
  shown = jct_claim_result_dup_view (result, cell, *view);
  jct_view_free (*view);
  *view = shown;
  return TRUE;
}

/* Panels by a dimension of which the view shows one value: all values, that one in focus, around the
 * event's window. Bars by it: all values as well. */
static void
apply_type (const Options *options,
            const Settings *settings,
            const JctDocument *document,
            JctView *view)
{
  if (options->how.k != NULL)
    view->k = settings->analysis.k;
  if (options->how.event_month != NULL)
    view->event_period = settings->analysis.event_period;
  if (settings->has_type)
    view->chart = settings->type;
  if (view->chart == JCT_CHART_MULTIPLES && options->selection.by != NULL && view->by != NULL)
    {
      g_autofree char *dimension = g_strdup (view->by);
      jct_view_turn_elsewhere (view, document, dimension);
    }
  else if (view->chart == JCT_CHART_RANKED && options->selection.by != NULL && view->by != NULL)
    jct_view_widen (view, document, view->by);
  if (options->years != NULL)
    view->years = settings->years;
  if (settings->has_value_scale)
    view->free_scale = settings->free_scale;
}

static void
apply_look (const Options *options, const Settings *settings, JctView *view)
{
  if (g_strcmp0 (options->annotations, "none") == 0)
    g_ptr_array_set_size (view->annotations, 0);
  if (options->axis != NULL)
    view->log_axis = strcmp (options->axis, "log") == 0;
  if (options->vintages != NULL)
    view->vintages_hidden = settings->vintages_hidden;
  if (settings->has_method)
    {
      g_free (view->method);
      view->method = g_strdup (jct_method_to_name (settings->method));
    }
}

/* ---- what stands beside ---- */

/* What the other file shows by itself, or by the definition that was asked for. (transfer full) (nullable) */
static JctView *
dup_other_view (const JctDocument *other, const char *definition)
{
  const JctDefinition *found;
  JctView *view;

  if (definition == NULL)
    return jct_document_dup_default_view (other);
  found = jct_cli_find_definition (other, definition);
  if (found == NULL)
    return NULL;
  view = jct_view_new ();
  view->definition = g_strdup (found->id);
  return view;
}

/* A version of the document that has it, in the place of the one given; the view names it. */
static gboolean
apply_beside (const Options *options, JctDocument **document, JctView *view)
{
  g_autoptr (JctDocument) other = NULL;
  g_autoptr (JctView) other_view = NULL;
  g_autoptr (GError) error = NULL;
  JctDocument *edited;
  JctBeside *beside;

  if (options->beside == NULL)
    return TRUE;
  other = jct_cli_load (options->beside);
  other_view = other != NULL ? dup_other_view (other, options->beside_definition) : NULL;
  if (other_view == NULL)
    return FALSE;
  edited = jct_document_with_beside (*document, other, other_view, &beside, &error);
  if (edited == NULL)
    {
      jct_cli_fail (error);
      return FALSE;
    }
  g_ptr_array_set_size (view->beside, MIN (view->beside->len, JCT_MAX_BESIDE - 1));
  jct_view_take_beside (view, *document, beside);
  jct_document_unref (*document);
  *document = edited;
  return TRUE;
}

/* ---- the picture ---- */

/* --from and --to bound what is visible; the figures beyond remain, for the comparison of an event
 * near the edge. */
static gboolean
bound_visible (const JctCliRange *range, JctSpan whole, const char *nothing, JctView *view)
{
  JctSpan visible = whole;

  if ((!range->has_from && !range->has_to) || jct_span_is_empty (whole))
    return TRUE;
  if (range->has_from)
    visible.start = MAX (visible.start, jct_period_first_day (range->from));
  if (range->has_to)
    visible.end = MIN (visible.end, jct_period_end_day (range->to));
  if (jct_span_is_empty (visible))
    {
      jct_cli_print_error (nothing);
      return FALSE;
    }
  view->has_visible = TRUE;
  view->visible = visible;
  return TRUE;
}

static gboolean
apply_visible (const JctCliRange *range, JctSeriesSet *series, JctView *view)
{
  JctSpan whole = { 0 };

  for (guint i = 0; i < jct_series_set_get_n (series); i++)
    {
      const JctSeries *one = jct_series_set_get (series, i);
      JctPeriod last
        = jct_period_shift (jct_series_get_first (one), (int) jct_series_get_n (one) - 1);
      JctSpan span
        = { jct_period_first_day (jct_series_get_first (one)), jct_period_end_day (last) };

      whole = jct_span_union (whole, span);
    }
  return bound_visible (range, whole, _ ("The range holds no figures of this file."), view);
}

static JctExit
save_table (const char *path, const Settings *settings, const JctExportSubject *subject)
{
  JctRowsFormat format
    = settings->picture.table_format == JCT_EXPORT_TABLE_JSON ? JCT_ROWS_JSON : JCT_ROWS_CSV;
  g_autoptr (GError) error = NULL;
  g_autoptr (JctRowOrder) order = jct_export_subject_dup_rows (subject, NULL, &error);

  if (order == NULL || !jct_rows_save (order, format, path, NULL, NULL, NULL, &error))
    return jct_cli_fail (error);
  return JCT_EXIT_OK;
}

static JctExit
save_picture (const Options *options,
              const Settings *settings,
              const char *dataset,
              const JctCliDrawing *drawing)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) picture = jct_cli_drawing_write (drawing, &settings->picture, &error);

  if (picture == NULL || !jct_save_bytes (options->output, picture, &error))
    return jct_cli_fail (error);
  if (options->write_receipt
      && !jct_cli_receipt_write (dataset, options->output, drawing, &settings->picture, picture,
                                 &error))
    return jct_cli_fail (error);
  return JCT_EXIT_OK;
}

static JctExit
save (const char *path,
      const Options *options,
      const Settings *settings,
      const JctDocument *document,
      const JctView *view,
      JctSeriesSet *series)
{
  g_auto (JctCliDrawing) drawing = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *reason = NULL;
  JctSpan visible = view->has_visible ? view->visible : (JctSpan){ 0 };

  if (!jct_cli_drawing_init (&drawing, document, view, series, visible, NULL, &settings->analysis,
                             &error))
    return jct_cli_fail (error);
  if (!jct_export_subject_has (&drawing.subject, settings->picture.what, &reason))
    {
      jct_cli_print_error (reason);
      return JCT_EXIT_FAULT;
    }
  if (settings->picture.what == JCT_EXPORT_WHAT_TABLE)
    return save_table (options->output, settings, &drawing.subject);
  return save_picture (options, settings, path, &drawing);
}

/* A file without a table: its events, as a timeline. What would choose figures is an error, told by who looks for them. */
static gboolean
shows_events_only (const JctDocument *document, const Options *options)
{
  return jct_document_get_n_tables (document) == 0 && jct_document_get_n_events (document) > 0
         && options->method == NULL && options->beside == NULL
         && !jct_cli_selection_asks_figures (&options->selection);
}

static JctExit
run_events (const char *path,
            const JctDocument *document,
            const Options *options,
            Settings *settings,
            JctView *view)
{
  JctCliRange range = { 0 };
  JctExit status;

  if (!jct_cli_selection_apply_range (&options->selection, "chart", document, &range, &status))
    return status;
  if (!apply_events (options->events, document, view)
      || !apply_selected (options->event, document, view)
      || !bound_visible (&range, jct_document_get_events_span (document),
                         _ ("The range holds no events of this file."), view))
    return JCT_EXIT_FAULT;
  apply_look (options, settings, view);
  return save (path, options, settings, document, view, NULL);
}

static JctExit
run (const char *path, const Options *options, Settings *settings)
{
  g_autoptr (JctDocument) document = jct_cli_load (path);
  g_autoptr (JctView) view = NULL;
  g_autoptr (JctSeriesSet) series = NULL;
  g_auto (JctResolvedView) resolved = { 0 };
  g_autoptr (GError) error = NULL;
  JctCliRange range = { 0 };
  JctExit status;

  if (document == NULL)
    return JCT_EXIT_FAULT;
  view = jct_cli_selection_dup_view (&options->selection, document);
  if (view == NULL)
    return JCT_EXIT_FAULT;
  if (shows_events_only (document, options))
    return run_events (path, document, options, settings, view);
  if (!apply_claim (options, document, &view) || !apply_beside (options, &document, view))
    return JCT_EXIT_FAULT;
  if (!jct_cli_selection_apply (&options->selection, "chart", document, view, &range, &status))
    return status;
  if (!apply_events (options->events, document, view)
      || !apply_selected (options->event, document, view))
    return JCT_EXIT_FAULT;
  apply_type (options, settings, document, view);
  apply_look (options, settings, view);
  series = jct_document_compute_series (document, view, &error);
  if (series == NULL)
    return jct_cli_fail (error);
  if (!jct_document_resolve_view (document, view, &resolved, &error))
    return jct_cli_fail (error);
  if (!apply_visible (&range, series, view)
      || !jct_cli_method_apply (&options->how, document, view, resolved.table, &settings->analysis))
    return JCT_EXIT_FAULT;
  return save (path, options, settings, document, view, series);
}

JctExit
jct_command_chart (char **argv)
{
  g_auto (JctCliParser) parser = { 0 };
  g_auto (Options) options = { 0 };
  g_auto (Settings) settings = { 0 };
  JctExit status;

  if (jct_cli_asks_receipt (argv))
    return jct_command_redraw (argv);
  jct_cli_parser_init (&parser, "chart", _ ("FILE -o OUT.png|svg|pdf"),
                       _ ("Draws a selection as a chart with its events. Without --view and "
                          "--definition it starts from "
                          "the file’s own view."));
  add_options (&options, parser.options);
  if (!jct_cli_parser_run (&parser, argv, 1, 1, &status)
      || !parse_settings (&options, &settings, &status))
    return status;
  return run (parser.files[0], &options, &settings);
}
