/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Fields of delimited text, for programs: numbers in the C locale's notation, whatever the person's is.
 *
 * With ',' RFC 4180 holds: a field with a comma, a quote or a line end stands in quotes, its quotes doubled. With '\t' no
 * quoting exists that all programs read: tabs and line ends become spaces.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* NULL is an empty field. */
void jct_csv_append_text   (GString *csv, char delimiter, const char *text);
/* In the fewest digits that read back to the same number. */
void jct_csv_append_number (GString *csv, double value);

G_END_DECLS
