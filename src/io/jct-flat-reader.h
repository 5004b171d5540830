/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The bulk of a JSON file: one array of flat records, or of rows after a row of names, from a source of blocks to
 * columns, in one pass and without a copy of the text. Each value is first compared with what stood at its place in the
 * record before; only what differs is looked at.
 *
 * It takes nothing that Jansson and the limits would refuse, and gives no reasons: whatever it does not know (a value
 * that is an array or object, a repeated key, anything malformed) it leaves to the reader of documents, which starts the
 * file anew and says what is wrong with it. So it never decides what is an error.
 */
#pragma once

#include "io/jct-block-source.h"
#include "io/jct-flat-column.h"

G_BEGIN_DECLS

typedef enum
{
  JCT_FLAT_ARRAY, /* what is at hand starts with "[": records or rows with commas between them, and "]" */
  JCT_FLAT_LINES, /* JSON Lines: records alone, each on a line of its own, to the end of the file */
} JctFlatShape;

typedef struct
{
  GPtrArray *columns; /* JctFlatColumn, in the order of their first appearance or of the row of names */
  gsize n_rows;
  gboolean has_names; /* rows after a row of names */
} JctFlatTable;

/* Reads from where the window starts (blanks first); afterwards the window starts behind the array. NULL for what it
 * does not know; the source is then somewhere. */
JctFlatTable *jct_flat_read        (JctBlockSource *source, JctFlatShape shape);
/* Whether nothing but blanks is left. */
gboolean      jct_flat_is_at_end   (JctBlockSource *source);
void          jct_flat_table_free  (JctFlatTable *table);
/* The index of a column; -1 if there is none of that name. */
int           jct_flat_table_find  (const JctFlatTable *table, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctFlatTable, jct_flat_table_free)

G_END_DECLS
