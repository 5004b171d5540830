/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which definitions count what a claim is about, and the series that they count of it. */
#include "config.h"

#include "analysis/jct-claim-check-private.h"

#include <math.h>

/* Whether both let the same values pass, of those that either names. */
static gboolean
names_the_same (const JctFilter *a, const JctFilter *b, const char *dimension)
{
  const JctFilter *filters[] = { a, b };

  if (jct_filter_is_excluding (a, dimension) != jct_filter_is_excluding (b, dimension))
    return FALSE;
  for (guint i = 0; i < 2; i++)
    for (const char *const *value = jct_filter_get_named (filters[i], dimension);
         value != NULL && *value != NULL; value++)
      if (jct_filter_passes (a, dimension, *value) != jct_filter_passes (b, dimension, *value))
        return FALSE;
  return TRUE;
}

/* A definition that is about something counts nothing else: the claim must be about just that. */
static gboolean
is_about_more (const JctDefinition *definition, const JctTable *table, const JctFilter *where)
{
  for (guint i = 0; i < jct_filter_get_n_dimensions (definition->about); i++)
    {
      const char *dimension = jct_filter_get_dimension (definition->about, i);

      if (jct_table_find_dimension (table, dimension) < 0
          && (!jct_filter_has_dimension (where, dimension)
              || !names_the_same (definition->about, where, dimension)))
        return TRUE;
    }
  return FALSE;
}

/* Whether the definition lets all values pass that `where` does, and there is one at least. */
static JctClaimMisfit
match_values (const JctDefinition *definition,
              const JctTable *table,
              const JctFilter *where,
              const char *name)
{
  guint dimension = (guint) jct_table_find_dimension (table, name);
  gboolean passes_any = FALSE;

  for (guint code = 0; code < jct_table_get_n_values (table, dimension); code++)
    {
      const char *value = jct_table_get_value (table, dimension, code);

      if (!jct_filter_passes (where, name, value))
        continue;
      if (!jct_filter_passes (definition->filter, name, value))
        return JCT_CLAIM_NARROWER;
      passes_any = TRUE;
    }
  return passes_any ? JCT_CLAIM_FITS : JCT_CLAIM_NO_VALUE;
}

/* What `where` comes to for the table: without the dimensions that the definition is about. */
static JctClaimMisfit
match (const JctDefinition *definition,
       JctTable *table,
       const JctFilter *where,
       JctFilter *of_table)
{
  if (is_about_more (definition, table, where))
    return JCT_CLAIM_ABOUT_LESS;
  for (guint i = 0; i < jct_filter_get_n_dimensions (where); i++)
    {
      const char *name = jct_filter_get_dimension (where, i);
      JctClaimMisfit misfit;

      if (jct_table_find_dimension (table, name) < 0)
        {
          if (!jct_filter_has_dimension (definition->about, name))
            return JCT_CLAIM_NO_DIMENSION;
          continue;
        }
      misfit = match_values (definition, table, where, name);
      if (misfit != JCT_CLAIM_FITS)
        return misfit;
      jct_filter_set_as_in (of_table, name, where);
    }
  return JCT_CLAIM_FITS;
}

JctSeriesSet *
jct_claim_fit (JctDocument *document,
               const JctDefinition *definition,
               const JctClaim *claim,
               JctClaimMisfit *misfit)
{
  JctTable *table = jct_document_find_table (document, definition->table);
  g_autoptr (JctFilter) of_table = jct_filter_new ();
  g_autoptr (JctFilter) filter = NULL;
  JctSeriesSet *set;
  JctSeriesQuery query = { 0 };

  *misfit = table != NULL ? match (definition, table, claim->where, of_table) : JCT_CLAIM_NO_SERIES;
  if (*misfit != JCT_CLAIM_FITS)
    return NULL;
  filter = jct_filter_intersect (definition->filter, of_table);
  query.filter = filter;
  query.measure = definition->measure;
  query.kind = jct_table_get_period_kind (table);
  set = jct_series_set_compute (table, &query, NULL);
  if (set != NULL && jct_series_set_get_n (set) == 1)
    return set;
  g_clear_pointer (&set, jct_series_set_unref);
  *misfit = JCT_CLAIM_NO_SERIES;
  return NULL;
}

gboolean
jct_claim_counts_the_same (const JctSeries *a, const JctSeries *b)
{
  gsize n = jct_series_get_n (a);

  if (n != jct_series_get_n (b)
      || jct_series_get_first (a).ordinal != jct_series_get_first (b).ordinal
      || !jct_period_kind_equal (jct_series_get_kind (a), jct_series_get_kind (b)))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      double x = jct_series_get_value (a, i), y = jct_series_get_value (b, i);

      if (x != y && !(isnan (x) && isnan (y)))
        return FALSE;
    }
  return TRUE;
}
