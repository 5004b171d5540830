/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/jct-read-cbp.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/jct-cbp-cells.h"
#include "io/jct-cbp-fields.h"
#include "io/jct-cbp-overlap.h"
#include "io/jct-csv.h"
#include "io/jct-io-error.h"
#include "io/jct-limits.h"

#define TABLE_NAME "encounters"
#define SOURCE_KEY "cbp-nationwide-encounters"
#define FISCAL_START 10

/* The text that a column had last and its code: neighbouring rows mostly repeat it. */
typedef struct
{
  GString *text;
  gboolean valid;
  guint32 code;
  guint n_values; /* codes given so far: the next one is a new value */
} LastText;

struct _JctCbpReader
{
  GPtrArray
    *dimensions; /* names in the order of the table: the keys first, then the two that are none */
  guint n_keys;
  JctTableBuilder *builder;
  JctCbpCells *cells;
  JctCbpOverlap *overlap;
  LastText *last;   /* one a dimension */
  GPtrArray *files; /* names */
};

/* One file being read. */
typedef struct
{
  JctCbpReader *reader;
  const JctLoadContext *context;
  gboolean has_header;
  guint n_columns;
  GPtrArray *dimensions; /* names by this file's columns; NULL for the month and the count */
  guint *columns;        /* for each dimension of the reader, the column */
  guint year_column;
  guint month_column;
  guint count_column;
  guint32 *codes;
} CbpFile;

/* ---- header ---- */

gboolean
jct_cbp_is_header (const char *const *names, guint n)
{
  guint n_found = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *normalised = jct_cbp_normalise_name (names[i]);

      n_found += strcmp (normalised, "fiscal_year") == 0 || strcmp (normalised, "month_abbv") == 0
                 || strcmp (normalised, "encounter_count") == 0;
    }
  return n_found >= 3;
}

static gboolean
is_key (const char *dimension)
{
  return strcmp (dimension, "fiscal_year") != 0 && strcmp (dimension, "month_grouping") != 0;
}

/* The dimensions of the first file become those of the table. */
static void
set_dimensions (JctCbpReader *reader, GPtrArray *columns)
{
  for (int pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < columns->len; i++)
        {
          const char *name = columns->pdata[i];

          if (name != NULL && is_key (name) == (pass == 0))
            g_ptr_array_add (reader->dimensions, g_strdup (name));
        }
      if (pass == 0)
        reader->n_keys = reader->dimensions->len;
    }
  for (guint i = 0; i < reader->dimensions->len; i++)
    jct_table_builder_add_dimension (reader->builder, reader->dimensions->pdata[i],
                                     jct_cbp_dimension_title (reader->dimensions->pdata[i]));
  jct_table_builder_add_measure (reader->builder, JCT_CBP_COUNT, _ ("Encounters"), _ ("encounters"),
                                 JCT_MEASURE_INTEGER);
  reader->cells = jct_cbp_cells_new (reader->n_keys, reader->dimensions->len);
  reader->last = g_new0 (LastText, reader->dimensions->len);
  for (guint i = 0; i < reader->dimensions->len; i++)
    reader->last[i].text = g_string_new (NULL);
}

static gboolean
fail_header (const CbpFile *file,
             gsize line,
             JctIoError code,
             const char *message,
             const char *name,
             GError **error)
{
  g_autofree char *place = jct_io_place_line (line, 0);
  g_autofree char *quoted = jct_io_quote (name, -1);

  jct_io_error_set (error, code, file->context->name, place, "%s %s", message, quoted);
  return FALSE;
}

static int
find_name (GPtrArray *names, const char *name)
{
  for (guint i = 0; i < names->len; i++)
    if (names->pdata[i] != NULL && strcmp (names->pdata[i], name) == 0)
      return (int) i;
  return -1;
}

/* A column that CBP does not have today is kept as a dimension under its normalised name. */
static gboolean
name_columns (CbpFile *file, const JctCsvRow *header, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < header->n_fields; i++)
    {
      g_autofree char *normalised = jct_cbp_normalise_name (header->fields[i]);
      const char *name = jct_cbp_column_name (normalised);

      if (*normalised == '\0')
        return fail_header (file, header->line, JCT_IO_ERROR_STRUCTURE,
                            _ ("The header has a column without a name:"), header->fields[i],
                            error);
      if (!g_hash_table_add (seen, g_strdup (name != NULL ? name : normalised)))
        return fail_header (file, header->line, JCT_IO_ERROR_DUPLICATE,
                            _ ("The header names a column twice:"), header->fields[i], error);
      if (name != NULL && strcmp (name, JCT_CBP_MONTH) == 0)
        file->month_column = i;
      else if (name != NULL && strcmp (name, JCT_CBP_COUNT) == 0)
        file->count_column = i;
      else
        {
          if (name != NULL && strcmp (name, "fiscal_year") == 0)
            file->year_column = i;
          g_ptr_array_add (file->dimensions,
                           name != NULL ? g_strdup (name) : g_steal_pointer (&normalised));
          continue;
        }
      g_ptr_array_add (file->dimensions, NULL);
    }
  return TRUE;
}

static gboolean
read_header (CbpFile *file, const JctCsvRow *header, GError **error)
{
  JctCbpReader *reader = file->reader;

  file->has_header = TRUE;
  file->n_columns = header->n_fields;
  if (!jct_cbp_is_header (header->fields, header->n_fields))
    return fail_header (
      file, header->line, JCT_IO_ERROR_FORMAT,
      _ ("Expected the header of CBP's nationwide encounters, found a header that starts with"),
      header->n_fields > 0 ? header->fields[0] : "", error);
  if (!name_columns (file, header, error))
    return FALSE;
  if (reader->dimensions->len == 0)
    set_dimensions (reader, file->dimensions);
  for (guint i = 0; i < file->dimensions->len; i++)
    if (file->dimensions->pdata[i] != NULL
        && find_name (reader->dimensions, file->dimensions->pdata[i]) < 0)
      return fail_header (
        file, header->line, JCT_IO_ERROR_STRUCTURE,
        _ ("The files do not go together: an earlier one does not have the column"),
        file->dimensions->pdata[i], error);
  file->columns = g_new0 (guint, reader->dimensions->len);
  file->codes = g_new0 (guint32, reader->dimensions->len);
  for (guint i = 0; i < reader->dimensions->len; i++)
    {
      int column = find_name (file->dimensions, reader->dimensions->pdata[i]);

      if (column < 0)
        return fail_header (file, header->line, JCT_IO_ERROR_STRUCTURE,
                            _ ("The files do not go together: this one does not have the column"),
                            reader->dimensions->pdata[i], error);
      file->columns[i] = (guint) column;
    }
  return TRUE;
}

/* ---- rows ---- */

static gboolean
fail_value (const CbpFile *file,
            const JctCsvRow *row,
            const char *name,
            const char *expected,
            const char *found,
            GError **error)
{
  g_autofree char *line = jct_io_place_line (row->line, 0);
  g_autofree char *quoted_name = jct_io_quote (name, -1);
  /* Translators: a place in a CSV file: 'line 3, field "month"'. */
  g_autofree char *place = g_strdup_printf (_ ("%s, field %s"), line, quoted_name);
  g_autofree char *quoted = jct_io_quote (found, -1);

  jct_io_error_set (error, JCT_IO_ERROR_VALUE, file->context->name, place,
                    _ ("Expected %s, found %s."), expected, quoted);
  return FALSE;
}

static guint32
intern (JctCbpReader *reader, guint dimension, const char *text)
{
  LastText *last = &reader->last[dimension];

  if (last->valid && strcmp (last->text->str, text) == 0)
    return last->code;
  last->code = jct_table_builder_intern (reader->builder, dimension, text, -1);
  last->valid = TRUE;
  if (last->code == last->n_values)
    {
      g_autofree char *label = jct_cbp_value_label (reader->dimensions->pdata[dimension], text);

      last->n_values++;
      if (label != NULL)
        jct_table_builder_set_value_label (reader->builder, dimension, text, label);
    }
  g_string_assign (last->text, text);
  return last->code;
}

static void
keep_figure (CbpFile *file, const JctCsvRow *row, int fiscal_year, gint32 ordinal, gint64 count)
{
  JctCbpReader *reader = file->reader;
  JctCbpCells *cells = reader->cells;
  guint32 file_index = reader->files->len - 1;
  gboolean is_new;
  gsize index = jct_cbp_cells_find_or_add (cells, ordinal, file->codes, &is_new);

  if (!is_new)
    {
      jct_cbp_overlap_add (reader->overlap, fiscal_year,
                           g_array_index (cells->files, guint32, index), file_index, row->line,
                           ordinal, g_array_index (cells->counts, gint64, index), count);
      /* The key is the same; the spelling of year and grouping is the later row's. */
      memcpy (&g_array_index (cells->codes, guint32, index * cells->n_codes), file->codes,
              cells->n_codes * sizeof *file->codes);
    }
  g_array_index (cells->counts, gint64, index) = count;
  g_array_index (cells->files, guint32, index) = file_index;
  jct_cbp_overlap_cover (reader->overlap, file_index, ordinal);
}

static gboolean
read_row (const JctCsvRow *row, gpointer user_data, GError **error)
{
  CbpFile *file = user_data;
  JctCbpReader *reader = file->reader;
  char year_text[16];
  int year;
  int month;
  gint64 count;

  if (!file->has_header)
    return read_header (file, row, error);
  if (row->n_fields != file->n_columns)
    {
      g_autofree char *place = jct_io_place_line (row->line, 0);

      jct_io_error_set_n_values (error, file->context->name, place, row->n_fields, file->n_columns);
      return FALSE;
    }
  if (!jct_cbp_parse_year (row->fields[file->year_column], &year))
    return fail_value (file, row, "fiscal_year", _ ("a fiscal year such as 2024 or 2024 (FYTD)"),
                       row->fields[file->year_column], error);
  if (!jct_cbp_parse_month (row->fields[file->month_column], &month))
    return fail_value (file, row, "month_abbv", _ ("the name of a month such as OCT"),
                       row->fields[file->month_column], error);
  if (!jct_cbp_parse_count (row->fields[file->count_column], &count))
    return fail_value (file, row, "encounter_count", _ ("a count such as 1,234"),
                       row->fields[file->count_column], error);
  if (jct_cbp_cells_get_n (reader->cells) >= JCT_LIMIT_ROWS)
    {
      jct_io_error_set (error, JCT_IO_ERROR_LIMIT, file->context->name, NULL,
                        _ ("The table has more than %d rows."), JCT_LIMIT_ROWS);
      return FALSE;
    }
  g_snprintf (year_text, sizeof year_text, "%04d", year);
  for (guint i = 0; i < reader->dimensions->len; i++)
    file->codes[i]
      = intern (reader, i,
                file->columns[i] == file->year_column ? year_text : row->fields[file->columns[i]]);
  keep_figure (file, row, year, jct_cbp_month_ordinal (year, month), count);
  return TRUE;
}

gboolean
jct_cbp_reader_add (JctCbpReader *reader,
                    const JctLoadContext *context,
                    const char *text,
                    gsize length,
                    GError **error)
{
  CbpFile file = { .reader = reader, .context = context };
  gboolean read;

  file.dimensions = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (reader->files, g_strdup (context->name));
  read = jct_csv_parse (context, text, length, ',', read_row, &file, error);
  g_ptr_array_unref (file.dimensions);
  g_free (file.columns);
  g_free (file.codes);
  return read;
}

JctCbpReader *
jct_cbp_reader_new (void)
{
  JctCbpReader *reader = g_new0 (JctCbpReader, 1);

  reader->dimensions = g_ptr_array_new_with_free_func (g_free);
  reader->files = g_ptr_array_new_with_free_func (g_free);
  reader->builder = jct_table_builder_new (TABLE_NAME, jct_period_kind (JCT_PERIOD_MONTH, 1));
  reader->overlap = jct_cbp_overlap_new ();
  return reader;
}

void
jct_cbp_reader_free (JctCbpReader *reader)
{
  for (guint i = 0; reader->last != NULL && i < reader->dimensions->len; i++)
    g_string_free (reader->last[i].text, TRUE);
  g_free (reader->last);
  g_ptr_array_unref (reader->dimensions);
  g_ptr_array_unref (reader->files);
  g_clear_pointer (&reader->cells, jct_cbp_cells_free);
  g_clear_pointer (&reader->builder, jct_table_builder_free);
  jct_cbp_overlap_free (reader->overlap);
  g_free (reader);
}

/* ---- document ---- */

static JctTable *
make_table (JctCbpReader *reader, GError **error)
{
  static const char *const source_keys[] = { SOURCE_KEY, NULL };
  const JctCbpCells *cells = reader->cells;

  jct_table_builder_set_title (reader->builder, _ ("Nationwide encounters"));
  jct_table_builder_set_description (
    reader->builder,
    _ ("Encounters by month, as U.S. Customs and Border Protection publishes them. An "
       "encounter is an event, not a person."));
  jct_table_builder_set_period_name (reader->builder, JCT_CBP_MONTH);
  jct_table_builder_set_missing_periods (reader->builder, JCT_MISSING_IS_ZERO);
  jct_table_builder_set_source_keys (reader->builder, source_keys);
  for (gsize row = 0; row < jct_cbp_cells_get_n (cells); row++)
    {
      const guint32 *codes = jct_cbp_cells_get_codes (cells, row);

      jct_table_builder_add_row (reader->builder, g_array_index (cells->ordinals, gint32, row));
      for (guint i = 0; i < cells->n_codes; i++)
        if (codes[i] != JCT_CODE_NONE)
          jct_table_builder_set_code (reader->builder, i, codes[i]);
      jct_table_builder_set_integer (reader->builder, 0,
                                     g_array_index (cells->counts, gint64, row));
    }
  return jct_table_builder_finish (reader->builder, FALSE, NULL, NULL, error);
}

/* ---- definitions ---- */

static const struct
{
  const char *id;
  const char *title;
  const char *short_title;
  const char *description;
  const char *where[7]; /* dimension, value, ... */
} definitions[] = {
  { "bp-southwest",
    N_ ("Border Patrol, southwest border"),
    N_ ("Border Patrol"),
    N_ ("Counts the encounters of the Border Patrol between the ports of entry of the southwest "
        "land border, under any "
        "authority; an encounter is an event, not a person."),
    { "component", "U.S. Border Patrol", "border", "Southwest Land Border" } },
  { "bp-title8-southwest",
    N_ ("Border Patrol apprehensions under Title 8, southwest border"),
    N_ ("Title 8"),
    N_ ("Counts the Border Patrol's apprehensions under Title 8 between the ports of entry of the "
        "southwest land border, "
        "without expulsions under Title 42; an apprehension is an event, not a person."),
    { "component", "U.S. Border Patrol", "border", "Southwest Land Border", "encounter_type",
      "Apprehensions" } },
  { "all-southwest",
    N_ ("All encounters, southwest border"),
    N_ ("With ports"),
    N_ ("Counts the encounters of the southwest land border at and between the ports of entry; an "
        "encounter is an event, "
        "not a person."),
    { "border", "Southwest Land Border" } },
  { "bp-nationwide",
    N_ ("Border Patrol, nationwide"),
    N_ ("Nationwide"),
    N_ ("Counts the encounters of the Border Patrol at all borders and coasts, between the ports "
        "of entry; an encounter "
        "is an event, not a person."),
    { "component", "U.S. Border Patrol" } },
  { "all-nationwide",
    N_ ("All encounters, nationwide"),
    N_ ("All nationwide"),
    N_ ("Counts the encounters of the Border Patrol and of the Office of Field Operations "
        "everywhere; an encounter is an "
        "event, not a person."),
    { NULL } },
};

/* A file of part of the data does not get definitions that would be empty. */
static gboolean
has_values (const JctTable *table, const char *const *where)
{
  for (guint i = 0; where[i] != NULL; i += 2)
    {
      int dimension = jct_table_find_dimension (table, where[i]);

      if (dimension < 0
          || jct_table_find_value (table, (guint) dimension, where[i + 1]) == JCT_CODE_NONE)
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_definitions (JctDocumentBuilder *builder, const JctTable *table, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (definitions); i++)
    {
      JctDefinition *definition;

      if (!has_values (table, definitions[i].where))
        continue;
      definition = jct_definition_new ();
      definition->id = g_strdup (definitions[i].id);
      definition->title = g_strdup (_ (definitions[i].title));
      definition->short_title = g_strdup (_ (definitions[i].short_title));
      definition->description = g_strdup (_ (definitions[i].description));
      definition->unit = g_strdup (_ ("encounters"));
      definition->table = g_strdup (TABLE_NAME);
      definition->measure = g_strdup (JCT_CBP_COUNT);
      if (definition->filter == NULL)
        definition->filter = jct_filter_new ();
      for (guint j = 0; definitions[i].where[j] != NULL; j += 2)
        jct_filter_add (definition->filter, definitions[i].where[j], definitions[i].where[j + 1]);
      if (!jct_document_builder_take_definition (builder, definition, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_source (JctDocumentBuilder *builder, GError **error)
{
  JctSource *source = jct_source_new ();

  source->key = g_strdup (SOURCE_KEY);
  source->title = g_strdup ("Nationwide Encounters");
  source->publisher = g_strdup ("U.S. Customs and Border Protection");
  source->url = g_strdup ("https://www.cbp.gov/newsroom/stats/nationwide-encounters");
  return jct_document_builder_take_source (builder, source, error);
}

JctDocument *
jct_cbp_reader_finish (JctCbpReader *reader, GError **error)
{
  g_autoptr (JctDocumentBuilder) builder = jct_document_builder_new ("cbp");
  g_autoptr (JctTable) table = NULL;
  const char *name = reader->files->pdata[reader->files->len - 1];
  JctDocument *document = NULL;
  GError *inner = NULL;

  if (reader->cells == NULL || jct_cbp_cells_get_n (reader->cells) == 0)
    {
      jct_io_error_set (error, JCT_IO_ERROR_STRUCTURE, name, NULL,
                        _ ("The file has no row of figures."));
      return NULL;
    }
  jct_document_builder_set_name (builder, "cbp-nationwide-encounters");
  jct_document_builder_set_title (builder, _ ("CBP nationwide encounters"));
  jct_document_builder_set_fiscal_start (builder, FISCAL_START);
  jct_cbp_overlap_report (reader->overlap, reader->cells, reader->files, builder);
  table = make_table (reader, &inner);
  if (table != NULL && jct_document_builder_take_table (builder, jct_table_ref (table), &inner)
      && add_definitions (builder, table, &inner) && add_source (builder, &inner))
    document = jct_document_builder_finish (builder, &inner);
  if (document == NULL)
    jct_io_error_take (error, JCT_IO_ERROR_LIMIT, name, NULL, inner);
  return document;
}
