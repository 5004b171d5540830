/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The figure on paper: one page, laid out for what the printer can reach of it and drawn by the same renderer as an
 * export. Its colours are those of the theme for print, unless high contrast was chosen; its words are the export's.
 */
#include "config.h"

#include "app/jct-window-private.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "chart/jct-paint.h"
#include "widgets/jct-export-preview.h"

#define POINTS_PER_PX 0.75
#define PREVIEW_WIDTH 900
#define PREVIEW_HEIGHT 660

/* One printing; owned by its operation. */
typedef struct
{
  JctWindow *window; /* weak */
  JctPicture *picture;
  const JctExportSubject *subject;
  JctExportSettings settings;
} Print;

static void
print_free (gpointer data)
{
  Print *print = data;

  if (print->window != NULL)
    g_object_remove_weak_pointer (G_OBJECT (print->window), (gpointer *) &print->window);
  jct_picture_unref (print->picture);
  jct_export_settings_clear (&print->settings);
  g_free (print);
}

/* What the page can hold between its margins. */
static JctExportRequest *
new_request (Print *print, GtkPageSetup *setup, GError **error)
{
  JctExportSettings *settings = &print->settings;

  settings->format = JCT_EXPORT_PDF;
  settings->unit = JCT_EXPORT_UNIT_PX;
  settings->width = gtk_page_setup_get_page_width (setup, GTK_UNIT_POINTS) / POINTS_PER_PX;
  settings->height = gtk_page_setup_get_page_height (setup, GTK_UNIT_POINTS) / POINTS_PER_PX;
  return jct_export_request_new (settings, print->subject, error);
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, Print *print)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JctExportRequest) request
    = new_request (print, gtk_print_context_get_page_setup (context), &error);
  g_autoptr (JctScene) scene = NULL;
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  cairo_surface_t *surface = cairo_get_target (cr);

  if (request == NULL)
    {
      if (print->window != NULL)
        jct_window_show_error (print->window, C_ ("print", "The figure could not be printed"),
                               error->message);
      gtk_print_operation_cancel (operation);
      return;
    }
  scene = jct_export_request_dup_scene (request);
  if (cairo_surface_get_type (surface) == CAIRO_SURFACE_TYPE_PDF)
    {
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE,
                                      jct_export_request_get_title (request));
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT,
                                      jct_export_request_get_description (request));
    }
  cairo_save (cr);
  cairo_scale (cr, POINTS_PER_PX, POINTS_PER_PX);
  jct_scene_paint (scene, cr);
  cairo_restore (cr);
}

/* ---- the preview ----------------------------------------------------------------------------- */

static void
preview_closed_cb (GtkWidget *window, GtkPrintOperationPreview *preview)
{
  gtk_print_operation_preview_end_preview (preview);
}

/* The page with its margins, in a window of our own: no other program is needed to look at it. */
static JctScene *
dup_page (JctExportRequest *request, GtkPageSetup *setup)
{
  JctScene *page
    = jct_scene_new (gtk_page_setup_get_paper_width (setup, GTK_UNIT_POINTS) / POINTS_PER_PX,
                     gtk_page_setup_get_paper_height (setup, GTK_UNIT_POINTS) / POINTS_PER_PX);
  JctScene *scene = jct_export_request_dup_scene (request);

  jct_scene_set_font (page, jct_scene_get_font (scene));
  jct_scene_add_rect (page, JCT_ROLE_BACKGROUND, NULL,
                      (JctRect){ 0, 0, jct_scene_get_width (page), jct_scene_get_height (page) })
    ->fill
    = (JctColor){ 1, 1, 1, 1 };
  jct_scene_take (page, scene,
                  gtk_page_setup_get_left_margin (setup, GTK_UNIT_POINTS) / POINTS_PER_PX,
                  gtk_page_setup_get_top_margin (setup, GTK_UNIT_POINTS) / POINTS_PER_PX);
  return page;
}

static gboolean
preview_cb (GtkPrintOperation *operation,
            GtkPrintOperationPreview *preview,
            GtkPrintContext *context,
            GtkWindow *parent,
            Print *print)
{
  GtkPageSetup *setup = gtk_print_context_get_page_setup (context);
  g_autoptr (JctExportRequest) request = new_request (print, setup, NULL);
  cairo_surface_t *surface;
  cairo_t *cr;
  GtkWidget *window, *view, *box, *header;

  if (request == NULL)
    return FALSE;
  /* The operation draws on this when it is asked to, which it is not. */
  surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR, NULL);
  cr = cairo_create (surface);
  gtk_print_context_set_cairo_context (context, cr, 72, 72);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  view = jct_export_preview_new ();
  gtk_widget_set_vexpand (view, TRUE);
  gtk_widget_add_css_class (view, "export-picture");
  jct_export_preview_set_scene (JCT_EXPORT_PREVIEW (view), dup_page (request, setup),
                                JCT_PREVIEW_PAGE, jct_export_request_get_description (request));
  window = adw_window_new ();
  gtk_window_set_title (GTK_WINDOW (window), C_ ("print", "Print Preview"));
  gtk_window_set_default_size (GTK_WINDOW (window), PREVIEW_WIDTH, PREVIEW_HEIGHT);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  header = adw_header_bar_new ();
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), view);
  adw_window_set_content (ADW_WINDOW (window), box);
  g_signal_connect_object (window, "destroy", G_CALLBACK (preview_closed_cb), preview, 0);
  g_object_set_data_full (G_OBJECT (window), "operation", g_object_ref (operation), g_object_unref);
  gtk_window_present (GTK_WINDOW (window));
  return TRUE;
}

/* ---- what is remembered ---------------------------------------------------------------------- */

static GtkPageSetup *
read_page_setup (JctWindow *self)
{
  g_autoptr (GVariant) variant
    = self->settings != NULL ? g_settings_get_value (self->settings, "page-setup") : NULL;
  GtkPageSetup *setup;

  if (variant != NULL && g_variant_n_children (variant) > 0)
    return gtk_page_setup_new_from_gvariant (variant);
  setup = gtk_page_setup_new ();
  /* Charts are wider than high. */
  gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
  return setup;
}

static void
remember (JctWindow *self, GtkPrintOperation *operation)
{
  GtkPrintSettings *chosen = gtk_print_operation_get_print_settings (operation);
  GtkPageSetup *setup = gtk_print_operation_get_default_page_setup (operation);

  if (self->settings == NULL)
    return;
  if (chosen != NULL)
    g_settings_set_value (self->settings, "print-settings",
                          gtk_print_settings_to_gvariant (chosen));
  if (setup != NULL)
    g_settings_set_value (self->settings, "page-setup", gtk_page_setup_to_gvariant (setup));
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, Print *print)
{
  g_autoptr (GError) error = NULL;

  if (print->window == NULL)
    return;
  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    remember (print->window, operation);
  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  jct_window_show_error (print->window, C_ ("print", "The figure could not be printed"),
                         error != NULL ? error->message : "");
}

/* ---- the operation --------------------------------------------------------------------------- */

static GtkPrintOperation *
new_operation (JctWindow *self, Print *print)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = read_page_setup (self);
  g_autoptr (GVariant) variant
    = self->settings != NULL ? g_settings_get_value (self->settings, "print-settings") : NULL;
  g_autoptr (GtkPrintSettings) chosen
    = variant != NULL ? gtk_print_settings_new_from_gvariant (variant) : NULL;
  g_autofree char *title = jct_picture_dup_title (print->picture);

  gtk_print_operation_set_n_pages (operation, 1);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, title);
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

/* Takes the picture, which is prepared. */
static gboolean
run (JctWindow *self,
     JctPicture *picture,
     GtkPrintOperationAction action,
     const char *path,
     GError **error)
{
  const JctExportSubject *subject = jct_picture_get_subject (picture, NULL, error);
  g_autoptr (GtkPrintOperation) operation = NULL;
  Print *print;

  if (subject == NULL)
    {
      jct_picture_unref (picture);
      return FALSE;
    }
  print = g_new0 (Print, 1);
  g_set_weak_pointer (&print->window, self);
  print->picture = picture;
  print->subject = subject;
  jct_window_read_export_settings (self, &print->settings);
  if (print->settings.theme != JCT_THEME_CONTRAST)
    print->settings.theme = JCT_THEME_PRINT;
  print->settings.transparent = TRUE;
  if (!jct_export_subject_has (subject, print->settings.what, NULL))
    print->settings.what = JCT_EXPORT_WHAT_FIGURE;
  operation = new_operation (self, print);
  if (path != NULL)
    gtk_print_operation_set_export_filename (operation, path);
  else
    /* The window goes on while it is previewed and printed. */
    gtk_print_operation_set_allow_async (operation, TRUE);
  return gtk_print_operation_run (operation, action, GTK_WINDOW (self), error)
         != GTK_PRINT_OPERATION_RESULT_ERROR;
}

gboolean
jct_window_print (JctWindow *self, GtkPrintOperationAction action, const char *path, GError **error)
{
  JctPicture *picture;

  g_return_val_if_fail (JCT_IS_WINDOW (self), FALSE);

  picture = jct_window_dup_picture (self, error);
  return picture != NULL && run (self, picture, action, path, error);
}

static void
print_picture (JctWindow *self, JctPicture *picture)
{
  g_autoptr (GError) error = NULL;

  if (!run (self, picture, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, NULL, &error))
    jct_window_show_error (self, C_ ("print", "The figure could not be printed"), error->message);
}

/* ---- what must be computed first ------------------------------------------------------------- */

static void
prepare_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  /* What fails here fails again, and is told, when it is printed. */
  jct_picture_get_subject (data, cancellable, NULL);
  g_task_return_boolean (task, TRUE);
}

static void
prepared_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  JctWindow *self = JCT_WINDOW (source);

  if (!g_cancellable_is_cancelled (self->closing))
    print_picture (self, jct_picture_ref (g_task_get_task_data (G_TASK (result))));
}

static void
action_print (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JctWindow *self = JCT_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (JctPicture) picture = jct_window_dup_picture (self, &error);
  g_autoptr (GTask) task = NULL;

  if (picture == NULL)
    jct_window_show_error (self, C_ ("print", "The figure could not be printed"), error->message);
  else if (jct_picture_is_quick (picture))
    print_picture (self, g_steal_pointer (&picture));
  else
    {
      task = g_task_new (self, self->closing, prepared_cb, NULL);
      g_task_set_source_tag (task, action_print);
      g_task_set_task_data (task, g_steal_pointer (&picture), (GDestroyNotify) jct_picture_unref);
      g_task_run_in_thread (task, prepare_thread);
    }
}

void
jct_window_install_print_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.print", NULL, action_print);
}
