/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The texts around a chart's plot. */
#include "config.h"

#include <math.h>

#include "chart/jct-annotations-private.h"
#include "chart/jct-chart-room-private.h"
#include "chart/jct-text-private.h"

/* So many times as high as another footer may one be that holds a method's warnings. */
#define METHOD_FOOTER 1.7
/* Of a picture too small for that. */
#define MOST_FOOTER 0.42

void
jct_chart_texts_clear (JctChartTexts *texts)
{
  g_free (texts->title);
  g_free (texts->subtitle);
  g_free (texts->source);
  g_free (texts->badge);
  g_free (texts->others);
  g_free (texts->subject);
  g_free (texts->method);
  g_free (texts->notes);
  g_clear_pointer (&texts->names, g_ptr_array_unref);
  g_free (texts->elsewhere);
}

double
jct_chart_measure_text (
  const JctChart *chart, const char *text, double px, gboolean bold, guint lines)
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

void
jct_chart_texts_make_badge (const JctChart *chart, JctChartTexts *texts)
{
  const JctChartInput *input = &chart->told;

  if (chart->input->wording.no_badge)
    return;
  guint n_colored = MIN (chart->n_focus, jct_series_set_get_n (input->series));

  g_autofree char *badge = jct_chart_dup_whole_badge (input, n_colored);
  g_autofree char *effect = jct_effect_dup_badge (input);

  g_free (texts->badge);
  texts->badge = g_strjoin (*badge != '\0' && *effect != '\0' ? " " : "", badge, effect, NULL);
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

static gboolean
fits (const JctChart *chart, const char *text, guint lines)
{
  double whole = jct_chart_measure_text (chart, text, chart->small, FALSE, G_MAXINT);

  return whole <= jct_chart_measure_text (chart, text, chart->small, FALSE, lines) + 0.5;
}

/* As many of the other events by name as have room; how many more there are is told. All of them need no word of the
 * rest; of fewer, each name more is a longer text, and the number is found by halving. (transfer full) */
static char *
fit_others (const JctChart *chart, const JctChartTexts *texts, guint lines)
{
  guint least = 0, n = texts->names->len;
  char *best = join_others (texts, n);

  if (n == 0 || fits (chart, best, lines))
    return best;
  g_free (best);
  best = join_others (texts, 0);
  while (n - least > 1)
    {
      guint middle = least + (n - least) / 2;
      g_autofree char *text = join_others (texts, middle);
      if (fits (chart, text, lines))
        {
          least = middle;
          g_free (best);
          best = g_steal_pointer (&text);
        }
      else
        n = middle;
    }
  return best;
}

/* The only series of what stands beside is called by what it counts. */
static char *
dup_context_name (const JctChartInput *input)
{
  const JctDefinition *definition
    = jct_document_find_definition (input->document, input->view->definition);

  if (definition == NULL)
    return NULL;
  return g_strdup (definition->short_title != NULL ? definition->short_title : definition->title);
}

/* Those without room in the plot: on so many lines, or their number alone. */
static void
make_notes (JctChart *chart, JctChartTexts *texts, guint lines)
{
  chart->n_keyed = 0;
  if (chart->numbered == NULL || chart->numbered->len == 0)
    return;
  if (chart->notes_key == JCT_NOTES_COUNTED)
    texts->notes = jct_annotations_dup_count (chart->numbered->len);
  else
    texts->notes = jct_annotations_dup_key (chart, chart->numbered, lines, &chart->n_keyed);
}

void
jct_chart_texts_fit_notes (JctChart *chart, JctChartTexts *texts)
{
  guint lines = chart->room.notes_lines;

  if (lines == JCT_NOTES_LINES)
    return;
  g_clear_pointer (&texts->notes, g_free);
  chart->n_keyed = 0;
  if (lines > 0)
    make_notes (chart, texts, lines);
}

void
jct_chart_texts_init (JctChart *chart, JctChartTexts *texts)
{
  const JctChartInput *input = chart->input;

  *texts = (JctChartTexts){ 0 };
  if (chart->year_set == NULL && chart->n_series == 1
      && g_strcmp0 (chart->series[0].key, "all") != 0)
    texts->subject = g_strdup (chart->series[0].label);
  else if (chart->year_set == NULL && chart->n_series == 1)
    texts->subject = input->is_context ? dup_context_name (input)
                                       : jct_chart_dup_subject (input->document, input->view);
  if (texts->subject != NULL)
    chart->series[0].label = texts->subject;
  if (input->show_title)
    {
      const JctChartWording *wording = &input->wording;

      if (!wording->no_title)
        texts->title = jct_chart_dup_title (input->document, input->view);
      if (!wording->no_subtitle && wording->subtitle != NULL)
        texts->subtitle = jct_text_clean (wording->subtitle, FALSE);
      else if (!wording->no_subtitle)
        texts->subtitle = jct_chart_dup_subtitle (input->document, input->view, chart->words_set,
                                                  chart->told.visible);
    }
  texts->method = jct_effect_dup_subtitle (input->analysis, input->method);
  make_notes (chart, texts, JCT_NOTES_LINES);
  if (input->show_source)
    {
      if (!input->wording.no_source)
        texts->source = jct_chart_dup_source_line (input->document, input->view);
      texts->names = jct_effect_list_others (input);
      texts->elsewhere = input->view->chart == JCT_CHART_MULTIPLES
                           ? jct_chart_dup_elsewhere (input->document, input->view, input->series)
                           : NULL;
      texts->others = join_others (texts, texts->names->len);
      jct_chart_texts_make_badge (chart, texts);
    }
}

static void
add_block (JctChart *chart,
           JctRole role,
           const char *id,
           const char *text,
           double y,
           double px,
           gboolean bold,
           guint lines,
           JctColor color)
{
  if (lines == 0 || text == NULL || *text == '\0')
    return;
  JctLabel label = {
    .role = role,
    .id = id,
    .text = text,
    .px = px,
    .bold = bold,
    .max_width = chart->input->width - 2 * chart->pad,
    .max_lines = lines,
    .color = color,
  };
  jct_chart_add_label (chart, &label, chart->pad, y);
}

void
jct_chart_add_texts (JctChart *chart, const JctChartTexts *texts, const JctChartRows *rows)
{
  const JctTheme *theme = chart->theme;
  const JctChartRoom *room = &chart->room;

  add_block (chart, JCT_ROLE_TITLE, NULL, texts->title, rows->title, chart->title_px, TRUE,
             room->title_lines, theme->text);
  add_block (chart, JCT_ROLE_SUBTITLE, NULL, texts->subtitle, rows->subtitle, chart->normal, FALSE,
             room->subtitle_lines, theme->text_secondary);
  add_block (chart, JCT_ROLE_SUBTITLE, JCT_MARK_ID_METHOD, texts->method, rows->method,
             chart->normal, TRUE, room->method_lines, theme->text);
  add_block (chart, JCT_ROLE_ANNOTATION_LABEL, NULL, texts->notes, rows->notes, chart->small, FALSE,
             room->notes_lines, theme->text);
  add_block (chart, JCT_ROLE_SOURCE, NULL, texts->source, rows->source, chart->small, FALSE,
             room->source_lines, theme->text_secondary);
  if (texts->others != NULL && room->others_lines > 0)
    {
      g_autofree char *others = fit_others (chart, texts, room->others_lines);
      add_block (chart, JCT_ROLE_SOURCE, NULL, others, rows->others, chart->small, FALSE,
                 room->others_lines, theme->text_secondary);
    }
  add_block (chart, JCT_ROLE_BADGE, NULL, texts->badge, rows->badge, chart->small, FALSE,
             room->badge_lines, theme->text_secondary);
}

/* What stands under a figure; NULL where that has no room. `modest` begins with one line each but the badge, whose loss
 * is told. */
static JctScene *
lay_out_footer (const JctChartInput *input, double max_height, gboolean modest, gboolean *lost)
{
  JctChart chart;
  JctChartTexts texts;
  JctScene *scene = NULL;

  jct_chart_init (&chart, input);
  jct_chart_texts_init (&chart, &texts);
  chart.room = jct_chart_footer_room (&chart);
  if (chart.room.keeps_badge)
    max_height *= modest ? 1 : METHOD_FOOTER;
  if (modest)
    chart.room.source_lines = chart.room.others_lines = 1;
  for (; chart.room.source_lines > 0; jct_chart_give_way (&chart.room))
    {
      double source = jct_chart_measure_text (&chart, texts.source, chart.small, FALSE,
                                              chart.room.source_lines);
      double badge
        = jct_chart_measure_text (&chart, texts.badge, chart.small, FALSE, chart.room.badge_lines);
      double others = jct_chart_measure_text (&chart, texts.others, chart.small, FALSE,
                                              chart.room.others_lines);
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
      jct_chart_add_texts (&chart, &texts, &rows);
      scene = g_steal_pointer (&chart.scene);
      break;
    }
  *lost = chart.room.keeps_badge && chart.room.badge_lines == 0 && texts.badge != NULL
          && *texts.badge != '\0';
  jct_chart_texts_clear (&texts);
  jct_chart_clear (&chart);
  return scene;
}

JctScene *
jct_chart_layout_footer (const JctChartInput *input, double max_height)
{
  gboolean lost;
  JctScene *scene = lay_out_footer (input, max_height, FALSE, &lost);

  /* A picture leaves its window behind: in a small one, lanes are given up before what a method has to say. */
  if (!lost || !input->show_title)
    return scene;
  jct_scene_free (scene);
  return lay_out_footer (input, input->height * MOST_FOOTER, TRUE, &lost);
}
