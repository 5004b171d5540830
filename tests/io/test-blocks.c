/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The reader in blocks beside the reader of whole texts: thousands of generated and mutated files, each of which must
 * end in the same document, cell by cell, or in the same error, at blocks of any size.
 */
#include <string.h>

#include "tests/io/compare-readers.h"

#define N_FILES 3000

static char *
record_of_escapes (void)
{
  return g_strdup ("[{\"month\":\"2024-01\",\"t\":\"a\\u00e4\\ud83d\\ude00\\n\\\\\\/\",\"n\":1},\n"
                   "{\"month\":\"2024-02\",\"t\":\"\xc3\xa4\\\"b\",\"n\":-0},\n"
                   "{\"month\":\"2024-02\",\"t\":\"a\\\\b\",\"n\":9223372036854775807},\n"
                   "{\"month\":\"2024-02\",\"t\":\"a\\b\",\"n\":null}]");
}

/* What the flat reader is known to take must not be left to the other: else this would compare one with itself. */
static void
test_taken (void)
{
  g_autofree char *escapes = record_of_escapes ();
  const char *const texts[] = {
    escapes,
    "\xef\xbb\xbf [ {\"month\":\"2024-01\",\"n\":1} , {\"n\":2.5e3,\"month\":\"2024-02\"} ] \n",
    "[{\"month\":\"2024-01\",\"n\":1},{\"month\":\"2024-02\",\"late\":true,\"n\":2},{\"n\":0,"
    "\"month\":\"2024-03\"}]",
    "[{\"year\":2024,\"a\":null,\"n\":1},{\"year\":2025,\"a\":7,\"n\":1},{\"year\":2026,\"a\":\"x\","
    "\"n\":0.1}]",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (gsize block = 1; block < 40; block++)
      {
        g_autoptr (GBytes) bytes = g_bytes_new (texts[i], strlen (texts[i]));

        g_test_message ("blocks of %u: %s", (guint) block, texts[i]);
        g_assert_true (takes_in_blocks (bytes, block, 1));
        compare_readers (bytes, block, 1);
      }
}

/* Everything that the whole reader refuses for a reason of its own. */
static void
test_refused (void)
{
  static const char *const texts[] = {
    "[{\"month\":\"2024-01\",\"n\":1,\"n\":2}]",
    "[{\"month\":\"2024-01\",\"n\":1},{\"month\":\"2024-01\",\"n\":1,\"m\\u006fnth\":\"2024-02\"}]",
    "[{\"month\":\"2024-01\",\"n\":NaN}]",
    "[{\"month\":\"2024-01\",\"n\":01}]",
    "[{\"month\":\"2024-01\",\"n\":1e400}]",
    "[{\"month\":\"2024-01\",\"n\":9223372036854775808}]",
    "[{\"month\":\"2024-01\",\"n\":1.}]",
    "[{\"month\":\"2024-01\",\"n\":-}]",
    "[{\"month\":\"2024-01\",\"n\":1,}]",
    "[{\"month\":\"2024-01\",\"n\":1},]",
    "[{\"month\":\"2024-01\",\"n\":1}] x",
    "[{\"month\":\"2024-01\",\"n\":1}",
    "[{\"month\":\"2024-01\",\"n\":1",
    "[{\"month\":\"2024-01\",\"n\":{}}]",
    "[{\"month\":\"2024-01\",\"t\":\"\\ud800\",\"n\":1}]",
    "[{\"month\":\"2024-01\",\"t\":\"\\u0000\",\"n\":1}]",
    "[{\"month\":\"2024-01\",\"t\":\"\\x\",\"n\":1}]",
    "[{\"month\":\"2024-01\",\"t\":\"\xff\",\"n\":1}]",
    "[{\"month\":\"2024-01\",\"t\":\"\xed\xa0\x80\",\"n\":1}]",
    "[{\"month\":\"2024-01\",\"t\":\"\n\",\"n\":1}]",
    "[{\"month\":\"2024-01\",\"n\":1},{}]",
    "[{}]",
    "[{\"month\":\"2024-01\",\"n\":1},7]",
    "[{\"month\":\"2024-01\",\"n\":1},{\"month\":\"2024-13\",\"n\":1}]",
    "[{\"month\":\"2024-01\",\"n\":1},{\"month\":null,\"n\":1}]",
    "[{\"month\":\"2024-01\",\"n\":1}\v,{\"month\":\"2024-02\",\"n\":1}]",
    "[[\"month\",\"n\"],[\"2024-01\",1]]",
    "\t\t\t\t\t\t\t\t\t\t\t\t\t\t",
    "[",
    "[{",
    "{\"resources\":[{\"data\":[[1,2,3],[4,5,6]]}]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (gsize block = 1; block < 80; block += 7)
      {
        g_autoptr (GBytes) bytes = g_bytes_new (texts[i], strlen (texts[i]));

        g_assert_false (takes_in_blocks (bytes, block, 1));
        compare_readers (bytes, block, 1);
      }
}

static void
test_nul (void)
{
  static const char text[] = "[{\"month\":\"2024-01\",\"t\":\"\0\",\"n\":1}]\0";
  g_autoptr (GBytes) bytes = g_bytes_new (text, sizeof text - 1);
  g_autoptr (GBytes) end = g_bytes_new (text, sizeof text);

  for (gsize block = 1; block < 40; block++)
    {
      compare_readers (bytes, block, 1);
      compare_readers (end, block, 1);
    }
}

/* A number of 64 characters is taken, one of 65 is not; a text of 1 MiB is, one byte more is not. */
static void
test_limits (void)
{
  for (guint more = 0; more < 2; more++)
    {
      g_autofree char *digits = g_strnfill (62 + more, '3');
      g_autofree char *letters = g_strnfill (1024 * 1024 + more, 'x');
      g_autofree char *number = g_strdup_printf ("[{\"month\":\"2024-01\",\"n\":0.%s}]", digits);
      g_autofree char *text
        = g_strdup_printf ("[{\"month\":\"2024-01\",\"n\":1,\"t\":\"%s\"}]", letters);
      g_autoptr (GBytes) number_bytes = g_bytes_new (number, strlen (number));
      g_autoptr (GBytes) text_bytes = g_bytes_new (text, strlen (text));

      g_assert_cmpint (takes_in_blocks (number_bytes, 4096, 1), ==, more == 0);
      g_assert_cmpint (takes_in_blocks (text_bytes, 4096, 1), ==, more == 0);
      compare_readers (number_bytes, 4096, 1);
      compare_readers (text_bytes, 4096, 1);
    }
}

static void
test_columns (void)
{
  for (guint n = 255; n < 258; n++)
    {
      g_autoptr (GString) text = g_string_new ("[{\"month\":\"2024-01\"");
      g_autoptr (GBytes) bytes = NULL;

      for (guint i = 1; i < n; i++)
        g_string_append_printf (text, ",\"c%u\":%u", i, i);
      g_string_append (text, "}]");
      bytes = g_bytes_new (text->str, text->len);
      g_assert_cmpint (takes_in_blocks (bytes, 64, 1), ==, n <= 256);
      compare_readers (bytes, 64, 1);
    }
}

static void
test_generated (void)
{
  guint n_taken = 0;

  for (guint seed = 0; seed < N_FILES; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (GBytes) bytes = generate_file (random);
      gsize block = (gsize) g_rand_int_range (random, 1, 300);

      n_taken += takes_in_blocks (bytes, block, 20);
      compare_readers (bytes, block, 20);
    }
  /* Most of them are what the flat reader is for. */
  g_assert_cmpuint (n_taken, >, N_FILES / 3);
}

static void
test_mutated (void)
{
  for (guint seed = 0; seed < N_FILES; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed + N_FILES);
      g_autoptr (GBytes) whole = generate_file (random);
      g_autoptr (GBytes) bytes = mutate_file (random, whole);

      compare_readers (bytes, (gsize) g_rand_int_range (random, 1, 300), 20);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/io/blocks/taken", test_taken);
  g_test_add_func ("/io/blocks/refused", test_refused);
  g_test_add_func ("/io/blocks/nul", test_nul);
  g_test_add_func ("/io/blocks/limits", test_limits);
  g_test_add_func ("/io/blocks/columns", test_columns);
  g_test_add_func ("/io/blocks/generated", test_generated);
  g_test_add_func ("/io/blocks/mutated", test_mutated);
  return g_test_run ();
}
