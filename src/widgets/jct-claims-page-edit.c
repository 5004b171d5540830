/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Claims duplicated and deleted from their page: edits of the document, each a step of its history. */
#include "config.h"

#include "widgets/jct-claims-page-private.h"

#include <glib/gi18n-lib.h>

/* Plain text of an edit that could not be made. */
static void
show_fault (JctClaimsPage *self, const GError *error)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                              _ ("The Claim Cannot Be Changed"), error->message);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* The same claim once more, to be changed. */
static void
action_duplicate (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JctClaimsPage *self = JCT_CLAIMS_PAGE (widget);
  JctClaimResult *result = jct_claims_page_get_selected (self);
  g_autoptr (JctClaim) copy = NULL;
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;

  if (result == NULL)
    return;
  copy = jct_claim_copy (jct_claim_result_get_claim (result));
  g_clear_pointer (&copy->id, g_free);
  if (!jct_view_state_put_claim (jct_panel_get_state (JCT_PANEL (self)), copy, &id, &error))
    show_fault (self, error);
  else
    jct_claims_page_select (self, id);
}

static void
action_delete (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JctClaimsPage *self = JCT_CLAIMS_PAGE (widget);
  JctClaimResult *result = jct_claims_page_get_selected (self);
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;

  if (result == NULL)
    return;
  id = g_strdup (jct_claim_result_get_claim (result)->id);
  if (!jct_view_state_delete_claim (jct_panel_get_state (JCT_PANEL (self)), id, &error))
    show_fault (self, error);
}

void
jct_claims_page_install_edits (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "claims.duplicate", NULL, action_duplicate);
  gtk_widget_class_install_action (widget_class, "claims.delete", NULL, action_delete);
}
