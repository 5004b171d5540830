/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The innermost loops over columns, in vectors of 16 bytes, which every processor that GTK runs on has. A mask has one
 * byte a row: 0xff where the row passes, else 0.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The most rows that jct_kernel_sum() takes at once, and the greatest size of value for which it is exact. */
#define JCT_KERNEL_MAX_ROWS 4096
#define JCT_KERNEL_MAX_SIZE (G_MAXINT32 / (JCT_KERNEL_MAX_ROWS / 16 + 1))

/* Takes out of the mask the rows whose code is none of `few` (1 to 4 codes), or, with `flip` 0xff, is one of them. */
void   jct_kernel_match (const guint8 *codes, guint n, const guint8 *few, guint n_few, guint8 flip, guint8 *mask);
/* The sum of the values that pass. */
gint64 jct_kernel_sum   (const gint32 *values, const guint8 *mask, guint n);

G_END_DECLS
