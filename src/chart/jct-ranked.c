/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/jct-ranked-private.h"

#include <math.h>

#include <glib/gi18n-lib.h>

/* A row is no lower than a line of text and no higher than so many. */
#define MOST_LINES 2.6
/* Of a row, what the bar is thick. */
#define THICKNESS 0.7
/* Of the width, what names take at most; and what bars keep before the figures go. */
#define NAMES_SHARE 0.36
#define LEAST_BARS 0.2
/* What a bar whose range has no end reaches beyond its figure, in parts of that. */
#define OPEN_ROOM 0.08
/* A plot of fewer lines has no unit above its bars. */
#define UNIT_LINES 7
/* So many are named that have no figure, and described for who does not see them. */
#define MAX_NAMED 6
#define MAX_DESCRIBED 5

typedef struct
{
  const JctRanking *ranking;
  JctRect area;               /* of all rows */
  guint places[JCT_MAX_BARS]; /* in the ranking, of the rows from the top */
  guint n_rows;
  guint n_left_out;   /* values without a row */
  double row;         /* the height of one */
  double px, line;    /* of the text, and its height */
  double names;       /* the width of the column of names */
  double zero, scale; /* where zero is, and px of a unit */
  gboolean figures;   /* stand at the bars */
} JctRankedPlan;

static const JctRankedValue *
get_value (const JctRankedPlan *plan, guint row)
{
  return &plan->ranking->values[plan->places[row]];
}

static char *
format_row (const JctChart *chart, const JctRankedPlan *plan, guint row)
{
  return jct_ranking_format_value (plan->ranking, chart->input->view, chart->integer,
                                   plan->places[row]);
}

/* ---- what is ranked -------------------------------------------------------------------------- */

JctSeries *
jct_ranked_find_focus (const JctChartInput *input)
{
  return jct_chart_find_focus (input->document, input->view, input->series);
}

void
jct_ranked_prepare (JctChart *chart)
{
  JctChartInput *given = &chart->given;
  g_autofree char *split = jct_chart_dup_split (given->document, given->view);

  jct_chart_hide_event (chart);
  jct_ranking_init (&chart->ranking, given->view, given->series, given->visible, given->point);
  chart->told = *given;
  if (chart->ranking.n_periods > 0)
    chart->told.visible = jct_ranking_get_span (&chart->ranking);
  if (split == NULL)
    chart->note = _ ("Ranked bars compare the values of a split: choose what to split by");
  else if (chart->ranking.n_periods > 0 && chart->ranking.n_present == 0)
    chart->note = _ ("No figures in this period");
}

/* ---- notes ------------------------------------------------------------------------------------ */

/* "A, B, C and 4 more", no wider than that. */
static char *
list_missing (const JctChart *chart, double width)
{
  const JctRanking *ranking = &chart->ranking;
  guint n = ranking->n - ranking->n_present;

  for (guint n_named = MIN (n, MAX_NAMED);; n_named--)
    {
      g_autoptr (GPtrArray) names = g_ptr_array_new ();
      for (guint i = 0; i < n_named; i++)
        g_ptr_array_add (
          names, (char *) chart->series[ranking->values[ranking->n_present + i].series].label);
      g_ptr_array_add (names, NULL);
      g_autofree char *list = g_strjoinv (C_ ("list separator", ", "), (char **) names->pdata);
      guint rest = n - n_named;
      g_autofree char *all
        = rest == 0
            ? g_strdup (list)
            /* Translators: %s is a list of names, %u how many more there are. */
            : g_strdup_printf (ngettext ("%s and %u more", "%s and %u more", rest), list, rest);
      /* Translators: the names of values of which nothing is known in the period. */
      g_autofree char *text = g_strdup_printf (_ ("No figure: %s"), all);
      if (n_named <= 1 || jct_text_width (chart->theme, text, chart->small, FALSE) <= width)
        return g_steal_pointer (&text);
    }
}

static char *
count_left_out (const JctChart *chart, const JctRankedPlan *plan)
{
  guint n = plan->n_left_out;
  double sum = 0;

  if (!plan->ranking->adds_up)
    return g_strdup_printf (ngettext ("and %u more", "and %u more", n), n);
  /* Rows are in the order of the ranking. */
  for (guint place = 0, row = 0; place < plan->ranking->n_present; place++)
    if (row < plan->n_rows && plan->places[row] == place)
      row++;
    else
      sum += plan->ranking->values[place].value;
  g_autofree char *number = jct_value_words_format (&chart->input->view->transform, sum,
                                                    chart->integer, JCT_QUALIFIER_EXACT);
  /* Translators: how many values have no bar, and what they add up to: "and 12 more, together 1,204". */
  return g_strdup_printf (ngettext ("and %u more: %s", "and %u more, together %s", n), n, number);
}

static double
note_height (const JctChart *chart)
{
  return ceil (chart->line_height + 2 * JCT_TEXT_GAP);
}

static void
add_note (JctChart *chart, const char *text, double y)
{
  JctLabel label = {
    .role = JCT_ROLE_NOTE,
    .text = text,
    .px = chart->small,
    .max_width = chart->plot.width,
    .max_lines = 1,
    .color = chart->theme->text_secondary,
  };

  jct_chart_add_label (chart, &label, chart->plot.x, y);
}

static void
add_notes (JctChart *chart, const JctRankedPlan *plan)
{
  double y = plan->area.y + plan->area.height + JCT_TEXT_GAP;

  if (plan->n_left_out > 0)
    {
      g_autofree char *more = count_left_out (chart, plan);
      add_note (chart, more, y);
      y += note_height (chart);
    }
  if (plan->ranking->n_present < plan->ranking->n)
    {
      g_autofree char *missing = list_missing (chart, chart->plot.width);
      add_note (chart, missing, y);
    }
}

/* ---- room ------------------------------------------------------------------------------------ */

static gboolean
is_focus (const JctChart *chart, const JctRankedValue *value)
{
  const JctSeries *focus = jct_ranked_find_focus (chart->input);

  return focus != NULL && chart->n_series > 1 && chart->series[value->series].series == focus;
}

static gboolean
ends_with_rest (const JctChart *chart)
{
  const JctRanking *ranking = &chart->ranking;

  return ranking->n_present > 1
         && jct_series_is_other (
           chart->series[ranking->values[ranking->n_present - 1].series].series);
}

/* The longest; and the rest of a split, and the value in focus, wherever they stand. */
static void
choose_places (const JctChart *chart, JctRankedPlan *plan)
{
  const JctRanking *ranking = plan->ranking;
  guint n_longest = plan->n_rows, focus = 0;

  for (guint i = 0; i < plan->n_rows; i++)
    plan->places[i] = i;
  if (plan->n_rows > 1 && ends_with_rest (chart))
    plan->places[--n_longest] = ranking->n_present - 1;
  while (focus < ranking->n_present && !is_focus (chart, &ranking->values[focus]))
    focus++;
  if (n_longest > 1 && focus >= n_longest && focus < ranking->n_present)
    plan->places[n_longest - 1] = focus;
}

static void
find_rows (const JctChart *chart, JctRankedPlan *plan)
{
  JctRect plot = chart->plot;
  double unit = plot.height >= UNIT_LINES * chart->line_height ? chart->line_height + 4 : 0;
  double least = chart->line_height + JCT_TEXT_GAP;
  double room = plot.height - unit;

  if (plan->ranking->n_present < plan->ranking->n)
    room -= note_height (chart);
  guint fits = (guint) CLAMP (floor (room / least), 1, JCT_MAX_BARS);
  plan->n_rows = plan->ranking->n_present;
  if (plan->n_rows > fits)
    {
      room -= note_height (chart);
      plan->n_rows = (guint) CLAMP (floor (room / least), 1, JCT_MAX_BARS);
    }
  plan->n_left_out = plan->ranking->n_present - plan->n_rows;
  choose_places (chart, plan);
  plan->row = MIN (MAX (room, 1) / plan->n_rows, MOST_LINES * chart->line_height);
  plan->area = (JctRect){ plot.x, plot.y + unit, plot.width, plan->row * plan->n_rows };
  double normal = jct_text_height (chart->theme, chart->normal);
  gboolean roomy = plan->row >= normal * 1.25;
  plan->px = roomy ? chart->normal : chart->small;
  plan->line = roomy ? normal : chart->line_height;
}

static double
measure_names (const JctChart *chart, const JctRankedPlan *plan)
{
  double widest = 0;

  for (guint i = 0; i < plan->n_rows; i++)
    {
      const JctRankedValue *value = get_value (plan, i);
      widest = MAX (widest, jct_text_width (chart->theme, chart->series[value->series].label,
                                            plan->px, is_focus (chart, value)));
    }
  return ceil (widest);
}

/* The widest figure to the left of zero, and to its right. */
static void
measure_figures (const JctChart *chart, const JctRankedPlan *plan, double *left, double *right)
{
  *left = *right = 0;
  for (guint i = 0; i < plan->n_rows; i++)
    {
      const JctRankedValue *value = get_value (plan, i);
      g_autofree char *text = format_row (chart, plan, i);
      double *side = value->value < 0 ? left : right;
      *side
        = MAX (*side, ceil (jct_text_width (chart->theme, text, plan->px, is_focus (chart, value)))
                        + chart->small * 0.5);
    }
}

/* Whether a bar shows what its value may be: an incomplete sum is dashed, and says no more. */
static gboolean
has_range (const JctRankedValue *value)
{
  return value->qualifier != JCT_QUALIFIER_EXACT && !value->is_partial && value->n_missing == 0;
}

/* How far a bar reaches on that side; an open end fades out over a length that stands for no number. */
static double
find_far (const JctRankedValue *value, gboolean up)
{
  double end = up ? value->range.high : value->range.low;

  if (!has_range (value) || up != (value->value >= 0))
    return value->value;
  return isfinite (end) ? end : value->value * (1 + OPEN_ROOM);
}

/* Up to where it is known to reach; it cannot be known beyond zero. */
static double
find_known (const JctRankedValue *value)
{
  if (!has_range (value))
    return value->value;
  return value->value >= 0 ? (isfinite (value->range.low) ? MAX (value->range.low, 0) : 0)
                           : (isfinite (value->range.high) ? MIN (value->range.high, 0) : 0);
}

static void
find_scale (const JctChart *chart, JctRankedPlan *plan)
{
  double width = plan->area.width, gap = chart->small * 0.7, min = 0, max = 0, left, right;

  for (guint i = 0; i < plan->n_rows; i++)
    {
      const JctRankedValue *value = get_value (plan, i);
      min = MIN (min, find_far (value, FALSE));
      max = MAX (max, find_far (value, TRUE));
    }
  plan->names = MIN (measure_names (chart, plan), floor (width * NAMES_SHARE));
  measure_figures (chart, plan, &left, &right);
  double room = width - plan->names - gap - left - right;
  plan->figures = room >= width * LEAST_BARS;
  if (!plan->figures)
    {
      left = right = 0;
      room = width - plan->names - gap;
    }
  plan->scale = max > min ? MAX (room, 1) / (max - min) : 0;
  plan->zero = round (plan->area.x + plan->names + gap + left - min * plan->scale);
}

/* ---- rows ------------------------------------------------------------------------------------ */

static void
add_name (JctChart *chart, const JctRankedPlan *plan, guint row, double middle)
{
  const JctRankedValue *value = get_value (plan, row);
  JctLabel label = {
    .role = JCT_ROLE_SERIES_LABEL,
    .id = chart->series[value->series].key,
    .text = chart->series[value->series].label,
    .px = plan->px,
    .bold = is_focus (chart, value),
    .align = JCT_ALIGN_END,
    .max_width = plan->names,
    .max_lines = 1,
    .color = chart->theme->text,
  };

  jct_chart_add_label (chart, &label, plan->area.x + plan->names, middle - plan->line / 2);
}

/* Returns how far right the row then reaches. */
static double
add_figure (JctChart *chart, const JctRankedPlan *plan, guint row, double end, double middle)
{
  const JctRankedValue *value = get_value (plan, row);
  g_autofree char *text = format_row (chart, plan, row);
  gboolean below = value->value < 0;
  JctLabel label = {
    .role = JCT_ROLE_POINT,
    .id = chart->series[value->series].key,
    .text = text,
    .px = plan->px,
    .bold = is_focus (chart, value),
    .align = below ? JCT_ALIGN_END : JCT_ALIGN_START,
    .color = chart->theme->text,
  };
  double gap = chart->small * 0.4;

  const JctMark *mark
    = jct_chart_add_label (chart, &label, below ? end - gap : end + gap, middle - plan->line / 2);
  return mark != NULL && !below ? mark->bounds.x + mark->bounds.width : MAX (end, plan->zero);
}

/* As elsewhere: what is incomplete is dashed. What is not exact has its range beyond what is known. */
static void
style_bar (const JctRankedPlan *plan, const JctRankedValue *value, JctColor color, JctMark *mark)
{
  mark->fill = color;
  mark->value = value->value;
  mark->has_period = !jct_ranking_is_sum (plan->ranking);
  mark->period = plan->ranking->last;
  if (!value->is_partial && value->n_missing == 0)
    return;
  mark->fill = jct_color_with_alpha (color, 0.25);
  mark->stroke = color;
  mark->line_width = 1.25;
  jct_mark_set_dash (mark, 4, 3);
}

/* From where the bar is known to reach to where it may reach, less and less of it; and a line at the printed number. */
static void
add_range (JctChart *chart,
           const JctRankedPlan *plan,
           const JctRankedValue *value,
           const JctChartSeries *s,
           JctRect bar)
{
  double known = plan->zero + find_known (value) * plan->scale;
  double far = plan->zero + find_far (value, value->value >= 0) * plan->scale;
  double at = plan->zero + value->value * plan->scale;
  JctMark *mark
    = jct_scene_add_rect (chart->scene, JCT_ROLE_RANGE, s->key,
                          (JctRect){ MIN (known, far), bar.y, fabs (far - known), bar.height });

  mark->fill = s->color;
  mark->value = value->value;
  if (value->value >= 0)
    mark->fade_right = mark->bounds.width;
  else
    mark->fade_left = mark->bounds.width;
  mark
    = jct_scene_add_line (chart->scene, JCT_ROLE_RANGE, s->key, at, bar.y, at, bar.y + bar.height);
  mark->stroke = s->color;
  mark->line_width = MAX (chart->line_width * 0.6, 1);
}

static void
add_row (JctChart *chart, const JctRankedPlan *plan, guint row)
{
  const JctRankedValue *value = get_value (plan, row);
  const JctChartSeries *s = &chart->series[value->series];
  double top = plan->area.y + row * plan->row, middle = top + plan->row / 2;
  double thick = MAX (round (plan->row * THICKNESS), 1);
  double end = plan->zero + value->value * plan->scale;
  JctRect bar
    = { MIN (end, plan->zero), round (middle - thick / 2), fabs (end - plan->zero), thick };

  double known = plan->zero + find_known (value) * plan->scale;
  double far = plan->zero + find_far (value, value->value >= 0) * plan->scale;
  JctRect sure = { MIN (known, plan->zero), bar.y, fabs (known - plan->zero), thick };
  style_bar (plan, value, s->color,
             jct_scene_add_rect (chart->scene, JCT_ROLE_SERIES, s->key, sure));
  if (has_range (value))
    add_range (chart, plan, value, s, bar);
  add_name (chart, plan, row, middle);
  double beside
    = plan->figures ? add_figure (chart, plan, row, far, middle) : MAX (far, plan->zero);
  chart->bars.bars[chart->bars.n++] = (JctChartBar){
    .series = s->index,
    .row = { plan->area.x, top, plan->area.width, plan->row },
    .bar = bar,
    .end = { end, middle },
    .beside = beside,
  };
}

/* Over zero, on the side where the longer bars are. */
static void
add_unit (JctChart *chart, const JctRankedPlan *plan)
{
  double before = plan->zero - plan->area.x, after = plan->area.x + plan->area.width - plan->zero;
  JctLabel label = {
    .role = JCT_ROLE_VALUE_LABEL,
    .text = chart->axis_unit,
    .px = chart->small,
    .align = before > after ? JCT_ALIGN_END : JCT_ALIGN_START,
    .max_width = MAX (before, after),
    .max_lines = 1,
    .color = chart->theme->text_secondary,
  };

  if (chart->axis_unit != NULL && plan->area.y > chart->plot.y)
    jct_chart_add_label (chart, &label, plan->zero, chart->plot.y);
}

void
jct_ranked_draw (JctChart *chart)
{
  JctRankedPlan plan = { .ranking = &chart->ranking };
  double hairline = jct_theme_hairline (chart->theme);

  find_rows (chart, &plan);
  find_scale (chart, &plan);
  chart->bars.period = chart->ranking.period;
  add_unit (chart, &plan);
  for (guint i = 0; i < plan.n_rows; i++)
    add_row (chart, &plan, i);
  double x = plan.zero - fmod (hairline, 2) / 2;
  JctMark *zero = jct_scene_add_line (chart->scene, JCT_ROLE_GRID, NULL, x, plan.area.y, x,
                                      plan.area.y + plan.area.height);
  zero->stroke = chart->theme->zero_line;
  zero->line_width = hairline;
  add_notes (chart, &plan);
}

/* ---- words ------------------------------------------------------------------------------------ */

void
jct_ranked_append_words (GString *text, const JctChart *chart)
{
  const JctRanking *ranking = &chart->ranking;
  guint n = MIN (ranking->n_present, MAX_DESCRIBED);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (chart->note != NULL || n == 0)
    {
      g_string_append_printf (text, " %s.",
                              chart->note != NULL ? chart->note
                                                  : _ ("No figures in the visible range"));
      return;
    }
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *value
        = jct_ranking_format_value (ranking, chart->input->view, chart->integer, i);
      /* Translators: a name and its figure, in a description of ranked bars: "China: 5,951". */
      g_ptr_array_add (parts,
                       g_strdup_printf (C_ ("ranked bar", "%s: %s"),
                                        chart->series[ranking->values[i].series].label, value));
    }
  g_ptr_array_add (parts, NULL);
  /* Translators: between the bars in a description. */
  g_autofree char *list
    = g_strjoinv (C_ ("separator of ranked bars", "; "), (char **) parts->pdata);
  g_string_append_c (text, ' ');
  g_string_append_printf (text,
                          ngettext ("%u bar: %s.", "%u bars; the longest: %s.", ranking->n_present),
                          ranking->n_present, list);
  if (ranking->n_present < ranking->n)
    {
      g_autofree char *missing = list_missing (chart, INFINITY);
      g_string_append_printf (text, " %s.", missing);
    }
}
