/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/jct-io-error.h"
#include "io/jct-json.h"
#include "io/jct-recovery-private.h"

#define FORMAT_VERSION 1

/* The parts by name, in the order of their bits: numbers would not outlive a new part. */
static const char *const part_names[]
  = { "definitions", "categories", "events", "sources", "claims", "views", "stories" };

G_STATIC_ASSERT (JCT_PART_DATA == 1 << G_N_ELEMENTS (part_names));

void
jct_recovery_header_free (JctRecoveryHeader *header)
{
  g_free (header->title);
  g_free (header->base);
  g_free (header->origin);
  g_free (header->digest);
  g_free (header);
}

/* ---- writing ---- */

static char *
digest_to_text (const guint8 *digest)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < JCT_FILE_DIGEST_LENGTH; i++)
    g_string_append_printf (text, "%02x", digest[i]);
  return g_string_free (text, FALSE);
}

static json_t *
stamp_to_json (const JctFileStamp *stamp)
{
  json_t *json
    = json_pack ("{s:b, s:I, s:I, s:I, s:I, s:I}", "exists", stamp->exists, "seconds",
                 (json_int_t) stamp->seconds, "nanoseconds", (json_int_t) stamp->nanoseconds,
                 "size", (json_int_t) stamp->size, "device", (json_int_t) stamp->device, "inode",
                 (json_int_t) stamp->inode);

  if (stamp->has_digest)
    {
      g_autofree char *digest = digest_to_text (stamp->digest);

      json_object_set_new (json, "sha256", json_string (digest));
    }
  return json;
}

static json_t *
parts_to_json (JctDocumentParts parts)
{
  json_t *names = json_array ();

  for (guint i = 0; i < G_N_ELEMENTS (part_names); i++)
    if ((parts & 1u << i) != 0)
      json_array_append_new (names, json_string (part_names[i]));
  return names;
}

char *
jct_recovery_header_to_line (const JctRecoveryHeader *header)
{
  g_autoptr (json_t) json
    = json_pack ("{s:i, s:s, s:I, s:b, s:o, s:o, s:s}", "junctureRecovery", FORMAT_VERSION, "title",
                 header->title, "time", (json_int_t) header->time, "isPackage", header->is_package,
                 "stamp", stamp_to_json (&header->stamp), "parts", parts_to_json (header->parts),
                 "sha256", header->digest);
  char *text, *line;

  if (header->origin != NULL)
    json_object_set_new (json, "origin", json_string (header->origin));
  if (header->base != NULL)
    json_object_set_new (json, "base", json_string (header->base));
  text = json_dumps (json, JSON_COMPACT);
  line = g_strconcat (text, "\n", NULL);
  free (text);
  return line;
}

/* ---- reading ---- */

static gint64
get_integer (const json_t *json, const char *key)
{
  return json_integer_value (json_object_get (json, key));
}

static char *
dup_text (const json_t *json, const char *key)
{
  return g_strdup (json_string_value (json_object_get (json, key)));
}

static void
read_digest (JctFileStamp *stamp, const char *text)
{
  if (text == NULL || strlen (text) != 2 * JCT_FILE_DIGEST_LENGTH)
    return;
  for (guint i = 0; i < JCT_FILE_DIGEST_LENGTH; i++)
    stamp->digest[i]
      = (guint8) (g_ascii_xdigit_value (text[2 * i]) << 4 | g_ascii_xdigit_value (text[2 * i + 1]));
  stamp->has_digest = TRUE;
}

static void
read_stamp (JctFileStamp *stamp, const json_t *json)
{
  stamp->exists = json_is_true (json_object_get (json, "exists"));
  stamp->seconds = get_integer (json, "seconds");
  stamp->nanoseconds = get_integer (json, "nanoseconds");
  stamp->size = get_integer (json, "size");
  stamp->device = (guint64) get_integer (json, "device");
  stamp->inode = (guint64) get_integer (json, "inode");
  read_digest (stamp, json_string_value (json_object_get (json, "sha256")));
}

static JctDocumentParts
read_parts (const json_t *names)
{
  JctDocumentParts parts = 0;

  for (gsize i = 0; i < json_array_size (names); i++)
    for (guint part = 0; part < G_N_ELEMENTS (part_names); part++)
      if (g_strcmp0 (json_string_value (json_array_get (names, i)), part_names[part]) == 0)
        parts |= 1u << part;
  return parts;
}

/* A base is named, never a path that leads elsewhere. */
static gboolean
is_complete (const JctRecoveryHeader *header)
{
  return header->title != NULL && header->digest != NULL
         && (header->base == NULL
             || (strchr (header->base, G_DIR_SEPARATOR) == NULL && header->base[0] != '.'));
}

JctRecoveryHeader *
jct_recovery_header_read (GBytes *edits, const char *path, gsize *package, GError **error)
{
  g_autofree char *shown = g_filename_display_name (path);
  gsize length;
  const char *text = g_bytes_get_data (edits, &length);
  const char *end = length > 0 ? memchr (text, '\n', length) : NULL;
  g_autoptr (json_t) json = end != NULL ? json_loadb (text, (gsize) (end - text), 0, NULL) : NULL;
  g_autoptr (JctRecoveryHeader) header = g_new0 (JctRecoveryHeader, 1);
  g_autofree char *digest = NULL;

  if (get_integer (json, "junctureRecovery") > FORMAT_VERSION)
    {
      jct_io_error_set (error, JCT_IO_ERROR_VERSION, shown, NULL,
                        _ ("It was written by a newer version of Juncture."));
      return NULL;
    }
  header->title = dup_text (json, "title");
  header->base = dup_text (json, "base");
  header->origin = dup_text (json, "origin");
  header->is_package = json_is_true (json_object_get (json, "isPackage"));
  header->time = get_integer (json, "time");
  header->digest = dup_text (json, "sha256");
  header->parts = read_parts (json_object_get (json, "parts"));
  read_stamp (&header->stamp, json_object_get (json, "stamp"));
  *package = end != NULL ? (gsize) (end - text) + 1 : 0;
  digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) text + *package,
                                        length - *package);
  if (!is_complete (header) || !g_str_equal (digest, header->digest))
    {
      jct_io_error_set (error, JCT_IO_ERROR_STRUCTURE, shown, NULL,
                        _ ("The unsaved edits are not whole."));
      return NULL;
    }
  return g_steal_pointer (&header);
}
