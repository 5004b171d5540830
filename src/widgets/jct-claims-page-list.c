/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which claims are listed, in which order, and the filters above. */
#include "config.h"

#include "widgets/jct-claims-page-private.h"

#include <glib/gi18n-lib.h>

#include "analysis/jct-claim-words.h"
#include "widgets/jct-claim-parts.h"
#include "widgets/jct-claim-row.h"
#include "widgets/jct-tooltip-text.h"

/* ---- the filters ----------------------------------------------------------------------------- */

/* In the order of their first claims; NULL stands for those without a source. */
static GPtrArray *
find_sources (GPtrArray *results)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < results->len; i++)
    {
      const char *key = jct_claim_result_get_claim (g_ptr_array_index (results, i))->source;

      if (g_hash_table_add (known, (char *) (key != NULL ? key : "")))
        g_ptr_array_add (keys, g_strdup (key));
    }
  return keys;
}

static void
set_entries (GtkDropDown *drop_down, GtkStringList *entries, guint selected)
{
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (entries));
  gtk_drop_down_set_selected (drop_down, selected);
}

static void
fill_verdicts (JctClaimsPage *self, GPtrArray *results)
{
  g_autoptr (GtkStringList) entries = gtk_string_list_new (NULL);
  guint n[JCT_N_CLAIM_VERDICTS] = { 0 }, selected = gtk_drop_down_get_selected (self->verdicts);

  for (guint i = 0; i < results->len; i++)
    n[jct_claim_result_get_verdict (g_ptr_array_index (results, i))]++;
  gtk_string_list_take (entries,
                        g_strdup_printf (C_ ("claims", "All verdicts (%u)"), results->len));
  for (guint i = 0; i < JCT_N_CLAIM_VERDICTS; i++)
    /* Translators: an entry of a filter: a symbol, a verdict, and how many claims have it. */
    gtk_string_list_take (entries,
                          g_strdup_printf (C_ ("claims", "%s %s (%u)"),
                                           jct_claim_verdict_to_symbol ((JctClaimVerdict) i),
                                           jct_claim_verdict_to_label ((JctClaimVerdict) i), n[i]));
  set_entries (self->verdicts, entries, selected == GTK_INVALID_LIST_POSITION ? 0 : selected);
}

static void
fill_sources (JctClaimsPage *self, GPtrArray *results)
{
  g_autoptr (GtkStringList) entries = gtk_string_list_new (NULL);
  guint selected = 0;

  g_clear_pointer (&self->source_keys, g_ptr_array_unref);
  self->source_keys = find_sources (results);
  gtk_string_list_append (entries, C_ ("claims", "All articles"));
  for (guint i = 0; i < self->source_keys->len; i++)
    {
      const char *key = g_ptr_array_index (self->source_keys, i);

      if (key == NULL)
        gtk_string_list_append (entries, C_ ("claims", "Without a source"));
      else
        gtk_string_list_take (entries, jct_claim_source_to_name (jct_claim_result_get_document (
                                                                   g_ptr_array_index (results, 0)),
                                                                 key));
      if (self->has_source && g_strcmp0 (key, self->shown_source) == 0)
        selected = i + 1;
    }
  self->has_source = selected > 0;
  set_entries (self->sources, entries, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->sources), self->source_keys->len > 1);
}

void
jct_claims_page_fill_filters (JctClaimsPage *self)
{
  GPtrArray *results = jct_claim_results_get (self->results);

  if (results == NULL)
    return;
  self->is_filling = TRUE;
  fill_verdicts (self, results);
  fill_sources (self, results);
  self->is_filling = FALSE;
}

/* ---- the list -------------------------------------------------------------------------------- */

static gboolean
contains (const char *text, const char *folded)
{
  g_autofree char *own = text != NULL ? g_utf8_casefold (text, -1) : NULL;

  return own != NULL && strstr (own, folded) != NULL;
}

/* `folded`: "" for anything. */
static gboolean
passes (JctClaimsPage *self, const JctClaimResult *result, const char *folded)
{
  const JctClaim *claim = jct_claim_result_get_claim (result);
  guint verdict = gtk_drop_down_get_selected (self->verdicts);
  g_autofree char *title = NULL;

  if (verdict != GTK_INVALID_LIST_POSITION && verdict > 0
      && jct_claim_result_get_verdict (result) != (JctClaimVerdict) (verdict - 1))
    return FALSE;
  if (self->has_source && g_strcmp0 (claim->source, self->shown_source) != 0)
    return FALSE;
  if (*folded == '\0')
    return TRUE;
  title = jct_claim_dup_source_title (jct_claim_result_get_document (result), claim->source);
  return contains (claim->text, folded) || contains (claim->subject, folded)
         || contains (claim->measure, folded) || contains (claim->note, folded)
         || contains (title, folded);
}

/* One list for each source, in the order of `source_keys`. */
static GPtrArray *
group (JctClaimsPage *self, GPtrArray *results, const char *folded)
{
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *groups = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < self->source_keys->len; i++)
    {
      char *key = g_ptr_array_index (self->source_keys, i);

      g_hash_table_insert (places, key != NULL ? key : (char *) "", GUINT_TO_POINTER (i));
      g_ptr_array_add (groups, g_ptr_array_new ());
    }
  for (guint i = 0; i < results->len; i++)
    {
      JctClaimResult *result = g_ptr_array_index (results, i);
      const char *key = jct_claim_result_get_claim (result)->source;
      gpointer place = g_hash_table_lookup (places, key != NULL ? key : "");

      if (passes (self, result, folded))
        g_ptr_array_add (g_ptr_array_index (groups, GPOINTER_TO_UINT (place)), result);
    }
  return groups;
}

static void
show_count (JctClaimsPage *self, guint n_all)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  g_autofree char *text
    = n == n_all ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u claim", "%u claims", n), n)
                 /* Translators: how many claims pass the filters: "3 of 32 claims". */
                 : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of %u claim",
                                                 "%u of %u claims", n_all),
                                    n, n_all);

  jct_set_label_text (self->count, text);
}

static guint
find_position (JctClaimsPage *self, const char *id)
{
  for (guint i = 0; id != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (JctClaimItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (g_strcmp0 (jct_claim_result_get_claim (jct_claim_item_get_result (item))->id, id) == 0)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

void
jct_claims_page_scroll (JctClaimsPage *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

void
jct_claims_page_fill (JctClaimsPage *self)
{
  GPtrArray *results = jct_claim_results_get (self->results);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *folded
    = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);
  g_autoptr (GPtrArray) groups = NULL;

  if (results == NULL || self->source_keys == NULL)
    return;
  groups = group (self, results, folded);
  for (guint i = 0; i < groups->len; i++)
    {
      GPtrArray *claims = g_ptr_array_index (groups, i);

      for (guint k = 0; k < claims->len; k++)
        g_ptr_array_add (items, jct_claim_item_new (g_ptr_array_index (claims, k), k == 0));
    }
  self->is_filling = TRUE;
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       items->pdata, items->len);
  gtk_single_selection_set_selected (self->selection, find_position (self, self->selected));
  self->is_filling = FALSE;
  gtk_stack_set_visible_child_name (self->lists, items->len > 0 ? "list" : "nothing");
  show_count (self, results->len);
}

JctClaimResult *
jct_claims_page_find_result (JctClaimsPage *self, const char *id)
{
  GPtrArray *results = jct_claim_results_get (self->results);

  for (guint i = 0; id != NULL && results != NULL && i < results->len; i++)
    {
      JctClaimResult *result = g_ptr_array_index (results, i);

      if (g_strcmp0 (jct_claim_result_get_claim (result)->id, id) == 0)
        return result;
    }
  return NULL;
}
