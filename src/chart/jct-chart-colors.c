/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which colour a series has. The values of a dimension are ranked by their totals over the whole
 * table, whatever is filtered or shown; the rank gives hue and dash, so that a value keeps them
 * from one chart to the next.
 */
#include "config.h"

#include "chart/jct-chart-private.h"

typedef struct
{
  guint code;
  double total;
} RankedValue;

static int
compare_ranked (gconstpointer a, gconstpointer b)
{
  const RankedValue *x = a, *y = b;

  if (x->total != y->total)
    return x->total > y->total ? -1 : 1;
  return x->code < y->code ? -1 : x->code > y->code;
}

/* The rank of each value of the split, by its text; NULL when the view has no split. */
static GHashTable *
rank_values (const JctDocument *document, const JctView *view)
{
  g_auto (JctResolvedView) resolved = { 0 };

  if (!jct_document_resolve_view (document, view, &resolved, NULL) || resolved.by == NULL)
    return NULL;
  int dimension = jct_table_find_dimension (resolved.table, resolved.by);
  if (dimension < 0)
    return NULL;

  guint n = jct_table_get_n_values (resolved.table, dimension);
  g_autofree double *totals = g_new0 (double, n);
  JctSeriesQuery query = {
    .measure = resolved.measure,
    .kind = jct_table_get_period_kind (resolved.table),
  };
  if (!jct_table_total_by_value (resolved.table, &query, dimension, totals, NULL))
    return NULL;

  g_autofree RankedValue *ranked = g_new (RankedValue, n);
  for (guint i = 0; i < n; i++)
    ranked[i] = (RankedValue){ i, totals[i] };
  qsort (ranked, n, sizeof *ranked, compare_ranked);

  GHashTable *ranks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < n; i++)
    g_hash_table_insert (ranks,
                         g_strdup (jct_table_get_value (resolved.table, dimension, ranked[i].code)),
                         GUINT_TO_POINTER (i));
  return ranks;
}

static guint
find_rank (GHashTable *ranks, const char *key, guint fallback)
{
  gpointer rank;

  if (ranks != NULL && g_hash_table_lookup_extended (ranks, key, NULL, &rank))
    return GPOINTER_TO_UINT (rank);
  return fallback;
}

/* A second cue: always for hues that return, for all hues where the theme may lose colour. */
static void
choose_dash (const JctTheme *theme, guint rank, double *dash)
{
  static const double dashes[][4] = { { 0 }, { 8, 4 }, { 2, 3 }, { 12, 5 } };
  guint cue = theme->second_cue ? rank : rank / JCT_N_SERIES_COLORS;
  const double *chosen = dashes[cue % G_N_ELEMENTS (dashes)];

  for (guint i = 0; i < 4; i++)
    dash[i] = chosen[i] * theme->line_width / 2.25;
}

void
jct_chart_style_series (const JctDocument *document,
                        const JctView *view,
                        const JctTheme *theme,
                        JctChartSeries *series,
                        guint n)
{
  g_autoptr (GHashTable) ranks = n > 1 || (n == 1 && g_strcmp0 (series[0].key, "all") != 0)
                                   ? rank_values (document, view)
                                   : NULL;

  for (guint i = 0; i < n; i++)
    {
      guint rank = find_rank (ranks, series[i].key, i);

      series[i].focus = i < JCT_MAX_FOCUS_SERIES;
      series[i].color
        = series[i].focus ? theme->series[rank % JCT_N_SERIES_COLORS] : theme->context;
      if (series[i].focus)
        choose_dash (theme, rank, series[i].dash);
    }
}

JctColor
jct_chart_series_color (const JctDocument *document,
                        const JctView *view,
                        const JctTheme *theme,
                        const char *series_key)
{
  g_autoptr (GHashTable) ranks = rank_values (document, view);

  return theme->series[find_rank (ranks, series_key, 0) % JCT_N_SERIES_COLORS];
}

JctColor
jct_chart_category_color (const JctDocument *document, const JctTheme *theme, const char *category)
{
  int index = jct_document_find_category (document, category);

  return index < 0 ? theme->text_secondary : theme->category[index % JCT_N_SERIES_COLORS];
}
