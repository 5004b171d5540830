/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeping: the store's folder, and what a slot writes. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "io/jct-recovery-private.h"
#include "io/jct-recovery-store-private.h"
#include "io/jct-writer.h"

#define MAX_TRIES 20

struct _JctRecoverySlot
{
  JctRecoveryStore *store;
  guint number;
  guint n_bases;
  JctDocument
    *base; /* (nullable): the version that `base_name` holds, or that is too large for one */
  char *base_name; /* (nullable) */
};

/* ---- moments ---- */

JctRecoveryMoment *
jct_recovery_moment_new (JctDocument *saved,
                         JctDocument *document,
                         const JctView *view,
                         GFile *origin,
                         gboolean is_package,
                         const JctFileStamp *stamp)
{
  JctRecoveryMoment *moment;

  g_return_val_if_fail (saved != NULL && document != NULL && view != NULL, NULL);
  g_return_val_if_fail (stamp != NULL, NULL);

  moment = g_new0 (JctRecoveryMoment, 1);
  moment->saved = jct_document_ref (saved);
  moment->document = jct_document_ref (document);
  moment->view = jct_view_copy (view);
  moment->origin = origin != NULL ? g_object_ref (origin) : NULL;
  moment->is_package = is_package;
  moment->stamp = *stamp;
  return moment;
}

void
jct_recovery_moment_free (JctRecoveryMoment *moment)
{
  jct_document_unref (moment->saved);
  jct_document_unref (moment->document);
  jct_view_free (moment->view);
  g_clear_object (&moment->origin);
  g_free (moment);
}

/* ---- the store ---- */

char *
jct_recovery_dup_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "juncture", "recovery", NULL);
}

JctRecoveryStore *
jct_recovery_store_new (const char *folder)
{
  JctRecoveryStore *store;

  g_return_val_if_fail (folder != NULL, NULL);

  store = g_new0 (JctRecoveryStore, 1);
  g_mutex_init (&store->mutex);
  store->folder = g_strdup (folder);
  store->lock = -1;
  store->taken = g_array_new (FALSE, FALSE, sizeof (int));
  return store;
}

/* A lock that is held by nobody else, on a file that is still there: who removes one, holds it. */
int
jct_recovery_lock_folder (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, JCT_RECOVERY_LOCK, NULL);
  int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  struct stat status;

  if (fd < 0)
    return -1;
  if (flock (fd, LOCK_EX | LOCK_NB) == 0 && fstat (fd, &status) == 0 && status.st_nlink > 0)
    return fd;
  close (fd);
  return -1;
}

void
jct_recovery_remove_if_empty (const char *folder)
{
  g_autofree char *lock = g_build_filename (folder, JCT_RECOVERY_LOCK, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (!g_str_equal (name, JCT_RECOVERY_LOCK))
      return;
  g_unlink (lock);
  g_rmdir (folder);
}

void
jct_recovery_store_free (JctRecoveryStore *store)
{
  if (store->own != NULL)
    jct_recovery_remove_if_empty (store->own);
  if (store->lock >= 0)
    close (store->lock);
  for (guint i = 0; i < store->taken->len; i++)
    close (g_array_index (store->taken, int, i));
  g_array_unref (store->taken);
  g_mutex_clear (&store->mutex);
  g_free (store->folder);
  g_free (store->own);
  g_free (store);
}

static gboolean
fail_folder (const char *path, GError **error)
{
  int code = errno;
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code),
               /* Translators: a folder's path, then the system's reason. */
               _ ("%s: Unsaved edits cannot be kept in this folder: %s."), name, g_strerror (code));
  return FALSE;
}

/* Makes the folder of this program, and locks it; the mutex is held. Another program that looks in between takes it for
 * one that was left behind, and removes it: then another one is made. */
static gboolean
make_own_folder (JctRecoveryStore *store, GError **error)
{
  errno = 0;
  for (int i = 0; i < MAX_TRIES && store->lock < 0; i++)
    {
      g_autofree char *name = g_strdup_printf ("%d-%08x", (int) getpid (), g_random_int ());

      g_free (store->own);
      store->own = g_build_filename (store->folder, name, NULL);
      if (g_mkdir_with_parents (store->own, 0700) == 0)
        store->lock = jct_recovery_lock_folder (store->own);
    }
  return store->lock >= 0 || fail_folder (store->own, error);
}

static gboolean
ensure_own_folder (JctRecoveryStore *store, GError **error)
{
  gboolean there;

  g_mutex_lock (&store->mutex);
  there = store->lock >= 0 || make_own_folder (store, error);
  g_mutex_unlock (&store->mutex);
  return there;
}

/* ---- a slot ---- */

JctRecoverySlot *
jct_recovery_slot_new (JctRecoveryStore *store)
{
  JctRecoverySlot *slot;

  g_return_val_if_fail (store != NULL, NULL);

  slot = g_new0 (JctRecoverySlot, 1);
  slot->store = store;
  g_mutex_lock (&store->mutex);
  slot->number = ++store->n_slots;
  g_mutex_unlock (&store->mutex);
  return slot;
}

static void
forget_base (JctRecoverySlot *slot)
{
  g_clear_pointer (&slot->base, jct_document_unref);
  g_clear_pointer (&slot->base_name, g_free);
}

void
jct_recovery_slot_free (JctRecoverySlot *slot)
{
  forget_base (slot);
  g_free (slot);
}

static char *
dup_edits_path (const JctRecoverySlot *slot)
{
  g_autofree char *name = g_strdup_printf ("%u.edits", slot->number);

  return g_build_filename (slot->store->own, name, NULL);
}

static gboolean
is_large (const JctDocument *document)
{
  gsize n = 0;

  for (guint i = 0; i < jct_document_get_n_tables (document); i++)
    n += jct_table_get_n_rows (jct_document_get_table (document, i));
  for (guint i = 0; i < jct_document_get_n_vintages (document); i++)
    n += jct_table_get_n_rows (jct_vintage_get_table (jct_document_get_vintage (document, i)));
  return n > JCT_RECOVERY_MOST_ROWS;
}

static void
remove_file (const JctRecoverySlot *slot, const char *name)
{
  g_autofree char *path = g_build_filename (slot->store->own, name, NULL);

  g_unlink (path);
}

/* The base is on the disk before the edits name it; the one before goes after that. */
static gboolean
write_base (JctRecoverySlot *slot, JctDocument *base, char **old_name, GError **error)
{
  g_autofree char *name = g_strdup_printf ("%u-%u.base", slot->number, slot->n_bases + 1);
  g_autofree char *path = g_build_filename (slot->store->own, name, NULL);
  gboolean large = is_large (base);

  if (!large && !jct_document_save (base, path, error))
    return FALSE;
  slot->n_bases++;
  *old_name = g_steal_pointer (&slot->base_name);
  forget_base (slot);
  slot->base = jct_document_ref (base);
  slot->base_name = large ? NULL : g_steal_pointer (&name);
  return TRUE;
}

/* The view goes with the saved ones; one that shows nothing is not worth keeping. (transfer full) */
static JctDocument *
add_view (const JctRecoveryMoment *moment)
{
  g_autoptr (GPtrArray) views = g_ptr_array_new ();
  g_autoptr (JctView) view = jct_view_copy (moment->view);
  JctDocument *document;

  for (guint i = 0; i < jct_document_get_n_views (moment->document); i++)
    g_ptr_array_add (views, (gpointer) jct_document_get_view (moment->document, i));
  g_free (view->id);
  view->id = g_strdup (JCT_RECOVERY_VIEW);
  g_ptr_array_add (views, view);
  document = jct_document_with_views (moment->document, views,
                                      jct_document_get_default_view (moment->document), NULL);
  return document != NULL ? document : jct_document_ref (moment->document);
}

static GBytes *
make_edits (const JctRecoverySlot *slot, const JctRecoveryMoment *moment, GError **error)
{
  g_autoptr (JctDocument) document = add_view (moment);
  g_autoptr (GBytes) package = jct_document_to_outline (document, error);
  g_autofree char *digest = NULL;
  g_autofree char *origin = moment->origin != NULL ? g_file_get_uri (moment->origin) : NULL;
  g_autofree char *line = NULL;
  JctRecoveryHeader header = {
    .title = (char *) jct_document_get_title (moment->document),
    .base = slot->base_name,
    .origin = origin,
    .is_package = moment->is_package,
    .stamp = moment->stamp,
    .time = g_get_real_time () / G_USEC_PER_SEC,
    .parts = jct_document_compare (slot->base, moment->document),
  };
  GByteArray *edits;

  if (package == NULL)
    return NULL;
  digest = header.digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, package);
  line = jct_recovery_header_to_line (&header);
  edits = g_byte_array_new ();
  g_byte_array_append (edits, (const guint8 *) line, (guint) strlen (line));
  g_byte_array_append (edits, g_bytes_get_data (package, NULL), (guint) g_bytes_get_size (package));
  return g_byte_array_free_to_bytes (edits);
}

gboolean
jct_recovery_slot_write (JctRecoverySlot *slot, const JctRecoveryMoment *moment, GError **error)
{
  g_autoptr (GBytes) edits = NULL;
  g_autofree char *old_base = NULL;
  g_autofree char *path = NULL;
  JctDocument *base;

  g_return_val_if_fail (slot != NULL && moment != NULL, FALSE);

  if (!ensure_own_folder (slot->store, error))
    return FALSE;
  /* Edits are edits of the tables that they were made on: after a reading that was undone, not those of the file. */
  base = (jct_document_compare (moment->saved, moment->document) & JCT_PART_DATA) != 0
           ? moment->document
           : moment->saved;
  if (base != slot->base && !write_base (slot, base, &old_base, error))
    return FALSE;
  edits = make_edits (slot, moment, error);
  path = dup_edits_path (slot);
  if (edits == NULL || !jct_save_bytes (path, edits, error))
    return FALSE;
  if (old_base != NULL)
    remove_file (slot, old_base);
  return TRUE;
}

void
jct_recovery_slot_clear (JctRecoverySlot *slot)
{
  g_autofree char *path = NULL;

  g_return_if_fail (slot != NULL);

  if (slot->store->own == NULL)
    return;
  path = dup_edits_path (slot);
  g_unlink (path);
  if (slot->base_name != NULL)
    remove_file (slot, slot->base_name);
  forget_base (slot);
}
