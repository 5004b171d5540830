/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Events of one document added to another: nothing twice, nothing under an id that means something else. */
#include "model/jct-document.h"

static void
take_event (JctDocumentBuilder *builder,
            const char *id,
            const char *date,
            const char *title,
            const char *category,
            const char *source)
{
  JctEvent *event = jct_event_new ();

  event->id = g_strdup (id);
  event->title = g_strdup (title);
  g_free (event->category);
  event->category = g_strdup (category);
  g_strfreev (event->source_keys);
  event->source_keys = g_strsplit (source, ",", -1);
  g_assert_true (jct_edtf_parse (date, &event->date, NULL));
  g_assert_true (jct_document_builder_take_event (builder, event, NULL));
}

static void
take_source (JctDocumentBuilder *builder, const char *key, const char *title)
{
  JctSource *source = jct_source_new ();

  source->key = g_strdup (key);
  source->title = g_strdup (title);
  g_assert_true (jct_document_builder_take_source (builder, source, NULL));
}

static JctDocument *
finish (JctDocumentBuilder *builder)
{
  g_autoptr (GError) error = NULL;
  JctDocument *document = jct_document_builder_finish (builder, &error);

  g_assert_no_error (error);
  return document;
}

static JctDocument *
make_own (void)
{
  g_autoptr (JctDocumentBuilder) builder = jct_document_builder_new ("datapackage");

  jct_document_builder_take_category (builder, jct_category_new ("law", "Laws", 0), NULL);
  jct_document_builder_take_category (builder, jct_category_new ("talks", "Talks", 1), NULL);
  take_source (builder, "press", "A paper");
  take_source (builder, "same", "The same");
  take_event (builder, "a", "2022-08-05", "Halted", "law", "press");
  take_event (builder, "b", "2024-05", "Resumed", "talks", "same");
  return finish (builder);
}

static JctDocument *
make_other (void)
{
  g_autoptr (JctDocumentBuilder) builder = jct_document_builder_new ("timelinejs");

  jct_document_builder_set_title (builder, "<i>Other</i> timeline");
  jct_document_builder_take_category (builder, jct_category_new ("law", "Weather", 3), NULL);
  jct_document_builder_take_category (builder, jct_category_new ("t", "Talks", 3), NULL);
  take_source (builder, "press", "Another paper");
  take_source (builder, "same", "The same");
  take_event (builder, "a", "2023-01", "A storm", "law", "press,same");
  take_event (builder, "a-2", "2023-02", "Met again", "t", "missing");
  take_event (builder, "x", "2022-08-05", "Halted", "law", "press");
  take_event (builder, "y", "2022-08-06", "Halted", "", "");
  return finish (builder);
}

static const JctEvent *
find (const JctDocument *document, const char *title, const char *date)
{
  JctEdtf edtf;

  g_assert_true (jct_edtf_parse (date, &edtf, NULL));
  for (guint i = 0; i < jct_document_get_n_events (document); i++)
    {
      const JctEvent *event = jct_document_get_event (document, i);

      if (g_str_equal (event->title, title)
          && jct_edtf_span (&event->date).start == jct_edtf_span (&edtf).start)
        return event;
    }
  g_assert_not_reached ();
}

static const char *
category_of (const JctDocument *document, const JctEvent *event)
{
  int index = jct_document_find_category (document, event->category);

  g_assert_cmpint (index, >=, 0);
  return jct_document_get_category (document, (guint) index)->title;
}

static void
test_add (void)
{
  g_autoptr (JctDocument) own = make_own ();
  g_autoptr (JctDocument) other = make_other ();
  g_autoptr (GError) error = NULL;
  guint n = 0;
  g_autoptr (JctDocument) both = jct_document_with_events_of (own, other, &n, &error);
  const JctEvent *event;

  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpuint (jct_document_get_n_events (both), ==, 5);
  g_assert_cmpint (jct_document_get_edited (both), ==,
                   JCT_PART_EVENTS | JCT_PART_CATEGORIES | JCT_PART_SOURCES);
  g_assert_cmpstr (jct_document_find_event (both, "a")->title, ==, "Halted");

  event = find (both, "A storm", "2023-01");
  g_assert_cmpstr (event->id, ==, "a-2");
  g_assert_cmpstr (category_of (both, event), ==, "Weather");
  g_assert_cmpstr (event->source_keys[0], ==, "press-2");
  g_assert_cmpstr (event->source_keys[1], ==, "same");
  g_assert_cmpstr (jct_document_find_source (both, "press-2")->title, ==, "Another paper");
  g_assert_cmpstr (jct_document_find_source (both, "press")->title, ==, "A paper");
  g_assert_cmpuint (jct_document_get_n_sources (both), ==, 3);

  event = find (both, "Met again", "2023-02");
  g_assert_cmpstr (event->id, ==, "a-2-2");
  g_assert_cmpstr (event->category, ==, "talks");
  g_assert_cmpstr (event->source_keys[0], ==, "missing");

  /* Without a category of its own, it is of the document that it comes from. */
  g_assert_cmpstr (category_of (both, find (both, "Halted", "2022-08-06")), ==,
                   "<i>Other</i> timeline");
}

static void
test_again (void)
{
  g_autoptr (JctDocument) own = make_own ();
  g_autoptr (JctDocument) other = make_other ();
  g_autoptr (JctDocument) both = jct_document_with_events_of (own, other, NULL, NULL);
  guint n = 7;
  g_autoptr (JctDocument) again = jct_document_with_events_of (both, other, &n, NULL);

  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpuint (jct_document_get_n_events (again), ==, jct_document_get_n_events (both));
  g_assert_cmpuint (jct_document_get_n_categories (again), ==,
                    jct_document_get_n_categories (both));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/add-events/add", test_add);
  g_test_add_func ("/add-events/again", test_again);
  return g_test_run ();
}
