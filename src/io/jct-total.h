/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Totals that stand among the values that they include: a sum over such a dimension counts the same twice.
 */
#pragma once

#include "model/jct-document.h"

G_BEGIN_DECLS

/* Whether the value is called as statistical offices call a total, by its id or by its label. */
gboolean jct_total_is_called   (const char *value, const char *label);
/* Says as a problem that a dimension has a total; `place` is nullable. */
void     jct_total_add_problem (JctDocumentBuilder *builder, const char *place, const char *dimension,
                                const char *total);
/* A view that shows the totals alone where dimensions have one, and a problem for each of these; NULL where none has.
 * (transfer full) */
JctView *jct_total_make_view   (JctDocumentBuilder *builder, JctTable *table);

G_END_DECLS
