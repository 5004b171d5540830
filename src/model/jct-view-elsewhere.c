/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/jct-view-elsewhere.h"

/* A window of a period or two still needs something around it. */
#define MIN_MARGIN 6

/* Whether the definition leaves more than one value of the dimension to be seen. */
static gboolean
has_others (const JctResolvedView *resolved, guint dimension)
{
  const char *name = jct_table_get_dimension_name (resolved->table, dimension);
  const char *const *own = resolved->definition != NULL
                             ? jct_filter_get_values (resolved->definition->filter, name)
                             : NULL;

  if (own != NULL)
    return own[0] != NULL && own[1] != NULL;
  return jct_table_get_n_values (resolved->table, dimension) > 1;
}

GPtrArray *
jct_view_list_elsewhere (const JctView *view, const JctDocument *document)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_auto (JctResolvedView) resolved = { 0 };

  g_return_val_if_fail (view != NULL && document != NULL, NULL);

  if (!jct_document_resolve_view (document, view, &resolved, NULL))
    return g_steal_pointer (&names);
  for (guint i = 0; i < jct_table_get_n_dimensions (resolved.table); i++)
    {
      const char *name = jct_table_get_dimension_name (resolved.table, i);
      const char *const *values = jct_filter_get_values (view->filter, name);

      if (values != NULL && values[0] != NULL && values[1] == NULL && has_others (&resolved, i))
        g_ptr_array_add (names, (char *) name);
    }
  return g_steal_pointer (&names);
}

/* The event's window, and as much again on each side. */
static void
show_around (JctView *view, const JctDocument *document, const JctResolvedView *resolved)
{
  const JctEvent *event = view->selected_event != NULL
                            ? jct_document_find_event (document, view->selected_event)
                            : NULL;
  JctPeriod first, last, period;
  JctSpan whole, around;
  int margin = (int) MIN (2 * MAX (view->k, MIN_MARGIN), G_MAXINT16);

  if (event == NULL || !jct_table_get_range (resolved->table, &first, &last))
    return;
  period = jct_period_from_day (resolved->kind, jct_edtf_anchor (&event->date));
  whole = (JctSpan){ jct_period_first_day (first), jct_period_end_day (last) };
  around = (JctSpan){ jct_period_first_day (jct_period_shift (period, -margin)),
                      jct_period_end_day (jct_period_shift (period, margin)) };
  around = jct_span_intersect (around, whole);
  view->has_visible
    = !jct_span_is_empty (around) && (around.start != whole.start || around.end != whole.end);
  view->visible = around;
}

gboolean
jct_view_widen (JctView *view, const JctDocument *document, const char *dimension)
{
  g_autoptr (GPtrArray) names = NULL;
  g_autofree char *own = g_strdup (dimension);

  g_return_val_if_fail (view != NULL && document != NULL && dimension != NULL, FALSE);

  names = jct_view_list_elsewhere (view, document);
  if (!g_ptr_array_find_with_equal_func (names, own, g_str_equal, NULL))
    return FALSE;
  g_free (view->focus);
  view->focus = g_strdup (jct_filter_get_values (view->filter, own)[0]);
  jct_filter_clear (view->filter, own);
  g_free (view->by);
  view->by = g_steal_pointer (&own);
  g_clear_pointer (&view->id, g_free);
  g_clear_pointer (&view->title, g_free);
  g_clear_pointer (&view->headline, g_free);
  return TRUE;
}

gboolean
jct_view_turn_elsewhere (JctView *view, const JctDocument *document, const char *dimension)
{
  g_auto (JctResolvedView) resolved = { 0 };

  if (!jct_document_resolve_view (document, view, &resolved, NULL)
      || !jct_view_widen (view, document, dimension))
    return FALSE;
  view->chart = JCT_CHART_MULTIPLES;
  view->free_scale = TRUE;
  view->top = 0;
  show_around (view, document, &resolved);
  return TRUE;
}

gboolean
jct_view_turn_back (JctView *view, const JctDocument *document)
{
  g_auto (JctResolvedView) resolved = { 0 };

  g_return_val_if_fail (view != NULL && document != NULL, FALSE);

  if (view->chart != JCT_CHART_MULTIPLES || view->focus == NULL
      || !jct_document_resolve_view (document, view, &resolved, NULL) || resolved.by == NULL)
    return FALSE;
  jct_filter_set (view->filter, resolved.by, (const char *const[]){ view->focus, NULL });
  g_clear_pointer (&view->focus, g_free);
  g_free (view->by);
  /* A definition that splits by itself is told not to. */
  view->by = resolved.definition != NULL && resolved.definition->by != NULL ? g_strdup ("") : NULL;
  view->chart = JCT_CHART_LINE;
  view->free_scale = FALSE;
  return TRUE;
}
