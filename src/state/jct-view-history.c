/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "state/jct-view-history-private.h"

typedef struct
{
  JctDocument *document; /* (nullable) */
  JctView *view;
  char *name;
} JctStep;

static JctStep *
step_new (JctDocument *document, const JctView *view, const char *name)
{
  JctStep *step = g_new0 (JctStep, 1);

  step->document = document != NULL ? jct_document_ref (document) : NULL;
  step->view = jct_view_copy (view);
  step->name = g_strdup (name);
  return step;
}

static void
step_free (gpointer data)
{
  JctStep *step = data;

  g_clear_pointer (&step->document, jct_document_unref);
  jct_view_free (step->view);
  g_free (step->name);
  g_free (step);
}

void
jct_history_init (JctHistory *history)
{
  history->undo = g_ptr_array_new_with_free_func (step_free);
  history->redo = g_ptr_array_new_with_free_func (step_free);
}

void
jct_history_clear (JctHistory *history)
{
  g_clear_pointer (&history->undo, g_ptr_array_unref);
  g_clear_pointer (&history->redo, g_ptr_array_unref);
}

void
jct_history_empty (JctHistory *history)
{
  history->serial++;
  g_ptr_array_set_size (history->undo, 0);
  g_ptr_array_set_size (history->redo, 0);
}

void
jct_history_push (JctHistory *history, JctDocument *document, const JctView *view, const char *name)
{
  history->serial++;
  g_ptr_array_set_size (history->redo, 0);
  g_ptr_array_add (history->undo, step_new (document, view, name));
  if (history->undo->len > JCT_HISTORY_MAX)
    g_ptr_array_remove_index (history->undo, 0);
}

static JctView *
move_step (GPtrArray *from,
           GPtrArray *to,
           JctDocument *document,
           const JctView *view,
           JctDocument **document_then)
{
  JctView *view_then;
  JctStep *step;

  if (from->len == 0)
    return NULL;
  step = g_ptr_array_steal_index (from, from->len - 1);
  g_ptr_array_add (to, step_new (document, view, step->name));
  *document_then = g_steal_pointer (&step->document);
  view_then = g_steal_pointer (&step->view);
  step_free (step);
  return view_then;
}

JctView *
jct_history_undo (JctHistory *history,
                  JctDocument *document,
                  const JctView *view,
                  JctDocument **document_then)
{
  history->serial++;
  return move_step (history->undo, history->redo, document, view, document_then);
}

JctView *
jct_history_redo (JctHistory *history,
                  JctDocument *document,
                  const JctView *view,
                  JctDocument **document_then)
{
  history->serial++;
  return move_step (history->redo, history->undo, document, view, document_then);
}

static const char *
last_name (GPtrArray *steps)
{
  return steps->len > 0 ? ((const JctStep *) steps->pdata[steps->len - 1])->name : NULL;
}

const char *
jct_history_undo_name (const JctHistory *history)
{
  return last_name (history->undo);
}

const char *
jct_history_redo_name (const JctHistory *history)
{
  return last_name (history->redo);
}
