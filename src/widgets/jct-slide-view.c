/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-slide-view.h"

#include <glib/gi18n-lib.h>

#include "widgets/jct-desktop-theme.h"
#include "widgets/jct-export-preview.h"
#include "widgets/jct-tooltip-text.h"
#include "widgets/jct-widgets.h"

struct _JctSlideView
{
  AdwBin parent_instance;

  /* Template */
  JctExportPreview *page;
  GtkWidget *back, *forward;
  GtkLabel *step_label;
  GtkToggleButton *names, *hidden;
  GtkLabel *fault;

  JctDocument *document;    /* (nullable) */
  JctSlide *slide;          /* (nullable) */
  JctSlidePicture *picture; /* (nullable) */
  guint number, n_slides;
  guint step;
  gboolean is_other; /* than what is drawn */
};

G_DEFINE_FINAL_TYPE (JctSlideView, jct_slide_view, ADW_TYPE_BIN)

/* ---- what is drawn --------------------------------------------------------------------------- */

static JctThemeKind
find_theme (JctSlideView *self)
{
  g_autoptr (JctTheme) theme = jct_desktop_theme_new (GTK_WIDGET (self));

  return theme->kind;
}

static void
fill_input (JctSlideView *self, JctSlideInput *input)
{
  gboolean is_known = self->picture != NULL
                      && jct_slide_picture_has_figures (self->picture, self->document, self->slide);

  *input = (JctSlideInput){
    .document = self->document,
    .slide = self->slide,
    .figures = is_known ? jct_slide_picture_get_figures (self->picture) : NULL,
    .number = self->number,
    .n_slides = self->n_slides,
    .theme = find_theme (self),
    .width = JCT_SLIDE_WIDTH,
    .height = JCT_SLIDE_HEIGHT,
    .parts = jct_slide_parts_at_step (self->slide, self->step),
    .revealed = gtk_toggle_button_get_active (self->names),
    .reveal = gtk_toggle_button_get_active (self->hidden) ? 1 : 0,
  };
}

/* A figure that is still computed is waited for: without it the slide would be another for a moment. */
static gboolean
is_waiting (JctSlideView *self)
{
  return (self->slide->view != NULL || self->slide->view_id != NULL)
         && (self->picture == NULL
             || !jct_slide_picture_has_figures (self->picture, self->document, self->slide));
}

static void
draw (JctSlideView *self)
{
  JctSlideInput input;
  g_autofree char *description = NULL;

  if (self->slide == NULL)
    {
      jct_export_preview_set_scene (self->page, NULL, JCT_PREVIEW_PAGE, NULL);
      return;
    }
  if (is_waiting (self))
    {
      if (self->is_other)
        jct_export_preview_set_scene (self->page, NULL, JCT_PREVIEW_PAGE, NULL);
      return;
    }
  fill_input (self, &input);
  self->is_other = FALSE;
  description = jct_slide_describe (&input);
  jct_export_preview_set_scene (self->page, jct_slide_layout (&input, NULL), JCT_PREVIEW_PAGE,
                                description);
}

/* ---- the steps ------------------------------------------------------------------------------- */

static char *
dup_step_text (JctSlideView *self, guint n)
{
  g_autofree char *parts = NULL;

  if (self->step == 0)
    /* Translators: of a slide whose parts appear one after another; %u is how many steps there are. */
    return g_strdup_printf (C_ ("slide", "Step 1 of %u"), n);
  parts = jct_slide_dup_step_words (self->slide, self->step);
  /* Translators: a step of a slide, how many there are, and what appears at it. */
  return g_strdup_printf (C_ ("slide", "Step %u of %u: %s"), self->step + 1, n, parts);
}

static void
show_step (JctSlideView *self)
{
  guint n = self->slide != NULL ? jct_slide_step_count (self->slide) : 1;
  g_autofree char *text = NULL;

  self->step = MIN (self->step, n - 1);
  text = n > 1 ? dup_step_text (self, n) : g_strdup ("");
  jct_set_label_text (self->step_label, text);
  gtk_widget_set_visible (self->back, n > 1);
  gtk_widget_set_visible (self->forward, n > 1);
  gtk_widget_set_sensitive (self->back, self->step > 0);
  gtk_widget_set_sensitive (self->forward, self->step + 1 < n);
  draw (self);
}

static void
back_cb (JctSlideView *self)
{
  if (self->step > 0)
    jct_slide_view_set_step (self, self->step - 1);
}

static void
forward_cb (JctSlideView *self)
{
  jct_slide_view_set_step (self, self->step + 1);
}

static void
toggled_cb (JctSlideView *self)
{
  draw (self);
}

/* ---- the slide ------------------------------------------------------------------------------- */

static void
keep (JctSlideView *self, JctDocument *document, const JctSlide *slide, JctSlidePicture *picture)
{
  JctDocument *old_document = self->document;
  JctSlidePicture *old_picture = self->picture;

  self->document = slide != NULL ? jct_document_ref (document) : NULL;
  self->picture = picture != NULL ? jct_slide_picture_ref (picture) : NULL;
  g_clear_pointer (&old_document, jct_document_unref);
  g_clear_pointer (&old_picture, jct_slide_picture_unref);
  g_clear_pointer (&self->slide, jct_slide_free);
  self->slide = slide != NULL ? jct_slide_copy (slide) : NULL;
}

/* A slide whose last step was shown still shows all its parts when it gets another. */
static gboolean
shows_all (JctSlideView *self, const JctSlide *slide)
{
  return self->slide == NULL || slide == NULL || g_strcmp0 (self->slide->id, slide->id) != 0
         || self->step + 1 >= jct_slide_step_count (self->slide);
}

void
jct_slide_view_set_slide (JctSlideView *self,
                          JctDocument *document,
                          const JctSlide *slide,
                          guint number,
                          guint n_slides,
                          JctSlidePicture *picture)
{
  const char *fault = picture != NULL ? jct_slide_picture_get_fault (picture) : NULL;
  gboolean all;

  g_return_if_fail (JCT_IS_SLIDE_VIEW (self));
  g_return_if_fail (slide == NULL || document != NULL);

  all = shows_all (self, slide);
  self->is_other
    |= self->slide == NULL || slide == NULL || g_strcmp0 (self->slide->id, slide->id) != 0;
  keep (self, document, slide, picture);
  self->number = number;
  self->n_slides = n_slides;
  if (all)
    self->step = G_MAXUINT - 1;
  gtk_widget_set_visible (GTK_WIDGET (self->names), slide != NULL && slide->anonymous);
  gtk_widget_set_visible (GTK_WIDGET (self->hidden), slide != NULL && slide->has_predict);
  jct_set_label_text (self->fault, fault);
  gtk_widget_set_visible (GTK_WIDGET (self->fault), fault != NULL);
  show_step (self);
}

void
jct_slide_view_set_step (JctSlideView *self, guint step)
{
  g_return_if_fail (JCT_IS_SLIDE_VIEW (self));

  self->step = step;
  show_step (self);
}

guint
jct_slide_view_get_step (JctSlideView *self)
{
  g_return_val_if_fail (JCT_IS_SLIDE_VIEW (self), 0);

  return self->step;
}

const JctScene *
jct_slide_view_get_scene (JctSlideView *self)
{
  g_return_val_if_fail (JCT_IS_SLIDE_VIEW (self), NULL);

  return jct_export_preview_get_scene (self->page);
}

/* ---- class ----------------------------------------------------------------------------------- */

static void
jct_slide_view_finalize (GObject *object)
{
  JctSlideView *self = JCT_SLIDE_VIEW (object);

  g_clear_pointer (&self->slide, jct_slide_free);
  g_clear_pointer (&self->picture, jct_slide_picture_unref);
  g_clear_pointer (&self->document, jct_document_unref);
  G_OBJECT_CLASS (jct_slide_view_parent_class)->finalize (object);
}

static void
jct_slide_view_class_init (JctSlideViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = jct_slide_view_finalize;
  g_type_ensure (JCT_TYPE_EXPORT_PREVIEW);
  gtk_widget_class_set_css_name (widget_class, "slideview");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               JCT_RESOURCE_BASE "/jct-slide-view.ui");
  gtk_widget_class_bind_template_child (widget_class, JctSlideView, page);
  gtk_widget_class_bind_template_child (widget_class, JctSlideView, back);
  gtk_widget_class_bind_template_child (widget_class, JctSlideView, forward);
  gtk_widget_class_bind_template_child (widget_class, JctSlideView, step_label);
  gtk_widget_class_bind_template_child (widget_class, JctSlideView, names);
  gtk_widget_class_bind_template_child (widget_class, JctSlideView, hidden);
  gtk_widget_class_bind_template_child (widget_class, JctSlideView, fault);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, forward_cb);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
}

static void
jct_slide_view_init (JctSlideView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  jct_desktop_theme_watch (GTK_WIDGET (self), G_CALLBACK (draw));
}
