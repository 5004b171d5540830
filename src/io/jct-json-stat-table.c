/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/jct-json-stat-table.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "io/jct-io-error.h"
#include "io/jct-json-stat-table-private.h"
#include "io/jct-limits.h"

#define STEP_ROWS 16384
#define MEASURE_NAME "value"
#define STATUS_NAME "status"
#define EXACT_DOUBLE 9007199254740992.0 /* 2^53: up to here a double holds every whole number */

static void
stat_table_clear (JctStatTable *table)
{
  g_clear_pointer (&table->dimensions, g_ptr_array_unref);
  jct_stat_time_clear (&table->time);
  g_clear_pointer (&table->listed, g_array_unref);
  g_clear_pointer (&table->table, jct_table_builder_free);
  g_clear_pointer (&table->measures, g_strfreev);
  g_clear_pointer (&table->status_name, g_free);
  g_clear_pointer (&table->flags, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (JctStatTable, stat_table_clear)

/* ---- columns ---- */

/* Values of different units are different measures, though only some offices give that dimension its role. */
static JctStatDimension *
find_metric (const JctStatTable *table)
{
  JctStatDimension *units = NULL;

  for (guint i = 0; i < table->dimensions->len; i++)
    {
      JctStatDimension *dimension = table->dimensions->pdata[i];

      if (dimension == table->time.dimension)
        continue;
      if (dimension->is_metric)
        return dimension;
      if (g_ascii_strcasecmp (dimension->id, "unit") == 0 && dimension->size > 1)
        units = dimension;
    }
  return units;
}

static gboolean
is_taken (const JctStatTable *table, const char *name, guint n_measures)
{
  for (guint i = 0; i < table->dimensions->len; i++)
    if (strcmp (((JctStatDimension *) table->dimensions->pdata[i])->id, name) == 0)
      return TRUE;
  for (guint i = 0; i < n_measures; i++)
    if (strcmp (table->measures[i], name) == 0)
      return TRUE;
  return FALSE;
}

/* A column's name that no other has. (transfer full) */
static char *
make_name (const JctStatTable *table, const char *wanted, guint n_measures)
{
  char *name = g_strdup (wanted);

  while (is_taken (table, name, n_measures))
    {
      char *longer = g_strconcat (name, "_", NULL);

      g_free (name);
      name = longer;
    }
  return name;
}

static guint
get_n_measures (const JctStatTable *table)
{
  return table->metric != NULL ? (guint) table->metric->size : 1;
}

/* How many rows the file can have: those that it names, or all. */
static guint64
get_n_rows (const JctStatTable *table)
{
  return table->listed != NULL ? table->listed->len : table->cells.n_cells / get_n_measures (table);
}

/* The cell of a measure in a row. */
static guint64
get_cell (const JctStatTable *table, guint64 row, guint measure)
{
  guint64 stride = table->metric != NULL ? table->metric->stride : 1;
  guint64 first = table->listed != NULL
                    ? g_array_index (table->listed, guint64, row)
                    : row / stride * stride * get_n_measures (table) + row % stride;

  return first + measure * stride;
}

static gboolean
name_columns (JctStatTable *table, GError **error)
{
  guint n = get_n_measures (table);

  if (n + table->dimensions->len > JCT_LIMIT_COLUMNS)
    return jct_json_fail_with (&table->at, NULL, JCT_IO_ERROR_LIMIT, error,
                               _ ("The table has more than %d columns."), JCT_LIMIT_COLUMNS);
  table->measures = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    {
      const JctStatCategory *category
        = table->metric != NULL ? table->metric->categories->pdata[i] : NULL;

      table->measures[i] = make_name (table, category != NULL ? category->value : MEASURE_NAME, i);
    }
  if (table->cells.status != NULL)
    table->status_name = make_name (table, STATUS_NAME, n);
  return TRUE;
}

/* The unit of a dataset that has one for all. */
static const char *
find_only_unit (const JctStatTable *table)
{
  for (guint i = 0; i < table->dimensions->len; i++)
    {
      const JctStatDimension *dimension = table->dimensions->pdata[i];
      const JctStatCategory *category = dimension->categories->pdata[0];

      if (dimension->size != 1)
        continue;
      if (category->unit != NULL)
        return category->unit;
      if (g_ascii_strcasecmp (dimension->id, "unit") == 0)
        return category->label;
    }
  return NULL;
}

static gboolean
is_whole (const json_t *value)
{
  double real = json_number_value (value);

  return json_is_integer (value) || (trunc (real) == real && fabs (real) <= EXACT_DOUBLE);
}

/* One a measure. (transfer full) */
static JctMeasureType *
find_types (const JctStatTable *table)
{
  guint n = get_n_measures (table);
  JctMeasureType *types = g_new (JctMeasureType, n);

  for (guint i = 0; i < n; i++)
    types[i] = JCT_MEASURE_INTEGER;
  for (guint64 row = 0; row < get_n_rows (table); row++)
    for (guint i = 0; i < n; i++)
      {
        const json_t *value = jct_stat_cells_get_value (&table->cells, get_cell (table, row, i));

        if (value != NULL && !is_whole (value))
          types[i] = JCT_MEASURE_REAL;
      }
  return types;
}

static void
add_measure (JctStatTable *table, guint measure, JctMeasureType type, const char *title)
{
  const JctStatCategory *category
    = table->metric != NULL ? table->metric->categories->pdata[measure] : NULL;
  const char *unit = category != NULL ? category->unit : find_only_unit (table);

  if (category != NULL && unit == NULL && g_ascii_strcasecmp (table->metric->id, "unit") == 0)
    unit = category->label;
  jct_table_builder_add_measure (table->table, table->measures[measure],
                                 category != NULL ? category->label : title, unit, type);
  if (table->status_name != NULL)
    jct_table_builder_add_qualifier (table->table, measure);
}

/* All categories get their codes, in the order of the file and whether or not they have values. */
static guint32 *
add_dimension (JctStatTable *table, const JctStatDimension *dimension)
{
  guint column = jct_table_builder_add_dimension (table->table, dimension->id, dimension->label);
  guint32 *codes = g_new (guint32, dimension->size);

  for (guint i = 0; i < dimension->size; i++)
    {
      const JctStatCategory *category = dimension->categories->pdata[i];

      codes[i] = jct_table_builder_intern (table->table, column, category->value, -1);
      if (strcmp (category->value, category->label) != 0)
        jct_table_builder_set_value_label (table->table, column, category->value, category->label);
    }
  return codes;
}

/* ---- rows ---- */

/* What the making of rows needs of each dimension. */
typedef struct
{
  GPtrArray *dimensions; /* those that are columns, borrowed */
  GPtrArray *codes;      /* guint32 arrays, one a column */
  guint status_column;
  JctMeasureType *types; /* one a measure */
} Columns;

static void
columns_clear (Columns *columns)
{
  g_ptr_array_unref (columns->dimensions);
  g_ptr_array_unref (columns->codes);
  g_free (columns->types);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Columns, columns_clear)

static void
add_status_column (JctStatTable *table, Columns *columns)
{
  columns->status_column
    = jct_table_builder_add_dimension (table->table, table->status_name, _ ("Status"));
  jct_table_builder_intern (table->table, columns->status_column, "", -1);
  /* Translators: of a figure of which its publisher says nothing more. */
  jct_table_builder_set_value_label (table->table, columns->status_column, "", _ ("no status"));
}

static void
add_columns (JctStatTable *table, Columns *columns, const char *title)
{
  columns->dimensions = g_ptr_array_new ();
  columns->codes = g_ptr_array_new_with_free_func (g_free);
  columns->types = find_types (table);
  for (guint i = 0; i < table->dimensions->len; i++)
    {
      JctStatDimension *dimension = table->dimensions->pdata[i];

      if (dimension == table->time.dimension || dimension == table->metric)
        continue;
      g_ptr_array_add (columns->dimensions, dimension);
      g_ptr_array_add (columns->codes, add_dimension (table, dimension));
    }
  if (table->status_name != NULL)
    add_status_column (table, columns);
  for (guint i = 0; i < get_n_measures (table); i++)
    add_measure (table, i, columns->types[i], title);
}

/* The statuses of a row's measures, each once: "p", "b, p". */
static char *
join_statuses (JctStatTable *table, guint64 row)
{
  g_autoptr (GPtrArray) seen = g_ptr_array_new ();

  for (guint i = 0; i < get_n_measures (table); i++)
    {
      const char *status = jct_stat_cells_get_status (&table->cells, get_cell (table, row, i));
      guint n;

      if (status == NULL)
        continue;
      n = GPOINTER_TO_UINT (g_hash_table_lookup (table->flags, status));
      g_hash_table_replace (table->flags, (gpointer) status, GUINT_TO_POINTER (n + 1));
      if (!g_ptr_array_find_with_equal_func (seen, status, g_str_equal, NULL))
        g_ptr_array_add (seen, (gpointer) status);
    }
  if (seen->len == 0)
    return NULL;
  g_ptr_array_add (seen, NULL);
  return g_strjoinv (", ", (char **) seen->pdata);
}

static void
set_status (JctStatTable *table, guint column, const char *status)
{
  guint code = jct_table_builder_intern (table->table, column, status, -1);
  g_autofree char *label = jct_stat_status_dup_label (table->dataset, status);

  jct_table_builder_set_code (table->table, column, code);
  if (label != NULL)
    jct_table_builder_set_value_label (table->table, column, status, label);
}

static void
set_measure (JctStatTable *table, guint measure, guint64 index, const JctMeasureType *types)
{
  const json_t *value = jct_stat_cells_get_value (&table->cells, index);
  const char *status = jct_stat_cells_get_status (&table->cells, index);

  if (value == NULL)
    return;
  if (types[measure] == JCT_MEASURE_REAL)
    jct_table_builder_set_real (table->table, measure, json_number_value (value));
  else
    jct_table_builder_set_integer (table->table, measure,
                                   json_is_integer (value) ? json_integer_value (value)
                                                           : (gint64) json_real_value (value));
  if (status != NULL && jct_stat_status_is_about (status))
    jct_table_builder_set_qualifier (table->table, measure, JCT_QUALIFIER_ABOUT);
}

/* Whether anything is said of the row; null alone says no more than nothing. */
static gboolean
has_content (const JctStatTable *table, guint64 row)
{
  gboolean one_status = json_is_string (table->cells.status);

  for (guint i = 0; i < get_n_measures (table); i++)
    {
      guint64 cell = get_cell (table, row, i);

      if (jct_stat_cells_get_value (&table->cells, cell) != NULL
          || (!one_status && jct_stat_cells_get_status (&table->cells, cell) != NULL))
        return TRUE;
    }
  return FALSE;
}

static void
add_row (JctStatTable *table, const Columns *columns, guint64 row)
{
  const JctStatDimension *time = table->time.dimension;
  guint64 cell = get_cell (table, row, 0);
  guint period = (guint) (cell / time->stride % time->size);
  g_autofree char *status = NULL;

  if (!table->time.used[period] || !has_content (table, row))
    return;
  jct_table_builder_add_row (table->table, table->time.ordinals[period]);
  for (guint i = 0; i < columns->dimensions->len; i++)
    {
      const JctStatDimension *dimension = columns->dimensions->pdata[i];
      const guint32 *codes = columns->codes->pdata[i];

      jct_table_builder_set_code (table->table, i,
                                  codes[cell / dimension->stride % dimension->size]);
    }
  status = table->status_name != NULL ? join_statuses (table, row) : NULL;
  if (status != NULL)
    set_status (table, columns->status_column, status);
  for (guint i = 0; i < get_n_measures (table); i++)
    set_measure (table, i, get_cell (table, row, i), columns->types);
}

static gboolean
add_rows (JctStatTable *table,
          const JctLoadContext *context,
          const Columns *columns,
          GError **error)
{
  guint64 n = get_n_rows (table);

  if (n > JCT_LIMIT_ROWS)
    return jct_json_fail_with (&table->at, "value", JCT_IO_ERROR_LIMIT, error,
                               _ ("The table has more than %d rows."), JCT_LIMIT_ROWS);
  for (guint64 row = 0; row < n; row++)
    {
      if (row % STEP_ROWS == 0 && !jct_load_context_step (context, row, n, error))
        return FALSE;
      add_row (table, columns, row);
    }
  return TRUE;
}

/* ---- the whole ---- */

static gboolean
read_parts (JctStatTable *table, GError **error)
{
  guint64 n_cells;

  table->dimensions = jct_stat_dimensions_read (table->dataset, &table->at, &n_cells, error);
  if (table->dimensions == NULL
      || !jct_stat_time_find (table->dimensions, &table->at, &table->time, error)
      || !jct_stat_cells_init (&table->cells, table->dataset, &table->at, n_cells, error))
    return FALSE;
  table->metric = find_metric (table);
  table->listed
    = jct_stat_cells_list (&table->cells, table->metric != NULL ? table->metric->stride : 1,
                           get_n_measures (table));
  table->flags = g_hash_table_new (g_str_hash, g_str_equal);
  return name_columns (table, error);
}

static gboolean
fill (JctStatTable *table, const JctLoadContext *context, const char *title, GError **error)
{
  g_auto (Columns) columns = { 0 };

  jct_table_builder_set_title (table->table, title);
  jct_table_builder_set_period_name (table->table, table->time.dimension->id);
  jct_stat_about_describe (table);
  add_columns (table, &columns, title);
  return add_rows (table, context, &columns, error);
}

/* Takes what the model says as an error of the dataset; `inner` may be NULL. */
static gboolean
fail_model (const JctStatTable *table, GError *inner, GError **error)
{
  if (inner != NULL && inner->domain == JCT_IO_ERROR)
    g_propagate_error (error, inner);
  else if (inner != NULL)
    jct_io_error_take (error, JCT_IO_ERROR_STRUCTURE, table->at.file, jct_stat_about_place (table),
                       inner);
  return FALSE;
}

gboolean
jct_stat_table_add (JctDocumentBuilder *builder,
                    const JctLoadContext *context,
                    const json_t *dataset,
                    const JctJsonPlace *at,
                    const char *name,
                    GError **error)
{
  g_auto (JctStatTable) table = { .dataset = dataset, .at = *at };
  const char *title = name;
  GError *inner = NULL;
  JctTable *result;

  if (!jct_json_get_text (dataset, at, "label", FALSE, &title, error)
      || !read_parts (&table, error))
    return FALSE;
  table.table = jct_table_builder_new (name, table.time.kind);
  if (!fill (&table, context, title, error))
    return FALSE;
  if (jct_table_builder_get_n_rows (table.table) == 0)
    return jct_json_fail_with (at, "value", JCT_IO_ERROR_STRUCTURE, error,
                               _ ("The dataset has no values."));
  if (!jct_stat_about_add_source (&table, builder, name, &inner))
    return fail_model (&table, inner, error);
  result = jct_table_builder_finish (table.table, FALSE, NULL, NULL, &inner);
  if (result == NULL || !jct_document_builder_take_table (builder, result, &inner)
      || !jct_document_builder_take_view (builder, jct_stat_view_new (&table, builder, name, title),
                                          &inner))
    return fail_model (&table, inner, error);
  jct_stat_about_note (&table, builder);
  return TRUE;
}
