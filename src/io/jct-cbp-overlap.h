/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a person must know where files of CBP, or rows of one, state the same figure twice: how many figures of which
 * fiscal year, how many of them changed, one example; and how many of an earlier file stand in months that a later file
 * states anew without them.
 */
#pragma once

#include "io/jct-cbp-cells.h"
#include "model/jct-document.h"

G_BEGIN_DECLS

typedef struct _JctCbpOverlap JctCbpOverlap;

JctCbpOverlap *jct_cbp_overlap_new    (void);
void           jct_cbp_overlap_free   (JctCbpOverlap *overlap);
/* The figure of `old_file` (the same as `new_file` for rows of one file) stands again, on `line` of `new_file`. */
void           jct_cbp_overlap_add    (JctCbpOverlap *overlap, int fiscal_year, guint old_file, guint new_file,
                                       gsize line, gint32 ordinal, gint64 old_count, gint64 new_count);
/* `file` has a row for the month. */
void           jct_cbp_overlap_cover  (JctCbpOverlap *overlap, guint file, gint32 ordinal);
/* Adds the document's problems; `files` are the files' names. */
void           jct_cbp_overlap_report (JctCbpOverlap *overlap, const JctCbpCells *cells, GPtrArray *files,
                                       JctDocumentBuilder *builder);

G_END_DECLS
