/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What adding, changing and deleting have in common, whatever the thing is. */
#pragma once

#include "model/jct-document-items.h"
#include "model/jct-identifier.h"

G_BEGIN_DECLS

/* Makes the view fit a version of the document without the thing of that id; TRUE if that changed it. */
typedef gboolean (*JctMendFunc) (JctView *view, const JctDocument *document, const char *id);

/* Sets the error; FALSE. */
gboolean            jct_item_fail         (GError **error, JctDocumentError code, const char *message);
gboolean            jct_item_check_title  (const char *title, GError **error);
gboolean            jct_item_check_length (const char *text, GError **error);
/* At most JCT_ITEM_SHORT_TITLE characters; none at all is fine. */
gboolean            jct_item_check_short_title (const char *text, GError **error);
/* The id that the thing has, or a new one. (transfer full) */
char               *jct_item_choose_id    (const char *id, const char *title, const char *fallback,
                                           JctIsTakenFunc is_taken, const JctDocument *document);
void                jct_item_move         (GPtrArray *items, guint from, guint to);
/* A builder for a version with `parts` replaced, and with them the saved views, and the stories, where a view of theirs named
 * what goes. */
JctDocumentBuilder *jct_item_new_mended   (const JctDocument *document, JctDocumentParts parts, JctMendFunc mend,
                                           const char *id);
/* Copies of the document's stories, for the caller to change. (transfer full) */
GPtrArray          *jct_item_dup_stories  (const JctDocument *document);
/* Takes all of them into the builder of a version. */
void                jct_item_take_stories (JctDocumentBuilder *builder, GPtrArray *stories);
/* Slides of the copies that show a saved view which `views` no longer has show it as their own; TRUE if any does. */
gboolean            jct_item_keep_views   (GPtrArray *stories, const JctDocument *document, GPtrArray *views);

G_END_DECLS
