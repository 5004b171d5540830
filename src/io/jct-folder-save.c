/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/jct-folder-save.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "io/jct-writer.h"

struct _JctFolderSave
{
  char *folder, *staging;
  GPtrArray *names; /* of what is in staging */
  gboolean is_made; /* the folder, for this */
};

static gboolean
fail (const char *format, const char *path, int code, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (code), format, name,
               g_strerror (code));
  return FALSE;
}

JctFolderSave *
jct_folder_save_new (const char *folder, GError **error)
{
  g_autoptr (JctFolderSave) self = g_new0 (JctFolderSave, 1);
  /* Translators: a folder, and why not. */
  const char *not_made = _ ("The folder “%s” cannot be made: %s.");

  g_return_val_if_fail (folder != NULL, NULL);

  self->folder = g_strdup (folder);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->is_made = !g_file_test (folder, G_FILE_TEST_EXISTS);
  if (g_mkdir_with_parents (folder, 0777) != 0)
    {
      self->is_made = FALSE;
      fail (not_made, folder, errno, error);
      return NULL;
    }
  self->staging = g_build_filename (folder, ".juncture-XXXXXX", NULL);
  if (g_mkdtemp (self->staging) == NULL)
    {
      int code = errno;

      g_clear_pointer (&self->staging, g_free);
      /* Translators: a folder, and why not. */
      fail (_ ("The folder “%s” cannot be written to: %s."), folder, code, error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

gboolean
jct_folder_save_add (JctFolderSave *self, const char *name, GBytes *content, GError **error)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (self != NULL && self->staging != NULL && name != NULL, FALSE);

  path = g_build_filename (self->staging, name, NULL);
  if (!jct_save_bytes (path, content, error))
    return FALSE;
  g_ptr_array_add (self->names, g_strdup (name));
  return TRUE;
}

gboolean
jct_folder_save_commit (JctFolderSave *self, GError **error)
{
  g_return_val_if_fail (self != NULL && self->staging != NULL, FALSE);

  while (self->names->len > 0)
    {
      const char *name = g_ptr_array_index (self->names, 0);
      g_autofree char *from = g_build_filename (self->staging, name, NULL);
      g_autofree char *to = g_build_filename (self->folder, name, NULL);

      if (g_rename (from, to) != 0)
        /* Translators: a file, and why not. */
        return fail (_ ("“%s” could not be saved: %s."), to, errno, error);
      self->is_made = FALSE;
      g_ptr_array_remove_index (self->names, 0);
    }
  return TRUE;
}

void
jct_folder_save_free (JctFolderSave *self)
{
  for (guint i = 0; i < self->names->len; i++)
    {
      g_autofree char *path
        = g_build_filename (self->staging, (const char *) self->names->pdata[i], NULL);

      g_unlink (path);
    }
  if (self->staging != NULL)
    g_rmdir (self->staging);
  if (self->is_made)
    g_rmdir (self->folder);
  g_ptr_array_unref (self->names);
  g_free (self->staging);
  g_free (self->folder);
  g_free (self);
}
