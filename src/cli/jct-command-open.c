/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening the window: another program, so that no command ever loads GTK. */
#include "config.h"

#include "cli/jct-command-open.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

/* The window's program beside this one in the build folder, in the same prefix, or where it was
 * configured to be. */
static char *
find_window (void)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = self != NULL ? g_path_get_dirname (self) : g_strdup (".");
  char *const places[] = {
    g_build_filename (folder, "..", "app", "juncture-window", NULL),
    g_build_filename (folder, "..", "libexec", "juncture", "juncture-window", NULL),
    g_build_filename (JCT_PKGLIBEXECDIR, "juncture-window", NULL),
  };
  char *found = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      if (found == NULL && g_file_test (places[i], G_FILE_TEST_IS_EXECUTABLE))
        found = g_strdup (places[i]);
      g_free (places[i]);
    }
  return found;
}

gboolean
jct_cli_check_files (char **files, JctExit *status)
{
  for (guint i = 0; files[i] != NULL; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (files[i]);
      g_autofree char *shown = g_filename_display_name (files[i]);
      g_autofree char *message = NULL;

      if (!g_file_is_native (file) || g_file_query_exists (file, NULL))
        continue;
      if (i == 0 && strchr (files[i], '/') == NULL && strchr (files[i], '.') == NULL)
        {
          /* Translators: %s is the first argument of the command line. */
          message
            = g_strdup_printf (_ ("There is no command “%s”, and no file of that name."), shown);
          *status = jct_cli_fail_usage (NULL, message);
          return FALSE;
        }
      /* Translators: the name of a file. */
      message = g_strdup_printf (_ ("There is no file “%s”."), shown);
      jct_cli_print_error (message);
      *status = JCT_EXIT_FAULT;
      return FALSE;
    }
  return TRUE;
}

JctExit
jct_cli_start_window (char **argv)
{
  g_autofree char *window = find_window ();
  g_autofree char *message = NULL;

  if (window == NULL)
    {
      jct_cli_print_error (
        _ ("The window’s program, juncture-window, is not installed. The commands work without it: "
           "see “juncture --help”."));
      return JCT_EXIT_FAULT;
    }
  argv[0] = window;
  execv (window, argv);
  /* Translators: a path, and the system's reason. */
  message = g_strdup_printf (_ ("%s could not be started: %s."), window, g_strerror (errno));
  jct_cli_print_error (message);
  return JCT_EXIT_FAULT;
}

JctExit
jct_command_open (char **argv)
{
  g_autofree char *message = NULL;
  JctExit status;

  if (argv[1] != NULL && argv[1][0] == '-')
    {
      /* Translators: %s is an argument of the command line. */
      message = g_strdup_printf (_ ("There is no option “%s”."), argv[1]);
      return jct_cli_fail_usage (NULL, message);
    }
  if (!jct_cli_check_files (argv + 1, &status))
    return status;
  return jct_cli_start_window (argv);
}
