/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Unsaved edits, kept beside the documents for the time after a process that was killed.
 *
 * A *store* is the folder of one running program below the folder of all of them (jct_recovery_dup_folder()). It is locked
 * (flock) as long as the program runs, so that two programs never offer each other's work; what lies in a folder that
 * nobody has locked was left behind, and jct_recovery_store_list() takes it over.
 *
 * A *slot* keeps one document, in two files, both written as documents are (temporary file, fsync, rename):
 * - the base: the whole version that the file has, written when that is first edited, and anew only when it is another.
 *   Hence recovery needs nothing but this folder, whatever has become of the original. The tables of more than
 *   JCT_RECOVERY_MOST_ROWS rows are not copied: recovery then reads the original, and fails where that is gone.
 * - the edits: a line of JSON about them (title, original with its stamp, time, which parts were edited, SHA-256 of the
 *   rest), then the edited document as a Data Package with the first row only of each table, and the view that was
 *   shown as its last saved view.
 * What is recovered is the base with the edited parts in the place of its own: it saves as the very bytes as which the
 * document that was lost would have saved.
 */
#pragma once

#include <gio/gio.h>

#include "io/jct-file-stamp.h"
#include "model/jct-document.h"

G_BEGIN_DECLS

#define JCT_RECOVERY_MOST_ROWS 2000000

/* What is to be kept. */
typedef struct
{
  JctDocument *saved;       /* the version that the file has */
  JctDocument *document;    /* the one with edits */
  JctView *view;
  GFile *origin;            /* (nullable): the file */
  gboolean is_package;      /* whether saving writes to it */
  JctFileStamp stamp;       /* of the version of the file that `saved` is */
} JctRecoveryMoment;

/* All owned: references and a copy are taken of what is passed. */
JctRecoveryMoment *jct_recovery_moment_new   (JctDocument *saved, JctDocument *document, const JctView *view, GFile *origin,
                                              gboolean is_package, const JctFileStamp *stamp);
void               jct_recovery_moment_free  (JctRecoveryMoment *moment);

typedef struct _JctRecoveryStore JctRecoveryStore;
typedef struct _JctRecoverySlot JctRecoverySlot;

/* recovery/ in the program's folder for states. (transfer full) */
char              *jct_recovery_dup_folder   (void);
/* Touches nothing until something is kept or listed. */
JctRecoveryStore  *jct_recovery_store_new    (const char *folder);
/* What is kept stays; the store's folder goes where nothing is. */
void               jct_recovery_store_free   (JctRecoveryStore *store);

/* The store outlives its slots. */
JctRecoverySlot   *jct_recovery_slot_new     (JctRecoveryStore *store);
/* What is kept stays. */
void               jct_recovery_slot_free    (JctRecoverySlot *slot);
/* In any thread, one at a time for a slot. Once the moment is kept, whatever the slot kept before is gone. */
gboolean           jct_recovery_slot_write   (JctRecoverySlot *slot, const JctRecoveryMoment *moment, GError **error);
/* Nothing is kept any more. */
void               jct_recovery_slot_clear   (JctRecoverySlot *slot);

typedef enum
{
  JCT_ORIGIN_NONE,          /* there was no file */
  JCT_ORIGIN_SAME,          /* the version that was edited */
  JCT_ORIGIN_CHANGED,
  JCT_ORIGIN_GONE,
} JctRecoveryOrigin;

/* What a program that ended left behind. */
typedef struct
{
  char *path;               /* of the edits; where they were put when they are damaged */
  char *damage;             /* (nullable): why they cannot be read; then there is nothing below */
  char *title;
  GFile *origin;            /* (nullable) */
  JctRecoveryOrigin origin_state;
  gboolean is_package;
  JctFileStamp stamp;       /* of the version of the file that was edited */
  gint64 time;              /* of the last edit that is kept: seconds, Unix */
} JctRecoveryEntry;

JctRecoveryEntry  *jct_recovery_entry_copy   (const JctRecoveryEntry *entry);
void               jct_recovery_entry_free   (JctRecoveryEntry *entry);
/* All that was left behind and no other program has taken over, the latest first. What is damaged is moved to damaged/
 * and never listed again. Never fails: a folder that cannot be read holds nothing. (element-type JctRecoveryEntry)
 * (transfer full) */
GPtrArray         *jct_recovery_store_list   (JctRecoveryStore *store);
/* Removes the files, for good. */
void               jct_recovery_entry_discard (const JctRecoveryEntry *entry);

typedef struct
{
  JctDocument *saved;
  JctDocument *document;
  JctView *view;            /* (nullable): the document's own */
} JctRecovered;

void               jct_recovered_free        (JctRecovered *recovered);
/* In any thread. The files stay until jct_recovery_entry_discard(). (transfer full) */
JctRecovered      *jct_recovery_entry_load   (const JctRecoveryEntry *entry, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctRecoveryMoment, jct_recovery_moment_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctRecoveryStore, jct_recovery_store_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctRecoverySlot, jct_recovery_slot_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctRecoveryEntry, jct_recovery_entry_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctRecovered, jct_recovered_free)

G_END_DECLS
