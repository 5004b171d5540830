/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the figures say of what is in the form, and of each statement of the text: found on another thread. */
#include "config.h"

#include "widgets/jct-claim-editor-private.h"

#include "analysis/jct-claim-words.h"
#include "widgets/jct-claim-parts.h"
#include "widgets/jct-task.h"
#include "widgets/jct-tooltip-text.h"

typedef struct
{
  JctDocument *document;
  GPtrArray *claims; /* of JctClaim */
  guint shown;       /* the one in the form */
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  jct_document_unref (question->document);
  g_ptr_array_unref (question->claims);
  g_free (question);
}

static void
check_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Question *question = data;
  g_autoptr (GPtrArray) results
    = g_ptr_array_new_with_free_func ((GDestroyNotify) jct_claim_result_unref);

  for (guint i = 0; i < question->claims->len && !g_cancellable_is_cancelled (cancellable); i++)
    g_ptr_array_add (results,
                     jct_claim_check (question->document, g_ptr_array_index (question->claims, i)));
  g_task_return_pointer (task, g_steal_pointer (&results), (GDestroyNotify) g_ptr_array_unref);
}

static void
show_result (JctClaimEditor *self, const JctClaimResult *result)
{
  const char *needs = jct_claim_result_get_needs (result);
  g_autofree char *words = needs != NULL ? g_strdup (needs) : jct_claim_result_to_sentence (result);

  jct_claim_verdict_show (self->verdict, jct_claim_result_get_verdict (result));
  jct_set_label_text (self->sentence, words);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree GWeakRef *editor = data;
  g_autoptr (JctClaimEditor) self = g_weak_ref_get (editor);
  g_autoptr (GPtrArray) found = g_task_propagate_pointer (G_TASK (result), NULL);
  const Question *question = g_task_get_task_data (G_TASK (result));

  g_weak_ref_clear (editor);
  /* The form is gone, or another question took this one's place. */
  if (self == NULL || found == NULL || g_task_get_cancellable (G_TASK (result)) != self->checking)
    return;
  g_clear_object (&self->checking);
  show_result (self, g_ptr_array_index (found, question->shown));
  for (guint i = 0; i < found->len; i++)
    jct_claim_editor_show_verdict (self, i,
                                   jct_claim_result_get_verdict (g_ptr_array_index (found, i)));
}

void
jct_claim_editor_forget_question (JctClaimEditor *self)
{
  g_cancellable_cancel (self->checking);
  g_clear_object (&self->checking);
}

void
jct_claim_editor_ask (JctClaimEditor *self, const JctClaim *claim)
{
  g_autoptr (GTask) task = NULL;
  Question *question;
  GWeakRef *editor;

  jct_claim_editor_forget_question (self);
  if (claim == NULL)
    {
      gtk_label_set_label (self->verdict, "");
      gtk_label_set_label (self->sentence, "");
      return;
    }
  question = g_new0 (Question, 1);
  question->document = jct_document_ref (jct_editor_get_document (JCT_EDITOR (self)));
  question->claims = g_ptr_array_new_with_free_func ((GDestroyNotify) jct_claim_free);
  question->shown = self->shown;
  for (guint i = 0; i < self->claims->len; i++)
    g_ptr_array_add (question->claims,
                     jct_claim_copy (i == self->shown ? claim
                                                      : g_ptr_array_index (self->claims, i)));
  self->checking = g_cancellable_new ();
  /* The task must not keep a form beyond the window that it belongs to. */
  editor = g_new0 (GWeakRef, 1);
  g_weak_ref_init (editor, self);
  task = g_task_new (NULL, self->checking, checked_cb, editor);
  g_task_set_source_tag (task, jct_claim_editor_ask);
  g_task_set_task_data (task, question, question_free);
  jct_task_run_in_thread (task, check_thread);
}
