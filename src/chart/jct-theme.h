/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How a chart looks: colours, type sizes, line widths. A theme is an argument of every layout, never a global.
 *
 * Four themes: light, dark, high contrast and print. Hues go back to Okabe and Ito (2008), with a variant of each hue
 * for each theme so that marks reach 3:1 and text 4.5:1 against the theme's background (WCAG 2.1), and series shown
 * together keep an OKLab distance (Ottosson 2020) of 0.10 under simulated colour-vision deficiency (Machado et al.
 * 2009) or carry a second cue. Type sizes form one scale, 1 : 1.2 : 1.44 : 1.73, times `text_scale`.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double red, green, blue, alpha; /* 0..1, not premultiplied, sRGB */
} JctColor;

typedef enum
{
  JCT_THEME_LIGHT,
  JCT_THEME_DARK,
  JCT_THEME_CONTRAST,
  JCT_THEME_PRINT,
} JctThemeKind;

#define JCT_N_THEMES (JCT_THEME_PRINT + 1)

const char *jct_theme_kind_to_name   (JctThemeKind kind); /* "light", "dark", "contrast", "print" */
gboolean    jct_theme_kind_from_name (const char *name, JctThemeKind *kind);

#define JCT_N_SERIES_COLORS 8

typedef enum
{
  JCT_TEXT_SMALL,   /* 1 */
  JCT_TEXT_NORMAL,  /* 1.2 */
  JCT_TEXT_LARGE,   /* 1.44 */
  JCT_TEXT_TITLE,   /* 1.73 */
} JctTextSize;

typedef struct
{
  JctThemeKind kind;
  char *font_family;        /* owned; a Pango family list */
  double base_size;         /* px of JCT_TEXT_SMALL before text_scale */
  double text_scale;        /* 1 = 100 % */
  double line_width;        /* px of a series line */
  JctColor background;
  JctColor text;
  JctColor text_secondary;
  JctColor grid;
  JctColor zero_line;
  JctColor context;         /* series out of focus */
  JctColor guide;
  JctColor window_before, window_after; /* shades of a selected event's windows */
  JctColor before, after;   /* the means' lines and labels */
  JctColor selection;
  JctColor lane;            /* every second lane of the timeline */
  JctColor series[JCT_N_SERIES_COLORS];
  JctColor category[JCT_N_SERIES_COLORS];
  gboolean keeps_sizes;     /* no text is smaller than JCT_TEXT_SMALL, however little room there is */
  gboolean second_cue;      /* dashes and markers join in: print and contrast */
} JctTheme;

JctTheme *jct_theme_new       (JctThemeKind kind, const char *font_family, double text_scale);
JctTheme *jct_theme_copy      (const JctTheme *theme);
void      jct_theme_free      (JctTheme *theme);
/* px of a type size. */
double    jct_theme_text_px   (const JctTheme *theme, JctTextSize size);
/* The same hue, dark or light enough (4.5:1) for text on the theme's background, lanes and windows: a series' or
 * category's colour as the colour of its name. */
JctColor  jct_theme_text_color (const JctTheme *theme, JctColor color);

/* WCAG 2.1 contrast ratio, 1..21, of two opaque colours. */
double    jct_color_contrast  (JctColor a, JctColor b);
/* `over` drawn on the opaque `under`. */
JctColor  jct_color_over      (JctColor over, JctColor under);
/* The colour that stands at `share` (0 to 1) of the way from `a` to `b`, even to the eye: in OKLab. */
JctColor  jct_color_mix       (JctColor a, JctColor b, double share);
/* OKLab distance of two opaque colours. */
double    jct_color_distance  (JctColor a, JctColor b);

typedef enum
{
  JCT_VISION_PROTANOPIA,
  JCT_VISION_DEUTERANOPIA,
  JCT_VISION_TRITANOPIA,
} JctVision;

/* What the colour looks like to such an eye (Machado, Oliveira and Fernandes 2009, severity 1). */
JctColor  jct_color_simulate  (JctColor color, JctVision vision);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctTheme, jct_theme_free)

G_END_DECLS
