/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Views and events: the plain structs of the model. */
#include "model/jct-event.h"
#include "model/jct-view.h"

static JctView *
full_view (void)
{
  JctView *view = jct_view_new ();

  view->id = g_strdup ("id");
  view->title = g_strdup ("title");
  view->headline = g_strdup ("headline");
  view->definition = g_strdup ("definition");
  view->table = g_strdup ("table");
  view->measure = g_strdup ("measure");
  jct_filter_add (view->filter, "a", "1");
  view->by = g_strdup ("by");
  view->has_period = TRUE;
  view->period = JCT_PERIOD_YEAR;
  view->has_visible = TRUE;
  view->visible = (JctSpan){ 100, 200 };
  view->chart = JCT_CHART_BARS;
  view->focus = g_strdup ("focus");
  view->categories = g_strsplit ("x,y", ",", -1);
  view->selected_event = g_strdup ("event");
  g_strfreev (view->pinned_events);
  view->pinned_events = g_strsplit ("p,q", ",", -1);
  g_free (view->method);
  view->method = g_strdup ("its_ols");
  view->k = 12;
  view->event_period = JCT_EVENT_PERIOD_INCLUDED;
  return view;
}

static void
test_copy (void)
{
  g_autoptr (JctView) empty = jct_view_new ();
  g_autoptr (JctView) view = full_view ();
  g_autoptr (JctView) copy = jct_view_copy (view);
  g_autoptr (JctView) empty_copy = jct_view_copy (empty);

  g_assert_true (jct_view_equal (view, copy));
  g_assert_true (jct_view_equal (empty, empty_copy));
  g_assert_false (jct_view_equal (view, empty));
  g_assert_true (copy->filter != view->filter);
  g_assert_cmpstr (copy->categories[1], ==, "y");
}

/* Each part tells two views apart. */
static void
test_equal (void)
{
#define ASSERT_COUNTS(change)               \
  G_STMT_START                              \
  {                                         \
    g_autoptr (JctView) a = full_view ();   \
    g_autoptr (JctView) b = full_view ();   \
    g_assert_true (jct_view_equal (a, b));  \
    change;                                 \
    g_assert_false (jct_view_equal (a, b)); \
    g_assert_false (jct_view_equal (b, a)); \
  }                                         \
  G_STMT_END

  ASSERT_COUNTS (g_clear_pointer (&b->id, g_free));
  ASSERT_COUNTS (g_clear_pointer (&b->title, g_free));
  ASSERT_COUNTS (g_clear_pointer (&b->headline, g_free));
  ASSERT_COUNTS (g_clear_pointer (&b->definition, g_free));
  ASSERT_COUNTS (g_clear_pointer (&b->table, g_free));
  ASSERT_COUNTS (g_clear_pointer (&b->measure, g_free));
  ASSERT_COUNTS (jct_filter_add (b->filter, "a", "2"));
  ASSERT_COUNTS (b->by[0] = 'x');
  ASSERT_COUNTS (b->top++);
  ASSERT_COUNTS (b->transform.per_day = TRUE);
  ASSERT_COUNTS (b->transform.kind = JCT_TRANSFORM_INDEX);
  ASSERT_COUNTS (b->log_axis = TRUE);
  ASSERT_COUNTS (b->years = JCT_YEARS_FISCAL);
  ASSERT_COUNTS (b->has_period = FALSE);
  ASSERT_COUNTS (b->period = JCT_PERIOD_MONTH);
  ASSERT_COUNTS (b->has_visible = FALSE);
  ASSERT_COUNTS (b->visible.start++);
  ASSERT_COUNTS (b->visible.end++);
  ASSERT_COUNTS (b->chart = JCT_CHART_STEP);
  ASSERT_COUNTS (b->free_scale = TRUE);
  ASSERT_COUNTS (b->focus[0] = 'x');
  ASSERT_COUNTS (g_clear_pointer (&b->focus, g_free));
  ASSERT_COUNTS (g_clear_pointer (&b->categories, g_strfreev));
  ASSERT_COUNTS (b->categories[0][0] = 'z');
  ASSERT_COUNTS (b->events_shown = FALSE);
  ASSERT_COUNTS (g_clear_pointer (&b->selected_event, g_free));
  ASSERT_COUNTS (b->pinned_events[1][0] = 'z');
  ASSERT_COUNTS (b->method[0] = 'z');
  ASSERT_COUNTS (b->k++);
  ASSERT_COUNTS (b->event_period = JCT_EVENT_PERIOD_EXCLUDED);
}

/* What is not chosen does not count. */
static void
test_unchosen (void)
{
  g_autoptr (JctView) a = jct_view_new ();
  g_autoptr (JctView) b = jct_view_new ();

  b->period = JCT_PERIOD_YEAR;
  b->visible = (JctSpan){ 1, 2 };
  g_assert_true (jct_view_equal (a, b));
}

static void
test_names (void)
{
  JctEventPeriod event_period;
  JctDirection direction;
  JctChartType chart;
  JctShape shape;

  for (guint i = 0; i < JCT_N_CHART_TYPES; i++)
    {
      g_assert_true (jct_chart_type_from_name (jct_chart_type_to_name ((JctChartType) i), &chart));
      g_assert_cmpint (chart, ==, i);
    }
  for (guint i = 0; i <= JCT_EVENT_PERIOD_INCLUDED; i++)
    {
      g_assert_true (
        jct_event_period_from_name (jct_event_period_to_name ((JctEventPeriod) i), &event_period));
      g_assert_cmpint (event_period, ==, i);
    }
  for (guint i = 0; i < JCT_N_SHAPES; i++)
    {
      g_assert_true (jct_shape_from_name (jct_shape_to_name ((JctShape) i), &shape));
      g_assert_cmpint (shape, ==, i);
    }
  for (guint i = JCT_DIRECTION_UP; i <= JCT_DIRECTION_UNCLEAR; i++)
    {
      g_assert_true (
        jct_direction_from_name (jct_direction_to_name ((JctDirection) i), &direction));
      g_assert_cmpint (direction, ==, i);
    }
  for (guint i = 0; i < 2; i++)
    {
      gboolean free_scale = i == 0;
      g_assert_true (jct_view_scale_from_name (jct_view_scale_to_name (i == 1), &free_scale));
      g_assert_true (free_scale == (i == 1));
      g_assert_false (jct_view_scale_from_name ("Free", &free_scale));
    }
  g_assert_null (jct_direction_to_name (JCT_DIRECTION_NOT_STATED));
  g_assert_false (jct_direction_from_name ("sideways", &direction));
  g_assert_false (jct_chart_type_from_name ("pie", &chart));
  g_assert_false (jct_shape_from_name ("", &shape));
  g_assert_false (jct_event_period_from_name ("Excluded", &event_period));
}

static void
test_addresses (void)
{
  static const char *const open[] = { "http://example.org", "https://example.org/a?b=c#d",
                                      "HTTPS://EXAMPLE.ORG/", "https://example.org:8080/" };
  static const char *const closed[] = { "",
                                        "example.org",
                                        "//example.org",
                                        "http:",
                                        "http://",
                                        "https:///path",
                                        "http:example.org",
                                        "file:///etc/passwd",
                                        "javascript:alert(1)",
                                        "data:text/html,x",
                                        "ftp://example.org",
                                        "mailto:a@example.org",
                                        " https://example.org",
                                        "https://example.org/a b",
                                        "https://example.org\n",
                                        "https://known.org@elsewhere.net/",
                                        "https://exa\001mple.org" };

  for (guint i = 0; i < G_N_ELEMENTS (open); i++)
    g_assert_true (jct_url_is_openable (open[i]));
  for (guint i = 0; i < G_N_ELEMENTS (closed); i++)
    g_assert_false (jct_url_is_openable (closed[i]));
  g_assert_false (jct_url_is_openable (NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/view/copy", test_copy);
  g_test_add_func ("/view/equal", test_equal);
  g_test_add_func ("/view/unchosen", test_unchosen);
  g_test_add_func ("/view/names", test_names);
  g_test_add_func ("/event/addresses", test_addresses);
  return g_test_run ();
}
