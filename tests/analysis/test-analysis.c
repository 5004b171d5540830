/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/jct-agreement.h"

#include <glib.h>
#include <string.h>

#include "io/jct-reader.h"

#define CHINA "CHINA, PEOPLES REPUBLIC OF"

static JctDocument *
load_bundled (void)
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
view_china (void)
{
  JctView *view = jct_view_new ();

  view->definition = g_strdup ("bp-southwest");
  jct_filter_add (view->filter, "citizenship", CHINA);
  return view;
}

static JctPeriod
month (const char *text)
{
  JctPeriod period = { 0 };

  g_assert_true (jct_period_parse (text, jct_period_kind (JCT_PERIOD_MONTH, 1), &period));
  return period;
}

static void
test_series (void)
{
  g_autoptr (JctDocument) document = load_bundled ();
  g_autoptr (JctView) view = view_china ();
  g_autoptr (GError) error = NULL;
  g_autoptr (JctAnalysis) analysis = NULL;
  g_autofree char *sentence = NULL;

  analysis = jct_analysis_compute (document, view, month ("2022-08"), NULL, NULL, NULL, NULL, NULL,
                                   &error);
  g_assert_no_error (error);
  g_assert_cmpstr (analysis->series_name, ==, "China");
  g_assert_cmpstr (analysis->unit, ==, "encounters");
  g_assert_cmpstr (analysis->definition->id, ==, "bp-southwest");
  g_assert_cmpuint (jct_series_get_n (analysis->series), ==, 60);
  g_assert_true (analysis->has_event_index);
  g_assert_cmpuint (analysis->event_index, ==, 34);
  g_assert_cmpfloat (jct_series_get_value (analysis->series, 33), ==, 291);
  g_assert_cmpint (jct_analysis_get_verdict (analysis, JCT_METHOD_BEFORE_AFTER), ==,
                   JCT_VERDICT_ANSWERED);
  sentence = jct_analysis_to_sentence (analysis, JCT_METHOD_BEFORE_AFTER);
  g_assert_true (g_str_has_prefix (sentence, "In the six months after, "));
}

/* Controls and donors are the same view with another citizenship; the series is not its own. */
static void
test_others (void)
{
  g_autoptr (JctDocument) document = load_bundled ();
  g_autoptr (JctView) view = view_china ();
  g_auto (JctAnalysisOptions) options = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (JctAnalysis) analysis = NULL;

  jct_analysis_options_init (&options);
  options.methods
    = JCT_METHOD_BIT (JCT_METHOD_BEFORE_AFTER) | JCT_METHOD_BIT (JCT_METHOD_SYNTHETIC_CONTROL);
  options.controls = jct_filter_new ();
  jct_filter_add (options.controls, "citizenship", "ECUADOR");
  jct_filter_add (options.controls, "citizenship", CHINA);
  options.donors = jct_filter_new ();
  jct_filter_add (options.donors, "citizenship", "INDIA");
  jct_filter_add (options.donors, "citizenship", "BRAZIL");
  analysis = jct_analysis_compute (document, view, month ("2022-08"), NULL, &options, NULL, NULL,
                                   NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (analysis->n_controls, ==, 1);
  g_assert_cmpstr (jct_series_get_key (analysis->controls[0]), ==, "ECUADOR");
  g_assert_cmpstr (jct_series_get_label (analysis->controls[0]), ==, "Ecuador");
  g_assert_cmpuint (jct_series_get_n (analysis->controls[0]), ==, 60);
  g_assert_cmpuint (analysis->n_donors, ==, 2);
  g_assert_cmpstr (jct_series_get_key (analysis->donors[1]), ==, "BRAZIL");
  g_assert_false (jct_analysis_has (analysis, JCT_METHOD_COUNTERFACTUAL));
}

/* No donor at all is a choice; the rule's own are those of nobody's choice. */
static void
test_no_donors (void)
{
  g_autoptr (JctDocument) document = load_bundled ();
  g_autoptr (JctView) view = view_china ();

  for (guint none = 0; none < 2; none++)
    {
      g_auto (JctAnalysisOptions) options = { 0 };
      g_autoptr (GError) error = NULL;
      g_autoptr (JctAnalysis) analysis = NULL;
      g_autofree char *sentence = NULL;

      jct_analysis_options_init (&options);
      options.methods = JCT_METHOD_BIT (JCT_METHOD_SYNTHETIC_CONTROL);
      if (none)
        options.donors = jct_filter_new ();
      analysis = jct_analysis_compute (document, view, month ("2022-08"), NULL, &options, NULL,
                                       NULL, NULL, &error);
      g_assert_no_error (error);
      sentence = jct_analysis_to_sentence (analysis, JCT_METHOD_SYNTHETIC_CONTROL);
      g_assert_cmpint (analysis->n_donors == 0, ==, none == 1);
      g_assert_cmpint (jct_analysis_get_verdict (analysis, JCT_METHOD_SYNTHETIC_CONTROL), ==,
                       none ? JCT_VERDICT_NONE_CHOSEN : JCT_VERDICT_ANSWERED);
      g_assert_cmpint (strstr (sentence, "no donors are chosen") != NULL, ==, none == 1);
    }
}

static JctAnalysis *
compute_controls (const char *value, const char *but, const char *definition)
{
  g_autoptr (JctDocument) document = load_bundled ();
  g_autoptr (JctView) view = view_china ();
  g_auto (JctAnalysisOptions) options = { 0 };
  g_autoptr (GError) error = NULL;
  JctAnalysis *analysis;

  jct_analysis_options_init (&options);
  options.methods = JCT_METHOD_BIT (JCT_METHOD_COUNTERFACTUAL);
  if (value != NULL)
    {
      options.controls = jct_filter_new ();
      jct_filter_add (options.controls, "citizenship", value);
    }
  if (but != NULL)
    {
      options.control_sums = jct_filter_new ();
      jct_filter_exclude (options.control_sums, "citizenship", but);
    }
  if (definition != NULL)
    options.control_definitions = g_strdupv ((char *[]){ (char *) definition, NULL });
  analysis = jct_analysis_compute (document, view, month ("2022-08"), NULL, &options, NULL, NULL,
                                   NULL, &error);
  g_assert_no_error (error);
  return analysis;
}

/* The rest of the world is one control; what holds the series itself, or a part of it, is none. */
static void
test_control_sums (void)
{
  g_autoptr (JctAnalysis) rest = compute_controls (NULL, CHINA, NULL);
  g_autoptr (JctAnalysis) part = compute_controls (NULL, "INDIA", NULL);
  g_autoptr (GPtrArray) warnings = NULL;

  g_assert_cmpuint (rest->n_controls, ==, 1);
  g_assert_cmpstr (jct_series_get_label (rest->controls[0]), ==, "all but China");
  g_assert_null (rest->controls_left_out);
  g_assert_cmpuint (part->n_controls, ==, 0);
  warnings = jct_analysis_get_warnings (part, JCT_METHOD_COUNTERFACTUAL);
  g_assert_true (g_str_has_prefix (g_ptr_array_index (warnings, 0),
                                   "“all but India” contains the series itself"));
}

static void
test_control_definitions (void)
{
  static const char *const containing[] = { "all-southwest", "all-nationwide", "bp-southwest" };
  g_autoptr (JctAnalysis) part = compute_controls (NULL, NULL, "bp-title8-southwest");
  g_autoptr (JctDocument) document = load_bundled ();
  g_autoptr (JctView) view = jct_view_new ();
  g_auto (JctAnalysisOptions) options = { 0 };
  g_autoptr (JctAnalysis) other = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (containing); i++)
    {
      g_autoptr (JctAnalysis) analysis = compute_controls (NULL, NULL, containing[i]);

      g_assert_cmpuint (analysis->n_controls, ==, 0);
      g_assert_nonnull (strstr (analysis->controls_left_out[0], "contains the series itself"));
    }
  g_assert_nonnull (strstr (part->controls_left_out[0], "shares figures with the series itself"));

  /* Ports of entry beside the Border Patrol: the definition says which component is meant. */
  view->definition = g_strdup ("all-southwest");
  jct_filter_add (view->filter, "citizenship", CHINA);
  jct_filter_exclude (view->filter, "component", "U.S. Border Patrol");
  jct_analysis_options_init (&options);
  options.methods = JCT_METHOD_BIT (JCT_METHOD_COUNTERFACTUAL);
  options.control_definitions = g_strdupv ((char *[]){ (char *) "bp-southwest", NULL });
  other = jct_analysis_compute (document, view, month ("2022-08"), NULL, &options, NULL, NULL, NULL,
                                &error);
  g_assert_no_error (error);
  g_assert_cmpuint (other->n_controls, ==, 1);
  g_assert_cmpstr (jct_series_get_key (other->controls[0]), ==, "bp-southwest");
  g_assert_cmpfloat (jct_series_get_value (other->controls[0], 33), ==, 291);

  /* Of another table nobody knows. */
  g_clear_pointer (&view, jct_view_free);
  view = jct_view_new ();
  view->definition = g_strdup ("china-detail-bp-southwest");
  g_clear_pointer (&other, jct_analysis_unref);
  other = jct_analysis_compute (document, view, month ("2022-08"), NULL, &options, NULL, NULL, NULL,
                                &error);
  g_assert_no_error (error);
  g_assert_cmpuint (other->n_controls, ==, 1);
  g_assert_cmpuint (g_strv_length (other->controls_elsewhere), ==, 1);

  g_strfreev (options.control_definitions);
  options.control_definitions = g_strdupv ((char *[]){ (char *) "nowhere", NULL });
  g_assert_null (jct_analysis_compute (document, view, month ("2022-08"), NULL, &options, NULL,
                                       NULL, NULL, &error));
  g_assert_error (error, JCT_DOCUMENT_ERROR, JCT_DOCUMENT_ERROR_BAD_REFERENCE);
}

/* A control that changes after the event as well takes the answer away. */
static JctDocument *
make_document (gboolean control_moves)
{
  g_autoptr (GString) text = g_string_new ("month,group,n\n");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  JctDocument *document;

  for (guint i = 0; i < 48; i++)
    for (guint g = 0; g < 2; g++)
      g_string_append_printf (text, "%u-%02u,%s,%u\n", 2020 + i / 12, i % 12 + 1,
                              g == 0 ? "own" : "other",
                              1000 * (i > 30 && (g == 0 || control_moves) ? 2 : 1)
                                + (i * (7 + 4 * g)) % 13 * 3);
  bytes = g_bytes_new (text->str, text->len);
  document = jct_document_load_bytes (bytes, "made-up.csv", &error);
  g_assert_no_error (error);
  return document;
}

static void
test_control_moved (void)
{
  for (guint moves = 0; moves < 2; moves++)
    {
      g_autoptr (JctDocument) document = make_document (moves);
      g_autoptr (JctView) view = jct_view_new ();
      g_auto (JctAnalysisOptions) options = { 0 };
      g_autoptr (GError) error = NULL;
      g_autoptr (JctAnalysis) analysis = NULL;
      g_autoptr (GPtrArray) warnings = NULL;
      g_autoptr (JctAgreement) agreement = NULL;

      jct_filter_add (view->filter, "group", "own");
      jct_analysis_options_init (&options);
      options.methods = JCT_METHOD_BIT (JCT_METHOD_COUNTERFACTUAL);
      options.controls = jct_filter_new ();
      jct_filter_add (options.controls, "group", "other");
      analysis = jct_analysis_compute (document, view, month ("2022-07"), NULL, &options, NULL,
                                       NULL, NULL, &error);
      g_assert_no_error (error);
      warnings = jct_analysis_get_warnings (analysis, JCT_METHOD_COUNTERFACTUAL);
      agreement = jct_agreement_new (analysis);
      g_assert_cmpint (analysis->controls_moved != NULL, ==, moves == 1);
      g_assert_cmpint (strstr (g_ptr_array_index (warnings, 0), "“other” changed") != NULL, ==,
                       moves == 1);
      g_assert_cmpint (jct_agreement_find (agreement, JCT_METHOD_COUNTERFACTUAL)->finding, ==,
                       moves == 1 ? JCT_FINDING_NOT_ENOUGH : JCT_FINDING_CHANGE);
    }
}

/* Two events in one model: the row is that of the event, whichever comes first. */
static void
test_two_events (void)
{
  g_autoptr (JctDocument) document = load_bundled ();
  g_autoptr (JctView) view = view_china ();

  for (guint turned = 0; turned < 2; turned++)
    {
      g_auto (JctAnalysisOptions) options = { 0 };
      g_autoptr (GError) error = NULL;
      g_autoptr (JctAnalysis) analysis = NULL;
      g_autoptr (JctAgreement) agreement = NULL;
      const JctAgreementRow *row;

      jct_analysis_options_init (&options);
      options.methods
        = JCT_METHOD_BIT (JCT_METHOD_ITS_OLS) | JCT_METHOD_BIT (JCT_METHOD_ITS_QUASIPOISSON);
      options.has_second = TRUE;
      options.second = month (turned ? "2022-08" : "2023-06");
      analysis = jct_analysis_compute (document, view, month (turned ? "2023-06" : "2022-08"), NULL,
                                       &options, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      agreement = jct_agreement_new (analysis);
      row = &agreement->rows[0];
      g_assert_cmpint (row->scale, ==, JCT_SCALE_COUNT);
      g_assert_cmpfloat (row->size, ==, analysis->its_count->coef[turned ? 4 : 2]);
      row = jct_agreement_find (agreement, JCT_METHOD_ITS_QUASIPOISSON);
      g_assert_cmpfloat (row->size, ==, analysis->quasi_poisson->irr[turned ? 4 : 2].estimate);
    }
}

static void
test_errors (void)
{
  g_autoptr (JctDocument) document = load_bundled ();
  g_autoptr (JctView) view = view_china ();
  g_auto (JctAnalysisOptions) options = { 0 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  jct_analysis_options_init (&options);
  options.controls = jct_filter_new ();
  jct_filter_add (options.controls, "citizenship", "ATLANTIS");
  g_assert_null (jct_analysis_compute (document, view, month ("2022-08"), NULL, &options, NULL,
                                       NULL, NULL, &error));
  g_assert_error (error, JCT_SERIES_ERROR, JCT_SERIES_ERROR_NO_VALUE);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_null (jct_analysis_compute (document, view, month ("2022-08"), NULL, NULL, cancellable,
                                       NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* The event in question is no confounder of itself; distances are in periods, signed. */
static void
test_confounders (void)
{
  g_autoptr (JctDocument) document = load_bundled ();
  g_autoptr (JctView) view = view_china ();
  g_autoptr (GError) error = NULL;
  g_autoptr (JctAnalysis) named = NULL;
  g_autoptr (JctAnalysis) bare = NULL;
  const JctEvent *event = NULL;

  for (guint i = 0; i < jct_document_get_n_events (document); i++)
    {
      event = jct_document_get_event (document, i);
      if (event->date.start.year == 2022 && event->date.start.month == 8)
        break;
    }
  named = jct_analysis_compute (document, view, month ("2022-08"), event->id, NULL, NULL, NULL,
                                NULL, &error);
  g_assert_no_error (error);
  bare = jct_analysis_compute (document, view, month ("2022-08"), NULL, NULL, NULL, NULL, NULL,
                               &error);
  g_assert_no_error (error);
  g_assert_true (named->about == event);
  g_assert_cmpuint (bare->n_confounders, ==, named->n_confounders + 1);
  for (guint i = 0; i < named->n_confounders; i++)
    {
      g_assert_true (named->confounders[i].event != event);
      g_assert_cmpint (ABS (named->confounders[i].distance), <=, 6);
    }
}

/* The table of the bundled case: each scale has its row, the log scale votes. */
static void
test_agreement (void)
{
  g_autoptr (JctDocument) document = load_bundled ();
  g_autoptr (JctView) view = view_china ();
  g_autoptr (GError) error = NULL;
  g_autoptr (JctAnalysis) analysis = NULL;
  g_autoptr (JctAgreement) agreement = NULL;
  const JctAgreementRow *row;

  analysis = jct_analysis_compute (document, view, month ("2022-08"), NULL, NULL, NULL, NULL, NULL,
                                   &error);
  g_assert_no_error (error);
  agreement = jct_agreement_new (analysis);
  for (guint i = 0; i < agreement->n_rows; i++)
    g_assert_true ((agreement->rows[i].finding == JCT_FINDING_NOT_ENOUGH)
                   == (agreement->rows[i].reason != NULL));
  row = jct_agreement_find (agreement, JCT_METHOD_PLACEBO_TIME);
  g_assert_cmpint (row->scale, ==, JCT_SCALE_LOG1P);
  row = jct_agreement_find (agreement, JCT_METHOD_BEFORE_AFTER);
  g_assert_cmpint (row->trend, ==, JCT_TREND_UP);
  g_assert_cmpint (row->finding, ==, JCT_FINDING_NOT_ENOUGH);
}

static void
test_options (void)
{
  g_auto (JctAnalysisOptions) a = { 0 };
  g_auto (JctAnalysisOptions) b = { 0 };
  JctMethod method;

  jct_analysis_options_init (&a);
  a.donors = jct_filter_new ();
  jct_filter_add (a.donors, "x", "1");
  jct_analysis_options_copy (&a, &b);
  g_assert_true (jct_analysis_options_equal (&a, &b));
  jct_filter_add (b.donors, "x", "2");
  g_assert_false (jct_analysis_options_equal (&a, &b));
  for (guint m = 0; m < JCT_N_METHODS; m++)
    {
      g_assert_true (jct_method_from_name (jct_method_to_name ((JctMethod) m), &method));
      g_assert_cmpint (method, ==, m);
    }
  g_assert_false (jct_method_from_name ("all", &method));
}

/* What is shown by default of each method is the scale that votes; the one asked for where one is. */
static void
test_scales (void)
{
  g_autoptr (JctDocument) document = load_bundled ();
  g_autoptr (JctView) view = view_china ();

  for (guint i = 0; i < 3; i++)
    {
      g_auto (JctAnalysisOptions) options = { 0 };
      g_autoptr (JctAnalysis) analysis = NULL;
      g_autoptr (JctAgreement) agreement = NULL;
      g_autoptr (GError) error = NULL;

      jct_analysis_options_init (&options);
      options.log1p = i == 1;
      options.voting_scale = i == 2;
      analysis = jct_analysis_compute (document, view, month ("2022-08"), NULL, &options, NULL,
                                       NULL, NULL, &error);
      g_assert_no_error (error);
      agreement = jct_agreement_new (analysis);
      g_assert_false (jct_analysis_shows_log (analysis, JCT_METHOD_BEFORE_AFTER));
      g_assert_false (jct_analysis_shows_log (analysis, JCT_METHOD_SYNTHETIC_CONTROL));
      for (guint m = 0; m < JCT_N_METHODS; m++)
        {
          const JctAgreementRow *row = jct_agreement_find (agreement, (JctMethod) m);
          if (row->scale == JCT_SCALE_NONE)
            continue;
          g_assert_true (jct_analysis_shows_log (analysis, (JctMethod) m)
                         == (i == 2 ? row->scale == JCT_SCALE_LOG1P : i == 1));
        }
      g_assert_true (jct_analysis_get_counterfactual (analysis)->options.log1p == (i > 0));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/series", test_series);
  g_test_add_func ("/analysis/others", test_others);
  g_test_add_func ("/analysis/no-donors", test_no_donors);
  g_test_add_func ("/analysis/control-sums", test_control_sums);
  g_test_add_func ("/analysis/control-definitions", test_control_definitions);
  g_test_add_func ("/analysis/control-moved", test_control_moved);
  g_test_add_func ("/analysis/two-events", test_two_events);
  g_test_add_func ("/analysis/errors", test_errors);
  g_test_add_func ("/analysis/confounders", test_confounders);
  g_test_add_func ("/analysis/agreement", test_agreement);
  g_test_add_func ("/analysis/options", test_options);
  g_test_add_func ("/analysis/scales", test_scales);
  return g_test_run ();
}
