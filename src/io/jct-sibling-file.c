/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/jct-sibling-file.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "io/jct-io-error.h"

static gboolean
fail (const JctLoadContext *context,
      const char *place,
      GError **error,
      const char *message,
      const char *path)
{
  g_autofree char *quoted = jct_io_quote (path, -1);

  jct_io_error_set (error, JCT_IO_ERROR_PATH, context->name, place, "%s %s", message, quoted);
  return FALSE;
}

/* Data Package paths are POSIX paths relative to the package; a backslash is a separator for some
 * readers. */
static gboolean
is_safe_text (const char *path)
{
  g_auto (GStrv) parts = NULL;

  if (*path == '\0' || *path == '/' || *path == '~' || strchr (path, '\\') != NULL
      || strchr (path, ':') != NULL)
    return FALSE;
  parts = g_strsplit (path, "/", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (strcmp (parts[i], "..") == 0)
      return FALSE;
  return TRUE;
}

/* Both resolved, so that no link leads out; what is not there is left to the opening of the
 * file. */
static gboolean
is_within (const char *folder, const char *path)
{
  g_autofree char *real_folder = NULL;
  g_autofree char *real_path = NULL;
  char *resolved = realpath (path, NULL);
  gsize length;

  if (resolved == NULL)
    return errno == ENOENT || errno == ENOTDIR || errno == ENAMETOOLONG;
  real_path = g_strdup (resolved);
  free (resolved);
  resolved = realpath (folder, NULL);
  if (resolved == NULL)
    return FALSE;
  real_folder = g_strdup (resolved);
  free (resolved);
  length = strlen (real_folder);
  if (length == 1)
    return TRUE;
  return strncmp (real_path, real_folder, length) == 0 && real_path[length] == '/';
}

GFile *
jct_sibling_file_resolve (const JctLoadContext *context,
                          const char *path,
                          const char *place,
                          GError **error)
{
  g_autoptr (GFile) folder = NULL;
  g_autoptr (GFile) file = NULL;

  if (!is_safe_text (path))
    {
      fail (context, place, error, _ ("The path leads out of the package's folder:"), path);
      return NULL;
    }
  folder = context->file != NULL ? g_file_get_parent (context->file) : NULL;
  if (folder == NULL)
    {
      fail (context, place, error,
            _ ("The package was not opened from a folder, and has no files beside it:"), path);
      return NULL;
    }
  file = g_file_resolve_relative_path (folder, path);
  if (g_file_peek_path (folder) != NULL
      && !is_within (g_file_peek_path (folder), g_file_peek_path (file)))
    {
      fail (context, place, error, _ ("The path leads out of the package's folder:"), path);
      return NULL;
    }
  return g_steal_pointer (&file);
}
