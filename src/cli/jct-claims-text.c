/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/jct-claims-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "analysis/jct-claim-words.h"
#include "cli/jct-cli.h"
#include "cli/jct-text-table.h"

#define WIDTH 80
#define INDENT 4

/* ---- lines ---- */

void
jct_claims_append_paragraph (GString *text, const char *paragraph, guint indent)
{
  g_auto (GStrv) words = g_strsplit_set (paragraph, " \n\t", -1);
  guint column = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      guint length = jct_text_table_measure (words[i]);

      if (length == 0)
        continue;
      if (column > 0 && column + 1 + length > WIDTH)
        {
          g_string_append_c (text, '\n');
          column = 0;
        }
      if (column == 0)
        g_string_append_printf (text, "%*s", (int) indent, "");
      else
        g_string_append_c (text, ' ');
      g_string_append (text, words[i]);
      column = (column == 0 ? indent : column + 1) + length;
    }
  if (column > 0)
    g_string_append_c (text, '\n');
}

/* Takes `paragraph` (nullable). */
static void
append_taken (GString *text, char *paragraph, guint indent)
{
  if (paragraph != NULL)
    jct_claims_append_paragraph (text, paragraph, indent);
  g_free (paragraph);
}

/* ---- one claim ---- */

static char *
quote (const JctClaim *claim)
{
  if (claim->verbatim)
    return g_strdup_printf (C_ ("quotation", "“%s”"), claim->text);
  /* Translators: what an article says, in other words than its own. */
  return g_strdup_printf (_ ("In other words: %s"), claim->text);
}

#define MAX_COLUMNS 5

/* How a definition is called in a table's narrow column. */
static const char *
short_title (const JctDefinition *definition)
{
  return definition->short_title != NULL ? definition->short_title : definition->title;
}

/* In a column there is no room for "years". */
static const char *
short_calendar (JctClaimCalendar calendar)
{
  return calendar == JCT_CLAIM_AS_STATED        ? C_ ("calendar in a column", "as stated")
         : calendar == JCT_CLAIM_CALENDAR_YEARS ? C_ ("calendar in a column", "calendar")
                                                : C_ ("calendar in a column", "fiscal");
}

/* A column for the calendar only where there are two. */
static char **
cells_of (const JctClaimResult *result, const JctClaimCell *cell, gboolean with_calendar)
{
  char **cells = g_new0 (char *, MAX_COLUMNS + 1);
  g_autofree char *working = jct_claim_cell_to_working (result, cell);
  g_autofree char *outcome = jct_claim_cell_to_outcome (result, cell);
  guint at = 0;

  cells[at++] = g_strdup_printf ("    %s", short_title (cell->definition));
  if (with_calendar)
    cells[at++] = g_strdup (short_calendar (cell->calendar));
  cells[at++] = jct_claim_cell_to_value (result, cell);
  if (cell->decides)
    cells[at++] = g_strconcat (cell->holds ? "✓ " : "✗ ", outcome, NULL);
  else
    /* Translators: what came of a definition that does not decide the verdict. */
    cells[at++] = g_strdup_printf (C_ ("outcome that does not decide", "(%s)"), outcome);
  cells[at] = g_strdup (working != NULL ? working : "");
  return cells;
}

/* What counts the very same is left out here; the JSON has it. */
static void
append_cells (GString *text, const JctClaimResult *result)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  gboolean with_calendar = FALSE;

  for (guint i = 0; i < jct_claim_result_get_n_cells (result); i++)
    with_calendar |= jct_claim_result_get_cell (result, i)->calendar != JCT_CLAIM_AS_STATED;
  for (guint i = 0; i < jct_claim_result_get_n_cells (result); i++)
    {
      const JctClaimCell *cell = jct_claim_result_get_cell (result, i);

      if (cell->same_as < 0)
        g_ptr_array_add (lines, cells_of (result, cell, with_calendar));
    }
  jct_text_table_append (text, lines, with_calendar ? MAX_COLUMNS : MAX_COLUMNS - 1);
}

static void
append_notes (GString *text, const JctClaimResult *result)
{
  guint notes = jct_claim_result_get_notes (result);

  for (guint i = 0; i < JCT_N_CLAIM_NOTES; i++)
    if ((notes & (1u << i)) != 0)
      append_taken (text, jct_claim_note_to_sentence (result, (JctClaimNote) i), INDENT);
}

void
jct_claims_append_result (GString *text, const JctClaimResult *result)
{
  const JctClaim *claim = jct_claim_result_get_claim (result);
  JctClaimVerdict verdict = jct_claim_result_get_verdict (result);
  const char *needs = jct_claim_result_get_needs (result);

  g_string_append_printf (text, "%s %s", jct_claim_verdict_to_symbol (verdict),
                          jct_claim_verdict_to_label (verdict));
  if (claim->id != NULL)
    {
      g_string_append_printf (text, "  [%s]\n", claim->id);
      append_taken (text, quote (claim), 2);
    }
  else
    g_string_append_c (text, '\n');
  if (claim->id == NULL || verdict != JCT_CLAIM_NOT_CHECKABLE)
    {
      append_taken (text, jct_claim_to_statement (claim), INDENT);
      append_taken (text, jct_claim_result_to_sentence (result), INDENT);
    }
  if (needs != NULL)
    /* Translators: what data it would take to check a claim. */
    append_taken (text, g_strdup_printf (_ ("Needed: %s"), needs), INDENT);
  append_cells (text, result);
  append_taken (text, jct_claim_result_to_rule (result), INDENT);
  append_notes (text, result);
  if (claim->note != NULL)
    /* Translators: what the file's authors say of a claim. */
    append_taken (text, g_strdup_printf (_ ("Note: %s"), claim->note), INDENT);
  g_string_append_c (text, '\n');
}

/* ---- all claims ---- */

static void
append_summary (GString *text, GPtrArray *results)
{
  guint n[JCT_N_CLAIM_VERDICTS] = { 0 };
  guint n_checkable;

  for (guint i = 0; i < results->len; i++)
    n[jct_claim_result_get_verdict (g_ptr_array_index (results, i))]++;
  n_checkable = results->len - n[JCT_CLAIM_NOT_CHECKABLE];
  g_string_append_printf (text,
                          g_dngettext (GETTEXT_PACKAGE, "%u claim; %u checkable with these data\n",
                                       "%u claims; %u checkable with these data\n", results->len),
                          results->len, n_checkable);
  for (guint i = 0; i < JCT_N_CLAIM_VERDICTS; i++)
    g_string_append_printf (text, "  %s %s: %u\n",
                            jct_claim_verdict_to_symbol ((JctClaimVerdict) i),
                            jct_claim_verdict_to_label ((JctClaimVerdict) i), n[i]);
  g_string_append_c (text, '\n');
}

static void
append_source (GString *text, const JctDocument *document, const char *key)
{
  const JctSource *source = key != NULL ? jct_document_find_source (document, key) : NULL;
  g_autofree char *name = jct_claim_source_to_name (document, key);

  if (source == NULL)
    jct_claims_append_paragraph (text, name, 0);
  else
    append_taken (text,
                  g_strdup_printf ("%s: %s%s%s", name, source->title,
                                   source->date != NULL ? ", " : "",
                                   source->date != NULL ? source->date : ""),
                  0);
  g_string_append_c (text, '\n');
}

static void
append_differences (GString *text, GPtrArray *differences)
{
  if (differences->len == 0)
    return;
  g_string_append_printf (text, "%s\n\n", _ ("Why do they differ?"));
  for (guint i = 0; i < differences->len; i++)
    {
      append_taken (text, jct_claim_difference_to_sentence (g_ptr_array_index (differences, i)), 2);
      g_string_append_c (text, '\n');
    }
}

/* Whether any claim has a line of its own for the definition. */
static gboolean
is_shown (GPtrArray *results, const JctDefinition *definition)
{
  for (guint i = 0; i < results->len; i++)
    {
      const JctClaimResult *result = g_ptr_array_index (results, i);

      for (guint c = 0; c < jct_claim_result_get_n_cells (result); c++)
        {
          const JctClaimCell *cell = jct_claim_result_get_cell (result, c);

          if (cell->same_as < 0 && cell->definition == definition)
            return TRUE;
        }
    }
  return FALSE;
}

static void
append_definitions (GString *text, const JctDocument *document, GPtrArray *results)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < jct_document_get_n_definitions (document); i++)
    {
      const JctDefinition *definition = jct_document_get_definition (document, i);

      if (is_shown (results, definition))
        append_taken (list,
                      g_strdup_printf ("%s: %s", short_title (definition),
                                       definition->description != NULL ? definition->description
                                                                       : definition->title),
                      2);
    }
  if (list->len > 0)
    g_string_append_printf (text, "%s\n%s", _ ("Definitions:"), list->str);
}

char *
jct_claims_to_text (const JctDocument *document,
                    GPtrArray *results,
                    GPtrArray *differences,
                    const char *only)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *source = NULL;

  if (only == NULL)
    append_summary (text, results);
  for (guint i = 0; i < results->len; i++)
    {
      const JctClaimResult *result = g_ptr_array_index (results, i);
      const JctClaim *claim = jct_claim_result_get_claim (result);

      if (only != NULL && strcmp (only, claim->id) != 0)
        continue;
      if (i == 0 || only != NULL || g_strcmp0 (claim->source, source) != 0)
        append_source (text, document, claim->source);
      source = claim->source;
      jct_claims_append_result (text, result);
    }
  if (only == NULL)
    {
      append_differences (text, differences);
      append_definitions (text, document, results);
    }
  return jct_cli_dup_printable (text->str);
}
