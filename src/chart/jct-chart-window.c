/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a chart shows of events: guides, and the windows and means before and after the selected
 * one. */
#include "config.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "chart/jct-chart-private.h"

void
jct_chart_compare (JctChart *chart)
{
  const JctView *view = chart->input->view;

  if (chart->selected == NULL || chart->n_series == 0 || !jct_transform_is_none (&view->transform))
    return;
  jct_chart_find_effect (chart);
  JctPeriod period = jct_period_from_day (chart->kind, jct_edtf_anchor (&chart->selected->date));
  jct_before_after_compute (chart->series[0].series, period, view->k, view->event_period,
                            &chart->comparison);
  chart->has_comparison = chart->input->method == JCT_METHOD_BEFORE_AFTER
                          && (chart->comparison.verdict == JCT_VERDICT_ANSWERED
                              || chart->comparison.verdict == JCT_VERDICT_TOO_SHORT);
}

/* The part of a side that lies in the plot; FALSE for none. */
static gboolean
find_side (const JctChart *chart, const JctSide *side, double *start, double *end)
{
  if (side->n == 0)
    return FALSE;
  *start = jct_time_scale_map (&chart->time, jct_period_first_day (side->first));
  *end = jct_time_scale_map (&chart->time, jct_period_end_day (side->last));
  *start = MAX (*start, chart->plot.x);
  *end = MIN (*end, chart->plot.x + chart->plot.width);
  return *start < *end;
}

/* The edge away from the event, where it is in sight. */
static void
add_window_edge (JctChart *chart, const char *id, JctDay day)
{
  double x = jct_time_scale_map (&chart->time, day);

  /* In panels nothing is pulled. */
  if (chart->input->view->chart == JCT_CHART_MULTIPLES)
    return;
  if (x >= chart->plot.x - 0.5 && x <= chart->plot.x + chart->plot.width + 0.5)
    jct_scene_add_rect (chart->scene, JCT_ROLE_WINDOW_EDGE, id,
                        (JctRect){ x, chart->plot.y, 0, chart->plot.height });
}

static void
add_window (JctChart *chart, const char *id, const JctSide *side, JctColor color)
{
  double start, end;

  if (!find_side (chart, side, &start, &end))
    return;
  JctMark *mark
    = jct_scene_add_rect (chart->scene, JCT_ROLE_WINDOW, id,
                          (JctRect){ start, chart->plot.y, end - start, chart->plot.height });
  mark->fill = color;
}

void
jct_chart_add_windows (JctChart *chart)
{
  if (!chart->has_comparison)
    return;
  add_window (chart, "before", &chart->comparison.before, chart->theme->window_before);
  add_window (chart, "after", &chart->comparison.after, chart->theme->window_after);
  if (chart->comparison.before.n > 0)
    add_window_edge (chart, "before", jct_period_first_day (chart->comparison.before.first));
  if (chart->comparison.after.n > 0)
    add_window_edge (chart, "after", jct_period_end_day (chart->comparison.after.last));
}

void
jct_chart_add_window_outlines (JctChart *chart)
{
  const JctSide *sides[] = { &chart->comparison.before, &chart->comparison.after };
  const JctColor colors[] = { chart->theme->before, chart->theme->after };
  double start, end;

  for (guint i = 0; i < 2; i++)
    {
      if (!chart->has_comparison || !find_side (chart, sides[i], &start, &end))
        continue;
      JctMark *mark
        = jct_scene_add_rect (chart->scene, JCT_ROLE_WINDOW, i == 0 ? "before" : "after",
                              (JctRect){ start, chart->plot.y, end - start, chart->plot.height });
      mark->stroke = colors[i];
      mark->line_width = jct_theme_grow (chart->theme, 1.25);
      mark->clip_to_plot = TRUE;
    }
}

/* ---- means ----------------------------------------------------------------------------------- */

typedef struct
{
  const char *id;
  char *text; /* owned */
  double start, end, y;
  JctColor color;
  gboolean shown;
} JctMeanLine;

static char *
format_mean (const JctChart *chart, const JctSide *side, gboolean before)
{
  g_autofree char *rate = jct_chart_format_rate (side->mean, chart->integer, chart->kind.unit);

  if (side->n == chart->comparison.k)
    /* Translators: the mean of the periods before or after an event, as in "before: 154 a month".
     */
    return g_strdup_printf (before ? C_ ("mean", "before: %s") : C_ ("mean", "after: %s"), rate);
  /* Translators: as above, where figures are missing: "before: 154 a month (4 of 6 months)". */
  return g_strdup_printf (before ? C_ ("mean", "before: %s (%u of %u %s)")
                                 : C_ ("mean", "after: %s (%u of %u %s)"),
                          rate, side->n, chart->comparison.k,
                          jct_period_unit_to_noun (chart->kind.unit, chart->comparison.k));
}

static void
add_mean_line (JctChart *chart, const JctSide *side, gboolean before, JctMeanLine *mean)
{
  *mean = (JctMeanLine){
    .id = before ? "before" : "after",
    .color = before ? chart->theme->before : chart->theme->after,
    .y = jct_value_scale_map (&chart->value, side->mean),
  };
  mean->shown = find_side (chart, side, &mean->start, &mean->end);
  if (!mean->shown)
    return;
  mean->text = format_mean (chart, side, before);
  JctMark *line = jct_scene_add_line (chart->scene, JCT_ROLE_MEAN, mean->id, mean->start, mean->y,
                                      mean->end, mean->y);
  line->stroke = mean->color;
  line->line_width = chart->line_width;
  line->clip_to_plot = TRUE;
}

gboolean
jct_chart_is_clear (const JctChart *chart, JctRect box)
{
  double right = chart->plot.x + chart->plot.width, bottom = chart->plot.y + chart->plot.height;
  JctRect wide = { box.x - 4, box.y - 1, box.width + 8, box.height + 2 };

  if (box.x < chart->plot.x + 2 || box.x + box.width > right - 2 || box.y < chart->plot.y
      || box.y + box.height > bottom - 1)
    return FALSE;
  if (jct_chart_hits_guide (chart, wide))
    return FALSE;
  if (jct_chart_hits_means (chart, wide))
    return FALSE;
  return jct_placement_is_free (&chart->placement, wide) && !jct_chart_hits_series (chart, wide);
}

void
jct_chart_add_leader (
  JctChart *chart, JctRole role, const char *id, JctLeader leader, JctColor color)
{
  JctMark *line = jct_scene_add_line (chart->scene, role, id, leader.from.x, leader.from.y,
                                      leader.to.x, leader.to.y);

  line->stroke = jct_color_with_alpha (color, 0.6);
  line->line_width = jct_theme_hairline (chart->theme);
  jct_placement_add_leader (&chart->placement, leader);
}

/* From a label that stands away from its mean's line to that line; FALSE where it stands close enough. */
static gboolean
find_mean_leader (const JctChart *chart, const JctMeanLine *mean, JctRect box, JctLeader *leader)
{
  double h = chart->line_height, away = fabs (box.y + box.height / 2 - mean->y);
  double apart = MAX (mean->start - box.x - box.width, box.x - mean->end);

  if (apart >= 0)
    {
      gboolean left = box.x + box.width <= mean->start;
      *leader = (JctLeader){ { left ? box.x + box.width + 2 : box.x - 2, box.y + box.height / 2 },
                             { left ? mean->start : mean->end, mean->y } };
    }
  else
    {
      double x
        = CLAMP (box.x + box.width / 2, mean->start + 4, MAX (mean->start + 4, mean->end - 4));
      *leader = (JctLeader){ { CLAMP (x, box.x, box.x + box.width),
                               box.y < mean->y ? box.y + box.height : box.y },
                             { x, mean->y } };
    }
  return away > h * (apart >= 0 ? 0.6 : 1.1) || apart > 2 * h;
}

typedef struct
{
  JctAlign align;
  double x;
} JctMeanPlace;

/* In the window of the other side, a label would read as that side's. */
static gboolean
stands_in (const JctMeanLine *other, JctRect box)
{
  return other->shown && box.x < other->end && box.x + box.width > other->start;
}

/* Puts the label at the place, `away` px below the mean's line (above where negative), if it is
 * clear there; `other` (nullable): of the side in whose window it may not stand. */
static gboolean
try_mean_label (JctChart *chart,
                const JctMeanLine *mean,
                const JctMeanLine *other,
                JctLabel *label,
                const JctMeanPlace *place,
                double away,
                gboolean off_grid)
{
  double y = mean->y - chart->line_height / 2 + away;
  JctLeader leader;
  gboolean leads;

  label->align = place->align;
  JctRect box = jct_label_measure (label, chart->theme->font_family, place->x, y);
  if ((other != NULL && stands_in (other, box)) || (off_grid && jct_chart_hits_grid (chart, box))
      || !jct_chart_is_clear (chart, box))
    return FALSE;
  leads = find_mean_leader (chart, mean, box, &leader);
  if ((leads && !jct_placement_may_lead (&chart->placement, leader))
      || jct_chart_add_label (chart, label, place->x, y) == NULL)
    return FALSE;
  if (leads)
    jct_chart_add_leader (chart, JCT_ROLE_MEAN_LABEL, mean->id, leader, mean->color);
  return TRUE;
}

#define N_NEAR_PLACES 6
#define N_MEAN_PLACES 8

/* The near ones first; where they are hangs on how wide the label is. */
static void
find_mean_places (const JctChart *chart,
                  const JctMeanLine *means,
                  gboolean before,
                  const JctLabel *label,
                  JctMeanPlace places[N_MEAN_PLACES])
{
  const JctMeanLine *mean = &means[before ? 0 : 1];
  double gap = jct_theme_grow (chart->theme, 6), middle = (mean->start + mean->end) / 2;
  double guide = jct_time_scale_map (&chart->time, jct_event_position (chart->selected));
  double half = jct_label_measure (label, chart->theme->font_family, 0, 0).width / 2;
  double low = before ? chart->plot.x + gap : guide + gap;
  double high = before ? guide - gap : chart->plot.x + chart->plot.width - gap;
  const JctMeanPlace found[N_MEAN_PLACES] = {
    { before ? JCT_ALIGN_END : JCT_ALIGN_START, before ? mean->start - gap : mean->end + gap },
    { JCT_ALIGN_MIDDLE, middle },
    { before ? JCT_ALIGN_START : JCT_ALIGN_END, before ? mean->end + gap : mean->start - gap },
    { JCT_ALIGN_START, mean->start + 4 },
    { JCT_ALIGN_END, mean->end - 4 },
    /* Wider than its window, but on its side of the event. */
    { JCT_ALIGN_MIDDLE, MAX (MIN (middle, high - half), low + half) },
    { before ? JCT_ALIGN_START : JCT_ALIGN_END, before ? guide + gap : guide - gap },
    { JCT_ALIGN_END, means[0].shown ? means[0].start - gap : mean->start - gap },
  };

  memcpy (places, found, sizeof found);
}

/*
 * Tries places in order of their distance from the mean's line: beside its outer end, on it, beside
 * its other end, each time a little higher or lower; then far ones. The first that is clear is
 * taken; where none is, the label is left out.
 */
static void
add_mean_label (JctChart *chart, const JctMeanLine *means, gboolean before)
{
  const JctMeanLine *mean = &means[before ? 0 : 1], *other = &means[before ? 1 : 0];
  JctMeanPlace places[N_MEAN_PLACES];
  JctLabel label = {
    .role = JCT_ROLE_MEAN_LABEL,
    .id = mean->id,
    .text = mean->text,
    .bold = TRUE,
    .color = mean->color,
  };
  /* Near the line and between grid lines; near it, then in smaller words; far from it; anywhere. */
  const struct
  {
    double px;
    guint n_places, n_steps;
    gboolean off_grid, off_other;
  } rounds[] = { { chart->normal, N_NEAR_PLACES, 9, TRUE, TRUE },
                 { chart->normal, N_NEAR_PLACES, 9, FALSE, TRUE },
                 { chart->small, N_NEAR_PLACES, 9, FALSE, TRUE },
                 { chart->normal, N_MEAN_PLACES, 64, FALSE, TRUE },
                 { chart->normal, N_MEAN_PLACES, 64, FALSE, FALSE } };

  for (guint r = 0; r < G_N_ELEMENTS (rounds); r++)
    {
      label.px = rounds[r].px;
      find_mean_places (chart, means, before, &label, places);
      for (guint step = 0; step < rounds[r].n_steps; step++)
        {
          /* 0, up half a line, down half a line, up a line, ... */
          double away = ((step + 1) / 2) * chart->line_height * 0.5 * (step % 2 ? -1 : 1);
          for (guint i = 0; i < rounds[r].n_places; i++)
            {
              if (try_mean_label (chart, mean, rounds[r].off_other ? other : NULL, &label,
                                  &places[i], away, rounds[r].off_grid))
                return;
            }
        }
    }
}

void
jct_chart_add_means (JctChart *chart)
{
  JctMeanLine means[2];

  /* Several lines would need as many pairs of means: the windows are shown, the figures stand in
   * words. */
  if (!chart->has_comparison || chart->n_series != 1)
    return;
  add_mean_line (chart, &chart->comparison.before, TRUE, &means[0]);
  add_mean_line (chart, &chart->comparison.after, FALSE, &means[1]);
  for (guint i = 0; i < 2; i++)
    {
      /* Of a side that is partly in view the mean may lie above all that is. */
      gboolean inside
        = means[i].y >= chart->plot.y && means[i].y <= chart->plot.y + chart->plot.height;

      if (means[i].shown && inside && chart->room.mean_labels)
        add_mean_label (chart, means, i == 0);
    }
  g_free (means[0].text);
  g_free (means[1].text);
}

static gboolean
hits_mean (const JctChart *chart, const JctSide *side, JctRect box)
{
  double start, end, y = jct_value_scale_map (&chart->value, side->mean);

  return find_side (chart, side, &start, &end)
         && jct_rect_hits_segment (box, (JctPoint){ start, y }, (JctPoint){ end, y });
}

gboolean
jct_chart_hits_means (const JctChart *chart, JctRect box)
{
  if (jct_chart_hits_effect (chart, box))
    return TRUE;
  return chart->has_comparison && chart->n_series == 1
         && (hits_mean (chart, &chart->comparison.before, box)
             || hits_mean (chart, &chart->comparison.after, box));
}

/* ---- guides ---------------------------------------------------------------------------------- */

typedef enum
{
  JCT_GUIDE_NONE,
  JCT_GUIDE_THIN, /* hovered or pinned */
  JCT_GUIDE_SELECTED,
} JctGuide;

static JctGuide
choose_guide (const JctChart *chart, const JctEvent *event, double *x)
{
  double day = jct_event_position (event);

  if (day < chart->time.domain.start || day >= chart->time.domain.end)
    return JCT_GUIDE_NONE;
  *x = jct_time_scale_map (&chart->time, day);
  if (event == chart->selected)
    return JCT_GUIDE_SELECTED;
  if (g_strcmp0 (event->id, chart->input->hovered_event) == 0
      || jct_view_has_pinned (chart->input->view, event->id))
    return JCT_GUIDE_THIN;
  return JCT_GUIDE_NONE;
}

gboolean
jct_chart_hits_guide (const JctChart *chart, JctRect box)
{
  const JctDocument *document = chart->input->document;
  double x;

  if (jct_chart_find_base (chart, &x) && x > box.x - 5 && x < box.x + box.width + 5)
    return TRUE;
  for (guint i = 0; i < jct_document_get_n_events (document); i++)
    {
      if (choose_guide (chart, jct_document_get_event (document, i), &x) != JCT_GUIDE_NONE
          && x > box.x - 2 && x < box.x + box.width + 2)
        return TRUE;
    }
  return FALSE;
}

void
jct_chart_add_guides (JctChart *chart)
{
  const JctDocument *document = chart->input->document;
  double x;

  for (guint i = 0; i < jct_document_get_n_events (document); i++)
    {
      const JctEvent *event = jct_document_get_event (document, i);
      JctGuide guide = choose_guide (chart, event, &x);

      if (guide == JCT_GUIDE_NONE)
        continue;
      JctMark *line = jct_scene_add_line (chart->scene, JCT_ROLE_EVENT_GUIDE, event->id, x,
                                          chart->plot.y, x, chart->plot.y + chart->plot.height);
      line->stroke = jct_chart_category_color (document, chart->theme, event->category);
      line->line_width = jct_theme_grow (chart->theme, guide == JCT_GUIDE_SELECTED ? 1.5 : 1);
      if (guide == JCT_GUIDE_SELECTED)
        jct_mark_set_dash (line, 2 * line->line_width, 2 * line->line_width);
    }
}

static gboolean
try_guide_label (
  JctChart *chart, JctLabel *label, JctAlign align, double x, double y, gboolean above)
{
  double gap = jct_theme_grow (chart->theme, 5);
  double at = align == JCT_ALIGN_START ? x + gap : align == JCT_ALIGN_END ? x - gap : x;
  double right = chart->input->width - chart->pad;

  label->align = align;
  JctRect box = jct_label_measure (label, chart->theme->font_family, at, y);
  if (box.x < chart->plot.x || box.x + box.width > right)
    return FALSE;
  if (!above
      && (box.x + box.width > chart->plot.x + chart->plot.width
          || jct_chart_hits_series (chart, box) || jct_chart_hits_guide (chart, box)
          || jct_chart_hits_means (chart, box)))
    return FALSE;
  return jct_chart_add_label (chart, label, at, y) != NULL;
}

/* At the top of its guide, on the side that is free, or, for the selected event, over the plot. */
static void
add_guide_label (JctChart *chart, const JctEvent *event, double x, gboolean selected)
{
  const JctDocument *document = chart->input->document;
  JctLabel label = {
    .role = JCT_ROLE_EVENT_LABEL,
    .id = event->id,
    .text = jct_event_get_short (event),
    .px = chart->small,
    .bold = selected,
    .max_width = chart->plot.width * 0.4,
    .max_lines = 1,
    .color = jct_theme_text_color (chart->theme, jct_chart_category_color (document, chart->theme,
                                                                           event->category)),
  };
  double pitch = chart->line_height + JCT_TEXT_GAP + 1;

  for (guint level = 0; level < (selected ? 6 : 3); level++)
    {
      double y = chart->plot.y + JCT_TEXT_GAP + level * pitch;
      if (y + chart->line_height > chart->plot.y + chart->plot.height)
        break;
      if (try_guide_label (chart, &label, JCT_ALIGN_START, x, y, FALSE)
          || try_guide_label (chart, &label, JCT_ALIGN_END, x, y, FALSE))
        return;
    }
  double over = chart->plot.y - chart->line_height - JCT_TEXT_GAP;
  if (selected && !try_guide_label (chart, &label, JCT_ALIGN_MIDDLE, x, over, TRUE)
      && !try_guide_label (chart, &label, JCT_ALIGN_START, x, over, TRUE))
    try_guide_label (chart, &label, JCT_ALIGN_END, x, over, TRUE);
}

void
jct_chart_add_guide_labels (JctChart *chart, gboolean selected)
{
  const JctDocument *document = chart->input->document;
  double x;

  if (!chart->room.guide_labels || (selected && chart->input->has_timeline))
    return;
  for (guint i = 0; i < jct_document_get_n_events (document); i++)
    {
      const JctEvent *event = jct_document_get_event (document, i);
      if (jct_event_names_include (chart->input->wording.event_names, chart->input->view, event->id)
          && choose_guide (chart, event, &x) == (selected ? JCT_GUIDE_SELECTED : JCT_GUIDE_THIN))
        add_guide_label (chart, event, x, selected);
    }
}
