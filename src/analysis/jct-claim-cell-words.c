/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cells of a claim in words. */
#include "config.h"

#include "analysis/jct-claim-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "analysis/jct-words.h"
#include "model/jct-number-format.h"

/* ---- numbers ---- */

static char *
format_total (double value)
{
  return jct_format_value (value, isfinite (value) && value != floor (value) ? 2 : 0);
}

/* Enough decimals to tell the value from the end that it misses: 10.04 is not "10.0". */
static int
find_decimals (const JctClaimCell *cell)
{
  double distance = fabs (cell->distance);

  return !isnan (distance) && distance > 0 && distance < 0.1 ? 2 : 1;
}

static char *
format_slope (const JctClaimCell *cell)
{
  g_autofree char *change = jct_words_change (cell->value);

  /* Translators: how fast figures rise or fall: "+412 per month". */
  return g_strdup_printf (_ ("%s per %s"), change, jct_period_unit_to_noun (cell->kind.unit, 1));
}

static char *
format_change (const JctClaim *claim, const JctClaimCell *cell)
{
  g_autofree char *size = NULL;

  if (!claim->percent)
    return jct_words_change (cell->value);
  size = jct_format_value (fabs (cell->value), find_decimals (cell));
  /* Translators: a change in per cent; the first %s is a sign. */
  return g_strdup_printf (_ ("%s%s%%"), cell->value < 0 ? "−" : "+", size);
}

char *
jct_claim_cell_to_value (const JctClaimResult *result, const JctClaimCell *cell)
{
  const JctClaim *claim;

  g_return_val_if_fail (result != NULL && cell != NULL, NULL);

  claim = jct_claim_result_get_claim (result);
  if (isnan (cell->value))
    return g_strdup ("–");
  switch (claim->kind)
    {
    case JCT_CLAIM_RATIO:
      return jct_format_value (cell->value, find_decimals (cell));
    case JCT_CLAIM_CHANGE:
      return format_change (claim, cell);
    case JCT_CLAIM_TREND:
      return format_slope (cell);
    case JCT_CLAIM_RANK:
      /* Translators: where a figure stands among others: "place 1 of 60". */
      return g_strdup_printf (_ ("place %u of %u"), (guint) cell->value, cell->n_compared);
    case JCT_CLAIM_COUNT:
    case JCT_CLAIM_SUM:
    case JCT_CLAIM_RATE:
    case JCT_CLAIM_OTHER:
    default:
      return format_total (cell->value);
    }
}

/* ---- how it came about ---- */

static char *
describe_baseline (const JctClaimCell *cell)
{
  g_autofree char *earlier = format_total (cell->earlier.total);
  g_autofree char *later = format_total (cell->later.total);

  return g_strdup_printf ("%s … %s", earlier, later);
}

static char *
describe_slope (const JctClaimCell *cell)
{
  if (isnan (cell->first_value))
    return NULL;

  g_autofree char *first = format_total (cell->first_value);
  g_autofree char *last = format_total (cell->last_value);
  g_autofree char *extreme = format_total (cell->extreme_value);
  g_autofree char *period = jct_period_to_label (cell->extreme, JCT_LABEL_SHORT);

  if (cell->extreme.ordinal == cell->first.ordinal || cell->extreme.ordinal == cell->last.ordinal)
    return g_strdup_printf ("%s … %s", first, last);
  return g_strdup_printf ("%s … %s (%s) … %s", first, extreme, period, last);
}

char *
jct_claim_cell_to_working (const JctClaimResult *result, const JctClaimCell *cell)
{
  const JctClaim *claim;

  g_return_val_if_fail (result != NULL && cell != NULL, NULL);

  claim = jct_claim_result_get_claim (result);
  if (claim->kind == JCT_CLAIM_TREND && claim->baseline.is_set)
    return describe_baseline (cell);
  if (claim->kind == JCT_CLAIM_TREND)
    return describe_slope (cell);

  g_autofree char *later = format_total (cell->later.total);
  g_autofree char *earlier = format_total (cell->earlier.total);

  if (claim->kind == JCT_CLAIM_RATIO)
    return g_strdup_printf ("%s / %s", later, earlier);
  if (claim->kind == JCT_CLAIM_CHANGE)
    return g_strdup_printf ("%s − %s", later, earlier);
  return claim->kind == JCT_CLAIM_RANK ? g_strdup (later) : NULL;
}

/* ---- what came of it ---- */

static char *
describe_miss (const JctClaim *claim, const JctClaimCell *cell)
{
  int decimals = claim->kind == JCT_CLAIM_RATIO || claim->percent ? find_decimals (cell) : 0;
  g_autofree char *size = jct_format_value (fabs (cell->distance), decimals);

  if (claim->kind == JCT_CLAIM_TREND)
    return g_strdup (cell->value > 0   ? C_ ("outcome of a claim", "rose")
                     : cell->value < 0 ? C_ ("outcome of a claim", "fell")
                                       : C_ ("outcome of a claim", "stayed the same"));
  if (cell->distance == 0)
    return g_strdup (C_ ("outcome of a claim", "just at the end"));
  if (claim->kind == JCT_CLAIM_RANK)
    return g_strdup (C_ ("outcome of a claim", "another place"));
  /* Translators: how far a value lies outside of what a claim allows. */
  return g_strdup_printf (cell->distance > 0 ? C_ ("outcome of a claim", "%s above")
                                             : C_ ("outcome of a claim", "%s below"),
                          size);
}

char *
jct_claim_cell_to_outcome (const JctClaimResult *result, const JctClaimCell *cell)
{
  g_return_val_if_fail (result != NULL && cell != NULL, NULL);

  if (!cell->complete)
    return g_strdup (C_ ("outcome of a claim", "not all in the data"));
  if (isnan (cell->value))
    return g_strdup (C_ ("outcome of a claim", "no answer"));
  if (cell->holds)
    return g_strdup (C_ ("outcome of a claim", "holds"));
  return describe_miss (jct_claim_result_get_claim (result), cell);
}

char *
jct_claim_cell_to_label (const JctClaimCell *cell)
{
  g_return_val_if_fail (cell != NULL, NULL);

  switch (cell->calendar)
    {
    case JCT_CLAIM_CALENDAR_YEARS:
      /* Translators: %s is the title of a definition. */
      return g_strdup_printf (_ ("“%s” in calendar years"), cell->definition->title);
    case JCT_CLAIM_FISCAL_YEARS:
      /* Translators: %s is the title of a definition. */
      return g_strdup_printf (_ ("“%s” in fiscal years"), cell->definition->title);
    case JCT_CLAIM_AS_STATED:
    default:
      /* Translators: %s is the title of a definition. */
      return g_strdup_printf (C_ ("definition", "“%s”"), cell->definition->title);
    }
}

char *
jct_claim_source_to_name (const JctDocument *document, const char *key)
{
  const JctSource *source;
  const char *name;

  g_return_val_if_fail (document != NULL, NULL);

  if (key == NULL)
    return g_strdup (_ ("No source"));
  source = jct_document_find_source (document, key);
  if (source == NULL)
    return g_strdup (key);
  name = source->publisher;
  if (name == NULL || *name == ',' || *name == '\0')
    return g_strdup (source->title);
  return g_strndup (name, strcspn (name, ","));
}
