/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that are broken, huge, disguised or mean: each ends in a document or in one clear error. */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "io/jct-limits.h"
#include "io/jct-reader.h"
#include "io/jct-source-file.h"
#include "io/jct-writer.h"

#define PACKAGE                                                                                    \
  "{\"title\":\"T\\u00fc\\ud83d\\ude00\",\"juncture\":{\"formatVersion\":1,\"definitions\":[{"     \
  "\"id\":\"d\",\"title\":"                                                                        \
  "\"D\",\"table\":\"t\",\"measure\":\"n\",\"where\":{\"s\":[\"a\"]}}],\"categories\":[{\"id\":"   \
  "\"c\"}],"                                                                                       \
  "\"defaultView\":\"v\"},\"resources\":[{\"name\":\"t\",\"juncture\":{\"role\":\"observations\"," \
  "\"measures\":"                                                                                  \
  "{\"n\":{\"qualifier\":\"q\"},\"x\":{}}},\"schema\":{\"fields\":[{\"name\":\"m\",\"type\":"      \
  "\"yearmonth\"},"                                                                                \
  "{\"name\":\"s\",\"type\":\"string\"},{\"name\":\"n\",\"type\":\"integer\"},{\"name\":\"x\","    \
  "\"type\":\"number\"},"                                                                          \
  "{\"name\":\"q\",\"type\":\"string\"}],\"primaryKey\":[\"m\",\"s\"]},\"data\":[[\"m\",\"s\","    \
  "\"n\",\"x\",\"q\"],"                                                                            \
  "[\"2024-01\",\"a\",12,1.5e3,\"nearly\"],[\"2024-02\",\"b\",null,-0.25,null]]},{\"name\":\"e\"," \
  "\"juncture\":"                                                                                  \
  "{\"role\":\"events\"},\"data\":[{\"id\":\"e\",\"date\":\"2022-08-05/"                           \
  "..\",\"title\":\"E\",\"category\":\"c\"}]},"                                                    \
  "{\"name\":\"w\",\"juncture\":{\"role\":\"views\"},\"data\":[{\"id\":\"v\",\"definition\":"      \
  "\"d\",\"from\":\"2024\"}]}]}\n"
#define CSV                                                                              \
  "fiscal_year,month_grouping,month_abbv,component,citizenship,encounter_count\r\n"      \
  "2024 (FYTD),FYTD,OCT,U.S. Border Patrol,\"CHINA, PEOPLES REPUBLIC OF\",\"1,234\"\r\n" \
  "2023,Remaining,SEP,\"Office of \"\"Field\"\" Operations\",HAITI,5\r\n"
#define RECORDS \
  "[{\"month\":\"2024-01\",\"a\":\"x\",\"n\":5},{\"month\":\"2024-02\",\"a\":null,\"n\":6.5}]"

static JctDocument *
load (const char *data, gsize length, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);

  return jct_document_load_bytes (bytes, "x.json", error);
}

static void
assert_refused (
  const char *data, gsize length, JctIoError code, const char *place, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JctDocument) document = load (data, length, &error);

  g_test_message ("%s", error != NULL ? error->message : "no error");
  g_assert_null (document);
  g_assert_error (error, JCT_IO_ERROR, (gint) code);
  g_assert_cmpstr (jct_io_error_get_place (error), ==, place);
  if (words != NULL)
    g_assert_nonnull (strstr (error->message, words));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_null (strpbrk (error->message, "\n\r\x1b"));
  g_assert_cmpuint (strlen (error->message), <, 600);
}

#define REFUSED(text, code, place, words) \
  assert_refused (text, sizeof (text) - 1, code, place, words)

static void
test_encoding (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JctDocument) marked = load ("\xef\xbb\xbf" PACKAGE, strlen (PACKAGE) + 3, &error);
  g_autofree char *crlf = NULL;
  g_autoptr (JctDocument) windows = NULL;
  g_auto (GStrv) parts = g_strsplit (PACKAGE, ",", -1);

  g_assert_no_error (error);
  g_assert_cmpstr (jct_document_get_title (marked), ==, "Tü😀");
  crlf = g_strjoinv (",\r\n", parts);
  windows = load (crlf, strlen (crlf), &error);
  g_assert_no_error (error);

  REFUSED ("", JCT_IO_ERROR_FORMAT, NULL, "empty");
  REFUSED ("\xef\xbb\xbf", JCT_IO_ERROR_FORMAT, NULL, "empty");
  REFUSED (" \n\t", JCT_IO_ERROR_FORMAT, NULL, "empty");
  REFUSED ("\xff\xfe{\0}\0", JCT_IO_ERROR_SYNTAX, NULL, "UTF-16");
  REFUSED ("{\0}\0", JCT_IO_ERROR_SYNTAX, NULL, "UTF-16");
  REFUSED ("{\n\"aü\0b\":1}", JCT_IO_ERROR_SYNTAX, "line 2, column 4", "NUL");
  REFUSED ("{\"a\":\n  \"\xfc\"}", JCT_IO_ERROR_SYNTAX, "line 2, column 4", "0xFC");
  REFUSED ("[\"\xed\xa0\x80\"]", JCT_IO_ERROR_SYNTAX, "line 1, column 3", "0xED");
  REFUSED ("[\"\xc0\xaf\"]", JCT_IO_ERROR_SYNTAX, "line 1, column 3", "0xC0");
}

static void
test_json (void)
{
  g_autofree char *deep = g_strnfill (100000, '[');
  g_autofree char *zeros = g_strnfill (100, '0');
  g_autofree char *number = g_strdup_printf ("[{\"n\":1%s}]", zeros);
  g_autofree char *xs = g_strnfill (JCT_LIMIT_STRING_BYTES + 1, 'x');
  g_autofree char *text = g_strdup_printf ("[{\"n\":\n\"%s\"}]", xs);

  assert_refused (deep, 100000, JCT_IO_ERROR_LIMIT, "line 1, column 65", "64");
  assert_refused (number, strlen (number), JCT_IO_ERROR_LIMIT, "line 1, column 7", "64");
  assert_refused (text, strlen (text), JCT_IO_ERROR_LIMIT, "line 2, column 1", "1048576");
  text[strlen (text) - 3] = ' '; /* never closed */
  assert_refused (text, strlen (text), JCT_IO_ERROR_LIMIT, "line 2, column 1", "1048576");

  REFUSED ("{", JCT_IO_ERROR_SYNTAX, "line 1, column 1", "too early");
  REFUSED ("[{\"a\":\"b", JCT_IO_ERROR_SYNTAX, "line 1, column 8", "too early");
  REFUSED ("[1,]", JCT_IO_ERROR_SYNTAX, "line 1, column 4", NULL);
  REFUSED ("[1] x", JCT_IO_ERROR_SYNTAX, "line 1, column 5", "\"x\"");
  REFUSED ("[1] 2", JCT_IO_ERROR_SYNTAX, "line 1, column 5", "\"2\"");
  /* records, which are read one at a time */
  REFUSED ("[{\"a\":1} {\"a\":2}]", JCT_IO_ERROR_SYNTAX, "line 1, column 10", "comma");
  REFUSED ("[{\"a\":1},\n]", JCT_IO_ERROR_SYNTAX, "line 2, column 1", "\"]\"");
  REFUSED ("[{\"a\":1}]\n2", JCT_IO_ERROR_SYNTAX, "line 2, column 1", "end of the file");
  REFUSED ("[{\"a\":1},", JCT_IO_ERROR_SYNTAX, "line 1, column 10", "too early");
  REFUSED ("[{\"a\":1}", JCT_IO_ERROR_SYNTAX, "line 1, column 9", "too early");
  REFUSED ("[{\"a\":1},\n{\"a\":}]", JCT_IO_ERROR_SYNTAX, "line 2, column 6", "\"}\"");
  REFUSED ("[{\"a\":1},\n{\"a\":1,\"a\":2}]", JCT_IO_ERROR_DUPLICATE, "line 2, column 10", "\"a\"");
  REFUSED ("[{\"a\":1},\n{\"a\":1e999}]", JCT_IO_ERROR_VALUE, "line 2, column 10", "1e999");
  REFUSED ("[{\"a\":1},5]", JCT_IO_ERROR_STRUCTURE, "/1", "the number 5");
  REFUSED ("{'a':1}", JCT_IO_ERROR_SYNTAX, "line 1, column 3", "\"a\"");
  REFUSED ("{\n\"a\":1,\n\"a\":2}", JCT_IO_ERROR_DUPLICATE, "line 3, column 3", "\"a\"");
  REFUSED ("[\"a\nb\"]", JCT_IO_ERROR_SYNTAX, "line 1, column 4", "end of the line");
  REFUSED ("[\"a\tb\"]", JCT_IO_ERROR_SYNTAX, "line 1, column 4", "control character");
  REFUSED ("[\"\\x\"]", JCT_IO_ERROR_SYNTAX, "line 1, column 3", "\"\\\\x\"");
  REFUSED ("[\"\\u12\"]", JCT_IO_ERROR_SYNTAX, "line 1, column 3", "u12");
  REFUSED ("[NaN]", JCT_IO_ERROR_VALUE, "line 1, column 2", "\"NaN\"");
  REFUSED ("[1,-Infinity]", JCT_IO_ERROR_VALUE, "line 1, column 4", "\"-Infinity\"");
  REFUSED ("[1e999]", JCT_IO_ERROR_VALUE, "line 1, column 6", "1e999");
  REFUSED ("[-1e999]", JCT_IO_ERROR_VALUE, "line 1, column 7", "-1e999");
  REFUSED ("[99999999999999999999]", JCT_IO_ERROR_VALUE, "line 1, column 21",
           "99999999999999999999");
  /* what is longer than Jansson quotes */
  REFUSED ("{\"n\":999999999999999999999999999999}", JCT_IO_ERROR_VALUE, "line 1, column 35",
           "\"999999999999999999999999999999\"");
  REFUSED ("{\"a longer name than that\":1,\n\"a longer name than that\":2}",
           JCT_IO_ERROR_DUPLICATE, "line 2, column 25", "\"a longer name than that\"");
  REFUSED ("{\"a\":1} \"a \\\" longer text than that\"", JCT_IO_ERROR_SYNTAX, "line 1, column 36",
           "longer text than that\"");
  REFUSED ("[{\"a longer name than that\":1,\"a longer name than that\":2}]",
           JCT_IO_ERROR_DUPLICATE, "line 1, column 55", "\"a longer name than that\"");
  REFUSED ("[undefined]", JCT_IO_ERROR_SYNTAX, "line 1, column 2", "\"undefined\"");
  REFUSED ("[01]", JCT_IO_ERROR_SYNTAX, "line 1, column 2", NULL);
  REFUSED ("[+1]", JCT_IO_ERROR_SYNTAX, "line 1, column 2", NULL);
  REFUSED ("[\"\\u0000\"]", JCT_IO_ERROR_VALUE, "line 1, column 3", "NUL");
  REFUSED ("[\"\\ud800\"]", JCT_IO_ERROR_VALUE, "line 1, column 3", "surrogate");
  REFUSED ("[\"\\udc00\\ud800\"]", JCT_IO_ERROR_VALUE, "line 1, column 3", "surrogate");
  REFUSED ("[\"\\ud800\\u0041\"]", JCT_IO_ERROR_VALUE, "line 1, column 3", "surrogate");
  REFUSED ("{\"\\u0000\":1}", JCT_IO_ERROR_VALUE, "line 1, column 3", "NUL");
  REFUSED ("{\"title\":\"\x1b[2J\"}", JCT_IO_ERROR_SYNTAX, "line 1, column 11", "control");
}

static void
test_formats (void)
{
  REFUSED ("x", JCT_IO_ERROR_FORMAT, NULL, "\"x\"");
  REFUSED ("5", JCT_IO_ERROR_FORMAT, NULL, "\"5\"");
  REFUSED ("[]", JCT_IO_ERROR_FORMAT, NULL, "empty JSON array");
  REFUSED ("[5]", JCT_IO_ERROR_FORMAT, NULL, "the number 5");
  REFUSED ("[[1]]", JCT_IO_ERROR_FORMAT, NULL, "an array");
  REFUSED ("{}", JCT_IO_ERROR_FORMAT, NULL, "empty JSON object");
  REFUSED ("{\"a\":1,\"b\\u001b\":2}", JCT_IO_ERROR_FORMAT, NULL, "\"a\", \"b\\u001b\"");
  REFUSED ("{\"version\":\"2.0\",\"class\":\"dataset\"}", JCT_IO_ERROR_STRUCTURE, NULL, "\"id\"");
  REFUSED ("{\"events\":[{\"start_date\":{}}]}", JCT_IO_ERROR_STRUCTURE, "/events/0/start_date",
           "\"year\"");
  REFUSED ("{\"a\":1}\n{\"a\":2}\n", JCT_IO_ERROR_STRUCTURE, NULL, "\"a\"");
  REFUSED ("[1]\n[2]\n", JCT_IO_ERROR_STRUCTURE, "line 1", "an object on each line");
  REFUSED ("<!DOCTYPE html>", JCT_IO_ERROR_FORMAT, NULL, "HTML");
  REFUSED ("%PDF-1.7", JCT_IO_ERROR_FORMAT, NULL, "PDF");
  REFUSED ("PK\x03\x04\x14\0\0\0", JCT_IO_ERROR_FORMAT, NULL, "spreadsheet");
  REFUSED ("\x89PNG\r\n\x1a\n", JCT_IO_ERROR_FORMAT, NULL, "PNG");
  REFUSED ("a\x1b[2J b\n", JCT_IO_ERROR_FORMAT, NULL, "\"a\\u001b[2J b\"");
}

static void
test_csv (void)
{
  g_autofree char *commas = g_strnfill (JCT_LIMIT_COLUMNS, ',');
  g_autofree char *wide = g_strdup_printf ("month,n\n%s\n", commas);
  g_autofree char *xs = g_strnfill (JCT_LIMIT_STRING_BYTES + 100000, 'x');
  g_autofree char *open = g_strdup_printf ("month,n\n2024-01,\"%s", xs);
  g_autofree char *lines = g_strdup_printf ("month,n\n2024-01,\"a\n%s", xs);

  assert_refused (wide, strlen (wide), JCT_IO_ERROR_LIMIT, "line 2", "256");
  assert_refused (open, strlen (open), JCT_IO_ERROR_LIMIT, "line 2", "1048576");
  assert_refused (lines, strlen (lines), JCT_IO_ERROR_LIMIT, "line 2", "1048576");
  REFUSED ("month,n\r2024-01,1\r2024-02,\"2\r", JCT_IO_ERROR_SYNTAX, "line 3", "never closed");
}

/* ---- gzip ---- */

static GBytes *
compress (const char *data, gsize length)
{
  g_autoptr (GZlibCompressor) zlib = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, G_CONVERTER (zlib));

  g_assert_true (g_output_stream_write_all (stream, data, length, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static GBytes *
join (GBytes *a, GBytes *b)
{
  GByteArray *joined = g_byte_array_new ();

  g_byte_array_append (joined, g_bytes_get_data (a, NULL), (guint) g_bytes_get_size (a));
  g_byte_array_append (joined, g_bytes_get_data (b, NULL), (guint) g_bytes_get_size (b));
  return g_byte_array_free_to_bytes (joined);
}

static void
test_gzip (void)
{
  g_autoptr (GBytes) whole = compress (PACKAGE, strlen (PACKAGE));
  g_autoptr (GBytes) head = compress (PACKAGE, 100);
  g_autoptr (GBytes) tail = compress (PACKAGE + 100, strlen (PACKAGE) - 100);
  g_autoptr (GBytes) members = join (head, tail);
  g_autoptr (GBytes) zeros = g_bytes_new_static ("\0\0\0\0", 4);
  g_autoptr (GBytes) junk = g_bytes_new_static ("junk", 4);
  g_autoptr (GBytes) padded = join (whole, zeros);
  g_autoptr (GBytes) trailed = join (whole, junk);
  g_autoptr (GError) error = NULL;
  g_autoptr (JctDocument) one = jct_document_load_bytes (whole, "x.json", &error);
  g_autoptr (JctDocument) two = jct_document_load_bytes (members, "x.json", &error);
  g_autoptr (JctDocument) three = jct_document_load_bytes (padded, "x.json", &error);
  gsize size = g_bytes_get_size (whole);

  g_assert_no_error (error);
  g_assert_cmpstr (jct_document_get_title (one), ==, "Tü😀");
  g_assert_cmpstr (jct_document_get_title (two), ==, "Tü😀");
  g_assert_cmpstr (jct_document_get_title (three), ==, "Tü😀");
  assert_refused (g_bytes_get_data (trailed, NULL), g_bytes_get_size (trailed), JCT_IO_ERROR_SYNTAX,
                  NULL, "followed");
  for (gsize n = 2; n < size; n++)
    assert_refused (g_bytes_get_data (whole, NULL), n, JCT_IO_ERROR_SYNTAX, NULL, "incomplete");
  for (gsize i = size - 8; i < size; i++)
    {
      g_autofree char *damaged = g_memdup2 (g_bytes_get_data (whole, NULL), size);

      damaged[i] ^= 0x55;
      assert_refused (damaged, size, JCT_IO_ERROR_SYNTAX, NULL, "damaged");
    }
}

/* Many zeros in few bytes: stopped at the limit, in one member or over many. */
static void
test_gzip_bomb (void)
{
  JctLoadContext context = { .name = "bomb.gz", .progress_end = 1.0 };
  g_autofree char *zeros = g_malloc0 (4 << 20);
  g_autoptr (GBytes) member = compress (zeros, 4 << 20);
  g_autoptr (GBytes) two = join (member, member);
  g_autoptr (GBytes) four = join (two, two);
  g_autoptr (GBytes) unpacked = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (g_bytes_get_size (four), <, 100000);
  unpacked = jct_source_file_unpack (&context, four, 16 << 20, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (unpacked), ==, 16 << 20);
  g_clear_pointer (&unpacked, g_bytes_unref);

  unpacked = jct_source_file_unpack (&context, member, 1 << 20, &error);
  g_assert_null (unpacked);
  g_assert_error (error, JCT_IO_ERROR, JCT_IO_ERROR_LIMIT);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, "MiB"));
  g_clear_error (&error);
  unpacked = jct_source_file_unpack (&context, four, (16 << 20) - 1, &error);
  g_assert_null (unpacked);
  g_assert_error (error, JCT_IO_ERROR, JCT_IO_ERROR_LIMIT);
}

/* ---- files ---- */

typedef struct
{
  char *folder;
  char *path;
  GFile *file;
} Folder;

static void
folder_set_up (Folder *folder, gconstpointer data)
{
  folder->folder = g_dir_make_tmp ("jct-hostile-XXXXXX", NULL);
  folder->path = g_build_filename (folder->folder, "x.json", NULL);
  folder->file = g_file_new_for_path (folder->path);
}

static void
folder_tear_down (Folder *folder, gconstpointer data)
{
  g_remove (folder->path);
  g_assert_cmpint (g_rmdir (folder->folder), ==, 0);
  g_object_unref (folder->file);
  g_free (folder->folder);
  g_free (folder->path);
}

static void
assert_not_opened (const Folder *folder, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JctDocument) document = jct_document_load (folder->file, NULL, NULL, NULL, &error);

  g_test_message ("%s", error != NULL ? error->message : "no error");
  g_assert_null (document);
  g_assert_error (error, G_IO_ERROR, code);
  g_assert_true (g_str_has_prefix (error->message, folder->path));
  g_assert_null (strstr (error->message + 1, folder->path));
}

static void
test_files (Folder *folder, gconstpointer data)
{
  JctLoadContext context = { .file = folder->file, .name = folder->path, .progress_end = 1.0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  assert_not_opened (folder, G_IO_ERROR_NOT_FOUND);
  g_assert_cmpint (g_mkdir (folder->path, 0700), ==, 0);
  assert_not_opened (folder, G_IO_ERROR_IS_DIRECTORY);
  g_assert_cmpint (g_rmdir (folder->path), ==, 0);
  /* Opening a FIFO waits for a writer, who never comes. */
  g_assert_cmpint (mkfifo (folder->path, 0600), ==, 0);
  assert_not_opened (folder, G_IO_ERROR_NOT_REGULAR_FILE);
  g_assert_cmpint (g_unlink (folder->path), ==, 0);
  g_assert_cmpint (symlink ("/dev/zero", folder->path), ==, 0);
  assert_not_opened (folder, G_IO_ERROR_NOT_REGULAR_FILE);
  g_assert_cmpint (g_unlink (folder->path), ==, 0);
  g_assert_cmpint (symlink ("x.json", folder->path), ==, 0);
  assert_not_opened (folder, G_IO_ERROR_NOT_REGULAR_FILE);
  g_assert_cmpint (g_unlink (folder->path), ==, 0);

  g_assert_true (g_file_set_contents (folder->path, PACKAGE, -1, NULL));
  bytes = jct_source_file_read (&context, 100, &error);
  g_assert_null (bytes);
  g_assert_error (error, JCT_IO_ERROR, JCT_IO_ERROR_LIMIT);
  /* Its size is far above the limit, and nothing of it is read. */
  g_assert_cmpint (truncate (folder->path, JCT_LIMIT_FILE_BYTES + 1), ==, 0);
  g_clear_error (&error);
  bytes = jct_source_file_load (&context, &error);
  g_assert_null (bytes);
  g_assert_error (error, JCT_IO_ERROR, JCT_IO_ERROR_LIMIT);
  g_assert_nonnull (strstr (error->message, "GiB"));
}

static void
test_unreadable (Folder *folder, gconstpointer data)
{
  if (geteuid () == 0)
    {
      g_test_skip ("permissions do not bind root");
      return;
    }
  g_assert_true (g_file_set_contents (folder->path, PACKAGE, -1, NULL));
  g_assert_cmpint (g_chmod (folder->path, 0), ==, 0);
  assert_not_opened (folder, G_IO_ERROR_PERMISSION_DENIED);
}

static void
on_progress (double fraction, gpointer user_data)
{
  double *last = user_data;

  g_assert_cmpfloat (fraction, >=, *last);
  g_assert_cmpfloat (fraction, <=, 1.0);
  *last = fraction;
}

static void
on_progress_cancel (double fraction, gpointer user_data)
{
  if (fraction > 0.3)
    g_cancellable_cancel (user_data);
}

static void
test_progress (Folder *folder, gconstpointer data)
{
  static const char *const texts[] = { PACKAGE, CSV, RECORDS, "month,n\n2024-01,5\n" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (JctDocument) document = NULL;
      g_autoptr (JctDocument) cancelled = NULL;
      double last = 0;

      g_assert_true (g_file_set_contents (folder->path, texts[i], -1, NULL));
      document = jct_document_load (folder->file, on_progress, &last, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpfloat (last, >=, 0.99);
      cancelled
        = jct_document_load (folder->file, on_progress_cancel, cancellable, cancellable, &error);
      g_assert_null (cancelled);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

typedef struct
{
  GMainLoop *loop;
  JctDocument *document;
  GError *error;
} Result;

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Result *done = user_data;

  done->document = jct_document_load_finish (result, &done->error);
  g_main_loop_quit (done->loop);
}

static void
test_async (Folder *folder, gconstpointer data)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Result result = { .loop = loop };

  g_assert_true (g_file_set_contents (folder->path, PACKAGE, -1, NULL));
  jct_document_load_async (folder->file, NULL, NULL, cancellable, on_loaded, &result);
  g_main_loop_run (loop);
  g_assert_no_error (result.error);
  g_assert_cmpuint (jct_document_get_n_tables (result.document), ==, 1);
  g_clear_pointer (&result.document, jct_document_unref);

  g_cancellable_cancel (cancellable);
  jct_document_load_async (folder->file, NULL, NULL, cancellable, on_loaded, &result);
  g_main_loop_run (loop);
  g_assert_error (result.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (result.document);
  g_clear_error (&result.error);

  g_assert_true (g_file_set_contents (folder->path, "[", -1, NULL));
  jct_document_load_async (folder->file, NULL, NULL, NULL, on_loaded, &result);
  g_main_loop_run (loop);
  g_assert_error (result.error, JCT_IO_ERROR, JCT_IO_ERROR_SYNTAX);
  g_assert_nonnull (jct_io_error_get_place (result.error));
  g_clear_error (&result.error);
}

/* ---- every cut, and chance ---- */

/* A document or an error, never both or neither; and a document can be saved and read again. */
static gboolean
check_any (const char *data, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JctDocument) document = load (data, length, &error);
  g_autoptr (GBytes) saved = NULL;
  g_autoptr (JctDocument) again = NULL;

  if (document == NULL)
    {
      g_assert_nonnull (error);
      g_assert_cmpint (error->domain, ==, JCT_IO_ERROR);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_null (strpbrk (error->message, "\n\r\x1b"));
      return FALSE;
    }
  g_assert_no_error (error);
  saved = jct_document_to_bytes (document, &error);
  if (error != NULL)
    g_error ("%s: %.*s", error->message, (int) length, data);
  again = jct_document_load_bytes (saved, "again.json", &error);
  if (error != NULL)
    g_error ("%s: %s -> %s", error->message, data, (const char *) g_bytes_get_data (saved, NULL));
  return TRUE;
}

static void
test_truncated (void)
{
  g_assert_true (check_any (PACKAGE, strlen (PACKAGE)));
  g_assert_true (check_any (CSV, strlen (CSV)));
  g_assert_true (check_any (RECORDS, strlen (RECORDS)));
  /* The last byte is the line end, which may be missing. */
  for (gsize n = 0; n < strlen (PACKAGE) - 1; n++)
    g_assert_false (check_any (PACKAGE, n));
  for (gsize n = 0; n < strlen (CSV); n++)
    check_any (CSV, n);
  for (gsize n = 0; n < strlen (RECORDS); n++)
    g_assert_false (check_any (RECORDS, n));
}

/* Bytes that mean something to one of the formats, so that chance gets past the first check. */
static const char interesting[] = "{}[]\",:\\u0dDnft-+.eE0123456789 \n\r\t\xff\xc3\x00~/";

static void
mutate (GByteArray *bytes, GRand *random)
{
  guint n = (guint) g_rand_int_range (random, 1, 4);

  for (guint i = 0; i < n && bytes->len > 1; i++)
    {
      guint at = (guint) g_rand_int_range (random, 0, (gint32) bytes->len);
      guint8 byte = (guint8) interesting[g_rand_int_range (random, 0, sizeof interesting - 1)];
      guint length = (guint) g_rand_int_range (random, 1, 12);

      switch (g_rand_int_range (random, 0, 5))
        {
        case 0:
          bytes->data[at] = byte;
          break;
        case 1:
          bytes->data[at] ^= (guint8) (1 << g_rand_int_range (random, 0, 8));
          break;
        case 2:
          g_byte_array_remove_range (bytes, at, MIN (length, bytes->len - at));
          break;
        case 3:
          bytes->data[at] = bytes->data[(at + length) % bytes->len];
          break;
        default:
          g_byte_array_append (bytes, &byte, 1);
          memmove (bytes->data + at + 1, bytes->data + at, bytes->len - 1 - at);
          bytes->data[at] = byte;
          break;
        }
    }
}

static void
run_mutations (const char *text, guint n, guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  guint n_opened = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();

      g_byte_array_append (bytes, (const guint8 *) text, (guint) strlen (text));
      mutate (bytes, random);
      n_opened += check_any ((const char *) bytes->data, bytes->len);
    }
  /* Both outcomes were met, so that the loop looked at what it is for. */
  g_assert_cmpuint (n_opened, >, n / 50);
  g_assert_cmpuint (n_opened, <, n - n / 10);
}

static void
test_mutated (void)
{
  run_mutations (PACKAGE, 20000, 20241121);
  run_mutations (CSV, 5000, 1);
  run_mutations (RECORDS, 5000, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/io/hostile/encoding", test_encoding);
  g_test_add_func ("/io/hostile/json", test_json);
  g_test_add_func ("/io/hostile/formats", test_formats);
  g_test_add_func ("/io/hostile/csv", test_csv);
  g_test_add_func ("/io/hostile/gzip", test_gzip);
  g_test_add_func ("/io/hostile/gzip-bomb", test_gzip_bomb);
  g_test_add ("/io/hostile/files", Folder, NULL, folder_set_up, test_files, folder_tear_down);
  g_test_add ("/io/hostile/unreadable", Folder, NULL, folder_set_up, test_unreadable,
              folder_tear_down);
  g_test_add ("/io/hostile/progress", Folder, NULL, folder_set_up, test_progress, folder_tear_down);
  g_test_add ("/io/hostile/async", Folder, NULL, folder_set_up, test_async, folder_tear_down);
  g_test_add_func ("/io/hostile/truncated", test_truncated);
  g_test_add_func ("/io/hostile/mutated", test_mutated);
  return g_test_run ();
}
