/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What an article claims, beside the figures: at its period, the values that agree with its words as a hollow range. An
 * end that the words leave open fades out. Of a comparison, a dashed line leads from the earlier figure.
 */
#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "chart/jct-chart-private.h"
#include "chart/jct-claim-place-private.h"

/* Claims that lie further out than so many times the figures' range do not flatten these: the range is cut off. */
#define MAX_REACH 4.0
/* Room above a range that ends inside, so that it is seen to end. */
#define HEADROOM 1.06
/* An open end fades out in so many steps, over so many lines of text. */
#define FADE_STEPS 8
#define FADE_LINES 4.0
/* A range that is thinner is drawn so high, around its middle. */
#define LEAST_HEIGHT 4.0
#define FILL_ALPHA 0.13

void
jct_chart_find_claim (JctChart *chart)
{
  const JctChartInput *input = chart->input;
  JctClaimPlace place;

  if (!jct_chart_get_form (chart)->shows_claims || chart->n_series == 0
      || !jct_claim_place_find (input->document, input->view, input->series, input->visible,
                                chart->type, &place)
      || place.obstacle != JCT_CLAIM_IS_DRAWN)
    return;
  chart->has_claim = TRUE;
  chart->claim = place.mark;
  chart->claim_series = place.series;
}

void
jct_chart_widen_for_claim (const JctChart *chart, double *min, double *max)
{
  const JctClaimInterval *interval = &chart->claim.interval;
  double reach = *min + (*max - *min) * MAX_REACH, high = *max;

  if (!chart->has_claim || !chart->claim.has_interval)
    return;
  if (isfinite (interval->high))
    high = MAX (high, interval->high * (interval->high > 0 ? HEADROOM : 1));
  else if (isfinite (interval->low))
    high = MAX (high, interval->low + (*max - *min) * 0.2);
  *max = MIN (high, reach);
}

/* ---- the range ------------------------------------------------------------------------------- */

typedef struct
{
  double left, right, top, bottom; /* px */
  gboolean open_top, open_bottom;
} JctClaimBox;

static JctColor
claim_color (const JctChart *chart)
{
  return chart->theme->text;
}

/* On a logarithmic axis nothing and less have no place: they lie below its foot. */
static double
map_end (const JctChart *chart, double end)
{
  double y = jct_value_scale_map (&chart->value, end);

  return isfinite (y) ? y : chart->plot.y + chart->plot.height + 1;
}

static JctClaimBox
find_box (const JctChart *chart)
{
  const JctClaimMark *claim = &chart->claim;
  double top = chart->plot.y, bottom = chart->plot.y + chart->plot.height;
  JctClaimBox box = { .open_top = !claim->has_interval || !isfinite (claim->interval.high),
                      .open_bottom = !claim->has_interval || !isfinite (claim->interval.low) };

  box.left = MAX (jct_time_scale_map (&chart->time, claim->span.start), chart->plot.x);
  box.right
    = MIN (jct_time_scale_map (&chart->time, claim->span.end), chart->plot.x + chart->plot.width);
  box.top = box.open_top ? top : map_end (chart, claim->interval.high);
  box.bottom = box.open_bottom ? bottom : map_end (chart, claim->interval.low);
  if (box.top < top)
    {
      box.top = top;
      box.open_top = TRUE;
    }
  if (box.bottom > bottom)
    {
      box.bottom = bottom;
      box.open_bottom = TRUE;
    }
  /* Beyond the axis: a thin range at the edge that fades out towards where it lies. */
  box.bottom = CLAMP (box.bottom, top + LEAST_HEIGHT, bottom);
  box.top = CLAMP (box.top, top, bottom - LEAST_HEIGHT);
  if (box.bottom - box.top < LEAST_HEIGHT)
    {
      double middle
        = CLAMP ((box.top + box.bottom) / 2, top + LEAST_HEIGHT / 2, bottom - LEAST_HEIGHT / 2);
      box.top = middle - LEAST_HEIGHT / 2;
      box.bottom = middle + LEAST_HEIGHT / 2;
    }
  return box;
}

static void
add_fill (JctChart *chart, const char *id, JctRect rect, double alpha)
{
  JctMark *mark;

  if (rect.height <= 0)
    return;
  mark = jct_scene_add_rect (chart->scene, JCT_ROLE_CLAIM, id, rect);
  mark->fill = jct_color_with_alpha (claim_color (chart), alpha);
  mark->clip_to_plot = TRUE;
}

static void
add_edge (JctChart *chart, const char *id, double x1, double y1, double x2, double y2, double alpha)
{
  JctMark *line = jct_scene_add_line (chart->scene, JCT_ROLE_CLAIM, id, x1, y1, x2, y2);

  line->stroke = jct_color_with_alpha (claim_color (chart), alpha);
  line->line_width = jct_theme_grow (chart->theme, 1.75);
}

/* From the firm end at `from` to `to`, less and less of it. */
static void
add_fade (JctChart *chart, const JctClaimBox *box, double from, double to)
{
  double step = (to - from) / FADE_STEPS;

  for (guint i = 0; i < FADE_STEPS; i++)
    {
      double share = 1 - (i + 0.5) / FADE_STEPS, y = from + i * step;

      add_fill (chart, "open",
                (JctRect){ box->left, MIN (y, y + step), box->right - box->left, fabs (step) },
                FILL_ALPHA * share);
      add_edge (chart, "open", box->left, y, box->left, y + step, share);
      add_edge (chart, "open", box->right, y, box->right, y + step, share);
    }
}

static void
add_range (JctChart *chart, const JctClaimBox *box)
{
  double fade = MIN (chart->line_height * FADE_LINES, box->bottom - box->top);
  double top = box->top, bottom = box->bottom;

  if (box->open_top)
    {
      top = MAX (box->top, box->bottom - fade);
      add_fade (chart, box, box->bottom, top);
      add_edge (chart, "range", box->left, box->bottom, box->right, box->bottom, 1);
      return;
    }
  if (box->open_bottom)
    {
      bottom = MIN (box->bottom, box->top + fade);
      add_fade (chart, box, box->top, bottom);
      add_edge (chart, "range", box->left, box->top, box->right, box->top, 1);
      return;
    }
  add_fill (chart, "range", (JctRect){ box->left, top, box->right - box->left, bottom - top },
            FILL_ALPHA);
  add_edge (chart, "range", box->left, top, box->right, top, 1);
  add_edge (chart, "range", box->left, bottom, box->right, bottom, 1);
  add_edge (chart, "range", box->left, top, box->left, bottom, 1);
  add_edge (chart, "range", box->right, top, box->right, bottom, 1);
}

/* Where there is no range, the time alone: a bracket at the top of the plot. */
static void
add_bracket (JctChart *chart, const JctClaimBox *box)
{
  double y = chart->plot.y + 2, foot = y + chart->line_height * 0.5;

  add_edge (chart, "period", box->left, foot, box->left, y, 1);
  add_edge (chart, "period", box->left, y, box->right, y, 1);
  add_edge (chart, "period", box->right, y, box->right, foot, 1);
}

static gboolean
find_earlier_line (const JctChart *chart, const JctClaimBox *box, JctPoint *from, JctPoint *to)
{
  double y;

  if (!chart->claim.has_earlier || isnan (chart->claim.earlier_value))
    return FALSE;
  y = jct_value_scale_map (&chart->value, chart->claim.earlier_value);
  if (!isfinite (y))
    return FALSE;
  *from = (JctPoint){ jct_time_scale_map (&chart->time, chart->claim.earlier.start), y };
  *to = (JctPoint){ box->left, y };
  return TRUE;
}

/* The figure that the claim starts from, over to where it is set against the later one. */
static void
add_earlier (JctChart *chart, const JctClaimBox *box)
{
  JctPoint from, to;
  JctMark *line;

  if (!find_earlier_line (chart, box, &from, &to))
    return;
  line = jct_scene_add_line (chart->scene, JCT_ROLE_CLAIM, "earlier", from.x, from.y, to.x, to.y);
  line->stroke = claim_color (chart);
  line->line_width = jct_theme_grow (chart->theme, 1.25);
  line->clip_to_plot = TRUE;
  jct_mark_set_dash (line, 4, 3);
}

static gboolean
is_visible (const JctChart *chart)
{
  return chart->has_claim
         && !jct_span_is_empty (jct_span_intersect (chart->claim.span, chart->time.domain));
}

void
jct_chart_add_claim (JctChart *chart)
{
  JctClaimBox box;

  if (!is_visible (chart))
    return;
  box = find_box (chart);
  add_earlier (chart, &box);
  if (chart->claim.has_interval)
    add_range (chart, &box);
  else
    add_bracket (chart, &box);
  /* The claim's own number, where its words allow more than that. */
  double y = jct_value_scale_map (&chart->value, chart->claim.value);
  if (!isnan (chart->claim.value) && y > box.top + 2 && y < box.bottom - 2)
    add_edge (chart, "value", box.left, y, box.right, y, 0.6);
}

gboolean
jct_chart_hits_claim (const JctChart *chart, JctRect rect)
{
  JctClaimBox box;
  JctPoint from, to;

  if (!is_visible (chart))
    return FALSE;
  box = find_box (chart);
  if (find_earlier_line (chart, &box, &from, &to) && jct_rect_hits_segment (rect, from, to))
    return TRUE;
  if (!chart->claim.has_interval)
    return FALSE;
  JctRect range = { box.left, box.top, box.right - box.left, box.bottom - box.top };
  double fade = MIN (chart->line_height * FADE_LINES, range.height);
  if (box.open_top)
    range.y = box.bottom - fade;
  if (box.open_top || box.open_bottom)
    range.height = fade;
  return jct_rect_overlaps (range, rect, 1);
}

double
jct_chart_lift_over_claim (const JctChart *chart, JctRect rect)
{
  JctClaimBox box;

  if (!is_visible (chart) || !chart->claim.has_interval)
    return rect.y;
  box = find_box (chart);
  double edges[] = { box.bottom, box.top };
  double value = jct_value_scale_map (&chart->value, chart->claim.value);

  if (rect.x > box.right || rect.x + rect.width < box.left)
    return rect.y;
  if (!isnan (value) && value > rect.y && value < rect.y + rect.height)
    rect.y = value - rect.height - 1;
  for (guint i = box.open_bottom ? 1 : 0; i < (box.open_top ? 1 : 2); i++)
    if (edges[i] > rect.y && edges[i] < rect.y + rect.height)
      rect.y = edges[i] - rect.height - 1;
  return rect.y;
}

/* ---- the label ------------------------------------------------------------------------------- */

static gboolean
try_label (JctChart *chart, JctLabel *label, JctAlign align, double x, double y, gboolean clear)
{
  JctRect box;

  label->align = align;
  box = jct_label_measure (label, chart->theme->font_family, x, y);
  if (box.x < chart->plot.x + 2 || box.x + box.width > chart->plot.x + chart->plot.width - 2
      || box.y < chart->plot.y || box.y + box.height > chart->plot.y + chart->plot.height)
    return FALSE;
  if (clear && (!jct_chart_is_clear (chart, box) || jct_chart_hits_claim (chart, box)))
    return FALSE;
  return jct_chart_add_label (chart, label, x, y) != NULL;
}

/* Beside several series it names the one that it is about. */
static char *
dup_label (const JctChart *chart)
{
  g_autofree char *text = jct_claim_mark_to_label (&chart->claim);

  for (guint i = 0; chart->n_series > 1 && i < chart->n_series; i++)
    if (chart->series[i].index == chart->claim_series)
      /* Translators: what is claimed, and the name of the series that it is about. */
      return g_strdup_printf (C_ ("claim in the chart", "%s (%s)"), text, chart->series[i].label);
  return g_steal_pointer (&text);
}

/* Beside the range, at the height of its firm end, then higher and lower, then anywhere at its height; over other
 * marks only where no place is clear. */
void
jct_chart_add_claim_label (JctChart *chart)
{
  g_autofree char *text = NULL;
  JctClaimBox box;

  if (!is_visible (chart) || !chart->room.guide_labels)
    return;
  box = find_box (chart);
  text = dup_label (chart);
  double gap = jct_theme_grow (chart->theme, 8), step = chart->line_height * 0.5;
  double start = !chart->claim.has_interval ? chart->plot.y
                 : box.open_top             ? box.bottom - chart->line_height
                                            : box.top;
  double middle = (box.left + box.right) / 2;
  JctLabel label = {
    .role = JCT_ROLE_CLAIM_LABEL,
    .text = text,
    .px = chart->normal,
    .bold = TRUE,
    .max_width = MAX (chart->small * 14, chart->plot.width * 0.36),
    .max_lines = 3,
    .color = claim_color (chart),
  };
  const struct
  {
    JctAlign align;
    double x;
  } places[] = { { JCT_ALIGN_END, box.left - gap },
                 { JCT_ALIGN_START, box.right + gap },
                 { JCT_ALIGN_MIDDLE, middle },
                 { JCT_ALIGN_START, chart->plot.x + gap },
                 { JCT_ALIGN_END, chart->plot.x + chart->plot.width - gap } };

  const struct
  {
    guint n_places, n_steps;
    gboolean clear;
  } rounds[] = { { 3, 24, TRUE }, { G_N_ELEMENTS (places), 80, TRUE }, { 3, 80, FALSE } };

  for (guint r = 0; r < G_N_ELEMENTS (rounds); r++)
    for (guint k = 0; k < rounds[r].n_steps; k++)
      for (guint i = 0; i < rounds[r].n_places; i++)
        {
          double away = ((k + 1) / 2) * step * (k % 2 ? -1 : 1);

          if (try_label (chart, &label, places[i].align, places[i].x, start + away,
                         rounds[r].clear))
            return;
        }
}
