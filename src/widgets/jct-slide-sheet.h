/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A slide at one of its steps, laid out once as it is seen, for paper, a file and the clipboard alike, so that no two of
 * them differ. Immutable, counted; any thread.
 */
#pragma once

#include <gtk/gtk.h>

#include "chart/jct-export.h"

G_BEGIN_DECLS

typedef struct _JctSlideSheet JctSlideSheet;

/* Takes the scene. `title` and `description` are embedded in files. */
JctSlideSheet  *jct_slide_sheet_new             (JctScene *scene, const char *title, const char *description);
JctSlideSheet  *jct_slide_sheet_ref             (JctSlideSheet *self);
void            jct_slide_sheet_unref           (JctSlideSheet *self);
const JctScene *jct_slide_sheet_get_scene       (const JctSlideSheet *self);
const char     *jct_slide_sheet_get_title       (const JctSlideSheet *self);
const char     *jct_slide_sheet_get_description (const JctSlideSheet *self);
/* The bytes of a file, with as many pixels as the scene has px. (transfer full) */
GBytes         *jct_slide_sheet_write           (const JctSlideSheet *self, JctExportFormat format,
                                                 GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctSlideSheet, jct_slide_sheet_unref)

G_END_DECLS
