/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Takes a picture of the real window in a state worth looking at: opens it as the program does,
 * brings its view state into the state, waits until the frame is painted, and has the whole screen
 * written to a file. One state a program: nothing that one leaves open is in the picture of another.
 *
 * usage: shots FOLDER SUFFIX DATASET BAD-FILE STATE, or shots --list; run by shots.sh on an X server
 * of the size wanted.
 */
#include "config.h"

#include <adwaita.h>
#include <libintl.h>
#include <locale.h>

#include "app/jct-application.h"

#include "shots.h"

#define N_FRAMES 48

static const ShotsState *const lists[]
  = { shots_charts, shots_effects, shots_pages,   shots_provenance,
      shots_edits,  shots_files,   shots_exports, shots_story };

/* Before a file is opened; all other states are of a dataset. */
static const ShotsState start = { "start" };

typedef struct
{
  Shots shots;
  const ShotsState *state;
} Program;

static const ShotsState *
find_state (const char *name)
{
  if (g_str_equal (name, start.name))
    return &start;
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (const ShotsState *state = lists[i]; state->name != NULL; state++)
      if (g_str_equal (state->name, name))
        return state;
  return NULL;
}

static void
print_names (void)
{
  g_print ("%s\n", start.name);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (const ShotsState *state = lists[i]; state->name != NULL; state++)
      g_print ("%s\n", state->name);
}

static void
capture (Program *program)
{
  Shots *shots = &program->shots;
  g_autofree char *name = g_strdup_printf ("%s-%s.png", program->state->name, shots->suffix);
  g_autofree char *path = g_build_filename (shots->folder, name, NULL);
  const char *argv[] = { "import", "-window", "root", path, NULL };
  g_autoptr (GError) error = NULL;
  int status = 0;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL,
                     &status, &error)
      || !g_spawn_check_wait_status (status, &error))
    {
      g_printerr ("%s: %s\n", path, error->message);
      shots->failed = TRUE;
    }
  else
    g_print ("%s\n", path);
  g_application_quit (shots->application);
}

/* Counts painted frames: what has settled after a few dozen of them is what a person sees. */
static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Program *program = data;
  Shots *shots = &program->shots;

  gtk_widget_queue_draw (widget);
  if (jct_window_is_loading (shots->window))
    return G_SOURCE_CONTINUE;
  if (--shots->frames_left == N_FRAMES / 2 && program->state->settled != NULL)
    program->state->settled (shots);
  if (shots->frames_left > 0)
    return G_SOURCE_CONTINUE;
  capture (program);
  return G_SOURCE_REMOVE;
}

static gboolean
on_loading_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Program *program = data;
  Shots *shots = &program->shots;
  JctViewState *state = jct_window_get_state (shots->window);

  gtk_widget_queue_draw (widget);
  if (jct_view_state_get_document (state) == NULL)
    return G_SOURCE_CONTINUE;
  program->state->enter (shots, state);
  shots->frames_left = N_FRAMES;
  gtk_widget_add_tick_callback (widget, on_tick, program, NULL);
  return G_SOURCE_REMOVE;
}

static gboolean
on_start_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Program *program = data;
  Shots *shots = &program->shots;
  g_autoptr (GFile) file = NULL;

  gtk_widget_queue_draw (widget);
  if (--shots->frames_left > 0)
    return G_SOURCE_CONTINUE;
  if (program->state == &start)
    {
      capture (program);
      return G_SOURCE_REMOVE;
    }
  file = g_file_new_for_path (shots->dataset);
  jct_window_open_file (shots->window, file);
  gtk_widget_add_tick_callback (widget, on_loading_tick, program, NULL);
  return G_SOURCE_REMOVE;
}

/* Before the window is built: widgets take their direction from it. */
static void
on_startup (GApplication *application, gpointer data)
{
  if (g_getenv ("JCT_SHOTS_RTL") != NULL)
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
}

static void
on_activated (GApplication *application, gpointer data)
{
  Program *program = data;
  Shots *shots = &program->shots;

  shots->window = JCT_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application)));
  g_assert_nonnull (shots->window);
  if (g_getenv ("JCT_SHOTS_DPI") != NULL)
    g_object_set (gtk_settings_get_default (), "gtk-xft-dpi",
                  1024 * (int) g_ascii_strtoll (g_getenv ("JCT_SHOTS_DPI"), NULL, 10), NULL);
  gtk_window_maximize (GTK_WINDOW (shots->window));
  shots->frames_left = N_FRAMES / 2;
  gtk_widget_add_tick_callback (GTK_WIDGET (shots->window), on_start_tick, program, NULL);
}

int
main (int argc, char *argv[])
{
  Program program = { 0 };

  if (argc == 2 && g_str_equal (argv[1], "--list"))
    {
      print_names ();
      return 0;
    }
  if (argc != 6 || (program.state = find_state (argv[5])) == NULL)
    {
      g_printerr ("usage: %s FOLDER SUFFIX DATASET BAD-FILE STATE\n       %s --list\n", argv[0],
                  argv[0]);
      return 2;
    }
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("JUNCTURE_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  program.shots.folder = argv[1];
  program.shots.suffix = argv[2];
  program.shots.dataset = argv[3];
  program.shots.bad_file = argv[4];
  program.shots.application = G_APPLICATION (jct_application_new ());
  /* One that ends is not asked to do the next one's work. */
  g_application_set_flags (program.shots.application,
                           g_application_get_flags (program.shots.application)
                             | G_APPLICATION_NON_UNIQUE);
  g_signal_connect_after (program.shots.application, "startup", G_CALLBACK (on_startup), &program);
  g_signal_connect_after (program.shots.application, "activate", G_CALLBACK (on_activated),
                          &program);
  g_application_run (program.shots.application, 1, argv);
  g_object_unref (program.shots.application);
  return program.shots.failed ? 1 : 0;
}
