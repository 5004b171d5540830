/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a window shows while nothing is open: the datasets that come with the program, recent files, a button to open
 * another one.
 *
 * Signal "open-file" (GFile): a dataset or a recent file was activated. The button activates "win.open".
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define JCT_TYPE_START_PAGE (jct_start_page_get_type ())
G_DECLARE_FINAL_TYPE (JctStartPage, jct_start_page, JCT, START_PAGE, GtkWidget)

GtkWidget *jct_start_page_new           (void);
/* Lists the datasets of the folder; NULL, or a folder that is not there: no such list. */
void       jct_start_page_set_datasets  (JctStartPage *self, const char *folder);

G_END_DECLS
