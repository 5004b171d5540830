/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The bundled datasets as the program reads them: the control totals under each definition, the
 * views, the labels, and the reported figures with their qualifiers. Every number here is written
 * out by hand.
 */
#include <gio/gio.h>
#include <math.h>

#include "io/jct-reader.h"
#include "model/jct-document.h"

#define CHINA "CHINA, PEOPLES REPUBLIC OF"

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

static JctDocument *
load_repatriation (void)
{
  return load ("us-china-repatriation.json");
}

static JctSeriesSet *
compute (const JctDocument *document, const JctView *view)
{
  g_autoptr (GError) error = NULL;
  JctSeriesSet *set = jct_document_compute_series (document, view, &error);

  g_assert_no_error (error);
  return set;
}

/* The one series of a definition under one citizenship (none where NULL), by `unit`. */
static JctSeriesSet *
compute_definition (const JctDocument *document,
                    const char *definition,
                    const char *citizenship,
                    JctPeriodUnit unit)
{
  g_autoptr (JctView) view = jct_view_new ();

  g_assert_nonnull (jct_document_find_definition (document, definition));
  view->definition = g_strdup (definition);
  if (citizenship != NULL)
    jct_filter_add (view->filter, "citizenship", citizenship);
  view->has_period = TRUE;
  view->period = unit;
  return compute (document, view);
}

static double
value_at (JctSeries *series, const char *period)
{
  JctPeriod parsed;
  gssize index;

  g_assert_true (jct_period_parse_any (period, 10, &parsed));
  index = jct_series_find (series, parsed);
  g_assert_cmpint (index, >=, 0);
  g_assert_cmpint (jct_series_get_state (series, (gsize) index), ==, JCT_VALUE_PRESENT);
  return jct_series_get_value (series, (gsize) index);
}

static double
figure (const JctDocument *document,
        const char *definition,
        const char *citizenship,
        const char *period)
{
  JctPeriod parsed;
  g_autoptr (JctSeriesSet) set = NULL;

  g_assert_true (jct_period_parse_any (period, 10, &parsed));
  set = compute_definition (document, definition, citizenship, parsed.kind.unit);
  g_assert_cmpuint (jct_series_set_get_n (set), ==, 1);
  return value_at (jct_series_set_get (set, 0), period);
}

/* ---- totals ---- */

static void
test_control_totals (void)
{
  static const struct
  {
    const char *definition, *period;
    double total;
  } controls[] = {
    { "bp-southwest", "FY2023", 24048 },  { "bp-southwest", "FY2022", 1970 },
    { "bp-southwest", "2023", 37153 },    { "bp-southwest", "2023-12", 5951 },
    { "bp-southwest", "2024-01", 3693 },  { "bp-southwest", "2024-02", 3507 },
    { "bp-southwest", "2024-03", 2048 },  { "all-southwest", "FY2023", 24314 },
    { "all-southwest", "FY2022", 2176 },  { "all-southwest", "2023", 37439 },
    { "all-southwest", "2022", 3813 },    { "bp-southwest", "2022", 3602 },
    { "all-southwest", "2023-12", 5980 }, { "bp-southwest", "2024-09", 1268 },
  };
  g_autoptr (JctDocument) document = load_repatriation ();

  for (gsize i = 0; i < G_N_ELEMENTS (controls); i++)
    {
      g_test_message ("%s %s", controls[i].definition, controls[i].period);
      g_assert_cmpfloat (figure (document, controls[i].definition, CHINA, controls[i].period), ==,
                         controls[i].total);
    }
}

static void
test_all_nationalities (void)
{
  g_autoptr (JctDocument) document = load_repatriation ();

  g_assert_cmpfloat (figure (document, "bp-southwest", NULL, "FY2023"), ==, 2045838);
  g_assert_cmpfloat (figure (document, "all-southwest", NULL, "FY2023"), ==, 2475669);
  g_assert_cmpfloat (figure (document, "bp-southwest", NULL, "2023-12"), ==, 249740);
  g_assert_cmpfloat (figure (document, "all-southwest", NULL, "2023-12"), ==, 301981);
}

/* As many series in both, of 60 months each, with the same keys and values. */
static void
assert_sets_equal (JctSeriesSet *one, JctSeriesSet *other, guint n)
{
  g_assert_cmpuint (jct_series_set_get_n (one), ==, n);
  g_assert_cmpuint (jct_series_set_get_n (other), ==, n);
  for (guint i = 0; i < n; i++)
    {
      JctSeries *a = jct_series_set_get (one, i);
      JctSeries *b = jct_series_set_get (other, i);

      g_assert_cmpstr (jct_series_get_key (a), ==, jct_series_get_key (b));
      g_assert_cmpuint (jct_series_get_n (a), ==, 60);
      g_assert_cmpuint (jct_series_get_n (b), ==, 60);
      for (gsize month = 0; month < 60; month++)
        g_assert_cmpfloat (jct_series_get_value (a, month), ==, jct_series_get_value (b, month));
    }
}

/* The detail of Chinese nationals is the other table's, split further: they agree in every
 * month. */
static void
test_tables_agree (void)
{
  static const char *const pairs[][2] = {
    { "bp-southwest", "china-detail-bp-southwest" },
    { "all-southwest", "china-detail-all-southwest" },
    { "all-nationwide", "china-detail-all-nationwide" },
  };
  g_autoptr (JctDocument) document = load_repatriation ();

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr (JctSeriesSet) one
        = compute_definition (document, pairs[i][0], CHINA, JCT_PERIOD_MONTH);
      g_autoptr (JctSeriesSet) other
        = compute_definition (document, pairs[i][1], NULL, JCT_PERIOD_MONTH);

      assert_sets_equal (one, other, 1);
    }
}

/* Title 42: 35 expulsions by the Border Patrol are what sets the Title 8 definition apart, over all
 * five years. */
static void
test_title_8 (void)
{
  g_autoptr (JctDocument) document = load_repatriation ();
  g_autoptr (JctSeriesSet) all
    = compute_definition (document, "bp-southwest", CHINA, JCT_PERIOD_FISCAL_YEAR);
  g_autoptr (JctSeriesSet) title_8
    = compute_definition (document, "bp-title8-southwest", CHINA, JCT_PERIOD_FISCAL_YEAR);
  double difference = 0;

  g_assert_cmpuint (jct_series_get_n (jct_series_set_get (all, 0)), ==, 5);
  for (gsize i = 0; i < 5; i++)
    difference += jct_series_get_value (jct_series_set_get (all, 0), i)
                  - jct_series_get_value (jct_series_set_get (title_8, 0), i);
  g_assert_cmpfloat (difference, ==, 35);
}

/* Myanmar: no row in most months, and those months are zero, not missing. */
static void
test_months_without_rows (void)
{
  g_autoptr (JctDocument) document = load_repatriation ();
  g_autoptr (JctSeriesSet) set
    = compute_definition (document, "bp-southwest", "MYANMAR (BURMA)", JCT_PERIOD_MONTH);
  JctSeries *series = jct_series_set_get (set, 0);
  double total = 0;

  g_assert_cmpuint (jct_series_get_n (series), ==, 60);
  for (gsize i = 0; i < 60; i++)
    {
      g_assert_cmpint (jct_series_get_state (series, i), ==, JCT_VALUE_PRESENT);
      total += jct_series_get_value (series, i);
    }
  g_assert_cmpfloat (jct_series_get_value (series, 0), ==, 0);
  g_assert_cmpfloat (total, ==, 18);
}

/* CBP's own file, read without conversion, gives the same in every month, for every citizenship. */
static void
test_cbp_file_agrees (void)
{
  static const char *const definitions[]
    = { "bp-southwest", "bp-title8-southwest", "all-southwest", "bp-nationwide", "all-nationwide" };
  g_autofree char *path = g_build_filename (g_getenv ("JCT_SHARED_DIR"), "data",
                                            "cbp-nationwide-encounters-fy20-fy24-aor.csv.gz", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (JctDocument) cbp = NULL;
  g_autoptr (JctDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_file_query_exists (file, NULL))
    {
      g_test_skip ("CBP's file is not there");
      return;
    }
  cbp = jct_document_load (file, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  document = load_repatriation ();
  for (gsize i = 0; i < G_N_ELEMENTS (definitions); i++)
    {
      const JctDefinition *definition = jct_document_find_definition (document, definitions[i]);
      JctSeriesQuery query = { .filter = definition->filter,
                               .by = "citizenship",
                               .kind = jct_period_kind (JCT_PERIOD_MONTH, 10) };
      g_autoptr (JctSeriesSet) ours
        = jct_series_set_compute (jct_document_find_table (document, "encounters"), &query, &error);
      g_autoptr (JctSeriesSet) theirs
        = jct_series_set_compute (jct_document_get_table (cbp, 0), &query, &error);

      g_assert_no_error (error);
      assert_sets_equal (ours, theirs, 22);
    }
}

/* ---- what it holds ---- */

static void
assert_values (const JctDocument *document,
               const char *table,
               const char *dimension,
               guint n_values)
{
  const JctTable *found = jct_document_find_table (document, table);
  int index = jct_table_find_dimension (found, dimension);

  g_assert_cmpint (index, >=, 0);
  g_assert_cmpuint (jct_table_get_n_values (found, (guint) index), ==, n_values);
}

static void
test_tables (void)
{
  g_autoptr (JctDocument) document = load_repatriation ();
  const JctTable *table = jct_document_find_table (document, "encounters");
  guint citizenship;
  guint code;
  JctPeriod first, last;

  g_assert_cmpuint (jct_document_get_n_tables (document), ==, 2);
  g_assert_cmpuint (jct_document_get_fiscal_start (document), ==, 10);
  g_assert_cmpuint (jct_table_get_n_dimensions (table), ==, 4);
  assert_values (document, "encounters", "citizenship", 22);
  assert_values (document, "encounters", "component", 2);
  assert_values (document, "encounters", "border", 3);
  assert_values (document, "encounters", "encounter_type", 3);
  assert_values (document, "china-detail", "area", 40);
  assert_values (document, "china-detail", "demographic", 4);
  g_assert_cmpint (jct_table_get_missing_periods (table), ==, JCT_MISSING_IS_ZERO);
  g_assert_true (jct_table_get_range (table, &first, &last));
  g_assert_cmpint (jct_period_first_day (first), ==, jct_day_from_date (2019, 10, 1));
  g_assert_cmpint (jct_period_end_day (last), ==, jct_day_from_date (2024, 10, 1));

  citizenship = (guint) jct_table_find_dimension (table, "citizenship");
  code = jct_table_find_value (table, citizenship, CHINA);
  g_assert_cmpuint (code, !=, JCT_CODE_NONE);
  g_assert_cmpstr (jct_table_get_value_label (table, citizenship, code), ==, "China");
}

static void
test_events (void)
{
  g_autoptr (JctDocument) document = load_repatriation ();
  const JctEvent *event
    = jct_document_find_event (document, "china-suspends-repatriation-cooperation");

  g_assert_cmpuint (jct_document_get_n_events (document), ==, 48);
  g_assert_cmpuint (jct_document_get_n_sources (document), ==, 89);
  g_assert_cmpuint (jct_document_get_n_claims (document), ==, 32);
  g_assert_cmpuint (jct_document_get_n_categories (document), ==, 8);
  g_assert_cmpstr (jct_document_get_category (document, 0)->id, ==, "repatriation-cooperation");

  g_assert_nonnull (event);
  g_assert_cmpint (jct_edtf_anchor (&event->date), ==, jct_day_from_date (2022, 8, 5));
  g_assert_cmpstr (event->title, ==, "China suspends repatriation cooperation with the US");
  g_assert_cmpstr (event->short_title, ==, "China suspends cooperation");
  g_assert_cmpuint (g_strv_length (event->source_keys), ==, 4);
  g_assert_cmpint (event->claimed, ==, JCT_DIRECTION_UP);
  g_assert_true (event->verified);
  g_assert_nonnull (event->precision_note);
  g_assert_false (jct_document_find_event (document, "eight-nationals-removed")->verified);
  for (guint i = 0; i < jct_document_get_n_events (document); i++)
    for (char **key = jct_document_get_event (document, i)->source_keys; *key != NULL; key++)
      g_assert_nonnull (jct_document_find_source (document, *key));
}

/* Nothing odd is found on reading either dataset. */
static void
test_no_problems (gconstpointer name)
{
  g_autoptr (JctDocument) document = load (name);

  for (guint i = 0; i < jct_document_get_n_problems (document); i++)
    {
      const JctProblem *problem = jct_document_get_problem (document, i);

      g_test_message ("%s: %s", problem->place, problem->message);
    }
  g_assert_cmpuint (jct_document_get_n_problems (document), ==, 0);
}

static void
test_views (gconstpointer name)
{
  g_autoptr (JctDocument) document = load (name);

  g_assert_cmpuint (jct_document_get_n_views (document), >=, 6);
  for (guint i = 0; i < jct_document_get_n_views (document); i++)
    {
      const JctView *view = jct_document_get_view (document, i);
      g_autoptr (JctSeriesSet) set = compute (document, view);

      g_test_message ("%s", view->id);
      g_assert_cmpuint (jct_series_set_get_n (set), >, 0);
      if (view->selected_event != NULL)
        g_assert_nonnull (jct_document_find_event (document, view->selected_event));
    }
}

static void
test_opening_view (void)
{
  g_autoptr (JctDocument) document = load_repatriation ();
  g_autoptr (JctView) view = jct_document_dup_default_view (document);
  g_autoptr (JctSeriesSet) set = compute (document, view);
  JctSeries *series = jct_series_set_get (set, 0);

  g_assert_cmpstr (view->id, ==, "opening");
  g_assert_cmpstr (view->definition, ==, "bp-southwest");
  g_assert_cmpuint (jct_series_set_get_n (set), ==, 1);
  g_assert_cmpuint (jct_series_get_n (series), ==, 60);
  g_assert_cmpfloat (value_at (series, "2023-12"), ==, 5951);
  g_assert_cmpfloat (value_at (series, "2022-07"), ==, 291);
}

static void
test_by_area (void)
{
  g_autoptr (JctDocument) document = load_repatriation ();
  g_autoptr (JctSeriesSet) set = compute (document, jct_document_find_view (document, "by-area"));

  g_assert_cmpuint (jct_series_set_get_n (set), ==, 9);
  g_assert_cmpstr (jct_series_get_key (jct_series_set_get (set, 0)), ==, "San Diego Sector");
  g_assert_cmpstr (jct_series_get_label (jct_series_set_get (set, 0)), ==, "San Diego");
}

/* ---- reported figures ---- */

static void
test_reported_figures (void)
{
  static const struct
  {
    const char *definition, *article, *period;
    double value;
    JctQualifier qualifier;
  } figures[] = {
    { "monthly-southwest", "Voice of America", "2023-12", 6000, JCT_QUALIFIER_NEARLY },
    { "monthly-southwest", "Voice of America", "2024-01", 3700, JCT_QUALIFIER_EXACT },
    { "monthly-southwest", "Voice of America", "2024-02", 3500, JCT_QUALIFIER_EXACT },
    { "monthly-southwest", "Voice of America", "2024-03", 2000, JCT_QUALIFIER_JUST_OVER },
    { "monthly-removals", "NBC News, reworded copy", "2024-03", 8, JCT_QUALIFIER_EXACT },
    { "yearly-southwest", "Voice of America", "2023", 37000, JCT_QUALIFIER_MORE_THAN },
    { "yearly-final-orders", "Voice of America", "2023", 100000, JCT_QUALIFIER_EXACT },
    { "yearly-final-orders", "NBC News, reworded copy", "2023", 100000, JCT_QUALIFIER_ABOUT },
    { "fiscal-southwest", "NBC News, reworded copy", "FY2023", 24000, JCT_QUALIFIER_MORE_THAN },
    { "fiscal-southwest", "NBC News, reworded copy", "FY2022", 2000, JCT_QUALIFIER_JUST_OVER },
    { "fiscal-removals", "NBC News, reworded copy", "FY2023", 288, JCT_QUALIFIER_EXACT },
  };
  g_autoptr (JctDocument) document = load ("reported-figures.json");
  gsize n_rows = 0;

  for (guint i = 0; i < jct_document_get_n_tables (document); i++)
    if (strcmp (jct_table_get_name (jct_document_get_table (document, i)), "reported-beside-cbp")
        != 0)
      n_rows += jct_table_get_n_rows (jct_document_get_table (document, i));
  g_assert_cmpuint (n_rows, ==, G_N_ELEMENTS (figures));

  for (gsize i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      g_autoptr (JctView) view = jct_view_new ();
      g_autoptr (JctSeriesSet) set = NULL;
      JctSeries *series;
      JctPeriod period;
      gssize index;

      view->definition = g_strdup (figures[i].definition);
      view->by = g_strdup ("article");
      jct_filter_add (view->filter, "article", figures[i].article);
      set = compute (document, view);
      g_assert_cmpuint (jct_series_set_get_n (set), ==, 1);
      series = jct_series_set_get (set, 0);
      g_assert_cmpstr (jct_series_get_key (series), ==, figures[i].article);
      g_assert_cmpfloat (value_at (series, figures[i].period), ==, figures[i].value);
      g_assert_true (jct_period_parse_any (figures[i].period, 10, &period));
      index = jct_series_find (series, period);
      g_assert_cmpint (jct_series_get_qualifier (series, (gsize) index), ==, figures[i].qualifier);
    }
}

/* The article's months beside CBP's: the counts lie in what the words allow. */
static void
test_reported_beside (void)
{
  static const struct
  {
    const char *period;
    double reported, counted;
    JctQualifier qualifier;
  } months[] = {
    { "2023-12", 6000, 5951, JCT_QUALIFIER_NEARLY },
    { "2024-01", 3700, 3693, JCT_QUALIFIER_EXACT },
    { "2024-02", 3500, 3507, JCT_QUALIFIER_EXACT },
    { "2024-03", 2000, 2048, JCT_QUALIFIER_JUST_OVER },
  };
  g_autoptr (JctDocument) document = load ("reported-figures.json");
  const JctView *view = jct_document_find_view (document, "beside-cbp");
  g_autoptr (JctSeriesSet) set = compute (document, view);
  int article = jct_series_set_find (set, "Voice of America");
  int cbp = jct_series_set_find (set, "CBP, U.S. Border Patrol");

  g_assert_cmpuint (jct_series_set_get_n (set), ==, 2);
  g_assert_cmpint (article, >=, 0);
  g_assert_cmpint (cbp, >=, 0);
  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    {
      JctSeries *reported = jct_series_set_get (set, (guint) article);
      double counted = value_at (jct_series_set_get (set, (guint) cbp), months[i].period);
      JctInterval range;
      JctPeriod period;
      gsize index;

      g_assert_true (jct_period_parse_any (months[i].period, 10, &period));
      index = (gsize) jct_series_find (reported, period);
      g_assert_cmpfloat (value_at (reported, months[i].period), ==, months[i].reported);
      g_assert_cmpfloat (counted, ==, months[i].counted);
      g_assert_cmpint (jct_series_get_qualifier (reported, index), ==, months[i].qualifier);
      g_assert_true (jct_series_get_range (reported, index, &range));
      if (months[i].qualifier != JCT_QUALIFIER_EXACT)
        g_assert_true (jct_claim_interval_contains (&range, counted));
    }
}

/* No sentence of the reworded copy passes for anybody's words. */
static void
test_reported_claims (gconstpointer name)
{
  g_autoptr (JctDocument) document = load (name);
  guint n_verbatim = 0;

  for (guint i = 0; i < jct_document_get_n_claims (document); i++)
    {
      const JctClaim *claim = jct_document_get_claim (document, i);

      g_assert_true (claim->verbatim == g_str_equal (claim->source, "seed-voa"));
      g_assert_nonnull (claim->text);
      n_verbatim += claim->verbatim;
    }
  g_assert_cmpuint (n_verbatim, >, 0);
  g_assert_cmpuint (n_verbatim, <, jct_document_get_n_claims (document));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/figures/control-totals", test_control_totals);
  g_test_add_func ("/figures/all-nationalities", test_all_nationalities);
  g_test_add_func ("/figures/tables-agree", test_tables_agree);
  g_test_add_func ("/figures/title-8", test_title_8);
  g_test_add_func ("/figures/months-without-rows", test_months_without_rows);
  g_test_add_func ("/figures/cbp-file-agrees", test_cbp_file_agrees);
  g_test_add_func ("/figures/tables", test_tables);
  g_test_add_func ("/figures/events", test_events);
  g_test_add_func ("/figures/opening-view", test_opening_view);
  g_test_add_func ("/figures/by-area", test_by_area);
  g_test_add_data_func ("/figures/repatriation/views", "us-china-repatriation.json", test_views);
  g_test_add_data_func ("/figures/repatriation/no-problems", "us-china-repatriation.json",
                        test_no_problems);
  g_test_add_data_func ("/figures/repatriation/claims", "us-china-repatriation.json",
                        test_reported_claims);
  g_test_add_func ("/figures/reported", test_reported_figures);
  g_test_add_func ("/figures/reported-beside", test_reported_beside);
  g_test_add_data_func ("/figures/reported/views", "reported-figures.json", test_views);
  g_test_add_data_func ("/figures/reported/no-problems", "reported-figures.json", test_no_problems);
  g_test_add_data_func ("/figures/reported/claims", "reported-figures.json", test_reported_claims);
  return g_test_run ();
}
