/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The selection of `series`, `chart` and `analyse`: which table or definition, which values, split by what, which periods,
 * and what of them is shown in the place of counts.
 */
#pragma once

#include "cli/jct-cli.h"

G_BEGIN_DECLS

/* As written on the command line; each NULL when not given. */
typedef struct
{
  char **where;
  char *by;
  char *top;
  char *definition;
  char *table;
  char *measure;
  char *view;
  char *period;
  char *from;
  char *to;
  char *transform;
} JctCliSelection;

/* `transforms`: what --transform takes, for the help. */
void      jct_cli_selection_add_options (JctCliSelection *selection, const char *transforms,
                                         GOptionContext *options);
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

/* --transform, where it is what is drawn in the place of the counts, as in jct-transform.h. */
#define JCT_CLI_TRANSFORMS \
  N_ ("In the place of counts: per-day, rolling:N or rolling-centred:N, and one of change, percent-change, index, " \
      "index:PERIOD, share, cumulative; separated by commas")

gboolean  jct_cli_selection_apply       (const JctCliSelection *selection, const char *command,
                                         const JctDocument *document, JctView *view, JctCliRange *range,
                                         JctExit *status);
/* Whether the options ask for something that only a table has. */
gboolean  jct_cli_selection_asks_figures (const JctCliSelection *selection);
/* The range alone, of a document that has no table. */
gboolean  jct_cli_selection_apply_range (const JctCliSelection *selection, const char *command,
                                         const JctDocument *document, JctCliRange *range, JctExit *status);
/* The view to start from: the saved one that was asked for (NULL and a message when there is none); without --view,
 * --definition, --table and --measure the document's own default. (transfer full) */
JctView  *jct_cli_selection_dup_view    (const JctCliSelection *selection, const JctDocument *document);
/* Whether it is "DIM=..." or "DIM!=...". */
gboolean  jct_cli_is_condition          (const char *text);
/* Adds the values of "DIM=VALUE,VALUE" to `passing`, those of "DIM!=VALUE,VALUE" to `excluded` as values that do not
 * pass. `text` is one of the two. A value may have commas of its own. FALSE and a message when there is no such
 * dimension or value. */
gboolean  jct_cli_add_values            (JctTable *table, const char *text, JctFilter *passing,
                                         JctFilter *excluded);
/* The definition of that id or title; NULL and the message printed when there is none. */
const JctDefinition *jct_cli_find_definition (const JctDocument *document, const char *name);
/* The saved view of that id or title; NULL and the message printed when there is none. */
const JctView *jct_cli_find_view        (const JctDocument *document, const char *name);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (JctCliSelection, jct_cli_selection_clear)

G_END_DECLS
