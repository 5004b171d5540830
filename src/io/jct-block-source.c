/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/jct-block-source.h"

#include <string.h>

#include "io/jct-limits.h"
#include "io/jct-source-file.h"

/* A window grows for what must be seen whole: a record, or the question whether an array is long. */
#define MAX_WINDOW_BYTES (64 * 1024 * 1024)
#define MIN_PACKED_BYTES 18

typedef struct
{
  JctBlockSource source;
  const JctLoadContext *context;
  GInputStream *stream;
  gsize block;
  gsize file_size; /* for the progress */
  gsize n_read;    /* bytes of the file */
  gsize n_text;    /* bytes of text, unpacked */
  char *window;
  gsize size;           /* of the window, without the padding */
  GConverter *unpacker; /* (nullable): of the gzip member being read */
  guint8 *packed;       /* (nullable): bytes of a gzip file that were read and not yet unpacked */
  gsize packed_start, packed_end, packed_size;
  gboolean is_gzip;
  gboolean file_ended;
} Blocks;

static gssize
read_file (Blocks *blocks, gpointer buffer, gsize size)
{
  gssize n = g_input_stream_read (blocks->stream, buffer, size, blocks->context->cancellable, NULL);

  if (n > 0)
    blocks->n_read += (gsize) n;
  blocks->file_ended = n == 0;
  if (n >= 0
      && !jct_load_context_step (blocks->context, blocks->n_read, MAX (blocks->file_size, 1), NULL))
    return -1;
  return n;
}

/* ---- gzip ---- */

static gboolean
read_packed (Blocks *blocks)
{
  gsize rest = blocks->packed_end - blocks->packed_start;
  gssize n;

  memmove (blocks->packed, blocks->packed + blocks->packed_start, rest);
  blocks->packed_start = 0;
  blocks->packed_end = rest;
  n = read_file (blocks, blocks->packed + rest, blocks->packed_size - rest);
  if (n < 0)
    return FALSE;
  blocks->packed_end += (gsize) n;
  return TRUE;
}

/* After a member comes another, or nothing but padding. */
static gboolean
start_member (Blocks *blocks)
{
  while (blocks->packed_end - blocks->packed_start < 2 && !blocks->file_ended)
    if (!read_packed (blocks))
      return FALSE;
  if (blocks->packed_end == blocks->packed_start)
    {
      blocks->source.at_end = TRUE;
      return TRUE;
    }
  if (blocks->packed_end - blocks->packed_start < 2 || blocks->packed[blocks->packed_start] != 0x1f
      || blocks->packed[blocks->packed_start + 1] != 0x8b)
    return FALSE;
  blocks->unpacker = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  return TRUE;
}

/* Bytes unpacked; 0 at the end, negative on an error. */
static gssize
read_unpacked (Blocks *blocks, char *buffer, gsize size)
{
  gsize n_read = 0, n_written = 0;

  while (n_written == 0)
    {
      GConverterResult result;

      if (blocks->unpacker == NULL && !start_member (blocks))
        return -1;
      if (blocks->source.at_end)
        return 0;
      if (blocks->packed_end - blocks->packed_start < MIN_PACKED_BYTES && !blocks->file_ended
          && !read_packed (blocks))
        return -1;
      result = g_converter_convert (blocks->unpacker, blocks->packed + blocks->packed_start,
                                    blocks->packed_end - blocks->packed_start, buffer, size,
                                    blocks->file_ended ? G_CONVERTER_INPUT_AT_END : 0, &n_read,
                                    &n_written, NULL);
      if (result == G_CONVERTER_ERROR)
        {
          /* More of the file may be all that is missing. */
          if (blocks->file_ended || blocks->packed_end - blocks->packed_start > blocks->block
              || !read_packed (blocks))
            return -1;
          continue;
        }
      blocks->packed_start += n_read;
      if (result == G_CONVERTER_FINISHED)
        g_clear_object (&blocks->unpacker);
    }
  return (gssize) n_written;
}

/* ---- windows ---- */

static gssize
read_text (Blocks *blocks, char *buffer, gsize size)
{
  gssize n
    = blocks->is_gzip ? read_unpacked (blocks, buffer, size) : read_file (blocks, buffer, size);

  if (n == 0)
    blocks->source.at_end = TRUE;
  if (n > 0)
    blocks->n_text += (gsize) n;
  return blocks->n_text <= JCT_LIMIT_FILE_BYTES ? n : -1;
}

gboolean
jct_block_source_advance (JctBlockSource *source, const char *from)
{
  Blocks *blocks = (Blocks *) source;
  gsize rest = (gsize) (source->end - from);
  gssize n;

  source->text = from;
  if (source->at_end)
    return FALSE;
  if (blocks->size - rest < blocks->block && blocks->size >= MAX_WINDOW_BYTES)
    return FALSE;
  memmove (blocks->window, from, rest);
  if (blocks->size - rest < blocks->block)
    {
      blocks->size = 2 * blocks->size + blocks->block;
      blocks->window = g_realloc (blocks->window, blocks->size + JCT_BLOCK_PADDING);
    }
  n = read_text (blocks, blocks->window + rest, blocks->size - rest);
  rest += (gsize) MAX (n, 0);
  source->text = blocks->window;
  source->end = blocks->window + rest;
  memset (blocks->window + rest, 0, JCT_BLOCK_PADDING);
  return n > 0;
}

static GInputStream *
open_stream (const JctLoadContext *context, GBytes *bytes, gsize *size)
{
  goffset file_size = 0;
  GFileInputStream *stream;

  if (bytes != NULL)
    {
      *size = g_bytes_get_size (bytes);
      return *size <= JCT_LIMIT_FILE_BYTES ? g_memory_input_stream_new_from_bytes (bytes) : NULL;
    }
  if (context->file == NULL
      || !jct_source_file_check (context, JCT_LIMIT_FILE_BYTES, &file_size, NULL))
    return NULL;
  *size = (gsize) file_size;
  stream = g_file_read (context->file, context->cancellable, NULL);
  return stream != NULL ? G_INPUT_STREAM (stream) : NULL;
}

/* What was read first as text is gzip: it is to be unpacked, and the window begins anew. */
static void
start_gzip (Blocks *blocks)
{
  blocks->is_gzip = TRUE;
  blocks->packed_end = (gsize) (blocks->source.end - blocks->source.text);
  blocks->packed_size = MAX (blocks->packed_end, blocks->block) + MIN_PACKED_BYTES;
  blocks->packed = g_malloc (blocks->packed_size);
  memcpy (blocks->packed, blocks->source.text, blocks->packed_end);
  blocks->n_text = 0;
  blocks->source.text = blocks->source.end = blocks->window;
}

static gboolean
start (Blocks *blocks)
{
  JctBlockSource *source = &blocks->source;

  do
    if (!jct_block_source_advance (source, source->text))
      return FALSE;
  while (source->end - source->text < 3);
  if (!blocks->is_gzip && (guchar) source->text[0] == 0x1f && (guchar) source->text[1] == 0x8b)
    {
      start_gzip (blocks);
      return start (blocks);
    }
  source->had_mark = memcmp (source->text, "\xef\xbb\xbf", 3) == 0;
  if (source->had_mark)
    source->text += 3;
  return TRUE;
}

JctBlockSource *
jct_block_source_new (const JctLoadContext *context, GBytes *bytes, gsize block)
{
  Blocks *blocks = g_new0 (Blocks, 1);
  g_autoptr (JctBlockSource) source = &blocks->source;

  blocks->context = context;
  blocks->block = block;
  blocks->stream = open_stream (context, bytes, &blocks->file_size);
  if (blocks->stream == NULL)
    return NULL;
  blocks->size = 2 * block;
  blocks->window = g_malloc0 (blocks->size + JCT_BLOCK_PADDING);
  source->text = source->end = blocks->window;
  return start (blocks) ? g_steal_pointer (&source) : NULL;
}

void
jct_block_source_free (JctBlockSource *source)
{
  Blocks *blocks = (Blocks *) source;

  g_clear_object (&blocks->stream);
  g_clear_object (&blocks->unpacker);
  g_free (blocks->packed);
  g_free (blocks->window);
  g_free (blocks);
}
