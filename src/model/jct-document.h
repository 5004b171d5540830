/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A document: tables of observations, events, sources, claims, definitions, saved views and stories, with what describes
 * them.
 * Immutable once built, shared by reference counting, safe to read from any thread; an edit makes a new document.
 *
 * A document built by a reader keeps the package's own JSON beside the parsed parts (jct_document_get_package), so that
 * properties which the program does not know survive being saved.
 */
#pragma once

#include <jansson.h>

#include "model/jct-claim.h"
#include "model/jct-event.h"
#include "model/jct-series.h"
#include "model/jct-story.h"
#include "model/jct-table.h"
#include "model/jct-view.h"
#include "model/jct-vintage.h"

G_BEGIN_DECLS

typedef struct _JctDocument JctDocument;
typedef struct _JctDocumentBuilder JctDocumentBuilder;

/* A named selection: a measure of a table under a filter. */
typedef struct
{
  char *id;
  char *title;
  char *short_title;        /* (nullable): names the definition in a row of several */
  char *description;        /* (nullable) */
  char *unit;               /* (nullable) */
  char *table;
  char *measure;
  JctFilter *filter;
  JctFilter *about;         /* what all its rows are, of dimensions that the table does not have; never NULL */
  char *by;                 /* (nullable) */
} JctDefinition;

JctDefinition *jct_definition_new  (void);
JctDefinition *jct_definition_copy (const JctDefinition *definition);
gboolean       jct_definition_equal (const JctDefinition *a, const JctDefinition *b);
void           jct_definition_free (JctDefinition *definition);

/* The parts of a document that people edit. */
typedef enum
{
  JCT_PART_DEFINITIONS = 1 << 0,
  JCT_PART_CATEGORIES = 1 << 1,
  JCT_PART_EVENTS = 1 << 2,
  JCT_PART_SOURCES = 1 << 3,
  JCT_PART_CLAIMS = 1 << 4,
  JCT_PART_VIEWS = 1 << 5, /* the default view too */
  JCT_PART_STORIES = 1 << 6,
  JCT_PART_DATA = 1 << 7,  /* tables, their vintages, and the document's own texts: told by a comparison, no edit replaces them */
} JctDocumentParts;

/* Something odd that was found on reading and did not prevent it: what a person should know. */
typedef struct
{
  char *place;              /* (nullable): "line 3", "/resources/0/data/17" */
  char *message;
} JctProblem;

JctDocument         *jct_document_ref                (JctDocument *document);
void                 jct_document_unref              (JctDocument *document);
const char          *jct_document_get_name           (const JctDocument *document); /* (nullable) */
const char          *jct_document_get_title          (const JctDocument *document); /* never NULL */
const char          *jct_document_get_description    (const JctDocument *document); /* (nullable) */
const char          *jct_document_get_format         (const JctDocument *document); /* "datapackage", "records", "cbp", ... */
guint                jct_document_get_fiscal_start   (const JctDocument *document); /* 1-12 */
guint                jct_document_get_n_tables       (const JctDocument *document);
JctTable            *jct_document_get_table          (const JctDocument *document, guint index); /* (transfer none) */
JctTable            *jct_document_find_table         (const JctDocument *document, const char *name); /* (nullable) */
/* Figures of the tables as they were published earlier. */
guint                jct_document_get_n_vintages     (const JctDocument *document);
JctVintage          *jct_document_get_vintage        (const JctDocument *document, guint index); /* (transfer none) */
JctVintage          *jct_document_find_vintage       (const JctDocument *document, const char *name); /* (nullable) */
guint                jct_document_get_n_definitions  (const JctDocument *document);
const JctDefinition *jct_document_get_definition     (const JctDocument *document, guint index);
const JctDefinition *jct_document_find_definition    (const JctDocument *document, const char *id);
guint                jct_document_get_n_categories   (const JctDocument *document);
const JctCategory   *jct_document_get_category       (const JctDocument *document, guint index);
int                  jct_document_find_category      (const JctDocument *document, const char *id); /* -1 */
/* Events are sorted by their earliest day, then by the order of the file. */
guint                jct_document_get_n_events       (const JctDocument *document);
const JctEvent      *jct_document_get_event          (const JctDocument *document, guint index);
const JctEvent      *jct_document_find_event         (const JctDocument *document, const char *id);
/* The days from the first event to the last, with a margin at both ends, as far as their dates are bounded; empty without
 * events. What there is to see of a document without tables. */
JctSpan              jct_document_get_events_span    (const JctDocument *document);
guint                jct_document_get_n_sources      (const JctDocument *document);
const JctSource     *jct_document_get_source         (const JctDocument *document, guint index);
const JctSource     *jct_document_find_source        (const JctDocument *document, const char *key);
guint                jct_document_get_n_claims       (const JctDocument *document);
const JctClaim      *jct_document_get_claim          (const JctDocument *document, guint index);
const JctClaim      *jct_document_find_claim         (const JctDocument *document, const char *id);
guint                jct_document_get_n_views        (const JctDocument *document);
const JctView       *jct_document_get_view           (const JctDocument *document, guint index);
const JctView       *jct_document_find_view          (const JctDocument *document, const char *id);
guint                jct_document_get_n_stories      (const JctDocument *document);
const JctStory      *jct_document_get_story          (const JctDocument *document, guint index);
const JctStory      *jct_document_find_story         (const JctDocument *document, const char *id);
guint                jct_document_get_n_problems     (const JctDocument *document);
const JctProblem    *jct_document_get_problem        (const JctDocument *document, guint index);
/* (nullable): the package as it was read, observations' `data` left out; never change it */
const json_t        *jct_document_get_package        (const JctDocument *document);

/* (nullable): the id of the view to open with, where the document names one */
const char          *jct_document_get_default_view   (const JctDocument *document);
/* Which parts are no longer what the package has: the writer writes these anew. */
JctDocumentParts     jct_document_get_edited         (const JctDocument *document);

/* What another version of a document may have otherwise. Versions by edits know what they share; of documents that were
 * read apart from each other, nothing is known to be the same. */
JctDocumentParts     jct_document_compare            (const JctDocument *a, const JctDocument *b);
/* A version with other saved views (JctView, copied; each with an id of its own) and the default one among them
 * (nullable). Slides that show a view that is gone have it as their own. (transfer full) */
JctDocument         *jct_document_with_views         (const JctDocument *document, GPtrArray *views,
                                                      const char *default_view, GError **error);

/* A version of `document` with parts of another one in the place of its own; fails where they name what it does not
 * have. (transfer full) */
JctDocument         *jct_document_with_parts_of      (const JctDocument *document, const JctDocument *other,
                                                      JctDocumentParts parts, GError **error);

/* A version of `document` with the events of another one added, and with them their categories and sources, under ids
 * that are new where they have to be. What it has already (the same title on the same dates) is not added. `n_added`:
 * nullable. (transfer full) */
JctDocument         *jct_document_with_events_of     (const JctDocument *document, const JctDocument *other,
                                                      guint *n_added, GError **error);

/* The default view, complete: the file's own, or the first definition, or the first table and measure.
 * (transfer full) */
JctView             *jct_document_dup_default_view   (const JctDocument *document);

/* Whether the view shows the event: events are shown, its category is, and so is itself. */
gboolean             jct_view_shows_event            (const JctView *view, const JctEvent *event);

/*
 * What a view asks of the document: its table, measure, filter (the definition's and the view's together), split,
 * period kind. Fails (JCT_DOCUMENT_ERROR) when the view names something that the document does not have, or the
 * document has no table.
 */
typedef struct
{
  JctTable *table;                  /* (owned) */
  const JctDefinition *definition;  /* (nullable) borrowed from the document */
  JctFilter *filter;                /* (owned) */
  char *measure;                    /* (owned) */
  char *by;                         /* (owned) (nullable) */
  JctPeriodKind kind;
} JctResolvedView;

gboolean             jct_document_resolve_view       (const JctDocument *document, const JctView *view,
                                                      JctResolvedView *resolved, GError **error);
void                 jct_resolved_view_clear         (JctResolvedView *resolved);
/* The whole range's series of a view (the visible range does not cut them), transformed as it says; shares are of all
 * that its definition counts, under none of the view's own filters. (transfer full) */
JctSeriesSet        *jct_document_compute_series     (const JctDocument *document, const JctView *view, GError **error);

#define JCT_DOCUMENT_ERROR (jct_document_error_quark ())
GQuark jct_document_error_quark (void);

typedef enum
{
  JCT_DOCUMENT_ERROR_NO_TABLE,
  JCT_DOCUMENT_ERROR_NO_DEFINITION,
  JCT_DOCUMENT_ERROR_NO_EVENT,
  JCT_DOCUMENT_ERROR_NO_VIEW,
  JCT_DOCUMENT_ERROR_NO_STORY,      /* or no slide of it */
  JCT_DOCUMENT_ERROR_DUPLICATE_ID,
  JCT_DOCUMENT_ERROR_INCOMPLETE,    /* something without what it needs, such as a title */
  JCT_DOCUMENT_ERROR_BAD_REFERENCE, /* a definition names a table, measure or dimension that is not there */
} JctDocumentError;

JctDocumentBuilder  *jct_document_builder_new             (const char *format);
/*
 * For a new version of a document: all of it but the parts named, which the caller fills anew (jct_event_copy() and its
 * like serve for what stays). Tables are shared. The kept package stays as it was; the finished document says which
 * parts were edited.
 */
JctDocumentBuilder  *jct_document_builder_new_edit        (const JctDocument *document, JctDocumentParts replaced);
void                 jct_document_builder_free            (JctDocumentBuilder *builder);
void                 jct_document_builder_set_name        (JctDocumentBuilder *builder, const char *name);
void                 jct_document_builder_set_title       (JctDocumentBuilder *builder, const char *title);
void                 jct_document_builder_set_description (JctDocumentBuilder *builder, const char *description);
void                 jct_document_builder_set_fiscal_start (JctDocumentBuilder *builder, guint month);
void                 jct_document_builder_set_default_view (JctDocumentBuilder *builder, const char *id);
/* Takes a reference of its own. */
void                 jct_document_builder_set_package     (JctDocumentBuilder *builder, json_t *package);
/* All take ownership, on failure too; ids, names and keys may not be NULL. A repeated id, name or key fails with JCT_DOCUMENT_ERROR_DUPLICATE_ID. */
gboolean             jct_document_builder_take_table      (JctDocumentBuilder *builder, JctTable *table, GError **error);
/* Its table of today's figures is one that the document has. */
gboolean             jct_document_builder_take_vintage    (JctDocumentBuilder *builder, JctVintage *vintage, GError **error);
gboolean             jct_document_builder_take_definition (JctDocumentBuilder *builder, JctDefinition *d, GError **error);
gboolean             jct_document_builder_take_category   (JctDocumentBuilder *builder, JctCategory *c, GError **error);
gboolean             jct_document_builder_take_event      (JctDocumentBuilder *builder, JctEvent *event, GError **error);
gboolean             jct_document_builder_take_source     (JctDocumentBuilder *builder, JctSource *source, GError **error);
gboolean             jct_document_builder_take_claim      (JctDocumentBuilder *builder, JctClaim *claim, GError **error);
gboolean             jct_document_builder_take_view       (JctDocumentBuilder *builder, JctView *view, GError **error);
gboolean             jct_document_builder_take_story      (JctDocumentBuilder *builder, JctStory *story, GError **error);
void                 jct_document_builder_add_problem     (JctDocumentBuilder *builder, const char *place,
                                                           const char *message);
/* Checks the references of definitions, views and stories, adds categories that only events name, sorts the events. */
JctDocument         *jct_document_builder_finish          (JctDocumentBuilder *builder, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctDocument, jct_document_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctDocumentBuilder, jct_document_builder_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctDefinition, jct_definition_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (JctResolvedView, jct_resolved_view_clear)

G_END_DECLS
