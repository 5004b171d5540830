/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every number of the bundled datasets leads to its rows: the rows that a number is said to come from are added up here,
 * one by one, and what is said to be done with the sums is done with them; it must be the number that is drawn. And the
 * words, the sources, and what cannot be asked.
 */
#include <gio/gio.h>
#include <math.h>
#include <string.h>

#include "analysis/jct-effect-provenance.h"
#include "io/jct-reader.h"
#include "model/jct-provenance.h"
#include "model/jct-row-order.h"

static JctDocument *
load (const char *name)
{
  g_autofree char *path
    = g_build_filename (g_getenv ("JCT_PROJECT_DIR"), "data", "datasets", name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  JctDocument *document = jct_document_load (file, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return document;
}

static JctTransform
parse (const char *text)
{
  JctTransform transform = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (jct_transform_from_text (text, 10, &transform, &error));
  g_assert_no_error (error);
  return transform;
}

/* ---- the sums, one row after the other ---- */

static JctRowOrder *
find_rows (const JctProvenancePart *part)
{
  const JctRowQuery query
    = { .filter = part->filter, .has_span = TRUE, .span = jct_provenance_part_get_span (part) };
  g_autoptr (GError) error = NULL;
  JctRowOrder *order = jct_row_order_new (part->table, &query, NULL, &error);

  g_assert_no_error (error);
  return order;
}

/* Of the rows of one of its periods. */
static double
add_up (const JctProvenancePart *part, JctRowOrder *order, JctPeriod period)
{
  int measure = jct_table_find_measure (part->table, part->measure);
  JctPeriodKind fine = jct_table_get_period_kind (part->table);
  const gint32 *periods = jct_table_get_periods (part->table);
  double sum = 0;

  for (gsize i = 0; i < jct_row_order_get_n (order); i++)
    {
      gsize row = jct_row_order_get_row (order, i);
      JctPeriod its = jct_period_convert (jct_period (fine, periods[row]), period.kind);

      if (its.ordinal == period.ordinal
          && !jct_table_is_missing (part->table, (guint) measure, row))
        sum += jct_table_get_real (part->table, (guint) measure, row);
    }
  return sum;
}

/* What the first steps make of a part. */
static double
derive_part (const JctProvenancePart *part, const JctTransform *transform)
{
  g_autoptr (JctRowOrder) order = find_rows (part);
  guint n = (guint) (part->last.ordinal - part->first.ordinal + 1);
  gboolean halves = transform->rolling > 1 && transform->centred && transform->rolling % 2 == 0;
  double counted = 0, value = 0;

  g_assert_cmpuint (jct_row_order_get_n (order), ==, part->n_rows);
  for (guint i = 0; i < n; i++)
    {
      JctPeriod period = jct_period_shift (part->first, (int) i);
      double sum = add_up (part, order, period);
      double weight = halves && (i == 0 || i == n - 1) ? 0.5 : 1;

      counted += sum;
      value += weight * (transform->per_day ? sum / jct_period_n_days (period) : sum);
    }
  if (part->has_sum)
    g_assert_cmpfloat_with_epsilon (counted, part->sum, 1e-9);
  return transform->rolling > 1 ? value / transform->rolling : value;
}

static double
derive (const JctProvenance *provenance, const JctTransform *transform)
{
  double value = derive_part (g_ptr_array_index (provenance->parts, 0), transform);
  double other = provenance->parts->len > 1
                   ? derive_part (g_ptr_array_index (provenance->parts, 1), transform)
                   : NAN;

  switch (transform->kind)
    {
    case JCT_TRANSFORM_CHANGE:
      return value - other;
    case JCT_TRANSFORM_PERCENT:
      return 100 * (value / other - 1);
    case JCT_TRANSFORM_INDEX:
    case JCT_TRANSFORM_SHARE:
      return 100 * value / other;
    case JCT_TRANSFORM_NONE:
    case JCT_TRANSFORM_CUMULATIVE:
    default:
      return value;
    }
}

/* ---- every number of a view ---- */

static guint
check_series (JctDocument *document, const JctView *view, const JctSeries *series, gsize step)
{
  guint n = 0;

  for (gsize i = 0; i < jct_series_get_n (series); i += step)
    {
      JctPeriod period = jct_series_get_period (series, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (JctProvenance) provenance
        = jct_provenance_new (document, view, jct_series_get_key (series), period, &error);

      g_assert_no_error (error);
      if (jct_series_get_state (series, i) == JCT_VALUE_MISSING)
        continue;
      g_assert_cmpfloat_with_epsilon (derive (provenance, &view->transform),
                                      jct_series_get_value (series, i), 1e-7);
      g_assert_true ((provenance->steps->len > 0) == !jct_transform_is_none (&view->transform));
      n++;
    }
  return n;
}

static guint
check_view (JctDocument *document, const JctView *view, gsize step)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JctSeriesSet) set = jct_document_compute_series (document, view, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint s = 0; s < jct_series_set_get_n (set); s++)
    n += check_series (document, view, jct_series_set_get (set, s), step);
  return n;
}

static const char *const transforms[] = {
  "none",
  "per-day",
  "rolling:3",
  "rolling-centred:4",
  "rolling-centred:5",
  "per-day,rolling:3,percent-change",
  "change",
  "percent-change",
  "rolling:2,index:2022-08",
  "index",
  "share",
  "rolling:3,share",
};

static void
test_transforms (void)
{
  g_autoptr (JctDocument) document = load ("us-china-repatriation.json");

  for (guint d = 0; d < jct_document_get_n_definitions (document); d++)
    for (guint t = 0; t < G_N_ELEMENTS (transforms); t++)
      {
        g_autoptr (JctView) view = jct_view_new ();

        view->definition = g_strdup (jct_document_get_definition (document, d)->id);
        view->transform = parse (transforms[t]);
        g_assert_cmpuint (check_view (document, view, 7), >, 4);
      }
}

static void
test_running_sum (void)
{
  g_autoptr (JctDocument) document = load ("us-china-repatriation.json");
  g_autoptr (JctView) view = jct_view_new ();

  view->definition = g_strdup ("bp-southwest");
  view->transform = parse ("cumulative");
  g_assert_cmpuint (check_view (document, view, 1), >=, 60);
}

static void
test_periods (void)
{
  g_autoptr (JctDocument) document = load ("us-china-repatriation.json");
  const JctPeriodUnit units[] = { JCT_PERIOD_QUARTER, JCT_PERIOD_YEAR, JCT_PERIOD_FISCAL_YEAR };

  for (guint u = 0; u < G_N_ELEMENTS (units); u++)
    {
      g_autoptr (JctView) view = jct_view_new ();

      view->definition = g_strdup ("all-southwest");
      jct_filter_add (view->filter, "citizenship", "CHINA, PEOPLES REPUBLIC OF");
      view->has_period = TRUE;
      view->period = units[u];
      g_assert_cmpuint (check_view (document, view, 1), >=, 5);
    }
}

/* The rest has the rows of all values that have no series of their own. */
static void
test_split (void)
{
  g_autoptr (JctDocument) document = load ("us-china-repatriation.json");
  g_autoptr (JctView) view = jct_view_new ();

  view->definition = g_strdup ("bp-southwest");
  view->by = g_strdup ("citizenship");
  view->top = 3;
  jct_filter_exclude (view->filter, "citizenship", "MEXICO");
  g_assert_cmpuint (check_view (document, view, 5), >=, 4 * 10);
}

/* ---- what is said ---- */

static JctPeriod
december_2023 (void)
{
  return jct_period (jct_period_kind (JCT_PERIOD_MONTH, 1), 2023 * 12 + 11);
}

static JctProvenance *
ask_china (JctDocument *document, const char *transform)
{
  g_autoptr (JctView) view = jct_view_new ();
  g_autoptr (GError) error = NULL;
  JctProvenance *provenance;

  view->definition = g_strdup ("bp-southwest");
  jct_filter_add (view->filter, "citizenship", "CHINA, PEOPLES REPUBLIC OF");
  view->transform = parse (transform);
  provenance = jct_provenance_new (document, view, "all", december_2023 (), &error);
  g_assert_no_error (error);
  return provenance;
}

static void
test_words (void)
{
  g_autoptr (JctDocument) document = load ("us-china-repatriation.json");
  g_autoptr (JctProvenance) provenance = ask_china (document, "percent-change");
  g_autofree char *text = jct_provenance_to_text (provenance);

  g_assert_nonnull (strstr (text, "Border Patrol, southwest border\n"));
  g_assert_nonnull (strstr (text, "China"));
  g_assert_nonnull (strstr (text, "\nDecember 2023: 1 row, which says 5,951.\n"));
  g_assert_nonnull (strstr (text, "\nA year before: December 2022: 1 row, which says 931.\n"));
  g_assert_nonnull (strstr (text, "in per cent of the figure a year before"));
  g_assert_nonnull (strstr (text, "\nSource: "));
  g_assert_nonnull (strstr (text, "US Customs and Border Protection"));
  g_assert_nonnull (strstr (text, "https://"));
}

static void
test_words_of_sums (void)
{
  g_autoptr (JctDocument) document = load ("us-china-repatriation.json");
  g_autoptr (JctProvenance) provenance = ask_china (document, "rolling:3");
  g_autofree char *text = jct_provenance_to_text (provenance);

  g_assert_nonnull (strstr (text, "\nOctober 2023 to December 2023: 3 rows add up to "));
  g_assert_nonnull (strstr (text, "\nThe mean of 3 periods is taken.\n"));
}

/* Imprecise figures stay what they are. */
static void
test_imprecise (void)
{
  g_autoptr (JctDocument) document = load ("reported-figures.json");
  guint n_imprecise = 0;

  for (guint d = 0; d < jct_document_get_n_definitions (document); d++)
    {
      g_autoptr (JctView) view = jct_view_new ();
      g_autoptr (JctSeriesSet) set = NULL;

      view->definition = g_strdup (jct_document_get_definition (document, d)->id);
      set = jct_document_compute_series (document, view, NULL);
      for (guint s = 0; set != NULL && s < jct_series_set_get_n (set); s++)
        {
          const JctSeries *series = jct_series_set_get (set, s);

          check_series (document, view, series, 1);
          for (gsize i = 0; i < jct_series_get_n (series); i++)
            {
              g_autoptr (JctProvenance) provenance
                = jct_provenance_new (document, view, jct_series_get_key (series),
                                      jct_series_get_period (series, i), NULL);
              const JctProvenancePart *part = g_ptr_array_index (provenance->parts, 0);

              g_assert_cmpint (part->qualifier, ==, jct_series_get_qualifier (series, i));
              n_imprecise += part->qualifier != JCT_QUALIFIER_EXACT;
            }
        }
    }
  g_assert_cmpuint (n_imprecise, >, 0);
}

static void
test_row (void)
{
  g_autoptr (JctDocument) document = load ("us-china-repatriation.json");
  JctTable *table = jct_document_get_table (document, 0);
  g_autoptr (JctProvenance) provenance
    = jct_provenance_new_row (document, table, jct_table_get_n_rows (table) - 1);
  g_autofree char *row = jct_provenance_to_row (provenance);
  g_autofree char *filters = jct_provenance_to_filters (provenance);
  g_autofree char *title = jct_provenance_to_title (provenance);

  g_assert_cmpuint (provenance->parts->len, ==, 0);
  g_assert_true (g_str_has_prefix (row, "Row 8,400 of 8,400"));
  g_assert_cmpstr (title, ==, "September 2024");
  g_assert_nonnull (strstr (filters, "citizenship: "));
}

/* Outside the data there is nothing, and that is what is said. */
static void
test_outside (void)
{
  g_autoptr (JctDocument) document = load ("us-china-repatriation.json");
  g_autoptr (JctView) view = jct_view_new ();
  g_autoptr (GError) error = NULL;
  JctPeriod early = jct_period (jct_period_kind (JCT_PERIOD_MONTH, 1), 1990 * 12);

  view->definition = g_strdup ("bp-southwest");
  view->transform = parse ("change");
  g_autoptr (JctProvenance) provenance = jct_provenance_new (document, view, "all", early, &error);
  g_assert_no_error (error);
  const JctProvenancePart *part = g_ptr_array_index (provenance->parts, 0);
  g_autofree char *words = jct_provenance_part_to_words (part);
  g_assert_cmpuint (part->n_rows, ==, 0);
  g_assert_false (part->has_sum);
  g_assert_cmpstr (words, ==, "January 1990: no rows.");
}

static void
test_refused (void)
{
  g_autoptr (JctDocument) document = load ("us-china-repatriation.json");
  g_autoptr (JctView) view = jct_view_new ();
  g_autoptr (GError) error = NULL;

  view->definition = g_strdup ("bp-southwest");
  view->by = g_strdup ("citizenship");
  g_assert_null (jct_provenance_new (document, view, "NOWHERE", december_2023 (), &error));
  g_assert_error (error, JCT_DOCUMENT_ERROR, JCT_DOCUMENT_ERROR_BAD_REFERENCE);
  g_clear_error (&error);
  g_clear_pointer (&view->definition, g_free);
  view->definition = g_strdup ("none");
  g_assert_null (jct_provenance_new (document, view, "all", december_2023 (), &error));
  g_assert_error (error, JCT_DOCUMENT_ERROR, JCT_DOCUMENT_ERROR_NO_DEFINITION);
}

/* ---- the numbers of a method ---- */

/* Of the two means the rows of either side; of the others those of the series. */
static void
test_effects (void)
{
  g_autoptr (JctDocument) document = load ("us-china-repatriation.json");
  g_autoptr (JctView) view = jct_view_copy (jct_document_find_view (document, "halt-2022"));
  const JctEvent *event = jct_document_find_event (document, view->selected_event);
  g_autoptr (GError) error = NULL;
  g_autoptr (JctAnalysis) analysis
    = jct_analysis_compute (document, view,
                            jct_event_get_period (event, jct_period_kind (JCT_PERIOD_MONTH, 1)),
                            event->id, NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint m = 0; m < JCT_N_METHODS; m++)
    {
      g_autoptr (JctProvenance) provenance
        = jct_effect_provenance_new (analysis, view, (JctMethod) m, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (provenance->parts->len, ==, m == JCT_METHOD_BEFORE_AFTER ? 2 : 1);
      g_assert_cmpuint (provenance->steps->len, >=, 1);
      if (m != JCT_METHOD_BEFORE_AFTER)
        continue;
      const JctProvenancePart *before = g_ptr_array_index (provenance->parts, 0);
      const JctProvenancePart *after = g_ptr_array_index (provenance->parts, 1);
      g_assert_cmpfloat (before->sum, ==, analysis->before_after->before.sum);
      g_assert_cmpfloat (after->sum, ==, analysis->before_after->after.sum);
      derive_part (before, &view->transform);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/number-sources/transforms", test_transforms);
  g_test_add_func ("/number-sources/running-sum", test_running_sum);
  g_test_add_func ("/number-sources/periods", test_periods);
  g_test_add_func ("/number-sources/split", test_split);
  g_test_add_func ("/number-sources/words", test_words);
  g_test_add_func ("/number-sources/words-of-sums", test_words_of_sums);
  g_test_add_func ("/number-sources/imprecise", test_imprecise);
  g_test_add_func ("/number-sources/row", test_row);
  g_test_add_func ("/number-sources/outside", test_outside);
  g_test_add_func ("/number-sources/refused", test_refused);
  g_test_add_func ("/number-sources/effects", test_effects);
  return g_test_run ();
}
