/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * At which step each part of a slide appears: 1 is from the start. There is no step at which nothing appears, so that a
 * part that is alone in its step moves past the next ones, and their steps change with it.
 *
 * Signal: "changed" (by the person).
 */
#pragma once

#include <adwaita.h>

#include "model/jct-story.h"

G_BEGIN_DECLS

#define JCT_TYPE_SLIDE_STEPS (jct_slide_steps_get_type ())
G_DECLARE_FINAL_TYPE (JctSlideSteps, jct_slide_steps, JCT, SLIDE_STEPS, AdwBin)

void jct_slide_steps_set_slide (JctSlideSteps *self, const JctSlide *slide);
/* Writes the steps into the slide. */
void jct_slide_steps_apply     (JctSlideSteps *self, JctSlide *slide);
/* As if the person chose it; `part` is one. */
void jct_slide_steps_choose    (JctSlideSteps *self, JctSlideParts part, guint step);

G_END_DECLS
