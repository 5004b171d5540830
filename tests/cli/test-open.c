/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening the window is another program's work: which, and with what. */
#include "config.h"

#include "cli-run.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>

typedef struct
{
  char *prefix;
  char *program; /* a copy of juncture in a prefix of its own */
  char *window;  /* where it looks for the window's program */
} Fixture;

static void
copy_program (const char *to)
{
  g_autoptr (GFile) from = g_file_new_for_path (g_getenv ("JCT_JUNCTURE"));
  g_autoptr (GFile) target = g_file_new_for_path (to);
  g_autoptr (GError) error = NULL;

  g_file_copy (from, target, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *bin = NULL;
  g_autofree char *libexec = NULL;

  fixture->prefix = g_dir_make_tmp ("juncture-prefix-XXXXXX", &error);
  g_assert_no_error (error);
  bin = g_build_filename (fixture->prefix, "bin", NULL);
  libexec = g_build_filename (fixture->prefix, "libexec", "juncture", NULL);
  g_mkdir_with_parents (bin, 0700);
  g_mkdir_with_parents (libexec, 0700);
  fixture->program = g_build_filename (bin, "juncture", NULL);
  fixture->window = g_build_filename (libexec, "juncture-window", NULL);
  copy_program (fixture->program);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *bin = g_path_get_dirname (fixture->program);
  g_autofree char *inner = g_path_get_dirname (fixture->window);
  g_autofree char *outer = g_path_get_dirname (inner);

  g_remove (fixture->program);
  g_remove (fixture->window);
  g_rmdir (bin);
  g_rmdir (inner);
  g_rmdir (outer);
  g_rmdir (fixture->prefix);
  g_free (fixture->program);
  g_free (fixture->window);
  g_free (fixture->prefix);
}

static int
run_program (const Fixture *fixture, const char *const *arguments, char **out, char **err)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  int status;

  g_ptr_array_add (argv, fixture->program);
  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (argv, (gpointer) arguments[i]);
  g_ptr_array_add (argv, NULL);
  g_spawn_sync (NULL, (char **) argv->pdata, NULL, G_SPAWN_DEFAULT, NULL, NULL, out, err, &status,
                &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

/* The files are passed on as they are, and the window's exit code comes back. */
static void
test_passes_on (Fixture *fixture, gconstpointer data)
{
  g_autofree char *package = cli_write_package ();
  g_autofree char *spaced = cli_write_file ("with space & sign.json", "{}");
  const char *const none[] = { NULL };
  const char *const two[] = { package, spaced, NULL };
  g_autofree char *expected = g_strdup_printf ("[%s][%s]", package, spaced);
  g_autofree char *out_none = NULL;
  g_autofree char *out_two = NULL;

  g_assert_true (g_file_set_contents (fixture->window,
                                      "#!/bin/sh\n[ $# -eq 0 ] || printf '[%s]' \"$@\"\nexit 7\n",
                                      -1, NULL));
  g_chmod (fixture->window, 0700);
  g_assert_cmpint (run_program (fixture, none, &out_none, NULL), ==, 7);
  g_assert_cmpstr (out_none, ==, "");
  g_assert_cmpint (run_program (fixture, two, &out_two, NULL), ==, 7);
  g_assert_cmpstr (out_two, ==, expected);
}

static void
test_not_installed (Fixture *fixture, gconstpointer data)
{
  const char *const none[] = { NULL };
  g_autofree char *installed = g_build_filename (JCT_PKGLIBEXECDIR, "juncture-window", NULL);
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;

  if (g_file_test (installed, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("Juncture is installed here");
      return;
    }
  g_assert_cmpint (run_program (fixture, none, &out, &err), ==, 1);
  g_assert_cmpstr (out, ==, "");
  g_assert_nonnull (strstr (err, "juncture-window, is not installed"));
}

/* Of the program as it was built: nothing of GTK. */
static void
test_loads_no_gtk (void)
{
  g_autofree char *command = g_strdup_printf ("ldd \"%s\"", g_getenv ("JCT_JUNCTURE"));
  g_autofree char *out = NULL;
  int status;

  if (!g_spawn_command_line_sync (command, &out, NULL, &status, NULL) || status != 0)
    {
      g_test_skip ("there is no ldd");
      return;
    }
  g_assert_nonnull (strstr (out, "libglib"));
  g_assert_null (strstr (out, "libgtk"));
  g_assert_null (strstr (out, "libadwaita"));
}

int
main (int argc, char *argv[])
{
  cli_init (&argc, &argv);
  g_test_add ("/open/passes-on", Fixture, NULL, set_up, test_passes_on, tear_down);
  g_test_add ("/open/not-installed", Fixture, NULL, set_up, test_not_installed, tear_down);
  g_test_add_func ("/open/loads-no-gtk", test_loads_no_gtk);
  return cli_finish ();
}
