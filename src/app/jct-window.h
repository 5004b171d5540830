/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A window: a start page until a document is open, then the page that explores it. It knows no statistics: what is
 * shown is in its JctViewState.
 *
 * Opening replaces what is open only when the new document is whole; until then, and when it fails, what was open
 * stays open and untouched.
 */
#pragma once

#include <adwaita.h>

#include "app/jct-application.h"
#include "chart/jct-export.h"
#include "io/jct-recovery.h"
#include "state/jct-view-state.h"

G_BEGIN_DECLS

#define JCT_TYPE_WINDOW (jct_window_get_type ())
G_DECLARE_FINAL_TYPE (JctWindow, jct_window, JCT, WINDOW, AdwApplicationWindow)

JctWindow    *jct_window_new           (JctApplication *application);
/* (transfer none) */
JctViewState *jct_window_get_state     (JctWindow *self);
/* Starts reading; a reading under way is given up. */
void          jct_window_open_file     (JctWindow *self, GFile *file);
/* Presents the window when what is being read is there, so that its first frame shows it; at once where nothing is
 * read, or where that takes long enough for progress to be shown. */
void          jct_window_present_loaded (JctWindow *self);
/* Presents a story of the document (NULL: its first; without stories, what is shown) full screen from a slide on, counted
 * from 0; on the monitor of that number, or with -1 where it was shown last. While a file is read: when it is there. */
void          jct_window_present_story (JctWindow *self, const char *story, guint slide, int monitor);
gboolean      jct_window_is_loading    (JctWindow *self);
/* Nothing is open, nor being opened. */
gboolean      jct_window_is_empty      (JctWindow *self);
/* Whether this very file is open or being opened, by whatever path. */
gboolean      jct_window_has_file      (JctWindow *self, GFile *file);
/* The message that the window shows about what failed last; NULL when it shows none. */
const char   *jct_window_get_error     (JctWindow *self);
/* Saves the document as a Data Package, off the main thread; the file is from then on the window's. The name gets the
 * ending .json where it has none. */
void          jct_window_save_to       (JctWindow *self, GFile *file);
/* Opens what a program that was killed left behind, with its edits unsaved; nothing may be unsaved here. */
void          jct_window_recover       (JctWindow *self, const JctRecoveryEntry *entry);
/* Reads another file in the background and adds its events to the document's. */
void          jct_window_add_events_from (JctWindow *self, GFile *file);
/* Reads another file in the background and shows its figures beside the document's; asks which where there are several. */
void          jct_window_open_beside   (JctWindow *self, GFile *file);
/* Draws what is shown, as it was exported last, and writes it, off the main thread. The callback may be NULL; the window itself tells the
 * person how it went. */
void          jct_window_export_async  (JctWindow *self, JctExportFormat format, GFile *file,
                                        GAsyncReadyCallback callback, gpointer user_data);
gboolean      jct_window_export_finish (JctWindow *self, GAsyncResult *result, GError **error);
/* Prints what is shown, or, with GTK_PRINT_OPERATION_ACTION_EXPORT, writes the printed page to `path` (else NULL). */
gboolean      jct_window_print         (JctWindow *self, GtkPrintOperationAction action, const char *path,
                                        GError **error);

G_END_DECLS
