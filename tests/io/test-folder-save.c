/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that come into a folder together or not at all. */
#include "io/jct-folder-save.h"

#include <glib/gstdio.h>
#include <string.h>

static GBytes *
bytes (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static void
add (JctFolderSave *save, const char *name, const char *text)
{
  g_autoptr (GBytes) content = bytes (text);
  g_autoptr (GError) error = NULL;

  g_assert_true (jct_folder_save_add (save, name, content, &error));
  g_assert_no_error (error);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
assert_content (const char *folder, const char *name, const char *expected)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *content = NULL;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, expected);
}

static void
test_commit (void)
{
  g_autofree char *top = g_dir_make_tmp ("jct-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (top, "a", "b", NULL);
  g_autofree char *parent = g_path_get_dirname (folder);
  g_autoptr (GError) error = NULL;
  JctFolderSave *save = jct_folder_save_new (folder, &error);

  g_assert_no_error (error);
  add (save, "1.txt", "one");
  add (save, "2.txt", "two");
  /* Until all are there, none is. */
  g_assert_cmpuint (count_files (folder), ==, 1);
  g_assert_true (jct_folder_save_commit (save, &error));
  jct_folder_save_free (save);
  g_assert_cmpuint (count_files (folder), ==, 2);
  assert_content (folder, "1.txt", "one");

  /* Again: replaced, and what is of another name stays. */
  save = jct_folder_save_new (folder, &error);
  add (save, "1.txt", "other");
  g_assert_true (jct_folder_save_commit (save, &error));
  jct_folder_save_free (save);
  assert_content (folder, "1.txt", "other");
  assert_content (folder, "2.txt", "two");

  /* Given up: as it was. */
  save = jct_folder_save_new (folder, &error);
  add (save, "1.txt", "never");
  jct_folder_save_free (save);
  assert_content (folder, "1.txt", "other");
  g_assert_cmpuint (count_files (folder), ==, 2);
  for (guint i = 1; i <= 2; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s/%u.txt", folder, i);

      g_unlink (name);
    }
  g_rmdir (folder);
  g_rmdir (parent);
  g_rmdir (top);
}

static void
test_given_up (void)
{
  g_autofree char *top = g_dir_make_tmp ("jct-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (top, "new", NULL);
  g_autoptr (GError) error = NULL;
  JctFolderSave *save = jct_folder_save_new (folder, &error);

  g_assert_no_error (error);
  add (save, "1.txt", "one");
  jct_folder_save_free (save);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  g_rmdir (top);
}

static void
test_no_folder (void)
{
  g_autofree char *top = g_dir_make_tmp ("jct-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (top, "file", NULL);
  g_autofree char *inside = g_build_filename (file, "inside", NULL);
  g_autofree char *taken = g_build_filename (top, "1.txt", NULL);
  g_autoptr (GError) error = NULL;
  JctFolderSave *save;

  g_assert_true (g_file_set_contents (file, "x", -1, NULL));
  g_assert_null (jct_folder_save_new (inside, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOTDIR);
  g_clear_error (&error);
  g_assert_null (jct_folder_save_new (file, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  /* A folder of the name of a file is in its way. */
  g_assert_cmpint (g_mkdir (taken, 0700), ==, 0);
  save = jct_folder_save_new (top, &error);
  add (save, "1.txt", "one");
  g_assert_false (jct_folder_save_commit (save, &error));
  g_assert_nonnull (error);
  jct_folder_save_free (save);
  g_assert_cmpuint (count_files (top), ==, 2);
  g_rmdir (taken);
  g_unlink (file);
  g_rmdir (top);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/folder-save/commit", test_commit);
  g_test_add_func ("/folder-save/given-up", test_given_up);
  g_test_add_func ("/folder-save/no-folder", test_no_folder);
  return g_test_run ();
}
