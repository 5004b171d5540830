/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where a claim stands beside the figures of a chart: at its period, the values that agree with it.
 *
 * Of a count or sum these are the values of its qualifier; of a ratio or change, of which the values are about a
 * difference, the same laid on the earlier figure of the very series that is drawn. A trend against a baseline is all
 * that lies above (or below) the earlier mean, a first place all that lies beyond the other figures. Where a period
 * takes several of the drawn ones, the values are means per drawn period, so that they stand at the height of these.
 */
#pragma once

#include "analysis/jct-claim-check.h"

G_BEGIN_DECLS

typedef struct
{
  const JctClaim *claim;      /* borrowed */
  JctSpan span;               /* the claim's period; of a comparison, the later one */
  guint n_periods;            /* drawn ones in it */
  gboolean has_interval;      /* FALSE: only the period can be shown */
  JctClaimInterval interval;  /* in the units of the axis; an open end is infinite */
  double value;               /* the claim's own number there; NaN for none */
  gboolean has_earlier;       /* of a comparison */
  JctSpan earlier;
  double earlier_value;       /* mean per drawn period */
  double earlier_total;
} JctClaimMark;

/* Of counts, for a series of one value a period. Years are read in the calendar of the series where it has one. FALSE
 * where the series has no figures at the claim's period, or its periods do not add up to it. */
gboolean    jct_claim_mark_find     (const JctClaim *claim, const JctSeries *series, guint fiscal_start,
                                     JctClaimMark *mark);
/* What is written beside the mark: "Claimed: nearly 10 times 3,813". Translated, plain text. (transfer full) */
char       *jct_claim_mark_to_label (const JctClaimMark *mark);
/* The mark in a sentence, with the values that agree. (transfer full) */
char       *jct_claim_mark_to_sentence (const JctClaimMark *mark);

G_END_DECLS
