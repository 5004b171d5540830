/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lead and lag as a small picture: a bar for the step at each date to which the event could be moved, earlier ones first
 * as on the time axis, up or down from zero. The chosen date stands out, the event's own has a dashed line.
 */
#pragma once

#include "analysis/jct-lead-lag.h"
#include "chart/jct-scene.h"

G_BEGIN_DECLS

typedef struct
{
  const JctLeadLag *result; /* of any verdict; without an answer there are no bars */
  const JctTheme *theme;
  double width, height;
  int shift;                /* the chosen date's */
  gboolean mirrored;        /* where text runs from right to left */
} JctLeadLagInput;

/* Bars are JCT_ROLE_EFFECT rects, dates that could not be compared JCT_ROLE_EFFECT symbols; `id` is the shift ("-3").
 * (transfer full) */
JctScene *jct_lead_lag_layout     (const JctLeadLagInput *input);
/* The shift of the bar at a place, or nearest to it. */
int       jct_lead_lag_find_shift (const JctLeadLagInput *input, double x);

G_END_DECLS
