/* SPDX-License-Identifier: GPL-3.0-or-later */
/* write-package IN OUT [--edit]: opens a file of any format and saves it as a Data Package, for test-schema.py and
 * test-profile.py; edited, with an event, its source and a saved view more. */
#include <gio/gio.h>

#include "io/jct-reader.h"
#include "io/jct-writer.h"

static JctSource *
make_source (void)
{
  JctSource *source = jct_source_new ();

  source->key = g_strdup ("added-source");
  source->title = g_strdup ("An added source");
  source->url = g_strdup ("https://example.org/added");
  return source;
}

static JctEvent *
make_event (void)
{
  static const char *const keys[] = { "added-source", NULL };
  JctEvent *event = jct_event_new ();

  event->id = g_strdup ("added");
  event->title = g_strdup ("An added event");
  g_free (event->category);
  event->category = g_strdup ("added-category");
  g_strfreev (event->source_keys);
  event->source_keys = g_strdupv ((char **) keys);
  g_assert_true (jct_edtf_parse ("2022-08~/..", &event->date, NULL));
  return event;
}

static JctView *
make_view (const JctDocument *document)
{
  JctView *view = jct_document_dup_default_view (document);

  g_free (view->id);
  view->id = g_strdup ("added-view");
  g_free (view->title);
  view->title = g_strdup ("An added view");
  return view;
}

static void
copy_items (JctDocumentBuilder *builder, const JctDocument *document)
{
  for (guint i = 0; i < jct_document_get_n_events (document); i++)
    jct_document_builder_take_event (builder, jct_event_copy (jct_document_get_event (document, i)),
                                     NULL);
  for (guint i = 0; i < jct_document_get_n_sources (document); i++)
    jct_document_builder_take_source (builder,
                                      jct_source_copy (jct_document_get_source (document, i)),
                                      NULL);
  for (guint i = 0; i < jct_document_get_n_views (document); i++)
    jct_document_builder_take_view (builder, jct_view_copy (jct_document_get_view (document, i)),
                                    NULL);
}

static JctDocument *
edit (const JctDocument *document, GError **error)
{
  g_autoptr (JctDocumentBuilder) builder
    = jct_document_builder_new_edit (document, JCT_PART_EVENTS | JCT_PART_SOURCES | JCT_PART_VIEWS);

  copy_items (builder, document);
  if (!jct_document_builder_take_event (builder, make_event (), error)
      || !jct_document_builder_take_source (builder, make_source (), error))
    return NULL;
  /* Without a table there is nothing to view. */
  if (jct_document_get_n_tables (document) > 0
      && !jct_document_builder_take_view (builder, make_view (document), error))
    return NULL;
  return jct_document_builder_finish (builder, error);
}

int
main (int argc, char **argv)
{
  gboolean edits = argc == 4 && g_str_equal (argv[3], "--edit");
  g_autoptr (GFile) file = NULL;
  g_autoptr (JctDocument) read = NULL;
  g_autoptr (JctDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  if (argc != 3 && !edits)
    return 2;
  file = g_file_new_for_path (argv[1]);
  read = jct_document_load (file, NULL, NULL, NULL, &error);
  if (read != NULL)
    document = edits ? edit (read, &error) : jct_document_ref (read);
  if (document != NULL && jct_document_save (document, argv[2], &error))
    return 0;
  g_printerr ("%s\n", error->message);
  return 1;
}
