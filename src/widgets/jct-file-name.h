/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A title as a file's name: what file systems or shells take amiss becomes a blank; `fallback` where nothing is left.
 * (transfer full) */
char *jct_file_name_new (const char *title, const char *fallback, const char *suffix);

G_END_DECLS
