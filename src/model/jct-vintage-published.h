/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What was published earlier of the very figures that a view shows: for each point of its series the figures that its
 * table's vintages have for it, by date of publication.
 *
 * A vintage answers only the same question. It is asked under the view's own filter, and says nothing
 * - where the filter or the split needs a dimension that it does not have;
 * - of a period longer than its own in which one of its periods is not there, of one date of publication;
 * - of a sum over several values of a dimension in which one is not there that today's table has rows for;
 * - of a period that today's table covers only in part, and of what was published after the state of that table;
 * - of the rest of a split, of rolling means, changes, indices, shares and running sums. A rate per day is made of each
 *   figure alone, and is given.
 */
#pragma once

#include "model/jct-document.h"
#include "model/jct-vintage.h"

G_BEGIN_DECLS

typedef struct _JctPublishedSet JctPublishedSet;

/* A figure as published. */
typedef struct
{
  const JctVintage *vintage; /* borrowed from the set */
  const JctEdtf *date;       /* of its publication; borrowed from the vintage */
  double value;              /* as the view shows its figures: a rate per day of one that shows these */
  double count;              /* the figure itself */
  JctQualifier qualifier;    /* of both */
  JctInterval range;         /* what it may be: itself where it is exact */
} JctPublished;

/* `series` are the view's own. NULL where nothing was published earlier of what they show. (transfer full) (nullable) */
JctPublishedSet    *jct_document_compute_published (const JctDocument *document, const JctView *view,
                                                    JctSeriesSet *series);
JctPublishedSet    *jct_published_set_ref   (JctPublishedSet *set);
void                jct_published_set_unref (JctPublishedSet *set);
/* What was published of a point, by the series' index in the view's set and the period, the earliest first; `*n` is 0 and
 * the answer NULL where nothing was. Serves a NULL set. (transfer none) (array length=n) (nullable) */
const JctPublished *jct_published_set_find  (const JctPublishedSet *set, guint series, JctPeriod period, guint *n);
/* Whether something was published of a series between two periods, both included. */
gboolean            jct_published_set_has   (const JctPublishedSet *set, guint series, JctPeriod first, JctPeriod last);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctPublishedSet, jct_published_set_unref)

G_END_DECLS
