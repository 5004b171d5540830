/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/jct-read-blocks.h"

#include <string.h>

#include "io/jct-flat-reader.h"
#include "io/jct-flat-value.h"
#include "io/jct-json.h"
#include "io/jct-limits.h"
#include "io/jct-read-package.h"
#include "io/jct-read-records-private.h"
#include "io/jct-sniff.h"
#include "io/jct-source-file.h"

#define RESOURCES_DEPTH 1 /* of the key "resources" */
#define DATA_DEPTH 3      /* of a resource's key "data" */

/* A package on its way through the window: what was kept of it, and where we are. */
typedef struct
{
  JctBlockSource *source;
  gsize bulk;
  GString *kept;    /* the text, with null for each long array of data */
  const char *from; /* the window is kept up to here */
  GHashTable *flat; /* JctFlatTable by their resource's pointer */
  guint depth;
  gboolean after_resources; /* the last text at RESOURCES_DEPTH */
  gboolean after_data;      /* the last text at DATA_DEPTH */
  gboolean in_resources;
  gboolean in_resource;
  gsize index; /* of the resource */
} Package;

/* ---- packages ---- */

/* More of the window behind `*p`, which stays where it is in the text. */
static gboolean
get_more (Package *package, const char **p)
{
  gboolean more;

  g_string_append_len (package->kept, package->from, *p - package->from);
  more = jct_block_source_advance (package->source, *p);
  *p = package->from = package->source->text;
  return more;
}

/* The end of the text at `*p`; NULL where it has none. */
static const char *
find_text_end (Package *package, const char **p)
{
  gsize done = 1;

  for (;;)
    {
      const char *q = *p + done;

      while (q < package->source->end && *q != '"')
        q += *q == '\\' ? 2 : 1;
      if (q < package->source->end)
        return q + 1;
      done = (gsize) (q - *p);
      if (!get_more (package, p))
        return NULL;
    }
}

/* Whether the array at `p` does not end before `limit`. */
static gboolean
goes_beyond (const char *p, const char *limit)
{
  guint depth = 0;

  for (; p < limit; p++)
    {
      if (*p == '"')
        {
          for (p++; p < limit && *p != '"'; p++)
            p += *p == '\\';
        }
      else if (*p == '[' || *p == '{')
        depth++;
      else if ((*p == ']' || *p == '}') && --depth == 0)
        return FALSE;
    }
  return TRUE;
}

/* The data array at `*p`, when it is long: FALSE where the flat reader does not know it. */
static gboolean
take_data (Package *package, const char **p, gboolean *taken)
{
  JctFlatTable *table;

  *taken = FALSE;
  while ((gsize) (package->source->end - *p) <= package->bulk)
    if (!get_more (package, p))
      return package->source->at_end;
  if (!goes_beyond (*p, *p + package->bulk))
    return TRUE;
  g_string_append_len (package->kept, package->from, *p - package->from);
  g_string_append (package->kept, "null");
  package->source->text = *p;
  table = jct_flat_read (package->source, JCT_FLAT_ARRAY);
  if (table == NULL)
    return FALSE;
  g_hash_table_insert (package->flat,
                       g_strdup_printf ("/resources/%" G_GSIZE_FORMAT, package->index), table);
  *p = package->from = package->source->text;
  *taken = TRUE;
  return TRUE;
}

static void
note_text (Package *package, const char *text, const char *end)
{
  gsize length = (gsize) (end - text);

  if (package->depth == RESOURCES_DEPTH)
    package->after_resources = length == 11 && memcmp (text, "\"resources\"", length) == 0;
  else if (package->depth == DATA_DEPTH)
    package->after_data = length == 6 && memcmp (text, "\"data\"", length) == 0;
}

static gboolean
open_bracket (Package *package, const char **p)
{
  gboolean taken = FALSE;

  if (**p == '[' && package->depth == DATA_DEPTH && package->in_resource && package->after_data
      && !take_data (package, p, &taken))
    return FALSE;
  if (taken)
    return TRUE;
  if (**p == '[' && package->depth == RESOURCES_DEPTH && package->after_resources)
    {
      package->in_resources = TRUE;
      package->index = 0;
    }
  package->in_resource
    = package->in_resource || (package->in_resources && package->depth == RESOURCES_DEPTH + 1);
  package->depth++;
  (*p)++;
  return package->depth <= JCT_LIMIT_NESTING;
}

static gboolean
close_bracket (Package *package, const char **p)
{
  if (package->depth == 0)
    return FALSE;
  package->depth--;
  package->in_resource = package->in_resource && package->depth > RESOURCES_DEPTH + 1;
  package->in_resources = package->in_resources && package->depth > RESOURCES_DEPTH;
  (*p)++;
  return TRUE;
}

/* Only texts and brackets are told apart: whether it is JSON, Jansson says of what is kept. */
static gboolean
keep_rest (Package *package)
{
  const char *p = package->from = package->source->text;

  for (;;)
    {
      if (p >= package->source->end)
        {
          if (!get_more (package, &p))
            return package->source->at_end;
        }
      else if (*p == '"')
        {
          const char *end = find_text_end (package, &p);

          if (end == NULL)
            return FALSE;
          note_text (package, p, end);
          p = end;
        }
      else if (*p == '[' || *p == '{')
        {
          if (!open_bracket (package, &p))
            return FALSE;
        }
      else if (*p == ']' || *p == '}')
        {
          if (!close_bracket (package, &p))
            return FALSE;
        }
      else
        {
          package->index
            += *p == ',' && package->in_resources && package->depth == RESOURCES_DEPTH + 1;
          p++;
        }
    }
}

static JctDocument *
read_kept (const JctLoadContext *context, Package *package, GBytes *kept)
{
  JctLoadContext reading = jct_load_context_share (context, 0.9, 1.0);
  g_autoptr (GBytes) text = jct_source_file_decode (&reading, kept, NULL);
  g_autoptr (JctDocument) document = NULL;
  g_autoptr (json_t) root = NULL;
  JctJsonFormat format;

  if (text == NULL)
    return NULL;
  root = jct_json_parse (&reading, g_bytes_get_data (text, NULL), g_bytes_get_size (text), NULL);
  if (root == NULL || !jct_sniff_json (&reading, root, &format, NULL) || format != JCT_JSON_PACKAGE)
    return NULL;
  reading.flat = package->flat;
  document = jct_read_package (&reading, root, NULL);
  /* What no table took belongs to something else. */
  return g_hash_table_size (package->flat) == 0 ? g_steal_pointer (&document) : NULL;
}

static JctDocument *
read_package (const JctLoadContext *context, JctBlockSource *source, gsize bulk, GBytes **text)
{
  Package package = { .source = source, .bulk = bulk, .kept = g_string_new (NULL) };
  JctDocument *document = NULL;
  g_autoptr (GBytes) kept = NULL;
  gboolean whole;

  package.flat
    = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) jct_flat_table_free);
  whole = keep_rest (&package);
  kept = g_string_free_to_bytes (package.kept);
  if (whole && g_hash_table_size (package.flat) > 0)
    document = read_kept (context, &package, kept);
  else if (whole && !source->had_mark)
    *text = g_steal_pointer (&kept);
  g_hash_table_unref (package.flat);
  return document;
}

/* ---- what it is ---- */

static JctDocument *
read_records (const JctLoadContext *context, JctBlockSource *source)
{
  g_autoptr (JctFlatTable) table = jct_flat_read (source, JCT_FLAT_ARRAY);

  if (table == NULL || table->has_names || !jct_flat_is_at_end (source))
    return NULL;
  return jct_read_records_flat (context, table);
}

JctDocument *
jct_read_blocks (const JctLoadContext *context, JctBlockSource *source, gsize bulk, GBytes **text)
{
  const char *start;

  *text = NULL;
  while (jct_flat_skip_space (source->text) >= source->end
         && jct_block_source_advance (source, source->text))
    ;
  start = jct_flat_skip_space (source->text);
  if (*start == '[' && (context->options == NULL || jct_records_are_plain (context, NULL)))
    return read_records (context, source);
  /* Roles are for records alone; the reader of texts says so. */
  if (*start == '{' && context->options == NULL)
    return read_package (context, source, bulk, text);
  return NULL;
}
