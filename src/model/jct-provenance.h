/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where a number comes from: the definition and filters under which it was counted, the table, the rows that were added
 * up, what was done with the sums, and the sources of the table with the date of its data.
 *
 * A number is made of one sum of rows or of two: the change on a year before has those of both years. Each is a part:
 * the rows of a table that pass a filter, in a range of periods. The rows alone (`filter` and the days from `first` to
 * `last`) add up to `sum`; what `steps` says is done with the sums in that order gives the number that is drawn.
 */
#pragma once

#include "model/jct-document.h"
#include "model/jct-vintage-published.h"

G_BEGIN_DECLS

typedef enum
{
  JCT_PROVENANCE_FIGURE,      /* what the number itself counts */
  JCT_PROVENANCE_YEAR_BEFORE, /* what it is compared with */
  JCT_PROVENANCE_BASE,        /* what is 100 of an index */
  JCT_PROVENANCE_WHOLE,       /* what it is a share of */
  JCT_PROVENANCE_BEFORE,      /* the periods before an event */
  JCT_PROVENANCE_AFTER,       /* the periods after it */
  JCT_PROVENANCE_SERIES,      /* all periods that a method looks at */
  JCT_PROVENANCE_PREVIOUS,    /* the period before, which a change is measured from */
  JCT_PROVENANCE_EARLIER,     /* of two times that a claim compares */
  JCT_PROVENANCE_LATER,
  JCT_PROVENANCE_RANKED,      /* the periods among which one is ranked */
} JctProvenanceRole;

#define JCT_N_PROVENANCE_ROLES (JCT_PROVENANCE_RANKED + 1)

typedef struct
{
  JctProvenanceRole role;
  JctTable *table;            /* (owned) */
  char *measure;
  JctFilter *filter;          /* never NULL: all that the rows pass */
  JctPeriod first, last;      /* of the kind of the figures, both included */
  gsize n_rows;
  gboolean has_sum;           /* some period has a value; maybe without a row, where the table says that this is 0 */
  double sum;
  JctQualifier qualifier;     /* of the sum */
  gboolean is_integer;
} JctProvenancePart;

typedef struct
{
  JctDocument *document;      /* (owned) */
  JctTable *table;            /* (owned) */
  const JctDefinition *definition; /* (nullable): borrowed from the document */
  char *measure;              /* (nullable): of one row, where all are meant */
  JctFilter *filter;          /* never NULL: the definition's, the view's and the series'; of one row its values */
  char *series;               /* (nullable): which of several, for people */
  gboolean has_row;           /* the number stands in one row of the table */
  gsize row;
  GPtrArray *parts;           /* JctProvenancePart */
  GPtrArray *steps;           /* char *: sentences, in order; none where the number is the sum */
  char *stated_in;            /* (nullable): key of the source whose statement the number is held against */
  char *published;            /* (nullable): what was published of the figure earlier, in words */
  char **published_in;        /* keys of the sources that this is from; NULL with it */
} JctProvenance;

/* Of a point of the view's series: `series` is its key (of one series alone: any), `period` of their kind. The steps are
 * those of the view's transform. Fails as jct_document_resolve_view() and jct_row_order_new() do, and
 * (JCT_DOCUMENT_ERROR_BAD_REFERENCE) where there is no such series. (transfer full) */
JctProvenance *jct_provenance_new       (JctDocument *document, const JctView *view, const char *series,
                                         JctPeriod period, GError **error);
/* The same of a change in the counts: of `period` on `other`, which has that role (the period before, the year before). */
JctProvenance *jct_provenance_new_change (JctDocument *document, const JctView *view, const char *series,
                                          JctPeriod period, JctProvenanceRole role, JctPeriod other,
                                          GError **error);
/* Of all points of a series: the steps are there, and jct_provenance_set_point() gives it the parts of one of them. */
JctProvenance *jct_provenance_new_points (JctDocument *document, const JctView *view, const char *series,
                                          GError **error);
gboolean       jct_provenance_set_point  (JctProvenance *provenance, const JctView *view, JctPeriod period,
                                          GError **error);
/* Of a number that is made of the counts of several periods, which are added with jct_provenance_add_range(). */
JctProvenance *jct_provenance_new_range (JctDocument *document, const JctView *view, const char *series,
                                         GError **error);
gboolean       jct_provenance_add_range (JctProvenance *provenance, JctProvenanceRole role, JctPeriod first,
                                         JctPeriod last, GError **error);
void           jct_provenance_add_step  (JctProvenance *provenance, const char *sentence);
/* What was published earlier of the point: `words` tell it, the sources are those of the vintages in `set`. Does nothing
 * where nothing was. */
void           jct_provenance_set_published (JctProvenance *provenance, const char *words,
                                             const JctPublishedSet *set, guint index, JctPeriod period);
/* Of the figures in one row of a table. It has no parts and no definition. (transfer full) */
JctProvenance *jct_provenance_new_row   (JctDocument *document, JctTable *table, gsize row);
void           jct_provenance_free      (JctProvenance *provenance);

JctProvenancePart *jct_provenance_part_copy (const JctProvenancePart *part);
void           jct_provenance_part_free (JctProvenancePart *part);
/* The days of its periods. */
JctSpan        jct_provenance_part_get_span (const JctProvenancePart *part);
/* Where its rows stand in their file (jct_row_places_new()). (transfer full) (nullable) */
GArray        *jct_provenance_part_list_places (const JctProvenancePart *part);

/* ---- in words; all (transfer full) ---- */

/* What was counted: "Border Patrol, southwest border", or the table's title; of one row its period. */
char          *jct_provenance_to_title  (const JctProvenance *provenance);
/* "citizenship: China; sector: El Paso"; NULL where the filters pass everything. (nullable) */
char          *jct_provenance_to_filters (const JctProvenance *provenance);
/* "Encounters by month, as of 15 October 2024" */
char          *jct_provenance_to_table  (const JctProvenance *provenance);
/* "Row 1,234 of 68,815, in the order of periods"; NULL where it is of no one row. (nullable) */
char          *jct_provenance_to_row    (const JctProvenance *provenance);
/* "figures.json: /resources/0/data/17": where the one row, or those of a part, stand in their file; NULL where that is not
 * known. (transfer full) (nullable) */
char          *jct_provenance_to_place  (const JctProvenance *provenance);
char          *jct_provenance_part_to_place (const JctProvenancePart *part);
/* "year_before", in files. */
const char    *jct_provenance_role_to_name (JctProvenanceRole role);
/* "A year before"; NULL of the figure itself. Not to be freed. (nullable) */
const char    *jct_provenance_role_to_label (JctProvenanceRole role);
/* "December 2023: 24 rows add up to 5,951." */
char          *jct_provenance_part_to_words (const JctProvenancePart *part);
/* All of it, with the sources, a line each: to be copied. */
char          *jct_provenance_to_text   (const JctProvenance *provenance);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctProvenance, jct_provenance_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctProvenancePart, jct_provenance_part_free)

G_END_DECLS
