/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small parts that the list, the detail and the comparison of claims share. All text is plain, never markup. */
#pragma once

#include <gtk/gtk.h>

#include "analysis/jct-claim-check.h"

G_BEGIN_DECLS

/* How a figure came about, "37,153 / 3,602", in that order in languages that are written from right to left too. */
GtkWidget  *jct_claim_working_new       (const char *working);
/* The CSS class that colours a verdict. */
const char *jct_claim_verdict_get_style (JctClaimVerdict verdict);
/* Symbol, word and colour: makes the label one of that verdict. */
void        jct_claim_verdict_show      (GtkLabel *label, JctClaimVerdict verdict);
/* The words in quotation marks; a paraphrase without them. (transfer full) */
char       *jct_claim_dup_quotation     (const JctClaim *claim);
/* The title of a source, or its key where the document has none of it; "Without a source" for NULL. */
char       *jct_claim_dup_source_title  (const JctDocument *document, const char *key);

G_END_DECLS
