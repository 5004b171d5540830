/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/jct-document-private.h"

#include <glib/gi18n-lib.h>

#include "model/jct-text-private.h"

struct _JctDocumentBuilder
{
  JctDocument *document; /* NULL once finished */
};

static void
index_init (JctIndex *index, GDestroyNotify free_item)
{
  index->items = g_ptr_array_new_with_free_func (free_item);
  index->by_id = g_hash_table_new (g_str_hash, g_str_equal);
}

static void
problem_free (gpointer data)
{
  JctProblem *problem = data;

  g_free (problem->place);
  g_free (problem->message);
  g_free (problem);
}

JctDocumentBuilder *
jct_document_builder_new (const char *format)
{
  JctDocumentBuilder *builder;
  JctDocument *document;

  g_return_val_if_fail (format != NULL, NULL);

  document = g_new0 (JctDocument, 1);
  g_atomic_ref_count_init (&document->ref_count);
  document->format = g_strdup (format);
  document->fiscal_start = 1;
  index_init (&document->tables, (GDestroyNotify) jct_table_unref);
  index_init (&document->vintages, (GDestroyNotify) jct_vintage_unref);
  index_init (&document->definitions, (GDestroyNotify) jct_definition_free);
  index_init (&document->categories, (GDestroyNotify) jct_category_free);
  index_init (&document->events, (GDestroyNotify) jct_event_free);
  index_init (&document->sources, (GDestroyNotify) jct_source_free);
  index_init (&document->claims, (GDestroyNotify) jct_claim_free);
  index_init (&document->views, (GDestroyNotify) jct_view_free);
  index_init (&document->stories, (GDestroyNotify) jct_story_free);
  document->problems = g_ptr_array_new_with_free_func (problem_free);

  builder = g_new0 (JctDocumentBuilder, 1);
  builder->document = document;
  return builder;
}

void
jct_document_builder_free (JctDocumentBuilder *builder)
{
  if (builder == NULL)
    return;
  g_clear_pointer (&builder->document, jct_document_unref);
  g_free (builder);
}

void
jct_document_builder_set_name (JctDocumentBuilder *builder, const char *name)
{
  g_return_if_fail (builder != NULL && builder->document != NULL);

  jct_replace_text (&builder->document->name, name);
}

void
jct_document_builder_set_title (JctDocumentBuilder *builder, const char *title)
{
  g_return_if_fail (builder != NULL && builder->document != NULL);

  jct_replace_text (&builder->document->title, title);
}

void
jct_document_builder_set_description (JctDocumentBuilder *builder, const char *description)
{
  g_return_if_fail (builder != NULL && builder->document != NULL);

  jct_replace_text (&builder->document->description, description);
}

void
jct_document_builder_set_fiscal_start (JctDocumentBuilder *builder, guint month)
{
  g_return_if_fail (builder != NULL && builder->document != NULL);
  g_return_if_fail (month >= 1 && month <= 12);

  builder->document->fiscal_start = month;
}

void
jct_document_builder_set_default_view (JctDocumentBuilder *builder, const char *id)
{
  g_return_if_fail (builder != NULL && builder->document != NULL);

  jct_replace_text (&builder->document->default_view, id);
}

void
jct_document_builder_set_package (JctDocumentBuilder *builder, json_t *package)
{
  g_return_if_fail (builder != NULL && builder->document != NULL);

  json_incref (package);
  json_decref (builder->document->package);
  builder->document->package = package;
}

/* A part that is not replaced is the same, and says so. Events bring categories with them. */
static void
share_stamps (JctDocument *copy, const JctDocument *document, JctDocumentParts replaced)
{
  if ((replaced & JCT_PART_EVENTS) != 0)
    replaced |= JCT_PART_CATEGORIES;
  for (guint i = 0; i < JCT_N_EDITED_PARTS; i++)
    if ((replaced & (1u << i)) == 0)
      copy->stamps[i] = g_atomic_rc_box_acquire (document->stamps[i]);
}

void
jct_document_builder_mark_edited (JctDocumentBuilder *builder,
                                  const JctDocument *document,
                                  JctDocumentParts replaced)
{
  builder->document->edited = document->edited | replaced;
  share_stamps (builder->document, document, replaced);
}

/* The item is the index's from here on; `id` is a text of the item. */
static void
index_add (JctIndex *index, gpointer item, const char *id)
{
  g_ptr_array_add (index->items, item);
  g_hash_table_insert (index->by_id, (char *) id, GUINT_TO_POINTER (index->items->len));
}

#define DEFINE_TAKE(singular, field, Type, free_item, get_id, repeated)                        \
  gboolean jct_document_builder_take_##singular (JctDocumentBuilder *builder, Type *item,      \
                                                 GError **error)                               \
  {                                                                                            \
    const char *id;                                                                            \
                                                                                               \
    g_return_val_if_fail (builder != NULL && builder->document != NULL, FALSE);                \
    g_return_val_if_fail (item != NULL, FALSE);                                                \
    g_return_val_if_fail (error == NULL || *error == NULL, FALSE);                             \
    id = get_id;                                                                               \
    g_return_val_if_fail (id != NULL, FALSE);                                                  \
                                                                                               \
    if (g_hash_table_contains (builder->document->field.by_id, id))                            \
      {                                                                                        \
        g_set_error (error, JCT_DOCUMENT_ERROR, JCT_DOCUMENT_ERROR_DUPLICATE_ID, _ (repeated), \
                     id);                                                                      \
        free_item (item);                                                                      \
        return FALSE;                                                                          \
      }                                                                                        \
    index_add (&builder->document->field, item, id);                                           \
    return TRUE;                                                                               \
  }

DEFINE_TAKE (table,
             tables,
             JctTable,
             jct_table_unref,
             jct_table_get_name (item),
             /* Translators: %s is a name. */
             N_ ("Two tables have the name “%s”."))
DEFINE_TAKE (vintage,
             vintages,
             JctVintage,
             jct_vintage_unref,
             jct_vintage_get_name (item),
             /* Translators: %s is a name. */
             N_ ("Two tables of earlier figures have the name “%s”."))
DEFINE_TAKE (definition,
             definitions,
             JctDefinition,
             jct_definition_free,
             item->id,
             /* Translators: %s is an id. */
             N_ ("Two definitions have the id “%s”."))
DEFINE_TAKE (category,
             categories,
             JctCategory,
             jct_category_free,
             item->id,
             /* Translators: %s is an id. */
             N_ ("Two categories have the id “%s”."))
DEFINE_TAKE (event,
             events,
             JctEvent,
             jct_event_free,
             item->id,
             /* Translators: %s is an id. */
             N_ ("Two events have the id “%s”."))
DEFINE_TAKE (source,
             sources,
             JctSource,
             jct_source_free,
             item->key,
             /* Translators: %s is a key. */
             N_ ("Two sources have the key “%s”."))
DEFINE_TAKE (claim,
             claims,
             JctClaim,
             jct_claim_free,
             item->id,
             /* Translators: %s is an id. */
             N_ ("Two claims have the id “%s”."))
DEFINE_TAKE (view,
             views,
             JctView,
             jct_view_free,
             item->id,
             /* Translators: %s is an id. */
             N_ ("Two views have the id “%s”."))
DEFINE_TAKE (story,
             stories,
             JctStory,
             jct_story_free,
             item->id,
             /* Translators: %s is an id. */
             N_ ("Two stories have the id “%s”."))

void
jct_document_builder_add_problem (JctDocumentBuilder *builder,
                                  const char *place,
                                  const char *message)
{
  JctProblem *problem;

  g_return_if_fail (builder != NULL && builder->document != NULL);
  g_return_if_fail (message != NULL);

  problem = g_new0 (JctProblem, 1);
  problem->place = g_strdup (place);
  problem->message = g_strdup (message);
  g_ptr_array_add (builder->document->problems, problem);
}

/* ---- finishing ---- */

static void
add_categories_of_events (JctDocument *document)
{
  for (guint i = 0; i < document->events.items->len; i++)
    {
      const JctEvent *event = g_ptr_array_index (document->events.items, i);
      JctCategory *category;
      JctShape shape;

      if (event->category[0] == '\0'
          || jct_index_find (&document->categories, event->category) != NULL)
        continue;
      shape = (JctShape) (document->categories.items->len % JCT_N_SHAPES);
      category = jct_category_new (event->category, event->category, shape);
      index_add (&document->categories, category, category->id);
    }
}

typedef struct
{
  JctEvent *event;
  JctDay start;
  guint position;
} DatedEvent;

static int
compare_events (gconstpointer a, gconstpointer b)
{
  const DatedEvent *x = a, *y = b;

  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  return x->position < y->position ? -1 : x->position > y->position;
}

static void
sort_events (JctDocument *document)
{
  GPtrArray *items = document->events.items;
  g_autofree DatedEvent *dated = g_new (DatedEvent, items->len);

  for (guint i = 0; i < items->len; i++)
    {
      JctEvent *event = g_ptr_array_index (items, i);

      dated[i] = (DatedEvent){ event, jct_edtf_span (&event->date).start, i };
    }
  if (items->len > 1)
    qsort (dated, items->len, sizeof *dated, compare_events);
  for (guint i = 0; i < items->len; i++)
    {
      items->pdata[i] = dated[i].event;
      g_hash_table_insert (document->events.by_id, dated[i].event->id, GUINT_TO_POINTER (i + 1));
    }
}

/* A value that the data do not have is no reason to refuse a document: data are revised, and values
 * go. */
static void
note_unknown_values (JctDocumentBuilder *builder,
                     const char *place,
                     const JctFilter *filter,
                     JctTable *table)
{
  for (guint i = 0; i < jct_filter_get_n_dimensions (filter); i++)
    {
      const char *name = jct_filter_get_dimension (filter, i);
      const char *const *values = jct_filter_get_named (filter, name);
      int dimension = jct_table_find_dimension (table, name);

      for (; dimension >= 0 && *values != NULL; values++)
        if (jct_table_find_value (table, (guint) dimension, *values) == JCT_CODE_NONE)
          {
            /* Translators: the first %s is a value, the others name a column and a table. */
            g_autofree char *message
              = g_strdup_printf (_ ("There is no value “%s” in the column “%s” of the table “%s”."),
                                 *values, name, jct_table_get_name (table));

            jct_document_builder_add_problem (builder, place, message);
          }
    }
}

/* Whether everything that a view names is there. A definition is checked as the view that shows
 * it. */
static gboolean
check_view (JctDocumentBuilder *builder, const char *place, const JctView *view, GError **error)
{
  g_auto (JctResolvedView) resolved = { 0 };

  if (!jct_document_resolve_view (builder->document, view, &resolved, error))
    {
      g_prefix_error (error, "%s: ", place);
      return FALSE;
    }
  note_unknown_values (builder, place, view->filter, resolved.table);
  return TRUE;
}

static gboolean
check_definition (JctDocumentBuilder *builder, const JctDefinition *definition, GError **error)
{
  /* Translators: %s is the id of a definition; this comes before what is wrong with it. */
  g_autofree char *place = g_strdup_printf (_ ("Definition “%s”"), definition->id);
  g_autoptr (JctView) view = jct_view_new ();
  g_autoptr (GError) problem = NULL;

  view->table = g_strdup (definition->table);
  view->measure = g_strdup (definition->measure);
  view->by = g_strdup (definition->by);
  jct_filter_free (view->filter);
  view->filter = jct_filter_copy (definition->filter);
  if (check_view (builder, place, view, &problem))
    return TRUE;
  g_set_error_literal (error, JCT_DOCUMENT_ERROR, JCT_DOCUMENT_ERROR_BAD_REFERENCE,
                       problem->message);
  return FALSE;
}

static gboolean
check_event (JctDocumentBuilder *builder, const char *place, const char *id, GError **error)
{
  if (jct_index_find (&builder->document->events, id) != NULL)
    return TRUE;
  g_set_error (error, JCT_DOCUMENT_ERROR, JCT_DOCUMENT_ERROR_NO_EVENT,
               /* Translators: the first %s says where, the second is the id of an event. */
               _ ("%s: The document has no event “%s”."), place, id);
  return FALSE;
}

static gboolean
check_events (JctDocumentBuilder *builder, const char *place, char *const *ids, GError **error)
{
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    if (!check_event (builder, place, ids[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
check_beside (JctDocumentBuilder *builder, const char *place, const JctView *view, GError **error)
{
  for (guint i = 0; i < view->beside->len; i++)
    {
      const JctBeside *beside = g_ptr_array_index (view->beside, i);
      g_autoptr (JctView) asked = jct_view_new ();

      asked->definition = g_strdup (beside->definition);
      asked->by = g_strdup (beside->by);
      jct_filter_free (asked->filter);
      asked->filter = jct_filter_copy (beside->filter);
      if (!check_view (builder, place, asked, error))
        return FALSE;
    }
  return TRUE;
}

/* Figures, what stands beside them, and events. */
gboolean
jct_document_builder_check_view (JctDocumentBuilder *builder,
                                 const char *place,
                                 const JctView *view,
                                 GError **error)
{
  if (!check_view (builder, place, view, error) || !check_beside (builder, place, view, error))
    return FALSE;
  if (view->selected_event != NULL && !check_event (builder, place, view->selected_event, error))
    return FALSE;
  return check_events (builder, place, view->events, error)
         && check_events (builder, place, view->pinned_events, error);
}

static gboolean
check_vintage (const JctDocument *document, const JctVintage *vintage, GError **error)
{
  if (jct_index_find (&document->tables, jct_vintage_get_of (vintage)) != NULL)
    return TRUE;
  g_set_error (error, JCT_DOCUMENT_ERROR, JCT_DOCUMENT_ERROR_NO_TABLE,
               /* Translators: %s is the name of a table. */
               _ ("The document has no table “%s”."), jct_vintage_get_of (vintage));
  return FALSE;
}

static gboolean
check_saved_view (JctDocumentBuilder *builder, const JctView *view, GError **error)
{
  /* Translators: %s is the id of a view; this comes before what is wrong with it. */
  g_autofree char *place = g_strdup_printf (_ ("View “%s”"), view->id);

  return jct_document_builder_check_view (builder, place, view, error);
}

static gboolean
check_references (JctDocumentBuilder *builder, GError **error)
{
  JctDocument *document = builder->document;

  for (guint i = 0; i < document->vintages.items->len; i++)
    if (!check_vintage (document, g_ptr_array_index (document->vintages.items, i), error))
      return FALSE;
  for (guint i = 0; i < document->definitions.items->len; i++)
    if (!check_definition (builder, g_ptr_array_index (document->definitions.items, i), error))
      return FALSE;
  for (guint i = 0; i < document->views.items->len; i++)
    if (!check_saved_view (builder, g_ptr_array_index (document->views.items, i), error))
      return FALSE;
  if (document->default_view != NULL
      && jct_index_find (&document->views, document->default_view) == NULL)
    {
      g_set_error (error, JCT_DOCUMENT_ERROR, JCT_DOCUMENT_ERROR_NO_VIEW,
                   /* Translators: %s is the id of a view. */
                   _ ("The document has no view “%s” to open with."), document->default_view);
      return FALSE;
    }
  for (guint i = 0; i < document->stories.items->len; i++)
    if (!jct_document_builder_check_story (builder, document, document->stories.items->pdata[i],
                                           error))
      return FALSE;
  return TRUE;
}

JctDocument *
jct_document_builder_finish (JctDocumentBuilder *builder, GError **error)
{
  g_return_val_if_fail (builder != NULL && builder->document != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  builder->document->n_read_problems = builder->document->problems->len;
  if (!check_references (builder, error))
    return NULL;
  add_categories_of_events (builder->document);
  sort_events (builder->document);
  for (guint i = 0; i < JCT_N_EDITED_PARTS; i++)
    if (builder->document->stamps[i] == NULL)
      builder->document->stamps[i] = g_atomic_rc_box_alloc0 (1);
  if (builder->document->title == NULL)
    builder->document->title
      = g_strdup (builder->document->name != NULL ? builder->document->name : _ ("Untitled"));
  return g_steal_pointer (&builder->document);
}
