/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A slide as a picture of itself: a frame as it was laid out, scaled into the room that there is. Only looked at. */
#pragma once

#include <gtk/gtk.h>

#include "widgets/jct-slide-deck.h"

G_BEGIN_DECLS

#define JCT_TYPE_SLIDE_PREVIEW (jct_slide_preview_get_type ())
G_DECLARE_FINAL_TYPE (JctSlidePreview, jct_slide_preview, JCT, SLIDE_PREVIEW, GtkWidget)

GtkWidget *jct_slide_preview_new (void);
/* NULL: nothing is drawn. */
void jct_slide_preview_set_frame (JctSlidePreview *self, JctSlideFrame *frame);

G_END_DECLS
