/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the window share. */
#pragma once

#include <adwaita.h>

#include "model/jct-document-items.h"
#include "widgets/jct-contents-window.h"

G_BEGIN_DECLS

typedef enum
{
  LIST_CATEGORIES,
  LIST_SOURCES,
  LIST_DEFINITIONS,
} List;

#define N_LISTS (LIST_DEFINITIONS + 1)

struct _JctContentsWindow
{
  AdwPreferencesWindow parent_instance;

  /* Template */
  AdwPreferencesGroup *categories;
  AdwPreferencesGroup *sources;
  AdwPreferencesGroup *definitions;

  JctViewState *state;      /* (nullable) once disposed of */
  GPtrArray *rows[N_LISTS]; /* of GtkWidget *, borrowed */
};

/* ---- jct-contents-window.c ---- */

/* Why something could not be, or what it has led to. */
void  jct_contents_window_tell             (JctContentsWindow *self, const char *words);
/* "Cited by 3 events, 2 claims"; NULL for by none. (transfer full) (nullable) */
char *jct_citations_dup_words              (const JctCitations *citations);

/* ---- jct-contents-window-delete.c ---- */

void  jct_contents_window_install_deleting (GtkWidgetClass *widget_class);

G_END_DECLS
