/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filling a table with whole columns, which become the table's own without being copied. */
#include "config.h"

#include "model/jct-table-builder-private.h"
#include "model/jct-text-column-private.h"

static gboolean
is_filled_with (const JctTableBuilder *builder, gsize n_rows)
{
  return builder != NULL && builder->table != NULL && builder->table->n_rows == n_rows
         && builder->capacity == n_rows;
}

void
jct_table_builder_take_rows (JctTableBuilder *builder, gint32 *ordinals, gsize n_rows)
{
  JctTable *table;

  g_return_if_fail (is_filled_with (builder, 0));
  g_return_if_fail (n_rows > 0 && n_rows <= JCT_TABLE_MAX_ROWS);

  table = builder->table;
  table->periods = ordinals;
  table->n_rows = n_rows;
  builder->capacity = n_rows;
  for (gsize row = 1; row < n_rows && builder->sorted; row++)
    builder->sorted = ordinals[row] >= ordinals[row - 1];
}

static void
mark_set (JctTableBuilder *builder, GArray *states, guint column)
{
  g_array_index (states, JctColumnState, column).set_at = builder->table->n_rows;
}

void
jct_table_builder_take_texts (JctTableBuilder *builder, guint dimension, JctTextColumn *texts)
{
  JctDimension *column;

  g_return_if_fail (texts != NULL && is_filled_with (builder, texts->n_rows));
  g_return_if_fail (dimension < builder->table->n_dimensions);
  column = &builder->table->dimensions[dimension];
  g_return_if_fail (column->codes == NULL && column->values.n_entries == 0);

  jct_dictionary_clear (&column->values);
  column->values = texts->values;
  column->width = texts->width;
  column->codes = g_realloc_n (texts->codes, texts->n_rows, texts->width);
  g_free (texts);
  mark_set (builder, builder->dimensions, dimension);
}

static JctMeasure *
take_values (JctTableBuilder *builder, guint measure, gpointer values, guint width, guint8 *missing)
{
  JctMeasure *column = &builder->table->measures[measure];

  g_free (column->values);
  g_free (column->missing);
  column->values = values;
  column->width = width;
  column->missing = missing;
  mark_set (builder, builder->measures, measure);
  return column;
}

void
jct_table_builder_take_integers (
  JctTableBuilder *builder, guint measure, gpointer values, guint width, guint8 *missing)
{
  guint64 max_size = 0;

  g_return_if_fail (builder != NULL && builder->table != NULL && builder->table->n_rows > 0);
  g_return_if_fail (measure < builder->table->n_measures);
  g_return_if_fail (builder->table->measures[measure].type == JCT_MEASURE_INTEGER);
  g_return_if_fail (width == 4 || width == 8);

  for (gsize row = 0; row < builder->table->n_rows; row++)
    {
      gint64 value = width == 4 ? ((const gint32 *) values)[row] : ((const gint64 *) values)[row];

      max_size = MAX (max_size, value < 0 ? -(guint64) value : (guint64) value);
    }
  take_values (builder, measure, values, width, missing)->max_size = max_size;
}

void
jct_table_builder_take_reals (JctTableBuilder *builder,
                              guint measure,
                              double *values,
                              guint8 *missing)
{
  g_return_if_fail (builder != NULL && builder->table != NULL && builder->table->n_rows > 0);
  g_return_if_fail (measure < builder->table->n_measures);
  g_return_if_fail (builder->table->measures[measure].type == JCT_MEASURE_REAL);

  take_values (builder, measure, values, sizeof *values, missing);
}

void
jct_table_builder_take_qualifiers (JctTableBuilder *builder, guint measure, guint8 *qualifiers)
{
  JctMeasure *column;

  g_return_if_fail (builder != NULL && builder->table != NULL && builder->table->n_rows > 0);
  g_return_if_fail (measure < builder->table->n_measures);
  column = &builder->table->measures[measure];
  g_return_if_fail (column->has_qualifier);

  g_free (column->qualifiers);
  column->qualifiers = qualifiers;
}

void
jct_table_builder_add_origin (
  JctTableBuilder *builder, gsize start, const char *file, const char *pointer, gsize index)
{
  g_return_if_fail (builder != NULL && builder->table != NULL);

  jct_table_add_origin (builder->table, start, file, pointer, index);
}
