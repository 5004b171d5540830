/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Beside a view's own series: those of other definitions (JctBeside), as context on the same time axis. They are not
 * filtered, transformed or compared with the view; each has its own value axis.
 *
 * What comes from another file is taken into the document: its table, without a copy of the columns, its definition and
 * the table's sources, under ids of their own. So the view names nothing outside its own document.
 */
#pragma once

#include "model/jct-document.h"

G_BEGIN_DECLS

/* A view names no more than these. */
#define JCT_MAX_BESIDE 3

typedef struct
{
  JctView *view;            /* owned: what asks for the series */
  JctSeriesSet *series;     /* owned */
} JctBesideSeries;

/*
 * The series beside a view, one entry for each that can be computed, in the view's order: (element-type JctBesideSeries)
 * (transfer full). They are in the view's periods where theirs nest in those, else in their own; coarser periods are
 * drawn as steps, each as long as its period.
 */
GPtrArray   *jct_document_compute_beside  (const JctDocument *document, const JctView *view);

/* Whether the document has what the entry names. */
gboolean     jct_document_has_beside      (const JctDocument *document, const JctBeside *beside);

/*
 * A version of `document` with what `other_view` asks of `other`, and in `beside` (transfer full) what a view has to name
 * for it. What the document has already, the very same figures under the same definition, is not added again: then it
 * is the document itself. Fails where `other` has no figures for the view, or fiscal years of another start.
 * (transfer full)
 */
JctDocument *jct_document_with_beside     (const JctDocument *document, const JctDocument *other,
                                           const JctView *other_view, JctBeside **beside, GError **error);

/* Takes the entry into a view of what jct_document_with_beside() gave: beside its own series, or, where `document` had no
 * figures, as what it shows. */
void         jct_view_take_beside         (JctView *view, const JctDocument *document, JctBeside *beside);

/* "Figures that two articles report: Southwest border, by month": what a line of a list or a heading says of an entry; the
 * definition's title where the view names one. (transfer full) */
char        *jct_beside_dup_title         (const JctDocument *document, const JctBeside *beside);

G_END_DECLS
