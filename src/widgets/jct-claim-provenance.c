/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-claim-provenance.h"

#include <glib/gi18n-lib.h>

#include "analysis/jct-claim-provenance.h"
#include "analysis/jct-claim-words.h"
#include "widgets/jct-panel.h"
#include "widgets/jct-provenance-popover.h"

typedef struct
{
  JctClaimResult *result; /* (owned) */
  guint index;
} Asked;

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  jct_claim_result_unref (asked->result);
  g_free (asked);
}

static JctProvenance *
ask_provenance (gpointer button, JctViewState **state, GError **error)
{
  const Asked *asked = g_object_get_data (button, "jct-asked");
  GtkWidget *panel = gtk_widget_get_ancestor (button, JCT_TYPE_PANEL);

  if (panel == NULL)
    return NULL;
  *state = jct_panel_get_state (JCT_PANEL (panel));
  return jct_claim_provenance_new (asked->result,
                                   jct_claim_result_get_cell (asked->result, asked->index), error);
}

GtkWidget *
jct_claim_provenance_button_new (const JctClaimResult *result, guint index)
{
  const JctClaimCell *cell;
  GtkWidget *button;
  Asked *asked;

  g_return_val_if_fail (result != NULL, NULL);
  g_return_val_if_fail (index < jct_claim_result_get_n_cells (result), NULL);

  cell = jct_claim_result_get_cell (result, index);
  g_autofree char *label = jct_claim_cell_to_label (cell);
  g_autofree char *value = jct_claim_cell_to_value (result, cell);
  asked = g_new (Asked, 1);
  *asked = (Asked){ jct_claim_result_ref ((JctClaimResult *) result), index };
  button = jct_provenance_button_new ();
  /* Translators: the name of a button: a definition and calendar, and the value that they give: "“Border Patrol” in
     fiscal years: 24,048. Where this number comes from". */
  g_autofree char *name
    = g_strdup_printf (C_ ("provenance", "%s: %s. Where this number comes from"), label, value);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "jct-asked", asked, asked_free);
  jct_menu_button_set_provenance (GTK_MENU_BUTTON (button), ask_provenance, button);
  return button;
}
