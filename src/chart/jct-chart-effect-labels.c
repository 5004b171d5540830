/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words at a method's answer in the plot, where they cover nothing. */
#include "config.h"

#include <math.h>

#include "chart/jct-chart-private.h"

/* How far a label looks for a place, in steps of half a line, up and down in turn: what has to be
 * said, and what may be left out. */
#define FAR_STEPS 60
#define NEAR_STEPS 10

typedef struct
{
  JctAlign align;
  JctPoint at;     /* the label's middle line starts, ends or is centred here */
  JctPoint anchor; /* what it names */
} JctEffectPlace;

/* From a label that stands away from what it names; FALSE where it stands close enough. */
static gboolean
find_leader (const JctChart *chart, JctRect box, JctPoint anchor, JctLeader *leader)
{
  JctPoint from
    = { CLAMP (anchor.x, box.x, box.x + box.width), CLAMP (anchor.y, box.y, box.y + box.height) };

  *leader = (JctLeader){ from, anchor };
  return hypot (from.x - anchor.x, from.y - anchor.y) >= chart->line_height * 0.9;
}

/* The first clear place, the nearest first, between grid lines before on them; FALSE for none. */
static gboolean
place_text (JctChart *chart,
            JctLabel *label,
            const JctEffectPlace *places,
            guint n,
            guint n_steps,
            gboolean has_leader)
{
  JctLeader leader;
  gboolean leads;

  for (guint round = 0; round < 2; round++)
    {
      for (guint step = 0; step < n_steps; step++)
        {
          double away = ((step + 1) / 2) * chart->line_height * 0.5 * (step % 2 ? -1 : 1);
          for (guint i = 0; i < n; i++)
            {
              label->align = places[i].align;
              JctRect box = jct_label_measure (label, chart->theme->font_family, places[i].at.x, 0);
              double y = places[i].at.y - box.height / 2 + away;
              box.y = y;
              if ((round == 0 && jct_chart_hits_grid (chart, box))
                  || !jct_chart_is_clear (chart, box))
                continue;
              leads = has_leader && find_leader (chart, box, places[i].anchor, &leader);
              if ((leads && !jct_placement_may_lead (&chart->placement, leader))
                  || jct_chart_add_label (chart, label, places[i].at.x, y) == NULL)
                continue;
              if (leads)
                jct_chart_add_leader (chart, JCT_ROLE_EFFECT_LABEL, NULL, leader, label->color);
              return TRUE;
            }
        }
    }
  return FALSE;
}

static gboolean
place_label (JctChart *chart, JctLabel *label, const JctEffectPlace *places, guint n, guint n_steps)
{
  return place_text (chart, label, places, n, n_steps, TRUE);
}

static JctLabel
make_label (const JctChart *chart, const char *id, const char *text, JctColor color, double px)
{
  return (JctLabel){
    .role = JCT_ROLE_EFFECT_LABEL,
    .id = id,
    .text = text,
    .px = px,
    .bold = TRUE,
    .max_width = chart->plot.width * 0.5,
    .max_lines = 1,
    .color = color,
  };
}

/* Beside the bracket at a height: behind it first, else before it. `far`: also where a line has to
 * lead to it. */
static gboolean
add_bracket_label (JctChart *chart, JctLabel *label, double y, gboolean far)
{
  JctPoint bracket[4];
  JctRect plot = chart->plot;
  gboolean outside = chart->effect->bracket_outside;

  if (label->text == NULL)
    return TRUE;
  jct_chart_find_bracket (chart, bracket);
  double left = MIN (bracket[0].x, bracket[1].x), right = MAX (bracket[0].x, bracket[1].x);
  y = CLAMP (y, plot.y + chart->line_height, plot.y + plot.height - chart->line_height);
  JctPoint anchor = { bracket[1].x, y };
  double gap = jct_theme_grow (chart->theme, 7);
  double guide = jct_time_scale_map (&chart->time, jct_event_position (chart->selected)) - gap;
  const JctEffectPlace places[] = {
    { outside ? JCT_ALIGN_START : JCT_ALIGN_END,
      { outside ? right + gap : left - gap, y },
      anchor },
    { outside ? JCT_ALIGN_END : JCT_ALIGN_START,
      { outside ? left - gap : right + gap, y },
      anchor },
    { JCT_ALIGN_END, { left - 3 * chart->line_height, y }, anchor },
    { JCT_ALIGN_START, { right + 3 * chart->line_height, y }, anchor },
    /* Where the window is too narrow for it, before the event. */
    { JCT_ALIGN_END, { MIN (guide, left - gap), y }, anchor },
  };
  guint n = G_N_ELEMENTS (places);

  return place_label (chart, label, places, far ? n : n - 1, far ? FAR_STEPS : NEAR_STEPS);
}

static gboolean
is_whole (const JctChart *chart, const JctLabel *label)
{
  JctLabel whole = *label;

  whole.max_width = 0;
  return jct_label_measure (&whole, chart->theme->font_family, 0, 0).width <= label->max_width;
}

/* The one thing that the picture shows: large and whole where that fits near its bracket, and anywhere rather
 * than nowhere. */
static void
add_key (JctChart *chart, double y)
{
  JctRect plot = chart->plot;
  double gap = jct_theme_grow (chart->theme, 7), middle = plot.x + plot.width / 2;
  JctLabel label
    = make_label (chart, "key", chart->effect->key, chart->theme->text, chart->title_px);
  const JctEffectPlace anywhere[] = {
    { JCT_ALIGN_START, { plot.x + gap, y }, { plot.x + gap, y } },
    { JCT_ALIGN_MIDDLE, { middle, y }, { middle, y } },
  };

  const double sizes[] = { chart->normal, chart->small };

  if (is_whole (chart, &label) && add_bracket_label (chart, &label, y, FALSE))
    return;
  /* Small rather than cut, and cut rather than left out. */
  for (guint i = 0; i < 2 * G_N_ELEMENTS (sizes); i++)
    {
      gboolean cut = i >= G_N_ELEMENTS (sizes);

      label.px = sizes[i % G_N_ELEMENTS (sizes)];
      label.max_width = plot.width * (cut ? 0.5 : 0.9);
      if ((cut || is_whole (chart, &label))
          && (add_bracket_label (chart, &label, y, TRUE)
              || place_label (chart, &label, anywhere, G_N_ELEMENTS (anywhere), FAR_STEPS)))
        return;
    }
}

static void
add_end (JctChart *chart, double y)
{
  JctLabel label
    = make_label (chart, "to", chart->effect->to_label, chart->theme->after, chart->normal);

  if (add_bracket_label (chart, &label, y, FALSE))
    return;
  label.px = chart->small;
  add_bracket_label (chart, &label, y, FALSE);
}

/* At one place of a line, and led from there to another: where something stands straight between. */
static gboolean
place_aslant (JctChart *chart, JctLabel *label, const JctEffectPlace *places, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      for (guint j = 0; j < n; j++)
        {
          JctEffectPlace place = places[i];

          place.anchor = places[j].anchor;
          if (i != j && place_label (chart, label, &place, 1, 24))
            return TRUE;
        }
    }
  return FALSE;
}

/* Near the line: at its middle, then towards its ends. */
static void
add_line_label (JctChart *chart, const JctEffectLine *line)
{
  static const double fractions[] = { 0.5, 0.3, 0.7, 0.1, 0.9 };
  g_autoptr (GArray) points = jct_chart_map_effect_line (chart, line);
  JctEffectPlace places[G_N_ELEMENTS (fractions)];
  double gap = jct_theme_grow (chart->theme, 7);
  double left = chart->plot.x, right = chart->plot.x + chart->plot.width;
  double top = chart->plot.y, bottom = top + chart->plot.height;
  guint n = 0, first = points->len, last = 0;
  JctLabel label = make_label (chart, line->id, line->label,
                               jct_chart_effect_color (chart, line->side), chart->normal);

  if (line->label == NULL)
    return;
  for (guint i = 0; i < points->len; i++)
    {
      JctPoint at = g_array_index (points, JctPoint, i);
      if (at.x < left || at.x > right || at.y < top || at.y > bottom)
        continue;
      first = MIN (first, i);
      last = i;
    }
  if (first == points->len)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (fractions); i++)
    {
      JctPoint at
        = g_array_index (points, JctPoint, first + (guint) round ((last - first) * fractions[i]));
      places[n++] = (JctEffectPlace){ JCT_ALIGN_MIDDLE, at, at };
    }
  if (place_label (chart, &label, places, n, NEAR_STEPS))
    return;
  label.px = chart->small;
  if (place_label (chart, &label, places, n, 24) || place_aslant (chart, &label, places, n)
      || !chart->effect->has_band)
    return;
  /* What is expected is told beside its line rather than not at all: behind its end, or before it. */
  JctPoint start = g_array_index (points, JctPoint, first);
  JctPoint end = g_array_index (points, JctPoint, last);
  const JctEffectPlace beside[] = {
    { JCT_ALIGN_START, { end.x + 3 * gap, end.y }, end },
    { JCT_ALIGN_END, { start.x - 2 * gap, start.y }, start },
  };
  place_label (chart, &label, beside, G_N_ELEMENTS (beside), 24);
}

/* Above the marker of each break, its date. */
static void
add_break_labels (JctChart *chart)
{
  double bottom = chart->plot.y + chart->plot.height;

  for (guint i = 0; i < chart->effect->breaks->len; i++)
    {
      const JctEffectBreak *b = &g_array_index (chart->effect->breaks, JctEffectBreak, i);
      JctPeriod period = jct_series_get_period (chart->effect->series, b->index);
      g_autofree char *text = jct_period_to_label (period, JCT_LABEL_SHORT);
      JctLabel label = make_label (chart, "break", text, chart->theme->text, chart->small);
      double x = jct_chart_break_position (chart, b), y = bottom - chart->line_height * 1.6;
      JctPoint anchor = { x, bottom - chart->small };
      double gap = jct_theme_grow (chart->theme, 6);
      const JctEffectPlace places[] = {
        { JCT_ALIGN_START, { x + gap, y }, anchor },
        { JCT_ALIGN_END, { x - gap, y }, anchor },
      };

      if (x >= chart->plot.x && x <= chart->plot.x + chart->plot.width)
        place_label (chart, &label, places, G_N_ELEMENTS (places), NEAR_STEPS);
    }
}

void
jct_chart_add_effect_labels (JctChart *chart)
{
  const JctEffect *effect = chart->effect;

  if (effect == NULL)
    return;
  if (jct_chart_has_bracket (chart))
    {
      double from = jct_value_scale_map (&chart->value, effect->bracket_from);
      double to = jct_value_scale_map (&chart->value, effect->bracket_to);

      add_key (chart, (from + to) / 2);
      add_end (chart, to);
    }
  add_break_labels (chart);
  for (guint i = 0; i < effect->lines->len; i++)
    add_line_label (chart, &g_array_index (effect->lines, JctEffectLine, i));
}

/* Why a method has no answer: one calm line in the plot, where the data leave room. */
void
jct_chart_add_refusal (JctChart *chart)
{
  static const double heights[] = { 0.1, 0.3, 0.5, 0.2, 0.4, 0.7, 0.85 };
  const JctChartInput *input = chart->input;
  g_autofree char *text = jct_effect_dup_refusal (input->analysis, input->method);
  double gap = jct_theme_grow (chart->theme, 8), right = chart->plot.x + chart->plot.width;
  JctLabel label = make_label (chart, "refusal", text, chart->theme->text, chart->large);

  if (text == NULL || chart->selected == NULL)
    return;
  label.max_width = chart->plot.width * 0.9;
  for (guint i = 0; i < G_N_ELEMENTS (heights); i++)
    {
      double y = chart->plot.y + chart->plot.height * heights[i];
      const JctEffectPlace places[] = {
        { JCT_ALIGN_START, { chart->plot.x + gap, y }, { chart->plot.x + gap, y } },
        { JCT_ALIGN_MIDDLE, { (chart->plot.x + right) / 2, y }, { right, y } },
        { JCT_ALIGN_END, { right - gap, y }, { right - gap, y } },
      };
      if (place_text (chart, &label, places, G_N_ELEMENTS (places), 4, FALSE))
        return;
    }
}
