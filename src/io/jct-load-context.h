/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What every stage of one load carries: the file and its name in messages, progress, cancellation, the roles given. A
 * plain value on the stack of the load; a part of the work gets a copy with its own share of the progress.
 */
#pragma once

#include "io/jct-reader.h"

G_BEGIN_DECLS

typedef struct
{
  GFile *file;          /* (nullable): from memory; sibling files are then refused */
  const char *name;
  JctProgress progress; /* (nullable) */
  gpointer progress_data;
  double progress_start;
  double progress_end;
  GCancellable *cancellable; /* (nullable) */
  const JctReadOptions *options; /* (nullable) */
  JctImportPlan **plan; /* (nullable): where a reader puts the plan that it read by */
  GHashTable *flat;     /* (nullable) (element-type utf8 JctFlatTable): what was read of a package's data already, by the
                         * pointer of its resource; who takes one removes it */
} JctLoadContext;

/* Reports `done` of `total` within the context's share; FALSE with G_IO_ERROR_CANCELLED when cancelled. Cheap enough
 * for every thousandth row, not for every row. */
gboolean       jct_load_context_step  (const JctLoadContext *context, gsize done, gsize total, GError **error);
/* The context for a part of the work, from `start` to `end` (0..1) of the share. */
JctLoadContext jct_load_context_share (const JctLoadContext *context, double start, double end);

/* What a document is called whose file has no title: "encounters" of "/home/ana/encounters.csv.gz". (transfer full) */
char          *jct_load_context_dup_title (const JctLoadContext *context);

G_END_DECLS
