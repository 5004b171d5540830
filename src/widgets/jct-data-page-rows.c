/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which rows the Data page shows: those of a table, or the numbers behind the chart, in order. What takes longer than a
 * few milliseconds is done by a thread; the rows that were there stay until it is.
 */
#include "config.h"

#include "widgets/jct-data-page-private.h"

#include <glib/gi18n-lib.h>

#include "chart/jct-chart-layout.h"
#include "model/jct-number-format.h"
#include "model/jct-series-table.h"
#include "widgets/jct-task.h"
#include "widgets/jct-tooltip-text.h"

/* Numbers behind a chart of which a table is made within a few milliseconds. */
#define QUICK_CELLS 20000

/* Of the two buttons the first is the one that tells of a change. */
gboolean
jct_data_page_shows_numbers (JctDataPage *self)
{
  return !gtk_toggle_button_get_active (self->all_rows);
}

/* ---- words -----------------------------------------------------------------------------------
 */

char *
jct_data_page_dup_count (gsize n, gsize n_total)
{
  g_autofree char *total = jct_format_value ((double) n_total, 0);
  g_autofree char *passing = jct_format_value ((double) n, 0);
  g_autofree char *most = jct_format_value (JCT_ROW_LIST_MAX, 0);
  g_autofree char *text = NULL;

  if (n == n_total)
    /* Translators: %s is a number. */
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s row", "%s rows", n_total), total);
  else
    /* Translators: both are numbers, as in "1,234 of 68,815 rows". */
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s of %s row", "%s of %s rows", n_total),
                            passing, total);
  if (n <= JCT_ROW_LIST_MAX)
    return g_steal_pointer (&text);
  /* Translators: a count of rows, as "50,000,000 rows", and a number. */
  return g_strdup_printf (C_ ("data page", "%s; here the first %s, in an export all"), text, most);
}

static void
show_count (JctDataPage *self)
{
  JctRowOrder *order = jct_row_list_get_order (jct_data_table_get_list (self->table));
  g_autofree char *text = NULL;

  if (order != NULL)
    text
      = jct_data_page_dup_count (jct_row_order_get_n (order), jct_table_get_n_rows (self->shown));
  jct_set_label_text (self->count, text);
}

static void
show_caption (JctDataPage *self)
{
  JctViewState *state = jct_panel_get_state (JCT_PANEL (self));
  JctDocument *document = jct_panel_get_document (JCT_PANEL (self));
  JctSeriesSet *series = jct_view_state_get_series (state, NULL);
  const JctProvenancePart *part = jct_view_state_get_rows (state);
  g_autofree char *words = NULL;
  g_autofree char *text = NULL;

  if (document != NULL && series != NULL && part == NULL)
    {
      /* The numbers are the same, whatever the picture makes of them. */
      g_autoptr (JctView) view = jct_view_copy (jct_view_state_get_view (state));
      view->chart = JCT_CHART_LINE;
      view->log_axis = FALSE;
      words
        = jct_chart_dup_subtitle (document, view, series, jct_view_state_get_whole_range (state));
    }
  if (part != NULL)
    text = jct_data_page_dup_rows_caption (part);
  else if (words == NULL)
    text = g_strdup ("");
  else if (jct_data_page_shows_numbers (self))
    text = g_strdup (words);
  else
    /* Translators: the placeholder is the chart's subtitle: what it counts, where and when. */
    text = g_strdup_printf (C_ ("data page", "The rows that are counted in: %s"), words);
  jct_set_label_text (self->caption, text);
}

static void
show_empty (JctDataPage *self, const char *title, const char *description)
{
  adw_status_page_set_title (self->status, title);
  adw_status_page_set_description (self->status, description);
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

static void
show_order (JctDataPage *self, JctRowOrder *order)
{
  jct_data_table_set_order (self->table, order);
  if (order != NULL && jct_row_order_get_n (order) > 0)
    gtk_stack_set_visible_child_name (self->stack, "table");
  else
    show_empty (self, C_ ("data page", "No Rows"),
                C_ ("data page", "No row of the table passes the definition and the filters."));
  show_count (self);
  jct_data_page_update_export (self);
  jct_data_page_update_provenance (self);
}

/* A message is not markup. */
static void
show_fault (JctDataPage *self, const GError *error)
{
  g_autofree char *message = g_markup_escape_text (error != NULL ? error->message : "", -1);

  jct_data_table_set_order (self->table, NULL);
  show_empty (self, C_ ("data page", "Nothing to Show"), message);
  show_count (self);
  jct_data_page_update_export (self);
  jct_data_page_update_provenance (self);
}

static void
show_no_table (JctDataPage *self)
{
  jct_data_table_set_order (self->table, NULL);
  show_empty (self, C_ ("data page", "No Figures"),
              C_ ("data page",
                  "This file has events and no table of figures. The events stand on the "
                  "Explore page."));
  show_count (self);
  gtk_label_set_label (self->caption, "");
  jct_data_page_update_export (self);
  jct_data_page_update_provenance (self);
}

/* ---- a table and its order -------------------------------------------------------------------
 */

/* All that a thread needs for the rows that are to be shown. */
typedef struct
{
  JctTable *table;            /* (nullable): the numbers of `series` as one, when they are made */
  JctSeriesSet *series;       /* (nullable) */
  JctPublishedSet *published; /* (nullable): what was published of them earlier */
  JctPeriodUnit part;
  char *title, *key, *label; /* (nullable): of the numbers */
  JctFilter *filter;         /* (nullable) */
  JctRowQuery query;
} Rows;

static void
rows_free (gpointer data)
{
  Rows *rows = data;

  g_clear_pointer (&rows->table, jct_table_unref);
  g_clear_pointer (&rows->series, jct_series_set_unref);
  g_clear_pointer (&rows->published, jct_published_set_unref);
  g_clear_pointer (&rows->filter, jct_filter_free);
  g_free (rows->title);
  g_free (rows->key);
  g_free (rows->label);
  g_free (rows);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Rows, rows_free)

static JctRowOrder *
rows_find (Rows *rows, GCancellable *cancellable, GError **error)
{
  if (rows->table == NULL)
    rows->table = jct_series_set_to_table (rows->series, rows->published, rows->part, rows->title,
                                           rows->key, rows->label);
  return jct_row_order_new (rows->table, &rows->query, cancellable, error);
}

static gboolean
rows_are_quick (const Rows *rows)
{
  if (rows->table != NULL)
    return jct_row_query_is_quick (rows->table, &rows->query);
  gsize n = jct_series_set_get_n (rows->series);
  return n == 0 || n * jct_series_get_n (jct_series_set_get (rows->series, 0)) <= QUICK_CELLS;
}

static void
set_table (JctDataPage *self, JctTable *table)
{
  if (self->shown == table)
    return;
  jct_data_page_cancel_rows (self);
  jct_data_table_set_table (self->table, table);
  g_clear_pointer (&self->shown, jct_table_unref);
  self->shown = table != NULL ? jct_table_ref (table) : NULL;
}

/* What was found, or why there is nothing. */
static void
show_rows (JctDataPage *self, const Rows *rows, JctRowOrder *order, const GError *error)
{
  if (order == NULL)
    {
      show_fault (self, error);
      return;
    }
  set_table (self, rows->table);
  if (rows->series != self->series)
    {
      g_clear_pointer (&self->series, jct_series_set_unref);
      self->series = rows->series != NULL ? jct_series_set_ref (rows->series) : NULL;
    }
  show_order (self, order);
}

static void
rows_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  JctRowOrder *order = rows_find (data, cancellable, &error);

  if (order != NULL)
    g_task_return_pointer (task, order, (GDestroyNotify) jct_row_order_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
rows_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  JctDataPage *self = JCT_DATA_PAGE (source);
  GTask *task = G_TASK (result);
  g_autoptr (GError) error = NULL;
  g_autoptr (JctRowOrder) order = g_task_propagate_pointer (task, &error);

  /* Others were asked for, or there is nobody left to see them. */
  if (g_task_get_cancellable (task) != self->ordering)
    return;
  g_clear_object (&self->ordering);
  gtk_spinner_stop (self->spinner);
  show_rows (self, g_task_get_task_data (task), order, error);
}

void
jct_data_page_cancel_rows (JctDataPage *self)
{
  g_cancellable_cancel (self->ordering);
  g_clear_object (&self->ordering);
  gtk_spinner_stop (self->spinner);
}

/* Takes the rows. */
static void
find_rows (JctDataPage *self, Rows *rows)
{
  jct_data_page_cancel_rows (self);
  if (rows_are_quick (rows))
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JctRowOrder) order = rows_find (rows, NULL, &error);

      show_rows (self, rows, order, error);
      rows_free (rows);
      return;
    }
  self->ordering = g_cancellable_new ();
  g_autoptr (GTask) task = g_task_new (self, self->ordering, rows_cb, NULL);
  g_task_set_source_tag (task, find_rows);
  g_task_set_task_data (task, rows, rows_free);
  gtk_spinner_start (self->spinner);
  jct_task_run_in_thread (task, rows_thread);
}

/* ---- which rows ------------------------------------------------------------------------------
 */

static char *
dup_value_title (JctDocument *document, const JctView *view, const JctResolvedView *resolved)
{
  int measure = jct_table_find_measure (resolved->table, resolved->measure);

  if (!jct_transform_is_none (&view->transform) || measure < 0)
    return NULL;
  return g_strdup (jct_table_get_measure_title (resolved->table, (guint) measure));
}

/* A table whose columns are not shown yet comes as it stands. */
static void
set_query (JctDataPage *self, Rows *rows)
{
  if (rows->table != NULL && rows->table == self->shown)
    rows->query.column = jct_data_table_get_sort (self->table, &rows->query.descending);
  rows->query.filter = rows->filter;
  if (rows->query.has_span || !gtk_check_button_get_active (self->visible_only))
    return;
  rows->query.has_span = TRUE;
  rows->query.span = jct_view_state_get_visible (jct_panel_get_state (JCT_PANEL (self)));
}

static Rows *
new_numbers (JctDataPage *self, const JctResolvedView *resolved, GError **error)
{
  JctViewState *state = jct_panel_get_state (JCT_PANEL (self));
  JctSeriesSet *series = jct_view_state_get_series (state, error);
  const JctDefinition *definition = resolved->by == NULL ? resolved->definition : NULL;

  if (series == NULL)
    return NULL;
  Rows *rows = g_new0 (Rows, 1);
  rows->series = jct_series_set_ref (series);
  if (jct_view_state_get_published (state) != NULL)
    rows->published = jct_published_set_ref (jct_view_state_get_published (state));
  if (series == self->series && self->shown != NULL)
    rows->table = jct_table_ref (self->shown);
  rows->part = jct_table_get_period_kind (resolved->table).unit;
  rows->title = dup_value_title (jct_panel_get_document (JCT_PANEL (self)),
                                 jct_view_state_get_view (state), resolved);
  rows->key = definition != NULL ? g_strdup (definition->id) : NULL;
  rows->label = definition != NULL ? g_strdup (definition->title) : NULL;
  return rows;
}

static Rows *
new_table_rows (const JctResolvedView *resolved)
{
  Rows *rows = g_new0 (Rows, 1);

  rows->table = jct_table_ref (resolved->table);
  rows->filter = resolved->filter != NULL ? jct_filter_copy (resolved->filter) : NULL;
  return rows;
}

/* The rows behind a number, wherever the chart is zoomed to. */
static Rows *
new_part_rows (const JctProvenancePart *part)
{
  Rows *rows = g_new0 (Rows, 1);

  rows->table = jct_table_ref (part->table);
  rows->filter = jct_filter_copy (part->filter);
  rows->query.has_span = TRUE;
  rows->query.span = jct_provenance_part_get_span (part);
  return rows;
}

void
jct_data_page_update_rows (JctDataPage *self)
{
  JctViewState *state = jct_panel_get_state (JCT_PANEL (self));
  JctDocument *document = jct_panel_get_document (JCT_PANEL (self));
  g_auto (JctResolvedView) resolved = { 0 };
  g_autoptr (GError) error = NULL;
  Rows *rows;

  if (document == NULL)
    {
      set_table (self, NULL);
      return;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->facets), !jct_view_state_has_only_events (state));
  if (jct_view_state_has_only_events (state))
    {
      jct_data_page_cancel_rows (self);
      set_table (self, NULL);
      show_no_table (self);
      return;
    }
  if (!jct_document_resolve_view (document, jct_view_state_get_view (state), &resolved, &error))
    {
      set_table (self, NULL);
      show_fault (self, error);
      return;
    }
  if (jct_view_state_get_rows (state) != NULL)
    rows = new_part_rows (jct_view_state_get_rows (state));
  else if (jct_data_page_shows_numbers (self))
    rows = new_numbers (self, &resolved, &error);
  else
    rows = new_table_rows (&resolved);
  if (rows != NULL)
    {
      set_query (self, rows);
      find_rows (self, rows);
    }
  else
    {
      jct_data_page_cancel_rows (self);
      show_fault (self, error);
    }
  show_caption (self);
}
