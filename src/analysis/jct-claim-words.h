/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Claims and what became of them in words; all translated, all (transfer full) where they are not const. Plain text. */
#pragma once

#include "analysis/jct-claim-check.h"

G_BEGIN_DECLS

/* "Holds", "Holds only under …", "Does not hold", "Not checkable": for a list. */
const char *jct_claim_verdict_to_label  (JctClaimVerdict verdict);
/* One character beside the word: "✓", "◐", "✗", "?". */
const char *jct_claim_verdict_to_symbol (JctClaimVerdict verdict);

/* "nearly 6,000", "tens of thousands", "a number that is not given". */
char       *jct_claim_to_amount         (const JctClaim *claim);
/* What the claim states, as it is checked: "more than 24,000 in fiscal year 2023". */
char       *jct_claim_to_statement      (const JctClaim *claim);
/* The rule by which it is checked: "“nearly” is taken as from 0.9 X up to X: here 5,400 to 6,000". NULL for none. */
char       *jct_claim_result_to_rule    (const JctClaimResult *result);
/* One or two sentences: the verdict, under what, and by how much not. */
char       *jct_claim_result_to_sentence (const JctClaimResult *result);
/* A note in a sentence, with the numbers of the result. */
char       *jct_claim_note_to_sentence  (const JctClaimResult *result, JctClaimNote note);

/* "“All encounters, southwest border” in fiscal years". */
char       *jct_claim_cell_to_label     (const JctClaimCell *cell);
/* A cell's value as a column shows it: "37,153", "10.3", "place 1 of 60". */
char       *jct_claim_cell_to_value     (const JctClaimResult *result, const JctClaimCell *cell);
/* How it came about: "37,153 / 3,602", NULL where the value says all. */
char       *jct_claim_cell_to_working   (const JctClaimResult *result, const JctClaimCell *cell);
/* "holds", "30 below", "only part of the data". */
char       *jct_claim_cell_to_outcome   (const JctClaimResult *result, const JctClaimCell *cell);

/* How a source is named in a sentence: its publisher, up to a comma; else its title or key. (transfer full) */
char       *jct_claim_source_to_name    (const JctDocument *document, const char *key);

G_END_DECLS
