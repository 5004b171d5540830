/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/jct-theme.h"

#include <math.h>

#include "chart/jct-text.h"

#define BASE_SIZE 11.0
#define SCALE_STEP 1.2
#define TEXT_CONTRAST 4.5

/* 0xrrggbb; tints with their alpha in the lowest byte. */
typedef struct
{
  guint32 background, text, text_secondary, grid, zero_line, context, guide, before, after,
    selection, lane;
  guint32 window_before, window_after; /* 0xrrggbbaa */
  guint32 series[JCT_N_SERIES_COLORS];
  guint32 category[JCT_N_SERIES_COLORS];
  double line_width;
  gboolean second_cue;
} Palette;

/* Series: blue, vermillion, green, purple, brown, sky, olive, grey. Categories: crimson, purple,
 * blue, green, brown, grey, teal, amber. Found by a search for the least distance over all pairs
 * and kinds of vision, under the contrast that each theme asks for; tests/chart/test-theme.c holds
 * them to it. */
static const Palette palettes[JCT_N_THEMES] = {
  [JCT_THEME_LIGHT] = {
    .background = 0xffffff, .text = 0x2e3436, .text_secondary = 0x6a696e, .grid = 0xdedddb,
    .zero_line = 0xa8a6a3, .context = 0x8e8d8a, .guide = 0xa51d2d, .before = 0x7a5600, .after = 0x1a5fb4,
    .selection = 0x1a5fb4, .lane = 0xf4f4f5,
    .window_before = 0xf6d32d38, .window_after = 0x7ba4e038,
    .series = { 0x1a5fb4, 0xc4443f, 0x519f8b, 0xae65ef, 0xc7842e, 0x325065, 0x594407, 0x2c3437 },
    .category = { 0xa51d2d, 0x642985, 0x1a5fb4, 0x519672, 0xa35f2d, 0x6f697c, 0x26575b, 0xab8518 },
    .line_width = 2.25,
  },
  [JCT_THEME_DARK] = {
    .background = 0x242424, .text = 0xf2f2f2, .text_secondary = 0xb3b1b5, .grid = 0x3d3d3f,
    .zero_line = 0x77767b, .context = 0x8a898d, .guide = 0xff8a80, .before = 0xf5c25b, .after = 0x8ab8f5,
    .selection = 0x78aeed, .lane = 0x2c2c2d,
    .window_before = 0xe5a50a30, .window_after = 0x62a0ea30,
    .series = { 0x508efb, 0xe95f58, 0xd8ffd3, 0xb179ae, 0xf8996b, 0x83e7fe, 0xe6dc4c, 0xb6b0c4 },
    .category = { 0xfb6065, 0xc46afe, 0x94b3f4, 0xb9fdc3, 0xf4af74, 0x8997a8, 0x61e3d9, 0xf9e15b },
    .line_width = 2.25,
  },
  [JCT_THEME_CONTRAST] = {
    .background = 0xffffff, .text = 0x000000, .text_secondary = 0x2b2b2b, .grid = 0x8a8a8a,
    .zero_line = 0x000000, .context = 0x6b6b6b, .guide = 0x8a0010, .before = 0x553a00, .after = 0x003a85,
    .selection = 0x00338a, .lane = 0xefefef,
    .window_before = 0xf6d32d58, .window_after = 0x7ba4e058,
    .series = { 0x00084b, 0xcc4707, 0x31826e, 0x871ecc, 0x3c1400, 0x225c64, 0x594514, 0x2b3644 },
    .category = { 0xd01852, 0x34034e, 0x164f80, 0x042403, 0x712906, 0x323b4b, 0x38727f, 0x825300 },
    .line_width = 3, .second_cue = TRUE,
  },
  [JCT_THEME_PRINT] = {
    .background = 0xffffff, .text = 0x1a1a1a, .text_secondary = 0x4a4a4a, .grid = 0xcfcfcf,
    .zero_line = 0x7a7a7a, .context = 0x8c8c8c, .guide = 0x5a0d18, .before = 0x6a4a00, .after = 0x123f7a,
    .selection = 0x123f7a, .lane = 0xf4f4f4,
    .window_before = 0xf6d32d38, .window_after = 0x5a7db838,
    .series = { 0x0a28a6, 0x961904, 0x2b6a5a, 0xb657ef, 0xd47b50, 0x073341, 0x8c6d10, 0x161616 },
    .category = { 0xd31326, 0x9478dc, 0x173bb1, 0x4b866c, 0x371600, 0x605566, 0x04343d, 0x503606 },
    .line_width = 2, .second_cue = TRUE,
  },
};

static const char *const kind_names[JCT_N_THEMES] = {
  [JCT_THEME_LIGHT] = "light",
  [JCT_THEME_DARK] = "dark",
  [JCT_THEME_CONTRAST] = "contrast",
  [JCT_THEME_PRINT] = "print",
};

const char *
jct_theme_kind_to_name (JctThemeKind kind)
{
  g_return_val_if_fail ((guint) kind < JCT_N_THEMES, NULL);
  return kind_names[kind];
}

gboolean
jct_theme_kind_from_name (const char *name, JctThemeKind *kind)
{
  g_return_val_if_fail (name != NULL && kind != NULL, FALSE);
  for (guint i = 0; i < JCT_N_THEMES; i++)
    if (g_str_equal (name, kind_names[i]))
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}

static JctColor
rgba (guint32 value)
{
  return (JctColor){
    (value >> 24) / 255.0,
    (value >> 16 & 0xff) / 255.0,
    (value >> 8 & 0xff) / 255.0,
    (value & 0xff) / 255.0,
  };
}

static JctColor
rgb (guint32 value)
{
  return rgba (value << 8 | 0xff);
}

JctTheme *
jct_theme_new (JctThemeKind kind, const char *font_family, double text_scale)
{
  const Palette *palette;
  JctTheme *theme;

  g_return_val_if_fail ((guint) kind < JCT_N_THEMES, NULL);

  palette = &palettes[kind];
  theme = g_new0 (JctTheme, 1);
  theme->kind = kind;
  theme->font_family = g_strdup (
    font_family != NULL && *font_family != '\0' ? font_family : JCT_TEXT_DEFAULT_FAMILY);
  theme->base_size = BASE_SIZE;
  theme->text_scale = isfinite (text_scale) && text_scale > 0 ? text_scale : 1;
  theme->line_width = palette->line_width;
  theme->background = rgb (palette->background);
  theme->text = rgb (palette->text);
  theme->text_secondary = rgb (palette->text_secondary);
  theme->grid = rgb (palette->grid);
  theme->zero_line = rgb (palette->zero_line);
  theme->context = rgb (palette->context);
  theme->guide = rgb (palette->guide);
  theme->window_before = rgba (palette->window_before);
  theme->window_after = rgba (palette->window_after);
  theme->before = rgb (palette->before);
  theme->after = rgb (palette->after);
  theme->selection = rgb (palette->selection);
  theme->lane = rgb (palette->lane);
  for (guint i = 0; i < JCT_N_SERIES_COLORS; i++)
    {
      theme->series[i] = rgb (palette->series[i]);
      theme->category[i] = rgb (palette->category[i]);
    }
  theme->second_cue = palette->second_cue;
  return theme;
}

JctTheme *
jct_theme_copy (const JctTheme *theme)
{
  JctTheme *copy;

  g_return_val_if_fail (theme != NULL, NULL);
  copy = g_memdup2 (theme, sizeof *theme);
  copy->font_family = g_strdup (theme->font_family);
  return copy;
}

void
jct_theme_free (JctTheme *theme)
{
  if (theme == NULL)
    return;
  g_free (theme->font_family);
  g_free (theme);
}

double
jct_theme_text_px (const JctTheme *theme, JctTextSize size)
{
  g_return_val_if_fail (theme != NULL, BASE_SIZE);
  return theme->base_size * theme->text_scale * pow (SCALE_STEP, (double) size);
}

static double
least_contrast (const JctTheme *theme, JctColor color)
{
  const JctColor grounds[]
    = { theme->background, theme->lane, jct_color_over (theme->window_before, theme->background),
        jct_color_over (theme->window_after, theme->background) };
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < G_N_ELEMENTS (grounds); i++)
    least = MIN (least, jct_color_contrast (color, grounds[i]));
  return least;
}

JctColor
jct_theme_text_color (const JctTheme *theme, JctColor color)
{
  JctColor toward, text;

  g_return_val_if_fail (theme != NULL, color);

  toward = theme->text;
  text = color;
  text.alpha = 1;
  /* Mixed with the text's own colour, a step at a time; that colour itself is the last. */
  for (guint i = 1; i <= 20 && least_contrast (theme, text) < TEXT_CONTRAST; i++)
    {
      toward.alpha = i / 20.0;
      text = jct_color_over (toward, color);
    }
  return text;
}
