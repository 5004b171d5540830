/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rows of JSON or CSV into a table, after a Table Schema: which field is time, dimension, measure or qualifier, and of
 * which type. Serves the tables of Data Packages, and through a schema made by guessing, records and plain CSV.
 */
#pragma once

#include "io/jct-csv.h"
#include "io/jct-flat-reader.h"
#include "io/jct-json.h"
#include "io/jct-table-schema.h"
#include "model/jct-table.h"

G_BEGIN_DECLS

typedef struct _JctTableReader JctTableReader;

/* `resource` is the resource's object at `at`; its name, schema and `juncture` are read here, its data by the functions
 * below. `ignored` (nullable) names fields that are to be passed over, though the rows have them. */
JctTableReader *jct_table_reader_new       (json_t *resource, const JctJsonPlace *at, guint fiscal_start,
                                            const char *const *ignored, GError **error);
void            jct_table_reader_free      (JctTableReader *reader);
/* An array of arrays after a header row, or of objects; `at` is the array's place. */
gboolean        jct_table_reader_add_json  (JctTableReader *reader, const JctLoadContext *context, json_t *data,
                                            const JctJsonPlace *at, GError **error);
/* The same one object at a time, for an array that is never whole in memory: `at` is its place, and `index` counts the
 * records from 0. */
void            jct_table_reader_start_records (JctTableReader *reader, const JctJsonPlace *at);
gboolean        jct_table_reader_add_record (JctTableReader *reader, const json_t *record, gsize index, GError **error);
/* The same of a file that has one record on each line: places are lines then. */
gboolean        jct_table_reader_add_line  (JctTableReader *reader, const JctLoadContext *context, const json_t *record,
                                            gsize line, GError **error);
/* Rows of CSV one at a time, with their fields in the order of the schema. */
void            jct_table_reader_start_csv (JctTableReader *reader, const JctLoadContext *context);
gboolean        jct_table_reader_add_csv_row (JctTableReader *reader, const JctCsvRow *row, GError **error);
gboolean        jct_table_reader_add_csv   (JctTableReader *reader, const JctLoadContext *context, const char *text,
                                            gsize length, char delimiter, GError **error);
/* All rows at once, for a reader that has none yet; what the table holds is empty afterwards. FALSE for anything that
 * jct_table_reader_add_json() would refuse, and for some things that it would not; nothing was added then. `at` is the
 * array's place. */
gboolean        jct_table_reader_take_flat (JctTableReader *reader, JctFlatTable *table, const JctJsonPlace *at);
/* Before any row is added: the rows are figures as published earlier, the field has the date of each, and no two of them
 * agree in period, dimensions and date. FALSE where the table has no such field, or it has another use. */
gboolean        jct_table_reader_set_published (JctTableReader *reader, const char *field);
/* What its fields are. (transfer none) */
const JctTableSchema *jct_table_reader_get_schema (const JctTableReader *reader);
/* The title of the table, for a resource that was made without one. */
void            jct_table_reader_set_title (JctTableReader *reader, const char *title);
/* Checks the primary key and returns the table; the reader is then only fit to be freed. */
JctTable       *jct_table_reader_finish    (JctTableReader *reader, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctTableReader, jct_table_reader_free)

G_END_DECLS
