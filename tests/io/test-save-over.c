/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saving over a file that another program may have changed meanwhile, and what stands in the way of saving. */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include "io/jct-file-stamp.h"
#include "io/jct-writer.h"

typedef struct
{
  char *folder;
  char *path;
  GFile *file;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("jct-save-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "file.json", NULL);
  fixture->file = g_file_new_for_path (fixture->path);
  g_assert_true (g_file_set_contents (fixture->path, "old", -1, NULL));
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (fixture->folder, name, NULL);

      g_remove (child);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_object_unref (fixture->file);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static JctFileStamp
take (Fixture *fixture)
{
  JctFileStamp stamp = jct_file_stamp_take (fixture->file);

  jct_file_stamp_add_digest (&stamp, fixture->file);
  return stamp;
}

static void
assert_content (Fixture *fixture, const char *text)
{
  g_autofree char *content = NULL;

  g_assert_true (g_file_get_contents (fixture->path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, text);
}

static gboolean
save_over (const char *path, const char *text, const JctFileStamp *expected, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return jct_save_bytes_over (path, bytes, expected, NULL, error);
}

/* What stands there stays, no temporary file does, and the message is one line that names the file. */
static void
assert_refused (Fixture *fixture, const char *path, const JctFileStamp *expected, int code)
{
  guint n = count_files (fixture->folder);
  g_autoptr (GError) error = NULL;

  g_assert_false (save_over (path, "new", expected, &error));
  g_assert_error (error, G_IO_ERROR, code);
  g_assert_nonnull (strstr (error->message, path));
  g_assert_null (strchr (error->message, '\n'));
  g_assert_cmpuint (count_files (fixture->folder), ==, n);
}

/* Rewrites the file in place, with the same length and the same time of change. */
static void
change_unnoticed (Fixture *fixture, const char *text)
{
  struct timespec times[2];
  struct stat before;
  int fd = open (fixture->path, O_WRONLY);

  g_assert_cmpint (fstat (fd, &before), ==, 0);
  g_assert_cmpint (write (fd, text, strlen (text)), ==, strlen (text));
  times[0] = before.st_atim;
  times[1] = before.st_mtim;
  g_assert_cmpint (futimens (fd, times), ==, 0);
  close (fd);
}

static void
test_changed (Fixture *fixture, gconstpointer data)
{
  JctFileStamp without = jct_file_stamp_take (fixture->file);
  JctFileStamp with = take (fixture);
  const struct timespec touched[2] = { { .tv_sec = 1000 }, { .tv_sec = 1000 } };
  JctFileStamp now;

  /* The content tells what the time of change does not. */
  change_unnoticed (fixture, "odd");
  now = jct_file_stamp_take (fixture->file);
  g_assert_true (jct_file_stamp_equal (&now, &without));
  assert_refused (fixture, fixture->path, &with, G_IO_ERROR_WRONG_ETAG);
  assert_content (fixture, "odd");

  /* A file that was only touched is the same, and one written anew as it was too. */
  change_unnoticed (fixture, "old");
  g_assert_cmpint (utimensat (AT_FDCWD, fixture->path, touched, 0), ==, 0);
  g_assert_true (jct_file_stamp_is_current (&with, fixture->file));
  g_assert_false (jct_file_stamp_is_current (&without, fixture->file));
  assert_refused (fixture, fixture->path, &without, G_IO_ERROR_WRONG_ETAG);
  g_assert_true (save_over (fixture->path, "new", &with, NULL));
  assert_content (fixture, "new");
  assert_refused (fixture, fixture->path, &with, G_IO_ERROR_WRONG_ETAG);
}

static void
test_vanished (Fixture *fixture, gconstpointer data)
{
  JctFileStamp there = take (fixture);
  JctFileStamp gone;

  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  gone = take (fixture);
  g_assert_false (gone.exists);
  assert_refused (fixture, fixture->path, &there, G_IO_ERROR_WRONG_ETAG);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  g_assert_true (save_over (fixture->path, "new", &gone, NULL));
  assert_content (fixture, "new");
  assert_refused (fixture, fixture->path, &gone, G_IO_ERROR_WRONG_ETAG);
}

/* What was written is known without another look at the file. */
static void
test_written (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("text", 4);
  JctFileStamp written, seen;

  g_assert_true (jct_save_bytes_over (fixture->path, bytes, NULL, &written, NULL));
  seen = take (fixture);
  g_assert_true (jct_file_stamp_equal (&written, &seen));
  g_assert_true (written.has_digest && seen.has_digest);
  g_assert_cmpmem (written.digest, sizeof written.digest, seen.digest, sizeof seen.digest);
}

static gboolean
write_and_meddle (GOutputStream *stream, gpointer data, GError **error)
{
  Fixture *fixture = data;

  g_assert_true (g_file_set_contents (fixture->path, "theirs", -1, NULL));
  return g_output_stream_write_all (stream, "ours", 4, NULL, NULL, error);
}

static gboolean
write_and_remove (GOutputStream *stream, gpointer data, GError **error)
{
  Fixture *fixture = data;

  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  return g_output_stream_write_all (stream, "ours", 4, NULL, NULL, error);
}

/* Changed, removed or made while the new file is being written. */
static void
test_meanwhile (Fixture *fixture, gconstpointer data)
{
  JctFileStamp stamp = take (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_false (
    jct_save_written_over (fixture->path, write_and_meddle, fixture, &stamp, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG);
  assert_content (fixture, "theirs");
  g_clear_error (&error);
  stamp = take (fixture);
  g_assert_false (
    jct_save_written_over (fixture->path, write_and_remove, fixture, &stamp, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG);
  g_clear_error (&error);
  stamp = take (fixture);
  g_assert_false (
    jct_save_written_over (fixture->path, write_and_meddle, fixture, &stamp, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG);
  assert_content (fixture, "theirs");
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

/* Whatever has come into the file's place: nothing waits, and nothing but a file is replaced. */
static void
test_no_file (Fixture *fixture, gconstpointer data)
{
  JctFileStamp stamp = take (fixture);
  g_autofree char *other = g_build_filename (fixture->folder, "loop.json", NULL);
  g_autofree char *deep = g_build_filename (fixture->folder, "gone", "file.json", NULL);

  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_cmpint (mkfifo (fixture->path, 0600), ==, 0);
  g_assert_false (jct_file_stamp_is_current (&stamp, fixture->file));
  stamp = take (fixture);
  g_assert_false (stamp.has_digest);
  assert_refused (fixture, fixture->path, NULL, G_IO_ERROR_NOT_REGULAR_FILE);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_cmpint (g_mkdir (fixture->path, 0700), ==, 0);
  assert_refused (fixture, fixture->path, NULL, G_IO_ERROR_IS_DIRECTORY);
  g_assert_cmpint (g_rmdir (fixture->path), ==, 0);
  g_assert_cmpint (symlink ("loop.json", fixture->path), ==, 0);
  g_assert_cmpint (symlink ("file.json", other), ==, 0);
  assert_refused (fixture, fixture->path, NULL, G_IO_ERROR_TOO_MANY_LINKS);
  assert_refused (fixture, deep, NULL, G_IO_ERROR_NOT_FOUND);
}

/* A file system of one page: the old file stands. Where none may be mounted, RLIMIT_FSIZE in test-writer has to do. */
static void
test_full (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "full", NULL);
  g_autofree char *file = g_build_filename (path, "file.json", NULL);
  g_autofree char *large = g_strnfill (200000, 'x');
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  if (mount ("none", path, "tmpfs", 0, "size=64k") != 0)
    {
      g_test_skip ("no file system can be mounted here");
      return;
    }
  g_assert_true (save_over (file, "old", NULL, NULL));
  g_assert_false (save_over (file, large, NULL, &error));
  g_assert_true (g_file_get_contents (file, &content, NULL, NULL));
  g_assert_cmpuint (count_files (path), ==, 1);
  g_assert_cmpint (umount2 (path, MNT_DETACH), ==, 0);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_assert_nonnull (strstr (error->message, file));
  g_assert_cmpstr (content, ==, "old");
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/io/save-over/changed", test_changed);
  ADD ("/io/save-over/vanished", test_vanished);
  ADD ("/io/save-over/written", test_written);
  ADD ("/io/save-over/meanwhile", test_meanwhile);
  ADD ("/io/save-over/no-file", test_no_file);
  ADD ("/io/save-over/full", test_full);
  return g_test_run ();
}
