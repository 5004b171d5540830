/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-point-provenance.h"

#include "chart/jct-vintage-words.h"

/* The place of the series in its set; -1 where there is none. */
static int
find_place (JctSeriesSet *set, const char *key)
{
  return set != NULL ? jct_series_set_find (set, key) : -1;
}

char *
jct_point_dup_published (JctViewState *state,
                         const char *key,
                         JctPeriod period,
                         const JctPublished **first)
{
  JctSeriesSet *counts;
  const JctPublishedSet *set;
  int place, count;
  guint n;

  g_return_val_if_fail (JCT_IS_VIEW_STATE (state), NULL);

  counts = jct_view_state_get_counts (state);
  set = jct_view_state_get_published (state);
  place = find_place (jct_view_state_get_series (state, NULL), key);
  count = find_place (counts, key);
  if (place < 0 || count < 0)
    return NULL;
  if (first != NULL)
    *first = jct_published_set_find (set, (guint) place, period, &n);
  return jct_vintage_words_point (set, (guint) place, jct_series_set_get (counts, (guint) count),
                                  NULL, period);
}

JctProvenance *
jct_point_provenance_new (JctViewState *state, const char *key, JctPeriod period, GError **error)
{
  JctProvenance *self;

  g_return_val_if_fail (JCT_IS_VIEW_STATE (state), NULL);

  self = jct_provenance_new (jct_view_state_get_document (state), jct_view_state_get_view (state),
                             key, period, error);
  if (self == NULL)
    return NULL;
  g_autofree char *words = jct_point_dup_published (state, key, period, NULL);
  int place = find_place (jct_view_state_get_series (state, NULL), key);
  if (place >= 0)
    jct_provenance_set_published (self, words, jct_view_state_get_published (state), (guint) place,
                                  period);
  return self;
}
