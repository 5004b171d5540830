/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "chart/jct-text.h"
#include "wait-until.h"
#include "widgets/jct-analysis-runner.h"
#include "widgets/jct-chart-type-picker.h"
#include "widgets/jct-definition-switch.h"
#include "widgets/jct-desktop-theme.h"
#include "widgets/jct-event-summary.h"
#include "widgets/jct-explore-page.h"
#include "widgets/jct-facets.h"
#include "widgets/jct-filter-chips.h"
#include "widgets/jct-figure-tooltip.h"
#include "widgets/jct-inspector.h"
#include "widgets/jct-point-facts.h"
#include "widgets/jct-tooltip-text.h"
#include "widgets/jct-values-menu.h"
#include "widgets/jct-widgets.h"

#define MONTH(year, month) ((year) *12 + (month) -1)
#define N_AREAS 12

/* ---- a document: 36 months, two nations, twelve areas, six events ------------------------- */

static JctTable *
make_table (void)
{
  static const char *const nations[] = { "CHINA", "ECUADOR" };
  g_autoptr (JctTableBuilder) builder
    = jct_table_builder_new ("full", jct_period_kind (JCT_PERIOD_MONTH, 1));
  JctTable *table;

  jct_table_builder_set_missing_periods (builder, JCT_MISSING_IS_ZERO);
  jct_table_builder_add_dimension (builder, "nation", "Nation");
  jct_table_builder_add_dimension (builder, "area", "Area");
  jct_table_builder_set_value_label (builder, 0, "CHINA", "China");
  jct_table_builder_add_measure (builder, "count", "Count", "encounters", JCT_MEASURE_INTEGER);
  for (gint32 month = MONTH (2020, 1); month <= MONTH (2022, 12); month++)
    for (guint nation = 0; nation < 2; nation++)
      for (guint area = 0; area < N_AREAS; area++)
        {
          g_autofree char *name = g_strdup_printf ("area %02u", area);
          jct_table_builder_add_row (builder, month);
          jct_table_builder_set_code (builder, 0,
                                      jct_table_builder_intern (builder, 0, nations[nation], -1));
          jct_table_builder_set_code (builder, 1, jct_table_builder_intern (builder, 1, name, -1));
          /* Later months have more; China has ten times Ecuador's. */
          jct_table_builder_set_integer (
            builder, 0, (month >= MONTH (2021, 7) ? 20 : 10) * (nation == 0 ? 10 : 1) + area);
        }
  table = jct_table_builder_finish (builder, TRUE, NULL, NULL, NULL);
  g_assert_nonnull (table);
  return table;
}

static void
take_definition (JctDocumentBuilder *builder, const char *id, const char *nation)
{
  JctDefinition *definition = jct_definition_new ();

  definition->id = g_strdup (id);
  definition->title = g_strdup (id);
  definition->unit = g_strdup ("encounters");
  definition->table = g_strdup ("full");
  definition->measure = g_strdup ("count");
  if (nation != NULL)
    jct_filter_add (definition->filter, "nation", nation);
  g_assert_true (jct_document_builder_take_definition (builder, definition, NULL));
}

static void
take_event (JctDocumentBuilder *builder, const char *id, const char *date)
{
  JctEvent *event = jct_event_new ();

  event->id = g_strdup (id);
  event->title = g_strdup_printf ("<b>%s</b> & more", id);
  event->verified = TRUE;
  g_free (event->category);
  event->category = g_strdup ("policy");
  g_assert_true (jct_edtf_parse (date, &event->date, NULL));
  g_assert_true (jct_document_builder_take_event (builder, event, NULL));
}

static JctDocument *
make_document (void)
{
  g_autoptr (JctDocumentBuilder) builder = jct_document_builder_new ("datapackage");
  g_autoptr (GError) error = NULL;
  JctDocument *document;

  jct_document_builder_set_title (builder, "A & B <i>");
  jct_document_builder_set_fiscal_start (builder, 10);
  g_assert_true (jct_document_builder_take_table (builder, make_table (), NULL));
  take_definition (builder, "everything", NULL);
  take_definition (builder, "china", "CHINA");
  take_event (builder, "early", "2020-03-15");
  take_event (builder, "middle", "2021-07-10");
  take_event (builder, "late", "2022-11");
  take_event (builder, "late-2", "2022-11-20");
  take_event (builder, "late-3", "2022-11-22");
  take_event (builder, "late-4", "2022-11-24");
  document = jct_document_builder_finish (builder, &error);
  g_assert_no_error (error);
  return document;
}

static JctViewState *
make_state (void)
{
  g_autoptr (JctDocument) document = make_document ();
  JctViewState *state = jct_view_state_new ();

  jct_view_state_set_document (state, document);
  return state;
}

/* ---- the page in a window ------------------------------------------------------------------- */

typedef struct
{
  JctViewState *state;
  GtkWidget *window;
  JctExplorePage *page;
  JctFigureView *figure;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->state = make_state ();
  fixture->page = JCT_EXPLORE_PAGE (jct_explore_page_new (fixture->state));
  fixture->figure = jct_explore_page_get_figure (fixture->page);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 760);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  gtk_window_present (GTK_WINDOW (fixture->window));
  WAIT_UNTIL (jct_figure_view_get_figure (fixture->figure) != NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_ref (fixture->page);
  g_object_ref (fixture->figure);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->page);
  g_assert_finalize_object (fixture->figure);
  g_assert_finalize_object (fixture->state);
}

static GtkWidget *
find_type (GtkWidget *root, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static JctFacetGroup *
find_group (Fixture *fixture, const char *dimension)
{
  GtkWidget *facets = find_type (GTK_WIDGET (fixture->page), JCT_TYPE_FACETS);
  JctFacetGroup *group = jct_facets_find_group (JCT_FACETS (facets), dimension);

  g_assert_nonnull (group);
  return group;
}

/* Whether a mapped label below `root` holds the text. */
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

static GtkWidget *
get_inspector (Fixture *fixture)
{
  return find_type (GTK_WIDGET (fixture->page), JCT_TYPE_INSPECTOR);
}

static double
first_value (Fixture *fixture)
{
  JctSeriesSet *set = jct_view_state_get_series (fixture->state, NULL);

  g_assert_cmpuint (jct_series_set_get_n (set), ==, 1);
  return jct_series_get_value (jct_series_set_get (set, 0), 0);
}

/* ---- facets --------------------------------------------------------------------------------- */

static void
test_facet_click (Fixture *fixture, gconstpointer data)
{
  JctFacetGroup *nations = find_group (fixture, "nation");
  JctFacetRow *china = jct_facet_group_find_row (nations, "CHINA");
  JctFacetRow *ecuador = jct_facet_group_find_row (nations, "ECUADOR");

  /* 12 areas: 12 x (100 + 10) + 2 x (0 + ... + 11). */
  g_assert_cmpfloat (first_value (fixture), ==, 1452);
  /* The larger total first: 18 x (1200 + 66) + 18 x (2400 + 66). */
  g_assert_true (jct_facet_group_get_row (nations, 0) == china);
  g_assert_cmpstr (jct_facet_row_get_total (china), ==, "67,176");
  g_assert_cmpint (jct_facet_row_get_state (china), ==, JCT_FACET_ROW_OPEN);

  jct_facet_row_toggle (ecuador, FALSE);
  g_assert_cmpfloat (first_value (fixture), ==, 186);
  g_assert_cmpint (jct_facet_row_get_state (ecuador), ==, JCT_FACET_ROW_SELECTED);
  g_assert_cmpint (jct_facet_row_get_state (china), ==, JCT_FACET_ROW_OTHER);
  /* A facet's own choice does not count in its totals; other facets' do. */
  g_assert_cmpstr (jct_facet_row_get_total (china), ==, "67,176");
  JctFacetRow *area = jct_facet_group_find_row (find_group (fixture, "area"), "area 11");
  g_assert_cmpstr (jct_facet_row_get_total (area), ==, "936");

  jct_facet_row_toggle (china, TRUE);
  g_assert_cmpfloat (first_value (fixture), ==, 1452);
  jct_facet_row_toggle (china, FALSE);
  g_assert_cmpfloat (first_value (fixture), ==, 1266);
  jct_facet_row_toggle (china, FALSE);
  g_assert_cmpfloat (first_value (fixture), ==, 1452);

  jct_view_state_undo (fixture->state);
  g_assert_cmpfloat (first_value (fixture), ==, 1266);
  g_assert_cmpint (jct_facet_row_get_state (china), ==, JCT_FACET_ROW_SELECTED);
}

/* "1,234" as a number. */
static double
first_total (JctFacetGroup *group, const char *value)
{
  const char *text = jct_facet_row_get_total (jct_facet_group_find_row (group, value));
  double total = 0;

  for (; *text != '\0'; text++)
    if (g_ascii_isdigit (*text))
      total = 10 * total + g_ascii_digit_value (*text);
  return total;
}

static guint
count_rows (JctFacetGroup *group)
{
  guint n = 0;

  while (jct_facet_group_get_row (group, n) != NULL)
    n++;
  return n;
}

static void
test_facet_long (Fixture *fixture, gconstpointer data)
{
  JctFacetGroup *areas = find_group (fixture, "area");

  g_assert_cmpuint (count_rows (areas), ==, 6);
  g_assert_cmpstr (jct_facet_row_get_value (jct_facet_group_get_row (areas, 0)), ==, "area 11");
  g_assert_null (jct_facet_group_find_row (areas, "area 00"));

  jct_facet_group_set_expanded (areas, TRUE);
  g_assert_cmpuint (count_rows (areas), ==, N_AREAS);
  jct_facet_group_set_search (areas, "AREA 0");
  g_assert_cmpuint (count_rows (areas), ==, 10);
  jct_facet_group_set_search (areas, "nowhere");
  g_assert_cmpuint (count_rows (areas), ==, 0);
  jct_facet_group_set_search (areas, NULL);

  /* What is chosen stays in sight when the list is folded. */
  jct_facet_row_toggle (jct_facet_group_find_row (areas, "area 00"), FALSE);
  jct_facet_group_set_expanded (areas, FALSE);
  g_assert_cmpuint (count_rows (areas), ==, 7);
  g_assert_nonnull (jct_facet_group_find_row (areas, "area 00"));
}

/* What is left out is told from what is merely not chosen; the same way leads back. */
static void
test_facet_exclude (Fixture *fixture, gconstpointer data)
{
  JctFacetGroup *nations = find_group (fixture, "nation");
  JctFacetRow *china = jct_facet_group_find_row (nations, "CHINA");
  JctFacetRow *ecuador = jct_facet_group_find_row (nations, "ECUADOR");

  jct_facet_row_exclude (china);
  g_assert_cmpfloat (first_value (fixture), ==, 186);
  g_assert_cmpint (jct_facet_row_get_state (china), ==, JCT_FACET_ROW_EXCLUDED);
  g_assert_cmpint (jct_facet_row_get_state (ecuador), ==, JCT_FACET_ROW_OPEN);
  g_assert_cmpstr (jct_facet_row_get_total (china), ==, "67,176");

  gtk_widget_activate_action (GTK_WIDGET (nations), "facet.leave-out", "s", "CHINA");
  g_assert_cmpfloat (first_value (fixture), ==, 1452);
  gtk_widget_activate_action (GTK_WIDGET (nations), "facet.only", "s", "ECUADOR");
  g_assert_cmpfloat (first_value (fixture), ==, 186);
  gtk_widget_activate_action (GTK_WIDGET (nations), "facet.only", "s", "ECUADOR");
  g_assert_cmpint (jct_facet_row_get_state (ecuador), ==, JCT_FACET_ROW_SELECTED);
  gtk_widget_activate_action (GTK_WIDGET (nations), "facet.show-all", NULL);
  g_assert_cmpint (jct_facet_row_get_state (ecuador), ==, JCT_FACET_ROW_OPEN);
}

static void
test_facet_shares (Fixture *fixture, gconstpointer data)
{
  JctFacetGroup *nations = find_group (fixture, "nation");
  double china = 67176;
  double ecuador = first_total (nations, "ECUADOR");
  g_autofree char *share = g_strdup_printf ("%.0f %%", 100 * china / (china + ecuador));

  g_assert_cmpstr (jct_facet_row_get_share (jct_facet_group_find_row (nations, "CHINA")), ==,
                   share);
}

static void
test_facet_order (Fixture *fixture, gconstpointer data)
{
  GtkWidget *facets = jct_explore_page_get_facets (fixture->page);
  JctFacetGroup *areas = find_group (fixture, "area");
  g_auto (GStrv) names = NULL;

  gtk_widget_activate_action (GTK_WIDGET (areas), "facet.sort", "s", "name");
  g_assert_cmpstr (jct_facet_row_get_value (jct_facet_group_get_row (areas, 0)), ==, "area 00");
  g_object_get (facets, "by-name", &names, NULL);
  g_assert_cmpuint (g_strv_length (names), ==, 1);
  g_assert_cmpstr (names[0], ==, "area");
  g_object_set (facets, "by-name", NULL, NULL);
  g_assert_cmpstr (jct_facet_row_get_value (jct_facet_group_get_row (areas, 0)), ==, "area 11");
}

/* The periods in sight are those that are counted. */
static void
test_facet_range (Fixture *fixture, gconstpointer data)
{
  JctFacetRow *china = jct_facet_group_find_row (find_group (fixture, "nation"), "CHINA");
  JctSpan whole = jct_view_state_get_whole_range (fixture->state);
  JctPeriod first, last;

  g_assert_false (jct_view_state_get_counted (fixture->state, &first, &last));
  jct_view_state_set_visible (fixture->state, (JctSpan){ whole.start + 10, whole.start + 400 });
  g_assert_true (jct_view_state_get_counted (fixture->state, &first, &last));
  g_assert_cmpint (jct_period_first_day (first), ==, whole.start);
  WAIT_UNTIL (g_strcmp0 (jct_facet_row_get_total (china), "67,176") != 0);
  g_assert_true (shows_text (jct_explore_page_get_facets (fixture->page), "Counted: "));
  jct_view_state_set_visible (fixture->state, (JctSpan){ 0, 0 });
  WAIT_UNTIL (g_strcmp0 (jct_facet_row_get_total (china), "67,176") == 0);
}

static void
test_chips (Fixture *fixture, gconstpointer data)
{
  JctFilterChips *chips
    = JCT_FILTER_CHIPS (find_type (GTK_WIDGET (fixture->page), JCT_TYPE_FILTER_CHIPS));

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (chips)));
  jct_view_state_toggle_excluded (fixture->state, "nation", "CHINA");
  jct_view_state_toggle_value (fixture->state, "area", "area 01", TRUE);
  jct_view_state_toggle_value (fixture->state, "area", "area 02", TRUE);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (chips)));
  g_assert_nonnull (strstr (jct_filter_chips_get_label (chips, 0), ": not "));
  g_assert_cmpstr (jct_filter_chips_get_label (chips, 2), ==, "area 02");
  g_assert_null (jct_filter_chips_get_chip (chips, 3));

  /* With the keyboard: the focus stays among the chips. */
  gtk_widget_grab_focus (jct_filter_chips_get_chip (chips, 2));
  g_signal_emit_by_name (jct_filter_chips_get_chip (chips, 2), "clicked");
  g_assert_true (gtk_widget_has_focus (jct_filter_chips_get_chip (chips, 1)));
  g_signal_emit_by_name (jct_filter_chips_get_chip (chips, 0), "clicked");
  g_assert_true (g_str_has_suffix (jct_filter_chips_get_label (chips, 0), ": area 01"));
  g_signal_emit_by_name (jct_filter_chips_get_chip (chips, 0), "clicked");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (chips)));
  g_assert_cmpfloat (first_value (fixture), ==, 1452);
}

/* Very many values are one chip; where nothing passes it is said. */
static void
test_chips_many (Fixture *fixture, gconstpointer data)
{
  JctFilterChips *chips
    = JCT_FILTER_CHIPS (find_type (GTK_WIDGET (fixture->page), JCT_TYPE_FILTER_CHIPS));
  const char *const none[] = { NULL };
  g_autoptr (JctView) view = NULL;

  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *area = g_strdup_printf ("area %02u", i);

      jct_view_state_toggle_value (fixture->state, "area", area, TRUE);
    }
  g_assert_nonnull (strstr (jct_filter_chips_get_label (chips, 0), "6 values"));
  g_assert_null (jct_filter_chips_get_chip (chips, 1));
  g_assert_false (jct_filter_chips_shows_nothing (chips));

  view = jct_view_copy (jct_view_state_get_view (fixture->state));
  jct_filter_set (view->filter, "nation", none);
  jct_view_state_set_view (fixture->state, view, "nothing");
  g_assert_true (jct_filter_chips_shows_nothing (chips));
  jct_view_state_clear_filter (fixture->state);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (chips)));
  g_assert_cmpfloat (first_value (fixture), ==, 1452);
}

static void
test_facet_fixed (Fixture *fixture, gconstpointer data)
{
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (find_group (fixture, "nation"))));
  /* The definition leaves one nation: there is nothing to choose. */
  jct_view_state_set_definition (fixture->state, "china");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (find_group (fixture, "nation"))));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (find_group (fixture, "area"))));
}

/* ---- definitions, calendar, chart type --------------------------------------------------------
 */

/* The toggle below `root` that is shown with the text, or the tooltip. */
static GtkToggleButton *
find_toggle (GtkWidget *root, const char *text)
{
  if (GTK_IS_TOGGLE_BUTTON (root)
      && (g_strcmp0 (gtk_widget_get_tooltip_text (root), text) == 0 || shows_text (root, text)))
    return GTK_TOGGLE_BUTTON (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkToggleButton *found = find_toggle (child, text);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkDropDown *
find_types (Fixture *fixture)
{
  GtkWidget *picker = find_type (GTK_WIDGET (fixture->page), JCT_TYPE_CHART_TYPE_PICKER);

  return GTK_DROP_DOWN (gtk_widget_get_first_child (picker));
}

static void
test_switch (Fixture *fixture, gconstpointer data)
{
  GtkWidget *controls = find_type (GTK_WIDGET (fixture->page), JCT_TYPE_DEFINITION_SWITCH);
  GtkToggleButton *china = find_toggle (controls, "china");
  GtkDropDown *types = find_types (fixture);
  GtkToggleButton *everything = find_toggle (controls, "everything");

  g_assert_true (gtk_toggle_button_get_active (everything));
  gtk_toggle_button_set_active (china, TRUE);
  g_assert_cmpstr (jct_view_state_get_view (fixture->state)->definition, ==, "china");
  g_assert_cmpfloat (first_value (fixture), ==, 1266);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (types)), ==,
                    JCT_N_CHART_TYPES);
  gtk_drop_down_set_selected (types, 2);
  g_assert_cmpint (jct_view_state_get_view (fixture->state)->chart, ==, JCT_CHART_BARS);

  /* One step each, and the controls follow back. */
  jct_view_state_undo (fixture->state);
  g_assert_cmpuint (gtk_drop_down_get_selected (types), ==, 0);
  jct_view_state_undo (fixture->state);
  g_assert_true (gtk_toggle_button_get_active (everything));
  g_assert_cmpstr (jct_view_state_get_view (fixture->state)->definition, ==, "everything");
}

static void
test_calendar (Fixture *fixture, gconstpointer data)
{
  GtkWidget *controls = find_type (GTK_WIDGET (fixture->page), JCT_TYPE_DEFINITION_SWITCH);
  GtkDropDown *calendar = NULL;

  for (GtkWidget *child = gtk_widget_get_last_child (gtk_widget_get_first_child (controls));
       child != NULL; child = gtk_widget_get_prev_sibling (child))
    if (GTK_IS_DROP_DOWN (child))
      calendar = GTK_DROP_DOWN (child);
  g_assert_nonnull (calendar);
  /* Months nest in quarters, years and fiscal years; not in weeks. */
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (calendar)), ==, 4);
  g_assert_cmpuint (gtk_drop_down_get_selected (calendar), ==, 0);
  gtk_drop_down_set_selected (calendar, 3);
  g_assert_cmpint (jct_view_state_get_view (fixture->state)->period, ==, JCT_PERIOD_FISCAL_YEAR);
  jct_view_state_undo (fixture->state);
  g_assert_cmpuint (gtk_drop_down_get_selected (calendar), ==, 0);
}

/* ---- inspector ------------------------------------------------------------------------------ */

static GtkCheckButton *
find_check (GtkWidget *root, const char *label)
{
  if (GTK_IS_CHECK_BUTTON (root)
      && g_strcmp0 (gtk_check_button_get_label (GTK_CHECK_BUTTON (root)), label) == 0)
    return GTK_CHECK_BUTTON (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkCheckButton *found = find_check (child, label);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* What is drawn in the place of counts, by clicks: each one step that can be undone, and no two that do not go together. */
static void
test_values_menu (Fixture *fixture, gconstpointer data)
{
  GtkWidget *menu = find_type (GTK_WIDGET (fixture->page), JCT_TYPE_VALUES_MENU);
  GtkCheckButton *counts = find_check (menu, "Counts");
  GtkCheckButton *percent = find_check (menu, "Change on a year before, per cent");
  GtkCheckButton *sum = find_check (menu, "Sum within the fiscal year");
  GtkCheckButton *rolling = find_check (menu, "Rolling mean");
  GtkCheckButton *logarithmic = find_check (menu, "Logarithmic axis");
  const JctTransform *transform;

  g_assert_true (gtk_check_button_get_active (counts));
  gtk_check_button_set_active (percent, TRUE);
  transform = &jct_view_state_get_view (fixture->state)->transform;
  g_assert_cmpint (transform->kind, ==, JCT_TRANSFORM_PERCENT);
  /* A change of 0 per cent has no logarithm. */
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (logarithmic)));
  g_assert_nonnull (gtk_widget_get_tooltip_text (GTK_WIDGET (logarithmic)));
  gtk_check_button_set_active (rolling, TRUE);
  transform = &jct_view_state_get_view (fixture->state)->transform;
  g_assert_cmpuint (transform->rolling, ==, 3);
  g_assert_cmpint (transform->kind, ==, JCT_TRANSFORM_PERCENT);
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (sum)));

  jct_view_state_undo (fixture->state);
  g_assert_false (gtk_check_button_get_active (rolling));
  g_assert_true (gtk_widget_get_sensitive (GTK_WIDGET (sum)));
  jct_view_state_undo (fixture->state);
  g_assert_true (gtk_check_button_get_active (counts));
  g_assert_true (jct_transform_is_none (&jct_view_state_get_view (fixture->state)->transform));

  gtk_check_button_set_active (logarithmic, TRUE);
  g_assert_true (jct_view_state_get_view (fixture->state)->log_axis);
  gtk_check_button_set_active (sum, TRUE);
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (rolling)));
  /* The inspector and the comparisons go on with the counts. */
  g_assert_true (jct_view_state_get_counts (fixture->state)
                 != jct_view_state_get_series (fixture->state, NULL));
  jct_view_state_undo (fixture->state);
  jct_view_state_undo (fixture->state);
  g_assert_false (gtk_check_button_get_active (logarithmic));
  g_assert_true (jct_view_state_get_counts (fixture->state)
                 == jct_view_state_get_series (fixture->state, NULL));
}

static void
test_drawn_facts (void)
{
  const double counts[] = { 100, 400 }, drawn[] = { NAN, 300 };
  JctPeriod first = jct_period_from_day (jct_period_kind (JCT_PERIOD_YEAR, 1), 0);
  g_autoptr (JctSeries) series = jct_series_new ("a", "A", first, 2, drawn, FALSE);
  g_autoptr (JctSeries) count = jct_series_new ("a", "A", first, 2, counts, TRUE);
  g_autoptr (JctSeriesSet) set = jct_series_set_new (&count, 1);
  const JctTransform transform = { .kind = JCT_TRANSFORM_PERCENT };

  for (int i = 0; i < 2; i++)
    {
      g_auto (JctPointFacts) facts = { 0 };
      jct_point_facts_init_drawn (&facts, series, set, &transform, jct_period_shift (first, i));
      g_assert_cmpstr (facts.drawn, ==, i == 0 ? "no value" : "+300%");
      g_assert_cmpstr (facts.value, ==, i == 0 ? "100" : "400");
    }
}

static gboolean
is_computed (Fixture *fixture)
{
  g_autoptr (JctAnalysisRunner) runner = NULL;

  g_object_get (fixture->page, "runner", &runner, NULL);
  return jct_analysis_runner_get_analysis (runner) != NULL
         && !jct_analysis_runner_is_running (runner);
}

static void
test_event (Fixture *fixture, gconstpointer data)
{
  GtkWidget *inspector = get_inspector (fixture);

  /* Words of a file are no markup. */
  g_assert_true (shows_text (inspector, "A & B <i>"));
  g_assert_false (shows_text (inspector, "What the numbers did"));

  jct_view_state_select_event (fixture->state, "middle");
  g_assert_true (shows_text (inspector, "<b>middle</b> & more"));
  g_assert_true (shows_text (inspector, "10 July 2021"));
  WAIT_UNTIL (is_computed (fixture));
  g_assert_true (shows_text (inspector, "In the six months after, 2,772 encounters a month; in"));
  /* The sentence and the table write one figure alike. */
  g_assert_true (shows_text (inspector, "in the six before, 1,"));
  g_assert_false (shows_text (inspector, "A & B <i>"));
  g_assert_false (shows_text (inspector, "In the same window"));

  jct_view_state_set_window (fixture->state, 20, JCT_EVENT_PERIOD_EXCLUDED);
  WAIT_UNTIL (is_computed (fixture));
  g_assert_true (shows_text (inspector, "In the same window"));
  jct_view_state_select_event (fixture->state, "late");
  WAIT_UNTIL (is_computed (fixture));
  g_assert_true (shows_text (inspector, "Not enough to say whether"));

  jct_view_state_select_event (fixture->state, NULL);
  g_assert_true (shows_text (inspector, "A & B <i>"));
  jct_view_state_undo (fixture->state);
  g_assert_true (shows_text (inspector, "<b>late</b> & more"));
}

static void
test_point (Fixture *fixture, gconstpointer data)
{
  GtkWidget *inspector = get_inspector (fixture);
  JctPeriod july = jct_period (jct_period_kind (JCT_PERIOD_MONTH, 1), MONTH (2021, 7));

  jct_view_state_select_point (fixture->state, "all", july);
  g_assert_true (shows_text (inspector, "July 2021"));
  g_assert_true (shows_text (inspector, "2,772 encounters"));
  g_assert_true (shows_text (inspector, "On June 2021"));
  g_assert_true (shows_text (inspector, "On July 2020"));
  g_assert_true (shows_text (inspector, "+1,320 (+91%)"));
  g_assert_true (shows_text (inspector, "<b>middle</b> & more"));
}

/* ---- figure --------------------------------------------------------------------------------- */

static double
plot_x (Fixture *fixture, gint32 month)
{
  const JctFigure *figure = jct_figure_view_get_figure (fixture->figure);
  JctPeriod period = jct_period (jct_period_kind (JCT_PERIOD_MONTH, 1), month);

  return figure->chart_area.x + jct_time_scale_map_period (&figure->axes.time, period);
}

static double
plot_y (Fixture *fixture, double value)
{
  const JctFigure *figure = jct_figure_view_get_figure (fixture->figure);

  return figure->chart_area.y + jct_value_scale_map (&figure->axes.value, value);
}

static void
test_hover (Fixture *fixture, gconstpointer data)
{
  const JctScene *before = jct_figure_view_get_figure (fixture->figure)->chart;
  JctPeriod period;

  /* The whole height of the plot asks for the same month. */
  for (double y = plot_y (fixture, 0) - 4; y > plot_y (fixture, 2500); y -= 20)
    {
      jct_figure_view_hover (fixture->figure, plot_x (fixture, MONTH (2021, 2)) + 2, y);
      g_assert_true (jct_view_state_get_hovered_period (fixture->state, &period));
      g_assert_cmpint (period.ordinal, ==, MONTH (2021, 2));
    }
  g_assert_null (jct_view_state_get_hovered_event (fixture->state));
  jct_figure_view_leave (fixture->figure);
  g_assert_false (jct_view_state_get_hovered_period (fixture->state, &period));

  /* Nothing to undo, and nothing was laid out for it. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_true (jct_figure_view_get_figure (fixture->figure)->chart == before);
  gboolean can_undo;
  g_object_get (fixture->state, "can-undo", &can_undo, NULL);
  g_assert_false (can_undo);
}

static const JctMark *
find_mark (const JctScene *scene, JctRole role, const char *id)
{
  for (guint i = 0; i < jct_scene_get_n (scene); i++)
    {
      const JctMark *mark = jct_scene_get (scene, i);
      if (mark->role == role && g_strcmp0 (mark->id, id) == 0)
        return mark;
    }
  return NULL;
}

static void
test_click (Fixture *fixture, gconstpointer data)
{
  const JctFigure *figure = jct_figure_view_get_figure (fixture->figure);
  const JctMark *mark = find_mark (figure->timeline, JCT_ROLE_EVENT, "middle");
  double x, y;
  const char *key;
  JctPeriod period;

  g_assert_nonnull (mark);
  x = figure->timeline_area.x + mark->bounds.x + mark->bounds.width / 2;
  y = figure->timeline_area.y + mark->bounds.y + mark->bounds.height / 2;
  jct_figure_view_hover (fixture->figure, x, y);
  g_assert_cmpstr (jct_view_state_get_hovered_event (fixture->state), ==, "middle");
  jct_figure_view_click (fixture->figure, x, y, 1);
  g_assert_cmpstr (jct_view_state_get_view (fixture->state)->selected_event, ==, "middle");

  jct_figure_view_click (fixture->figure, plot_x (fixture, MONTH (2020, 9)), plot_y (fixture, 1452),
                         1);
  g_assert_true (jct_view_state_get_point (fixture->state, &key, &period));
  g_assert_cmpint (period.ordinal, ==, MONTH (2020, 9));
  /* The same again: no longer. */
  jct_figure_view_click (fixture->figure, plot_x (fixture, MONTH (2020, 9)), plot_y (fixture, 1452),
                         1);
  g_assert_false (jct_view_state_get_point (fixture->state, &key, &period));
  g_assert_cmpstr (jct_view_state_get_view (fixture->state)->selected_event, ==, "middle");
}

/* Events that stand too close open as a list. */
static void
test_count (Fixture *fixture, gconstpointer data)
{
  const JctFigure *figure = jct_figure_view_get_figure (fixture->figure);
  const JctMark *count = NULL;

  for (guint i = 0; i < jct_scene_get_n (figure->timeline); i++)
    if (jct_scene_get (figure->timeline, i)->role == JCT_ROLE_EVENT_COUNT)
      count = jct_scene_get (figure->timeline, i);
  g_assert_nonnull (count);
  g_auto (GStrv) ids = g_strsplit (count->id, "\n", -1);
  jct_figure_view_click (fixture->figure,
                         figure->timeline_area.x + count->bounds.x + count->bounds.width / 2,
                         figure->timeline_area.y + count->bounds.y + count->bounds.height / 2, 1);
  g_assert_null (jct_view_state_get_view (fixture->state)->selected_event);

  GtkWidget *popover = find_type (GTK_WIDGET (fixture->figure), GTK_TYPE_POPOVER);
  g_assert_nonnull (popover);
  g_signal_emit_by_name (find_type (popover, GTK_TYPE_BUTTON), "clicked");
  g_assert_cmpstr (jct_view_state_get_view (fixture->state)->selected_event, ==, ids[0]);
}

static void
assert_span (JctSpan actual, JctSpan expected)
{
  g_assert_cmpint (actual.start, ==, expected.start);
  g_assert_cmpint (actual.end, ==, expected.end);
}

static void
test_zoom_and_drag (Fixture *fixture, gconstpointer data)
{
  JctSpan whole = jct_view_state_get_whole_range (fixture->state);
  JctSpan zoomed, moved;
  double x = plot_x (fixture, MONTH (2021, 7));

  jct_figure_view_scroll (fixture->figure, x, 3, 0);
  jct_figure_view_scroll (fixture->figure, x, 2, 0);
  zoomed = jct_view_state_get_visible (fixture->state);
  g_assert_cmpint (zoomed.end - zoomed.start, <, (whole.end - whole.start) / 2);
  g_assert_true (jct_span_contains (zoomed, jct_day_from_date (2021, 7, 15)));

  /* To the right: earlier. One drag is one step. */
  const JctFigure *figure = jct_figure_view_get_figure (fixture->figure);
  JctPeriod first = jct_period_from_day (jct_period_kind (JCT_PERIOD_MONTH, 1), zoomed.start);
  WAIT_UNTIL (figure->axes.time.domain.start == jct_period_first_day (first));
  g_assert_true (jct_figure_view_drag_begin (fixture->figure, x, plot_y (fixture, 100)));
  jct_figure_view_drag (fixture->figure, 1, 0);
  assert_span (jct_view_state_get_visible (fixture->state), zoomed);
  jct_figure_view_drag (fixture->figure, 40, 0);
  jct_figure_view_drag (fixture->figure, 60, 0);
  jct_figure_view_drag_end (fixture->figure);
  moved = jct_view_state_get_visible (fixture->state);
  g_assert_cmpint (moved.start, <, zoomed.start);
  g_assert_cmpint (ABS ((moved.end - moved.start) - (zoomed.end - zoomed.start)), <=, 1);

  jct_view_state_undo (fixture->state);
  assert_span (jct_view_state_get_visible (fixture->state), zoomed);
  /* So are wheel steps that follow one another. */
  jct_view_state_undo (fixture->state);
  assert_span (jct_view_state_get_visible (fixture->state), whole);
}

static void
test_brush (Fixture *fixture, gconstpointer data)
{
  const JctFigure *figure = jct_figure_view_get_figure (fixture->figure);
  JctSpan whole = jct_view_state_get_whole_range (fixture->state);
  double y = figure->overview_area.y + figure->overview_area.height / 2;
  double end = figure->overview_area.x + figure->overview_scale.range_end;
  double width = figure->overview_scale.range_end - figure->overview_scale.range_start;
  JctSpan visible;

  g_assert_nonnull (figure->overview);
  g_assert_true (jct_figure_view_drag_begin (fixture->figure, end, y));
  jct_figure_view_drag (fixture->figure, -width / 2, 0);
  visible = jct_view_state_get_visible (fixture->state);
  g_assert_cmpint (visible.start, ==, whole.start);
  g_assert_cmpint (ABS (visible.end - (whole.start + whole.end) / 2), <=, 31);
  /* Past the other edge it stops before it. */
  jct_figure_view_drag (fixture->figure, -2 * width, 0);
  jct_figure_view_drag_end (fixture->figure);
  visible = jct_view_state_get_visible (fixture->state);
  g_assert_cmpint (visible.start, ==, whole.start);
  g_assert_cmpint (visible.end - visible.start, >=, 80);
  g_assert_cmpint (visible.end - visible.start, <=, 100);
}

/* The edge of the window around the selected event, in the figure; 0 where it is not. */
static double
window_edge (Fixture *fixture, const char *id)
{
  const JctFigure *figure = jct_figure_view_get_figure (fixture->figure);

  for (guint i = 0; figure != NULL && i < jct_scene_get_n (figure->chart); i++)
    {
      const JctMark *mark = jct_scene_get (figure->chart, i);
      if (mark->role == JCT_ROLE_WINDOW_EDGE && g_strcmp0 (mark->id, id) == 0)
        return figure->chart_area.x + mark->bounds.x;
    }
  return 0;
}

static guint
k_of (Fixture *fixture)
{
  return jct_view_state_get_view (fixture->state)->k;
}

static void
test_window_edges (Fixture *fixture, gconstpointer data)
{
  jct_view_state_select_event (fixture->state, "middle");
  WAIT_UNTIL (window_edge (fixture, "before") > 0);
  const JctFigure *figure = jct_figure_view_get_figure (fixture->figure);
  double y = figure->axes.plot.y + figure->axes.plot.height / 2;
  double month = (figure->axes.time.range_end - figure->axes.time.range_start) / 36;
  double before = window_edge (fixture, "before"), after = window_edge (fixture, "after");

  /* Three months longer, seen at once on both sides; one step to undo. */
  g_assert_true (jct_figure_view_drag_begin (fixture->figure, before + 3, y));
  jct_figure_view_drag (fixture->figure, -2 * month, 0);
  g_assert_cmpuint (k_of (fixture), ==, 8);
  WAIT_UNTIL (window_edge (fixture, "after") > after + month);
  jct_figure_view_drag (fixture->figure, -3 * month, 0);
  g_assert_cmpuint (k_of (fixture), ==, 9);
  jct_figure_view_drag_end (fixture->figure);
  jct_view_state_undo (fixture->state);
  g_assert_cmpuint (k_of (fixture), ==, 6);
  WAIT_UNTIL (fabs (window_edge (fixture, "after") - after) < 0.5);

  /* Shorter by the other edge; Escape gives it back and ends the drag. */
  g_assert_true (jct_figure_view_drag_begin (fixture->figure, after - 3, y));
  jct_figure_view_drag (fixture->figure, -4 * month, 0);
  g_assert_cmpuint (k_of (fixture), ==, 2);
  g_assert_true (jct_figure_view_key (fixture->figure, JCT_FIGURE_CHART, GDK_KEY_Escape, 0));
  g_assert_cmpuint (k_of (fixture), ==, 6);
  jct_figure_view_drag (fixture->figure, -3 * month, 0);
  jct_figure_view_drag_end (fixture->figure);
  g_assert_cmpuint (k_of (fixture), ==, 6);
  g_assert_cmpstr (jct_view_state_get_view (fixture->state)->selected_event, ==, "middle");
}

static double
base_grip (Fixture *fixture)
{
  const JctFigure *figure = jct_figure_view_get_figure (fixture->figure);

  for (guint i = 0; i < jct_scene_get_n (figure->chart); i++)
    {
      const JctMark *mark = jct_scene_get (figure->chart, i);
      if (mark->role == JCT_ROLE_BASE && g_strcmp0 (mark->id, "grip") == 0)
        return mark->bounds.x + mark->bounds.width / 2;
    }
  return -1;
}

static gint32
base_of (Fixture *fixture)
{
  return jct_view_state_get_view (fixture->state)->transform.base.ordinal;
}

/* An index stands at 100 where its grip is dragged to, and where a key sets it. */
static void
test_index_base (Fixture *fixture, gconstpointer data)
{
  JctSeries *series = jct_series_set_get (jct_view_state_get_series (fixture->state, NULL), 0);
  JctPeriod first = jct_series_get_first (series);
  JctTransform transform = { .kind = JCT_TRANSFORM_INDEX, .has_base = TRUE };

  transform.base = jct_period_shift (first, 12);
  jct_view_state_set_transform (fixture->state, &transform);
  WAIT_UNTIL (base_grip (fixture) > 0);
  const JctFigure *figure = jct_figure_view_get_figure (fixture->figure);
  double month = (figure->axes.time.range_end - figure->axes.time.range_start) / 36;
  double before = base_grip (fixture);

  g_assert_true (jct_figure_view_drag_begin (fixture->figure, before, figure->axes.plot.y + 2));
  jct_figure_view_drag (fixture->figure, 2 * month, 0);
  jct_figure_view_drag (fixture->figure, 3 * month, 0);
  g_assert_cmpint (base_of (fixture), ==, first.ordinal + 15);
  WAIT_UNTIL (base_grip (fixture) > before + 2 * month);
  /* Not beyond the data. */
  jct_figure_view_drag (fixture->figure, -90 * month, 0);
  g_assert_cmpint (base_of (fixture), ==, first.ordinal);
  jct_figure_view_drag_end (fixture->figure);
  jct_view_state_undo (fixture->state);
  g_assert_cmpint (base_of (fixture), ==, first.ordinal + 12);

  g_assert_false (jct_figure_view_key (fixture->figure, JCT_FIGURE_CHART, GDK_KEY_b, 0));
  jct_view_state_select_point (
    fixture->state,
    jct_series_get_key (jct_series_set_get (jct_view_state_get_series (fixture->state, NULL), 0)),
    jct_period_shift (first, 20));
  g_assert_true (jct_figure_view_key (fixture->figure, JCT_FIGURE_CHART, GDK_KEY_b, 0));
  g_assert_cmpint (base_of (fixture), ==, first.ordinal + 20);
}

/* Where the mark of an event stands in the timeline. */
static gboolean
find_event_mark (Fixture *fixture, const char *id, double *x, double *y)
{
  const JctFigure *figure = jct_figure_view_get_figure (fixture->figure);

  for (guint i = 0; i < jct_scene_get_n (figure->timeline); i++)
    {
      const JctMark *mark = jct_scene_get (figure->timeline, i);
      if (mark->role != JCT_ROLE_EVENT || g_strcmp0 (mark->id, id) != 0
          || mark->type != JCT_MARK_SYMBOL)
        continue;
      *x = figure->timeline_area.x + mark->center.x;
      *y = figure->timeline_area.y + mark->center.y;
      return TRUE;
    }
  return FALSE;
}

/* The selected event's mark moves the date: step and rank follow, the view stays as it is. */
static void
test_event_drag (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (fixture->page);
  double x, y;

  jct_view_state_set_definition (fixture->state, "china");
  jct_view_state_select_event (fixture->state, "middle");
  WAIT_UNTIL (shows_text (page, "its own date"));
  WAIT_UNTIL (find_event_mark (fixture, "middle", &x, &y));
  const JctFigure *figure = jct_figure_view_get_figure (fixture->figure);
  double month = (figure->axes.time.range_end - figure->axes.time.range_start) / 36;

  g_assert_true (jct_figure_view_drag_begin (fixture->figure, x + 2, y));
  jct_figure_view_drag (fixture->figure, 3 * month, 0);
  g_assert_cmpint (jct_view_state_get_event_shift (fixture->state), ==, 3);
  g_assert_true (shows_text (page, "Oct 2021, +3 months"));
  g_assert_true (shows_text (page, "rank "));
  jct_figure_view_drag (fixture->figure, 2000, 0);
  jct_figure_view_drag_end (fixture->figure);
  g_assert_cmpint (jct_view_state_get_event_shift (fixture->state), ==, 12);

  /* By keys; a cancelled drag is none. */
  g_assert_true (
    jct_figure_view_key (fixture->figure, JCT_FIGURE_CHART, GDK_KEY_Left, GDK_ALT_MASK));
  g_assert_cmpint (jct_view_state_get_event_shift (fixture->state), ==, 11);
  g_assert_true (jct_figure_view_drag_begin (fixture->figure, x, y));
  jct_figure_view_drag (fixture->figure, -5 * month, 0);
  g_assert_cmpint (jct_view_state_get_event_shift (fixture->state), ==, 6);
  g_assert_true (jct_figure_view_key (fixture->figure, JCT_FIGURE_CHART, GDK_KEY_Escape, 0));
  g_assert_cmpint (jct_view_state_get_event_shift (fixture->state), ==, 11);
  g_assert_true (jct_figure_view_key (fixture->figure, JCT_FIGURE_CHART, GDK_KEY_Escape, 0));
  g_assert_true (shows_text (page, "its own date"));
  g_assert_cmpstr (jct_view_state_get_view (fixture->state)->selected_event, ==, "middle");
}

static void
test_window_keys (Fixture *fixture, gconstpointer data)
{
  JctSpan whole = jct_view_state_get_whole_range (fixture->state), visible;

  g_assert_false (jct_figure_view_key (fixture->figure, JCT_FIGURE_CHART, GDK_KEY_bracketleft, 0));
  g_assert_false (jct_figure_view_key (fixture->figure, JCT_FIGURE_CHART, GDK_KEY_w, 0));
  jct_view_state_select_event (fixture->state, "middle");
  g_assert_true (jct_figure_view_key (fixture->figure, JCT_FIGURE_CHART, GDK_KEY_bracketright, 0));
  g_assert_cmpuint (k_of (fixture), ==, 7);
  g_assert_true (
    jct_figure_view_key (fixture->figure, JCT_FIGURE_TIMELINE, GDK_KEY_bracketleft, 0));
  g_assert_cmpuint (k_of (fixture), ==, 6);

  /* Six months each side and two more, and back. */
  g_assert_true (jct_figure_view_key (fixture->figure, JCT_FIGURE_CHART, GDK_KEY_w, 0));
  visible = jct_view_state_get_visible (fixture->state);
  g_assert_cmpint (visible.end - visible.start, >, 16 * 30);
  g_assert_cmpint (visible.end - visible.start, <, 18 * 31);
  jct_view_state_undo (fixture->state);
  visible = jct_view_state_get_visible (fixture->state);
  g_assert_cmpint (visible.start, ==, whole.start);
  g_assert_cmpint (visible.end, ==, whole.end);
}

static GtkWidget *
find_icon_button (GtkWidget *root, const char *icon)
{
  if (GTK_IS_BUTTON (root) && g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (root)), icon) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_icon_button (child, icon);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The button goes to the window and back. */
static void
test_zoom_button (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (fixture->page);
  GtkWidget *button = find_icon_button (page, "zoom-fit-best-symbolic");
  JctSpan whole = jct_view_state_get_whole_range (fixture->state), visible;

  g_assert_nonnull (button);
  g_assert_false (gtk_widget_get_visible (button));
  jct_view_state_select_event (fixture->state, "middle");
  g_assert_true (gtk_widget_get_visible (button));
  g_signal_emit_by_name (button, "clicked");
  visible = jct_view_state_get_visible (fixture->state);
  g_assert_cmpint (visible.start, >, whole.start);
  g_assert_true (find_icon_button (page, "zoom-original-symbolic") == button);
  g_signal_emit_by_name (button, "clicked");
  visible = jct_view_state_get_visible (fixture->state);
  g_assert_cmpint (visible.start, ==, whole.start);
}

/* The window names the method, as an export does. */
static void
test_subtitle (Fixture *fixture, gconstpointer data)
{
  jct_view_state_set_definition (fixture->state, "china");
  jct_view_state_select_event (fixture->state, "middle");
  jct_view_state_set_method (fixture->state, "its_quasipoisson");
  WAIT_UNTIL (shows_text (GTK_WIDGET (fixture->page), "quasi-Poisson regression"));
  jct_view_state_undo (fixture->state);
  WAIT_UNTIL (!shows_text (GTK_WIDGET (fixture->page), "; fitted growth"));
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  JctFigureView *figure = fixture->figure;
  const JctView *view;
  const char *key;
  JctPeriod period;

  g_assert_true (jct_figure_view_key (figure, JCT_FIGURE_TIMELINE, GDK_KEY_Right, 0));
  g_assert_cmpstr (jct_view_state_get_view (fixture->state)->selected_event, ==, "early");
  g_assert_true (jct_figure_view_key (figure, JCT_FIGURE_CHART, GDK_KEY_Right, 0));
  g_assert_cmpstr (jct_view_state_get_view (fixture->state)->selected_event, ==, "middle");
  g_assert_true (jct_figure_view_key (figure, JCT_FIGURE_CHART, GDK_KEY_Left, 0));
  g_assert_cmpstr (jct_view_state_get_view (fixture->state)->selected_event, ==, "early");

  g_assert_true (jct_figure_view_key (figure, JCT_FIGURE_CHART, GDK_KEY_Right, GDK_CONTROL_MASK));
  g_assert_true (jct_figure_view_key (figure, JCT_FIGURE_CHART, GDK_KEY_Right, GDK_CONTROL_MASK));
  g_assert_true (jct_view_state_get_hovered_period (fixture->state, &period));
  g_assert_cmpint (period.ordinal, ==, MONTH (2020, 2));
  g_assert_true (jct_figure_view_key (figure, JCT_FIGURE_CHART, GDK_KEY_Return, 0));
  g_assert_true (jct_view_state_get_point (fixture->state, &key, &period));
  g_assert_cmpint (period.ordinal, ==, MONTH (2020, 2));

  /* The point, then the event, then what is hovered, then nothing is left to clear. */
  g_assert_true (jct_figure_view_key (figure, JCT_FIGURE_CHART, GDK_KEY_Escape, 0));
  g_assert_false (jct_view_state_get_point (fixture->state, &key, &period));
  g_assert_nonnull (jct_view_state_get_view (fixture->state)->selected_event);
  g_assert_true (jct_figure_view_key (figure, JCT_FIGURE_CHART, GDK_KEY_Escape, 0));
  g_assert_null (jct_view_state_get_view (fixture->state)->selected_event);
  g_assert_true (jct_figure_view_key (figure, JCT_FIGURE_CHART, GDK_KEY_Escape, 0));
  g_assert_false (jct_view_state_get_hovered_period (fixture->state, &period));
  g_assert_false (jct_figure_view_key (figure, JCT_FIGURE_CHART, GDK_KEY_Escape, 0));

  g_assert_true (jct_figure_view_key (figure, JCT_FIGURE_CHART, GDK_KEY_plus, 0));
  view = jct_view_state_get_view (fixture->state);
  g_assert_true (view->has_visible);
  g_assert_true (jct_figure_view_key (figure, JCT_FIGURE_OVERVIEW, GDK_KEY_Home, 0));
  assert_span (jct_view_state_get_visible (fixture->state),
               jct_view_state_get_whole_range (fixture->state));
  g_assert_true (jct_figure_view_key (figure, JCT_FIGURE_OVERVIEW, GDK_KEY_Left, GDK_SHIFT_MASK));
  g_assert_cmpint (jct_view_state_get_visible (fixture->state).end, <,
                   jct_view_state_get_whole_range (fixture->state).end);
  /* Keys that mean nothing here are left to others. */
  g_assert_false (jct_figure_view_key (figure, JCT_FIGURE_CHART, GDK_KEY_Left, GDK_ALT_MASK));
  g_assert_false (jct_figure_view_key (figure, JCT_FIGURE_CHART, GDK_KEY_a, 0));
}

/* The widgets hold nothing of a document that is gone. */
static void
test_other_document (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JctDocument) other = make_document ();

  jct_view_state_select_event (fixture->state, "middle");
  jct_figure_view_hover (fixture->figure, plot_x (fixture, MONTH (2021, 2)), plot_y (fixture, 50));
  jct_view_state_set_document (fixture->state, other);
  WAIT_UNTIL (jct_figure_view_get_figure (fixture->figure) != NULL);
  g_assert_nonnull (jct_facet_group_find_row (find_group (fixture, "nation"), "CHINA"));
  jct_view_state_set_document (fixture->state, NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (jct_figure_view_get_figure (fixture->figure));
  jct_figure_view_hover (fixture->figure, 100, 100);
  jct_figure_view_click (fixture->figure, 100, 100, 1);
  jct_figure_view_scroll (fixture->figure, 100, 1, 0);
  g_assert_false (jct_figure_view_drag_begin (fixture->figure, 100, 100));
}

/* A split that leaves many series, and one that leaves none. */
static void
test_split (Fixture *fixture, gconstpointer data)
{
  jct_view_state_set_by (fixture->state, "area");
  WAIT_UNTIL (jct_figure_view_get_figure (fixture->figure) != NULL);
  g_assert_cmpuint (jct_series_set_get_n (jct_view_state_get_series (fixture->state, NULL)), ==,
                    N_AREAS);
  jct_figure_view_hover (fixture->figure, plot_x (fixture, MONTH (2021, 2)), plot_y (fixture, 50));
  jct_view_state_select_event (fixture->state, "middle");
  WAIT_UNTIL (is_computed (fixture));
  /* The comparison says whose numbers it compares. */
  g_assert_true (shows_text (get_inspector (fixture), "area 11"));
  jct_view_state_undo (fixture->state);
  jct_view_state_undo (fixture->state);
  g_assert_cmpuint (jct_series_set_get_n (jct_view_state_get_series (fixture->state, NULL)), ==, 1);
}

/* ---- tooltips -------------------------------------------------------------------------------- */

static void
test_tooltip_text (void)
{
  g_autofree char *plain = jct_dup_tooltip_text ("Apprehensions (Title 8), 65,375");
  g_autofree char *word = g_strnfill (1000, 'x');
  g_autofree char *wrapped = jct_dup_tooltip_text (word);
  g_auto (GStrv) parts = g_strsplit (wrapped, "\u200b", -1);

  g_assert_cmpstr (plain, ==, "Apprehensions (Title 8), 65,375");
  g_assert_true (g_str_has_suffix (wrapped, "x\u2026"));
  g_assert_cmpuint (g_strv_length (parts), ==, 15);
  for (guint i = 0; parts[i] != NULL; i++)
    g_assert_cmpint (g_utf8_strlen (parts[i], -1), <=, 41);
  g_autofree char *none = jct_dup_tooltip_text ("");
  g_assert_cmpstr (none, ==, "");
}

/* ---- theme ----------------------------------------------------------------------------------- */

static gboolean
colors_equal (JctColor a, JctColor b)
{
  return memcmp (&a, &b, sizeof a) == 0;
}

/* The figure follows the desktop while it runs. */
static void
test_theme (Fixture *fixture, gconstpointer data)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  GtkWidget *figure = GTK_WIDGET (fixture->figure);
  g_autoptr (JctTheme) light = jct_desktop_theme_new (figure);

  g_assert_cmpint (light->kind, ==, JCT_THEME_LIGHT);
  const JctColor before = jct_figure_get_color (jct_figure_view_get_figure (fixture->figure), 0);
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  g_autoptr (JctTheme) dark = jct_desktop_theme_new (figure);
  g_assert_cmpint (dark->kind, ==, JCT_THEME_DARK);
  g_assert_false (dark->second_cue);
  /* It is drawn anew at once. */
  WAIT_UNTIL (
    jct_figure_view_get_figure (fixture->figure) != NULL
    && !colors_equal (jct_figure_get_color (jct_figure_view_get_figure (fixture->figure), 0),
                      before));
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
}

/* What the desktop's name stands for is drawn just as by that name. */
static void
test_theme_font (Fixture *fixture, gconstpointer data)
{
  GtkSettings *settings = gtk_widget_get_settings (fixture->window);
  g_autofree char *before = NULL;

  g_object_get (settings, "gtk-font-name", &before, NULL);
  g_object_set (settings, "gtk-font-name", "Sans 11", NULL);
  g_autoptr (JctTheme) theme = jct_desktop_theme_new (GTK_WIDGET (fixture->figure));
  g_object_set (settings, "gtk-font-name", before, NULL);
  g_assert_cmpstr (theme->font_family, !=, "Sans");
  JctTextStyle by_alias = { .family = "Sans", .px = 14 };
  JctTextStyle by_name = { .family = theme->font_family, .px = 14 };
  JctTextExtents expected, extents;
  jct_text_measure ("Encounters 1,234 שלום Ł", &by_alias, &expected);
  jct_text_measure ("Encounters 1,234 שלום Ł", &by_name, &extents);
  g_assert_cmpfloat (extents.width, ==, expected.width);
  g_assert_cmpfloat (extents.height, ==, expected.height);
}

static void
test_theme_high_contrast (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (GtkWidget) label = g_object_ref_sink (gtk_label_new (NULL));
      g_autoptr (JctTheme) plain = jct_theme_new (JCT_THEME_DARK, "Sans", 1);

      g_autoptr (JctTheme) light = jct_desktop_theme_new (label);
      g_assert_cmpint (light->kind, ==, JCT_THEME_CONTRAST);
      adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                          ADW_COLOR_SCHEME_FORCE_DARK);
      g_autoptr (JctTheme) dark = jct_desktop_theme_new (label);
      g_assert_cmpint (dark->kind, ==, JCT_THEME_DARK);
      g_assert_true (dark->second_cue);
      g_assert_cmpfloat (jct_color_contrast (dark->text_secondary, dark->background), >,
                         jct_color_contrast (plain->text_secondary, plain->background));
      g_assert_cmpfloat (jct_color_contrast (dark->grid, dark->background), >,
                         jct_color_contrast (plain->grid, plain->background));
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
}

/* ---- keys of the page ------------------------------------------------------------------------ */

/* Presses a key for which the widget's class has a binding. */
static gboolean
press_bound_key (GtkWidget *widget, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint k = 0; k < g_list_model_get_n_items (G_LIST_MODEL (controller)); k++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), k);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (GTK_IS_KEYVAL_TRIGGER (trigger)
              && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key)
            return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                                 gtk_shortcut_get_arguments (shortcut));
        }
    }
  return FALSE;
}

static void
test_page_keys (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (fixture->page);

  /* Whatever has the focus: Home shows all, Escape lets go of what is selected. */
  jct_view_state_zoom (fixture->state, 4, jct_view_state_get_whole_range (fixture->state).start);
  g_assert_true (jct_view_state_get_view (fixture->state)->has_visible);
  g_assert_true (press_bound_key (page, GDK_KEY_Home));
  assert_span (jct_view_state_get_visible (fixture->state),
               jct_view_state_get_whole_range (fixture->state));
  jct_view_state_select_event (fixture->state, "middle");
  g_assert_true (press_bound_key (page, GDK_KEY_Escape));
  g_assert_null (jct_view_state_get_view (fixture->state)->selected_event);
  /* With nothing to clear the key is for the window, which stops a reading with it. */
  g_assert_false (press_bound_key (page, GDK_KEY_Escape));
}

static void
test_focus_waits (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JctDocument) other = make_document ();

  jct_view_state_set_document (fixture->state, other);
  g_assert_null (jct_figure_view_get_figure (fixture->figure));
  jct_figure_view_focus (fixture->figure);
  WAIT_UNTIL (gtk_root_get_focus (GTK_ROOT (fixture->window))
              == jct_figure_view_get_part (fixture->figure, JCT_FIGURE_CHART));
}

/* ---- folding -------------------------------------------------------------------------------- */

static GtkWidget *
find_summary (Fixture *fixture)
{
  return find_type (GTK_WIDGET (fixture->page), JCT_TYPE_EVENT_SUMMARY);
}

static void
test_folded (Fixture *fixture, gconstpointer data)
{
  g_assert_true (jct_explore_page_get_show_facets (fixture->page));
  jct_view_state_select_event (fixture->state, "middle");
  g_assert_false (gtk_widget_get_mapped (find_summary (fixture)));

  /* Without room both sides fold, and the sentence of what is selected stays in sight. */
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 700, 700);
  WAIT_UNTIL (gtk_widget_get_mapped (find_summary (fixture)));
  g_assert_false (jct_explore_page_get_show_facets (fixture->page));
  g_assert_false (jct_explore_page_get_show_inspector (fixture->page));
  WAIT_UNTIL (gtk_widget_get_width (GTK_WIDGET (fixture->figure)) > 600);
  g_assert_true (shows_text (find_summary (fixture), "<b>middle</b> & more"));
  g_assert_true (shows_text (find_summary (fixture), "In the six months after, 2,772"));
  g_assert_false (shows_text (find_summary (fixture), "In the same window"));
  WAIT_UNTIL (shows_text (find_summary (fixture), " say "));

  jct_view_state_select_event (fixture->state, NULL);
  g_assert_false (gtk_widget_get_mapped (find_summary (fixture)));
  jct_explore_page_set_show_inspector (fixture->page, TRUE);
  WAIT_UNTIL (gtk_widget_get_child_visible (get_inspector (fixture)));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->figure)), >, 600);

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 760);
  WAIT_UNTIL (gtk_widget_get_width (GTK_WIDGET (fixture->page)) > 1000);
  WAIT_UNTIL (jct_explore_page_get_show_facets (fixture->page));
}

/* Of both sides the facets give way first, and come back over the figure. */
static void
test_facets_folded (Fixture *fixture, gconstpointer data)
{
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1024, 700);
  WAIT_UNTIL (!jct_explore_page_get_show_facets (fixture->page));
  g_assert_true (jct_explore_page_get_show_inspector (fixture->page));
  WAIT_UNTIL (gtk_widget_get_width (GTK_WIDGET (fixture->figure)) > 650);

  jct_explore_page_set_show_facets (fixture->page, TRUE);
  WAIT_UNTIL (gtk_widget_get_mapped (jct_explore_page_get_facets (fixture->page)));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->figure)), >, 650);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 760);
  WAIT_UNTIL (gtk_widget_get_width (GTK_WIDGET (fixture->page)) > 1150);
  g_assert_true (jct_explore_page_get_show_facets (fixture->page));
}

/* In a low window the middle scrolls: nothing is out of reach. */
static void
test_low (Fixture *fixture, gconstpointer data)
{
  int height;

  jct_view_state_select_event (fixture->state, "middle");
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 420, 330);
  WAIT_UNTIL (gtk_widget_get_height (GTK_WIDGET (fixture->page)) < 400);
  WAIT_UNTIL (gtk_widget_get_height (GTK_WIDGET (fixture->figure)) >= 260);
  gtk_widget_measure (GTK_WIDGET (fixture->page), GTK_ORIENTATION_VERTICAL, 420, &height, NULL,
                      NULL, NULL);
  g_assert_cmpint (height, <=, 330);
  GtkWidget *scrolled
    = gtk_widget_get_ancestor (GTK_WIDGET (fixture->figure), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  WAIT_UNTIL (gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_page_size (adjustment));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 760);
  WAIT_UNTIL (gtk_adjustment_get_upper (adjustment) <= gtk_adjustment_get_page_size (adjustment));
}

/* ---- properties ----------------------------------------------------------------------------- */

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_properties (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "show-facets", "show-inspector" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *signal = g_strconcat ("notify::", names[i], NULL);
      guint count = 0;
      gboolean value;

      g_signal_connect_swapped (fixture->page, signal, G_CALLBACK (count_cb), &count);
      g_object_get (fixture->page, names[i], &value, NULL);
      g_assert_true (value);
      g_object_set (fixture->page, names[i], FALSE, NULL);
      g_object_get (fixture->page, names[i], &value, NULL);
      g_assert_false (value);
      g_assert_cmpuint (count, ==, 1);
      g_object_set (fixture->page, names[i], FALSE, NULL);
      g_assert_cmpuint (count, ==, 1);
      g_signal_handlers_disconnect_by_func (fixture->page, count_cb, &count);
    }
}

static void
test_state_property (void)
{
  g_autoptr (JctViewState) first = make_state ();
  g_autoptr (JctViewState) second = make_state ();
  GtkWidget *facets = g_object_ref_sink (jct_facets_new (first));
  guint count = 0;

  g_signal_connect_swapped (facets, "notify::state", G_CALLBACK (count_cb), &count);
  jct_panel_set_state (JCT_PANEL (facets), first);
  g_assert_cmpuint (count, ==, 0);
  jct_panel_set_state (JCT_PANEL (facets), second);
  g_assert_cmpuint (count, ==, 1);
  g_assert_true (jct_panel_get_state (JCT_PANEL (facets)) == second);
  jct_panel_set_state (JCT_PANEL (facets), NULL);
  g_assert_cmpuint (count, ==, 2);
  g_assert_finalize_object (facets);
}

/* ---- names for screen readers ------------------------------------------------------------------
 */

static gboolean
is_named (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);

  return gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL)
         || gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY)
         || (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL)
         || (GTK_IS_CHECK_BUTTON (widget)
             && gtk_check_button_get_label (GTK_CHECK_BUTTON (widget)) != NULL)
         || (GTK_IS_EXPANDER (widget) && gtk_expander_get_label (GTK_EXPANDER (widget)) != NULL);
}

/* The parts of a control of GTK's own are GTK's to name. */
static gboolean
is_composite (GtkWidget *widget)
{
  return GTK_IS_DROP_DOWN (widget) || GTK_IS_SPIN_BUTTON (widget) || GTK_IS_SEARCH_ENTRY (widget)
         || GTK_IS_MENU_BUTTON (widget);
}

/* A selectable label and a row of events are named by their own text. */
static gboolean
is_control (GtkWidget *widget)
{
  return is_composite (widget)
         || (gtk_widget_get_focusable (widget) && !GTK_IS_SCROLLED_WINDOW (widget)
             && !GTK_IS_LABEL (widget) && !gtk_widget_has_css_class (widget, "event-row"));
}

static void
assert_named (GtkWidget *widget, guint *n)
{
  if (!gtk_widget_get_visible (widget))
    return;
  if (is_control (widget))
    {
      if (!is_named (widget))
        g_error ("%s has no name", G_OBJECT_TYPE_NAME (widget));
      (*n)++;
    }
  if (is_composite (widget))
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    assert_named (child, n);
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  guint n = 0;

  jct_view_state_select_event (fixture->state, "middle");
  WAIT_UNTIL (is_computed (fixture));
  assert_named (GTK_WIDGET (fixture->page), &n);
  g_assert_cmpuint (n, >, 20);
  for (guint i = 0; i < JCT_N_FIGURE_PARTS; i++)
    {
      GtkAccessible *part = GTK_ACCESSIBLE (jct_figure_view_get_part (fixture->figure, i));
      g_assert_true (gtk_test_accessible_has_property (part, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
      g_assert_true (gtk_test_accessible_has_role (part, GTK_ACCESSIBLE_ROLE_IMG));
    }
}

static gboolean
is_described (Fixture *fixture, JctFigurePartKind part, const char *words)
{
  g_autofree char *wrong
    = gtk_test_accessible_check_property (GTK_ACCESSIBLE (
                                            jct_figure_view_get_part (fixture->figure, part)),
                                          GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words);

  return wrong == NULL;
}

/* What is said follows what is shown. */
static void
test_words_follow (Fixture *fixture, gconstpointer data)
{
  jct_view_state_set_visible (fixture->state, (JctSpan){ jct_day_from_date (2021, 2, 1),
                                                         jct_day_from_date (2021, 9, 1) });
  WAIT_UNTIL (
    is_described (fixture, JCT_FIGURE_OVERVIEW, "Shown: 1 February 2021 to 31 August 2021"));
}

/* Tab goes through everything and comes to an end, both ways; from the chart to the timeline to the
 * overview. */
static void
test_tab (Fixture *fixture, gconstpointer data)
{
  static const GtkDirectionType directions[] = { GTK_DIR_TAB_FORWARD, GTK_DIR_TAB_BACKWARD };

  jct_view_state_select_event (fixture->state, "middle");
  for (guint i = 0; i < G_N_ELEMENTS (directions); i++)
    {
      guint n = 0;
      int last = directions[i] == GTK_DIR_TAB_FORWARD ? -1 : JCT_N_FIGURE_PARTS;
      guint n_parts = 0;

      gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
      while (gtk_widget_child_focus (GTK_WIDGET (fixture->page), directions[i]))
        {
          g_assert_cmpuint (++n, <, 200);
          for (guint part = 0; part < JCT_N_FIGURE_PARTS; part++)
            if (gtk_widget_has_focus (jct_figure_view_get_part (fixture->figure, part)))
              {
                g_assert_cmpint (part, ==,
                                 directions[i] == GTK_DIR_TAB_FORWARD ? last + 1 : last - 1);
                last = part;
                n_parts++;
              }
        }
      g_assert_cmpuint (n, >, 20);
      g_assert_cmpuint (n_parts, ==, JCT_N_FIGURE_PARTS);
    }
}

/* ---- facts of a point ----------------------------------------------------------------------- */

static void
test_point_facts (void)
{
  const double values[] = { 10, 0, NAN, 4, 5, 6, 7, 8, 9, 10, 11, 12, 15, 30 };
  JctPeriod first = jct_period (jct_period_kind (JCT_PERIOD_MONTH, 1), MONTH (2020, 1));
  g_autoptr (JctSeries) series
    = jct_series_new ("all", "all", first, G_N_ELEMENTS (values), values, TRUE);
  JctPointFacts facts;

  jct_point_facts_init (&facts, series, first);
  g_assert_cmpstr (facts.value, ==, "10");
  g_assert_null (facts.on_previous);
  g_assert_null (facts.on_year);
  jct_point_facts_clear (&facts);

  /* To nothing: all of it gone. */
  jct_point_facts_init (&facts, series, jct_period_shift (first, 1));
  g_assert_cmpstr (facts.on_previous, ==, "\u221210 (\u2212100%)");
  jct_point_facts_clear (&facts);

  /* Missing is no zero, and there is no change on it. */
  jct_point_facts_init (&facts, series, jct_period_shift (first, 2));
  g_assert_cmpstr (facts.value, ==, "no data");
  g_assert_null (facts.on_previous);
  jct_point_facts_clear (&facts);
  jct_point_facts_init (&facts, series, jct_period_shift (first, 3));
  g_assert_null (facts.on_previous);
  jct_point_facts_clear (&facts);

  jct_point_facts_init (&facts, series, jct_period_shift (first, 12));
  g_assert_cmpstr (facts.on_previous, ==, "+3 (+25%)");
  g_assert_cmpstr (facts.on_year, ==, "+5 (+50%)");
  g_assert_cmpstr (facts.year, ==, "January 2020");
  jct_point_facts_clear (&facts);

  /* On nothing there is no percentage. */
  jct_point_facts_init (&facts, series, jct_period_shift (first, 13));
  g_assert_cmpstr (facts.on_year, ==, "+30");
  jct_point_facts_clear (&facts);

  jct_point_facts_init (&facts, series, jct_period_shift (first, 99));
  g_assert_cmpstr (facts.value, ==, "no data");
  jct_point_facts_clear (&facts);
}

static void
test_signed (void)
{
  const struct
  {
    double value;
    int decimals;
    const char *text;
  } cases[] = {
    { 0, 0, "0" },
    { 0.4, 0, "0" },
    { -0.4, 0, "0" },
    { 1234, 0, "+1,234" },
    { -1234, 0, "\u22121,234" },
    { 0.06, 1, "+0.1" },
    { -0.04, 1, "0.0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = jct_format_signed (cases[i].value, cases[i].decimals);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  /* Names are kept where the test can read them. */
  g_setenv ("GTK_A11Y", "test", TRUE);
  if (g_test_subprocess ())
    g_setenv ("ADW_DEBUG_HIGH_CONTRAST", "1", TRUE);
  gtk_init ();
  adw_init ();
  jct_widgets_init ();

  ADD ("/explore-page/facets/click", test_facet_click);
  ADD ("/explore-page/facets/long", test_facet_long);
  ADD ("/explore-page/facets/exclude", test_facet_exclude);
  ADD ("/explore-page/facets/shares", test_facet_shares);
  ADD ("/explore-page/facets/order", test_facet_order);
  ADD ("/explore-page/facets/range", test_facet_range);
  ADD ("/explore-page/facets/fixed", test_facet_fixed);
  ADD ("/explore-page/chips", test_chips);
  ADD ("/explore-page/chips/many", test_chips_many);
  ADD ("/explore-page/switch/definition", test_switch);
  ADD ("/explore-page/switch/calendar", test_calendar);
  ADD ("/explore-page/inspector/event", test_event);
  ADD ("/explore-page/inspector/point", test_point);
  ADD ("/explore-page/figure/hover", test_hover);
  ADD ("/explore-page/figure/click", test_click);
  ADD ("/explore-page/figure/count", test_count);
  ADD ("/explore-page/figure/zoom-and-drag", test_zoom_and_drag);
  ADD ("/explore-page/figure/brush", test_brush);
  ADD ("/explore-page/figure/window-edges", test_window_edges);
  ADD ("/explore-page/figure/index-base", test_index_base);
  ADD ("/explore-page/figure/event-drag", test_event_drag);
  ADD ("/explore-page/figure/window-keys", test_window_keys);
  ADD ("/explore-page/figure/zoom-button", test_zoom_button);
  ADD ("/explore-page/figure/subtitle", test_subtitle);
  ADD ("/explore-page/figure/keys", test_keys);
  ADD ("/explore-page/figure/split", test_split);
  ADD ("/explore-page/names", test_names);
  ADD ("/explore-page/tab", test_tab);
  ADD ("/explore-page/other-document", test_other_document);
  ADD ("/explore-page/theme", test_theme);
  ADD ("/explore-page/theme/font", test_theme_font);
  g_test_add_func ("/explore-page/tooltip-text", test_tooltip_text);
  g_test_add_func ("/explore-page/theme/high-contrast", test_theme_high_contrast);
  ADD ("/explore-page/page-keys", test_page_keys);
  ADD ("/explore-page/focus-waits", test_focus_waits);
  ADD ("/explore-page/words-follow", test_words_follow);
  ADD ("/explore-page/folded", test_folded);
  ADD ("/explore-page/folded/facets", test_facets_folded);
  ADD ("/explore-page/low", test_low);
  ADD ("/explore-page/properties", test_properties);
  g_test_add_func ("/explore-page/state-property", test_state_property);
  g_test_add_func ("/explore-page/point-facts", test_point_facts);
  g_test_add_func ("/explore-page/drawn-facts", test_drawn_facts);
  ADD ("/explore-page/values-menu", test_values_menu);
  g_test_add_func ("/explore-page/signed", test_signed);
  return g_test_run ();
}
