/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the editor of claims share. */
#pragma once

#include "analysis/jct-claim-check.h"
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
  GtkWidget *place_row;
  GtkSpinButton *place;
  GtkEditable *period;
  GtkLabel *period_reading;
  GtkEditable *baseline;
  GtkLabel *baseline_reading;
  GtkEditable *compared;
  GtkLabel *compared_reading;
  GtkEditable *within;
  GtkLabel *within_reading;
  GtkEditable *subject;
  GtkEditable *measure;
  JctClaimDimensions *dimensions;
  AdwComboRow *event;
  GtkTextBuffer *note;
  AdwPreferencesGroup *statements_group;
  GtkListBox *statements;
  GtkLabel *verdict;
  GtkLabel *sentence;

  JctClaim *before;       /* as it was when the dialog opened */
  GPtrArray *claims;      /* of JctClaim, one at least: the statements of the text, as read or as changed in the form */
  guint shown;            /* the one in the form */
  GtkStringList *sources; /* keys; "" for none */
  GtkStringList *events;  /* ids; "" for none */
  GtkTextTag *marked;     /* what was found in the text; the buffer's */
  GCancellable *checking; /* (nullable): what asks for the verdict */
  gboolean reads;         /* the form follows the text: nothing was changed by hand */
  gboolean filling;
};

/* ---- jct-claim-editor-form.c ----------------------------------------------------------------------------------- */

/* The lists to choose from, once. */
void      jct_claim_editor_fill_choices (JctClaimEditor *self);
/* What a text can say, but for the words themselves and the source. Nothing is told of it. */
void      jct_claim_editor_fill_form    (JctClaimEditor *self, const JctClaim *claim);
/* What no text says, once: whether they are the article's own words, the event, the note. */
void      jct_claim_editor_fill_own     (JctClaimEditor *self, const JctClaim *claim);
/* What was found is marked in the text; what is missing stands below. */
void      jct_claim_editor_show_found   (JctClaimEditor *self, const JctClaimSentence *sentence);
/* What the kind that is chosen has no use for is not asked for. */
void      jct_claim_editor_show_fields  (JctClaimEditor *self);
/* All of a buffer's text. (transfer full) */
char     *jct_claim_editor_dup_words    (GtkTextBuffer *buffer);
gboolean  jct_claim_editor_read_period  (GtkEditable *entry, JctClaimPeriod *period, GError **error);
/* What is in the form; NULL and the error where a number or period is none. (transfer full) */
JctClaim *jct_claim_editor_dup_claim    (JctClaimEditor *self, GError **error);
/* What all statements of the text have in common: the words, the source, the event and the note. */
void      jct_claim_editor_set_common   (JctClaimEditor *self, JctClaim *claim);

/* ---- jct-claim-editor-statements.c ----------------------------------------------------------------------------- */

/* What the text states becomes what the form is about, the first of it to begin with. */
void       jct_claim_editor_take_statements (JctClaimEditor *self, const JctClaimSentence *sentence);
/* Those that saving adds or changes, of JctClaim; `claim` is the one in the form. NULL and the error where none is ticked.
 * (transfer full) */
GPtrArray *jct_claim_editor_dup_taken    (JctClaimEditor *self, const JctClaim *claim, GError **error);
void       jct_claim_editor_show_verdict (JctClaimEditor *self, guint i, JctClaimVerdict verdict);
void       jct_claim_editor_statement_cb (JctClaimEditor *self, GtkListBoxRow *row);

/* ---- jct-claim-editor-verdict.c -------------------------------------------------------------------------------- */

/* Asks about the claim in the form, and the other statements; NULL where there is none to ask about. */
void jct_claim_editor_ask             (JctClaimEditor *self, const JctClaim *claim);
void jct_claim_editor_forget_question (JctClaimEditor *self);

G_END_DECLS
