/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A file as a plan reads it, for a person who changes the plan: the first rows with each value as it was understood, and
 * the document, or the first thing that prevents it, with its place.
 */
#pragma once

#include "io/jct-import-plan.h"

G_BEGIN_DECLS

#define JCT_IMPORT_PREVIEW_ROWS 50

/* What is asked: the plan with the roles that a person gave, or, without one, what the options leave to be guessed. */
typedef struct
{
  JctImportPlan *plan;   /* (nullable): owned */
  gboolean guess_time;   /* the plan's column of time is another one: how its periods are written is not known */
  char delimiter;        /* of a guess; 0 to guess it */
  char *encoding;        /* of a guess (nullable): owned */
  JctHeader header;      /* of a guess */
} JctImportRequest;

typedef struct
{
  gsize line;            /* on which the row starts */
  char **cells;          /* by column: "January 2020", "1234.5", "" for a missing one; as it stands where it is no such
                          * thing (array zero-terminated=1) */
  gboolean *are_wrong;   /* by column */
} JctImportPreviewRow;

typedef struct
{
  JctImportPlan *plan;   /* completed or guessed; without roles where none could be guessed */
  GPtrArray *rows;       /* JctImportPreviewRow, at most JCT_IMPORT_PREVIEW_ROWS */
  JctDocument *document; /* (nullable) */
  char *sentence;        /* what the document holds, or what is wrong: one line for people */
} JctImportPreview;

JctImportRequest *jct_import_request_new  (void);
void              jct_import_request_free (JctImportRequest *request);
void              jct_import_preview_free (JctImportPreview *preview);

/* Fails for a file that no plan can be for. */
JctImportPreview *jct_import_preview_make (GFile *file, const JctImportRequest *request, GCancellable *cancellable,
                                           GError **error);
/* The same in a thread; takes the request. */
void              jct_import_preview_make_async  (GFile *file, JctImportRequest *request, GCancellable *cancellable,
                                                  GAsyncReadyCallback callback, gpointer user_data);
JctImportPreview *jct_import_preview_make_finish (GAsyncResult *result, GError **error);

/* "time = month, measure = n, 2 dimensions": what the plan says, on one line. (transfer full) */
char             *jct_import_plan_dup_summary (const JctImportPlan *plan);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctImportRequest, jct_import_request_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctImportPreview, jct_import_preview_free)

G_END_DECLS
