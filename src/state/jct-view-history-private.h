/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The views that were, each with the version of the document that it showed, and how a person came from one to the
 * next. */
#pragma once

#include "model/jct-document.h"

G_BEGIN_DECLS

#define JCT_HISTORY_MAX 200

typedef struct
{
  GPtrArray *undo; /* of JctStep, the latest last */
  GPtrArray *redo;
  guint serial;    /* another one after each step made, undone or done again */
} JctHistory;

void        jct_history_init      (JctHistory *history);
void        jct_history_clear     (JctHistory *history);
void        jct_history_empty     (JctHistory *history);
/* A step named `name` led away from `view` of `document` (nullable), of which a copy and a reference are kept. */
void        jct_history_push      (JctHistory *history, JctDocument *document, const JctView *view,
                                   const char *name);
/* Takes one step back or forth from the present: the view that stood there and its document, or NULL. Both (transfer
 * full). */
JctView    *jct_history_undo      (JctHistory *history, JctDocument *document, const JctView *view,
                                   JctDocument **document_then);
JctView    *jct_history_redo      (JctHistory *history, JctDocument *document, const JctView *view,
                                   JctDocument **document_then);
const char *jct_history_undo_name (const JctHistory *history); /* (nullable) */
const char *jct_history_redo_name (const JctHistory *history); /* (nullable) */

G_END_DECLS
