/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A linked selection's insides: jct-crossfilter.c knows filters and ranges, jct-crossfilter-rows.c rows and cells. */
#pragma once

#include "model/jct-crossfilter.h"
#include "model/jct-selection-private.h"

G_BEGIN_DECLS

#define JCT_CROSS_MAX_FILTERED 8

/* The totals of one dimension, or of time. */
typedef struct
{
  const JctDimension *column;
  JctPairCell *cells;      /* (nullable): one a code; NULL until somebody asks */
  gboolean is_time;
  JctCondition condition;  /* what passes; `passes` is NULL where all do */
  guint8 bit;              /* of the rows that fail, 0 where all pass */
  guint32 *starts;         /* (nullable): by code, where its rows stand in `rows`; and the end of the last */
  guint32 *rows;           /* (nullable): the rows by code, ascending in each */
} JctCrossGroup;

struct _JctCrossfilter
{
  JctTable *table;
  const JctMeasure *measure;
  JctFilter *filter;       /* never NULL */
  JctDimension time;       /* the rows' runs, as codes */
  JctCrossGroup *groups;   /* the dimensions, and time as the last */
  guint n_groups;
  gboolean has_range;
  gint32 first, last;
  gsize start, end;        /* the range's rows */
  gboolean can_subtract;   /* whether sums of the measure are exact, whatever the order */
  guint8 *bits;            /* (nullable): one byte a row; NULL: totals are formed afresh */
};

/* The rows from `start` to `end` enter (1) or leave (-1); time is not asked. */
void jct_crossfilter_add_range   (JctCrossfilter *self, gsize start, gsize end, int sign);
/* The cells of one group, or (`only` NULL) of all that have cells, from nothing. */
void jct_crossfilter_fill        (JctCrossfilter *self, JctCrossGroup *only);
/* Sets the group's bit in the rows that its condition does not pass, and takes it from the others. */
void jct_crossfilter_write_bits  (JctCrossfilter *self, const JctCrossGroup *group, guint8 bit);
/* The rows of those codes whose entry in `changed` is not 0 change sides, and all totals with them. `bit` is the
 * group's; its condition is already that which holds after. */
void jct_crossfilter_flip_codes  (JctCrossfilter *self, JctCrossGroup *group, guint8 bit, const guint8 *changed);

G_END_DECLS
