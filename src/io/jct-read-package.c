/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/jct-read-package.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/jct-io-error.h"
#include "io/jct-read-package-private.h"
#include "io/jct-table-schema.h"

#define FORMAT_VERSION 1

/* The role of a resource: its own, or observations where its schema makes it so; NULL for none. */
static gboolean
get_role (json_t *resource, const JctJsonPlace *at, const char **role, GError **error)
{
  g_autofree char *pointer = jct_json_pointer_key (at->pointer, "juncture");
  JctJsonPlace place = { at->file, pointer };
  json_t *juncture = NULL;

  *role = NULL;
  if (!jct_json_get_object (resource, at, "juncture", FALSE, &juncture, error)
      || !jct_json_get_text (juncture, &place, "role", FALSE, role, error))
    return FALSE;
  if (*role == NULL && jct_table_schema_is_usable (resource))
    *role = "observations";
  return TRUE;
}

/* ---- the package itself ---- */

static gboolean
read_version (const json_t *juncture, const JctJsonPlace *at, GError **error)
{
  const json_t *version = json_object_get (juncture, "formatVersion");
  g_autofree char *found = NULL;

  if (version == NULL)
    return TRUE;
  if (!json_is_integer (version) || json_integer_value (version) < 1)
    return jct_json_fail (at, "formatVersion", _ ("a whole number from 1"), version, error);
  if (json_integer_value (version) <= FORMAT_VERSION)
    return TRUE;
  found = jct_json_describe (version);
  return jct_json_fail_with (
    at, "formatVersion", JCT_IO_ERROR_VERSION, error,
    /* Translators: %s reads "the number 7", %d is a number. */
    _ ("The file was written by a newer version of the program: its format is %s, and this "
       "version reads up to %d."),
    found, FORMAT_VERSION);
}

static gboolean
read_metadata (JctPackageReader *reader, const JctJsonPlace *root_at, GError **error)
{
  JctJsonPlace at = { root_at->file, "/juncture" };
  json_t *juncture = NULL;
  const char *name = NULL;
  const char *title = NULL;
  const char *description = NULL;
  gint64 fiscal_start = 1;

  if (!jct_json_get_object (reader->root, root_at, "juncture", FALSE, &juncture, error)
      || !read_version (juncture, &at, error)
      || !jct_json_get_text (reader->root, root_at, "name", FALSE, &name, error)
      || !jct_json_get_text (reader->root, root_at, "title", FALSE, &title, error)
      || !jct_json_get_text (reader->root, root_at, "description", FALSE, &description, error)
      || !jct_json_get_integer (juncture, &at, "fiscalYearStartMonth", 1, 12, &fiscal_start, error))
    return FALSE;
  reader->fiscal_start = (guint) fiscal_start;
  jct_document_builder_set_fiscal_start (reader->builder, reader->fiscal_start);
  if (name != NULL)
    jct_document_builder_set_name (reader->builder, name);
  if (title != NULL)
    jct_document_builder_set_title (reader->builder, title);
  if (description != NULL)
    jct_document_builder_set_description (reader->builder, description);
  return TRUE;
}

/* ---- resources ---- */

/* A list's items: inline, or in a sibling JSON file, which then stands inline in the document. */
static gboolean
read_list (JctPackageReader *reader,
           json_t *resource,
           const JctJsonPlace *at,
           gboolean (*func) (JctPackageReader *, json_t *, const JctJsonPlace *, GError **),
           GError **error)
{
  g_autofree char *pointer = jct_json_pointer_key (at->pointer, "data");
  JctJsonPlace place = { at->file, pointer };
  JctJsonPlace sibling_place = { NULL, "" };
  g_autofree char *sibling_name = NULL;
  json_t *data = json_object_get (resource, "data");

  if (data != NULL)
    return func (reader, data, &place, error);
  data = jct_package_load_sibling_json (reader, resource, at, &sibling_name, error);
  if (data == NULL)
    return FALSE;
  sibling_place.file = sibling_name;
  return func (reader, data, &sibling_place, error);
}

typedef enum
{
  PASS_TABLES,
  PASS_LISTS,
  PASS_VIEWS,
  PASS_STORIES,
} Pass;

static gboolean
read_resource (JctPackageReader *reader,
               json_t *resource,
               const JctJsonPlace *at,
               Pass pass,
               const JctLoadContext *context,
               GError **error)
{
  const char *role;
  const char *name = NULL;

  if (!jct_json_expect_object (resource, at, error) || !get_role (resource, at, &role, error)
      || !jct_json_get_text (resource, at, "name", TRUE, &name, error))
    return FALSE;
  if (role == NULL)
    {
      if (pass == PASS_TABLES)
        jct_document_builder_add_problem (
          reader->builder, at->pointer,
          _ ("The resource has no role that the program knows; it is kept, and not shown."));
      return TRUE;
    }
  if (strcmp (role, "observations") == 0)
    return pass != PASS_TABLES || jct_package_read_table (reader, resource, at, context, error);
  if (strcmp (role, "vintages") == 0)
    return pass != PASS_LISTS || jct_package_read_vintage (reader, resource, at, context, error);
  if (strcmp (role, "events") == 0)
    return pass != PASS_LISTS || read_list (reader, resource, at, jct_package_read_events, error);
  if (strcmp (role, "sources") == 0)
    return pass != PASS_LISTS || read_list (reader, resource, at, jct_package_read_sources, error);
  if (strcmp (role, "claims") == 0)
    return pass != PASS_LISTS || read_list (reader, resource, at, jct_package_read_claims, error);
  if (strcmp (role, "views") == 0)
    return pass != PASS_VIEWS || read_list (reader, resource, at, jct_package_read_views, error);
  if (strcmp (role, "stories") == 0)
    return pass != PASS_STORIES
           || read_list (reader, resource, at, jct_package_read_stories, error);
  if (pass == PASS_TABLES)
    {
      g_autofree char *quoted = jct_io_quote (role, -1);
      g_autofree char *message
        = g_strdup_printf (_ ("The resource has the role %s, which the program does not know; it "
                              "is kept, and not shown."),
                           quoted);

      jct_document_builder_add_problem (reader->builder, at->pointer, message);
    }
  return TRUE;
}

static gboolean
read_resources (
  JctPackageReader *reader, json_t *resources, const char *file, Pass pass, GError **error)
{
  gsize n = json_array_size (resources);

  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *pointer = jct_json_pointer_index ("/resources", i);
      JctJsonPlace at = { file, pointer };
      JctLoadContext share = jct_load_context_share (reader->context, (double) i / (double) n,
                                                     (double) (i + 1) / (double) n);

      if (!read_resource (reader, json_array_get (resources, i), &at, pass, &share, error))
        return FALSE;
    }
  return TRUE;
}

/* A repeated name would make one of two resources unreachable. */
static gboolean
check_names (json_t *resources, const char *file, GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  json_t *resource;
  gsize i;

  json_array_foreach (resources, i, resource)
    {
      const char *name = json_string_value (json_object_get (resource, "name"));

      if (name != NULL && !g_hash_table_add (names, (gpointer) name))
        {
          g_autofree char *pointer = jct_json_pointer_index ("/resources", i);
          g_autofree char *quoted = jct_io_quote (name, -1);
          JctJsonPlace at = { file, pointer };

          return jct_json_fail_with (&at, "name", JCT_IO_ERROR_DUPLICATE, error,
                                     _ ("A second resource is called %s."), quoted);
        }
    }
  return TRUE;
}

/* ---- definitions, categories, default view ---- */

static gboolean
read_juncture_lists (JctPackageReader *reader, const JctJsonPlace *root_at, GError **error)
{
  JctJsonPlace at = { root_at->file, "/juncture" };
  JctJsonPlace definitions_at = { root_at->file, "/juncture/definitions" };
  JctJsonPlace categories_at = { root_at->file, "/juncture/categories" };
  const json_t *juncture = json_object_get (reader->root, "juncture");
  json_t *definitions = NULL;
  json_t *categories = NULL;

  if (!jct_json_get_array (juncture, &at, "definitions", FALSE, &definitions, error)
      || !jct_json_get_array (juncture, &at, "categories", FALSE, &categories, error))
    return FALSE;
  if (definitions != NULL
      && !jct_package_read_definitions (reader, definitions, &definitions_at, error))
    return FALSE;
  if (categories != NULL
      && !jct_package_read_categories (reader, categories, &categories_at, error))
    return FALSE;
  return TRUE;
}

static gboolean
read_default_view (JctPackageReader *reader, const JctJsonPlace *root_at, GError **error)
{
  JctJsonPlace at = { root_at->file, "/juncture" };
  const json_t *juncture = json_object_get (reader->root, "juncture");
  const char *id = NULL;

  if (!jct_json_get_text (juncture, &at, "defaultView", FALSE, &id, error))
    return FALSE;
  if (id == NULL)
    return TRUE;
  if (!g_hash_table_contains (reader->views, id))
    {
      g_autofree char *quoted = jct_io_quote (id, -1);

      return jct_json_fail_with (&at, "defaultView", JCT_IO_ERROR_REFERENCE, error,
                                 _ ("The document has no view %s."), quoted);
    }
  jct_document_builder_set_default_view (reader->builder, id);
  return TRUE;
}

/* Of places and names in turn those whose name is not `known`, once each: worth knowing, and what names them stands
 * without it. `format` has room for the name. */
static void
note_unknown (JctPackageReader *reader, GPtrArray *named, GHashTable *known, const char *format)
{
  for (guint i = 0; i + 1 < named->len; i += 2)
    {
      const char *place = named->pdata[i];
      const char *name = named->pdata[i + 1];
      g_autofree char *quoted = NULL;
      g_autoptr (GString) message = NULL;

      if (!g_hash_table_add (known, g_strdup (name)))
        continue;
      quoted = jct_io_quote (name, -1);
      message = g_string_new (format);
      g_string_replace (message, "%s", quoted, 1);
      jct_document_builder_add_problem (reader->builder, place, message->str);
    }
}

static gboolean
read_all (JctPackageReader *reader, GError **error)
{
  JctJsonPlace at = { reader->context->name, "" };
  json_t *resources = NULL;

  if (!read_metadata (reader, &at, error)
      || !jct_json_get_array (reader->root, &at, "resources", TRUE, &resources, error)
      || !check_names (resources, at.file, error)
      || !read_resources (reader, resources, at.file, PASS_TABLES, error)
      || !read_juncture_lists (reader, &at, error)
      || !read_resources (reader, resources, at.file, PASS_LISTS, error)
      || !read_resources (reader, resources, at.file, PASS_VIEWS, error)
      || !read_resources (reader, resources, at.file, PASS_STORIES, error)
      || !read_default_view (reader, &at, error))
    return FALSE;
  note_unknown (reader, reader->cited, reader->source_keys,
                _ ("The source %s is named here, and the document does not list it."));
  note_unknown (reader, reader->named_events, reader->events,
                _ ("The event %s is named here, and the document does not list it."));
  note_unknown (reader, reader->named_claims, reader->claims,
                _ ("The claim %s is named here, and the document does not list it."));
  return TRUE;
}

JctDocument *
jct_read_package (const JctLoadContext *context, json_t *root, GError **error)
{
  g_autoptr (JctDocumentBuilder) builder = jct_document_builder_new ("datapackage");
  JctPackageReader reader = { .context = context, .root = root, .builder = builder };
  JctJsonPlace at = { context->name, "" };
  JctDocument *document = NULL;
  GError *inner = NULL;

  reader.tables
    = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) jct_table_unref);
  reader.source_keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reader.events = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reader.definitions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reader.views = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reader.cited = g_ptr_array_new_with_free_func (g_free);
  reader.named_events = g_ptr_array_new_with_free_func (g_free);
  reader.named_claims = g_ptr_array_new_with_free_func (g_free);
  reader.claims = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (read_all (&reader, error))
    {
      jct_document_builder_set_package (builder, root);
      document = jct_document_builder_finish (builder, &inner);
      if (document == NULL)
        jct_package_fail_model (&at, inner, error);
    }
  g_ptr_array_unref (reader.cited);
  g_ptr_array_unref (reader.named_events);
  g_ptr_array_unref (reader.named_claims);
  g_hash_table_unref (reader.claims);
  g_hash_table_unref (reader.views);
  g_hash_table_unref (reader.definitions);
  g_hash_table_unref (reader.events);
  g_hash_table_unref (reader.source_keys);
  g_hash_table_unref (reader.tables);
  return document;
}
