/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "chart/jct-chart-private.h"
#include "chart/jct-slide-private.h"

/* Of 1080 lines. */
#define LINES 1080.0
#define SMALL_TEXT 24.0
#define PAD 60.0
/* What the theme's smallest text is without a scale. */
#define THEME_SMALL 11.0
/* Of 1080: a chart's context lines are 0.55 times as wide, and have 3 px. In the light theme of charts it is LIGHT_LINE. */
#define LINE_WIDTH 5.5
#define LIGHT_LINE 2.25
/* A slide this much wider than it is high has its text beside the figure, else under it. */
#define WIDE 1.5
#define TEXT_WIDTH 0.275 /* of the slide */
#define TEXT_HEIGHT 0.34 /* of what is left for figure and text */
#define TEXT_ALONE 0.25  /* of the room left, above a text without a figure */
#define FOOTER_HEIGHT 0.13

JctTheme *
jct_slide_theme_new (JctThemeKind theme, const char *font_family, double lines)
{
  double scale = SMALL_TEXT / THEME_SMALL * lines / LINES;
  JctTheme *slides = jct_theme_new (theme, font_family, scale);

  slides->keeps_sizes = TRUE;
  /* A chart makes its lines wider with its text, by this much. */
  slides->line_width *= MAX (LINE_WIDTH / LIGHT_LINE, LINE_WIDTH / slides->line_width) * lines
                        / LINES / pow (MAX (scale, 1), 0.75);
  return slides;
}

double
jct_slide_get_lines (const JctSlideInput *input)
{
  return MIN (input->width, input->height);
}

/* ---- the layout ---- */

/* Of a slide without figures: the sources that it names. (transfer full) (nullable) */
static char *
dup_sources (const JctDocument *document, const JctSlide *slide)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();
  g_autofree char *joined = NULL;

  for (char **key = slide->sources; *key != NULL; key++)
    {
      const JctSource *source = jct_document_find_source (document, *key);

      g_ptr_array_add (titles, source != NULL && source->title != NULL ? source->title : *key);
    }
  if (titles->len == 0)
    return NULL;
  g_ptr_array_add (titles, NULL);
  joined = g_strjoinv ("; ", (char **) titles->pdata);
  return g_strdup_printf (_ ("Source: %s"), joined);
}

/* ---- the layout ---- */

typedef struct
{
  const JctSlideInput *input;
  JctTheme *theme;     /* owned by the caller, as `shown` */
  JctSeriesSet *shown; /* (nullable) */
  JctScene *scene;
  JctSlidePlaces *places;
  double pad, small, top, bottom; /* what is left between headline and footer */
  gboolean anonymous, hidden;
} Layout;

JctChartInput
jct_slide_get_chart_input (const JctSlideInput *input, const JctTheme *theme, JctSeriesSet *shown)
{
  const JctSlideFigures *figures = input->figures;
  JctChartInput chart = {
    .document = figures->document,
    .view = figures->view,
    .series = shown,
    .theme = theme,
    .method = figures->method,
    .analysis = figures->analysis,
    .visible = figures->view->has_visible ? figures->view->visible : (JctSpan){ 0 },
    .ends_at_domain = TRUE,
    .wording = { .event_names = input->event_names },
  };

  if (shown != NULL)
    jct_slide_set_value_range (input, &chart);
  return chart;
}

static JctChartInput
chart_input (const Layout *layout)
{
  return jct_slide_get_chart_input (layout->input, layout->theme, layout->shown);
}

/* A block of words over the whole width; returns what is below it. */
static double
add_line (Layout *layout,
          JctRole role,
          const char *text,
          double y,
          JctTextSize size,
          gboolean bold,
          guint lines)
{
  JctMark *mark;

  if (text == NULL || *text == '\0')
    return y;
  mark = jct_scene_add_text (layout->scene, role, NULL, text, layout->pad, y, JCT_ALIGN_START,
                             jct_theme_text_px (layout->theme, size), bold,
                             layout->input->width - 2 * layout->pad, lines);
  mark->fill = bold ? layout->theme->text : layout->theme->text_secondary;
  return y + mark->bounds.height;
}

/* On a slide to predict, how near the guesses were: in normal text, or smaller where that is too long. The room is kept from
 * the beginning. */
static void
add_result (Layout *layout)
{
  g_autofree char *result = NULL;
  double px = jct_theme_text_px (layout->theme, JCT_TEXT_NORMAL);
  double width = layout->input->width - 2 * layout->pad;
  JctHidden hidden;

  if (!jct_slide_find_hidden (layout->input, &hidden))
    return;
  layout->top += MAX (layout->small * 0.2, JCT_TEXT_GAP + 1);
  result = jct_slide_dup_result_line (layout->input);
  if (result != NULL)
    {
      gboolean fits = jct_text_width (layout->theme, result, px, FALSE) < 1.9 * width;

      add_line (layout, JCT_ROLE_GUESS_LABEL, result, layout->top,
                fits ? JCT_TEXT_NORMAL : JCT_TEXT_SMALL, FALSE, fits ? 2 : 3);
    }
  layout->top += MAX (2 * jct_text_height (layout->theme, px),
                      3 * jct_text_height (layout->theme, layout->small));
}

static double
get_title_y (const Layout *layout)
{
  return round (layout->pad * 0.75);
}

static void
add_head (Layout *layout)
{
  const JctSlideFigures *figures = layout->input->figures;
  JctSlideInput named = *layout->input;
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;

  /* Names keep their room while they are hidden. */
  named.revealed = TRUE;
  title = jct_slide_dup_title (&named);
  layout->top
    = add_line (layout, JCT_ROLE_TITLE, title, get_title_y (layout), JCT_TEXT_TITLE, TRUE, 2);
  if (figures != NULL)
    {
      JctChartInput chart = chart_input (layout);

      subtitle = jct_chart_dup_subtitle (chart.document, chart.view, chart.series, chart.visible);
      layout->top = add_line (layout, JCT_ROLE_SUBTITLE, subtitle,
                              layout->top + MAX (layout->small * 0.2, JCT_TEXT_GAP + 1),
                              JCT_TEXT_NORMAL, FALSE, 2);
    }
  add_result (layout);
  layout->top = ceil (layout->top + MAX (layout->small * 0.5, JCT_TEXT_GAP + 1));
}

/* "3 / 11", at the bottom right; returns its width with the gap before it. */
static double
add_number (Layout *layout)
{
  const JctSlideInput *input = layout->input;
  g_autofree char *text = NULL;
  JctMark *mark;

  if (input->number == 0 || input->n_slides < 2)
    return 0;
  /* Translators: the number of a slide, and of how many. */
  text = g_strdup_printf (C_ ("slide number", "%u / %u"), input->number, input->n_slides);
  mark = jct_scene_add_text (layout->scene, JCT_ROLE_NUMBER, NULL, text, input->width - layout->pad,
                             0, JCT_ALIGN_END, layout->small, FALSE, 0, 1);
  mark->fill = layout->theme->text_secondary;
  mark->bounds.y = input->height - round (layout->pad * 0.6) - mark->bounds.height;
  return mark->bounds.width + layout->small * 1.5;
}

/* A page of its own the slide has: those of the figure's parts go, and what is under labels stays. */
static gboolean
is_no_page (const JctMark *mark, gpointer data)
{
  return mark->role != JCT_ROLE_BACKGROUND || mark->bounds.width < jct_scene_get_width (data) - 0.5;
}

/* Source and badge of the chart, beside the number. */
static void
add_chart_footer (Layout *layout, double number)
{
  JctChartInput chart = chart_input (layout);
  double page_pad;
  JctScene *footer;

  chart.height = layout->input->height;
  chart.width = layout->input->width - number;
  page_pad = jct_page_pad (layout->theme, chart.width);
  chart.width -= 2 * (layout->pad - page_pad);
  chart.show_source = TRUE;
  footer = chart.width > 0 && chart.series != NULL
             ? jct_chart_layout_footer (&chart, layout->input->height * FOOTER_HEIGHT)
             : NULL;
  if (footer == NULL)
    return;
  layout->bottom = layout->input->height - jct_scene_get_height (footer)
                   - MAX (round (layout->pad * 0.6) - page_pad, 0);
  jct_scene_retain (footer, is_no_page, footer);
  /* What a careful reader asks is answered once everything is shown. */
  jct_slide_keep_parts (footer, layout->hidden ? JCT_SLIDE_SOURCE : JCT_SLIDE_ALL_PARTS);
  jct_scene_take (layout->scene, footer, layout->pad - page_pad, layout->bottom);
}

static void
add_foot (Layout *layout)
{
  const JctSlideInput *input = layout->input;
  double number = add_number (layout);
  g_autofree char *sources = NULL;

  layout->bottom = input->height - round (layout->pad * 0.6) - layout->small * 1.4;
  if (input->figures != NULL)
    {
      add_chart_footer (layout, number);
      return;
    }
  sources = dup_sources (input->document, input->slide);
  if (sources != NULL)
    {
      JctMark *mark = jct_scene_add_text (layout->scene, JCT_ROLE_SOURCE, NULL, sources,
                                          layout->pad, 0, JCT_ALIGN_START, layout->small, FALSE,
                                          input->width - 2 * layout->pad - number, 2);
      mark->fill = layout->theme->text_secondary;
      mark->bounds.y = input->height - round (layout->pad * 0.6) - mark->bounds.height;
      layout->bottom = mark->bounds.y - layout->small * 0.5;
    }
}

/* The text beside the figure or under it; returns what is left for the figure. */
static JctRect
add_text (Layout *layout)
{
  const JctSlideInput *input = layout->input;
  g_autofree char *text = jct_slide_dup_text (input);
  double width = input->width - 2 * layout->pad, height = MAX (layout->bottom - layout->top, 1);
  JctRect rest = { layout->pad, layout->top, width, height };
  JctRect box = rest;

  if (text == NULL || *text == '\0')
    return rest;
  if (input->figures == NULL)
    {
      double above;

      box.y += layout->small;
      box.height = MAX (box.height - layout->small, 1);
      box.width = MIN (box.width, jct_theme_text_px (layout->theme, JCT_TEXT_TITLE) * 34);
      /* What has the page to itself does not hang under the headline. */
      above
        = box.height - jct_slide_add_text (NULL, layout->theme, text, box, JCT_TEXT_TITLE, NULL);
      above = round (MAX (above, 0) * TEXT_ALONE);
      box.y += above;
      box.height -= above;
      jct_slide_add_text (layout->scene, layout->theme, text, box, JCT_TEXT_TITLE,
                          &layout->places->text_is_cut);
      return (JctRect){ 0 };
    }
  if (input->width > input->height * WIDE)
    {
      box.width = round (input->width * TEXT_WIDTH);
      box.x = input->width - layout->pad - box.width;
      /* The lanes of events end where the figure's own margin does. */
      rest.width = box.x - layout->small * 0.6 - rest.x;
      rest.width -= jct_page_pad (layout->theme, rest.width);
      jct_slide_add_text (layout->scene, layout->theme, text, box, JCT_TEXT_NORMAL,
                          &layout->places->text_is_cut);
      return rest;
    }
  box.height = floor (height * TEXT_HEIGHT);
  box.height = ceil (jct_slide_add_text (NULL, layout->theme, text, box, JCT_TEXT_NORMAL, NULL));
  box.y = layout->bottom - box.height;
  jct_slide_add_text (layout->scene, layout->theme, text, box, JCT_TEXT_NORMAL,
                      &layout->places->text_is_cut);
  rest.height = MAX (box.y - layout->small - rest.y, 1);
  return rest;
}

static gboolean
is_nameless (const JctMark *mark, gpointer data)
{
  return mark->type != JCT_MARK_TEXT || mark->role == JCT_ROLE_NUMBER
         || mark->role == JCT_ROLE_GUESS_LABEL;
}

/* Of all that stands around the figure; the title is another one. */
static void
hide_names (Layout *layout)
{
  g_autofree char *title = jct_slide_dup_title (layout->input);

  jct_scene_retain (layout->scene, is_nameless, NULL);
  add_line (layout, JCT_ROLE_TITLE, title, get_title_y (layout), JCT_TEXT_TITLE, TRUE, 1);
}

static void
add_figure (Layout *layout, JctRect box)
{
  const JctSlideInput *input = layout->input;
  const JctSlideFigures *figures = input->figures;
  JctSlidePlaces *places = layout->places;
  JctFigureInput figure_input = {
    .chart = chart_input (layout),
    .beside = figures->beside,
    .show_timeline
    = figures->view->events_shown && jct_document_get_n_events (figures->document) > 0,
  };
  double page_pad, strip = jct_slide_measure_strip (input, layout->theme);
  g_auto (JctFigure) figure = { 0 };
  JctScene *scene;

  /* The figure has a margin of its own: names of guesses begin in it, and end with the slide's other texts. */
  if (strip > 0)
    strip += jct_page_pad (layout->theme, box.width - strip);
  box.width -= strip;
  page_pad = jct_page_pad (layout->theme, box.width);
  box.x -= page_pad;
  box.width += 2 * page_pad;
  figure_input.chart.width = box.width;
  figure_input.chart.height = box.height;
  jct_figure_layout (&figure_input, &figure);
  jct_slide_add_hidden_area (layout->scene, input, layout->theme, &figure, box.x, box.y);
  places->figure = box;
  places->axes = figure.axes;
  places->plot = figure.axes.plot;
  places->plot.x += box.x;
  places->plot.y += box.y;
  places->series_color = jct_figure_get_color (&figure, 0);
  jct_slide_find_places (input, places);
  scene = jct_figure_join (&figure, &figure_input);
  jct_scene_retain (scene, is_no_page, scene);
  if (layout->anonymous)
    jct_slide_make_anonymous (scene);
  if (layout->hidden)
    jct_slide_clear_end_labels (scene);
  jct_scene_set_plot (layout->scene, places->plot);
  jct_scene_take (layout->scene, scene, box.x, box.y);
  jct_slide_add_guesses (layout->scene, input, layout->theme, &figure, box, strip - page_pad);
}

JctScene *
jct_slide_layout (const JctSlideInput *input, JctSlidePlaces *places)
{
  g_autoptr (JctTheme) theme = NULL;
  g_autoptr (JctSeriesSet) shown = NULL;
  JctSlidePlaces own = { 0 };
  Layout layout = { .input = input, .places = &own };
  JctRect box;

  g_return_val_if_fail (input != NULL && input->slide != NULL && input->document != NULL, NULL);

  layout.theme = theme
    = jct_slide_theme_new (input->theme, input->font_family, jct_slide_get_lines (input));
  layout.small = jct_theme_text_px (theme, JCT_TEXT_SMALL);
  layout.pad = round (PAD * jct_slide_get_lines (input) / LINES);
  layout.anonymous = jct_slide_is_anonymous (input);
  layout.hidden = jct_slide_is_hidden (input);
  if (input->figures != NULL)
    layout.shown = shown = jct_slide_get_shown (input, NULL);
  layout.scene = jct_scene_new (input->width, input->height);
  jct_scene_set_font (layout.scene, theme->font_family);
  jct_scene_add_rect (layout.scene, JCT_ROLE_BACKGROUND, NULL,
                      (JctRect){ 0, 0, input->width, input->height })
    ->fill
    = theme->background;
  add_head (&layout);
  add_foot (&layout);
  box = add_text (&layout);
  if (layout.anonymous)
    hide_names (&layout);
  if (input->figures != NULL)
    add_figure (&layout, box);
  jct_slide_keep_parts (layout.scene, input->parts);
  if (places != NULL)
    *places = own;
  return layout.scene;
}
