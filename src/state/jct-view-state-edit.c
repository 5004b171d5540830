/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The changes of a view that a person makes: each copies the view, changes the copy and commits
 * it. */
#include "config.h"

#include "model/jct-view-elsewhere.h"
#include "state/jct-view-state-private.h"

#include <glib/gi18n-lib.h>

static void
set_text (char **text, const char *with)
{
  char *copy = g_strdup (with);

  g_free (*text);
  *text = copy;
}

/* ---- definition, filter, split, period ---- */

/* A value of the filter that the new definition does not have. */
static void
drop_value (JctFilter *filter, const char *dimension, const char *value)
{
  if (jct_filter_is_excluding (filter, dimension))
    jct_filter_add (filter, dimension, value);
  else
    jct_filter_remove (filter, dimension, value);
}

/* Of the view's filter, what the new definition can still be filtered by: else nothing would pass,
 * or nothing be computed at all. */
static void
prune_filter (JctFilter *filter, JctTable *table, const JctFilter *own)
{
  g_autoptr (JctFilter) before = jct_filter_copy (filter);

  for (guint i = 0; i < jct_filter_get_n_dimensions (before); i++)
    {
      const char *name = jct_filter_get_dimension (before, i);
      const char *const *values = jct_filter_get_named (before, name);
      int dimension = jct_table_find_dimension (table, name);

      if (dimension < 0)
        {
          jct_filter_clear (filter, name);
          continue;
        }
      for (; *values != NULL; values++)
        if (jct_table_find_value (table, (guint) dimension, *values) == JCT_CODE_NONE
            || (own != NULL && !jct_filter_passes (own, name, *values)))
          drop_value (filter, name, *values);
    }
}

static void
prune_view (JctView *view, JctTable *table, const JctDefinition *definition, guint fiscal_start)
{
  prune_filter (view->filter, table, definition != NULL ? definition->filter : NULL);
  if (view->by != NULL && view->by[0] != '\0' && jct_table_find_dimension (table, view->by) < 0)
    g_clear_pointer (&view->by, g_free);
  if (view->by != NULL && view->by[0] == '\0' && (definition == NULL || definition->by == NULL))
    g_clear_pointer (&view->by, g_free);
  if (view->has_period
      && !jct_period_kind_nests (jct_table_get_period_kind (table),
                                 jct_period_kind (view->period, fiscal_start)))
    view->has_period = FALSE;
}

void
jct_view_state_set_definition (JctViewState *self, const char *id)
{
  const JctDefinition *definition = NULL;
  const JctResolvedView *resolved;
  JctTable *table;
  JctView *next;

  g_return_if_fail (JCT_IS_VIEW_STATE (self));

  if (self->document == NULL || g_strcmp0 (id, self->view->definition) == 0)
    return;
  resolved = jct_view_state_get_resolved (self);
  next = jct_view_copy (self->view);
  set_text (&next->definition, id);
  if (id != NULL)
    {
      definition = jct_document_find_definition (self->document, id);
      table
        = definition != NULL ? jct_document_find_table (self->document, definition->table) : NULL;
      g_clear_pointer (&next->table, g_free);
      g_clear_pointer (&next->measure, g_free);
    }
  else
    {
      table = resolved != NULL ? resolved->table : NULL;
      set_text (&next->table, table != NULL ? jct_table_get_name (table) : NULL);
      set_text (&next->measure, resolved != NULL ? resolved->measure : NULL);
    }
  if (table == NULL)
    {
      jct_view_free (next);
      return;
    }
  prune_view (next, table, definition, jct_document_get_fiscal_start (self->document));
  jct_view_state_commit_edit (self, next, _ ("Choose definition"));
}

void
jct_view_state_set_by (JctViewState *self, const char *dimension)
{
  const JctResolvedView *resolved;
  g_autofree char *name = NULL;
  JctView *next;
  int index;

  g_return_if_fail (JCT_IS_VIEW_STATE (self));

  resolved = jct_view_state_get_resolved (self);
  if (resolved == NULL || g_strcmp0 (dimension, resolved->by) == 0)
    return;
  next = jct_view_copy (self->view);
  if (dimension == NULL)
    {
      gboolean own = resolved->definition != NULL && resolved->definition->by != NULL;

      set_text (&next->by, own ? "" : NULL);
      jct_view_state_commit_edit (self, next, _ ("Remove split"));
      return;
    }

  index = jct_table_find_dimension (resolved->table, dimension);
  if (index < 0)
    {
      jct_view_free (next);
      return;
    }
  set_text (&next->by, dimension);
  /* Translators: the name of a step that can be undone; %s is a dimension, as in "Split by
   * Citizenship". */
  name = g_strdup_printf (_ ("Split by %s"),
                          jct_table_get_dimension_title (resolved->table, (guint) index));
  jct_view_state_commit_edit (self, next, name);
}

/* What is visible, out to whole periods of the new kind: a year of which three months were in sight
 * has its point in sight as well. All stays all. */
static void
widen_visible (JctViewState *self, JctView *next, JctPeriodKind kind)
{
  JctSpan whole = jct_view_state_get_whole_range (self);
  JctSpan visible = jct_view_state_get_visible (self);

  if (!next->has_visible || jct_span_is_empty (visible))
    return;
  if (visible.start <= whole.start && visible.end >= whole.end)
    next->has_visible = FALSE;
  next->visible.start = jct_period_first_day (jct_period_from_day (kind, visible.start));
  next->visible.end = jct_period_end_day (jct_period_from_day (kind, visible.end - 1));
}

void
jct_view_state_set_period (JctViewState *self, JctPeriodUnit unit)
{
  const JctResolvedView *resolved;
  JctPeriodKind own, kind;
  JctView *next;

  g_return_if_fail (JCT_IS_VIEW_STATE (self));
  g_return_if_fail ((guint) unit < JCT_N_PERIOD_UNITS);

  resolved = jct_view_state_get_resolved (self);
  if (resolved == NULL)
    return;
  own = jct_table_get_period_kind (resolved->table);
  kind = jct_period_kind (unit, jct_document_get_fiscal_start (self->document));
  if (!jct_period_kind_nests (own, kind) || jct_period_kind_equal (kind, resolved->kind))
    return;
  next = jct_view_copy (self->view);
  next->has_period = !jct_period_kind_equal (own, kind);
  next->period = unit;
  widen_visible (self, next, kind);
  jct_view_state_commit_edit (self, next, _ ("Change period"));
}

void
jct_view_state_set_chart (JctViewState *self, JctChartType type)
{
  JctView *next;

  g_return_if_fail (JCT_IS_VIEW_STATE (self));
  g_return_if_fail ((guint) type < JCT_N_CHART_TYPES);

  next = jct_view_copy (self->view);
  next->chart = type;
  jct_view_state_commit_edit (self, next, _ ("Change chart type"));
}

void
jct_view_state_set_claim (JctViewState *self, const char *id)
{
  JctView *next;

  g_return_if_fail (JCT_IS_VIEW_STATE (self));

  next = jct_view_copy (self->view);
  set_text (&next->claim, id);
  jct_view_state_commit_edit (self, next, id != NULL ? _ ("Show claim") : _ ("Hide claim"));
}

void
jct_view_state_set_free_scale (JctViewState *self, gboolean free_scale)
{
  JctView *next;

  g_return_if_fail (JCT_IS_VIEW_STATE (self));

  next = jct_view_copy (self->view);
  next->free_scale = free_scale;
  jct_view_state_commit_edit (self, next,
                              free_scale ? _ ("Scale panels each") : _ ("Scale panels alike"));
}

static const char *
elsewhere_name (void)
{
  /* Translators: the name of a step that can be undone: whether the figures changed elsewhere, too.
   */
  return _ ("Elsewhere?");
}

gboolean
jct_view_state_show_elsewhere (JctViewState *self, const char *dimension)
{
  JctView *next;

  g_return_val_if_fail (JCT_IS_VIEW_STATE (self), FALSE);
  g_return_val_if_fail (dimension != NULL, FALSE);

  if (self->document == NULL)
    return FALSE;
  next = jct_view_copy (self->view);
  if (!jct_view_turn_elsewhere (next, self->document, dimension))
    {
      jct_view_free (next);
      return FALSE;
    }
  jct_view_state_commit_edit (self, next, elsewhere_name ());
  return TRUE;
}

void
jct_view_state_leave_elsewhere (JctViewState *self)
{
  g_autofree char *last = NULL;
  JctView *next;

  g_return_if_fail (JCT_IS_VIEW_STATE (self));

  if (self->document == NULL)
    return;
  g_object_get (self, "undo-name", &last, NULL);
  next = jct_view_copy (self->view);
  if (!jct_view_turn_back (next, self->document))
    jct_view_free (next);
  else if (g_strcmp0 (last, elsewhere_name ()) == 0)
    {
      jct_view_free (next);
      jct_view_state_undo (self);
    }
  else
    jct_view_state_commit_edit (self, next, _ ("Back to one series"));
}

/* ---- events ---- */

static const JctEvent *
find_event (JctViewState *self, const char *id)
{
  return self->document != NULL ? jct_document_find_event (self->document, id) : NULL;
}

void
jct_view_state_select_event (JctViewState *self, const char *id)
{
  JctView *next;

  g_return_if_fail (JCT_IS_VIEW_STATE (self));

  if (id != NULL && find_event (self, id) == NULL)
    return;
  next = jct_view_copy (self->view);
  set_text (&next->selected_event, id);
  jct_view_state_commit_edit (self, next, id != NULL ? _ ("Select event") : _ ("Clear selection"));
}

static gboolean
can_step_to (JctViewState *self, const JctEvent *event, JctSpan whole)
{
  return jct_view_shows_event (self->view, event)
         && !jct_span_is_empty (jct_span_intersect (jct_edtf_span (&event->date), whole));
}

/* The event `by` steps away among those that can be stepped to; the last one on the way where there
 * are fewer. */
static const JctEvent *
find_step (JctViewState *self, int by)
{
  JctSpan whole = jct_view_state_get_whole_range (self);
  int n = (int) jct_document_get_n_events (self->document);
  int step = by > 0 ? 1 : -1;
  int index = by > 0 ? -1 : n;
  const JctEvent *found = NULL;

  for (int i = 0; i < n; i++)
    if (g_strcmp0 (jct_document_get_event (self->document, (guint) i)->id,
                   self->view->selected_event)
        == 0)
      index = i;
  for (index += step; by != 0 && index >= 0 && index < n; index += step)
    {
      const JctEvent *event = jct_document_get_event (self->document, (guint) index);

      if (!can_step_to (self, event, whole))
        continue;
      found = event;
      by -= step;
    }
  return found;
}

/* Brings a day into sight, in the middle, if it is out of it. */
static void
write_sight_of (JctViewState *self, JctView *view, JctDay day)
{
  JctSpan visible = jct_view_state_get_visible (self);
  double length = (double) visible.end - visible.start;

  if (!jct_span_contains (visible, day))
    jct_view_state_write_visible (self, view, day - length / 2, day + length / 2);
}

void
jct_view_state_step_event (JctViewState *self, int by)
{
  const JctEvent *event;
  JctView *next;

  g_return_if_fail (JCT_IS_VIEW_STATE (self));

  if (self->document == NULL)
    return;
  event = find_step (self, by);
  if (event == NULL)
    return;
  next = jct_view_copy (self->view);
  set_text (&next->selected_event, event->id);
  write_sight_of (self, next, jct_edtf_anchor (&event->date));
  jct_view_state_commit_edit (self, next, _ ("Select event"));
}

/* The list with the text added at the end, or without it. */
static char **
toggle_in_list (char **list, const char *text, gboolean *added)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  *added = TRUE;
  for (; *list != NULL; list++)
    if (g_str_equal (*list, text))
      *added = FALSE;
    else
      g_strv_builder_add (builder, *list);
  if (*added)
    g_strv_builder_add (builder, text);
  return g_strv_builder_end (builder);
}

void
jct_view_state_toggle_pin (JctViewState *self, const char *id)
{
  gboolean added;
  JctView *next;

  g_return_if_fail (JCT_IS_VIEW_STATE (self));
  g_return_if_fail (id != NULL);

  if (find_event (self, id) == NULL)
    return;
  next = jct_view_copy (self->view);
  g_strfreev (next->pinned_events);
  next->pinned_events = toggle_in_list (self->view->pinned_events, id, &added);
  jct_view_state_commit_edit (self, next, added ? _ ("Pin event") : _ ("Unpin event"));
}

void
jct_view_state_set_window (JctViewState *self, guint k, JctEventPeriod event_period)
{
  JctView *next;

  g_return_if_fail (JCT_IS_VIEW_STATE (self));
  g_return_if_fail (k >= 1);
  g_return_if_fail (event_period <= JCT_EVENT_PERIOD_INCLUDED);

  next = jct_view_copy (self->view);
  next->k = k;
  next->event_period = event_period;
  jct_view_state_commit_edit (self, next, _ ("Change window"));
}

void
jct_view_state_set_method (JctViewState *self, const char *method)
{
  JctView *next;

  g_return_if_fail (JCT_IS_VIEW_STATE (self));
  g_return_if_fail (method != NULL && *method != '\0');

  next = jct_view_copy (self->view);
  g_free (next->method);
  next->method = g_strdup (method);
  jct_view_state_commit_edit (self, next, _ ("Change method"));
}

/* Every category that an event of the document can have, in the document's order; "" stands for
 * those without. */
static GStrv
list_categories (JctDocument *document)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < jct_document_get_n_categories (document); i++)
    g_strv_builder_add (builder, jct_document_get_category (document, i)->id);
  for (guint i = 0; i < jct_document_get_n_events (document); i++)
    if (jct_document_get_event (document, i)->category[0] == '\0')
      {
        g_strv_builder_add (builder, "");
        break;
      }
  return g_strv_builder_end (builder);
}

void
jct_view_state_toggle_category (JctViewState *self, const char *id)
{
  g_autoptr (GStrvBuilder) builder = NULL;
  g_auto (GStrv) all = NULL;
  gboolean hides, hidden = FALSE;
  JctView *next;

  g_return_if_fail (JCT_IS_VIEW_STATE (self));
  g_return_if_fail (id != NULL);

  if (self->document == NULL)
    return;
  all = list_categories (self->document);
  if (!g_strv_contains ((const char *const *) all, id))
    return;

  next = jct_view_copy (self->view);
  builder = g_strv_builder_new ();
  hides = self->view->categories == NULL
          || g_strv_contains ((const char *const *) self->view->categories, id);
  for (guint i = 0; all[i] != NULL; i++)
    {
      gboolean shown = self->view->categories == NULL
                       || g_strv_contains ((const char *const *) self->view->categories, all[i]);

      if (g_str_equal (all[i], id) ? !hides : shown)
        g_strv_builder_add (builder, all[i]);
      else
        hidden = TRUE;
    }
  g_strfreev (next->categories);
  next->categories = hidden ? g_strv_builder_end (builder) : NULL;
  jct_view_state_commit_edit (self, next, hides ? _ ("Hide category") : _ ("Show category"));
}

void
jct_view_state_set_events_shown (JctViewState *self, gboolean shown)
{
  JctView *next;

  g_return_if_fail (JCT_IS_VIEW_STATE (self));

  next = jct_view_copy (self->view);
  next->events_shown = shown != FALSE;
  jct_view_state_commit_edit (self, next, shown ? _ ("Show events") : _ ("Hide events"));
}
