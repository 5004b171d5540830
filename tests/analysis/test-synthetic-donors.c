/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The donors of a synthetic control, out of the bundled dataset and out of a small table. */
#include "analysis/jct-synthetic-donors.h"
#include "io/jct-reader.h"

#include "oracle.h"

#include <string.h>

#define CHINA "CHINA, PEOPLES REPUBLIC OF"

static JctPeriod
month (const char *text)
{
  JctPeriod period = { 0 };

  g_assert_true (jct_period_parse (text, jct_period_kind (JCT_PERIOD_MONTH, 1), &period));
  return period;
}

static JctDocument *
load (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("JCT_PROJECT_DIR"), "data", "datasets",
                                            "us-china-repatriation.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  JctDocument *document = jct_document_load (file, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return document;
}

static JctView *
china_view (void)
{
  JctView *view = jct_view_new ();

  view->definition = g_strdup ("bp-southwest");
  jct_filter_add (view->filter, "citizenship", CHINA);
  return view;
}

/* The sixteen of the reference values: not the four that are nearly empty, not the residual. The
 * answer is that of the reference values. */
static void
test_default (void)
{
  const char *const expected[]
    = { "BRAZIL",  "COLOMBIA", "CUBA",   "ECUADOR",  "EL SALVADOR", "GUATEMALA",
        "HAITI",   "HONDURAS", "INDIA",  "MEXICO",   "NICARAGUA",   "PERU",
        "ROMANIA", "RUSSIA",   "TURKEY", "VENEZUELA" };
  const char *const events[] = { "2022-08", "2024-05" };
  g_autoptr (JctDocument) document = load ();
  g_autoptr (JctView) view = china_view ();

  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    {
      g_auto (JctDonors) donors = { 0 };
      g_auto (JctSynthetic) result = { 0 };
      g_autoptr (GError) error = NULL;

      g_assert_true (
        jct_donors_collect (document, view, NULL, NULL, NULL, month (events[i]), &donors, &error));
      g_assert_no_error (error);
      g_assert_cmpint (donors.verdict, ==, JCT_VERDICT_ANSWERED);
      g_assert_cmpstr (donors.dimension, ==, "citizenship");
      g_assert_cmpuint (donors.n_left_out, ==, 5);
      g_assert_cmpuint (donors.series->len, ==, G_N_ELEMENTS (expected));
      for (guint j = 0; j < donors.series->len; j++)
        g_assert_cmpstr (jct_series_get_key (donors.series->pdata[j]), ==, expected[j]);
      for (gsize t = 0; t < N_CHINA; t++)
        g_assert_cmpfloat (jct_series_get_value (donors.treated, t), ==, china_counts[t]);
      jct_donors_compute (&donors, JCT_SCALING_COUNT_SCALED, &result);
      g_assert_cmpint (result.verdict, ==, JCT_VERDICT_ANSWERED);
      if (i > 0)
        continue;
      g_assert_true (is_close (result.pre_rmspe, 1.2148947953371645, 1e-8));
      g_assert_true (is_close (result.weights[9], 0.5133549529360328, 1e-7));
      g_assert_true (is_close (result.after_event.ratio, 26.96976458056564, 1e-8));
      g_assert_cmpuint (result.after_event.placebo.rank, ==, 1);
      g_assert_true (result.is_poor_fit);
      g_assert_cmpfloat (result.r2_before, <, 0);
    }
}

static void
test_given (void)
{
  const char *const given[] = { "INDIA", CHINA, "CANADA", "BRAZIL", "INDIA", NULL };
  g_autoptr (JctDocument) document = load ();
  g_autoptr (JctView) view = jct_view_new ();
  g_auto (JctDonors) donors = { 0 };
  g_autoptr (GError) error = NULL;

  view->definition = g_strdup ("bp-southwest");
  view->by = g_strdup ("citizenship");
  g_assert_true (
    jct_donors_collect (document, view, NULL, CHINA, given, month ("2022-08"), &donors, &error));
  g_assert_cmpint (donors.verdict, ==, JCT_VERDICT_ANSWERED);
  g_assert_cmpuint (donors.series->len, ==, 3);
  g_assert_cmpstr (jct_series_get_key (donors.series->pdata[0]), ==, "INDIA");
  g_assert_cmpstr (jct_series_get_key (donors.series->pdata[1]), ==, "CANADA");
  g_assert_cmpstr (jct_series_get_key (donors.series->pdata[2]), ==, "BRAZIL");
  g_assert_cmpfloat (jct_series_get_value (donors.treated, 34), ==, 351);
}

static JctVerdict
verdict_of (const JctDocument *document,
            const JctView *view,
            const char *const *values,
            const char *event)
{
  g_auto (JctDonors) donors = { 0 };
  g_auto (JctSynthetic) result = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (
    jct_donors_collect (document, view, NULL, NULL, values, month (event), &donors, &error));
  g_assert_no_error (error);
  jct_donors_compute (&donors, JCT_SCALING_LOG1P, &result);
  g_assert_cmpint (result.verdict, ==, donors.verdict);
  return result.verdict;
}

static void
test_declines (void)
{
  const char *const one[] = { "INDIA", NULL };
  const char *const none[] = { NULL };
  g_autoptr (JctDocument) document = load ();
  g_autoptr (JctView) view = china_view ();
  g_autoptr (JctView) all = jct_view_new ();

  g_assert_cmpint (verdict_of (document, view, NULL, "2025-08"), ==, JCT_VERDICT_OUTSIDE);
  g_assert_cmpint (verdict_of (document, view, one, "2022-08"), ==, JCT_VERDICT_NO_DONORS);
  /* No dimension in which the series is one value among others. */
  all->definition = g_strdup ("bp-southwest");
  g_assert_cmpint (verdict_of (document, all, NULL, "2022-08"), ==, JCT_VERDICT_NO_DONORS);
  /* A fiscal year that the data hold in part is no value. */
  g_assert_cmpint (verdict_of (document, view, none, "2022-08"), ==, JCT_VERDICT_NO_DONORS);
  view->has_period = TRUE;
  view->period = JCT_PERIOD_YEAR;
  g_assert_cmpint (verdict_of (document, view, NULL, "2022-08"), ==, JCT_VERDICT_MISSING);
}

static void
test_errors (void)
{
  const char *const unknown[] = { "INDIA", "ATLANTIS", NULL };
  g_autoptr (JctDocument) document = load ();
  g_autoptr (JctView) view = china_view ();
  g_auto (JctDonors) donors = { 0 };
  g_auto (JctDonors) others = { 0 };
  g_auto (JctDonors) third = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_false (
    jct_donors_collect (document, view, NULL, NULL, unknown, month ("2022-08"), &donors, &error));
  g_assert_error (error, JCT_SERIES_ERROR, JCT_SERIES_ERROR_NO_VALUE);
  g_clear_error (&error);
  g_assert_false (jct_donors_collect (document, view, "flavour", "sweet", NULL, month ("2022-08"),
                                      &others, &error));
  g_assert_error (error, JCT_SERIES_ERROR, JCT_SERIES_ERROR_NO_DIMENSION);
  g_clear_error (&error);
  g_free (view->definition);
  view->definition = g_strdup ("none");
  g_assert_false (
    jct_donors_collect (document, view, NULL, NULL, NULL, month ("2022-08"), &third, &error));
  g_assert_error (error, JCT_DOCUMENT_ERROR, JCT_DOCUMENT_ERROR_NO_DEFINITION);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/synthetic-donors/default", test_default);
  g_test_add_func ("/synthetic-donors/given", test_given);
  g_test_add_func ("/synthetic-donors/declines", test_declines);
  g_test_add_func ("/synthetic-donors/errors", test_errors);
  return g_test_run ();
}
