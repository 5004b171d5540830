/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which hue a series has. The values of the dimension that splits a view are ranked: first those
 * that the document's default view filters to, so that what the document is about has the first
 * hue; then by their totals over the whole table, the largest first; the dictionary's order breaks
 * ties. A value's hue is its rank, modulo the hues there are, whatever is filtered or shown. Where
 * two series shown together would share one, the value of higher rank keeps it and the other takes
 * the next that is free. The dash of a theme that may lose its colours goes with the hue.
 */
#include "config.h"

#include "chart/jct-years-private.h"
#include "model/jct-document-items.h"

/* Whatever is drawn in colour finds a hue of its own. */
G_STATIC_ASSERT (JCT_MAX_FOCUS_SERIES <= JCT_N_SERIES_COLORS);

/* The values of one dimension, by code. */
typedef struct
{
  guint n;
  double *totals;
  gboolean *is_default; /* the default view filters to it */
} HueRanking;

static void
ranking_clear (HueRanking *ranking)
{
  g_free (ranking->totals);
  g_free (ranking->is_default);
}

static void
mark_defaults (HueRanking *ranking,
               const JctDocument *document,
               const JctTable *table,
               guint dimension)
{
  g_autoptr (JctView) view = jct_document_dup_default_view (document);
  const char *const *values
    = jct_filter_get_values (view->filter, jct_table_get_dimension_name (table, dimension));

  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    {
      guint code = jct_table_find_value (table, dimension, values[i]);
      if (code < ranking->n)
        ranking->is_default[code] = TRUE;
    }
}

static gboolean
ranking_init (HueRanking *ranking,
              const JctDocument *document,
              const JctResolvedView *resolved,
              guint dimension)
{
  JctSeriesQuery query = {
    .measure = resolved->measure,
    .kind = jct_table_get_period_kind (resolved->table),
  };

  ranking->n = jct_table_get_n_values (resolved->table, dimension);
  ranking->totals = g_new0 (double, MAX (ranking->n, 1));
  ranking->is_default = g_new0 (gboolean, MAX (ranking->n, 1));
  mark_defaults (ranking, document, resolved->table, dimension);
  return jct_table_total_by_value (resolved->table, &query, dimension, ranking->totals, NULL);
}

static gboolean
stands_before (const HueRanking *ranking, guint a, guint b)
{
  if (ranking->is_default[a] != ranking->is_default[b])
    return ranking->is_default[a];
  if (ranking->totals[a] != ranking->totals[b])
    return ranking->totals[a] > ranking->totals[b];
  return a < b;
}

/* Counted, not sorted: a dimension may have many values, of which few are shown. */
static guint
find_rank (const HueRanking *ranking, guint code)
{
  guint rank = 0;

  for (guint i = 0; i < ranking->n; i++)
    rank += stands_before (ranking, i, code);
  return rank;
}

/* The ranks of the first `n` series; their places in the set when the view has no split. */
static void
find_ranks (
  const JctDocument *document, const JctView *view, JctSeriesSet *series, guint *ranks, guint n)
{
  g_auto (JctResolvedView) resolved = { 0 };
  HueRanking ranking = { 0 };
  int dimension = -1;

  for (guint i = 0; i < n; i++)
    ranks[i] = i;
  if (jct_document_resolve_view (document, view, &resolved, NULL) && resolved.by != NULL)
    dimension = jct_table_find_dimension (resolved.table, resolved.by);
  if (dimension >= 0 && ranking_init (&ranking, document, &resolved, dimension))
    {
      for (guint i = 0; i < n; i++)
        {
          const char *key = jct_series_get_key (jct_series_set_get (series, i));
          guint code = jct_table_find_value (resolved.table, dimension, key);
          if (code < ranking.n)
            ranks[i] = find_rank (&ranking, code);
        }
    }
  ranking_clear (&ranking);
}

/* Of the series without a hue, the one of the highest rank, where asked only such whose own hue is
 * free; `n` for none. */
static guint
find_next (const guint *ranks, const guint *hues, const gboolean *taken, guint n, gboolean own)
{
  guint next = n;

  for (guint i = 0; i < n; i++)
    {
      if (hues[i] == JCT_N_SERIES_COLORS && (!own || !taken[ranks[i] % JCT_N_SERIES_COLORS])
          && (next == n || ranks[i] < ranks[next]))
        next = i;
    }
  return next;
}

guint *
jct_chart_find_hues (const JctDocument *document, const JctView *view, JctSeriesSet *series)
{
  guint n = jct_series_set_get_n (series), n_shown = MIN (n, JCT_MAX_FOCUS_SERIES);
  guint *hues = g_new (guint, MAX (n, 1)), ranks[JCT_MAX_FOCUS_SERIES];
  gboolean taken[JCT_N_SERIES_COLORS] = { FALSE };

  for (guint i = 0; i < n; i++)
    hues[i] = JCT_N_SERIES_COLORS;
  /* The rest of a split, which is its last series, is no value and has no hue. */
  if (n_shown == n && n > 1 && jct_series_is_other (jct_series_set_get (series, n - 1)))
    n_shown--;
  find_ranks (document, view, series, ranks, n_shown);
  for (guint k = 0; k < n_shown; k++)
    {
      /* Each value its own hue before any takes another's, so that one collision does not lead to
       * the next. */
      guint next = find_next (ranks, hues, taken, n_shown, TRUE);
      if (next == n_shown)
        next = find_next (ranks, hues, taken, n_shown, FALSE);
      guint hue = ranks[next] % JCT_N_SERIES_COLORS;
      while (taken[hue])
        hue = (hue + 1) % JCT_N_SERIES_COLORS;
      hues[next] = hue;
      taken[hue] = TRUE;
    }
  return hues;
}

JctColor
jct_chart_hue_color (const JctTheme *theme, guint hue)
{
  return hue < JCT_N_SERIES_COLORS ? theme->series[hue] : theme->context;
}

/* The second cue, where the theme may lose its colours: one dash a hue. */
static void
choose_dash (const JctChart *chart, guint hue, double *dash)
{
  static const double dashes[JCT_N_SERIES_COLORS][4] = {
    { 0 }, { 9, 4 }, { 2, 3 }, { 12, 4, 2, 4 }, { 18, 5 }, { 5, 2.5 }, { 2, 7 }, { 18, 4, 6, 4 },
  };

  for (guint i = 0; i < 4; i++)
    dash[i] = dashes[hue][i] * chart->line_width / 2.25;
}

/* The hue that the series in focus has among all others, whatever is shown beside it. */
static guint
find_focus_hue (const JctChartInput *input, JctSeries *focus)
{
  g_autoptr (JctSeriesSet) alone = jct_series_set_new (&focus, 1);
  g_autofree guint *hues = jct_chart_find_hues (input->document, input->view, alone);

  return hues[0];
}

/* Of panels, one is in colour: that of the series in focus; and of a chart of years the only one that
 * is shown. The others have a line that reads as well, and no hue. */
static void
find_focus_colors (const JctChartInput *input, JctColor *colors)
{
  JctSeries *focus = input->view->chart == JCT_CHART_MULTIPLES
                       ? jct_chart_find_focus (input->document, input->view, input->series)
                       : jct_years_find_subject (input->document, input->view, input->series);

  for (guint i = 0; i < jct_series_set_get_n (input->series); i++)
    colors[i] = jct_series_set_get (input->series, i) == focus
                  ? jct_chart_hue_color (input->theme, find_focus_hue (input, focus))
                  : input->theme->text_secondary;
}

/* The first so many in their hues; of ranked bars the one in focus too, wherever it stands, and then no other in its. */
static void
find_hue_colors (const JctChartInput *input, const guint *hues, guint n_named, JctColor *colors)
{
  JctSeries *focus = input->view->chart == JCT_CHART_RANKED
                       ? jct_chart_find_focus (input->document, input->view, input->series)
                       : NULL;
  guint own = focus != NULL ? find_focus_hue (input, focus) : JCT_N_SERIES_COLORS;

  for (guint i = 0; i < jct_series_set_get_n (input->series); i++)
    {
      guint hue = i < n_named ? hues[i] : JCT_N_SERIES_COLORS;

      if (jct_series_set_get (input->series, i) == focus)
        hue = own;
      else if (hue == own)
        hue = JCT_N_SERIES_COLORS;
      colors[i] = jct_chart_hue_color (input->theme, hue);
    }
}

void
jct_chart_find_colors (const JctChartInput *input, guint n_named, JctColor *colors)
{
  if (input->view->chart == JCT_CHART_MULTIPLES || jct_chart_type_has_years (input->view->chart))
    {
      find_focus_colors (input, colors);
      return;
    }
  find_hue_colors (input, input->hues, n_named, colors);
}

static void
style_panels (JctChart *chart)
{
  g_autofree JctColor *colors = g_new (JctColor, MAX (chart->n_series, 1));
  const JctSeries *focus
    = jct_chart_find_focus (chart->input->document, chart->input->view, chart->input->series);

  find_focus_colors (chart->input, colors);
  for (guint i = 0; i < chart->n_series; i++)
    {
      JctChartSeries *s = &chart->series[i];

      s->focus = s->series == focus;
      s->color = colors[s->index];
    }
}

/* Told apart by their names and dashes: no hue speaks for what is context. */
static void
style_context (JctChart *chart)
{
  for (guint i = 0; i < chart->n_series; i++)
    {
      JctChartSeries *s = &chart->series[i];

      s->focus = i < chart->n_focus;
      s->color = s->focus ? chart->theme->text_secondary : chart->theme->context;
      if (s->focus)
        choose_dash (chart, i % JCT_N_SERIES_COLORS, s->dash);
    }
}

void
jct_chart_style_series (JctChart *chart)
{
  const JctChartInput *input = chart->input;

  if (input->is_context)
    {
      style_context (chart);
      return;
    }

  if (chart->type == JCT_CHART_MULTIPLES)
    {
      style_panels (chart);
      return;
    }
  if (jct_chart_type_has_years (chart->type))
    {
      JctColor color = chart->theme->context;
      if (chart->n_series > 0)
        find_focus_colors (&chart->told, &color);
      jct_overlay_style (chart, color);
      return;
    }
  g_autofree guint *found = input->hues == NULL
                              ? jct_chart_find_hues (input->document, input->view, input->series)
                              : NULL;
  const guint *hues = input->hues != NULL ? input->hues : found;
  g_autofree JctColor *colors = g_new (JctColor, MAX (chart->n_series, 1));

  find_hue_colors (input, hues, chart->n_focus, colors);
  for (guint i = 0; i < chart->n_series; i++)
    {
      JctChartSeries *s = &chart->series[i];

      s->focus = i < chart->n_focus;
      s->color = colors[i];
      if (s->focus && chart->theme->second_cue && hues[i] < JCT_N_SERIES_COLORS)
        choose_dash (chart, hues[i], s->dash);
    }
}

/* A theme's hues of categories stand in the order of JctHue. */
G_STATIC_ASSERT (JCT_N_HUES - JCT_HUE_CRIMSON == JCT_N_SERIES_COLORS);

JctColor
jct_chart_category_hue_color (const JctTheme *theme, JctHue hue)
{
  g_return_val_if_fail (hue >= JCT_HUE_CRIMSON && hue < JCT_N_HUES, theme->text_secondary);

  return theme->category[hue - JCT_HUE_CRIMSON];
}

JctColor
jct_chart_category_color (const JctDocument *document, const JctTheme *theme, const char *category)
{
  int index = jct_document_find_category (document, category);

  if (index < 0)
    return theme->text_secondary;
  return jct_chart_category_hue_color (theme,
                                       jct_document_get_category_hue (document, (guint) index));
}
