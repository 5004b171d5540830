/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All events under one method as text for people. */
#pragma once

#include "analysis/jct-compare-events.h"

G_BEGIN_DECLS

/* What was asked, the one sentence, the events by size, why some have none, what q is. May hold what the file holds:
 * print it through jct_cli_dup_printable(). (transfer full) */
char *jct_comparison_to_text (const JctEventComparison *comparison);

G_END_DECLS
