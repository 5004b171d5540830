/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where the claim of a view has an honest place in a chart: beside the series that it is about, of counts, at a height on
 * one value axis. Where it has none, a sentence says why.
 */
#pragma once

#include "analysis/jct-claim-mark.h"
#include "chart/jct-chart-layout.h"

G_BEGIN_DECLS

typedef enum
{
  JCT_CLAIM_IS_DRAWN,
  JCT_CLAIM_NO_AMOUNT,        /* it states nothing that counts could be held against */
  JCT_CLAIM_OTHER_FIGURES,    /* a transform */
  JCT_CLAIM_OTHER_SUBJECT,    /* none of the series is what it is about */
  JCT_CLAIM_NOT_COVERED,      /* the series has no figures for all of its time */
  JCT_CLAIM_OUT_OF_SIGHT,
  JCT_CLAIM_IN_STACK,         /* a layer that does not stand on the axis */
  JCT_CLAIM_OVER_YEARS,       /* the time axis is that of any year */
  JCT_CLAIM_NO_AXIS,          /* values are colours */
  JCT_CLAIM_NO_TIME,          /* bars of the values of a split */
} JctClaimObstacle;

typedef struct
{
  JctClaimObstacle obstacle;
  guint series;               /* in the set; meaningless unless it is drawn */
  JctClaimMark mark;          /* the same */
} JctClaimPlace;

/* FALSE where the view has no claim, or one that the document does not have. `type` is the one that is drawn; `set` the
 * view's own series, not cut into years. */
gboolean  jct_claim_place_find        (const JctDocument *document, const JctView *view, JctSeriesSet *set,
                                       JctSpan visible, JctChartType type, JctClaimPlace *place);
/* "The claim is not drawn: …"; NULL where it is. Not to be freed. (nullable) */
const char *jct_claim_obstacle_to_sentence (JctClaimObstacle obstacle);

G_END_DECLS
