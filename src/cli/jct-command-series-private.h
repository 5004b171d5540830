/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What `series` has computed, and the two ways in which it is written. */
#pragma once

#include "cli/jct-cli-selection.h"
#include "model/jct-vintage-published.h"

G_BEGIN_DECLS

typedef struct
{
  const JctDocument *document;
  const JctView *view;
  const JctResolvedView *resolved;
  const JctCliRange *range;
  JctSeriesSet *series;
  JctPeriod first; /* the periods that are written: the series may reach beyond them */
  gsize n;
  gboolean ranges;          /* in CSV: JSON always has them */
  gboolean published;       /* the figures as published earlier as well */
  JctPublishedSet *earlier; /* (nullable) of them, where there are any */
  gboolean with_provenance; /* in JSON */
} JctSeriesResult;

/* ---- jct-command-series.c ---- */

/* The series' name in files; of the rest of a split, one that no value has. */
const char *jct_series_result_name         (const JctSeriesResult *result, const JctSeries *series);
const char *jct_series_result_label        (const JctSeriesResult *result, const JctSeries *series);
/* The written periods of a series, by index. */
void        jct_series_result_find_written (const JctSeriesResult *result, const JctSeries *series, gsize *begin,
                                            gsize *end);
/* An end of a range in the digits that it has: 1.1 times 1.5 is 1.65, not a hair more. */
double      jct_series_result_round_end    (double end);

/* ---- each to the standard output; FALSE when that fails, and it was said ---- */

gboolean    jct_series_result_write_csv    (const JctSeriesResult *result);
gboolean    jct_series_result_write_json   (const JctSeriesResult *result);

G_END_DECLS
