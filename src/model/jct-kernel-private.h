/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The innermost loops over columns, in vectors of 16 bytes, which every processor that GTK runs on has, or of 32 where
 * it is worth it and there are such. A mask has one byte a row: 0xff where the row passes, else 0. They ask for memory
 * ahead, beyond a column's end too, which is no access.
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


/* A sum and how many rows it has: added at once. */
typedef gint64 JctPairCell __attribute__ ((vector_size (16)));

/* Clears the mask where the byte is not `wanted`, sets it where it is. */
void   jct_kernel_equal (const guint8 *bytes, guint n, guint8 wanted, guint8 *mask);
/* Takes `bit` from the bytes that the mask has, gives it to the others. */
void   jct_kernel_mark  (guint8 *bytes, const guint8 *mask, guint n, guint8 bit);
/* The places that the mask has, `first` added to each. */
guint  jct_kernel_list  (const guint8 *mask, guint n, guint32 first, guint32 *places);
/* Adds to the cell of each row's code what `pairs` has at the same place as `rows`. Four columns at once are faster
 * than one after the other, since an addition waits for the last to the same cell. */
void   jct_kernel_add_4x8 (JctPairCell *const cells[4], const guint8 *const codes[4], const guint32 *rows,
                           const JctPairCell *pairs, guint n);
void   jct_kernel_add_8   (JctPairCell *cells, const guint8 *codes, const guint32 *rows, const JctPairCell *pairs,
                           guint n);
void   jct_kernel_add_16  (JctPairCell *cells, const guint16 *codes, const guint32 *rows, const JctPairCell *pairs,
                           guint n);
void   jct_kernel_add_32  (JctPairCell *cells, const guint32 *codes, const guint32 *rows, const JctPairCell *pairs,
                           guint n);

G_END_DECLS
