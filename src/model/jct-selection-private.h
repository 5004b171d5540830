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

/* The dimension's index; -1 and the error where the table does not have it. */
int      jct_selection_find_dimension (const JctTable *table, const char *name, GError **error);
/* What passes of a dimension that the filter names: one byte a code, 0xff or 0, for 256 codes at least. NULL and the
 * error where it names a value that the dimension does not have. (transfer full) */
guint8  *jct_filter_list_passing (const JctFilter *filter, const JctTable *table, guint dimension,
                                  guint *n_passing, GError **error);
/* Takes `passes`. */
void     jct_condition_init  (JctCondition *condition, const JctDimension *column, guint8 *passes, guint n_passing);
/* Takes from the mask of the rows from `start` on those that do not pass. */
void     jct_condition_apply (const JctCondition *condition, gsize start, guint n, guint8 *mask);

void     jct_block_init      (JctBlock *block, const JctSelection *selection, gsize start, gsize end);
/* The next block; FALSE after the last. */
gboolean jct_block_next      (JctBlock *block);

G_END_DECLS
