/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking beyond a slide: another event, another definition, and back. */
#include "config.h"

#include "state/jct-presentation-private.h"

static const JctView *
find_view (JctPresentation *self, const JctSlide *slide)
{
  if (slide->view != NULL)
    return slide->view;
  return slide->view_id != NULL ? jct_document_find_view (self->document, slide->view_id) : NULL;
}

gboolean
jct_presentation_can_explore (JctPresentation *self)
{
  const JctSlide *slide;

  g_return_val_if_fail (JCT_IS_PRESENTATION (self), FALSE);

  slide = jct_presentation_get_own_slide (self);
  return slide != NULL && !slide->has_predict && find_view (self, slide) != NULL
         && self->screen == JCT_SCREEN_SLIDE;
}

gboolean
jct_presentation_is_exploring (JctPresentation *self)
{
  g_return_val_if_fail (JCT_IS_PRESENTATION (self), FALSE);

  return self->explored != NULL;
}

guint
jct_presentation_get_serial (JctPresentation *self)
{
  g_return_val_if_fail (JCT_IS_PRESENTATION (self), 0);

  return self->serial;
}

/* A window's own way to change a view, so that a slide is explored as a chart is. */
static JctViewState *
get_explorer (JctPresentation *self)
{
  if (self->explorer == NULL)
    {
      self->explorer = jct_view_state_new ();
      jct_view_state_set_document (self->explorer, self->document);
      jct_view_state_set_view (self->explorer,
                               find_view (self, jct_presentation_get_own_slide (self)), "");
    }
  return self->explorer;
}

static void
take_explored (JctPresentation *self)
{
  JctSlide *slide = jct_slide_copy (jct_presentation_get_own_slide (self));

  g_clear_pointer (&slide->view, jct_view_free);
  g_clear_pointer (&slide->view_id, g_free);
  slide->view = jct_view_copy (jct_view_state_get_view (self->explorer));
  g_clear_pointer (&slide->view->id, g_free);
  g_clear_pointer (&self->explored, jct_slide_free);
  self->explored = slide;
  self->serial = ++self->last_serial;
  jct_presentation_tell (self, JCT_PRESENTATION_EXPLORED);
}

gboolean
jct_presentation_select_event (JctPresentation *self, const char *id)
{
  const char *selected;

  g_return_val_if_fail (JCT_IS_PRESENTATION (self) && id != NULL, FALSE);

  if (!jct_presentation_can_explore (self) || jct_document_find_event (self->document, id) == NULL)
    return FALSE;
  selected = jct_view_state_get_view (get_explorer (self))->selected_event;
  jct_view_state_select_event (self->explorer, g_strcmp0 (selected, id) == 0 ? NULL : id);
  take_explored (self);
  return TRUE;
}

gboolean
jct_presentation_step_definition (JctPresentation *self, int by)
{
  guint n;
  int now = -1;
  const char *shown;

  g_return_val_if_fail (JCT_IS_PRESENTATION (self) && (by == 1 || by == -1), FALSE);

  n = jct_document_get_n_definitions (self->document);
  if (!jct_presentation_can_explore (self) || n == 0)
    return FALSE;
  shown = jct_view_state_get_view (get_explorer (self))->definition;
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (shown, jct_document_get_definition (self->document, i)->id) == 0)
      now = (int) i;
  if (now < 0 && by < 0)
    now = 0;
  now = (now + by + (int) n) % (int) n;
  jct_view_state_set_definition (self->explorer,
                                 jct_document_get_definition (self->document, (guint) now)->id);
  take_explored (self);
  return TRUE;
}

JctPresentationChange
jct_presentation_forget_explored (JctPresentation *self)
{
  if (self->explored == NULL)
    return 0;
  g_clear_pointer (&self->explored, jct_slide_free);
  g_clear_object (&self->explorer);
  self->serial = 0;
  return JCT_PRESENTATION_EXPLORED;
}

gboolean
jct_presentation_reset (JctPresentation *self)
{
  g_return_val_if_fail (JCT_IS_PRESENTATION (self), FALSE);

  if (jct_presentation_forget_explored (self) == 0)
    return FALSE;
  jct_presentation_tell (self, JCT_PRESENTATION_EXPLORED);
  return TRUE;
}
