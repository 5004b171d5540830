/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a method's answer looks like in the plot: lines, a band, a bracket, breaks; all as counts of the analysed
 * series, whatever scale the method worked on. Made once from the analysis, then drawn like anything else.
 */
#pragma once

#include "analysis/jct-analysis.h"
#include "chart/jct-chart-layout.h"

G_BEGIN_DECLS

typedef enum
{
  JCT_EFFECT_BEFORE,        /* what the periods before say */
  JCT_EFFECT_AFTER,         /* what those after say */
  JCT_EFFECT_REGIME,        /* between two breaks: neither */
} JctEffectSide;

/* Values of the periods [first, first + n). */
typedef struct
{
  const char *id;
  JctEffectSide side;
  gboolean dashed;
  gsize first, n;
  double *values;           /* owned */
  char *label;              /* owned (nullable): stands beside it */
} JctEffectLine;

typedef struct
{
  gsize index;              /* the first period of the new regime */
  gboolean has_interval;
  gsize lower, upper;       /* its ends, inside the series */
  GPtrArray *events;        /* owned: of const JctEvent, those near it */
} JctEffectBreak;

typedef struct
{
  JctMethod method;
  JctSeries *series;        /* borrowed */
  gboolean is_ratio;        /* changes are factors: they are as large as they look on a logarithmic axis only */
  GArray *lines;            /* of JctEffectLine */
  GArray *breaks;           /* of JctEffectBreak */

  gboolean has_band;        /* around the first line */
  double *lower, *upper;    /* owned: as many as it has values */
  gboolean has_gap;         /* the space between the first line and the figures is the effect */
  gsize gap_first, gap_n;

  gboolean has_bracket;     /* between two levels, at the start of a day */
  double bracket_from, bracket_to;
  JctDay bracket_day;
  gboolean bracket_outside; /* its arms point back, to what ends there; else it stands before what begins */
  char *key;                /* owned (nullable): the one thing that the picture shows, at the bracket */
  char *to_label;           /* owned (nullable): of the end that was counted; left out where it has no room near */
} JctEffect;

/* NULL where there is nothing to draw: no analysis of that method, no answer, another series. */
JctEffect *jct_effect_new         (const JctAnalysis *analysis, JctMethod method);
void       jct_effect_free        (JctEffect *effect);

/* ---- jct-chart-effect-axis.c ----------------------------------------------------------------------------------- */

/* Whether the axis of figures from `min` to `max` is logarithmic: bars stand on a linear one, and so does what lies below
 * zero, or never reaches ten. */
gboolean   jct_effect_is_log       (const JctEffect *effect, JctChartType type, double min, double max);
/* Makes room for the lines, and for the band where that does not dwarf the figures. */
void       jct_effect_widen_range (const JctEffect *effect, JctChartType type, JctSpan visible, double *min,
                                   double *max);
/* The greatest value of the band where it was left out of the range; FALSE where it was not. */
gboolean   jct_effect_exceeds     (const JctEffect *effect, JctSpan visible, double max, double *greatest);

/* A value as far up as it is drawn on an axis that may be logarithmic, and the other way. */
double     jct_effect_to_axis      (double value, gboolean is_log);
double     jct_effect_from_axis    (double value, gboolean is_log);

/* ---- jct-chart-effect-words.c ---------------------------------------------------------------------------------- */

/* From this ratio on, "2.4 times" reads better than "+140 %". */
#define JCT_EFFECT_TIMES_FROM 2.0

/* "+1,447"; (transfer full) */
char      *jct_effect_format_signed (double change);
/* "+12 a month", "−3.1 %" and the like; (transfer full) */
char      *jct_effect_format_change (double change, JctPeriodUnit unit);
/* exp (log_ratio) as a change: "+32 %", "3.4 times"; (transfer full) */
char      *jct_effect_format_ratio  (double log_ratio);

/* What is drawn, for the subtitle; NULL for before and after, and where there is no answer: then why there is none.
 * (transfer full) (nullable) */
char      *jct_effect_dup_subtitle  (const JctAnalysis *analysis, JctMethod method);
char      *jct_effect_dup_refusal   (const JctAnalysis *analysis, JctMethod method);
/* What the axis is where the method's picture makes it logarithmic; else NULL. (transfer full) (nullable) */
char      *jct_effect_dup_axis      (const JctChartInput *input);
/* What a careful reader asks; may be empty. (transfer full) */
char      *jct_effect_dup_badge     (const JctChartInput *input);
/* "In the same window: ...", the other events near the selected one, by name and date; NULL for none. (transfer full)
 * (nullable) */
char      *jct_effect_dup_others    (const JctChartInput *input);
/* The same in two steps, for as many names as there is room for: "..., and 3 more". (transfer full) */
GPtrArray *jct_effect_list_others   (const JctChartInput *input);
char      *jct_effect_others_to_text (const GPtrArray *names, guint n_named);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctEffect, jct_effect_free)

G_END_DECLS
