/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/jct-kernel-private.h"

#include <string.h>

#define LANES 16
/* Of what is taken together here: one vector where the processor has such wide ones, else two. */
#define WIDE_LANES 32
/* Columns are walked by turns, a block of each: at a block's start the processor does not yet know that the column goes
 * on, and would wait for each of the next lines of memory. */
#define CODES_AHEAD JCT_KERNEL_MAX_ROWS
#define VALUES_AHEAD 1024

typedef guint8 Bytes __attribute__ ((vector_size (16)));
typedef guint8 WideBytes __attribute__ ((vector_size (WIDE_LANES)));
typedef guint16 Shorts __attribute__ ((vector_size (16)));
typedef gint32 Ints __attribute__ ((vector_size (16)));

/* Compiled twice; which one runs is chosen when the program starts. */
#if defined(__x86_64__) && defined(__GLIBC__)
#define FOR_WIDE_VECTORS __attribute__ ((target_clones ("avx2", "default")))
#else
#define FOR_WIDE_VECTORS
#endif

static inline Bytes
load_bytes (const guint8 *from)
{
  Bytes bytes;

  memcpy (&bytes, from, sizeof bytes);
  return bytes;
}

static inline Ints
load_ints (const gint32 *from)
{
  Ints ints;

  memcpy (&ints, from, sizeof ints);
  return ints;
}

/* `n_few` is a constant wherever this is called, so that its loop is none. */
static inline __attribute__ ((always_inline)) void
match (
  const guint8 *codes, guint n, const guint8 *few, const guint n_few, guint8 flip, guint8 *mask)
{
  guint i = 0;

  for (; i + WIDE_LANES <= n; i += WIDE_LANES)
    {
      WideBytes code, hit, before;

      __builtin_prefetch (codes + i + CODES_AHEAD);
      memcpy (&code, codes + i, sizeof code);
      memcpy (&before, mask + i, sizeof before);
      hit = (WideBytes) (code == few[0]);
      for (guint k = 1; k < n_few; k++)
        hit |= (WideBytes) (code == few[k]);
      hit = (hit ^ flip) & before;
      memcpy (mask + i, &hit, sizeof hit);
    }
  for (; i < n; i++)
    {
      guint8 hit = 0;

      for (guint k = 0; k < n_few; k++)
        hit |= codes[i] == few[k] ? 0xff : 0;
      mask[i] &= hit ^ flip;
    }
}

FOR_WIDE_VECTORS void
jct_kernel_match (
  const guint8 *codes, guint n, const guint8 *few, guint n_few, guint8 flip, guint8 *mask)
{
  switch (n_few)
    {
    case 1:
      match (codes, n, few, 1, flip, mask);
      break;
    case 2:
      match (codes, n, few, 2, flip, mask);
      break;
    case 3:
      match (codes, n, few, 3, flip, mask);
      break;
    case 4:
      match (codes, n, few, 4, flip, mask);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* A mask's byte is all ones or all zeros: repeated, it is the mask of a wider value. */
static inline Shorts
widen_low (Bytes mask)
{
  return (Shorts) __builtin_shufflevector (mask, mask, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7,
                                           7);
}

static inline Shorts
widen_high (Bytes mask)
{
  return (Shorts) __builtin_shufflevector (mask, mask, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
                                           14, 14, 15, 15);
}

static inline Ints
widen_low_again (Shorts mask)
{
  return (Ints) __builtin_shufflevector (mask, mask, 0, 0, 1, 1, 2, 2, 3, 3);
}

static inline Ints
widen_high_again (Shorts mask)
{
  return (Ints) __builtin_shufflevector (mask, mask, 4, 4, 5, 5, 6, 6, 7, 7);
}

gint64
jct_kernel_sum (const gint32 *values, const guint8 *mask, guint n)
{
  Ints a = { 0 }, b = { 0 }, c = { 0 }, d = { 0 };
  gint64 sum = 0;
  guint i = 0;

  for (; i + LANES <= n; i += LANES)
    {
      __builtin_prefetch (values + i + VALUES_AHEAD);
      Bytes bytes = load_bytes (mask + i);
      Shorts low = widen_low (bytes), high = widen_high (bytes);

      a += load_ints (values + i) & widen_low_again (low);
      b += load_ints (values + i + 4) & widen_high_again (low);
      c += load_ints (values + i + 8) & widen_low_again (high);
      d += load_ints (values + i + 12) & widen_high_again (high);
    }
  for (guint lane = 0; lane < 4; lane++)
    sum += (gint64) a[lane] + b[lane] + c[lane] + d[lane];
  for (; i < n; i++)
    sum += values[i] & (gint32) (gint8) mask[i];
  return sum;
}

void
jct_kernel_equal (const guint8 *bytes, guint n, guint8 wanted, guint8 *mask)
{
  guint i = 0;

  for (; i + LANES <= n; i += LANES)
    {
      Bytes hit = (Bytes) (load_bytes (bytes + i) == wanted);

      memcpy (mask + i, &hit, sizeof hit);
    }
  for (; i < n; i++)
    mask[i] = bytes[i] == wanted ? 0xff : 0;
}

void
jct_kernel_mark (guint8 *bytes, const guint8 *mask, guint n, guint8 bit)
{
  guint i = 0;

  for (; i + LANES <= n; i += LANES)
    {
      Bytes marked = (load_bytes (bytes + i) & (guint8) ~bit) | (~load_bytes (mask + i) & bit);

      memcpy (bytes + i, &marked, sizeof marked);
    }
  for (; i < n; i++)
    bytes[i] = (guint8) ((bytes[i] & ~bit) | (~mask[i] & bit));
}

/* Eight bytes are looked at together: where few rows pass, most of them are passed over. */
guint
jct_kernel_list (const guint8 *mask, guint n, guint32 first, guint32 *places)
{
  guint n_places = 0;
  guint i = 0;

  for (; i + 8 <= n; i += 8)
    {
      guint64 word;

      memcpy (&word, mask + i, sizeof word);
      if (word == 0)
        continue;
      for (guint k = 0; k < 8; k++)
        {
          places[n_places] = first + i + k;
          n_places += mask[i + k] & 1;
        }
    }
  for (; i < n; i++)
    if (mask[i] != 0)
      places[n_places++] = first + i;
  return n_places;
}

void
jct_kernel_add_4x8 (JctPairCell *const cells[4],
                    const guint8 *const codes[4],
                    const guint32 *rows,
                    const JctPairCell *pairs,
                    guint n)
{
  JctPairCell *a = cells[0], *b = cells[1], *c = cells[2], *d = cells[3];
  const guint8 *code_a = codes[0], *code_b = codes[1], *code_c = codes[2], *code_d = codes[3];

  for (guint i = 0; i < n; i++)
    {
      guint32 row = rows[i];

      a[code_a[row]] += pairs[i];
      b[code_b[row]] += pairs[i];
      c[code_c[row]] += pairs[i];
      d[code_d[row]] += pairs[i];
    }
}

#define DEFINE_ADD(name, type)                                                                     \
  void name (JctPairCell *cells, const type *codes, const guint32 *rows, const JctPairCell *pairs, \
             guint n)                                                                              \
  {                                                                                                \
    for (guint i = 0; i < n; i++)                                                                  \
      cells[codes[rows[i]]] += pairs[i];                                                           \
  }

DEFINE_ADD (jct_kernel_add_8, guint8)
DEFINE_ADD (jct_kernel_add_16, guint16)
DEFINE_ADD (jct_kernel_add_32, guint32)
