/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "io/jct-writer.h"

#define MAX_TRIES 100
/* Where an open file without a name is found. */
#define DESCRIPTORS "/proc/self/fd"

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

/* Tries names for a new file until one is free; `make` makes it and says so, or why not in errno. (transfer full) */
static char *
find_name (const char *folder, gboolean (*make) (const char *path, int *fd), int *fd)
{
  for (int i = 0; i < MAX_TRIES; i++)
    {
      g_autofree char *name = g_strdup_printf (".juncture-%08x.tmp", g_random_int ());
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (make (path, fd))
        return g_steal_pointer (&path);
      if (errno != EEXIST)
        return NULL;
    }
  return NULL;
}

static gboolean
make_file (const char *path, int *fd)
{
  *fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  return *fd >= 0;
}

static gboolean
make_link (const char *path, int *fd)
{
  g_autofree char *source = g_strdup_printf (DESCRIPTORS "/%d", *fd);

  return linkat (AT_FDCWD, source, AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0;
}

/* A new file in the folder, with the permissions that a new file has there. Where the system can do so it has no name
 * until it is whole, and a program that is killed leaves nothing behind; else `path` is its name. */
static int
open_temporary (const char *folder, char **path)
{
  int fd = -1;

  if (access (DESCRIPTORS, X_OK) == 0)
    fd = open (folder, O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
  if (fd < 0)
    *path = find_name (folder, make_file, &fd);
  return fd;
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

static gboolean
fail_folder (const char *path, int code, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code),
               code == ENOENT || code == ENOTDIR
                 /* Translators: the name of a file, then the system's reason. */
                 ? _ ("%s: The file cannot be saved, for its folder is not there: %s.")
                 /* Translators: the name of a file, then the system's reason. */
                 : _ (
                   "%s: The file cannot be saved, for nothing can be written in its folder: %s."),
               name, g_strerror (code));
  return FALSE;
}

static gboolean
fail_changed (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG,
               _ ("%s: The file has been changed meanwhile, and was not replaced."), name);
  return FALSE;
}

/* A write under way: what it makes, and what that may take the place of. */
typedef struct
{
  const char *path; /* as it was asked for, for messages */
  char *target;     /* where that leads */
  char *folder;
  char *temporary;              /* (nullable): while it has no name */
  const JctFileStamp *expected; /* (nullable) */
} Replacement;

static void
replacement_clear (Replacement *replacement)
{
  g_free (replacement->target);
  g_free (replacement->folder);
  g_free (replacement->temporary);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Replacement, replacement_clear)

/* Where nothing is expected, nothing is replaced. File systems that cannot promise that say so. */
static gboolean
rename_new (const Replacement *replacement)
{
  if (renameat2 (AT_FDCWD, replacement->temporary, AT_FDCWD, replacement->target, RENAME_NOREPLACE)
      == 0)
    return TRUE;
  if (errno != EINVAL && errno != ENOSYS && errno != ENOTSUP)
    return FALSE;
  return g_rename (replacement->temporary, replacement->target) == 0;
}

static gboolean
is_expected (const Replacement *replacement)
{
  g_autoptr (GFile) file = NULL;

  if (replacement->expected == NULL)
    return TRUE;
  file = g_file_new_for_path (replacement->target);
  return jct_file_stamp_is_current (replacement->expected, file);
}

/* Puts the new file in the place of the one that is expected, looking at it as late as can be. */
static gboolean
put_in_place (const Replacement *replacement, GError **error)
{
  const JctFileStamp *expected = replacement->expected;
  gboolean done;

  if (!is_expected (replacement))
    return fail_changed (replacement->path, error);
  if (expected != NULL && !expected->exists)
    done = rename_new (replacement);
  else
    done = g_rename (replacement->temporary, replacement->target) == 0;
  if (done)
    return TRUE;
  return errno == EEXIST ? fail_changed (replacement->path, error)
                         : fail (replacement->path, errno, error);
}

/* The content, on the disk, under the temporary name. */
static gboolean
fill (Replacement *replacement,
      int fd,
      const struct stat *old,
      JctSaveFunc func,
      gpointer data,
      GError **error)
{
  g_autoptr (GError) reason = NULL;

  if (!write_to (fd, func, data, &reason))
    return fail_write (replacement->path, reason, error);
  if (old != NULL && !keep_mode (fd, old))
    return fail (replacement->path, errno, error);
  if (fsync (fd) != 0)
    return fail (replacement->path, errno, error);
  if (replacement->temporary == NULL)
    replacement->temporary = find_name (replacement->folder, make_link, &fd);
  return replacement->temporary != NULL || fail_folder (replacement->path, errno, error);
}

gboolean
jct_save_written_over (const char *path,
                       JctSaveFunc func,
                       gpointer data,
                       const JctFileStamp *expected,
                       JctFileStamp *written,
                       GError **error)
{
  g_auto (Replacement) replacement = { .path = path, .expected = expected };
  struct stat old;
  JctFileStamp stamp;
  gboolean exists, done;
  int fd;

  g_return_val_if_fail (path != NULL && func != NULL, FALSE);

  replacement.target = follow_links (path);
  replacement.folder = g_path_get_dirname (replacement.target);
  if (!check_target (replacement.target, &old, &exists, error))
    return FALSE;
  if (!is_expected (&replacement))
    return fail_changed (path, error);
  fd = open_temporary (replacement.folder, &replacement.temporary);
  if (fd < 0)
    return fail_folder (path, errno, error);
  done = fill (&replacement, fd, exists ? &old : NULL, func, data, error);
  stamp = jct_file_stamp_take_open (fd);
  if (close (fd) != 0 && done)
    done = fail (path, errno, error);
  if (!done || !put_in_place (&replacement, error))
    {
      if (replacement.temporary != NULL)
        g_unlink (replacement.temporary);
      return FALSE;
    }
  /* Only now: it may be where the expected one is. */
  if (written != NULL)
    *written = stamp;
  return sync_folder (replacement.folder) || fail (path, errno, error);
}

gboolean
jct_save_written (const char *path, JctSaveFunc func, gpointer data, GError **error)
{
  return jct_save_written_over (path, func, data, NULL, NULL, error);
}

static gboolean
write_bytes (GOutputStream *stream, gpointer data, GError **error)
{
  gsize length;
  gconstpointer bytes = g_bytes_get_data (data, &length);

  return g_output_stream_write_all (stream, bytes, length, NULL, NULL, error);
}

gboolean
jct_save_bytes_over (const char *path,
                     GBytes *bytes,
                     const JctFileStamp *expected,
                     JctFileStamp *written,
                     GError **error)
{
  g_return_val_if_fail (path != NULL && bytes != NULL, FALSE);

  if (!jct_save_written_over (path, write_bytes, bytes, expected, written, error))
    return FALSE;
  if (written != NULL)
    jct_file_stamp_set_content (written, bytes);
  return TRUE;
}

gboolean
jct_save_bytes (const char *path, GBytes *bytes, GError **error)
{
  return jct_save_bytes_over (path, bytes, NULL, NULL, error);
}
