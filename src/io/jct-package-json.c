/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/jct-package-json-private.h"

#include <math.h>
#include <string.h>

#include "model/jct-model-json.h"

/* ---- tables ---- */

static const char *
get_time_type (JctPeriodKind kind)
{
  switch (kind.unit)
    {
    case JCT_PERIOD_DAY:
      return "date";
    case JCT_PERIOD_MONTH:
      return "yearmonth";
    case JCT_PERIOD_YEAR:
      return "year";
    case JCT_PERIOD_WEEK:
    case JCT_PERIOD_QUARTER:
    case JCT_PERIOD_FISCAL_YEAR:
    default:
      return "string";
    }
}

static json_t *
make_field (const char *name, const char *type, const char *title)
{
  json_t *field = json_object ();

  set_text (field, "name", name);
  set_text (field, "type", type);
  if (title != NULL && strcmp (title, name) != 0)
    set_text (field, "title", title);
  return field;
}

static json_t *
make_dimension (const JctTable *table, guint dimension)
{
  json_t *field = make_field (jct_table_get_dimension_name (table, dimension), "string",
                              jct_table_get_dimension_title (table, dimension));
  json_t *categories = json_array ();

  for (guint code = 0; code < jct_table_get_n_values (table, dimension); code++)
    {
      const char *value = jct_table_get_value (table, dimension, code);
      const char *label = jct_table_get_value_label (table, dimension, code);
      json_t *category;

      if (strcmp (value, label) == 0)
        continue;
      category = json_object ();
      set_text (category, "value", value);
      set_text (category, "label", label);
      json_array_append_new (categories, category);
    }
  if (json_array_size (categories) > 0)
    json_object_set (field, "categories", categories);
  json_decref (categories);
  return field;
}

static gboolean
has_field (const json_t *fields, const char *name)
{
  json_t *field;
  gsize i;

  json_array_foreach (fields, i, field)
    if (strcmp (json_string_value (json_object_get (field, "name")), name) == 0)
      return TRUE;
  return FALSE;
}

/* The table knows that a measure has a qualifier, not what its field was called. */
static json_t *
make_qualifier (const json_t *fields, const char *measure)
{
  g_autofree char *name = g_strconcat (measure, "_qualifier", NULL);

  while (has_field (fields, name))
    {
      char *longer = g_strconcat (name, "_", NULL);

      g_free (name);
      name = longer;
    }
  return make_field (name, "string", NULL);
}

static void
add_measures (const JctTable *table, json_t *fields, json_t *measures)
{
  for (guint i = 0; i < jct_table_get_n_measures (table); i++)
    json_array_append_new (fields,
                           make_field (jct_table_get_measure_name (table, i),
                                       jct_table_get_measure_type (table, i) == JCT_MEASURE_INTEGER
                                         ? "integer"
                                         : "number",
                                       jct_table_get_measure_title (table, i)));
  for (guint i = 0; i < jct_table_get_n_measures (table); i++)
    {
      json_t *measure = json_object ();

      set_text (measure, "unit", jct_table_get_measure_unit (table, i));
      if (jct_table_has_qualifier (table, i))
        {
          json_t *field = make_qualifier (fields, jct_table_get_measure_name (table, i));

          json_object_set (measure, "qualifier", json_object_get (field, "name"));
          json_array_append_new (fields, field);
        }
      json_object_set_new (measures, jct_table_get_measure_name (table, i), measure);
    }
}

static json_t *
make_table (const JctTable *table)
{
  json_t *resource = json_object ();
  json_t *juncture = json_object ();
  json_t *schema = json_object ();
  json_t *fields = json_array ();
  json_t *measures = json_object ();
  const char *const *keys = jct_table_get_source_keys (table);

  set_text (resource, "name", jct_table_get_name (table));
  if (strcmp (jct_table_get_title (table), jct_table_get_name (table)) != 0)
    set_text (resource, "title", jct_table_get_title (table));
  set_text (resource, "description", jct_table_get_description (table));
  set_text (resource, "type", "table");
  json_object_set_new (resource, "juncture", juncture);
  json_object_set_new (resource, "schema", schema);
  json_object_set_new (resource, "data", json_null ());

  json_array_append_new (fields,
                         make_field (jct_table_get_period_name (table),
                                     get_time_type (jct_table_get_period_kind (table)), NULL));
  for (guint i = 0; i < jct_table_get_n_dimensions (table); i++)
    json_array_append_new (fields, make_dimension (table, i));
  add_measures (table, fields, measures);
  json_object_set_new (schema, "fields", fields);

  set_text (juncture, "role", "observations");
  set_text (juncture, "time", jct_table_get_period_name (table));
  set_text (juncture, "periodKind",
            jct_period_unit_to_name (jct_table_get_period_kind (table).unit));
  set_text (juncture, "missingPeriods",
            jct_table_get_missing_periods (table) == JCT_MISSING_IS_ZERO ? "zero" : "missing");
  json_object_set_new (juncture, "measures", measures);
  set_text (juncture, "dataDate", jct_table_get_data_date (table));
  if (keys != NULL && keys[0] != NULL)
    json_object_set_new (juncture, "sourceKeys", make_list (keys));
  return resource;
}

static json_t *
make_vintage (const JctVintage *vintage)
{
  const JctTable *table = jct_vintage_get_table (vintage);
  json_t *resource = make_table (table);
  json_t *juncture = json_object_get (resource, "juncture");

  set_text (juncture, "role", "vintages");
  set_text (juncture, "table", jct_vintage_get_of (vintage));
  set_text (juncture, "published",
            jct_table_get_dimension_name (table, jct_vintage_get_published (vintage)));
  return resource;
}

/* ---- lists ---- */

static json_t *
make_event (const JctEvent *event)
{
  json_t *object = json_object ();
  g_autofree char *date = jct_edtf_to_text (&event->date);

  set_text (object, "id", event->id);
  set_text (object, "date", date);
  set_text (object, "title", event->title);
  set_text (object, "shortTitle", event->short_title);
  set_text (object, "summary", event->summary);
  if (*event->category != '\0')
    set_text (object, "category", event->category);
  if (event->actors[0] != NULL)
    json_object_set_new (object, "actors", make_list ((const char *const *) event->actors));
  if (event->source_keys[0] != NULL)
    json_object_set_new (object, "sources", make_list ((const char *const *) event->source_keys));
  set_text (object, "precisionNote", event->precision_note);
  set_text (object, "confidence", event->verified ? "verified" : "unverified");
  if (event->claimed != JCT_DIRECTION_NOT_STATED || event->claimed_by != NULL
      || event->claimed_source != NULL)
    {
      json_t *claimed = json_object ();

      set_text (claimed, "direction", jct_direction_to_name (event->claimed));
      set_text (claimed, "by", event->claimed_by);
      set_text (claimed, "source", event->claimed_source);
      json_object_set_new (object, "claimed", claimed);
    }
  return object;
}

static json_t *
make_source (const JctSource *source)
{
  json_t *object = json_object ();

  set_text (object, "key", source->key);
  set_text (object, "title", source->title);
  set_text (object, "publisher", source->publisher);
  set_text (object, "date", source->date);
  set_text (object, "url", source->url);
  set_text (object, "note", source->note);
  return object;
}

/* A number as people write it: whole where it is. */
static void
set_number (json_t *object, const char *key, double value)
{
  gboolean is_whole = value == floor (value) && fabs (value) < 1e15;

  json_object_set_new (object, key,
                       is_whole ? json_integer ((json_int_t) value) : json_real (value));
}

static void
set_period (json_t *object, const char *key, const JctClaimPeriod *period)
{
  g_autofree char *text = jct_claim_period_to_text (period);

  set_text (object, key, text);
}

/* How a claim is computed; what is plain is left out. */
static void
write_computation (json_t *object, const JctClaim *claim)
{
  if (claim->percent)
    set_text (object, "unit", "percent");
  if (claim->reading != JCT_RATIO_TIMES_AS_MANY)
    set_text (object, "reading", jct_ratio_reading_to_name (claim->reading));
  set_text (object, "trend", jct_direction_to_name (claim->trend));
  if (claim->kind == JCT_CLAIM_RANK)
    set_text (object, "rank", claim->lowest ? "lowest" : "highest");
  if (claim->place > 0)
    json_object_set_new (object, "place", json_integer (claim->place));
  set_period (object, "baseline", &claim->baseline);
  set_period (object, "compared", &claim->compared);
  set_period (object, "within", &claim->within);
  if (!jct_filter_is_empty (claim->where))
    json_object_set_new (object, "where", jct_filter_to_json (claim->where));
}

static json_t *
make_claim (const JctClaim *claim)
{
  json_t *object = json_object ();

  set_text (object, "id", claim->id);
  set_text (object, "source", claim->source);
  set_text (object, claim->verbatim ? "quote" : "paraphrase", claim->text);
  json_object_set_new (object, "verbatim", json_boolean (claim->verbatim));
  set_text (object, "subject", claim->subject);
  set_text (object, "measure", claim->measure);
  set_text (object, "kind", jct_claim_get_kind_name (claim));
  if (claim->has_value)
    set_number (object, "value", claim->value);
  if (claim->has_value_to)
    set_number (object, "valueTo", claim->value_to);
  set_text (object, "qualifier", jct_claim_get_qualifier_name (claim));
  set_period (object, "period", &claim->period);
  write_computation (object, claim);
  set_text (object, "event", claim->event);
  json_object_set_new (object, "checkable", json_boolean (claim->checkable));
  set_text (object, "needs", claim->needs);
  set_text (object, "note", claim->note);
  return object;
}

/* The first or last day of the visible span as the text of `from` or `to`, both included. */
static void
set_day (json_t *object, const char *key, JctDay day)
{
  g_autofree char *text
    = jct_period_to_text (jct_period (jct_period_kind (JCT_PERIOD_DAY, 1), day));

  set_text (object, key, text);
}

/* How the values are drawn; what is plain is left out. */
static void
write_look (json_t *object, const JctView *view)
{
  if (view->top > 0)
    json_object_set_new (object, "top", json_integer (view->top));
  if (!jct_transform_is_none (&view->transform))
    {
      g_autofree char *transform = jct_transform_to_text (&view->transform);

      set_text (object, "transform", transform);
    }
  if (view->log_axis)
    set_text (object, "axis", "log");
  if (view->vintages_hidden)
    set_text (object, "vintages", jct_view_vintages_to_name (TRUE));
  if (view->years != JCT_YEARS_CALENDAR)
    set_text (object, "years", jct_years_to_name (view->years));
}

static json_t *
make_beside (GPtrArray *beside)
{
  json_t *array = json_array ();

  for (guint i = 0; i < beside->len; i++)
    {
      const JctBeside *item = g_ptr_array_index (beside, i);
      json_t *object = json_object ();

      set_text (object, "definition", item->definition);
      json_object_set_new (object, "where", jct_filter_to_json (item->filter));
      set_text (object, "by", item->by);
      json_array_append_new (array, object);
    }
  return array;
}

static json_t *
make_annotations (GPtrArray *annotations)
{
  json_t *array = json_array ();

  for (guint i = 0; i < annotations->len; i++)
    {
      const JctAnnotation *annotation = g_ptr_array_index (annotations, i);
      g_autofree char *at = jct_annotation_at_to_text (annotation);
      json_t *object = json_object ();

      set_text (object, "id", annotation->id);
      set_text (object, "at", at);
      set_text (object, "series", annotation->series);
      set_text (object, "text", annotation->text);
      if (annotation->is_moved)
        {
          set_number (object, "dx", annotation->dx);
          set_number (object, "dy", annotation->dy);
        }
      json_array_append_new (array, object);
    }
  return array;
}

json_t *
jct_package_json_view (const JctView *view)
{
  json_t *object = json_object ();

  set_text (object, "id", view->id);
  set_text (object, "title", view->title);
  set_text (object, "headline", view->headline);
  set_text (object, "definition", view->definition);
  set_text (object, "table", view->table);
  set_text (object, "measure", view->measure);
  json_object_set_new (object, "where", jct_filter_to_json (view->filter));
  set_text (object, "by", view->by);
  if (view->has_period)
    set_text (object, "period", jct_period_unit_to_name (view->period));
  if (view->has_visible && view->visible.start != JCT_DAY_MIN)
    set_day (object, "from", view->visible.start);
  if (view->has_visible && view->visible.end != JCT_DAY_MAX)
    set_day (object, "to", view->visible.end - 1);
  set_text (object, "chart", jct_chart_type_to_name (view->chart));
  write_look (object, view);
  if (view->free_scale)
    set_text (object, "scale", jct_view_scale_to_name (view->free_scale));
  set_text (object, "focus", view->focus);
  if (view->events_shown && view->events != NULL)
    json_object_set_new (object, "events", make_list ((const char *const *) view->events));
  else
    set_text (object, "events", view->events_shown ? "all" : "none");
  set_text (object, "selectedEvent", view->selected_event);
  if (view->pinned_events[0] != NULL)
    json_object_set_new (object, "pinnedEvents",
                         make_list ((const char *const *) view->pinned_events));
  if (view->categories != NULL)
    json_object_set_new (object, "categories", make_list ((const char *const *) view->categories));
  set_text (object, "method", view->method);
  set_text (object, "claim", view->claim);
  json_object_set_new (object, "k", json_integer (view->k));
  set_text (object, "eventPeriod", jct_event_period_to_name (view->event_period));
  if (view->beside->len > 0)
    json_object_set_new (object, "beside", make_beside (view->beside));
  if (view->annotations->len > 0)
    json_object_set_new (object, "annotations", make_annotations (view->annotations));
  return object;
}

/* Adds a resource of a role, unless its list is empty; takes `items`. */
static void
add_list (json_t *resources, const char *role, json_t *items)
{
  json_t *resource;
  json_t *juncture;

  if (json_array_size (items) == 0)
    {
      json_decref (items);
      return;
    }
  resource = json_object ();
  juncture = json_object ();
  set_text (resource, "name", role);
  set_text (juncture, "role", role);
  json_object_set_new (resource, "juncture", juncture);
  json_object_set_new (resource, "data", items);
  json_array_append_new (resources, resource);
}

static void
add_lists (const JctDocument *document, json_t *resources)
{
  json_t *events = json_array ();
  json_t *sources = json_array ();
  json_t *claims = json_array ();
  json_t *views = json_array ();
  json_t *stories = json_array ();

  for (guint i = 0; i < jct_document_get_n_events (document); i++)
    json_array_append_new (events, make_event (jct_document_get_event (document, i)));
  for (guint i = 0; i < jct_document_get_n_sources (document); i++)
    json_array_append_new (sources, make_source (jct_document_get_source (document, i)));
  for (guint i = 0; i < jct_document_get_n_claims (document); i++)
    json_array_append_new (claims, make_claim (jct_document_get_claim (document, i)));
  for (guint i = 0; i < jct_document_get_n_views (document); i++)
    json_array_append_new (views, jct_package_json_view (jct_document_get_view (document, i)));
  for (guint i = 0; i < jct_document_get_n_stories (document); i++)
    json_array_append_new (stories, jct_package_json_story (jct_document_get_story (document, i)));
  add_list (resources, "events", events);
  add_list (resources, "sources", sources);
  add_list (resources, "claims", claims);
  add_list (resources, "views", views);
  add_list (resources, "stories", stories);
}

/* ---- package ---- */

json_t *
jct_package_json_definition (const JctDefinition *definition)
{
  json_t *object = json_object ();

  set_text (object, "id", definition->id);
  set_text (object, "title", definition->title);
  set_text (object, "shortTitle", definition->short_title);
  set_text (object, "description", definition->description);
  set_text (object, "unit", definition->unit);
  set_text (object, "table", definition->table);
  set_text (object, "measure", definition->measure);
  json_object_set_new (object, "where", jct_filter_to_json (definition->filter));
  if (!jct_filter_is_empty (definition->about))
    json_object_set_new (object, "about", jct_filter_to_json (definition->about));
  set_text (object, "by", definition->by);
  return object;
}

static json_t *
make_juncture (const JctDocument *document)
{
  json_t *juncture = json_object ();
  json_t *definitions = json_array ();
  json_t *categories = json_array ();

  json_object_set_new (juncture, "formatVersion", json_integer (1));
  json_object_set_new (juncture, "fiscalYearStartMonth",
                       json_integer (jct_document_get_fiscal_start (document)));
  for (guint i = 0; i < jct_document_get_n_definitions (document); i++)
    json_array_append_new (definitions,
                           jct_package_json_definition (jct_document_get_definition (document, i)));
  for (guint i = 0; i < jct_document_get_n_categories (document); i++)
    {
      const JctCategory *category = jct_document_get_category (document, i);
      json_t *object = json_object ();

      set_text (object, "id", category->id);
      set_text (object, "title", category->title);
      set_text (object, "shape", jct_shape_to_name (category->shape));
      set_text (object, "hue", jct_hue_to_name (category->hue));
      json_array_append_new (categories, object);
    }
  if (json_array_size (definitions) > 0)
    json_object_set (juncture, "definitions", definitions);
  if (json_array_size (categories) > 0)
    json_object_set (juncture, "categories", categories);
  set_text (juncture, "defaultView", jct_document_get_default_view (document));
  json_decref (definitions);
  json_decref (categories);
  return juncture;
}

json_t *
jct_package_json_new (const JctDocument *document)
{
  json_t *root = json_object ();
  json_t *resources = json_array ();

  set_text (root, "$schema", "https://datapackage.org/profiles/2.0/datapackage.json");
  set_text (root, "name", jct_document_get_name (document));
  set_text (root, "title", jct_document_get_title (document));
  set_text (root, "description", jct_document_get_description (document));
  json_object_set_new (root, "juncture", make_juncture (document));
  for (guint i = 0; i < jct_document_get_n_tables (document); i++)
    json_array_append_new (resources, make_table (jct_document_get_table (document, i)));
  for (guint i = 0; i < jct_document_get_n_vintages (document); i++)
    json_array_append_new (resources, make_vintage (jct_document_get_vintage (document, i)));
  add_lists (document, resources);
  json_object_set_new (root, "resources", resources);
  return root;
}
