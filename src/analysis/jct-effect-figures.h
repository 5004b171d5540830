/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The numbers of one method of an analysis, as text for a small table: what was estimated, with interval and p, and what
 * it was computed from, for the window and for the command line.
 */
#pragma once

#include "analysis/jct-agreement.h"

G_BEGIN_DECLS

typedef struct
{
  char *name;
  char *value;
  char *interval; /* (nullable) "95%: 1.2 to 3.4" */
  char *p;        /* (nullable) "p 0.03"; of breaks, how often one is as near by luck */
} JctEffectFigure;

/* Both of JctEffectFigure, in reading order, freed with the array; empty where the method declined. (transfer full) */
GPtrArray  *jct_effect_list_estimates  (const JctAnalysis *analysis, const JctAgreement *agreement, JctMethod method);
GPtrArray  *jct_effect_list_facts      (const JctAnalysis *analysis, JctMethod method);

/* An arrow; a dash where there is no direction. */
const char *jct_effect_trend_to_symbol (JctTrend trend);
/* The finding with a capital first letter, to stand alone. (transfer full) */
char       *jct_effect_finding_to_tag  (JctFinding finding);

/* How the method is defined and what it assumes; and where it is described. Translated; the names are not. */
const char *jct_effect_get_definition  (JctMethod method);
const char *jct_effect_get_literature  (JctMethod method);

G_END_DECLS
