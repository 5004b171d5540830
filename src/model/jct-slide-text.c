/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/jct-slide-text.h"

#include <string.h>

static void
run_free (gpointer data)
{
  JctTextRun *run = data;

  g_free (run->text);
  g_free (run);
}

static void
block_free (gpointer data)
{
  JctTextBlock *block = data;

  g_ptr_array_unref (block->runs);
  g_free (block);
}

/* ---- runs ---- */

static void
take_run (GPtrArray *runs, GString *text, JctRunStyle style)
{
  JctTextRun *run;

  if (text->len == 0)
    return;
  run = g_new (JctTextRun, 1);
  run->text = g_strndup (text->str, text->len);
  run->style = style;
  g_ptr_array_add (runs, run);
  g_string_truncate (text, 0);
}

static gboolean
is_space (char c)
{
  return c == '\0' || c == ' ';
}

/* The length of the mark at `at` (1 or 2 stars), 0 where there is none. */
static gsize
measure_mark (const char *at)
{
  if (at[0] != '*')
    return 0;
  return at[1] == '*' ? 2 : 1;
}

/* Whether a mark of that length closes somewhere after `from`. */
static gboolean
closes (const char *from, gsize length)
{
  for (const char *at = from; *at != '\0'; at++)
    {
      gsize here;

      if (*at == '\\' && at[1] == '*')
        {
          at++;
          continue;
        }
      here = measure_mark (at);
      if (here == length && at > from && !is_space (at[-1]))
        return TRUE;
      if (here == 2)
        at++;
    }
  return FALSE;
}

static JctRunStyle
style_of_mark (gsize length)
{
  return length == 2 ? JCT_RUN_STRONG : JCT_RUN_EMPHASIS;
}

static GPtrArray *
parse_runs (const char *words)
{
  GPtrArray *runs = g_ptr_array_new_with_free_func (run_free);
  g_autoptr (GString) text = g_string_new (NULL);
  JctRunStyle style = JCT_RUN_PLAIN;
  gboolean hopeless[3]
    = { FALSE }; /* no mark of that length closes from here on: each is looked for once */

  for (const char *at = words; *at != '\0';)
    {
      gsize mark = measure_mark (at);
      JctRunStyle marked = style_of_mark (mark);
      gboolean ends = mark > 0 && (style & marked) != 0 && !is_space (at[-1]);
      gboolean begins = mark > 0 && (style & marked) == 0 && !is_space (at[mark]);

      if (*at == '\\' && at[1] == '*')
        {
          g_string_append_c (text, '*');
          at += 2;
          continue;
        }
      if (begins && !hopeless[mark])
        hopeless[mark] = !closes (at + mark, mark);
      if (ends || (begins && !hopeless[mark]))
        {
          take_run (runs, text, style);
          style ^= marked;
          at += mark;
          continue;
        }
      gsize step = mark > 0 ? mark : (gsize) (g_utf8_next_char (at) - at);
      g_string_append_len (text, at, (gssize) step);
      at += step;
    }
  take_run (runs, text, style);
  return runs;
}

/* ---- blocks ---- */

/* Takes the words that were gathered. */
static void
take_block (GPtrArray *blocks, GString *words, gboolean is_item)
{
  JctTextBlock *block;

  if (words->len == 0)
    return;
  block = g_new (JctTextBlock, 1);
  block->is_item = is_item;
  block->runs = parse_runs (words->str);
  g_string_truncate (words, 0);
  if (block->runs->len > 0)
    g_ptr_array_add (blocks, block);
  else
    block_free (block);
}

/* What turns the letters and digits after it around, whatever they are. */
static gboolean
overrides_direction (gunichar c)
{
  return c == 0x202d || c == 0x202e;
}

/* Valid, with a space in the place of a tab and nothing in that of other control characters. (transfer full) */
static char *
clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *cleaned = g_string_sized_new (strlen (valid));

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == '\t' || c == '\n' || c == 0x2028 || c == 0x2029)
        g_string_append_c (cleaned, c == '\t' ? ' ' : '\n');
      else if (!g_unichar_iscntrl (c) && !overrides_direction (c))
        g_string_append_unichar (cleaned, c);
    }
  return g_string_free (cleaned, FALSE);
}

GPtrArray *
jct_slide_text_parse (const char *text)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func (block_free);
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *cleaned = clean (text != NULL ? text : "");
  g_auto (GStrv) lines = g_strsplit (cleaned, "\n", -1);
  gboolean is_item = FALSE;

  for (char **line = lines; *line != NULL; line++)
    {
      const char *start = g_strstrip (*line);
      gboolean starts_item = g_str_has_prefix (start, "- ");

      if (*start == '\0' || starts_item)
        {
          take_block (blocks, words, is_item);
          is_item = starts_item;
          start += starts_item ? 2 : 0;
        }
      if (*start != '\0' && words->len > 0)
        g_string_append_c (words, ' ');
      g_string_append (words, start);
    }
  take_block (blocks, words, is_item);
  return blocks;
}

char *
jct_text_block_dup_words (const JctTextBlock *block)
{
  GString *words;

  g_return_val_if_fail (block != NULL, NULL);

  words = g_string_new (NULL);
  for (guint i = 0; i < block->runs->len; i++)
    g_string_append (words, ((const JctTextRun *) block->runs->pdata[i])->text);
  return g_string_free (words, FALSE);
}

char *
jct_slide_text_to_plain (const char *text)
{
  g_autoptr (GPtrArray) blocks = jct_slide_text_parse (text);
  GString *plain = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      const JctTextBlock *block = blocks->pdata[i];
      g_autofree char *words = jct_text_block_dup_words (block);

      if (i > 0)
        g_string_append_c (plain, '\n');
      if (block->is_item)
        g_string_append (plain, "• ");
      g_string_append (plain, words);
    }
  return g_string_free (plain, FALSE);
}
