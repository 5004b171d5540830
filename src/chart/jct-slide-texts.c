/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text of a slide: paragraphs and items under each other. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "chart/jct-slide-private.h"

#define PARAGRAPH_GAP 0.7 /* of a text size, between blocks */
#define ITEM_INDENT 1.1
/* More has no room on a slide, however long and narrow; a style for each of a million words would stall Pango. */
#define MAX_BYTES 100000

char *
jct_slide_dup_rich_words (const JctTextBlock *block, JctTextSpan **spans, guint *n_spans)
{
  GString *words = g_string_new (NULL);

  *spans = g_new (JctTextSpan, block->runs->len);
  *n_spans = 0;
  for (guint i = 0; i < block->runs->len; i++)
    {
      const JctTextRun *run = block->runs->pdata[i];
      guint start = (guint) words->len;

      g_string_append (words, run->text);
      if (run->style != JCT_RUN_PLAIN)
        (*spans)[(*n_spans)++]
          = (JctTextSpan){ start, (guint) words->len, (run->style & JCT_RUN_STRONG) != 0,
                           (run->style & JCT_RUN_EMPHASIS) != 0 };
    }
  return g_string_free (words, FALSE);
}

static double
measure (const char *words, const JctTextStyle *style)
{
  JctTextExtents extents;

  jct_text_measure (words, style, &extents);
  return extents.height;
}

/* As many blocks as fit into the box; the last of them ends in an ellipsis where it has to. Returns the height. `scene`
 * NULL: measures. */
static double
add_blocks (JctScene *scene,
            const JctTheme *theme,
            GPtrArray *blocks,
            JctRect box,
            double px,
            gboolean *is_cut)
{
  JctTextStyle style = { .family = theme->font_family, .px = px };
  double y = 0, line = measure ("X", &style);

  *is_cut = FALSE;
  for (guint i = 0; i < blocks->len && !*is_cut; i++)
    {
      const JctTextBlock *block = blocks->pdata[i];
      g_autofree JctTextSpan *spans = NULL;
      g_autofree char *words = jct_slide_dup_rich_words (block, &spans, &style.n_spans);
      double indent = block->is_item ? round (px * ITEM_INDENT) : 0;
      double top = i > 0 ? y + round (px * PARAGRAPH_GAP) : 0;
      double height;

      style.spans = spans;
      style.max_width = MAX (box.width - indent, 1);
      style.max_lines = 0;
      height = measure (words, &style);
      if (top + height > box.height + 0.5)
        {
          *is_cut = TRUE;
          style.max_lines = (guint) CLAMP (floor ((box.height - top) / line), 0, 1000);
          if (style.max_lines == 0)
            break;
          height = measure (words, &style);
        }
      y = top + height;
      if (scene == NULL)
        continue;
      if (block->is_item)
        jct_scene_add_text (scene, JCT_ROLE_TEXT, NULL, "•", box.x, box.y + top, JCT_ALIGN_START,
                            px, FALSE, 0, 1)
          ->fill
          = theme->text;
      jct_scene_add_rich_text (scene, JCT_ROLE_TEXT, NULL, words, spans, style.n_spans,
                               box.x + indent, box.y + top, JCT_ALIGN_START, px, style.max_width,
                               style.max_lines)
        ->fill
        = theme->text;
    }
  return y;
}

/* Whole characters. (transfer full) */
static char *
dup_start (const char *text)
{
  gsize n = MAX_BYTES;

  while (n > 0 && (text[n] & 0xc0) == 0x80)
    n--;
  return g_strndup (text, n);
}

double
jct_slide_add_text (JctScene *scene,
                    const JctTheme *theme,
                    const char *text,
                    JctRect box,
                    JctTextSize largest,
                    gboolean *is_cut)
{
  gboolean is_long = strlen (text) > MAX_BYTES;
  g_autofree char *start = is_long ? dup_start (text) : g_strdup (text);
  g_autoptr (GPtrArray) blocks = jct_slide_text_parse (start);
  int size = (int) largest;
  gboolean cut = FALSE;
  double height;

  for (; size > JCT_TEXT_SMALL; size--)
    {
      add_blocks (NULL, theme, blocks, box, jct_theme_text_px (theme, (JctTextSize) size), &cut);
      if (!cut)
        break;
    }
  height
    = add_blocks (scene, theme, blocks, box, jct_theme_text_px (theme, (JctTextSize) size), &cut);
  if (is_cut != NULL)
    *is_cut = cut || is_long;
  return height;
}
