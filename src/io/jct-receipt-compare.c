/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is not as it was when the picture was drawn. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "io/jct-io-error.h"
#include "io/jct-receipt-private.h"

JctReceiptData
jct_receipt_dataset_compare (const JctReceiptDataset *dataset,
                             GFile *file,
                             const JctDocument *document)
{
  g_autofree char *content = jct_receipt_digest_document (document, NULL);
  g_autofree char *bytes = NULL;

  if (g_strcmp0 (content, dataset->content_digest) == 0)
    return JCT_RECEIPT_DATA_SAME;
  bytes = jct_receipt_digest_file (file, NULL);
  return g_strcmp0 (bytes, dataset->file_digest) == 0 ? JCT_RECEIPT_DATA_READ_OTHERWISE
                                                      : JCT_RECEIPT_DATA_OTHER;
}

static const char *
get_text (GVariant *dictionary, const char *key)
{
  const char *text = NULL;

  return g_variant_lookup (dictionary, key, "&s", &text) ? text : "";
}

static void
add_difference (GPtrArray *sentences, const char *key, const char *was, const char *is)
{
  g_autofree char *quoted_was = jct_io_quote (was, -1);
  g_autofree char *quoted_is = jct_io_quote (is, -1);
  g_autofree char *quoted_key = jct_io_quote (key, -1);

  g_ptr_array_add (sentences, g_strdup_printf (
                                /* Translators: the name of a setting or library such as "pango",
                                 * and two versions; all in quotation marks. */
                                _ ("%s was %s when the picture was drawn, and is %s now."),
                                quoted_key, quoted_was, quoted_is));
}

GPtrArray *
jct_receipt_compare_program (const JctReceipt *self, GVariant *program)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);
  GVariant *const both[] = { program, self->program };

  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      GVariantIter iter;
      const char *key;
      GVariant *value;

      g_variant_iter_init (&iter, both[i]);
      while (g_variant_iter_loop (&iter, "{&sv}", &key, &value))
        {
          g_autoptr (GVariant) known = i > 0 ? g_variant_lookup_value (program, key, NULL) : NULL;
          const char *was = get_text (self->program, key);
          const char *is = get_text (program, key);

          /* In the second round those that only the receipt has. */
          if (known == NULL && g_strcmp0 (was, is) != 0)
            add_difference (sentences, key, was, is);
        }
    }
  return sentences;
}

gboolean
jct_receipt_check_taken (
  const JctReceipt *self, const char *name, const char *part, GVariant *taken, GError **error)
{
  GVariant *recorded = g_str_equal (part, "export") ? self->settings : self->method;
  GVariantIter iter;
  const char *key;
  GVariant *value;

  g_variant_iter_init (&iter, recorded);
  while (g_variant_iter_next (&iter, "{&sv}", &key, &value))
    {
      g_autoptr (GVariant) was = value;
      g_autoptr (GVariant) is = g_variant_lookup_value (taken, key, NULL);
      g_autofree char *pointer = NULL;

      if (is != NULL && g_variant_equal (was, is))
        continue;
      pointer = g_strdup_printf ("/%s/%s", part, key);
      jct_io_error_set (error, JCT_IO_ERROR_VALUE, name, pointer,
                        is == NULL ? _ ("This version does not know what is said here.")
                                   : _ ("What is said here is outside of what is possible."));
      return FALSE;
    }
  return TRUE;
}

gboolean
jct_receipt_is_picture (const JctReceipt *self, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *digest = jct_receipt_digest_file (file, NULL);

  return g_strcmp0 (digest, self->picture_digest) == 0;
}
