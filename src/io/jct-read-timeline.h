/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * TimelineJS JSON (timeline.knightlab.com) as a document of events without a table. Of a slide: the dates as EDTF, the
 * headline as title, the text as summary, both without their HTML; the group as category; the media's address, where it
 * is one of the web, as a source with caption and credit; a date as it is to be displayed, as the note on the date. Eras
 * are events over their time in a category of their own. The title slide names the document.
 *
 * Years before 1: -44 is 44 BCE, as the timelines show it. Times of day are left out, and this is said. Cosmological
 * time is refused.
 */
#pragma once

#include "io/jct-json.h"
#include "model/jct-document.h"

G_BEGIN_DECLS

JctDocument *jct_read_timeline (const JctLoadContext *context, json_t *root, GError **error);

G_END_DECLS
