/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Another program, into which the pointer drops a picture: drop-target MIME-TYPE FILE. It says "ready" when it can be seen,
 * "over" when a drag is over it, and "dropped" when what was dropped is in FILE; or why it is not.
 */
#include <gtk/gtk.h>

typedef struct
{
  const char *mime_type, *path;
  GdkDrop *drop; /* (owned) (nullable) */
} Target;

static void
tell (const char *line)
{
  g_print ("%s\n", line);
}

static void
finish (Target *target, const char *line, GdkDragAction action)
{
  gdk_drop_finish (target->drop, action);
  g_clear_object (&target->drop);
  tell (line);
}

static void
spliced_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (source);
  Target *target = data;
  g_autoptr (GError) error = NULL;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, &error) >= 0
      && g_file_set_contents (target->path, g_memory_output_stream_get_data (memory),
                              (gssize) g_memory_output_stream_get_data_size (memory), &error))
    finish (target, "dropped", GDK_ACTION_COPY);
  else
    finish (target, error->message, 0);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Target *target = data;
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream = gdk_drop_read_finish (GDK_DROP (source), result, NULL, &error);

  if (stream == NULL)
    finish (target, error->message, 0);
  else
    g_output_stream_splice_async (memory, stream,
                                  G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE
                                    | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                  G_PRIORITY_DEFAULT, NULL, spliced_cb, target);
}

static gboolean
drop_cb (GtkDropTargetAsync *controller, GdkDrop *drop, double x, double y, Target *target)
{
  const char *wanted[] = { target->mime_type, NULL };

  g_set_object (&target->drop, drop);
  gdk_drop_read_async (drop, wanted, G_PRIORITY_DEFAULT, NULL, read_cb, target);
  return TRUE;
}

static GdkDragAction
enter_cb (GtkDropTargetAsync *controller, GdkDrop *drop, double x, double y, Target *target)
{
  tell ("over");
  return GDK_ACTION_COPY;
}

static void
map_cb (GtkWidget *widget)
{
  tell ("ready");
}

int
main (int argc, char **argv)
{
  Target target = { 0 };
  GtkWidget *window;
  GtkDropTargetAsync *controller;

  if (argc != 3)
    return 2;
  gtk_init ();
  setvbuf (stdout, NULL, _IOLBF, 0);
  target.mime_type = argv[1];
  target.path = argv[2];
  window = gtk_window_new ();
  controller = gtk_drop_target_async_new (gdk_content_formats_new ((const char *[]){ argv[1] }, 1),
                                          GDK_ACTION_COPY);
  g_signal_connect (controller, "drag-enter", G_CALLBACK (enter_cb), &target);
  g_signal_connect (controller, "drop", G_CALLBACK (drop_cb), &target);
  gtk_widget_add_controller (window, GTK_EVENT_CONTROLLER (controller));
  g_signal_connect (window, "map", G_CALLBACK (map_cb), NULL);
  gtk_window_set_title (GTK_WINDOW (window), "drop-target");
  gtk_window_set_default_size (GTK_WINDOW (window), 300, 300);
  gtk_window_present (GTK_WINDOW (window));
  for (;;)
    g_main_context_iteration (NULL, TRUE);
}
