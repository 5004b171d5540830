/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A table of observations, in columns: one period column, dictionary-coded dimensions, measures, and for each measure
 * an optional qualifier ("nearly", "more-than", ...). Immutable once built, shared by reference counting, safe to read
 * from any thread.
 *
 * Rows are kept sorted by period; the order of rows within a period is that in which they were added. Dimension codes
 * are stored in the narrowest of 8, 16 or 32 bits. A measure's value may be missing (null): missing is never zero.
 */
#pragma once

#include "model/jct-period.h"
#include "model/jct-text-column.h"

G_BEGIN_DECLS

typedef struct _JctTable JctTable;
typedef struct _JctTableBuilder JctTableBuilder;

typedef enum
{
  JCT_MEASURE_INTEGER, /* gint64 */
  JCT_MEASURE_REAL,    /* double, finite */
} JctMeasureType;

/* How exactly a source stated a figure. Stored by name, never by number. */
typedef enum
{
  JCT_QUALIFIER_EXACT,
  JCT_QUALIFIER_ABOUT,
  JCT_QUALIFIER_NEARLY,
  JCT_QUALIFIER_JUST_OVER,
  JCT_QUALIFIER_MORE_THAN,
  JCT_QUALIFIER_AT_LEAST,
  JCT_QUALIFIER_AT_MOST,
} JctQualifier;

const char *jct_qualifier_to_name   (JctQualifier qualifier);
gboolean    jct_qualifier_from_name (const char *name, JctQualifier *qualifier);
/* "nearly %s", "more than %s", ... translated; the number already formatted. (transfer full) */
char       *jct_qualifier_format    (JctQualifier qualifier, const char *number);

/* What a period without rows means, within the table's range of periods. */
typedef enum
{
  JCT_MISSING_IS_MISSING,
  JCT_MISSING_IS_ZERO,
} JctMissingPeriods;

#define JCT_CODE_NONE (G_MAXUINT32)

/* ---- reading ---- */

JctTable         *jct_table_ref                  (JctTable *table);
void              jct_table_unref                (JctTable *table);

const char       *jct_table_get_name             (const JctTable *table);
const char       *jct_table_get_title            (const JctTable *table); /* the name where there is no title */
const char       *jct_table_get_description      (const JctTable *table); /* (nullable) */
JctPeriodKind     jct_table_get_period_kind      (const JctTable *table);
const char       *jct_table_get_period_name      (const JctTable *table); /* the period column's name */
JctMissingPeriods jct_table_get_missing_periods  (const JctTable *table);
const char       *jct_table_get_data_date        (const JctTable *table); /* (nullable) EDTF: the state of the data */
/* (nullable) (array zero-terminated=1): keys of the document's sources */
const char *const *jct_table_get_source_keys     (const JctTable *table);

gsize             jct_table_get_n_rows           (const JctTable *table);
/* The first and last period that has a row; FALSE for a table without rows. */
gboolean          jct_table_get_range            (const JctTable *table, JctPeriod *first, JctPeriod *last);
/* One ordinal a row, ascending. (array length=n_rows) */
const gint32     *jct_table_get_periods          (const JctTable *table);

guint             jct_table_get_n_dimensions     (const JctTable *table);
int               jct_table_find_dimension       (const JctTable *table, const char *name); /* -1 if none */
const char       *jct_table_get_dimension_name   (const JctTable *table, guint dimension);
const char       *jct_table_get_dimension_title  (const JctTable *table, guint dimension); /* or the name */
guint             jct_table_get_n_values         (const JctTable *table, guint dimension);
const char       *jct_table_get_value            (const JctTable *table, guint dimension, guint code);
/* What a person reads for the value ("China"); the value itself where no label was given. */
const char       *jct_table_get_value_label      (const JctTable *table, guint dimension, guint code);
guint             jct_table_find_value           (const JctTable *table, guint dimension, const char *value);
guint             jct_table_get_code             (const JctTable *table, guint dimension, gsize row);
/* The raw column: `*width` is 1, 2 or 4 bytes a code. */
gconstpointer     jct_table_get_codes            (const JctTable *table, guint dimension, guint *width);

guint             jct_table_get_n_measures       (const JctTable *table);
int               jct_table_find_measure         (const JctTable *table, const char *name); /* -1 if none */
const char       *jct_table_get_measure_name     (const JctTable *table, guint measure);
const char       *jct_table_get_measure_title    (const JctTable *table, guint measure); /* or the name */
const char       *jct_table_get_measure_unit     (const JctTable *table, guint measure); /* (nullable) */
JctMeasureType    jct_table_get_measure_type     (const JctTable *table, guint measure);
gboolean          jct_table_is_missing           (const JctTable *table, guint measure, gsize row);
gint64            jct_table_get_integer          (const JctTable *table, guint measure, gsize row);
double            jct_table_get_real             (const JctTable *table, guint measure, gsize row); /* any type */
gboolean          jct_table_has_qualifier        (const JctTable *table, guint measure);
JctQualifier      jct_table_get_qualifier        (const JctTable *table, guint measure, gsize row);

/* ---- where rows were read ---- */

/* Rows that were read one after another: from a file of lines, or from an array in JSON. */
typedef struct
{
  char *file;               /* (nullable): its name without folders */
  char *pointer;            /* (nullable): JSON Pointer of the array; NULL of a file of lines */
  gsize start;              /* the first of them, counted from 0 as they were added */
  gsize index;              /* of that row in the array, or its line, from 1; 0: the lines do not follow each other */
} JctRowOrigin;

/* The row as it was added, counted from 0. */
gsize             jct_table_get_added_row        (const JctTable *table, gsize row);
/* (nullable): of a row as it was added; NULL where it is not known. (transfer none) */
const JctRowOrigin *jct_table_find_origin        (const JctTable *table, gsize added_row);

/* ---- building ---- */

#define JCT_TABLE_ERROR (jct_table_error_quark ())
GQuark jct_table_error_quark (void);

typedef enum
{
  JCT_TABLE_ERROR_TOO_MANY_VALUES, /* a dimension has more distinct values than JCT_TABLE_MAX_VALUES */
  JCT_TABLE_ERROR_TOO_MANY_ROWS,
  JCT_TABLE_ERROR_DUPLICATE_KEY,   /* two rows repeat a primary key */
} JctTableError;

#define JCT_TABLE_MAX_VALUES (1u << 24)
#define JCT_TABLE_MAX_ROWS   (1u << 30)

JctTableBuilder *jct_table_builder_new              (const char *name, JctPeriodKind kind);
void             jct_table_builder_free             (JctTableBuilder *builder);
void             jct_table_builder_set_title        (JctTableBuilder *builder, const char *title);
void             jct_table_builder_set_description  (JctTableBuilder *builder, const char *description);
void             jct_table_builder_set_period_name  (JctTableBuilder *builder, const char *name);
void             jct_table_builder_set_missing_periods (JctTableBuilder *builder, JctMissingPeriods missing);
void             jct_table_builder_set_data_date    (JctTableBuilder *builder, const char *edtf);
void             jct_table_builder_set_source_keys  (JctTableBuilder *builder, const char *const *keys);
/* All columns are added before the first row; each returns the column's index. */
guint            jct_table_builder_add_dimension    (JctTableBuilder *builder, const char *name, const char *title);
guint            jct_table_builder_add_measure      (JctTableBuilder *builder, const char *name, const char *title,
                                                     const char *unit, JctMeasureType type);
void             jct_table_builder_add_qualifier    (JctTableBuilder *builder, guint measure);
void             jct_table_builder_set_value_label  (JctTableBuilder *builder, guint dimension,
                                                     const char *value, const char *label);

/* The code of a value, new or known. `length` is in bytes, -1 for a NUL-terminated text; the text is copied when it is
 * new. JCT_CODE_NONE when the dimension is full (the builder's finish then fails). */
guint            jct_table_builder_intern           (JctTableBuilder *builder, guint dimension,
                                                     const char *text, gssize length);
/* Adds a row of `ordinal` (of the table's kind): all dimensions have the empty value "", all measures are missing,
 * until they are set. The setters write to the row added last. */
void             jct_table_builder_add_row          (JctTableBuilder *builder, gint32 ordinal);
void             jct_table_builder_set_code         (JctTableBuilder *builder, guint dimension, guint code);
void             jct_table_builder_set_integer      (JctTableBuilder *builder, guint measure, gint64 value);
void             jct_table_builder_set_real         (JctTableBuilder *builder, guint measure, double value);
void             jct_table_builder_set_qualifier    (JctTableBuilder *builder, guint measure, JctQualifier qualifier);
gsize            jct_table_builder_get_n_rows       (const JctTableBuilder *builder);

/* Where the rows from `start` on were read, up to the next origin; in ascending order. `index` as in JctRowOrigin. */
void             jct_table_builder_add_origin       (JctTableBuilder *builder, gsize start, const char *file,
                                                     const char *pointer, gsize index);

/* Whole columns instead of rows, for a builder that has no rows yet: first the rows by their ordinals, then each
 * dimension and measure once; qualifiers that are not given are exact. Each takes over the memory (of g_malloc) that it
 * is handed, of one value a row. */
void             jct_table_builder_take_rows        (JctTableBuilder *builder, gint32 *ordinals, gsize n_rows);
/* Takes the column too. */
void             jct_table_builder_take_texts       (JctTableBuilder *builder, guint dimension, JctTextColumn *texts);
/* `values` are of 4 or 8 bytes; `missing` (nullable) has 0xff where a value is missing, which is 0 there, and 0 elsewhere. */
void             jct_table_builder_take_integers    (JctTableBuilder *builder, guint measure, gpointer values,
                                                     guint width, guint8 *missing);
void             jct_table_builder_take_reals       (JctTableBuilder *builder, guint measure, double *values,
                                                     guint8 *missing);
/* One JctQualifier a row. */
void             jct_table_builder_take_qualifiers  (JctTableBuilder *builder, guint measure, guint8 *qualifiers);
/*
 * Sorts, narrows and returns the table; the builder is then empty and only fit to be freed. With `unique_key` set, no
 * two rows may agree in period and in all dimensions; on a repeat it fails with JCT_TABLE_ERROR_DUPLICATE_KEY and
 * stores in `first_row` and `repeat_row` (both nullable) the two rows, counted from 0 as they were added.
 */
JctTable        *jct_table_builder_finish           (JctTableBuilder *builder, gboolean unique_key,
                                                     gsize *first_row, gsize *repeat_row, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctTable, jct_table_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctTableBuilder, jct_table_builder_free)

G_END_DECLS
