/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/jct-export-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "chart/jct-text-private.h"

/* Cairo's images are at most so wide and high. */
#define MAX_SIDE 32767.0

G_DEFINE_QUARK (jct - export - error - quark, jct_export_error)

gboolean
jct_export_format_from_path (const char *path, JctExportFormat *format)
{
  static const struct
  {
    const char *ending;
    JctExportFormat format;
  } endings[] = {
    { ".png", JCT_EXPORT_PNG },
    { ".svg", JCT_EXPORT_SVG },
    { ".pdf", JCT_EXPORT_PDF },
  };
  const char *dot;

  g_return_val_if_fail (path != NULL && format != NULL, FALSE);

  dot = strrchr (path, '.');
  for (guint i = 0; dot != NULL && i < G_N_ELEMENTS (endings); i++)
    if (g_ascii_strcasecmp (dot, endings[i].ending) == 0)
      {
        *format = endings[i].format;
        return TRUE;
      }
  return FALSE;
}

static gboolean
check_size (const JctScene *scene, double scale, GError **error)
{
  double width = round (jct_scene_get_width (scene) * scale);
  double height = round (jct_scene_get_height (scene) * scale);

  if (!(width >= 1) || !(height >= 1))
    {
      g_set_error_literal (
        error, JCT_EXPORT_ERROR, JCT_EXPORT_ERROR_SIZE,
        _ ("The picture would have no size: width and height must be at least 1 pixel."));
      return FALSE;
    }
  if (width > MAX_SIDE || height > MAX_SIDE || width * height > JCT_EXPORT_MAX_PIXELS)
    {
      g_set_error (
        error, JCT_EXPORT_ERROR, JCT_EXPORT_ERROR_SIZE,
        /* Translators: %.0f are the picture's width, its height, the longest side that is possible
         * and the greatest number of millions of pixels. */
        _ ("The picture would have %.0f × %.0f pixels; a side may have at most %.0f, and all at "
           "most %.0f million."),
        width, height, MAX_SIDE, floor (JCT_EXPORT_MAX_PIXELS / 1e6));
      return FALSE;
    }
  return TRUE;
}

GBytes *
jct_export_scene (const JctScene *scene,
                  JctExportFormat format,
                  double scale,
                  const char *title,
                  const char *description,
                  GError **error)
{
  g_autofree char *clean_title = NULL, *clean_description = NULL;

  g_return_val_if_fail (scene != NULL, NULL);

  /* A vector file has no pixels: its size on paper is the same at every scale. */
  if (!check_size (scene, format == JCT_EXPORT_PNG ? scale : 1, error))
    return NULL;
  clean_title = jct_text_clean (title, FALSE);
  clean_description = jct_text_clean (description, TRUE);
  switch (format)
    {
    case JCT_EXPORT_SVG:
      return jct_export_svg (scene, clean_title, clean_description);
    case JCT_EXPORT_PDF:
      return jct_export_pdf (scene, clean_title, clean_description, error);
    case JCT_EXPORT_PNG:
    default:
      return jct_export_png (scene, scale, clean_title, clean_description, error);
    }
}
