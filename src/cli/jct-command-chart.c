/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/jct-command-chart-private.h"

#include "cli/jct-cli-story.h"

#include "model/jct-beside.h"

#include <glib/gi18n-lib.h>
#include <math.h>

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
apply_beside (const JctChartOptions *options,
              JctCliOrigin *origin,
              JctDocument **document,
              JctView *view)
{
  g_autoptr (GError) error = NULL;
  JctDocument *edited;
  JctBeside *beside;

  if (options->beside == NULL)
    return TRUE;
  origin->beside_file = jct_cli_file_new (options->beside);
  origin->beside = jct_cli_load_file (origin->beside_file);
  if (origin->beside != NULL)
    origin->beside_view = dup_other_view (origin->beside, options->beside_definition);
  if (origin->beside_view == NULL)
    return FALSE;
  edited
    = jct_document_with_beside (*document, origin->beside, origin->beside_view, &beside, &error);
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

/* ---- the file ---- */

/* Without a size, that of most screens. */
static JctExit
save_slow_reveal (const JctChartOptions *options,
                  const JctChartSettings *settings,
                  const JctDocument *document,
                  const JctView *view)
{
  double width = JCT_STORY_WIDTH, height = JCT_STORY_HEIGHT;
  g_autoptr (GError) error = NULL;

  if (options->picture.size != NULL || options->picture.preset != NULL)
    jct_export_settings_get_page (&settings->picture, &width, &height);
  if (!jct_cli_story_write_slow_reveal ((JctDocument *) document, view, settings->picture.own_title,
                                        settings->picture.theme, round (width), round (height),
                                        options->output, &error))
    return jct_cli_fail (error);
  return JCT_EXIT_OK;
}

static JctExit
save (const JctChartOptions *options,
      const JctChartSettings *settings,
      const JctCliOrigin *origin,
      const JctDocument *document,
      const JctView *view,
      JctSeriesSet *series)
{
  g_auto (JctCliDrawing) drawing = { 0 };
  g_autoptr (GError) error = NULL;
  JctSpan visible = view->has_visible ? view->visible : (JctSpan){ 0 };

  if (options->slow_reveal)
    return save_slow_reveal (options, settings, document, view);
  if (!jct_cli_drawing_init (&drawing, document, view, series, visible, NULL, &settings->analysis,
                             &error)
      || !jct_cli_drawing_save (&drawing, &settings->picture, options->output, &error))
    return jct_cli_fail (error);
  if (options->write_receipt
      && !jct_cli_receipt_write (origin, options->output, &drawing, &settings->picture, &error))
    return jct_cli_fail (error);
  return JCT_EXIT_OK;
}

/* A file without a table: its events, as a timeline. What would choose figures is an error, told by who looks for them. */
static gboolean
shows_events_only (const JctDocument *document, const JctChartOptions *options)
{
  return jct_document_get_n_tables (document) == 0 && jct_document_get_n_events (document) > 0
         && options->method == NULL && options->beside == NULL
         && !jct_cli_selection_asks_figures (&options->selection);
}

static JctExit
run_events (const JctChartOptions *options,
            const JctChartSettings *settings,
            const JctCliOrigin *origin,
            JctView *view)
{
  JctCliRange range = { 0 };
  JctExit status;

  if (!jct_cli_selection_apply_range (&options->selection, "chart", origin->document, &range,
                                      &status))
    return status;
  if (!jct_chart_apply_events (options, origin->document, view)
      || !jct_chart_apply_visible (&range, origin->document, NULL, view))
    return JCT_EXIT_FAULT;
  jct_chart_apply_look (options, settings, view);
  return save (options, settings, origin, origin->document, view, NULL);
}

static JctExit
run_figures (const JctChartOptions *options,
             JctChartSettings *settings,
             JctCliOrigin *origin,
             JctView **view)
{
  g_autoptr (JctDocument) document = jct_document_ref (origin->document);
  g_autoptr (JctSeriesSet) series = NULL;
  g_auto (JctResolvedView) resolved = { 0 };
  g_autoptr (GError) error = NULL;
  JctCliRange range = { 0 };
  JctExit status;

  if (!jct_chart_apply_claim (options, document, view)
      || !apply_beside (options, origin, &document, *view))
    return JCT_EXIT_FAULT;
  if (!jct_cli_selection_apply (&options->selection, "chart", document, *view, &range, &status))
    return status;
  if (!jct_chart_apply_events (options, document, *view))
    return JCT_EXIT_FAULT;
  jct_chart_apply_type (options, settings, document, *view);
  jct_chart_apply_look (options, settings, *view);
  series = jct_document_compute_series (document, *view, &error);
  if (series == NULL || !jct_document_resolve_view (document, *view, &resolved, &error))
    return jct_cli_fail (error);
  if (!jct_chart_apply_visible (&range, document, series, *view)
      || !jct_cli_method_apply (&options->how, document, *view, resolved.table,
                                &settings->analysis))
    return JCT_EXIT_FAULT;
  return save (options, settings, origin, document, *view, series);
}

static JctExit
run (const char *path, const JctChartOptions *options, JctChartSettings *settings)
{
  g_auto (JctCliOrigin) origin = { .file = jct_cli_file_new (path) };
  g_autoptr (JctView) view = NULL;

  origin.document = jct_cli_load_file (origin.file);
  if (origin.document == NULL)
    return JCT_EXIT_FAULT;
  view = jct_cli_selection_dup_view (&options->selection, origin.document);
  if (view == NULL)
    return JCT_EXIT_FAULT;
  return shows_events_only (origin.document, options)
           ? run_events (options, settings, &origin, view)
           : run_figures (options, settings, &origin, &view);
}

JctExit
jct_command_chart (char **argv)
{
  g_auto (JctCliParser) parser = { 0 };
  g_auto (JctChartOptions) options = { 0 };
  g_auto (JctChartSettings) settings = { 0 };
  JctExit status;

  if (jct_cli_asks_receipt (argv))
    return jct_command_redraw (argv);
  jct_cli_parser_init (&parser, "chart", _ ("FILE -o OUT.png|svg|pdf"),
                       _ ("Draws a selection as a chart with its events. Without --view and "
                          "--definition it starts from "
                          "the file’s own view."));
  jct_chart_options_add (&options, parser.options);
  if (!jct_cli_parser_run (&parser, argv, 1, 1, &status)
      || !jct_chart_options_parse (&options, &settings, &status))
    return status;
  return run (parser.files[0], &options, &settings);
}
