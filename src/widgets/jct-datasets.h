/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The datasets that come with the program: the JSON files of one folder. The known ones have translated titles, so
 * that a list of them needs no file to be read.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* In the order in which they are shown; empty where the folder is NULL or not there.
 * (transfer full) (element-type GFile) */
GPtrArray  *jct_datasets_list            (const char *folder);
/* Translated; NULL for a file that is not known. */
const char *jct_datasets_get_title       (GFile *file);
const char *jct_datasets_get_description (GFile *file);

G_END_DECLS
