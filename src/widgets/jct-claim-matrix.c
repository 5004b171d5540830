/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-claim-matrix.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "analysis/jct-claim-words.h"
#include "widgets/jct-claim-parts.h"
#include "widgets/jct-claim-provenance.h"
#include "widgets/jct-tooltip-text.h"
#include "widgets/jct-wrapped-label.h"

struct _JctClaimMatrix
{
  AdwBin parent_instance;
};

enum
{
  SHOW,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JctClaimMatrix, jct_claim_matrix, ADW_TYPE_BIN)

static void
jct_claim_matrix_class_init (JctClaimMatrixClass *klass)
{
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "claimmatrix");
  signals[SHOW] = g_signal_new ("show-cell", JCT_TYPE_CLAIM_MATRIX, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
jct_claim_matrix_init (JctClaimMatrix *self)
{
}

GtkWidget *
jct_claim_matrix_new (void)
{
  return g_object_new (JCT_TYPE_CLAIM_MATRIX, NULL);
}

static void
clicked_cb (GtkWidget *button, JctClaimMatrix *self)
{
  g_signal_emit (self, signals[SHOW], 0,
                 GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "jct-cell")));
}

/* ---- cells ----------------------------------------------------------------------------------- */

/* The figure; below, the symbol and by how much; below that, how it came about. */
static GtkWidget *
new_words (const JctClaimResult *result, const JctClaimCell *cell)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  JctClaimVerdict verdict = isnan (cell->value) || !cell->complete ? JCT_CLAIM_NOT_CHECKABLE
                            : cell->holds                          ? JCT_CLAIM_HOLDS
                                                                   : JCT_CLAIM_DOES_NOT_HOLD;
  g_autofree char *value = jct_claim_cell_to_value (result, cell);
  g_autofree char *outcome = jct_claim_cell_to_outcome (result, cell);
  g_autofree char *working = jct_claim_cell_to_working (result, cell);
  g_autofree char *words = g_strdup_printf (C_ ("verdict on a claim", "%s %s"),
                                            jct_claim_verdict_to_symbol (verdict), outcome);
  GtkWidget *label = jct_wrapped_label_new (words, jct_claim_verdict_get_style (verdict));

  gtk_box_append (GTK_BOX (box), jct_wrapped_label_new (value, "claim-value"));
  gtk_box_append (GTK_BOX (box), label);
  if (working != NULL)
    gtk_box_append (GTK_BOX (box), jct_claim_working_new (working));
  return box;
}

static GtkWidget *
new_show_button (JctClaimMatrix *self, const JctClaimResult *result, guint index)
{
  const JctClaimCell *cell = jct_claim_result_get_cell (result, index);
  GtkWidget *button = gtk_button_new ();
  g_autofree char *value = jct_claim_cell_to_value (result, cell);
  g_autofree char *outcome = jct_claim_cell_to_outcome (result, cell);
  g_autofree char *label = jct_claim_cell_to_label (cell);
  /* Translators: the name of a button: a definition and calendar, the value that they give, and what that says of a
     claim: "“Border Patrol” in fiscal years: 24,048, 12,952 below. Show in the chart". */
  g_autofree char *name
    = g_strdup_printf (_ ("%s: %s, %s. Show in the chart"), label, value, outcome);

  gtk_button_set_child (GTK_BUTTON (button), new_words (result, cell));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, cell->decides ? "claim-decides" : "claim-context");
  gtk_widget_set_hexpand (button, TRUE);
  jct_set_tooltip_text (button, cell->decides
                                  ? C_ ("claims", "Show this comparison in the chart")
                                  : C_ ("claims", "Context: this one does not decide. Show this "
                                                  "comparison in the chart"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "jct-cell", GUINT_TO_POINTER (index));
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), self);
  return button;
}

static GtkWidget *
new_cell (JctClaimMatrix *self, const JctClaimResult *result, guint index)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_box_append (GTK_BOX (box), new_show_button (self, result, index));
  gtk_box_append (GTK_BOX (box), jct_claim_provenance_button_new (result, index));
  return box;
}

/* ---- rows ------------------------------------------------------------------------------------ */

static guint
count_calendars (const JctClaimResult *result)
{
  const JctDefinition *first = jct_claim_result_get_cell (result, 0)->definition;
  guint n = 0;

  while (n < jct_claim_result_get_n_cells (result)
         && jct_claim_result_get_cell (result, n)->definition == first)
    n++;
  return n;
}

static GtkWidget *
new_definition (const JctClaimResult *result, const JctClaimCell *cell)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), jct_wrapped_label_new (cell->definition->title, NULL));
  if (cell->same_as >= 0)
    {
      const JctDefinition *other
        = jct_claim_result_get_cell (result, (guint) cell->same_as)->definition;
      /* Translators: %s is the title of a definition. */
      g_autofree char *same
        = g_strdup_printf (C_ ("claims", "the same figures as “%s”"), other->title);
      GtkWidget *label = jct_wrapped_label_new (same, "caption");

      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (box), label);
    }
  return box;
}

static void
attach_heads (GtkGrid *grid, const JctClaimResult *result, guint n_calendars)
{
  if (n_calendars == 1)
    return;
  for (guint c = 0; c < n_calendars; c++)
    {
      const JctClaimCell *cell = jct_claim_result_get_cell (result, c);
      const char *calendar = jct_claim_calendar_to_label (cell->calendar);
      /* Translators: the head of a column; %s is "fiscal years" or "calendar years". */
      g_autofree char *text = cell->stated
                                ? g_strdup_printf (C_ ("claims", "%s (as stated)"), calendar)
                                : g_strdup (calendar);
      GtkWidget *label = jct_wrapped_label_new (text, "caption-heading");

      gtk_widget_add_css_class (label, "claim-head");
      gtk_grid_attach (grid, label, (int) c + 1, 0, 1, 1);
    }
}

static void
attach_rest (GtkGrid *grid, guint n_left, guint n_calendars, int row)
{
  g_autofree char *text
    = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u more definition is not shown here.",
                                    "%u more definitions are not shown here.", n_left),
                       n_left);

  gtk_grid_attach (grid, jct_wrapped_label_new (text, "dim-label"), 0, row, (int) n_calendars + 1,
                   1);
}

static GtkWidget *
new_grid (JctClaimMatrix *self, const JctClaimResult *result)
{
  GtkWidget *grid = gtk_grid_new ();
  guint n_calendars = count_calendars (result);
  guint n = jct_claim_result_get_n_cells (result) / n_calendars;
  guint n_shown = MIN (n, JCT_CLAIM_MATRIX_MOST);

  gtk_grid_set_column_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 4);
  attach_heads (GTK_GRID (grid), result, n_calendars);
  for (guint i = 0; i < n_shown; i++)
    {
      const JctClaimCell *first = jct_claim_result_get_cell (result, i * n_calendars);

      gtk_grid_attach (GTK_GRID (grid), new_definition (result, first), 0, (int) i + 1, 1, 1);
      for (guint c = 0; c < n_calendars; c++)
        gtk_grid_attach (GTK_GRID (grid), new_cell (self, result, i * n_calendars + c), (int) c + 1,
                         (int) i + 1, 1, 1);
    }
  if (n_shown < n)
    attach_rest (GTK_GRID (grid), n - n_shown, n_calendars, (int) n_shown + 1);
  return grid;
}

void
jct_claim_matrix_set_result (JctClaimMatrix *self, const JctClaimResult *result)
{
  gboolean any = result != NULL && jct_claim_result_get_n_cells (result) > 0;

  g_return_if_fail (JCT_IS_CLAIM_MATRIX (self));

  adw_bin_set_child (ADW_BIN (self), any ? new_grid (self, result) : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), any);
}
