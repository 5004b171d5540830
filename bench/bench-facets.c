/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A click in a facet, from the change of the view to the painted frame with chart, facets and chips, in a window of
 * 1920x1080, beside a frame of the same window with a blank GtkDrawingArea, by turns. Processor time of the program.
 *
 * usage: bench-facets [ROWS [ROUNDS [FRAMES]]]
 */
#include <adwaita.h>
#include <malloc.h>
#include <stdio.h>

#include "bench/bench-window.h"
#include "bench/jct-bench.h"
#include "bench/linked-table.h"
#include "widgets/jct-explore-page.h"
#include "widgets/jct-widgets.h"

/* Frames before those that count, whenever the page turns. */
#define WARM_UP 6

typedef struct
{
  guint n_rows, n_rounds, n_frames;
  JctViewState *state;
  GtkWidget *window, *pages, *blank;
  double start;
  guint frame; /* of this turn */
  guint round;
  gboolean clicking;
  guint n_clicks;
  double *times;                             /* of this turn */
  double *blank_times, *slow_times, *ratios; /* by round */
  double *click_times;
} Run;

/* One change a frame: through all dimensions, every other click adds a value, and the fifth clears
 * them all. */
static void
click (Run *run)
{
  guint dimension = run->n_clicks / 2 % LINKED_N_DIMENSIONS;
  g_autofree char *name = g_strdup_printf ("d%u", dimension);
  g_autofree char *value = linked_value_name (run->n_clicks % linked_n_values[dimension]);

  if (run->n_clicks % 5 == 4)
    jct_view_state_clear_filter (run->state);
  else
    jct_view_state_toggle_value (run->state, name, value, run->n_clicks % 2 == 1);
  run->n_clicks++;
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Run *run = data;

  if (run->clicking)
    click (run);
  else
    gtk_widget_queue_draw (run->blank);
  return G_SOURCE_CONTINUE;
}

static void
on_before_paint (GdkFrameClock *clock, Run *run)
{
  run->start = jct_bench_cpu_ms ();
}

static void
end_turn (Run *run)
{
  double median = jct_bench_median (run->times, run->n_frames);

  run->frame = 0;
  if (!run->clicking)
    run->blank_times[run->round] = median;
  else
    {
      run->click_times[run->round] = median;
      run->slow_times[run->round] = run->times[(run->n_frames - 1) * 95 / 100];
      run->ratios[run->round] = median / run->blank_times[run->round];
      run->round++;
    }
  run->clicking = !run->clicking;
  gtk_stack_set_visible_child_name (GTK_STACK (run->pages), run->clicking ? "page" : "blank");
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
  if (run->round == run->n_rounds)
    return;
  if (run->frame >= WARM_UP)
    run->times[run->frame - WARM_UP] = jct_bench_cpu_ms () - run->start;
  if (++run->frame == WARM_UP + run->n_frames)
    end_turn (run);
  if (run->round == run->n_rounds)
    g_idle_add_full (G_PRIORITY_HIGH, close_window, run->window, NULL);
}

static void
on_activate (GtkApplication *application, Run *run)
{
  run->state = bench_window_make_state (linked_make_table (run->n_rows));
  run->pages = gtk_stack_new ();
  run->blank = bench_window_new_blank ();
  gtk_stack_add_named (GTK_STACK (run->pages), run->blank, "blank");
  gtk_stack_add_named (GTK_STACK (run->pages), jct_explore_page_new (run->state), "page");

  run->window = adw_application_window_new (application);
  gtk_window_set_default_size (GTK_WINDOW (run->window), 1920, 1080);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (run->window), run->pages);
  gtk_widget_realize (run->window);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (run->window);
  g_signal_connect (clock, "before-paint", G_CALLBACK (on_before_paint), run);
  g_signal_connect (clock, "after-paint", G_CALLBACK (on_after_paint), run);
  gtk_widget_add_tick_callback (run->window, on_tick, run, NULL);
  gtk_window_present (GTK_WINDOW (run->window));
}

static void
on_startup (GtkApplication *application, Run *run)
{
  jct_widgets_init ();
}

static void
print_result (Run *run)
{
  printf ("a click in a facet, %u rows, 1920x1080, medians of %u rounds, processor time\n",
          run->n_rows, run->n_rounds);
  printf ("its frame     %7.2f ms\n", jct_bench_median (run->click_times, run->n_rounds));
  printf ("a blank frame %7.2f ms, ratio %.2f\n",
          jct_bench_median (run->blank_times, run->n_rounds),
          jct_bench_median (run->ratios, run->n_rounds));
  jct_bench_goal ("9", "slow_frame_of_a_facet_click", "ms",
                  jct_bench_median (run->slow_times, run->n_rounds), 16.7);
}

int
main (int argc, char **argv)
{
  Run run = { .n_rows = jct_bench_argument (argc, argv, 1, 68815, 10000000),
              .n_rounds = jct_bench_argument (argc, argv, 2, 9, 1000),
              .n_frames = jct_bench_argument (argc, argv, 3, 30, 1000) };

  if (run.n_rows == 0 || run.n_rounds == 0 || run.n_frames == 0)
    {
      fprintf (stderr, "usage: %s [ROWS [ROUNDS [FRAMES]]]\n", argv[0]);
      return 2;
    }
#ifdef __GLIBC__
  /* As the application does. */
  mallopt (M_MMAP_THRESHOLD, 32 * 1024 * 1024);
  mallopt (M_TRIM_THRESHOLD, 256 * 1024 * 1024);
#endif
  g_setenv ("GSK_RENDERER", "cairo", TRUE);
  g_setenv ("GDK_DEBUG", "gl-disable", TRUE);
  run.times = g_new0 (double, run.n_frames);
  run.blank_times = g_new0 (double, run.n_rounds);
  run.slow_times = g_new0 (double, run.n_rounds);
  run.click_times = g_new0 (double, run.n_rounds);
  run.ratios = g_new0 (double, run.n_rounds);
  g_autoptr (AdwApplication) application
    = adw_application_new ("org.juncture.Facets", G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "startup", G_CALLBACK (on_startup), &run);
  g_signal_connect (application, "activate", G_CALLBACK (on_activate), &run);
  g_application_run (G_APPLICATION (application), 1, argv);
  if (run.round == run.n_rounds)
    print_result (&run);
  g_clear_object (&run.state);
  g_free (run.times);
  g_free (run.blank_times);
  g_free (run.slow_times);
  g_free (run.click_times);
  g_free (run.ratios);
  return run.round == run.n_rounds ? 0 : 1;
}
