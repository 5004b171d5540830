/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/jct-model-json.h"

#include <math.h>

#include "model/jct-row-places.h"

static json_t *
make_text (const char *text)
{
  return text != NULL ? json_string (text) : json_null ();
}

static json_t *
make_list (const char *const *texts)
{
  json_t *list = json_array ();

  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    json_array_append_new (list, json_string (texts[i]));
  return list;
}

json_t *
jct_filter_to_json (const JctFilter *filter)
{
  json_t *object;

  g_return_val_if_fail (filter != NULL, NULL);

  object = json_object ();
  for (guint i = 0; i < jct_filter_get_n_dimensions (filter); i++)
    {
      const char *dimension = jct_filter_get_dimension (filter, i);
      json_t *list = make_list (jct_filter_get_named (filter, dimension));

      if (jct_filter_is_excluding (filter, dimension))
        list = json_pack ("{s:o}", "not", list);
      json_object_set_new (object, dimension, list);
    }
  return object;
}

/* ---- sources ---- */

json_t *
jct_source_to_json (const JctSource *source)
{
  json_t *object;

  g_return_val_if_fail (source != NULL, NULL);

  object = json_object ();
  json_object_set_new (object, "id", json_string (source->key));
  json_object_set_new (object, "title", make_text (source->title));
  json_object_set_new (object, "publisher", make_text (source->publisher));
  json_object_set_new (object, "date", make_text (source->date));
  json_object_set_new (object, "url", make_text (source->url));
  return object;
}

static void
append_package_sources (const JctDocument *document, json_t *array)
{
  const json_t *package = jct_document_get_package (document);
  json_t *sources = json_object_get (package, "sources");
  json_t *source;
  gsize i;

  json_array_foreach (sources, i, source)
    {
      const char *title = json_string_value (json_object_get (source, "title"));
      const char *path = json_string_value (json_object_get (source, "path"));
      json_t *object = json_object ();

      json_object_set_new (object, "id", json_null ());
      json_object_set_new (object, "title", make_text (title));
      json_object_set_new (object, "publisher", json_null ());
      json_object_set_new (object, "date", json_null ());
      json_object_set_new (object, "url", make_text (path));
      json_array_append_new (array, object);
    }
}

json_t *
jct_table_sources_to_json (const JctDocument *document, const JctTable *table)
{
  const char *const *keys;
  json_t *array;

  g_return_val_if_fail (document != NULL && table != NULL, NULL);

  keys = jct_table_get_source_keys (table);
  array = json_array ();
  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      const JctSource *source = jct_document_find_source (document, keys[i]);

      if (source != NULL)
        json_array_append_new (array, jct_source_to_json (source));
    }
  if (json_array_size (array) == 0)
    append_package_sources (document, array);
  return array;
}

/* ---- provenance ---- */

static json_t *
make_period (JctPeriod period)
{
  g_autofree char *text = jct_period_to_text (period);

  return make_text (text);
}

static json_t *
make_sum (const JctProvenancePart *part)
{
  if (!part->has_sum || !isfinite (part->sum))
    return json_null ();
  return part->is_integer ? json_integer ((json_int_t) part->sum) : json_real (part->sum);
}

static json_t *
part_to_json (const JctProvenance *self, const JctProvenancePart *part, gboolean with_places)
{
  g_autoptr (GArray) places = with_places ? jct_provenance_part_list_places (part) : NULL;
  json_t *object = json_object ();

  json_object_set_new (object, "role", json_string (jct_provenance_role_to_name (part->role)));
  json_object_set_new (object, "from", make_period (part->first));
  json_object_set_new (object, "to", make_period (part->last));
  /* A share's whole passes more than its part. */
  if (!jct_filter_equal (part->filter, self->filter))
    json_object_set_new (object, "filter", jct_filter_to_json (part->filter));
  json_object_set_new (object, "rows", json_integer ((json_int_t) part->n_rows));
  json_object_set_new (object, "sum", make_sum (part));
  json_object_set_new (object, "qualifier", json_string (jct_qualifier_to_name (part->qualifier)));
  if (with_places)
    json_object_set_new (object, "places", jct_row_places_to_json (places));
  return object;
}

static json_t *
parts_to_json (const JctProvenance *self, gboolean with_places)
{
  json_t *parts = json_array ();

  for (guint i = 0; i < self->parts->len; i++)
    json_array_append_new (parts,
                           part_to_json (self, g_ptr_array_index (self->parts, i), with_places));
  return parts;
}

json_t *
jct_provenance_parts_to_json (const JctProvenance *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return parts_to_json (self, TRUE);
}

json_t *
jct_provenance_to_json (const JctProvenance *self, gboolean with_places)
{
  json_t *object, *table, *steps;

  g_return_val_if_fail (self != NULL, NULL);

  object = json_object ();
  table = json_object ();
  steps = json_array ();
  json_object_set_new (table, "id", json_string (jct_table_get_name (self->table)));
  json_object_set_new (table, "title", json_string (jct_table_get_title (self->table)));
  json_object_set_new (table, "data_date", make_text (jct_table_get_data_date (self->table)));
  for (guint i = 0; i < self->steps->len; i++)
    json_array_append_new (steps, json_string (g_ptr_array_index (self->steps, i)));
  json_object_set_new (object, "definition",
                       make_text (self->definition != NULL ? self->definition->id : NULL));
  json_object_set_new (object, "table", table);
  json_object_set_new (object, "measure", make_text (self->measure));
  json_object_set_new (object, "filter", jct_filter_to_json (self->filter));
  json_object_set_new (object, "parts", parts_to_json (self, with_places));
  json_object_set_new (object, "steps", steps);
  json_object_set_new (object, "sources", jct_table_sources_to_json (self->document, self->table));
  if (self->stated_in != NULL && jct_document_find_source (self->document, self->stated_in) != NULL)
    json_object_set_new (object, "stated_in",
                         jct_source_to_json (
                           jct_document_find_source (self->document, self->stated_in)));
  return object;
}
