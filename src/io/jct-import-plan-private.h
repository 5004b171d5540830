/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of importing: the guess, the rows as the plan has them, the document. */
#pragma once

#include "io/jct-import-profile.h"

G_BEGIN_DECLS

#define JCT_IMPORT_TABLE_NAME "observations"

/* `text` is UTF-8, decoded from `encoding`; the options are the context's. */
JctImportPlan *jct_import_plan_guess_text (const JctLoadContext *context, JctImportFormat format, const char *text,
                                           gsize length, const char *encoding, GError **error);
/* The same without roles: what a person starts from where no roles can be guessed. */
JctImportPlan *jct_import_plan_outline_text (const JctLoadContext *context, JctImportFormat format, const char *text,
                                             gsize length, const char *encoding, GError **error);
/* Completes a plan whose roles a person has changed: whether numbers are whole and, with `guess_time`, how the periods
 * are written. */
gboolean       jct_import_plan_complete_text (JctImportPlan *plan, const JctLoadContext *context, const char *text,
                                              gsize length, gboolean guess_time, GError **error);
JctDocument   *jct_import_plan_apply_text (const JctImportPlan *plan, const JctLoadContext *context,
                                           const char *text, gsize length, GError **error);
/* Checks that the file, whose columns have these names, is one that the plan is for. */
gboolean       jct_import_plan_check_names (const JctImportPlan *plan, const JctLoadContext *context,
                                            const char *const *names, guint n_names, GError **error);
/* The names of all columns, quoted, with commas between them. (transfer full) */
char          *jct_import_plan_list_names (const JctImportPlan *plan);

/* Of what kind the text is; JCT_IO_ERROR_FORMAT for what is none that a plan is for. */
gboolean       jct_import_format_find     (const JctLoadContext *context, const char *text, gsize length,
                                           JctImportFormat *format, GError **error);
/* "csv", "records", "json-lines" */
const char    *jct_import_format_to_name  (JctImportFormat format);
/* What a document that the plan made says of it: the notes, and an unusual encoding. (transfer full) (array
 * zero-terminated=1) */
char         **jct_import_plan_dup_notes  (const JctImportPlan *plan);

/* The roles of a resource that jct_records_guess() made. */
void           jct_import_plan_take_roles (JctImportPlan *plan, const json_t *resource, const char *const *ignored);
/* Whether a plan for records says no more than which field is the time, which are measures and which dimensions. */
gboolean       jct_import_plan_is_plain   (const JctImportPlan *plan);

/* The columns without a role that make a list of events; fails where no dates or no titles are found. */
gboolean       jct_import_guess_events    (JctImportPlan *plan, const JctImportProfile *profile,
                                           const JctLoadContext *context, GError **error);
/* A date of events in EDTF, as it stands or by the plan's notation; NULL for what is none. (transfer full) */
char          *jct_import_event_dup_date  (const JctImportPlan *plan, const char *text);
/* What a value means, for people; as it stands, and `*is_wrong`, where it is not what its column is to hold. `month`
 * (nullable) is the value of the column of months. (transfer full) */
char          *jct_import_rows_read_cell  (const JctImportPlan *plan, guint column, const char *text,
                                           const char *month, gboolean *is_wrong);
/* "68,815 rows, month, Oct 2019 – Sep 2024, 3 dimensions". (transfer full) */
char          *jct_import_words_of_document (const JctDocument *document);
/* The document of events that the plan makes. */
JctDocument   *jct_import_make_events     (const JctImportPlan *plan, const JctLoadContext *context, const char *text,
                                           gsize length, GError **error);

/* The fields of the table that the plan makes, in the order of the rows' (transfer full) (array zero-terminated=1): of a
 * table with a period in each column the other columns, then the period and the value. */
char         **jct_import_rows_dup_names (const JctImportPlan *plan);
/* Whether columns are periods. */
gboolean       jct_import_rows_are_wide  (const JctImportPlan *plan);
/* Calls `func` for each row of the file, as it stands there, the header first where there is one. */
gboolean       jct_import_plan_for_each_row (const JctImportPlan *plan, const JctLoadContext *context,
                                             const char *text, gsize length, JctCsvRowFunc func, gpointer user_data,
                                             GError **error);
/* Calls `func` for each row of the table: periods as machine text, numbers with a point and without marks, missing ones
 * as "". What cannot be read stands as the file has it. */
gboolean       jct_import_rows_for_each  (const JctImportPlan *plan, const JctLoadContext *context, const char *text,
                                          gsize length, JctCsvRowFunc func, gpointer user_data, GError **error);

/* A plan as the options that the readers take; borrows the plan and its texts. */
typedef struct
{
  JctReadOptions options;
  GPtrArray *measures, *dimensions, *ignored;
} JctPlanOptions;

/* Returns the options, in `planned`. */
const JctReadOptions *jct_plan_options_init  (JctPlanOptions *planned, const JctImportPlan *plan);
void                  jct_plan_options_clear (JctPlanOptions *planned);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (JctPlanOptions, jct_plan_options_clear)

G_END_DECLS
