/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The columns of a file that is imported, a row each: the name, the first values, and what it is for, which the person
 * chooses.
 */
#pragma once

#include <adwaita.h>

#include "io/jct-import-plan.h"

G_BEGIN_DECLS

#define JCT_TYPE_IMPORT_COLUMNS (jct_import_columns_get_type ())
G_DECLARE_FINAL_TYPE (JctImportColumns, jct_import_columns, JCT, IMPORT_COLUMNS, AdwPreferencesGroup)

/* Signal `role-chosen (guint column, guint role)`: the person wants the column to be another JctImportRole. */

/* Shows the columns of the plan, which is copied from. */
void jct_import_columns_show (JctImportColumns *self, const JctImportPlan *plan);

G_END_DECLS
