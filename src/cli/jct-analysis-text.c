/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/jct-analysis-text.h"

#include <glib/gi18n-lib.h>

#include "analysis/jct-effect-figures.h"
#include "analysis/jct-words.h"
#include "cli/jct-text-table.h"

#define N_COLUMNS 6
#define N_FIGURE_COLUMNS 4

/* ---- the table of methods ---- */

static char **
cells_of_row (const JctAgreementRow *row, JctPeriodUnit unit)
{
  char **cells = g_new0 (char *, N_COLUMNS + 1);

  cells[0] = jct_agreement_row_to_label (row);
  cells[1] = g_strdup (row->has_size ? jct_trend_to_label (row->trend) : "–");
  cells[2] = jct_text_table_or_dash (jct_agreement_row_to_size (row, unit));
  cells[3] = jct_text_table_or_dash (jct_agreement_row_to_interval (row));
  cells[4] = jct_text_table_or_dash (jct_agreement_p_to_text (row->has_p, row->p));
  cells[5] = g_strdup (jct_finding_to_label (row->finding));
  return cells;
}

static char **
cells_of_header (void)
{
  char **cells = g_new0 (char *, N_COLUMNS + 1);

  cells[0] = g_strdup (C_ ("column", "Method"));
  cells[1] = g_strdup (C_ ("column", "Direction"));
  cells[2] = g_strdup (C_ ("column", "Size"));
  /* xgettext:no-c-format */
  cells[3] = g_strdup (C_ ("column", "95% interval"));
  cells[4] = g_strdup (C_ ("column", "p"));
  cells[5] = g_strdup (C_ ("column", "Verdict"));
  return cells;
}

static void
append_table (GString *text, const JctAgreement *agreement, JctPeriodUnit unit)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  g_ptr_array_add (lines, cells_of_header ());
  for (guint i = 0; i < agreement->n_rows; i++)
    g_ptr_array_add (lines, cells_of_row (&agreement->rows[i], unit));
  jct_text_table_append (text, lines, N_COLUMNS);
}

/* ---- the rest ---- */

/* One method that was asked for alone has none to agree with. */
static gboolean
is_one_method (const JctAnalysis *analysis)
{
  return (analysis->options.methods & (analysis->options.methods - 1)) == 0;
}

static void
append_title (GString *text, const JctAnalysis *analysis)
{
  g_autofree char *event = jct_period_to_label (analysis->event, JCT_LABEL_LONG);

  g_string_append (text, analysis->series_name);
  if (analysis->definition != NULL
      && !g_str_equal (analysis->definition->title, analysis->series_name))
    g_string_append_printf (text, ", %s", analysis->definition->title);
  g_string_append_printf (text, "\n%s", event);
  if (analysis->about != NULL)
    g_string_append_printf (text, ": %s", analysis->about->title);
  g_string_append (text, "\n\n");
}

/* Which intervals these are, where a method has more than one kind. */
static void
append_intervals (GString *text, const JctAnalysis *analysis)
{
  if (jct_analysis_has (analysis, JCT_METHOD_ITS_OLS)
      || jct_analysis_has (analysis, JCT_METHOD_ITS_QUASIPOISSON)
      || jct_analysis_has (analysis, JCT_METHOD_COUNTERFACTUAL))
    g_string_append_printf (
      text, "%s\n",
      _ (
        "Intervals of the regressions allow for neighbouring figures that are alike, those of the "
        "forecast for its estimated variances. Newey and West’s and those with known variances, too "
        "narrow in a short series, are in the JSON."));
}

/* What the method estimated, and from how many periods. */
static void
append_figures (GString *text,
                const JctAnalysis *analysis,
                const JctAgreement *agreement,
                JctMethod method)
{
  g_autoptr (GPtrArray) figures = jct_effect_list_estimates (analysis, agreement, method);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint i = 0; i < figures->len; i++)
    {
      const JctEffectFigure *figure = g_ptr_array_index (figures, i);
      char **cells = g_new0 (char *, N_FIGURE_COLUMNS + 1);

      cells[0] = g_strconcat ("  ", figure->name, NULL);
      cells[1] = g_strdup (figure->value);
      cells[2] = g_strdup (figure->interval != NULL ? figure->interval : "");
      cells[3] = g_strdup (figure->p != NULL ? figure->p : "");
      g_ptr_array_add (lines, cells);
    }
  jct_text_table_append (text, lines, N_FIGURE_COLUMNS);
}

static void
append_sentences (GString *text, const JctAnalysis *analysis, const JctAgreement *agreement)
{
  for (guint m = 0; m < JCT_N_METHODS; m++)
    {
      const JctAgreementRow *row = jct_agreement_find (agreement, (JctMethod) m);
      g_autofree char *sentence = NULL;

      if (row == NULL)
        continue;
      sentence = jct_analysis_to_sentence (analysis, (JctMethod) m);
      g_string_append_printf (text, "%s: %s\n", jct_method_get_title ((JctMethod) m), sentence);
      if (row->reason != NULL && g_strcmp0 (row->reason, sentence) != 0)
        g_string_append_printf (text, "  %s: %s\n", jct_finding_to_label (row->finding),
                                row->reason);
      append_figures (text, analysis, agreement, (JctMethod) m);
    }
}

static void
append_warnings (GString *text, const JctAnalysis *analysis, const JctAgreement *agreement)
{
  g_autoptr (GPtrArray) warnings = jct_agreement_get_warnings (agreement, analysis);

  if (warnings->len == 0)
    return;
  g_string_append_printf (text, "\n%s\n", _ ("To know before relying on it:"));
  for (guint i = 0; i < warnings->len; i++)
    g_string_append_printf (text, "  - %s\n", (char *) g_ptr_array_index (warnings, i));
}

static void
append_others (GString *text, const JctAnalysis *analysis)
{
  if (analysis->n_confounders == 0)
    return;
  g_string_append_printf (text, "\n%s\n", _ ("Other events in this window:"));
  for (guint i = 0; i < analysis->n_confounders; i++)
    {
      const JctEvent *event = analysis->confounders[i].event;
      g_autofree char *date = jct_edtf_to_label (&event->date, JCT_LABEL_LONG);
      g_autofree char *distance = jct_words_distance (analysis->confounders[i].distance,
                                                      jct_series_get_kind (analysis->series).unit);

      g_string_append_printf (text, "  - %s (%s): %s (%s)\n", date, distance, event->title,
                              event->id);
    }
}

static void
append_provenance (GString *text, const JctAnalysis *analysis, JctTable *table)
{
  const char *const *keys = jct_table_get_source_keys (table);

  if (analysis->definition != NULL && analysis->definition->description != NULL)
    /* Translators: what a definition counts. */
    g_string_append_printf (text, _ ("\nCounted: %s\n"), analysis->definition->description);
  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      const JctSource *source = jct_document_find_source (analysis->document, keys[i]);

      if (source != NULL)
        /* Translators: the title of a source. */
        g_string_append_printf (text, _ ("Source: %s\n"), source->title);
    }
}

char *
jct_analysis_to_text (const JctAnalysis *analysis, JctTable *table)
{
  g_autoptr (JctAgreement) agreement = jct_agreement_new (analysis);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *headline = jct_agreement_to_headline (agreement, analysis);
  g_autofree char *line = jct_agreement_to_line (agreement);

  append_title (text, analysis);
  if (!is_one_method (analysis))
    g_string_append_printf (text, "%s\n\n", headline);
  append_table (text, agreement, jct_series_get_kind (analysis->series).unit);
  if (!is_one_method (analysis))
    g_string_append_printf (text, "%s\n", line);
  append_intervals (text, analysis);
  g_string_append_c (text, '\n');
  append_sentences (text, analysis, agreement);
  append_warnings (text, analysis, agreement);
  append_others (text, analysis);
  append_provenance (text, analysis, table);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
