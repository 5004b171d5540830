/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-picture-content.h"

#include <glib/gstdio.h>

#include "io/jct-writer.h"
#include "widgets/jct-file-name.h"
#include "widgets/jct-task.h"

#define PNG "image/png"
#define SVG "image/svg+xml"
#define URIS "text/uri-list"
#define KEPT_SECONDS 3600

struct _JctPictureContent
{
  GdkContentProvider parent_instance;

  JctPicture *picture;
  JctExportSettings settings;
  gboolean with_file;
};

G_DEFINE_FINAL_TYPE (JctPictureContent, jct_picture_content, GDK_TYPE_CONTENT_PROVIDER)

static GdkContentFormats *
jct_picture_content_ref_formats (GdkContentProvider *provider)
{
  JctPictureContent *self = JCT_PICTURE_CONTENT (provider);
  GdkContentFormatsBuilder *builder = gdk_content_formats_builder_new ();

  /* The first is what most take: a word processor that knows SVG asks for it. */
  gdk_content_formats_builder_add_mime_type (builder, PNG);
  gdk_content_formats_builder_add_mime_type (builder, SVG);
  if (self->with_file)
    gdk_content_formats_builder_add_mime_type (builder, URIS);
  return gdk_content_formats_builder_free_to_formats (builder);
}

/* ---- a file that others can take ------------------------------------------------------------- */

static void
delete_old (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf status;

      if (g_stat (path, &status) == 0 && now - (gint64) status.st_mtime > KEPT_SECONDS)
        g_unlink (path);
    }
}

static GBytes *
write_file (JctPictureContent *self, GBytes *picture, GError **error)
{
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "juncture", "dragged", NULL);
  g_autofree char *title = jct_picture_dup_title (self->picture);
  g_autofree char *name = jct_file_name_new (title, "figure", "png");
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *uri = NULL;
  char *line;

  g_mkdir_with_parents (folder, 0700);
  delete_old (folder);
  if (!jct_save_bytes (path, picture, error))
    return NULL;
  uri = g_filename_to_uri (path, NULL, error);
  if (uri == NULL)
    return NULL;
  line = g_strconcat (uri, "\r\n", NULL);
  return g_bytes_new_take (line, strlen (line));
}

/* ---- writing --------------------------------------------------------------------------------- */

typedef struct
{
  const char *mime_type; /* interned */
  GOutputStream *stream;
} Write;

static void
write_free (gpointer data)
{
  Write *write = data;

  g_object_unref (write->stream);
  g_free (write);
}

/* Where there are no effect panels to be had, the figure is. */
static void
settle (JctPicture *picture, JctExportSettings *settings, GCancellable *cancellable)
{
  const JctExportSubject *subject = jct_picture_get_subject (picture, cancellable, NULL);

  if (subject != NULL && !jct_export_subject_has (subject, settings->what, NULL))
    settings->what = JCT_EXPORT_WHAT_FIGURE;
}

static void
write_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  JctPictureContent *self = source;
  const Write *write = data;
  g_auto (JctExportSettings) settings = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  jct_export_settings_copy (&self->settings, &settings);
  settings.format = g_str_equal (write->mime_type, SVG) ? JCT_EXPORT_SVG : JCT_EXPORT_PNG;
  settle (self->picture, &settings, cancellable);
  bytes = jct_picture_write (self->picture, &settings, NULL, NULL, cancellable, &error);
  if (bytes != NULL && g_str_equal (write->mime_type, URIS))
    {
      GBytes *line = write_file (self, bytes, &error);

      g_bytes_unref (bytes);
      bytes = line;
    }
  if (bytes != NULL
      && g_output_stream_write_all (write->stream, g_bytes_get_data (bytes, NULL),
                                    g_bytes_get_size (bytes), NULL, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
jct_picture_content_write_mime_type_async (GdkContentProvider *provider,
                                           const char *mime_type,
                                           GOutputStream *stream,
                                           int io_priority,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (provider, cancellable, callback, user_data);
  Write *write = g_new0 (Write, 1);

  write->mime_type = g_intern_string (mime_type);
  write->stream = g_object_ref (stream);
  g_task_set_source_tag (task, jct_picture_content_write_mime_type_async);
  g_task_set_priority (task, io_priority);
  g_task_set_task_data (task, write, write_free);
  jct_task_run_in_thread (task, write_thread);
}

static gboolean
jct_picture_content_write_mime_type_finish (GdkContentProvider *provider,
                                            GAsyncResult *result,
                                            GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* ---- the object ------------------------------------------------------------------------------ */

static void
jct_picture_content_finalize (GObject *object)
{
  JctPictureContent *self = JCT_PICTURE_CONTENT (object);

  jct_picture_unref (self->picture);
  jct_export_settings_clear (&self->settings);
  G_OBJECT_CLASS (jct_picture_content_parent_class)->finalize (object);
}

static void
jct_picture_content_class_init (JctPictureContentClass *klass)
{
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = jct_picture_content_finalize;
  provider_class->ref_formats = jct_picture_content_ref_formats;
  provider_class->write_mime_type_async = jct_picture_content_write_mime_type_async;
  provider_class->write_mime_type_finish = jct_picture_content_write_mime_type_finish;
}

static void
jct_picture_content_init (JctPictureContent *self)
{
}

GdkContentProvider *
jct_picture_content_new (JctPicture *picture, const JctExportSettings *settings, gboolean with_file)
{
  JctPictureContent *self = g_object_new (JCT_TYPE_PICTURE_CONTENT, NULL);

  self->picture = jct_picture_ref (picture);
  self->with_file = with_file;
  jct_export_settings_copy (settings, &self->settings);
  if (self->settings.what == JCT_EXPORT_WHAT_TABLE)
    self->settings.what = JCT_EXPORT_WHAT_FIGURE;
  return GDK_CONTENT_PROVIDER (self);
}
