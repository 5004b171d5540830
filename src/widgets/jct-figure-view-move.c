/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An event of the timeline is moved to another date: by whole units of what is known of the date, with the date so far
 * in words beside the pointer. An interval moves whole; near an end, that end moves. Other than the trying on of dates
 * (jct-figure-view-shift.c), this changes the document.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "widgets/jct-desktop-theme.h"
#include "widgets/jct-figure-view-private.h"

#define EVENT_REACH 8
#define END_REACH 5
#define GHOST_HEIGHT 10
#define GHOST_LEAST 6

static const JctEvent *
find_event (JctFigureView *self, const char *id)
{
  JctDocument *document = jct_panel_get_document (JCT_PANEL (self));

  return document != NULL && id != NULL ? jct_document_find_event (document, id) : NULL;
}

/* The bar of an interval near whose end a place is: that end. */
static JctEdtfPart
find_part (const JctMark *mark, const JctEvent *event, double x)
{
  JctEdtf moved;
  double start = mark->bounds.x, end = mark->bounds.x + mark->bounds.width;

  if (!event->date.is_interval || mark->type != JCT_MARK_RECT || end - start < 4 * END_REACH)
    return JCT_EDTF_WHOLE;
  if (fabs (x - start) <= END_REACH && jct_edtf_shift (&event->date, JCT_EDTF_FROM, 0, &moved))
    return JCT_EDTF_FROM;
  if (fabs (x - end) <= END_REACH && jct_edtf_shift (&event->date, JCT_EDTF_TO, 0, &moved))
    return JCT_EDTF_TO;
  return JCT_EDTF_WHOLE;
}

const char *
jct_figure_view_find_movable (JctFigureView *self, double x, double y, JctEdtfPart *part)
{
  static const JctRole roles[] = { JCT_ROLE_EVENT };
  JctRect area = jct_figure_view_get_area (self, JCT_FIGURE_TIMELINE);
  const JctEvent *event;
  const JctMark *mark;

  if (!self->has_figure || !jct_rect_contains (area, x, y))
    return NULL;
  mark = jct_scene_pick (self->figure.timeline, x - area.x, y - area.y, roles, 1,
                         EVENT_REACH * (self->by_touch ? 2 : 1));
  event = mark != NULL ? find_event (self, mark->id) : NULL;
  if (event == NULL)
    return NULL;
  *part = find_part (mark, event, x - area.x);
  return event->id;
}

void
jct_figure_view_drag_move (JctFigureView *self, double dx, double dy)
{
  const JctEvent *event = find_event (self, self->move_event);
  JctEdtf moved;
  int by;

  self->pointer_x = self->drag_start.x + dx;
  self->pointer_y = self->drag_start.y + dy;
  if (event == NULL)
    return;
  by = jct_edtf_count_units (&event->date, self->move_part, dx / self->drag_px_per_day);
  /* Where it cannot go, it stays where it was last. */
  if (jct_edtf_shift (&event->date, self->move_part, by, &moved))
    self->move_by = by;
  jct_figure_overlay_update (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
jct_figure_view_finish_move (JctFigureView *self)
{
  g_autofree char *id = g_steal_pointer (&self->move_event);

  if (id == NULL || self->move_by == 0)
    return;
  jct_view_state_move_event (jct_panel_get_state (JCT_PANEL (self)), id, self->move_part,
                             self->move_by);
}

gboolean
jct_figure_view_move_selected (JctFigureView *self, JctEdtfPart part, int by)
{
  JctViewState *state = jct_panel_get_state (JCT_PANEL (self));
  g_autofree char *id = g_strdup (jct_view_state_get_view (state)->selected_event);

  return id != NULL && jct_view_state_move_event (state, id, part, by);
}

char *
jct_figure_view_dup_move_words (JctFigureView *self)
{
  JctViewState *state = jct_panel_get_state (JCT_PANEL (self));
  const JctEvent *event
    = find_event (self, self->move_event != NULL ? self->move_event
                                                 : jct_view_state_get_view (state)->selected_event);
  JctEdtf moved;

  if (event == NULL || !jct_edtf_shift (&event->date, self->move_part, self->move_by, &moved))
    return NULL;
  return jct_edtf_to_label (&moved, JCT_LABEL_LONG);
}

/* Where it would be: the days that the date can mean, in the colour of what is selected. */
void
jct_figure_view_snapshot_move (JctFigureView *self, GtkSnapshot *snapshot)
{
  const JctEvent *event = find_event (self, self->move_event);
  JctRect area = jct_figure_view_get_area (self, JCT_FIGURE_TIMELINE);
  const JctTimeScale *scale = &self->figure.timeline_scale;
  GdkRGBA color = jct_color_to_rgba (self->theme->selection);
  GskRoundedRect box;
  JctPoint at;
  JctEdtf moved;
  double start, end;

  if (event == NULL || !jct_figure_overlay_find_event (self, event->id, &at)
      || !jct_edtf_shift (&event->date, self->move_part, self->move_by, &moved))
    return;
  JctSpan span = jct_span_intersect (jct_edtf_span (&moved), scale->domain);
  if (jct_span_is_empty (span))
    return;
  start = area.x + jct_time_scale_map (scale, span.start);
  end = area.x + jct_time_scale_map (scale, span.end);
  if (end - start < GHOST_LEAST)
    {
      start = (start + end - GHOST_LEAST) / 2;
      end = start + GHOST_LEAST;
    }
  gsk_rounded_rect_init_from_rect (&box,
                                   &GRAPHENE_RECT_INIT (start, at.y - GHOST_HEIGHT / 2.0,
                                                        end - start, GHOST_HEIGHT),
                                   GHOST_HEIGHT / 2.0);
  gtk_snapshot_append_border (snapshot, &box, (const float[]){ 2, 2, 2, 2 },
                              (const GdkRGBA[]){ color, color, color, color });
  color.alpha = 0.35;
  gtk_snapshot_push_rounded_clip (snapshot, &box);
  gtk_snapshot_append_color (snapshot, &color, &box.bounds);
  gtk_snapshot_pop (snapshot);
}
