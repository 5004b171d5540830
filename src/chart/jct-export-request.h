/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From what is shown and what is chosen to a file's bytes: the one way by which the window, the command line, the
 * clipboard and the printer come to a picture, so that they cannot differ. The same input gives the same bytes on the
 * same machine: there is no clock and no chance in it.
 */
#pragma once

#include <gio/gio.h>

#include "chart/jct-export-settings.h"
#include "chart/jct-figure.h"
#include "model/jct-row-order.h"

G_BEGIN_DECLS

/* What the picture is of; all borrowed, and unchanged while the request lives. */
typedef struct
{
  const JctDocument *document;
  const JctView *view;
  JctSeriesSet *series;       /* (nullable): of a file of events alone */
  GPtrArray *beside;          /* (nullable): of JctBesideSeries */
  JctSpan visible;            /* empty: the whole range */
  const JctPeriod *point;     /* (nullable): the selected one */
  JctMethod method;
  const JctAnalysis *analysis; /* (nullable) */
} JctExportSubject;

typedef struct _JctExportRequest JctExportRequest;

/* Whether there is such a picture (or table) of the subject: effect panels are drawn of methods that have some, tables of
 * series; `reason` (nullable) receives a sentence where not. Transfer full. */
gboolean          jct_export_subject_has   (const JctExportSubject *subject, JctExportWhat what, char **reason);

/* The numbers behind the picture, of the visible range, by period: the rows that `table` writes. The subject has series.
 * (transfer full) */
JctRowOrder      *jct_export_subject_dup_rows (const JctExportSubject *subject, GCancellable *cancellable,
                                               GError **error);

/* NULL with a JCT_EXPORT_ERROR where the settings are outside their limits or the subject has no such picture. A request
 * is of pictures, not of tables. (transfer full) */
JctExportRequest *jct_export_request_new   (const JctExportSettings *settings, const JctExportSubject *subject,
                                            GError **error);
void              jct_export_request_free  (JctExportRequest *self);

/* The picture laid out at its true size, in px of the page. (transfer full) */
JctScene         *jct_export_request_dup_scene (JctExportRequest *self);
/* The words that are embedded. (transfer none) */
const char       *jct_export_request_get_title       (JctExportRequest *self);
const char       *jct_export_request_get_description (JctExportRequest *self);
/* Lays out, draws and encodes. May be long for a large PNG: `progress` (nullable) is called on the calling thread, and
 * a cancellation is an error within a row or a mark. (transfer full) */
GBytes           *jct_export_request_write (JctExportRequest *self, JctExportProgress progress, gpointer data,
                                            GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctExportRequest, jct_export_request_free)

G_END_DECLS
