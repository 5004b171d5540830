/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the speaker looks at: notes and questions, what is shown and what comes next, where in the story that is, the time
 * of day and how long it has taken. Its keys are those of the presentation.
 */
#pragma once

#include "app/jct-present-window.h"

G_BEGIN_DECLS

#define JCT_TYPE_SPEAKER_WINDOW (jct_speaker_window_get_type ())
G_DECLARE_FINAL_TYPE (JctSpeakerWindow, jct_speaker_window, JCT, SPEAKER_WINDOW, AdwWindow)

/* It goes with `present`. */
GtkWindow *jct_speaker_window_new (JctPresentWindow *present);

/* What was done is told where the speaker looks. (transfer full) */
void jct_speaker_window_add_toast (JctSpeakerWindow *self, AdwToast *toast);

G_END_DECLS
