/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "chart/jct-heat-private.h"

/* A row is no higher than so many lines of text or than a cell is wide, and no lower than so many px. */
#define MOST_LINES 6.0
#define LEAST_ROW 2.0
/* From this size on, cells stand apart and hold the symbols of events. */
#define APART 8.0
#define HOLDS_EVENTS 13.0

/* Where the cells stand. */
typedef struct
{
  JctHeatRamp ramp;
  const JctSeries *series;
  gsize begin, end; /* the points that are shown */
  int first_year;
  guint n_years;
  guint n_left_out; /* years before the first */
  JctRect cells;
  double width, height; /* of one */
  gboolean has_missing;
  gboolean figures; /* stand in the cells */
} JctHeat;

static JctRect
cell_rect (const JctHeat *heat, int year, guint column)
{
  double left = round (heat->cells.x + column * heat->width);
  double right = round (heat->cells.x + (column + 1) * heat->width);
  double top = round (heat->cells.y + (year - heat->first_year) * heat->height);
  double bottom = round (heat->cells.y + (year - heat->first_year + 1) * heat->height);
  double apart = heat->width >= APART && heat->height >= APART ? 1 + floor (heat->width / 60) : 0;

  return (JctRect){ left, top, MAX (right - left - apart, 0.5), MAX (bottom - top - apart, 0.5) };
}

/* ---- room ------------------------------------------------------------------------------------ */

static double
measure_years (const JctChart *chart, const JctHeat *heat)
{
  JctPeriodKind rows = jct_year_grid_get_rows (&chart->grid);
  double widest = 0;

  for (guint i = 0; i < MIN (heat->n_years, 2); i++)
    {
      int year = heat->first_year + (int) (i == 0 ? 0 : heat->n_years - 1);
      g_autofree char *label = jct_period_to_label (jct_period (rows, year), JCT_LABEL_SHORT);
      widest = MAX (widest, jct_text_width (chart->theme, label, chart->small, TRUE));
    }
  return ceil (widest);
}

static void
find_years (JctChart *chart, JctHeat *heat)
{
  guint column;
  int last;

  heat->series = chart->series[0].series;
  jct_series_find_span (heat->series, chart->time.domain, &heat->begin, &heat->end);
  heat->has_missing
    = jct_pyramid_count_missing (jct_series_get_pyramid (heat->series), heat->begin, heat->end) > 0;
  jct_year_grid_find_place (&chart->grid, jct_series_get_period (heat->series, heat->begin),
                            &heat->first_year, &column);
  jct_year_grid_find_place (&chart->grid, jct_series_get_period (heat->series, heat->end - 1),
                            &last, &column);
  heat->n_years = (guint) (last - heat->first_year + 1);
}

/* The key above, months below, years at the left; the last years where not all have room. */
static void
find_cells (JctChart *chart, JctHeat *heat)
{
  double line = chart->line_height, left = measure_years (chart, heat) + chart->small * 0.7;
  double key = jct_heat_add_key (chart, &heat->ramp, heat->has_missing, -1, 0, chart->plot.width);
  double below = line + JCT_TEXT_GAP + 2, note = 0;
  JctRect plot = chart->plot;

  if (left > plot.width * 0.24)
    left = 0;
  if (plot.height - key - below < 4 * line)
    key = 0;
  guint most = (guint) MAX ((plot.height - key - below) / LEAST_ROW, 1);
  if (heat->n_years > most)
    {
      note = line + JCT_TEXT_GAP;
      most = (guint) MAX ((plot.height - key - below - note) / LEAST_ROW, 1);
      heat->n_left_out = heat->n_years - most;
      heat->first_year += (int) heat->n_left_out;
      heat->n_years = most;
    }
  heat->cells = (JctRect){ plot.x + left, plot.y + key + note, plot.width - left,
                           MAX (plot.height - key - note - below, 1) };
  heat->width = heat->cells.width / chart->grid.n_columns;
  heat->height = MIN (heat->cells.height / heat->n_years, MAX (MOST_LINES * line, heat->width));
  heat->cells.height = heat->height * heat->n_years;
  if (key > 0)
    jct_heat_add_key (chart, &heat->ramp, heat->has_missing, heat->cells.x, plot.y,
                      heat->cells.width);
}

/* ---- labels ---------------------------------------------------------------------------------- */

static void
add_years (JctChart *chart, const JctHeat *heat)
{
  JctPeriodKind rows = jct_year_grid_get_rows (&chart->grid);

  /* From the last one upwards: it counts most where not all have room. */
  for (guint i = heat->n_years; i-- > 0 && heat->cells.x > chart->plot.x;)
    {
      int year = heat->first_year + (int) i;
      g_autofree char *text = jct_period_to_label (jct_period (rows, year), JCT_LABEL_SHORT);
      JctLabel label = {
        .role = JCT_ROLE_TIME_LABEL,
        .text = text,
        .px = chart->small,
        .bold = TRUE,
        .align = JCT_ALIGN_END,
        .color = chart->theme->text_secondary,
      };
      double middle = heat->cells.y + (i + 0.5) * heat->height;
      jct_chart_add_label (chart, &label, heat->cells.x - chart->small * 0.7,
                           middle - chart->line_height / 2);
    }
}

static char *
name_column (const JctChart *chart, guint month)
{
  if (chart->grid.kind.unit == JCT_PERIOD_QUARTER)
    /* Translators: a quarter of a year, 1 to 4. */
    return g_strdup_printf (C_ ("quarter", "Q%u"), (month - 1) / 3 + 1);
  return g_strdup (jct_month_name ((int) month, JCT_LABEL_SHORT));
}

/* Of a month of the whole year: its columns, as px. */
static void
find_month (const JctChart *chart, const JctHeat *heat, guint month, double *left, double *right)
{
  int calendar_year = chart->grid.start_month > 1 && month >= chart->grid.start_month
                        ? chart->whole_year - 1
                        : chart->whole_year;
  JctDay day = jct_day_from_date (calendar_year, (int) month, 1);
  guint column, n_columns = MAX (chart->grid.n_columns / 12, 1);
  int year;

  jct_year_grid_find_place (&chart->grid, jct_period_from_day (chart->grid.kind, day), &year,
                            &column);
  /* The first of January may lie in the last week of the year before. */
  if (year < chart->whole_year)
    column = 0;
  *left = heat->cells.x + column * heat->width;
  *right = *left + n_columns * heat->width;
}

static void
add_months (JctChart *chart, const JctHeat *heat)
{
  guint per_label = chart->grid.kind.unit == JCT_PERIOD_QUARTER ? 3 : 1,
        start = chart->grid.start_month;
  double y = heat->cells.y + heat->cells.height + 2, widest = 0, left, right;

  for (guint i = 0; i < 12; i += per_label)
    {
      g_autofree char *text = name_column (chart, (start - 1 + i) % 12 + 1);
      widest = MAX (widest, jct_text_width (chart->theme, text, chart->small, FALSE));
    }
  double month = heat->cells.width / 12;
  guint step = per_label;
  while (step < 12 && widest + 2 * JCT_TEXT_GAP > step * month)
    step *= step == 1 ? 3 : 2;
  for (guint i = 0; i < 12; i += step)
    {
      guint number = (start - 1 + i) % 12 + 1;
      g_autofree char *text = name_column (chart, number);
      JctLabel label = {
        .role = JCT_ROLE_TIME_LABEL,
        .text = text,
        .px = chart->small,
        .align = JCT_ALIGN_MIDDLE,
        .color = chart->theme->text_secondary,
      };
      find_month (chart, heat, number, &left, &right);
      jct_chart_add_label (chart, &label, (left + right) / 2, y);
    }
}

static void
add_note (JctChart *chart, const JctHeat *heat)
{
  guint n = heat->n_left_out;

  if (n == 0)
    return;
  g_autofree char *text
    = g_strdup_printf (ngettext ("%u earlier year has no room", "%u earlier years have no room", n),
                       n);
  JctLabel label = {
    .role = JCT_ROLE_NOTE,
    .text = text,
    .px = chart->small,
    .max_width = heat->cells.width,
    .max_lines = 1,
    .color = chart->theme->text_secondary,
  };
  jct_chart_add_label (chart, &label, heat->cells.x,
                       heat->cells.y - chart->line_height - JCT_TEXT_GAP);
}

/* ---- cells ----------------------------------------------------------------------------------- */

static char *
format_cell (const JctChart *chart, const JctHeat *heat, gsize index)
{
  return jct_value_words_format (&chart->input->view->transform,
                                 jct_series_get_value (heat->series, index), chart->integer,
                                 jct_series_get_qualifier (heat->series, index));
}

static gboolean
is_missing (const JctHeat *heat, gsize index)
{
  return isnan (jct_series_get_value (heat->series, index));
}

/* All figures or none: a table with holes would look as if some were missing. */
static gboolean
figures_fit (const JctChart *chart, const JctHeat *heat)
{
  if (heat->height < chart->line_height + 2 || heat->width < chart->small * 1.2)
    return FALSE;
  for (gsize i = heat->begin; i < heat->end; i++)
    {
      g_autofree char *text = is_missing (heat, i) ? NULL : format_cell (chart, heat, i);
      if (text != NULL
          && jct_text_width (chart->theme, text, chart->small, FALSE)
               > heat->width - 2 * JCT_TEXT_GAP - 2)
        return FALSE;
    }
  return TRUE;
}

static void
add_figure (JctChart *chart, const JctHeat *heat, gsize index, JctRect cell, JctColor ground)
{
  g_autofree char *text = format_cell (chart, heat, index);
  JctLabel label = {
    .role = JCT_ROLE_POINT,
    .text = text,
    .px = chart->small,
    .align = JCT_ALIGN_MIDDLE,
    .color = jct_heat_text_color (chart->theme, ground),
  };

  jct_chart_add_label (chart, &label, cell.x + cell.width / 2,
                       cell.y + (cell.height - chart->line_height) / 2);
}

/* Of a figure that is not exact the colour is that of the printed number: its lower left corner is missing. */
static void
cut_corner (JctChart *chart, JctRect cell, const JctMark *of)
{
  double size = CLAMP (MIN (cell.width, cell.height) * 0.35, 2, jct_theme_grow (chart->theme, 9));
  double bottom = cell.y + cell.height;
  const JctPoint points[]
    = { { cell.x, bottom - size }, { cell.x + size, bottom }, { cell.x, bottom } };
  JctPeriod period = of->period;
  double value = of->value;
  JctMark *mark = jct_scene_add_polyline (chart->scene, JCT_ROLE_RANGE, chart->series[0].key,
                                          points, G_N_ELEMENTS (points), NULL, 0);

  mark->closed = TRUE;
  mark->fill = chart->theme->background;
  mark->has_period = TRUE;
  mark->period = period;
  mark->value = value;
}

static void
add_cell (JctChart *chart, const JctHeat *heat, gsize index)
{
  JctPeriod period = jct_series_get_period (heat->series, index);
  guint column;
  int year;

  jct_year_grid_find_place (&chart->grid, period, &year, &column);
  if (year < heat->first_year)
    return;
  JctRect cell = cell_rect (heat, year, column);
  if (is_missing (heat, index))
    {
      if (MIN (cell.width, cell.height) >= 4)
        jct_heat_add_hatch (chart, cell);
      return;
    }
  JctMark *mark = jct_scene_add_rect (chart->scene, JCT_ROLE_SERIES, chart->series[0].key, cell);
  mark->value = jct_series_get_value (heat->series, index);
  mark->period = period;
  mark->has_period = TRUE;
  mark->fill = jct_heat_ramp_color (&heat->ramp, mark->value);
  mark->radius = MIN (cell.width, cell.height) > 16 ? 2 : 0;
  JctColor ground = mark->fill;
  if (jct_series_get_state (heat->series, index) == JCT_VALUE_PARTIAL)
    {
      mark->stroke = jct_heat_text_color (chart->theme, ground);
      mark->line_width = 1;
      jct_mark_set_dash (mark, 3, 3);
    }
  if (jct_series_get_qualifier (heat->series, index) != JCT_QUALIFIER_EXACT)
    cut_corner (chart, cell, mark);
  if (heat->figures)
    add_figure (chart, heat, index, cell, ground);
}

/* ---- events ---------------------------------------------------------------------------------- */

static gboolean
find_event_cell (const JctChart *chart, const JctHeat *heat, const JctEvent *event, JctRect *cell)
{
  JctPeriod period;
  guint column;
  int year;

  if (!jct_years_find_event (chart, event, &period, NULL))
    return FALSE;
  jct_year_grid_find_place (&chart->grid, period, &year, &column);
  *cell = cell_rect (heat, year, column);
  return year >= heat->first_year;
}

/* The events of one cell, from its upper right corner on; those without room are in the last. */
static void
add_symbols (JctChart *chart, const JctHeat *heat, JctRect cell, const GPtrArray *events)
{
  const JctDocument *document = chart->input->document;
  double above = heat->figures ? (cell.height - chart->line_height) / 2 - 2 : cell.height;
  double size = CLAMP (MIN (cell.width, cell.height) * 0.2, 5, chart->small * 0.7);
  guint most = (guint) MAX ((cell.width - 4) / (size + 2), 1), n = MIN (events->len, most);
  g_autoptr (GString) rest = g_string_new (NULL);

  /* Over the figure, not on it. */
  size = MAX (MIN (size, above), 3.5);
  for (guint i = n; events->len > most && i <= events->len; i++)
    {
      const JctEvent *event = g_ptr_array_index (events, i - 1);
      g_string_append_printf (rest, "%s%s", rest->len > 0 ? "\n" : "", event->id);
    }
  for (guint i = 0; i < n; i++)
    {
      const JctEvent *event = g_ptr_array_index (events, i);
      gboolean several = i + 1 == n && rest->len > 0;
      int category = jct_document_find_category (document, event->category);
      guint shape = category >= 0 && !several
                      ? (guint) jct_document_get_category (document, (guint) category)->shape
                      : JCT_SHAPE_CIRCLE;
      double x = cell.x + cell.width - 2 - size / 2 - i * (size + 2), y = cell.y + 2 + size / 2;
      JctMark *mark
        = jct_scene_add_symbol (chart->scene, several ? JCT_ROLE_EVENT_COUNT : JCT_ROLE_EVENT,
                                several ? rest->str : event->id, x, y, shape, size);
      mark->fill = jct_chart_category_color (document, chart->theme, event->category);
      mark->stroke = chart->theme->background;
      mark->line_width = 1;
    }
}

static void
add_events (JctChart *chart, const JctHeat *heat)
{
  const JctDocument *document = chart->input->document;
  g_autoptr (GHashTable) cells
    = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();

  if (MIN (heat->width, heat->height) < HOLDS_EVENTS)
    return;
  for (guint i = 0; i < jct_document_get_n_events (document); i++)
    {
      const JctEvent *event = jct_document_get_event (document, i);
      JctPeriod period;

      if (!jct_view_shows_event (chart->input->view, event)
          || !jct_years_find_event (chart, event, &period, NULL))
        continue;
      gpointer place = GINT_TO_POINTER (period.ordinal);
      GPtrArray *events = g_hash_table_lookup (cells, place);
      if (events == NULL)
        {
          g_hash_table_insert (cells, place, events = g_ptr_array_new ());
          g_ptr_array_add (order, events);
        }
      g_ptr_array_add (events, (gpointer) event);
    }
  for (guint i = 0; i < order->len; i++)
    {
      GPtrArray *events = g_ptr_array_index (order, i);
      JctRect cell;
      if (find_event_cell (chart, heat, g_ptr_array_index (events, 0), &cell))
        add_symbols (chart, heat, cell, events);
    }
}

static void
add_selected (JctChart *chart, const JctHeat *heat)
{
  JctRect cell;

  if (chart->shown_event == NULL || !find_event_cell (chart, heat, chart->shown_event, &cell))
    return;
  JctMark *mark
    = jct_scene_add_rect (chart->scene, JCT_ROLE_EVENT_GUIDE, chart->shown_event->id, cell);
  mark->stroke = chart->theme->guide;
  mark->line_width = jct_theme_grow (chart->theme, 2.5);
  mark->radius = 2;
}

/* ---- all ------------------------------------------------------------------------------------- */

void
jct_heat_draw (JctChart *chart)
{
  JctHeat heat = { 0 };

  find_years (chart, &heat);
  jct_heat_ramp_init (&heat.ramp, chart);
  find_cells (chart, &heat);
  heat.figures = figures_fit (chart, &heat);
  for (gsize i = heat.begin; i < heat.end; i++)
    add_cell (chart, &heat, i);
  add_selected (chart, &heat);
  add_events (chart, &heat);
  add_years (chart, &heat);
  add_months (chart, &heat);
  add_note (chart, &heat);
  chart->cells = (JctChartCells){ heat.cells, heat.first_year, heat.n_years };
}

const char *
jct_heat_describe (const JctView *view, double min)
{
  if (jct_transform_has_sign (&view->transform) || min < 0)
    return _ ("Colours run to both sides of zero.");
  return min == 0 ? _ ("Colours start at zero.") : _ ("Colours do not start at zero.");
}
