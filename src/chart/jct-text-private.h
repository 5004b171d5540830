/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For this folder's files only: the Pango layout behind a measured text. */
#pragma once

#include <pango/pangocairo.h>

#include "chart/jct-text.h"

G_BEGIN_DECLS

/* Borrowed, valid until the thread's next call into jct-text; never changed by the caller. */
PangoLayout *jct_text_get_layout (const char *text, const JctTextStyle *style);
/* Valid UTF-8 without control characters; newlines stay when `keep_newlines`. (transfer full) */
char        *jct_text_clean      (const char *text, gboolean keep_newlines);

G_END_DECLS
