/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/jct-event.h"

static const char *const direction_names[] = { NULL, "up", "down", "none", "unclear" };

static const char *const shape_names[JCT_N_SHAPES] = {
  "circle", "square", "diamond", "triangle", "triangle-down", "cross", "star", "hexagon",
};

static const char *const hue_names[JCT_N_HUES] = {
  NULL, "crimson", "purple", "blue", "green", "brown", "grey", "teal", "amber",
};

const char *
jct_direction_to_name (JctDirection direction)
{
  g_return_val_if_fail ((guint) direction < G_N_ELEMENTS (direction_names), NULL);

  return direction_names[direction];
}

gboolean
jct_direction_from_name (const char *name, JctDirection *direction)
{
  g_return_val_if_fail (name != NULL && direction != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (direction_names); i++)
    if (g_strcmp0 (name, direction_names[i]) == 0)
      {
        *direction = (JctDirection) i;
        return TRUE;
      }
  return FALSE;
}

const char *
jct_shape_to_name (JctShape shape)
{
  g_return_val_if_fail ((guint) shape < G_N_ELEMENTS (shape_names), NULL);

  return shape_names[shape];
}

gboolean
jct_shape_from_name (const char *name, JctShape *shape)
{
  g_return_val_if_fail (name != NULL && shape != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (shape_names); i++)
    if (g_str_equal (name, shape_names[i]))
      {
        *shape = (JctShape) i;
        return TRUE;
      }
  return FALSE;
}

const char *
jct_hue_to_name (JctHue hue)
{
  g_return_val_if_fail ((guint) hue < JCT_N_HUES, NULL);

  return hue_names[hue];
}

gboolean
jct_hue_from_name (const char *name, JctHue *hue)
{
  g_return_val_if_fail (name != NULL && hue != NULL, FALSE);

  for (guint i = 1; i < JCT_N_HUES; i++)
    if (g_str_equal (name, hue_names[i]))
      {
        *hue = (JctHue) i;
        return TRUE;
      }
  return FALSE;
}

JctEvent *
jct_event_new (void)
{
  JctEvent *event = g_new0 (JctEvent, 1);

  event->category = g_strdup ("");
  event->actors = g_new0 (char *, 1);
  event->source_keys = g_new0 (char *, 1);
  return event;
}

void
jct_event_free (JctEvent *event)
{
  if (event == NULL)
    return;
  g_free (event->id);
  g_free (event->title);
  g_free (event->short_title);
  g_free (event->summary);
  g_free (event->category);
  g_strfreev (event->actors);
  g_strfreev (event->source_keys);
  g_free (event->precision_note);
  g_free (event->claimed_by);
  g_free (event->claimed_source);
  g_free (event);
}

JctCategory *
jct_category_new (const char *id, const char *title, JctShape shape)
{
  JctCategory *category;

  g_return_val_if_fail (id != NULL && title != NULL, NULL);

  category = g_new0 (JctCategory, 1);
  category->id = g_strdup (id);
  category->title = g_strdup (title);
  category->shape = shape;
  return category;
}

void
jct_category_free (JctCategory *category)
{
  if (category == NULL)
    return;
  g_free (category->id);
  g_free (category->title);
  g_free (category);
}

JctSource *
jct_source_new (void)
{
  return g_new0 (JctSource, 1);
}

void
jct_source_free (JctSource *source)
{
  if (source == NULL)
    return;
  g_free (source->key);
  g_free (source->title);
  g_free (source->publisher);
  g_free (source->date);
  g_free (source->url);
  g_free (source->note);
  g_free (source);
}

JctEvent *
jct_event_copy (const JctEvent *event)
{
  JctEvent *copy;

  g_return_val_if_fail (event != NULL, NULL);

  copy = g_memdup2 (event, sizeof *event);
  copy->id = g_strdup (event->id);
  copy->title = g_strdup (event->title);
  copy->short_title = g_strdup (event->short_title);
  copy->summary = g_strdup (event->summary);
  copy->category = g_strdup (event->category);
  copy->actors = g_strdupv (event->actors);
  copy->source_keys = g_strdupv (event->source_keys);
  copy->precision_note = g_strdup (event->precision_note);
  copy->claimed_by = g_strdup (event->claimed_by);
  copy->claimed_source = g_strdup (event->claimed_source);
  return copy;
}

gboolean
jct_event_equal (const JctEvent *a, const JctEvent *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return g_strcmp0 (a->id, b->id) == 0 && jct_edtf_equal (&a->date, &b->date)
         && g_strcmp0 (a->title, b->title) == 0 && g_strcmp0 (a->short_title, b->short_title) == 0
         && g_strcmp0 (a->summary, b->summary) == 0 && g_str_equal (a->category, b->category)
         && g_strv_equal ((const char *const *) a->actors, (const char *const *) b->actors)
         && g_strv_equal ((const char *const *) a->source_keys,
                          (const char *const *) b->source_keys)
         && g_strcmp0 (a->precision_note, b->precision_note) == 0 && a->verified == b->verified
         && a->claimed == b->claimed && g_strcmp0 (a->claimed_by, b->claimed_by) == 0
         && g_strcmp0 (a->claimed_source, b->claimed_source) == 0;
}

JctCategory *
jct_category_copy (const JctCategory *category)
{
  JctCategory *copy;

  g_return_val_if_fail (category != NULL, NULL);

  copy = jct_category_new (category->id, category->title, category->shape);
  copy->hue = category->hue;
  return copy;
}

gboolean
jct_category_equal (const JctCategory *a, const JctCategory *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return g_strcmp0 (a->id, b->id) == 0 && g_strcmp0 (a->title, b->title) == 0
         && a->shape == b->shape && a->hue == b->hue;
}

JctSource *
jct_source_copy (const JctSource *source)
{
  JctSource *copy;

  g_return_val_if_fail (source != NULL, NULL);

  copy = g_new0 (JctSource, 1);
  copy->key = g_strdup (source->key);
  copy->title = g_strdup (source->title);
  copy->publisher = g_strdup (source->publisher);
  copy->date = g_strdup (source->date);
  copy->url = g_strdup (source->url);
  copy->note = g_strdup (source->note);
  return copy;
}

gboolean
jct_source_equal (const JctSource *a, const JctSource *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return g_strcmp0 (a->key, b->key) == 0 && g_strcmp0 (a->title, b->title) == 0
         && g_strcmp0 (a->publisher, b->publisher) == 0 && g_strcmp0 (a->date, b->date) == 0
         && g_strcmp0 (a->url, b->url) == 0 && g_strcmp0 (a->note, b->note) == 0;
}

gboolean
jct_url_is_openable (const char *url)
{
  g_autoptr (GUri) uri = NULL;
  const char *scheme, *host;

  if (url == NULL)
    return FALSE;
  for (const char *c = url; *c != '\0'; c++)
    if ((guchar) *c <= ' ' || (guchar) *c == 0x7f)
      return FALSE;
  uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);
  if (uri == NULL)
    return FALSE;

  scheme = g_uri_get_scheme (uri);
  if (g_ascii_strcasecmp (scheme, "http") != 0 && g_ascii_strcasecmp (scheme, "https") != 0)
    return FALSE;
  host = g_uri_get_host (uri);
  /* A name before the host ("https://known.org@elsewhere.net") makes an address look like
   * another. */
  return host != NULL && host[0] != '\0' && g_uri_get_userinfo (uri) == NULL;
}
