/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The dimensions of a JSON-stat 2.0 dataset (json-stat.org/full): the ids and sizes, each dimension's categories in
 * their order, and the roles.
 */
#pragma once

#include "io/jct-json-stat-category.h"

G_BEGIN_DECLS

typedef struct
{
  char *id;
  char *label;           /* never NULL */
  gsize size;
  GPtrArray *categories; /* JctStatCategory, `size` of them in the order of their index; never empty */
  gboolean is_time;      /* the dataset gives it this role, */
  gboolean is_geo;
  gboolean is_metric;
  guint64 stride;        /* how far apart two neighbouring categories' values stand */
} JctStatDimension;

/* (element-type JctStatDimension); `*n_cells` becomes the product of the sizes. */
GPtrArray *jct_stat_dimensions_read      (const json_t *dataset, const JctJsonPlace *at, guint64 *n_cells,
                                          GError **error);
/* "/dimension/ID/category", for errors of a dimension that was read; (transfer full) */
char      *jct_stat_dimension_pointer    (const JctStatDimension *dimension, const JctJsonPlace *at);
/* Whether some categories are parts of others, so that a sum over all of them counts twice. */
gboolean   jct_stat_dimension_has_parts  (const JctStatDimension *dimension);
/* The category that stands for all: the top of the hierarchy, or one that is called a total; -1 if there is none. */
int        jct_stat_dimension_find_total (const JctStatDimension *dimension);

G_END_DECLS
