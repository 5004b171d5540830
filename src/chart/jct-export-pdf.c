/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/jct-export-private.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "chart/jct-paint.h"

/* No clock: the same chart gives the same bytes. */
#define DEFAULT_DATE "2000-01-01T00:00:00Z"

static cairo_status_t
on_write (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* reproducible-builds.org: seconds since 1970. */
static char *
dup_date (void)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  g_autoptr (GDateTime) date = NULL;
  gint64 seconds;

  if (epoch == NULL || !g_ascii_string_to_signed (epoch, 10, 0, G_MAXINT64, &seconds, NULL))
    return g_strdup (DEFAULT_DATE);
  date = g_date_time_new_from_unix_utc (seconds);
  return date != NULL ? g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ") : g_strdup (DEFAULT_DATE);
}

void
jct_export_pdf_set_metadata (cairo_surface_t *surface, const char *title, const char *description)
{
  g_autofree char *date = dup_date ();

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, description);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Juncture");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, date);
}

void
jct_export_fail_cairo (cairo_status_t status, GError **error)
{
  g_set_error (error, JCT_EXPORT_ERROR, JCT_EXPORT_ERROR_FAILED,
               /* Translators: %s is cairo's own message. */
               _ ("The PDF could not be written: %s."), cairo_status_to_string (status));
}

GBytes *
jct_export_pdf (const JctScene *scene, const JctExportOptions *options, GError **error)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface
    = cairo_pdf_surface_create_for_stream (on_write, bytes,
                                           jct_scene_get_width (scene) * JCT_PDF_POINTS_PER_PX,
                                           jct_scene_get_height (scene) * JCT_PDF_POINTS_PER_PX);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  jct_export_pdf_set_metadata (surface, options->title, options->description);
  cairo_scale (cr, JCT_PDF_POINTS_PER_PX, JCT_PDF_POINTS_PER_PX);
  jct_scene_paint (scene, cr);
  cairo_show_page (cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (bytes);
  g_byte_array_unref (bytes);
  jct_export_fail_cairo (status, error);
  return NULL;
}
