/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Claims added, changed, duplicated and deleted from their page: edits of the document, each a step of its history. */
#include "config.h"

#include "widgets/jct-claims-page-private.h"

#include <glib/gi18n-lib.h>

#include "widgets/jct-claim-editor.h"

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

static void
saved_cb (JctEditor *editor, const char *id, JctClaimsPage *self)
{
  jct_claims_page_select (self, id);
}

static void
open_editor (JctClaimsPage *self, const JctClaim *claim)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  JctClaimEditor *editor = jct_claim_editor_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                                 jct_panel_get_state (JCT_PANEL (self)), claim);

  g_signal_connect_object (editor, "saved", G_CALLBACK (saved_cb), self, 0);
  gtk_window_present (GTK_WINDOW (editor));
}

/* Of the article whose claims are listed alone, if they are. */
static void
action_add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JctClaimsPage *self = JCT_CLAIMS_PAGE (widget);
  g_autoptr (JctClaim) claim = NULL;

  if (jct_panel_get_document (JCT_PANEL (self)) == NULL)
    return;
  claim = jct_claim_new ();
  claim->verbatim = TRUE;
  if (self->has_source)
    claim->source = g_strdup (self->shown_source);
  open_editor (self, claim);
}

static void
action_edit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JctClaimsPage *self = JCT_CLAIMS_PAGE (widget);
  JctClaimResult *result = jct_claims_page_get_selected (self);

  if (result != NULL)
    open_editor (self, jct_claim_result_get_claim (result));
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
  gtk_widget_class_install_action (widget_class, "claims.add", NULL, action_add);
  gtk_widget_class_install_action (widget_class, "claims.edit", NULL, action_edit);
  gtk_widget_class_install_action (widget_class, "claims.duplicate", NULL, action_duplicate);
  gtk_widget_class_install_action (widget_class, "claims.delete", NULL, action_delete);
}
