/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a slide shows, computed once. */
#include "config.h"

#include "chart/jct-slide-private.h"
#include "model/jct-beside.h"

static const JctView *
find_view (const JctDocument *document, const JctSlide *slide)
{
  if (slide->view != NULL)
    return slide->view;
  return slide->view_id != NULL ? jct_document_find_view (document, slide->view_id) : NULL;
}

/* A series is hidden after a period only where there is a time axis to draw on. */
static gboolean
can_predict (JctChartType chart)
{
  return chart == JCT_CHART_LINE || chart == JCT_CHART_STEP || chart == JCT_CHART_BARS;
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

/* What would tell of hidden values: an event with what is found around it, a claim, notes, what stands beside, and figures
 * as published earlier. */
static void
forget_answers (JctView *view)
{
  g_clear_pointer (&view->selected_event, g_free);
  g_clear_pointer (&view->claim, g_free);
  g_ptr_array_set_size (view->beside, 0);
  g_ptr_array_set_size (view->annotations, 0);
  view->vintages_hidden = TRUE;
  if (!can_predict (view->chart))
    view->chart = JCT_CHART_LINE;
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
  if (slide->has_predict)
    forget_answers (figures->view);
  figures->beside = jct_document_compute_beside (document, figures->view);
  if (jct_document_get_n_tables (document) == 0)
    return g_steal_pointer (&figures);
  figures->series = jct_document_compute_series (document, figures->view, error);
  if (figures->series == NULL || !analyse (figures, cancellable, error))
    return NULL;
  if (slide->has_predict)
    figures->seen = jct_series_set_hide (figures->series, slide->predict.after);
  return g_steal_pointer (&figures);
}

void
jct_slide_figures_free (JctSlideFigures *figures)
{
  if (figures == NULL)
    return;
  jct_view_free (figures->view);
  g_clear_pointer (&figures->series, jct_series_set_unref);
  g_clear_pointer (&figures->seen, jct_series_set_unref);
  g_clear_pointer (&figures->beside, g_ptr_array_unref);
  g_clear_pointer (&figures->analysis, jct_analysis_unref);
  jct_document_unref (figures->document);
  g_free (figures);
}
