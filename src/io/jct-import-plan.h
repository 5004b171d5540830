/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How a table in CSV, or flat records in JSON, are to be read, as a value: what was guessed of the file, for a person to
 * look at and change, and what is then done. The reader of files guesses and applies in one go; a dialog shows the plan
 * between the two; a plan can be remembered as JSON.
 *
 * What is guessed, and by which rule:
 * - the delimiter: of comma, semicolon, tab and bar the one that parts most of the first lines into the same number of
 *   fields;
 * - a header: the first row, unless its fields look like those of the second;
 * - periods: the first notation in which all values of a column are periods of one kind. Days before months: where all
 *   of 03/04/2024 could be either, the day is taken to come first, and this is said. Days that are all the first of
 *   their month, quarter or year stand for it;
 * - a decimal comma: where a value can be read only so, or else where the fields are parted by semicolons;
 * - roles: by the names of the columns and by what all of their values have in common (jct-field-guess.h); of two or
 *   more columns that are named after periods and hold numbers, each is a period of one measure;
 * - events: where nothing is counted, a column of dates (EDTF, or days in any notation) and one whose name says that it
 *   holds titles are a list of events.
 *
 * Records go through the reader of records (jct-read-records.h, fast) as long as their roles are all that there is to
 * say of them; for what else a plan can say, their values are taken as the texts of a table.
 */
#pragma once

#include <jansson.h>

#include "io/jct-reader.h"
#include "io/jct-time-text.h"

G_BEGIN_DECLS

typedef enum
{
  JCT_IMPORT_CSV,
  JCT_IMPORT_RECORDS,    /* one JSON array of flat records */
  JCT_IMPORT_JSON_LINES, /* such records, one on each line */
} JctImportFormat;

#define JCT_N_IMPORT_FORMATS (JCT_IMPORT_JSON_LINES + 1)
#define JCT_IMPORT_MAX_SAMPLES 5

typedef struct
{
  char *name;           /* of the header, or "Column 1" */
  char **samples;       /* the first different values (array zero-terminated=1), at most JCT_IMPORT_MAX_SAMPLES */
  JctImportRole role;
  char decimal;         /* of a measure: '.' or ',' */
  gboolean is_integer;  /* of a measure: all values are whole numbers */
} JctImportColumn;

struct _JctImportPlan
{
  JctImportFormat format;
  char *encoding;           /* "UTF-8", "UTF-16", "windows-1252" */
  char delimiter;           /* of CSV, as the next */
  gboolean has_header;
  JctTimeNotation notation; /* of the column of time, of the events' dates where these are not EDTF, or of the names of
                             * the columns that are periods */
  JctPeriodUnit unit;       /* of no meaning for events */
  char **missing;           /* (array zero-terminated=1): what stands for a missing number, beside what always does */
  GPtrArray *columns;       /* JctImportColumn */
  GPtrArray *notes;         /* char *: what a person should know of the guess, one sentence each */
};

/* `options` (nullable) may give the delimiter, the encoding and some or all roles. Fails (JCT_IO_ERROR) for what is no
 * table, or where no column can be the time or a measure. */
JctImportPlan *jct_import_plan_guess     (GBytes *bytes, const char *name, const JctReadOptions *options,
                                          GError **error);
/* The document that the plan makes of the file; its columns must be the file's (else JCT_IO_ERROR_REFERENCE). */
JctDocument   *jct_import_plan_apply     (const JctImportPlan *plan, GBytes *bytes, const char *name, GError **error);

JctImportPlan *jct_import_plan_new       (void);
void           jct_import_plan_free      (JctImportPlan *plan);
JctImportColumn *jct_import_plan_add_column (JctImportPlan *plan, const char *name);
JctImportPlan *jct_import_plan_copy      (const JctImportPlan *plan);
gboolean       jct_import_plan_is_events (const JctImportPlan *plan);
/* The index of a column, -1 if there is none of that name. */
int            jct_import_plan_find      (const JctImportPlan *plan, const char *name);
/* (transfer full); without samples and notes, which the file gives again */
json_t        *jct_import_plan_to_json   (const JctImportPlan *plan);
JctImportPlan *jct_import_plan_from_json (const json_t *object, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctImportPlan, jct_import_plan_free)

G_END_DECLS
