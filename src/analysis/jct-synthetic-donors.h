/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The donors of a synthetic control out of a document: a view's series as the treated one, and the other values of one
 * dimension under the same definition and filter as its donors.
 *
 * The dimension, when none is given: the one the view splits by, where it also names a value of it; else, of those its
 * own filter names, the one with the most values. The treated values, when none is given: those that the filter sets for the dimension (several are one
 * series, their sum).
 *
 * Donors, when none are given: every other value whose series is whole (no missing and no partial period), has a zero in
 * at most a fifth of the periods before the event (JCT_DONORS_MAX_ZEROS; a nearly empty series follows nothing), and is
 * no residual: a value named "other", "others", "unknown", "total", "all" or nothing at all, in any case of letters. They
 * are sorted by their value. Donors that are given are taken as they are and in their order, but for the treated values and
 * series that are not whole.
 */
#pragma once

#include "analysis/jct-synthetic.h"
#include "model/jct-document.h"

G_BEGIN_DECLS

#define JCT_DONORS_MAX_ZEROS 0.2

typedef struct
{
  JctVerdict verdict;       /* ANSWERED; NO_DONORS: no dimension, no treated value, or no donor; OUTSIDE, MISSING */
  char *dimension;          /* (nullable) */
  JctSeries *treated;       /* (nullable) */
  GPtrArray *series;        /* of JctSeries: the donors */
  guint n_left_out;         /* values that were not taken: sparse, residual, not whole, or without rows */
  gsize event;              /* index of the event's period */
} JctDonors;

/* `dimension`, `value` and `values` (zero-terminated) may be NULL, as above. FALSE and an error where the view, the
 * dimension or a value names something that the document does not have. `event`: of any kind. */
gboolean jct_donors_collect      (const JctDocument *document, const JctView *view, const char *dimension,
                                  const char *value, const char *const *values, JctPeriod event, JctDonors *donors,
                                  GError **error);
void     jct_donors_clear        (JctDonors *donors);
/* The donors' computation; declines with the donors' verdict where that is no answer. */
void     jct_donors_compute      (const JctDonors *donors, JctScaling scaling, JctSynthetic *result);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (JctDonors, jct_donors_clear)

G_END_DECLS
