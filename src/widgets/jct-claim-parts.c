/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-claim-parts.h"

#include <glib/gi18n-lib.h>

#include "analysis/jct-claim-words.h"
#include "widgets/jct-tooltip-text.h"
#include "widgets/jct-wrapped-label.h"

GtkWidget *
jct_claim_working_new (const char *working)
{
  /* An isolate from left to right: a quotient turned round would be another one. */
  g_autofree char *text = g_strdup_printf ("\342\201\246%s\342\201\251", working);
  GtkWidget *label = jct_wrapped_label_new (text, "caption");

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "numeric");
  return label;
}

const char *
jct_claim_verdict_get_style (JctClaimVerdict verdict)
{
  static const char *const styles[JCT_N_CLAIM_VERDICTS]
    = { "claim-holds", "claim-holds-under", "claim-fails", "claim-open" };

  g_return_val_if_fail ((guint) verdict < JCT_N_CLAIM_VERDICTS, NULL);
  return styles[verdict];
}

void
jct_claim_verdict_show (GtkLabel *label, JctClaimVerdict verdict)
{
  /* Translators: a symbol and the verdict that it stands for. */
  g_autofree char *text
    = g_strdup_printf (C_ ("verdict on a claim", "%s %s"), jct_claim_verdict_to_symbol (verdict),
                       jct_claim_verdict_to_label (verdict));

  for (guint i = 0; i < JCT_N_CLAIM_VERDICTS; i++)
    gtk_widget_remove_css_class (GTK_WIDGET (label),
                                 jct_claim_verdict_get_style ((JctClaimVerdict) i));
  gtk_widget_add_css_class (GTK_WIDGET (label), jct_claim_verdict_get_style (verdict));
  jct_set_label_text (label, text);
}

char *
jct_claim_dup_quotation (const JctClaim *claim)
{
  g_return_val_if_fail (claim != NULL, NULL);

  if (!claim->verbatim)
    return g_strdup (claim->text);
  /* Translators: the words of an article, in quotation marks. */
  return g_strdup_printf (C_ ("quotation", "“%s”"), claim->text);
}

char *
jct_claim_dup_source_title (const JctDocument *document, const char *key)
{
  const JctSource *source = key != NULL ? jct_document_find_source (document, key) : NULL;

  if (source != NULL)
    return g_strdup (source->title);
  return g_strdup (key != NULL ? key : C_ ("claims", "Without a source"));
}
