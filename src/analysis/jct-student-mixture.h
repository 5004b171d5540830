/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Mixtures of Student distributions with the same degrees of freedom, at different places and of different widths: what
 * remains of a forecast when a parameter is not known but has weights. The distribution function of the standard one is
 * tabled once (cubic between points 1/32 apart, good to 1e-8), since quantiles of mixtures ask for it thousands of times.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _JctStudentTable JctStudentTable;

JctStudentTable *jct_student_table_new        (double df);
void             jct_student_table_free       (JctStudentTable *table);
/* P(T <= x). */
double           jct_student_table_cdf        (const JctStudentTable *table, double x);

typedef struct
{
  guint n;
  const double *share;      /* sum to 1 */
  const double *centre;
  const double *scale;      /* above 0 */
} JctStudentMixture;

/* q with P(X <= q) = p; 0 < p < 1. */
double           jct_student_mixture_quantile (const JctStudentTable *table, const JctStudentMixture *mixture, double p);
/* Twice the smaller of P(X <= x) and P(X >= x), at most 1; exact far out too. */
double           jct_student_mixture_p        (const JctStudentTable *table, const JctStudentMixture *mixture, double x);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctStudentTable, jct_student_table_free)

G_END_DECLS
