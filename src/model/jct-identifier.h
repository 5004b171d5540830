/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ids of what people add to a document: made from a title, in letters that can be read and typed anywhere. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether something of the owner has the id already. */
typedef gboolean (*JctIsTakenFunc) (gconstpointer owner, const char *id);

/* "China suspends…" gives "china-suspends", with a number where that is taken; a title without such letters gives
 * `fallback`. (transfer full) */
char *jct_identifier_new (const char *title, const char *fallback, JctIsTakenFunc is_taken, gconstpointer owner);

G_END_DECLS
