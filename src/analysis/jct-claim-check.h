/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whether a claim agrees with the data, under every definition and calendar that may have been meant.
 *
 * A *cell* is one definition in one calendar: the definition's filter and the claim's `where` together, over the claim's
 * period. A definition fits when it counts all that `where` names; a table without a dimension of `where` fits only
 * where the definition says, in `about`, that all its rows are of those values, and a definition that is `about`
 * something fits no claim that is not. Whole years are computed in calendar and in fiscal years, the one that the claim
 * names marked `stated`; a claim that says "fiscal year" is decided by fiscal years alone, a bare year by both, for that
 * is the ambiguity. Months and days are as stated.
 *
 * Definitions that count the very same, month by month, under `where` decide once: the later ones say so (`same_as`).
 * A cell whose periods the data do not hold whole is computed and shown, and does not decide.
 *
 * The verdict: HOLDS under all deciding cells; under some (HOLDS_ONLY_UNDER); under none (DOES_NOT_HOLD); or
 * NOT_CHECKABLE, where the claim is declared to lie outside these data, nothing fits, or what it states is not enough;
 * `needs` then says what it would take. No verdict says anything about causes.
 *
 * The rules of a trend: with a baseline, the mean per period of the later time against that of the earlier one; without,
 * the slope of a straight line (least squares) through the values of the period. A rank counts the periods of the same
 * kind with a greater (or smaller) value.
 */
#pragma once

#include "model/jct-document.h"

G_BEGIN_DECLS

typedef enum
{
  JCT_CLAIM_HOLDS,
  JCT_CLAIM_HOLDS_ONLY_UNDER,
  JCT_CLAIM_DOES_NOT_HOLD,
  JCT_CLAIM_NOT_CHECKABLE,
} JctClaimVerdict;

#define JCT_N_CLAIM_VERDICTS (JCT_CLAIM_NOT_CHECKABLE + 1)

/* What must be known beside a number; jct_claim_note_to_sentence() has the words. */
typedef enum
{
  JCT_CLAIM_NOTE_RATIO_AS_INCREASE, /* "ten times more", "an eleven-fold increase": what they mean literally */
  JCT_CLAIM_NOTE_UNLIKE_PERIODS,    /* ten months beside twelve, a calendar year beside a fiscal one */
  JCT_CLAIM_NOTE_PARTIAL,           /* the data hold only part of a period */
  JCT_CLAIM_NOTE_SHORT_SERIES,      /* a record among the periods that there are */
  JCT_CLAIM_NOTE_FEW_POINTS,        /* a trend through fewer than six values */
  JCT_CLAIM_NOTE_QUALITATIVE,       /* "spike", "influx": checked as a rise or fall by the stated rule */
  JCT_CLAIM_NOTE_SEQUENCE,          /* it speaks of an event: order in time is not cause */
  JCT_CLAIM_NOTE_EITHER_CALENDAR,   /* a bare year: computed both ways */
  JCT_CLAIM_NOTE_ZERO_BASE,         /* the earlier number is zero: there is no ratio */
  JCT_CLAIM_NOTE_TIE,               /* the place is shared */
} JctClaimNote;

#define JCT_N_CLAIM_NOTES (JCT_CLAIM_NOTE_TIE + 1)

/* A time that was summed up, and what it came to. */
typedef struct
{
  JctSpan span;
  double total;               /* NaN where nothing is there */
  guint n_periods;            /* of the table's own kind: how many values there are */
  guint n_whole;              /* and how many there would have to be */
} JctClaimTotal;

/* The periods of `kind` that lie wholly in the time: what was summed. FALSE where none does. */
gboolean            jct_claim_total_get_periods    (const JctClaimTotal *total, JctPeriodKind kind, JctPeriod *first,
                                                    JctPeriod *last);

/* One definition in one calendar. */
typedef struct
{
  const JctDefinition *definition;
  JctClaimCalendar calendar;
  gboolean stated;            /* the calendar is the one that the claim names */
  gboolean decides;
  gboolean complete;          /* the data hold all periods whole */
  gboolean holds;             /* never where there is no value */
  int same_as;                /* the cell (index) that counts the very same in the same calendar; -1 for none */
  double value;               /* what the claim states: a total, ratio, change, slope or place; NaN for none */
  double distance;            /* how far it is outside of what the claim allows, with its sign; 0 inside */
  double literal;             /* of a ratio called an increase: the increase; else NaN */
  JctPeriodKind kind;         /* the table's own: in which `later` and `earlier` are counted */
  JctClaimTotal later;        /* the period; of a comparison, the later one */
  JctClaimTotal earlier;      /* of a comparison; else its span is empty */
  guint n_compared;           /* of a rank: among so many periods */
  JctPeriod first, last;      /* of a trend or rank: the periods looked at */
  double first_value, last_value; /* of a trend without a baseline */
  JctPeriod extreme;          /* of a trend without a baseline: where it was highest (lowest, if it falls) */
  double extreme_value;
  guint notes;                /* bits: 1 << JctClaimNote */
} JctClaimCell;

typedef struct _JctClaimResult JctClaimResult;

/* Any thread. Never fails: what cannot be computed is NOT_CHECKABLE with its reason. The result keeps the document;
 * `claim` (which need not be of the document) is copied. (transfer full) */
JctClaimResult     *jct_claim_check                (JctDocument *document, const JctClaim *claim);
/* Of all claims of the document, in its order; (element-type JctClaimResult) (transfer full) */
GPtrArray          *jct_claim_check_all            (JctDocument *document);

JctClaimResult     *jct_claim_result_ref           (JctClaimResult *result);
void                jct_claim_result_unref         (JctClaimResult *result);
JctDocument        *jct_claim_result_get_document  (const JctClaimResult *result); /* (transfer none) */
const JctClaim     *jct_claim_result_get_claim     (const JctClaimResult *result);
JctClaimVerdict     jct_claim_result_get_verdict   (const JctClaimResult *result);
/* What agrees with the claim; FALSE for trends, ranks and where nothing can be said. */
gboolean            jct_claim_result_get_interval  (const JctClaimResult *result, JctClaimInterval *interval);
/* (nullable): what would be needed, where it is not checkable; translated where the program found it out itself */
const char         *jct_claim_result_get_needs     (const JctClaimResult *result);
/* Definitions in the document's order, for each the stated calendar first. None where nothing fits. */
guint               jct_claim_result_get_n_cells   (const JctClaimResult *result);
const JctClaimCell *jct_claim_result_get_cell      (const JctClaimResult *result, guint index);
/* The cell of that definition in that calendar. (nullable) */
const JctClaimCell *jct_claim_result_find_cell     (const JctClaimResult *result, const char *definition,
                                                    JctClaimCalendar calendar);
/* The deciding cell that comes nearest to the claim: the first that holds, or the least distant. (nullable) */
const JctClaimCell *jct_claim_result_get_nearest   (const JctClaimResult *result);
/* The notes of all its cells together. */
guint               jct_claim_result_get_notes     (const JctClaimResult *result);

const char         *jct_claim_verdict_to_name      (JctClaimVerdict verdict); /* "holds_only_under" */
const char         *jct_claim_note_to_name         (JctClaimNote note);       /* "ratio_as_increase" */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctClaimResult, jct_claim_result_unref)

G_END_DECLS
