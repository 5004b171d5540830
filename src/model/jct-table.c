/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/jct-table-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

G_DEFINE_QUARK (jct - table - error - quark, jct_table_error)

static const char *const qualifier_names[] = {
  "exact", "about", "nearly", "just-over", "more-than", "at-least", "at-most",
};

const char *
jct_qualifier_to_name (JctQualifier qualifier)
{
  g_return_val_if_fail ((guint) qualifier < G_N_ELEMENTS (qualifier_names), NULL);

  return qualifier_names[qualifier];
}

gboolean
jct_qualifier_from_name (const char *name, JctQualifier *qualifier)
{
  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (qualifier != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (qualifier_names); i++)
    if (g_str_equal (name, qualifier_names[i]))
      {
        *qualifier = (JctQualifier) i;
        return TRUE;
      }
  return FALSE;
}

char *
jct_qualifier_format (JctQualifier qualifier, const char *number)
{
  g_return_val_if_fail (number != NULL, NULL);

  switch (qualifier)
    {
    case JCT_QUALIFIER_ABOUT:
      /* Translators: %s is a formatted number, as in "about 1,200". */
      return g_strdup_printf (_ ("about %s"), number);
    case JCT_QUALIFIER_NEARLY:
      /* Translators: %s is a formatted number; the true figure is a little smaller. */
      return g_strdup_printf (_ ("nearly %s"), number);
    case JCT_QUALIFIER_JUST_OVER:
      /* Translators: %s is a formatted number; the true figure is a little greater. */
      return g_strdup_printf (_ ("just over %s"), number);
    case JCT_QUALIFIER_MORE_THAN:
      /* Translators: %s is a formatted number; the true figure is greater. */
      return g_strdup_printf (_ ("more than %s"), number);
    case JCT_QUALIFIER_AT_LEAST:
      /* Translators: %s is a formatted number; the true figure is the same or greater. */
      return g_strdup_printf (_ ("at least %s"), number);
    case JCT_QUALIFIER_AT_MOST:
      /* Translators: %s is a formatted number; the true figure is the same or smaller. */
      return g_strdup_printf (_ ("at most %s"), number);
    case JCT_QUALIFIER_EXACT:
    default:
      return g_strdup (number);
    }
}

JctTable *
jct_table_ref (JctTable *table)
{
  g_return_val_if_fail (table != NULL, NULL);

  g_atomic_ref_count_inc (&table->ref_count);
  return table;
}

static void
dimension_clear (JctDimension *dimension)
{
  if (dimension->labels != NULL)
    for (guint code = 0; code < dimension->values.n_entries; code++)
      g_free (dimension->labels[code]);
  g_free (dimension->labels);
  g_free (dimension->name);
  g_free (dimension->title);
  g_free (dimension->codes);
  jct_dictionary_clear (&dimension->values);
}

static void
measure_clear (JctMeasure *measure)
{
  g_free (measure->name);
  g_free (measure->title);
  g_free (measure->unit);
  g_free (measure->values);
  g_free (measure->missing);
  g_free (measure->qualifiers);
}

static void
columns_clear (JctTable *table)
{
  for (guint i = 0; i < table->n_dimensions; i++)
    dimension_clear (&table->dimensions[i]);
  for (guint i = 0; i < table->n_measures; i++)
    measure_clear (&table->measures[i]);
  g_free (table->dimensions);
  g_free (table->measures);
  g_free (table->runs);
  g_free (table->order);
  g_free (table->periods);
}

JctTable *
jct_table_new_renamed (JctTable *table, const char *name, const char *const *source_keys)
{
  JctTable *renamed;

  g_return_val_if_fail (table != NULL && name != NULL, NULL);

  renamed = g_memdup2 (table, sizeof *table);
  g_atomic_ref_count_init (&renamed->ref_count);
  renamed->columns_of = jct_table_ref (table);
  renamed->name = g_strdup (name);
  /* Without a title of its own it was called by its name. */
  renamed->title = g_strdup (jct_table_get_title (table));
  renamed->description = g_strdup (table->description);
  renamed->period_name = g_strdup (table->period_name);
  renamed->data_date = g_strdup (table->data_date);
  renamed->source_keys = g_strdupv ((char **) source_keys);
  /* The rows are no longer those of a file: they come with the document. */
  renamed->origins = NULL;
  return renamed;
}

void
jct_table_unref (JctTable *table)
{
  g_return_if_fail (table != NULL);

  if (!g_atomic_ref_count_dec (&table->ref_count))
    return;

  if (table->columns_of != NULL)
    jct_table_unref (table->columns_of);
  else
    columns_clear (table);
  g_free (table->name);
  g_free (table->title);
  g_free (table->description);
  g_free (table->period_name);
  g_free (table->data_date);
  g_strfreev (table->source_keys);
  g_clear_pointer (&table->origins, g_array_unref);
  g_free (table);
}

const char *
jct_table_get_name (const JctTable *table)
{
  g_return_val_if_fail (table != NULL, NULL);

  return table->name;
}

const char *
jct_table_get_title (const JctTable *table)
{
  g_return_val_if_fail (table != NULL, NULL);

  return table->title != NULL ? table->title : table->name;
}

const char *
jct_table_get_description (const JctTable *table)
{
  g_return_val_if_fail (table != NULL, NULL);

  return table->description;
}

JctPeriodKind
jct_table_get_period_kind (const JctTable *table)
{
  g_return_val_if_fail (table != NULL, ((JctPeriodKind){ JCT_PERIOD_MONTH, 1 }));

  return table->kind;
}

const char *
jct_table_get_period_name (const JctTable *table)
{
  g_return_val_if_fail (table != NULL, NULL);

  return table->period_name;
}

JctMissingPeriods
jct_table_get_missing_periods (const JctTable *table)
{
  g_return_val_if_fail (table != NULL, JCT_MISSING_IS_MISSING);

  return table->missing_periods;
}

const char *
jct_table_get_data_date (const JctTable *table)
{
  g_return_val_if_fail (table != NULL, NULL);

  return table->data_date;
}

const char *const *
jct_table_get_source_keys (const JctTable *table)
{
  g_return_val_if_fail (table != NULL, NULL);

  return (const char *const *) table->source_keys;
}

gsize
jct_table_get_n_rows (const JctTable *table)
{
  g_return_val_if_fail (table != NULL, 0);

  return table->n_rows;
}

gboolean
jct_table_get_range (const JctTable *table, JctPeriod *first, JctPeriod *last)
{
  g_return_val_if_fail (table != NULL, FALSE);

  if (table->n_rows == 0)
    return FALSE;
  if (first != NULL)
    *first = (JctPeriod){ table->kind, table->periods[0] };
  if (last != NULL)
    *last = (JctPeriod){ table->kind, table->periods[table->n_rows - 1] };
  return TRUE;
}

const gint32 *
jct_table_get_periods (const JctTable *table)
{
  g_return_val_if_fail (table != NULL, NULL);

  return table->periods;
}

/* ---- dimensions ---- */

guint
jct_table_get_n_dimensions (const JctTable *table)
{
  g_return_val_if_fail (table != NULL, 0);

  return table->n_dimensions;
}

int
jct_table_find_dimension (const JctTable *table, const char *name)
{
  g_return_val_if_fail (table != NULL, -1);
  g_return_val_if_fail (name != NULL, -1);

  for (guint i = 0; i < table->n_dimensions; i++)
    if (g_str_equal (table->dimensions[i].name, name))
      return (int) i;
  return -1;
}

const char *
jct_table_get_dimension_name (const JctTable *table, guint dimension)
{
  g_return_val_if_fail (table != NULL && dimension < table->n_dimensions, NULL);

  return table->dimensions[dimension].name;
}

const char *
jct_table_get_dimension_title (const JctTable *table, guint dimension)
{
  const JctDimension *column;

  g_return_val_if_fail (table != NULL && dimension < table->n_dimensions, NULL);

  column = &table->dimensions[dimension];
  return column->title != NULL ? column->title : column->name;
}

guint
jct_table_get_n_values (const JctTable *table, guint dimension)
{
  g_return_val_if_fail (table != NULL && dimension < table->n_dimensions, 0);

  return table->dimensions[dimension].values.n_entries;
}

const char *
jct_table_get_value (const JctTable *table, guint dimension, guint code)
{
  const JctDimension *column;

  g_return_val_if_fail (table != NULL && dimension < table->n_dimensions, NULL);
  column = &table->dimensions[dimension];
  g_return_val_if_fail (code < column->values.n_entries, NULL);

  return jct_dictionary_get (&column->values, code);
}

const char *
jct_table_get_value_label (const JctTable *table, guint dimension, guint code)
{
  const JctDimension *column;

  g_return_val_if_fail (table != NULL && dimension < table->n_dimensions, NULL);
  column = &table->dimensions[dimension];
  g_return_val_if_fail (code < column->values.n_entries, NULL);

  if (column->labels != NULL && column->labels[code] != NULL)
    return column->labels[code];
  return jct_dictionary_get (&column->values, code);
}

guint
jct_table_find_value (const JctTable *table, guint dimension, const char *value)
{
  g_return_val_if_fail (table != NULL && dimension < table->n_dimensions, JCT_CODE_NONE);
  g_return_val_if_fail (value != NULL, JCT_CODE_NONE);

  return jct_dictionary_find (&table->dimensions[dimension].values, value, strlen (value));
}

guint
jct_table_get_code (const JctTable *table, guint dimension, gsize row)
{
  g_return_val_if_fail (table != NULL && dimension < table->n_dimensions, JCT_CODE_NONE);
  g_return_val_if_fail (row < table->n_rows, JCT_CODE_NONE);

  return jct_dimension_code (&table->dimensions[dimension], row);
}

gconstpointer
jct_table_get_codes (const JctTable *table, guint dimension, guint *width)
{
  g_return_val_if_fail (table != NULL && dimension < table->n_dimensions, NULL);
  g_return_val_if_fail (width != NULL, NULL);

  *width = table->dimensions[dimension].width;
  return table->dimensions[dimension].codes;
}

/* ---- measures ---- */

guint
jct_table_get_n_measures (const JctTable *table)
{
  g_return_val_if_fail (table != NULL, 0);

  return table->n_measures;
}

int
jct_table_find_measure (const JctTable *table, const char *name)
{
  g_return_val_if_fail (table != NULL, -1);
  g_return_val_if_fail (name != NULL, -1);

  for (guint i = 0; i < table->n_measures; i++)
    if (g_str_equal (table->measures[i].name, name))
      return (int) i;
  return -1;
}

const char *
jct_table_get_measure_name (const JctTable *table, guint measure)
{
  g_return_val_if_fail (table != NULL && measure < table->n_measures, NULL);

  return table->measures[measure].name;
}

const char *
jct_table_get_measure_title (const JctTable *table, guint measure)
{
  const JctMeasure *column;

  g_return_val_if_fail (table != NULL && measure < table->n_measures, NULL);

  column = &table->measures[measure];
  return column->title != NULL ? column->title : column->name;
}

const char *
jct_table_get_measure_unit (const JctTable *table, guint measure)
{
  g_return_val_if_fail (table != NULL && measure < table->n_measures, NULL);

  return table->measures[measure].unit;
}

JctMeasureType
jct_table_get_measure_type (const JctTable *table, guint measure)
{
  g_return_val_if_fail (table != NULL && measure < table->n_measures, JCT_MEASURE_INTEGER);

  return table->measures[measure].type;
}

gboolean
jct_table_is_missing (const JctTable *table, guint measure, gsize row)
{
  const JctMeasure *column;

  g_return_val_if_fail (table != NULL && measure < table->n_measures, TRUE);
  g_return_val_if_fail (row < table->n_rows, TRUE);

  column = &table->measures[measure];
  return column->missing != NULL && column->missing[row] != 0;
}

gint64
jct_table_get_integer (const JctTable *table, guint measure, gsize row)
{
  g_return_val_if_fail (table != NULL && measure < table->n_measures, 0);
  g_return_val_if_fail (row < table->n_rows, 0);
  g_return_val_if_fail (table->measures[measure].type == JCT_MEASURE_INTEGER, 0);

  return jct_measure_integer (&table->measures[measure], row);
}

double
jct_table_get_real (const JctTable *table, guint measure, gsize row)
{
  const JctMeasure *column;

  g_return_val_if_fail (table != NULL && measure < table->n_measures, NAN);
  g_return_val_if_fail (row < table->n_rows, NAN);

  column = &table->measures[measure];
  if (column->missing != NULL && column->missing[row] != 0)
    return NAN;
  return column->type == JCT_MEASURE_INTEGER ? (double) jct_measure_integer (column, row)
                                             : ((const double *) column->values)[row];
}

gboolean
jct_table_has_qualifier (const JctTable *table, guint measure)
{
  g_return_val_if_fail (table != NULL && measure < table->n_measures, FALSE);

  return table->measures[measure].has_qualifier;
}

JctQualifier
jct_table_get_qualifier (const JctTable *table, guint measure, gsize row)
{
  const JctMeasure *column;

  g_return_val_if_fail (table != NULL && measure < table->n_measures, JCT_QUALIFIER_EXACT);
  g_return_val_if_fail (row < table->n_rows, JCT_QUALIFIER_EXACT);

  column = &table->measures[measure];
  return column->qualifiers != NULL ? (JctQualifier) column->qualifiers[row] : JCT_QUALIFIER_EXACT;
}
