/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/jct-scene.h"

#include <jansson.h>
#include <math.h>

#include "model/jct-event.h"

static const JctRole every_role[]
  = { JCT_ROLE_SERIES, JCT_ROLE_POINT, JCT_ROLE_EVENT, JCT_ROLE_EVENT_LABEL, JCT_ROLE_LANE };

static void
test_adds_in_order (void)
{
  g_autoptr (JctScene) scene = jct_scene_new (640, 480);
  const JctMark *mark;

  jct_scene_set_font (scene, "DejaVu Sans");
  jct_scene_add_rect (scene, JCT_ROLE_LANE, "a", (JctRect){ 1, 2, 3, 4 })->radius = 2;
  jct_scene_add_line (scene, JCT_ROLE_GRID, NULL, 10, 20, 5, 20);
  jct_scene_add_symbol (scene, JCT_ROLE_EVENT, "e", 100, 50, JCT_SHAPE_STAR, 10);
  g_assert_cmpuint (jct_scene_get_n (scene), ==, 3);
  g_assert_cmpfloat (jct_scene_get_width (scene), ==, 640);
  g_assert_cmpfloat (jct_scene_get_height (scene), ==, 480);
  g_assert_cmpstr (jct_scene_get_font (scene), ==, "DejaVu Sans");

  mark = jct_scene_get (scene, 0);
  g_assert_cmpint (mark->type, ==, JCT_MARK_RECT);
  g_assert_cmpstr (mark->id, ==, "a");
  g_assert_cmpfloat (mark->radius, ==, 2);
  g_assert_false (mark->has_period);
  mark = jct_scene_get (scene, 1);
  g_assert_null (mark->id);
  g_assert_cmpfloat (mark->bounds.x, ==, 5);
  g_assert_cmpfloat (mark->bounds.width, ==, 5);
  g_assert_cmpfloat (mark->bounds.height, ==, 0);
  mark = jct_scene_get (scene, 2);
  g_assert_cmpfloat (mark->bounds.x, ==, 95);
  g_assert_cmpfloat (mark->bounds.height, ==, 10);
}

static void
test_text_aligns_at_x (void)
{
  g_autoptr (JctScene) scene = jct_scene_new (640, 480);
  const JctMark *start, *middle, *end, *rtl;

  jct_scene_add_text (scene, JCT_ROLE_TITLE, NULL, "Title", 100, 10, JCT_ALIGN_START, 20, TRUE, 0,
                      0);
  jct_scene_add_text (scene, JCT_ROLE_TITLE, NULL, "Title", 100, 10, JCT_ALIGN_MIDDLE, 20, TRUE, 0,
                      0);
  jct_scene_add_text (scene, JCT_ROLE_TITLE, NULL, "Title", 100, 10, JCT_ALIGN_END, 20, TRUE, 0, 0);
  jct_scene_add_text (scene, JCT_ROLE_TITLE, NULL, "عنوان", 100, 10, JCT_ALIGN_START, 20, TRUE, 300,
                      2);
  start = jct_scene_get (scene, 0);
  middle = jct_scene_get (scene, 1);
  end = jct_scene_get (scene, 2);
  rtl = jct_scene_get (scene, 3);
  g_assert_cmpfloat (start->bounds.width, >, 20);
  g_assert_cmpfloat (start->bounds.x, ==, 100);
  g_assert_cmpfloat (start->bounds.y, ==, 10);
  g_assert_cmpfloat_with_epsilon (middle->bounds.x, 100 - start->bounds.width / 2, 1e-9);
  g_assert_cmpfloat_with_epsilon (end->bounds.x + end->bounds.width, 100, 1e-9);
  g_assert_cmpfloat (rtl->bounds.x, ==, 100);
  g_assert_cmpfloat (rtl->bounds.width, <, 200);
}

static void
test_text_is_cleaned (void)
{
  g_autoptr (JctScene) scene = jct_scene_new (640, 480);

  jct_scene_add_text (scene, JCT_ROLE_TITLE, NULL,
                      "a\x01"
                      "b\xff\nc",
                      0, 0, JCT_ALIGN_START, 12, FALSE, 0, 1);
  jct_scene_add_text (scene, JCT_ROLE_TITLE, NULL, NULL, 0, 0, JCT_ALIGN_START, 12, FALSE, 0, 0);
  g_assert_cmpstr (jct_scene_get (scene, 0)->text, ==, "a b\357\277\275 c");
  g_assert_cmpstr (jct_scene_get (scene, 1)->text, ==, "");
}

static void
test_take_shifts_all (void)
{
  g_autoptr (JctScene) scene = jct_scene_new (640, 480);
  JctScene *inner = jct_scene_new (320, 200);
  JctScene *innermost = jct_scene_new (10, 10);
  static const JctPoint points[] = { { 0, 0 }, { 10, 10 } };
  const JctMark *mark;
  JctRect clip;

  jct_scene_set_plot (scene, (JctRect){ 1, 1, 600, 400 });
  jct_scene_add_rect (scene, JCT_ROLE_PLOT, NULL, (JctRect){ 0, 0, 5, 5 })->clip_to_plot = TRUE;

  jct_scene_set_plot (innermost, (JctRect){ 0, 0, 4, 4 });
  jct_scene_add_rect (innermost, JCT_ROLE_LANE, NULL, (JctRect){ 0, 0, 5, 5 })->clip_to_plot = TRUE;
  jct_scene_set_plot (inner, (JctRect){ 10, 10, 300, 100 });
  jct_scene_add_polyline (inner, JCT_ROLE_SERIES, "s", points, 2, NULL, 0)->clip_to_plot = TRUE;
  jct_scene_add_symbol (inner, JCT_ROLE_EVENT, "e", 7, 8, JCT_SHAPE_CIRCLE, 2);
  jct_scene_take (inner, innermost, 100, 100);
  jct_scene_take (scene, inner, 20, 30);

  g_assert_cmpuint (jct_scene_get_n (scene), ==, 4);
  g_assert_true (jct_scene_get_clip (scene, jct_scene_get (scene, 0), &clip));
  g_assert_cmpfloat (clip.width, ==, 600);
  mark = jct_scene_get (scene, 1);
  g_assert_cmpfloat (mark->points[1].x, ==, 30);
  g_assert_cmpfloat (mark->points[1].y, ==, 40);
  g_assert_cmpfloat (mark->bounds.y, ==, 30);
  g_assert_true (jct_scene_get_clip (scene, mark, &clip));
  g_assert_cmpfloat (clip.x, ==, 30);
  g_assert_cmpfloat (clip.y, ==, 40);
  mark = jct_scene_get (scene, 2);
  g_assert_cmpfloat (mark->center.x, ==, 27);
  g_assert_false (jct_scene_get_clip (scene, mark, &clip));
  mark = jct_scene_get (scene, 3);
  g_assert_true (jct_scene_get_clip (scene, mark, &clip));
  g_assert_cmpfloat (clip.x, ==, 120);
  g_assert_cmpfloat (clip.y, ==, 130);
}

static const char *
pick (JctScene *scene, double x, double y, double distance)
{
  const JctMark *mark
    = jct_scene_pick (scene, x, y, every_role, G_N_ELEMENTS (every_role), distance);

  return mark != NULL ? mark->id : NULL;
}

static void
test_pick_nearest (void)
{
  g_autoptr (JctScene) scene = jct_scene_new (640, 480);
  static const JctPoint points[] = { { 0, 0 }, { 100, 0 }, { 100, 100 }, { 200, 100 } };
  static const guint breaks[] = { 2 };

  jct_scene_add_polyline (scene, JCT_ROLE_SERIES, "line", points, 4, breaks, 1);
  jct_scene_add_symbol (scene, JCT_ROLE_EVENT, "below", 300, 100, JCT_SHAPE_CIRCLE, 10);
  jct_scene_add_symbol (scene, JCT_ROLE_EVENT, "above", 302, 100, JCT_SHAPE_CIRCLE, 10);
  jct_scene_add_rect (scene, JCT_ROLE_GRID, "other role", (JctRect){ 0, 0, 640, 480 });

  g_assert_cmpstr (pick (scene, 50, 3, 5), ==, "line");
  g_assert_null (pick (scene, 50, 8, 5));
  /* The break: no line from (100, 0) to (100, 100). */
  g_assert_null (pick (scene, 100, 50, 5));
  g_assert_cmpstr (pick (scene, 150, 103, 5), ==, "line");
  /* Inside both: the one on top. */
  g_assert_cmpstr (pick (scene, 301, 100, 5), ==, "above");
  /* Nearer to the lower one. */
  g_assert_cmpstr (pick (scene, 293, 100, 5), ==, "below");
  g_assert_null (pick (scene, NAN, 100, 5));
}

static void
test_pick_respects_clip (void)
{
  g_autoptr (JctScene) scene = jct_scene_new (640, 480);

  jct_scene_set_plot (scene, (JctRect){ 100, 100, 100, 100 });
  jct_scene_add_line (scene, JCT_ROLE_SERIES, "line", 0, 150, 640, 150)->clip_to_plot = TRUE;
  g_assert_cmpstr (pick (scene, 150, 150, 4), ==, "line");
  g_assert_null (pick (scene, 50, 150, 4));
}

static void
test_pick_filled (void)
{
  g_autoptr (JctScene) scene = jct_scene_new (640, 480);
  static const JctPoint points[] = { { 0, 0 }, { 100, 0 }, { 100, 100 }, { 0, 100 } };
  JctMark *mark = jct_scene_add_polyline (scene, JCT_ROLE_SERIES, "area", points, 4, NULL, 0);

  g_assert_null (pick (scene, 50, 50, 4));
  mark->fill = (JctColor){ 1, 0, 0, 1 };
  g_assert_cmpstr (pick (scene, 50, 50, 4), ==, "area");
}

static double
number_at (json_t *array, gsize index)
{
  return json_number_value (json_array_get (array, index));
}

static void
test_describe (void)
{
  g_autoptr (JctScene) scene = jct_scene_new (640, 480);
  JctPeriod june = { jct_period_kind (JCT_PERIOD_MONTH, 1), 2022 * 12 + 5 };
  g_autofree char *text = NULL, *again = NULL;
  json_t *root, *marks, *mark;
  JctMark *added;

  added = jct_scene_add_symbol (scene, JCT_ROLE_POINT, "China \"quoted\" \xff", 100.123456, 50,
                                JCT_SHAPE_STAR, 10);
  added->has_period = TRUE;
  added->period = june;
  added->value = 291;
  added->fill = (JctColor){ 1, 0.5, 0, 1 };
  jct_scene_add_line (scene, JCT_ROLE_GRID, NULL, NAN, 0, 5, 5);
  text = jct_scene_describe (scene);
  again = jct_scene_describe (scene);
  g_assert_cmpstr (text, ==, again);

  root = json_loads (text, 0, NULL);
  g_assert_nonnull (root);
  g_assert_cmpfloat (json_number_value (json_object_get (root, "width")), ==, 640);
  marks = json_object_get (root, "marks");
  g_assert_cmpuint (json_array_size (marks), ==, 2);
  mark = json_array_get (marks, 0);
  g_assert_cmpstr (json_string_value (json_object_get (mark, "role")), ==, "point");
  g_assert_cmpstr (json_string_value (json_object_get (mark, "type")), ==, "symbol");
  g_assert_cmpstr (json_string_value (json_object_get (mark, "id")), ==,
                   "China \"quoted\" \357\277\275");
  g_assert_cmpstr (json_string_value (json_object_get (mark, "period")), ==, "2022-06");
  g_assert_cmpfloat (json_number_value (json_object_get (mark, "value")), ==, 291);
  g_assert_cmpstr (json_string_value (json_object_get (mark, "fill")), ==, "#ff8000ff");
  g_assert_cmpstr (json_string_value (json_object_get (mark, "shape")), ==, "star");
  g_assert_cmpfloat (number_at (json_object_get (mark, "center"), 0), ==, 100.12);
  mark = json_array_get (marks, 1);
  g_assert_true (
    json_is_null (json_array_get (json_array_get (json_object_get (mark, "points"), 0), 0)));
  json_decref (root);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/order", test_adds_in_order);
  g_test_add_func ("/scene/text-aligns", test_text_aligns_at_x);
  g_test_add_func ("/scene/text-cleaned", test_text_is_cleaned);
  g_test_add_func ("/scene/take", test_take_shifts_all);
  g_test_add_func ("/scene/pick/nearest", test_pick_nearest);
  g_test_add_func ("/scene/pick/clip", test_pick_respects_clip);
  g_test_add_func ("/scene/pick/filled", test_pick_filled);
  g_test_add_func ("/scene/describe", test_describe);
  return g_test_run ();
}
