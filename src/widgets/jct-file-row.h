/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A file in a list: a title, a line or two below it, and, where it has one, its series as a small picture.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define JCT_TYPE_FILE_ROW (jct_file_row_get_type ())
G_DECLARE_FINAL_TYPE (JctFileRow, jct_file_row, JCT, FILE_ROW, AdwPreferencesRow)

GtkWidget *jct_file_row_new          (GFile *file, const char *title, const char *subtitle);
/* (transfer none) */
GFile     *jct_file_row_get_file     (JctFileRow *self);
/* `subtitle` may be NULL. Neither is markup. */
void       jct_file_row_set_text     (JctFileRow *self, const char *title, const char *subtitle);
/* Makes room for the picture, so that nothing moves when it comes. */
void       jct_file_row_add_picture  (JctFileRow *self);
void       jct_file_row_set_picture  (JctFileRow *self, const double *values, gsize n);

/* The file is no longer there: it cannot be opened, only taken off the list (signal "remove"). */
void       jct_file_row_set_gone     (JctFileRow *self);

G_END_DECLS
