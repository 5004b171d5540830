/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The help, in a window of its own: contents and search at the left, a page at the right, back and forward. It shows the
 * pages that are installed for help viewers too (help/C), from the program itself: nothing else needs to be there.
 *
 * It is no transient of another window, and belongs to no group with others, so that it can be read beside a dialog.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define JCT_TYPE_HELP_WINDOW (jct_help_window_get_type ())
G_DECLARE_FINAL_TYPE (JctHelpWindow, jct_help_window, JCT, HELP_WINDOW, AdwWindow)

/* On its first page. */
JctHelpWindow *jct_help_window_new       (void);
/* `target`: "claims" or "claims#tolerances"; the first page in the place of one that there is not. */
void           jct_help_window_show_page (JctHelpWindow *self, const char *target);
/* The id of the page that is shown. */
const char    *jct_help_window_get_page  (JctHelpWindow *self);
/* How many pages or results the list at the left has. */
guint          jct_help_window_get_n_listed (JctHelpWindow *self);

/* Windows of the class show this page of the help at F1. Of windows without the application's own keys: dialogs. */
void           jct_help_add_key          (GtkWidgetClass *widget_class, const char *target);

G_END_DECLS
