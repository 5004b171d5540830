/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Receipts of pictures: what is written is read again, and what cannot be meant is refused with its place. */
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "io/jct-io-error.h"
#include "io/jct-receipt.h"

static char *folder;

static char *
dup_dataset_path (void)
{
  return g_build_filename (g_getenv ("JCT_PROJECT_DIR"), "data", "datasets",
                           "us-china-repatriation.json", NULL);
}

static JctDocument *
load_dataset (GFile **file)
{
  g_autofree char *path = dup_dataset_path ();
  g_autoptr (GError) error = NULL;
  JctDocument *document;

  *file = g_file_new_for_path (path);
  document = jct_document_load (*file, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return document;
}

/* (transfer floating) */
static GVariant *
new_dictionary (const char *text)
{
  return g_variant_new_parsed (text);
}

static JctReceipt *
new_receipt (const JctDocument *document, GFile *file, const JctView *view)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *picture = g_build_filename (folder, "a.png", NULL);
  JctReceipt *receipt = jct_receipt_new (document, file, view, &error);
  JctPeriod point = { 0 };

  g_assert_no_error (error);
  jct_period_parse_any ("2023-12", 10, &point);
  jct_receipt_set_drawing (
    receipt, new_dictionary ("{'width': <1280.0>, 'scale': <0.1>, 'title': <true>}"),
    new_dictionary ("{'k': <6.0>, 'controls': <{'b': <['x','y']>, 'a': <{'not': <['z']>}>}>}"),
    new_dictionary ("{'juncture': <'0.1.0'>, 'pango': <'1.50'>}"));
  jct_receipt_set_shown (receipt, (JctSpan){ 18000, 19000 }, &point);
  g_assert_true (g_file_set_contents (picture, "picture", -1, NULL));
  g_assert_true (jct_receipt_set_picture (receipt, picture, &error));
  g_assert_true (jct_receipt_is_picture (receipt, picture));
  return receipt;
}

/* A receipt of the dataset's own view. All owned. */
typedef struct
{
  GFile *file;
  JctDocument *document;
  JctView *view;
  JctReceipt *receipt;
} Case;

static Case
new_case (void)
{
  Case c = { 0 };

  c.document = load_dataset (&c.file);
  c.view = jct_document_dup_default_view (c.document);
  c.receipt = new_receipt (c.document, c.file, c.view);
  return c;
}

static void
case_clear (Case *c)
{
  jct_receipt_free (c->receipt);
  jct_view_free (c->view);
  jct_document_unref (c->document);
  g_object_unref (c->file);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, case_clear)

/* (transfer full) */
static GFile *
write_file (const char *text, gsize length)
{
  g_autofree char *path = g_build_filename (folder, "a.receipt.json", NULL);

  g_assert_true (g_file_set_contents (path, text, (gssize) length, NULL));
  return g_file_new_for_path (path);
}

static char *
dup_text (const JctReceipt *receipt)
{
  g_autoptr (GBytes) bytes = jct_receipt_to_bytes (receipt);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* ---- what is written is read ----------------------------------------------------------------- */

static void
test_round_trip (void)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (JctDocument) document = load_dataset (&file);

  g_assert_cmpuint (jct_document_get_n_views (document), >, 0);
  for (guint i = 0; i < jct_document_get_n_views (document); i++)
    {
      const JctView *view = jct_document_get_view (document, i);
      g_autoptr (JctReceipt) receipt = new_receipt (document, file, view);
      g_autoptr (GError) error = NULL;
      gboolean added = jct_receipt_add_beside (receipt, document, file, view, &error);
      g_assert_true (added);
      g_autofree char *text = dup_text (receipt);
      g_autoptr (GFile) written = write_file (text, strlen (text));
      g_autoptr (JctReceipt) read = jct_receipt_load (written, &error);

      g_assert_no_error (error);
      g_autofree char *again = dup_text (read);
      g_assert_cmpstr (again, ==, text);
      g_autoptr (JctView) back
        = jct_receipt_dataset_dup_view (read->dataset, "r", document, &error);
      g_assert_no_error (error);
      g_assert_true (jct_view_equal (back, view));
      g_assert_cmpint (read->visible.start, ==, 18000);
      g_assert_cmpint (read->visible.end, ==, 19000);
      g_assert_cmpint (jct_receipt_dataset_compare (read->dataset, file, document), ==,
                       JCT_RECEIPT_DATA_SAME);
      g_assert_cmpuint (read->beside->len, ==, 1);
      g_assert_cmpint (jct_receipt_dataset_compare (g_ptr_array_index (read->beside, 0), file,
                                                    document),
                       ==, JCT_RECEIPT_DATA_SAME);
      /* Nothing of this machine is in it. */
      g_assert_null (strstr (text, folder));
      g_assert_null (strstr (text, "/"));
    }
}

static void
test_paths (void)
{
  static const char *const pairs[][2] = {
    { "a.png", "a.png.receipt.json" },
    { "a.svg", "a.svg.receipt.json" },
    { "/x.y/a", "/x.y/a.receipt.json" },
    { "b.c.csv", "b.c.csv.receipt.json" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *path = jct_receipt_dup_path (pairs[i][0]);

      g_assert_cmpstr (path, ==, pairs[i][1]);
    }
}

/* What the program made of a setting is held to what was recorded. */
static void
test_taken (void)
{
  g_auto (Case) c = new_case ();
  static const struct
  {
    const char *taken, *place;
  } cases[] = {
    { "{'width': <1280.0>, 'scale': <0.1>, 'title': <true>, 'new': <'x'>}", NULL },
    { "{'width': <1279.0>, 'scale': <0.1>, 'title': <true>}", "/export/width" },
    { "{'width': <'1280'>, 'scale': <0.1>, 'title': <true>}", "/export/width" },
    { "{'width': <1280.0>, 'scale': <0.1>}", "/export/title" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GVariant) taken = g_variant_ref_sink (new_dictionary (cases[i].taken));
      g_autoptr (GError) error = NULL;

      g_assert_true (jct_receipt_check_taken (c.receipt, "r", "export", taken, &error)
                     == (cases[i].place == NULL));
      if (cases[i].place != NULL)
        {
          g_assert_error (error, JCT_IO_ERROR, JCT_IO_ERROR_VALUE);
          g_assert_cmpstr (jct_io_error_get_place (error), ==, cases[i].place);
        }
    }
}

static void
test_program (void)
{
  g_auto (Case) c = new_case ();
  g_autoptr (GVariant) same
    = g_variant_ref_sink (new_dictionary ("{'juncture': <'0.1.0'>, 'pango': <'1.50'>}"));
  g_autoptr (GVariant) other
    = g_variant_ref_sink (new_dictionary ("{'pango': <'1.51'>, 'cairo': <'2'>}"));
  g_autoptr (GPtrArray) none = jct_receipt_compare_program (c.receipt, same);
  g_autoptr (GPtrArray) some = jct_receipt_compare_program (c.receipt, other);

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (some->len, ==, 3);
  g_assert_nonnull (strstr (g_ptr_array_index (some, 0), "1.51"));
  g_assert_nonnull (strstr (g_ptr_array_index (some, 1), "cairo"));
  g_assert_nonnull (strstr (g_ptr_array_index (some, 2), "juncture"));
}

/* ---- what is refused ------------------------------------------------------------------------- */

typedef struct
{
  const char *from, *to; /* the first place where the one stands gets the other */
  JctIoError code;
  const char *place;
  gboolean is_beside; /* of a receipt that names another dataset */
} Spoiling;

static const Spoiling spoilings[] = {
  { "\"junctureReceipt\": 1", "\"junctureReceipt\": 2", JCT_IO_ERROR_VERSION, "/junctureReceipt" },
  { "\"junctureReceipt\": 1", "\"junctureReceipt\": \"1\"", JCT_IO_ERROR_STRUCTURE,
    "/junctureReceipt" },
  { "\"junctureReceipt\": 1", "\"junctureReceipt\": 1e999", JCT_IO_ERROR_VALUE, NULL },
  { "\"junctureReceipt\": 1", "\"junctureReceipt\": null", JCT_IO_ERROR_STRUCTURE,
    "/junctureReceipt" },
  { "\"file\": \"us-china-repatriation.json\"", "\"file\": \"../us-china-repatriation.json\"",
    JCT_IO_ERROR_PATH, "/dataset/file" },
  { "\"file\": \"us-china-repatriation.json\"", "\"file\": \"/etc/passwd\"", JCT_IO_ERROR_PATH,
    "/dataset/file" },
  { "\"file\": \"us-china-repatriation.json\"", "\"file\": \"..\"", JCT_IO_ERROR_PATH,
    "/dataset/file" },
  { "\"file\": \"us-china-repatriation.json\"", "\"file\": \"\"", JCT_IO_ERROR_PATH,
    "/dataset/file" },
  { "\"file\": \"us-china-repatriation.json\"", "\"file\": \"https://example.org/a.json\"",
    JCT_IO_ERROR_PATH, "/dataset/file" },
  { "\"file\": \"us-china-repatriation.json\"", "\"file\": [1]", JCT_IO_ERROR_STRUCTURE,
    "/dataset/file" },
  { "\"file\": \"a.png\"", "\"file\": \"x/a.png\"", JCT_IO_ERROR_PATH, "/picture/file" },
  { "\"sha256\": \"", "\"sha256\": \"0", JCT_IO_ERROR_VALUE, "/picture/sha256" },
  { "\"contentSha256\": \"", "\"contentSha256\": \"ABC\", \"x\": \"", JCT_IO_ERROR_VALUE,
    "/dataset/contentSha256" },
  { "\"view\": {", "\"view\": [], \"other\": {", JCT_IO_ERROR_STRUCTURE, "/view" },
  { "\"view\": {", "\"other\": {", JCT_IO_ERROR_STRUCTURE, NULL },
  { "\"from\": \"2019-04-14\"", "\"from\": \"2019-13-14\"", JCT_IO_ERROR_VALUE, "/shown/from" },
  { "\"from\": \"2019-04-14\"", "\"from\": \"2029-04-14\"", JCT_IO_ERROR_VALUE, "/shown/to" },
  { "\"from\": \"2019-04-14\", ", "", JCT_IO_ERROR_STRUCTURE, "/shown" },
  { "\"point\": \"2023-12\"", "\"point\": \"soon\"", JCT_IO_ERROR_VALUE, "/shown/point" },
  { "\"width\": 1280", "\"width\": [1, 2]", JCT_IO_ERROR_STRUCTURE, "/export" },
  { "\"width\": 1280", "\"width\": null", JCT_IO_ERROR_STRUCTURE, "/export" },
  { "\"width\": 1280", "\"title\": 1280", JCT_IO_ERROR_DUPLICATE, NULL },
  { "\"k\": 6", "\"k\": NaN", JCT_IO_ERROR_VALUE, NULL },
  { "\"beside\": [", "\"beside\": 5, \"was\": [", JCT_IO_ERROR_STRUCTURE, "/beside", TRUE },
  { "\"beside\": [", "\"beside\": [7, ", JCT_IO_ERROR_STRUCTURE, "/beside/0", TRUE },
  { "\"beside\": [", "\"beside\": [{}, ", JCT_IO_ERROR_STRUCTURE, "/beside/0", TRUE },
  { "\"beside\": [", "\"beside\": [{}, {}, {}, ", JCT_IO_ERROR_LIMIT, "/beside", TRUE },
  { "\"view\": {", "\"view\": [], \"other\": {", JCT_IO_ERROR_STRUCTURE, "/beside/0/view", TRUE },
  { "\"beside\": [\n    {\n      \"title\":",
    "\"beside\": [\n    {\n      \"file\": \"../x\", \"t\":", JCT_IO_ERROR_DUPLICATE, NULL, TRUE },
  { "\"definition\": {", "\"definition\": 5, \"was\": {", JCT_IO_ERROR_STRUCTURE, "/definition" },
};

static void
test_hostile (void)
{
  g_auto (Case) c = new_case ();
  g_autofree char *plain = dup_text (c.receipt);
  g_autofree char *beside = NULL;

  g_assert_true (jct_receipt_add_beside (c.receipt, c.document, c.file, c.view, NULL));
  beside = dup_text (c.receipt);
  for (guint i = 0; i < G_N_ELEMENTS (spoilings); i++)
    {
      const Spoiling *spoiling = &spoilings[i];
      g_autoptr (GString) spoilt = g_string_new (spoiling->is_beside ? beside : plain);
      g_autoptr (GError) error = NULL;
      g_autoptr (GFile) written = NULL;
      g_autoptr (JctReceipt) read = NULL;

      g_assert_cmpuint (g_string_replace (spoilt, spoiling->from, spoiling->to, 1), ==, 1);
      written = write_file (spoilt->str, spoilt->len);
      read = jct_receipt_load (written, &error);
      g_assert_null (read);
      g_assert_error (error, JCT_IO_ERROR, (int) spoiling->code);
      if (spoiling->place != NULL)
        g_assert_cmpstr (jct_io_error_get_place (error), ==, spoiling->place);
    }
}

/* Cut anywhere, a receipt is refused and nothing worse happens; so is one that is too long. */
static void
test_cut (void)
{
  g_auto (Case) c = new_case ();
  g_autofree char *text = dup_text (c.receipt);
  g_autofree char *huge = g_strnfill (4 * 1024 * 1024 + 1, ' ');
  g_autoptr (GFile) too_long = write_file (huge, strlen (huge));
  g_autoptr (GError) error = NULL;

  g_assert_null (jct_receipt_load (too_long, &error));
  g_assert_error (error, JCT_IO_ERROR, JCT_IO_ERROR_LIMIT);
  for (gsize length = 0; length < strlen (text) - 2; length += 7)
    {
      g_autoptr (GFile) written = write_file (text, length);
      g_autoptr (GError) problem = NULL;

      g_assert_null (jct_receipt_load (written, &problem));
      g_assert_nonnull (problem);
    }
}

/* A view that the document cannot show; a link in the receipt's folder that leads out of it. */
static void
test_references (void)
{
  g_auto (Case) c = new_case ();
  g_autofree char *text = dup_text (c.receipt);
  g_autoptr (GFile) written = write_file (text, strlen (text));
  g_autofree char *link = g_build_filename (folder, "us-china-repatriation.json", NULL);
  g_autofree char *target = dup_dataset_path ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) missing = NULL;
  g_autoptr (GError) outside = NULL;

  json_object_set_new (c.receipt->dataset->view, "selectedEvent", json_string ("no-such-event"));
  g_assert_null (jct_receipt_dataset_dup_view (c.receipt->dataset, "r", c.document, &error));
  g_assert_error (error, JCT_IO_ERROR, JCT_IO_ERROR_REFERENCE);
  g_assert_cmpstr (jct_io_error_get_place (error), ==, "/view/selectedEvent");
  g_assert_null (jct_receipt_dataset_find (c.receipt->dataset, written, &missing));
  g_assert_error (missing, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_cmpint (symlink (target, link), ==, 0);
  g_assert_null (jct_receipt_dataset_find (c.receipt->dataset, written, &outside));
  g_assert_error (outside, JCT_IO_ERROR, JCT_IO_ERROR_PATH);
  g_unlink (link);
}

/* A receipt that is opened as a dataset is told apart from other files. */
static void
test_not_a_dataset (void)
{
  g_auto (Case) c = new_case ();
  g_autofree char *text = dup_text (c.receipt);
  g_autoptr (GFile) written = write_file (text, strlen (text));
  g_autoptr (GError) error = NULL;

  g_assert_null (jct_document_load (written, NULL, NULL, NULL, &error));
  g_assert_error (error, JCT_IO_ERROR, JCT_IO_ERROR_RECEIPT);
}

int
main (int argc, char *argv[])
{
  g_autofree char *path = NULL;
  g_autofree char *picture = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("juncture-receipt-XXXXXX", NULL);
  g_assert_nonnull (folder);
  g_test_add_func ("/receipt/round-trip", test_round_trip);
  g_test_add_func ("/receipt/paths", test_paths);
  g_test_add_func ("/receipt/taken", test_taken);
  g_test_add_func ("/receipt/program", test_program);
  g_test_add_func ("/receipt/hostile", test_hostile);
  g_test_add_func ("/receipt/cut", test_cut);
  g_test_add_func ("/receipt/references", test_references);
  g_test_add_func ("/receipt/not-a-dataset", test_not_a_dataset);
  status = g_test_run ();
  path = g_build_filename (folder, "a.receipt.json", NULL);
  g_unlink (path);
  picture = g_build_filename (folder, "a.png", NULL);
  g_unlink (picture);
  g_rmdir (folder);
  g_free (folder);
  return status;
}
