/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What can be said of a slide: headline, text, notes, questions, sources, its figure, its steps, what the class is to draw,
 * whether it has names. What is typed is the slide's at once.
 *
 * Signal: "changed" (by the person; the name of the field, for jct_view_state_type_slide()).
 * Actions that it leaves to the page: story.update-view, story.open-view, story.remove-view.
 */
#pragma once

#include "chart/jct-slide-layout.h"
#include "state/jct-view-state.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define JCT_TYPE_SLIDE_FORM (jct_slide_form_get_type ())
G_DECLARE_FINAL_TYPE (JctSlideForm, jct_slide_form, JCT, SLIDE_FORM, AdwBin)

/* Copies the slide. Where it is what the form says already, cursor and selection stay. */
void            jct_slide_form_set_slide   (JctSlideForm *self, JctViewState *state, const JctSlide *slide);
/* The slide as the form says it. (transfer none) (nullable): before there is one */
const JctSlide *jct_slide_form_get_slide   (JctSlideForm *self);
/* Whose periods can be chosen as the last one seen; NULL for none (yet). Nothing is kept of it. */
void            jct_slide_form_set_figures (JctSlideForm *self, const JctSlideFigures *figures);
void            jct_slide_form_focus       (JctSlideForm *self);

G_END_DECLS
