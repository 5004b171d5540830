/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * "The same rise elsewhere?": a view of one value of a dimension, turned into small multiples of all its values around
 * the same event.
 */
#pragma once

#include "model/jct-document.h"

G_BEGIN_DECLS

/* The dimensions by which a view can be turned: those of its table of which the view (not its definition) lets one
 * value pass where there are others, in the order of the table; names borrowed from the table. Empty without any.
 * (transfer container) */
GPtrArray *jct_view_list_elsewhere (const JctView *view, const JctDocument *document);
/* Split by `dimension`, of which all values pass; the value that passed before in focus. What named the view as a saved
 * one is dropped. FALSE, and nothing changed, where the dimension is none of those above. */
gboolean   jct_view_widen          (JctView *view, const JctDocument *document, const char *dimension);
/*
 * The same; as small multiples, each panel with its own value axis, for what is compared is shape and not size; around
 * the selected event, if there is one: its window and as much again on each side, as far as there are data.
 */
gboolean   jct_view_turn_elsewhere (JctView *view, const JctDocument *document, const char *dimension);
/* The way back: the one value that is in focus, as a line. FALSE, and nothing changed, where the view is no small
 * multiples with a focus. */
gboolean   jct_view_turn_back      (JctView *view, const JctDocument *document);

G_END_DECLS
