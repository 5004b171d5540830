/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/jct-scene.h"

#include <math.h>

#include "chart/jct-dense.h"
#include "chart/jct-scene-private.h"
#include "chart/jct-shape-private.h"
#include "chart/jct-text-private.h"

void
jct_mark_clear (gpointer data)
{
  JctMark *mark = data;

  g_free (mark->id);
  g_free (mark->points);
  g_free (mark->breaks);
  jct_dense_line_free (mark->dense);
  g_free (mark->text);
  g_free (mark->spans);
}

JctScene *
jct_scene_new (double width, double height)
{
  JctScene *scene = g_new0 (JctScene, 1);

  scene->width = isfinite (width) ? MAX (width, 0) : 0;
  scene->height = isfinite (height) ? MAX (height, 0) : 0;
  scene->font = g_strdup (JCT_TEXT_DEFAULT_FAMILY);
  scene->plots = g_array_new (FALSE, TRUE, sizeof (JctScenePlot));
  g_array_set_size (scene->plots, 1);
  scene->marks = g_array_new (FALSE, TRUE, sizeof (JctMark));
  g_array_set_clear_func (scene->marks, jct_mark_clear);
  return scene;
}

void
jct_scene_free (JctScene *scene)
{
  if (scene == NULL)
    return;
  g_free (scene->font);
  g_array_unref (scene->plots);
  g_array_unref (scene->marks);
  g_free (scene);
}

double
jct_scene_get_width (const JctScene *scene)
{
  g_return_val_if_fail (scene != NULL, 0);
  return scene->width;
}

double
jct_scene_get_height (const JctScene *scene)
{
  g_return_val_if_fail (scene != NULL, 0);
  return scene->height;
}

guint
jct_scene_get_n (const JctScene *scene)
{
  g_return_val_if_fail (scene != NULL, 0);
  return scene->marks->len;
}

const JctMark *
jct_scene_peek (const JctScene *scene, guint index)
{
  g_return_val_if_fail (scene != NULL && index < scene->marks->len, NULL);
  return &g_array_index (scene->marks, JctMark, index);
}

void
jct_scene_clear_background (JctScene *scene)
{
  g_return_if_fail (scene != NULL);

  for (guint i = scene->marks->len; i > 0; i--)
    if (g_array_index (scene->marks, JctMark, i - 1).role == JCT_ROLE_BACKGROUND)
      g_array_remove_index (scene->marks, i - 1);
}

/* Finds a dense line's path, the first time. */
static void
find_points (JctMark *mark)
{
  GArray *points, *breaks;

  if (mark->dense == NULL || mark->points != NULL)
    return;
  points = g_array_new (FALSE, FALSE, sizeof (JctPoint));
  breaks = g_array_new (FALSE, FALSE, sizeof (guint));
  jct_dense_line_decimate (mark->dense, points, breaks);
  mark->n_points = points->len;
  mark->points = (JctPoint *) (void *) g_array_free (points, FALSE);
  mark->n_breaks = breaks->len;
  mark->breaks = (guint *) (void *) g_array_free (breaks, FALSE);
}

const JctMark *
jct_scene_get (const JctScene *scene, guint index)
{
  JctMark *mark;

  g_return_val_if_fail (scene != NULL && index < scene->marks->len, NULL);
  mark = &g_array_index (scene->marks, JctMark, index);
  find_points (mark);
  return mark;
}

void
jct_scene_set_plot (JctScene *scene, JctRect plot)
{
  g_return_if_fail (scene != NULL);
  g_array_index (scene->plots, JctScenePlot, 0).rect = plot;
}

JctRect
jct_scene_get_plot (const JctScene *scene)
{
  g_return_val_if_fail (scene != NULL, ((JctRect){ 0 }));
  return g_array_index (scene->plots, JctScenePlot, 0).rect;
}

void
jct_scene_set_font (JctScene *scene, const char *family)
{
  g_return_if_fail (scene != NULL);
  g_free (scene->font);
  scene->font = g_strdup (family != NULL && *family != '\0' ? family : JCT_TEXT_DEFAULT_FAMILY);
}

const char *
jct_scene_get_font (const JctScene *scene)
{
  g_return_val_if_fail (scene != NULL, NULL);
  return scene->font;
}

gboolean
jct_scene_get_clip (const JctScene *scene, const JctMark *mark, JctRect *clip)
{
  g_return_val_if_fail (scene != NULL && mark != NULL && clip != NULL, FALSE);
  if (!mark->clip_to_plot || mark->plot >= scene->plots->len)
    return FALSE;
  *clip = g_array_index (scene->plots, JctScenePlot, mark->plot).rect;
  return TRUE;
}

void
jct_scene_take (JctScene *scene, JctScene *other, double dx, double dy)
{
  guint first_plot;

  g_return_if_fail (scene != NULL && other != NULL && scene != other);

  first_plot = scene->plots->len;
  for (guint i = 0; i < other->plots->len; i++)
    {
      JctScenePlot plot = g_array_index (other->plots, JctScenePlot, i);

      jct_scene_plot_move (&plot, dx, dy);
      g_array_append_val (scene->plots, plot);
    }
  for (guint i = 0; i < other->marks->len; i++)
    {
      JctMark *mark = &g_array_index (other->marks, JctMark, i);

      mark->plot += first_plot;
      mark->bounds.x += dx;
      mark->bounds.y += dy;
      mark->center.x += dx;
      mark->center.y += dy;
      if (mark->dense != NULL)
        jct_dense_line_move (mark->dense, dx, dy);
      for (guint k = 0; k < mark->n_points; k++)
        {
          mark->points[k].x += dx;
          mark->points[k].y += dy;
        }
    }
  g_array_append_vals (scene->marks, other->marks->data, other->marks->len);
  /* The contents of its marks have moved. */
  g_array_set_clear_func (other->marks, NULL);
  jct_scene_free (other);
}

void
jct_scene_retain (JctScene *scene, JctMarkFunc keep, gpointer data)
{
  guint n = 0;

  g_return_if_fail (scene != NULL && keep != NULL);

  for (guint i = 0; i < scene->marks->len; i++)
    {
      JctMark *mark = &g_array_index (scene->marks, JctMark, i);

      if (!keep (mark, data))
        jct_mark_clear (mark);
      else
        g_array_index (scene->marks, JctMark, n++) = *mark;
    }
  /* The contents of those past the last one have moved, or are gone. */
  g_array_set_clear_func (scene->marks, NULL);
  g_array_set_size (scene->marks, n);
  g_array_set_clear_func (scene->marks, jct_mark_clear);
}

static JctMark *
add_mark (JctScene *scene, JctMarkType type, JctRole role, const char *id)
{
  JctMark *mark;

  g_array_set_size (scene->marks, scene->marks->len + 1);
  mark = &g_array_index (scene->marks, JctMark, scene->marks->len - 1);
  mark->type = type;
  mark->role = role;
  mark->id = g_strdup (id);
  mark->value = NAN;
  mark->line_width = 1;
  return mark;
}

JctMark *
jct_scene_add_rect (JctScene *scene, JctRole role, const char *id, JctRect rect)
{
  JctMark *mark;

  g_return_val_if_fail (scene != NULL, NULL);
  mark = add_mark (scene, JCT_MARK_RECT, role, id);
  mark->bounds = rect;
  return mark;
}

JctMark *
jct_scene_add_line (
  JctScene *scene, JctRole role, const char *id, double x1, double y1, double x2, double y2)
{
  JctPoint points[2] = { { x1, y1 }, { x2, y2 } };

  return jct_scene_add_polyline (scene, role, id, points, 2, NULL, 0);
}

static JctRect
points_bounds (const JctPoint *points, guint n)
{
  double left = INFINITY, right = -INFINITY, top = INFINITY, bottom = -INFINITY;

  for (guint i = 0; i < n; i++)
    {
      if (!isfinite (points[i].x) || !isfinite (points[i].y))
        continue;
      left = MIN (left, points[i].x);
      right = MAX (right, points[i].x);
      top = MIN (top, points[i].y);
      bottom = MAX (bottom, points[i].y);
    }
  if (left > right)
    return (JctRect){ 0 };
  return (JctRect){ left, top, right - left, bottom - top };
}

JctMark *
jct_scene_add_polyline (JctScene *scene,
                        JctRole role,
                        const char *id,
                        const JctPoint *points,
                        guint n_points,
                        const guint *breaks,
                        guint n_breaks)
{
  JctMark *mark;

  g_return_val_if_fail (scene != NULL, NULL);
  g_return_val_if_fail (points != NULL || n_points == 0, NULL);
  g_return_val_if_fail (breaks != NULL || n_breaks == 0, NULL);

  mark = add_mark (scene, JCT_MARK_POLYLINE, role, id);
  mark->points = g_memdup2 (points, n_points * sizeof *points);
  mark->n_points = n_points;
  mark->breaks = g_memdup2 (breaks, n_breaks * sizeof *breaks);
  mark->n_breaks = n_breaks;
  mark->bounds = points_bounds (points, n_points);
  return mark;
}

JctMark *
jct_scene_add_dense_line (
  JctScene *scene, JctRole role, const char *id, JctDenseLine *line, double left, double right)
{
  JctMark *mark;

  g_return_val_if_fail (scene != NULL && line != NULL, NULL);
  mark = add_mark (scene, JCT_MARK_POLYLINE, role, id);
  line->left = left;
  line->right = right;
  mark->dense = line;
  mark->bounds = jct_dense_line_get_bounds (line);
  return mark;
}

JctMark *
jct_scene_add_symbol (
  JctScene *scene, JctRole role, const char *id, double x, double y, guint shape, double size)
{
  JctMark *mark;

  g_return_val_if_fail (scene != NULL, NULL);
  mark = add_mark (scene, JCT_MARK_SYMBOL, role, id);
  mark->center = (JctPoint){ x, y };
  mark->shape = shape;
  mark->size = size;
  mark->bounds = (JctRect){ x - size / 2, y - size / 2, size, size };
  return mark;
}

JctTextStyle
jct_scene_get_text_style (const JctScene *scene, const JctMark *mark)
{
  return (JctTextStyle){
    .family = scene->font,
    .px = mark->text_px,
    .bold = mark->bold,
    .max_width = mark->max_width,
    .max_lines = mark->max_lines,
    .align = mark->align,
    .spans = mark->spans,
    .n_spans = mark->n_spans,
  };
}

/* Where the text stands, once all else of the mark is set. */
static void
place_text (const JctScene *scene, JctMark *mark, double x, double y)
{
  JctTextStyle style = jct_scene_get_text_style (scene, mark);
  JctTextExtents extents;

  jct_text_measure (mark->text, &style, &extents);
  if (mark->align == JCT_ALIGN_MIDDLE)
    x -= extents.width / 2;
  else if (mark->align == JCT_ALIGN_END)
    x -= extents.width;
  mark->bounds = (JctRect){ x, y, extents.width, extents.height };
}

static JctMark *
add_text (JctScene *scene, JctRole role, const char *id, const char *text, guint max_lines)
{
  JctMark *mark = add_mark (scene, JCT_MARK_TEXT, role, id);

  mark->text = jct_text_clean (text, max_lines == 0);
  mark->max_lines = max_lines;
  mark->fill = (JctColor){ 0, 0, 0, 1 };
  return mark;
}

JctMark *
jct_scene_add_text (JctScene *scene,
                    JctRole role,
                    const char *id,
                    const char *text,
                    double x,
                    double y,
                    JctAlign align,
                    double text_px,
                    gboolean bold,
                    double max_width,
                    guint max_lines)
{
  JctMark *mark;

  g_return_val_if_fail (scene != NULL, NULL);

  mark = add_text (scene, role, id, text, max_lines);
  mark->text_px = text_px;
  mark->bold = bold;
  mark->align = align;
  mark->max_width = max_width;
  place_text (scene, mark, x, y);
  return mark;
}

JctMark *
jct_scene_add_rich_text (JctScene *scene,
                         JctRole role,
                         const char *id,
                         const char *text,
                         const JctTextSpan *spans,
                         guint n_spans,
                         double x,
                         double y,
                         JctAlign align,
                         double text_px,
                         double max_width,
                         guint max_lines)
{
  JctMark *mark;

  g_return_val_if_fail (scene != NULL, NULL);

  mark = add_text (scene, role, id, text, max_lines);
  mark->text_px = text_px;
  mark->align = align;
  mark->max_width = max_width;
  mark->spans = g_memdup2 (spans, n_spans * sizeof *spans);
  mark->n_spans = n_spans;
  place_text (scene, mark, x, y);
  return mark;
}

static double
rect_distance (JctRect rect, double x, double y)
{
  double dx = MAX (MAX (rect.x - x, x - rect.x - rect.width), 0);
  double dy = MAX (MAX (rect.y - y, y - rect.y - rect.height), 0);

  return hypot (dx, dy);
}

static double
segment_distance (JctPoint a, JctPoint b, double x, double y)
{
  double dx = b.x - a.x, dy = b.y - a.y;
  double length = dx * dx + dy * dy;
  double t = length > 0 ? ((x - a.x) * dx + (y - a.y) * dy) / length : 0;

  t = CLAMP (t, 0, 1);
  return hypot (x - a.x - t * dx, y - a.y - t * dy);
}

static gboolean
polygon_contains (const JctPoint *points, guint n, double x, double y)
{
  gboolean inside = FALSE;

  for (guint i = 0, j = n - 1; i < n; j = i++)
    if ((points[i].y > y) != (points[j].y > y)
        && x < (points[j].x - points[i].x) * (y - points[i].y) / (points[j].y - points[i].y)
                 + points[i].x)
      inside = !inside;
  return inside;
}

static double
polyline_distance (const JctMark *mark, double x, double y)
{
  JctPiece piece = { 0, 0 };
  double nearest = INFINITY;

  while (jct_mark_next_piece (mark, &piece))
    {
      const JctPoint *points = mark->points + piece.start;
      guint n = piece.end - piece.start;

      if (n == 1)
        nearest = MIN (nearest, hypot (x - points[0].x, y - points[0].y));
      for (guint i = 0; i + 1 < n; i++)
        nearest = MIN (nearest, segment_distance (points[i], points[i + 1], x, y));
      if (mark->closed)
        nearest = MIN (nearest, segment_distance (points[n - 1], points[0], x, y));
      if (mark->fill.alpha > 0 && polygon_contains (points, n, x, y))
        return 0;
    }
  return MAX (nearest - mark->line_width / 2, 0);
}

static double
mark_distance (const JctScene *scene, const JctMark *mark, double x, double y, double limit)
{
  JctRect clip;

  if (jct_scene_get_clip (scene, mark, &clip) && rect_distance (clip, x, y) > limit)
    return INFINITY;
  if (mark->type == JCT_MARK_SYMBOL)
    return MAX (hypot (x - mark->center.x, y - mark->center.y) - mark->size / 2, 0);
  if (mark->type != JCT_MARK_POLYLINE)
    return rect_distance (mark->bounds, x, y);
  if (rect_distance (mark->bounds, x, y) > limit + mark->line_width)
    return INFINITY;
  return polyline_distance (mark, x, y);
}

static gboolean
has_role (const JctMark *mark, const JctRole *roles, guint n_roles)
{
  for (guint i = 0; i < n_roles; i++)
    if (mark->role == roles[i])
      return TRUE;
  return FALSE;
}

const JctMark *
jct_scene_pick (
  const JctScene *scene, double x, double y, const JctRole *roles, guint n_roles, double distance)
{
  const JctMark *nearest = NULL;
  double least = distance;

  g_return_val_if_fail (scene != NULL, NULL);
  g_return_val_if_fail (roles != NULL || n_roles == 0, NULL);

  if (!isfinite (x) || !isfinite (y))
    return NULL;
  for (guint i = scene->marks->len; i-- > 0;)
    {
      JctMark *mark = &g_array_index (scene->marks, JctMark, i);
      double here;

      if (!has_role (mark, roles, n_roles))
        continue;
      find_points (mark);
      here = mark_distance (scene, mark, x, y, distance);
      /* From the last drawn to the first: of equals, the one on top stays. */
      if (nearest == NULL ? here <= least : here < least)
        {
          nearest = mark;
          least = here;
        }
    }
  return nearest;
}
