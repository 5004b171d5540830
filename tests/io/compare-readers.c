/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/io/compare-readers.h"

#include <gio/gio.h>
#include <string.h>

#include "io/jct-read-blocks.h"
#include "io/jct-reader-private.h"
#include "io/jct-writer.h"

/* ---- comparing ---- */

static void
compare_dimensions (const JctTable *a, const JctTable *b)
{
  g_assert_cmpuint (jct_table_get_n_dimensions (a), ==, jct_table_get_n_dimensions (b));
  for (guint i = 0; i < jct_table_get_n_dimensions (a); i++)
    {
      guint width_a, width_b;
      gconstpointer codes_a = jct_table_get_codes (a, i, &width_a);
      gconstpointer codes_b = jct_table_get_codes (b, i, &width_b);

      g_assert_cmpstr (jct_table_get_dimension_name (a, i), ==,
                       jct_table_get_dimension_name (b, i));
      g_assert_cmpuint (jct_table_get_n_values (a, i), ==, jct_table_get_n_values (b, i));
      for (guint code = 0; code < jct_table_get_n_values (a, i); code++)
        g_assert_cmpstr (jct_table_get_value (a, i, code), ==, jct_table_get_value (b, i, code));
      g_assert_cmpuint (width_a, ==, width_b);
      g_assert_cmpmem (codes_a, width_a * jct_table_get_n_rows (a), codes_b,
                       width_b * jct_table_get_n_rows (b));
    }
}

static void
compare_cells (const JctTable *a, const JctTable *b, guint measure, gsize row)
{
  double real_a = jct_table_get_real (a, measure, row);
  double real_b = jct_table_get_real (b, measure, row);

  g_assert_cmpint (jct_table_is_missing (a, measure, row), ==,
                   jct_table_is_missing (b, measure, row));
  g_assert_cmpmem (&real_a, sizeof real_a, &real_b, sizeof real_b);
  if (jct_table_get_measure_type (a, measure) == JCT_MEASURE_INTEGER)
    g_assert_cmpint (jct_table_get_integer (a, measure, row), ==,
                     jct_table_get_integer (b, measure, row));
  g_assert_cmpint (jct_table_get_qualifier (a, measure, row), ==,
                   jct_table_get_qualifier (b, measure, row));
}

static void
compare_tables (const JctTable *a, const JctTable *b)
{
  gsize n_rows = jct_table_get_n_rows (a);

  g_assert_cmpstr (jct_table_get_name (a), ==, jct_table_get_name (b));
  g_assert_cmpint (jct_table_get_period_kind (a).unit, ==, jct_table_get_period_kind (b).unit);
  g_assert_cmpuint (n_rows, ==, jct_table_get_n_rows (b));
  g_assert_cmpmem (jct_table_get_periods (a), n_rows * sizeof (gint32), jct_table_get_periods (b),
                   n_rows * sizeof (gint32));
  compare_dimensions (a, b);
  g_assert_cmpuint (jct_table_get_n_measures (a), ==, jct_table_get_n_measures (b));
  for (guint i = 0; i < jct_table_get_n_measures (a); i++)
    {
      g_assert_cmpint (jct_table_get_measure_type (a, i), ==, jct_table_get_measure_type (b, i));
      for (gsize row = 0; row < n_rows; row++)
        compare_cells (a, b, i, row);
    }
}

static void
compare_documents (JctDocument *a, JctDocument *b)
{
  g_autoptr (GBytes) saved_a = jct_document_to_bytes (a, NULL);
  g_autoptr (GBytes) saved_b = jct_document_to_bytes (b, NULL);

  g_assert_cmpstr (jct_document_get_format (a), ==, jct_document_get_format (b));
  g_assert_cmpstr (jct_document_get_title (a), ==, jct_document_get_title (b));
  g_assert_cmpuint (jct_document_get_n_problems (a), ==, jct_document_get_n_problems (b));
  for (guint i = 0; i < jct_document_get_n_problems (a); i++)
    g_assert_cmpstr (jct_document_get_problem (a, i)->message, ==,
                     jct_document_get_problem (b, i)->message);
  g_assert_cmpuint (jct_document_get_n_tables (a), ==, jct_document_get_n_tables (b));
  for (guint i = 0; i < jct_document_get_n_tables (a); i++)
    compare_tables (jct_document_get_table (a, i), jct_document_get_table (b, i));
  /* Neither or both: what cannot be saved cannot be saved for the same reason. */
  g_assert_cmpint (saved_a != NULL, ==, saved_b != NULL);
  if (saved_a != NULL)
    g_assert_true (g_bytes_equal (saved_a, saved_b));
}

void
compare_readers (GBytes *bytes, gsize block, gsize bulk)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) whole_error = NULL;
  g_autoptr (JctDocument) document = jct_reader_load_bytes (bytes, "x", block, bulk, &error);
  g_autoptr (JctDocument) whole = jct_reader_load_bytes (bytes, "x", 0, 0, &whole_error);

  g_assert_cmpstr (error != NULL ? error->message : NULL, ==,
                   whole_error != NULL ? whole_error->message : NULL);
  g_assert_cmpint (document != NULL, ==, whole != NULL);
  if (document != NULL)
    compare_documents (document, whole);
  else
    {
      g_assert_true (g_error_matches (error, whole_error->domain, whole_error->code));
      g_assert_cmpstr (jct_io_error_get_place (error), ==, jct_io_error_get_place (whole_error));
    }
}

gboolean
takes_in_blocks (GBytes *bytes, gsize block, gsize bulk)
{
  JctLoadContext context = { .name = "x", .progress_end = 1.0 };
  g_autoptr (JctBlockSource) source = jct_block_source_new (&context, bytes, block);
  g_autoptr (GBytes) text = NULL;
  g_autoptr (JctDocument) document = NULL;

  if (source != NULL)
    document = jct_read_blocks (&context, source, bulk, &text);
  return document != NULL;
}

/* ---- generating ---- */

/* One in `n`. */
static gboolean
chance (GRand *random, gint32 n)
{
  return g_rand_int_range (random, 0, n) == 0;
}

static const char *
pick (GRand *random, const char *const *texts, guint n)
{
  return texts[g_rand_int_range (random, 0, (gint32) n)];
}

#define PICK(random, texts) pick (random, texts, G_N_ELEMENTS (texts))

static void
add_space (GRand *random, GString *out)
{
  static const char *const spaces[] = { "", "", "", " ", "\n", "\r\n  ", "\t" };

  g_string_append (out, PICK (random, spaces));
}

static void
add_text (GRand *random, GString *out)
{
  static const char *const texts[] = { "\"a\"",
                                       "\"b\"",
                                       "\"\"",
                                       "\"Haïti\"",
                                       "\"\\u00e4\"",
                                       "\"a\\\\b\"",
                                       "\"a\\b\"",
                                       "\"2024\"",
                                       "\"true\"",
                                       "\"5\"",
                                       "\"null\"",
                                       "\"a\\\"b\"",
                                       "\"\\ud83d\\ude00\"",
                                       "\"longer than eight bytes\"",
                                       "\"\\u0041\"",
                                       "\"-\"" };

  if (chance (random, 6))
    g_string_append_printf (out, "\"t%d\"", g_rand_int_range (random, 0, 400));
  else
    g_string_append (out, PICK (random, texts));
}

static void
add_number (GRand *random, GString *out, gboolean real)
{
  static const char *const reals[]
    = { "0.1",  "-0.0", "1e5",    "2.5E-3",   "123456789.123456789", "1e22",
        "1e23", "5.0",  "1.0e+2", "4.9e-324", "0.30000000000000004", "1E-400" };
  static const char *const integers[] = { "0",
                                          "-0",
                                          "1",
                                          "7",
                                          "-3",
                                          "2147483648",
                                          "-2147483648",
                                          "9007199254740993",
                                          "9223372036854775807",
                                          "-9223372036854775808",
                                          "123456789012345678",
                                          "2024" };

  if (chance (random, 3))
    g_string_append_printf (out, "%d", g_rand_int_range (random, -300, 3000));
  else
    g_string_append (out, real ? PICK (random, reals) : PICK (random, integers));
}

/* What a field mostly holds. */
typedef enum
{
  HOLDS_MONTHS,
  HOLDS_YEARS,
  HOLDS_TEXTS,
  HOLDS_INTEGERS,
  HOLDS_REALS,
  HOLDS_BOOLEANS,
  HOLDS_ANYTHING,
  N_HOLDS,
} Holds;

static void
add_value (GRand *random, GString *out, Holds holds)
{
  if (holds == HOLDS_ANYTHING)
    holds = (Holds) g_rand_int_range (random, 0, HOLDS_ANYTHING);
  if (holds > HOLDS_YEARS && chance (random, 12))
    g_string_append (out, "null");
  else if (holds == HOLDS_MONTHS)
    g_string_append_printf (out, "\"20%02d-%02d\"", g_rand_int_range (random, 0, 30),
                            g_rand_int_range (random, 1, 13));
  else if (holds == HOLDS_YEARS)
    g_string_append_printf (out, "%d", g_rand_int_range (random, 1990, 2030));
  else if (holds == HOLDS_TEXTS)
    add_text (random, out);
  else if (holds == HOLDS_BOOLEANS)
    g_string_append (out, chance (random, 2) ? "true" : "false");
  else
    add_number (random, out, holds == HOLDS_REALS && !chance (random, 4));
}

typedef struct
{
  guint n;
  Holds holds[8];
  const char *names[8];
  gboolean irregular;
} Fields;

static void
make_fields (GRand *random, Fields *fields)
{
  static const char *const names[]
    = { "month", "n", "x", "country", "Fiscal Year", "late", "Größe", "a b" };

  fields->n = (guint) g_rand_int_range (random, 2, 8);
  fields->irregular = chance (random, 3);
  for (guint i = 0; i < fields->n; i++)
    {
      fields->names[i] = names[i];
      fields->holds[i] = (Holds) g_rand_int_range (random, HOLDS_TEXTS, N_HOLDS);
    }
  fields->holds[0] = chance (random, 4) ? HOLDS_YEARS : HOLDS_MONTHS;
  fields->holds[1] = chance (random, 3) ? HOLDS_REALS : HOLDS_INTEGERS;
}

static void
add_record (GRand *random, GString *out, const Fields *fields)
{
  guint first = fields->irregular && chance (random, 4)
                  ? (guint) g_rand_int_range (random, 0, (gint32) fields->n)
                  : 0;
  gboolean empty = TRUE;

  g_string_append_c (out, '{');
  for (guint i = 0; i < fields->n; i++)
    {
      guint field = (i + first) % fields->n;

      if (field > 0 && fields->irregular && chance (random, 5))
        continue;
      if (!empty)
        g_string_append_c (out, ',');
      empty = FALSE;
      if (fields->irregular)
        add_space (random, out);
      g_string_append_printf (out, "\"%s\":", fields->names[field]);
      add_value (random, out, fields->holds[field]);
    }
  g_string_append_c (out, '}');
}

static void
add_row (GRand *random, GString *out, const Fields *fields)
{
  g_string_append_c (out, '[');
  for (guint i = 0; i < fields->n; i++)
    {
      if (i > 0)
        g_string_append (out, ",");
      add_value (random, out, fields->holds[i]);
    }
  g_string_append_c (out, ']');
}

static void
add_array (GRand *random, GString *out, const Fields *fields, gboolean rows)
{
  int n = g_rand_int_range (random, 1, 40);

  g_string_append_c (out, '[');
  if (rows)
    {
      for (guint i = 0; i < fields->n; i++)
        g_string_append_printf (out, "%s\"%s\"", i > 0 ? "," : "[", fields->names[i]);
      g_string_append_c (out, ']');
    }
  for (int i = 0; i < n; i++)
    {
      if (i > 0 || rows)
        g_string_append_c (out, ',');
      add_space (random, out);
      if (rows)
        add_row (random, out, fields);
      else
        add_record (random, out, fields);
    }
  add_space (random, out);
  g_string_append_c (out, ']');
}

/* A type of the Table Schema that mostly fits. */
static const char *
get_type (GRand *random, const Fields *fields, guint i)
{
  static const char *const any[]
    = { "string", "integer", "number", "boolean", "any", "year", "date" };
  static const char *const fitting[]
    = { "yearmonth", "year", "string", "integer", "number", "boolean", "any" };

  return chance (random, 15) ? PICK (random, any) : fitting[fields->holds[i]];
}

static void
add_package (GRand *random, GString *out, const Fields *fields)
{
  gboolean schema_first = chance (random, 2);
  g_autoptr (GString) schema = g_string_new ("\"schema\":{\"fields\":[");

  for (guint i = 0; i < fields->n; i++)
    g_string_append_printf (schema, "%s{\"name\":\"%s\",\"type\":\"%s\"}", i > 0 ? "," : "",
                            fields->names[i], get_type (random, fields, i));
  g_string_append_printf (schema, "]%s%s}",
                          chance (random, 4) ? ",\"missingValues\":[\"-\",\"\"]" : "",
                          chance (random, 6) ? ",\"primaryKey\":[\"month\"]" : "");
  g_string_append (
    out, "{\"data\":[1],\"resources\":[{\"name\":\"first\",\"data\":[[1],{}]},{\"name\":\"t\",");
  if (schema_first)
    g_string_append_printf (out, "%s,", schema->str);
  g_string_append (out, "\"data\":");
  add_array (random, out, fields, chance (random, 2));
  if (!schema_first)
    g_string_append_printf (out, ",%s", schema->str);
  g_string_append (out, ",\"juncture\":{\"role\":\"observations\"}}]}\n");
}

static GBytes *
pack (GBytes *bytes)
{
  g_autoptr (GConverter) gzip
    = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 6));
  g_autoptr (GInputStream) memory = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GInputStream) packed = g_converter_input_stream_new (memory, gzip);

  return g_input_stream_read_bytes (packed, 4 * g_bytes_get_size (bytes) + 1000, NULL, NULL);
}

GBytes *
generate_file (GRand *random)
{
  GString *out = g_string_new (chance (random, 10) ? "\xef\xbb\xbf" : NULL);
  g_autoptr (GBytes) bytes = NULL;
  Fields fields;

  make_fields (random, &fields);
  add_space (random, out);
  if (chance (random, 2))
    add_package (random, out, &fields);
  else
    add_array (random, out, &fields, FALSE);
  bytes = g_string_free_to_bytes (out);
  return chance (random, 10) ? pack (bytes) : g_steal_pointer (&bytes);
}

/* ---- mutating ---- */

static void
mutate_once (GRand *random, GString *out)
{
  static const char *const pieces[]
    = { "\"",       "\\",      ",",    "}",    "]", "[",    "{",
        ":",        "0",       "-",    ".",    "e", "null", "NaN",
        "\\u0000",  "\\ud800", "\xff", "\xc3", " ", "\n",   "\"month\":\"2024-01\",",
        "\"n\":1,", "{}",      "[]",   "\x01" };
  gssize at = (gssize) (g_rand_double (random) * (double) out->len);
  gssize wanted = g_rand_int_range (random, 1, 12);
  gssize length = MIN (wanted, (gssize) out->len - at);

  switch (g_rand_int_range (random, 0, 5))
    {
    case 0:
      if (out->len > 0)
        out->str[at] = (char) g_rand_int_range (random, 0, 256);
      break;
    case 1:
      g_string_erase (out, at, length);
      break;
    case 2:
      {
        g_autofree char *copy = g_strndup (out->str + at, (gsize) length);

        g_string_insert (out, at, copy);
        break;
      }
    case 3:
      g_string_truncate (out, (gsize) at);
      break;
    default:
      g_string_insert (out, at, PICK (random, pieces));
      break;
    }
}

GBytes *
mutate_file (GRand *random, GBytes *bytes)
{
  GString *out
    = g_string_new_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
  int n = g_rand_int_range (random, 1, 4);

  for (int i = 0; i < n; i++)
    mutate_once (random, out);
  return g_string_free_to_bytes (out);
}
