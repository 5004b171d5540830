/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/jct-help-page.h"

#include <string.h>

#define NAMESPACE "http://projectmallard.org/1.0/"

/* Of elements; ours nest about eight deep. */
#define MAX_DEPTH 32

/* ---- blocks ---- */

static void
text_free (gpointer data)
{
  JctHelpText *text = data;

  g_free (text->markup);
  g_free (text->plain);
  g_free (text);
}

static void
block_free (gpointer data)
{
  JctHelpBlock *block = data;

  g_free (block->id);
  g_ptr_array_unref (block->texts);
  g_free (block);
}

static JctHelpBlock *
add_block (JctHelpPage *page, JctHelpBlockKind kind, const char *id)
{
  JctHelpBlock *block = g_new0 (JctHelpBlock, 1);

  block->kind = kind;
  block->id = g_strdup (id);
  block->texts = g_ptr_array_new_with_free_func (text_free);
  g_ptr_array_add (page->blocks, block);
  return block;
}

static void
add_text (JctHelpBlock *block, const char *markup, const char *plain)
{
  JctHelpText *text = g_new0 (JctHelpText, 1);

  text->markup = g_strdup (markup);
  text->plain = g_strdup (plain);
  g_ptr_array_add (block->texts, text);
}

static JctHelpPage *
page_new (void)
{
  JctHelpPage *page = g_new0 (JctHelpPage, 1);

  page->blocks = g_ptr_array_new_with_free_func (block_free);
  page->links = g_ptr_array_new_with_free_func (g_free);
  return page;
}

void
jct_help_page_free (JctHelpPage *page)
{
  if (page == NULL)
    return;
  g_free (page->id);
  g_free (page->guide);
  g_free (page->sort);
  g_free (page->title);
  g_free (page->desc);
  g_ptr_array_unref (page->blocks);
  g_ptr_array_unref (page->links);
  g_free (page);
}

void
jct_help_page_add_link (JctHelpPage *page, const char *target, const char *title, const char *desc)
{
  g_autofree char *plain = NULL;
  g_autofree char *markup = NULL;

  g_return_if_fail (page != NULL && target != NULL && title != NULL);

  plain = desc != NULL ? g_strdup_printf ("%s: %s", title, desc) : g_strdup (title);
  markup = desc != NULL
             ? g_markup_printf_escaped ("<a href=\"help:%s\">%s</a>: %s", target, title, desc)
             : g_markup_printf_escaped ("<a href=\"help:%s\">%s</a>", target, title);
  add_text (add_block (page, JCT_HELP_ITEM, NULL), markup, plain);
  g_ptr_array_add (page->links, g_strdup (target));
}

/* ---- elements ---- */

typedef enum
{
  PAGE = 1 << 0,
  INFO = 1 << 1,
  SECTION = 1 << 2,
  TITLE = 1 << 3,
  DESC = 1 << 4,
  P = 1 << 5,
  NOTE = 1 << 6,
  LIST = 1 << 7,
  STEPS = 1 << 8,
  ITEM = 1 << 9,
  TABLE = 1 << 10,
  THEAD = 1 << 11,
  TBODY = 1 << 12,
  TR = 1 << 13,
  TD = 1 << 14,
  EM = 1 << 15,
  GUI = 1 << 16,
  GUISEQ = 1 << 17,
  KEY = 1 << 18,
  KEYSEQ = 1 << 19,
  CODE = 1 << 20,
  LINK = 1 << 21,
} Element;

#define TEXTS (P | TITLE | DESC)
#define INLINE (EM | GUI | GUISEQ | KEY | KEYSEQ | CODE | LINK)

/* Where each may stand, and what it is in markup; what has none is no part of a text. */
static const struct
{
  const char *name;
  Element element;
  Element parents;
  const char *open, *close;
} elements[] = {
  { "page", PAGE, 0, NULL, NULL },
  { "info", INFO, PAGE, NULL, NULL },
  { "section", SECTION, PAGE, NULL, NULL },
  { "title", TITLE, PAGE | SECTION | INFO, NULL, NULL },
  { "desc", DESC, INFO, NULL, NULL },
  { "p", P, PAGE | SECTION | NOTE | ITEM | TD, NULL, NULL },
  { "note", NOTE, PAGE | SECTION, NULL, NULL },
  { "list", LIST, PAGE | SECTION, NULL, NULL },
  { "steps", STEPS, PAGE | SECTION, NULL, NULL },
  { "item", ITEM, LIST | STEPS, NULL, NULL },
  { "table", TABLE, PAGE | SECTION, NULL, NULL },
  { "thead", THEAD, TABLE, NULL, NULL },
  { "tbody", TBODY, TABLE, NULL, NULL },
  { "tr", TR, THEAD | TBODY, NULL, NULL },
  { "td", TD, TR, NULL, NULL },
  { "em", EM, TEXTS | LINK, "<i>", "</i>" },
  { "gui", GUI, TEXTS | GUISEQ | LINK, "<b>", "</b>" },
  { "guiseq", GUISEQ, TEXTS, "", "" },
  { "key", KEY, TEXTS | KEYSEQ | LINK, "<b>", "</b>" },
  { "keyseq", KEYSEQ, TEXTS | LINK, "", "" },
  { "code", CODE, TEXTS, "<tt>", "</tt>" },
  { "file", CODE, TEXTS, "<tt>", "</tt>" },
  { "link", LINK, TEXTS | INFO, NULL, NULL },
};

typedef struct
{
  Element element;
  guint n_children;
} Level;

typedef struct
{
  JctHelpPage *page;
  GArray *levels;  /* of Level */
  GString *markup; /* of the text that is being read */
  GString *plain;
  char *section;    /* (nullable): of the section that is open */
  char *table;      /* (nullable) */
  gboolean is_sort; /* the title that is open is what the page is sorted by */
} Reader;

static Element
parent_of (const Reader *reader)
{
  return reader->levels->len > 0
           ? g_array_index (reader->levels, Level, reader->levels->len - 1).element
           : 0;
}

static gboolean
is_inside (const Reader *reader, Element elements_mask)
{
  for (guint i = 0; i < reader->levels->len; i++)
    if ((g_array_index (reader->levels, Level, i).element & elements_mask) != 0)
      return TRUE;
  return FALSE;
}

static const char *
find_attribute (const char **names, const char **values, const char *name)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      return values[i];
  return NULL;
}

static const char *
require_attribute (
  const char **names, const char **values, const char *element, const char *name, GError **error)
{
  const char *value = find_attribute (names, values, name);

  if (value == NULL || *value == '\0')
    {
      g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_MISSING_ATTRIBUTE,
                   "<%s> needs the attribute “%s”", element, name);
      return NULL;
    }
  return value;
}

static gboolean
open_page (Reader *reader, const char **names, const char **values, GError **error)
{
  const char *id = require_attribute (names, values, "page", "id", error);
  const char *space = find_attribute (names, values, "xmlns");

  if (id == NULL)
    return FALSE;
  if (g_strcmp0 (space, NAMESPACE) != 0)
    {
      g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT,
                   "<page> has the namespace “%s”; expected “" NAMESPACE "”",
                   space != NULL ? space : "");
      return FALSE;
    }
  reader->page->id = g_strdup (id);
  reader->page->is_guide = g_strcmp0 (find_attribute (names, values, "type"), "guide") == 0;
  return TRUE;
}

/* Of the web, or of a page: nothing else is ever followed. */
static gboolean
open_link (Reader *reader, const char **names, const char **values, GError **error)
{
  const char *xref = find_attribute (names, values, "xref");
  const char *href = find_attribute (names, values, "href");
  g_autofree char *markup = NULL;

  if (xref == NULL
      && (href == NULL
          || !(g_str_has_prefix (href, "https://") || g_str_has_prefix (href, "http://"))))
    {
      g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT,
                   "<link> leads to “%s”; expected an xref, or an href of the web",
                   href != NULL ? href : "");
      return FALSE;
    }
  if (xref != NULL)
    g_ptr_array_add (reader->page->links, g_strdup (xref));
  if (parent_of (reader) == INFO)
    {
      g_free (reader->page->guide);
      reader->page->guide = g_strdup (xref);
      return TRUE;
    }
  markup = xref != NULL ? g_markup_printf_escaped ("<a href=\"help:%s\">", xref)
                        : g_markup_printf_escaped ("<a href=\"%s\">", href);
  g_string_append (reader->markup, markup);
  return TRUE;
}

/* Between the keys of a sequence, and the parts of a way through menus. */
static void
join (Reader *reader)
{
  const Level *level = &g_array_index (reader->levels, Level, reader->levels->len - 1);
  const char *between = level->element == KEYSEQ ? "+" : " ▸ ";

  if ((level->element & (KEYSEQ | GUISEQ)) == 0 || level->n_children == 0)
    return;
  g_string_append (reader->markup, between);
  g_string_append (reader->plain, between);
}

static void
begin_text (Reader *reader)
{
  g_string_truncate (reader->markup, 0);
  g_string_truncate (reader->plain, 0);
}

static void
replace (char **place, const char *value)
{
  g_free (*place);
  *place = g_strdup (value);
}

static gboolean
open_element (Reader *reader, guint i, const char **names, const char **values, GError **error)
{
  const char *id = find_attribute (names, values, "id");

  switch ((guint) elements[i].element)
    {
    case PAGE:
      return open_page (reader, names, values, error);
    case SECTION:
      id = require_attribute (names, values, "section", "id", error);
      replace (&reader->section, id);
      return id != NULL;
    case TABLE:
      replace (&reader->table, id);
      return TRUE;
    case TITLE:
      reader->is_sort = parent_of (reader) == INFO;
      begin_text (reader);
      return TRUE;
    case P:
    case DESC:
      begin_text (reader);
      return TRUE;
    case TR:
      add_block (reader->page, parent_of (reader) == THEAD ? JCT_HELP_HEAD : JCT_HELP_ROW,
                 reader->table);
      return TRUE;
    case LINK:
      return open_link (reader, names, values, error);
    default:
      if (elements[i].open == NULL)
        return TRUE;
      join (reader);
      g_string_append (reader->markup, elements[i].open);
      return TRUE;
    }
}

static void
start_cb (GMarkupParseContext *context,
          const char *name,
          const char **names,
          const char **values,
          gpointer user_data,
          GError **error)
{
  Reader *reader = user_data;
  Element parent = parent_of (reader);
  Level level = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
    {
      if (!g_str_equal (name, elements[i].name))
        continue;
      if (reader->levels->len >= MAX_DEPTH
          || !(parent == 0 ? elements[i].parents == 0 : (elements[i].parents & parent) != 0))
        break;
      if (!open_element (reader, i, names, values, error))
        return;
      if (reader->levels->len > 0)
        g_array_index (reader->levels, Level, reader->levels->len - 1).n_children++;
      level.element = elements[i].element;
      g_array_append_val (reader->levels, level);
      return;
    }
  g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_UNKNOWN_ELEMENT, "<%s> is not expected here",
               name);
}

/* What is read so far, without the blank at its end. */
static void
end_text (Reader *reader)
{
  if (reader->plain->len > 0 && reader->plain->str[reader->plain->len - 1] == ' ')
    g_string_truncate (reader->plain, reader->plain->len - 1);
  if (reader->markup->len > 0 && reader->markup->str[reader->markup->len - 1] == ' ')
    g_string_truncate (reader->markup, reader->markup->len - 1);
}

static void
close_title (Reader *reader)
{
  if (reader->is_sort)
    replace (&reader->page->sort, reader->plain->str);
  else if (parent_of (reader) == SECTION)
    add_text (add_block (reader->page, JCT_HELP_HEADING, reader->section), reader->markup->str,
              reader->plain->str);
  else
    replace (&reader->page->title, reader->plain->str);
}

static JctHelpBlock *
last_block (const Reader *reader)
{
  return g_ptr_array_index (reader->page->blocks, reader->page->blocks->len - 1);
}

/* Steps are counted from the first of their own list. */
static guint
count_step (const Reader *reader)
{
  return g_array_index (reader->levels, Level, reader->levels->len - 2).n_children;
}

static void
close_paragraph (Reader *reader)
{
  Element parent = parent_of (reader);
  JctHelpBlock *block;

  if (parent == TD)
    {
      add_text (last_block (reader), reader->markup->str, reader->plain->str);
      return;
    }
  if (parent == ITEM)
    {
      gboolean is_step = is_inside (reader, STEPS);

      block = add_block (reader->page, is_step ? JCT_HELP_STEP : JCT_HELP_ITEM, NULL);
      block->number = is_step ? count_step (reader) : 0;
    }
  else
    block = add_block (reader->page, parent == NOTE ? JCT_HELP_NOTE : JCT_HELP_PARAGRAPH, NULL);
  add_text (block, reader->markup->str, reader->plain->str);
}

static void
end_cb (GMarkupParseContext *context, const char *name, gpointer user_data, GError **error)
{
  Reader *reader = user_data;
  Element element = parent_of (reader);

  g_array_set_size (reader->levels, reader->levels->len - 1);
  if ((element & TEXTS) != 0)
    end_text (reader);
  if (element == TITLE)
    close_title (reader);
  else if (element == DESC)
    replace (&reader->page->desc, reader->plain->str);
  else if (element == P)
    close_paragraph (reader);
  else if (element == LINK && parent_of (reader) != INFO)
    g_string_append (reader->markup, "</a>");
  for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
    if (elements[i].close != NULL && g_str_equal (elements[i].name, name))
      g_string_append (reader->markup, elements[i].close);
}

/* With blanks and line ends in a row as one blank, and none at the beginning. */
static void
append_collapsed (Reader *reader, const char *text, gsize length)
{
  g_autoptr (GString) words = g_string_new (NULL);
  gboolean blank = reader->plain->len == 0 || reader->plain->str[reader->plain->len - 1] == ' ';
  g_autofree char *escaped = NULL;

  for (gsize i = 0; i < length; i++)
    {
      gboolean is_blank = g_ascii_isspace (text[i]);

      if (!is_blank || !blank)
        g_string_append_c (words, is_blank ? ' ' : text[i]);
      blank = is_blank;
    }
  escaped = g_markup_escape_text (words->str, (gssize) words->len);
  g_string_append (reader->markup, escaped);
  g_string_append (reader->plain, words->str);
}

static void
text_cb (
  GMarkupParseContext *context, const char *text, gsize length, gpointer user_data, GError **error)
{
  Reader *reader = user_data;
  Element parent = parent_of (reader);

  if ((parent & (TEXTS | INLINE)) != 0 && (parent & (KEYSEQ | GUISEQ)) == 0)
    {
      append_collapsed (reader, text, length);
      return;
    }
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (text[i]))
      {
        g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT,
                     "text is not expected here");
        return;
      }
}

/* ---- a page ---- */

static gboolean
is_whole (const JctHelpPage *page, GError **error)
{
  if (page->id != NULL && page->title != NULL && *page->title != '\0')
    return TRUE;
  g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT, "the page has no %s",
               page->id == NULL ? "id" : "title");
  return FALSE;
}

JctHelpPage *
jct_help_page_parse (const char *text, gssize length, GError **error)
{
  static const GMarkupParser parser = { start_cb, end_cb, text_cb, NULL, NULL };
  g_autoptr (JctHelpPage) page = NULL;
  g_autoptr (GMarkupParseContext) context = NULL;
  Reader reader = { 0 };
  gboolean fine;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  page = page_new ();
  reader.page = page;
  reader.levels = g_array_new (FALSE, FALSE, sizeof (Level));
  reader.markup = g_string_new (NULL);
  reader.plain = g_string_new (NULL);
  context = g_markup_parse_context_new (&parser, G_MARKUP_PREFIX_ERROR_POSITION, &reader, NULL);
  fine = g_markup_parse_context_parse (context, text, length, error)
         && g_markup_parse_context_end_parse (context, error) && is_whole (page, error);
  g_array_unref (reader.levels);
  g_string_free (reader.markup, TRUE);
  g_string_free (reader.plain, TRUE);
  g_free (reader.section);
  g_free (reader.table);
  return fine ? g_steal_pointer (&page) : NULL;
}
