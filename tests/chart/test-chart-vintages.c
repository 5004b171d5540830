/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures as published earlier, as they are drawn and told. */
#include "chart-fixture.h"

#include <math.h>
#include <string.h>

/* The fixture's document with what was published of one group in three months of 2021, of one of them twice. */
static JctDocument *
make_document (FixtureWords words, const char *group, double factor)
{
  static const struct
  {
    int month;
    const char *published;
    double more;
  } rows[] = {
    { 2, "2021-04-10", 7 }, { 5, "2021-08", 40 }, { 5, "2022-01-15", 20 }, { 9, "2021-12~", 0 }
  };
  g_autoptr (JctDocument) document = fixture_document_new (words);
  g_autoptr (JctView) view = fixture_view_new ();
  g_autoptr (JctSeriesSet) series = jct_document_compute_series (document, view, NULL);
  JctTable *today = jct_document_get_table (document, 0);
  JctPeriodKind months = jct_table_get_period_kind (today);
  g_autoptr (JctTableBuilder) builder = jct_table_builder_new ("old", months);
  g_autoptr (JctDocumentBuilder) edit = jct_document_builder_new_edit (document, 0);
  g_autoptr (GError) error = NULL;
  const char *measure = jct_table_get_measure_name (today, 0);

  jct_table_builder_add_dimension (builder, "published", NULL);
  jct_table_builder_add_dimension (builder, "group", NULL);
  jct_table_builder_add_measure (builder, measure, NULL, NULL, JCT_MEASURE_INTEGER);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      JctPeriod period = jct_period (months, 2021 * 12 + rows[i].month);
      JctSeries *first = jct_series_set_get (series, 0);
      double value = jct_series_get_value (first, (gsize) jct_series_find (first, period));

      jct_table_builder_add_row (builder, period.ordinal);
      jct_table_builder_set_code (builder, 0,
                                  jct_table_builder_intern (builder, 0, rows[i].published, -1));
      jct_table_builder_set_code (builder, 1, jct_table_builder_intern (builder, 1, group, -1));
      jct_table_builder_set_integer (builder, 0, (gint64) (value * factor + rows[i].more));
    }
  g_autoptr (JctTable) table = jct_table_builder_finish (builder, TRUE, NULL, NULL, &error);
  g_assert_no_error (error);
  JctVintage *vintage = jct_vintage_new (table, today, JCT_VINTAGE_PUBLISHED, &error);
  g_assert_no_error (error);
  g_assert_true (jct_document_builder_take_vintage (edit, vintage, &error));
  JctDocument *made = jct_document_builder_finish (edit, &error);
  g_assert_no_error (error);
  return made;
}

typedef struct
{
  JctDocument *document;
  JctView *view;
  JctTheme *theme;
  JctSeriesSet *series;
  JctPublishedSet *published;
} Fixture;

static void
ask (Fixture *fixture)
{
  g_clear_pointer (&fixture->series, jct_series_set_unref);
  g_clear_pointer (&fixture->published, jct_published_set_unref);
  fixture->series = jct_document_compute_series (fixture->document, fixture->view, NULL);
  g_assert_nonnull (fixture->series);
  fixture->published
    = jct_document_compute_published (fixture->document, fixture->view, fixture->series);
}

static void
set_up_with (Fixture *fixture, double factor)
{
  g_autoptr (JctView) view = fixture_view_new ();

  fixture->view = jct_view_copy (view);
  fixture->document
    = make_document (FIXTURE_PLAIN, jct_filter_get_values (view->filter, "group")[0], factor);
  fixture->theme = fixture_theme_new (JCT_THEME_LIGHT, 1);
  ask (fixture);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  set_up_with (fixture, 1);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  jct_document_unref (fixture->document);
  jct_view_free (fixture->view);
  jct_theme_free (fixture->theme);
  jct_series_set_unref (fixture->series);
  g_clear_pointer (&fixture->published, jct_published_set_unref);
}

static JctChartInput
make_input (Fixture *fixture, double width, double height)
{
  JctChartInput input = fixture_chart_input (fixture->document, fixture->view, fixture->series,
                                             fixture->theme, width, height);

  input.published = fixture->published;
  return input;
}

static guint
count_marks (Fixture *fixture)
{
  JctChartInput input = make_input (fixture, 900, 560);
  g_autoptr (JctScene) scene = jct_chart_layout (&input, NULL);

  fixture_assert_sound (scene, "vintages");
  return fixture_count (scene, JCT_ROLE_VINTAGE, JCT_MARK_SYMBOL);
}

/* Each figure at its own height over its month, with a hollow shape that no point has. */
static void
test_marks (Fixture *fixture, gconstpointer data)
{
  static const JctChartType types[] = { JCT_CHART_LINE, JCT_CHART_STEP, JCT_CHART_BARS };

  for (guint t = 0; t < G_N_ELEMENTS (types); t++)
    {
      JctChartAxes axes;
      fixture->view->chart = types[t];
      JctChartInput input = make_input (fixture, 900, 560);
      g_autoptr (JctScene) scene = jct_chart_layout (&input, &axes);

      fixture_assert_sound (scene, "vintages");
      g_assert_cmpuint (fixture_count (scene, JCT_ROLE_VINTAGE, JCT_MARK_SYMBOL), ==, 4);
      for (guint i = 0; i < 4; i++)
        {
          const JctMark *mark = fixture_find (scene, JCT_ROLE_VINTAGE, JCT_MARK_SYMBOL, i);
          guint n;
          const JctPublished *published
            = jct_published_set_find (fixture->published, 0, mark->period, &n);
          gboolean found = FALSE;

          for (guint k = 0; k < n; k++)
            found = found || published[k].value == mark->value;
          g_assert_true (found);
          JctSpan span = jct_period_span (mark->period);
          if (types[t] != JCT_CHART_BARS)
            g_assert_cmpfloat_with_epsilon (mark->center.x,
                                            jct_time_scale_map_period (&axes.time, mark->period),
                                            0.51);
          g_assert_cmpfloat (mark->center.x, >, jct_time_scale_map (&axes.time, span.start));
          g_assert_cmpfloat (mark->center.x, <, jct_time_scale_map (&axes.time, span.end));
          g_assert_cmpfloat_with_epsilon (mark->center.y,
                                          jct_value_scale_map (&axes.value, mark->value), 0.01);
          g_assert_cmpuint (mark->shape, ==, JCT_SHAPE_DIAMOND);
          g_assert_cmpfloat (mark->stroke.alpha, ==, 1);
          g_assert_cmpfloat (mark->line_width, <, 1.5);
        }
    }
}

/* Nothing where nobody asks, where the view cannot show them, or where they answer another question. */
static void
test_none (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (count_marks (fixture), ==, 4);
  fixture->view->vintages_hidden = TRUE;
  g_assert_cmpuint (count_marks (fixture), ==, 0);
  fixture->view->vintages_hidden = FALSE;
  fixture->view->chart = JCT_CHART_HEAT;
  g_assert_cmpuint (count_marks (fixture), ==, 0);
  fixture->view->chart = JCT_CHART_OVERLAY;
  g_assert_cmpuint (count_marks (fixture), ==, 0);
  fixture->view->chart = JCT_CHART_LINE;
  fixture->view->transform.rolling = 3;
  ask (fixture);
  g_assert_null (fixture->published);
  g_assert_cmpuint (count_marks (fixture), ==, 0);
  fixture->view->transform.rolling = 0;
  fixture->view->transform.per_day = TRUE;
  ask (fixture);
  g_assert_cmpuint (count_marks (fixture), ==, 4);
  fixture->view->transform.per_day = FALSE;
  jct_filter_clear (fixture->view->filter, "group");
  ask (fixture);
  g_assert_cmpuint (count_marks (fixture), ==, 0);
}

/* A figure far above today's has a place on the axis, and a line that leads to today's. */
static void
test_far (void)
{
  static const JctChartType types[] = { JCT_CHART_LINE, JCT_CHART_BARS, JCT_CHART_MULTIPLES };

  for (guint t = 0; t < G_N_ELEMENTS (types); t++)
    {
      Fixture fixture = { 0 };
      set_up_with (&fixture, 5);
      fixture.view->chart = types[t];
      if (types[t] == JCT_CHART_MULTIPLES)
        {
          g_free (fixture.view->by);
          fixture.view->by = g_strdup ("group");
          fixture.view->free_scale = TRUE;
        }
      ask (&fixture);
      JctChartInput input = make_input (&fixture, 1000, 640);
      g_autoptr (JctScene) scene = jct_chart_layout (&input, NULL);

      g_assert_cmpuint (fixture_count (scene, JCT_ROLE_VINTAGE, JCT_MARK_SYMBOL), ==, 4);
      g_assert_cmpuint (fixture_count (scene, JCT_ROLE_VINTAGE, JCT_MARK_POLYLINE), >=, 3);
      tear_down (&fixture, NULL);
    }
}

static void
test_words (Fixture *fixture, gconstpointer data)
{
  JctChartInput input = make_input (fixture, 900, 560);
  g_autoptr (JctScene) scene = NULL;
  g_autofree char *words = jct_chart_describe (&input);
  gboolean told = FALSE;

  input.show_source = TRUE;
  scene = jct_chart_layout (&input, NULL);
  for (guint i = 0; fixture_find (scene, JCT_ROLE_BADGE, JCT_MARK_TEXT, i) != NULL; i++)
    told = told
           || strstr (fixture_find (scene, JCT_ROLE_BADGE, JCT_MARK_TEXT, i)->text,
                      "Hollow diamonds: figures as published earlier.")
                != NULL;
  g_assert_true (told);
  g_test_message ("%s", words);
  g_assert_nonnull (strstr (words, "as published (10 April 2021)"));
  g_assert_nonnull (strstr (words, "(15 January 2022)"));
  g_assert_nonnull (strstr (words, " today."));
  fixture->view->vintages_hidden = TRUE;
  g_autofree char *without = jct_chart_describe (&input);
  g_assert_null (strstr (without, "published"));
}

/* No text is clipped or covered, in any size, theme or type, with hostile names too. */
static void
test_sound (void)
{
  static const double sizes[][2] = { { 320, 240 }, { 640, 400 }, { 1280, 720 }, { 2200, 1400 } };
  static const JctChartType types[]
    = { JCT_CHART_LINE, JCT_CHART_STEP, JCT_CHART_BARS, JCT_CHART_MULTIPLES };
  g_autoptr (JctView) view = fixture_view_new ();
  const char *group = jct_filter_get_values (view->filter, "group")[0];

  for (guint words = FIXTURE_PLAIN; words <= FIXTURE_HOSTILE; words++)
    {
      g_autoptr (JctDocument) document = make_document (words, group, 3);

      for (guint t = 0; t < G_N_ELEMENTS (types); t++)
        for (guint kind = 0; kind < JCT_N_THEMES; kind++)
          for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
            {
              g_autoptr (JctTheme) theme = fixture_theme_new ((JctThemeKind) kind, s == 3 ? 2 : 1);
              g_autoptr (JctView) asked = jct_view_copy (view);
              g_autofree char *what = g_strdup_printf ("%u %u %u %u", words, t, kind, s);

              asked->chart = types[t];
              if (types[t] == JCT_CHART_MULTIPLES)
                {
                  g_free (asked->by);
                  asked->by = g_strdup ("group");
                }
              g_autoptr (JctSeriesSet) series = jct_document_compute_series (document, asked, NULL);
              g_autoptr (JctPublishedSet) published
                = jct_document_compute_published (document, asked, series);
              JctChartInput input
                = fixture_chart_input (document, asked, series, theme, sizes[s][0], sizes[s][1]);
              input.published = published;
              input.show_source = TRUE;
              g_autoptr (JctScene) scene = jct_chart_layout (&input, NULL);
              g_assert_nonnull (published);
              fixture_assert_sound (scene, what);
            }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/vintages/marks", Fixture, NULL, set_up, test_marks, tear_down);
  g_test_add ("/vintages/none", Fixture, NULL, set_up, test_none, tear_down);
  g_test_add_func ("/vintages/far", test_far);
  g_test_add ("/vintages/words", Fixture, NULL, set_up, test_words, tear_down);
  g_test_add_func ("/vintages/sound", test_sound);
  return g_test_run ();
}
