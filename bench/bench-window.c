/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/bench-window.h"

JctViewState *
bench_window_make_state (JctTable *table)
{
  g_autoptr (JctDocumentBuilder) builder = jct_document_builder_new ("json");
  g_autoptr (JctDocument) document = NULL;
  JctViewState *state = jct_view_state_new ();

  if (jct_document_builder_take_table (builder, table, NULL))
    document = jct_document_builder_finish (builder, NULL);
  jct_view_state_set_document (state, document);
  return state;
}

static void
draw_blank (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
}

GtkWidget *
bench_window_new_blank (void)
{
  GtkWidget *blank = gtk_drawing_area_new ();

  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (blank), draw_blank, NULL, NULL);
  return blank;
}
