/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For this folder's files only: the three writers behind jct_export_scene(). Title and description are clean text. */
#pragma once

#include <cairo.h>

#include "chart/jct-export.h"

G_BEGIN_DECLS

GBytes  *jct_export_png (const JctScene *scene, const JctExportOptions *options, GCancellable *cancellable,
                         GError **error);
GBytes  *jct_export_svg (const JctScene *scene, const JctExportOptions *options);
GBytes  *jct_export_pdf (const JctScene *scene, const JctExportOptions *options, GError **error);
#define JCT_PDF_POINTS_PER_PX 0.75

/* Of a cairo_surface_t that writes PDF: texts that are clean, and a date that is no clock's. */
void     jct_export_pdf_set_metadata (cairo_surface_t *surface, const char *title, const char *description);
/* Sets what cairo says of a PDF that could not be written. */
void     jct_export_fail_cairo (cairo_status_t status, GError **error);
/* A text mark's glyphs as the commands of an SVG path, at its place; "" where it has no ink. (transfer full) */
char    *jct_export_dup_outline (const JctScene *scene, const JctMark *mark);

G_END_DECLS
