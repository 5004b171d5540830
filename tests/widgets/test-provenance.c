/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a number to its rows in two activations: from a point, from a row of numbers, from an effect. */
#include "config.h"

#include <string.h>

#include "widgets/jct-claim-difference-view.h"
#include "widgets/jct-claim-matrix.h"
#include "widgets/jct-claims-page.h"
#include "widgets/jct-compare-window.h"
#include "widgets/jct-data-page.h"
#include "widgets/jct-provenance-popover.h"
#include "window-fixture.h"

static JctViewState *
get_state (JctWindow *window)
{
  return jct_window_get_state (window);
}

static gboolean
has_label (GtkWidget *widget, gconstpointer data)
{
  const char *label = NULL;

  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (GTK_IS_MENU_BUTTON (widget))
    label = gtk_menu_button_get_label (GTK_MENU_BUTTON (widget));
  else if (GTK_IS_BUTTON (widget))
    label = gtk_button_get_label (GTK_BUTTON (widget));
  return label != NULL && g_str_equal (label, data);
}

static gboolean
is_mapped_of_type (GtkWidget *widget, gconstpointer data)
{
  return gtk_widget_get_mapped (widget)
         && G_TYPE_CHECK_INSTANCE_TYPE (widget, *(const GType *) data);
}

/* The one of that section of the inspector. */
static GtkMenuButton *
find_source_button (JctWindow *window, const char *section)
{
  GType type = g_type_from_name (section);
  GtkWidget *panel = type != 0 ? find_widget (GTK_WIDGET (window), is_mapped_of_type, &type) : NULL;

  return panel != NULL ? (GtkMenuButton *) find_widget (panel, has_label, "Source and Rows") : NULL;
}

static GtkWidget *
find_button (GtkWidget *root, const char *label)
{
  return find_widget (root, has_label, label);
}

static GtkWidget *
find_of_type (JctWindow *window, GType type)
{
  return find_widget (GTK_WIDGET (window), is_mapped_of_type, &type);
}

static JctDataPage *
find_data_page (JctWindow *window)
{
  return (JctDataPage *) find_of_type (window, JCT_TYPE_DATA_PAGE);
}

/* Of the rows that the page shows. */
static double
add_up_shown (JctDataPage *page, const char *measure_name)
{
  JctRowOrder *order
    = jct_row_list_get_order (jct_data_table_get_list (jct_data_page_get_table (page)));
  JctTable *table = jct_row_order_get_table (order);
  int measure = jct_table_find_measure (table, measure_name);
  double sum = 0;

  g_assert_cmpint (measure, >=, 0);
  for (gsize i = 0; i < jct_row_order_get_n (order); i++)
    {
      gsize row = jct_row_order_get_row (order, i);

      if (!jct_table_is_missing (table, (guint) measure, row))
        sum += jct_table_get_real (table, (guint) measure, row);
    }
  return sum;
}

static JctPeriod
december_2023 (void)
{
  return jct_period (jct_period_kind (JCT_PERIOD_MONTH, 1), 2023 * 12 + 11);
}

static const JctSeries *
first_series (JctWindow *window)
{
  return jct_series_set_get (jct_view_state_get_counts (get_state (window)), 0);
}

/* What has changed is where it will stand. */
static void
wait_for_frames (JctWindow *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  gint64 start = gdk_frame_clock_get_frame_counter (clock);

  while (gdk_frame_clock_get_frame_counter (clock) < start + 3)
    {
      gtk_widget_queue_draw (GTK_WIDGET (window));
      g_main_context_iteration (NULL, TRUE);
    }
}

/* Presses the button that opens the popover, then the first one that shows rows. */
static JctDataPage *
follow_button (JctWindow *window, GtkMenuButton *button)
{
  WAIT_UNTIL (gtk_widget_is_sensitive (GTK_WIDGET (button)));
  wait_for_frames (window);
  gtk_menu_button_popup (button);
  WAIT_UNTIL (find_of_type (window, JCT_TYPE_PROVENANCE_POPOVER) != NULL);
  GtkWidget *popover = find_of_type (window, JCT_TYPE_PROVENANCE_POPOVER);
  WAIT_UNTIL (find_button (popover, "Show Rows") != NULL);
  g_assert_true (gtk_widget_activate (find_button (popover, "Show Rows")));
  WAIT_UNTIL (find_data_page (window) != NULL);
  WAIT_UNTIL (!jct_data_page_is_busy (find_data_page (window)));
  g_assert_nonnull (jct_view_state_get_rows (get_state (window)));
  return find_data_page (window);
}

static JctDataPage *
follow (JctWindow *window, const char *section)
{
  WAIT_UNTIL (find_source_button (window, section) != NULL);
  return follow_button (window, find_source_button (window, section));
}

static void
test_point (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  const JctSeries *series = first_series (window);

  jct_view_state_select_point (get_state (window), jct_series_get_key (series), december_2023 ());
  JctDataPage *page = follow (window, "JctInspectorPoint");
  g_assert_cmpfloat (add_up_shown (page, "encounters"), ==,
                     jct_series_get_value (series,
                                           (gsize) jct_series_find (series, december_2023 ())));
  g_autofree char *count = g_strdup (jct_data_page_get_count (page));
  g_assert_nonnull (strstr (count, " of "));

  /* Back to all, and nothing of it is a step of the history. */
  GtkWidget *leave = find_button (GTK_WIDGET (page), "Show _All Rows");
  g_assert_nonnull (leave);
  g_assert_true (gtk_widget_activate (leave));
  WAIT_UNTIL (!gtk_widget_get_mapped (leave));
  g_assert_null (jct_view_state_get_rows (get_state (window)));
  g_assert_cmpstr (jct_data_page_get_count (page), !=, count);
  g_assert_false (is_enabled (window, "win.undo"));
}

/* What is drawn in the place of a count has the rows of both years. */
static void
test_derived (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  JctTransform transform = { 0 };

  g_assert_true (jct_transform_from_text ("percent-change", 10, &transform, NULL));
  jct_view_state_set_transform (get_state (window), &transform);
  jct_view_state_select_point (get_state (window), jct_series_get_key (first_series (window)),
                               december_2023 ());
  JctDataPage *page = follow (window, "JctInspectorPoint");
  const JctSeries *counts = first_series (window);
  g_assert_cmpfloat (add_up_shown (page, "encounters"), ==,
                     jct_series_get_value (counts,
                                           (gsize) jct_series_find (counts, december_2023 ())));
}

static guint
count_shown_rows (GtkWidget *root)
{
  guint n = has_label (root, "Show Rows");

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_shown_rows (child);
  return n;
}

/* What was said of a number is not said of another one. */
static void
test_anew (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  JctTransform transform = { 0 };

  jct_view_state_select_point (get_state (window), jct_series_get_key (first_series (window)),
                               december_2023 ());
  WAIT_UNTIL (find_source_button (window, "JctInspectorPoint") != NULL);
  GtkMenuButton *button = find_source_button (window, "JctInspectorPoint");
  wait_for_frames (window);
  gtk_menu_button_popup (button);
  WAIT_UNTIL (count_shown_rows (GTK_WIDGET (window)) == 1);
  gtk_menu_button_popdown (button);
  WAIT_UNTIL (count_shown_rows (GTK_WIDGET (window)) == 0);
  g_assert_true (jct_transform_from_text ("percent-change", 10, &transform, NULL));
  jct_view_state_set_transform (get_state (window), &transform);
  wait_for_frames (window);
  gtk_menu_button_popup (button);
  WAIT_UNTIL (count_shown_rows (GTK_WIDGET (window)) == 2);
}

/* A row of the chart's numbers, by its keys. */
static void
test_numbers (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  const JctSeries *series = first_series (window);
  gsize chosen = 20;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "data");
  WAIT_UNTIL (find_data_page (window) != NULL);
  JctDataPage *page = find_data_page (window);
  g_object_set (page, "numbers", TRUE, NULL);
  WAIT_UNTIL (!jct_data_page_is_busy (page));
  JctDataTable *table = jct_data_page_get_table (page);
  JctRowList *list = jct_data_table_get_list (table);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (list), (guint) chosen, TRUE);
  gsize row = jct_row_order_get_row (jct_row_list_get_order (list), chosen);
  double value = jct_series_get_value (series, row);

  g_signal_emit_by_name (table, "row-activated");
  WAIT_UNTIL (find_of_type (window, JCT_TYPE_PROVENANCE_POPOVER) != NULL);
  GtkWidget *popover = find_of_type (window, JCT_TYPE_PROVENANCE_POPOVER);
  g_assert_true (gtk_widget_activate (find_button (popover, "Show Rows")));
  WAIT_UNTIL (jct_view_state_get_rows (get_state (window)) != NULL);
  WAIT_UNTIL (!jct_data_page_is_busy (page));
  g_assert_cmpfloat (add_up_shown (page, "encounters"), ==, value);

  /* Another look at the numbers is no longer these rows, nor is another definition. */
  g_object_set (page, "numbers", TRUE, NULL);
  g_assert_null (jct_view_state_get_rows (get_state (window)));
}

/* A row of the table says where it stands and who says so, and has no rows below it. */
static void
test_row (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "data");
  WAIT_UNTIL (find_data_page (window) != NULL);
  JctDataPage *page = find_data_page (window);
  WAIT_UNTIL (!jct_data_page_is_busy (page));
  JctDataTable *table = jct_data_page_get_table (page);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (jct_data_table_get_list (table)), 0, TRUE);
  g_signal_emit_by_name (table, "row-activated");
  WAIT_UNTIL (find_of_type (window, JCT_TYPE_PROVENANCE_POPOVER) != NULL);
  GtkWidget *popover = find_of_type (window, JCT_TYPE_PROVENANCE_POPOVER);
  g_assert_null (find_button (popover, "Show Rows"));
  g_assert_nonnull (find_button (popover, "_Copy"));
}

static void
test_effect (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  const JctView *view
    = jct_document_find_view (jct_view_state_get_document (get_state (window)), "halt-2022");

  jct_view_state_set_view (get_state (window), view, "test");
  JctDataPage *page = follow (window, "JctInspectorEffect");
  g_assert_cmpint (jct_view_state_get_rows (get_state (window))->role, ==, JCT_PROVENANCE_BEFORE);
  g_assert_cmpfloat (add_up_shown (page, "encounters"), ==,
                     jct_view_state_get_rows (get_state (window))->sum);
}

/* Rows of what is no longer shown do not stay. */
static void
test_over (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);

  jct_view_state_select_point (get_state (window), jct_series_get_key (first_series (window)),
                               december_2023 ());
  JctDataPage *page = follow (window, "JctInspectorPoint");
  g_autofree char *count = g_strdup (jct_data_page_get_count (page));
  jct_view_state_set_definition (get_state (window), "all-nationwide");
  g_assert_null (jct_view_state_get_rows (get_state (window)));
  WAIT_UNTIL (!jct_data_page_is_busy (page));
  g_assert_cmpstr (jct_data_page_get_count (page), !=, count);
}

/* ---- changes --------------------------------------------------------------------------------- */

static gboolean
is_provenance_button (GtkWidget *widget, gconstpointer data)
{
  return gtk_widget_get_mapped (widget) && GTK_IS_MENU_BUTTON (widget)
         && gtk_widget_has_css_class (widget, "provenance");
}

/* The change on the month before names both months. */
static void
test_change (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  GType type = g_type_from_name ("JctInspectorPoint");
  const JctSeries *series = first_series (window);

  jct_view_state_select_point (get_state (window), jct_series_get_key (series), december_2023 ());
  WAIT_UNTIL (find_of_type (window, type) != NULL);
  GtkWidget *button = find_widget (find_of_type (window, type), is_provenance_button, NULL);
  g_assert_nonnull (button);
  wait_for_frames (window);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  WAIT_UNTIL (count_shown_rows (GTK_WIDGET (window)) == 2);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  JctDataPage *page = follow_button (window, GTK_MENU_BUTTON (button));
  g_assert_cmpfloat (add_up_shown (page, "encounters"), ==,
                     jct_series_get_value (series,
                                           (gsize) jct_series_find (series, december_2023 ())));
}

/* ---- claims ---------------------------------------------------------------------------------- */

static JctClaimsPage *
open_claims (JctWindow *window, const char *claim)
{
  gtk_window_maximize (GTK_WINDOW (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "claims");
  WAIT_UNTIL (find_of_type (window, JCT_TYPE_CLAIMS_PAGE) != NULL);
  JctClaimsPage *page = JCT_CLAIMS_PAGE (find_of_type (window, JCT_TYPE_CLAIMS_PAGE));
  WAIT_UNTIL (!jct_claims_page_is_busy (page));
  jct_claims_page_select (page, claim);
  return page;
}

/* The first cell of the ratio: the rows of 2023, Border Patrol. */
static void
test_claim_cell (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);

  open_claims (window, "voa-ratio-2023-2022");
  WAIT_UNTIL (find_of_type (window, JCT_TYPE_CLAIM_MATRIX) != NULL);
  GtkWidget *button
    = find_widget (find_of_type (window, JCT_TYPE_CLAIM_MATRIX), is_provenance_button, NULL);
  g_assert_nonnull (button);
  JctDataPage *page = follow_button (window, GTK_MENU_BUTTON (button));
  g_assert_cmpfloat (add_up_shown (page, "encounters"), ==, 37153);
  g_assert_cmpint (jct_view_state_get_rows (get_state (window))->role, ==, JCT_PROVENANCE_LATER);
}

/* The numbers side by side have theirs too. */
static void
test_difference (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  JctClaimsPage *claims = open_claims (window, "voa-ratio-2023-2022");

  gtk_widget_activate_action (GTK_WIDGET (claims), "claims.compare", NULL);
  WAIT_UNTIL (find_of_type (window, JCT_TYPE_CLAIM_DIFFERENCE_VIEW) != NULL);
  GtkWidget *view = find_of_type (window, JCT_TYPE_CLAIM_DIFFERENCE_VIEW);
  WAIT_UNTIL (find_widget (view, is_provenance_button, NULL) != NULL);
  JctDataPage *page
    = follow_button (window, GTK_MENU_BUTTON (find_widget (view, is_provenance_button, NULL)));
  g_assert_cmpfloat (add_up_shown (page, "encounters"), ==,
                     jct_view_state_get_rows (get_state (window))->sum);
}

/* ---- compared events ------------------------------------------------------------------------- */

static JctCompareWindow *
find_compare_window (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (JCT_IS_COMPARE_WINDOW (window))
        return JCT_COMPARE_WINDOW (window);
    }
  return NULL;
}

/* Of the selected event; what its rows are is shown in the window behind, and this one goes. */
static void
test_compared (Fixture *fixture, gconstpointer data)
{
  JctWindow *window = open_bundled (fixture);
  const JctView *view
    = jct_document_find_view (jct_view_state_get_document (get_state (window)), "halt-2022");

  jct_view_state_set_view (get_state (window), view, "test");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.compare-events", NULL);
  JctCompareWindow *compare = find_compare_window ();
  g_assert_nonnull (compare);
  WAIT_UNTIL (!jct_comparison_runner_is_running (jct_compare_window_get_runner (compare)));
  GtkWidget *button = NULL;
  WAIT_UNTIL ((button = find_widget (GTK_WIDGET (compare), has_label, "_Source and Rows")) != NULL);
  WAIT_UNTIL (gtk_widget_is_sensitive (button));
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  GtkWidget *show = NULL;
  WAIT_UNTIL ((show = find_button (GTK_WIDGET (compare), "Show Rows")) != NULL);
  g_assert_true (gtk_widget_activate (show));
  WAIT_UNTIL (find_compare_window () == NULL);
  WAIT_UNTIL (find_data_page (window) != NULL);
  WAIT_UNTIL (!jct_data_page_is_busy (find_data_page (window)));
  g_assert_cmpfloat (add_up_shown (find_data_page (window), "encounters"), ==,
                     jct_view_state_get_rows (get_state (window))->sum);
}

#define ADD(path, function) \
  g_test_add (path, Fixture, NULL, window_fixture_set_up, function, window_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_autoptr (JctApplication) application = window_fixture_init (&argc, &argv);

  ADD ("/provenance/point", test_point);
  ADD ("/provenance/derived", test_derived);
  ADD ("/provenance/anew", test_anew);
  ADD ("/provenance/numbers", test_numbers);
  ADD ("/provenance/row", test_row);
  ADD ("/provenance/effect", test_effect);
  ADD ("/provenance/over", test_over);
  ADD ("/provenance/change", test_change);
  ADD ("/provenance/claim-cell", test_claim_cell);
  ADD ("/provenance/difference", test_difference);
  ADD ("/provenance/compared", test_compared);
  return g_test_run ();
}
