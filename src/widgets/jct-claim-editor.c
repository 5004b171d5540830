/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-claim-editor-private.h"

#include <glib/gi18n-lib.h>

#include "model/jct-document-items.h"
#include "widgets/jct-help-window.h"
#include "widgets/jct-source-editor.h"
#include "widgets/jct-tooltip-text.h"
#include "widgets/jct-widgets.h"

G_DEFINE_FINAL_TYPE (JctClaimEditor, jct_claim_editor, JCT_TYPE_EDITOR)

/* ---- what is asked for ---- */

/* What a period that was typed means, or why it is none. */
static void
show_reading (GtkEditable *entry, GtkLabel *reading, const char *when_empty)
{
  g_autofree char *text = jct_editor_dup_text (entry);
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;
  JctClaimPeriod period = { 0 };

  if (!jct_claim_editor_read_period (entry, &period, &error))
    words = g_strdup (error->message);
  else if (text == NULL)
    words = g_strdup (when_empty);
  else
    {
      g_autofree char *label = jct_claim_period_to_label (&period, JCT_CLAIM_AS_STATED);
      words = g_strdup_printf (_ ("Reads as: %s"), label);
    }
  if (error != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  jct_set_label_text (reading, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  words, -1);
}

static void
show_readings (JctClaimEditor *self)
{
  show_reading (self->period, self->period_reading,
                _ ("Such as 2023, 2023-12, FY2023 or 2022-10/2023-09"));
  show_reading (self->baseline, self->baseline_reading, _ ("The earlier time, such as 2022"));
  show_reading (self->compared, self->compared_reading,
                _ ("Only where the article’s own time cannot stand beside the earlier one: as many "
                   "months of the same year, for instance"));
  show_reading (self->within, self->within_reading,
                _ ("The times it is compared with, such as 2020/2024; empty for all"));
}

static gboolean
jct_claim_editor_check (JctEditor *editor, GError **error)
{
  JctClaimEditor *self = JCT_CLAIM_EDITOR (editor);
  JctDocument *document = jct_editor_get_document (editor);
  g_autoptr (JctClaim) claim = jct_claim_editor_dup_claim (self, error);
  g_autoptr (GPtrArray) taken = NULL;
  gboolean fine;

  jct_claim_editor_show_fields (self);
  show_readings (self);
  fine = claim != NULL && jct_document_check_claim (document, claim, error);
  jct_claim_editor_ask (self, fine ? claim : NULL);
  if (!fine)
    return FALSE;
  taken = jct_claim_editor_dup_taken (self, claim, error);
  if (taken == NULL)
    return FALSE;
  for (guint i = 0; i < taken->len; i++)
    if (!jct_document_check_claim (document, g_ptr_array_index (taken, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
jct_claim_editor_is_changed (JctEditor *editor)
{
  JctClaimEditor *self = JCT_CLAIM_EDITOR (editor);
  g_autoptr (JctClaim) claim = jct_claim_editor_dup_claim (self, NULL);

  return claim == NULL || !jct_claim_equal (claim, self->before);
}

static gboolean
jct_claim_editor_save (JctEditor *editor, char **id, GError **error)
{
  JctClaimEditor *self = JCT_CLAIM_EDITOR (editor);
  g_autoptr (JctClaim) claim = jct_claim_editor_dup_claim (self, error);
  g_autoptr (GPtrArray) taken
    = claim != NULL ? jct_claim_editor_dup_taken (self, claim, error) : NULL;

  if (taken == NULL)
    return FALSE;
  if (taken->len == 1)
    return jct_view_state_put_claim (jct_editor_get_state (editor), g_ptr_array_index (taken, 0),
                                     id, error);
  return jct_view_state_add_claims (jct_editor_get_state (editor), taken, id, error);
}

/* Something was changed by hand. */
static void
changed_cb (JctClaimEditor *self)
{
  if (self->filling)
    return;
  self->reads = FALSE;
  jct_editor_changed (JCT_EDITOR (self));
}

/* Something that no text says: the form follows the text as before. */
static void
own_cb (JctClaimEditor *self)
{
  if (!self->filling)
    jct_editor_changed (JCT_EDITOR (self));
}

/* The form as the text says it. */
static void
read_text (JctClaimEditor *self)
{
  JctDocument *document = jct_editor_get_document (JCT_EDITOR (self));
  const char *key
    = gtk_string_list_get_string (self->sources, adw_combo_row_get_selected (self->source));
  const JctSource *source
    = document != NULL && key != NULL ? jct_document_find_source (document, key) : NULL;
  g_autofree char *words = jct_claim_editor_dup_words (self->text);
  g_autoptr (JctClaimSentence) sentence = NULL;
  JctEdtf date;

  if (document == NULL)
    return;
  sentence = jct_claim_sentence_read (words, document,
                                      source != NULL && source->date != NULL
                                          && jct_edtf_parse (source->date, &date, NULL)
                                        ? &date
                                        : NULL);
  jct_claim_editor_take_statements (self, sentence);
  jct_claim_editor_show_found (self, sentence);
}

static void
text_cb (JctClaimEditor *self)
{
  if (self->filling)
    return;
  if (self->reads)
    read_text (self);
  jct_editor_changed (JCT_EDITOR (self));
}

/* What is in the form gives way to what the text says. */
static void
read_cb (JctClaimEditor *self)
{
  self->reads = TRUE;
  read_text (self);
  jct_editor_changed (JCT_EDITOR (self));
}

/* ---- sources ---- */

static void
show_sources (JctClaimEditor *self, const char *chosen)
{
  JctDocument *document = jct_editor_get_document (JCT_EDITOR (self));
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint selected = 0;

  self->filling = TRUE;
  g_clear_object (&self->sources);
  self->sources = gtk_string_list_new ((const char *const[]){ "", NULL });
  gtk_string_list_append (titles, C_ ("source", "None"));
  for (guint i = 0; i < jct_document_get_n_sources (document); i++)
    {
      const JctSource *source = jct_document_get_source (document, i);

      if (g_strcmp0 (source->key, chosen) == 0)
        selected = i + 1;
      gtk_string_list_append (self->sources, source->key);
      gtk_string_list_append (titles, source->title);
    }
  /* One that the document does not have is kept. */
  if (chosen != NULL && *chosen != '\0' && selected == 0)
    {
      selected = g_list_model_get_n_items (G_LIST_MODEL (titles));
      gtk_string_list_append (self->sources, chosen);
      gtk_string_list_append (titles, chosen);
    }
  adw_combo_row_set_model (self->source, G_LIST_MODEL (titles));
  adw_combo_row_set_selected (self->source, selected);
  self->filling = FALSE;
}

/* "Last year" is read by the article's date. */
static void
source_cb (JctClaimEditor *self)
{
  if (self->filling)
    return;
  if (self->reads)
    read_text (self);
  jct_editor_changed (JCT_EDITOR (self));
}

static void
source_saved_cb (JctEditor *editor, const char *key, JctClaimEditor *self)
{
  show_sources (self, key);
  source_cb (self);
}

static void
new_source_cb (JctClaimEditor *self)
{
  JctSourceEditor *editor
    = jct_source_editor_new (GTK_WINDOW (self), jct_editor_get_state (JCT_EDITOR (self)), NULL);

  g_signal_connect_object (editor, "saved", G_CALLBACK (source_saved_cb), self, 0);
  gtk_window_present (GTK_WINDOW (editor));
}

/* ---- class ---- */

static void
jct_claim_editor_dispose (GObject *object)
{
  jct_claim_editor_forget_question (JCT_CLAIM_EDITOR (object));
  G_OBJECT_CLASS (jct_claim_editor_parent_class)->dispose (object);
}

static void
jct_claim_editor_finalize (GObject *object)
{
  JctClaimEditor *self = JCT_CLAIM_EDITOR (object);

  g_clear_pointer (&self->before, jct_claim_free);
  g_clear_pointer (&self->claims, g_ptr_array_unref);
  g_clear_object (&self->sources);
  g_clear_object (&self->events);
  G_OBJECT_CLASS (jct_claim_editor_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, JctClaimEditor, text);
  gtk_widget_class_bind_template_child (widget_class, JctClaimEditor, found);
  gtk_widget_class_bind_template_child (widget_class, JctClaimEditor, verbatim);
  gtk_widget_class_bind_template_child (widget_class, JctClaimEditor, source);
  gtk_widget_class_bind_template_child (widget_class, JctClaimEditor, kind);
  gtk_widget_class_bind_template_child (widget_class, JctClaimEditor, qualifier);
  gtk_widget_class_bind_template_child (widget_class, JctClaimEditor, value);
  gtk_widget_class_bind_template_child (widget_class, JctClaimEditor, value_to);
  gtk_widget_class_bind_template_child (widget_class, JctClaimEditor, percent_row);
  gtk_widget_class_bind_template_child (widget_class, JctClaimEditor, percent);
  gtk_widget_class_bind_template_child (widget_class, JctClaimEditor, ratio);
  gtk_widget_class_bind_template_child (widget_class, JctClaimEditor, direction);
  gtk_widget_class_bind_template_child (widget_class, JctClaimEditor, lowest_row);
  gtk_widget_class_bind_template_child (widget_class, JctClaimEditor, lowest);
  gtk_widget_class_bind_template_child (widget_class, JctClaimEditor, place_row);
  gtk_widget_class_bind_template_child (widget_class, JctClaimEditor, place);
  gtk_widget_class_bind_template_child (widget_class, JctClaimEditor, period);
  gtk_widget_class_bind_template_child (widget_class, JctClaimEditor, period_reading);
  gtk_widget_class_bind_template_child (widget_class, JctClaimEditor, baseline);
  gtk_widget_class_bind_template_child (widget_class, JctClaimEditor, baseline_reading);
  gtk_widget_class_bind_template_child (widget_class, JctClaimEditor, compared);
  gtk_widget_class_bind_template_child (widget_class, JctClaimEditor, compared_reading);
  gtk_widget_class_bind_template_child (widget_class, JctClaimEditor, within);
  gtk_widget_class_bind_template_child (widget_class, JctClaimEditor, within_reading);
  gtk_widget_class_bind_template_child (widget_class, JctClaimEditor, subject);
  gtk_widget_class_bind_template_child (widget_class, JctClaimEditor, measure);
  gtk_widget_class_bind_template_child (widget_class, JctClaimEditor, dimensions);
  gtk_widget_class_bind_template_child (widget_class, JctClaimEditor, event);
  gtk_widget_class_bind_template_child (widget_class, JctClaimEditor, note);
  gtk_widget_class_bind_template_child (widget_class, JctClaimEditor, statements_group);
  gtk_widget_class_bind_template_child (widget_class, JctClaimEditor, statements);
  gtk_widget_class_bind_template_child (widget_class, JctClaimEditor, verdict);
  gtk_widget_class_bind_template_child (widget_class, JctClaimEditor, sentence);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, own_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "statement_cb",
                                                G_CALLBACK (jct_claim_editor_statement_cb));
  gtk_widget_class_bind_template_callback (widget_class, text_cb);
  gtk_widget_class_bind_template_callback (widget_class, read_cb);
  gtk_widget_class_bind_template_callback (widget_class, source_cb);
  gtk_widget_class_bind_template_callback (widget_class, new_source_cb);
}

static void
jct_claim_editor_class_init (JctClaimEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  JctEditorClass *editor_class = JCT_EDITOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jct_claim_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = jct_claim_editor_finalize;
  editor_class->check = jct_claim_editor_check;
  editor_class->is_changed = jct_claim_editor_is_changed;
  editor_class->save = jct_claim_editor_save;
  g_type_ensure (JCT_TYPE_CLAIM_DIMENSIONS);
  jct_help_add_key (widget_class, "claims#adding");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               JCT_RESOURCE_BASE "/jct-claim-editor.ui");
  bind_children (widget_class);
}

static void
jct_claim_editor_init (JctClaimEditor *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->marked = gtk_text_buffer_create_tag (self->text, NULL, "weight", PANGO_WEIGHT_BOLD,
                                             "underline", PANGO_UNDERLINE_SINGLE, NULL);
}

static void
bind_entry (JctClaimEditor *self, GtkEditable *entry)
{
  GtkEditable *delegate = gtk_editable_get_delegate (entry);

  if (GTK_IS_TEXT (delegate))
    gtk_text_set_activates_default (GTK_TEXT (delegate), TRUE);
  g_signal_connect_object (entry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

static void
fill (JctClaimEditor *self)
{
  GtkEditable *entries[] = { self->value,    self->value_to, self->period,  self->baseline,
                             self->compared, self->within,   self->subject, self->measure };

  self->claims = g_ptr_array_new_with_free_func ((GDestroyNotify) jct_claim_free);
  g_ptr_array_add (self->claims, jct_claim_copy (self->before));
  jct_claim_editor_fill_choices (self);
  show_sources (self, self->before->source);
  self->filling = TRUE;
  gtk_text_buffer_set_text (self->text, self->before->text != NULL ? self->before->text : "", -1);
  jct_claim_editor_fill_own (self, self->before);
  jct_claim_editor_fill_form (self, self->before);
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    bind_entry (self, entries[i]);
  self->reads
    = self->before->id == NULL && self->before->kind == JCT_CLAIM_COUNT && !self->before->has_value;
}

JctClaimEditor *
jct_claim_editor_new (GtkWindow *parent, JctViewState *state, const JctClaim *claim)
{
  JctClaimEditor *self;

  g_return_val_if_fail (JCT_IS_VIEW_STATE (state) && claim != NULL, NULL);

  self = g_object_new (JCT_TYPE_CLAIM_EDITOR, "state", state, "transient-for", parent, "title",
                       claim->id != NULL ? _ ("Edit Claim") : _ ("New Claim"), NULL);
  self->before = jct_claim_copy (claim);
  fill (self);
  return self;
}

gboolean
jct_claim_editor_is_busy (JctClaimEditor *self)
{
  g_return_val_if_fail (JCT_IS_CLAIM_EDITOR (self), FALSE);
  return self->checking != NULL;
}
