/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The methods of an analysis in one table, whether they agree, and the one sentence that follows from the table as a
 * whole, never from its most significant row.
 *
 * A row's finding is CHANGE, NO_CLEAR_CHANGE or NOT_ENOUGH (to say), with its reason. All rows: NOT_ENOUGH where the
 * method declined. Else:
 *     before and after        always NOT_ENOUGH: two means have no measure of chance. Direction and size are told.
 *     interrupted series      the step, 95% limits that allow for errors which depend on the one before, also in short
 *                             series (`ar1` of jct-its.h; not those of Newey and West, which are too narrow there); where
 *                             only the slope's limits leave out zero, the mean change over the periods after. CHANGE where
 *                             the limits leave out zero; NOT_ENOUGH with fewer than JCT_AGREEMENT_MIN_POST periods after
 *                             or before, or an exact fit, and on logarithms where either line stands below
 *                             JCT_AGREEMENT_MIN_LEVEL at the step, or, of a mean change, where the line before comes
 *                             lowest after it: a multiple of next to nothing is any number;
 *                             on counts, none of which is below zero, where either line is
 *     quasi-Poisson           the rate ratio of the step, limits of the same kind (`ar1`). The same
 *     forecast from before    the mean difference over the k periods after, 95% limits that allow for the variances being
 *                             estimated (`shown_average_ci95`); NOT_ENOUGH with fewer than three periods after, on counts
 *                             that grew from near zero, or where a control leaves the range that it had before or changed
 *                             after the event as well (the control moved too)
 *     breaks in the mean      CHANGE where under every estimate of the variance a break lies within the tolerance of the
 *                             event; NO_CLEAR_CHANGE where under none; NOT_ENOUGH where it depends on the estimate, or no
 *                             break could have been found so near an end
 *     breaks with intervals   CHANGE where a break of the best cut lies within the tolerance; else NO_CLEAR_CHANGE;
 *                             NOT_ENOUGH where its interval leaves the data, or no break could have been found there
 *     both                    NOT_ENOUGH in place of CHANGE where more than JCT_AGREEMENT_P_RANK of all dates that could have
 *                             a break near have one as near (of the cut that is told; jct-break-match.h): that is luck
 *                             too often to say anything
 *     every other date        CHANGE where p <= JCT_AGREEMENT_P_RANK; else the rank is ordinary and NO_CLEAR_CHANGE;
 *                             NOT_ENOUGH where there are too few dates to reach it
 *     synthetic control       the same, with donors for dates; NOT_ENOUGH where the fit before the event is poor
 *
 * A method that is computed on counts and on logarithms has a row for each. Where the log scale gives an answer, that row
 * votes and the other is only shown: monthly counts that grow multiply rather than add.
 *
 * Agreement, of the rows that vote (those that are not NOT_ENOUGH): ALL_CHANGE, ALL_NO_CLEAR_CHANGE, MIXED,
 * OPPOSITE (changes in both directions), ONE (a single vote), NONE. The headline's finding is CHANGE where at least two
 * and more than half of the votes say so, all in one direction, and the rank among other dates, where it votes, is not
 * ordinary; NO_CLEAR_CHANGE where at least two and more than half say that; else NOT_ENOUGH.
 */
#pragma once

#include "analysis/jct-analysis.h"

G_BEGIN_DECLS

#define JCT_AGREEMENT_MIN_POST 5
#define JCT_AGREEMENT_P_RANK 0.1
#define JCT_AGREEMENT_MIN_LEVEL 1.0

typedef enum
{
  JCT_FINDING_CHANGE,
  JCT_FINDING_NO_CLEAR_CHANGE,
  JCT_FINDING_NOT_ENOUGH,
} JctFinding;

/* "change", "no_clear_change", "not_enough_to_say"; and for people, translated. */
const char *jct_finding_to_name  (JctFinding finding);
const char *jct_finding_to_label (JctFinding finding);

typedef enum
{
  JCT_TREND_NONE,               /* none, or not known */
  JCT_TREND_UP,
  JCT_TREND_DOWN,
} JctTrend;

const char *jct_trend_to_name    (JctTrend trend);  /* "none", "up", "down" */
const char *jct_trend_to_label   (JctTrend trend);  /* translated */

typedef enum
{
  JCT_SCALE_NONE,               /* the method has only one */
  JCT_SCALE_COUNT,
  JCT_SCALE_LOG1P,
} JctScale;

const char *jct_scale_to_name    (JctScale scale);  /* NULL, "count", "log1p" */

/* What a size and its interval are in. */
typedef enum
{
  JCT_SIZE_COUNT,               /* counts a period, added */
  JCT_SIZE_RATIO,               /* a factor; 1 is no change */
} JctSizeKind;

typedef struct
{
  JctMethod method;
  JctScale scale;
  JctTrend trend;
  gboolean has_size;
  JctSizeKind kind;
  double size;
  gboolean has_interval;
  double interval[2];           /* 95% */
  gboolean has_p;
  double p;                     /* as the method computes it: unadjusted */
  gboolean has_chance;          /* of breaks, where one is near */
  double chance;                /* the share of all dates that have one as near */
  JctFinding finding;
  char *reason;                 /* (nullable): a sentence; of NOT_ENOUGH always */
  gboolean votes;
} JctAgreementRow;

/* What the row is called: the method, with its scale where it has two. (transfer full) */
char *jct_agreement_row_to_label    (const JctAgreementRow *row);
/* "+2,368 a month", "1.9 times"; NULL where there is none. (transfer full) */
char *jct_agreement_row_to_size     (const JctAgreementRow *row, JctPeriodUnit unit);
char *jct_agreement_row_to_interval (const JctAgreementRow *row);
/* "0.03", "below 0.001"; NULL where there is none. (transfer full) */
char *jct_agreement_p_to_text       (gboolean has_p, double p);

typedef enum
{
  JCT_AGREEMENT_NONE,
  JCT_AGREEMENT_ONE,
  JCT_AGREEMENT_ALL_CHANGE,
  JCT_AGREEMENT_ALL_NO_CLEAR_CHANGE,
  JCT_AGREEMENT_MIXED,
  JCT_AGREEMENT_OPPOSITE,
} JctAgreementKind;

const char *jct_agreement_kind_to_name (JctAgreementKind kind);

typedef struct
{
  JctAgreementRow *rows;        /* of the methods that were asked for */
  guint n_rows;
  guint n_votes, n_up, n_down, n_no_clear;
  JctAgreementKind kind;
  gboolean is_rank_ordinary;    /* that among other dates */
  JctFinding finding;           /* of the table as a whole */
  JctTrend trend;               /* of CHANGE */
} JctAgreement;

JctAgreement          *jct_agreement_new         (const JctAnalysis *analysis);
void                   jct_agreement_free        (JctAgreement *agreement);
/* The row that votes for a method, or would, were there enough; NULL where the method was not asked for. */
const JctAgreementRow *jct_agreement_find        (const JctAgreement *agreement, JctMethod method);
/* Whether the methods agree, in one line. (transfer full) */
char                  *jct_agreement_to_line     (const JctAgreement *agreement);
/* What the table says of the event, in one plain sentence, and what else happened. (transfer full) */
char                  *jct_agreement_to_headline (const JctAgreement *agreement, const JctAnalysis *analysis);
/* What to know before believing any of it: few periods, scales that disagree, other events near, ...; each a sentence,
 * none twice. (transfer full) */
GPtrArray             *jct_agreement_get_warnings (const JctAgreement *agreement, const JctAnalysis *analysis);
json_t                *jct_agreement_to_json     (const JctAgreement *agreement, const JctAnalysis *analysis);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctAgreement, jct_agreement_free)

G_END_DECLS
