/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/jct-package-merge.h"

#include <string.h>

#include "io/jct-package-json.h"

/* What the program writes of an item: when it no longer does, the property is gone and not unknown. */
static const char *const event_keys[]
  = { "id",     "date",    "title",         "shortTitle", "summary", "category",
      "actors", "sources", "precisionNote", "confidence", "claimed", NULL };
static const char *const source_keys[]
  = { "key", "title", "publisher", "date", "url", "note", NULL };
static const char *const claim_keys[]
  = { "id",    "source",    "quote",   "paraphrase", "verbatim", "subject", "measure",
      "kind",  "value",     "valueTo", "qualifier",  "period",   "unit",    "reading",
      "trend", "rank",      "place",   "baseline",   "compared", "within",  "where",
      "event", "checkable", "needs",   "note",       NULL };
static const char *const view_keys[]
  = { "id",     "title",  "headline", "definition",  "table",      "measure",       "where",
      "by",     "period", "from",     "to",          "chart",      "top",           "transform",
      "axis",   "years",  "scale",    "events",      "categories", "selectedEvent", "pinnedEvents",
      "method", "claim",  "k",        "eventPeriod", "beside",     "focus",         "annotations",
      NULL };
static const char *const annotation_keys[] = { "id", "at", "series", "text", "dx", "dy", NULL };
static const char *const definition_keys[]
  = { "id",      "title", "shortTitle", "description", "unit", "table",
      "measure", "where", "about",      "by",          NULL };
static const char *const category_keys[] = { "id", "title", "shape", "hue", NULL };
static const char *const claimed_keys[] = { "direction", "by", "source", NULL };
static const char *const story_keys[] = { "id", "title", "description", "slides", NULL };
static const char *const slide_keys[]
  = { "id",      "headline",  "text",  "view",      "reveal",  "predict",
      "guesses", "anonymous", "notes", "questions", "sources", NULL };
static const char *const round_keys[] = { "id", "date", "title", "unit", "of", "drawn", NULL };
static const char *const predict_keys[] = { "after", "until", NULL };

typedef struct
{
  JctDocumentParts part;
  const char *role; /* of a resource, or the member of the package's own properties */
  const char *id;
  const char *const *keys;
  gboolean keeps_order; /* the document has sorted the items: they stay in the file's order */
} List;

static const List resource_lists[] = {
  { JCT_PART_EVENTS, "events", "id", event_keys, TRUE },
  { JCT_PART_SOURCES, "sources", "key", source_keys, FALSE },
  { JCT_PART_CLAIMS, "claims", "id", claim_keys, FALSE },
  { JCT_PART_VIEWS, "views", "id", view_keys, FALSE },
  { JCT_PART_STORIES, "stories", "id", story_keys, FALSE },
};
/* Items of an item. */
static const List slide_list = { JCT_PART_STORIES, "slides", "id", slide_keys, FALSE };
static const List round_list = { JCT_PART_STORIES, "guesses", "id", round_keys, FALSE };
static const List property_lists[] = {
  { JCT_PART_DEFINITIONS, "definitions", "id", definition_keys, FALSE },
  { JCT_PART_CATEGORIES, "categories", "id", category_keys, FALSE },
};

static const char *
get_text (const json_t *object, const char *key)
{
  return json_string_value (json_object_get (object, key));
}

static json_t *
find_item (const json_t *items, const char *id_key, const char *id)
{
  json_t *item;
  gsize i;

  json_array_foreach (items, i, item)
    if (g_strcmp0 (get_text (item, id_key), id) == 0)
      return item;
  return NULL;
}

/* A null in the file says as much as an absent property, which is what the program writes. */
static gboolean
means_the_same (const json_t *old, const json_t *new)
{
  return json_equal (old, new) || (json_is_null (old) && new == NULL);
}

/* Of a member that is an object with properties of its own, what the program writes of it; NULL for any other: a
 * filter's dimensions, say, are what it is, and none is kept that has gone. */
static const char *const *
keys_of_member (const char *key)
{
  if (strcmp (key, "claimed") == 0)
    return claimed_keys;
  if (strcmp (key, "view") == 0)
    return view_keys;
  return strcmp (key, "predict") == 0 ? predict_keys : NULL;
}

static json_t *merge_object (const char *const *keys, json_t *old, json_t *new);
static json_t *merge_items (const List *list, json_t *old_items, json_t *new_items);
static json_t *merge_annotations (json_t *old, json_t *new);

/* A member that both versions have: as it was, with what the program knows of it. (transfer full) */
static json_t *
merge_member (const char *key, json_t *before, json_t *value)
{
  if (strcmp (key, slide_list.role) == 0)
    return merge_items (&slide_list, before, value);
  if (strcmp (key, round_list.role) == 0)
    return merge_items (&round_list, before, value);
  if (strcmp (key, "annotations") == 0 && json_is_array (before))
    return merge_annotations (before, value);
  if (keys_of_member (key) != NULL && json_is_object (before) && json_is_object (value))
    return merge_object (keys_of_member (key), before, value);
  return json_incref (value);
}

/* The object as it was, with what the program knows of it as it is now. (transfer full) */
static json_t *
merge_object (const char *const *keys, json_t *old, json_t *new)
{
  json_t *merged = json_copy (old);

  for (; *keys != NULL; keys++)
    {
      json_t *value = json_object_get (new, *keys);
      json_t *before = json_object_get (old, *keys);

      if (means_the_same (before, value))
        continue;
      if (value == NULL)
        json_object_del (merged, *keys);
      else
        json_object_set_new (merged, *keys, merge_member (*keys, before, value));
    }
  return merged;
}

/* The notes of a view, each as it was with what is known of it. (transfer full) */
static json_t *
merge_annotations (json_t *old, json_t *new)
{
  json_t *merged = json_array ();
  json_t *item;
  gsize i;

  json_array_foreach (new, i, item)
    {
      json_t *before = find_item (old, "id", get_text (item, "id"));

      json_array_append_new (merged, before != NULL ? merge_object (annotation_keys, before, item)
                                                    : json_incref (item));
    }
  return merged;
}

/* (transfer full) */
static json_t *
merge_item (const List *list, json_t *old, json_t *new)
{
  return old != NULL ? merge_object (list->keys, old, new) : json_incref (new);
}

static void
append_merged (const List *list, json_t *merged, json_t *old_items, json_t *new)
{
  json_array_append_new (
    merged, merge_item (list, find_item (old_items, list->id, get_text (new, list->id)), new));
}

/* (transfer full) */
static json_t *
merge_items (const List *list, json_t *old_items, json_t *new_items)
{
  json_t *merged = json_array ();
  json_t *item;
  gsize i;

  if (list->keeps_order)
    json_array_foreach (old_items, i, item)
      {
        json_t *new = find_item (new_items, list->id, get_text (item, list->id));

        if (new != NULL)
          append_merged (list, merged, old_items, new);
      }
  json_array_foreach (new_items, i, item)
    if (!list->keeps_order || find_item (old_items, list->id, get_text (item, list->id)) == NULL)
      append_merged (list, merged, old_items, item);
  return merged;
}

static gboolean
has_role (const json_t *resource, const char *role)
{
  return g_strcmp0 (get_text (json_object_get (resource, "juncture"), "role"), role) == 0;
}

/* All items of a role, which several resources may share. (transfer full) */
static json_t *
gather_items (const json_t *resources, const char *role)
{
  json_t *items = json_array ();
  json_t *resource;
  gsize i;

  json_array_foreach (resources, i, resource)
    if (has_role (resource, role) && json_is_array (json_object_get (resource, "data")))
      json_array_extend (items, json_object_get (resource, "data"));
  return items;
}

/* The first resource of the role gets the items, others of it are emptied, and none is made where there is no need. */
static void
put_items (json_t *resources, json_t *new_resource, const char *role, json_t *items)
{
  gboolean placed = FALSE;
  json_t *resource;
  gsize i;

  json_array_foreach (resources, i, resource)
    {
      if (!has_role (resource, role))
        continue;
      if (placed)
        json_object_set_new (resource, "data", json_array ());
      else
        json_object_set (resource, "data", items);
      json_object_del (resource, "path");
      placed = TRUE;
    }
  if (!placed && new_resource != NULL)
    json_array_append (resources, new_resource);
}

static json_t *
find_resource (const json_t *resources, const char *role)
{
  json_t *resource;
  gsize i;

  json_array_foreach (resources, i, resource)
    if (has_role (resource, role))
      return resource;
  return NULL;
}

static void
merge_resource (const List *list, json_t *resources, const json_t *new_resources)
{
  json_t *new_resource = find_resource (new_resources, list->role);
  json_t *old_items = gather_items (resources, list->role);
  json_t *items = merge_items (list, old_items, json_object_get (new_resource, "data"));

  put_items (resources, new_resource, list->role, items);
  json_decref (old_items);
  json_decref (items);
}

static void
merge_property (const List *list, json_t *juncture, const json_t *new_juncture)
{
  json_t *old_items = json_object_get (juncture, list->role);
  json_t *items = merge_items (list, old_items, json_object_get (new_juncture, list->role));

  if (json_array_size (items) > 0 || old_items != NULL)
    json_object_set (juncture, list->role, items);
  json_decref (items);
}

static void
merge_default_view (json_t *juncture, const JctDocument *document)
{
  const char *id = jct_document_get_default_view (document);

  if (id != NULL)
    json_object_set_new (juncture, "defaultView", json_string (id));
  else
    json_object_del (juncture, "defaultView");
}

static gboolean
has_resource (const json_t *resources, const char *name)
{
  for (gsize i = 0; i < json_array_size (resources); i++)
    if (g_strcmp0 (get_text (json_array_get (resources, i), "name"), name) == 0)
      return TRUE;
  return FALSE;
}

void
jct_package_add_tables (json_t *resources, const JctDocument *document)
{
  json_t *new = NULL;
  json_t *resource;
  gsize i;

  for (guint k = 0; k < jct_document_get_n_tables (document) && new == NULL; k++)
    if (!has_resource (resources, jct_table_get_name (jct_document_get_table (document, k))))
      new = jct_package_json_new (document);
  json_array_foreach (json_object_get (new, "resources"), i, resource)
    if (has_role (resource, "observations")
        && !has_resource (resources, get_text (resource, "name")))
      json_array_append (resources, resource);
  json_decref (new);
}

void
jct_package_merge_edits (json_t *root, const JctDocument *document)
{
  JctDocumentParts edited = jct_document_get_edited (document);
  json_t *juncture, *resources, *new;

  if (edited == 0)
    return;
  new = jct_package_json_new (document);
  resources = json_object_get (root, "resources");
  juncture = json_object_get (root, "juncture");
  juncture = json_is_object (juncture) ? json_copy (juncture) : json_object ();
  json_object_set_new (root, "juncture", juncture);
  for (guint i = 0; i < G_N_ELEMENTS (resource_lists); i++)
    if ((edited & resource_lists[i].part) != 0)
      merge_resource (&resource_lists[i], resources, json_object_get (new, "resources"));
  for (guint i = 0; i < G_N_ELEMENTS (property_lists); i++)
    if ((edited & property_lists[i].part) != 0)
      merge_property (&property_lists[i], juncture, json_object_get (new, "juncture"));
  if ((edited & JCT_PART_VIEWS) != 0)
    merge_default_view (juncture, document);
  json_decref (new);
}
