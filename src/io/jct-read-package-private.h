/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of the Data Package reader. */
#pragma once

#include "io/jct-json.h"
#include "io/jct-table-reader.h"

G_BEGIN_DECLS

typedef struct
{
  const JctLoadContext *context;
  json_t *root;
  JctDocumentBuilder *builder;
  guint fiscal_start;
  GHashTable *tables;      /* (owned) name -> JctTable, borrowed by nobody else */
  GHashTable *source_keys; /* (owned) set of keys */
  GHashTable *events;      /* (owned) set of ids */
  GHashTable *definitions; /* (owned) set of ids */
  GHashTable *views;       /* (owned) set of ids */
  GHashTable *claims;      /* (owned) ids */
  /* (owned) pairs: place, name */
  GPtrArray *cited;        /* sources that events, claims and tables name */
  GPtrArray *named_events; /* by claims */
  GPtrArray *named_claims; /* by views */
} JctPackageReader;

/* ---- jct-read-package-tables.c ---- */

gboolean jct_package_read_table       (JctPackageReader *reader, json_t *resource, const JctJsonPlace *at,
                                       const JctLoadContext *context, GError **error);
/* Rows of a table, inline or in files, for who makes something else of them than a table of observations: the reader of
 * them is made with jct_table_reader_new(). */
gboolean jct_package_read_rows        (JctTableReader *table, const JctLoadContext *context, json_t *resource,
                                       const JctJsonPlace *at, GError **error);
/* Remembers the sources that a table names. */
void     jct_package_cite_table       (JctPackageReader *reader, const JctTable *table, const JctJsonPlace *at);
/* The parsed JSON of the file that a list's resource names by `path`; it takes the path's place in the resource, which
 * owns it. `*name` becomes the sibling's name for messages. */
json_t  *jct_package_load_sibling_json (JctPackageReader *reader, json_t *resource, const JctJsonPlace *at,
                                       char **name, GError **error);

/* ---- jct-read-package-vintages.c: the tables are read already ---- */

gboolean jct_package_read_vintage     (JctPackageReader *reader, json_t *resource, const JctJsonPlace *at,
                                       const JctLoadContext *context, GError **error);

/* ---- jct-read-package-lists.c: each reads the items of a list at `at` ---- */

gboolean jct_package_read_events      (JctPackageReader *reader, json_t *items, const JctJsonPlace *at, GError **error);
gboolean jct_package_read_sources     (JctPackageReader *reader, json_t *items, const JctJsonPlace *at, GError **error);
gboolean jct_package_read_categories  (JctPackageReader *reader, json_t *items, const JctJsonPlace *at, GError **error);

/* ---- jct-read-package-claims.c ---- */

gboolean jct_package_read_claims      (JctPackageReader *reader, json_t *items, const JctJsonPlace *at, GError **error);

/* ---- jct-read-package-views.c ---- */

gboolean jct_package_read_definitions (JctPackageReader *reader, json_t *items, const JctJsonPlace *at, GError **error);
gboolean jct_package_read_views       (JctPackageReader *reader, json_t *items, const JctJsonPlace *at, GError **error);
/* A view; one that is `named` has an id. (transfer full) */
JctView *jct_package_read_view        (JctPackageReader *reader, const json_t *object, const JctJsonPlace *at,
                                       gboolean named, GError **error);

/* ---- jct-read-package-stories.c ---- */

gboolean jct_package_read_stories     (JctPackageReader *reader, json_t *items, const JctJsonPlace *at, GError **error);

/* ---- jct-read-package-guesses.c ---- */

/* `guesses` of a slide whose `predict` is read, into the slide. */
gboolean jct_package_read_guesses     (JctPackageReader *reader, JctSlide *slide, const json_t *object,
                                       const JctJsonPlace *at, GError **error);

/* ---- jct-read-package-annotations.c ---- */

/* `annotations` of a view, into the view. */
gboolean jct_package_read_annotations (JctPackageReader *reader, JctView *view, const json_t *object,
                                       const JctJsonPlace *at, GError **error);

/* ---- shared ---- */

/* Remembers that the member `key` of the item at `at` names something that may come later. */
void     jct_package_note_name        (GPtrArray *named, const JctJsonPlace *at, const char *key, const char *name);
/* Remembers that the item at `at` names a source: sources may come after those who name them. */
void     jct_package_cite             (JctPackageReader *reader, const JctJsonPlace *at, const char *key);
/* `key` of the object, such as `where`: for each dimension a value, an array of values, or {"not": those that do not
 * pass}. */
gboolean jct_package_read_filter      (JctFilter *filter, const json_t *object, const char *key, const JctJsonPlace *at,
                                       GError **error);

/* Calls `func` for each object of a list, with its place; checks that it is an array of objects within the limit. */
typedef gboolean (*JctPackageItemFunc) (JctPackageReader *reader, json_t *item, const JctJsonPlace *at, GError **error);
gboolean jct_package_for_each         (JctPackageReader *reader, json_t *items, const JctJsonPlace *at,
                                       JctPackageItemFunc func, GError **error);
/* Turns the document's error (a repeated id, a bad reference) into one with a place; takes `inner`; returns FALSE. */
gboolean jct_package_fail_model       (const JctJsonPlace *at, GError *inner, GError **error);

G_END_DECLS
