/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/jct-years-private.h"

#include <math.h>

#include <glib/gi18n-lib.h>

gboolean
jct_chart_type_has_years (JctChartType type)
{
  return type == JCT_CHART_OVERLAY || type == JCT_CHART_HEAT;
}

JctSeries *
jct_years_find_subject (const JctDocument *document, const JctView *view, JctSeriesSet *series)
{
  JctSeries *focus = jct_chart_find_focus (document, view, series);

  if (focus == NULL && jct_series_set_get_n (series) > 0)
    focus = jct_series_set_get (series, 0);
  return focus;
}

static gboolean
init_grid (JctYearGrid *grid,
           const JctDocument *document,
           const JctView *view,
           JctSeriesSet *series)
{
  return jct_year_grid_init (grid, jct_series_set_get_kind (series), view->years,
                             jct_document_get_fiscal_start (document));
}

/* ---- preparation ----------------------------------------------------------------------------- */

static gboolean
is_whole (const JctSeries *year)
{
  JctExtremes ends;
  gsize n = jct_series_get_n (year), first, last;

  ends = jct_pyramid_find_extremes (jct_series_get_pyramid (year), 0, n);
  return ends.low <= ends.high
         && jct_pyramid_find_present (jct_series_get_pyramid (year), 0, n, &first, &last)
         && first == 0 && last + 2 >= n;
}

/* A name for each year; of the first and the last, whether they are there in part. */
static void
name_years (JctChart *chart)
{
  guint n = jct_series_set_get_n (chart->year_set);

  chart->names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < n; i++)
    {
      const JctSeries *year = jct_series_set_get (chart->year_set, i);
      const char *label = jct_series_get_label (year);

      if ((i == 0 || i + 1 == n) && !is_whole (year))
        /* Translators: a year of which only some months are shown. */
        g_ptr_array_add (chart->names, g_strdup_printf (C_ ("year", "%s, part"), label));
      else
        g_ptr_array_add (chart->names, g_strdup (label));
    }
}

static void
split_years (JctChart *chart)
{
  JctChartInput *given = &chart->given;
  JctSeries *subject = jct_series_set_get (chart->subject_set, 0);
  JctPeriod first, last;
  gsize begin, end;

  jct_series_find_span (subject, jct_chart_visible_span (chart->subject_set, given->visible),
                        &begin, &end);
  chart->year_set = jct_year_grid_split (&chart->grid, subject, begin, end);
  if (chart->year_set == NULL)
    return;
  jct_year_grid_find_period (&chart->grid, chart->whole_year, 0, &first);
  jct_year_grid_find_period (&chart->grid, chart->whole_year, chart->grid.n_columns - 1, &last);
  given->series = chart->year_set;
  given->visible = (JctSpan){ jct_period_first_day (first), jct_period_end_day (last) };
  chart->hides_years = TRUE;
  name_years (chart);
}

void
jct_years_prepare (JctChart *chart)
{
  JctChartInput *given = &chart->given;
  JctSeries *subject = jct_years_find_subject (given->document, given->view, given->series);

  jct_chart_hide_event (chart);
  given->hues = NULL;
  if (subject == NULL)
    return;
  chart->subject_set = jct_series_set_new (&subject, 1);
  given->series = chart->subject_set;
  chart->told = *given;
  if (!init_grid (&chart->grid, given->document, given->view, given->series))
    chart->note = _ ("Years have no months to compare: choose months, quarters, weeks or days");
  else
    chart->whole_year = jct_year_grid_find_whole (&chart->grid);
  if (chart->note == NULL && chart->type == JCT_CHART_OVERLAY)
    split_years (chart);
}

void
jct_years_set_axes (const JctChart *chart, JctChartAxes *axes)
{
  const JctChartInput *told = &chart->told;
  JctRect plot = chart->plot;

  for (guint i = 0; i < jct_series_set_get_n (chart->words_set); i++)
    if (chart->subject_set != NULL
        && jct_series_set_get (chart->words_set, i) == jct_series_set_get (chart->subject_set, 0))
      axes->subject = (int) i;
  axes->time = jct_time_scale (jct_chart_visible_span (told->series, told->visible), plot.x,
                               plot.x + plot.width);
  axes->year_time = chart->time;
  axes->grid = chart->grid;
  axes->whole_year = chart->whole_year;
  axes->cells = chart->cells;
  axes->has_years = chart->type == JCT_CHART_OVERLAY && chart->note == NULL;
}

/* ---- events ---------------------------------------------------------------------------------- */

gboolean
jct_years_find_event (const JctChart *chart,
                      const JctEvent *event,
                      JctPeriod *period,
                      double *share)
{
  double day = jct_event_position (event);
  JctSpan shown = jct_chart_visible_span (chart->told.series, chart->told.visible);

  if (!(day >= shown.start && day < shown.end))
    return FALSE;
  *period = jct_period_from_day (chart->grid.kind, (JctDay) floor (day));
  if (share != NULL)
    *share = (day - jct_period_first_day (*period)) / jct_period_n_days (*period);
  return TRUE;
}

gboolean
jct_years_find_selected (const JctChart *chart, int *year)
{
  JctPeriod period;
  guint column;

  if (chart->shown_event == NULL || chart->note != NULL
      || !jct_years_find_event (chart, chart->shown_event, &period, NULL))
    return FALSE;
  jct_year_grid_find_place (&chart->grid, period, year, &column);
  return TRUE;
}

/* ---- words ----------------------------------------------------------------------------------- */

char *
jct_years_dup_words (const JctDocument *document, const JctView *view, JctSeriesSet *series)
{
  const JctSeries *subject = jct_years_find_subject (document, view, series);
  JctYearGrid grid;

  if (subject == NULL || !init_grid (&grid, document, view, series))
    return NULL;
  gboolean calendar = grid.start_month == 1;
  const char *years = view->chart == JCT_CHART_HEAT
                        ? (calendar ? C_ ("chart subtitle", "a row for each calendar year")
                                    : C_ ("chart subtitle", "a row for each fiscal year"))
                        : (calendar ? C_ ("chart subtitle", "calendar years over each other")
                                    : C_ ("chart subtitle", "fiscal years over each other"));
  if (jct_series_set_get_n (series) == 1)
    return g_strdup (years);
  /* Translators: the only series of several that is shown, and how. */
  return g_strdup_printf (C_ ("chart subtitle", "shown: %s; %s"), jct_series_get_label (subject),
                          years);
}

static void
append_part_year (GString *text, const JctYearGrid *grid, int year, guint n, guint n_whole)
{
  JctPeriod row = jct_period (jct_year_grid_get_rows (grid), year);
  g_autofree char *label = jct_period_to_label (row, JCT_LABEL_LONG);

  if (n >= n_whole)
    return;
  g_string_append (text, text->len > 0 ? " " : "");
  /* Translators: a period of which only some parts have figures, as in "FY2025 incomplete: 3 of 12
   * months." */
  g_string_append_printf (text, _ ("%s incomplete: %u of %u %s."), label, n, n_whole,
                          jct_period_unit_to_noun (grid->kind.unit, n_whole));
}

/* The periods of a year up to and from a place. */
static guint
count_columns (const JctYearGrid *grid, int year, guint from, guint to)
{
  guint n = 0;
  JctPeriod period;

  for (guint column = from; column < to; column++)
    n += jct_year_grid_find_period (grid, year, column, &period) ? 1 : 0;
  return n;
}

char *
jct_years_dup_badge (const JctDocument *document,
                     const JctView *view,
                     JctSeriesSet *series,
                     JctSpan visible)
{
  const JctSeries *subject = jct_years_find_subject (document, view, series);
  g_autoptr (GString) text = g_string_new (NULL);
  gsize begin, end, first, last;
  guint from, to;
  int year, final;
  JctYearGrid grid;

  if (subject == NULL || !init_grid (&grid, document, view, series))
    return NULL;
  jct_series_find_span (subject, jct_chart_visible_span (series, visible), &begin, &end);
  if (!jct_pyramid_find_present (jct_series_get_pyramid (subject), begin, end, &first, &last))
    return NULL;
  jct_year_grid_find_place (&grid, jct_series_get_period (subject, first), &year, &from);
  jct_year_grid_find_place (&grid, jct_series_get_period (subject, last), &final, &to);
  if (year == final)
    append_part_year (text, &grid, year, count_columns (&grid, year, from, to + 1),
                      count_columns (&grid, year, 0, grid.n_columns));
  else
    {
      append_part_year (text, &grid, year, count_columns (&grid, year, from, grid.n_columns),
                        count_columns (&grid, year, 0, grid.n_columns));
      append_part_year (text, &grid, final, count_columns (&grid, final, 0, to + 1),
                        count_columns (&grid, final, 0, grid.n_columns));
    }
  return text->len > 0 ? g_strdup (text->str) : NULL;
}
