/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document's events beside another one's: with their categories and sources, under ids of their own. */
#include "config.h"

#include "model/jct-document-private.h"

#include "model/jct-text-private.h"

/* How the ids of what is added read in the document that it is added to. */
typedef struct
{
  JctDocumentBuilder *builder;
  const JctDocument *document;
  const JctDocument *other;
  GHashTable
    *taken; /* ids of events, categories and sources: owned texts with a letter before them */
  GHashTable *categories; /* owned id there to owned id here */
  GHashTable *sources;
} Merge;

static void
merge_clear (Merge *merge)
{
  jct_document_builder_free (merge->builder);
  g_hash_table_unref (merge->taken);
  g_hash_table_unref (merge->categories);
  g_hash_table_unref (merge->sources);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Merge, merge_clear)

/* The id, or the id with the first number that makes it one of its own. (transfer full) */
static char *
take_id (Merge *merge, char sort, const char *id)
{
  char *own = g_strdup (id);

  for (guint n = 2;; n++)
    {
      char *entry = g_strdup_printf ("%c%s", sort, own);

      if (g_hash_table_add (merge->taken, entry))
        return own;
      g_free (own);
      own = g_strdup_printf ("%s-%u", id, n);
    }
}

/* ---- what the document has ---- */

static void
keep_own (Merge *merge)
{
  const JctDocument *document = merge->document;

  for (guint i = 0; i < jct_document_get_n_categories (document); i++)
    {
      const JctCategory *category = jct_document_get_category (document, i);

      g_free (take_id (merge, 'c', category->id));
      jct_document_builder_take_category (merge->builder, jct_category_copy (category), NULL);
    }
  for (guint i = 0; i < jct_document_get_n_sources (document); i++)
    {
      const JctSource *source = jct_document_get_source (document, i);

      g_free (take_id (merge, 's', source->key));
      jct_document_builder_take_source (merge->builder, jct_source_copy (source), NULL);
    }
  for (guint i = 0; i < jct_document_get_n_events (document); i++)
    {
      const JctEvent *event = jct_document_get_event (document, i);

      g_free (take_id (merge, 'e', event->id));
      jct_document_builder_take_event (merge->builder, jct_event_copy (event), NULL);
    }
}

/* ---- what is added ---- */

/* The category's id here: that of one with the same name, or a new one's. */
static const char *
map_category (Merge *merge, const char *id, const char *title)
{
  const char *known = g_hash_table_lookup (merge->categories, id);
  guint n = jct_document_get_n_categories (merge->document);
  char *own = NULL;

  if (known != NULL)
    return known;
  for (guint i = 0; i < n && own == NULL; i++)
    if (g_str_equal (jct_document_get_category (merge->document, i)->title, title))
      own = g_strdup (jct_document_get_category (merge->document, i)->id);
  if (own == NULL)
    {
      JctShape shape = (JctShape) ((n + g_hash_table_size (merge->categories)) % JCT_N_SHAPES);

      own = take_id (merge, 'c', *id != '\0' ? id : "added");
      jct_document_builder_take_category (merge->builder, jct_category_new (own, title, shape),
                                          NULL);
    }
  g_hash_table_insert (merge->categories, g_strdup (id), own);
  return own;
}

static gboolean
sources_equal (const JctSource *a, const JctSource *b)
{
  return g_strcmp0 (a->title, b->title) == 0 && g_strcmp0 (a->url, b->url) == 0
         && g_strcmp0 (a->date, b->date) == 0 && g_strcmp0 (a->publisher, b->publisher) == 0;
}

/* The source's key here; the key as it is where the other document does not have it either. */
static const char *
map_source (Merge *merge, const char *key)
{
  const char *known = g_hash_table_lookup (merge->sources, key);
  const JctSource *source = jct_document_find_source (merge->other, key);
  const JctSource *own;
  JctSource *copy;

  if (known != NULL || source == NULL)
    return known != NULL ? known : key;
  own = jct_document_find_source (merge->document, key);
  if (own == NULL || !sources_equal (own, source))
    {
      copy = jct_source_copy (source);
      g_free (copy->key);
      copy->key = take_id (merge, 's', key);
      own = copy;
      jct_document_builder_take_source (merge->builder, copy, NULL);
    }
  g_hash_table_insert (merge->sources, g_strdup (key), g_strdup (own->key));
  return g_hash_table_lookup (merge->sources, key);
}

/* The same thing on the same day, whatever its id: added once more, it would be counted twice. */
static gboolean
is_known (Merge *merge, const JctEvent *event)
{
  JctSpan span = jct_edtf_span (&event->date);

  for (guint i = 0; i < jct_document_get_n_events (merge->document); i++)
    {
      const JctEvent *own = jct_document_get_event (merge->document, i);
      JctSpan own_span = jct_edtf_span (&own->date);

      if (own_span.start == span.start && own_span.end == span.end
          && g_str_equal (own->title, event->title))
        return TRUE;
    }
  return FALSE;
}

static void
add_event (Merge *merge, const JctEvent *event)
{
  const JctCategory *category = NULL;
  int index = jct_document_find_category (merge->other, event->category);
  JctEvent *copy = jct_event_copy (event);

  if (index >= 0)
    category = jct_document_get_category (merge->other, (guint) index);
  jct_replace_text (&copy->category,
                    map_category (merge, event->category,
                                  category != NULL ? category->title
                                                   : jct_document_get_title (merge->other)));
  for (char **key = copy->source_keys; *key != NULL; key++)
    jct_replace_text (key, map_source (merge, *key));
  g_free (copy->id);
  copy->id = take_id (merge, 'e', event->id);
  jct_document_builder_take_event (merge->builder, copy, NULL);
}

JctDocument *
jct_document_with_events_of (const JctDocument *document,
                             const JctDocument *other,
                             guint *n_added,
                             GError **error)
{
  g_auto (Merge) merge = { 0 };
  guint n = 0;

  g_return_val_if_fail (document != NULL && other != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  merge.document = document;
  merge.other = other;
  merge.builder = jct_document_builder_new_edit (document, JCT_PART_EVENTS | JCT_PART_CATEGORIES
                                                             | JCT_PART_SOURCES);
  merge.taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  merge.categories = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  merge.sources = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  keep_own (&merge);
  for (guint i = 0; i < jct_document_get_n_events (other); i++)
    if (!is_known (&merge, jct_document_get_event (other, i)))
      {
        add_event (&merge, jct_document_get_event (other, i));
        n++;
      }
  if (n_added != NULL)
    *n_added = n;
  return jct_document_builder_finish (merge.builder, error);
}
