/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "analysis/jct-analysis-private.h"

#include <glib/gi18n-lib.h>

/* ---- the series ---- */

JctSeries *
jct_analysis_compute_series (const JctAnalysis *analysis,
                             const JctResolvedView *resolved,
                             const JctFilter *filter,
                             const char *key,
                             const char *label,
                             GError **error)
{
  const JctAnalysisOptions *options = &analysis->options;
  JctSeriesQuery query = {
    .filter = filter,
    .measure = resolved->measure,
    .kind = resolved->kind,
    .has_from = options->has_from,
    .has_to = options->has_to,
    .from = options->from,
    .to = options->to,
    .key = key,
    .label = label,
  };
  g_autoptr (JctSeriesSet) set = NULL;

  if (analysis->series != NULL)
    {
      gsize n = jct_series_get_n (analysis->series);

      query.has_from = query.has_to = TRUE;
      query.from = jct_series_get_first (analysis->series);
      query.to = jct_series_get_period (analysis->series, n - 1);
    }
  set = jct_series_set_compute (resolved->table, &query, error);
  return set != NULL ? jct_series_ref (jct_series_set_get (set, 0)) : NULL;
}

/* The view's first series has this filter: of a split, the value with the largest total. */
static JctFilter *
filter_of_first (const JctResolvedView *resolved, GError **error)
{
  JctSeriesQuery query = {
    .filter = resolved->filter,
    .measure = resolved->measure,
    .by = resolved->by,
    .kind = resolved->kind,
  };
  g_autoptr (JctSeriesSet) set = NULL;
  JctFilter *filter;

  if (resolved->by == NULL)
    return jct_filter_copy (resolved->filter);
  set = jct_series_set_compute (resolved->table, &query, error);
  if (set == NULL)
    return NULL;
  filter = jct_filter_copy (resolved->filter);
  if (jct_series_set_get_n (set) > 0)
    {
      const char *const values[] = { jct_series_get_key (jct_series_set_get (set, 0)), NULL };

      jct_filter_set (filter, resolved->by, values);
    }
  return filter;
}

static const char *
label_of_value (JctTable *table, const char *dimension, const char *value)
{
  int index = jct_table_find_dimension (table, dimension);

  for (guint code = 0; index >= 0 && code < jct_table_get_n_values (table, (guint) index); code++)
    {
      if (g_str_equal (jct_table_get_value (table, (guint) index, code), value))
        return jct_table_get_value_label (table, (guint) index, code);
    }
  return value;
}

char *
jct_analysis_describe_values (JctTable *table, const JctFilter *filter, const char *dimension)
{
  const char *const *values = jct_filter_get_named (filter, dimension);
  g_autoptr (GString) names = g_string_new (NULL);

  for (; *values != NULL; values++)
    g_string_append_printf (names, "%s%s", names->len > 0 ? C_ ("list separator", ", ") : "",
                            label_of_value (table, dimension, *values));
  if (jct_filter_is_excluding (filter, dimension))
    /* Translators: the values of a dimension that are not shown, as in "all but China". */
    return g_strdup_printf (C_ ("filter", "all but %s"), names->str);
  return g_strdup (names->str);
}

/* What the filter narrows beyond the definition, value by value; else what the definition is
 * called. */
static char *
name_series (const JctResolvedView *resolved, const JctFilter *filter, const JctSeries *series)
{
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint d = 0; d < jct_filter_get_n_dimensions (filter); d++)
    {
      const char *dimension = jct_filter_get_dimension (filter, d);
      g_autofree char *values = NULL;

      if (resolved->definition != NULL
          && jct_filter_has_dimension (resolved->definition->filter, dimension))
        continue;
      values = jct_analysis_describe_values (resolved->table, filter, dimension);
      g_string_append_printf (name, "%s%s", name->len > 0 ? C_ ("list separator", ", ") : "",
                              values);
    }
  if (name->len > 0)
    return g_strdup (name->str);
  if (resolved->definition != NULL)
    return g_strdup (resolved->definition->title);
  return g_strdup (jct_series_get_label (series));
}

static char *
find_unit (const JctResolvedView *resolved)
{
  int measure = jct_table_find_measure (resolved->table, resolved->measure);

  if (resolved->definition != NULL && resolved->definition->unit != NULL)
    return g_strdup (resolved->definition->unit);
  return measure >= 0 ? g_strdup (jct_table_get_measure_unit (resolved->table, (guint) measure))
                      : NULL;
}

/* ---- the event ---- */

JctPeriod
jct_event_get_period (const JctEvent *event, JctPeriodKind kind)
{
  return jct_period_from_day (kind, jct_edtf_anchor (&event->date));
}

/* In periods from `event` to the nearest of those that the other's date can mean. */
static gint
measure_distance (JctPeriod event, const JctEvent *other)
{
  JctSpan span = jct_edtf_span (&other->date);
  JctSpan own = jct_period_span (event);

  if (!jct_span_is_empty (jct_span_intersect (span, own)))
    return 0;
  if (span.start >= own.end)
    return jct_period_from_day (event.kind, span.start).ordinal - event.ordinal;
  return jct_period_from_day (event.kind, span.end - 1).ordinal - event.ordinal;
}

static void
list_confounders (JctAnalysis *analysis)
{
  JctBeforeAfter window;
  g_autoptr (GPtrArray) others = NULL;

  jct_before_after_compute (analysis->series, analysis->event, analysis->options.k,
                            analysis->options.event_period, &window);
  others = jct_before_after_list_others (&window, analysis->document, analysis->about);
  analysis->n_confounders = others->len;
  analysis->confounders = g_new0 (JctConfounder, others->len);
  for (guint i = 0; i < others->len; i++)
    {
      const JctEvent *other = g_ptr_array_index (others, i);

      analysis->confounders[i] = (JctConfounder){
        .event = other,
        .distance = measure_distance (analysis->event, other),
      };
    }
}

/* ---- the request ---- */

static gboolean
prepare (JctAnalysis *analysis, const JctView *view, JctPeriod event, GError **error)
{
  g_auto (JctResolvedView) resolved = { 0 };
  gssize index;

  if (!jct_document_resolve_view (analysis->document, view, &resolved, error))
    return FALSE;
  analysis->filter = filter_of_first (&resolved, error);
  if (analysis->filter == NULL)
    return FALSE;
  analysis->series
    = jct_analysis_compute_series (analysis, &resolved, analysis->filter, NULL, NULL, error);
  if (analysis->series == NULL)
    return FALSE;
  analysis->definition = resolved.definition;
  analysis->series_name = name_series (&resolved, analysis->filter, analysis->series);
  analysis->unit = find_unit (&resolved);
  analysis->event = jct_period_convert (event, jct_series_get_kind (analysis->series));
  index = jct_series_find (analysis->series, analysis->event);
  analysis->has_event_index = index >= 0;
  analysis->event_index = (gsize) MAX (index, 0);
  list_confounders (analysis);
  return jct_analysis_compute_controls (analysis, view, &resolved, error)
         && jct_analysis_compute_donors (analysis, view, &resolved, error);
}

JctAnalysis *
jct_analysis_compute (const JctDocument *document,
                      const JctView *view,
                      JctPeriod event_period,
                      const char *event_id,
                      const JctAnalysisOptions *options,
                      GCancellable *cancellable,
                      JctAnalysisProgress progress,
                      gpointer data,
                      GError **error)
{
  g_autoptr (JctAnalysis) analysis = NULL;

  g_return_val_if_fail (document != NULL && view != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  analysis = g_atomic_rc_box_new0 (JctAnalysis);
  analysis->document = jct_document_ref ((JctDocument *) document);
  if (options != NULL)
    jct_analysis_options_copy (options, &analysis->options);
  else
    jct_analysis_options_init (&analysis->options);
  if (event_id != NULL)
    analysis->about = jct_document_find_event (document, event_id);
  if (!prepare (analysis, view, event_period, error))
    return NULL;
  for (guint m = 0; m < JCT_N_METHODS; m++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if ((analysis->options.methods & JCT_METHOD_BIT (m)) != 0)
        jct_analysis_run (analysis, (JctMethod) m);
      if (progress != NULL)
        progress ((m + 1.0) / JCT_N_METHODS, data);
    }
  jct_analysis_finish (analysis);
  return g_steal_pointer (&analysis);
}

static void
free_series (JctSeries **series, guint n)
{
  for (guint i = 0; i < n; i++)
    jct_series_unref (series[i]);
  g_free (series);
}

static void
clear (gpointer data)
{
  JctAnalysis *analysis = data;

  jct_analysis_clear_results (analysis);
  free_series (analysis->controls, analysis->n_controls);
  free_series (analysis->donors, analysis->n_donors);
  g_clear_pointer (&analysis->controls_left_out, g_strfreev);
  g_clear_pointer (&analysis->controls_elsewhere, g_strfreev);
  g_clear_pointer (&analysis->controls_moved, g_strfreev);
  g_clear_pointer (&analysis->donors_left_out, g_strfreev);
  g_clear_pointer (&analysis->series, jct_series_unref);
  g_clear_pointer (&analysis->filter, jct_filter_free);
  g_free (analysis->series_name);
  g_free (analysis->unit);
  g_free (analysis->confounders);
  jct_analysis_options_clear (&analysis->options);
  jct_document_unref (analysis->document);
}

JctAnalysis *
jct_analysis_ref (JctAnalysis *analysis)
{
  return g_atomic_rc_box_acquire (analysis);
}

void
jct_analysis_unref (JctAnalysis *analysis)
{
  g_atomic_rc_box_release_full (analysis, clear);
}
