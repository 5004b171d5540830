/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A slide as it will be seen, laid out at full size and drawn smaller, with what leads through its steps; for a slide
 * without names, a switch that shows them.
 */
#pragma once

#include "widgets/jct-slide-picture.h"

G_BEGIN_DECLS

#define JCT_TYPE_SLIDE_VIEW (jct_slide_view_get_type ())
G_DECLARE_FINAL_TYPE (JctSlideView, jct_slide_view, JCT, SLIDE_VIEW, AdwBin)

/* `picture` (nullable): not made yet, or of the slide as it was; its figures are drawn where they are the slide's. NULL
 * for `slide` shows nothing. Copies the slide; another slide than before is shown with all its parts. */
void             jct_slide_view_set_slide (JctSlideView *self, JctDocument *document, const JctSlide *slide,
                                              guint number, guint n_slides, JctSlidePicture *picture);
/* From 0. */
void             jct_slide_view_set_step  (JctSlideView *self, guint step);
guint            jct_slide_view_get_step  (JctSlideView *self);
/* What is drawn; NULL for nothing. (transfer none) */
const JctScene  *jct_slide_view_get_scene (JctSlideView *self);

G_END_DECLS
