/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For this folder's files only: the three writers behind jct_export_scene(). Title and description are clean text. */
#pragma once

#include "chart/jct-export.h"

G_BEGIN_DECLS

GBytes *jct_export_png (const JctScene *scene, double scale, const char *title, const char *description,
                        GError **error);
GBytes *jct_export_svg (const JctScene *scene, const char *title, const char *description);
GBytes *jct_export_pdf (const JctScene *scene, const char *title, const char *description, GError **error);

G_END_DECLS
