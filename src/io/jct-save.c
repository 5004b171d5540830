/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "io/jct-writer.h"

#define MAX_TRIES 100

static gboolean
fail (const char *path, int code, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code),
               /* Translators: the name of a file, then the system's reason. */
               _ ("%s: The file cannot be saved: %s."), name, g_strerror (code));
  return FALSE;
}

/* A link is followed, so that saving changes the file it leads to and not what kind of file it
 * is. */
static char *
follow_links (const char *path)
{
  char *resolved = realpath (path, NULL);
  char *copy = g_strdup (resolved != NULL ? resolved : path);

  free (resolved);
  return copy;
}

/* What is at `path` now, if anything: only a regular file that may be written is replaced. */
static gboolean
check_target (const char *path, struct stat *old, gboolean *exists, GError **error)
{
  *exists = FALSE;
  if (stat (path, old) != 0)
    return errno == ENOENT || fail (path, errno, error);
  if (S_ISDIR (old->st_mode))
    return fail (path, EISDIR, error);
  if (!S_ISREG (old->st_mode))
    {
      g_autofree char *name = g_filename_display_name (path);

      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
                   _ ("%s: This is not a regular file."), name);
      return FALSE;
    }
  if (access (path, W_OK) != 0)
    return fail (path, errno, error);
  *exists = TRUE;
  return TRUE;
}

/* A new file in the folder, with the permissions that a new file has there. */
static int
open_temporary (const char *folder, char **path)
{
  for (int i = 0; i < MAX_TRIES; i++)
    {
      g_autofree char *name = g_strdup_printf (".juncture-%08x.tmp", g_random_int ());
      int fd;

      *path = g_build_filename (folder, name, NULL);
      fd = open (*path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
      if (fd >= 0 || errno != EEXIST)
        return fd;
      g_clear_pointer (path, g_free);
    }
  return -1;
}

/* What the system says of a write, with the file's name before it; a person who ended it needs none. */
static gboolean
fail_write (const char *path, const GError *reason, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_error_copy (reason));
  else
    g_set_error (error, reason->domain, reason->code, _ ("%s: The file cannot be saved: %s."), name,
                 reason->message);
  return FALSE;
}

static gboolean
write_to (int fd, JctSaveFunc func, gpointer data, GError **error)
{
  g_autoptr (GOutputStream) stream = g_unix_output_stream_new (fd, FALSE);

  return func (stream, data, error);
}

/* The permissions of the file that is replaced. Its group is kept where the system allows it. */
static gboolean
keep_mode (int fd, const struct stat *old)
{
  if (fchown (fd, (uid_t) -1, old->st_gid) != 0 && errno != EPERM)
    return FALSE;
  return fchmod (fd, old->st_mode & 07777) == 0;
}

/* The rename is on the disk only when the folder is. Some file systems cannot do this, and need
 * not. */
static gboolean
sync_folder (const char *folder)
{
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean done;

  if (fd < 0)
    return errno == EACCES;
  done = fsync (fd) == 0 || errno == EINVAL || errno == ENOTSUP;
  close (fd);
  return done;
}

gboolean
jct_save_written (const char *path, JctSaveFunc func, gpointer data, GError **error)
{
  g_autofree char *target = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *temporary = NULL;
  g_autoptr (GError) reason = NULL;
  struct stat old;
  gboolean exists;
  gboolean written;
  int code;
  int fd;

  g_return_val_if_fail (path != NULL && func != NULL, FALSE);

  target = follow_links (path);
  folder = g_path_get_dirname (target);
  if (!check_target (target, &old, &exists, error))
    return FALSE;
  fd = open_temporary (folder, &temporary);
  if (fd < 0)
    return fail (path, errno, error);
  written
    = write_to (fd, func, data, &reason) && (!exists || keep_mode (fd, &old)) && fsync (fd) == 0;
  code = errno;
  if (close (fd) != 0 && written)
    {
      written = FALSE;
      code = errno;
    }
  if (written && g_rename (temporary, target) != 0)
    {
      written = FALSE;
      code = errno;
    }
  if (!written)
    {
      g_unlink (temporary);
      return reason != NULL ? fail_write (path, reason, error) : fail (path, code, error);
    }
  return sync_folder (folder) || fail (path, errno, error);
}

static gboolean
write_bytes (GOutputStream *stream, gpointer data, GError **error)
{
  gsize length;
  gconstpointer bytes = g_bytes_get_data (data, &length);

  return g_output_stream_write_all (stream, bytes, length, NULL, NULL, error);
}

gboolean
jct_save_bytes (const char *path, GBytes *bytes, GError **error)
{
  g_return_val_if_fail (bytes != NULL, FALSE);

  return jct_save_written (path, write_bytes, bytes, error);
}
