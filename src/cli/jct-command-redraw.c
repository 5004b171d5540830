/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `chart --receipt`: the picture, or the table, of a receipt once more. */
#include "config.h"

#include "cli/jct-cli-receipt.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "chart/jct-export-program.h"
#include "model/jct-beside.h"

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
      N_ ("The file to write: .png, .svg or .pdf, of a table .csv or .json"), N_ ("FILE") },
    { "anyway", 0, 0, G_OPTION_ARG_NONE, &options->anyway,
      N_ ("Draw though the data are not those of the picture"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
}

/* The format that the file's name asks for, of what the receipt is of. */
static gboolean
take_format (const char *output, JctExportSettings *settings)
{
  gboolean is_table = settings->what == JCT_EXPORT_WHAT_TABLE;
  gboolean is_csv = g_str_has_suffix (output, ".csv"), is_json = g_str_has_suffix (output, ".json");

  if (is_table && (is_csv || is_json))
    {
      settings->table_format = is_csv ? JCT_EXPORT_TABLE_CSV : JCT_EXPORT_TABLE_JSON;
      return TRUE;
    }
  if (!is_table && jct_export_format_from_path (output, &settings->format))
    return TRUE;
  jct_cli_print_error (
    is_table ? _ ("The receipt is of a table, whose name ends in .csv or .json.")
             : _ ("The receipt is of a picture, whose name ends in .png, .svg or .pdf."));
  return FALSE;
}

/* ---- the dataset ----------------------------------------------------------------------------- */

/* What is drawn from. */
typedef struct
{
  const JctReceipt *receipt;
  GFile *file;      /* the receipt's */
  const char *name; /* likewise */
  char **
    named; /* the datasets of the command line, in the receipt's order; the others stand beside it */
  guint n_named;
  gboolean anyway;
} Redraw;

/* One that was named, else the one beside the receipt; NULL and the message printed. */
static GFile *
find_dataset (const Redraw *redraw, const JctReceiptDataset *wanted, guint index)
{
  g_autoptr (GError) error = NULL;
  GFile *dataset;

  if (index < redraw->n_named)
    return jct_cli_file_new (redraw->named[index]);
  dataset = jct_receipt_dataset_find (wanted, redraw->file, &error);
  if (dataset == NULL)
    jct_cli_fail (error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    jct_cli_print_note (redraw->receipt->beside->len > 0
                          ? _ ("Name them: juncture chart --receipt FILE -o OUT DATASET BESIDE")
                          : _ ("Name it: juncture chart --receipt FILE -o OUT DATASET"));
  return dataset;
}

/* Whether the data are those of the picture, or are to be taken anyway. */
static gboolean
check_data (const JctReceiptDataset *wanted,
            GFile *dataset,
            const JctDocument *document,
            gboolean anyway)
{
  g_autofree char *name = g_file_get_parse_name (dataset);
  g_autofree char *message = NULL;

  switch (jct_receipt_dataset_compare (wanted, dataset, document))
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

static JctDocument *
load_dataset (const Redraw *redraw, const JctReceiptDataset *wanted, guint index)
{
  g_autoptr (GFile) dataset = find_dataset (redraw, wanted, index);
  g_autoptr (JctDocument) document = dataset != NULL ? jct_cli_load_file (dataset) : NULL;

  return document != NULL && check_data (wanted, dataset, document, redraw->anyway)
           ? g_steal_pointer (&document)
           : NULL;
}

/* A version of the document that has the figures of the other one too, which is the `index`-th beside. */
static JctDocument *
take_beside (const Redraw *redraw, JctDocument *document, guint index)
{
  const JctReceiptDataset *wanted = g_ptr_array_index (redraw->receipt->beside, index);
  g_autoptr (JctDocument) other = load_dataset (redraw, wanted, index + 1);
  g_autoptr (JctView) view = NULL;
  g_autoptr (GError) error = NULL;
  JctBeside *beside = NULL;
  JctDocument *edited = NULL;

  if (other == NULL)
    return NULL;
  view = jct_receipt_dataset_dup_view (wanted, redraw->name, other, &error);
  if (view != NULL)
    edited = jct_document_with_beside (document, other, view, &beside, &error);
  if (edited == NULL)
    jct_cli_fail (error);
  /* The receipt's own view names it. */
  g_clear_pointer (&beside, jct_beside_free);
  return edited;
}

/* The document that the picture is of; NULL and the message printed. */
static JctDocument *
load_document (const Redraw *redraw)
{
  JctDocument *document = load_dataset (redraw, redraw->receipt->dataset, 0);

  for (guint i = 0; document != NULL && i < redraw->receipt->beside->len; i++)
    {
      JctDocument *edited = take_beside (redraw, document, i);

      jct_document_unref (document);
      document = edited;
    }
  return document;
}

/* ---- drawing --------------------------------------------------------------------------------- */

static void
tell_program (const JctReceipt *receipt)
{
  g_autoptr (GVariant) program = g_variant_ref_sink (jct_export_program_to_variant ());
  g_autoptr (GPtrArray) differences = jct_receipt_compare_program (receipt, program);

  for (guint i = 0; i < differences->len; i++)
    jct_cli_print_note (g_ptr_array_index (differences, i));
}

static const char *
compare (const JctReceipt *receipt, gboolean is_table, gboolean is_other_format, const char *path)
{
  if (jct_receipt_is_picture (receipt, path))
    return is_table ? _ ("The table is the same, byte for byte.\n")
                    : _ ("The picture is the same, byte for byte.\n");
  if (is_other_format)
    return is_table ? _ ("The table is written in another format than that of the receipt.\n")
                    : _ ("The picture is drawn in another format than that of the receipt.\n");
  return is_table ? _ ("The table is written, and is not the same byte for byte.\n")
                  : _ ("The picture is drawn, and is not the same byte for byte.\n");
}

static JctExit
write_again (const JctReceipt *receipt,
             const JctCliDrawing *drawing,
             const JctExportSettings *settings,
             const char *path)
{
  g_auto (JctExportSettings) wanted = { 0 };
  g_autoptr (GError) error = NULL;
  gboolean is_other_format;

  jct_export_settings_copy (settings, &wanted);
  if (!take_format (path, &wanted))
    return JCT_EXIT_USAGE;
  if (!jct_cli_drawing_save (drawing, &wanted, path, &error))
    return jct_cli_fail (error);
  is_other_format
    = wanted.format != settings->format || wanted.table_format != settings->table_format;
  return jct_cli_write (
           compare (receipt, settings->what == JCT_EXPORT_WHAT_TABLE, is_other_format, path))
           ? JCT_EXIT_OK
           : JCT_EXIT_FAULT;
}

static JctExit
draw (const Redraw *redraw, const JctDocument *document, const char *path)
{
  const JctReceipt *receipt = redraw->receipt;
  g_auto (JctExportSettings) settings = { 0 };
  g_auto (JctAnalysisOptions) analysis = { 0 };
  g_auto (JctCliDrawing) drawing = { 0 };
  g_autoptr (JctView) view = NULL;
  g_autoptr (JctSeriesSet) series = NULL;
  g_autoptr (GError) error = NULL;
  JctPeriod point;
  gboolean has_point = jct_receipt_get_point (receipt, document, &point);

  if (!jct_cli_receipt_take (receipt, redraw->name, jct_document_get_fiscal_start (document),
                             &settings, &analysis, &error))
    return jct_cli_fail (error);
  view = jct_receipt_dataset_dup_view (receipt->dataset, redraw->name, document, &error);
  if (view == NULL)
    return jct_cli_fail (error);
  if (jct_document_get_n_tables (document) > 0)
    {
      series = jct_document_compute_series (document, view, &error);
      if (series == NULL)
        {
          g_prefix_error (&error, "%s: /view: ", redraw->name);
          return jct_cli_fail (error);
        }
    }
  if (!jct_cli_drawing_init (&drawing, document, view, series, receipt->visible,
                             has_point ? &point : NULL, &analysis, &error))
    return jct_cli_fail (error);
  return write_again (receipt, &drawing, &settings, path);
}

static JctExit
run (const Options *options, char **named)
{
  g_autoptr (GFile) file = jct_cli_file_new (options->receipt);
  g_autofree char *name = g_file_get_parse_name (file);
  g_autoptr (GError) error = NULL;
  g_autoptr (JctReceipt) receipt = jct_receipt_load (file, &error);
  g_autoptr (JctDocument) document = NULL;
  const Redraw redraw = { receipt, file, name, named, g_strv_length (named), options->anyway };

  if (receipt == NULL)
    return jct_cli_fail (error);
  if (redraw.n_named > receipt->beside->len + 1)
    return jct_cli_fail_usage ("chart", _ ("The receipt is of fewer datasets."));
  document = load_document (&redraw);
  if (document == NULL)
    return JCT_EXIT_FAULT;
  tell_program (receipt);
  return draw (&redraw, document, options->output);
}

JctExit
jct_command_redraw (char **argv)
{
  g_auto (JctCliParser) parser = { 0 };
  g_auto (Options) options = { 0 };
  JctExit status;

  jct_cli_parser_init (&parser, "chart", _ ("--receipt FILE -o OUT [DATASET [BESIDE…]]"),
                       _ ("Draws the picture (or writes the table) of a receipt again, from the "
                          "datasets beside it or those given, and says whether it is the same byte "
                          "for byte."));
  add_options (&options, parser.options);
  if (!jct_cli_parser_run (&parser, argv, 0, 1 + JCT_MAX_BESIDE, &status))
    return status;
  if (options.output == NULL)
    return jct_cli_fail_usage ("chart", _ ("Where to draw is missing: -o FILE."));
  return run (&options, parser.files);
}
