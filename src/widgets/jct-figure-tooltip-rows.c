/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the tooltip: their texts, their room, how they are drawn. */
#include "config.h"

#include <math.h>

#include "widgets/jct-desktop-theme.h"
#include "widgets/jct-figure-tooltip-private.h"

#define PADDING 10
#define COLUMN_GAP 14
#define ROW_GAP 3
#define SWATCH 10
#define RADIUS 8
#define WRAP_EMS 22

/* ---- rows ------------------------------------------------------------------------------------ */

static void
clear_row (gpointer data)
{
  JctTooltipRow *row = data;

  for (guint i = 0; i < JCT_TOOLTIP_COLUMNS; i++)
    g_clear_object (&row->cells[i]);
}

JctFigureTooltip *
jct_figure_tooltip_new_empty (GtkWidget *widget, const JctTheme *theme)
{
  JctFigureTooltip *self = g_new0 (JctFigureTooltip, 1);

  self->widget = widget;
  self->rows = g_array_new (FALSE, TRUE, sizeof (JctTooltipRow));
  g_array_set_clear_func (self->rows, clear_row);
  self->background = theme->background;
  self->border = theme->text;
  self->border.alpha = theme->kind == JCT_THEME_CONTRAST ? 1 : 0.18;
  self->text = theme->text;
  self->text_secondary = theme->text_secondary;
  self->em = jct_theme_text_px (theme, JCT_TEXT_NORMAL);
  return self;
}

JctTooltipRow *
jct_figure_tooltip_add_row (JctFigureTooltip *self)
{
  g_array_set_size (self->rows, self->rows->len + 1);
  return &g_array_index (self->rows, JctTooltipRow, self->rows->len - 1);
}

void
jct_figure_tooltip_set_cell (
  JctFigureTooltip *self, JctTooltipRow *row, guint column, const char *text, JctTooltipStyle style)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (self->widget, text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  if (style == JCT_TOOLTIP_BOLD)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  row->cells[column] = layout;
  row->dim[column] = style == JCT_TOOLTIP_DIM;
}

void
jct_figure_tooltip_add_line (JctFigureTooltip *self, const char *text, JctTooltipStyle style)
{
  JctTooltipRow *row = jct_figure_tooltip_add_row (self);
  int width;

  row->spans = TRUE;
  jct_figure_tooltip_set_cell (self, row, 0, text, style);
  pango_layout_get_pixel_size (row->cells[0], &width, NULL);
  if (width > self->em * WRAP_EMS)
    {
      pango_layout_set_width (row->cells[0], (int) (self->em * WRAP_EMS) * PANGO_SCALE);
      pango_layout_set_wrap (row->cells[0], PANGO_WRAP_WORD_CHAR);
    }
}

/* ---- geometry ---------------------------------------------------------------------------------
 */

static int
swatch_width (const JctTooltipRow *row)
{
  return row->has_swatch ? SWATCH + 6 : 0;
}

static int
row_height (const JctTooltipRow *row)
{
  int height = 0;

  for (guint i = 0; i < JCT_TOOLTIP_COLUMNS; i++)
    {
      int cell = 0;
      if (row->cells[i] != NULL)
        pango_layout_get_pixel_size (row->cells[i], NULL, &cell);
      height = MAX (height, cell);
    }
  return height;
}

void
jct_figure_tooltip_measure (JctFigureTooltip *self)
{
  int spanning = 0;

  self->height = 2 * PADDING - ROW_GAP;
  for (guint r = 0; r < self->rows->len; r++)
    {
      const JctTooltipRow *row = &g_array_index (self->rows, JctTooltipRow, r);

      self->height += row_height (row) + ROW_GAP;
      for (guint i = 0; i < JCT_TOOLTIP_COLUMNS; i++)
        {
          int width = 0;
          if (row->cells[i] == NULL)
            continue;
          pango_layout_get_pixel_size (row->cells[i], &width, NULL);
          if (row->spans)
            spanning = MAX (spanning, width);
          else
            self->column_widths[i]
              = MAX (self->column_widths[i], width + (i == 0 ? swatch_width (row) : 0));
        }
    }
  for (guint i = 0; i < JCT_TOOLTIP_COLUMNS; i++)
    if (self->column_widths[i] > 0)
      self->width += self->column_widths[i] + (self->width > 0 ? COLUMN_GAP : 0);
  self->width = MAX (self->width, spanning) + 2 * PADDING;
  self->widget = NULL;
}

void
jct_figure_tooltip_free (JctFigureTooltip *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->rows);
  g_free (self);
}

/* ---- drawing ----------------------------------------------------------------------------------
 */

static void
snapshot_box (JctFigureTooltip *self, GtkSnapshot *snapshot)
{
  const GskShadow shadow = { { 0, 0, 0, 0.22 }, 0, 2, 8 };
  GdkRGBA background = jct_color_to_rgba (self->background);
  GdkRGBA border = jct_color_to_rgba (self->border);
  const float widths[] = { 1, 1, 1, 1 };
  const GdkRGBA colors[] = { border, border, border, border };
  GskRoundedRect box;

  gsk_rounded_rect_init_from_rect (&box, &GRAPHENE_RECT_INIT (0, 0, self->width, self->height),
                                   RADIUS);
  gtk_snapshot_append_outset_shadow (snapshot, &box, &shadow.color, shadow.dx, shadow.dy, 0,
                                     shadow.radius);
  gtk_snapshot_push_rounded_clip (snapshot, &box);
  gtk_snapshot_append_color (snapshot, &background, &box.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &box, widths, colors);
}

static void
snapshot_swatch (const JctTooltipRow *row, GtkSnapshot *snapshot, float y, int height)
{
  GdkRGBA color = jct_color_to_rgba (row->swatch);
  GskRoundedRect box;

  gsk_rounded_rect_init_from_rect (&box,
                                   &GRAPHENE_RECT_INIT (PADDING, y + (height - SWATCH) / 2.0f,
                                                        SWATCH, SWATCH),
                                   SWATCH / 2.0f);
  gtk_snapshot_push_rounded_clip (snapshot, &box);
  gtk_snapshot_append_color (snapshot, &color, &box.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
snapshot_row (JctFigureTooltip *self, const JctTooltipRow *row, GtkSnapshot *snapshot, float y)
{
  int x = PADDING;

  if (row->has_swatch)
    snapshot_swatch (row, snapshot, y, row_height (row));
  for (guint i = 0; i < JCT_TOOLTIP_COLUMNS; i++)
    {
      if (row->cells[i] != NULL)
        {
          GdkRGBA color = jct_color_to_rgba (row->dim[i] ? self->text_secondary : self->text);
          int width, dx;

          pango_layout_get_pixel_size (row->cells[i], &width, NULL);
          dx = i == 0 ? swatch_width (row) : self->column_widths[i] - width;
          gtk_snapshot_save (snapshot);
          gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x + dx, y));
          gtk_snapshot_append_layout (snapshot, row->cells[i], &color);
          gtk_snapshot_restore (snapshot);
        }
      if (self->column_widths[i] > 0)
        x += self->column_widths[i] + COLUMN_GAP;
    }
}

static graphene_point_t
place (JctFigureTooltip *self, double x, double y, double gap, double width, double height)
{
  double left = x + gap + self->width <= width ? x + gap : x - gap - self->width;
  double top = y - self->height / 2.0;

  if (self->above)
    {
      left = x - self->width / 2.0;
      top = y - gap - self->height >= 0 ? y - gap - self->height : y + gap;
    }
  return GRAPHENE_POINT_INIT (floor (CLAMP (left, 0, MAX (width - self->width, 0))),
                              floor (CLAMP (top, 0, MAX (height - self->height, 0))));
}

void
jct_figure_tooltip_snapshot (JctFigureTooltip *self,
                             GtkSnapshot *snapshot,
                             double x,
                             double y,
                             double gap,
                             double width,
                             double height)
{
  graphene_point_t corner = place (self, x, y, gap, width, height);
  float row_y = PADDING;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &corner);
  snapshot_box (self, snapshot);
  for (guint r = 0; r < self->rows->len; r++)
    {
      const JctTooltipRow *row = &g_array_index (self->rows, JctTooltipRow, r);
      snapshot_row (self, row, snapshot, row_y);
      row_y += row_height (row) + ROW_GAP;
    }
  gtk_snapshot_restore (snapshot);
}

char *
jct_figure_tooltip_dup_text (JctFigureTooltip *self)
{
  GString *text = g_string_new (NULL);

  for (guint r = 0; r < self->rows->len; r++)
    {
      const JctTooltipRow *row = &g_array_index (self->rows, JctTooltipRow, r);
      for (guint i = 0; i < JCT_TOOLTIP_COLUMNS; i++)
        if (row->cells[i] != NULL)
          g_string_append_printf (text, "%s%s", text->len > 0 ? (i > 0 ? " " : ". ") : "",
                                  pango_layout_get_text (row->cells[i]));
    }
  return g_string_free (text, FALSE);
}
