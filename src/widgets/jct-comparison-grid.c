/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-comparison-grid.h"

#include <math.h>

#include "chart/jct-ticks.h"
#include "widgets/jct-point-facts.h"
#include "widgets/jct-tooltip-text.h"
#include "widgets/jct-widgets.h"

struct _JctComparisonGrid
{
  AdwBin parent_instance;

  /* Template */
  GtkLabel *before_range;
  GtkLabel *after_range;
  GtkLabel *mean[3];
  GtkLabel *median[3];
  GtkLabel *daily[3];
  GtkLabel *count[2];
};

G_DEFINE_FINAL_TYPE (JctComparisonGrid, jct_comparison_grid, ADW_TYPE_BIN)

static void
set_number (GtkLabel *label, double value, int decimals)
{
  g_autofree char *text = jct_format_value (value, decimals);

  jct_set_label_text (label, text);
}

static void
set_change (GtkLabel *label, const JctChange *change, int decimals)
{
  g_autofree char *diff = jct_format_signed (change->diff, decimals);
  g_autofree char *percent = change->has_pct ? jct_format_percent (change->pct) : NULL;
  g_autofree char *text
    = percent != NULL ? g_strdup_printf ("%s\n%s", diff, percent) : g_strdup (diff);

  jct_set_label_text (label, text);
}

/* One row, all with the decimals that its smaller value needs, so that the difference adds up. */
static void
show_measure (GtkLabel *const labels[3], double before, double after, const JctChange *change)
{
  double smaller = MIN (fabs (before), fabs (after));
  int decimals
    = jct_value_decimals (smaller > 0 ? smaller : MAX (fabs (before), fabs (after)), FALSE);

  set_number (labels[0], before, decimals);
  set_number (labels[1], after, decimals);
  set_change (labels[2], change, decimals);
}

static void
set_range (GtkLabel *label, const JctSide *side)
{
  g_autofree char *text
    = side->n > 0 ? jct_period_range_to_label (side->first, side->last, JCT_LABEL_SHORT) : NULL;

  jct_set_label_text (label, text);
}

void
jct_comparison_grid_set_result (JctComparisonGrid *self, const JctBeforeAfter *result)
{
  gboolean shown
    = result != NULL
      && (result->verdict == JCT_VERDICT_ANSWERED || result->verdict == JCT_VERDICT_TOO_SHORT);

  g_return_if_fail (JCT_IS_COMPARISON_GRID (self));

  gtk_widget_set_visible (GTK_WIDGET (self), shown);
  if (!shown)
    return;
  set_range (self->before_range, &result->before);
  set_range (self->after_range, &result->after);
  show_measure (self->mean, result->before.mean, result->after.mean, &result->mean);
  show_measure (self->median, result->before.median, result->after.median, &result->median);
  show_measure (self->daily, result->before.daily_pooled, result->after.daily_pooled,
                &result->daily_pooled);
  set_number (self->count[0], result->before.n, 0);
  set_number (self->count[1], result->after.n, 0);
}

static void
bind_figures (GtkWidgetClass *widget_class)
{
  const struct
  {
    const char *name;
    gsize offset;
  } labels[] = {
    { "mean_before", G_STRUCT_OFFSET (JctComparisonGrid, mean[0]) },
    { "mean_after", G_STRUCT_OFFSET (JctComparisonGrid, mean[1]) },
    { "mean_change", G_STRUCT_OFFSET (JctComparisonGrid, mean[2]) },
    { "median_before", G_STRUCT_OFFSET (JctComparisonGrid, median[0]) },
    { "median_after", G_STRUCT_OFFSET (JctComparisonGrid, median[1]) },
    { "median_change", G_STRUCT_OFFSET (JctComparisonGrid, median[2]) },
    { "daily_before", G_STRUCT_OFFSET (JctComparisonGrid, daily[0]) },
    { "daily_after", G_STRUCT_OFFSET (JctComparisonGrid, daily[1]) },
    { "daily_change", G_STRUCT_OFFSET (JctComparisonGrid, daily[2]) },
    { "count_before", G_STRUCT_OFFSET (JctComparisonGrid, count[0]) },
    { "count_after", G_STRUCT_OFFSET (JctComparisonGrid, count[1]) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    gtk_widget_class_bind_template_child_full (widget_class, labels[i].name, FALSE,
                                               labels[i].offset);
}

static void
jct_comparison_grid_class_init (JctComparisonGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               JCT_RESOURCE_BASE "/jct-comparison-grid.ui");
  gtk_widget_class_bind_template_child (widget_class, JctComparisonGrid, before_range);
  gtk_widget_class_bind_template_child (widget_class, JctComparisonGrid, after_range);
  bind_figures (widget_class);
}

static void
jct_comparison_grid_init (JctComparisonGrid *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
