/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a picture is of, with all that has to be computed for it: the one way in which the commands come to a picture, whether
 * it is asked for by options or by a receipt.
 */
#pragma once

#include "analysis/jct-analysis.h"
#include "chart/jct-export-request.h"
#include "model/jct-document.h"

G_BEGIN_DECLS

/* The subject borrows document, view and series from who made it, the rest from here. */
typedef struct
{
  JctAnalysis *analysis;    /* (nullable) */
  JctAnalysisOptions options;
  GPtrArray *beside;
  gboolean has_point;
  JctPeriod point;
  JctExportSubject subject;
} JctCliDrawing;

/* `series` is NULL for a document of events alone, `point` without a selected period. FALSE and the error when the method
 * of the view cannot be computed. */
gboolean  jct_cli_drawing_init  (JctCliDrawing *self, const JctDocument *document, const JctView *view,
                                 JctSeriesSet *series, JctSpan visible, const JctPeriod *point,
                                 const JctAnalysisOptions *options, GError **error);
void      jct_cli_drawing_clear (JctCliDrawing *self);
/* The file, whole or not there: a picture, or the table of the numbers behind it. */
gboolean  jct_cli_drawing_save  (const JctCliDrawing *self, const JctExportSettings *settings, const char *path,
                                 GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (JctCliDrawing, jct_cli_drawing_clear)

G_END_DECLS
