/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done to an event of the figure, or at an empty place of the timeline: a menu, and the keys for it. The
 * actions themselves are the window's. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "widgets/jct-figure-view-private.h"

/* So many px a unit must have that the pointer means one, and not one near it. */
#define PX_A_UNIT 3.0
#define DAYS_A_MONTH 30.4

/* ---- a new event ---- */

/* The day of a place in the timeline between its edges; FALSE elsewhere. */
static gboolean
find_day (JctFigureView *self, double x, double y, JctDay *day)
{
  JctRect area = jct_figure_view_get_area (self, JCT_FIGURE_TIMELINE);
  const JctTimeScale *scale = &self->figure.timeline_scale;

  if (!self->has_figure || !jct_rect_contains (area, x, y) || x - area.x < scale->range_start
      || x - area.x > scale->range_end)
    return FALSE;
  *day = (JctDay) CLAMP (jct_time_scale_invert (scale, x - area.x), scale->domain.start,
                         (double) scale->domain.end - 1);
  return TRUE;
}

/* As precise as the pointer can be. (transfer full) */
static char *
dup_date_at (JctFigureView *self, JctDay day)
{
  const JctTimeScale *scale = &self->figure.timeline_scale;
  double px_a_day = (scale->range_end - scale->range_start)
                    / MAX ((double) scale->domain.end - scale->domain.start, 1);
  JctEdtf date = jct_edtf_from_day (day, px_a_day >= PX_A_UNIT                  ? JCT_EDTF_DAY
                                         : px_a_day * DAYS_A_MONTH >= PX_A_UNIT ? JCT_EDTF_MONTH
                                                                                : JCT_EDTF_YEAR);

  return jct_edtf_to_text (&date);
}

/* The date and the category of a place. (transfer floating) */
static GVariant *
new_place (JctFigureView *self, JctDay day, double x, double y)
{
  g_autofree char *date = dup_date_at (self, day);
  const char *category = jct_figure_view_pick_lane (self, x, y);

  return g_variant_new ("(ss)", date, category != NULL ? category : "");
}

gboolean
jct_figure_view_add_event_at (JctFigureView *self, double x, double y)
{
  JctDay day;

  if (!find_day (self, x, y, &day) || jct_figure_view_pick_event (self, x, y) != NULL)
    return FALSE;
  return gtk_widget_activate_action_variant (GTK_WIDGET (self), "win.add-event",
                                             new_place (self, day, x, y));
}

gboolean
jct_figure_view_delete_selected (JctFigureView *self)
{
  g_autofree char *id
    = g_strdup (jct_view_state_get_view (jct_panel_get_state (JCT_PANEL (self)))->selected_event);

  return id != NULL && gtk_widget_activate_action (GTK_WIDGET (self), "win.delete-event", "s", id);
}

/* ---- the menu ---- */

static void
append (GMenu *menu, const char *label, const char *action, const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (menu, item);
}

static GMenuModel *
new_event_menu (JctFigureView *self, const char *id)
{
  const JctView *view = jct_view_state_get_view (jct_panel_get_state (JCT_PANEL (self)));
  gboolean pinned = g_strv_contains ((const char *const *) view->pinned_events, id);
  g_autoptr (GMenu) edit = g_menu_new ();
  g_autoptr (GMenu) look = g_menu_new ();
  GMenu *menu = g_menu_new ();

  append (edit, C_ ("event", "_Edit…"), "win.edit-event", id);
  append (edit, C_ ("event", "D_uplicate…"), "win.duplicate-event", id);
  append (edit, C_ ("event", "_Delete"), "win.delete-event", id);
  append (look, pinned ? _ ("Let Its Guide _Go") : _ ("_Keep Its Guide in the Chart"),
          "win.pin-event", id);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (edit));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (look));
  return G_MENU_MODEL (menu);
}

static GMenuModel *
new_place_menu (GVariant *place)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (_ ("_Add Event Here…"), NULL);
  GMenu *menu = g_menu_new ();

  g_menu_item_set_action_and_target_value (item, "win.add-event", place);
  g_menu_append_item (menu, item);
  return G_MENU_MODEL (menu);
}

/* The focus goes back to where the menu was, whatever GTK finds next to it: keys go on as before. */
static void
closed_cb (GtkPopover *menu, JctFigureView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->parts[self->menu_part]));
}

static GMenuModel *
new_note_menu (const char *id)
{
  GMenu *menu = g_menu_new ();

  append (menu, C_ ("note", "_Edit…"), "win.edit-note", id);
  append (menu, C_ ("note", "Let the _Chart Place It"), "win.place-note", id);
  append (menu, C_ ("note", "_Delete"), "win.delete-note", id);
  return G_MENU_MODEL (menu);
}

/* `place` (nullable) (floating): what a note would be about; else all that is visible. */
static GMenuModel *
new_chart_menu (GVariant *place)
{
  GMenu *menu = g_menu_new ();

  if (place != NULL)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ ("Add _Note Here…"), NULL);

      g_menu_item_set_action_and_target_value (item, "win.add-note", place);
      g_menu_append_item (menu, item);
    }
  g_menu_append (menu, _ ("Add Note on the _Visible Periods…"), "win.add-range-note");
  return G_MENU_MODEL (menu);
}

/* Of the note at a place of the chart, or of the place; NULL outside of the plots. */
static GMenuModel *
new_menu_in_chart (JctFigureView *self, double x, double y)
{
  gboolean is_place;
  const JctAnnotation *note = jct_figure_view_pick_note (self, x, y, &is_place);
  GVariant *place = note == NULL ? jct_figure_view_new_note_place (self, x, y) : NULL;

  if (note != NULL)
    return new_note_menu (note->id);
  return place != NULL ? new_chart_menu (place) : NULL;
}

static void
popup (JctFigureView *self, GMenuModel *model, double x, double y)
{
  const GdkRectangle place = { (int) x, (int) y, 1, 1 };

  jct_figure_view_clear_hover (self);
  if (self->menu == NULL)
    {
      self->menu = GTK_POPOVER (gtk_popover_menu_new_from_model (NULL));
      gtk_popover_set_has_arrow (self->menu, FALSE);
      gtk_widget_set_halign (GTK_WIDGET (self->menu), GTK_ALIGN_START);
      gtk_widget_set_parent (GTK_WIDGET (self->menu), GTK_WIDGET (self));
      g_signal_connect_object (self->menu, "closed", G_CALLBACK (closed_cb), self, 0);
    }
  if (!jct_figure_view_find_part (self, x, y, &self->menu_part))
    self->menu_part = JCT_FIGURE_TIMELINE;
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), model);
  gtk_popover_set_pointing_to (self->menu, &place);
  gtk_popover_popup (self->menu);
}

void
jct_figure_view_open_menu (JctFigureView *self, double x, double y)
{
  const JctMark *mark = jct_figure_view_pick_event (self, x, y);
  g_autoptr (GMenuModel) model = NULL;
  JctDay day;

  if (mark != NULL && mark->role == JCT_ROLE_EVENT_COUNT)
    {
      g_autofree char *ids = g_strdup (mark->id);
      jct_figure_view_open_list (self, ids, x, y);
      return;
    }
  if (mark != NULL)
    model = new_event_menu (self, mark->id);
  else if (find_day (self, x, y, &day))
    model = new_place_menu (new_place (self, day, x, y));
  else
    model = new_menu_in_chart (self, x, y);
  if (model != NULL)
    popup (self, model, x, y);
}

void
jct_figure_view_open_menu_by_key (JctFigureView *self, JctFigurePartKind part)
{
  JctViewState *state = jct_panel_get_state (JCT_PANEL (self));
  const JctAnnotation *note
    = part == JCT_FIGURE_CHART ? jct_view_state_get_selected_note (state) : NULL;
  const char *id = note == NULL ? jct_view_state_get_view (state)->selected_event : NULL;
  JctRect area = jct_figure_view_get_area (self, part);
  g_autoptr (GMenuModel) model
    = note != NULL ? new_note_menu (note->id)
      : id == NULL && part == JCT_FIGURE_CHART && jct_figure_view_get_series (self) != NULL
        ? new_chart_menu (g_variant_new ("(ss)", "", ""))
      : id != NULL ? new_event_menu (self, id)
                   : new_place_menu (g_variant_new ("(ss)", "", ""));
  JctPoint at = { area.x + area.width / 2, area.y + area.height / 2 };

  if (id != NULL)
    jct_figure_overlay_find_event (self, id, &at);
  popup (self, model, at.x, at.y);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, JctFigureView *self)
{
  if (self->has_figure)
    jct_figure_view_open_menu (self, x, y);
}

void
jct_figure_view_add_menu (JctFigureView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}
