/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Columns of the flat reader into a table, after a Table Schema. What jct-table-cells.c decides for each cell is decided
 * here once for each distinct text, or for each number; what would be an error there is FALSE here.
 */
#include "config.h"

#include <math.h>
#include <string.h>

#include "io/jct-json-write.h"
#include "io/jct-table-reader-private.h"
#include "model/jct-vintage.h"

/* The columns of a table as they will be taken: all or none. */
typedef struct
{
  gint32 *ordinals;
  JctTextColumn *texts; /* one of the four */
  gpointer numbers;
  guint width;
  guint8 *missing;
  guint8 *qualifiers;
} Taken;

static void
taken_clear (Taken *taken)
{
  g_free (taken->ordinals);
  g_clear_pointer (&taken->texts, jct_text_column_free);
  g_free (taken->numbers);
  g_free (taken->missing);
  g_free (taken->qualifiers);
}

static gboolean
is_missing_number (const JctFlatColumn *column, gsize row)
{
  return column->missing != NULL && column->missing[row] != 0;
}

static gint64
get_integer (const JctFlatColumn *column, gsize row)
{
  return column->width == 4 ? ((const gint32 *) column->numbers)[row]
                            : ((const gint64 *) column->numbers)[row];
}

/* ---- numbers and booleans as the texts that stand for them ---- */

static gboolean
takes_integers (const JctField *field)
{
  return field->type == JCT_FIELD_INTEGER || field->type == JCT_FIELD_NUMBER
         || field->type == JCT_FIELD_YEAR || field->type == JCT_FIELD_ANY;
}

static gboolean
takes_reals (const JctField *field)
{
  return field->type == JCT_FIELD_NUMBER || field->type == JCT_FIELD_ANY;
}

static gboolean
takes_booleans (const JctField *field)
{
  return field->type == JCT_FIELD_BOOLEAN || field->type == JCT_FIELD_ANY;
}

/* Whether all that the column holds may be a text of the field. */
static gboolean
takes_all (const JctField *field, const JctFlatColumn *column)
{
  return (!column->has_text || jct_table_field_takes_text (field))
         && (!column->has_integer || takes_integers (field))
         && (!column->has_real || takes_reals (field))
         && (!column->has_boolean || takes_booleans (field))
         /* Years are written otherwise than other integers: they are not texts yet. */
         && !(column->type == JCT_FLAT_TEXTS && column->has_integer
              && field->type == JCT_FIELD_YEAR)
         && !(column->type == JCT_FLAT_REALS && column->has_integer);
}

static void
write_number (GString *text, const JctField *field, const JctFlatColumn *column, gsize row)
{
  g_string_truncate (text, 0);
  if (is_missing_number (column, row))
    return;
  if (column->type == JCT_FLAT_REALS)
    jct_json_write_real (text, ((const double *) column->numbers)[row]);
  else if (field->type == JCT_FIELD_YEAR)
    g_string_append_printf (text, "%0*" G_GINT64_FORMAT, get_integer (column, row) < 0 ? 5 : 4,
                            get_integer (column, row));
  else
    g_string_append_printf (text, "%" G_GINT64_FORMAT, get_integer (column, row));
}

/* Whether a row of numbers is what the one before it is. */
static gboolean
repeats (const JctFlatColumn *column, gsize row)
{
  const char *numbers = column->numbers;

  return row > 0 && is_missing_number (column, row) == is_missing_number (column, row - 1)
         && memcmp (numbers + row * column->width, numbers + (row - 1) * column->width,
                    column->width)
              == 0;
}

/* ---- dimensions ---- */

static JctTextColumn *
make_empty_texts (gsize n_rows)
{
  JctTextColumn *texts = jct_text_column_new ();

  jct_text_column_fill (texts, n_rows, jct_text_column_intern (texts, "", 0));
  return texts;
}

static JctTextColumn *
make_texts_of_numbers (const JctField *field, const JctFlatColumn *column, gsize n_rows)
{
  g_autoptr (JctTextColumn) texts = jct_text_column_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  guint code = 0;

  for (gsize row = 0; row < n_rows; row++)
    {
      if (!repeats (column, row))
        {
          write_number (text, field, column, row);
          code = jct_text_column_intern (texts, text->str, text->len);
          if (code == JCT_CODE_NONE)
            return NULL;
        }
      jct_text_column_fill (texts, row + 1, code);
    }
  return g_steal_pointer (&texts);
}

/* The texts that mean a missing value, as "". */
static JctTextColumn *
make_texts_without_missing (const JctTableReader *reader, const JctTextColumn *texts, gsize n_rows)
{
  guint n_texts = jct_text_column_get_n_texts (texts);
  g_autofree guint *codes = g_new (guint, n_texts);
  JctTextColumn *made = jct_text_column_new ();

  for (guint code = 0; code < n_texts; code++)
    {
      const char *text = jct_text_column_get_text (texts, code);
      gboolean missing = jct_table_reader_is_missing_text (reader, text);

      codes[code] = jct_text_column_intern (made, missing ? "" : text,
                                            missing ? 0 : jct_text_column_get_length (texts, code));
    }
  for (gsize row = 0; row < n_rows; row++)
    jct_text_column_fill (made, row + 1, codes[jct_text_column_get_code (texts, row)]);
  return made;
}

static gboolean
has_missing_texts (const JctTableReader *reader, const JctFlatColumn *column)
{
  if (!reader->schema->missing_given || !column->has_text)
    return FALSE;
  for (guint code = 0; code < jct_text_column_get_n_texts (column->texts); code++)
    if (jct_table_reader_is_missing_text (reader, jct_text_column_get_text (column->texts, code)))
      return TRUE;
  return FALSE;
}

static gboolean
are_published (const JctFlatColumn *column)
{
  JctEdtf date;

  if (column == NULL || column->type != JCT_FLAT_TEXTS || column->n_null + column->n_absent > 0)
    return FALSE;
  for (guint code = 0; code < jct_text_column_get_n_texts (column->texts); code++)
    if (!jct_vintage_parse_date (jct_text_column_get_text (column->texts, code), &date, NULL))
      return FALSE;
  return TRUE;
}

static gboolean
make_dimension (JctTableReader *reader,
                const JctField *field,
                const JctFlatColumn *column,
                gsize n_rows,
                Taken *taken)
{
  if (field->is_published && !are_published (column))
    return FALSE;
  if (column == NULL || column->type == JCT_FLAT_EMPTY)
    taken->texts = make_empty_texts (n_rows);
  else if (!takes_all (field, column))
    return FALSE;
  else if (column->type != JCT_FLAT_TEXTS)
    taken->texts = make_texts_of_numbers (field, column, n_rows);
  else if (has_missing_texts (reader, column))
    {
      /* A number or boolean that is written alike would not be missing. */
      if (column->has_integer || column->has_real || column->has_boolean)
        return FALSE;
      taken->texts = make_texts_without_missing (reader, column->texts, n_rows);
    }
  else
    return TRUE; /* the column's own, when all is well */
  return taken->texts != NULL;
}

/* ---- time ---- */

static gboolean
parse_ordinal (const JctTableReader *reader, const JctField *field, const char *text, gint32 *out)
{
  JctPeriod period;

  if (!jct_table_reader_parse_period (reader, field, text, &period))
    return FALSE;
  *out = (gint32) period.ordinal;
  return TRUE;
}

static gboolean
make_ordinals_of_texts (const JctTableReader *reader,
                        const JctField *field,
                        const JctFlatColumn *column,
                        gsize n_rows,
                        gint32 *ordinals)
{
  guint n_texts = jct_text_column_get_n_texts (column->texts);
  g_autofree gint32 *of_text = g_new (gint32, n_texts);

  for (guint code = 0; code < n_texts; code++)
    if (!parse_ordinal (reader, field, jct_text_column_get_text (column->texts, code),
                        &of_text[code]))
      return FALSE;
  for (gsize row = 0; row < n_rows; row++)
    ordinals[row] = of_text[jct_text_column_get_code (column->texts, row)];
  return TRUE;
}

static gboolean
make_ordinals_of_numbers (const JctTableReader *reader,
                          const JctField *field,
                          const JctFlatColumn *column,
                          gsize n_rows,
                          gint32 *ordinals)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize row = 0; row < n_rows; row++)
    {
      if (repeats (column, row))
        {
          ordinals[row] = ordinals[row - 1];
          continue;
        }
      write_number (text, field, column, row);
      if (!parse_ordinal (reader, field, text->str, &ordinals[row]))
        return FALSE;
    }
  return TRUE;
}

static gboolean
make_time (const JctTableReader *reader,
           const JctField *field,
           const JctFlatColumn *column,
           gsize n_rows,
           Taken *taken)
{
  if (column == NULL || column->type == JCT_FLAT_EMPTY || column->n_null + column->n_absent > 0
      || has_missing_texts (reader, column) || !takes_all (field, column))
    return FALSE;
  taken->ordinals = g_new (gint32, n_rows);
  return column->type == JCT_FLAT_TEXTS
           ? make_ordinals_of_texts (reader, field, column, n_rows, taken->ordinals)
           : make_ordinals_of_numbers (reader, field, column, n_rows, taken->ordinals);
}

/* ---- measures and qualifiers ---- */

static gboolean
make_integers (const JctFlatColumn *column, gsize n_rows, Taken *taken)
{
  gint64 *integers;

  if (column->type == JCT_FLAT_INTEGERS)
    return TRUE;
  if (column->has_integer)
    return FALSE;
  taken->width = sizeof *integers;
  taken->numbers = integers = g_new (gint64, n_rows);
  for (gsize row = 0; row < n_rows; row++)
    {
      double value = ((const double *) column->numbers)[row];

      /* As for a cell: 12.0 is a whole number, and beyond 2^53 it may not be the one that was meant. */
      if (value != floor (value) || fabs (value) > 9007199254740992.0)
        return FALSE;
      integers[row] = (gint64) value;
    }
  return TRUE;
}

static void
make_reals (const JctFlatColumn *column, gsize n_rows, Taken *taken)
{
  double *reals;

  if (column->type == JCT_FLAT_REALS)
    return;
  taken->width = sizeof *reals;
  taken->numbers = reals = g_new (double, n_rows);
  for (gsize row = 0; row < n_rows; row++)
    reals[row] = (double) get_integer (column, row);
}

static gboolean
make_measure (const JctField *field, const JctFlatColumn *column, gsize n_rows, Taken *taken)
{
  if (column == NULL || column->type == JCT_FLAT_EMPTY)
    {
      taken->width = field->type == JCT_FIELD_INTEGER ? 4 : 8;
      taken->numbers = g_malloc0_n (n_rows, taken->width);
      taken->missing = g_malloc (n_rows);
      memset (taken->missing, 0xff, n_rows);
      return TRUE;
    }
  if (column->type == JCT_FLAT_TEXTS
      || (field->type != JCT_FIELD_INTEGER && field->type != JCT_FIELD_NUMBER))
    return FALSE;
  if (field->type == JCT_FIELD_INTEGER)
    return make_integers (column, n_rows, taken);
  make_reals (column, n_rows, taken);
  return TRUE;
}

static gboolean
make_qualifiers (const JctTableReader *reader,
                 const JctFlatColumn *column,
                 gsize n_rows,
                 Taken *taken)
{
  guint n_texts;
  g_autofree guint8 *of_text = NULL;

  if (column == NULL || column->type == JCT_FLAT_EMPTY)
    return TRUE;
  if (column->type != JCT_FLAT_TEXTS || column->has_integer || column->has_real
      || column->has_boolean || column->has_empty_text || has_missing_texts (reader, column))
    return FALSE;
  n_texts = jct_text_column_get_n_texts (column->texts);
  of_text = g_new (guint8, n_texts);
  for (guint code = 0; code < n_texts; code++)
    {
      const char *text = jct_text_column_get_text (column->texts, code);
      JctQualifier qualifier = JCT_QUALIFIER_EXACT;

      if (*text != '\0' && !jct_qualifier_from_name (text, &qualifier))
        return FALSE;
      of_text[code] = (guint8) qualifier;
    }
  taken->qualifiers = g_new (guint8, n_rows);
  for (gsize row = 0; row < n_rows; row++)
    taken->qualifiers[row] = of_text[jct_text_column_get_code (column->texts, row)];
  return TRUE;
}

/* ---- all fields ---- */

static gboolean
make_field (JctTableReader *reader,
            const JctField *field,
            const JctFlatColumn *column,
            gsize n_rows,
            Taken *taken)
{
  switch (field->role)
    {
    case JCT_FIELD_IS_TIME:
      return make_time (reader, field, column, n_rows, taken);
    case JCT_FIELD_IS_DIMENSION:
      return make_dimension (reader, field, column, n_rows, taken);
    case JCT_FIELD_IS_MEASURE:
      return make_measure (field, column, n_rows, taken);
    case JCT_FIELD_IS_QUALIFIER:
      return make_qualifiers (reader, column, n_rows, taken);
    case JCT_FIELD_IS_IGNORED:
    default:
      return TRUE;
    }
}

/* Gives back what growing reserved in advance, and copies nothing more than that. */
static gpointer
trim (gpointer *values, gsize n_rows, gsize width)
{
  return *values != NULL ? g_realloc_n (g_steal_pointer (values), n_rows, width) : NULL;
}

static void
take_measure (JctTableBuilder *builder,
              const JctField *field,
              JctFlatColumn *column,
              gsize n_rows,
              Taken *taken)
{
  guint width = taken->numbers != NULL ? taken->width : column->width;
  gpointer values
    = trim (taken->numbers != NULL ? &taken->numbers : &column->numbers, n_rows, width);
  guint8 *missing = taken->missing;

  taken->missing = NULL;
  if (missing == NULL && column != NULL && column->missing != NULL)
    missing = g_realloc (g_steal_pointer (&column->missing), n_rows);
  if (field->type == JCT_FIELD_INTEGER)
    jct_table_builder_take_integers (builder, field->index, values, width, missing);
  else
    jct_table_builder_take_reals (builder, field->index, values, missing);
}

static void
take_field (JctTableBuilder *builder,
            const JctField *field,
            JctFlatColumn *column,
            gsize n_rows,
            Taken *taken)
{
  if (field->role == JCT_FIELD_IS_DIMENSION)
    jct_table_builder_take_texts (builder, field->index,
                                  taken->texts != NULL ? g_steal_pointer (&taken->texts)
                                                       : g_steal_pointer (&column->texts));
  else if (field->role == JCT_FIELD_IS_MEASURE)
    take_measure (builder, field, column, n_rows, taken);
  else if (field->role == JCT_FIELD_IS_QUALIFIER && taken->qualifiers != NULL)
    jct_table_builder_take_qualifiers (builder, field->index, g_steal_pointer (&taken->qualifiers));
}

/* Which column each field has, NULL for none. Rows must have them all, and no column may be without a field. */
static gboolean
match_columns (const JctTableReader *reader, const JctFlatTable *table, JctFlatColumn **columns)
{
  guint n_found = 0;

  for (guint i = 0; i < reader->schema->fields->len; i++)
    {
      const JctField *field = reader->schema->fields->pdata[i];
      int found = jct_flat_table_find (table, field->name);

      columns[i] = found >= 0 ? table->columns->pdata[found] : NULL;
      n_found += found >= 0;
    }
  return n_found == table->columns->len
         && (!table->has_names || n_found == reader->schema->fields->len);
}

gboolean
jct_table_reader_take_flat (JctTableReader *reader, JctFlatTable *table, const JctJsonPlace *at)
{
  guint n_fields = reader->schema->fields->len;
  g_autofree JctFlatColumn **columns = g_new0 (JctFlatColumn *, n_fields);
  g_autofree Taken *taken = g_new0 (Taken, n_fields);
  gboolean good = match_columns (reader, table, columns) && reader->keys == NULL
                  && jct_table_builder_get_n_rows (reader->builder) == 0;

  for (guint i = 0; good && i < n_fields; i++)
    good
      = make_field (reader, reader->schema->fields->pdata[i], columns[i], table->n_rows, &taken[i]);
  if (good)
    {
      jct_table_reader_set_source (reader, at->file, at->pointer);
      reader->first_row = table->has_names ? 1 : 0;
      jct_table_builder_take_rows (reader->builder,
                                   g_steal_pointer (&taken[reader->schema->time].ordinals),
                                   table->n_rows);
    }
  for (guint i = 0; i < n_fields; i++)
    {
      if (good)
        take_field (reader->builder, reader->schema->fields->pdata[i], columns[i], table->n_rows,
                    &taken[i]);
      taken_clear (&taken[i]);
    }
  return good;
}
