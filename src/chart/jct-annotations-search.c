/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search for a place that is clear: every place of the grid within reach is looked at, and the best one taken. */
#include "config.h"

#include <math.h>

#include "chart/jct-annotations-private.h"

/* From place to place. */
#define STEP_CELLS 1.5

/* What is held against a place, in heights of text. */
#define BELOW_COST 1.5    /* under its point */
#define GRID_COST 3.0     /* a grid line runs through it */
#define CROSS_COST 2.0    /* the line to it crosses data, and twice as much as it crosses */
#define CROSS_LENGTHS 7.0 /* nor may it be longer then, but to where a person wants the text */
#define SLANT_COST 0.12   /* of how far it stands to the side */
/* The line to a text may cross what is so near its own point. */
#define OWN_LENGTHS 1.0

void
jct_annotations_find_leader (const JctAnnotationBox *wanted,
                             JctRect box,
                             JctPoint *start,
                             JctPoint *end)
{
  *start = (JctPoint){ CLAMP (box.x + box.width / 2, wanted->left, wanted->right), wanted->at.y };
  *end = (JctPoint){ CLAMP (start->x, box.x, box.x + box.width),
                     CLAMP (start->y, box.y, box.y + box.height) };
}

static double
judge_distance (const JctAnnotationBox *wanted, JctRect box, JctPoint start, JctPoint end)
{
  double x = box.x + box.width / 2, y = box.y + box.height / 2;
  double away = hypot (end.x - start.x, end.y - start.y);

  if (wanted->has_wish)
    return hypot (x - wanted->wish.x, y - wanted->wish.y)
           + (away < wanted->gap / 2 ? wanted->em : 0);
  if (away > wanted->reach || (wanted->gap > 0 && away < wanted->gap / 2))
    return INFINITY;
  return fabs (away - wanted->gap) + SLANT_COST * fabs (x - wanted->at.x)
         + (y > wanted->at.y ? BELOW_COST * wanted->em : 0);
}

static double
judge_way (const JctClearance *clearance,
           const JctAnnotationBox *wanted,
           JctPoint start,
           JctPoint end)
{
  double skip = OWN_LENGTHS * wanted->em, crossed;

  if (wanted->over_data)
    return 0;
  if (jct_clearance_count_way (clearance, JCT_CLEARANCE_TEXT, start, end, wanted->gap / 2) > 0)
    return INFINITY;
  crossed = jct_clearance_count_way (clearance, JCT_CLEARANCE_DATA, start, end, skip);
  if (crossed > 0 && !wanted->has_wish
      && hypot (end.x - start.x, end.y - start.y) > CROSS_LENGTHS * wanted->em)
    return INFINITY;
  return crossed > 0 ? CROSS_COST * wanted->em + 2 * crossed : 0;
}

/* Stops early where it cannot be less than `least`. */
static double
judge (const JctClearance *clearance, const JctAnnotationBox *wanted, JctRect box, double least)
{
  JctPoint start, end;
  double cost;

  jct_annotations_find_leader (wanted, box, &start, &end);
  if (jct_clearance_count (clearance, JCT_CLEARANCE_TEXT, box) > 0)
    return INFINITY;
  if (!wanted->over_data && jct_clearance_count (clearance, JCT_CLEARANCE_DATA, box) > 0)
    return INFINITY;
  cost = judge_distance (wanted, box, start, end);
  if (cost < least && jct_clearance_count (clearance, JCT_CLEARANCE_GRID, box) > 0)
    cost += GRID_COST * wanted->em;
  return cost < least ? cost + judge_way (clearance, wanted, start, end) : cost;
}

gboolean
jct_annotations_find_box (const JctClearance *clearance,
                          const JctAnnotationBox *wanted,
                          JctRect *box,
                          double *cost)
{
  double reach_x = wanted->reach + wanted->width, reach_y = wanted->reach + wanted->height;
  JctRect bounds = wanted->bounds;
  double first = wanted->has_wish ? wanted->wish.x : wanted->left;
  double last = wanted->has_wish ? wanted->wish.x : wanted->right;
  double middle = wanted->has_wish ? wanted->wish.y : wanted->at.y;
  double left = MAX (bounds.x, first - reach_x);
  double right = MIN (bounds.x + bounds.width - wanted->width, last + reach_x);
  double top = MAX (bounds.y, middle - reach_y);
  double bottom = MIN (bounds.y + bounds.height - wanted->height, middle + reach_y);

  double step = STEP_CELLS * clearance->cell;

  *cost = INFINITY;
  for (double y = top; y <= bottom; y += step)
    for (double x = left; x <= right; x += step)
      {
        JctRect here = { x, y, wanted->width, wanted->height };
        double found = judge (clearance, wanted, here, *cost);

        if (found >= *cost)
          continue;
        *cost = found;
        *box = here;
      }
  return isfinite (*cost);
}
