/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of a claim: filled in from the claim that is edited or from what was found in a sentence, and read. */
#include "config.h"

#include "widgets/jct-claim-editor-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "model/jct-document-items.h"
#include "model/jct-number-format.h"
#include "widgets/jct-tooltip-text.h"

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

static void
set_text (GtkEditable *entry, const char *text)
{
  gtk_editable_set_text (entry, text != NULL ? text : "");
}

void
jct_claim_editor_fill_form (JctClaimEditor *self, const JctClaim *claim)
{
  self->filling = TRUE;
  adw_combo_row_set_selected (self->kind, claim->kind);
  adw_combo_row_set_selected (self->qualifier, claim->qualifier);
  set_number (self->value, claim->has_value, claim->value);
  set_number (self->value_to, claim->has_value_to, claim->value_to);
  gtk_switch_set_active (self->percent, claim->percent);
  adw_combo_row_set_selected (self->ratio, claim->reading);
  adw_combo_row_set_selected (self->direction, claim->trend);
  gtk_switch_set_active (self->lowest, claim->lowest);
  gtk_spin_button_set_value (self->place, MAX (claim->place, 1));
  set_period (self->period, &claim->period);
  set_period (self->baseline, &claim->baseline);
  set_period (self->compared, &claim->compared);
  set_period (self->within, &claim->within);
  set_text (self->subject, claim->subject);
  set_text (self->measure, claim->measure);
  jct_claim_dimensions_set_filter (self->dimensions, jct_editor_get_document (JCT_EDITOR (self)),
                                   claim->where);
  self->filling = FALSE;
}

/* All events by their names; one that the document does not have is kept. */
static void
show_events (JctClaimEditor *self, const char *chosen)
{
  JctDocument *document = jct_editor_get_document (JCT_EDITOR (self));
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint selected = 0;

  self->events = gtk_string_list_new ((const char *const[]){ "", NULL });
  gtk_string_list_append (titles, C_ ("event of a claim", "None"));
  for (guint i = 0; i < jct_document_get_n_events (document); i++)
    {
      const JctEvent *event = jct_document_get_event (document, i);

      if (g_strcmp0 (event->id, chosen) == 0)
        selected = i + 1;
      gtk_string_list_append (self->events, event->id);
      gtk_string_list_append (titles,
                              event->short_title != NULL ? event->short_title : event->title);
    }
  if (chosen != NULL && *chosen != '\0' && selected == 0)
    {
      selected = g_list_model_get_n_items (G_LIST_MODEL (titles));
      gtk_string_list_append (self->events, chosen);
      gtk_string_list_append (titles, chosen);
    }
  adw_combo_row_set_model (self->event, G_LIST_MODEL (titles));
  adw_combo_row_set_selected (self->event, selected);
}

void
jct_claim_editor_fill_own (JctClaimEditor *self, const JctClaim *claim)
{
  self->filling = TRUE;
  gtk_switch_set_active (self->verbatim, claim->verbatim);
  show_events (self, claim->event);
  gtk_text_buffer_set_text (self->note, claim->note != NULL ? claim->note : "", -1);
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
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < JCT_N_SENTENCE_NOTES; i++)
    if (sentence->notes & (1u << i))
      g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "",
                              jct_sentence_note_to_sentence ((JctSentenceNote) i));
  jct_set_label_text (self->found, words->str);
  gtk_widget_set_visible (GTK_WIDGET (self->found), words->len > 0);
}

void
jct_claim_editor_show_found (JctClaimEditor *self, const JctClaimSentence *sentence)
{
  g_autofree char *words = g_strstrip (g_strdup (sentence->text));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->text, &start, &end);
  gtk_text_buffer_remove_all_tags (self->text, &start, &end);
  if (*words == '\0')
    {
      gtk_widget_set_visible (GTK_WIDGET (self->found), FALSE);
      return;
    }
  mark_parts (self, sentence);
  tell_found (self, sentence);
}

static gboolean
compares (JctClaimKind kind)
{
  return kind == JCT_CLAIM_RATIO || kind == JCT_CLAIM_CHANGE || kind == JCT_CLAIM_TREND;
}

static gboolean
has_amount (JctClaimKind kind)
{
  return kind != JCT_CLAIM_TREND && kind != JCT_CLAIM_RANK;
}

static void
show_period (GtkEditable *entry, GtkLabel *reading, gboolean visible)
{
  gtk_widget_set_visible (GTK_WIDGET (entry), visible);
  gtk_widget_set_visible (GTK_WIDGET (reading), visible);
}

/* What the kind has no use for is not asked for. */
void
jct_claim_editor_show_fields (JctClaimEditor *self)
{
  JctClaimKind kind = (JctClaimKind) adw_combo_row_get_selected (self->kind);
  JctClaimQualifier qualifier = (JctClaimQualifier) adw_combo_row_get_selected (self->qualifier);
  gboolean takes_value = has_amount (kind) && jct_claim_qualifier_takes_value (qualifier);
  const char *rule = jct_claim_qualifier_get_rule (qualifier);

  gtk_widget_set_visible (GTK_WIDGET (self->qualifier), has_amount (kind));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->qualifier), rule != NULL ? rule : "");
  gtk_widget_set_visible (GTK_WIDGET (self->value), takes_value);
  gtk_widget_set_visible (GTK_WIDGET (self->value_to), takes_value);
  gtk_widget_set_visible (self->percent_row, kind == JCT_CLAIM_CHANGE);
  gtk_widget_set_visible (GTK_WIDGET (self->ratio), kind == JCT_CLAIM_RATIO);
  gtk_widget_set_visible (GTK_WIDGET (self->direction),
                          kind == JCT_CLAIM_CHANGE || kind == JCT_CLAIM_TREND);
  gtk_widget_set_visible (self->lowest_row, kind == JCT_CLAIM_RANK);
  gtk_widget_set_visible (self->place_row, kind == JCT_CLAIM_RANK);
  show_period (self->baseline, self->baseline_reading, compares (kind));
  show_period (self->compared, self->compared_reading, compares (kind));
  show_period (self->within, self->within_reading, kind == JCT_CLAIM_RANK);
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

/* ---- what is typed ---- */

char *
jct_claim_editor_dup_words (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static gboolean
read_number (GtkEditable *entry, gboolean *has_value, double *value, GError **error)
{
  g_autofree char *text = jct_editor_dup_text (entry);

  *has_value = text != NULL;
  *value = 0;
  if (text == NULL || jct_read_value (text, value))
    return TRUE;
  g_set_error (error, JCT_DOCUMENT_ERROR, JCT_DOCUMENT_ERROR_INCOMPLETE,
               /* Translators: %s is what was typed. */
               _ ("“%s” is no number; enter one such as 37,000 or 2.5."), text);
  return FALSE;
}

gboolean
jct_claim_editor_read_period (GtkEditable *entry, JctClaimPeriod *period, GError **error)
{
  g_autofree char *text = jct_editor_dup_text (entry);

  *period = (JctClaimPeriod){ 0 };
  return text == NULL || jct_claim_period_parse (text, period, error);
}

static void
take_text (char **place, char *text)
{
  g_free (*place);
  *place = text;
}

void
jct_claim_editor_set_common (JctClaimEditor *self, JctClaim *claim)
{
  const char *key
    = gtk_string_list_get_string (self->sources, adw_combo_row_get_selected (self->source));
  const char *event
    = gtk_string_list_get_string (self->events, adw_combo_row_get_selected (self->event));
  g_autofree char *note = jct_claim_editor_dup_words (self->note);
  g_autofree char *words = g_strstrip (g_strdup (note));

  take_text (&claim->text, g_strstrip (jct_claim_editor_dup_words (self->text)));
  take_text (&claim->source, key != NULL && *key != '\0' ? g_strdup (key) : NULL);
  take_text (&claim->event, event != NULL && *event != '\0' ? g_strdup (event) : NULL);
  take_text (&claim->note, *words != '\0' ? g_strdup (note) : NULL);
  claim->verbatim = gtk_switch_get_active (self->verbatim);
}

/* What the kind asks for no more stays as it was, whatever still stands in its field. */
static gboolean
read_amount (JctClaimEditor *self, JctClaim *claim, GError **error)
{
  if (!has_amount (claim->kind) || !jct_claim_qualifier_takes_value (claim->qualifier))
    return TRUE;
  return read_number (self->value, &claim->has_value, &claim->value, error)
         && read_number (self->value_to, &claim->has_value_to, &claim->value_to, error);
}

static gboolean
read_periods (JctClaimEditor *self, JctClaim *claim, GError **error)
{
  if (!jct_claim_editor_read_period (self->period, &claim->period, error))
    return FALSE;
  if (compares (claim->kind))
    return jct_claim_editor_read_period (self->baseline, &claim->baseline, error)
           && jct_claim_editor_read_period (self->compared, &claim->compared, error);
  return claim->kind != JCT_CLAIM_RANK
         || jct_claim_editor_read_period (self->within, &claim->within, error);
}

/* A place that the article does not state reads as the first. */
static void
read_place (JctClaimEditor *self, JctClaim *claim)
{
  guint place = (guint) gtk_spin_button_get_value_as_int (self->place);

  if (claim->kind == JCT_CLAIM_RANK && place != MAX (claim->place, 1))
    claim->place = place;
}

JctClaim *
jct_claim_editor_dup_claim (JctClaimEditor *self, GError **error)
{
  g_autoptr (JctClaim) claim = jct_claim_copy (g_ptr_array_index (self->claims, self->shown));

  jct_claim_editor_set_common (self, claim);
  claim->kind = (JctClaimKind) adw_combo_row_get_selected (self->kind);
  claim->qualifier = (JctClaimQualifier) adw_combo_row_get_selected (self->qualifier);
  claim->percent = claim->kind == JCT_CLAIM_CHANGE && gtk_switch_get_active (self->percent);
  claim->reading = (JctRatioReading) adw_combo_row_get_selected (self->ratio);
  claim->trend = (JctDirection) adw_combo_row_get_selected (self->direction);
  claim->lowest = claim->kind == JCT_CLAIM_RANK && gtk_switch_get_active (self->lowest);
  read_place (self, claim);
  take_text (&claim->subject, jct_editor_dup_text (self->subject));
  take_text (&claim->measure, jct_editor_dup_text (self->measure));
  jct_filter_free (claim->where);
  claim->where = jct_claim_dimensions_dup_filter (self->dimensions);
  if (!read_amount (self, claim, error) || !read_periods (self, claim, error))
    return NULL;
  return g_steal_pointer (&claim);
}
