/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figure on its way from one picture to another. */
#include "config.h"

#include <string.h>

#include "io/jct-reader.h"
#include "wait-until.h"
#include "widgets/jct-figure-view.h"
#include "widgets/jct-widgets.h"

#define FIRST "china-detail-bp-southwest"
#define SECOND "china-detail-all-nationwide"

typedef struct
{
  JctViewState *state;
  GtkWidget *window;
  JctFigureView *figure;
} Fixture;

static void
set_motion (gboolean enabled)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", enabled, NULL);
}

static gboolean
count_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  guint *n = data;

  return --*n > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* Until what was asked for is laid out and drawn. */
static void
wait_for_frames (Fixture *fixture)
{
  guint n = 3;

  gtk_widget_add_tick_callback (fixture->window, count_tick_cb, &n, NULL);
  WAIT_UNTIL (n == 0);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (g_getenv ("JUNCTURE_DATADIR"), "datasets",
                                            "us-china-repatriation.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (JctDocument) document = jct_document_load (file, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  set_motion (FALSE);
  fixture->state = jct_view_state_new ();
  jct_view_state_set_document (fixture->state, document);
  jct_view_state_set_definition (fixture->state, FIRST);
  fixture->figure = JCT_FIGURE_VIEW (jct_figure_view_new (fixture->state));
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 640);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->figure));
  gtk_window_present (GTK_WINDOW (fixture->window));
  WAIT_UNTIL (jct_figure_view_get_figure (fixture->figure) != NULL);
  wait_for_frames (fixture);
  set_motion (TRUE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gpointer window = fixture->window;

  if (window != NULL)
    {
      g_object_add_weak_pointer (window, &window);
      gtk_window_destroy (window);
      WAIT_UNTIL (window == NULL);
    }
  g_object_unref (fixture->state);
  set_motion (FALSE);
}

/* What the figure paints, as pixels. */
static GBytes *
take_picture (Fixture *fixture)
{
  GtkWidget *widget = GTK_WIDGET (fixture->figure);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);

  GTK_WIDGET_GET_CLASS (widget)->snapshot (widget, snapshot);
  GskRenderNode *node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  if (node != NULL)
    gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  GBytes *bytes = g_bytes_new (cairo_image_surface_get_data (surface),
                               (gsize) cairo_image_surface_get_stride (surface) * (gsize) height);
  cairo_surface_destroy (surface);
  g_clear_pointer (&node, gsk_render_node_unref);
  return bytes;
}

/* The picture of another definition, which nothing leads to; then the first is shown again. */
static GBytes *
take_plain_picture (Fixture *fixture, const char *definition)
{
  set_motion (FALSE);
  jct_view_state_set_definition (fixture->state, definition);
  wait_for_frames (fixture);
  GBytes *picture = take_picture (fixture);
  jct_view_state_set_definition (fixture->state, FIRST);
  wait_for_frames (fixture);
  g_assert_false (jct_figure_view_is_moving (fixture->figure));
  set_motion (TRUE);
  return picture;
}

static char *
describe_chart (Fixture *fixture)
{
  return jct_scene_describe (jct_figure_view_get_figure (fixture->figure)->chart);
}

static void
test_definition (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) first = take_picture (fixture);
  g_autoptr (GBytes) second = take_plain_picture (fixture, SECOND);

  jct_view_state_set_definition (fixture->state, SECOND);
  WAIT_UNTIL (jct_figure_view_is_moving (fixture->figure));
  g_autoptr (GBytes) between = take_picture (fixture);
  g_assert_false (g_bytes_equal (between, first));
  g_assert_false (g_bytes_equal (between, second));
  /* What answers to the hand and to readers is there at once. */
  g_autofree char *at_once = describe_chart (fixture);
  WAIT_UNTIL (!jct_figure_view_is_moving (fixture->figure));
  wait_for_frames (fixture);
  g_autofree char *then = describe_chart (fixture);
  g_assert_cmpstr (at_once, ==, then);
  g_autoptr (GBytes) last = take_picture (fixture);
  g_assert_true (g_bytes_equal (last, second));
}

/* A change in the midst of one: from there, to the picture that it leads to. */
static void
test_interrupted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) first = take_picture (fixture);

  jct_view_state_set_definition (fixture->state, SECOND);
  WAIT_UNTIL (jct_figure_view_is_moving (fixture->figure));
  jct_view_state_undo (fixture->state);
  wait_for_frames (fixture);
  WAIT_UNTIL (!jct_figure_view_is_moving (fixture->figure));
  wait_for_frames (fixture);
  g_autoptr (GBytes) last = take_picture (fixture);
  g_assert_true (g_bytes_equal (last, first));
}

static void
test_reduced (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) second = take_plain_picture (fixture, SECOND);
  gboolean moved = FALSE;

  set_motion (FALSE);
  jct_view_state_set_definition (fixture->state, SECOND);
  for (guint i = 0; i < 3; i++)
    {
      wait_for_frames (fixture);
      moved = moved || jct_figure_view_is_moving (fixture->figure);
    }
  g_assert_false (moved);
  g_autoptr (GBytes) last = take_picture (fixture);
  g_assert_true (g_bytes_equal (last, second));
}

/* A hand is followed in the same frame, also in the midst of a change. */
static void
test_hand (Fixture *fixture, gconstpointer data)
{
  JctSpan whole = jct_view_state_get_whole_range (fixture->state);

  jct_view_state_zoom (fixture->state, 2, (whole.start + whole.end) / 2.0);
  wait_for_frames (fixture);
  g_assert_false (jct_figure_view_is_moving (fixture->figure));

  jct_view_state_set_definition (fixture->state, SECOND);
  WAIT_UNTIL (jct_figure_view_is_moving (fixture->figure));
  jct_figure_view_scroll (fixture->figure, 400, 1, 0);
  WAIT_UNTIL (!jct_figure_view_is_moving (fixture->figure));
  g_autoptr (GBytes) then = take_picture (fixture);
  wait_for_frames (fixture);
  g_autoptr (GBytes) last = take_picture (fixture);
  g_assert_true (g_bytes_equal (then, last));
}

/* Undo of what a hand did is a step of its own; so are saved views, and all of the range. */
static void
test_leaps (Fixture *fixture, gconstpointer data)
{
  JctSpan whole = jct_view_state_get_whole_range (fixture->state);

  jct_view_state_zoom (fixture->state, 3, (whole.start + whole.end) / 2.0);
  wait_for_frames (fixture);
  g_assert_false (jct_figure_view_is_moving (fixture->figure));
  jct_view_state_undo (fixture->state);
  WAIT_UNTIL (jct_figure_view_is_moving (fixture->figure));
  WAIT_UNTIL (!jct_figure_view_is_moving (fixture->figure));
  jct_view_state_redo (fixture->state);
  WAIT_UNTIL (jct_figure_view_is_moving (fixture->figure));
  WAIT_UNTIL (!jct_figure_view_is_moving (fixture->figure));
  jct_figure_view_show_all (fixture->figure);
  WAIT_UNTIL (jct_figure_view_is_moving (fixture->figure));
  WAIT_UNTIL (!jct_figure_view_is_moving (fixture->figure));
  jct_view_state_show_saved_view (fixture->state, "fiscal-years");
  WAIT_UNTIL (jct_figure_view_is_moving (fixture->figure));
  WAIT_UNTIL (!jct_figure_view_is_moving (fixture->figure));

  /* Nothing to show: nothing moves, and no later zoom does either. */
  jct_figure_view_show_all (fixture->figure);
  wait_for_frames (fixture);
  g_assert_false (jct_figure_view_is_moving (fixture->figure));
  jct_view_state_zoom (fixture->state, 2, (whole.start + whole.end) / 2.0);
  wait_for_frames (fixture);
  g_assert_false (jct_figure_view_is_moving (fixture->figure));
}

/* Of another size, it goes on, and ends as if it had always had that. */
static void
test_resized (Fixture *fixture, gconstpointer data)
{
  gtk_widget_set_margin_top (GTK_WIDGET (fixture->figure), 20);
  g_autoptr (GBytes) second = take_plain_picture (fixture, SECOND);
  gtk_widget_set_margin_top (GTK_WIDGET (fixture->figure), 0);
  wait_for_frames (fixture);
  g_assert_false (jct_figure_view_is_moving (fixture->figure));

  jct_view_state_set_definition (fixture->state, SECOND);
  WAIT_UNTIL (jct_figure_view_is_moving (fixture->figure));
  gtk_widget_set_margin_top (GTK_WIDGET (fixture->figure), 20);
  WAIT_UNTIL (!jct_figure_view_is_moving (fixture->figure));
  wait_for_frames (fixture);
  g_autoptr (GBytes) last = take_picture (fixture);
  g_assert_true (g_bytes_equal (last, second));
}

/* Nothing is left of it. */
static void
test_closed (Fixture *fixture, gconstpointer data)
{
  jct_view_state_set_definition (fixture->state, SECOND);
  WAIT_UNTIL (jct_figure_view_is_moving (fixture->figure));
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  fixture->window = NULL;
}

static void
test_other_document (Fixture *fixture, gconstpointer data)
{
  jct_view_state_set_definition (fixture->state, SECOND);
  WAIT_UNTIL (jct_figure_view_is_moving (fixture->figure));
  jct_view_state_set_document (fixture->state, NULL);
  g_assert_false (jct_figure_view_is_moving (fixture->figure));
  wait_for_frames (fixture);
  g_assert_null (jct_figure_view_get_figure (fixture->figure));
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();
  jct_widgets_init ();

  ADD ("/motion/definition", test_definition);
  ADD ("/motion/interrupted", test_interrupted);
  ADD ("/motion/reduced", test_reduced);
  ADD ("/motion/hand", test_hand);
  ADD ("/motion/leaps", test_leaps);
  ADD ("/motion/resized", test_resized);
  ADD ("/motion/closed", test_closed);
  ADD ("/motion/other-document", test_other_document);
  return g_test_run ();
}
