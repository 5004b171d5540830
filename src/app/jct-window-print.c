/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The figure on paper: one page, laid out for what the printer can reach of it and drawn by the same renderer as an
 * export. Its colours are those of the theme for print, unless high contrast was chosen; its words are the export's.
 */
#include "config.h"

#include "app/jct-window-private.h"

#include <glib/gi18n-lib.h>

#include "widgets/jct-print.h"
#include "widgets/jct-task.h"

/* Of one printing. */
typedef struct
{
  JctPicture *picture;
  const JctExportSubject *subject; /* of that */
  JctExportSettings settings;
} Figure;

static void
figure_free (gpointer data)
{
  Figure *figure = data;

  jct_picture_unref (figure->picture);
  jct_export_settings_clear (&figure->settings);
  g_free (figure);
}

static JctScene *
lay_out (guint page,
         double width,
         double height,
         gpointer data,
         char **title,
         char **description,
         GError **error)
{
  Figure *figure = data;
  g_autoptr (JctExportRequest) request = NULL;

  figure->settings.format = JCT_EXPORT_PDF;
  figure->settings.unit = JCT_EXPORT_UNIT_PX;
  figure->settings.width = width;
  figure->settings.height = height;
  request = jct_export_request_new (&figure->settings, figure->subject, error);
  if (request == NULL)
    return NULL;
  *title = g_strdup (jct_export_request_get_title (request));
  *description = g_strdup (jct_export_request_get_description (request));
  return jct_export_request_dup_scene (request);
}

static void
failed_cb (GtkWindow *parent, const char *message)
{
  jct_window_show_error (JCT_WINDOW (parent), C_ ("print", "The figure could not be printed"),
                         message);
}

static Figure *
figure_new (JctWindow *self, JctPicture *picture, const JctExportSubject *subject)
{
  Figure *figure = g_new0 (Figure, 1);

  figure->picture = picture;
  figure->subject = subject;
  jct_window_read_export_settings (self, &figure->settings);
  if (figure->settings.theme != JCT_THEME_CONTRAST)
    figure->settings.theme = JCT_THEME_PRINT;
  figure->settings.transparent = TRUE;
  if (!jct_export_subject_has (subject, figure->settings.what, NULL))
    figure->settings.what = JCT_EXPORT_WHAT_FIGURE;
  return figure;
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
  g_autofree char *title = NULL;
  JctPrintJob job = { .n_pages = 1, .page = lay_out, .destroy = figure_free, .failed = failed_cb };

  if (subject == NULL)
    {
      jct_picture_unref (picture);
      return FALSE;
    }
  job.name = title = jct_picture_dup_title (picture);
  job.data = figure_new (self, picture, subject);
  return jct_print_run (GTK_WINDOW (self), self->settings, &job, action, path, error);
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
  g_autoptr (JctPicture) picture = NULL;
  g_autoptr (GTask) task = NULL;

  /* What is looked at there is a slide. */
  if (jct_window_shows_page (self, "story"))
    {
      gtk_widget_activate_action (widget, "win.print-slide", NULL);
      return;
    }
  picture = jct_window_dup_picture (self, &error);
  if (picture == NULL)
    jct_window_show_error (self, C_ ("print", "The figure could not be printed"), error->message);
  else if (jct_picture_is_quick (picture))
    print_picture (self, g_steal_pointer (&picture));
  else
    {
      task = g_task_new (self, self->closing, prepared_cb, NULL);
      g_task_set_source_tag (task, action_print);
      g_task_set_task_data (task, g_steal_pointer (&picture), (GDestroyNotify) jct_picture_unref);
      jct_task_run_in_thread (task, prepare_thread);
    }
}

void
jct_window_install_print_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.print", NULL, action_print);
}
