/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The dialog in which a person says how the picture is to be exported, with the picture as it will be beside it, and
 * where to. What was chosen is remembered once a file is written.
 */
#pragma once

#include <adwaita.h>

#include "widgets/jct-picture.h"

G_BEGIN_DECLS

#define JCT_TYPE_EXPORT_DIALOG (jct_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (JctExportDialog, jct_export_dialog, JCT, EXPORT_DIALOG, AdwWindow)

/* Signal `exported` (GFile): the file is written; the dialog closes afterwards. `remembered` (nullable) has the key
 * "export"; `folder` (nullable) is where the chooser starts. */
JctExportDialog         *jct_export_dialog_new          (GtkWindow *parent, JctPicture *picture, GSettings *remembered,
                                                         GFile *folder);
/* What is chosen at the moment. */
const JctExportSettings *jct_export_dialog_get_settings (JctExportDialog *self);
/* Why there is nothing to export; NULL where there is. */
const char              *jct_export_dialog_get_problem  (JctExportDialog *self);
/* Whether the preview is of what is chosen. */
gboolean                 jct_export_dialog_is_settled   (JctExportDialog *self);
/* Whether a file is being written. */
gboolean                 jct_export_dialog_is_exporting (JctExportDialog *self);
/* What choosing a file does: it gets the ending that it lacks; where that names one that exists, the person is asked. */
void                     jct_export_dialog_export       (JctExportDialog *self, GFile *chosen);
/* What Cancel does while a file is written: nothing is left of it. */
void                     jct_export_dialog_cancel       (JctExportDialog *self);

G_END_DECLS
