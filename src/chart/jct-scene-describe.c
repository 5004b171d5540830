/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/jct-scene.h"

#include <jansson.h>
#include <math.h>

#include "model/jct-event.h"

static const char *const role_names[] = {
  [JCT_ROLE_BACKGROUND] = "background",
  [JCT_ROLE_TITLE] = "title",
  [JCT_ROLE_SUBTITLE] = "subtitle",
  [JCT_ROLE_SOURCE] = "source",
  [JCT_ROLE_BADGE] = "badge",
  [JCT_ROLE_PLOT] = "plot",
  [JCT_ROLE_GRID] = "grid",
  [JCT_ROLE_VALUE_LABEL] = "value-label",
  [JCT_ROLE_TIME_TICK] = "time-tick",
  [JCT_ROLE_TIME_LABEL] = "time-label",
  [JCT_ROLE_WINDOW] = "window",
  [JCT_ROLE_WINDOW_EDGE] = "window-edge",
  [JCT_ROLE_MEAN] = "mean",
  [JCT_ROLE_MEAN_LABEL] = "mean-label",
  [JCT_ROLE_SERIES] = "series",
  [JCT_ROLE_POINT] = "point",
  [JCT_ROLE_RANGE] = "range",
  [JCT_ROLE_VINTAGE] = "vintage",
  [JCT_ROLE_SERIES_LABEL] = "series-label",
  [JCT_ROLE_EVENT] = "event",
  [JCT_ROLE_EVENT_LABEL] = "event-label",
  [JCT_ROLE_EVENT_GUIDE] = "event-guide",
  [JCT_ROLE_EVENT_COUNT] = "event-count",
  [JCT_ROLE_LANE] = "lane",
  [JCT_ROLE_LANE_LABEL] = "lane-label",
  [JCT_ROLE_LANE_SCROLL] = "lane-scroll",
  [JCT_ROLE_BRUSH] = "brush",
  [JCT_ROLE_EFFECT] = "effect",
  [JCT_ROLE_EFFECT_AREA] = "effect-area",
  [JCT_ROLE_EFFECT_LABEL] = "effect-label",
  [JCT_ROLE_BREAK] = "break",
  [JCT_ROLE_CLAIM] = "claim",
  [JCT_ROLE_CLAIM_LABEL] = "claim-label",
  [JCT_ROLE_ANNOTATION] = "annotation",
  [JCT_ROLE_ANNOTATION_SPAN] = "annotation-span",
  [JCT_ROLE_ANNOTATION_LABEL] = "annotation-label",
  [JCT_ROLE_BASE] = "base",
  [JCT_ROLE_NOTE] = "note",
  [JCT_ROLE_TEXT] = "text",
  [JCT_ROLE_NUMBER] = "number",
  [JCT_ROLE_HIDDEN] = "hidden",
  [JCT_ROLE_GUESS] = "guess",
  [JCT_ROLE_GUESS_AREA] = "guess-area",
  [JCT_ROLE_GUESS_LABEL] = "guess-label",
};

static const char *const type_names[] = {
  [JCT_MARK_RECT] = "rect",
  [JCT_MARK_POLYLINE] = "polyline",
  [JCT_MARK_SYMBOL] = "symbol",
  [JCT_MARK_TEXT] = "text",
};

static const char *const align_names[] = {
  [JCT_ALIGN_START] = "start",
  [JCT_ALIGN_MIDDLE] = "middle",
  [JCT_ALIGN_END] = "end",
};

/* A length: two decimals are a fortieth of what an eye can tell, and the same on every machine. */
static json_t *
length (double value)
{
  double rounded = round (value * 100) / 100;

  /* No minus zero. */
  return isfinite (rounded) ? json_real (rounded == 0 ? 0 : rounded) : json_null ();
}

static json_t *
string (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  return json_string (valid);
}

static json_t *
rect (JctRect r)
{
  return json_pack ("[o, o, o, o]", length (r.x), length (r.y), length (r.width),
                    length (r.height));
}

static json_t *
color (JctColor c)
{
  g_autofree char *text
    = g_strdup_printf ("#%02x%02x%02x%02x", (guint) lround (CLAMP (c.red, 0, 1) * 255),
                       (guint) lround (CLAMP (c.green, 0, 1) * 255),
                       (guint) lround (CLAMP (c.blue, 0, 1) * 255),
                       (guint) lround (CLAMP (c.alpha, 0, 1) * 255));

  return json_string (text);
}

static void
set_length (json_t *object, const char *key, double value)
{
  if (value != 0)
    json_object_set_new (object, key, length (value));
}

static json_t *
dashes (const JctMark *mark)
{
  json_t *array = json_array ();

  for (guint i = 0; i < G_N_ELEMENTS (mark->dash) && mark->dash[i] > 0; i++)
    json_array_append_new (array, length (mark->dash[i]));
  return array;
}

static void
describe_look (json_t *object, const JctMark *mark)
{
  if (mark->fill.alpha > 0)
    json_object_set_new (object, "fill", color (mark->fill));
  if (mark->stroke.alpha > 0)
    {
      json_object_set_new (object, "stroke", color (mark->stroke));
      set_length (object, "lineWidth", mark->line_width);
      if (mark->dash[0] > 0)
        json_object_set_new (object, "dash", dashes (mark));
    }
  set_length (object, "radius", mark->radius);
  set_length (object, "fadeLeft", mark->fade_left);
  set_length (object, "fadeRight", mark->fade_right);
  set_length (object, "fadeTop", mark->fade_top);
  set_length (object, "fadeBottom", mark->fade_bottom);
}

static void
describe_polyline (json_t *object, const JctMark *mark)
{
  json_t *points = json_array (), *breaks = json_array ();

  for (guint i = 0; i < mark->n_points; i++)
    json_array_append_new (points, json_pack ("[o, o]", length (mark->points[i].x),
                                              length (mark->points[i].y)));
  for (guint i = 0; i < mark->n_breaks; i++)
    json_array_append_new (breaks, json_integer (mark->breaks[i]));
  json_object_set_new (object, "points", points);
  json_object_set_new (object, "breaks", breaks);
  if (mark->closed)
    json_object_set_new (object, "closed", json_true ());
}

static void
describe_symbol (json_t *object, const JctMark *mark)
{
  if (mark->shape < JCT_N_SHAPES)
    json_object_set_new (object, "shape", json_string (jct_shape_to_name (mark->shape)));
  json_object_set_new (object, "size", length (mark->size));
  json_object_set_new (object, "center",
                       json_pack ("[o, o]", length (mark->center.x), length (mark->center.y)));
}

static void
describe_text (json_t *object, const JctMark *mark)
{
  json_object_set_new (object, "text", string (mark->text));
  json_object_set_new (object, "px", length (mark->text_px));
  json_object_set_new (object, "bold", json_boolean (mark->bold));
  json_object_set_new (object, "align", json_string (align_names[mark->align]));
  set_length (object, "maxWidth", mark->max_width);
  if (mark->max_lines > 0)
    json_object_set_new (object, "maxLines", json_integer (mark->max_lines));
}

static json_t *
describe_mark (const JctScene *scene, const JctMark *mark)
{
  json_t *object = json_object ();
  JctRect clip;

  json_object_set_new (object, "role", json_string (role_names[mark->role]));
  json_object_set_new (object, "type", json_string (type_names[mark->type]));
  if (mark->id != NULL)
    json_object_set_new (object, "id", string (mark->id));
  json_object_set_new (object, "bounds", rect (mark->bounds));
  if (mark->has_period)
    {
      g_autofree char *period = jct_period_to_text (mark->period);

      json_object_set_new (object, "period", json_string (period));
      json_object_set_new (object, "value",
                           isfinite (mark->value) ? json_real (mark->value) : json_null ());
    }
  describe_look (object, mark);
  if (jct_scene_get_clip (scene, mark, &clip))
    json_object_set_new (object, "clip", rect (clip));
  switch (mark->type)
    {
    case JCT_MARK_POLYLINE:
      describe_polyline (object, mark);
      break;
    case JCT_MARK_SYMBOL:
      describe_symbol (object, mark);
      break;
    case JCT_MARK_TEXT:
      describe_text (object, mark);
      break;
    case JCT_MARK_RECT:
    default:
      break;
    }
  return object;
}

char *
jct_scene_describe (const JctScene *scene)
{
  json_t *root, *marks;
  char *dumped, *text;

  g_return_val_if_fail (scene != NULL, NULL);

  root = json_object ();
  marks = json_array ();
  json_object_set_new (root, "width", length (jct_scene_get_width (scene)));
  json_object_set_new (root, "height", length (jct_scene_get_height (scene)));
  json_object_set_new (root, "font", string (jct_scene_get_font (scene)));
  json_object_set_new (root, "plot", rect (jct_scene_get_plot (scene)));
  for (guint i = 0; i < jct_scene_get_n (scene); i++)
    json_array_append_new (marks, describe_mark (scene, jct_scene_get (scene, i)));
  json_object_set_new (root, "marks", marks);

  /* Jansson's allocator may not be GLib's. */
  dumped = json_dumps (root, JSON_INDENT (1) | JSON_REAL_PRECISION (15));
  text = g_strdup (dumped);
  free (dumped);
  json_decref (root);
  return text;
}
