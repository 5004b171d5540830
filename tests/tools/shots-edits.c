/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dialogs that edit the document, and what is asked before work is lost. */
#include "config.h"

#include "shots.h"

#include "widgets/jct-category-editor.h"
#include "widgets/jct-definition-editor.h"
#include "widgets/jct-figure-view.h"
#include "widgets/jct-recovery-dialog.h"
#include "widgets/jct-source-editor.h"

static void
add_left (GPtrArray *entries, const char *title, const char *file, JctRecoveryOrigin origin)
{
  JctRecoveryEntry *entry = g_new0 (JctRecoveryEntry, 1);

  entry->path = g_strdup ("/home/ana/.local/state/juncture/recovery/1/1.edits");
  entry->title = g_strdup (title);
  entry->origin = g_file_new_for_path (file);
  entry->origin_state = origin;
  entry->time = 1732242300;
  g_ptr_array_add (entries, entry);
}

/* What a program that was killed left behind. */
static void
enter_unsaved (Shots *shots, JctViewState *state)
{
  g_autoptr (GPtrArray) entries
    = g_ptr_array_new_with_free_func ((GDestroyNotify) jct_recovery_entry_free);
  JctRecoveryEntry *damaged = g_new0 (JctRecoveryEntry, 1);

  shots_show_view (state, "opening");
  add_left (entries, "Encounters of Chinese nationals, with the events of the class of 2024",
            "/home/ana/encounters.json", JCT_ORIGIN_SAME);
  add_left (entries, "Reported figures", "/home/ana/reported-figures.json", JCT_ORIGIN_CHANGED);
  damaged->path = g_strdup ("/home/ana/.local/state/juncture/recovery/damaged/4711-1.edits");
  damaged->damage = g_strdup ("4711-1.edits: The unsaved edits are not whole.");
  g_ptr_array_add (entries, damaged);
  gtk_window_present (GTK_WINDOW (jct_recovery_dialog_new (GTK_WINDOW (shots->window), entries)));
}

/* The list of saved views over a changed one; its popover open. */
static void
enter_views (Shots *shots, JctViewState *state)
{
  shots_show_view (state, "halt-2022");
  jct_view_state_save_view (state, "Kept for class: <b>six months</b> each side, with a long name",
                            NULL);
  jct_view_state_set_window (state, 12, JCT_EVENT_PERIOD_INCLUDED);
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.save-view", NULL);
}

static void
enter_edit_event (Shots *shots, JctViewState *state)
{
  shots_show_view (state, "halt-2022");
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.edit-event", "s",
                              jct_view_state_get_view (state)->selected_event);
}

static gboolean
is_date_row (GtkWidget *widget)
{
  return ADW_IS_ENTRY_ROW (widget)
         && g_str_equal (gtk_editable_get_text (GTK_EDITABLE (widget)), "2022-08");
}

static void
type_wrong_date (GtkWidget *widget)
{
  if (is_date_row (widget))
    gtk_editable_set_text (GTK_EDITABLE (widget), "2022-13");
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    type_wrong_date (child);
}

static void
settle_wrong_date (Shots *shots)
{
  type_wrong_date (GTK_WIDGET (shots_find_window (JCT_TYPE_EDITOR)));
}

static void
enter_new_event (Shots *shots, JctViewState *state)
{
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.add-event", "(ss)", "2022-08", "");
}

static void
enter_edit_source (Shots *shots, JctViewState *state)
{
  gtk_window_present (GTK_WINDOW (
    jct_source_editor_new (GTK_WINDOW (shots->window), state,
                           jct_document_get_source (jct_view_state_get_document (state), 0))));
}

static void
enter_edit_category (Shots *shots, JctViewState *state)
{
  gtk_window_present (GTK_WINDOW (
    jct_category_editor_new (GTK_WINDOW (shots->window), state,
                             jct_document_get_category (jct_view_state_get_document (state), 0))));
}

static void
enter_contents (Shots *shots, JctViewState *state)
{
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.edit-contents", NULL);
}

/* The last of the definitions says what is true of all its rows. */
static void
enter_edit_definition (Shots *shots, JctViewState *state)
{
  JctDocument *document = jct_view_state_get_document (state);
  guint n = jct_document_get_n_definitions (document);

  gtk_window_present (
    GTK_WINDOW (jct_definition_editor_new (GTK_WINDOW (shots->window), state,
                                           jct_document_get_definition (document, n - 1))));
}

static void
enter_define (Shots *shots, JctViewState *state)
{
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.define-selection", NULL);
}

static void
open_event_menu (Shots *shots)
{
  JctFigureView *figure
    = JCT_FIGURE_VIEW (shots_find (GTK_WIDGET (shots->window), JCT_TYPE_FIGURE_VIEW));

  jct_figure_view_key (figure, JCT_FIGURE_TIMELINE, GDK_KEY_Menu, 0);
}

static void
enter_event_menu (Shots *shots, JctViewState *state)
{
  shots_show_view (state, "halt-2022");
}

/* A file of our own with an unsaved edit: the mark in the header, and the deleted event that can be brought back. */
static void
enter_edited (Shots *shots, JctViewState *state)
{
  GtkWindow *recovery = shots_find_window (JCT_TYPE_RECOVERY_DIALOG);
  g_autofree char *text = NULL;

  if (recovery != NULL)
    gtk_window_destroy (recovery);
  if (!g_file_get_contents (shots->dataset, &text, NULL, NULL))
    return;
  shots_open_table (shots, "edited-shot.json", text);
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.delete-event", "s",
                              jct_document_get_event (jct_view_state_get_document (state), 0)->id);
}

/* Another program has written the file since. */
static void
enter_conflict (Shots *shots, JctViewState *state)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "edited-shot.json", NULL);

  enter_edited (shots, state);
  g_file_set_contents (path, "{}", -1, NULL);
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.save", NULL);
}

static void
put_note (JctViewState *state, const char *at, const char *text)
{
  g_autoptr (JctAnnotation) note = jct_annotation_new ();

  note->text = g_strdup (text);
  if (jct_annotation_parse_at (at, 10, note))
    jct_view_state_put_note (state, note, NULL);
}

/* Notes on points and on periods, one of them selected. */
static void
enter_notes (Shots *shots, JctViewState *state)
{
  shots_show_view (state, "opening");
  put_note (state, "2023-12", "The highest month of the series: which ports does it count?");
  put_note (state, "2020-04", "Title 42 begins the month before");
  put_note (state, "2022-08/2024-05", "Repatriation cooperation suspended");
  put_note (state, "2024-06", "Look at the days of this month");
  jct_view_state_select_note (state, "note-1");
}

static void
enter_new_note (Shots *shots, JctViewState *state)
{
  enter_notes (shots, state);
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.add-note", "(ss)", "2021-06", "");
}

const ShotsState shots_edits[] = {
  { "unsaved", enter_unsaved },
  { "views", enter_views },
  { "edit-event", enter_edit_event },
  { "new-event", enter_new_event, settle_wrong_date },
  { "edit-source", enter_edit_source },
  { "edit-category", enter_edit_category },
  { "contents", enter_contents },
  { "edit-definition", enter_edit_definition },
  { "define", enter_define },
  { "event-menu", enter_event_menu, open_event_menu },
  { "notes", enter_notes },
  { "new-note", enter_new_note },
  { "edited", enter_edited },
  { "conflict", enter_conflict },
  { 0 },
};
