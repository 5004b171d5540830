/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/jct-cli.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

static const struct
{
  const char *name;
  const char *summary;
  JctExit (*run) (char **argv);
} commands[] = {
  { "info", N_ ("say what a file holds"), jct_command_info },
  { "validate", N_ ("check files"), jct_command_validate },
  { "series", N_ ("write the figures of a selection as CSV or JSON"), jct_command_series },
  { "chart", N_ ("draw a selection with its events as PNG, SVG or PDF"), jct_command_chart },
  { "analyse", N_ ("compare the figures before and after an event"), jct_command_analyse },
  { "claims", N_ ("check the claims of a file against its figures"), jct_command_claims },
  { "present", N_ ("present a story of a file full screen"), jct_command_present },
  { "story", N_ ("write a story’s slides as PDF, lesson sheet or pictures"), jct_command_story },
  { "convert", N_ ("save a file of any format as a Data Package"), jct_command_convert },
};

static JctExit
print_help (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append (text, _ ("Usage:\n"
                            "  juncture [FILE…]          open the window\n"
                            "  juncture COMMAND …        work without a display\n"
                            "\n"
                            "Commands:\n"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (text, "  %-24s  %s\n", commands[i].name, _ (commands[i].summary));
  g_string_append (
    text,
    _ ("\n"
       "Options:\n"
       "  -h, --help                show this help\n"
       "  --version                 show the version\n"
       "\n"
       "“juncture COMMAND --help” shows the options of a command; “man juncture” says more.\n"));
  return jct_cli_write (text->str) ? JCT_EXIT_OK : JCT_EXIT_FAULT;
}

static JctExit
run (char **argv)
{
  const char *first = argv[1];

  if (first == NULL)
    return jct_command_open (argv);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (first, commands[i].name) == 0)
      return commands[i].run (argv + 1);
  if (g_strv_contains ((const char *const[]){ "--help", "-h", "-?", NULL }, first))
    return print_help ();
  if (strcmp (first, "--version") == 0)
    return jct_cli_write ("Juncture " JCT_VERSION "\n") ? JCT_EXIT_OK : JCT_EXIT_FAULT;
  return jct_command_open (argv);
}

int
main (int argc, char **argv)
{
  const char *localedir = g_getenv ("JUNCTURE_LOCALEDIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, localedir != NULL ? localedir : JCT_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  return run (argv);
}
