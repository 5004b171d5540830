/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-slide-markup.h"

#include <string.h>

#define ITEM "- "

/* ---- stars ----------------------------------------------------------------------------------- */

/* The selection, or the word at the cursor; without the blanks at its ends, for stars stand next to words. */
static void
get_words (GtkTextBuffer *buffer, GtkTextIter *start, GtkTextIter *end)
{
  if (!gtk_text_buffer_get_selection_bounds (buffer, start, end))
    {
      if (gtk_text_iter_inside_word (start) && !gtk_text_iter_starts_word (start))
        gtk_text_iter_backward_word_start (start);
      if (gtk_text_iter_inside_word (end))
        gtk_text_iter_forward_word_end (end);
    }
  while (gtk_text_iter_compare (start, end) < 0
         && g_unichar_isspace (gtk_text_iter_get_char (start)))
    gtk_text_iter_forward_char (start);
  while (gtk_text_iter_compare (start, end) < 0)
    {
      GtkTextIter before = *end;

      gtk_text_iter_backward_char (&before);
      if (!g_unichar_isspace (gtk_text_iter_get_char (&before)))
        break;
      *end = before;
    }
}

static guint
count_stars (const GtkTextIter *from, gboolean forward)
{
  GtkTextIter iter = *from;
  guint n = 0;

  while ((forward || gtk_text_iter_backward_char (&iter)) && gtk_text_iter_get_char (&iter) == '*')
    {
      n++;
      if (forward && !gtk_text_iter_forward_char (&iter))
        break;
    }
  return n;
}

/* One star is emphasis, two are strong, three are both. */
static gboolean
has_mark (const GtkTextIter *start, const GtkTextIter *end, guint length)
{
  guint n = MIN (count_stars (start, FALSE), count_stars (end, TRUE));

  return length == 1 ? n % 2 == 1 : n >= 2;
}

static void
delete_around (GtkTextBuffer *buffer, GtkTextIter *start, GtkTextIter *end, int length)
{
  GtkTextMark *kept = gtk_text_buffer_create_mark (buffer, NULL, start, TRUE);
  GtkTextIter from = *end, to = *end;

  gtk_text_iter_forward_chars (&to, length);
  gtk_text_buffer_delete (buffer, &from, &to);
  gtk_text_buffer_get_iter_at_mark (buffer, &from, kept);
  to = from;
  gtk_text_iter_backward_chars (&from, length);
  gtk_text_buffer_delete (buffer, &from, &to);
  gtk_text_buffer_delete_mark (buffer, kept);
}

/* The words stay selected, or the cursor between two stars that have none yet. */
static void
insert_around (GtkTextBuffer *buffer, GtkTextIter *start, GtkTextIter *end, const char *mark)
{
  int from = gtk_text_iter_get_offset (start), to = gtk_text_iter_get_offset (end);
  int length = (int) strlen (mark);

  gtk_text_buffer_insert (buffer, end, mark, -1);
  gtk_text_buffer_get_iter_at_offset (buffer, start, from);
  gtk_text_buffer_insert (buffer, start, mark, -1);
  gtk_text_buffer_get_iter_at_offset (buffer, start, from + length);
  gtk_text_buffer_get_iter_at_offset (buffer, end, to + length);
  gtk_text_buffer_select_range (buffer, end, start);
}

void
jct_slide_markup_toggle_stars (GtkTextBuffer *buffer, const char *mark)
{
  GtkTextIter start, end;
  guint length;

  g_return_if_fail (GTK_IS_TEXT_BUFFER (buffer));
  g_return_if_fail (mark != NULL);

  length = (guint) strlen (mark);
  gtk_text_buffer_begin_user_action (buffer);
  get_words (buffer, &start, &end);
  if (has_mark (&start, &end, length))
    delete_around (buffer, &start, &end, (int) length);
  else
    insert_around (buffer, &start, &end, mark);
  gtk_text_buffer_end_user_action (buffer);
}

/* ---- items ----------------------------------------------------------------------------------- */

static gboolean
is_item (GtkTextBuffer *buffer, int line)
{
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_iter_at_line (buffer, &start, line);
  end = start;
  gtk_text_iter_forward_chars (&end, (int) strlen (ITEM));
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  return g_str_equal (text, ITEM);
}

static gboolean
is_blank (GtkTextBuffer *buffer, int line)
{
  GtkTextIter start;

  gtk_text_buffer_get_iter_at_line (buffer, &start, line);
  return gtk_text_iter_ends_line (&start);
}

static void
set_item (GtkTextBuffer *buffer, int line, gboolean item)
{
  GtkTextIter start, end;

  if (is_item (buffer, line) == item)
    return;
  gtk_text_buffer_get_iter_at_line (buffer, &start, line);
  if (item)
    {
      gtk_text_buffer_insert (buffer, &start, ITEM, -1);
      return;
    }
  end = start;
  gtk_text_iter_forward_chars (&end, (int) strlen (ITEM));
  gtk_text_buffer_delete (buffer, &start, &end);
}

void
jct_slide_markup_toggle_items (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;
  gboolean all = TRUE;
  int first, last;

  g_return_if_fail (GTK_IS_TEXT_BUFFER (buffer));

  gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
  first = gtk_text_iter_get_line (&start);
  last = gtk_text_iter_get_line (&end);
  for (int line = first; line <= last; line++)
    all = all && (is_item (buffer, line) || (is_blank (buffer, line) && first < last));
  gtk_text_buffer_begin_user_action (buffer);
  for (int line = first; line <= last; line++)
    if (first == last || !is_blank (buffer, line))
      set_item (buffer, line, !all);
  gtk_text_buffer_end_user_action (buffer);
}
