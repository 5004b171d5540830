/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The methods of an analysis under each other: what each finds, which way, how much. One row a method, that of the scale
 * that votes; choosing a row chooses the method.
 */
#pragma once

#include <adwaita.h>

#include "analysis/jct-agreement.h"

G_BEGIN_DECLS

#define JCT_TYPE_AGREEMENT_TABLE (jct_agreement_table_get_type ())
G_DECLARE_FINAL_TYPE (JctAgreementTable, jct_agreement_table, JCT, AGREEMENT_TABLE, AdwBin)

/* Signal "method-chosen" (guint: JctMethod): by a person, not by jct_agreement_table_choose(). */

/* NULL: no rows. Nothing of the agreement is kept. */
void jct_agreement_table_set_agreement (JctAgreementTable *self, const JctAgreement *agreement,
                                        JctPeriodUnit unit);
void jct_agreement_table_choose        (JctAgreementTable *self, JctMethod method);

G_END_DECLS
