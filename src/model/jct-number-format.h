/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Numbers for people, in the notation of their locale. One function for the chart, the tables and the sentences, so
 * that one figure reads alike wherever it stands.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* With `decimals` (0 to 12) and the thousands separated; NaN is a dash. (transfer full) */
char *jct_format_value (double value, int decimals);

/* What a person types for a number, in the notation of the locale: the digits may be grouped, a space or an apostrophe
 * always separates groups. FALSE where it is none, or a group has not three digits. */
gboolean jct_read_value (const char *text, double *value);

G_END_DECLS
