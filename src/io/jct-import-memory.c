/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/jct-import-memory.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "io/jct-json-write.h"
#include "io/jct-json.h"
#include "io/jct-source-file.h"
#include "io/jct-writer.h"

#define MAX_BYTES (1024 * 1024) /* a plan of as many columns as a table may have is far shorter */
#define FOLDER_MODE 0700

/* ---- a plan as a file ---- */

static json_t *
load_json (GFile *file, const char *name, GError **error)
{
  JctLoadContext context = { .file = file, .name = name, .progress_end = 1.0 };
  g_autoptr (GBytes) bytes = jct_source_file_read (&context, MAX_BYTES, error);
  g_autoptr (GBytes) text = bytes != NULL ? jct_source_file_decode (&context, bytes, error) : NULL;

  return text != NULL ? jct_json_parse (&context, g_bytes_get_data (text, NULL),
                                        g_bytes_get_size (text), error)
                      : NULL;
}

JctImportPlan *
jct_import_plan_load (GFile *file, GError **error)
{
  g_autofree char *name = g_file_get_parse_name (file);
  g_autoptr (json_t) json = load_json (file, name, error);

  return json != NULL ? jct_import_plan_from_json (json, error) : NULL;
}

static gboolean
save_json (const json_t *json, const char *path, GError **error)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;

  jct_json_write (text, json, 0, NULL, NULL, NULL);
  g_string_append_c (text, '\n');
  bytes = g_string_free_to_bytes (text);
  return jct_save_bytes (path, bytes, error);
}

gboolean
jct_import_plan_save (const JctImportPlan *plan, const char *path, GError **error)
{
  g_autoptr (json_t) json = jct_import_plan_to_json (plan);

  return save_json (json, path, error);
}

/* ---- memory ---- */

char *
jct_import_memory_dup_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "juncture", "imports", NULL);
}

static char *
dup_path (const char *folder, GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, uri, -1);
  g_autofree char *name = g_strconcat (sum, ".json", NULL);

  return g_build_filename (folder, name, NULL);
}

JctImportPlan *
jct_import_memory_find (const char *folder, GFile *file)
{
  g_autofree char *path = dup_path (folder, file);
  g_autofree char *uri = g_file_get_uri (file);
  g_autoptr (GFile) memory = g_file_new_for_path (path);
  g_autoptr (json_t) json = load_json (memory, path, NULL);

  if (g_strcmp0 (json_string_value (json_object_get (json, "file")), uri) != 0)
    return NULL;
  return jct_import_plan_from_json (json_object_get (json, "plan"), NULL);
}

gboolean
jct_import_memory_keep (const char *folder, GFile *file, const JctImportPlan *plan, GError **error)
{
  g_autofree char *path = dup_path (folder, file);
  g_autofree char *uri = g_file_get_uri (file);
  g_autoptr (json_t) json
    = json_pack ("{s:s, s:o}", "file", uri, "plan", jct_import_plan_to_json (plan));

  /* That it could not be made shows when nothing can be written to it. */
  g_mkdir_with_parents (folder, FOLDER_MODE);
  return save_json (json, path, error);
}

void
jct_import_memory_forget (const char *folder, GFile *file)
{
  g_autofree char *path = dup_path (folder, file);

  g_unlink (path);
}

/* ---- opening ---- */

void
jct_imported_free (JctImported *imported)
{
  g_clear_pointer (&imported->document, jct_document_unref);
  g_clear_pointer (&imported->plan, jct_import_plan_free);
  g_free (imported);
}

JctImported *
jct_import_load (GFile *file,
                 const char *folder,
                 JctProgress progress,
                 gpointer progress_data,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (JctImported) imported = g_new0 (JctImported, 1);
  g_autoptr (JctImportPlan) remembered
    = folder != NULL ? jct_import_memory_find (folder, file) : NULL;
  const JctReadOptions options = { .plan = remembered };

  if (remembered != NULL)
    {
      imported->document = jct_document_load_planned (file, &options, &imported->plan, progress,
                                                      progress_data, cancellable, NULL);
      imported->origin = imported->document != NULL ? JCT_IMPORT_REMEMBERED : JCT_IMPORT_OUTDATED;
    }
  if (imported->document == NULL)
    imported->document = jct_document_load_planned (file, NULL, &imported->plan, progress,
                                                    progress_data, cancellable, error);
  return imported->document != NULL ? g_steal_pointer (&imported) : NULL;
}

typedef struct
{
  char *folder; /* (nullable) */
  JctProgress progress;
  gpointer progress_data;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_free (load->folder);
  g_free (load);
}

static void
load_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Load *load = task_data;
  GError *error = NULL;
  JctImported *imported = jct_import_load (source, load->folder, load->progress,
                                           load->progress_data, cancellable, &error);

  if (imported != NULL)
    g_task_return_pointer (task, imported, (GDestroyNotify) jct_imported_free);
  else
    g_task_return_error (task, error);
}

void
jct_import_load_async (GFile *file,
                       const char *folder,
                       JctProgress progress,
                       gpointer progress_data,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Load *load;

  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (file, cancellable, callback, user_data);
  load = g_new (Load, 1);
  load->folder = g_strdup (folder);
  load->progress = progress;
  load->progress_data = progress_data;
  g_task_set_source_tag (task, jct_import_load_async);
  g_task_set_task_data (task, load, load_free);
  g_task_run_in_thread (task, load_in_thread);
}

JctImported *
jct_import_load_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
