/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "analysis/jct-claim-view.h"

/* A chart of so many periods is shown whole. */
#define FEW_PERIODS 16
/* So many periods stand before and after what is compared, at least. */
#define CONTEXT 6

static void
replace (char **text, const char *with)
{
  g_free (*text);
  *text = g_strdup (with);
}

/* The values that the claim names, of dimensions that the definition's table has. */
static void
set_filter (JctView *view, const JctClaim *claim, JctTable *table)
{
  jct_filter_free (view->filter);
  view->filter = jct_filter_new ();
  for (guint i = 0; i < jct_filter_get_n_dimensions (claim->where); i++)
    {
      const char *dimension = jct_filter_get_dimension (claim->where, i);

      if (jct_table_find_dimension (table, dimension) >= 0)
        jct_filter_set_as_in (view->filter, dimension, claim->where);
    }
}

static void
set_definition (JctView *view, const JctDocument *document, const JctDefinition *definition)
{
  gboolean is_known = jct_document_find_definition (document, definition->id) == definition;

  replace (&view->definition, is_known ? definition->id : NULL);
  replace (&view->table, is_known ? NULL : definition->table);
  replace (&view->measure, is_known ? NULL : definition->measure);
  replace (&view->by, definition->by != NULL && is_known ? "" : NULL);
}

static JctPeriodUnit
choose_unit (const JctClaimCell *cell)
{
  JctPeriodUnit own = cell->kind.unit;

  if (own == JCT_PERIOD_YEAR || own == JCT_PERIOD_FISCAL_YEAR)
    return own;
  if (cell->calendar == JCT_CLAIM_CALENDAR_YEARS)
    return JCT_PERIOD_YEAR;
  return cell->calendar == JCT_CLAIM_FISCAL_YEARS ? JCT_PERIOD_FISCAL_YEAR : own;
}

static gboolean
is_years (JctPeriodUnit unit)
{
  return unit == JCT_PERIOD_YEAR || unit == JCT_PERIOD_FISCAL_YEAR;
}

/* What is compared, with periods around it; all there is where that is not much more. */
static void
set_visible (JctView *view, const JctClaimCell *cell, JctTable *table, JctPeriodKind kind)
{
  JctSpan compared = cell->later.span, whole;
  JctPeriod first, last;

  view->has_visible = FALSE;
  if (!jct_table_get_range (table, &first, &last))
    return;
  whole = (JctSpan){ jct_period_first_day (first), jct_period_end_day (last) };
  if (!jct_span_is_empty (cell->earlier.span))
    compared = jct_span_is_empty (compared) ? cell->earlier.span
                                            : jct_span_union (compared, cell->earlier.span);
  if (cell->n_compared > 0)
    compared = (JctSpan){ jct_period_first_day (cell->first), jct_period_end_day (cell->last) };
  compared = jct_span_intersect (compared, whole);
  if (jct_span_is_empty (compared)
      || jct_period_from_day (kind, whole.end - 1).ordinal
             - jct_period_from_day (kind, whole.start).ordinal
           < FEW_PERIODS)
    return;
  first = jct_period_shift (jct_period_from_day (kind, compared.start), -CONTEXT);
  last = jct_period_shift (jct_period_from_day (kind, compared.end - 1), CONTEXT);
  view->visible
    = jct_span_intersect ((JctSpan){ jct_period_first_day (first), jct_period_end_day (last) },
                          whole);
  view->has_visible = TRUE;
}

JctView *
jct_claim_result_dup_view (const JctClaimResult *result,
                           const JctClaimCell *cell,
                           const JctView *base)
{
  JctView *view;
  JctDocument *document;
  const JctClaim *claim;
  JctTable *table;

  g_return_val_if_fail (result != NULL && cell != NULL && base != NULL, NULL);

  document = jct_claim_result_get_document (result);
  claim = jct_claim_result_get_claim (result);
  table = jct_document_find_table (document, cell->definition->table);
  view = jct_view_copy (base);
  set_definition (view, document, cell->definition);
  set_filter (view, claim, table);
  replace (&view->id, NULL);
  replace (&view->title, NULL);
  replace (&view->headline, NULL);
  replace (&view->focus, NULL);
  replace (&view->selected_event, NULL);
  replace (&view->claim, claim->id);
  g_ptr_array_set_size (view->beside, 0);
  view->top = 0;
  view->transform = (JctTransform){ 0 };
  view->log_axis = FALSE;
  view->period = choose_unit (cell);
  view->has_period = view->period != cell->kind.unit;
  view->chart = is_years (view->period) ? JCT_CHART_BARS : JCT_CHART_LINE;
  set_visible (view, cell, table,
               jct_period_kind (view->period, jct_document_get_fiscal_start (document)));
  return view;
}

const JctClaimCell *
jct_claim_result_get_shown (const JctClaimResult *result)
{
  const JctClaimCell *nearest;

  g_return_val_if_fail (result != NULL, NULL);

  nearest = jct_claim_result_get_nearest (result);
  if (nearest != NULL)
    return nearest;
  return jct_claim_result_get_n_cells (result) > 0 ? jct_claim_result_get_cell (result, 0) : NULL;
}
