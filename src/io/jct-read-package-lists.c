/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/jct-io-error.h"
#include "io/jct-limits.h"
#include "io/jct-read-package-private.h"

gboolean
jct_package_for_each (JctPackageReader *reader,
                      json_t *items,
                      const JctJsonPlace *at,
                      JctPackageItemFunc func,
                      GError **error)
{
  json_t *item;
  gsize i;

  if (!jct_json_expect_array (items, at, error))
    return FALSE;
  if (json_array_size (items) > JCT_LIMIT_EVENTS)
    return jct_json_fail_with (at, NULL, JCT_IO_ERROR_LIMIT, error,
                               _ ("The list has more than %d entries."), JCT_LIMIT_EVENTS);
  json_array_foreach (items, i, item)
    {
      g_autofree char *pointer = jct_json_pointer_index (at->pointer, i);
      JctJsonPlace place = { at->file, pointer };

      if (!jct_json_expect_object (item, &place, error) || !func (reader, item, &place, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
jct_package_fail_model (const JctJsonPlace *at, GError *inner, GError **error)
{
  JctIoError code = g_error_matches (inner, JCT_DOCUMENT_ERROR, JCT_DOCUMENT_ERROR_DUPLICATE_ID)
                      ? JCT_IO_ERROR_DUPLICATE
                      : JCT_IO_ERROR_REFERENCE;

  jct_io_error_take (error, code, at->file, *at->pointer == '\0' ? NULL : at->pointer, inner);
  return FALSE;
}

void
jct_package_note_name (GPtrArray *named, const JctJsonPlace *at, const char *key, const char *name)
{
  g_ptr_array_add (named, jct_json_pointer_key (at->pointer, key));
  g_ptr_array_add (named, g_strdup (name));
}

void
jct_package_cite (JctPackageReader *reader, const JctJsonPlace *at, const char *key)
{
  g_ptr_array_add (reader->cited, g_strdup (at->pointer));
  g_ptr_array_add (reader->cited, g_strdup (key));
}

/* ---- events ---- */

static gboolean
read_date (JctEvent *event, const json_t *object, const JctJsonPlace *at, GError **error)
{
  const char *text = NULL;
  g_autoptr (GError) inner = NULL;

  if (!jct_json_get_text (object, at, "date", TRUE, &text, error))
    return FALSE;
  if (jct_edtf_parse (text, &event->date, &inner))
    return TRUE;
  return jct_json_fail_with (at, "date", JCT_IO_ERROR_VALUE, error, "%s", inner->message);
}

static gboolean
read_confidence (JctEvent *event, const json_t *object, const JctJsonPlace *at, GError **error)
{
  const char *text = "verified";

  if (!jct_json_get_text (object, at, "confidence", FALSE, &text, error))
    return FALSE;
  if (strcmp (text, "verified") != 0 && strcmp (text, "unverified") != 0)
    return jct_json_fail_value (at, "confidence", _ ("verified or unverified"), text, error);
  event->verified = strcmp (text, "verified") == 0;
  return TRUE;
}

static gboolean
read_claimed (JctEvent *event, const json_t *object, const JctJsonPlace *event_at, GError **error)
{
  g_autofree char *pointer = jct_json_pointer_key (event_at->pointer, "claimed");
  JctJsonPlace at = { event_at->file, pointer };
  json_t *claimed = NULL;
  const char *direction = NULL;

  if (!jct_json_get_object (object, event_at, "claimed", FALSE, &claimed, error)
      || !jct_json_get_text (claimed, &at, "direction", FALSE, &direction, error)
      || !jct_json_dup_text (claimed, &at, "by", FALSE, &event->claimed_by, error)
      || !jct_json_dup_text (claimed, &at, "source", FALSE, &event->claimed_source, error))
    return FALSE;
  if (direction != NULL && !jct_direction_from_name (direction, &event->claimed))
    return jct_json_fail_value (&at, "direction", _ ("up, down, none or unclear"), direction,
                                error);
  return TRUE;
}

static gboolean
read_event (JctPackageReader *reader, json_t *object, const JctJsonPlace *at, GError **error)
{
  g_autoptr (JctEvent) event = jct_event_new ();
  GError *inner = NULL;

  if (!jct_json_dup_text (object, at, "id", TRUE, &event->id, error)
      || !read_date (event, object, at, error)
      || !jct_json_dup_text (object, at, "title", TRUE, &event->title, error)
      || !jct_json_dup_text (object, at, "shortTitle", FALSE, &event->short_title, error)
      || !jct_json_dup_text (object, at, "summary", FALSE, &event->summary, error)
      || !jct_json_dup_text (object, at, "category", FALSE, &event->category, error)
      || !jct_json_dup_text_list (object, at, "actors", &event->actors, error)
      || !jct_json_dup_text_list (object, at, "sources", &event->source_keys, error)
      || !jct_json_dup_text (object, at, "precisionNote", FALSE, &event->precision_note, error)
      || !read_confidence (event, object, at, error) || !read_claimed (event, object, at, error))
    return FALSE;
  for (guint i = 0; event->source_keys[i] != NULL; i++)
    jct_package_cite (reader, at, event->source_keys[i]);
  if (event->claimed_source != NULL)
    jct_package_cite (reader, at, event->claimed_source);
  g_hash_table_add (reader->events, g_strdup (event->id));
  if (!jct_document_builder_take_event (reader->builder, g_steal_pointer (&event), &inner))
    return jct_package_fail_model (at, inner, error);
  return TRUE;
}

gboolean
jct_package_read_events (JctPackageReader *reader,
                         json_t *items,
                         const JctJsonPlace *at,
                         GError **error)
{
  return jct_package_for_each (reader, items, at, read_event, error);
}

/* ---- sources ---- */

static gboolean
read_source (JctPackageReader *reader, json_t *object, const JctJsonPlace *at, GError **error)
{
  g_autoptr (JctSource) source = jct_source_new ();
  GError *inner = NULL;

  if (!jct_json_dup_text (object, at, "key", TRUE, &source->key, error)
      || !jct_json_dup_text (object, at, "title", TRUE, &source->title, error)
      || !jct_json_dup_text (object, at, "publisher", FALSE, &source->publisher, error)
      || !jct_json_dup_text (object, at, "date", FALSE, &source->date, error)
      || !jct_json_dup_text (object, at, "url", FALSE, &source->url, error)
      || !jct_json_dup_text (object, at, "note", FALSE, &source->note, error))
    return FALSE;
  if (source->url != NULL && !jct_url_is_openable (source->url))
    {
      g_autofree char *place = jct_json_pointer_key (at->pointer, "url");
      g_autofree char *quoted = jct_io_quote (source->url, -1);
      g_autofree char *message
        = g_strdup_printf (_ ("The address %s cannot be opened; expected one with http or https."),
                           quoted);

      jct_document_builder_add_problem (reader->builder, place, message);
    }
  g_hash_table_add (reader->source_keys, g_strdup (source->key));
  if (!jct_document_builder_take_source (reader->builder, g_steal_pointer (&source), &inner))
    return jct_package_fail_model (at, inner, error);
  return TRUE;
}

gboolean
jct_package_read_sources (JctPackageReader *reader,
                          json_t *items,
                          const JctJsonPlace *at,
                          GError **error)
{
  return jct_package_for_each (reader, items, at, read_source, error);
}

/* ---- categories ---- */

static gboolean
read_category (JctPackageReader *reader, json_t *object, const JctJsonPlace *at, GError **error)
{
  const char *id = NULL;
  const char *title = NULL;
  const char *shape_name = NULL;
  const char *hue_name = NULL;
  JctShape shape = JCT_SHAPE_CIRCLE;
  JctHue hue = JCT_HUE_BY_PLACE;
  JctCategory *category;
  GError *inner = NULL;

  if (!jct_json_get_text (object, at, "id", TRUE, &id, error)
      || !jct_json_get_text (object, at, "title", FALSE, &title, error)
      || !jct_json_get_text (object, at, "shape", FALSE, &shape_name, error)
      || !jct_json_get_text (object, at, "hue", FALSE, &hue_name, error))
    return FALSE;
  if (shape_name != NULL && !jct_shape_from_name (shape_name, &shape))
    return jct_json_fail_value (at, "shape", _ ("the name of a shape such as circle or diamond"),
                                shape_name, error);
  if (hue_name != NULL && !jct_hue_from_name (hue_name, &hue))
    return jct_json_fail_value (at, "hue", _ ("the name of a hue such as blue or crimson"),
                                hue_name, error);
  category = jct_category_new (id, title != NULL ? title : id, shape);
  category->hue = hue;
  if (!jct_document_builder_take_category (reader->builder, category, &inner))
    return jct_package_fail_model (at, inner, error);
  return TRUE;
}

gboolean
jct_package_read_categories (JctPackageReader *reader,
                             json_t *items,
                             const JctJsonPlace *at,
                             GError **error)
{
  return jct_package_for_each (reader, items, at, read_category, error);
}
