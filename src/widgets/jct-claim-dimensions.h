/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a claim is about: for each dimension of the document's tables one value, or any. */
#pragma once

#include <adwaita.h>

#include "model/jct-document.h"

G_BEGIN_DECLS

#define JCT_TYPE_CLAIM_DIMENSIONS (jct_claim_dimensions_get_type ())
G_DECLARE_FINAL_TYPE (JctClaimDimensions, jct_claim_dimensions, JCT, CLAIM_DIMENSIONS, AdwBin)

/* Signal "changed": by hand or not. */
GtkWidget *jct_claim_dimensions_new        (void);
/* Dimensions of which the filter has several values keep these until one is chosen; so do those of no table. */
void       jct_claim_dimensions_set_filter (JctClaimDimensions *self, JctDocument *document, const JctFilter *filter);
/* (transfer full) */
JctFilter *jct_claim_dimensions_dup_filter (JctClaimDimensions *self);

G_END_DECLS
