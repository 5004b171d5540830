/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figure as a file or on the clipboard: drawn off the main thread, from copies of what is
 * shown. */
#include "config.h"

#include "app/jct-window-private.h"

#include <glib/gi18n-lib.h>

#include "chart/jct-figure.h"
#include "io/jct-writer.h"
#include "widgets/jct-analysis-runner.h"
#include "widgets/jct-data-page.h"
#include "widgets/jct-file-name.h"
#include "widgets/jct-recent-files.h"
#include "model/jct-beside.h"

#define EXPORT_WIDTH 1280
#define EXPORT_HEIGHT 720
#define MIN_EXPORT_SIDE 320
#define MAX_EXPORT_SIDE 7680
/* Pixels a px: a PNG is for slides and print, where one would look coarse. */
#define EXPORT_SCALE 2

/* What is drawn. All owned: the drawing thread shares nothing that changes. */
typedef struct
{
  JctDocument *document;
  JctView *view;
  JctSeriesSet *series; /* (nullable): the picture is of events alone */
  JctSpan visible;
  gboolean has_point;
  JctPeriod point; /* the selected one's */
  JctAnalysis *analysis; /* (nullable) */
  JctAnalysisOptions options;
  JctThemeKind theme;
  guint width, height;
  JctExportFormat format;
  char *path; /* (nullable): NULL to keep the picture in memory */
} Picture;

static void
picture_free (Picture *picture)
{
  g_clear_pointer (&picture->document, jct_document_unref);
  g_clear_pointer (&picture->view, jct_view_free);
  g_clear_pointer (&picture->series, jct_series_set_unref);
  g_clear_pointer (&picture->analysis, jct_analysis_unref);
  jct_analysis_options_clear (&picture->options);
  g_free (picture->path);
  g_free (picture);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Picture, picture_free)

static JctThemeKind
get_export_theme (JctWindow *self)
{
  g_autofree char *name
    = self->settings != NULL ? g_settings_get_string (self->settings, "export-theme") : NULL;
  JctThemeKind kind = JCT_THEME_LIGHT;

  if (name != NULL && !jct_theme_kind_from_name (name, &kind))
    kind = JCT_THEME_LIGHT;
  return kind;
}

/* "1280x720"; anything else leaves the size as it is. */
static void
parse_size (const char *text, guint *width, guint *height)
{
  g_auto (GStrv) parts = g_strsplit (text, "x", -1);
  guint64 sides[2];

  if (g_strv_length (parts) != 2)
    return;
  for (guint i = 0; i < 2; i++)
    {
      if (!g_ascii_string_to_unsigned (parts[i], 10, MIN_EXPORT_SIDE, MAX_EXPORT_SIDE, &sides[i],
                                       NULL))
        return;
    }
  *width = sides[0];
  *height = sides[1];
}

static void
get_export_size (JctWindow *self, guint *width, guint *height)
{
  g_autofree char *text
    = self->settings != NULL ? g_settings_get_string (self->settings, "export-size") : NULL;

  *width = EXPORT_WIDTH;
  *height = EXPORT_HEIGHT;
  if (text != NULL)
    parse_size (text, width, height);
}

/* The method's options, and what the figure on screen shows of the selected event; no analysis while
 * that is computed: the picture then computes it. */
static void
take_analysis (JctWindow *self, Picture *picture)
{
  g_autoptr (JctAnalysisRunner) runner = NULL;
  JctAnalysis *analysis;

  jct_analysis_options_init (&picture->options);
  if (self->explore_page != NULL)
    g_object_get (self->explore_page, "runner", &runner, NULL);
  if (runner == NULL)
    return;
  jct_analysis_options_copy (jct_analysis_runner_get_options (runner), &picture->options);
  analysis = jct_analysis_runner_get_analysis (runner);
  if (analysis != NULL && !jct_analysis_runner_is_running (runner))
    picture->analysis = jct_analysis_ref (analysis);
}

static Picture *
picture_new (JctWindow *self, JctExportFormat format, const char *path, GError **error)
{
  JctSeriesSet *series = jct_view_state_get_series (self->state, error);
  Picture *picture;

  if (series == NULL && !jct_view_state_has_only_events (self->state))
    return NULL;
  g_clear_error (error);
  picture = g_new0 (Picture, 1);
  picture->document = jct_document_ref (jct_view_state_get_document (self->state));
  picture->view = jct_view_copy (jct_view_state_get_view (self->state));
  picture->series = series != NULL ? jct_series_set_ref (series) : NULL;
  picture->visible = jct_view_state_get_visible (self->state);
  picture->has_point = jct_view_state_get_point (self->state, NULL, &picture->point);
  take_analysis (self, picture);
  picture->theme = get_export_theme (self);
  get_export_size (self, &picture->width, &picture->height);
  picture->format = format;
  picture->path = g_strdup (path);
  return picture;
}

/* In the picture's thread. */
static gboolean
picture_analyse (Picture *picture, JctMethod method, GCancellable *cancellable, GError **error)
{
  const JctView *view = picture->view;
  const JctEvent *event = view->selected_event != NULL
                            ? jct_document_find_event (picture->document, view->selected_event)
                            : NULL;

  if (picture->analysis != NULL || event == NULL || picture->series == NULL
      || jct_series_set_get_n (picture->series) == 0)
    return TRUE;
  picture->options.methods = JCT_METHOD_BIT (method);
  picture->options.k = view->k;
  picture->options.event_period = view->event_period;
  picture->analysis
    = jct_analysis_compute (picture->document, view,
                            jct_event_get_period (event, jct_series_set_get_kind (picture->series)),
                            event->id, &picture->options, cancellable, NULL, NULL, error);
  return picture->analysis != NULL;
}

static GBytes *
picture_draw (Picture *picture, GCancellable *cancellable, GError **error)
{
  g_autoptr (JctTheme) theme
    = jct_theme_new (picture->theme, NULL,
                     jct_figure_export_text_scale (picture->width, picture->height));
  g_autoptr (GPtrArray) beside = jct_document_compute_beside (picture->document, picture->view);
  JctMethod method = JCT_METHOD_BEFORE_AFTER;

  jct_method_from_name (picture->view->method, &method);
  if (!picture_analyse (picture, method, cancellable, error))
    return NULL;

  const JctFigureInput input = {
    .chart = {
      .document = picture->document,
      .view = picture->view,
      .series = picture->series,
      .theme = theme,
      .width = picture->width,
      .height = picture->height,
      .visible = picture->visible,
      .point = picture->has_point ? &picture->point : NULL,
      .method = method,
      .analysis = picture->analysis,
      .show_title = TRUE,
      .show_source = TRUE,
    },
    .beside = beside,
    .show_timeline = picture->view->events_shown,
  };
  g_autoptr (JctScene) scene = jct_figure_dup_scene (&input);
  g_autofree char *title = jct_chart_dup_title (picture->document, picture->view);
  g_autofree char *description = jct_chart_describe (&input.chart);

  return jct_export_scene (scene, picture->format, EXPORT_SCALE, title, description, error);
}

static void
picture_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Picture *picture = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = picture_draw (picture, cancellable, &error);

  if (g_task_return_error_if_cancelled (task))
    return;
  if (bytes == NULL || (picture->path != NULL && !jct_save_bytes (picture->path, bytes, &error)))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&bytes), (GDestroyNotify) g_bytes_unref);
}

static void
picture_draw_async (JctWindow *self,
                    Picture *picture,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, self->closing, callback, user_data);

  g_task_set_source_tag (task, picture_draw_async);
  g_task_set_task_data (task, picture, (GDestroyNotify) picture_free);
  g_task_run_in_thread (task, picture_thread);
}

/* ---- a file ---- */

static void
on_file_drawn (GObject *source, GAsyncResult *result, gpointer user_data)
{
  JctWindow *self = JCT_WINDOW (source);
  g_autoptr (GTask) task = user_data;
  GFile *file = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_task_propagate_pointer (G_TASK (result), &error);

  /* A window that is closed has no one left to tell. */
  if (!g_cancellable_is_cancelled (self->closing))
    {
      if (bytes != NULL)
        jct_window_show_saved (self, file);
      else
        jct_window_show_save_error (self, file, error);
    }
  if (bytes != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
jct_window_export_async (JctWindow *self,
                         JctExportFormat format,
                         GFile *file,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_return_if_fail (JCT_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  GTask *task = g_task_new (self, self->closing, callback, user_data);
  const char *path = g_file_peek_path (file);
  g_autoptr (GError) error = NULL;
  Picture *picture = NULL;

  g_task_set_source_tag (task, jct_window_export_async);
  /* Once the file is whole, it is: closing the window then takes nothing back. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  if (path == NULL)
    g_set_error (&error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                 /* Translators: the folder chosen is on another computer and has no path here. */
                 _ ("Pictures can be saved in a folder of this computer only."));
  else
    picture = picture_new (self, format, path, &error);

  if (picture == NULL)
    {
      jct_window_show_save_error (self, file, error);
      g_task_return_error (task, g_steal_pointer (&error));
      g_object_unref (task);
      return;
    }
  picture_draw_async (self, picture, on_file_drawn, task);
}

gboolean
jct_window_export_finish (JctWindow *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* ---- the chooser ---- */

static const struct
{
  const char *suffix;
  const char *title;
} formats[] = {
  [JCT_EXPORT_PNG] = { "png", N_ ("PNG pictures") },
  [JCT_EXPORT_SVG] = { "svg", N_ ("SVG drawings") },
  [JCT_EXPORT_PDF] = { "pdf", N_ ("PDF documents") },
};

static char *
dup_proposed_name (JctWindow *self, JctExportFormat format)
{
  g_autofree char *title = jct_chart_dup_title (jct_view_state_get_document (self->state),
                                                jct_view_state_get_view (self->state));

  return jct_file_name_new (title, "figure", formats[format].suffix);
}

static void
on_export_chosen (GtkNativeDialog *dialog, int response, JctWindow *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) chosen = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      JctExportFormat format
        = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (dialog), "export-format"));

      if (chosen != NULL)
        {
          g_autoptr (GFile) file = jct_window_dup_target (self, chosen, formats[format].suffix);

          jct_window_keep_last_folder (self, chosen);
          if (file != NULL)
            jct_window_export_async (self, format, file, NULL, NULL);
        }
    }
  g_clear_object (&self->chooser);
}

static void
choose_export (JctWindow *self, JctExportFormat format)
{
  g_autoptr (GFile) folder = jct_window_dup_last_folder (self);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  GtkFileChooserNative *chooser;

  if (self->chooser != NULL || jct_view_state_get_document (self->state) == NULL)
    return;

  g_autofree char *name = dup_proposed_name (self, format);
  chooser = gtk_file_chooser_native_new (_ ("Export the Figure"), GTK_WINDOW (self),
                                         GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  self->chooser = GTK_NATIVE_DIALOG (chooser);
  g_object_set_data (G_OBJECT (chooser), "export-format", GINT_TO_POINTER (format));
  gtk_file_filter_set_name (filter, _ (formats[format].title));
  gtk_file_filter_add_suffix (filter, formats[format].suffix);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_set_modal (self->chooser, TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_export_chosen), self, 0);
  gtk_native_dialog_show (self->chooser);
}

/* ---- the clipboard ---- */

static void
on_image_drawn (GObject *source, GAsyncResult *result, gpointer user_data)
{
  JctWindow *self = JCT_WINDOW (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_cancellable_is_cancelled (self->closing))
    return;
  if (bytes == NULL)
    {
      jct_window_show_error (self, _ ("The image could not be copied"), error->message);
      return;
    }

  g_autoptr (GdkContentProvider) content = gdk_content_provider_new_for_bytes ("image/png", bytes);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), content);
  jct_window_show_toast (self, adw_toast_new (_ ("Image copied")));
}

static void
copy_image (JctWindow *self)
{
  g_autoptr (GError) error = NULL;
  Picture *picture = picture_new (self, JCT_EXPORT_PNG, NULL, &error);

  if (picture == NULL)
    jct_window_show_error (self, _ ("The image could not be copied"), error->message);
  else
    picture_draw_async (self, picture, on_image_drawn, NULL);
}

/* ---- actions ---- */

static void
action_export (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *suffix = g_variant_get_string (parameter, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      if (g_str_equal (formats[i].suffix, suffix))
        choose_export (JCT_WINDOW (widget), i);
    }
}

static void
action_export_menu (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JctWindow *self = JCT_WINDOW (widget);

  if (jct_window_shows_page (self, "data"))
    jct_data_page_popup_export (JCT_DATA_PAGE (self->data_page));
  else
    gtk_menu_button_popup (self->export_button);
}

static void
action_copy_image (GtkWidget *widget, const char *name, GVariant *parameter)
{
  copy_image (JCT_WINDOW (widget));
}

static void
action_show_folder (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_show_uri (GTK_WINDOW (widget), g_variant_get_string (parameter, NULL), GDK_CURRENT_TIME);
}

void
jct_window_install_export_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.export", "s", action_export);
  gtk_widget_class_install_action (widget_class, "win.export-menu", NULL, action_export_menu);
  gtk_widget_class_install_action (widget_class, "win.copy-image", NULL, action_copy_image);
  gtk_widget_class_install_action (widget_class, "win.show-folder", "s", action_show_folder);
}
