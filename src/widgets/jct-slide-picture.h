/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A slide as a list shows it: its figures, computed on another thread, and a small picture of it, drawn there by the one
 * renderer from the layout of a slide at full size. Immutable, so that it serves until the slide or what it draws of the
 * document changes; a change of words alone keeps the figures and draws anew.
 */
#pragma once

#include <adwaita.h>

#include "chart/jct-slide-layout.h"

G_BEGIN_DECLS

/* px: what a slide is laid out for wherever it is shown small. */
#define JCT_SLIDE_WIDTH 1920.0
#define JCT_SLIDE_HEIGHT 1080.0

typedef struct _JctSlidePicture JctSlidePicture;

JctSlidePicture *jct_slide_picture_ref         (JctSlidePicture *self);
void             jct_slide_picture_unref       (JctSlidePicture *self);

/* `known` (nullable): an earlier picture of the slide, whose figures are taken where they are still the same. The
 * document and the slide are copied or held; a cancellation is an error. */
void             jct_slide_picture_make_async  (JctDocument *document, const JctSlide *slide, JctThemeKind theme,
                                                JctSlidePicture *known, GCancellable *cancellable,
                                                GAsyncReadyCallback callback, gpointer user_data);
/* (transfer full) (nullable) */
JctSlidePicture *jct_slide_picture_make_finish (GAsyncResult *result, GError **error);

/* Whether it is what that slide of the document looks like. */
gboolean         jct_slide_picture_is_of       (JctSlidePicture *self, JctDocument *document, const JctSlide *slide,
                                                JctThemeKind theme);
/* Whether its figures are what that slide shows, whatever its words. */
gboolean         jct_slide_picture_has_figures (JctSlidePicture *self, JctDocument *document, const JctSlide *slide);

/* (transfer none) (nullable): of words alone, and where there is a fault */
const JctSlideFigures *jct_slide_picture_get_figures (JctSlidePicture *self);
/* Why there are no figures, for people; NULL without a fault. */
const char      *jct_slide_picture_get_fault   (JctSlidePicture *self);
/* (transfer none) */
GdkPaintable    *jct_slide_picture_get_icon    (JctSlidePicture *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctSlidePicture, jct_slide_picture_unref)

G_END_DECLS
