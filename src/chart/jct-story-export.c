/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/jct-story-export-private.h"

#include <glib/gi18n-lib.h>

#include "chart/jct-paint.h"
#include "model/jct-slide-text.h"

/* ---- pages ---- */

static gboolean
hides_something (const JctStoryExport *input, const JctSlide *slide)
{
  return slide->has_predict || (slide->anonymous && !input->nameless);
}

/* Every step, and once more where something is revealed after the last one. */
static void
append_steps (GArray *pages, const JctStoryExport *input, guint index)
{
  const JctSlide *slide = jct_story_get_slide (input->story, index);
  JctStoryStep page = { .slide = index };

  for (page.step = 0; page.step < jct_slide_step_count (slide); page.step++)
    g_array_append_val (pages, page);
  page.step--;
  page.revealed = TRUE;
  if (hides_something (input, slide))
    g_array_append_val (pages, page);
}

static void
append_slide (GArray *pages, const JctStoryExport *input, guint index, gboolean closed)
{
  const JctSlide *slide = jct_story_get_slide (input->story, index);
  JctStoryStep page = { index, jct_slide_step_count (slide) - 1, !closed };

  if (!closed && (input->steps || input->step > 0))
    append_steps (pages, input, index);
  else
    g_array_append_val (pages, page);
}

static gboolean
keep_step (GArray *pages, const JctStoryExport *input, GError **error)
{
  JctStoryStep page;

  if (input->step > pages->len)
    {
      g_set_error (
        error, JCT_EXPORT_ERROR, JCT_EXPORT_ERROR_NOTHING,
        /* Translators: the number of a step, that of a slide, and how many steps that has. */
        ngettext ("There is no step %u of slide %u, which has %u step.",
                  "There is no step %u of slide %u, which has %u steps.", pages->len),
        input->step, input->slide, pages->len);
      return FALSE;
    }
  page = g_array_index (pages, JctStoryStep, input->step - 1);
  g_array_set_size (pages, 0);
  g_array_append_val (pages, page);
  return TRUE;
}

GArray *
jct_story_list_pages (const JctStoryExport *input, gboolean closed, GError **error)
{
  g_autoptr (GArray) pages = g_array_new (FALSE, FALSE, sizeof (JctStoryStep));
  guint n = input->story->slides->len;

  if (input->slide > n)
    {
      g_set_error (error, JCT_EXPORT_ERROR, JCT_EXPORT_ERROR_NOTHING,
                   /* Translators: the number of a slide, and how many there are. */
                   ngettext ("There is no slide %u: the story has %u slide.",
                             "There is no slide %u: the story has %u slides.", n),
                   input->slide, n);
      return NULL;
    }
  if (input->slide > 0)
    append_slide (pages, input, input->slide - 1, closed);
  else
    for (guint i = 0; i < n; i++)
      append_slide (pages, input, i, closed);
  if (input->slide > 0 && input->step > 0 && !closed && !keep_step (pages, input, error))
    return NULL;
  return g_steal_pointer (&pages);
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

/* What is kept with the slide, of all rounds. (element-type JctGuess) (transfer full) */
static GPtrArray *
dup_guesses (const JctSlideFigures *figures, const JctSlide *slide)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) jct_guess_free);

  for (guint i = 0; i < slide->rounds->len; i++)
    {
      g_autoptr (GPtrArray) guesses = jct_slide_dup_round (figures, slide, slide->rounds->pdata[i]);

      for (guint k = 0; guesses != NULL && k < guesses->len; k++)
        g_ptr_array_add (all, jct_guess_copy (guesses->pdata[k]));
    }
  return all;
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
  g_autoptr (JctSlide) slide = jct_slide_copy (jct_story_get_slide (input->story, page->slide));
  g_autoptr (JctSlideFigures) figures = NULL;
  g_autoptr (GPtrArray) guesses = NULL;
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
    .revealed = page->revealed && !input->nameless,
    .reveal = page->revealed ? 1 : 0,
  };

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  slide->anonymous |= input->nameless;
  figures = jct_slide_figures_new (input->document, slide, cancellable, &problem);
  if (problem != NULL)
    {
      /* Translators: the id of a slide, before what is wrong with it. */
      g_prefix_error (&problem, _ ("Slide “%s”: "), slide->id);
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  layout.figures = figures;
  if (input->guesses)
    {
      guesses = dup_guesses (figures, slide);
      layout.guesses = (const JctGuess *const *) guesses->pdata;
      layout.n_guesses = guesses->len;
    }
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

/* ---- scenes ---- */

gboolean
jct_story_export_scenes (const JctStoryExport *input,
                         JctStorySceneFunc func,
                         gpointer data,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (GArray) pages = NULL;

  g_return_val_if_fail (input != NULL && input->story != NULL && func != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!jct_export_check_pixels (input->width, input->height, error))
    return FALSE;
  pages = jct_story_list_pages (input, FALSE, error);
  for (guint i = 0; pages != NULL && i < pages->len; i++)
    {
      g_autofree char *title = NULL, *description = NULL;
      JctScene *scene = jct_story_layout_page (input, &g_array_index (pages, JctStoryStep, i),
                                               &title, &description, NULL, cancellable, error);

      if (scene == NULL || !func (scene, title, description, i + 1, pages->len, data, error))
        return FALSE;
      jct_story_tell_progress (input, (i + 1.0) / pages->len);
    }
  return pages != NULL;
}

/* ---- slides ---- */

/* What the pages of a slide have in the reader's outline. */
typedef struct
{
  JctPdf *pdf;
  const JctStoryExport *input;
  GArray *pages;
  int slide; /* the line of the slide */
} Slides;

/* "3", and of a slide with several pages "3.2". (transfer full) */
static char *
dup_label (const JctStoryStep *page, guint place, guint n)
{
  return n > 1 ? g_strdup_printf ("%u.%u", page->slide + 1, place)
               : g_strdup_printf ("%u", page->slide + 1);
}

/* The page among those of its slide, from 1, and how many these are. */
static guint
find_place (GArray *pages, guint index, guint *n)
{
  const JctStoryStep *all = (const JctStoryStep *) (void *) pages->data;
  guint first = index, end = index + 1;

  while (first > 0 && all[first - 1].slide == all[index].slide)
    first--;
  while (end < pages->len && all[end].slide == all[index].slide)
    end++;
  *n = end - first;
  return index - first + 1;
}

static gboolean
add_slide_page (JctScene *scene,
                const char *title,
                const char *description,
                guint number,
                guint n_pages,
                gpointer data,
                GError **error)
{
  Slides *slides = data;
  const JctStoryStep *page = &g_array_index (slides->pages, JctStoryStep, number - 1);
  guint n, place = find_place (slides->pages, number - 1, &n);
  g_autofree char *label = dup_label (page, place, n);

  jct_scene_paint (scene,
                   jct_pdf_begin_page (slides->pdf, slides->input->width, slides->input->height));
  jct_scene_free (scene);
  jct_pdf_set_page_label (slides->pdf, label);
  if (place == 1)
    slides->slide = jct_pdf_add_bookmark (slides->pdf, title, 0);
  if (n > 1)
    {
      /* Translators: a page of a PDF; %u is the number of a step. */
      g_autofree char *step = g_strdup_printf (C_ ("story export", "Step %u"), place);

      jct_pdf_add_bookmark (slides->pdf, step, slides->slide);
    }
  return TRUE;
}

GBytes *
jct_story_export_slides (const JctStoryExport *input, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) pages = NULL;
  g_autoptr (GBytes) bytes = NULL;
  Slides slides = { .input = input };
  gboolean done;

  g_return_val_if_fail (input != NULL && input->story != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  pages = jct_story_list_pages (input, FALSE, error);
  if (pages == NULL)
    return NULL;
  slides.pages = pages;
  slides.pdf = jct_pdf_new (input->width, input->height, input->nameless ? "" : input->story->title,
                            input->nameless ? "" : input->story->description);
  done = jct_story_export_scenes (input, add_slide_page, &slides, cancellable, error);
  bytes = jct_pdf_finish (slides.pdf, done ? error : NULL);
  return done ? g_steal_pointer (&bytes) : NULL;
}

/* ---- pictures ---- */

char *
jct_story_export_dup_name (guint number, guint n)
{
  return g_strdup_printf (n < 100 ? "%02u.png" : n < 1000 ? "%03u.png" : "%05u.png", number);
}

typedef struct
{
  JctExportFormat format;
  double scale;
  GCancellable *cancellable;
  JctStoryPictureFunc func; /* (nullable): NULL keeps the picture here */
  gpointer data;
  GBytes *picture;
} Pictures;

static gboolean
write_picture (JctScene *scene,
               const char *title,
               const char *description,
               guint number,
               guint n,
               gpointer data,
               GError **error)
{
  Pictures *pictures = data;
  const JctExportOptions options = {
    .format = pictures->format,
    .scale = pictures->scale,
    .title = title,
    .description = description,
  };
  g_autoptr (GBytes) picture
    = jct_export_scene_with (scene, &options, pictures->cancellable, error);

  jct_scene_free (scene);
  if (picture == NULL)
    return FALSE;
  if (pictures->func != NULL)
    return pictures->func (picture, number, n, pictures->data, error);
  g_clear_pointer (&pictures->picture, g_bytes_unref);
  pictures->picture = g_steal_pointer (&picture);
  return TRUE;
}

gboolean
jct_story_export_pictures (const JctStoryExport *input,
                           JctStoryPictureFunc func,
                           gpointer data,
                           GCancellable *cancellable,
                           GError **error)
{
  Pictures pictures = { JCT_EXPORT_PNG, 1, cancellable, func, data, NULL };

  g_return_val_if_fail (func != NULL, FALSE);

  return jct_story_export_scenes (input, write_picture, &pictures, cancellable, error);
}

GBytes *
jct_story_export_step (const JctStoryExport *input,
                       JctExportFormat format,
                       double scale,
                       GCancellable *cancellable,
                       GError **error)
{
  Pictures pictures = { format, scale, cancellable, NULL, NULL, NULL };
  JctStoryExport one = *input;

  g_return_val_if_fail (input->slide > 0, NULL);

  one.steps = FALSE;
  if (jct_story_export_scenes (&one, write_picture, &pictures, cancellable, error))
    return pictures.picture;
  g_clear_pointer (&pictures.picture, g_bytes_unref);
  return NULL;
}
