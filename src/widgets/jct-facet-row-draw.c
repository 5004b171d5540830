/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a row of a facet looks like. */
#include "config.h"

#include "widgets/jct-facet-row-private.h"

#include <adwaita.h>
#include <math.h>

#define PADDING_X 8
#define PADDING_Y 4
#define GAP 10
#define RADIUS 5
#define MINIMUM_WIDTH 96

/* Stands before the name of what is left out, so that it is told by more than a line. */
#define EXCLUDED_MARK "≠ "

static PangoLayout *
new_layout (GtkWidget *widget, const char *text, gboolean bold)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  return layout;
}

static PangoLayout *
new_excluded_layout (JctFacetRow *self)
{
  g_autofree char *text = g_strconcat (EXCLUDED_MARK, self->label, NULL);
  PangoLayout *layout = new_layout (GTK_WIDGET (self), text, FALSE);
  g_autoptr (PangoAttrList) attributes
    = pango_attr_list_copy (pango_layout_get_attributes (layout));
  PangoAttribute *line = pango_attr_strikethrough_new (TRUE);

  line->start_index = strlen (EXCLUDED_MARK);
  pango_attr_list_insert (attributes, line);
  pango_layout_set_attributes (layout, attributes);
  return layout;
}

/* Each number reads from left to right, whatever the way of the language. */
static char *
dup_isolated_count_text (JctFacetRow *self)
{
  if (self->share == NULL)
    return g_strdup (self->total);
  return g_strdup_printf ("\u2066%s\u2069 · \u2066%s\u2069", self->total, self->share);
}

static void
ensure_layouts (JctFacetRow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean bold = self->state == JCT_FACET_ROW_SELECTED;

  if (self->name == NULL)
    self->name = self->state == JCT_FACET_ROW_EXCLUDED ? new_excluded_layout (self)
                                                       : new_layout (widget, self->label, bold);
  if (self->count == NULL)
    {
      g_autofree char *text = dup_isolated_count_text (self);

      self->count = new_layout (widget, text, bold);
    }
}

void
jct_facet_row_drop_layouts (JctFacetRow *self)
{
  g_clear_object (&self->name);
  g_clear_object (&self->count);
  g_clear_object (&self->short_count);
}

void
jct_facet_row_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  JctFacetRow *self = JCT_FACET_ROW (widget);
  int height;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = *natural = MINIMUM_WIDTH;
      return;
    }
  ensure_layouts (self);
  pango_layout_get_pixel_size (self->name, NULL, &height);
  *minimum = *natural = height + 2 * PADDING_Y;
}

static GdkRGBA
lookup_color (GtkWidget *widget, const char *name)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  GdkRGBA color;

  if (!gtk_style_context_lookup_color (context, name, &color))
    gtk_style_context_get_color (context, &color);
  return color;
}

static gboolean
is_high_contrast (GtkWidget *widget)
{
  return adw_style_manager_get_high_contrast (
    adw_style_manager_get_for_display (gtk_widget_get_display (widget)));
}

static GdkRGBA
bar_color (JctFacetRow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean other = self->state == JCT_FACET_ROW_OTHER || self->state == JCT_FACET_ROW_EXCLUDED;
  GdkRGBA color = lookup_color (widget, other ? "window_fg_color" : "accent_bg_color");

  color.alpha *= other ? 0.09 : self->state == JCT_FACET_ROW_SELECTED ? 0.42 : 0.24;
  if (is_high_contrast (widget))
    color.alpha *= 1.8;
  return color;
}

/* From `start` to `end` of the way. */
static graphene_rect_t
bar_rect (GtkWidget *widget, gboolean rtl, float start, float end)
{
  float width = gtk_widget_get_width (widget);

  return GRAPHENE_RECT_INIT (rtl ? width - end : start, 0, end - start,
                             gtk_widget_get_height (widget));
}

/* What the total may be beyond what it is at least: it fades out. */
static void
append_doubt (GtkSnapshot *snapshot,
              const graphene_rect_t *rect,
              const GdkRGBA *color,
              gboolean rtl)
{
  GdkRGBA faint = *color;
  float left = rect->origin.x, right = left + rect->size.width, y = rect->origin.y;

  faint.alpha *= 0.15f;
  gtk_snapshot_append_linear_gradient (snapshot, rect, &GRAPHENE_POINT_INIT (rtl ? right : left, y),
                                       &GRAPHENE_POINT_INIT (rtl ? left : right, y),
                                       (const GskColorStop[]){ { 0, *color }, { 1, faint } }, 2);
}

static void
snapshot_bar (JctFacetRow *self, GtkSnapshot *snapshot, gboolean rtl)
{
  GtkWidget *widget = GTK_WIDGET (self);
  float width = gtk_widget_get_width (widget);
  /* However small, something that is there is seen. */
  float end = MAX (CLAMP (MAX (self->fraction, self->most), 0, 1) * width, 2);
  float known = MIN (CLAMP (MIN (self->fraction, self->least), 0, 1) * width, end);
  GdkRGBA color = bar_color (self);
  graphene_rect_t whole = bar_rect (widget, rtl, 0, end), sure, rest;
  GskRoundedRect rect;

  if (self->fraction <= 0)
    return;
  sure = bar_rect (widget, rtl, 0, known);
  rest = bar_rect (widget, rtl, known, end);
  gsk_rounded_rect_init_from_rect (&rect, &whole, MIN (RADIUS, end / 2));
  gtk_snapshot_push_rounded_clip (snapshot, &rect);
  gtk_snapshot_append_color (snapshot, &color, &sure);
  if (known < end)
    append_doubt (snapshot, &rest, &color, rtl);
  if (self->state == JCT_FACET_ROW_SELECTED)
    {
      graphene_rect_t edge = bar_rect (widget, rtl, 0, 4);

      color.alpha = 1;
      gtk_snapshot_append_color (snapshot, &color, &edge);
    }
  gtk_snapshot_pop (snapshot);
}

/* Puts the ink's logical box at x, wherever in its own width the layout has aligned it. */
static void
append_layout (GtkSnapshot *snapshot, PangoLayout *layout, float x, const GdkRGBA *color)
{
  PangoRectangle box;

  pango_layout_get_pixel_extents (layout, NULL, &box);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x - box.x, PADDING_Y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

/* A total that is not exact is long: beside a name that is cut for it, its share is left to the tooltip. */
static PangoLayout *
choose_count (JctFacetRow *self)
{
  int count_width, name_width;

  pango_layout_set_width (self->name, -1);
  pango_layout_get_pixel_size (self->name, &name_width, NULL);
  pango_layout_get_pixel_size (self->count, &count_width, NULL);
  if (self->share == NULL || self->least == self->most
      || name_width + count_width + 2 * PADDING_X + GAP <= gtk_widget_get_width (GTK_WIDGET (self)))
    return self->count;
  if (self->short_count == NULL)
    self->short_count
      = new_layout (GTK_WIDGET (self), self->total, self->state == JCT_FACET_ROW_SELECTED);
  return self->short_count;
}

void
jct_facet_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  JctFacetRow *self = JCT_FACET_ROW (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int width = gtk_widget_get_width (widget);
  int count_width, name_width;
  PangoLayout *count;
  GdkRGBA color;

  ensure_layouts (self);
  count = choose_count (self);
  snapshot_bar (self, snapshot, rtl);

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  if (self->fraction <= 0 && self->state != JCT_FACET_ROW_SELECTED)
    color.alpha *= 0.6;

  pango_layout_get_pixel_size (count, &count_width, NULL);
  pango_layout_set_width (self->name,
                          MAX (width - count_width - 2 * PADDING_X - GAP, 1) * PANGO_SCALE);
  pango_layout_get_pixel_size (self->name, &name_width, NULL);
  append_layout (snapshot, count, rtl ? PADDING_X : width - PADDING_X - count_width, &color);
  append_layout (snapshot, self->name, rtl ? width - PADDING_X - name_width : PADDING_X, &color);
}
