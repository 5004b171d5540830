/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of `series` as lines. */
#include "config.h"

#include "cli/jct-command-series-private.h"

#include <math.h>

#include "model/jct-csv-text.h"

/* A count whole. */
static void
append_value (GString *csv, double value, gboolean integer)
{
  if (integer)
    g_string_append_printf (csv, "%" G_GINT64_FORMAT, (gint64) value);
  else
    jct_csv_append_number (csv, value);
}

/* Of a figure that is not exact; what has no end stays empty. */
static void
append_range (GString *csv, const JctSeries *series, gsize index)
{
  gboolean inexact = jct_series_get_qualifier (series, index) != JCT_QUALIFIER_EXACT;
  JctInterval range;

  if (!inexact || !jct_series_get_range (series, index, &range))
    range = (JctInterval){ -INFINITY, INFINITY, FALSE, FALSE };
  g_string_append_c (csv, ',');
  if (isfinite (range.low))
    jct_csv_append_number (csv, jct_series_result_round_end (range.low));
  g_string_append_c (csv, ',');
  if (isfinite (range.high))
    jct_csv_append_number (csv, jct_series_result_round_end (range.high));
}

/* The first publication: its figure, word and date, and how many publications there are. */
static void
append_published (GString *csv, const JctSeriesResult *result, guint index, JctPeriod period)
{
  const JctSeries *series = jct_series_set_get (result->series, index);
  guint n;
  const JctPublished *first = jct_published_set_find (result->earlier, index, period, &n);

  if (first == NULL)
    {
      g_string_append (csv, ",,,,");
      return;
    }
  g_autofree char *date = jct_edtf_to_text (first->date);
  g_string_append_c (csv, ',');
  append_value (csv, first->value, jct_series_is_integer (series));
  g_string_append_c (csv, ',');
  if (first->qualifier != JCT_QUALIFIER_EXACT)
    g_string_append (csv, jct_qualifier_to_name (first->qualifier));
  g_string_append_printf (csv, ",%s,%u", date, n);
}

static void
append_csv_series (GString *csv, const JctSeriesResult *result, guint index)
{
  const JctSeries *series = jct_series_set_get (result->series, index);
  gsize begin, end;

  jct_series_result_find_written (result, series, &begin, &end);
  for (gsize i = begin; i < end; i++)
    {
      g_autofree char *period = jct_period_to_text (jct_series_get_period (series, i));
      JctQualifier qualifier = jct_series_get_qualifier (series, i);

      g_string_append (csv, period);
      g_string_append_c (csv, ',');
      jct_csv_append_text (csv, ',', jct_series_result_name (result, series));
      g_string_append_c (csv, ',');
      if (jct_series_get_state (series, i) != JCT_VALUE_MISSING)
        append_value (csv, jct_series_get_value (series, i), jct_series_is_integer (series));
      g_string_append_c (csv, ',');
      if (qualifier != JCT_QUALIFIER_EXACT)
        g_string_append (csv, jct_qualifier_to_name (qualifier));
      if (result->ranges)
        append_range (csv, series, i);
      if (result->published)
        append_published (csv, result, index, jct_series_get_period (series, i));
      g_string_append_c (csv, '\n');
    }
}

gboolean
jct_series_result_write_csv (const JctSeriesResult *result)
{
  g_autoptr (GString) csv = g_string_new ("period,series,value,qualifier");

  if (result->ranges)
    g_string_append (csv, ",lower,upper");
  if (result->published)
    g_string_append (csv, ",published,published_qualifier,published_date,publications");
  g_string_append_c (csv, '\n');
  for (guint i = 0; i < jct_series_set_get_n (result->series); i++)
    append_csv_series (csv, result, i);
  return jct_cli_write (csv->str);
}
