/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/jct-series-table.h"

#include <glib/gi18n-lib.h>
#include <math.h>

enum
{
  SERIES,
  PARTS,
};

enum
{
  VALUE,
  LOWER,
  UPPER,
};

static gboolean
has_parts (JctSeriesSet *set)
{
  for (guint s = 0; s < jct_series_set_get_n (set); s++)
    {
      const JctSeries *series = jct_series_set_get (set, s);

      for (gsize i = 0; jct_series_may_be_partial (series) && i < jct_series_get_n (series); i++)
        if (jct_series_get_state (series, i) == JCT_VALUE_PARTIAL)
          return TRUE;
    }
  return FALSE;
}

static gboolean
has_ranges (JctSeriesSet *set)
{
  for (guint s = 0; s < jct_series_set_get_n (set); s++)
    if (jct_series_may_be_inexact (jct_series_set_get (set, s)))
      return TRUE;
  return FALSE;
}

static void
add_ranges (JctTableBuilder *builder)
{
  jct_table_builder_add_measure (builder, JCT_SERIES_TABLE_LOWER,
                                 /* Translators: the smallest that an imprecise figure may be. */
                                 C_ ("column", "Lowest"), NULL, JCT_MEASURE_REAL);
  jct_table_builder_add_measure (builder, JCT_SERIES_TABLE_UPPER,
                                 /* Translators: the largest that an imprecise figure may be. */
                                 C_ ("column", "Highest"), NULL, JCT_MEASURE_REAL);
}

static void
set_range (JctTableBuilder *builder, const JctSeries *series, gsize index)
{
  JctInterval range;

  if (jct_series_get_qualifier (series, index) == JCT_QUALIFIER_EXACT
      || !jct_series_get_range (series, index, &range))
    return;
  if (isfinite (range.low))
    jct_table_builder_set_real (builder, LOWER, range.low);
  if (isfinite (range.high))
    jct_table_builder_set_real (builder, UPPER, range.high);
}

static gboolean
is_all_integer (JctSeriesSet *set)
{
  for (guint s = 0; s < jct_series_set_get_n (set); s++)
    if (!jct_series_is_integer (jct_series_set_get (set, s)))
      return FALSE;
  return TRUE;
}

static void
set_parts (JctTableBuilder *builder, const JctSeries *series, gsize index, JctPeriodUnit part)
{
  g_autofree char *value = NULL;
  g_autofree char *label = NULL;
  guint n_parts, n_whole;

  if (jct_series_get_state (series, index) != JCT_VALUE_PARTIAL)
    return;
  jct_series_get_parts (series, index, &n_parts, &n_whole);
  value = g_strdup_printf ("%u/%u", n_parts, n_whole);
  /* Translators: such as "3 of 12 months": two numbers, and the second's noun. */
  label = g_strdup_printf (C_ ("parts of a period", "%u of %u %s"), n_parts, n_whole,
                           jct_period_unit_to_noun (part, n_whole));
  jct_table_builder_set_code (builder, PARTS, jct_table_builder_intern (builder, PARTS, value, -1));
  jct_table_builder_set_value_label (builder, PARTS, value, label);
}

static void
set_value (JctTableBuilder *builder, const JctSeries *series, gsize index, gboolean integer)
{
  if (jct_series_get_state (series, index) == JCT_VALUE_MISSING)
    return;
  if (integer)
    jct_table_builder_set_integer (builder, VALUE, (gint64) jct_series_get_value (series, index));
  else
    jct_table_builder_set_real (builder, VALUE, jct_series_get_value (series, index));
  jct_table_builder_set_qualifier (builder, VALUE, jct_series_get_qualifier (series, index));
}

JctTable *
jct_series_set_to_table (JctSeriesSet *set,
                         JctPeriodUnit part,
                         const char *value_title,
                         const char *unsplit_key,
                         const char *unsplit_label)
{
  g_autoptr (JctTableBuilder) builder = NULL;
  gboolean integer, parts, ranges;

  g_return_val_if_fail (set != NULL, NULL);

  integer = is_all_integer (set);
  parts = has_parts (set);
  ranges = has_ranges (set);
  builder = jct_table_builder_new ("series", jct_series_set_get_kind (set));
  jct_table_builder_set_period_name (builder, JCT_SERIES_TABLE_PERIOD);
  jct_table_builder_add_dimension (builder, JCT_SERIES_TABLE_SERIES, C_ ("column", "Series"));
  if (parts)
    jct_table_builder_add_dimension (builder, JCT_SERIES_TABLE_PARTS, C_ ("column", "Incomplete"));
  jct_table_builder_add_measure (builder, JCT_SERIES_TABLE_VALUE,
                                 value_title != NULL ? value_title : C_ ("column", "Value"), NULL,
                                 integer ? JCT_MEASURE_INTEGER : JCT_MEASURE_REAL);
  jct_table_builder_add_qualifier (builder, VALUE);
  if (ranges)
    add_ranges (builder);
  for (guint s = 0; s < jct_series_set_get_n (set); s++)
    {
      const JctSeries *series = jct_series_set_get (set, s);
      gboolean unsplit = jct_series_set_get_n (set) == 1 && unsplit_key != NULL;
      const char *key = unsplit ? unsplit_key : jct_series_get_key (series);
      const char *label
        = unsplit && unsplit_label != NULL ? unsplit_label : jct_series_get_label (series);
      guint code = jct_table_builder_intern (builder, SERIES, key, -1);

      jct_table_builder_set_value_label (builder, SERIES, key, label);
      for (gsize i = 0; i < jct_series_get_n (series); i++)
        {
          jct_table_builder_add_row (builder, jct_series_get_period (series, i).ordinal);
          jct_table_builder_set_code (builder, SERIES, code);
          set_value (builder, series, i, integer);
          if (ranges)
            set_range (builder, series, i);
          if (parts)
            set_parts (builder, series, i, part);
        }
    }
  return jct_table_builder_finish (builder, FALSE, NULL, NULL, NULL);
}
