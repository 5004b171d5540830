/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/jct-claims-check.h"

#include <glib/gi18n-lib.h>

#include "analysis/jct-claim-json.h"
#include "analysis/jct-claim-words.h"
#include "cli/jct-claims-text.h"
#include "cli/jct-text-table.h"
#include "model/jct-claim-sentence.h"
#include "model/jct-model-json.h"

/* (element-type JctClaimResult): none where the sentence states nothing. (transfer full) */
static GPtrArray *
check (JctDocument *document, const JctClaimSentence *sentence)
{
  GPtrArray *results = g_ptr_array_new_with_free_func ((GDestroyNotify) jct_claim_result_unref);

  for (guint i = 0; sentence->has_statement && i < sentence->claims->len; i++)
    g_ptr_array_add (results, jct_claim_check (document, g_ptr_array_index (sentence->claims, i)));
  return results;
}

static char *
dup_part (const JctClaimSentence *sentence, const JctClaimPart *part)
{
  return g_strndup (sentence->text + part->start, part->end - part->start);
}

/* ---- for machines ---- */

static json_t *
part_to_json (const JctClaimSentence *sentence, const JctClaimPart *part)
{
  g_autofree char *text = dup_part (sentence, part);
  json_t *object = json_object ();

  json_object_set_new (object, "kind", json_string (jct_claim_part_kind_to_name (part->kind)));
  json_object_set_new (object, "text", json_string (text));
  json_object_set_new (object, "start", json_integer ((json_int_t) part->start));
  json_object_set_new (object, "end", json_integer ((json_int_t) part->end));
  json_object_set_new (object, "used", json_boolean (part->is_used));
  json_object_set_new (object, "reason",
                       jct_cli_json_string (jct_skipped_reason_to_name (part->reason)));
  return object;
}

static json_t *
note_to_json (JctSentenceNote note)
{
  json_t *object = json_object ();

  json_object_set_new (object, "code", json_string (jct_sentence_note_to_name (note)));
  json_object_set_new (object, "sentence", json_string (jct_sentence_note_to_sentence (note)));
  return object;
}

static json_t *
result_to_json (const JctClaimResult *result)
{
  const JctClaim *claim = jct_claim_result_get_claim (result);
  g_autofree char *baseline = jct_claim_period_to_text (&claim->baseline);
  json_t *object = jct_claim_result_to_json (result);

  json_object_set_new (object, "stated_value_to",
                       claim->has_value_to ? json_real (claim->value_to) : json_null ());
  json_object_set_new (object, "baseline", jct_cli_json_string (baseline));
  json_object_set_new (object, "where", jct_filter_to_json (claim->where));
  return object;
}

static json_t *
sentence_to_json (const JctClaimSentence *sentence, GPtrArray *results)
{
  json_t *object = json_object (), *parts = json_array (), *notes = json_array ();
  json_t *claims = json_array ();

  for (guint i = 0; i < sentence->parts->len; i++)
    json_array_append_new (parts, part_to_json (sentence,
                                                &g_array_index (sentence->parts, JctClaimPart, i)));
  for (guint i = 0; i < JCT_N_SENTENCE_NOTES; i++)
    if ((sentence->notes & (1u << i)) != 0)
      json_array_append_new (notes, note_to_json ((JctSentenceNote) i));
  for (guint i = 0; i < results->len; i++)
    json_array_append_new (claims, result_to_json (g_ptr_array_index (results, i)));
  json_object_set_new (object, "sentence", json_string (sentence->text));
  json_object_set_new (object, "parts", parts);
  json_object_set_new (object, "notes", notes);
  json_object_set_new (object, "claims", claims);
  return object;
}

/* ---- for people ---- */

static void
append_parts (GString *text, const JctClaimSentence *sentence)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint i = 0; i < sentence->parts->len; i++)
    {
      const JctClaimPart *part = &g_array_index (sentence->parts, JctClaimPart, i);
      char **cells = g_new0 (char *, 4);

      cells[0] = g_strdup_printf ("  %s", jct_claim_part_kind_to_label (part->kind));
      cells[1] = dup_part (sentence, part);
      if (part->reason != JCT_SKIPPED_NOT)
        cells[2] = g_strdup (jct_skipped_reason_to_label (part->reason));
      else if (!part->is_used)
        /* Translators: a part of a sentence that was found and is in no claim. */
        cells[2] = g_strdup (C_ ("part of a sentence", "not used"));
      else
        cells[2] = g_strdup ("");
      g_ptr_array_add (lines, cells);
    }
  if (lines->len == 0)
    return;
  g_string_append_printf (text, "%s\n", _ ("Found in the sentence:"));
  jct_text_table_append (text, lines, 3);
  g_string_append_c (text, '\n');
}

/* The values of the data that the claims are limited to. */
static void
append_where (GString *text, const JctClaimSentence *sentence)
{
  const JctClaim *claim = g_ptr_array_index (sentence->claims, 0);

  for (guint i = 0; i < jct_filter_get_n_dimensions (claim->where); i++)
    {
      const char *dimension = jct_filter_get_dimension (claim->where, i);
      g_autofree char *values
        = g_strjoinv (", ", (char **) jct_filter_get_values (claim->where, dimension));
      /* Translators: a column and its values: "Counted where citizenship is CHINA." */
      g_autofree char *line = g_strdup_printf (_ ("Counted where %s is %s."), dimension, values);

      jct_claims_append_paragraph (text, line, 2);
    }
}

static char *
sentence_to_text (const JctClaimSentence *sentence, GPtrArray *results)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append_parts (text, sentence);
  append_where (text, sentence);
  for (guint i = 0; i < JCT_N_SENTENCE_NOTES; i++)
    if ((sentence->notes & (1u << i)) != 0)
      jct_claims_append_paragraph (text, jct_sentence_note_to_sentence ((JctSentenceNote) i), 2);
  g_string_append_c (text, '\n');
  for (guint i = 0; i < results->len; i++)
    jct_claims_append_result (text, g_ptr_array_index (results, i));
  jct_claims_append_paragraph (text,
                               _ ("Whether the sentence counts the same thing as the data is for "
                                  "the reader to judge."),
                               0);
  return jct_cli_dup_printable (text->str);
}

JctExit
jct_claims_check_sentence (JctDocument *document,
                           const char *sentence,
                           const JctEdtf *date,
                           gboolean is_json)
{
  g_autoptr (JctClaimSentence) read = jct_claim_sentence_read (sentence, document, date);
  g_autoptr (GPtrArray) results = check (document, read);
  g_autofree char *text = NULL;

  if (is_json)
    return jct_cli_write_json (sentence_to_json (read, results)) ? JCT_EXIT_OK : JCT_EXIT_FAULT;
  text = sentence_to_text (read, results);
  return jct_cli_write (text) ? JCT_EXIT_OK : JCT_EXIT_FAULT;
}
