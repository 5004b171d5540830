/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "analysis/jct-agreement.h"

static json_t *
json_text (const char *text)
{
  return text != NULL ? json_string (text) : json_null ();
}

static json_t *
row_to_json (const JctAgreementRow *row, JctPeriodUnit unit)
{
  json_t *object = json_object ();
  g_autofree char *label = jct_agreement_row_to_label (row);
  g_autofree char *size = jct_agreement_row_to_size (row, unit);

  json_object_set_new (object, "method", json_string (jct_method_to_name (row->method)));
  json_object_set_new (object, "transform", json_text (jct_scale_to_name (row->scale)));
  json_object_set_new (object, "title", json_string (label));
  json_object_set_new (object, "direction", json_string (jct_trend_to_name (row->trend)));
  json_object_set_new (object, "size_kind",
                       row->has_size ? json_string (row->kind == JCT_SIZE_RATIO ? "ratio" : "count")
                                     : json_null ());
  json_object_set_new (object, "size", row->has_size ? json_real (row->size) : json_null ());
  json_object_set_new (object, "size_text", json_text (size));
  json_object_set_new (object, "ci95",
                       row->has_interval ? json_pack ("[f,f]", row->interval[0], row->interval[1])
                                         : json_null ());
  json_object_set_new (object, "p", row->has_p ? json_real (row->p) : json_null ());
  json_object_set_new (object, "chance", row->has_chance ? json_real (row->chance) : json_null ());
  json_object_set_new (object, "verdict", json_string (jct_finding_to_name (row->finding)));
  json_object_set_new (object, "reason", json_text (row->reason));
  json_object_set_new (object, "votes", json_boolean (row->votes));
  return object;
}

json_t *
jct_agreement_to_json (const JctAgreement *agreement, const JctAnalysis *analysis)
{
  JctPeriodUnit unit = jct_series_get_kind (analysis->series).unit;
  g_autofree char *line = jct_agreement_to_line (agreement);
  g_autofree char *headline = jct_agreement_to_headline (agreement, analysis);
  json_t *object = json_object ();
  json_t *rows = json_array ();

  for (guint i = 0; i < agreement->n_rows; i++)
    json_array_append_new (rows, row_to_json (&agreement->rows[i], unit));
  json_object_set_new (object, "verdict", json_string (jct_finding_to_name (agreement->finding)));
  json_object_set_new (object, "direction", json_string (jct_trend_to_name (agreement->trend)));
  json_object_set_new (object, "headline", json_string (headline));
  json_object_set_new (object, "agreement",
                       json_string (jct_agreement_kind_to_name (agreement->kind)));
  json_object_set_new (object, "sentence", json_string (line));
  json_object_set_new (object, "n_votes", json_integer (agreement->n_votes));
  json_object_set_new (object, "n_up", json_integer (agreement->n_up));
  json_object_set_new (object, "n_down", json_integer (agreement->n_down));
  json_object_set_new (object, "n_no_clear_change", json_integer (agreement->n_no_clear));
  json_object_set_new (object, "rows", rows);
  return object;
}
