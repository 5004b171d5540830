/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Brings a result for the key that is wanted: looks whether it is known, and else has it computed in
 * another thread, one computation at a time. What runs for a key that is no longer wanted is
 * cancelled, but not waited for; what it yields all the same is kept. A person can stop it, and start
 * it again. For an object that owns it and shows what it brings (JctAnalysisRunner,
 * JctComparisonRunner). For the main thread.
 */
#pragma once

#include "widgets/jct-analysis-cache.h"

G_BEGIN_DECLS

typedef struct
{
  /* In the other thread: the result for a key (transfer full), or NULL with an error. */
  gpointer (*compute) (const JctAnalysisKey *key, GCancellable *cancellable,
                       JctAnalysisProgress progress, gpointer data, GError **error);
  GDestroyNotify free_result;

  /* Keeps a result (transfer full) for a key. */
  void (*keep) (GObject *owner, const JctAnalysisKey *key, gpointer result);

  /* Whether the owner has a result for a key. */
  gboolean (*knows) (GObject *owner, const JctAnalysisKey *key);

  /* What is wanted is known, or is being computed, or there is none: because nothing is wanted, it
   * was stopped, or could not be computed (`problem` says why, else NULL). */
  void (*show) (GObject *owner, const char *problem);

  /* A property of this name has another value: "is-running", "progress". */
  void (*changed) (GObject *owner, const char *property);
} JctAnalysisWorkClass;

typedef struct
{
  const JctAnalysisWorkClass *klass;
  GObject *owner; /* borrowed: it has this as a part; held while a computation runs */

  /* To be read only */
  JctAnalysisKey *wanted; /* (nullable) owned */
  gboolean running;       /* on what is wanted */
  double progress;        /* of that, from 0 to 1 */

  GTask *task;      /* (nullable) owned: what runs, maybe for a key that is no longer wanted */
  gboolean stopped; /* by the person, or by what failed */
} JctAnalysisWork;

/* `klass` outlives it. */
void jct_analysis_work_init (JctAnalysisWork *work, const JctAnalysisWorkClass *klass, GObject *owner);

/* Wants the result for a key (nullable, transfer full), at once if it is known. The same key again
 * changes nothing. */
void jct_analysis_work_want (JctAnalysisWork *work, JctAnalysisKey *key);

/* Wants nothing, and says nothing of it: the same key is then wanted anew. Also when the owner is disposed of. */
void jct_analysis_work_forget (JctAnalysisWork *work);

/* The person stops it; and wants it all the same. */
void jct_analysis_work_cancel (JctAnalysisWork *work);
void jct_analysis_work_restart (JctAnalysisWork *work);

G_END_DECLS
