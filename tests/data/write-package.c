/* SPDX-License-Identifier: GPL-3.0-or-later */
/* write-package IN OUT: opens a file of any format and saves it as a Data Package, for
 * test-schema.py. */
#include <gio/gio.h>

#include "io/jct-reader.h"
#include "io/jct-writer.h"

int
main (int argc, char **argv)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (JctDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  if (argc != 3)
    return 2;
  file = g_file_new_for_path (argv[1]);
  document = jct_document_load (file, NULL, NULL, NULL, &error);
  if (document != NULL && jct_document_save (document, argv[2], &error))
    return 0;
  g_printerr ("%s\n", error->message);
  return 1;
}
