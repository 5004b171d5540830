/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a view says of things that are gone from the document. */
#include "config.h"

#include "model/jct-document-items.h"

#include "model/jct-text-private.h"

/* The list without the text; FALSE where it is not in it. */
static gboolean
drop_from_list (char ***list, const char *text)
{
  g_autoptr (GStrvBuilder) builder = NULL;

  if (*list == NULL || !g_strv_contains ((const char *const *) *list, text))
    return FALSE;
  builder = g_strv_builder_new ();
  for (char **item = *list; *item != NULL; item++)
    if (!g_str_equal (*item, text))
      g_strv_builder_add (builder, *item);
  g_strfreev (*list);
  *list = g_strv_builder_end (builder);
  return TRUE;
}

static gboolean
add_to_list (char ***list, const char *text)
{
  g_autoptr (GStrvBuilder) builder = NULL;

  if (*list == NULL || g_strv_contains ((const char *const *) *list, text))
    return FALSE;
  builder = g_strv_builder_new ();
  g_strv_builder_addv (builder, (const char **) *list);
  g_strv_builder_add (builder, text);
  g_strfreev (*list);
  *list = g_strv_builder_end (builder);
  return TRUE;
}

gboolean
jct_view_forget_event (JctView *view, const char *id)
{
  gboolean changed;

  g_return_val_if_fail (view != NULL && id != NULL, FALSE);

  changed = drop_from_list (&view->events, id);
  changed |= drop_from_list (&view->pinned_events, id);
  if (g_strcmp0 (view->selected_event, id) == 0)
    {
      g_clear_pointer (&view->selected_event, g_free);
      changed = TRUE;
    }
  return changed;
}

gboolean
jct_view_forget_category (JctView *view, const char *id)
{
  g_return_val_if_fail (view != NULL && id != NULL, FALSE);

  return drop_from_list (&view->categories, id);
}

gboolean
jct_view_forget_definition (JctView *view, const JctDocument *document, const char *id)
{
  g_auto (JctResolvedView) resolved = { 0 };
  gboolean changed = FALSE;

  g_return_val_if_fail (view != NULL && document != NULL && id != NULL, FALSE);

  for (guint i = view->beside->len; i-- > 0;)
    if (g_strcmp0 (((const JctBeside *) view->beside->pdata[i])->definition, id) == 0)
      {
        g_ptr_array_remove_index (view->beside, i);
        changed = TRUE;
      }
  if (g_strcmp0 (view->definition, id) != 0
      || !jct_document_resolve_view (document, view, &resolved, NULL))
    return changed;
  g_clear_pointer (&view->definition, g_free);
  jct_replace_text (&view->table, jct_table_get_name (resolved.table));
  jct_replace_text (&view->measure, resolved.measure);
  jct_replace_text (&view->by, resolved.by);
  jct_filter_free (view->filter);
  view->filter = jct_filter_copy (resolved.filter);
  return TRUE;
}

gboolean
jct_view_include_event (JctView *view, const JctEvent *event)
{
  gboolean changed;

  g_return_val_if_fail (view != NULL && event != NULL, FALSE);

  changed = add_to_list (&view->events, event->id);
  changed |= add_to_list (&view->categories, event->category);
  if (!view->events_shown)
    {
      view->events_shown = TRUE;
      changed = TRUE;
    }
  return changed;
}
