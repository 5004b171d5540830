/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of a claim, filled in: from the claim that is edited, or from what was found in a sentence. */
#include "config.h"

#include "widgets/jct-claim-editor-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "model/jct-number-format.h"

static void
set_number (GtkEditable *entry, gboolean has_value, double value)
{
  g_autofree char *text = NULL;
  int decimals = 0;

  while (decimals < 6 && value * pow (10, decimals) != round (value * pow (10, decimals)))
    decimals++;
  text = has_value ? jct_format_value (value, decimals) : g_strdup ("");
  gtk_editable_set_text (entry, text);
}

static void
set_period (GtkEditable *entry, const JctClaimPeriod *period)
{
  g_autofree char *text = jct_claim_period_to_text (period);

  gtk_editable_set_text (entry, text != NULL ? text : "");
}

void
jct_claim_editor_fill_form (JctClaimEditor *self, const JctClaim *claim)
{
  self->filling = TRUE;
  gtk_switch_set_active (self->verbatim, claim->verbatim);
  adw_combo_row_set_selected (self->kind, claim->kind);
  adw_combo_row_set_selected (self->qualifier, claim->qualifier);
  set_number (self->value, claim->has_value, claim->value);
  set_number (self->value_to, claim->has_value_to, claim->value_to);
  gtk_switch_set_active (self->percent, claim->percent);
  adw_combo_row_set_selected (self->ratio, claim->reading);
  adw_combo_row_set_selected (self->direction, claim->trend);
  gtk_switch_set_active (self->lowest, claim->lowest);
  set_period (self->period, &claim->period);
  set_period (self->baseline, &claim->baseline);
  jct_claim_dimensions_set_filter (self->dimensions, jct_editor_get_document (JCT_EDITOR (self)),
                                   claim->where);
  self->filling = FALSE;
}

static void
mark_parts (JctClaimEditor *self, const JctClaimSentence *sentence)
{
  for (guint i = 0; i < sentence->parts->len; i++)
    {
      const JctClaimPart *part = &g_array_index (sentence->parts, JctClaimPart, i);
      GtkTextIter start, end;

      if (!part->is_used)
        continue;
      gtk_text_buffer_get_iter_at_offset (
        self->text, &start,
        (int) g_utf8_pointer_to_offset (sentence->text, sentence->text + part->start));
      gtk_text_buffer_get_iter_at_offset (
        self->text, &end,
        (int) g_utf8_pointer_to_offset (sentence->text, sentence->text + part->end));
      gtk_text_buffer_apply_tag (self->text, self->marked, &start, &end);
    }
}

static void
tell_found (JctClaimEditor *self, const JctClaimSentence *sentence)
{
  GString *words = g_string_new (NULL);
  guint n = sentence->claims->len;

  if (n > 1)
    g_string_append_printf (words,
                            g_dngettext (GETTEXT_PACKAGE,
                                         "The text makes %u statement; the first is filled in.",
                                         "The text makes %u statements; the first is filled in.",
                                         n),
                            n);
  for (guint i = 0; i < JCT_N_SENTENCE_NOTES; i++)
    if (sentence->notes & (1u << i))
      g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "",
                              jct_sentence_note_to_sentence ((JctSentenceNote) i));
  gtk_label_set_label (self->found, words->str);
  gtk_widget_set_visible (GTK_WIDGET (self->found), words->len > 0);
  g_string_free (words, TRUE);
}

void
jct_claim_editor_show_found (JctClaimEditor *self, const JctClaimSentence *sentence)
{
  mark_parts (self, sentence);
  tell_found (self, sentence);
}

static gboolean
compares (JctClaimKind kind)
{
  return kind == JCT_CLAIM_RATIO || kind == JCT_CLAIM_CHANGE || kind == JCT_CLAIM_TREND;
}

/* What the kind has no use for is not asked for. */
void
jct_claim_editor_show_fields (JctClaimEditor *self)
{
  JctClaimKind kind = (JctClaimKind) adw_combo_row_get_selected (self->kind);
  JctClaimQualifier qualifier = (JctClaimQualifier) adw_combo_row_get_selected (self->qualifier);
  gboolean has_amount = kind != JCT_CLAIM_TREND && kind != JCT_CLAIM_RANK;
  const char *rule = jct_claim_qualifier_get_rule (qualifier);

  gtk_widget_set_visible (GTK_WIDGET (self->qualifier), has_amount);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->qualifier), rule != NULL ? rule : "");
  gtk_widget_set_visible (GTK_WIDGET (self->value),
                          has_amount && jct_claim_qualifier_takes_value (qualifier));
  gtk_widget_set_visible (GTK_WIDGET (self->value_to),
                          has_amount && jct_claim_qualifier_takes_value (qualifier));
  gtk_widget_set_visible (self->percent_row, kind == JCT_CLAIM_CHANGE);
  gtk_widget_set_visible (GTK_WIDGET (self->ratio), kind == JCT_CLAIM_RATIO);
  gtk_widget_set_visible (GTK_WIDGET (self->direction),
                          kind == JCT_CLAIM_CHANGE || kind == JCT_CLAIM_TREND);
  gtk_widget_set_visible (self->lowest_row, kind == JCT_CLAIM_RANK);
  gtk_widget_set_visible (GTK_WIDGET (self->baseline), compares (kind));
  gtk_widget_set_visible (GTK_WIDGET (self->baseline_reading), compares (kind));
}

static void
set_words (AdwComboRow *row, const char *const *words)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (words);

  adw_combo_row_set_model (row, G_LIST_MODEL (list));
}

void
jct_claim_editor_fill_choices (JctClaimEditor *self)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) qualifiers = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) readings = gtk_string_list_new (NULL);
  /* In the order of JctDirection. */
  const char *const directions[]
    = { C_ ("claimed direction", "Nothing stated"), C_ ("claim direction", "More"),
        C_ ("claim direction", "Less"), NULL };

  for (guint i = 0; i < JCT_CLAIM_OTHER; i++)
    gtk_string_list_append (kinds, jct_claim_kind_to_label ((JctClaimKind) i));
  if (self->before->kind == JCT_CLAIM_OTHER)
    gtk_string_list_append (kinds, self->before->kind_name);
  gtk_string_list_append (qualifiers, C_ ("qualifier", "None"));
  for (guint i = 1; i < JCT_CLAIM_OTHER_QUALIFIER; i++)
    gtk_string_list_append (qualifiers, jct_claim_qualifier_to_label ((JctClaimQualifier) i));
  if (self->before->qualifier == JCT_CLAIM_OTHER_QUALIFIER)
    gtk_string_list_append (qualifiers, self->before->qualifier_name);
  for (guint i = 0; i < JCT_N_RATIO_READINGS; i++)
    gtk_string_list_append (readings, jct_ratio_reading_to_label ((JctRatioReading) i));
  adw_combo_row_set_model (self->kind, G_LIST_MODEL (kinds));
  adw_combo_row_set_model (self->qualifier, G_LIST_MODEL (qualifiers));
  adw_combo_row_set_model (self->ratio, G_LIST_MODEL (readings));
  set_words (self->direction, directions);
}
