/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Definitions added, changed, put in order, deleted. */
#include "config.h"

#include "model/jct-document-items-private.h"

#include <glib/gi18n-lib.h>

#include "model/jct-text-private.h"

static gboolean
definition_is_taken (gconstpointer document, const char *id)
{
  return jct_document_find_definition (document, id) != NULL;
}

static int
find_definition (const JctDocument *document, const char *id)
{
  for (guint i = 0; i < jct_document_get_n_definitions (document); i++)
    if (g_str_equal (jct_document_get_definition (document, i)->id, id))
      return (int) i;
  return -1;
}

static gboolean
check_definition_measure (const JctDocument *document,
                          const JctDefinition *definition,
                          GError **error)
{
  JctTable *table
    = definition->table != NULL ? jct_document_find_table (document, definition->table) : NULL;

  if (table == NULL)
    return jct_item_fail (error, JCT_DOCUMENT_ERROR_NO_TABLE, _ ("A table is missing."));
  return (definition->measure != NULL && jct_table_find_measure (table, definition->measure) >= 0)
         || jct_item_fail (error, JCT_DOCUMENT_ERROR_BAD_REFERENCE,
                           _ ("The table has no such measure."));
}

/* What all rows are is said of dimensions that the table does not have; of the others, the rows say it. */
static gboolean
check_definition_about (const JctDocument *document,
                        const JctDefinition *definition,
                        GError **error)
{
  JctTable *table = jct_document_find_table (document, definition->table);

  for (guint i = 0; i < jct_filter_get_n_dimensions (definition->about); i++)
    {
      const char *name = jct_filter_get_dimension (definition->about, i);
      g_autofree char *message = NULL;

      if (jct_table_find_dimension (table, name) < 0)
        continue;
      /* Translators: %s is the name of a dimension. */
      message = g_strdup_printf (_ ("The table has “%s”: its values are chosen under What counts."),
                                 name);
      return jct_item_fail (error, JCT_DOCUMENT_ERROR_BAD_REFERENCE, message);
    }
  return TRUE;
}

gboolean
jct_document_check_definition (const JctDocument *document,
                               const JctDefinition *definition,
                               GError **error)
{
  g_return_val_if_fail (document != NULL && definition != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!jct_item_check_title (definition->title, error)
      || !jct_item_check_length (definition->title, error)
      || !jct_item_check_short_title (definition->short_title, error)
      || !jct_item_check_length (definition->description, error)
      || !check_definition_measure (document, definition, error)
      || !check_definition_about (document, definition, error))
    return FALSE;
  for (guint i = 0; i < jct_document_get_n_definitions (document); i++)
    {
      const JctDefinition *other = jct_document_get_definition (document, i);

      if (g_strcmp0 (other->id, definition->id) != 0
          && g_str_equal (other->title, definition->title))
        return jct_item_fail (error, JCT_DOCUMENT_ERROR_DUPLICATE_ID,
                              _ ("Another definition has this title."));
    }
  return TRUE;
}

static GPtrArray *
dup_definitions (const JctDocument *document)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) jct_definition_free);

  for (guint i = 0; i < jct_document_get_n_definitions (document); i++)
    g_ptr_array_add (items, jct_definition_copy (jct_document_get_definition (document, i)));
  return items;
}

static void
take_definitions (JctDocumentBuilder *builder, GPtrArray *items)
{
  while (items->len > 0)
    jct_document_builder_take_definition (builder, g_ptr_array_steal_index (items, 0), NULL);
}

JctDocument *
jct_document_with_definition (const JctDocument *document,
                              const JctDefinition *definition,
                              char **id,
                              GError **error)
{
  g_autoptr (JctDocumentBuilder) builder = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autofree char *own = NULL;
  JctDefinition *added;
  int index;

  g_return_val_if_fail (document != NULL && definition != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!jct_document_check_definition (document, definition, error))
    return NULL;
  own = jct_item_choose_id (definition->id, definition->title, "definition", definition_is_taken,
                            document);
  added = jct_definition_copy (definition);
  jct_replace_text (&added->id, own);
  items = dup_definitions (document);
  index = find_definition (document, own);
  if (index < 0)
    g_ptr_array_add (items, added);
  else
    {
      jct_definition_free (items->pdata[index]);
      items->pdata[index] = added;
    }
  builder = jct_document_builder_new_edit (document, JCT_PART_DEFINITIONS);
  take_definitions (builder, items);
  if (id != NULL)
    *id = g_steal_pointer (&own);
  return jct_document_builder_finish (builder, error);
}

JctDocument *
jct_document_with_definition_at (const JctDocument *document,
                                 const char *id,
                                 guint index,
                                 GError **error)
{
  g_autoptr (JctDocumentBuilder) builder = NULL;
  g_autoptr (GPtrArray) items = NULL;
  int from;

  g_return_val_if_fail (document != NULL && id != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  from = find_definition (document, id);
  g_return_val_if_fail (from >= 0, NULL);
  items = dup_definitions (document);
  jct_item_move (items, (guint) from, index);
  builder = jct_document_builder_new_edit (document, JCT_PART_DEFINITIONS);
  take_definitions (builder, items);
  return jct_document_builder_finish (builder, error);
}

JctDocument *
jct_document_without_definition (const JctDocument *document, const char *id, GError **error)
{
  g_autoptr (JctDocumentBuilder) builder = NULL;
  g_autoptr (GPtrArray) items = NULL;
  int index;

  g_return_val_if_fail (document != NULL && id != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  index = find_definition (document, id);
  g_return_val_if_fail (index >= 0, NULL);
  items = dup_definitions (document);
  g_ptr_array_remove_index (items, (guint) index);
  builder = jct_item_new_mended (document, JCT_PART_DEFINITIONS, jct_view_forget_definition, id);
  take_definitions (builder, items);
  return jct_document_builder_finish (builder, error);
}

guint
jct_document_count_views_of (const JctDocument *document, const char *definition)
{
  guint n = 0;

  g_return_val_if_fail (document != NULL && definition != NULL, 0);

  for (guint i = 0; i < jct_document_get_n_views (document); i++)
    n += g_strcmp0 (jct_document_get_view (document, i)->definition, definition) == 0;
  return n;
}
