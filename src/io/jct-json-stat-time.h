/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which dimension of a JSON-stat dataset is the time, and which period each of its categories is.
 *
 * The role says it, or else the categories do: all are periods, by id or by label. Of several kinds of period side by
 * side (months and the year that they add up to) the finest is used, since a sum over both would count twice.
 */
#pragma once

#include "io/jct-json-stat-dimension.h"
#include "model/jct-period.h"

G_BEGIN_DECLS

typedef struct
{
  JctStatDimension *dimension; /* borrowed */
  JctPeriodKind kind;
  gint32 *ordinals;            /* one a category */
  gboolean *used;              /* FALSE: of a coarser kind, left out */
  guint n_left_out;
} JctStatTime;

/* `time` is to be cleared on success. */
gboolean jct_stat_time_find  (GPtrArray *dimensions, const JctJsonPlace *at, JctStatTime *time, GError **error);
void     jct_stat_time_clear (JctStatTime *time);

G_END_DECLS
