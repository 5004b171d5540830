/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/jct-export.h"

#include <cairo.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "chart/jct-figure.h"
#include "chart/jct-paint.h"
#include "io/jct-reader.h"

#define WIDTH 480
#define HEIGHT 300

static const JctColor blue = { 0.1, 0.37, 0.7, 1 };
static const JctColor red = { 0.65, 0.11, 0.18, 1 };

/* What a figure consists of: grid, window, line with a gap, symbols, an interval with a soft end,
 * text. */
static JctScene *
build_scene (void)
{
  JctScene *scene = jct_scene_new (WIDTH, HEIGHT);
  static const guint breaks[] = { 30 };
  JctPoint points[60];
  JctMark *mark;

  jct_scene_set_font (scene, "DejaVu Sans, sans-serif");
  jct_scene_set_plot (scene, (JctRect){ 60, 60, 360, 160 });
  jct_scene_add_rect (scene, JCT_ROLE_BACKGROUND, NULL, (JctRect){ 0, 0, WIDTH, HEIGHT })->fill
    = (JctColor){ 1, 1, 1, 1 };
  mark = jct_scene_add_rect (scene, JCT_ROLE_WINDOW, "before", (JctRect){ 150, 60, 60, 160 });
  mark->fill = (JctColor){ 0.96, 0.83, 0.18, 0.22 };
  mark->clip_to_plot = TRUE;
  for (guint i = 0; i < 5; i++)
    jct_scene_add_line (scene, JCT_ROLE_GRID, NULL, 60, 60.5 + 40 * i, 420, 60.5 + 40 * i)->stroke
      = (JctColor){ 0.8, 0.8, 0.8, 1 };
  for (guint i = 0; i < 60; i++)
    points[i] = (JctPoint){ 30 + i * 7.0, 140 + 60 * sin (i * 0.3) };
  mark = jct_scene_add_polyline (scene, JCT_ROLE_SERIES, "China", points, 60, breaks, 1);
  mark->stroke = blue;
  mark->line_width = 2.25;
  mark->clip_to_plot = TRUE;
  for (guint shape = 0; shape < JCT_N_SHAPES; shape++)
    jct_scene_add_symbol (scene, JCT_ROLE_EVENT, "e", 70 + shape * 40, 240, shape, 12)->fill = red;
  mark = jct_scene_add_rect (scene, JCT_ROLE_EVENT, "i", (JctRect){ 60, 256, 200, 12 });
  mark->fill = red;
  mark->radius = 6;
  mark->fade_right = 80;
  jct_scene_add_text (scene, JCT_ROLE_TITLE, NULL,
                      "Chinese nationals stopped between ports of entry", 20, 12, JCT_ALIGN_START,
                      13, TRUE, 0, 1);
  jct_scene_add_text (scene, JCT_ROLE_VALUE_LABEL, NULL, "6,000", 54, 54, JCT_ALIGN_END, 11, FALSE,
                      0, 1);
  jct_scene_add_text (
    scene, JCT_ROLE_SOURCE, NULL,
    "Source: CBP nationwide encounters. An encounter is an event, not a person; a longer line.",
    270, 256, JCT_ALIGN_START, 10, FALSE, 190, 2);
  return scene;
}

static GBytes *export(JctScene *scene, JctExportFormat format, double scale)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = jct_export_scene (scene, format, scale, "A <title> & more",
                                    "A description\nof two lines", &error);

  g_assert_no_error (error);
  g_assert_nonnull (bytes);
  return bytes;
}

static char *
export_svg (JctScene *scene)
{
  g_autoptr (GBytes) bytes = export(scene, JCT_EXPORT_SVG, 1);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static guint32
read_u32 (const guchar *p)
{
  return (guint32) p[0] << 24 | (guint32) p[1] << 16 | (guint32) p[2] << 8 | p[3];
}

/* The data of a PNG's first chunk of a type whose data start so; NULL where there is none. */
static const guchar *
find_chunk (GBytes *png, const char *type, const char *start)
{
  gsize size;
  const guchar *data = g_bytes_get_data (png, &size);

  for (gsize at = 8; at + 12 <= size; at += 12 + read_u32 (data + at))
    if (memcmp (data + at + 4, type, 4) == 0
        && strncmp ((const char *) data + at + 8, start, strlen (start)) == 0)
      return data + at + 8;
  return NULL;
}

static void
test_png_size_and_texts (void)
{
  g_autoptr (JctScene) scene = build_scene ();
  static const double scales[] = { 1, 2, 0.5 };

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      g_autoptr (GBytes) png = export(scene, JCT_EXPORT_PNG, scales[i]);
      const guchar *header = find_chunk (png, "IHDR", "");
      const guchar *density = find_chunk (png, "pHYs", "");
      const guchar *title = find_chunk (png, "iTXt", "Title");
      const guchar *description = find_chunk (png, "iTXt", "Description");

      g_assert_cmpuint (read_u32 (header), ==, (guint) (WIDTH * scales[i]));
      g_assert_cmpuint (read_u32 (header + 4), ==, (guint) (HEIGHT * scales[i]));
      /* 96 dpi times the scale, in dots a metre. */
      g_assert_cmpuint (read_u32 (density), ==, (guint) lround (3779.53 * scales[i]));
      g_assert_cmpuint (density[8], ==, 1);
      /* Keyword, two zero bytes of no compression, empty language and translated keyword, then the
       * text. */
      g_assert_true (memcmp (title + 6 + 4, "A <title> & more", 16) == 0);
      g_assert_true (memcmp (description + 12 + 4, "A description\nof two lines", 26) == 0);
      g_assert_null (find_chunk (png, "tIME", ""));
    }
}

static cairo_status_t
read_bytes (void *closure, unsigned char *data, unsigned int length)
{
  GInputStream *stream = closure;

  return g_input_stream_read (stream, data, length, NULL, NULL) == (gssize) length
           ? CAIRO_STATUS_SUCCESS
           : CAIRO_STATUS_READ_ERROR;
}

static cairo_surface_t *
load_png (GBytes *png)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (png);
  cairo_surface_t *surface = cairo_image_surface_create_from_png_stream (read_bytes, stream);

  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  return surface;
}

static const guint32 *
row_of (cairo_surface_t *surface, int y)
{
  return (const guint32 *) (gconstpointer) (cairo_image_surface_get_data (surface)
                                            + y * cairo_image_surface_get_stride (surface));
}

static void
test_png_keeps_transparency (void)
{
  g_autoptr (JctScene) scene = jct_scene_new (10, 10);
  g_autoptr (GBytes) png = NULL;
  cairo_surface_t *surface;
  guint32 pixel;

  jct_scene_add_rect (scene, JCT_ROLE_EVENT, NULL, (JctRect){ 0, 0, 10, 10 })->fill
    = (JctColor){ 1, 0.5, 0, 0.5 };
  png = export(scene, JCT_EXPORT_PNG, 1);
  surface = load_png (png);
  pixel = *(guint32 *) (gpointer) cairo_image_surface_get_data (surface);
  g_assert_cmpuint (pixel >> 24, ==, 128);
  g_assert_cmpuint (pixel >> 16 & 0xff, >=, 127);
  g_assert_cmpuint (pixel >> 8 & 0xff, >=, 63);
  g_assert_cmpuint (pixel >> 8 & 0xff, <=, 65);
  cairo_surface_destroy (surface);
}

/* Each pixel as it is painted, whatever the picture's width is a multiple of, small or so large that its memory is had in
 * another way. */
static void
test_png_has_the_pixels (void)
{
  static const double scales[] = { 1, 0.33, 0.665, 1.01, 2.1, 3.003 };

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      g_autoptr (JctScene) scene = build_scene ();
      g_autoptr (GBytes) png = export(scene, JCT_EXPORT_PNG, scales[i]);
      cairo_surface_t *written = load_png (png);
      int width = cairo_image_surface_get_width (written);
      int height = cairo_image_surface_get_height (written);
      cairo_surface_t *painted = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
      cairo_t *cr = cairo_create (painted);

      cairo_scale (cr, scales[i], scales[i]);
      jct_scene_paint (scene, cr);
      cairo_surface_flush (painted);
      g_assert_cmpint (width, ==, (int) round (WIDTH * scales[i]));
      for (int y = 0; y < height; y++)
        {
          const guint32 *a = row_of (painted, y), *b = row_of (written, y);

          for (int x = 0; x < width; x++)
            if ((a[x] & 0xffffff) != (b[x] & 0xffffff))
              g_error ("scale %g: %d, %d is %06x, not %06x", scales[i], x, y, b[x], a[x]);
        }
      cairo_destroy (cr);
      cairo_surface_destroy (painted);
      cairo_surface_destroy (written);
    }
}

static void
test_same_bytes (void)
{
  for (guint format = JCT_EXPORT_PNG; format <= JCT_EXPORT_PDF; format++)
    {
      g_autoptr (JctScene) first = build_scene ();
      g_autoptr (JctScene) second = build_scene ();
      g_autoptr (GBytes) a = export(first, format, 1);
      g_autoptr (GBytes) b = export(second, format, 1);

      g_assert_true (g_bytes_equal (a, b));
    }
}

static void
test_sizes_refused (void)
{
  static const struct
  {
    double width, height, scale;
    gboolean vector_too;
  } sizes[] = {
    { 0, 100, 1, TRUE },       { 100, 0, 1, TRUE },           { 40000, 10, 1, TRUE },
    { 1000, 1000, 40, FALSE }, { 20000, 20000, 1, TRUE },     { 100, 100, NAN, FALSE },
    { 100, 100, -1, FALSE },   { 100, 100, INFINITY, FALSE }, { 100, 100, 0, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint format = JCT_EXPORT_PNG; format <= JCT_EXPORT_PDF; format++)
      {
        g_autoptr (JctScene) scene = jct_scene_new (sizes[i].width, sizes[i].height);
        g_autoptr (GError) error = NULL;
        g_autoptr (GBytes) bytes
          = jct_export_scene (scene, format, sizes[i].scale, "t", "d", &error);

        if (format == JCT_EXPORT_PNG || sizes[i].vector_too)
          {
            g_assert_error (error, JCT_EXPORT_ERROR, JCT_EXPORT_ERROR_SIZE);
            g_assert_null (bytes);
          }
        else
          g_assert_nonnull (bytes);
      }
}

static void
test_format_from_path (void)
{
  JctExportFormat format = JCT_EXPORT_PNG;

  g_assert_true (jct_export_format_from_path ("a.b/chart.SVG", &format));
  g_assert_cmpint (format, ==, JCT_EXPORT_SVG);
  g_assert_true (jct_export_format_from_path ("x.pdf", &format));
  g_assert_cmpint (format, ==, JCT_EXPORT_PDF);
  g_assert_false (jct_export_format_from_path ("png", &format));
  g_assert_false (jct_export_format_from_path ("x.svg.gz", &format));
  g_assert_false (jct_export_format_from_path ("", &format));
}

/* All character data of an SVG, parsed as XML; fails where it is not well-formed. */
static void
on_text (
  GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
  g_string_append_len (data, text, (gssize) length);
}

static char *
parse_text (const char *svg)
{
  static const GMarkupParser parser = { NULL, NULL, on_text, NULL, NULL };
  GString *text = g_string_new (NULL);
  g_autoptr (GMarkupParseContext) context
    = g_markup_parse_context_new (&parser, (GMarkupParseFlags) 0, text, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_utf8_validate (svg, -1, NULL));
  g_markup_parse_context_parse (context, svg, -1, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
  return g_string_free (text, FALSE);
}

static void
test_svg_text_is_text (void)
{
  g_autoptr (JctScene) scene = build_scene ();
  g_autofree char *svg = export_svg (scene);
  g_autofree char *text = parse_text (svg);

  g_assert_nonnull (strstr (text, "A <title> & more"));
  g_assert_nonnull (strstr (text, "A description\nof two lines"));
  g_assert_nonnull (strstr (text, "Chinese nationals stopped between ports of entry"));
  g_assert_nonnull (strstr (text, "6,000"));
  g_assert_nonnull (strstr (svg, "role=\"img\" aria-labelledby=\"jct-title jct-desc\""));
  g_assert_nonnull (strstr (svg, "width=\"480\" height=\"300\" viewBox=\"0 0 480 300\""));
  g_assert_null (strstr (svg, "nan"));
  g_assert_null (strstr (svg, "inf"));
}

static void
test_svg_ellipsis (void)
{
  g_autoptr (JctScene) scene = jct_scene_new (200, 100);
  g_autofree char *svg = NULL, *text = NULL;

  jct_scene_add_text (
    scene, JCT_ROLE_EVENT_LABEL, NULL,
    "Visible at first and then much longer than any line that could be shown here, hidden at last",
    0, 0, JCT_ALIGN_START, 12, FALSE, 90, 2);
  svg = export_svg (scene);
  text = parse_text (svg);
  g_assert_nonnull (strstr (text, "Visible"));
  g_assert_nonnull (strstr (text, "…"));
  g_assert_null (strstr (text, "hidden at last"));
}

static void
test_hostile_text (void)
{
  g_autofree char *endless = g_strnfill (10000, 'x');
  const char *const texts[] = {
    "<b>&\"'</b>]]>",
    "</text></svg><script>alert(1)</script>",
    "control \x01\x02\x08\x0b\x1f\x7f\xc2\x85 characters",
    "\xff\xfe broken \xed\xa0\x80 UTF-8 \xc3",
    "\xef\xbf\xbf\xef\xbf\xbe not characters",
    "العربية: 1,234 (نص)",
    "\xe2\x80\xae override",
    "👩‍👩‍👧‍👦 🇨🇳 emoji",
    endless,
    "",
    "   ",
    "one\ntwo\r\nthree\ttab",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (JctScene) scene = jct_scene_new (300, 200);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = NULL, png = NULL, pdf = NULL;
      g_autofree char *svg = NULL, *text = NULL;

      jct_scene_set_font (scene, texts[i]);
      jct_scene_add_text (scene, JCT_ROLE_TITLE, texts[i], texts[i], 10, 10, JCT_ALIGN_START, 12,
                          FALSE, 200, 3);
      jct_scene_add_text (scene, JCT_ROLE_TITLE, texts[i], texts[i], 10, 60, JCT_ALIGN_MIDDLE, 12,
                          TRUE, 0, 0);
      bytes = jct_export_scene (scene, JCT_EXPORT_SVG, 1, texts[i], texts[i], &error);
      g_assert_no_error (error);
      svg = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      text = parse_text (svg);
      g_assert_null (strstr (svg, "<script"));
      for (const char *p = svg; *p != '\0'; p++)
        g_assert_true ((guchar) *p >= 0x20 || *p == '\n');
      png = jct_export_scene (scene, JCT_EXPORT_PNG, 1, texts[i], texts[i], &error);
      g_assert_no_error (error);
      pdf = jct_export_scene (scene, JCT_EXPORT_PDF, 1, texts[i], texts[i], &error);
      g_assert_no_error (error);
    }
}

/* A folder with what a program left in it. */
static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

/* Runs a tool on a file of these bytes; NULL, and the test skipped, where it is not installed. The
 * tool's last argument but the options is the file, and `to` (nullable) the file that it writes. */
static GBytes *
run_tool (const char *const *arguments, GBytes *input, const char *to)
{
  g_autofree char *program = g_find_program_in_path (arguments[0]);
  g_autofree char *folder = g_dir_make_tmp ("jct-export-XXXXXX", NULL);
  g_autofree char *in = g_build_filename (folder, "in.svg", NULL);
  g_autofree char *out = to != NULL ? g_build_filename (folder, to, NULL) : NULL;
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  gsize length = 0;
  int status;

  if (program == NULL)
    {
      g_test_skip ("the tool is not installed");
      g_rmdir (folder);
      return NULL;
    }
  g_file_set_contents (in, g_bytes_get_data (input, NULL), (gssize) g_bytes_get_size (input),
                       &error);
  g_assert_no_error (error);
  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (argv, g_str_equal (arguments[i], "@in")    ? in
                           : g_str_equal (arguments[i], "@out") ? out
                                                                : (gpointer) arguments[i]);
  g_ptr_array_add (argv, NULL);
  g_spawn_sync (folder, (char **) argv->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
  if (out != NULL)
    {
      g_clear_pointer (&output, g_free);
      g_file_get_contents (out, &output, &length, &error);
      g_assert_no_error (error);
    }
  else
    length = strlen (output);
  remove_folder (folder);
  return g_bytes_new_take (output, length);
}

static void
test_pdf_text_is_text (void)
{
  static const char *const pdftotext[] = { "pdftotext", "-layout", "@in", "-", NULL };
  g_autoptr (JctScene) scene = build_scene ();
  g_autoptr (GBytes) pdf = export(scene, JCT_EXPORT_PDF, 3);
  g_autoptr (GBytes) bytes = run_tool (pdftotext, pdf, NULL);
  g_autofree char *text = NULL;

  if (bytes == NULL)
    return;
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_nonnull (strstr (text, "Chinese nationals stopped between ports of entry"));
  g_assert_nonnull (strstr (text, "6,000"));
}

static void
test_pdf_metadata (void)
{
  static const char *const pdfinfo[] = { "pdfinfo", "-isodates", "@in", NULL };
  g_autoptr (JctScene) scene = build_scene ();
  g_autoptr (GBytes) pdf = NULL, bytes = NULL;
  g_autofree char *text = NULL;

  g_setenv ("SOURCE_DATE_EPOCH", "1600000000", TRUE);
  pdf = export(scene, JCT_EXPORT_PDF, 1);
  g_unsetenv ("SOURCE_DATE_EPOCH");
  bytes = run_tool (pdfinfo, pdf, NULL);
  if (bytes == NULL)
    return;
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_nonnull (strstr (text, "A <title> & more"));
  g_assert_nonnull (strstr (text, "A description"));
  g_assert_nonnull (strstr (text, "2020-09-13T12:26:40"));
  g_assert_nonnull (strstr (text, "360 x 225 pts"));
}

/* The mean difference of a channel, 0 to 255, over white. */
static double
mean_difference (GBytes *a, GBytes *b)
{
  cairo_surface_t *surfaces[2] = { load_png (a), load_png (b) };
  cairo_surface_t *flat[2];
  double sum = 0;
  int width = cairo_image_surface_get_width (surfaces[0]),
      height = cairo_image_surface_get_height (surfaces[0]);

  g_assert_cmpint (cairo_image_surface_get_width (surfaces[1]), ==, width);
  g_assert_cmpint (cairo_image_surface_get_height (surfaces[1]), ==, height);
  for (guint i = 0; i < 2; i++)
    {
      cairo_t *cr;

      flat[i] = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
      cr = cairo_create (flat[i]);
      cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_paint (cr);
      cairo_set_source_surface (cr, surfaces[i], 0, 0);
      cairo_paint (cr);
      cairo_destroy (cr);
      cairo_surface_flush (flat[i]);
      cairo_surface_destroy (surfaces[i]);
    }
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width * 4; x++)
      if (x % 4 != 3)
        sum += abs ((int) cairo_image_surface_get_data (
                      flat[0])[y * cairo_image_surface_get_stride (flat[0]) + x]
                    - (int) cairo_image_surface_get_data (
                      flat[1])[y * cairo_image_surface_get_stride (flat[1]) + x]);
  cairo_surface_destroy (flat[0]);
  cairo_surface_destroy (flat[1]);
  return sum / (3.0 * width * height);
}

/* Another renderer's anti-aliasing and hinting move some pixels of each edge: a text left out, or a
 * line elsewhere, differs by more. */
#define LIKE 2.0

static void
assert_like_png (JctScene *scene, GBytes *other)
{
  g_autoptr (GBytes) png = export(scene, JCT_EXPORT_PNG, 1);
  g_autoptr (JctScene) empty
    = jct_scene_new (jct_scene_get_width (scene), jct_scene_get_height (scene));
  g_autoptr (GBytes) nothing = export(empty, JCT_EXPORT_PNG, 1);

  g_assert_cmpfloat (mean_difference (png, other), <, LIKE);
  /* The measure tells a picture from none. */
  g_assert_cmpfloat (mean_difference (png, nothing), >, LIKE * 3);
}

static void
test_svg_looks_the_same (void)
{
  static const char *const rsvg[] = { "rsvg-convert", "-o", "@out", "@in", NULL };
  g_autoptr (JctScene) scene = build_scene ();
  g_autoptr (GBytes) svg = export(scene, JCT_EXPORT_SVG, 1);
  g_autoptr (GBytes) rendered = run_tool (rsvg, svg, "out.png");

  if (rendered != NULL)
    assert_like_png (scene, rendered);
}

static void
test_pdf_looks_the_same (void)
{
  static const char *const pdftoppm[]
    = { "pdftoppm", "-png", "-r", "96", "-singlefile", "@in", "out", NULL };
  g_autoptr (JctScene) scene = build_scene ();
  g_autoptr (GBytes) pdf = export(scene, JCT_EXPORT_PDF, 1);
  g_autoptr (GBytes) rendered = run_tool (pdftoppm, pdf, "out.png");

  if (rendered != NULL)
    assert_like_png (scene, rendered);
}

/* ---- a figure of the bundled data, in three formats ------------------------------------------- */

#define TILE 24

/* The largest difference of the mean ink of a tile, 0 to 255. What another renderer's
 * anti-aliasing moves stays inside a tile, mostly; what is left out or stands elsewhere does not. */
static double
worst_tile (GBytes *a, GBytes *b)
{
  cairo_surface_t *surfaces[2] = { load_png (a), load_png (b) };
  int width = cairo_image_surface_get_width (surfaces[0]),
      height = cairo_image_surface_get_height (surfaces[0]);
  double worst = 0;

  g_assert_cmpint (cairo_image_surface_get_width (surfaces[1]), ==, width);
  g_assert_cmpint (cairo_image_surface_get_height (surfaces[1]), ==, height);
  for (int top = 0; top < height; top += TILE)
    for (int left = 0; left < width; left += TILE)
      {
        double sum = 0;
        int n = 0;

        for (int y = top; y < MIN (top + TILE, height); y++)
          for (int x = left; x < MIN (left + TILE, width); x++, n++)
            for (int c = 0; c < 3; c++)
              {
                gsize at[2];
                for (guint k = 0; k < 2; k++)
                  at[k] = (gsize) y * cairo_image_surface_get_stride (surfaces[k]) + x * 4 + c;
                sum += cairo_image_surface_get_data (surfaces[0])[at[0]]
                       - cairo_image_surface_get_data (surfaces[1])[at[1]];
              }
        worst = MAX (worst, fabs (sum) / (3.0 * n));
      }
  cairo_surface_destroy (surfaces[0]);
  cairo_surface_destroy (surfaces[1]);
  return worst;
}

/* A text of five letters that is missing in a tile makes about twice the difference. */
#define LIKE_TILE 14.0

static JctScene *
build_figure (const JctDocument *document, const char *selected, JctThemeKind kind)
{
  g_autoptr (JctView) view = jct_document_dup_default_view (document);
  g_autoptr (JctTheme) theme = jct_theme_new (kind, "DejaVu Sans", 1);
  g_autoptr (GError) error = NULL;

  g_free (view->selected_event);
  view->selected_event = g_strdup (selected);
  g_autoptr (JctSeriesSet) series = jct_document_compute_series (document, view, &error);
  g_assert_no_error (error);
  JctFigureInput input = {
    .chart = { .document = document,
               .view = view,
               .series = series,
               .theme = theme,
               .width = 1120,
               .height = 720,
               .show_title = TRUE,
               .show_source = TRUE },
    .show_timeline = TRUE,
  };
  return jct_figure_dup_scene (&input);
}

static void
test_bundled_figure (void)
{
  static const char *const rsvg[] = { "rsvg-convert", "-o", "@out", "@in", NULL };
  static const char *const pdftoppm[]
    = { "pdftoppm", "-png", "-r", "96", "-singlefile", "@in", "out", NULL };
  g_autofree char *path = g_build_filename (g_getenv ("JCT_PROJECT_DIR"), "data", "datasets",
                                            "us-china-repatriation.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (JctDocument) document = jct_document_load (file, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  for (JctThemeKind kind = JCT_THEME_LIGHT; kind < JCT_N_THEMES; kind++)
    {
      g_autoptr (JctScene) scene
        = build_figure (document, "china-suspends-repatriation-cooperation", kind);
      g_autoptr (JctScene) other = build_figure (document, "title-42-end", kind);
      g_autoptr (GBytes) png = export(scene, JCT_EXPORT_PNG, 1);
      g_autoptr (GBytes) other_png = export(other, JCT_EXPORT_PNG, 1);
      g_autoptr (GBytes) svg = export(scene, JCT_EXPORT_SVG, 1);
      g_autoptr (GBytes) pdf = export(scene, JCT_EXPORT_PDF, 1);
      const JctExportOptions with_outlines = { .format = JCT_EXPORT_SVG, .outlines = TRUE };
      g_autoptr (GBytes) outlines = jct_export_scene_with (scene, &with_outlines, NULL, NULL);
      g_autoptr (GBytes) from_svg = run_tool (rsvg, svg, "out.png");
      g_autoptr (GBytes) from_outlines = run_tool (rsvg, outlines, "out.png");
      g_autoptr (GBytes) from_pdf = run_tool (pdftoppm, pdf, "out.png");

      /* The measure tells one figure from another. */
      g_assert_cmpfloat (worst_tile (png, other_png), >, 2 * LIKE_TILE);
      if (from_svg != NULL)
        g_assert_cmpfloat (worst_tile (png, from_svg), <, LIKE_TILE);
      if (from_outlines != NULL)
        g_assert_cmpfloat (worst_tile (png, from_outlines), <, LIKE_TILE);
      if (from_pdf != NULL)
        g_assert_cmpfloat (worst_tile (png, from_pdf), <, LIKE_TILE);
      if (from_svg != NULL && from_pdf != NULL)
        g_test_message ("%s: SVG %g, PDF %g, another figure %g", jct_theme_kind_to_name (kind),
                        worst_tile (png, from_svg), worst_tile (png, from_pdf),
                        worst_tile (png, other_png));
    }
}

/* Chromium lays the page on a window of its own, which is as large as the picture. */
static void
test_chromium (void)
{
  static const char *const chromium[] = { "chromium",
                                          "--headless=new",
                                          "--no-sandbox",
                                          "--disable-gpu",
                                          "--hide-scrollbars",
                                          "--force-device-scale-factor=1",
                                          "--window-size=1120,720",
                                          "--user-data-dir=profile",
                                          "--screenshot=out.png",
                                          "@in",
                                          NULL };
  g_autofree char *path = g_build_filename (g_getenv ("JCT_PROJECT_DIR"), "data", "datasets",
                                            "us-china-repatriation.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (JctDocument) document = jct_document_load (file, NULL, NULL, NULL, NULL);
  g_autoptr (JctScene) scene
    = build_figure (document, "china-suspends-repatriation-cooperation", JCT_THEME_LIGHT);
  g_autoptr (JctScene) other = build_figure (document, "title-42-end", JCT_THEME_LIGHT);
  g_autoptr (GBytes) png = export(scene, JCT_EXPORT_PNG, 1);
  g_autoptr (GBytes) svg = export(scene, JCT_EXPORT_SVG, 1);
  g_autoptr (GBytes) other_png = export(other, JCT_EXPORT_PNG, 1);
  g_autoptr (GBytes) shown = run_tool (chromium, svg, "out.png");

  if (shown == NULL)
    return;
  g_test_message ("Chromium %g, another figure %g", worst_tile (png, shown),
                  worst_tile (other_png, shown));
  g_assert_cmpfloat (worst_tile (png, shown), <, LIKE_TILE);
  g_assert_cmpfloat (worst_tile (other_png, shown), >, 2 * LIKE_TILE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export/png/size-and-texts", test_png_size_and_texts);
  g_test_add_func ("/export/png/transparency", test_png_keeps_transparency);
  g_test_add_func ("/export/same-bytes", test_same_bytes);
  g_test_add_func ("/export/sizes-refused", test_sizes_refused);
  g_test_add_func ("/export/format-from-path", test_format_from_path);
  g_test_add_func ("/export/png/pixels", test_png_has_the_pixels);
  g_test_add_func ("/export/svg/text", test_svg_text_is_text);
  g_test_add_func ("/export/svg/ellipsis", test_svg_ellipsis);
  g_test_add_func ("/export/svg/like-png", test_svg_looks_the_same);
  g_test_add_func ("/export/hostile", test_hostile_text);
  g_test_add_func ("/export/pdf/text", test_pdf_text_is_text);
  g_test_add_func ("/export/pdf/metadata", test_pdf_metadata);
  g_test_add_func ("/export/pdf/like-png", test_pdf_looks_the_same);
  g_test_add_func ("/export/bundled-figure", test_bundled_figure);
  g_test_add_func ("/export/chromium", test_chromium);
  return g_test_run ();
}
