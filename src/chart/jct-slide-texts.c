/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text of a slide: paragraphs and items under each other. */
#include "config.h"

#include <math.h>

#include "chart/jct-slide-private.h"
#include "model/jct-slide-text.h"

#define PARAGRAPH_GAP 0.7 /* of a text size, between blocks */
#define ITEM_INDENT 1.1

static double
measure (const JctTheme *theme, const char *words, double px, double width, guint max_lines)
{
  JctTextStyle style
    = { .family = theme->font_family, .px = px, .max_width = width, .max_lines = max_lines };
  JctTextExtents extents;

  jct_text_measure (words, &style, &extents);
  return extents.height;
}

static gboolean
is_strong (const JctTextBlock *block)
{
  for (guint i = 0; i < block->runs->len; i++)
    if ((((const JctTextRun *) block->runs->pdata[i])->style & JCT_RUN_STRONG) == 0)
      return FALSE;
  return TRUE;
}

/* Of as many blocks as fit into the box; the last of them ends in an ellipsis where it has to. Returns the height, or one
 * beyond the box's where they do not fit and the scene is NULL. */
static double
add_blocks (JctScene *scene, const JctTheme *theme, GPtrArray *blocks, JctRect box, double px)
{
  double y = 0, line = measure (theme, "X", px, 0, 1);

  for (guint i = 0; i < blocks->len; i++)
    {
      const JctTextBlock *block = blocks->pdata[i];
      g_autofree char *words = jct_text_block_dup_words (block);
      double indent = block->is_item ? round (px * ITEM_INDENT) : 0;
      double top = i > 0 ? y + round (px * PARAGRAPH_GAP) : 0;
      double height = measure (theme, words, px, box.width - indent, 0);
      guint lines = 0;

      if (top + height > box.height + 0.5)
        {
          if (scene == NULL)
            return G_MAXDOUBLE;
          lines = (guint) MAX (floor ((box.height - top) / line), 0);
          if (lines == 0)
            break;
          height = measure (theme, words, px, box.width - indent, lines);
        }
      if (scene != NULL && block->is_item)
        jct_scene_add_text (scene, JCT_ROLE_TEXT, NULL, "•", box.x, box.y + top, JCT_ALIGN_START,
                            px, FALSE, 0, 1)
          ->fill
          = theme->text;
      if (scene != NULL)
        jct_scene_add_text (scene, JCT_ROLE_TEXT, NULL, words, box.x + indent, box.y + top,
                            JCT_ALIGN_START, px, is_strong (block), box.width - indent, lines)
          ->fill
          = theme->text;
      y = top + height;
      if (lines > 0)
        break;
    }
  return y;
}

double
jct_slide_add_text (
  JctScene *scene, const JctTheme *theme, const char *text, JctRect box, JctTextSize largest)
{
  g_autoptr (GPtrArray) blocks = jct_slide_text_parse (text);
  int size = (int) largest;

  while (size > JCT_TEXT_SMALL
         && add_blocks (NULL, theme, blocks, box, jct_theme_text_px (theme, (JctTextSize) size))
              > box.height)
    size--;
  return add_blocks (scene, theme, blocks, box, jct_theme_text_px (theme, (JctTextSize) size));
}
