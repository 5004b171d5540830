/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a document holds, for the builder that fills it. */
#pragma once

#include "model/jct-document.h"

G_BEGIN_DECLS

#define JCT_N_EDITED_PARTS 7

/* Things with a name: in the order of the file, and by name. */
typedef struct
{
  GPtrArray *items;
  GHashTable *by_id; /* borrowed id to index + 1 */
} JctIndex;

struct _JctDocument
{
  gatomicrefcount ref_count;
  char *name;                /* (nullable) */
  char *title;               /* (nullable) while it is built */
  char *description;         /* (nullable) */
  char *format;
  char *default_view;        /* (nullable) */
  guint fiscal_start;
  json_t *package;           /* (nullable) */
  JctIndex tables;
  JctIndex vintages;
  JctIndex definitions;
  JctIndex categories;
  JctIndex events;
  JctIndex sources;
  JctIndex claims;
  JctIndex views;
  JctIndex stories;
  GPtrArray *problems;
  guint n_read_problems;     /* the first so many; the others were found when it was finished */
  JctDocumentParts edited;
  /* By part (JctDocumentParts, from its first bit on) an empty block that versions with the very same part share. */
  gpointer stamps[JCT_N_EDITED_PARTS];
};

/* The builder's document is another version of `document`, with these parts replaced. */
void     jct_document_builder_mark_edited (JctDocumentBuilder *builder, const JctDocument *document,
                                           JctDocumentParts replaced);
gpointer jct_index_find (const JctIndex *index, const char *id);

/* Whether everything that a view names is there; values that are not are noted. `place` comes before what is wrong. */
gboolean jct_document_builder_check_view  (JctDocumentBuilder *builder, const char *place, const JctView *view,
                                           GError **error);
/* Likewise of a story's slides; a series to predict of which nothing is seen or nothing is hidden is noted. `document` is
 * the builder's. */
gboolean jct_document_builder_check_story (JctDocumentBuilder *builder, const JctDocument *document,
                                           const JctStory *story, GError **error);

G_END_DECLS
