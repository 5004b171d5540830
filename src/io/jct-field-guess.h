/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which field of flat records is the time, which are measures and which are dimensions: guessed from the fields' names
 * and from what all their values have in common.
 */
#pragma once

#include "io/jct-flat-reader.h"
#include "io/jct-json.h"
#include "model/jct-period.h"

G_BEGIN_DECLS

/* What is known of a field after all records have been seen. */
typedef struct
{
  char *name;
  gsize n_values;       /* without missing ones */
  gsize n_missing;
  gsize n_numbers;
  gboolean all_integer;
  gboolean zero_led;    /* a number such as 007: a code, not a count */
  gboolean starts_period; /* the first value is a period, of `unit` */
  gboolean is_period;   /* every value so far is one, of the same unit */
  JctPeriodUnit unit;
  GString *last;        /* the last text looked at for a period */
} JctFieldProfile;

typedef struct
{
  GPtrArray *fields;   /* JctFieldProfile, in the order of their first appearance */
  GHashTable *by_name; /* borrowed */
  gsize n_records;
} JctRecordsProfile;

JctRecordsProfile *jct_records_profile_new  (void);
void               jct_records_profile_free (JctRecordsProfile *profile);
/* The field of a name, new or known. */
JctFieldProfile   *jct_records_profile_get  (JctRecordsProfile *profile, const char *name);
/* A value of CSV, of which "" is missing. */
void               jct_field_profile_add_text (JctFieldProfile *field, const char *text);
/* A value of JSON; FALSE for an array or object. */
gboolean           jct_field_profile_add_json (JctFieldProfile *field, const json_t *value);
/* All values of all columns, as if they had been added one by one. */
void               jct_records_profile_add_flat (JctRecordsProfile *profile, const JctFlatTable *table);

/* Whether one of the words (lower case) stands in the name as a word of its own: "Fiscal Year", "year_month", "obsDate"
 * not. */
gboolean           jct_field_name_has_word   (const char *name, const char *const *words);

/*
 * A Data Package resource without data, whose schema and `juncture` say what was guessed or given, named `name`.
 * `*ignored` (transfer full) becomes the fields that are none of the three. `*note` (transfer full) says the guess;
 * NULL when nothing was left to guess. Fails (JCT_IO_ERROR) where no field can be the time or a measure, or a given one is
 * not there.
 */
json_t            *jct_records_guess (const JctRecordsProfile *profile, const JctLoadContext *context, const char *name,
                                      char ***ignored, char **note, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctRecordsProfile, jct_records_profile_free)

G_END_DECLS
