/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-facet-row-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "widgets/jct-tooltip-text.h"

enum
{
  TOGGLED,
  EXCLUDE,
  MENU,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JctFacetRow, jct_facet_row, GTK_TYPE_WIDGET)

/* "24,048 · 31 %", "about 24,000 · 28–34 %" */
static char *
dup_count_text (JctFacetRow *self)
{
  return self->share != NULL ? g_strdup_printf ("%s · %s", self->total, self->share)
                             : g_strdup (self->total);
}

/* The total and share, and what they are taken to be where they are not exact. */
static char *
dup_count_words (JctFacetRow *self)
{
  g_autofree char *count = dup_count_text (self);

  if (self->range == NULL)
    return g_steal_pointer (&count);
  /* Translators: a total that is not exact with its share, and what the total is taken to be: "about 24,000 · 28–34 %,
   * taken as 21,600 to 26,400". */
  return g_strdup_printf (C_ ("facet", "%s, taken as %s"), count, self->range);
}

/* Its name for who does not see it, and the first line of its tooltip. */
static char *
dup_words (JctFacetRow *self)
{
  g_autofree char *count = dup_count_words (self);

  if (self->state == JCT_FACET_ROW_EXCLUDED)
    /* Translators: a value of a facet that is left out, and its total. */
    return g_strdup_printf (_ ("%s, left out, %s"), self->label, count);
  /* Translators: a value of a facet and its total, as in "China, 24,048 · 31 %". */
  return g_strdup_printf (_ ("%s, %s"), self->label, count);
}

/* Made when it is looked for: a text that is set anew makes GTK ask the display where the pointer is, for each row. */
static gboolean
jct_facet_row_query_tooltip (
  GtkWidget *widget, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip)
{
  g_autofree char *words = dup_words (JCT_FACET_ROW (widget));
  g_autofree char *text = g_strconcat (words, "\n",
                                       /* Translators: under a value's name and total in its
                                          tooltip. */
                                       _ ("Shift-click: add or take away"), "\n",
                                       /* Translators: under a value's name and total in its
                                          tooltip. */
                                       _ ("Alt-click: leave out"), NULL);
  g_autofree char *shown = jct_dup_tooltip_text (text);

  gtk_tooltip_set_text (tooltip, shown);
  return TRUE;
}

static void
jct_facet_row_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (jct_facet_row_parent_class)->css_changed (widget, change);
  jct_facet_row_drop_layouts (JCT_FACET_ROW (widget));
}

static void
jct_facet_row_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (jct_facet_row_parent_class)->system_setting_changed (widget, setting);
  jct_facet_row_drop_layouts (JCT_FACET_ROW (widget));
  gtk_widget_queue_resize (widget);
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, JctFacetRow *self)
{
  GdkModifierType modifiers
    = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  if (!gtk_widget_contains (GTK_WIDGET (self), x, y))
    return;
  if (modifiers & GDK_ALT_MASK)
    jct_facet_row_exclude (self);
  else
    jct_facet_row_toggle (self, (modifiers & (GDK_SHIFT_MASK | GDK_CONTROL_MASK)) != 0);
}

static void
ask_for_menu_cb (JctFacetRow *self)
{
  g_signal_emit (self, signals[MENU], 0);
}

static gboolean
menu_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  ask_for_menu_cb (JCT_FACET_ROW (widget));
  return GDK_EVENT_STOP;
}

static gboolean
exclude_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  jct_facet_row_exclude (JCT_FACET_ROW (widget));
  return GDK_EVENT_STOP;
}

static gboolean
toggle_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  jct_facet_row_toggle (JCT_FACET_ROW (widget), g_variant_get_boolean (args));
  return GDK_EVENT_STOP;
}

static void
jct_facet_row_dispose (GObject *object)
{
  jct_facet_row_drop_layouts (JCT_FACET_ROW (object));
  G_OBJECT_CLASS (jct_facet_row_parent_class)->dispose (object);
}

static void
jct_facet_row_finalize (GObject *object)
{
  JctFacetRow *self = JCT_FACET_ROW (object);

  g_free (self->value);
  g_free (self->label);
  g_free (self->total);
  g_free (self->share);
  g_free (self->range);
  G_OBJECT_CLASS (jct_facet_row_parent_class)->finalize (object);
}

static void
add_bindings (GtkWidgetClass *widget_class)
{
  static const guint keys[] = { GDK_KEY_space, GDK_KEY_KP_Space, GDK_KEY_Return, GDK_KEY_KP_Enter };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      gtk_widget_class_add_binding (widget_class, keys[i], 0, toggle_cb, "b", FALSE);
      gtk_widget_class_add_binding (widget_class, keys[i], GDK_SHIFT_MASK, toggle_cb, "b", TRUE);
      gtk_widget_class_add_binding (widget_class, keys[i], GDK_CONTROL_MASK, toggle_cb, "b", TRUE);
      gtk_widget_class_add_binding (widget_class, keys[i], GDK_ALT_MASK, exclude_cb, NULL);
    }
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, exclude_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Delete, 0, exclude_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_cb, NULL);
}

static void
jct_facet_row_class_init (JctFacetRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = jct_facet_row_dispose;
  object_class->finalize = jct_facet_row_finalize;
  widget_class->measure = jct_facet_row_measure;
  widget_class->snapshot = jct_facet_row_snapshot;
  widget_class->query_tooltip = jct_facet_row_query_tooltip;
  widget_class->css_changed = jct_facet_row_css_changed;
  widget_class->system_setting_changed = jct_facet_row_system_setting_changed;

  signals[TOGGLED] = g_signal_new ("toggled", JCT_TYPE_FACET_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[EXCLUDE] = g_signal_new ("exclude", JCT_TYPE_FACET_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[MENU] = g_signal_new ("menu", JCT_TYPE_FACET_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
  add_bindings (widget_class);
  gtk_widget_class_set_css_name (widget_class, "facetrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_CHECKBOX);
}

static void
add_menu_gestures (JctFacetRow *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (ask_for_menu_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect_swapped (press, "pressed", G_CALLBACK (ask_for_menu_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
}

static void
jct_facet_row_init (JctFacetRow *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->label = g_strdup ("");
  self->total = g_strdup ("");
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  add_menu_gestures (self);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
jct_facet_row_new (void)
{
  return g_object_new (JCT_TYPE_FACET_ROW, NULL);
}

static gboolean
set_text (char **place, const char *text)
{
  if (g_strcmp0 (*place, text) == 0)
    return FALSE;
  g_free (*place);
  *place = g_strdup (text);
  return TRUE;
}

static void
update_words (JctFacetRow *self)
{
  g_autofree char *words = dup_words (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/* Whether something is drawn otherwise. */
static gboolean
set_bar (JctFacetRow *self, const JctFacetRowContent *content)
{
  double fraction = isfinite (content->fraction) ? content->fraction : 0;
  double least = isfinite (content->least) ? content->least : 0;
  double most = isfinite (content->most) ? content->most : fraction;

  if (self->fraction == fraction && self->least == least && self->most == most)
    return FALSE;
  self->fraction = fraction;
  self->least = least;
  self->most = most;
  return TRUE;
}

void
jct_facet_row_update (JctFacetRow *self, const JctFacetRowContent *content)
{
  g_return_if_fail (JCT_IS_FACET_ROW (self));
  g_return_if_fail (content != NULL);

  gboolean words = set_text (&self->label, content->label);
  words |= set_text (&self->total, content->total);
  words |= set_text (&self->range, content->range);
  words |= set_text (&self->share, content->share);
  words |= self->state != content->state;
  set_text (&self->value, content->value);
  if (!set_bar (self, content) && !words)
    return;

  self->state = content->state;
  if (words)
    {
      update_words (self);
      gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_CHECKED,
                                   self->state == JCT_FACET_ROW_SELECTED
                                     ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                     : GTK_ACCESSIBLE_TRISTATE_FALSE,
                                   -1);
      jct_facet_row_drop_layouts (self);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

const char *
jct_facet_row_get_value (JctFacetRow *self)
{
  g_return_val_if_fail (JCT_IS_FACET_ROW (self), NULL);
  return self->value;
}

const char *
jct_facet_row_get_total (JctFacetRow *self)
{
  g_return_val_if_fail (JCT_IS_FACET_ROW (self), NULL);
  return self->total;
}

const char *
jct_facet_row_get_share (JctFacetRow *self)
{
  g_return_val_if_fail (JCT_IS_FACET_ROW (self), NULL);
  return self->share;
}

const char *
jct_facet_row_get_range (JctFacetRow *self)
{
  g_return_val_if_fail (JCT_IS_FACET_ROW (self), NULL);
  return self->range;
}

JctFacetRowState
jct_facet_row_get_state (JctFacetRow *self)
{
  g_return_val_if_fail (JCT_IS_FACET_ROW (self), JCT_FACET_ROW_OPEN);
  return self->state;
}

void
jct_facet_row_toggle (JctFacetRow *self, gboolean extend)
{
  g_return_if_fail (JCT_IS_FACET_ROW (self));
  g_signal_emit (self, signals[TOGGLED], 0, extend);
}

void
jct_facet_row_exclude (JctFacetRow *self)
{
  g_return_if_fail (JCT_IS_FACET_ROW (self));
  g_signal_emit (self, signals[EXCLUDE], 0);
}
