/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "chart/jct-multiples-private.h"

/* Width by height of a plot in which a slope is neither flat nor steep. */
#define GOOD_SHAPE 1.9
/* What a grid of empty places is worth against shape. */
#define EMPTY_COST 2.0

static double
judge (const JctMultiplesRoom *room, const JctMultiplesGrid *grid)
{
  double width = grid->cell_width, height = MAX (grid->cell_height - room->header, 1);
  double empty = (double) grid->columns * grid->rows - grid->n;

  return fabs (log (width / height / GOOD_SHAPE))
         + EMPTY_COST * empty / ((double) grid->columns * grid->rows);
}

static JctMultiplesGrid
make_grid (const JctMultiplesRoom *room, guint columns, guint rows)
{
  return (JctMultiplesGrid){
    .columns = columns,
    .rows = rows,
    .n = MIN (room->n, columns * rows),
    .cell_width = (room->width - (columns - 1) * room->gap) / columns,
    .cell_height = room->height / rows,
  };
}

void
jct_multiples_find_grid (const JctMultiplesRoom *room, JctMultiplesGrid *grid)
{
  double across = floor ((room->width + room->gap) / (room->least_width + room->gap));
  double down = floor (room->height / room->least_height);
  guint most_columns = (guint) CLAMP (across, 0, JCT_MAX_PANELS);
  guint most_rows = (guint) CLAMP (down, 0, JCT_MAX_PANELS);
  double best = INFINITY;

  *grid = (JctMultiplesGrid){ 0 };
  if (most_columns == 0 || most_rows == 0 || room->n == 0)
    return;
  for (guint columns = 1; columns <= MIN (most_columns, room->n); columns++)
    {
      guint rows = (room->n + columns - 1) / columns;
      if (rows > most_rows)
        continue;
      JctMultiplesGrid candidate = make_grid (room, columns, rows);
      double cost = judge (room, &candidate);
      if (cost < best)
        {
          best = cost;
          *grid = candidate;
        }
    }
  if (grid->n == 0)
    *grid = make_grid (room, most_columns, most_rows);
}
