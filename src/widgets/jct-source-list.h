/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Sources, folded under their number: title, publisher and date of each, and a button that opens its address where
 * that is one that may be opened.
 */
#pragma once

#include <adwaita.h>

#include "model/jct-document.h"

G_BEGIN_DECLS

#define JCT_TYPE_SOURCE_LIST (jct_source_list_get_type ())
G_DECLARE_FINAL_TYPE (JctSourceList, jct_source_list, JCT, SOURCE_LIST, AdwBin)

GtkWidget *jct_source_list_new      (void);
/* `keys` (nullable): zero-terminated; a key that the document does not have is shown as it is. Without keys it hides
 * itself. */
void       jct_source_list_set_keys (JctSourceList *self, JctDocument *document, const char *const *keys);
/* All of the document's, up to a number that can be read. */
void       jct_source_list_set_all  (JctSourceList *self, JctDocument *document);
/* Shows the sources themselves, and not only how many there are. */
void       jct_source_list_unfold   (JctSourceList *self);

/* "Associated Press, 9 May 2024"; NULL where neither is known. (transfer full) (nullable) */
char      *jct_source_dup_publication (const JctSource *source);

G_END_DECLS
