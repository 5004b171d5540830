/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/jct-source-file.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "io/jct-io-error.h"
#include "io/jct-limits.h"
#include "io/jct-sniff.h"

#define CHUNK_BYTES (256 * 1024)

/* A growing buffer that fails instead of ending the program when memory runs out. */
typedef struct
{
  guint8 *data;
  gsize length;
  gsize allocated;
} Buffer;

static void
buffer_clear (Buffer *buffer)
{
  g_free (buffer->data);
  buffer->data = NULL;
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Buffer, buffer_clear)

static gboolean
buffer_reserve (Buffer *buffer, gsize more)
{
  gsize wanted = buffer->length + more;
  gsize size = MAX (buffer->allocated, CHUNK_BYTES);
  guint8 *data;

  if (wanted <= buffer->allocated)
    return TRUE;
  while (size < wanted)
    size += size / 2;
  data = g_try_realloc (buffer->data, size);
  if (data == NULL)
    return FALSE;
  buffer->data = data;
  buffer->allocated = size;
  return TRUE;
}

static GBytes *
buffer_take (Buffer *buffer)
{
  return g_bytes_new_take (g_steal_pointer (&buffer->data), buffer->length);
}

static void
set_too_large (GError **error, const char *name, gsize limit)
{
  g_autofree char *size = g_format_size_full (limit, G_FORMAT_SIZE_IEC_UNITS);

  /* Translators: %s is a size such as "2.0 GiB". */
  jct_io_error_set (error, JCT_IO_ERROR_LIMIT, name, NULL, _ ("The file is larger than %s."), size);
}

static void
set_no_memory (GError **error, const char *name)
{
  jct_io_error_set (error, JCT_IO_ERROR_LIMIT, name, NULL,
                    _ ("There is not enough memory for the file."));
}

/* GIO's own messages name the file in the middle of a sentence, or not at all. */
static void
take_system_error (GError **error, GError *inner, const char *name)
{
  if (g_error_matches (inner, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_set_error (error, inner->domain, inner->code, _ ("%s: There is no such file."), name);
  else if (g_error_matches (inner, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    g_set_error (error, inner->domain, inner->code,
                 _ ("%s: The file may not be read: permission is denied."), name);
  else
    g_set_error (error, inner->domain, inner->code, "%s: %s", name, inner->message);
  g_error_free (inner);
}

/* What GIO says of a local file as well, but without the modules that it would look for to say more. */
static gboolean
query_local (const char *path, GFileType *type, goffset *size, GError **error)
{
  GStatBuf status;

  /* A link that leads nowhere is a link. */
  if (g_stat (path, &status) != 0 && (g_lstat (path, &status) != 0 || !S_ISLNK (status.st_mode)))
    {
      int code = errno;

      g_set_error_literal (error, G_IO_ERROR, (int) g_io_error_from_errno (code),
                           g_strerror (code));
      return FALSE;
    }
  *type = S_ISREG (status.st_mode)   ? G_FILE_TYPE_REGULAR
          : S_ISDIR (status.st_mode) ? G_FILE_TYPE_DIRECTORY
                                     : G_FILE_TYPE_SPECIAL;
  *size = status.st_size;
  return TRUE;
}

static gboolean
query (const JctLoadContext *context, GFileType *type, goffset *size, GError **error)
{
  const char *path = g_file_is_native (context->file) ? g_file_peek_path (context->file) : NULL;
  g_autoptr (GFileInfo) info = NULL;

  if (path != NULL)
    return query_local (path, type, size, error);
  info = g_file_query_info (context->file,
                            G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                            G_FILE_QUERY_INFO_NONE, context->cancellable, error);
  if (info == NULL)
    return FALSE;
  *type = g_file_info_get_file_type (info);
  *size = g_file_info_get_size (info);
  return TRUE;
}

gboolean
jct_source_file_check (const JctLoadContext *context, gsize limit, goffset *size, GError **error)
{
  GError *inner = NULL;
  GFileType type;

  if (!query (context, &type, size, &inner))
    {
      take_system_error (error, inner, context->name);
      return FALSE;
    }
  if (type == G_FILE_TYPE_DIRECTORY)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY,
                   _ ("%s: This is a folder, not a file."), context->name);
      return FALSE;
    }
  if (type != G_FILE_TYPE_REGULAR)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
                   _ ("%s: This is not a regular file."), context->name);
      return FALSE;
    }
  if (*size < 0 || (guint64) *size > limit)
    {
      set_too_large (error, context->name, limit);
      return FALSE;
    }
  return TRUE;
}

GBytes *
jct_source_file_read (const JctLoadContext *context, gsize limit, GError **error)
{
  g_auto (Buffer) buffer = { NULL, 0, 0 };
  g_autoptr (GFileInputStream) stream = NULL;
  GError *inner = NULL;
  goffset size = 0;
  gssize n;

  if (!jct_source_file_check (context, limit, &size, error))
    return NULL;
  stream = g_file_read (context->file, context->cancellable, &inner);
  if (stream == NULL)
    {
      take_system_error (error, inner, context->name);
      return NULL;
    }
  do
    {
      /* One byte more than the stated size, so that the usual file ends without growing the
       * buffer. */
      gsize chunk = buffer.length == 0 ? (gsize) size + 1 : CHUNK_BYTES;

      if (!buffer_reserve (&buffer, chunk))
        {
          set_no_memory (error, context->name);
          return NULL;
        }
      n = g_input_stream_read (G_INPUT_STREAM (stream), buffer.data + buffer.length,
                               MIN (buffer.allocated - buffer.length, 16 * CHUNK_BYTES),
                               context->cancellable, &inner);
      if (n < 0)
        {
          take_system_error (error, inner, context->name);
          return NULL;
        }
      buffer.length += (gsize) n;
      if (buffer.length > limit)
        {
          set_too_large (error, context->name, limit);
          return NULL;
        }
      if (!jct_load_context_step (context, buffer.length, (gsize) size, error))
        return NULL;
    }
  while (n > 0);
  return buffer_take (&buffer);
}

static gboolean
is_gzip (const guint8 *data, gsize length)
{
  return length >= 2 && data[0] == 0x1f && data[1] == 0x8b;
}

/* Unpacks one member of a gzip file and says how many bytes of `data` it took. */
static gboolean
unpack_member (const JctLoadContext *context,
               const guint8 *data,
               gsize length,
               Buffer *out,
               gsize limit,
               gsize *taken,
               GError **error)
{
  g_autoptr (GZlibDecompressor) zlib = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  GConverterResult result = G_CONVERTER_CONVERTED;

  *taken = 0;
  while (result != G_CONVERTER_FINISHED)
    {
      g_autoptr (GError) inner = NULL;
      gsize n_read = 0;
      gsize n_written = 0;

      if (!jct_load_context_step (context, *taken, length, error))
        return FALSE;
      if (!buffer_reserve (out, CHUNK_BYTES))
        {
          set_no_memory (error, context->name);
          return FALSE;
        }
      result = g_converter_convert (G_CONVERTER (zlib), data + *taken, length - *taken,
                                    out->data + out->length, out->allocated - out->length,
                                    G_CONVERTER_INPUT_AT_END, &n_read, &n_written, &inner);
      if (result == G_CONVERTER_ERROR)
        {
          if (g_error_matches (inner, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT))
            jct_io_error_set (error, JCT_IO_ERROR_SYNTAX, context->name, NULL,
                              _ ("The gzip file ends too early; it is incomplete."));
          else
            jct_io_error_set (error, JCT_IO_ERROR_SYNTAX, context->name, NULL,
                              _ ("The gzip file is damaged and cannot be unpacked."));
          return FALSE;
        }
      *taken += n_read;
      out->length += n_written;
      if (out->length > limit)
        {
          g_autofree char *size = g_format_size_full (limit, G_FORMAT_SIZE_IEC_UNITS);

          /* Translators: %s is a size such as "2.0 GiB". */
          jct_io_error_set (error, JCT_IO_ERROR_LIMIT, context->name, NULL,
                            _ ("The gzip file unpacks to more than %s."), size);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
is_padding (const guint8 *data, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (data[i] != 0)
      return FALSE;
  return TRUE;
}

GBytes *
jct_source_file_unpack (const JctLoadContext *context, GBytes *bytes, gsize limit, GError **error)
{
  g_auto (Buffer) buffer = { NULL, 0, 0 };
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  if (!is_gzip (data, length))
    return g_bytes_ref (bytes);
  while (is_gzip (data, length))
    {
      gsize taken;

      if (!unpack_member (context, data, length, &buffer, limit, &taken, error))
        return NULL;
      data += taken;
      length -= taken;
    }
  if (!is_padding (data, length))
    {
      jct_io_error_set (error, JCT_IO_ERROR_SYNTAX, context->name, NULL,
                        _ ("The gzip file is followed by bytes that do not belong to it."));
      return NULL;
    }
  return buffer_take (&buffer);
}

static gboolean
looks_like_utf16 (const guint8 *data, gsize length)
{
  if (length < 2)
    return FALSE;
  if ((data[0] == 0xff && data[1] == 0xfe) || (data[0] == 0xfe && data[1] == 0xff))
    return TRUE;
  return (data[0] == 0) != (data[1] == 0);
}

static void
set_not_text (GError **error, const char *name, const guint8 *data, gsize length, gsize offset)
{
  g_autofree char *place = jct_io_place_of_offset ((const char *) data, length, offset);

  if (data[offset] == 0)
    jct_io_error_set (error, JCT_IO_ERROR_SYNTAX, name, place,
                      _ ("Found a NUL byte; expected text in UTF-8."));
  else
    jct_io_error_set (error, JCT_IO_ERROR_SYNTAX, name, place,
                      /* Translators: the number is the value of a byte, in hexadecimal. */
                      _ ("Found the byte 0x%02X, which is not UTF-8; expected text in UTF-8."),
                      data[offset]);
}

GBytes *
jct_source_file_decode (const JctLoadContext *context, GBytes *bytes, GError **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  const char *end;
  gsize bom = length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

  if (length == 0)
    {
      jct_io_error_set (error, JCT_IO_ERROR_FORMAT, context->name, NULL, _ ("The file is empty."));
      return NULL;
    }
  if (looks_like_utf16 (data, length))
    {
      jct_io_error_set (error, JCT_IO_ERROR_SYNTAX, context->name, NULL,
                        _ ("The file is UTF-16; expected text in UTF-8."));
      return NULL;
    }
  if (!g_utf8_validate_len ((const char *) data + bom, length - bom, &end))
    {
      set_not_text (error, context->name, data + bom, length - bom,
                    (gsize) (end - (const char *) data) - bom);
      return NULL;
    }
  return g_bytes_new_from_bytes (bytes, bom, length - bom);
}

/* ---- other encodings ---- */

static gboolean
looks_like_json (GBytes *text)
{
  gsize length;
  const char *data = g_bytes_get_data (text, &length);
  gsize i = 0;

  while (i < length && (guchar) data[i] <= ' ')
    i++;
  return i < length && (data[i] == '{' || data[i] == '[');
}

/* NULL without an error where the bytes are not text in that encoding, or NUL is in it. */
static GBytes *
convert (GBytes *bytes, const char *encoding)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  gsize converted_length;
  char *converted
    = g_convert (data, (gssize) length, "UTF-8", encoding, NULL, &converted_length, NULL);

  if (converted != NULL && memchr (converted, 0, converted_length) != NULL)
    g_clear_pointer (&converted, g_free);
  return converted != NULL ? g_bytes_new_take (converted, converted_length) : NULL;
}

static gboolean
has_utf16_mark (GBytes *bytes)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  return length >= 2
         && ((data[0] == 0xff && data[1] == 0xfe) || (data[0] == 0xfe && data[1] == 0xff));
}

static GBytes *
decode_as_given (const JctLoadContext *context, GBytes *bytes, const char *encoding, GError **error)
{
  GBytes *text = convert (bytes, encoding);
  g_autofree char *quoted = NULL;

  if (text != NULL)
    return text;
  quoted = jct_io_quote (encoding, -1);
  jct_io_error_set (error, JCT_IO_ERROR_SYNTAX, context->name, NULL,
                    /* Translators: %s is the name of an encoding. */
                    _ ("The file is not text in the encoding %s, or there is no such encoding."),
                    quoted);
  return NULL;
}

GBytes *
jct_source_file_decode_any (const JctLoadContext *context,
                            GBytes *bytes,
                            const char **encoding,
                            GError **error)
{
  const char *given = context->options != NULL ? context->options->encoding : NULL;
  GError *inner = NULL;
  GBytes *text;
  GBytes *converted;

  *encoding = "UTF-8";
  if (given != NULL && g_ascii_strcasecmp (given, "UTF-8") != 0)
    {
      *encoding = given;
      return decode_as_given (context, bytes, given, error);
    }
  text = jct_source_file_decode (context, bytes, &inner);
  if (text != NULL || given != NULL || g_bytes_get_size (bytes) == 0 || looks_like_json (bytes))
    {
      if (inner != NULL)
        g_propagate_error (error, inner);
      return text;
    }
  *encoding = has_utf16_mark (bytes) ? "UTF-16" : "windows-1252";
  converted = convert (bytes, *encoding);
  if (converted != NULL && looks_like_json (converted))
    g_clear_pointer (&converted, g_bytes_unref);
  if (converted != NULL)
    g_error_free (inner);
  else
    g_propagate_error (error, inner);
  return converted;
}

/* The unpacked bytes of the file. */
static GBytes *
load_bytes (const JctLoadContext *context, GError **error)
{
  JctLoadContext reading = jct_load_context_share (context, 0.0, 0.5);
  JctLoadContext unpacking = jct_load_context_share (context, 0.5, 1.0);
  g_autoptr (GBytes) raw = jct_source_file_read (&reading, JCT_LIMIT_FILE_BYTES, error);
  g_autoptr (GBytes) unpacked = NULL;

  if (raw == NULL)
    return NULL;
  unpacked = jct_source_file_unpack (&unpacking, raw, JCT_LIMIT_FILE_BYTES, error);
  if (unpacked == NULL || !jct_sniff_bytes (context, unpacked, error))
    return NULL;
  return g_steal_pointer (&unpacked);
}

GBytes *
jct_source_file_load (const JctLoadContext *context, GError **error)
{
  g_autoptr (GBytes) bytes = load_bytes (context, error);

  return bytes != NULL ? jct_source_file_decode (context, bytes, error) : NULL;
}

GBytes *
jct_source_file_load_any (const JctLoadContext *context, const char **encoding, GError **error)
{
  g_autoptr (GBytes) bytes = load_bytes (context, error);

  return bytes != NULL ? jct_source_file_decode_any (context, bytes, encoding, error) : NULL;
}
