/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/rows-table.h"

#define N_PERIODS 60

static void
add_values (JctTableBuilder *builder, guint dimension, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *value = g_strdup_printf ("Value %u of %u", (i * 7919) % n, n);

      jct_table_builder_intern (builder, dimension, value, -1);
    }
}

JctTable *
rows_make_table (guint n_rows)
{
  g_autoptr (JctTableBuilder) builder
    = jct_table_builder_new ("bench", jct_period_kind (JCT_PERIOD_MONTH, 1));
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  jct_table_builder_add_dimension (builder, "few", NULL);
  jct_table_builder_add_dimension (builder, "many", NULL);
  jct_table_builder_add_measure (builder, "count", NULL, NULL, JCT_MEASURE_INTEGER);
  jct_table_builder_add_measure (builder, "big", NULL, NULL, JCT_MEASURE_INTEGER);
  jct_table_builder_add_measure (builder, "real", NULL, NULL, JCT_MEASURE_REAL);
  add_values (builder, ROWS_FEW, 22);
  add_values (builder, ROWS_MANY, 50000);
  for (guint row = 0; row < n_rows; row++)
    {
      guint32 bits = g_rand_int (random);

      jct_table_builder_add_row (builder, 24000 + (gint32) ((guint64) row * N_PERIODS / n_rows));
      jct_table_builder_set_code (builder, ROWS_FEW, (bits & 0xff) % 22);
      jct_table_builder_set_code (builder, ROWS_MANY, (bits >> 8) % 50000);
      /* Some are missing. */
      if (bits % 100 != 0)
        jct_table_builder_set_integer (builder, ROWS_COUNT, (gint32) (bits >> 12));
      jct_table_builder_set_integer (builder, ROWS_BIG,
                                     (gint64) ((guint64) bits << 32 | g_rand_int (random)));
      jct_table_builder_set_real (builder, ROWS_REAL, g_rand_double_range (random, -1e6, 1e6));
    }
  return jct_table_builder_finish (builder, FALSE, NULL, NULL, NULL);
}
