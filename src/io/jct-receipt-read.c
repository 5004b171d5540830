/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a receipt, and the view of it against a document. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/jct-io-error.h"
#include "io/jct-json-variant.h"
#include "io/jct-limits.h"
#include "io/jct-read-package-private.h"
#include "io/jct-receipt-private.h"
#include "io/jct-sibling-file.h"
#include "io/jct-source-file.h"
#include "model/jct-beside.h"

#define DIGEST_CHARS 64

/* ---- the parts ------------------------------------------------------------------------------- */

static gboolean
read_digest (
  const json_t *object, const JctJsonPlace *at, const char *key, char **digest, GError **error)
{
  if (!jct_json_dup_text (object, at, key, TRUE, digest, error))
    return FALSE;
  if (strlen (*digest) == DIGEST_CHARS && strspn (*digest, "0123456789abcdef") == DIGEST_CHARS)
    return TRUE;
  return jct_json_fail_value (at, key, _ ("SHA-256 as 64 hexadecimal digits"), *digest, error);
}

/* A name and nothing else: a receipt leads nowhere. */
static gboolean
read_file_name (
  const json_t *object, const JctJsonPlace *at, const char *key, char **name, GError **error)
{
  g_autofree char *quoted = NULL;

  if (!jct_json_dup_text (object, at, key, TRUE, name, error))
    return FALSE;
  if (**name != '\0' && strpbrk (*name, "/\\") == NULL && strcmp (*name, ".") != 0
      && strcmp (*name, "..") != 0)
    return TRUE;
  quoted = jct_io_quote (*name, -1);
  return jct_json_fail_with (at, key, JCT_IO_ERROR_PATH, error,
                             /* Translators: %s is a text in quotation marks. */
                             _ ("Expected a file’s name without a folder, found %s."), quoted);
}

static gboolean
read_dataset (JctReceiptDataset *dataset,
              const json_t *object,
              const JctJsonPlace *at,
              GError **error)
{
  return jct_json_dup_text (object, at, "title", FALSE, &dataset->title, error)
         && read_file_name (object, at, "file", &dataset->file, error)
         && read_digest (object, at, "sha256", &dataset->file_digest, error)
         && read_digest (object, at, "contentSha256", &dataset->content_digest, error);
}

static gboolean
read_view (JctReceiptDataset *dataset, const json_t *object, const JctJsonPlace *at, GError **error)
{
  json_t *view = NULL;

  if (!jct_json_get_object (object, at, "view", TRUE, &view, error))
    return FALSE;
  dataset->view = json_incref (view);
  return TRUE;
}

static gboolean
read_first_dataset (JctReceipt *self, const json_t *root, const JctJsonPlace *at, GError **error)
{
  JctJsonPlace place = { at->file, "/dataset" };
  json_t *object = NULL;

  return jct_json_get_object (root, at, "dataset", TRUE, &object, error)
         && read_dataset (self->dataset, object, &place, error)
         && read_view (self->dataset, root, at, error);
}

static gboolean
read_beside (JctReceipt *self, const json_t *root, const JctJsonPlace *at, GError **error)
{
  json_t *list = NULL;

  if (!jct_json_get_array (root, at, "beside", FALSE, &list, error))
    return FALSE;
  if (json_array_size (list) > JCT_MAX_BESIDE)
    return jct_json_fail_with (at, "beside", JCT_IO_ERROR_LIMIT, error,
                               /* Translators: two numbers. */
                               _ ("Expected at most %d datasets beside the first, found %d."),
                               JCT_MAX_BESIDE, (int) MIN (json_array_size (list), G_MAXINT));
  for (gsize i = 0; i < json_array_size (list); i++)
    {
      const json_t *object = json_array_get (list, i);
      g_autofree char *pointer = jct_json_pointer_index ("/beside", i);
      JctJsonPlace place = { at->file, pointer };
      JctReceiptDataset *dataset = jct_receipt_dataset_new (pointer);

      g_ptr_array_add (self->beside, dataset);
      if (!jct_json_expect_object (object, &place, error)
          || !read_dataset (dataset, object, &place, error)
          || !read_view (dataset, object, &place, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_picture (JctReceipt *self, const json_t *root, const JctJsonPlace *at, GError **error)
{
  JctJsonPlace place = { at->file, "/picture" };
  json_t *object = NULL;

  return jct_json_get_object (root, at, "picture", TRUE, &object, error)
         && read_file_name (object, &place, "file", &self->picture, error)
         && read_digest (object, &place, "sha256", &self->picture_digest, error);
}

static gboolean
read_day (const json_t *object, const JctJsonPlace *at, const char *key, gint *day, GError **error)
{
  const char *text = NULL;
  JctPeriod period;

  if (!jct_json_get_text (object, at, key, TRUE, &text, error))
    return FALSE;
  if (!jct_period_parse (text, jct_period_kind (JCT_PERIOD_DAY, 1), &period))
    return jct_json_fail_value (at, key, _ ("a day such as 2024-05-01"), text, error);
  *day = jct_period_first_day (period);
  return TRUE;
}

/* The start of fiscal years is the dataset's, and decides on no more than what FY2024 is. */
static gboolean
read_point (JctReceipt *self, const json_t *object, const JctJsonPlace *at, GError **error)
{
  JctPeriod point;

  if (!jct_json_dup_text (object, at, "point", FALSE, &self->point, error))
    return FALSE;
  if (self->point == NULL || jct_period_parse_any (self->point, 1, &point))
    return TRUE;
  return jct_json_fail_value (at, "point", _ ("a period such as 2024-05"), self->point, error);
}

static gboolean
read_shown (JctReceipt *self, const json_t *root, const JctJsonPlace *at, GError **error)
{
  JctJsonPlace place = { at->file, "/shown" };
  json_t *object = NULL;
  gint last;

  if (!jct_json_get_object (root, at, "shown", TRUE, &object, error)
      || !read_point (self, object, &place, error))
    return FALSE;
  if (json_object_get (object, "from") == NULL && json_object_get (object, "to") == NULL)
    return TRUE;
  if (!read_day (object, &place, "from", &self->visible.start, error)
      || !read_day (object, &place, "to", &last, error))
    return FALSE;
  self->visible.end = last + 1;
  if (jct_span_is_empty (self->visible))
    return jct_json_fail_with (&place, "to", JCT_IO_ERROR_VALUE, error,
                               _ ("The range ends before it starts."));
  return TRUE;
}

static gboolean
read_dictionary (const json_t *root,
                 const JctJsonPlace *at,
                 const char *key,
                 GVariant **dictionary,
                 GError **error)
{
  json_t *object = NULL;

  if (!jct_json_get_object (root, at, key, TRUE, &object, error))
    return FALSE;
  *dictionary = jct_json_to_variant (object);
  if (g_variant_n_children (*dictionary) == json_object_size (object))
    return TRUE;
  return jct_json_fail_with (at, key, JCT_IO_ERROR_STRUCTURE, error,
                             _ ("Expected texts, numbers, true or false, lists of texts, and "
                                "objects of these; found something else in it."));
}

static gboolean
read_version (const json_t *root, const JctJsonPlace *at, GError **error)
{
  gint64 version = 0;

  if (!jct_json_get_integer (root, at, JCT_RECEIPT_KEY, 1, G_MAXINT32, &version, error))
    return FALSE;
  if (version == JCT_RECEIPT_VERSION)
    return TRUE;
  if (version == 0)
    return jct_json_fail (at, JCT_RECEIPT_KEY, _ ("the version of a receipt, 1"),
                          json_object_get (root, JCT_RECEIPT_KEY), error);
  return jct_json_fail_with (
    at, JCT_RECEIPT_KEY, JCT_IO_ERROR_VERSION, error,
    /* Translators: two numbers. */
    _ ("The receipt has version %d, and this program knows those up to %d: a later version of it "
       "is needed."),
    (int) version, JCT_RECEIPT_VERSION);
}

/* ---- the file -------------------------------------------------------------------------------- */

static JctReceipt *
read_root (const json_t *root, const JctJsonPlace *at, GError **error)
{
  g_autoptr (JctReceipt) self = jct_receipt_alloc ();

  if (!jct_json_expect_object (root, at, error) || !read_version (root, at, error)
      || !read_picture (self, root, at, error) || !read_first_dataset (self, root, at, error)
      || !read_beside (self, root, at, error)
      || !jct_json_get_object (root, at, "definition", FALSE, &self->definition, error))
    return NULL;
  json_incref (self->definition);
  if (!jct_json_get_object (root, at, "filters", FALSE, &self->filters, error))
    return NULL;
  json_incref (self->filters);
  return read_shown (self, root, at, error)
             && read_dictionary (root, at, "method", &self->method, error)
             && read_dictionary (root, at, "export", &self->settings, error)
             && read_dictionary (root, at, "program", &self->program, error)
           ? g_steal_pointer (&self)
           : NULL;
}

JctReceipt *
jct_receipt_load (GFile *file, GError **error)
{
  g_autofree char *name = g_file_get_parse_name (file);
  const JctLoadContext context = { .file = file, .name = name, .progress_end = 1.0 };
  const JctJsonPlace at = { name, "" };
  g_autoptr (GBytes) bytes = jct_source_file_read (&context, JCT_LIMIT_RECEIPT_BYTES, error);
  g_autoptr (GBytes) text = NULL;
  g_autoptr (json_t) root = NULL;
  gsize length;
  const char *data;

  text = bytes != NULL ? jct_source_file_decode (&context, bytes, error) : NULL;
  if (text == NULL)
    return NULL;
  data = g_bytes_get_data (text, &length);
  root = jct_json_parse (&context, data != NULL ? data : "", length, error);
  return root != NULL ? read_root (root, &at, error) : NULL;
}

GFile *
jct_receipt_dataset_find (const JctReceiptDataset *dataset, GFile *receipt, GError **error)
{
  g_autofree char *name = g_file_get_parse_name (receipt);
  g_autofree char *pointer = *dataset->pointer != '\0'
                               ? jct_json_pointer_key (dataset->pointer, "file")
                               : g_strdup ("/dataset/file");
  const JctLoadContext context = { .file = receipt, .name = name };
  g_autoptr (GFile) file = jct_sibling_file_resolve (&context, dataset->file, pointer, error);

  if (file == NULL)
    return NULL;
  if (g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, NULL) == G_FILE_TYPE_REGULAR)
    return g_steal_pointer (&file);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
               /* Translators: the name of a receipt's file, and that of a dataset. */
               _ ("%s: The dataset “%s” is not beside the receipt."), name, dataset->file);
  return NULL;
}

/* ---- the view -------------------------------------------------------------------------------- */

/* What the reader of a package's views needs; all borrowed from the document but the sets themselves. */
typedef struct
{
  JctLoadContext context;
  JctPackageReader reader;
} PackageView;

/* As the reader of a package that has come to its views. */
static void
init_reader (PackageView *view, const JctDocument *document)
{
  JctPackageReader *reader = &view->reader;

  reader->context = &view->context;
  reader->builder = jct_document_builder_new ("receipt");
  reader->fiscal_start = jct_document_get_fiscal_start (document);
  reader->tables = g_hash_table_new (g_str_hash, g_str_equal);
  reader->events = g_hash_table_new (g_str_hash, g_str_equal);
  reader->definitions = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < jct_document_get_n_tables (document); i++)
    {
      JctTable *table = jct_document_get_table (document, i);

      g_hash_table_insert (reader->tables, (gpointer) jct_table_get_name (table), table);
    }
  for (guint i = 0; i < jct_document_get_n_events (document); i++)
    g_hash_table_add (reader->events, jct_document_get_event (document, i)->id);
  for (guint i = 0; i < jct_document_get_n_definitions (document); i++)
    g_hash_table_add (reader->definitions, jct_document_get_definition (document, i)->id);
}

static void
package_view_clear (PackageView *view)
{
  g_hash_table_unref (view->reader.tables);
  g_hash_table_unref (view->reader.events);
  g_hash_table_unref (view->reader.definitions);
  jct_document_builder_free (view->reader.builder);
}

JctView *
jct_receipt_dataset_dup_view (const JctReceiptDataset *dataset,
                              const char *name,
                              const JctDocument *document,
                              GError **error)
{
  g_autofree char *pointer = jct_json_pointer_key (dataset->pointer, "view");
  const JctJsonPlace at = { name, pointer };
  PackageView package = { .context = { .name = name } };
  JctView *view;

  init_reader (&package, document);
  view = jct_package_read_view (&package.reader, dataset->view, &at, FALSE, error);
  if (view != NULL)
    {
      /* The id of a saved view is no part of what it shows, but the title of the chart may be its name. */
      const char *id = json_string_value (json_object_get (dataset->view, "id"));

      view->id = g_strdup (id);
    }
  package_view_clear (&package);
  return view;
}

gboolean
jct_receipt_get_point (const JctReceipt *self, const JctDocument *document, JctPeriod *point)
{
  return self->point != NULL
         && jct_period_parse_any (self->point, jct_document_get_fiscal_start (document), point);
}
