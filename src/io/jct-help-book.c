/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/jct-help-book.h"

#include <string.h>

/* Of an excerpt, in characters: before what was found, and in all. */
#define EXCERPT_BEFORE 24
#define EXCERPT_LENGTH 96

struct _JctHelpBook
{
  GPtrArray *pages;
};

static int
compare_pages (gconstpointer a, gconstpointer b)
{
  const JctHelpPage *one = *(JctHelpPage *const *) a, *other = *(JctHelpPage *const *) b;
  int by_sort;

  if (!one->is_guide != !other->is_guide)
    return one->is_guide ? -1 : 1;
  by_sort = g_strcmp0 (one->sort, other->sort);
  return by_sort != 0 ? by_sort : g_strcmp0 (one->title, other->title);
}

JctHelpBook *
jct_help_book_new (GPtrArray *pages)
{
  JctHelpBook *book;

  g_return_val_if_fail (pages != NULL, NULL);

  book = g_new0 (JctHelpBook, 1);
  book->pages = pages;
  g_ptr_array_set_free_func (pages, (GDestroyNotify) jct_help_page_free);
  g_ptr_array_sort (pages, compare_pages);
  for (guint i = 0; i < pages->len; i++)
    {
      const JctHelpPage *page = g_ptr_array_index (pages, i);

      for (guint j = 0; page->guide != NULL && j < pages->len; j++)
        {
          JctHelpPage *guide = g_ptr_array_index (pages, j);

          if (guide->is_guide && g_str_equal (guide->id, page->guide))
            jct_help_page_add_link (guide, page->id, page->title, page->desc);
        }
    }
  return book;
}

void
jct_help_book_free (JctHelpBook *book)
{
  if (book == NULL)
    return;
  g_ptr_array_unref (book->pages);
  g_free (book);
}

guint
jct_help_book_get_n_pages (const JctHelpBook *book)
{
  g_return_val_if_fail (book != NULL, 0);

  return book->pages->len;
}

const JctHelpPage *
jct_help_book_get_page (const JctHelpBook *book, guint i)
{
  g_return_val_if_fail (book != NULL && i < book->pages->len, NULL);

  return g_ptr_array_index (book->pages, i);
}

static gboolean
find_section (const JctHelpPage *page, const char *id, int *block)
{
  for (guint i = 0; i < page->blocks->len; i++)
    {
      const JctHelpBlock *one = g_ptr_array_index (page->blocks, i);

      if (one->id != NULL && g_str_equal (one->id, id))
        {
          *block = (int) i;
          return TRUE;
        }
    }
  return FALSE;
}

gboolean
jct_help_book_resolve (const JctHelpBook *book,
                       const char *target,
                       const JctHelpPage **page,
                       int *block)
{
  g_auto (GStrv) parts = NULL;
  int place = -1;

  g_return_val_if_fail (book != NULL && target != NULL, FALSE);

  parts = g_strsplit (target, "#", 2);
  for (guint i = 0; parts[0] != NULL && i < book->pages->len; i++)
    {
      const JctHelpPage *one = g_ptr_array_index (book->pages, i);

      if (!g_str_equal (one->id, parts[0]))
        continue;
      if (parts[1] != NULL && !find_section (one, parts[1], &place))
        return FALSE;
      if (page != NULL)
        *page = one;
      if (block != NULL)
        *block = place;
      return TRUE;
    }
  return FALSE;
}

/* ---- search ---- */

/* Upper and lower case are one, and so are the ways to write an accent. */
static char *
fold (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);

  return g_utf8_casefold (normal != NULL ? normal : "", -1);
}

static char *
dup_block_text (const JctHelpBlock *block)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < block->texts->len; i++)
    {
      const JctHelpText *one = g_ptr_array_index (block->texts, i);

      g_string_append_printf (text, "%s%s", i > 0 ? ": " : "", one->plain);
    }
  return g_string_free (text, FALSE);
}

static gboolean
has_all (const char *folded, GStrv words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && strstr (folded, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static char *
dup_excerpt (const char *text, const char *word)
{
  g_autofree char *folded = fold (text);
  const char *found = word != NULL ? strstr (folded, word) : NULL;
  /* Folding may change how many characters there are, by a few: what is cut is near enough. */
  glong length = g_utf8_strlen (text, -1);
  glong at = found != NULL ? MIN (g_utf8_pointer_to_offset (folded, found), length) : 0;
  glong start = MAX (at - EXCERPT_BEFORE, 0);
  glong end = MIN (start + EXCERPT_LENGTH, length);
  g_autofree char *cut = NULL;

  /* From the beginning of a word. */
  while (start > 0 && start < at
         && !g_unichar_isspace (g_utf8_get_char (g_utf8_offset_to_pointer (text, start - 1))))
    start++;
  cut = g_utf8_substring (text, start, end);
  return g_strconcat (start > 0 ? "…" : "", cut, end < length ? "…" : "", NULL);
}

static void
hit_free (gpointer data)
{
  JctHelpHit *hit = data;

  g_free (hit->excerpt);
  g_free (hit);
}

static const char *
first_word (GStrv words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      return words[i];
  return NULL;
}

/* NULL where the page does not have all of the words. */
static JctHelpHit *
look_in (const JctHelpPage *page, GStrv words)
{
  g_autoptr (GString) all = g_string_new (page->title);
  const char *word = first_word (words);
  int with_all = -1, with_first = -1;
  g_autofree char *folded = NULL;
  JctHelpHit *hit;

  for (guint i = 0; i < page->blocks->len; i++)
    {
      g_autofree char *text = dup_block_text (g_ptr_array_index (page->blocks, i));
      g_autofree char *own = fold (text);

      g_string_append_printf (all, "\n%s", text);
      if (with_all < 0 && has_all (own, words))
        with_all = (int) i;
      if (with_first < 0 && strstr (own, word) != NULL)
        with_first = (int) i;
    }
  folded = fold (all->str);
  if (!has_all (folded, words))
    return NULL;
  hit = g_new0 (JctHelpHit, 1);
  hit->page = page;
  hit->block = (guint) MAX (with_all >= 0 ? with_all : with_first, 0);
  if (hit->block < page->blocks->len)
    {
      g_autofree char *text = dup_block_text (g_ptr_array_index (page->blocks, hit->block));

      hit->excerpt = dup_excerpt (text, word);
    }
  else
    hit->excerpt = g_strdup (page->desc);
  return hit;
}

GPtrArray *
jct_help_book_search (const JctHelpBook *book, const char *words)
{
  GPtrArray *hits = g_ptr_array_new_with_free_func (hit_free);
  g_autofree char *folded = NULL;
  g_auto (GStrv) parts = NULL;
  guint n_titles = 0;

  g_return_val_if_fail (book != NULL && words != NULL, hits);

  folded = fold (words);
  parts = g_strsplit_set (folded, " \t\n", -1);
  if (first_word (parts) == NULL)
    return hits;
  for (guint i = 0; i < book->pages->len; i++)
    {
      const JctHelpPage *page = g_ptr_array_index (book->pages, i);
      JctHelpHit *hit = look_in (page, parts);
      g_autofree char *title = fold (page->title);

      if (hit != NULL)
        g_ptr_array_insert (hits, has_all (title, parts) ? (int) n_titles++ : -1, hit);
    }
  return hits;
}
