/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Goals 4 to 7: a JSON file to a document (read, roles guessed, dictionary-coded columns, sorted), beside what Jansson
 * takes to parse it alone. Flat records are timed (4) and their peak memory taken (5); a long file stands beside
 * data.table's fread of the same rows as CSV, too (6); irregular records (escapes, reals, fields that are missing, texts
 * that hardly repeat) beside Jansson with plain coding of its tree (7).
 *
 *   bench-reader [ROWS [LONG-ROWS [ROUNDS [RECORDS.csv.gz]]]]
 *
 * Where the CSV is there (its last column numbers, as its first), its rows are the flat records and, again and again, the
 * long file; else they are made up. Processor time; freeing is not counted on either side. The program fails when the sums
 * of the columns are wrong.
 */
#include "bench/jct-bench.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <jansson.h>
#include <malloc.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "io/jct-csv.h"
#include "io/jct-reader.h"
#include "io/jct-source-file.h"

/* ---- files ---- */

typedef struct
{
  char *json;
  char *csv; /* (nullable) */
  gsize n_rows;
  double sum; /* of the last measure */
} Data;

static void
data_clear (Data *data)
{
  g_unlink (data->json);
  g_free (data->json);
  if (data->csv != NULL)
    g_unlink (data->csv);
  g_free (data->csv);
}

/* Made-up rows after those that CBP publishes: some fields change at each row, others seldom. */
static void
make_flat (Data *data, gsize n_rows)
{
  static const char *const regions[] = { "Northern Land Border", "Southwest Land Border", "Other" };
  static const char *const groups[]
    = { "FMUA", "Single Adults", "UC / Single Minors", "Accompanied Minors" };
  static const char *const kinds[] = { "Inadmissibles", "Expulsions", "Apprehensions" };
  static const char *const months[]
    = { "OCT", "NOV", "DEC", "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP" };
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  FILE *json = fopen (data->json, "w");
  FILE *csv = data->csv != NULL ? fopen (data->csv, "w") : NULL;

  if (csv != NULL)
    fputs (
      "Fiscal Year,Month Grouping,Month (abbv),Component,Land Border Region,Area of Responsibility,AOR (Abbv),"
      "Demographic,Citizenship,Title of Authority,Encounter Type,Encounter Count\n",
      csv);
  data->n_rows = n_rows;
  for (gsize i = 0; i < n_rows; i++)
    {
      guint32 bits = g_rand_int (random);
      int year = 2020 + (int) (i * 5 / n_rows);
      const char *month = months[i * 60 / n_rows % 12];
      const char *region = regions[i * 180 / n_rows % 3];
      int area = (int) (i * 60 * 41 / n_rows % 41);
      const char *group = groups[bits & 3];
      int country = (int) (bits >> 2 & 0xff) % 22;
      int title = bits >> 10 & 1 ? 8 : 42;
      const char *kind = kinds[(bits >> 11 & 0xff) % 3];
      int count = (int) (bits >> 20);

      data->sum += count;
      fprintf (
        json,
        "%s{\"Fiscal Year\": %d, \"Month Grouping\": \"FYTD\", \"Month (abbv)\": \"%s\", "
        "\"Component\": \"Office of Field Operations\", \"Land Border Region\": \"%s\", "
        "\"Area of Responsibility\": \"Field Office number %d\", \"AOR (Abbv)\": \"Office %d\", "
        "\"Demographic\": \"%s\", \"Citizenship\": \"COUNTRY NUMBER %d\", "
        "\"Title of Authority\": \"Title %d\", \"Encounter Type\": \"%s\", \"Encounter Count\": %d}",
        i > 0 ? ", " : "[", year, month, region, area, area, group, country, title, kind, count);
      if (csv != NULL)
        fprintf (
          csv,
          "%d,FYTD,%s,Office of Field Operations,%s,Field Office number %d,Office %d,%s,COUNTRY NUMBER %d,Title %d,%s,%d\n",
          year, month, region, area, area, group, country, title, kind, count);
    }
  fputs ("]\n", json);
  fclose (json);
  if (csv != NULL)
    fclose (csv);
}

typedef struct
{
  Data *data;
  FILE *json;
  FILE *csv; /* (nullable) */
  gsize n_rows;
  gboolean in_rows; /* the header is behind us */
  GPtrArray *names;
} Converting;

/* Quoted where it must be, as those who publish CSV do. */
static void
write_csv (FILE *csv, const JctCsvRow *row)
{
  for (guint i = 0; csv != NULL && i < row->n_fields; i++)
    {
      const char *quote = strchr (row->fields[i], ',') != NULL ? "\"" : "";

      fprintf (csv, "%s%s%s%s", i > 0 ? "," : "", quote, row->fields[i], quote);
    }
  if (csv != NULL)
    fputc ('\n', csv);
}

static gboolean
convert_row (const JctCsvRow *row, gpointer user_data, GError **error)
{
  Converting *to = user_data;

  if (to->names->len == 0)
    {
      for (guint i = 0; i < row->n_fields; i++)
        g_ptr_array_add (to->names, g_strdup (row->fields[i]));
      write_csv (to->csv, row);
    }
  if (!to->in_rows || to->data->n_rows == to->n_rows)
    {
      to->in_rows = TRUE;
      return TRUE;
    }
  write_csv (to->csv, row);
  for (guint i = 0; i < MIN (row->n_fields, to->names->len); i++)
    {
      gboolean number = i == 0 || i == to->names->len - 1;

      fprintf (to->json, "%s\"%s\": %s%s%s",
               i > 0                  ? ", "
               : to->data->n_rows > 0 ? ", {"
                                      : "[{",
               (char *) to->names->pdata[i], number ? "" : "\"", row->fields[i],
               number ? "" : "\"");
    }
  fputs ("}", to->json);
  to->data->n_rows++;
  to->data->sum += g_ascii_strtod (row->fields[row->n_fields - 1], NULL);
  return TRUE;
}

/* Its rows, from the start again until there are `n_rows`. FALSE where the file is not there. */
static gboolean
convert_csv (Data *data, const char *path, gsize n_rows)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  JctLoadContext context = { .file = file, .name = path, .progress_end = 1.0 };
  g_autoptr (GBytes) text = jct_source_file_load (&context, NULL);
  Converting to = { .data = data, .n_rows = n_rows, .names = names };

  if (text == NULL)
    return FALSE;
  to.json = fopen (data->json, "w");
  to.csv = data->csv != NULL ? fopen (data->csv, "w") : NULL;
  while (data->n_rows < n_rows)
    {
      to.in_rows = FALSE;
      jct_csv_parse (&context, g_bytes_get_data (text, NULL), g_bytes_get_size (text), ',',
                     convert_row, &to, NULL);
    }
  fputs ("]\n", to.json);
  fclose (to.json);
  if (to.csv != NULL)
    fclose (to.csv);
  return TRUE;
}

static void
make_irregular (Data *data, gsize n_rows)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2);
  FILE *json = fopen (data->json, "w");

  data->n_rows = n_rows;
  for (gsize i = 0; i < n_rows; i++)
    {
      guint32 bits = g_rand_int (random);
      double value = (double) (bits >> 8) / 256;
      char text[G_ASCII_DTOSTR_BUF_SIZE];

      data->sum += value;
      fprintf (json, "%s{\"month\": \"20%02d-%02d\", \"id\": \"%08x-%04x\"", i > 0 ? ", " : "[",
               (int) (bits & 0xf) + 10, (int) (bits >> 4 & 0xff) % 12 + 1, bits,
               (guint) i & 0xffff);
      if (bits >> 12 & 3)
        fprintf (json, ", \"place\": \"Stra\\u00dfe %d\\n\\\"%d\\\"\"", (int) (bits >> 14 & 0xff),
                 (int) (bits >> 22));
      if (bits >> 13 & 3)
        fprintf (json, ", \"share\": %s",
                 g_ascii_formatd (text, sizeof text, "%.6f", value / 131072));
      fprintf (json, ", \"note\": %s, \"value\": %s}",
               bits >> 15 & 1 ? "null" : "\"nota n\xc3\xbamero\"",
               g_ascii_dtostr (text, sizeof text, value));
    }
  fputs ("]\n", json);
  fclose (json);
}

/* ---- rounds ---- */

static JctDocument *
load (const Data *data)
{
  g_autoptr (GFile) file = g_file_new_for_path (data->json);

  return jct_document_load (file, NULL, NULL, NULL, NULL);
}

static double
run_load (gpointer data)
{
  double start = jct_bench_cpu_ms ();
  JctDocument *document = load (data);
  double ms = jct_bench_cpu_ms () - start;

  g_clear_pointer (&document, jct_document_unref);
  return ms;
}

/* The millions of pieces that the tree leaves behind are put together now, and not when we ask for memory next. */
static void
free_tree (json_t *root)
{
  json_decref (root);
  malloc_trim (0);
}

static double
run_jansson (gpointer data)
{
  double start = jct_bench_cpu_ms ();
  json_t *root = json_load_file (((Data *) data)->json, 0, NULL);
  double ms = jct_bench_cpu_ms () - start;

  free_tree (root);
  return ms;
}

/* A column as one would code it plainly. */
typedef struct
{
  GHashTable *codes;
  GArray *rows; /* of guint32 */
  GArray *reals;
} Coded;

static void
coded_free (gpointer data)
{
  Coded *coded = data;

  g_hash_table_unref (coded->codes);
  g_array_unref (coded->rows);
  g_array_unref (coded->reals);
  g_free (coded);
}

static void
code_value (GHashTable *columns, const char *name, const json_t *value)
{
  Coded *coded = g_hash_table_lookup (columns, name);

  if (coded == NULL)
    {
      coded = g_new0 (Coded, 1);
      coded->codes = g_hash_table_new (g_str_hash, g_str_equal);
      coded->rows = g_array_new (FALSE, FALSE, sizeof (guint32));
      coded->reals = g_array_new (FALSE, FALSE, sizeof (double));
      g_hash_table_insert (columns, (gpointer) name, coded);
    }
  if (json_is_string (value))
    {
      const char *text = json_string_value (value);
      gpointer found;
      guint32 code;

      if (!g_hash_table_lookup_extended (coded->codes, text, NULL, &found))
        {
          found = GUINT_TO_POINTER (g_hash_table_size (coded->codes));
          g_hash_table_insert (coded->codes, (gpointer) text, found);
        }
      code = GPOINTER_TO_UINT (found);
      g_array_append_val (coded->rows, code);
    }
  else
    {
      double real = json_number_value (value);

      g_array_append_val (coded->reals, real);
    }
}

static double
run_jansson_and_code (gpointer data)
{
  double start = jct_bench_cpu_ms ();
  json_t *root = json_load_file (((Data *) data)->json, 0, NULL);
  GHashTable *columns = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, coded_free);
  double ms;
  json_t *record;
  gsize i;

  json_array_foreach (root, i, record)
    {
      const char *name;
      json_t *value;

      json_object_foreach (record, name, value)
        code_value (columns, name, value);
    }
  ms = jct_bench_cpu_ms () - start;
  g_hash_table_unref (columns);
  free_tree (root);
  return ms;
}

/* ---- checks ---- */

static gboolean
check (const Data *data)
{
  g_autoptr (JctDocument) document = load (data);
  const JctTable *table = document != NULL ? jct_document_get_table (document, 0) : NULL;
  double sum = 0;

  if (table == NULL || jct_table_get_n_rows (table) != data->n_rows)
    return FALSE;
  for (gsize row = 0; row < data->n_rows; row++)
    sum += jct_table_get_real (table, jct_table_get_n_measures (table) - 1, row);
  return ABS (sum - data->sum) <= 1e-9 * data->sum;
}

/* By how many KiB the peak of memory grows in a process of its own; negative where that cannot be said. */
static double
measure_peak (JctBenchRound run, Data *data)
{
  int ends[2];
  long grown = -1;
  pid_t pid;

  if (pipe (ends) != 0)
    return -1;
  pid = fork ();
  if (pid == 0)
    {
      struct rusage before, after;

      getrusage (RUSAGE_SELF, &before);
      run (data);
      getrusage (RUSAGE_SELF, &after);
      grown = after.ru_maxrss - before.ru_maxrss;
      _exit (write (ends[1], &grown, sizeof grown) == sizeof grown ? 0 : 1);
    }
  close (ends[1]);
  if (pid > 0 && read (ends[0], &grown, sizeof grown) != sizeof grown)
    grown = -1;
  close (ends[0]);
  if (pid > 0)
    waitpid (pid, NULL, 0);
  return (double) grown;
}

/* ---- goals ---- */

static char *
make_path (const char *folder, const char *name)
{
  return g_build_filename (folder, name, NULL);
}

static double
get_mb (const char *path)
{
  GStatBuf info;

  return g_stat (path, &info) == 0 ? (double) info.st_size / 1e6 : 0;
}

static void
print_times (const char *what,
             const Data *data,
             const char *yardstick,
             const JctBenchComparison *times)
{
  printf ("%s: %" G_GSIZE_FORMAT " rows, %.1f MB: %.1f ms, %s %.1f ms\n", what, data->n_rows,
          get_mb (data->json), times->ours_ms, yardstick, times->theirs_ms);
}

static void
measure_memory (Data *data, guint n_rounds, const char *number, const char *what, double goal)
{
  g_autofree double *ratios = g_new (double, n_rounds);
  double ours = 0, theirs = 0;

  for (guint i = 0; i < n_rounds; i++)
    {
      ours = measure_peak (run_load, data);
      theirs = measure_peak (run_jansson, data);
      ratios[i] = ours / theirs;
    }
  printf ("%s: the peak of memory grows by %.1f MiB, by json_load_file's %.1f MiB\n", what,
          ours / 1024, theirs / 1024);
  if (ours > 0 && theirs > 0)
    jct_bench_goal (number, what, "ratio", jct_bench_median (ratios, n_rounds), goal);
  else
    jct_bench_goal_skipped (number, what, "too few rows to measure");
}

static gboolean
bench_flat (const char *folder, gsize n_rows, const char *csv, guint n_rounds)
{
  Data data = { .json = make_path (folder, "flat.json") };
  JctBenchComparison times;
  gboolean right;

  if (csv == NULL || !convert_csv (&data, csv, n_rows))
    make_flat (&data, n_rows);
  /* First, before this process has memory to give to its children. */
  measure_memory (&data, n_rounds, "5", "json-flat-memory", 0.06);
  jct_bench_compare (run_load, &data, run_jansson, &data, n_rounds, &times);
  print_times ("flat records", &data, "json_load_file", &times);
  jct_bench_goal_ratio ("4", "json-flat", &times, 0.06, "too few rows to time");
  right = check (&data);
  data_clear (&data);
  return right;
}

static gboolean
bench_irregular (const char *folder, gsize n_rows, guint n_rounds)
{
  Data data = { .json = make_path (folder, "irregular.json") };
  JctBenchComparison times;
  gboolean right;

  make_irregular (&data, n_rows);
  measure_memory (&data, n_rounds, "7", "json-irregular-memory", 0.9);
  jct_bench_compare (run_load, &data, run_jansson_and_code, &data, n_rounds, &times);
  print_times ("irregular records", &data, "json_load_file and coding", &times);
  jct_bench_goal_ratio ("7", "json-irregular", &times, 0.9, "too few rows to time");
  right = check (&data);
  data_clear (&data);
  return right;
}

static gboolean
bench_long (const char *folder, gsize n_rows, const char *csv, guint n_rounds)
{
  Data data = { .json = make_path (folder, "long.json"), .csv = make_path (folder, "long.csv") };
  g_autoptr (JctBenchPeer) fread_peer = NULL;
  JctBenchComparison times;
  gboolean right;

  if (csv == NULL || !convert_csv (&data, csv, n_rows))
    make_flat (&data, n_rows);
  printf ("long file: the peak of memory grows by %.1f MiB\n",
          measure_peak (run_load, &data) / 1024);
  jct_bench_compare (run_load, &data, run_jansson, &data, n_rounds, &times);
  print_times ("long file", &data, "json_load_file", &times);
  jct_bench_goal_ratio ("6", "json-long", &times, 0.045, "too few rows to time");
  fread_peer = jct_bench_peer_start ("fread.R", data.csv);
  right
    = check (&data) && (fread_peer == NULL || jct_bench_peer_get_check (fread_peer) == data.sum);
  jct_bench_compare (run_load, &data, jct_bench_peer_round, fread_peer, n_rounds, &times);
  print_times ("long file", &data, "data.table::fread of its CSV", &times);
  jct_bench_goal_ratio ("6", "json-long-to-fread", &times, 0.5, "no Rscript with data.table");
  data_clear (&data);
  return right;
}

int
main (int argc, char **argv)
{
  guint n_rows = jct_bench_argument (argc, argv, 1, 68815, 10 * 1000 * 1000);
  guint n_long = jct_bench_argument (argc, argv, 2, 1000 * 1000, 10 * 1000 * 1000);
  guint n_rounds = jct_bench_argument (argc, argv, 3, 9, 1000);
  g_autofree char *folder = g_dir_make_tmp ("jct-bench-XXXXXX", NULL);
  const char *csv = argc > 4 ? argv[4] : NULL;
  gboolean right;

  if (n_rows == 0 || n_long == 0 || n_rounds == 0 || folder == NULL)
    {
      fprintf (stderr, "usage: %s [ROWS [LONG-ROWS [ROUNDS [RECORDS.csv.gz]]]]\n", argv[0]);
      return 2;
    }
  right = bench_flat (folder, n_rows, csv, n_rounds);
  right = bench_irregular (folder, n_rows, n_rounds) && right;
  right = bench_long (folder, n_long, csv, n_rounds) && right;
  g_rmdir (folder);
  if (!right)
    printf ("THE SUMS ARE WRONG\n");
  return right ? 0 : 1;
}
