/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A claim drawn beside the figures: in every theme and size, closed and open, inside and far outside the axis. */
#include <math.h>
#include <string.h>

#include "chart-fixture.h"

/* The fixture's document with the claim in it; takes it. */
static JctDocument *
document_with (JctClaim *claim)
{
  g_autoptr (JctDocument) plain = fixture_document_new (FIXTURE_HOSTILE);
  g_autoptr (JctDocumentBuilder) builder = jct_document_builder_new_edit (plain, JCT_PART_CLAIMS);
  JctDocument *document;

  claim->id = g_strdup ("c");
  claim->text = g_strdup ("Text");
  g_assert_true (jct_document_builder_take_claim (builder, claim, NULL));
  document = jct_document_builder_finish (builder, NULL);
  g_assert_nonnull (document);
  return document;
}

static JctClaim *
make_claim (const char *qualifier, double value, const char *period)
{
  JctClaim *claim = jct_claim_new ();

  jct_claim_set_qualifier_name (claim, qualifier);
  claim->has_value = TRUE;
  claim->value = value;
  /* What the fixture's view lets pass. */
  jct_filter_add (claim->where, "group", "g00");
  g_assert_true (jct_claim_period_parse (period, &claim->period, NULL));
  return claim;
}

typedef struct
{
  guint n_range, n_open, n_earlier, n_labels;
} Drawn;

static Drawn
draw (JctDocument *document, JctView *view, JctThemeKind kind, double width, double height)
{
  g_autoptr (JctTheme) theme = fixture_theme_new (kind, 1);
  g_autoptr (JctSeriesSet) series = jct_document_compute_series (document, view, NULL);
  JctChartInput input = fixture_chart_input (document, view, series, theme, width, height);
  g_autoptr (JctScene) scene = jct_chart_layout (&input, NULL);
  g_autofree char *what = g_strdup_printf ("%gx%g, theme %d", width, height, kind);
  JctRect plot = jct_scene_get_plot (scene);
  Drawn drawn = { 0 };

  fixture_assert_sound (scene, what);
  for (guint i = 0; i < jct_scene_get_n (scene); i++)
    {
      const JctMark *mark = jct_scene_get (scene, i);

      drawn.n_labels += mark->role == JCT_ROLE_CLAIM_LABEL;
      if (mark->role != JCT_ROLE_CLAIM)
        continue;
      drawn.n_range += g_strcmp0 (mark->id, "range") == 0;
      drawn.n_open += g_strcmp0 (mark->id, "open") == 0;
      drawn.n_earlier += g_strcmp0 (mark->id, "earlier") == 0;
      g_assert_cmpfloat (mark->bounds.y, >=, plot.y - 0.5);
      g_assert_cmpfloat (mark->bounds.y + mark->bounds.height, <=, plot.y + plot.height + 0.5);
    }
  return drawn;
}

static JctView *
view_of (JctPeriodUnit unit, JctChartType type)
{
  JctView *view = fixture_view_new ();

  view->has_period = TRUE;
  view->period = unit;
  view->chart = type;
  view->claim = g_strdup ("c");
  return view;
}

static void
test_ranges (void)
{
  static const double values[] = { 1, 1e3, 1e5, 1e12 };
  static const char *const qualifiers[] = { "nearly", "more-than", "at-most" };
  g_autoptr (JctView) view = view_of (JCT_PERIOD_YEAR, JCT_CHART_BARS);

  for (guint i = 0; i < G_N_ELEMENTS (values) * G_N_ELEMENTS (qualifiers); i++)
    {
      const char *qualifier = qualifiers[i % 3];
      g_autoptr (JctDocument) document
        = document_with (make_claim (qualifier, values[i / 3], "2022"));

      for (guint theme = 0; theme < JCT_N_THEMES; theme++)
        {
          Drawn drawn = draw (document, view, (JctThemeKind) theme, 900, 560);

          g_assert_cmpuint (drawn.n_range + drawn.n_open, >, 0);
          g_assert_cmpuint (drawn.n_labels, ==, 1);
          if (g_str_equal (qualifier, "more-than"))
            g_assert_cmpuint (drawn.n_open, >, 0);
        }
      draw (document, view, JCT_THEME_LIGHT, 240, 160);
      draw (document, view, JCT_THEME_LIGHT, 2000, 1200);
    }
}

static void
test_comparison (void)
{
  JctClaim *claim = make_claim ("about", 2, "2021/2022");
  g_autoptr (JctDocument) document = NULL;
  g_autoptr (JctView) view = view_of (JCT_PERIOD_YEAR, JCT_CHART_BARS);

  claim->kind = JCT_CLAIM_RATIO;
  document = document_with (claim);
  g_assert_cmpuint (draw (document, view, JCT_THEME_LIGHT, 900, 560).n_earlier, ==, 1);
}

static char *
dup_badge (JctDocument *document, JctView *view)
{
  g_autoptr (JctSeriesSet) series = jct_document_compute_series (document, view, NULL);

  return jct_chart_dup_badge (document, view, series, view->visible, 8);
}

/* It is drawn beside the series that it is about; where it has no honest place, the badge says why. */
static void
test_places (void)
{
  g_autoptr (JctDocument) document = document_with (make_claim ("about", 100, "2022-03"));
  const struct
  {
    JctChartType type;
    JctTransformKind transform;
    gboolean split, logarithmic;
    const char
      *other_group;  /* (nullable): what the view shows in the place of what the claim is about */
    const char *why; /* (nullable): it is drawn */
  } cases[] = {
    { JCT_CHART_LINE, JCT_TRANSFORM_NONE, FALSE, FALSE, NULL, NULL },
    { JCT_CHART_STEP, JCT_TRANSFORM_NONE, FALSE, FALSE, NULL, NULL },
    { JCT_CHART_LINE, JCT_TRANSFORM_NONE, FALSE, TRUE, NULL, NULL },
    { JCT_CHART_LINE, JCT_TRANSFORM_NONE, TRUE, FALSE, NULL, NULL },
    { JCT_CHART_BARS, JCT_TRANSFORM_NONE, TRUE, FALSE, NULL, NULL },
    { JCT_CHART_MULTIPLES, JCT_TRANSFORM_NONE, TRUE, FALSE, NULL, NULL },
    { JCT_CHART_AREA, JCT_TRANSFORM_NONE, FALSE, FALSE, NULL, NULL },
    { JCT_CHART_AREA, JCT_TRANSFORM_NONE, TRUE, FALSE, NULL, NULL },
    { JCT_CHART_LINE, JCT_TRANSFORM_CHANGE, FALSE, FALSE, NULL, "it is about counts" },
    { JCT_CHART_LINE, JCT_TRANSFORM_NONE, FALSE, FALSE, "g03", "none of the series" },
    { JCT_CHART_OVERLAY, JCT_TRANSFORM_NONE, FALSE, FALSE, NULL, "the years lie over each other" },
    { JCT_CHART_HEAT, JCT_TRANSFORM_NONE, FALSE, FALSE, NULL, "colours have no axis" },
    { JCT_CHART_RANKED, JCT_TRANSFORM_NONE, TRUE, FALSE, NULL, "ranked bars have no time axis" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JctView) view = view_of (JCT_PERIOD_MONTH, cases[i].type);

      view->transform.kind = cases[i].transform;
      view->log_axis = cases[i].logarithmic;
      if (cases[i].split)
        view->by = g_strdup ("group");
      if (cases[i].split || cases[i].other_group != NULL)
        jct_filter_clear (view->filter, "group");
      if (cases[i].other_group != NULL)
        jct_filter_add (view->filter, "group", cases[i].other_group);
      g_autofree char *badge = dup_badge (document, view);
      g_assert_cmpint (draw (document, view, JCT_THEME_LIGHT, 900, 560).n_range > 0, ==,
                       cases[i].why == NULL);
      if (cases[i].why == NULL)
        g_assert_null (strstr (badge, "The claim is not drawn"));
      else
        g_assert_nonnull (strstr (badge, cases[i].why));
    }
}

/* About a layer that others lie under, about a time that is out of sight or not in the data, about no amount. */
static void
test_reasons (void)
{
  JctClaim *layer = make_claim ("about", 100, "2022-03"),
           *rate = make_claim ("about", 1, "2022-03");
  g_autoptr (JctView) split = view_of (JCT_PERIOD_MONTH, JCT_CHART_AREA);
  g_autoptr (JctView) line = view_of (JCT_PERIOD_MONTH, JCT_CHART_LINE);

  jct_filter_clear (layer->where, "group");
  jct_filter_add (layer->where, "group", "g05");
  rate->kind = JCT_CLAIM_RATE;
  g_autoptr (JctDocument) of_layer = document_with (layer);
  g_autoptr (JctDocument) of_rate = document_with (rate);
  g_autoptr (JctDocument) before = document_with (make_claim ("about", 1, "2011-03"));
  g_autoptr (JctDocument) inside = document_with (make_claim ("about", 1, "2022-03"));

  split->by = g_strdup ("group");
  jct_filter_clear (split->filter, "group");
  g_autofree char *stack = dup_badge (of_layer, split);
  g_assert_nonnull (strstr (stack, "only the lowest layer"));
  g_autofree char *nothing = dup_badge (of_rate, line);
  g_assert_nonnull (strstr (nothing, "it states nothing"));
  g_autofree char *early = dup_badge (before, line);
  g_assert_nonnull (strstr (early, "no figures for all of its time"));
  line->has_visible = TRUE;
  line->visible = jct_period_span (jct_period (jct_period_kind (JCT_PERIOD_YEAR, 1), 2020));
  g_autofree char *out = dup_badge (inside, line);
  g_assert_nonnull (strstr (out, "its time is not in sight"));
}

/* Over what is no count, or beside several series that it is not about, nothing is drawn. */
static void
test_not_drawn (void)
{
  g_autoptr (JctDocument) document = document_with (make_claim ("about", 100, "2022-03"));
  const struct
  {
    JctChartType type;
    JctTransformKind transform;
    const char *by;
    gboolean drawn;
  } cases[] = {
    { JCT_CHART_LINE, JCT_TRANSFORM_NONE, NULL, TRUE },
    { JCT_CHART_STEP, JCT_TRANSFORM_NONE, NULL, TRUE },
    { JCT_CHART_LINE, JCT_TRANSFORM_CHANGE, NULL, FALSE },
    { JCT_CHART_HEAT, JCT_TRANSFORM_NONE, NULL, FALSE },
    { JCT_CHART_OVERLAY, JCT_TRANSFORM_NONE, NULL, FALSE },
    { JCT_CHART_RANKED, JCT_TRANSFORM_NONE, "group", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JctView) view = view_of (JCT_PERIOD_MONTH, cases[i].type);

      view->transform.kind = cases[i].transform;
      if (cases[i].by != NULL)
        {
          view->by = g_strdup (cases[i].by);
          jct_filter_clear (view->filter, "group");
        }
      g_assert_cmpint (draw (document, view, JCT_THEME_LIGHT, 900, 560).n_range > 0, ==,
                       cases[i].drawn);
    }
}

/* Said in words, and gone with the claim. */
static void
test_words (void)
{
  g_autoptr (JctDocument) document = document_with (make_claim ("nearly", 500, "2022"));
  g_autoptr (JctDocument) plain = fixture_document_new (FIXTURE_PLAIN);
  g_autoptr (JctView) view = view_of (JCT_PERIOD_YEAR, JCT_CHART_BARS);
  g_autoptr (JctTheme) theme = fixture_theme_new (JCT_THEME_LIGHT, 1);
  g_autoptr (JctSeriesSet) series = jct_document_compute_series (document, view, NULL);
  JctChartInput input = fixture_chart_input (document, view, series, theme, 900, 560);
  g_autofree char *with = jct_chart_describe (&input);

  g_assert_nonnull (strstr (with, "A claim is marked: nearly 500: calendar year 2022. Claimed: "
                                  "nearly 500. What agrees with it lies in the range 450 to 500."));
  input.document = plain;
  g_autofree char *without = jct_chart_describe (&input);
  g_assert_null (strstr (without, "claim"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart-claim/ranges", test_ranges);
  g_test_add_func ("/chart-claim/comparison", test_comparison);
  g_test_add_func ("/chart-claim/places", test_places);
  g_test_add_func ("/chart-claim/reasons", test_reasons);
  g_test_add_func ("/chart-claim/not-drawn", test_not_drawn);
  g_test_add_func ("/chart-claim/words", test_words);
  return g_test_run ();
}
