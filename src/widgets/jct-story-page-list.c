/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which story is shown, its slides as rows, and their pictures. */
#include "config.h"

#include "widgets/jct-story-page-private.h"

#include <glib/gi18n-lib.h>

#include "widgets/jct-desktop-theme.h"

/* ---- the stories ----------------------------------------------------------------------------- */

static void
replace (char **place, const char *text)
{
  char *old = *place;

  *place = g_strdup (text);
  g_free (old);
}

/* The story that was shown, else the first. */
static void
fill_stories (JctStoryPage *self)
{
  JctDocument *document = jct_panel_get_document (JCT_PANEL (self));
  guint n = document != NULL ? jct_document_get_n_stories (document) : 0, selected = 0;
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      const JctStory *story = jct_document_get_story (document, i);

      gtk_string_list_append (titles, story->title);
      if (g_strcmp0 (story->id, self->story) == 0)
        selected = i;
    }
  replace (&self->story, n > 0 ? jct_document_get_story (document, selected)->id : NULL);
  gtk_drop_down_set_model (self->stories, G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (self->stories, n > 0 ? selected : GTK_INVALID_LIST_POSITION);
}

static void
story_cb (JctStoryPage *self)
{
  JctDocument *document = jct_panel_get_document (JCT_PANEL (self));
  guint selected = gtk_drop_down_get_selected (self->stories);

  if (self->is_filling || document == NULL || selected >= jct_document_get_n_stories (document))
    return;
  jct_story_page_select (self, jct_document_get_story (document, selected)->id, NULL);
}

/* ---- the slides ------------------------------------------------------------------------------ */

static const char *
row_id (GtkWidget *row)
{
  return jct_slide_row_get_slide (JCT_SLIDE_ROW (row))->id;
}

JctSlideRow *
jct_story_page_find_row (JctStoryPage *self, const char *slide)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (g_strcmp0 (row_id (row), slide) == 0)
      return JCT_SLIDE_ROW (row);
  return NULL;
}

static void
dropped_cb (JctSlideRow *row, const char *dropped, JctStoryPage *self)
{
  int index = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
  g_autofree char *id = g_strdup (dropped);

  if (index >= 0)
    jct_story_page_move_slide (self, id, (guint) index);
}

static JctSlideRow *
new_row (JctStoryPage *self)
{
  GtkWidget *row = jct_slide_row_new ();

  g_signal_connect_object (row, "dropped", G_CALLBACK (dropped_cb), self, 0);
  return JCT_SLIDE_ROW (row);
}

/* The row of the slide, at its place: its picture comes with it. Whether there was none. */
static gboolean
place_row (JctStoryPage *self, JctDocument *document, const JctSlide *slide, guint index)
{
  JctSlideRow *row = jct_story_page_find_row (self, slide->id);

  if (row == NULL)
    {
      row = new_row (self);
      jct_slide_row_set_slide (row, document, slide, index + 1);
      gtk_list_box_insert (self->list, GTK_WIDGET (row), (int) index);
      return TRUE;
    }
  if (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) != (int) index)
    {
      g_object_ref (row);
      gtk_list_box_remove (self->list, GTK_WIDGET (row));
      gtk_list_box_insert (self->list, GTK_WIDGET (row), (int) index);
      g_object_unref (row);
    }
  jct_slide_row_set_slide (row, document, slide, index + 1);
  return FALSE;
}

static gboolean
has_focus (JctStoryPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list));
}

/* The slide that was selected; where it is gone, the one in its place. */
static void
keep_selected (JctStoryPage *self, const JctStory *story, int before)
{
  guint n = story != NULL ? story->slides->len : 0;

  if (n == 0)
    replace (&self->slide, NULL);
  else if (self->slide == NULL || jct_story_find_slide (story, self->slide) < 0)
    replace (&self->slide, jct_story_get_slide (story, MIN ((guint) MAX (before, 0), n - 1))->id);
}

/* Once the rows have their places. */
static gboolean
scroll_cb (GtkWidget *list, GdkFrameClock *clock, gpointer data)
{
  JctStoryPage *self = data;
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  GtkAdjustment *adjustment = gtk_list_box_get_adjustment (self->list);
  graphene_rect_t bounds;

  if (row != NULL && adjustment != NULL
      && gtk_widget_compute_bounds (GTK_WIDGET (row), list, &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
  return G_SOURCE_REMOVE;
}

static void
show_selection (JctStoryPage *self, gboolean focus)
{
  JctSlideRow *row = self->slide != NULL ? jct_story_page_find_row (self, self->slide) : NULL;

  gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
  if (row != NULL && self->shown_slide != NULL && !g_str_equal (self->shown_slide, self->slide))
    gtk_widget_add_tick_callback (GTK_WIDGET (self->list), scroll_cb, self, NULL);
  replace (&self->shown_slide, self->slide);
  if (focus && row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

void
jct_story_page_fill (JctStoryPage *self)
{
  JctDocument *document = jct_panel_get_document (JCT_PANEL (self));
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->list), *extra;
  int before = selected != NULL ? gtk_list_box_row_get_index (selected) : -1;
  gboolean focus = has_focus (self);
  const JctStory *story;
  const JctSlide *came = NULL;
  guint n, n_came = 0;

  self->is_filling = TRUE;
  fill_stories (self);
  story = jct_story_page_find_story (self);
  n = story != NULL ? story->slides->len : 0;
  for (guint i = 0; i < n; i++)
    if (place_row (self, document, jct_story_get_slide (story, i), i))
      {
        came = jct_story_get_slide (story, i);
        n_came++;
      }
  /* One that undo gives back is what is looked at. */
  if (n_came == 1 && n > 1)
    replace (&self->slide, came->id);
  while ((extra = gtk_list_box_get_row_at_index (self->list, (int) n)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (extra));
  keep_selected (self, story, before);
  show_selection (self, focus);
  self->is_filling = FALSE;
}

void
jct_story_page_select_slide (JctStoryPage *self, const char *slide)
{
  gboolean focus = has_focus (self);

  replace (&self->slide, slide);
  self->is_filling = TRUE;
  show_selection (self, focus);
  self->is_filling = FALSE;
  jct_story_page_show_selected (self);
  jct_story_page_draw (self);
}

static void
selected_cb (JctStoryPage *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (self->is_filling || row == NULL)
    return;
  replace (&self->slide, row_id (GTK_WIDGET (row)));
  jct_story_page_show_selected (self);
  jct_story_page_draw (self);
}

/* ---- their pictures -------------------------------------------------------------------------- */

static gboolean
needs_picture (JctStoryPage *self, JctSlideRow *row, JctThemeKind theme)
{
  JctSlidePicture *picture = jct_slide_row_get_picture (row);

  return picture == NULL
         || !jct_slide_picture_is_of (picture, jct_panel_get_document (JCT_PANEL (self)),
                                      jct_slide_row_get_slide (row), theme);
}

/* The selected one first, then from the top. */
static JctSlideRow *
find_undrawn (JctStoryPage *self, JctThemeKind theme)
{
  JctSlideRow *selected = self->slide != NULL ? jct_story_page_find_row (self, self->slide) : NULL;

  if (selected != NULL && needs_picture (self, selected, theme))
    return selected;
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (needs_picture (self, JCT_SLIDE_ROW (row), theme))
      return JCT_SLIDE_ROW (row);
  return NULL;
}

/* Held by the work on a picture, so that neither page nor row need to be there at its end. */
typedef struct
{
  GWeakRef page;
  char *slide;
} Drawing;

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Drawing *drawing = user_data;
  g_autoptr (JctStoryPage) self = g_weak_ref_get (&drawing->page);
  g_autoptr (JctSlidePicture) picture = jct_slide_picture_make_finish (result, NULL);
  JctSlideRow *row = NULL;

  if (self != NULL && self->drawing != NULL && picture != NULL)
    {
      g_clear_object (&self->drawing);
      row = jct_story_page_find_row (self, drawing->slide);
      if (row != NULL)
        jct_slide_row_set_picture (row, picture);
      if (row != NULL && g_strcmp0 (self->slide, drawing->slide) == 0)
        jct_story_page_show_selected (self);
      jct_story_page_draw (self);
    }
  g_weak_ref_clear (&drawing->page);
  g_free (drawing->slide);
  g_free (drawing);
}

void
jct_story_page_draw (JctStoryPage *self)
{
  g_autoptr (JctTheme) theme = NULL;
  JctSlideRow *row;
  Drawing *drawing;

  if (self->drawing != NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  theme = jct_desktop_theme_new (GTK_WIDGET (self));
  row = find_undrawn (self, theme->kind);
  if (row == NULL)
    return;
  self->drawing = g_cancellable_new ();
  drawing = g_new0 (Drawing, 1);
  g_weak_ref_init (&drawing->page, self);
  drawing->slide = g_strdup (row_id (GTK_WIDGET (row)));
  jct_slide_picture_make_async (jct_panel_get_document (JCT_PANEL (self)),
                                jct_slide_row_get_slide (row), theme->kind,
                                jct_slide_row_get_picture (row), self->drawing, drawn_cb, drawing);
}

void
jct_story_page_bind_list (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, story_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
}
