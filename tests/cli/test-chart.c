/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-run.h"

#include <cairo.h>
#include <string.h>

static char *package;

static char *
read_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *content = NULL;

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  return content;
}

/* What `chart` says when it succeeds: nothing. `arguments` end with NULL. (transfer full) the
 * SVG. */
static char *
draw_svg (const char *const *arguments)
{
  g_autofree char *out = cli_path ("out.svg");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) argv = NULL;
  g_auto (CliRun) run = { 0 };

  g_strv_builder_add_many (builder, "chart", package, "-o", out, NULL);
  for (guint i = 0; arguments[i] != NULL; i++)
    g_strv_builder_add (builder, arguments[i]);
  argv = g_strv_builder_end (builder);
  cli_run_argv (&run, NULL, (const char *const *) argv);
  g_assert_cmpstr (run.err, ==, "");
  g_assert_cmpstr (run.out, ==, "");
  g_assert_cmpint (run.status, ==, 0);
  return read_file (out);
}

#define DRAW(...) draw_svg ((const char *const[]){ __VA_ARGS__, NULL })

static void
assert_png_size (const char *path, int width, int height)
{
  cairo_surface_t *surface = cairo_image_surface_create_from_png (path);

  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, width);
  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, height);
  cairo_surface_destroy (surface);
}

static void
test_png (void)
{
  g_autofree char *out = cli_path ("out.png");
  g_autofree char *large = cli_path ("LARGE.PNG");

  cli_assert_out ("", "chart", package, "-o", out, NULL);
  assert_png_size (out, 1280, 720);
  cli_assert_out ("", "chart", package, "--output", large, "--size", "640x400", "--scale", "1.5",
                  NULL);
  assert_png_size (large, 960, 600);
}

static void
test_pdf (void)
{
  g_autofree char *out = cli_path ("out.pdf");
  g_autofree char *content = NULL;

  cli_assert_out ("", "chart", package, "-o", out, "--theme", "print", NULL);
  content = read_file (out);
  g_assert_true (g_str_has_prefix (content, "%PDF-"));
}

static void
test_svg (void)
{
  g_autofree char *first = DRAW ("--title", "Cases & <more>");
  g_autofree char *second = DRAW ("--title", "Cases & <more>");

  g_assert_nonnull (strstr (first, "<svg"));
  g_assert_nonnull (strstr (first, "Cases &amp; &lt;more&gt;"));
  /* The same command gives the same bytes. */
  g_assert_cmpstr (first, ==, second);
}

/* Two runs, each a process of its own, write the same bytes: nothing of the clock or of chance is in them. */
static void
test_same_bytes (void)
{
  static const char *const endings[] = { "png", "svg", "pdf", "csv", "json" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *first_name = g_strconcat ("first.", endings[i], NULL);
      g_autofree char *second_name = g_strconcat ("second.", endings[i], NULL);
      g_autofree char *first = cli_path (first_name);
      g_autofree char *second = cli_path (second_name);
      g_autofree char *a = NULL;
      g_autofree char *b = NULL;
      gsize n, m;

      cli_assert_out ("", "chart", package, "-o", first, "--event", "talks", NULL);
      cli_assert_out ("", "chart", package, "-o", second, "--event", "talks", NULL);
      g_assert_true (g_file_get_contents (first, &a, &n, NULL));
      g_assert_true (g_file_get_contents (second, &b, &m, NULL));
      g_assert_cmpmem (a, n, b, m);
      g_assert_cmpuint (n, >, 20);
    }
}

static void
test_page (void)
{
  g_autofree char *out = cli_path ("page.png");
  g_autofree char *pdf = cli_path ("page.pdf");

  cli_assert_out ("", "chart", package, "-o", out, "--size", "90x75.5", "--unit", "mm", "--dpi",
                  "300", NULL);
  assert_png_size (out, 1063, 892);
  cli_assert_out ("", "chart", package, "-o", out, "--size", "5x3", "--unit", "in", NULL);
  assert_png_size (out, 480, 288);
  cli_assert_out ("", "chart", package, "-o", pdf, "--size", "210x297", "--unit", "mm", NULL);
  g_autofree char *content = read_file (pdf);
  g_assert_true (g_str_has_prefix (content, "%PDF-"));
  cli_assert_fails (2, "px, mm or in", "chart", package, "-o", out, "--unit", "cm", NULL);
  cli_assert_fails (2, "which is missing", "chart", package, "-o", out, "--unit", "mm", NULL);
  cli_assert_fails (2, "no size", "chart", package, "-o", out, "--size", "2x2", "--unit", "mm",
                    NULL);
  cli_assert_fails (2, "no size", "chart", package, "-o", out, "--size", "100.5x100", NULL);
  cli_assert_fails (2, "no resolution", "chart", package, "-o", out, "--dpi", "0", NULL);
  cli_assert_fails (2, "no resolution", "chart", package, "-o", out, "--dpi", "1e9", NULL);
  cli_assert_fails (2, "give one", "chart", package, "-o", out, "--dpi", "96", "--scale", "1",
                    NULL);
  cli_assert_fails (2, "no size of text", "chart", package, "-o", out, "--text-scale", "9", NULL);
}

static void
test_words (void)
{
  g_autofree char *whole = DRAW ("--theme", "light");
  g_autofree char *bare
    = DRAW ("--no-title", "--no-subtitle", "--no-source", "--no-badge", "--transparent");
  g_autofree char *own = DRAW ("--subtitle", "My <own> words");
  g_autofree char *large = DRAW ("--text-scale", "1.5");
  g_autofree char *outlines = DRAW ("--svg-text", "outlines");

  g_assert_nonnull (strstr (whole, ">Source: "));
  g_assert_null (strstr (bare, ">Source: "));
  g_assert_null (strstr (strstr (bare, "</desc>"), "Axis starts at zero"));
  g_assert_nonnull (strstr (whole, "<rect x=\"0\" y=\"0\" width=\"1280\" height=\"720\""));
  g_assert_null (strstr (bare, "<rect x=\"0\" y=\"0\" width=\"1280\" height=\"720\""));
  g_assert_nonnull (strstr (own, ">My &lt;own&gt; words<"));
  g_assert_cmpstr (whole, !=, large);
  g_assert_null (strstr (outlines, "<text"));
  cli_assert_fails (2, "text or outlines", "chart", package, "-o", "x.svg", "--svg-text", "paths",
                    NULL);
  cli_assert_fails (2, "given and left out", "chart", package, "-o", "x.svg", "--no-title",
                    "--title", "A", NULL);
}

static void
test_what (void)
{
  g_autofree char *csv = cli_path ("out.csv");
  g_autofree char *json = cli_path ("out.json");
  g_autofree char *figure = DRAW ("--what", "figure");
  g_autofree char *chart = DRAW ("--what", "chart");
  g_autofree char *plain = DRAW ("--theme", "light");

  g_assert_cmpstr (figure, ==, plain);
  g_assert_nonnull (strstr (figure, ">An act<"));
  g_assert_null (strstr (chart, ">An act<"));
  cli_assert_out ("", "chart", package, "-o", csv, "--from", "2022-Q4", "--to", "2022-Q4", NULL);
  g_autofree char *rows = read_file (csv);
  g_assert_true (g_str_has_prefix (rows, "period,series,"));
  cli_assert_out ("", "chart", package, "-o", json, "--what", "table", NULL);
  g_autofree char *records = read_file (json);
  g_assert_true (g_str_has_prefix (records, "["));
  cli_assert_fails (1, "no effect panels", "chart", package, "-o", "x.png", "--what", "effect",
                    NULL);
  cli_assert_fails (2, "chart, figure, effect, slide or table", "chart", package, "-o", "x.png",
                    "--what", "poster", NULL);
  cli_assert_fails (2, "A slide always says", "chart", package, "-o", "x.png", "--what", "slide",
                    "--no-subtitle", NULL);
  cli_assert_fails (2, "no preset", "chart", package, "-o", "x.png", "--preset", "free", NULL);
  cli_assert_fails (2, "say the same", "chart", package, "-o", "x.png", "--preset", "a4", "--size",
                    "10x10", NULL);
  cli_assert_fails (2, "all, chosen or none", "chart", package, "-o", "x.png", "--event-labels",
                    "some", NULL);
  cli_assert_fails (2, "no table’s name", "chart", package, "-o", "x.png", "--what", "table", NULL);
  cli_assert_fails (2, "a table’s name", "chart", package, "-o", "x.csv", "--what", "chart", NULL);
}

static void
test_types_and_themes (void)
{
  static const char *const types[] = { "line", "step", "bars", "small-multiples", "area" };
  static const char *const themes[] = { "light", "dark", "contrast", "print" };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint t = 0; t < G_N_ELEMENTS (types); t++)
    for (guint m = 0; m < G_N_ELEMENTS (themes); m++)
      g_assert_true (g_hash_table_add (seen, DRAW ("--type", types[t], "--theme", themes[m])));
}

/* Of one value, panels by its dimension are of all values; the scale is as asked for. */
static void
test_panels (void)
{
  g_autofree char *own = DRAW ("--type", "small-multiples", "--definition", "all", "--where",
                               "region=N", "--by", "region");
  g_autofree char *alike = DRAW ("--type", "small-multiples", "--definition", "all", "--where",
                                 "region=N", "--by", "region", "--value-scale", "shared");

  g_assert_nonnull (strstr (own, "Small multiples: "));
  g_assert_nonnull (strstr (own, "each panel has its own scale"));
  g_assert_nonnull (strstr (own, "North, upper"));
  g_assert_nonnull (strstr (alike, "the same scale in all panels"));
  cli_assert_fails (2, "shared or free", "chart", package, "-o", "x.png", "--value-scale", "both",
                    NULL);
}

static void
test_events (void)
{
  g_autofree char *all = DRAW ("--events", "all", "--period", "month");
  g_autofree char *one = DRAW ("--events", "act", "--period", "month");
  g_autofree char *two = DRAW ("--events", "talks,act", "--period", "month");
  g_autofree char *none = DRAW ("--events", "none", "--period", "month");

  g_assert_nonnull (strstr (all, ">Talks<"));
  g_assert_nonnull (strstr (all, ">An act<"));
  g_assert_cmpstr (all, ==, two);
  g_assert_nonnull (strstr (one, ">An act<"));
  g_assert_null (strstr (one, ">Talks<"));
  g_assert_null (strstr (none, ">An act<"));
}

static void
test_window (void)
{
  g_autofree char *plain = DRAW ("--period", "month");
  g_autofree char *three = DRAW ("--period", "month", "--event", "talks", "--k", "3");
  g_autofree char *five = DRAW ("--period", "month", "--event", "talks", "--k", "5");
  g_autofree char *included
    = DRAW ("--period", "month", "--event", "talks", "--k", "5", "--event-month", "included");

  g_assert_cmpstr (plain, !=, three);
  g_assert_cmpstr (three, !=, five);
  g_assert_cmpstr (five, !=, included);
}

static void
test_selection (void)
{
  g_autofree char *start = DRAW ("--theme", "light");
  g_autofree char *view = DRAW ("--view", "opening");
  g_autofree char *range = DRAW ("--from", "2022-Q4", "--to", "2023-Q2");
  g_autofree char *other = DRAW ("--table", "rates");
  g_autofree char *split = DRAW ("--definition", "all", "--by", "region");

  /* The file's own default view is the start. */
  g_assert_cmpstr (start, ==, view);
  g_assert_cmpstr (start, !=, range);
  g_assert_nonnull (strstr (other, "2021"));
  g_assert_nonnull (strstr (split, "North, upper"));
}

static void
test_faults (void)
{
  g_autofree char *out = cli_write_file ("kept.png", "what was there\n");
  g_autofree char *nowhere = cli_path ("no-such-folder/out.png");
  g_autofree char *kept = NULL;

  cli_assert_fails (1, "There is no event “act2”. There are: “act”", "chart", package, "-o", out,
                    "--events", "act,act2", NULL);
  cli_assert_fails (1, "There is no event “tlks”. There are: “talks”", "chart", package, "-o", out,
                    "--event", "tlks", NULL);
  cli_assert_fails (1, "There is no event “”", "chart", package, "-o", out, "--events", "", NULL);
  cli_assert_fails (1, "There is no view “x”", "chart", package, "-o", out, "--view", "x", NULL);
  cli_assert_fails (1, "The range holds no figures", "chart", package, "-o", out, "--from", "2030",
                    NULL);
  cli_assert_fails (1, "no-such-folder", "chart", package, "-o", nowhere, NULL);
  cli_assert_fails (1, "pixels", "chart", package, "-o", out, "--size", "16384x16384", "--scale",
                    "16", NULL);
  kept = read_file (out);
  g_assert_cmpstr (kept, ==, "what was there\n");
}

static void
test_usage (void)
{
  cli_assert_fails (2, "-o FILE", "chart", package, NULL);
  cli_assert_fails (2, ".png, .svg or .pdf", "chart", package, "-o", "x.gif", NULL);
  cli_assert_fails (2, "no size", "chart", package, "-o", "x.png", "--size", "1280", NULL);
  cli_assert_fails (2, "no size", "chart", package, "-o", "x.png", "--size", "0x0", NULL);
  cli_assert_fails (2, "no size", "chart", package, "-o", "x.png", "--size",
                    "99999999999999999999x720", NULL);
  cli_assert_fails (2, "no scale", "chart", package, "-o", "x.png", "--scale", "0", NULL);
  cli_assert_fails (2, "no scale", "chart", package, "-o", "x.png", "--scale", "nan", NULL);
  cli_assert_fails (2, "no scale", "chart", package, "-o", "x.png", "--scale", "2x", NULL);
  cli_assert_fails (2, "no type", "chart", package, "-o", "x.png", "--type", "pie", NULL);
  cli_assert_fails (2, "no theme", "chart", package, "-o", "x.png", "--theme", "pink", NULL);
  cli_assert_fails (2, "--k", "chart", package, "-o", "x.png", "--k", "0", NULL);
  cli_assert_fails (2, "excluded or included", "chart", package, "-o", "x.png", "--event-month",
                    "x", NULL);
  cli_assert_fails (2, "after_event or from_event", "chart", package, "-o", "x.png", "--start", "x",
                    NULL);
  cli_assert_fails (2, "--scaling is", "chart", package, "-o", "x.png", "--scaling", "x", NULL);
  cli_assert_fails (2, "is no transform", "chart", package, "-o", "x.png", "--transform", "sqrt",
                    NULL);
  cli_assert_fails (2, "all or none", "chart", package, "-o", "x.png", "--vintages", "some", NULL);
  cli_assert_fails (2, "linear or log", "chart", package, "-o", "x.png", "--axis", "sqrt", NULL);
  cli_assert_fails (2, "one method", "chart", package, "-o", "x.png", "--method", "all", NULL);
  cli_assert_fails (2, "counterfactual", "chart", package, "-o", "x.png", "--method", "guess",
                    NULL);
  cli_assert_fails (2, "juncture chart --help", "chart", package, "-o", "x.png", "--frobnicate",
                    NULL);
}

/* The bundled dataset, in all three formats at full size. */
static void
test_bundled (void)
{
  static const char *const names[] = { "bundled.png", "bundled.svg", "bundled.pdf" };
  g_autofree char *path = g_build_filename (g_getenv ("JCT_PROJECT_DIR"), "data", "datasets",
                                            "us-china-repatriation.json", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *out = cli_path (names[i]);

      cli_assert_out ("", "chart", path, "-o", out, "--size", "1920x1080", "--event",
                      "china-suspends-repatriation-cooperation", NULL);
      if (i == 0)
        assert_png_size (out, 1920, 1080);
      if (i == 1)
        {
          g_autofree char *svg = read_file (out);

          g_assert_nonnull (strstr (svg, "before: 154 a month"));
          g_assert_nonnull (strstr (svg, "after: 776 a month"));
        }
    }
}

/* The picture tells what is drawn in the place of counts, and draws no comparison of it. */
static void
test_transform (void)
{
  static const struct
  {
    const char *transform, *text;
  } cases[] = {
    { "share", "share of all encounters, per cent" },
    { "index:2022-08", "index, August 2022 = 100" },
    { "percent-change", "+1,000%" },
    { "per-day,rolling:3", "rolling mean of 3 months (trailing)" },
  };
  g_autofree char *path = g_build_filename (g_getenv ("JCT_PROJECT_DIR"), "data", "datasets",
                                            "us-china-repatriation.json", NULL);
  g_autofree char *out = cli_path ("transform.svg");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      cli_assert_out ("", "chart", path, "-o", out, "--event",
                      "china-suspends-repatriation-cooperation", "--method", "its_ols",
                      "--transform", cases[i].transform, NULL);
      g_autofree char *svg = read_file (out);
      g_assert_nonnull (strstr (svg, cases[i].text));
      g_assert_nonnull (strstr (svg, "made on the counts"));
      g_assert_null (strstr (svg, "step: "));
    }
}

/* The picture tells what the method gives; one that is saved in a view is drawn without asking. */
static void
test_method (void)
{
  static const struct
  {
    const char *name, *text, *option, *value;
  } cases[] = {
    { "before_after", "before: 154 a month" },
    { "its_ols", "step: 12 times" },
    { "its_ols", "step: +1,447 a month", "--transform", "count" },
    { "its_quasipoisson", "quasi-Poisson" },
    { "counterfactual", "2.6 times the expected" },
    { "counterfactual", "summed over 3 months", "--k", "3" },
    { "counterfactual", "counted: 776 a month", "--transform", "count" },
    { "counterfactual", "1 control series", "--controls", "citizenship=Mexico" },
    { "optimal_partitioning", "optimal partitioning" },
    { "breakpoints", "Bai and Perron" },
    { "breakpoints", "on counts", "--transform", "count" },
    { "placebo_time", "rank 17 of 49" },
    { "placebo_time", "rank 16 of 49", "--transform", "count" },
    { "placebo_time", " of 41", "--min-each-side", "10" },
    { "synthetic_control", "synthetic control" },
    { "synthetic_control", "as a multiple of", "--scaling", "log1p" },
  };
  g_autofree char *path = g_build_filename (g_getenv ("JCT_PROJECT_DIR"), "data", "datasets",
                                            "us-china-repatriation.json", NULL);
  g_autofree char *out = cli_path ("method.svg");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      cli_assert_out ("", "chart", path, "-o", out, "--event",
                      "china-suspends-repatriation-cooperation", "--method", cases[i].name,
                      cases[i].option, cases[i].value, NULL);
      g_autofree char *svg = read_file (out);
      g_assert_nonnull (strstr (svg, cases[i].text));
      g_assert_nonnull (strstr (svg, "In the same window: "));
    }
}

#define TIMELINE                                                                           \
  "{ \"title\": { \"text\": { \"headline\": \"A <i>made-up</i> story\" } }, \"events\": [" \
  "{ \"start_date\": { \"year\": 2022, \"month\": 8, \"day\": 5 },"                        \
  "  \"text\": { \"headline\": \"One\" }, \"group\": \"A\" },"                             \
  "{ \"start_date\": { \"year\": 2024 }, \"text\": { \"headline\": \"Two\" } } ] }"

/* A file that has no table is drawn as a timeline; what asks for figures says that there are none. */
static void
test_events_only (void)
{
  g_autofree char *path = cli_write_file ("timeline.json", TIMELINE);
  g_autofree char *out = cli_path ("timeline.svg");
  g_autofree char *png = cli_path ("timeline.png");
  const char *none = "no table of observations";

  cli_assert_out ("", "chart", path, "-o", out, NULL);
  g_autofree char *svg = read_file (out);
  g_assert_nonnull (strstr (svg, "A made-up story"));
  g_assert_nonnull (strstr (svg, "2 events, "));
  g_assert_nonnull (strstr (svg, ">One<"));
  cli_assert_out ("", "chart", path, "-o", png, "--size", "640x360", NULL);
  assert_png_size (png, 640, 360);
  cli_assert_out ("", "chart", path, "-o", out, "--to", "2022", "--title", "Mine", NULL);
  g_autofree char *early = read_file (out);
  g_assert_nonnull (strstr (early, "1 of 2 events, 5 August 2022"));
  g_assert_nonnull (strstr (early, "Mine"));
  cli_assert_fails (1, "no events", "chart", path, "-o", out, "--from", "2030", NULL);
  cli_assert_fails (1, none, "chart", path, "-o", out, "--where", "a=b", NULL);
  cli_assert_fails (1, none, "chart", path, "-o", out, "--method", "its_ols", NULL);
  cli_assert_fails (1, none, "series", path, NULL);
  cli_assert_fails (1, "There is no event", "chart", path, "-o", out, "--event", "x", NULL);
}

/* The notes of a view are in its picture and in the words about it, unless they are left out. */
static void
test_annotations (void)
{
  const char *json
    = "{\"name\":\"p\",\"juncture\":{\"defaultView\":\"v\"},\"resources\":[{\"name\":\"t\",\"juncture\":{"
      "\"role\":\"observations\",\"time\":\"m\"},\"schema\":{\"fields\":[{\"name\":\"m\",\"type\":"
      "\"yearmonth\"},{\"name\":\"n\",\"type\":\"integer\"}]},\"data\":[[\"m\",\"n\"],[\"2024-01\",1],"
      "[\"2024-02\",5],[\"2024-03\",2]]},{\"name\":\"v\",\"juncture\":{\"role\":\"views\"},\"data\":[{"
      "\"id\":\"v\",\"table\":\"t\",\"annotations\":[{\"at\":\"2024-02\",\"text\":\"Seen <here>\"}]}]}]}";
  g_autofree char *path = cli_write_file ("noted.json", json);
  g_autofree char *out = cli_path ("noted.svg");
  g_autofree char *with = NULL;
  g_autofree char *without = NULL;

  cli_assert_out ("", "chart", path, "-o", out, NULL);
  g_assert_true (g_file_get_contents (out, &with, NULL, NULL));
  g_assert_nonnull (strstr (with, "Seen &lt;here&gt;"));
  g_assert_nonnull (strstr (with, "Note on February 2024"));
  cli_assert_out ("", "chart", path, "-o", out, "--annotations", "none", NULL);
  g_assert_true (g_file_get_contents (out, &without, NULL, NULL));
  g_assert_null (strstr (without, "Seen"));
  cli_assert_fails (2, "--annotations", "chart", path, "-o", out, "--annotations", "some", NULL);
}

/* Figures of another file in a panel, named in subtitle and source line; to a file of events they give the figures. */
static void
test_beside (void)
{
  g_autofree char *folder
    = g_build_filename (g_getenv ("JCT_PROJECT_DIR"), "data", "datasets", NULL);
  g_autofree char *path = g_build_filename (folder, "us-china-repatriation.json", NULL);
  g_autofree char *other = g_build_filename (folder, "reported-figures.json", NULL);
  g_autofree char *timeline = cli_write_file ("timeline.json", TIMELINE);
  g_autofree char *out = cli_path ("beside.svg");

  cli_assert_out ("", "chart", path, "-o", out, "--beside", other, NULL);
  g_autofree char *svg = read_file (out);
  g_assert_nonnull (strstr (svg, "beside it: Southwest border, by month"));
  g_assert_nonnull (strstr (svg, "Arrests per month"));
  cli_assert_out ("", "chart", path, "-o", out, "--beside", other, "--beside-definition",
                  "fiscal-southwest", "--theme", "print", NULL);
  g_autofree char *fiscal = read_file (out);
  g_assert_nonnull (strstr (fiscal, "Crossings per fiscal year"));
  cli_assert_out ("", "chart", timeline, "-o", out, "--beside", path, NULL);
  g_autofree char *figures = read_file (out);
  g_assert_nonnull (strstr (figures, "per month"));
  cli_assert_fails (1, "no definition", "chart", path, "-o", out, "--beside", other,
                    "--beside-definition", "nothing", NULL);
  cli_assert_fails (1, "no table of observations", "chart", path, "-o", out, "--beside", timeline,
                    NULL);
  cli_assert_fails (2, "--beside-definition", "chart", path, "-o", out, "--beside-definition", "x",
                    NULL);
}

/* The claim at its period, with the definition and calendar that suit it best, or those that are asked for. */
static void
test_claim (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("JCT_PROJECT_DIR"), "data", "datasets",
                                            "us-china-repatriation.json", NULL);
  g_autofree char *out = cli_path ("claim.svg");

  cli_assert_out ("", "chart", path, "-o", out, "--claim", "voa-ratio-2023-2022", NULL);
  g_autofree char *svg = read_file (out);
  g_assert_nonnull (strstr (svg, "Claimed: nearly 10 times 3,813"));
  g_assert_nonnull (strstr (svg, "Encounters per year"));
  cli_assert_out ("", "chart", path, "-o", out, "--claim", "voa-ratio-2023-2022", "--period",
                  "fiscal-year", "--definition", "bp-southwest", NULL);
  g_autofree char *fiscal = read_file (out);
  g_assert_nonnull (strstr (fiscal, "Claimed: nearly 10 times 1,970"));
  cli_assert_fails (1, "There is no claim", "chart", path, "-o", out, "--claim", "x", NULL);
  cli_assert_fails (1, "cannot be shown", "chart", path, "-o", out, "--claim",
                    "voa-venezuela-removals", NULL);
}

int
main (int argc, char *argv[])
{
  int status;

  cli_init (&argc, &argv);
  package = cli_write_package ();
  g_test_add_func ("/chart/png", test_png);
  g_test_add_func ("/chart/pdf", test_pdf);
  g_test_add_func ("/chart/svg", test_svg);
  g_test_add_func ("/chart/same-bytes", test_same_bytes);
  g_test_add_func ("/chart/page", test_page);
  g_test_add_func ("/chart/words", test_words);
  g_test_add_func ("/chart/what", test_what);
  g_test_add_func ("/chart/types-and-themes", test_types_and_themes);
  g_test_add_func ("/chart/panels", test_panels);
  g_test_add_func ("/chart/events", test_events);
  g_test_add_func ("/chart/events-only", test_events_only);
  g_test_add_func ("/chart/annotations", test_annotations);
  g_test_add_func ("/chart/beside", test_beside);
  g_test_add_func ("/chart/claim", test_claim);
  g_test_add_func ("/chart/window", test_window);
  g_test_add_func ("/chart/method", test_method);
  g_test_add_func ("/chart/transform", test_transform);
  g_test_add_func ("/chart/selection", test_selection);
  g_test_add_func ("/chart/faults", test_faults);
  g_test_add_func ("/chart/usage", test_usage);
  g_test_add_func ("/chart/bundled", test_bundled);
  status = cli_finish ();
  g_free (package);
  return status;
}
