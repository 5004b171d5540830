/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Many tests at once: who looks at fifty events finds one below 0.02 though nothing happened.
 *
 * The adjusted p of the step-up procedure of Benjamini & Hochberg 1995 (theorem 1): with p sorted ascending,
 *
 *     q_(i) = min over j >= i of min (1, p_(j) n / j)
 *
 * Calling all with q <= a changes keeps the expected share of false ones among them, the false-discovery rate, at or
 * below a, where the tests are independent or positively dependent (Benjamini & Yekutieli 2001).
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* `p` and `q` have n entries and may be the same array; each p is between 0 and 1. */
void jct_adjust_false_discovery (const double *p, gsize n, double *q);

G_END_DECLS
