/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the values of one column can be, from what is known of all of them.
 */
#pragma once

#include "io/jct-import-profile.h"

G_BEGIN_DECLS

/* Whether all of them are numbers with the decimal mark, but those that stand for a missing one. */
gboolean      jct_import_values_are_numbers   (const JctImportProfileColumn *column, char decimal);
/* The first notation of periods that all of them share; -1 for none. */
int           jct_import_values_find_notation (const JctImportProfileColumn *column);
/* The kind of period in that notation: of days that are all the first of a longer one, the longer one. */
JctPeriodUnit jct_import_values_find_unit     (const JctImportProfileColumn *column, int notation);
/* Whether the file's numbers have a decimal comma, where a column can be read both ways. */
gboolean      jct_import_values_have_comma    (const JctImportProfile *profile);
/* The decimal mark; `comma` as the function above says. */
char          jct_import_values_find_decimal  (const JctImportProfileColumn *column, gboolean comma);
/* Makes the plan read periods as the values are written; returns the notation, -1 where they share none. */
int           jct_import_values_take_time     (JctImportPlan *plan, const JctImportProfileColumn *column);
/* Notes of a column whether its numbers are whole. */
void          jct_import_values_complete      (JctImportColumn *column, const JctImportProfileColumn *profiled);
/* Gives the column the samples of its values. */
void          jct_import_values_copy_samples  (JctImportColumn *column, const JctImportProfileColumn *profiled);
/* The notation in which a column's name is a period, of those that say themselves what they are; -1 for none. */
int           jct_import_values_name_notation (const char *name, JctPeriodUnit *unit);

G_END_DECLS
