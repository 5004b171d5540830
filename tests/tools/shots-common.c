/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the lists of states share. */
#include "config.h"

#include "shots.h"

GtkWidget *
shots_find (GtkWidget *root, GType type)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type) && gtk_widget_get_mapped (root))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = shots_find (child, type);
  return found;
}

GtkWindow *
shots_find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        return window;
    }
  return NULL;
}

void
shots_show_view (JctViewState *state, const char *id)
{
  const JctView *view = jct_document_find_view (jct_view_state_get_document (state), id);

  g_assert_nonnull (view);
  jct_view_state_set_view (state, view, "shot");
}

void
shots_show_page (Shots *shots, const char *page)
{
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.page", "s", page);
}

void
shots_open_table (Shots *shots, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_file_set_contents (path, text, -1, NULL);
  jct_window_open_file (shots->window, file);
  while (jct_window_is_loading (shots->window))
    g_main_context_iteration (NULL, TRUE);
}
