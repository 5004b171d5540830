/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Years as rows and their periods as columns, so that like stands beside like: January beside January, the first week
 * of a year beside the first of another. A year is a calendar year or a fiscal year; it is the one in which a period
 * lies, of a week that in which its Thursday does (ISO 8601).
 *
 * Columns: 12 months, 4 quarters, 53 weeks, 366 days, from the year's first; a year without a 53rd week or a 29 February
 * has no period in that column. Quarters that do not nest in the fiscal years are laid out in calendar years. Years
 * themselves have no columns.
 */
#pragma once

#include "model/jct-series.h"
#include "model/jct-view.h"

G_BEGIN_DECLS

typedef struct
{
  JctPeriodKind kind;       /* of the columns' periods */
  guint start_month;        /* 1: calendar years */
  guint n_columns;
} JctYearGrid;

/* FALSE for periods of a year or more. */
gboolean      jct_year_grid_init        (JctYearGrid *grid, JctPeriodKind kind, JctYears years, guint fiscal_start);
/* The kind of the rows' periods. */
JctPeriodKind jct_year_grid_get_rows    (const JctYearGrid *grid);
/* The year, by its number, and the column of a period of the grid's kind. */
void          jct_year_grid_find_place  (const JctYearGrid *grid, JctPeriod period, int *year, guint *column);
/* FALSE where that year has no such period. */
gboolean      jct_year_grid_find_period (const JctYearGrid *grid, int year, guint column, JctPeriod *period);
/* A year that has a period in every column. */
int           jct_year_grid_find_whole  (const JctYearGrid *grid);
/* The same column in another year; FALSE where that year has none. */
gboolean      jct_year_grid_move        (const JctYearGrid *grid, JctPeriod period, int year, JctPeriod *moved);

/* The points [begin, end) of a series as a series for each year that has one with a value, the last year first, all on
 * the periods of the whole year above; named after their years. NULL where no point has a value. (transfer full)
 * (nullable) */
JctSeriesSet *jct_year_grid_split       (const JctYearGrid *grid, const JctSeries *series, gsize begin, gsize end);

G_END_DECLS
