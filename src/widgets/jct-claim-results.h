/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * All claims of a document as they are checked, on another thread, and the differences between its sources. What was
 * found stays until the claims, definitions, sources or figures are others: an edit of anything else costs nothing.
 */
#pragma once

#include <gio/gio.h>

#include "analysis/jct-claim-differ.h"

G_BEGIN_DECLS

#define JCT_TYPE_CLAIM_RESULTS (jct_claim_results_get_type ())
G_DECLARE_FINAL_TYPE (JctClaimResults, jct_claim_results, JCT, CLAIM_RESULTS, GObject)

/* Signal "changed": there are other results, or none; "is-running" has changed. In the main thread. */
JctClaimResults *jct_claim_results_new             (void);
/* NULL for none. */
void             jct_claim_results_set_document    (JctClaimResults *self, JctDocument *document);
/* Of the document that was set last, or while that is looked at, of the one before. */
/* (element-type JctClaimResult) (transfer none) (nullable) */
GPtrArray       *jct_claim_results_get             (JctClaimResults *self);
/* (element-type JctClaimDifference) (transfer none) (nullable) */
GPtrArray       *jct_claim_results_get_differences (JctClaimResults *self);
gboolean         jct_claim_results_is_running      (JctClaimResults *self);

G_END_DECLS
