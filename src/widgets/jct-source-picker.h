/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The sources that something cites: a list, from which they are taken, and to which others of the document are added,
 * or new ones.
 *
 * Signal: "changed" (by the person).
 */
#pragma once

#include <adwaita.h>

#include "state/jct-view-state.h"

G_BEGIN_DECLS

#define JCT_TYPE_SOURCE_PICKER (jct_source_picker_get_type ())
G_DECLARE_FINAL_TYPE (JctSourcePicker, jct_source_picker, JCT, SOURCE_PICKER, AdwBin)

/* Before any other call. A key that the document does not list stays, and says so. */
void        jct_source_picker_set_keys (JctSourcePicker *self, JctViewState *state, const char *const *keys);
/* In their order. (transfer full) */
GStrv       jct_source_picker_dup_keys (JctSourcePicker *self);

G_END_DECLS
