/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A quantitative statement of an article: what it says, in whose words, and how it is to be computed from the data.
 * A plain struct, owned, and immutable once it is in a document; text is UTF-8 as the file has it, never markup.
 *
 * What is computed of each kind (analysis/jct-claim-check.h does it):
 *
 *   count, sum   the total of `period`
 *   ratio        the later period divided by the earlier one
 *   change       the later minus the earlier; in per cent of the earlier where `percent` is set
 *   trend        whether `period` lies above or below `baseline`; without one, the slope within `period`
 *   rank         the place of `period` among the periods of its kind within `within`
 *
 * A ratio or change has its two periods in `period` ("2022/2023": the earlier first), or in `baseline` and `period`.
 * `compared` stands for `period` in the computation where the article's own period cannot be set beside a baseline.
 */
#pragma once

#include "model/jct-claim-period.h"
#include "model/jct-claim-qualifier.h"
#include "model/jct-event.h"
#include "model/jct-filter.h"

G_BEGIN_DECLS

typedef enum
{
  JCT_CLAIM_COUNT,
  JCT_CLAIM_SUM,
  JCT_CLAIM_RATIO,
  JCT_CLAIM_CHANGE,
  JCT_CLAIM_TREND,
  JCT_CLAIM_RANK,
  JCT_CLAIM_RATE,             /* a share or a duration: carried and shown, not computed */
  JCT_CLAIM_OTHER,            /* a kind that is none of these: kept as text */
} JctClaimKind;

#define JCT_N_CLAIM_KINDS (JCT_CLAIM_OTHER + 1)

/* How the article words a ratio. All three are checked as "X times as many", which is how they are commonly meant; what
 * the words mean literally is said beside it. */
typedef enum
{
  JCT_RATIO_TIMES_AS_MANY,    /* "ten times as many", "tenfold" */
  JCT_RATIO_TIMES_MORE,       /* "ten times more": literally eleven times as many */
  JCT_RATIO_FOLD_INCREASE,    /* "an eleven-fold increase": the increase itself is ten times the earlier number */
} JctRatioReading;

#define JCT_N_RATIO_READINGS (JCT_RATIO_FOLD_INCREASE + 1)

typedef struct
{
  char *id;
  char *source;               /* (nullable): key */
  char *text;                 /* the quotation, or the paraphrase when `verbatim` is FALSE */
  gboolean verbatim;
  char *subject;              /* (nullable): whom or what it is about */
  char *measure;              /* (nullable): what is counted, in the article's words: "arrests" */
  JctClaimKind kind;
  char *kind_name;            /* (nullable): of another kind, as the file has it */
  JctClaimQualifier qualifier;
  char *qualifier_name;       /* (nullable): of another qualifier, as the file has it */
  gboolean has_value;
  double value;
  gboolean has_value_to;      /* "between 2,000 and 3,000": from `value` to here, both included */
  double value_to;
  gboolean percent;           /* of a change: the value is per cent */
  JctRatioReading reading;    /* of a ratio */
  JctDirection trend;         /* of a trend or change: UP, DOWN or not stated */
  gboolean lowest;            /* of a rank: counted from the lowest */
  guint place;                /* of a rank: 1 is the first; 0 where it is not stated, which reads as 1 */
  JctClaimPeriod period;
  JctClaimPeriod baseline;    /* of a ratio, change or trend */
  JctClaimPeriod compared;    /* what is set beside the baseline, where that is not `period` */
  JctClaimPeriod within;      /* of a rank; the whole table where it is not set */
  JctFilter *where;           /* the values that it is about, never NULL */
  gboolean checkable;         /* FALSE: declared to lie outside these data */
  char *needs;                /* (nullable): what data it would take */
  char *event;                /* (nullable): id of the event that it speaks of */
  char *note;                 /* (nullable) */
} JctClaim;

JctClaim   *jct_claim_new             (void); /* a checkable count */
JctClaim   *jct_claim_copy            (const JctClaim *claim);
gboolean    jct_claim_equal           (const JctClaim *a, const JctClaim *b);
void        jct_claim_free            (JctClaim *claim);

/* As files have it, another kind's own name too. */
const char *jct_claim_get_kind_name   (const JctClaim *claim);
const char *jct_claim_get_qualifier_name (const JctClaim *claim); /* (nullable) */
/* Any text: one that is none of ours makes the kind or qualifier another one, under that name. */
void        jct_claim_set_kind_name   (JctClaim *claim, const char *name);
void        jct_claim_set_qualifier_name (JctClaim *claim, const char *name);

const char *jct_claim_kind_to_name    (JctClaimKind kind); /* "count"; NULL for another */
const char *jct_claim_kind_to_label   (JctClaimKind kind); /* "Count", "Ratio"; translated */
const char *jct_ratio_reading_to_name (JctRatioReading reading); /* "times-as-many" */
gboolean    jct_ratio_reading_from_name (const char *name, JctRatioReading *reading);
const char *jct_ratio_reading_to_label (JctRatioReading reading); /* "X times as many"; translated */

/* The values that agree with a count, sum, ratio or change, from its qualifier and value; FALSE where there is no
 * answer (jct_claim_qualifier_get_interval()). */
gboolean    jct_claim_get_interval    (const JctClaim *claim, JctClaimInterval *interval);
/* The two periods of a ratio, change or trend as they are computed; FALSE where there are not two. */
gboolean    jct_claim_get_compared    (const JctClaim *claim, JctClaimPeriod *earlier, JctClaimPeriod *later);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctClaim, jct_claim_free)

G_END_DECLS
