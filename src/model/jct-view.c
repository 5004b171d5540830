/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/jct-view.h"

static const char *const chart_names[]
  = { "line", "step", "bars", "small-multiples", "area", "year-overlay", "heat-map", "ranked" };
static const char *const years_names[] = { "calendar", "fiscal" };
static const char *const scale_names[] = { "shared", "free" };
static const char *const vintages_names[] = { "all", "none" };
static const char *const event_period_names[] = { "excluded", "included" };

static gboolean
find_name (const char *const *names, guint n_names, const char *name, guint *index)
{
  for (guint i = 0; i < n_names; i++)
    if (g_str_equal (names[i], name))
      {
        *index = i;
        return TRUE;
      }
  return FALSE;
}

const char *
jct_chart_type_to_name (JctChartType type)
{
  g_return_val_if_fail ((guint) type < G_N_ELEMENTS (chart_names), NULL);

  return chart_names[type];
}

gboolean
jct_chart_type_from_name (const char *name, JctChartType *type)
{
  guint index;

  g_return_val_if_fail (name != NULL && type != NULL, FALSE);

  if (!find_name (chart_names, G_N_ELEMENTS (chart_names), name, &index))
    return FALSE;
  *type = (JctChartType) index;
  return TRUE;
}

const char *
jct_years_to_name (JctYears years)
{
  g_return_val_if_fail ((guint) years < G_N_ELEMENTS (years_names), NULL);

  return years_names[years];
}

gboolean
jct_years_from_name (const char *name, JctYears *years)
{
  guint index;

  g_return_val_if_fail (name != NULL && years != NULL, FALSE);

  if (!find_name (years_names, G_N_ELEMENTS (years_names), name, &index))
    return FALSE;
  *years = (JctYears) index;
  return TRUE;
}

const char *
jct_view_scale_to_name (gboolean free_scale)
{
  return scale_names[free_scale ? 1 : 0];
}

gboolean
jct_view_scale_from_name (const char *name, gboolean *free_scale)
{
  guint index;

  g_return_val_if_fail (name != NULL && free_scale != NULL, FALSE);

  if (!find_name (scale_names, G_N_ELEMENTS (scale_names), name, &index))
    return FALSE;
  *free_scale = index == 1;
  return TRUE;
}

const char *
jct_view_vintages_to_name (gboolean hidden)
{
  return vintages_names[hidden ? 1 : 0];
}

gboolean
jct_view_vintages_from_name (const char *name, gboolean *hidden)
{
  guint index;

  g_return_val_if_fail (name != NULL && hidden != NULL, FALSE);

  if (!find_name (vintages_names, G_N_ELEMENTS (vintages_names), name, &index))
    return FALSE;
  *hidden = index == 1;
  return TRUE;
}

const char *
jct_event_period_to_name (JctEventPeriod value)
{
  g_return_val_if_fail ((guint) value < G_N_ELEMENTS (event_period_names), NULL);

  return event_period_names[value];
}

gboolean
jct_event_period_from_name (const char *name, JctEventPeriod *value)
{
  guint index;

  g_return_val_if_fail (name != NULL && value != NULL, FALSE);

  if (!find_name (event_period_names, G_N_ELEMENTS (event_period_names), name, &index))
    return FALSE;
  *value = (JctEventPeriod) index;
  return TRUE;
}

JctView *
jct_view_new (void)
{
  JctView *view = g_new0 (JctView, 1);

  view->filter = jct_filter_new ();
  view->period = JCT_PERIOD_MONTH;
  view->chart = JCT_CHART_LINE;
  view->events_shown = TRUE;
  view->pinned_events = g_new0 (char *, 1);
  view->method = g_strdup (JCT_VIEW_DEFAULT_METHOD);
  view->k = 6;
  view->event_period = JCT_EVENT_PERIOD_EXCLUDED;
  view->beside = jct_beside_list_new ();
  view->annotations = jct_annotation_list_new ();
  return view;
}

JctView *
jct_view_copy (const JctView *view)
{
  JctView *copy;

  g_return_val_if_fail (view != NULL, NULL);

  copy = g_new (JctView, 1);
  *copy = *view;
  copy->id = g_strdup (view->id);
  copy->title = g_strdup (view->title);
  copy->headline = g_strdup (view->headline);
  copy->definition = g_strdup (view->definition);
  copy->table = g_strdup (view->table);
  copy->measure = g_strdup (view->measure);
  copy->filter = jct_filter_copy (view->filter);
  copy->by = g_strdup (view->by);
  copy->focus = g_strdup (view->focus);
  copy->categories = g_strdupv (view->categories);
  copy->events = g_strdupv (view->events);
  copy->selected_event = g_strdup (view->selected_event);
  copy->pinned_events = g_strdupv (view->pinned_events);
  copy->method = g_strdup (view->method);
  copy->beside = jct_beside_list_copy (view->beside);
  copy->annotations = jct_annotation_list_copy (view->annotations);
  copy->claim = g_strdup (view->claim);
  return copy;
}

void
jct_view_free (JctView *view)
{
  if (view == NULL)
    return;
  g_free (view->id);
  g_free (view->title);
  g_free (view->headline);
  g_free (view->definition);
  g_free (view->table);
  g_free (view->measure);
  jct_filter_free (view->filter);
  g_free (view->by);
  g_free (view->focus);
  g_strfreev (view->categories);
  g_strfreev (view->events);
  g_free (view->selected_event);
  g_strfreev (view->pinned_events);
  g_free (view->method);
  g_ptr_array_unref (view->beside);
  g_ptr_array_unref (view->annotations);
  g_free (view->claim);
  g_free (view);
}

static gboolean
lists_equal (char **a, char **b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return g_strv_equal ((const char *const *) a, (const char *const *) b);
}

gboolean
jct_view_equal (const JctView *a, const JctView *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return g_strcmp0 (a->id, b->id) == 0 && g_strcmp0 (a->title, b->title) == 0
         && g_strcmp0 (a->headline, b->headline) == 0
         && g_strcmp0 (a->definition, b->definition) == 0 && g_strcmp0 (a->table, b->table) == 0
         && g_strcmp0 (a->measure, b->measure) == 0 && jct_filter_equal (a->filter, b->filter)
         && g_strcmp0 (a->by, b->by) == 0 && a->top == b->top
         && jct_transform_equal (&a->transform, &b->transform) && !a->log_axis == !b->log_axis
         && a->years == b->years && !a->has_period == !b->has_period
         && (!a->has_period || a->period == b->period) && !a->has_visible == !b->has_visible
         && (!a->has_visible
             || (a->visible.start == b->visible.start && a->visible.end == b->visible.end))
         && a->chart == b->chart && !a->free_scale == !b->free_scale
         && g_strcmp0 (a->focus, b->focus) == 0 && lists_equal (a->categories, b->categories)
         && lists_equal (a->events, b->events) && !a->events_shown == !b->events_shown
         && !a->vintages_hidden == !b->vintages_hidden
         && g_strcmp0 (a->selected_event, b->selected_event) == 0
         && lists_equal (a->pinned_events, b->pinned_events)
         && g_strcmp0 (a->method, b->method) == 0 && g_strcmp0 (a->claim, b->claim) == 0
         && a->k == b->k && a->event_period == b->event_period
         && jct_beside_list_equal (a->beside, b->beside)
         && jct_annotation_list_equal (a->annotations, b->annotations);
}
