/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The selection of `series` and `chart`: which table or definition, which values, split by what, which periods.
 */
#pragma once

#include "cli/jct-cli.h"

G_BEGIN_DECLS

/* As written on the command line; each NULL when not given. */
typedef struct
{
  char **where;
  char *by;
  char *definition;
  char *table;
  char *measure;
  char *view;
  char *period;
  char *from;
  char *to;
  char *transform;
} JctCliSelection;

void      jct_cli_selection_add_options (JctCliSelection *selection, GOptionContext *options);
void      jct_cli_selection_clear       (JctCliSelection *selection);
/*
 * Changes `view` as the options say. `*from` and `*to` receive the range (has_... say whether it was given). FALSE, with
 * the message printed and `*status` set, when the options are wrong (usage) or name something that the document does
 * not have (fault).
 */
typedef struct
{
  gboolean has_from, has_to;
  JctPeriod from, to;
} JctCliRange;

gboolean  jct_cli_selection_apply       (const JctCliSelection *selection, const char *command,
                                         const JctDocument *document, JctView *view, JctCliRange *range,
                                         JctExit *status);
/* The saved view of that id or title; NULL and the message printed when there is none. */
const JctView *jct_cli_find_view        (const JctDocument *document, const char *name);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (JctCliSelection, jct_cli_selection_clear)

G_END_DECLS
