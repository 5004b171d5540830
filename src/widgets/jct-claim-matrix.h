/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A claim put to every definition (rows) in every calendar (columns): what each gives, whether the claim holds there and
 * by how much not. Cells that decide stand out; the others are context, and dimmed. Each is a button that shows its
 * comparison in the chart, and has one beside it that says where its number comes from.
 */
#pragma once

#include <adwaita.h>

#include "analysis/jct-claim-check.h"

G_BEGIN_DECLS

#define JCT_TYPE_CLAIM_MATRIX (jct_claim_matrix_get_type ())
G_DECLARE_FINAL_TYPE (JctClaimMatrix, jct_claim_matrix, JCT, CLAIM_MATRIX, AdwBin)

/* Definitions beyond these are counted in a sentence, not shown. */
#define JCT_CLAIM_MATRIX_MOST 40

/* Signal "show-cell" (guint): the index of a cell was chosen. */
GtkWidget *jct_claim_matrix_new        (void);
/* NULL for none. */
void       jct_claim_matrix_set_result (JctClaimMatrix *self, const JctClaimResult *result);

G_END_DECLS
