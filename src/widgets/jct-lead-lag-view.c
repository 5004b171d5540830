/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-lead-lag-view.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "chart/jct-lead-lag-layout.h"
#include "chart/jct-paint.h"
#include "widgets/jct-desktop-theme.h"
#include "widgets/jct-tooltip-text.h"
#include "widgets/jct-widgets.h"

#define PICTURE_HEIGHT 48

struct _JctLeadLagView
{
  AdwBin parent_instance;

  /* Template */
  GtkLabel *moved;
  GtkDrawingArea *picture;
  GtkScale *scale;
  GtkAdjustment *adjustment;
  GtkLabel *finding;
  GtkButton *reset;
  GtkLabel *sentence;

  JctLeadLag result;
  gboolean has_result;
  JctTheme *theme; /* owned */
};

enum
{
  PROP_0,
  PROP_SHIFT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (JctLeadLagView, jct_lead_lag_view, ADW_TYPE_BIN)

int
jct_lead_lag_view_get_shift (JctLeadLagView *self)
{
  g_return_val_if_fail (JCT_IS_LEAD_LAG_VIEW (self), 0);

  return (int) lround (gtk_adjustment_get_value (self->adjustment));
}

void
jct_lead_lag_view_set_shift (JctLeadLagView *self, int shift)
{
  g_return_if_fail (JCT_IS_LEAD_LAG_VIEW (self));

  gtk_adjustment_set_value (self->adjustment, shift);
}

/* ---- the picture ------------------------------------------------------------------------------
 */

static JctLeadLagInput
picture_input (JctLeadLagView *self)
{
  GtkWidget *picture = GTK_WIDGET (self->picture);

  return (JctLeadLagInput){
    .result = &self->result,
    .theme = self->theme,
    .width = gtk_widget_get_width (picture),
    .height = gtk_widget_get_height (picture),
    .shift = jct_lead_lag_view_get_shift (self),
    .mirrored = gtk_widget_get_direction (picture) == GTK_TEXT_DIR_RTL,
  };
}

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  JctLeadLagView *self = data;

  if (!self->has_result)
    return;
  JctLeadLagInput input = picture_input (self);
  g_autoptr (JctScene) scene = jct_lead_lag_layout (&input);
  jct_scene_paint (scene, cr);
}

/* The bar under the pointer becomes the date. */
static void
move_to (JctLeadLagView *self, double x)
{
  JctLeadLagInput input = picture_input (self);

  jct_lead_lag_view_set_shift (self, jct_lead_lag_find_shift (&input, x));
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, JctLeadLagView *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  move_to (self, x);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, JctLeadLagView *self)
{
  double x, y;

  if (gtk_gesture_drag_get_start_point (gesture, &x, &y))
    move_to (self, x + dx);
}

static void
theme_changed_cb (JctLeadLagView *self)
{
  g_clear_pointer (&self->theme, jct_theme_free);
  self->theme = jct_desktop_theme_new (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self->picture));
}

/* ---- words ------------------------------------------------------------------------------------
 */

static void
show_shift (JctLeadLagView *self)
{
  int shift = jct_lead_lag_view_get_shift (self);
  g_autofree char *moved = jct_lead_lag_describe_date (&self->result, shift);
  g_autofree char *finding = jct_lead_lag_describe_rank (&self->result, shift);
  g_autofree char *value = g_strdup_printf ("%s: %s", moved, finding);

  jct_set_label_text (self->moved, moved);
  jct_set_label_text (self->finding, finding);
  gtk_widget_set_sensitive (GTK_WIDGET (self->reset), shift != 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                  value, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self->picture));
}

static void
moved_cb (JctLeadLagView *self)
{
  if (self->has_result)
    show_shift (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHIFT]);
}

static void
reset_cb (JctLeadLagView *self)
{
  jct_lead_lag_view_set_shift (self, 0);
}

void
jct_lead_lag_view_set_analysis (JctLeadLagView *self, const JctAnalysis *analysis)
{
  g_autofree char *sentence = NULL;

  g_return_if_fail (JCT_IS_LEAD_LAG_VIEW (self));

  self->has_result = FALSE;
  self->has_result = jct_lead_lag_from_analysis (analysis, &self->result);
  gtk_widget_set_visible (GTK_WIDGET (self), self->has_result);
  if (!self->has_result)
    {
      jct_lead_lag_view_set_shift (self, 0);
      return;
    }
  sentence = jct_lead_lag_to_sentence (&self->result);
  jct_set_label_text (self->sentence, sentence);
  show_shift (self);
}

/* ---- class ------------------------------------------------------------------------------------
 */

static void
jct_lead_lag_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SHIFT:
      g_value_set_int (value, jct_lead_lag_view_get_shift (JCT_LEAD_LAG_VIEW (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
jct_lead_lag_view_finalize (GObject *object)
{
  g_clear_pointer (&JCT_LEAD_LAG_VIEW (object)->theme, jct_theme_free);
  G_OBJECT_CLASS (jct_lead_lag_view_parent_class)->finalize (object);
}

static void
jct_lead_lag_view_class_init (JctLeadLagViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = jct_lead_lag_view_get_property;
  object_class->finalize = jct_lead_lag_view_finalize;
  properties[PROP_SHIFT]
    = g_param_spec_int ("shift", NULL, NULL, -JCT_LEAD_LAG_REACH, JCT_LEAD_LAG_REACH, 0,
                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               JCT_RESOURCE_BASE "/jct-lead-lag-view.ui");
  gtk_widget_class_bind_template_child (widget_class, JctLeadLagView, moved);
  gtk_widget_class_bind_template_child (widget_class, JctLeadLagView, picture);
  gtk_widget_class_bind_template_child (widget_class, JctLeadLagView, scale);
  gtk_widget_class_bind_template_child (widget_class, JctLeadLagView, adjustment);
  gtk_widget_class_bind_template_child (widget_class, JctLeadLagView, finding);
  gtk_widget_class_bind_template_child (widget_class, JctLeadLagView, reset);
  gtk_widget_class_bind_template_child (widget_class, JctLeadLagView, sentence);
  gtk_widget_class_bind_template_callback (widget_class, moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, reset_cb);
  gtk_widget_class_set_css_name (widget_class, "leadlag");
}

static void
jct_lead_lag_view_init (JctLeadLagView *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->theme = jct_desktop_theme_new (GTK_WIDGET (self));
  jct_desktop_theme_watch (GTK_WIDGET (self), G_CALLBACK (theme_changed_cb));
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->picture), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->picture), "ew-resize");
  gtk_drawing_area_set_content_height (self->picture, PICTURE_HEIGHT);
  gtk_drawing_area_set_draw_func (self->picture, draw_cb, self, NULL);
  gtk_scale_add_mark (self->scale, 0, GTK_POS_BOTTOM, NULL);
}
