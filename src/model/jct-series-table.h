/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The numbers behind a chart as a table, one row a period and series: to be sorted, copied and exported as any other.
 */
#pragma once

#include "model/jct-series.h"
#include "model/jct-vintage-published.h"

G_BEGIN_DECLS

/* The names of its columns in files: those of the command `series`, and how much of a period is there. */
#define JCT_SERIES_TABLE_PERIOD "period"
#define JCT_SERIES_TABLE_SERIES "series"
#define JCT_SERIES_TABLE_VALUE "value"
#define JCT_SERIES_TABLE_LOWER "lower"
#define JCT_SERIES_TABLE_UPPER "upper"
#define JCT_SERIES_TABLE_PARTS "parts"
#define JCT_SERIES_TABLE_PUBLISHED "published"
#define JCT_SERIES_TABLE_PUBLISHED_DATE "published_date"
#define JCT_SERIES_TABLE_PUBLICATIONS "publications"

/* The dimensions are the series, by key and label, with the codes of their places in the set; and, where a period is
 * incomplete, its parts ("3/12", in words "3 of 12 months"). `part` is what the parts are counted in. Where a figure is
 * not exact, two more measures hold the ends of its range, as far as it has them. Where some were published earlier
 * (`published`, of the same set; nullable), there are the first publication's figure and date, and how many
 * publications there are. `value_title` (nullable) names the value for people. `unsplit_key` and `unsplit_label`
 * (nullable) name the one series of no split. NULL where there are more rows than JCT_TABLE_MAX_ROWS. (transfer full) */
JctTable *jct_series_set_to_table (JctSeriesSet *set, const JctPublishedSet *published, JctPeriodUnit part,
                                   const char *value_title, const char *unsplit_key, const char *unsplit_label);

G_END_DECLS
