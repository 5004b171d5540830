/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents and series for the tests of layouts, and what every scene must satisfy. */
#pragma once

#include "chart/jct-figure.h"

typedef enum
{
  FIXTURE_PLAIN,
  FIXTURE_HOSTILE, /* long, right-to-left, multi-line and markup-like names everywhere */
} FixtureWords;

#define FIXTURE_N_GROUPS 22
#define FIXTURE_N_EVENTS 48

/* A table "counts" of months from October 2019 to September 2024, with the dimension "group" (22 values, "g00" to
 * "g21"; the first is the largest), fiscal years from October, a definition "all", six categories and 48 events. */
JctDocument  *fixture_document_new (FixtureWords words);
/* Its view of one group, by month, with all events. */
JctView      *fixture_view_new     (void);
/* One series of months from January 2020; NaN is missing. */
JctSeriesSet *fixture_series_new   (const double *values, gsize n, gboolean integer);
/* `font` is fixed, so that results do not depend on the desktop. */
JctTheme     *fixture_theme_new    (JctThemeKind kind, double text_scale);
JctChartInput fixture_chart_input  (JctDocument *document, JctView *view, JctSeriesSet *series, JctTheme *theme,
                                    double width, double height);

/* All texts lie inside the page and at least 2 px from each other. `what` names the case in a failure. */
void          fixture_assert_sound (const JctScene *scene, const char *what);
guint         fixture_count        (const JctScene *scene, JctRole role, JctMarkType type);
/* The n-th mark of a role and type; NULL past the last. */
const JctMark *fixture_find        (const JctScene *scene, JctRole role, JctMarkType type, guint n);
