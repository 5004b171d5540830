/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A scene as a file: PNG, SVG, PDF. PNG has size x scale pixels and says 96 x scale dpi (pHYs); SVG and PDF keep text
 * as text (SVG as outlines where these are asked for); the description stands in all three (PNG iTXt, SVG title and desc with role="img", PDF metadata). The same
 * scene gives the same bytes: no clock (SOURCE_DATE_EPOCH is honoured).
 */
#pragma once

#include <gio/gio.h>

#include "chart/jct-scene.h"

G_BEGIN_DECLS

typedef enum
{
  JCT_EXPORT_PNG,
  JCT_EXPORT_SVG,
  JCT_EXPORT_PDF,
} JctExportFormat;

#define JCT_EXPORT_MAX_PIXELS (256.0 * 1024 * 1024)

#define JCT_EXPORT_ERROR (jct_export_error_quark ())
GQuark jct_export_error_quark (void);

typedef enum
{
  JCT_EXPORT_ERROR_SIZE,     /* more pixels than JCT_EXPORT_MAX_PIXELS, or none */
  JCT_EXPORT_ERROR_FAILED,   /* cairo's or libpng's own message */
  JCT_EXPORT_ERROR_NOTHING,  /* there is nothing of what is asked for */
} JctExportError;

/* How much is drawn and encoded, 0 to 1. */
typedef void (*JctExportProgress) (double done, gpointer data);

/* All borrowed. */
typedef struct
{
  JctExportFormat format;
  double scale;              /* of a PNG: pixels a px */
  gboolean outlines;         /* of an SVG: text as shapes */
  const char *title, *description; /* embedded */
  JctExportProgress progress; /* (nullable): on the calling thread */
  gpointer progress_data;
} JctExportOptions;

/* From a file name's ending: .png, .svg, .pdf, any case. */
gboolean  jct_export_format_from_path (const char *path, JctExportFormat *format);
/* `title` and `description` are embedded. (transfer full) */
GBytes   *jct_export_scene            (const JctScene *scene, JctExportFormat format, double scale,
                                       const char *title, const char *description, GError **error);
/* The same, with all that can be chosen; a cancellation is an error. (transfer full) */
GBytes   *jct_export_scene_with       (const JctScene *scene, const JctExportOptions *options,
                                       GCancellable *cancellable, GError **error);
/* Whether a picture can have so many pixels. */
gboolean  jct_export_check_pixels     (double width, double height, GError **error);

G_END_DECLS
