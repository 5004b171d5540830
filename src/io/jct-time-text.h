/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Periods as files of all kinds write them, beyond the machine text of model/jct-period.h. A notation is a way of
 * writing; the texts of one column keep to one. Month names are English, whatever the locale, so that a file means the
 * same everywhere.
 */
#pragma once

#include "model/jct-period.h"

G_BEGIN_DECLS

typedef enum
{
  /* year first: 2020; 2020-01, 2020/01, 202001, 2020M01; 2020-Q1, 2020Q1, 2020 Q1, Q1 2020, 2020K1; 2020-W05, 2020W05,
   * 2020U05; 2020-01-05, 2020/01/05, 20200105, with midnight after it or not; FY2020, FY 2020 */
  JCT_TIME_STANDARD,
  /* Jan 2020, January 2020, 2020 JAN, Jan-20; 5 January 2020, Jan 5, 2020 */
  JCT_TIME_NAMED,
  /* 01/2020, 1.2020, 01-2020 */
  JCT_TIME_MONTH_YEAR,
  /* 31/12/2020, 31.12.2020, 31-12-2020 */
  JCT_TIME_DAY_MONTH_YEAR,
  /* 12/31/2020, 12-31-2020 */
  JCT_TIME_MONTH_DAY_YEAR,
  /* 2019/20, 2019-20: the fiscal year that ends in the second */
  JCT_TIME_YEAR_SPAN,
} JctTimeNotation;

#define JCT_N_TIME_NOTATIONS (JCT_TIME_YEAR_SPAN + 1)

/* The name in files: "standard", "named", "month-year", "day-month-year", "month-day-year", "year-span". */
const char *jct_time_notation_to_name   (JctTimeNotation notation);
gboolean    jct_time_notation_from_name (const char *name, JctTimeNotation *notation);

/* Blanks around the text do not count. A year of two digits is of 1969 to 2068. The fiscal years of the result start in
 * `fiscal_start` (1-12). */
gboolean    jct_time_text_parse         (const char *text, JctTimeNotation notation, guint fiscal_start,
                                         JctPeriod *period);
/* In the notations of which the text itself says which it is: all but those with a day or a month in an order that
 * people differ about. */
gboolean    jct_time_text_parse_any     (const char *text, guint fiscal_start, JctPeriod *period);

G_END_DECLS
