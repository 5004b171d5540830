/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures that are not exact, in every type of chart: drawn as ranges, marked, or said to be as printed. */
#include <math.h>
#include <string.h>

#include "chart-fixture.h"

#define N_MONTHS 24
#define N_INEXACT 3

/* Three series; of the first, March 2020 is nearly 100, May 2020 more than 100, March 2021 about 100. */
static JctDocument *
make_document (void)
{
  g_autoptr (JctTableBuilder) rows
    = jct_table_builder_new ("t", jct_period_kind (JCT_PERIOD_MONTH, 1));
  g_autoptr (JctDocumentBuilder) builder = jct_document_builder_new ("test");
  static const char *const groups[] = { "a", "b", "c" };
  static const int qualified[N_INEXACT] = { 2, 4, 14 };
  static const JctQualifier qualifiers[N_INEXACT]
    = { JCT_QUALIFIER_NEARLY, JCT_QUALIFIER_MORE_THAN, JCT_QUALIFIER_ABOUT };

  jct_table_builder_add_dimension (rows, "group", NULL);
  jct_table_builder_add_measure (rows, "n", NULL, "things", JCT_MEASURE_INTEGER);
  jct_table_builder_add_qualifier (rows, 0);
  for (int month = 0; month < N_MONTHS; month++)
    for (guint g = 0; g < G_N_ELEMENTS (groups); g++)
      {
        jct_table_builder_add_row (rows, 2020 * 12 + month);
        jct_table_builder_set_code (rows, 0, jct_table_builder_intern (rows, 0, groups[g], -1));
        jct_table_builder_set_integer (rows, 0, 100 - 30 * (int) g);
        for (guint i = 0; g == 0 && i < N_INEXACT; i++)
          if (qualified[i] == month)
            jct_table_builder_set_qualifier (rows, 0, qualifiers[i]);
      }
  g_assert_true (jct_document_builder_take_table (
    builder, jct_table_builder_finish (rows, TRUE, NULL, NULL, NULL), NULL));
  jct_document_builder_set_title (builder, "Things");
  return jct_document_builder_finish (builder, NULL);
}

typedef struct
{
  guint n_strips, n_corners;
  JctScene *scene;
  char *badge;
} Drawn;

static void
drawn_clear (Drawn *drawn)
{
  jct_scene_free (drawn->scene);
  g_free (drawn->badge);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Drawn, drawn_clear)

static void
draw (JctDocument *document, JctView *view, double width, double height, Drawn *drawn)
{
  g_autoptr (JctTheme) theme = fixture_theme_new (JCT_THEME_LIGHT, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (JctSeriesSet) series = jct_document_compute_series (document, view, &error);

  g_assert_no_error (error);
  JctChartInput input = fixture_chart_input (document, view, series, theme, width, height);
  if (view->has_visible)
    input.visible = view->visible;
  *drawn = (Drawn){ .scene = jct_chart_layout (&input, NULL) };
  fixture_assert_sound (drawn->scene, "ranges");
  drawn->badge = jct_chart_dup_badge (document, view, series, view->visible, 8);
  drawn->n_strips = fixture_count (drawn->scene, JCT_ROLE_RANGE, JCT_MARK_RECT);
  for (guint i = 0; i < jct_scene_get_n (drawn->scene); i++)
    {
      const JctMark *mark = jct_scene_get (drawn->scene, i);

      drawn->n_corners += mark->role == JCT_ROLE_RANGE && mark->closed;
    }
}

static JctView *
view_of (JctChartType type, gboolean split)
{
  JctView *view = jct_view_new ();

  view->table = g_strdup ("t");
  view->measure = g_strdup ("n");
  view->chart = type;
  if (split)
    view->by = g_strdup ("group");
  else
    jct_filter_add (view->filter, "group", "a");
  return view;
}

/* All three are somewhere, and the badge tells how. */
static void
test_types (void)
{
  static const struct
  {
    JctChartType type;
    gboolean split;
    guint n_strips, n_corners;
    const char *said;
  } cases[] = {
    { JCT_CHART_LINE, FALSE, N_INEXACT, 0, "drawn as ranges" },
    { JCT_CHART_LINE, TRUE, N_INEXACT, 0, "drawn as ranges" },
    { JCT_CHART_STEP, TRUE, N_INEXACT, 0, "drawn as ranges" },
    { JCT_CHART_BARS, FALSE, N_INEXACT, 0, "drawn as ranges" },
    { JCT_CHART_MULTIPLES, TRUE, N_INEXACT, 0, "drawn as ranges" },
    { JCT_CHART_OVERLAY, FALSE, N_INEXACT, 0, "drawn as ranges" },
    { JCT_CHART_AREA, FALSE, N_INEXACT, 0, "drawn as ranges" },
    { JCT_CHART_AREA, TRUE, 0, 0, "stacked as they are printed" },
    { JCT_CHART_HEAT, FALSE, 0, N_INEXACT, "A cut corner" },
    { JCT_CHART_RANKED, TRUE, 1, 0, "drawn as ranges" },
  };
  g_autoptr (JctDocument) document = make_document ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JctView) view = view_of (cases[i].type, cases[i].split);
      g_auto (Drawn) drawn = { 0 };
      g_auto (Drawn) small = { 0 };

      draw (document, view, 900, 560, &drawn);
      if (drawn.n_strips != cases[i].n_strips || drawn.n_corners != cases[i].n_corners
          || strstr (drawn.badge, cases[i].said) == NULL)
        g_error ("case %u: %u strips, %u corners, “%s”", i, drawn.n_strips, drawn.n_corners,
                 drawn.badge);
      draw (document, view, 260, 180, &small);
    }
}

/* The axis of an overlay holds what its figures may be: about 100 is up to 110. */
static void
test_overlay (void)
{
  g_autoptr (JctDocument) document = make_document ();
  g_autoptr (JctView) view = view_of (JCT_CHART_OVERLAY, FALSE);
  g_auto (Drawn) drawn = { 0 };

  draw (document, view, 900, 560, &drawn);
  JctRect plot = jct_scene_get_plot (drawn.scene);
  for (guint i = 0; i < N_INEXACT; i++)
    {
      const JctMark *mark = fixture_find (drawn.scene, JCT_ROLE_RANGE, JCT_MARK_RECT, i);

      g_assert_cmpfloat (mark->bounds.y, >=, plot.y - 0.5);
    }
}

/* A bar is firm up to where its value is known to reach, the line stands at the printed one, the rest fades. */
static void
test_ranked (void)
{
  g_autoptr (JctDocument) document = make_document ();
  g_autoptr (JctView) view = view_of (JCT_CHART_RANKED, TRUE);
  const JctMark *bar, *strip, *line;
  g_auto (Drawn) nearly = { 0 };
  g_auto (Drawn) more = { 0 };

  view->has_visible = TRUE;
  view->visible
    = jct_period_span (jct_period (jct_period_kind (JCT_PERIOD_MONTH, 1), 2020 * 12 + 2));
  draw (document, view, 900, 560, &nearly);
  bar = fixture_find (nearly.scene, JCT_ROLE_SERIES, JCT_MARK_RECT, 0);
  strip = fixture_find (nearly.scene, JCT_ROLE_RANGE, JCT_MARK_RECT, 0);
  line = fixture_find (nearly.scene, JCT_ROLE_RANGE, JCT_MARK_POLYLINE, 0);
  double zero = bar->bounds.x, unit = bar->bounds.width / 90;
  g_assert_cmpfloat_with_epsilon (line->bounds.x - zero, 100 * unit, 1.5);
  g_assert_cmpfloat_with_epsilon (strip->bounds.x, zero + 90 * unit, 0.5);
  g_assert_cmpfloat_with_epsilon (strip->bounds.width, 10 * unit, 0.5);
  g_assert_cmpfloat (strip->fade_right, ==, strip->bounds.width);

  view->visible
    = jct_period_span (jct_period (jct_period_kind (JCT_PERIOD_MONTH, 1), 2020 * 12 + 4));
  draw (document, view, 900, 560, &more);
  bar = fixture_find (more.scene, JCT_ROLE_SERIES, JCT_MARK_RECT, 0);
  strip = fixture_find (more.scene, JCT_ROLE_RANGE, JCT_MARK_RECT, 0);
  g_assert_cmpfloat_with_epsilon (strip->bounds.x, bar->bounds.x + bar->bounds.width, 0.5);
  g_assert_cmpfloat (strip->bounds.width, >, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart-ranges/types", test_types);
  g_test_add_func ("/chart-ranges/overlay", test_overlay);
  g_test_add_func ("/chart-ranges/ranked", test_ranked);
  return g_test_run ();
}
