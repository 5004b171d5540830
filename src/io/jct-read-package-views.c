/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/jct-io-error.h"
#include "io/jct-read-package-private.h"
#include "model/jct-beside.h"

#define MAX_K 1200
#define MAX_TOP 1000

/* `{"not": values}`: the values that do not pass. */
static gboolean
read_excluded (JctFilter *filter,
               const char *dimension,
               const json_t *object,
               const JctJsonPlace *at,
               GError **error)
{
  g_autofree char *pointer = jct_json_pointer_key (at->pointer, dimension);
  JctJsonPlace place = { at->file, pointer };
  const json_t *values = json_object_get (object, "not");
  g_auto (GStrv) excluded = NULL;

  if (values == NULL || json_is_null (values) || json_object_size (object) != 1)
    return jct_json_fail (at, dimension, _ ("an array of texts, or an object with “not” alone"),
                          object, error);
  if (!jct_json_dup_text_list (object, &place, "not", &excluded, error))
    return FALSE;
  jct_filter_set_excluded (filter, dimension, (const char *const *) excluded);
  return TRUE;
}

gboolean
jct_package_read_filter (
  JctFilter *filter, const json_t *object, const char *key, const JctJsonPlace *at, GError **error)
{
  g_autofree char *pointer = jct_json_pointer_key (at->pointer, key);
  JctJsonPlace place = { at->file, pointer };
  json_t *where = NULL;
  json_t *value;
  const char *dimension;

  if (!jct_json_get_object (object, at, key, FALSE, &where, error))
    return FALSE;
  json_object_foreach (where, dimension, value)
    {
      g_auto (GStrv) values = NULL;

      if (json_is_object (value))
        {
          if (!read_excluded (filter, dimension, value, &place, error))
            return FALSE;
          continue;
        }
      if (json_is_null (value))
        return jct_json_fail (&place, dimension, _ ("an array of texts"), value, error);
      if (!jct_json_dup_text_list (where, &place, dimension, &values, error))
        return FALSE;
      jct_filter_set (filter, dimension, (const char *const *) values);
    }
  return TRUE;
}

/* ---- definitions ---- */

static gboolean
check_dimension (const JctTable *table, const char *name, const JctJsonPlace *at, GError **error)
{
  g_autofree char *quoted = NULL;
  g_autofree char *quoted_table = NULL;

  if (jct_table_find_dimension (table, name) >= 0)
    return TRUE;
  quoted = jct_io_quote (name, -1);
  quoted_table = jct_io_quote (jct_table_get_name (table), -1);
  return jct_json_fail_with (at, NULL, JCT_IO_ERROR_REFERENCE, error,
                             _ ("The table %s has no dimension %s."), quoted_table, quoted);
}

/* A value that no row has is no error (the file may be a part of a larger one), but worth
 * knowing. */
static void
note_unknown_values (JctPackageReader *reader,
                     const JctTable *table,
                     const JctFilter *filter,
                     const char *dimension,
                     const char *pointer)
{
  const char *const *values = jct_filter_get_named (filter, dimension);
  guint index = (guint) jct_table_find_dimension (table, dimension);

  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    {
      g_autofree char *quoted = NULL;
      g_autofree char *message = NULL;

      if (jct_table_find_value (table, index, values[i]) != JCT_CODE_NONE)
        continue;
      quoted = jct_io_quote (values[i], -1);
      message = g_strdup_printf (_ ("No row of the table has the value %s."), quoted);
      jct_document_builder_add_problem (reader->builder, pointer, message);
    }
}

static gboolean
check_filter (JctPackageReader *reader,
              const JctTable *table,
              const JctFilter *filter,
              const JctJsonPlace *at,
              GError **error)
{
  for (guint i = 0; i < jct_filter_get_n_dimensions (filter); i++)
    {
      const char *dimension = jct_filter_get_dimension (filter, i);
      g_autofree char *where = jct_json_pointer_key (at->pointer, "where");
      g_autofree char *pointer = jct_json_pointer_key (where, dimension);
      JctJsonPlace place = { at->file, pointer };

      if (!check_dimension (table, dimension, &place, error))
        return FALSE;
      note_unknown_values (reader, table, filter, dimension, pointer);
    }
  return TRUE;
}

static gboolean
check_definition (JctPackageReader *reader,
                  const JctDefinition *definition,
                  const JctJsonPlace *at,
                  GError **error)
{
  const JctTable *table = g_hash_table_lookup (reader->tables, definition->table);
  g_autofree char *quoted = NULL;

  if (table == NULL)
    {
      quoted = jct_io_quote (definition->table, -1);
      return jct_json_fail_with (at, "table", JCT_IO_ERROR_REFERENCE, error,
                                 _ ("The document has no table %s."), quoted);
    }
  if (jct_table_find_measure (table, definition->measure) < 0)
    {
      quoted = jct_io_quote (definition->measure, -1);
      return jct_json_fail_with (at, "measure", JCT_IO_ERROR_REFERENCE, error,
                                 _ ("The table has no measure %s."), quoted);
    }
  if (definition->by != NULL)
    {
      g_autofree char *pointer = jct_json_pointer_key (at->pointer, "by");
      JctJsonPlace place = { at->file, pointer };

      if (!check_dimension (table, definition->by, &place, error))
        return FALSE;
    }
  return check_filter (reader, table, definition->filter, at, error);
}

static gboolean
read_definition (JctPackageReader *reader, json_t *object, const JctJsonPlace *at, GError **error)
{
  g_autoptr (JctDefinition) definition = jct_definition_new ();
  GError *inner = NULL;

  if (!jct_json_dup_text (object, at, "id", TRUE, &definition->id, error)
      || !jct_json_dup_text (object, at, "title", TRUE, &definition->title, error)
      || !jct_json_dup_text (object, at, "shortTitle", FALSE, &definition->short_title, error)
      || !jct_json_dup_text (object, at, "description", FALSE, &definition->description, error)
      || !jct_json_dup_text (object, at, "unit", FALSE, &definition->unit, error)
      || !jct_json_dup_text (object, at, "table", TRUE, &definition->table, error)
      || !jct_json_dup_text (object, at, "measure", TRUE, &definition->measure, error)
      || !jct_json_dup_text (object, at, "by", FALSE, &definition->by, error))
    return FALSE;
  if (definition->filter == NULL)
    definition->filter = jct_filter_new ();
  if (!jct_package_read_filter (definition->filter, object, "where", at, error)
      || !jct_package_read_filter (definition->about, object, "about", at, error)
      || !check_definition (reader, definition, at, error))
    return FALSE;
  g_hash_table_add (reader->definitions, g_strdup (definition->id));
  if (!jct_document_builder_take_definition (reader->builder, g_steal_pointer (&definition),
                                             &inner))
    return jct_package_fail_model (at, inner, error);
  return TRUE;
}

gboolean
jct_package_read_definitions (JctPackageReader *reader,
                              json_t *items,
                              const JctJsonPlace *at,
                              GError **error)
{
  return jct_package_for_each (reader, items, at, read_definition, error);
}

/* ---- views ---- */

/* `from` and `to` are both included; an absent one leaves that side open. */
static gboolean
read_visible (JctPackageReader *reader,
              JctView *view,
              const json_t *object,
              const JctJsonPlace *at,
              GError **error)
{
  const char *from = NULL;
  const char *to = NULL;
  JctPeriod period;

  if (!jct_json_get_text (object, at, "from", FALSE, &from, error)
      || !jct_json_get_text (object, at, "to", FALSE, &to, error))
    return FALSE;
  view->has_visible = from != NULL || to != NULL;
  view->visible.start = JCT_DAY_MIN;
  view->visible.end = JCT_DAY_MAX;
  if (from != NULL)
    {
      if (!jct_period_parse_any (from, reader->fiscal_start, &period))
        return jct_json_fail_value (at, "from", _ ("a period such as 2024-05"), from, error);
      view->visible.start = jct_period_first_day (period);
    }
  if (to != NULL)
    {
      if (!jct_period_parse_any (to, reader->fiscal_start, &period))
        return jct_json_fail_value (at, "to", _ ("a period such as 2024-05"), to, error);
      view->visible.end = jct_period_end_day (period);
    }
  if (view->has_visible && jct_span_is_empty (view->visible))
    return jct_json_fail_with (at, "to", JCT_IO_ERROR_VALUE, error,
                               _ ("The view ends before it starts."));
  return TRUE;
}

/* `events`: "all", "none", or the ids of the only events shown. */
static gboolean
read_events_shown (JctView *view, const json_t *object, const JctJsonPlace *at, GError **error)
{
  const json_t *value = json_object_get (object, "events");
  const char *text = "all";

  if (json_is_array (value))
    return jct_json_dup_text_list (object, at, "events", &view->events, error);
  if (value != NULL && !json_is_null (value) && !json_is_string (value))
    return jct_json_fail (at, "events", _ ("all, none or an array of the ids of events"), value,
                          error);
  if (!jct_json_get_text (object, at, "events", FALSE, &text, error))
    return FALSE;
  if (strcmp (text, "all") != 0 && strcmp (text, "none") != 0)
    return jct_json_fail_value (at, "events", _ ("all, none or an array of the ids of events"),
                                text, error);
  view->events_shown = *text == 'a';
  return TRUE;
}

static gboolean
read_names (JctView *view, const json_t *object, const JctJsonPlace *at, GError **error)
{
  const char *period = NULL;
  const char *chart = NULL;
  const char *scale = NULL;
  const char *event_period = NULL;
  const char *method = NULL;

  if (!jct_json_get_text (object, at, "period", FALSE, &period, error)
      || !jct_json_get_text (object, at, "chart", FALSE, &chart, error)
      || !jct_json_get_text (object, at, "scale", FALSE, &scale, error)
      || !jct_json_get_text (object, at, "eventPeriod", FALSE, &event_period, error)
      || !jct_json_get_text (object, at, "method", FALSE, &method, error))
    return FALSE;
  view->has_period = period != NULL;
  if (period != NULL && !jct_period_unit_from_name (period, &view->period))
    return jct_json_fail_value (at, "period", _ ("day, week, month, quarter, year or fiscal-year"),
                                period, error);
  if (chart != NULL && !jct_chart_type_from_name (chart, &view->chart))
    return jct_json_fail_value (
      at, "chart", _ ("line, step, bars, small-multiples, area, year-overlay, heat-map or ranked"),
      chart, error);
  if (scale != NULL && !jct_view_scale_from_name (scale, &view->free_scale))
    return jct_json_fail_value (at, "scale", _ ("shared or free"), scale, error);
  if (event_period != NULL && !jct_event_period_from_name (event_period, &view->event_period))
    return jct_json_fail_value (at, "eventPeriod", _ ("excluded or included"), event_period, error);
  /* Any name: one of a later version is kept as it is. */
  if (method != NULL && *method != '\0')
    {
      g_free (view->method);
      view->method = g_strdup (method);
    }
  return TRUE;
}

static gboolean
read_transform (JctPackageReader *reader,
                JctView *view,
                const json_t *object,
                const JctJsonPlace *at,
                GError **error)
{
  const char *text = NULL;
  g_autoptr (GError) inner = NULL;

  if (!jct_json_get_text (object, at, "transform", FALSE, &text, error))
    return FALSE;
  if (text == NULL
      || jct_transform_from_text (text, reader->fiscal_start, &view->transform, &inner))
    return TRUE;
  return jct_json_fail_with (at, "transform", JCT_IO_ERROR_VALUE, error, "%s", inner->message);
}

/* How the values are drawn. */
static gboolean
read_look (JctPackageReader *reader,
           JctView *view,
           const json_t *object,
           const JctJsonPlace *at,
           GError **error)
{
  const char *axis = NULL;
  const char *years = NULL;
  const char *vintages = NULL;
  gint64 top = 0;

  if (!read_transform (reader, view, object, at, error)
      || !jct_json_get_integer (object, at, "top", 0, MAX_TOP, &top, error)
      || !jct_json_get_text (object, at, "axis", FALSE, &axis, error)
      || !jct_json_get_text (object, at, "years", FALSE, &years, error)
      || !jct_json_get_text (object, at, "vintages", FALSE, &vintages, error))
    return FALSE;
  view->top = (guint) top;
  if (axis != NULL && strcmp (axis, "log") != 0 && strcmp (axis, "linear") != 0)
    return jct_json_fail_value (at, "axis", _ ("linear or log"), axis, error);
  view->log_axis = g_strcmp0 (axis, "log") == 0;
  if (years != NULL && !jct_years_from_name (years, &view->years))
    return jct_json_fail_value (at, "years", _ ("calendar or fiscal"), years, error);
  if (vintages != NULL && !jct_view_vintages_from_name (vintages, &view->vintages_hidden))
    return jct_json_fail_value (at, "vintages", _ ("all or none"), vintages, error);
  return TRUE;
}

/* ---- what stands beside ---- */

static gboolean
read_beside_item (JctPackageReader *reader,
                  JctView *view,
                  const json_t *item,
                  const JctJsonPlace *at,
                  GError **error)
{
  g_autoptr (JctBeside) beside = jct_beside_new (NULL);
  g_autofree char *quoted = NULL;

  if (!json_is_object (item))
    return jct_json_fail (at, NULL, _ ("an object"), item, error);
  if (!jct_json_dup_text (item, at, "definition", TRUE, &beside->definition, error)
      || !jct_package_read_filter (beside->filter, item, "where", at, error)
      || !jct_json_dup_text (item, at, "by", FALSE, &beside->by, error))
    return FALSE;
  if (!g_hash_table_contains (reader->definitions, beside->definition))
    {
      quoted = jct_io_quote (beside->definition, -1);
      return jct_json_fail_with (at, "definition", JCT_IO_ERROR_REFERENCE, error,
                                 _ ("The document has no definition %s."), quoted);
    }
  g_ptr_array_add (view->beside, g_steal_pointer (&beside));
  return TRUE;
}

static gboolean
read_beside (JctPackageReader *reader,
             JctView *view,
             const json_t *object,
             const JctJsonPlace *at,
             GError **error)
{
  const json_t *items = json_object_get (object, "beside");
  g_autofree char *list = jct_json_pointer_key (at->pointer, "beside");

  if (items == NULL || json_is_null (items))
    return TRUE;
  if (!json_is_array (items))
    return jct_json_fail (at, "beside", _ ("an array of objects"), items, error);
  if (json_array_size (items) > JCT_MAX_BESIDE)
    return jct_json_fail_with (at, "beside", JCT_IO_ERROR_VALUE, error,
                               /* Translators: %d is a number. */
                               _ ("A view has at most %d entries beside it."), JCT_MAX_BESIDE);
  for (gsize i = 0; i < json_array_size (items); i++)
    {
      g_autofree char *pointer = jct_json_pointer_index (list, i);
      JctJsonPlace place = { at->file, pointer };

      if (!read_beside_item (reader, view, json_array_get (items, i), &place, error))
        return FALSE;
    }
  return TRUE;
}

/* ---- a view ---- */

static gboolean
check_event (
  JctPackageReader *reader, const char *id, const JctJsonPlace *at, const char *key, GError **error)
{
  g_autofree char *quoted = NULL;

  if (g_hash_table_contains (reader->events, id))
    return TRUE;
  quoted = jct_io_quote (id, -1);
  return jct_json_fail_with (at, key, JCT_IO_ERROR_REFERENCE, error,
                             _ ("The document has no event %s."), quoted);
}

static gboolean
check_events (JctPackageReader *reader,
              char *const *ids,
              const JctJsonPlace *at,
              const char *key,
              GError **error)
{
  g_autofree char *list = jct_json_pointer_key (at->pointer, key);

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      g_autofree char *pointer = jct_json_pointer_index (list, i);
      JctJsonPlace place = { at->file, pointer };

      if (!check_event (reader, ids[i], &place, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_view (JctPackageReader *reader, const JctView *view, const JctJsonPlace *at, GError **error)
{
  g_autofree char *quoted = NULL;

  if (view->definition != NULL && !g_hash_table_contains (reader->definitions, view->definition))
    {
      quoted = jct_io_quote (view->definition, -1);
      return jct_json_fail_with (at, "definition", JCT_IO_ERROR_REFERENCE, error,
                                 _ ("The document has no definition %s."), quoted);
    }
  if (view->table != NULL && !g_hash_table_contains (reader->tables, view->table))
    {
      quoted = jct_io_quote (view->table, -1);
      return jct_json_fail_with (at, "table", JCT_IO_ERROR_REFERENCE, error,
                                 _ ("The document has no table %s."), quoted);
    }
  if (view->selected_event != NULL
      && !check_event (reader, view->selected_event, at, "selectedEvent", error))
    return FALSE;
  return check_events (reader, view->events, at, "events", error)
         && check_events (reader, view->pinned_events, at, "pinnedEvents", error);
}

JctView *
jct_package_read_view (JctPackageReader *reader,
                       const json_t *object,
                       const JctJsonPlace *at,
                       gboolean named,
                       GError **error)
{
  g_autoptr (JctView) view = jct_view_new ();
  gint64 k = view->k;

  if ((named && !jct_json_dup_text (object, at, "id", TRUE, &view->id, error))
      || !jct_json_dup_text (object, at, "title", FALSE, &view->title, error)
      || !jct_json_dup_text (object, at, "headline", FALSE, &view->headline, error)
      || !jct_json_dup_text (object, at, "definition", FALSE, &view->definition, error)
      || !jct_json_dup_text (object, at, "table", FALSE, &view->table, error)
      || !jct_json_dup_text (object, at, "measure", FALSE, &view->measure, error)
      || !jct_package_read_filter (view->filter, object, "where", at, error)
      || !jct_json_dup_text (object, at, "by", FALSE, &view->by, error)
      || !jct_json_dup_text (object, at, "focus", FALSE, &view->focus, error)
      || !read_names (view, object, at, error) || !read_look (reader, view, object, at, error)
      || !read_visible (reader, view, object, at, error)
      || !read_beside (reader, view, object, at, error)
      || !jct_package_read_annotations (reader, view, object, at, error)
      || !jct_json_dup_text_list (object, at, "categories", &view->categories, error)
      || !read_events_shown (view, object, at, error)
      || !jct_json_dup_text (object, at, "selectedEvent", FALSE, &view->selected_event, error)
      || !jct_json_dup_text_list (object, at, "pinnedEvents", &view->pinned_events, error)
      || !jct_json_dup_text (object, at, "claim", FALSE, &view->claim, error)
      || !jct_json_get_integer (object, at, "k", 1, MAX_K, &k, error))
    return NULL;
  view->k = (guint) k;
  return check_view (reader, view, at, error) ? g_steal_pointer (&view) : NULL;
}

static gboolean
read_saved_view (JctPackageReader *reader, json_t *object, const JctJsonPlace *at, GError **error)
{
  g_autoptr (JctView) view = jct_package_read_view (reader, object, at, TRUE, error);
  GError *inner = NULL;

  if (view == NULL)
    return FALSE;
  if (view->claim != NULL)
    jct_package_note_name (reader->named_claims, at, "claim", view->claim);
  g_hash_table_add (reader->views, g_strdup (view->id));
  if (!jct_document_builder_take_view (reader->builder, g_steal_pointer (&view), &inner))
    return jct_package_fail_model (at, inner, error);
  return TRUE;
}

gboolean
jct_package_read_views (JctPackageReader *reader,
                        json_t *items,
                        const JctJsonPlace *at,
                        GError **error)
{
  return jct_package_for_each (reader, items, at, read_saved_view, error);
}
