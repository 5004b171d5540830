/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the options of `chart` make of the view. */
#include "config.h"

#include "cli/jct-command-chart-private.h"

#include "analysis/jct-claim-view.h"
#include "model/jct-view-elsewhere.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* ---- events ---- */

static gboolean
check_event (const JctDocument *document, const char *id)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autofree char *valid = g_utf8_make_valid (id, -1);
  g_autofree char *sentence = NULL;

  if (jct_document_find_event (document, id) != NULL)
    return TRUE;
  for (guint i = 0; i < jct_document_get_n_events (document); i++)
    g_ptr_array_add (ids, jct_document_get_event (document, i)->id);
  /* Translators: the id of an event. */
  sentence = g_strdup_printf (_ ("There is no event “%s”."), valid);
  jct_cli_print_unknown (sentence, valid, (const char *const *) ids->pdata, ids->len);
  return FALSE;
}

static gboolean
apply_events (const char *events, const JctDocument *document, JctView *view)
{
  if (events == NULL)
    return TRUE;
  view->events_shown = strcmp (events, "none") != 0;
  g_clear_pointer (&view->categories, g_strfreev);
  g_clear_pointer (&view->events, g_strfreev);
  if (strcmp (events, "none") == 0 || strcmp (events, "all") == 0)
    return TRUE;
  if (*events == '\0')
    return check_event (document, events);
  view->events = g_strsplit (events, ",", -1);
  for (guint i = 0; view->events[i] != NULL; i++)
    if (!check_event (document, view->events[i]))
      return FALSE;
  return TRUE;
}

static gboolean
apply_selected (const char *event, const JctDocument *document, JctView *view)
{
  if (event == NULL)
    return TRUE;
  if (!check_event (document, event))
    return FALSE;
  g_free (view->selected_event);
  view->selected_event = g_strdup (event);
  return TRUE;
}

gboolean
jct_chart_apply_events (const JctChartOptions *options, const JctDocument *document, JctView *view)
{
  return apply_events (options->events, document, view)
         && apply_selected (options->event, document, view);
}

/* The computation of the claim under the definition that was asked for, in the calendar of the periods that were. */
static const JctClaimCell *
choose_cell (const JctClaimResult *result, const JctCliSelection *selection)
{
  const JctClaimCell *shown = jct_claim_result_get_shown (result);
  JctPeriodUnit unit;
  gboolean has_unit
    = selection->period != NULL && jct_period_unit_from_name (selection->period, &unit);

  if (shown == NULL || (selection->definition == NULL && !has_unit))
    return shown;
  for (guint i = 0; i < jct_claim_result_get_n_cells (result); i++)
    {
      const JctClaimCell *cell = jct_claim_result_get_cell (result, i);
      gboolean in_unit
        = !has_unit
          || (unit == JCT_PERIOD_FISCAL_YEAR) == (cell->calendar == JCT_CLAIM_FISCAL_YEARS);

      if (in_unit
          && (selection->definition == NULL
              || g_strcmp0 (cell->definition->id, selection->definition) == 0
              || g_strcmp0 (cell->definition->title, selection->definition) == 0))
        return cell;
    }
  return shown;
}

/* The view that shows the claim; what else is asked for is laid over it. */
gboolean
jct_chart_apply_claim (const JctChartOptions *options, const JctDocument *document, JctView **view)
{
  const JctClaim *claim;
  g_autofree char *valid = NULL;
  g_autoptr (JctClaimResult) result = NULL;
  const JctClaimCell *cell;
  JctView *shown;

  if (options->claim == NULL)
    return TRUE;
  valid = g_utf8_make_valid (options->claim, -1);
  claim = jct_document_find_claim (document, valid);
  if (claim == NULL)
    {
      /* Translators: the id of a claim. */
      g_autofree char *sentence = g_strdup_printf (_ ("There is no claim “%s”."), valid);
      g_autoptr (GPtrArray) ids = g_ptr_array_new ();

      for (guint i = 0; i < jct_document_get_n_claims (document); i++)
        g_ptr_array_add (ids, jct_document_get_claim (document, i)->id);
      jct_cli_print_unknown (sentence, valid, (const char *const *) ids->pdata, ids->len);
      return FALSE;
    }
  result = jct_claim_check ((JctDocument *) document, claim);
  cell = choose_cell (result, &options->selection);
  if (cell == NULL)
    {
      const char *needs = jct_claim_result_get_needs (result);
      /* Translators: the id of a claim, and what it would take to check it. */
      g_autofree char *message
        = g_strdup_printf (_ ("The claim “%s” cannot be shown with these data. %s"), valid,
                           needs != NULL ? needs : "");

      jct_cli_print_error (message);
      return FALSE;
    }
  shown = jct_claim_result_dup_view (result, cell, *view);
  jct_view_free (*view);
  *view = shown;
  return TRUE;
}

/* Panels by a dimension of which the view shows one value: all values, that one in focus, around the
 * event's window. Bars by it: all values as well. */
void
jct_chart_apply_type (const JctChartOptions *options,
                      const JctChartSettings *settings,
                      const JctDocument *document,
                      JctView *view)
{
  if (options->how.k != NULL)
    view->k = settings->analysis.k;
  if (options->how.event_month != NULL)
    view->event_period = settings->analysis.event_period;
  if (settings->has_type)
    view->chart = settings->type;
  if (view->chart == JCT_CHART_MULTIPLES && options->selection.by != NULL && view->by != NULL)
    {
      g_autofree char *dimension = g_strdup (view->by);
      jct_view_turn_elsewhere (view, document, dimension);
    }
  else if (view->chart == JCT_CHART_RANKED && options->selection.by != NULL && view->by != NULL)
    jct_view_widen (view, document, view->by);
  if (options->years != NULL)
    view->years = settings->years;
  if (settings->has_value_scale)
    view->free_scale = settings->free_scale;
}

void
jct_chart_apply_look (const JctChartOptions *options,
                      const JctChartSettings *settings,
                      JctView *view)
{
  if (g_strcmp0 (options->annotations, "none") == 0)
    g_ptr_array_set_size (view->annotations, 0);
  if (options->axis != NULL)
    view->log_axis = strcmp (options->axis, "log") == 0;
  if (options->vintages != NULL)
    view->vintages_hidden = settings->vintages_hidden;
  if (settings->has_method)
    {
      g_free (view->method);
      view->method = g_strdup (jct_method_to_name (settings->method));
    }
}

/* ---- the range ---- */

/* --from and --to bound what is visible; the figures beyond remain, for the comparison of an event
 * near the edge. */
static gboolean
bound_visible (const JctCliRange *range, JctSpan whole, const char *nothing, JctView *view)
{
  JctSpan visible = whole;

  if ((!range->has_from && !range->has_to) || jct_span_is_empty (whole))
    return TRUE;
  if (range->has_from)
    visible.start = MAX (visible.start, jct_period_first_day (range->from));
  if (range->has_to)
    visible.end = MIN (visible.end, jct_period_end_day (range->to));
  if (jct_span_is_empty (visible))
    {
      jct_cli_print_error (nothing);
      return FALSE;
    }
  view->has_visible = TRUE;
  view->visible = visible;
  return TRUE;
}

static JctSpan
find_figures_span (JctSeriesSet *series)
{
  JctSpan whole = { 0 };

  for (guint i = 0; i < jct_series_set_get_n (series); i++)
    {
      const JctSeries *one = jct_series_set_get (series, i);
      JctPeriod last
        = jct_period_shift (jct_series_get_first (one), (int) jct_series_get_n (one) - 1);
      JctSpan span
        = { jct_period_first_day (jct_series_get_first (one)), jct_period_end_day (last) };

      whole = jct_span_union (whole, span);
    }
  return whole;
}

gboolean
jct_chart_apply_visible (const JctCliRange *range,
                         const JctDocument *document,
                         JctSeriesSet *series,
                         JctView *view)
{
  if (series == NULL)
    return bound_visible (range, jct_document_get_events_span (document),
                          _ ("The range holds no events of this file."), view);
  return bound_visible (range, find_figures_span (series),
                        _ ("The range holds no figures of this file."), view);
}
