/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a window shows at one moment, to be drawn as a picture or written as a table by any thread: copies and immutable
 * parts only, so that what is done in the window meanwhile does not matter. What the window has not computed yet (the
 * method's result) is computed when it is first drawn.
 */
#pragma once

#include <gio/gio.h>

#include "chart/jct-export-request.h"
#include "io/jct-rows-write.h"
#include "widgets/jct-analysis-runner.h"

G_BEGIN_DECLS

typedef struct _JctPicture JctPicture;

/* `runner` (nullable): whose analysis and options are taken. NULL and the error where there is nothing to draw.
 * (transfer full) */
JctPicture             *jct_picture_new         (JctViewState *state, JctAnalysisRunner *runner, GError **error);
JctPicture             *jct_picture_ref         (JctPicture *self);
void                    jct_picture_unref       (JctPicture *self);

/* Whether drawing needs no computation first, nor looks at very many points: then it may be done at once. */
gboolean                jct_picture_is_quick    (JctPicture *self);
/* Computes what is missing. (transfer none): lives as long as the picture. NULL and the error where that fails. */
const JctExportSubject *jct_picture_get_subject (JctPicture *self, GCancellable *cancellable, GError **error);
/* The chart's title as the program words it. (transfer full) */
char                   *jct_picture_dup_title   (JctPicture *self);
/* And its subtitle. (transfer full) */
char                   *jct_picture_dup_subtitle (JctPicture *self);
gboolean                jct_picture_has_selected_event (JctPicture *self);

/* The file of the document as it is, by which a receipt can be written; the picture has none at first, and a document with
 * edits that no file has is to have none. */
void                    jct_picture_set_dataset (JctPicture *self, GFile *dataset);
gboolean                jct_picture_has_dataset (JctPicture *self);

/* The file's content, of tables too. (transfer full) */
GBytes                 *jct_picture_write       (JctPicture *self, const JctExportSettings *settings,
                                                 JctExportProgress progress, gpointer data,
                                                 GCancellable *cancellable, GError **error);
/* Of a table. */
JctRowsFormat           jct_picture_get_rows_format (const JctExportSettings *settings);
/* The numbers of the visible range; NULL and the error where there are none. (transfer full) */
JctRowOrder            *jct_picture_dup_rows    (JctPicture *self, GError **error);
/* The same to a file, which is whole or not there. */
gboolean                jct_picture_save        (JctPicture *self, const JctExportSettings *settings, const char *path,
                                                 JctExportProgress progress, gpointer data,
                                                 GCancellable *cancellable, GError **error);
/* Of a picture that has a dataset: the receipt (io/jct-receipt.h) of what was saved at `path`, beside it. */
gboolean                jct_picture_save_receipt (JctPicture *self, const JctExportSettings *settings, const char *path,
                                                  GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctPicture, jct_picture_unref)

G_END_DECLS
