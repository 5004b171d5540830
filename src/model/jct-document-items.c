/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/jct-document-items-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/jct-text-private.h"

/* Well under what a file may hold of one text, and more than anyone reads. */
#define MAX_TEXT_BYTES (256 * 1024)

gboolean
jct_item_fail (GError **error, JctDocumentError code, const char *message)
{
  g_set_error_literal (error, JCT_DOCUMENT_ERROR, code, message);
  return FALSE;
}

static gboolean
is_blank (const char *text)
{
  if (text != NULL)
    for (; *text != '\0'; text = g_utf8_next_char (text))
      if (!g_unichar_isspace (g_utf8_get_char (text)))
        return FALSE;
  return TRUE;
}

gboolean
jct_item_check_title (const char *title, GError **error)
{
  return !is_blank (title)
         || jct_item_fail (error, JCT_DOCUMENT_ERROR_INCOMPLETE, _ ("A title is missing."));
}

gboolean
jct_item_check_length (const char *text, GError **error)
{
  return text == NULL || strlen (text) <= MAX_TEXT_BYTES
         || jct_item_fail (error, JCT_DOCUMENT_ERROR_INCOMPLETE,
                           _ ("The text is too long for a file."));
}

gboolean
jct_item_check_short_title (const char *text, GError **error)
{
  if (text == NULL || g_utf8_strlen (text, -1) <= JCT_ITEM_SHORT_TITLE)
    return TRUE;
  g_set_error (error, JCT_DOCUMENT_ERROR, JCT_DOCUMENT_ERROR_INCOMPLETE,
               _ ("A short title has at most %d characters."), JCT_ITEM_SHORT_TITLE);
  return FALSE;
}

char *
jct_item_choose_id (const char *id,
                    const char *title,
                    const char *fallback,
                    JctIsTakenFunc is_taken,
                    const JctDocument *document)
{
  return id != NULL ? g_strdup (id) : jct_identifier_new (title, fallback, is_taken, document);
}

/* What of the list stands before and after the place that an item is moved to. */
void
jct_item_move (GPtrArray *items, guint from, guint to)
{
  gpointer item = g_ptr_array_steal_index (items, from);

  g_ptr_array_insert (items, (int) MIN (to, items->len), item);
}

static gboolean
mend_stories (GPtrArray *stories, const JctDocument *document, JctMendFunc mend, const char *id)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < stories->len; i++)
    {
      const JctStory *story = stories->pdata[i];

      for (guint k = 0; k < story->slides->len; k++)
        {
          const JctSlide *slide = story->slides->pdata[k];

          changed |= slide->view != NULL && mend (slide->view, document, id);
        }
    }
  return changed;
}

static gboolean
mend_views (GPtrArray *views, const JctDocument *document, JctMendFunc mend, const char *id)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < views->len; i++)
    changed |= mend (views->pdata[i], document, id);
  return changed;
}

static GPtrArray *
dup_views (const JctDocument *document)
{
  GPtrArray *views = g_ptr_array_new_with_free_func ((GDestroyNotify) jct_view_free);

  for (guint i = 0; i < jct_document_get_n_views (document); i++)
    g_ptr_array_add (views, jct_view_copy (jct_document_get_view (document, i)));
  return views;
}

JctDocumentBuilder *
jct_item_new_mended (const JctDocument *document,
                     JctDocumentParts parts,
                     JctMendFunc mend,
                     const char *id)
{
  g_autoptr (GPtrArray) views = dup_views (document);
  g_autoptr (GPtrArray) stories = jct_item_dup_stories (document);
  gboolean views_changed = mend_views (views, document, mend, id);
  gboolean stories_changed = mend_stories (stories, document, mend, id);
  JctDocumentBuilder *builder;

  parts |= views_changed ? JCT_PART_VIEWS : 0;
  parts |= stories_changed ? JCT_PART_STORIES : 0;
  builder = jct_document_builder_new_edit (document, parts);
  while (views_changed && views->len > 0)
    jct_document_builder_take_view (builder, g_ptr_array_steal_index (views, 0), NULL);
  if (views_changed)
    jct_document_builder_set_default_view (builder, jct_document_get_default_view (document));
  if (stories_changed)
    jct_item_take_stories (builder, stories);
  return builder;
}

/* ---- events ---- */

static gboolean
mend_event (JctView *view, const JctDocument *document, const char *id)
{
  return jct_view_forget_event (view, id);
}

static gboolean
event_is_taken (gconstpointer document, const char *id)
{
  return jct_document_find_event (document, id) != NULL;
}

static gboolean
check_source_key (const JctDocument *document,
                  const JctEvent *before,
                  const char *key,
                  GError **error)
{
  if (jct_document_find_source (document, key) != NULL
      || (before != NULL
          && (g_strv_contains ((const char *const *) before->source_keys, key)
              || g_strcmp0 (before->claimed_source, key) == 0)))
    return TRUE;
  g_set_error (error, JCT_DOCUMENT_ERROR, JCT_DOCUMENT_ERROR_BAD_REFERENCE,
               /* Translators: %s is the key of a source. */
               _ ("The document has no source “%s”."), key);
  return FALSE;
}

static gboolean
check_event_texts (const JctEvent *event, GError **error)
{
  const char *const texts[] = { event->title, event->short_title, event->summary,
                                event->precision_note, event->claimed_by };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (!jct_item_check_length (texts[i], error))
      return FALSE;
  return TRUE;
}

gboolean
jct_document_check_event (const JctDocument *document, const JctEvent *event, GError **error)
{
  const JctEvent *before;

  g_return_val_if_fail (document != NULL && event != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  before = event->id != NULL ? jct_document_find_event (document, event->id) : NULL;
  if (!jct_item_check_title (event->title, error) || !check_event_texts (event, error)
      || !jct_item_check_short_title (event->short_title, error))
    return FALSE;
  if (*event->category != '\0' && jct_document_find_category (document, event->category) < 0)
    {
      g_set_error (error, JCT_DOCUMENT_ERROR, JCT_DOCUMENT_ERROR_BAD_REFERENCE,
                   /* Translators: %s is the id of a category of events. */
                   _ ("The document has no category “%s”."), event->category);
      return FALSE;
    }
  for (char **key = event->source_keys; *key != NULL; key++)
    if (!check_source_key (document, before, *key, error))
      return FALSE;
  return event->claimed_source == NULL
         || check_source_key (document, before, event->claimed_source, error);
}

JctDocument *
jct_document_with_event (const JctDocument *document,
                         const JctEvent *event,
                         char **id,
                         GError **error)
{
  g_autoptr (JctDocumentBuilder) builder = NULL;
  g_autoptr (JctEvent) added = NULL;
  g_autofree char *own = NULL;

  g_return_val_if_fail (document != NULL && event != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!jct_document_check_event (document, event, error))
    return NULL;
  own = jct_item_choose_id (event->id, event->title, "event", event_is_taken, document);
  added = jct_event_copy (event);
  jct_replace_text (&added->id, own);
  builder = jct_document_builder_new_edit (document, JCT_PART_EVENTS);
  for (guint i = 0; i < jct_document_get_n_events (document); i++)
    {
      const JctEvent *other = jct_document_get_event (document, i);

      jct_document_builder_take_event (builder,
                                       g_str_equal (other->id, own) ? g_steal_pointer (&added)
                                                                    : jct_event_copy (other),
                                       NULL);
    }
  if (added != NULL)
    jct_document_builder_take_event (builder, g_steal_pointer (&added), NULL);
  if (id != NULL)
    *id = g_steal_pointer (&own);
  return jct_document_builder_finish (builder, error);
}

JctDocument *
jct_document_without_event (const JctDocument *document, const char *id, GError **error)
{
  g_autoptr (JctDocumentBuilder) builder = NULL;

  g_return_val_if_fail (document != NULL && id != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  builder = jct_item_new_mended (document, JCT_PART_EVENTS, mend_event, id);
  for (guint i = 0; i < jct_document_get_n_events (document); i++)
    if (!g_str_equal (jct_document_get_event (document, i)->id, id))
      jct_document_builder_take_event (builder,
                                       jct_event_copy (jct_document_get_event (document, i)), NULL);
  return jct_document_builder_finish (builder, error);
}
