/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where the selected row's number comes from; and the rows behind a number, while these are what the page shows.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/jct-filter-words.h"
#include "widgets/jct-data-page-private.h"
#include "widgets/jct-point-provenance.h"
#include "widgets/jct-provenance-popover.h"

/* Of the one row that is selected. */
static gboolean
find_selected (JctDataPage *self, gsize *row)
{
  JctRowList *list = jct_data_table_get_list (self->table);
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (list));
  JctRowOrder *order = jct_row_list_get_order (list);

  if (order == NULL || gtk_bitset_get_size (selected) != 1)
    return FALSE;
  *row = jct_row_order_get_row (order, gtk_bitset_get_minimum (selected));
  return TRUE;
}

/* A row of the chart's numbers is a point; one of the table is a cell of it. */
static JctProvenance *
ask_provenance (gpointer data, JctViewState **state, GError **error)
{
  JctDataPage *self = data;
  JctDocument *document = jct_panel_get_document (JCT_PANEL (self));
  gsize row;

  *state = jct_panel_get_state (JCT_PANEL (self));
  if (document == NULL || !find_selected (self, &row))
    return NULL;
  if (self->series == NULL)
    return jct_provenance_new_row (document, self->shown, row);
  const JctSeries *series
    = jct_series_set_get (self->series, jct_table_get_code (self->shown, 0, row));
  const JctPeriod period
    = { jct_table_get_period_kind (self->shown), jct_table_get_periods (self->shown)[row] };
  return jct_point_provenance_new (*state, jct_series_get_key (series), period, error);
}

void
jct_data_page_update_provenance (JctDataPage *self)
{
  const JctProvenancePart *part
    = jct_panel_get_state (JCT_PANEL (self)) != NULL
        ? jct_view_state_get_rows (jct_panel_get_state (JCT_PANEL (self)))
        : NULL;
  gsize row;

  gtk_widget_set_sensitive (GTK_WIDGET (self->provenance), find_selected (self, &row));
  gtk_widget_set_visible (GTK_WIDGET (self->leave_rows), part != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->visible_only), part == NULL);
}

/* Enter, or a double click, on a row. */
static void
row_activated_cb (JctDataPage *self)
{
  gsize row;

  if (find_selected (self, &row))
    gtk_menu_button_popup (self->provenance);
}

static void
leave_rows_cb (JctDataPage *self)
{
  jct_view_state_show_rows (jct_panel_get_state (JCT_PANEL (self)), NULL);
}

char *
jct_data_page_dup_rows_caption (const JctProvenancePart *part)
{
  g_autofree char *words = jct_provenance_part_to_words (part);
  g_autofree char *filters = jct_filter_words (part->table, part->filter);

  if (*filters == '\0')
    /* Translators: %s is a sentence, as "December 2023: 24 rows add up to 5,951." */
    return g_strdup_printf (C_ ("data page", "The rows behind one number. %s"), words);
  /* Translators: a sentence as above, and the filters, as "citizenship: China". */
  return g_strdup_printf (C_ ("data page", "The rows behind one number. %s Filters: %s."), words,
                          filters);
}

void
jct_data_page_install_provenance (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, JctDataPage, provenance);
  gtk_widget_class_bind_template_child (widget_class, JctDataPage, leave_rows);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_rows_cb);
}

void
jct_data_page_init_provenance (JctDataPage *self)
{
  jct_menu_button_set_provenance (self->provenance, ask_provenance, self);
}
