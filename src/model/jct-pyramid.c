/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/jct-pyramid.h"

#include <math.h>

/* The fan-out of the lowest level, and of those above it. */
#define BASE 16
#define FAN_OUT 4
/* 16 * 4^30 values do not fit into any memory. */
#define MAX_LEVELS 30
/* Missing values are counted up to each so many values. */
#define COUNTED 64
/* Each so many values are summed up. */
#define SUMMED 1024

struct _JctPyramid
{
  const double *values; /* borrowed */
  gsize n;
  guint n_levels;
  gsize n_nodes[MAX_LEVELS];
  JctExtremes *levels[MAX_LEVELS]; /* each inside the first, which is owned */
  double *sums;                    /* of each SUMMED values */
  guint32 *missing; /* (nullable): before each COUNTED values; NULL where none is missing */
};

static const JctExtremes nothing = { INFINITY, -INFINITY };

/* NaN is neither lower nor higher than anything: the order of the operands passes over it. */
static inline void
add_value (JctExtremes *extremes, double value)
{
  extremes->low = value < extremes->low ? value : extremes->low;
  extremes->high = value > extremes->high ? value : extremes->high;
}

static inline void
add_extremes (JctExtremes *extremes, JctExtremes other)
{
  extremes->low = other.low < extremes->low ? other.low : extremes->low;
  extremes->high = other.high > extremes->high ? other.high : extremes->high;
}

static void
add_values (JctExtremes *extremes, const double *values, gsize begin, gsize end)
{
  for (gsize i = begin; i < end; i++)
    add_value (extremes, values[i]);
}

/* ---- building -------------------------------------------------------------------------------- */

static gsize
count_nan (const double *values, gsize begin, gsize end)
{
  gsize n = 0;

  for (gsize i = begin; i < end; i++)
    n += isnan (values[i]) ? 1 : 0;
  return n;
}

static void
count_missing (JctPyramid *pyramid)
{
  gsize total = count_nan (pyramid->values, 0, pyramid->n), before = 0;

  if (total == 0)
    return;
  pyramid->missing = g_new (guint32, pyramid->n / COUNTED + 1);
  for (gsize i = 0; i <= pyramid->n / COUNTED; i++)
    {
      pyramid->missing[i] = (guint32) before;
      before += count_nan (pyramid->values, i * COUNTED, MIN ((i + 1) * COUNTED, pyramid->n));
    }
}

static double
sum_values (const double *values, gsize begin, gsize end)
{
  double sum = 0;

  for (gsize i = begin; i < end; i++)
    sum += isnan (values[i]) ? 0 : values[i];
  return sum;
}

static void
fill_sums (JctPyramid *pyramid)
{
  pyramid->sums = g_new (double, pyramid->n / SUMMED);
  for (gsize i = 0; i < pyramid->n / SUMMED; i++)
    pyramid->sums[i] = sum_values (pyramid->values, i * SUMMED, (i + 1) * SUMMED);
}

static void
fill_levels (JctPyramid *pyramid)
{
  for (gsize i = 0; i < pyramid->n_nodes[0]; i++)
    {
      JctExtremes extremes = nothing;

      add_values (&extremes, pyramid->values, i * BASE, MIN ((i + 1) * BASE, pyramid->n));
      pyramid->levels[0][i] = extremes;
    }
  for (guint level = 1; level < pyramid->n_levels; level++)
    for (gsize i = 0; i < pyramid->n_nodes[level]; i++)
      {
        gsize end = MIN ((i + 1) * FAN_OUT, pyramid->n_nodes[level - 1]);
        JctExtremes extremes = nothing;

        for (gsize k = i * FAN_OUT; k < end; k++)
          add_extremes (&extremes, pyramid->levels[level - 1][k]);
        pyramid->levels[level][i] = extremes;
      }
}

JctPyramid *
jct_pyramid_new (const double *values, gsize n)
{
  JctPyramid *pyramid;
  gsize n_nodes = (n + BASE - 1) / BASE, total = 0;
  JctExtremes *nodes;

  g_return_val_if_fail (values != NULL || n == 0, NULL);

  pyramid = g_new0 (JctPyramid, 1);
  pyramid->values = values;
  pyramid->n = n;
  for (; n_nodes > 0; n_nodes = (n_nodes + FAN_OUT - 1) / FAN_OUT)
    {
      pyramid->n_nodes[pyramid->n_levels++] = n_nodes;
      total += n_nodes;
      if (n_nodes == 1)
        break;
    }
  nodes = g_new (JctExtremes, total);
  for (guint level = 0; level < pyramid->n_levels; level++)
    {
      pyramid->levels[level] = nodes;
      nodes += pyramid->n_nodes[level];
    }
  if (n > 0)
    fill_levels (pyramid);
  count_missing (pyramid);
  fill_sums (pyramid);
  return pyramid;
}

void
jct_pyramid_free (JctPyramid *pyramid)
{
  if (pyramid == NULL)
    return;
  g_free (pyramid->levels[0]);
  g_free (pyramid->missing);
  g_free (pyramid->sums);
  g_free (pyramid);
}

gsize
jct_pyramid_get_size (const JctPyramid *pyramid)
{
  gsize size = sizeof *pyramid;

  g_return_val_if_fail (pyramid != NULL, 0);

  size += pyramid->n / SUMMED * sizeof (double);
  for (guint level = 0; level < pyramid->n_levels; level++)
    size += pyramid->n_nodes[level] * sizeof (JctExtremes);
  return pyramid->missing != NULL ? size + (pyramid->n / COUNTED + 1) * sizeof (guint32) : size;
}

/* ---- asking ---------------------------------------------------------------------------------- */

/* The nodes [begin, end) of a level and of those above it: what does not fill a node of the next level is looked at
 * here, from both ends. */
static void
add_nodes (const JctPyramid *pyramid, guint level, gsize begin, gsize end, JctExtremes *extremes)
{
  for (; begin < end; level++, begin /= FAN_OUT, end /= FAN_OUT)
    {
      const JctExtremes *nodes = pyramid->levels[level];
      gboolean top = level + 1 >= pyramid->n_levels;

      while (begin < end && (top || begin % FAN_OUT != 0))
        add_extremes (extremes, nodes[begin++]);
      while (begin < end && end % FAN_OUT != 0)
        add_extremes (extremes, nodes[--end]);
    }
}

JctExtremes
jct_pyramid_find_extremes (const JctPyramid *pyramid, gsize begin, gsize end)
{
  JctExtremes extremes = nothing;
  gsize first = (begin + BASE - 1) / BASE, last = end / BASE;

  g_return_val_if_fail (pyramid != NULL && end <= pyramid->n, nothing);

  if (first >= last)
    {
      add_values (&extremes, pyramid->values, begin, end);
      return extremes;
    }
  add_values (&extremes, pyramid->values, begin, first * BASE);
  add_nodes (pyramid, 0, first, last, &extremes);
  add_values (&extremes, pyramid->values, last * BASE, end);
  return extremes;
}

void
jct_pyramid_prefetch (const JctPyramid *pyramid, gsize index)
{
  gsize node = index / BASE;

  __builtin_prefetch (pyramid->values + index);
  __builtin_prefetch (pyramid->values + node * BASE);
  __builtin_prefetch (pyramid->values + node * BASE + BASE / 2);
  for (guint level = 0; level < MIN (pyramid->n_levels, 4); level++, node /= FAN_OUT)
    __builtin_prefetch (pyramid->levels[level] + node);
}

static gboolean
has_extreme (JctExtremes extremes, double value)
{
  return extremes.low == value || extremes.high == value;
}

/* Down from a node that has it. */
static gsize
descend (const JctPyramid *pyramid, guint level, gsize node, double value)
{
  gsize i;

  while (level-- > 0)
    for (node *= FAN_OUT; !has_extreme (pyramid->levels[level][node], value);)
      node++;
  for (i = node * BASE; pyramid->values[i] != value;)
    i++;
  return i;
}

gsize
jct_pyramid_find_place (const JctPyramid *pyramid, gsize begin, gsize end, double value)
{
  gsize i = begin;

  g_return_val_if_fail (pyramid != NULL && end <= pyramid->n, end);

  while (i < end)
    {
      gsize node = i / BASE, width = BASE;
      guint level = 0;

      if (i % BASE != 0 || i + BASE > end)
        {
          if (pyramid->values[i] == value)
            return i;
          i++;
          continue;
        }
      /* The largest node that starts here and fits. */
      while (level + 1 < pyramid->n_levels && node % FAN_OUT == 0 && i + width * FAN_OUT <= end)
        {
          level++;
          node /= FAN_OUT;
          width *= FAN_OUT;
        }
      if (has_extreme (pyramid->levels[level][node], value))
        return descend (pyramid, level, node, value);
      i += width;
    }
  return end;
}

static gboolean
has_values (const JctPyramid *pyramid, gsize begin, gsize end)
{
  JctExtremes extremes = jct_pyramid_find_extremes (pyramid, begin, end);

  return extremes.low <= extremes.high;
}

gboolean
jct_pyramid_find_present (
  const JctPyramid *pyramid, gsize begin, gsize end, gsize *first, gsize *last)
{
  gsize from = begin, to = end;

  g_return_val_if_fail (pyramid != NULL && end <= pyramid->n, FALSE);

  if (!has_values (pyramid, begin, end))
    return FALSE;
  while (isnan (pyramid->values[from]))
    {
      gsize middle = from + (to - from) / 2;

      if (has_values (pyramid, from, middle))
        to = middle;
      else
        from = middle;
    }
  *first = from;
  to = end;
  while (isnan (pyramid->values[to - 1]))
    {
      gsize middle = from + (to - from) / 2;

      if (has_values (pyramid, middle, to))
        from = middle;
      else
        to = middle;
    }
  *last = to - 1;
  return TRUE;
}

gsize
jct_pyramid_count_missing (const JctPyramid *pyramid, gsize begin, gsize end)
{
  g_return_val_if_fail (pyramid != NULL && end <= pyramid->n, 0);

  if (pyramid->missing == NULL || begin >= end)
    return 0;
  return pyramid->missing[end / COUNTED] - pyramid->missing[begin / COUNTED]
         + count_nan (pyramid->values, end / COUNTED * COUNTED, end)
         - count_nan (pyramid->values, begin / COUNTED * COUNTED, begin);
}

double
jct_pyramid_sum (const JctPyramid *pyramid, gsize begin, gsize end)
{
  gsize first = (begin + SUMMED - 1) / SUMMED, last = end / SUMMED;
  double sum;

  g_return_val_if_fail (pyramid != NULL && end <= pyramid->n, 0);

  if (first >= last)
    return sum_values (pyramid->values, begin, end);
  sum = sum_values (pyramid->values, begin, first * SUMMED);
  for (gsize i = first; i < last; i++)
    sum += pyramid->sums[i];
  return sum + sum_values (pyramid->values, last * SUMMED, end);
}
