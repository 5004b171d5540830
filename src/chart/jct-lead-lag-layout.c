/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/jct-lead-lag-layout.h"

#include <math.h>

#include "chart/jct-chart-private.h"

#define N_POINTS (2 * JCT_LEAD_LAG_REACH + 1)
#define BAR_SHARE 0.7
/* Of a date that could not be compared. */
#define DOT_SIZE 2.5
/* A step of zero is still a bar. */
#define LEAST_HEIGHT 1.0

/* From the lowest step to the highest, zero included. */
static void
find_range (const JctLeadLag *result, double *low, double *high)
{
  *low = *high = 0;
  for (guint i = 0; i < N_POINTS; i++)
    if (result->points[i].admissible)
      {
        *low = MIN (*low, result->points[i].rank.effect);
        *high = MAX (*high, result->points[i].rank.effect);
      }
  if (*low == *high)
    *high = 1;
}

static double
slot_middle (const JctLeadLagInput *input, int shift)
{
  int place = input->mirrored ? JCT_LEAD_LAG_REACH - shift : JCT_LEAD_LAG_REACH + shift;

  return (place + 0.5) * input->width / N_POINTS;
}

static void
add_point (const JctLeadLagInput *input,
           JctScene *scene,
           const JctLeadLagPoint *point,
           const JctValueScale *scale)
{
  g_autofree char *id = g_strdup_printf ("%d", point->shift);
  double x = slot_middle (input, point->shift), width = BAR_SHARE * input->width / N_POINTS;
  double zero = jct_value_scale_map (scale, 0);
  JctMark *mark;

  if (point->admissible)
    {
      double y = jct_value_scale_map (scale, point->rank.effect);
      double height = MAX (fabs (y - zero), LEAST_HEIGHT);
      mark = jct_scene_add_rect (scene, JCT_ROLE_EFFECT, id,
                                 (JctRect){ x - width / 2, MIN (y, zero), width, height });
      mark->has_period = TRUE;
      mark->period = point->period;
      mark->value = point->rank.effect;
    }
  else
    mark = jct_scene_add_symbol (scene, JCT_ROLE_EFFECT, id, x, zero, JCT_SHAPE_CIRCLE, DOT_SIZE);
  mark->fill = point->shift == input->shift ? input->theme->after : input->theme->context;
}

static void
add_own_date (const JctLeadLagInput *input, JctScene *scene)
{
  double x = floor (slot_middle (input, 0)) + 0.5;
  JctMark *line = jct_scene_add_line (scene, JCT_ROLE_EVENT_GUIDE, NULL, x, 0, x, input->height);

  line->stroke = input->theme->guide;
  line->line_width = jct_theme_hairline (input->theme);
  jct_mark_set_dash (line, 3, 3);
}

JctScene *
jct_lead_lag_layout (const JctLeadLagInput *input)
{
  JctScene *scene = jct_scene_new (input->width, input->height);
  double low, high;

  jct_scene_set_font (scene, input->theme->font_family);
  jct_scene_set_plot (scene, (JctRect){ 0, 0, input->width, input->height });
  if (input->result->verdict != JCT_VERDICT_ANSWERED)
    return scene;
  find_range (input->result, &low, &high);
  JctValueScale scale = jct_value_scale (low, high, input->height - DOT_SIZE / 2, DOT_SIZE / 2);
  double zero = floor (jct_value_scale_map (&scale, 0)) + 0.5;
  JctMark *line = jct_scene_add_line (scene, JCT_ROLE_GRID, NULL, 0, zero, input->width, zero);
  line->stroke = input->theme->zero_line;
  line->line_width = jct_theme_hairline (input->theme);
  for (guint i = 0; i < N_POINTS; i++)
    add_point (input, scene, &input->result->points[i], &scale);
  add_own_date (input, scene);
  return scene;
}

int
jct_lead_lag_find_shift (const JctLeadLagInput *input, double x)
{
  double place = input->width > 0 ? floor (x / input->width * N_POINTS) : JCT_LEAD_LAG_REACH;
  int shift = (int) CLAMP (place, 0, N_POINTS - 1) - JCT_LEAD_LAG_REACH;

  return input->mirrored ? -shift : shift;
}
