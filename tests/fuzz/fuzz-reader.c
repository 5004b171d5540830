/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The fuzzer of the readers: any bytes must end in the same document or error, in blocks and as a whole. The first byte
 * says how long the blocks are. With Clang it is a target of libFuzzer (meson setup -Dfuzzer=true); else it mutates the
 * seeds itself, which is also how it runs as a test:
 *
 *   fuzz-reader [ROUNDS [FIRST-SEED]] FOLDER
 */
#include "tests/io/compare-readers.h"

#define BULK_BYTES 20

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = NULL;

  if (size == 0)
    return 0;
  bytes = g_bytes_new (data + 1, size - 1);
  compare_readers (bytes, (gsize) data[0] + 1, BULK_BYTES);
  return 0;
}

#ifndef JCT_LIBFUZZER

#include <gio/gio.h>
#include <stdio.h>

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(char *const *) a, *(char *const *) b);
}

/* The seeds of the folder, in the order of their names. */
static GPtrArray *
load_seeds (const char *folder)
{
  GPtrArray *seeds = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      char *text;
      gsize length;

      if (g_file_get_contents (names->pdata[i], &text, &length, NULL))
        g_ptr_array_add (seeds, g_bytes_new_take (text, length));
    }
  return seeds;
}

int
main (int argc, char **argv)
{
  guint64 rounds = argc > 2 ? g_ascii_strtoull (argv[1], NULL, 10) : 1000;
  guint64 first = argc > 3 ? g_ascii_strtoull (argv[2], NULL, 10) : 0;
  g_autoptr (GPtrArray) seeds = NULL;

  if (argc < 2)
    return 2;
  seeds = load_seeds (argv[argc - 1]);
  printf ("TAP version 13\n1..1\n");
  for (guint64 i = first; i < first + rounds; i++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed ((guint32) i);
      g_autoptr (GBytes) seed = i % 2 == 0 && seeds->len > 0
                                  ? g_bytes_ref (seeds->pdata[i / 2 % seeds->len])
                                  : generate_file (random);
      g_autoptr (GBytes) bytes = mutate_file (random, seed);
      guint8 block = (guint8) g_rand_int_range (random, 0, 256);
      g_autoptr (GByteArray) input = g_byte_array_new ();

      g_byte_array_append (input, &block, 1);
      g_byte_array_append (input, g_bytes_get_data (bytes, NULL), (guint) g_bytes_get_size (bytes));
      LLVMFuzzerTestOneInput (input->data, input->len);
    }
  printf ("%s 1 - %" G_GUINT64_FORMAT " rounds over %u seeds\n", seeds->len > 0 ? "ok" : "not ok",
          rounds, seeds->len);
  return seeds->len > 0 ? 0 : 1;
}

#endif
