/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The claims of a Data Package. A kind or qualifier that is not known is kept; a period, trend or reading that cannot be
 * understood is an error, for a claim computed otherwise than it is written would mislead. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/jct-io-error.h"
#include "io/jct-read-package-private.h"

/* A rank far down a list is no claim that anybody makes. */
#define MAX_PLACE 1000000

/* `quote` where the words are verbatim, `paraphrase` where they are not. */
static gboolean
read_text (JctClaim *claim, const json_t *object, const JctJsonPlace *at, GError **error)
{
  const char *quote = NULL;
  const char *paraphrase = NULL;

  if (!jct_json_get_text (object, at, "quote", FALSE, &quote, error)
      || !jct_json_get_text (object, at, "paraphrase", FALSE, &paraphrase, error)
      || !jct_json_get_boolean (object, at, "verbatim", &claim->verbatim, error))
    return FALSE;
  if (quote == NULL && paraphrase == NULL)
    return jct_json_fail (at, "quote", _ ("a text"), NULL, error);
  if (quote == NULL)
    claim->verbatim = FALSE;
  claim->text = g_strdup (quote != NULL ? quote : paraphrase);
  return TRUE;
}

static gboolean
read_number (const json_t *object,
             const JctJsonPlace *at,
             const char *key,
             gboolean *has_number,
             double *number,
             GError **error)
{
  const json_t *value = json_object_get (object, key);

  if (value == NULL || json_is_null (value))
    return TRUE;
  if (!json_is_number (value))
    return jct_json_fail (at, key, _ ("a number"), value, error);
  *has_number = TRUE;
  *number = json_number_value (value);
  return TRUE;
}

static gboolean
read_period (const json_t *object,
             const JctJsonPlace *at,
             const char *key,
             JctClaimPeriod *period,
             GError **error)
{
  const char *text = NULL;
  g_autoptr (GError) inner = NULL;

  if (!jct_json_get_text (object, at, key, FALSE, &text, error))
    return FALSE;
  if (text == NULL || jct_claim_period_parse (text, period, &inner))
    return TRUE;
  return jct_json_fail_with (at, key, JCT_IO_ERROR_VALUE, error, "%s", inner->message);
}

/* ---- how it is computed ---- */

static gboolean
read_words (JctClaim *claim, const json_t *object, const JctJsonPlace *at, GError **error)
{
  const char *kind = NULL;
  const char *qualifier = NULL;

  if (!jct_json_get_text (object, at, "kind", TRUE, &kind, error)
      || !jct_json_get_text (object, at, "qualifier", FALSE, &qualifier, error))
    return FALSE;
  jct_claim_set_kind_name (claim, kind);
  if (qualifier != NULL)
    jct_claim_set_qualifier_name (claim, qualifier);
  return TRUE;
}

static gboolean
read_unit (JctClaim *claim, const json_t *object, const JctJsonPlace *at, GError **error)
{
  const char *text = NULL;

  if (!jct_json_get_text (object, at, "unit", FALSE, &text, error))
    return FALSE;
  if (text != NULL && strcmp (text, "percent") != 0)
    return jct_json_fail_value (at, "unit", _ ("percent"), text, error);
  claim->percent = text != NULL;
  return TRUE;
}

static gboolean
read_trend (JctClaim *claim, const json_t *object, const JctJsonPlace *at, GError **error)
{
  const char *text = NULL;

  if (!jct_json_get_text (object, at, "trend", FALSE, &text, error))
    return FALSE;
  if (text == NULL)
    return TRUE;
  if (strcmp (text, "up") != 0 && strcmp (text, "down") != 0)
    return jct_json_fail_value (at, "trend", _ ("up or down"), text, error);
  claim->trend = strcmp (text, "up") == 0 ? JCT_DIRECTION_UP : JCT_DIRECTION_DOWN;
  return TRUE;
}

static gboolean
read_reading (JctClaim *claim, const json_t *object, const JctJsonPlace *at, GError **error)
{
  const char *text = NULL;

  if (!jct_json_get_text (object, at, "reading", FALSE, &text, error))
    return FALSE;
  if (text != NULL && !jct_ratio_reading_from_name (text, &claim->reading))
    return jct_json_fail_value (at, "reading", _ ("times-as-many, times-more or fold-increase"),
                                text, error);
  return TRUE;
}

static gboolean
read_rank (JctClaim *claim, const json_t *object, const JctJsonPlace *at, GError **error)
{
  const char *text = NULL;
  gint64 place = 0;

  if (!jct_json_get_text (object, at, "rank", FALSE, &text, error)
      || !jct_json_get_integer (object, at, "place", 1, MAX_PLACE, &place, error))
    return FALSE;
  if (text != NULL && strcmp (text, "highest") != 0 && strcmp (text, "lowest") != 0)
    return jct_json_fail_value (at, "rank", _ ("highest or lowest"), text, error);
  claim->lowest = g_strcmp0 (text, "lowest") == 0;
  claim->place = (guint) place;
  return TRUE;
}

static gboolean
read_computation (JctClaim *claim, const json_t *object, const JctJsonPlace *at, GError **error)
{
  return read_words (claim, object, at, error)
         && read_number (object, at, "value", &claim->has_value, &claim->value, error)
         && read_number (object, at, "valueTo", &claim->has_value_to, &claim->value_to, error)
         && read_unit (claim, object, at, error) && read_trend (claim, object, at, error)
         && read_reading (claim, object, at, error) && read_rank (claim, object, at, error)
         && read_period (object, at, "period", &claim->period, error)
         && read_period (object, at, "baseline", &claim->baseline, error)
         && read_period (object, at, "compared", &claim->compared, error)
         && read_period (object, at, "within", &claim->within, error)
         && jct_package_read_filter (claim->where, object, "where", at, error);
}

static gboolean
read_claim (JctPackageReader *reader, json_t *object, const JctJsonPlace *at, GError **error)
{
  g_autoptr (JctClaim) claim = jct_claim_new ();
  GError *inner = NULL;

  if (!jct_json_dup_text (object, at, "id", TRUE, &claim->id, error)
      || !jct_json_dup_text (object, at, "source", FALSE, &claim->source, error)
      || !read_text (claim, object, at, error)
      || !jct_json_dup_text (object, at, "subject", FALSE, &claim->subject, error)
      || !jct_json_dup_text (object, at, "measure", FALSE, &claim->measure, error)
      || !read_computation (claim, object, at, error)
      || !jct_json_get_boolean (object, at, "checkable", &claim->checkable, error)
      || !jct_json_dup_text (object, at, "needs", FALSE, &claim->needs, error)
      || !jct_json_dup_text (object, at, "event", FALSE, &claim->event, error)
      || !jct_json_dup_text (object, at, "note", FALSE, &claim->note, error))
    return FALSE;
  if (claim->source != NULL)
    jct_package_cite (reader, at, claim->source);
  if (claim->event != NULL)
    jct_package_note_name (reader->named_events, at, "event", claim->event);
  g_hash_table_add (reader->claims, g_strdup (claim->id));
  if (!jct_document_builder_take_claim (reader->builder, g_steal_pointer (&claim), &inner))
    return jct_package_fail_model (at, inner, error);
  return TRUE;
}

gboolean
jct_package_read_claims (JctPackageReader *reader,
                         json_t *items,
                         const JctJsonPlace *at,
                         GError **error)
{
  return jct_package_for_each (reader, items, at, read_claim, error);
}
