/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where computed numbers come from: the rows that are named give the number again. */
#include <math.h>
#include <string.h>

#include "analysis/jct-claim-provenance.h"
#include "analysis/jct-effect-provenance.h"
#include "io/jct-reader.h"

static JctDocument *
load (const char *name)
{
  g_autoptr (GFile) file
    = g_file_new_build_filename (g_getenv ("JCT_PROJECT_DIR"), "data", "datasets", name, NULL);
  g_autoptr (GError) error = NULL;
  JctDocument *document = jct_document_load (file, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return document;
}

static const JctProvenancePart *
find_part (const JctProvenance *provenance, JctProvenanceRole role)
{
  for (guint i = 0; i < provenance->parts->len; i++)
    {
      const JctProvenancePart *part = g_ptr_array_index (provenance->parts, i);

      if (part->role == role)
        return part;
    }
  return NULL;
}

/* A total without a value has no part, or one without a sum. */
static void
assert_total (const JctProvenancePart *part, const JctClaimTotal *total)
{
  if (isnan (total->total))
    g_assert_true (part == NULL || !part->has_sum);
  else
    {
      g_assert_nonnull (part);
      g_assert_cmpfloat (part->sum, ==, total->total);
    }
}

static void
check_cell (const JctClaimResult *result, const JctClaimCell *cell)
{
  const JctClaim *claim = jct_claim_result_get_claim (result);
  g_autoptr (GError) error = NULL;
  g_autoptr (JctProvenance) provenance = jct_claim_provenance_new (result, cell, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (provenance->stated_in, ==, claim->source);
  g_assert_true (jct_document_get_n_definitions (jct_claim_result_get_document (result)) == 0
                 || provenance->definition == cell->definition);
  if (jct_span_is_empty (cell->earlier.span))
    assert_total (find_part (provenance, JCT_PROVENANCE_FIGURE), &cell->later);
  else
    {
      assert_total (find_part (provenance, JCT_PROVENANCE_LATER), &cell->later);
      assert_total (find_part (provenance, JCT_PROVENANCE_EARLIER), &cell->earlier);
    }
  g_assert_true ((cell->n_compared > 0) == (find_part (provenance, JCT_PROVENANCE_RANKED) != NULL));
  /* What is stated is the last step, whatever came before. */
  g_assert_cmpuint (provenance->steps->len, >=, 1);
  g_autofree char *text = jct_provenance_to_text (provenance);
  g_assert_nonnull (strstr (text, "Source: "));
  g_assert_nonnull (strstr (text, "Stated in: "));
  g_assert_nonnull (strstr (text, "In the file: "));
}

static void
test_claims (void)
{
  g_autoptr (JctDocument) document = load ("us-china-repatriation.json");
  g_autoptr (GPtrArray) results = jct_claim_check_all (document);
  guint n = 0;

  for (guint i = 0; i < results->len; i++)
    {
      const JctClaimResult *result = g_ptr_array_index (results, i);

      for (guint c = 0; c < jct_claim_result_get_n_cells (result); c++, n++)
        check_cell (result, jct_claim_result_get_cell (result, c));
    }
  g_assert_cmpuint (n, >, 0);
}

/* ---- changes --------------------------------------------------------------------------------- */

static void
test_change (void)
{
  g_autoptr (JctDocument) document = load ("us-china-repatriation.json");
  g_autoptr (JctView) view = jct_document_dup_default_view (document);
  g_autoptr (JctSeriesSet) set = jct_document_compute_series (document, view, NULL);
  const JctSeries *series = jct_series_set_get (set, 0);
  JctPeriod period = jct_period (jct_period_kind (JCT_PERIOD_MONTH, 1), 2023 * 12 + 11);
  JctPeriod before = jct_period_shift (period, -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (JctProvenance) provenance
    = jct_provenance_new_change (document, view, jct_series_get_key (series), period,
                                 JCT_PROVENANCE_PREVIOUS, before, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (provenance->parts->len, ==, 2);
  g_assert_cmpfloat (find_part (provenance, JCT_PROVENANCE_FIGURE)->sum, ==,
                     jct_series_get_value (series, (gsize) jct_series_find (series, period)));
  g_assert_cmpfloat (find_part (provenance, JCT_PROVENANCE_PREVIOUS)->sum, ==,
                     jct_series_get_value (series, (gsize) jct_series_find (series, before)));
}

/* ---- compared events ------------------------------------------------------------------------- */

static void
check_compared (const JctEventComparison *comparison, const JctComparedEvent *compared)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JctProvenance) provenance = jct_compared_provenance_new (comparison, compared, &error);
  const JctProvenancePart *before, *after;

  g_assert_no_error (error);
  g_assert_cmpuint (provenance->steps->len, >=, 1);
  if (comparison->method != JCT_METHOD_BEFORE_AFTER)
    {
      const JctProvenancePart *all = find_part (provenance, JCT_PROVENANCE_SERIES);

      g_assert_cmpint (all->first.ordinal, ==, comparison->first.ordinal);
      g_assert_cmpint (all->last.ordinal, ==, comparison->last.ordinal);
      return;
    }
  before = find_part (provenance, JCT_PROVENANCE_BEFORE);
  after = find_part (provenance, JCT_PROVENANCE_AFTER);
  g_assert_true ((compared->before.n > 0) == (before != NULL));
  g_assert_true ((compared->after.n > 0) == (after != NULL));
  if (compared->row.has_size && compared->row.kind == JCT_SIZE_COUNT)
    g_assert_cmpfloat_with_epsilon (after->sum / compared->after.n
                                      - before->sum / compared->before.n,
                                    compared->row.size, 1e-6);
}

static void
test_compared (void)
{
  static const JctMethod methods[] = { JCT_METHOD_BEFORE_AFTER, JCT_METHOD_ITS_OLS };
  g_autoptr (JctDocument) document = load ("us-china-repatriation.json");
  g_autoptr (JctView) view = jct_document_dup_default_view (document);

  for (guint m = 0; m < G_N_ELEMENTS (methods); m++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JctEventComparison) comparison
        = jct_compare_events (document, view, methods[m], NULL, NULL, NULL, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (comparison->n_rows, >, 40);
      for (guint i = 0; i < comparison->n_rows; i++)
        check_compared (comparison, &comparison->rows[i]);
    }
}

/* ---- elsewhere ------------------------------------------------------------------------------- */

/* All series together, either side of the event. */
static void
test_elsewhere (void)
{
  g_autoptr (JctDocument) document = load ("us-china-repatriation.json");
  g_autoptr (JctView) view = jct_view_copy (jct_document_find_view (document, "halt-2022"));
  g_autoptr (JctFilter) all = jct_filter_new ();
  g_autoptr (GError) error = NULL;

  jct_filter_free (view->filter);
  view->filter = g_steal_pointer (&all);
  g_free (view->by);
  view->by = g_strdup ("citizenship");
  g_autoptr (JctSeriesSet) set = jct_document_compute_series (document, view, &error);
  g_assert_no_error (error);
  const JctEvent *event = jct_document_find_event (document, view->selected_event);
  g_autoptr (JctProvenance) provenance
    = jct_elsewhere_provenance_new (document, view, set,
                                    jct_event_get_period (event, jct_series_set_get_kind (set)),
                                    &error);
  g_assert_no_error (error);
  const JctProvenancePart *before = find_part (provenance, JCT_PROVENANCE_BEFORE);
  double sum = 0;

  for (guint k = 0; k < jct_series_set_get_n (set); k++)
    {
      const JctSeries *series = jct_series_set_get (set, k);

      for (gssize i = jct_series_find (series, before->first);
           i <= jct_series_find (series, before->last); i++)
        sum += jct_series_get_value (series, (gsize) i);
    }
  g_assert_cmpfloat (before->sum, ==, sum);
  g_assert_nonnull (find_part (provenance, JCT_PROVENANCE_AFTER));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/provenance/claims", test_claims);
  g_test_add_func ("/provenance/change", test_change);
  g_test_add_func ("/provenance/compared", test_compared);
  g_test_add_func ("/provenance/elsewhere", test_elsewhere);
  return g_test_run ();
}
