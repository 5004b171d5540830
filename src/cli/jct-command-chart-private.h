/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of `chart` share: its options, read, and what they make of the view. */
#pragma once

#include "cli/jct-cli-method.h"
#include "cli/jct-cli-picture.h"
#include "cli/jct-cli-receipt.h"
#include "cli/jct-cli-selection.h"

G_BEGIN_DECLS

/* As written on the command line; each NULL when not given. */
typedef struct
{
  JctCliSelection selection;
  JctCliMethod how;
  JctCliPicture picture;
  char *output;
  char *type;
  char *value_scale, *years;
  char *axis;
  char *vintages;
  char *events;
  char *annotations;
  char *event;
  char *claim;
  char *method;
  char *beside;
  char *beside_definition;
  gboolean write_receipt;
  gboolean slow_reveal;
  char *receipt; /* for the help alone: who draws it again has a parser of its own */
  gboolean anyway;
} JctChartOptions;

/* The options, read. */
typedef struct
{
  JctExportSettings picture;
  gboolean has_type, has_value_scale, free_scale, vintages_hidden;
  JctYears years;
  JctChartType type;
  JctAnalysisOptions analysis;
  gboolean has_method;
  JctMethod method;
} JctChartSettings;

/* ---- jct-command-chart-options.c ---- */

void      jct_chart_options_add        (JctChartOptions *options, GOptionContext *context);
void      jct_chart_options_clear      (JctChartOptions *options);
/* FALSE, with the message printed and `*status` set, where they are wrong. Takes from the options what it reads. */
gboolean  jct_chart_options_parse      (JctChartOptions *options, JctChartSettings *settings, JctExit *status);
void      jct_chart_settings_clear     (JctChartSettings *settings);

/* ---- jct-command-chart-view.c: each FALSE with the message printed ---- */

/* --claim: the view that shows it, in the place of the one given. */
gboolean  jct_chart_apply_claim        (const JctChartOptions *options, const JctDocument *document, JctView **view);
/* --events, --event. */
gboolean  jct_chart_apply_events       (const JctChartOptions *options, const JctDocument *document, JctView *view);
/* --type and what belongs to it. */
void      jct_chart_apply_type         (const JctChartOptions *options, const JctChartSettings *settings,
                                        const JctDocument *document, JctView *view);
/* --axis, --method and the like. */
void      jct_chart_apply_look         (const JctChartOptions *options, const JctChartSettings *settings, JctView *view);
/* --from and --to, which bound what is visible. `series` is NULL of a file of events alone. */
gboolean  jct_chart_apply_visible      (const JctCliRange *range, const JctDocument *document, JctSeriesSet *series,
                                        JctView *view);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (JctChartOptions, jct_chart_options_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (JctChartSettings, jct_chart_settings_clear)

G_END_DECLS
