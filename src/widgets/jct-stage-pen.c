/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is drawn on slides by hand: kept in parts of the stage's size, so that it stays where it was when that changes. */
#include "config.h"

#include "widgets/jct-stage-private.h"

/* Of 1080 lines. */
#define PEN_WIDTH 6.0
/* px; a hand that rests draws nothing. */
#define LEAST_MOVE 1.0

typedef struct
{
  guint color;
  GArray *points; /* of JctPoint, 0 to 1 both ways */
} Stroke;

static void
stroke_free (gpointer data)
{
  Stroke *stroke = data;

  g_array_unref (stroke->points);
  g_free (stroke);
}

void
jct_stage_init_strokes (JctStage *self)
{
  self->strokes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
}

/* Of the slide that is shown. (nullable) */
static GPtrArray *
get_strokes (JctStage *self)
{
  guint slide;

  if (self->frame == NULL)
    return NULL;
  slide = jct_slide_frame_get_index (self->frame);
  while (self->strokes->len <= slide)
    g_ptr_array_add (self->strokes, g_ptr_array_new_with_free_func (stroke_free));
  return g_ptr_array_index (self->strokes, slide);
}

static void
add_point (JctStage *self, Stroke *stroke, double x, double y)
{
  JctPoint point = { x / MAX (gtk_widget_get_width (GTK_WIDGET (self)), 1),
                     y / MAX (gtk_widget_get_height (GTK_WIDGET (self)), 1) };

  g_array_append_val (stroke->points, point);
}

void
jct_stage_begin_stroke (JctStage *self, double x, double y)
{
  GPtrArray *strokes = get_strokes (self);
  Stroke *stroke;

  if (strokes == NULL)
    return;
  stroke = g_new0 (Stroke, 1);
  stroke->color = self->pen_color;
  stroke->points = g_array_new (FALSE, FALSE, sizeof (JctPoint));
  add_point (self, stroke, x, y);
  g_ptr_array_add (strokes, stroke);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
jct_stage_extend_stroke (JctStage *self, double x, double y)
{
  GPtrArray *strokes = get_strokes (self);
  const Stroke *stroke;
  JctPoint last;
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));

  if (strokes == NULL || strokes->len == 0)
    return;
  stroke = g_ptr_array_index (strokes, strokes->len - 1);
  last = g_array_index (stroke->points, JctPoint, stroke->points->len - 1);
  if (ABS (last.x * width - x) < LEAST_MOVE && ABS (last.y * height - y) < LEAST_MOVE)
    return;
  add_point (self, g_ptr_array_index (strokes, strokes->len - 1), x, y);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

guint
jct_stage_get_n_strokes (JctStage *self)
{
  GPtrArray *strokes;

  g_return_val_if_fail (JCT_IS_STAGE (self), 0);

  strokes = get_strokes (self);
  return strokes != NULL ? strokes->len : 0;
}

void
jct_stage_undo_stroke (JctStage *self)
{
  GPtrArray *strokes;

  g_return_if_fail (JCT_IS_STAGE (self));

  strokes = get_strokes (self);
  if (strokes == NULL || strokes->len == 0)
    return;
  g_ptr_array_set_size (strokes, (int) strokes->len - 1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
jct_stage_clear_strokes (JctStage *self)
{
  GPtrArray *strokes;

  g_return_if_fail (JCT_IS_STAGE (self));

  strokes = get_strokes (self);
  if (strokes != NULL)
    g_ptr_array_set_size (strokes, 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* A single point is a dot. */
static void
draw_stroke (JctStage *self, cairo_t *cr, const Stroke *stroke)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  GdkRGBA color = jct_stage_get_pen_rgba (self, stroke->color);

  for (guint i = 0; i < stroke->points->len; i++)
    {
      const JctPoint *point = &g_array_index (stroke->points, JctPoint, i);

      cairo_line_to (cr, point->x * width, point->y * height);
    }
  if (stroke->points->len == 1)
    cairo_rel_line_to (cr, 0, 0);
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_stroke (cr);
}

void
jct_stage_snapshot_strokes (JctStage *self, GtkSnapshot *snapshot)
{
  GPtrArray *strokes = get_strokes (self);
  cairo_t *cr;

  if (strokes == NULL || strokes->len == 0)
    return;
  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0,
                                                       gtk_widget_get_width (GTK_WIDGET (self)),
                                                       gtk_widget_get_height (GTK_WIDGET (self))));
  cairo_set_line_width (cr, jct_stage_scale (self, PEN_WIDTH));
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < strokes->len; i++)
    draw_stroke (self, cr, g_ptr_array_index (strokes, i));
  cairo_destroy (cr);
}

/* Text's colour first, for what is written; then hues of the theme, which are told from its background and each other. */
JctColor
jct_stage_get_pen_color_in (const JctTheme *theme, guint color)
{
  static const guint hues[JCT_N_PEN_COLORS] = { 1, 0, 2, 0 };

  return color == JCT_N_PEN_COLORS - 1 ? theme->text : theme->series[hues[color]];
}

/* ---- on a sheet ------------------------------------------------------------------------------ */

/* A dot is a line that is as long as the pen is wide at its ends, which are round on screen only. */
static void
add_stroke (JctScene *scene, const Stroke *stroke, const JctTheme *theme)
{
  double width = jct_scene_get_width (scene), height = jct_scene_get_height (scene);
  double pen = PEN_WIDTH * height / JCT_STAGE_LINES;
  guint n = stroke->points->len;
  g_autofree JctPoint *points = g_new (JctPoint, n + 1);
  JctMark *mark;

  for (guint i = 0; i < n; i++)
    {
      const JctPoint *point = &g_array_index (stroke->points, JctPoint, i);

      points[i] = (JctPoint){ point->x * width, point->y * height };
    }
  if (n == 1)
    {
      points[1] = (JctPoint){ points[0].x + pen / 2, points[0].y };
      points[0].x -= pen / 2;
      n = 2;
    }
  mark = jct_scene_add_polyline (scene, JCT_ROLE_ANNOTATION, NULL, points, n, NULL, 0);
  mark->stroke = jct_stage_get_pen_color_in (theme, stroke->color);
  mark->line_width = pen;
}

JctSlideSheet *
jct_stage_dup_sheet (JctStage *self, JctThemeKind kind)
{
  g_autofree char *title = NULL, *description = NULL;
  g_autoptr (JctTheme) theme = NULL;
  GPtrArray *strokes;
  JctScene *scene;

  g_return_val_if_fail (JCT_IS_STAGE (self), NULL);

  scene = jct_slide_deck_layout_shown (self->deck, kind, &title, &description);
  if (scene == NULL)
    return NULL;
  theme = jct_slide_theme_new (kind, jct_slide_deck_get_font (self->deck),
                               jct_scene_get_height (scene));
  strokes = get_strokes (self);
  for (guint i = 0; strokes != NULL && i < strokes->len; i++)
    add_stroke (scene, g_ptr_array_index (strokes, i), theme);
  return jct_slide_sheet_new (scene, title, description);
}
