/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a figure shows of each method: on the bundled data, and where there is no answer. */
#include <math.h>
#include <string.h>

#include "chart-fixture.h"
#include "chart/jct-export.h"
#include "chart/jct-ticks.h"
#include "io/jct-reader.h"

#define CHINA "china-suspends-repatriation-cooperation"
#define ECUADOR "ecuador-visa-suspension-effective"

static const char *const events[] = { CHINA, ECUADOR };

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

/* One event, analysed with one method, and all that a figure borrows. */
typedef struct
{
  JctDocument *document;
  JctView *view;
  JctSeriesSet *series;
  JctAnalysis *analysis;
  JctTheme *theme;
  JctMethod method;
} Case;

static void
case_init (Case *c,
           JctDocument *document,
           JctView *view,
           const char *event,
           JctMethod method,
           gboolean log1p)
{
  g_auto (JctAnalysisOptions) options = { 0 };
  g_autoptr (GError) error = NULL;

  *c = (Case){ .document = document, .view = view, .method = method };
  g_free (view->selected_event);
  view->selected_event = g_strdup (event);
  c->series = jct_document_compute_series (document, view, &error);
  g_assert_no_error (error);
  c->theme = fixture_theme_new (JCT_THEME_LIGHT, 1);
  jct_analysis_options_init (&options);
  options.methods = JCT_METHOD_BIT (method);
  options.log1p = log1p;
  c->analysis
    = jct_analysis_compute (document, view,
                            jct_event_get_period (jct_document_find_event (document, event),
                                                  jct_series_set_get_kind (c->series)),
                            event, &options, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
case_clear (Case *c)
{
  jct_series_set_unref (c->series);
  jct_analysis_unref (c->analysis);
  jct_theme_free (c->theme);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, case_clear)

static JctFigureInput
figure_input (const Case *c, double width, double height)
{
  JctFigureInput input = {
    .chart = fixture_chart_input (c->document, c->view, c->series, c->theme, width, height),
    .show_timeline = TRUE,
  };

  input.chart.method = c->method;
  input.chart.analysis = c->analysis;
  return input;
}

static guint
count_id (const JctScene *scene, JctRole role, const char *id)
{
  guint n = 0;

  for (guint i = 0; scene != NULL && i < jct_scene_get_n (scene); i++)
    {
      const JctMark *mark = jct_scene_get (scene, i);
      n += mark->role == role && g_strcmp0 (mark->id, id) == 0;
    }
  return n;
}

static const char *
find_label (const JctScene *scene, const char *id)
{
  for (guint i = 0; scene != NULL && i < jct_scene_get_n (scene); i++)
    {
      const JctMark *mark = jct_scene_get (scene, i);
      if (mark->type == JCT_MARK_TEXT && mark->role == JCT_ROLE_EFFECT_LABEL
          && g_strcmp0 (mark->id, id) == 0)
        return mark->text;
    }
  return NULL;
}

/* ---- what each method shows ------------------------------------------------------------------ */

static void
test_its (void)
{
  g_autoptr (JctDocument) document = load_bundled ();
  g_autoptr (JctView) view = jct_document_dup_default_view (document);
  g_auto (JctFigure) figure = { 0 };
  g_auto (Case) c = { 0 };

  case_init (&c, document, view, CHINA, JCT_METHOD_ITS_OLS, FALSE);
  JctFigureInput input = figure_input (&c, 1280, 720);
  jct_figure_layout (&input, &figure);
  g_assert_cmpuint (count_id (figure.chart, JCT_ROLE_EFFECT, "before"), ==, 1);
  g_assert_cmpuint (count_id (figure.chart, JCT_ROLE_EFFECT, "after"), ==, 1);
  g_assert_cmpuint (count_id (figure.chart, JCT_ROLE_EFFECT, "without"), ==, 1);
  g_assert_cmpuint (count_id (figure.chart, JCT_ROLE_EFFECT, "bracket"), ==, 1);
  g_assert_null (figure.effect);
  g_assert_null (figure.links);
  /* The means of before and after are not what this method shows. */
  g_assert_cmpuint (fixture_count (figure.chart, JCT_ROLE_MEAN, JCT_MARK_POLYLINE), ==, 0);
  g_assert_cmpuint (fixture_count (figure.chart, JCT_ROLE_WINDOW, JCT_MARK_RECT), ==, 0);

  /* The label tells the step that the bracket spans. */
  const JctIts *its = jct_analysis_get_its (c.analysis);
  gsize s = its->design.starts[0];
  g_autofree char *step = jct_format_value (its->coef[2], 0);
  g_autofree char *key = g_strdup_printf ("step: +%s a month", step);
  g_assert_cmpstr (find_label (figure.chart, "key"), ==, key);
  for (guint i = 0; i < jct_scene_get_n (figure.chart); i++)
    {
      const JctMark *mark = jct_scene_get (figure.chart, i);
      if (mark->role != JCT_ROLE_EFFECT || g_strcmp0 (mark->id, "bracket") != 0)
        continue;
      g_assert_cmpfloat_with_epsilon (jct_value_scale_invert (&figure.axes.value,
                                                              mark->points[1].y),
                                      its->without[s], 1e-6);
      g_assert_cmpfloat_with_epsilon (jct_value_scale_invert (&figure.axes.value,
                                                              mark->points[2].y),
                                      its->fitted[s], 1e-6);
    }
}

static void
test_counterfactual (void)
{
  g_autoptr (JctDocument) document = load_bundled ();
  g_autoptr (JctView) view = jct_document_dup_default_view (document);

  for (guint log1p = 0; log1p < 2; log1p++)
    {
      g_auto (JctFigure) figure = { 0 };
      g_auto (Case) c = { 0 };

      case_init (&c, document, view, CHINA, JCT_METHOD_COUNTERFACTUAL, log1p);
      JctFigureInput input = figure_input (&c, 1280, 720);
      jct_figure_layout (&input, &figure);
      g_assert_cmpuint (count_id (figure.chart, JCT_ROLE_EFFECT, "expected"), ==, 1);
      g_assert_cmpuint (count_id (figure.chart, JCT_ROLE_EFFECT_AREA, "band"), ==, 1);
      g_assert_cmpuint (count_id (figure.chart, JCT_ROLE_EFFECT_AREA, "gap"), ==, 1);
      g_assert_nonnull (find_label (figure.chart, "key"));
      g_assert_nonnull (figure.effect);
      g_assert_cmpfloat (figure.effect_area.y, ==, figure.chart_area.height);
      g_assert_cmpfloat (figure.timeline_area.y, ==,
                         figure.effect_area.y + figure.effect_area.height);
      g_assert_cmpuint (count_id (figure.effect, JCT_ROLE_EFFECT, "effect"), ==, 2);
      /* No band of a sum of logarithms is drawn as one of counts. */
      g_assert_cmpuint (count_id (figure.effect, JCT_ROLE_EFFECT_AREA, "band"), ==, log1p ? 1 : 2);
      /* The axis is that of the figures: the band does not flatten them. */
      g_assert_true (figure.axes.value.is_log == (gboolean) log1p);
      if (!log1p)
        g_assert_cmpfloat (figure.axes.value.domain_max, <, 12000);
      for (guint i = 0; i < jct_scene_get_n (figure.chart); i++)
        {
          const JctMark *mark = jct_scene_get (figure.chart, i);
          if (mark->role == JCT_ROLE_EFFECT_AREA || mark->role == JCT_ROLE_EFFECT)
            g_assert_true (mark->clip_to_plot);
        }
    }
}

static void
test_breaks (void)
{
  g_autoptr (JctDocument) document = load_bundled ();
  g_autoptr (JctView) view = jct_document_dup_default_view (document);
  const JctMethod methods[] = { JCT_METHOD_OPTIMAL_PARTITIONING, JCT_METHOD_BREAKPOINTS };

  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      g_auto (JctFigure) figure = { 0 };
      g_auto (Case) c = { 0 };
      gsize n;

      case_init (&c, document, view, CHINA, methods[i], FALSE);
      if (methods[i] == JCT_METHOD_BREAKPOINTS)
        n = jct_analysis_get_breakpoints (c.analysis)->best_m;
      else
        {
          const JctPartitioning *result = jct_analysis_get_partitioning (c.analysis);
          n = result->penalised[result->chosen].n_breaks;
        }
      JctFigureInput input = figure_input (&c, 1280, 720);
      jct_figure_layout (&input, &figure);
      g_assert_cmpuint (n, >, 0);
      g_assert_cmpuint (count_id (figure.chart, JCT_ROLE_EFFECT, "regime"), ==, n + 1);
      g_assert_cmpuint (fixture_count (figure.chart, JCT_ROLE_BREAK, JCT_MARK_SYMBOL), ==, n);
      if (methods[i] == JCT_METHOD_BREAKPOINTS)
        g_assert_cmpuint (count_id (figure.chart, JCT_ROLE_BREAK, "interval"), ==, n);
      g_assert_nonnull (figure.links);
      g_assert_cmpuint (count_id (figure.links, JCT_ROLE_EFFECT, "link"), >, 0);
    }
}

static void
test_placebo (void)
{
  g_autoptr (JctDocument) document = load_bundled ();
  g_autoptr (JctView) view = jct_document_dup_default_view (document);
  g_auto (JctFigure) figure = { 0 };
  g_auto (Case) c = { 0 };

  case_init (&c, document, view, CHINA, JCT_METHOD_PLACEBO_TIME, FALSE);
  JctFigureInput input = figure_input (&c, 1280, 720);
  jct_figure_layout (&input, &figure);
  const JctPlaceboTime *placebo = jct_analysis_get_placebo (c.analysis);
  const JctPlaceboRank *rank = jct_analysis_get_placebo_rank (c.analysis);
  g_autofree char *label
    = g_strdup_printf ("the event: rank %u of %u", rank->rank_effect, (guint) placebo->n);
  g_assert_cmpuint (count_id (figure.effect, JCT_ROLE_EFFECT, "dot"), ==, placebo->n);
  g_assert_cmpstr (find_label (figure.effect, "rank"), ==, label);
}

static void
test_synthetic (void)
{
  g_autoptr (JctDocument) document = load_bundled ();
  g_autoptr (JctView) view = jct_document_dup_default_view (document);
  g_auto (JctFigure) figure = { 0 };
  g_auto (Case) c = { 0 };

  case_init (&c, document, view, CHINA, JCT_METHOD_SYNTHETIC_CONTROL, FALSE);
  JctFigureInput input = figure_input (&c, 1280, 720);
  jct_figure_layout (&input, &figure);
  g_assert_cmpuint (count_id (figure.chart, JCT_ROLE_EFFECT, "synthetic"), ==, 1);
  g_assert_nonnull (find_label (figure.chart, "synthetic"));
  g_assert_cmpuint (count_id (figure.effect, JCT_ROLE_EFFECT, "effect"), ==, 1);
}

/* ---- words ----------------------------------------------------------------------------------- */

static const char *
find_text (const JctScene *scene, JctRole role, const char *part)
{
  for (guint i = 0; i < jct_scene_get_n (scene); i++)
    {
      const JctMark *mark = jct_scene_get (scene, i);
      if (mark->type == JCT_MARK_TEXT && mark->role == role && strstr (mark->text, part) != NULL)
        return mark->text;
    }
  return NULL;
}

/* No method's words say why; each picture names what else happened. */
static void
test_words (void)
{
  static const char *const causal[]
    = { "caused", "led to", "due to", "because", "impact", "result of" };
  g_autoptr (JctDocument) document = load_bundled ();
  g_autoptr (JctView) view = jct_document_dup_default_view (document);

  for (guint m = 0; m < JCT_N_METHODS; m++)
    {
      g_auto (Case) c = { 0 };

      case_init (&c, document, view, CHINA, (JctMethod) m, FALSE);
      JctFigureInput input = figure_input (&c, 1280, 720);
      g_autoptr (JctScene) scene = jct_figure_dup_scene (&input);
      g_autofree char *description = jct_chart_describe (&input.chart);
      g_autofree char *sentence = jct_analysis_to_sentence (c.analysis, (JctMethod) m);

      g_assert_nonnull (find_text (scene, JCT_ROLE_SOURCE, "In the same window: "));
      g_assert_nonnull (find_text (scene, JCT_ROLE_SOURCE, "CBP One opens"));
      g_assert_nonnull (strstr (description, sentence));
      for (guint i = 0; i < G_N_ELEMENTS (causal); i++)
        {
          g_assert_null (strstr (description, causal[i]));
          for (guint k = 0; k < jct_scene_get_n (scene); k++)
            {
              const JctMark *mark = jct_scene_get (scene, k);
              g_assert_true (mark->text == NULL || strstr (mark->text, causal[i]) == NULL);
            }
        }
    }
}

/* Where a method gives no answer nothing is drawn of it, and the subtitle says why. */
static void
test_declined (void)
{
  g_autoptr (JctDocument) document = fixture_document_new (FIXTURE_PLAIN);
  g_autoptr (JctView) view = fixture_view_new ();

  guint n_declined = 0;

  /* In 2025, after the data. */
  for (guint m = JCT_METHOD_ITS_OLS; m < JCT_N_METHODS; m++)
    {
      g_auto (Case) c = { 0 };
      JctVerdict verdict;

      case_init (&c, document, view, "e13", (JctMethod) m, FALSE);
      verdict = jct_analysis_get_verdict (c.analysis, (JctMethod) m);
      if (verdict == JCT_VERDICT_ANSWERED)
        continue;
      n_declined++;
      JctFigureInput input = figure_input (&c, 1280, 720);
      g_autoptr (JctScene) scene = jct_figure_dup_scene (&input);
      g_assert_cmpuint (fixture_count (scene, JCT_ROLE_EFFECT, JCT_MARK_POLYLINE), ==, 0);
      g_assert_cmpuint (fixture_count (scene, JCT_ROLE_EFFECT_AREA, JCT_MARK_POLYLINE), ==, 0);
      g_assert_nonnull (find_text (scene, JCT_ROLE_EFFECT_LABEL, jct_verdict_to_reason (verdict)));
    }
  g_assert_cmpuint (n_declined, >=, 4);
}

/* An effect that is a multiple stands on a logarithmic axis, which the badge names, and its panel has
 * multiples; the same on counts does not. Bars keep a linear axis. */
static void
test_scale (void)
{
  static const JctMethod methods[]
    = { JCT_METHOD_ITS_OLS, JCT_METHOD_COUNTERFACTUAL, JCT_METHOD_OPTIMAL_PARTITIONING };
  g_autoptr (JctDocument) document = load_bundled ();
  g_autoptr (JctView) view = jct_document_dup_default_view (document);

  for (guint i = 0; i < 3 * G_N_ELEMENTS (methods); i++)
    {
      gboolean log1p = i % 3 > 0, bars = i % 3 == 2;
      g_auto (Case) c = { 0 };
      g_auto (JctFigure) figure = { 0 };

      view->chart = bars ? JCT_CHART_BARS : JCT_CHART_LINE;
      case_init (&c, document, view, CHINA, methods[i / 3], log1p);
      JctFigureInput input = figure_input (&c, 1280, 720);
      jct_figure_layout (&input, &figure);
      g_assert_true (figure.axes.value.is_log == (log1p && !bars));
      g_assert_true ((find_text (figure.footer, JCT_ROLE_BADGE, "Logarithmic axis") != NULL)
                     == (log1p && !bars));
      if (methods[i / 3] == JCT_METHOD_COUNTERFACTUAL)
        {
          g_assert_true ((find_text (figure.effect, JCT_ROLE_VALUE_LABEL, "×1") != NULL) == log1p);
          g_assert_true ((strstr (find_label (figure.chart, "key"), "times the expected") != NULL)
                         == log1p);
        }
    }
}

/* A line's words stand over its own periods: beside another line they would name that one. */
static void
test_line_labels (void)
{
  static const JctMethod methods[] = { JCT_METHOD_ITS_OLS, JCT_METHOD_BREAKPOINTS };
  g_autoptr (JctDocument) document = load_bundled ();
  g_autoptr (JctView) view = jct_document_dup_default_view (document);

  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      g_auto (Case) c = { 0 };
      g_auto (JctFigure) figure = { 0 };
      guint n = 0;

      case_init (&c, document, view, CHINA, methods[i], TRUE);
      JctFigureInput input = figure_input (&c, 1280, 720);
      jct_figure_layout (&input, &figure);
      double guide = jct_time_scale_map (&figure.axes.time, jct_day_from_date (2022, 8, 5));
      for (guint k = 0; k < jct_scene_get_n (figure.chart); k++)
        {
          const JctMark *mark = jct_scene_get (figure.chart, k);
          if (mark->role != JCT_ROLE_EFFECT_LABEL || mark->type != JCT_MARK_TEXT)
            continue;
          n++;
          if (g_strcmp0 (mark->id, "before") == 0)
            g_assert_cmpfloat (mark->bounds.x + mark->bounds.width, <, guide);
          if (g_strcmp0 (mark->id, "after") == 0)
            g_assert_cmpfloat (mark->bounds.x, >, guide);
        }
      g_assert_cmpuint (n, >=, 3);
    }
}

/* The other events are named as many as there is room for; nothing ends in an ellipsis. */
static void
test_others (void)
{
  static const double widths[] = { 480, 640, 1024, 1280, 1920 };
  g_autoptr (JctDocument) document = load_bundled ();
  g_autoptr (JctView) view = jct_document_dup_default_view (document);
  g_auto (Case) c = { 0 };
  guint n_more = 0;

  case_init (&c, document, view, "first-large-charter-2024", JCT_METHOD_ITS_OLS, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      JctFigureInput input = figure_input (&c, widths[i], widths[i] * 0.75);
      g_autoptr (JctScene) scene = jct_figure_dup_scene (&input);
      const char *others = find_text (scene, JCT_ROLE_SOURCE, "In the same window: ");

      g_assert_nonnull (others);
      g_assert_null (strstr (others, "…"));
      g_assert_true (g_str_has_suffix (others, "."));
      n_more += strstr (others, " more.") != NULL;
      g_assert_nonnull (find_text (scene, JCT_ROLE_BADGE, "Only three months follow"));
    }
  g_assert_cmpuint (n_more, >=, 2);
}

/* The same input gives the same bytes. */
static void
test_same (void)
{
  g_autoptr (JctDocument) document = load_bundled ();
  g_autoptr (JctView) view = jct_document_dup_default_view (document);

  for (guint m = 0; m < JCT_N_METHODS; m++)
    {
      GBytes *bytes[2];

      for (guint i = 0; i < 2; i++)
        {
          g_autoptr (GError) error = NULL;
          g_auto (Case) c = { 0 };
          case_init (&c, document, view, CHINA, (JctMethod) m, TRUE);
          JctFigureInput input = figure_input (&c, 1280, 720);
          g_autoptr (JctScene) scene = jct_figure_dup_scene (&input);
          bytes[i] = jct_export_scene (scene, JCT_EXPORT_SVG, 1, "title", "text", &error);
          g_assert_no_error (error);
        }
      g_assert_true (g_bytes_equal (bytes[0], bytes[1]));
      g_bytes_unref (bytes[0]);
      g_bytes_unref (bytes[1]);
    }
}

/* ---- room ------------------------------------------------------------------------------------ */

/* Whatever the method, size, theme and text: no text over another, none off the page. */
static void
test_sound (gconstpointer data)
{
  JctMethod method = (JctMethod) GPOINTER_TO_INT (data);
  static const double sizes[][2] = { { 320, 240 },  { 640, 360 },   { 480, 900 },  { 1024, 768 },
                                     { 1280, 720 }, { 1920, 1080 }, { 3840, 2160 } };
  static const double scales[] = { 1, 1.6, 3 };
  g_autoptr (JctDocument) document = load_bundled ();
  g_autoptr (JctView) view = jct_document_dup_default_view (document);

  for (guint e = 0; e < G_N_ELEMENTS (events); e++)
    {
      for (guint log1p = 0; log1p < 2; log1p++)
        {
          g_auto (Case) c = { 0 };
          case_init (&c, document, view, events[e], method, log1p);
          for (guint s = 0; s < G_N_ELEMENTS (sizes) * G_N_ELEMENTS (scales); s++)
            {
              const double *size = sizes[s / G_N_ELEMENTS (scales)];
              double scale = scales[s % G_N_ELEMENTS (scales)];
              jct_theme_free (c.theme);
              c.theme = fixture_theme_new ((JctThemeKind) (s % JCT_N_THEMES), scale);
              view->chart = (JctChartType) (s % 3);
              JctFigureInput input = figure_input (&c, size[0], size[1]);
              input.show_overview = s % 2 == 0;
              if (s % 4 == 3)
                input.chart.visible
                  = (JctSpan){ jct_day_from_date (2022, 5, 1), jct_day_from_date (2023, 2, 1) };
              g_autoptr (JctScene) scene = jct_figure_dup_scene (&input);
              g_autofree char *what
                = g_strdup_printf ("%s, %s, %gx%g, text %g", jct_method_to_name (method), events[e],
                                   size[0], size[1], scale);
              fixture_assert_sound (scene, what);
            }
        }
    }
  view->chart = JCT_CHART_LINE;
}

/* A low figure keeps its chart. */
static void
test_low (void)
{
  g_autoptr (JctDocument) document = load_bundled ();
  g_autoptr (JctView) view = jct_document_dup_default_view (document);
  g_auto (JctFigure) figure = { 0 };
  g_auto (Case) c = { 0 };

  case_init (&c, document, view, CHINA, JCT_METHOD_COUNTERFACTUAL, FALSE);
  JctFigureInput input = figure_input (&c, 640, 200);
  jct_figure_layout (&input, &figure);
  g_assert_null (figure.effect);
  g_assert_cmpuint (count_id (figure.chart, JCT_ROLE_EFFECT, "expected"), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/effect/its", test_its);
  g_test_add_func ("/chart/effect/counterfactual", test_counterfactual);
  g_test_add_func ("/chart/effect/breaks", test_breaks);
  g_test_add_func ("/chart/effect/placebo", test_placebo);
  g_test_add_func ("/chart/effect/synthetic", test_synthetic);
  g_test_add_func ("/chart/effect/words", test_words);
  g_test_add_func ("/chart/effect/declined", test_declined);
  g_test_add_func ("/chart/effect/scale", test_scale);
  g_test_add_func ("/chart/effect/line-labels", test_line_labels);
  g_test_add_func ("/chart/effect/others", test_others);
  g_test_add_func ("/chart/effect/same", test_same);
  g_test_add_func ("/chart/effect/low", test_low);
  for (guint m = 0; m < JCT_N_METHODS; m++)
    {
      g_autofree char *path
        = g_strdup_printf ("/chart/effect/sound/%s", jct_method_to_name ((JctMethod) m));
      g_test_add_data_func (path, GINT_TO_POINTER (m), test_sound);
    }
  return g_test_run ();
}
