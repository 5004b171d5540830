/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Why do they differ? Two sources side by side, each under the definition and calendar that make its claims hold
 * together, with what these give for each claim; above, what explains the difference.
 */
#pragma once

#include <adwaita.h>

#include "analysis/jct-claim-differ.h"

G_BEGIN_DECLS

#define JCT_TYPE_CLAIM_DIFFERENCE_VIEW (jct_claim_difference_view_get_type ())
G_DECLARE_FINAL_TYPE (JctClaimDifferenceView, jct_claim_difference_view, JCT, CLAIM_DIFFERENCE_VIEW, AdwBin)

/* Signal "show-cell" (string id of a claim, guint index of a cell of its result). A button activates claims.back. */
GtkWidget *jct_claim_difference_view_new (void);
/* Nothing of it is kept. */
void       jct_claim_difference_view_set_difference (JctClaimDifferenceView *self,
                                                     const JctClaimDifference *difference);

G_END_DECLS
