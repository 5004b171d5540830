/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A filter resolved against one table: for each filtered dimension, which codes pass. It runs over blocks of rows and
 * answers with one byte a row, 0xff where the row passes.
 */
#pragma once

#include "model/jct-filter.h"
#include "model/jct-kernel-private.h"
#include "model/jct-table-private.h"

G_BEGIN_DECLS

#define JCT_BLOCK_ROWS JCT_KERNEL_MAX_ROWS
#define JCT_FEW_CODES 4

typedef struct
{
  const JctDimension *dimension;
  guint8 *passes;               /* one a code: 0xff or 0 */
  guint8 few[JCT_FEW_CODES];    /* of 8-bit codes: the few that pass, or the few that do not */
  guint n_few;                  /* 0: look the codes up in `passes` */
  guint8 flip;                  /* 0xff when `few` are those that do not pass */
} JctCondition;

typedef struct
{
  JctCondition *conditions;     /* those that can refuse a row */
  guint n_conditions;
  gboolean nothing;             /* no row can pass */
} JctSelection;

/* A block of rows and what passes of it. */
typedef struct
{
  const JctSelection *selection;
  gsize start;
  guint n;
  gsize end;                    /* of all blocks */
  guint8 mask[JCT_BLOCK_ROWS];
} JctBlock;

/* `skip` names a dimension that is left unfiltered, or is NULL. `filter` may be NULL. */
gboolean jct_selection_init  (JctSelection *selection, const JctTable *table, const JctFilter *filter,
                              const char *skip, GError **error);
void     jct_selection_clear (JctSelection *selection);

void     jct_block_init      (JctBlock *block, const JctSelection *selection, gsize start, gsize end);
/* The next block; FALSE after the last. */
gboolean jct_block_next      (JctBlock *block);

G_END_DECLS
