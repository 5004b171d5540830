/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/jct-read-json-stat.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/jct-io-error.h"
#include "io/jct-json-stat-table.h"

#define TABLE_NAME "observations"
#define MAX_TABLES 256

/* "2.0", 2.0 or nothing; 1 is another format. */
static gboolean
check_version (const json_t *root, const JctJsonPlace *at, GError **error)
{
  const json_t *version = json_object_get (root, "version");
  const char *text = json_string_value (version);

  if (version == NULL || (text != NULL && g_str_has_prefix (text, "2"))
      || (int) json_number_value (version) == 2)
    return TRUE;
  return jct_json_fail (at, "version", _ ("JSON-stat of version 2.0"), version, error);
}

/* ---- collections ---- */

typedef struct
{
  JctDocumentBuilder *builder;
  const JctLoadContext *context;
  guint n_tables;
  guint n_elsewhere;         /* items that stand in other files */
  const char *first_address; /* (nullable) */
} Collection;

static gboolean
add_dataset (Collection *collection, const json_t *dataset, const JctJsonPlace *at, GError **error)
{
  g_autofree char *name = collection->n_tables == 0
                            ? g_strdup (TABLE_NAME)
                            : g_strdup_printf (TABLE_NAME "-%u", collection->n_tables + 1);

  if (collection->n_tables == MAX_TABLES)
    return jct_json_fail_with (at, NULL, JCT_IO_ERROR_LIMIT, error,
                               _ ("The collection has more than %d datasets."), MAX_TABLES);
  collection->n_tables++;
  return jct_stat_table_add (collection->builder, collection->context, dataset, at, name, error);
}

static gboolean
add_item (Collection *collection, const json_t *item, const JctJsonPlace *at, GError **error)
{
  const char *class_name = NULL;
  const char *address = NULL;

  if (!jct_json_expect_object (item, at, error)
      || !jct_json_get_text (item, at, "class", FALSE, &class_name, error)
      || !jct_json_get_text (item, at, "href", FALSE, &address, error))
    return FALSE;
  if (json_object_get (item, "value") != NULL)
    return add_dataset (collection, item, at, error);
  collection->n_elsewhere++;
  if (collection->first_address == NULL)
    collection->first_address = address;
  return TRUE;
}

static gboolean
fail_elsewhere (const Collection *collection, const JctJsonPlace *at, GError **error)
{
  g_autofree char *address = NULL;

  if (collection->first_address == NULL)
    return jct_json_fail_with (at, NULL, JCT_IO_ERROR_FORMAT, error,
                               _ ("The collection holds no dataset."));
  address = jct_io_quote (collection->first_address, -1);
  return jct_json_fail_with (
    at, NULL, JCT_IO_ERROR_FORMAT, error,
    g_dngettext (GETTEXT_PACKAGE,
                 /* Translators: %u is a number, %s the address of a file in quotation marks. */
                 "The collection holds no data itself: it names %u other file, %s. Save that and "
                 "open it.",
                 "The collection holds no data itself: it names %u other files, the first of them "
                 "%s. Save one of them and open it.",
                 collection->n_elsewhere),
    collection->n_elsewhere, address);
}

static void
note_elsewhere (const Collection *collection)
{
  g_autofree char *message = NULL;

  if (collection->n_elsewhere == 0)
    return;
  message
    = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                    "The collection names %u other file, which was not opened.",
                                    "The collection names %u other files, which were not opened.",
                                    collection->n_elsewhere),
                       collection->n_elsewhere);
  jct_document_builder_add_problem (collection->builder, "/link/item", message);
}

static gboolean
read_collection (Collection *collection, json_t *root, const JctJsonPlace *at, GError **error)
{
  JctJsonPlace link_at = { at->file, "/link" };
  JctJsonPlace items_at = { at->file, "/link/item" };
  json_t *link = NULL;
  json_t *items = NULL;
  json_t *item;
  gsize i;

  if (!jct_json_get_object (root, at, "link", TRUE, &link, error)
      || !jct_json_get_array (link, &link_at, "item", TRUE, &items, error))
    return FALSE;
  json_array_foreach (items, i, item)
    {
      g_autofree char *pointer = jct_json_pointer_index (items_at.pointer, i);
      JctJsonPlace place = { at->file, pointer };

      if (!add_item (collection, item, &place, error))
        return FALSE;
    }
  if (collection->n_tables == 0)
    return fail_elsewhere (collection, &items_at, error);
  note_elsewhere (collection);
  return TRUE;
}

/* ---- the document ---- */

static gboolean
read_class (Collection *collection, json_t *root, const JctJsonPlace *at, GError **error)
{
  const char *class_name = json_string_value (json_object_get (root, "class"));

  if (g_strcmp0 (class_name, "dataset") == 0)
    return add_dataset (collection, root, at, error);
  if (g_strcmp0 (class_name, "collection") == 0)
    return read_collection (collection, root, at, error);
  return jct_json_fail (at, "class", _ ("“dataset” or “collection”"),
                        json_object_get (root, "class"), error);
}

JctDocument *
jct_read_json_stat (const JctLoadContext *context, json_t *root, GError **error)
{
  g_autoptr (JctDocumentBuilder) builder = jct_document_builder_new ("json-stat");
  JctJsonPlace at = { context->name, "" };
  Collection collection = { .builder = builder, .context = context };
  g_autofree char *title = jct_load_context_dup_title (context);
  const char *label = title;
  JctDocument *document;
  GError *inner = NULL;

  if (!check_version (root, &at, error)
      || !jct_json_get_text (root, &at, "label", FALSE, &label, error)
      || !read_class (&collection, root, &at, error))
    return NULL;
  jct_document_builder_set_title (builder, label);
  jct_document_builder_set_default_view (builder, TABLE_NAME);
  document = jct_document_builder_finish (builder, &inner);
  if (document == NULL)
    jct_io_error_take (error, JCT_IO_ERROR_STRUCTURE, context->name, NULL, inner);
  return document;
}
