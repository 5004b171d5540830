/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "analysis/jct-analysis-private.h"

/* ---- the series ---- */

/* The first series that the filter passes, with a split (`by` is nullable) or without; NULL without
 * an error where a split has no rows. */
static JctSeries *
compute_series (const JctResolvedView *resolved,
                const JctFilter *filter,
                const char *by,
                const JctAnalysisOptions *options,
                GError **error)
{
  const JctSeriesQuery query = {
    .filter = filter,
    .measure = resolved->measure,
    .by = by,
    .kind = resolved->kind,
    .has_from = options->has_from,
    .has_to = options->has_to,
    .from = options->from,
    .to = options->to,
  };
  g_autoptr (JctSeriesSet) set = jct_series_set_compute (resolved->table, &query, error);

  if (set == NULL || jct_series_set_get_n (set) == 0)
    return NULL;
  return jct_series_ref (jct_series_set_get (set, 0));
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

/* What the filter narrows beyond the definition, value by value; else what the definition is
 * called. */
static char *
name_series (const JctResolvedView *resolved, const JctFilter *filter, const JctSeries *series)
{
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint d = 0; d < jct_filter_get_n_dimensions (filter); d++)
    {
      const char *dimension = jct_filter_get_dimension (filter, d);
      const char *const *values = jct_filter_get_values (filter, dimension);

      if (resolved->definition != NULL
          && jct_filter_has_dimension (resolved->definition->filter, dimension))
        continue;
      for (; *values != NULL; values++)
        g_string_append_printf (name, "%s%s", name->len > 0 ? ", " : "",
                                label_of_value (resolved->table, dimension, *values));
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

/* The analysis's own series for another value of one dimension. */
static JctSeries *
compute_other (const JctAnalysis *analysis,
               const JctResolvedView *resolved,
               const JctFilter *filter,
               const char *dimension,
               const char *value,
               GError **error)
{
  GError *own_error = NULL;
  g_autoptr (JctSeries) empty = NULL;
  JctSeries *series = compute_series (resolved, filter, dimension, &analysis->options, &own_error);

  if (own_error != NULL)
    {
      g_propagate_error (error, own_error);
      return NULL;
    }
  if (series != NULL)
    return series;
  empty = compute_series (resolved, filter, NULL, &analysis->options, error);
  if (empty == NULL)
    return NULL;
  return jct_series_new (value, label_of_value (resolved->table, dimension, value),
                         jct_series_get_first (empty), jct_series_get_n (empty),
                         jct_series_get_values (empty), jct_series_is_integer (empty));
}

/* One series for each value that `wanted` names: the analysis's own filter with that dimension set
 * to that value alone. The series itself, where it is named, is left out. */
static gboolean
compute_others (const JctAnalysis *analysis,
                const JctResolvedView *resolved,
                const JctFilter *wanted,
                JctSeries ***others,
                guint *n_others,
                GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) jct_series_unref);

  for (guint d = 0; wanted != NULL && d < jct_filter_get_n_dimensions (wanted); d++)
    {
      const char *dimension = jct_filter_get_dimension (wanted, d);
      const char *const *values = jct_filter_get_values (wanted, dimension);

      for (; *values != NULL; values++)
        {
          g_autoptr (JctFilter) filter = jct_filter_copy (analysis->filter);
          JctSeries *series;
          const char *const only[] = { *values, NULL };

          jct_filter_set (filter, dimension, only);
          if (jct_filter_equal (filter, analysis->filter))
            continue;
          series = compute_other (analysis, resolved, filter, dimension, *values, error);
          if (series == NULL)
            return FALSE;
          g_ptr_array_add (found, series);
        }
    }
  *n_others = found->len;
  *others = (JctSeries **) g_ptr_array_free (g_steal_pointer (&found), FALSE);
  return TRUE;
}

/* The values that the donors' own rule chooses, as a filter; NULL and no error where it finds none.
 */
static JctFilter *
choose_donors (const JctAnalysis *analysis,
               const JctView *view,
               const JctResolvedView *resolved,
               GError **error)
{
  const char *value = NULL;
  g_auto (JctDonors) donors = { 0 };
  JctFilter *filter;

  if (resolved->by != NULL)
    value = jct_filter_get_values (analysis->filter, resolved->by)[0];
  if (!jct_donors_collect (analysis->document, view, resolved->by, value, NULL, analysis->event,
                           &donors, error))
    return NULL;
  filter = jct_filter_new ();
  for (guint i = 0; donors.dimension != NULL && donors.series != NULL && i < donors.series->len;
       i++)
    jct_filter_add (filter, donors.dimension,
                    jct_series_get_key (g_ptr_array_index (donors.series, i)));
  return filter;
}

static gboolean
compute_donors (JctAnalysis *analysis,
                const JctView *view,
                const JctResolvedView *resolved,
                GError **error)
{
  g_autoptr (JctFilter) chosen = NULL;

  if ((analysis->options.methods & JCT_METHOD_BIT (JCT_METHOD_SYNTHETIC_CONTROL)) == 0)
    return TRUE;
  if (analysis->options.donors != NULL)
    return compute_others (analysis, resolved, analysis->options.donors, &analysis->donors,
                           &analysis->n_donors, error);
  chosen = choose_donors (analysis, view, resolved, error);
  return chosen != NULL
         && compute_others (analysis, resolved, chosen, &analysis->donors, &analysis->n_donors,
                            error);
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
  analysis->series = compute_series (&resolved, analysis->filter, NULL, &analysis->options, error);
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
  return compute_others (analysis, &resolved, analysis->options.controls, &analysis->controls,
                         &analysis->n_controls, error)
         && compute_donors (analysis, view, &resolved, error);
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
