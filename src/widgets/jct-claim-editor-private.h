/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the editor of claims share. */
#pragma once

#include "model/jct-claim-sentence.h"
#include "widgets/jct-claim-dimensions.h"
#include "widgets/jct-claim-editor.h"

G_BEGIN_DECLS

struct _JctClaimEditor
{
  JctEditor parent_instance;

  /* Template */
  GtkTextBuffer *text;
  GtkLabel *found;
  GtkSwitch *verbatim;
  AdwComboRow *source;
  AdwComboRow *kind;
  AdwComboRow *qualifier;
  GtkEditable *value;
  GtkEditable *value_to;
  GtkWidget *percent_row;
  GtkSwitch *percent;
  AdwComboRow *ratio;
  AdwComboRow *direction;
  GtkWidget *lowest_row;
  GtkSwitch *lowest;
  GtkEditable *period;
  GtkLabel *period_reading;
  GtkEditable *baseline;
  GtkLabel *baseline_reading;
  JctClaimDimensions *dimensions;
  GtkLabel *verdict;
  GtkLabel *sentence;

  JctClaim *before;       /* as it was when the dialog opened */
  GtkStringList *sources; /* keys; "" for none */
  GtkTextTag *marked;     /* what was found in the text; the buffer's */
  GCancellable *checking; /* (nullable): what asks for the verdict */
  gboolean reads;         /* the form follows the text: nothing was changed by hand */
  gboolean filling;
};

/* ---- jct-claim-editor-form.c ----------------------------------------------------------------------------------- */

/* The lists to choose from, once. */
void jct_claim_editor_fill_choices (JctClaimEditor *self);
/* All but the words and the source. Nothing is told of it. */
void jct_claim_editor_fill_form    (JctClaimEditor *self, const JctClaim *claim);
/* What was found is marked in the text; what is missing stands below. */
void jct_claim_editor_show_found   (JctClaimEditor *self, const JctClaimSentence *sentence);
/* What the kind that is chosen has no use for is not asked for. */
void jct_claim_editor_show_fields  (JctClaimEditor *self);

G_END_DECLS
