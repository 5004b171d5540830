/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/jct-rows-write.h"

#include <string.h>

#include "io/jct-json-write.h"
#include "io/jct-writer.h"
#include "model/jct-csv-text.h"

/* What is handed to the stream at once. */
#define PIECE_BYTES (256 * 1024)

typedef struct
{
  const JctRowOrder *order;
  JctTable *table;
  JctRowsFormat format;
  GString *text;

  /* Of the row that was written last: its neighbours are mostly of the same period. */
  gboolean has_period;
  gint32 ordinal;
  char *period;
} Writer;

static void
writer_init (Writer *writer, const JctRowOrder *order, JctRowsFormat format, GString *text)
{
  *writer = (Writer){ .order = order, .format = format, .text = text };
  writer->table = jct_row_order_get_table (order);
}

static void
writer_clear (Writer *writer)
{
  g_free (writer->period);
}

/* ---- the columns -----------------------------------------------------------------------------
 */

static char *
dup_qualifier_name (const JctTable *table, guint measure)
{
  if (jct_table_get_n_measures (table) == 1)
    return g_strdup ("qualifier");
  return g_strdup_printf ("%s_qualifier", jct_table_get_measure_name (table, measure));
}

static void
append_heading (GString *text, char delimiter, const char *name)
{
  if (text->len > 0)
    g_string_append_c (text, delimiter);
  jct_csv_append_text (text, delimiter, name);
}

static void
append_names (GString *text, const JctTable *table)
{
  append_heading (text, ',', jct_table_get_period_name (table));
  for (guint i = 0; i < jct_table_get_n_dimensions (table); i++)
    append_heading (text, ',', jct_table_get_dimension_name (table, i));
  for (guint i = 0; i < jct_table_get_n_measures (table); i++)
    {
      g_autofree char *qualifier = dup_qualifier_name (table, i);

      append_heading (text, ',', jct_table_get_measure_name (table, i));
      if (jct_table_has_qualifier (table, i))
        append_heading (text, ',', qualifier);
    }
  g_string_append_c (text, '\n');
}

void
jct_rows_append_titles (GString *text, const JctTable *table)
{
  g_return_if_fail (text != NULL && table != NULL);

  append_heading (text, '\t', jct_table_get_period_name (table));
  for (guint i = 0; i < jct_table_get_n_dimensions (table); i++)
    append_heading (text, '\t', jct_table_get_dimension_title (table, i));
  for (guint i = 0; i < jct_table_get_n_measures (table); i++)
    {
      g_autofree char *qualifier = dup_qualifier_name (table, i);

      append_heading (text, '\t', jct_table_get_measure_title (table, i));
      if (jct_table_has_qualifier (table, i))
        append_heading (text, '\t', qualifier);
    }
  g_string_append_c (text, '\n');
}

/* ---- a row -----------------------------------------------------------------------------------
 */

static const char *
get_period (Writer *writer, gsize row)
{
  gint32 ordinal = jct_table_get_periods (writer->table)[row];

  if (!writer->has_period || writer->ordinal != ordinal)
    {
      g_free (writer->period);
      writer->period
        = jct_period_to_text ((JctPeriod){ jct_table_get_period_kind (writer->table), ordinal });
      writer->ordinal = ordinal;
      writer->has_period = TRUE;
    }
  return writer->period;
}

static void
append_number (Writer *writer, guint measure, gsize row)
{
  if (jct_table_get_measure_type (writer->table, measure) == JCT_MEASURE_INTEGER)
    g_string_append_printf (writer->text, "%" G_GINT64_FORMAT,
                            jct_table_get_integer (writer->table, measure, row));
  else if (writer->format == JCT_ROWS_JSON)
    jct_json_write_real (writer->text, jct_table_get_real (writer->table, measure, row));
  else
    jct_csv_append_number (writer->text, jct_table_get_real (writer->table, measure, row));
}

static void
append_fields (Writer *writer, gsize row)
{
  JctTable *table = writer->table;
  GString *text = writer->text;
  char delimiter = writer->format == JCT_ROWS_TSV ? '\t' : ',';

  g_string_append (text, get_period (writer, row));
  for (guint i = 0; i < jct_table_get_n_dimensions (table); i++)
    {
      guint code = jct_table_get_code (table, i, row);

      g_string_append_c (text, delimiter);
      jct_csv_append_text (text, delimiter,
                           writer->format == JCT_ROWS_TSV
                             ? jct_table_get_value_label (table, i, code)
                             : jct_table_get_value (table, i, code));
    }
  for (guint i = 0; i < jct_table_get_n_measures (table); i++)
    {
      g_string_append_c (text, delimiter);
      if (!jct_table_is_missing (table, i, row))
        append_number (writer, i, row);
      if (!jct_table_has_qualifier (table, i))
        continue;
      g_string_append_c (text, delimiter);
      if (jct_table_get_qualifier (table, i, row) != JCT_QUALIFIER_EXACT)
        g_string_append (text, jct_qualifier_to_name (jct_table_get_qualifier (table, i, row)));
    }
  g_string_append_c (text, '\n');
}

static void
append_member (Writer *writer, const char *name)
{
  if (writer->text->str[writer->text->len - 1] != '{')
    g_string_append (writer->text, ", ");
  jct_json_write_text (writer->text, name, strlen (name));
  g_string_append (writer->text, ": ");
}

static void
append_string (Writer *writer, const char *name, const char *value)
{
  append_member (writer, name);
  jct_json_write_text (writer->text, value, strlen (value));
}

static void
append_record (Writer *writer, gsize row)
{
  JctTable *table = writer->table;

  g_string_append_c (writer->text, '{');
  append_string (writer, jct_table_get_period_name (table), get_period (writer, row));
  for (guint i = 0; i < jct_table_get_n_dimensions (table); i++)
    append_string (writer, jct_table_get_dimension_name (table, i),
                   jct_table_get_value (table, i, jct_table_get_code (table, i, row)));
  for (guint i = 0; i < jct_table_get_n_measures (table); i++)
    {
      append_member (writer, jct_table_get_measure_name (table, i));
      if (jct_table_is_missing (table, i, row))
        g_string_append (writer->text, "null");
      else
        append_number (writer, i, row);
      if (jct_table_has_qualifier (table, i))
        {
          g_autofree char *name = dup_qualifier_name (table, i);

          append_string (writer, name,
                         jct_qualifier_to_name (jct_table_get_qualifier (table, i, row)));
        }
    }
  g_string_append_c (writer->text, '}');
}

static void
append_start (Writer *writer)
{
  switch (writer->format)
    {
    case JCT_ROWS_CSV:
      append_names (writer->text, writer->table);
      break;
    case JCT_ROWS_JSON:
      g_string_append_c (writer->text, '[');
      break;
    case JCT_ROWS_TSV:
    default:
      jct_rows_append_titles (writer->text, writer->table);
      break;
    }
}

static void
append_row (Writer *writer, gsize position)
{
  gsize row = jct_row_order_get_row (writer->order, position);

  if (writer->format != JCT_ROWS_JSON)
    {
      append_fields (writer, row);
      return;
    }
  g_string_append (writer->text, position > 0 ? ",\n" : "\n");
  append_record (writer, row);
}

void
jct_rows_append_rows (GString *text, const JctRowOrder *order, gsize first, gsize n)
{
  Writer writer;

  g_return_if_fail (text != NULL && order != NULL);
  g_return_if_fail (first + n <= jct_row_order_get_n (order));

  writer_init (&writer, order, JCT_ROWS_TSV, text);
  for (gsize i = 0; i < n; i++)
    append_row (&writer, first + i);
  writer_clear (&writer);
}

static void
append_end (Writer *writer)
{
  if (writer->format == JCT_ROWS_JSON)
    g_string_append (writer->text, "\n]\n");
}

void
jct_rows_append_head (GString *text, const JctRowOrder *order, JctRowsFormat format, gsize n)
{
  Writer writer;

  g_return_if_fail (text != NULL && order != NULL);

  writer_init (&writer, order, format, text);
  append_start (&writer);
  for (gsize i = 0; i < MIN (n, jct_row_order_get_n (order)); i++)
    append_row (&writer, i);
  if (n >= jct_row_order_get_n (order))
    append_end (&writer);
  writer_clear (&writer);
}

/* ---- all rows --------------------------------------------------------------------------------
 */

static gboolean
flush (GString *text, GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  gboolean written
    = g_output_stream_write_all (stream, text->str, text->len, NULL, cancellable, error);

  g_string_truncate (text, 0);
  return written;
}

gboolean
jct_rows_write (const JctRowOrder *order,
                JctRowsFormat format,
                GOutputStream *stream,
                JctRowsProgress progress,
                gpointer data,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (GString) text = g_string_sized_new (PIECE_BYTES + 4096);
  gsize n;
  Writer writer;
  gboolean written = TRUE;

  g_return_val_if_fail (order != NULL, FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  n = jct_row_order_get_n (order);
  writer_init (&writer, order, format, text);
  append_start (&writer);
  for (gsize i = 0; i < n && written; i++)
    {
      append_row (&writer, i);
      if (text->len < PIECE_BYTES)
        continue;
      written = flush (text, stream, cancellable, error);
      if (progress != NULL)
        progress ((double) (i + 1) / (double) n, data);
    }
  append_end (&writer);
  writer_clear (&writer);
  return written && flush (text, stream, cancellable, error);
}

typedef struct
{
  const JctRowOrder *order;
  JctRowsFormat format;
  JctRowsProgress progress;
  gpointer data;
  GCancellable *cancellable;
} Save;

static gboolean
write_rows (GOutputStream *stream, gpointer data, GError **error)
{
  const Save *save = data;

  return jct_rows_write (save->order, save->format, stream, save->progress, save->data,
                         save->cancellable, error);
}

gboolean
jct_rows_save (const JctRowOrder *order,
               JctRowsFormat format,
               const char *path,
               JctRowsProgress progress,
               gpointer data,
               GCancellable *cancellable,
               GError **error)
{
  Save save = { order, format, progress, data, cancellable };

  g_return_val_if_fail (order != NULL && path != NULL, FALSE);

  return jct_save_written (path, write_rows, &save, error);
}
