/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/jct-beside.h"

#include <glib/gi18n-lib.h>

#include "model/jct-document-items.h"
#include "model/jct-identifier.h"
#include "model/jct-table-private.h"

/* ---- the series ------------------------------------------------------------------------------ */

static void
beside_series_free (gpointer data)
{
  JctBesideSeries *series = data;

  jct_view_free (series->view);
  jct_series_set_unref (series->series);
  g_free (series);
}

/* Sums in the view's periods where that can be; what is coarser, or lies across, keeps its own. */
static void
settle_periods (const JctDocument *document, const JctView *view, JctView *context)
{
  g_auto (JctResolvedView) own = { 0 };
  g_auto (JctResolvedView) other = { 0 };

  if (!jct_document_resolve_view (document, view, &own, NULL)
      || !jct_document_resolve_view (document, context, &other, NULL)
      || jct_period_kind_equal (own.kind, other.kind))
    return;
  if (jct_period_kind_nests (other.kind, own.kind))
    {
      context->has_period = TRUE;
      context->period = own.kind.unit;
    }
  else if (jct_period_kind_per_year (other.kind) <= jct_period_kind_per_year (own.kind))
    context->chart = JCT_CHART_STEP;
}

static JctView *
dup_context (const JctDocument *document, const JctView *view, const JctBeside *beside)
{
  JctView *context = jct_view_new ();

  context->definition = g_strdup (beside->definition);
  jct_filter_free (context->filter);
  context->filter = jct_filter_copy (beside->filter);
  context->by = g_strdup (beside->by);
  context->events_shown = FALSE;
  settle_periods (document, view, context);
  return context;
}

GPtrArray *
jct_document_compute_beside (const JctDocument *document, const JctView *view)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (beside_series_free);

  g_return_val_if_fail (document != NULL && view != NULL, all);

  for (guint i = 0; i < MIN (view->beside->len, JCT_MAX_BESIDE); i++)
    {
      g_autoptr (JctView) context
        = dup_context (document, view, g_ptr_array_index (view->beside, i));
      JctSeriesSet *series = jct_document_compute_series (document, context, NULL);
      JctBesideSeries *entry;

      if (series == NULL)
        continue;
      entry = g_new0 (JctBesideSeries, 1);
      entry->view = g_steal_pointer (&context);
      entry->series = series;
      g_ptr_array_add (all, entry);
    }
  return all;
}

gboolean
jct_document_has_beside (const JctDocument *document, const JctBeside *beside)
{
  g_auto (JctResolvedView) resolved = { 0 };
  g_autoptr (JctView) asked = NULL;

  g_return_val_if_fail (document != NULL && beside != NULL, FALSE);

  asked = jct_view_new ();
  asked->definition = g_strdup (beside->definition);
  asked->by = g_strdup (beside->by);
  jct_filter_free (asked->filter);
  asked->filter = jct_filter_copy (beside->filter);
  return jct_document_resolve_view (document, asked, &resolved, NULL);
}

char *
jct_beside_dup_title (const JctDocument *document, const JctBeside *beside)
{
  const JctDefinition *definition;

  g_return_val_if_fail (document != NULL && beside != NULL, NULL);

  definition = jct_document_find_definition (document, beside->definition);
  return g_strdup (definition != NULL ? definition->title : beside->definition);
}

void
jct_view_take_beside (JctView *view, const JctDocument *document, JctBeside *beside)
{
  g_return_if_fail (view != NULL && document != NULL && beside != NULL);

  if (jct_document_get_n_tables (document) > 0)
    {
      g_ptr_array_add (view->beside, beside);
      return;
    }
  g_free (view->definition);
  view->definition = g_steal_pointer (&beside->definition);
  jct_filter_free (view->filter);
  view->filter = jct_filter_copy (beside->filter);
  g_free (view->by);
  view->by = g_steal_pointer (&beside->by);
  view->has_visible = FALSE;
  jct_beside_free (beside);
}

/* ---- taking a table in ----------------------------------------------------------------------- */

typedef struct
{
  const JctDocument *document;
  const JctDocument *other;
  const JctResolvedView *resolved; /* of the other */
  JctDocumentBuilder *builder;     /* owned */
  GHashTable *added;               /* owned: keys of sources */
} Import;

static void
import_clear (Import *import)
{
  g_clear_pointer (&import->builder, jct_document_builder_free);
  g_clear_pointer (&import->added, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Import, import_clear)

/* A package's other resources have names too. */
static gboolean
is_resource (const json_t *package, const char *name)
{
  const json_t *resources = json_object_get (package, "resources");

  for (gsize i = 0; i < json_array_size (resources); i++)
    if (g_strcmp0 (json_string_value (json_object_get (json_array_get (resources, i), "name")),
                   name)
        == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_table (gconstpointer owner, const char *name)
{
  const Import *import = owner;

  return jct_document_find_table (import->document, name) != NULL
         || is_resource (jct_document_get_package (import->document), name);
}

static gboolean
is_definition (gconstpointer owner, const char *id)
{
  return jct_document_find_definition (((const Import *) owner)->document, id) != NULL;
}

static gboolean
is_source (gconstpointer owner, const char *key)
{
  const Import *import = owner;

  return jct_document_find_source (import->document, key) != NULL
         || g_hash_table_contains (import->added, key);
}

/* The id as it is, or one like it. (transfer full) */
static char *
choose_id (const Import *import, const char *id, JctIsTakenFunc is_taken)
{
  return is_taken (import, id) ? jct_identifier_new (id, "beside", is_taken, import)
                               : g_strdup (id);
}

static gboolean
sources_equal (const JctSource *a, const JctSource *b)
{
  return g_strcmp0 (a->title, b->title) == 0 && g_strcmp0 (a->url, b->url) == 0
         && g_strcmp0 (a->date, b->date) == 0 && g_strcmp0 (a->publisher, b->publisher) == 0;
}

/* Takes the source. (transfer full): its key here */
static char *
add_source (Import *import, JctSource *source)
{
  char *key = choose_id (import, source->key, is_source);

  g_free (source->key);
  source->key = g_strdup (key);
  g_hash_table_add (import->added, g_strdup (key));
  jct_document_builder_take_source (import->builder, source, NULL);
  return key;
}

/* The table's sources under their keys here; the other document itself where it names none. (transfer full) */
static char **
import_sources (Import *import)
{
  const char *const *keys = jct_table_get_source_keys (import->resolved->table);
  g_autoptr (GStrvBuilder) own = g_strv_builder_new ();
  guint n = 0;

  for (; keys != NULL && *keys != NULL; keys++)
    {
      const JctSource *source = jct_document_find_source (import->other, *keys);
      const JctSource *known = jct_document_find_source (import->document, *keys);
      g_autofree char *key = NULL;

      if (source == NULL)
        continue;
      key = known != NULL && sources_equal (known, source)
              ? g_strdup (*keys)
              : add_source (import, jct_source_copy (source));
      g_strv_builder_add (own, key);
      n++;
    }
  if (n == 0)
    {
      JctSource *source = jct_source_new ();
      g_autofree char *key = NULL;

      source->title = g_strdup (jct_document_get_title (import->other));
      source->key = jct_identifier_new (source->title, "beside", is_source, import);
      key = add_source (import, source);
      g_strv_builder_add (own, key);
    }
  return g_strv_builder_end (own);
}

static JctDefinition *
make_definition (const Import *import, const char *table)
{
  const JctResolvedView *resolved = import->resolved;
  JctDefinition *definition;

  if (resolved->definition != NULL)
    definition = jct_definition_copy (resolved->definition);
  else
    {
      int measure = jct_table_find_measure (resolved->table, resolved->measure);

      definition = jct_definition_new ();
      definition->id = g_strdup (jct_table_get_name (resolved->table));
      definition->title = g_strdup (jct_table_get_title (resolved->table));
      definition->unit = g_strdup (jct_table_get_measure_unit (resolved->table, (guint) measure));
      definition->measure = g_strdup (resolved->measure);
    }
  g_free (definition->table);
  definition->table = g_strdup (table);
  return definition;
}

/* ---- what is there already ------------------------------------------------------------------- */

static gboolean
figures_equal (const JctTable *a, const JctTable *b)
{
  gsize n = jct_table_get_n_rows (a);

  if (a == b)
    return TRUE;
  if (n != jct_table_get_n_rows (b)
      || !jct_period_kind_equal (jct_table_get_period_kind (a), jct_table_get_period_kind (b))
      || jct_table_get_n_dimensions (a) != jct_table_get_n_dimensions (b)
      || jct_table_get_n_measures (a) != jct_table_get_n_measures (b)
      || g_strcmp0 (jct_table_get_title (a), jct_table_get_title (b)) != 0
      || memcmp (jct_table_get_periods (a), jct_table_get_periods (b), n * sizeof (gint32)) != 0)
    return FALSE;
  for (guint i = 0; i < jct_table_get_n_measures (a); i++)
    {
      if (g_strcmp0 (jct_table_get_measure_name (a, i), jct_table_get_measure_name (b, i)) != 0)
        return FALSE;
      for (gsize row = 0; row < n; row++)
        if (jct_table_is_missing (a, i, row) != jct_table_is_missing (b, i, row)
            || jct_table_get_real (a, i, row) != jct_table_get_real (b, i, row))
          return FALSE;
    }
  for (guint i = 0; i < jct_table_get_n_dimensions (a); i++)
    for (gsize row = 0; row < n; row++)
      if (g_strcmp0 (jct_table_get_value (a, i, jct_table_get_code (a, i, row)),
                     jct_table_get_value (b, i, jct_table_get_code (b, i, row)))
          != 0)
        return FALSE;
  return TRUE;
}

static gboolean
means_the_same (const JctDefinition *a, const JctDefinition *b)
{
  return g_strcmp0 (a->title, b->title) == 0 && g_strcmp0 (a->measure, b->measure) == 0
         && g_strcmp0 (a->by, b->by) == 0 && g_strcmp0 (a->unit, b->unit) == 0
         && jct_filter_equal (a->filter, b->filter);
}

/* The definition here that counts the very same; NULL for none. */
static const JctDefinition *
find_same (const Import *import, const JctDefinition *wanted)
{
  for (guint i = 0; i < jct_document_get_n_definitions (import->document); i++)
    {
      const JctDefinition *own = jct_document_get_definition (import->document, i);

      if (means_the_same (own, wanted)
          && figures_equal (jct_document_find_table (import->document, own->table),
                            import->resolved->table))
        return own;
    }
  return NULL;
}

/* The table here with the very same figures, which another definition counts. */
static JctTable *
find_same_table (const Import *import)
{
  for (guint i = 0; i < jct_document_get_n_tables (import->document); i++)
    {
      JctTable *own = jct_document_get_table (import->document, i);

      if (figures_equal (own, import->resolved->table))
        return own;
    }
  return NULL;
}

static gboolean
check_fiscal_years (const Import *import, GError **error)
{
  guint own = jct_document_get_fiscal_start (import->document);
  JctPeriodKind kind = jct_table_get_period_kind (import->resolved->table);

  if (kind.unit != JCT_PERIOD_FISCAL_YEAR
      || jct_period_kind_equal (kind, jct_period_kind (JCT_PERIOD_FISCAL_YEAR, own)))
    return TRUE;
  g_set_error (error, JCT_DOCUMENT_ERROR, JCT_DOCUMENT_ERROR_BAD_REFERENCE,
               /* Translators: %s is the title of a document. */
               _ ("The fiscal years of “%s” start in another month than those of this document."),
               jct_document_get_title (import->other));
  return FALSE;
}

/* ---- the edit -------------------------------------------------------------------------------- */

static void
keep_own (const Import *import)
{
  const JctDocument *document = import->document;

  for (guint i = 0; i < jct_document_get_n_definitions (document); i++)
    jct_document_builder_take_definition (
      import->builder, jct_definition_copy (jct_document_get_definition (document, i)), NULL);
  for (guint i = 0; i < jct_document_get_n_sources (document); i++)
    jct_document_builder_take_source (import->builder,
                                      jct_source_copy (jct_document_get_source (document, i)),
                                      NULL);
}

/* The name of the table here. (transfer full) (nullable) */
static char *
import_table (Import *import, GError **error)
{
  JctTable *same = find_same_table (import);
  g_autofree char *name = NULL;
  g_auto (GStrv) keys = NULL;

  if (same != NULL)
    return g_strdup (jct_table_get_name (same));
  name = choose_id (import, jct_table_get_name (import->resolved->table), is_table);
  keys = import_sources (import);
  if (!jct_document_builder_take_table (import->builder,
                                        jct_table_new_renamed (import->resolved->table, name,
                                                               (const char *const *) keys),
                                        error))
    return NULL;
  return g_steal_pointer (&name);
}

static JctDocument *
build (Import *import, JctDefinition *definition, GError **error)
{
  g_autofree char *table = NULL;

  import->added = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  import->builder
    = jct_document_builder_new_edit (import->document, JCT_PART_DEFINITIONS | JCT_PART_SOURCES);
  keep_own (import);
  table = import_table (import, error);
  if (table == NULL)
    {
      jct_definition_free (definition);
      return NULL;
    }
  g_free (definition->table);
  definition->table = g_steal_pointer (&table);
  if (!jct_document_builder_take_definition (import->builder, definition, error))
    return NULL;
  return jct_document_builder_finish (import->builder, error);
}

JctDocument *
jct_document_with_beside (const JctDocument *document,
                          const JctDocument *other,
                          const JctView *other_view,
                          JctBeside **beside,
                          GError **error)
{
  g_auto (JctResolvedView) resolved = { 0 };
  g_auto (Import) import = { .document = document, .other = other, .resolved = &resolved };
  g_autoptr (JctDefinition) definition = NULL;
  g_autofree char *id = NULL;
  const JctDefinition *same;
  JctDocument *edited;

  g_return_val_if_fail (document != NULL && other != NULL && other_view != NULL, NULL);
  g_return_val_if_fail (beside != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!jct_document_resolve_view (other, other_view, &resolved, error)
      || !check_fiscal_years (&import, error))
    return NULL;
  definition = make_definition (&import, "");
  same = find_same (&import, definition);
  if (same != NULL)
    edited = jct_document_ref ((JctDocument *) document);
  else
    {
      char *own = choose_id (&import, definition->id, is_definition);

      g_free (definition->id);
      definition->id = own;
    }
  id = g_strdup (same != NULL ? same->id : definition->id);
  if (same == NULL)
    edited = build (&import, g_steal_pointer (&definition), error);
  if (edited == NULL)
    return NULL;
  *beside = jct_beside_new (id);
  jct_filter_free ((*beside)->filter);
  (*beside)->filter = jct_filter_copy (other_view->filter);
  (*beside)->by = g_strdup (other_view->by);
  return edited;
}
