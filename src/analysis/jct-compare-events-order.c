/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order of compared events by each column of their table. */
#include "config.h"

#include "analysis/jct-compare-events.h"

#include <math.h>

/* What a row has in a column: a number to order by, after others by `group`. */
typedef struct
{
  int group;
  double value;
} Place;

/* In this order whichever way the column is sorted: what is enough to say, what is not, each first
 * where it has a number. */
enum
{
  SAYS,
  SAYS_WITHOUT_NUMBER,
  SAYS_TOO_LITTLE,
  SAYS_NOTHING,
};

static Place
place_of_number (const JctAgreementRow *row, gboolean has, double value)
{
  if (row->finding == JCT_FINDING_NOT_ENOUGH)
    return (Place){ has ? SAYS_TOO_LITTLE : SAYS_NOTHING, has ? value : 0 };
  return (Place){ has ? SAYS : SAYS_WITHOUT_NUMBER, has ? value : 0 };
}

/* A factor of two and one of a half are as far from no change. */
static double
measure_size (const JctAgreementRow *row)
{
  return row->kind == JCT_SIZE_RATIO ? fabs (log (row->size)) : fabs (row->size);
}

static Place
find_place (const JctComparedEvent *compared, JctComparedColumn column)
{
  const JctAgreementRow *row = &compared->row;

  switch (column)
    {
    case JCT_COMPARED_SIZE:
      return place_of_number (row, row->has_size, measure_size (row));
    case JCT_COMPARED_PERCENT:
      return place_of_number (row, compared->has_percent, compared->percent);
    case JCT_COMPARED_INTERVAL:
      return place_of_number (row, row->has_interval, row->interval[0]);
    case JCT_COMPARED_P:
      return place_of_number (row, row->has_p, row->p);
    case JCT_COMPARED_Q:
      return place_of_number (row, compared->has_q, compared->q);
    case JCT_COMPARED_FINDING:
      return place_of_number (row, TRUE, row->finding);
    case JCT_COMPARED_DATE:
      return (Place){ SAYS, (double) jct_edtf_anchor (&compared->event->date) };
    case JCT_COMPARED_TITLE:
    default:
      return (Place){ SAYS, 0 };
    }
}

/* Differences and factors cannot be held against each other: the former first. */
static int
compare_kinds (const JctComparedEvent *a, const JctComparedEvent *b, JctComparedColumn column)
{
  if (column != JCT_COMPARED_SIZE && column != JCT_COMPARED_INTERVAL)
    return 0;
  return (int) a->row.kind - (int) b->row.kind;
}

int
jct_compared_event_compare (const JctComparedEvent *a,
                            const JctComparedEvent *b,
                            JctComparedColumn column,
                            gboolean descending)
{
  Place one = find_place (a, column);
  Place other = find_place (b, column);
  int order;

  if (one.group != other.group)
    return one.group - other.group;
  if (one.group == SAYS_NOTHING || one.group == SAYS_WITHOUT_NUMBER)
    return 0;
  order = compare_kinds (a, b, column);
  if (order != 0)
    return order;
  order = (one.value > other.value) - (one.value < other.value);
  if (column == JCT_COMPARED_TITLE)
    order = g_utf8_collate (jct_compared_event_get_name (a), jct_compared_event_get_name (b));
  return descending ? -order : order;
}

typedef struct
{
  JctComparedColumn column;
  gboolean descending;
} Order;

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer data)
{
  const JctComparedEvent *one = *(const JctComparedEvent *const *) a;
  const JctComparedEvent *other = *(const JctComparedEvent *const *) b;
  const Order *order = data;

  return jct_compared_event_compare (one, other, order->column, order->descending);
}

/* g_ptr_array_sort_with_data() is stable. */
GPtrArray *
jct_event_comparison_sort (const JctEventComparison *comparison,
                           JctComparedColumn column,
                           gboolean descending)
{
  GPtrArray *rows = g_ptr_array_sized_new (comparison->n_rows);
  Order order = { column, descending };

  for (guint i = 0; i < comparison->n_rows; i++)
    g_ptr_array_add (rows, &comparison->rows[i]);
  g_ptr_array_sort_with_data (rows, compare_rows, &order);
  return rows;
}
