/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents of made-up monthly counts from January 2018 on, in which what changes is known. */
#pragma once

#include "model/jct-document.h"

/* One series of `n` counts; `events` (nullable): "2020-07", ... ending with NULL, with ids "e0", "e1", ... (transfer
 * full) */
JctDocument *made_up_document (const double *values, gsize n, const char *const *events);
/* `n` counts around `before` until the index `at`, then around `after`; the deviations are the same always. (transfer
 * full) */
double *made_up_step (gsize n, gsize at, double before, double after);
JctPeriod made_up_month (gsize index);
