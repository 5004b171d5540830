/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Numbers as text files have them: digits, a point, an exponent; no blanks, no hexadecimal, no NaN, no infinity,
 * nothing of the locale.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  gboolean is_integer; /* `integer` holds it exactly */
  gint64 integer;
  double real;
} JctNumber;

/* FALSE for what is no number, and for one that does not fit a double. */
gboolean jct_number_parse (const char *text, JctNumber *number);

G_END_DECLS
