/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The time that a claim speaks of: a date or interval in EDTF ("2023", "2023-12", "2022-04~/2024-03~"), a fiscal year or
 * a span of them ("FY2023", "FY2022/FY2023"). A fiscal year is named after the calendar year in which it ends.
 *
 * "In 2023" is ambiguous: articles write so of calendar years and of fiscal years. Whole years can therefore be read in
 * either calendar; the one that the text names is the stated one. Months and days have one reading only.
 *
 * A ratio or change names two periods by a slash, the earlier one first: jct_claim_period_split().
 * Errors are of JCT_EDTF_ERROR. Values: nothing here allocates but what returns text.
 */
#pragma once

#include "model/jct-edtf.h"

G_BEGIN_DECLS

typedef enum
{
  JCT_CLAIM_AS_STATED,        /* months, days: as the claim has them */
  JCT_CLAIM_CALENDAR_YEARS,
  JCT_CLAIM_FISCAL_YEARS,
} JctClaimCalendar;

#define JCT_N_CLAIM_CALENDARS (JCT_CLAIM_FISCAL_YEARS + 1)

typedef struct
{
  gboolean is_set;            /* FALSE: the claim states none */
  gboolean is_fiscal;
  JctEdtf edtf;               /* where it is not fiscal */
  int first_fiscal;           /* where it is: the years, both included */
  int last_fiscal;
} JctClaimPeriod;

/* "as-stated", "calendar", "fiscal". */
const char      *jct_claim_calendar_to_name  (JctClaimCalendar calendar);
/* "as stated", "calendar years", "fiscal years"; translated. */
const char      *jct_claim_calendar_to_label (JctClaimCalendar calendar);

gboolean         jct_claim_period_parse      (const char *text, JctClaimPeriod *period, GError **error);
/* As a file has it; NULL where it is not set. (transfer full) (nullable) */
char            *jct_claim_period_to_text    (const JctClaimPeriod *period);
gboolean         jct_claim_period_equal      (const JctClaimPeriod *a, const JctClaimPeriod *b);

/* Whole years only, with both ends: either calendar fits. */
gboolean         jct_claim_period_is_years   (const JctClaimPeriod *period);
/* The calendar that the text names; AS_STATED for what is no whole year. */
JctClaimCalendar jct_claim_period_get_calendar (const JctClaimPeriod *period);
/* The two ends as periods of their own; FALSE where it is not two. */
gboolean         jct_claim_period_split      (const JctClaimPeriod *period, JctClaimPeriod *earlier,
                                              JctClaimPeriod *later);

/* Its days when it is read in `calendar` (years only; all else is as stated). Empty where it is not set; an open end is
 * JCT_DAY_MIN or JCT_DAY_MAX. "About March" is March. */
JctSpan          jct_claim_period_span       (const JctClaimPeriod *period, JctClaimCalendar calendar,
                                              guint fiscal_start);
/* The one day, month, year or fiscal year that it is in that calendar; FALSE where it is none or several. */
gboolean         jct_claim_period_get_unit   (const JctClaimPeriod *period, JctClaimCalendar calendar,
                                              guint fiscal_start, JctPeriod *unit);
/* For people, read in `calendar`: "calendar year 2023", "fiscal years 2022 to 2023", "about March 2024". Translated.
 * (transfer full) */
char            *jct_claim_period_to_label   (const JctClaimPeriod *period, JctClaimCalendar calendar);

G_END_DECLS
