/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-print.h"

#include <adwaita.h>
#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "chart/jct-paint.h"
#include "widgets/jct-export-preview.h"
#include "widgets/jct-tooltip-text.h"

#define POINTS_PER_PX 0.75
#define PREVIEW_WIDTH 900
#define PREVIEW_HEIGHT 660

/* One printing; owned by its operation. */
typedef struct
{
  GtkWindow *parent;     /* weak */
  GSettings *remembered; /* (nullable) */
  JctPrintJob job;
} Print;

static void
print_free (gpointer data)
{
  Print *print = data;

  g_clear_weak_pointer (&print->parent);
  g_clear_object (&print->remembered);
  if (print->job.destroy != NULL)
    print->job.destroy (print->job.data);
  g_free ((char *) print->job.name);
  g_free (print);
}

/* ---- a page ---------------------------------------------------------------------------------- */

/* A scene and where it stands on what can be printed on: px. */
typedef struct
{
  JctScene *scene;
  char *title, *description;
  double scale, x, y;
} Page;

static void
page_clear (Page *page)
{
  g_clear_pointer (&page->scene, jct_scene_free);
  g_free (page->title);
  g_free (page->description);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Page, page_clear)

static gboolean
lay_out (const Print *print, guint index, GtkPageSetup *setup, Page *page, GError **error)
{
  double width = gtk_page_setup_get_page_width (setup, GTK_UNIT_POINTS) / POINTS_PER_PX;
  double height = gtk_page_setup_get_page_height (setup, GTK_UNIT_POINTS) / POINTS_PER_PX;

  page->scene = print->job.page (index, width, height, print->job.data, &page->title,
                                 &page->description, error);
  if (page->scene == NULL)
    return FALSE;
  page->scale
    = MIN (width / jct_scene_get_width (page->scene), height / jct_scene_get_height (page->scene));
  page->x = (width - page->scale * jct_scene_get_width (page->scene)) / 2;
  page->y = (height - page->scale * jct_scene_get_height (page->scene)) / 2;
  return TRUE;
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int index, Print *print)
{
  g_autoptr (GError) error = NULL;
  g_auto (Page) page = { 0 };
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  cairo_surface_t *surface = cairo_get_target (cr);

  if (!lay_out (print, (guint) index, gtk_print_context_get_page_setup (context), &page, &error))
    {
      if (print->parent != NULL)
        print->job.failed (print->parent, error->message);
      gtk_print_operation_cancel (operation);
      return;
    }
  if (cairo_surface_get_type (surface) == CAIRO_SURFACE_TYPE_PDF && index == 0)
    {
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE,
                                      page.title != NULL ? page.title : print->job.name);
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT,
                                      page.description != NULL ? page.description : "");
    }
  cairo_save (cr);
  cairo_scale (cr, POINTS_PER_PX, POINTS_PER_PX);
  cairo_translate (cr, page.x, page.y);
  cairo_scale (cr, page.scale, page.scale);
  jct_scene_paint (page.scene, cr);
  cairo_restore (cr);
}

/* ---- the preview ----------------------------------------------------------------------------- */

/* Owned by its window. */
typedef struct
{
  Print *print;                 /* borrowed from the operation */
  GtkPrintOperation *operation; /* owned */
  GtkPageSetup *setup;          /* owned */
  GtkPrintOperationPreview *preview;
  JctExportPreview *view;
  GtkWidget *back, *forward;
  GtkLabel *place;
  guint index;
} Preview;

static void
preview_free (gpointer data)
{
  Preview *preview = data;

  g_object_unref (preview->setup);
  g_object_unref (preview->operation);
  g_free (preview);
}

static void
preview_closed_cb (GtkWidget *window, Preview *preview)
{
  gtk_print_operation_preview_end_preview (preview->preview);
}

/* The page with its margins, in a window of our own: no other program is needed to look at it. */
static JctScene *
take_sheet (Page *page, GtkPageSetup *setup)
{
  double px = POINTS_PER_PX * page->scale;
  JctScene *sheet = jct_scene_new (gtk_page_setup_get_paper_width (setup, GTK_UNIT_POINTS) / px,
                                   gtk_page_setup_get_paper_height (setup, GTK_UNIT_POINTS) / px);

  jct_scene_set_font (sheet, jct_scene_get_font (page->scene));
  jct_scene_add_rect (sheet, JCT_ROLE_BACKGROUND, NULL,
                      (JctRect){ 0, 0, jct_scene_get_width (sheet), jct_scene_get_height (sheet) })
    ->fill
    = (JctColor){ 1, 1, 1, 1 };
  jct_scene_take (sheet, g_steal_pointer (&page->scene),
                  gtk_page_setup_get_left_margin (setup, GTK_UNIT_POINTS) / px
                    + page->x / page->scale,
                  gtk_page_setup_get_top_margin (setup, GTK_UNIT_POINTS) / px
                    + page->y / page->scale);
  return sheet;
}

static gboolean
show_page (Preview *preview)
{
  guint n = preview->print->job.n_pages;
  g_auto (Page) page = { 0 };
  g_autofree char *text = NULL;

  if (!lay_out (preview->print, preview->index, preview->setup, &page, NULL))
    return FALSE;
  jct_export_preview_set_scene (preview->view, take_sheet (&page, preview->setup), JCT_PREVIEW_PAGE,
                                page.description);
  /* Translators: the number of a page, and of how many. */
  text = g_strdup_printf (C_ ("print", "Page %u of %u"), preview->index + 1, n);
  jct_set_label_text (preview->place, text);
  gtk_widget_set_sensitive (preview->back, preview->index > 0);
  gtk_widget_set_sensitive (preview->forward, preview->index + 1 < n);
  return TRUE;
}

static void
back_cb (Preview *preview)
{
  preview->index--;
  show_page (preview);
}

static void
forward_cb (Preview *preview)
{
  preview->index++;
  show_page (preview);
}

static GtkWidget *
new_page_button (const char *icon, const char *name, GCallback callback, Preview *preview)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, name);
  g_signal_connect_swapped (button, "clicked", callback, preview);
  return button;
}

/* The pages in order; nothing where there is one. */
static void
fill_header (Preview *preview, AdwHeaderBar *header)
{
  preview->back = new_page_button ("go-previous-symbolic", C_ ("print", "The page before"),
                                   G_CALLBACK (back_cb), preview);
  preview->forward = new_page_button ("go-next-symbolic", C_ ("print", "The next page"),
                                      G_CALLBACK (forward_cb), preview);
  preview->place = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (preview->place), "numeric");
  adw_header_bar_pack_start (header, preview->back);
  adw_header_bar_pack_start (header, preview->forward);
  adw_header_bar_pack_start (header, GTK_WIDGET (preview->place));
  gtk_widget_set_visible (preview->back, preview->print->job.n_pages > 1);
  gtk_widget_set_visible (preview->forward, preview->print->job.n_pages > 1);
  gtk_widget_set_visible (GTK_WIDGET (preview->place), preview->print->job.n_pages > 1);
}

static GtkWidget *
new_preview_window (Preview *preview, GtkWindow *parent)
{
  GtkWidget *window = adw_window_new (), *header = adw_header_bar_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_window_set_title (GTK_WINDOW (window), C_ ("print", "Print Preview"));
  gtk_window_set_default_size (GTK_WINDOW (window), PREVIEW_WIDTH, PREVIEW_HEIGHT);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  preview->view = JCT_EXPORT_PREVIEW (jct_export_preview_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (preview->view), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (preview->view), "export-picture");
  fill_header (preview, ADW_HEADER_BAR (header));
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (preview->view));
  adw_window_set_content (ADW_WINDOW (window), box);
  g_signal_connect (window, "destroy", G_CALLBACK (preview_closed_cb), preview);
  g_object_set_data_full (G_OBJECT (window), "preview", preview, preview_free);
  return window;
}

static gboolean
preview_cb (GtkPrintOperation *operation,
            GtkPrintOperationPreview *shown,
            GtkPrintContext *context,
            GtkWindow *parent,
            Print *print)
{
  Preview *preview = g_new0 (Preview, 1);
  cairo_surface_t *surface;
  cairo_t *cr;
  GtkWidget *window;

  preview->print = print;
  preview->operation = g_object_ref (operation);
  preview->setup = g_object_ref (gtk_print_context_get_page_setup (context));
  preview->preview = shown;
  window = new_preview_window (preview, parent);
  /* The operation draws on this when it is asked to, which it is not. */
  surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR, NULL);
  cr = cairo_create (surface);
  gtk_print_context_set_cairo_context (context, cr, 72, 72);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  if (!show_page (preview))
    {
      g_signal_handlers_disconnect_by_data (window, preview);
      gtk_window_destroy (GTK_WINDOW (window));
      return FALSE;
    }
  gtk_window_present (GTK_WINDOW (window));
  return TRUE;
}

/* ---- what is remembered ---------------------------------------------------------------------- */

static GtkPageSetup *
read_page_setup (GSettings *remembered)
{
  g_autoptr (GVariant) variant
    = remembered != NULL ? g_settings_get_value (remembered, "page-setup") : NULL;
  GtkPageSetup *setup;

  if (variant != NULL && g_variant_n_children (variant) > 0)
    return gtk_page_setup_new_from_gvariant (variant);
  setup = gtk_page_setup_new ();
  /* Charts are wider than high. */
  gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
  return setup;
}

static void
remember (GSettings *remembered, GtkPrintOperation *operation)
{
  GtkPrintSettings *chosen = gtk_print_operation_get_print_settings (operation);
  GtkPageSetup *setup = gtk_print_operation_get_default_page_setup (operation);

  if (remembered == NULL)
    return;
  if (chosen != NULL)
    g_settings_set_value (remembered, "print-settings", gtk_print_settings_to_gvariant (chosen));
  if (setup != NULL)
    g_settings_set_value (remembered, "page-setup", gtk_page_setup_to_gvariant (setup));
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, Print *print)
{
  g_autoptr (GError) error = NULL;

  if (print->parent == NULL)
    return;
  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    remember (print->remembered, operation);
  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  print->job.failed (print->parent, error != NULL ? error->message : "");
}

/* ---- the operation --------------------------------------------------------------------------- */

static GtkPrintOperation *
new_operation (Print *print)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = read_page_setup (print->remembered);
  g_autoptr (GVariant) variant
    = print->remembered != NULL ? g_settings_get_value (print->remembered, "print-settings") : NULL;
  g_autoptr (GtkPrintSettings) chosen
    = variant != NULL ? gtk_print_settings_new_from_gvariant (variant) : NULL;

  gtk_print_operation_set_n_pages (operation, (int) print->job.n_pages);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, print->job.name);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_default_page_setup (operation, setup);
  if (chosen != NULL)
    gtk_print_operation_set_print_settings (operation, chosen);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), print);
  g_signal_connect (operation, "preview", G_CALLBACK (preview_cb), print);
  g_signal_connect (operation, "done", G_CALLBACK (done_cb), print);
  g_object_set_data_full (G_OBJECT (operation), "print", print, print_free);
  return operation;
}

gboolean
jct_print_run (GtkWindow *parent,
               GSettings *remembered,
               const JctPrintJob *job,
               GtkPrintOperationAction action,
               const char *path,
               GError **error)
{
  g_autoptr (GtkPrintOperation) operation = NULL;
  Print *print;

  g_return_val_if_fail (GTK_IS_WINDOW (parent) && job != NULL && job->n_pages > 0, FALSE);

  print = g_new0 (Print, 1);
  g_set_weak_pointer (&print->parent, parent);
  print->remembered = remembered != NULL ? g_object_ref (remembered) : NULL;
  print->job = *job;
  print->job.name = g_strdup (job->name);
  operation = new_operation (print);
  if (path != NULL)
    gtk_print_operation_set_export_filename (operation, path);
  else
    /* The window goes on while it is previewed and printed. */
    gtk_print_operation_set_allow_async (operation, TRUE);
  return gtk_print_operation_run (operation, action, parent, error)
         != GTK_PRINT_OPERATION_RESULT_ERROR;
}
