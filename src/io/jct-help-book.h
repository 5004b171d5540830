/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The pages of the help together: in which order they stand, where a link leads, and which of them have some words.
 */
#pragma once

#include "io/jct-help-page.h"

G_BEGIN_DECLS

typedef struct _JctHelpBook JctHelpBook;

/* Where some words stand. */
typedef struct
{
  const JctHelpPage *page;    /* the book's */
  guint block;                /* of the page: the first with all of the words, or with the first of them */
  char *excerpt;              /* of that block's text, with what comes before and after; plain */
} JctHelpHit;

/* Takes the array of JctHelpPage. A guide's own page comes before those that it leads to, and gets a link to each. */
JctHelpBook       *jct_help_book_new         (GPtrArray *pages);
void               jct_help_book_free        (JctHelpBook *book);

guint              jct_help_book_get_n_pages (const JctHelpBook *book);
const JctHelpPage *jct_help_book_get_page    (const JctHelpBook *book, guint i);
/* `target`: "page" or "page#section". FALSE where there is no such page or section; `block` (nullable, out) is -1 for a
 * page's beginning. */
gboolean           jct_help_book_resolve     (const JctHelpBook *book, const char *target,
                                              const JctHelpPage **page, int *block);
/* Pages that have all of the words, whole or as beginnings or parts of others, in upper or lower case: those with all in their title
 * first. Of JctHelpHit; empty for no words. (transfer full) */
GPtrArray         *jct_help_book_search      (const JctHelpBook *book, const char *words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctHelpBook, jct_help_book_free)

G_END_DECLS
