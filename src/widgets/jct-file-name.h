/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A title as a file's name: what file systems or shells take amiss becomes a blank; `fallback` where nothing is left.
 * (transfer full) */
char *jct_file_name_new (const char *title, const char *fallback, const char *suffix);

/* The file with the suffix, which people leave out or type: "out" and "out.PNG" for "png" are one file each, never
 * "out.png.png". (transfer full) */
GFile *jct_file_with_suffix (GFile *file, const char *suffix);

G_END_DECLS
