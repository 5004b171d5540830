/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Categories added, changed, put in order, deleted. */
#include "config.h"

#include "model/jct-document-items-private.h"

#include <glib/gi18n-lib.h>

#include "model/jct-text-private.h"

static gboolean
mend_category (JctView *view, const JctDocument *document, const char *id)
{
  return jct_view_forget_category (view, id);
}

static gboolean
category_is_taken (gconstpointer document, const char *id)
{
  return jct_document_find_category (document, id) >= 0;
}

JctHue
jct_document_get_category_hue (const JctDocument *document, guint index)
{
  const JctCategory *category = jct_document_get_category (document, index);

  g_return_val_if_fail (category != NULL, JCT_HUE_CRIMSON);

  return category->hue != JCT_HUE_BY_PLACE
           ? category->hue
           : (JctHue) (JCT_HUE_CRIMSON + index % (JCT_N_HUES - JCT_HUE_CRIMSON));
}

guint
jct_document_count_events_of (const JctDocument *document, const char *category)
{
  guint n = 0;

  g_return_val_if_fail (document != NULL && category != NULL, 0);

  for (guint i = 0; i < jct_document_get_n_events (document); i++)
    n += g_str_equal (jct_document_get_event (document, i)->category, category);
  return n;
}

gboolean
jct_document_check_category (const JctDocument *document,
                             const JctCategory *category,
                             GError **error)
{
  g_return_val_if_fail (document != NULL && category != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!jct_item_check_title (category->title, error)
      || !jct_item_check_length (category->title, error))
    return FALSE;
  for (guint i = 0; i < jct_document_get_n_categories (document); i++)
    {
      const JctCategory *other = jct_document_get_category (document, i);

      if (g_strcmp0 (other->id, category->id) != 0 && g_str_equal (other->title, category->title))
        return jct_item_fail (error, JCT_DOCUMENT_ERROR_DUPLICATE_ID,
                              _ ("Another category has this title."));
    }
  return TRUE;
}

JctHue
jct_document_find_free_hue (const JctDocument *document)
{
  guint n = jct_document_get_n_categories (document);

  for (guint hue = JCT_HUE_CRIMSON; hue < JCT_N_HUES; hue++)
    {
      gboolean taken = FALSE;

      for (guint i = 0; i < n && !taken; i++)
        taken = jct_document_get_category_hue (document, i) == (JctHue) hue;
      if (!taken)
        return (JctHue) hue;
    }
  return (JctHue) (JCT_HUE_CRIMSON + n % (JCT_N_HUES - JCT_HUE_CRIMSON));
}

/* Copies; with `keep_hues`, each with the hue that its place gives it now, since places change. */
static GPtrArray *
dup_categories (const JctDocument *document, gboolean keep_hues)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) jct_category_free);

  for (guint i = 0; i < jct_document_get_n_categories (document); i++)
    {
      JctCategory *copy = jct_category_copy (jct_document_get_category (document, i));

      if (keep_hues)
        copy->hue = jct_document_get_category_hue (document, i);
      g_ptr_array_add (items, copy);
    }
  return items;
}

static void
take_categories (JctDocumentBuilder *builder, GPtrArray *items)
{
  while (items->len > 0)
    jct_document_builder_take_category (builder, g_ptr_array_steal_index (items, 0), NULL);
}

JctDocument *
jct_document_with_category (const JctDocument *document,
                            const JctCategory *category,
                            char **id,
                            GError **error)
{
  g_autoptr (JctDocumentBuilder) builder = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autofree char *own = NULL;
  JctCategory *added;
  int index;

  g_return_val_if_fail (document != NULL && category != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!jct_document_check_category (document, category, error))
    return NULL;
  own = jct_item_choose_id (category->id, category->title, "category", category_is_taken, document);
  added = jct_category_new (own, category->title, category->shape);
  added->hue = category->hue;
  items = dup_categories (document, FALSE);
  index = jct_document_find_category (document, own);
  if (index < 0)
    {
      if (added->hue == JCT_HUE_BY_PLACE)
        added->hue = jct_document_find_free_hue (document);
      g_ptr_array_add (items, added);
    }
  else
    {
      jct_category_free (items->pdata[index]);
      items->pdata[index] = added;
    }
  builder = jct_document_builder_new_edit (document, JCT_PART_CATEGORIES);
  take_categories (builder, items);
  if (id != NULL)
    *id = g_steal_pointer (&own);
  return jct_document_builder_finish (builder, error);
}

JctDocument *
jct_document_with_category_at (const JctDocument *document,
                               const char *id,
                               guint index,
                               GError **error)
{
  g_autoptr (JctDocumentBuilder) builder = NULL;
  g_autoptr (GPtrArray) items = NULL;
  int from;

  g_return_val_if_fail (document != NULL && id != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  from = jct_document_find_category (document, id);
  g_return_val_if_fail (from >= 0, NULL);
  items = dup_categories (document, TRUE);
  jct_item_move (items, (guint) from, index);
  builder = jct_document_builder_new_edit (document, JCT_PART_CATEGORIES);
  take_categories (builder, items);
  return jct_document_builder_finish (builder, error);
}

JctDocument *
jct_document_without_category (const JctDocument *document,
                               const char *id,
                               const char *heir,
                               GError **error)
{
  g_autoptr (JctDocumentBuilder) builder = NULL;
  g_autoptr (GPtrArray) items = NULL;
  int index;

  g_return_val_if_fail (document != NULL && id != NULL && heir != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  index = jct_document_find_category (document, id);
  g_return_val_if_fail (index >= 0 && !g_str_equal (id, heir), NULL);
  items = dup_categories (document, TRUE);
  g_ptr_array_remove_index (items, (guint) index);
  builder
    = jct_item_new_mended (document, JCT_PART_CATEGORIES | JCT_PART_EVENTS, mend_category, id);
  take_categories (builder, items);
  for (guint i = 0; i < jct_document_get_n_events (document); i++)
    {
      JctEvent *event = jct_event_copy (jct_document_get_event (document, i));

      if (g_str_equal (event->category, id))
        jct_replace_text (&event->category, heir);
      jct_document_builder_take_event (builder, event, NULL);
    }
  return jct_document_builder_finish (builder, error);
}
