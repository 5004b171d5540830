/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/jct-cli.h"

#include "io/jct-reader.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

/* ---- messages ---- */

static gboolean
is_printable (gunichar c)
{
  gboolean turns_direction = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);

  return (!g_unichar_iscntrl (c) || c == '\n') && !turns_direction;
}

char *
jct_cli_dup_printable (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *printable = g_string_sized_new (strlen (valid));

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      g_string_append_unichar (printable, is_printable (c) ? c : 0xfffd);
    }
  return g_string_free (printable, FALSE);
}

/* A message is one line, whatever stands in the names and values that it quotes. */
static char *
dup_line (const char *text)
{
  return g_strdelimit (jct_cli_dup_printable (text), "\n", ' ');
}

void
jct_cli_print_error (const char *message)
{
  g_autofree char *printable = dup_line (message);

  fprintf (stderr, "juncture: %s\n", printable);
}

void
jct_cli_print_note (const char *message)
{
  g_autofree char *printable = dup_line (message);

  /* Translators: before something that is good to know and no error. */
  fprintf (stderr, _ ("note: %s\n"), printable);
}

JctExit
jct_cli_fail (const GError *error)
{
  jct_cli_print_error (error->message);
  return JCT_EXIT_FAULT;
}

JctExit
jct_cli_fail_usage (const char *command, const char *message)
{
  jct_cli_print_error (message);
  /* Translators: the name of a command or nothing, and a space or nothing. */
  fprintf (stderr, _ ("Try “juncture %s%s--help”.\n"), command != NULL ? command : "",
           command != NULL ? " " : "");
  return JCT_EXIT_USAGE;
}

/* ---- options ---- */

void
jct_cli_parser_init (JctCliParser *parser,
                     const char *command,
                     const char *parameters,
                     const char *summary)
{
  const GOptionEntry entries[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, &parser->help, N_ ("Show this help"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &parser->files, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };

  *parser = (JctCliParser){ .command = command };
  parser->options = g_option_context_new (parameters);
  /* The help is printed by jct_cli_parser_run(): GLib's own would exit, and would print in the
   * locale's encoding. */
  g_option_context_set_help_enabled (parser->options, FALSE);
  g_option_context_set_translation_domain (parser->options, GETTEXT_PACKAGE);
  g_option_context_set_summary (parser->options, summary);
  g_option_context_add_main_entries (parser->options, entries, GETTEXT_PACKAGE);
}

void
jct_cli_parser_clear (JctCliParser *parser)
{
  g_clear_pointer (&parser->options, g_option_context_free);
  g_clear_pointer (&parser->files, g_strfreev);
}

static char *
describe_wrong_count (guint n, guint min_files, char **files, guint max_files)
{
  if (n < min_files)
    return g_strdup (_ ("A file is missing."));
  /* Translators: %s is an argument of the command line. */
  return g_strdup_printf (_ ("“%s” is one file too many."), files[max_files]);
}

gboolean
jct_cli_parser_run (
  JctCliParser *parser, char **argv, guint min_files, guint max_files, JctExit *status)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) arguments = g_strdupv (argv);
  guint n;

  g_free (arguments[0]);
  arguments[0] = g_strconcat ("juncture ", parser->command, NULL);
  /* The usage line names the program by g_get_prgname(). */
  g_set_prgname (arguments[0]);
  if (!g_option_context_parse_strv (parser->options, &arguments, &error))
    {
      *status = jct_cli_fail_usage (parser->command, error->message);
      return FALSE;
    }
  if (parser->help)
    {
      g_autofree char *help = g_option_context_get_help (parser->options, TRUE, NULL);

      *status = jct_cli_write (help) ? JCT_EXIT_OK : JCT_EXIT_FAULT;
      return FALSE;
    }
  if (parser->files == NULL)
    parser->files = g_new0 (char *, 1);
  n = g_strv_length (parser->files);
  if (n < min_files || n > max_files)
    {
      g_autofree char *message = describe_wrong_count (n, min_files, parser->files, max_files);

      *status = jct_cli_fail_usage (parser->command, message);
      return FALSE;
    }
  return TRUE;
}

/* ---- files in, text out ---- */

GFile *
jct_cli_file_new (const char *argument)
{
  g_autofree char *scheme = g_uri_parse_scheme (argument), *path = NULL;

  if (scheme != NULL)
    return g_file_new_for_commandline_arg (argument);
  path = g_canonicalize_filename (argument, NULL);
  return g_vfs_get_file_for_path (g_vfs_get_local (), path);
}

JctDocument *
jct_cli_load_file (GFile *file)
{
  g_autoptr (GError) error = NULL;
  JctDocument *document = jct_document_load (file, NULL, NULL, NULL, &error);

  if (document == NULL)
    jct_cli_fail (error);
  return document;
}

JctDocument *
jct_cli_load (const char *path)
{
  g_autoptr (GFile) file = jct_cli_file_new (path);

  return jct_cli_load_file (file);
}

gboolean
jct_cli_write (const char *text)
{
  gsize length = strlen (text);
  g_autofree char *message = NULL;

  errno = 0;
  if (fwrite (text, 1, length, stdout) == length && fflush (stdout) == 0)
    return TRUE;
  /* Translators: %s is the system's reason. */
  message = g_strdup_printf (_ ("The output could not be written: %s."), g_strerror (errno));
  jct_cli_print_error (message);
  return FALSE;
}

gboolean
jct_cli_write_json (json_t *json)
{
  char *text = json_dumps (json, JSON_INDENT (2));
  g_autofree char *with_newline = g_strconcat (text, "\n", NULL);

  free (text);
  json_decref (json);
  return jct_cli_write (with_newline);
}

json_t *
jct_cli_json_string (const char *text)
{
  return text != NULL ? json_string (text) : json_null ();
}
