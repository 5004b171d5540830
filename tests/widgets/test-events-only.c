/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file of events alone in a real window; and the document's title in the header. */
#include "config.h"

#include <string.h>

#include "widgets/jct-explore-page.h"
#include "window-fixture.h"

static gboolean
is_explore_page (GtkWidget *widget, gconstpointer data)
{
  return JCT_IS_EXPLORE_PAGE (widget);
}

static JctWindow *
open_events (Fixture *fixture)
{
  g_autoptr (GFile) file = g_file_new_build_filename (g_getenv ("JUNCTURE_DATADIR"), "..", "tests",
                                                      "widgets", "events-only.json", NULL);
  JctWindow *window = activate (fixture);

  jct_window_open_file (window, file);
  WAIT_UNTIL (!jct_window_is_loading (window));
  g_assert_cmpstr (jct_window_get_error (window), ==, NULL);
  return window;
}

static JctFigureView *
get_figure_view (JctWindow *window)
{
  GtkWidget *page = find_widget (GTK_WIDGET (window), is_explore_page, NULL);

  g_assert_nonnull (page);
  return jct_explore_page_get_figure (JCT_EXPLORE_PAGE (page));
}

static const JctMark *
find_symbol (const JctFigure *figure)
{
  for (guint i = 0; i < jct_scene_get_n (figure->timeline); i++)
    {
      const JctMark *mark = jct_scene_get (figure->timeline, i);
      if (mark->role == JCT_ROLE_EVENT && mark->type == JCT_MARK_SYMBOL)
        return mark;
    }
  return NULL;
}

/* Hovering, selecting, zooming and panning as with figures. */
static void
test_figure (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_events (fixture);
  JctViewState *state = jct_window_get_state (window);
  JctFigureView *view = get_figure_view (window);

  WAIT_UNTIL (jct_figure_view_get_figure (view) != NULL);
  const JctFigure *figure = jct_figure_view_get_figure (view);
  g_assert_nonnull (figure->timeline);
  g_assert_cmpfloat (figure->timeline_area.height, >, 200);
  const JctMark *mark = find_symbol (figure);
  g_assert_nonnull (mark);
  g_autofree char *id = g_strdup (mark->id);
  double x = mark->center.x, y = figure->timeline_area.y + mark->center.y;

  jct_figure_view_hover (view, x, y);
  g_assert_cmpstr (jct_view_state_get_hovered_event (state), ==, id);
  jct_figure_view_click (view, x, y, 1);
  g_assert_cmpstr (jct_view_state_get_view (state)->selected_event, ==, id);
  /* Places without an event, the heading too. */
  for (double at = 0; at < figure->chart_area.height + 4; at += 2)
    {
      jct_figure_view_hover (view, x, at);
      jct_figure_view_click (view, x, at, 1);
      jct_figure_view_click (view, x, at, 2);
    }
  g_assert_false (jct_view_state_get_point (state, NULL, NULL));

  JctSpan whole = jct_view_state_get_visible (state);
  jct_figure_view_key (view, JCT_FIGURE_TIMELINE, GDK_KEY_plus, 0);
  JctSpan closer = jct_view_state_get_visible (state);
  g_assert_cmpint (closer.end - closer.start, <, whole.end - whole.start);
  jct_figure_view_key (view, JCT_FIGURE_TIMELINE, GDK_KEY_Left, GDK_SHIFT_MASK);
  g_assert_cmpint (jct_view_state_get_visible (state).start, <, closer.start);
  for (guint part = 0; part < JCT_N_FIGURE_PARTS; part++)
    for (guint key = GDK_KEY_space; key < GDK_KEY_asciitilde; key++)
      jct_figure_view_key (view, part, key, 0);
  jct_figure_view_key (view, JCT_FIGURE_CHART, GDK_KEY_Home, 0);
  g_assert_cmpint (jct_view_state_get_visible (state).start, ==, whole.start);
  g_assert_true (jct_figure_view_key (view, JCT_FIGURE_CHART, GDK_KEY_Right, 0));
  g_assert_cmpstr (jct_view_state_get_view (state)->selected_event, !=, id);
}

static gboolean
is_status (GtkWidget *widget, gconstpointer data)
{
  return ADW_IS_STATUS_PAGE (widget) && gtk_widget_get_mapped (widget);
}

/* The Data page says that there is no table, and nothing breaks on the way there and back. */
static void
test_data_page (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_events (fixture);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "data");
  WAIT_UNTIL (find_widget (GTK_WIDGET (window), is_status, NULL) != NULL);
  GtkWidget *status = find_widget (GTK_WIDGET (window), is_status, NULL);
  g_assert_cmpstr (adw_status_page_get_title (ADW_STATUS_PAGE (status)), ==, "No Figures");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "explore");
  g_assert_cmpstr (jct_window_get_error (window), ==, NULL);
}

/* What the header shows of the document; the same words for eyes and screen readers. */
static gboolean
is_shown_title (GtkWidget *widget, gconstpointer data)
{
  return ADW_IS_WINDOW_TITLE (widget) && gtk_widget_get_mapped (widget)
         && g_strcmp0 (adw_window_title_get_title (ADW_WINDOW_TITLE (widget)), data) == 0;
}

/* The title's own, or that of the switcher in whose place it stands in a narrow window. */
static const char *
find_tooltip (GtkWidget *widget)
{
  while (widget != NULL && gtk_widget_get_tooltip_text (widget) == NULL)
    widget = gtk_widget_get_parent (widget);
  return widget != NULL ? gtk_widget_get_tooltip_text (widget) : "";
}

static void
test_title (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  const char *title = jct_document_get_title (get_document (window));
  g_autofree char *marked = g_strconcat ("• ", title, NULL);
  GtkWidget *shown;

  WAIT_UNTIL (find_widget (GTK_WIDGET (window), is_shown_title, title) != NULL);
  shown = find_widget (GTK_WIDGET (window), is_shown_title, title);
  g_assert_cmpstr (adw_window_title_get_subtitle (ADW_WINDOW_TITLE (shown)), ==,
                   "us-china-repatriation.json");
  g_assert_nonnull (strstr (find_tooltip (shown), "us-china-repatriation.json"));
  jct_view_state_set_default_view (jct_window_get_state (window), NULL);
  WAIT_UNTIL (find_widget (GTK_WIDGET (window), is_shown_title, marked) != NULL);
  shown = find_widget (GTK_WIDGET (window), is_shown_title, marked);
  g_assert_nonnull (strstr (adw_window_title_get_subtitle (ADW_WINDOW_TITLE (shown)), "edited"));
  jct_view_state_undo (jct_window_get_state (window));
  WAIT_UNTIL (find_widget (GTK_WIDGET (window), is_shown_title, title) != NULL);
}

static GFile *
dataset_file (const char *name)
{
  return g_file_new_build_filename (g_getenv ("JUNCTURE_DATADIR"), "datasets", name, NULL);
}

/* A dataset of several definitions is asked about; its panel is there, is undone, and taken away. */
static void
test_beside (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = dataset_file ("reported-figures.json");
  JctWindow *window = open_bundled (fixture);
  JctViewState *state = jct_window_get_state (window);

  jct_window_open_beside (window, file);
  WAIT_UNTIL (find_question () != NULL);
  answer ("open");
  g_assert_cmpuint (jct_view_state_get_view (state)->beside->len, ==, 1);
  g_assert_true (jct_view_state_is_modified (state));
  JctFigureView *view = get_figure_view (window);
  WAIT_UNTIL (jct_figure_view_get_figure (view) != NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.remove-beside", NULL);
  g_assert_cmpuint (jct_view_state_get_view (state)->beside->len, ==, 0);
  jct_view_state_undo (state);
  g_assert_cmpuint (jct_view_state_get_view (state)->beside->len, ==, 1);
  jct_view_state_undo (state);
  g_assert_false (jct_view_state_is_modified (state));
  g_assert_cmpstr (jct_window_get_error (window), ==, NULL);
}

/* To a file of events, a dataset gives the figures; one that has none is refused in words. */
static void
test_beside_events (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = dataset_file ("us-china-repatriation.json");
  g_autoptr (GFile) none = write_file (fixture, "none.json",
                                       "{\"events\": [{\"start_date\": {\"year\": 2024},"
                                       "\"text\": {\"headline\": \"X\"}}]}");
  JctWindow *window = open_events (fixture);
  JctViewState *state = jct_window_get_state (window);

  jct_window_open_beside (window, none);
  WAIT_UNTIL (jct_window_get_error (window) != NULL);
  g_assert_true (jct_view_state_has_only_events (state));
  jct_window_open_beside (window, file);
  WAIT_UNTIL (find_question () != NULL);
  answer ("open");
  WAIT_UNTIL (!jct_view_state_has_only_events (state));
  g_assert_nonnull (jct_view_state_get_series (state, NULL));
  g_assert_cmpuint (jct_document_get_n_events (get_document (window)), ==, 48);
}

int
main (int argc, char *argv[])
{
  g_autoptr (JctApplication) application = window_fixture_init (&argc, &argv);

#define ADD(name, function) \
  g_test_add (name, Fixture, NULL, window_fixture_set_up, function, window_fixture_tear_down)
  ADD ("/events-only/figure", test_figure);
  ADD ("/events-only/data-page", test_data_page);
  ADD ("/events-only/title", test_title);
  ADD ("/events-only/beside", test_beside);
  ADD ("/events-only/beside-events", test_beside_events);
  return g_test_run ();
}
