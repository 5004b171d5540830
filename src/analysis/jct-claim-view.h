/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The view of the chart that shows one computation of a claim: its definition, values, calendar and time. */
#pragma once

#include "analysis/jct-claim-check.h"

G_BEGIN_DECLS

/*
 * Bars where the claim is of whole years, a line of the table's own periods where it is not; the visible range is what
 * is compared with some periods around it. The claim is drawn in it. What has nothing to do with it (events shown, how
 * they are compared) is as in `base`. `cell` is one of the result's. (transfer full)
 */
JctView    *jct_claim_result_dup_view (const JctClaimResult *result, const JctClaimCell *cell, const JctView *base);
/* The cell that is shown where none was chosen: the nearest that decides, else the first; NULL where there is none. */
const JctClaimCell *jct_claim_result_get_shown (const JctClaimResult *result);

G_END_DECLS
