/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The content of the panels beside a chart, before it has a place. */
#pragma once

#include "chart/jct-chart-layout.h"

G_BEGIN_DECLS

typedef struct
{
  char *title;              /* owned; says what is found where that is known */
  gsize first, n;           /* the periods of the values */
  double *values;           /* owned */
  double *lower, *upper;    /* owned (nullable): a band */
  gboolean is_ratio;        /* values and band are natural logarithms of multiples: 0 is as many */
  gboolean is_dots;         /* one for each date: no line joins them */
  gboolean has_event;       /* one of them is the event's own */
  gsize event;
  char *event_label;        /* owned (nullable) */
} JctPanel;

/* (transfer full): an array of JctPanel, freed with it; empty where the method has no panel. */
GArray *jct_effect_panels_new (const JctAnalysis *analysis, JctMethod method);

G_END_DECLS
