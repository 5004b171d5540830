/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a facet has to show: the values of one dimension that the definition offers, what each counts under all other
 * filters, and what the view's own filter says of it; by count or by name.
 */
#pragma once

#include "model/jct-crossfilter.h"
#include "model/jct-document.h"
#include "widgets/jct-facet-row.h"

G_BEGIN_DECLS

typedef struct
{
  guint code;
  double total;
  JctInterval range; /* what the total may be: itself where its figures are exact */
  JctFacetRowState state;
} JctFacetEntry;

typedef struct _JctFacetEntries JctFacetEntries;

JctFacetEntries     *jct_facet_entries_new         (JctTable *table, guint dimension);
void                 jct_facet_entries_free        (JctFacetEntries *self);
/* FALSE, and no entries, where the totals cannot be had. */
gboolean             jct_facet_entries_update      (JctFacetEntries *self, JctCrossfilter *crossfilter,
                                                    const JctResolvedView *resolved, const JctView *view);
/* The largest first, or in the order of names. */
void                 jct_facet_entries_sort        (JctFacetEntries *self, gboolean by_name);
guint                jct_facet_entries_get_n       (const JctFacetEntries *self);
const JctFacetEntry *jct_facet_entries_get         (const JctFacetEntries *self, guint index);
/* The largest that an entry may be; where nothing is known of that, the largest total. */
double               jct_facet_entries_get_largest (const JctFacetEntries *self);
const char          *jct_facet_entries_get_label   (const JctFacetEntries *self, guint code);
/* "26,000"; "about 26,000" where it is not exact. (transfer full) */
char                *jct_facet_entries_dup_total   (const JctFacetEntries *self, const JctFacetEntry *entry);
/* What a total is taken to be, "23,400 to 26,000", where its own word does not say it ("at least"). (transfer full)
 * (nullable) */
char                *jct_facet_entries_dup_range   (const JctFacetEntries *self, const JctFacetEntry *entry);
/* The share of all entries, as "31 %", or "28–34 %" where figures are not exact; NULL where they add up to nothing, one
 * takes away, or nothing is known of the share. (transfer full) */
char                *jct_facet_entries_dup_share   (const JctFacetEntries *self, const JctFacetEntry *entry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctFacetEntries, jct_facet_entries_free)

G_END_DECLS
