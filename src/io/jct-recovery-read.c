/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What programs that ended left behind: found, read, and removed. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "io/jct-io-error.h"
#include "io/jct-recovery-private.h"
#include "io/jct-recovery-store-private.h"

#define EDITS_SUFFIX ".edits"

JctRecoveryEntry *
jct_recovery_entry_copy (const JctRecoveryEntry *entry)
{
  JctRecoveryEntry *copy;

  g_return_val_if_fail (entry != NULL, NULL);

  copy = g_memdup2 (entry, sizeof *entry);
  copy->path = g_strdup (entry->path);
  copy->damage = g_strdup (entry->damage);
  copy->title = g_strdup (entry->title);
  copy->origin = entry->origin != NULL ? g_object_ref (entry->origin) : NULL;
  return copy;
}

void
jct_recovery_entry_free (JctRecoveryEntry *entry)
{
  g_free (entry->path);
  g_free (entry->damage);
  g_free (entry->title);
  g_clear_object (&entry->origin);
  g_free (entry);
}

void
jct_recovered_free (JctRecovered *recovered)
{
  g_clear_pointer (&recovered->saved, jct_document_unref);
  g_clear_pointer (&recovered->document, jct_document_unref);
  g_clear_pointer (&recovered->view, jct_view_free);
  g_free (recovered);
}

/* ---- the files of a slot ---- */

/* "3" of "…/3.edits" */
static char *
dup_slot (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  return g_strndup (name, strlen (name) - strlen (EDITS_SUFFIX));
}

/* Whether a file is of a slot: "3.edits", "3-1.base". */
static gboolean
is_of_slot (const char *name, const char *slot)
{
  gsize length = strlen (slot);

  return strncmp (name, slot, length) == 0 && (name[length] == '.' || name[length] == '-');
}

typedef void (*FileFunc) (const char *path, gpointer data);

static void
for_each_file (const char *edits_path, FileFunc func, gpointer data)
{
  g_autofree char *folder = g_path_get_dirname (edits_path);
  g_autofree char *slot = dup_slot (edits_path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (is_of_slot (name, slot))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);

        func (path, data);
      }
}

static void
remove_file (const char *path, gpointer data)
{
  g_unlink (path);
}

void
jct_recovery_entry_discard (const JctRecoveryEntry *entry)
{
  g_autofree char *folder = NULL;

  g_return_if_fail (entry != NULL);

  if (entry->damage != NULL)
    return;
  folder = g_path_get_dirname (entry->path);
  for_each_file (entry->path, remove_file, NULL);
  jct_recovery_remove_if_empty (folder);
}

/* ---- what is damaged ---- */

/* Moves a file, under a name of its own that says whose it was. */
static void
put_aside (const char *path, gpointer data)
{
  const char *aside = data;
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *session = g_path_get_basename (folder);
  g_autofree char *new_name = g_strconcat (session, "-", name, NULL);
  g_autofree char *new_path = g_build_filename (aside, new_name, NULL);

  if (g_rename (path, new_path) != 0)
    g_unlink (path);
}

static JctRecoveryEntry *
new_damaged (JctRecoveryStore *store, const char *path, const GError *error)
{
  g_autofree char *aside = g_build_filename (store->folder, JCT_RECOVERY_DAMAGED, NULL);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *session = g_path_get_basename (folder);
  g_autofree char *new_name = g_strconcat (session, "-", name, NULL);
  JctRecoveryEntry *entry = g_new0 (JctRecoveryEntry, 1);

  g_mkdir_with_parents (aside, 0700);
  for_each_file (path, put_aside, aside);
  entry->path = g_build_filename (aside, new_name, NULL);
  entry->damage = g_strdup (error->message);
  return entry;
}

/* ---- the list ---- */

static JctRecoveryOrigin
look_at_origin (GFile *origin, const JctFileStamp *stamp)
{
  if (origin == NULL)
    return JCT_ORIGIN_NONE;
  if (jct_file_stamp_is_current (stamp, origin))
    return stamp->exists ? JCT_ORIGIN_SAME : JCT_ORIGIN_GONE;
  return jct_file_stamp_take (origin).exists ? JCT_ORIGIN_CHANGED : JCT_ORIGIN_GONE;
}

/* No file of edits is nearly as large, and whatever else stands there is not read. */
static GBytes *
load_edits (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE,
                                                  G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, error);

  if (info == NULL)
    return NULL;
  if (g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR)
    return g_file_load_bytes (file, NULL, NULL, error);
  return g_bytes_new (NULL, 0);
}

static JctRecoveryEntry *
read_entry (JctRecoveryStore *store, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) edits = load_edits (path, &error);
  g_autoptr (JctRecoveryHeader) header = NULL;
  JctRecoveryEntry *entry;
  gsize package;

  if (edits != NULL)
    header = jct_recovery_header_read (edits, path, &package, &error);
  if (header == NULL)
    return new_damaged (store, path, error);
  entry = g_new0 (JctRecoveryEntry, 1);
  entry->path = g_strdup (path);
  entry->title = g_steal_pointer (&header->title);
  entry->origin = header->origin != NULL ? g_file_new_for_uri (header->origin) : NULL;
  entry->is_package = header->is_package;
  entry->stamp = header->stamp;
  entry->time = header->time;
  entry->origin_state = look_at_origin (entry->origin, &entry->stamp);
  return entry;
}

/* The edits in a folder; a base without any was written just before its program was killed. */
static void
list_folder (JctRecoveryStore *store, const char *folder, GPtrArray *entries)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, names->pdata[i], NULL);
      g_auto (GStrv) parts = g_strsplit_set (names->pdata[i], "-.", 2);
      g_autofree char *edits
        = g_strconcat (folder, G_DIR_SEPARATOR_S, parts[0], EDITS_SUFFIX, NULL);

      if (g_str_has_suffix (path, EDITS_SUFFIX))
        g_ptr_array_add (paths, g_steal_pointer (&path));
      else if (!g_str_equal (names->pdata[i], JCT_RECOVERY_LOCK)
               && !g_file_test (edits, G_FILE_TEST_EXISTS))
        g_unlink (path);
    }
  for (guint i = 0; i < paths->len; i++)
    g_ptr_array_add (entries, read_entry (store, paths->pdata[i]));
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const JctRecoveryEntry *x = *(const JctRecoveryEntry *const *) a;
  const JctRecoveryEntry *y = *(const JctRecoveryEntry *const *) b;

  return (x->time < y->time) - (x->time > y->time);
}

/* A folder that is locked is of a program that runs, maybe this one. */
static void
take_folder (JctRecoveryStore *store, const char *name, GPtrArray *entries)
{
  g_autofree char *folder = g_build_filename (store->folder, name, NULL);
  int lock;

  if (g_str_equal (name, JCT_RECOVERY_DAMAGED) || !g_file_test (folder, G_FILE_TEST_IS_DIR))
    return;
  lock = jct_recovery_lock_folder (folder);
  if (lock < 0)
    return;
  g_mutex_lock (&store->mutex);
  g_array_append_val (store->taken, lock);
  g_mutex_unlock (&store->mutex);
  list_folder (store, folder, entries);
  jct_recovery_remove_if_empty (folder);
}

GPtrArray *
jct_recovery_store_list (JctRecoveryStore *store)
{
  g_autoptr (GDir) dir = NULL;
  GPtrArray *entries;
  const char *name;

  g_return_val_if_fail (store != NULL, NULL);

  entries = g_ptr_array_new_with_free_func ((GDestroyNotify) jct_recovery_entry_free);
  dir = g_dir_open (store->folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    take_folder (store, name, entries);
  g_ptr_array_sort (entries, compare_times);
  return entries;
}

/* ---- recovering ---- */

static JctDocument *
load_base (const JctRecoveryEntry *entry,
           const JctRecoveryHeader *header,
           GCancellable *cancellable,
           GError **error)
{
  g_autofree char *folder = g_path_get_dirname (entry->path);
  g_autoptr (GFile) file = NULL;

  if (header->base != NULL)
    file = g_file_new_build_filename (folder, header->base, NULL);
  else if (header->origin != NULL)
    file = g_file_new_for_uri (header->origin);
  if (file != NULL)
    return jct_document_load (file, NULL, NULL, cancellable, error);
  jct_io_error_set (error, JCT_IO_ERROR_REFERENCE, entry->path, NULL,
                    _ ("The file whose edits these are is not known."));
  return NULL;
}

/* Takes the view that was shown from among the saved ones. (transfer full) */
static JctDocument *
take_view (const JctDocument *edits, JctView **view, GError **error)
{
  g_autoptr (GPtrArray) views = g_ptr_array_new ();

  for (guint i = 0; i < jct_document_get_n_views (edits); i++)
    {
      const JctView *saved = jct_document_get_view (edits, i);

      if (!g_str_equal (saved->id, JCT_RECOVERY_VIEW))
        {
          g_ptr_array_add (views, (gpointer) saved);
          continue;
        }
      *view = jct_view_copy (saved);
      g_clear_pointer (&(*view)->id, g_free);
    }
  return jct_document_with_views (edits, views, jct_document_get_default_view (edits), error);
}

JctRecovered *
jct_recovery_entry_load (const JctRecoveryEntry *entry, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) package = NULL;
  g_autoptr (JctRecoveryHeader) header = NULL;
  g_autoptr (JctDocument) read = NULL;
  g_autoptr (JctDocument) edits = NULL;
  g_autoptr (JctRecovered) recovered = g_new0 (JctRecovered, 1);
  gsize offset;

  g_return_val_if_fail (entry != NULL && entry->damage == NULL, NULL);

  bytes = load_edits (entry->path, error);
  if (bytes == NULL)
    return NULL;
  header = jct_recovery_header_read (bytes, entry->path, &offset, error);
  if (header == NULL)
    return NULL;
  package = g_bytes_new_from_bytes (bytes, offset, g_bytes_get_size (bytes) - offset);
  read = jct_document_load_bytes (package, entry->path, error);
  if (read == NULL)
    return NULL;
  edits = take_view (read, &recovered->view, error);
  if (edits == NULL)
    return NULL;
  recovered->saved = load_base (entry, header, cancellable, error);
  if (recovered->saved == NULL)
    return NULL;
  /* A new version even where no part is another: what was modified is so again. */
  recovered->document = jct_document_with_parts_of (recovered->saved, edits, header->parts, error);
  return recovered->document != NULL ? g_steal_pointer (&recovered) : NULL;
}
