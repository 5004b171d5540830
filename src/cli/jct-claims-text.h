/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Claims and the verdicts on them for a terminal, in lines of no more than 80 cells where words allow it. */
#pragma once

#include "analysis/jct-claim-differ.h"

G_BEGIN_DECLS

/* `only` (nullable): the id of the one claim that is written, without what is said of all. (transfer full) */
char *jct_claims_to_text (const JctDocument *document, GPtrArray *results, GPtrArray *differences, const char *only);

/* One claim with its verdict and cells; without an id (of a sentence that was read), without its text too. */
void  jct_claims_append_result (GString *text, const JctClaimResult *result);
/* In lines of no more than 80 cells, broken at spaces; a word that is too long has a line of its own. */
void  jct_claims_append_paragraph (GString *text, const char *paragraph, guint indent);

G_END_DECLS
