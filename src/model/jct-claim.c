/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/jct-claim.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "model/jct-text-private.h"

JctClaim *
jct_claim_new (void)
{
  JctClaim *claim = g_new0 (JctClaim, 1);

  claim->checkable = TRUE;
  claim->where = jct_filter_new ();
  return claim;
}

JctClaim *
jct_claim_copy (const JctClaim *claim)
{
  JctClaim *copy;

  g_return_val_if_fail (claim != NULL, NULL);

  copy = g_memdup2 (claim, sizeof *claim);
  copy->id = g_strdup (claim->id);
  copy->source = g_strdup (claim->source);
  copy->text = g_strdup (claim->text);
  copy->subject = g_strdup (claim->subject);
  copy->measure = g_strdup (claim->measure);
  copy->kind_name = g_strdup (claim->kind_name);
  copy->qualifier_name = g_strdup (claim->qualifier_name);
  copy->where = jct_filter_copy (claim->where);
  copy->needs = g_strdup (claim->needs);
  copy->event = g_strdup (claim->event);
  copy->note = g_strdup (claim->note);
  return copy;
}

static gboolean
texts_equal (const JctClaim *a, const JctClaim *b)
{
  return g_strcmp0 (a->id, b->id) == 0 && g_strcmp0 (a->source, b->source) == 0
         && g_strcmp0 (a->text, b->text) == 0 && g_strcmp0 (a->subject, b->subject) == 0
         && g_strcmp0 (a->measure, b->measure) == 0 && g_strcmp0 (a->kind_name, b->kind_name) == 0
         && g_strcmp0 (a->qualifier_name, b->qualifier_name) == 0
         && g_strcmp0 (a->needs, b->needs) == 0 && g_strcmp0 (a->event, b->event) == 0
         && g_strcmp0 (a->note, b->note) == 0;
}

gboolean
jct_claim_equal (const JctClaim *a, const JctClaim *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return texts_equal (a, b) && !a->verbatim == !b->verbatim && a->kind == b->kind
         && a->qualifier == b->qualifier && !a->has_value == !b->has_value
         && (!a->has_value || a->value == b->value) && !a->has_value_to == !b->has_value_to
         && (!a->has_value_to || a->value_to == b->value_to) && !a->percent == !b->percent
         && a->reading == b->reading && a->trend == b->trend && !a->lowest == !b->lowest
         && a->place == b->place && jct_claim_period_equal (&a->period, &b->period)
         && jct_claim_period_equal (&a->baseline, &b->baseline)
         && jct_claim_period_equal (&a->compared, &b->compared)
         && jct_claim_period_equal (&a->within, &b->within) && jct_filter_equal (a->where, b->where)
         && !a->checkable == !b->checkable;
}

void
jct_claim_free (JctClaim *claim)
{
  if (claim == NULL)
    return;
  g_free (claim->id);
  g_free (claim->source);
  g_free (claim->text);
  g_free (claim->subject);
  g_free (claim->measure);
  g_free (claim->kind_name);
  g_free (claim->qualifier_name);
  jct_filter_free (claim->where);
  g_free (claim->needs);
  g_free (claim->event);
  g_free (claim->note);
  g_free (claim);
}

/* ---- words of files ---- */

static const char *const kind_names[JCT_N_CLAIM_KINDS]
  = { "count", "sum", "ratio", "change", "trend", "rank", "rate", NULL };

const char *
jct_claim_kind_to_name (JctClaimKind kind)
{
  g_return_val_if_fail ((guint) kind < JCT_N_CLAIM_KINDS, NULL);

  return kind_names[kind];
}

const char *
jct_claim_kind_to_label (JctClaimKind kind)
{
  switch (kind)
    {
    case JCT_CLAIM_COUNT:
      return C_ ("kind of claim", "Count");
    case JCT_CLAIM_SUM:
      return C_ ("kind of claim", "Sum");
    case JCT_CLAIM_RATIO:
      return C_ ("kind of claim", "Ratio");
    case JCT_CLAIM_CHANGE:
      return C_ ("kind of claim", "Change");
    case JCT_CLAIM_TREND:
      return C_ ("kind of claim", "Trend");
    case JCT_CLAIM_RANK:
      return C_ ("kind of claim", "Rank or record");
    case JCT_CLAIM_RATE:
      return C_ ("kind of claim", "Share or rate");
    case JCT_CLAIM_OTHER:
      return C_ ("kind of claim", "Other");
    default:
      g_return_val_if_reached (NULL);
    }
}

const char *
jct_claim_get_kind_name (const JctClaim *claim)
{
  g_return_val_if_fail (claim != NULL, NULL);

  return claim->kind == JCT_CLAIM_OTHER ? claim->kind_name : kind_names[claim->kind];
}

const char *
jct_claim_get_qualifier_name (const JctClaim *claim)
{
  g_return_val_if_fail (claim != NULL, NULL);

  return claim->qualifier == JCT_CLAIM_OTHER_QUALIFIER
           ? claim->qualifier_name
           : jct_claim_qualifier_to_name (claim->qualifier);
}

void
jct_claim_set_kind_name (JctClaim *claim, const char *name)
{
  g_return_if_fail (claim != NULL && name != NULL);

  claim->kind = JCT_CLAIM_OTHER;
  for (guint i = 0; i < JCT_CLAIM_OTHER; i++)
    if (g_str_equal (kind_names[i], name))
      claim->kind = (JctClaimKind) i;
  jct_replace_text (&claim->kind_name, claim->kind == JCT_CLAIM_OTHER ? name : NULL);
}

void
jct_claim_set_qualifier_name (JctClaim *claim, const char *name)
{
  gboolean is_ours;

  g_return_if_fail (claim != NULL && name != NULL);

  is_ours = jct_claim_qualifier_from_name (name, &claim->qualifier);
  if (!is_ours)
    claim->qualifier = JCT_CLAIM_OTHER_QUALIFIER;
  jct_replace_text (&claim->qualifier_name, is_ours ? NULL : name);
}

static const char *const reading_names[JCT_N_RATIO_READINGS]
  = { "times-as-many", "times-more", "fold-increase" };

const char *
jct_ratio_reading_to_name (JctRatioReading reading)
{
  g_return_val_if_fail ((guint) reading < JCT_N_RATIO_READINGS, NULL);

  return reading_names[reading];
}

gboolean
jct_ratio_reading_from_name (const char *name, JctRatioReading *reading)
{
  g_return_val_if_fail (name != NULL && reading != NULL, FALSE);

  for (guint i = 0; i < JCT_N_RATIO_READINGS; i++)
    if (g_str_equal (reading_names[i], name))
      {
        *reading = (JctRatioReading) i;
        return TRUE;
      }
  return FALSE;
}

const char *
jct_ratio_reading_to_label (JctRatioReading reading)
{
  switch (reading)
    {
    case JCT_RATIO_TIMES_AS_MANY:
      return C_ ("wording of a ratio", "X times as many");
    case JCT_RATIO_TIMES_MORE:
      return C_ ("wording of a ratio", "X times more");
    case JCT_RATIO_FOLD_INCREASE:
      return C_ ("wording of a ratio", "an X-fold increase");
    default:
      g_return_val_if_reached (NULL);
    }
}

/* ---- what is computed ---- */

/* A fall is a change below zero, whichever way its number is written. */
static double
signed_value (const JctClaim *claim, double value)
{
  if (claim->kind == JCT_CLAIM_CHANGE && claim->trend == JCT_DIRECTION_DOWN)
    return -fabs (value);
  return value;
}

gboolean
jct_claim_get_interval (const JctClaim *claim, JctClaimInterval *interval)
{
  double value, value_to;

  g_return_val_if_fail (claim != NULL && interval != NULL, FALSE);

  /* "Most" speaks of a share. */
  if (claim->kind == JCT_CLAIM_TREND || claim->kind == JCT_CLAIM_RANK
      || (claim->qualifier == JCT_CLAIM_MOST && claim->kind != JCT_CLAIM_RATE))
    return FALSE;
  value = signed_value (claim, claim->has_value ? claim->value : NAN);
  if (!claim->has_value_to)
    return jct_claim_qualifier_get_interval (claim->qualifier, value, interval);
  value_to = signed_value (claim, claim->value_to);
  if (!isfinite (value) || !isfinite (value_to))
    return FALSE;
  *interval = (JctClaimInterval){ MIN (value, value_to), MAX (value, value_to), TRUE, TRUE };
  return TRUE;
}

gboolean
jct_claim_get_compared (const JctClaim *claim, JctClaimPeriod *earlier, JctClaimPeriod *later)
{
  g_return_val_if_fail (claim != NULL && earlier != NULL && later != NULL, FALSE);

  if (claim->baseline.is_set)
    {
      *earlier = claim->baseline;
      *later = claim->compared.is_set ? claim->compared : claim->period;
      return later->is_set;
    }
  /* A trend over a span is about what lies between its ends. */
  return claim->kind != JCT_CLAIM_TREND && jct_claim_period_split (&claim->period, earlier, later);
}
