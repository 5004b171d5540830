/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/jct-theme.h"

#include <math.h>

#define TEXT_CONTRAST 4.5
#define MARK_CONTRAST 3.0
#define LEAST_DISTANCE 0.10
/* Where dashes and markers, or the shapes of categories, join in. */
#define LEAST_DISTANCE_WITH_CUE 0.08

static JctColor
hex (guint32 value)
{
  return (JctColor){ (value >> 16) / 255.0, (value >> 8 & 0xff) / 255.0, (value & 0xff) / 255.0,
                     1 };
}

static void
test_known_contrast (void)
{
  /* The figures that the style guide states. */
  g_assert_cmpfloat_with_epsilon (jct_color_contrast (hex (0xffffff), hex (0x000000)), 21, 1e-9);
  g_assert_cmpfloat_with_epsilon (jct_color_contrast (hex (0xffffff), hex (0xe69f00)), 2.25, 0.01);
  g_assert_cmpfloat_with_epsilon (jct_color_contrast (hex (0x56b4e9), hex (0xffffff)), 2.31, 0.01);
  g_assert_cmpfloat_with_epsilon (jct_color_contrast (hex (0xf0e442), hex (0xffffff)), 1.32, 0.01);
  g_assert_cmpfloat_with_epsilon (jct_color_contrast (hex (0x0072b2), hex (0x242424)), 2.99, 0.02);
  g_assert_cmpfloat (jct_color_contrast (hex (0x777777), hex (0x777777)), ==, 1);
}

static void
test_known_distance (void)
{
  JctColor purple = hex (0xcc79a7), green = hex (0x009e73);

  g_assert_cmpfloat_with_epsilon (jct_color_distance (hex (0xffffff), hex (0x000000)), 1, 1e-4);
  g_assert_cmpfloat (jct_color_distance (purple, purple), ==, 0);
  /* Okabe and Ito's purple and green nearly merge for deuteranopes. */
  g_assert_cmpfloat_with_epsilon (
    jct_color_distance (jct_color_simulate (purple, JCT_VISION_DEUTERANOPIA),
                        jct_color_simulate (green, JCT_VISION_DEUTERANOPIA)),
    0.076, 0.006);
}

static void
test_simulation_keeps_grey (void)
{
  for (guint vision = 0; vision <= JCT_VISION_TRITANOPIA; vision++)
    for (guint grey = 0; grey < 256; grey += 51)
      {
        JctColor color = hex (grey << 16 | grey << 8 | grey);

        g_assert_cmpfloat (jct_color_distance (color,
                                               jct_color_simulate (color, (JctVision) vision)),
                           <, 0.01);
      }
}

static void
test_over (void)
{
  JctColor half = jct_color_over ((JctColor){ 1, 0, 0, 0.5 }, hex (0xffffff));

  g_assert_cmpfloat (half.red, ==, 1);
  g_assert_cmpfloat (half.green, ==, 0.5);
  g_assert_cmpfloat (half.alpha, ==, 1);
}

static void
test_names (void)
{
  for (guint i = 0; i < JCT_N_THEMES; i++)
    {
      JctThemeKind kind = JCT_N_THEMES;

      g_assert_true (jct_theme_kind_from_name (jct_theme_kind_to_name ((JctThemeKind) i), &kind));
      g_assert_cmpint (kind, ==, i);
    }
  g_assert_false (jct_theme_kind_from_name ("Light", &(JctThemeKind){ 0 }));
  g_assert_false (jct_theme_kind_from_name ("", &(JctThemeKind){ 0 }));
}

static void
test_sizes (void)
{
  g_autoptr (JctTheme) theme = jct_theme_new (JCT_THEME_LIGHT, "Serif", 2);
  g_autoptr (JctTheme) copy = jct_theme_copy (theme);
  g_autoptr (JctTheme) odd = jct_theme_new (JCT_THEME_DARK, NULL, NAN);
  double small = jct_theme_text_px (theme, JCT_TEXT_SMALL);

  g_assert_cmpfloat (small, ==, theme->base_size * 2);
  g_assert_cmpfloat_with_epsilon (jct_theme_text_px (theme, JCT_TEXT_NORMAL), small * 1.2, 1e-9);
  g_assert_cmpfloat_with_epsilon (jct_theme_text_px (theme, JCT_TEXT_LARGE), small * 1.44, 1e-9);
  g_assert_cmpfloat_with_epsilon (jct_theme_text_px (theme, JCT_TEXT_TITLE), small * 1.73,
                                  0.01 * small);
  g_assert_cmpstr (copy->font_family, ==, "Serif");
  g_assert_true (copy->font_family != theme->font_family);
  g_assert_cmpfloat (odd->text_scale, ==, 1);
  g_assert_nonnull (odd->font_family);
}

static void
assert_contrast (JctColor color, JctColor ground, double least, const char *what)
{
  double contrast = jct_color_contrast (color, ground);

  if (contrast < least)
    {
      g_test_message ("%s: %.2f", what, contrast);
      g_test_fail ();
    }
}

static void
assert_text (const JctTheme *theme, JctColor color, const char *what)
{
  assert_contrast (color, theme->background, TEXT_CONTRAST, what);
  assert_contrast (color, theme->lane, TEXT_CONTRAST, what);
  assert_contrast (color, jct_color_over (theme->window_before, theme->background), TEXT_CONTRAST,
                   what);
  assert_contrast (color, jct_color_over (theme->window_after, theme->background), TEXT_CONTRAST,
                   what);
}

static void
test_contrast (gconstpointer data)
{
  g_autoptr (JctTheme) theme = jct_theme_new ((JctThemeKind) GPOINTER_TO_INT (data), NULL, 1);

  assert_text (theme, theme->text, "text");
  assert_text (theme, theme->text_secondary, "secondary text");
  assert_text (theme, theme->before, "before");
  assert_text (theme, theme->after, "after");
  assert_contrast (theme->guide, theme->background, MARK_CONTRAST, "guide");
  assert_contrast (theme->selection, theme->background, MARK_CONTRAST, "selection");
  assert_contrast (theme->context, theme->background, MARK_CONTRAST, "context");
  for (guint i = 0; i < JCT_N_SERIES_COLORS; i++)
    {
      g_autofree char *what = g_strdup_printf ("colour %u", i);

      assert_contrast (theme->series[i], theme->background, MARK_CONTRAST, what);
      assert_contrast (theme->category[i], theme->background, MARK_CONTRAST, what);
      assert_contrast (theme->category[i], theme->lane, MARK_CONTRAST, what);
      assert_text (theme, jct_theme_text_color (theme, theme->series[i]), what);
      assert_text (theme, jct_theme_text_color (theme, theme->category[i]), what);
    }
}

static double
least_distance (const JctColor *colors, guint *first, guint *second)
{
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < JCT_N_SERIES_COLORS; i++)
    for (guint k = i + 1; k < JCT_N_SERIES_COLORS; k++)
      for (int vision = -1; vision <= JCT_VISION_TRITANOPIA; vision++)
        {
          JctColor a = vision < 0 ? colors[i] : jct_color_simulate (colors[i], (JctVision) vision);
          JctColor b = vision < 0 ? colors[k] : jct_color_simulate (colors[k], (JctVision) vision);
          double distance = jct_color_distance (a, b);

          if (distance < least)
            {
              least = distance;
              *first = i;
              *second = k;
            }
        }
  return least;
}

static void
assert_distinct (const JctColor *colors, double least, const char *what)
{
  guint i = 0, k = 0;
  double distance = least_distance (colors, &i, &k);

  if (distance < least)
    {
      g_test_message ("%s %u and %u: %.3f", what, i, k, distance);
      g_test_fail ();
    }
}

static void
test_distinct (gconstpointer data)
{
  g_autoptr (JctTheme) theme = jct_theme_new ((JctThemeKind) GPOINTER_TO_INT (data), NULL, 1);

  assert_distinct (theme->series, theme->second_cue ? LEAST_DISTANCE_WITH_CUE : LEAST_DISTANCE,
                   "series");
  /* Categories have their own shape and lane in every theme. */
  assert_distinct (theme->category, LEAST_DISTANCE_WITH_CUE, "category");
}

/* The first colours differ in grey, and every pair somewhat: dashes and markers do the rest. */
static void
test_print_in_grey (void)
{
  g_autoptr (JctTheme) theme = jct_theme_new (JCT_THEME_PRINT, NULL, 1);
  JctColor white = { 1, 1, 1, 1 };

  g_assert_true (theme->second_cue);
  for (guint i = 0; i < JCT_N_SERIES_COLORS; i++)
    for (guint k = i + 1; k < JCT_N_SERIES_COLORS; k++)
      {
        double a = jct_color_contrast (theme->series[i], white),
               b = jct_color_contrast (theme->series[k], white);

        g_assert_cmpfloat (MAX (a, b) / MIN (a, b), >=, k < 4 ? 1.3 : 1.08);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/theme/contrast", test_known_contrast);
  g_test_add_func ("/theme/distance", test_known_distance);
  g_test_add_func ("/theme/simulation", test_simulation_keeps_grey);
  g_test_add_func ("/theme/over", test_over);
  g_test_add_func ("/theme/names", test_names);
  g_test_add_func ("/theme/sizes", test_sizes);
  for (guint i = 0; i < JCT_N_THEMES; i++)
    {
      g_autofree char *contrast
        = g_strdup_printf ("/theme/%s/contrast", jct_theme_kind_to_name ((JctThemeKind) i));
      g_autofree char *distinct
        = g_strdup_printf ("/theme/%s/distinct", jct_theme_kind_to_name ((JctThemeKind) i));

      g_test_add_data_func (contrast, GINT_TO_POINTER ((int) i), test_contrast);
      g_test_add_data_func (distinct, GINT_TO_POINTER ((int) i), test_distinct);
    }
  g_test_add_func ("/theme/print/grey", test_print_in_grey);
  return g_test_run ();
}
