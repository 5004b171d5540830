/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/jct-flat-reader.h"
#include "io/jct-io-error.h"
#include "io/jct-read-package-private.h"
#include "io/jct-sibling-file.h"
#include "io/jct-source-file.h"
#include "io/jct-table-reader.h"

#define MAX_FILES 1000

/* The first character of a file that holds JSON; CSV may start with anything else. */
static gboolean
is_json_text (const char *text, gsize length)
{
  gsize i = 0;

  while (i < length && g_ascii_isspace (text[i]))
    i++;
  return i < length && (text[i] == '[' || text[i] == '{');
}

static gboolean
read_delimiter (const json_t *resource, const JctJsonPlace *at, char *delimiter, GError **error)
{
  g_autofree char *pointer = jct_json_pointer_key (at->pointer, "dialect");
  JctJsonPlace place = { at->file, pointer };
  json_t *dialect = NULL;
  const char *text = ",";

  /* A dialect may also be the name of a file, which is not followed. */
  if (json_is_string (json_object_get (resource, "dialect")))
    return jct_json_fail (at, "dialect", _ ("an object"), json_object_get (resource, "dialect"),
                          error);
  if (!jct_json_get_object (resource, at, "dialect", FALSE, &dialect, error)
      || !jct_json_get_text (dialect, &place, "delimiter", FALSE, &text, error))
    return FALSE;
  if (strlen (text) != 1 || *text == '"' || *text == '\n' || *text == '\r')
    {
      g_autofree char *quoted = jct_io_quote (text, -1);

      return jct_json_fail_with (&place, "delimiter", JCT_IO_ERROR_VALUE, error,
                                 _ ("Expected one character, found %s."), quoted);
    }
  *delimiter = *text;
  return TRUE;
}

/* The sibling's content stands in the saved document, which is one file, at the place of the path;
 * what described the sibling goes with it. Takes `data`. */
static void
replace_path (json_t *resource, json_t *data)
{
  static const char *const of_the_file[]
    = { "format", "mediatype", "encoding", "dialect", "bytes", "hash", "scheme" };
  g_autoptr (json_t) before = json_copy (resource);
  const char *key;
  json_t *value;

  for (guint i = 0; i < G_N_ELEMENTS (of_the_file); i++)
    json_object_del (before, of_the_file[i]);
  json_object_clear (resource);
  json_object_foreach (before, key, value)
    {
      if (strcmp (key, "path") == 0)
        json_object_set (resource, "data", data);
      else
        json_object_set (resource, key, value);
    }
  json_decref (data);
}

/* The only path of a resource; NULL with an error. */
static const char *
get_path (json_t *resource, const JctJsonPlace *at, GError **error)
{
  json_t *path = json_object_get (resource, "path");

  if (json_is_array (path) && json_array_size (path) == 1)
    path = json_array_get (path, 0);
  if (path == NULL)
    jct_json_fail (at, "data", _ ("an array, or a path instead"), NULL, error);
  else if (!json_is_string (path))
    jct_json_fail (at, "path", _ ("the path of one file"), path, error);
  return json_string_value (path);
}

/* Fills `sibling`, of the package until then, with the file and name of `path`, which stands at `path_at`. */
static gboolean
find_sibling (JctLoadContext *sibling,
              const char *path,
              const JctJsonPlace *path_at,
              GError **error)
{
  GFile *file = jct_sibling_file_resolve (sibling, path, path_at->pointer, error);

  sibling->file = file;
  sibling->name = file != NULL ? g_file_get_parse_name (file) : NULL;
  return file != NULL;
}

static void
clear_sibling (JctLoadContext *sibling)
{
  g_clear_object (&sibling->file);
  g_free ((char *) sibling->name);
}

static GBytes *
load_sibling (const JctLoadContext *sibling, const JctJsonPlace *path_at, GError **error)
{
  g_autoptr (GError) inner = NULL;
  GBytes *bytes = jct_source_file_load (sibling, &inner);

  if (bytes != NULL)
    return bytes;
  if (inner->domain == G_IO_ERROR && inner->code != G_IO_ERROR_CANCELLED)
    jct_io_error_take (error, JCT_IO_ERROR_PATH, path_at->file, path_at->pointer,
                       g_steal_pointer (&inner));
  else
    g_propagate_error (error, g_steal_pointer (&inner));
  return NULL;
}

/* All of the sibling, where it is what the flat reader knows. */
static gboolean
read_sibling_flat (JctTableReader *table, const JctLoadContext *sibling)
{
  const JctJsonPlace root = { sibling->name, "" };
  g_autoptr (JctBlockSource) source = jct_block_source_new (sibling, NULL, JCT_BLOCK_BYTES);
  g_autoptr (JctFlatTable) flat = NULL;

  if (source == NULL || !is_json_text (source->text, (gsize) (source->end - source->text)))
    return FALSE;
  flat = jct_flat_read (source, JCT_FLAT_ARRAY);
  return flat != NULL && jct_flat_is_at_end (source)
         && jct_table_reader_take_flat (table, flat, &root);
}

static gboolean
read_sibling_text (JctTableReader *table,
                   const JctLoadContext *sibling,
                   const char *text,
                   gsize length,
                   json_t *resource,
                   const JctJsonPlace *at,
                   GError **error)
{
  char delimiter = ',';

  if (is_json_text (text, length))
    {
      g_autoptr (json_t) data = jct_json_parse (sibling, text, length, error);
      JctJsonPlace root = { sibling->name, "" };

      return data != NULL && jct_table_reader_add_json (table, sibling, data, &root, error);
    }
  return read_delimiter (resource, at, &delimiter, error)
         && jct_table_reader_add_csv (table, sibling, text, length, delimiter, error);
}

/* The file of `path`, which stands at `path_at` in the resource at `at`; the flat reader takes a table's only file. */
static gboolean
read_sibling (JctTableReader *table,
              const JctLoadContext *context,
              json_t *resource,
              const char *path,
              gboolean is_only,
              const JctJsonPlace *path_at,
              const JctJsonPlace *at,
              GError **error)
{
  JctLoadContext sibling = *context;
  gboolean found = find_sibling (&sibling, path, path_at, error);
  gboolean done = found && is_only && read_sibling_flat (table, &sibling);

  if (found && !done)
    {
      g_autoptr (GBytes) bytes = load_sibling (&sibling, path_at, error);

      done = bytes != NULL
             && read_sibling_text (table, &sibling, g_bytes_get_data (bytes, NULL),
                                   g_bytes_get_size (bytes), resource, at, error);
    }
  clear_sibling (&sibling);
  return done;
}

/* One after the other, as if they were one file. */
static gboolean
read_siblings (JctTableReader *table,
               const JctLoadContext *context,
               json_t *resource,
               const json_t *paths,
               const JctJsonPlace *at,
               GError **error)
{
  g_autofree char *list = jct_json_pointer_key (at->pointer, "path");

  if (json_array_size (paths) > MAX_FILES)
    return jct_json_fail_with (at, "path", JCT_IO_ERROR_LIMIT, error,
                               /* Translators: %d is a number. */
                               _ ("A table has at most %d files."), MAX_FILES);
  for (gsize i = 0; i < json_array_size (paths); i++)
    {
      g_autofree char *pointer = jct_json_pointer_index (list, i);
      JctJsonPlace place = { at->file, pointer };
      const json_t *path = json_array_get (paths, i);

      if (!json_is_string (path))
        return jct_json_fail (&place, NULL, _ ("the path of one file"), path, error);
      if (!read_sibling (table, context, resource, json_string_value (path),
                         json_array_size (paths) == 1, &place, at, error))
        return FALSE;
    }
  return TRUE;
}

json_t *
jct_package_load_sibling_json (
  JctPackageReader *reader, json_t *resource, const JctJsonPlace *at, char **name, GError **error)
{
  JctLoadContext sibling = *reader->context;
  const char *path = get_path (resource, at, error);
  g_autofree char *pointer = jct_json_pointer_key (at->pointer, "path");
  JctJsonPlace path_at = { at->file, pointer };
  g_autoptr (GBytes) bytes = NULL;
  json_t *data = NULL;

  if (path == NULL)
    return NULL;
  if (find_sibling (&sibling, path, &path_at, error))
    bytes = load_sibling (&sibling, &path_at, error);
  if (bytes != NULL)
    data
      = jct_json_parse (&sibling, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
  *name = g_strdup (sibling.name);
  clear_sibling (&sibling);
  if (data != NULL)
    replace_path (resource, data);
  return data;
}

/* The data that were read before the rest of the package, for which null stands there; add_json() refuses that null where
 * they do not fit. */
static gboolean
take_flat (JctTableReader *table,
           const JctLoadContext *context,
           const JctJsonPlace *resource_at,
           const JctJsonPlace *at)
{
  JctFlatTable *flat
    = context->flat != NULL ? g_hash_table_lookup (context->flat, resource_at->pointer) : NULL;

  return flat != NULL && jct_table_reader_take_flat (table, flat, at)
         && g_hash_table_remove (context->flat, resource_at->pointer);
}

gboolean
jct_package_read_rows (JctTableReader *table,
                       const JctLoadContext *context,
                       json_t *resource,
                       const JctJsonPlace *at,
                       GError **error)
{
  json_t *data = json_object_get (resource, "data");
  const json_t *path;

  if (data != NULL)
    {
      g_autofree char *pointer = jct_json_pointer_key (at->pointer, "data");
      JctJsonPlace place = { at->file, pointer };

      if (!take_flat (table, context, at, &place)
          && !jct_table_reader_add_json (table, context, data, &place, error))
        return FALSE;
      /* A null keeps the place of the data among the resource's properties. */
      json_object_set_new (resource, "data", json_null ());
      return TRUE;
    }
  path = json_object_get (resource, "path");
  if (json_is_array (path) && json_array_size (path) > 0)
    {
      if (!read_siblings (table, context, resource, path, at, error))
        return FALSE;
    }
  else
    {
      g_autofree char *pointer = jct_json_pointer_key (at->pointer, "path");
      JctJsonPlace place = { at->file, pointer };
      const char *only = get_path (resource, at, error);

      if (only == NULL || !read_sibling (table, context, resource, only, TRUE, &place, at, error))
        return FALSE;
    }
  replace_path (resource, json_null ());
  return TRUE;
}

void
jct_package_cite_table (JctPackageReader *reader, const JctTable *table, const JctJsonPlace *at)
{
  const char *const *keys = jct_table_get_source_keys (table);

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    jct_package_cite (reader, at, keys[i]);
}

gboolean
jct_package_read_table (JctPackageReader *reader,
                        json_t *resource,
                        const JctJsonPlace *at,
                        const JctLoadContext *context,
                        GError **error)
{
  g_autoptr (JctTableReader) rows
    = jct_table_reader_new (resource, at, reader->fiscal_start, NULL, error);
  g_autoptr (JctTable) table = NULL;
  GError *inner = NULL;

  if (rows == NULL || !jct_package_read_rows (rows, context, resource, at, error))
    return FALSE;
  table = jct_table_reader_finish (rows, error);
  if (table == NULL)
    return FALSE;
  jct_package_cite_table (reader, table, at);
  g_hash_table_insert (reader->tables, g_strdup (jct_table_get_name (table)),
                       jct_table_ref (table));
  if (!jct_document_builder_take_table (reader->builder, g_steal_pointer (&table), &inner))
    return jct_package_fail_model (at, inner, error);
  return TRUE;
}
