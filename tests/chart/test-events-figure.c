/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figure of a document that has events and no table. */
#include "chart-fixture.h"

#include <string.h>

/* The fixture's events without its table. */
static JctDocument *
events_document_new (FixtureWords words, guint n_most)
{
  g_autoptr (JctDocument) whole = fixture_document_new (words);
  g_autoptr (JctDocumentBuilder) builder = jct_document_builder_new ("timeline");
  g_autoptr (GError) error = NULL;
  JctDocument *document;

  jct_document_builder_set_title (builder, jct_document_get_title (whole));
  for (guint i = 0; i < jct_document_get_n_categories (whole); i++)
    jct_document_builder_take_category (builder,
                                        jct_category_copy (jct_document_get_category (whole, i)),
                                        NULL);
  for (guint i = 0; i < MIN (jct_document_get_n_events (whole), n_most); i++)
    jct_document_builder_take_event (builder, jct_event_copy (jct_document_get_event (whole, i)),
                                     NULL);
  document = jct_document_builder_finish (builder, &error);
  g_assert_no_error (error);
  return document;
}

static JctFigureInput
build_input (JctDocument *document, JctView *view, JctTheme *theme, double width, double height)
{
  return (JctFigureInput){
    .chart = { .document = document,
               .view = view,
               .theme = theme,
               .width = width,
               .height = height,
               .show_title = TRUE,
               .show_source = TRUE },
    .show_timeline = TRUE,
    .show_overview = TRUE,
  };
}

static gboolean
holds_id (const JctMark *mark, const char *id)
{
  g_auto (GStrv) ids = g_strsplit (mark->id, "\n", -1);

  return g_strv_contains ((const char *const *) ids, id);
}

/* Drawn, or counted. */
static gboolean
has_event (const JctScene *scene, const char *id)
{
  for (guint i = 0; i < jct_scene_get_n (scene); i++)
    {
      const JctMark *mark = jct_scene_get (scene, i);

      if ((mark->role == JCT_ROLE_EVENT || mark->role == JCT_ROLE_EVENT_COUNT) && mark->id != NULL
          && holds_id (mark, id))
        return TRUE;
    }
  return FALSE;
}

static void
test_sound (void)
{
  static const struct
  {
    double width, height;
  } sizes[] = { { 320, 240 },  { 320, 900 },  { 480, 360 },   { 700, 700 },
                { 1280, 720 }, { 2000, 240 }, { 3840, 2160 }, { 400, 4320 } };
  static const double scales[] = { 0.8, 1, 1.5, 3 };

  for (guint words = FIXTURE_PLAIN; words <= FIXTURE_HOSTILE; words++)
    {
      g_autoptr (JctDocument) document = events_document_new (words, G_MAXUINT);
      g_autoptr (JctView) view = jct_document_dup_default_view (document);

      view->selected_event = g_strdup ("e22");
      for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
        for (guint k = 0; k < G_N_ELEMENTS (scales); k++)
          {
            g_autoptr (JctTheme) theme = fixture_theme_new (JCT_THEME_LIGHT, scales[k]);
            JctFigureInput input
              = build_input (document, view, theme, sizes[i].width, sizes[i].height);
            g_autoptr (JctScene) scene = jct_figure_dup_scene (&input);
            g_autofree char *what = g_strdup_printf ("%g x %g, text %g, words %u", sizes[i].width,
                                                     sizes[i].height, scales[k], words);

            fixture_assert_sound (scene, what);
          }
    }
}

static void
test_complete (void)
{
  g_autoptr (JctDocument) document = events_document_new (FIXTURE_PLAIN, G_MAXUINT);
  g_autoptr (JctView) view = jct_document_dup_default_view (document);
  g_autoptr (JctTheme) theme = fixture_theme_new (JCT_THEME_LIGHT, 1);

  for (double height = 300; height <= 1200; height += 300)
    {
      JctFigureInput input = build_input (document, view, theme, 1280, height);
      g_auto (JctFigure) figure = { 0 };

      jct_figure_layout (&input, &figure);
      for (guint i = 0; i < jct_document_get_n_events (document); i++)
        g_assert_true (has_event (figure.timeline, jct_document_get_event (document, i)->id));
      g_assert_cmpfloat (figure.timeline_area.y + figure.timeline_area.height, <=, height);
      g_assert_cmpfloat (figure.timeline_area.y, ==, figure.chart_area.height);
      /* No place in the heading is about a period. */
      g_assert_cmpfloat (figure.axes.plot.height, ==, 0);
    }
}

/* The more height, the more names: the lanes get rows. */
static void
test_rows (void)
{
  g_autoptr (JctDocument) document = events_document_new (FIXTURE_PLAIN, G_MAXUINT);
  g_autoptr (JctView) view = jct_document_dup_default_view (document);
  g_autoptr (JctTheme) theme = fixture_theme_new (JCT_THEME_LIGHT, 1);
  JctFigureInput low = build_input (document, view, theme, 1280, 340);
  JctFigureInput high = build_input (document, view, theme, 1280, 1200);
  g_autoptr (JctScene) low_scene = jct_figure_dup_scene (&low);
  g_autoptr (JctScene) high_scene = jct_figure_dup_scene (&high);
  guint few = fixture_count (low_scene, JCT_ROLE_EVENT_LABEL, JCT_MARK_TEXT);
  guint many = fixture_count (high_scene, JCT_ROLE_EVENT_LABEL, JCT_MARK_TEXT);

  g_assert_cmpuint (many, >, few + 5);
  /* A lane of several rows has one name. */
  g_assert_cmpuint (fixture_count (high_scene, JCT_ROLE_LANE_LABEL, JCT_MARK_TEXT), ==,
                    jct_document_get_n_categories (document));
}

static double
find_y (const JctFigure *figure, const char *id)
{
  for (guint i = 0; i < jct_scene_get_n (figure->timeline); i++)
    {
      const JctMark *mark = jct_scene_get (figure->timeline, i);
      if (mark->role == JCT_ROLE_EVENT && mark->type == JCT_MARK_SYMBOL
          && g_strcmp0 (mark->id, id) == 0)
        return mark->center.y;
    }
  return -1;
}

/* Panning moves nothing up or down. */
static void
test_pan (void)
{
  g_autoptr (JctDocument) document = events_document_new (FIXTURE_PLAIN, G_MAXUINT);
  g_autoptr (JctView) view = jct_document_dup_default_view (document);
  g_autoptr (JctTheme) theme = fixture_theme_new (JCT_THEME_LIGHT, 1);
  JctFigureInput input = build_input (document, view, theme, 1280, 900);
  JctSpan whole = jct_document_get_events_span (document);
  int length = (whole.end - whole.start) / 2;
  guint n_compared = 0;

  input.chart.visible = (JctSpan){ whole.start, whole.start + length };
  g_auto (JctFigure) before = { 0 };
  jct_figure_layout (&input, &before);
  input.chart.visible = (JctSpan){ whole.start + length / 3, whole.start + length / 3 + length };
  g_auto (JctFigure) after = { 0 };
  jct_figure_layout (&input, &after);
  for (guint i = 0; i < jct_document_get_n_events (document); i++)
    {
      const char *id = jct_document_get_event (document, i)->id;
      double y = find_y (&before, id), moved = find_y (&after, id);

      if (y < 0 || moved < 0)
        continue;
      g_assert_cmpfloat (y, ==, moved);
      n_compared++;
    }
  g_assert_cmpuint (n_compared, >, 5);
}

static void
test_words (void)
{
  g_autoptr (JctDocument) document = events_document_new (FIXTURE_PLAIN, G_MAXUINT);
  g_autoptr (JctView) view = jct_document_dup_default_view (document);
  g_autoptr (JctTheme) theme = fixture_theme_new (JCT_THEME_LIGHT, 1);
  JctFigureInput input = build_input (document, view, theme, 1280, 720);
  g_autofree char *subtitle = jct_chart_dup_full_subtitle (&input.chart);
  g_autofree char *source = jct_chart_dup_source_line (document, view);

  g_assert_true (g_str_has_prefix (subtitle, "48 events, "));
  g_assert_nonnull (strstr (source, jct_document_get_title (document)));
  view->categories = g_new0 (char *, 2);
  view->categories[0] = g_strdup (jct_document_get_category (document, 0)->id);
  view->selected_event = g_strdup ("e22");
  g_autofree char *fewer = jct_chart_dup_full_subtitle (&input.chart);
  g_autofree char *words = jct_chart_describe (&input.chart);
  g_assert_nonnull (strstr (fewer, " of 48 events, "));
  g_assert_true (g_str_has_prefix (words, "Timeline: "));
  g_assert_nonnull (strstr (words, "Selected event: "));
  g_assert_nonnull (strstr (words, jct_document_get_category (document, 0)->title));
  g_assert_null (strstr (words, jct_document_get_category (document, 1)->title));
  view->events_shown = FALSE;
  g_autofree char *none = jct_chart_dup_full_subtitle (&input.chart);
  g_assert_cmpstr (none, ==, "0 of 48 events");
  g_autoptr (JctScene) scene = jct_figure_dup_scene (&input);
  g_assert_cmpuint (fixture_count (scene, JCT_ROLE_EVENT, JCT_MARK_SYMBOL), ==, 0);
}

static JctDocument *
document_of (const char *const *dates)
{
  g_autoptr (JctDocumentBuilder) builder = jct_document_builder_new ("timeline");
  g_autoptr (GError) error = NULL;
  JctDocument *document;

  for (guint i = 0; dates[i] != NULL; i++)
    {
      JctEvent *event = jct_event_new ();

      event->id = g_strdup_printf ("x%u", i);
      event->title = g_strdup (dates[i]);
      g_assert_true (jct_edtf_parse (dates[i], &event->date, NULL));
      jct_document_builder_take_event (builder, event, NULL);
    }
  document = jct_document_builder_finish (builder, &error);
  g_assert_no_error (error);
  return document;
}

/* One event, open ends, ages: something is drawn of each, and the range is bounded. */
static void
test_odd_dates (void)
{
  static const char *const cases[][4] = {
    { "2024-05-09", NULL },
    { "../2024-05-09", NULL },
    { "2022-08-05/..", "2022-08-05", NULL },
    { "-0044-03-15", "9999-12-31", NULL },
    { "2024-05-09", "2024-05-09", "2024-05-09", NULL },
    { "19XX", "2024~", "2018?", NULL },
  };
  g_autoptr (JctTheme) theme = fixture_theme_new (JCT_THEME_LIGHT, 1);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JctDocument) document = document_of (cases[i]);
      g_autoptr (JctView) view = jct_document_dup_default_view (document);
      JctSpan whole = jct_document_get_events_span (document);
      JctFigureInput input = build_input (document, view, theme, 1280, 720);
      g_auto (JctFigure) figure = { 0 };

      g_assert_cmpint (whole.start, >, JCT_DAY_MIN);
      g_assert_cmpint (whole.end, <, JCT_DAY_MAX);
      g_assert_cmpint (whole.end - whole.start, >=, 7);
      jct_figure_layout (&input, &figure);
      for (guint k = 0; k < jct_document_get_n_events (document); k++)
        g_assert_true (has_event (figure.timeline, jct_document_get_event (document, k)->id));
      g_assert_nonnull (figure.overview);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/events-figure/sound", test_sound);
  g_test_add_func ("/events-figure/complete", test_complete);
  g_test_add_func ("/events-figure/rows", test_rows);
  g_test_add_func ("/events-figure/pan", test_pan);
  g_test_add_func ("/events-figure/words", test_words);
  g_test_add_func ("/events-figure/odd-dates", test_odd_dates);
  return g_test_run ();
}
