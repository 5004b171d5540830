/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "analysis/jct-compare-events.h"

static json_t *
json_text (const char *text)
{
  return text != NULL ? json_string (text) : json_null ();
}

static json_t *
json_number (gboolean has, double value)
{
  return has ? json_real (value) : json_null ();
}

static json_t *
row_to_json (const JctComparedEvent *compared)
{
  const JctAgreementRow *row = &compared->row;
  g_autofree char *date = jct_edtf_to_text (&compared->event->date);
  g_autofree char *period = jct_period_to_text (compared->period);
  json_t *object = json_object ();

  json_object_set_new (object, "id", json_string (compared->event->id));
  json_object_set_new (object, "date", json_string (date));
  json_object_set_new (object, "title", json_string (compared->event->title));
  json_object_set_new (object, "category", json_string (compared->event->category));
  json_object_set_new (object, "period", json_string (period));
  json_object_set_new (object, "inside", json_boolean (compared->is_inside));
  json_object_set_new (object, "transform", json_text (jct_scale_to_name (row->scale)));
  json_object_set_new (object, "direction", json_string (jct_trend_to_name (row->trend)));
  json_object_set_new (object, "size_kind",
                       row->has_size ? json_string (row->kind == JCT_SIZE_RATIO ? "ratio" : "count")
                                     : json_null ());
  json_object_set_new (object, "size", json_number (row->has_size, row->size));
  json_object_set_new (object, "percent", json_number (compared->has_percent, compared->percent));
  json_object_set_new (object, "ci95",
                       row->has_interval ? json_pack ("[f,f]", row->interval[0], row->interval[1])
                                         : json_null ());
  json_object_set_new (object, "p", json_number (row->has_p, row->p));
  json_object_set_new (object, "q", json_number (compared->has_q, compared->q));
  json_object_set_new (object, "verdict", json_string (jct_finding_to_name (row->finding)));
  json_object_set_new (object, "reason", json_text (row->reason));
  return object;
}

static json_t *
definition_to_json (const JctDefinition *definition)
{
  if (definition == NULL)
    return json_null ();
  return json_pack ("{s:s,s:s,s:s?}", "id", definition->id, "title", definition->title,
                    "description", definition->description);
}

json_t *
jct_event_comparison_to_json (const JctEventComparison *comparison)
{
  g_autofree char *sentence = jct_event_comparison_to_sentence (comparison);
  g_autofree char *note = jct_event_comparison_to_note (comparison);
  json_t *object = json_object ();
  json_t *rows = json_array ();

  for (guint i = 0; i < comparison->n_rows; i++)
    json_array_append_new (rows, row_to_json (&comparison->rows[i]));
  json_object_set_new (object, "method", json_string (jct_method_to_name (comparison->method)));
  json_object_set_new (object, "series", json_text (comparison->series_name));
  json_object_set_new (object, "unit", json_text (comparison->unit));
  json_object_set_new (object, "definition", definition_to_json (comparison->definition));
  json_object_set_new (object, "k", json_integer (comparison->options.k));
  json_object_set_new (object, "event_month",
                       json_string (jct_event_period_to_name (comparison->options.event_period)));
  json_object_set_new (object, "n_events", json_integer (comparison->n_rows));
  json_object_set_new (object, "n_tests", json_integer (comparison->n_tests));
  json_object_set_new (object, "rate", json_real (JCT_FALSE_DISCOVERY_RATE));
  json_object_set_new (object, "adjustment", json_string ("benjamini_hochberg_1995"));
  json_object_set_new (object, "sentence", json_string (sentence));
  json_object_set_new (object, "note", json_text (note));
  json_object_set_new (object, "rows", rows);
  return object;
}
