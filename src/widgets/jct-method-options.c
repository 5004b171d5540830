/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-method-options.h"

#include <glib/gi18n-lib.h>

#include "widgets/jct-series-picker.h"

#define MAX_TOLERANCE 12

typedef enum
{
  OPTION_K,
  OPTION_EVENT_PERIOD,
  OPTION_START,
  OPTION_SCALE,
  OPTION_HARMONICS,
  OPTION_TREND,
  OPTION_TOLERANCE,
  OPTION_CONTROLS,
  OPTION_DONORS,
  OPTION_DONOR_SCALE,
} Option;

#define N_OPTIONS (OPTION_DONOR_SCALE + 1)
#define BIT(option) (1u << (option))

struct _JctMethodOptions
{
  AdwBin parent_instance;

  GtkGrid *grid;
  GtkLabel *labels[N_OPTIONS];
  GtkWidget *controls[N_OPTIONS];
  JctAnalysisRunner *runner; /* (nullable) owned */
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (JctMethodOptions, jct_method_options, ADW_TYPE_BIN)

/* The window always: it says as well how far other events count as near. */
static const guint options_of_method[JCT_N_METHODS] = {
  [JCT_METHOD_BEFORE_AFTER] = BIT (OPTION_K) | BIT (OPTION_EVENT_PERIOD),
  [JCT_METHOD_ITS_OLS]
  = BIT (OPTION_K) | BIT (OPTION_START) | BIT (OPTION_SCALE) | BIT (OPTION_HARMONICS),
  [JCT_METHOD_ITS_QUASIPOISSON] = BIT (OPTION_K) | BIT (OPTION_START) | BIT (OPTION_HARMONICS),
  [JCT_METHOD_COUNTERFACTUAL]
  = BIT (OPTION_K) | BIT (OPTION_EVENT_PERIOD) | BIT (OPTION_SCALE) | BIT (OPTION_CONTROLS),
  [JCT_METHOD_OPTIMAL_PARTITIONING]
  = BIT (OPTION_K) | BIT (OPTION_SCALE) | BIT (OPTION_TREND) | BIT (OPTION_TOLERANCE),
  [JCT_METHOD_BREAKPOINTS]
  = BIT (OPTION_K) | BIT (OPTION_SCALE) | BIT (OPTION_TREND) | BIT (OPTION_TOLERANCE),
  [JCT_METHOD_PLACEBO_TIME] = BIT (OPTION_K) | BIT (OPTION_START) | BIT (OPTION_SCALE),
  [JCT_METHOD_SYNTHETIC_CONTROL]
  = BIT (OPTION_K) | BIT (OPTION_START) | BIT (OPTION_DONORS) | BIT (OPTION_DONOR_SCALE),
};

static const char *
k_title (JctPeriodUnit unit)
{
  switch (unit)
    {
    case JCT_PERIOD_DAY:
      return _ ("Days each side");
    case JCT_PERIOD_WEEK:
      return _ ("Weeks each side");
    case JCT_PERIOD_MONTH:
      return _ ("Months each side");
    case JCT_PERIOD_QUARTER:
      return _ ("Quarters each side");
    case JCT_PERIOD_YEAR:
      return _ ("Years each side");
    case JCT_PERIOD_FISCAL_YEAR:
      return _ ("Fiscal years each side");
    default:
      g_return_val_if_reached ("");
    }
}
static guint
get_choice (JctMethodOptions *self, Option option)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->controls[option]));

  return selected == GTK_INVALID_LIST_POSITION ? 0 : selected;
}

static guint
get_number (JctMethodOptions *self, Option option)
{
  return (guint) gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->controls[option]));
}

/* ---- input ------------------------------------------------------------------------------------
 */

static void
window_cb (JctMethodOptions *self)
{
  JctViewState *state;

  if (self->updating || self->runner == NULL)
    return;
  state = jct_analysis_runner_get_state (self->runner);
  if (jct_view_state_get_document (state) != NULL)
    jct_view_state_set_window (state, get_number (self, OPTION_K),
                               get_choice (self, OPTION_EVENT_PERIOD) == 1
                                 ? JCT_EVENT_PERIOD_INCLUDED
                                 : JCT_EVENT_PERIOD_EXCLUDED);
}

/* Which scale of the view's method is shown, or will be: logarithms vote where there are both. */
static gboolean
shows_log (JctMethodOptions *self)
{
  const JctAnalysisOptions *options = jct_analysis_runner_get_options (self->runner);
  const JctView *view = jct_view_state_get_view (jct_analysis_runner_get_state (self->runner));
  JctAnalysis *analysis = jct_analysis_runner_get_analysis (self->runner);
  JctMethod method = JCT_METHOD_BEFORE_AFTER;

  jct_method_from_name (view->method, &method);
  if (!options->voting_scale)
    return options->log1p;
  return analysis == NULL || jct_analysis_shows_log (analysis, method);
}

static void
option_cb (JctMethodOptions *self)
{
  g_auto (JctAnalysisOptions) options = { 0 };

  if (self->updating || self->runner == NULL)
    return;
  jct_analysis_options_copy (jct_analysis_runner_get_options (self->runner), &options);
  options.from_event = get_choice (self, OPTION_START) == 1;
  if ((get_choice (self, OPTION_SCALE) == 1) != shows_log (self))
    {
      options.voting_scale = FALSE;
      options.log1p = get_choice (self, OPTION_SCALE) == 1;
    }
  options.harmonics = get_choice (self, OPTION_HARMONICS);
  options.trend = get_choice (self, OPTION_TREND) == 1;
  options.tolerance = get_number (self, OPTION_TOLERANCE);
  options.scaling = (JctScaling) get_choice (self, OPTION_DONOR_SCALE);
  jct_analysis_runner_set_options (self->runner, &options);
}

static void
series_cb (JctMethodOptions *self, JctSeriesPicker *picker)
{
  g_auto (JctAnalysisOptions) options = { 0 };

  if (self->updating || self->runner == NULL)
    return;
  jct_analysis_options_copy (jct_analysis_runner_get_options (self->runner), &options);
  if (GTK_WIDGET (picker) == self->controls[OPTION_DONORS])
    {
      g_clear_pointer (&options.donors, jct_filter_free);
      options.donors = jct_series_picker_dup_filter (picker);
      /* None is a choice as well; NULL would be the rule's own. */
      if (options.donors == NULL)
        options.donors = jct_filter_new ();
    }
  else
    {
      g_clear_pointer (&options.controls, jct_filter_free);
      g_clear_pointer (&options.control_sums, jct_filter_free);
      g_clear_pointer (&options.control_definitions, g_strfreev);
      options.controls = jct_series_picker_dup_filter (picker);
      options.control_sums = jct_series_picker_dup_sums (picker);
      options.control_definitions = jct_series_picker_dup_definitions (picker);
    }
  jct_analysis_runner_set_options (self->runner, &options);
}

static void
rule_cb (JctMethodOptions *self)
{
  g_auto (JctAnalysisOptions) options = { 0 };

  if (self->runner == NULL)
    return;
  jct_analysis_options_copy (jct_analysis_runner_get_options (self->runner), &options);
  g_clear_pointer (&options.donors, jct_filter_free);
  jct_analysis_runner_set_options (self->runner, &options);
}

/* ---- showing ----------------------------------------------------------------------------------
 */

static void
show_values (JctMethodOptions *self, JctPeriodUnit unit)
{
  JctViewState *state = jct_analysis_runner_get_state (self->runner);
  const JctView *view = jct_view_state_get_view (state);
  const JctAnalysisOptions *options = jct_analysis_runner_get_options (self->runner);
  const struct
  {
    Option option;
    guint value;
  } choices[] = {
    { OPTION_EVENT_PERIOD, view->event_period == JCT_EVENT_PERIOD_INCLUDED },
    { OPTION_START, options->from_event },
    { OPTION_SCALE, shows_log (self) },
    { OPTION_HARMONICS, options->harmonics },
    { OPTION_TREND, options->trend },
    { OPTION_DONOR_SCALE, options->scaling },
  };

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->controls[choices[i].option]),
                                choices[i].value);
  gtk_label_set_label (self->labels[OPTION_K], k_title (unit));
  /* A file may ask for more than a person can. */
  gtk_spin_button_set_range (GTK_SPIN_BUTTON (self->controls[OPTION_K]), 1,
                             MAX (view->k, JCT_VIEW_MOST_K));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->controls[OPTION_K]), view->k);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->controls[OPTION_TOLERANCE]),
                             options->tolerance);
}

/* What was computed with: the donors that nobody chose chose themselves. */
static JctFilter *
dup_donors (const JctAnalysis *analysis, const char *dimension)
{
  JctFilter *donors = jct_filter_new ();

  for (guint i = 0; dimension != NULL && i < analysis->n_donors; i++)
    jct_filter_add (donors, dimension, jct_series_get_key (analysis->donors[i]));
  return donors;
}

static void
show_donors (JctMethodOptions *self)
{
  JctViewState *state = jct_analysis_runner_get_state (self->runner);
  const JctAnalysisOptions *options = jct_analysis_runner_get_options (self->runner);
  JctAnalysis *analysis = jct_analysis_runner_get_analysis (self->runner);
  JctSeriesPicker *picker = JCT_SERIES_PICKER (self->controls[OPTION_DONORS]);
  g_autoptr (JctFilter) donors = NULL;

  jct_series_picker_set (picker, state, options->donors);
  jct_series_picker_offer_rule (picker, options->donors != NULL);
  if (options->donors != NULL || analysis == NULL)
    return;
  donors = dup_donors (analysis, jct_series_picker_get_dimension (picker));
  jct_series_picker_set (picker, state, donors);
}

static void
show_controls (JctMethodOptions *self)
{
  JctViewState *state = jct_analysis_runner_get_state (self->runner);
  const JctAnalysisOptions *options = jct_analysis_runner_get_options (self->runner);
  JctAnalysis *analysis = jct_analysis_runner_get_analysis (self->runner);
  JctSeriesPicker *picker = JCT_SERIES_PICKER (self->controls[OPTION_CONTROLS]);

  jct_series_picker_set (picker, state, options->controls);
  if (analysis != NULL)
    jct_series_picker_set_more (picker, analysis, jct_view_state_get_view (state),
                                options->control_sums,
                                (const char *const *) options->control_definitions);
}

/* What was left out, and why, stands where it was chosen. */
static void
show_notes (JctMethodOptions *self, Option option, JctMethod method)
{
  JctAnalysis *analysis = jct_analysis_runner_get_analysis (self->runner);
  g_autoptr (GPtrArray) notes = NULL;

  if (analysis == NULL || !jct_analysis_has (analysis, method))
    return;
  notes = jct_analysis_get_warnings_of_others (analysis, method);
  jct_series_picker_set_notes (JCT_SERIES_PICKER (self->controls[option]), notes);
}

static void
show_series (JctMethodOptions *self, JctMethod method)
{
  if ((options_of_method[method] & BIT (OPTION_CONTROLS)) != 0)
    {
      show_controls (self);
      show_notes (self, OPTION_CONTROLS, method);
    }
  if ((options_of_method[method] & BIT (OPTION_DONORS)) != 0)
    {
      show_donors (self);
      show_notes (self, OPTION_DONORS, method);
    }
}

void
jct_method_options_show (JctMethodOptions *self,
                         JctAnalysisRunner *runner,
                         JctMethod method,
                         JctPeriodUnit unit)
{
  g_return_if_fail (JCT_IS_METHOD_OPTIONS (self));
  g_return_if_fail (JCT_IS_ANALYSIS_RUNNER (runner));

  g_set_object (&self->runner, runner);
  self->updating = TRUE;
  show_values (self, unit);
  show_series (self, method);
  for (guint option = 0; option < N_OPTIONS; option++)
    {
      gboolean shown = (options_of_method[method] & BIT (option)) != 0;

      gtk_widget_set_visible (GTK_WIDGET (self->labels[option]), shown);
      gtk_widget_set_visible (self->controls[option], shown);
    }
  self->updating = FALSE;
}

/* ---- class ------------------------------------------------------------------------------------
 */

static void
add_option (JctMethodOptions *self, Option option, const char *title, GtkWidget *control)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (title));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (GTK_WIDGET (label), TRUE);
  gtk_widget_set_halign (control, GTK_ALIGN_END);
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, NULL, -1);
  gtk_grid_attach (self->grid, GTK_WIDGET (label), 0, (int) option, 1, 1);
  gtk_grid_attach (self->grid, control, 1, (int) option, 1, 1);
  self->labels[option] = label;
  self->controls[option] = control;
}

static void
add_choice (JctMethodOptions *self, Option option, const char *title, const char *const *choices)
{
  GtkWidget *control = gtk_drop_down_new_from_strings (choices);

  add_option (self, option, title, control);
  g_signal_connect_swapped (control, "notify::selected",
                            option == OPTION_EVENT_PERIOD ? G_CALLBACK (window_cb)
                                                          : G_CALLBACK (option_cb),
                            self);
}

static void
add_number (JctMethodOptions *self, Option option, const char *title, double least, double most)
{
  GtkWidget *control = gtk_spin_button_new_with_range (least, most, 1);

  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (control), TRUE);
  add_option (self, option, title, control);
  g_signal_connect_swapped (control, "value-changed",
                            option == OPTION_K ? G_CALLBACK (window_cb) : G_CALLBACK (option_cb),
                            self);
}

static void
add_series (JctMethodOptions *self, Option option, const char *title)
{
  GtkWidget *control = jct_series_picker_new (title);

  add_option (self, option, title, control);
  g_signal_connect_swapped (control, "changed", G_CALLBACK (series_cb), self);
  if (option == OPTION_DONORS)
    g_signal_connect_swapped (control, "rule", G_CALLBACK (rule_cb), self);
}

static void
add_options (JctMethodOptions *self)
{
  const char *const event_periods[]
    = { /* Translators: the event's own period belongs to neither side. */
        C_ ("event period", "Left out"),
        /* Translators: the event's own period is the first of those after. */
        C_ ("event period", "After"), NULL
      };
  const char *const starts[] = { C_ ("step", "Next period"), C_ ("step", "Event’s period"), NULL };
  const char *const scales[] = { _ ("Counts"), _ ("Logarithms"), NULL };
  const char *const harmonics[]
    = { C_ ("season", "None"), C_ ("season", "Yearly"), C_ ("season", "Half-yearly"), NULL };
  const char *const trends[] = { C_ ("regime", "A mean"), C_ ("regime", "A line"), NULL };
  const char *const donor_scales[] = { C_ ("donors", "Share of mean"), C_ ("donors", "Logarithms"),
                                       C_ ("donors", "Logs, centred"), NULL };

  add_number (self, OPTION_K, "", 1, JCT_VIEW_MOST_K);
  add_choice (self, OPTION_EVENT_PERIOD, _ ("Event’s own period"), event_periods);
  add_choice (self, OPTION_START, _ ("Change begins in"), starts);
  add_choice (self, OPTION_SCALE, _ ("Computed on"), scales);
  add_choice (self, OPTION_HARMONICS, _ ("Seasons"), harmonics);
  add_choice (self, OPTION_TREND, _ ("Between breaks"), trends);
  add_number (self, OPTION_TOLERANCE, _ ("Near: periods from the event"), 0, MAX_TOLERANCE);
  add_series (self, OPTION_CONTROLS, _ ("Control series"));
  add_series (self, OPTION_DONORS, _ ("Donors"));
  add_choice (self, OPTION_DONOR_SCALE, _ ("Computed on"), donor_scales);
}

static void
jct_method_options_dispose (GObject *object)
{
  g_clear_object (&JCT_METHOD_OPTIONS (object)->runner);
  G_OBJECT_CLASS (jct_method_options_parent_class)->dispose (object);
}

static void
jct_method_options_class_init (JctMethodOptionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jct_method_options_dispose;
}

static void
jct_method_options_init (JctMethodOptions *self)
{
  self->updating = TRUE;
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->grid, 10);
  gtk_grid_set_row_spacing (self->grid, 6);
  add_options (self);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->grid));
  self->updating = FALSE;
}
