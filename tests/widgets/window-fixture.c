/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "window-fixture.h"

#include <glib/gstdio.h>

JctApplication *
window_fixture_init (int *argc, char ***argv)
{
  JctApplication *application;
  g_autoptr (GError) error = NULL;

  g_test_init (argc, argv, NULL);
  application = jct_application_new ();
  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  return application;
}

void
window_fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->application = JCT_APPLICATION (g_application_get_default ());
  fixture->folder = g_dir_make_tmp ("juncture-XXXXXX", &error);
  g_assert_no_error (error);
}

guint
count_windows (Fixture *fixture)
{
  return g_list_length (gtk_application_get_windows (GTK_APPLICATION (fixture->application)));
}

void
window_fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (fixture->application));
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  /* Whatever the test did to a window, nothing keeps it. */
  while (windows != NULL)
    {
      gpointer window = windows->data;

      g_object_add_weak_pointer (window, &window);
      gtk_window_destroy (window);
      WAIT_UNTIL (window == NULL);
      windows = gtk_application_get_windows (GTK_APPLICATION (fixture->application));
    }

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

JctWindow *
activate (Fixture *fixture)
{
  g_application_activate (G_APPLICATION (fixture->application));
  return JCT_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (fixture->application)));
}

GFile *
bundled_file (void)
{
  return g_file_new_build_filename (g_getenv ("JUNCTURE_DATADIR"), "datasets",
                                    "us-china-repatriation.json", NULL);
}

GFile *
write_file (Fixture *fixture, const char *name, const char *text)
{
  g_autoptr (GFile) file = g_file_new_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (g_file_peek_path (file), text, -1, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&file);
}

JctDocument *
get_document (JctWindow *window)
{
  return jct_view_state_get_document (jct_window_get_state (window));
}

/* A window in which the bundled dataset is open. */
JctWindow *
open_bundled (Fixture *fixture)
{
  g_autoptr (GFile) file = bundled_file ();
  JctWindow *window = activate (fixture);

  jct_window_open_file (window, file);
  g_assert_true (jct_window_is_loading (window));
  WAIT_UNTIL (!jct_window_is_loading (window));
  g_assert_cmpstr (jct_window_get_error (window), ==, NULL);
  g_assert_nonnull (get_document (window));
  return window;
}

/* The first shown descendant for which `matches` says so. */
GtkWidget *
find_widget (GtkWidget *root, gboolean (*matches) (GtkWidget *, gconstpointer), gconstpointer data)
{
  if (matches (root, data))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, matches, data);
      if (found != NULL)
        return found;
    }
  return NULL;
}

gboolean
has_action (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_ACTIONABLE (widget)
         && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), data) == 0;
}

gboolean
is_enabled (JctWindow *window, const char *action)
{
  GtkWidget *button = find_widget (GTK_WIDGET (window), has_action, action);

  g_assert_nonnull (button);
  return gtk_widget_is_sensitive (button);
}

AdwMessageDialog *
find_question (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GObject) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return ADW_MESSAGE_DIALOG (window);
    }
  return NULL;
}

void
answer (const char *response)
{
  AdwMessageDialog *question = find_question ();

  g_assert_nonnull (question);
  g_assert_true (adw_message_dialog_has_response (question, response));
  adw_message_dialog_response (question, response);
  gtk_window_destroy (GTK_WINDOW (question));
}
