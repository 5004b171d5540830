/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-agreement-table.h"

#include <glib/gi18n-lib.h>

#include "analysis/jct-effect-figures.h"
#include "widgets/jct-tooltip-text.h"

typedef struct
{
  GtkListBoxRow *row;
  GtkLabel *title, *size, *finding, *interval;
} Row;

struct _JctAgreementTable
{
  AdwBin parent_instance;

  GtkListBox *list;
  Row rows[JCT_N_METHODS];
  gboolean updating;
};

enum
{
  METHOD_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JctAgreementTable, jct_agreement_table, ADW_TYPE_BIN)

static const struct
{
  const char *css;
} findings[] = {
  [JCT_FINDING_CHANGE] = { "finding-change" },
  [JCT_FINDING_NO_CLEAR_CHANGE] = { "finding-no-clear-change" },
  [JCT_FINDING_NOT_ENOUGH] = { "finding-not-enough" },
};

/* ---- a row ------------------------------------------------------------------------------------
 */

static GtkLabel *
add_label (GtkGrid *grid, int column, int line, gboolean wraps)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, column == 0 ? 0 : 1);
  gtk_widget_set_hexpand (GTK_WIDGET (label), column == 0);
  gtk_widget_set_valign (GTK_WIDGET (label), GTK_ALIGN_START);
  if (wraps)
    {
      gtk_label_set_wrap (label, TRUE);
      gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
    }
  if (column > 0)
    gtk_widget_add_css_class (GTK_WIDGET (label), "numeric");
  if (line > 0)
    gtk_widget_add_css_class (GTK_WIDGET (label), "caption");
  gtk_grid_attach (grid, GTK_WIDGET (label), column, line, 1, 1);
  return label;
}

static void
add_row (JctAgreementTable *self, JctMethod method)
{
  Row *row = &self->rows[method];
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());

  gtk_grid_set_column_spacing (grid, 8);
  row->title = add_label (grid, 0, 0, TRUE);
  row->size = add_label (grid, 1, 0, FALSE);
  row->finding = add_label (grid, 0, 1, TRUE);
  row->interval = add_label (grid, 1, 1, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (row->interval), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (row->title), "title");
  gtk_label_set_label (row->title, jct_method_get_title (method));
  row->row = GTK_LIST_BOX_ROW (gtk_list_box_row_new ());
  gtk_list_box_row_set_child (row->row, GTK_WIDGET (grid));
  gtk_list_box_append (self->list, GTK_WIDGET (row->row));
  gtk_widget_set_visible (GTK_WIDGET (row->row), FALSE);
}

static void
show_finding (GtkLabel *label, JctFinding finding)
{
  g_autofree char *text = jct_effect_finding_to_tag (finding);

  for (guint i = 0; i < G_N_ELEMENTS (findings); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (label), findings[i].css);
  gtk_widget_add_css_class (GTK_WIDGET (label), findings[finding].css);
  jct_set_label_text (label, text);
}

/* What the row shows, and why it is so, for who cannot see it or points at it. */
static void
describe (Row *row, const JctAgreementRow *found, const char *size, const char *interval)
{
  const char *explanation = jct_method_get_explanation (found->method);
  g_autofree char *tooltip = found->reason != NULL
                               ? g_strconcat (explanation, "\n\n", found->reason, NULL)
                               : g_strdup (explanation);
  g_autoptr (GString) name = g_string_new (jct_method_get_title (found->method));

  g_string_append_printf (name, ": %s", jct_finding_to_label (found->finding));
  if (size != NULL)
    g_string_append_printf (name, "; %s, %s", jct_trend_to_label (found->trend), size);
  if (interval != NULL)
    g_string_append_printf (name, "; %s", interval);
  gtk_widget_set_tooltip_text (GTK_WIDGET (row->row), tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name->str, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, tooltip, -1);
}

static void
show_row (Row *row, const JctAgreementRow *found, JctPeriodUnit unit)
{
  g_autofree char *size = jct_agreement_row_to_size (found, unit);
  g_autofree char *interval = jct_agreement_row_to_interval (found);
  g_autofree char *marked
    = size != NULL
        ? g_strdup_printf ("%s\302\240%s", jct_effect_trend_to_symbol (found->trend), size)
        : NULL;

  jct_set_label_text (row->size, marked != NULL ? marked : "\342\200\223");
  jct_set_label_text (row->interval, interval);
  show_finding (row->finding, found->finding);
  describe (row, found, size, interval);
}

/* ---- choosing ---------------------------------------------------------------------------------
 */

static void
row_selected_cb (JctAgreementTable *self, GtkListBoxRow *row)
{
  if (!self->updating && row != NULL)
    g_signal_emit (self, signals[METHOD_CHOSEN], 0, (guint) gtk_list_box_row_get_index (row));
}

void
jct_agreement_table_choose (JctAgreementTable *self, JctMethod method)
{
  g_return_if_fail (JCT_IS_AGREEMENT_TABLE (self));
  g_return_if_fail ((guint) method < JCT_N_METHODS);

  self->updating = TRUE;
  gtk_list_box_select_row (self->list, self->rows[method].row);
  self->updating = FALSE;
}

void
jct_agreement_table_set_agreement (JctAgreementTable *self,
                                   const JctAgreement *agreement,
                                   JctPeriodUnit unit)
{
  g_return_if_fail (JCT_IS_AGREEMENT_TABLE (self));

  /* A row that is hidden hands its selection on: nobody has chosen that. */
  self->updating = TRUE;
  for (guint method = 0; method < JCT_N_METHODS; method++)
    {
      const JctAgreementRow *found
        = agreement != NULL ? jct_agreement_find (agreement, (JctMethod) method) : NULL;

      gtk_widget_set_visible (GTK_WIDGET (self->rows[method].row), found != NULL);
      if (found != NULL)
        show_row (&self->rows[method], found, unit);
    }
  self->updating = FALSE;
}

/* ---- class ------------------------------------------------------------------------------------
 */

static void
jct_agreement_table_class_init (JctAgreementTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[METHOD_CHOSEN]
    = g_signal_new ("method-chosen", JCT_TYPE_AGREEMENT_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_css_name (widget_class, "agreementtable");
}

static void
jct_agreement_table_init (JctAgreementTable *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "agreement");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What each method finds"), -1);
  for (guint method = 0; method < JCT_N_METHODS; method++)
    add_row (self, (JctMethod) method);
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (row_selected_cb), self);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
}
