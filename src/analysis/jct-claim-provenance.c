/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "analysis/jct-claim-provenance.h"

#include <glib/gi18n-lib.h>

#include "analysis/jct-claim-view.h"
#include "analysis/jct-claim-words.h"

static gboolean
add_total (JctProvenance *provenance,
           JctProvenanceRole role,
           const JctClaimTotal *total,
           JctPeriodKind kind,
           GError **error)
{
  JctPeriod first, last;

  return !jct_claim_total_get_periods (total, kind, &first, &last)
         || jct_provenance_add_range (provenance, role, first, last, error);
}

static gboolean
add_parts (JctProvenance *provenance, const JctClaimCell *cell, GError **error)
{
  gboolean compares = !jct_span_is_empty (cell->earlier.span);

  return add_total (provenance, compares ? JCT_PROVENANCE_LATER : JCT_PROVENANCE_FIGURE,
                    &cell->later, cell->kind, error)
         && (!compares
             || add_total (provenance, JCT_PROVENANCE_EARLIER, &cell->earlier, cell->kind, error))
         && (cell->n_compared == 0
             || jct_provenance_add_range (provenance, JCT_PROVENANCE_RANKED, cell->first,
                                          cell->last, error));
}

/* What is done with the sums. (transfer full) (nullable) */
static char *
dup_step (const JctClaimResult *result, const JctClaimCell *cell)
{
  const JctClaim *claim = jct_claim_result_get_claim (result);
  g_autofree char *working = jct_claim_cell_to_working (result, cell);

  switch (claim->kind)
    {
    case JCT_CLAIM_RATIO:
      /* Translators: %s is how it is computed, as "37,153 / 3,602". */
      return g_strdup_printf (_ ("The later sum is divided by the earlier one: %s."), working);
    case JCT_CLAIM_CHANGE:
      if (claim->percent)
        /* Translators: %s is how it is computed, as "37,153 − 3,602". */
        return g_strdup_printf (_ ("The earlier sum is subtracted from the later one: %s. That is "
                                   "taken in per cent of the earlier one."),
                                working);
      /* Translators: %s is how it is computed, as "37,153 − 3,602". */
      return g_strdup_printf (_ ("The earlier sum is subtracted from the later one: %s."), working);
    case JCT_CLAIM_TREND:
      return g_strdup (claim->baseline.is_set
                         ? _ ("Each sum is divided by its number of periods; the earlier mean is "
                              "subtracted from the later one.")
                         : _ ("A straight line is laid through the figures (least squares): the "
                              "number is its slope."));
    case JCT_CLAIM_RANK:
      return g_strdup (_ ("The number is the place of the sum among those of the other periods."));
    case JCT_CLAIM_COUNT:
    case JCT_CLAIM_SUM:
    case JCT_CLAIM_RATE:
    case JCT_CLAIM_OTHER:
    default:
      return NULL;
    }
}

static void
add_steps (JctProvenance *provenance, const JctClaimResult *result, const JctClaimCell *cell)
{
  g_autofree char *step = dup_step (result, cell);
  g_autofree char *statement = jct_claim_to_statement (jct_claim_result_get_claim (result));
  /* Translators: %s is what a claim states, as "nearly 10 times as many". */
  g_autofree char *held = g_strdup_printf (_ ("It is held against what is stated: %s."), statement);

  if (step != NULL)
    jct_provenance_add_step (provenance, step);
  jct_provenance_add_step (provenance, held);
}

JctProvenance *
jct_claim_provenance_new (const JctClaimResult *result, const JctClaimCell *cell, GError **error)
{
  g_autoptr (JctView) base = jct_view_new ();
  g_autoptr (JctView) view = NULL;
  g_autoptr (JctProvenance) provenance = NULL;

  g_return_val_if_fail (result != NULL && cell != NULL, NULL);

  /* The view of the cell counts what the cell does. */
  view = jct_claim_result_dup_view (result, cell, base);
  provenance = jct_provenance_new_range (jct_claim_result_get_document (result), view, NULL, error);
  if (provenance == NULL || !add_parts (provenance, cell, error))
    return NULL;
  add_steps (provenance, result, cell);
  provenance->stated_in = g_strdup (jct_claim_result_get_claim (result)->source);
  return g_steal_pointer (&provenance);
}
