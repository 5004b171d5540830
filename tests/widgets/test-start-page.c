/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "io/jct-reader.h"
#include "widgets/jct-datasets.h"
#include "widgets/jct-file-row.h"
#include "widgets/jct-recent-files.h"
#include "widgets/jct-start-page.h"
#include "widgets/jct-widgets.h"
#include "wait-until.h"

static char *
write_file (const char *folder, const char *name, const char *text)
{
  char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_unlink (path);
    }
  g_rmdir (folder);
}

static void
test_datasets (void)
{
  g_autofree char *folder = g_dir_make_tmp ("juncture-XXXXXX", NULL);
  g_autofree char *a = write_file (folder, "another.json", "{}");
  g_autofree char *b = write_file (folder, "reported-figures.json", "{}");
  g_autofree char *c = write_file (folder, "us-china-repatriation.json", "{}");
  g_autofree char *d = write_file (folder, "notes.txt", "");
  g_autoptr (GPtrArray) files = jct_datasets_list (folder);
  g_autoptr (GPtrArray) none = jct_datasets_list ("/nonexistent/folder");
  g_autoptr (GPtrArray) null = jct_datasets_list (NULL);

  /* The known ones first, in their own order; nothing but JSON. */
  g_assert_cmpuint (files->len, ==, 3);
  g_assert_cmpstr (g_file_peek_path (files->pdata[0]), ==, c);
  g_assert_cmpstr (g_file_peek_path (files->pdata[1]), ==, b);
  g_assert_cmpstr (g_file_peek_path (files->pdata[2]), ==, a);
  g_assert_nonnull (jct_datasets_get_title (files->pdata[0]));
  g_assert_nonnull (jct_datasets_get_description (files->pdata[1]));
  g_assert_null (jct_datasets_get_title (files->pdata[2]));
  g_assert_null (jct_datasets_get_description (files->pdata[2]));
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (null->len, ==, 0);
  remove_folder (folder);
}

/* Every dataset that comes with the program is listed under the title that its window then has. */
static void
test_bundled (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("JUNCTURE_DATADIR"), "datasets", NULL);
  g_autoptr (GPtrArray) files = jct_datasets_list (folder);

  g_assert_cmpuint (files->len, >, 0);
  for (guint i = 0; i < files->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JctDocument) document
        = jct_document_load (files->pdata[i], NULL, NULL, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (jct_datasets_get_title (files->pdata[i]), ==,
                       jct_document_get_title (document));
      g_assert_nonnull (jct_datasets_get_description (files->pdata[i]));
    }
}

static void
test_names (void)
{
  g_autoptr (GFile) file
    = g_file_new_build_filename (g_get_home_dir (), "Data", "a & b.json", NULL);
  g_autoptr (GFile) in_home = g_file_new_build_filename (g_get_home_dir (), "a.json", NULL);
  g_autoptr (GFile) elsewhere = g_file_new_for_path ("/nonexistent/folder/a.json");
  g_autofree char *name = jct_file_dup_name (file);
  g_autofree char *below = jct_file_dup_folder (file);
  g_autofree char *home = jct_file_dup_folder (in_home);
  g_autofree char *other = jct_file_dup_folder (elsewhere);

  g_assert_cmpstr (name, ==, "a & b.json");
  g_assert_cmpstr (below, ==, "~/Data");
  g_assert_cmpstr (home, ==, "~");
  g_assert_cmpstr (other, ==, "/nonexistent/folder");
}

static GtkListBox *
find_list (GtkWidget *root, const char *css_class)
{
  if (GTK_IS_LIST_BOX (root) && gtk_widget_has_css_class (root, css_class))
    return GTK_LIST_BOX (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkListBox *found = find_list (child, css_class);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static guint
count_rows (GtkListBox *list)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (list, n) != NULL)
    n++;
  return n;
}

static void
on_open_file (JctStartPage *page, GFile *file, gpointer user_data)
{
  g_set_object ((GFile **) user_data, file);
}

static void
test_recent (void)
{
  g_autofree char *folder = g_dir_make_tmp ("juncture-XXXXXX", NULL);
  g_autofree char *path = write_file (folder, "_under_score & <i>.json", "{}");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) opened = NULL;
  GtkWidget *page = g_object_ref_sink (jct_start_page_new ());
  GtkListBox *list = find_list (page, "recent");

  g_assert_nonnull (list);
  g_assert_cmpuint (count_rows (list), ==, 0);
  g_assert_false (gtk_widget_get_visible (gtk_widget_get_parent (GTK_WIDGET (list))));
  g_signal_connect (page, "open-file", G_CALLBACK (on_open_file), &opened);

  jct_recent_files_add (file);
  WAIT_UNTIL (count_rows (list) == 1);
  g_assert_true (gtk_widget_get_visible (gtk_widget_get_parent (GTK_WIDGET (list))));

  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, 0);
  g_assert_true (JCT_IS_FILE_ROW (row));
  g_assert_true (g_file_equal (jct_file_row_get_file (JCT_FILE_ROW (row)), file));
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==,
                   "_under_score & <i>.json");
  g_signal_emit_by_name (list, "row-activated", row);
  g_assert_true (opened != NULL && g_file_equal (opened, file));

  /* A file that is gone is not offered: it says so, and can be taken off the list. */
  remove_folder (folder);
  g_autoptr (GPtrArray) left = jct_recent_files_list (10, FALSE);
  g_autoptr (GPtrArray) all = jct_recent_files_list (10, TRUE);
  g_assert_cmpuint (left->len, ==, 0);
  g_assert_cmpuint (all->len, ==, 1);
  g_assert_true (jct_recent_files_is_gone (all->pdata[0]));
  g_assert_finalize_object (page);

  page = g_object_ref_sink (jct_start_page_new ());
  list = find_list (page, "recent");
  g_assert_cmpuint (count_rows (list), ==, 1);
  row = gtk_list_box_get_row_at_index (list, 0);
  g_assert_false (gtk_list_box_row_get_activatable (row));
  g_signal_emit_by_name (row, "remove");
  WAIT_UNTIL (count_rows (list) == 0);
  g_assert_finalize_object (page);
}

/* A dataset that cannot be read has its row all the same, and the page does not complain. */
static void
test_previews (void)
{
  g_autofree char *folder = g_dir_make_tmp ("juncture-XXXXXX", NULL);
  g_autofree char *bad = write_file (folder, "bad.json", "{\"resources\": 7}");
  g_autofree char *good = write_file (
    folder, "good.json",
    "{\"name\": \"good\", \"title\": \"Good figures\", \"resources\": [{\"name\": \"t\", "
    "\"juncture\": {\"role\": \"observations\"}, \"schema\": {\"fields\": ["
    "{\"name\": \"period\", \"type\": \"yearmonth\"}, {\"name\": \"n\", \"type\": \"integer\"}]},"
    "\"data\": [[\"period\", \"n\"], [\"2023-01\", 4], [\"2023-02\", 7]]}]}");
  GtkWidget *window = gtk_window_new ();
  GtkWidget *page = jct_start_page_new ();
  GtkListBox *list = find_list (page, "datasets");

  jct_start_page_set_datasets (JCT_START_PAGE (page), folder);
  g_assert_cmpuint (count_rows (list), ==, 2);
  GtkWidget *row = GTK_WIDGET (gtk_list_box_get_row_at_index (list, 1));
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "good.json");
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  WAIT_UNTIL (g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), "Good figures")
              == 0);
  row = GTK_WIDGET (gtk_list_box_get_row_at_index (list, 0));
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "bad.json");
  gtk_window_destroy (GTK_WINDOW (window));
  remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  jct_widgets_init ();
  g_test_add_func ("/start-page/datasets", test_datasets);
  g_test_add_func ("/start-page/bundled", test_bundled);
  g_test_add_func ("/start-page/names", test_names);
  g_test_add_func ("/start-page/recent", test_recent);
  g_test_add_func ("/start-page/previews", test_previews);
  return g_test_run ();
}
