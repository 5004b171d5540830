/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The notes of a view. A series or period that the data do not have is no error: the file may be a part of a larger one. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "io/jct-io-error.h"
#include "io/jct-read-package-private.h"

static gboolean
read_at (JctPackageReader *reader,
         JctAnnotation *annotation,
         const json_t *item,
         const JctJsonPlace *at,
         GError **error)
{
  const char *text = NULL;

  if (!jct_json_get_text (item, at, "at", TRUE, &text, error))
    return FALSE;
  if (jct_annotation_parse_at (text, reader->fiscal_start, annotation))
    return TRUE;
  return jct_json_fail_value (at, "at",
                              _ ("a period such as 2023-12, or two such as 2022-08/2024-05"), text,
                              error);
}

static gboolean
read_text (JctAnnotation *annotation, const json_t *item, const JctJsonPlace *at, GError **error)
{
  if (!jct_json_dup_text (item, at, "text", TRUE, &annotation->text, error))
    return FALSE;
  if (g_utf8_strlen (annotation->text, -1) > JCT_MAX_ANNOTATION_CHARS)
    return jct_json_fail_with (at, "text", JCT_IO_ERROR_LIMIT, error,
                               /* Translators: both numbers are numbers of characters. */
                               _ ("A note has at most %d characters; this one has %ld."),
                               JCT_MAX_ANNOTATION_CHARS, g_utf8_strlen (annotation->text, -1));
  if (!jct_annotation_text_is_valid (annotation->text))
    return jct_json_fail_value (at, "text", _ ("a note in words"), annotation->text, error);
  return TRUE;
}

static gboolean
read_length (const json_t *item,
             const JctJsonPlace *at,
             const char *key,
             JctAnnotation *annotation,
             double *length,
             GError **error)
{
  const json_t *value = json_object_get (item, key);

  if (value == NULL || json_is_null (value))
    return TRUE;
  if (!json_is_number (value) || fabs (json_number_value (value)) > JCT_MAX_ANNOTATION_AWAY)
    return jct_json_fail (at, key, _ ("a number from -200 to 200"), value, error);
  annotation->is_moved = TRUE;
  *length = json_number_value (value);
  return TRUE;
}

static gboolean
read_annotation (JctPackageReader *reader,
                 JctView *view,
                 const json_t *item,
                 const JctJsonPlace *at,
                 GError **error)
{
  g_autoptr (JctAnnotation) annotation = jct_annotation_new ();

  if (!json_is_object (item))
    return jct_json_fail (at, NULL, _ ("an object"), item, error);
  if (!jct_json_dup_text (item, at, "id", FALSE, &annotation->id, error)
      || !read_at (reader, annotation, item, at, error)
      || !jct_json_dup_text (item, at, "series", FALSE, &annotation->series, error)
      || !read_text (annotation, item, at, error)
      || !read_length (item, at, "dx", annotation, &annotation->dx, error)
      || !read_length (item, at, "dy", annotation, &annotation->dy, error))
    return FALSE;
  if (annotation->id != NULL && jct_annotation_list_find (view->annotations, annotation->id) >= 0)
    {
      g_autofree char *quoted = jct_io_quote (annotation->id, -1);

      return jct_json_fail_with (at, "id", JCT_IO_ERROR_VALUE, error,
                                 _ ("Two notes of the view have the id %s."), quoted);
    }
  g_ptr_array_add (view->annotations, g_steal_pointer (&annotation));
  return TRUE;
}

gboolean
jct_package_read_annotations (JctPackageReader *reader,
                              JctView *view,
                              const json_t *object,
                              const JctJsonPlace *at,
                              GError **error)
{
  const json_t *items = json_object_get (object, "annotations");
  g_autofree char *list = jct_json_pointer_key (at->pointer, "annotations");

  if (items == NULL || json_is_null (items))
    return TRUE;
  if (!json_is_array (items))
    return jct_json_fail (at, "annotations", _ ("an array of objects"), items, error);
  if (json_array_size (items) > JCT_MAX_ANNOTATIONS)
    return jct_json_fail_with (at, "annotations", JCT_IO_ERROR_LIMIT, error,
                               /* Translators: both are numbers of notes. */
                               _ ("A view has at most %d notes; this one has %zu."),
                               JCT_MAX_ANNOTATIONS, json_array_size (items));
  for (gsize i = 0; i < json_array_size (items); i++)
    {
      g_autofree char *pointer = jct_json_pointer_index (list, i);
      JctJsonPlace place = { at->file, pointer };

      if (!read_annotation (reader, view, json_array_get (items, i), &place, error))
        return FALSE;
    }
  for (guint i = 0; i < view->annotations->len; i++)
    {
      JctAnnotation *annotation = g_ptr_array_index (view->annotations, i);

      if (annotation->id == NULL)
        annotation->id = jct_annotation_list_dup_new_id (view->annotations);
    }
  return TRUE;
}
