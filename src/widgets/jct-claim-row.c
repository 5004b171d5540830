/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-claim-row.h"

#include <glib/gi18n-lib.h>

#include "analysis/jct-claim-words.h"
#include "widgets/jct-claim-parts.h"
#include "widgets/jct-source-list.h"
#include "widgets/jct-tooltip-text.h"
#include "widgets/jct-wrapped-label.h"

/* A list beside what matters more asks for no more. */
#define MOST_CHARS 34

struct _JctClaimItem
{
  GObject parent_instance;

  JctClaimResult *result; /* (owned) */
  gboolean is_first;
};

G_DEFINE_FINAL_TYPE (JctClaimItem, jct_claim_item, G_TYPE_OBJECT)

struct _JctClaimRow
{
  AdwBin parent_instance;

  /* Owned by the parent */
  GtkWidget *group;
  GtkLabel *source;
  GtkLabel *publication;
  GtkLabel *symbol;
  GtkLabel *quotation;
  GtkLabel *verdict;
  GtkWidget *paraphrase;
};

G_DEFINE_FINAL_TYPE (JctClaimRow, jct_claim_row, ADW_TYPE_BIN)

static void
jct_claim_item_finalize (GObject *object)
{
  jct_claim_result_unref (JCT_CLAIM_ITEM (object)->result);
  G_OBJECT_CLASS (jct_claim_item_parent_class)->finalize (object);
}

static void
jct_claim_item_class_init (JctClaimItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jct_claim_item_finalize;
}

static void
jct_claim_item_init (JctClaimItem *self)
{
}

JctClaimItem *
jct_claim_item_new (JctClaimResult *result, gboolean is_first)
{
  JctClaimItem *self = g_object_new (JCT_TYPE_CLAIM_ITEM, NULL);

  self->result = jct_claim_result_ref (result);
  self->is_first = is_first;
  return self;
}

const JctClaimResult *
jct_claim_item_get_result (JctClaimItem *self)
{
  g_return_val_if_fail (JCT_IS_CLAIM_ITEM (self), NULL);
  return self->result;
}

/* ---- the row --------------------------------------------------------------------------------- */

static void
jct_claim_row_class_init (JctClaimRowClass *klass)
{
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "claimrow");
}

static GtkLabel *
append_label (GtkWidget *box, const char *style)
{
  GtkWidget *label = jct_wrapped_label_new (NULL, style);

  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
build_group (JctClaimRow *self, GtkWidget *box)
{
  self->group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  gtk_widget_add_css_class (self->group, "claim-group");
  self->source = append_label (self->group, "heading");
  self->publication = append_label (self->group, "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->publication), "dim-label");
  gtk_label_set_max_width_chars (self->source, MOST_CHARS);
  gtk_label_set_max_width_chars (self->publication, MOST_CHARS);
  gtk_box_append (GTK_BOX (box), self->group);
}

static void
jct_claim_row_init (JctClaimRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *entry = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *facts = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  build_group (self, box);
  gtk_widget_add_css_class (entry, "claim-entry");
  self->symbol = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_valign (GTK_WIDGET (self->symbol), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self->symbol), "claim-symbol");
  gtk_box_append (GTK_BOX (entry), GTK_WIDGET (self->symbol));
  gtk_widget_set_hexpand (text, TRUE);
  self->quotation = append_label (text, NULL);
  gtk_label_set_lines (self->quotation, 3);
  gtk_label_set_max_width_chars (self->quotation, MOST_CHARS);
  gtk_label_set_ellipsize (self->quotation, PANGO_ELLIPSIZE_END);
  self->verdict = append_label (facts, "caption");
  gtk_widget_set_hexpand (GTK_WIDGET (self->verdict), TRUE);
  self->paraphrase = gtk_label_new (C_ ("claims", "Paraphrase"));
  gtk_widget_add_css_class (self->paraphrase, "caption");
  gtk_widget_add_css_class (self->paraphrase, "dim-label");
  gtk_widget_set_valign (self->paraphrase, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (facts), self->paraphrase);
  gtk_box_append (GTK_BOX (text), facts);
  gtk_box_append (GTK_BOX (entry), text);
  gtk_box_append (GTK_BOX (box), entry);
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
jct_claim_row_new (void)
{
  return g_object_new (JCT_TYPE_CLAIM_ROW, NULL);
}

static void
show_source (JctClaimRow *self, const JctClaimResult *result, gboolean is_first)
{
  const JctDocument *document = jct_claim_result_get_document (result);
  const char *key = jct_claim_result_get_claim (result)->source;
  const JctSource *source = key != NULL ? jct_document_find_source (document, key) : NULL;
  g_autofree char *title = jct_claim_dup_source_title (document, key);
  g_autofree char *publication = source != NULL ? jct_source_dup_publication (source) : NULL;

  gtk_widget_set_visible (self->group, is_first);
  jct_set_label_text (self->source, title);
  jct_set_label_text (self->publication, publication);
  gtk_widget_set_visible (GTK_WIDGET (self->publication), publication != NULL);
}

void
jct_claim_row_set_item (JctClaimRow *self, JctClaimItem *item)
{
  const JctClaimResult *result;
  JctClaimVerdict verdict;
  g_autofree char *quotation = NULL;

  g_return_if_fail (JCT_IS_CLAIM_ROW (self));
  g_return_if_fail (JCT_IS_CLAIM_ITEM (item));

  result = item->result;
  verdict = jct_claim_result_get_verdict (result);
  quotation = jct_claim_dup_quotation (jct_claim_result_get_claim (result));
  show_source (self, result, item->is_first);
  jct_claim_verdict_show (self->symbol, verdict);
  gtk_label_set_label (self->symbol, jct_claim_verdict_to_symbol (verdict));
  jct_claim_verdict_show (self->verdict, verdict);
  gtk_label_set_label (self->verdict, jct_claim_verdict_to_label (verdict));
  jct_set_label_text (self->quotation, quotation);
  gtk_widget_set_visible (self->paraphrase, !jct_claim_result_get_claim (result)->verbatim);
}
