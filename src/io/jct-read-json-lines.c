/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/jct-read-json-lines.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/jct-io-error.h"
#include "io/jct-json-scan.h"
#include "io/jct-limits.h"
#include "io/jct-read-records-private.h"

#define STEP_LINES 4096

typedef struct
{
  const JctLoadContext *context;
  JctRecordsProfile *profile;
  JctTableReader *rows;
} Lines;

static gboolean
is_blank (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (text[i]))
      return FALSE;
  return TRUE;
}

/* `at` is where the line starts in the text. */
static json_t *
parse_line (const JctLoadContext *context,
            const char *text,
            gsize at,
            gsize length,
            gsize line,
            GError **error)
{
  json_error_t problem;
  json_t *value
    = json_loadb (text + at, length, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &problem);
  g_autofree char *place = NULL;
  g_autofree char *found = NULL;

  if (value == NULL)
    {
      gsize offset = MIN ((gsize) MAX (problem.position, 1) - 1, length);

      place = jct_io_place_of_offset (text, at + length, at + offset);
      jct_json_set_parse_error (error, context->name, place, text + at, length, &problem);
      return NULL;
    }
  if (json_is_object (value))
    return value;
  place = jct_io_place_line (line, 0);
  found = jct_json_describe (value);
  jct_io_error_set (error, JCT_IO_ERROR_STRUCTURE, context->name, place,
                    _ ("Expected an object on each line, found %s."), found);
  json_decref (value);
  return NULL;
}

gboolean
jct_json_for_each_line (const JctLoadContext *context,
                        const char *text,
                        gsize length,
                        JctJsonLineFunc func,
                        gpointer user_data,
                        GError **error)
{
  gsize line = 1;

  for (gsize at = 0; at < length; line++)
    {
      const char *end = memchr (text + at, '\n', length - at);
      gsize size = end != NULL ? (gsize) (end - text) - at : length - at;
      g_autoptr (json_t) record = NULL;

      if (size > JCT_LIMIT_LINE_BYTES)
        {
          g_autofree char *place = jct_io_place_line (line, 0);

          jct_io_error_set (error, JCT_IO_ERROR_LIMIT, context->name, place,
                            _ ("The line is longer than %d bytes."), JCT_LIMIT_LINE_BYTES);
          return FALSE;
        }
      if (line % STEP_LINES == 0 && !jct_load_context_step (context, at, length, error))
        return FALSE;
      if (!is_blank (text + at, size))
        {
          record = parse_line (context, text, at, size, line, error);
          if (record == NULL || !func (record, line, user_data, error))
            return FALSE;
        }
      at += size + 1;
    }
  return jct_load_context_step (context, 1, 1, error);
}

static gboolean
profile_line (const json_t *record, gsize line, gpointer user_data, GError **error)
{
  Lines *lines = user_data;
  const char *name;
  json_t *value;
  g_autofree char *place = NULL;

  json_object_foreach ((json_t *) record, name, value)
    {
      g_autofree char *quoted = NULL;
      g_autofree char *found = NULL;

      if (jct_field_profile_add_json (jct_records_profile_get (lines->profile, name), value))
        continue;
      place = jct_io_place_line (line, 0);
      quoted = jct_io_quote (name, -1);
      found = jct_json_describe (value);
      jct_io_error_set (
        error, JCT_IO_ERROR_STRUCTURE, lines->context->name, place,
        /* Translators: the name of a field, then what it holds, such as "an array". */
        _ ("The field %s holds %s; expected a text or a number, for records are flat."), quoted,
        found);
      return FALSE;
    }
  lines->profile->n_records++;
  if (lines->profile->fields->len <= JCT_LIMIT_COLUMNS)
    return TRUE;
  place = jct_io_place_line (line, 0);
  return jct_records_check_columns (lines->context, lines->profile, place, error);
}

static gboolean
add_line (const json_t *record, gsize line, gpointer user_data, GError **error)
{
  Lines *lines = user_data;

  return jct_table_reader_add_line (lines->rows, lines->context, record, line, error);
}

JctDocument *
jct_read_json_lines (const JctLoadContext *context, const char *text, gsize length, GError **error)
{
  JctLoadContext scanning = jct_load_context_share (context, 0.0, 0.2);
  JctLoadContext profiling = jct_load_context_share (context, 0.2, 0.6);
  JctLoadContext reading = jct_load_context_share (context, 0.6, 1.0);
  g_autoptr (JctRecordsProfile) profile = jct_records_profile_new ();
  g_autoptr (JctTableReader) rows = NULL;
  g_autofree char *note = NULL;
  const char *notes[] = { NULL, NULL };
  Lines lines = { context, profile, NULL };
  g_autoptr (GError) inner = NULL;

  if (!jct_json_scan (&scanning, text, length, error)
      || !jct_json_for_each_line (&profiling, text, length, profile_line, &lines, error))
    return NULL;
  if (!jct_records_are_plain (context, profile))
    return jct_records_read_as_texts (context, JCT_IMPORT_JSON_LINES, text, length, "UTF-8", error);
  rows = jct_records_start_table (context, JCT_IMPORT_JSON_LINES, profile, &note, &inner);
  if (rows == NULL)
    {
      JctDocument *document
        = jct_records_try_as_texts (context, JCT_IMPORT_JSON_LINES, text, length, &inner);

      if (inner != NULL)
        g_propagate_error (error, g_steal_pointer (&inner));
      return document;
    }
  lines.rows = rows;
  if (!jct_json_for_each_line (&reading, text, length, add_line, &lines, error))
    return NULL;
  notes[0] = note;
  return jct_records_make_document (context, "json-lines", rows, notes, error);
}
