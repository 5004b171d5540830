/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The Claims page: what articles state in numbers, grouped by article, each with its verdict; beside the list the one
 * that is selected, with what every definition and calendar gives for it; and why two articles differ.
 *
 * It costs nothing while it is not shown: what has changed meanwhile is taken up when it is. Claims are checked on
 * another thread.
 */
#pragma once

#include "analysis/jct-claim-differ.h"
#include "widgets/jct-panel.h"

G_BEGIN_DECLS

#define JCT_TYPE_CLAIMS_PAGE (jct_claims_page_get_type ())
G_DECLARE_FINAL_TYPE (JctClaimsPage, jct_claims_page, JCT, CLAIMS_PAGE, JctPanel)

/* Actions: claims.add, claims.edit, claims.duplicate, claims.delete, claims.show (the selected claim in the chart, which
 * activates win.page), claims.compare (why it differs from another article), claims.back. */
GtkWidget            *jct_claims_page_new          (JctViewState *state);
/* Whether claims are being checked on another thread. */
gboolean              jct_claims_page_is_busy      (JctClaimsPage *self);
/* How many claims are listed under the filters. */
guint                 jct_claims_page_get_n_listed (JctClaimsPage *self);
/* NULL for none; the id need not be listed. */
void                  jct_claims_page_select       (JctClaimsPage *self, const char *id);
/* (transfer none) (nullable): of the selected claim */
JctClaimResult       *jct_claims_page_get_selected (JctClaimsPage *self);
/* Only claims of that verdict; -1 for all. */
void                  jct_claims_page_set_verdict  (JctClaimsPage *self, int verdict);
void                  jct_claims_page_set_search   (JctClaimsPage *self, const char *text);

G_END_DECLS
