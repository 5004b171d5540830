/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For this folder's files only: the three writers behind jct_export_scene(). Title and description are clean text. */
#pragma once

#include "chart/jct-export.h"

G_BEGIN_DECLS

GBytes  *jct_export_png (const JctScene *scene, const JctExportOptions *options, GCancellable *cancellable,
                         GError **error);
GBytes  *jct_export_svg (const JctScene *scene, const JctExportOptions *options);
GBytes  *jct_export_pdf (const JctScene *scene, const JctExportOptions *options, GError **error);
/* A text mark's glyphs as the commands of an SVG path, at its place; "" where it has no ink. (transfer full) */
char    *jct_export_dup_outline (const JctScene *scene, const JctMark *mark);

G_END_DECLS
