/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a series holds, for the query that computes it. */
#pragma once

#include "model/jct-series.h"

G_BEGIN_DECLS

struct _JctSeries
{
  gatomicrefcount ref_count;
  char *key;
  char *label;
  char *unit;            /* (nullable) */
  gboolean integer;
  guint n_others;        /* > 0: it is the sum of so many values that have no series of their own */
  JctPeriodKind kind;
  gint32 first;
  gsize n;
  double *values;
  guint8 *qualifiers;    /* (nullable): NULL when all are exact */
  JctInterval *ranges;   /* (nullable): what the values may be, of those that are not exact; with `qualifiers` */
  guint32 *parts;        /* (nullable): finer periods present; NULL when the periods have no parts */
  JctPeriodKind fine;    /* the kind of the parts; `kind` where there are none */
  JctPyramid *pyramid;   /* (nullable): atomic; built by the first who asks */
};

/* Room for `n` values, all missing. */
JctSeries    *jct_series_alloc          (const char *key, const char *label, JctPeriod first, gsize n);
/* Where all were exact so far: room for qualifiers and ranges. */
void          jct_series_make_imprecise (JctSeries *series);
/* What a value that is set already may be; its qualifier follows from it. */
void          jct_series_set_range      (JctSeries *series, gsize index, JctInterval range);
/* How many periods of `fine` a coarser period has. */
guint         jct_period_count_parts    (JctPeriod period, JctPeriodKind fine);
/* For who computed the set, before anyone else has it: what the values count. */
void          jct_series_set_name_unit  (JctSeriesSet *set, const char *unit);
/* Takes the references. */
JctSeriesSet *jct_series_set_take       (JctPeriodKind kind, GPtrArray *series);

G_END_DECLS
