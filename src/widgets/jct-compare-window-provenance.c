/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the numbers in the selected row of the comparison come from. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "analysis/jct-effect-provenance.h"
#include "widgets/jct-compare-window-private.h"
#include "widgets/jct-provenance-popover.h"

/* (nullable): of several the first. */
static const JctComparedEvent *
find_selected (JctCompareWindow *self)
{
  g_autoptr (GPtrArray) rows = jct_compare_table_list_rows (self->table, TRUE);

  return rows->len > 0 ? g_ptr_array_index (rows, 0) : NULL;
}

static JctProvenance *
ask_provenance (gpointer data, JctViewState **state, GError **error)
{
  JctCompareWindow *self = data;
  const JctEventComparison *comparison = jct_comparison_runner_get_comparison (self->runner);
  const JctComparedEvent *compared = find_selected (self);

  *state = jct_analysis_runner_get_state (self->source);
  if (comparison != NULL && comparison->series_key != NULL && compared != NULL)
    return jct_compared_provenance_new (comparison, compared, error);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("No event is selected."));
  return NULL;
}

void
jct_compare_window_update_provenance (JctCompareWindow *self, gboolean shown)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->provenance), shown && find_selected (self) != NULL);
}

void
jct_compare_window_init_provenance (JctCompareWindow *self)
{
  jct_menu_button_set_provenance (self->provenance, ask_provenance, self);
}
