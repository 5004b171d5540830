/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What all values of each column of a table, or field of records, have in common: in which notations they are periods,
 * with which decimal mark they are numbers.
 */
#pragma once

#include "io/jct-field-guess.h"
#include "io/jct-import-source.h"

G_BEGIN_DECLS

typedef struct
{
  char *name;
  GPtrArray *samples;    /* char *: the first different values */
  gsize n_values;        /* without those that are empty */
  gsize n_missing;
  gsize n_marked;        /* of the values: "NA", ".": a missing number, where the others are numbers */
  guint notations;       /* a bit for each in which all values are periods of one unit */
  JctPeriodUnit units[JCT_N_TIME_NOTATIONS];
  JctPeriodUnit coarse[JCT_N_TIME_NOTATIONS]; /* of days: which unit all of them are the first of */
  gboolean starts_period; /* the first value is a period in the standard notation, of `first_unit` */
  JctPeriodUnit first_unit;
  gboolean varies;       /* not all values are the same */
  gsize n_point;         /* values that are numbers with a decimal point */
  gsize n_comma;         /* ... with a decimal comma */
  gboolean is_whole_point; /* and all of them whole */
  gboolean is_whole_comma;
  gboolean has_two_ways; /* a number such as 1,234, which is another with the other mark */
  gboolean zero_led;
  gsize n_months;        /* 1 to 12, or the name of a month */
  gboolean is_edtf;      /* all values are dates of EDTF, however exact */
  gboolean is_qualifier; /* all values are qualifiers of a number */
  GString *last;         /* the last value, and what was found of it */
  gboolean last_marked, last_point, last_comma, last_month;
  GString *number;
} JctImportProfileColumn;

typedef struct
{
  char delimiter;
  gboolean has_header;
  GPtrArray *columns;    /* JctImportProfileColumn */
  gsize n_rows;
} JctImportProfile;

/* The context's options may give the delimiter, the header and what is missing. */
JctImportProfile *jct_import_profile_new  (const JctLoadContext *context, JctImportFormat format, const char *text,
                                           gsize length, GError **error);
void              jct_import_profile_free (JctImportProfile *profile);
/* The delimiter that parts the first lines best; 0 where none does. */
char              jct_import_guess_delimiter (const char *text, gsize length);
/* 1 to 12 of a number or an English name; 0 for no month. */
int               jct_import_parse_month  (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctImportProfile, jct_import_profile_free)

G_END_DECLS
