/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Claims and what became of them as records for machines; the manual page documents them. (transfer full) */
#pragma once

#include "analysis/jct-claim-differ.h"

G_BEGIN_DECLS

/* All of them, with their differences and the rules of all qualifiers. `only` (nullable): the id of the one claim that
 * is listed. */
json_t *jct_claims_to_json            (GPtrArray *results, GPtrArray *differences, const char *only);
json_t *jct_claim_result_to_json      (const JctClaimResult *result);
json_t *jct_claim_difference_to_json  (const JctClaimDifference *difference);

G_END_DECLS
