/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that are opened: with faults, with guesses, beside another, events alone. */
#include "config.h"

#include "shots.h"

#include "io/jct-reader.h"
#include "widgets/jct-import-dialog.h"

/* Another file in the window; unsaved edits of the one before are none of ours. */
static void
open_other (Shots *shots, JctViewState *state, const char *name)
{
  g_autofree char *folder = g_path_get_dirname (shots->dataset);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  JctDocument *before = jct_view_state_get_document (state);

  jct_view_state_mark_saved (state, before);
  jct_window_open_file (shots->window, file);
  while (jct_window_is_loading (shots->window))
    g_main_context_iteration (NULL, TRUE);
}

static void
enter_events_only (Shots *shots, JctViewState *state)
{
  open_other (shots, state, "../../tests/widgets/events-only.json");
}

/* An event of them, and the overview's brush. */
static void
enter_events_event (Shots *shots, JctViewState *state)
{
  const JctDocument *document;

  enter_events_only (shots, state);
  document = jct_view_state_get_document (state);
  jct_view_state_select_event (state, jct_document_get_event (document, 20)->id);
  jct_view_state_set_visible (state, (JctSpan){ 18900, 20100 });
}

/* The figures that articles report, beside the counts. */
static void
enter_beside (Shots *shots, JctViewState *state)
{
  g_autofree char *folder = g_path_get_dirname (shots->dataset);
  g_autofree char *path = g_build_filename (folder, "reported-figures.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (JctDocument) other = jct_document_load (file, NULL, NULL, NULL, NULL);
  g_autoptr (JctView) view = NULL;

  g_assert_nonnull (other);
  view = jct_document_dup_default_view (other);
  shots_show_view (state, "halt-2022");
  jct_view_state_add_beside (state, other, view, NULL);
}

static void
hover_beside (Shots *shots)
{
  JctViewState *state = jct_window_get_state (shots->window);

  jct_view_state_hover_period (state, TRUE, (JctPeriod){ { JCT_PERIOD_MONTH, 1 }, 2024 * 12 });
}

static void
enter_events_data (Shots *shots, JctViewState *state)
{
  enter_events_only (shots, state);
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.page", "s", "data");
}

static void
enter_error (Shots *shots, JctViewState *state)
{
  g_autoptr (GFile) file = g_file_new_for_path (shots->bad_file);

  shots_show_view (state, "opening");
  jct_window_open_file (shots->window, file);
}

#define TABLE                                                                          \
  "Meldetag;Region;Grenzabschnitt;Zahl;Anteil\n03/04/2024;North;Tucson;1.204;12,5 %\n" \
  "04/05/2024;North;San Diego;980;11,0 %\n05/06/2024;South;Del Rio;1.377;14,2 %\n"     \
  "06/07/2024;South;Tucson;1.411;13,9 %\n"

static void
enter_import (Shots *shots, JctViewState *state)
{
  shots_open_table (shots, "import-shot.csv", TABLE);
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.import-options", NULL);
}

/* A file of which nothing says what is the time: what is wrong, and the way to say it. */
static void
enter_hopeless (Shots *shots, JctViewState *state)
{
  shots_open_table (
    shots, "hopeless-shot.csv",
    "reporting unit;how often;where\n\"Week 1\";often;north\n\"Week 2\";seldom;south\n");
}

static void
open_hopeless (Shots *shots)
{
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.import-failed", NULL);
}

static void
enter_guessed (Shots *shots, JctViewState *state)
{
  shots_open_table (shots, "guessed-shot.csv", TABLE);
}

static void
enter_import_error (Shots *shots, JctViewState *state)
{
  enter_import (shots, state);
  jct_import_dialog_set_role (JCT_IMPORT_DIALOG (shots_find_window (JCT_TYPE_IMPORT_DIALOG)), 2,
                              JCT_IMPORT_MEASURE);
}

const ShotsState shots_files[] = {
  { "error", enter_error },
  { "guessed", enter_guessed },
  { "hopeless", enter_hopeless },
  { "import-hopeless", enter_hopeless, open_hopeless },
  { "import", enter_import },
  { "import-error", enter_import_error },
  { "beside", enter_beside, hover_beside },
  { "events-only", enter_events_only },
  { "events-event", enter_events_event },
  { "events-data", enter_events_data },
  { 0 },
};
