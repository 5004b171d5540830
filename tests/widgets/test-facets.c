/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What facets say of figures that are not exact: the word, the range and a share that does not pretend. */
#include "config.h"

#include <math.h>

#include "widgets/jct-facet-entries.h"
#include "widgets/jct-facet-group.h"
#include "widgets/jct-widgets.h"

typedef struct
{
  const char *place;
  gint64 count;
  JctQualifier qualifier;
} Row;

/* All in one month; ends with a row without a place. */
static JctTable *
make_table (const Row *rows)
{
  g_autoptr (JctTableBuilder) builder
    = jct_table_builder_new ("figures", jct_period_kind (JCT_PERIOD_MONTH, 1));
  JctTable *table;

  jct_table_builder_add_dimension (builder, "place", "Place");
  jct_table_builder_add_measure (builder, "count", NULL, NULL, JCT_MEASURE_INTEGER);
  jct_table_builder_add_qualifier (builder, 0);
  for (const Row *row = rows; row->place != NULL; row++)
    {
      jct_table_builder_add_row (builder, 2022 * 12);
      jct_table_builder_set_code (builder, 0,
                                  jct_table_builder_intern (builder, 0, row->place, -1));
      jct_table_builder_set_integer (builder, 0, row->count);
      jct_table_builder_set_qualifier (builder, 0, row->qualifier);
    }
  table = jct_table_builder_finish (builder, FALSE, NULL, NULL, NULL);
  g_assert_nonnull (table);
  return table;
}

static JctDocument *
make_document (const Row *rows)
{
  g_autoptr (JctDocumentBuilder) builder = jct_document_builder_new ("datapackage");
  JctDocument *document;

  g_assert_true (jct_document_builder_take_table (builder, make_table (rows), NULL));
  document = jct_document_builder_finish (builder, NULL);
  g_assert_nonnull (document);
  return document;
}

typedef struct
{
  JctViewState *state;
  JctFacetGroup *group; /* floating until cleared */
} Facet;

static void
facet_init (Facet *facet, const Row *rows)
{
  g_autoptr (JctDocument) document = make_document (rows);
  g_auto (JctResolvedView) resolved = { 0 };
  const JctView *view;

  facet->state = jct_view_state_new ();
  jct_view_state_set_document (facet->state, document);
  view = jct_view_state_get_view (facet->state);
  g_assert_true (jct_document_resolve_view (document, view, &resolved, NULL));
  facet->group
    = JCT_FACET_GROUP (g_object_ref_sink (jct_facet_group_new (facet->state, resolved.table, 0)));
  jct_facet_group_update (facet->group, jct_view_state_get_crossfilter (facet->state), &resolved,
                          view);
}

static void
facet_clear (Facet *facet)
{
  g_object_unref (facet->group);
  g_object_unref (facet->state);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Facet, facet_clear)

static void
assert_row (
  const Facet *facet, const char *value, const char *total, const char *share, const char *range)
{
  JctFacetRow *row = jct_facet_group_find_row (facet->group, value);

  g_assert_nonnull (row);
  g_assert_cmpstr (jct_facet_row_get_total (row), ==, total);
  g_assert_cmpstr (jct_facet_row_get_share (row), ==, share);
  g_assert_cmpstr (jct_facet_row_get_range (row), ==, range);
}

/* As an article has them: "nearly 6,000" in one place, and two others as they were counted. */
static void
test_words (void)
{
  static const Row rows[] = { { "a", 6000, JCT_QUALIFIER_NEARLY },
                              { "b", 3000, JCT_QUALIFIER_EXACT },
                              { "c", 1000, JCT_QUALIFIER_EXACT },
                              { NULL } };
  g_auto (Facet) facet = { 0 };

  facet_init (&facet, rows);
  /* 5,400 of 9,400 up to 6,000 of 10,000. */
  assert_row (&facet, "a", "nearly 6,000", "57–60 %", "5,400 to 6,000");
  /* 3,000 of 10,000 up to 3,000 of 9,400: as exact as it is, its share is not. */
  assert_row (&facet, "b", "3,000", "30–32 %", NULL);
  assert_row (&facet, "c", "1,000", "10–11 %", NULL);
}

static void
test_sum (void)
{
  static const Row rows[] = { { "a", 6000, JCT_QUALIFIER_NEARLY },
                              { "a", 2000, JCT_QUALIFIER_JUST_OVER },
                              { "a", 500, JCT_QUALIFIER_EXACT },
                              { "b", 0, JCT_QUALIFIER_EXACT },
                              { NULL } };
  g_auto (Facet) facet = { 0 };

  facet_init (&facet, rows);
  /* All is all, whatever it is; and nothing is nothing. */
  assert_row (&facet, "a", "about 8,500", "100 %", "above 7,900, up to 8,700");
  assert_row (&facet, "b", "0", "0 %", NULL);
}

/* Exact figures of a table that could have others read as ever. */
static void
test_exact (void)
{
  static const Row rows[]
    = { { "a", 31, JCT_QUALIFIER_EXACT }, { "b", 69, JCT_QUALIFIER_EXACT }, { NULL } };
  g_auto (Facet) facet = { 0 };

  facet_init (&facet, rows);
  assert_row (&facet, "a", "31", "31 %", NULL);
  assert_row (&facet, "b", "69", "69 %", NULL);
}

/* Where nothing is known of how large a figure is, nothing is said of its share but that. */
static void
test_open (void)
{
  static const Row rows[] = { { "a", 1000, JCT_QUALIFIER_AT_LEAST },
                              { "b", 1000, JCT_QUALIFIER_AT_MOST },
                              { "<b>&amp;", 2, JCT_QUALIFIER_MORE_THAN },
                              { NULL } };
  g_auto (Facet) facet = { 0 };

  facet_init (&facet, rows);
  assert_row (&facet, "a", "at least 1,000", "0–100 %", NULL);
  assert_row (&facet, "b", "at most 1,000", "0–50 %", NULL);
  assert_row (&facet, "<b>&amp;", "more than 2", "0–100 %", NULL);
}

/* A table in which some count less than nothing has no shares, and ranges may lie below zero. */
static void
test_negative (void)
{
  static const Row rows[]
    = { { "a", 1000, JCT_QUALIFIER_ABOUT }, { "b", -400, JCT_QUALIFIER_ABOUT }, { NULL } };
  g_auto (Facet) facet = { 0 };

  facet_init (&facet, rows);
  g_assert_null (jct_facet_row_get_share (jct_facet_group_find_row (facet.group, "a")));
  g_assert_cmpstr (jct_facet_row_get_total (jct_facet_group_find_row (facet.group, "b")), ==,
                   "about −400");
}

/* A small share that may be nothing and may be something. */
static void
test_small_share (void)
{
  static const Row rows[] = { { "a", 1000000, JCT_QUALIFIER_ABOUT },
                              { "b", 1, JCT_QUALIFIER_EXACT },
                              { "c", 5000, JCT_QUALIFIER_AT_MOST },
                              { NULL } };
  g_auto (Facet) facet = { 0 };

  facet_init (&facet, rows);
  assert_row (&facet, "b", "1", "<1 %", NULL);
  assert_row (&facet, "c", "at most 5,000", "0–1 %", NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();
  jct_widgets_init ();
  g_test_add_func ("/facets/words", test_words);
  g_test_add_func ("/facets/sum", test_sum);
  g_test_add_func ("/facets/exact", test_exact);
  g_test_add_func ("/facets/open", test_open);
  g_test_add_func ("/facets/negative", test_negative);
  g_test_add_func ("/facets/small-share", test_small_share);
  return g_test_run ();
}
