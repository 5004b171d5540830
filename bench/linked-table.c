/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/linked-table.h"

const guint linked_n_values[LINKED_N_DIMENSIONS] = { 5, 4, 22, 4, 2, 4, 30, 8 };

static guint32
next_random (guint32 *state)
{
  *state = *state * 1664525u + 1013904223u;
  return *state >> 8;
}

char *
linked_value_name (guint code)
{
  return g_strdup_printf ("%u", code);
}

JctTable *
linked_make_table (guint n_rows)
{
  g_autoptr (JctTableBuilder) builder
    = jct_table_builder_new ("bench", jct_period_kind (JCT_PERIOD_MONTH, 1));
  guint32 state = 1;

  for (guint i = 0; i < LINKED_N_DIMENSIONS; i++)
    {
      g_autofree char *name = g_strdup_printf ("d%u", i);

      jct_table_builder_add_dimension (builder, name, NULL);
      for (guint code = 0; code < linked_n_values[i]; code++)
        {
          g_autofree char *value = linked_value_name (code);

          jct_table_builder_intern (builder, i, value, -1);
        }
    }
  jct_table_builder_add_measure (builder, "count", NULL, NULL, JCT_MEASURE_INTEGER);
  for (guint row = 0; row < n_rows; row++)
    {
      jct_table_builder_add_row (builder,
                                 24000 + (gint32) ((guint64) row * LINKED_N_PERIODS / n_rows));
      for (guint i = 0; i < LINKED_N_DIMENSIONS; i++)
        jct_table_builder_set_code (builder, i, next_random (&state) % linked_n_values[i]);
      jct_table_builder_set_integer (builder, 0, next_random (&state) & 255);
    }
  return jct_table_builder_finish (builder, FALSE, NULL, NULL, NULL);
}
