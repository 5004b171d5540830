/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The Data page as it is opened, from the first widget that is made of it to the end of the frame in which it is
 * painted, in a window of 1280x800; and the page as it is shown again. Processor time of the program, beside that of a
 * frame with a blank GtkDrawingArea.
 *
 * usage: bench-page [ROWS [ROUNDS]]
 */
#include <adwaita.h>
#include <malloc.h>
#include <stdio.h>

#include "bench/bench-window.h"
#include "bench/jct-bench.h"
#include "bench/rows-table.h"
#include "widgets/jct-data-page.h"
#include "widgets/jct-widgets.h"

/* A frame. */
#define GOAL_MS 16.7
/* Frames of a turn, so that nothing of it is left to be done. */
#define TURN 4

typedef enum
{
  BLANK,
  OPENED,
  BLANK_AGAIN,
  SHOWN_AGAIN,
  N_TURNS
} Turn;

typedef struct
{
  guint n_rounds, round;
  JctViewState *state;
  GtkWidget *window, *pages, *blank;
  GtkWidget *page; /* (nullable): of this round */
  Turn turn;
  guint frame; /* of this turn */
  double start;
  double *times[N_TURNS];
} Run;

/* Of the page, what it takes to make it counts; the one of the round before goes at a turn that does not. */
static void
start_turn (Run *run)
{
  GtkStack *pages = GTK_STACK (run->pages);

  if (run->turn == BLANK && run->page != NULL)
    gtk_stack_remove (pages, run->page);
  run->frame = 0;
  run->start = jct_bench_cpu_ms ();
  if (run->turn == OPENED)
    {
      run->page = jct_data_page_new (run->state);
      gtk_stack_add_child (pages, run->page);
    }
  gtk_stack_set_visible_child (pages, run->turn == OPENED || run->turn == SHOWN_AGAIN ? run->page
                                                                                      : run->blank);
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
  if (run->frame == 0)
    run->times[run->turn][run->round] = jct_bench_cpu_ms () - run->start;
  if (++run->frame < TURN)
    return;
  run->turn = (run->turn + 1) % N_TURNS;
  run->round += run->turn == BLANK;
  if (run->round < run->n_rounds)
    start_turn (run);
  else
    g_idle_add_full (G_PRIORITY_HIGH, close_window, run->window, NULL);
}

/* Frames follow one another without an end. */
static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  gtk_widget_queue_draw (widget);
  return G_SOURCE_CONTINUE;
}

static void
on_activate (GtkApplication *application, Run *run)
{
  run->pages = gtk_stack_new ();
  run->blank = bench_window_new_blank ();
  gtk_stack_add_child (GTK_STACK (run->pages), run->blank);
  run->window = adw_application_window_new (application);
  gtk_window_set_default_size (GTK_WINDOW (run->window), 1280, 800);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (run->window), run->pages);
  gtk_widget_realize (run->window);
  g_signal_connect (gtk_widget_get_frame_clock (run->window), "after-paint",
                    G_CALLBACK (on_after_paint), run);
  gtk_widget_add_tick_callback (run->window, on_tick, NULL, NULL);
  start_turn (run);
  gtk_window_present (GTK_WINDOW (run->window));
}

static void
print_result (Run *run)
{
  double medians[N_TURNS];

  for (guint turn = 0; turn < N_TURNS; turn++)
    medians[turn] = jct_bench_median (run->times[turn], run->n_rounds);
  printf ("the Data page at 1280x800, medians of %u rounds, processor time\n", run->n_rounds);
  printf ("made and painted %7.2f ms, shown again %7.2f ms, a blank frame %7.2f ms\n",
          medians[OPENED], medians[SHOWN_AGAIN], medians[BLANK_AGAIN]);
  jct_bench_goal ("table", "page_made_and_painted", "ms", medians[OPENED], GOAL_MS);
  jct_bench_goal ("table", "page_shown_again", "ms", medians[SHOWN_AGAIN], GOAL_MS);
}

int
main (int argc, char **argv)
{
  guint n_rows = jct_bench_argument (argc, argv, 1, 10 * 1000 * 1000, JCT_TABLE_MAX_ROWS);
  Run run = { .n_rounds = jct_bench_argument (argc, argv, 2, 9, 1000) };

  if (n_rows == 0 || run.n_rounds == 0)
    {
      fprintf (stderr, "usage: %s [ROWS [ROUNDS]]\n", argv[0]);
      return 2;
    }
#ifdef __GLIBC__
  /* As the application does. */
  mallopt (M_MMAP_THRESHOLD, 32 * 1024 * 1024);
  mallopt (M_TRIM_THRESHOLD, 256 * 1024 * 1024);
#endif
  g_setenv ("GSK_RENDERER", "cairo", TRUE);
  g_setenv ("GDK_DEBUG", "gl-disable", TRUE);
  run.state = bench_window_make_state (rows_make_table (n_rows));
  for (guint turn = 0; turn < N_TURNS; turn++)
    run.times[turn] = g_new0 (double, run.n_rounds);
  g_autoptr (AdwApplication) application
    = adw_application_new ("org.juncture.Page", G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "startup", G_CALLBACK (jct_widgets_init), NULL);
  g_signal_connect (application, "activate", G_CALLBACK (on_activate), &run);
  g_application_run (G_APPLICATION (application), 1, argv);
  if (run.round == run.n_rounds)
    print_result (&run);
  g_clear_object (&run.state);
  for (guint turn = 0; turn < N_TURNS; turn++)
    g_free (run.times[turn]);
  return run.round == run.n_rounds ? 0 : 1;
}
