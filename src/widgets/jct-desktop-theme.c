/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-desktop-theme.h"

/* The interface font's size at which the theme's sizes are as designed: GNOME's 11 pt at 96 dpi. */
#define REFERENCE_PX (11.0 * 96 / 72)

#define SMALLEST_SCALE 0.6
#define LARGEST_SCALE 4.0

static JctThemeKind
theme_kind (GtkWidget *widget)
{
  AdwStyleManager *style = adw_style_manager_get_for_display (gtk_widget_get_display (widget));

  /* The high-contrast theme is a light one: on a dark desktop the dark theme's contrast is better
   * than a white page in the middle of a dark window. */
  if (adw_style_manager_get_dark (style))
    return JCT_THEME_DARK;
  return adw_style_manager_get_high_contrast (style) ? JCT_THEME_CONTRAST : JCT_THEME_LIGHT;
}

/* The interface font's size in px: points by the desktop's dpi, which carries its text scale. */
static double
font_px (const PangoFontDescription *font, int xft_dpi)
{
  double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;

  if (size <= 0)
    return REFERENCE_PX;
  if (pango_font_description_get_size_is_absolute (font))
    return size;
  return size * (xft_dpi > 0 ? xft_dpi / 1024.0 : 96.0) / 72.0;
}

static gboolean
has_high_contrast (GtkWidget *widget)
{
  return adw_style_manager_get_high_contrast (
    adw_style_manager_get_for_display (gtk_widget_get_display (widget)));
}

/* The dark theme for high contrast: all text as strong as the strongest, the lines as strong as the
 * text was, and nothing told by colour alone. */
static void
strengthen (JctTheme *theme)
{
  theme->grid = theme->zero_line;
  theme->zero_line = theme->text_secondary;
  theme->guide = theme->text;
  theme->text_secondary = theme->text;
  theme->second_cue = TRUE;
}

/* The family that the desktop's name stands for: "Sans" is an alias, and Pango looks for fonts by an alias and once more
 * by what it stands for, for each size of text. (transfer full) */
static char *
find_family (GtkWidget *widget, const PangoFontDescription *description)
{
  const char *family = pango_font_description_get_family (description);
  g_autoptr (PangoFont) font = NULL;

  if (family != NULL)
    font = pango_context_load_font (gtk_widget_get_pango_context (widget), description);
  if (font == NULL)
    return g_strdup (family != NULL ? family : "Sans");
  PangoFontDescription *found = pango_font_describe (font);
  char *name = g_strdup (pango_font_description_get_family (found));
  pango_font_description_free (found);
  return name;
}

JctTheme *
jct_desktop_theme_new (GtkWidget *widget)
{
  g_autofree char *name = NULL;
  int xft_dpi = 0;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  g_object_get (gtk_widget_get_settings (widget), "gtk-font-name", &name, "gtk-xft-dpi", &xft_dpi,
                NULL);
  PangoFontDescription *font = pango_font_description_from_string (name != NULL ? name : "");
  g_autofree char *family = find_family (widget, font);
  double scale = CLAMP (font_px (font, xft_dpi) / REFERENCE_PX, SMALLEST_SCALE, LARGEST_SCALE);
  JctTheme *theme = jct_theme_new (theme_kind (widget), family, scale);
  pango_font_description_free (font);
  if (theme->kind == JCT_THEME_DARK && has_high_contrast (widget))
    strengthen (theme);
  return theme;
}

void
jct_desktop_theme_watch (GtkWidget *widget, GCallback callback)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  AdwStyleManager *style = adw_style_manager_get_for_display (gtk_widget_get_display (widget));
  GtkSettings *settings = gtk_widget_get_settings (widget);

  g_signal_connect_object (style, "notify::dark", callback, widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", callback, widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::gtk-font-name", callback, widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::gtk-xft-dpi", callback, widget, G_CONNECT_SWAPPED);
}

GdkRGBA
jct_color_to_rgba (JctColor color)
{
  return (GdkRGBA){ color.red, color.green, color.blue, color.alpha };
}
