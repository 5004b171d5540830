/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The analysis of the selected event: the runner, and what the inspector shows of it. */
#include "config.h"

#include "analysis/jct-words.h"
#include "wait-until.h"
#include "widgets/jct-agreement-table.h"
#include "widgets/jct-analysis-runner.h"
#include "widgets/jct-inspector.h"
#include "widgets/jct-lead-lag-view.h"
#include "widgets/jct-series-picker.h"
#include "widgets/jct-widgets.h"

#define N_MONTHS 60
#define STEP 30
#define START (2019 * 12)

/* ---- a document: three nations, one with a jump in July 2021 ----------------------------------
 */

static JctTable *
make_table (void)
{
  static const char *const nations[] = { "one", "two", "three" };
  g_autoptr (JctTableBuilder) builder
    = jct_table_builder_new ("table", jct_period_kind (JCT_PERIOD_MONTH, 1));
  JctTable *table;

  jct_table_builder_add_dimension (builder, "nation", "Nation");
  jct_table_builder_add_measure (builder, "count", "Count", "encounters", JCT_MEASURE_INTEGER);
  for (gint32 month = 0; month < N_MONTHS; month++)
    for (guint nation = 0; nation < G_N_ELEMENTS (nations); nation++)
      {
        /* Neither constant nor fitted exactly. */
        gint64 value = 100 * (nation + 1) + (month * 37 + nation * 11) % 23;

        if (nation == 0 && month > STEP)
          value += 300;
        jct_table_builder_add_row (builder, START + month);
        jct_table_builder_set_code (builder, 0,
                                    jct_table_builder_intern (builder, 0, nations[nation], -1));
        jct_table_builder_set_integer (builder, 0, value);
      }
  table = jct_table_builder_finish (builder, TRUE, NULL, NULL, NULL);
  g_assert_nonnull (table);
  return table;
}

static void
take_event (JctDocumentBuilder *builder, const char *id, const char *date)
{
  JctEvent *event = jct_event_new ();

  event->id = g_strdup (id);
  event->title = g_strdup_printf ("<i>%s</i>", id);
  g_assert_true (jct_edtf_parse (date, &event->date, NULL));
  g_assert_true (jct_document_builder_take_event (builder, event, NULL));
}

static void
take_definition (JctDocumentBuilder *builder, const char *id, const char *title)
{
  JctDefinition *definition = jct_definition_new ();

  definition->id = g_strdup (id);
  definition->title = g_strdup (title);
  g_assert_true (jct_document_builder_take_definition (builder, definition, NULL));
}

static JctViewState *
make_state (void)
{
  static const char *const one[] = { "one", NULL };
  g_autoptr (JctDocumentBuilder) builder = jct_document_builder_new ("datapackage");
  g_autoptr (JctDocument) document = NULL;
  g_autoptr (JctView) view = NULL;
  g_autoptr (GError) error = NULL;
  JctViewState *state = jct_view_state_new ();

  g_assert_true (jct_document_builder_take_table (builder, make_table (), NULL));
  take_definition (builder, "plain", "Plain");
  take_definition (builder, "everything", "Everything");
  take_event (builder, "jump", "2021-07-10");
  take_event (builder, "near", "2021-09-02");
  take_event (builder, "quiet", "2020-05-05");
  take_event (builder, "outside", "2031-01-01");
  document = jct_document_builder_finish (builder, &error);
  g_assert_no_error (error);
  jct_view_state_set_document (state, document);
  view = jct_view_copy (jct_view_state_get_view (state));
  jct_filter_set (view->filter, "nation", one);
  jct_view_state_set_view (state, view, "narrow");
  return state;
}

/* ---- the runner -------------------------------------------------------------------------------
 */

static gboolean
has_result_of (JctAnalysisRunner *runner, const char *event)
{
  JctAnalysis *analysis = jct_analysis_runner_get_analysis (runner);

  return analysis != NULL && g_strcmp0 (analysis->about->id, event) == 0
         && !jct_analysis_runner_is_running (runner);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* Finalizes the runner, whose thread may hold it for a while yet. */
static void
end (JctAnalysisRunner *runner, JctViewState *state)
{
  gpointer alive = runner;

  g_object_add_weak_pointer (G_OBJECT (runner), &alive);
  jct_analysis_runner_set_state (runner, NULL);
  g_assert_false (jct_analysis_runner_is_running (runner));
  g_assert_null (jct_analysis_runner_get_analysis (runner));
  g_object_unref (runner);
  WAIT_UNTIL (alive == NULL);
  g_assert_finalize_object (state);
}

static void
test_result (void)
{
  JctViewState *state = make_state ();
  JctAnalysisRunner *runner = jct_analysis_runner_new (state);
  const JctAgreementRow *row;
  guint n = 0;

  g_signal_connect_swapped (runner, "notify::analysis", G_CALLBACK (count_cb), &n);
  g_assert_null (jct_analysis_runner_get_analysis (runner));
  g_assert_false (jct_analysis_runner_is_running (runner));
  jct_view_state_select_event (state, "jump");
  g_assert_true (jct_analysis_runner_is_running (runner));
  WAIT_UNTIL (has_result_of (runner, "jump"));
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpfloat (jct_analysis_runner_get_progress (runner), >, 0);
  row = jct_agreement_find (jct_analysis_runner_get_agreement (runner), JCT_METHOD_ITS_OLS);
  g_assert_nonnull (row);
  g_assert_cmpint (row->finding, ==, JCT_FINDING_CHANGE);
  g_assert_cmpint (row->trend, ==, JCT_TREND_UP);

  /* What is drawn otherwise is not computed anew; without an event there is nothing. */
  jct_view_state_set_chart (state, JCT_CHART_BARS);
  jct_view_state_set_method (state, "its_ols");
  g_assert_false (jct_analysis_runner_is_running (runner));
  g_assert_cmpuint (n, ==, 1);
  jct_view_state_select_event (state, NULL);
  g_assert_null (jct_analysis_runner_get_analysis (runner));
  g_assert_cmpuint (n, ==, 2);
  end (runner, state);
}

/* An event that is left before it is computed is never shown, whichever thread is faster. */
static void
test_stale (void)
{
  JctViewState *state = make_state ();
  JctAnalysisRunner *runner = jct_analysis_runner_new (state);
  guint n = 0;

  g_signal_connect_swapped (runner, "notify::analysis", G_CALLBACK (count_cb), &n);
  jct_view_state_select_event (state, "quiet");
  jct_view_state_select_event (state, "near");
  jct_view_state_select_event (state, "jump");
  g_assert_null (jct_analysis_runner_get_analysis (runner));
  WAIT_UNTIL (has_result_of (runner, "jump"));
  g_assert_cmpuint (n, ==, 1);
  end (runner, state);
}

/* Going back is at once; of the same event the former numbers stand until the new ones come. */
static void
test_kept (void)
{
  JctViewState *state = make_state ();
  JctAnalysisRunner *runner = jct_analysis_runner_new (state);
  JctAnalysis *first;

  jct_view_state_select_event (state, "jump");
  WAIT_UNTIL (has_result_of (runner, "jump"));
  first = jct_analysis_runner_get_analysis (runner);
  jct_view_state_set_window (state, 12, JCT_EVENT_PERIOD_INCLUDED);
  g_assert_true (jct_analysis_runner_is_running (runner));
  g_assert_true (jct_analysis_runner_get_analysis (runner) == first);
  WAIT_UNTIL (has_result_of (runner, "jump"));
  g_assert_cmpuint (jct_analysis_runner_get_analysis (runner)->options.k, ==, 12);
  jct_view_state_set_window (state, 6, JCT_EVENT_PERIOD_EXCLUDED);
  g_assert_false (jct_analysis_runner_is_running (runner));
  g_assert_true (jct_analysis_runner_get_analysis (runner) == first);

  /* Other data: what was is not shown beside it. */
  jct_view_state_toggle_value (state, "nation", "two", FALSE);
  g_assert_null (jct_analysis_runner_get_analysis (runner));
  WAIT_UNTIL (has_result_of (runner, "jump"));
  end (runner, state);
}

static void
test_options (void)
{
  JctViewState *state = make_state ();
  JctAnalysisRunner *runner = jct_analysis_runner_new (state);
  g_auto (JctAnalysisOptions) options = { 0 };

  jct_view_state_select_event (state, "jump");
  WAIT_UNTIL (has_result_of (runner, "jump"));
  jct_analysis_options_copy (jct_analysis_runner_get_options (runner), &options);
  options.harmonics = 1;
  options.controls = jct_filter_new ();
  jct_filter_add (options.controls, "nation", "two");
  jct_analysis_runner_set_options (runner, &options);
  WAIT_UNTIL (has_result_of (runner, "jump"));
  g_assert_cmpuint (jct_analysis_runner_get_analysis (runner)->n_controls, ==, 1);
  g_assert_cmpuint (jct_analysis_runner_get_analysis (runner)->options.harmonics, ==, 1);

  /* What is not there is a problem, told in words, and no end. */
  jct_filter_add (options.controls, "nation", "nobody");
  jct_analysis_runner_set_options (runner, &options);
  WAIT_UNTIL (!jct_analysis_runner_is_running (runner));
  g_assert_null (jct_analysis_runner_get_analysis (runner));
  g_assert_nonnull (jct_analysis_runner_get_problem (runner));
  jct_filter_remove (options.controls, "nation", "nobody");
  jct_analysis_runner_set_options (runner, &options);
  g_assert_true (has_result_of (runner, "jump"));
  g_assert_null (jct_analysis_runner_get_problem (runner));
  end (runner, state);
}

static void
test_cancel (void)
{
  JctViewState *state = make_state ();
  JctAnalysisRunner *runner = jct_analysis_runner_new (state);
  guint n = 0;

  jct_view_state_select_event (state, "jump");
  g_signal_connect_swapped (runner, "notify::analysis", G_CALLBACK (count_cb), &n);
  jct_analysis_runner_cancel (runner);
  g_assert_false (jct_analysis_runner_is_running (runner));
  g_assert_null (jct_analysis_runner_get_problem (runner));
  jct_analysis_runner_restart (runner);
  g_assert_true (jct_analysis_runner_is_running (runner));
  WAIT_UNTIL (has_result_of (runner, "jump"));
  g_assert_cmpuint (n, ==, 1);
  /* In the midst of a computation. */
  jct_view_state_select_event (state, "quiet");
  jct_analysis_runner_cancel (runner);
  end (runner, state);
}

/* ---- the section ------------------------------------------------------------------------------
 */

typedef struct
{
  JctViewState *state;
  JctAnalysisRunner *runner;
  GtkWidget *window, *inspector;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->state = make_state ();
  fixture->runner = jct_analysis_runner_new (fixture->state);
  fixture->inspector
    = g_object_new (JCT_TYPE_INSPECTOR, "runner", fixture->runner, "state", fixture->state, NULL);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 300, 700);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->inspector);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_ref (fixture->inspector);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->inspector);
  end (fixture->runner, fixture->state);
}

typedef gboolean (*Match) (GtkWidget *widget, gconstpointer wanted);

static GtkWidget *
find (GtkWidget *root, Match match, gconstpointer wanted)
{
  if (!gtk_widget_get_visible (root))
    return NULL;
  if (match (root, wanted))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, match, wanted);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* In what is not open as well. */
static GtkWidget *
find_any (GtkWidget *root, Match match, gconstpointer wanted)
{
  GtkWidget *found = match (root, wanted) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_any (child, match, wanted);
  return found;
}

static gboolean
has_text (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL;
}

static gboolean
has_type (GtkWidget *widget, gconstpointer type)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), *(const GType *) type);
}

static gboolean
shows (Fixture *fixture, const char *text)
{
  return find (fixture->inspector, has_text, text) != NULL;
}

static GtkWidget *
find_type (Fixture *fixture, GType type)
{
  return find (fixture->inspector, has_type, &type);
}

static GtkListBoxRow *
get_row (Fixture *fixture, JctMethod method)
{
  GtkWidget *table = find_type (fixture, JCT_TYPE_AGREEMENT_TABLE);
  GtkWidget *list = gtk_widget_get_first_child (table);

  return gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int) method);
}

static void
choose (Fixture *fixture, JctMethod method)
{
  GtkListBoxRow *row = get_row (fixture, method);

  gtk_list_box_select_row (GTK_LIST_BOX (gtk_widget_get_parent (GTK_WIDGET (row))), row);
  WAIT_UNTIL (has_result_of (fixture->runner, "jump"));
}

static void
test_table (Fixture *fixture, gconstpointer data)
{
  jct_view_state_select_event (fixture->state, "jump");
  WAIT_UNTIL (has_result_of (fixture->runner, "jump"));
  for (guint method = 0; method < JCT_N_METHODS; method++)
    g_assert_true (
      gtk_widget_get_visible (GTK_WIDGET (get_row (fixture, (JctMethod) method)))
      == jct_analysis_has (jct_analysis_runner_get_analysis (fixture->runner), (JctMethod) method));
  g_assert_true (gtk_list_box_row_is_selected (get_row (fixture, JCT_METHOD_BEFORE_AFTER)));
  g_assert_true (shows (fixture, "find higher figures after July 2021"));
  g_assert_true (shows (fixture, "In the six months after"));
  g_assert_true (shows (fixture, "Median"));
  /* What else happened near, as the file has it. */
  g_assert_true (shows (fixture, "In the same window"));
  g_assert_true (shows (fixture, "<i>near</i>"));
}

static void
test_choose (Fixture *fixture, gconstpointer data)
{
  g_autofree char *sentence = NULL;

  jct_view_state_select_event (fixture->state, "jump");
  WAIT_UNTIL (has_result_of (fixture->runner, "jump"));
  g_assert_false (shows (fixture, "Level change"));
  choose (fixture, JCT_METHOD_ITS_OLS);
  g_assert_cmpstr (jct_view_state_get_view (fixture->state)->method, ==, "its_ols");
  g_assert_false (shows (fixture, "Median"));
  g_assert_true (shows (fixture, "Level change"));
  sentence = jct_analysis_to_sentence (jct_analysis_runner_get_analysis (fixture->runner),
                                       JCT_METHOD_ITS_OLS);
  g_assert_true (shows (fixture, sentence));

  /* The view's method, from wherever it comes, is the one that is shown. */
  jct_view_state_set_method (fixture->state, "placebo_time");
  g_assert_true (gtk_list_box_row_is_selected (get_row (fixture, JCT_METHOD_PLACEBO_TIME)));
  g_assert_true (shows (fixture, "Rank by size"));
  jct_view_state_set_method (fixture->state, "of_a_later_version");
  g_assert_true (gtk_list_box_row_is_selected (get_row (fixture, JCT_METHOD_BEFORE_AFTER)));
}

static void
test_every_method (Fixture *fixture, gconstpointer data)
{
  jct_view_state_select_event (fixture->state, "jump");
  WAIT_UNTIL (has_result_of (fixture->runner, "jump"));
  for (guint method = 0; method < JCT_N_METHODS; method++)
    if (jct_analysis_has (jct_analysis_runner_get_analysis (fixture->runner), (JctMethod) method))
      {
        choose (fixture, (JctMethod) method);
        g_assert_true (shows (fixture, jct_method_get_explanation ((JctMethod) method)));
      }
}

static void
test_outside (Fixture *fixture, gconstpointer data)
{
  jct_view_state_select_event (fixture->state, "outside");
  WAIT_UNTIL (has_result_of (fixture->runner, "outside"));
  g_assert_true (shows (fixture, "Not enough to say"));
  g_assert_false (shows (fixture, "Median"));
  jct_view_state_select_event (fixture->state, NULL);
  g_assert_false (shows (fixture, "What the numbers did"));
}

static void
test_controls (Fixture *fixture, gconstpointer data)
{
  GType type = JCT_TYPE_SERIES_PICKER;
  GtkWidget *picker;
  g_autoptr (JctFilter) chosen = NULL;

  jct_view_state_select_event (fixture->state, "jump");
  WAIT_UNTIL (has_result_of (fixture->runner, "jump"));
  g_assert_null (find (fixture->inspector, has_type, &type));
  choose (fixture, JCT_METHOD_COUNTERFACTUAL);
  picker = find (fixture->inspector, has_type, &type);
  g_assert_nonnull (picker);
  /* None unless a person chooses one. */
  g_assert_null (jct_series_picker_dup_filter (JCT_SERIES_PICKER (picker)));
  chosen = jct_filter_new ();
  jct_filter_add (chosen, "nation", "three");
  jct_series_picker_set (JCT_SERIES_PICKER (picker), fixture->state, chosen);
  g_signal_emit_by_name (picker, "changed");
  WAIT_UNTIL (has_result_of (fixture->runner, "jump"));
  g_assert_cmpuint (jct_analysis_runner_get_analysis (fixture->runner)->n_controls, ==, 1);
}

static gboolean
is_check_of (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_CHECK_BUTTON (widget) && gtk_check_button_get_child (GTK_CHECK_BUTTON (widget))
         && g_strcmp0 (gtk_label_get_label (
                         GTK_LABEL (gtk_check_button_get_child (GTK_CHECK_BUTTON (widget)))),
                       text)
              == 0;
}

static void
check (GtkWidget *picker, const char *text, gboolean active)
{
  GtkWidget *row = find_any (picker, is_check_of, text);

  g_assert_nonnull (row);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (row), active);
}

/* All others as one series, and another definition; what contains the series is left out, and said. */
static void
test_more_controls (Fixture *fixture, gconstpointer data)
{
  GType type = JCT_TYPE_SERIES_PICKER;
  const JctAnalysis *analysis;
  GtkWidget *picker;

  jct_view_state_select_event (fixture->state, "jump");
  choose (fixture, JCT_METHOD_COUNTERFACTUAL);
  WAIT_UNTIL (has_result_of (fixture->runner, "jump"));
  picker = find (fixture->inspector, has_type, &type);
  check (picker, "All but one", TRUE);
  WAIT_UNTIL (has_result_of (fixture->runner, "jump"));
  analysis = jct_analysis_runner_get_analysis (fixture->runner);
  g_assert_cmpuint (analysis->n_controls, ==, 1);
  g_assert_cmpstr (jct_series_get_label (analysis->controls[0]), ==, "all but one");
  g_assert_null (analysis->controls_left_out);

  check (picker, "Everything", TRUE);
  WAIT_UNTIL (has_result_of (fixture->runner, "jump"));
  analysis = jct_analysis_runner_get_analysis (fixture->runner);
  g_assert_cmpuint (analysis->n_controls, ==, 1);
  g_assert_nonnull (analysis->controls_left_out);
  g_assert_nonnull (find_any (picker, has_text, analysis->controls_left_out[0]));

  check (picker, "All but one", FALSE);
  check (picker, "Everything", FALSE);
  WAIT_UNTIL (has_result_of (fixture->runner, "jump"));
  analysis = jct_analysis_runner_get_analysis (fixture->runner);
  g_assert_cmpuint (analysis->n_controls, ==, 0);
  g_assert_null (analysis->controls_left_out);
}

/* Nobody's choice is the rule's; none chosen is none, until the rule is asked for again. */
static void
test_donors (Fixture *fixture, gconstpointer data)
{
  GType type = JCT_TYPE_SERIES_PICKER;
  const JctAnalysis *analysis;
  GtkWidget *picker, *rule;

  jct_view_state_select_event (fixture->state, "jump");
  choose (fixture, JCT_METHOD_SYNTHETIC_CONTROL);
  WAIT_UNTIL (has_result_of (fixture->runner, "jump"));
  picker = find (fixture->inspector, has_type, &type);
  rule
    = gtk_widget_get_ancestor (find_any (picker, has_text, "Choose by the rule"), GTK_TYPE_BUTTON);
  g_assert_false (gtk_widget_get_visible (rule));
  g_assert_cmpuint (jct_analysis_runner_get_analysis (fixture->runner)->n_donors, ==, 2);

  check (picker, "two", FALSE);
  check (picker, "three", FALSE);
  WAIT_UNTIL (has_result_of (fixture->runner, "jump"));
  analysis = jct_analysis_runner_get_analysis (fixture->runner);
  g_assert_cmpuint (analysis->n_donors, ==, 0);
  g_assert_cmpint (jct_analysis_get_verdict (analysis, JCT_METHOD_SYNTHETIC_CONTROL), ==,
                   JCT_VERDICT_NONE_CHOSEN);
  g_assert_true (gtk_widget_get_visible (rule));

  g_signal_emit_by_name (rule, "clicked");
  WAIT_UNTIL (has_result_of (fixture->runner, "jump"));
  analysis = jct_analysis_runner_get_analysis (fixture->runner);
  g_assert_cmpuint (analysis->n_donors, ==, 2);
  g_assert_false (gtk_widget_get_visible (rule));
}

/* Other events in the window say how far they are; a click goes there. */
static void
test_confounders (Fixture *fixture, gconstpointer data)
{
  const JctAnalysis *analysis;
  GtkWidget *row;

  jct_view_state_select_event (fixture->state, "jump");
  WAIT_UNTIL (has_result_of (fixture->runner, "jump"));
  analysis = jct_analysis_runner_get_analysis (fixture->runner);
  g_assert_cmpuint (analysis->n_confounders, >, 0);
  g_autofree char *distance = jct_words_distance (analysis->confounders[0].distance,
                                                  jct_series_get_kind (analysis->series).unit);
  g_autofree char *id = g_strdup (analysis->confounders[0].event->id);
  row = find (fixture->inspector, has_text, distance);
  g_assert_nonnull (row);
  row = gtk_widget_get_ancestor (row, GTK_TYPE_BUTTON);
  g_signal_emit_by_name (row, "clicked");
  g_assert_cmpstr (jct_view_state_get_view (fixture->state)->selected_event, ==, id);
}

static gboolean
is_number (GtkWidget *widget, gconstpointer number)
{
  return GTK_IS_SPIN_BUTTON (widget)
         && gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (widget)) == *(const int *) number;
}

/* What a file, an undo or a drag in the figure sets is shown everywhere. */
static void
test_view_from_elsewhere (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JctView) view = NULL;
  const int nine = 9, six = 6, hundred = 100;

  jct_view_state_select_event (fixture->state, "jump");
  WAIT_UNTIL (has_result_of (fixture->runner, "jump"));
  view = jct_view_copy (jct_view_state_get_view (fixture->state));
  g_free (view->method);
  view->method = g_strdup ("its_ols");
  view->k = 9;
  jct_view_state_set_view (fixture->state, view, "a saved view");
  g_assert_true (gtk_list_box_row_is_selected (get_row (fixture, JCT_METHOD_ITS_OLS)));
  WAIT_UNTIL (find (fixture->inspector, is_number, &nine) != NULL);
  g_assert_true (shows (fixture, jct_method_get_explanation (JCT_METHOD_ITS_OLS)));
  jct_view_state_undo (fixture->state);
  g_assert_true (gtk_list_box_row_is_selected (get_row (fixture, JCT_METHOD_BEFORE_AFTER)));
  g_assert_nonnull (find (fixture->inspector, is_number, &six));
  g_assert_null (find (fixture->inspector, is_number, &nine));
  /* More than a person can ask for is shown as it is, and not changed by being shown. */
  view->k = 100;
  jct_view_state_set_view (fixture->state, view, "a saved view");
  g_assert_nonnull (find (fixture->inspector, is_number, &hundred));
  g_assert_cmpuint (jct_view_state_get_view (fixture->state)->k, ==, 100);
}

/* The date moves here and nowhere else. */
static void
test_lead_lag (Fixture *fixture, gconstpointer data)
{
  JctLeadLagView *view;

  jct_view_state_select_event (fixture->state, "jump");
  WAIT_UNTIL (has_result_of (fixture->runner, "jump"));
  view = JCT_LEAD_LAG_VIEW (find_type (fixture, JCT_TYPE_LEAD_LAG_VIEW));
  g_assert_cmpint (jct_lead_lag_view_get_shift (view), ==, 0);
  g_assert_true (shows (fixture, "Jul 2021, its own date"));
  g_assert_true (shows (fixture, "rank 1 of "));
  jct_lead_lag_view_set_shift (view, 3);
  g_assert_true (shows (fixture, "Oct 2021, +3 months"));
  g_assert_false (shows (fixture, "rank 1 of "));
  jct_lead_lag_view_set_shift (view, -99);
  g_assert_cmpint (jct_lead_lag_view_get_shift (view), ==, -12);
  g_assert_cmpstr (jct_view_state_get_view (fixture->state)->selected_event, ==, "jump");

  /* The same event otherwise asked stays moved; another one is where it is. */
  choose (fixture, JCT_METHOD_ITS_OLS);
  g_assert_cmpint (jct_lead_lag_view_get_shift (view), ==, -12);
  jct_view_state_select_event (fixture->state, "near");
  WAIT_UNTIL (has_result_of (fixture->runner, "near"));
  g_assert_cmpint (jct_lead_lag_view_get_shift (view), ==, 0);
  jct_view_state_select_event (fixture->state, "outside");
  WAIT_UNTIL (has_result_of (fixture->runner, "outside"));
  g_assert_false (shows (fixture, "its own date"));
}

static gboolean
is_button (GtkWidget *widget, gconstpointer label)
{
  return GTK_IS_BUTTON (widget)
         && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0;
}

static void
click (Fixture *fixture, const char *label)
{
  GtkWidget *button = find (fixture->inspector, is_button, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

/* One click there, one back, one step of the history. */
static void
test_elsewhere (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JctView) before = NULL;
  g_autofree char *name = NULL;
  const JctView *view;

  jct_view_state_select_event (fixture->state, "jump");
  WAIT_UNTIL (has_result_of (fixture->runner, "jump"));
  before = jct_view_copy (jct_view_state_get_view (fixture->state));
  click (fixture, "Elsewhere?");
  view = jct_view_state_get_view (fixture->state);
  g_assert_cmpint (view->chart, ==, JCT_CHART_MULTIPLES);
  g_assert_cmpstr (view->by, ==, "nation");
  g_assert_cmpstr (view->focus, ==, "one");
  g_assert_cmpstr (view->selected_event, ==, "jump");
  g_object_get (fixture->state, "undo-name", &name, NULL);
  g_assert_cmpstr (name, ==, "Elsewhere?");
  g_assert_true (shows (fixture, "one: the mean was higher after the event than before."));
  g_assert_true (shows (fixture, "Of the 2 others by nation, "));
  g_assert_null (find (fixture->inspector, is_button, "Elsewhere?"));

  /* What is computed is of the series in focus, not of the largest. */
  WAIT_UNTIL (has_result_of (fixture->runner, "jump"));
  g_assert_cmpstr (jct_analysis_runner_get_analysis (fixture->runner)->series_name, ==, "one");

  click (fixture, "Back to one");
  g_assert_true (jct_view_equal (jct_view_state_get_view (fixture->state), before));
  jct_view_state_redo (fixture->state);
  jct_view_state_set_free_scale (fixture->state, FALSE);
  click (fixture, "Back to one");
  view = jct_view_state_get_view (fixture->state);
  g_assert_cmpint (view->chart, ==, JCT_CHART_LINE);
  g_assert_true (jct_filter_equal (view->filter, before->filter));
  jct_view_state_undo (fixture->state);
  g_assert_cmpint (jct_view_state_get_view (fixture->state)->chart, ==, JCT_CHART_MULTIPLES);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();
  jct_widgets_init ();

  g_test_add_func ("/effect/runner/result", test_result);
  g_test_add_func ("/effect/runner/stale", test_stale);
  g_test_add_func ("/effect/runner/kept", test_kept);
  g_test_add_func ("/effect/runner/options", test_options);
  g_test_add_func ("/effect/runner/cancel", test_cancel);
  ADD ("/effect/section/table", test_table);
  ADD ("/effect/section/choose", test_choose);
  ADD ("/effect/section/every-method", test_every_method);
  ADD ("/effect/section/outside", test_outside);
  ADD ("/effect/section/lead-lag", test_lead_lag);
  ADD ("/effect/section/confounders", test_confounders);
  ADD ("/effect/section/view-from-elsewhere", test_view_from_elsewhere);
  ADD ("/effect/section/controls", test_controls);
  ADD ("/effect/section/more-controls", test_more_controls);
  ADD ("/effect/section/donors", test_donors);
  ADD ("/effect/section/elsewhere", test_elsewhere);
  return g_test_run ();
}
