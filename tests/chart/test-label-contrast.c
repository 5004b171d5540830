/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every text of a figure reaches 4.5:1 on the ground that it stands on, in every theme. */
#include "chart-fixture.h"

#define TEXT_CONTRAST 4.5

/* What was drawn under the middle of a text. */
static JctColor
ground_of (const JctScene *scene, guint index, const JctTheme *theme)
{
  const JctMark *text = jct_scene_get (scene, index);
  double x = text->bounds.x + text->bounds.width / 2, y = text->bounds.y + text->bounds.height / 2;
  JctColor ground = theme->background;

  for (guint i = 0; i < index; i++)
    {
      const JctMark *mark = jct_scene_get (scene, i);
      JctRect r = mark->bounds;

      if (mark->type == JCT_MARK_RECT && x >= r.x && x <= r.x + r.width && y >= r.y
          && y <= r.y + r.height)
        ground = jct_color_over (mark->fill, ground);
    }
  return ground;
}

static void
test_contrast (gconstpointer data)
{
  g_autoptr (JctDocument) document = fixture_document_new (FIXTURE_PLAIN);
  g_autoptr (JctTheme) theme = fixture_theme_new ((JctThemeKind) GPOINTER_TO_INT (data), 1);
  g_autoptr (JctView) view = fixture_view_new ();
  g_autoptr (JctSeriesSet) series = NULL;
  g_autoptr (JctScene) scene = NULL;
  JctFigureInput input = { 0 };
  guint n_texts = 0;

  jct_filter_clear (view->filter, "group");
  view->by = g_strdup ("group");
  view->selected_event = g_strdup ("e22");
  series = jct_document_compute_series (document, view, NULL);
  input.chart = fixture_chart_input (document, view, series, theme, 1280, 800);
  input.show_timeline = TRUE;
  scene = jct_figure_dup_scene (&input);
  for (guint i = 0; i < jct_scene_get_n (scene); i++)
    {
      const JctMark *mark = jct_scene_get (scene, i);

      if (mark->type != JCT_MARK_TEXT)
        continue;
      n_texts++;
      if (jct_color_contrast (mark->fill, ground_of (scene, i, theme)) < TEXT_CONTRAST)
        {
          g_test_message ("“%s”: %.2f", mark->text,
                          jct_color_contrast (mark->fill, ground_of (scene, i, theme)));
          g_test_fail ();
        }
    }
  g_assert_cmpuint (n_texts, >, 20);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < JCT_N_THEMES; i++)
    {
      g_autofree char *path
        = g_strdup_printf ("/label-contrast/%s", jct_theme_kind_to_name ((JctThemeKind) i));

      g_test_add_data_func (path, GINT_TO_POINTER ((int) i), test_contrast);
    }
  return g_test_run ();
}
