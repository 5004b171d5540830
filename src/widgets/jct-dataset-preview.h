/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a list says of a dataset, read off the main thread from the file itself.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  char *title;
  char *description;        /* (nullable) */
  double *values;           /* of the default view's first series, NaN where missing; NULL where there is none */
  gsize n;
} JctDatasetPreview;

void               jct_dataset_preview_free        (JctDatasetPreview *preview);
void               jct_dataset_preview_load_async  (GFile *file, GCancellable *cancellable,
                                                    GAsyncReadyCallback callback, gpointer user_data);
JctDatasetPreview *jct_dataset_preview_load_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctDatasetPreview, jct_dataset_preview_free)

G_END_DECLS
