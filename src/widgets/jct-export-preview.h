/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A picture before it is exported or printed: the page with its edge, laid out at its true size and shown as large as
 * there is room for; a page without background over a checkerboard.
 */
#pragma once

#include <gtk/gtk.h>

#include "chart/jct-scene.h"

G_BEGIN_DECLS

/* What is under a picture. */
typedef enum
{
  JCT_PREVIEW_PAGE,        /* its own background */
  JCT_PREVIEW_CHECKS,      /* nothing: for dark ink */
  JCT_PREVIEW_DARK_CHECKS, /* nothing: for light ink */
} JctPreviewGround;

#define JCT_TYPE_EXPORT_PREVIEW (jct_export_preview_get_type ())
G_DECLARE_FINAL_TYPE (JctExportPreview, jct_export_preview, JCT, EXPORT_PREVIEW, GtkWidget)

GtkWidget      *jct_export_preview_new       (void);
/* Takes the scene (nullable); `description` is for those who do not see it. */
void            jct_export_preview_set_scene (JctExportPreview *self, JctScene *scene, JctPreviewGround ground,
                                              const char *description);
/* (transfer none) (nullable) */
const JctScene *jct_export_preview_get_scene (JctExportPreview *self);
/* A small picture of it, to be dragged. (transfer full) (nullable) */
GdkPaintable   *jct_export_preview_dup_icon  (JctExportPreview *self);
/* The same of any scene. (transfer full) */
GdkPaintable   *jct_scene_dup_icon           (const JctScene *scene);

G_END_DECLS
