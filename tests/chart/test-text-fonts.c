/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Text that is laid out in its family alone is the text that Pango draws with all fonts and all of fontconfig's rules,
 * whatever these are. Each set of rules is looked at by a process of its own: this program with --draw, which prints the
 * sums of both pictures.
 */
#include "chart/jct-text.h"

#include <fontconfig/fontconfig.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "chart/jct-text-fonts-private.h"

#define WIDTH 900
#define HEIGHT 60

static char *program;

static const char *const families[] = { "Cantarell", "DejaVu Sans" };
static const char *const texts[] = {
  "Encounters by month, 2019–2024",
  "1,234 ≈ 1.2 thousand → −5%",
  "Según las cifras más recientes, año fiscal",
  "Ελληνικά и кириллица",
  "A title with 中文 in it",
  "العربية and עברית",
  "emoji 👩‍👩‍👧‍👦 🇨🇳 ⌚ ☎️ 1️⃣ ✔",
  "e\xcc\x81\xcc\x81 zero\xe2\x80\x8dwidth \xc2\xad soft\xc2\xa0space",
};

static const JctTextSpan spans[] = {
  { .start = 2, .end = 6, .italic = TRUE },
  { .start = 4, .end = 9, .bold = TRUE },
};

static const JctTextStyle styles[] = {
  { .px = 13 },
  { .px = 27.4, .bold = TRUE },
  { .px = 19, .max_width = 120, .max_lines = 1 },
  { .px = 11, .max_width = 90, .max_lines = 2, .align = JCT_ALIGN_END },
  { .px = 16, .spans = spans, .n_spans = G_N_ELEMENTS (spans) },
};

/* ---- with all fonts -------------------------------------------------------------------------- */

static PangoLayout *
layout_with_all_fonts (PangoContext *context, const char *text, const JctTextStyle *style)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *font = pango_font_description_new ();
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_font_description_set_family (font, style->family);
  pango_font_description_set_weight (font, style->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_absolute_size (font, style->px * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  for (guint i = 0; i < style->n_spans; i++)
    {
      const JctTextSpan *span = &style->spans[i];
      PangoAttribute *attribute = span->bold ? pango_attr_weight_new (PANGO_WEIGHT_BOLD)
                                             : pango_attr_style_new (PANGO_STYLE_ITALIC);

      attribute->start_index = span->start;
      attribute->end_index = span->end;
      pango_attr_list_insert (attributes, attribute);
    }
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  if (style->max_width > 0)
    {
      pango_layout_set_width (layout, (int) (style->max_width * PANGO_SCALE));
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_height (layout, -(int) style->max_lines);
    }
  if (style->align == JCT_ALIGN_END)
    pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static PangoContext *
context_of_all_fonts (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, 96);
  pango_context_set_round_glyph_positions (context, FALSE);
  return context;
}

/* ---- the two pictures ------------------------------------------------------------------------ */

static cairo_surface_t *
surface_new (guint n)
{
  return cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT * (int) n);
}

static char *
sum_surface (cairo_surface_t *surface)
{
  gsize length;

  cairo_surface_flush (surface);
  length = (gsize) cairo_image_surface_get_stride (surface)
           * (gsize) cairo_image_surface_get_height (surface);
  return g_compute_checksum_for_data (G_CHECKSUM_MD5, cairo_image_surface_get_data (surface),
                                      length);
}

/* Every text in every style, twice: a text that no rule speaks of is drawn before and after one that a rule does. */
static void
draw_all (void)
{
  guint n = 2 * G_N_ELEMENTS (families) * G_N_ELEMENTS (styles) * G_N_ELEMENTS (texts), row = 0;
  PangoContext *context = context_of_all_fonts ();
  cairo_surface_t *ours = surface_new (n), *theirs = surface_new (n);
  cairo_t *our_cr = cairo_create (ours), *their_cr = cairo_create (theirs);
  g_autofree char *our_sum = NULL, *their_sum = NULL;

  for (guint i = 0; i < n; i++, row += HEIGHT)
    {
      JctTextStyle style = styles[i / G_N_ELEMENTS (texts) % G_N_ELEMENTS (styles)];
      const char *text = texts[i % G_N_ELEMENTS (texts)];
      PangoLayout *layout;
      PangoRectangle logical;
      JctTextExtents extents;

      style.family
        = families[i / G_N_ELEMENTS (texts) / G_N_ELEMENTS (styles) % G_N_ELEMENTS (families)];
      layout = layout_with_all_fonts (context, text, &style);
      pango_layout_get_extents (layout, NULL, &logical);
      cairo_move_to (their_cr, 10 - logical.x / (double) PANGO_SCALE,
                     row - logical.y / (double) PANGO_SCALE);
      pango_cairo_show_layout (their_cr, layout);
      jct_text_draw (our_cr, text, &style, 10, row);
      jct_text_measure (text, &style, &extents);
      g_assert_cmpfloat (extents.width, ==, logical.width / (double) PANGO_SCALE);
      g_assert_cmpfloat (extents.height, ==, logical.height / (double) PANGO_SCALE);
      g_object_unref (layout);
    }
  our_sum = sum_surface (ours);
  their_sum = sum_surface (theirs);
  g_print ("%s %s\n", our_sum, their_sum);
  cairo_destroy (our_cr);
  cairo_destroy (their_cr);
  cairo_surface_destroy (ours);
  cairo_surface_destroy (theirs);
  g_object_unref (context);
}

/* Of ours, which is theirs as well. */
static char *
sum_under (const char *rules, const char *variable, const char *value)
{
  g_autoptr (GSubprocessLauncher) launcher
    = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autofree char *path = NULL, *output = NULL, *content = NULL;
  g_autoptr (GSubprocess) child = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) sums = NULL;
  int fd = g_file_open_tmp ("juncture-fonts-XXXXXX.conf", &path, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  content = g_strdup_printf ("<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\">"
                             "<fontconfig><include>/etc/fonts/fonts.conf</include>%s</fontconfig>",
                             rules);
  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  g_subprocess_launcher_setenv (launcher, "FONTCONFIG_FILE", path, TRUE);
  if (variable != NULL)
    g_subprocess_launcher_setenv (launcher, variable, value, TRUE);
  child = g_subprocess_launcher_spawn (launcher, &error, program, "--draw", NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (child, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_unlink (path);
  g_assert_true (g_subprocess_get_successful (child));
  sums = g_strsplit (g_strstrip (output), " ", -1);
  g_assert_cmpuint (g_strv_length (sums), ==, 2);
  g_assert_cmpstr (sums[0], ==, sums[1]);
  return g_strdup (sums[0]);
}

static gboolean
has_families (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    {
      FcPattern *pattern
        = FcPatternBuild (NULL, FC_FAMILY, FcTypeString, families[i], (const char *) NULL);
      FcObjectSet *objects = FcObjectSetBuild (FC_FILE, (const char *) NULL);
      FcFontSet *found = FcFontList (NULL, pattern, objects);
      gboolean has = found != NULL && found->nfont > 0;

      g_clear_pointer (&found, FcFontSetDestroy);
      FcObjectSetDestroy (objects);
      FcPatternDestroy (pattern);
      if (!has)
        return FALSE;
    }
  return TRUE;
}

static void
test_rules (void)
{
#define FAMILY "<test name=\"family\"><string>Cantarell</string></test>"
#define WITH(kind, tests, edit) "<match target=\"" kind "\">" tests edit "</match>"
  static const char *const rules[] = {
    /* Fonts made bold, slanted, or of another size by a rule. */
    WITH ("font", FAMILY, "<edit name=\"embolden\" mode=\"assign\"><bool>true</bool></edit>"),
    WITH ("font", "<test name=\"pixelsize\" compare=\"more\"><double>20</double></test>",
          "<edit name=\"matrix\" mode=\"assign\"><matrix><double>1</double><double>0.3</double>"
          "<double>0</double><double>1</double></matrix></edit>"),
    WITH ("pattern", "<test name=\"pixelsize\" compare=\"less\"><double>14</double></test>",
          "<edit name=\"pixelsize\" mode=\"assign\"><double>17</double></edit>"),
    /* Another family before the one that is asked for. */
    WITH (
      "pattern", FAMILY,
      "<edit name=\"family\" mode=\"prepend\" binding=\"strong\"><string>DejaVu Serif</string></edit>"),
    WITH (
      "pattern", FAMILY "<test name=\"weight\" compare=\"more\"><const>medium</const></test>",
      "<edit name=\"family\" mode=\"assign\" binding=\"same\"><string>DejaVu Sans</string></edit>"),
    /* What counts more than the family. */
    WITH ("pattern", FAMILY,
          "<edit name=\"fontformat\" mode=\"assign\"><string>TrueType</string></edit>"),
    /* A font that lies there and may not be used. */
    "<selectfont><rejectfont><glob>*Cantarell-Bold*</glob></rejectfont></selectfont>",
    "<selectfont><rejectfont><glob>*antarell*</glob></rejectfont></selectfont>",
  };
  g_autofree char *plain = NULL;

  if (!has_families ())
    {
      g_test_skip ("no Cantarell and DejaVu Sans");
      return;
    }
  plain = sum_under ("", NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autofree char *ruled = NULL;

      g_test_message ("rules %u: %s", i, rules[i]);
      ruled = sum_under (rules[i], NULL, NULL);
      /* The rule does something, or nothing would have been looked at. */
      g_assert_cmpstr (ruled, !=, plain);
    }
}

/* Or all of this was for nothing. */
static void
test_alone (void)
{
  JctTextFonts *fonts = jct_text_fonts_new ();
  PangoFontMap *all = pango_cairo_font_map_get_default ();
  const char *family;
  PangoContext *context;

  if (has_families ())
    {
      context
        = jct_text_fonts_get_context (fonts, "Nowhere, Cantarell", "Encounters\n–5%", &family);
      g_assert_cmpstr (family, ==, "Cantarell");
      g_assert_true (pango_context_get_font_map (context) != all);
      g_assert_true (jct_text_fonts_stand (fonts, context));
      context = jct_text_fonts_get_context (fonts, "Nowhere, Cantarell", "中文", &family);
      g_assert_cmpstr (family, ==, "Cantarell");
      g_assert_true (pango_context_get_font_map (context) == all);
    }
  context = jct_text_fonts_get_context (fonts, "Nowhere, Nor Here", "Encounters", &family);
  g_assert_cmpstr (family, ==, "Nowhere, Nor Here");
  g_assert_true (pango_context_get_font_map (context) == all);
  jct_text_fonts_free (fonts);
}

/* Whatever languages a person prefers. */
static void
test_languages (void)
{
  static const char *const names[][2] = {
    { "LANGUAGE", "ru:en" },
    { "PANGO_LANGUAGE", "zh-cn:de" },
    { "LC_ALL", "C" },
    { "LC_ALL", "es_ES.UTF-8" },
  };

  if (!has_families ())
    {
      g_test_skip ("no Cantarell and DejaVu Sans");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *sum = sum_under ("", names[i][0], names[i][1]);

      g_assert_cmpuint (strlen (sum), ==, 32);
    }
}

int
main (int argc, char **argv)
{
  if (argc == 2 && strcmp (argv[1], "--draw") == 0)
    {
      setlocale (LC_ALL, "");
      draw_all ();
      return 0;
    }
  program = argv[0];
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-fonts/alone", test_alone);
  g_test_add_func ("/text-fonts/rules", test_rules);
  g_test_add_func ("/text-fonts/languages", test_languages);
  return g_test_run ();
}
