/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One vintage asked under one view: whether it answers the same question at all, and what its rows add up to in each
 * of its own periods. From such parts jct-vintage-published.c makes whole figures.
 */
#pragma once

#include "model/jct-vintage-published.h"

G_BEGIN_DECLS

/* A figure, or part of one, and the point that it belongs to. */
typedef struct
{
  guint series;
  gint32 ordinal; /* of the period as shown */
  gint32 part;    /* of the vintage's own period */
  guint date;     /* its place among the vintage's dates */
  double value, rest;
  JctInterval range;
  gsize n_known; /* rows of combinations that today's table has too */
  gboolean missing;
  JctPublished published; /* once it is whole */
} JctVintageFigure;

/* A dimension that a vintage shares with today's table. */
typedef struct _JctVintageShared JctVintageShared;

/* One vintage under one view. */
typedef struct
{
  const JctVintage *vintage;
  const JctResolvedView *resolved;
  JctSeriesSet *series;
  JctTable *table, *old;
  guint measure; /* the vintage's */
  JctVintageShared *shared;
  guint n_shared;
  int by;             /* the shared dimension that splits; -1 */
  guint *series_of;   /* by today's code of that: a series, or G_MAXUINT */
  gboolean is_single; /* nothing is added up: each figure is one row */
  gboolean *is_after; /* by date: later than today's table */
  gboolean counts;    /* no figure can be below zero */
  GArray *parts;      /* JctVintageFigure */
} JctVintageQuestion;

/* All are borrowed. FALSE where the vintage was asked something else; to be cleared in any case. */
gboolean jct_vintage_question_init     (JctVintageQuestion *question, const JctVintage *vintage,
                                        const JctResolvedView *resolved, JctSeriesSet *series);
void     jct_vintage_question_clear    (JctVintageQuestion *question);
/* Adds a part for each period, series and date of publication that the vintage can speak of. */
void     jct_vintage_question_add_rows (JctVintageQuestion *question);

G_END_DECLS
