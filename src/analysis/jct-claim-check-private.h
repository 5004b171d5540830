/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of the check of a claim: which definitions fit, what a cell comes to, and the result. */
#pragma once

#include "analysis/jct-claim-check.h"

G_BEGIN_DECLS

/* Why a definition does not fit a claim. */
typedef enum
{
  JCT_CLAIM_FITS,
  JCT_CLAIM_NO_DIMENSION,     /* its table does not tell apart what `where` names */
  JCT_CLAIM_NO_VALUE,         /* no row has the values that `where` names */
  JCT_CLAIM_NARROWER,         /* it leaves out some of what `where` names */
  JCT_CLAIM_ABOUT_LESS,       /* all its rows are of something that the claim does not name */
  JCT_CLAIM_NO_SERIES,        /* its table has no rows, or values beyond what can be summed */
} JctClaimMisfit;

/* What is looked at for one definition. */
typedef struct
{
  const JctDefinition *definition;
  JctSeriesSet *set;          /* (owned): one series, of the table's own periods */
  JctSeries *series;
  int same_as;                /* the candidate (index) before it that counts the very same; -1 */
} JctClaimCandidate;

struct _JctClaimResult
{
  gatomicrefcount ref_count;
  JctDocument *document;
  JctClaim *claim;
  JctClaimVerdict verdict;
  gboolean has_interval;
  JctClaimInterval interval;
  char *needs;                /* (nullable) */
  GPtrArray *made_up;         /* (element-type JctDefinition): of a document without definitions */
  GArray *cells;              /* of JctClaimCell */
  guint notes;                /* of the claim itself: 1 << JctClaimNote */
};

/* ---- jct-claim-fit.c ---- */

/* The series that the definition counts under the claim's `where`, where it fits. (transfer full) (nullable) */
JctSeriesSet *jct_claim_fit            (JctDocument *document, const JctDefinition *definition,
                                        const JctClaim *claim, JctClaimMisfit *misfit);
gboolean      jct_claim_counts_the_same (const JctSeries *a, const JctSeries *b);

/* ---- jct-claim-cell.c ---- */

/* Computes the claim for the definition in the cell, in the cell's calendar. */
void          jct_claim_cell_compute   (JctClaimCell *cell, const JctClaim *claim, const JctSeries *series,
                                        guint fiscal_start);

/* ---- jct-claim-needs.c: what it would take, translated; (transfer full) ---- */

char         *jct_claim_needs_of_misfit (JctClaimMisfit misfit, const JctClaim *claim);
char         *jct_claim_needs_of_range  (const JctClaimResult *result);
/* What the claim itself lacks; NULL where it can be computed. */
char         *jct_claim_needs_of_claim  (const JctClaim *claim);

G_END_DECLS
