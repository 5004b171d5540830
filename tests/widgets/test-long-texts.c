/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Words without end in every text of a file: what GTK breaks at any letter it breaks in a time that grows with the square
 * of the word, and a window would stand still. No label that wraps is given such a word.
 */
#include "config.h"

#include <string.h>

#include "widgets/jct-tooltip-text.h"
#include "window-fixture.h"

static const char *const pages[] = { "explore", "claims", "data", "story" };

/* The bundled file, its texts and those of its definitions, categories, events, sources and claims one word each. */
static GFile *
write_long (Fixture *fixture)
{
  static const char *const keys[] = { "\"title\": \"", "\"description\": \"", "\"summary\": \"",
                                      "\"publisher\": \"", "\"headline\": \"" };
  g_autofree char *text = NULL, *word = g_strnfill (3000, 'x');
  g_autoptr (GString) long_text = NULL;
  g_autoptr (GFile) bundled = bundled_file ();
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_load_contents (bundled, NULL, &text, NULL, NULL, &error));
  g_assert_no_error (error);
  long_text = g_string_new (text);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *longer = g_strconcat (keys[i], word, NULL);

      g_assert_cmpuint (g_string_replace (long_text, keys[i], longer, 0), >, 0);
    }
  return write_file (fixture, "long.json", long_text->str);
}

static guint
check_labels (GtkWidget *widget)
{
  guint n_long = 0;

  if (GTK_IS_LABEL (widget) && gtk_label_get_wrap (GTK_LABEL (widget)))
    {
      const char *text = gtk_label_get_text (GTK_LABEL (widget));

      if (jct_has_long_word (text))
        {
          g_autoptr (GString) where = g_string_new (NULL);

          for (GtkWidget *at = widget; at != NULL; at = gtk_widget_get_parent (at))
            g_string_append_printf (where, " in %s", G_OBJECT_TYPE_NAME (at));
          g_error ("a label wraps a word without end:%s", where->str);
        }
      n_long += strstr (text, "xxxxxxxxxx") != NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n_long += check_labels (child);
  return n_long;
}

static void
test_pages (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = write_long (fixture);
  JctWindow *window = activate (fixture);
  JctViewState *state = jct_window_get_state (window);
  guint n_long = 0;

  jct_window_open_file (window, file);
  WAIT_UNTIL (!jct_window_is_loading (window));
  g_assert_cmpstr (jct_window_get_error (window), ==, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", pages[i]);
      WAIT_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (window)));
      n_long += check_labels (GTK_WIDGET (window));
      jct_view_state_select_event (state, jct_document_get_event (get_document (window), i)->id);
      n_long += check_labels (GTK_WIDGET (window));
    }
  /* Some of them were looked at. */
  g_assert_cmpuint (n_long, >, 8);
}

int
main (int argc, char *argv[])
{
  g_autoptr (JctApplication) application = window_fixture_init (&argc, &argv);

  g_test_add ("/long-texts/pages", Fixture, NULL, window_fixture_set_up, test_pages,
              window_fixture_tear_down);
  return g_test_run ();
}
