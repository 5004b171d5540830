/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One claim: its words and where they stand, the verdict, what it says as the program reads it, what every definition
 * and calendar gives, and what must be known beside that.
 */
#pragma once

#include <adwaita.h>

#include "analysis/jct-claim-check.h"

G_BEGIN_DECLS

#define JCT_TYPE_CLAIM_DETAIL (jct_claim_detail_get_type ())
G_DECLARE_FINAL_TYPE (JctClaimDetail, jct_claim_detail, JCT, CLAIM_DETAIL, AdwBin)

/* Signal "show-cell" (guint): a cell of the result is to be shown in the chart. The buttons of the header activate the
 * actions claims.show, claims.compare, claims.duplicate and claims.delete of an ancestor. */
GtkWidget *jct_claim_detail_new        (void);
/* `differs`: another source says otherwise, and claims.compare shows why. Keeps the result. */
void       jct_claim_detail_set_result (JctClaimDetail *self, JctClaimResult *result, gboolean differs);

G_END_DECLS
