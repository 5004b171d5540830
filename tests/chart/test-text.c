/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/jct-text.h"

#include <math.h>
#include <string.h>

static JctTextExtents
measure (const char *text, double px, double max_width, guint max_lines)
{
  JctTextStyle style = { NULL, px, FALSE, max_width, max_lines, JCT_ALIGN_START };
  JctTextExtents extents;

  jct_text_measure (text, &style, &extents);
  return extents;
}

static void
test_grows_with_text_and_size (void)
{
  JctTextExtents one = measure ("encounters", 12, 0, 0);
  JctTextExtents two = measure ("encounters encounters", 12, 0, 0);
  JctTextExtents large = measure ("encounters", 120, 0, 0);

  g_assert_cmpfloat (one.width, >, 20);
  g_assert_cmpfloat (two.width, >, one.width * 1.9);
  /* Without hinting, text scales as it is. */
  g_assert_cmpfloat_with_epsilon (large.width, one.width * 10, one.width * 0.05);
  g_assert_cmpfloat_with_epsilon (large.height, one.height * 10, one.height * 0.5);
  g_assert_cmpfloat (one.baseline, >, 0);
  g_assert_cmpfloat (one.baseline, <, one.height);
}

static void
test_figures_are_tabular (void)
{
  double ones = measure ("11,111", 14, 0, 0).width;

  for (char digit = '0'; digit <= '9'; digit++)
    {
      char text[] = "00,000";

      for (guint i = 0; i < strlen (text); i++)
        if (text[i] == '0')
          text[i] = digit;
      g_assert_cmpfloat_with_epsilon (measure (text, 14, 0, 0).width, ones, 0.1);
    }
}

static void
test_wraps_and_ellipsizes (void)
{
  const char *text = "China suspends cooperation with the United States on the return of nationals";
  JctTextExtents line = measure (text, 12, 0, 0);
  JctTextExtents wrapped = measure (text, 12, 150, 0);
  JctTextExtents two = measure (text, 12, 150, 2);
  JctTextExtents one = measure (text, 12, 150, 1);

  g_assert_cmpfloat (line.width, >, 300);
  g_assert_cmpfloat (wrapped.width, <=, 150.01);
  g_assert_cmpfloat (wrapped.height, >, line.height * 2.5);
  g_assert_cmpfloat_with_epsilon (two.height, line.height * 2, 1);
  g_assert_cmpfloat (two.width, <=, 150.01);
  g_assert_cmpfloat_with_epsilon (one.height, line.height, 0.5);
  g_assert_cmpfloat (one.width, <=, 150.01);
  /* A word longer than the line breaks inside. */
  g_assert_cmpfloat (measure ("Mmmmmmmmmmmmmmmmmmmmmmmmmmmmmm", 12, 60, 0).width, <=, 60.01);
  /* Line ends in a text of limited lines do not make more lines. */
  g_assert_cmpfloat_with_epsilon (measure ("a\nb\nc\nd", 12, 100, 1).height, line.height, 0.5);
  g_assert_cmpfloat_with_epsilon (measure ("a\nb\nc\nd", 12, 100, 0).height, line.height * 4, 2);
}

/* However narrow its letters: what has room is there, and so are as many as fill the line. */
static void
test_long_text_fills_its_lines (void)
{
  static const char *const letters[] = { "i", "l", ".", "W", "\346\241\234", "l W " };

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      while (g_utf8_strlen (text->str, -1) < 15000)
        g_string_append (text, letters[i]);
      for (guint lines = 1; lines <= 3; lines++)
        {
          JctTextExtents one = measure ("i", 14, 0, 0);
          JctTextExtents many = measure (text->str, 14, 600, lines);

          g_assert_cmpfloat (many.width, <=, 600.5);
          g_assert_cmpfloat (many.width, >, 600 - 3 * 14);
          g_assert_cmpfloat (many.height, >, one.height * (lines - 0.5));
          g_assert_cmpfloat (many.height, <, one.height * (lines + 0.9));
        }
    }
}

static void
test_markup_is_plain (void)
{
  g_assert_cmpfloat (measure ("<b>&amp;</b>", 12, 0, 0).width, >,
                     measure ("&amp;", 12, 0, 0).width * 1.5);
}

static void
test_hostile_text (void)
{
  static const char *const texts[] = {
    "",
    "\xff\xfe\x80 broken",
    "\xed\xa0\x80",
    "a\x01\x02\x1b[31mb\x7f",
    "العربية עברית 中文 हिन्दी ไทย",
    "👩‍👩‍👧‍👦🇨🇳🏳️‍🌈",
    "\xe2\x80\xae reversed \xe2\x80\xac",
    "e\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81",
    "\xef\xbf\xbf\xef\xbf\xbe",
  };
  g_autofree char *lines = g_strnfill (50000, '\n');
  g_autofree char *wide = g_strnfill (500000, 'W');
  JctTextExtents extents;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (guint k = 0; k < 3; k++)
      {
        extents = measure (texts[i], 12, k * 40.0, k);
        g_assert_true (isfinite (extents.width) && extents.width >= 0);
        g_assert_true (isfinite (extents.height) && extents.height > 0);
      }
  extents = measure (lines, 12, 100, 3);
  g_assert_cmpfloat (extents.height, <, 12 * 6);
  extents = measure (wide, 12, 100, 1);
  g_assert_cmpfloat (extents.width, <=, 100.01);
  measure ("x", NAN, NAN, 0);
  measure ("x", -3, -3, 0);
  measure ("x", 1e300, 1e300, 1);
}

static void
test_lines_align_in_their_box (void)
{
  JctTextStyle style = { NULL, 20, FALSE, 200, 0, JCT_ALIGN_START };
  const char *text = "a long first line of words\ni";

  for (guint align = JCT_ALIGN_START; align <= JCT_ALIGN_END; align++)
    {
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 400, 200);
      cairo_t *cr = cairo_create (surface);
      JctTextExtents extents;
      guint left = 400, right = 0;
      const guchar *pixels;

      style.align = align;
      jct_text_measure (text, &style, &extents);
      jct_text_draw (cr, text, &style, 100, 50);
      cairo_surface_flush (surface);
      pixels = cairo_image_surface_get_data (surface);
      for (guint y = 0; y < 200; y++)
        for (guint x = 0; x < 400; x++)
          if (pixels[y * (guint) cairo_image_surface_get_stride (surface) + x] > 0)
            {
              left = MIN (left, x);
              right = MAX (right, x);
              g_assert_cmpint (y, >=, 49);
              g_assert_cmpint (y, <=, 51 + (int) extents.height);
            }
      /* The ink lies in the measured box, however its lines are aligned. */
      g_assert_cmpint (left, >=, 98);
      g_assert_cmpint (left, <=, 104);
      g_assert_cmpint (right, >=, 94 + (int) extents.width);
      g_assert_cmpint (right, <=, 102 + (int) extents.width);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

static void
test_cache_answers_the_same (void)
{
  double first = measure ("0", 12, 0, 0).width;

  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < 3000; i++)
      {
        g_autofree char *text = g_strdup_printf ("label %u", i);

        measure (text, 12, 0, 0);
      }
  g_assert_cmpfloat (measure ("0", 12, 0, 0).width, ==, first);
  g_assert_cmpfloat (measure ("0", 12.25, 0, 0).width, >, first);
}

static gpointer
measure_in_thread (gpointer data)
{
  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i % 50);

      g_assert_cmpfloat (measure (text, 12, 0, 0).width, >, 0);
    }
  *(double *) data = measure ("threads", 12, 0, 0).width;
  return NULL;
}

static void
test_threads (void)
{
  GThread *threads[4];
  double widths[4];

  for (guint i = 0; i < 4; i++)
    threads[i] = g_thread_new ("measure", measure_in_thread, &widths[i]);
  for (guint i = 0; i < 4; i++)
    {
      g_thread_join (threads[i]);
      g_assert_cmpfloat (widths[i], ==, measure ("threads", 12, 0, 0).width);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/grows", test_grows_with_text_and_size);
  g_test_add_func ("/text/tabular", test_figures_are_tabular);
  g_test_add_func ("/text/wraps", test_wraps_and_ellipsizes);
  g_test_add_func ("/text/markup-is-plain", test_markup_is_plain);
  g_test_add_func ("/text/long-text-fills-its-lines", test_long_text_fills_its_lines);
  g_test_add_func ("/text/hostile", test_hostile_text);
  g_test_add_func ("/text/aligned", test_lines_align_in_their_box);
  g_test_add_func ("/text/cache", test_cache_answers_the_same);
  g_test_add_func ("/text/threads", test_threads);
  return g_test_run ();
}
