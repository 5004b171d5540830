/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Offers what a program that was killed left behind: each document with its file, when it was edited last, and what has
 * become of the file since; to be recovered or discarded, or left for the next start. It closes when nothing is left to
 * answer.
 *
 * Signals "recover" and "discard" (JctRecoveryEntry, of the dialog): the person chose so; discarding was confirmed.
 */
#pragma once

#include <adwaita.h>

#include "io/jct-recovery.h"

G_BEGIN_DECLS

#define JCT_TYPE_RECOVERY_DIALOG (jct_recovery_dialog_get_type ())
G_DECLARE_FINAL_TYPE (JctRecoveryDialog, jct_recovery_dialog, JCT, RECOVERY_DIALOG, AdwWindow)

/* `entries` (element-type JctRecoveryEntry), the damaged ones too, which are only named. */
GtkWidget *jct_recovery_dialog_new (GtkWindow *parent, GPtrArray *entries);

G_END_DECLS
