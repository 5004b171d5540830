/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The help in a real window: from what a person is doing to its page, along links and back, and search. */
#include "config.h"

#include <string.h>

#include "widgets/jct-help-window.h"
#include "widgets/jct-widgets.h"
#include "window-fixture.h"

static JctHelpWindow *
find_help (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GObject) window = g_list_model_get_item (windows, i);

      if (JCT_IS_HELP_WINDOW (window))
        return JCT_HELP_WINDOW (window);
    }
  return NULL;
}

static gboolean
is_of_type (GtkWidget *widget, gconstpointer type)
{
  return G_TYPE_CHECK_INSTANCE_TYPE (widget, GPOINTER_TO_SIZE (type));
}

static gboolean
is_page_scroller (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_SCROLLED_WINDOW (widget)
         && find_widget (widget, is_of_type, GSIZE_TO_POINTER (ADW_TYPE_CLAMP)) != NULL;
}

static double
get_scroll (JctHelpWindow *help)
{
  GtkWidget *scroller = find_widget (GTK_WIDGET (help), is_page_scroller, NULL);

  return gtk_adjustment_get_value (
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)));
}

/* Every page on disk is compiled in, and none else. */
static void
test_compiled_in (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("JCT_PROJECT_DIR"), "help", "C", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_auto (GStrv) names = g_resources_enumerate_children (JCT_RESOURCE_BASE "/help", 0, NULL);
  const char *name;
  guint n = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_assert_true (g_strv_contains ((const char *const *) names, name));
      n++;
    }
  g_assert_cmpuint (n, ==, g_strv_length (names));
}

/* F1 leads to the page of what is shown. */
static void
test_context (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = activate (fixture);
  JctHelpWindow *help;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.help", NULL);
  help = find_help ();
  g_assert_nonnull (help);
  WAIT_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (help)));
  g_assert_cmpstr (jct_help_window_get_page (help), ==, "index");

  window = open_bundled (fixture);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.help", NULL);
  g_assert_cmpstr (jct_help_window_get_page (help), ==, "chart");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "claims");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.help", NULL);
  g_assert_cmpstr (jct_help_window_get_page (help), ==, "claims");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "data");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.help", NULL);
  g_assert_cmpstr (jct_help_window_get_page (help), ==, "numbers");
  /* It is one window, whoever asks. */
  g_assert_true (find_help () == help);

  /* With the last window of the application it goes. */
  while (gtk_application_get_windows (GTK_APPLICATION (fixture->application)) != NULL)
    gtk_window_destroy (gtk_application_get_windows (GTK_APPLICATION (fixture->application))->data);
  WAIT_UNTIL (find_help () == NULL);
}

/* A link to a section brings that into sight; back leads to where one was. */
static void
test_links (void)
{
  JctHelpWindow *help = jct_help_window_new ();
  double there;

  gtk_window_present (GTK_WINDOW (help));
  WAIT_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (help)));
  jct_help_window_show_page (help, "claims#adding");
  WAIT_UNTIL (get_scroll (help) > 0);
  there = get_scroll (help);
  jct_help_window_show_page (help, "events");
  WAIT_UNTIL (get_scroll (help) == 0);
  g_assert_cmpstr (jct_help_window_get_page (help), ==, "events");
  gtk_widget_activate_action (GTK_WIDGET (help), "help.back", NULL);
  g_assert_cmpstr (jct_help_window_get_page (help), ==, "claims");
  WAIT_UNTIL (get_scroll (help) == there);
  gtk_widget_activate_action (GTK_WIDGET (help), "help.back", NULL);
  g_assert_cmpstr (jct_help_window_get_page (help), ==, "index");
  gtk_widget_activate_action (GTK_WIDGET (help), "help.back", NULL);
  g_assert_cmpstr (jct_help_window_get_page (help), ==, "index");
  gtk_widget_activate_action (GTK_WIDGET (help), "help.forward", NULL);
  gtk_widget_activate_action (GTK_WIDGET (help), "help.forward", NULL);
  g_assert_cmpstr (jct_help_window_get_page (help), ==, "events");
  /* What there is not leads to the first page, and is no reason to fail. */
  jct_help_window_show_page (help, "no such page#at all");
  g_assert_cmpstr (jct_help_window_get_page (help), ==, "index");
  gtk_window_destroy (GTK_WINDOW (help));
}

static void
test_search (void)
{
  JctHelpWindow *help = jct_help_window_new ();
  GtkWidget *entry
    = find_widget (GTK_WIDGET (help), is_of_type, GSIZE_TO_POINTER (GTK_TYPE_SEARCH_ENTRY));
  guint n_pages = jct_help_window_get_n_listed (help);

  gtk_window_present (GTK_WINDOW (help));
  WAIT_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (help)));
  gtk_editable_set_text (GTK_EDITABLE (entry), "<i> & twentieth");
  WAIT_UNTIL (jct_help_window_get_n_listed (help) == 0);
  gtk_editable_set_text (GTK_EDITABLE (entry), "benjamini");
  WAIT_UNTIL (jct_help_window_get_n_listed (help) == 1);
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (jct_help_window_get_page (help), ==, "methods");
  WAIT_UNTIL (get_scroll (help) > 0);
  g_signal_emit_by_name (entry, "stop-search");
  WAIT_UNTIL (jct_help_window_get_n_listed (help) == n_pages);
  /* Escape with nothing to search for closes. */
  g_object_add_weak_pointer (G_OBJECT (help), (gpointer *) &help);
  g_signal_emit_by_name (entry, "stop-search");
  WAIT_UNTIL (help == NULL);
}

int
main (int argc, char **argv)
{
  g_autoptr (JctApplication) application = window_fixture_init (&argc, &argv);

  g_test_add_func ("/help/compiled-in", test_compiled_in);
  g_test_add ("/help/context", Fixture, NULL, window_fixture_set_up, test_context,
              window_fixture_tear_down);
  g_test_add_func ("/help/links", test_links);
  g_test_add_func ("/help/search", test_search);
  return g_test_run ();
}
