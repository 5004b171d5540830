/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Weights on the simplex by Wolfe's method (1976, "Finding the nearest point in a polytope", Math.
 * Programming 11, section 3). An outer step adds the column that most improves the fit; inner steps
 * minimise over the affine hull of the columns in the set, by QR, and walk towards that minimum
 * until a weight is zero, whose column then leaves. The last minimum is exact: no step length, no
 * smoothing.
 */
#include "config.h"

#include "analysis/jct-least-squares.h"
#include "analysis/jct-synthetic.h"

#include <math.h>
#include <string.h>

/* A multiplier this far below zero, relative to the largest squared distance, is a rounding. */
#define MULTIPLIER_TOLERANCE 1e-13
#define WEIGHT_TOLERANCE 1e-14
#define MAX_STEPS_PER_COLUMN 100

typedef struct
{
  const double *target;
  const double *const *columns;
  guint n_columns;
  gsize n;
  double *weights;
  guint *set; /* the columns whose weights may be above zero */
  guint n_set;
  double *minimum;   /* the weights of the affine minimum, by the set */
  gboolean *refused; /* columns that the set's own explain, until the set changes */
  double *gap;       /* target less the weighted columns */
  JctLeastSquares *fit;
} Search;

static double
squared_distance (const Search *search, guint j)
{
  double sum = 0;

  for (gsize t = 0; t < search->n; t++)
    {
      double distance = search->columns[j][t] - search->target[t];

      sum += distance * distance;
    }
  return sum;
}

static void
update_gap (Search *search)
{
  memcpy (search->gap, search->target, search->n * sizeof (double));
  for (guint i = 0; i < search->n_set; i++)
    {
      guint j = search->set[i];

      for (gsize t = 0; t < search->n; t++)
        search->gap[t] -= search->weights[j] * search->columns[j][t];
    }
}

/* The Kuhn-Tucker multiplier of column j: half the slope of the squared gap as weight moves to it
 * from the set. */
static double
multiplier (const Search *search, guint j)
{
  double sum = 0;

  for (gsize t = 0; t < search->n; t++)
    sum += search->gap[t] * (search->target[t] - search->gap[t] - search->columns[j][t]);
  return sum;
}

/* The least gap over weights that sum to 1, of any sign, on the set: the first column takes what
 * the others leave. */
static gboolean
minimise_on_set (Search *search)
{
  const double *base = search->columns[search->set[0]];
  guint k = search->n_set - 1;
  double rest = 1;

  for (guint i = 0; i < k; i++)
    {
      double *column = jct_least_squares_get_column (search->fit, i);

      for (gsize t = 0; t < search->n; t++)
        column[t] = search->columns[search->set[i + 1]][t] - base[t];
    }
  for (gsize t = 0; t < search->n; t++)
    search->gap[t] = search->target[t] - base[t];
  if (k > 0 && !jct_least_squares_fit (search->fit, search->n, k, search->gap))
    return FALSE;
  for (guint i = 0; i < k; i++)
    {
      search->minimum[i + 1] = jct_least_squares_get_coef (search->fit)[i];
      rest -= search->minimum[i + 1];
    }
  search->minimum[0] = rest;
  return TRUE;
}

static void
drop (Search *search, guint i)
{
  search->weights[search->set[i]] = 0;
  search->n_set--;
  memmove (search->set + i, search->set + i + 1, (search->n_set - i) * sizeof *search->set);
}

/* Walks from the weights towards the minimum as far as none is negative; TRUE when it is reached.
 */
static gboolean
walk (Search *search)
{
  double share = 1;
  guint leaving = search->n_set;

  for (guint i = 0; i < search->n_set; i++)
    {
      double from = search->weights[search->set[i]];

      if (search->minimum[i] <= WEIGHT_TOLERANCE && from - search->minimum[i] > 0
          && from / (from - search->minimum[i]) < share)
        {
          share = from / (from - search->minimum[i]);
          leaving = i;
        }
    }
  for (guint i = 0; i < search->n_set; i++)
    {
      double *weight = &search->weights[search->set[i]];

      *weight = share == 1 ? MAX (search->minimum[i], 0)
                           : MAX (*weight + share * (search->minimum[i] - *weight), 0);
    }
  if (leaving == search->n_set)
    return TRUE;
  drop (search, leaving);
  return FALSE;
}

/* The column outside the set with the most negative multiplier; -1 when there is none. */
static int
find_entering (const Search *search, double tolerance)
{
  double least = -tolerance;
  int entering = -1;

  for (guint j = 0; j < search->n_columns; j++)
    {
      double value;

      if (search->refused[j] || search->weights[j] > 0)
        continue;
      value = multiplier (search, j);
      if (value < least)
        {
          least = value;
          entering = (int) j;
        }
    }
  return entering;
}

/* Takes column j into the set and settles the weights; FALSE when the steps run out. */
static gboolean
enter (Search *search, guint j, guint *n_steps)
{
  search->set[search->n_set++] = j;
  search->weights[j] = 0;
  if (!minimise_on_set (search))
    {
      search->n_set--;
      search->refused[j] = TRUE;
      return TRUE;
    }
  memset (search->refused, 0, search->n_columns * sizeof *search->refused);
  while (!walk (search))
    {
      /* A column that leaves at once would enter again. */
      if (search->weights[j] == 0)
        search->refused[j] = TRUE;
      if (*n_steps == 0 || !minimise_on_set (search))
        return FALSE;
      (*n_steps)--;
    }
  return TRUE;
}

static gboolean
run (Search *search)
{
  guint n_steps = MAX_STEPS_PER_COLUMN * search->n_columns;
  guint nearest = 0;
  double largest = 0;
  double least = INFINITY;

  for (guint j = 0; j < search->n_columns; j++)
    {
      double distance = squared_distance (search, j);

      if (!isfinite (distance))
        return FALSE;
      largest = MAX (largest, distance);
      if (distance < least)
        {
          least = distance;
          nearest = j;
        }
    }
  search->set[search->n_set++] = nearest;
  search->weights[nearest] = 1;
  for (update_gap (search); n_steps > 0; n_steps--)
    {
      int entering = find_entering (search, MULTIPLIER_TOLERANCE * largest);

      if (entering < 0)
        return TRUE;
      if (!enter (search, (guint) entering, &n_steps))
        return FALSE;
      update_gap (search);
      if (n_steps == 0)
        return FALSE;
    }
  return FALSE;
}

gboolean
jct_simplex_weights (
  const double *target, const double *const *columns, guint n_columns, gsize n, double *weights)
{
  g_autofree guint *set = g_new (guint, n_columns + 1);
  g_autofree double *minimum = g_new (double, n_columns + 1);
  g_autofree gboolean *refused = g_new0 (gboolean, n_columns + 1);
  g_autofree double *gap = g_new (double, n + 1);
  g_autoptr (JctLeastSquares) fit = NULL;
  Search search = { target, columns, n_columns, n, weights, set, 0, minimum, refused, gap, NULL };

  if (n_columns == 0 || n == 0)
    return FALSE;
  fit = jct_least_squares_new (n, n_columns);
  search.fit = fit;
  memset (weights, 0, n_columns * sizeof *weights);
  return run (&search);
}
