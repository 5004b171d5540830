/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "state/jct-view-history-private.h"

typedef struct
{
  JctView *view;
  char *name;
} JctStep;

static JctStep *
step_new (const JctView *view, const char *name)
{
  JctStep *step = g_new0 (JctStep, 1);

  step->view = jct_view_copy (view);
  step->name = g_strdup (name);
  return step;
}

static void
step_free (gpointer data)
{
  JctStep *step = data;

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
  g_ptr_array_set_size (history->undo, 0);
  g_ptr_array_set_size (history->redo, 0);
}

void
jct_history_push (JctHistory *history, const JctView *view, const char *name)
{
  g_ptr_array_set_size (history->redo, 0);
  g_ptr_array_add (history->undo, step_new (view, name));
  if (history->undo->len > JCT_HISTORY_MAX)
    g_ptr_array_remove_index (history->undo, 0);
}

static JctView *
move_step (GPtrArray *from, GPtrArray *to, const JctView *present)
{
  JctStep *step;
  JctView *view;

  if (from->len == 0)
    return NULL;
  step = g_ptr_array_steal_index (from, from->len - 1);
  g_ptr_array_add (to, step_new (present, step->name));
  view = g_steal_pointer (&step->view);
  step_free (step);
  return view;
}

JctView *
jct_history_undo (JctHistory *history, const JctView *present)
{
  return move_step (history->undo, history->redo, present);
}

JctView *
jct_history_redo (JctHistory *history, const JctView *present)
{
  return move_step (history->redo, history->undo, present);
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
