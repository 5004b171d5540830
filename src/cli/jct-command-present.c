/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Presenting: the window's program does it, as opening does. */
#include "config.h"

#include "cli/jct-cli.h"

#include <glib/gi18n-lib.h>

#include "cli/jct-command-open.h"

typedef struct
{
  int monitor, slide;
} Options;

static void
add_options (Options *options, GOptionContext *context)
{
  const GOptionEntry entries[] = {
    { "slide", 0, 0, G_OPTION_ARG_INT, &options->slide, N_ ("The slide to begin with, from 1"),
      N_ ("N") },
    { "monitor", 0, 0, G_OPTION_ARG_INT, &options->monitor,
      N_ ("The screen to present on, from 1; by default where slides were shown last"), N_ ("N") },
    G_OPTION_ENTRY_NULL,
  };

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
}

static JctExit
start_window (char **files, const Options *options)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new_with_free_func (g_free);

  /* The window's program takes the place of the first. */
  g_ptr_array_add (arguments, g_strdup ("juncture"));
  g_ptr_array_add (arguments, g_strdup_printf ("--present=%s", files[0]));
  if (files[1] != NULL)
    g_ptr_array_add (arguments, g_strdup_printf ("--story=%s", files[1]));
  g_ptr_array_add (arguments, g_strdup_printf ("--slide=%d", options->slide));
  g_ptr_array_add (arguments, g_strdup_printf ("--monitor=%d", options->monitor));
  g_ptr_array_add (arguments, NULL);
  return jct_cli_start_window ((char **) arguments->pdata);
}

JctExit
jct_command_present (char **argv)
{
  g_auto (JctCliParser) parser = { 0 };
  Options options = { 0, 1 };
  JctExit status = JCT_EXIT_OK;
  char *files[] = { NULL, NULL };

  jct_cli_parser_init (&parser, "present", _ ("FILE [STORY]"),
                       _ ("Presents a story of the file full screen: the first, or the one of that "
                          "id; of a file without stories, what it opens with."));
  add_options (&options, parser.options);
  if (!jct_cli_parser_run (&parser, argv, 1, 2, &status))
    return status;
  if (options.slide < 1 || options.monitor < 0)
    return jct_cli_fail_usage ("present", _ ("Slides and screens are counted from 1."));
  files[0] = parser.files[0];
  if (!jct_cli_check_files (files, &status))
    return status;
  return start_window (parser.files, &options);
}
