/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Filling a table. Columns start narrow and are widened when a value asks for it, so that building
 * never needs more than the finished table and one column more.
 */
#include "config.h"

#include "model/jct-table-builder-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "model/jct-text-column-private.h"
#include "model/jct-text-private.h"

static void
column_state_clear (gpointer data)
{
  JctColumnState *state = data;

  g_clear_pointer (&state->labels, g_hash_table_unref);
}

JctTableBuilder *
jct_table_builder_new (const char *name, JctPeriodKind kind)
{
  JctTableBuilder *builder;

  g_return_val_if_fail (name != NULL, NULL);

  builder = g_new0 (JctTableBuilder, 1);
  builder->sorted = TRUE;
  builder->full_dimension = -1;
  builder->dimensions = g_array_new (FALSE, TRUE, sizeof (JctColumnState));
  g_array_set_clear_func (builder->dimensions, column_state_clear);
  builder->measures = g_array_new (FALSE, TRUE, sizeof (JctColumnState));
  builder->table = g_new0 (JctTable, 1);
  g_atomic_ref_count_init (&builder->table->ref_count);
  builder->table->name = g_strdup (name);
  builder->table->period_name = g_strdup ("period");
  builder->table->kind = kind;
  return builder;
}

void
jct_table_builder_free (JctTableBuilder *builder)
{
  if (builder == NULL)
    return;
  g_clear_pointer (&builder->table, jct_table_unref);
  g_array_unref (builder->dimensions);
  g_array_unref (builder->measures);
  g_free (builder);
}

void
jct_table_builder_set_title (JctTableBuilder *builder, const char *title)
{
  g_return_if_fail (builder != NULL && builder->table != NULL);

  jct_replace_text (&builder->table->title, title);
}

void
jct_table_builder_set_description (JctTableBuilder *builder, const char *description)
{
  g_return_if_fail (builder != NULL && builder->table != NULL);

  jct_replace_text (&builder->table->description, description);
}

void
jct_table_builder_set_period_name (JctTableBuilder *builder, const char *name)
{
  g_return_if_fail (builder != NULL && builder->table != NULL);
  g_return_if_fail (name != NULL);

  jct_replace_text (&builder->table->period_name, name);
}

void
jct_table_builder_set_missing_periods (JctTableBuilder *builder, JctMissingPeriods missing)
{
  g_return_if_fail (builder != NULL && builder->table != NULL);

  builder->table->missing_periods = missing;
}

void
jct_table_builder_set_data_date (JctTableBuilder *builder, const char *edtf)
{
  g_return_if_fail (builder != NULL && builder->table != NULL);

  jct_replace_text (&builder->table->data_date, edtf);
}

void
jct_table_builder_set_source_keys (JctTableBuilder *builder, const char *const *keys)
{
  char **copy;

  g_return_if_fail (builder != NULL && builder->table != NULL);

  copy = g_strdupv ((char **) keys);
  g_strfreev (builder->table->source_keys);
  builder->table->source_keys = copy;
}

guint
jct_table_builder_add_dimension (JctTableBuilder *builder, const char *name, const char *title)
{
  JctColumnState state = { 0 };
  JctTable *table;
  JctDimension *dimension;

  g_return_val_if_fail (builder != NULL && builder->table != NULL, 0);
  g_return_val_if_fail (name != NULL, 0);
  g_return_val_if_fail (builder->capacity == 0, 0);

  table = builder->table;
  table->dimensions = g_renew (JctDimension, table->dimensions, table->n_dimensions + 1);
  dimension = &table->dimensions[table->n_dimensions];
  memset (dimension, 0, sizeof *dimension);
  dimension->name = g_strdup (name);
  dimension->title = g_strdup (title);
  dimension->width = 1;
  jct_dictionary_init (&dimension->values);
  g_array_append_val (builder->dimensions, state);
  return table->n_dimensions++;
}

guint
jct_table_builder_add_measure (JctTableBuilder *builder,
                               const char *name,
                               const char *title,
                               const char *unit,
                               JctMeasureType type)
{
  JctColumnState state = { 0 };
  JctTable *table;
  JctMeasure *measure;

  g_return_val_if_fail (builder != NULL && builder->table != NULL, 0);
  g_return_val_if_fail (name != NULL, 0);
  g_return_val_if_fail (builder->capacity == 0, 0);

  table = builder->table;
  table->measures = g_renew (JctMeasure, table->measures, table->n_measures + 1);
  measure = &table->measures[table->n_measures];
  memset (measure, 0, sizeof *measure);
  measure->name = g_strdup (name);
  measure->title = g_strdup (title);
  measure->unit = g_strdup (unit);
  measure->type = type;
  measure->width = type == JCT_MEASURE_INTEGER ? 4 : 8;
  g_array_append_val (builder->measures, state);
  return table->n_measures++;
}

void
jct_table_builder_add_qualifier (JctTableBuilder *builder, guint measure)
{
  g_return_if_fail (builder != NULL && builder->table != NULL);
  g_return_if_fail (measure < builder->table->n_measures);

  builder->table->measures[measure].has_qualifier = TRUE;
}

void
jct_table_builder_set_value_label (JctTableBuilder *builder,
                                   guint dimension,
                                   const char *value,
                                   const char *label)
{
  JctColumnState *state;

  g_return_if_fail (builder != NULL && builder->table != NULL);
  g_return_if_fail (dimension < builder->table->n_dimensions);
  g_return_if_fail (value != NULL && label != NULL);

  state = &g_array_index (builder->dimensions, JctColumnState, dimension);
  if (state->labels == NULL)
    state->labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_replace (state->labels, g_strdup (value), g_strdup (label));
}

/* ---- rows ---- */

static void
widen_integers (JctMeasure *measure, gsize n_rows, gsize capacity)
{
  measure->values = g_realloc_n (measure->values, capacity, 8);
  for (gsize row = n_rows; row-- > 0;)
    ((gint64 *) measure->values)[row] = ((gint32 *) measure->values)[row];
  measure->width = 8;
}

static guint8 *
grow_bytes (guint8 *bytes, gsize old_size, gsize size)
{
  bytes = g_realloc (bytes, size);
  memset (bytes + old_size, 0, size - old_size);
  return bytes;
}

static void
set_capacity (JctTableBuilder *builder, gsize capacity)
{
  JctTable *table = builder->table;

  table->periods = g_renew (gint32, table->periods, capacity);
  for (guint i = 0; i < table->n_dimensions; i++)
    {
      JctDimension *dimension = &table->dimensions[i];

      dimension->codes = g_realloc_n (dimension->codes, capacity, dimension->width);
    }
  for (guint i = 0; i < table->n_measures; i++)
    {
      JctMeasure *measure = &table->measures[i];

      measure->values = g_realloc_n (measure->values, capacity, measure->width);
      if (measure->missing != NULL)
        measure->missing
          = grow_bytes (measure->missing, MIN (builder->capacity, capacity), capacity);
      if (measure->qualifiers != NULL)
        measure->qualifiers
          = grow_bytes (measure->qualifiers, MIN (builder->capacity, capacity), capacity);
    }
  builder->capacity = capacity;
}

guint
jct_table_builder_intern (JctTableBuilder *builder,
                          guint dimension,
                          const char *text,
                          gssize length)
{
  JctDimension *column;
  guint code;

  g_return_val_if_fail (builder != NULL && builder->table != NULL, JCT_CODE_NONE);
  g_return_val_if_fail (dimension < builder->table->n_dimensions, JCT_CODE_NONE);
  g_return_val_if_fail (text != NULL, JCT_CODE_NONE);

  column = &builder->table->dimensions[dimension];
  code = jct_dictionary_intern (&column->values, text, length < 0 ? strlen (text) : (gsize) length,
                                JCT_TABLE_MAX_VALUES);
  if (code == JCT_CODE_NONE)
    builder->full_dimension = (int) dimension;
  else
    while (column->width < 4 && code >> (8 * column->width) != 0)
      {
        column->codes = jct_codes_widen (column->codes, column->width, builder->table->n_rows,
                                         builder->capacity);
        column->width *= 2;
      }
  return code;
}

static void
store_code (JctDimension *dimension, gsize row, guint code)
{
  if (dimension->width == 1)
    ((guint8 *) dimension->codes)[row] = (guint8) code;
  else if (dimension->width == 2)
    ((guint16 *) dimension->codes)[row] = (guint16) code;
  else
    ((guint32 *) dimension->codes)[row] = code;
}

static void
store_missing (JctTableBuilder *builder, JctMeasure *measure, gsize row)
{
  if (measure->missing == NULL)
    measure->missing = g_malloc0 (builder->capacity);
  measure->missing[row] = 0xff;
  memset ((guint8 *) measure->values + row * measure->width, 0, measure->width);
}

/* Gives the row added last what was not set. */
static void
complete_row (JctTableBuilder *builder)
{
  JctTable *table = builder->table;

  if (table->n_rows == 0)
    return;
  for (guint i = 0; i < table->n_dimensions; i++)
    if (g_array_index (builder->dimensions, JctColumnState, i).set_at != table->n_rows)
      {
        guint code = jct_table_builder_intern (builder, i, "", 0);

        store_code (&table->dimensions[i], table->n_rows - 1, code == JCT_CODE_NONE ? 0 : code);
      }
  for (guint i = 0; i < table->n_measures; i++)
    if (g_array_index (builder->measures, JctColumnState, i).set_at != table->n_rows)
      store_missing (builder, &table->measures[i], table->n_rows - 1);
}

void
jct_table_builder_add_row (JctTableBuilder *builder, gint32 ordinal)
{
  JctTable *table;

  g_return_if_fail (builder != NULL && builder->table != NULL);

  table = builder->table;
  complete_row (builder);
  if (table->n_rows >= JCT_TABLE_MAX_ROWS)
    {
      /* The last row takes what is still written; finish will fail. */
      builder->too_many_rows = TRUE;
      return;
    }
  if (table->n_rows == builder->capacity)
    set_capacity (builder, MAX (64, builder->capacity + builder->capacity / 2));
  if (table->n_rows > 0 && ordinal < table->periods[table->n_rows - 1])
    builder->sorted = FALSE;
  table->periods[table->n_rows++] = ordinal;
}

void
jct_table_builder_set_code (JctTableBuilder *builder, guint dimension, guint code)
{
  JctDimension *column;

  g_return_if_fail (builder != NULL && builder->table != NULL && builder->table->n_rows > 0);
  g_return_if_fail (dimension < builder->table->n_dimensions);
  column = &builder->table->dimensions[dimension];
  g_return_if_fail (code < column->values.n_entries || code == JCT_CODE_NONE);

  store_code (column, builder->table->n_rows - 1, code == JCT_CODE_NONE ? 0 : code);
  g_array_index (builder->dimensions, JctColumnState, dimension).set_at = builder->table->n_rows;
}

static void
mark_measure (JctTableBuilder *builder, guint measure, guint64 size)
{
  JctColumnState *state = &g_array_index (builder->measures, JctColumnState, measure);
  JctMeasure *column = &builder->table->measures[measure];

  state->set_at = builder->table->n_rows;
  column->max_size = MAX (column->max_size, size);
  if (column->missing != NULL)
    column->missing[builder->table->n_rows - 1] = 0;
}

void
jct_table_builder_set_integer (JctTableBuilder *builder, guint measure, gint64 value)
{
  JctMeasure *column;
  gsize row;

  g_return_if_fail (builder != NULL && builder->table != NULL && builder->table->n_rows > 0);
  g_return_if_fail (measure < builder->table->n_measures);
  column = &builder->table->measures[measure];
  g_return_if_fail (column->type == JCT_MEASURE_INTEGER);

  row = builder->table->n_rows - 1;
  if (column->width == 4 && value != (gint32) value)
    widen_integers (column, builder->table->n_rows, builder->capacity);
  if (column->width == 4)
    ((gint32 *) column->values)[row] = (gint32) value;
  else
    ((gint64 *) column->values)[row] = value;
  mark_measure (builder, measure, value < 0 ? -(guint64) value : (guint64) value);
}

void
jct_table_builder_set_real (JctTableBuilder *builder, guint measure, double value)
{
  JctMeasure *column;

  g_return_if_fail (builder != NULL && builder->table != NULL && builder->table->n_rows > 0);
  g_return_if_fail (measure < builder->table->n_measures);
  g_return_if_fail (isfinite (value));
  column = &builder->table->measures[measure];
  g_return_if_fail (column->type == JCT_MEASURE_REAL);

  ((double *) column->values)[builder->table->n_rows - 1] = value;
  mark_measure (builder, measure, 0);
}

void
jct_table_builder_set_qualifier (JctTableBuilder *builder, guint measure, JctQualifier qualifier)
{
  JctMeasure *column;

  g_return_if_fail (builder != NULL && builder->table != NULL && builder->table->n_rows > 0);
  g_return_if_fail (measure < builder->table->n_measures);
  g_return_if_fail ((guint) qualifier <= JCT_QUALIFIER_AT_MOST);
  column = &builder->table->measures[measure];
  g_return_if_fail (column->has_qualifier);

  if (column->qualifiers == NULL)
    {
      if (qualifier == JCT_QUALIFIER_EXACT)
        return;
      column->qualifiers = g_malloc0 (builder->capacity);
    }
  column->qualifiers[builder->table->n_rows - 1] = (guint8) qualifier;
}

gsize
jct_table_builder_get_n_rows (const JctTableBuilder *builder)
{
  g_return_val_if_fail (builder != NULL, 0);

  return builder->table != NULL ? builder->table->n_rows : 0;
}

/* ---- finishing ---- */

static void
finish_labels (JctTableBuilder *builder)
{
  for (guint i = 0; i < builder->table->n_dimensions; i++)
    {
      JctDimension *dimension = &builder->table->dimensions[i];
      GHashTable *labels = g_array_index (builder->dimensions, JctColumnState, i).labels;

      jct_dictionary_trim (&dimension->values);
      if (labels == NULL)
        continue;
      dimension->labels = g_new0 (char *, dimension->values.n_entries);
      for (guint code = 0; code < dimension->values.n_entries; code++)
        dimension->labels[code]
          = g_strdup (g_hash_table_lookup (labels, jct_dictionary_get (&dimension->values, code)));
    }
}

/* What a figure that is not exact may be ends at zero where the measure knows nothing below. */
static void
find_negatives (JctTable *table)
{
  for (guint i = 0; i < table->n_measures; i++)
    {
      JctMeasure *measure = &table->measures[i];

      for (gsize row = 0; measure->qualifiers != NULL && row < table->n_rows; row++)
        if (measure->type == JCT_MEASURE_INTEGER ? jct_measure_integer (measure, row) < 0
                                                 : ((const double *) measure->values)[row] < 0)
          {
            measure->has_negative = TRUE;
            break;
          }
    }
}

JctTable *
jct_table_builder_finish (JctTableBuilder *builder,
                          gboolean unique_key,
                          gsize *first_row,
                          gsize *repeat_row,
                          GError **error)
{
  g_autoptr (JctTable) table = NULL;
  g_autofree guint32 *order = NULL;

  g_return_val_if_fail (builder != NULL && builder->table != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  complete_row (builder);
  if (builder->table->n_rows > 0 && builder->table->n_rows < builder->capacity)
    set_capacity (builder, builder->table->n_rows);
  finish_labels (builder);
  find_negatives (builder->table);
  table = g_steal_pointer (&builder->table);

  if (builder->full_dimension >= 0)
    {
      g_set_error (error, JCT_TABLE_ERROR, JCT_TABLE_ERROR_TOO_MANY_VALUES,
                   /* Translators: %s are the names of a column and of a table, %u a number. */
                   _ ("The column “%s” of the table “%s” has more than %u distinct values."),
                   table->dimensions[builder->full_dimension].name, table->name,
                   JCT_TABLE_MAX_VALUES);
      return NULL;
    }
  if (builder->too_many_rows)
    {
      g_set_error (error, JCT_TABLE_ERROR, JCT_TABLE_ERROR_TOO_MANY_ROWS,
                   /* Translators: %s is the name of a table, %u a number. */
                   _ ("The table “%s” has more than %u rows."), table->name, JCT_TABLE_MAX_ROWS);
      return NULL;
    }

  if (!builder->sorted)
    {
      order = jct_table_order_by_period (table);
      jct_table_reorder (table, order);
    }
  jct_table_find_runs (table);
  if (unique_key && !jct_table_check_unique (table, order, first_row, repeat_row, error))
    return NULL;
  table->order = g_steal_pointer (&order);
  return g_steal_pointer (&table);
}
