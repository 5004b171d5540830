/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where the number of a claim's cell comes from: the rows of the times that were summed, what was done with the sums, and
 * the article that states what the number is held against.
 */
#pragma once

#include "analysis/jct-claim-check.h"
#include "model/jct-provenance.h"

G_BEGIN_DECLS

/* `cell` is one of the result's. Periods that the time holds in part were not summed, and are no part. Fails as
 * jct_provenance_new_range() does. (transfer full) */
JctProvenance *jct_claim_provenance_new (const JctClaimResult *result, const JctClaimCell *cell, GError **error);

G_END_DECLS
