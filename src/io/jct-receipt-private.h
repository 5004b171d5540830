/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the receipt share. */
#pragma once

#include "io/jct-receipt.h"

G_BEGIN_DECLS

/* SHA-256 as 64 hexadecimal digits, each (transfer full). The file is read in pieces. */
char *jct_receipt_digest_file (GFile *file, GError **error);
/* Of the document as the writer writes it. */
char *jct_receipt_digest_document (const JctDocument *document, GError **error);

/* Empty ones; the pointer is copied. */
JctReceiptDataset *jct_receipt_dataset_new  (const char *pointer);
void               jct_receipt_dataset_free (gpointer dataset);
JctReceipt        *jct_receipt_alloc        (void);

G_END_DECLS
