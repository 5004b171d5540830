/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The desktop's list of recent files, as far as this program opened them.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The newest first, at most `n`, only local files, and of these, unless `with_gone`, only those that are still there.
 * (transfer full) (element-type GFile) */
GPtrArray *jct_recent_files_list (guint n, gboolean with_gone);
gboolean   jct_recent_files_is_gone (GFile *file);
void       jct_recent_files_add  (GFile *file);
void       jct_recent_files_remove (GFile *file);
/* What a person reads for a file's name, and for the folder it is in ("~/Documents"). (transfer full) */
char      *jct_file_dup_name     (GFile *file);
char      *jct_file_dup_folder   (GFile *file);

G_END_DECLS
