/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/jct-comparison-text.h"

#include <glib/gi18n-lib.h>

#include "cli/jct-text-table.h"

#define N_COLUMNS 8

static char **
cells_of_header (void)
{
  char **cells = g_new0 (char *, N_COLUMNS + 1);

  cells[0] = g_strdup (C_ ("column", "Date"));
  cells[1] = g_strdup (C_ ("column", "Size"));
  cells[2] = g_strdup (C_ ("column", "Per cent"));
  /* xgettext:no-c-format */
  cells[3] = g_strdup (C_ ("column", "95% interval"));
  cells[4] = g_strdup (C_ ("column", "p"));
  cells[5] = g_strdup (C_ ("column", "q"));
  cells[6] = g_strdup (C_ ("column", "Verdict"));
  cells[7] = g_strdup (C_ ("column", "Event"));
  return cells;
}

/* The titles last: they are as long as they please. */
static char **
cells_of_row (const JctComparedEvent *compared, JctPeriodUnit unit)
{
  const JctAgreementRow *row = &compared->row;
  char **cells = g_new0 (char *, N_COLUMNS + 1);

  cells[0] = jct_edtf_to_label (&compared->event->date, JCT_LABEL_SHORT);
  cells[1] = jct_text_table_or_dash (jct_agreement_row_to_size (row, unit));
  cells[2] = jct_text_table_or_dash (jct_compared_event_to_percent (compared));
  cells[3] = jct_text_table_or_dash (jct_agreement_row_to_interval (row));
  cells[4] = jct_text_table_or_dash (jct_agreement_p_to_text (row->has_p, row->p));
  cells[5] = jct_text_table_or_dash (jct_agreement_p_to_text (compared->has_q, compared->q));
  cells[6] = g_strdup (jct_finding_to_label (row->finding));
  cells[7] = g_strdup_printf ("%s (%s)", compared->event->title, compared->event->id);
  return cells;
}

static void
append_title (GString *text, const JctEventComparison *comparison)
{
  const JctDefinition *definition = comparison->definition;

  if (comparison->series_name != NULL)
    g_string_append (text, comparison->series_name);
  if (definition != NULL && g_strcmp0 (definition->title, comparison->series_name) != 0)
    g_string_append_printf (text, "%s%s", comparison->series_name != NULL ? ", " : "",
                            definition->title);
  g_string_append_printf (text, "\n%s: %s\n\n", jct_method_get_title (comparison->method),
                          jct_method_get_explanation (comparison->method));
}

static void
append_table (GString *text, const JctEventComparison *comparison)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (GPtrArray) rows = jct_event_comparison_sort (comparison, JCT_COMPARED_SIZE, TRUE);

  g_ptr_array_add (lines, cells_of_header ());
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (lines, cells_of_row (g_ptr_array_index (rows, i), comparison->kind.unit));
  jct_text_table_append (text, lines, N_COLUMNS);
}

/* Each reason once, with the events that it holds for. */
static void
append_reasons (GString *text, const JctEventComparison *comparison)
{
  g_autoptr (GHashTable) ids_of
    = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                             (GDestroyNotify) (GCallback) g_ptr_array_unref);
  g_autoptr (GPtrArray) reasons = g_ptr_array_new ();

  for (guint i = 0; i < comparison->n_rows; i++)
    {
      char *reason = comparison->rows[i].row.reason;
      GPtrArray *ids;

      if (reason == NULL)
        continue;
      ids = g_hash_table_lookup (ids_of, reason);
      if (ids == NULL)
        {
          ids = g_ptr_array_new ();
          g_hash_table_insert (ids_of, reason, ids);
          g_ptr_array_add (reasons, reason);
        }
      g_ptr_array_add (ids, comparison->rows[i].event->id);
    }
  if (reasons->len > 0)
    g_string_append_printf (text, "\n%s\n", _ ("To know before relying on it:"));
  for (guint i = 0; i < reasons->len; i++)
    {
      GPtrArray *ids = g_hash_table_lookup (ids_of, g_ptr_array_index (reasons, i));
      g_autofree char *list = NULL;

      g_ptr_array_add (ids, NULL);
      list = g_strjoinv (", ", (char **) ids->pdata);
      g_string_append_printf (text, "  - %s (%s)\n", (char *) g_ptr_array_index (reasons, i), list);
    }
}

char *
jct_comparison_to_text (const JctEventComparison *comparison)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *sentence = jct_event_comparison_to_sentence (comparison);
  g_autofree char *note = jct_event_comparison_to_note (comparison);

  append_title (text, comparison);
  if (comparison->n_rows == 0)
    g_string_append_printf (text, "%s\n", _ ("The file has no events."));
  else
    {
      g_string_append_printf (text, "%s\n\n", sentence);
      append_table (text, comparison);
    }
  append_reasons (text, comparison);
  if (note != NULL)
    g_string_append_printf (text, "\n%s\n", note);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
