/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A PDF of several pages. */
#include "config.h"

#include "chart/jct-story-export-private.h"

#include <cairo-pdf.h>

#include "chart/jct-export-private.h"
#include "chart/jct-paint.h"
#include "chart/jct-text-private.h"

struct _JctPdf
{
  GByteArray *bytes;
  cairo_surface_t *surface;
  cairo_t *cr; /* of the present page (nullable) */
  guint n_pages;
};

static cairo_status_t
on_write (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

JctPdf *
jct_pdf_new (double width, double height, const char *title, const char *description)
{
  JctPdf *pdf = g_new0 (JctPdf, 1);
  g_autofree char *clean_title = jct_text_clean (title, FALSE);
  g_autofree char *clean_description = jct_text_clean (description, TRUE);

  pdf->bytes = g_byte_array_new ();
  pdf->surface
    = cairo_pdf_surface_create_for_stream (on_write, pdf->bytes, width * JCT_PDF_POINTS_PER_PX,
                                           height * JCT_PDF_POINTS_PER_PX);
  jct_export_pdf_set_metadata (pdf->surface, clean_title, clean_description);
  return pdf;
}

static void
end_page (JctPdf *pdf)
{
  if (pdf->cr == NULL)
    return;
  cairo_show_page (pdf->cr);
  cairo_destroy (pdf->cr);
  pdf->cr = NULL;
}

cairo_t *
jct_pdf_begin_page (JctPdf *pdf, double width, double height)
{
  end_page (pdf);
  cairo_pdf_surface_set_size (pdf->surface, width * JCT_PDF_POINTS_PER_PX,
                              height * JCT_PDF_POINTS_PER_PX);
  pdf->n_pages++;
  pdf->cr = cairo_create (pdf->surface);
  cairo_scale (pdf->cr, JCT_PDF_POINTS_PER_PX, JCT_PDF_POINTS_PER_PX);
  return pdf->cr;
}

int
jct_pdf_add_bookmark (JctPdf *pdf, const char *title, int parent)
{
  g_autofree char *clean = jct_text_clean (title, FALSE);
  g_autofree char *place = g_strdup_printf ("page=%u pos=[0 0]", pdf->n_pages);

  return cairo_pdf_surface_add_outline (pdf->surface, parent, clean, place,
                                        CAIRO_PDF_OUTLINE_FLAG_OPEN);
}

void
jct_pdf_set_page_label (JctPdf *pdf, const char *label)
{
  cairo_pdf_surface_set_page_label (pdf->surface, label);
}

G_STATIC_ASSERT (CAIRO_PDF_OUTLINE_ROOT == 0);

GBytes *
jct_pdf_finish (JctPdf *pdf, GError **error)
{
  cairo_status_t status;
  GBytes *bytes;

  end_page (pdf);
  cairo_surface_finish (pdf->surface);
  status = cairo_surface_status (pdf->surface);
  cairo_surface_destroy (pdf->surface);
  bytes = g_byte_array_free_to_bytes (pdf->bytes);
  g_free (pdf);
  if (status == CAIRO_STATUS_SUCCESS)
    return bytes;
  g_bytes_unref (bytes);
  jct_export_fail_cairo (status, error);
  return NULL;
}

GBytes *
jct_story_export_join (const JctScene *const *scenes,
                       guint n,
                       const char *title,
                       const char *description,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  gboolean stopped = FALSE;
  JctPdf *pdf;

  g_return_val_if_fail (scenes != NULL && n > 0, NULL);

  pdf = jct_pdf_new (jct_scene_get_width (scenes[0]), jct_scene_get_height (scenes[0]), title,
                     description);
  for (guint i = 0; i < n && !stopped; i++)
    {
      stopped = g_cancellable_set_error_if_cancelled (cancellable, error);
      jct_scene_paint (scenes[i], jct_pdf_begin_page (pdf, jct_scene_get_width (scenes[i]),
                                                      jct_scene_get_height (scenes[i])));
    }
  bytes = jct_pdf_finish (pdf, stopped ? NULL : error);
  return stopped ? NULL : g_steal_pointer (&bytes);
}
