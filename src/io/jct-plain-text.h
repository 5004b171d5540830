/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * HTML, as people put it into the texts of timelines, as plain text: tags go, paragraphs and line breaks become line
 * ends, scripts and styles go with what they hold, character references become what they mean. What only looks like a
 * tag ("5 < 6") stays.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Never NULL; without blanks at both ends and in rows. (transfer full) */
char *jct_plain_text_from_html (const char *html);
/* What an event is called: its title on one line, or else the start of its summary's first line (both nullable, "" as
 * NULL). Never NULL. (transfer full) */
char *jct_plain_text_dup_title (const char *title, const char *summary);

G_END_DECLS
