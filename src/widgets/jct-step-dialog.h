/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Any step of a story's slides, on paper, in a file or on the clipboard: which slide, which step or all of them, which look,
 * with names or without; and how that looks. What is printed, saved and copied is what is seen.
 *
 * Signal "told" (text): what was done.
 */
#pragma once

#include <adwaita.h>

#include "chart/jct-story-export.h"

G_BEGIN_DECLS

#define JCT_TYPE_STEP_DIALOG (jct_step_dialog_get_type ())
G_DECLARE_FINAL_TYPE (JctStepDialog, jct_step_dialog, JCT, STEP_DIALOG, AdwWindow)

/* The story (copied) has slides; the dialog begins with that one (from 0) and that step of it (from 0; past the end: the
 * last). `settings` (nullable): keep printer, paper and the last folder. */
JctStepDialog *jct_step_dialog_new            (GtkWindow *parent, JctDocument *document, const JctStory *story,
                                               guint slide, guint step, GSettings *settings);
/* As if the person chose: the step from 0, past the last one all of them. */
void           jct_step_dialog_set_slide      (JctStepDialog *self, guint slide);
void           jct_step_dialog_set_step       (JctStepDialog *self, guint step);
void           jct_step_dialog_set_anonymous  (JctStepDialog *self, gboolean anonymous);
/* What is seen, in their order (element-type JctSlideSheet); NULL while it is computed. (transfer none) (nullable) */
GPtrArray     *jct_step_dialog_get_sheets     (JctStepDialog *self);
/* As the buttons; nothing while there is nothing to be seen. */
gboolean       jct_step_dialog_print          (JctStepDialog *self, GtkPrintOperationAction action, const char *path);
void           jct_step_dialog_save           (JctStepDialog *self, GFile *chosen); /* NULL: asks where to */
void           jct_step_dialog_copy           (JctStepDialog *self);

G_END_DECLS
