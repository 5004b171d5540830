/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/jct-claim-place-private.h"

#include <glib/gi18n-lib.h>

#include "chart/jct-chart-private.h"

const char *
jct_claim_obstacle_to_sentence (JctClaimObstacle obstacle)
{
  switch (obstacle)
    {
    case JCT_CLAIM_NO_AMOUNT:
      return _ ("The claim is not drawn: it states nothing that counts could be held against.");
    case JCT_CLAIM_OTHER_FIGURES:
      return _ ("The claim is not drawn: it is about counts, and the chart shows other values.");
    case JCT_CLAIM_OTHER_SUBJECT:
      return _ ("The claim is not drawn: none of the series shown is what it is about.");
    case JCT_CLAIM_NOT_COVERED:
      return _ ("The claim is not drawn: the series has no figures for all of its time.");
    case JCT_CLAIM_OUT_OF_SIGHT:
      return _ ("The claim is not drawn: its time is not in sight.");
    case JCT_CLAIM_IN_STACK:
      return _ ("The claim is not drawn: in a stack only the lowest layer stands on the axis.");
    case JCT_CLAIM_OVER_YEARS:
      return _ ("The claim is not drawn: the years lie over each other.");
    case JCT_CLAIM_NO_AXIS:
      return _ ("The claim is not drawn: colours have no axis that it could stand at.");
    case JCT_CLAIM_NO_TIME:
      return _ ("The claim is not drawn: ranked bars have no time axis that it could stand at.");
    case JCT_CLAIM_IS_DRAWN:
    default:
      return NULL;
    }
}

/* ---- what it is about ------------------------------------------------------------------------ */

/* Whether both let the same values of a dimension of the table pass. */
static gboolean
passes_same (JctTable *table, guint dimension, const JctFilter *a, const JctFilter *b)
{
  const char *name = jct_table_get_dimension_name (table, dimension);

  for (guint code = 0; code < jct_table_get_n_values (table, dimension); code++)
    {
      const char *value = jct_table_get_value (table, dimension, code);

      if (jct_filter_passes (a, name, value) != jct_filter_passes (b, name, value))
        return FALSE;
    }
  return TRUE;
}

/* Without the dimension of the split: what the view lets pass is what the claim names, and it narrows nothing else. */
static gboolean
is_about_view (const JctClaim *claim, const JctView *view, const JctResolvedView *resolved)
{
  for (guint i = 0; i < jct_table_get_n_dimensions (resolved->table); i++)
    {
      const char *name = jct_table_get_dimension_name (resolved->table, i);
      gboolean is_named = jct_filter_has_dimension (claim->where, name);

      if (g_strcmp0 (name, resolved->by) == 0)
        continue;
      if (!is_named && !jct_filter_has_dimension (view->filter, name))
        continue;
      if (!is_named || !passes_same (resolved->table, i, resolved->filter, claim->where))
        return FALSE;
    }
  return TRUE;
}

/* Of a split the series of the one value that the claim names. */
static gboolean
find_series (const JctClaim *claim,
             const JctView *view,
             const JctResolvedView *resolved,
             JctSeriesSet *set,
             guint *series)
{
  const char *const *named;
  int found;

  if (!is_about_view (claim, view, resolved))
    return FALSE;
  *series = 0;
  if (resolved->by == NULL)
    return jct_series_set_get_n (set) == 1;
  named = jct_filter_is_excluding (claim->where, resolved->by)
            ? NULL
            : jct_filter_get_named (claim->where, resolved->by);
  if (named == NULL || named[0] == NULL || named[1] != NULL)
    return FALSE;
  found = jct_series_set_find (set, named[0]);
  *series = (guint) MAX (found, 0);
  return found >= 0;
}

/* ---- where it stands ------------------------------------------------------------------------- */

static JctClaimObstacle
find_obstacle_of_type (JctChartType type, guint series, guint n)
{
  switch (type)
    {
    case JCT_CHART_AREA:
      return n > 1 && series != 0 ? JCT_CLAIM_IN_STACK : JCT_CLAIM_IS_DRAWN;
    case JCT_CHART_OVERLAY:
      return JCT_CLAIM_OVER_YEARS;
    case JCT_CHART_HEAT:
      return JCT_CLAIM_NO_AXIS;
    case JCT_CHART_RANKED:
      return JCT_CLAIM_NO_TIME;
    case JCT_CHART_LINE:
    case JCT_CHART_STEP:
    case JCT_CHART_BARS:
    case JCT_CHART_MULTIPLES:
    default:
      return JCT_CLAIM_IS_DRAWN;
    }
}

static JctClaimObstacle
find_mark (const JctDocument *document,
           const JctClaim *claim,
           JctSeriesSet *set,
           JctSpan visible,
           JctClaimPlace *place)
{
  if (!jct_claim_mark_find (claim, jct_series_set_get (set, place->series),
                            jct_document_get_fiscal_start (document), &place->mark))
    return JCT_CLAIM_NOT_COVERED;
  return jct_span_is_empty (
           jct_span_intersect (place->mark.span, jct_chart_visible_span (set, visible)))
           ? JCT_CLAIM_OUT_OF_SIGHT
           : JCT_CLAIM_IS_DRAWN;
}

static JctClaimObstacle
find_obstacle (const JctDocument *document,
               const JctClaim *claim,
               const JctView *view,
               JctSeriesSet *set,
               JctSpan visible,
               JctChartType type,
               JctClaimPlace *place)
{
  g_auto (JctResolvedView) resolved = { 0 };
  JctClaimObstacle obstacle;

  if (claim->kind == JCT_CLAIM_RATE || claim->kind == JCT_CLAIM_OTHER || !claim->checkable)
    return JCT_CLAIM_NO_AMOUNT;
  if (!jct_transform_is_none (&view->transform))
    return JCT_CLAIM_OTHER_FIGURES;
  if (!jct_document_resolve_view (document, view, &resolved, NULL)
      || !find_series (claim, view, &resolved, set, &place->series))
    return JCT_CLAIM_OTHER_SUBJECT;
  obstacle = find_obstacle_of_type (type, place->series, jct_series_set_get_n (set));
  return obstacle != JCT_CLAIM_IS_DRAWN ? obstacle
                                        : find_mark (document, claim, set, visible, place);
}

gboolean
jct_claim_place_find (const JctDocument *document,
                      const JctView *view,
                      JctSeriesSet *set,
                      JctSpan visible,
                      JctChartType type,
                      JctClaimPlace *place)
{
  const JctClaim *claim
    = view->claim != NULL ? jct_document_find_claim (document, view->claim) : NULL;

  *place = (JctClaimPlace){ 0 };
  if (claim == NULL || jct_series_set_get_n (set) == 0)
    return FALSE;
  place->obstacle = find_obstacle (document, claim, view, set, visible, type, place);
  return TRUE;
}

const char *
jct_chart_get_claim_note (const JctDocument *document,
                          const JctView *view,
                          JctSeriesSet *series,
                          JctSpan visible)
{
  JctClaimPlace place;

  g_return_val_if_fail (document != NULL && view != NULL && series != NULL, NULL);

  if (!jct_claim_place_find (document, view, series, visible,
                             jct_chart_find_type (view, series, visible), &place))
    return NULL;
  return jct_claim_obstacle_to_sentence (place.obstacle);
}
