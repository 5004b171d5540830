/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A field of flat records as it is read, before anything is known of its role: texts dictionary-coded, numbers as
 * numbers. Setting a value says what it is from that row on; a row that says nothing repeats the one before. A row may be
 * set again as long as no later one was.
 */
#pragma once

#include "model/jct-text-column.h"

G_BEGIN_DECLS

typedef enum
{
  JCT_FLAT_EMPTY,    /* no value yet */
  JCT_FLAT_TEXTS,    /* texts, and in between perhaps numbers and booleans as the texts that stand for them */
  JCT_FLAT_INTEGERS,
  JCT_FLAT_REALS,    /* perhaps with integers in between */
} JctFlatType;

typedef struct
{
  char *name;
  gsize name_length;
  JctFlatType type;
  gsize n_rows;            /* that are stored; what `now` is holds for all later ones */
  gsize n_null, n_absent;  /* of them */
  JctTextColumn *texts;    /* of JCT_FLAT_TEXTS; a missing value is "" */
  gpointer numbers;        /* of the others: gint32, gint64 or double, 0 where missing */
  guint width;             /* bytes a number */
  guint8 *missing;         /* (nullable): 0xff where a number is missing */
  gsize capacity;          /* of the two */
  /* what was met */
  gboolean has_text, has_empty_text, has_integer, has_real, has_boolean;
  gboolean starts_integer; /* the first value is one: `first_integer` */
  gint64 first_integer;
  gint64 last_integer;     /* of JCT_FLAT_INTEGERS: the last value that is not missing */
  guint first_code;        /* of JCT_FLAT_TEXTS: of the first value that is not missing */
  guint *followers;        /* (nullable): by code, the code that came after it last */
  guint n_followers;       /* of its elements */
  /* the present value */
  enum { JCT_FLAT_ABSENT, JCT_FLAT_NULL, JCT_FLAT_VALUE } now;
  guint code;
  gint64 integer;
  double real;
} JctFlatColumn;

JctFlatColumn *jct_flat_column_new         (const char *name, gsize length);
void           jct_flat_column_free        (JctFlatColumn *column);

/* FALSE for what the column cannot hold beside what it holds already. `checked`: the text is known to be UTF-8. */
gboolean       jct_flat_column_set_text    (JctFlatColumn *column, gsize row, const char *text, gsize length,
                                            gboolean checked);
gboolean       jct_flat_column_set_integer (JctFlatColumn *column, gsize row, gint64 value);
gboolean       jct_flat_column_set_real    (JctFlatColumn *column, gsize row, double value);
gboolean       jct_flat_column_set_boolean (JctFlatColumn *column, gsize row, gboolean value);
/* Null, or not there at all. */
gboolean       jct_flat_column_set_missing (JctFlatColumn *column, gsize row, gboolean is_null);
/* Stores rows up to `n_rows`. */
void           jct_flat_column_finish      (JctFlatColumn *column, gsize n_rows);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctFlatColumn, jct_flat_column_free)

G_END_DECLS
