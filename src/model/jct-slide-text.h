/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The texts of slides: a small markup that can be read as it stands, taken apart into runs.
 *
 *   Paragraphs are separated by empty lines; a line break within one is a space.
 *   - A line that starts with "- " is an item of a list; lines after it that do not, go on with it.
 *   *Emphasis* and **strong** words: the stars stand next to the words, open before and close after them.
 *
 * Everything else means itself: a star that does not close is a star, "<b>" is three characters, "\*" is a star. There are
 * no links and no pictures, so nothing of a file is ever opened or run. Any text can be parsed; control characters are
 * left out, those that turn the direction of all that follows too.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  JCT_RUN_PLAIN = 0,
  JCT_RUN_EMPHASIS = 1 << 0,
  JCT_RUN_STRONG = 1 << 1,
} JctRunStyle;

typedef struct
{
  char *text;               /* never empty */
  JctRunStyle style;
} JctTextRun;

typedef struct
{
  gboolean is_item;         /* of a list, else a paragraph */
  GPtrArray *runs;          /* of JctTextRun, never empty */
} JctTextBlock;

/* (element-type JctTextBlock) (transfer full); NULL is a text without blocks. */
GPtrArray *jct_slide_text_parse     (const char *text);
/* The words alone, blocks on lines of their own, items behind "• ": for lists, descriptions, and where there is one style.
 * (transfer full) */
char      *jct_slide_text_to_plain  (const char *text);
/* The words of a block. (transfer full) */
char      *jct_text_block_dup_words (const JctTextBlock *block);

G_END_DECLS
