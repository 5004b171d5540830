/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The picture dragged out of the window by a real pointer, and dropped into another program, which gets it as a file of each
 * kind. */
#include "config.h"

#include <string.h>

#include "window-fixture.h"

/* Where the other program's window is put, beside the window of ours. */
#define TARGET_X 1500
#define TARGET_Y 100
/* Each waits for the pointer and the windows to have followed; what has not happened by then never does. */
#define MOST_MOVES 2000

/* ---- the pointer ----------------------------------------------------------------------------- */

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_assert_true (g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, NULL));
  *(gboolean *) data = TRUE;
}

/* The main loop runs meanwhile: it is our window that the pointer moves in. */
static void
point (const char *command)
{
  g_auto (GStrv) arguments = g_strsplit (command, " ", -1);
  g_autoptr (GSubprocess) process
    = g_subprocess_newv ((const char *const *) arguments, G_SUBPROCESS_FLAGS_STDOUT_SILENCE, NULL);
  gboolean done = FALSE;

  g_assert_nonnull (process);
  g_subprocess_wait_check_async (process, NULL, done_cb, &done);
  WAIT_UNTIL (done);
}

/* ---- the grip -------------------------------------------------------------------------------- */

static GtkDragSource *
find_source (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DRAG_SOURCE (controller) && gtk_widget_get_mapped (widget))
        return GTK_DRAG_SOURCE (controller);
    }
  return NULL;
}

static gboolean
is_grip (GtkWidget *widget, gconstpointer data)
{
  return find_source (widget) != NULL;
}

/* Its middle on the screen; the window has no manager and stands in the corner. */
static void
find_middle (GtkWidget *grip, int *x, int *y)
{
  GtkNative *native = gtk_widget_get_native (grip);
  graphene_rect_t bounds;
  double dx, dy;

  g_assert_true (gtk_widget_compute_bounds (grip, GTK_WIDGET (native), &bounds));
  gtk_native_get_surface_transform (native, &dx, &dy);
  *x = (int) (bounds.origin.x + bounds.size.width / 2 + dx);
  *y = (int) (bounds.origin.y + bounds.size.height / 2 + dy);
}

static void
begin_cb (gboolean *begun)
{
  *begun = TRUE;
}

/* ---- the other program ----------------------------------------------------------------------- */

typedef struct
{
  GSubprocess *process;
  GDataInputStream *lines;
  char *last; /* (nullable): what it said */
  gboolean ended;
} Target;

static void read_line (Target *target);

static void
line_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Target *target = data;
  char *line
    = g_data_input_stream_read_line_finish (G_DATA_INPUT_STREAM (source), result, NULL, NULL);

  if (line == NULL)
    {
      target->ended = TRUE;
      return;
    }
  g_free (target->last);
  target->last = line;
  read_line (target);
}

static void
read_line (Target *target)
{
  g_data_input_stream_read_line_async (target->lines, G_PRIORITY_DEFAULT, NULL, line_cb, target);
}

static void
target_start (Target *target, const char *mime_type, const char *path)
{
  g_autofree char *move
    = g_strdup_printf ("xdotool search --sync --name drop-target windowmove --sync %d %d", TARGET_X,
                       TARGET_Y);

  target->process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL,
                                      g_getenv ("JCT_DROP_TARGET"), mime_type, path, NULL);
  g_assert_nonnull (target->process);
  target->lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (target->process));
  read_line (target);
  WAIT_UNTIL (g_strcmp0 (target->last, "ready") == 0);
  point (move);
}

static gboolean
has_said (const Target *target, const char *line)
{
  return g_strcmp0 (target->last, line) == 0;
}

static void
target_stop (Target *target)
{
  g_subprocess_force_exit (target->process);
  WAIT_UNTIL (target->ended);
  g_clear_object (&target->lines);
  g_clear_object (&target->process);
  g_clear_pointer (&target->last, g_free);
}

/* ---- tests ----------------------------------------------------------------------------------- */

/* Of each kind of file, how it begins. */
static const char *const kinds[][2]
  = { { "image/png", "\x89PNG" }, { "image/svg+xml", "<?xml" }, { "text/uri-list", "file://" } };

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  ++*(guint *) data;
  return G_SOURCE_CONTINUE;
}

/* The grip stands where it is said to stand. */
static void
wait_drawn (GtkWidget *grip)
{
  guint n_frames = 0;
  guint tick = gtk_widget_add_tick_callback (grip, tick_cb, &n_frames, NULL);

  WAIT_UNTIL (n_frames > 3 && gtk_widget_get_width (grip) > 0);
  gtk_widget_remove_tick_callback (grip, tick);
}

/* From the grip, a little at a time, until the drag has begun. A press that nobody has seen, of a window that is only
 * coming up, is made again. */
static void
begin_drag (GtkWidget *grip)
{
  GtkDragSource *source = find_source (grip);
  gboolean begun = FALSE;
  int x, y;

  wait_drawn (grip);
  g_signal_connect_swapped (source, "drag-begin", G_CALLBACK (begin_cb), &begun);
  for (guint move = 0; !begun; move++)
    {
      g_assert_cmpuint (move, <, MOST_MOVES);
      if (move % 20 == 0)
        {
          find_middle (grip, &x, &y);
          g_autofree char *press
            = g_strdup_printf ("xdotool mouseup 1 mousemove %d %d mousedown 1", x, y);
          point (press);
        }
      point ("xdotool mousemove_relative 4 4");
    }
  g_signal_handlers_disconnect_by_data (source, &begun);
}

/* Until the other window has seen it. */
static void
move_over (Target *target)
{
  for (guint move = 0; !has_said (target, "over"); move++)
    {
      g_autofree char *command
        = g_strdup_printf ("xdotool mousemove %u %d", TARGET_X + 100 + move % 50, TARGET_Y + 150);

      g_assert_cmpuint (move, <, MOST_MOVES);
      point (command);
    }
}

static void
test_drop (Fixture *fixture, gconstpointer data)
{
  const char *const *kind = data;
  g_autofree char *path = g_build_filename (fixture->folder, "dropped", NULL);
  g_autofree char *xdotool = g_find_program_in_path ("xdotool");
  g_autofree char *content = NULL;
  Target target = { 0 };
  GtkWidget *grip;
  gsize length;

  if (xdotool == NULL)
    {
      g_test_skip ("xdotool is not installed");
      return;
    }
  grip = find_widget (GTK_WIDGET (open_bundled (fixture)), is_grip, NULL);
  g_assert_nonnull (grip);
  target_start (&target, kind[0], path);
  begin_drag (grip);
  move_over (&target);
  point ("xdotool mouseup 1");
  WAIT_UNTIL (!has_said (&target, "over"));
  g_assert_cmpstr (target.last, ==, "dropped");
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_cmpuint (length, >, strlen (kind[1]));
  g_assert_true (memcmp (content, kind[1], strlen (kind[1])) == 0);
  target_stop (&target);
}

int
main (int argc, char **argv)
{
  g_autoptr (JctApplication) application = window_fixture_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *name = g_strconcat ("/drag/", kinds[i][0], NULL);

      g_test_add (name, Fixture, kinds[i], window_fixture_set_up, test_drop,
                  window_fixture_tear_down);
    }
  return g_test_run ();
}
