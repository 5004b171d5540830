/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story-fixture.h"

static gboolean
is_of_type (GtkWidget *widget, gconstpointer type)
{
  return G_TYPE_CHECK_INSTANCE_TYPE (widget, GPOINTER_TO_SIZE (type));
}

gpointer
find_type (gpointer root, GType type)
{
  return find_widget (root, is_of_type, GSIZE_TO_POINTER (type));
}

gboolean
is_shown_label (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
         && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL;
}

JctStoryPage *
open_story_page (JctWindow *window)
{
  JctStoryPage *page;

  gtk_window_maximize (GTK_WINDOW (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "story");
  page = find_type (window, JCT_TYPE_STORY_PAGE);
  WAIT_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (page)));
  WAIT_UNTIL (!jct_story_page_is_busy (page));
  return page;
}

const JctStory *
get_story (JctWindow *window)
{
  return jct_document_find_story (get_document (window), STORY);
}

/* The ids of the slides in their order. (transfer full) */
static char *
dup_order (JctWindow *window)
{
  g_autoptr (GString) order = g_string_new (NULL);
  const JctStory *story = get_story (window);

  for (guint i = 0; i < story->slides->len; i++)
    g_string_append_printf (order, "%s\n", jct_story_get_slide (story, i)->id);
  return g_string_free (g_steal_pointer (&order), FALSE);
}

/* As the list shows them. (transfer full) */
static char *
dup_listed (JctStoryPage *page)
{
  g_autoptr (GString) order = g_string_new (NULL);
  GtkWidget *first = find_type (page, JCT_TYPE_SLIDE_ROW);

  for (GtkWidget *row = first; row != NULL; row = gtk_widget_get_next_sibling (row))
    g_string_append_printf (order, "%s\n", jct_slide_row_get_slide (JCT_SLIDE_ROW (row))->id);
  return g_string_free (g_steal_pointer (&order), FALSE);
}

void
assert_slide_order (JctWindow *window, JctStoryPage *page)
{
  g_autofree char *order = dup_order (window), *listed = dup_listed (page);

  g_assert_cmpstr (order, ==, listed);
}

JctSlideRow *
find_slide_row (JctStoryPage *page, const char *slide)
{
  GtkWidget *row = find_type (page, JCT_TYPE_SLIDE_ROW);

  while (row != NULL && !g_str_equal (jct_slide_row_get_slide (JCT_SLIDE_ROW (row))->id, slide))
    row = gtk_widget_get_next_sibling (row);
  g_assert_nonnull (row);
  return JCT_SLIDE_ROW (row);
}

guint
count_undo_steps (JctViewState *state)
{
  g_autofree char *name = NULL;
  guint n = 0;

  for (;; n++)
    {
      gboolean can_undo;

      g_object_get (state, "can-undo", &can_undo, NULL);
      if (!can_undo)
        break;
      jct_view_state_undo (state);
    }
  for (guint i = 0; i < n; i++)
    jct_view_state_redo (state);
  return n;
}
