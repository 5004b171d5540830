/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What it would take to check a claim that cannot be checked. */
#include "config.h"

#include "analysis/jct-claim-check-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* ---- the claim ---- */

static gboolean
is_comparison (const JctClaim *claim)
{
  return claim->kind == JCT_CLAIM_RATIO || claim->kind == JCT_CLAIM_CHANGE;
}

static const char *
find_lack_of_words (const JctClaim *claim)
{
  if (jct_claim_qualifier_is_expectation (claim->qualifier))
    return _ ("It says what is expected. Figures can show it only when the time has passed.");
  if (claim->kind == JCT_CLAIM_RATE || claim->kind == JCT_CLAIM_OTHER)
    return _ ("No rule is known to compute a claim of this kind from counts.");
  if (claim->kind == JCT_CLAIM_TREND && claim->trend != JCT_DIRECTION_UP
      && claim->trend != JCT_DIRECTION_DOWN)
    return _ ("It has to be stated whether the figures rose or fell.");
  return NULL;
}

static const char *
find_lack_of_time (const JctClaim *claim)
{
  JctClaimPeriod earlier, later;

  if (is_comparison (claim) && !jct_claim_get_compared (claim, &earlier, &later))
    return _ ("A comparison needs two periods, an earlier and a later one.");
  if (!claim->period.is_set)
    return _ ("No period is stated.");
  return NULL;
}

static const char *
find_lack_of_number (const JctClaim *claim)
{
  JctClaimInterval interval;

  if (claim->kind == JCT_CLAIM_TREND || claim->kind == JCT_CLAIM_RANK
      || jct_claim_get_interval (claim, &interval))
    return NULL;
  if (claim->qualifier == JCT_CLAIM_OTHER_QUALIFIER)
    return _ ("No rule is known for the word that qualifies the number.");
  if (claim->qualifier == JCT_CLAIM_MOST)
    return _ ("“Most” speaks of a share; counts of the whole group would be needed.");
  return _ ("A number is needed to compare the figures with.");
}

static gboolean
ranks_one_period (const JctClaim *claim)
{
  JctPeriod unit;

  return jct_claim_period_get_unit (&claim->period, JCT_CLAIM_AS_STATED, 1, &unit);
}

char *
jct_claim_needs_of_claim (const JctClaim *claim)
{
  const char *lack;

  if (!claim->checkable)
    return g_strdup (claim->needs != NULL
                       ? claim->needs
                       : _ ("Data on what the claim counts, which these data do not hold."));
  lack = find_lack_of_words (claim);
  if (lack == NULL)
    lack = find_lack_of_time (claim);
  if (lack == NULL)
    lack = find_lack_of_number (claim);
  if (lack == NULL && claim->kind == JCT_CLAIM_RANK && !ranks_one_period (claim))
    lack = _ ("A rank needs one day, month or year that is compared with the others.");
  return g_strdup (lack);
}

/* ---- the data ---- */

/* The values that the claim is about, for a sentence. */
static char *
list_where (const JctFilter *where)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < jct_filter_get_n_dimensions (where); i++)
    {
      const char *dimension = jct_filter_get_dimension (where, i);
      g_autofree char *values
        = g_strjoinv (", ", (char **) jct_filter_get_named (where, dimension));

      /* Translators: a column and its values, within a list: "citizenship: CHINA". */
      g_string_append_printf (text,
                              i > 0 ? C_ ("values of a claim", "; %s: %s")
                                    : C_ ("values of a claim", "%s: %s"),
                              dimension, values);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
jct_claim_needs_of_misfit (JctClaimMisfit misfit, const JctClaim *claim)
{
  g_autofree char *where = list_where (claim->where);

  switch (misfit)
    {
    case JCT_CLAIM_NO_DIMENSION:
      /* Translators: %s lists columns and values. */
      return g_strdup_printf (_ ("Counts that tell this apart: %s."), where);
    case JCT_CLAIM_NO_VALUE:
      return g_strdup_printf (_ ("Counts of this, of which no row has any: %s."), where);
    case JCT_CLAIM_NARROWER:
      return g_strdup_printf (_ ("A definition that counts all of this: %s."), where);
    case JCT_CLAIM_ABOUT_LESS:
      return g_strdup (_ ("A definition that counts more than a part of what the claim is about."));
    case JCT_CLAIM_NO_SERIES:
    case JCT_CLAIM_FITS:
    default:
      return g_strdup (_ ("A table with counts."));
    }
}

static char *
describe_range (const JctDocument *document, const JctDefinition *definition)
{
  JctTable *table = jct_document_find_table (document, definition->table);
  JctPeriod first, last;

  if (table == NULL || !jct_table_get_range (table, &first, &last))
    return NULL;
  return jct_period_range_to_label (first, last, JCT_LABEL_LONG);
}

static gboolean
has_zero_base (const JctClaimResult *result)
{
  for (guint i = 0; i < result->cells->len; i++)
    {
      const JctClaimCell *cell = &g_array_index (result->cells, JctClaimCell, i);

      if (cell->stated && cell->complete && isnan (cell->value))
        return TRUE;
    }
  return FALSE;
}

char *
jct_claim_needs_of_range (const JctClaimResult *result)
{
  const JctClaimCell *cell = &g_array_index (result->cells, JctClaimCell, 0);
  g_autofree char *range = describe_range (result->document, cell->definition);
  g_autofree char *period = jct_claim_period_to_label (&result->claim->period, cell->calendar);

  if (has_zero_base (result))
    return g_strdup (_ ("The earlier figure is zero: nothing is a multiple or a share of it."));
  /* Translators: the first %s is the time that a claim speaks of, the second what the data span. */
  return g_strdup_printf (_ ("Data of the whole period (%s); these data hold %s."), period,
                          range != NULL ? range : C_ ("range of data", "nothing"));
}
