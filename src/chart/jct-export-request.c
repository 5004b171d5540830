/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/jct-export-request.h"

#include <glib/gi18n-lib.h>

#include "chart/jct-effect-panel-layout.h"
#include "chart/jct-slide-layout.h"
#include "chart/jct-text-private.h"

struct _JctExportRequest
{
  JctExportSettings settings;
  JctView *view;
  JctTheme *theme;
  JctPublishedSet *published; /* (nullable) */
  JctFigureInput input;
  char *title, *description;
};

/* ---- what there is to be had ----------------------------------------------------------------- */

static gboolean
has_panels (const JctExportSubject *subject)
{
  g_autoptr (JctTheme) theme = jct_theme_new (JCT_THEME_LIGHT, NULL, 1);
  const JctChartInput input = { .document = subject->document,
                                .view = subject->view,
                                .series = subject->series,
                                .theme = theme,
                                .method = subject->method,
                                .analysis = subject->analysis };
  double least;

  return jct_figure_measure_effect (&input, &least) > 0;
}

gboolean
jct_export_subject_has (const JctExportSubject *subject, JctExportWhat what, char **reason)
{
  const char *sentence = NULL;

  if (what == JCT_EXPORT_WHAT_EFFECT && (subject->series == NULL || !has_panels (subject)))
    sentence
      = _ ("There are no effect panels: they are drawn of a selected event, by methods that "
           "give more than one number (counterfactual, placebo in time, synthetic control).");
  else if (what == JCT_EXPORT_WHAT_TABLE
           && (subject->series == NULL || jct_series_set_get_n (subject->series) == 0))
    sentence = _ ("There is no table: no figures are shown.");
  if (sentence != NULL && reason != NULL)
    *reason = g_strdup (sentence);
  return sentence == NULL;
}

/* ---- the request ----------------------------------------------------------------------------- */

/* The view with the words and events that were chosen. */
static JctView *
dup_view (const JctExportSettings *settings, const JctView *shown)
{
  JctView *view = jct_view_copy (shown);

  if (settings->own_title != NULL && *settings->own_title != '\0')
    {
      g_free (view->headline);
      view->headline = jct_text_clean (settings->own_title, FALSE);
    }
  if (settings->events == JCT_EXPORT_EVENTS_ALL)
    return view;
  g_strfreev (view->pinned_events);
  view->pinned_events = g_new0 (char *, 1);
  if (settings->events == JCT_EXPORT_EVENTS_SELECTED && view->selected_event != NULL)
    {
      const char *const only[] = { view->selected_event, NULL };

      g_strfreev (view->events);
      view->events = g_strdupv ((char **) only);
      g_clear_pointer (&view->categories, g_strfreev);
    }
  else
    view->events_shown = FALSE;
  return view;
}

/* A slide shows what its view says. */
static void
bound_view (JctView *view, JctSpan visible)
{
  if (jct_span_is_empty (visible))
    return;
  view->has_visible = TRUE;
  view->visible = visible;
}

static void
set_input (JctExportRequest *self, const JctExportSubject *subject)
{
  const JctExportSettings *settings = &self->settings;
  double width, height;

  jct_export_settings_get_page (settings, &width, &height);
  self->theme = jct_theme_new (settings->theme, NULL,
                               jct_figure_export_text_scale (width, height) * settings->text_scale);
  self->input = (JctFigureInput){
    .chart = {
      .document = subject->document,
      .view = self->view,
      .series = subject->series,
      .published = self->published,
      .theme = self->theme,
      .width = width,
      .height = height,
      .visible = subject->visible,
      .method = subject->method,
      .analysis = subject->analysis,
      .point = subject->point,
      .show_title = TRUE,
      .show_source = TRUE,
      .wording = {
        .no_title = !settings->title,
        .no_subtitle = !settings->subtitle,
        .no_source = !settings->source,
        .no_badge = !settings->badge,
        .event_names = settings->event_names,
        .subtitle = settings->own_subtitle,
      },
    },
    .beside = subject->beside,
    .show_timeline = settings->what == JCT_EXPORT_WHAT_FIGURE && self->view->events_shown
                     && jct_document_get_n_events (subject->document) > 0,
    .effect_alone = settings->what == JCT_EXPORT_WHAT_EFFECT,
    .transparent = settings->transparent,
  };
}

JctExportRequest *
jct_export_request_new (const JctExportSettings *settings,
                        const JctExportSubject *subject,
                        GError **error)
{
  g_autofree char *reason = NULL;
  JctExportRequest *self;

  g_return_val_if_fail (settings != NULL && subject != NULL, NULL);
  g_return_val_if_fail (settings->what != JCT_EXPORT_WHAT_TABLE, NULL);

  if (!jct_export_settings_check (settings, error))
    return NULL;
  if (!jct_export_subject_has (subject, settings->what, &reason))
    {
      g_set_error_literal (error, JCT_EXPORT_ERROR, JCT_EXPORT_ERROR_NOTHING, reason);
      return NULL;
    }
  self = g_new0 (JctExportRequest, 1);
  jct_export_settings_copy (settings, &self->settings);
  self->view = dup_view (settings, subject->view);
  if (settings->what == JCT_EXPORT_WHAT_SLIDE)
    bound_view (self->view, subject->visible);
  if (subject->series != NULL)
    self->published
      = jct_document_compute_published (subject->document, self->view, subject->series);
  set_input (self, subject);
  self->title = jct_chart_dup_title (subject->document, self->view);
  self->description = jct_chart_describe (&self->input.chart);
  return self;
}

void
jct_export_request_free (JctExportRequest *self)
{
  if (self == NULL)
    return;
  jct_export_settings_clear (&self->settings);
  jct_view_free (self->view);
  g_clear_pointer (&self->published, jct_published_set_unref);
  jct_theme_free (self->theme);
  g_free (self->title);
  g_free (self->description);
  g_free (self);
}

static JctSlideParts
find_parts (const JctExportSettings *settings)
{
  JctSlideParts parts = JCT_SLIDE_ALL_PARTS;

  if (!settings->title)
    parts &= ~JCT_SLIDE_TITLE;
  if (!settings->source)
    parts &= ~JCT_SLIDE_SOURCE;
  if (!settings->badge)
    parts &= ~JCT_SLIDE_BADGE;
  return parts;
}

static gboolean
is_no_ground (const JctMark *mark, gpointer scene)
{
  return mark->role != JCT_ROLE_BACKGROUND
         || mark->bounds.width < jct_scene_get_width (scene) - 0.5;
}

/* The slide that a story would have of what is shown; a subtitle of a person's own is its text. */
static JctScene *
lay_out_slide (JctExportRequest *self)
{
  const JctChartInput *chart = &self->input.chart;
  char *none[] = { NULL };
  const JctSlide slide = {
    .headline = self->title,
    .text = self->settings.own_subtitle,
    .questions = none,
    .sources = none,
  };
  const JctSlideFigures figures = {
    .document = (JctDocument *) chart->document,
    .view = self->view,
    .series = chart->series,
    .beside = self->input.beside,
    .method = chart->method,
    .analysis = (JctAnalysis *) chart->analysis,
  };
  const JctSlideInput input = {
    .document = chart->document,
    .slide = &slide,
    .figures = &figures,
    .theme = self->settings.theme,
    .width = chart->width,
    .height = chart->height,
    .parts = find_parts (&self->settings),
    .revealed = TRUE,
    .reveal = 1,
    .event_names = self->settings.event_names,
  };
  JctScene *scene = jct_slide_layout (&input, NULL);

  if (self->settings.transparent)
    jct_scene_retain (scene, is_no_ground, scene);
  return scene;
}

JctScene *
jct_export_request_dup_scene (JctExportRequest *self)
{
  return self->settings.what == JCT_EXPORT_WHAT_SLIDE ? lay_out_slide (self)
                                                      : jct_figure_dup_scene (&self->input);
}

const char *
jct_export_request_get_title (JctExportRequest *self)
{
  return self->title;
}

const char *
jct_export_request_get_description (JctExportRequest *self)
{
  return self->description;
}

GBytes *
jct_export_request_write (JctExportRequest *self,
                          JctExportProgress progress,
                          gpointer data,
                          GCancellable *cancellable,
                          GError **error)
{
  const JctExportOptions options = {
    .format = self->settings.format,
    .scale = self->settings.scale,
    .outlines = self->settings.outlines,
    .title = self->title,
    .description = self->description,
    .progress = progress,
    .progress_data = data,
  };
  g_autoptr (JctScene) scene = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  scene = jct_export_request_dup_scene (self);
  return jct_export_scene_with (scene, &options, cancellable, error);
}
