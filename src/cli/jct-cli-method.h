/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How a method is to compute, as `analyse` and `chart` take it alike: --k, --event-month, --start, --harmonics, --offset,
 * --controls, --donors, --scaling, --min-each-side, --model, --tolerance. What one computes with an option, the other draws.
 */
#pragma once

#include "analysis/jct-analysis.h"
#include "cli/jct-cli.h"

G_BEGIN_DECLS

/* As written on the command line; each NULL when not given. */
typedef struct
{
  char *k;
  char *event_month;
  char *start;
  char *harmonics;
  char *offset;
  char **controls;
  char **donors;
  char *scaling;
  char *min_each_side;
  char *model;
  char *tolerance;
} JctCliMethod;

void      jct_cli_method_add_options (JctCliMethod *method, GOptionContext *options);
void      jct_cli_method_clear       (JctCliMethod *method);
/* What needs no file; `options` have been initialised. `transform` (nullable): "count" or "log1p"; NULL leaves the scale.
 * FALSE with the message printed and `*status` set. */
gboolean  jct_cli_method_parse       (const JctCliMethod *method, const char *command, const char *transform,
                                      JctAnalysisOptions *options, JctExit *status);
/* What only view and table tell: sides that are not given are the view's. FALSE and a message when a control or donor is
 * not there. */
gboolean  jct_cli_method_apply       (const JctCliMethod *method, const JctDocument *document,
                                      const JctView *view, JctTable *table, JctAnalysisOptions *options);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (JctCliMethod, jct_cli_method_clear)

G_END_DECLS
