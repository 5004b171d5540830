/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An entry of the list of claims: its verdict and quotation; above the first of a source, the source. */
#pragma once

#include <adwaita.h>

#include "analysis/jct-claim-check.h"

G_BEGIN_DECLS

/* What the list's model holds: a result, and whether it is the first of its source. Immutable. */
#define JCT_TYPE_CLAIM_ITEM (jct_claim_item_get_type ())
G_DECLARE_FINAL_TYPE (JctClaimItem, jct_claim_item, JCT, CLAIM_ITEM, GObject)

JctClaimItem         *jct_claim_item_new        (JctClaimResult *result, gboolean is_first);
const JctClaimResult *jct_claim_item_get_result (JctClaimItem *self);

#define JCT_TYPE_CLAIM_ROW (jct_claim_row_get_type ())
G_DECLARE_FINAL_TYPE (JctClaimRow, jct_claim_row, JCT, CLAIM_ROW, AdwBin)

GtkWidget *jct_claim_row_new      (void);
void       jct_claim_row_set_item (JctClaimRow *self, JctClaimItem *item);

G_END_DECLS
