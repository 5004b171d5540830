/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The composition of a chart: what gets room on the page, and in which order it is drawn. */
#include "config.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "chart/jct-area-private.h"
#include "chart/jct-heat-private.h"
#include "chart/jct-multiples-private.h"
#include "chart/jct-text.h"
#include "chart/jct-years-private.h"

/* So many times as high as another footer may one be that holds a method's warnings. */
#define METHOD_FOOTER 1.7

/* ---- types ----------------------------------------------------------------------------------- */

static void draw_plot (JctChart *chart);

/* Of the plot with one time axis for all that stands on it. */
#define PLOT_FORM                                                                       \
  {                                                                                     \
    .names_series = TRUE, .has_axes = TRUE, .shares_time = TRUE, .shows_methods = TRUE, \
    .plot_share = 0.36, .draw = draw_plot                                               \
  }

static const JctChartForm forms[JCT_N_CHART_TYPES] = {
  [JCT_CHART_LINE] = PLOT_FORM,
  [JCT_CHART_STEP] = PLOT_FORM,
  [JCT_CHART_BARS] = PLOT_FORM,
  [JCT_CHART_AREA] = PLOT_FORM,
  [JCT_CHART_MULTIPLES] = { .plot_share = 0.56, .draw = jct_multiples_draw },
  [JCT_CHART_OVERLAY]
  = { .names_series = TRUE, .has_axes = TRUE, .plot_share = 0.5, .draw = jct_overlay_draw },
  [JCT_CHART_HEAT] = { .plot_share = 0.5, .draw = jct_heat_draw },
};

const JctChartForm *
jct_chart_type_get_form (JctChartType type)
{
  return &forms[type];
}

const JctChartForm *
jct_chart_get_form (const JctChart *chart)
{
  return jct_chart_type_get_form (chart->input->view->chart);
}

/* ---- room ------------------------------------------------------------------------------------ */

/* The page from top to bottom, as one pass over it finds it. */
typedef struct
{
  double title, subtitle, method, legend; /* the top of each */
  double plot_top, plot_bottom;
  double source, badge, others;
  double left, right;
} JctChartRows;

typedef struct
{
  char *title, *subtitle, *source, *badge, *others, *subject;
  char *method;     /* what is drawn of the event; (nullable) */
  GPtrArray *names; /* the other events; (nullable) */
  char *elsewhere;  /* which way the series went around the event; (nullable) */
} JctChartTexts;

static void
texts_clear (JctChartTexts *texts)
{
  g_free (texts->title);
  g_free (texts->subtitle);
  g_free (texts->source);
  g_free (texts->badge);
  g_free (texts->others);
  g_free (texts->subject);
  g_free (texts->method);
  g_clear_pointer (&texts->names, g_ptr_array_unref);
  g_free (texts->elsewhere);
}

static double
measure_block (const JctChart *chart, const char *text, double px, gboolean bold, guint lines)
{
  if (lines == 0 || text == NULL || *text == '\0')
    return 0;
  JctTextStyle style = {
    .family = chart->theme->font_family,
    .px = px,
    .bold = bold,
    .max_width = chart->input->width - 2 * chart->pad,
    .max_lines = lines,
  };
  JctTextExtents extents;
  jct_text_measure (text, &style, &extents);
  return extents.height;
}

static double
time_axis_height (const JctChart *chart)
{
  if (!jct_chart_get_form (chart)->has_axes)
    return 0;
  if (chart->hides_years)
    return jct_theme_grow (chart->theme, 6) + chart->line_height + JCT_TEXT_GAP;
  double height = jct_theme_grow (chart->theme, 6) + jct_text_height (chart->theme, chart->normal);

  return chart->room.minor_labels ? height + chart->line_height + JCT_TEXT_GAP + 1 : height;
}

/* The room left of the plot, and right of it. */
static void
measure_margins (JctChart *chart, double *left, double *right)
{
  double width = chart->input->width;
  double limit = floor (width * 0.24);

  *left = *right = chart->pad;
  if (!jct_chart_get_form (chart)->has_axes)
    return;
  if (chart->room.value_labels)
    {
      double labels = jct_chart_measure_values (chart);
      if (labels <= limit)
        *left += labels + chart->small * 0.6;
      else
        chart->room.value_labels = FALSE;
    }
  if (chart->room.end_labels)
    *right += jct_chart_measure_ends (chart, limit);
  *right = MAX (*right, chart->small);
}

static void
measure_rows (JctChart *chart, const JctChartTexts *texts, JctChartRows *rows)
{
  const JctChartInput *input = chart->input;
  JctChartRoom *room = &chart->room;
  double y = input->show_title ? chart->pad : chart->pad / 2;
  double block;

  rows->title = y;
  block = measure_block (chart, texts->title, chart->title_px, TRUE, room->title_lines);
  y += block > 0 ? block + JCT_TEXT_GAP : 0;
  rows->subtitle = y;
  block = measure_block (chart, texts->subtitle, chart->normal, FALSE, room->subtitle_lines);
  y += block > 0 ? block + JCT_TEXT_GAP : 0;
  rows->method = y;
  block = measure_block (chart, texts->method, chart->normal, TRUE, room->method_lines);
  y += block > 0 ? block + JCT_TEXT_GAP : 0;
  if (y > chart->pad)
    y += chart->small * 0.5;
  rows->legend = y;
  y += room->legend_lines * (chart->line_height + 2 * JCT_TEXT_GAP);
  /* The unit stands above the topmost grid line. */
  y += room->value_labels ? chart->line_height + 2 * JCT_TEXT_GAP : chart->small * 0.5;
  rows->plot_top = ceil (y);

  double bottom = input->height - (input->show_source ? chart->pad : chart->small * 0.5);
  bottom -= measure_block (chart, texts->badge, chart->small, FALSE, room->badge_lines);
  rows->badge = bottom;
  if (rows->badge < input->height - chart->pad && room->badge_lines > 0)
    bottom -= JCT_TEXT_GAP + 1;
  block = measure_block (chart, texts->source, chart->small, FALSE, room->source_lines);
  bottom -= block;
  rows->source = bottom;
  double others = measure_block (chart, texts->others, chart->small, FALSE, room->others_lines);
  if (others > 0)
    bottom -= others + (block > 0 ? jct_theme_grow (chart->theme, 2) : 0);
  rows->others = bottom;
  block += others;
  if (block > 0)
    bottom -= chart->small * 0.8;
  rows->plot_bottom = MAX (floor (bottom - time_axis_height (chart)), rows->plot_top + 1);
}

/* Takes one thing away, in the order of the header; FALSE when nothing more can be. */
static gboolean
give_way (JctChartRoom *room)
{
  if (room->badge_lines > 0 && !room->keeps_badge)
    room->badge_lines = 0;
  else if (room->source_lines > 1)
    room->source_lines = 1;
  else if (room->others_lines > 1)
    room->others_lines = 1;
  else if (room->minor_labels && !room->keeps_minor)
    room->minor_labels = FALSE;
  else if (room->guide_labels)
    room->guide_labels = FALSE;
  else if (room->legend_lines > 1)
    room->legend_lines = 1;
  else if (room->subtitle_lines > 1)
    room->subtitle_lines = 1;
  else if (room->title_lines > 1)
    room->title_lines = 1;
  else if (room->method_lines > 1)
    room->method_lines = 1;
  else if (room->subtitle_lines > 0)
    room->subtitle_lines = 0;
  else if (room->method_lines > 0)
    room->method_lines = 0;
  else if (room->badge_lines > 0)
    room->badge_lines = 0;
  else if (room->others_lines > 0)
    room->others_lines = 0;
  else if (room->source_lines > 0)
    room->source_lines = 0;
  else if (room->value_labels)
    room->value_labels = FALSE;
  else if (room->legend_lines > 0)
    room->legend_lines = 0;
  else if (room->title_lines > 0)
    room->title_lines = 0;
  else
    return FALSE;
  return TRUE;
}

/* At the line ends, unless that would take too much of the width; else in a legend. */
static void
choose_names (JctChart *chart, const JctChartTexts *texts)
{
  JctChartRoom *room = &chart->room;
  double width = chart->input->width;

  if (!jct_chart_get_form (chart)->names_series)
    return;
  room->end_labels = chart->input->view->chart != JCT_CHART_BARS
                     && (chart->n_series > 1 || texts->subject != NULL || chart->year_set != NULL)
                     && jct_chart_measure_ends (chart, width) <= width * 0.24;
  if (!room->end_labels && chart->n_series > 1)
    room->legend_lines = jct_chart_measure_legend (chart, width - 2 * chart->pad, 3, NULL);
}

/* How many of the series in focus have room for their name. */
static guint
count_names (const JctChart *chart, double plot_height)
{
  guint n = chart->n_focus;

  if (!jct_chart_get_form (chart)->names_series)
    return n;
  if (chart->room.end_labels)
    return MIN (n, jct_chart_count_ends (chart, plot_height));
  if (chart->n_series > 1 && chart->room.legend_lines == 0)
    return 0;
  if (chart->n_series > 1)
    jct_chart_measure_legend (chart, chart->input->width - 2 * chart->pad, chart->room.legend_lines,
                              &n);
  return MIN (n, chart->n_focus);
}

static void
make_badge (const JctChart *chart, JctChartTexts *texts)
{
  const JctChartInput *input = &chart->told;
  guint n_colored = MIN (chart->n_focus, jct_series_set_get_n (input->series));

  g_autofree char *badge = jct_chart_dup_whole_badge (input, n_colored);
  g_autofree char *effect = jct_effect_dup_badge (input);

  g_free (texts->badge);
  texts->badge = g_strjoin (*badge != '\0' && *effect != '\0' ? " " : "", badge, effect, NULL);
}

/* What has no name is grey, and the badge counts it; with the badge's second line, the plot may
 * hold one name less. */
static void
leave_out_unnamed (JctChart *chart, JctChartTexts *texts, JctChartRows *rows)
{
  guint n;

  while ((n = count_names (chart, rows->plot_bottom - rows->plot_top)) < chart->n_focus)
    {
      chart->n_focus = n;
      if (texts->badge != NULL)
        make_badge (chart, texts);
      measure_rows (chart, texts, rows);
    }
}

/* What stands under the plot; the warnings of a method whole. */
static JctChartRoom
footer_room (const JctChart *chart)
{
  gboolean has_method = chart->selected != NULL;

  return (JctChartRoom){
    .source_lines = 2,
    .badge_lines = has_method ? 5 : 2,
    .others_lines = 3,
    .keeps_badge = has_method,
  };
}

/* With all that there is, before anything gives way. */
static void
start_room (JctChart *chart, const JctChartTexts *texts, JctChartRows *rows)
{
  const JctChartInput *input = chart->input;

  chart->room = footer_room (chart);
  if (!input->show_source)
    chart->room.source_lines = chart->room.badge_lines = chart->room.others_lines = 0;
  chart->room.title_lines = chart->room.subtitle_lines = input->show_title ? 2 : 0;
  chart->room.method_lines = input->show_title ? 2 : 0;
  chart->room.guide_labels = chart->room.mean_labels = TRUE;
  chart->room.minor_labels = chart->room.value_labels = jct_chart_get_form (chart)->has_axes;
  chart->room.keeps_minor = chart->hides_years;
  choose_names (chart, texts);
  measure_rows (chart, texts, rows);
}

static void
make_room (JctChart *chart, JctChartTexts *texts, JctChartRows *rows)
{
  const JctChartInput *input = chart->input;
  double least
    = MAX (4 * chart->line_height,
           MIN (input->height * jct_chart_get_form (chart)->plot_share, 14 * chart->line_height));

  start_room (chart, texts, rows);
  while (rows->plot_bottom - rows->plot_top < least && give_way (&chart->room))
    measure_rows (chart, texts, rows);
  leave_out_unnamed (chart, texts, rows);
  jct_chart_find_value_ticks (chart, rows->plot_bottom - rows->plot_top);
  measure_margins (chart, &rows->left, &rows->right);
  if (jct_chart_get_form (chart)->shares_time && input->plot_right > input->plot_left)
    {
      rows->left = input->plot_left;
      rows->right = input->width - input->plot_right;
    }
  /* Only now is it known whether the small time labels are there at all. */
  if (chart->room.minor_labels
      && !jct_chart_has_minor_labels (chart, rows->left, input->width - rows->right))
    {
      chart->room.minor_labels = FALSE;
      measure_rows (chart, texts, rows);
    }
}

/* ---- composition ----------------------------------------------------------------------------- */

static void
add_block (JctChart *chart,
           JctRole role,
           const char *text,
           double y,
           double px,
           gboolean bold,
           guint lines,
           JctColor color)
{
  if (lines == 0)
    return;
  JctLabel label = {
    .role = role,
    .text = text,
    .px = px,
    .bold = bold,
    .max_width = chart->input->width - 2 * chart->pad,
    .max_lines = lines,
    .color = color,
  };
  jct_chart_add_label (chart, &label, chart->pad, y);
}

/* What the series did elsewhere, and the first so many of the other events. (nullable) */
static char *
join_others (const JctChartTexts *texts, guint n)
{
  g_autofree char *others = jct_effect_others_to_text (texts->names, n);

  if (texts->elsewhere == NULL)
    return g_steal_pointer (&others);
  return g_strjoin (others != NULL ? " " : "", texts->elsewhere, others, NULL);
}

/* As many of the other events by name as have room; how many more there are is told. (transfer full) */
static char *
fit_others (const JctChart *chart, const JctChartTexts *texts, guint lines)
{
  guint n = texts->names->len;

  for (;; n--)
    {
      g_autofree char *text = join_others (texts, n);
      double whole = measure_block (chart, text, chart->small, FALSE, G_MAXINT);
      if (n == 0 || whole <= measure_block (chart, text, chart->small, FALSE, lines) + 0.5)
        return g_steal_pointer (&text);
    }
}

static void
add_words (JctChart *chart, const JctChartTexts *texts, const JctChartRows *rows)
{
  const JctTheme *theme = chart->theme;
  const JctChartRoom *room = &chart->room;

  add_block (chart, JCT_ROLE_TITLE, texts->title, rows->title, chart->title_px, TRUE,
             room->title_lines, theme->text);
  add_block (chart, JCT_ROLE_SUBTITLE, texts->subtitle, rows->subtitle, chart->normal, FALSE,
             room->subtitle_lines, theme->text_secondary);
  add_block (chart, JCT_ROLE_SUBTITLE, texts->method, rows->method, chart->normal, TRUE,
             room->method_lines, theme->text);
  add_block (chart, JCT_ROLE_SOURCE, texts->source, rows->source, chart->small, FALSE,
             room->source_lines, theme->text_secondary);
  if (texts->others != NULL && room->others_lines > 0)
    {
      g_autofree char *others = fit_others (chart, texts, room->others_lines);
      add_block (chart, JCT_ROLE_SOURCE, others, rows->others, chart->small, FALSE,
                 room->others_lines, theme->text_secondary);
    }
  add_block (chart, JCT_ROLE_BADGE, texts->badge, rows->badge, chart->small, FALSE,
             room->badge_lines, theme->text_secondary);
}

static gboolean
has_values (const JctChart *chart)
{
  for (guint i = 0; i < chart->n_series; i++)
    {
      if (chart->series[i].has_values)
        return TRUE;
    }
  return FALSE;
}

/* In the place of the data, when there are none: no axis that pretends to measure something. */
static void
add_empty_note (JctChart *chart)
{
  JctLabel label = {
    .role = JCT_ROLE_NOTE,
    .text = chart->note != NULL    ? chart->note
            : chart->n_series == 0 ? _ ("No data under this filter")
                                   : _ ("No figures in the visible range"),
    .px = chart->large,
    .align = JCT_ALIGN_MIDDLE,
    .max_width = chart->plot.width,
    .max_lines = 2,
    .color = chart->theme->text_secondary,
  };
  JctRect box = jct_label_measure (&label, chart->theme->font_family, 0, 0);
  double x = chart->plot.x + chart->plot.width / 2;
  double y = chart->plot.y + (chart->plot.height - box.height) / 2;

  if (jct_chart_add_label (chart, &label, x, y) != NULL)
    return;
  label.px = chart->small;
  box = jct_label_measure (&label, chart->theme->font_family, 0, 0);
  jct_chart_add_label (chart, &label, x, chart->plot.y + (chart->plot.height - box.height) / 2);
}

static void
init_texts (JctChart *chart, JctChartTexts *texts)
{
  const JctChartInput *input = chart->input;

  *texts = (JctChartTexts){ 0 };
  if (chart->year_set == NULL && chart->n_series == 1
      && g_strcmp0 (chart->series[0].key, "all") != 0)
    texts->subject = g_strdup (chart->series[0].label);
  else if (chart->year_set == NULL && chart->n_series == 1)
    texts->subject = jct_chart_dup_subject (input->document, input->view);
  if (texts->subject != NULL)
    chart->series[0].label = texts->subject;
  if (input->show_title)
    {
      texts->title = jct_chart_dup_title (input->document, input->view);
      texts->subtitle = jct_chart_dup_subtitle (input->document, input->view, chart->words_set,
                                                chart->told.visible);
    }
  texts->method = jct_effect_dup_subtitle (input->analysis, input->method);
  if (input->show_source)
    {
      texts->source = jct_chart_dup_source_line (input->document, input->view);
      texts->names = jct_effect_list_others (input);
      texts->elsewhere = input->view->chart == JCT_CHART_MULTIPLES
                           ? jct_chart_dup_elsewhere (input->document, input->view, input->series)
                           : NULL;
      texts->others = join_others (texts, texts->names->len);
      make_badge (chart, texts);
    }
}

static void
set_scales (JctChart *chart, const JctChartRows *rows)
{
  const JctChartInput *input = chart->input;
  double left = CLAMP (round (rows->left), 0, input->width);
  double right = CLAMP (round (input->width - rows->right), left + 1, MAX (input->width, left + 1));

  chart->plot = (JctRect){ left, rows->plot_top, right - left, rows->plot_bottom - rows->plot_top };
  chart->time = jct_time_scale (chart->time.domain, left, right);
  chart->value
    = jct_value_ticks_scale (&chart->ticks, chart->plot.y + chart->plot.height, chart->plot.y);
  chart->legend_y = rows->legend;
  jct_scene_set_plot (chart->scene, chart->plot);
  if (chart->type == JCT_CHART_BARS && (chart->ticks.is_log || !jct_chart_bars_fit (chart)))
    chart->type = JCT_CHART_STEP;
}

/* One plot over one time axis, all series in it. */
static void
draw_plot (JctChart *chart)
{
  gboolean stack = jct_area_is_stack (chart);

  jct_chart_add_windows (chart);
  jct_chart_add_effect_areas (chart);
  jct_chart_add_grid (chart);
  jct_chart_add_time_axis (chart);
  /* Layers are opaque: what is to be seen beside them lies over them. */
  if (chart->type == JCT_CHART_AREA)
    jct_area_add (chart);
  if (stack)
    jct_chart_add_window_outlines (chart);
  jct_chart_add_guides (chart);
  jct_chart_add_event_ticks (chart);
  jct_chart_add_base (chart);
  if (chart->type != JCT_CHART_AREA)
    jct_chart_add_series (chart);
  jct_chart_add_effect_lines (chart);
  jct_chart_add_breaks (chart);
  jct_chart_add_legend (chart, chart->legend_y);
  jct_chart_add_end_labels (chart);
  /* Figures over bars keep their places; a line's peak looks for one. */
  if (chart->type == JCT_CHART_BARS)
    jct_chart_add_peak (chart);
  jct_chart_add_guide_labels (chart, TRUE);
  if (!stack)
    jct_chart_add_means (chart);
  jct_chart_add_effect_labels (chart);
  jct_chart_add_refusal (chart);
  if (chart->type != JCT_CHART_BARS)
    jct_chart_add_peak (chart);
  jct_chart_add_guide_labels (chart, FALSE);
}

static void
draw (JctChart *chart, const JctChartTexts *texts, const JctChartRows *rows)
{
  const JctChartInput *input = chart->input;
  JctMark *mark;

  mark = jct_scene_add_rect (chart->scene, JCT_ROLE_BACKGROUND, NULL,
                             (JctRect){ 0, 0, input->width, input->height });
  mark->fill = chart->theme->background;
  jct_scene_add_rect (chart->scene, JCT_ROLE_PLOT, NULL, chart->plot);
  add_words (chart, texts, rows);
  if (chart->note != NULL || !has_values (chart))
    {
      add_empty_note (chart);
      if (jct_chart_get_form (chart)->shares_time && !jct_span_is_empty (chart->time.domain))
        {
          jct_chart_add_time_axis (chart);
          jct_chart_add_guides (chart);
          jct_chart_add_event_ticks (chart);
        }
      return;
    }
  jct_chart_get_form (chart)->draw (chart);
}

JctScene *
jct_chart_layout (const JctChartInput *input, JctChartAxes *axes)
{
  JctChart chart;
  JctChartTexts texts;
  JctChartRows rows = { 0 };

  g_return_val_if_fail (input->width > 0 && input->height > 0, NULL);

  jct_chart_init (&chart, input);
  init_texts (&chart, &texts);
  make_room (&chart, &texts, &rows);
  jct_chart_style_series (&chart);
  set_scales (&chart, &rows);
  draw (&chart, &texts, &rows);
  if (axes != NULL)
    {
      *axes = (JctChartAxes){
        .type = chart.type,
        .time = chart.time,
        .value = chart.value,
        .plot = chart.plot,
        .subject = -1,
      };
      memcpy (axes->panels, chart.panels, sizeof axes->panels);
      axes->n_panels = chart.n_panels;
      if (jct_chart_type_has_years (chart.type))
        jct_years_set_axes (&chart, axes);
      /* Panels have their own; this is then the timeline's. */
      if (!jct_chart_get_form (&chart)->has_axes && input->plot_right > input->plot_left)
        axes->time = jct_time_scale (chart.time.domain, input->plot_left, input->plot_right);
    }

  JctScene *scene = g_steal_pointer (&chart.scene);
  texts_clear (&texts);
  jct_chart_clear (&chart);
  return scene;
}

const JctChartPanel *
jct_chart_axes_find_panel (const JctChartAxes *axes, double x, double y)
{
  for (guint i = 0; i < axes->n_panels; i++)
    {
      JctRect plot = axes->panels[i].plot;
      if (x >= plot.x && x < plot.x + plot.width && y >= plot.y && y < plot.y + plot.height)
        return &axes->panels[i];
    }
  return NULL;
}

void
jct_chart_measure_margins (const JctChartInput *input, double *left, double *right)
{
  JctChart chart;
  JctChartTexts texts;
  JctChartRows rows = { 0 };

  jct_chart_init (&chart, input);
  init_texts (&chart, &texts);
  make_room (&chart, &texts, &rows);
  *left = round (rows.left);
  *right = round (rows.right);
  texts_clear (&texts);
  jct_chart_clear (&chart);
}

double
jct_chart_measure_least (const JctChartInput *input)
{
  JctChart chart;
  JctChartTexts texts;
  JctChartRows rows = { 0 };

  jct_chart_init (&chart, input);
  init_texts (&chart, &texts);
  start_room (&chart, &texts, &rows);
  double words = rows.plot_top + input->height - rows.plot_bottom;
  double share = jct_chart_get_form (&chart)->plot_share;
  texts_clear (&texts);
  jct_chart_clear (&chart);
  return ceil (words / (1 - share)) + 1;
}

guint
jct_chart_count_focus (const JctChartInput *input)
{
  JctChart chart;
  JctChartTexts texts;
  JctChartRows rows = { 0 };

  jct_chart_init (&chart, input);
  init_texts (&chart, &texts);
  make_room (&chart, &texts, &rows);
  guint n = chart.n_focus;
  texts_clear (&texts);
  jct_chart_clear (&chart);
  return n;
}

JctChartType
jct_chart_find_drawn_type (const JctChartInput *input)
{
  JctChart chart;
  JctChartTexts texts;
  JctChartRows rows = { 0 };

  jct_chart_init (&chart, input);
  init_texts (&chart, &texts);
  make_room (&chart, &texts, &rows);
  set_scales (&chart, &rows);
  JctChartType type = chart.type;
  texts_clear (&texts);
  jct_chart_clear (&chart);
  return type;
}

JctScene *
jct_chart_layout_footer (const JctChartInput *input, double max_height)
{
  JctChart chart;
  JctChartTexts texts;
  JctScene *scene = NULL;

  jct_chart_init (&chart, input);
  init_texts (&chart, &texts);
  if (chart.selected != NULL)
    max_height *= METHOD_FOOTER;
  for (chart.room = footer_room (&chart); chart.room.source_lines > 0; give_way (&chart.room))
    {
      double source
        = measure_block (&chart, texts.source, chart.small, FALSE, chart.room.source_lines);
      double badge
        = measure_block (&chart, texts.badge, chart.small, FALSE, chart.room.badge_lines);
      double others
        = measure_block (&chart, texts.others, chart.small, FALSE, chart.room.others_lines);
      double gap = JCT_TEXT_GAP + 1;
      double above
        = chart.small * 0.6 + (others > 0 ? others + jct_theme_grow (chart.theme, 2) : 0);
      double below = badge > 0 ? gap + badge : 0;
      double height = ceil (above + source + below + chart.pad);
      if (height > max_height)
        continue;

      JctChartRows rows
        = { .others = chart.small * 0.6, .source = above, .badge = above + source + gap };
      jct_scene_free (chart.scene);
      chart.scene = jct_scene_new (input->width, height);
      jct_scene_set_font (chart.scene, chart.theme->font_family);
      JctMark *mark = jct_scene_add_rect (chart.scene, JCT_ROLE_BACKGROUND, NULL,
                                          (JctRect){ 0, 0, input->width, height });
      mark->fill = chart.theme->background;
      add_words (&chart, &texts, &rows);
      scene = g_steal_pointer (&chart.scene);
      break;
    }
  texts_clear (&texts);
  jct_chart_clear (&chart);
  return scene;
}
