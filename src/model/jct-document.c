/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/jct-document-private.h"
#include "model/jct-series-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (jct - document - error - quark, jct_document_error)

JctDefinition *
jct_definition_new (void)
{
  JctDefinition *definition = g_new0 (JctDefinition, 1);

  definition->filter = jct_filter_new ();
  definition->about = jct_filter_new ();
  return definition;
}

void
jct_definition_free (JctDefinition *definition)
{
  if (definition == NULL)
    return;
  g_free (definition->id);
  g_free (definition->title);
  g_free (definition->short_title);
  g_free (definition->description);
  g_free (definition->unit);
  g_free (definition->table);
  g_free (definition->measure);
  jct_filter_free (definition->filter);
  jct_filter_free (definition->about);
  g_free (definition->by);
  g_free (definition);
}

gpointer
jct_index_find (const JctIndex *index, const char *id)
{
  guint position = GPOINTER_TO_UINT (g_hash_table_lookup (index->by_id, id));

  return position > 0 ? g_ptr_array_index (index->items, position - 1) : NULL;
}

static void
index_clear (JctIndex *index)
{
  g_hash_table_unref (index->by_id);
  g_ptr_array_unref (index->items);
}

JctDocument *
jct_document_ref (JctDocument *document)
{
  g_return_val_if_fail (document != NULL, NULL);

  g_atomic_ref_count_inc (&document->ref_count);
  return document;
}

void
jct_document_unref (JctDocument *document)
{
  g_return_if_fail (document != NULL);

  if (!g_atomic_ref_count_dec (&document->ref_count))
    return;
  index_clear (&document->tables);
  index_clear (&document->vintages);
  index_clear (&document->definitions);
  index_clear (&document->categories);
  index_clear (&document->events);
  index_clear (&document->sources);
  index_clear (&document->claims);
  index_clear (&document->views);
  index_clear (&document->stories);
  g_ptr_array_unref (document->problems);
  g_free (document->name);
  g_free (document->title);
  g_free (document->description);
  g_free (document->format);
  g_free (document->default_view);
  g_clear_pointer (&document->package, json_decref);
  for (guint i = 0; i < JCT_N_EDITED_PARTS; i++)
    g_clear_pointer (&document->stamps[i], g_atomic_rc_box_release);
  g_free (document);
}

const char *
jct_document_get_name (const JctDocument *document)
{
  g_return_val_if_fail (document != NULL, NULL);

  return document->name;
}

const char *
jct_document_get_title (const JctDocument *document)
{
  g_return_val_if_fail (document != NULL, NULL);

  return document->title;
}

const char *
jct_document_get_description (const JctDocument *document)
{
  g_return_val_if_fail (document != NULL, NULL);

  return document->description;
}

const char *
jct_document_get_format (const JctDocument *document)
{
  g_return_val_if_fail (document != NULL, NULL);

  return document->format;
}

guint
jct_document_get_fiscal_start (const JctDocument *document)
{
  g_return_val_if_fail (document != NULL, 1);

  return document->fiscal_start;
}

const json_t *
jct_document_get_package (const JctDocument *document)
{
  g_return_val_if_fail (document != NULL, NULL);

  return document->package;
}

/* Each kind of thing is counted, taken by its place, and found by its name in the same way. */
#define DEFINE_LIST(singular, field, Type, const_type)                                   \
  guint jct_document_get_n_##field (const JctDocument *document)                         \
  {                                                                                      \
    g_return_val_if_fail (document != NULL, 0);                                          \
    return document->field.items->len;                                                   \
  }                                                                                      \
                                                                                         \
  const_type *jct_document_get_##singular (const JctDocument *document, guint index)     \
  {                                                                                      \
    g_return_val_if_fail (document != NULL && index < document->field.items->len, NULL); \
    return g_ptr_array_index (document->field.items, index);                             \
  }

#define DEFINE_FIND(singular, field, const_type)                                         \
  const_type *jct_document_find_##singular (const JctDocument *document, const char *id) \
  {                                                                                      \
    g_return_val_if_fail (document != NULL && id != NULL, NULL);                         \
    return jct_index_find (&document->field, id);                                        \
  }

DEFINE_LIST (table, tables, JctTable, JctTable)
DEFINE_FIND (table, tables, JctTable)
DEFINE_LIST (vintage, vintages, JctVintage, JctVintage)
DEFINE_FIND (vintage, vintages, JctVintage)
DEFINE_LIST (definition, definitions, JctDefinition, const JctDefinition)
DEFINE_FIND (definition, definitions, const JctDefinition)
DEFINE_LIST (category, categories, JctCategory, const JctCategory)
DEFINE_LIST (event, events, JctEvent, const JctEvent)
DEFINE_FIND (event, events, const JctEvent)
DEFINE_LIST (source, sources, JctSource, const JctSource)
DEFINE_FIND (source, sources, const JctSource)
DEFINE_LIST (claim, claims, JctClaim, const JctClaim)
DEFINE_FIND (claim, claims, const JctClaim)
DEFINE_LIST (view, views, JctView, const JctView)
DEFINE_FIND (view, views, const JctView)
DEFINE_LIST (story, stories, JctStory, const JctStory)
DEFINE_FIND (story, stories, const JctStory)

int
jct_document_find_category (const JctDocument *document, const char *id)
{
  g_return_val_if_fail (document != NULL && id != NULL, -1);

  return (int) GPOINTER_TO_UINT (g_hash_table_lookup (document->categories.by_id, id)) - 1;
}

guint
jct_document_get_n_problems (const JctDocument *document)
{
  g_return_val_if_fail (document != NULL, 0);

  return document->problems->len;
}

const JctProblem *
jct_document_get_problem (const JctDocument *document, guint index)
{
  g_return_val_if_fail (document != NULL && index < document->problems->len, NULL);

  return g_ptr_array_index (document->problems, index);
}

/* ---- the events' range ---- */

/* So much of the range is left free at both ends, and no less than so many days. */
#define EVENTS_MARGIN 25
#define LEAST_MARGIN 3

/* Of an end that is open or not known, the day that is known stands for both. */
static JctSpan
find_bounded_span (const JctEdtf *date)
{
  JctSpan span = jct_edtf_span (date);
  JctDay anchor = jct_edtf_anchor (date);

  if (span.start == JCT_DAY_MIN)
    span.start = anchor;
  if (span.end == JCT_DAY_MAX)
    span.end = MAX (anchor, span.start) + 1;
  return span;
}

JctSpan
jct_document_get_events_span (const JctDocument *document)
{
  JctSpan whole = { 0, 0 };

  g_return_val_if_fail (document != NULL, whole);

  for (guint i = 0; i < document->events.items->len; i++)
    {
      const JctEvent *event = g_ptr_array_index (document->events.items, i);

      whole = jct_span_union (whole, find_bounded_span (&event->date));
    }
  if (jct_span_is_empty (whole))
    return whole;
  JctDay margin = MAX ((whole.end - whole.start) / EVENTS_MARGIN, LEAST_MARGIN);
  return (JctSpan){ whole.start - margin, whole.end + margin };
}

/* ---- views ---- */

JctView *
jct_document_dup_default_view (const JctDocument *document)
{
  JctView *view;

  g_return_val_if_fail (document != NULL, NULL);

  if (document->default_view != NULL)
    return jct_view_copy (jct_index_find (&document->views, document->default_view));

  view = jct_view_new ();
  if (document->definitions.items->len > 0)
    view->definition = g_strdup (jct_document_get_definition (document, 0)->id);
  else if (document->tables.items->len > 0)
    {
      JctTable *table = jct_document_get_table (document, 0);

      view->table = g_strdup (jct_table_get_name (table));
      if (jct_table_get_n_measures (table) > 0)
        view->measure = g_strdup (jct_table_get_measure_name (table, 0));
    }
  return view;
}

gboolean
jct_view_shows_event (const JctView *view, const JctEvent *event)
{
  g_return_val_if_fail (view != NULL && event != NULL, FALSE);

  return view->events_shown
         && (view->categories == NULL
             || g_strv_contains ((const char *const *) view->categories, event->category))
         && (view->events == NULL
             || g_strv_contains ((const char *const *) view->events, event->id));
}

static JctTable *
resolve_table (const JctDocument *document, const char *name, GError **error)
{
  JctTable *table;

  if (document->tables.items->len == 0)
    {
      g_set_error_literal (error, JCT_DOCUMENT_ERROR, JCT_DOCUMENT_ERROR_NO_TABLE,
                           _ ("The document has no table of observations."));
      return NULL;
    }
  if (name == NULL)
    return jct_document_get_table (document, 0);
  table = jct_document_find_table (document, name);
  if (table == NULL)
    g_set_error (error, JCT_DOCUMENT_ERROR, JCT_DOCUMENT_ERROR_NO_TABLE,
                 /* Translators: %s is the name of a table. */
                 _ ("The document has no table “%s”."), name);
  return table;
}

static const JctDefinition *
resolve_definition (const JctDocument *document, const char *id, GError **error)
{
  const JctDefinition *definition = jct_document_find_definition (document, id);

  if (definition == NULL)
    g_set_error (error, JCT_DOCUMENT_ERROR, JCT_DOCUMENT_ERROR_NO_DEFINITION,
                 /* Translators: %s is the id of a definition. */
                 _ ("The document has no definition “%s”."), id);
  return definition;
}

static gboolean
check_dimension (JctTable *table, const char *name, GError **error)
{
  if (jct_table_find_dimension (table, name) >= 0)
    return TRUE;
  g_set_error (error, JCT_DOCUMENT_ERROR, JCT_DOCUMENT_ERROR_BAD_REFERENCE,
               /* Translators: %s are the names of a table and of a column. */
               _ ("The table “%s” has no column “%s”."), jct_table_get_name (table), name);
  return FALSE;
}

static gboolean
check_columns (const JctResolvedView *resolved, GError **error)
{
  JctTable *table = resolved->table;

  if (resolved->measure == NULL)
    {
      g_set_error (error, JCT_DOCUMENT_ERROR, JCT_DOCUMENT_ERROR_BAD_REFERENCE,
                   /* Translators: %s is the name of a table. */
                   _ ("The table “%s” has no measure."), jct_table_get_name (table));
      return FALSE;
    }
  if (jct_table_find_measure (table, resolved->measure) < 0)
    {
      g_set_error (error, JCT_DOCUMENT_ERROR, JCT_DOCUMENT_ERROR_BAD_REFERENCE,
                   /* Translators: %s are the names of a table and of a measure. */
                   _ ("The table “%s” has no measure “%s”."), jct_table_get_name (table),
                   resolved->measure);
      return FALSE;
    }
  if (resolved->by != NULL && !check_dimension (table, resolved->by, error))
    return FALSE;
  for (guint i = 0; i < jct_filter_get_n_dimensions (resolved->filter); i++)
    if (!check_dimension (table, jct_filter_get_dimension (resolved->filter, i), error))
      return FALSE;
  return TRUE;
}

static char *
resolve_by (const JctView *view, const JctDefinition *definition)
{
  if (view->by != NULL)
    return view->by[0] != '\0' ? g_strdup (view->by) : NULL;
  return definition != NULL ? g_strdup (definition->by) : NULL;
}

gboolean
jct_document_resolve_view (const JctDocument *document,
                           const JctView *view,
                           JctResolvedView *resolved,
                           GError **error)
{
  const JctDefinition *definition = NULL;
  const char *measure;
  JctTable *table;

  g_return_val_if_fail (document != NULL && view != NULL && resolved != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  memset (resolved, 0, sizeof *resolved);
  if (view->definition != NULL)
    {
      definition = resolve_definition (document, view->definition, error);
      if (definition == NULL)
        return FALSE;
    }
  table = resolve_table (document, definition != NULL ? definition->table : view->table, error);
  if (table == NULL)
    return FALSE;

  measure = definition != NULL ? definition->measure : view->measure;
  if (measure == NULL && jct_table_get_n_measures (table) > 0)
    measure = jct_table_get_measure_name (table, 0);

  resolved->table = jct_table_ref (table);
  resolved->definition = definition;
  resolved->measure = g_strdup (measure);
  resolved->filter = definition != NULL ? jct_filter_intersect (definition->filter, view->filter)
                                        : jct_filter_copy (view->filter);
  resolved->by = resolve_by (view, definition);
  resolved->kind = view->has_period ? jct_period_kind (view->period, document->fiscal_start)
                                    : jct_table_get_period_kind (table);
  if (!check_columns (resolved, error))
    {
      jct_resolved_view_clear (resolved);
      return FALSE;
    }
  return TRUE;
}

void
jct_resolved_view_clear (JctResolvedView *resolved)
{
  g_return_if_fail (resolved != NULL);

  g_clear_pointer (&resolved->table, jct_table_unref);
  g_clear_pointer (&resolved->filter, jct_filter_free);
  g_clear_pointer (&resolved->measure, g_free);
  g_clear_pointer (&resolved->by, g_free);
  resolved->definition = NULL;
}

/* What shares are shares of: all that the definition counts, whatever the view filters. */
static JctSeriesSet *
compute_whole (const JctResolvedView *resolved, GError **error)
{
  JctSeriesQuery query = { 0 };

  query.filter = resolved->definition != NULL ? resolved->definition->filter : NULL;
  query.measure = resolved->measure;
  query.kind = resolved->kind;
  return jct_series_set_compute (resolved->table, &query, error);
}

/* (transfer full), `set` too. */
static JctSeriesSet *
transform_series (const JctDocument *document,
                  const JctView *view,
                  const JctResolvedView *resolved,
                  JctSeriesSet *set,
                  GError **error)
{
  g_autoptr (JctSeriesSet) counts = set;
  g_autoptr (JctSeriesSet) whole = NULL;

  if (view->transform.kind == JCT_TRANSFORM_SHARE)
    {
      whole = compute_whole (resolved, error);
      if (whole == NULL)
        return NULL;
    }
  return jct_transform_apply (&view->transform, counts, whole, document->fiscal_start, error);
}

JctSeriesSet *
jct_document_compute_series (const JctDocument *document, const JctView *view, GError **error)
{
  g_auto (JctResolvedView) resolved = { 0 };
  JctSeriesQuery query = { 0 };
  JctSeriesSet *set;

  g_return_val_if_fail (document != NULL && view != NULL, NULL);

  if (!jct_document_resolve_view (document, view, &resolved, error))
    return NULL;
  query.filter = resolved.filter;
  query.measure = resolved.measure;
  query.by = resolved.by;
  query.kind = resolved.kind;
  query.top = view->top;
  set = jct_series_set_compute (resolved.table, &query, error);
  if (set == NULL)
    return NULL;
  if (resolved.definition != NULL && resolved.definition->unit != NULL)
    jct_series_set_name_unit (set, resolved.definition->unit);
  return transform_series (document, view, &resolved, set, error);
}
