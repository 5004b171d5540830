/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notes in charts: whole, inside the plot, clear of lines, bars and other texts, at any size; else with a number. */
#include <math.h>
#include <string.h>

#include "chart-fixture.h"
#include "chart/jct-annotations.h"
#include "chart/jct-placement-private.h"

static const double sizes[][2] = { { 320, 240 },  { 480, 800 },   { 640, 480 },   { 1024, 768 },
                                   { 1280, 720 }, { 1920, 1080 }, { 3840, 2160 }, { 7680, 4320 } };

static const char *const texts[]
  = { "Short", "A note of some length that has to be wrapped onto several lines to be read well",
      "Anunaturallylongwordwithoutanyplacetobreakitapartintolinesthatfitthewidthofanote",
      "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d \xd7\xa2\xd7\x95\xd7\x9c\xd7\x9d <b>not bold</b> &amp;",
      "Two\nlines" };

static void
add_note (JctView *view, const char *at, const char *series, const char *text)
{
  JctAnnotation *annotation = jct_annotation_new ();

  g_assert_true (jct_annotation_parse_at (at, 10, annotation));
  annotation->id = jct_annotation_list_dup_new_id (view->annotations);
  annotation->series = g_strdup (series);
  annotation->text = g_strdup (text);
  g_ptr_array_add (view->annotations, annotation);
}

static const JctAnnotation *
find_note (const JctView *view, const char *id)
{
  int index = jct_annotation_list_find (view->annotations, id);

  return index >= 0 ? g_ptr_array_index (view->annotations, (guint) index) : NULL;
}

/* ---- clear of the data ------------------------------------------------------------------------- */

static void
assert_clear_of_line (const JctMark *line, JctRect box, const char *what)
{
  guint next = 0;

  for (guint i = 1; i < line->n_points; i++)
    {
      while (next < line->n_breaks && line->breaks[next] < i)
        next++;
      if (next < line->n_breaks && line->breaks[next] == i)
        continue;
      if (jct_rect_hits_segment (box, line->points[i - 1], line->points[i]))
        g_error ("%s: a line runs through a note", what);
    }
}

static void
assert_clear (const JctScene *scene, JctRect box, const char *what)
{
  for (guint i = 0; i < jct_scene_get_n (scene); i++)
    {
      const JctMark *mark = jct_scene_get (scene, i);

      gboolean is_bracket = mark->role == JCT_ROLE_ANNOTATION && mark->n_points == 4;
      if (mark->role != JCT_ROLE_SERIES && mark->role != JCT_ROLE_POINT && !is_bracket)
        continue;
      if (mark->type == JCT_MARK_POLYLINE)
        assert_clear_of_line (mark, box, what);
      else if (mark->type != JCT_MARK_TEXT && jct_rect_overlaps (mark->bounds, box, 0))
        g_error ("%s: a note lies on a bar or point", what);
    }
}

typedef struct
{
  guint n_texts, n_numbers, n_keys;
} Drawn;

/* Every text of a note: whole, in the plot; what is not a number also clear of the data. */
static Drawn
check (const JctScene *scene, const JctView *view, const char *what)
{
  JctRect plot = jct_scene_get_plot (scene);
  Drawn drawn = { 0 };

  fixture_assert_sound (scene, what);
  for (guint i = 0; i < jct_scene_get_n (scene); i++)
    {
      const JctMark *mark = jct_scene_get (scene, i);

      if (mark->role != JCT_ROLE_ANNOTATION_LABEL)
        continue;
      if (mark->id == NULL)
        {
          drawn.n_keys++;
          continue;
        }
      if (!jct_rect_contains (plot, mark->bounds))
        g_error ("%s: a note leaves the plot", what);
      if (strcmp (mark->text, find_note (view, mark->id)->text) != 0)
        {
          g_assert_cmpuint (g_ascii_strtoull (mark->text, NULL, 10), >, 0);
          drawn.n_numbers++;
          continue;
        }
      g_assert_cmpuint (mark->max_lines, ==, 0);
      assert_clear (scene, mark->bounds, what);
      drawn.n_texts++;
    }
  /* A number has its text, and the other way round. */
  g_assert_true (drawn.n_numbers == 0 || drawn.n_keys == 1);
  return drawn;
}

static Drawn
draw (JctDocument *document,
      JctView *view,
      JctSeriesSet *series,
      JctThemeKind kind,
      const double *size,
      const char *what)
{
  double scale = jct_figure_export_text_scale (size[0], size[1]);
  g_autoptr (JctTheme) theme = fixture_theme_new (kind, scale);
  JctChartInput input = fixture_chart_input (document, view, series, theme, size[0], size[1]);
  g_autoptr (JctScene) scene = jct_chart_layout (&input, NULL);

  return check (scene, view, what);
}

static JctSeriesSet *
random_series (GRand *random)
{
  gsize n = (gsize) g_rand_int_range (random, 3, 120);
  g_autofree double *values = g_new (double, n);
  int kind = g_rand_int_range (random, 0, 4);
  double level = 100;

  for (gsize i = 0; i < n; i++)
    {
      level = MAX (level + g_rand_double_range (random, -40, 45), 0);
      values[i] = kind == 0   ? g_rand_int_range (random, 0, 1000)
                  : kind == 1 ? floor (level)
                  : kind == 2 ? (double) (i * i)
                              : 500 + 400 * sin ((double) i / 3);
      if (kind == 3 && g_rand_int_range (random, 0, 9) == 0)
        values[i] = NAN;
    }
  return fixture_series_new (values, n, kind != 3);
}

static void
add_random_notes (GRand *random, JctView *view, gsize n_months)
{
  int n = g_rand_int_range (random, 1, 7);

  g_ptr_array_set_size (view->annotations, 0);
  for (int i = 0; i < n; i++)
    {
      int month = g_rand_int_range (random, 0, (int) n_months);
      int last = month + (g_rand_boolean (random) ? 0 : g_rand_int_range (random, 0, 12));
      g_autofree char *at = g_strdup_printf ("%d-%02d/%d-%02d", 2020 + month / 12, 1 + month % 12,
                                             2020 + last / 12, 1 + last % 12);

      add_note (view, at, NULL, texts[g_rand_int_range (random, 0, G_N_ELEMENTS (texts))]);
      if (g_rand_int_range (random, 0, 4) == 0)
        {
          JctAnnotation *moved = g_ptr_array_index (view->annotations, view->annotations->len - 1);
          moved->is_moved = TRUE;
          moved->dx = g_rand_double_range (random, -200, 200);
          moved->dy = g_rand_double_range (random, -20, 20);
        }
    }
}

static void
test_random (void)
{
  const JctChartType types[]
    = { JCT_CHART_LINE, JCT_CHART_STEP, JCT_CHART_BARS, JCT_CHART_OVERLAY };
  g_autoptr (JctDocument) document = fixture_document_new (FIXTURE_HOSTILE);
  g_autoptr (JctView) view = fixture_view_new ();
  g_autoptr (GRand) random = g_rand_new_with_seed (20231201);
  guint n_texts = 0, n_numbers = 0;

  for (guint i = 0; i < 240; i++)
    {
      g_autoptr (JctSeriesSet) series = random_series (random);
      const double *size = sizes[i % G_N_ELEMENTS (sizes)];
      JctThemeKind kind = (JctThemeKind) (i / 3 % JCT_N_THEMES);
      g_autofree char *what = g_strdup_printf ("case %u, %gx%g", i, size[0], size[1]);

      view->chart = types[i / G_N_ELEMENTS (sizes) % G_N_ELEMENTS (types)];
      add_random_notes (random, view, jct_series_get_n (jct_series_set_get (series, 0)));
      Drawn drawn = draw (document, view, series, kind, size, what);
      n_texts += drawn.n_texts;
      n_numbers += drawn.n_numbers;
    }
  /* The places are there: most stand beside their points. */
  g_test_message ("%u texts, %u numbers", n_texts, n_numbers);
  g_assert_cmpuint (n_texts, >, 2 * n_numbers);
}

/* ---- where they stand ------------------------------------------------------------------------ */

static JctScene *
lay_out (JctDocument *document, JctView *view, double width, double height, JctSpan visible)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JctSeriesSet) series = jct_document_compute_series (document, view, &error);
  g_autoptr (JctTheme) theme = fixture_theme_new (JCT_THEME_LIGHT, 1);

  g_assert_no_error (error);
  JctChartInput input = fixture_chart_input (document, view, series, theme, width, height);
  input.visible = visible;
  return jct_chart_layout (&input, NULL);
}

static guint
count_notes (JctDocument *document, JctView *view, JctSpan visible)
{
  g_autoptr (JctScene) scene = lay_out (document, view, 1280, 720, visible);
  Drawn drawn = check (scene, view, "places");

  return drawn.n_texts + drawn.n_numbers;
}

static void
test_types (void)
{
  g_autoptr (JctDocument) document = fixture_document_new (FIXTURE_PLAIN);
  g_autoptr (JctView) view = fixture_view_new ();
  JctSpan all = { 0, 0 };

  add_note (view, "2022-03", NULL, "Here");
  for (guint type = 0; type < JCT_N_CHART_TYPES; type++)
    {
      view->chart = (JctChartType) type;
      /* Bars of all periods summed have no place for one of them. */
      g_assert_cmpuint (count_notes (document, view, all), ==, type == JCT_CHART_RANKED ? 0 : 1);
    }
  /* In a calendar year it stays with the year that holds it, and a year over months is a bracket. */
  view->chart = JCT_CHART_BARS;
  view->has_period = TRUE;
  view->period = JCT_PERIOD_YEAR;
  g_assert_cmpuint (count_notes (document, view, all), ==, 1);
  view->has_period = FALSE;
  add_note (view, "2021", NULL, "A year");
  g_assert_cmpuint (count_notes (document, view, all), ==, 2);
}

static void
test_series (void)
{
  g_autoptr (JctDocument) document = fixture_document_new (FIXTURE_PLAIN);
  g_autoptr (JctView) view = fixture_view_new ();
  JctSpan all = { 0, 0 };

  jct_filter_clear (view->filter, "group");
  view->by = g_strdup ("group");
  add_note (view, "2022-03", "g00", "Of one");
  add_note (view, "2022-03", "nobody", "Of none");
  g_assert_cmpuint (count_notes (document, view, all), ==, 1);
  view->chart = JCT_CHART_MULTIPLES;
  g_assert_cmpuint (count_notes (document, view, all), ==, 1);
}

static void
test_zoom (void)
{
  g_autoptr (JctDocument) document = fixture_document_new (FIXTURE_PLAIN);
  g_autoptr (JctView) view = fixture_view_new ();
  JctPeriodKind month = jct_period_kind (JCT_PERIOD_MONTH, 1);
  JctSpan late = { jct_period_first_day (jct_period (month, 2023 * 12)),
                   jct_period_end_day (jct_period (month, 2023 * 12 + 11)) };

  add_note (view, "2022-03", NULL, "Before");
  g_assert_cmpuint (count_notes (document, view, late), ==, 0);
  add_note (view, "2022-03/2023-03", NULL, "Into it");
  g_assert_cmpuint (count_notes (document, view, late), ==, 1);
}

/* Many on one point: those without room have numbers, with their texts above the plot, and the rest is counted. */
static void
test_no_room (void)
{
  g_autoptr (JctDocument) document = fixture_document_new (FIXTURE_PLAIN);
  g_autoptr (JctView) view = fixture_view_new ();
  gboolean counted = FALSE;

  for (guint i = 0; i < JCT_MAX_ANNOTATIONS; i++)
    add_note (view, "2022-03", NULL, texts[1]);
  g_autoptr (JctScene) scene = lay_out (document, view, 900, 600, (JctSpan){ 0, 0 });
  Drawn drawn = check (scene, view, "many");
  g_assert_cmpuint (drawn.n_numbers, >, 0);
  for (guint i = 0; i < jct_scene_get_n (scene); i++)
    {
      const JctMark *mark = jct_scene_get (scene, i);

      if (mark->role == JCT_ROLE_ANNOTATION_LABEL && mark->id == NULL)
        counted = strstr (mark->text, "more notes") != NULL;
    }
  g_assert_true (counted);
}

static gboolean
has_role (const JctScene *scene, JctRole role)
{
  for (guint i = 0; i < jct_scene_get_n (scene); i++)
    if (jct_scene_get (scene, i)->role == role)
      return TRUE;
  return FALSE;
}

/* How many notes a chart tells of: in words in the plot, in words above it, or by their number. */
static guint
count_told (const JctScene *scene)
{
  guint n = 0;

  for (guint i = 0; i < jct_scene_get_n (scene); i++)
    {
      const JctMark *mark = jct_scene_get (scene, i);
      const char *rest;

      if (mark->role != JCT_ROLE_ANNOTATION_LABEL)
        continue;
      if (mark->id != NULL)
        {
          n += g_str_has_prefix (mark->text, "Note ") ? 1 : 0;
          continue;
        }
      for (const char *at = strstr (mark->text, "Note "); at != NULL; at = strstr (at + 1, "Note "))
        n++;
      rest = strstr (mark->text, " more note");
      while (rest != NULL && rest > mark->text && g_ascii_isdigit (rest[-1]))
        rest--;
      if (rest == NULL && strstr (mark->text, "no room here") != NULL)
        rest = mark->text;
      n += rest != NULL ? (guint) g_ascii_strtoull (rest, NULL, 10) : 0;
    }
  return n;
}

/* However small a chart is: while it has a title, it tells of all its notes. */
static void
test_small (void)
{
  g_autoptr (JctDocument) document = fixture_document_new (FIXTURE_PLAIN);
  g_autoptr (JctView) view = fixture_view_new ();
  guint n_counted = 0;

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *at = g_strdup_printf ("2022-%02u", 3 + i);
      g_autofree char *text
        = g_strdup_printf ("Note %u, of some length that has to be wrapped onto several lines", i);

      add_note (view, at, NULL, text);
      for (double width = 64; width <= 640; width *= 1.3)
        for (double height = 64; height <= 480; height *= 1.25)
          {
            g_autoptr (JctScene) scene = lay_out (document, view, width, height, (JctSpan){ 0, 0 });
            guint n_told = count_told (scene);

            n_counted += n_told > 0 && !has_role (scene, JCT_ROLE_ANNOTATION) ? 1 : 0;
            if (has_role (scene, JCT_ROLE_TITLE))
              g_assert_cmpuint (n_told, ==, i + 1);
          }
    }
  g_assert_cmpuint (n_counted, >, 0);
}

/* Where it is moved to, as near as there is room. */
static void
test_moved (void)
{
  g_autoptr (JctDocument) document = fixture_document_new (FIXTURE_PLAIN);
  g_autoptr (JctView) view = fixture_view_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (JctSeriesSet) series = jct_document_compute_series (document, view, &error);
  g_autoptr (JctTheme) theme = fixture_theme_new (JCT_THEME_LIGHT, 1);
  JctChartInput input = fixture_chart_input (document, view, series, theme, 1280, 720);
  JctAnnotationPlace place;
  JctChartAxes axes;

  add_note (view, "2022-03", NULL, "Moved");
  JctAnnotation *note = g_ptr_array_index (view->annotations, 0);
  note->is_moved = TRUE;
  note->dx = -20;
  note->dy = -2;
  g_autoptr (JctScene) scene = jct_chart_layout (&input, &axes);
  g_assert_cmpint (jct_annotation_find_place (&axes, series, note, &place), ==,
                   JCT_ANNOTATION_IN_SIGHT);
  const JctMark *label = fixture_find (scene, JCT_ROLE_ANNOTATION_LABEL, JCT_MARK_TEXT, 0);
  double em = jct_theme_text_px (theme, JCT_TEXT_SMALL);
  g_assert_nonnull (label);
  g_assert_cmpfloat (label->bounds.x + label->bounds.width / 2, <, place.at.x - 8 * em);
}

static void
test_words (void)
{
  g_autoptr (JctDocument) document = fixture_document_new (FIXTURE_PLAIN);
  g_autoptr (JctView) view = fixture_view_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (JctSeriesSet) series = jct_document_compute_series (document, view, &error);
  g_autoptr (JctTheme) theme = fixture_theme_new (JCT_THEME_LIGHT, 1);
  JctChartInput input = fixture_chart_input (document, view, series, theme, 1280, 720);

  add_note (view, "2022-03", NULL, "What I saw");
  add_note (view, "2035-03", NULL, "Out of sight");
  g_autofree char *words = jct_chart_describe (&input);
  g_assert_nonnull (strstr (words, "Note on March 2022: “What I saw”."));
  g_assert_null (strstr (words, "Out of sight"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/annotations/random", test_random);
  g_test_add_func ("/annotations/types", test_types);
  g_test_add_func ("/annotations/series", test_series);
  g_test_add_func ("/annotations/zoom", test_zoom);
  g_test_add_func ("/annotations/no-room", test_no_room);
  g_test_add_func ("/annotations/small", test_small);
  g_test_add_func ("/annotations/moved", test_moved);
  g_test_add_func ("/annotations/words", test_words);

  return g_test_run ();
}
