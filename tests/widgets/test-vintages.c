/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures as published earlier, in the window: the switch, the box at the pointer, the inspector. */
#include "config.h"

#include <string.h>

#include "io/jct-reader.h"
#include "model/jct-series-table.h"
#include "wait-until.h"
#include "widgets/jct-explore-page.h"
#include "widgets/jct-figure-tooltip.h"
#include "widgets/jct-point-provenance.h"
#include "widgets/jct-values-menu.h"
#include "widgets/jct-widgets.h"
#include "window-fixture.h"

#define WORDS "249,785 as published (26 January 2024), 249,740 today"

static JctPeriod
december (void)
{
  return jct_period (jct_period_kind (JCT_PERIOD_MONTH, 1), 2023 * 12 + 11);
}

static gboolean
has_label (GtkWidget *widget, gconstpointer data)
{
  return gtk_widget_get_visible (widget) && GTK_IS_LABEL (widget)
         && strstr (gtk_label_get_text (GTK_LABEL (widget)), data) != NULL;
}

static gboolean
is_switch (GtkWidget *widget, gconstpointer data)
{
  return gtk_widget_get_visible (widget) && GTK_IS_CHECK_BUTTON (widget)
         && g_strcmp0 (gtk_check_button_get_label (GTK_CHECK_BUTTON (widget)),
                       "Figures as published earlier")
              == 0;
}

static JctViewState *
make_state (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("JUNCTURE_DATADIR"), "datasets",
                                            "us-china-repatriation.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (JctDocument) document = jct_document_load (file, NULL, NULL, NULL, &error);
  g_autoptr (JctView) view = jct_view_new ();
  JctViewState *state = jct_view_state_new ();

  g_assert_no_error (error);
  view->definition = g_strdup ("bp-southwest");
  jct_view_state_set_document (state, document);
  jct_view_state_set_view (state, view, "x");
  return state;
}

/* Of whom nothing was published earlier. */
static void
show_china (JctViewState *state)
{
  g_autoptr (JctView) view = jct_view_copy (jct_view_state_get_view (state));

  jct_filter_add (view->filter, "citizenship", "CHINA, PEOPLES REPUBLIC OF");
  jct_view_state_set_view (state, view, "y");
}

/* A step of the history, of no other figures; a filter that asks something else has none. */
static void
test_state (void)
{
  g_autoptr (JctViewState) state = make_state ();
  JctSeriesSet *series = jct_view_state_get_series (state, NULL);
  guint n;

  jct_published_set_find (jct_view_state_get_published (state), 0, december (), &n);
  g_assert_cmpuint (n, ==, 1);
  jct_view_state_set_vintages_hidden (state, TRUE);
  g_assert_true (jct_view_state_get_view (state)->vintages_hidden);
  g_assert_true (jct_view_state_get_series (state, NULL) == series);
  g_assert_nonnull (jct_view_state_get_published (state));
  jct_view_state_undo (state);
  g_assert_false (jct_view_state_get_view (state)->vintages_hidden);
  show_china (state);
  g_assert_null (jct_view_state_get_published (state));
}

static void
test_window (void)
{
  g_autoptr (JctViewState) state = make_state ();
  GtkWidget *window = gtk_window_new ();
  JctExplorePage *page = JCT_EXPLORE_PAGE (jct_explore_page_new (state));
  JctFigureView *figure = jct_explore_page_get_figure (page);
  GtkWidget *menu = jct_values_menu_new (state);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *check, *other;

  gtk_box_append (GTK_BOX (box), GTK_WIDGET (page));
  gtk_box_append (GTK_BOX (box), menu);
  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 760);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  WAIT_UNTIL (jct_figure_view_get_figure (figure) != NULL);

  jct_view_state_select_point (state, "all", december ());
  WAIT_UNTIL (find_widget (GTK_WIDGET (page), has_label, WORDS) != NULL);
  g_assert_nonnull (find_widget (GTK_WIDGET (page), has_label,
                                 "Published in: CBP Releases December 2023 Monthly Update"));

  check = find_widget (menu, is_switch, NULL);
  g_assert_nonnull (check);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  g_assert_true (jct_view_state_get_view (state)->vintages_hidden);
  jct_view_state_undo (state);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));

  /* Of another question there is nothing to switch, nor to tell. */
  show_china (state);
  other = find_widget (menu, is_switch, NULL);
  g_assert_null (other);
  WAIT_UNTIL (find_widget (GTK_WIDGET (page), has_label, "as published (") == NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_tooltip (void)
{
  g_autoptr (JctViewState) state = make_state ();
  g_autoptr (JctTheme) theme = jct_theme_new (JCT_THEME_LIGHT, NULL, 1);
  g_autoptr (GtkWidget) label = g_object_ref_sink (gtk_label_new (NULL));
  const JctTransform none = { 0 };
  JctFigure figure = { 0 };

  for (guint hidden = 0; hidden < 2; hidden++)
    {
      const JctDrawn drawn = {
        .series = jct_view_state_get_series (state, NULL),
        .counts = jct_view_state_get_counts (state),
        .transform = &none,
        .document = jct_view_state_get_document (state),
        .published = hidden ? NULL : jct_view_state_get_published (state),
      };
      g_autoptr (JctFigureTooltip) tooltip
        = jct_figure_tooltip_new_period (label, theme, &figure, &drawn, december ());
      g_autofree char *text = jct_figure_tooltip_dup_text (tooltip);

      g_test_message ("%s", text);
      g_assert_true ((strstr (text, WORDS) != NULL) == !hidden);
    }
}

/* Of a rate the point tells its count, as the large number of the inspector is one. */
static void
test_per_day (void)
{
  g_autoptr (JctViewState) state = make_state ();
  g_autoptr (JctView) view = jct_view_copy (jct_view_state_get_view (state));
  const JctPublished *first = NULL;

  view->transform.per_day = TRUE;
  jct_view_state_set_view (state, view, "z");
  g_autofree char *words = jct_point_dup_published (state, "all", december (), &first);
  g_assert_cmpstr (words, ==, WORDS);
  g_assert_nonnull (first);
  g_assert_cmpfloat (first->count, ==, 249785);
  g_assert_cmpfloat_with_epsilon (first->value, 249785 / 31.0, 1e-9);
  g_assert_null (jct_point_dup_published (state, "nobody", december (), NULL));
}

/* Where the number comes from tells where the earlier one does. */
static void
test_provenance (void)
{
  g_autoptr (JctViewState) state = make_state ();
  g_autoptr (GError) error = NULL;
  g_autoptr (JctProvenance) known = jct_point_provenance_new (state, "all", december (), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (known->published, ==, WORDS);
  g_assert_nonnull (known->published_in[0]);
  g_autofree char *text = jct_provenance_to_text (known);
  g_assert_nonnull (strstr (text, "Published earlier: " WORDS));
  g_assert_nonnull (strstr (text, "Published in: CBP Releases December 2023 Monthly Update"));

  show_china (state);
  g_autoptr (JctProvenance) unknown = jct_point_provenance_new (state, "all", december (), &error);
  g_assert_no_error (error);
  g_assert_null (unknown->published);
  g_autofree char *less = jct_provenance_to_text (unknown);
  g_assert_null (strstr (less, "Published earlier"));
}

static gsize
find_row (JctTable *table, JctPeriod period)
{
  for (gsize row = 0; row < jct_table_get_n_rows (table); row++)
    if (jct_table_get_periods (table)[row] == period.ordinal)
      return row;
  g_assert_not_reached ();
}

/* The numbers behind the chart have the earlier ones beside them; where there are none, no empty columns. */
static void
test_numbers (void)
{
  g_autoptr (JctViewState) state = make_state ();
  g_autoptr (JctTable) table = jct_series_set_to_table (jct_view_state_get_series (state, NULL),
                                                        jct_view_state_get_published (state),
                                                        JCT_PERIOD_MONTH, NULL, NULL, NULL);
  int first = jct_table_find_measure (table, JCT_SERIES_TABLE_PUBLISHED);
  int n = jct_table_find_measure (table, JCT_SERIES_TABLE_PUBLICATIONS);
  int date = jct_table_find_dimension (table, JCT_SERIES_TABLE_PUBLISHED_DATE);
  gsize row = find_row (table, december ());

  g_assert_cmpint (first, >=, 0);
  g_assert_cmpint (n, >=, 0);
  g_assert_cmpint (date, >=, 0);
  g_assert_cmpfloat (jct_table_get_real (table, 0, row), ==, 249740);
  g_assert_cmpfloat (jct_table_get_real (table, (guint) first, row), ==, 249785);
  g_assert_cmpfloat (jct_table_get_real (table, (guint) n, row), ==, 1);
  guint code = jct_table_get_code (table, (guint) date, row);
  g_assert_cmpstr (jct_table_get_value (table, (guint) date, code), ==, "2024-01-26");
  g_assert_cmpstr (jct_table_get_value_label (table, (guint) date, code), ==, "26 January 2024");
  g_assert_true (jct_table_is_missing (table, (guint) first, 0));

  show_china (state);
  g_autoptr (JctTable) less = jct_series_set_to_table (jct_view_state_get_series (state, NULL),
                                                       jct_view_state_get_published (state),
                                                       JCT_PERIOD_MONTH, NULL, NULL, NULL);
  g_assert_cmpint (jct_table_find_measure (less, JCT_SERIES_TABLE_PUBLISHED), ==, -1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();
  jct_widgets_init ();
  g_test_add_func ("/vintages/state", test_state);
  g_test_add_func ("/vintages/window", test_window);
  g_test_add_func ("/vintages/tooltip", test_tooltip);
  g_test_add_func ("/vintages/per-day", test_per_day);
  g_test_add_func ("/vintages/provenance", test_provenance);
  g_test_add_func ("/vintages/numbers", test_numbers);
  return g_test_run ();
}
