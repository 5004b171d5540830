/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The small button beside a number that was computed for a claim: where the number comes from. */
#pragma once

#include <gtk/gtk.h>

#include "analysis/jct-claim-check.h"

G_BEGIN_DECLS

/* Of the result's cell of that index. It asks the panel that it stands in for the view state. (transfer floating) */
GtkWidget *jct_claim_provenance_button_new (const JctClaimResult *result, guint index);

G_END_DECLS
