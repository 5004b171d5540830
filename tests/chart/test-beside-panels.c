/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The panels of what stands beside a chart. */
#include "chart-fixture.h"

#include <string.h>

#include "model/jct-beside.h"

typedef struct
{
  JctDocument *document;
  JctView *view;
  JctSeriesSet *series;
  GPtrArray *beside;
} Beside;

/* The fixture's document, with its own definition in other words beside a view of one group. */
static void
beside_init (Beside *self, FixtureWords words, guint n, const char *by)
{
  self->document = fixture_document_new (words);
  self->view = fixture_view_new ();
  for (guint i = 0; i < n; i++)
    {
      JctBeside *beside = jct_beside_new ("all");

      beside->by = g_strdup (by);
      g_ptr_array_add (self->view->beside, beside);
    }
  self->series = jct_document_compute_series (self->document, self->view, NULL);
  self->beside = jct_document_compute_beside (self->document, self->view);
  g_assert_cmpuint (self->beside->len, ==, n);
}

static void
beside_clear (Beside *self)
{
  jct_document_unref (self->document);
  jct_view_free (self->view);
  jct_series_set_unref (self->series);
  g_ptr_array_unref (self->beside);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Beside, beside_clear)

static JctFigureInput
build_input (const Beside *self, JctTheme *theme, double width, double height)
{
  JctFigureInput input = {
    .chart = fixture_chart_input (self->document, self->view, self->series, theme, width, height),
    .beside = self->beside,
    .show_timeline = TRUE,
    .show_overview = TRUE,
  };

  input.chart.show_title = input.chart.show_source = TRUE;
  return input;
}

static void
test_sound (void)
{
  static const struct
  {
    double width, height;
  } sizes[] = { { 320, 240 },  { 320, 900 },   { 700, 700 },  { 1024, 768 },
                { 1280, 720 }, { 3840, 2160 }, { 2000, 240 }, { 400, 4320 } };

  for (guint words = FIXTURE_PLAIN; words <= FIXTURE_HOSTILE; words++)
    for (guint n = 1; n <= JCT_MAX_BESIDE; n++)
      for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
        {
          g_auto (Beside) self = { 0 };
          g_autoptr (JctTheme) theme = fixture_theme_new (JCT_THEME_LIGHT, i % 2 ? 1.5 : 1);
          g_autofree char *what
            = g_strdup_printf ("%g x %g, %u beside", sizes[i].width, sizes[i].height, n);

          beside_init (&self, words, n, n == 2 ? "group" : NULL);
          self.view->selected_event = g_strdup ("e22");
          JctFigureInput input = build_input (&self, theme, sizes[i].width, sizes[i].height);
          g_autoptr (JctScene) scene = jct_figure_dup_scene (&input);
          fixture_assert_sound (scene, what);
        }
}

/* The x of a month is one in chart and panel, and no part lies over another. */
static void
test_same_time (void)
{
  g_auto (Beside) self = { 0 };
  g_autoptr (JctTheme) theme = fixture_theme_new (JCT_THEME_LIGHT, 1);
  g_auto (JctFigure) figure = { 0 };

  beside_init (&self, FIXTURE_PLAIN, 1, NULL);
  self.view->selected_event = g_strdup ("e22");
  JctFigureInput input = build_input (&self, theme, 1280, 900);
  jct_figure_layout (&input, &figure);
  g_assert_nonnull (figure.beside);
  g_assert_cmpfloat (figure.beside_area.y, ==, figure.chart_area.height);
  g_assert_cmpfloat (figure.timeline_area.y, >=, figure.beside_area.y + figure.beside_area.height);
  const JctMark *own = fixture_find (figure.chart, JCT_ROLE_EVENT_GUIDE, JCT_MARK_POLYLINE, 0);
  const JctMark *other = fixture_find (figure.beside, JCT_ROLE_EVENT_GUIDE, JCT_MARK_POLYLINE, 0);
  g_assert_nonnull (own);
  g_assert_nonnull (other);
  g_assert_cmpfloat (own->points[0].x, ==, other->points[0].x);
  /* The whole counts more than the group: its axis is another. */
  g_assert_cmpuint (fixture_count (figure.beside, JCT_ROLE_VALUE_LABEL, JCT_MARK_TEXT), >, 1);
  g_assert_cmpuint (fixture_count (figure.beside, JCT_ROLE_TIME_LABEL, JCT_MARK_TEXT), ==, 0);
}

/* At every height: the numbers of its axis, or no panel. */
static void
test_axis (void)
{
  for (guint n = 1; n <= JCT_MAX_BESIDE; n++)
    for (guint large = 0; large <= 1; large++)
      {
        g_auto (Beside) self = { 0 };
        g_autoptr (JctTheme) theme = fixture_theme_new (JCT_THEME_LIGHT, large ? 1.5 : 1);
        guint n_shown = 0;

        beside_init (&self, FIXTURE_PLAIN, n, n == 2 ? "group" : NULL);
        for (double height = 240; height <= 1400; height += 7)
          {
            JctFigureInput input = build_input (&self, theme, 720, height);
            g_auto (JctFigure) figure = { 0 };

            input.chart.show_title = FALSE;
            jct_figure_layout (&input, &figure);
            if (figure.beside == NULL)
              continue;
            n_shown++;
            g_assert_cmpuint (fixture_count (figure.beside, JCT_ROLE_VALUE_LABEL, JCT_MARK_TEXT),
                              >=, 2 * n);
          }
        g_assert_cmpuint (n_shown, >, 0);
      }
}

/* No hue speaks for what is context. */
static void
test_grey (void)
{
  g_auto (Beside) self = { 0 };
  g_autoptr (JctTheme) theme = fixture_theme_new (JCT_THEME_LIGHT, 1);
  g_auto (JctFigure) figure = { 0 };

  beside_init (&self, FIXTURE_PLAIN, 1, "group");
  JctFigureInput input = build_input (&self, theme, 1280, 900);
  jct_figure_layout (&input, &figure);
  for (guint i = 0; i < jct_scene_get_n (figure.beside); i++)
    {
      const JctMark *mark = jct_scene_get (figure.beside, i);

      if (mark->role == JCT_ROLE_SERIES)
        g_assert_true (memcmp (&mark->stroke, &theme->text_secondary, sizeof mark->stroke) == 0
                       || memcmp (&mark->stroke, &theme->context, sizeof mark->stroke) == 0);
    }
  g_assert_cmpuint (fixture_count (figure.beside, JCT_ROLE_SERIES_LABEL, JCT_MARK_TEXT), >, 0);
}

/* What is drawn is said, and what has no room is not. */
static void
test_words (void)
{
  g_auto (Beside) self = { 0 };
  g_autoptr (JctTheme) theme = fixture_theme_new (JCT_THEME_LIGHT, 1);

  beside_init (&self, FIXTURE_PLAIN, 1, NULL);
  JctFigureInput input = build_input (&self, theme, 1280, 900);
  g_autofree char *subtitle = jct_chart_dup_full_subtitle (&input.chart);
  g_autofree char *source = jct_chart_dup_source_line (self.document, self.view);
  g_assert_nonnull (strstr (subtitle, "beside it: "));
  g_assert_nonnull (strstr (source, "beside it "));
  input.chart.height = 240;
  g_auto (JctFigure) small = { 0 };
  jct_figure_layout (&input, &small);
  g_assert_null (small.beside);
  for (guint i = 0; i < jct_scene_get_n (small.chart); i++)
    {
      const JctMark *mark = jct_scene_get (small.chart, i);
      g_assert_true (mark->text == NULL || strstr (mark->text, "beside it") == NULL);
    }
  /* A chart without the common time axis has none. */
  input.chart.height = 900;
  self.view->chart = JCT_CHART_HEAT;
  g_auto (JctFigure) heat = { 0 };
  jct_figure_layout (&input, &heat);
  g_assert_null (heat.beside);
  g_autofree char *other = jct_chart_dup_source_line (self.document, self.view);
  g_assert_null (strstr (other, "beside it "));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/beside-panels/sound", test_sound);
  g_test_add_func ("/beside-panels/same-time", test_same_time);
  g_test_add_func ("/beside-panels/axis", test_axis);
  g_test_add_func ("/beside-panels/grey", test_grey);
  g_test_add_func ("/beside-panels/words", test_words);
  return g_test_run ();
}
