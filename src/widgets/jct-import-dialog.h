/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How a file is read whose roles are guessed, or could not be: its columns with what each is for, how periods and numbers are written, and
 * beside them the first rows as they will be read and what becomes of the file, or what prevents it. Each change is tried
 * at once, in a thread.
 */
#pragma once

#include <adwaita.h>

#include "io/jct-import-plan.h"

G_BEGIN_DECLS

#define JCT_TYPE_IMPORT_DIALOG (jct_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (JctImportDialog, jct_import_dialog, JCT, IMPORT_DIALOG, AdwWindow)

/* Signal `apply`: the person wants the file to be read so; the document is there. The dialog closes afterwards. */
JctImportDialog     *jct_import_dialog_new          (GtkWindow *parent, GFile *file, const JctImportPlan *plan);
/* The file that it is about. */
GFile               *jct_import_dialog_get_file     (JctImportDialog *self);
/* What is shown; while jct_import_dialog_is_busy(), it is being tried. */
const JctImportPlan *jct_import_dialog_get_plan     (JctImportDialog *self);
/* (nullable): NULL where the plan does not make one of the file */
JctDocument         *jct_import_dialog_get_document (JctImportDialog *self);
const char          *jct_import_dialog_get_sentence (JctImportDialog *self);
gboolean             jct_import_dialog_is_busy      (JctImportDialog *self);
/* What choosing a role in the list does. */
void                 jct_import_dialog_set_role     (JctImportDialog *self, guint column, JctImportRole role);
void                 jct_import_dialog_reset        (JctImportDialog *self);
void                 jct_import_dialog_apply        (JctImportDialog *self);

G_END_DECLS
