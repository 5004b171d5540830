/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text as shapes, for an SVG that must look the same where its font is not installed. */
#include "config.h"

#include "chart/jct-export-private.h"

#include <cairo.h>
#include <pango/pangocairo.h>

#include "chart/jct-text-private.h"

/* Outlines are taken of glyphs so many times as large, at which hinting moves nothing that one would see. */
#define ENLARGE 64.0

static void
append_point (GString *out, const char *command, const cairo_path_data_t *point)
{
  char x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (x, sizeof x, "%.2f", point->point.x);
  g_ascii_formatd (y, sizeof y, "%.2f", point->point.y);
  g_string_append_printf (out, "%s%s %s", command, x, y);
}

static void
append_path (GString *out, const cairo_path_t *path)
{
  for (int i = 0; i < path->num_data; i += path->data[i].header.length)
    {
      const cairo_path_data_t *data = &path->data[i];

      switch (data->header.type)
        {
        case CAIRO_PATH_MOVE_TO:
          /* A path ends with an empty piece where the pen is left. */
          if (i + data->header.length < path->num_data)
            append_point (out, "M", &data[1]);
          break;
        case CAIRO_PATH_LINE_TO:
          append_point (out, "L", &data[1]);
          break;
        case CAIRO_PATH_CURVE_TO:
          append_point (out, "C", &data[1]);
          append_point (out, " ", &data[2]);
          append_point (out, " ", &data[3]);
          break;
        case CAIRO_PATH_CLOSE_PATH:
        default:
          g_string_append_c (out, 'Z');
          break;
        }
    }
}

char *
jct_export_dup_outline (const JctScene *scene, const JctMark *mark)
{
  JctTextStyle style = jct_scene_get_text_style (scene, mark);
  PangoLayout *layout = jct_text_get_layout (mark->text, &style);
  /* Without bounds: cairo drops glyphs that lie outside of a surface that has some. */
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  GString *out = g_string_new (NULL);
  PangoRectangle logical;
  cairo_path_t *path;

  pango_layout_get_extents (layout, NULL, &logical);
  cairo_scale (cr, ENLARGE, ENLARGE);
  cairo_move_to (cr, mark->bounds.x - logical.x / (double) PANGO_SCALE,
                 mark->bounds.y - logical.y / (double) PANGO_SCALE);
  pango_cairo_layout_path (cr, layout);
  path = cairo_copy_path (cr);
  if (path->status == CAIRO_STATUS_SUCCESS)
    append_path (out, path);
  cairo_path_destroy (path);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return g_string_free (out, FALSE);
}
