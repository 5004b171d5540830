/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Slides: sound at every size, step and theme; large enough to be read; and nothing told before its time. */
#include "../nameless.h"
#include "chart-fixture.h"
#include "chart/jct-slide-layout.h"
#include "io/jct-reader.h"

#include <math.h>
#include <string.h>

static JctDocument *bundled;

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

static JctSlideInput
new_input (const JctSlide *slide, const JctSlideFigures *figures, double width, double height)
{
  return (JctSlideInput){
    .document = bundled,
    .slide = slide,
    .figures = figures,
    .number = 3,
    .n_slides = 11,
    .font_family = "DejaVu Sans",
    .width = width,
    .height = height,
    .parts = JCT_SLIDE_ALL_PARTS,
  };
}

static JctSlideFigures *
new_figures (const JctSlide *slide)
{
  g_autoptr (GError) error = NULL;
  JctSlideFigures *figures = jct_slide_figures_new (bundled, slide, NULL, &error);

  g_assert_no_error (error);
  return figures;
}

static const JctSlide *
find_slide (const char *id)
{
  const JctStory *story = jct_document_get_story (bundled, 0);

  return jct_story_get_slide (story, (guint) jct_story_find_slide (story, id));
}

/* ---- room ---- */

static void
assert_slide (const JctSlideInput *input, const char *what)
{
  g_autoptr (JctScene) scene = jct_slide_layout (input, NULL);
  double lines = MIN (input->width, input->height), least = 24 * lines / 1080;

  fixture_assert_sound (scene, what);
  for (guint i = 0; i < jct_scene_get_n (scene); i++)
    {
      const JctMark *mark = jct_scene_get (scene, i);

      if (mark->type == JCT_MARK_TEXT && mark->text_px < least - 0.01)
        g_error ("%s: “%s” has %.1f px of %.0f lines", what, mark->text, mark->text_px, lines);
      if (mark->role == JCT_ROLE_SERIES && mark->type == JCT_MARK_POLYLINE
          && mark->line_width < 3 * lines / 1080 - 0.05)
        g_error ("%s: a line has %.2f px of %.0f lines", what, mark->line_width, lines);
      if (mark->role == JCT_ROLE_TITLE)
        {
          g_assert_cmpfloat (mark->text_px * 1080 / lines, >=, 36);
          g_assert_cmpfloat (mark->text_px * 1080 / lines, <=, 48);
        }
    }
}

static void
test_sound (void)
{
  static const double sizes[][2] = { { 640, 360 },   { 800, 600 },   { 1024, 768 }, { 1280, 720 },
                                     { 1080, 1920 }, { 1920, 1080 }, { 3840, 2160 } };
  const JctStory *story = jct_document_get_story (bundled, 0);

  for (guint s = 0; s < story->slides->len; s++)
    {
      const JctSlide *slide = jct_story_get_slide (story, s);
      g_autoptr (JctSlideFigures) figures = new_figures (slide);

      for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
        for (guint step = 0; step < jct_slide_step_count (slide); step++)
          for (guint revealed = 0; revealed < 2; revealed++)
            {
              JctSlideInput input = new_input (slide, figures, sizes[i][0], sizes[i][1]);
              g_autofree char *what = NULL;

              input.theme = (JctThemeKind) ((i + step + s) % JCT_N_THEMES);
              input.parts = jct_slide_parts_at_step (slide, step);
              input.revealed = revealed;
              input.reveal = revealed;
              what
                = g_strdup_printf ("%s, step %u, %gx%g", slide->id, step, sizes[i][0], sizes[i][1]);
              assert_slide (&input, what);
            }
    }
}

static guint
count_points (const JctScene *scene, JctRole role)
{
  guint n = 0;

  for (guint i = 0; i < jct_scene_get_n (scene); i++)
    {
      const JctMark *mark = jct_scene_get (scene, i);

      if (mark->role == role && mark->type == JCT_MARK_POLYLINE)
        n += mark->n_points;
    }
  return n;
}

/* The class is to draw what comes after July 2023: no line leads on to August, not even to the plot's edge. */
static void
test_ends_with_its_range (void)
{
  const JctSlide *slide = find_slide ("the-halt");
  g_autoptr (JctSlideFigures) figures = new_figures (slide);
  JctSlideInput input = new_input (slide, figures, 1920, 1080);
  g_autoptr (JctScene) scene = jct_slide_layout (&input, NULL);
  g_autoptr (JctScene) open = NULL;
  g_autoptr (JctTheme) theme = jct_slide_theme_new (JCT_THEME_LIGHT, "DejaVu Sans", 1080);
  JctChartInput chart = {
    .document = bundled,
    .view = figures->view,
    .series = figures->series,
    .theme = theme,
    .width = 1920,
    .height = 1080,
    .visible = figures->view->visible,
  };

  g_assert_cmpuint (count_points (scene, JCT_ROLE_SERIES), ==, 24);
  /* Where one moves along the series, it leaves the plot where it really goes. */
  open = jct_chart_layout (&chart, NULL);
  g_assert_cmpuint (count_points (open, JCT_ROLE_SERIES), ==, 26);
}

/* Every theme has the same words at the same places. */
static void
test_themes (void)
{
  const JctSlide *slide = find_slide ("the-halt");
  g_autoptr (JctSlideFigures) figures = new_figures (slide);

  for (guint theme = 0; theme < JCT_N_THEMES; theme++)
    {
      JctSlideInput input = new_input (slide, figures, 1920, 1080);

      input.theme = (JctThemeKind) theme;
      assert_slide (&input, jct_theme_kind_to_name ((JctThemeKind) theme));
    }
}

/* A copy has its own words in their styles. */
static void
test_copy (void)
{
  const JctSlide *slide = find_slide ("what-is-counted");
  g_autoptr (JctSlideFigures) figures = new_figures (slide);
  JctSlideInput input = new_input (slide, figures, 1280, 720);
  JctScene *scene = jct_slide_layout (&input, NULL);
  g_autoptr (JctScene) copy = jct_scene_copy (scene);
  guint n_spans = 0;

  jct_scene_free (scene);
  for (guint i = 0; i < jct_scene_get_n (copy); i++)
    for (guint k = 0; k < jct_scene_get (copy, i)->n_spans; k++)
      {
        const JctMark *mark = jct_scene_get (copy, i);

        g_assert_cmpuint (mark->spans[k].start, <, mark->spans[k].end);
        g_assert_cmpuint (mark->spans[k].end, <=, strlen (mark->text));
        n_spans++;
      }
  g_assert_cmpuint (n_spans, ==, 3);
}

/* Texts too long, too many, and in every direction. */
static void
test_hostile (void)
{
  g_autoptr (JctSlide) slide = jct_slide_copy (find_slide ("the-halt"));
  g_autoptr (JctSlideFigures) figures = new_figures (slide);
  g_autoptr (GString) text = g_string_new (NULL);
  JctSlidePlaces places;

  for (guint i = 0; i < 400; i++)
    g_string_append (text, i % 7 == 0 ? "\n\n- **שלום <b>&amp;** "
                                      : "*word* longerthananythingelsewithoutspaces ");
  g_free (slide->text);
  slide->text = g_strdup (text->str);
  g_free (slide->headline);
  slide->headline = g_strdup (text->str);
  for (guint i = 0; i < 2; i++)
    {
      JctSlideInput input = new_input (slide, i == 0 ? figures : NULL, 1024, 768);
      g_autoptr (JctScene) scene = jct_slide_layout (&input, &places);

      g_assert_true (places.text_is_cut);
      assert_slide (&input, "hostile");
    }
}

/* Whatever room a command line asks for, there is a slide. */
static void
test_odd_sizes (void)
{
  static const double sizes[][2]
    = { { 64, 64 }, { 64, 16384 }, { 16384, 64 }, { 16384, 16384 }, { 64, 300 }, { 300, 64 } };
  const JctStory *story = jct_document_get_story (bundled, 0);

  for (guint s = 0; s < story->slides->len; s++)
    for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
      {
        const JctSlide *slide = jct_story_get_slide (story, s);
        g_autoptr (JctSlideFigures) figures = new_figures (slide);
        JctSlideInput input = new_input (slide, figures, sizes[i][0], sizes[i][1]);
        g_autoptr (JctScene) scene = jct_slide_layout (&input, NULL);

        g_assert_cmpfloat (jct_scene_get_width (scene), ==, sizes[i][0]);
        g_assert_cmpfloat (jct_scene_get_height (scene), ==, sizes[i][1]);
      }
}

/* ---- steps ---- */

static guint
count_text (const JctScene *scene, JctRole role)
{
  return fixture_count (scene, role, JCT_MARK_TEXT);
}

/* A mark that is there at one step stands at the same place at every later one. */
static void
test_nothing_moves (void)
{
  const JctStory *story = jct_document_get_story (bundled, 0);

  for (guint s = 0; s < story->slides->len; s++)
    {
      const JctSlide *slide = jct_story_get_slide (story, s);
      g_autoptr (JctSlideFigures) figures = new_figures (slide);
      JctSlideInput input = new_input (slide, figures, 1920, 1080);
      g_autoptr (JctScene) last = NULL;
      guint before = 0;

      input.revealed = TRUE;
      last = jct_slide_layout (&input, NULL);
      for (guint step = 0; step < jct_slide_step_count (slide); step++)
        {
          g_autoptr (JctScene) scene = NULL;
          guint k = 0;

          input.parts = jct_slide_parts_at_step (slide, step);
          scene = jct_slide_layout (&input, NULL);
          g_assert_cmpuint (jct_scene_get_n (scene), >=, before);
          before = jct_scene_get_n (scene);
          for (guint i = 0; i < before; i++)
            {
              const JctMark *mark = jct_scene_get (scene, i), *same;

              /* In the same order, with others between them. */
              do
                {
                  g_assert_cmpuint (k, <, jct_scene_get_n (last));
                  same = jct_scene_get (last, k++);
                }
              while (same->role != mark->role || same->bounds.x != mark->bounds.x
                     || same->bounds.y != mark->bounds.y
                     || g_strcmp0 (same->text, mark->text) != 0);
            }
        }
      g_assert_cmpuint (before, ==, jct_scene_get_n (last));
    }
}

static void
test_slow_reveal (void)
{
  g_autoptr (JctSlide) slide
    = jct_slide_new_slow_reveal (jct_document_find_view (bundled, "halt-2022"));
  g_autoptr (JctSlideFigures) figures = new_figures (slide);
  JctSlideInput input = new_input (slide, figures, 1280, 720);
  g_autoptr (JctScene) shape = NULL;
  g_autoptr (JctScene) axis = NULL;
  g_autoptr (JctScene) units = NULL;

  input.parts = jct_slide_parts_at_step (slide, 0);
  shape = jct_slide_layout (&input, NULL);
  g_assert_cmpuint (fixture_count (shape, JCT_ROLE_SERIES, JCT_MARK_POLYLINE), ==, 1);
  for (guint i = 0; i < jct_scene_get_n (shape); i++)
    if (jct_scene_get (shape, i)->type == JCT_MARK_TEXT)
      g_assert_cmpint (jct_scene_get (shape, i)->role, ==, JCT_ROLE_NUMBER);
  input.parts = jct_slide_parts_at_step (slide, 1);
  axis = jct_slide_layout (&input, NULL);
  g_assert_cmpuint (count_text (axis, JCT_ROLE_VALUE_LABEL), >, 1);
  input.parts = jct_slide_parts_at_step (slide, 2);
  units = jct_slide_layout (&input, NULL);
  g_assert_cmpuint (count_text (units, JCT_ROLE_VALUE_LABEL), ==,
                    count_text (axis, JCT_ROLE_VALUE_LABEL) + 1);
  g_assert_cmpuint (count_text (units, JCT_ROLE_SUBTITLE), ==, 1);
  g_assert_cmpuint (count_text (units, JCT_ROLE_TITLE), ==, 0);
}

/* ---- without names ---- */

static void
assert_scene_nameless (GHashTable *names, const JctSlideInput *input)
{
  g_autoptr (JctScene) scene = jct_slide_layout (input, NULL);
  g_autofree char *title = jct_slide_dup_title (input);
  g_autofree char *description = jct_slide_describe (input);

  for (guint i = 0; i < jct_scene_get_n (scene); i++)
    if (jct_scene_get (scene, i)->type == JCT_MARK_TEXT)
      assert_nameless (names, jct_scene_get (scene, i)->text);
  assert_nameless (names, title);
  assert_nameless (names, description);
  fixture_assert_sound (scene, input->slide->id);
}

/* Any slide, whatever it is made of and however far it has come. */
static void
test_anonymous (void)
{
  g_autoptr (GHashTable) names = list_names (bundled);
  const JctStory *story = jct_document_get_story (bundled, 0);

  for (guint s = 0; s < story->slides->len; s++)
    for (guint chart = 0; chart < JCT_N_CHART_TYPES; chart++)
      {
        g_autoptr (JctSlide) slide = jct_slide_copy (jct_story_get_slide (story, s));
        g_autoptr (JctSlideFigures) figures = NULL;
        g_autofree char *title = NULL;
        JctSlidePlaces hidden, shown;
        JctSlideInput input;

        slide->anonymous = TRUE;
        if (slide->view != NULL)
          slide->view->chart = (JctChartType) chart;
        figures = new_figures (slide);
        input = new_input (slide, figures, 1920, 1080);
        assert_scene_nameless (names, &input);
        for (guint step = 0; chart == 0 && step < jct_slide_step_count (slide); step++)
          {
            input.parts = jct_slide_parts_at_step (slide, step);
            assert_scene_nameless (names, &input);
            input.reveal = 1;
            assert_scene_nameless (names, &input);
            input.reveal = 0;
          }
        input.parts = JCT_SLIDE_ALL_PARTS;

        /* Revealed, it is the slide as it is, and nothing has moved. */
        jct_scene_free (jct_slide_layout (&input, &hidden));
        input.revealed = TRUE;
        jct_scene_free (jct_slide_layout (&input, &shown));
        g_assert_cmpmem (&hidden.plot, sizeof hidden.plot, &shown.plot, sizeof shown.plot);
        title = jct_slide_dup_title (&input);
        g_assert_cmpstr (title, ==, slide->headline);
      }
}

/* A year of three digits is a year, too. */
static void
test_anonymous_old (void)
{
  static const char *const years[] = { "0476", "0987", "1850" };

  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    {
      g_autofree char *json
        = g_strdup_printf ("[{\"when\":\"%s-01\",\"n\":5},{\"when\":\"%s-02\",\"n\":7}]", years[i],
                           years[i]);
      g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
      g_autoptr (GError) error = NULL;
      g_autoptr (JctDocument) document = jct_document_load_bytes (bytes, "old.json", &error);
      g_autoptr (JctSlide) slide = jct_slide_new ();
      g_autoptr (JctSlideFigures) figures = NULL;
      g_autoptr (JctScene) scene = NULL;
      JctSlideInput input;

      g_assert_no_error (error);
      slide->id = g_strdup ("a");
      slide->view = jct_view_new ();
      slide->anonymous = TRUE;
      figures = jct_slide_figures_new (document, slide, NULL, &error);
      g_assert_no_error (error);
      input = new_input (slide, figures, 1280, 720);
      input.document = document;
      scene = jct_slide_layout (&input, NULL);
      for (guint m = 0; m < jct_scene_get_n (scene); m++)
        if (jct_scene_get (scene, m)->type == JCT_MARK_TEXT
            && strstr (jct_scene_get (scene, m)->text, years[i] + (*years[i] == '0')) != NULL)
          g_error ("“%s” names the year %s", jct_scene_get (scene, m)->text, years[i]);
    }
}

/* ---- predicting ---- */

/* A document of one series whose months after the twelfth are any. */
static JctDocument *
new_predict_document (const double *hidden, gsize n)
{
  g_autoptr (GString) json = g_string_new (
    "{'name':'p','juncture':{'definitions':[{'id':'d','title':'D','table':'t','measure':'n'}]},"
    "'resources':[{'name':'t','juncture':{'role':'observations','time':'when'},"
    "'schema':{'fields':[{'name':'when','type':'yearmonth'},{'name':'n','type':'integer'}]},"
    "'data':[['when','n']");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  JctDocument *document;

  for (guint i = 0; i < 12; i++)
    g_string_append_printf (json, ",['2020-%02u',%u]", i + 1, 100 + i * 7 % 40);
  for (gsize i = 0; i < n; i++)
    g_string_append_printf (json, ",['2021-%02u',%.0f]", (guint) i + 1, hidden[i]);
  g_string_append (json, "]}]}");
  for (char *at = json->str; *at != '\0'; at++)
    if (*at == '\'')
      *at = '"';
  bytes = g_bytes_new (json->str, json->len);
  document = jct_document_load_bytes (bytes, "p.json", &error);
  g_assert_no_error (error);
  return document;
}

static JctSlide *
new_predict_slide (JctChartType chart)
{
  JctSlide *slide = jct_slide_new ();

  slide->id = g_strdup ("p");
  slide->headline = g_strdup ("Draw");
  slide->view = jct_view_new ();
  slide->view->definition = g_strdup ("d");
  slide->view->chart = chart;
  slide->has_predict = TRUE;
  g_assert_true (jct_period_parse_any ("2020-12", 1, &slide->predict.after));
  return slide;
}

/* The slide as it looks before anything is revealed, and its words. (transfer full) */
static char *
dup_look (JctDocument *document, const JctSlide *slide)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JctSlideFigures) figures = jct_slide_figures_new (document, slide, NULL, &error);
  JctSlideInput input = new_input (slide, figures, 1280, 720);
  g_autoptr (JctScene) scene = NULL;
  g_autofree char *description = NULL;
  g_autofree char *look = NULL;

  g_assert_no_error (error);
  input.document = document;
  scene = jct_slide_layout (&input, NULL);
  look = jct_scene_describe (scene);
  description = jct_slide_describe (&input);
  return g_strconcat (look, "\n", description, NULL);
}

/* Whatever is hidden, the slide is the same to the last px and word. */
static void
test_no_answer (void)
{
  static const JctChartType charts[]
    = { JCT_CHART_LINE, JCT_CHART_STEP, JCT_CHART_BARS, JCT_CHART_HEAT };

  for (guint c = 0; c < G_N_ELEMENTS (charts); c++)
    {
      g_autoptr (JctSlide) slide = new_predict_slide (charts[c]);
      g_autofree char *first = NULL;

      for (guint round = 0; round < 25; round++)
        {
          g_autoptr (JctDocument) document = NULL;
          g_autofree char *look = NULL;
          double hidden[12];

          for (guint i = 0; i < 12; i++)
            hidden[i] = floor (pow (10, g_test_rand_double_range (0, 6)));
          document = new_predict_document (hidden, 12);
          look = dup_look (document, slide);
          if (first == NULL)
            first = g_steal_pointer (&look);
          else
            g_assert_cmpstr (look, ==, first);
        }
    }
}

/* Nothing else that a view draws tells of what is hidden. */
static void
test_no_other_answer (void)
{
  g_autoptr (JctSlide) slide = jct_slide_copy (find_slide ("methods"));
  g_autoptr (JctSlideFigures) figures = NULL;

  slide->view->claim = g_strdup ("nbc-fy2023");
  g_ptr_array_add (slide->view->annotations, jct_annotation_new ());
  slide->has_predict = TRUE;
  g_assert_true (jct_period_parse_any ("2022-07", 1, &slide->predict.after));
  figures = new_figures (slide);
  g_assert_null (figures->analysis);
  g_assert_null (figures->view->selected_event);
  g_assert_null (figures->view->claim);
  g_assert_cmpuint (figures->view->annotations->len, ==, 0);
  g_assert_cmpuint (figures->beside->len, ==, 0);
  g_assert_true (figures->view->vintages_hidden);
}

static void
test_reveal (void)
{
  const double hidden[] = { 200, 400, 800, 900, 1000, 700, 600, 500, 400, 300, 200, 100 };
  g_autoptr (JctDocument) document = new_predict_document (hidden, 12);
  g_autoptr (JctSlide) slide = new_predict_slide (JCT_CHART_LINE);
  g_autoptr (JctSlideFigures) figures = jct_slide_figures_new (document, slide, NULL, NULL);
  g_autoptr (JctGuess) low = jct_guess_new ("Low", 0, 12);
  g_autoptr (JctGuess) high = jct_guess_new (NULL, 1, 12);
  const JctGuess *guesses[] = { low, high };
  JctSlideInput input = new_input (slide, figures, 1280, 720);
  double top = 0;

  input.document = document;
  input.guesses = guesses;
  input.n_guesses = 2;
  high->number = 2;
  jct_guess_draw (low, 0, 150, 11, 150);
  jct_guess_draw (high, 0, 3000, 11, 3000);
  for (double reveal = 0; reveal <= 1; reveal += 0.125)
    {
      g_autoptr (JctScene) scene = NULL;
      g_autofree char *result = NULL;
      JctSlidePlaces places;

      input.reveal = reveal;
      scene = jct_slide_layout (&input, &places);
      fixture_assert_sound (scene, "reveal");
      g_assert_cmpuint (fixture_count (scene, JCT_ROLE_GUESS, JCT_MARK_POLYLINE), ==, 2);
      /* A shape at each line's end and at each name. */
      g_assert_cmpuint (fixture_count (scene, JCT_ROLE_GUESS, JCT_MARK_SYMBOL), ==, 4);
      g_assert_cmpuint (fixture_count (scene, JCT_ROLE_HIDDEN, JCT_MARK_RECT), ==, 1);
      g_assert_cmpuint (places.n_hidden, ==, 12);
      /* What is drawn has room on the axis. */
      g_assert_cmpfloat (places.axes.value.domain_max, >=, 3000);
      result = jct_slide_dup_result (&input);
      g_assert_true ((result != NULL) == (reveal == 1));
      if (reveal >= 0.25)
        g_assert_cmpuint (fixture_count (scene, JCT_ROLE_GUESS_AREA, JCT_MARK_POLYLINE), ==, 2);
      top = places.axes.value.domain_max;
    }
  g_assert_cmpfloat (top, >=, 3000);
  input.reveal = 1;
  {
    g_autofree char *result = jct_slide_dup_result (&input);

    /* |150 - count|: 50 250 650 750 850 550 450 350 250 150 50 50 */
    g_assert_nonnull (strstr (result, "Low by 367 n a month"));
    g_assert_nonnull (strstr (result, "Guess 2 by 2,492 n a month"));
    g_assert_nonnull (strstr (result, "Nearest at the turn, May 2021 (1,000), where the count is "
                                      "farthest from the last one seen: Low, by 850."));
  }
}

/* With guesses, kept ones too, the slide is still the same whatever is hidden; nothing moves when it comes. */
static void
test_guesses_tell_nothing (void)
{
  g_autoptr (JctSlide) slide = new_predict_slide (JCT_CHART_LINE);
  g_autofree char *first = NULL;

  for (guint round = 0; round < 20; round++)
    {
      g_autoptr (JctDocument) document = NULL;
      g_autoptr (JctSlideFigures) figures = NULL;
      g_autoptr (JctGuess) own = jct_guess_new ("Own", 0, 12);
      g_autoptr (JctGuessRound) kept = jct_guess_round_new (jct_day_from_date (2025, 11, 20));
      g_autoptr (GPtrArray) earlier = NULL;
      g_autoptr (JctScene) scene = NULL;
      g_autofree char *look = NULL, *words = NULL, *result = NULL;
      const JctGuess *guesses[2] = { own };
      JctSlideInput input;
      double hidden[12];
      JctPeriod period;

      for (guint i = 0; i < 12; i++)
        hidden[i] = floor (pow (10, g_test_rand_double_range (0, 6)));
      document = new_predict_document (hidden, 12);
      figures = jct_slide_figures_new (document, slide, NULL, NULL);
      g_ptr_array_add (kept->guesses, jct_round_guess_new ("Old", 1));
      kept->id = g_strdup ("k");
      kept->unit = g_strdup ("n");
      g_assert_true (jct_period_parse_any ("2021-05", 1, &period));
      g_assert_true (jct_round_guess_put (kept->guesses->pdata[0], period, 4321));
      earlier = jct_slide_dup_round (figures, slide, kept);
      g_assert_cmpuint (earlier->len, ==, 1);
      guesses[1] = earlier->pdata[0];
      jct_guess_draw (own, 0, 100, 8, 200);
      input = new_input (slide, figures, 1024, 768);
      input.document = document;
      input.guesses = guesses;
      input.n_guesses = 2;
      scene = jct_slide_layout (&input, NULL);
      look = jct_scene_describe (scene);
      words = jct_slide_describe (&input);
      result = g_strconcat (look, "\n", words, NULL);
      g_assert_null (strstr (result, "turn"));
      if (first == NULL)
        first = g_steal_pointer (&result);
      else
        g_assert_cmpstr (result, ==, first);
    }
}

/* Guesses that were drawn for another count are not shown beside this one. */
static void
test_round_of_another_count (void)
{
  const double hidden[] = { 200, 400, 800 };
  g_autoptr (JctDocument) document = new_predict_document (hidden, 3);
  g_autoptr (JctSlide) slide = new_predict_slide (JCT_CHART_LINE);
  g_autoptr (JctSlideFigures) figures = jct_slide_figures_new (document, slide, NULL, NULL);
  g_autoptr (JctGuessRound) kept = jct_guess_round_new (0);
  g_autoptr (GPtrArray) fits = NULL;
  JctPeriod period;

  g_ptr_array_add (kept->guesses, jct_round_guess_new (NULL, 1));
  g_assert_true (jct_period_parse_any ("2021-02", 1, &period));
  g_assert_true (jct_round_guess_put (kept->guesses->pdata[0], period, 1));
  kept->unit = g_strdup ("apprehensions");
  g_assert_null (jct_slide_dup_round (figures, slide, kept));
  g_free (kept->unit);
  kept->unit = g_strdup ("n");
  fits = jct_slide_dup_round (figures, slide, kept);
  g_assert_nonnull (fits);
  kept->of = g_strdup ("t | other |  |  | ");
  g_assert_null (jct_slide_dup_round (figures, slide, kept));
}

/* Months that were not drawn do not count, and that is said. */
static void
test_partial (void)
{
  const double hidden[] = { 200, 400, 800, 900, 1000, 700, 600, 500, 400, 300, 200, 100 };
  g_autoptr (JctDocument) document = new_predict_document (hidden, 12);
  g_autoptr (JctSlide) slide = new_predict_slide (JCT_CHART_LINE);
  g_autoptr (JctSlideFigures) figures = jct_slide_figures_new (document, slide, NULL, NULL);
  g_autoptr (JctGuess) guess = jct_guess_new ("Ben", 0, 12);
  const JctGuess *guesses[] = { guess };
  JctSlideInput input = new_input (slide, figures, 1280, 720);
  g_autofree char *result = NULL, *words = NULL;

  input.document = document;
  input.guesses = guesses;
  input.n_guesses = 1;
  input.reveal = 1;
  jct_guess_draw (guess, 0, 250, 1, 250);
  result = jct_slide_dup_result (&input);
  /* |250 - count|: 50 150 */
  g_assert_nonnull (strstr (result, "Ben by 100 n a month (2 of 12 months)"));
  g_assert_nonnull (strstr (result, "Nobody drew at the turn, May 2021 (1,000)"));
  /* An anonymous slide says how near they were, and not of what. */
  slide->anonymous = TRUE;
  words = jct_slide_describe (&input);
  g_assert_nonnull (strstr (words, "Ben by 100 (2 of 12 months)"));
}

/* A place on the slide is where jct_guess_draw() puts the line. */
static void
test_places (void)
{
  const double hidden[] = { 200, 400, 800, 900, 1000, 700, 600, 500, 400, 300, 200, 100 };
  g_autoptr (JctDocument) document = new_predict_document (hidden, 12);
  g_autoptr (JctSlide) slide = new_predict_slide (JCT_CHART_LINE);
  g_autoptr (JctSlideFigures) figures = jct_slide_figures_new (document, slide, NULL, NULL);
  g_autoptr (JctGuess) guess = jct_guess_new (NULL, 0, 12);
  const JctGuess *guesses[] = { guess };
  JctSlideInput input = new_input (slide, figures, 1280, 720);
  g_autoptr (JctScene) scene = NULL;
  const JctMark *line;
  JctSlidePlaces places;

  input.document = document;
  input.guesses = guesses;
  input.n_guesses = 1;
  jct_guess_draw (guess, 0, 100, 11, 300);
  scene = jct_slide_layout (&input, &places);
  line = fixture_find (scene, JCT_ROLE_GUESS, JCT_MARK_POLYLINE, 0);
  /* The first one is the last that is seen of the series. */
  g_assert_cmpuint (line->n_points, ==, 13);
  g_assert_cmpfloat_with_epsilon (line->points[1].x - line->points[0].x, places.step_x,
                                  places.step_x / 8);
  for (guint i = 0; i < 12; i++)
    {
      double period, value;

      g_assert_true (jct_slide_places_find_value (&places, line->points[i + 1].x,
                                                  line->points[i + 1].y, &period, &value));
      g_assert_cmpint ((int) round (period), ==, (int) i);
      g_assert_cmpfloat_with_epsilon (value, guess->values[i], 1);
    }
  {
    double period, value, low = places.axes.value.domain_min, high = places.axes.value.domain_max;

    g_assert_true (jct_slide_places_find_value (&places, line->points[0].x, -500, &period, &value));
    g_assert_cmpfloat_with_epsilon (value, high, 1);
    g_assert_true (jct_slide_places_find_value (&places, line->points[0].x, 5000, &period, &value));
    g_assert_cmpfloat_with_epsilon (value, low, 1);
    g_assert_false (jct_slide_places_find_value (&places, 1279, 300, &period, &value));
  }
  input.more_room = 1;
  {
    double before = places.axes.value.domain_max;
    g_autoptr (JctScene) roomy = jct_slide_layout (&input, &places);

    g_assert_cmpfloat (places.axes.value.domain_max, >=, before * 1.5);
  }
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  bundled = load_bundled ();
  g_test_add_func ("/slide/sound", test_sound);
  g_test_add_func ("/slide/ends-with-its-range", test_ends_with_its_range);
  g_test_add_func ("/slide/themes", test_themes);
  g_test_add_func ("/slide/copy", test_copy);
  g_test_add_func ("/slide/hostile", test_hostile);
  g_test_add_func ("/slide/odd-sizes", test_odd_sizes);
  g_test_add_func ("/slide/nothing-moves", test_nothing_moves);
  g_test_add_func ("/slide/slow-reveal", test_slow_reveal);
  g_test_add_func ("/slide/anonymous", test_anonymous);
  g_test_add_func ("/slide/anonymous-old", test_anonymous_old);
  g_test_add_func ("/slide/predict/no-answer", test_no_answer);
  g_test_add_func ("/slide/predict/no-other-answer", test_no_other_answer);
  g_test_add_func ("/slide/predict/reveal", test_reveal);
  g_test_add_func ("/slide/predict/places", test_places);
  g_test_add_func ("/slide/predict/guesses-tell-nothing", test_guesses_tell_nothing);
  g_test_add_func ("/slide/predict/round-of-another-count", test_round_of_another_count);
  g_test_add_func ("/slide/predict/partial", test_partial);
  status = g_test_run ();
  jct_document_unref (bundled);
  return status;
}
