/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Import plans in files: one that a person names, and those that are remembered for the files that they were made for.
 *
 * A remembered plan is found by its file's address, and serves only while the file has the columns that the plan names.
 * Whatever stands in a remembered plan, and however it got there: a file that opens without it opens.
 */
#pragma once

#include "io/jct-import-plan.h"

G_BEGIN_DECLS

/* A plan as JSON; fails (JCT_IO_ERROR, G_IO_ERROR) with the place and the reason. */
JctImportPlan *jct_import_plan_load      (GFile *file, GError **error);
gboolean       jct_import_plan_save      (const JctImportPlan *plan, const char *path, GError **error);

/* Where the program remembers plans: a folder of the user's. (transfer full) */
char          *jct_import_memory_dup_folder (void);
/* (transfer full) (nullable): NULL where none is remembered, or what is remembered is none. */
JctImportPlan *jct_import_memory_find    (const char *folder, GFile *file);
gboolean       jct_import_memory_keep    (const char *folder, GFile *file, const JctImportPlan *plan, GError **error);
void           jct_import_memory_forget  (const char *folder, GFile *file);

typedef enum
{
  JCT_IMPORT_GUESSED,
  JCT_IMPORT_REMEMBERED,
  JCT_IMPORT_OUTDATED, /* a plan was remembered, and no longer serves: guessed */
} JctImportOrigin;

/* A file as it was opened. `plan` is NULL for a file that says itself which field is what. */
typedef struct
{
  JctDocument *document;
  JctImportPlan *plan;
  JctImportOrigin origin;
} JctImported;

void         jct_imported_free           (JctImported *imported);
/* Reads a file by the plan that is remembered for it, or else by guessing; `folder` is nullable: nothing is remembered.
 * Errors are those of jct_document_load(). (transfer full) */
JctImported *jct_import_load             (GFile *file, const char *folder, JctProgress progress,
                                          gpointer progress_data, GCancellable *cancellable, GError **error);
/* The same in a thread. */
void         jct_import_load_async       (GFile *file, const char *folder, JctProgress progress,
                                          gpointer progress_data, GCancellable *cancellable,
                                          GAsyncReadyCallback callback, gpointer user_data);
JctImported *jct_import_load_finish      (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctImported, jct_imported_free)

G_END_DECLS
