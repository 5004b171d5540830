/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How long somebody who presents waits for a key: a story in a presenting window of the screen's size, the whole program
 * on one core. Time on the clock from the key, as the window's controller gets it, until the first frame that answers it
 * is painted and the display has it; the slides on their way to the next one included, as they are drawn meanwhile. Twice:
 * with a rest after each key, as one speaks, and with a key as soon as the one before was answered, as one looks for a
 * slide, when nothing is made ahead yet.
 *
 * usage: bench-present FILE [KEYS]
 */
#include <malloc.h>
#include <sched.h>
#include <stdio.h>

#include "app/jct-present-window.h"
#include "bench/jct-bench.h"
#include "io/jct-reader.h"
#include "widgets/jct-widgets.h"

#define GOAL_MS 100
#define REST_MS 500
/* Of the screen that the bench is given. */
#define WIDTH 1920
#define HEIGHT 1080

typedef enum
{
  AT_REST,
  AT_ONCE,
  N_PACES,
} Pace;

typedef struct
{
  JctDocument *document;
  guint n_keys;
  double *times[N_PACES];
  JctPresentWindow *window;
  JctPresentation *presentation;
  GtkEventController *keys;
  Pace pace;
  guint n_answered;
  gboolean has_started; /* the first slide was painted, which is no answer */
  gboolean is_waiting;  /* for the answer */
  gint64 pressed;       /* µs */
} Run;

/* The controller that catches the window's keys. (transfer none) */
static GtkEventController *
find_keys (GtkWidget *window)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (window);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller)
          && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        return controller;
    }
  g_error ("no controller of keys");
}

static gboolean
close_window (gpointer window)
{
  gtk_window_destroy (window);
  return G_SOURCE_REMOVE;
}

static gboolean
press (gpointer data)
{
  Run *run = data;
  gboolean is_end = jct_presentation_get_screen (run->presentation) == JCT_SCREEN_END;
  gboolean handled = FALSE;

  run->is_waiting = TRUE;
  run->pressed = g_get_monotonic_time ();
  g_signal_emit_by_name (run->keys, "key-pressed", is_end ? GDK_KEY_Home : GDK_KEY_Page_Down, 0, 0,
                         &handled);
  return G_SOURCE_REMOVE;
}

/* Takes the time of an answer; FALSE after the last. */
static gboolean
take_time (Run *run)
{
  gdk_display_sync (gtk_widget_get_display (GTK_WIDGET (run->window)));
  run->times[run->pace][run->n_answered] = (double) (g_get_monotonic_time () - run->pressed) / 1e3;
  if (++run->n_answered < run->n_keys)
    return TRUE;
  run->n_answered = 0;
  run->pace++;
  return run->pace < N_PACES;
}

static void
on_after_paint (GdkFrameClock *clock, Run *run)
{
  JctStage *stage = jct_present_window_get_stage (run->window);

  if (!run->is_waiting || jct_stage_get_frame (stage) == NULL || jct_stage_is_waiting (stage))
    return;
  run->is_waiting = FALSE;
  if (run->has_started && !take_time (run))
    {
      g_idle_add (close_window, run->window);
      return;
    }
  run->has_started = TRUE;
  g_timeout_add (run->pace == AT_REST ? REST_MS : 1, press, run);
}

static void
on_activate (GtkApplication *application, Run *run)
{
  run->presentation
    = jct_presentation_new (run->document, jct_document_get_story (run->document, 0));
  run->window = jct_present_window_new (application, run->presentation, NULL);
  run->keys = find_keys (GTK_WIDGET (run->window));
  run->is_waiting = TRUE;
  gtk_window_set_decorated (GTK_WINDOW (run->window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (run->window), WIDTH, HEIGHT);
  gtk_widget_realize (GTK_WIDGET (run->window));
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (run->window)), "after-paint",
                    G_CALLBACK (on_after_paint), run);
  jct_present_window_start (run->window, -1, NULL);
}

/* This program and its threads on the first core that it may have; the display keeps its own. */
static gboolean
take_one_core (void)
{
  cpu_set_t all, one;

  if (sched_getaffinity (0, sizeof all, &all) != 0)
    return FALSE;
  CPU_ZERO (&one);
  for (int i = 0; i < CPU_SETSIZE; i++)
    if (CPU_ISSET (i, &all))
      {
        CPU_SET (i, &one);
        break;
      }
  return sched_setaffinity (0, sizeof one, &one) == 0;
}

static void
print_result (Run *run)
{
  static const char *const names[] = { "present_key_at_rest_p95", "present_key_at_once_p95" };

  printf ("a key of a presentation at %dx%d on one core, on the clock, %u keys each\n", WIDTH,
          HEIGHT, run->n_keys);
  for (guint pace = 0; pace < N_PACES; pace++)
    {
      double median = jct_bench_median (run->times[pace], run->n_keys);
      double late = run->times[pace][(run->n_keys - 1) * 95 / 100];

      printf ("%s: median %.1f ms, p95 %.1f ms, longest %.1f ms\n",
              pace == AT_REST ? "after a rest" : "at once", median, late,
              run->times[pace][run->n_keys - 1]);
      jct_bench_goal ("present", names[pace], "ms", late, GOAL_MS);
    }
}

int
main (int argc, char **argv)
{
  Run run = { .n_keys = jct_bench_argument (argc, argv, 2, 60, 10000) };
  g_autoptr (GError) error = NULL;

  if (argc < 2 || run.n_keys == 0)
    {
      fprintf (stderr, "usage: %s FILE [KEYS]\n", argv[0]);
      return 2;
    }
#ifdef __GLIBC__
  /* As the application does. */
  mallopt (M_MMAP_THRESHOLD, 32 * 1024 * 1024);
  mallopt (M_TRIM_THRESHOLD, 256 * 1024 * 1024);
#endif
  g_setenv ("GSK_RENDERER", "cairo", TRUE);
  g_setenv ("GDK_DEBUG", "gl-disable", TRUE);
  if (!take_one_core ())
    printf ("the program cannot be kept on one core\n");
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (argv[1]);
  run.document = jct_document_load (file, NULL, NULL, NULL, &error);
  if (run.document == NULL || jct_document_get_n_stories (run.document) == 0)
    {
      fprintf (stderr, "%s\n", error != NULL ? error->message : "no story");
      return 1;
    }
  for (guint pace = 0; pace < N_PACES; pace++)
    run.times[pace] = g_new0 (double, run.n_keys);
  g_autoptr (AdwApplication) application
    = adw_application_new ("org.juncture.Presenting", G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "startup", G_CALLBACK (jct_widgets_init), NULL);
  g_signal_connect (application, "activate", G_CALLBACK (on_activate), &run);
  g_application_run (G_APPLICATION (application), 1, argv);
  if (run.pace == N_PACES)
    print_result (&run);
  g_clear_object (&run.presentation);
  jct_document_unref (run.document);
  for (guint pace = 0; pace < N_PACES; pace++)
    g_free (run.times[pace]);
  return run.pace == N_PACES ? 0 : 1;
}
