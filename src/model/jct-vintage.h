/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A vintage: figures of a table as they were published earlier, each with the date of its publication, so that a
 * revision can be seen beside today's figure. A cell of its table is a figure as it stood then.
 *
 * Its table has the periods, dimensions and measures of the table that it belongs to, by the same names, and one more
 * dimension, the date of publication (EDTF, bounded at both ends). It may be coarser: a dimension that it lacks is summed
 * over all its values, and its periods may be longer. Immutable, shared by reference counting, safe to read from any
 * thread.
 *
 * What a vintage answers of a view is computed by jct_document_compute_published(): jct-vintage-published.h.
 */
#pragma once

#include "model/jct-edtf.h"
#include "model/jct-table.h"

G_BEGIN_DECLS

typedef struct _JctVintage JctVintage;

#define JCT_VINTAGE_ERROR (jct_vintage_error_quark ())
GQuark jct_vintage_error_quark (void);

typedef enum
{
  JCT_VINTAGE_ERROR_COLUMN, /* a dimension or measure that the table of today does not have, or no date of publication */
  JCT_VINTAGE_ERROR_DATE,   /* a date of publication that is none, or without an end */
} JctVintageError;

/* The name of the dimension that holds the date, where a file names none. */
#define JCT_VINTAGE_PUBLISHED "published"

/* A date of publication: EDTF with a first and a last day. */
gboolean          jct_vintage_parse_date    (const char *text, JctEdtf *date, GError **error);

/* Of the rows in `table`, which are earlier figures of `of`; `published` names the dimension with their dates. */
JctVintage       *jct_vintage_new           (JctTable *table, const JctTable *of, const char *published, GError **error);
JctVintage       *jct_vintage_ref           (JctVintage *vintage);
void              jct_vintage_unref         (JctVintage *vintage);

const char       *jct_vintage_get_name      (const JctVintage *vintage); /* that of its table */
JctTable         *jct_vintage_get_table     (const JctVintage *vintage); /* (transfer none) */
const char       *jct_vintage_get_of        (const JctVintage *vintage); /* the name of the table of today's figures */
guint             jct_vintage_get_published (const JctVintage *vintage); /* the dimension with the dates */
/* The dates of publication, the earliest first. */
guint             jct_vintage_get_n_dates   (const JctVintage *vintage);
const JctEdtf    *jct_vintage_get_date      (const JctVintage *vintage, guint index);
/* The place of a row's date among them. */
guint             jct_vintage_get_row_date  (const JctVintage *vintage, gsize row);

/* The first row whose figure was published before its period was over, which hints at a slip; FALSE where none was. */
gboolean          jct_vintage_find_early    (const JctVintage *vintage, gsize *row, guint *n_rows);
/* Whether all that was published on that date is later than the figures of `of`: these are not the newer ones then. */
gboolean          jct_vintage_is_after      (const JctVintage *vintage, guint date, const JctTable *of);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctVintage, jct_vintage_unref)

G_END_DECLS
