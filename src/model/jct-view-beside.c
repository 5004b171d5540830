/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a view names to stand beside its own series. */
#include "model/jct-view.h"

JctBeside *
jct_beside_new (const char *definition)
{
  JctBeside *beside = g_new0 (JctBeside, 1);

  beside->definition = g_strdup (definition);
  beside->filter = jct_filter_new ();
  return beside;
}

JctBeside *
jct_beside_copy (const JctBeside *beside)
{
  JctBeside *copy;

  g_return_val_if_fail (beside != NULL, NULL);

  copy = g_new0 (JctBeside, 1);
  copy->definition = g_strdup (beside->definition);
  copy->filter = jct_filter_copy (beside->filter);
  copy->by = g_strdup (beside->by);
  return copy;
}

void
jct_beside_free (JctBeside *beside)
{
  if (beside == NULL)
    return;
  g_free (beside->definition);
  jct_filter_free (beside->filter);
  g_free (beside->by);
  g_free (beside);
}

gboolean
jct_beside_equal (const JctBeside *a, const JctBeside *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return g_strcmp0 (a->definition, b->definition) == 0 && jct_filter_equal (a->filter, b->filter)
         && g_strcmp0 (a->by, b->by) == 0;
}

static gpointer
copy_item (gconstpointer item, gpointer data)
{
  return jct_beside_copy (item);
}

GPtrArray *
jct_beside_list_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) jct_beside_free);
}

GPtrArray *
jct_beside_list_copy (GPtrArray *list)
{
  GPtrArray *copy;

  g_return_val_if_fail (list != NULL, NULL);

  copy = g_ptr_array_copy (list, copy_item, NULL);
  g_ptr_array_set_free_func (copy, (GDestroyNotify) jct_beside_free);
  return copy;
}

gboolean
jct_beside_list_equal (GPtrArray *a, GPtrArray *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!jct_beside_equal (a->pdata[i], b->pdata[i]))
      return FALSE;
  return TRUE;
}
