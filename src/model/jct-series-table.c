/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/jct-series-table.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define SERIES 0
#define VALUE 0
#define NO_COLUMN G_MAXUINT

/* What is made a table of, and where the columns are that not every table has: NO_COLUMN. */
typedef struct
{
  JctSeriesSet *set;
  const JctPublishedSet *published; /* (nullable) */
  JctPeriodUnit part;
  gboolean integer, first_integer;
  guint parts, date;                     /* dimensions */
  guint lower, upper, first, n_editions; /* measures */
} Columns;

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
set_range (JctTableBuilder *builder, const Columns *columns, const JctSeries *series, gsize index)
{
  JctInterval range;

  if (columns->lower == NO_COLUMN || jct_series_get_qualifier (series, index) == JCT_QUALIFIER_EXACT
      || !jct_series_get_range (series, index, &range))
    return;
  if (isfinite (range.low))
    jct_table_builder_set_real (builder, columns->lower, range.low);
  if (isfinite (range.high))
    jct_table_builder_set_real (builder, columns->upper, range.high);
}

static gboolean
is_all_integer (JctSeriesSet *set)
{
  for (guint s = 0; s < jct_series_set_get_n (set); s++)
    if (!jct_series_is_integer (jct_series_set_get (set, s)))
      return FALSE;
  return TRUE;
}

/* Whether any was published earlier; and whether all of these are integers, which those of today need not be. */
static gboolean
find_published (const Columns *columns, gboolean *integer)
{
  gboolean found = FALSE;

  *integer = columns->integer;
  for (guint s = 0; columns->published != NULL && s < jct_series_set_get_n (columns->set); s++)
    {
      const JctSeries *series = jct_series_set_get (columns->set, s);

      for (gsize i = 0; i < jct_series_get_n (series); i++)
        {
          guint n;
          const JctPublished *first
            = jct_published_set_find (columns->published, s, jct_series_get_period (series, i), &n);

          found = found || first != NULL;
          *integer = *integer && (first == NULL || first->value == floor (first->value));
        }
    }
  return found;
}

static void
set_text (JctTableBuilder *builder, guint dimension, const char *value, const char *label)
{
  jct_table_builder_set_code (builder, dimension,
                              jct_table_builder_intern (builder, dimension, value, -1));
  jct_table_builder_set_value_label (builder, dimension, value, label);
}

static void
set_parts (JctTableBuilder *builder, const Columns *columns, const JctSeries *series, gsize index)
{
  g_autofree char *value = NULL;
  g_autofree char *label = NULL;
  guint n_parts, n_whole;

  if (columns->parts == NO_COLUMN || jct_series_get_state (series, index) != JCT_VALUE_PARTIAL)
    return;
  jct_series_get_parts (series, index, &n_parts, &n_whole);
  value = g_strdup_printf ("%u/%u", n_parts, n_whole);
  /* Translators: such as "3 of 12 months": two numbers, and the second's noun. */
  label = g_strdup_printf (C_ ("parts of a period", "%u of %u %s"), n_parts, n_whole,
                           jct_period_unit_to_noun (columns->part, n_whole));
  set_text (builder, columns->parts, value, label);
}

static void
set_number (
  JctTableBuilder *builder, guint measure, gboolean integer, double value, JctQualifier qualifier)
{
  if (integer)
    jct_table_builder_set_integer (builder, measure, (gint64) value);
  else
    jct_table_builder_set_real (builder, measure, value);
  jct_table_builder_set_qualifier (builder, measure, qualifier);
}

static void
set_value (JctTableBuilder *builder, const Columns *columns, const JctSeries *series, gsize index)
{
  if (jct_series_get_state (series, index) != JCT_VALUE_MISSING)
    set_number (builder, VALUE, columns->integer, jct_series_get_value (series, index),
                jct_series_get_qualifier (series, index));
}

static void
set_published (JctTableBuilder *builder, const Columns *columns, guint index, JctPeriod period)
{
  guint n;
  const JctPublished *published = columns->first != NO_COLUMN
                                    ? jct_published_set_find (columns->published, index, period, &n)
                                    : NULL;

  if (published == NULL)
    return;
  g_autofree char *date = jct_edtf_to_text (published->date);
  g_autofree char *label = jct_edtf_to_label (published->date, JCT_LABEL_LONG);
  set_number (builder, columns->first, columns->first_integer, published->value,
              published->qualifier);
  set_text (builder, columns->date, date, label);
  jct_table_builder_set_integer (builder, columns->n_editions, n);
}

static guint
add_real (JctTableBuilder *builder, const char *name, const char *title)
{
  return jct_table_builder_add_measure (builder, name, title, NULL, JCT_MEASURE_REAL);
}

static void
add_columns (JctTableBuilder *builder, Columns *columns, const char *value_title)
{
  JctMeasureType type = columns->integer ? JCT_MEASURE_INTEGER : JCT_MEASURE_REAL;
  gboolean published = find_published (columns, &columns->first_integer);

  columns->parts = columns->date = columns->lower = columns->upper = columns->first
    = columns->n_editions = NO_COLUMN;
  jct_table_builder_set_period_name (builder, JCT_SERIES_TABLE_PERIOD);
  jct_table_builder_add_dimension (builder, JCT_SERIES_TABLE_SERIES, C_ ("column", "Series"));
  if (has_parts (columns->set))
    columns->parts = jct_table_builder_add_dimension (builder, JCT_SERIES_TABLE_PARTS,
                                                      C_ ("column", "Incomplete"));
  if (published)
    columns->date = jct_table_builder_add_dimension (
      builder, JCT_SERIES_TABLE_PUBLISHED_DATE,
      /* Translators: the date of a figure's first publication. */
      C_ ("column", "First Published"));
  jct_table_builder_add_measure (builder, JCT_SERIES_TABLE_VALUE,
                                 value_title != NULL ? value_title : C_ ("column", "Value"), NULL,
                                 type);
  jct_table_builder_add_qualifier (builder, VALUE);
  if (has_ranges (columns->set))
    {
      /* Translators: the smallest that an imprecise figure may be. */
      columns->lower = add_real (builder, JCT_SERIES_TABLE_LOWER, C_ ("column", "Lowest"));
      /* Translators: the largest that an imprecise figure may be. */
      columns->upper = add_real (builder, JCT_SERIES_TABLE_UPPER, C_ ("column", "Highest"));
    }
  if (!published)
    return;
  columns->first
    = jct_table_builder_add_measure (builder, JCT_SERIES_TABLE_PUBLISHED,
                                     /* Translators: a figure as it was published first. */
                                     C_ ("column", "As First Published"), NULL,
                                     columns->first_integer ? JCT_MEASURE_INTEGER
                                                            : JCT_MEASURE_REAL);
  jct_table_builder_add_qualifier (builder, columns->first);
  columns->n_editions
    = jct_table_builder_add_measure (builder, JCT_SERIES_TABLE_PUBLICATIONS,
                                     /* Translators: how many times a figure was published. */
                                     C_ ("column", "Publications"), NULL, JCT_MEASURE_INTEGER);
}

static void
add_series (
  JctTableBuilder *builder, const Columns *columns, guint index, const char *key, const char *label)
{
  const JctSeries *series = jct_series_set_get (columns->set, index);
  guint code = jct_table_builder_intern (builder, SERIES, key, -1);

  jct_table_builder_set_value_label (builder, SERIES, key, label);
  for (gsize i = 0; i < jct_series_get_n (series); i++)
    {
      JctPeriod period = jct_series_get_period (series, i);

      jct_table_builder_add_row (builder, period.ordinal);
      jct_table_builder_set_code (builder, SERIES, code);
      set_value (builder, columns, series, i);
      set_range (builder, columns, series, i);
      set_parts (builder, columns, series, i);
      set_published (builder, columns, index, period);
    }
}

JctTable *
jct_series_set_to_table (JctSeriesSet *set,
                         const JctPublishedSet *published,
                         JctPeriodUnit part,
                         const char *value_title,
                         const char *unsplit_key,
                         const char *unsplit_label)
{
  g_autoptr (JctTableBuilder) builder = NULL;
  Columns columns;

  g_return_val_if_fail (set != NULL, NULL);

  columns = (Columns){ .set = set, .published = published, .part = part };
  columns.integer = is_all_integer (set);
  builder = jct_table_builder_new ("series", jct_series_set_get_kind (set));
  add_columns (builder, &columns, value_title);
  for (guint s = 0; s < jct_series_set_get_n (set); s++)
    {
      const JctSeries *series = jct_series_set_get (set, s);
      gboolean unsplit = jct_series_set_get_n (set) == 1 && unsplit_key != NULL;

      add_series (builder, &columns, s, unsplit ? unsplit_key : jct_series_get_key (series),
                  unsplit && unsplit_label != NULL ? unsplit_label : jct_series_get_label (series));
    }
  return jct_table_builder_finish (builder, FALSE, NULL, NULL, NULL);
}
