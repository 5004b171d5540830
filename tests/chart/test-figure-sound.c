/* SPDX-License-Identifier: GPL-3.0-or-later */
/* No text of a figure overlaps another or leaves the page, whatever the size, type, theme, view and
 * words. */
#include "chart-fixture.h"
#include "io/jct-reader.h"

static const struct
{
  double width, height;
} sizes[]
  = { { 320, 240 },  { 320, 900 },   { 480, 300 },  { 640, 360 },   { 700, 700 },   { 1024, 768 },
      { 1280, 720 }, { 1920, 1080 }, { 2000, 240 }, { 3840, 2160 }, { 7680, 4320 }, { 400, 4320 } };

static const double scales[] = { 0.8, 1, 1.5, 2, 3 };

typedef struct
{
  const char *name;
  JctChartType chart;
  gboolean split, fiscal, one_group;
  const char *selected, *pinned, *hovered, *focus;
} ViewCase;

static const ViewCase views[] = {
  { "one line", JCT_CHART_LINE, FALSE, FALSE, TRUE, NULL, NULL, NULL },
  { "one line, selected", JCT_CHART_LINE, FALSE, FALSE, TRUE, "e22", "e14", "e30" },
  { "22 lines", JCT_CHART_LINE, TRUE, FALSE, FALSE, "e06", NULL, NULL },
  { "bars of fiscal years", JCT_CHART_BARS, FALSE, TRUE, TRUE, NULL, NULL, "e01" },
  { "22 groups of bars", JCT_CHART_BARS, TRUE, TRUE, FALSE, "e03", "e05", NULL },
  { "steps", JCT_CHART_STEP, FALSE, FALSE, FALSE, "e00", NULL, NULL },
  { "22 panels", JCT_CHART_MULTIPLES, TRUE, FALSE, FALSE, "e22", "e14", "e30" },
  { "22 panels, each scaled", JCT_CHART_MULTIPLES, TRUE, FALSE, FALSE, NULL, NULL, NULL, "g07" },
  { "panels of fiscal years", JCT_CHART_MULTIPLES, TRUE, TRUE, FALSE, "e06", NULL, NULL, "g21" },
  { "22 layers", JCT_CHART_AREA, TRUE, FALSE, FALSE, "e22", "e14", "e30" },
  { "one layer", JCT_CHART_AREA, FALSE, TRUE, TRUE, "e06", NULL, "e01" },
  { "years over each other", JCT_CHART_OVERLAY, TRUE, FALSE, FALSE, "e06", NULL, "e30" },
  { "rows of years", JCT_CHART_HEAT, FALSE, FALSE, TRUE, "e22", NULL, NULL },
  { "22 ranked bars", JCT_CHART_RANKED, TRUE, FALSE, FALSE, "e06", "e14", "e30" },
  { "ranked bars around one", JCT_CHART_RANKED, TRUE, TRUE, FALSE, NULL, NULL, NULL, "g07" },
  { "ranked bars without a split", JCT_CHART_RANKED, FALSE, FALSE, TRUE, "e22", NULL, NULL },
  { "one panel", JCT_CHART_MULTIPLES, FALSE, FALSE, TRUE, "e06", NULL, NULL },
};

static JctView *
build_view (const ViewCase *view_case, gboolean long_headline)
{
  JctView *view = fixture_view_new ();

  view->chart = view_case->chart;
  if (!view_case->one_group)
    jct_filter_clear (view->filter, "group");
  if (view_case->split)
    view->by = g_strdup ("group");
  if (view_case->fiscal)
    {
      view->has_period = TRUE;
      view->period = JCT_PERIOD_FISCAL_YEAR;
    }
  view->selected_event = g_strdup (view_case->selected);
  view->focus = g_strdup (view_case->focus);
  view->free_scale = view_case->focus != NULL;
  if (view_case->pinned != NULL)
    {
      g_strfreev (view->pinned_events);
      view->pinned_events = g_strsplit (view_case->pinned, " ", -1);
    }
  if (long_headline)
    view->headline
      = g_strdup ("\u05d4\u05d2\u05d1\u05d5\u05dc "
                  "\u05d4\u05d3\u05e8\u05d5\u05dd-\u05de\u05e2\u05e8\u05d1\u05d9: "
                  "a headline in two directions that is far too long for any page, and says so at "
                  "length, twice, three times, and once more for those in the back row");
  return view;
}

static void
check_view (JctDocument *document, const ViewCase *view_case, JctThemeKind kind, gboolean hostile)
{
  g_autoptr (JctView) view = build_view (view_case, hostile);
  g_autoptr (GError) error = NULL;
  g_autoptr (JctSeriesSet) series = jct_document_compute_series (document, view, &error);
  g_assert_no_error (error);

  for (guint t = 0; t < G_N_ELEMENTS (scales); t++)
    {
      g_autoptr (JctTheme) theme = fixture_theme_new (kind, scales[t]);
      for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
        {
          JctFigureInput input = {
            .chart
            = fixture_chart_input (document, view, series, theme, sizes[s].width, sizes[s].height),
            .show_timeline = TRUE,
            .show_overview = s % 2 == 0,
          };
          input.chart.hovered_event = view_case->hovered;
          g_autoptr (JctScene) scene = jct_figure_dup_scene (&input);
          g_autofree char *what
            = g_strdup_printf ("%s, %gx%g, text %g, theme %s%s", view_case->name, sizes[s].width,
                               sizes[s].height, scales[t], jct_theme_kind_to_name (kind),
                               hostile ? ", hostile words" : "");
          fixture_assert_sound (scene, what);
          input.show_timeline = input.show_overview = FALSE;
          g_autoptr (JctScene) alone = jct_figure_dup_scene (&input);
          fixture_assert_sound (alone, what);
        }
    }
}

static void
test_sound (gconstpointer data)
{
  FixtureWords words = GPOINTER_TO_INT (data);
  g_autoptr (JctDocument) document = fixture_document_new (words);

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    check_view (document, &views[i], (JctThemeKind) (i % JCT_N_THEMES), words == FIXTURE_HOSTILE);
}

/* Zoomed to a few months, to one, and to where there is nothing. */
static void
test_zoomed (void)
{
  g_autoptr (JctDocument) document = fixture_document_new (FIXTURE_HOSTILE);
  g_autoptr (JctView) view = build_view (&views[1], TRUE);
  g_autoptr (JctSeriesSet) series = jct_document_compute_series (document, view, NULL);
  g_autoptr (JctTheme) theme = fixture_theme_new (JCT_THEME_LIGHT, 1);
  const JctSpan spans[] = {
    { jct_day_from_date (2022, 3, 1), jct_day_from_date (2022, 9, 1) },
    { jct_day_from_date (2023, 5, 1), jct_day_from_date (2023, 6, 1) },
    { jct_day_from_date (2023, 5, 3), jct_day_from_date (2023, 5, 4) },
    { jct_day_from_date (1900, 1, 1), jct_day_from_date (1950, 1, 1) },
    { jct_day_from_date (1000, 1, 1), jct_day_from_date (3000, 1, 1) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
        {
          JctFigureInput input = {
            .chart
            = fixture_chart_input (document, view, series, theme, sizes[s].width, sizes[s].height),
            .show_timeline = TRUE,
            .show_overview = TRUE,
          };
          input.chart.visible = spans[i];
          g_autoptr (JctScene) scene = jct_figure_dup_scene (&input);
          g_autofree char *what = g_strdup_printf ("span %u, size %u", i, s);
          fixture_assert_sound (scene, what);
        }
    }
}

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

/* What the document is about has the first hue, however small it is beside others; no two lines
 * have the same. */
static void
test_bundled_hues (void)
{
  g_autoptr (JctDocument) document = load_bundled ();
  const char *const values[][3] = { { "INDIA", "TURKEY", NULL }, { "MEXICO", "CUBA", NULL } };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (JctView) view = jct_document_dup_default_view (document);
      g_autoptr (GError) error = NULL;
      const char *key = jct_filter_get_values (view->filter, "citizenship")[0];
      g_autofree char *own = g_strdup (key);

      view->by = g_strdup ("citizenship");
      for (guint k = 0; values[i][k] != NULL; k++)
        jct_filter_add (view->filter, "citizenship", values[i][k]);
      g_autoptr (JctSeriesSet) series = jct_document_compute_series (document, view, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (jct_series_set_get_n (series), ==, 3);
      g_autofree guint *hues = jct_chart_find_hues (document, view, series);
      guint seen = 0;
      for (guint k = 0; k < 3; k++)
        {
          gboolean is_own = g_str_equal (jct_series_get_key (jct_series_set_get (series, k)), own);
          g_assert_true (is_own == (hues[k] == 0));
          g_assert_cmpuint (seen & 1u << hues[k], ==, 0);
          seen |= 1u << hues[k];
        }
    }
}

/* The bundled data, in every saved view, with every event selected in turn. */
static void
test_bundled (void)
{
  g_autoptr (JctDocument) document = load_bundled ();
  g_autoptr (GError) error = NULL;
  guint n = jct_document_get_n_views (document), n_events = jct_document_get_n_events (document);

  g_assert_cmpuint (n, >, 0);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (JctView) view = jct_view_copy (jct_document_get_view (document, i));
      g_autoptr (JctSeriesSet) series = jct_document_compute_series (document, view, &error);
      g_assert_no_error (error);
      for (guint e = 0; e < n_events; e++)
        {
          g_autoptr (JctTheme) theme = fixture_theme_new ((JctThemeKind) (e % JCT_N_THEMES),
                                                          scales[e % G_N_ELEMENTS (scales)]);
          guint s = (e + i) % G_N_ELEMENTS (sizes);
          g_free (view->selected_event);
          view->selected_event = g_strdup (jct_document_get_event (document, e)->id);
          JctFigureInput input = {
            .chart
            = fixture_chart_input (document, view, series, theme, sizes[s].width, sizes[s].height),
            .show_timeline = TRUE,
            .show_overview = e % 2 == 0,
          };
          g_autoptr (JctScene) scene = jct_figure_dup_scene (&input);
          g_autofree char *what = g_strdup_printf ("%s, %s, %gx%g", view->id, view->selected_event,
                                                   sizes[s].width, sizes[s].height);
          fixture_assert_sound (scene, what);
        }
    }
}

static const JctMark *
find_mark (const JctScene *scene, JctRole role, JctMarkType type, const char *id)
{
  const JctMark *mark;

  for (guint i = 0; (mark = fixture_find (scene, role, type, i)) != NULL; i++)
    if (g_strcmp0 (mark->id, id) == 0)
      return mark;
  return NULL;
}

/* The mean before an event is not named in the window after it. */
static void
test_bundled_means (void)
{
  g_autoptr (JctDocument) document = load_bundled ();
  g_autoptr (JctView) view = jct_document_dup_default_view (document);
  g_autoptr (JctSeriesSet) series = jct_document_compute_series (document, view, NULL);

  view->selected_event = g_strdup ("china-suspends-repatriation-cooperation");
  for (guint i = 0; i < 3 * G_N_ELEMENTS (sizes); i++)
    {
      double width = sizes[i / 3].width, height = sizes[i / 3].height;
      g_autoptr (JctTheme) theme
        = fixture_theme_new (JCT_THEME_LIGHT, jct_figure_export_text_scale (width, height));
      view->chart = (JctChartType[]){ JCT_CHART_LINE, JCT_CHART_STEP, JCT_CHART_BARS }[i % 3];
      JctFigureInput input
        = { .chart = fixture_chart_input (document, view, series, theme, width, height),
            .show_timeline = TRUE };
      g_autoptr (JctScene) scene = jct_figure_dup_scene (&input);
      const JctMark *label = find_mark (scene, JCT_ROLE_MEAN_LABEL, JCT_MARK_TEXT, "before");
      const JctMark *after = find_mark (scene, JCT_ROLE_WINDOW, JCT_MARK_RECT, "after");
      g_assert_nonnull (after);
      if (label != NULL)
        g_assert_true (label->bounds.x + label->bounds.width <= after->bounds.x
                       || label->bounds.x >= after->bounds.x + after->bounds.width);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/figure/sound/plain", GINT_TO_POINTER (FIXTURE_PLAIN), test_sound);
  g_test_add_data_func ("/figure/sound/hostile", GINT_TO_POINTER (FIXTURE_HOSTILE), test_sound);
  g_test_add_func ("/figure/sound/zoomed", test_zoomed);
  g_test_add_func ("/figure/sound/bundled", test_bundled);
  g_test_add_func ("/figure/hues/bundled", test_bundled_hues);
  g_test_add_func ("/figure/means/bundled", test_bundled_means);
  return g_test_run ();
}
