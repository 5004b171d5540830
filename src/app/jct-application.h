/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The application: one instance, several windows, one window a file.
 *
 * Uninstalled, JUNCTURE_DATADIR names the folder that holds datasets/, and JUNCTURE_LOCALEDIR the translations.
 */
#pragma once

#include <adwaita.h>

#include "io/jct-recovery.h"

G_BEGIN_DECLS

#define JCT_TYPE_APPLICATION (jct_application_get_type ())
G_DECLARE_FINAL_TYPE (JctApplication, jct_application, JCT, APPLICATION, AdwApplication)

JctApplication *jct_application_new          (void);
/* (nullable) (transfer none): NULL where the settings schema is not installed; the program works without. */
GSettings      *jct_application_get_settings (JctApplication *self);
/* The window in which this very file is open or being opened; NULL if there is none. (transfer none) */
GtkWindow      *jct_application_find_window  (JctApplication *self, GFile *file);
/* A window on its start page, to open something in; a new one where there is none. (transfer none) */
struct _JctWindow *jct_application_get_free_window (JctApplication *self);
/* Where the windows keep their unsaved edits. (transfer none) */
JctRecoveryStore *jct_application_get_recovery_store (JctApplication *self);
/* The folder of the datasets that come with the program. (transfer full) */
char           *jct_dup_datasets_folder      (void);

G_END_DECLS
