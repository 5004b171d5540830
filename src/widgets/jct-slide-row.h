/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A slide in the list of its story: number, picture, headline, and marks for what is special about it. It can be dragged to
 * the place of another row, and moved, duplicated and deleted by keys (Alt+Up, Alt+Down, Ctrl+D, Delete), which activate
 * the page's actions.
 *
 * Signal: "dropped" (the id of the slide that was dropped on it).
 */
#pragma once

#include "widgets/jct-slide-picture.h"

G_BEGIN_DECLS

#define JCT_TYPE_SLIDE_ROW (jct_slide_row_get_type ())
G_DECLARE_FINAL_TYPE (JctSlideRow, jct_slide_row, JCT, SLIDE_ROW, GtkListBoxRow)

GtkWidget       *jct_slide_row_new         (void);
/* `number` from 1. Copies the slide. */
void             jct_slide_row_set_slide   (JctSlideRow *self, JctDocument *document, const JctSlide *slide,
                                            guint number);
/* (transfer none) */
const JctSlide  *jct_slide_row_get_slide   (JctSlideRow *self);
/* (transfer none) (nullable): maybe of the slide as it was */
JctSlidePicture *jct_slide_row_get_picture (JctSlideRow *self);
void             jct_slide_row_set_picture (JctSlideRow *self, JctSlidePicture *picture);

G_END_DECLS
