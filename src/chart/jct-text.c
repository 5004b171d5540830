/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/jct-text-private.h"

#include <math.h>
#include <string.h>

#include "chart/jct-text-fonts-private.h"

/* Two generations of so many layouts: when the young one is full it becomes the old one, and what
 * was not asked for since then goes. A figure has about a hundred texts. */
#define CACHE_GENERATION 512
/* No line of a chart shows more; a longer text ends with an ellipsis here, so that no file can
 * stall the layout. */
#define MAX_CHARS 20000
#define LETTERS_PER_EM 6.0
/* Pango counts in 1/1024 px in an int. */
#define MAX_PX 1000000.0

typedef struct
{
  char *text;
  char *family;
  double px, max_width;
  guint max_lines;
  gboolean bold;
  JctAlign align;
  JctTextSpan *spans;
  guint n_spans;
} Key;

/* A layout and what is asked of it again and again: Pango sums its lines anew each time. */
typedef struct
{
  PangoLayout *layout;
  JctTextExtents extents;
  double x, y; /* of the logical box, from the layout's origin */
} Text;

typedef struct
{
  JctTextFonts *fonts;
  GHashTable *young, *old; /* Key -> Text */
} Cache;

static void
key_free (gpointer data)
{
  Key *key = data;

  g_free (key->text);
  g_free (key->family);
  g_free (key->spans);
  g_free (key);
}

static void
text_free (gpointer data)
{
  Text *text = data;

  g_object_unref (text->layout);
  g_free (text);
}

static guint
key_hash (gconstpointer data)
{
  const Key *key = data;

  return g_str_hash (key->text) ^ (guint) (key->px * 64) * 31u ^ (guint) key->max_width * 131u
         ^ (guint) key->bold * 7u ^ key->n_spans * 17u;
}

static gboolean
spans_equal (const Key *a, const Key *b)
{
  if (a->n_spans != b->n_spans)
    return FALSE;
  for (guint i = 0; i < a->n_spans; i++)
    if (a->spans[i].start != b->spans[i].start || a->spans[i].end != b->spans[i].end
        || !a->spans[i].bold != !b->spans[i].bold || !a->spans[i].italic != !b->spans[i].italic)
      return FALSE;
  return TRUE;
}

static gboolean
key_equal (gconstpointer a, gconstpointer b)
{
  const Key *p = a, *q = b;

  return p->px == q->px && p->max_width == q->max_width && p->max_lines == q->max_lines
         && p->bold == q->bold && p->align == q->align && g_str_equal (p->text, q->text)
         && g_str_equal (p->family, q->family) && spans_equal (p, q);
}

static GHashTable *
generation_new (void)
{
  return g_hash_table_new_full (key_hash, key_equal, key_free, text_free);
}

static void
cache_free (gpointer data)
{
  Cache *cache = data;

  g_hash_table_unref (cache->young);
  g_hash_table_unref (cache->old);
  jct_text_fonts_free (cache->fonts);
  g_free (cache);
}

static GPrivate thread_cache = G_PRIVATE_INIT (cache_free);

static Cache *
cache_get (void)
{
  Cache *cache = g_private_get (&thread_cache);

  if (cache == NULL)
    {
      cache = g_new0 (Cache, 1);
      cache->fonts = jct_text_fonts_new ();
      cache->young = generation_new ();
      cache->old = generation_new ();
      g_private_set (&thread_cache, cache);
    }
  return cache;
}

static char *
dup_clean (const char *text, gboolean keep_newlines, guint max_chars)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  GString *clean = g_string_sized_new (strlen (valid));
  guint n = 0;

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (n++ == max_chars)
        {
          g_string_append (clean, "…");
          break;
        }
      if (c == '\n' && keep_newlines)
        g_string_append_c (clean, '\n');
      else if (g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029)
        g_string_append_c (clean, ' ');
      /* Would turn the digits of our own words after it around. */
      else if (c == 0x202d || c == 0x202e)
        continue;
      /* U+FFFE and U+FFFF are not characters, and XML forbids them. */
      else if ((c & 0xfffe) == 0xfffe)
        g_string_append (clean, "\357\277\275");
      else
        g_string_append_unichar (clean, c);
    }
  return g_string_free (clean, FALSE);
}

char *
jct_text_clean (const char *text, gboolean keep_newlines)
{
  return dup_clean (text, keep_newlines, MAX_CHARS);
}

/* ---- layouts --------------------------------------------------------------------------------- */

static void
insert_span (PangoAttrList *attributes, PangoAttribute *attribute, const JctTextSpan *span)
{
  attribute->start_index = span->start;
  attribute->end_index = span->end;
  pango_attr_list_insert (attributes, attribute);
}

/* More letters than the lines can hold, however narrow: the time that Pango takes to leave the rest out grows faster than
 * the rest. */
static guint
count_enough (const Key *key)
{
  if (key->max_lines == 0 || !(key->max_width > 0))
    return MAX_CHARS;
  return (guint) MIN (key->max_lines * (key->max_width / key->px * LETTERS_PER_EM + 64.0),
                      MAX_CHARS);
}

static PangoLayout *
layout_new (Cache *cache, const Key *key)
{
  g_autofree char *text = dup_clean (key->text, key->max_lines == 0, count_enough (key));
  const char *family;
  PangoContext *context = jct_text_fonts_get_context (cache->fonts, key->family, text, &family);
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *font = pango_font_description_new ();
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_font_description_set_family (font, family);
  pango_font_description_set_weight (font, key->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_absolute_size (font, key->px * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  for (guint i = 0; i < key->n_spans; i++)
    {
      if (key->spans[i].bold)
        insert_span (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), &key->spans[i]);
      if (key->spans[i].italic)
        insert_span (attributes, pango_attr_style_new (PANGO_STYLE_ITALIC), &key->spans[i]);
    }
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);

  if (key->max_width > 0)
    {
      pango_layout_set_width (layout, (int) ceil (key->max_width * PANGO_SCALE));
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      if (key->max_lines > 0)
        {
          pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
          pango_layout_set_height (layout, -(int) MIN (key->max_lines, 10000u));
        }
    }
  pango_layout_set_alignment (layout, key->align == JCT_ALIGN_MIDDLE ? PANGO_ALIGN_CENTER
                                      : key->align == JCT_ALIGN_END  ? PANGO_ALIGN_RIGHT
                                                                     : PANGO_ALIGN_LEFT);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static Text *
text_new (Cache *cache, const Key *key)
{
  Text *text = g_new0 (Text, 1);
  PangoRectangle logical;

  text->layout = layout_new (cache, key);
  pango_layout_get_extents (text->layout, NULL, &logical);
  if (!jct_text_fonts_stand (cache->fonts, pango_layout_get_context (text->layout)))
    {
      g_object_unref (text->layout);
      text->layout = layout_new (cache, key);
      pango_layout_get_extents (text->layout, NULL, &logical);
    }
  text->x = logical.x / (double) PANGO_SCALE;
  text->y = logical.y / (double) PANGO_SCALE;
  text->extents.width = logical.width / (double) PANGO_SCALE;
  text->extents.height = logical.height / (double) PANGO_SCALE;
  text->extents.baseline
    = (pango_layout_get_baseline (text->layout) - logical.y) / (double) PANGO_SCALE;
  return text;
}

static double
bounded (double value, double min, double max)
{
  return value > min ? MIN (value, max) : min; /* NaN too becomes min */
}

static const Text *
find_text (const char *text, const JctTextStyle *style)
{
  Cache *cache = cache_get ();
  Key key = {
    .text = (char *) (text != NULL ? text : ""),
    .family
    = (char *) (style->family != NULL && style->family[0] != '\0' ? style->family
                                                                  : JCT_TEXT_DEFAULT_FAMILY),
    .px = bounded (style->px, 0.5, 10000),
    .max_width = bounded (style->max_width, 0, MAX_PX),
    .max_lines = style->max_lines,
    .bold = style->bold != FALSE,
    .align = style->align,
    .spans = (JctTextSpan *) style->spans,
    .n_spans = style->n_spans,
  };
  Key *owned;
  gpointer stolen_key, found;

  found = g_hash_table_lookup (cache->young, &key);
  if (found != NULL)
    return found;

  if (g_hash_table_size (cache->young) >= CACHE_GENERATION)
    {
      g_hash_table_unref (cache->old);
      cache->old = cache->young;
      cache->young = generation_new ();
    }
  if (g_hash_table_steal_extended (cache->old, &key, &stolen_key, &found))
    {
      g_hash_table_insert (cache->young, stolen_key, found);
      return found;
    }
  found = text_new (cache, &key);
  owned = g_memdup2 (&key, sizeof key);
  owned->text = g_strdup (key.text);
  owned->family = g_strdup (key.family);
  owned->spans = g_memdup2 (key.spans, key.n_spans * sizeof *key.spans);
  g_hash_table_insert (cache->young, owned, found);
  return found;
}

PangoLayout *
jct_text_get_layout (const char *text, const JctTextStyle *style)
{
  return find_text (text, style)->layout;
}

void
jct_text_measure (const char *text, const JctTextStyle *style, JctTextExtents *extents)
{
  g_return_if_fail (style != NULL && extents != NULL);

  *extents = find_text (text, style)->extents;
}

/* The layout takes no more than MAX_CHARS of a text; what is fitted is a part of it that ends with a word. */
static char *
dup_start (const char *text)
{
  const char *end = text, *space = NULL;

  for (guint n = 0; *end != '\0' && n < MAX_CHARS / 2; n++, end = g_utf8_next_char (end))
    if (*end == ' ')
      space = end;
  return *end == '\0' ? g_strdup (text)
                      : g_strndup (text, (gsize) ((space != NULL ? space + 1 : end) - text));
}

gsize
jct_text_fit (const char *text, const JctTextStyle *style, double height)
{
  g_autofree char *start = NULL;
  PangoLayoutIter *iter;
  gsize n = 0;
  gboolean fits = TRUE;

  g_return_val_if_fail (text != NULL && style != NULL, 0);

  start = dup_start (text);
  iter = pango_layout_get_iter (find_text (start, style)->layout);
  do
    {
      PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
      PangoRectangle logical;

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      n = (gsize) line->start_index;
      fits = (logical.y + logical.height) / (double) PANGO_SCALE <= height;
    }
  while (fits && pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  return fits ? strlen (start) : n;
}

void
jct_text_draw (cairo_t *cr, const char *text, const JctTextStyle *style, double x, double y)
{
  const Text *found;

  g_return_if_fail (cr != NULL && style != NULL);

  if (!isfinite (x) || !isfinite (y))
    return;
  found = find_text (text, style);
  cairo_move_to (cr, x - found->x, y - found->y);
  pango_cairo_show_layout (cr, found->layout);
}
