/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What an analysis is asked (a key: copies of all that decides its result), what it gave, and the few results that were
 * used last. Keys and results are owned values; a key may be read in any thread.
 */
#pragma once

#include "analysis/jct-compare-events.h"
#include "state/jct-view-state.h"

G_BEGIN_DECLS

typedef struct _JctAnalysisKey JctAnalysisKey;
typedef struct _JctAnalysisResult JctAnalysisResult;
typedef struct _JctAnalysisCache JctAnalysisCache;

/* Of the event that the state has selected, in the series of the selected point or the first; NULL without an event.
 * The view's k and event period take the place of those in `options`. The state has a document. */
JctAnalysisKey           *jct_analysis_key_new              (JctViewState *state, const JctAnalysisOptions *options);
/* The same of all events under one method. */
JctAnalysisKey           *jct_analysis_key_new_of_all       (JctViewState *state, const JctAnalysisOptions *options,
                                                             JctMethod method);
JctAnalysisKey           *jct_analysis_key_copy             (const JctAnalysisKey *key);
void                      jct_analysis_key_free             (JctAnalysisKey *key);
gboolean                  jct_analysis_key_equal            (const JctAnalysisKey *a, const JctAnalysisKey *b);
/* Whether both are of the same event in the same series, whatever the options. */
gboolean                  jct_analysis_key_is_about         (const JctAnalysisKey *a, const JctAnalysisKey *b);
/* Whether the document is the key's own, but for the views that are saved in it. */
gboolean                  jct_analysis_key_is_of            (const JctAnalysisKey *key, const JctDocument *document);

/* Of a key of all events. (transfer full) */
JctEventComparison       *jct_analysis_key_compare_events   (const JctAnalysisKey *key, GCancellable *cancellable,
                                                             JctAnalysisProgress progress, gpointer data,
                                                             GError **error);
/* Of a key of one event. */
JctAnalysisResult        *jct_analysis_result_compute       (const JctAnalysisKey *key, GCancellable *cancellable,
                                                             JctAnalysisProgress progress, gpointer data,
                                                             GError **error);
void                      jct_analysis_result_free          (JctAnalysisResult *result);
const JctAnalysisKey     *jct_analysis_result_get_key       (const JctAnalysisResult *result);
JctAnalysis              *jct_analysis_result_get_analysis  (const JctAnalysisResult *result);
const JctAgreement       *jct_analysis_result_get_agreement (const JctAnalysisResult *result);

JctAnalysisCache         *jct_analysis_cache_new            (void);
void                      jct_analysis_cache_free           (JctAnalysisCache *cache);
void                      jct_analysis_cache_clear          (JctAnalysisCache *cache);
/* Takes the result. */
void                      jct_analysis_cache_add            (JctAnalysisCache *cache, JctAnalysisResult *result);
/* It is then the one used last. */
const JctAnalysisResult  *jct_analysis_cache_find           (JctAnalysisCache *cache, const JctAnalysisKey *key);
/* Keeps this one, whatever is used later, until another is held; NULL for none. */
void                      jct_analysis_cache_hold           (JctAnalysisCache *cache, const JctAnalysisResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctAnalysisKey, jct_analysis_key_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctAnalysisResult, jct_analysis_result_free)

G_END_DECLS
