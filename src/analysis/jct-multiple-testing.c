/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "analysis/jct-multiple-testing.h"

#include <stdlib.h>

typedef struct
{
  double p;
  gsize at;
} Ranked;

static int
compare_ranked (const void *a, const void *b)
{
  double x = ((const Ranked *) a)->p;
  double y = ((const Ranked *) b)->p;

  return (x > y) - (x < y);
}

void
jct_adjust_false_discovery (const double *p, gsize n, double *q)
{
  g_autofree Ranked *ranked = g_new (Ranked, n);
  double least = 1;

  for (gsize i = 0; i < n; i++)
    ranked[i] = (Ranked){ p[i], i };
  if (n > 1)
    qsort (ranked, n, sizeof *ranked, compare_ranked);
  for (gsize i = n; i > 0; i--)
    {
      least = MIN (least, ranked[i - 1].p * (double) n / (double) i);
      q[ranked[i - 1].at] = least;
    }
}
