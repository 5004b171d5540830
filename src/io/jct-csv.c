/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/jct-csv.h"

#include <csv.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/jct-io-error.h"
#include "io/jct-limits.h"

#define PIECE_BYTES (64 * 1024)
#define STEP_BYTES (1024 * 1024)

typedef struct
{
  const JctLoadContext *context;
  JctCsvRowFunc func;
  gpointer user_data;
  GString *text;   /* the row's fields, each with its NUL */
  GArray *offsets; /* gsize: of each field in `text` */
  GPtrArray *fields;
  gsize line;     /* being parsed, from 1 */
  gsize row_line; /* on which the row started; 0 between rows */
  GError *error;  /* of the caller's function or of a limit; libcsv's callbacks cannot return one */
} Parser;

static void
parser_clear (Parser *parser)
{
  g_string_free (parser->text, TRUE);
  g_array_unref (parser->offsets);
  g_ptr_array_unref (parser->fields);
}

static void
set_limit_error (Parser *parser, gsize line, char *message)
{
  g_autofree char *place = jct_io_place_line (line, 0);

  jct_io_error_set (&parser->error, JCT_IO_ERROR_LIMIT, parser->context->name, place, "%s",
                    message);
  g_free (message);
}

static void
set_text_too_long (Parser *parser, gsize line)
{
  set_limit_error (parser, line,
                   g_strdup_printf (_ ("The text is longer than %d bytes."),
                                    JCT_LIMIT_STRING_BYTES));
}

static void
on_field (void *field, size_t length, void *data)
{
  Parser *parser = data;
  gsize offset = parser->text->len;

  if (parser->error != NULL)
    return;
  if (parser->offsets->len == JCT_LIMIT_COLUMNS)
    {
      set_limit_error (parser, parser->row_line,
                       g_strdup_printf (_ ("The row has more than %d fields."), JCT_LIMIT_COLUMNS));
      return;
    }
  if (length > JCT_LIMIT_STRING_BYTES)
    {
      set_text_too_long (parser, parser->row_line);
      return;
    }
  g_array_append_val (parser->offsets, offset);
  if (field != NULL)
    g_string_append_len (parser->text, field, (gssize) length);
  g_string_append_c (parser->text, '\0');
}

static void
on_row (int terminator, void *data)
{
  Parser *parser = data;
  JctCsvRow row;

  if (parser->error != NULL)
    return;
  g_ptr_array_set_size (parser->fields, 0);
  for (guint i = 0; i < parser->offsets->len; i++)
    g_ptr_array_add (parser->fields, parser->text->str + g_array_index (parser->offsets, gsize, i));
  row.line = parser->row_line;
  row.n_fields = parser->fields->len;
  row.fields = (const char *const *) parser->fields->pdata;
  if (!parser->func (&row, parser->user_data, &parser->error) && parser->error == NULL)
    g_error ("a CSV row function failed without an error");
  parser->row_line = 0;
  g_string_truncate (parser->text, 0);
  g_array_set_size (parser->offsets, 0);
}

/* The end of the line that starts at `p`, its line end included; at most a piece, so that a file
 * that is one endless line can be stopped. `*ended` says whether a line end was met. */
static const char *
find_piece (const char *p, const char *end, gboolean *ended)
{
  gsize length = MIN ((gsize) (end - p), PIECE_BYTES);
  const char *newline = memchr (p, '\n', length);
  const char *cr = memchr (p, '\r', newline != NULL ? (gsize) (newline - p) : length);

  *ended = TRUE;
  if (cr != NULL && (cr + 1 == end || cr[1] != '\n'))
    return cr + 1;
  if (newline != NULL)
    return newline + 1;
  *ended = FALSE;
  return p + length;
}

static void
set_syntax_error (Parser *parser, struct csv_parser *csv)
{
  g_autofree char *place = NULL;

  if (csv_error (csv) == CSV_ENOMEM || csv_error (csv) == CSV_ETOOBIG)
    {
      set_text_too_long (parser, parser->line);
      return;
    }
  place = jct_io_place_line (parser->line, 0);
  jct_io_error_set (
    &parser->error, JCT_IO_ERROR_SYNTAX, parser->context->name, place,
    _ ("Found a quotation mark inside a field; expected it doubled, within a quoted field."));
}

/* A quote that is never closed would swallow the rest of the file before it is noticed. */
static void
check_field_size (Parser *parser, struct csv_parser *csv)
{
  if (parser->error == NULL && csv->entry_pos > JCT_LIMIT_STRING_BYTES)
    set_text_too_long (parser, parser->row_line);
}

static void
parse_pieces (Parser *parser, struct csv_parser *csv, const char *text, gsize length)
{
  const char *p = text;
  const char *end = text + length;
  const char *next_step = text;

  while (p < end && parser->error == NULL)
    {
      gboolean ended;
      const char *piece_end = find_piece (p, end, &ended);

      if (p >= next_step)
        {
          if (!jct_load_context_step (parser->context, (gsize) (p - text), length, &parser->error))
            return;
          next_step = p + STEP_BYTES;
        }
      if (parser->row_line == 0)
        parser->row_line = parser->line;
      if (csv_parse (csv, p, (size_t) (piece_end - p), on_field, on_row, parser)
            != (size_t) (piece_end - p)
          && parser->error == NULL)
        set_syntax_error (parser, csv);
      check_field_size (parser, csv);
      /* An empty line starts no row. */
      if (parser->offsets->len == 0 && csv->pstate == 0)
        parser->row_line = 0;
      if (ended)
        parser->line++;
      p = piece_end;
    }
}

static void
finish (Parser *parser, struct csv_parser *csv)
{
  g_autofree char *place = NULL;

  if (parser->error != NULL || csv_fini (csv, on_field, on_row, parser) == 0)
    return;
  if (parser->error != NULL)
    return;
  place = jct_io_place_line (parser->row_line, 0);
  jct_io_error_set (&parser->error, JCT_IO_ERROR_SYNTAX, parser->context->name, place,
                    _ ("The row has a quotation mark that is never closed."));
}

gboolean
jct_csv_parse (const JctLoadContext *context,
               const char *text,
               gsize length,
               char delimiter,
               JctCsvRowFunc func,
               gpointer user_data,
               GError **error)
{
  Parser parser = { .context = context, .func = func, .user_data = user_data, .line = 1 };
  struct csv_parser csv;

  parser.text = g_string_new (NULL);
  parser.offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  parser.fields = g_ptr_array_new ();
  csv_init (&csv, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL);
  csv_set_delim (&csv, (unsigned char) delimiter);
  csv_set_blk_size (&csv, PIECE_BYTES);

  parse_pieces (&parser, &csv, text, length);
  finish (&parser, &csv);

  csv_free (&csv);
  parser_clear (&parser);
  if (parser.error != NULL)
    {
      g_propagate_error (error, parser.error);
      return FALSE;
    }
  return jct_load_context_step (context, 1, 1, error);
}
