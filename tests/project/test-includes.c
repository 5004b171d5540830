/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The architecture, enforced: reads every #include under src/ and fails on an arrow that
 * src/README.md forbids. */

#include <gio/gio.h>

typedef struct
{
  const char *folder;
  const char *may_include; /* the project's folders, separated by blanks */
  gboolean gtk;
} Rule;

static const Rule rules[] = {
  { "model", "model", FALSE },
  { "io", "io model", FALSE },
  { "analysis", "analysis model", FALSE },
  { "state", "state model", FALSE },
  { "chart", "chart analysis model", FALSE },
  { "cli", "cli model io analysis state chart", FALSE },
  { "widgets", "widgets model io analysis state chart", TRUE },
  { "app", "app widgets cli model io analysis state chart", TRUE },
};

static const Rule *
find_rule (const char *folder)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      if (g_str_equal (rules[i].folder, folder))
        return &rules[i];
    }
  return NULL;
}

/* What is wrong with `#include "header"` or `#include <header>` in the folder; NULL when nothing
 * is. */
static char *
find_fault (const Rule *rule, const char *header, gboolean quoted)
{
  if (!quoted)
    {
      gboolean is_gtk = g_str_has_prefix (header, "gtk/") || g_str_has_prefix (header, "gdk/")
                        || g_str_has_prefix (header, "gsk/") || g_str_equal (header, "adwaita.h");
      if (is_gtk && !rule->gtk)
        return g_strdup ("the core and the commands know no GTK");
      return NULL;
    }
  if (g_str_equal (header, "config.h"))
    return NULL;

  g_auto (GStrv) parts = g_strsplit (header, "/", 2);
  g_auto (GStrv) allowed = g_strsplit (rule->may_include, " ", -1);
  if (parts[1] == NULL)
    {
      if (g_str_has_suffix (header, "-resources.h") && rule->gtk)
        return NULL; /* made by glib-compile-resources */
      return g_strdup ("includes are written from src/, with their folder");
    }
  if (find_rule (parts[0]) == NULL)
    return g_strdup_printf ("src/%s is no folder of the design", parts[0]);
  if (!g_strv_contains ((const char *const *) allowed, parts[0]))
    return g_strdup_printf ("%s may not include %s", rule->folder, parts[0]);
  if (g_str_has_suffix (header, "-private.h") && !g_str_equal (parts[0], rule->folder))
    return g_strdup ("a private header belongs to its own folder");
  return NULL;
}

static guint
check_file (const Rule *rule, const char *path)
{
  g_autofree char *text = NULL;
  g_autoptr (GRegex) include = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  include = g_regex_new ("^[ \\t]*#[ \\t]*include[ \\t]*([<\"])([^>\"]+)[>\"]", G_REGEX_MULTILINE,
                         0, &error);
  g_assert_no_error (error);
  for (g_regex_match (include, text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *kind = g_match_info_fetch (match, 1);
      g_autofree char *header = g_match_info_fetch (match, 2);
      g_autofree char *fault = find_fault (rule, header, kind[0] == '"');
      n++;
      if (fault != NULL)
        {
          g_test_message ("%s includes %s: %s", path, header, fault);
          g_test_fail ();
        }
    }
  return n;
}

static guint
check_folder (const Rule *rule, const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  guint n = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        n += check_folder (rule, child);
      else if (g_str_has_suffix (name, ".c") || g_str_has_suffix (name, ".h"))
        n += check_file (rule, child);
    }
  return n;
}

static char *
src_folder (const char *name)
{
  return g_build_filename (g_getenv ("JCT_PROJECT_DIR"), "src", name, NULL);
}

static void
test_arrows (gconstpointer data)
{
  const Rule *rule = data;
  g_autofree char *path = src_folder (rule->folder);

  /* A run that finds no include at all has read the wrong place. */
  g_assert_true (check_folder (rule, path) > 0 || !g_str_equal (rule->folder, "model"));
}

static void
test_folders_known (void)
{
  g_autofree char *path = src_folder (NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      if (g_file_test (child, G_FILE_TEST_IS_DIR) && find_rule (name) == NULL)
        {
          g_test_message ("src/%s has no rule", name);
          g_test_fail ();
        }
    }
}

/* The checker must see a fault when there is one. */
static void
test_faults_found (void)
{
  static const struct
  {
    const char *folder, *header;
    gboolean quoted, fault;
  } cases[] = {
    { "model", "model/jct-period.h", TRUE, FALSE },
    { "model", "io/jct-reader.h", TRUE, TRUE },
    { "io", "chart/jct-scene.h", TRUE, TRUE },
    { "state", "io/jct-reader.h", TRUE, TRUE },
    { "chart", "state/jct-view-state.h", TRUE, TRUE },
    { "chart", "analysis/jct-before-after.h", TRUE, FALSE },
    { "chart", "gtk/gtk.h", FALSE, TRUE },
    { "widgets", "gtk/gtk.h", FALSE, FALSE },
    { "widgets", "cli/jct-commands.h", TRUE, TRUE },
    { "cli", "widgets/jct-facets.h", TRUE, TRUE },
    { "cli", "adwaita.h", FALSE, TRUE },
    { "app", "widgets/jct-facets.h", TRUE, FALSE },
    { "model", "jct-period.h", TRUE, TRUE },
    { "chart", "model/jct-table-private.h", TRUE, TRUE },
    { "model", "../io/jct-reader.h", TRUE, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *fault
        = find_fault (find_rule (cases[i].folder), cases[i].header, cases[i].quoted);
      if ((fault != NULL) != cases[i].fault)
        g_error ("%s including %s: %s", cases[i].folder, cases[i].header,
                 fault != NULL ? fault : "no fault");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autofree char *name = g_strdup_printf ("/includes/%s", rules[i].folder);
      g_test_add_data_func (name, &rules[i], test_arrows);
    }
  g_test_add_func ("/includes/folders-known", test_folders_known);
  g_test_add_func ("/includes/faults-found", test_faults_found);
  return g_test_run ();
}
