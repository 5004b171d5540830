/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which values of the dimensions pass: what clicks in facets and chips do. */
#include "config.h"

#include "state/jct-view-state-private.h"

#include <glib/gi18n-lib.h>

/* The dimension's index in the view's table, or -1. */
static int
find_dimension (JctViewState *self, const char *name)
{
  const JctResolvedView *resolved = jct_view_state_get_resolved (self);

  return resolved != NULL ? jct_table_find_dimension (resolved->table, name) : -1;
}

static void
commit_filter (JctViewState *self, JctFilter *filter, const char *name)
{
  JctView *next = jct_view_copy (self->view);

  jct_filter_free (next->filter);
  next->filter = filter;
  jct_view_state_commit_edit (self, next, name);
}

/* What a person calls the value; NULL where the view's table does not have it. */
static const char *
find_label (JctViewState *self, const char *dimension, const char *value)
{
  int index = find_dimension (self, dimension);
  JctTable *table = index >= 0 ? jct_view_state_get_resolved (self)->table : NULL;
  guint code = index >= 0 ? jct_table_find_value (table, (guint) index, value) : JCT_CODE_NONE;

  return code != JCT_CODE_NONE ? jct_table_get_value_label (table, (guint) index, code) : NULL;
}

static G_GNUC_PRINTF (3, 4) void commit_named (JctViewState *self,
                                               JctFilter *filter,
                                               const char *format,
                                               ...)
{
  g_autofree char *name = NULL;
  va_list arguments;

  va_start (arguments, format);
  name = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  commit_filter (self, filter, name);
}

void
jct_view_state_toggle_value (JctViewState *self,
                             const char *dimension,
                             const char *value,
                             gboolean extend)
{
  const char *const *values;
  const char *label;
  JctFilter *filter;
  gboolean selected;

  g_return_if_fail (JCT_IS_VIEW_STATE (self));
  g_return_if_fail (dimension != NULL && value != NULL);

  label = find_label (self, dimension, value);
  if (label == NULL)
    return;

  filter = jct_filter_copy (self->view->filter);
  values = jct_filter_get_values (filter, dimension);
  selected = jct_filter_has_dimension (filter, dimension)
             && jct_filter_passes (filter, dimension, value)
             && (extend || (values != NULL && g_strv_length ((char **) values) == 1));
  if (selected && jct_filter_is_excluding (filter, dimension))
    jct_filter_exclude (filter, dimension, value);
  else if (selected)
    jct_filter_remove (filter, dimension, value);
  else if (extend)
    jct_filter_add (filter, dimension, value);
  else
    jct_filter_set (filter, dimension, (const char *const[]){ value, NULL });

  /* Translators: the name of a step that can be undone; %s is a value, as in "Select China". */
  commit_named (self, filter, selected ? _ ("Deselect %s") : _ ("Select %s"), label);
}

void
jct_view_state_select_only (JctViewState *self, const char *dimension, const char *value)
{
  const char *label;
  JctFilter *filter;

  g_return_if_fail (JCT_IS_VIEW_STATE (self));
  g_return_if_fail (dimension != NULL && value != NULL);

  label = find_label (self, dimension, value);
  if (label == NULL)
    return;
  filter = jct_filter_copy (self->view->filter);
  jct_filter_set (filter, dimension, (const char *const[]){ value, NULL });
  /* Translators: the name of a step that can be undone; %s is a value, as in "Show only China". */
  commit_named (self, filter, _ ("Show only %s"), label);
}

/* Of several chosen values one is let go; where it is the only one, or not chosen, all but it
 * pass. */
static void
exclude (JctFilter *filter, const char *dimension, const char *value)
{
  const char *const *values = jct_filter_get_values (filter, dimension);

  if (values != NULL && (g_strv_length ((char **) values) == 1 || !g_strv_contains (values, value)))
    jct_filter_set_excluded (filter, dimension, (const char *const[]){ value, NULL });
  else
    jct_filter_exclude (filter, dimension, value);
}

void
jct_view_state_toggle_excluded (JctViewState *self, const char *dimension, const char *value)
{
  const char *label;
  JctFilter *filter;
  gboolean excluded;

  g_return_if_fail (JCT_IS_VIEW_STATE (self));
  g_return_if_fail (dimension != NULL && value != NULL);

  label = find_label (self, dimension, value);
  if (label == NULL)
    return;
  filter = jct_filter_copy (self->view->filter);
  excluded
    = jct_filter_is_excluding (filter, dimension) && !jct_filter_passes (filter, dimension, value);
  if (excluded)
    jct_filter_add (filter, dimension, value);
  else
    exclude (filter, dimension, value);
  /* Translators: the names of steps that can be undone; %s is a value, as in "Leave out China". */
  commit_named (self, filter, excluded ? _ ("No longer leave out %s") : _ ("Leave out %s"), label);
}

void
jct_view_state_clear_dimension (JctViewState *self, const char *dimension)
{
  g_autofree char *name = NULL;
  JctFilter *filter;
  const char *title;
  int index;

  g_return_if_fail (JCT_IS_VIEW_STATE (self));
  g_return_if_fail (dimension != NULL);

  index = find_dimension (self, dimension);
  title = index >= 0 ? jct_table_get_dimension_title (jct_view_state_get_resolved (self)->table,
                                                      (guint) index)
                     : dimension;
  /* Translators: the name of a step that can be undone; %s is what was filtered by, as in "Show
   * every Citizenship". */
  name = g_strdup_printf (_ ("Show every %s"), title);
  filter = jct_filter_copy (self->view->filter);
  jct_filter_clear (filter, dimension);
  commit_filter (self, filter, name);
}

void
jct_view_state_clear_filter (JctViewState *self)
{
  g_return_if_fail (JCT_IS_VIEW_STATE (self));

  commit_filter (self, jct_filter_new (), _ ("Clear all filters"));
}
