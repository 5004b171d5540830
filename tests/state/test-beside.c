/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Other datasets beside the one that is open: steps of the history, saved with the package. */
#include "io/jct-reader.h"
#include "io/jct-writer.h"
#include "model/jct-beside.h"
#include "state/jct-view-state.h"

static JctDocument *
read_bundled (const char *name)
{
  g_autofree char *path
    = g_build_filename (g_getenv ("JCT_PROJECT_DIR"), "data", "datasets", name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  JctDocument *document = jct_document_load (file, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return document;
}

static void
add (JctViewState *state, JctDocument *other)
{
  g_autoptr (JctView) view = jct_document_dup_default_view (other);
  g_autoptr (GError) error = NULL;

  g_assert_true (jct_view_state_add_beside (state, other, view, &error));
  g_assert_no_error (error);
}

static void
test_steps (void)
{
  g_autoptr (JctDocument) document = read_bundled ("us-china-repatriation.json");
  g_autoptr (JctDocument) other = read_bundled ("reported-figures.json");
  g_autoptr (JctViewState) state = jct_view_state_new ();
  g_autoptr (GError) error = NULL;

  jct_view_state_set_document (state, document);
  g_assert_cmpuint (jct_view_state_get_beside (state)->len, ==, 0);
  add (state, other);
  g_assert_cmpuint (jct_view_state_get_beside (state)->len, ==, 1);
  g_assert_true (jct_view_state_is_modified (state));
  jct_view_state_undo (state);
  g_assert_true (jct_view_state_get_document (state) == document);
  g_assert_cmpuint (jct_view_state_get_beside (state)->len, ==, 0);
  jct_view_state_redo (state);
  g_assert_cmpuint (jct_view_state_get_beside (state)->len, ==, 1);
  /* It has its own periods, whatever the view's are, and knows none of its filters. */
  jct_view_state_set_period (state, JCT_PERIOD_FISCAL_YEAR);
  g_assert_cmpuint (jct_view_state_get_beside (state)->len, ==, 1);
  add (state, other);
  add (state, other);
  g_autoptr (JctView) view = jct_document_dup_default_view (other);
  g_assert_false (jct_view_state_add_beside (state, other, view, &error));
  g_assert_error (error, JCT_DOCUMENT_ERROR, JCT_DOCUMENT_ERROR_BAD_REFERENCE);
  /* The same figures are in the document once. */
  g_assert_cmpuint (jct_document_get_n_tables (jct_view_state_get_document (state)), ==,
                    jct_document_get_n_tables (document) + 1);
  jct_view_state_remove_beside (state, 7);
  g_assert_cmpuint (jct_view_state_get_beside (state)->len, ==, 3);
  jct_view_state_remove_beside (state, 0);
  g_assert_cmpuint (jct_view_state_get_beside (state)->len, ==, 2);
}

static JctDocument *
write_and_read (const JctDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "juncture-test-beside.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  JctDocument *read;

  g_assert_true (jct_document_save (document, path, &error));
  g_assert_no_error (error);
  read = jct_document_load (file, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_delete (file, NULL, NULL));
  return read;
}

/* A saved view keeps it, and the package has the table: what is read again draws the same. */
static void
test_saved (void)
{
  g_autoptr (JctDocument) document = read_bundled ("us-china-repatriation.json");
  g_autoptr (JctDocument) other = read_bundled ("reported-figures.json");
  g_autoptr (JctViewState) state = jct_view_state_new ();
  g_autoptr (GError) error = NULL;

  jct_view_state_set_document (state, document);
  add (state, other);
  g_assert_true (jct_view_state_save_view (state, "With reports", &error));
  g_assert_no_error (error);
  JctDocument *edited = jct_view_state_get_document (state);
  guint last = jct_document_get_n_views (edited) - 1;
  g_autoptr (JctDocument) read = write_and_read (edited);
  const JctView *saved = jct_document_get_view (edited, last);
  const JctView *again = jct_document_find_view (read, saved->id);

  g_assert_nonnull (again);
  g_assert_true (jct_beside_list_equal (saved->beside, again->beside));
  g_assert_cmpuint (jct_document_get_n_tables (read), ==, jct_document_get_n_tables (edited));
  g_assert_cmpuint (jct_document_get_n_sources (read), ==, jct_document_get_n_sources (edited));
  g_autoptr (GPtrArray) a = jct_document_compute_beside (edited, saved);
  g_autoptr (GPtrArray) b = jct_document_compute_beside (read, again);
  g_assert_cmpuint (a->len, ==, 1);
  g_assert_cmpuint (b->len, ==, 1);
  JctSeriesSet *x = ((JctBesideSeries *) a->pdata[0])->series;
  JctSeriesSet *y = ((JctBesideSeries *) b->pdata[0])->series;
  g_assert_cmpuint (jct_series_set_get_n (x), ==, jct_series_set_get_n (y));
  for (guint i = 0; i < jct_series_set_get_n (x); i++)
    {
      JctSeries *one = jct_series_set_get (x, i), *two = jct_series_set_get (y, i);

      g_assert_cmpstr (jct_series_get_label (one), ==, jct_series_get_label (two));
      for (gsize k = 0; k < jct_series_get_n (one); k++)
        {
          g_assert_cmpint (jct_series_get_state (one, k), ==, jct_series_get_state (two, k));
          if (jct_series_get_state (one, k) != JCT_VALUE_MISSING)
            g_assert_cmpfloat (jct_series_get_value (one, k), ==, jct_series_get_value (two, k));
          g_assert_cmpint (jct_series_get_qualifier (one, k), ==,
                           jct_series_get_qualifier (two, k));
        }
    }
}

/* To a document of events, it gives the figures. */
static void
test_events_only (void)
{
  g_autoptr (JctDocumentBuilder) builder = jct_document_builder_new ("timeline");
  g_autoptr (JctDocument) other = read_bundled ("us-china-repatriation.json");
  g_autoptr (JctViewState) state = jct_view_state_new ();
  g_autoptr (JctDocument) document = NULL;
  JctEvent *event = jct_event_new ();

  event->id = g_strdup ("x");
  event->title = g_strdup ("X");
  g_assert_true (jct_edtf_parse ("2022-08-05", &event->date, NULL));
  jct_document_builder_take_event (builder, event, NULL);
  document = jct_document_builder_finish (builder, NULL);
  jct_view_state_set_document (state, document);
  g_assert_true (jct_view_state_has_only_events (state));
  add (state, other);
  g_assert_false (jct_view_state_has_only_events (state));
  g_assert_nonnull (jct_view_state_get_series (state, NULL));
  g_assert_cmpuint (jct_view_state_get_beside (state)->len, ==, 0);
  g_assert_nonnull (jct_document_find_event (jct_view_state_get_document (state), "x"));
  g_autoptr (JctDocument) read = write_and_read (jct_view_state_get_document (state));
  g_assert_cmpuint (jct_document_get_n_tables (read), ==, 1);
  jct_view_state_undo (state);
  g_assert_true (jct_view_state_has_only_events (state));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/state-beside/steps", test_steps);
  g_test_add_func ("/state-beside/saved", test_saved);
  g_test_add_func ("/state-beside/events-only", test_events_only);
  return g_test_run ();
}
