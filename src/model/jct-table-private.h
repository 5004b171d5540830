/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of a table, for the builder that fills them and the queries that run over them. */
#pragma once

#include "model/jct-dictionary-private.h"
#include "model/jct-table.h"

G_BEGIN_DECLS

typedef struct
{
  char *name;
  char *title;            /* (nullable) */
  JctDictionary values;
  char **labels;          /* (nullable): one a value, NULL where there is none */
  guint width;            /* bytes a code: 1, 2 or 4 */
  gpointer codes;         /* one a row */
} JctDimension;

typedef struct
{
  char *name;
  char *title;            /* (nullable) */
  char *unit;             /* (nullable) */
  JctMeasureType type;
  guint width;            /* of integers: 4 or 8 bytes; of reals: 8 */
  gpointer values;        /* gint32, gint64 or double; 0 where missing */
  guint8 *missing;        /* (nullable): 0xff where missing, else 0; NULL when nothing is missing */
  gboolean has_qualifier;
  guint8 *qualifiers;     /* (nullable): NULL when all are exact */
  guint64 max_size;       /* of integers: no value is further from 0 */
  gboolean has_negative;  /* whether a value is below 0; known only where there are qualifiers */
} JctMeasure;

/* The rows of one period: from `start` to the start of the next run. */
typedef struct
{
  gsize start;
  gint32 ordinal;
} JctRun;

struct _JctTable
{
  gatomicrefcount ref_count;

  JctTable *columns_of;   /* (owned) (nullable): the table that the columns belong to */

  char *name;
  char *title;            /* (nullable) */
  char *description;      /* (nullable) */
  char *period_name;
  char *data_date;        /* (nullable) */
  char **source_keys;     /* (nullable) */
  JctPeriodKind kind;
  JctMissingPeriods missing_periods;

  guint32 *order;         /* (nullable): the row, as it was added, at each place; NULL where all stand as they were added */
  GArray *origins;        /* (nullable): of JctRowOrigin, by `start` */

  gsize n_rows;
  gint32 *periods;
  JctRun *runs;           /* n_runs, and one more that starts at n_rows */
  gsize n_runs;
  JctDimension *dimensions;
  guint n_dimensions;
  JctMeasure *measures;
  guint n_measures;
};

/* The table under another name and with other sources, without a copy of its columns. (transfer full) */
JctTable *jct_table_new_renamed    (JctTable *table, const char *name, const char *const *source_keys);
/* For the builder. The row, as it was added, that belongs at each place; stable. (transfer full) */
guint32 *jct_table_order_by_period (const JctTable *table);
/* As jct_table_builder_add_origin(). */
void     jct_table_add_origin      (JctTable *table, gsize start, const char *file, const char *pointer, gsize index);
void     jct_table_reorder         (JctTable *table, const guint32 *order);
void     jct_table_find_runs       (JctTable *table);
/* The first run of the period `ordinal` or of a later one. */
gsize    jct_table_find_run        (const JctTable *table, gint64 ordinal);
/* No two rows may agree in all but the measures. `order` is NULL where the rows stand as they were added. */
gboolean jct_table_check_unique    (const JctTable *table, const guint32 *order, gsize *first_row, gsize *repeat_row,
                                    GError **error);

static inline guint
jct_dimension_code (const JctDimension *dimension, gsize row)
{
  switch (dimension->width)
    {
    case 1:
      return ((const guint8 *) dimension->codes)[row];
    case 2:
      return ((const guint16 *) dimension->codes)[row];
    default:
      return ((const guint32 *) dimension->codes)[row];
    }
}

static inline gint64
jct_measure_integer (const JctMeasure *measure, gsize row)
{
  return measure->width == 4 ? ((const gint32 *) measure->values)[row]
                             : ((const gint64 *) measure->values)[row];
}

G_END_DECLS
