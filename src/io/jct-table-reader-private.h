/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of the table reader: making and finishing, rows, cells. */
#pragma once

#include "io/jct-table-reader.h"
#include "io/jct-table-schema.h"

G_BEGIN_DECLS

/* The text that a column had last and what it meant: neighbouring rows mostly repeat it. */
typedef struct
{
  GString *text;
  gboolean valid;
  guint32 meaning; /* code or ordinal */
} JctLastText;

/* Rows of one file, of the several that a table may have. */
typedef struct
{
  char *file;
  char *pointer;       /* (nullable): of JSON rows */
  gsize first_row;     /* index of the first row in the JSON array; once the next file begins */
  gsize start;         /* the rows that were added before */
  guint lines_start;   /* and their lines */
} JctRowSource;

struct _JctTableReader
{
  JctTableSchema *schema;
  JctTableBuilder *builder;
  JctLastText *last;   /* one a field */
  guint32 *row_codes;  /* one a field: the present row's codes, for the primary key */
  gint32 row_ordinal;
  GString *number;     /* the text of a number that serves as a dimension's value */
  GHashTable *keys;    /* (nullable): of a primary key that is not the whole key: GBytes -> row */
  char *resource_pointer;
  char *resource_file;
  /* where the rows stand, for messages about rows already read */
  char *file;
  char *pointer;       /* of JSON rows; NULL for CSV */
  gsize first_row;     /* index of the first row in the JSON array */
  GArray *lines;       /* guint32: of CSV rows */
  GArray *sources;     /* JctRowSource: the files so far */
  guint *csv_columns;  /* (nullable): for each field where it stands in the rows of the CSV read last */
};

/* The cell being read. */
typedef struct
{
  JctTableReader *reader;
  const JctField *field;
  guint field_index;
  gsize row;     /* index in the JSON array */
  gssize column; /* index in the JSON row; -1 in an object */
  gsize line;    /* of CSV */
} JctTableCell;

/* ---- jct-table-cells.c ---- */

gboolean jct_table_cell_take_json        (JctTableCell *cell, const json_t *value, GError **error);
gboolean jct_table_cell_take_csv         (JctTableCell *cell, const char *text, GError **error);

/* What the text means as a period of the table, for a field of time. */
gboolean jct_table_reader_parse_period   (const JctTableReader *reader, const JctField *field, const char *text,
                                          JctPeriod *period);
gboolean jct_table_reader_is_missing_text (const JctTableReader *reader, const char *text);
/* Whether a text in JSON may be a value of the field. */
gboolean jct_table_field_takes_text      (const JctField *field);

/* ---- jct-table-rows.c ---- */

/* Where the rows to come stand: a file, and in JSON a pointer. */
void     jct_table_reader_set_source     (JctTableReader *reader, const char *file, const char *pointer);

/* ---- jct-table-reader.c ---- */

/* The rows, counted from 0 as they were added, agree in the primary key; returns FALSE. */
gboolean jct_table_reader_fail_duplicate (const JctTableReader *reader, gsize first, gsize repeat, GError **error);

G_END_DECLS
