/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the commands write the pages of a story, and of a chart that comes to light step by step. */
#pragma once

#include "chart/jct-story-export.h"

G_BEGIN_DECLS

/* A PDF with a page for each. */
gboolean  jct_cli_story_write_slides   (const JctStoryExport *input, const char *path, GError **error);
/* A PNG for each into the folder, all or none. */
gboolean  jct_cli_story_write_pictures (const JctStoryExport *input, const char *folder, GError **error);
/* The view as a slide whose parts appear one after another, each step a page: a PDF where the name ends so, else pictures in
 * a folder of that name. `headline` (nullable): in place of the chart's own title. */
gboolean  jct_cli_story_write_slow_reveal (JctDocument *document, const JctView *view, const char *headline,
                                           JctThemeKind theme, double width, double height, const char *path,
                                           GError **error);

G_END_DECLS
