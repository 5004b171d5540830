/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-figure-tooltip-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "chart/jct-chart-layout.h"
#include "chart/jct-value-words.h"
#include "chart/jct-vintage-words.h"
#include "model/jct-beside.h"
#include "widgets/jct-desktop-theme.h"
#include "widgets/jct-point-facts.h"

#define N_MOST_SERIES 10
#define N_MOST_BESIDE 4

static void
add_change (JctFigureTooltip *self, const char *change, const char *period)
{
  if (change == NULL)
    return;
  /* Translators: a change and the period it is measured from: "+1,177 (+25%) on November 2023". */
  g_autofree char *text = g_strdup_printf (_ ("%s on %s"), change, period);
  jct_figure_tooltip_add_line (self, text, JCT_TOOLTIP_DIM);
}

/* What was published of a point earlier; `named` says of which of several series. */
static void
add_published (
  JctFigureTooltip *self, const JctDrawn *drawn, guint index, JctPeriod period, gboolean named)
{
  const JctSeries *series = jct_series_set_get (drawn->series, index);
  g_autofree char *words
    = jct_vintage_words_point (drawn->published, index, series, drawn->transform, period);

  if (words == NULL)
    return;
  if (named)
    {
      /* Translators: a series, and its figure as published and today. */
      g_autofree char *text
        = g_strdup_printf (C_ ("vintage", "%s: %s"), jct_series_get_label (series), words);
      jct_figure_tooltip_add_line (self, text, JCT_TOOLTIP_DIM);
      return;
    }
  jct_figure_tooltip_add_line (self, words, JCT_TOOLTIP_DIM);
}

/* One series: a few lines. */
static void
add_single (JctFigureTooltip *self, const JctDrawn *drawn, guint index, JctPeriod period)
{
  const JctSeries *series = jct_series_set_get (drawn->series, index);
  g_auto (JctPointFacts) facts = { 0 };
  const char *unit = jct_series_get_unit (series);

  jct_point_facts_init_drawn (&facts, series, drawn->counts, drawn->transform, period);
  if (facts.drawn != NULL)
    {
      g_autofree char *name = jct_value_words_name (drawn->transform, period.kind);
      jct_figure_tooltip_add_line (self, facts.drawn, JCT_TOOLTIP_BOLD);
      jct_figure_tooltip_add_line (self, name, JCT_TOOLTIP_DIM);
    }
  /* Translators: a value and its unit: "5,951 encounters". */
  g_autofree char *value = unit != NULL && jct_series_find (series, period) >= 0
                             ? g_strdup_printf (_ ("%s %s"), facts.value, unit)
                             : g_strdup (facts.value);
  jct_figure_tooltip_add_line (self, value,
                               facts.drawn != NULL ? JCT_TOOLTIP_NORMAL : JCT_TOOLTIP_BOLD);
  if (facts.note != NULL)
    jct_figure_tooltip_add_line (self, facts.note, JCT_TOOLTIP_DIM);
  add_published (self, drawn, index, period, FALSE);
  add_change (self, facts.on_previous, facts.previous);
  add_change (self, facts.on_year, facts.year);
}

static double
value_at (JctSeriesSet *set, guint index, JctPeriod period)
{
  JctSeries *series = jct_series_set_get (set, index);
  gssize place = jct_series_find (series, period);
  double value = place >= 0 ? jct_series_get_value (series, place) : NAN;

  return isnan (value) ? -INFINITY : value;
}

static int
compare_at_period (gconstpointer a, gconstpointer b, gpointer data)
{
  gpointer *context = data;
  const JctPeriod *period = context[1];
  double first = value_at (context[0], *(const guint *) a, *period);
  double second = value_at (context[0], *(const guint *) b, *period);

  if (first != second)
    return first > second ? -1 : 1;
  return *(const guint *) a < *(const guint *) b ? -1 : 1;
}

/* The series from the top of the plot downwards, as the lines stand. */
static GArray *
order_series (JctSeriesSet *set, JctPeriod period)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (guint));
  gpointer context[] = { set, &period };

  for (guint i = 0; i < jct_series_set_get_n (set); i++)
    g_array_append_val (order, i);
  g_array_sort_with_data (order, compare_at_period, context);
  return order;
}

static void
add_several (JctFigureTooltip *self,
             const JctFigure *figure,
             const JctDrawn *drawn,
             JctPeriod period)
{
  JctSeriesSet *set = drawn->series;
  gboolean counts = jct_transform_is_none (drawn->transform);
  g_autoptr (GArray) order = order_series (set, period);

  JctTooltipRow *header = jct_figure_tooltip_add_row (self);
  /* Translators: heads of columns: the change on the period before, on the same period a year
   * before. */
  jct_figure_tooltip_set_cell (self, header, 2,
                               counts ? _ ("on previous") : C_ ("head of a column", "counted"),
                               JCT_TOOLTIP_DIM);
  if (counts && jct_period_kind_per_year (period.kind) > 1)
    jct_figure_tooltip_set_cell (self, header, 3, _ ("on year before"), JCT_TOOLTIP_DIM);
  for (guint i = 0; i < MIN (order->len, N_MOST_SERIES); i++)
    {
      JctSeries *series = jct_series_set_get (set, g_array_index (order, guint, i));
      g_auto (JctPointFacts) facts = { 0 };
      JctTooltipRow *row = jct_figure_tooltip_add_row (self);

      jct_point_facts_init_drawn (&facts, series, drawn->counts, drawn->transform, period);
      row->has_swatch = TRUE;
      row->swatch = jct_figure_get_color (figure, g_array_index (order, guint, i));
      jct_figure_tooltip_set_cell (self, row, 0, jct_series_get_label (series), JCT_TOOLTIP_NORMAL);
      jct_figure_tooltip_set_cell (self, row, 1, facts.drawn != NULL ? facts.drawn : facts.value,
                                   JCT_TOOLTIP_BOLD);
      if (!counts)
        {
          jct_figure_tooltip_set_cell (self, row, 2, facts.value, JCT_TOOLTIP_DIM);
          continue;
        }
      if (facts.on_previous != NULL)
        jct_figure_tooltip_set_cell (self, row, 2, facts.on_previous, JCT_TOOLTIP_DIM);
      if (facts.on_year != NULL)
        jct_figure_tooltip_set_cell (self, row, 3, facts.on_year, JCT_TOOLTIP_DIM);
    }
  for (guint i = 0; i < MIN (order->len, N_MOST_SERIES); i++)
    add_published (self, drawn, g_array_index (order, guint, i), period, TRUE);
  if (order->len > N_MOST_SERIES)
    {
      guint n = order->len - N_MOST_SERIES;
      g_autofree char *more = g_strdup_printf (ngettext ("and %u more", "and %u more", n), n);
      jct_figure_tooltip_add_line (self, more, JCT_TOOLTIP_DIM);
    }
}

/* One line of what stands beside: its name, its value, and which of its own periods that is of. */
static void
add_beside_line (JctFigureTooltip *self,
                 const char *name,
                 const JctSeries *series,
                 JctPeriod period)
{
  gssize index = jct_series_find (series, period);
  g_auto (JctPointFacts) facts = { 0 };

  if (index < 0 || isnan (jct_series_get_value (series, index)))
    return;
  jct_point_facts_init (&facts, series, period);
  g_autofree char *label = jct_period_to_label (period, JCT_LABEL_SHORT);
  /* Translators: what is shown beside the chart, its value, and the period that the value is of. */
  g_autofree char *text = g_strdup_printf (C_ ("beside", "%s: %s (%s)"), name, facts.value, label);
  jct_figure_tooltip_add_line (self, text, JCT_TOOLTIP_DIM);
}

/* At the same time: in its own periods, the one that holds the middle of the one pointed at. */
static void
add_beside (JctFigureTooltip *self, const JctDrawn *drawn, JctPeriod period)
{
  JctSpan span = jct_period_span (period);
  JctDay middle = span.start + (span.end - span.start) / 2;

  for (guint i = 0; drawn->beside != NULL && i < drawn->beside->len; i++)
    {
      const JctBesideSeries *entry = g_ptr_array_index (drawn->beside, i);
      guint n = jct_series_set_get_n (entry->series);
      const JctDefinition *definition
        = jct_document_find_definition (drawn->document, entry->view->definition);

      for (guint k = 0; k < MIN (n, N_MOST_BESIDE); k++)
        {
          JctSeries *series = jct_series_set_get (entry->series, k);
          const char *name
            = n == 1 && definition != NULL ? definition->title : jct_series_get_label (series);

          add_beside_line (self, name, series,
                           jct_period_from_day (jct_series_get_kind (series), middle));
        }
    }
}

JctFigureTooltip *
jct_figure_tooltip_new_period (GtkWidget *widget,
                               const JctTheme *theme,
                               const JctFigure *figure,
                               const JctDrawn *drawn,
                               JctPeriod period)
{
  g_return_val_if_fail (jct_series_set_get_n (drawn->series) > 0, NULL);

  JctFigureTooltip *self = jct_figure_tooltip_new_empty (widget, theme);
  g_autofree char *label = jct_period_to_label (period, JCT_LABEL_LONG);
  gboolean single = jct_series_set_get_n (drawn->series) == 1;

  jct_figure_tooltip_add_line (self, label, single ? JCT_TOOLTIP_NORMAL : JCT_TOOLTIP_BOLD);
  if (single)
    add_single (self, drawn, 0, period);
  else
    add_several (self, figure, drawn, period);
  add_beside (self, drawn, period);
  jct_figure_tooltip_measure (self);
  return self;
}

JctFigureTooltip *
jct_figure_tooltip_new_panel (
  GtkWidget *widget, const JctTheme *theme, const JctDrawn *drawn, guint series, JctPeriod period)
{
  JctFigureTooltip *self = jct_figure_tooltip_new_empty (widget, theme);
  g_autofree char *label = jct_period_to_label (period, JCT_LABEL_LONG);

  jct_figure_tooltip_add_line (self,
                               jct_series_get_label (jct_series_set_get (drawn->series, series)),
                               JCT_TOOLTIP_BOLD);
  jct_figure_tooltip_add_line (self, label, JCT_TOOLTIP_NORMAL);
  add_single (self, drawn, series, period);
  jct_figure_tooltip_measure (self);
  return self;
}

/* Where a series stands in a ranking; its last place for one that is not in it. */
static guint
find_place (const JctRanking *ranking, guint series)
{
  guint place = 0;

  while (place + 1 < ranking->n && ranking->values[place].series != series)
    place++;
  return place;
}

JctFigureTooltip *
jct_figure_tooltip_new_sum (GtkWidget *widget,
                            const JctTheme *theme,
                            const JctRanking *ranking,
                            const JctView *view,
                            JctSeriesSet *set,
                            guint index)
{
  JctFigureTooltip *self = jct_figure_tooltip_new_empty (widget, theme);
  const JctSeries *series = jct_series_set_get (set, index);
  const char *unit = jct_series_get_unit (series);
  guint place = find_place (ranking, index);
  g_autofree char *range
    = jct_period_range_to_label (ranking->first, ranking->last, JCT_LABEL_LONG);
  g_autofree char *sum
    = jct_ranking_format_value (ranking, view, jct_series_is_integer (series), place);
  g_autofree char *value = unit != NULL ? g_strdup_printf (_ ("%s %s"), sum, unit) : g_strdup (sum);

  jct_figure_tooltip_add_line (self, jct_series_get_label (series), JCT_TOOLTIP_BOLD);
  jct_figure_tooltip_add_line (self, range, JCT_TOOLTIP_NORMAL);
  jct_figure_tooltip_add_line (self, value, JCT_TOOLTIP_BOLD);
  if (!jct_series_is_other (series))
    {
      guint n
        = ranking->n_present
          - (jct_series_is_other (jct_series_set_get (set, jct_series_set_get_n (set) - 1)) ? 1
                                                                                            : 0);
      /* Translators: the place of a bar among all: "Place 3 of 22". */
      g_autofree char *words
        = g_strdup_printf (_ ("Place %u of %u"), place + 1, MAX (n, place + 1));
      jct_figure_tooltip_add_line (self, words, JCT_TOOLTIP_DIM);
    }
  jct_figure_tooltip_measure (self);
  return self;
}

JctFigureTooltip *
jct_figure_tooltip_new_event (GtkWidget *widget,
                              const JctTheme *theme,
                              const JctDocument *document,
                              const JctEvent *event)
{
  JctFigureTooltip *self = jct_figure_tooltip_new_empty (widget, theme);
  g_autofree char *date = jct_edtf_to_label (&event->date, JCT_LABEL_LONG);
  int category = jct_document_find_category (document, event->category);

  self->above = TRUE;
  jct_figure_tooltip_add_line (self, date, JCT_TOOLTIP_NORMAL);
  jct_figure_tooltip_add_line (self, event->title, JCT_TOOLTIP_BOLD);
  if (category >= 0)
    jct_figure_tooltip_add_line (self, jct_document_get_category (document, category)->title,
                                 JCT_TOOLTIP_DIM);
  if (!event->verified)
    jct_figure_tooltip_add_line (self, _ ("Unverified"), JCT_TOOLTIP_DIM);
  jct_figure_tooltip_measure (self);
  return self;
}

JctFigureTooltip *
jct_figure_tooltip_new_text (GtkWidget *widget, const JctTheme *theme, const char *text)
{
  JctFigureTooltip *self = jct_figure_tooltip_new_empty (widget, theme);

  jct_figure_tooltip_add_line (self, text, JCT_TOOLTIP_BOLD);
  jct_figure_tooltip_measure (self);
  return self;
}
