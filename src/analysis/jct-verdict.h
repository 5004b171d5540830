/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whether a method answers, or why it declines. Shared by all methods: a method that cannot answer gives one of these
 * reasons and no numbers, never a NaN. What makes a side too short is stated in each method's header.
 */
#pragma once

#include "model/jct-series.h"

G_BEGIN_DECLS

typedef enum
{
  JCT_VERDICT_ANSWERED,
  JCT_VERDICT_OUTSIDE,        /* the event's period lies outside the series, or outside the window */
  JCT_VERDICT_TOO_SHORT,      /* a side has too few values (before and after: the numbers are given all the same) */
  JCT_VERDICT_EMPTY,          /* a side has no value: no number can be given */
  JCT_VERDICT_MISSING,        /* the method needs every period, and a value is missing or partial */
  JCT_VERDICT_CONSTANT,       /* all values are the same: there is no variation to measure a change against */
  JCT_VERDICT_NEGATIVE,       /* the method is for counts, and a value is below zero */
  JCT_VERDICT_SINGULAR,       /* the terms of the model cannot be told apart in these data */
  JCT_VERDICT_NO_CONVERGENCE, /* the search for the best fit found none */
  JCT_VERDICT_OVERFLOW,       /* the values are too large to compute with */
  JCT_VERDICT_NO_DONORS,      /* the comparison needs other series, and there are too few */
  JCT_VERDICT_NONE_CHOSEN,    /* the comparison needs other series, and the person chose none */
  JCT_VERDICT_NOT_ADMISSIBLE, /* the event is too near an end of the series for this method */
  JCT_VERDICT_TOO_LONG,       /* more periods than the method can work through in a moment */
} JctVerdict;

/* The name in files and on the command line: "answered", "too_short", ... */
const char *jct_verdict_to_name   (JctVerdict verdict);
/* Why no answer is given, as a sentence: "No answer can be given: ..."; NULL when it is. Translated. */
const char *jct_verdict_to_reason (JctVerdict verdict);

/* Whether the `n` values from `first` on are all there, whole and finite: ANSWERED, OUTSIDE, EMPTY (n is 0) or
 * MISSING. */
JctVerdict  jct_verdict_check     (const JctSeries *series, gsize first, gsize n);

G_END_DECLS
