/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ranked bars: which periods, in which order, and what is drawn and said of them. */
#include "chart-fixture.h"

#include "chart/jct-ranking.h"
#include "chart/jct-ticks.h"

#include <math.h>
#include <string.h>

typedef struct
{
  JctDocument *document;
  JctView *view;
  JctTheme *theme;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->document = fixture_document_new (FIXTURE_PLAIN);
  fixture->view = fixture_view_new ();
  fixture->theme = fixture_theme_new (JCT_THEME_LIGHT, 1);
  fixture->view->chart = JCT_CHART_RANKED;
  fixture->view->by = g_strdup ("group");
  jct_filter_clear (fixture->view->filter, "group");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  jct_document_unref (fixture->document);
  jct_view_free (fixture->view);
  jct_theme_free (fixture->theme);
}

static JctPeriod
month (int number)
{
  return jct_period (jct_period_kind (JCT_PERIOD_MONTH, 1), 2020 * 12 + number);
}

/* Series "s0" and so on of months from January 2020. */
static JctSeriesSet *
make_series (const double *const *values, guint n, gsize n_months, gboolean integer)
{
  g_autoptr (GPtrArray) series = g_ptr_array_new_with_free_func ((GDestroyNotify) jct_series_unref);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *key = g_strdup_printf ("s%u", i);
      g_ptr_array_add (series, jct_series_new (key, key, month (0), n_months, values[i], integer));
    }
  return jct_series_set_new ((JctSeries *const *) series->pdata, series->len);
}

static JctSeriesSet *
compute (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  JctSeriesSet *series = jct_document_compute_series (fixture->document, fixture->view, &error);

  g_assert_no_error (error);
  return series;
}

static JctScene *
lay_out (Fixture *fixture,
         JctSeriesSet *series,
         const JctPeriod *point,
         double width,
         double height,
         JctChartAxes *axes)
{
  JctChartInput input
    = fixture_chart_input (fixture->document, fixture->view, series, fixture->theme, width, height);

  input.point = point;
  JctScene *scene = jct_chart_layout (&input, axes);
  fixture_assert_sound (scene, "ranked");
  return scene;
}

static const JctMark *
find_bar (const JctScene *scene, const char *key)
{
  const JctMark *bar;

  for (guint i = 0; (bar = fixture_find (scene, JCT_ROLE_SERIES, JCT_MARK_RECT, i)) != NULL; i++)
    if (g_strcmp0 (bar->id, key) == 0)
      return bar;
  return NULL;
}

static const char *
find_text (const JctScene *scene, JctRole role, const char *id)
{
  const JctMark *text;

  for (guint i = 0; (text = fixture_find (scene, role, JCT_MARK_TEXT, i)) != NULL; i++)
    if (id == NULL || g_strcmp0 (text->id, id) == 0)
      return text->text;
  return NULL;
}

/* Plain counts of all months in sight are summed; a selected point shows its month alone. */
static void
test_periods (Fixture *fixture, gconstpointer data)
{
  const double a[] = { 1, 2, 30, 4 }, b[] = { 10, 10, 10, 10 };
  const double *const values[] = { a, b };
  g_autoptr (JctSeriesSet) series = make_series (values, 2, 4, TRUE);
  const JctPeriod march = month (2), outside = month (7);
  const JctSpan spring = { jct_day_from_date (2020, 2, 1), jct_day_from_date (2020, 4, 1) };
  const JctSpan whole = { 0, 0 };
  const struct
  {
    JctSpan visible;
    const JctPeriod *point;
    guint n;
    double first;
    guint series;
    const char *words;
  } cases[] = {
    { whole, NULL, 4, 40, 1, "January 2020 to April 2020, summed" },
    { spring, NULL, 2, 32, 0, "February 2020 to March 2020, summed" },
    { whole, &march, 1, 30, 0, "in March 2020" },
    { spring, &march, 1, 30, 0, "in March 2020" },
    { whole, &outside, 4, 40, 1, "January 2020 to April 2020, summed" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (JctRanking) ranking = { 0 };
      jct_ranking_init (&ranking, fixture->view, series, cases[i].visible, cases[i].point);
      g_autofree char *words = jct_ranking_dup_periods (&ranking);
      g_assert_cmpuint (ranking.n_periods, ==, cases[i].n);
      g_assert_cmpuint (ranking.values[0].series, ==, cases[i].series);
      g_assert_cmpfloat (ranking.values[0].value, ==, cases[i].first);
      g_assert_cmpstr (words, ==, cases[i].words);
      g_assert_true (jct_ranking_is_sum (&ranking) == (cases[i].n > 1));
    }
}

/* A sum of rates, shares or changes says nothing: the last month that has a figure is shown. */
static void
test_no_sum (Fixture *fixture, gconstpointer data)
{
  const double a[] = { 1, 2, 3, NAN }, b[] = { 9, 1, 1, NAN };
  const double *const values[] = { a, b };

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (JctSeriesSet) series = make_series (values, 2, 4, i == 0);
      g_auto (JctRanking) ranking = { 0 };
      fixture->view->transform.per_day = i == 0;
      jct_ranking_init (&ranking, fixture->view, series, (JctSpan){ 0, 0 }, NULL);
      g_assert_cmpuint (ranking.n_periods, ==, 1);
      g_assert_cmpint (ranking.period.ordinal, ==, month (2).ordinal);
      g_assert_cmpfloat (ranking.values[0].value, ==, 3);
    }
}

/* A fiscal year of which months are yet to come is not the one that is shown while there is a whole one. */
static void
test_complete (Fixture *fixture, gconstpointer data)
{
  fixture->view->has_period = TRUE;
  fixture->view->period = JCT_PERIOD_YEAR;
  g_assert_true (jct_transform_from_text ("share", 10, &fixture->view->transform, NULL));
  g_autoptr (JctSeriesSet) series = compute (fixture);
  g_auto (JctRanking) ranking = { 0 };
  jct_ranking_init (&ranking, fixture->view, series, (JctSpan){ 0, 0 }, NULL);
  g_autofree char *words = jct_ranking_dup_periods (&ranking);

  /* 2024 ends in September. */
  g_assert_cmpstr (words, ==, "in 2023");
}

/* The longest first, all from zero, each with its name and its figure; what is below zero goes to the left. */
static void
test_bars (Fixture *fixture, gconstpointer data)
{
  const double a[] = { 20 }, b[] = { -40 }, c[] = { 80 }, d[] = { 0 };
  const double *const values[] = { a, b, c, d };
  static const char *const order[] = { "s2", "s0", "s3", "s1" };
  static const char *const figures[] = { "80", "20", "0", "−40" };
  g_autoptr (JctSeriesSet) series = make_series (values, 4, 1, TRUE);
  JctChartAxes axes;
  g_autoptr (JctScene) scene = lay_out (fixture, series, NULL, 800, 500, &axes);
  double zero = find_bar (scene, "s0")->bounds.x, above = 0;

  g_assert_cmpint (axes.type, ==, JCT_CHART_RANKED);
  g_assert_cmpuint (axes.bars.n, ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      const JctMark *bar = find_bar (scene, order[i]);
      JctPoint point;

      g_assert_cmpfloat (bar->bounds.y, >, above);
      above = bar->bounds.y;
      g_assert_cmpfloat_with_epsilon (bar->value < 0 ? bar->bounds.x + bar->bounds.width
                                                     : bar->bounds.x,
                                      zero, 1e-6);
      g_assert_cmpfloat_with_epsilon (bar->bounds.width,
                                      fabs (bar->value) * find_bar (scene, "s2")->bounds.width / 80,
                                      1e-6);
      g_assert_cmpstr (find_text (scene, JCT_ROLE_SERIES_LABEL, order[i]), ==, order[i]);
      g_assert_cmpstr (find_text (scene, JCT_ROLE_POINT, order[i]), ==, figures[i]);
      /* The pointer finds the end of the bar, and the period from anywhere in its row. */
      guint index = axes.bars.bars[i].series;
      g_assert_cmpstr (jct_series_get_key (jct_series_set_get (series, index)), ==, order[i]);
      g_assert_true (jct_chart_axes_find_point (&axes, NULL, series, index, month (0), &point));
      g_assert_cmpfloat (point.x, ==, axes.bars.bars[i].end.x);
      g_assert_false (jct_chart_axes_find_point (&axes, NULL, series, index, month (1), &point));
      JctPeriod period;
      g_assert_true (jct_chart_axes_find_period (&axes, NULL, series, 10, point.y, &period));
      g_assert_cmpint (period.ordinal, ==, month (0).ordinal);
    }
}

/* What is missing is named and never drawn as zero; a sum that lacks months says so and is dashed. */
static void
test_missing (Fixture *fixture, gconstpointer data)
{
  const double a[] = { 1, 2, 3 }, b[] = { NAN, 5, NAN }, c[] = { NAN, NAN, NAN };
  const double *const values[] = { a, b, c };
  g_autoptr (JctSeriesSet) series = make_series (values, 3, 3, TRUE);
  g_autoptr (JctScene) scene = lay_out (fixture, series, NULL, 800, 500, NULL);
  const JctPeriod january = month (0);
  g_autoptr (JctScene) alone = lay_out (fixture, series, &january, 800, 500, NULL);
  JctChartInput input
    = fixture_chart_input (fixture->document, fixture->view, series, fixture->theme, 800, 500);
  g_autofree char *words = jct_chart_describe (&input);

  g_assert_cmpuint (fixture_count (scene, JCT_ROLE_SERIES, JCT_MARK_RECT), ==, 2);
  g_assert_cmpstr (find_text (scene, JCT_ROLE_NOTE, NULL), ==, "No figure: s2");
  g_assert_cmpstr (find_text (scene, JCT_ROLE_POINT, "s1"), ==, "5 (1 of 3 months)");
  g_assert_cmpfloat (find_bar (scene, "s1")->dash[0], >, 0);
  g_assert_cmpfloat (find_bar (scene, "s0")->dash[0], ==, 0);
  g_assert_cmpstr (find_text (alone, JCT_ROLE_NOTE, NULL), ==, "No figure: s1, s2");
  g_assert_true (g_str_has_prefix (words, "Ranked bars: "));
  g_assert_nonnull (
    strstr (words, "2 bars; the longest: s0: 6; s1: 5 (1 of 3 months). No figure: s2."));
  /* Not one figure in the month. */
  const double *const none[] = { c, c };
  g_autoptr (JctSeriesSet) empty = make_series (none, 2, 3, TRUE);
  g_autoptr (JctScene) nothing = lay_out (fixture, empty, NULL, 800, 500, NULL);
  g_assert_cmpuint (fixture_count (nothing, JCT_ROLE_SERIES, JCT_MARK_RECT), ==, 0);
  g_assert_cmpuint (fixture_count (nothing, JCT_ROLE_NOTE, JCT_MARK_TEXT), ==, 1);
}

/* The rest of a split stays the last, whatever its size; what has no room is counted with its sum. */
static void
test_rest (Fixture *fixture, gconstpointer data)
{
  fixture->view->top = 12;
  g_autoptr (JctSeriesSet) series = compute (fixture);
  JctChartAxes axes;
  g_autoptr (JctScene) large = lay_out (fixture, series, NULL, 900, 700, &axes);
  double last = 0;

  g_assert_cmpuint (axes.bars.n, ==, 13);
  g_assert_cmpuint (axes.bars.bars[12].series, ==, 12);
  g_assert_null (find_text (large, JCT_ROLE_NOTE, NULL));
  g_autoptr (JctScene) small = lay_out (fixture, series, NULL, 640, 260, &axes);
  g_assert_cmpuint (axes.bars.n, <, 13);
  g_assert_cmpuint (axes.bars.bars[axes.bars.n - 1].series, ==, 12);
  for (guint i = axes.bars.n - 1; i < 12; i++)
    {
      const JctSeries *left_out = jct_series_set_get (series, i);
      for (gsize k = 0; k < jct_series_get_n (left_out); k++)
        last += jct_series_get_value (left_out, k);
    }
  g_autofree char *sum = jct_format_value (last, 0);
  g_autofree char *note = g_strdup_printf ("and %u more, together %s", 13 - axes.bars.n, sum);
  g_assert_cmpstr (find_text (small, JCT_ROLE_NOTE, NULL), ==, note);
  /* Of shares there is no sum to tell. */
  g_assert_true (jct_transform_from_text ("share", 10, &fixture->view->transform, NULL));
  g_autoptr (JctSeriesSet) shares = compute (fixture);
  g_autoptr (JctScene) percent = lay_out (fixture, shares, NULL, 640, 260, NULL);
  g_assert_null (strstr (find_text (percent, JCT_ROLE_NOTE, NULL), "together"));
}

/* One clear sentence in the place of the data, and no bar. */
static void
test_no_split (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->view->by, g_free);
  g_autoptr (JctSeriesSet) series = compute (fixture);
  JctChartAxes axes;
  g_autoptr (JctScene) scene = lay_out (fixture, series, NULL, 800, 500, &axes);
  JctChartInput input
    = fixture_chart_input (fixture->document, fixture->view, series, fixture->theme, 800, 500);
  g_autofree char *words = jct_chart_describe (&input);

  g_assert_cmpuint (axes.bars.n, ==, 0);
  g_assert_cmpuint (fixture_count (scene, JCT_ROLE_SERIES, JCT_MARK_RECT), ==, 0);
  g_assert_cmpstr (find_text (scene, JCT_ROLE_NOTE, NULL), ==,
                   "Ranked bars compare the values of a split: choose what to split by");
  g_assert_nonnull (strstr (words, "choose what to split by."));
}

/* The words say what is summed, and of which months; a sum is not "per month". */
static void
test_words (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JctSeriesSet) series = compute (fixture);
  g_autofree char *sum
    = jct_chart_dup_subtitle (fixture->document, fixture->view, series, (JctSpan){ 0, 0 });
  const JctSpan may = { jct_day_from_date (2023, 5, 1), jct_day_from_date (2023, 6, 1) };
  g_autofree char *one = jct_chart_dup_subtitle (fixture->document, fixture->view, series, may);
  const JctPeriod december = month (47);
  JctChartInput input
    = fixture_chart_input (fixture->document, fixture->view, series, fixture->theme, 800, 500);

  g_assert_cmpstr (sum, ==,
                   "Encounters, Border Patrol, southwest border; by group; October 2019 to "
                   "September 2024, summed");
  g_assert_cmpstr (one, ==,
                   "Encounters per month, Border Patrol, southwest border; by group; in May 2023");
  input.point = &december;
  g_autofree char *full = jct_chart_dup_full_subtitle (&input);
  g_assert_true (g_str_has_suffix (full, "; by group; in December 2023"));
  /* It says that it is not logarithmic, and that the event's comparison stands elsewhere. */
  fixture->view->log_axis = TRUE;
  fixture->view->selected_event = g_strdup ("e06");
  g_autofree char *badge
    = jct_chart_dup_badge (fixture->document, fixture->view, series, (JctSpan){ 0, 0 }, 8);
  g_autofree char *hint = jct_chart_dup_full_subtitle (&input);
  g_assert_cmpstr (badge, ==,
                   "Bars start at zero. Not logarithmic: this type of chart has no such axis.");
  g_assert_nonnull (strstr (hint, "is drawn in line, step and bar charts"));
}

/* The value in focus has its own hue wherever it stands, and no other bar has that. */
static void
test_focus (Fixture *fixture, gconstpointer data)
{
  fixture->view->focus = g_strdup ("g20");
  g_autoptr (JctSeriesSet) series = compute (fixture);
  g_autoptr (JctScene) scene = lay_out (fixture, series, NULL, 900, 800, NULL);
  const JctMark *own = find_bar (scene, "g20"), *bar;
  const JctColor grey = fixture->theme->context;

  g_assert_cmpuint (fixture_count (scene, JCT_ROLE_SERIES, JCT_MARK_RECT), ==, FIXTURE_N_GROUPS);
  /* It keeps its place where not all have room. */
  JctChartAxes axes;
  g_autoptr (JctScene) small = lay_out (fixture, series, NULL, 640, 260, &axes);
  g_assert_cmpuint (axes.bars.n, <, 15);
  g_assert_nonnull (find_bar (small, "g20"));
  g_assert_cmpuint (axes.bars.bars[axes.bars.n - 1].series, ==, 20);
  g_assert_true (memcmp (&own->fill, &grey, sizeof grey) != 0);
  for (guint i = 0; (bar = fixture_find (scene, JCT_ROLE_SERIES, JCT_MARK_RECT, i)) != NULL; i++)
    g_assert_true (bar == own || memcmp (&bar->fill, &own->fill, sizeof own->fill) != 0);
}

/* The largest counts, zeros, one value, many values: finite, inside the page, in every theme and size. */
static void
test_extremes (Fixture *fixture, gconstpointer data)
{
  const double large[] = { 9e14 }, zero[] = { 0 }, below[] = { -9e14 }, one[] = { 1 };
  const double *const mixed[] = { large, one, zero, below };
  const double *const zeros[] = { zero, zero };
  const double sizes[][2] = { { 64, 64 }, { 320, 240 }, { 640, 360 }, { 3840, 2160 } };
  const double *many[300];

  for (guint i = 0; i < G_N_ELEMENTS (many); i++)
    many[i] = i % 7 == 0 ? below : i % 3 == 0 ? one : large;
  for (guint i = 0; i < 3 * G_N_ELEMENTS (sizes); i++)
    {
      guint s = i / 3;
      JctChartAxes axes;
      g_autoptr (JctSeriesSet) series = i % 3 == 0   ? make_series (mixed, 4, 1, TRUE)
                                        : i % 3 == 1 ? make_series (zeros, 2, 1, FALSE)
                                                     : make_series (many, 300, 1, TRUE);
      g_autoptr (JctScene) scene = lay_out (fixture, series, NULL, sizes[s][0], sizes[s][1], &axes);
      g_assert_cmpuint (axes.bars.n, >=, 1);
      g_assert_cmpuint (axes.bars.n, <=, JCT_MAX_BARS);
      for (guint k = 0; k < axes.bars.n; k++)
        {
          JctRect bar = axes.bars.bars[k].bar;
          g_assert_cmpfloat (bar.x, >=, -1);
          g_assert_cmpfloat (bar.x + bar.width, <=, sizes[s][0] + 1);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
  ADD ("/ranked/periods", test_periods);
  ADD ("/ranked/no-sum", test_no_sum);
  ADD ("/ranked/complete", test_complete);
  ADD ("/ranked/bars", test_bars);
  ADD ("/ranked/missing", test_missing);
  ADD ("/ranked/rest", test_rest);
  ADD ("/ranked/no-split", test_no_split);
  ADD ("/ranked/words", test_words);
  ADD ("/ranked/focus", test_focus);
  ADD ("/ranked/extremes", test_extremes);
#undef ADD
  return g_test_run ();
}
