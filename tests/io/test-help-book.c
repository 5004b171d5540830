/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The help as it is shipped: every page reads, every link leads somewhere, and what it says of words and methods is what
 * the program does. And pages as nobody should write them. */
#include "config.h"

#include <locale.h>
#include <string.h>

#include "analysis/jct-claim-words.h"
#include "analysis/jct-method.h"
#include "io/jct-help-book.h"
#include "model/jct-claim-qualifier.h"

#define PAGE(body) \
  "<page xmlns='http://projectmallard.org/1.0/' type='topic' id='x'><title>X</title>" body "</page>"

static JctHelpPage *
read_page (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  JctHelpPage *page;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  page = jct_help_page_parse (text, (gssize) length, &error);
  if (error != NULL)
    g_error ("%s: %s", name, error->message);
  g_assert_true (g_str_has_prefix (name, page->id));
  return page;
}

static JctHelpBook *
read_book (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("JCT_PROJECT_DIR"), "help", "C", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *pages = g_ptr_array_new ();
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".page"))
      g_ptr_array_add (pages, read_page (folder, name));
  return jct_help_book_new (pages);
}

static void
test_links (void)
{
  g_autoptr (JctHelpBook) book = read_book ();
  const JctHelpPage *index = jct_help_book_get_page (book, 0);

  g_assert_cmpuint (jct_help_book_get_n_pages (book), >=, 10);
  g_assert_cmpstr (index->id, ==, "index");
  for (guint i = 0; i < jct_help_book_get_n_pages (book); i++)
    {
      const JctHelpPage *page = jct_help_book_get_page (book, i);

      g_assert_nonnull (page->desc);
      g_assert_cmpuint (page->blocks->len, >, 0);
      for (guint j = 0; j < page->links->len; j++)
        if (!jct_help_book_resolve (book, g_ptr_array_index (page->links, j), NULL, NULL))
          g_error ("%s: “%s” leads nowhere", page->id,
                   (const char *) g_ptr_array_index (page->links, j));
      /* The first page leads to every other. */
      g_assert_true (
        i == 0 || g_ptr_array_find_with_equal_func (index->links, page->id, g_str_equal, NULL));
    }
}

/* ---- tables that say what the program does ---- */

static const char *
cell (const JctHelpBlock *block, guint i)
{
  return ((const JctHelpText *) g_ptr_array_index (block->texts, i))->plain;
}

/* Whether the first cell of a row is, or lists, the words. */
static gboolean
names (const JctHelpBlock *block, const char *words)
{
  g_auto (GStrv) parts = g_strsplit (cell (block, 0), ", ", -1);

  return g_strv_contains ((const char *const *) parts, words);
}

/* The row of the table that names it; fails where there is not just one. */
static const JctHelpBlock *
find_row (const JctHelpBook *book, const char *page_id, const char *table, const char *words)
{
  const JctHelpPage *page = NULL;
  const JctHelpBlock *found = NULL;

  g_assert_true (jct_help_book_resolve (book, page_id, &page, NULL));
  for (guint i = 0; i < page->blocks->len; i++)
    {
      const JctHelpBlock *block = g_ptr_array_index (page->blocks, i);

      if (block->kind != JCT_HELP_ROW || g_strcmp0 (block->id, table) != 0 || !names (block, words))
        continue;
      g_assert_null (found);
      found = block;
    }
  if (found == NULL)
    g_error ("%s: no row “%s”", page_id, words);
  return found;
}

static void
test_tolerances (void)
{
  g_autoptr (JctHelpBook) book = read_book ();
  const JctHelpPage *page = NULL;
  guint n_words = 0, n_rules = 0;

  for (guint i = 0; i < JCT_N_CLAIM_QUALIFIERS; i++)
    {
      JctClaimQualifier qualifier = (JctClaimQualifier) i;
      const char *rule = jct_claim_qualifier_get_rule (qualifier);

      if (rule == NULL)
        continue;
      n_rules++;
      g_assert_cmpstr (cell (find_row (book, "claims", "tolerance-table",
                                       jct_claim_qualifier_to_label (qualifier)),
                             1),
                       ==, rule);
    }
  /* Nor does the table have words of its own. */
  g_assert_true (jct_help_book_resolve (book, "claims", &page, NULL));
  for (guint i = 0; i < page->blocks->len; i++)
    {
      const JctHelpBlock *block = g_ptr_array_index (page->blocks, i);

      if (block->kind == JCT_HELP_ROW && g_strcmp0 (block->id, "tolerance-table") == 0)
        {
          g_auto (GStrv) words = g_strsplit (cell (block, 0), ", ", -1);

          n_words += g_strv_length (words);
        }
    }
  g_assert_cmpuint (n_words, ==, n_rules);
}

static void
test_names (void)
{
  g_autoptr (JctHelpBook) book = read_book ();

  for (guint i = 0; i < JCT_N_METHODS; i++)
    find_row (book, "methods", "method-table", jct_method_get_title ((JctMethod) i));
  for (guint i = 0; i < JCT_N_CLAIM_VERDICTS; i++)
    find_row (book, "claims", "verdicts", jct_claim_verdict_to_label ((JctClaimVerdict) i));
}

/* ---- what a page becomes ---- */

static JctHelpPage *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  JctHelpPage *page = jct_help_page_parse (text, -1, &error);

  g_assert_no_error (error);
  return page;
}

static void
test_blocks (void)
{
  g_autoptr (JctHelpPage) page = parse (PAGE (
    "<p>\n  a &lt;b&gt; &amp;  <em>c</em>\n <keyseq><key>Ctrl</key> <key>Z</key></keyseq> </p>"
    "<section id='s'><title>S</title><steps><item><p>one</p></item><item><p>two</p><p>more</p></item>"
    "</steps><p><link xref='y#z'>there</link></p></section>"));
  const JctHelpText *text
    = g_ptr_array_index (((JctHelpBlock *) g_ptr_array_index (page->blocks, 0))->texts, 0);
  const JctHelpBlock *block;

  g_assert_cmpuint (page->blocks->len, ==, 6);
  g_assert_cmpstr (text->plain, ==, "a <b> & c Ctrl+Z");
  g_assert_cmpstr (text->markup, ==, "a &lt;b&gt; &amp; <i>c</i> <b>Ctrl</b>+<b>Z</b>");
  block = g_ptr_array_index (page->blocks, 1);
  g_assert_cmpint (block->kind, ==, JCT_HELP_HEADING);
  g_assert_cmpstr (block->id, ==, "s");
  g_assert_cmpuint (((JctHelpBlock *) g_ptr_array_index (page->blocks, 2))->number, ==, 1);
  g_assert_cmpuint (((JctHelpBlock *) g_ptr_array_index (page->blocks, 3))->number, ==, 2);
  block = g_ptr_array_index (page->blocks, 5);
  text = g_ptr_array_index (block->texts, 0);
  g_assert_cmpstr (text->markup, ==, "<a href=\"help:y#z\">there</a>");
  g_assert_cmpstr (g_ptr_array_index (page->links, 0), ==, "y#z");
}

static void
test_faults (void)
{
  static const char *const bad[] = {
    "",
    "no markup",
    "<page/>",
    "<page xmlns='http://projectmallard.org/1.0/' id=''><title>X</title></page>",
    "<page xmlns='urn:other' id='x'><title>X</title></page>",
    "<page xmlns='http://projectmallard.org/1.0/' id='x'/>",
    "<page xmlns='http://projectmallard.org/1.0/' id='x'><title>X</title>",
    PAGE ("words"),
    PAGE ("<p><p>nested</p></p>"),
    PAGE ("<em>outside</em>"),
    PAGE ("<unknown/>"),
    PAGE ("<section><title>without an id</title></section>"),
    PAGE ("<p><link>nowhere</link></p>"),
    PAGE ("<p><link href='file:///etc/passwd'>a file</link></p>"),
    PAGE ("<p><link href='javascript:x'>a script</link></p>"),
    PAGE ("<p>\xff</p>"),
    PAGE ("<table><tbody><tr><p>no cell</p></tr></tbody></table>"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JctHelpPage) page = jct_help_page_parse (bad[i], -1, &error);

      g_assert_null (page);
      g_assert_nonnull (error);
      g_assert_cmpint (error->domain, ==, G_MARKUP_ERROR);
    }
}

/* ---- search ---- */

static void
test_search (void)
{
  g_autoptr (JctHelpBook) book = read_book ();
  g_autoptr (GPtrArray) title = jct_help_book_search (book, "KEYBOARD");
  g_autoptr (GPtrArray) words = jct_help_book_search (book, "  twentieth  rounding ");
  g_autoptr (GPtrArray) none = jct_help_book_search (book, "rounding qwertz <b>&%s");
  g_autoptr (GPtrArray) blank = jct_help_book_search (book, "  ");
  const JctHelpHit *hit;
  const JctHelpBlock *block;

  g_assert_cmpuint (title->len, >, 0);
  g_assert_cmpstr (((JctHelpHit *) g_ptr_array_index (title, 0))->page->id, ==, "keyboard");
  g_assert_cmpuint (words->len, ==, 1);
  hit = g_ptr_array_index (words, 0);
  g_assert_cmpstr (hit->page->id, ==, "claims");
  block = g_ptr_array_index (hit->page->blocks, hit->block);
  g_assert_cmpint (block->kind, ==, JCT_HELP_ROW);
  g_assert_nonnull (strstr (hit->excerpt, "twentieth"));
  g_assert_true (g_utf8_validate (hit->excerpt, -1, NULL));
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (blank->len, ==, 0);
}

static void
test_resolve (void)
{
  g_autoptr (JctHelpBook) book = read_book ();
  const JctHelpPage *page = NULL;
  int block = 0;

  g_assert_true (jct_help_book_resolve (book, "claims", &page, &block));
  g_assert_cmpint (block, ==, -1);
  g_assert_true (jct_help_book_resolve (book, "claims#tolerances", &page, &block));
  g_assert_cmpint (((JctHelpBlock *) g_ptr_array_index (page->blocks, block))->kind, ==,
                   JCT_HELP_HEADING);
  g_assert_false (jct_help_book_resolve (book, "claims#nothing", &page, &block));
  g_assert_false (jct_help_book_resolve (book, "nothing", &page, &block));
  g_assert_false (jct_help_book_resolve (book, "", &page, &block));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/help-book/links", test_links);
  g_test_add_func ("/help-book/tolerances", test_tolerances);
  g_test_add_func ("/help-book/names", test_names);
  g_test_add_func ("/help-book/blocks", test_blocks);
  g_test_add_func ("/help-book/faults", test_faults);
  g_test_add_func ("/help-book/search", test_search);
  g_test_add_func ("/help-book/resolve", test_resolve);
  return g_test_run ();
}
