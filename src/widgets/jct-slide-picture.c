/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-slide-picture.h"

#include "widgets/jct-export-preview.h"
#include "widgets/jct-task.h"

/* Shared by the pictures of a slide whose words change. */
typedef struct
{
  JctDocument *document;
  JctSlideFigures *figures; /* (nullable) */
  char *fault;              /* (nullable) */
} Figures;

struct _JctSlidePicture
{
  Figures *figures;
  JctSlide *slide;
  JctThemeKind theme;
  GdkPaintable *icon;
};

static void
figures_clear (gpointer data)
{
  Figures *figures = data;

  jct_document_unref (figures->document);
  g_clear_pointer (&figures->figures, jct_slide_figures_free);
  g_free (figures->fault);
}

static void
figures_unref (Figures *figures)
{
  g_atomic_rc_box_release_full (figures, figures_clear);
}

static void
picture_clear (gpointer data)
{
  JctSlidePicture *self = data;

  g_clear_pointer (&self->figures, figures_unref);
  jct_slide_free (self->slide);
  g_clear_object (&self->icon);
}

JctSlidePicture *
jct_slide_picture_ref (JctSlidePicture *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
jct_slide_picture_unref (JctSlidePicture *self)
{
  g_atomic_rc_box_release_full (self, picture_clear);
}

/* ---- what is still the same ------------------------------------------------------------------ */

static gboolean
is_same_period (JctPeriod a, JctPeriod b)
{
  return jct_period_kind_equal (a.kind, b.kind) && a.ordinal == b.ordinal;
}

static gboolean
is_same_predict (const JctSlide *a, const JctSlide *b)
{
  if (a->has_predict != b->has_predict)
    return FALSE;
  return !a->has_predict
         || (is_same_period (a->predict.after, b->predict.after)
             && a->predict.has_until == b->predict.has_until
             && (!a->predict.has_until || is_same_period (a->predict.until, b->predict.until)));
}

static gboolean
is_same_view (const JctSlide *a, const JctSlide *b)
{
  if (g_strcmp0 (a->view_id, b->view_id) != 0 || (a->view == NULL) != (b->view == NULL))
    return FALSE;
  return a->view == NULL || jct_view_equal (a->view, b->view);
}

/* Stories are no part of what a figure shows, and saved views only of slides that name one. */
static gboolean
is_same_data (JctDocument *a, JctDocument *b, const JctSlide *slide)
{
  JctDocumentParts ignored = JCT_PART_STORIES | (slide->view_id == NULL ? JCT_PART_VIEWS : 0);

  return a == b || (jct_document_compare (a, b) & ~ignored) == 0;
}

gboolean
jct_slide_picture_has_figures (JctSlidePicture *self, JctDocument *document, const JctSlide *slide)
{
  g_return_val_if_fail (self != NULL && document != NULL && slide != NULL, FALSE);

  return is_same_view (self->slide, slide) && is_same_predict (self->slide, slide)
         && is_same_data (self->figures->document, document, slide);
}

gboolean
jct_slide_picture_is_of (JctSlidePicture *self,
                         JctDocument *document,
                         const JctSlide *slide,
                         JctThemeKind theme)
{
  g_return_val_if_fail (self != NULL && document != NULL && slide != NULL, FALSE);

  return self->theme == theme && jct_slide_equal (self->slide, slide)
         && is_same_data (self->figures->document, document, slide);
}

/* ---- on another thread ----------------------------------------------------------------------- */

typedef struct
{
  JctDocument *document;
  JctSlide *slide;
  JctThemeKind theme;
  Figures *figures; /* (nullable): that are known */
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  jct_document_unref (work->document);
  jct_slide_free (work->slide);
  g_clear_pointer (&work->figures, figures_unref);
  g_free (work);
}

static Figures *
compute (const Work *work, GCancellable *cancellable)
{
  Figures *figures = g_atomic_rc_box_new0 (Figures);
  g_autoptr (GError) error = NULL;

  figures->document = jct_document_ref (work->document);
  figures->figures = jct_slide_figures_new (work->document, work->slide, cancellable, &error);
  if (error != NULL)
    figures->fault = g_strdup (error->message);
  return figures;
}

static void
make_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  g_autoptr (JctScene) scene = NULL;
  JctSlidePicture *self;
  JctSlideInput input = {
    .document = work->document,
    .slide = work->slide,
    .theme = work->theme,
    .width = JCT_SLIDE_WIDTH,
    .height = JCT_SLIDE_HEIGHT,
    .parts = JCT_SLIDE_ALL_PARTS,
  };

  if (work->figures == NULL)
    work->figures = compute (work, cancellable);
  if (g_task_return_error_if_cancelled (task))
    return;
  input.figures = work->figures->figures;
  scene = jct_slide_layout (&input, NULL);
  self = g_atomic_rc_box_new0 (JctSlidePicture);
  self->figures = g_steal_pointer (&work->figures);
  self->slide = g_steal_pointer (&work->slide);
  self->theme = work->theme;
  self->icon = jct_scene_dup_icon (scene);
  g_task_return_pointer (task, self, (GDestroyNotify) jct_slide_picture_unref);
}

void
jct_slide_picture_make_async (JctDocument *document,
                              const JctSlide *slide,
                              JctThemeKind theme,
                              JctSlidePicture *known,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Work *work = g_new0 (Work, 1);

  work->document = jct_document_ref (document);
  work->slide = jct_slide_copy (slide);
  work->theme = theme;
  if (known != NULL && jct_slide_picture_has_figures (known, document, slide))
    work->figures = g_atomic_rc_box_acquire (known->figures);
  g_task_set_source_tag (task, jct_slide_picture_make_async);
  g_task_set_task_data (task, work, work_free);
  jct_task_run_in_thread (task, make_thread);
}

JctSlidePicture *
jct_slide_picture_make_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- what it has ----------------------------------------------------------------------------- */

const JctSlideFigures *
jct_slide_picture_get_figures (JctSlidePicture *self)
{
  return self->figures->figures;
}

const char *
jct_slide_picture_get_fault (JctSlidePicture *self)
{
  return self->figures->fault;
}

GdkPaintable *
jct_slide_picture_get_icon (JctSlidePicture *self)
{
  return self->icon;
}
