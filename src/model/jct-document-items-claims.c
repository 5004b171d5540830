/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Claims added, changed, deleted. */
#include "config.h"

#include "model/jct-document-items-private.h"

#include <glib/gi18n-lib.h>

#include "model/jct-text-private.h"

static gboolean
claim_is_taken (gconstpointer document, const char *id)
{
  return jct_document_find_claim (document, id) != NULL;
}

static gboolean
has_dimension (const JctDocument *document, const char *name)
{
  for (guint i = 0; i < jct_document_get_n_tables (document); i++)
    if (jct_table_find_dimension (jct_document_get_table (document, i), name) >= 0)
      return TRUE;
  for (guint i = 0; i < jct_document_get_n_definitions (document); i++)
    if (jct_filter_has_dimension (jct_document_get_definition (document, i)->about, name))
      return TRUE;
  return FALSE;
}

static gboolean
is_blank (const char *text)
{
  for (; text != NULL && *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}

gboolean
jct_document_check_claim (const JctDocument *document, const JctClaim *claim, GError **error)
{
  const JctClaim *before;

  g_return_val_if_fail (document != NULL && claim != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (is_blank (claim->text))
    return jct_item_fail (error, JCT_DOCUMENT_ERROR_INCOMPLETE,
                          _ ("The words of the claim are missing; enter what the article says."));
  if (!jct_item_check_length (claim->text, error) || !jct_item_check_length (claim->subject, error)
      || !jct_item_check_length (claim->measure, error)
      || !jct_item_check_length (claim->needs, error)
      || !jct_item_check_length (claim->note, error))
    return FALSE;
  before = claim->id != NULL ? jct_document_find_claim (document, claim->id) : NULL;
  if (claim->source != NULL && jct_document_find_source (document, claim->source) == NULL
      && (before == NULL || g_strcmp0 (before->source, claim->source) != 0))
    return jct_item_fail (error, JCT_DOCUMENT_ERROR_BAD_REFERENCE,
                          _ ("The document has no such source; choose one of the list."));
  if (claim->event != NULL && jct_document_find_event (document, claim->event) == NULL
      && (before == NULL || g_strcmp0 (before->event, claim->event) != 0))
    return jct_item_fail (error, JCT_DOCUMENT_ERROR_BAD_REFERENCE,
                          _ ("The document has no such event; choose one of the list."));
  for (guint i = 0; i < jct_filter_get_n_dimensions (claim->where); i++)
    if (!has_dimension (document, jct_filter_get_dimension (claim->where, i))
        && (before == NULL || !jct_filter_equal (before->where, claim->where)))
      return jct_item_fail (error, JCT_DOCUMENT_ERROR_BAD_REFERENCE,
                            _ ("No table has what the claim is about; choose other values."));
  return TRUE;
}

/* Where a new claim of that source stands: after the last one of it, else at the end. */
static guint
find_place (const JctDocument *document, const char *source)
{
  guint n = jct_document_get_n_claims (document);

  for (guint i = n; i-- > 0;)
    if (g_strcmp0 (jct_document_get_claim (document, i)->source, source) == 0)
      return i + 1;
  return n;
}

JctDocument *
jct_document_with_claim (const JctDocument *document,
                         const JctClaim *claim,
                         char **id,
                         GError **error)
{
  g_autoptr (JctDocumentBuilder) builder = NULL;
  g_autoptr (JctClaim) added = NULL;
  g_autofree char *own = NULL;
  guint n, place;
  gboolean is_new;

  g_return_val_if_fail (document != NULL && claim != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!jct_document_check_claim (document, claim, error))
    return NULL;
  own = jct_item_choose_id (claim->id, claim->text, "claim", claim_is_taken, document);
  added = jct_claim_copy (claim);
  jct_replace_text (&added->id, own);
  is_new = jct_document_find_claim (document, own) == NULL;
  n = jct_document_get_n_claims (document);
  place = find_place (document, claim->source);
  builder = jct_document_builder_new_edit (document, JCT_PART_CLAIMS);
  for (guint i = 0; i < n; i++)
    {
      const JctClaim *other = jct_document_get_claim (document, i);

      if (is_new && i == place)
        jct_document_builder_take_claim (builder, jct_claim_copy (added), NULL);
      jct_document_builder_take_claim (
        builder, jct_claim_copy (g_str_equal (other->id, own) ? added : other), NULL);
    }
  if (is_new && place == n)
    jct_document_builder_take_claim (builder, jct_claim_copy (added), NULL);
  if (id != NULL)
    *id = g_steal_pointer (&own);
  return jct_document_builder_finish (builder, error);
}

gboolean
jct_view_forget_claim (JctView *view, const char *id)
{
  g_return_val_if_fail (view != NULL && id != NULL, FALSE);

  if (g_strcmp0 (view->claim, id) != 0)
    return FALSE;
  g_clear_pointer (&view->claim, g_free);
  return TRUE;
}

static gboolean
forget_claim (JctView *view, const JctDocument *document, const char *id)
{
  return jct_view_forget_claim (view, id);
}

JctDocument *
jct_document_without_claim (const JctDocument *document, const char *id, GError **error)
{
  g_autoptr (JctDocumentBuilder) builder = NULL;

  g_return_val_if_fail (document != NULL && id != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  builder = jct_item_new_mended (document, JCT_PART_CLAIMS, forget_claim, id);
  for (guint i = 0; i < jct_document_get_n_claims (document); i++)
    if (!g_str_equal (jct_document_get_claim (document, i)->id, id))
      jct_document_builder_take_claim (builder,
                                       jct_claim_copy (jct_document_get_claim (document, i)), NULL);
  return jct_document_builder_finish (builder, error);
}
