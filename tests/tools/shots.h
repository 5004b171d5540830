/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The states of the window that are worth a picture, in lists by purpose, and what they share.
 * shots.c opens the window, enters one state and has the screen written; a new state is an entry in
 * the list where it belongs.
 */
#pragma once

#include "app/jct-window.h"

typedef struct
{
  GApplication *application;
  JctWindow *window;
  const char *folder, *suffix, *dataset, *bad_file;
  guint frames_left;
  gboolean failed;
} Shots;

typedef struct
{
  const char *name; /* NULL ends a list */
  void (*enter) (Shots *shots, JctViewState *state);
  void (*settled) (Shots *shots); /* (nullable): once it is painted, and before the picture */
} ShotsState;

extern const ShotsState shots_charts[];  /* views, types of chart, values */
extern const ShotsState shots_effects[]; /* what the numbers did near an event */
extern const ShotsState shots_pages[];   /* claims, data */
extern const ShotsState shots_provenance[]; /* where a number comes from */
extern const ShotsState shots_edits[];   /* dialogs, unsaved work */
extern const ShotsState shots_files[];   /* what is opened */
extern const ShotsState shots_exports[]; /* the ways out */
extern const ShotsState shots_story[];   /* slides */

/* The first widget of a type below root that is shown; NULL without one. */
GtkWidget *shots_find (GtkWidget *root, GType type);

/* The first open window of a type; NULL without one. */
GtkWindow *shots_find_window (GType type);

void shots_show_view (JctViewState *state, const char *id);
void shots_show_page (Shots *shots, const char *page);

/* Opens a file of this name with this text, and waits for it. */
void shots_open_table (Shots *shots, const char *name, const char *text);

/* States that others begin from. */
void shots_enter_halt (Shots *shots, JctViewState *state);
void shots_enter_point (Shots *shots, JctViewState *state);
void shots_enter_empty (Shots *shots, JctViewState *state);
