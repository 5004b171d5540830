/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "chart/jct-chart-private.h"
#include "chart/jct-slide-private.h"
#include "model/jct-beside.h"
#include "model/jct-slide-text.h"

/* Of 1080 lines. */
#define LINES 1080.0
#define SMALL_TEXT 24.0
#define PAD 60.0
/* What the theme's smallest text is without a scale. */
#define THEME_SMALL 11.0
/* A figure this much wider than it is high gives room to a text beside it, else under it. */
#define WIDE 1.55
#define TEXT_WIDTH 0.29  /* of the slide */
#define TEXT_HEIGHT 0.34 /* of what is left for figure and text */
#define FOOTER_HEIGHT 0.13

/* ---- what a slide shows ---- */

static const JctView *
find_view (const JctDocument *document, const JctSlide *slide)
{
  if (slide->view != NULL)
    return slide->view;
  return slide->view_id != NULL ? jct_document_find_view (document, slide->view_id) : NULL;
}

static gboolean
analyse (JctSlideFigures *figures, GCancellable *cancellable, GError **error)
{
  const JctView *view = figures->view;
  const JctEvent *event = view->selected_event != NULL
                            ? jct_document_find_event (figures->document, view->selected_event)
                            : NULL;
  JctAnalysisOptions options;

  figures->method = JCT_METHOD_BEFORE_AFTER;
  /* A name that is not known reads as the default. */
  jct_method_from_name (view->method, &figures->method);
  if (event == NULL || figures->method == JCT_METHOD_BEFORE_AFTER
      || jct_series_set_get_n (figures->series) == 0)
    return TRUE;
  jct_analysis_options_init (&options);
  options.methods = JCT_METHOD_BIT (figures->method);
  options.k = view->k;
  options.event_period = view->event_period;
  options.voting_scale = TRUE;
  figures->analysis
    = jct_analysis_compute (figures->document, view,
                            jct_event_get_period (event, jct_series_set_get_kind (figures->series)),
                            event->id, &options, cancellable, NULL, NULL, error);
  jct_analysis_options_clear (&options);
  return figures->analysis != NULL;
}

JctSlideFigures *
jct_slide_figures_new (JctDocument *document,
                       const JctSlide *slide,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (JctSlideFigures) figures = NULL;
  const JctView *view;

  g_return_val_if_fail (document != NULL && slide != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  view = find_view (document, slide);
  if (view == NULL)
    return NULL;
  figures = g_new0 (JctSlideFigures, 1);
  figures->document = jct_document_ref (document);
  figures->view = jct_view_copy (view);
  figures->beside = jct_document_compute_beside (document, view);
  if (jct_document_get_n_tables (document) == 0)
    return g_steal_pointer (&figures);
  figures->series = jct_document_compute_series (document, view, error);
  if (figures->series == NULL || !analyse (figures, cancellable, error))
    return NULL;
  return g_steal_pointer (&figures);
}

void
jct_slide_figures_free (JctSlideFigures *figures)
{
  if (figures == NULL)
    return;
  jct_view_free (figures->view);
  g_clear_pointer (&figures->series, jct_series_set_unref);
  g_clear_pointer (&figures->beside, g_ptr_array_unref);
  g_clear_pointer (&figures->analysis, jct_analysis_unref);
  jct_document_unref (figures->document);
  g_free (figures);
}

JctTheme *
jct_slide_theme_new (JctThemeKind theme, const char *font_family, double height)
{
  return jct_theme_new (theme, font_family, SMALL_TEXT / THEME_SMALL * height / LINES);
}

/* ---- words ---- */

char *
jct_slide_dup_title (const JctSlideInput *input)
{
  g_return_val_if_fail (input != NULL, NULL);

  if (input->figures != NULL && jct_slide_is_anonymous (input))
    return jct_slide_dup_anonymous_title (input->figures);
  if (input->slide->headline != NULL)
    return g_strdup (input->slide->headline);
  if (input->figures != NULL)
    return jct_chart_dup_title (input->figures->document, input->figures->view);
  return g_strdup ("");
}

/* The questions as a text, where the slide is about nothing else. (transfer full) */
static char *
dup_text (const JctSlide *slide, gboolean has_figures)
{
  GString *text;

  if (slide->text != NULL)
    return g_strdup (slide->text);
  if (has_figures)
    return NULL;
  text = g_string_new (NULL);
  for (char **question = slide->questions; *question != NULL; question++)
    g_string_append_printf (text, "- %s\n", *question);
  return g_string_free (text, FALSE);
}

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
  JctTheme *theme; /* owned */
  JctScene *scene;
  double pad, small, top, bottom; /* what is left between headline and footer */
  gboolean anonymous;
} Layout;

static JctChartInput
chart_input (const Layout *layout)
{
  const JctSlideFigures *figures = layout->input->figures;

  return (JctChartInput){
    .document = figures->document,
    .view = figures->view,
    .series = figures->series,
    .theme = layout->theme,
    .method = figures->method,
    .analysis = figures->analysis,
    .visible = figures->view->has_visible ? figures->view->visible : (JctSpan){ 0 },
  };
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

static void
add_head (Layout *layout)
{
  const JctSlideFigures *figures = layout->input->figures;
  g_autofree char *title = jct_slide_dup_title (layout->input);
  g_autofree char *subtitle = NULL;

  layout->top
    = add_line (layout, JCT_ROLE_TITLE, title, round (layout->pad * 0.75), JCT_TEXT_TITLE, TRUE, 2);
  if (figures != NULL && !layout->anonymous)
    {
      JctChartInput chart = chart_input (layout);

      subtitle = jct_chart_dup_subtitle (chart.document, chart.view, chart.series, chart.visible);
      layout->top = add_line (layout, JCT_ROLE_SUBTITLE, subtitle,
                              layout->top + layout->small * 0.2, JCT_TEXT_NORMAL, FALSE, 2);
    }
  layout->top = round (layout->top + layout->small * 0.5);
}

/* "3 / 11", at the bottom right; returns its width with the gap before it. */
static double
add_number (Layout *layout)
{
  const JctSlideInput *input = layout->input;
  g_autofree char *text = NULL;
  JctMark *mark;

  if (input->number == 0)
    return 0;
  /* Translators: the number of a slide, and of how many. */
  text = g_strdup_printf (C_ ("slide number", "%u / %u"), input->number, input->n_slides);
  mark = jct_scene_add_text (layout->scene, JCT_ROLE_NUMBER, NULL, text, input->width - layout->pad,
                             0, JCT_ALIGN_END, layout->small, FALSE, 0, 1);
  mark->fill = layout->theme->text_secondary;
  mark->bounds.y = input->height - round (layout->pad * 0.6) - mark->bounds.height;
  return mark->bounds.width + layout->small * 1.5;
}

/* The slide has a background of its own; those of labels stay. */
static gboolean
is_no_page (const JctMark *mark, gpointer data)
{
  const JctScene *scene = data;

  return mark->role != JCT_ROLE_BACKGROUND || mark->bounds.width < jct_scene_get_width (scene)
         || mark->bounds.height < jct_scene_get_height (scene);
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
  jct_scene_take (layout->scene, footer, layout->pad - page_pad, layout->bottom);
}

static void
add_foot (Layout *layout)
{
  const JctSlideInput *input = layout->input;
  double number = add_number (layout);
  g_autofree char *sources = NULL;

  layout->bottom = input->height - round (layout->pad * 0.6) - layout->small * 1.4;
  if (layout->anonymous)
    return;
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
  g_autofree char *text = dup_text (input->slide, input->figures != NULL);
  double width = input->width - 2 * layout->pad, height = MAX (layout->bottom - layout->top, 1);
  JctRect rest = { layout->pad, layout->top, width, height };
  JctRect box = rest;

  if (text == NULL || *text == '\0' || (layout->anonymous && input->figures != NULL))
    return rest;
  if (input->figures == NULL)
    {
      box.y += layout->small;
      box.height = MAX (box.height - layout->small, 1);
      box.width = MIN (box.width, jct_theme_text_px (layout->theme, JCT_TEXT_LARGE) * 34);
      jct_slide_add_text (layout->scene, layout->theme, text, box, JCT_TEXT_LARGE);
      return (JctRect){ 0 };
    }
  if (input->width > height * WIDE)
    {
      box.width = round (input->width * TEXT_WIDTH);
      box.x = input->width - layout->pad - box.width;
      rest.width = box.x - layout->small * 1.2 - rest.x;
      jct_slide_add_text (layout->scene, layout->theme, text, box, JCT_TEXT_NORMAL);
      return rest;
    }
  box.height = floor (height * TEXT_HEIGHT);
  box.height = ceil (jct_slide_add_text (NULL, layout->theme, text, box, JCT_TEXT_NORMAL));
  box.y = layout->bottom - box.height;
  jct_slide_add_text (layout->scene, layout->theme, text, box, JCT_TEXT_NORMAL);
  rest.height = MAX (box.y - layout->small - rest.y, 1);
  return rest;
}

static void
add_figure (Layout *layout, JctRect box, JctSlidePlaces *places)
{
  const JctSlideFigures *figures = layout->input->figures;
  JctFigureInput input = {
    .chart = chart_input (layout),
    .beside = figures->beside,
    .show_timeline
    = figures->view->events_shown && jct_document_get_n_events (figures->document) > 0,
  };
  double page_pad = jct_page_pad (layout->theme, box.width);
  g_auto (JctFigure) figure = { 0 };
  JctScene *scene;

  /* The figure has a margin of its own. */
  box.x -= page_pad;
  box.width += 2 * page_pad;
  input.chart.width = box.width;
  input.chart.height = box.height;
  jct_figure_layout (&input, &figure);
  scene = jct_figure_join (&figure, &input);
  jct_scene_retain (scene, is_no_page, scene);
  if (layout->anonymous)
    jct_slide_make_anonymous (scene, layout->theme);
  places->figure = box;
  places->axes = figure.axes;
  places->plot = figure.axes.plot;
  places->plot.x += box.x;
  places->plot.y += box.y;
  jct_scene_set_plot (layout->scene, places->plot);
  jct_scene_take (layout->scene, scene, box.x, box.y);
}

JctScene *
jct_slide_layout (const JctSlideInput *input, JctSlidePlaces *places)
{
  g_autoptr (JctTheme) theme = NULL;
  JctSlidePlaces own = { 0 };
  Layout layout = { .input = input };
  JctRect box;

  g_return_val_if_fail (input != NULL && input->slide != NULL && input->document != NULL, NULL);

  theme = jct_slide_theme_new (input->theme, input->font_family, input->height);
  layout.theme = theme;
  layout.small = jct_theme_text_px (theme, JCT_TEXT_SMALL);
  layout.pad = round (PAD * input->height / LINES);
  layout.anonymous = jct_slide_is_anonymous (input);
  layout.scene = jct_scene_new (input->width, input->height);
  jct_scene_set_font (layout.scene, theme->font_family);
  jct_scene_add_rect (layout.scene, JCT_ROLE_BACKGROUND, NULL,
                      (JctRect){ 0, 0, input->width, input->height })
    ->fill
    = theme->background;
  add_head (&layout);
  add_foot (&layout);
  box = add_text (&layout);
  if (input->figures != NULL)
    add_figure (&layout, box, &own);
  jct_slide_keep_parts (layout.scene, input->parts);
  if (places != NULL)
    *places = own;
  return layout.scene;
}

/* ---- alternative text ---- */

/* Of the marks that are there: the words of a slide that hides some of its parts. */
static char *
describe_anonymous (const JctSlideInput *input)
{
  return jct_slide_dup_anonymous_title (input->figures);
}

char *
jct_slide_describe (const JctSlideInput *input)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *title = NULL;

  g_return_val_if_fail (input != NULL, NULL);

  if (input->figures != NULL && jct_slide_is_anonymous (input))
    return describe_anonymous (input);
  title = jct_slide_dup_title (input);
  if ((input->parts & JCT_SLIDE_TITLE) != 0 && *title != '\0')
    g_string_append (text, title);
  if (input->figures != NULL && (input->parts & JCT_SLIDE_SHAPE) != 0
      && (input->parts & JCT_SLIDE_AXIS) != 0)
    {
      g_autoptr (JctTheme) theme
        = jct_slide_theme_new (input->theme, input->font_family, input->height);
      Layout layout = { .input = input, .theme = theme };
      JctChartInput chart = chart_input (&layout);
      g_autofree char *words = NULL;

      chart.width = input->width;
      chart.height = input->height;
      words = jct_chart_describe (&chart);
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", words);
    }
  if (input->slide->text != NULL && (input->parts & JCT_SLIDE_TEXT) != 0)
    {
      g_autofree char *words = jct_slide_text_to_plain (input->slide->text);

      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", words);
    }
  return g_strdup (text->str);
}
