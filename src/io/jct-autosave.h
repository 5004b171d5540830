/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * When the edits of one document are kept (jct-recovery.h): JCT_AUTOSAVE_DELAY after the first that is not, however many
 * follow, and again while one is written. So that at most JCT_AUTOSAVE_MOST of work is missing after a process was killed,
 * unless the disk takes longer to write.
 *
 * It knows no clock and no thread: who uses it says what time it is (any unit of its own, rising) and writes where it
 * likes. Not for several threads, but for jct_autosave_write().
 */
#pragma once

#include "io/jct-recovery.h"

G_BEGIN_DECLS

/* Microseconds */
#define JCT_AUTOSAVE_DELAY (2 * G_USEC_PER_SEC)
#define JCT_AUTOSAVE_MOST  (5 * G_USEC_PER_SEC)

typedef struct _JctAutosave JctAutosave;

JctAutosave *jct_autosave_new     (JctRecoveryStore *store);
/* What is kept stays; no write may be under way. */
void         jct_autosave_free    (JctAutosave *autosave);
/* Something has changed that is not saved. */
void         jct_autosave_note    (JctAutosave *autosave, gint64 now);
/* When to write; -1 where nothing is to be, or a write is under way. */
gint64       jct_autosave_get_due (const JctAutosave *autosave);
/* A write of what is there now begins; jct_autosave_end() must follow. */
void         jct_autosave_begin   (JctAutosave *autosave);
/* Between the two, in any thread. */
gboolean     jct_autosave_write   (JctAutosave *autosave, const JctRecoveryMoment *moment, GError **error);
/* What was not written is due again after the delay. */
void         jct_autosave_end     (JctAutosave *autosave, gboolean written, gint64 now);
gboolean     jct_autosave_is_writing (const JctAutosave *autosave);
/* Nothing is unsaved any more: saved, undone or given up. What is kept goes, now or when the write under way has ended. */
void         jct_autosave_clear   (JctAutosave *autosave);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctAutosave, jct_autosave_free)

G_END_DECLS
