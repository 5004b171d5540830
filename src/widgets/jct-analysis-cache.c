/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-analysis-cache.h"

#include "chart/jct-chart-layout.h"

#define N_KEPT 12

struct _JctAnalysisKey
{
  JctDocument *document;
  JctView *view;    /* only what the result depends on; the rest as in a new view */
  char *event;      /* (nullable): id; NULL for all events */
  JctMethod method; /* of all events */
  JctAnalysisOptions options;
};

struct _JctAnalysisResult
{
  JctAnalysisKey *key;
  JctAnalysis *analysis;
  JctAgreement *agreement;
};

struct _JctAnalysisCache
{
  GQueue results; /* the one used last first */
  const JctAnalysisResult *held;
};

/* ---- keys -------------------------------------------------------------------------------------
 */

/* Of panels and ranked bars, the one in focus is meant. */
static const char *
find_focus (JctViewState *state, const JctView *view)
{
  JctSeriesSet *set
    = jct_chart_type_has_focus (view->chart) ? jct_view_state_get_series (state, NULL) : NULL;
  JctSeries *focus
    = set != NULL ? jct_chart_find_focus (jct_view_state_get_document (state), view, set) : NULL;

  return focus != NULL ? jct_series_get_key (focus) : NULL;
}

/* The rest of a split: all values but those that have a series of their own. */
static void
narrow_to_others (JctViewState *state, JctView *view, const char *by)
{
  JctSeriesSet *set = jct_view_state_get_counts (state);

  for (guint i = 0; set != NULL && i < jct_series_set_get_n (set); i++)
    {
      const JctSeries *series = jct_series_set_get (set, i);

      if (!jct_series_is_other (series))
        jct_filter_exclude (view->filter, by, jct_series_get_key (series));
    }
}

/* The selected point says which of several series is meant. */
static void
narrow_to_series (JctViewState *state, JctView *view)
{
  g_auto (JctResolvedView) resolved = { 0 };
  const char *key;
  JctPeriod period;

  if (!jct_view_state_get_point (state, &key, &period))
    key = find_focus (state, jct_view_state_get_view (state));
  if (key == NULL
      || !jct_document_resolve_view (jct_view_state_get_document (state), view, &resolved, NULL)
      || resolved.by == NULL)
    return;
  if (g_str_equal (key, JCT_SERIES_OTHER))
    narrow_to_others (state, view, resolved.by);
  else
    jct_filter_set (view->filter, resolved.by, (const char *const[]){ key, NULL });
}

/* What is seen of the data, how it is drawn and what else is marked does not matter. */
static JctView *
dup_essence (JctViewState *state)
{
  const JctView *view = jct_view_state_get_view (state);
  JctView *essence = jct_view_new ();

  essence->definition = g_strdup (view->definition);
  essence->table = g_strdup (view->table);
  essence->measure = g_strdup (view->measure);
  jct_filter_free (essence->filter);
  essence->filter = jct_filter_copy (view->filter);
  essence->by = g_strdup (view->by);
  essence->has_period = view->has_period;
  essence->period = view->period;
  essence->categories = g_strdupv (view->categories);
  essence->events = g_strdupv (view->events);
  essence->events_shown = view->events_shown;
  narrow_to_series (state, essence);
  return essence;
}

/* Without an event. */
static JctAnalysisKey *
key_new (JctViewState *state, const JctAnalysisOptions *options)
{
  const JctView *view = jct_view_state_get_view (state);
  JctAnalysisKey *key = g_new0 (JctAnalysisKey, 1);

  key->document = jct_document_ref (jct_view_state_get_document (state));
  key->view = dup_essence (state);
  jct_analysis_options_copy (options, &key->options);
  key->options.k = view->k;
  key->options.event_period = view->event_period;
  return key;
}

JctAnalysisKey *
jct_analysis_key_new (JctViewState *state, const JctAnalysisOptions *options)
{
  const char *event = jct_view_state_get_view (state)->selected_event;
  JctAnalysisKey *key;

  if (event == NULL || jct_document_find_event (jct_view_state_get_document (state), event) == NULL)
    return NULL;
  key = key_new (state, options);
  key->event = g_strdup (event);
  return key;
}

JctAnalysisKey *
jct_analysis_key_new_of_all (JctViewState *state,
                             const JctAnalysisOptions *options,
                             JctMethod method)
{
  JctAnalysisKey *key = key_new (state, options);

  key->method = method;
  return key;
}

JctAnalysisKey *
jct_analysis_key_copy (const JctAnalysisKey *key)
{
  JctAnalysisKey *copy = g_new0 (JctAnalysisKey, 1);

  copy->document = jct_document_ref (key->document);
  copy->view = jct_view_copy (key->view);
  copy->event = g_strdup (key->event);
  copy->method = key->method;
  jct_analysis_options_copy (&key->options, &copy->options);
  return copy;
}

void
jct_analysis_key_free (JctAnalysisKey *key)
{
  jct_document_unref (key->document);
  jct_view_free (key->view);
  g_free (key->event);
  jct_analysis_options_clear (&key->options);
  g_free (key);
}

gboolean
jct_analysis_key_is_of (const JctAnalysisKey *key, const JctDocument *document)
{
  return (jct_document_compare (key->document, document) & ~(JCT_PART_VIEWS | JCT_PART_STORIES))
         == 0;
}

gboolean
jct_analysis_key_is_about (const JctAnalysisKey *a, const JctAnalysisKey *b)
{
  return jct_analysis_key_is_of (a, b->document) && g_strcmp0 (a->event, b->event) == 0
         && a->method == b->method && jct_view_equal (a->view, b->view);
}

gboolean
jct_analysis_key_equal (const JctAnalysisKey *a, const JctAnalysisKey *b)
{
  return jct_analysis_key_is_about (a, b) && jct_analysis_options_equal (&a->options, &b->options);
}

JctEventComparison *
jct_analysis_key_compare_events (const JctAnalysisKey *key,
                                 GCancellable *cancellable,
                                 JctAnalysisProgress progress,
                                 gpointer data,
                                 GError **error)
{
  return jct_compare_events (key->document, key->view, key->method, &key->options, cancellable,
                             progress, data, error);
}

/* ---- results ----------------------------------------------------------------------------------
 */

JctAnalysisResult *
jct_analysis_result_compute (const JctAnalysisKey *key,
                             GCancellable *cancellable,
                             JctAnalysisProgress progress,
                             gpointer data,
                             GError **error)
{
  const JctEvent *event = jct_document_find_event (key->document, key->event);
  JctPeriod day
    = jct_period_from_day (jct_period_kind (JCT_PERIOD_DAY, 1), jct_edtf_anchor (&event->date));
  JctAnalysis *analysis = jct_analysis_compute (key->document, key->view, day, key->event,
                                                &key->options, cancellable, progress, data, error);
  JctAnalysisResult *result;

  if (analysis == NULL)
    return NULL;
  result = g_new0 (JctAnalysisResult, 1);
  result->key = jct_analysis_key_copy (key);
  result->analysis = analysis;
  result->agreement = jct_agreement_new (analysis);
  return result;
}

void
jct_analysis_result_free (JctAnalysisResult *result)
{
  jct_analysis_key_free (result->key);
  jct_agreement_free (result->agreement);
  jct_analysis_unref (result->analysis);
  g_free (result);
}

const JctAnalysisKey *
jct_analysis_result_get_key (const JctAnalysisResult *result)
{
  return result->key;
}

JctAnalysis *
jct_analysis_result_get_analysis (const JctAnalysisResult *result)
{
  return result->analysis;
}

const JctAgreement *
jct_analysis_result_get_agreement (const JctAnalysisResult *result)
{
  return result->agreement;
}

/* ---- the cache --------------------------------------------------------------------------------
 */

JctAnalysisCache *
jct_analysis_cache_new (void)
{
  JctAnalysisCache *cache = g_new0 (JctAnalysisCache, 1);

  g_queue_init (&cache->results);
  return cache;
}

void
jct_analysis_cache_clear (JctAnalysisCache *cache)
{
  cache->held = NULL;
  g_queue_clear_full (&cache->results, (GDestroyNotify) jct_analysis_result_free);
}

void
jct_analysis_cache_free (JctAnalysisCache *cache)
{
  jct_analysis_cache_clear (cache);
  g_free (cache);
}

/* Drops what was not used for longest, but never the one that is held. */
static void
trim (JctAnalysisCache *cache)
{
  GList *link = cache->results.tail;

  while (link != NULL && cache->results.length > N_KEPT)
    {
      GList *previous = link->prev;

      if (link->data != cache->held)
        {
          jct_analysis_result_free (link->data);
          g_queue_delete_link (&cache->results, link);
        }
      link = previous;
    }
}

void
jct_analysis_cache_add (JctAnalysisCache *cache, JctAnalysisResult *result)
{
  g_queue_push_head (&cache->results, result);
  trim (cache);
}

const JctAnalysisResult *
jct_analysis_cache_find (JctAnalysisCache *cache, const JctAnalysisKey *key)
{
  for (GList *link = cache->results.head; link != NULL; link = link->next)
    {
      JctAnalysisResult *result = link->data;

      if (!jct_analysis_key_equal (result->key, key))
        continue;
      g_queue_unlink (&cache->results, link);
      g_queue_push_head_link (&cache->results, link);
      return result;
    }
  return NULL;
}

void
jct_analysis_cache_hold (JctAnalysisCache *cache, const JctAnalysisResult *result)
{
  cache->held = result;
}
