/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The categories of a JSON-stat dimension: their order, labels, units and hierarchy.
 */
#pragma once

#include "io/jct-json.h"

G_BEGIN_DECLS

typedef struct
{
  char *value;    /* the category's id */
  char *label;    /* never NULL: the id where it has none */
  char *unit;     /* (nullable) */
  gboolean is_whole_number; /* stated to have no decimals */
  gboolean has_parts;       /* others are its children */
  gboolean is_part;         /* it is another's child */
} JctStatCategory;

/* (element-type JctStatCategory): `object` is the dimension's `category`, at `at`; it must have `size` of them. */
GPtrArray *jct_stat_categories_read (json_t *object, gsize size, const JctJsonPlace *at, GError **error);
/* JCT_IO_ERROR_DUPLICATE: the name stands twice; returns FALSE. */
gboolean   jct_stat_fail_twice      (const JctJsonPlace *at, const char *key, const char *name, GError **error);

G_END_DECLS
