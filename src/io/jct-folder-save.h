/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Several files into one folder, all or none: they are written into a hidden folder beside their places and put there
 * together once all are whole, so that what is stopped or fails leaves the folder as it was. Any one thread.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _JctFolderSave JctFolderSave;

/* Makes the folder where it is not there. NULL and the error (G_FILE_ERROR) where that fails. (transfer full) */
JctFolderSave *jct_folder_save_new    (const char *folder, GError **error);
/* A file of that name, which no other has. */
gboolean       jct_folder_save_add    (JctFolderSave *self, const char *name, GBytes *content, GError **error);
/* Puts them in their places; files of the same names are replaced. FALSE where one could not be put there: those before it
 * are. Nothing can be added after that. */
gboolean       jct_folder_save_commit (JctFolderSave *self, GError **error);
/* What is not in its place is deleted, and the folder if it was made for this alone. */
void           jct_folder_save_free   (JctFolderSave *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctFolderSave, jct_folder_save_free)

G_END_DECLS
