/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-recent-files.h"

/* Under this name the desktop keeps which program opened a file: never translated. */
#define REGISTERED_NAME "Juncture"

static int
compare_infos (gconstpointer a, gconstpointer b)
{
  GDateTime *visited_a = gtk_recent_info_get_visited ((GtkRecentInfo *) a);
  GDateTime *visited_b = gtk_recent_info_get_visited ((GtkRecentInfo *) b);

  return g_date_time_compare (visited_b, visited_a);
}

GPtrArray *
jct_recent_files_list (guint n, gboolean with_gone)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);
  GList *infos = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());

  infos = g_list_sort (infos, compare_infos);
  for (GList *l = infos; l != NULL && files->len < n; l = l->next)
    {
      GtkRecentInfo *info = l->data;

      if (gtk_recent_info_has_application (info, REGISTERED_NAME) && gtk_recent_info_is_local (info)
          && (with_gone || gtk_recent_info_exists (info)))
        g_ptr_array_add (files, g_file_new_for_uri (gtk_recent_info_get_uri (info)));
    }
  g_list_free_full (infos, (GDestroyNotify) gtk_recent_info_unref);
  return files;
}

void
jct_recent_files_add (GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *name = g_file_get_basename (file);
  gboolean uncertain;
  g_autofree char *content_type = g_content_type_guess (name, NULL, 0, &uncertain);
  g_autofree char *mime_type = g_content_type_get_mime_type (content_type);
  GtkRecentData data = {
    .mime_type = mime_type != NULL ? mime_type : (char *) "application/octet-stream",
    .app_name = (char *) REGISTERED_NAME,
    .app_exec = (char *) "juncture %u",
  };

  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

gboolean
jct_recent_files_is_gone (GFile *file)
{
  return !g_file_query_exists (file, NULL);
}

void
jct_recent_files_remove (GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);

  gtk_recent_manager_remove_item (gtk_recent_manager_get_default (), uri, NULL);
}

char *
jct_file_dup_name (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return name != NULL ? g_filename_display_name (name) : g_file_get_uri (file);
}

char *
jct_file_dup_folder (GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GFile) home = g_file_new_for_path (g_get_home_dir ());

  if (folder == NULL)
    return g_strdup ("");
  if (g_file_equal (folder, home))
    return g_strdup ("~");

  g_autofree char *below = g_file_get_relative_path (home, folder);
  if (below != NULL)
    {
      g_autofree char *shown = g_filename_display_name (below);
      return g_strconcat ("~/", shown, NULL);
    }
  return g_file_get_parse_name (folder);
}
