/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-claim-difference-view.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "analysis/jct-claim-words.h"
#include "widgets/jct-box.h"
#include "widgets/jct-claim-parts.h"
#include "widgets/jct-claim-provenance.h"
#include "widgets/jct-tooltip-text.h"
#include "widgets/jct-widgets.h"
#include "widgets/jct-source-list.h"
#include "widgets/jct-wrapped-label.h"

struct _JctClaimDifferenceView
{
  AdwBin parent_instance;

  /* Template */
  GtkLabel *sentence;
  GtkBox *first;
  GtkBox *second;
};

enum
{
  SHOW,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JctClaimDifferenceView, jct_claim_difference_view, ADW_TYPE_BIN)

static void
clicked_cb (GtkWidget *button, JctClaimDifferenceView *self)
{
  g_signal_emit (self, signals[SHOW], 0, g_object_get_data (G_OBJECT (button), "jct-claim"),
                 GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "jct-cell")));
}

static guint
find_cell (const JctClaimResult *result, const JctClaimCombination *combination)
{
  guint n = jct_claim_result_get_n_cells (result), i;

  for (i = 0; i < n; i++)
    {
      const JctClaimCell *cell = jct_claim_result_get_cell (result, i);

      if (g_str_equal (cell->definition->id, combination->definition->id)
          && cell->calendar == combination->calendar)
        break;
    }
  return i;
}

/* The claim, and what the combination gives for it. */
static GtkWidget *
new_claim (JctClaimDifferenceView *self,
           const JctClaimResult *result,
           const JctClaimCombination *combination)
{
  const JctClaim *claim = jct_claim_result_get_claim (result);
  guint index = combination != NULL ? find_cell (result, combination) : G_MAXUINT;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *button, *row;
  g_autofree char *quotation = jct_claim_dup_quotation (claim);

  if (index >= jct_claim_result_get_n_cells (result))
    return jct_wrapped_label_new (quotation, NULL);

  const JctClaimCell *cell = jct_claim_result_get_cell (result, index);
  JctClaimVerdict verdict = isnan (cell->value) || !cell->complete ? JCT_CLAIM_NOT_CHECKABLE
                            : cell->holds                          ? JCT_CLAIM_HOLDS
                                                                   : JCT_CLAIM_DOES_NOT_HOLD;
  g_autofree char *value = jct_claim_cell_to_value (result, cell);
  g_autofree char *working = jct_claim_cell_to_working (result, cell);
  g_autofree char *outcome = jct_claim_cell_to_outcome (result, cell);
  /* Translators: a symbol, a value that was computed, and what that says of a claim: "✓ 37,153 (holds)". */
  g_autofree char *words = g_strdup_printf (C_ ("claims", "%s %s (%s)"),
                                            jct_claim_verdict_to_symbol (verdict), value, outcome);

  gtk_box_append (GTK_BOX (box), jct_wrapped_label_new (quotation, NULL));
  gtk_box_append (GTK_BOX (box),
                  jct_wrapped_label_new (words, jct_claim_verdict_get_style (verdict)));
  if (working != NULL)
    gtk_box_append (GTK_BOX (box), jct_claim_working_new (working));
  button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  jct_set_tooltip_text (button, C_ ("claims", "Show this comparison in the chart"));
  g_object_set_data_full (G_OBJECT (button), "jct-claim", g_strdup (claim->id), g_free);
  g_object_set_data (G_OBJECT (button), "jct-cell", GUINT_TO_POINTER (index));
  gtk_widget_set_hexpand (button, TRUE);
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), self);
  row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_append (GTK_BOX (row), button);
  gtk_box_append (GTK_BOX (row), jct_claim_provenance_button_new (result, index));
  return row;
}

static void
show_side (JctClaimDifferenceView *self, GtkBox *box, const JctClaimSide *side, int chosen)
{
  const JctClaimCombination *combination
    = chosen >= 0 ? &g_array_index (side->combinations, JctClaimCombination, chosen) : NULL;
  const JctDocument *document
    = jct_claim_result_get_document (g_ptr_array_index (side->results, 0));
  g_autofree char *title = jct_claim_dup_source_title (document, side->source);
  const JctSource *source = jct_document_find_source (document, side->source);
  g_autofree char *publication = source != NULL ? jct_source_dup_publication (source) : NULL;
  g_autofree char *words = NULL;
  GtkWidget *label;

  jct_box_clear (box);
  gtk_box_append (box, jct_wrapped_label_new (title, "heading"));
  if (publication != NULL)
    {
      label = jct_wrapped_label_new (publication, "caption");
      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (box, label);
    }
  if (combination != NULL)
    {
      const JctClaimCell named
        = { .definition = combination->definition, .calendar = combination->calendar };
      words = jct_claim_cell_to_label (&named);
    }
  gtk_box_append (box,
                  jct_wrapped_label_new (words != NULL
                                           ? words
                                           : C_ ("claims",
                                                 "No definition makes all of its claims hold."),
                                         "claim-combination"));
  for (guint i = 0; i < side->results->len; i++)
    gtk_box_append (box, new_claim (self, g_ptr_array_index (side->results, i), combination));
}

void
jct_claim_difference_view_set_difference (JctClaimDifferenceView *self,
                                          const JctClaimDifference *difference)
{
  g_autofree char *sentence = NULL;

  g_return_if_fail (JCT_IS_CLAIM_DIFFERENCE_VIEW (self));
  g_return_if_fail (difference != NULL);

  sentence = jct_claim_difference_to_sentence (difference);
  jct_set_label_text (self->sentence, sentence);
  show_side (self, self->first, &difference->sides[0], difference->chosen[0]);
  show_side (self, self->second, &difference->sides[1], difference->chosen[1]);
}

static void
jct_claim_difference_view_class_init (JctClaimDifferenceViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[SHOW] = g_signal_new ("show-cell", JCT_TYPE_CLAIM_DIFFERENCE_VIEW, G_SIGNAL_RUN_LAST, 0,
                                NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_UINT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               JCT_RESOURCE_BASE "/jct-claim-difference-view.ui");
  gtk_widget_class_bind_template_child (widget_class, JctClaimDifferenceView, sentence);
  gtk_widget_class_bind_template_child (widget_class, JctClaimDifferenceView, first);
  gtk_widget_class_bind_template_child (widget_class, JctClaimDifferenceView, second);
}

static void
jct_claim_difference_view_init (JctClaimDifferenceView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
jct_claim_difference_view_new (void)
{
  return g_object_new (JCT_TYPE_CLAIM_DIFFERENCE_VIEW, NULL);
}
