/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A column of texts that grows row by row, dictionary-coded: each distinct text is kept once and numbered in the order
 * in which it was first seen; a row is a code in 8, 16 or 32 bits. For readers that know a table's columns only when
 * they have seen all rows; jct_table_builder_take_texts() makes it a dimension.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _JctTextColumn JctTextColumn;

JctTextColumn *jct_text_column_new         (void);
void           jct_text_column_free        (JctTextColumn *column);
/* The code of a text, new or known, which is copied when it is new. JCT_CODE_NONE when it is new and
 * JCT_TABLE_MAX_VALUES are there already. */
guint          jct_text_column_intern      (JctTextColumn *column, const char *text, gsize length);
/* The code of a text; JCT_CODE_NONE when it is not there. */
guint          jct_text_column_find        (const JctTextColumn *column, const char *text, gsize length);
/* Gives rows from the present end up to `n_rows` the code. */
void           jct_text_column_fill        (JctTextColumn *column, gsize n_rows, guint code);
gsize          jct_text_column_get_n_rows  (const JctTextColumn *column);
guint          jct_text_column_get_n_texts (const JctTextColumn *column);
const char    *jct_text_column_get_text    (const JctTextColumn *column, guint code);
gsize          jct_text_column_get_length  (const JctTextColumn *column, guint code);
guint          jct_text_column_get_code    (const JctTextColumn *column, gsize row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctTextColumn, jct_text_column_free)

G_END_DECLS
