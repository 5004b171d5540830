/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Scenes on paper: the dialog, the pages with their preview, and what is remembered of printer and paper. A scene that is
 * not laid out for the page is made as large as the page has room for, and stands in its middle.
 */
#pragma once

#include <gtk/gtk.h>

#include "chart/jct-scene.h"

G_BEGIN_DECLS

/* The scene of a page (from 0) of which width x height px can be printed on; its words (each nullable) receive what they say
 * (transfer full). NULL and the error stop the printing. (transfer full) */
typedef JctScene *(*JctPrintPage) (guint page, double width, double height, gpointer data, char **title,
                                   char **description, GError **error);
/* What went wrong after it was begun; only as long as `parent` is there. */
typedef void (*JctPrintFailed) (GtkWindow *parent, const char *message);

typedef struct
{
  const char *name;         /* of the job; copied */
  guint n_pages;            /* at least 1 */
  JctPrintPage page;
  gpointer data;
  GDestroyNotify destroy;   /* (nullable): of `data`, once nothing is printed any more */
  JctPrintFailed failed;
} JctPrintJob;

/* Takes the job's data, whatever comes of it. `remembered` (nullable): the settings that keep page and printer. `path`: of
 * the PDF where that is the action; else NULL, and the window goes on meanwhile. FALSE and the error where it fails at
 * once. */
gboolean  jct_print_run (GtkWindow *parent, GSettings *remembered, const JctPrintJob *job,
                         GtkPrintOperationAction action, const char *path, GError **error);

G_END_DECLS
