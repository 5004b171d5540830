/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making and writing a receipt. */
#include "config.h"

#include "io/jct-receipt.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/jct-io-error.h"
#include "io/jct-json-variant.h"
#include "io/jct-json-write.h"
#include "io/jct-json.h"
#include "io/jct-package-json-private.h"
#include "io/jct-receipt-private.h"
#include "io/jct-writer.h"
#include "model/jct-model-json.h"

#define CHUNK_BYTES 65536

/* ---- digests --------------------------------------------------------------------------------- */

char *
jct_receipt_digest_file (GFile *file, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint8 *chunk = g_malloc (CHUNK_BYTES);
  gssize length;

  if (stream == NULL)
    return NULL;
  while ((length = g_input_stream_read (G_INPUT_STREAM (stream), chunk, CHUNK_BYTES, NULL, error))
         > 0)
    g_checksum_update (checksum, chunk, length);
  return length == 0 ? g_strdup (g_checksum_get_string (checksum)) : NULL;
}

char *
jct_receipt_digest_document (const JctDocument *document, GError **error)
{
  g_autoptr (GBytes) bytes = jct_document_to_bytes (document, error);

  return bytes != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes) : NULL;
}

/* ---- making ---------------------------------------------------------------------------------- */

static char *
dup_file_name (GFile *file, GError **error)
{
  g_autofree char *base = g_file_get_basename (file);
  char *name = base != NULL && g_utf8_validate (base, -1, NULL) ? g_strdup (base) : NULL;

  if (name == NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME,
                         _ ("The dataset’s file name is not UTF-8, and a receipt has to name it."));
  return name;
}

JctReceiptDataset *
jct_receipt_dataset_new (const char *pointer)
{
  JctReceiptDataset *dataset = g_new0 (JctReceiptDataset, 1);

  dataset->pointer = g_strdup (pointer);
  return dataset;
}

void
jct_receipt_dataset_free (gpointer data)
{
  JctReceiptDataset *dataset = data;

  g_free (dataset->pointer);
  g_free (dataset->title);
  g_free (dataset->file);
  g_free (dataset->file_digest);
  g_free (dataset->content_digest);
  json_decref (dataset->view);
  g_free (dataset);
}

static gboolean
describe_dataset (JctReceiptDataset *dataset,
                  const JctDocument *document,
                  GFile *file,
                  const JctView *view,
                  GError **error)
{
  dataset->title = g_strdup (jct_document_get_title (document));
  dataset->file = dup_file_name (file, error);
  if (dataset->file == NULL)
    return FALSE;
  dataset->file_digest = jct_receipt_digest_file (file, error);
  if (dataset->file_digest == NULL)
    return FALSE;
  dataset->content_digest = jct_receipt_digest_document (document, error);
  if (dataset->content_digest == NULL)
    return FALSE;
  dataset->view = jct_package_json_view (view);
  return TRUE;
}

/* What a document of events alone has not. */
static gboolean
describe_figures (JctReceipt *self,
                  const JctDocument *document,
                  const JctView *view,
                  GError **error)
{
  g_auto (JctResolvedView) resolved = { 0 };

  if (jct_document_get_n_tables (document) == 0)
    return TRUE;
  if (!jct_document_resolve_view (document, view, &resolved, error))
    return FALSE;
  if (resolved.definition != NULL)
    self->definition = jct_package_json_definition (resolved.definition);
  self->filters = jct_filter_to_json (resolved.filter);
  return TRUE;
}

JctReceipt *
jct_receipt_alloc (void)
{
  JctReceipt *self = g_new0 (JctReceipt, 1);

  self->dataset = jct_receipt_dataset_new ("");
  self->beside = g_ptr_array_new_with_free_func (jct_receipt_dataset_free);
  return self;
}

JctReceipt *
jct_receipt_new (const JctDocument *document, GFile *dataset, const JctView *view, GError **error)
{
  g_autoptr (JctReceipt) self = jct_receipt_alloc ();

  g_return_val_if_fail (document != NULL && G_IS_FILE (dataset) && view != NULL, NULL);

  return describe_dataset (self->dataset, document, dataset, view, error)
             && describe_figures (self, document, view, error)
           ? g_steal_pointer (&self)
           : NULL;
}

gboolean
jct_receipt_add_beside (JctReceipt *self,
                        const JctDocument *document,
                        GFile *dataset,
                        const JctView *view,
                        GError **error)
{
  g_autofree char *pointer = jct_json_pointer_index ("/beside", self->beside->len);
  JctReceiptDataset *beside = jct_receipt_dataset_new (pointer);

  g_ptr_array_add (self->beside, beside);
  return describe_dataset (beside, document, dataset, view, error);
}

void
jct_receipt_free (JctReceipt *self)
{
  if (self == NULL)
    return;
  jct_receipt_dataset_free (self->dataset);
  g_ptr_array_unref (self->beside);
  json_decref (self->definition);
  json_decref (self->filters);
  g_free (self->point);
  g_clear_pointer (&self->method, g_variant_unref);
  g_clear_pointer (&self->settings, g_variant_unref);
  g_clear_pointer (&self->program, g_variant_unref);
  g_free (self->picture);
  g_free (self->picture_digest);
  g_free (self);
}

static void
set_variant (GVariant **place, GVariant *variant)
{
  g_variant_ref_sink (variant);
  g_clear_pointer (place, g_variant_unref);
  *place = variant;
}

void
jct_receipt_set_drawing (JctReceipt *self, GVariant *settings, GVariant *method, GVariant *program)
{
  set_variant (&self->settings, settings);
  set_variant (&self->method, method);
  set_variant (&self->program, program);
}

void
jct_receipt_set_shown (JctReceipt *self, JctSpan visible, const JctPeriod *point)
{
  self->visible = visible;
  g_free (self->point);
  self->point = point != NULL ? jct_period_to_text (*point) : NULL;
}

gboolean
jct_receipt_set_picture (JctReceipt *self, const char *path, GError **error)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_free (self->picture);
  g_free (self->picture_digest);
  self->picture = g_filename_display_name (base);
  self->picture_digest = jct_receipt_digest_file (file, error);
  return self->picture_digest != NULL;
}

char *
jct_receipt_dup_path (const char *picture)
{
  return g_strconcat (picture, ".receipt.json", NULL);
}

/* ---- writing --------------------------------------------------------------------------------- */

static json_t *
make_dataset (const JctReceiptDataset *dataset)
{
  json_t *object = json_object ();

  set_text (object, "title", dataset->title);
  set_text (object, "file", dataset->file);
  set_text (object, "sha256", dataset->file_digest);
  set_text (object, "contentSha256", dataset->content_digest);
  return object;
}

static json_t *
make_beside (const JctReceipt *self)
{
  json_t *list = json_array ();

  for (guint i = 0; i < self->beside->len; i++)
    {
      const JctReceiptDataset *dataset = g_ptr_array_index (self->beside, i);
      json_t *object = make_dataset (dataset);

      json_object_set (object, "view", dataset->view);
      json_array_append_new (list, object);
    }
  return list;
}

static void
set_day (json_t *object, const char *key, gint day)
{
  g_autofree char *text
    = jct_period_to_text (jct_period (jct_period_kind (JCT_PERIOD_DAY, 1), day));

  set_text (object, key, text);
}

/* What the view does not say itself. */
static json_t *
make_shown (const JctReceipt *self)
{
  json_t *shown = json_object ();

  if (!jct_span_is_empty (self->visible))
    {
      set_day (shown, "from", self->visible.start);
      set_day (shown, "to", self->visible.end - 1);
    }
  set_text (shown, "point", self->point);
  return shown;
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The keys by name: a dictionary's order is chance. What is in a filter stays in its order. */
static json_t *
make_dictionary (GVariant *dictionary)
{
  g_autoptr (json_t) made = jct_json_from_variant (dictionary);
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  json_t *sorted = json_object ();
  const char *key;
  json_t *value;

  json_object_foreach (made, key, value)
    g_ptr_array_add (keys, (gpointer) key);
  g_ptr_array_sort (keys, compare_keys);
  for (guint i = 0; i < keys->len; i++)
    {
      key = g_ptr_array_index (keys, i);
      json_object_set (sorted, key, json_object_get (made, key));
    }
  return sorted;
}

GBytes *
jct_receipt_to_bytes (const JctReceipt *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (json_t) root = json_object ();
  json_t *picture = json_object ();

  g_return_val_if_fail (self->settings != NULL && self->picture != NULL, NULL);

  json_object_set_new (root, JCT_RECEIPT_KEY, json_integer (JCT_RECEIPT_VERSION));
  set_text (picture, "file", self->picture);
  set_text (picture, "sha256", self->picture_digest);
  json_object_set_new (root, "picture", picture);
  json_object_set_new (root, "dataset", make_dataset (self->dataset));
  if (self->beside->len > 0)
    json_object_set_new (root, "beside", make_beside (self));
  if (self->definition != NULL)
    json_object_set (root, "definition", self->definition);
  if (self->filters != NULL)
    json_object_set (root, "filters", self->filters);
  json_object_set (root, "view", self->dataset->view);
  json_object_set_new (root, "shown", make_shown (self));
  json_object_set_new (root, "method", make_dictionary (self->method));
  json_object_set_new (root, "export", make_dictionary (self->settings));
  json_object_set_new (root, "program", make_dictionary (self->program));
  jct_json_write (text, root, 0, NULL, NULL, NULL);
  g_string_append_c (text, '\n');
  return g_string_free_to_bytes (g_steal_pointer (&text));
}
