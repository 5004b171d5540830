/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/jct-cli-import.h"

#include "io/jct-reader.h"
#include "io/jct-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  char *output;
  JctCliImport import;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->output);
  jct_cli_import_clear (&options->import);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static void
add_options (Options *options, GOptionContext *context)
{
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output, N_ ("The file to write"),
      N_ ("FILE") },
    G_OPTION_ENTRY_NULL,
  };

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  jct_cli_import_add_options (&options->import, context);
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

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (inputs, jct_cli_file_new (files[i]));
  return n > 1 ? jct_document_load_files ((GFile *const *) inputs->pdata, n, NULL, error)
               : jct_cli_import_load (&options->import, inputs->pdata[0], error);
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
  g_autofree char *fault = NULL;
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
  if (jct_cli_import_is_given (&options.import) && g_strv_length (parser.files) > 1)
    return jct_cli_fail_usage ("convert", _ ("Fields can be named for one file only."));
  fault = jct_cli_import_check (&options.import);
  if (fault != NULL)
    return jct_cli_fail_usage ("convert", fault);
  document = load (parser.files, &options, &error);
  if (document == NULL)
    return jct_cli_fail (error);
  print_problems (document);
  if (!jct_document_save (document, options.output, &error))
    return jct_cli_fail (error);
  return JCT_EXIT_OK;
}
