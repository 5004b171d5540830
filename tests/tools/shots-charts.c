/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Views, types of chart, and what is done to the values. */
#include "config.h"

#include "shots.h"

#include "widgets/jct-values-menu.h"

static void
enter_opening (Shots *shots, JctViewState *state)
{
  shots_show_view (state, "opening");
}

void
shots_enter_halt (Shots *shots, JctViewState *state)
{
  shots_show_view (state, "halt-2022");
}

static void
enter_ecuador (Shots *shots, JctViewState *state)
{
  shots_show_view (state, "ecuador-visas-2024");
}

static void
enter_fiscal (Shots *shots, JctViewState *state)
{
  shots_show_view (state, "fiscal-years");
}

static void
enter_ports (Shots *shots, JctViewState *state)
{
  shots_show_view (state, "with-ports-of-entry");
}

static void
enter_areas (Shots *shots, JctViewState *state)
{
  shots_show_view (state, "by-area");
}

static void
enter_neighbours (Shots *shots, JctViewState *state)
{
  shots_show_view (state, "neighbours");
}

static void
enter_hover (Shots *shots, JctViewState *state)
{
  JctPeriod december;

  shots_show_view (state, "neighbours");
  g_assert_true (jct_period_parse ("2023-12", jct_period_kind (JCT_PERIOD_MONTH, 1), &december));
  jct_view_state_hover_period (state, TRUE, december);
}

void
shots_enter_point (Shots *shots, JctViewState *state)
{
  JctSeriesSet *series;
  JctPeriod december;

  shots_show_view (state, "opening");
  series = jct_view_state_get_series (state, NULL);
  g_assert_nonnull (series);
  g_assert_true (jct_period_parse ("2023-12", jct_period_kind (JCT_PERIOD_MONTH, 1), &december));
  jct_view_state_select_point (state, jct_series_get_key (jct_series_set_get (series, 0)),
                               december);
}

static void
enter_zoom (Shots *shots, JctViewState *state)
{
  shots_show_view (state, "halt-2022");
  jct_view_state_set_visible (state, (JctSpan){ jct_day_from_date (2022, 4, 1),
                                                jct_day_from_date (2023, 4, 1) });
}

void
shots_enter_empty (Shots *shots, JctViewState *state)
{
  shots_show_view (state, "opening");
  jct_view_state_toggle_value (state, "encounter_type", "Inadmissibles", FALSE);
}

/* Values chosen and left out, and only some of the periods. */
static void
enter_filters (Shots *shots, JctViewState *state)
{
  shots_show_view (state, "by-area");
  jct_view_state_toggle_excluded (state, "area", "San Diego Sector");
  jct_view_state_toggle_excluded (state, "area", "Tucson Sector");
  jct_view_state_toggle_value (state, "demographic", "FMUA", TRUE);
  jct_view_state_toggle_value (state, "demographic", "Single Adults", TRUE);
  jct_view_state_set_visible (state, (JctSpan){ jct_day_from_date (2021, 4, 1),
                                                jct_day_from_date (2023, 4, 1) });
}

/* Several countries, drawn by a type of chart. */
static void
show_type (JctViewState *state, const char *view, JctChartType type)
{
  shots_show_view (state, view);
  jct_view_state_set_chart (state, type);
}

static void
enter_step (Shots *shots, JctViewState *state)
{
  show_type (state, "neighbours", JCT_CHART_STEP);
}

static void
enter_bars (Shots *shots, JctViewState *state)
{
  show_type (state, "opening", JCT_CHART_BARS);
}

static void
enter_area (Shots *shots, JctViewState *state)
{
  show_type (state, "neighbours", JCT_CHART_AREA);
}

static void
enter_panels (Shots *shots, JctViewState *state)
{
  show_type (state, "by-area", JCT_CHART_MULTIPLES);
}

static void
enter_overlay (Shots *shots, JctViewState *state)
{
  show_type (state, "opening", JCT_CHART_OVERLAY);
  jct_view_state_set_years (state, JCT_YEARS_CALENDAR);
}

static void
enter_overlay_fiscal (Shots *shots, JctViewState *state)
{
  show_type (state, "halt-2022", JCT_CHART_OVERLAY);
  jct_view_state_set_years (state, JCT_YEARS_FISCAL);
}

static void
enter_heat (Shots *shots, JctViewState *state)
{
  show_type (state, "halt-2022", JCT_CHART_HEAT);
}

/* All countries over the whole range, an event selected. */
static void
enter_ranked (Shots *shots, JctViewState *state)
{
  show_type (state, "halt-2022", JCT_CHART_RANKED);
  jct_view_state_clear_dimension (state, "citizenship");
  jct_view_state_set_by (state, "citizenship");
  jct_view_state_set_visible (state, (JctSpan){ 0, 0 });
}

/* The same in one month, a bar selected and another pointed at. */
static void
enter_ranked_month (Shots *shots, JctViewState *state)
{
  JctPeriod december;

  enter_ranked (shots, state);
  g_assert_true (jct_period_parse ("2023-12", jct_period_kind (JCT_PERIOD_MONTH, 1), &december));
  jct_view_state_select_point (state, "CHINA, PEOPLES REPUBLIC OF", december);
  jct_view_state_hover_period (state, TRUE, december);
}

/* Changes, to both sides of zero. */
static void
enter_ranked_change (Shots *shots, JctViewState *state)
{
  JctTransform transform = { .kind = JCT_TRANSFORM_PERCENT };

  enter_ranked (shots, state);
  jct_view_state_set_top (state, 9);
  jct_view_state_set_transform (state, &transform);
}

static void
enter_no_split (Shots *shots, JctViewState *state)
{
  show_type (state, "opening", JCT_CHART_RANKED);
}

/* The menu of values over a rolling mean per day. */
static void
enter_values (Shots *shots, JctViewState *state)
{
  JctTransform transform = { .per_day = TRUE, .rolling = 3 };

  shots_enter_point (shots, state);
  jct_view_state_set_transform (state, &transform);
}

static GtkMenuButton *
find_values_button (Shots *shots)
{
  GtkWidget *menu = shots_find (GTK_WIDGET (shots->window), JCT_TYPE_VALUES_MENU);

  return GTK_MENU_BUTTON (shots_find (menu, GTK_TYPE_MENU_BUTTON));
}

static void
open_values (Shots *shots)
{
  gtk_menu_button_popup (find_values_button (shots));
}

/* All citizenships, one month of which was published otherwise. */
static void
enter_published (Shots *shots, JctViewState *state)
{
  g_autoptr (JctView) view = jct_view_new ();
  JctPeriod december;

  view->definition = g_strdup ("all-southwest");
  jct_view_state_set_view (state, view, "published");
  g_assert_true (jct_period_parse ("2023-12", jct_period_kind (JCT_PERIOD_MONTH, 1), &december));
  jct_view_state_set_visible (state, (JctSpan){ jct_day_from_date (2023, 4, 1),
                                                jct_day_from_date (2024, 6, 1) });
  jct_view_state_select_point (state, "all", december);
  jct_view_state_hover_period (state, TRUE, december);
}

const ShotsState shots_charts[] = {
  { "opening", enter_opening },
  { "halt", shots_enter_halt },
  { "ecuador", enter_ecuador },
  { "fiscal", enter_fiscal },
  { "ports", enter_ports },
  { "areas", enter_areas },
  { "neighbours", enter_neighbours },
  { "hover", enter_hover },
  { "point", shots_enter_point },
  { "zoom", enter_zoom },
  { "empty", shots_enter_empty },
  { "filters", enter_filters },
  { "step", enter_step },
  { "bars", enter_bars },
  { "area", enter_area },
  { "panels", enter_panels },
  { "overlay", enter_overlay },
  { "overlay-fiscal", enter_overlay_fiscal },
  { "heat", enter_heat },
  { "ranked", enter_ranked },
  { "ranked-month", enter_ranked_month },
  { "ranked-change", enter_ranked_change },
  { "no-split", enter_no_split },
  { "values", enter_values, open_values },
  { "published", enter_published },
  { "published-values", enter_published, open_values },
  { 0 },
};
