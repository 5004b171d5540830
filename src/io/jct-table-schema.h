/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A Table Schema together with a resource's `juncture` object, compiled: for each field its type and what it is to the
 * table. Reader and writer share it, so that they agree on what a column is.
 */
#pragma once

#include "io/jct-json.h"
#include "model/jct-table.h"

G_BEGIN_DECLS

typedef enum
{
  JCT_FIELD_TEXT,
  JCT_FIELD_INTEGER,
  JCT_FIELD_NUMBER,
  JCT_FIELD_BOOLEAN,
  JCT_FIELD_DATE,
  JCT_FIELD_YEARMONTH,
  JCT_FIELD_YEAR,
  JCT_FIELD_ANY,
} JctFieldType;

typedef enum
{
  JCT_FIELD_IS_TIME,
  JCT_FIELD_IS_DIMENSION,
  JCT_FIELD_IS_MEASURE,
  JCT_FIELD_IS_QUALIFIER,
  JCT_FIELD_IS_IGNORED,
} JctFieldRole;

typedef struct
{
  char *name;
  char *title;      /* (nullable) */
  JctFieldType type;
  JctFieldRole role;
  guint index;      /* of the dimension or measure in the table; of a qualifier, its measure's */
  char *unit;       /* (nullable): of a measure */
  gboolean is_published; /* a dimension that holds dates of publication */
} JctField;

typedef struct
{
  GPtrArray *fields;      /* JctField, in the file's order */
  guint time;             /* index of the time field */
  JctPeriodKind kind;
  GPtrArray *missing;     /* texts that mean a missing value */
  gboolean missing_given; /* the schema says so itself */
  gboolean has_key;
  gboolean key_is_whole;  /* the primary key is the period and all dimensions */
  gboolean *in_key;       /* for each field */
} JctTableSchema;

/* `ignored` (nullable) names fields that are to be passed over, though the rows have them. */
JctTableSchema *jct_table_schema_new  (json_t *resource, const JctJsonPlace *at, guint fiscal_start,
                                       const char *const *ignored, GError **error);
void            jct_table_schema_free (JctTableSchema *schema);
/* The index of a field, -1 if there is none of that name. */
int             jct_table_schema_find (const JctTableSchema *schema, const char *name);
/* Whether a resource has what makes a table of observations: a field of time and one of numbers. */
gboolean        jct_table_schema_is_usable (json_t *resource);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctTableSchema, jct_table_schema_free)

G_END_DECLS
