/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-method-details.h"

#include <glib/gi18n-lib.h>

#include "widgets/jct-comparison-grid.h"
#include "analysis/jct-effect-figures.h"
#include "widgets/jct-method-options.h"
#include "widgets/jct-notes.h"
#include "widgets/jct-tooltip-text.h"
#include "widgets/jct-widgets.h"

/* Between an estimate and the limits of the one before. */
#define PAIR_SPACING 6

struct _JctMethodDetails
{
  AdwBin parent_instance;

  /* Template */
  GtkLabel *title;
  GtkLabel *explanation;
  GtkLabel *sentence;
  JctComparisonGrid *comparison;
  GtkGrid *estimates;
  JctNotes *warnings;
  JctMethodOptions *options;
  GtkLabel *definition;
  GtkGrid *facts;
  GtkLabel *literature;
};

G_DEFINE_FINAL_TYPE (JctMethodDetails, jct_method_details, ADW_TYPE_BIN)

/* ---- tables -----------------------------------------------------------------------------------
 */

static void
clear_grid (GtkGrid *grid)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (grid))) != NULL)
    gtk_grid_remove (grid, child);
}

static GtkLabel *
add_cell (GtkGrid *grid, const char *text, int column, int row, const char *css)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (text));

  gtk_label_set_xalign (label, column == 0 ? 0 : 1);
  gtk_widget_set_hexpand (GTK_WIDGET (label), column == 0);
  gtk_widget_set_valign (GTK_WIDGET (label), GTK_ALIGN_BASELINE);
  if (column == 0)
    {
      gtk_label_set_wrap (label, TRUE);
      gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
    }
  if (css != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (label), css);
  if (column > 0)
    gtk_widget_add_css_class (GTK_WIDGET (label), "numeric");
  gtk_grid_attach (grid, GTK_WIDGET (label), column, row, 1, 1);
  return label;
}

/* The estimate beside its name; below it, smaller, how sure it is. */
static void
show_estimates (JctMethodDetails *self, GPtrArray *list)
{
  clear_grid (self->estimates);
  gtk_widget_set_visible (GTK_WIDGET (self->estimates), list->len > 0);
  for (guint i = 0; i < list->len; i++)
    {
      const JctEffectFigure *figure = g_ptr_array_index (list, i);
      int row = (int) (2 * i);

      add_cell (self->estimates, figure->name, 0, row, NULL);
      GtkLabel *value = add_cell (self->estimates, figure->value, 1, row, "heading");

      if (i > 0)
        gtk_widget_set_margin_top (GTK_WIDGET (value), PAIR_SPACING);
      if (figure->p == NULL && figure->interval == NULL)
        continue;
      gtk_widget_add_css_class (GTK_WIDGET (
                                  add_cell (self->estimates, figure->p, 0, row + 1, "caption")),
                                "dim-label");
      gtk_widget_add_css_class (GTK_WIDGET (add_cell (self->estimates, figure->interval, 1, row + 1,
                                                      "caption")),
                                "dim-label");
    }
}

static void
show_facts (JctMethodDetails *self, GPtrArray *list)
{
  clear_grid (self->facts);
  gtk_widget_set_visible (GTK_WIDGET (self->facts), list->len > 0);
  for (guint i = 0; i < list->len; i++)
    {
      const JctEffectFigure *figure = g_ptr_array_index (list, i);

      add_cell (self->facts, figure->name, 0, (int) i, "caption");
      add_cell (self->facts, figure->value, 1, (int) i, "caption");
    }
}

/* ---- showing ----------------------------------------------------------------------------------
 */

static void
set_text (GtkLabel *label, const char *text)
{
  jct_set_label_text (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
show_numbers (JctMethodDetails *self,
              const JctAnalysis *analysis,
              const JctAgreement *agreement,
              JctMethod method)
{
  gboolean compares = method == JCT_METHOD_BEFORE_AFTER;
  g_autoptr (GPtrArray) estimates
    = compares ? g_ptr_array_new () : jct_effect_list_estimates (analysis, agreement, method);
  g_autoptr (GPtrArray) facts
    = compares ? g_ptr_array_new () : jct_effect_list_facts (analysis, method);

  jct_comparison_grid_set_result (self->comparison, compares ? analysis->before_after : NULL);
  show_estimates (self, estimates);
  show_facts (self, facts);
}

static void
show_method (JctMethodDetails *self, JctMethod method)
{
  g_autofree char *literature = NULL;

  gtk_label_set_label (self->title, jct_method_get_title (method));
  gtk_label_set_label (self->explanation, jct_method_get_explanation (method));
  gtk_label_set_label (self->definition, jct_effect_get_definition (method));
  if (jct_effect_get_literature (method) != NULL)
    /* Translators: names and years of publications. */
    literature = g_strdup_printf (_ ("Literature: %s."), jct_effect_get_literature (method));
  set_text (self->literature, literature);
}

void
jct_method_details_show (JctMethodDetails *self, JctAnalysisRunner *runner, JctMethod method)
{
  const JctAnalysis *analysis = jct_analysis_runner_get_analysis (runner);

  g_return_if_fail (JCT_IS_METHOD_DETAILS (self));
  g_return_if_fail (analysis != NULL);

  gboolean has_result = jct_analysis_has (analysis, method);
  g_autofree char *sentence = has_result ? jct_analysis_to_sentence (analysis, method) : NULL;
  g_autoptr (GPtrArray) warnings
    = has_result ? jct_analysis_get_warnings (analysis, method) : g_ptr_array_new ();

  show_method (self, method);
  /* The headline ends with the sentence of the two means. */
  set_text (self->sentence, method != JCT_METHOD_BEFORE_AFTER ? sentence : NULL);
  show_numbers (self, analysis, jct_analysis_runner_get_agreement (runner), method);
  jct_notes_set_texts (self->warnings, warnings);
  jct_method_options_show (self->options, runner, method,
                           jct_series_get_kind (analysis->series).unit);
}

/* ---- class ------------------------------------------------------------------------------------
 */

static void
jct_method_details_class_init (JctMethodDetailsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (JCT_TYPE_COMPARISON_GRID);
  g_type_ensure (JCT_TYPE_METHOD_OPTIONS);
  g_type_ensure (JCT_TYPE_NOTES);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               JCT_RESOURCE_BASE "/jct-method-details.ui");
  gtk_widget_class_bind_template_child (widget_class, JctMethodDetails, title);
  gtk_widget_class_bind_template_child (widget_class, JctMethodDetails, explanation);
  gtk_widget_class_bind_template_child (widget_class, JctMethodDetails, sentence);
  gtk_widget_class_bind_template_child (widget_class, JctMethodDetails, comparison);
  gtk_widget_class_bind_template_child (widget_class, JctMethodDetails, estimates);
  gtk_widget_class_bind_template_child (widget_class, JctMethodDetails, warnings);
  gtk_widget_class_bind_template_child (widget_class, JctMethodDetails, options);
  gtk_widget_class_bind_template_child (widget_class, JctMethodDetails, definition);
  gtk_widget_class_bind_template_child (widget_class, JctMethodDetails, facts);
  gtk_widget_class_bind_template_child (widget_class, JctMethodDetails, literature);
}

static void
jct_method_details_init (JctMethodDetails *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
