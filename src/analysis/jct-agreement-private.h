/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of jct-agreement share. */
#pragma once

#include "analysis/jct-agreement.h"

G_BEGIN_DECLS

/* Appends the rows of the methods to an array of JctAgreementRow; votes are not yet set. */
void jct_agreement_add_regressions (const JctAnalysis *analysis, GArray *rows);
void jct_agreement_add_forecasts   (const JctAnalysis *analysis, GArray *rows);
void jct_agreement_add_breaks      (const JctAnalysis *analysis, GArray *rows);
void jct_agreement_add_ranks       (const JctAnalysis *analysis, GArray *rows);
void jct_agreement_add_synthetic   (const JctAnalysis *analysis, GArray *rows);

/* The row of before and after, of any comparison; free its `reason`. */
JctAgreementRow jct_agreement_row_of_before_after (const JctBeforeAfter *result);
/* An empty row: NOT_ENOUGH, with the reason for which the method declined, if it did. */
JctAgreementRow jct_agreement_row (JctMethod method, JctScale scale, JctVerdict verdict);
/* Takes `reason`. */
void jct_agreement_row_decline    (JctAgreementRow *row, char *reason);
/* Size, direction and interval from those of x, where x is a difference of logarithms or of counts. */
void jct_agreement_row_set_size   (JctAgreementRow *row, double size, JctSizeKind kind);
void jct_agreement_row_set_log    (JctAgreementRow *row, double difference, const double *interval);
/* CHANGE where the interval leaves out what is no change. */
void jct_agreement_row_judge      (JctAgreementRow *row);

G_END_DECLS
