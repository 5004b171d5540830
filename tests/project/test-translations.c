/* SPDX-License-Identifier: GPL-3.0-or-later */
/* po/POTFILES.in names every file with translatable text, and each language in po/LINGUAS is
 * complete. */

#include <gio/gio.h>
#include <glib/gstdio.h>

static char *
project_path (const char *name)
{
  return g_build_filename (g_getenv ("JCT_PROJECT_DIR"), name, NULL);
}

static char *
read_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* The lines that are neither empty nor comments. */
static GPtrArray *
read_list (const char *name)
{
  g_autofree char *path = project_path (name);
  g_autofree char *text = read_file (path);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_strstrip (lines[i]);
      if (lines[i][0] != '\0' && lines[i][0] != '#')
        g_ptr_array_add (list, g_strdup (lines[i]));
    }
  return list;
}

static gboolean
has_translatable_text (const char *path)
{
  g_autofree char *text = read_file (path);
  const char *pattern = NULL;

  if (g_str_has_suffix (path, ".c") || g_str_has_suffix (path, ".h"))
    pattern = "(?<![A-Za-z0-9_])(_|N_|C_|NC_|Q_|ngettext|g_dngettext|g_dpgettext2) \\(";
  else if (g_str_has_suffix (path, ".ui"))
    pattern = "translatable=\"(yes|true)\"";
  else if (g_str_has_suffix (path, ".desktop.in") || g_str_has_suffix (path, ".metainfo.xml.in")
           || g_str_has_suffix (path, ".gschema.xml"))
    pattern = ".";
  return pattern != NULL && g_regex_match_simple (pattern, text, 0, 0);
}

static void
collect (const char *folder, GPtrArray *found)
{
  g_autofree char *path = project_path (folder);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *relative = g_build_filename (folder, name, NULL);
      g_autofree char *child = project_path (relative);
      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        collect (relative, found);
      else if (has_translatable_text (child))
        g_ptr_array_add (found, g_steal_pointer (&relative));
    }
}

static void
test_potfiles (void)
{
  g_autoptr (GPtrArray) listed = read_list ("po/POTFILES.in");
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);

  collect ("src", found);
  collect ("ui", found);
  collect ("data", found);
  g_assert_cmpuint (found->len, >, 10);
  for (guint i = 0; i < found->len; i++)
    {
      if (!g_ptr_array_find_with_equal_func (listed, found->pdata[i], g_str_equal, NULL))
        {
          g_test_message ("po/POTFILES.in lacks %s", (char *) found->pdata[i]);
          g_test_fail ();
        }
    }
  for (guint i = 0; i < listed->len; i++)
    {
      g_autofree char *path = project_path (listed->pdata[i]);
      if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
        {
          g_test_message ("po/POTFILES.in names %s, which is not there", (char *) listed->pdata[i]);
          g_test_fail ();
        }
    }
}

/* Runs a command line; its output is the test's message when it fails. */
static gboolean
run (const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process
    = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE,
                         &error);
  g_autofree char *output = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  if (!g_subprocess_get_successful (process))
    g_printerr ("%s", output); /* seen in the log of a failed run, as a message is not */
  return g_subprocess_get_successful (process);
}

static gboolean
extract (const char *pot)
{
  g_autofree char *root = project_path ("");
  g_autofree char *list = project_path ("po/POTFILES.in");
  const char *argv[] = { "xgettext",
                         "--from-code=UTF-8",
                         "--keyword=_",
                         "--keyword=N_",
                         "--keyword=C_:1c,2",
                         "--keyword=NC_:1c,2",
                         "--keyword=g_dngettext:2,3",
                         "--keyword=g_dpgettext2:2c,3",
                         "--add-comments",
                         "-D",
                         root,
                         "-f",
                         list,
                         "-o",
                         pot,
                         NULL };

  return run (argv);
}

static gboolean
is_complete (const char *language, const char *pot)
{
  g_autofree char *name = g_strdup_printf ("po/%s.po", language);
  g_autofree char *po = project_path (name);
  const char *check[] = { "msgfmt", "--check", "-o", "/dev/null", po, NULL };
  /* msgcmp fails for every text that is missing or fuzzy. */
  const char *compare[] = { "msgcmp", po, pot, NULL };

  return run (check) && run (compare);
}

static void
test_languages (void)
{
  g_autoptr (GPtrArray) languages = read_list ("po/LINGUAS");
  g_autofree char *tools = g_find_program_in_path ("xgettext");
  g_autofree char *scratch = NULL;
  g_autofree char *pot = NULL;

  if (tools == NULL)
    {
      g_test_skip ("xgettext is not installed");
      return;
    }
  scratch = g_dir_make_tmp ("juncture-texts-XXXXXX", NULL);
  g_assert_nonnull (scratch);
  pot = g_build_filename (scratch, "juncture.pot", NULL);
  g_assert_true (extract (pot));
  g_assert_cmpuint (languages->len, >, 0);
  for (guint i = 0; i < languages->len; i++)
    {
      if (!is_complete (languages->pdata[i], pot))
        {
          g_test_message ("po/%s.po is not complete", (char *) languages->pdata[i]);
          g_test_fail ();
        }
    }
  g_assert_no_errno (g_unlink (pot));
  g_assert_no_errno (g_rmdir (scratch));
}

/* The program itself in another language: words, plural forms and months. */
static void
test_shown (void)
{
  g_autoptr (GSubprocessLauncher) launcher
    = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *locale_dir = g_build_filename (g_getenv ("G_TEST_BUILDDIR"), "..", "po", NULL);
  g_autofree char *data = project_path ("data/datasets/us-china-repatriation.json");
  g_autofree char *output = NULL;
  const char *argv[] = { g_getenv ("JCT_JUNCTURE"), "info", data, NULL };

  g_subprocess_launcher_setenv (launcher, "JUNCTURE_LOCALEDIR", locale_dir, TRUE);
  g_subprocess_launcher_setenv (launcher, "LANGUAGE", "es", TRUE);
  process = g_subprocess_launcher_spawnv (launcher, argv, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (output, "\nTablas (2)\n"));
  g_assert_nonnull (strstr (output, " filas; "));
  g_assert_nonnull (strstr (output, "octubre de 2019 a septiembre de 2024"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/translations/potfiles", test_potfiles);
  g_test_add_func ("/translations/languages", test_languages);
  g_test_add_func ("/translations/shown", test_shown);
  return g_test_run ();
}
