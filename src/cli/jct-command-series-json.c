/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of `series` as a record, with what they are of. */
#include "config.h"

#include "cli/jct-command-series-private.h"

#include <math.h>

#include "model/jct-model-json.h"
#include "model/jct-provenance.h"

static json_t *
json_number (double value, gboolean integer)
{
  return integer ? json_integer ((json_int_t) value) : json_real (value);
}

static json_t *
json_end (double end)
{
  return isfinite (end) ? json_real (jct_series_result_round_end (end)) : json_null ();
}

static void
set_range (json_t *value, const JctSeries *series, gsize index)
{
  JctInterval range;

  if (!jct_series_get_range (series, index, &range))
    return;
  json_object_set_new (value, "lower", json_end (range.low));
  json_object_set_new (value, "lower_included", json_boolean (range.with_low));
  json_object_set_new (value, "upper", json_end (range.high));
  json_object_set_new (value, "upper_included", json_boolean (range.with_high));
}

/* All publications, the earliest first. */
static json_t *
json_published (const JctSeriesResult *result, guint index, JctPeriod period)
{
  gboolean integer = jct_series_is_integer (jct_series_set_get (result->series, index));
  json_t *array = json_array ();
  guint n;
  const JctPublished *published = jct_published_set_find (result->earlier, index, period, &n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *date = jct_edtf_to_text (published[i].date);
      json_t *object = json_object ();

      json_object_set_new (object, "date", json_string (date));
      json_object_set_new (object, "value", json_number (published[i].value, integer));
      json_object_set_new (object, "qualifier",
                           json_string (jct_qualifier_to_name (published[i].qualifier)));
      json_object_set_new (object, "sources",
                           jct_table_sources_to_json (result->document, jct_vintage_get_table (
                                                                          published[i].vintage)));
      json_array_append_new (array, object);
    }
  return array;
}

static json_t *
json_value (const JctSeriesResult *result, guint index, gsize i)
{
  const JctSeries *series = jct_series_set_get (result->series, index);
  g_autofree char *period = jct_period_to_text (jct_series_get_period (series, i));
  JctValueState state = jct_series_get_state (series, i);
  json_t *value = json_object ();

  json_object_set_new (value, "period", json_string (period));
  json_object_set_new (value, "value",
                       state == JCT_VALUE_MISSING ? json_null ()
                                                  : json_number (jct_series_get_value (series, i),
                                                                 jct_series_is_integer (series)));
  json_object_set_new (value, "qualifier",
                       json_string (jct_qualifier_to_name (jct_series_get_qualifier (series, i))));
  if (jct_series_get_qualifier (series, i) != JCT_QUALIFIER_EXACT)
    set_range (value, series, i);
  json_object_set_new (value, "complete", json_boolean (state == JCT_VALUE_PRESENT));
  if (state == JCT_VALUE_PARTIAL)
    {
      guint n_parts;
      guint n_whole;

      jct_series_get_parts (series, i, &n_parts, &n_whole);
      json_object_set_new (value, "parts", json_integer (n_parts));
      json_object_set_new (value, "parts_whole", json_integer (n_whole));
    }
  if (result->published)
    json_object_set_new (value, "published",
                         json_published (result, index, jct_series_get_period (series, i)));
  return value;
}

/* What the values are of. (transfer full) */
static json_t *
json_unit (const JctSeriesResult *result, const JctSeries *series)
{
  const JctTransform *transform = &result->view->transform;
  const char *unit = jct_series_get_unit (series);
  g_autofree char *rate = NULL;

  if (transform->kind == JCT_TRANSFORM_INDEX)
    return json_string ("index");
  if (jct_transform_is_percent (transform))
    return json_string ("%");
  if (!transform->per_day || unit == NULL)
    return jct_cli_json_string (unit);
  rate = g_strconcat (unit, "/day", NULL);
  return json_string (rate);
}

/* Where the values of a series come from: what they share, and at each value its own rows. */
static gboolean
add_provenance (const JctSeriesResult *result,
                const JctSeries *series,
                json_t *object,
                GError **error)
{
  json_t *values = json_object_get (object, "values");
  g_autoptr (JctProvenance) provenance
    = jct_provenance_new_points ((JctDocument *) result->document, result->view,
                                 jct_series_get_key (series), error);
  json_t *shared;
  gsize begin, end;

  if (provenance == NULL)
    return FALSE;
  shared = jct_provenance_to_json (provenance, FALSE);
  json_object_del (shared, "parts");
  json_object_set_new (object, "provenance", shared);
  jct_series_result_find_written (result, series, &begin, &end);
  for (gsize v = begin; v < end; v++)
    {
      if (!jct_provenance_set_point (provenance, result->view, jct_series_get_period (series, v),
                                     error))
        return FALSE;
      json_object_set_new (json_array_get (values, v - begin), "made_of",
                           jct_provenance_parts_to_json (provenance));
    }
  return TRUE;
}

/* (nullable): NULL where it cannot be said where a value comes from. */
static json_t *
json_series (const JctSeriesResult *result, GError **error)
{
  json_t *array = json_array ();

  for (guint i = 0; i < jct_series_set_get_n (result->series); i++)
    {
      const JctSeries *series = jct_series_set_get (result->series, i);
      json_t *object = json_object ();
      json_t *values = json_array ();
      gsize begin, end;

      jct_series_result_find_written (result, series, &begin, &end);
      for (gsize v = begin; v < end; v++)
        json_array_append_new (values, json_value (result, i, v));
      json_object_set_new (object, "id", json_string (jct_series_result_name (result, series)));
      json_object_set_new (object, "title", json_string (jct_series_result_label (result, series)));
      json_object_set_new (object, "unit", json_unit (result, series));
      if (jct_series_is_other (series))
        json_object_set_new (object, "others", json_integer (jct_series_get_n_others (series)));
      json_object_set_new (object, "values", values);
      json_array_append_new (array, object);
      if (result->with_provenance && !add_provenance (result, series, object, error))
        {
          json_decref (array);
          return NULL;
        }
    }
  return array;
}

static json_t *
json_definition (const JctDefinition *definition)
{
  json_t *object;

  if (definition == NULL)
    return json_null ();
  object = json_object ();
  json_object_set_new (object, "id", json_string (definition->id));
  json_object_set_new (object, "title", json_string (definition->title));
  json_object_set_new (object, "description", jct_cli_json_string (definition->description));
  json_object_set_new (object, "unit", jct_cli_json_string (definition->unit));
  return object;
}

static json_t *
json_measure (const JctResolvedView *resolved)
{
  int measure = jct_table_find_measure (resolved->table, resolved->measure);
  json_t *object = json_object ();

  json_object_set_new (object, "id", json_string (resolved->measure));
  json_object_set_new (object, "title",
                       json_string (jct_table_get_measure_title (resolved->table, measure)));
  json_object_set_new (object, "unit",
                       jct_cli_json_string (jct_table_get_measure_unit (resolved->table, measure)));
  return object;
}

static json_t *
json_range_end (gboolean has, JctPeriod period)
{
  g_autofree char *text = has ? jct_period_to_text (period) : NULL;

  return jct_cli_json_string (text);
}

gboolean
jct_series_result_write_json (const JctSeriesResult *result)
{
  g_autoptr (GError) error = NULL;
  json_t *series = json_series (result, &error);
  const JctResolvedView *resolved = result->resolved;
  g_autofree char *transform = jct_transform_to_text (&result->view->transform);
  json_t *root, *table, *period;

  if (series == NULL)
    {
      jct_cli_fail (error);
      return FALSE;
    }
  root = json_object ();
  table = json_object ();
  period = json_object ();
  json_object_set_new (table, "id", json_string (jct_table_get_name (resolved->table)));
  json_object_set_new (table, "title", json_string (jct_table_get_title (resolved->table)));
  json_object_set_new (table, "data_date",
                       jct_cli_json_string (jct_table_get_data_date (resolved->table)));
  json_object_set_new (period, "kind", json_string (jct_period_unit_to_name (resolved->kind.unit)));
  json_object_set_new (period, "fiscal_year_start_month",
                       resolved->kind.unit == JCT_PERIOD_FISCAL_YEAR
                         ? json_integer (resolved->kind.fiscal_start)
                         : json_null ());
  json_object_set_new (root, "document", json_string (jct_document_get_title (result->document)));
  json_object_set_new (root, "table", table);
  json_object_set_new (root, "measure", json_measure (resolved));
  json_object_set_new (root, "definition", json_definition (resolved->definition));
  json_object_set_new (root, "filter", jct_filter_to_json (resolved->filter));
  json_object_set_new (root, "by", jct_cli_json_string (resolved->by));
  json_object_set_new (root, "period", period);
  json_object_set_new (root, "from", json_range_end (result->range->has_from, result->range->from));
  json_object_set_new (root, "to", json_range_end (result->range->has_to, result->range->to));
  json_object_set_new (root, "transform", json_string (*transform != '\0' ? transform : "none"));
  json_object_set_new (root, "sources",
                       jct_table_sources_to_json (result->document, resolved->table));
  json_object_set_new (root, "program", json_string ("Juncture " JCT_VERSION));
  json_object_set_new (root, "series", series);
  return jct_cli_write_json (root);
}
