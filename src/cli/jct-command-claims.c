/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/jct-cli.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "analysis/jct-claim-json.h"
#include "cli/jct-claims-check.h"
#include "cli/jct-claims-text.h"

typedef struct
{
  char *claim;
  char *sentence;
  char *source_date;
  char *format;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->claim);
  g_free (options->sentence);
  g_free (options->source_date);
  g_free (options->format);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static void
add_options (Options *options, GOptionContext *context)
{
  const GOptionEntry entries[] = {
    { "claim", 0, 0, G_OPTION_ARG_FILENAME, &options->claim,
      N_ ("One claim only (default: all of the file)"), N_ ("ID") },
    { "check", 0, 0, G_OPTION_ARG_FILENAME, &options->sentence,
      N_ ("Read this English sentence as claims and check these, not those of the file"),
      N_ ("SENTENCE") },
    { "source-date", 0, 0, G_OPTION_ARG_FILENAME, &options->source_date,
      N_ ("With --check: the date of the article, for words such as “last year”"), N_ ("DATE") },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &options->format, N_ ("text (the default) or json"),
      N_ ("FORMAT") },
    G_OPTION_ENTRY_NULL,
  };

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
}

static JctExit
fail_format (const char *format)
{
  g_autofree char *valid = g_utf8_make_valid (format, -1);
  /* Translators: what was given as a format. */
  g_autofree char *message = g_strdup_printf (_ ("“%s” is no format: text or json."), valid);

  return jct_cli_fail_usage ("claims", message);
}

static JctExit
fail_claim (const JctDocument *document, const char *id)
{
  g_autofree char *valid = g_utf8_make_valid (id, -1);
  g_autofree char *sentence = g_strdup_printf (_ ("There is no claim “%s”."), valid);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < jct_document_get_n_claims (document); i++)
    g_ptr_array_add (ids, jct_document_get_claim (document, i)->id);
  jct_cli_print_unknown (sentence, id, (const char *const *) ids->pdata, ids->len);
  return JCT_EXIT_FAULT;
}

static gboolean
read_date (const char *text, JctEdtf *date, GError **error)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  return jct_edtf_parse (valid, date, error);
}

static JctExit
run (const char *path, const Options *options, const JctEdtf *date)
{
  g_autoptr (JctDocument) document = jct_cli_load (path);
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GPtrArray) differences = NULL;
  g_autofree char *text = NULL;
  gboolean is_json = g_strcmp0 (options->format, "json") == 0;
  gboolean is_written;

  if (document == NULL)
    return JCT_EXIT_FAULT;
  if (options->sentence != NULL)
    return jct_claims_check_sentence (document, options->sentence, date, is_json);
  if (options->claim != NULL && jct_document_find_claim (document, options->claim) == NULL)
    return fail_claim (document, options->claim);
  if (jct_document_get_n_claims (document) == 0)
    jct_cli_print_note (_ ("The file holds no claims."));
  results = jct_claim_check_all (document);
  differences = jct_claim_find_differences (results);
  if (is_json)
    is_written = jct_cli_write_json (jct_claims_to_json (results, differences, options->claim));
  else
    {
      text = jct_claims_to_text (document, results, differences, options->claim);
      is_written = jct_cli_write (text);
    }
  return is_written ? JCT_EXIT_OK : JCT_EXIT_FAULT;
}

JctExit
jct_command_claims (char **argv)
{
  g_auto (JctCliParser) parser = { 0 };
  g_auto (Options) options = { 0 };
  g_autoptr (GError) error = NULL;
  JctEdtf date;
  JctExit status;

  jct_cli_parser_init (&parser, "claims", _ ("FILE"),
                       _ ("Checks the claims of a file: each is computed under every definition "
                          "and calendar that may have been meant. Where sources differ, it says "
                          "what explains it."));
  add_options (&options, parser.options);
  if (!jct_cli_parser_run (&parser, argv, 1, 1, &status))
    return status;
  if (options.format != NULL && strcmp (options.format, "text") != 0
      && strcmp (options.format, "json") != 0)
    return fail_format (options.format);
  if (options.sentence != NULL && options.claim != NULL)
    return jct_cli_fail_usage ("claims", _ ("--check and --claim cannot be given together."));
  if (options.sentence == NULL && options.source_date != NULL)
    return jct_cli_fail_usage ("claims", _ ("--source-date is only for --check."));
  if (options.source_date != NULL && !read_date (options.source_date, &date, &error))
    return jct_cli_fail_usage ("claims", error->message);
  return run (parser.files[0], &options, options.source_date != NULL ? &date : NULL);
}
