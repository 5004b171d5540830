/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The options of `chart`. */
#include "config.h"

#include "cli/jct-command-chart-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
jct_chart_options_clear (JctChartOptions *options)
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

void
jct_chart_settings_clear (JctChartSettings *settings)
{
  jct_export_settings_clear (&settings->picture);
  jct_analysis_options_clear (&settings->analysis);
}

void
jct_chart_options_add (JctChartOptions *options, GOptionContext *context)
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
    { "slow-reveal", 0, 0, G_OPTION_ARG_NONE, &options->slow_reveal,
      N_ ("Each step in which the chart comes to light as a slide: FILE is a PDF, or a folder"),
      NULL },
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
parse_how (JctChartOptions *options, JctChartSettings *settings, JctExit *status)
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
parse_method (const JctChartOptions *options, JctChartSettings *settings, JctExit *status)
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

/* A slide's words and lines follow from its size. */
static gboolean
check_slow_reveal (const JctChartOptions *options, JctExit *status)
{
  const JctCliPicture *picture = &options->picture;
  JctExportFormat format;

  if (picture->what != NULL || picture->subtitle != NULL || picture->no_title
      || picture->no_subtitle || picture->no_source || picture->no_badge || picture->transparent
      || picture->svg_text != NULL || picture->text_scale != NULL || picture->scale != NULL
      || picture->dpi != NULL || options->write_receipt)
    return fail_usage (
      g_strdup (_ ("--slow-reveal makes slides: of what is said of a picture they take --size, "
                   "--preset, --theme and --title.")),
      status);
  if (jct_export_format_from_path (options->output, &format) && format != JCT_EXPORT_PDF)
    return fail_usage (
      /* Translators: an argument of the command line; names are not translated. */
      g_strdup_printf (_ ("“%s” is one picture: --slow-reveal writes a .pdf, or pictures into a "
                          "folder."),
                       options->output),
      status);
  return TRUE;
}

gboolean
jct_chart_options_parse (JctChartOptions *options, JctChartSettings *settings, JctExit *status)
{
  *settings = (JctChartSettings){ 0 };
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
  if (options->slow_reveal && !check_slow_reveal (options, status))
    return FALSE;
  return jct_cli_picture_parse (&options->picture, "chart",
                                options->slow_reveal ? "slides.pdf" : options->output,
                                &settings->picture, status)
         && parse_how (options, settings, status) && parse_method (options, settings, status);
}
