/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A text that makes several statements: a row for each, with what these figures say of it. The one that is selected is
 * in the form. Of a new claim's text, those that are ticked become claims; of one that is edited, the one in the form.
 */
#include "config.h"

#include "widgets/jct-claim-editor-private.h"

#include <glib/gi18n-lib.h>

#include "analysis/jct-claim-words.h"
#include "model/jct-document-items.h"

/* Of a row: the box that says whether its statement is taken. */
#define TICK_KEY "jct-claim-tick"

static GtkWidget *
get_row (JctClaimEditor *self, guint i)
{
  return GTK_WIDGET (gtk_list_box_get_row_at_index (self->statements, (int) i));
}

static gboolean
is_taken (JctClaimEditor *self, guint i)
{
  GtkWidget *row = get_row (self, i);
  GtkCheckButton *tick = row != NULL ? g_object_get_data (G_OBJECT (row), TICK_KEY) : NULL;

  return tick == NULL || gtk_check_button_get_active (tick);
}

GPtrArray *
jct_claim_editor_dup_taken (JctClaimEditor *self, const JctClaim *claim, GError **error)
{
  g_autoptr (GPtrArray) taken = g_ptr_array_new_with_free_func ((GDestroyNotify) jct_claim_free);

  /* A claim that is edited stays one. */
  if (self->claims->len == 1 || self->before->id != NULL)
    {
      g_ptr_array_add (taken, jct_claim_copy (claim));
      return g_steal_pointer (&taken);
    }
  for (guint i = 0; i < self->claims->len; i++)
    {
      JctClaim *one;

      if (!is_taken (self, i))
        continue;
      one = jct_claim_copy (i == self->shown ? claim : g_ptr_array_index (self->claims, i));
      jct_claim_editor_set_common (self, one);
      g_ptr_array_add (taken, one);
    }
  if (taken->len > 0)
    return g_steal_pointer (&taken);
  g_set_error_literal (error, JCT_DOCUMENT_ERROR, JCT_DOCUMENT_ERROR_INCOMPLETE,
                       _ ("No statement is ticked; tick those that are to become claims."));
  return NULL;
}

/* ---- rows ---- */

static void
name_row (GtkWidget *row, const JctClaim *claim)
{
  g_autofree char *statement = jct_claim_to_statement (claim);
  GtkWidget *tick = g_object_get_data (G_OBJECT (row), TICK_KEY);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), statement);
  if (tick != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (tick), GTK_ACCESSIBLE_PROPERTY_LABEL, statement,
                                    -1);
}

static void
add_row (JctClaimEditor *self, const JctClaim *claim)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  if (self->before->id == NULL)
    {
      GtkWidget *tick = gtk_check_button_new ();

      gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), TRUE);
      gtk_widget_set_valign (tick, GTK_ALIGN_CENTER);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), tick);
      g_object_set_data (G_OBJECT (row), TICK_KEY, tick);
      g_signal_connect_object (tick, "toggled", G_CALLBACK (jct_editor_changed), self,
                               G_CONNECT_SWAPPED);
    }
  name_row (row, claim);
  gtk_list_box_append (self->statements, row);
}

static void
tell_number (JctClaimEditor *self)
{
  guint n = self->claims->len;
  g_autofree char *words = g_strdup_printf (
    self->before->id == NULL
      ? g_dngettext (
        GETTEXT_PACKAGE,
        "%u statement. What is ticked becomes a claim; what is selected is in the form "
        "below.",
        "%u statements. What is ticked becomes a claim; what is selected is in the form "
        "below.",
        n)
      : g_dngettext (GETTEXT_PACKAGE, "%u statement. What is selected is in the form below.",
                     "%u statements. What is selected is in the form below.", n),
    n);

  adw_preferences_group_set_description (self->statements_group, words);
}

static void
fill_rows (JctClaimEditor *self)
{
  GtkWidget *row;

  self->filling = TRUE;
  while ((row = get_row (self, 0)) != NULL)
    gtk_list_box_remove (self->statements, row);
  if (self->claims->len > 1)
    {
      for (guint i = 0; i < self->claims->len; i++)
        add_row (self, g_ptr_array_index (self->claims, i));
      gtk_list_box_select_row (self->statements, GTK_LIST_BOX_ROW (get_row (self, self->shown)));
      tell_number (self);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->statements_group), self->claims->len > 1);
  self->filling = FALSE;
}

void
jct_claim_editor_show_verdict (JctClaimEditor *self, guint i, JctClaimVerdict verdict)
{
  GtkWidget *row = get_row (self, i);
  g_autofree char *words = NULL;

  if (row == NULL)
    return;
  words
    = g_strdup_printf (C_ ("verdict on a claim", "%s %s"), jct_claim_verdict_to_symbol (verdict),
                       jct_claim_verdict_to_label (verdict));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
}

/* ---- from the text, and from one to another ---- */

void
jct_claim_editor_take_statements (JctClaimEditor *self, const JctClaimSentence *sentence)
{
  const JctClaim *before = self->before;

  g_ptr_array_set_size (self->claims, 0);
  for (guint i = 0; i < sentence->claims->len; i++)
    {
      JctClaim *claim = jct_claim_copy (g_ptr_array_index (sentence->claims, i));

      claim->id = g_strdup (before->id);
      claim->kind_name = g_strdup (before->kind_name);
      claim->qualifier_name = g_strdup (before->qualifier_name);
      g_ptr_array_add (self->claims, claim);
    }
  self->shown = 0;
  jct_claim_editor_fill_form (self, g_ptr_array_index (self->claims, 0));
  fill_rows (self);
}

void
jct_claim_editor_statement_cb (JctClaimEditor *self, GtkListBoxRow *row)
{
  JctClaim *claim;
  guint to;

  if (self->filling || row == NULL)
    return;
  to = (guint) gtk_list_box_row_get_index (row);
  if (to == self->shown)
    return;
  claim = jct_claim_editor_dup_claim (self, NULL);
  /* What is typed and has no meaning yet is not thrown away: the form says what is wrong with it. */
  if (claim == NULL)
    {
      self->filling = TRUE;
      gtk_list_box_select_row (self->statements, GTK_LIST_BOX_ROW (get_row (self, self->shown)));
      self->filling = FALSE;
      jct_editor_changed (JCT_EDITOR (self));
      return;
    }
  jct_claim_free (g_ptr_array_index (self->claims, self->shown));
  g_ptr_array_index (self->claims, self->shown) = claim;
  name_row (get_row (self, self->shown), claim);
  self->shown = to;
  jct_claim_editor_fill_form (self, g_ptr_array_index (self->claims, to));
  jct_editor_changed (JCT_EDITOR (self));
}
