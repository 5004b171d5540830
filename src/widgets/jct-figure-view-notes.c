/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The notes of the figure under the pointer and from the keyboard: chosen, opened, deleted, and moved. A note's text is
 * dragged to where it is wanted; its ring or bracket, to what it is about. The dialogs are the window's.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "chart/jct-annotations.h"
#include "widgets/jct-desktop-theme.h"
#include "widgets/jct-figure-view-private.h"

#define REACH 4
#define OUTLINE 3
/* Of a key, in heights of small text. */
#define NUDGE 1.0

static JctViewState *
get_state (JctFigureView *self)
{
  return jct_panel_get_state (JCT_PANEL (self));
}

static const JctAnnotation *
find_note (JctFigureView *self, const char *id)
{
  GPtrArray *notes = jct_view_state_get_view (get_state (self))->annotations;
  int index = jct_annotation_list_find (notes, id);

  return index >= 0 ? g_ptr_array_index (notes, (guint) index) : NULL;
}

static double
get_em (JctFigureView *self)
{
  return jct_theme_text_px (self->theme, JCT_TEXT_SMALL);
}

const JctAnnotation *
jct_figure_view_pick_note (JctFigureView *self, double x, double y, gboolean *is_place)
{
  static const JctRole roles[] = { JCT_ROLE_ANNOTATION, JCT_ROLE_ANNOTATION_LABEL };
  JctRect area = jct_figure_view_get_area (self, JCT_FIGURE_CHART);
  const JctMark *mark;

  if (!self->has_figure || !jct_rect_contains (area, x, y))
    return NULL;
  mark = jct_scene_pick (self->figure.chart, x - area.x, y - area.y, roles, G_N_ELEMENTS (roles),
                         REACH);
  if (mark == NULL || mark->id == NULL)
    return NULL;
  /* A line leads from the place to the text: it moves the text. */
  *is_place
    = mark->role == JCT_ROLE_ANNOTATION && (mark->type == JCT_MARK_SYMBOL || mark->n_points > 2);
  return find_note (self, mark->id);
}

gboolean
jct_figure_view_click_note (JctFigureView *self, double x, double y, int n_press)
{
  gboolean is_place;
  const JctAnnotation *note = jct_figure_view_pick_note (self, x, y, &is_place);

  if (note == NULL)
    {
      jct_view_state_select_note (get_state (self), NULL);
      return FALSE;
    }
  jct_view_state_select_note (get_state (self), note->id);
  return n_press != 2 || jct_figure_view_edit_note (self);
}

gboolean
jct_figure_view_edit_note (JctFigureView *self)
{
  const JctAnnotation *note = jct_view_state_get_selected_note (get_state (self));

  return note != NULL
         && gtk_widget_activate_action (GTK_WIDGET (self), "win.edit-note", "s", note->id);
}

gboolean
jct_figure_view_delete_note (JctFigureView *self)
{
  const JctAnnotation *note = jct_view_state_get_selected_note (get_state (self));
  g_autofree char *id = note != NULL ? g_strdup (note->id) : NULL;

  return id != NULL && gtk_widget_activate_action (GTK_WIDGET (self), "win.delete-note", "s", id);
}

/* ---- a new one --------------------------------------------------------------------------------- */

GVariant *
jct_figure_view_new_note_place (JctFigureView *self, double x, double y)
{
  JctSeriesSet *set = jct_figure_view_get_series (self);
  g_autofree char *at = NULL;
  const char *key = NULL;
  JctPeriod period;

  if (!jct_figure_view_find_point_at (self, x, y, &key, &period))
    return NULL;
  at = jct_period_to_text (period);
  return g_variant_new ("(ss)", at, key != NULL && jct_series_set_get_n (set) > 1 ? key : "");
}

gboolean
jct_figure_view_add_note (JctFigureView *self, const char *key)
{
  JctViewState *state = get_state (self);
  JctPeriod period;
  const char *selected;
  g_autofree char *at = NULL;

  /* The selected point is the window's to find. */
  if (!jct_view_state_get_point (state, &selected, &period)
      && jct_view_state_get_hovered_period (state, &period))
    at = jct_period_to_text (period);
  return gtk_widget_activate_action (GTK_WIDGET (self), "win.add-note", "(ss)",
                                     at != NULL ? at : "", at != NULL && key != NULL ? key : "");
}

/* ---- moving ------------------------------------------------------------------------------------ */

/* The middle of its text in the chart, and where it belongs; FALSE where it is not drawn. */
static gboolean
find_text (JctFigureView *self, const JctAnnotation *note, JctRect *box, JctPoint *place)
{
  JctAnnotationPlace found;

  if (jct_annotation_find_place (&self->figure.axes, jct_figure_view_get_series (self), note,
                                 &found)
      != JCT_ANNOTATION_IN_SIGHT)
    return FALSE;
  *place = found.at;
  for (guint i = 0; i < jct_scene_get_n (self->figure.chart); i++)
    {
      const JctMark *mark = jct_scene_get (self->figure.chart, i);

      if (mark->role != JCT_ROLE_ANNOTATION_LABEL || g_strcmp0 (mark->id, note->id) != 0)
        continue;
      *box = mark->bounds;
      return TRUE;
    }
  return FALSE;
}

/* Writes where the text is wanted, from where it is. */
static gboolean
write_away (JctFigureView *self, JctAnnotation *note, double dx, double dy)
{
  double em = get_em (self), most = JCT_MAX_ANNOTATION_AWAY;
  JctRect box;
  JctPoint place;

  if (!find_text (self, note, &box, &place))
    return FALSE;
  double x = (box.x + box.width / 2 + dx - place.x) / em;
  double y = (box.y + box.height / 2 + dy - place.y) / em;
  /* In a file, a tenth is enough. */
  note->dx = CLAMP (round (x * 10) / 10, -most, most);
  note->dy = CLAMP (round (y * 10) / 10, -most, most);
  note->is_moved = TRUE;
  return TRUE;
}

/* Writes the point under the pointer; of periods, as many as there are, so many earlier or later. */
static gboolean
write_place (JctFigureView *self, JctAnnotation *note, JctPoint from, JctPoint to)
{
  JctSeriesSet *set = jct_figure_view_get_series (self);
  const char *key = NULL, *ignored = NULL;
  JctPeriod start, end;

  if (!jct_figure_view_find_point_at (self, to.x, to.y, &key, &end))
    return FALSE;
  if (note->from.ordinal == note->to.ordinal)
    {
      g_autofree char *series
        = key != NULL && jct_series_set_get_n (set) > 1 ? g_strdup (key) : g_strdup (note->series);

      g_free (note->series);
      note->series = g_steal_pointer (&series);
      note->from = note->to = end;
      return TRUE;
    }
  if (!jct_figure_view_find_point_at (self, from.x, from.y, &ignored, &start)
      || !jct_period_kind_equal (start.kind, note->from.kind))
    return FALSE;
  note->from = jct_period_shift (note->from, end.ordinal - start.ordinal);
  note->to = jct_period_shift (note->to, end.ordinal - start.ordinal);
  return TRUE;
}

/* The note as the drag leaves it; NULL where it cannot be there. (transfer full) (nullable) */
static JctAnnotation *
dup_dragged (JctFigureView *self)
{
  const JctAnnotation *note = find_note (self, self->drag_note);
  JctPoint to = { self->pointer_x, self->pointer_y };
  g_autoptr (JctAnnotation) moved = note != NULL ? jct_annotation_copy (note) : NULL;

  if (moved == NULL)
    return NULL;
  if (self->drag_note_place
        ? !write_place (self, moved, self->drag_start, to)
        : !write_away (self, moved, to.x - self->drag_start.x, to.y - self->drag_start.y))
    return NULL;
  return g_steal_pointer (&moved);
}

gboolean
jct_figure_view_begin_note (JctFigureView *self, double x, double y)
{
  gboolean is_place;
  const JctAnnotation *note = jct_figure_view_pick_note (self, x, y, &is_place);

  if (note == NULL)
    return FALSE;
  g_free (self->drag_note);
  self->drag_note = g_strdup (note->id);
  self->drag_note_place = is_place;
  return TRUE;
}

void
jct_figure_view_drag_note (JctFigureView *self, double dx, double dy)
{
  self->pointer_x = self->drag_start.x + dx;
  self->pointer_y = self->drag_start.y + dy;
  jct_figure_overlay_update (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
jct_figure_view_finish_note (JctFigureView *self)
{
  g_autoptr (JctAnnotation) moved = dup_dragged (self);

  if (moved == NULL)
    return;
  jct_view_state_select_note (get_state (self), moved->id);
  jct_view_state_put_note (get_state (self), moved, NULL);
}

char *
jct_figure_view_dup_note_words (JctFigureView *self)
{
  g_autoptr (JctAnnotation) moved = self->drag_note_place ? dup_dragged (self) : NULL;

  return moved != NULL ? jct_annotation_dup_subject (moved, jct_figure_view_get_series (self))
                       : NULL;
}

gboolean
jct_figure_view_nudge_note (JctFigureView *self, int x, int y)
{
  const JctAnnotation *note = jct_view_state_get_selected_note (get_state (self));
  g_autoptr (JctAnnotation) moved = note != NULL ? jct_annotation_copy (note) : NULL;
  double em = get_em (self);

  /* Where it is wanted goes on from there, even where it has no room yet. */
  if (moved != NULL && moved->is_moved)
    {
      moved->dx = CLAMP (moved->dx + x * NUDGE, -JCT_MAX_ANNOTATION_AWAY, JCT_MAX_ANNOTATION_AWAY);
      moved->dy = CLAMP (moved->dy + y * NUDGE, -JCT_MAX_ANNOTATION_AWAY, JCT_MAX_ANNOTATION_AWAY);
    }
  else if (moved == NULL || !write_away (self, moved, x * NUDGE * em, y * NUDGE * em))
    return FALSE;
  return jct_view_state_put_note (get_state (self), moved, NULL);
}

/* ---- over the figure --------------------------------------------------------------------------- */

static void
append_outline (JctFigureView *self, GtkSnapshot *snapshot, JctRect box)
{
  GdkRGBA color = jct_color_to_rgba (self->theme->selection);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline,
                                   &GRAPHENE_RECT_INIT (box.x - OUTLINE, box.y - OUTLINE,
                                                        box.width + 2 * OUTLINE,
                                                        box.height + 2 * OUTLINE),
                                   OUTLINE);
  gtk_snapshot_append_border (snapshot, &outline, (const float[]){ 2, 2, 2, 2 },
                              (const GdkRGBA[]){ color, color, color, color });
}

/* Around its text; while that is dragged, where it would be. */
void
jct_figure_view_snapshot_note (JctFigureView *self, GtkSnapshot *snapshot)
{
  gboolean drags = self->dragging && self->drag == JCT_DRAG_NOTE;
  const JctAnnotation *note = drags ? find_note (self, self->drag_note)
                                    : jct_view_state_get_selected_note (get_state (self));
  JctRect area = jct_figure_view_get_area (self, JCT_FIGURE_CHART), box;
  JctPoint place;

  if (note == NULL || !find_text (self, note, &box, &place))
    return;
  box.x += area.x;
  box.y += area.y;
  if (drags && !self->drag_note_place)
    {
      box.x += self->pointer_x - self->drag_start.x;
      box.y += self->pointer_y - self->drag_start.y;
    }
  append_outline (self, snapshot, box);
}
