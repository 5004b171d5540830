/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-story-page-private.h"

#include <glib/gi18n-lib.h>

#include "widgets/jct-desktop-theme.h"
#include "widgets/jct-widgets.h"

/* px of the window from which on the form stands beside the slide; below, under it. */
#define WIDE_WIDTH 1180
#define FORM_WIDTH 330

enum
{
  SHOWN,
  TOLD,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JctStoryPage, jct_story_page, JCT_TYPE_PANEL)

/* ---- what there is --------------------------------------------------------------------------- */

JctViewState *
jct_story_page_get_state (JctStoryPage *self)
{
  return jct_panel_get_state (JCT_PANEL (self));
}

const JctStory *
jct_story_page_find_story (JctStoryPage *self)
{
  JctDocument *document = jct_panel_get_document (JCT_PANEL (self));

  return document != NULL && self->story != NULL ? jct_document_find_story (document, self->story)
                                                 : NULL;
}

const JctSlide *
jct_story_page_find_slide (JctStoryPage *self, guint *index)
{
  const JctStory *story = jct_story_page_find_story (self);
  int found = story != NULL && self->slide != NULL ? jct_story_find_slide (story, self->slide) : -1;

  if (found < 0)
    return NULL;
  if (index != NULL)
    *index = (guint) found;
  return jct_story_get_slide (story, (guint) found);
}

void
jct_story_page_tell (JctStoryPage *self, const char *format, const char *title)
{
  /* A toast's title is markup. */
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);
  g_autofree char *text = g_strjoinv (escaped, parts);

  g_signal_emit (self, signals[TOLD], 0, text);
}

void
jct_story_page_fail (JctStoryPage *self, const GError *error)
{
  g_signal_emit (self, signals[FAILED], 0, _ ("The Story Cannot Be Changed"), error->message);
}

/* ---- the selected slide ---------------------------------------------------------------------- */

static void
show_periods (JctStoryPage *self, JctSlidePicture *picture)
{
  if (self->shown == picture && picture != NULL)
    return;
  g_clear_pointer (&self->shown, jct_slide_picture_unref);
  self->shown = picture != NULL ? jct_slide_picture_ref (picture) : NULL;
  jct_slide_form_set_figures (self->form,
                              picture != NULL ? jct_slide_picture_get_figures (picture) : NULL);
}

void
jct_story_page_show_selected (JctStoryPage *self)
{
  JctDocument *document = jct_panel_get_document (JCT_PANEL (self));
  guint index = 0;
  const JctSlide *slide = jct_story_page_find_slide (self, &index);
  JctSlideRow *row = slide != NULL ? jct_story_page_find_row (self, slide->id) : NULL;
  JctSlidePicture *picture = row != NULL ? jct_slide_row_get_picture (row) : NULL;

  gtk_stack_set_visible_child_name (self->details, slide != NULL ? "slide" : "nothing");
  jct_story_page_update_actions (self);
  if (slide == NULL)
    {
      jct_slide_view_set_slide (self->preview, NULL, NULL, 0, 0, NULL);
      return;
    }
  jct_slide_view_set_slide (self->preview, document, slide, index + 1,
                            jct_story_page_find_story (self)->slides->len, picture);
  jct_slide_form_set_slide (self->form, jct_story_page_get_state (self), slide);
  show_periods (self, picture);
  g_signal_emit (self, signals[SHOWN], 0, self->story, index);
}

/* What is typed is the slide's at once. */
static void
form_changed_cb (JctSlideForm *form, const char *field, JctStoryPage *self)
{
  const JctSlide *slide = jct_slide_form_get_slide (form);
  g_autoptr (GError) error = NULL;

  if (self->story == NULL || slide == NULL)
    return;
  if (!jct_view_state_type_slide (jct_story_page_get_state (self), self->story, slide, field,
                                  &error))
    jct_story_page_fail (self, error);
}

/* A narrow page shows the list or the slide: a click in the list leads on. */
static void
activated_cb (JctStoryPage *self)
{
  if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
  else
    jct_slide_form_focus (self->form);
}

static void
to_list_cb (JctStoryPage *self)
{
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}

/* ---- the panel ------------------------------------------------------------------------------- */

static void
take_up (JctStoryPage *self)
{
  JctDocument *document = jct_panel_get_document (JCT_PANEL (self));
  gboolean any = document != NULL && jct_document_get_n_stories (document) > 0;

  self->is_stale = FALSE;
  gtk_stack_set_visible_child_name (self->stack, any ? "story" : "empty");
  jct_story_page_fill (self);
  jct_story_page_show_selected (self);
  jct_story_page_draw (self);
}

static void
jct_story_page_changed (JctPanel *panel, guint changes)
{
  JctStoryPage *self = JCT_STORY_PAGE (panel);

  if ((changes & (JCT_PANEL_CHANGE_DOCUMENT | JCT_PANEL_CHANGE_SAVED_VIEWS)) == 0)
    return;
  self->is_stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    take_up (self);
}

/* ---- beside or under ------------------------------------------------------------------------- */

static void
fit (JctStoryPage *self, int width)
{
  gboolean wide = width >= WIDE_WIDTH;
  GtkOrientation orientation = wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL;

  if (gtk_orientable_get_orientation (GTK_ORIENTABLE (self->body)) == orientation)
    return;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->body), orientation);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->separator),
                                  wide ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_size_request (GTK_WIDGET (self->form), wide ? FORM_WIDTH : -1, -1);
  gtk_widget_set_hexpand (GTK_WIDGET (self->form), !wide);
}

static void
layout_cb (GdkSurface *surface, int width, int height, JctStoryPage *self)
{
  fit (self, width);
}

static void
jct_story_page_realize (GtkWidget *widget)
{
  GdkSurface *surface;

  GTK_WIDGET_CLASS (jct_story_page_parent_class)->realize (widget);
  surface = gtk_native_get_surface (gtk_widget_get_native (widget));
  g_signal_connect_object (surface, "layout", G_CALLBACK (layout_cb), widget, 0);
  fit (JCT_STORY_PAGE (widget), gdk_surface_get_width (surface));
}

static void
jct_story_page_unrealize (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_native_get_surface (gtk_widget_get_native (widget)),
                                        layout_cb, widget);
  GTK_WIDGET_CLASS (jct_story_page_parent_class)->unrealize (widget);
}

static void
jct_story_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (jct_story_page_parent_class)->map (widget);
  if (JCT_STORY_PAGE (widget)->is_stale)
    take_up (JCT_STORY_PAGE (widget));
  else
    jct_story_page_draw (JCT_STORY_PAGE (widget));
}

static void
theme_cb (JctStoryPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    jct_story_page_draw (self);
}

/* ---- class ----------------------------------------------------------------------------------- */

static void
jct_story_page_dispose (GObject *object)
{
  JctStoryPage *self = JCT_STORY_PAGE (object);

  g_cancellable_cancel (self->drawing);
  g_clear_object (&self->drawing);
  self->is_filling = TRUE;
  g_clear_pointer (&self->shown, jct_slide_picture_unref);
  g_clear_pointer (&self->story, g_free);
  g_clear_pointer (&self->slide, g_free);
  g_clear_pointer (&self->shown_slide, g_free);
  G_OBJECT_CLASS (jct_story_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               JCT_RESOURCE_BASE "/jct-story-page.ui");
  gtk_widget_class_bind_template_child (widget_class, JctStoryPage, stack);
  gtk_widget_class_bind_template_child (widget_class, JctStoryPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, JctStoryPage, stories);
  gtk_widget_class_bind_template_child (widget_class, JctStoryPage, list);
  gtk_widget_class_bind_template_child (widget_class, JctStoryPage, to_list);
  gtk_widget_class_bind_template_child (widget_class, JctStoryPage, details);
  gtk_widget_class_bind_template_child (widget_class, JctStoryPage, body);
  gtk_widget_class_bind_template_child (widget_class, JctStoryPage, separator);
  gtk_widget_class_bind_template_child (widget_class, JctStoryPage, preview);
  gtk_widget_class_bind_template_child (widget_class, JctStoryPage, form);
  gtk_widget_class_bind_template_callback (widget_class, form_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, to_list_cb);
}

static void
jct_story_page_class_init (JctStoryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jct_story_page_dispose;
  widget_class->map = jct_story_page_map;
  widget_class->realize = jct_story_page_realize;
  widget_class->unrealize = jct_story_page_unrealize;
  JCT_PANEL_CLASS (klass)->changed = jct_story_page_changed;
  signals[SHOWN] = g_signal_new ("shown", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_UINT);
  signals[TOLD] = g_signal_new ("told", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  gtk_widget_class_set_css_name (widget_class, "storypage");
  g_type_ensure (JCT_TYPE_SLIDE_VIEW);
  g_type_ensure (JCT_TYPE_SLIDE_FORM);
  bind_template (widget_class);
  jct_story_page_bind_list (widget_class);
  jct_story_page_install_edits (widget_class);
  jct_story_page_install_stories (widget_class);
}

static void
jct_story_page_init (JctStoryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->is_stale = TRUE;
  jct_desktop_theme_watch (GTK_WIDGET (self), G_CALLBACK (theme_cb));
  g_object_bind_property (self->leaflet, "folded", self->to_list, "visible", G_BINDING_SYNC_CREATE);
  /* Beside the slide, a click selects, and the keys stay the list's. */
  g_object_bind_property (self->leaflet, "folded", self->list, "activate-on-single-click",
                          G_BINDING_SYNC_CREATE);
}

GtkWidget *
jct_story_page_new (JctViewState *state)
{
  g_return_val_if_fail (JCT_IS_VIEW_STATE (state), NULL);

  return g_object_new (JCT_TYPE_STORY_PAGE, "state", state, NULL);
}

const char *
jct_story_page_get_story (JctStoryPage *self)
{
  const JctStory *story;

  g_return_val_if_fail (JCT_IS_STORY_PAGE (self), NULL);

  story = jct_story_page_find_story (self);
  return story != NULL ? story->id : NULL;
}

const char *
jct_story_page_get_slide (JctStoryPage *self)
{
  const JctSlide *slide;

  g_return_val_if_fail (JCT_IS_STORY_PAGE (self), NULL);

  slide = jct_story_page_find_slide (self, NULL);
  return slide != NULL ? slide->id : NULL;
}

guint
jct_story_page_get_step (JctStoryPage *self)
{
  g_return_val_if_fail (JCT_IS_STORY_PAGE (self), 0);

  return jct_slide_view_get_step (self->preview);
}

void
jct_story_page_select (JctStoryPage *self, const char *story, const char *slide)
{
  JctDocument *document;

  g_return_if_fail (JCT_IS_STORY_PAGE (self));

  document = jct_panel_get_document (JCT_PANEL (self));
  if (document == NULL || story == NULL || jct_document_find_story (document, story) == NULL)
    return;
  if (g_strcmp0 (self->story, story) != 0 || slide != NULL)
    {
      char *old = self->story;

      self->story = g_strdup (story);
      g_free (old);
      old = self->slide;
      self->slide = g_strdup (slide);
      g_free (old);
    }
  self->is_stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    take_up (self);
}

gboolean
jct_story_page_is_busy (JctStoryPage *self)
{
  g_return_val_if_fail (JCT_IS_STORY_PAGE (self), FALSE);

  return self->drawing != NULL;
}
