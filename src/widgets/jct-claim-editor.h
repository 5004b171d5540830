/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The dialog in which a claim is added or changed. What the article says stands first: of a new claim, the rest is
 * filled in from it as it is typed or pasted (model/jct-claim-sentence.h), and what was found is marked in it, until
 * something is changed by hand. A text that makes several statements has a list of them: those that are ticked become
 * claims, as one step of the history. Below, what these figures say of the one in the form, as it stands.
 */
#pragma once

#include "widgets/jct-editor.h"

G_BEGIN_DECLS

#define JCT_TYPE_CLAIM_EDITOR (jct_claim_editor_get_type ())
G_DECLARE_FINAL_TYPE (JctClaimEditor, jct_claim_editor, JCT, CLAIM_EDITOR, JctEditor)

/* `claim`: copied; one without an id is new, and read from its words where it has nothing else. */
JctClaimEditor *jct_claim_editor_new      (GtkWindow *parent, JctViewState *state, const JctClaim *claim);
/* Whether the verdict is being found on another thread. */
gboolean        jct_claim_editor_is_busy  (JctClaimEditor *self);

G_END_DECLS
