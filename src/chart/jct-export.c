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

gboolean
jct_export_check_pixels (double width, double height, GError **error)
{
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
jct_export_scene_with (const JctScene *scene,
                       const JctExportOptions *options,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autofree char *title = NULL, *description = NULL;
  JctExportOptions clean;
  double scale;

  g_return_val_if_fail (scene != NULL && options != NULL, NULL);

  /* A vector file has no pixels: its size on paper is the same at every scale. */
  scale = options->format == JCT_EXPORT_PNG ? options->scale : 1;
  if (!jct_export_check_pixels (round (jct_scene_get_width (scene) * scale),
                                round (jct_scene_get_height (scene) * scale), error)
      || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  clean = *options;
  clean.title = title = jct_text_clean (options->title, FALSE);
  clean.description = description = jct_text_clean (options->description, TRUE);
  switch (options->format)
    {
    case JCT_EXPORT_SVG:
      return jct_export_svg (scene, &clean);
    case JCT_EXPORT_PDF:
      return jct_export_pdf (scene, &clean, error);
    case JCT_EXPORT_PNG:
    default:
      return jct_export_png (scene, &clean, cancellable, error);
    }
}

GBytes *
jct_export_scene (const JctScene *scene,
                  JctExportFormat format,
                  double scale,
                  const char *title,
                  const char *description,
                  GError **error)
{
  const JctExportOptions options
    = { .format = format, .scale = scale, .title = title, .description = description };

  return jct_export_scene_with (scene, &options, NULL, error);
}
