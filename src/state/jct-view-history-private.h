/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The views that were, and how a person came from one to the next. */
#pragma once

#include "model/jct-view.h"

G_BEGIN_DECLS

#define JCT_HISTORY_MAX 200

typedef struct
{
  GPtrArray *undo; /* of JctStep, the latest last */
  GPtrArray *redo;
} JctHistory;

void        jct_history_init      (JctHistory *history);
void        jct_history_clear     (JctHistory *history);
void        jct_history_empty     (JctHistory *history);
/* A step named `name` led away from `view`, of which a copy is kept. */
void        jct_history_push      (JctHistory *history, const JctView *view, const char *name);
/* Takes one step back or forth from `present`: the view that stood there, or NULL. (transfer full) */
JctView    *jct_history_undo      (JctHistory *history, const JctView *present);
JctView    *jct_history_redo      (JctHistory *history, const JctView *present);
const char *jct_history_undo_name (const JctHistory *history); /* (nullable) */
const char *jct_history_redo_name (const JctHistory *history); /* (nullable) */

G_END_DECLS
