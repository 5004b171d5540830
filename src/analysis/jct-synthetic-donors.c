/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "analysis/jct-synthetic-donors.h"

#include <string.h>

static const char *const residual_names[] = { "", "other", "others", "unknown", "total", "all" };

/* ---- what is asked for ---- */

/* (nullable): borrowed */
static const char *
choose_dimension (const JctResolvedView *resolved, const JctView *view, const char *value)
{
  const char *chosen = NULL;
  guint most = 1;

  if (resolved->by != NULL
      && (value != NULL || jct_filter_has_dimension (resolved->filter, resolved->by)))
    return resolved->by;
  for (guint i = 0; i < jct_filter_get_n_dimensions (view->filter); i++)
    {
      const char *name = jct_filter_get_dimension (view->filter, i);
      int dimension = jct_table_find_dimension (resolved->table, name);
      guint n_values
        = dimension < 0 ? 0 : jct_table_get_n_values (resolved->table, (guint) dimension);

      if (n_values > most)
        {
          most = n_values;
          chosen = name;
        }
    }
  return chosen;
}

static JctSeriesSet *
compute_set (const JctResolvedView *resolved,
             const char *dimension,
             const char *const *values,
             gboolean split,
             GError **error)
{
  g_autoptr (JctFilter) filter = jct_filter_copy (resolved->filter);
  JctSeriesQuery query = { 0 };

  if (values != NULL)
    jct_filter_set (filter, dimension, values);
  else
    jct_filter_clear (filter, dimension);
  query.filter = filter;
  query.measure = resolved->measure;
  query.by = split ? dimension : NULL;
  query.kind = resolved->kind;
  return jct_series_set_compute (resolved->table, &query, error);
}

/* ---- which values serve ---- */

static gboolean
is_residual (const char *value)
{
  g_autofree char *stripped = g_strstrip (g_strdup (value));

  for (guint i = 0; i < G_N_ELEMENTS (residual_names); i++)
    if (g_ascii_strcasecmp (stripped, residual_names[i]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_sparse (const JctSeries *series, gsize event)
{
  gsize n_zeros = 0;

  for (gsize t = 0; t < event; t++)
    if (jct_series_get_value (series, t) == 0)
      n_zeros++;
  return (double) n_zeros > JCT_DONORS_MAX_ZEROS * (double) event;
}

static gboolean
is_whole (const JctSeries *series)
{
  return jct_verdict_check (series, 0, jct_series_get_n (series)) == JCT_VERDICT_ANSWERED;
}

static JctSeries *
find_series (JctSeriesSet *set, const char *key)
{
  for (guint i = 0; i < jct_series_set_get_n (set); i++)
    if (g_str_equal (jct_series_get_key (jct_series_set_get (set, i)), key))
      return jct_series_set_get (set, i);
  return NULL;
}

static gboolean
contains (GPtrArray *series, const JctSeries *one)
{
  for (guint i = 0; i < series->len; i++)
    if (series->pdata[i] == one)
      return TRUE;
  return FALSE;
}

static void
take_given (JctDonors *donors,
            JctSeriesSet *set,
            const char *const *values,
            const char *const *treated)
{
  for (gsize i = 0; values[i] != NULL; i++)
    {
      JctSeries *series = find_series (set, values[i]);

      if (g_strv_contains (treated, values[i]))
        continue;
      if (series == NULL || !is_whole (series))
        donors->n_left_out++;
      else if (!contains (donors->series, series))
        g_ptr_array_add (donors->series, jct_series_ref (series));
    }
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  const JctSeries *const *one = a;
  const JctSeries *const *other = b;

  return strcmp (jct_series_get_key (*one), jct_series_get_key (*other));
}

static void
take_default (JctDonors *donors, JctSeriesSet *set, const char *const *treated)
{
  for (guint i = 0; i < jct_series_set_get_n (set); i++)
    {
      JctSeries *series = jct_series_set_get (set, i);
      const char *key = jct_series_get_key (series);

      if (g_strv_contains (treated, key))
        continue;
      if (is_residual (key) || !is_whole (series) || is_sparse (series, donors->event))
        donors->n_left_out++;
      else
        g_ptr_array_add (donors->series, jct_series_ref (series));
    }
  g_ptr_array_sort (donors->series, compare_keys);
}

/* ---- the whole ---- */

/* The verdict on the treated series; notes the event's place in it. */
static JctVerdict
place_event (JctDonors *donors, JctPeriod event)
{
  JctPeriod period = jct_period_convert (event, jct_series_get_kind (donors->treated));
  gssize index = jct_series_find (donors->treated, period);

  if (index < 0)
    return JCT_VERDICT_OUTSIDE;
  donors->event = (gsize) index;
  return jct_verdict_check (donors->treated, 0, jct_series_get_n (donors->treated));
}

gboolean
jct_donors_collect (const JctDocument *document,
                    const JctView *view,
                    const char *dimension,
                    const char *value,
                    const char *const *values,
                    JctPeriod event,
                    JctDonors *donors,
                    GError **error)
{
  const char *const one_value[] = { value, NULL };
  g_auto (JctResolvedView) resolved = { 0 };
  g_autoptr (JctSeriesSet) set = NULL;
  g_autoptr (JctSeriesSet) others = NULL;
  const char *const *treated;

  memset (donors, 0, sizeof *donors);
  donors->verdict = JCT_VERDICT_NO_DONORS;
  donors->series = g_ptr_array_new_with_free_func ((GDestroyNotify) jct_series_unref);
  if (!jct_document_resolve_view (document, view, &resolved, error))
    return FALSE;
  if (dimension == NULL)
    dimension = choose_dimension (&resolved, view, value);
  if (dimension == NULL)
    return TRUE;
  donors->dimension = g_strdup (dimension);
  treated = value != NULL ? one_value : jct_filter_get_values (resolved.filter, dimension);
  if (treated == NULL)
    return TRUE;

  set = compute_set (&resolved, dimension, treated, FALSE, error);
  if (set == NULL)
    return FALSE;
  if (jct_series_set_get_n (set) == 0)
    return TRUE;
  donors->treated = jct_series_ref (jct_series_set_get (set, 0));
  donors->verdict = place_event (donors, event);
  if (donors->verdict != JCT_VERDICT_ANSWERED)
    return TRUE;
  others = compute_set (&resolved, dimension, values, TRUE, error);
  if (others == NULL)
    return FALSE;
  if (values != NULL)
    take_given (donors, others, values, treated);
  else
    take_default (donors, others, treated);
  if (donors->series->len < JCT_SYNTHETIC_MIN_DONORS)
    donors->verdict = JCT_VERDICT_NO_DONORS;
  return TRUE;
}

void
jct_donors_compute (const JctDonors *donors, JctScaling scaling, JctSynthetic *result)
{
  guint n = donors->series->len;
  g_autofree const double **values = g_new (const double *, n + 1);
  g_autofree const char **names = g_new (const char *, n + 1);

  if (donors->verdict != JCT_VERDICT_ANSWERED)
    {
      memset (result, 0, sizeof *result);
      result->verdict = donors->verdict;
      result->scaling = scaling;
      return;
    }
  for (guint j = 0; j < n; j++)
    {
      values[j] = jct_series_get_values (donors->series->pdata[j]);
      names[j] = jct_series_get_key (donors->series->pdata[j]);
    }
  jct_synthetic_compute (jct_series_get_values (donors->treated),
                         jct_series_get_n (donors->treated), donors->event, values, names, n,
                         scaling, result);
}

void
jct_donors_clear (JctDonors *donors)
{
  g_free (donors->dimension);
  g_clear_pointer (&donors->treated, jct_series_unref);
  g_clear_pointer (&donors->series, g_ptr_array_unref);
  memset (donors, 0, sizeof *donors);
}
