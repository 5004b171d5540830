/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/jct-cli.h"

#include "io/jct-reader.h"
#include "io/jct-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  char *output;
  char *time;
  char **measures;
  char **dimensions;
  char **ignored;
  char *delimiter;
  char *encoding;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->output);
  g_free (options->time);
  g_strfreev (options->measures);
  g_strfreev (options->dimensions);
  g_strfreev (options->ignored);
  g_free (options->delimiter);
  g_free (options->encoding);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static void
add_options (Options *options, GOptionContext *context)
{
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output, N_ ("The file to write"),
      N_ ("FILE") },
    { "time", 0, 0, G_OPTION_ARG_FILENAME, &options->time, N_ ("The field that holds the periods"),
      N_ ("FIELD") },
    { "measure", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->measures,
      N_ ("A field that is counted (repeatable)"), N_ ("FIELD") },
    { "dimension", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->dimensions,
      N_ ("A field to filter and split by (repeatable)"), N_ ("FIELD") },
    { "ignore", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->ignored,
      N_ ("A field to leave out (repeatable)"), N_ ("FIELD") },
    { "delimiter", 0, 0, G_OPTION_ARG_STRING, &options->delimiter,
      N_ ("What parts the fields of a CSV table: , ; | or tab"), N_ ("CHARACTER") },
    { "encoding", 0, 0, G_OPTION_ARG_STRING, &options->encoding,
      N_ ("The encoding of a CSV table, such as windows-1252"), N_ ("NAME") },
    G_OPTION_ENTRY_NULL,
  };

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
}

static gboolean
has_roles (const Options *options)
{
  return options->time != NULL || options->measures != NULL || options->dimensions != NULL
         || options->ignored != NULL || options->delimiter != NULL || options->encoding != NULL;
}

/* "tab" or the character itself; 0 for anything else. */
static char
parse_delimiter (const char *text)
{
  if (strcmp (text, "tab") == 0)
    return '\t';
  return strlen (text) == 1 && strchr (",;|\t", *text) != NULL ? *text : '\0';
}

/* So that a slip of the hand does not replace the table that was to be converted. */
static gboolean
has_json_ending (const char *path)
{
  gsize length = strlen (path);

  return length > strlen (".json")
         && g_ascii_strcasecmp (path + length - strlen (".json"), ".json") == 0;
}

static JctDocument *
load (char **files, const Options *options, GError **error)
{
  guint n = g_strv_length (files);
  g_autoptr (GPtrArray) inputs = g_ptr_array_new_with_free_func (g_object_unref);
  const JctReadOptions roles
    = { options->time,
        (const char *const *) options->measures,
        (const char *const *) options->dimensions,
        (const char *const *) options->ignored,
        options->delimiter != NULL ? parse_delimiter (options->delimiter) : '\0',
        options->encoding };

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (inputs, g_file_new_for_commandline_arg (files[i]));
  if (n > 1)
    return jct_document_load_files ((GFile *const *) inputs->pdata, n, NULL, error);
  return jct_document_load_with_options (inputs->pdata[0], has_roles (options) ? &roles : NULL,
                                         NULL, NULL, NULL, error);
}

static void
print_problems (const JctDocument *document)
{
  for (guint i = 0; i < jct_document_get_n_problems (document); i++)
    jct_cli_print_note (jct_document_get_problem (document, i)->message);
}

JctExit
jct_command_convert (char **argv)
{
  g_auto (JctCliParser) parser = { 0 };
  g_auto (Options) options = { 0 };
  g_autoptr (JctDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  JctExit status;

  jct_cli_parser_init (
    &parser, "convert", _ ("FILE… -o OUT.json"),
    _ ("Saves a file of any format that can be opened as a Data Package. Of several CBP files, a "
       "later one’s figures take the place of an earlier one’s."));
  add_options (&options, parser.options);
  if (!jct_cli_parser_run (&parser, argv, 1, G_MAXUINT, &status))
    return status;
  if (options.output == NULL)
    return jct_cli_fail_usage ("convert", _ ("Where to write is missing: -o FILE."));
  if (!has_json_ending (options.output))
    {
      /* Translators: %s is the name of a file. */
      g_autofree char *message
        = g_strdup_printf (_ ("“%s” is no Data Package’s name: it ends in .json."), options.output);

      return jct_cli_fail_usage ("convert", message);
    }
  if (has_roles (&options) && g_strv_length (parser.files) > 1)
    return jct_cli_fail_usage ("convert", _ ("Fields can be named for one file only."));
  if (options.delimiter != NULL && parse_delimiter (options.delimiter) == '\0')
    return jct_cli_fail_usage ("convert", _ ("A delimiter is one of , ; | and tab."));
  document = load (parser.files, &options, &error);
  if (document == NULL)
    return jct_cli_fail (error);
  print_problems (document);
  if (!jct_document_save (document, options.output, &error))
    return jct_cli_fail (error);
  return JCT_EXIT_OK;
}
