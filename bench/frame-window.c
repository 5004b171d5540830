/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One side of bench-frame: a window of 1280x800 that draws so many frames, prints the median and the 95th percentile of
 * their processor time in ms, and ends. A frame lasts from the clock's "before-paint" until the display has answered
 * that it has it; its time is this program's and, where JCT_DISPLAY_SERVER names its process, the display server's.
 * What is drawn: "blank", the least that GTK does, a white GtkDrawingArea; or "figure", a figure that is panned, with an
 * allocator tuned as the application's is.
 *
 * usage: frame-window blank|figure FRAMES POINTS
 */
#include <adwaita.h>
#include <malloc.h>
#include <math.h>
#include <stdio.h>
#include <time.h>

#include "bench/bench-window.h"
#include "bench/jct-bench.h"
#include "widgets/jct-figure-view.h"
#include "widgets/jct-widgets.h"

/* Frames before those that count. */
#define WARM_UP 10

typedef struct
{
  guint n_frames;
  guint n_points;      /* that are shown, of twice as many */
  JctViewState *state; /* (nullable) */
  GtkWidget *window, *child;
  clockid_t server; /* processor time of the display */
  gboolean has_server;
  double start;
  guint frame;
  double *times;
} Run;

static JctDocument *
make_document (guint n)
{
  g_autoptr (JctDocumentBuilder) document = jct_document_builder_new ("json");
  g_autoptr (JctTableBuilder) builder
    = jct_table_builder_new ("walk", jct_period_kind (JCT_PERIOD_DAY, 1));
  guint measure = jct_table_builder_add_measure (builder, "value", "Value", NULL, JCT_MEASURE_REAL);
  g_autoptr (GError) error = NULL;
  guint32 seed = 1;
  double level = 0;

  for (guint i = 0; i < n; i++)
    {
      seed = seed * 1664525u + 1013904223u;
      level += seed / 4294967296.0 - 0.5;
      jct_table_builder_add_row (builder, (gint32) i - 700000);
      jct_table_builder_set_real (builder, measure, level);
    }
  JctTable *table = jct_table_builder_finish (builder, TRUE, NULL, NULL, &error);
  if (table == NULL || !jct_document_builder_take_table (document, table, &error))
    g_error ("%s", error->message);
  JctDocument *made = jct_document_builder_finish (document, &error);
  if (made == NULL)
    g_error ("%s", error->message);
  return made;
}

static GtkWidget *
make_figure (Run *run)
{
  g_autoptr (JctDocument) document = make_document (2 * run->n_points);

  run->state = jct_view_state_new ();
  jct_view_state_set_document (run->state, document);
  jct_view_state_set_period (run->state, JCT_PERIOD_DAY);
  JctSpan whole = jct_view_state_get_whole_range (run->state);
  jct_view_state_set_visible (run->state,
                              (JctSpan){ whole.start, whole.start + (JctDay) run->n_points });
  return jct_figure_view_new (run->state);
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Run *run = data;

  if (run->state != NULL)
    jct_view_state_pan (run->state, (run->frame / 50 % 2 == 0 ? 0.004 : -0.004) * run->n_points);
  else
    gtk_widget_queue_draw (run->child);
  return G_SOURCE_CONTINUE;
}

static void
find_server (Run *run)
{
  const char *text = g_getenv ("JCT_DISPLAY_SERVER");
  guint64 pid;

  run->has_server = text != NULL && g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT32, &pid, NULL)
                    && clock_getcpuclockid ((pid_t) pid, &run->server) == 0;
}

/* Of this program and of the display, when the display has done all that it was asked for. */
static double
cpu_ms (Run *run)
{
  struct timespec now = { 0, 0 };

  gdk_display_sync (gtk_widget_get_display (run->window));
  if (run->has_server)
    clock_gettime (run->server, &now);
  return jct_bench_cpu_ms () + (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static void
on_before_paint (GdkFrameClock *clock, Run *run)
{
  run->start = cpu_ms (run);
}

static gboolean
close_window (gpointer window)
{
  gtk_window_destroy (window);
  return G_SOURCE_REMOVE;
}

static void
on_after_paint (GdkFrameClock *clock, Run *run)
{
  if (run->frame >= WARM_UP && run->frame < WARM_UP + run->n_frames)
    run->times[run->frame - WARM_UP] = cpu_ms (run) - run->start;
  if (++run->frame == WARM_UP + run->n_frames)
    g_idle_add_full (G_PRIORITY_HIGH, close_window, run->window, NULL);
}

static void
on_activate (GtkApplication *application, Run *run)
{
  run->window = adw_application_window_new (application);
  gtk_window_set_default_size (GTK_WINDOW (run->window), 1280, 800);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (run->window), run->child);
  gtk_widget_realize (run->window);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (run->window);
  g_signal_connect (clock, "before-paint", G_CALLBACK (on_before_paint), run);
  g_signal_connect (clock, "after-paint", G_CALLBACK (on_after_paint), run);
  gtk_widget_add_tick_callback (run->child, on_tick, run, NULL);
  gtk_window_present (GTK_WINDOW (run->window));
}

static void
on_startup (GtkApplication *application, Run *run)
{
  jct_widgets_init ();
  run->child = run->n_points > 0 ? make_figure (run) : bench_window_new_blank ();
}

int
main (int argc, char **argv)
{
  Run run = { .n_frames = jct_bench_argument (argc, argv, 2, 0, 10000) };

  if (argc != 4 || run.n_frames == 0)
    return 2;
  if (g_str_equal (argv[1], "figure"))
    {
      run.n_points = jct_bench_argument (argc, argv, 3, 0, 2000000);
#ifdef __GLIBC__
      mallopt (M_MMAP_THRESHOLD, 32 * 1024 * 1024);
      mallopt (M_TRIM_THRESHOLD, 256 * 1024 * 1024);
#endif
    }
  find_server (&run);
  run.times = g_new0 (double, run.n_frames);
  g_autoptr (AdwApplication) application
    = adw_application_new ("org.juncture.Frames", G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "startup", G_CALLBACK (on_startup), &run);
  g_signal_connect (application, "activate", G_CALLBACK (on_activate), &run);
  g_application_run (G_APPLICATION (application), 1, argv);
  double median = jct_bench_median (run.times, run.n_frames);
  printf ("%.4f %.4f\n", median, run.times[(run.n_frames - 1) * 95 / 100]);
  g_clear_object (&run.state);
  g_free (run.times);
  return median > 0 ? 0 : 1;
}
