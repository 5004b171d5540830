/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/jct-cli.h"

#include <glib/gi18n-lib.h>

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
      g_autoptr (JctDocument) document = jct_cli_load (parser.files[i]);
      g_autofree char *shown = g_filename_display_name (parser.files[i]);
      g_autofree char *line = NULL;

      if (document == NULL)
        {
          status = JCT_EXIT_FAULT;
          continue;
        }
      print_problems (document, shown);
      /* Translators: %s is a file's name. */
      line = g_strdup_printf (_ ("%s: valid\n"), shown);
      if (!jct_cli_write (line))
        return JCT_EXIT_FAULT;
    }
  return status;
}
