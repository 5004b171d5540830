/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a figure that is not exact may be ("nearly 6,000": from 5,400 to 6,000), and what follows for sums, differences
 * and quotients of such figures (interval arithmetic: Moore, Interval Analysis, 1966).
 *
 * An interval has two ends, each of which belongs to it or not; an end is infinite where nothing is known. The words
 * allow what they allow in a claim: model/jct-claim-qualifier.h has the one table of them. An exact figure is an
 * interval of one number. No end is ever NaN: where an operation has no answer (a quotient by what may be zero), the
 * end is infinite, so that a result is at worst too wide and never too narrow.
 *
 * Operands are taken to vary independently of each other. Where they do not, because the same figure is in both, the
 * result would be wider than need be; jct_interval_share() knows that the part is in the whole, and whoever divides a
 * figure by itself says so and does not ask.
 */
#pragma once

#include "model/jct-claim-qualifier.h"
#include "model/jct-table.h"

G_BEGIN_DECLS

typedef JctClaimInterval JctInterval;

/* One number. */
JctInterval  jct_interval_exact        (double value);
/* What a figure with that qualifier may be. With `counts`, the measure knows nothing below zero: no end is lower. */
JctInterval  jct_interval_of_figure    (JctQualifier qualifier, double value, gboolean counts);
gboolean     jct_interval_is_exact     (const JctInterval *interval);

JctInterval  jct_interval_add          (JctInterval a, JctInterval b);
JctInterval  jct_interval_subtract     (JctInterval a, JctInterval b);
/* Each end times `factor`, which is finite; by zero it is exactly zero. */
JctInterval  jct_interval_scale        (JctInterval a, double factor);
JctInterval  jct_interval_divide       (JctInterval a, JctInterval b);
/* `part` divided by the `whole` that it is a part of: never above one where neither can be below zero. */
JctInterval  jct_interval_share        (JctInterval part, JctInterval whole);
/* The interval with `value`, which lies in it but for rounding, between its ends. */
JctInterval  jct_interval_with_value   (JctInterval a, double value);

/* The word for `value` that says most and is true of the interval: a value at its upper end is "nearly" or "at most",
 * at its lower end "just over", "more than" or "at least", and inside it "about". */
JctQualifier jct_interval_to_qualifier (const JctInterval *interval, double value);

G_END_DECLS
