/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timeline and the overview, read from their scenes. */
#include "chart-fixture.h"

#include "chart/jct-text.h"
#include "model/jct-document-items.h"

#include <string.h>

static JctTimelineInput
build_input (JctDocument *document, JctView *view, JctTheme *theme, double width, double max_height)
{
  JctSpan span = { jct_day_from_date (2019, 10, 1), jct_day_from_date (2024, 10, 1) };

  return (JctTimelineInput){
    .document = document,
    .view = view,
    .theme = theme,
    .time = jct_time_scale (span, 120, width - 60),
    .width = width,
    .max_height = max_height,
  };
}

/* How often an event stands in the scene, as a mark of its own and in counts. */
static void
count_event (const JctScene *scene, const char *id, guint *alone, guint *counted)
{
  *alone = *counted = 0;
  for (guint i = 0; i < jct_scene_get_n (scene); i++)
    {
      const JctMark *mark = jct_scene_get (scene, i);
      if (mark->role == JCT_ROLE_EVENT && strcmp (mark->id, id) == 0)
        (*alone)++;
      if (mark->role != JCT_ROLE_EVENT_COUNT || mark->type != JCT_MARK_TEXT)
        continue;
      g_auto (GStrv) ids = g_strsplit (mark->id, "\n", -1);
      if (g_strv_contains ((const char *const *) ids, id))
        {
          (*counted)++;
          g_assert_cmpint (g_ascii_strtoll (mark->text, NULL, 10), ==, g_strv_length (ids));
        }
    }
}

/* Every shown event is there: drawn, or counted once; none is lost and none is counted twice. */
static void
test_complete (void)
{
  g_autoptr (JctDocument) document = fixture_document_new (FIXTURE_PLAIN);
  g_autoptr (JctView) view = fixture_view_new ();
  g_autoptr (JctTheme) theme = fixture_theme_new (JCT_THEME_LIGHT, 1);
  guint alone, counted;

  for (double width = 400; width <= 3200; width *= 2)
    {
      JctTimelineInput input = build_input (document, view, theme, width, 0);
      g_autoptr (JctScene) scene = jct_timeline_layout (&input);
      fixture_assert_sound (scene, "timeline");
      for (guint i = 0; i < FIXTURE_N_EVENTS; i++)
        {
          const char *id = jct_document_get_event (document, i)->id;
          count_event (scene, id, &alone, &counted);
          g_assert_cmpuint ((alone > 0) + counted, ==, 1);
        }
    }
}

static void
test_selected (void)
{
  g_autoptr (JctDocument) document = fixture_document_new (FIXTURE_PLAIN);
  g_autoptr (JctTheme) theme = fixture_theme_new (JCT_THEME_LIGHT, 1);
  JctSpan domain = { jct_day_from_date (2019, 10, 1), jct_day_from_date (2024, 10, 1) };
  guint alone, counted;

  for (guint i = 0; i < FIXTURE_N_EVENTS; i++)
    {
      g_autoptr (JctView) view = fixture_view_new ();
      const JctEvent *event = jct_document_get_event (document, i);
      view->selected_event = g_strdup (event->id);
      JctTimelineInput input = build_input (document, view, theme, 700, 0);
      g_autoptr (JctScene) scene = jct_timeline_layout (&input);
      fixture_assert_sound (scene, event->id);
      count_event (scene, event->id, &alone, &counted);
      /* A year or month stands in its middle: 2019 lies before October 2019. */
      JctSpan span = jct_edtf_span (&event->date);
      if (!event->date.is_interval)
        span = (JctSpan){ (span.start + span.end) / 2, (span.start + span.end) / 2 + 1 };
      if (jct_span_is_empty (jct_span_intersect (span, domain)))
        continue;
      /* In sight, the selected event is never inside a count. */
      g_assert_cmpuint (alone, >, 0);
      g_assert_cmpuint (counted, ==, 0);
    }
}

/* Where no bars are in the lane, the selected event's name stands right beside it, and what would
 * be under it is counted on the other side. */
static void
test_selected_name (void)
{
  g_autoptr (JctDocument) document = fixture_document_new (FIXTURE_PLAIN);
  g_autoptr (JctTheme) theme = fixture_theme_new (JCT_THEME_LIGHT, 1);
  guint n_checked = 0;

  for (guint i = 0; i < FIXTURE_N_EVENTS; i++)
    {
      g_autoptr (JctView) view = fixture_view_new ();
      const JctEvent *event = jct_document_get_event (document, i);
      g_autoptr (GPtrArray) points = g_ptr_array_new ();
      view->selected_event = g_strdup (event->id);
      for (guint k = 0; k < FIXTURE_N_EVENTS; k++)
        {
          const JctEvent *other = jct_document_get_event (document, k);
          if (!other->date.is_interval)
            g_ptr_array_add (points, other->id);
        }
      g_ptr_array_add (points, NULL);
      view->events = g_strdupv ((char **) points->pdata);
      for (double width = 500; width < 1500; width += 300)
        {
          JctTimelineInput input = build_input (document, view, theme, width, 0);
          g_autoptr (JctScene) scene = jct_timeline_layout (&input);
          const JctMark *ring = NULL, *name = NULL;

          fixture_assert_sound (scene, event->id);
          for (guint k = 0; k < jct_scene_get_n (scene); k++)
            {
              const JctMark *mark = jct_scene_get (scene, k);
              if (g_strcmp0 (mark->id, event->id) != 0)
                continue;
              if (mark->role == JCT_ROLE_EVENT && mark->type == JCT_MARK_SYMBOL && ring == NULL)
                ring = mark;
              if (mark->role == JCT_ROLE_EVENT_LABEL)
                name = mark;
            }
          if (ring == NULL)
            continue;
          n_checked++;
          g_assert_nonnull (name);
          double right = name->bounds.x - ring->bounds.x - ring->bounds.width;
          double left = ring->bounds.x - name->bounds.x - name->bounds.width;
          /* A shade of the days that the date can mean may lie between them. */
          if (jct_edtf_is_soft (&event->date))
            continue;
          g_assert_cmpfloat (MAX (left, right), >=, 0);
          g_assert_cmpfloat (MAX (left, right), <, 8);
        }
    }
  g_assert_cmpuint (n_checked, >, 40);
}

/* The names of lanes are whole as soon as the page has room for them, in one size. */
static void
test_lane_names (void)
{
  g_autoptr (JctDocument) document = fixture_document_new (FIXTURE_PLAIN);
  g_autoptr (JctView) view = fixture_view_new ();
  g_autoptr (JctTheme) theme = fixture_theme_new (JCT_THEME_LIGHT, 1);
  g_autoptr (JctSeriesSet) series = jct_document_compute_series (document, view, NULL);

  for (double width = 520; width < 1400; width += 80)
    {
      JctFigureInput input = {
        .chart = fixture_chart_input (document, view, series, theme, width, 620),
        .show_timeline = TRUE,
      };
      g_auto (JctFigure) figure = { 0 };
      const JctMark *label;
      double px = 0;

      jct_figure_layout (&input, &figure);
      fixture_assert_sound (figure.timeline, "lane names");
      g_assert_cmpuint (fixture_count (figure.timeline, JCT_ROLE_LANE, JCT_MARK_RECT), ==, 6);
      for (guint i = 0;
           (label = fixture_find (figure.timeline, JCT_ROLE_LANE_LABEL, JCT_MARK_TEXT, i)) != NULL;
           i++)
        {
          JctTextStyle style = { .family = theme->font_family, .px = label->text_px, .bold = TRUE };
          JctTextExtents whole;

          if (label->id == NULL)
            continue;
          style.max_width = label->max_lines > 1 ? label->max_width : 0;
          jct_text_measure (label->text, &style, &whole);
          g_assert_cmpfloat (label->bounds.width, ==, whole.width);
          g_assert_cmpfloat (label->bounds.height, ==, whole.height);
          g_assert_true (px == 0 || px == label->text_px);
          px = label->text_px;
        }
      g_assert_cmpfloat (px, >, 0);
    }
}

/* A copy of the fixture whose categories are called "A", "B" and so on. */
static JctDocument *
shorten_names (JctDocument *document)
{
  JctDocument *shortened = jct_document_ref (document);

  for (guint i = 0; i < jct_document_get_n_categories (document); i++)
    {
      g_autoptr (JctDocument) before = shortened;
      g_autoptr (JctCategory) category
        = jct_category_copy (jct_document_get_category (document, i));

      g_free (category->title);
      category->title = g_strdup_printf ("%c", 'A' + (char) i);
      shortened = jct_document_with_category (before, category, NULL, NULL);
      g_assert_nonnull (shortened);
    }
  return shortened;
}

/* Names that are shorter than the margin is required to be stand in it all the same, in the middle of their lanes. */
static void
test_short_names (void)
{
  g_autoptr (JctDocument) plain = fixture_document_new (FIXTURE_PLAIN);
  g_autoptr (JctDocument) document = shorten_names (plain);
  g_autoptr (JctView) view = fixture_view_new ();
  g_autoptr (JctTheme) theme = fixture_theme_new (JCT_THEME_LIGHT, 1);
  g_autoptr (JctSeriesSet) series = jct_document_compute_series (document, view, NULL);
  JctFigureInput input = {
    .chart = fixture_chart_input (document, view, series, theme, 700, 620),
    .show_timeline = TRUE,
  };
  g_auto (JctFigure) figure = { 0 };

  jct_figure_layout (&input, &figure);
  for (guint i = 0; i < 6; i++)
    {
      const JctMark *lane = fixture_find (figure.timeline, JCT_ROLE_LANE, JCT_MARK_RECT, i);
      const JctMark *label;
      guint k = 0;

      while ((label = fixture_find (figure.timeline, JCT_ROLE_LANE_LABEL, JCT_MARK_TEXT, k++))
               != NULL
             && g_strcmp0 (label->id, lane->id) != 0)
        ;
      g_assert_nonnull (label);
      g_assert_cmpfloat_with_epsilon (label->bounds.y + label->bounds.height / 2,
                                      lane->bounds.y + lane->bounds.height / 2, 1);
    }
}

static void
test_lanes (void)
{
  g_autoptr (JctDocument) document = fixture_document_new (FIXTURE_PLAIN);
  g_autoptr (JctView) view = fixture_view_new ();
  g_autoptr (JctTheme) theme = fixture_theme_new (JCT_THEME_LIGHT, 1);
  JctTimelineInput input = build_input (document, view, theme, 1000, 0);
  g_autoptr (JctScene) scene = jct_timeline_layout (&input);

  g_assert_cmpuint (fixture_count (scene, JCT_ROLE_LANE, JCT_MARK_RECT), ==, 6);
  for (guint i = 0; i < 6; i++)
    {
      const JctMark *lane = fixture_find (scene, JCT_ROLE_LANE, JCT_MARK_RECT, i);
      const JctCategory *category = jct_document_get_category (document, i);
      JctColor color
        = jct_theme_text_color (theme, jct_chart_category_color (document, theme, category->id));
      const JctMark *label = fixture_find (scene, JCT_ROLE_LANE_LABEL, JCT_MARK_TEXT, i + 1);
      g_assert_cmpstr (lane->id, ==, category->id);
      g_assert_cmpstr (label->text, ==, category->title);
      g_assert_cmpmem (&label->fill, sizeof color, &color, sizeof color);
    }

  /* A category that the view leaves out has no lane. */
  const char *shown[] = { "beta", "zeta", NULL };
  view->categories = g_strdupv ((char **) shown);
  g_autoptr (JctScene) fewer = jct_timeline_layout (&input);
  g_assert_cmpuint (fixture_count (fewer, JCT_ROLE_LANE, JCT_MARK_RECT), ==, 2);
  g_assert_cmpstr (fixture_find (fewer, JCT_ROLE_LANE, JCT_MARK_RECT, 0)->id, ==, "beta");

  view->events_shown = FALSE;
  g_assert_cmpfloat (jct_timeline_measure_height (&input), ==, 0);
}

static void
test_heights (void)
{
  g_autoptr (JctDocument) document = fixture_document_new (FIXTURE_HOSTILE);
  g_autoptr (JctView) view = fixture_view_new ();
  g_autoptr (JctTheme) theme = fixture_theme_new (JCT_THEME_DARK, 1);
  JctTimelineInput input = build_input (document, view, theme, 900, 0);
  double natural = jct_timeline_measure_height (&input);

  g_assert_cmpfloat (natural, >, 0);
  for (double height = 1; height < natural + 40; height += 7)
    {
      input.max_height = height;
      g_autoptr (JctScene) scene = jct_timeline_layout (&input);
      fixture_assert_sound (scene, "timeline of a given height");
      g_assert_cmpfloat (jct_scene_get_height (scene), <=, MIN (height, natural));
    }
}

/* Lanes that do not fit are out of sight: those shown stay themselves, a bar says which they are. */
static void
test_scroll (void)
{
  g_autoptr (JctDocument) document = fixture_document_new (FIXTURE_PLAIN);
  g_autoptr (JctView) view = fixture_view_new ();
  g_autoptr (JctTheme) theme = fixture_theme_new (JCT_THEME_LIGHT, 1);
  JctTimelineInput input = build_input (document, view, theme, 900, 0);
  JctLaneRange all = jct_timeline_get_lanes (&input);

  g_assert_cmpuint (all.n, ==, all.n_shown);
  g_assert_cmpuint (all.n, >, 3);
  input.max_height = 60;
  g_assert_cmpuint (jct_timeline_get_lanes (&input).n, ==, 1);
  input.scrolls = TRUE;
  for (guint first = 0; first < all.n + 3; first++)
    {
      input.first_lane = first;
      JctLaneRange range = jct_timeline_get_lanes (&input);
      g_autoptr (JctScene) scene = jct_timeline_layout (&input);

      fixture_assert_sound (scene, "lanes out of sight");
      g_assert_cmpuint (range.n, ==, all.n);
      g_assert_cmpuint (range.n_shown, >=, 2);
      g_assert_cmpuint (range.first, ==, MIN (first, all.n - range.n_shown));
      g_assert_cmpuint (fixture_count (scene, JCT_ROLE_LANE, JCT_MARK_RECT), ==, range.n_shown);
      const JctMark *track = fixture_find (scene, JCT_ROLE_LANE_SCROLL, JCT_MARK_RECT, 0);
      const JctMark *thumb = fixture_find (scene, JCT_ROLE_LANE_SCROLL, JCT_MARK_RECT, 1);
      g_assert_cmpfloat (thumb->bounds.height, <, track->bounds.height);
      g_assert_cmpfloat (thumb->bounds.y, >=, track->bounds.y);
      g_assert_cmpfloat (thumb->bounds.y + thumb->bounds.height, <=,
                         track->bounds.y + track->bounds.height + 1e-9);
    }
  /* The selected event's lane comes into sight, from both sides. */
  for (guint i = 0; i < jct_document_get_n_events (document); i++)
    {
      guint alone, counted;

      g_free (view->selected_event);
      view->selected_event = g_strdup (jct_document_get_event (document, i)->id);
      input.first_lane = i % all.n;
      input.reveal_selected = TRUE;
      g_autoptr (JctScene) scene = jct_timeline_layout (&input);
      count_event (scene, view->selected_event, &alone, &counted);
      JctSpan span = jct_edtf_span (&jct_document_get_event (document, i)->date);
      if (!jct_span_is_empty (jct_span_intersect (span, input.time.domain)))
        g_assert_cmpuint (alone + counted, >, 0);
    }
}

static void
test_uncertain (void)
{
  g_autoptr (JctDocumentBuilder) builder = jct_document_builder_new ("datapackage");
  g_autoptr (JctView) view = fixture_view_new ();
  g_autoptr (JctTheme) theme = fixture_theme_new (JCT_THEME_LIGHT, 1);
  static const char *dates[] = { "2021-05-05", "2022-05~", "2020-03-01/..", "2023-06" };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      JctEvent *event = jct_event_new ();
      event->id = g_strdup_printf ("e%u", i);
      event->title = g_strdup ("Event");
      g_free (event->category);
      event->category = g_strdup_printf ("c%u", i);
      event->verified = i != 3;
      g_assert_true (jct_edtf_parse (dates[i], &event->date, NULL));
      g_assert_true (jct_document_builder_take_event (builder, event, NULL));
    }
  g_autoptr (GError) error = NULL;
  g_autoptr (JctDocument) document = jct_document_builder_finish (builder, &error);
  g_assert_no_error (error);
  JctTimelineInput input = build_input (document, view, theme, 1000, 0);
  g_autoptr (JctScene) scene = jct_timeline_layout (&input);
  guint n_symbols = 0;

  for (guint i = 0; i < jct_scene_get_n (scene); i++)
    {
      const JctMark *mark = jct_scene_get (scene, i);
      if (mark->role != JCT_ROLE_EVENT)
        continue;
      if (mark->type == JCT_MARK_RECT)
        {
          /* The certain day has no soft shade; "about May 2022" and the whole of June 2023 have;
           * the open end fades. */
          g_assert_cmpstr (mark->id, !=, "e0");
          g_assert_cmpfloat (mark->fade_right, >, 0);
          if (strcmp (mark->id, "e2") == 0)
            g_assert_cmpfloat (mark->fade_left, ==, 0);
          continue;
        }
      n_symbols++;
      /* What is not verified is hollow and dashed. */
      g_assert_true ((mark->dash[0] > 0) == (strcmp (mark->id, "e3") == 0));
      if (strcmp (mark->id, "e3") == 0)
        {
          double middle = (jct_day_from_date (2023, 6, 1) + jct_day_from_date (2023, 7, 1)) / 2.0;
          g_assert_cmpfloat (mark->center.x, ==, jct_time_scale_map (&input.time, middle));
        }
    }
  g_assert_cmpuint (n_symbols, ==, 3);
}

static void
test_overview (void)
{
  g_autoptr (JctDocument) document = fixture_document_new (FIXTURE_PLAIN);
  g_autoptr (JctView) view = fixture_view_new ();
  g_autoptr (JctTheme) theme = fixture_theme_new (JCT_THEME_LIGHT, 1);
  g_autoptr (JctSeriesSet) series = jct_document_compute_series (document, view, NULL);
  JctOverviewInput input = {
    .series = series,
    .document = document,
    .view = view,
    .theme = theme,
    .whole = { jct_day_from_date (2019, 10, 1), jct_day_from_date (2024, 10, 1) },
    .visible = { jct_day_from_date (2021, 1, 1), jct_day_from_date (2022, 1, 1) },
    .width = 800,
    .height = 50,
    .plot_left = 60,
    .plot_right = 740,
  };
  JctTimeScale scale;
  g_autoptr (JctScene) scene = jct_overview_layout (&input, &scale);

  g_assert_cmpfloat (jct_time_scale_map (&scale, input.whole.start), ==, 60);
  g_assert_cmpfloat (jct_time_scale_map (&scale, input.whole.end), ==, 740);
  const JctMark *range = fixture_find (scene, JCT_ROLE_BRUSH, JCT_MARK_RECT, 0);
  const JctMark *start = fixture_find (scene, JCT_ROLE_BRUSH, JCT_MARK_RECT, 1);
  const JctMark *end = fixture_find (scene, JCT_ROLE_BRUSH, JCT_MARK_RECT, 2);
  g_assert_cmpstr (range->id, ==, "range");
  g_assert_cmpstr (start->id, ==, "start");
  g_assert_cmpstr (end->id, ==, "end");
  g_assert_cmpfloat (range->bounds.x, ==, jct_time_scale_map (&scale, input.visible.start));
  g_assert_cmpfloat (start->bounds.x + start->bounds.width / 2, ==, range->bounds.x);
  g_assert_cmpuint (fixture_count (scene, JCT_ROLE_SERIES, JCT_MARK_POLYLINE), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline-layout/complete", test_complete);
  g_test_add_func ("/timeline-layout/selected", test_selected);
  g_test_add_func ("/timeline-layout/selected-name", test_selected_name);
  g_test_add_func ("/timeline-layout/lane-names", test_lane_names);
  g_test_add_func ("/timeline-layout/short-names", test_short_names);
  g_test_add_func ("/timeline-layout/lanes", test_lanes);
  g_test_add_func ("/timeline-layout/heights", test_heights);
  g_test_add_func ("/timeline-layout/scroll", test_scroll);
  g_test_add_func ("/timeline-layout/uncertain", test_uncertain);
  g_test_add_func ("/overview-layout/brush", test_overview);
  return g_test_run ();
}
