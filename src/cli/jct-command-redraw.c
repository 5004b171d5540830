/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `chart --receipt`: the picture of a receipt once more. */
#include "config.h"

#include "cli/jct-cli-receipt.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "chart/jct-export-program.h"
#include "io/jct-writer.h"

gboolean
jct_cli_asks_receipt (char **argv)
{
  for (guint i = 1; argv[i] != NULL && strcmp (argv[i], "--") != 0; i++)
    if (strcmp (argv[i], "--receipt") == 0 || g_str_has_prefix (argv[i], "--receipt="))
      return TRUE;
  return FALSE;
}

/* ---- the command line ------------------------------------------------------------------------ */

typedef struct
{
  char *receipt;
  char *output;
  gboolean anyway;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->receipt);
  g_free (options->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static void
add_options (Options *options, GOptionContext *context)
{
  const GOptionEntry entries[] = {
    { "receipt", 0, 0, G_OPTION_ARG_FILENAME, &options->receipt,
      N_ ("The receipt of the picture to draw again"), N_ ("FILE") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output,
      N_ ("The file to write: .png, .svg or .pdf"), N_ ("FILE") },
    { "anyway", 0, 0, G_OPTION_ARG_NONE, &options->anyway,
      N_ ("Draw though the data are not those of the picture"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
}

static gboolean
check_options (const Options *options, JctExportFormat *format, JctExit *status)
{
  const char *message = NULL;

  if (options->output == NULL)
    message = _ ("Where to draw is missing: -o FILE.");
  else if (!jct_export_format_from_path (options->output, format))
    message = _ ("A picture’s name ends in .png, .svg or .pdf.");
  if (message != NULL)
    *status = jct_cli_fail_usage ("chart", message);
  return message == NULL;
}

/* ---- the dataset ----------------------------------------------------------------------------- */

/* One that was named, else the one beside the receipt; NULL and the message printed. */
static GFile *
find_dataset (const JctReceipt *receipt, GFile *file, const char *named)
{
  g_autoptr (GError) error = NULL;
  GFile *dataset;

  if (named != NULL)
    return g_file_new_for_commandline_arg (named);
  dataset = jct_receipt_find_dataset (receipt, file, &error);
  if (dataset == NULL)
    jct_cli_fail (error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    jct_cli_print_note (_ ("Name it: juncture chart --receipt FILE -o OUT DATASET"));
  return dataset;
}

/* Whether the data are those of the picture, or are to be taken anyway. */
static gboolean
check_data (const JctReceipt *receipt, GFile *dataset, const JctDocument *document, gboolean anyway)
{
  g_autofree char *name = g_file_get_parse_name (dataset);
  g_autofree char *message = NULL;

  switch (jct_receipt_compare_data (receipt, dataset, document))
    {
    case JCT_RECEIPT_DATA_READ_OTHERWISE:
      message = g_strdup_printf (
        /* Translators: %s is a file's name. */
        _ ("%s: The file is the picture’s, and what is read from it is not: a file beside it has "
           "changed, or this version reads it otherwise."),
        name);
      break;
    case JCT_RECEIPT_DATA_OTHER:
      message
        /* Translators: %s is a file's name. */
        = g_strdup_printf (_ ("%s: The data are not those that the picture was drawn from."), name);
      break;
    case JCT_RECEIPT_DATA_SAME:
    default:
      return TRUE;
    }
  if (anyway)
    jct_cli_print_note (message);
  else
    {
      jct_cli_print_error (message);
      jct_cli_print_note (_ ("With --anyway the picture is drawn from these."));
    }
  return anyway;
}

static void
tell_program (const JctReceipt *receipt)
{
  g_autoptr (GVariant) program = g_variant_ref_sink (jct_export_program_to_variant ());
  g_autoptr (GPtrArray) differences = jct_receipt_compare_program (receipt, program);

  for (guint i = 0; i < differences->len; i++)
    jct_cli_print_note (g_ptr_array_index (differences, i));
}

/* ---- drawing --------------------------------------------------------------------------------- */

static JctExit
write_picture (const JctReceipt *receipt,
               const JctCliDrawing *drawing,
               const JctExportSettings *settings,
               JctExportFormat format,
               const char *path)
{
  g_auto (JctExportSettings) wanted = { 0 };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  const char *told;

  jct_export_settings_copy (settings, &wanted);
  wanted.format = format;
  bytes = jct_cli_drawing_write (drawing, &wanted, &error);
  if (bytes == NULL || !jct_save_bytes (path, bytes, &error))
    return jct_cli_fail (error);
  if (jct_receipt_is_picture (receipt, bytes))
    told = _ ("The picture is the same, byte for byte.\n");
  else if (format != settings->format)
    told = _ ("The picture is drawn in another format than that of the receipt.\n");
  else
    told = _ ("The picture is drawn, and is not the same byte for byte.\n");
  return jct_cli_write (told) ? JCT_EXIT_OK : JCT_EXIT_FAULT;
}

static JctExit
draw (const JctReceipt *receipt,
      const char *name,
      const JctDocument *document,
      JctExportFormat format,
      const char *path)
{
  g_auto (JctExportSettings) settings = { 0 };
  g_auto (JctAnalysisOptions) analysis = { 0 };
  g_auto (JctCliDrawing) drawing = { 0 };
  g_autoptr (JctView) view = NULL;
  g_autoptr (JctSeriesSet) series = NULL;
  g_autoptr (GError) error = NULL;
  JctPeriod point;
  gboolean has_point = jct_receipt_get_point (receipt, document, &point);

  if (!jct_cli_receipt_take (receipt, name, jct_document_get_fiscal_start (document), &settings,
                             &analysis, &error))
    return jct_cli_fail (error);
  view = jct_receipt_dup_view (receipt, name, document, &error);
  if (view == NULL)
    return jct_cli_fail (error);
  if (jct_document_get_n_tables (document) > 0)
    {
      series = jct_document_compute_series (document, view, &error);
      if (series == NULL)
        return jct_cli_fail (error);
    }
  if (!jct_cli_drawing_init (&drawing, document, view, series, receipt->visible,
                             has_point ? &point : NULL, &analysis, &error))
    return jct_cli_fail (error);
  return write_picture (receipt, &drawing, &settings, format, path);
}

static JctExit
run (const Options *options, JctExportFormat format, const char *named)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (options->receipt);
  g_autofree char *name = g_file_get_parse_name (file);
  g_autoptr (GError) error = NULL;
  g_autoptr (JctReceipt) receipt = jct_receipt_load (file, &error);
  g_autoptr (GFile) dataset = NULL;
  g_autoptr (JctDocument) document = NULL;

  if (receipt == NULL)
    return jct_cli_fail (error);
  dataset = find_dataset (receipt, file, named);
  if (dataset == NULL)
    return JCT_EXIT_FAULT;
  document = jct_cli_load_file (dataset);
  if (document == NULL || !check_data (receipt, dataset, document, options->anyway))
    return JCT_EXIT_FAULT;
  tell_program (receipt);
  return draw (receipt, name, document, format, options->output);
}

JctExit
jct_command_redraw (char **argv)
{
  g_auto (JctCliParser) parser = { 0 };
  g_auto (Options) options = { 0 };
  JctExportFormat format;
  JctExit status;

  jct_cli_parser_init (&parser, "chart", _ ("--receipt FILE -o OUT.png|svg|pdf [DATASET]"),
                       _ ("Draws the picture of a receipt again, from the dataset beside it or the "
                          "one given, and says whether it is the same byte for byte."));
  add_options (&options, parser.options);
  if (!jct_cli_parser_run (&parser, argv, 0, 1, &status)
      || !check_options (&options, &format, &status))
    return status;
  return run (&options, format, parser.files[0]);
}
