/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-claim-editor-private.h"

#include <glib/gi18n-lib.h>

#include "analysis/jct-claim-words.h"
#include "model/jct-document-items.h"
#include "model/jct-number-format.h"
#include "widgets/jct-claim-parts.h"
#include "widgets/jct-help-window.h"
#include "widgets/jct-source-editor.h"
#include "widgets/jct-widgets.h"

G_DEFINE_FINAL_TYPE (JctClaimEditor, jct_claim_editor, JCT_TYPE_EDITOR)

/* ---- what is typed ---- */

static char *
dup_words (JctClaimEditor *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->text, &start, &end);
  return gtk_text_buffer_get_text (self->text, &start, &end, FALSE);
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

static gboolean
read_period (GtkEditable *entry, JctClaimPeriod *period, GError **error)
{
  g_autofree char *text = jct_editor_dup_text (entry);

  *period = (JctClaimPeriod){ 0 };
  return text == NULL || jct_claim_period_parse (text, period, error);
}

/* What is typed; NULL and the error where a number or period is none. (transfer full) */
static JctClaim *
dup_claim (JctClaimEditor *self, GError **error)
{
  g_autoptr (JctClaim) claim = jct_claim_copy (self->before);
  const char *key
    = gtk_string_list_get_string (self->sources, adw_combo_row_get_selected (self->source));

  g_free (claim->text);
  claim->text = g_strstrip (dup_words (self));
  g_free (claim->source);
  claim->source = key != NULL && *key != '\0' ? g_strdup (key) : NULL;
  claim->verbatim = gtk_switch_get_active (self->verbatim);
  claim->kind = (JctClaimKind) adw_combo_row_get_selected (self->kind);
  claim->qualifier = (JctClaimQualifier) adw_combo_row_get_selected (self->qualifier);
  claim->percent = claim->kind == JCT_CLAIM_CHANGE && gtk_switch_get_active (self->percent);
  claim->reading = (JctRatioReading) adw_combo_row_get_selected (self->ratio);
  claim->trend = (JctDirection) adw_combo_row_get_selected (self->direction);
  claim->lowest = claim->kind == JCT_CLAIM_RANK && gtk_switch_get_active (self->lowest);
  jct_filter_free (claim->where);
  claim->where = jct_claim_dimensions_dup_filter (self->dimensions);
  if (!read_number (self->value, &claim->has_value, &claim->value, error)
      || !read_number (self->value_to, &claim->has_value_to, &claim->value_to, error)
      || !read_period (self->period, &claim->period, error)
      || !read_period (self->baseline, &claim->baseline, error))
    return NULL;
  return g_steal_pointer (&claim);
}

/* ---- the verdict ---- */

typedef struct
{
  JctDocument *document;
  JctClaim *claim;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  jct_document_unref (question->document);
  jct_claim_free (question->claim);
  g_free (question);
}

static void
check_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Question *question = data;

  g_task_return_pointer (task, jct_claim_check (question->document, question->claim),
                         (GDestroyNotify) jct_claim_result_unref);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree GWeakRef *editor = data;
  g_autoptr (JctClaimEditor) self = g_weak_ref_get (editor);
  g_autoptr (JctClaimResult) found = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autofree char *words = NULL;
  const char *needs;

  g_weak_ref_clear (editor);
  /* The form is gone, or another question took this one's place. */
  if (self == NULL || found == NULL || g_task_get_cancellable (G_TASK (result)) != self->checking)
    return;
  g_clear_object (&self->checking);
  needs = jct_claim_result_get_needs (found);
  words = needs != NULL ? g_strdup (needs) : jct_claim_result_to_sentence (found);
  jct_claim_verdict_show (self->verdict, jct_claim_result_get_verdict (found));
  gtk_label_set_label (self->sentence, words);
}

static void
forget_question (JctClaimEditor *self)
{
  g_cancellable_cancel (self->checking);
  g_clear_object (&self->checking);
}

/* Takes the claim; NULL where there is none to ask about. */
static void
ask (JctClaimEditor *self, JctClaim *claim)
{
  g_autoptr (GTask) task = NULL;
  Question *question;
  GWeakRef *editor;

  forget_question (self);
  if (claim == NULL)
    {
      gtk_label_set_label (self->verdict, "");
      gtk_label_set_label (self->sentence, "");
      return;
    }
  question = g_new0 (Question, 1);
  question->document = jct_document_ref (jct_editor_get_document (JCT_EDITOR (self)));
  question->claim = claim;
  self->checking = g_cancellable_new ();
  /* The task must not keep a form beyond the window that it belongs to. */
  editor = g_new0 (GWeakRef, 1);
  g_weak_ref_init (editor, self);
  task = g_task_new (NULL, self->checking, checked_cb, editor);
  g_task_set_source_tag (task, ask);
  g_task_set_task_data (task, question, question_free);
  g_task_run_in_thread (task, check_thread);
}

/* ---- what is asked for ---- */

/* What a period that was typed means, or why it is none. */
static void
show_reading (GtkEditable *entry, GtkLabel *reading, const char *when_empty)
{
  g_autofree char *text = jct_editor_dup_text (entry);
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;
  JctClaimPeriod period = { 0 };

  if (!read_period (entry, &period, &error))
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
  gtk_label_set_label (reading, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  words, -1);
}

static gboolean
jct_claim_editor_check (JctEditor *editor, GError **error)
{
  JctClaimEditor *self = JCT_CLAIM_EDITOR (editor);
  g_autoptr (JctClaim) claim = dup_claim (self, error);
  gboolean fine;

  jct_claim_editor_show_fields (self);
  show_reading (self->period, self->period_reading,
                _ ("Such as 2023, 2023-12, FY2023 or 2022-10/2023-09"));
  show_reading (self->baseline, self->baseline_reading, _ ("The earlier time, such as 2022"));
  fine = claim != NULL && jct_document_check_claim (jct_editor_get_document (editor), claim, error);
  ask (self, fine ? g_steal_pointer (&claim) : NULL);
  return fine;
}

static gboolean
jct_claim_editor_is_changed (JctEditor *editor)
{
  JctClaimEditor *self = JCT_CLAIM_EDITOR (editor);
  g_autoptr (JctClaim) claim = dup_claim (self, NULL);

  return claim == NULL || !jct_claim_equal (claim, self->before);
}

static gboolean
jct_claim_editor_save (JctEditor *editor, char **id, GError **error)
{
  g_autoptr (JctClaim) claim = dup_claim (JCT_CLAIM_EDITOR (editor), error);

  return claim != NULL
         && jct_view_state_put_claim (jct_editor_get_state (editor), claim, id, error);
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

/* The form as the text says it. */
static void
read_text (JctClaimEditor *self)
{
  JctDocument *document = jct_editor_get_document (JCT_EDITOR (self));
  const char *key
    = gtk_string_list_get_string (self->sources, adw_combo_row_get_selected (self->source));
  const JctSource *source
    = document != NULL && key != NULL ? jct_document_find_source (document, key) : NULL;
  g_autofree char *words = dup_words (self);
  g_autoptr (JctClaimSentence) sentence = NULL;
  g_autoptr (JctClaim) claim = NULL;
  GtkTextIter start, end;
  JctEdtf date;

  if (document == NULL)
    return;
  sentence = jct_claim_sentence_read (words, document,
                                      source != NULL && source->date != NULL
                                          && jct_edtf_parse (source->date, &date, NULL)
                                        ? &date
                                        : NULL);
  claim = jct_claim_copy (g_ptr_array_index (sentence->claims, 0));
  claim->verbatim = gtk_switch_get_active (self->verbatim);
  jct_claim_editor_fill_form (self, claim);
  gtk_text_buffer_get_bounds (self->text, &start, &end);
  gtk_text_buffer_remove_all_tags (self->text, &start, &end);
  if (*g_strstrip (words) == '\0')
    gtk_widget_set_visible (GTK_WIDGET (self->found), FALSE);
  else
    {
      jct_claim_editor_show_found (self, sentence);
    }
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
  forget_question (JCT_CLAIM_EDITOR (object));
  G_OBJECT_CLASS (jct_claim_editor_parent_class)->dispose (object);
}

static void
jct_claim_editor_finalize (GObject *object)
{
  JctClaimEditor *self = JCT_CLAIM_EDITOR (object);

  g_clear_pointer (&self->before, jct_claim_free);
  g_clear_object (&self->sources);
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
  gtk_widget_class_bind_template_child (widget_class, JctClaimEditor, period);
  gtk_widget_class_bind_template_child (widget_class, JctClaimEditor, period_reading);
  gtk_widget_class_bind_template_child (widget_class, JctClaimEditor, baseline);
  gtk_widget_class_bind_template_child (widget_class, JctClaimEditor, baseline_reading);
  gtk_widget_class_bind_template_child (widget_class, JctClaimEditor, dimensions);
  gtk_widget_class_bind_template_child (widget_class, JctClaimEditor, verdict);
  gtk_widget_class_bind_template_child (widget_class, JctClaimEditor, sentence);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
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
fill (JctClaimEditor *self)
{
  GtkEditable *entries[] = { self->value, self->value_to, self->period, self->baseline };

  jct_claim_editor_fill_choices (self);
  show_sources (self, self->before->source);
  self->filling = TRUE;
  gtk_text_buffer_set_text (self->text, self->before->text != NULL ? self->before->text : "", -1);
  jct_claim_editor_fill_form (self, self->before);
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    g_signal_connect_object (entries[i], "changed", G_CALLBACK (changed_cb), self,
                             G_CONNECT_SWAPPED);
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
