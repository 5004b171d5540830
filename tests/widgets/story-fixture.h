/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Story page in real windows of the bundled dataset. */
#pragma once

#include <string.h>

#include "widgets/jct-slide-form.h"
#include "widgets/jct-slide-row.h"
#include "widgets/jct-story-page.h"
#include "window-fixture.h"

#define STORY "lesson"
#define HOSTILE "<b>Q1 & “2”</b> _x %s"

/* The first descendant of the type; NULL for none. */
gpointer        find_type          (gpointer root, GType type);
/* For find_widget(): a label that is seen and has the text. */
gboolean        is_shown_label     (GtkWidget *widget, gconstpointer text);
/* Once its pictures are made. */
JctStoryPage   *open_story_page    (JctWindow *window);
const JctStory *get_story          (JctWindow *window);
/* The list has the slides of the story in their order. */
void            assert_slide_order (JctWindow *window, JctStoryPage *page);
JctSlideRow    *find_slide_row     (JctStoryPage *page, const char *slide);
/* How many there are to undo. */
guint           count_undo_steps   (JctViewState *state);
