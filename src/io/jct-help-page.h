/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A page of the help, read from the part of Mallard (projectmallard.org, 1.0) in which ours are written:
 *
 *   page (id, type "guide" or "topic") > info > link type="guide", desc, title type="sort"
 *   title, p, note > p, section (id) > title, list > item > p, steps > item > p, table (id) > thead, tbody > tr > td > p
 *   in a text: em, gui, guiseq, key, keyseq, code, file, link (xref="page#section" or href="https://…")
 *
 * What is none of these is an error with its line: a page that reads here reads in any other viewer too. A page becomes
 * a flat list of blocks, whose texts are Pango markup; a link's address in it is "help:page#section" or one of the web.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  JCT_HELP_HEADING,           /* of a section */
  JCT_HELP_PARAGRAPH,
  JCT_HELP_NOTE,
  JCT_HELP_ITEM,              /* of a list */
  JCT_HELP_STEP,              /* of a list whose order matters */
  JCT_HELP_HEAD,              /* the row of a table that names its columns */
  JCT_HELP_ROW,
} JctHelpBlockKind;

typedef struct
{
  char *markup;
  char *plain;
} JctHelpText;

typedef struct
{
  JctHelpBlockKind kind;
  char *id;                   /* (nullable): of a section, or of the table that a row is in */
  guint number;               /* of a step, from 1 */
  GPtrArray *texts;           /* of JctHelpText: the cells of a row; else one */
} JctHelpBlock;

typedef struct
{
  char *id;
  gboolean is_guide;          /* leads to the pages that name it as theirs */
  char *guide;                /* (nullable): the page that leads here */
  char *sort;                 /* (nullable): what its place among the guide's pages is by */
  char *title;
  char *desc;                 /* (nullable): in one sentence, what it is about */
  GPtrArray *blocks;          /* of JctHelpBlock */
  GPtrArray *links;           /* of char *: "page#section", as its texts have them */
} JctHelpPage;

/* `length` -1 for a NUL-terminated text. NULL and a GMarkupError with line and column where the text is no page of that
 * kind. (transfer full) */
JctHelpPage *jct_help_page_parse (const char *text, gssize length, GError **error);
void         jct_help_page_free  (JctHelpPage *page);

/* Adds an entry of a list that leads to `target` ("page"). */
void         jct_help_page_add_link (JctHelpPage *page, const char *target, const char *title, const char *desc);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctHelpPage, jct_help_page_free)

G_END_DECLS
