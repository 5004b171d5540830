/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The receipt of a picture, or of a table of the numbers behind one: a small JSON file beside it that says what it was
 * drawn from and how, so that it can be drawn again bit for bit, and so that a reader can see what was asked of which data.
 * data/schema/README.md has the format, data/schema/juncture-receipt.schema.json says the same for a machine.
 *
 * A dataset is named by its file's name alone, and by two digests: of the file's bytes, and of the document as this
 * program writes it, by which an unchanged dataset is known though it was saved elsewhere or in another format. A
 * receipt leads to no file outside its own folder. Where other datasets were taken in to stand beside the first
 * (model/jct-beside.h), each is named in the same way, with what was shown of it; taken in again in this order, they make
 * the document that the view is of.
 *
 * What other folders know of a picture (export settings, a method's options, libraries) are dictionaries here (a{sv}).
 */
#pragma once

#include <gio/gio.h>

#include "model/jct-document.h"

G_BEGIN_DECLS

#define JCT_RECEIPT_KEY "junctureReceipt"
#define JCT_RECEIPT_VERSION 1

/* One dataset. All owned. */
typedef struct
{
  char *pointer;            /* of what the receipt says of it beside its file: "", "/beside/0" */
  char *title;
  char *file;               /* its file's name, without a folder */
  char *file_digest;        /* SHA-256 as 64 hexadecimal digits */
  char *content_digest;     /* likewise, of the document as the writer writes it */
  json_t *view;             /* what is shown of it */
} JctReceiptDataset;

/* All owned. */
typedef struct
{
  JctReceiptDataset *dataset;
  GPtrArray *beside;        /* of JctReceiptDataset: others that were taken in, in this order; never NULL */
  json_t *definition;       /* (nullable): whole, for a reader; the dataset's is what is drawn by */
  json_t *filters;          /* (nullable): the definition's and the view's together, likewise */
  JctSpan visible;          /* empty: the whole range */
  char *point;              /* (nullable): the selected period */
  GVariant *method;         /* the method's options; its name is the view's */
  GVariant *settings;       /* of the export */
  GVariant *program;        /* versions and fonts that decide on pixels, all texts */
  char *picture;            /* the picture's (or table's) file name */
  char *picture_digest;     /* SHA-256 of its bytes */
} JctReceipt;

/*
 * Of a dataset and a view of it: all but what the caller gives by the functions below. `dataset` is the file that the
 * document was read from; it is read once more. Fails (G_IO_ERROR, JCT_IO_ERROR) where that cannot be read, its name is
 * no UTF-8, or the view asks for what is not there. (transfer full)
 */
JctReceipt *jct_receipt_new           (const JctDocument *document, GFile *dataset, const JctView *view, GError **error);
void        jct_receipt_free          (JctReceipt *self);
/* One more dataset, that jct_document_with_beside() took in: as it was read, from which file, and what was asked of it.
 * Fails as above. */
gboolean    jct_receipt_add_beside    (JctReceipt *self, const JctDocument *document, GFile *dataset, const JctView *view,
                                       GError **error);
/* All may be floating. */
void        jct_receipt_set_drawing   (JctReceipt *self, GVariant *settings, GVariant *method, GVariant *program);
/* The range that was drawn, empty for the whole, and the selected period (nullable). */
void        jct_receipt_set_shown     (JctReceipt *self, JctSpan visible, const JctPeriod *point);
/* The file that was written, which is read once more; FALSE and the error where it cannot be. */
gboolean    jct_receipt_set_picture   (JctReceipt *self, const char *path, GError **error);
/* UTF-8 JSON with a final newline, the same for the same receipt. (transfer full) */
GBytes     *jct_receipt_to_bytes      (const JctReceipt *self);
/* "chart.png.receipt.json" of "chart.png": a picture and its like in another format have one each. (transfer full) */
char       *jct_receipt_dup_path      (const char *picture);

/* Whatever the file's name. Errors are JCT_IO_ERROR as of any file (jct-reader.h); JCT_IO_ERROR_VERSION of a later format.
 * (transfer full) */
JctReceipt *jct_receipt_load          (GFile *file, GError **error);
/* The dataset beside the receipt; G_IO_ERROR_NOT_FOUND where there is none of that name. (transfer full) */
GFile      *jct_receipt_dataset_find  (const JctReceiptDataset *dataset, GFile *receipt, GError **error);
/* What is shown of it, as the receipt has it; JCT_IO_ERROR_REFERENCE where it names what the document does not have. Of
 * the first dataset, the document has in it what is to stand beside. `name` stands for the receipt in messages.
 * (transfer full) */
JctView    *jct_receipt_dataset_dup_view (const JctReceiptDataset *dataset, const char *name,
                                          const JctDocument *document, GError **error);
/* FALSE without one, and where the text is no period of the document's. */
gboolean    jct_receipt_get_point     (const JctReceipt *self, const JctDocument *document, JctPeriod *point);

/* ---- what is not as it was ---- */

typedef enum
{
  JCT_RECEIPT_DATA_SAME,    /* the content is; the file may be another one */
  JCT_RECEIPT_DATA_READ_OTHERWISE, /* the file is the same and gives other content: a file beside it has changed, or this
                             * version reads it otherwise */
  JCT_RECEIPT_DATA_OTHER,
} JctReceiptData;

/* `file`: that the document was read from; nothing is taken in yet. */
JctReceiptData jct_receipt_dataset_compare  (const JctReceiptDataset *dataset, GFile *file, const JctDocument *document);
/* A sentence for each version, library or font that is not what it was: strings, never NULL. (transfer full) */
GPtrArray     *jct_receipt_compare_program (const JctReceipt *self, GVariant *program);
/* Whether `taken`, which the program made of the recorded settings (`part` "export") or options ("method"), still says
 * all that was recorded; else JCT_IO_ERROR_VALUE with the place of the first that it does not. */
gboolean       jct_receipt_check_taken     (const JctReceipt *self, const char *name, const char *part,
                                            GVariant *taken, GError **error);
/* Whether the file has the very bytes of the picture. */
gboolean       jct_receipt_is_picture      (const JctReceipt *self, const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctReceipt, jct_receipt_free)

G_END_DECLS
