/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/jct-selection-private.h"
#include "model/jct-series.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A comparison with a few codes is several times faster than a look-up, since vectors cannot look
 * up. */
static void
choose_few (JctCondition *condition, guint n_passing)
{
  guint n_codes = condition->dimension->values.n_entries;
  guint8 wanted = n_passing <= n_codes - n_passing ? 0xff : 0;

  if (condition->dimension->width != 1 || MIN (n_passing, n_codes - n_passing) > JCT_FEW_CODES)
    return;
  for (guint code = 0; code < n_codes; code++)
    if (condition->passes[code] == wanted)
      condition->few[condition->n_few++] = (guint8) code;
  condition->flip = (guint8) ~wanted;
}

guint8 *
jct_filter_list_passing (
  const JctFilter *filter, const JctTable *table, guint dimension, guint *n_passing, GError **error)
{
  const JctDimension *column = &table->dimensions[dimension];
  guint n_codes = column->values.n_entries;
  const char *const *values = jct_filter_get_named (filter, column->name);
  gboolean excluding = jct_filter_is_excluding (filter, column->name);
  guint8 named = excluding ? 0 : 0xff;
  g_autofree guint8 *passes = g_malloc0 (MAX (n_codes, 256));
  guint n_named = 0;

  memset (passes, (guint8) ~named, n_codes);
  for (; *values != NULL; values++)
    {
      guint code = jct_dictionary_find (&column->values, *values, strlen (*values));

      if (code == JCT_CODE_NONE)
        {
          g_set_error (
            error, JCT_SERIES_ERROR, JCT_SERIES_ERROR_NO_VALUE,
            /* Translators: the first %s is a value, the others name a column and a table. */
            _ ("There is no value “%s” in the column “%s” of the table “%s”."), *values,
            column->name, table->name);
          return NULL;
        }
      n_named += passes[code] != named;
      passes[code] = named;
    }
  *n_passing = excluding ? n_codes - n_named : n_named;
  return g_steal_pointer (&passes);
}

void
jct_condition_init (JctCondition *condition,
                    const JctDimension *column,
                    guint8 *passes,
                    guint n_passing)
{
  memset (condition, 0, sizeof *condition);
  condition->dimension = column;
  condition->passes = passes;
  choose_few (condition, n_passing);
}

static gboolean
add_condition (JctSelection *selection,
               const JctTable *table,
               guint dimension,
               const JctFilter *filter,
               GError **error)
{
  const JctDimension *column = &table->dimensions[dimension];
  guint n_passing;
  g_autofree guint8 *passes = jct_filter_list_passing (filter, table, dimension, &n_passing, error);

  if (passes == NULL)
    return FALSE;
  if (n_passing == 0)
    selection->nothing = TRUE;
  if (n_passing < column->values.n_entries && n_passing > 0)
    jct_condition_init (&selection->conditions[selection->n_conditions++], column,
                        g_steal_pointer (&passes), n_passing);
  return TRUE;
}

int
jct_selection_find_dimension (const JctTable *table, const char *name, GError **error)
{
  int dimension = jct_table_find_dimension (table, name);

  if (dimension < 0)
    g_set_error (error, JCT_SERIES_ERROR, JCT_SERIES_ERROR_NO_DIMENSION,
                 /* Translators: %s are the names of a column and of a table. */
                 _ ("There is no column “%s” to filter by in the table “%s”."), name, table->name);
  return dimension;
}

gboolean
jct_selection_init (JctSelection *selection,
                    const JctTable *table,
                    const JctFilter *filter,
                    const char *skip,
                    GError **error)
{
  guint n = filter != NULL ? jct_filter_get_n_dimensions (filter) : 0;

  memset (selection, 0, sizeof *selection);
  selection->conditions = g_new0 (JctCondition, n);
  for (guint i = 0; i < n; i++)
    {
      const char *name = jct_filter_get_dimension (filter, i);
      int dimension = jct_selection_find_dimension (table, name, error);

      if (dimension < 0)
        {
          jct_selection_clear (selection);
          return FALSE;
        }
      if (g_strcmp0 (name, skip) == 0)
        continue;
      if (!add_condition (selection, table, (guint) dimension, filter, error))
        {
          jct_selection_clear (selection);
          return FALSE;
        }
    }
  return TRUE;
}

void
jct_selection_clear (JctSelection *selection)
{
  for (guint i = 0; i < selection->n_conditions; i++)
    g_free (selection->conditions[i].passes);
  g_clear_pointer (&selection->conditions, g_free);
  selection->n_conditions = 0;
}

#define DEFINE_LOOK_UP(name, type)                                             \
  static void name (const type *restrict codes, guint n, const guint8 *passes, \
                    guint8 *restrict mask)                                     \
  {                                                                            \
    for (guint i = 0; i < n; i++)                                              \
      mask[i] &= passes[codes[i]];                                             \
  }

DEFINE_LOOK_UP (look_up_8, guint8)
DEFINE_LOOK_UP (look_up_16, guint16)
DEFINE_LOOK_UP (look_up_32, guint32)

void
jct_condition_apply (const JctCondition *condition, gsize start, guint n, guint8 *mask)
{
  gconstpointer codes = condition->dimension->codes;

  if (condition->n_few > 0)
    jct_kernel_match ((const guint8 *) codes + start, n, condition->few, condition->n_few,
                      condition->flip, mask);
  else if (condition->dimension->width == 1)
    look_up_8 ((const guint8 *) codes + start, n, condition->passes, mask);
  else if (condition->dimension->width == 2)
    look_up_16 ((const guint16 *) codes + start, n, condition->passes, mask);
  else
    look_up_32 ((const guint32 *) codes + start, n, condition->passes, mask);
}

void
jct_block_init (JctBlock *block, const JctSelection *selection, gsize start, gsize end)
{
  block->selection = selection;
  block->start = start;
  block->n = 0;
  block->end = selection->nothing ? start : end;
}

gboolean
jct_block_next (JctBlock *block)
{
  block->start += block->n;
  if (block->start >= block->end)
    return FALSE;
  block->n = (guint) MIN (block->end - block->start, JCT_BLOCK_ROWS);
  memset (block->mask, 0xff, block->n);
  for (guint i = 0; i < block->selection->n_conditions; i++)
    jct_condition_apply (&block->selection->conditions[i], block->start, block->n, block->mask);
  return TRUE;
}
