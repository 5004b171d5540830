/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ranked bars under the pointer and the keys, the mark of a selected point, and what the inspector says of both. */
#include "config.h"

#include <math.h>

#include "wait-until.h"
#include "widgets/jct-explore-page.h"
#include "widgets/jct-figure-tooltip.h"
#include "widgets/jct-inspector.h"
#include "widgets/jct-widgets.h"

#define JANUARY (2022 * 12)
#define DECEMBER (2022 * 12 + 11)

/* ---- a document: twelve months of three nations, an event ----------------------------------- */

/* A is the largest of the year, C the largest of December. */
static gint64
get_count (guint nation, int month)
{
  return nation == 0 ? 10 : nation == 1 ? month + 1 : month == 11 ? 20 : 0;
}

static JctTable *
make_table (void)
{
  static const char *const nations[] = { "A", "B", "C" };
  g_autoptr (JctTableBuilder) builder
    = jct_table_builder_new ("full", jct_period_kind (JCT_PERIOD_MONTH, 1));

  jct_table_builder_add_dimension (builder, "nation", "Nation");
  jct_table_builder_add_measure (builder, "count", "Count", "encounters", JCT_MEASURE_INTEGER);
  for (int month = 0; month < 12; month++)
    for (guint nation = 0; nation < 3; nation++)
      {
        jct_table_builder_add_row (builder, JANUARY + month);
        jct_table_builder_set_code (builder, 0,
                                    jct_table_builder_intern (builder, 0, nations[nation], -1));
        jct_table_builder_set_integer (builder, 0, get_count (nation, month));
      }
  JctTable *table = jct_table_builder_finish (builder, TRUE, NULL, NULL, NULL);
  g_assert_nonnull (table);
  return table;
}

static JctDocument *
make_document (void)
{
  g_autoptr (JctDocumentBuilder) builder = jct_document_builder_new ("datapackage");
  g_autoptr (GError) error = NULL;
  JctEvent *event = jct_event_new ();

  g_assert_true (jct_document_builder_take_table (builder, make_table (), NULL));
  event->id = g_strdup ("middle");
  event->title = g_strdup ("In the middle");
  g_assert_true (jct_edtf_parse ("2022-06-10", &event->date, NULL));
  g_assert_true (jct_document_builder_take_event (builder, event, NULL));
  JctDocument *document = jct_document_builder_finish (builder, &error);
  g_assert_no_error (error);
  return document;
}

/* ---- the page in a window ------------------------------------------------------------------- */

typedef struct
{
  JctViewState *state;
  GtkWidget *window;
  JctExplorePage *page;
  JctFigureView *figure;
} Fixture;

static const JctFigure *
get_figure (Fixture *fixture)
{
  return jct_figure_view_get_figure (fixture->figure);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JctDocument) document = make_document ();

  fixture->state = jct_view_state_new ();
  jct_view_state_set_document (fixture->state, document);
  jct_view_state_set_by (fixture->state, "nation");
  jct_view_state_set_chart (fixture->state, GPOINTER_TO_UINT (data));
  fixture->page = JCT_EXPLORE_PAGE (jct_explore_page_new (fixture->state));
  fixture->figure = jct_explore_page_get_figure (fixture->page);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 760);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  gtk_window_present (GTK_WINDOW (fixture->window));
  WAIT_UNTIL (get_figure (fixture) != NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->state);
}

static gboolean
shows_text (GtkWidget *root, const char *text)
{
  if (!gtk_widget_get_visible (root))
    return FALSE;
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows_text (child, text))
      return TRUE;
  return FALSE;
}

static gboolean
page_shows (Fixture *fixture, const char *text)
{
  return shows_text (GTK_WIDGET (fixture->page), text);
}

/* Whether the bars stand in this order, from the top. */
static gboolean
has_order (Fixture *fixture, guint first, guint second, guint third)
{
  const JctFigure *figure = get_figure (fixture);

  return figure != NULL && figure->axes.bars.n == 3 && figure->axes.bars.bars[0].series == first
         && figure->axes.bars.bars[1].series == second && figure->axes.bars.bars[2].series == third;
}

static void
assert_point (Fixture *fixture, const char *key, gint32 month)
{
  const char *selected;
  JctPeriod period;

  g_assert_true (jct_view_state_get_point (fixture->state, &selected, &period));
  g_assert_cmpstr (selected, ==, key);
  g_assert_cmpint (period.ordinal, ==, month);
}

/* ---- tests ---------------------------------------------------------------------------------- */

/* Of the sum, a click shows the last month; the same again, or Escape, the sum. */
static void
test_click (Fixture *fixture, gconstpointer data)
{
  const JctFigure *figure = get_figure (fixture);
  JctPeriod period;

  g_assert_true (has_order (fixture, 0, 1, 2));
  WAIT_UNTIL (page_shows (fixture, "January 2022 to December 2022, summed"));
  JctRect row = figure->axes.bars.bars[2].row;
  double x = figure->chart_area.x + row.x + 20, y = figure->chart_area.y + row.y + row.height / 2;
  jct_figure_view_hover (fixture->figure, x, y);
  g_assert_true (jct_view_state_get_hovered_period (fixture->state, &period));
  g_assert_cmpint (period.ordinal, ==, DECEMBER);
  jct_figure_view_click (fixture->figure, x, y, 1);
  assert_point (fixture, "C", DECEMBER);
  WAIT_UNTIL (has_order (fixture, 2, 1, 0));
  WAIT_UNTIL (page_shows (fixture, "; in December 2022"));
  g_assert_true (page_shows (fixture, "20 encounters"));
  jct_figure_view_key (fixture->figure, JCT_FIGURE_CHART, GDK_KEY_Escape, 0);
  WAIT_UNTIL (has_order (fixture, 0, 1, 2));
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  JctFigureView *figure = fixture->figure;
  const char *key;
  JctPeriod period;

  /* From bar to bar nothing is selected. */
  g_assert_true (jct_figure_view_key (figure, JCT_FIGURE_CHART, GDK_KEY_Down, 0));
  g_assert_true (jct_figure_view_key (figure, JCT_FIGURE_CHART, GDK_KEY_Down, 0));
  g_assert_false (jct_view_state_get_point (fixture->state, &key, &period));
  g_assert_true (jct_view_state_get_hovered_period (fixture->state, &period));
  /* The second bar's point; then a month earlier; then the bar above, of that month. */
  g_assert_true (jct_figure_view_key (figure, JCT_FIGURE_CHART, GDK_KEY_Return, 0));
  assert_point (fixture, "B", DECEMBER);
  WAIT_UNTIL (has_order (fixture, 2, 1, 0));
  g_assert_true (jct_figure_view_key (figure, JCT_FIGURE_CHART, GDK_KEY_Left, GDK_CONTROL_MASK));
  assert_point (fixture, "B", DECEMBER - 1);
  WAIT_UNTIL (has_order (fixture, 1, 0, 2));
  g_assert_true (jct_figure_view_key (figure, JCT_FIGURE_CHART, GDK_KEY_Down, 0));
  assert_point (fixture, "A", DECEMBER - 1);
  g_assert_true (jct_figure_view_key (figure, JCT_FIGURE_CHART, GDK_KEY_Up, 0));
  assert_point (fixture, "B", DECEMBER - 1);
  g_assert_true (page_shows (fixture, "November 2022"));
}

static void
test_tooltip (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JctTheme) theme = jct_theme_new (JCT_THEME_LIGHT, NULL, 1);
  JctSeriesSet *set = jct_view_state_get_series (fixture->state, NULL);
  const JctView *view = jct_view_state_get_view (fixture->state);
  g_auto (JctRanking) ranking = { 0 };

  jct_ranking_init (&ranking, view, set, (JctSpan){ 0, 0 }, NULL);
  g_autoptr (JctFigureTooltip) tooltip
    = jct_figure_tooltip_new_sum (GTK_WIDGET (fixture->page), theme, &ranking, view, set, 1);
  g_autofree char *text = jct_figure_tooltip_dup_text (tooltip);
  g_assert_cmpstr (text, ==, "B. January 2022 to December 2022. 78 encounters. Place 2 of 3");
}

/* Where a method is not drawn, a line says so, with a way to where it is. */
static void
test_undrawn (Fixture *fixture, gconstpointer data)
{
  const char *words = "What a method finds is drawn in line, step and bar charts.";

  jct_view_state_select_event (fixture->state, "middle");
  g_assert_true (page_shows (fixture, words));
  for (guint type = 0; type < JCT_N_CHART_TYPES; type++)
    {
      jct_view_state_set_chart (fixture->state, (JctChartType) type);
      g_assert_true (page_shows (fixture, words)
                     == !jct_chart_type_shows_methods ((JctChartType) type));
    }
}

/* What stands in the place of a count is said beside it. */
static void
test_drawn (Fixture *fixture, gconstpointer data)
{
  const JctPeriod december = jct_period (jct_period_kind (JCT_PERIOD_MONTH, 1), DECEMBER);
  const JctTransform per_day = { .per_day = TRUE };

  jct_view_state_select_point (fixture->state, "C", december);
  g_assert_false (page_shows (fixture, "In the chart"));
  jct_view_state_set_transform (fixture->state, &per_day);
  g_assert_true (page_shows (fixture, "20 encounters"));
  g_assert_true (page_shows (fixture, "In the chart: 0.65, encounters per day"));
}

/* The colour on screen a few px above the point of a month: on its ring, where it has one. */
static guint32
find_pixel (Fixture *fixture, gint32 month, double value)
{
  const JctFigure *figure = get_figure (fixture);
  JctPeriod period = jct_period (jct_period_kind (JCT_PERIOD_MONTH, 1), month);
  GtkWidget *widget = GTK_WIDGET (fixture->figure);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  double x = figure->chart_area.x + jct_time_scale_map_period (&figure->axes.time, period);
  double y = figure->chart_area.y + jct_value_scale_map (&figure->axes.value, value) - 6;

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  GskRenderNode *node = gtk_snapshot_free_to_node (snapshot);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);
  gsk_render_node_draw (node, cr);
  cairo_surface_flush (surface);
  const guchar *row
    = cairo_image_surface_get_data (surface) + (int) y * cairo_image_surface_get_stride (surface);
  guint32 pixel = ((const guint32 *) (const void *) row)[(int) x];
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  gsk_render_node_unref (node);
  return pixel;
}

/* A selected point has a ring in a line chart. */
static void
test_ring (Fixture *fixture, gconstpointer data)
{
  const JctPeriod may = jct_period (jct_period_kind (JCT_PERIOD_MONTH, 1), JANUARY + 4);
  guint32 plain = find_pixel (fixture, JANUARY + 4, 10);

  jct_view_state_select_point (fixture->state, "A", may);
  WAIT_UNTIL (get_figure (fixture) != NULL && find_pixel (fixture, JANUARY + 4, 10) != plain);
  jct_view_state_select_point (fixture->state, NULL, may);
  WAIT_UNTIL (get_figure (fixture) != NULL && find_pixel (fixture, JANUARY + 4, 10) == plain);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();
  jct_widgets_init ();
#define ADD(name, type, function) \
  g_test_add (name, Fixture, GUINT_TO_POINTER (type), set_up, function, tear_down)
  ADD ("/ranked-page/click", JCT_CHART_RANKED, test_click);
  ADD ("/ranked-page/keys", JCT_CHART_RANKED, test_keys);
  ADD ("/ranked-page/tooltip", JCT_CHART_RANKED, test_tooltip);
  ADD ("/ranked-page/undrawn", JCT_CHART_RANKED, test_undrawn);
  ADD ("/ranked-page/drawn", JCT_CHART_RANKED, test_drawn);
  ADD ("/ranked-page/ring", JCT_CHART_LINE, test_ring);
#undef ADD
  return g_test_run ();
}
