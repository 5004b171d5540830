/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/jct-story-export-private.h"

#include <glib/gi18n-lib.h>

#include "chart/jct-paint.h"
#include "model/jct-slide-text.h"

/* ---- pages ---- */

static gboolean
hides_something (const JctSlide *slide)
{
  return slide->anonymous || slide->has_predict;
}

/* Every step, and once more where something is revealed after the last one. */
static void
append_steps (GArray *pages, const JctSlide *slide, guint index)
{
  JctStoryStep page = { .slide = index };

  for (page.step = 0; page.step < jct_slide_step_count (slide); page.step++)
    g_array_append_val (pages, page);
  page.step--;
  page.revealed = TRUE;
  if (hides_something (slide))
    g_array_append_val (pages, page);
}

GArray *
jct_story_list_pages (const JctStoryExport *input, gboolean closed)
{
  GArray *pages = g_array_new (FALSE, FALSE, sizeof (JctStoryStep));

  for (guint i = 0; i < input->story->slides->len; i++)
    {
      const JctSlide *slide = jct_story_get_slide (input->story, i);
      JctStoryStep page = { i, jct_slide_step_count (slide) - 1, !closed };

      if (input->steps && !closed)
        append_steps (pages, slide, i);
      else
        g_array_append_val (pages, page);
    }
  return pages;
}

/* What the page says of itself elsewhere: no more than it shows. */
static char *
dup_page_title (const JctSlideInput *layout)
{
  if ((layout->parts & JCT_SLIDE_TITLE) != 0)
    return jct_slide_dup_title (layout);
  /* Translators: a slide whose title is not shown yet, by its number. */
  return g_strdup_printf (_ ("Slide %u"), layout->number);
}

JctScene *
jct_story_layout_page (const JctStoryExport *input,
                       const JctStoryStep *page,
                       char **title,
                       char **description,
                       gboolean *text_is_cut,
                       GCancellable *cancellable,
                       GError **error)
{
  const JctSlide *slide = jct_story_get_slide (input->story, page->slide);
  g_autoptr (JctSlideFigures) figures = NULL;
  g_autoptr (GError) problem = NULL;
  JctSlidePlaces places;
  JctScene *scene;
  JctSlideInput layout = {
    .document = input->document,
    .slide = slide,
    .number = page->slide + 1,
    .n_slides = input->story->slides->len,
    .theme = input->theme,
    .font_family = input->font_family,
    .width = input->width,
    .height = input->height,
    .parts = jct_slide_parts_at_step (slide, page->step),
    .revealed = page->revealed,
    .reveal = page->revealed ? 1 : 0,
  };

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  figures = jct_slide_figures_new (input->document, slide, cancellable, &problem);
  if (problem != NULL)
    {
      /* Translators: the id of a slide, before what is wrong with it. */
      g_prefix_error (&problem, _ ("Slide “%s”: "), slide->id);
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  layout.figures = figures;
  if (title != NULL)
    *title = dup_page_title (&layout);
  if (description != NULL)
    *description = jct_slide_describe (&layout);
  scene = jct_slide_layout (&layout, &places);
  if (text_is_cut != NULL)
    *text_is_cut = places.text_is_cut;
  return scene;
}

void
jct_story_tell_progress (const JctStoryExport *input, double done)
{
  if (input->progress != NULL)
    input->progress (done, input->progress_data);
}

/* ---- slides ---- */

GBytes *
jct_story_export_slides (const JctStoryExport *input, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) pages = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) problem = NULL;
  JctPdf *pdf;

  g_return_val_if_fail (input != NULL && input->story != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!jct_export_check_pixels (input->width, input->height, error))
    return NULL;
  pages = jct_story_list_pages (input, FALSE);
  pdf = jct_pdf_new (input->width, input->height, input->story->title, input->story->description);
  for (guint i = 0; i < pages->len && problem == NULL; i++)
    {
      const JctStoryStep *page = &g_array_index (pages, JctStoryStep, i);
      g_autofree char *title = NULL;
      g_autoptr (JctScene) scene
        = jct_story_layout_page (input, page, &title, NULL, NULL, cancellable, &problem);

      if (scene == NULL)
        break;
      jct_scene_paint (scene, jct_pdf_begin_page (pdf, input->width, input->height));
      if (i == 0 || page[-1].slide != page->slide)
        jct_pdf_add_bookmark (pdf, title);
      jct_story_tell_progress (input, (i + 1.0) / pages->len);
    }
  bytes = jct_pdf_finish (pdf, problem == NULL ? &problem : NULL);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  return g_steal_pointer (&bytes);
}

/* ---- pictures ---- */

char *
jct_story_export_dup_name (guint number, guint n)
{
  return g_strdup_printf (n < 100 ? "%02u.png" : n < 1000 ? "%03u.png" : "%05u.png", number);
}

gboolean
jct_story_export_pictures (const JctStoryExport *input,
                           JctStoryPictureFunc func,
                           gpointer data,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (GArray) pages = NULL;

  g_return_val_if_fail (input != NULL && input->story != NULL && func != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  pages = jct_story_list_pages (input, FALSE);
  for (guint i = 0; i < pages->len; i++)
    {
      g_autofree char *title = NULL, *description = NULL;
      g_autoptr (JctScene) scene
        = jct_story_layout_page (input, &g_array_index (pages, JctStoryStep, i), &title,
                                 &description, NULL, cancellable, error);
      const JctExportOptions options
        = { .format = JCT_EXPORT_PNG, .scale = 1, .title = title, .description = description };
      g_autoptr (GBytes) picture
        = scene != NULL ? jct_export_scene_with (scene, &options, cancellable, error) : NULL;

      if (picture == NULL || !func (picture, i + 1, pages->len, data, error))
        return FALSE;
      jct_story_tell_progress (input, (i + 1.0) / pages->len);
    }
  return TRUE;
}
