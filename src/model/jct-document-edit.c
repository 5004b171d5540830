/* SPDX-License-Identifier: GPL-3.0-or-later */
/* New versions of a document: copies of its parts, and a builder that starts from one. */
#include "config.h"

#include "model/jct-document-items-private.h"
#include "model/jct-document-private.h"

#include "model/jct-text-private.h"

JctDefinition *
jct_definition_copy (const JctDefinition *definition)
{
  JctDefinition *copy;

  g_return_val_if_fail (definition != NULL, NULL);

  copy = g_new0 (JctDefinition, 1);
  copy->id = g_strdup (definition->id);
  copy->title = g_strdup (definition->title);
  copy->short_title = g_strdup (definition->short_title);
  copy->description = g_strdup (definition->description);
  copy->unit = g_strdup (definition->unit);
  copy->table = g_strdup (definition->table);
  copy->measure = g_strdup (definition->measure);
  copy->filter = jct_filter_copy (definition->filter);
  copy->about = jct_filter_copy (definition->about);
  copy->by = g_strdup (definition->by);
  return copy;
}

gboolean
jct_definition_equal (const JctDefinition *a, const JctDefinition *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return g_strcmp0 (a->id, b->id) == 0 && g_strcmp0 (a->title, b->title) == 0
         && g_strcmp0 (a->short_title, b->short_title) == 0
         && g_strcmp0 (a->description, b->description) == 0 && g_strcmp0 (a->unit, b->unit) == 0
         && g_strcmp0 (a->table, b->table) == 0 && g_strcmp0 (a->measure, b->measure) == 0
         && g_strcmp0 (a->by, b->by) == 0 && jct_filter_equal (a->filter, b->filter)
         && jct_filter_equal (a->about, b->about);
}

static void
copy_events (JctDocumentBuilder *builder, const JctDocument *document)
{
  for (guint i = 0; i < document->events.items->len; i++)
    jct_document_builder_take_event (builder, jct_event_copy (document->events.items->pdata[i]),
                                     NULL);
}

static void
copy_categories (JctDocumentBuilder *builder, const JctDocument *document)
{
  for (guint i = 0; i < document->categories.items->len; i++)
    jct_document_builder_take_category (builder,
                                        jct_category_copy (document->categories.items->pdata[i]),
                                        NULL);
}

static void
copy_sources (JctDocumentBuilder *builder, const JctDocument *document)
{
  for (guint i = 0; i < document->sources.items->len; i++)
    jct_document_builder_take_source (builder, jct_source_copy (document->sources.items->pdata[i]),
                                      NULL);
}

static void
copy_definitions (JctDocumentBuilder *builder, const JctDocument *document)
{
  for (guint i = 0; i < document->definitions.items->len; i++)
    jct_document_builder_take_definition (
      builder, jct_definition_copy (document->definitions.items->pdata[i]), NULL);
}

static void
copy_claims (JctDocumentBuilder *builder, const JctDocument *document)
{
  for (guint i = 0; i < document->claims.items->len; i++)
    jct_document_builder_take_claim (builder, jct_claim_copy (document->claims.items->pdata[i]),
                                     NULL);
}

static void
copy_views (JctDocumentBuilder *builder, const JctDocument *document)
{
  for (guint i = 0; i < document->views.items->len; i++)
    jct_document_builder_take_view (builder, jct_view_copy (document->views.items->pdata[i]), NULL);
  jct_document_builder_set_default_view (builder, document->default_view);
}

static void
copy_stories (JctDocumentBuilder *builder, const JctDocument *document)
{
  for (guint i = 0; i < document->stories.items->len; i++)
    jct_document_builder_take_story (builder, jct_story_copy (document->stories.items->pdata[i]),
                                     NULL);
}

/* What reading found; what finishing found, it will find again. */
static void
copy_problems (JctDocumentBuilder *builder, const JctDocument *document)
{
  for (guint i = 0; i < document->n_read_problems; i++)
    {
      const JctProblem *problem = document->problems->pdata[i];

      jct_document_builder_add_problem (builder, problem->place, problem->message);
    }
}

static void
copy_parts (JctDocumentBuilder *builder, const JctDocument *document, JctDocumentParts parts)
{
  static const struct
  {
    JctDocumentParts part;
    void (*copy) (JctDocumentBuilder *builder, const JctDocument *document);
  } copies[] = {
    { JCT_PART_DEFINITIONS, copy_definitions }, { JCT_PART_CATEGORIES, copy_categories },
    { JCT_PART_EVENTS, copy_events },           { JCT_PART_SOURCES, copy_sources },
    { JCT_PART_CLAIMS, copy_claims },           { JCT_PART_VIEWS, copy_views },
    { JCT_PART_STORIES, copy_stories },
  };

  for (guint i = 0; i < G_N_ELEMENTS (copies); i++)
    if ((parts & copies[i].part) != 0)
      copies[i].copy (builder, document);
}

/* Ids are unique in a document that was built, so that taking a copy of each cannot fail. */
JctDocumentBuilder *
jct_document_builder_new_edit (const JctDocument *document, JctDocumentParts replaced)
{
  JctDocumentBuilder *builder;

  g_return_val_if_fail (document != NULL, NULL);

  builder = jct_document_builder_new (document->format);
  jct_document_builder_set_name (builder, document->name);
  jct_document_builder_set_title (builder, document->title);
  jct_document_builder_set_description (builder, document->description);
  jct_document_builder_set_fiscal_start (builder, document->fiscal_start);
  if (document->package != NULL)
    jct_document_builder_set_package (builder, document->package);
  for (guint i = 0; i < document->tables.items->len; i++)
    jct_document_builder_take_table (builder, jct_table_ref (document->tables.items->pdata[i]),
                                     NULL);
  for (guint i = 0; i < document->vintages.items->len; i++)
    jct_document_builder_take_vintage (builder,
                                       jct_vintage_ref (document->vintages.items->pdata[i]), NULL);
  copy_parts (builder, document, ~replaced);
  copy_problems (builder, document);
  jct_document_builder_mark_edited (builder, document, replaced);
  return builder;
}

static gboolean
share_items (const JctIndex *a, const JctIndex *b)
{
  if (a->items->len != b->items->len)
    return FALSE;
  for (guint i = 0; i < a->items->len; i++)
    if (a->items->pdata[i] != b->items->pdata[i])
      return FALSE;
  return TRUE;
}

static gboolean
share_data (const JctDocument *a, const JctDocument *b)
{
  return a->fiscal_start == b->fiscal_start && g_strcmp0 (a->title, b->title) == 0
         && g_strcmp0 (a->description, b->description) == 0 && share_items (&a->tables, &b->tables)
         && share_items (&a->vintages, &b->vintages);
}

JctDocumentParts
jct_document_compare (const JctDocument *a, const JctDocument *b)
{
  JctDocumentParts changes = 0;

  g_return_val_if_fail (a != NULL && b != NULL, 0);

  for (guint i = 0; i < JCT_N_EDITED_PARTS; i++)
    if (a->stamps[i] != b->stamps[i])
      changes |= 1u << i;
  if (!share_data (a, b))
    changes |= JCT_PART_DATA;
  return changes;
}

JctDocument *
jct_document_with_views (const JctDocument *document,
                         GPtrArray *views,
                         const char *default_view,
                         GError **error)
{
  g_autoptr (JctDocumentBuilder) builder = NULL;
  g_autoptr (GPtrArray) stories = NULL;
  gboolean mended;

  g_return_val_if_fail (document != NULL && views != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  stories = jct_item_dup_stories (document);
  mended = jct_item_keep_views (stories, document, views);
  builder
    = jct_document_builder_new_edit (document, JCT_PART_VIEWS | (mended ? JCT_PART_STORIES : 0));
  if (mended)
    jct_item_take_stories (builder, stories);
  for (guint i = 0; i < views->len; i++)
    if (!jct_document_builder_take_view (builder, jct_view_copy (views->pdata[i]), error))
      return NULL;
  jct_document_builder_set_default_view (builder, default_view);
  return jct_document_builder_finish (builder, error);
}

JctDocumentParts
jct_document_get_edited (const JctDocument *document)
{
  g_return_val_if_fail (document != NULL, 0);

  return document->edited;
}

const char *
jct_document_get_default_view (const JctDocument *document)
{
  g_return_val_if_fail (document != NULL, NULL);

  return document->default_view;
}

JctDocument *
jct_document_with_parts_of (const JctDocument *document,
                            const JctDocument *other,
                            JctDocumentParts parts,
                            GError **error)
{
  g_autoptr (JctDocumentBuilder) builder = NULL;

  g_return_val_if_fail (document != NULL && other != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  builder = jct_document_builder_new_edit (document, parts);
  copy_parts (builder, other, parts);
  return jct_document_builder_finish (builder, error);
}
