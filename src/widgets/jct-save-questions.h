/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What dialogs that save a file tell and ask. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The file could not be saved; the message says why. */
void jct_tell_not_saved (GtkWindow *parent, GFile *file, const char *message);

/* Called where the person agrees, as long as `parent` is there. */
typedef void (*JctReplaceFunc) (GtkWindow *parent, GFile *file);

/* Whether the file may be replaced; the message (nullable) says what is lost, else that it is a file of this name. */
void jct_ask_to_replace (GtkWindow *parent, GFile *file, const char *message, JctReplaceFunc replace);

G_END_DECLS
