/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `chart --write-receipt` and `chart --receipt`: a picture drawn again is the same one, byte for byte, or it is said why not. */
#include <glib/gstdio.h>
#include <string.h>

#include "cli-run.h"

#define EVENT "china-suspends-repatriation-cooperation"
#define SAME "The picture is the same, byte for byte.\n"

static char *dataset; /* a copy of the bundled one, in the folder of the tests */

static GBytes *
read_bytes (const char *path)
{
  char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  return g_bytes_new_take (content, length);
}

static char *
read_text (const char *path)
{
  char *content = NULL;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  return content;
}

static void
write_text (const char *path, const char *text)
{
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* The receipt with its first `from` replaced. */
static char *
spoil_receipt (const char *from, const char *to)
{
  g_autofree char *path = cli_path ("a.png.receipt.json");
  g_autofree char *text = read_text (path);
  g_autoptr (GString) spoilt = g_string_new (text);
  char *other = cli_path ("spoilt.receipt.json");

  g_assert_cmpuint (g_string_replace (spoilt, from, to, 1), ==, 1);
  write_text (other, spoilt->str);
  return other;
}

static void
write_receipt (void)
{
  g_autofree char *picture = cli_path ("a.png");

  cli_assert_out ("", "chart", dataset, "-o", picture, "--write-receipt", NULL);
}

/* Each with its ending and up to six options. */
static const char *const cases[][8] = {
  { "png" },
  { "svg", "--size", "800x500", "--svg-text", "outlines", "--theme", "dark" },
  { "pdf", "--size", "180x100", "--unit", "mm", "--theme", "print" },
  { "png", "--dpi", "144", "--title", "A \"title\" <b>&amp;", "--no-source", "--transparent" },
  { "svg", "--event", EVENT, "--method", "counterfactual", "--controls", "citizenship=Mexico" },
  { "svg", "--event", EVENT, "--method", "counterfactual", "--controls", "citizenship!=Mexico" },
  { "png", "--event", EVENT, "--method", "synthetic_control", "--scaling", "log1p" },
  { "svg", "--event", EVENT, "--method", "its_ols", "--transform", "count" },
  { "png", "--from", "2021-03", "--to", "2023-10", "--type", "bars" },
  { "svg", "--type", "year-overlay", "--years", "fiscal", "--events", "none" },
  { "svg", "--by", "component", "--where", "border!=Northern Land Border", "--axis", "log" },
  { "png", "--claim", "voa-ratio-2023-2022", "--period", "fiscal-year", "--text-scale", "1.3" },
  { "svg", "--event-labels", "none", "--event", EVENT },
  { "png", "--preset", "column", "--event-labels", "chosen" },
  { "svg", "--what", "slide", "--event", EVENT, "--subtitle", "*Words*" },
};

static void
test_same (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("same-%u.%s", i, cases[i][0]);
      g_autofree char *again_name = g_strdup_printf ("again-%u.%s", i, cases[i][0]);
      g_autofree char *picture = cli_path (name);
      g_autofree char *again = cli_path (again_name);
      g_autofree char *receipt_name = g_strdup_printf ("same-%u.%s.receipt.json", i, cases[i][0]);
      g_autofree char *receipt = cli_path (receipt_name);

      cli_assert_out ("", "chart", dataset, "-o", picture, "--write-receipt", cases[i][1],
                      cases[i][2], cases[i][3], cases[i][4], cases[i][5], cases[i][6], NULL);
      cli_assert_out (SAME, "chart", "--receipt", receipt, "-o", again, NULL);
      g_autoptr (GBytes) first = read_bytes (picture);
      g_autoptr (GBytes) second = read_bytes (again);
      g_assert_true (g_bytes_equal (first, second));
    }
}

#define SAME_TABLE "The table is the same, byte for byte.\n"

/* Of the numbers behind a chart, in either format; a table's receipt draws no picture. */
static void
test_table (void)
{
  static const char *const tables[][6] = {
    { "rows.csv", "--by", "component", "--from", "2021-03" },
    { "rows.json", "--transform", "rolling:3", "--period", "quarter" },
    { "published.csv", "--vintages", "all", "--definition", "bp-southwest" },
  };
  g_autofree char *again_csv = cli_path ("again-rows.csv");
  g_autofree char *again_json = cli_path ("again-rows.json");
  g_autofree char *picture = cli_path ("again-rows.png");

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      gboolean is_csv = g_str_has_suffix (tables[i][0], ".csv");
      g_autofree char *out = cli_path (tables[i][0]);
      g_autofree char *again = g_strdup (is_csv ? again_csv : again_json);
      g_autofree char *other = g_strdup (is_csv ? again_json : again_csv);
      g_autofree char *receipt = g_strconcat (out, ".receipt.json", NULL);

      cli_assert_out ("", "chart", dataset, "-o", out, "--write-receipt", tables[i][1],
                      tables[i][2], tables[i][3], tables[i][4], NULL);
      cli_assert_out (SAME_TABLE, "chart", "--receipt", receipt, "-o", again, NULL);
      g_autoptr (GBytes) first = read_bytes (out);
      g_autoptr (GBytes) second = read_bytes (again);
      g_assert_true (g_bytes_equal (first, second));
      cli_assert_out ("The table is written in another format than that of the receipt.\n", "chart",
                      "--receipt", receipt, "-o", other, NULL);
      cli_assert_fails (2, "The receipt is of a table", "chart", "--receipt", receipt, "-o",
                        picture, NULL);
      g_assert_false (g_file_test (picture, G_FILE_TEST_EXISTS));
    }
}

/* Of a picture that shows another dataset under its own: both have to be there, and as they were. */
static void
test_beside (void)
{
  g_autofree char *original = g_build_filename (g_getenv ("JCT_PROJECT_DIR"), "data", "datasets",
                                                "reported-figures.json", NULL);
  g_autofree char *text = read_text (original);
  g_autofree char *other = cli_write_file ("other.json", text);
  g_autofree char *moved = cli_path ("moved.json");
  g_autofree char *picture = cli_path ("beside.svg");
  g_autofree char *receipt = cli_path ("beside.svg.receipt.json");
  g_autofree char *again = cli_path ("beside-again.svg");
  g_autoptr (GString) changed = g_string_new (text);

  cli_assert_out ("", "chart", dataset, "-o", picture, "--write-receipt", "--beside", other,
                  "--beside-definition", "monthly-southwest", NULL);
  cli_assert_out (SAME, "chart", "--receipt", receipt, "-o", again, NULL);
  g_autoptr (GBytes) first = read_bytes (picture);
  g_autoptr (GBytes) second = read_bytes (again);
  g_assert_true (g_bytes_equal (first, second));
  cli_assert_fails (1, "The data are not those that the picture was drawn from", "chart",
                    "--receipt", receipt, "-o", again, dataset, dataset, NULL);

  g_assert_cmpint (g_rename (other, moved), ==, 0);
  cli_assert_fails (1, "“other.json” is not beside the receipt", "chart", "--receipt", receipt,
                    "-o", again, NULL);
  cli_assert_out (SAME, "chart", "--receipt", receipt, "-o", again, dataset, moved, NULL);
  g_assert_cmpuint (g_string_replace (changed, "\"3700\"", "\"3800\"", 1)
                      + g_string_replace (changed, "3700", "3800", 1),
                    >, 0);
  write_text (other, changed->str);
  cli_assert_fails (1, "The data are not those that the picture was drawn from", "chart",
                    "--receipt", receipt, "-o", again, NULL);
}

/* A receipt has no other name than the file that it is of, and is known by any. */
static void
test_names (void)
{
  g_autofree char *png = cli_path ("names.png");
  g_autofree char *svg = cli_path ("names.svg");
  g_autofree char *of_png = cli_path ("names.png.receipt.json");
  g_autofree char *of_svg = cli_path ("names.svg.receipt.json");
  g_autofree char *old = cli_path ("names.receipt.json");
  g_autofree char *out = cli_path ("names-again.png");

  cli_assert_out ("", "chart", dataset, "-o", png, "--write-receipt", NULL);
  cli_assert_out ("", "chart", dataset, "-o", svg, "--write-receipt", "--theme", "dark", NULL);
  g_assert_true (g_file_test (of_svg, G_FILE_TEST_EXISTS));
  cli_assert_out (SAME, "chart", "--receipt", of_png, "-o", out, NULL);
  g_assert_cmpint (g_rename (of_png, old), ==, 0);
  cli_assert_out (SAME, "chart", "--receipt", old, "-o", out, NULL);
}

/* Nothing of the place, the time or the machine's name is in it, and the same picture has the same receipt. */
static void
test_plain (void)
{
  g_autofree char *path = cli_path ("a.png.receipt.json");
  g_autofree char *folder = g_path_get_dirname (path);

  write_receipt ();
  g_autofree char *first = read_text (path);
  g_setenv ("TZ", "Pacific/Kiritimati", TRUE);
  write_receipt ();
  g_unsetenv ("TZ");
  g_autofree char *second = read_text (path);
  g_assert_cmpstr (first, ==, second);
  g_assert_null (strstr (first, folder));
  g_assert_null (strstr (first, g_get_host_name ()));
}

/* The dataset saved under another name, and written otherwise, is still the same. */
static void
test_elsewhere (void)
{
  g_autofree char *receipt = NULL;
  g_autofree char *out = cli_path ("elsewhere.png");
  g_autofree char *other = cli_path ("other-name.json");
  g_autofree char *text = read_text (dataset);

  write_receipt ();
  receipt = spoil_receipt ("\"file\": \"dataset.json\"", "\"file\": \"gone.json\"");
  cli_assert_fails (1, "“gone.json” is not beside the receipt", "chart", "--receipt", receipt, "-o",
                    out, NULL);
  g_assert_false (g_file_test (out, G_FILE_TEST_EXISTS));
  g_autofree char *wider = g_strconcat ("\n\n  ", text, "\n\n", NULL);
  write_text (other, wider);
  cli_assert_out (SAME, "chart", "--receipt", receipt, "-o", out, other, NULL);
}

static void
test_other_data (void)
{
  g_autofree char *receipt = cli_path ("a.png.receipt.json");
  g_autofree char *out = cli_path ("other-data.png");
  g_autofree char *other = cli_path ("changed.json");
  g_autofree char *text = read_text (dataset);
  g_autoptr (GString) changed = g_string_new (text);
  g_auto (CliRun) run = { 0 };

  write_receipt ();
  g_assert_cmpuint (g_string_replace (changed, "Biden", "Somebody", 1), ==, 1);
  write_text (other, changed->str);
  cli_assert_fails (1, "The data are not those that the picture was drawn from", "chart",
                    "--receipt", receipt, "-o", out, other, NULL);
  g_assert_false (g_file_test (out, G_FILE_TEST_EXISTS));
  cli_run (&run, "chart", "--receipt", receipt, "-o", out, "--anyway", other, NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_nonnull (strstr (run.err, "The data are not those"));
  g_assert_nonnull (strstr (run.out, "The picture is "));
  g_assert_true (g_file_test (out, G_FILE_TEST_EXISTS));
}

/* The file is the same, and one that it names has changed. */
static void
test_sibling_changed (void)
{
  g_autofree char *rows = cli_write_file ("rows.csv", "when,n\n2024-01,1\n2024-02,3\n");
  g_autofree char *package = cli_write_file (
    "siblings.json",
    "{\"resources\":[{\"name\":\"t\",\"path\":\"rows.csv\",\"juncture\":{\"role\":"
    "\"observations\",\"time\":\"when\"},\"schema\":{\"fields\":[{\"name\":\"when\","
    "\"type\":\"yearmonth\"},{\"name\":\"n\",\"type\":\"integer\"}]}}]}");
  g_autofree char *picture = cli_path ("siblings.png");
  g_autofree char *receipt = cli_path ("siblings.png.receipt.json");

  cli_assert_out ("", "chart", package, "-o", picture, "--write-receipt", NULL);
  cli_assert_out (SAME, "chart", "--receipt", receipt, "-o", picture, NULL);
  write_text (rows, "when,n\n2024-01,1\n2024-02,4\n");
  cli_assert_fails (1, "a file beside it has changed", "chart", "--receipt", receipt, "-o", picture,
                    NULL);
}

static void
test_program (void)
{
  g_autofree char *out = cli_path ("program.png");
  g_autofree char *receipt = NULL;
  g_autofree char *svg = cli_path ("program.svg");
  g_auto (CliRun) run = { 0 };
  g_auto (CliRun) drawn = { 0 };

  write_receipt ();
  receipt = spoil_receipt ("\"pango\": \"", "\"pango\": \"9.");
  cli_run (&run, "chart", "--receipt", receipt, "-o", out, NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_nonnull (strstr (run.err, "\"pango\" was \"9."));
  g_assert_cmpstr (run.out, ==, SAME);
  cli_run (&drawn, "chart", "--receipt", receipt, "-o", svg, NULL);
  g_assert_cmpstr (drawn.out, ==,
                   "The picture is drawn in another format than that of the receipt.\n");
}

/* What this version does not take is never drawn otherwise in silence. */
static void
test_not_taken (void)
{
  static const struct
  {
    const char *from, *to, *place;
  } spoilings[] = {
    { "\"width\": 1280", "\"width\": 1", "/export/width" },
    { "\"width\": 1280", "\"width\": \"wide\"", "/export/width" },
    { "\"width\": 1280", "\"width\": 1e300", "/export/width" },
    { "\"theme\": \"light\"", "\"theme\": \"sepia\"", "/export/theme" },
    { "\"theme\": \"light\"", "\"theme\": \"light\", \"glow\": true", "/export/glow" },
    { "\"k\": 6,\n    \"eventPeriod\"", "\"k\": -6,\n    \"eventPeriod\"", "/view/k" },
    { "\"tolerance\": 2", "\"tolerance\": -2", "/method/tolerance" },
    { "\"scaling\": \"", "\"scaling\": \"x", "/method/scaling" },
    { "\"definition\": \"", "\"definition\": \"x", "/view/definition" },
    { "OF\"]\n    },\n    \"period\"", "OFF\"]\n    },\n    \"period\"", "json: /view: " },
  };
  g_autofree char *out = cli_path ("not-taken.png");

  write_receipt ();
  for (guint i = 0; i < G_N_ELEMENTS (spoilings); i++)
    {
      g_autofree char *receipt = spoil_receipt (spoilings[i].from, spoilings[i].to);

      cli_assert_fails (1, spoilings[i].place, "chart", "--receipt", receipt, "-o", out, NULL);
      g_assert_false (g_file_test (out, G_FILE_TEST_EXISTS));
    }
}

static void
test_validate (void)
{
  g_autofree char *receipt = cli_path ("a.png.receipt.json");
  g_autofree char *line = g_strdup_printf ("%s: valid\n", receipt);
  g_autofree char *spoilt = NULL;

  write_receipt ();
  cli_assert_out (line, "validate", receipt, NULL);
  spoilt = spoil_receipt ("\"theme\": \"light\"", "\"theme\": 5");
  cli_assert_fails (1, "/export/theme", "validate", spoilt, NULL);
  cli_assert_fails (1, "the receipt of a picture", "info", receipt, NULL);
}

static void
test_usage (void)
{
  g_autofree char *receipt = cli_path ("a.png.receipt.json");
  g_autofree char *out = cli_path ("usage.png");
  g_autofree char *table = cli_path ("usage.csv");

  write_receipt ();
  cli_assert_fails (2, "-o FILE", "chart", "--receipt", receipt, NULL);
  cli_assert_fails (2, ".png, .svg or .pdf", "chart", "--receipt", receipt, "-o", table, NULL);
  cli_assert_fails (2, "fewer datasets", "chart", "--receipt", receipt, "-o", out, dataset, dataset,
                    NULL);
  cli_assert_fails (2, "--theme", "chart", "--receipt", receipt, "-o", out, "--theme", "dark",
                    NULL);
  cli_assert_fails (2, "--anyway", "chart", dataset, "-o", out, "--anyway", NULL);
  cli_assert_fails (1, "no such file", "chart", "--receipt", out, "-o", out, NULL);
  cli_assert_fails (1, "junctureReceipt", "chart", "--receipt", dataset, "-o", out, NULL);
}

/* ---- what goes with every effect ------------------------------------------------------------- */

/* Runs `pdftotext`; NULL where it is missing. */
static char *
read_pdf (const char *path)
{
  g_autofree char *tool = g_find_program_in_path ("pdftotext");
  const char *const arguments[] = { tool, "-raw", path, "-", NULL };
  g_autoptr (GSubprocess) process = NULL;
  char *text = NULL;

  if (tool == NULL)
    return NULL;
  process = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &text, NULL, NULL));
  return text;
}

static void
assert_honest (const char *text)
{
  static const char *const parts[]
    = { "In the same window: ", "Pelosi visits Taiwan", "Zero-COVID eased" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_assert_nonnull (strstr (text, parts[i]));
}

/* Whichever method and format: the other events in the window, and under the plot what a careful reader asks. */
static void
test_honest (void)
{
  static const char *const methods[]
    = { "before_after",         "its_ols",     "its_quasipoisson", "counterfactual",
        "optimal_partitioning", "breakpoints", "placebo_time",     "synthetic_control" };
  g_autofree char *svg = cli_path ("honest.svg");
  g_autofree char *pdf = cli_path ("honest.pdf");
  g_autofree char *png = cli_path ("honest.png");

  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      cli_assert_out ("", "chart", dataset, "-o", svg, "--event", EVENT, "--method", methods[i],
                      NULL);
      cli_assert_out ("", "chart", dataset, "-o", pdf, "--event", EVENT, "--method", methods[i],
                      NULL);
      cli_assert_out ("", "chart", dataset, "-o", png, "--event", EVENT, "--method", methods[i],
                      NULL);
      g_autofree char *drawing = read_text (svg);
      g_autofree char *words = read_pdf (pdf);
      g_autoptr (GBytes) picture = read_bytes (png);
      gsize size;
      const char *bytes = g_bytes_get_data (picture, &size);

      assert_honest (drawing);
      g_assert_true (strstr (drawing, "Axis starts at zero") != NULL
                     || strstr (drawing, "Logarithmic axis") != NULL);
      if (words != NULL)
        {
          g_assert_nonnull (strstr (words, "In the same window: "));
          g_assert_true (strstr (words, "Axis starts at zero") != NULL
                         || strstr (words, "Logarithmic axis") != NULL);
        }
      /* Of a PNG, the description that is embedded. */
      g_assert_nonnull (memmem (bytes, size, "In the same window: ", 20));
      g_assert_nonnull (memmem (bytes, size, "Zero-COVID eased", 16));
    }
}

int
main (int argc, char *argv[])
{
  g_autofree char *original = NULL;
  g_autofree char *text = NULL;
  int status;

  cli_init (&argc, &argv);
  original = g_build_filename (g_getenv ("JCT_PROJECT_DIR"), "data", "datasets",
                               "us-china-repatriation.json", NULL);
  text = read_text (original);
  dataset = cli_write_file ("dataset.json", text);
  g_test_add_func ("/receipt/same", test_same);
  g_test_add_func ("/receipt/table", test_table);
  g_test_add_func ("/receipt/beside", test_beside);
  g_test_add_func ("/receipt/names", test_names);
  g_test_add_func ("/receipt/plain", test_plain);
  g_test_add_func ("/receipt/elsewhere", test_elsewhere);
  g_test_add_func ("/receipt/other-data", test_other_data);
  g_test_add_func ("/receipt/sibling-changed", test_sibling_changed);
  g_test_add_func ("/receipt/program", test_program);
  g_test_add_func ("/receipt/not-taken", test_not_taken);
  g_test_add_func ("/receipt/validate", test_validate);
  g_test_add_func ("/receipt/usage", test_usage);
  g_test_add_func ("/receipt/honest", test_honest);
  status = cli_finish ();
  g_free (dataset);
  return status;
}
