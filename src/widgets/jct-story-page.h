/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The Story page: the slides of a story in their order with small pictures of them; the one that is selected as it will be
 * seen, step by step; beside or under it the form in which it is changed. Every change is a step of the document's history.
 *
 * It costs nothing while it is not shown. Pictures are made on another thread, one at a time, and kept until the slide
 * or what it draws of the document changes.
 *
 * Signals: "shown" (the story, the number of the selected slide from 0), "told" (markup: a step that can be undone was made, for a toast), "failed" (heading, message).
 * Actions: story.delete-slide, story.duplicate-slide, story.move-up, story.move-down, story.update-view, story.open-view,
 * story.remove-view, story.new, story.rename, story.duplicate, story.delete; it activates win.page.
 */
#pragma once

#include "widgets/jct-panel.h"

G_BEGIN_DECLS

#define JCT_TYPE_STORY_PAGE (jct_story_page_get_type ())
G_DECLARE_FINAL_TYPE (JctStoryPage, jct_story_page, JCT, STORY_PAGE, JctPanel)

GtkWidget  *jct_story_page_new       (JctViewState *state);
/* The story that is shown; NULL where the document has none. (transfer none) */
const char *jct_story_page_get_story (JctStoryPage *self);
/* The slide that is selected; NULL for none. (transfer none) */
const char *jct_story_page_get_slide (JctStoryPage *self);
/* `slide` (nullable): the first. What the document does not have is left as it is. */
void        jct_story_page_select    (JctStoryPage *self, const char *story, const char *slide);
/* Whether pictures of slides are being made. */
gboolean    jct_story_page_is_busy   (JctStoryPage *self);

/* Which step of the slide is looked at, from 0. */
guint       jct_story_page_get_step    (JctStoryPage *self);

G_END_DECLS
