/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/jct-cli-receipt.h"

#include <glib/gi18n-lib.h>

#include "io/jct-reader.h"

/* What is odd in a file that can be read all the same. */
static void
print_problems (const JctDocument *document, const char *path)
{
  for (guint i = 0; i < jct_document_get_n_problems (document); i++)
    {
      const JctProblem *problem = jct_document_get_problem (document, i);
      g_autofree char *message
        = g_strdup_printf ("%s: %s%s%s", path, problem->place != NULL ? problem->place : "",
                           problem->place != NULL ? ": " : "", problem->message);

      jct_cli_print_note (message);
    }
}

/* Alone, without its dataset: whether all of it can be taken. */
static gboolean
check_receipt (GFile *file)
{
  g_auto (JctExportSettings) settings = { 0 };
  g_auto (JctAnalysisOptions) options = { 0 };
  g_autofree char *name = g_file_get_parse_name (file);
  g_autoptr (GError) error = NULL;
  g_autoptr (JctReceipt) receipt = jct_receipt_load (file, &error);

  if (receipt != NULL && jct_cli_receipt_take (receipt, name, 1, &settings, &options, &error))
    return TRUE;
  jct_cli_fail (error);
  return FALSE;
}

static gboolean
check_file (const char *path)
{
  g_autoptr (GFile) file = jct_cli_file_new (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (JctDocument) document = jct_document_load (file, NULL, NULL, NULL, &error);
  g_autofree char *shown = g_filename_display_name (path);

  if (g_error_matches (error, JCT_IO_ERROR, JCT_IO_ERROR_RECEIPT))
    return check_receipt (file);
  if (document == NULL)
    jct_cli_fail (error);
  else
    print_problems (document, shown);
  return document != NULL;
}

JctExit
jct_command_validate (char **argv)
{
  g_auto (JctCliParser) parser = { 0 };
  JctExit status = JCT_EXIT_OK;

  jct_cli_parser_init (
    &parser, "validate", _ ("FILE…"),
    _ ("Reads each file as opening it would, and says whether it is valid; what is wrong stands on "
       "the standard error."));
  if (!jct_cli_parser_run (&parser, argv, 1, G_MAXUINT, &status))
    return status;
  for (guint i = 0; parser.files[i] != NULL; i++)
    {
      g_autofree char *shown = g_filename_display_name (parser.files[i]);
      g_autofree char *line = NULL;

      if (!check_file (parser.files[i]))
        {
          status = JCT_EXIT_FAULT;
          continue;
        }
      /* Translators: %s is a file's name. */
      line = g_strdup_printf (_ ("%s: valid\n"), shown);
      if (!jct_cli_write (line))
        return JCT_EXIT_FAULT;
    }
  return status;
}
