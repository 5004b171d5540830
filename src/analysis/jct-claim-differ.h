/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Why do they differ? Two sources give unlike numbers of the same thing for the same years. Their claims on whole years
 * are put to every definition and calendar together: a combination under which all claims of the one hold, beside one
 * under which all claims of the other do, names what the difference rests on.
 *
 * Two sources are paired when each has a checkable count, sum, ratio or change of whole years about the same `where`,
 * of the same kind, the years named overlap, and the numbers lie more than five per cent apart. Which definition an
 * article used is nowhere stated: the combinations are those that agree with it, no more.
 */
#pragma once

#include "analysis/jct-claim-check.h"

G_BEGIN_DECLS

typedef struct
{
  const JctDefinition *definition; /* the first of those that count the same */
  JctClaimCalendar calendar;
  guint n_hold;
} JctClaimCombination;

/* One source with its claims on the matter. */
typedef struct
{
  char *source;               /* key */
  GPtrArray *results;         /* (element-type JctClaimResult): its claims of whole years, in the document's order */
  GArray *combinations;       /* of JctClaimCombination: all, those under which most hold first */
  guint n_all;                /* so many of these make all its claims hold together */
} JctClaimSide;

typedef enum
{
  JCT_DIFFERENCE_UNEXPLAINED, /* no combination makes all claims of one side hold */
  JCT_DIFFERENCE_CALENDAR,    /* the same definition in unlike calendars */
  JCT_DIFFERENCE_DEFINITION,  /* unlike definitions in the same calendar */
  JCT_DIFFERENCE_BOTH,
  JCT_DIFFERENCE_NONE,        /* one combination makes all claims of both hold */
} JctDifferenceReason;

typedef struct
{
  JctClaimSide sides[2];
  JctDifferenceReason reason;
  int chosen[2];              /* into each side's combinations: what explains it with the least difference; -1 */
} JctClaimDifference;

/* (element-type JctClaimDifference): of the results of jct_claim_check_all(); empty where no sources differ.
 * (transfer full) */
GPtrArray  *jct_claim_find_differences      (GPtrArray *results);
void        jct_claim_difference_free       (JctClaimDifference *difference);

const char *jct_difference_reason_to_name   (JctDifferenceReason reason); /* "calendar" */
/* What explains it, in sentences with the numbers. Translated. (transfer full) */
char       *jct_claim_difference_to_sentence (const JctClaimDifference *difference);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctClaimDifference, jct_claim_difference_free)

G_END_DECLS
