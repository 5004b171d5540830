/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sources added, changed, deleted, and what cites them. */
#include "config.h"

#include "model/jct-document-items-private.h"

#include <glib/gi18n-lib.h>

#include "model/jct-text-private.h"

static gboolean
source_is_taken (gconstpointer document, const char *key)
{
  return jct_document_find_source (document, key) != NULL;
}

gboolean
jct_document_check_source (const JctDocument *document, const JctSource *source, GError **error)
{
  JctEdtf date;

  g_return_val_if_fail (document != NULL && source != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!jct_item_check_title (source->title, error) || !jct_item_check_length (source->title, error)
      || !jct_item_check_length (source->publisher, error)
      || !jct_item_check_length (source->note, error))
    return FALSE;
  if (source->date != NULL && !jct_edtf_parse (source->date, &date, error))
    return FALSE;
  return source->url == NULL || jct_url_is_openable (source->url)
         || jct_item_fail (
           error, JCT_DOCUMENT_ERROR_INCOMPLETE,
           _ ("The address cannot be opened; expected one with http or https, such as "
              "https://www.example.org/page."));
}

JctDocument *
jct_document_with_source (const JctDocument *document,
                          const JctSource *source,
                          char **key,
                          GError **error)
{
  g_autoptr (JctDocumentBuilder) builder = NULL;
  g_autoptr (JctSource) added = NULL;
  g_autofree char *own = NULL;

  g_return_val_if_fail (document != NULL && source != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!jct_document_check_source (document, source, error))
    return NULL;
  own = jct_item_choose_id (source->key, source->title, "source", source_is_taken, document);
  added = jct_source_copy (source);
  jct_replace_text (&added->key, own);
  builder = jct_document_builder_new_edit (document, JCT_PART_SOURCES);
  for (guint i = 0; i < jct_document_get_n_sources (document); i++)
    {
      const JctSource *other = jct_document_get_source (document, i);

      jct_document_builder_take_source (builder,
                                        g_str_equal (other->key, own) ? g_steal_pointer (&added)
                                                                      : jct_source_copy (other),
                                        NULL);
    }
  if (added != NULL)
    jct_document_builder_take_source (builder, g_steal_pointer (&added), NULL);
  if (key != NULL)
    *key = g_steal_pointer (&own);
  return jct_document_builder_finish (builder, error);
}

static gboolean
event_cites (const JctEvent *event, const char *key)
{
  return g_strv_contains ((const char *const *) event->source_keys, key)
         || g_strcmp0 (event->claimed_source, key) == 0;
}

static guint
count_slides (const JctStory *story, const char *key)
{
  guint n = 0;

  for (guint i = 0; i < story->slides->len; i++)
    {
      const JctSlide *slide = story->slides->pdata[i];

      n += g_strv_contains ((const char *const *) slide->sources, key);
    }
  return n;
}

JctCitations
jct_document_count_citations (const JctDocument *document, const char *key)
{
  JctCitations citations = { 0 };

  g_return_val_if_fail (document != NULL && key != NULL, citations);

  for (guint i = 0; i < jct_document_get_n_events (document); i++)
    citations.n_events += event_cites (jct_document_get_event (document, i), key);
  for (guint i = 0; i < jct_document_get_n_claims (document); i++)
    citations.n_claims += g_strcmp0 (jct_document_get_claim (document, i)->source, key) == 0;
  for (guint i = 0; i < jct_document_get_n_stories (document); i++)
    citations.n_slides += count_slides (jct_document_get_story (document, i), key);
  for (guint i = 0; i < jct_document_get_n_tables (document); i++)
    {
      const char *const *keys = jct_table_get_source_keys (jct_document_get_table (document, i));

      citations.n_tables += keys != NULL && g_strv_contains (keys, key);
    }
  return citations;
}

/* The list without the key; takes it. (transfer full) */
static char **
drop_key (char **keys, const char *key)
{
  g_auto (GStrv) before = keys;
  g_autoptr (GStrvBuilder) left = g_strv_builder_new ();

  for (char **own = before; *own != NULL; own++)
    if (!g_str_equal (*own, key))
      g_strv_builder_add (left, *own);
  return g_strv_builder_end (left);
}

static JctEvent *
copy_without_source (const JctEvent *event, const char *key)
{
  JctEvent *copy = jct_event_copy (event);

  copy->source_keys = drop_key (copy->source_keys, key);
  if (g_strcmp0 (copy->claimed_source, key) == 0)
    g_clear_pointer (&copy->claimed_source, g_free);
  return copy;
}

static JctClaim *
copy_claim_without_source (const JctClaim *claim, const char *key)
{
  JctClaim *copy = jct_claim_copy (claim);

  if (g_strcmp0 (copy->source, key) == 0)
    g_clear_pointer (&copy->source, g_free);
  return copy;
}

/* Copies of the stories, without the source. (transfer full) */
static GPtrArray *
dup_stories_without_source (const JctDocument *document, const char *key)
{
  GPtrArray *stories = jct_item_dup_stories (document);

  for (guint i = 0; i < stories->len; i++)
    {
      const JctStory *story = stories->pdata[i];

      for (guint k = 0; k < story->slides->len; k++)
        {
          JctSlide *slide = story->slides->pdata[k];

          slide->sources = drop_key (slide->sources, key);
        }
    }
  return stories;
}

JctDocument *
jct_document_without_source (const JctDocument *document, const char *key, GError **error)
{
  g_autoptr (JctDocumentBuilder) builder = NULL;
  JctDocumentParts parts = JCT_PART_SOURCES;
  JctCitations citations;

  g_return_val_if_fail (document != NULL && key != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  citations = jct_document_count_citations (document, key);
  if (citations.n_tables > 0)
    {
      jct_item_fail (error, JCT_DOCUMENT_ERROR_BAD_REFERENCE,
                     _ ("The figures of a table rest on this source; it cannot be deleted."));
      return NULL;
    }
  parts |= citations.n_events > 0 ? JCT_PART_EVENTS : 0;
  parts |= citations.n_claims > 0 ? JCT_PART_CLAIMS : 0;
  parts |= citations.n_slides > 0 ? JCT_PART_STORIES : 0;
  builder = jct_document_builder_new_edit (document, parts);
  if (citations.n_slides > 0)
    {
      g_autoptr (GPtrArray) stories = dup_stories_without_source (document, key);

      jct_item_take_stories (builder, stories);
    }
  for (guint i = 0; i < jct_document_get_n_sources (document); i++)
    if (!g_str_equal (jct_document_get_source (document, i)->key, key))
      jct_document_builder_take_source (builder,
                                        jct_source_copy (jct_document_get_source (document, i)),
                                        NULL);
  for (guint i = 0; citations.n_events > 0 && i < jct_document_get_n_events (document); i++)
    jct_document_builder_take_event (
      builder, copy_without_source (jct_document_get_event (document, i), key), NULL);
  for (guint i = 0; citations.n_claims > 0 && i < jct_document_get_n_claims (document); i++)
    jct_document_builder_take_claim (
      builder, copy_claim_without_source (jct_document_get_claim (document, i), key), NULL);
  return jct_document_builder_finish (builder, error);
}
