/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the numbers did near an event, by each method. */
#include "config.h"

#include "shots.h"

#include "widgets/jct-series-picker.h"

/* The selected event by each of some methods. */
static void
show_method (JctViewState *state, const char *method)
{
  shots_show_view (state, "halt-2022");
  jct_view_state_set_method (state, method);
}

static void
enter_its (Shots *shots, JctViewState *state)
{
  show_method (state, "its_ols");
}

static void
enter_counterfactual (Shots *shots, JctViewState *state)
{
  show_method (state, "counterfactual");
}

/* The list of series to compare with; the focus brings it into view. */
static void
open_picker (Shots *shots)
{
  GtkWidget *picker = shots_find (GTK_WIDGET (shots->window), JCT_TYPE_SERIES_PICKER);
  GtkWidget *button;

  g_assert_nonnull (picker);
  button = gtk_widget_get_first_child (picker);
  gtk_widget_grab_focus (button);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
}

static void
enter_synthetic (Shots *shots, JctViewState *state)
{
  show_method (state, "synthetic_control");
}

static void
enter_placebo (Shots *shots, JctViewState *state)
{
  show_method (state, "placebo_time");
}

/* The date moved, to see what hangs on it. */
static void
enter_moved (Shots *shots, JctViewState *state)
{
  shots_show_view (state, "halt-2022");
  jct_view_state_shift_event (state, 5);
}

static void
enter_elsewhere (Shots *shots, JctViewState *state)
{
  shots_show_view (state, "halt-2022");
  g_assert_true (jct_view_state_show_elsewhere (state, "citizenship"));
}

/* The same in panels of one scale, a month pointed at. */
static void
enter_multiples (Shots *shots, JctViewState *state)
{
  JctPeriod december;

  enter_elsewhere (shots, state);
  jct_view_state_set_free_scale (state, FALSE);
  g_assert_true (jct_period_parse ("2022-12", jct_period_kind (JCT_PERIOD_MONTH, 1), &december));
  jct_view_state_hover_period (state, TRUE, december);
}

static void
enter_compare (Shots *shots, JctViewState *state)
{
  show_method (state, "its_ols");
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.compare-events", NULL);
}

const ShotsState shots_effects[] = {
  { "its", enter_its },
  { "elsewhere", enter_elsewhere },
  { "multiples", enter_multiples },
  { "counterfactual", enter_counterfactual },
  { "controls", enter_counterfactual, open_picker },
  { "donors", enter_synthetic, open_picker },
  { "placebo", enter_placebo },
  { "synthetic", enter_synthetic },
  { "compare", enter_compare },
  { "moved", enter_moved },
  { 0 },
};
