/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The series beside the analysis's own: controls and donors. */
#include "config.h"

#include "analysis/jct-analysis-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* What is collected, and why what is not. */
typedef struct
{
  const JctAnalysis *analysis;
  const JctResolvedView *resolved; /* of the analysis's own series */
  GPtrArray *series;
  GPtrArray *left_out;  /* of char *: sentences */
  GPtrArray *elsewhere; /* of char *: names of those from another table */
} Others;

static void
others_init (Others *others, const JctAnalysis *analysis, const JctResolvedView *resolved)
{
  *others = (Others){
    .analysis = analysis,
    .resolved = resolved,
    .series = g_ptr_array_new_with_free_func ((GDestroyNotify) jct_series_unref),
    .left_out = g_ptr_array_new_with_free_func (g_free),
    .elsewhere = g_ptr_array_new_with_free_func (g_free),
  };
}

static void
others_clear (Others *others)
{
  g_clear_pointer (&others->series, g_ptr_array_unref);
  g_clear_pointer (&others->left_out, g_ptr_array_unref);
  g_clear_pointer (&others->elsewhere, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Others, others_clear)

static JctSeries **
steal_series (Others *others, guint *n_series)
{
  *n_series = others->series->len;
  return (JctSeries **) g_ptr_array_free (g_steal_pointer (&others->series), FALSE);
}

/* NULL for none. */
static char **
steal_texts (GPtrArray **texts)
{
  if ((*texts)->len == 0)
    return NULL;
  g_ptr_array_add (*texts, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (texts), FALSE);
}

/* ---- what is in both ---- */

typedef enum
{
  SHARES_NOTHING,
  SHARES_SOME,
  SHARES_ALL, /* of the analysis's own series */
} Sharing;

/* The dimension of which nothing passes; NULL where there is none. */
static const char *
find_empty (const JctFilter *filter)
{
  for (guint d = 0; d < jct_filter_get_n_dimensions (filter); d++)
    {
      const char *dimension = jct_filter_get_dimension (filter, d);
      const char *const *values = jct_filter_get_values (filter, dimension);

      if (values != NULL && values[0] == NULL)
        return dimension;
    }
  return NULL;
}

static Sharing
compare_shared (const JctSeries *own, const JctSeries *shared)
{
  gboolean some = FALSE;
  gboolean all = TRUE;

  for (gsize i = 0; i < jct_series_get_n (own); i++)
    {
      double value = jct_series_get_value (shared, i);
      double whole = jct_series_get_value (own, i);

      some = some || (!isnan (value) && value != 0);
      all = all && (value == whole || isnan (whole));
    }
  if (!some)
    return SHARES_NOTHING;
  return all ? SHARES_ALL : SHARES_SOME;
}

/* Whether the same rows are counted in both. */
static gboolean
measure_sharing (const Others *others,
                 const JctResolvedView *resolved,
                 const JctFilter *filter,
                 Sharing *sharing,
                 GError **error)
{
  const JctAnalysis *analysis = others->analysis;
  g_autoptr (JctFilter) both = jct_filter_intersect (analysis->filter, filter);
  g_autoptr (JctSeries) shared = NULL;

  *sharing = SHARES_NOTHING;
  if (resolved->table != others->resolved->table
      || g_strcmp0 (resolved->measure, others->resolved->measure) != 0 || find_empty (both) != NULL)
    return TRUE;
  shared = jct_analysis_compute_series (analysis, resolved, both, NULL, NULL, error);
  if (shared == NULL)
    return FALSE;
  *sharing = compare_shared (analysis->series, shared);
  return TRUE;
}

static void
leave_out (Others *others, const char *label, Sharing sharing)
{
  /* Translators: the name of a series. */
  const char *sentence = sharing == SHARES_ALL
                           ? _ ("“%s” contains the series itself and is left out: what happens in "
                                "the one happens in the other.")
                           : _ ("“%s” shares figures with the series itself and is left out: what "
                                "happens in the one happens in part in the other.");

  g_ptr_array_add (others->left_out, g_strdup_printf (sentence, label));
}

static gboolean
add_series (Others *others,
            const JctResolvedView *resolved,
            const JctFilter *filter,
            const char *key,
            const char *label,
            GError **error)
{
  JctSeries *series;
  Sharing sharing;

  if (!measure_sharing (others, resolved, filter, &sharing, error))
    return FALSE;
  if (sharing != SHARES_NOTHING)
    {
      leave_out (others, label, sharing);
      return TRUE;
    }
  series = jct_analysis_compute_series (others->analysis, resolved, filter, key, label, error);
  if (series == NULL)
    return FALSE;
  g_ptr_array_add (others->series, series);
  if (resolved->table != others->resolved->table)
    g_ptr_array_add (others->elsewhere, g_strdup (label));
  return TRUE;
}

/* ---- other values of a dimension ---- */

/* The analysis's own filter, with that dimension as it is in `other`. */
static gboolean
add_filtered (
  Others *others, const JctFilter *other, const char *dimension, const char *key, GError **error)
{
  g_autoptr (JctFilter) filter = jct_filter_copy (others->analysis->filter);
  JctTable *table = others->resolved->table;
  g_autofree char *label = jct_analysis_describe_values (table, other, dimension);

  jct_filter_set_as_in (filter, dimension, other);
  return add_series (others, others->resolved, filter, key != NULL ? key : label, label, error);
}

/* One series for each value that `wanted` names. */
static gboolean
add_values (Others *others, const JctFilter *wanted, GError **error)
{
  for (guint d = 0; wanted != NULL && d < jct_filter_get_n_dimensions (wanted); d++)
    {
      const char *dimension = jct_filter_get_dimension (wanted, d);
      const char *const *values = jct_filter_get_values (wanted, dimension);

      for (; values != NULL && *values != NULL; values++)
        {
          g_autoptr (JctFilter) one = jct_filter_new ();

          jct_filter_add (one, dimension, *values);
          if (!add_filtered (others, one, dimension, *values, error))
            return FALSE;
        }
    }
  return TRUE;
}

/* One series for each dimension that `wanted` names. */
static gboolean
add_sums (Others *others, const JctFilter *wanted, GError **error)
{
  for (guint d = 0; wanted != NULL && d < jct_filter_get_n_dimensions (wanted); d++)
    if (!add_filtered (others, wanted, jct_filter_get_dimension (wanted, d), NULL, error))
      return FALSE;
  return TRUE;
}

/* ---- other definitions ---- */

/* The analysis's view under another definition: of its own filter, what that leaves something of. */
static JctView *
make_view (const Others *others, const JctView *view, const JctDefinition *definition)
{
  JctView *other = jct_view_copy (view);
  const char *empty;

  g_free (other->definition);
  other->definition = g_strdup (definition->id);
  if (others->resolved->by != NULL)
    jct_filter_set_as_in (other->filter, others->resolved->by, others->analysis->filter);
  g_free (other->by);
  other->by = g_strdup ("");
  other->has_period = TRUE;
  other->period = others->resolved->kind.unit;
  for (;;)
    {
      g_autoptr (JctFilter) both = jct_filter_intersect (definition->filter, other->filter);

      empty = find_empty (both);
      if (empty == NULL || !jct_filter_has_dimension (other->filter, empty))
        return other;
      jct_filter_clear (other->filter, empty);
    }
}

static gboolean
add_definition (Others *others, const JctView *view, const char *id, GError **error)
{
  const JctDefinition *definition = jct_document_find_definition (others->analysis->document, id);
  g_autoptr (JctView) other = NULL;
  g_auto (JctResolvedView) resolved = { 0 };

  if (definition == NULL)
    {
      g_set_error (error, JCT_DOCUMENT_ERROR, JCT_DOCUMENT_ERROR_BAD_REFERENCE,
                   /* Translators: the name of a definition. */
                   _ ("There is no definition “%s”."), id);
      return FALSE;
    }
  other = make_view (others, view, definition);
  return jct_document_resolve_view (others->analysis->document, other, &resolved, error)
         && add_series (others, &resolved, resolved.filter, definition->id, definition->title,
                        error);
}

GPtrArray *
jct_analysis_list_control_definitions (const JctAnalysis *analysis, const JctView *view)
{
  GPtrArray *offered = g_ptr_array_new ();
  g_auto (JctResolvedView) resolved = { 0 };
  const Others others = { .analysis = analysis, .resolved = &resolved };

  if (!jct_document_resolve_view (analysis->document, view, &resolved, NULL))
    return offered;
  for (guint i = 0; i < jct_document_get_n_definitions (analysis->document); i++)
    {
      const JctDefinition *definition = jct_document_get_definition (analysis->document, i);
      g_autoptr (JctView) other = make_view (&others, view, definition);
      g_auto (JctResolvedView) found = { 0 };

      if (definition != analysis->definition
          && jct_document_resolve_view (analysis->document, other, &found, NULL))
        g_ptr_array_add (offered, (gpointer) definition);
    }
  return offered;
}

gboolean
jct_analysis_compute_controls (JctAnalysis *analysis,
                               const JctView *view,
                               const JctResolvedView *resolved,
                               GError **error)
{
  const JctAnalysisOptions *options = &analysis->options;
  g_auto (Others) others = { 0 };

  others_init (&others, analysis, resolved);
  if (!add_values (&others, options->controls, error)
      || !add_sums (&others, options->control_sums, error))
    return FALSE;
  for (guint i = 0; options->control_definitions != NULL && options->control_definitions[i] != NULL;
       i++)
    if (!add_definition (&others, view, options->control_definitions[i], error))
      return FALSE;
  analysis->controls = steal_series (&others, &analysis->n_controls);
  analysis->controls_left_out = steal_texts (&others.left_out);
  analysis->controls_elsewhere = steal_texts (&others.elsewhere);
  return TRUE;
}

/* ---- donors ---- */

/* The values that the donors' own rule chooses, as a filter; NULL with an error. */
static JctFilter *
choose_donors (const JctAnalysis *analysis,
               const JctView *view,
               const JctResolvedView *resolved,
               GError **error)
{
  const char *const *own = NULL;
  g_auto (JctDonors) donors = { 0 };
  JctFilter *filter;

  if (resolved->by != NULL)
    own = jct_filter_get_values (analysis->filter, resolved->by);
  if (!jct_donors_collect (analysis->document, view, resolved->by, own != NULL ? own[0] : NULL,
                           NULL, analysis->event, &donors, error))
    return NULL;
  filter = jct_filter_new ();
  for (guint i = 0; donors.dimension != NULL && donors.series != NULL && i < donors.series->len;
       i++)
    jct_filter_add (filter, donors.dimension,
                    jct_series_get_key (g_ptr_array_index (donors.series, i)));
  return filter;
}

gboolean
jct_analysis_compute_donors (JctAnalysis *analysis,
                             const JctView *view,
                             const JctResolvedView *resolved,
                             GError **error)
{
  const JctFilter *wanted = analysis->options.donors;
  g_autoptr (JctFilter) chosen = NULL;
  g_auto (Others) others = { 0 };

  if ((analysis->options.methods & JCT_METHOD_BIT (JCT_METHOD_SYNTHETIC_CONTROL)) == 0)
    return TRUE;
  if (wanted == NULL)
    {
      chosen = choose_donors (analysis, view, resolved, error);
      if (chosen == NULL)
        return FALSE;
      wanted = chosen;
    }
  others_init (&others, analysis, resolved);
  if (!add_values (&others, wanted, error))
    return FALSE;
  analysis->donors = steal_series (&others, &analysis->n_donors);
  analysis->donors_left_out = steal_texts (&others.left_out);
  return TRUE;
}
